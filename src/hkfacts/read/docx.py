"""Word files (`.docx`): paragraphs, headings, lists, tables, text boxes and the head of the first page, in the order of the text.

python-docx opens the package; the words are taken from its elements, so that insertions that are tracked, links, fields and text
boxes count and deletions do not. The archive is sized up before anything is unpacked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from hkfacts.patterns import lazy_pattern

from ..errors import TooLargeInput, UnreadableInput
from ..settings import Settings
from ..spans import Metadata, Source
from .limits import MOST_ENTRIES, MOST_XML, check_characters
from .sheet import Sheet

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = frozenset(
    (
        f"{_W}del",
        f"{_W}moveFrom",
        f"{_W}instrText",
        f"{_W}pPr",
        f"{_W}rPr",
        f"{_W}delText",
        f"{_MC}Fallback",
        f"{_W}footnoteReference",
    )
)
_SAID = {f"{_W}tab": "\t", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": "\u00ad"}
_HEADING = lazy_pattern(r"(?:heading|überschrift|título|titre)\s?([1-6])$|(title)$", re.IGNORECASE)
_LIST = lazy_pattern(r"list", re.IGNORECASE)
_GAPS = lazy_pattern(r"\t+|[ ]{2,}")
_MADE_BY = "python-docx"  # its template is dated 2013


def read(data: bytes, name: str | None, settings: Settings) -> Source:
    """A Word file as a source. Raises `UnreadableInput` for a broken one, `TooLargeInput` for one that unpacks to too much."""
    where = name or "the input"
    _check_archive(data, where, settings)
    try:
        sheet, metadata = _read(data)
    except MemoryError:
        raise
    except Exception as error:  # the library raises whatever the broken part makes it trip over
        reason = " ".join(str(error).split()).strip("'\"") or type(error).__name__
        raise UnreadableInput(f"{where} is a broken Word file ({reason[:200]}); open it in Word and save it again") from None
    check_characters(sheet.length, where, settings)
    return Source(sheet.text, name, "docx", sha256(data).hexdigest(), metadata)


def _read(data: bytes) -> tuple[Sheet, Metadata]:
    from docx import Document

    document = Document(BytesIO(data))
    sheet = Sheet()
    section = document.sections[0] if len(document.sections) else None
    if section is not None:
        head = section.first_page_header if section.different_first_page_header_footer else section.header
        for block in head._element if not head.is_linked_to_previous else ():
            _block(sheet, block, document)
    _blocks(sheet, document.element.body, document)
    return sheet, _metadata(document)


def _check_archive(data: bytes, where: str, settings: Settings) -> None:
    """Refuse what would unpack to more than is read; what an archive says of its sizes bounds what its parts can give."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError) as error:
        raise UnreadableInput(
            f"{where} is a broken or cut-off Word file ({error}); get it anew, or open it and save it again"
        ) from None
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableInput(f"{where} is locked by a password; take the password off and save it again")
    total = sum(entry.file_size for entry in entries)
    largest = max((entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))), default=0)
    if total > settings.max_bytes or largest > MOST_XML or len(entries) > MOST_ENTRIES:
        raise TooLargeInput(
            f"{where} unpacks to {total:,} bytes in {len(entries):,} parts; at most {settings.max_bytes:,} bytes, of which {MOST_XML:,} "
            f"in one part of text, and {MOST_ENTRIES:,} parts are read. Save it without its pictures, or as text"
        )


def _metadata(document: Any) -> Metadata:
    """Title and day of the last change; nothing from a file that only carries its template's."""
    try:
        known = document.core_properties
        if (known.author or "") == _MADE_BY:
            return Metadata()
        day = known.modified or known.created
        return Metadata((known.title or "").strip() or None, None, day.date() if day else None)
    except (ValueError, KeyError, AttributeError):  # properties that are broken are no reason to lose the text
        return Metadata()


def _blocks(sheet: Sheet, parent: Any, document: Any) -> None:
    """The paragraphs and tables of a body, those within content controls included; no recursion, as controls may be nested deep."""
    waiting = [iter(parent)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            waiting.append(iter(element))
        else:
            _block(sheet, element, document)


def _block(sheet: Sheet, element: Any, document: Any) -> None:
    if element.tag == f"{_W}tbl":
        _table(sheet, element)
    elif element.tag == f"{_W}p":
        boxes: list[Any] = []
        words = "".join(_words(element, boxes)).strip()
        _paragraph(sheet, words, _style(element, document), element)
        for box in boxes:
            for inner in box.iter(f"{_W}p"):
                said = "".join(_words(inner, [])).strip()
                _paragraph(sheet, said, _style(inner, document), inner)


def _words(paragraph: Any, boxes: list[Any]) -> Iterator[str]:
    """The characters of a paragraph; text boxes that hang on it are put aside into `boxes`."""
    waiting = [iter(paragraph)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif element.tag == f"{_W}txbxContent":
            boxes.append(element)
        elif element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag == f"{_W}br":
            yield "\n"
        elif element.tag in _SAID:
            yield _SAID[element.tag]
        elif element.tag not in _SKIPPED:
            waiting.append(iter(element))


def _style(paragraph: Any, document: Any) -> tuple[int, bool]:
    """The level of a heading (0: none), and whether the paragraph is an item of a list."""
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return 0, False
    listed = properties.find(f"{_W}numPr") is not None
    style = properties.find(f"{_W}pStyle")
    if style is None:
        return 0, listed
    known = style.get(f"{_W}val") or ""
    found = next((s for s in document.styles.element.style_lst if s.styleId == known), None) if known else None
    named = (found.name_val if found is not None else None) or known
    if match := _HEADING.match(named):
        return int(match[1]) + 1 if match[1] else 1, False  # the first level is the title's
    return 0, listed or bool(_LIST.match(named))


def _paragraph(sheet: Sheet, words: str, style: tuple[int, bool], element: Any) -> None:
    if not words:
        return
    level, listed = style
    sheet.part(close=listed and _follows_item(element))
    if level:
        sheet.heading(_GAPS.sub(" ", words), level)
    else:
        sheet.write(("- " if listed else "") + words)


def _follows_item(element: Any) -> bool:
    before = element.getprevious()
    properties = before.find(f"{_W}pPr") if before is not None and before.tag == f"{_W}p" else None
    if properties is None:
        return False
    style = properties.find(f"{_W}pStyle")
    return properties.find(f"{_W}numPr") is not None or bool(style is not None and _LIST.match(style.get(f"{_W}val") or ""))


def _table(sheet: Sheet, table: Any) -> None:
    """The rows of a table; one that lays out the page (a single column, or cells of several paragraphs) is read as text."""
    rows = [
        [["".join(_words(p, [])).strip() for p in cell.iter(f"{_W}p")] for cell in row.iter(f"{_W}tc")]
        for row in table.iter(f"{_W}tr")
    ]
    rows = [row for row in rows if any(any(cell) for cell in row)]
    data = sum(sum(any(cell) for cell in row) > 1 for row in rows) > 1 and not table.findall(f".//{_W}tbl")
    if not data or any(len(" ".join(cell)) > 400 for row in rows for cell in row):
        for words in (p for row in rows for cell in row for p in cell if p):
            sheet.part()
            sheet.write(words)
        return
    sheet.part()
    for number, row in enumerate(rows):
        if number:
            sheet.part(close=True)
        sheet.row([(" ".join(p for p in cell if p), None) for cell in row])
        if not number:
            sheet.part(close=True)
            sheet.rule(len(row))
