"""The view: the text that finders read, and the way back from each of its characters to the text as read."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..spans import View
from .markup import Edit, settle
from .shapes import Piece, Shape, ShapeKind

_LONGEST_COUNTED = 1 << 17
_counted: array[int] = array("l")  # 0, 1, 2 …, as long as the longest text so far, within a bound


def _places(start: int, end: int) -> Sequence[int]:
    """The whole numbers from `start` to before `end`; a copied slice of those counted before is ready in a tenth of the time."""
    global _counted
    if end > _LONGEST_COUNTED:
        return range(start, end)
    counted = _counted
    if len(counted) < end:
        _counted = counted = array("l", range(2 * end))
    return counted[start:end]


@dataclass(slots=True)
class _Builder:
    text: str
    out: list[str] = field(default_factory=list)
    offsets: array[int] = field(default_factory=lambda: array("l"))
    length: int = 0
    block: int = 0  # where the block being written begins
    last: str = ""

    def copy(self, start: int, end: int) -> None:
        """Copy a stretch of the source; space at a block's beginning, or after space, goes."""
        if self.last in ("", " ", "\t"):
            while start < end and self.text[start] == " ":
                start += 1
        if start < end:
            self.put(self.text[start:end], _places(start, end))

    def put(self, chars: str, places: Sequence[int]) -> None:
        """Write characters, each with its place in the source."""
        self.out.append(chars)
        self.offsets.extend(places)
        self.length += len(chars)
        self.last = chars[-1]

    def space(self, place: int, char: str = " ") -> None:
        """Write one space, unless space or nothing stands before."""
        if self.last not in ("", " ", "\t") or char == "\t":
            self.put(char, (place,))

    def trim(self, space: str = " \t") -> None:
        """Drop the space at the end of the block."""
        while self.length > self.block and self.last in space:
            chars = self.out.pop()
            kept = chars.rstrip(space)
            cut = len(chars) - len(kept)
            del self.offsets[self.length - cut :]
            self.length -= cut
            if kept:
                self.out.append(kept)
            self.last = self.out[-1][-1] if self.length > self.block else ""


def build(text: str, shapes: list[Shape], edits: list[Edit]) -> tuple[View, list[Piece]]:
    """The view of a smoothed text, and its blocks; shapes that are left empty go."""
    breaks = [e for s in shapes for e in s.breaks]
    if breaks:
        edits = settle([*edits, *breaks])
    builder = _Builder(text)
    pieces: list[Piece] = []
    at = 0
    for shape in shapes:
        kind: ShapeKind = shape.kind
        _open(builder, pieces)
        cells: list[tuple[int, int]] = []
        for start, end, joiner in shape.pieces:
            if joiner:
                builder.trim(" ")
                builder.space(start, joiner)
            cell = builder.length
            while at < len(edits) and edits[at].start < start:
                at += 1
            while at < len(edits) and edits[at].start < end:
                edit = edits[at]
                at += 1
                builder.copy(start, edit.start)
                start = min(edit.end, end)
                if edit.put[:1] == "\n":
                    _close(builder, pieces, kind, shape)
                    kind = "item" if edit.put[1:] else "text"
                    _open(builder, pieces)
                elif edit.put.isspace():
                    builder.space(edit.start)
                elif edit.put:
                    builder.put(edit.put, (edit.start,))
            builder.copy(start, end)
            if kind == "row":
                builder.trim(" ")
                cells.append((cell, builder.length))
        _close(builder, pieces, kind, shape)
        if kind == "row" and pieces and pieces[-1].kind == "row" and cells[0][0] >= pieces[-1].start:
            limit = pieces[-1].end
            pieces[-1].cells = tuple((min(a, limit), min(b, limit)) for a, b in cells)
    if builder.out and builder.out[-1] == "\n":
        builder.out.pop()
        del builder.offsets[-1:]
    chars = "".join(builder.out)
    return View(chars, None if chars == text else builder.offsets), pieces


def _open(builder: _Builder, pieces: list[Piece]) -> None:
    builder.block = builder.length
    builder.last = ""


def _close(builder: _Builder, pieces: list[Piece], kind: ShapeKind, shape: Shape) -> None:
    builder.trim()
    if builder.length > builder.block:
        first = not pieces or pieces[-1].end < builder.block
        pieces.append(Piece(builder.block, builder.length, kind, shape.level, shape.blanks if first else 0))
        builder.put("\n", (builder.offsets[-1],))
