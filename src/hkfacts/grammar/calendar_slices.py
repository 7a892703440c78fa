"""Pieces of a longer time: its first months, its last quarter, the week that holds a day, the day two weeks after it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from .calendar import Period, add_months, day_of, month_period, months_period, season_period, shift_day, years_period
from .calendar_shapes import Slice

_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}


def slice_of(piece: Slice, start: date, end: date) -> Period | None:
    """First and last day of a piece of the time from `start` to `end`; None where it has no such piece."""
    count, months = piece.count, _MONTHS_IN.get(piece.unit)
    if piece.edge == 4:
        return _nth(piece, start, end)
    if piece.edge == 5:
        return _counted(piece, start)
    if piece.edge == 3 and piece.unit == "weekend":
        saturday = date.fromordinal(start.toordinal() - start.weekday() + 5)
        return (saturday, date.fromordinal(saturday.toordinal() + 1))
    if piece.edge == 3:  # the week of 11 March
        return (date.fromordinal(start.toordinal() - start.weekday()), date.fromordinal(start.toordinal() - start.weekday() + 6))
    days = {"day": 1, "week": 7}.get(piece.unit)
    if months is not None:
        span = months * count
        if piece.edge in (0, -1):  # so many months that end with `end`
            year, month = add_months(end.year, end.month, 1 - span)
            first = month_period(year, month)
            if first is None:
                return None
            after = shift_day(end, 1)
            if piece.edge == -1 or after is None or after.day == 1:
                begun = first[0]
            else:  # a year that ends within a month begins the day after its last day a year before
                year, month = add_months(end.year, end.month, -span)
                day = day_of(year, month, min(end.day, 28))
                begun = shift_day(day, 1 + end.day - min(end.day, 28)) or start if day else start
            period = (begun, end)
        else:
            year, month = add_months(start.year, start.month, span - 1)
            last = month_period(year, month)
            if last is None:
                return None
            period = (start, last[1])
        if piece.edge in (1, -1) and (period[0] < start or period[1] > end):
            return None
        return period
    if days is None:
        return None
    if piece.edge in (0, -1):
        return (date.fromordinal(end.toordinal() - days * count + 1), end)
    if piece.edge == 1:
        last_day = shift_day(start, days * count - 1)
        return (start, last_day) if last_day and last_day <= end else None
    last_day = shift_day(start, days * count - 1)
    return (start, last_day) if last_day else None


def _counted(piece: Slice, start: date) -> Period | None:
    """The day so many units after a day: `two weeks from tomorrow`."""
    if piece.unit in ("day", "week"):
        day = shift_day(start, piece.count * (7 if piece.unit == "week" else 1))
    else:
        year, month = add_months(start.year, start.month, piece.count * _MONTHS_IN.get(piece.unit, 0))
        day = day_of(year, month, min(start.day, 28)) if piece.unit in _MONTHS_IN else None
        day = shift_day(day, min(start.day, monthrange(year, month)[1]) - day.day) if day else None
    return (day, day) if day else None


def _quarter_of_century(count: int, start: date, end: date) -> Period | None:
    """The n-th 25 years of a century; None for what is none."""
    n = count if count > 0 else 4
    whole = (start.month, start.day) == (1, 1) and end.year - start.year == 99
    return years_period(start.year + 25 * (n - 1), start.year + 25 * n - 1) if whole and n <= 4 else None


_MONTH_DAYS, _HALF_OF_YEARS = range(28, 32), {10: 5, 100: 50}


def _half_of(count: int, start: date, end: date) -> Period | None:
    """The first or second half of a month, a decade or a century; None for what is none of them."""
    first = count == 1
    if (end - start).days + 1 in _MONTH_DAYS and start.day == 1:
        return (start, start.replace(day=15)) if first else (start.replace(day=16), end)
    years = _HALF_OF_YEARS.get(end.year - start.year + 1)
    if years is None or (start.month, start.day) != (1, 1):
        return None
    return years_period(start.year, start.year + years - 1) if first else years_period(start.year + years, end.year)


def _nth(piece: Slice, start: date, end: date) -> Period | None:
    """The n-th quarter, half, month, week or weekday of a longer time."""
    count, months = piece.count, _MONTHS_IN.get(piece.unit)
    first: date | None
    last: date | None
    if piece.unit == "weekday" and piece.weekday:
        if count > 0:
            first = shift_day(start, (piece.weekday - start.isoweekday()) % 7 + 7 * (count - 1))
        else:
            first = shift_day(end, -((end.isoweekday() - piece.weekday) % 7))
        last = first
    elif piece.unit == "quarter" and (quartered := _quarter_of_century(count, start, end)):
        first, last = quartered
    elif piece.unit == "season":
        return season_period(start.year, ("SP", "SU", "FA", "WI")[count - 1]) if 1 <= count <= 4 else None
    elif piece.unit == "weekend":
        first = shift_day(start, (6 - start.isoweekday()) % 7 + 7 * (count - 1)) if count > 0 else None
        first = shift_day(end, -((end.isoweekday() - 6) % 7)) if count == -1 else first
        return (first, date.fromordinal(first.toordinal() + 1)) if first and start <= first <= end else None
    elif piece.unit == "half" and (halved := _half_of(count, start, end)):
        first, last = halved
    elif piece.unit == "decade":
        begun = start.year + 10 * (count - 1) if count > 0 else end.year - 9
        period = years_period(begun, begun + 9)
        first, last = period if period else (None, None)
    elif months is not None:
        year, month = (
            add_months(start.year, start.month, months * (count - 1))
            if count > 0
            else add_months(end.year, end.month, 1 - months)
        )
        period = months_period(year, month, month + months - 1) if month + months <= 13 else None
        first, last = period if period else (None, None)
    else:
        days = {"day": 1, "week": 7}.get(piece.unit)
        if days is None:
            return None
        first = shift_day(start, days * (count - 1)) if count > 0 else shift_day(end, 1 - days)
        last = shift_day(first, days - 1) if first else None
    return (first, last) if first and last and start <= first and last <= end else None
