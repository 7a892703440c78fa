"""The stage `segment`: a `Source` in, its `Parts` out."""

from __future__ import annotations

from datetime import date

from ..settings import Settings
from ..spans import Block, Parts, Source, Span
from .characters import smooth
from .issued import find_issued
from .layout import lay_out
from .lines import read_lines
from .markup import inline_edits
from .sentences import split_sentences
from .view import build

__all__ = ["segment"]


def segment(source: Source, settings: Settings, release_date: date | None = None) -> Parts:
    """The parts of a release."""
    text = smooth(source.text)
    view, pieces = build(text, lay_out(text, read_lines(text)), inline_edits(text))
    issued = find_issued(view.text, pieces)
    blocks = tuple(Block(p.start, p.end, "body") for p in pieces)
    sentences: list[Span] = []
    for block in blocks:
        sentences.extend(split_sentences(view.text, block.start, block.end))
    return Parts(
        view,
        blocks,
        tuple(sentences),
        place=issued.place,
        release_date=release_date or issued.day,
        release_date_source="option" if release_date else issued.source,
    )
