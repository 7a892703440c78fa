"""What stands at the head or foot of page after page: running heads, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from hkfacts.patterns import lazy_pattern

from .pdf_lines import Row

_NUMBER = lazy_pattern(
    r"\W*+(?:page|p\.|pg\.?)?\s*+\d{1,4}\s*+(?:(?:of|/|out of)\s*+\d{1,4})?\W*+(?:page)?\W*+$|\d{1,4}\s*\|\s*P ?a ?g ?e$",
    re.IGNORECASE,
)
# What browsers print above and below a page: day and time with the title, the address with the number of the page.
_BROWSER = lazy_pattern(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d\d(?: ?[AP]M)?(?:\s|$)|(?:https?|file)://\S+(?:\s+\d+/\d+)?$")
_DIGITS = lazy_pattern(r"\d+")
_EDGE = 0.12  # of the page's height, at its head and at its foot
_ROWS = 4  # at most, from the edge
_APART = 0.6  # of the height of a line: more parts a running head from the text


def without_running(pages: list[list[Row]], heights: list[float]) -> list[list[Row]]:
    """The pages without page numbers, without feet that recur, and without heads that recur after their first time."""
    seen: Counter[tuple[str, str]] = Counter()
    for rows, height in zip(pages, heights, strict=True):
        seen.update({(edge, _key(row)) for row, edge in _at_edges(rows, height)})
    shown: set[str] = set()
    kept: list[list[Row]] = []
    for rows, height in zip(pages, heights, strict=True):
        gone: set[int] = set()
        first: list[Row] = []  # heads may be drawn last
        for row, edge in _at_edges(rows, height):
            recurs = seen[edge, _key(row)] >= max(2, len(pages) // 3)
            if _NUMBER.match(row.text) or _BROWSER.match(row.text) or (recurs and (edge == "foot" or _key(row) in shown)):
                gone.add(id(row))
            elif recurs:
                shown.add(_key(row))
                first.append(row)
                gone.add(id(row))
        kept.append(first + [row for row in rows if id(row) not in gone])
    return kept


def _key(row: Row) -> str:
    return _DIGITS.sub("#", row.text)


def _at_edges(rows: list[Row], height: float) -> list[tuple[Row, str]]:
    """The rows nearest to the page's head and foot that stand apart from the text, with the edge."""
    ordered = sorted(rows, key=lambda r: -r.y1)
    head = [row for row in ordered[:_ROWS] if row.y0 > (1 - _EDGE) * height]
    foot = [row for row in ordered[::-1][:_ROWS] if row.y1 < _EDGE * height]
    gaps = [a.y0 - b.y1 > _APART * a.size for a, b in pairwise(ordered[: len(head) + 1])]
    below = [b.y0 - a.y1 > _APART * a.size for a, b in pairwise(ordered[::-1][: len(foot) + 1])]
    return [(row, "head") for row in _apart(head, gaps)] + [(row, "foot") for row in _apart(foot, below)]


def _apart(rows: list[Row], gaps: list[bool]) -> list[Row]:
    """The rows up to the last gap between two of them; `gaps[i]` is whether one follows row `i`. Page numbers need none."""
    last = max((n for n, gap in enumerate(gaps[: len(rows)]) if gap), default=-1)
    return rows[: last + 1] + [row for row in rows[last + 1 :] if _NUMBER.match(row.text)]
