"""What layout and view hand on: a block before its text is smoothed, and a block of the view."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .markup import Edit

ShapeKind = Literal["text", "heading", "item", "row", "rule", "page", "caption", "end"]


@dataclass(slots=True)
class Shape:
    """A block before its text is smoothed: stretches of the source, each with what joins it to the one before."""

    kind: ShapeKind
    pieces: list[tuple[int, int, str]]
    level: int = 0
    blanks: int = 0
    breaks: list[Edit] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the shape begins in the source."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where the shape ends in the source."""
        return self.pieces[-1][1]


@dataclass(slots=True)
class Piece:
    """A block of the view, with the kind of shape that it came from."""

    start: int
    end: int
    kind: ShapeKind
    level: int = 0
    blanks: int = 0
    cells: tuple[tuple[int, int], ...] = ()
