"""Lines of the smoothed text: where each begins and ends, what kind of line it is, and how the text is wrapped."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from hkfacts.patterns import lazy_pattern

_WIDEST_WRAP = 110

LineKind = Literal["text", "heading", "item", "row", "rule", "page", "image", "end", "numeral"]

_LINE = lazy_pattern(r"[^\n]+")
_RULE = lazy_pattern(r"(?:\\?[-*_=~—–#.·•+]){3,400}$|(?:[-*_#~=] {1,3}){2,200}[-*_#~=]$")
_HEADING = lazy_pattern(r"#{1,6}(?:[ ]+|$)")
_ITEM = lazy_pattern(
    r"(?:\\?[-*+](?!\w)|--(?=\s)|[•●▪■◦‣∙·○►▶➢➤✓✔➔→*–—]|[o»](?= [A-Z“\"])|\\?\(?\d{1,2}\\?[.)](?=\s+\D)|\(?[a-z]\)"
    r"|\([ivx]{1,4}\))\s+(?=\S)"
)
_DASHED = lazy_pattern(r"[-–—]\s+\d{1,4}\s+[-–—]$")
_NUMBERED = lazy_pattern(r"\\?\(?(\d{1,2})\\?[.)]\s+(?=\S)")
_PAGE = lazy_pattern(
    r"(?:[-–—~]\s*\d{1,4}\s*[-–—~]|\[?[Pp](?:age|AGE|\.)\s*\|?\s*\d{1,4}(?:\s*(?:of|/|OF)\s*\d{1,4})?\]?"
    r"|\d{1,4}\s*\|\s*P ?a ?g ?e"
    r"|\d{1,3}\s*(?:/|of)\s*\d{1,3})\s*$"
)
_IMAGE = lazy_pattern(r"(?:\[?!\[[^\]\n]{0,600}\]\([^()\s]{0,2000}\)(?:\]\([^()\s]{0,2000}\))?\s*)+$")
_END = lazy_pattern(r"[-–—*#~\s<(\[\\]{0,8}(?:(?:THE )?ENDS?|Ends?|NNNN|30)[-–—*#~\s>)\].\\]{0,8}$")
_LETTER = lazy_pattern(r"[^\W_]")
_LONE_NUMERAL = lazy_pattern(r"\\?\(?\d{1,2}\\?[.)]$")
_ROW = lazy_pattern(r"\|.*\|$|[^|\n]{1,200}(?:\s\|\s[^|\n]{0,200}){2,}$")


@dataclass(slots=True)
class Line:
    """A line without the space around it; `blanks` blank lines stand before it, `paged` if a page ends among them."""

    start: int
    end: int
    indent: int
    blanks: int
    paged: bool
    hard: bool
    kind: LineKind = "text"
    mark: int = 0
    width: int = 0  # that the lines around it are wrapped to; 0: they are not
    cells: list[tuple[int, int]] = field(default_factory=list)  # of a row that is set in columns, not with pipes

    def __len__(self) -> int:
        return self.end - self.start


def _kind(text: str, line: Line) -> tuple[LineKind, int]:
    """The kind of a line and the length of the mark that it opens with."""
    head = text[line.start : min(line.end, line.start + 2000)]
    first = head[0]
    if (
        first.isalnum()
        and first not in "o0123456789Pp"
        and len(head) > 5
        and head[-1] not in "|0123456789.)"
        and not head[:3].isupper()
    ):
        return ("item", match.end()) if (match := _ITEM.match(head)) else ("text", 0)
    if _PAGE.match(head) or _DASHED.match(head):
        return "page", 0
    if _RULE.match(head) or not _LETTER.search(head):
        return "rule", 0
    if _END.match(head):
        return "end", 0
    if _LONE_NUMERAL.match(head):
        return "numeral", 0
    if match := _HEADING.match(head):
        return "heading", match.end()
    if first in "[!" and _IMAGE.match(head):
        return "image", 0
    if "|" in head and len(line) < 2000 and _ROW.match(head):
        return "row", 0
    if match := _ITEM.match(head):
        return "item", match.end()
    return "text", 0


def read_lines(text: str) -> list[Line]:
    """The lines of a smoothed text that are not blank, in order."""
    lines: list[Line] = []
    last = 0
    paged = False
    for match in _LINE.finditer(text):
        start, end = match.span()
        row = match.group()
        body = row.strip(" \t\f>") if row[0] in " >\t\f" else row.rstrip(" \t\f")
        if "\f" in row:
            paged = True
        if not body:
            continue
        lead = row.find(body[0])
        gap = text[last:start]
        line = Line(start + lead, start + lead + len(body), lead, max(0, gap.count("\n") - 1), paged, row.endswith("  "))
        paged = False
        if lines:
            line.kind, line.mark = _kind(text, line)
        else:
            line.blanks = 0
            line.kind, line.mark = _kind(text, line)
        lines.append(line)
        last = end
    _single_rows(text, lines)
    _count_up(text, lines)
    return lines


def _count_up(text: str, lines: list[Line]) -> None:
    """A line that opens with the numeral after the last item's is an item too, whatever stands behind it (`2. 90,000 homes`)."""
    last = 0
    for line in lines:
        if line.kind not in ("item", "text"):
            continue
        match = _NUMBERED.match(text, line.start, line.end)
        if match is None:
            continue
        number = int(match.group(1))
        if line.kind == "text" and number == last + 1 and last:
            line.kind, line.mark = "item", match.end() - line.start
        if line.kind == "item":
            last = number


def _single_rows(text: str, lines: list[Line]) -> None:
    """A lone line with bars in it (`Ada Moon | Harbour Labs | +852 …`) is no table."""
    for index, line in enumerate(lines):
        if line.kind == "row" and text[line.start] != "|":
            beside = [lines[i] for i in (index - 1, index + 1) if 0 <= i < len(lines)]
            if not any(b.kind == "row" for b in beside):
                item = _ITEM.match(text, line.start, line.end)
                line.kind, line.mark = ("item", item.end() - line.start) if item else ("text", 0)


def mark_widths(text: str, lines: list[Line]) -> None:
    """Note on each line the width that its text is hard-wrapped to: the whole text's, or that of its own paragraph.

    Lines are wrapped if most of those that another follows directly are nearly as long as the longest ones.
    """
    whole = _wrapped([len(a) for a, b in pairwise(lines) if not b.blanks and a.kind in ("text", "item")], 3)
    if sum(len(line) for line in lines if len(line) > 1.5 * whole) > 0.3 * sum(map(len, lines)):
        whole = 0  # most of the text stands in lines that are longer: it is not wrapped
    start = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and not lines[index].blanks:
            continue
        stanza = lines[start:index]
        width = whole
        if not width and len(stanza) > 1 and max(map(len, stanza)) <= _WIDEST_WRAP:
            prose = any(text[line.start].islower() for line in stanza[1:]) or text[stanza[-1].end - 1] in '.”"'
            width = _wrapped([len(line) for line in stanza[:-1]], 1) if prose else 0
        for line in stanza:
            line.width = width
        start = index


def _wrapped(lengths: list[int], least: int) -> int:
    """The width that lines of these lengths are wrapped to, or 0."""
    lengths = sorted(n for n in lengths if n >= 30)
    if len(lengths) < least:
        return 0
    width = lengths[int(len(lengths) * 0.9)]
    if not (40 if least > 1 else 55) <= width <= 160 or lengths[-1] > 2 * width:
        return 0
    return width if sum(n >= 0.75 * width for n in lengths) >= 0.6 * len(lengths) else 0
