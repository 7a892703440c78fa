"""The words of date expressions: a text becomes a string of classes, one character a word, over which the rules of dates run.

`13 October 2025` is the classes `DMY` (two digits, month, year). Words that no date is made of are `x`, and a run of them is one
`x`; line feeds and tabs are `x` as well, so no rule crosses them. One scan, linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from hkfacts.patterns import lazy_pattern

from ..rulebook import lexicon
from .calendar import FIRST_YEAR, LAST_YEAR

# One character for each class; the atoms of rules/dates.toml have the same names.
CLASSES: dict[str, str] = {
    "month": "M", "abbr": "m", "weekday": "W", "wday": "w", "weekdays": "z",
    "two": "D", "year": "Y", "num": "n", "word": "N", "scale": "K", "a": "a", "ord": "o", "ordword": "O", "second": "s",
    "vague": "V", "recent": "R", "couple": "c", "adj": "J",
    "unit": "u", "units": "U", "quarter": "q", "qtoken": "Q", "half": "h", "htoken": "H", "mtoken": "μ",
    "season": "S", "fall": "L",
    "part": "p", "parts": "P", "noon": "0", "weekend": "k", "weekends": "l",
    "deictic": "T", "tonight": "j", "this": "1", "last": "2", "past": "3", "previous": "4", "next": "5", "coming": "6",
    "following": "7", "current": "8", "same": "9", "that": "Þ",
    "early": "e", "edge": "g", "ago": "G", "now": "ν", "later": "r", "after": "f",
    "the": "A", "of": "Ω", "in": "i", "at": "@", "to": "t", "and": "&", "from": "F", "between": "b", "every": "v", "alternate": "æ", "per": "B",
    "ended": "E", "fiscal": "φ", "academic": "α", "often": "β", "once": "γ", "times": "δ", "time": "τ", "period": "π",
    "anyday": "ω", "lasting": "Λ", "era": "ε", "zone": "Z", "zoneword": "ζ", "standard": "σ", "hong": "η", "kong": "κ", "other": "ο", "old": "λ", "incl": "ι",
    "iso": "I", "numeric": "θ", "pair": "ψ", "span": "ξ", "clock": "C", "decade": "X", "fy": "χ", "ratio": "ρ", "ltoken": "ℓ",
    "comma": ",", "dot": "·", "open": "<", "close": ">", "dash": "-", "slash": "/", "colon": ":", "apostrophe": "'",
    "money": "¤", "percent": "%", "plus": "+", "hash": "#",
    "date": "①", "length": "②", "set": "③", "clocks": "④", "clocktime": "⑤", "other_word": "x",
}  # fmt: skip
_SYMBOLS = {
    ",": "comma", ".": "dot", "(": "open", ")": "close", "[": "open", "]": "close", "-": "dash", "–": "dash", "—": "dash",
    "‐": "dash", "‑": "dash", "−": "dash", "/": "slash", "&": "and", ":": "colon", "'": "apostrophe", "’": "apostrophe",
    "$": "money", "€": "money", "£": "money", "¥": "money", "%": "percent", "+": "plus", "#": "hash", "@": "at",
}  # fmt: skip

_KINDS = {
    "sep": "numeric", "possessive": "apostrophe", "spoken": "clock", "mixed": "num",
    "hours_minutes": "ltoken", "seam_month": "month", "seam_day": "two", "seam_year": "year", "low_month": "month", "low_day": "weekday",
}  # fmt: skip
_MONTHS = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SEAMED = rf"(?:{_MONTHS}|J(?:an|AN)|F(?:eb|EB)|M(?:ar|AR)|A(?:pr|PR)|M(?:ay|AY)|J(?:un|UN)|J(?:ul|UL)|A(?:ug|UG)|S(?:ep|EP)|O(?:ct|CT)|N(?:ov|OV)|D(?:ec|EC))"
_ENDS = r"(?=[.,;:!?)]|\n|$)"
# Months and weekdays that are words as well, in small letters: only where what stands beside them leaves nothing else.
_LOW_MONTH = (
    rf"(?:march|may)(?=[ ]\d\d?(?:st|nd|rd|th)\b|[ ]\d\d?,?[ ](?:19|20)\d\d\b)"
    rf"|(?:(?<=\bon )|(?<=\bafter )|(?<=\bbefore )|(?<=\bsince )|(?<=\bfrom )|(?<=\bby )|(?<=\buntil )|(?<=\bthan )|(?<=\blate as )|(?<=\bup to ))"
    rf"(?:march|may)(?=[ ]\d\d?{_ENDS})"
    rf"|(?:(?<=\bin )|(?<=\blast )|(?<=\bnext )|(?<=\bsince )|(?<=\buntil )|(?<=\bof )|(?<=\d(?:st|nd|rd|th) ))(?:march|may){_ENDS}"
    rf"|(?:(?<=\d )|(?<=\d(?:st|nd|rd|th) )|(?<=\bof )|(?<=\bin ))(?:march|may)(?=,?[ ](?:19|20)\d\d\b)"
)
_LOW_DAY = (
    r"(?:(?<=\b[Oo]n )|(?<=\b[Bb]y )|(?<=\bnext )|(?<=\blast )|(?<=\bthis )|(?<=\buntil ))"
    r"(?:[Mm]on|[Tt]ues?|[Ww]eds?|[Tt]hu(?:rs?)?|[Ff]ri|Sat|Sun)(?=\.?(?:[,;!?)]|\n|$)|[ ](?:at|and|night|morning|afternoon|evening)\b)"
)
# Two numbers that are a day and a month, where a word before and the end of the clause behind show it: `due by 14/7.`
_DAY_MONTH = (
    r"(?:(?<=\b[Oo]n )|(?<=\b[Bb]y )|(?<=\b[Uu]ntil )|(?<=\bsince )|(?<=\bfrom )|(?<=\bbefore )|(?<=\bafter )|(?<=\bdue )|(?<=\bdated ))"
    r"\d\d?/\d\d?(?=[.,;:!?)](?!\d)|\n|$|[ ](?:and|at|from|in|to|until|with|when|for|as|between|by|or)\b)"
)
_MERIDIEM = r"(?:[aApP]\.\s?[mM]\.?|[ap]m\b|[AP]M\b)"
_HOUR_WORD = "(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve)"
# `five p.m.`, `seven thirty pm`; not `which one am I`.
_HOUR_SAID = rf"{_HOUR_WORD}(?:[ ](?:ten|fifteen|twenty|thirty|forty|forty-five|fifty))?[ ](?:[aApP]\.\s?[mM]\.?|pm\b|[AP]M\b|am\b(?![ ]I\b))"
# `half past seven`; not a quarter of something that rises `to nine million`.
_SPOKEN = (
    rf"(?:[Hh]alf[ -]past|(?:[Aa][ ])?[Qq]uarter[ ](?:past|to)|(?:[Ff]ive|[Tt]en|[Tt]wenty|\d\d?)[ ]minutes?[ ](?:past|to)"
    rf"|(?:[Ff]ive|[Tt]en|[Tt]wenty(?:-five)?|5|10|20|25)[ ]past|(?<=\bat )(?:five|ten|twenty(?:-five)?)[ ]to)[ ]{_HOUR_WORD}\b"
    r"(?![-%./]\w|[ ](?:[mb]illion|per|percent|cents?|thirds?|half|halves|hundred|thousand|hours?|minutes?|years?|months?|weeks?|days?|of|people|times)\b)"
    r"|(?:[Hh]alf[ -]past|(?:5|10|20|25)[ ]past|(?<=\bat )(?:5|10|20|25)[ ]to)[ ](?:1[0-2]|[1-9])(?=[.,;!?)](?!\d)|\n|$|[ ](?:on|at|in|and|tonight|tomorrow|this|for|when)\b)"
)
_TOLD_BY = 4  # letters


def _openings(known: Iterable[str], depth: int = 0) -> str:
    """A pattern, tree-like, for how words begin: their first letters, or all of a shorter word."""
    below: dict[str, list[str]] = {}
    for word in known:
        below.setdefault(word[depth : depth + 1], []).append(word)
    branches = []
    for letter, some in sorted(below.items()):
        if not letter:
            branches.append(r"\b")
        else:
            either = letter if depth else f"[{letter}{letter.upper()}]"
            branches.append(f"{either}(?:{_openings(some, depth + 1)})" if depth + 1 < _TOLD_BY else letter)
    return "|".join(branches)


def _plain() -> str:
    """A pattern for a run of words that no date is made of: two words in three.

    They are told by their first letters alone; what begins as words of dates do, and what is not just letters, is left to a look at the
    table. `Q`, `q`, `H` and `F` begin tokens with digits, `clock` ends those of hours.
    """
    known = [word for word in words() if word.isascii() and word.isalpha()]
    return rf"(?:(?!{_openings(known)})(?![QqHFf])[A-Za-z][a-z]++(?<!clock)(?![\w-]) ?){{1,60}}"


@lru_cache(maxsize=1)
def _token() -> re.Pattern[str]:
    # With the space behind it: else every alternative would be tried at every space.
    return re.compile(f"(?:(?P<plain>{_plain()})|{_TOKEN})[ ]?")


_TOKEN = (
    # labels and months that the layout has glued to a date: `30June2025`, `June 2026Location`
    rf"(?P<seam_month>(?=[JFMASOND]){_SEAMED}(?=(?:19|20)\d\d(?!\w)))"
    r"|(?P<era>(?=[A-C]\.)(?:B\.\s?C\.(?:\s?E\.)?|A\.\s?D\.|C\.\s?E\.)(?!\w))"
    rf"|(?P<spoken>(?=[AaFfHhQqTt\d])(?:{_SPOKEN}))"
    rf"|(?P<low_month>(?=ma)(?:{_LOW_MONTH}))|(?P<low_day>(?=[MTWFSmtwf][aehoru])(?:{_LOW_DAY}))"
    r"|(?P<mark>[^\w \u00a0\u2009\u202f'’])"
    rf"|(?P<word>{_HOUR_WORD}\so['’]clock\b|{_HOUR_SAID}|(?:[Ee]arly|[Ll]atter|[Ll]ater|[Ff]irst|[Ll]ast)[ ]part[ ]of\b|[^\W\d_]\w*(?:(?<=y)(?:"
    r"(?:(?<=ty)-|(?:(?<=\b[Tt]wenty)|(?<=\b[Tt]hirty)|(?<=\b[Ff]orty)|(?<=\b[Ff]ifty)|(?<=\b[Ss]ixty)|(?<=\b[Nn]inety))[ ])"
    r"(?:one|two|three|four|five|six|seven|eight|nine)\b(?!-\w)|(?<=ty)-(?:one|two|three|four|five|six|seven|eight|nine)\b|(?<=\b[Tt]hirty)[- ]first\b"
    r"|(?<=\b[Tt]wenty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)"
    r"|-(?:weekly|monthly|annual|annually|yearly|early|late)\b)?)"
    rf"|(?P<seam_day>\d\d?(?=(?:{_MONTHS}|{_SEAMED}(?=\d))(?:(?:19|20)\d\d)?(?!\w)))|(?P<seam_year>(?:19|20)\d\d(?=[A-Z][a-z]{{2}}))"
    r"|(?P<mixed>\d{1,3}(?:[ ]\d/\d(?![\w/])|[½¼¾⅓⅔](?!\w)))"
    r"|(?P<iso>\d{4}-(?:\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z\b|[+-]\d\d:?\d\d)?)?|W\d\d(?:-[1-7])?|[QH][1-4])(?![\w-]))"
    rf"|(?P<clock>\d\d?(?:[:.]\d\d(?:[:.]\d\d)?)?\s?{_MERIDIEM}|\d\d?:\d\d(?::\d\d)?(?![\w:])|\d\d?\so['’]clock\b"
    r"|[012]\d[0-5]\d\s?(?:hrs|HRS|[hH])\b|(?:(?<=at )|(?<=from )|(?<=by ))[012]?\dh[0-5]\d\b|0\d[0-5]\d\s?hours\b|(?:(?<=at )|(?<=from )|(?<=by ))[012]\d[.:][0-5]\d\s?(?:hrs|hours)\b|(?:(?<=at )|(?<=[Bb]y )|(?<=At ))[012]\d[0-5]\d\s?hours\b|(?:[01]\d|2[0-3])[0-5]\d(?=\s(?:GMT|UTC|HKT|HKST|BST|CET|EST|EDT|PST|PDT)\b))"
    rf"|(?P<ratio>{_DAY_MONTH})"
    r"|(?P<numeric>\d{1,4}(?P<sep>[/.-])\d\d?(?P=sep)\d{1,4}(?![\w/]))"
    r"|(?P<pair>\d{4}(?:[/–-]\d\d(?:\d\d)?|\s[–-]\s\d{4})(?![\w/]))"
    r"|(?P<hours_minutes>\d\d?h[ ]\d\d?m(?:ins?)?\b)"
    r"|(?P<num>\d+(?:,\d{2,3}(?!\d)){0,9}(?:\.\d{1,12})?\w{0,12})"
    r"|(?P<possessive>['’]s\b)"
    r"|(?P<sign>[^\w \u00a0\u2009\u202f]|_)"
)
_Q_TOKEN = lazy_pattern(r"(?:Q[1-4]|[1-4]Q)(?:(?:FY|fy)?(?:\d{4}|\d\d))?|(?:19|20)\d\dQ[1-4]")
_H_TOKEN = lazy_pattern(r"(?:H[12]|[12]H)(?:(?:FY|fy)?(?:\d{4}|\d\d))?|(?:19|20)\d\dH[12]")
_FY_TOKEN = lazy_pattern(r"FY(?:E)?(?P<year>\d{4}|\d\d)?", re.I)
_MONTHS_TOKEN = lazy_pattern(r"[369]M(?:20\d\d)?")
_ORDINAL = lazy_pattern(r"(\d{1,2})(?:st|nd|rd|th)")
LENGTH_TOKEN = lazy_pattern(r"(\d{1,3})(hrs?|h|mins?|yrs?|wks?|mths?)(?:[ ]?(\d\d?)(?:mins?|m)?)?")  # `45min`, `2h30m`, `2h 30m`
_DECADE = lazy_pattern(r"(\d{4}|\d0)s")
_GROUPED = lazy_pattern(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


@lru_cache(maxsize=1)
def words() -> dict[str, tuple[str, str, str]]:
    """The lexicon of dates: word in lower case → (class, value, case)."""
    return {row["word"]: (row["class"], row["value"], row["case"]) for row in lexicon("dates_words")}


def word_class(word: str) -> tuple[str, str]:
    """Class and value of one word; `("other_word", "")` for what no date is made of.

    >>> word_class("October"), word_class("may"), word_class("Q3")
    (('month', '10'), ('other_word', ''), ('qtoken', 'Q3'))
    """
    entry = words().get(word.lower().replace(" ", "-"))
    if entry:
        name, value, case = entry
        if case == "any" or (case == "title" and word[0].isupper()) or (case == "upper" and word.isupper()) or word.islower():
            return (name, value) if case != "title" or word[0].isupper() else ("other_word", "")
        return "other_word", ""
    if not word:
        return "other_word", ""
    first = word[0]
    if first in "QqH" and len(word) > 1:
        if _Q_TOKEN.fullmatch(word.upper()):
            return "qtoken", word
        if _H_TOKEN.fullmatch(word):
            return "htoken", word
    if first in "Ff" and _FY_TOKEN.fullmatch(word):
        return "fy", word
    if word.endswith("clock") or (" " in word and word[-1] in "mM."):
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
    if _MONTHS_TOKEN.fullmatch(token):
        return "mtoken", token
    if LENGTH_TOKEN.fullmatch(token):
        return "ltoken", token
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


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    """The class character of every spelling of every word: small, with a capital, in capitals."""
    table: dict[str, str] = {}
    for word in words():
        for spelling in (word, word.capitalize(), word.title(), word.upper()):
            table[spelling] = CLASSES[word_class(spelling)[0]]
    return table


_BLANK = CLASSES["other_word"]
_SIGNS = {sign: CLASSES[name] for sign, name in _SYMBOLS.items()}
# Words that make no date by themselves; a run of nothing but these between two other words is as good as none.
_SOFT_NAMES = (
    "the of in at to and from between after a comma dot open close dash slash colon apostrophe money percent plus "
    "hash per adj two num word scale vague recent couple ordword early edge same that last past previous next "
    "coming following this current other old now time times incl ended "
)
_SOFT = "".join(CLASSES[name] for name in _SOFT_NAMES.split())
_SHORT_YEAR = f"{CLASSES['apostrophe']}{CLASSES['two']}"  # `'99`
# A run, from its first word on, that holds a word that a date must have.
_RUN = lazy_pattern(
    f"(?<![^{_BLANK}])(?:(?!{_SHORT_YEAR})[{re.escape(_SOFT)}])*+(?:[^{re.escape(_SOFT + _BLANK)}]|{_SHORT_YEAR})[^{_BLANK}]*+"
)


def _kept(row: Words) -> Words:
    """The row without the runs that hold no word that a date must have."""
    kept = Words("")
    classes: list[str] = []
    for run in _RUN.finditer(row.classes):
        first, last = run.span()
        classes.append(_BLANK + run.group())
        kept.starts.append(row.starts[first])
        kept.ends.append(row.starts[first])
        kept.starts += row.starts[first:last]
        kept.ends += row.ends[first:last]
    kept.classes = "".join(classes)
    return kept


def read_words(text: str) -> Words:
    """The words of a text that dates are made of, in order, one scan.

    >>> read_words("It opens on 13 October 2025, they say.").classes
    'xiDMY,'
    """
    table, token_pattern = _spellings(), _token()
    classes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    blank = False  # the last class is that of other words
    for match in token_pattern.finditer(text):
        kind = match.lastgroup or "mark"
        if kind == "word":
            token = match["word"]
            mark = table.get(token, "") or (table.get(token.replace(" ", "-"), "") if " " in token else "")
            if not mark:
                odd = token[0] in "QqHFf" or token.endswith("clock") or " " in token
                if blank and not odd:
                    continue  # another word after another word, as most are
                mark = CLASSES[word_class(token)[0]] if odd else _BLANK
        elif kind == "plain":
            if blank:
                continue
            mark = _BLANK
        elif kind == "mark" or kind == "sign":
            mark = _SIGNS.get(match[kind], _BLANK)
        elif kind == "num":
            mark = CLASSES[number_class(match["num"])[0]]
        elif kind == "pair":
            mark = CLASSES[pair_class(match["pair"])[0]]
        else:
            mark = CLASSES[_KINDS.get(kind, kind)]
        if mark == _BLANK:
            if blank:
                continue
            blank = True
        else:
            blank = False
        classes.append(mark)
        starts.append(match.start())
        ends.append(match.end(kind))
    return _kept(Words("".join(classes), starts, ends))
