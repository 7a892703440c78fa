"""Where a shape lies on the calendar.

`place` puts a shape on the calendar with the help of an anchor day and a leaning (-1 past, 1 future, 0 nearest, -2 surely past); None is "the
calendar has no such thing".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from .calendar import (
    Period,
    academic_period,
    add_months,
    day_of,
    fiscal_period,
    half_period,
    month_period,
    quarter_period,
    season_period,
    shift_day,
    week_period,
    week_value,
    year_period,
    years_period,
)
from .calendar_shapes import Frequency, Length, Point, Shape, Shared, Slice, Stretch
from .calendar_slices import slice_of

# Further than this on the wrong side of the anchor, the tense of the sentence outweighs nearness.
TENSE_OUTWEIGHS_DAYS = 20
STRETCH_OUTWEIGHS_DAYS = 200  # a stretch that has begun and is to last longer is none that is told in the past
SURELY_PAST = -2  # a leaning by a verb in the past right before the date, which always outweighs
PAST_OUTWEIGHS_DAYS = 45  # who tells of a day ten months ago without its year, when one of that name is at hand?


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a shape lies: TIMEX3 value, first and last day, granularity."""

    value: str
    start: date | None
    end: date | None
    granularity: str | None


def _best(candidates: list[Period], anchor: date, lean: int) -> Period | None:
    """Of the same date in several years the nearest to the anchor; the leaning wins over one far on the wrong side."""

    def distance(period: Period) -> int:
        if period[0] <= anchor <= period[1]:
            return 0
        return min(abs((period[0] - anchor).days), abs((period[1] - anchor).days))

    if not candidates:
        return None
    nearest = min(candidates, key=distance)
    if lean > 0 and (anchor - nearest[1]).days > TENSE_OUTWEIGHS_DAYS:
        later = [c for c in candidates if c[1] >= anchor]
        return min(later, key=distance) if later else nearest
    if lean < 0 and (nearest[0] - anchor).days > (PAST_OUTWEIGHS_DAYS if lean > SURELY_PAST else 0):
        sooner = [c for c in candidates if c[0] <= anchor]
        return min(sooner, key=distance) if sooner else nearest
    return nearest


def _open_year(make: Callable[[int], Period | None], anchor: date, lean: int, weekday: int | None) -> tuple[int, Period] | None:
    near: dict[Period, int] = {}
    for reach in (1, 4, 8):  # 29 February may be years away
        near = near or {p: y for y in range(anchor.year - reach, anchor.year + reach + 1) if (p := make(y)) is not None}
    if weekday is not None:  # a weekday beside the date tells its year
        near = {p: y for p, y in near.items() if p[0].isoweekday() == weekday} or near
    found = _best(list(near), anchor, lean)
    return (near[found], found) if found else None


def _named(make: Callable[[int], Period | None], anchor: date, way: str, lean: int) -> tuple[int, Period] | None:
    """`this`, `last`, `next` with a month or season."""
    years = [(y, p) for y in range(anchor.year - 2, anchor.year + 3) if (p := make(y)) is not None]
    if way == "this":
        holding = [(y, p) for y, p in years if p[0] <= anchor <= p[1]]
        same = holding or [(y, p) for y, p in years if y == anchor.year]
        if same and lean > 0 and same[0][1][1] < anchor:
            same = [(y, p) for y, p in years if y == anchor.year + 1]
        return same[0] if same else None
    if way == "last":
        before = [(y, p) for y, p in years if p[1] < anchor]
        return before[-1] if before else None
    after = [(y, p) for y, p in years if p[0] > anchor]
    return after[0] if after else None


def _recurring(point: Point) -> tuple[Callable[[int], Period | None], Callable[[int], str], str] | None:
    """The period, value and partial value of a point that has everything but its year."""
    month, day, number, season = point.month, point.day, point.number, point.season
    if point.unit == "day" and month and day:
        return lambda y: _day(y, month, day), lambda y: f"{y:04d}-{month:02d}-{day:02d}", f"XXXX-{month:02d}-{day:02d}"
    if point.unit == "month" and month:
        return lambda y: month_period(y, month), lambda y: f"{y:04d}-{month:02d}", f"XXXX-{month:02d}"
    if point.unit == "quarter" and number:
        return lambda y: quarter_period(y, number), lambda y: f"{y:04d}-Q{number}", f"XXXX-Q{number}"
    if point.unit == "half" and number:
        return lambda y: half_period(y, number), lambda y: f"{y:04d}-H{number}", f"XXXX-H{number}"
    if point.unit == "week" and number:
        return lambda y: week_period(y, number), lambda y: f"{y:04d}-W{number:02d}", f"XXXX-W{number:02d}"
    if point.unit == "season" and season:
        return lambda y: season_period(y, season), lambda y: f"{y:04d}-{season}", f"XXXX-{season}"
    return None


def _day(year: int, month: int, day: int) -> Period | None:
    found = day_of(year, month, day)
    return (found, found) if found else None


def _shifted(point: Point, anchor: date) -> tuple[str, Period] | None:
    """A point counted in units from the anchor."""
    n = point.shift or 0
    unit = point.unit
    if unit == "day":
        day = shift_day(anchor, n)
        return (day.isoformat(), (day, day)) if day else None
    if unit in ("week", "weekend"):
        ahead = point.way == "coming" and anchor.isoweekday() >= 6  # the weekend after the one that is on
        day = shift_day(anchor, 7 * (n + ahead) - anchor.weekday())
        if day is None:
            return None
        if unit == "week":
            return week_value(day), (day, date.fromordinal(day.toordinal() + 6))
        return f"{week_value(day)}-WE", (date.fromordinal(day.toordinal() + 5), date.fromordinal(day.toordinal() + 6))
    found: Period | None = None
    if unit == "month":
        year, month = add_months(anchor.year, anchor.month, n)
        found, value = month_period(year, month), f"{year:04d}-{month:02d}"
    elif unit == "quarter":
        year, month = add_months(anchor.year, anchor.month, 3 * n)
        found, value = quarter_period(year, (month + 2) // 3), f"{year:04d}-Q{(month + 2) // 3}"
    elif unit == "half":
        year, month = add_months(anchor.year, anchor.month, 6 * n)
        found, value = half_period(year, (month + 5) // 6), f"{year:04d}-H{(month + 5) // 6}"
    elif unit == "year":
        found, value = year_period(anchor.year + n), f"{anchor.year + n:04d}"
    elif unit == "fiscal_year":
        first = anchor.year + n - (anchor.month < 4)
        found, value = fiscal_period(first, first + 1), f"FY{first}-{(first + 1) % 100:02d}"
    elif unit == "academic_year":
        first = anchor.year + n - (anchor.month < 9)
        found, value = academic_period(first, first + 1), f"{first:04d}-09/{first + 1:04d}-08"
    elif unit == "decade":
        first = (anchor.year // 10 + n) * 10
        found, value = years_period(first, first + 9), f"{first // 10:03d}"
    elif unit == "century":
        first = (anchor.year // 100 + n) * 100
        found, value = years_period(first, first + 99), f"{first // 100:02d}"
    else:
        return None
    return (value, found) if found else None


def _weekday(weekday: int, way: str | None, anchor: date, lean: int) -> date | None:
    """The day that a weekday's name means."""
    away = weekday - anchor.isoweekday()
    if way == "this":
        return shift_day(anchor, away)
    if way == "next":
        return shift_day(anchor, away + 7)
    if way == "last":
        return shift_day(anchor, away - 7 if away >= 0 else away)
    if way == "coming":
        return shift_day(anchor, away if away > 0 else away + 7)
    if lean > 0:
        return shift_day(anchor, away % 7)
    if lean < 0:
        return shift_day(anchor, -(-away % 7))
    nearest = away % 7 if away % 7 <= 3 else away % 7 - 7
    return shift_day(anchor, nearest)


def _absolute(point: Point) -> tuple[str, Period | None] | None:
    """A point whose year is known, or which needs none."""
    year = point.year
    if point.label is not None and point.unit in ("year", "century"):  # before the year 1000, or before Christ
        return point.label, _early(point.label)
    if point.label is not None:  # a financial year
        number = f"-Q{point.number}" if point.unit == "quarter" else f"-H{point.number}" if point.unit == "half" else ""
        if number and year is not None and point.number and "-" in point.label:  # of Hong Kong's financial year
            months = 3 if point.unit == "quarter" else 6
            first, last = (add_months(year, 4, months * point.number - n) for n in (months, 1))
            begun, over = month_period(*first), month_period(*last)
            return point.label + number, (begun[0], over[1]) if begun and over else None
        if number or year is None:
            return point.label + number, None
        return point.label, fiscal_period(year, year + 1)
    if year is None:
        return None
    if point.unit == "year":
        return f"{year:04d}", year_period(year)
    if point.unit == "academic_year":
        return f"{year:04d}-09/{year + 1:04d}-08", academic_period(year, year + 1)
    if point.unit == "decade":
        return f"{year // 10:03d}", years_period(year // 10 * 10, year // 10 * 10 + 9)
    if point.unit == "century":
        return f"{year // 100:02d}", years_period(year // 100 * 100, year // 100 * 100 + 99)
    return None


def _early(label: str) -> Period | None:
    """First and last day of a year or century of few digits; None before Christ."""
    if not label.isdigit():
        return None
    first = int(label) if len(label) == 4 else int(label) * 100
    return date(max(first, 1), 1, 1), date(first + (0 if len(label) == 4 else 99), 12, 31)


def _finish(point: Point, value: str, period: Period | None, granularity: str) -> Placed:
    start, end = period if period else (None, None)
    if point.clock:
        return Placed(f"{value}T{point.clock}", start, end, "minute")
    if point.part:
        return Placed(f"{value}T{point.part}", start, end, granularity)
    return Placed(value, start, end, granularity)


_GRANULARITY = {"weekday": "day", "weekend": "day", "clock": "minute", "academic_year": "year"}


def place(shape: Shape, anchor: date | None, lean: int = 0) -> Placed | None:
    """Where a shape lies; start and end are None where it cannot be placed, the result where the calendar refuses it.

    >>> place(Point("day", month=1, day=3), date(2024, 12, 18)).value
    '2025-01-03'
    >>> place(Point("week", shift=-3), date(2025, 1, 6)).value, place(Point("day", month=3, day=8), None).value
    ('2024-W51', 'XXXX-03-08')
    """
    if isinstance(shape, Length | Frequency):
        return Placed(shape.value, None, None, None)
    if isinstance(shape, Stretch):
        return _place_stretch(shape, anchor, lean)
    if isinstance(shape, Slice):
        return _place_slice(shape, anchor, lean)
    if isinstance(shape, Shared):
        return place(Point("year", year=shape.years) if shape.absolute else Point("year", shift=shape.years), anchor)
    return _place_point(shape, anchor, lean)


def _place_point(point: Point, anchor: date | None, lean: int) -> Placed | None:
    granularity = _GRANULARITY.get(point.unit, point.unit)
    if point.unit == "clock":
        return Placed(f"XXXX-XX-XXT{point.clock}", None, None, "minute")
    if point.shift is not None:
        if anchor is None:
            return Placed("", None, None, granularity)
        moved = _shifted(point, anchor)
        return _finish(point, moved[0], moved[1], granularity) if moved else None
    if point.unit == "weekday" and point.weekday:
        day = _weekday(point.weekday, point.way, anchor, lean) if anchor else None
        if day is None:
            return _finish(point, f"XXXX-WXX-{point.weekday}" if not point.way else "", None, granularity) if not anchor else None
        return _finish(point, day.isoformat(), (day, day), granularity)
    absolute = _absolute(point)
    if absolute:
        if absolute[1] is None and point.label is None:
            return None
        return _finish(point, absolute[0], absolute[1], granularity)
    if point.unit == "day" and point.month is None:
        return _in_month(point, anchor)
    recurring = _recurring(point)
    if recurring is None:
        return None
    make, name, partial = recurring
    if point.year is not None:
        period = make(point.year)
        return _finish(point, name(point.year), period, granularity) if period else None
    if anchor is None:
        return _finish(point, partial if not point.way else "", None, granularity) if make(2000) else None
    found = _named(make, anchor, point.way, lean) if point.way else _open_year(make, anchor, lean, point.weekday)
    return _finish(point, name(found[0]), found[1], granularity) if found else None


def _in_month(point: Point, anchor: date | None) -> Placed | None:
    """A day without its month: that of the anchor's month, or of one beside it, which lies nearest."""
    if not point.day or not 1 <= point.day <= 31:
        return None
    if anchor is None:
        return _finish(point, f"XXXX-XX-{point.day:02d}", None, "day")
    reach = 1 if point.weekday is None else 6
    months = [add_months(anchor.year, anchor.month, n) for n in range(-reach, reach + 1)]
    days = [d for year, month in months if (d := day_of(year, month, point.day)) is not None]
    days = [d for d in days if point.weekday in (None, d.isoweekday())]
    best = min(days, key=lambda d: abs((d - anchor).days)) if days else None
    return _finish(point, best.isoformat(), (best, best), "day") if best else None


def _place_stretch(stretch: Stretch, anchor: date | None, lean: int) -> Placed | None:
    first, last = place(stretch.first, anchor, lean), place(stretch.last, anchor, lean)
    if first is None or last is None:
        return None
    end = stretch.last
    if isinstance(end, Point) and end.unit == "day" and end.month is None and end.shift is None and first.start:
        last = _in_month(end, shift_day(first.start, 15)) or last  # `from the 3rd to the 5th`
    own = isinstance(stretch.first, Point) and not stretch.first.follow and stretch.first.unit != "clock"
    if isinstance(end, Point) and end.follow and own and end.shift is not None:
        last = place(end, first.end, lean)  # `from 8pm on 7 November to 6am the next day`
        if last is None:
            return None
    if first.start and last.end and first.start > last.end:
        # without a year, the end is the next one after the start, or the start the one before the end
        if isinstance(stretch.last, Point) and stretch.last.year is None and stretch.last.shift is None:
            last = place(stretch.last, last_anchor(first.start, stretch.last), 1 if stretch.last.unit == "weekday" else 0)
        elif isinstance(stretch.first, Point) and stretch.first.year is None and stretch.first.shift is None:
            first = place(stretch.first, last.end, -1)
        if first is None or last is None or not first.start or not last.end or first.start > last.end:
            return None
        if (last.end - first.start).days > 366:
            return None
    one, other = stretch.first, stretch.last
    if (
        lean < 0
        and anchor
        and isinstance(one, Point)
        and isinstance(other, Point)
        and first.start
        and last.end
        and first.start <= anchor
        and (last.end - anchor).days > STRETCH_OUTWEIGHS_DAYS
        and _lone_month(one)
        and _lone_month(other)
    ):
        earlier = Stretch(replace(one, year=first.start.year - 1), replace(other, year=last.end.year - 1), stretch.mod)
        return _place_stretch(earlier, anchor, 0)  # `full on most nights for January to November`, told in January
    granularity = first.granularity if first.granularity == last.granularity else "day"
    value = "" if not first.value or not last.value else f"{first.value}/{last.value}"
    both = first.start is not None and last.end is not None
    return Placed(value, first.start if both else None, last.end if both else None, granularity)


def _lone_month(point: Point) -> bool:
    """True for a month without its year."""
    return point.unit == "month" and point.month is not None and point.year is None and point.shift is None


def last_anchor(start: date, last: Point) -> date:
    """An anchor from which the end of a stretch is looked for: half a year after its start, so that the nearest is after it."""
    return (shift_day(start, 1) if last.unit == "weekday" else shift_day(start, 182)) or start


def period_value(start: date, end: date) -> tuple[str, str]:
    """TIMEX3 value and granularity of a stretch of days, as the longest unit that it exactly is.

    >>> period_value(date(2025, 1, 1), date(2025, 3, 31)), period_value(date(2024, 4, 1), date(2025, 3, 31))
    (('2025-Q1', 'quarter'), ('2024-04/2025-03', 'month'))
    """
    if start.year % 10 == 0 and (start.month, start.day) == (1, 1) and end == date(start.year + 9, 12, 31):
        return f"{start.year // 10:03d}", "decade"
    for granularity, point in (
        ("year", Point("year", year=start.year)),
        ("half", Point("half", year=start.year, number=(start.month + 5) // 6)),
        ("quarter", Point("quarter", year=start.year, number=(start.month + 2) // 3)),
        ("month", Point("month", year=start.year, month=start.month)),
    ):
        placed = place(point, None)
        if placed and (placed.start, placed.end) == (start, end):
            return placed.value, granularity
    if (end - start).days == 6 and start.weekday() == 0:
        return week_value(start), "week"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year:04d}/{end.year:04d}", "year"
    if start.day == 1 and shift_day(end, 1) and date.fromordinal(end.toordinal() + 1).day == 1:
        return f"{start:%Y-%m}/{end:%Y-%m}", "month"
    if start == end:
        return start.isoformat(), "day"
    return f"{start.isoformat()}/{end.isoformat()}", "day"


def _place_slice(piece: Slice, anchor: date | None, lean: int) -> Placed | None:
    whole = place(piece.whole, anchor, lean)
    if whole is None:
        return None
    if whole.start is None or whole.end is None:
        return Placed("", None, None, piece.unit)
    period = slice_of(piece, whole.start, whole.end)
    if period is None:
        return None
    value, granularity = period_value(*period)
    return Placed(value, period[0], period[1], granularity)
