"""Does a sentence look ahead or back? The tense of the clause around a date, by the tags of its words or by word lists."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from hkfacts.patterns import lazy_pattern

from ..spans import Parts, Tokens

WINDOW = 160

_FUTURE = frozenset(
    (
        "will shall should 'll ’ll won't won’t scheduled expected expect expects due upcoming forthcoming planned "
        "planning slated deadline anticipate anticipates anticipated projected proposed propose proposes "
        "coming until targeted targeting register opens begins starts premieres airs expires would"
    ).split()
)
# Two words that look ahead; `to be` needs its participle, which is what else would be a verb in the past.
_FUTURE_PAIRS = frozenset(
    (
        "is on|are on|takes place|take place|takes effect|take effect|comes into|come into|goes into|go into|goes on|go on|plan to|plans to|set to|set for|is to|are to|aim to|aims to|hope to|hopes to|going to|can be|may be|"
        "should be|must be|to be|arrives in|later than|on or before|moved to|postponed to|rescheduled to|rescheduled for|delayed to|adjourned to|put off|deferred to|go to|goes to|intend to|intends to|apply by|"
        "are required|is required|are requested|is requested|are invited|is invited|are advised|is advised|are reminded|are urged|is urged"
    ).split("|")
)
# What looks ahead as a participle and back as the verb of its clause: `the proposed levy`, `the Bureau proposed a levy`.
_EITHER = frozenset("proposed anticipated projected targeted set".split())
_AHEAD_BEHIND = ("to", "for")  # `set to open`
_SET = frozenset("aside up out off a an the its".split())
_BE = (" be ", " is ", " are ", " being ", " to ")
# What is told of a thing that is there when it stands as a participle before its date: `the law passed in March will apply to all`.
_DONE = frozenset(
    "passed introduced launched announced published released unveiled approved enacted signed established founded completed elected appointed adopted "
    "gazetted tabled issued reported acquired formed endorsed promulgated inaugurated commissioned concluded granted unearthed discovered "
    "started commenced opened closed ended finished resumed arrived".split()
)
_NOT_DONE_BEFORE = frozenset("be is are to being get gets when once if".split())
_TIED = lazy_pattern(r"(?<![\w’'-])(?P<verb>[a-z]{3,14}) (?:in|on|during) (?:early |mid-|late )?$")
_MOVED = frozenset(
    "scheduled planned due slated postponed rescheduled fixed booked timed set".split()
)  # what they name may lie ahead
_DATE_BEHIND = lazy_pattern(r" (?:in|on|during|last|this) (?:early |mid-|late )?(?=[A-Z0-9])")
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
_NO_PAST = lazy_pattern(
    r"(?:need|exceed|proceed|succeed|speed|indeed|embed|expect|schedul|pla"
    r"nn|anticipat|project|propos|unit|hundr|seed|feed|breed|relat|advanc|"
    r"limit|bas|increas|estimat|combin|target|dedicat|experienc|skill|intend|interest|design)"
)
_WORD = lazy_pattern(r"['’]?[A-Za-z]+(?:['’][a-z]+)?")
_LIST = lazy_pattern(r"(?:\s|,|and|or|&|/|;|both|then|again|in|on|as|well|to|[-–—]){1,8}")


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
        helped = tag == "VBN" and any(
            tokens.tags[j] in ("VBD", "VBZ", "VBP")
            and text[tokens.starts[j] - base : tokens.ends[j] - base].lower() not in ("is", "are")
            for j in range(max(within.start, i - 3), i)
        )  # `is closed from 3 May` tells no time
        at = tokens.starts[i] - base
        word = text[at : tokens.ends[i] - base].lower()
        if _finite(tokens, text, base, i) or (
            (tag == "VBD" or helped) and not text.startswith("followed by", at) and word not in _FUTURE | {"set"}
        ):
            found.append(at)
        elif tag == "VBN" and word in _DONE and _DATE_BEHIND.match(text, tokens.ends[i] - base):
            before = text[tokens.starts[i - 1] - base : tokens.ends[i - 1] - base].lower() if i > within.start else ""
            if before not in _NOT_DONE_BEFORE:
                found.append(at)
    return found


def _finite(tokens: Tokens, text: str, base: int, i: int) -> bool:
    """True of a word that looks ahead as a participle where it is the verb of its clause: `the Bureau proposed a levy`."""
    word, behind = (
        text[tokens.starts[n] - base : tokens.ends[n] - base].lower() if 0 <= n < len(tokens.tags) else "" for n in (i, i + 1)
    )
    if word not in _EITHER or behind in _AHEAD_BEHIND:
        return False
    return tokens.tags[i] == "VBD" or (word == "set" and behind in _SET and not text.endswith(_BE, 0, tokens.starts[i] - base))


def _signs(text: str, tokens: Tokens, base: int) -> list[tuple[int, int]]:
    """Where a text, which starts at `base` of the view, looks ahead (1) or back (-1), in order of place."""
    signs: list[tuple[int, int]] = []
    before = ""
    finite = {tokens.starts[i] - base for i in tokens.between(base, base + len(text)) if _finite(tokens, text, base, i)}
    for match in _WORD.finditer(text):
        word = match.group().lower()
        pair = f"{before} {word}"
        going = before in ("is", "are", "am") and word.endswith("ing") and word not in _NO_VERB
        if match.start() in finite:
            pass
        elif going or word in _FUTURE or word.endswith(("'ll", "’ll")) or pair in _FUTURE_PAIRS:
            signs.append((match.start(), 1))
        elif not tokens.tags and _is_past(word, before) and not text.startswith("followed by", match.start()):
            signs.append((match.start(), -1))
        before = word
    if tokens.tags:
        signs += [(at, -1) for at in _tagged_past(tokens, text, base)]
        signs.sort()
    return signs


Signs = tuple[list[int], list[int]]  # places, and what stands there: 1 looks ahead, -1 back

# What is reported of a time is reported after it, also where the sentence looks ahead: `will publish its results for Q2`.
_REPORTS = r"(?:results?|reports?|earnings|accounts|figures|filings?|statements?|numbers)"
_REPORT_OF = lazy_pattern(rf"(?i)\b{_REPORTS} (?:for|of|from) (?:the |its |our |their )?$")
_OUTLOOK = lazy_pattern(
    r"(?i)\b(?:guidance|outlook|forecasts?|expectations?|estimates?|targets?|projections?|budget(?:ed)?|plan(?:ned|s)?|pre-?orders?)\b"
)
_REPORT_BEHIND = lazy_pattern(rf"(?i)(?:[’']s)? (?:[a-z][\w-]{{1,15}} ){{0,2}}{_REPORTS}\b")


@dataclass(slots=True)
class Tense:
    """Where the sentences of a release look ahead or back; each sentence is read once, when a date in it asks."""

    parts: Parts
    tokens: Tokens
    read: dict[tuple[int, int, bool], Signs] = field(default_factory=dict)

    def lean(self, start: int, end: int) -> int:
        """1 where the clause around a date looks ahead, -1 where it looks back, 0 where nothing shows.

        The nearest sign before the date counts; where there is none, the first after it.
        """
        sentence = self.parts.sentence_at(start)
        low, high = (sentence.start, sentence.end) if sentence else (start - WINDOW, end + WINDOW)
        low, high = max(low, 0), min(high, len(self.parts.text))
        before, after = self._beside(low, high, start, end, tagged=True)
        if before:
            return before[-1]
        if not after and self.tokens.tags:
            before, after = self._beside(low, high, start, end, tagged=False)
            return before[-1] if before else after[0] if after else 0
        return after[0] if after else 0

    def surely_past(self, start: int) -> bool:
        """True where a verb in the past stands right before a date and its preposition: `was built in January`."""
        tied = _TIED.search(self.parts.text, max(0, start - 40), start)
        if tied is None or tied["verb"].lower() in _FUTURE or tied["verb"].lower() in _MOVED:
            return False
        at = tied.start("verb")
        low = max(0, at - 40)
        return at in {low + n for n in _tagged_past(self.tokens, self.parts.text[low:start], low)}

    def of_quarter(self, start: int, end: int) -> int:
        """The same for a quarter or half, which takes the nearest save where the sentence looks ahead (and not to a report of it), or back from a time to come."""
        text = self.parts.text
        if _REPORT_OF.search(text, max(0, start - 40), start) or _REPORT_BEHIND.match(text, end):
            return 0
        return max(self.lean(start, end), 0)

    def outlook(self, start: int) -> bool:
        """True where the sentence speaks of what is expected, whatever its tense: `guidance for Q4 was left unchanged`."""
        sentence = self.parts.sentence_at(start)
        low, high = (sentence.start, sentence.end) if sentence else (max(0, start - WINDOW), start + WINDOW)
        return _OUTLOOK.search(self.parts.text, max(low, start - WINDOW), min(high, start + WINDOW)) is not None

    def _beside(self, low: int, high: int, start: int, end: int, *, tagged: bool) -> tuple[list[int], list[int]]:
        """Signs of a stretch before and after a date in it, those within reach."""
        key = (low, high, tagged)
        if key not in self.read:
            signs = _signs(self.parts.text[low:high], self.tokens if tagged else Tokens(), low)
            self.read[key] = [low + at for at, _ in signs], [sign for _, sign in signs]
        places, signs_ = self.read[key]
        first, last = bisect_left(places, start - WINDOW), bisect_left(places, start)
        behind, final = bisect_left(places, end), bisect_left(places, end + WINDOW)
        said = [i for i in range(behind, final) if places[i] == end + 1 or not self.parts.text.startswith("said", places[i])]
        return signs_[first:last], [signs_[i] for i in (said if tagged else range(behind, final))]
