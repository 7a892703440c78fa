"""The finder of initiatives: heads, runs, signs, refusals; hostile text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hkfacts.find.initiatives import find_initiatives, is_heading, without_overlap
from hkfacts.find.initiatives_bodies import Bodies
from hkfacts.find.initiatives_cues import edition_tail, quoted_whole, signs
from hkfacts.find.initiatives_model import _several, trimmed
from hkfacts.find.initiatives_own import owned_bodies, owned_type
from hkfacts.find.initiatives_runs import RUN, Labels
from hkfacts.grammar.initiatives import type_by_words
from hkfacts.rulebook import load_rulebook
from hkfacts.spans import Block, Entity, Found, Parts, Span, Tokens, Trace, View

PIECES = [
    *("Fund", "the", "“", "”", "Harbour", "Scheme", "(HS)", "of", "for the", "17th", "2031"),
    *("launched", "Ltd", "’s", "&", "A", "and", ".", "\n", "Forum", "@X", ""),
]


def page(text: str, *entities: Entity) -> tuple[Parts, Tokens]:
    """One body block a line."""
    blocks, place = [], 0
    for line in text.split("\n"):
        blocks.append(Block(place, place + len(line), "body"))
        place += len(line) + 1
    return Parts(View(text), tuple(blocks), tuple(Span(b.start, b.end) for b in blocks)), Tokens(entities=entities)


def label(text: str, words: str, kind: str = "INITIATIVE") -> Entity:
    """A label over the first place of these words."""
    start = text.index(words)
    return Entity(start, start + len(words), kind)


def found(text: str, *entities: Entity) -> list[str]:
    """The mentions in a text."""
    parts, tokens = page(text, *entities)
    return [text[f.start : f.end] for f in find_initiatives(parts, tokens, load_rulebook(), [])]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Town Opens Nine New Gardens For Its Bees", True),
        ("TOWN OPENS NINE NEW GARDENS", True),
        ("Town opens nine new gardens for its bees", False),
        ("The Harbour Office opened Bright Pier on Monday.", False),
    ],
)
def test_a_heading_is_told_by_its_capitals(text: str, heading: bool) -> None:
    assert is_heading(text) is heading


def test_a_run_takes_joiners_numbers_and_marks_inside() -> None:
    assert RUN.findall("see the 9th Pier & Quay Week of the North, then go") == ["9th Pier & Quay Week of the North"]


def test_an_edition_in_brackets_belongs_to_the_name() -> None:
    text = "Toy Fair (Winter Edition) opens"
    assert text[: edition_tail(text, 8)] == "Toy Fair (Winter Edition)"
    assert edition_tail("Toy Fair (in Leeds) opens", 8) == 8


def test_a_quoted_name_is_taken_from_its_opening_mark() -> None:
    text = "a “Behind the Harvest Weekend” package"
    assert text[quoted_whole(text, text.index("Harvest"), text.index("”")) :].startswith("Behind the Harvest")


def test_signs_tell_launch_acronym_and_body() -> None:
    text = "They launched the Aa Fund (AAF) in May."
    start = text.index("Aa")
    said = signs(text, start, start + 7, 0, len(text))
    assert said.launch and said.owned and said.acronym == "AAF" and not said.legal
    legal = signs("Aa Fund LP said", 0, 7, 0, 15)
    assert legal.legal
    assert signs("Aa Lab said that", 0, 6, 0, 16).actor


@pytest.mark.parametrize(
    ("text", "labelled", "kind", "name"),
    [
        ("They met at the Kestrel Baking Expo Ashford in May.", "Ashford", "PLACE", "Kestrel Baking Expo Ashford"),
        (
            "They met at Grey Tern Markets’ Second Annual Baker Conference in May.",
            "Grey Tern Markets",
            "ORG",
            "Second Annual Baker Conference",
        ),
        ("They will host Ovens at NorthQuay in May.", "Ovens at North", "INITIATIVE", "Ovens at NorthQuay"),  # cut
        ("They will host Growing SmallThe Tern Bakeoff in May.", "Growing SmallThe Tern Bakeoff", "INITIATIVE", "Tern Bakeoff"),
        (
            "They will host the Tern Arena Bakeoff this December with friends.",
            "Tern Arena Bakeoff this December",
            "INITIATIVE",
            "Tern Arena Bakeoff",
        ),
    ],
)
def test_labels_set_the_edges_of_a_name_and_get_whole_words(text: str, labelled: str, kind: str, name: str) -> None:
    assert found(text, label(text, labelled, kind)) == [name]


def test_what_is_listed_with_a_known_name_is_of_its_type() -> None:
    text = "They won the Kestrel Harbour Award and Golden Loaf in May."
    parts, tokens = page(text, label(text, "Golden Loaf"))
    kinds = [f.groups["type"] for f in find_initiatives(parts, tokens, load_rulebook(), [])]
    assert kinds == ["award", "award"]


def test_the_model_proposes_and_its_edges_are_set() -> None:
    text = "We loved the “Quixtar Dawn” by night."  # quotation marks stand around slogans and titles as often
    start = text.index("“")
    assert found(text, Entity(start, start + 14, "INITIATIVE")) == []
    text = "We attended the “Quixtar Dawn” by night."
    start = text.index("“")
    assert text[slice(*trimmed(text, text.index("the"), text.index(" by")))] == "Quixtar Dawn"
    assert found(text, Entity(start, start + 14, "INITIATIVE")) == ["Quixtar Dawn"]
    for sign in ("(TM)", "(TM", "(R)", " TM", "TM", "®", "’s"):
        text = f"Quixtar Dawn{sign}"
        assert text[slice(*trimmed(text, 0, len(text)))] == "Quixtar Dawn"
    assert type_by_words("Quixtar Fund of Dawn", "event") == "fund"
    assert type_by_words("Quixtar", "event") == "event"


def test_a_product_counts_where_the_text_brings_it_out() -> None:
    text = "Lowland Motors unveiled the Vexo Nine in May."
    start = text.index("Vexo")
    assert found(text, Entity(start, start + 9, "PRODUCT")) == ["Vexo Nine"]
    text = "He likes the Vexo Nine."
    assert found(text, Entity(13, 22, "PRODUCT")) == []


@pytest.mark.parametrize(
    ("text", "name", "taken"),
    [
        ("They hosted the Quixtar Dawn, a walk.", "Quixtar Dawn", True),  # held right there
        ("The Quixtar Dawn will be held in May.", "Quixtar Dawn", True),
        ("Nine bakers use the Quixtar Dawn programme.", "Quixtar Dawn", True),  # the noun that says what it is
        ("They announced the expansion of the Quixtar Dawn team.", "Quixtar Dawn", False),  # a verb further off
        ("It is faster than the Quixtar 2031 of Leeds.", "Quixtar 2031", False),
        ("She will debut her new single “Quixtar Dawn”.", "Quixtar Dawn", False),  # a song
        ("They hosted the Quixtar Dawn Entertainment of Leeds.", "Quixtar Dawn", False),  # a part of a longer name
        ("They created Quixtar Dawn. Quixtar Dawn Inc. has acquired two mills.", "Quixtar Dawn", False),  # a company
        ("They launched Ines B. Falk in May.", "Ines B. Falk", False),  # a person
        ("It is paid under the Quixtar Dawn Act of the state.", "Quixtar Dawn Act", False),  # a law cited
    ],
)
def test_a_label_alone_is_no_reason(text: str, name: str, taken: bool) -> None:
    assert (name in found(text, label(text, name))) is taken


def test_a_person_is_no_gathering() -> None:
    text = "They welcomed Ian Ball in May."
    parts, tokens = page(text)
    person = Found("person", text.index("Ian"), text.index(" in May"), "person.verb", {})
    assert find_initiatives(parts, tokens, load_rulebook(), [person]) == []


def test_many_coined_names_are_asked_for_once() -> None:
    text = " ".join(f"They launched QuixtarDawn{n}." for n in range(3000))
    start = time.perf_counter()
    found(text)
    assert time.perf_counter() - start < 20


def test_of_overlapping_proposals_the_quoted_then_the_longer_stays() -> None:
    parts, _ = page("x" * 40)
    short = Found("initiative", 5, 10, "initiative.head-noun", {})
    long = Found("initiative", 3, 12, "initiative.model", {})
    quoted = Found("initiative", 6, 9, "initiative.quoted-then-noun", {})
    assert without_overlap(parts, [short, long], []) == [long]
    assert without_overlap(parts, [short, long, quoted], []) == [quoted]


def test_explain_hears_why_a_name_is_refused() -> None:
    trace = Trace()
    parts, tokens = page("The Quiet Rivers Fund (NYSE: QRX) rose.")
    assert find_initiatives(parts, tokens, load_rulebook(), [], trace) == []
    assert [(r.kind, r.rule) for r in trace.refusals] == [("initiative", "initiative.head-noun")]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join) | st.text(max_size=200))
def test_any_text_is_read_without_an_error_and_grounded(text: str) -> None:
    parts, tokens = page(text)
    for f in find_initiatives(parts, tokens, load_rulebook(), []):
        assert 0 <= f.start < f.end <= len(text)
        assert text[f.start : f.end].strip() == text[f.start : f.end]


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["“Aa ", "A ", "Aa Fund (", "the Summit of the ", "Big Green Tree Scheme\n", "LifeFest is a b c ", "AAAAAA, a "]
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    spent = []
    for length in (20_000, 80_000):
        text = (piece * (length // len(piece) + 1))[:length]
        parts, tokens = page(text)
        began = time.perf_counter()
        find_initiatives(parts, tokens, load_rulebook(), [])
        spent.append(time.perf_counter() - began)
    assert spent[1] < 10 * spent[0] + 0.5


def _owned(name: str, before: str, after: str, issuer: str = "Corvane Kettles Ltd") -> str:
    text = before + name + after
    labels = Labels(Tokens(), Parts(View(text), (), ()))
    return owned_type(name, (before, after), len(before), labels, issuer)


def test_goods_belong_to_the_issuer_by_its_name_its_or_our() -> None:
    assert _owned("KettleMind", "Teams use our patented ", " platform daily") == "platform"
    assert _owned("Steam Scout", "Corvane’s flagship ", " application is new") == "platform"
    assert _owned("Kestrel Hill", "the company’s own ", " project near Tolo") == "project"
    assert _owned("Wren Tools", "It sells its ", "™ line") == "platform"
    assert _owned("KettleMind", "Harbour Bank’s patented ", " platform daily") == ""
    assert _owned("TikTok", "see our ", " channel") == ""
    assert _owned("Nut", "with its ", " app") == "" and _owned("KTL", "with its ", " app") == ""
    assert _owned("Bolt 4", "By showing its ", " and other docks") == ""


def test_a_product_of_another_body_named_before_its_is_cited_only() -> None:
    text = "At the fair, Harbour Optics shows its KettleMind platform."
    start = text.index("KettleMind")
    labels = Labels(Tokens(entities=(label(text, "Harbour Optics", "ORG"),)), Parts(View(text), (), ()))
    assert owned_type("KettleMind", (text[:start], text[start + 10 :]), start, labels, "Corvane Kettles") == ""
    assert owned_type("KettleMind", (text[:start], text[start + 10 :]), start, labels, "Harbour Optics") == "platform"


def test_what_a_firm_calls_after_itself_is_its_own() -> None:
    bodies = Bodies("Corvane Wallet is here.", "Corvane Kettles Ltd")
    assert bodies.is_own("Corvane Kettles Wallet") and not bodies.is_own("Corvanesque Wallet")
    assert bodies.is_body("Corvane Kettles") and not bodies.is_body("Corvane Kettles Wallet")


def test_goods_that_are_labelled_as_bodies_are_told_by_a_noun_or_a_mark_behind_them() -> None:
    def read(text: str, name: str, issuer: str = "Corvane Kettles") -> list[tuple[str, str]]:
        parts = Parts(View(text), (Block(0, len(text), "body"),), (Span(0, len(text)),), issuer=issuer)
        labels = Labels(Tokens(entities=(label(text, name, "ORG"),)), parts)
        return [(text[f.start : f.end], f.groups["type"]) for f in owned_bodies(parts, labels)]

    assert read("The firm showed its Harbour Design project.", "Harbour Design") == [("Harbour Design", "project")]
    assert read("The company’s Steam Nation™ movement grows.", "Steam Nation™") == [("Steam Nation", "campaign")]
    assert read("It is anchored by its Wren Vault(R), and by more.", "Wren Vault(R") == [("Wren Vault", "platform")]
    assert read("Today Checkmate, its address technology, was sold.", "Checkmate") == [("Checkmate", "platform")]
    assert read("We thank Wren Works, our service partner.", "Wren Works") == []
    assert read("The firm praised its Harbour Bank.", "Harbour Bank") == []
    assert read("The firm grows its Wren Division(R) now.", "Wren Division(R") == []


def test_lists_of_those_picked_are_awards_and_rankings_publications() -> None:
    assert type_by_words("30 Bakers to Watch", "platform") == type_by_words("40 Under 40", "platform") == "award"
    assert (
        type_by_words("Best Kettle Shop", "platform") == "award" and type_by_words("Oven Trade 500", "platform") == "publication"
    )
    assert type_by_words("Steam Ahead 2050", "plan") == "plan"
    assert type_by_words("Outstanding Kite Designer 2031", "event") == "award"  # who is picked for an honour
    assert type_by_words("Kite AI Agent", "platform") == "platform"


def test_a_label_over_two_names_that_a_comma_parts_is_no_name() -> None:
    assert _several("kestrel report 2031, oven board 2031 survey".split())
    assert _several("kestrel report, oven board survey".split())
    assert not _several("kestrel kite, loaf and oven conference".split())
    assert not _several("oven week, macao".split())
