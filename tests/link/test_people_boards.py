"""Seats on boards and bodies that are only pointed at, in the release of a company."""

from __future__ import annotations

import pytest

import hkfacts

HEAD = "Tolvane Robotics Wins Dock Order\n\nRIVERTON, Ohio, March 3, 2031 -- Tolvane Robotics, a maker of cranes, has won an order.\n\n"


def posts(extractor: hkfacts.Extractor, paragraph: str) -> dict[str, list[tuple[str | None, str | None]]]:
    """The posts of each person of a paragraph in a release of Tolvane Robotics."""
    return {p.name: [(r.role, r.organisation) for r in p.roles] for p in extractor.extract(HEAD + paragraph).people}


@pytest.mark.parametrize(
    "paragraph",
    [
        "Tolvane Robotics today appointed Mira Kestle and Ivo Marsh to its board of directors.",
        "Tolvane Robotics announced the appointment of Mira Kestle and Ivo Marsh to the Board.",
        "The two new board members, Mira Kestle and Ivo Marsh, start in May.",
    ],
)
def test_whoever_is_put_on_a_board_is_a_member_of_it(extractor: hkfacts.Extractor, paragraph: str) -> None:
    seat = [("board member", "Tolvane Robotics")]
    assert posts(extractor, paragraph) == {"Mira Kestle": seat, "Ivo Marsh": seat}


def test_a_seat_stands_behind_a_post_and_before_a_calling(extractor: hkfacts.Extractor) -> None:
    said = "Mira Kestle, CFO of Harrow Docks, has joined the Company’s board of directors."
    assert posts(extractor, said)["Mira Kestle"] == [("CFO", "Harrow Docks"), ("board member", "Tolvane Robotics")]
    said = "Mira Kestle, an investor, has joined Quillo Bank’s board of directors."
    assert posts(extractor, said)["Mira Kestle"][0] == ("board member", "Quillo Bank")


@pytest.mark.parametrize(
    "paragraph",
    ["Mira Kestle was appointed to the Harrow Safety Board.", "Mira Kestle was named to the Board of Education."],
)
def test_a_board_that_is_itself_a_body_is_not_somebody_else_s(extractor: hkfacts.Extractor, paragraph: str) -> None:
    assert posts(extractor, paragraph)["Mira Kestle"] in ([], [(None, "Harrow Safety Board")])


def test_the_body_of_the_sentence_before_is_pointed_at(extractor: hkfacts.Extractor) -> None:
    said = "Harrow Laboratory is to close a hall. The lab’s director, Mira Kestle, said so."
    assert posts(extractor, said)["Mira Kestle"] == [("director", "Harrow Laboratory")]
    said = "Harrow Laboratory thanked Mira Kestle, whose term as director ends in May."
    assert posts(extractor, said)["Mira Kestle"] == [("director", "Harrow Laboratory")]


def test_partners_with_is_a_verb(extractor: hkfacts.Extractor) -> None:
    text = "Tolvane Robotics Partners with Award-Winning Mira Kestle for Dock Concert\n\nMira Kestle will sing in May.\n"
    assert [p.role for p in extractor.extract(text).people] == [None]


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We grow,” said Tolvane Robotics attorney Mira Kestle.",
        "“We grow,” said Tolvane mechanic Mira Kestle.",
        "The plan is by Mira Kestle, Tolvane Robotics photographer.",
    ],
)
def test_the_issuer_right_before_a_calling_is_its_body(extractor: hkfacts.Extractor, paragraph: str) -> None:
    assert posts(extractor, paragraph)["Mira Kestle"][0][1] in ("Tolvane Robotics", "Tolvane")


def test_a_coined_body_leads_a_list_of_its_people(extractor: hkfacts.Extractor) -> None:
    said = "Judges from Zolvex Lumidra include:\n\n* Mira Kestle, Founder & CEO: leads the firm.\n"
    assert posts(extractor, said)["Mira Kestle"] == [("Founder & CEO", "Zolvex Lumidra")]


def test_labels_of_contacts_are_no_part_of_a_body(extractor: hkfacts.Extractor) -> None:
    said = "For Media Inquiries and Tolvane Robotics Expert Perspective:\n\nMira Kestle: mira.kestle@harrow.test\n"
    assert posts(extractor, said)["Mira Kestle"] == [(None, "Tolvane Robotics")]


_NOTICE = (
    "Ferrand & Loke LLP Reminds Investors of a Suit\n\nFerrand & Loke LLP informs investors that a suit was filed against {} "
    "on behalf of buyers of its shares.\n\nOn a call that day, Mira Kestle, the Company’s Chief Financial Officer, denied it.\n"
)


@pytest.mark.parametrize(
    "named",
    [
        "Tolvane Robotics, Inc. (“Tolvane” or the “Company”)",
        "Tolvane Robotics, Inc. (NASDAQ: TLVN) (“Tolvane” or the “Company”)",
        "Tolvane Robotics, Inc. (NYSE: TLVN) (TSX: TLV) (the “Company”)",
        "Tolvane 4D Docks Inc. (NYSE: TLVN) (the “Company”)",
    ],
)
def test_the_company_is_the_one_that_the_text_defines(extractor: hkfacts.Extractor, named: str) -> None:
    (person,) = extractor.extract(_NOTICE.format(named)).people
    assert [(p.role, p.organisation) for p in person.roles] == [("Chief Financial Officer", named.split(" (")[0])]


def test_the_company_is_the_issuer_where_that_is_what_the_text_defines(extractor: hkfacts.Extractor) -> None:
    text = (
        "Tolvane Robotics, Inc. Reports Growth\n\nTolvane Robotics, Inc. (NYSE: TLVN) (the “Company”) reported growth in May.\n\n"
        "On a call that day, Mira Kestle, the Company’s Chief Financial Officer, spoke of it.\n"
    )
    (person,) = extractor.extract(text).people
    assert [(p.role, p.organisation) for p in person.roles] == [("Chief Financial Officer", "Tolvane Robotics, Inc.")]
