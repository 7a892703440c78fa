"""PDF: lines into paragraphs, columns, heads and feet, cut words, ligatures, tables, titles, pages."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from hkfacts.read import read_bytes
from hkfacts.settings import Settings
from hkfacts.spans import Source
from tests.makers.blocks import Block
from tests.makers.printed import Print, pictures, printed

SETTINGS = Settings()
WORDS = (
    "The harbour office will spend five million dollars on efficient new ferries, flexible piers and a waiting hall for passengers who "
    "travel to the outlying islands before breakfast, and it expects the first of them to sail within the year."
)
TITLE = Block("heading", "Harbour office buys ten efficient ferries", 1)


def drawn(*strings: tuple[float, float, str], size: float = 11) -> Source:
    """A page with strings at places, in the order in which they are drawn."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=True)
    canvas.setFont("Helvetica", size)
    for x, y, text in strings:
        canvas.drawString(x, y, text)
    canvas.save()
    return read_bytes(out.getvalue(), "a.pdf", SETTINGS)


def healed(text: str) -> str:
    """Text without the hyphens at which words were cut."""
    return text.replace("-\n", "")


@pytest.mark.parametrize(
    "style",
    [
        Print(),
        Print(columns=2, size=9),
        Print(columns=2, justified=True),
        Print(indents=True),
        Print(size=18),
        Print(justified=True, size=14),
    ],
    ids=["plain", "columns", "justified-columns", "indents", "large", "justified"],
)
def test_wrapped_lines_become_paragraphs(style: Print) -> None:
    blocks = [TITLE, *(Block("paragraph", f"{n}0 boats: {WORDS}") for n in range(1, 12))]
    source = read_bytes(printed(blocks, style), "a.pdf", SETTINGS)
    paragraphs = [healed(p) for p in source.text.replace("\n\n\n", "\n\n").strip().split("\n\n")]
    if style.indents:  # paragraphs without a gap stand on lines of their own
        paragraphs = [line for p in paragraphs for line in p.split("\n")]
    assert paragraphs == ["Press Release", f"# {TITLE.text}", *(b.text for b in blocks[1:])]


def test_heads_and_feet_of_pages_are_left_out_and_pages_are_known() -> None:
    blocks = [TITLE, *(Block("paragraph", f"{n}: {WORDS}") for n in range(40))]
    source = read_bytes(printed(blocks, Print(size=14)), "a.pdf", SETTINGS)
    count = max(p.page or 0 for p in source.places)
    assert count > 3 and [p.page for p in source.places] == list(range(1, count + 1))
    assert source.text.count("Press Release") == 1 and "Page" not in source.text and f"of {count}" not in source.text
    assert healed(source.text).count(WORDS) == 40
    place = source.place_at(source.text.index("39: "))
    assert place is not None and place.page == count


def test_columns_drawn_line_by_line_are_read_one_after_the_other() -> None:
    left = [
        "The harbour office will spend money on",
        "new ferries and on the piers that they",
        "need, and it has asked for bids from",
        "yards in three countries for the boats",
        "that it wants, and for their engines.",
    ]
    right = [
        "Second column begins here and goes on",
        "for as many lines as the first one has,",
        "so that both of them end at the same",
        "height above the foot of the page, as",
        "columns of a printed release often do.",
    ]
    strings = [(x, 700 - 14 * n, t) for n in range(5) for x, t in ((60, left[n]), (320, right[n]))]
    assert drawn(*strings).text == f"{' '.join(left)}\n\n{' '.join(right)}\n"


def test_cut_words_keep_their_line_end_and_compounds_their_hyphen() -> None:
    text = drawn(
        (60, 700, "The office told all of the passengers that the long-"),
        (60, 686, "awaited ferries of Kowloon will sail on the Hong Kong-"),
        (60, 672, "Macau route from the year 2024-"),
        (60, 658, "25, and that they are efficient."),
    ).text
    assert (
        text
        == "The office told all of the passengers that the long-\nawaited ferries of Kowloon will sail on the Hong Kong-Macau route from the year 2024-25, and that they are efficient.\n"
    )


def test_ligatures_and_symbols_of_fonts_become_letters() -> None:
    source = read_bytes(printed([TITLE, Block("paragraph", WORDS)], Print(ligatures=True)), "a.pdf", SETTINGS)
    assert "efficient" in source.text and "flexible" in source.text and "ﬁ" not in source.text and "first" in source.text


def test_lines_that_end_early_stay_lines() -> None:
    lines = ("Media enquiries", "Ms Ada Wu", "Tel: 5550 1234", "Email: ada@harbour.example")
    source = read_bytes(printed([TITLE, Block("paragraph", WORDS), Block("lines", lines=lines)]), "a.pdf", SETTINGS)
    assert source.text.endswith("\n\n" + "\n".join(lines) + "\n")


def test_items_keep_their_bullets_and_join_their_lines() -> None:
    items = [Block("item", f"Point {n}: {WORDS}") for n in range(3)]
    source = read_bytes(printed([TITLE, Block("paragraph", WORDS), *items]), "a.pdf", SETTINGS)
    assert healed(source.text).endswith("\n".join(f"• {b.text}" for b in items) + "\n")


def test_a_year_or_day_at_the_beginning_of_a_line_is_no_numeral_of_a_list() -> None:
    text = drawn(
        (60, 700, "The office takes bids from all yards of the region until December"),
        (60, 686, "15. It will choose among them in the spring of the year after that."),
    ).text
    assert "December 15. It will" in text


def test_tables_keep_their_columns() -> None:
    rows = (("HK$ million", "2024", "2023"), ("Fares", "12.5", "11.0"), ("Rents", "", "3.2"), ("All", "12.5", "14.2"))
    source = read_bytes(
        printed([TITLE, Block("paragraph", WORDS), Block("table", rows=rows), Block("paragraph", WORDS)]), "a.pdf", SETTINGS
    )
    assert (
        "\n\n| HK$ million | 2024 | 2023 |\n| --- | --- | --- |\n| Fares | 12.5 | 11.0 |\n| Rents |  | 3.2 |\n| All | 12.5 | 14.2 |\n\nThe harbour"
        in source.text
    )


def test_labels_with_values_are_no_table() -> None:
    text = drawn(
        (60, 700, "Date:"),
        (200, 700, "3 May 2031"),
        (60, 680, "Venue:"),
        (200, 680, "City Hall"),
        (60, 660, "Host:"),
        (200, 660, "Ada Wu"),
    ).text
    assert "|" not in text and "Date:   3 May 2031" in text


def test_the_title_of_the_file_and_its_day_are_metadata() -> None:
    named = read_bytes(printed([TITLE, Block("paragraph", WORDS)], Print(title="Ten ferries for the harbour")), "a.pdf", SETTINGS)
    assert named.metadata.title == "Ten ferries for the harbour" and named.metadata.published is not None
    for title in ("Microsoft Word - final v3", "release_final_2.docx", "untitled", "Draft"):
        assert read_bytes(printed([TITLE], Print(title=title)), "a.pdf", SETTINGS).metadata.title is None


def test_pages_that_are_pictures_are_named() -> None:
    from pypdfium2 import PdfDocument

    joined = PdfDocument(printed([TITLE, Block("paragraph", WORDS)]))
    joined.import_pages(PdfDocument(pictures(2)))
    out = io.BytesIO()
    joined.save(out)
    source = read_bytes(out.getvalue(), "a.pdf", SETTINGS)
    assert [(n.code, n.message) for n in source.notices] == [
        ("no-text-layer", "no text was found on pages 2, 3; pictures are not read")
    ]


def test_tables_with_narrow_gaps_are_known_by_their_figures() -> None:
    rows = (("HK$m", "2024", "2023"), ("Fares and tolls", "12.5", "(11.0)"), ("Rents", "3.2", "+2%"))
    strings = [(60 + x, 700 - 16 * n, row[k]) for n, row in enumerate(rows) for k, x in enumerate((0, 90, 122))]
    assert (
        drawn(*strings).text
        == "| HK$m | 2024 | 2023 |\n| --- | --- | --- |\n| Fares and tolls | 12.5 | (11.0) |\n| Rents | 3.2 | +2% |\n"
    )


def test_what_a_browser_prints_around_a_page_is_left_out() -> None:
    text = drawn(
        (60, 815, "11/22/26, 5:09 AM"),
        (200, 815, "Ferries | Harbour"),
        (60, 700, WORDS[:60]),
        (60, 20, "https://site.example/a/b"),
        (520, 20, "1/2"),
    ).text
    assert text.strip() == WORDS[:60].strip()
