"""Does a sentence look ahead or back? The tense of the clause around a date, by the tags of its words or by word lists."""

from __future__ import annotations

import re

from ..spans import Parts, Tokens

WINDOW = 160

_FUTURE = (
    r"will|shall|'ll|’ll|won't|won’t|scheduled|expected|expects?|due|upcoming|"
    r"forthcoming|plans? to|planned|planning|set to|set for|is to|are to|slated|aims? to|"
    r"hopes? to|going to|deadline|anticipate[sd]?|projected|proposed|proposes?|"
    r"arrives in|coming|until|no later than|can be|may be|should be|must be|register by|"
    r"intends? to|to be (?:held|launched|released|published|completed|paid|"
    r"announced|presented|opened|unveiled)|targeted|targeting|register|apply by"
)
_PAST = (
    r"was|were|had|has|have|did|said|held|began|begun|won|made|took|met|led|saw|"
    r"came|went|rose|fell|grew|gave|found|became|died|born|built|sold|bought|left|"
    r"ran|broke|brought|got|hit|kept|lost|paid|put|read|set|shot|spoke|"
    r"told|wrote|shown|drew|drove|flew|sent|spent|stood|struck|since|known|"
    r"(?!need|exceed|proceed|succeed|speed|indeed|embed|expect|schedul|plann|"
    r"anticipat|project|propos|unit|hundr|seed|feed|breed|relat|advanc|limit|bas|"
    r"increas|estimat|combin|target|dedicat|experienc|skill|intend|interest|design)\w{2,}ed"
)
_FUTURE_RE = re.compile(rf"(?i)(?:\b|(?<=\w))(?:{_FUTURE})\b")
_PAST_RE = re.compile(rf"(?i)(?<!\bbe )(?<!\bto )\b(?:{_PAST})\b")
_LIST = re.compile(r"(?:\s|,|and|or|&|/|;|both|then|again|in|on|as|well|to|[-–—]){1,8}")


def listed_with(between: str) -> bool:
    """True where only the joints of a list stand between two dates."""
    return len(between) <= 24 and bool(_LIST.fullmatch(between)) and not re.search(r"[-–—]|\bto\b", between)


def _past(tokens: Tokens, text: str, base: int) -> list[int]:
    """Where verbs in the past stand, as offsets into `text`, which starts at `base`."""
    if not tokens.tags:
        return [m.start() for m in _PAST_RE.finditer(text)]
    found: list[int] = []
    within = tokens.between(base, base + len(text))
    for i in within:
        if tokens.tags[i] == "VBD" or (
            tokens.tags[i] == "VBN" and any(tokens.tags[j] in ("VBD", "VBZ", "VBP") for j in range(max(within.start, i - 3), i))
        ):
            found.append(tokens.starts[i] - base)
    return [
        at
        for at in found
        if not re.match(
            r"(?:scheduled|expected|due|planned|projected|proposed|slated|set|anticipated|targeted)\b", text[at : at + 12]
        )
    ]


def lean_of(parts: Parts, tokens: Tokens, start: int, end: int) -> int:
    """1 where the clause around a date looks ahead, -1 where it looks back, 0 where nothing shows.

    The nearest sign before the date counts; where there is none, the first after it.
    """
    sentence = parts.sentence_at(start)
    low, high = (sentence.start, sentence.end) if sentence else (start - WINDOW, end + WINDOW)
    base = max(low, start - WINDOW, 0)
    before = parts.text[base:start]
    after = parts.text[end : min(high, end + WINDOW)]
    signs = [(m.start(), 1) for m in _FUTURE_RE.finditer(before)] + [(at, -1) for at in _past(tokens, before, base)]
    if signs:
        return max(signs)[1]
    signs = [(m.start(), -1) for m in _FUTURE_RE.finditer(after)]
    signs += [(at, 1) for at in _past(tokens, after, end) if not after.startswith("said", at)]
    return -min(signs)[1] if signs else 0
