"""The stage `segment`: a `Source` in, its `Parts` out."""

from __future__ import annotations

import re
from datetime import date

from ..settings import Settings
from ..spans import Block, Parts, Source, Span, View

_LINE = re.compile(r"[^\n]+")


def segment(source: Source, settings: Settings, release_date: date | None = None) -> Parts:
    """The parts of a release."""
    text = source.text
    blocks = tuple(Block(m.start(), m.end(), "body") for m in _LINE.finditer(text))
    return Parts(
        View(text),
        blocks,
        tuple(Span(b.start, b.end) for b in blocks),
        release_date=release_date,
        release_date_source="option" if release_date else None,
    )
