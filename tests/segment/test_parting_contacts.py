"""Contact blocks that lost their line breaks, and what only looks like one."""

from __future__ import annotations

import pytest

HEAD = "# Acme opens a shop\n\nThe shop is open from today to all who like tea, and to those who would rather have something else.\n\n"

PARTED = [
    (
        "Media ContactNadya RoweleyPR & CommunicationsBetter Old Media310-555-0198nadya@betteroldmedia.examplehttps://old.example",
        ["Media Contact", "Nadya Roweley", "PR & Communications", "Better Old Media", "310-555-0198"],
    ),
    (
        "CONTACT:Orrin Topaz & Vale, LLPJane Roe, Esq.(555) 555-0145280 King Roadinfo@orrin.example",
        ["CONTACT:", "Orrin Topaz & Vale, LLP", "Jane Roe, Esq.", "(555) 555-0145"],
    ),
    ("Contact:Derek Halloranderek@famousdeer.com", ["Contact:", "Derek Halloran", "derek@famousdeer.com"]),
    ("Contact:Warren Norbawnorba@polehope.org(555) 555-0177", ["Contact:", "Warren Norba", "wnorba@polehope.org", "(555) 555-0177"]),
    (
        "Company Contact:Jane RoeChief Executive OfficerOrrin Works Inc.hello@orrin.io",
        ["Company Contact:", "Jane Roe", "Chief Executive Officer", "Orrin Works Inc.", "hello@orrin.io"],
    ),
    (
        "Harbour Strategic CommunicationsJane Roe, John Doe(212) 555-0100team@harbour.com",
        ["Harbour Strategic Communications", "Jane Roe, John Doe", "(212) 555-0100", "team@harbour.com"],
    ),
    ("Orrin AGJane Roe+49 89 555 0100jane.roe@orrin.com", ["Orrin AG", "Jane Roe", "+49 89 555 0100", "jane.roe@orrin.com"]),
    (
        "Contact Name: Jane RoeContact Email: jane@orrin.aiCompany Name: Orrin Chains Ltd.City/Country: Ardley",
        ["Contact Name: Jane Roe", "Contact Email: jane@orrin.ai", "Company Name: Orrin Chains Ltd.", "City/Country: Ardley"],
    ),
    ("ContactGeoffrey Dale Counterflow Works Email Us Here", ["Contact", "Geoffrey Dale Counterflow Works Email Us Here"]),
    ("Media Contact: Jane Roe Founder, Drive Code Coachingdrivecodecoaching@mail.com", ["Media Contact: Jane Roe Founder, Drive Code Coaching"]),
    ("Investors: Jonas Velder Jonas.Velder@quill.com", ["Investors: Jonas Velder Jonas.Velder@quill.com"]),
    ("Contact: Steve Halden,Press Managersteve.halden@quill.com", ["Contact: Steve Halden,Press Manager", "steve.halden@quill.com"]),
    ("Media Contact:Justin McKenziejustin@builders.com", ["Media Contact:", "Justin McKenzie", "justin@builders.com"]),
    ("Media Contact:Vael DobaleChief Executive Officerir@quill.ai", ["Media Contact:", "Vael Dobale", "Chief Executive Officer", "ir@quill.ai"]),
    (
        "The plans may change with the tides, and no one knows them.Media Contact:Jane RoePress Officer, Orrin Landjane@orrin.com(555) 555-0117",
        ["The plans may change with the tides, and no one knows them.", "Media Contact:", "Jane Roe"],
    ),
]  # fmt: skip

WHOLE = [
    "Contact: Jane Roe at MediaTek, jane@mediatek.com",
    "For the press: Jane McDonald, PayPal, jane.mcdonald@paypal.com 212-555-0100",
    "Contact: Jane LeBlanc, DeSoto Works, press@desotoworks.com",
    "Press Contact: Jane Roe PR Manager jane.r@orrin.com T: +1.432.555.0106 www.orrin.com",
    "EdgeWorks is made by EdgeWorks Ltd of Ardley. Contact: Jane Roe, EdgeWorks Ltd, jane@edge.com",
    "Contact: Customersupport@orrin.com or Jane Roe",
]


@pytest.mark.parametrize(("line", "wanted"), PARTED, ids=lambda v: v[:24] if isinstance(v, str) else "")
def test_lines_of_contacts_that_ran_together_are_parted(shown, line: str, wanted: list[str]) -> None:
    blocks = [words for _, words in shown(HEAD + line + "\n")][2:]
    assert blocks[: len(wanted)] == wanted


@pytest.mark.parametrize("line", WHOLE)
def test_what_nothing_was_lost_from_stays(shown, line: str) -> None:
    assert [words for _, words in shown(HEAD + line + "\n")][2:] == [line]


def test_links_go_as_a_whole(shown) -> None:
    line = "Contact:Warren Norbawnorba@polehope.org(555) 555-0177[www.polehope.org](https://www.polehope.org)"
    assert [words for _, words in shown(HEAD + line + "\n")][-2:] == ["(555) 555-0177", "www.polehope.org"]
