"""Cells of tables: what header, row label and caption say of a number that stands alone in its cell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType

from hkfacts.patterns import lazy_pattern

from ..grammar.measures import Currency, Unit, measures, name_after
from ..spans import Parts, Span, Table
from .figures_read import Reading

_LABEL_EDGE = " *•·:–—-\u00a0()"
_SCALE_NOTE = lazy_pattern(
    r"(?P<scale>thousands?|millions?|billions?|trillions?|crores?|lakhs?|['’`]000s?|000s\b|(?<![A-Za-z])(?:mn|bn|m|k)(?![A-Za-z]))",
    re.I,
)
_SCALES = {
    "thousand": "thousand",
    "million": "million",
    "billion": "billion",
    "crore": "crore",
    "lakh": "lakh",
    "trillion": "trillion",
    "mn": "million",
    "m": "million",
    "bn": "billion",
    "k": "thousand",
}
_PERCENT_NOTE = lazy_pattern(r"%|\bper[ ]?cent(?:age)?\b|\bpercentage\b|\bchg\b|\bchange\b", re.I)
_PERIOD = lazy_pattern(
    r"(?:\W|\d|(?:fy|cy|q[1-4]|h[12]|[1-4]q|[12]h|[369]m|\d+m|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?|three|six|nine|twelve|months?|quarters?|years?|weeks?|days?|ended|ending|as|at|of|to|the|for|and|in|vs|half|first|second|third|fourth|restated|unaudited|audited|actual|forecast|est|e|prior|"
    r"previous|current|this|last|period|total|amount|value|values|figures?|number|change|chg|thousand|million|billion|s|us|hk|rmb|usd|hkd|eur|cny|gbp|jpy|aud|cad|sgd|per|cent|percent)(?![a-z]))*",
    re.I,
)
_CHANGES = lazy_pattern(
    r"\bchanges?\b|\bchg\b|\bgrowth\b|\bvariance\b|\by[ /-]?o[ /-]?y\b|\byear[ -]on[ -]year\b|[+][ ]?/[ ]?[-−–]|\bincrease\b",
    re.I,
)
# Hours of four digits (`0835`), and headings over them.
_HOURS = lazy_pattern(r"\b(?:time|hour|hours|hrs|HKT)\b", re.I)
_HOUR = lazy_pattern(r"(?:[01]\d|2[0-4])[0-5]\d")
_CODE = lazy_pattern(r"[A-Z]{3}\b|RMB\b|Rs\b|RM\b")
_LEADING_YEAR = lazy_pattern(r"(?:19|20)\d\d")


# Rows that a scale over the table does not reach, and rows that count pieces.
_RATE_LABEL = lazy_pattern(r"\bper\b|\bEPS\b|[Ee]arnings[ ](?:\(loss\)[ ])?a[ ]share", re.I)
_COUNT_LABEL = lazy_pattern(
    r"\b(?:shares|units|employees|headcount|staff|number|customers|stores|members|visitors|passengers|barrels|tonnes|tons|ounces)\b",
    re.I,
)


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


@lru_cache(maxsize=1024)  # the cells of a column share one header
def table_note(text: str) -> Mapping[str, str]:
    """Currency, scale and percentage that a heading or caption gives to the cells below.

    >>> [dict(table_note(t)) for t in ("Revenue (US$ in thousands)", "HK$ million", "Change (%)")]
    [{'currency': 'USD', 'scale': 'thousand'}, {'currency': 'HKD', 'scale': 'million'}, {'percent': '1'}]
    >>> [dict(table_note(t)) for t in ("RMB’000", "Visitors")]
    [{'currency': 'CNY', 'scale': 'thousand'}, {}]
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
                if named[1].part:
                    note["part"] = "1"
                break
    scale = _SCALE_NOTE.search(text[:200])
    if scale and ("currency" in note or len(scale["scale"]) > 3):
        word_found = scale["scale"].lower()
        note["scale"] = (
            "thousand" if "000" in word_found else _SCALES[word_found if word_found in _SCALES else word_found.rstrip("s")]
        )
    if "currency" not in note and _PERCENT_NOTE.search(text[:160]):
        note["percent"] = "1"
    elif "currency" not in note:
        unit = _unit_note(text[:160])
        if unit is not None:
            note["unit"], note["unit_kind"] = unit.symbol, unit.kind
    return MappingProxyType(note)


def _unit_note(text: str) -> Unit | None:
    """The unit in brackets, after a comma or alone (`Area (ha)`, `Rainfall, mm`, `GWh`)."""
    for piece in (*re.findall(r"\(([^()]{1,30})\)", text), text.rpartition(",")[2].strip(), text.rpartition(" in ")[2].strip()):
        piece = re.sub(r"^(?:in|unit[s]?:?)[ ]", "", piece.strip())
        named = name_after(piece, 0, len(piece)) if piece else None
        if named and named[0] == len(piece) and isinstance(named[1], Unit):
            return named[1]
    return None


class TableCells:
    """The number cells of a release's tables, by place."""

    def __init__(self, parts: Parts) -> None:
        self.parts, self.text = parts, parts.text
        cells = [
            _Cell(span, table, r, c)
            for table in (*_rejoined(parts), *fallen_tables(parts))
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
        top = self._header_rows(cell.table)
        if reading.first.currency or reading.main.kind == "percentage":
            signed = self._own_sign(cell, top, scaled=bool(reading.first.scale))
            if reading.main.kind == "percentage" and self._accounted(cell, reading, top):
                signed = CellReading("percentage", {**(signed.notes if signed else {}), "negative": "1"})
            return signed
        if rest.strip(" ()*†‡#+-−–~<>%\u00a0") or cell.row < top:
            return None
        table, header, label = cell.table, "", ""
        for row in table.rows[:top]:
            if cell.column < len(row):
                header = f"{header} {self.read(row[cell.column])}".strip()
        if cell.column > 0:
            label = self.read(table.rows[cell.row][0])
        if (
            cell.column > 1
            and not re.search(r"[A-Za-z]", label)
            and re.search(r"[A-Za-z]{2}", self.read(table.rows[cell.row][1]))
        ):
            label = self.read(table.rows[cell.row][1])
        unit_cell = self.read(table.rows[cell.row][1]) if cell.column > 1 else ""
        beside = table_note(f"({unit_cell})") if unit_cell and not re.search(r"\d{2}", unit_cell) else {}
        own_unit = {k: v for k, v in beside.items() if k in ("unit", "unit_kind", "percent", "currency", "scale")}
        note = table_note(header)
        own = table_note(label) if label[:1].isalpha() or "(" in label else {}
        caption = table_note(self.read(table.caption)) if table.caption else {}
        corner = table_note(self.read(table.rows[0][0])) if table.rows and table.rows[0] and cell.column else {}
        merged = {**caption, **corner, **own, **own_unit, **note}
        if "scale" in merged and not {"currency", "unit", "percent"} & set(merged):
            printed = self._column_sign(cell, top, label)
            if printed:
                merged["currency"] = printed
        if _HOURS.search(header) and _HOUR.fullmatch(self.read(cell.span)):
            return CellReading("")  # a clock time
        kind, notes = "count", {}
        if (any("percent" in n for n in (note, own, own_unit)) and "currency" not in note) or (
            "percent" in merged and "currency" not in merged and "unit" not in merged
        ):
            kind = "percentage"
        elif "unit" in merged and not ("currency" in own_unit or "currency" in note):
            kind = merged["unit_kind"]
            notes["unit"] = merged["unit"]
        elif "currency" in merged:
            kind = "money"
            notes["currency"] = merged["currency"]
            if "part" in merged:
                notes["part"] = "1"
        per_piece = kind == "money" and ("part" in merged or (_RATE_LABEL.search(label) and "scale" not in own))
        if per_piece:
            merged.pop("scale", None)
        if kind != "percentage" and "scale" in merged and not reading.first.scale:
            notes["scale"] = merged["scale"]
        if (
            reading.start > cell.span.start
            and self.text[reading.start - 1] == "("
            and self.text[reading.end : reading.end + 1] == ")"
        ):
            notes["negative"] = "1"
        item = self._item(header, label)
        if item:
            notes["item"] = item
        if kind == "count" and not item:
            return None
        if kind == "count" and (_LEADING_YEAR.fullmatch(reading.first.number) or cell.column == 0):
            return None
        return CellReading(kind, notes)

    def _accounted(self, cell: _Cell, reading: Reading, top: int) -> bool:
        """Whether brackets fill the cell of a percentage in a column of changes, as accountants write a fall (`(6.5%)`)."""
        if cell.row < top or self.read(cell.span) != f"({self.text[reading.start : reading.end]})":
            return False
        header = " ".join(self.read(row[cell.column]) for row in cell.table.rows[:top] if cell.column < len(row))
        return _CHANGES.search(header) is not None

    def _own_sign(self, cell: _Cell, top: int, *, scaled: bool) -> CellReading | None:
        """The item and scale of a cell that has its own sign: it may share its cell with a second sum (`$20 + $1`)."""
        if cell.row < top or cell.span.end - cell.span.start > _SHORT_CELL:
            return None
        table = cell.table
        header = " ".join(self.read(row[cell.column]) for row in table.rows[:top] if cell.column < len(row))
        label = self.read(table.rows[cell.row][0]) if cell.column else ""
        notes: dict[str, str] = {}
        item = self._item(header, label)
        if item:
            notes["item"] = item
        scale = self._scale(table, header, label)
        if scale and not scaled and not _RATE_LABEL.search(label):
            notes["scale"] = scale
        return CellReading("money", notes) if notes else None

    def _scale(self, table: Table, header: str, label: str) -> str | None:
        """The scale that heading, label, caption or corner give to a sum of money in a cell."""
        caption = self.read(table.caption) if table.caption else ""
        corner = self.read(table.rows[0][0]) if table.rows and table.rows[0] else ""
        for text in (header, label, caption, corner):
            scale = table_note(text).get("scale") if text else None
            if scale:
                return scale
        return None

    def _column_sign(self, cell: _Cell, top: int, label: str) -> str | None:
        """The currency that another cell of the column prints: tables give the sign to their first row and their totals alone."""
        if _RATE_LABEL.search(label) or _COUNT_LABEL.search(label):
            return None
        for row in cell.table.rows[top:]:
            if cell.column < len(row):
                text = self.read(row[cell.column])
                if _TYPES[0][1].match(text):
                    return table_note(text).get("currency")
        return None

    def _header_rows(self, table: Table) -> int:
        """How many rows are headings: those the layout says, and those after them that hold no number but a year or `000`."""
        top = table.header_rows
        while top < min(len(table.rows) - 1, 4) and not any(
            re.search(r"\d", re.sub(r"['’`]?000s?\b|\b(?:19|20)\d\d\b|\(\d\)", "", self.read(cell))) for cell in table.rows[top]
        ):
            top += 1
        return top

    @staticmethod
    def _item(header: str, label: str) -> str | None:
        """The row label where the heading names only a period, currency or scale; else the heading, and the label if it has no heading."""
        plain = re.sub(r"\([^)]*\)|[ ][+].*", "", header).strip(_LABEL_EDGE)
        if label and re.search(r"[A-Za-z]{2}", label) and (not plain or _PERIOD.fullmatch(plain)):
            return _unnoted(label).strip(_LABEL_EDGE.replace(")", "")) or None
        if plain and re.search(r"[A-Za-z]{2}", plain) and not _PERIOD.fullmatch(plain):
            return plain
        return None


def _unnoted(label: str) -> str:
    """A row label without brackets that hold a note; those of plain words are a part of it.

    >>> _unnoted("Net income (loss)"), _unnoted("Sales (US$ million)"), _unnoted("Costs (1)")
    ('Net income (loss)', 'Sales', 'Costs')
    """
    kept = re.sub(r"\((?![a-z]{3,}\))[^)]*\)", "", label)
    kept = re.sub(r"\(([a-z]{3,})\)", lambda m: "" if table_note(m[0]) else m[0], kept)
    return kept.strip()


def _rejoined(parts: Parts) -> list[Table]:
    """The tables of a release; one of headings alone is joined to the rows that stand below it after a blank line."""
    tables: list[Table] = []
    for table in parts.tables:
        above = tables[-1] if tables else None
        if (
            above is not None
            and table.header_rows == 0
            and above.rows
            and table.rows
            and len(above.rows) <= 4
            and {len(r) for r in above.rows} == {len(r) for r in table.rows}
            and not any(_TYPES[2][1].fullmatch(parts.text[c.start : c.end].strip()) for r in above.rows for c in r[1:])
            and not parts.text[above.rows[-1][-1].end : table.rows[0][0].start].strip(" -=_|\n\r\t")
        ):
            tables[-1] = replace(above, rows=(*above.rows, *table.rows), header_rows=len(above.rows))
        else:
            tables.append(table)
    return tables


_TYPES = (
    ("money", lazy_pattern(r"[^\w\s]?(?:[A-Z]{0,3}[$€£¥₹₩]|(?:USD|HKD|EUR|RMB|GBP|CNY|USDT)\b)[ ]?\d")),
    ("percent", lazy_pattern(r"[+−-]?\d[\d.,]*[ ]?(?:%|per cent)")),
    ("number", lazy_pattern(r"[+−-]?(?:\d{1,3}(?: \d{3}){1,4}|\d[\d.,]*)$")),
    ("span", lazy_pattern(r"\d[\d.,]*[ ]?[A-Za-z]")),
)
_SHORT_CELL = 48


def _cell_type(text: str) -> str:
    """What a line looks like as a cell: money, percent, number, a number with a word, or text."""
    return next((name for name, form in _TYPES if form.match(text)), "text")


def fallen_tables(parts: Parts) -> list[Table]:
    """Tables that have lost their layout, one cell a line: headings without digits, then lines whose types repeat row after row.

    At least three columns and two rows must agree, so a list of short paragraphs is none.
    """
    tables: list[Table] = []
    inside = {(row[0].start) for table in parts.tables for row in table.rows if row}
    title = parts.blocks[:1] if parts.blocks and parts.blocks[0].section == "headline" else ()
    lines = [b for b in parts.blocks[len(title) :] if b.section != "contacts"]  # short lines that look like headings may be cells
    i = 0
    while i < len(lines):
        run = i
        while run < len(lines) and lines[run].end - lines[run].start <= _SHORT_CELL and lines[run].start not in inside:
            run += 1
        table = _fallen(parts, [Span(b.start, b.end) for b in lines[i:run]]) if run - i >= 9 else None
        if table is not None:
            tables.append(table)
        i = max(run, i + 1)
    return tables


def _fallen(parts: Parts, cells: list[Span]) -> Table | None:
    """The table in a run of short lines, if its headings and rows can be told apart."""
    types = [_cell_type(parts.text[c.start : c.end].lstrip("*•· ")) for c in cells]
    first = next((k for k, t in enumerate(types) if t not in ("text", "span")), len(types))
    best: tuple[int, int, int] | None = None
    for width in range(3, 9):
        for lead in (0, 1):
            body = first - lead
            head = body - width
            if head < 0 or any(t != "text" for t in types[head:body]):
                continue
            row, rows = types[body : body + width], 1
            if len(set(row)) < 2:
                continue
            while types[body + rows * width : body + (rows + 1) * width] == row:
                rows += 1
            if rows >= 2 and (best is None or rows * width > best[1] * best[2]):
                best = head, rows, width
    if best is None:
        return None
    head, rows, width = best
    grid = [tuple(cells[head + r * width : head + (r + 1) * width]) for r in range(rows + 1)]
    return Table(tuple(grid), header_rows=1)
