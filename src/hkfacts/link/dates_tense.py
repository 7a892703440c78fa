"""Does a sentence look ahead or back? The tense of the clause around a date, by the tags of its words or by word lists."""

from __future__ import annotations

import re

from ..spans import Parts, Tokens

WINDOW = 160

_FUTURE = frozenset(
    (
        "will shall 'll ’ll won't won’t scheduled expected expect expects due upcoming forthcoming planned "
        "planning slated deadline anticipate anticipates anticipated projected proposed propose proposes "
        "coming until targeted targeting register opens begins starts premieres airs expires would"
    ).split()
)
# Two words that look ahead; `to be` needs its participle, which is what else would be a verb in the past.
_FUTURE_PAIRS = frozenset(
    (
        "is on|are on|takes effect|take effect|comes into|come into|goes into|go into|goes on|go on|plan to|plans to|set to|set for|is to|are to|aim to|aims to|hope to|hopes to|going to|can be|may be|"
        "should be|must be|to be|arrives in|later than|moved to|postponed to|rescheduled to|rescheduled for|delayed to|adjourned to|put off|deferred to|go to|goes to|intend to|intends to|apply by"
    ).split("|")
)
# `is opening on 3 May` looks ahead; these go with any time.
_NO_VERB = frozenset(
    "being having during bring king thing something nothing including following according seeking celebrating".split()
)
_PAST = frozenset(
    (
        "was were had has have did said held began begun won made took met led saw came went rose fell grew "
        "gave found became died born built sold bought left ran broke brought got hit kept lost paid put read "
        "set shot spoke told wrote shown drew drove flew sent spent stood struck since known"
    ).split()
)
_NO_PAST = re.compile(
    r"(?:need|exceed|proceed|succeed|speed|indeed|embed|expect|schedul|pla"
    r"nn|anticipat|project|propos|unit|hundr|seed|feed|breed|relat|advanc|"
    r"limit|bas|increas|estimat|combin|target|dedicat|experienc|skill|intend|interest|design)"
)
_WORD = re.compile(r"['’]?[A-Za-z]+(?:['’][a-z]+)?")
_LIST = re.compile(r"(?:\s|,|and|or|&|/|;|both|then|again|in|on|as|well|to|[-–—]){1,8}")


def listed_with(between: str) -> bool:
    """True where only the joints of a list stand between two dates."""
    return len(between) <= 24 and bool(_LIST.fullmatch(between)) and not re.search(r"[-–—]|\bto\b", between)


def _is_past(word: str, before: str) -> bool:
    """True for a verb in the past by its form, where `be` or `to` does not stand before it."""
    if before in ("be", "to"):
        return False
    return word in _PAST or (len(word) > 3 and word.endswith("ed") and not _NO_PAST.match(word))


def _tagged_past(tokens: Tokens, text: str, base: int) -> list[int]:
    """Where tagged verbs in the past stand, as offsets into `text`, which starts at `base`."""
    found: list[int] = []
    within = tokens.between(base, base + len(text))
    for i in within:
        tag = tokens.tags[i]
        helped = tag == "VBN" and any(tokens.tags[j] in ("VBD", "VBZ", "VBP") for j in range(max(within.start, i - 3), i))
        at = tokens.starts[i] - base
        if (
            (tag == "VBD" or helped)
            and not text.startswith("followed by", at)
            and text[at : tokens.ends[i] - base].lower() not in _FUTURE | {"set"}
        ):
            found.append(at)
    return found


def _signs(text: str, tokens: Tokens, base: int) -> list[tuple[int, int]]:
    """Where the text looks ahead (1) or back (-1), in order of place."""
    signs: list[tuple[int, int]] = []
    before = ""
    for match in _WORD.finditer(text):
        word = match.group().lower()
        pair = f"{before} {word}"
        going = before in ("is", "are", "am") and word.endswith("ing") and word not in _NO_VERB
        if going or word in _FUTURE or word.endswith(("'ll", "’ll")) or pair in _FUTURE_PAIRS:
            signs.append((match.start(), 1))
        elif not tokens.tags and _is_past(word, before) and not text.startswith("followed by", match.start()):
            signs.append((match.start(), -1))
        before = word
    if tokens.tags:
        signs += [(at, -1) for at in _tagged_past(tokens, text, base)]
        signs.sort()
    return signs


def _untagged_signs(text: str) -> list[tuple[int, int]]:
    """The same by the forms of the words alone, where the tags show nothing."""
    return _signs(text, Tokens(), 0)


def lean_of(parts: Parts, tokens: Tokens, start: int, end: int) -> int:
    """1 where the clause around a date looks ahead, -1 where it looks back, 0 where nothing shows.

    The nearest sign before the date counts; where there is none, the first after it.
    """
    sentence = parts.sentence_at(start)
    low, high = (sentence.start, sentence.end) if sentence else (start - WINDOW, end + WINDOW)
    base = max(low, start - WINDOW, 0)
    signs = _signs(parts.text[base:start], tokens, base)
    if signs:
        return signs[-1][1]
    after = parts.text[end : min(high, end + WINDOW)]
    seen = [sign for at, sign in _signs(after, tokens, end) if not after.startswith("said", at)]
    if not seen and tokens.tags:
        seen = [sign for _, sign in _untagged_signs(parts.text[base:start])[-1:]] or [sign for _, sign in _untagged_signs(after)]
    return seen[0] if seen else 0
