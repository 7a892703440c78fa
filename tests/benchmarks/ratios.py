"""Ratios of paired measurements: their median and their spread."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as long one side takes as another, over pairs measured one after the other."""

    name: str
    median: float
    low: float
    high: float
    pairs: int
    goal: str = ""

    def row(self) -> str:
        """A line of the table."""
        wanted = f"  ({self.goal})" if self.goal else ""
        return f"{self.name:64} {self.median:8.2f}   {self.low:.2f} to {self.high:.2f}, {self.pairs} pairs{wanted}"


def ratio(name: str, ones: Sequence[float], others: Sequence[float], goal: str = "") -> Ratio:
    """The ratio of the first to the second, pair by pair.

    >>> ratio("x", [2, 4, 9], [1, 2, 3]).median
    2.0
    """
    found = sorted(one / other for one, other in zip(ones, others, strict=True) if other > 0)
    return Ratio(name, statistics.median(found), found[0], found[-1], len(found), goal)


def as_data(found: Sequence[Ratio]) -> list[dict[str, object]]:
    """For JSON."""
    return [asdict(r) for r in found]
