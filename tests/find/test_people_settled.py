"""Names that the words around them settle, though the pipeline gives them no label or a wrong one."""

from __future__ import annotations

import pytest

from hkfacts.find.people import find_people
from hkfacts.rulebook import load_rulebook
from tests.marks import labelled


def found(marked: str) -> list[str]:
    """The mentions of people in a text in which `[words|LABEL]` stands for a label."""
    parts, tokens = labelled(marked)
    return [parts.text[f.start : f.end] for f in find_people(parts, tokens, load_rulebook())]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Featured photo by [Orlin Vaskabe|ORG] on Pixhaven.", "Orlin Vaskabe"),
        ("At just 19, [Orlin Vaskabe|ORG] is already painting.", "Orlin Vaskabe"),
        ("[Orlin Vaskabe|ORG] is a 19-year-old painter from Lund.", "Orlin Vaskabe"),
        ("For inquiries, contact: [Orlin Vaskabe|ORG] orlin@tolmarfoods.com", "Orlin Vaskabe"),
        ("For inquiries, contact: [Orlin Vaskabe|ORG], ovaskabe@tolmarfoods.com", "Orlin Vaskabe"),
        ("The ferry sank again. [Orlin Vaskabe|ORG]/The Tolmar Courier.", "Orlin Vaskabe"),
        ("Tolmar's CMO, [Orlin Vaskabe|ORG], also spoke at the summit.", "Orlin Vaskabe"),
        ("RK Vaskabe is Senior Manager of Content at Tolmar.", "RK Vaskabe"),
    ],
)
def test_what_stands_around_settles_a_name(text: str, name: str) -> None:
    assert found(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Featured by [Orlin Vaskabe|ORG] on Pixhaven.",
        "At 7 Harbour Road, [Orlin Vaskabe|ORG] is already selling.",
        "For inquiries, contact: [Orlin Vaskabe|ORG] orlin@orlinvaskabe.com",
        "For inquiries, contact: [Orlin Vaskabe|ORG] hello@tolmarfoods.com",
        "The ferry sank again on the [Orlin Vaskabe|ORG]/Tolmar line.",
        "Tolmar's supplier, [Orlin Vaskabe|ORG], also grew.",
        "RK Vaskabe is a leader in sales.",
        "Stretching was offered by LA Bodywork and others.",
    ],
)
def test_what_does_not_settle_a_name(text: str) -> None:
    assert found(text) == []


def test_a_surname_known_from_elsewhere_settles_the_full_form() -> None:
    assert found("* Georgia Vaskabe, Partner\n\nMs. Vaskabe joined the firm last year.")[0] == "Georgia Vaskabe"
    assert found("Buy from Georgia Vaskabe stores. Ms. Ormund joined the firm.") == ["Ms. Ormund"]


def test_a_line_between_a_body_and_a_number_under_contact_details() -> None:
    told = "Tolmar Foods opened a bakery in Lund.\n\nIt bakes rye bread every day of the week.\n\n"
    assert found(f"{told}Contact Details\n\nTolmar Foods\n\n[Orlin Vaskabe|PRODUCT]\n\n+1 305-555-0142") == ["Orlin Vaskabe"]
    assert found(f"{told}Company Website\n\nTolmar Foods\n\n[Orlin Vaskabe|PRODUCT]\n\nwww.tolmarfoods.com") == []
