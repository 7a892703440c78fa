"""The words of date expressions: a text becomes a string of classes, one character a word, over which the rules of dates run.

`13 October 2025` is the classes `DMY` (two digits, month, year). Words that no date is made of are `x`, and a run of them is one
`x`; line feeds and tabs are `x` as well, so no rule crosses them. One scan, linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from ..rulebook import lexicon
from .calendar import FIRST_YEAR, LAST_YEAR

# One character for each class; the atoms of rules/dates.toml have the same names.
CLASSES: dict[str, str] = {
    "month": "M", "abbr": "m", "weekday": "W", "wday": "w", "weekdays": "z",
    "two": "D", "year": "Y", "num": "n", "word": "N", "scale": "K", "a": "a", "ord": "o", "ordword": "O", "second": "s",
    "vague": "V", "recent": "R", "couple": "c", "adj": "J",
    "unit": "u", "units": "U", "quarter": "q", "qtoken": "Q", "half": "h", "htoken": "H", "mtoken": "μ", "season": "S", "fall": "L",
    "part": "p", "parts": "P", "noon": "0", "weekend": "k", "weekends": "l",
    "deictic": "T", "tonight": "j", "this": "1", "last": "2", "past": "3", "previous": "4", "next": "5", "coming": "6",
    "following": "7", "current": "8", "same": "9", "that": "Þ",
    "early": "e", "edge": "g", "ago": "G", "later": "r", "after": "f",
    "the": "A", "of": "Ω", "in": "i", "at": "@", "to": "t", "and": "&", "from": "F", "between": "b", "every": "v", "per": "B",
    "ended": "E", "fiscal": "φ", "academic": "α", "often": "β", "once": "γ", "times": "δ", "time": "τ", "period": "π",
    "zone": "Z", "zoneword": "ζ", "standard": "σ", "hong": "η", "kong": "κ", "other": "ο", "old": "λ", "incl": "ι",
    "iso": "I", "numeric": "θ", "pair": "ψ", "span": "ξ", "clock": "C", "decade": "X", "fy": "χ", "ratio": "ρ",
    "comma": ",", "dot": "·", "open": "<", "close": ">", "dash": "-", "slash": "/", "colon": ":", "apostrophe": "'",
    "money": "¤", "percent": "%", "plus": "+", "hash": "#",
    "date": "①", "length": "②", "set": "③", "clocks": "④", "clocktime": "⑤", "other_word": "x",
}  # fmt: skip
_SYMBOLS = {
    ",": "comma", ".": "dot", "(": "open", ")": "close", "[": "open", "]": "close", "-": "dash", "–": "dash", "—": "dash",
    "‐": "dash", "‑": "dash", "−": "dash", "/": "slash", "&": "and", ":": "colon", "'": "apostrophe", "’": "apostrophe",
    "$": "money", "€": "money", "£": "money", "¥": "money", "%": "percent", "+": "plus", "#": "hash",
}  # fmt: skip

_MERIDIEM = r"(?:[aApP]\.\s?[mM]\.?|[ap]m\b|[AP]M\b)"
_HOUR_WORD = "(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve)"
_TOKEN = re.compile(
    rf"(?P<word>{_HOUR_WORD}\so['’]clock\b|[^\W\d_]\w*"
    r"(?:(?<=ty)-(?:one|two|three|four|five|six|seven|eight|nine|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b"
    r"|-(?:weekly|monthly|annual|annually|yearly|early|late)\b)?)"
    r"|(?P<iso>\d{4}-(?:\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z\b|[+-]\d\d:?\d\d)?)?|W\d\d(?:-[1-7])?)(?![\w-]))"
    rf"|(?P<clock>\d\d?(?:[:.]\d\d(?:[:.]\d\d)?)?\s?{_MERIDIEM}|\d\d?:\d\d(?::\d\d)?(?![\w:])|\d\d?\so['’]clock\b"
    r"|[012]\d[0-5]\d\s?(?:hrs|HRS|[hH])\b|0\d[0-5]\d\shours\b)"
    r"|(?P<numeric>\d{1,4}(?P<sep>[/.-])\d\d?(?P=sep)\d{1,4}(?![\w/]))"
    r"|(?P<pair>\d{4}\s?[/–-]\s?\d\d(?:\d\d)?(?![\w/]))"
    r"|(?P<num>\d+(?:,\d{2,3}(?!\d)){0,9}(?:\.\d{1,12})?\w{0,12})"
    r"|(?P<space>[ \u00a0\u2009\u202f])"
    r"|(?P<sign>[^\w\s]|\s|\w)"
)
_Q_TOKEN = re.compile(r"(?:Q(?P<a>[1-4])|(?P<b>[1-4])Q)(?:(?:FY|fy)?(?P<year>\d{4}|\d\d))?")
_H_TOKEN = re.compile(r"(?:H(?P<a>[12])|(?P<b>[12])H)(?:(?:FY|fy)?(?P<year>\d{4}|\d\d))?")
_FY_TOKEN = re.compile(r"FY(?:E)?(?P<year>\d{4}|\d\d)?", re.I)
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_DECADE = re.compile(r"(\d{4}|\d0)s")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


@lru_cache(maxsize=1)
def words() -> dict[str, tuple[str, str, str]]:
    """The lexicon of dates: word in lower case → (class, value, case)."""
    return {row["word"]: (row["class"], row["value"], row["case"]) for row in lexicon("dates_words")}


def word_class(word: str) -> tuple[str, str]:
    """Class and value of one word; `("other_word", "")` for what no date is made of.

    >>> word_class("October"), word_class("may"), word_class("Q3")
    (('month', '10'), ('other_word', ''), ('qtoken', 'Q3'))
    """
    entry = words().get(word.lower())
    if entry:
        name, value, case = entry
        if case == "any" or (case == "title" and word[0].isupper()) or (case == "upper" and word.isupper()) or word.islower():
            return (name, value) if case != "title" or word[0].isupper() else ("other_word", "")
        return "other_word", ""
    if not word:
        return "other_word", ""
    first = word[0]
    if first in "QH" and len(word) > 1:
        if _Q_TOKEN.fullmatch(word):
            return "qtoken", word
        if _H_TOKEN.fullmatch(word):
            return "htoken", word
    if first in "Ff" and _FY_TOKEN.fullmatch(word):
        return "fy", word
    if word.endswith("clock"):
        return "clock", word
    return "other_word", ""


def number_class(token: str) -> tuple[str, str]:
    """Class and value of a token that starts with a digit.

    >>> number_class("1st"), number_class("1990s"), number_class("2025"), number_class("5G")
    (('ord', '1'), ('decade', '1990'), ('year', '2025'), ('other_word', ''))
    """
    if token.isdigit():
        if len(token) <= 2:
            return "two", token
        if len(token) == 4 and FIRST_YEAR <= int(token) <= LAST_YEAR:
            return "year", token
        return "num", token
    if match := _ORDINAL.fullmatch(token):
        return "ord", match[1]
    if match := _DECADE.fullmatch(token):
        return "decade", match[1]
    if _Q_TOKEN.fullmatch(token):
        return "qtoken", token
    if _H_TOKEN.fullmatch(token):
        return "htoken", token
    if token in ("3M", "6M", "9M"):
        return "mtoken", token
    return ("num", token) if _GROUPED.fullmatch(token) else ("other_word", "")


def pair_class(token: str) -> tuple[str, str]:
    """What two joined years are: adjoining ones, a month in ISO form, a span of years, or nothing.

    >>> pair_class("2024-25"), pair_class("2024-09"), pair_class("2019-23"), pair_class("2024/11")
    (('pair', '2024-25'), ('iso', '2024-09'), ('span', '2019-23'), ('other_word', ''))
    """
    first, last = int(token[:4]), token[-2:]
    long = token[-4:].isdigit()
    second = int(token[-4:]) if long else first // 100 * 100 + int(last) + (100 if int(last) < first % 100 else 0)
    if not FIRST_YEAR <= first <= LAST_YEAR or not FIRST_YEAR <= second <= LAST_YEAR:
        return "other_word", ""
    if second == first + 1:
        return "pair", token
    if "/" not in token and not long and token[4] == "-" and len(token) == 7 and 1 <= int(last) <= 12 and first >= 1900:
        return "iso", token
    return ("span", token) if "/" not in token and first < second <= first + 150 else ("other_word", "")


@dataclass(slots=True)
class Words:
    """A text as classes: `classes[i]` is the class of the stretch `starts[i]:ends[i]`."""

    classes: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)


def read_words(text: str) -> Words:
    """The words of a text that dates are made of, in order, one scan."""
    classes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "sep":
            kind = "numeric"
        if kind == "space":
            continue
        token = match.group()
        if kind == "word":
            name = word_class(token)[0]
        elif kind == "num":
            name = number_class(token)[0]
        elif kind == "sign":
            name = _SYMBOLS.get(token, "other_word")
        elif kind == "pair":
            name = pair_class(token)[0]
        else:
            name = kind or "other_word"
        if name == "other_word" and classes and classes[-1] == "x":
            ends[-1] = match.end()
            continue
        classes.append(CLASSES[name])
        starts.append(match.start())
        ends.append(match.end())
    return Words("".join(classes), starts, ends)
