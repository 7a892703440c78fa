"""Words that bound a figure (`over`, `up to`, `or more`), before and after it, and how far around it local reading may see."""

from __future__ import annotations

import re
from functools import lru_cache

from hkfacts.patterns import lazy_pattern

from ..rulebook import lexicon
from .figures_amount import Amount

REACH = 80
CHANGE_FROM = lazy_pattern(
    r"\b(?:up|down|go|goes|going|r[io]ses?|risen|adjust\w*|revis\w+|updat\w+|reset\w*|extend\w*|rising|grew|grow[ns]?|growing|growth|increas\w+|climb\w*|surg\w+|jump\w*|soar\w*|fell|fall(?:s|ing|en)?|drop\w*|declin\w+|decreas\w+|"
    r"reduc\w+|cut|cuts|slip\w*|expand\w*|improv\w+|rais\w+|lower\w*|mov\w+|went|gone|swung|shift\w*|chang\w+|boost\w*|doubl\w+|tripl\w+|advanc\w+|shr[aiu]nk\w*|narrow\w*|upgrad\w*|hik\w+)\b(?!-)(?![^.;]{0,60}\branging\b)(?:[^.;]|\.(?=\d)){0,60}\bfrom[ ](?:[\w’'-]+[ ]){0,3}$",
    re.I,
)
_BOUND_BEFORE = lazy_pattern(r"[\w.’'-]+|[~≈∼±<>≥≤]")
_SUMMING = lazy_pattern(r"\b(?:add|sum|amount|total|mount|tott?al+)(?:s|ed|ing|ming|led|ling)?[ ]up[ ]to$", re.I)
# What something rises to is reached, and bounds nothing: `rose to a maximum of 35 degrees`.
_REACHED = lazy_pattern(
    r"\b(?:r[io]s(?:e|es|en|ing)|climb\w*|reach\w*|hit|hits|soar\w*|peak\w*|f[ae]ll\w*|dropp\w*|drops?|sank|sinks?)[ ](?:up[ ]|down[ ])?(?:to[ ]|at[ ])?an?[ ]"
    r"(?:[a-z]{3,10}[ ])?(?:maximum|minimum)[ ]of$",
    re.I,
)
_SHARE_MORE = lazy_pattern(r"\d[ ]?(?:%|per[ ]cent|percent|times)[ ](?:more|less|fewer|higher|lower|greater)[ ]than$", re.I)
# Nouns of quarrels and wrongs, which are over a sum: `bribes over $5m loans`, `sues over a HK$3 million debt`.
_ABOUT_MONEY = lazy_pattern(
    r"\b(?:bribes?|bribery|disputes?|rows?|lawsuits?|wrangles?|brawls?|quarrels?|probes?|suits?|feuds?|charges|fraud|sue[sd]?|suing|jailed|arrested|charged)[ ]over$",
    re.I,
)
_ARTICLE = lazy_pattern(
    r"\b(?:up[ ]to|more[ ]than|less[ ]than|over|nearly|almost|about|around|approximately|roughly|at[ ]least|close[ ]to|just[ ](?:over|under))[ ]an?[ ]$",
    re.I,
)
# `up to an additional 30 schools`, `at least another US$5 million`
_ADDED_TO = lazy_pattern(r"(?<!over )\b(?:another|an[ ](?:additional|extra)|a[ ](?:further|combined))[ ]$", re.I)
_INTERVAL = lazy_pattern(r"(?:%|\bg/t|\bgpt|\bppm|\boz/t|\bper[ ]tonne)[^,.;\n]{0,24}[ ]over[ ]$")


@lru_cache(maxsize=1)
def bounds() -> tuple[dict[str, str], dict[str, str], frozenset[str], frozenset[str]]:
    """Qualifiers before and after a figure, by phrase, and the words that they end or begin with."""
    before = {row["phrase"]: row["qualifier"] for row in lexicon("qualifiers") if row["side"] == "b"}
    after = {row["phrase"]: row["qualifier"] for row in lexicon("qualifiers") if row["side"] == "a"}
    return before, after, frozenset(p.split()[-1] for p in before), frozenset(p.split()[0] for p in after)


def line_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of the block or cell around a stretch that local reading may see."""
    low = max(0, start - REACH)
    low = max(low, text.rfind("\n", low, start) + 1, text.rfind("\t", low, start) + 1)
    high = min(len(text), end + REACH)
    for mark in "\n\t":
        found = text.find(mark, end, high)
        high = found if found >= 0 else high
    return low, high


# `plus` that adds something to an amount and does not leave a number open: `HK$3 million plus costs`, `50 chairs plus a table`.
_SPREAD = lazy_pattern(r"\b(?:spread|spreads|spreading|scattered|distributed|spaced|stretched|laid[ ]out)[ ]over$", re.I)
_ADDED = lazy_pattern(
    r"(?:[$€£¥][ ]?[\d.,]+|illion|\bbn|\beach|\bper[ ]\w+|\ba[ ](?:year|month|week|day))[ ]plus[ ]\w|[ ]plus[ ](?:[“\"$€£¥]|\d|an?\b|the\b|one\b|two\b|three\b|four\b|five\b|their\b|its\b|other\b)",
    re.I,
)


def bound_of(text: str, amount: Amount, low: int) -> tuple[str, int]:
    """The qualifier before an amount, also where an article or `another` stands between (`up to a 70% stake`); none for the interval of a grade.

    >>> bound_of("up to a 70%", Amount(8, 11, "70", kind="percentage"), 0)
    ('at_most', 0)
    >>> bound_of("0.9% zinc over 5 m", Amount(15, 18, "5", kind="length"), 0)
    ('', 15)
    """
    found = bound_before(text, amount.start, low)
    if found[0] and amount.kind == "length" and _INTERVAL.search(text, max(low, amount.start - 48), amount.start):
        return "", amount.start
    if not found[0] and (added := _ADDED_TO.search(text, max(low, amount.start - 32), amount.start)):
        return bound_before(text, added.start(), low)
    if found[0] or amount.kind not in ("percentage", "percentage_points", "money", "multiple"):
        return found
    article = _ARTICLE.search(text, max(low, amount.start - 32), amount.start)
    return bound_before(text, text.rindex(" a", low, amount.start) + 1, low) if article else found


def bound_before(text: str, start: int, low: int) -> tuple[str, int]:
    """The qualifier that ends right before `start`, and where it starts; empty and `start` if there is none.

    >>> bound_before("no fewer than 30", 14, 0), bound_before("the 30", 4, 0)
    (('at_least', 0), ('', 4))
    """
    before, _, ends, _ = bounds()
    left = text[low:start].rstrip(" ")
    if not left:
        return "", start
    space = left.rfind(" ")
    last = left[space + 1 :].lower().lstrip("(“\"'[")
    if last == "sub-":
        return "less_than", low + len(left) - 4
    if left[-1] in "~≈∼±<>≥≤":
        return before[left[-1]], low + len(left) - 1
    if last in ("just", "only") and space > 0:
        found, place = bound_before(text, low + space, low)  # `estimated at just`
        return (found, place) if found else ("", start)
    if last not in ends:
        return "", start
    if last == "to" and _SUMMING.search(left[-24:]):
        return "", start  # `adding up to` is no bound
    if last == "than" and _SHARE_MORE.search(left[-32:]):
        return "", start  # `11 per cent more than 4 694 in 2024`
    if last == "over" and (_ABOUT_MONEY.search(left[-40:]) or _SPREAD.search(left[-24:])):
        return "", start  # what it is about, or spread over
    if last == "of" and _REACHED.search(left[-48:]):
        return "", start
    words = [(m.start(), m.end()) for m in _BOUND_BEFORE.finditer(left[-40:])][-5:]
    shift = max(0, len(left) - 40)
    for a, _b in words:
        phrase = left[shift + a :].lower()
        if phrase in before and not (phrase == "ca" and left[-2:] != "ca"):  # `CA` is a place
            return before[phrase], low + shift + a
    return "", start


def bound_after(text: str, end: int, high: int) -> tuple[str, int]:
    """The qualifier that follows a figure at `end`, and where it ends; `+` stands directly after.

    >>> bound_after("30 or more firms", 2, 16), bound_after("30 firms", 2, 8)
    (('at_least', 10), ('', 2))
    """
    _, after, _, starts = bounds()
    if text[end : end + 1] == "+" and text[end + 1 : end + 2] not in ("$", "€", "£", "¥"):
        return after["+"], end + 1
    if text[end : end + 4] == "-odd":
        return after["odd"], end + 4
    if text[end : end + 5] == "-plus":
        return after["+"], end + 5
    if text[end : end + 1] != " ":
        return "", end
    words = text[end + 1 : min(high, end + 24)].split(" ")[:3]
    if not words or words[0] == "+" or words[0].lower().rstrip(",.;:)") not in starts:
        return "", end
    for count in (3, 2, 1):
        phrase = " ".join(words[:count]).rstrip(",.;:)").lower()
        if phrase == "plus" and _ADDED.search(text, max(0, end - 24), min(len(text), end + 16)):
            return "", end
        if phrase == "and up" and len(words) > 2 and words[2].lower() == "to":
            return "", end  # `90 vouchers and up to $40 in cash` are two
        if phrase in after and len(words) >= count:
            return after[phrase], end + 1 + len(phrase)
    return "", end
