"""Tables in plain text: rows with pipes or tabs, and columns set with spaces; their cells, headings and captions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hkfacts.patterns import lazy_pattern

from ..spans import Span, Table
from .lines import Line
from .shapes import Piece

_SEPARATOR = lazy_pattern(r"[|\s:+=–—-]{3,400}$")
_PIPE = lazy_pattern(r"(?<!\\)\|")
_GAP = lazy_pattern(r"[ ]*\t[ \t]*|[ ]{2,}")
_NUMBER = lazy_pattern(
    r"[(\[]?[+-]?(?:[A-Z]{0,4}[$€£¥%])?[(]?\s?(?:\d{1,3}(?: \d{3}){1,4}(?!\d)|\d[\d,.]*)\s?(?:%|pts?|[A-Za-z]{1,8})?[)\]]?$"
)
_A_YEAR = lazy_pattern(r"(?:FY)?(?:19|20)\d\d(?:[/-]\d\d)?$")
_LONGEST_ROW = 400
_LONGEST_CELL = 90


def cells_of(text: str, line: Line) -> list[tuple[int, int]]:
    """The cells of a row as stretches of the text, empty ones included."""
    if line.cells:
        return line.cells
    start, end = line.start, line.end
    if text[start] == "|":
        start += 1
    if text[end - 1] == "|":
        end -= 1
    bounds = [start, *(p for m in _PIPE.finditer(text, start, end) for p in m.span()), max(start, end)]
    return list(zip(bounds[::2], bounds[1::2], strict=True))


def is_separator(text: str, line: Line) -> bool:
    """True for the line of dashes under the headings of a Markdown table."""
    return bool(_SEPARATOR.match(text, line.start, line.end)) and "-" in text[line.start : line.end]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with its place in the text and on the line."""

    start: int
    end: int
    left: int
    right: int


def mark_columns(text: str, lines: list[Line]) -> None:
    """Make rows of neighbouring lines that are set in columns with spaces or tabs, with the cells of each."""
    run: list[tuple[Line, list[_Cell]]] = []
    for line in lines:
        if line.kind == "rule" and not line.blanks:
            continue
        cells = _spaced_cells(text, line)
        if not cells or line.blanks > 1 or line.paged:
            _settle(text, run)
            run = []
        if cells:
            run.append((line, cells))
    _settle(text, run)


def _spaced_cells(text: str, line: Line) -> list[_Cell]:
    """The cells of a line by its gaps; none for a line of prose."""
    if line.kind not in ("text", "item", "numeral") or len(line) > _LONGEST_ROW:
        return []
    start = line.start + (line.mark if line.kind == "item" else 0)
    gapped = text.find("  ", start, line.end) >= 0 or text.find("\t", start, line.end) >= 0
    gaps = list(_GAP.finditer(text, start, line.end)) if gapped else []
    if not gaps and (line.indent < 8 or len(line) > _LONGEST_CELL or line.kind == "item"):
        return []
    bounds = [start, *(p for m in gaps for p in m.span()), line.end]
    base = line.start - line.indent
    cells = [_Cell(a, b, a - base, b - base) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
    return cells if max(c.end - c.start for c in cells) <= _LONGEST_CELL else []


def _settle(text: str, run: list[tuple[Line, list[_Cell]]]) -> None:
    """Make rows of a run of lines if it is a table: enough lines of one width, which are no labels with values."""
    while run and len(run[-1][1]) == 1:
        run.pop()
    wide = [cells for _, cells in run if len(cells) > 1]
    tabs = bool(wide) and all("\t" in text[line.start : line.end] for line, cells in run if len(cells) > 1)
    if len(wide) < (2 if tabs else 3):
        return
    counts = Counter(map(len, wide))
    width = max(counts, key=lambda n: (counts[n], n))
    full = [cells for cells in wide if len(cells) == width]
    labelled = sum(text[c[0].end - 1] in ":：" or any(text[d.start] in ":：" for d in c[1:]) for c in full)
    if len(full) < 2 or labelled * 2 > len(full):
        return
    numbers = sum(bool(_NUMBER.match(text[c[-1].start : c[-1].end])) for c in full)
    if width == 2 and not tabs and numbers * 2 < len(full) and any(c[1].left - c[0].right < 3 for c in full):
        return
    columns = [(min(c[k].left for c in full), max(c[k].right for c in full)) for k in range(width)]
    headings = True
    for line, cells in run:
        line.kind = "row"
        headings &= len(cells) != width
        stops = _tab_stops(text, line, cells, width, headings) if tabs else None
        line.cells = [(c.start, c.end) for c in cells] if len(cells) == width else _placed(cells, columns, stops)


def _tab_stops(text: str, line: Line, cells: list[_Cell], width: int, heading: bool) -> list[int]:
    """The columns in which the cells of a line with tabs stand; headings that are one short lack the corner over the labels."""
    base = line.start - line.indent
    stops = [text.count("\t", base, cell.start) for cell in cells]
    if stops[-1] == width - 1 or (stops[0] and stops[-1] < width):
        return stops
    first = int(heading and len(cells) == width - 1 and len(cells) > 1)
    return list(range(first, first + len(cells)))


def _placed(cells: list[_Cell], columns: list[tuple[int, int]], stops: list[int] | None) -> list[tuple[int, int]]:
    """The cells of a line that has fewer or more than the others, each put under the column that it stands in."""
    out: list[tuple[int, int]] = []
    for number, cell in enumerate(cells):
        middle = (cell.left + cell.right) / 2
        column = (
            stops[number]
            if stops
            else min(range(len(columns)), key=lambda k: (_apart(cell, columns[k]), abs(sum(columns[k]) / 2 - middle)))
        )
        column = max(column, len(out) - 1)
        while len(out) < column:
            out.append((out[-1][1], out[-1][1]) if out else (cell.start, cell.start))
        if len(out) == column:
            out.append((cell.start, cell.end))
        else:
            out[column] = (out[column][0], cell.end)
    while len(out) < len(columns):
        out.append((out[-1][1], out[-1][1]))
    return out


def _apart(cell: _Cell, column: tuple[int, int]) -> int:
    """How far a cell stands from a column; 0 where they overlap."""
    return max(0, column[0] - cell.right, cell.left - column[1])


def gather(text: str, pieces: list[Piece]) -> tuple[Table, ...]:
    """The tables of a view, from its rows."""
    tables: list[Table] = []
    at = 0
    while at < len(pieces):
        if pieces[at].kind != "row":
            at += 1
            continue
        first = at
        while at < len(pieces) and pieces[at].kind == "row" and (at == first or not pieces[at].blanks):
            at += 1
        rows = tuple(tuple(Span(a, b) for a, b in p.cells) for p in pieces[first:at])
        if len(rows) > 1:
            tables.append(Table(rows, _headings(text, rows), _caption(text, pieces, first)))
    return tuple(tables)


def _headings(text: str, rows: tuple[tuple[Span, ...], ...]) -> int:
    """How many rows at the top are headings: those before the first number that is not a year; 1 in a table of words."""
    for index, row in enumerate(rows):
        shown = [text[c.start : c.end].strip() for c in row[1:]]
        if any(_NUMBER.match(cell) and not _A_YEAR.match(cell) for cell in shown):
            return index
    return 1


def _caption(text: str, pieces: list[Piece], first: int) -> Span | None:
    if first == 0:
        return None
    above = pieces[first - 1]
    short = above.end - above.start <= 160 and above.kind in ("text", "heading")
    return Span(above.start, above.end) if short and text[above.end - 1] not in ".!?" else None
