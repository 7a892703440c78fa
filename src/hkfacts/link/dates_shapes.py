"""What the linker of dates asks of a shape, and the shapes that it makes of others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..grammar.calendar_shapes import Point, Shape, Shared, Slice, Stretch

OPEN_UNITS = frozenset({"day", "month", "quarter", "half", "season", "week"})


def is_open(shape: Shape) -> bool:
    """True where a point of the shape lacks its year, or is a lone weekday."""
    if isinstance(shape, Stretch):
        return is_open(shape.first) or is_open(shape.last)
    if isinstance(shape, Slice):
        return is_open(shape.whole)
    if not isinstance(shape, Point) or shape.shift is not None or shape.label is not None:
        return False
    if shape.way is not None or shape.follow:
        return False
    return shape.unit == "weekday" or (shape.unit in OPEN_UNITS and shape.year is None)


def heeds_tense(shape: Shape) -> bool:
    """True where tense matters to the shape."""
    return is_open(shape) or (isinstance(shape, Point) and shape.way == "this" and shape.unit == "month")


def is_full(shape: object) -> bool:
    """True for a date with a year of its own that a neighbour may take."""
    if isinstance(shape, Stretch):
        return is_full(shape.last)
    return (
        isinstance(shape, Point) and shape.year is not None and shape.unit in ("day", "month", "quarter") and shape.label is None
    )


def follows(shape: Shape) -> bool:
    """True where the shape is counted from another date of the text."""
    if isinstance(shape, Slice):
        return follows(shape.whole)
    if isinstance(shape, Stretch):  # `from 3am to noon on the same day`
        return all(isinstance(p, Point) and p.follow and p.clock is not None for p in (shape.first, shape.last))
    return isinstance(shape, Shared) or (isinstance(shape, Point) and shape.follow)


def of_its_own(shape: object) -> bool:
    """True for a date that is not itself counted from another one."""
    return not isinstance(shape, Point | Stretch | Slice | Shared) or not follows(shape)


def is_monthless(shape: Shape) -> bool:
    """True for a day whose month is not told."""
    first = shape.first if isinstance(shape, Stretch) else shape
    return isinstance(first, Point) and first.unit == "day" and first.month is None and first.shift is None


def is_clock(shape: Shape) -> bool:
    """True for a clock time without its day."""
    first = shape.first if isinstance(shape, Stretch) else shape
    return isinstance(first, Point) and first.unit == "clock"


def on_day(shape: object, day: date) -> Shape:
    """A clock time, or a range of two, on a day."""
    if isinstance(shape, Stretch):
        return Stretch(_dated(shape.first, day), _dated(shape.last, day))
    return _dated(shape, day)


def _dated(shape: object, day: date) -> Point:
    clock = shape.clock if isinstance(shape, Point) else None
    mod = shape.mod if isinstance(shape, Point) else None
    return Point("day", day.year, day.month, day.day, clock=clock, mod=mod)


def year_of(shape: object) -> int | None:
    """The year that a neighbour in a list may take."""
    if isinstance(shape, Stretch):
        return year_of(shape.first)
    return shape.year if isinstance(shape, Point) and shape.unit in OPEN_UNITS and shape.label is None else None


def same_kind(shape: Shape, model: object) -> bool:
    """True where two shapes are both days, both months and so on."""
    first = shape.first if isinstance(shape, Stretch) else shape
    other = model.first if isinstance(model, Stretch) else model
    return isinstance(first, Point) and isinstance(other, Point) and first.unit == other.unit and first.unit != "weekday"


def with_year(shape: Point | Stretch, year: int, model: object) -> Shape:
    """The shape with the year of its neighbour in a list."""
    if isinstance(shape, Stretch):
        first = replace(shape.first, year=year) if isinstance(shape.first, Point) else shape.first
        last = replace(shape.last, year=year) if isinstance(shape.last, Point) else shape.last
        return Stretch(first, last, shape.mod)
    other = model.first if isinstance(model, Stretch) else model
    if isinstance(other, Point) and (shape.month or 0) > (other.month or 12):
        year -= 1  # `December and January 2025`
    return replace(shape, year=year)


def moved(shape: Point | Stretch | Slice, year: int, back: int) -> Shape | None:
    """The same shape so many years on."""
    if isinstance(shape, Stretch):
        first, last = moved(shape.first, year, back), moved(shape.last, year, back)
        return Stretch(first, last, shape.mod) if isinstance(first, Point | Slice) and isinstance(last, Point | Slice) else None
    if isinstance(shape, Slice):
        whole = moved(shape.whole, year, back)
        return replace(shape, whole=whole) if isinstance(whole, Point | Slice) else None
    if shape.shift is not None or shape.label is not None:
        if shape.unit == "year":
            return replace(shape, shift=None, year=year + back, follow=False)
        return None
    if shape.unit == "weekday":
        return None
    return replace(shape, year=(shape.year if shape.year is not None else year) + back, way=None)
