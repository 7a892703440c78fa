"""The order of reading: as drawn, unless two columns were drawn line by line across the page."""

from __future__ import annotations

import statistics

from .pdf_lines import Cell, Row

_FEWEST = 5  # rows that have text on both sides
_PROSE = 22  # characters of a line of prose in a column
_GUTTER = 6.0  # points


def in_order(rows: list[Row]) -> list[Row]:
    """The rows of a page in the order of reading."""
    split = _gutter(rows)
    if split is None:
        return rows
    ordered: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    for row in sorted(rows, key=lambda r: -r.y1):
        if any(c.x0 < split - _GUTTER and c.x1 > split + _GUTTER for c in row.cells):  # across both columns
            ordered += [*left, *right, row]
            left, right = [], []
            continue
        for side, cells in (
            (left, [c for c in row.cells if c.x1 <= split + _GUTTER]),
            (right, [c for c in row.cells if c.x1 > split + _GUTTER]),
        ):
            if cells:
                side.append(Row(cells, row.mark if side is left else None))
    return [*ordered, *left, *right]


def _gutter(rows: list[Row]) -> float | None:
    """Where two columns part, if rows hold lines of prose on both sides of one place."""
    pairs = [(r.cells[0], r.cells[1]) for r in rows if len(r.cells) == 2]
    prose = [(a, b) for a, b in pairs if len(a.text) >= _PROSE and len(b.text) >= _PROSE]
    if len(prose) < _FEWEST or len(prose) < 0.5 * len(pairs):
        return None
    middle = statistics.median(b.x0 for _, b in prose)
    near = [(a, b) for a, b in prose if abs(b.x0 - middle) < _GUTTER]
    if len(near) < _FEWEST:
        return None
    edge = max(a.x1 for a, _ in near)
    return (edge + middle) / 2 if edge < middle else None


def spans(cell: Cell, left: float, right: float) -> float:
    """How far a cell and a stretch of the line overlap; below 0, how far they are apart."""
    return min(cell.x1, right) - max(cell.x0, left)
