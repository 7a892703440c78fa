"""The calendar: month and weekday names, first and last days of every kind of period, and the reading of a lone date string.

All functions are pure; a period is a pair of `datetime.date`, first and last day, inclusive. What the calendar does not have
(31 February, week 54, the year 99999) gives None, never a neighbour.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from hkfacts.patterns import lazy_pattern

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH_SHORT = {
    "jan": 1, "feb": 2, "febr": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAY_SHORT = {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip
MONTH_NUMBER = {name: n for n, name in enumerate(MONTHS, 1)} | MONTH_SHORT
WEEKDAY_NUMBER = {name: n for n, name in enumerate(WEEKDAYS, 1)} | WEEKDAY_SHORT
FIRST_YEAR, LAST_YEAR = 1000, 2199

Period = tuple[date, date]


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day or the year is not a plausible one.

    >>> day_of(2024, 2, 29), day_of(2023, 2, 29)
    (datetime.date(2024, 2, 29), None)
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_period(year: int, month: int) -> Period | None:
    """First and last day of a month.

    >>> month_period(2024, 2)[1]
    datetime.date(2024, 2, 29)
    """
    if not (1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR):
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_period(year: int, first: int, last: int) -> Period | None:
    """From the first day of one month to the last day of another of the same year."""
    start, end = month_period(year, first), month_period(year, last)
    return (start[0], end[1]) if start and end and first <= last else None


def year_period(year: int) -> Period | None:
    """First and last day of a calendar year."""
    return months_period(year, 1, 12)


def quarter_period(year: int, quarter: int) -> Period | None:
    """First and last day of a calendar quarter.

    >>> quarter_period(2024, 3)
    (datetime.date(2024, 7, 1), datetime.date(2024, 9, 30))
    """
    return months_period(year, 3 * quarter - 2, 3 * quarter) if 1 <= quarter <= 4 else None


def half_period(year: int, half: int) -> Period | None:
    """First and last day of a half-year."""
    return months_period(year, 6 * half - 5, 6 * half) if half in (1, 2) else None


def season_period(year: int, season: str) -> Period | None:
    """First and last day of a season (`SP`, `SU`, `FA`, `WI`); winter runs into the next year.

    >>> season_period(2023, "WI")
    (datetime.date(2023, 12, 1), datetime.date(2024, 2, 29))
    """
    if season == "WI":
        start, end = month_period(year, 12), month_period(year + 1, 2)
        return (start[0], end[1]) if start and end else None
    first = {"SP": 3, "SU": 6, "FA": 9}.get(season)
    return months_period(year, first, first + 2) if first else None


def week_period(year: int, week: int) -> Period | None:
    """Monday and Sunday of an ISO week.

    >>> week_period(2024, 9)
    (datetime.date(2024, 2, 26), datetime.date(2024, 3, 3))
    """
    try:
        return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    except ValueError:
        return None


def week_value(day: date) -> str:
    """The TIMEX3 value of the ISO week of a day.

    >>> week_value(date(2024, 12, 30))
    '2025-W01'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def years_period(first: int, last: int) -> Period | None:
    """From 1 January of one year to 31 December of another."""
    start, end = year_period(first), year_period(last)
    return (start[0], end[1]) if start and end and first <= last else None


def fiscal_period(first: int, last: int) -> Period | None:
    """Hong Kong's financial year, 1 April to 31 March."""
    start, end = month_period(first, 4), month_period(last, 3)
    return (start[0], end[1]) if start and end and first < last else None


def academic_period(first: int, last: int) -> Period | None:
    """An academic year, 1 September to 31 August."""
    start, end = month_period(first, 9), month_period(last, 8)
    return (start[0], end[1]) if start and end and first < last else None


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month so many months on.

    >>> add_months(2024, 11, 3), add_months(2024, 1, -1)
    ((2025, 2), (2023, 12))
    """
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def shift_day(day: date, days: int) -> date | None:
    """The day so many days on, or None beyond the plausible years."""
    try:
        moved = day + timedelta(days=days)
    except OverflowError:
        return None
    return moved if FIRST_YEAR <= moved.year <= LAST_YEAR else None


def full_year(two_digits: int) -> int:
    """The year that two digits stand for: 00-69 are 2000-2069, 70-99 are 1970-1999.

    >>> full_year(24), full_year(98)
    (2024, 1998)
    """
    return two_digits + (2000 if two_digits < 70 else 1900)


_MONTH_SOURCE = "|".join(sorted(MONTH_NUMBER, key=len, reverse=True))
_YEAR_FIRST = lazy_pattern(r"(?<!\d)(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})(?!\d)")
_NAMED = (
    lazy_pattern(
        rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[\s.,/-]*(?:of\s)?({_MONTH_SOURCE})\b[\s.,/'’-]*(\d{{4}}|\d\d)(?!\d|:)", re.I
    ),
    lazy_pattern(rf"\b({_MONTH_SOURCE})\b[\s.,/-]*(\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:)[\s.,/-]*(\d{{4}})(?!\d|:)", re.I),
    lazy_pattern(rf"(?<!\d)(\d{{4}})[\s.,/-]+({_MONTH_SOURCE})\b[\s.,/-]*(\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:)", re.I),
    # the year after the time: `Wed Feb 28 09:00:00 HKT 2024`
    lazy_pattern(
        rf"\b({_MONTH_SOURCE})\b[\s.,]*(\d{{1,2}})\s+\d\d?:\d\d(?::\d\d)?\s+(?:[A-Z]{{2,5}}\s+)?(\d{{4}})(?!\d|:)", re.I
    ),
)
_NUMERIC = lazy_pattern(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?!\d|[/.-]\d)")
_COMPACT = lazy_pattern(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")


def numeric_day(first: int, second: int, year: int, day_first: bool) -> date | None:
    """The day that `first/second/year` stands for; one that allows only one reading is read so.

    >>> numeric_day(3, 4, 2025, True), numeric_day(3, 14, 2025, True)
    (datetime.date(2025, 4, 3), datetime.date(2025, 3, 14))
    """
    by_day, by_month = day_of(year, second, first), day_of(year, first, second)
    return (by_day or by_month) if day_first else (by_month or by_day)


# A day in words of another language, and nothing else: `3 de mayo de 2024`, `Février 3, 2024`.
_OTHER_TONGUE = lazy_pattern(
    r"(?:[^\W\d_]{2,12}\.?,? )?\d{1,2}(?:st|nd|rd|th|er|º|\.)? ?(?:(?:de|di|do|d['’]) ?)?[^\W\d_]{3,12}\.?,? ?(?:(?:de|del) )?\d{4}"
    r"|[^\W\d_]{3,12}\.? \d{1,2},? \d{4}"
)


def _read_other_tongue(text: str, day_first: bool) -> date | None:
    """A lone day in another language, by dateparser; it is loaded only for a string that has the shape of one."""
    text = text.strip()
    if not _OTHER_TONGUE.fullmatch(text) or re.search(rf"\b(?:{_MONTH_SOURCE})\b", text, re.I):
        return None
    import dateparser  # type: ignore[import-untyped]  # takes longer to load than a release to read

    order = "DMY" if day_first else "MDY"
    found = dateparser.parse(text, settings={"DATE_ORDER": order, "REQUIRE_PARTS": ["day", "month", "year"]})
    return day_of(found.year, found.month, found.day) if found else None


def read_date_string(text: str, day_first: bool = True) -> date | None:
    """The day that a lone date string names (a date line, a dateline, a page's metadata); None where there is none.

    Month names in any order, ISO 8601 with or without a time, numeric dates and `2024年2月28日` are read; the first date wins.

    >>> read_date_string("Wed, 28 Feb 2024 09:00:00 GMT"), read_date_string("February 30, 2024")
    (datetime.date(2024, 2, 28), None)
    """
    text = text[:400]
    named: list[tuple[int, date | None]] = []
    for match in _YEAR_FIRST.finditer(text):
        named.append((match.start(), day_of(int(match[1]), int(match[2]), int(match[3]))))
    for order, pattern in zip(("dmy", "mdy", "ymd", "mdy"), _NAMED, strict=True):
        for match in pattern.finditer(text):
            parts = dict(zip(order, match.groups(), strict=True))
            year = int(parts["y"]) if len(parts["y"]) == 4 else full_year(int(parts["y"]))
            named.append((match.start(), day_of(year, MONTH_NUMBER[parts["m"].lower()], int(parts["d"]))))
    for match in _NUMERIC.finditer(text):
        year = int(match[4]) if len(match[4]) == 4 else full_year(int(match[4]))
        named.append((match.start(), numeric_day(int(match[1]), int(match[3]), year, day_first)))
    for match in _COMPACT.finditer(text):
        named.append((match.start(), day_of(int(match[1]), int(match[2]), int(match[3]))))
    if not named:
        return _read_other_tongue(text, day_first)
    return next((day for _, day in sorted(named, key=lambda n: n[0]) if day is not None), None)
