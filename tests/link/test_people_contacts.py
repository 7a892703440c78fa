"""People in contact blocks of all forms: the name and no more, the body that the block names, never that of a neighbour."""

from __future__ import annotations

import pytest

import hkfacts

HEAD = (
    "# Orrin Harbour opens a tea house\n\nARDLEY, 5 November 2031 - Orrin Harbour Ltd today opened a tea house on the old pier, "
    "which it had bought from the town in spring.\n\nThe house is open to all who like tea.\n\n"
)

BLOCKS = [
    ("Media Contact:\nJane Roweley\nBetter Tea Communications\n555-555-0198\njane@btc.example.com\n", {"Jane Roweley": "Better Tea Communications"}),
    (
        "Media ContactJane RoweleyPR & CommunicationsBetter Old Media310-555-0198jane@betteroldmedia.com\n",
        {"Jane Roweley": "Better Old Media"},
    ),
    ("Media Contact\n\nContact: Paul Evans\n\nCompany Name: Quillo Network\n\nEmail: paul@qn.com\n\nContact Person: Ruth Carter\n\nCompany Name: Vaskel\n\nEmail: ruth@vsk.com\n",
     {"Paul Evans": "Quillo Network", "Ruth Carter": "Vaskel"}),
    ("For further information contact: Mary Betts Grapelane PR Ltd 01544 555546 mary.betts@grapelanepr.com\n", {"Mary Betts": "Grapelane PR Ltd"}),
    ("Media Contact: Sarah Norton IQLORE Email: sarah@hubhub.com\n", {"Sarah Norton": "IQLORE"}),
    ("Press: please contact David Hamilton of Mosaic Public Relations at: david@mosaicpr.com\n", {"David Hamilton": "Mosaic Public Relations"}),
    ("Contact Details\n\nVaskelo\n\nRuth Carter\n\nhelp@vaskelo.com\n", {"Ruth Carter": "Vaskelo"}),
    ("Media Contact: Mary Hadley Quillondo, CA mh760@mail.com (760) 555-0167\n", {"Mary Hadley": None}),
    (
        "Harbour Strategic Communications\nJane Roweley, John Hadley\n(212) 555-0100\nteam@hsc.com\n",
        {"Jane Roweley": "Harbour Strategic Communications", "John Hadley": "Harbour Strategic Communications"},
    ),
    (
        "Investor Contact:\nVale Advisory Group\nJane Roweley\n212-555-0100\njane@valeadvisory.com\n\nMedia Contact:\nJohn Hadley\n212-555-0101\njohn@mail.com\n",
        {"Jane Roweley": "Vale Advisory Group", "John Hadley": None},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("block", "wanted"), BLOCKS, ids=lambda v: v[:20] if isinstance(v, str) else "")
def test_a_contact_has_the_body_of_its_block(extractor: hkfacts.Extractor, block: str, wanted: dict[str, str | None]) -> None:
    people = {p.name: p for p in extractor.extract(HEAD + block).people}
    assert set(people) == set(wanted)
    assert {name: p.organisation for name, p in people.items()} == wanted


def test_a_post_below_a_glued_name_is_the_contacts(extractor: hkfacts.Extractor) -> None:
    text = HEAD + "Press ContactBeth AldenAccount Director, Virgil PRtea@virgil-pr.com\n"
    (person,) = extractor.extract(text).people
    assert (person.name, person.role, person.organisation) == ("Beth Alden", "Account Director", "Virgil PR")
    assert person.contact is not None and person.contact.email == "tea@virgil-pr.com"


@pytest.mark.parametrize(
    ("block", "wanted"),
    [
        ("Contact\n\nRuth Carter\nHead of Investor RelationsM +49 171 5550100ruth.carter@orrin.test\n", ("Head of Investor Relations", "Orrin Harbour Ltd")),
        ("For further information:Ruth Carter, CEOT +41 44 555 0101ir@orrin.test\n", ("CEO", "Orrin Harbour Ltd")),
        ("Contact:\n\nRuth Carter\nDirector, Brand MarketingOrrin Harbour Ltd\nruth@orrin.test\n", ("Director, Brand Marketing", "Orrin Harbour Ltd")),
        ("For more information, please contact:\n\nRuth Carter\n\nArdley Electricity and Water Authority +14155550123 ruth.carter@aewa.test\n",
         (None, "Ardley Electricity and Water Authority")),
        ("Contact Information:\n\nCheap Good Boat Repairs in TX\n\n12 Quay Road\nHarlow, TX 70001\n\nRuth Carter (410) 555-0821 http://boats.test\n",
         (None, "Cheap Good Boat Repairs in TX")),
        ("Investor Relations:\n\nRuth Carter, TolvaneGroup E-Mail: ir@orrin.test\n", (None, "TolvaneGroup")),
    ],
)  # fmt: skip
def test_labels_posts_and_bodies_that_lost_their_breaks_are_parted(
    extractor: hkfacts.Extractor, block: str, wanted: tuple[str | None, str | None]
) -> None:
    person = next(p for p in extractor.extract(HEAD + block).people if p.name == "Ruth Carter")
    assert (person.role, person.organisation) == wanted


def test_a_head_over_contacts_gives_its_body_without_the_label_and_a_post_is_told_once(extractor: hkfacts.Extractor) -> None:
    text = (
        "# Orrin Harbour Corporation opens a tea house\n\nARDLEY, 5 November 2031 - Orrin Harbour Corporation today opened a tea "
        "house. Ruth Carter, Chief Executive Officer of Orrin Harbour, poured the first cup.\n\n"
        "Orrin Harbour Corporation Media Contact:\n\nRuth Carter\nChief Executive Officer\n(646) 555-0198\n"
    )
    (person,) = extractor.extract(text).people
    assert [(r.role, (r.organisation or "").removesuffix(" Corporation")) for r in person.roles] == [
        ("Chief Executive Officer", "Orrin Harbour")
    ]
