"""Rows into paragraphs: lines that were wrapped are joined, by the room that was left on them, not by their words alone."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from itertools import pairwise

from hkfacts.patterns import lazy_pattern

from .pdf_lines import Row
from .pdf_tables import cells_of, table_at
from .sheet import Sheet

_ENDED = lazy_pattern(r"[.!?:;…][\"”’')\]]{0,3}$")
_OPENED = lazy_pattern(r"[a-z(]")
_TITLED = lazy_pattern(
    r"(?:[A-Z0-9&(][^\s,]{0,40}|of|the|and|for|in|on|at|to|a) (?:(?:[A-Z0-9&(][^\s,]{0,40}|of|the|and|for|in|on|at|to|a)(?: |$)){2,14}$"
)
_SMALL_WORD = lazy_pattern(r"(?<![\w-])[a-z]{2,}")
_LABELLED = lazy_pattern(r"(?:Issued|Released) (?:at|by|on)\b|[A-Z][\w /-]{1,24}[:：]\s?\S|[\w.+-]{1,64}@\w|\+\d[\d ()-]{6}")
_NUMERAL = lazy_pattern(r"\(?(\d{1,2})[.)] ")
_BULLET = lazy_pattern(r"[•●▪■◦‣➢➤►]")
_APART = 1.25  # of the usual distance of lines: more parts paragraphs
_LARGER = 1.15  # of the usual height: a heading
_LONGEST_TITLE = 320
_TITLE_WITHIN = 200  # lines
_SAME_EDGE = 3.0  # points between lines that begin at one edge
_COLUMN = 0.15  # of the text stands in a column


@dataclass(frozen=True, slots=True)
class _Habits:
    """What is usual in the document: the height of lines, their distance for their height, and where columns begin and end."""

    size: float
    leading: float
    columns: tuple[tuple[float, float], ...]

    def edge(self, row: Row) -> tuple[float, float]:
        """The left and right edge of the column that a row stands in: the nearest one that begins at or before it."""
        around = [c for c in self.columns if c[0] <= row.x0 + 4 and row.x0 < c[1]]
        return max(around) if around else (row.x0, row.x1)


def _habits(pages: list[list[Row]]) -> _Habits:
    rows = [r for page in pages for r in page]
    size = statistics.median([r.size for r in rows for _ in range(1 + len(r.text) // 20)])
    steps = []
    for page in pages:
        for above, row in pairwise(page):
            step = (above.y0 - row.y0) / row.size if row.size else 0
            if 0.6 < step < 3 and abs(above.size - row.size) < 0.1 * size and len(above.text) > 30:
                steps.append(step)
    steps.sort()
    return _Habits(size, steps[len(steps) // 3] if steps else 1.2, _columns([r for r in rows if len(r.cells) == 1], size))


def _columns(rows: list[Row], size: float) -> tuple[tuple[float, float], ...]:
    """Where columns of text begin and end. Some lines stick out (long addresses), so an end is what three lines come near to."""
    columns: list[tuple[float, float]] = []
    ordered = sorted(rows, key=lambda r: r.x0)
    at = 0
    while at < len(ordered):
        stop = at + 1
        while stop < len(ordered) and ordered[stop].x0 - ordered[stop - 1].x0 <= _SAME_EDGE:
            stop += 1
        ends = sorted((r.x1 for r in ordered[at:stop]), reverse=True)
        if sum(len(r.text) for r in ordered[at:stop]) >= _COLUMN * sum(len(r.text) for r in rows):
            near = [x for n, x in enumerate(ends[:-2]) if x - ends[n + 2] < 1.5 * size]
            columns.append((ordered[at].x0, near[0] if near else ends[0]))
        at = stop
    # Paragraphs that open with an indent are no column of their own.
    return tuple(c for n, c in enumerate(columns) if not any(abs(c[1] - d[1]) < 2 * size for d in columns[:n]))


def write_pages(sheet: Sheet, pages: list[list[Row]]) -> None:
    """Write the pages of a document, in paragraphs, with the page that each begins on; a paragraph may run over pages."""
    if not any(pages):
        return
    habits = _habits(pages)
    title = _title(pages, habits)
    above: Row | None = None
    opens, counted = True, 0
    for number, rows in enumerate(pages, 1):
        at = 0
        while at < len(rows):
            height = table_at(rows, at)
            if height:
                sheet.part()
                sheet.at(page=number)
                _write_table(sheet, rows[at : at + height])
                above, at = None, at + height
                continue
            row = rows[at]
            if numeral := _NUMERAL.match(row.text):
                if int(numeral[1]) not in (1, counted + 1) and above is not None and not _ENDED.search(above.text):
                    row.mark = None  # `until December` and, on the next line, `15. Each …`
                else:
                    counted = int(numeral[1])
            joint = "\n\n" if above is None else _joint(above, row, habits, opens)
            opens = "\n" in joint
            if sheet.length:
                sheet.write(joint)
            sheet.at(page=number)
            sheet.write(("# " if row is title else "") + row.text)
            above, at = row, at + 1


def _write_table(sheet: Sheet, rows: list[Row]) -> None:
    for number, cells in enumerate(cells_of(rows)):
        if number:
            sheet.part(close=True)
        sheet.row([(cell, None) for cell in cells])
        if not number:
            sheet.part(close=True)
            sheet.rule(len(cells))


def _title(pages: list[list[Row]], habits: _Habits) -> Row | None:
    """The first line of the largest words on the first page, if they are larger than the text and read as a headline."""
    rows = pages[0][:_TITLE_WITHIN]
    large = [r for r in rows if r.size >= _LARGER * habits.size and len(r.cells) == 1]
    best: tuple[float, Row] | None = None
    for row in large:
        at = rows.index(row)
        if at and _same(rows[at - 1], row, habits) and rows[at - 1].size >= _LARGER * habits.size:
            continue
        words = row.text
        while at + 1 < len(rows) and _same(rows[at], rows[at + 1], habits):
            at += 1
            words += " " + rows[at].text
        if words.count(" ") >= 3 and len(words) <= _LONGEST_TITLE and (best is None or row.size > best[0] * 1.02):
            best = row.size, row
    return best[1] if best else None


def _same(above: Row, row: Row, habits: _Habits) -> bool:
    """True for two lines of one style at the usual distance."""
    step = (above.y0 - row.y0) / max(row.size, 1.0)
    alike = abs(above.size - row.size) < 0.08 * row.size and above.bold == row.bold
    return alike and 0 < step <= _APART * max(habits.leading, 1.0)


def _joint(above: Row, row: Row, habits: _Habits, opens: bool) -> str:
    """What stands between two rows: a space, a line end, a blank line; a hyphen at which a word was cut keeps its line end.

    `opens`: the upper one is the first of its paragraph.
    """
    if len(above.cells) > 1 or len(row.cells) > 1:
        return "\n" if _same(above, row, habits) else "\n\n"
    below = above.y0 > row.y0 and abs(above.x0 - row.x0) < 0.7 * abs(habits.edge(above)[1] - habits.edge(above)[0]) + 40
    if row.mark is not None or _BULLET.match(row.text):
        return "\n" if above.mark is not None or (below and _same(above, row, habits)) else "\n\n"
    if not below:  # the next column or page
        goes_on = (
            _alike(above, row) and _full(above, row, habits) and (not _ENDED.search(above.text) or bool(_OPENED.match(row.text)))
        )
        return _glue(above, row) if goes_on else "\n\n"
    if not _same(above, row, habits):
        return "\n\n"
    if _is_cut(above, row):
        return _glue(above, row)
    if row.size >= _LARGER * habits.size:  # a heading of several lines
        return _glue(above, row)
    left = habits.edge(row)[0]
    text_from = above.mark if above.mark is not None else above.x0
    if row.x0 > max(text_from, left) + 0.8 * row.size and above.mark is None:
        return "\n\n"  # indented: a new paragraph
    if above.mark is not None and row.x0 < above.mark - 0.5 * row.size and abs(row.x0 - above.x0) > 0.3 * row.size:
        return "\n\n"
    if _LABELLED.match(row.text):
        return "\n"
    if (
        opens and _TITLED.match(above.text) and row.text[0].isupper() and not row.text.istitle()
    ):  # `About the Lamp Trust` right above its text
        return "\n"
    return _glue(above, row) if _full(above, row, habits) else "\n"


def _alike(above: Row, row: Row) -> bool:
    return abs(above.size - row.size) < 0.08 * row.size and above.bold == row.bold


def _full(above: Row, row: Row, habits: _Habits) -> bool:
    """True where the first word of the next line would not have fitted on this one."""
    left, right = habits.edge(above)
    if _is_cut(above, row):
        return True
    margins = above.x0 - left, right - above.x1
    if (
        min(margins) > above.size and abs(margins[0] - margins[1]) < 0.5 * above.size and row.x0 > left + 0.5 * above.size
    ):  # centred
        return (above.x1 - above.x0) + row.first_word + 0.3 * row.size > right - left
    slack = 0.3 * row.size  # a line that is not driven apart ends where its words do
    if not _ENDED.search(above.text) and len(_SMALL_WORD.findall(above.text)) > 2:
        slack = max(slack, 0.06 * (right - left))
    return above.x1 + row.first_word + 0.3 * row.size > right - slack


def _is_cut(above: Row, row: Row) -> bool:
    """True for a hyphen at a line's end, behind a letter or digit, that the next line goes on from."""
    return above.text.endswith("-") and above.text[-2:-1].isalnum() and row.text[:1].isalnum()


def _glue(above: Row, row: Row) -> str:
    """What joins two lines of a paragraph: a cut word keeps its hyphen, and its line end where the hyphen may have to go."""
    if _is_cut(above, row):
        return "\n" if row.text[0].islower() and above.text[-2:-1].isalpha() else ""
    return " "
