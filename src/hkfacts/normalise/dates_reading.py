"""What readers of built expressions know, and lone words as points."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..grammar.calendar_shapes import Point, Shape
from ..spans import Found
from .dates_points import Groups, read_month, read_weekday


@dataclass(frozen=True, slots=True)
class Reading:
    """What readers know besides the groups: whether the day stands first in figures, home, text of the release, words read."""

    source: str
    day_first: bool = True
    home: str | None = None
    inner: Mapping[str, Found] | None = None
    text: str = ""
    end: int = 0  # of those words
    read: Callable[[Found, Reading], Shape | None] = lambda found, reading: None

    def of(self, groups: Groups, name: str) -> Shape | None:
        """The shape of a group: that of the expression in it, or that of a lone month, weekday or year."""
        found = (self.inner or {}).get(name)
        if found is not None:
            return self.read(found, self)
        return lone(groups.get(name, ""))


def lone(text: str) -> Point | None:
    """A lone month, weekday or year as a point.

    >>> lone("March").month, lone("Friday").weekday, lone("1998").year
    (3, 5, 1998)
    """
    if text.isdigit() and len(text) == 4:
        return Point("year", year=int(text))
    month, weekday = read_month(text), read_weekday(text)
    if month:
        return Point("month", month=month)
    return Point("weekday", weekday=weekday) if weekday else None
