"""Which format bytes are in: by what they begin with, then by the name's suffix; and the one table of who reads which."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from typing import Literal
from zipfile import BadZipFile, ZipFile

from hkfacts.patterns import lazy_pattern

from ..errors import UnreadableInput
from ..settings import Settings
from ..spans import Source

Format = Literal["text", "markdown", "html", "pdf", "docx", "eml"]
Reader = Callable[[bytes, str | None, Settings], Source]

SUFFIXES_OF: dict[Format, tuple[str, ...]] = {
    "text": (".txt", ".text"),
    "markdown": (".md", ".markdown", ".mdown", ".mkd"),
    "html": (".html", ".htm", ".xhtml", ".mhtml", ".mht"),
    "pdf": (".pdf",),
    "docx": (".docx", ".docm"),
    "eml": (".eml",),
}
# of files that are taken from folders; a file that is named is read whatever its suffix
SUFFIXES = tuple(suffix for suffixes in SUFFIXES_OF.values() for suffix in suffixes)
_ROWS = (".jsonl", ".ndjson")
# The module that reads a format, the library that it needs, and the extra that brings it.
_READERS: dict[Format, tuple[str, str | None, str]] = {
    "text": ("text", None, ""),
    "markdown": ("text", None, ""),
    "html": ("html", "lxml", "html"),
    "pdf": ("pdf", "pypdfium2", "pdf"),
    "docx": ("docx", "docx", "docx"),
    "eml": ("eml", None, ""),
}
_HEAD = 2048
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_PAGE = lazy_pattern(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,1500}?-->\s*){0,4}<(?:!doctype\s+html|html|head|body)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_PIECE = lazy_pattern(rb"\s*<(?:title|meta|table|div|article|p|h1)[\s>]", re.IGNORECASE)  # which Markdown may begin with too
_TAGS = lazy_pattern(rb"</?(?:p|div|br|span|td|tr|table|a|h[1-6]|html|body|head)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)
_FIELD = lazy_pattern(rb"(?:From [^\n]{1,200}\r?\n)?(?:[!-9;-~]{1,70}:[^\n]{0,998}(?:\r?\n[ \t][^\n]{0,998}){0,80}\r?\n){2,200}")
_OF_MAIL = lazy_pattern(
    rb"^(?:received|return-path|delivered-to|message-id|mime-version|dkim-signature|x-mailer)[ \t]*:", re.I | re.M
)
_OF_LETTER = lazy_pattern(rb"^(?:from|to|subject|date|snapshot-content-location)[ \t]*:", re.I | re.M)
_OTHERS = (
    ("word/", None, ""),
    ("xl/", "an Excel workbook", "save the release as .docx, PDF or text"),
    ("ppt/", "a PowerPoint file", "save it as PDF"),
    ("META-INF/container.xml", "an EPUB book", "save it as HTML or text"),
    ("content.xml", "an OpenDocument file", "save it as .docx, PDF or text"),
    ("index.xml", "a Pages file", "save it as .docx, PDF or text"),
)


def format_of(data: bytes, name: str | None) -> Format:
    """The format of an input. Raises `UnreadableInput` for what is known and not read: other archives, and JSON."""
    head = data[:_HEAD]
    for mark in _MARKS:
        head = head.removeprefix(mark)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(data, name)
    said = _by_suffix(name)
    plain = head.replace(b"\0", b"") if data.startswith(_MARKS[1:]) else head
    if _is_mail(plain, said):
        return "eml"
    if (
        _PAGE.match(plain)
        or (said in ("html", None) and _PIECE.match(plain))
        or (said == "html" and _TAGS.search(data, 0, 1 << 16))
    ):
        return "html"
    if said in ("text", "markdown", None):
        _refuse_json(data, name, said)
    # A suffix that the content does not bear out: it is text, or what the reader of text refuses.
    return "markdown" if said == "markdown" else "text"


def _by_suffix(name: str | None) -> Format | None:
    if name:
        lower = name.lower()
        for known, suffixes in SUFFIXES_OF.items():
            if lower.endswith(suffixes):
                return known
    return None


def _is_mail(head: bytes, said: Format | None) -> bool:
    """True for the fields of a letter at the top; without the suffix, fields are asked for that no release is headed with."""
    match = _FIELD.match(head.lstrip(b"\r\n"))
    if match is None:
        return False
    letter = _OF_LETTER.search(match.group()) is not None
    return letter and (said == "eml" or _OF_MAIL.search(match.group()) is not None)


def _archive(data: bytes, name: str | None) -> Format:
    where = name or "the input"
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError, UnicodeError) as error:
        if _by_suffix(name) == "docx":
            return "docx"  # whose reader says what is wrong
        raise UnreadableInput(f"{where} is a broken or cut-off ZIP archive ({error}); get the file anew") from None
    for start, what, cure in _OTHERS:
        if any(entry.startswith(start) for entry in names):
            if what is None:
                return "docx"
            raise UnreadableInput(f"{where} is {what}, which is not read; {cure}")
    raise UnreadableInput(f"{where} is a ZIP archive of {len(names):,} files; unpack it and name the files in it")


def _refuse_json(data: bytes, name: str | None, said: Format | None) -> None:
    """Records and tables are no releases; say who reads them."""
    where = name or "the input"
    lower = (name or "").lower()
    if lower.endswith(_ROWS) or (said is None and _json_rows(data)):
        raise UnreadableInput(
            f"{where} is JSON Lines, a table of releases; `hkfacts batch {name if lower.endswith(_ROWS) else 'FILE.jsonl'} "
            "-o facts.jsonl` reads one release a row (--text-field, --id-field and --date-field name its fields)"
        )
    if lower.endswith(".json"):
        raise UnreadableInput(
            f"{where} is JSON; a release was wanted. A table of releases is read by `hkfacts batch` as JSON Lines (.jsonl), one a row"
        )


def _json_rows(data: bytes) -> bool:
    """True where the first line is a JSON object by itself."""
    line = data.lstrip()[: 1 << 20].partition(b"\n")[0].strip()
    if not (line.startswith(b'{"') and line.endswith(b"}")):
        return False
    import json

    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def reader_of(known: Format, where: str) -> Reader:
    """The function that reads a format. Raises `UnreadableInput`, naming the command, where the library for it is not installed."""
    module, library, extra = _READERS[known]
    if library is not None and find_spec(library) is None:
        raise UnreadableInput(
            f"{where} is {known.upper() if known != 'docx' else 'a Word file'}, which needs a library that is not installed: "
            f"pip install 'hkfacts[{extra}]'"
        )
    reader: Reader = import_module(f".{module}", __package__).read
    return reader
