"""Checks of what is counted from the release or from another date of the text.

Each check answers with the reason why the candidate is none, or None; it reads a few dozen characters to either side, no more.
"""

from __future__ import annotations

import re

from hkfacts.patterns import lazy_pattern

from ..grammar.calendar_words import word_class
from .dates_around import Groups, Surroundings

_AHEAD = lazy_pattern(
    r"(?i)\b(?:will|expect(?:s|ed)?|due|scheduled|promised?|plans?|planned|set to|"
    r"going to|aims?|hopes?|to be|intends?|could|shall|can be|would|returns?|enters|"
    r"opens?|ends?|resumes?|meets?|closes?|begins?|starts?|arrives?|retires?|expires?)\b|['’]ll\b"
)


def ago(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`two days later`; not `two days later than planned`."""
    if re.match(r" than\b", around.right(end)):
        return "a difference, not a place on the calendar"
    if re.search(r"(?i)\b(?:quarter|third|half) of $", around.left(start)):
        return "a part of so long"
    if re.search(r"(?i)\bno$", around.left(start).rstrip()):
        return "a limit"
    return None


def ahead(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """Only from today, tomorrow or a weekday on; `for two weeks from Friday` is a length."""
    if groups["ahead"].lower() in ("now", "today", "tomorrow", "yesterday"):
        return None
    weekday = word_class(groups["ahead"].split()[-1])[0] == "weekday"
    measured = re.search(r"(?i)\b(?:for|over|lasting|lasts?)(?: \w+)? $", around.left(start))
    return None if weekday and not measured else "not told from today"


def week_on(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`a week on Tuesday`, `Friday week`; not `the Sunday week camp`."""
    if groups["unit"].lower() != "week":
        return "only weeks are counted so"
    if re.match(r"(?i)a ", around.text[start:end]):
        return None if " on " in around.text[start:end] else "not counted"
    free = re.match(r"[.,;:!?)]|$|[ ](?:and|at|for|when|in|to)\b", around.right(end))
    return None if free and re.search(r"(?i)\b(?:on|until|by|from|till) $", around.left(start)) else "a week of something"


def ended(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`the 12 months to June 2024`; `the year to 2030` and `the day to May` are none."""
    if "unit" in groups and groups["unit"].lower() not in ("year", "quarter"):
        return "no such length"
    if "unit" in groups and not re.search(r"\d|[A-Z]", groups["whole"]):
        return "no such length"
    return "a year and another one" if re.fullmatch(r"\d{4}", groups["whole"]) else None


# `will offer about 80 programmes in two weeks`: so many in so long.
_SO_MANY = lazy_pattern(r"(?i)\b\d[\d,. ]{0,10} (?:[a-z-]{2,16} ){0,2}(?:[a-z-]{2,16}s|staff|people|children|men|women) $")


def in_length(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`in two months` lies ahead only where the sentence looks ahead; with `time` after it, always."""
    if groups["in"].lower() != "in":
        return "not counted from today"
    if groups.get("time"):
        return None
    text, left, right = around.text[start:end].lower(), around.left(start), around.right(end)
    if (
        " the " in text
        or " or " in text
        or re.search(
            r"hour|minute|second|(?<!\w)(?:a|past|last|coming|next)\b(?! (?:day|week|fortnight|month|year|decade))", text
        )
    ):
        return "a duration"
    if re.match(r"[ ](?:of|after|since|to|for|as|or less|or more|or two|or three|following|running|on)\b|[ -][a-z]+ing\b", right):
        return "a duration"
    if _SO_MANY.search(left):
        return "a duration"
    if re.search(r"(?i)\b(?:promised|pledged|vowed|expected|scheduled|planned|due)\b[^.;]{0,40}$", left):
        return None
    sentence = around.text[max(0, start - 110) : start]
    sentence = sentence[max(sentence.rfind(". "), sentence.rfind("\n")) + 1 :]
    if not _AHEAD.search(sentence) or re.search(
        r"(?i)\b(?:has|have|had|was|were|been|first|time|once|twice|over|more than)\b", sentence[-60:]
    ):
        return "a duration, since nothing looks ahead"
    if _past_before(around, start):
        return "a duration, since what it measures is over"
    return None if re.match(r"[.,;:!?”\"]|$|[ ](?:and|but|at|when|with|by|said|the)\b", right) or left else "a duration"


def _past_before(around: Surroundings, start: int) -> bool:
    """True where the last verb before the length is tagged as past (`generated 5 million in 30 days`)."""
    tokens = around.tokens
    last = tokens.index_at(start) - 1
    for i in range(last, max(-1, last - 12), -1):
        if i < len(tokens.tags) and tokens.tags[i] in ("VBD", "MD", "VBZ", "VBP", "VB", "."):
            return tokens.tags[i] == "VBD"
    return False


_NAMED = lazy_pattern(r"spring|summer|autumn|winter|(?:mon|tues|wednes|thurs|fri|satur|sun)day")


def same(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`that day`, `the same year`; not `that weekend's` guest nor `that month of`."""
    if groups["way"].lower() == "same" and "the " not in around.text[start:end].lower():
        return "the same of something else"
    unit = groups["unit"].lower()
    if unit not in ("day", "year", "month", "week", "evening", "morning", "night", "afternoon") and not _NAMED.fullmatch(unit):
        return "not a place on the calendar"
    if _NAMED.fullmatch(unit) and not groups["way"].lower().startswith("that"):
        return "the same of something else"
    if groups["way"].lower().startswith("that") and re.match(
        r"(?: (?:of|to|when|in which|that|is|can|will|follow\w*|passes)\b|-)", around.right(end)
    ):
        return "a clause, not a date"
    if "same" in groups["way"].lower() and re.match(r"(?: (?:of|as)\b|-)", around.right(end)) and unit != "year":
        return "the same as something else"
    return None


def same_period(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """The same stretch of another year."""
    if groups.get("earlier", "").lower() in ("previous", "prior", "preceding") and not groups.get("unit"):
        return (
            None
            if around.text[start:end].lower().endswith("period") and re.match(r"(?i)the ", around.text[start:end])
            else "not a year back"
        )
    return None


_DAYS_TOLD = ("today", "tomorrow", "yesterday")


def week_ago_on(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`a week ago Monday`, `two weeks ago on Friday`."""
    return None if re.search(r"(?i)\bweeks? ago\b", around.text[start:end]) else "only weeks are counted so"


def week_today(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`a week tomorrow`, `two weeks today`, `tomorrow week`; not `for two weeks today`."""
    text, left, right = around.text[start:end].lower(), around.left(start), around.right(end)
    if (
        not re.search(r"\b(?:weeks?|fortnight)\b", text)
        or groups["today"].lower() not in ("today", "tomorrow")
        or re.match(r"['’]", right)
    ):
        return "only weeks are counted so"
    if text.endswith("week"):
        free = re.match(r"[.,;:!?)]|$|[ ](?:and|at|for|when|in)\b", right)
        return None if free else "a week of something"
    measured = re.search(r"(?i)\b(?:for|over|lasting|lasts?|spent|took|takes|after|of|in|within|past|last)(?: \w+)? $", left)
    return "a length, and a day" if measured else None


def ago_today(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`a year ago today`."""
    fits = groups["ago"].lower() == "ago" and groups["today"].lower() in _DAYS_TOLD
    return None if fits and not re.match(r"['’]", around.right(end)) else "a time, and another day"


def after_day(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`two days after tomorrow`, `ten days before yesterday`; other days stay apart from the length."""
    return None if groups["ahead"].lower() in _DAYS_TOLD else "a length, and a day"
