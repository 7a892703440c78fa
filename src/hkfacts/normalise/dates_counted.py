"""What is counted from an anchor: `two weeks ago`, `a week on Tuesday`, `that year`, `the same period last year`."""

from __future__ import annotations

from dataclasses import replace

from hkfacts.patterns import lazy_pattern

from ..grammar.calendar_shapes import Length, Point, Shape, Shared, Slice
from ..grammar.calendar_words import word_class
from ..grammar.numbers import read_number
from .dates_points import Groups, read_shared, read_weekday, unit_name
from .dates_reading import Reading

_ONE = {
    "year": "1Y",
    "quarter": "3M",
    "month": "1M",
    "week": "1W",
    "day": "1D",
    "decade": "10Y",
    "century": "100Y",
    "fortnight": "2W",
}
LENGTH = lazy_pattern(r"P(T?)(\d+)([A-Z])")
_HALF_YEARS = lazy_pattern(r"P(\d+)\.5Y")


def read_ago(groups: Groups, reading: Reading) -> Shape | None:
    """`two weeks ago`, `a year later`, `in three days`, `two weeks from Friday`."""
    known = "length" in (reading.inner or {})
    length = reading.of(groups, "length") if known else Length("P" + _ONE.get(groups["unit"].lower(), "?"))
    if not isinstance(length, Length):
        return None
    word = (groups.get("ago") or "").lower()
    follow = word in ("later", "earlier", "afterwards")
    sign = -1 if word in ("ago", "earlier") else 1
    halved = _HALF_YEARS.fullmatch(length.value)
    match = LENGTH.fullmatch(f"P{int(halved[1]) * 12 + 6}M" if halved else length.value)
    if match is None:
        return None
    if match[1]:
        return Length(length.value, length.mod)
    count = int(match[2]) * sign
    unit = {"D": "day", "W": "week", "M": "month", "Y": "year"}[match[3]]
    found = (reading.inner or {}).get("length")
    spoken = found.groups.get("unit", "") if found is not None else groups.get("unit", "")
    if spoken:  # decades and quarters were turned into years and months
        if unit_name(spoken) == "quarter" and count % 3 == 0:
            unit, count = "quarter", count // 3
        elif unit_name(spoken) == "decade" and count % 10 == 0:
            unit, count = "decade", count // 10
        elif unit_name(spoken) == "century" and count % 100 == 0:
            unit, count = "century", count // 100
    if "today" in groups:
        return Slice(5, count, unit, Point("day", shift=_TOLD[groups["today"].lower()]))
    ahead = groups.get("ahead", "").lower()
    if ahead and ahead not in ("now", "today"):
        day = reading.of(groups, "ahead")
        if not isinstance(day, Point):
            return None
        return Slice(5, count, unit, replace(day, way=day.way or "coming") if day.unit == "weekday" else day)
    if ahead == "today":
        return Slice(5, count, unit, Point("day", shift=0))
    return Point(unit, shift=count, follow=follow, mod=length.mod)


_TOLD = {"today": 0, "tomorrow": 1, "yesterday": -1}


def _count_of(groups: Groups, reading: Reading) -> tuple[int, str] | None:
    """Number and unit of a length of days or longer."""
    known = "length" in (reading.inner or {})
    length = reading.of(groups, "length") if known else Length("P" + _ONE.get(groups.get("unit", "").lower(), "?"))
    match = LENGTH.fullmatch(length.value) if isinstance(length, Length) else None
    if match is None or match[1] or int(match[2]) > 1000:
        return None
    return int(match[2]), {"D": "day", "W": "week", "M": "month", "Y": "year"}[match[3]]


def read_week_ago_on(groups: Groups, reading: Reading) -> Shape | None:
    """`a week ago Monday`."""
    found = _count_of(groups, reading)
    if found is None or found[1] != "week":
        return None
    return Slice(5, -found[0], "week", Point("weekday", weekday=read_weekday(groups["weekday"]), way="last"))


def read_week_today(groups: Groups, reading: Reading) -> Shape | None:
    """`a week tomorrow`, `tomorrow week`."""
    found = _count_of(groups, reading)
    return Slice(5, *found, Point("day", shift=_TOLD[groups["today"].lower()])) if found else None


def read_after_day(groups: Groups, reading: Reading) -> Shape | None:
    """`two days after tomorrow`."""
    found = _count_of(groups, reading)
    sign = 1 if groups["after"].lower() == "after" else -1
    return Slice(5, sign * found[0], found[1], Point("day", shift=_TOLD[groups["ahead"].lower()])) if found else None


def read_weekday_beyond(groups: Groups, reading: Reading) -> Shape | None:
    """`the Monday after next`, `the Friday before last`."""
    ahead = groups["beyond"].lower() == "next"
    day = Point("weekday", weekday=read_weekday(groups["weekday"]), way="coming" if ahead else "last")
    return Slice(5, 1 if ahead else -1, "week", day)


def read_weekdays_ago(groups: Groups, reading: Reading) -> Shape | None:
    """`two Fridays ago`, `three weekends ago`."""
    number, (name, weekday) = read_number(groups["number"].lower()), word_class(groups["weekdays"])
    if number is None or not 1 <= number <= 99:
        return None
    if name == "parts":
        return Point("day", shift=-int(number), part=weekday)
    if name == "weekends":
        return Point("weekend", shift=-int(number))
    return Slice(5, 1 - int(number), "week", Point("weekday", weekday=int(weekday), way="last"))


def read_week_on(groups: Groups, reading: Reading) -> Shape | None:
    """`a week on Tuesday`."""
    return Slice(5, 1, "week", Point("weekday", weekday=read_weekday(groups["weekday"]), way="coming"))


def read_same(groups: Groups, reading: Reading) -> Shape | None:
    """`the same period last year`, `the same quarter of 2023`, `the same month a year earlier`."""
    named = unit_name(groups["unit"]) if "unit" in groups else None
    unit = named if named in ("month", "week", "quarter") else "period"
    if "ago" in groups:
        number, _, rest = groups["ago"].lower().partition(" ")
        back = 1 if number in ("a", "an") else read_number(number)
        if back is None or not 1 <= back <= 99 or not rest.startswith("year"):
            return None
        return Shared(-int(back), unit)
    if "year" in groups:
        year = reading.of(groups, "year")
        if isinstance(year, Point) and year.unit == "year" and year.shift is not None:
            return Shared(year.shift, unit)
        if isinstance(year, Point) and year.unit == "year" and year.year is not None:
            return Shared(year.year, "period")
        return year if isinstance(year, Point) and year.unit == "year" else None
    return read_shared(groups)


def read_following(groups: Groups, reading: Reading) -> Shape | None:
    """`that day`, `the same year`: the unit that holds another date of the text."""
    part = word_class(groups["unit"])
    if part[0] == "part":
        return Point("day", shift=0, follow=True, part=part[1])
    if part[0] == "season":
        return Point("season", season=part[1], follow=True)
    if part[0] == "weekday":
        return Point("weekday", weekday=int(part[1]), follow=True)
    unit = unit_name(groups["unit"])
    return Point(unit, shift=0, follow=True) if unit else None
