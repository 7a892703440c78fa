"""Names as official texts write them, in releases of Hong Kong: laws, works, phases, titles inside a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hkfacts.find.initiatives import find_initiatives
from hkfacts.link.initiatives import link_initiatives
from hkfacts.rulebook import load_rulebook
from hkfacts.spans import Tokens
from tests.test_examples_initiatives import laid_out


def named(text: str, home: str | None = "HK") -> list[tuple[str, str]]:
    """Names and types of the initiatives that a text of this home has, by the rules alone."""
    parts, book = replace(laid_out(text), home=home), load_rulebook()
    facts = link_initiatives(find_initiatives(parts, Tokens(), book, []), parts, Tokens(), book, [], [])
    return [(f.name, f.type) for f in facts]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Members will study the Tramways (Amendment) Bill 2031 next week.", [("Tramways (Amendment) Bill 2031", "policy")]),
        ("The Floating Homes Bill was gazetted today.", [("Floating Homes Bill", "policy")]),
        ("The Pier Traffic (Drones) Regulation commenced operation in May.", [("Pier Traffic (Drones) Regulation", "policy")]),
        ("According to the Bad Oysters Regulations (Cap. 999AF), none may be sold.", [("Bad Oysters Regulations", "policy")]),
        (
            "It breached the Quarries Ordinance and the Mines (Safety) Regulations.",
            [("Quarries Ordinance", "policy"), ("Mines (Safety) Regulations", "policy")],
        ),
        (
            "The Guardians of the Bay (Amendment) Bill 2031 was passed.",
            [("Guardians of the Bay (Amendment) Bill 2031", "policy")],
        ),
        ("Works on the Heron Link Main Line will start soon.", [("Heron Link Main Line", "project")]),
        (
            "The commissioning of the Tern Bypass (Kite Bay Section) is near.",
            [("Tern Bypass (Kite Bay Section)", "project")],
        ),
        ("The cost of the Kestrel Link has not risen.", [("Kestrel Link", "project")]),
        ("The Soko Rock Tunnel will be opened next year.", [("Soko Rock Tunnel", "project")]),
        ("Firms joined the second phase of the Harbour Cloud Services.", [("Harbour Cloud Services", "project")]),
        ("The third cohort of the Heron Fellows begins in May.", [("Heron Fellows", "programme")]),
    ],
)
def test_laws_works_and_phases_are_found(text: str, wanted: list[tuple[str, str]]) -> None:
    assert named(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Cargo was found near the Soko Rock Tunnel, which was closed for two hours.",
        "The Soko Rock Tunnel improvement was delayed, and works on Soko Rock Tunnel maintenance go on.",
        "The contract for the Soko Rock Tunnel expired.",
        "A Private Members' Bill was gazetted in May.",
        "She read a Notice of Appeal and an Opt-out Notice.",
        "The pilot phase of the Kite Bay Government ended.",
    ],
)
def test_places_forms_and_bodies_are_none(text: str) -> None:
    assert named(text) == []


def test_laws_without_a_chapter_and_works_are_of_hong_kong_alone() -> None:
    assert named("The Tramways (Amendment) Bill 2031 was passed.", home=None) == []
    assert named("Works on the Heron Link Main Line will start soon.", home="US") == []
