"""Which releases say the same: those that several wires send, and not those that share what their issuer always says."""

from __future__ import annotations

import pytest

pytest.importorskip("rensa")

from hkfacts.run.duplicates import tell_the_same
from hkfacts.run.items import Limits
from tests.run.conftest import Place

SERIAL = Limits(workers=0)
ABOUT = " ".join(
    f"The Lotus Press was founded in year {n} and has since then printed {n * 7} books of kind {n}." for n in range(20)
)


def news(topic: str) -> str:
    """A first paragraph."""
    return " ".join(f"The {topic} of part {n} is shown from day {n} on in the {topic} hall number {n}." for n in range(8))


def test_one_text_by_two_wires_is_one() -> None:
    first = f"Kites over the harbour\n\n{news('kite')}\n\n{ABOUT}"
    second = f"Harbour sees kites\n\nHONG KONG, 4 May -- {news('kite')}\n\n{ABOUT}\n\nSent by Lark Wire."
    assert tell_the_same(first, second)


def test_two_news_of_one_issuer_are_two() -> None:
    first, second = (f"{word} over the harbour\n\n{news(word)}\n\n{ABOUT} {ABOUT.upper()}" for word in ("kite", "lantern"))
    assert not tell_the_same(first, second)


def test_a_list_keeps_the_first_and_names_the_others(place: Place) -> None:
    place.write("a.txt", f"Kites\n\n{news('kite')} {ABOUT}")
    place.write("b.txt", f"Lanterns\n\n{news('lantern')} {ABOUT}")
    place.write("c.txt", f"WIRE\n\nKites\n\n{news('kite')} {ABOUT} Sent by wire.")
    place.write("d.txt", "Short text.")
    place.write("e.txt", "Short text.")
    summary = place.run(limits=SERIAL, dedupe=True)
    assert summary.leftovers == {"duplicate": 1} and summary.done == 4
    assert place.skipped() == [
        {"name": str(place.inputs / "c.txt"), "kind": "duplicate", "reason": f"says nearly the same as {place.inputs / 'a.txt'}"}
    ]
    assert place.run(limits=SERIAL, dedupe=True, again="resume").before == 4
