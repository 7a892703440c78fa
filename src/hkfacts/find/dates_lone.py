"""Checks of lone years, months, weekdays and seasons: words that are dates only where their neighbours say so.

Each check answers with the reason why the candidate is none, or None; it reads a few dozen characters to either side, no more.
"""

from __future__ import annotations

import re

from hkfacts.patterns import lazy_pattern

from .dates_around import Groups, Surroundings

_NAME_MONTHS = frozenset({"april", "may", "june", "august", "jan", "mar", "march", "jun", "jul"})
_MONTH_BEFORE = lazy_pattern(
    r"(?i)(?:^|[\s(\[“\"‘/–—-])(?:in|by|since|until|till|from|of|during|for|before|"
    r"after|through|throughout|to|and|between|late|early|mid|this|next|last|or|"
    r"each|every|starting|beginning|around|both|ended|ending|as of|prior to|on|"
    r"end|than|as early as|as late as|as soon as|through to|commencing|into|vs\.?|versus|until late|again in|end of|"
    r"again|,|both in|whole of|previous|past|following|coming|month of|was|is)[ ]?[-–]?$"
)

_PLANNED = lazy_pattern(
    r"\b(?:a|an|the|its|our|their|his|her) (?:planned|scheduled|proposed|expected|targeted|anticipated|tentative|intended|original|recent) $"
)


def lone_month(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """A month without day and year; names of people, streets and the verb `may` are none."""
    name, left, right = groups["month"], around.left(start), around.right(end)
    low = name.rstrip(".").lower()
    capital = re.match(r"[ ][“\"‘]?[A-Z]", right)
    short = len(low) <= 4 and low not in ("may", "june", "july")
    if not name[0].isupper():
        return None if re.search(r"\b(?:in|by|since|until|of|from|early|late|last|next)[ ]$", left) else "not written as a month"
    if name.isupper() and len(name) > 1 and not re.search(r"\b(?:IN|BY|SINCE|UNTIL|FROM|OF|TO|in|by|since)[ ]$", left):
        return "not shown to be a month among capitals"
    if not left and not right:
        on_row = "\t" in around.text[max(0, start - 1) : start] + around.text[end : end + 1]
        whole = around.text.strip() == name and len(name) > 4
        return None if whole or (on_row and low not in ("may", "mar")) else "a word alone in its line"
    if re.match(r"['’]s [A-Z]|[ ]?&|-[A-Z]|[ ](?:Road|Street|Avenue|Lane|Day|Madness|Holdings|Group)\b|[ ]\d", right):
        return "a piece of a name"
    sure = re.search(
        r"(?i)(?:^|[\s(“\"‘—–-])(?:in|since|until|during|throughout|late|early|mid|last|end of|month of|as of)[ -]$", left
    )
    if short:
        return None if sure and not capital else "an abbreviation that nothing shows to be a month"
    if capital and not ((sure and low not in ("april", "june", "august", "may")) or (sure and re.search(r"(?i)\bin[ ]$", left))):
        return "a piece of a name"
    if _MONTH_BEFORE.search(left):
        if (
            low in ("may", "march", "august")
            and not sure
            and re.match(r" (?:be|have|not|also|only|well|the|to|on|through|in|up|down|into|for|against)\b", right)
            and re.search(r"(?i)\b(?:and|or|to|of|for)[ ]$", left)
        ):
            return "not shown to be a month"
        return None
    if (
        low not in _NAME_MONTHS
        and re.match(r"[ ](?:is|was|will|has|saw|marks?|marked|brings|brought)\b", right)
        and (not left or re.search(r"[.!?:] $", left))
    ):
        return None
    if re.match(r"['’]s [a-z]", right) and low not in ("april", "may", "june", "august"):
        return None
    if re.search(r"(?i)\b(?:the|a|an|its|our|their|his|her|[a-z]+['’]s)[ ]$", left) and re.match(
        r"[ ][a-z]|-quarter|[.,;)]", right
    ):
        return None
    if low not in _NAME_MONTHS and re.search(r"\b(?:a|an|the|its|our) [a-z]+ $", left) and re.match(r"[ ][a-z]", right):
        return None  # `a full July schedule`
    if _PLANNED.search(left) and re.match(r" (?!(?:for|of|on|to|against|by|in|at|is|was|will|and|or|with)\b)[a-z]", right):
        return None  # `with a planned April opening`
    if re.search(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December),?[ ]$", left):
        return None
    if (
        re.match(
            r"(?:,| and| or| to|/)[ ]?(?:January|February|March|April|"
            r"May|June|July|August|September|October|November|December)\b",
            right,
        )
        and low not in _NAME_MONTHS
    ):
        return None
    return "nothing shows it to be a month"


_FEAST = lazy_pattern(
    r"\b(?:Black|Cyber|Good|Ash|Palm|Super|Easter|Whit|Bloody|Giving|Shrove|Maundy|"
    r"Holy|Boxing|Fat|Ruby|Happy|Casual|Spy|Holy|Small Business|Mad|Sheffield|"
    r"First|Second|Third|Last|Girl|Man|Joe|Freaky|Patch|Throwback|Motivation|"
    r"Blue|Plough|Purple|Red|Green|Silver|Manic|Mothering|Trinity|Football)[ ]$"
)


def lone_weekday(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """A weekday alone; feasts (`Black Friday`), newspapers, clubs and people's names are none."""
    left, right = around.left(start), around.right(end)
    if not groups["weekday"][0].isupper():
        told = re.search(r"\b(?:on|last|next|this|by|until|since)[ ]$", left)
        if told or re.search(r"(?i)\b(?:a|an|every|each|any|one) (?:[a-z]+ )?$", left):
            return None if told else "any such day, not one"
        return None if re.match(r"[.,;!?)]|$", right) and left else "not written as a weekday"
    if not left and not right:
        return None if around.text.strip() == around.text[start:end] else "a word alone in its line"
    if re.search(r"(?i)\b(?:a|an) (?:[a-z]+ )?$", left):
        return "any such day, not one"
    if re.search(r"\d \((?:[MTWFS][a-z]{2,5}day(?:,? and|,| to) )?$", left) and re.match(r"(?:,? and [A-Z][a-z]+day)?\)", right):
        return "the weekday of the date before it"
    if re.search(r"(?i)\b(?:except|excluding)(?: on)? $", left):
        return "opening days"
    if _FEAST.search(left):
        return "a feast or a slogan"
    on = re.search(r"(?i)\b(?:on|by|until|since|last|next|before|after|early|late)[ ]$", left)
    if re.match(r"['’]s [A-Z]|[ ]?&|-[A-Z]|\.com", right):
        return "a piece of a name"
    if re.match(r"[ ][A-Z]", right) and not on:
        return "a piece of a name"
    if re.search(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?(?:[ ](?:to|through|thru|until|till)[ ]|[ ]?[-–—][ ]?)$", left):
        return "opening days"
    if re.match(r"(?:[ ](?:to|through|thru|until|till)[ ]|[ ]?[-–—][ ]?)(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b", right):
        return "opening days"
    if re.match(r"[ :]*(?:\d{1,2}(?::\d\d)?[ ]?(?:am|pm|a\.m|p\.m))|:", right) and not on:
        return "opening days"
    return None


_NO_NOUN = lazy_pattern(r"[ ](?:of|and|when|will|to|at|or|the|but|through|in|on|as|for|with|by|before|after|while)\b|[.,;)]|$")


def lone_season(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """A season alone, only as the object of a preposition and not before a noun (`summer camp`)."""
    left, right = around.left(start), around.right(end)
    if groups["season"][0].isupper() and re.match(r"[ /-]+[A-Z]", right):
        return "a piece of a name"
    if not re.search(r"(?i)\b(?:in|by|since|until|during|from|before|after|early|late|of)[ ](?:early |late |mid-?)?$", left):
        return "nothing shows it to be a date"
    if not _NO_NOUN.match(right):
        return "nothing shows it to be a date"
    each = re.search(r"(?i)\b(?:of|during)[ ]$", left) and not around.text[start:end].lower().startswith("the")
    return "each summer, not one" if each else None


def day_only(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`on the 19th`, `from the 18th to the 21st`; not `the 19th edition`."""
    left, right = around.left(start), around.right(end)
    if not re.search(r"(?i)\b(?:(?:on|by|until|from|before|after|of|since) the|on) $", left):
        return "an ordinal that counts something"
    if not re.match(r"[.,;:)]|$|[ ](?:and|at|in|with|when|for|as|is|was|will|to|until|by|before|after|from|the)\b", right):
        return "an ordinal that counts what follows"
    return (
        "a part of something else" if re.search(r"(?i)\b(?:part|half|third|member|chapter|article|one) of the $", left) else None
    )
