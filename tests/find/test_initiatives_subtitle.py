"""Subtitles within one pair of quotation marks, and letters that the text spells out."""

from __future__ import annotations

import pytest

from hkfacts.find.initiatives_reach import spelt_out
from hkfacts.find.initiatives_subtitle import subtitled
from hkfacts.find.initiatives_weigh import Scales
from hkfacts.rulebook import load_rulebook
from hkfacts.spans import Entity, Found
from tests.find.test_initiatives import find_initiatives, page

NAME = "Salt Years"
LETTERS = Scales({"": -9.0, "all capitals": 18.0}, 0.0, 0.0)


def shown(text: str) -> list[str]:
    """The mentions of the name at all of its places, with the subtitle beside them."""
    parts, _ = page(text)
    places = [n for n in range(len(text)) if text.startswith(NAME, n)]
    groups = {"type": "publication", "form": "name", "acronym": ""}
    found = [Found("initiative", n, n + len(NAME), "initiative.t", groups) for n in places]
    return [parts.text[f.start : f.end] for f in subtitled(parts, found)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("She wrote “Salt Years: A Life on the Tide,” a memoir.", ["Salt Years: A Life on the Tide"]),
        ('He read "Salt Years: Why Do We Sail?" twice.', ["Salt Years: Why Do We Sail?"]),
        ("The ‘Salt Years – Two Decades at Sea’ show is back.", ["Salt Years – Two Decades at Sea"]),
        ("The 'Salt Years: A Diver's Tale' tour ends.", ["Salt Years: A Diver's Tale"]),
        ("“Salt Years: A Life” is out; Salt Years sells well.", ["Salt Years: A Life", "Salt Years"]),
        ("“Salt Years” is new: a book for all.”", ["Salt Years"]),
        ("“Salt Years: A Life is a story that took long,” he said.", ["Salt Years"]),
        ("“Salt Years: we read it. It was good,” he said.", ["Salt Years"]),
        ("“Salt Years: we read Salt Years aloud,” he said.", ["Salt Years", "Salt Years"]),
        ("Salt Years: A Life on the Tide is new.", ["Salt Years"]),
        ("“Salt Years: A Life on\nthe Tide” is new.", ["Salt Years"]),
    ],
)
def test_a_title_in_quotation_marks_is_whole(text: str, wanted: list[str]) -> None:
    assert shown(text) == wanted


@pytest.mark.parametrize(
    ("text", "letters", "wanted"),
    [
        ("They opened the Tidal Barrage Works (TBW) in May.", "TBW", "Tidal Barrage Works"),
        ("They opened the Tidal Barrage Works (the “TBW”) in May.", "TBW", "Tidal Barrage Works"),
        ("She is a Sworn Reef Diver® (SRD®), the first.", "SRD", "Sworn Reef Diver"),
        ("All buy Pebblecoin (PEBL) now.", "PEBL", "Pebblecoin"),
        ("All buy Kelpie Token ($KELP), a coin.", "KELP", "Kelpie Token"),
        ("All buy pebbles (PEBL) now.", "PEBL", None),
        ("All buy Kelp (KELP) now.", "KELP", None),
        ("All buy Pebblecoin (TIDE) now.", "TIDE", None),
        ("All buy PEBL now.", "PEBL", None),
    ],
)
def test_letters_are_spelt_out_by_initials_or_drawn_from_a_word(text: str, letters: str, wanted: str | None) -> None:
    place = spelt_out(page(text)[0], letters)
    assert (text[slice(*place)] if place else None) == wanted


@pytest.mark.parametrize(("name", "is_body"), [("Lantern Reef Limited", True), ("Lantern Reef Lamps", False)])
def test_letters_of_a_company_are_no_goods(name: str, is_body: bool) -> None:
    text = f"Crowds were glad of LRL again, of {name} (LRL) once more."
    parts, tokens = page(text, Entity(text.index("LRL"), text.index("LRL") + 3, "PRODUCT"))
    found = find_initiatives(parts, tokens, load_rulebook(), [], None, LETTERS)
    assert ("LRL" not in {text[f.start : f.end] for f in found}) == is_body
