"""Plain text and Markdown: which characters are in these bytes, with the line ends and everything else as they are."""

from __future__ import annotations

from hashlib import sha256

from ..settings import Settings
from ..spans import Source
from .encoding import decode
from .formats import SUFFIXES_OF
from .limits import check_characters


def _format(name: str | None) -> str:
    return "markdown" if name and name.lower().endswith(SUFFIXES_OF["markdown"]) else "text"


def read_text(text: str, name: str | None = None) -> Source:
    """A string as a source, unchanged; its hash is that of its UTF-8 form."""
    return Source(text, name, _format(name), sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def read(data: bytes, name: str | None, settings: Settings) -> Source:
    """Bytes as a source: decoded, without their byte-order mark."""
    where = name or "the input"
    text, notices = decode(data, where)
    check_characters(len(text), where, settings)
    return Source(text, name, _format(name), sha256(data).hexdigest(), notices=notices)
