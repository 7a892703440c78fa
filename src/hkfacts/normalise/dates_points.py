"""What a point of time says: readers of days, months, quarters, years, relative units and clock times.

A reader takes the named groups of a rule and gives a shape, or None where the words say nothing that the calendar has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from hkfacts.patterns import lazy_pattern

from ..grammar.calendar import FIRST_YEAR, LAST_YEAR, MONTH_NUMBER, WEEKDAY_NUMBER, full_year, numeric_day
from ..grammar.calendar_shapes import Length, Point, Shape, Shared, Slice, Stretch
from ..grammar.calendar_words import word_class

Groups = Mapping[str, str]

_CLOCK = lazy_pattern(r"(?i)(\d{1,2})(?:[:.h](\d\d))?(?:[:.](\d\d))?\s?([ap])?")
_HOURS = {
    w: n
    for n, w in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1)
}
_YEAR_TOKEN = lazy_pattern(r"(\d{4})-?([QH])([1-4])")
_TOKEN = lazy_pattern(r"(?:[QH](\d)|(\d)[QH])(?:(?:FY|fy)?(\d{4}|\d\d))?")
_UNIT_NAMES = {
    "day": "day", "week": "week", "fortnight": "week", "month": "month", "quarter": "quarter", "year": "year", "yr": "year",
    "decade": "decade", "century": "century", "weekend": "weekend", "half": "half", "hour": "hour", "minute": "minute",
}  # fmt: skip
_PARTS = {
    "morning": "MO",
    "dawn": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "night": "NI",
    "lunchtime": "MI",
    "midday": "MI",
}


def unit_name(word: str) -> str | None:
    """The granularity that a unit's word names, singular or plural.

    >>> unit_name("weeks"), unit_name("Centuries"), unit_name("yrs")
    ('week', 'century', 'year')
    """
    low = word.lower()
    return _UNIT_NAMES.get(low) or _UNIT_NAMES.get(low.removesuffix("s")) or ("century" if low == "centuries" else None)


def read_clock(text: str) -> str | None:
    """Hours and minutes of a clock time in 24-hour form; None for what no clock shows.

    >>> read_clock("9.30am"), read_clock("12:05 a.m."), read_clock("noon"), read_clock("25:61"), read_clock("1500 hrs")
    ('09:30', '00:05', '12:00', None, '15:00')
    """
    low = text.lower().strip()
    if low.endswith("noon"):
        return "12:00"
    if low.endswith("midnight"):
        return "24:00"
    spoken = re.fullmatch(r"(?:a )?(half|quarter|[\w-]+(?: minutes?)?)[ -](past|to) (\w+)", low)
    if spoken:
        return _spoken_clock(spoken[1], spoken[2], spoken[3])
    if low.endswith("clock"):
        word = re.split(r"[\s]", low)[0]
        hour = int(word) if word.isdigit() else _HOURS.get(word, 0)
        return f"{hour:02d}:00" if 1 <= hour <= 12 else None
    if re.fullmatch(r"\d{4}(?:\s?(?:hrs|h|hours))?", low):
        hour, minute = int(low[:2]), int(low[2:4])
        return f"{hour:02d}:{minute:02d}" if hour <= 23 and minute <= 59 else None
    said = low.split()
    if said and said[0] in _HOURS:  # `five p.m.`, `seven thirty pm`
        minutes = word_class(said[1])[1] if len(said) > 2 else "00"
        low = f"{_HOURS[said[0]]}:{minutes} {said[-1]}"
    match = _CLOCK.match(low)
    if match is None:
        return None
    hour, minute, second, half = int(match[1]), int(match[2] or 0), match[3], match[4]
    if half:
        if (half == "a" and hour > 12) or (hour == 0 and half == "p"):
            return None
        hour = hour % 12 + (12 if half == "p" else 0) if hour <= 12 else hour
    if hour > 24 or minute > 59 or int(second or 0) > 59 or (hour == 24 and minute):
        return None
    return f"{hour:02d}:{minute:02d}" + (f":{second}" if second else "")


_MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}


def _spoken_clock(amount: str, side: str, hour_word: str) -> str | None:
    """`half past seven` as 07:30, `a quarter to nine` as 08:45; the half of the day is not told."""
    word = amount.split()[0]
    minutes = int(word) if word.isdigit() else _MINUTES.get(word, 0)
    hour = int(hour_word) if hour_word.isdigit() else _HOURS.get(hour_word, 0)
    if not 1 <= hour <= 12 or not 0 < minutes < 60:
        return None
    if side == "to":
        hour, minutes = (hour - 1 or 12), 60 - minutes
    return f"{hour:02d}:{minutes:02d}"


def read_day_number(text: str) -> int | None:
    """The number of a day: `3`, `3rd`, `third`."""
    digits = re.match(r"\d{1,2}", text)
    if digits:
        return int(digits[0])
    name, value = word_class(text)
    return int(value) if name in ("ordword", "word") and value.isdigit() else 2 if name == "second" else None


def read_month(text: str) -> int | None:
    """The number of a month by its name or abbreviation."""
    return MONTH_NUMBER.get(text.rstrip(".").lower())


def read_weekday(text: str | None) -> int | None:
    """The number of a weekday, Monday 1."""
    return WEEKDAY_NUMBER.get(text.rstrip(".").lower()) if text else None


def ordinal_number(text: str) -> int | None:
    """`first` and `1st` are 1, `final` and `last` are -1."""
    low = text.lower()
    return -1 if low in ("final", "last", "past", "latter", "back") else read_day_number(low)


def _year(groups: Groups) -> int | None:
    if "year" in groups and groups["year"][:4].isdigit():
        return int(groups["year"][:4])
    if "yy" in groups:
        short = int(groups["yy"].strip("'’"))
        return 1900 + short if short >= 50 else full_year(short)  # nobody writes of '69 before it has come
    return None


def _of_year_first(text: str) -> Point | None:
    """`2025Q1`, `2025-H2`."""
    match = _YEAR_TOKEN.fullmatch(text)
    if match is None or (match[2] == "H" and int(match[3]) > 2):
        return None
    return Point("quarter" if match[2] == "Q" else "half", year=int(match[1]), number=int(match[3]))


def _iso(text: str) -> Point | None:
    part = _of_year_first(text)
    if part is not None:
        return part
    week = re.fullmatch(r"(\d{4})-W(\d\d)(?:-(\d))?", text)
    if week:
        return Point("week", year=int(week[1]), number=int(week[2]))
    match = re.match(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?", text)
    if match is None:
        return None
    if not match[3]:
        return Point("month", year=int(match[1]), month=int(match[2]))
    time = read_clock(f"{match[4]}:{match[5]}" + (f":{match[6]}" if match[6] else "")) if match[4] else None
    if match[4] and time is None:
        return None
    return Point("day", year=int(match[1]), month=int(match[2]), day=int(match[3]), clock=time)


def _numeric(text: str, day_first: bool) -> Point | None:
    a, b, c = (int(p) for p in re.split(r"[/.-]", text))
    if len(re.match(r"\d+", text)[0]) == 4:  # type: ignore[index]
        return Point("day", year=a, month=b, day=c)
    day = numeric_day(a, b, c if c > 99 else full_year(c), day_first)
    return Point("day", year=day.year, month=day.month, day=day.day) if day else None


def fiscal(text: str, number: int | None = None, unit: str = "fiscal_year") -> Point | None:
    """A financial year by its label: `FY2025`, `2024-25`, `FY25/26`.

    >>> fiscal("2023-24").label, fiscal("FY25").label, fiscal("FY2025").year
    ('FY2023-24', 'FY2025', None)
    """
    digits = re.findall(r"\d{4}|\d\d", text)
    if not digits:
        return None
    first = int(digits[0]) if len(digits[0]) == 4 else full_year(int(digits[0]))
    if not FIRST_YEAR <= first <= LAST_YEAR:
        return None
    if len(digits) == 1:
        return Point(unit, label=f"FY{first}", number=number)
    if int(digits[1][-2:]) != (first + 1) % 100:
        return None
    return Point(unit, year=first, label=f"FY{first}-{(first + 1) % 100:02d}", number=number)


def _quarter_or_half(groups: Groups) -> Point | None:
    if "ordinal" in groups:
        unit = "quarter" if groups["qh"].lower().startswith("q") else "half"
        number = ordinal_number(groups["ordinal"])
        number = (4 if unit == "quarter" else 2) if number == -1 else number
        own: str | None = None
    else:
        unit = "quarter" if "quarter" in groups else "half"
        token = groups[unit].upper()
        whole = _of_year_first(token)
        if whole is not None:
            return whole
        match = _TOKEN.fullmatch(token)
        if match is None:
            return None
        number, own = int(match[1] or match[2]), match[3]
    if number is None:
        return None
    label = groups.get("fyear") or groups.get("fpair") or groups.get("fy")
    if "fy" in groups and "fpair" in groups:  # `H1 FY24/25`
        label = f"{groups['fy']}/{groups['fpair']}"
    if label or (own and "FY" in groups.get(unit, "").upper()):
        point = fiscal(label or own or "", number, unit)
        # `Q3 2030/31` is a firm's way of writing: its year may begin in any month
        return point if point is None or "ordinal" in groups else replace(point, year=None)
    if "fiscal" in groups and "year" in groups:  # `the first fiscal quarter of 2024`
        return fiscal(groups["year"], number, unit)
    if "fiscal" in groups and not own:  # of a year that is not told: no quarter of the calendar
        return Point(unit, label="FY", number=number)
    year = _year(groups)
    if year is None and own:
        year = int(own) if len(own) == 4 else full_year(int(own))
    return Point(unit, year=year, number=number)


def _deictic(groups: Groups) -> Point | None:
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}[(groups.get("deictic") or groups["tonight"]).lower()]
    if "after" in groups:
        shift += 1 if groups["after"].lower() == "after" else -1
    part = "NI" if "tonight" in groups else _PARTS.get(groups.get("part", "").lower())
    day = read_day_number(groups["day"]) if "day" in groups else None
    month = read_month(groups["month"]) if "month" in groups else None
    return Point(
        "day", shift=shift, part=part, year=_year(groups), month=month, day=day, weekday=read_weekday(groups.get("weekday"))
    )


def _way_of(text: str) -> str:
    words = text.lower().split()
    if words[-1] in ("coming", "upcoming"):
        return "coming"
    if words[-1] in ("this", "current"):
        return "this"
    return "next" if words[-1] in ("next", "following", "ensuing") else "last"


def read_point(groups: Groups, day_first: bool = True) -> Shape | None:
    """The point that the named groups of a rule say.

    >>> read_point({"day": "3rd", "month": "Apr.", "year": "1951"}) == Point("day", 1951, 4, 3)
    True
    """
    weekday = read_weekday(groups.get("weekday") or groups.get("weekday2") or groups.get("weekday3"))
    if "deictic" in groups or "tonight" in groups:
        return _deictic(groups)
    if "weekend" in groups:
        return Point("weekend", shift=0, way="the")
    if "iso" in groups:
        return _iso(groups["iso"])
    if "numeric" in groups:
        point = _numeric(groups["numeric"], day_first)
        return Point("day", point.year, point.month, point.day, weekday) if point else None
    if "dm" in groups:
        one, other = (int(n) for n in groups["dm"].split("/"))
        one, other = (one, other) if (other <= 12 and day_first) or one > 12 else (other, one)
        return Point("day", month=other, day=one)
    if "dayonly" in groups:
        first = read_day_number(groups["dayonly"])
        last = read_day_number(groups["dayonly_b"]) if "dayonly_b" in groups else None
        if last is not None:
            return Stretch(Point("day", day=first), Point("day", day=last)) if first and first < last else None
        return Point("day", day=first, weekday=weekday)
    if "monthno" in groups:
        return Point("month", _year(groups), int(groups["monthno"]))
    if "yearno" in groups:
        return _of_era(int(groups["yearno"]), groups["era"])
    if "months" in groups:
        year = _year(groups) or int(groups["months"][2:])
        return Slice(1, int(groups["months"][0]), "month", Point("year", year=year))
    if "day" in groups and "month" in groups and "way" in groups and "part" not in groups:  # `next June 1`
        month, day = read_month(groups["month"]), read_day_number(groups["day"])
        return Point("day", _year(groups), month, day, way=_way_of(groups["way"]))
    if "day" in groups and "month" in groups and "part" not in groups:
        return Point("day", _year(groups), read_month(groups["month"]), read_day_number(groups["day"]), weekday)
    if "part" in groups and "way" in groups and "weekday" not in groups:
        shift = {"last": -1, "this": 0, "next": 1}[_way_of(groups["way"])]
        month, day = read_month(groups.get("month", "")), read_day_number(groups.get("day", ""))
        return Point("day", _year(groups), month, day, shift=shift, part=_PARTS.get(groups["part"].lower()))
    if "weekday" in groups:
        way = _way_of(groups["way"]) if "way" in groups else None
        follow = groups.get("way", "").lower() == "following"
        return Point(
            "weekday",
            weekday=weekday,
            way="coming" if follow else way,
            follow=follow,
            part=_PARTS.get(groups.get("part", "").lower()),
        )
    if "month" in groups:
        way = _way_of(groups["way"]) if "way" in groups else None
        way = "next" if way == "coming" else way
        return Point(
            "month", _year(groups), read_month(groups["month"]), way=way, follow=groups.get("way", "").lower() == "following"
        )
    if "quarter" in groups or "half" in groups or "qh" in groups:
        return _quarter_or_half(groups)
    if "season" in groups:
        return Point("season", _year(groups), season=word_class(groups["season"])[1])
    if "weeknumber" in groups:
        return Point("week", _year(groups), number=int(groups["weeknumber"]))
    if "decade" in groups:
        named = word_class(groups["decade"])
        if named[0] == "decade":
            return Point("decade", year=int(named[1]))
        digits = groups["decade"].strip("'’s")
        first = int(digits) if len(digits) == 4 else full_year(int(digits)) if int(digits) >= 20 else 2000 + int(digits)
        first = first - 100 if len(digits) == 2 and 30 <= int(digits) < 70 else first
        return Point("decade", year=first // 10 * 10)
    if "century" in groups:
        number = read_day_number(groups["ordinal"])
        if "era" in groups and number:
            before = groups["era"].upper().startswith("B")
            return Point("century", label=f"{'BC' if before else ''}{number - 1:02d}")
        return Point("century", year=(number - 1) * 100) if number and number >= 11 else None
    return Point("year", year=_year(groups)) if "year" in groups or "yy" in groups else None


def _of_era(year: int, era: str) -> Point:
    """A year before or after Christ; what lies before Christ has a value, but no days that a record could hold."""
    if not era.upper().startswith("B") and year >= FIRST_YEAR:
        return Point("year", year=year)
    return Point("year", label=f"{'BC' if era.upper().startswith('B') else ''}{year:04d}")


def read_way(groups: Groups, home: str | None = None) -> Shape | None:
    """`last year`, `next month`, `the following day`, `the past year` (a duration), `this fiscal year`.

    >>> read_way({"way": "last", "unit": "year"}).shift, read_way({"the": "the", "way": "past", "unit": "year"})
    (-1, Length(value='P1Y', mod=None))
    """
    if "beyond" in groups and groups["unit"].lower() in _PARTS:
        return Point("day", shift=2 if groups["beyond"].lower() == "next" else -2, part=_PARTS[groups["unit"].lower()])
    if "beyond" in groups:
        return Point(unit_name(groups["unit"]) or "week", shift=2 if groups["beyond"].lower() == "next" else -2)
    last = groups["way"].lower().split()[-1]
    unit_word = groups["unit"].lower()
    if unit_word in _PARTS:
        shift = -1 if last == "previous" else 1
        return Point("day", shift=shift, follow=True, part=_PARTS[unit_word])
    season = word_class(unit_word)
    if season[0] in ("season", "fall"):
        way = {"coming": "next"}.get(_way_of(groups["way"]), _way_of(groups["way"]))
        return Point("season", season=season[1], way=way, follow=last == "following")
    unit = unit_name(unit_word)
    if unit is None:
        return None
    if "fiscal" in groups:
        if unit != "year":
            return None
        shift = {"this": 0, "last": -1, "next": 1, "coming": 1}[_way_of(groups["way"])]
        return Point("fiscal_year", shift=shift) if home == "HK" else Point("fiscal_year", label="FY")
    if "academic" in groups:
        shift = {"this": 0, "last": -1, "next": 1, "coming": 1}[_way_of(groups["way"])]
        return Point("academic_year", shift=shift) if unit == "year" else None
    spoken = "the" in groups
    past = last == "past" and not groups["way"].lower().startswith("this ")
    length = (past or (spoken and last in ("last", "next", "coming"))) and unit in (
        "day",
        "week",
        "month",
        "year",
        "decade",
        "hour",
    )
    if unit in ("decade", "century") and last in ("last", "next", "past", "coming"):
        length = unit == "decade" or spoken or last in ("past", "coming")  # `last century` is the one before
    if spoken and last in ("last", "next") and unit in ("week", "month", "quarter"):
        length = unit != "quarter"
    if spoken and last == "next" and unit == "day":
        return Point("day", shift=1, follow=True)
    if length:
        letter = {
            "day": "P1D",
            "week": "P1W",
            "month": "P1M",
            "year": "P1Y",
            "decade": "P10Y",
            "century": "P100Y",
            "hour": "PT1H",
        }[unit]
        return Length(letter)
    if unit == "weekend" and _way_of(groups["way"]) == "coming":
        return Point(unit, shift=0, way="coming")
    follow = last in ("following", "previous", "prior", "preceding", "ensuing")
    if last == "next" and unit == "day":
        follow = True
    shift = {"this": 0, "last": -1, "next": 1, "coming": 1}[_way_of(groups["way"])]
    return Point(unit, shift=shift, follow=follow)


def read_fiscal(groups: Groups) -> Shape | None:
    """A financial year of any form."""
    return fiscal(
        (groups.get("fyear") or "")
        if not re.search(r"\d", groups.get("fy", ""))
        else groups["fy"] + " " + groups.get("fyear", "")
    )


def read_academic(groups: Groups) -> Shape | None:
    """An academic year by its two years."""
    return Point("academic_year", year=int(groups["pair"][:4]))


def read_shared(groups: Groups) -> Shape:
    """The same stretch of another year: how many years away, and of what unit."""
    return Shared(-1, (groups.get("unit") or "period").lower())
