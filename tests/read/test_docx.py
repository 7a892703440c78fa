"""Word files: styles, lists, tables, text boxes, tracked changes, heads of pages, properties."""

from __future__ import annotations

import io
from datetime import date, datetime

from docx import Document
from docx.oxml import parse_xml

from hkfacts.read import read_bytes
from hkfacts.settings import Settings
from hkfacts.spans import Source
from tests.makers.blocks import Block
from tests.makers.word import word

SETTINGS = Settings()
NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def of(document: object) -> Source:
    """A document as a source."""
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return read_bytes(out.getvalue(), "a.docx", SETTINGS)


def paragraph(inner: str) -> Source:
    """A document of one paragraph with this in it."""
    document = Document()
    document.element.body.insert(0, parse_xml(f"<w:p {NS}>{inner}</w:p>"))
    return of(document)


def test_blocks_in_the_order_of_the_text() -> None:
    blocks = [
        Block("heading", "Ferry firm adds ten boats", 1),
        Block("paragraph", "Lamma Ferries spent HK$55 million."),
        Block("heading", "Details", 2),
        Block("item", "Ten boats"),
        Block("item", "Three piers"),
        Block("table", rows=(("Year", "Boats"), ("2023", "4 | 5"))),
        Block("lines", lines=("Ms Ada Wu", "Tel: 5550 1234")),
    ]
    wanted = (
        "Press Release\n\n# Ferry firm adds ten boats\n\nLamma Ferries spent HK$55 million.\n\n## Details\n\n- Ten boats\n- Three piers\n\n"
        "| Year | Boats |\n| --- | --- |\n| 2023 | 4 \\| 5 |\n\nMs Ada Wu\nTel: 5550 1234\n"
    )
    assert read_bytes(word(blocks, "Press Release"), "a.docx", SETTINGS).text == wanted


def test_insertions_count_and_deletions_do_not() -> None:
    inner = "<w:r><w:t>HK$</w:t></w:r><w:del><w:r><w:delText>4</w:delText></w:r></w:del><w:ins><w:r><w:t>5 million</w:t></w:r></w:ins>"
    assert paragraph(inner).text == "HK$5 million\n"


def test_links_fields_and_special_characters() -> None:
    inner = (
        "<w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:br/><w:t>d</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>e</w:t></w:r>'
    )
    assert paragraph(inner).text == "a\tb-c\nde\n"


def test_text_boxes_are_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    inner = f"<w:r><w:t>Text</w:t><mc:AlternateContent {mc}><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    assert paragraph(inner).text == "Text\n\nIn a box\n"


def test_content_controls_are_read() -> None:
    document = Document()
    control = f"<w:sdt {NS}><w:sdtContent><w:p><w:r><w:t>Within</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(0, parse_xml(control))
    assert of(document).text == "Within\n"


def test_a_table_that_lays_out_the_page_is_text() -> None:
    document = Document()
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text = "Left"
    table.rows[0].cells[1].text = "Right\nand below"
    assert of(document).text == "Left\n\nRight\nand below\n"


def test_properties_are_metadata_unless_they_are_the_template_s() -> None:
    document = Document()
    document.add_paragraph("Words.")
    assert of(document).metadata.published is None
    document.core_properties.author = "Press Office"
    document.core_properties.title = "Ferry firm adds ten boats"
    document.core_properties.modified = datetime(2031, 5, 3, 12, 0)
    found = of(document).metadata
    assert (found.title, found.issuer, found.published) == ("Ferry firm adds ten boats", None, date(2031, 5, 3))


def test_an_empty_document_is_an_empty_text() -> None:
    assert of(Document()).text == ""
