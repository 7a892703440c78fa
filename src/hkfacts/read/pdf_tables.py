"""Rows of a PDF that stand below one another in columns: the cells of a table."""

from __future__ import annotations

from .pdf_lines import Cell, Row
from .pdf_order import spans

_LONGEST = 90  # characters of a cell
_FEWEST = 2


def table_at(rows: list[Row], at: int) -> int:
    """How many rows from this one on are a table; 0: none are.

    A table has two rows or more of several cells; rows of one cell belong to it where such rows stand on both sides. Labels with
    their values (`Tel:  1234`) are none.
    """
    stop = last = at
    wide = 0
    while stop < len(rows):
        row = rows[stop]
        if stop > at and (row.y1 > rows[stop - 1].y1 or rows[stop - 1].y0 - row.y1 > 2.2 * row.size):
            break
        if max(len(c.text) for c in row.cells) > _LONGEST:
            break
        if len(row.cells) > 1:
            wide, last = wide + 1, stop + 1
        elif stop >= last + 1:
            break
        stop += 1
    if wide < _FEWEST or len(rows[at].cells) < 2:
        return 0
    labels = sum(r.cells[0].text.endswith((":", "：")) for r in rows[at:last])
    return last - at if labels * 2 <= last - at else 0


def cells_of(rows: list[Row]) -> list[list[str]]:
    """The cells of a table's rows, each in the column that it stands under."""
    fullest = max(rows, key=lambda r: len(r.cells))
    count = len(fullest.cells)
    edges = [(c.x0, c.x1) for c in fullest.cells]
    for row in rows:
        if len(row.cells) == count:
            edges = [(min(a, c.x0), max(b, c.x1)) for (a, b), c in zip(edges, row.cells, strict=True)]
    out: list[list[str]] = []
    for row in rows:
        cells = [""] * count
        for cell in row.cells:
            column = max(range(count), key=lambda k: (_overlap(cell, edges[k]), -k))
            cells[column] = f"{cells[column]} {cell.text}".strip()
        out.append(cells)
    return out


def _overlap(cell: Cell, edge: tuple[float, float]) -> float:
    return spans(cell, *edge)
