"""Checks of candidate durations and frequencies.

Each check answers with the reason why the candidate is none, or None; it reads a few dozen characters to either side, no more.
"""

from __future__ import annotations

import re

from hkfacts.patterns import lazy_pattern

from ..grammar.numbers import read_number
from .dates_around import Groups, Surroundings

# --- lengths ----------------------------------------------------------------------------------------------------------


# `for one day`, `one day of rain`; elsewhere `one day` is some day.
_ONE_DAY_LONG = lazy_pattern(
    r"(?i)\b(?:for|in|within|of|after|over|only|just|than|lasts?|lasted|lasting|took|takes?|about|least|to|up to|nearly|almost|a|the|this|"
    r"first|by|until|spans?|spent|or|under|every|another|approximately|[-–])[ ]$"
)
_ONE_DAY_OF = lazy_pattern(
    r"[ ](?:of|before|after|later|earlier|ago|only|trial|event|staking|pass(?:es)?|ticket|tour|trip|course|workshop|seminar|delivery|visit|"
    r"conference|per|each|a week|a month|at a time|notice|sale|program|programme|session)\b|[-–/)]"
)


_AGED = lazy_pattern(
    r"(?i)\bage[sd]?(?: of| was| is|:)?(?: (?:between|from|over|under|below|above|at least))?"
    r"(?: [\w-]{1,9} (?:months?|weeks?|years?) (?:and|to|or)| \d{1,3}(?: ?[-–]| to| and| or))?(?: (?:under|below|over|above|(?:less|more) than))?[ (]{0,2}$"
)


def length(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """A number of units; not one in a name, not a rate, not a small hour of a schedule."""
    text = around.text[start:end]
    right, left = around.right(end), around.left(start)
    unit = groups["unit"].lower()
    number = groups["number"]
    if _twice(groups) or _growing(groups):
        return "two lengths, not one"
    if _FIRST_OR_LAST.search(left) and _OF_A_FEAST.match(right):
        return "a part of a feast"
    if unit == "day" and "-" not in text and _OF_DAYS.match(right):
        return "a day that says what sort"
    if "again" in groups and read_number(groups["again"].lower()) != read_number(number.lower()):
        return "two numbers, not one said twice"
    if unit == "second" and not number[0].isdigit() and not text.lower().endswith("-second"):
        return "an ordinal, not a second"
    if unit == "second" and not text.lower().endswith("-second") and number != "1":
        return "an ordinal, not a second"
    if (
        unit == "quarters"
        and not re.search(r"(?i)consecutive|straight|past|last|next|successive|coming|previous", text)
        and not re.search(r"(?i)\b(?:for|over)[ ](?:the[ ])?$", left)
        and not re.match(r" (?:ago|later|earlier)\b", right)
    ):
        return "a fraction, not a length"
    if unit == "quarters" and re.match(r" of (?:an?|the)\b", right):
        return "a fraction, not a length"
    if re.search(r"(?i)(?:[$€£¥]|\bper |\bday |\bphase |\bgrade |\byear |\bno\. ?)$", left):
        return "the number belongs to the word before it"
    if text[0].isupper() and groups["unit"][0].isupper() and re.match(r"[ -](?:[A-Z]|\w+ [A-Z])", right):
        return "a piece of a name"
    if (
        number.isdigit()
        and len(number) == 4
        and 1900 <= int(number) <= 2100
        and unit in ("year", "yr", "fiscal", "month", "week", "day")
        and not unit.endswith("s")
    ):
        return "a year before a noun"
    if re.match(r"[- ](?:old|olds)\b|[- ]of[- ]age\b", right) or _AGED.search(left):
        return "an age"
    if re.search(r"(?i)\bevery $", left):
        return "a frequency"
    if re.search(r"(?i)\b(?:pre|post|mid)[-–]$", left):
        return "a year and a noun"
    if re.fullmatch(r"(?i)one day", text) and not _ONE_DAY_LONG.search(left) and not _ONE_DAY_OF.match(right):
        return "some day"
    if unit.startswith("min") and "." in text[-1:]:
        return None
    return None


# `43,133 day school candidates`, `200 day patients`
_OF_DAYS = lazy_pattern(
    r" (?:schools?|care|centres?|centers?|wards?|patients?|procedures?|cases|surgery|students?|pupils?|nurser\w+|labourers?|boarders?)\b"
)


def _twice(groups: Groups) -> bool:
    """True where the second number has the unit of the first: two lengths, not the parts of one."""
    return "unit2" in groups and groups["unit"].lower().rstrip("s") == groups["unit2"].lower().rstrip("s")


_ORDER = ("second", "sec", "minute", "min", "hour", "hr", "day", "week", "fortnight", "month", "year", "yr", "decade", "century")


def _growing(groups: Groups) -> bool:
    """True where the second unit is the longer one (`between six months and 12 years`)."""
    units = [groups[name].lower().rstrip(".").removesuffix("s") for name in ("unit", "unit2") if name in groups]
    return len(units) == 2 and all(u in _ORDER for u in units) and _ORDER.index(units[1]) > _ORDER.index(units[0])


# `closed on the first two days of the Lunar New Year`
_FIRST_OR_LAST = lazy_pattern(r"(?i)\b(?:first|last) $")
_OF_A_FEAST = lazy_pattern(r" of (?:the )?(?:Lunar|Chinese|New Year|Christmas|Easter|Ramadan|Golden Week|Holy)\b")

_LIKE_BEFORE = lazy_pattern(r"(?i)\d (hour|day|month|year|minute|week|second)s?,? (?:and )?$")
_LIKE_BEHIND = lazy_pattern(r"(?i),? (?:and )?\d[\d.,]{0,8} (hour|day|month|year|minute|week|second)s?\b")


def length_listed(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """One of two lengths of the same unit that stand side by side: `120 hours, 9 hours below the average`."""
    unit = groups["unit"].lower().rstrip("s")
    beside = _LIKE_BEFORE.search(around.left(start)), _LIKE_BEHIND.match(around.right(end))
    if not any(match is not None and match[1].lower() == unit for match in beside):
        return "no other length beside it"
    return length(around, start, end, groups)


def length_range(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """Two numbers of units; `and` joins them only after `between`."""
    text = around.text[start:end].lower()
    if (
        re.fullmatch(r"(?i)hundred|thousand|million|dozen", groups["number_b"])
        and "-" in text.partition(groups["number_b"].lower())[0]
    ):
        return "one number"
    if re.search(r" and | & ", text) and not re.search(r"(?i)\bbetween $", around.left(start)):
        return "two numbers, not a range" if " and " in text and " or " not in text else None
    if groups["unit"].lower() in ("second", "quarter"):
        return "an ordinal or a fraction"
    low, high = read_number(groups["number"].lower()), read_number(groups["number_b"].lower())
    if low is not None and high is not None and low > high and " to " in text:
        return "one length that became another"  # `cut from six to four weeks`
    return length(around, start, end, groups)


def quarters_of(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`a quarter of an hour`, `three quarters of an hour`, `a quarter of a century`, `a quarter-century`."""
    text = around.text[start:end].lower()
    told = re.fullmatch(r"(?:a|one|three|1|3)[ -]quarters? of an? (?:hour|century)|(?:a )?quarter[ -]century", text)
    return None if told else "quarters of something else"


def half(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`half an hour`, `two and a half years`; not the halves of a year."""
    if groups["half"].lower() != "half":
        return "not a half"
    text = around.text[start:end].lower()
    if text.startswith("half") and re.search(r"(?i)\b(?:first|second|1st|2nd|other)[ -]$", around.left(start)):
        return "a half of the calendar"
    if re.fullmatch(r"(?:an? )?half[ -]?year", text):
        return "a half of the calendar"
    if re.match(r"[-–]end|ly\b", around.right(end)):
        return "a half of the calendar"
    return None


# What goes on for years, so that `decades of` it measures time.
_LASTING = lazy_pattern(
    r" of (?:[a-z]+ )?(?:experience|expertise|service|research|practice|work|leadership|history|tradition|war|conflict|neglect|"
    r"investment|dedication|study|planning|negotiations?|delays?|uncertainty|decline|training|knowledge|fighting|drought)\b"
)


def a_unit(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`a year` measures only after a word that says so; else it is a rate (`twice a year`) or a noun."""
    right, left = around.right(end), around.left(start).rstrip()
    if re.match(r"(?i)-(?:on|over|to)-", right):
        return "a comparison of two such units"
    if re.search(r"(?i)\b(?:quarter|third|half) of$", left):
        return "a part of so long"
    if re.match(
        r"(?i) (?:ago|later|earlier|from (?:now|today)|or (?:two|more|so|less|longer))\b|-long\b| long\b"
        r"|['’]s (?:time|leave|notice|supply|worth|rent|salary|pay|work|imprisonment|experience|jail|training|holiday|stay)\b",
        right,
    ):
        return None
    unit = groups["unit"].lower()
    if re.match(r"(?i)the ", around.text[start:end]):
        measured = re.search(r"(?i)\b(?:for|took|takes?|lasted|lasts?|spent?|stayed|rained|snowed)$", left)
        told = re.match(r"(?i)the (?:whole|entire) (?:day|week|month)$", around.text[start:end])
        return None if measured and told and not re.match(r" (?:of|that|when)\b", right) else "a time of some kind, not a length"
    if re.match(r"(?i)an? (?:long|short) ", around.text[start:end]):
        return "a day of some kind, not a length"
    if unit in ("day", "week", "month", "min", "minute", "hour", "hr") and re.match(
        r"(?i) (?:of|when|that|to|in which|where)\b", right
    ):
        return "a day of some kind, not a length"
    if unit in ("decade", "century", "year") and _LASTING.match(right):
        return None
    if re.search(
        r"(?i)\b(?:for|within|over|than|nearly|almost|least|lasting|lasted|lasts|"
        r"took|takes|take|taking|spent|spend|after|in|once in|under|about|within|up to)$",
        left,
    ):
        return (
            "a year of some kind, not a length"
            if re.match(r"(?i) (?:of|when|that|in which|where|marked)\b", right) and re.search(r"(?i)\bin$", left)
            else None
        )
    return "a rate or a noun, not a length"


def a_or(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`a year or two`; not `a week and two`, nor `a minute or one of them`."""
    if " or " not in around.text[start:end] or groups["number_b"].lower() not in ("two", "three"):
        return "two things"
    return (
        "a number of something"
        if re.match(r"[ ](?!ago|later|earlier|before|after|from|of)[a-z]+s\b", around.right(end))
        else None
    )


_SOME_TOLD = lazy_pattern(r"(?i)\b(?:for|after|took|takes?|taking|lasted|lasts?|spent|within|over) $")


def vague(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`recent years`, `several months`; not fractions (`many quarters`), nor the last days of something."""
    text, right = around.text[start:end].lower(), around.right(end)
    unit = groups["vague"].lower()
    if unit in ("quarters", "seconds", "minutes", "mins", "secs", "hrs") and "few" not in text and "several" not in text:
        return "a noun, not a length"
    if text.startswith("some ") and not _SOME_TOLD.search(around.left(start)) and not re.match(r" (?:ago|later)\b", right):
        return "some of them"
    if re.search(r"(?i)\bhow $", around.left(start)):
        return "a question"
    if re.match(r"[ ]of\b", right) and not re.search(r"few|several|many|recent|past", text):
        return "a part of something else"
    if re.match(
        r"(?:the )?(?:last|next|following|previous|preceding|prior|upcoming|first|second|third|fourth|early) \w+$", text
    ) and unit in ("days", "hours", "weeks", "quarters"):
        return "a part of something else"
    return (
        None
        if not re.match(r"(?:the )?(?:first|second|third|fourth|fifth|sixth)\b", text) or "few" in text
        else "one of a series"
    )


def bare_units(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`for decades`, `over the years`; elsewhere a plural is only a noun."""
    unit = groups["vague"].lower()
    left = around.left(start).rstrip()
    right = around.right(end)
    if around.text[start:end].lower().startswith("the "):
        ok = unit == "years" and re.search(r"(?i)\b(?:over|through|down|throughout)$", left)
        return None if ok and not re.match(r" (?:of|that|when|\d)", right) else "a noun, not a length"
    if unit in ("quarters", "secs", "mins", "hrs", "yrs"):
        return "a noun, not a length"
    if re.match(r"(?i) (?:ago|later|earlier|before|after)\b", right):
        return "not counted"
    if re.match(r" of (?:assessment|age|birth|study|manufacture|publication)\b", right):
        return "a kind of year, not a length"
    told = re.search(
        r"(?i)\b(?:despite|after|through|throughout|across|following|with|by|from|result of|culmination of)$", left
    ) and re.match(r" of [a-z]", right)
    if unit in ("decades", "years", "centuries", "months") and (told or _LASTING.match(right)) and not re.search(r"\d$", left):
        return None
    if re.search(r"(?i)\b(?:in|within|after|for) (?:just|only|mere)$", left) and unit not in ("hours", "minutes", "seconds"):
        return None
    if not re.search(r"(?i)\b(?:for|in|over|within|took|takes|take|taking|spent|lasting|lasts)$", left):
        return "a noun, not a length"
    if re.search(r"(?i)\bin$", left) and unit in ("seconds", "minutes", "hours", "days"):
        return "a noun, not a length"
    if re.search(r"(?i)\bin$", left) and not re.match(r"[.,;]|$| (?:to come|and)\b", right):
        return "a noun, not a length"
    return (
        "a noun, not a length"
        if re.match(r" (?:of (?:operation|work)|when|that)\b", right) and not re.search(r"(?i)for$", left)
        else None
    )


def often(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`daily`, `annual`; not in a name (`Apple Daily`, `Annual Report`)."""
    word = groups["often"]
    left, right = around.left(start), around.right(end)
    if word[0].isupper() and (re.match(r" [A-Z&]", right) or re.search(r"[A-Z][\w’']* $", left)):
        return "a piece of a name"
    if word.isupper():
        return "a piece of a heading"
    if re.search(
        r"(?i)\d(?:st|nd|rd|th) $|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) $", left
    ) and word.lower().startswith("ann"):
        return "an edition"
    return None


def weekdays(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`on Mondays`; not `Wednesdays Ltd`."""
    return (
        "a piece of a name"
        if re.match(r" [A-Z]", around.right(end))
        and not re.match(r" (?:[A-Z]{2,4}\b|\()", around.right(end))
        and not re.search(r"(?i)\bon $", around.left(start))
        else None
    )


def long(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`week-long`, `yearlong`; an article before it is read with it elsewhere."""
    text = around.text[start:end].lower()
    if not text.endswith("long"):
        return "not how long"
    if groups.get("vague", "").lower() in ("quarters", "seconds", "secs", "mins", "hrs", "yrs"):
        return "not how long"
    return "a piece of a name" if text[0] != around.text[start] and re.match(r" [A-Z]", around.right(end)) else None


_SO_MANY = lazy_pattern(r"(?i)\b(?:\d{1,3}|two|three|four|five|six|several|few) $")


def anyday(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`on weekdays`, `at weekends`; the singular, and a word of a name, are none."""
    word = groups["unit"]
    if _SO_MANY.search(around.left(start)):
        return "a number of them, not all"
    if not word.lower().endswith("s") or re.match(r"['’]", around.right(end)):
        return "a noun, not a frequency"
    return "a piece of a name" if word[0].isupper() and re.match(r" [A-Z]", around.right(end)) else None


def round_the_clock(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """Only `24/7` and what says it in words."""
    text = around.text[start:end].lower()
    return (
        None
        if text == "24/7" or (text.startswith(("24 hours", "twenty-four hours")) and ("seven" in text or "7" in text))
        else "not round the clock"
    )
