"""Text cut into pieces: nothing lost, every mention where its offsets say."""

from __future__ import annotations

from typing import Any

import pytest

from hkfacts import Extractor, Release
from hkfacts.records import Sentence
from hkfacts.write.report.characters import UNSEEN, lined, mark
from hkfacts.write.report.facts import KINDS, release_data
from tests.conftest import sample_files
from tests.release_by_hand import TEXT, release
from tests.texts import ODD_TEXTS, RELEASES
from tests.write.report.pages import hostile, overlapping


def pieces(data: dict[str, Any]) -> list[tuple[str, list[list[int]]]]:
    """All pieces in order as their words and keys."""
    flat = [p for block in data["blocks"] for p in block["pieces"]]
    return [(p, []) if isinstance(p, str) else (p[0], p[1]) for p in flat]


def bare(text: str) -> str:
    """Text as pieces show it, without white space."""
    return "".join(UNSEEN.sub(lambda m: mark(m[0]), lined(text)).split())


def check(made: Release) -> int:
    """Compare the pieces of a release with its text and offsets; the number of mentions compared."""
    data = release_data(made)
    assert data["note"] is None and made.text is not None
    found = pieces(data)
    assert bare("".join(words for words, _ in found)) == bare(made.text)
    number = 0
    for n, fact in enumerate(fact for kind in KINDS for fact in getattr(made, kind)):
        for m, said in enumerate(getattr(fact, "mentions", None) or (fact,)):
            inside = [i for i, (_, keys) in enumerate(found) if [n, m] in keys]
            assert bare("".join(found[i][0] for i in inside)) == bare(said.text)
            assert bare("".join(words for words, _ in found[: inside[0]])) == bare(made.text[: said.start])
            number += 1
    return number


@pytest.mark.parametrize(
    "sample", [s for s in sample_files() if s.suffix in (".txt", ".md") and s.stem != "chinese"], ids=lambda p: p.stem
)
def test_mentions_of_the_samples_are_where_their_offsets_say(sample: Any, extractor: Extractor) -> None:
    text = sample.read_text(encoding="utf-8")
    assert check(extractor.extract(text).model_copy(update={"text": text})) > 20


@pytest.mark.parametrize("text", [*RELEASES, *ODD_TEXTS], ids=lambda t: repr(t[:20]))
def test_odd_texts_lose_nothing(text: str, extractor: Extractor) -> None:
    check(extractor.extract(text).model_copy(update={"text": text}))


def test_mentions_in_over_and_across_one_another() -> None:
    assert check(overlapping()) == 6
    keys = [k for _, k in pieces(release_data(overlapping())) if len(k) > 1]
    assert max(map(len, keys)) == 3  # a name across a name, in a quote


def test_what_cannot_be_seen_is_named_and_not_passed_on() -> None:
    data = release_data(hostile())
    shown = str(data)
    assert not UNSEEN.search(shown)
    assert ["RLO", [[1, 0], [2, 0]], "unseen", "right-to-left override, U+202E"] in data["blocks"][0]["pieces"]
    assert "⟦RLO⟧" in data["title"]


def test_without_its_text_a_release_is_shown_by_its_sentences_and_mentions() -> None:
    whole = release()
    start = TEXT.index("The Green")
    sentence = Sentence(start=start, end=len(TEXT), text=TEXT[start:])
    dates = (whole.dates[0].model_copy(update={"sentence": sentence}),)
    data = release_data(whole.model_copy(update={"dates": dates}))
    assert "not at hand" in data["note"]
    assert ["".join(p if isinstance(p, str) else p[0] for p in b["pieces"]) for b in data["blocks"]] == [
        "Ada Wu",
        '"We shall plant trees."',
        TEXT[start:],
    ]
    marked = {tuple(key) for _, keys in pieces(data) for key in keys}
    assert marked == {(n, 0) for n in range(6)}


def test_a_record_that_does_not_agree_with_its_text_marks_nothing_wrong() -> None:
    data = release_data(release(text="x" + TEXT))
    assert data["note"] == "6 of 6 mentions do not stand in the text where the record says, and are not marked."
    assert not [keys for _, keys in pieces(data) if keys]


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("a line that a program cut where the column of the mail was full up,\nand its rest", True),
        ("a line that a program cut where the column of the mail was full up,\n- and an item", False),
        ("Tel: 5550\nFax: 5551", False),
        ("one line", False),
    ],
)
def test_line_ends_of_programs_flow(text: str, flow: bool) -> None:
    (block,) = release_data(release(text=text))["blocks"]
    assert block["flow"] is flow


def test_marks_of_markdown_step_back() -> None:
    (block,) = release_data(release(title="Ferry & tram", text="## **Ferry &amp; tram**"))["blocks"]
    assert block["as"] == "title" and [p[2] for p in block["pieces"] if not isinstance(p, str)] == ["quiet", "quiet", "quiet"]
    (link,) = release_data(release(text="see [it](https://a.example/b)"))["blocks"]
    assert ["(https://a.example/b)", [], "far", "(https://a.example/b)"] in link["pieces"]


def test_quotes_and_initiatives_lead_to_their_own() -> None:
    data = release_data(release(text=TEXT))
    kinds = [f["kind"] for f in data["facts"]]
    assert kinds == ["dates", "figures", "figures", "people", "initiatives", "quotes"]
    person, initiative, quote = data["facts"][3:]
    assert person["quotes"] == [5] and quote["speaker"] == 3
    assert (initiative["dates"], initiative["figures"]) == ([0], [1, 2])
    assert ["post", "Head, Street Office"] in person["more"] and data["facts"][0]["from"] == "2023-05-03"
