"""What a date expression says, before it is placed on the calendar: points, stretches, slices, lengths and frequencies.

A `Point` may lack its year (`8 March`), may be counted from an anchor (`last month`, `three weeks ago`) or be complete.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Point:
    """One place on the calendar; `unit` is its granularity, or `weekday`, `weekend`, `clock`, `academic_year`.

    `number` is that of a quarter, half, week, decade or century; `shift` counts units from the anchor; `way` is `this`, `last`,
    `next` or `coming` for names that come again (weekdays, months, seasons) and `the` for the running year or month; `follow`
    means that the anchor is another date of the text.
    """

    unit: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    number: int | None = None
    season: str | None = None
    label: str | None = None
    shift: int | None = None
    way: str | None = None
    follow: bool = False
    clock: str | None = None
    part: str | None = None
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one point to another."""

    first: Point | Slice
    last: Point | Slice
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece of a longer time: the first (`edge` 1, or the n-th) or last (-1) `count` units of `whole`.

    `edge` 0 means that the piece ends (`whole` is its last day), 2 that it begins with it, 3 that it is the unit holding it,
    4 that it is the `count`-th unit of the whole (-1 its last), where `weekday` names the unit, 5 that it is the day so many units
    after it (before it, where negative).
    """

    edge: int
    count: int
    unit: str
    whole: Point | Slice
    mod: str | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """A duration; `value` is TIMEX3."""

    value: str
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Frequency:
    """Something that comes again; `value` is TIMEX3."""

    value: str


@dataclass(frozen=True, slots=True)
class Shared:
    """The same stretch of another year, so many years away or, from 1000 on, that year: `the same period last year`, `the same month of 2024`."""

    years: int
    unit: str = "period"

    @property
    def absolute(self) -> bool:
        """True where a year is named, and not how many years away."""
        return self.years >= 1000


Shape = Point | Stretch | Slice | Length | Frequency | Shared


def with_mod(shape: Shape, mod: str | None) -> Shape:
    """The shape with a TIMEX3 modifier; the inner one stays where none is given."""
    return shape if mod is None or isinstance(shape, Frequency | Shared) else replace(shape, mod=mod)


def points_of(shape: Shape) -> list[Point]:
    """All points that a shape is made of."""
    if isinstance(shape, Stretch):
        return points_of(shape.first) + points_of(shape.last)
    if isinstance(shape, Slice):
        return points_of(shape.whole)
    return [shape] if isinstance(shape, Point) else []


def is_relative(shape: Shape) -> bool:
    """True where the value is reckoned from the release date or another date."""
    if isinstance(shape, Shared):
        return True
    return any(p.shift is not None or p.way is not None or p.unit == "weekday" for p in points_of(shape))
