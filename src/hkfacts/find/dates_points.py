"""Checks of candidate days, months, quarters, halves, decades and relative units.

Each check answers with the reason why the candidate is none, or None; it reads a few dozen characters to either side, no more.
"""

from __future__ import annotations

import re

from hkfacts.patterns import lazy_pattern

from ..grammar.calendar_words import word_class
from .dates_around import COUNTED, Groups, Surroundings

# --- days -------------------------------------------------------------------------------------------------------------


_DOTTED = lazy_pattern(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.\d\d")  # `on 31.12.30`


def numeric(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """Figures with points are a date only with a year of four digits; versions and addresses are none."""
    token = groups["numeric"]
    pieces = re.split(r"[/.-]", token)
    longest = max(len(p) for p in pieces)
    short = _DOTTED.fullmatch(token) and re.search(
        r"(?i)\b(?:on|dated|until|till|by|expires?(?: on)?|since|due) $", around.left(start)
    )
    if longest in (1, 3) or (longest < 4 and "/" not in token and "-" not in token and not short):
        return "a version or number, not a date"
    if longest < 4 and "-" in token:
        return "too short to be told from a score or a code"
    if re.search(
        r"(?i)(?:\bv(?:ersion)?\.? ?|\bno\.? ?|\bsections? |\brules? |\bclauses? |\bparagraphs? |\bip |\bref[.:]? ?|\bcase )$",
        around.left(start),
    ):
        return "a version, section or reference"
    return None


def day_ordinal(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`October first 2024` needs its month and a number below 32; a count after the year speaks against it."""
    return None


def year_first(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`in 2018 March 5`: the year stands first only where nothing else wants it."""
    return "the day belongs to a year after it" if re.match(r",? \d{4}\b", around.right(end)) else None


def day_month(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """Day before month: not `Batch 1 May`, not `No. 3 March Road`."""
    if re.search(
        r"(?i)(?:\barts?\.? ?|\barticles? |\bsections? |\bno\.? ?|\bbatch |\bphase |\bstage |\bday |\bgroup |[$#])$",
        around.left(start),
    ):
        return "the number belongs to the word before it"
    if "_" not in "".join(groups) and re.search(r"\d ?[-–—] | [-–—] ?[A-Z]", around.text[start:end]):
        return "a dash that joins two dates"
    if groups.get("dayword", "day").lower() != "day":
        return "a week or month of something"  # `the second week of May 2024`
    month = groups.get("month") or groups.get("month_b", "")
    if month.lower() in ("may", "march", "mar") and re.match(
        r" (?:be|have|not|also|only|apply|Road|Street)\b", around.right(end)
    ):
        return "a verb or a street, not a month"
    if re.match(r",? \d{1,4} ?(?:BC|BCE|AD|CE|B\.C|A\.D)\b", around.right(end)):
        return "a day of another age"
    spoken = word_class(groups.get("day", ""))[0] in ("ordword", "second") and "-" not in groups.get("day", "")
    if (
        spoken
        and not around.text[start:end].lower().startswith("the ")
        and not re.search(r"(?i)\b(?:the|on|of) $", around.left(start))
    ):
        return "an ordinal that counts something else"
    return None


_DASH_WITHIN = lazy_pattern(r"[a-z.] ?[-–—] ?\d")


def month_day(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """Month before day: not `in May 20 people`, `March 5 million`, `May 10-year`."""
    right = around.right(end)
    if groups.get("year") or groups.get("year_b"):
        return None
    if re.match(r",? \d{1,4} ?(?:BC|BCE|AD|CE|B\.C|A\.D)\b", right):
        return "a day of another age"
    if COUNTED.match(right):
        return "the number counts something"
    if re.search(r"\b[Ii]n (?:early |late |mid-?)?$", around.left(start)) and "weekday" not in groups:
        return "`in` goes with the month alone"
    if re.match(r"[,.]\d", right):
        return "a piece of a longer number"
    month = groups.get("month") or groups.get("month_a", "")
    joined = " the " in around.text[start:end] or _DASH_WITHIN.search(around.text, start, end)  # `10 Nov - 20 Nov`
    if joined and re.search(r"\d[ ]?$", around.left(start)):
        return "the month belongs to the day before it"
    if (
        word_class(groups.get("day", ""))[0] == "ordword"
        and " the " not in around.text[start:end]
        and not re.match(r"[.,;:!?)]|$", right)
    ):
        return "an ordinal after a month needs its article"
    if month.isupper() and len(month) == 3 and month == "MAR" and not right:
        return None
    return None


# What may follow a day that nothing counts: the end of a clause, or a word that goes on.
_FREE = lazy_pattern(r"[.,;:!?)](?!\d)|$|[ ](?:and|at|from|in|to|until|with|when|for|as|between|by|or|it|he|she|they|we)\b")


def weekday_behind(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`14 March, Friday`; not `On 14 March, Friday prayers`."""
    return day_month(around, start, end, groups) or (
        None if _FREE.match(around.right(end)) else "the weekday belongs to what follows"
    )


def day_spoken(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`on May twenty-nine`; not `in May twenty boats`."""
    number = word_class(groups["day"])[1]
    told = re.search(r"(?i)\b(?:on|by|until|till|since|from|before|after|for) $", around.left(start))
    fits = number.isdigit() and 1 <= int(number) <= 31 and told and _FREE.match(around.right(end))
    return None if fits else "a number of something"


_DAY_TOLD = lazy_pattern(r"(?i)\b(?:on|by|until|till|since|from|before|after|due|back|dated|through)[ :]{1,2}$")


def day_figures(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`by 14/7`, `on 3/4`; a fraction, a score and a reference are none."""
    first, second = (int(n) for n in groups["dm"].split("/"))
    left = around.left(start)
    if groups["dm"] in ("24/7", "9/11"):
        return "a name"
    if not _DAY_TOLD.search(left) or not _FREE.match(around.right(end)):
        return "nothing shows it to be a day"
    if not 1 <= min(first, second) <= 12 or not 1 <= max(first, second) <= 31:
        return "no day of a month"
    alone = max(first, second) > 12 or re.search(r"(?i)\bon $", left)
    return None if alone else "a fraction"


def last_verb(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`the effects last two weeks`: the verb, by its tag, or by the word that helps it."""
    helped = re.search(
        r"(?i)\b(?:will|can|could|would|may|might|must|should|shall|to|not|only|usually|typically|often|normally|they|we|cookies|sessions|talks) $",
        around.left(start),
    )
    several = start > 2 and around.text[start - 1] == " " and around.tag(start - 2) in ("NNS", "NNPS", "PRP")
    verb = around.tag(start).startswith("VB") or helped is not None or several
    return None if verb else "it tells which one"


def dayword(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """Only `the day before yesterday`, `the day after tomorrow`."""
    fits = groups["dayword"].lower() == "day" and groups["deictic"].lower() in ("yesterday", "tomorrow", "today")
    return None if fits else "no such day"


def part_of_day(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`last night`, `this morning`; `last evening of the festival` is another thing."""
    if groups.get("way") and around.right(end).startswith(" of "):
        return "a part of something else"
    if groups.get("tonight", "")[:1].isupper() and re.search(r"[A-Z][a-z]+ $|\bthe $", around.left(start)):
        return "a piece of a name"
    if groups.get("way", "").lower() == "last" and groups["part"].lower() not in ("night", "evening"):
        return "not said of the day before"
    if re.search(r"(?i)\b(?:the|your|our)$", around.left(start).rstrip()):
        return "one of a series"
    return None


def season_year(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`spring 2026`; two seasons joined are a collection's."""
    return (
        "a fashion season"
        if re.search(r"(?i)(?:spring|summer|autumn|fall|winter) ?(?:/|&|-|and) ?$", around.left(start))
        else None
    )


def weekday_way(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`last Friday`; not `the last Friday of June`, which is a part of June."""
    if re.search(r"(?i)\b(?:every|each|second-to|next-to) ?-?$", around.left(start)):
        return "one of a series"
    series = groups["way"].lower() in ("last", "first", "next") and re.match(r"(?i)the ", around.text[start:end])
    return "one of a month" if series and re.match(r" (?:of|in) ", around.right(end)) else None


def weekday_day(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`Friday the 13th`, `Thursday 5th`; without the article only where nothing follows that the ordinal could count."""
    if " the " in around.text[start:end].lower():
        return None
    free = re.match(r"[.,;:!?)]|$|[ ](?:and|at|in|from|to|until|with|when|for|as|between|by)\b", around.right(end))
    return None if free else "an ordinal that counts what follows"


def month_number(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`in 03/2026`; not a piece of a reference, not a fraction."""
    if not 1 <= int(groups["monthno"]) <= 12 or not 1950 <= int(groups["year"]) <= 2100:
        return "no month of a year"
    told = re.search(
        r"(?i)\b(?:in|by|since|until|till|from|to|before|after|during|dated|expir\w+|ends?|through)[ :]{1,2}$", around.left(start)
    )
    return None if told else "nothing shows it to be a month"


_ERA_BEFORE = lazy_pattern(
    r"(?i)(?:\b(?:in|since|from|to|until|till|by|around|about|circa|before|after|of|and|between|back to|year|c\.|ca\.|[A-Z][a-z]{2,8},?)[ ]|[(–-])$"
)


def era(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`in 476 AD`, `AD 70`, `44 B.C.`; not `7 BC wineries`, nor a mark of conformity."""
    mark, number = groups["era"].upper(), groups["yearno"]
    first = around.text[start].isalpha()
    if not number.isdigit() or not 1 <= int(number) <= (2100 if mark[0] in "AC" else 9999):
        return "not a year"
    if first and not mark.startswith("A"):
        return "the mark stands after its year"
    if not first and not _ERA_BEFORE.search(around.left(start)):
        return "nothing shows it to be a year"
    free = first or re.match(r"[.,;:!?)–-]|$|[ ](?:[a-z]{1,5}|during|through|between|following)\b", around.right(end))
    return None if free else "a word of what follows"


def beyond(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`the week after next`, `the year before last`."""
    fits = (groups["after"].lower(), groups["beyond"].lower()) in (("after", "next"), ("before", "last"))
    if "weekday" in groups:
        return None if fits and _FREE.match(around.right(end)) else "no such time"
    return None if fits and groups["unit"].lower() in ("week", "month", "year", "weekend", "night") else "no such time"


def weekend(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`over the weekend`; not `the weekend edition` nor `the weekend of`."""
    if not re.search(r"(?i)\b(?:over|during|through|throughout|at|on|for|by|before|after|until|across)[ ]$", around.left(start)):
        return "nothing shows it to be a date"
    return (
        None
        if re.match(r"[.,;:!?)]|$|[ ](?!of\b)(?:[a-z]{1,4}|while|after|before|because|between|near|where)\b", around.right(end))
        else "nothing shows it to be a date"
    )


def weekword(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """Only weeks are numbered in a year or named by one of their days."""
    return None if groups["unit"].lower() == "week" else "only weeks are named so"


def week_of(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`the week of 11 March`, `the week beginning 7 July`."""
    if groups.get("edge", "beginning").lower() != "beginning":
        return "no week"
    return None if groups["unit"].lower() == "week" else "only weeks are named so"


def sentence_start(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`The next month` where it opens a sentence and something happens in it; elsewhere it measures."""
    if not re.search(r"(?:^|[.!?:;”\"]\s{1,2})$", around.left(start)) or not around.text[start].isupper():
        return "a length, not a place on the calendar"
    if groups["unit"].lower() not in ("week", "month", "year"):
        return "read elsewhere"
    told = re.match(r",? (?:he|she|they|it|we|I|the|an?|his|her|its|their)\b|, [A-Z]", around.right(end))
    return None if told else "a length, not a place on the calendar"


def yearword(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """Only `the year 1666`."""
    return None if groups["unit"].lower() == "year" else "only a year is called by its number"


def centuryword(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """Only centuries are counted so."""
    if groups["century"].lower() not in ("century", "centuries"):
        return "only centuries are counted so"
    return "a name" if groups["century"][0].isupper() and re.match(r" [A-Z]", around.right(end)) else None


def decade(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """Not an age (`in his 80s`), a temperature or a count (`the 1000s of`)."""
    if re.search(
        r"(?i)\b(?:his|her|their|my|our|your)(?: (?:early|mid|late)[ -]?)?$|\b(?:aged?|in her|temperatures?) (?:\w+ )?$",
        around.left(start).rstrip(" ") + " ",
    ) or re.search(r"(?i)\b(?:his|her|their|my)\s(?:early|mid|late)?[ -]?$", around.left(start)):
        return "an age, not a decade"
    if re.search(
        r"(?i)\b(?:his|her|their|my|our|your|aged?) (?:(?:early|mid|late)[ -])?\d0s,? (?:and|or|to|through) (?:(?:early|mid|late)[ -])?$",
        around.left(start),
    ):
        return "an age, not a decade"
    near = around.text[max(0, start - 8) : start].lower()
    parted = re.search(r"\b(?:early|late|mid)[ -]$", near)
    listed = re.search(r"(?i)\bthe (?:(?:early|mid|late)[ -])?['’]?(?:\d\d)?\d0s,? (?:and|or|to|through|&) $", around.left(start))
    spoken = around.text[start:end].lower().startswith("the ") or parted is not None or listed is not None
    if groups["decade"][0].isalpha():
        temperatures = re.search(r"(?i)\b(?:temperatures?|degrees|high|low|upper)\b", around.left(start))
        return None if spoken and not temperatures and groups["decade"].islower() else "not shown to be a decade"
    digits = groups["decade"].strip("'’s")
    if len(digits) == 2 and not spoken and "'" not in around.text[start:end] and "’" not in around.text[start:end]:
        return "two digits need their article"
    if len(digits) == 2 and parted and re.search(r"(?i)\b(?:temperatures?|degrees|highs?|lows?|age[sd]?)\b", around.left(start)):
        return "a temperature or an age, not a decade"
    if len(digits) == 4 and not 1500 <= int(digits) <= 2100:
        return "not a decade that is spoken of"
    return None


def months_token(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`9M 2024`, `9M2024`; `9M` alone is nine million."""
    return None if groups.get("year") or len(groups["months"]) > 2 else "a number of millions"


def decade_apostrophe(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`the 1990's`; not `2020's best kite`."""
    if not re.fullmatch(r"(?:1[5-9]|20)\d0", groups["decade"]) or around.text[end - 2 : end] not in ("'s", "’s"):
        return "a year's, not a decade"
    spoken = re.match(r"(?i)the ", around.text[start:end]) or re.search(r"(?i)\b(?:early|late|mid)[ -]$", around.left(start))
    free = re.match(r"[.,;:!?)]|$|[ ](?:and|to|when|until|in|as|was|were|or|with|by|is)\b", around.right(end))
    return None if spoken and free else "a year's, not a decade"
