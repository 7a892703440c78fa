"""PDF files with text: words with their boxes become lines, lines paragraphs, in the order in which a reader reads them.

PDFium (by pypdfium2) gives characters and boxes; nothing is drawn, no script of the file runs, nothing is fetched. Lines that a
paragraph was wrapped into are joined, a word that was cut keeps its hyphen and its line break (the stage `segment` mends it, since it
knows the words of the whole text), and what stands at the head or foot of page after page is left out.
"""

from __future__ import annotations

import re
from contextlib import closing
from datetime import date
from hashlib import sha256
from typing import Any

from hkfacts.patterns import lazy_pattern

from ..errors import TooLargeInput, UnreadableInput
from ..settings import Settings
from ..spans import Metadata, Notice, Source
from .limits import MOST_ON_PAGE, MOST_PAGES, check_characters
from .pdf_lines import Row, rows_of
from .pdf_order import in_order
from .pdf_paragraphs import write_pages
from .pdf_running import without_running
from .pdf_tables import split_figures
from .sheet import Sheet

_MADE = lazy_pattern(r"D:((?:19|20)\d\d)(\d\d)(\d\d)")
_NO_TITLE = lazy_pattern(
    r"(?:Microsoft (?:Word|PowerPoint)\b|untitled|document\d*$|slide \d|powerpoint)|\.(?:docx?|pdf|indd|pptx?|rtf|odt|qxp)$", re.I
)
_PDFIUM = lazy_pattern(r"\(PDFium: ([^()]{1,80})\)")
_BROWSER = lazy_pattern(r"Mozilla|Chrom|Safari|Firefox|Edge")
_SHOWN_PAGES = 8


def read(data: bytes, name: str | None, settings: Settings) -> Source:
    """A PDF as a source; places are its pages.

    Raises `UnreadableInput` for one that is broken, locked or without a text layer, `TooLargeInput` for one of too many pages.
    """
    import pypdfium2

    where = name or "the input"
    try:
        opened = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableInput(_reason(where, str(error))) from None
    with closing(opened) as document:
        if len(document) > MOST_PAGES:
            raise TooLargeInput(
                f"{where} has {len(document):,} pages; at most {MOST_PAGES:,} are read. Cut it into single releases"
            )
        pages: list[list[Row]] = []
        sizes: list[float] = []
        characters = 0
        for number in range(len(document)):
            rows, height, count = _page(document, number, where, settings, characters)
            characters += count
            pages.append(rows)
            sizes.append(height)
        metadata = _metadata(document)
    empty = [n for n, rows in enumerate(pages, 1) if not rows]
    if len(empty) == len(pages):
        raise UnreadableInput(
            f"{where} has no text layer: its {len(pages):,} page{'s are pictures' if len(pages) > 1 else ' is a picture'}, as of a scan. "
            "Recognise the text first (for example with ocrmypdf) and name the result"
        )
    sheet = Sheet()
    ordered = [in_order(rows) for rows in without_running(pages, sizes)]
    for rows in ordered:
        split_figures(rows)
    write_pages(sheet, ordered)
    notices = (Notice("no-text-layer", f"no text was found on {_pages(empty)}; pictures are not read"),) if empty else ()
    return Source(sheet.text, name, "pdf", sha256(data).hexdigest(), metadata, notices, sheet.places)


def _page(document: Any, number: int, where: str, settings: Settings, before: int) -> tuple[list[Row], float, int]:
    """The rows of one page, its height, and how many characters it holds; a page that is broken by itself is one without text."""
    import pypdfium2

    try:
        page = document[number]
        layer = page.get_textpage()
    except pypdfium2.PdfiumError:
        return [], 0.0, 0
    with closing(page), closing(layer) as text:
        count = text.count_chars()
        check_characters(before + count, where, settings)
        if count > MOST_ON_PAGE:
            raise TooLargeInput(
                f"{where} has {count:,} characters on page {number + 1}, as no page of a release has; save its text by itself"
            )
        return rows_of(text.raw, count), page.get_height(), count


def _reason(where: str, said: str) -> str:
    lower = said.lower()
    if "password" in lower:
        return f"{where} is a PDF locked by a password; save a copy without it and name that"
    if "security" in lower:
        return f"{where} is a PDF with a kind of lock that is not known; save a copy without it and name that"
    said = match[1].lower() if (match := _PDFIUM.search(said)) else said
    return f"{where} is a broken or cut-off PDF ({said}); get it anew, or open it in a viewer and print it to a new PDF"


def _pages(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:_SHOWN_PAGES]))
    more = f" and {len(numbers) - _SHOWN_PAGES:,} more" if len(numbers) > _SHOWN_PAGES else ""
    return f"page{'s' if len(numbers) > 1 else ''} {shown}{more}"


def _metadata(document: Any) -> Metadata:
    """The title, unless it is a file's name, and the day on which the file was made."""
    known = document.get_metadata_dict()
    title = " ".join((known.get("Title") or "").replace("\0", "").split())
    if _NO_TITLE.search(title) or title.count(" ") < 2:
        title = ""
    printed = _BROWSER.search(known.get("Creator") or "")  # the day on which somebody printed the page is not the release's
    match = None if printed else _MADE.match(known.get("CreationDate") or "")
    try:
        day = date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        day = None
    return Metadata(title or None, None, day)
