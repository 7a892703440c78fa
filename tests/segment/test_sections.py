"""Sections of blocks, the headline, tables and notices, on whole releases."""

from __future__ import annotations

import pytest

CORPORATE = """**Press Release**

*For Immediate Release*

**Harbour Labs opens the largest workshop of the region
for young engineers**

*Twenty benches and two kilns*

**(Hong Kong, 3 May 2031)** – Harbour Labs (HL), a charity of the town, today opened a workshop for the young in Tai Po.

### **What it holds**

The hall has twenty benches, built by the pupils themselves over two winters, and two kilns for clay.

- One bench for wood
- One bench for metal

**Photo 1:** Ada Moon cuts the ribbon.

###

### **About Harbour Labs**

Harbour Labs was founded in 2019 and has taught two thousand pupils.

**Media Contact:**

Ben Ho

Tel: +852 5555 0100

Email: [ben@harbour.example](mailto:ben@harbour.example)
"""
PAGE = """Skip to main content
Home   About us   News   Contact   EN
Home > News > 2031
Harbour Labs opens a workshop
Posted on 3 May 2031
Share
Harbour Labs has opened a workshop for the young in Tai Po, with twenty benches and two kilns, it said.
The hall is open every day.
Related news
Contact Us
Please tick the boxes
By submitting your details you agree to our terms
Please fill in this field
© 2031 Harbour Labs. All rights reserved.
"""
GOVERNMENT = """Harbour Office reminds public of tide tables
*****************************************************

　　The Harbour Office today (June 21) reminded members of the public to check the tide tables before they sail.

　　The members of the board are:

Chairman
--------
Professor Ada Moon

Members
-------
Mr Ben Ho
Ms Cy Lau

Ends/Tuesday, June 21, 2033
Issued at HKT 20:16

NNNN
"""


def sections(shown, text: str) -> dict[str, str]:
    return {words: section for section, words in shown(text)}


def test_a_company_release(shown, laid_out) -> None:
    found = sections(shown, CORPORATE)
    assert found == {
        "Press Release": "furniture",
        "For Immediate Release": "furniture",
        "Harbour Labs opens the largest workshop of the region for young engineers": "headline",
        "Twenty benches and two kilns": "headline",
        "(Hong Kong, 3 May 2031) –": "dateline",
        "Harbour Labs (HL), a charity of the town, today opened a workshop for the young in Tai Po.": "body",
        "What it holds": "headline",
        "The hall has twenty benches, built by the pupils themselves over two winters, and two kilns for clay.": "body",
        "One bench for wood": "list",
        "One bench for metal": "list",
        "Photo 1: Ada Moon cuts the ribbon.": "caption",
        "About Harbour Labs": "boilerplate",
        "Harbour Labs was founded in 2019 and has taught two thousand pupils.": "boilerplate",
        "Media Contact:": "contacts",
        "Ben Ho": "contacts",
        "Tel: +852 5555 0100": "contacts",
        "Email: ben@harbour.example": "contacts",
    }
    parts = laid_out(CORPORATE)
    assert parts.title == "Harbour Labs opens the largest workshop of the region for young engineers"
    assert (parts.issuer, parts.place, parts.home) == ("Harbour Labs", "Hong Kong", "HK")


def test_a_page_of_the_web(shown, laid_out) -> None:
    found = sections(shown, PAGE)
    assert [w for w, s in found.items() if s != "furniture"] == [
        "Harbour Labs opens a workshop",
        "Posted on 3 May 2031",
        "Harbour Labs has opened a workshop for the young in Tai Po, with twenty benches and two kilns, it said.",
        "The hall is open every day.",
    ]
    assert laid_out(PAGE).title == "Harbour Labs opens a workshop"


def test_a_government_release(shown, laid_out) -> None:
    found = sections(shown, GOVERNMENT)
    assert found["Ends/Tuesday, June 21, 2033"] == "dateline"
    assert found["Issued at HKT 20:16"] == found["NNNN"] == "furniture"
    assert found["Ms Cy Lau"] == found["Mr Ben Ho"] == "list"
    parts = laid_out(GOVERNMENT)
    assert (parts.title, parts.home) == ("Harbour Office reminds public of tide tables", "HK")


def test_a_case_of_the_icac_under_an_ordinance_is_of_hong_kong(laid_out) -> None:
    line = "A boatman charged by the ICAC was jailed today (May 3) for taking bribes of $4 million, contrary to the {} 1971 of the place."
    assert laid_out("Boatman jailed\n\n" + line.format("Prevention of Bribery Ordinance")).home == "HK"
    assert laid_out("Boatman jailed\n\n" + line.format("Prevention of Bribery Act")).home is None


def test_headings_that_a_wire_glued_to_their_text(shown) -> None:
    told = "The lab has opened its doors to all the young of the town, with a feast and a walk."
    text = (
        f"# Lab opens\n\n{told}\n\n{told}\n\n{told}\n\nAbout Moon LabsMoon Labs builds arms for boats, and has done so since the day on which it"
        " was founded.\n\nMedia ContactAda Moon Email: Email Contact\n\nPort of Quill\n"
    )
    found = sections(shown, text)
    assert found["About Moon Labs"] == "boilerplate"
    assert found["Moon Labs builds arms for boats, and has done so since the day on which it was founded."] == "boilerplate"
    assert {s for w, s in found.items() if w.startswith(("Media", "Port"))} == {"contacts"}


def test_items_of_a_flattened_line_are_a_list(shown) -> None:
    told = (
        "The lab has opened its doors to all the young of the town, with a feast and a walk, and has this to offer to them all."
    )
    text = (
        f"# Lab opens\n\n{told}  1. Benches of oak for those who work in wood  2. Kilns of brick for those who work in clay"
        "  3. Halls of glass for those who only talk  All are welcome, and all may stay until the lamps go out over the pier."
    )
    found = sections(shown, text)
    assert [w for w, s in found.items() if s == "list"][:2] == [
        "Benches of oak for those who work in wood",
        "Kilns of brick for those who work in clay",
    ]
    text = f"# Lab opens\n\n{told * 2}  - 40% of all boats have no anchor of their own  - 60% of all anchors have no boat of their own"
    assert [s for w, s in sections(shown, text).items() if w.startswith(("40%", "60%"))] == ["list", "list"]


def test_a_link_to_more_is_furniture_and_heads_nothing(shown) -> None:
    told = "The lab has opened its doors to all the young of the town, with a feast and a walk, and it will stay open until winter comes."
    found = sections(
        shown, f"# Lab opens\n\n{told}\n\n{told[:-1]}, too.\n\nRead More\n\nNOTE TO INVESTORS: {told}\n\n{told[4:]}\n\n{told[8:]}"
    )
    assert found["Read More"] == "furniture"
    assert found[f"NOTE TO INVESTORS: {told}"] == "boilerplate"


def test_a_heading_that_was_cut_runs_on(laid_out) -> None:
    told = "The lab has opened its doors to all the young of the town, with a feast and a walk."
    assert (
        laid_out(f"# Moon Labs and Pier\nto open a hall for the young\n\n{told}").title
        == "Moon Labs and Pier to open a hall for the young"
    )
    assert laid_out(f"# Moon Labs is coming to\nQuillport in May\n\n{told}").title == "Moon Labs is coming to Quillport in May"
    assert laid_out(f"# Moon Labs opens\n## To all\n\n{told}").title == "Moon Labs opens"


def test_the_trailer_of_an_archive_is_furniture_to_the_end(shown) -> None:
    text = (
        "# Lab opens\n\nThe lab has opened its doors to all the young of the town, with a feast and a walk.\n\n---\n\n"
        "[Original/Source Press Release](https://a.example)\n\n[Any other words at all](https://b.example/2031/05/03)\n"
    )
    assert sections(shown, text)["Any other words at all"] == "furniture"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Lab opens\n\nThe lab has opened its doors.", "Lab opens"),
        ("# Lab *opens*\n## To all\n\nThe lab has opened its doors.", "Lab opens"),
        (
            "LAB OPENS A HALL FOR TWO HUNDRED YOUNG ENGINEERS OF\nTHE TOWN AND ITS GUESTS\n\nThe lab has opened its doors.",
            "LAB OPENS A HALL FOR TWO HUNDRED YOUNG ENGINEERS OF THE TOWN AND ITS GUESTS",
        ),
        ("The lab has opened its doors to all the young of the town.", None),
        ("Corporate News\n\n3 May 2031\n\nThe lab has opened its doors to all the young of the town, with a feast.", None),
        ("", None),
    ],
)
def test_the_headline(laid_out, text: str, title: str | None) -> None:
    assert laid_out(text).title == title


def test_tables_have_cells_headings_and_captions(laid_out) -> None:
    text = (
        "Lab opens\n\nResults (HK$ million)\n\n                 2031     2030\nFees            1,200    1,100\nGifts             (35)      20\n"
        "Rent                       7\n\n| Hall | Seats |\n|---|---:|\n| Moon \\| Sun | 300 |\n| Pier |  |\n\nName\tAge\nAda\t31\nBen\t33\n"
    )
    parts = laid_out(text)
    tables = [[[parts.text[c.start : c.end] for c in row] for row in t.rows] for t in parts.tables]
    assert tables == [
        [["", "2031", "2030"], ["Fees", "1,200", "1,100"], ["Gifts", "(35)", "20"], ["Rent", "", "7"]],
        [["Hall", "Seats"], ["Moon | Sun", "300"], ["Pier", ""]],
        [["Name", "Age"], ["Ada", "31"], ["Ben", "33"]],
    ]
    assert [t.header_rows for t in parts.tables] == [1, 1, 1]
    caption = parts.tables[0].caption
    assert caption is not None and parts.text[caption.start : caption.end] == "Results (HK$ million)"
    assert {parts.section_at(t.rows[0][-1].start) for t in parts.tables} == {"table"}


def test_labels_with_values_are_no_table(laid_out) -> None:
    assert laid_out("Date:    3 May 2031\nTime:    3pm\nVenue:   the hall\n").tables == ()
    assert laid_out("Tenor    :  5 years\nCoupon   :  3%\nIssue no.   :  7\n").tables == ()


def test_the_headline_stands_below_the_name_on_the_paper(laid_out) -> None:
    lead = "The company said today that its piers will be open for longer, and that its fares will be lower."
    assert (
        laid_out(f"Tern Corporation\nPR 041/31\n8 May 2031\n\nFares for the next year\n\n{lead}\n").title
        == "Fares for the next year"
    )
    announced = (
        "Hong Kong Exchanges and Clearing Limited and The Stock Exchange of Hong Kong Limited take no responsibility for it.\n\n"
        f"TERN PIERS LIMITED\n(Stock Code: 9187)\n\nPLACING OF NEW SHARES\n\n{lead}\n"
    )
    parts = laid_out(announced)
    assert (parts.title, parts.issuer) == ("PLACING OF NEW SHARES", "TERN PIERS LIMITED")
    assert laid_out(f"Tern Corporation\n\n{lead}\n").title == "Tern Corporation"
    said = "Claims for the storm have passed ten thousand, Tern Insurance said today to all who had asked."
    parts = laid_out(f"Tern Insurance\n\nMedia release\n\n8 May 2031\n\nStorm claims rise\n\n{said}\n")
    assert (parts.title, parts.issuer) == ("Storm claims rise", "Tern Insurance")
    assert laid_out(f"Tern Wins Prize\n\nMedia release\n\n8 May 2031\n\nStorm claims rise\n\n{said}\n").title == "Tern Wins Prize"
    for line in ("Hong Kong, 8 May 2031", "Zürich, 8 May 2031, 07:00 CET", "NEWS RELEASE NO. 31-118\n\nMay 8, 2031"):
        parts = laid_out(f"{line}\n\nStorm claims rise\n\n{lead}\n")
        assert (parts.title, str(parts.release_date)) == ("Storm claims rise", "2031-05-08")
    assert laid_out(f"Joint Press Release\n\nTern and Kite join hands\n\n{lead}\n").title == "Tern and Kite join hands"


def test_a_short_sentence_below_the_headline_is_the_body(laid_out) -> None:
    parts = laid_out(
        "Kite Museum wins a prize\n\n3 May 2031\n\nThe Kite Museum has won the Anchor Prize for design.\n\nIt is a hall of kites.\n"
    )
    assert (parts.title, parts.issuer) == ("Kite Museum wins a prize", "Kite Museum")
    assert [b.section for b in parts.blocks] == ["headline", "dateline", "body", "body"]


def test_numbers_with_spaces_are_no_headings(laid_out) -> None:
    parts = laid_out(
        "Lab opens\n\nScheme      Received    Approved\nKites       52 316      48 105\nPiers       412         377\n"
    )
    assert [t.header_rows for t in parts.tables] == [1]


def test_a_note_under_a_table_is_of_the_table_alone(laid_out) -> None:
    text = (
        "Lab opens\n\nThe lab has opened its hall to the young of the town, who came with their kites.\n\nYear     2030    2031\nKites    12      14\n"
        "Boats    7       9\n\nNote: Figures for 2031 are provisional.\n\nThe hall has twenty benches, built by the pupils themselves.\n"
    )
    parts = laid_out(text)
    assert parts.section_at(text.index("Note:")) == "boilerplate" and parts.section_at(text.index("twenty")) == "body"


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("Lab opens", "en", ["no-body"]),
        ("Harbour Labs (海港實驗室) and Chan Tai-man (陳大文) opened the hall in Sheung Wan (上環) today.", "en", []),
        ("海港實驗室今天宣布，新的工作坊已經啟用，將會為學生提供課程。", "zh-Hant", ["language"]),
        ("海港实验室今天宣布，新的工作坊已经启用，将会为学生提供课程。", "zh-Hans", ["language"]),
        (
            "Le laboratoire du port a ouvert ses portes dans la ville et les élèves sont venus avec leurs parents.",
            "fr",
            ["language"],
        ),
        (
            "Das Labor hat die Türen für die Schüler geöffnet und wird von der Stiftung bezahlt.",
            "de",
            ["language"],
        ),
        (
            "El laboratorio abre sus puertas a los alumnos de la ciudad y a sus familias.",
            "es",
            ["language"],
        ),
        ("ハーバーラボは本日、新しい工房を開設したと発表しました。", "ja", ["language"]),
    ],
)
def test_the_language_and_what_is_said_of_it(laid_out, text: str, language: str, codes: list[str]) -> None:
    parts = laid_out(text)
    assert (parts.language, [n.code for n in parts.notices]) == (language, codes)
