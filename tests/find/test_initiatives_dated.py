"""The edition that stands beside a name."""

from __future__ import annotations

import pytest

from hkfacts.find.initiatives_dated import dated
from hkfacts.spans import Found
from tests.find.test_initiatives import page


def shown(text: str, *names: str) -> list[str]:
    """The mentions of these names, each at all of its places, with the edition beside them."""
    parts, _ = page(text)
    found = []
    for name in names:
        at = -1
        while (at := text.find(name, at + 1)) >= 0:
            found.append(
                Found("initiative", at, at + len(name), "initiative.t", {"type": "event", "form": "name", "acronym": ""})
            )
    return [parts.text[f.start : f.end] for f in dated(parts, sorted(found, key=lambda f: f.start))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("All came to Tern Lagoon 2031.", "Tern Lagoon 2031"),
        ("At Tern Lagoon 2031 in Oslo all sang.", "Tern Lagoon 2031"),
        ("She won the 2031 Tern Lagoon.", "2031 Tern Lagoon"),
        ("Kelp Line’s 2031 Tern Lagoon is back.", "2031 Tern Lagoon"),
        ("2031 Tern Lagoon opens.", "2031 Tern Lagoon"),
        ("They held the 4th Annual Tern Lagoon.", "4th Annual Tern Lagoon"),
        ("They held their Seventh Annual Tern Lagoon.", "Seventh Annual Tern Lagoon"),
        ("In 2031 Tern Lagoon grew.", "Tern Lagoon"),
        ("By Tern Lagoon 2031 drilling was over.", "Tern Lagoon"),
        ("Tern Lagoon 2031-2035 is long.", "Tern Lagoon"),
        ("Tern Lagoon 2,031 is a count.", "Tern Lagoon"),
        ("Tern Lagoon grew.", "Tern Lagoon"),
    ],
)
def test_an_edition_is_taken_in_where_it_is_the_names(text: str, wanted: str) -> None:
    assert shown(text, "Tern Lagoon") == [wanted]


def test_a_name_of_two_editions_keeps_what_it_was_found_with() -> None:
    assert shown("We saw Tern Lagoon 2031, and Tern Lagoon 2032.", "Tern Lagoon") == ["Tern Lagoon", "Tern Lagoon"]


def test_one_edition_is_taken_in_where_it_stands_and_nowhere_else() -> None:
    assert shown("We saw Tern Lagoon 2031.\nTern Lagoon is big.", "Tern Lagoon") == ["Tern Lagoon 2031", "Tern Lagoon"]


def test_what_is_anothers_name_stays_outside() -> None:
    assert shown("See the Kelp Fest 2031 Tern Lagoon.", "Tern Lagoon", "Kelp Fest 2031") == ["Kelp Fest 2031", "Tern Lagoon"]
