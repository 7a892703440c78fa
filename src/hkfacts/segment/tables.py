"""Tables in plain text: rows with pipes or tabs, and columns set with spaces; their cells, headings and captions."""

from __future__ import annotations

import re

from ..spans import Span, Table
from .lines import Line
from .shapes import Piece

_SEPARATOR = re.compile(r"[|\s:+=–—-]{3,400}$")
_PIPE = re.compile(r"(?<!\\)\|")
_GAP = re.compile(r"[ ]*\t[ \t]*|[ ]{2,}")
_NUMBER = re.compile(r"[(\[]?[+-]?(?:[A-Z]{0,4}[$€£¥%])?\s?\d[\d,.]*\s?(?:%|pts?|[A-Za-z]{1,8})?[)\]]?$")
_LONGEST_ROW = 400
_LONGEST_CELL = 90


def cells_of(text: str, line: Line) -> list[tuple[int, int]]:
    """The cells of a row as stretches of the text, empty ones included."""
    start, end = line.start, line.end
    if line.columns:
        edges = list(_GAP.finditer(text, start, end))
    else:
        if text[start] == "|":
            start += 1
        if text[end - 1] == "|":
            end -= 1
        edges = list(_PIPE.finditer(text, start, end))
    bounds = [start, *(p for m in edges for p in m.span()), end]
    cells = list(zip(bounds[::2], bounds[1::2], strict=True))
    if line.columns and line.columns == len(cells) + 1:  # a heading row that is set in leaves its first cell empty
        cells.insert(0, (start, start))
    return cells


def is_separator(text: str, line: Line) -> bool:
    """True for the line of dashes under the headings of a Markdown table."""
    return bool(_SEPARATOR.match(text, line.start, line.end)) and "-" in text[line.start : line.end]


def mark_columns(text: str, lines: list[Line]) -> None:
    """Make rows of the lines that are set in columns: neighbours with the same number of short cells."""
    run: list[tuple[Line, int]] = []
    for line in [*lines, None]:
        count = _columns(text, line) if line is not None else 0
        if run and (line is None or count < 2 or line.blanks or not _fits(run, line, count)):
            _settle(text, run)
            run = []
        if line is not None and count >= 2:
            run.append((line, count))


def _columns(text: str, line: Line) -> int:
    if line.kind not in ("text", "numeral") or len(line) > _LONGEST_ROW:
        return 0
    row = text[line.start : line.end]
    if "  " not in row and "\t" not in row:
        return 0
    cells = _GAP.split(row)
    return len(cells) if max(map(len, cells)) <= _LONGEST_CELL else 0


def _fits(run: list[tuple[Line, int]], line: Line, count: int) -> bool:
    last, width = run[-1]
    return count == width or (len(run) == 1 and count == width + 1 and last.indent > 4)


def _settle(text: str, run: list[tuple[Line, int]]) -> None:
    tabs = all("\t" in text[line.start : line.end] for line, _ in run)
    if len(run) < (2 if tabs else 3):
        return
    width = run[-1][1]
    if width == 2 and not tabs:
        seconds = [_GAP.split(text[line.start : line.end])[1] for line, _ in run]
        if not all(_GAP.search(text, line.start, line.end).group().count(" ") > 2 for line, _ in run) and not sum(  # type: ignore[union-attr]
            map(bool, map(_NUMBER.match, seconds))
        ) >= len(run) // 2:
            return
    for line, _ in run:
        line.kind, line.columns = "row", width


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
    """How many rows at the top are headings: those in which hardly a cell is a number."""
    def numbers(row: tuple[Span, ...]) -> int:
        return sum(bool(_NUMBER.match(text[c.start : c.end].strip())) and not re.fullmatch(r"(?:19|20)\d\d", text[c.start : c.end]) for c in row)

    body = max(numbers(row) for row in rows[1:])
    if numbers(rows[0]) > 0 and numbers(rows[0]) >= body:
        return 0
    return 2 if len(rows) > 3 and body and not numbers(rows[1]) and numbers(rows[2]) else 1


def _caption(text: str, pieces: list[Piece], first: int) -> Span | None:
    if first == 0:
        return None
    above = pieces[first - 1]
    short = above.end - above.start <= 160 and above.kind in ("text", "heading")
    return Span(above.start, above.end) if short and text[above.end - 1] not in ".!?" else None
