"""Signs of one letter or mark that are units or currencies only in the right surroundings: `300 W of heat`, `50p`, `R500`, `a 55" screen`.

Each is read after the signs and names of the lists have found nothing; where the surroundings do not show it, it stays a letter.
"""

from __future__ import annotations

import re
from functools import lru_cache

from hkfacts.patterns import lazy_pattern

_ENDED = lazy_pattern(r"(?:$|[,;)\n]|\.(?:[ \n]|$)|[ ](?:of|at|and|or|to|per|with|for|in|each|[a-z]{3,})\b)")
_WARMTH = lazy_pattern(
    r"\b(?:temperatur\w*|warm\w*|cool\w*|cold\w*|hot\w*|heat\w*|freez\w+|frost\w*|weather|chill\w*|outside|outdoors?|fever|ovens?|bak(?:e|ed|ing)|"
    r"boil\w*|melt\w*|thaw\w*|climate|preheat\w*|humid\w*|thermometer\w*)\b",
    re.I,
)
_PRESSURE = lazy_pattern(
    r"\b(?:pressur\w*|pumps?|boilers?|espresso|hydrogen|valves?|tyres?|tires?|inflat\w*|compress\w*|steam|hydraulic\w*)\b", re.I
)
_KELVIN_NEAR = lazy_pattern(r"\b(?:temperatures?|kelvin|cryogenic\w*|superconduct\w*|absolute zero)\b", re.I)
_PRICED = lazy_pattern(
    r"\b(?:cost(?:s|ing)?|price[ds]?|pay|paid|charge[ds]?|fare|fee|for|worth|at|by|of|to|from|just|only|about|around)[ ](?:(?:a|just|only|about)[ ])?$",
    re.I,
)
_EACH = lazy_pattern(r"[ ](?:a|an|per|each|more|less|off|coin|levy|tax|charge)\b|/")
_STERLING = lazy_pattern(r"£|\bpence\b|\bGBP\b")
_TALL = lazy_pattern(r"-(?:tall|long|high|wide|deep|thick|diameter)\b")
# What shows a lone letter before a number to be a currency; R, N and P are also letters of models and pages.
_LETTERS = {
    "R": ("ZAR", lazy_pattern(r"\b(?:[Rr]and|ZAR|South[ ]Africa\w*|Johannesburg|Cape[ ]Town|Pretoria|Durban)\b")),
    "N": ("NGN", lazy_pattern(r"\b(?:[Nn]aira|NGN|Nigeria\w*|Lagos|Abuja)\b")),
    "P": ("PHP", lazy_pattern(r"\b(?:PHP|Philippine\w*|Filipin\w+|Manila)\b|₱")),
    "K": ("ZMW", lazy_pattern(r"\b(?:[Kk]wacha|ZMW|Zambia\w*|Lusaka)\b")),
}
_LETTER_MONEY = lazy_pattern(r"\d[\d,.]*(?:[ ]?(?:million|billion|trillion|thousand|bn|mn|m|k)\b)?")
_INCHES = lazy_pattern(r"[ ]?[\"”](?=$|[ ,.;:)\n-])")
_FEET_INCHES = lazy_pattern(r"[ ]?['’′][ ]?(?P<inches>\d{1,2}(?:\.\d)?)[ ]?(?:[\"”″]|''|’’)")
_SIZED = lazy_pattern(
    r"[ -](?:tall|long|wide|high|deep|thick|x|by|screen|display|TV|monitor|tablet|laptop|pipe|wheels?|tyres?|tires?|diagonal|touch\w*|LED|LCD|OLED|Class)\b",
    re.I,
)
WINDOW = 60


@lru_cache(maxsize=16)
def _speaks(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a text holds a pattern, looked for once a text."""
    return pattern.search(text) is not None


def letter_unit(text: str, start: int, end: int, high: int) -> tuple[int, str, str] | None:
    """The unit that a lone letter or mark after a number is: where it ends, its kind and its symbol.

    >>> letter_unit("gives 300 W of heat", 6, 9, 19), letter_unit("at 300 W 57th Street", 3, 6, 20)
    ((11, 'power', 'W'), None)
    >>> letter_unit("25 C outside", 0, 2, 12), letter_unit('a 55" screen', 2, 4, 12), letter_unit("a 40m-tall mast", 2, 4, 15)
    ((4, 'temperature', 'Cel'), (5, 'length', '[in_i]'), (5, 'length', 'm'))
    """
    gap = end + (text[end : end + 1] in (" ", "\u00a0"))
    sign = text[gap : gap + 1]
    if sign == "m" and _TALL.match(text, gap + 1):
        return gap + 1, "length", "m"
    if sign in ("W", "V") and gap > end and _ENDED.match(text, gap + 1, high + 1):
        return gap + 1, "power" if sign == "W" else "other", sign
    near = (max(0, start - WINDOW), min(len(text), high))
    if sign in ("C", "F") and _ENDED.match(text, gap + 1, high + 1) and _WARMTH.search(text, *near):
        return gap + 1, "temperature", "Cel" if sign == "C" else "[degF]"
    if sign == "K" and not text[gap + 1 : gap + 2].isalnum() and _KELVIN_NEAR.search(text, max(0, start - 110), high):
        return gap + 1, "temperature", "K"
    if text.startswith("bar", gap) and not text[gap + 3 : gap + 4].isalpha() and _PRESSURE.search(text, *near):
        return gap + 3, "other", "bar"
    feet = _FEET_INCHES.match(text, end, high)
    if feet:
        return end + 1 + (text[end] == " "), "length", "[ft_i]"
    if sign in ('"', "”") and _INCHES.match(text, end, high + 1):
        line = text[max(text.rfind("\n", max(0, start - 200), start), start - 200, 0) : end]
        opened = line.count('"') % 2 if sign == '"' else line.count("“") > line.count("”")
        if not opened and (sign == '"' or _SIZED.match(text, gap + 1)):
            return gap + 1, "length", "[in_i]"
    return None


def letter_part(text: str, start: int, end: int) -> tuple[int, str] | None:
    """The currency that a glued `p`, `c` or `d` after one or two digits is a hundredth of, and where it ends.

    >>> letter_part("costs 50p a cup", 6, 8), letter_part("on p. 50p", 6, 8), letter_part("for 75c a cup", 4, 6)
    ((9, 'GBP'), None, (7, '?dollar'))
    """
    sign = text[end : end + 1]
    if sign not in ("p", "c") or text[end + 1 : end + 2].isalnum() or end - start > 5:
        return None
    priced = bool(_PRICED.search(text[max(0, start - 24) : start])) and bool(_EACH.match(text, end + 1))
    if sign == "p" and (
        priced or (_speaks(_STERLING, text) and (_EACH.match(text, end + 1) or _PRICED.search(text[max(0, start - 24) : start])))
    ):
        return end + 1, "GBP"
    return (end + 1, "?dollar") if sign == "c" and priced else None


def letter_currency(text: str, start: int) -> tuple[int, str] | None:
    """The currency that a lone capital before the number at `start` is, if the text speaks of its country: where it begins, and its code.

    >>> letter_currency("paid N500 million in Lagos", 6), letter_currency("the N500 bus", 5)
    ((5, 'NGN'), None)
    """
    at = start - (text[start - 1 : start] == " ") - 1
    letter = text[at : at + 1] if at >= 0 else ""
    if letter not in _LETTERS or text[at - 1 : at].isalnum() or text[at - 1 : at] in ("-", "/", ".", "_", "&", "’", "'"):
        return None
    code, shown = _LETTERS[letter]
    money = _LETTER_MONEY.match(text, start)
    plain = bool(money) and money is not None and len(money.group()) > 2
    return (at, code) if plain and _speaks(shown, text) else None
