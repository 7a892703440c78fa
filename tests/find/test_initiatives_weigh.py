"""The scales of initiatives: what is read off a release for a name, what stays, what is let in, and what is said of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from hkfacts.errors import ModelError
from hkfacts.find.initiatives import find_initiatives
from hkfacts.find.initiatives_evidence import Evidence, Proposal, reason_class
from hkfacts.find.initiatives_pool import IN_CAPITALS, LABELLED, LEADING, MOST_NAMES, QUOTED, UNSAID, WITH_NOUN, pool
from hkfacts.find.initiatives_runs import Labels, runs
from hkfacts.find.initiatives_weigh import RULE, Scales
from hkfacts.nlp import load_scales, model_folder
from hkfacts.rulebook import load_rulebook
from hkfacts.spans import Entity, Found, Parts, Refusal, Tokens, Trace
from tests.find.test_initiatives import page

LAUNCH = "The Council launched the Bright Quay Scheme in May."
ALONE = "Crowds were glad of Kestrel Umbra again."
HEAVY = Scales({"": -9.0, "proposed": 18.0, "INITIATIVE over it: always": 18.0}, 0.0, 0.0)
NOTHING = Scales({"": -9.0}, 0.0, 0.0)


def tagged(text: str, tags: str, *entities: Entity) -> tuple[Parts, Tokens]:
    """A text with one tag a word (words are parted by spaces, a full stop is one)."""
    parts, _ = page(text)
    words, place = text.replace(".", " .").split(), 0
    starts = []
    for word in words:
        place = text.index(word, place)
        starts.append(place)
        place += len(word)
    ends = [s + len(w) for s, w in zip(starts, words, strict=True)]
    return parts, Tokens(starts, ends, tags.split(), entities)


def over(text: str, name: str, label: str) -> Entity:
    """A label over the first place of a name."""
    return Entity(text.index(name), text.index(name) + len(name), label)


def features(parts: Parts, tokens: Tokens, name: str, reason: str = "") -> set[str]:
    """What the evidence says of the first place of a name."""
    start = parts.text.index(name)
    found = Found("initiative", start, start + len(name), "initiative.head-noun", {"type": "scheme"})
    return Evidence(parts, tokens, Labels(tokens, parts)).told([Proposal(found, reason)]).features


def names(text: str, scales: Scales | None, *entities: Entity, trace: Trace | None = None) -> list[tuple[str, str]]:
    """What is found in a text with some scales, and by which rule."""
    parts, tokens = page(text, *entities)
    return [(text[f.start : f.end], f.rule) for f in find_initiatives(parts, tokens, load_rulebook(), [], trace, scales)]


def test_a_name_is_told_by_its_words() -> None:
    said = features(*page(LAUNCH), "Bright Quay Scheme")
    assert {"head scheme", "head weight 3", "words: 3", "first word: bright", "last word: scheme", "word: quay"} <= said
    assert {"rule initiative.head-noun", "type scheme", "places: 1", "no label: always", "section body"} <= said


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("9th Tern Cup", "edition"),
        ("Tern 4 Cup", "digits"),
        ("TERN CUP", "all capitals"),
        ("NTS Tern Cup", "holds an acronym"),
        ("TernCup", "capital inside a word"),
        ("Women's Tern Cup", "holds a possessive"),
        ("Terns and Gulls Cup", "holds and"),
        ("Tern: The Cup", "holds a sign"),
    ],
)
def test_a_name_is_told_by_its_shape(name: str, wanted: str) -> None:
    assert wanted in features(*page(f"All came to the {name} in the end."), name)


def test_the_words_beside_a_name_are_told() -> None:
    said = features(*tagged(LAUNCH, "DT NNP VBD DT NNP NNP NNP IN NNP ."), "Bright Quay Scheme")
    assert {"before: the", "second before: launched", "determiner the", "verb before: launch"} <= said
    assert {"behind: in", "tag behind: IN", "second behind: may"} <= said
    assert "led by in" not in said


def test_a_verb_behind_a_name_ends_the_look() -> None:
    text = "The Bright Quay Scheme will help many firms."
    said = features(*tagged(text, "DT NNP NNP NNP MD VB JJ NNS ."), "Bright Quay Scheme")
    assert "verb behind: will" in said
    assert not any("help" in f for f in said)


def test_labels_are_counted_over_all_places_of_a_name() -> None:
    text = "Kestrel Nights ended.\nWe saw Kestrel Nights.\nKestrel Nights Ltd signed."
    third = text.rindex("Kestrel")
    marks = (Entity(0, 14, "INITIATIVE"), Entity(third, third + 18, "ORG"))
    said = features(*page(text, *marks), "Kestrel Nights")
    assert {"INITIATIVE over it: once", "ORG over more: once", "no label: once", "places: 3"} <= said


def test_what_a_rule_objects_to_is_told_without_the_name() -> None:
    weak = "the head 'nights' with the words beside it is too weak a sign (2 of 3)"
    assert reason_class(weak) == "weak 2"
    said = features(*page(ALONE), "Kestrel Umbra", weak)
    assert {"refused: weak 2", "refused everywhere"} <= said


def test_letters_alone_are_told_where_no_rule_proposes_them() -> None:
    told = "letters that no rule proposes"
    assert told in features(*page("Crews use TBW now."), "TBW", UNSAID)
    assert told not in features(*page("Crews use TBW now."), "TBW")
    assert told not in features(*page("Crews use KESTREL now."), "KESTREL", UNSAID)


def test_the_sum_is_the_same_in_any_order() -> None:
    scales = Scales({"a": 0.1, "b": 0.2, "c": 0.3}, 0.0, 0.0)
    assert scales.score(["a", "b", "c"]) == scales.score(["c", "b", "a"])


def pooled(text: str, *entities: Entity, proposed: Sequence[Found] = (), refused: Sequence[Refusal] = ()) -> dict[str, list[str]]:
    """The names of the pool, each with the rules that have it."""
    parts, tokens = page(text, *entities)
    groups = pool(parts, Labels(tokens, parts), list(runs(parts)), proposed, refused, lambda start: True)
    return {text[g[0].found.start : g[0].found.end]: [p.found.rule for p in g] for g in groups}


def test_proposals_and_refusals_of_one_name_go_together() -> None:
    text = "Kestrel Nights and the Kestrel Nights"
    proposed = [Found("initiative", 0, 14, "initiative.called", {"type": "event"})]
    refused = [
        Refusal("initiative", 23, 37, "initiative.model", "a standing body"),
        Refusal("person", 0, 7, "person.x", "weak 2"),
    ]
    groups = pooled(text, proposed=proposed, refused=refused)
    assert groups["Kestrel Nights"][:2] == ["initiative.called", "initiative.model"]
    assert "Kestrel" not in groups


@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        ("Crowds were glad of Kestrel Umbra again.", "Kestrel Umbra", IN_CAPITALS),
        ("He read “Terns at the Quay” aloud.", "Terns at the Quay", QUOTED),
        ("- Quay Kettle Mini: boils in no time", "Quay Kettle Mini", LEADING),
        ("Bakers use the Ternix app at dawn.", "Ternix app", WITH_NOUN),
    ],
)
def test_what_no_rule_speaks_for_is_in_the_pool_by_its_shape(text: str, name: str, rule: str) -> None:
    assert rule in pooled(text)[name]


def test_what_is_labelled_is_in_the_pool_unless_it_is_somebody_or_somewhere() -> None:
    text = "Bakers use the Ternix at Kestrel Point."
    marks = (over(text, "Ternix", "ORG"), over(text, "Kestrel Point", "PLACE"))
    groups = pooled(text, *marks)
    assert LABELLED in groups["Ternix"]
    assert "Kestrel Point" not in groups


def test_a_catalogue_is_read_as_far_as_the_pool_goes() -> None:
    text = " and then ".join(f"Ternix{n} Roller" for n in range(3 * MOST_NAMES))
    assert len(pooled(text)) == MOST_NAMES


def test_a_name_stays_that_is_heavy_enough() -> None:
    assert names(LAUNCH, HEAVY) == names(LAUNCH, None) == [("Bright Quay Scheme", "initiative.head-noun")]
    assert names(LAUNCH, NOTHING) == []


def test_a_name_that_is_too_light_is_seen_in_the_trace() -> None:
    trace = Trace()
    names(LAUNCH, Scales({"": 1.0, "head scheme": -3.0, "words: 3": -2.0}, 0.0, 0.0), trace=trace)
    told = [r for r in trace.refusals if r.rule == RULE]
    assert {LAUNCH[r.start : r.end] for r in told} == {"Bright Quay Scheme"}
    assert told[0].reason == "all its places weigh -4.0, less than 0.0 (most against it: head scheme; words: 3)"


def test_refusals_of_rules_are_in_the_trace_with_scales_too() -> None:
    without, with_scales = Trace(), Trace()
    mark = over(ALONE, "Kestrel Umbra", "INITIATIVE")
    names(ALONE, None, mark, trace=without)
    names(ALONE, NOTHING, mark, trace=with_scales)
    assert without.refusals == with_scales.refusals != []


def test_a_label_alone_is_let_in_by_its_weight() -> None:
    mark = over(ALONE, "Kestrel Umbra", "INITIATIVE")
    assert names(ALONE, None, mark) == []
    assert names(ALONE, HEAVY, mark) == [("Kestrel Umbra", RULE)]
    assert names(ALONE, Scales({"": 9.0}, 0.0, 10.0), mark) == []


def test_why_a_label_was_let_in_is_in_the_trace() -> None:
    trace = Trace()
    names(ALONE, Scales({"": 1.0, "words: 2": 2.0}, 0.0, 0.0), over(ALONE, "Kestrel Umbra", "INITIATIVE"), trace=trace)
    assert set(trace.reasons.values()) == {"all its places weigh 3.0 (most for it: words: 2)", "all its places weigh 1.0"}


def test_of_two_names_that_overlap_the_heavier_stays() -> None:
    text = "We launched the Bright Quay Scheme of old."
    mark = over(text, "Scheme of old", "INITIATIVE")
    assert names(text, Scales({"": -1.0, "rule initiative.head-noun": 2.0}, 0.0, 0.0), mark) == [
        ("Bright Quay Scheme", "initiative.head-noun")
    ]
    assert [name for name, _ in names(text, Scales({"": -1.0, "rule initiative.model": 2.0}, 0.0, 0.0), mark)] != [
        "Bright Quay Scheme"
    ]


def test_a_release_of_hong_kong_is_left_to_the_rules() -> None:
    parts, tokens = page(LAUNCH)
    home = replace(parts, home="HK")
    assert not NOTHING.fits(home)
    assert len(find_initiatives(home, tokens, load_rulebook(), [], None, NOTHING)) == 1


def test_the_shipped_weights_are_small_and_readable() -> None:
    path = model_folder() / "scales.json"
    scales = load_scales(model_folder())
    assert scales is not None
    assert path.stat().st_size < 450_000
    assert all(abs(w) < 10 for w in scales.weights.values())
    assert "rule initiative.head-noun" in scales.weights


def test_a_folder_without_weights_has_no_scales(tmp_path: Path) -> None:
    assert load_scales(tmp_path) is None


@pytest.mark.parametrize("said", ["", "[]", "{}", '{"weights": {"a": "x"}, "keep": 0, "admit": 0}', '{"weights": {}, "keep": 0}'])
def test_spoilt_weights_are_an_error_with_a_cure(tmp_path: Path, said: str) -> None:
    (tmp_path / "scales.json").write_text(said, encoding="utf-8")
    with pytest.raises(ModelError, match="install hkfacts anew"):
        load_scales(tmp_path)


def test_weights_are_read_as_written(tmp_path: Path) -> None:
    (tmp_path / "scales.json").write_text(json.dumps({"weights": {"a": 1, "": 0.5}, "keep": 0.25, "admit": 1}), encoding="utf-8")
    assert load_scales(tmp_path) == Scales({"a": 1.0, "": 0.5}, 0.25, 1.0)


def test_families_of_rules_are_told_apart() -> None:
    parts, tokens = page("The guild opened its “Bright Piers” initiative in May.")
    start = parts.text.index("Bright")
    evidence = Evidence(parts, tokens, Labels(tokens, parts))
    for rule, wanted in (("initiative.quoted-then-noun", True), ("initiative.head-noun", False)):
        said = evidence.told([Proposal(Found("initiative", start, start + 12, rule, {"type": ""}))]).features
        assert {"proposed", f"proposed by {rule[11:].partition('-')[0]}"} <= said
        assert ("proposed by a construction" in said) is wanted


def test_where_a_name_stands_and_whose_name_it_begins_with_are_told() -> None:
    parts, tokens = page("Ternix sells ovens.\nTernix Roller is new.")
    start = parts.text.index("Ternix Roller")
    evidence = Evidence(replace(parts, issuer="Ternix"), tokens, Labels(tokens, parts))
    said = evidence.told([Proposal(Found("initiative", start, start + 13, "initiative.labelled", {"type": ""}), "x")]).features
    assert {"begins with the issuer's name", "first at the middle", "only at the beginning of lines"} <= said


LETTERS = Scales({"": -9.0, "all capitals": 18.0}, 0.0, 0.0)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Crews use TBW now.\nThe Tidal Barrage Works (TBW) are new.", ["TBW", "Tidal Barrage Works", "TBW"]),
        ("Crews use TBW now.\nThe barrage works (TBW) are new.", ["TBW", "TBW"]),  # words that are no name
        ("Crews use TBW now.\nThe Kestrel Dam Lights (TBW) are new.", ["TBW", "TBW"]),  # not its letters
        ("Crews use TBW now.", ["TBW"]),
    ],
)
def test_letters_are_found_with_the_name_that_they_stand_for(text: str, wanted: list[str]) -> None:
    assert [name for name, _ in names(text, LETTERS) if name != "Kestrel Dam Lights"] == wanted


def test_a_possessive_is_no_part_of_a_run_in_capitals() -> None:
    assert "Kestrel Umbra" in pooled("Crowds liked Kestrel Umbra’s echo.")
    assert "Kestrel Umbra’s" in pooled("Crowds eat at Kestrel Umbra’s.")  # a shop may be called so
