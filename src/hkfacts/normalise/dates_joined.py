"""Points that take from each other what they lack: ends of a range, and days and months of a year that is told."""

from __future__ import annotations

from dataclasses import replace

from ..grammar.calendar_shapes import Point, Shape, Slice, Stretch


def within(piece: Shape | None, whole: Point) -> Point | Slice | None:
    """A day or month that has no year, as a piece of a year."""
    if not isinstance(piece, Point) or piece.month is None or piece.year is not None or piece.way is not None:
        return None
    if piece.unit not in ("day", "month") or piece.shift is not None:
        return None
    month = Slice(4, piece.month, "month", whole)
    return Slice(4, piece.day, "day", month) if piece.day else month


def day_before(last: Point, clock: str | None) -> Point:
    """The day on which hours begin that end on `last`: the one before for `from 9pm to 5am the following day`, else the same."""
    over_midnight = last.follow and last.shift == 1 and last.unit == "day" and (last.clock or "") <= (clock or "")
    return replace(last, shift=0) if over_midnight else last


def share(first: Shape | None, last: Shape | None) -> Shape | None:
    """One range out of two points; the first takes year and month from the last where it has none.

    >>> share(Point("month", month=3), Point("month", 2025, 5)).first.year
    2025
    """
    if isinstance(first, Stretch) or isinstance(last, Stretch):
        outer_first = first.first if isinstance(first, Stretch) else first
        outer_last = last.last if isinstance(last, Stretch) else last
        return (
            Stretch(outer_first, outer_last)
            if isinstance(outer_first, Point | Slice) and isinstance(outer_last, Point | Slice)
            else None
        )
    if not isinstance(first, Point | Slice) or not isinstance(last, Point | Slice):
        return None
    mod = None
    week = first.whole if isinstance(first, Slice) and first.edge == 3 else None
    if isinstance(week, Point) and isinstance(last, Point) and last.unit == week.unit == "day":
        first = week  # `the week of 26 October to 1 November`
    if isinstance(first, Point) and isinstance(last, Slice):  # `from March to May of last year`
        whole = last.whole.whole if isinstance(last.whole, Slice) else last.whole
        inside = within(first, whole) if isinstance(whole, Point) and whole.unit == "year" else None
        first = first if inside is None else inside
    if isinstance(first, Point) and first.unit == "weekday" and first.weekday:
        told = last.whole if isinstance(last, Slice) and last.unit == "weekday" else None
        if isinstance(told, Point) and first.way is None:  # `Monday to Wednesday next week`
            return Stretch(Slice(4, 1, "weekday", told, weekday=first.weekday), last)
        if first.way and isinstance(last, Point) and last.unit == "weekday" and last.weekday and not last.way:
            return Stretch(first, Slice(5, (last.weekday - first.weekday) % 7 or 7, "day", first))  # `next Monday to Friday`
    if isinstance(first, Point) and isinstance(last, Point):
        if first.unit == "clock" and last.clock and last.unit != "clock":
            first = replace(day_before(last, first.clock), clock=first.clock, mod=None)
        recurring = ("day", "month", "quarter", "half", "season")
        if first.unit in recurring and last.unit in recurring and first.shift is None and last.shift is None and not first.label:
            if first.year is None and last.year is not None and not first.way:
                month = first.month or 0
                year = last.year - 1 if first.unit == last.unit and month > (last.month or 12) else last.year
                first = replace(first, year=year)
            elif last.year is None and first.year is not None and not last.way:
                last = replace(last, year=first.year + (1 if (last.month or 12) < (first.month or 1) else 0))
    return Stretch(first, last, mod)
