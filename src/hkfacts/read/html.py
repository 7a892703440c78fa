"""HTML pages as saved from a site: the text of the release without menus, consent, related news and footers.

Nothing is fetched and no script runs: the parser (lxml's, on libxml2) reads bytes, has no network, and stops at a depth that it can
bear. What is surely no part of a release is left out by element, role and class; what may be one stays, since the stage `segment`
knows the furniture of pages by its words. `read/pages.py` reads the head.
"""

from __future__ import annotations

import codecs
import re
from hashlib import sha256

from lxml import etree

from hkfacts.patterns import lazy_pattern

from ..errors import TooLargeInput, UnreadableInput
from ..settings import Settings
from ..spans import Notice, Place, Source
from .encoding import decode
from .html_blocks import blocks_of
from .html_main import main_blocks
from .limits import DEEPEST, MOST_ATTRIBUTES, check_characters
from .pages import page_metadata
from .sheet import Sheet

_CHARSET = lazy_pattern(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]{1,40})", re.I
)
# What browsers make of a label: the encodings of the web are wider than their names say.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
_HEAD = 4096


def read(data: bytes, name: str | None, settings: Settings) -> Source:
    """A page as a source; places are the XPaths of elements.

    Raises `TooLargeInput` for a page nested too deep, `UnreadableInput` for one without text.
    """
    where = name or "the input"
    text, notices = page_text(data, where)
    sheet, root = render(text, where)
    check_characters(sheet.length, where, settings)
    if not sheet.length:
        raise UnreadableInput(
            f"{where} is an HTML page without text (it may be filled in by a script when it is shown); open it in a browser and save "
            "the page as shown, or print it to PDF"
        )
    return Source(sheet.text, name, "html", sha256(data).hexdigest(), page_metadata(root), notices, sheet.places)


def page_text(data: bytes, where: str) -> tuple[str, tuple[Notice, ...]]:
    """The characters of a page: by its byte-order mark, as UTF-8, by the encoding that it declares, or by a guess."""
    try:
        if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    match = _CHARSET.search(data, 0, _HEAD)
    label = (match[1] or match[2]).decode("ascii", "replace") if match else None
    if label is None or label.lower().startswith(("utf-16", "utf-32", "ucs")):  # a label that could be read is not in those
        return decode(data, where)
    try:
        encoding = codecs.lookup(label).name
        text = data.decode(_MEANT.get(encoding, encoding), "replace")
    except (LookupError, UnicodeError):
        said, notices = decode(data, where)
        return said, (Notice("encoding", f"the page names an encoding that there is not ({label})"), *notices)
    lost = text.count("\ufffd")
    if lost > max(8, len(text) // 200):  # the page is not in the encoding that it names
        said, notices = decode(data, where)
        return said, notices or (Notice("encoding", f"the page is not in the encoding that it names ({label})"),)
    return text, (Notice("encoding", f"{lost} broken characters of {label} were read as U+FFFD"),) if lost else ()


def render(text: str, where: str) -> tuple[Sheet, etree._Element]:
    """The text of a page with its places, and the page as a tree."""
    root = _parsed(text, where)
    sheet = Sheet()
    if root is None:
        return sheet, etree.Element("html")
    last = None
    for block in main_blocks(blocks_of(root), page_metadata(root).title):
        sheet.part(close=last is not None and (last.kind, last.group) == (block.kind, block.group) and block.group is not None)
        if block.kind == "row":
            if last is None or last.group != block.group:
                heading = True
            sheet.at(element=block.path)
            sheet.row([(words, Place(0, element=path)) for words, path in block.cells])
            if heading:
                sheet.part(close=True)
                sheet.rule(len(block.cells))
                heading = False
        else:
            sheet.at(element=block.path)
            if block.kind == "heading":
                sheet.heading(block.text, block.level)
            elif block.kind == "caption":
                sheet.caption(block.text)
            else:
                sheet.write(block.mark + block.text)
        last = block
    return sheet, root


def _parsed(text: str, where: str) -> etree._Element | None:
    for piece in text.split(">"):  # the parser compares each attribute of an element with all others
        at = piece.find("<")
        if len(piece) - at > MOST_ATTRIBUTES and len(piece[at:].split(None, MOST_ATTRIBUTES)) > MOST_ATTRIBUTES:
            raise TooLargeInput(
                f"{where} has an element of more than {MOST_ATTRIBUTES:,} attributes, as no page of a release has"
            )
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any(e.type_name == "ERR_RESOURCE_LIMIT" for e in parser.error_log):
        raise TooLargeInput(
            f"{where} is an HTML page with elements nested more than {DEEPEST:,} deep; open it in a browser and save it as text"
        )
    return root
