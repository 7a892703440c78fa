"""A shape that has been placed, as a fact: its type, value, days, modifier, and notices of what contradicts itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..spans import DateFact, DateType, Notice
from .calendar_places import Placed, place
from .calendar_shapes import Frequency, Length, Point, Shape, Shared, Stretch, is_relative, points_of


def shape_type(shape: Shape) -> DateType:
    """The TIMEX3 type of a shape."""
    if isinstance(shape, Length):
        return "DURATION"
    if isinstance(shape, Frequency):
        return "SET"
    if isinstance(shape, Stretch):
        return "TIME" if isinstance(shape.first, Point) and shape.first.clock else "DATE"
    return "TIME" if isinstance(shape, Point) and shape.clock else "DATE"


def shape_mod(shape: Shape) -> str | None:
    """The modifier of a shape."""
    return None if isinstance(shape, Frequency | Shared) else shape.mod


def contradictions(shape: Shape, anchor: date | None, lean: int, start: int) -> tuple[Notice, ...]:
    """Notices on weekdays that are not those of their dates, and on dates beside `today` that are not today's."""
    notices: list[Notice] = []
    for point in points_of(shape):
        if point.unit != "day":
            continue
        placed = place(point, anchor, lean)
        if placed is None or placed.start is None:
            continue
        if point.weekday is not None and placed.start.isoweekday() != point.weekday:
            said = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
            message = f"{placed.start} is a {said[placed.start.isoweekday() - 1]}, the text says {said[point.weekday - 1]}"
            notices.append(Notice("weekday-mismatch", message, start))
        if point.shift is not None and point.month and (placed.start.month, placed.start.day) != (point.month, point.day):
            notices.append(
                Notice(
                    "date-mismatch",
                    f"the text puts {point.month:02d}-{point.day:02d} beside a day reckoned as {placed.start}",
                    start,
                )
            )
    return tuple(notices)


def make_fact(found: DateFact, shape: Shape, placed: Placed, anchor: date | None, lean: int = 0) -> DateFact:
    """The fact of a shape that has been placed; a value that no anchor settles is null, with a notice."""
    notices = contradictions(shape, anchor, lean, found.start)
    if not placed.value:
        notices += (Notice("no-anchor", "reckoned from a date that is not known", found.start),)
    elif placed.start is None and any(p.unit == "day" and p.month for p in points_of(shape)):
        notices += (Notice("no-year", f"no year can be given to {placed.value}", found.start),)
    return replace(
        found,
        type=shape_type(shape),
        value=placed.value or None,
        start_date=placed.start,
        end_date=placed.end,
        granularity=placed.granularity,
        mod=shape_mod(shape),
        relative=is_relative(shape),
        notices=notices,
        shape=shape,
    )
