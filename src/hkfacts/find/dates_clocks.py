"""Checks of candidate clock times.

Each check answers with the reason why the candidate is none, or None; it reads a few dozen characters to either side, no more.
"""

from __future__ import annotations

import re

from hkfacts.patterns import lazy_pattern

from ..grammar.calendar_words import word_class
from .dates_around import Groups, Surroundings

# A day beside the hours says that they are of one day: `open from 9 to 11 a.m. tomorrow`.
_ON_A_DAY = lazy_pattern(
    r",? ?\(?(?:on )?(?:\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[a-z]*\.? \d|today\b|tomorrow\b|tonight\b|yesterday\b|this (?:morning|afternoon|evening|[MTWFS][a-z]+day)\b|next [MTWFS][a-z]+day\b)"
)
_OPEN_DAYS = lazy_pattern(
    r"(?i)(?:(?<!on )(?-i:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:days?|\.)?|(?:MON|TUE|WED|THU|FRI|SAT|SUN)(?:DAYS?)?)|"
    r"daily|hours|weekdays|weekends|holidays?|open|open from)[:, ]*(?:from )?$"
)
_TIME_BEFORE = lazy_pattern(
    r"(?i)\b(?:at|by|from|until|till|before|after|since|around|about|approximately|"
    r"to|between|and|time|start|starts|close[sd]?|open[s]?|hkt|gmt|hours?|noon|"
    r"issued at hkt|today|tomorrow|yesterday|tonight|\d{4}|monday|tuesday|wednesday|thursday|friday|saturday|sunday)[,:]? ?\(?$"
)


_NAMED_SO = lazy_pattern(
    r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:Eastern|Pacific|Central|"
    r"Mountain|London|Beijing|Hong|Local|Today|Tomorrow|To|At|In|On|Until|Till)\b)[A-Z][a-z]{2,}"
)


def clock(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """A clock time: with am or pm, a zone, or a word before it that tells the time; else a ratio, score or verse."""
    if re.search(r"\d[ ]?(?:[ap]\.?m\.?)?[ ]?(?:[-–—]|to|until)[ ]?$", around.left(start)) and _OPEN_DAYS.search(
        re.sub(r"[\d:.]{1,5}[ ]?(?:[ap]\.?m\.?)?[ ]?(?:[-–—]|to|until)[ ]?$", "", around.left(start))
    ):
        return "opening hours"
    if _OPEN_DAYS.search(around.left(start)) and re.match(r"[ ]?(?:[-–—]|to|until)[ ]?\d", around.right(end)):
        return "opening hours"
    token = groups["clock"]
    if re.search(r"\d[AP]M$", token) and _NAMED_SO.match(around.right(end)) and not _TIME_BEFORE.search(around.left(start)):
        return "a piece of a name"
    if re.search(r"(?i)[ap]\.?\s?m|noon|midnight|clock|hrs|h\b|hours| past | to |-past ", token):
        return (
            "a name"
            if re.match(r"(?i)(?:noon|midnight)$", token) and token[0].isupper() and re.match(r" [A-Z]", around.right(end))
            else None
        )
    if groups.get("zone") or groups.get("zone_before"):
        return None
    left, right = around.left(start), around.right(end)
    if re.match(r" ?(?:to|in|for|against|odds|ratio)\b", right) and not _TIME_BEFORE.search(left):
        return "a ratio or score"
    if _TIME_BEFORE.search(left) or re.match(
        r",? (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|,? (?:on )?\d{1,2} (?:Jan|"
        r"Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|,? (?:today|yesterday|tomorrow)",
        right,
    ):
        return "a ratio" if re.search(r"(?i)\bratio (?:of )?$|\bscale (?:of )?$|\bscore\b", left) else None
    if re.fullmatch(r"[01]\d:\d\d|2[0-3]:\d\d", token) and (
        not left or not right or left.endswith((" - ", " – ", "(")) or right.startswith((" -", " –"))
    ):
        return None
    return "a ratio, score or verse, not shown to be a time"


_HOUR_BEFORE = lazy_pattern(
    r"(?i)\b(?:at|by|around|about|until|till|from|before|after|since|to|between|and|nearly|almost|past)[ ]$"
)
_HALF_TOLD = lazy_pattern(r"(?i)[ap]\.?\s?m|noon|midnight|hrs|h\b|hours")


def clock_part(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`at 5 in the morning`, `8:30 at night`; not `8 in the morning` of eight things, nor `at 8 at dusk`."""
    hour = groups["clock"]
    if _HALF_TOLD.search(hour):
        return "the half of the day is told already"
    if re.search(r"(?i) at ", around.text[start:end]) and groups["part"].lower() != "night":
        return "two times"
    if hour.isdigit() and not 1 <= int(hour) <= 12:
        return "not an hour"
    if ":" not in hour and "clock" not in hour.lower() and not _HOUR_BEFORE.search(around.left(start)):
        return "a number of something"
    return None


_MONTH_BEFORE = lazy_pattern(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?) $"
)


def clock_range(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """Two clock times; a bare number opens one only before am or pm."""
    first, last = groups["clock_a"], groups["clock_b"]
    if _OPEN_DAYS.search(around.left(start)) and not _ON_A_DAY.match(around.right(end)):
        return "opening hours"
    if first.isdigit() and _MONTH_BEFORE.search(around.left(start)):
        return "a day of the month and a time"  # `from 11pm on November 2 to 4.30am`
    if first.isdigit():
        return None if re.search(r"(?i)[ap]\.?\s?m|noon|clock", last) and 1 <= int(first) <= 12 else "a number, not a time"
    if re.search(r"(?i)[ap]\.?\s?m|noon|midnight|clock", first + last) or groups.get("zone_a") or groups.get("zone_b"):
        return None
    return None if ":" in first and ":" in last and re.search(r"\d\d:\d\d", last) else "not shown to be times"


# --- a time and its day -----------------------------------------------------------------------------------------------

# `from 10pm on Friday to 5am on Monday` is of two days
_FROM_TIME_ON_DAY = lazy_pattern(
    r"(?i)\b(?:from|between) (?:noon|midnight|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?) (?:on |(?:this|next|last) )?[mtwfs][a-z]{2,5}day"
    r" (?:to|until|till|and) $"
)
_NEXT_DAY = lazy_pattern(r"(?i)(?:the )?(?:next|following) (?:day|morning)\b")


def opening(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """A time on a bare weekday is an opening hour where it is a range."""
    inner, time = groups["inner"], groups["clock"]
    if _NEXT_DAY.match(inner):  # `from 9pm on Friday to 5am the next day`
        return None
    first = around.text.startswith(inner, start)  # `11pm Monday to 2am Tuesday` is of two days
    if first and word_class(inner.rstrip("."))[0] == "weekday" and re.match(r"[ ]?(?:[-–—]|to|until)[ ]?\d", around.right(end)):
        return "opening hours"
    if re.search(
        r"(?i)\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?|\.)?[ ]?(?:[-–—&]|to|through|and)[ ]?$",
        around.left(start),
    ) and not _FROM_TIME_ON_DAY.search(around.left(start)):
        return "opening hours"
    if (
        word_class(inner.rstrip("."))[0] == "weekday"
        and re.search(r"[-–—]| to ", time)
        and not re.search(r"(?i)(?:on|this|next|last) " + inner, around.text[max(0, start - 6) : end])
    ):
        return "opening hours"
    return (
        "opening hours"
        if re.match(
            r"(?:s|[ ]?[-–&][ ]?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)|[ ](?:to|through)[ ](?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))",
            around.right(end),
        )
        else None
    )


def bare_hour(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`tonight at 8`: an hour without am or pm, which the part of the day tells."""
    if not re.search(r"(?i)(?:tonight|night|evening|afternoon|morning)$", groups["inner"]):
        return "no part of a day tells the hour"
    ends = re.match(
        r"[.,;!?)](?!\d)|$|[ ](?:in|on|at|and|for|when|from|with|sharp|to|under|outside|inside|near|by)\b", around.right(end)
    )
    return None if ends else "a number of something"


def bare_hour_before(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`until 10 tonight`, `at 8 this evening`: an hour without am or pm before the part of its day."""
    hour = groups["hour"]
    if not re.search(r"(?i)(?:tonight|night|evening|afternoon|morning)$", groups["inner"]):
        return "no part of a day tells the hour"
    if re.search(r"(?i)[ap]\.?\s?m|noon|hrs|hours", hour) or (hour.isdigit() and not 1 <= int(hour) <= 12):
        return "no hour that lacks its half of the day"
    told = re.search(r"(?i)\b(?:at|by|around|about|until|till|from|before|after|since|past) $", around.left(start))
    parted = re.search(r" (?!on )[a-z]+ $|, $", around.text[start : end - len(groups["inner"])][len(hour) :].lower())
    return "a number of something" if parted or not told else None


def time_after(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """A day and its time; a weekday's time after a colon or nothing is a timetable."""
    inner = groups["inner"]
    why = opening(around, start, end, groups)
    if why:
        return why
    if re.fullmatch(r"\d{4}|\d{3}0s", inner) or re.search(r"(?i)\b(?:year|month|week|quarter|decade|century)$", inner):
        return "a time of day belongs to a day"
    if re.fullmatch(r"[A-Z][a-z]+\.?(?: \d{4})?", inner) and word_class(inner.split()[0].rstrip("."))[0] in ("month", "abbr"):
        return "a time of day belongs to a day"
    return None
