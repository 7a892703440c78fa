"""Checks of candidate months, quarters, halves and relative units.

Each check answers with the reason why the candidate is none, or None; it reads a few dozen characters to either side, no more.
"""

from __future__ import annotations

import re

from hkfacts.patterns import lazy_pattern

from ..grammar.calendar_words import word_class
from .dates_around import COUNTED, Groups, Surroundings

_GAME = lazy_pattern(
    r"(?i)\b(?:goals?|goalless|scoreless|touchdowns?|score[ds]?|match|cup|goal|substitute|halftime|half-time|lead|penalty|kick|game|final)\b"
)


_PRODUCT = lazy_pattern(
    r"(?i)[ -](?:chips?|gpus?|processors?|models?|engines?|superchips?|accelerators?|suvs?|sedan|sportback|e-tron|visas?|"
    r"headings?|tags?|vaccin\w+|antagonists?|receptors?|blockers?|antihistamines?|clusters?|servers?)\b"
)


def quarter_token(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`Q3`; not the question of a list (`Q2: What`), not a model (`Audi Q3 sedan`)."""
    left, right = around.left(start), around.right(end)
    if end - start > 2:
        return None
    if _PRODUCT.match(right):
        return "a product, not a quarter"
    if not left.strip(" *#(") and re.match(r"[*]{0,2}[.:)] ", right) and right.rstrip().endswith("?"):
        return "a question of a list"
    return (
        "a question of a list"
        if not left.strip(" *#")
        and re.match(
            r"[*]{0,2}[.:)] ?(?:[*]{0,2} ?)?(?:What|How|Why|Who|When|Where|Is|Are|Can|Do|Does|Will|Could|Would)\b", right
        )
        else None
    )


def half_token(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`H1` alone may be a heading or a product, as `H100` is."""
    if re.fullmatch(r"H[12]0\d", groups["half"]):
        return "a product, not a half-year"
    if _PRODUCT.match(around.right(end)):
        return "a product, not a half-year"
    if groups.get("year") or groups.get("yy") or groups.get("fy") or groups.get("fyear") or len(groups["half"]) > 2:
        return None
    return (
        None
        if re.search(
            r"(?i)\b(?:in|for|of|the|during|by|from|since|vs|this|last|and|to|over|strong|our|its)$", around.left(start).rstrip()
        )
        or re.match(
            r"[ ](?:results?|revenues?|sales|profits?|earnings|guidance|outlook|will|was|is|saw|net|ebitda)\b", around.right(end)
        )
        else "not shown to be a half-year"
    )


def ordinal_unit(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """A quarter or half by its ordinal; without a year not in a game, nor as a fraction, nor another's half."""
    number = word_class(groups["ordinal"])[1] or re.sub(r"\D", "", groups["ordinal"])
    if groups["ordinal"].lower() in ("latter", "back") and groups["qh"].lower() != "half":
        return "no such quarter or half"
    number = {"final": "-1", "latter": "-1", "back": "-1", "second": "2"}.get(groups["ordinal"].lower(), number)
    limit = 4 if groups["qh"].lower().startswith("q") else 2
    if groups["qh"].lower() not in ("quarter", "half") or not number or int(number) > limit or number == "0":
        return "no such quarter or half"
    if any(groups.get(k) for k in ("year", "fyear", "fy", "fpair")):
        return None
    if re.match(r"(?i),? (?:and|&) (?:for )?(?:the )?full[- ]year\b", around.right(end)):
        return None
    if re.match(r" of (?!\d)|['’]s? (?:of)\b|[- ](?:marathon|back|time|final)", around.right(end)):
        return "a part of something else"
    if "fiscal" in groups:
        return None
    near = around.text[max(0, start - 90) : end + 90]
    if _GAME.search(near):
        return "a part of a game"
    if re.match(r"(?i)the ", around.text[start:end]) or re.search(
        r"(?i)\b(?:in|for|during|of|our|its|this|their|strong|record|solid|\w+['’]s|\w+s['’]|by|from|since|after|and)$",
        around.left(start).rstrip(),
    ):
        return None
    if re.match(
        r"(?i) (?:results?|earnings|revenues?|net|sales|profits?|financial|gaap|non-gaap|of fiscal|ebitda|cash)\b",
        around.right(end),
    ):
        return None
    return "not shown to be of a year"


def quarters_listed(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`the second and third quarters of 2025`, `the first and second halves of 2024`."""
    unit = groups["qh"].lower()
    limit = {"quarters": 4, "halves": 2}.get(unit, 0)
    said = [groups[name].lower() for name in ("one", "mid", "ordinal") if name in groups]
    numbers = ["2" if word == "second" else word_class(word)[1] or re.sub(r"\D", "", word) for word in said]
    return None if limit and all(n.isdigit() and 1 <= int(n) <= limit for n in numbers) else "no such quarters"


def year_month(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`in 2019 August`; not `In 2019 August Wilson`, nor `in 2019 May resigned`."""
    told = re.search(r"(?i)\b(?:in|of|since|until|by|from|to) $", around.left(start))
    free = re.match(r"[.,;:!?)](?!\d)|$|[ ](?:and|at|for|to|until|when|with|as|in)\b", around.right(end))
    return None if told and free else "a year and another word"


def month_year(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`March 2024` but not `they march 2024 miles` (lower case is no month) nor `May 2000 people come`."""
    right = around.right(end)
    if COUNTED.match(right):
        return "the number counts something"
    if groups["month"].isupper() and len(groups["month"]) > 3:
        return None
    return None


_WAYS_OF_SERIES = ("last", "past")


def way(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`last year`, `the following day`; not `the last day of`, `this second`, `next half`, `the coming fall`."""
    words = groups["way"].lower().split()
    unit = groups["unit"].lower()
    right = around.right(end)
    last_word = words[-1]
    if last_word == "last" and re.search(r"(?i)\b(?:next|second)[ -]to[ -]$", around.left(start)):
        return "the one before the last"
    if groups.get("academic") and (unit != "year" or last_word in ("following", "past")):
        return "no school year that is told"
    if len(words) == 2 and words[0] != "this":
        return "no such phrase"
    measured = unit == "hour" and last_word in ("past", "last", "next") and groups.get("the")
    if unit in ("minute", "min", "hour", "hr", "half", "sec") and last_word not in ("coming", "upcoming") and not measured:
        return "not a place on the calendar"
    if unit == "century" and last_word not in ("this", "last", "next", "coming"):
        return "not a place on the calendar"
    if (
        unit == "day"
        and last_word in ("last", "past", "this", "current", "previous", "coming")
        and last_word not in ("previous",)
    ):
        if not (last_word == "this" and re.match(r"[.,;]|$", right)):
            return "one day of a series"
        return "one day of a series"
    if unit in ("morning", "afternoon", "evening", "night", "dawn", "dusk", "lunchtime", "midday") and last_word not in (
        "next",
        "following",
        "previous",
    ):
        return "read as a part of its day"
    if (
        unit == "fall"
        and last_word in ("this", "last", "next", "past", "coming")
        and re.match(r" (?:in|of|by|from|to)\b", right)
        and last_word == "this"
    ):
        return "a fall, not a season"
    if groups.get("the") and last_word in _WAYS_OF_SERIES and re.match(r" of\b", right):
        return "the last one of something"
    if (
        unit in ("spring", "summer", "winter", "autumn")
        and groups["unit"][0].isupper()
        and re.match(r" [A-Z]", right)
        and words[0][0].isupper()
    ):
        return "a name"
    if re.match(r"-(?:old|long|round|end|on)\b", right) and unit != "year":
        return "a compound"
    if re.match(r"['’]s? (?!.)", right):
        return None
    return None
