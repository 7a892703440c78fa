"""The text that a reader puts together, with the place in the file that each piece of it came from.

Headings, list items, tables and captions are written with the marks of Markdown, which the stages after this one read, and people
too. What a file holds that looks like such a mark stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hkfacts.patterns import lazy_pattern

from ..spans import Place

_BAR = lazy_pattern(r"\|")
_BREAK = lazy_pattern(r"\s*\n\s*")
_NO_CAPTION = lazy_pattern(r"[\[\]\n]")
_LONGEST_CAPTION = 600

Cell = tuple[str, Place | None]


@dataclass(slots=True)
class Sheet:
    """Text in pieces; `at` and `rows` note where the next piece came from. Equal places in a row are noted once."""

    _out: list[str] = field(default_factory=list)
    _places: list[Place] = field(default_factory=list)
    _length: int = 0

    @property
    def length(self) -> int:
        """Characters so far."""
        return self._length

    @property
    def text(self) -> str:
        """The text so far, with a line end after it."""
        return "".join(self._out) + ("\n" if self._out else "")

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of all pieces, in order."""
        return tuple(self._places)

    def write(self, text: str) -> None:
        """Go on with the piece at hand."""
        if text:
            self._out.append(text)
            self._length += len(text)

    def at(self, page: int | None = None, element: str | None = None) -> None:
        """What is written from here on stood there."""
        last = self._places[-1] if self._places else None
        if last is None or (last.page, last.element) != (page, element):
            self._places.append(Place(self._length, page, element))

    def part(self, *, close: bool = False) -> None:
        """Begin a new block: after a blank line, or (`close`) on the next line."""
        if self._out:
            self.write("\n" if close else "\n\n")

    def heading(self, text: str, level: int) -> None:
        """A heading of level 1 to 6."""
        lines = [line.strip() for line in text.split("\n")]
        words = " ".join(line for line in lines if any(c.isalnum() for c in line)) or text  # without rows of stars below it
        self.write("#" * max(1, min(level, 6)) + " " + _BREAK.sub(" ", words))

    def caption(self, text: str) -> None:
        """What stands below a picture, written as the picture's own words where they allow it."""
        fits = len(text) <= _LONGEST_CAPTION and not _NO_CAPTION.search(text)
        self.write(f"![{text}]()" if fits else text)

    def row(self, cells: Sequence[Cell]) -> None:
        """A row of a table."""
        self.write("|")
        for text, place in cells:
            self.write(" ")
            if place is not None:
                self.at(place.page, place.element)
            self.write(_BAR.sub(r"\\|", _BREAK.sub(" ", text)))
            self.write(" |")

    def rule(self, cells: int) -> None:
        """The line below the headings of a table."""
        self.write("|" + " --- |" * cells)
