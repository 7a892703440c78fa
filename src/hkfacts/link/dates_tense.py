"""Does a sentence look ahead or back? The tense of the clause around a date, read from a few closed classes of words."""

from __future__ import annotations

import re

from ..spans import Parts

WINDOW = 160

_FUTURE = (
    r"will|shall|'ll|’ll|scheduled|expected|expects?|due|upcoming|forthcoming|plans? to|planned|planning|set to|to be (?:held|launched|released|published|"
    r"completed|paid|announced|held)|is to|are to|set for|slated|aims? to|hopes? to|going to|deadline|anticipate[sd]?|opening on|returns|arrives in|coming|until|"
    r"no later than|can be|may be|should be|must be|register by|intends? to"
)
_PAST = (
    r"was|were|had|has|have|did|said|held|began|begun|won|made|took|met|led|saw|came|went|rose|fell|grew|gave|found|became|died|born|built|sold|bought|left|"
    r"ran|broke|brought|got|hit|kept|lost|paid|put|read|set|shot|spoke|told|wrote|shown|drew|drove|flew|sent|spent|stood|struck|since|known|"
    r"(?!need|exceed|proceed|succeed|speed|indeed|embed|expect|schedul|plann|anticipat|unit|hundr|seed|feed|breed|relat|advanc|limit|bas)\w{2,}ed"
)
_FUTURE_RE = re.compile(rf"(?i)(?:\b|(?<=\w))(?:{_FUTURE})\b")
_PAST_RE = re.compile(rf"(?i)(?<!\bbe )(?<!\bto )\b(?:{_PAST})\b")
_LIST = re.compile(r"(?:\s|,|and|or|&|/|;|both|then|again|in|on|as|well|to|[-–—]){1,8}")


def listed_with(between: str) -> bool:
    """True where only the joints of a list stand between two dates."""
    return len(between) <= 24 and bool(_LIST.fullmatch(between)) and not re.search(r"[-–—]|\bto\b", between)


def lean_of(parts: Parts, start: int, end: int) -> int:
    """1 where the clause around a date looks ahead, -1 where it looks back, 0 where nothing shows.

    The nearest sign before the date counts; where there is none, the first after it.
    """
    sentence = parts.sentence_at(start)
    low, high = (sentence.start, sentence.end) if sentence else (start - WINDOW, end + WINDOW)
    before = parts.text[max(low, start - WINDOW, 0) : start]
    after = parts.text[end : min(high, end + WINDOW)]
    signs = [(m.start(), 1) for m in _FUTURE_RE.finditer(before)] + [(m.start(), -1) for m in _PAST_RE.finditer(before)]
    if signs:
        return max(signs)[1]
    signs = [(m.start(), -1) for m in _FUTURE_RE.finditer(after)] + [(m.start(), 1) for m in _PAST_RE.finditer(after) if m[0] != "said"]
    return -min(signs)[1] if signs else 0
