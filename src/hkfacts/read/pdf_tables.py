"""Rows of a PDF that stand below one another in columns: the cells of a table."""

from __future__ import annotations

from itertools import pairwise

from hkfacts.patterns import lazy_pattern

from .pdf_lines import Cell, Row
from .pdf_order import spans

_LONGEST = 90  # characters of a cell
_FEWEST = 2
_SIGNS = ("$", "€", "£", "¥", "HK$", "US$")
_NUMBER = lazy_pattern(r"[(\[]?[+−–-]?(?:[A-Z]{0,3}[$€£¥])?\d(?:[\d,.]*\d)?%?[)\]]?$|[–—-]$|[Nn]/?[Aa]$")


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


def split_figures(rows: list[Row]) -> None:
    """Part the figures at the end of rows from their labels and from one another, where rows below one another end in as many.

    Tables with narrow gaps would else read as prose: `Gross profit 732.4 640.1 +14.4%`.
    """
    counts = [_figures(row) for row in rows]
    split: set[int] = set()
    for at, (count, following) in enumerate(pairwise(counts)):
        if count < _FEWEST or count != following or not 0 < rows[at].y0 - rows[at + 1].y0 < 3 * rows[at].size:
            continue
        columns = zip(_words(rows[at])[-count:], _words(rows[at + 1])[-count:], strict=True)
        if all(min(a[1], b[1]) > max(a[0], b[0]) for a, b in columns):  # below one another
            split |= {at, at + 1}
    for at in sorted(split):
        words = _words(rows[at])
        count = counts[at]
        label, figures = words[:-count], words[-count:]
        rows[at].cells = [_cell(label, rows[at].cells[0])] + [_cell([w], rows[at].cells[0]) for w in figures]
        if at and at - 1 not in split and len(_words(rows[at - 1])) > count and len(rows[at - 1].cells) <= 2:
            _split_heads(rows[at - 1], [(w[0], w[1]) for w in figures])


def _words(row: Row) -> list[tuple[float, float, str]]:
    """The words of a row; a sign of money that stands apart belongs to the figure behind it."""
    words: list[tuple[float, float, str]] = []
    for left, right, text in (w for c in row.cells for w in c.words):
        if words and words[-1][2] in _SIGNS and _NUMBER.match(text):
            words[-1] = words[-1][0], right, words[-1][2] + text
        else:
            words.append((left, right, text))
    return words


def _figures(row: Row) -> int:
    """How many words at the end of a row are figures; 0 where nothing stands before them."""
    words = _words(row)
    count = 0
    while count < len(words) and _NUMBER.match(words[-1 - count][2]):
        count += 1
    return count if count < len(words) else 0


def _cell(words: list[tuple[float, float, str]], like: Cell) -> Cell:
    text = " ".join(w[2] for w in words)
    return Cell(text, words[0][0], words[-1][1], like.y0, like.y1, like.bold, words[0][1], list(words))


def _split_heads(row: Row, columns: list[tuple[float, float]]) -> None:
    """Part the headings of columns by the columns that they stand over."""
    groups: dict[int, list[tuple[float, float, str]]] = {}
    for word in _words(row):
        over = [n for n, (left, right) in enumerate(columns) if min(word[1], right) - max(word[0], left) > 0]
        groups.setdefault(over[0] + 1 if over else 0, []).append(word)
    if len(groups) > len(columns) and sorted(groups) == list(groups):
        row.cells = [_cell(words, row.cells[0]) for _, words in sorted(groups.items())]
