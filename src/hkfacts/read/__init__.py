"""The stage `read`: bytes or a string in, a `Source` out."""

from __future__ import annotations

from hashlib import sha256

from ..spans import Source


def read_text(text: str, name: str | None = None) -> Source:
    """A string as a source; its hash is that of its UTF-8 form."""
    return Source(text, name, "text", sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
