"""What built expressions say: sliced, modified, joined to ranges and times of day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from hkfacts.patterns import lazy_pattern

from ..grammar.calendar_shapes import Length, Point, Shape, Slice, Stretch, with_mod
from ..grammar.calendar_words import word_class
from ..grammar.numbers import read_number
from ..spans import Found
from .dates_again import read_alternate, read_every_again, read_yearly
from .dates_clocks import clock_ends, clock_in_part
from .dates_counted import (
    LENGTH,
    read_after_day,
    read_ago,
    read_following,
    read_same,
    read_week_ago_on,
    read_week_on,
    read_week_today,
    read_weekday_beyond,
    read_weekdays_ago,
)
from .dates_joined import day_before, share, within
from .dates_lengths import read_length, read_long, read_often
from .dates_points import (
    Groups,
    ordinal_number,
    read_academic,
    read_clock,
    read_fiscal,
    read_point,
    read_way,
    read_weekday,
    unit_name,
)
from .dates_reading import Reading


def _slice(groups: Groups, reading: Reading) -> Shape | None:
    if "pair" in groups:
        whole = _pair(groups, reading)
        number = read_number(groups["number"].lower()) if "number" in groups else None
        unit = unit_name(groups["unit"].rstrip("s"))
        known = isinstance(whole, Point) and number is not None and number == int(number)
        return Slice(1, int(number or 1), unit, whole) if known and unit and isinstance(whole, Point) else None
    if "whole" not in groups:  # `in the first ten months,`
        groups = {**groups, "whole": "year"}
    unit_word = groups["whole"].lower() if groups["whole"].lower() in ("year", "month", "quarter") else None
    whole = Point(unit_word, shift=0, follow=True, way="the") if unit_word else reading.of(groups, "whole")
    if not isinstance(whole, Point | Slice):
        return None
    edge = ordinal_number(groups["edge"]) if "edge" in groups else None
    if "length" in groups:
        length = reading.of(groups, "length")
        match = LENGTH.fullmatch(length.value) if isinstance(length, Length) else None
        edge = -1 if edge is None else edge
        if match is None or match[1] or edge not in (1, -1):
            return None
        return Slice(edge, int(match[2]), {"D": "day", "W": "week", "M": "month", "Y": "year"}[match[3]], whole)
    weekday = read_weekday(groups["unit"])
    if weekday is not None:
        return Slice(4, edge, "weekday", whole, weekday=weekday) if edge else None
    unit = unit_name(groups["unit"]) or unit_name(groups["unit"].rstrip("s"))
    if unit is None or edge is None:
        return None
    if "number" not in groups and groups["unit"].lower() in ("days", "weeks", "months", "years"):
        return with_mod(whole, "START" if edge == 1 else "END") if edge in (1, -1) else None  # `the final months of 2024`
    if groups["unit"].lower() == "fortnight" and "number" not in groups:
        return Slice(edge, 2, unit, whole) if edge in (1, -1) else None
    if "number" in groups:
        number = read_number(groups["number"].lower())
        if number is None or number != int(number) or edge not in (1, -1) or not 1 <= number <= 1000:
            return None
        return Slice(edge, int(number), unit, whole)
    if (
        unit in ("quarter", "half")
        and isinstance(whole, Point)
        and whole.unit == "year"
        and whole.year is not None
        and whole.shift is None
    ):
        return Point(unit, year=whole.year, number=(4 if unit == "quarter" else 2) if edge == -1 else edge)
    if isinstance(whole, Point) and whole.unit == "fiscal_year" and whole.label is not None:
        return Point(unit, label=whole.label, number=edge) if edge > 0 else None
    return Slice(4, edge, unit, whole)


def _ended(groups: Groups, reading: Reading) -> Shape | None:
    whole = reading.of(groups, "whole")
    if not isinstance(whole, Point) or whole.unit not in ("day", "month"):
        return None
    starts = re.search(r"(?i)\b(?:commencing|starting)\b", reading.text)
    if "quarter" in groups:
        piece = reading.of(groups, "quarter")
        known = isinstance(piece, Point) and piece.unit in ("quarter", "half") and not starts
        return Slice(0, 1, piece.unit, whole) if known and isinstance(piece, Point) else None
    if "length" in groups:
        length = reading.of(groups, "length")
        match = LENGTH.fullmatch(length.value) if isinstance(length, Length) else None
        if match is None or match[1]:
            return None
        count, unit = int(match[2]), {"D": "day", "W": "week", "M": "month", "Y": "year"}[match[3]]
    else:
        number = read_number(groups["number"].lower()) if "number" in groups else None
        named = unit_name(groups["unit"])
        if named is None or named in ("hour", "minute", "decade", "century", "day", "weekend"):
            return None
        count, unit = int(number) if number and number == int(number) else 1, named
        if unit == "week" and count == 1 and not starts:
            return Slice(0, 1, "week", whole)
    return Slice(2 if starts else 0, count, unit, whole) if 1 <= count <= 400 else None


def _week_of(groups: Groups, reading: Reading) -> Shape | None:
    whole = reading.of(groups, "whole")
    if isinstance(whole, Stretch):  # `the week of March 2 to 8`
        return whole
    if not isinstance(whole, Point) or whole.unit not in ("day", "weekday"):
        return None
    if groups.get("unit", "").lower() == "weekend":
        return Slice(3, 1, "weekend", whole)
    return Slice(0, 1, "week", whole) if re.search(r"(?i)\bend(?:ed|ing)\b", reading.text) else Slice(3, 1, "week", whole)


def _weekday_week(groups: Groups, reading: Reading) -> Shape | None:
    week, weekday = reading.of(groups, "week"), read_weekday(groups["weekday"])
    if not isinstance(week, Point) or week.unit != "week" or weekday is None:
        return None
    return Slice(4, 1, "weekday", week, weekday=weekday)


def _of_year(groups: Groups, reading: Reading) -> Shape | None:
    """`3 March last year`, `November of that year`."""
    piece, whole = reading.of(groups, "piece"), reading.of(groups, "whole")
    if not isinstance(whole, Point) or whole.unit != "year" or whole.shift is None:
        return None
    if isinstance(piece, Stretch):
        first, last = within(piece.first, whole), within(piece.last, whole)
        return Stretch(first, last) if first is not None and last is not None else None
    return within(piece, whole)


_SEASONS = ("SP", "SU", "FA", "WI")


def _season_of(groups: Groups, reading: Reading) -> Shape | None:
    """`the spring of next year`."""
    whole, season = reading.of(groups, "whole"), word_class(groups["seasonof"])[1]
    if not isinstance(whole, Point) or whole.unit != "year" or season not in _SEASONS:
        return None
    return Slice(4, _SEASONS.index(season) + 1, "season", whole)


def _of_month(groups: Groups, reading: Reading) -> Shape | None:
    """`the 16th of this month`, `the 10th to the 12th of next month`."""
    whole = reading.of(groups, "whole")
    if not isinstance(whole, Point) or whole.unit != "month":
        return None
    days = [ordinal_number(groups[name]) or 0 for name in ("day", "day_a", "day_b") if name in groups]
    if not days or not all(1 <= day <= 31 for day in days) or days[0] >= [*days, 32][1]:
        return None
    pieces = [Slice(4, day, "day", whole) for day in days]
    return Stretch(pieces[0], pieces[1]) if len(pieces) == 2 else pieces[0]


_EDGES = {"beginning": "START", "start": "START", "outset": "START", "turn": "START", "end": "END", "close": "END",
          "middle": "MID", "early part of": "START", "first part of": "START", "latter part of": "END", "later part of": "END",
          "last part of": "END", "early": "START", "late": "END", "mid": "MID"}  # fmt: skip


def _mod(groups: Groups, reading: Reading) -> Shape | None:
    inner = reading.of(groups, "inner")
    if inner is None or not isinstance(inner, Point | Slice | Stretch):
        return None
    edge = (groups.get("edge") or groups.get("early") or "").lower()
    return with_mod(inner, _EDGES.get(edge))


def _mod_unit(groups: Groups, reading: Reading) -> Shape | None:
    unit = unit_name(groups["unit"])
    if unit is None:
        return None
    edge = (groups.get("edge") or groups.get("early") or "").lower()
    return Point(unit, shift=0, follow=True, way="the", mod=_EDGES.get(edge))


def _part(groups: Groups, reading: Reading) -> Shape | None:
    inner = reading.of(groups, "inner")
    part = word_class(groups["part"])[1]
    return replace(inner, part=part) if isinstance(inner, Point) and inner.unit in ("day", "weekday") else None


def _bare_hour(groups: Groups, reading: Reading) -> Shape | None:
    """`tonight at 8`: the part of the day tells which half the hour lies in."""
    day = reading.of(groups, "inner")
    if not isinstance(day, Point) or day.part is None:
        return None
    time = clock_in_part(groups["hour"], day.part)
    return replace(day, clock=time, part=None) if time else None


def _piece_of(groups: Groups, reading: Reading) -> Shape | None:
    """`Q4 of last year`."""
    piece, whole = reading.of(groups, "piece"), reading.of(groups, "whole")
    if not isinstance(piece, Point) or not isinstance(whole, Point) or piece.year is not None or not piece.number:
        return None
    if piece.unit not in ("quarter", "half") or piece.label or whole.unit != "year":
        return None
    return replace(piece, year=whole.year) if whole.year else Slice(4, piece.number, piece.unit, whole)


def _clock(groups: Groups, reading: Reading) -> Shape | None:
    time = read_clock(groups["clock"])
    return Point("clock", clock=time) if time else None


def _clock_part(groups: Groups, reading: Reading) -> Shape | None:
    """`5 in the morning`."""
    hour = re.sub(r"(?i)\s?o['’]clock", "", groups["clock"])
    time = clock_in_part(hour, word_class(groups["part"])[1])
    return Point("clock", clock=time) if time else None


def _clock_range(groups: Groups, reading: Reading) -> Shape | None:
    times = clock_ends(reading.text)
    return Stretch(Point("clock", clock=times[0]), Point("clock", clock=times[1])) if times else None


def _timed(groups: Groups, reading: Reading) -> Shape | None:
    day, clock = reading.of(groups, "inner"), reading.of(groups, "clock")
    if isinstance(day, Stretch | Slice):  # the hours of several days
        return day
    if not isinstance(day, Point) or day.unit not in ("day", "weekday") or day.clock:
        return None
    if isinstance(clock, Point):
        if day.part in ("EV", "NI", "AF") and not re.search(r"(?i)[ap]\.?\s?m|noon|midnight|hrs|h\b|hours", groups["clock"]):
            return replace(day, clock=clock_in_part(clock.clock or "", day.part) or clock.clock, part=None)
        return replace(day, clock=clock.clock, part=None)
    if isinstance(clock, Stretch) and isinstance(clock.first, Point) and isinstance(clock.last, Point):
        if (clock.last.clock or "") < (clock.first.clock or ""):  # over midnight: only the beginning lies on that day
            last = replace(day, clock=clock.last.clock, part=None)
            begun = day_before(last, clock.first.clock)
            if begun is not last:
                return Stretch(replace(begun, clock=clock.first.clock), last)
            return replace(day, clock=clock.first.clock, part=None)
        return Stretch(replace(day, clock=clock.first.clock, part=None), replace(day, clock=clock.last.clock, part=None))
    return None


def _stretch(groups: Groups, reading: Reading) -> Shape | None:
    """Days of one month: the ends share what only one of them has."""
    ends: list[dict[str, str]] = []
    for mark in ("_a", "_b"):
        ends.append({k.removesuffix(mark): v for k, v in groups.items() if k.endswith(mark)})
    first, last = ends
    for name in ("month", "year"):
        for one, other in ((first, last), (last, first)):
            if name not in one and name in other:
                one[name] = other[name]
    for end in ends:
        if "weekday3" in end:
            end["weekday2"] = end.pop("weekday3")
    a, b = read_point(first, reading.day_first), read_point(last, reading.day_first)
    if not isinstance(a, Point) or not isinstance(b, Point) or (a.day or 0) >= (b.day or 0):
        return None
    return Stretch(a, b)


def _range(groups: Groups, reading: Reading) -> Shape | None:
    return share(reading.of(groups, "first"), reading.of(groups, "last"))


def _weekdays_days(groups: Groups, reading: Reading) -> Shape | None:
    """`Saturday and Sunday, 8 and 9 November`: the first weekday is that of the first day, and may tell its year."""
    days = reading.of(groups, "inner")
    if not isinstance(days, Stretch) or not isinstance(days.first, Point) or not isinstance(days.last, Point):
        return None
    return Stretch(replace(days.first, weekday=read_weekday(groups["weekday"])), replace(days.last, weekday=None))


def _centuries(groups: Groups, reading: Reading) -> Shape | None:
    """`the 17th and 18th centuries`."""
    first, last = ordinal_number(groups["ordinal"]), ordinal_number(groups["ordinal_b"])
    if first is None or last is None or not 11 <= first < last <= 21:
        return None
    return Stretch(Point("century", year=(first - 1) * 100), Point("century", year=(last - 1) * 100))


def _span(groups: Groups, reading: Reading) -> Shape:
    text = groups["span"]
    first, tail = int(text[:4]), re.sub(r"\D", "", text[4:])
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    return Stretch(Point("year", year=first), Point("year", year=last if last > first else last + 100))


_OF_SPORT = lazy_pattern(
    r"[ ](?:[a-z-]+ )?(?:seasons?|winter|term|campaigns?|tour|league|edition|editions|squad|title|cup)\b", re.I
)


_TAUGHT = lazy_pattern(r"[ ](?:academic|school)[ ]years?\b", re.I)


@lru_cache(maxsize=2)
def _in_pounds(text: str) -> bool:
    """True for a text that reckons in pounds: its `2022/23` is a financial year, as it is in Hong Kong."""
    return "£" in text


def _pair(groups: Groups, reading: Reading) -> Shape | None:
    text = groups["pair"]
    first = int(text[:4])
    short = len(re.sub(r"\D", "", text)) == 6
    british = reading.home is None and "/" in text and _in_pounds(reading.source)
    if (reading.home == "HK" or british) and short and not _OF_SPORT.match(reading.source, reading.end):
        return Point("fiscal_year", year=first, label=f"FY{first}-{(first + 1) % 100:02d}")
    return Stretch(Point("year", year=first), Point("year", year=first + 1))


def _pairs(groups: Groups, reading: Reading) -> Shape | None:
    """`2022-23 to 2024-25`: from the first day of one to the last of the other, of academic years where the noun behind says so."""
    if _TAUGHT.match(reading.source, reading.end):
        begun, ended = int(groups["pair"][:4]), int(groups["last"][:4]) + 1
        return Stretch(Point("month", year=begun, month=9), Point("month", year=ended, month=8))
    first, last = _pair({"pair": groups["pair"]}, reading), _pair({"pair": groups["last"]}, reading)
    first = first.first if isinstance(first, Stretch) else first
    last = last.last if isinstance(last, Stretch) else last
    return Stretch(first, last) if isinstance(first, Point) and isinstance(last, Point) else None


def _half_length(groups: Groups, reading: Reading) -> Shape | None:
    whole = dict(groups)
    whole["whole"] = reading.text
    return read_length(whole)


READERS: dict[str, Callable[[Groups, Reading], Shape | None]] = {
    "point": lambda groups, reading: read_point(groups, reading.day_first),
    "way": lambda groups, reading: read_way(groups, reading.home),
    "fiscal": lambda groups, reading: read_fiscal(groups),
    "academic": lambda groups, reading: read_academic(groups),
    "length": _half_length,
    "every": lambda groups, reading: read_every_again(groups),
    "alternate": lambda groups, reading: read_alternate(groups),
    "yearly": read_yearly,
    "often": lambda groups, reading: read_often(groups),
    "clock": _clock,
    "clocks": _clock_range,
    "clock_part": _clock_part,
    "of_year": _of_year,
    "of_month": _of_month,
    "season_of": _season_of,
    "way_after": lambda groups, reading: Point(unit_name(groups["unit"]) or "month", shift=1, follow=True),
    "weekdays_ago": read_weekdays_ago,
    "week_on": read_week_on,
    "centuries": _centuries,
    "long": lambda groups, reading: read_long(groups),
    "ago": read_ago,
    "week_ago_on": read_week_ago_on,
    "week_today": read_week_today,
    "after_day": read_after_day,
    "weekday_beyond": read_weekday_beyond,
    "following": read_following,
    "same": read_same,
    "slice": _slice,
    "ended": _ended,
    "weekdays_days": _weekdays_days,
    "bracket": lambda groups, reading: reading.of(groups, "inner"),
    "week_of": _week_of,
    "weekday_week": _weekday_week,
    "mod": _mod,
    "mod_unit": _mod_unit,
    "part": _part,
    "timed": _timed,
    "bare_hour": _bare_hour,
    "piece_of": _piece_of,
    "stretch": _stretch,
    "range": _range,
    "span": _span,
    "pair": _pair,
    "pairs": _pairs,
}


def read_found(found: Found, reading: Reading) -> Shape | None:
    """The shape of what a rule found, by the rule's reader; None where it says nothing that the calendar has."""
    reader = READERS.get(found.reader)
    if reader is None:
        return None
    here = replace(reading, inner=found.inner, text=reading.source[found.start : found.end], end=found.end, read=read_found)
    return reader(found.groups, here)
