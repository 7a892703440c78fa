"""The words of a page of a PDF with their boxes, and the rows that they stand in."""

from __future__ import annotations

import ctypes
import re
import statistics
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from hkfacts.patterns import lazy_pattern

_SPACES = frozenset((0, 9, 10, 11, 12, 13, 32, 160, 0x2028, 0x2029))
_CUT = 0xFFFE  # what PDFium gives for a hyphen at which a word goes on in the next line
# Ligatures, and the bullets of symbol fonts, which have no characters of their own.
_PLAIN = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
    2: "-",
    _CUT: "-",
} | dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF0FC, 0xF06C, 0xF06E), "•")
_GAP = 1.5  # of the line's height: words further apart are cells, or stand in other columns
_BOLD = 600
_BULLETS = frozenset("•●▪■◦‣➢➤►")
MARK = lazy_pattern(r"[•●▪■◦‣∙·○►▶➢➤✓✔➔→–—*o-]$|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]$")


@dataclass(slots=True)
class Cell:
    """Words that follow one another on a line; `y0` is the foot, `size` the height of the line."""

    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    bold: bool
    first: float = 0.0  # where the first word ends
    words: list[tuple[float, float, str]] = field(default_factory=list)

    @property
    def size(self) -> float:
        """The height of the line."""
        return self.y1 - self.y0


@dataclass(slots=True)
class Row:
    """The cells of one line; most lines are one cell. `mark` is where the text behind a bullet or numeral begins."""

    cells: list[Cell] = field(default_factory=list)
    mark: float | None = None

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.cells[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.cells[-1].x1

    @property
    def y0(self) -> float:
        """Foot."""
        return self.cells[0].y0

    @property
    def y1(self) -> float:
        """Top."""
        return max(c.y1 for c in self.cells)

    @property
    def size(self) -> float:
        """Height."""
        return max(c.size for c in self.cells)

    @property
    def bold(self) -> bool:
        """True where all of it is bold."""
        return all(c.bold for c in self.cells)

    @property
    def text(self) -> str:
        """Its words, cells parted by three spaces."""
        return "   ".join(c.text for c in self.cells)

    @property
    def first_word(self) -> float:
        """How wide its first word is."""
        return self.cells[0].first - self.cells[0].x0


def rows_of(page: Any, count: int) -> list[Row]:
    """The rows of a page, in the order in which they were drawn; slanted words (stamps, watermarks) are left out."""
    words, slanted = _words(page, count)
    if slanted > len(words):  # the page lies on its side, as tables do
        words, _ = _words(page, count, upright=False)
        return [Row([w]) for w in words and _whole(words)]
    rows: list[Row] = []
    for word in words:
        _place(rows, word)
    for row in rows:
        _join_mark(row)
    _join_stretched(rows)
    return rows


def _words(page: Any, count: int, *, upright: bool = True) -> tuple[list[Cell], int]:
    """Words with boxes, and how many slanted ones there were."""
    import pypdfium2.raw as pdfium

    found: list[Cell] = []
    slanted = 0
    letters: list[str] = []
    begin = 0
    pair = ""
    for at in range(count + 1):
        code = pdfium.FPDFText_GetUnicode(page, at) if at < count else 32
        ends = code in _SPACES
        if not ends:
            if not letters:
                begin = at
            letters.append(_PLAIN.get(code) or chr(code))
            if 0xD800 <= code <= 0xDBFF:
                pair = chr(code)
            elif pair and 0xDC00 <= code <= 0xDFFF:
                letters[-2:] = [(pair + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")]
                pair = ""
        bullet = len(letters) == 1 and letters[0] in _BULLETS  # some files have no space behind it
        if letters and (ends or bullet or code in (_CUT, 2)):
            turned = abs(pdfium.FPDFText_GetCharAngle(page, begin)) > 0.1
            slanted += turned
            if not turned or not upright:
                last = at - 1 if ends else at
                found.append(_boxed(page, "".join(letters), begin, last))
            letters = []
    return found, slanted


def _boxed(page: Any, text: str, first: int, last: int) -> Cell:
    import pypdfium2.raw as pdfium

    a, b = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(page, first, ctypes.byref(a))
    pdfium.FPDFText_GetLooseCharBox(page, last, ctypes.byref(b))
    bold = pdfium.FPDFText_GetFontWeight(page, first) >= _BOLD
    right = max(a.right, b.right)
    return Cell(
        text.replace("\ud800", "\ufffd"),
        a.left,
        right,
        min(a.bottom, a.top),
        max(a.bottom, a.top),
        bold,
        right,
        [(a.left, right, text)],
    )


def _place(rows: list[Row], word: Cell) -> None:
    """Put a word into the row at hand, or open a new one."""
    if rows:
        last = rows[-1].cells[-1]
        height = min(last.size, word.size) or 1.0
        level = min(last.y1, word.y1) - max(last.y0, word.y0) > 0.5 * height
        gap = word.x0 - last.x1
        if level and gap > -0.5 * height:
            if gap <= _GAP * height:
                last.text += " " + word.text
                last.words += word.words
                last.x1 = max(last.x1, word.x1)
                last.bold = last.bold and word.bold
                if word.size > last.size:
                    last.y0, last.y1 = word.y0, word.y1
            else:
                rows[-1].cells.append(word)
            return
    rows.append(Row([word]))


def _join_mark(row: Row) -> None:
    """A bullet or numeral and the text behind it are one cell."""
    head = row.cells[0]
    if len(row.cells) > 1 and MARK.match(head.text):
        rest = row.cells.pop(1)
        row.mark = rest.x0
        row.cells[0] = Cell(
            f"{head.text} {rest.text}", head.x0, rest.x1, rest.y0, rest.y1, rest.bold, rest.first, head.words + rest.words
        )
    elif (mark := re.match(r"(?:[•●▪■◦‣➢➤►✓–—-]|\(?(?:\d{1,2}|[a-z])[.)]) (?=\S)", head.text)) is not None:
        row.mark = head.x0 + (head.x1 - head.x0) * mark.end() / len(head.text)


def _join_stretched(rows: list[Row]) -> None:
    """A line whose words were driven far apart to fill it is one cell: its gaps are equal, and the lines beside it have fewer.

    One gap is enough to know it by in words that are larger than the text, which make headlines and no tables.
    """
    usual = statistics.median(r.size for r in rows) if rows else 0.0
    for at, row in enumerate(rows):
        gaps = [b.x0 - a.x1 for a, b in pairwise(row.cells)]
        fewest = 1 if row.size > 1.2 * usual else 2
        if len(gaps) < fewest or max(gaps) - min(gaps) > 0.3 * row.size or max(gaps) > 4 * row.size:
            continue
        if all(len(rows[n].cells) != len(row.cells) for n in (at - 1, at + 1) if 0 <= n < len(rows)):
            first, last = row.cells[0], row.cells[-1]
            words = " ".join(c.text for c in row.cells)
            boxes = [w for c in row.cells for w in c.words]
            row.cells = [Cell(words, first.x0, last.x1, first.y0, first.y1, row.bold, first.first, boxes)]


def _whole(words: list[Cell]) -> list[Cell]:
    """Words of a page on its side, as one cell a run of words of one height."""
    size = statistics.median(w.size for w in words)
    out: list[Cell] = []
    for word in words:
        if out and abs(out[-1].x0 - word.x0) < size:
            out[-1].text += " " + word.text
        else:
            out.append(word)
    return out
