"""Dated facts of many releases in time: bars as fine as their spread allows, each with the releases that speak of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

WIDTHS = (1, 3, 12, 60, 120, 1200)  # months a bar
BARS = 48  # at most
HELD = 0.5  # share of the dated facts that the bars must hold; the page tells how many are earlier, later or longer than a bar


@dataclass(slots=True)
class Times:
    """Spans of facts as first month, last month (from the year 0) and the number of their release."""

    spans: list[tuple[int, int, int]] = field(default_factory=list)

    def add(self, start: date, end: date, number: int) -> None:
        """Note a fact of a release."""
        self.spans.append((start.year * 12 + start.month - 1, end.year * 12 + end.month - 1, number))

    def bars(self) -> dict[str, Any]:
        """The bars, and how many facts they leave out: before them, after them, and such as no bar can hold."""
        if not self.spans:
            return {"bars": [], "before": 0, "after": 0, "longer": 0}
        for width in WIDTHS:
            bins = self._bins(width)
            first, last = _window(bins)
            if sum(n for at, n in bins.items() if first <= at <= last) >= HELD * len(self.spans):
                break
        inside: dict[int, set[int]] = {at: set() for at in range(first, last + 1)}
        for start, end, number in self.spans:
            if start // width == end // width and start // width in inside:
                inside[start // width].add(number)
        bars = [{"name": _name(at * width, width), "dates": bins[at], "in": sorted(numbers)} for at, numbers in inside.items()]
        before = sum(n for at, n in bins.items() if at < first)
        after = sum(n for at, n in bins.items() if at > last)
        return {"bars": bars, "before": before, "after": after, "longer": len(self.spans) - bins.total()}

    def _bins(self, width: int) -> Counter[int]:
        """How many facts lie within each bar; a year is no fact about January."""
        return Counter(start // width for start, end, _ in self.spans if start // width == end // width)


def _window(bins: Counter[int]) -> tuple[int, int]:
    """First and last of the few bars in a row that hold most facts."""
    if not bins:
        return 0, 0
    found = sorted(bins)
    best, held, begin = (0, 0), 0, 0
    for at in found:
        held += bins[at]
        while at - found[begin] >= BARS:
            held -= bins[found[begin]]
            begin += 1
        best = max(best, (held, -begin))
    first = found[-best[1]]
    return first, max(at for at in found if at < first + BARS)


def _name(start: int, width: int) -> str:
    """How a bar is called: `2025-03`, `2025 Q1`, `2025`, `2020 to 2024`."""
    year, month = divmod(start, 12)
    if width == 1:
        return f"{year}-{month + 1:02}"
    if width == 3:
        return f"{year} Q{month // 3 + 1}"
    return str(year) if width == 12 else f"{year} to {year + width // 12 - 1}"
