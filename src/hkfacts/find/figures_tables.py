"""Cells of tables: what header, row label and caption say of a number that stands alone in its cell."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from ..grammar.measures import Currency, measures, name_after
from ..spans import Parts, Span, Table
from .figures_read import Reading

_LABEL_EDGE = " *•·:–—-\u00a0()"
_SCALE_NOTE = re.compile(
    r"(?P<scale>thousands?|millions?|billions?|trillions?|['’`]000s?|000s\b|(?<![A-Za-z])(?:mn|bn|m|k)(?![A-Za-z]))", re.I
)
_SCALES = {"thousand": "thousand", "million": "million", "billion": "billion", "trillion": "trillion", "mn": "million", "m": "million", "bn": "billion", "k": "thousand"}
_PERCENT_NOTE = re.compile(r"%|\bper[ ]?cent(?:age)?\b|\bpercentage\b|\bchg\b|\bchange\b", re.I)
_PERIOD = re.compile(
    r"(?:\W|\d|(?:fy|cy|q[1-4]|h[12]|[1-4]q|[12]h|[369]m|\d+m|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?|three|six|nine|twelve|months?|quarters?|years?|weeks?|days?|ended|ending|as|at|of|to|the|for|and|in|vs|half|first|second|third|fourth|restated|unaudited|audited|actual|forecast|est|e|prior|"
    r"previous|current|this|last|period|total|amount|value|values|figures?|number|change|chg|thousand|million|billion|s|us|hk|rmb|usd|hkd|eur|cny|gbp|jpy|aud|cad|sgd|per|cent|percent)(?![a-z]))*",
    re.I,
)
_CODE = re.compile(r"[A-Z]{3}\b|RMB\b|Rs\b|RM\b")
_LEADING_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class CellReading:
    """What a table says of a number in one of its cells."""

    kind: str
    notes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Cell:
    span: Span
    table: Table
    row: int
    column: int


def table_note(text: str) -> dict[str, str]:
    """Currency, scale and percentage that a heading or caption gives to the cells below.

    >>> table_note("Revenue (US$ in thousands)"), table_note("HK$ million"), table_note("Change (%)")
    ({'currency': 'USD', 'scale': 'thousand'}, {'currency': 'HKD', 'scale': 'million'}, {'percent': '1'})
    >>> table_note("RMB’000"), table_note("Visitors")
    ({'currency': 'CNY', 'scale': 'thousand'}, {})
    """
    note: dict[str, str] = {}
    signs = measures().signs
    for place, char in enumerate(text[:160]):
        if char in "$€£¥₹₩" or (_CODE.match(text, place) and not text[place - 1 : place].isalpha()):
            for size in range(6, 0, -1):
                piece = text[max(0, place + 1 - size) : place + 1] if char in "$€£¥₹₩" else text[place : place + size]
                if piece in signs and len(piece) == min(size, len(piece)):
                    note["currency"] = signs[piece].code
                    break
        if "currency" in note:
            break
    if "currency" not in note:
        for word in re.finditer(r"[A-Za-z.]+", text[:160]):
            named = name_after(text, word.start(), min(len(text), 160))
            if named and isinstance(named[1], Currency) and named[0] - word.start() > 3:
                note["currency"] = named[1].code
                break
    scale = _SCALE_NOTE.search(text[:200])
    if scale and ("currency" in note or len(scale["scale"]) > 3):
        word_found = scale["scale"].lower()
        note["scale"] = "thousand" if "000" in word_found else _SCALES[word_found if word_found in _SCALES else word_found.rstrip("s")]
    if "currency" not in note and _PERCENT_NOTE.search(text[:160]):
        note["percent"] = "1"
    return note


class TableCells:
    """The number cells of a release's tables, by place."""

    def __init__(self, parts: Parts) -> None:
        self.parts, self.text = parts, parts.text
        cells = [
            _Cell(span, table, r, c)
            for table in parts.tables
            for r, row in enumerate(table.rows)
            for c, span in enumerate(row)
        ]
        self.cells = sorted(cells, key=lambda c: c.span.start)
        self.starts = [c.span.start for c in self.cells]

    def at(self, offset: int) -> _Cell | None:
        """The cell that holds an offset."""
        i = bisect_right(self.starts, offset) - 1
        return self.cells[i] if i >= 0 and offset < self.cells[i].span.end else None

    def read(self, span: Span | None) -> str:
        """The text of a cell, trimmed."""
        return self.text[span.start : span.end].strip() if span else ""

    def reading_of(self, reading: Reading) -> CellReading | None:
        """What the table says of the figure, if it fills its cell; None outside tables and within longer text."""
        cell = self.at(reading.start)
        if cell is None:
            return None
        rest = self.text[cell.span.start : reading.start] + self.text[reading.end : cell.span.end]
        if rest.strip(" ()*†‡#+-−–~<>%\u00a0") or cell.row < cell.table.header_rows:
            return None
        table, header, label = cell.table, "", ""
        for row in table.rows[: table.header_rows]:
            if cell.column < len(row):
                header = f"{header} {self.read(row[cell.column])}".strip()
        if cell.column > 0:
            label = self.read(table.rows[cell.row][0])
        note = table_note(header)
        own = table_note(label)
        caption = table_note(self.read(table.caption)) if table.caption else {}
        corner = table_note(self.read(table.rows[0][0])) if table.rows and table.rows[0] and cell.column else {}
        merged = {**caption, **corner, **own, **note}
        kind, notes = "count", {}
        if "percent" in note or ("percent" in own and "currency" not in note):
            kind = "percentage"
        elif "currency" in merged:
            kind = "money"
            notes["currency"] = merged["currency"]
        if kind != "percentage" and "scale" in merged and not reading.first.scale:
            notes["scale"] = merged["scale"]
        if reading.start > cell.span.start and self.text[reading.start - 1] == "(" and self.text[reading.end : reading.end + 1] == ")":
            notes["negative"] = "1"
        item = self._item(header, label)
        if item:
            notes["item"] = item
        if kind == "count" and not item:
            return None
        if kind == "count" and (_LEADING_YEAR.fullmatch(reading.first.number) or (cell.column == 0 and not header)):
            return None
        return CellReading(kind, notes)

    @staticmethod
    def _item(header: str, label: str) -> str | None:
        """The row label where the heading names only a period, currency or scale; else the heading, and the label if it has no heading."""
        plain = re.sub(r"\([^)]*\)", "", header).strip(_LABEL_EDGE)
        if label and re.search(r"[A-Za-z]{2}", label) and (not plain or _PERIOD.fullmatch(plain)):
            return re.sub(r"\([^)]*\)", "", label).strip(_LABEL_EDGE) or None
        if plain and re.search(r"[A-Za-z]{2}", plain) and not _PERIOD.fullmatch(plain):
            return plain
        return None
