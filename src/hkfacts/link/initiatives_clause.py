"""What the clause around an initiative says of it: stage, and the dates and figures that stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import pieces, stages
from ..spans import Parts

# What is joined, entered or praised is not what the verb before it launches: words of taking part end its reach.
APART = (
    r"(?!(?:at|with|from|during|amid|alongside|participat\w*|inclusion|includ(?:ed|es)|appearance|presence|presentation|status|success|results?|add(?:ed|ition)|"
    r"join(?:s|ed|ing)?|attend\w*|exhibit(?:s|ed|ing)|sponsor\w*|speak\w*|select(?:ed|ion)|finalists?|winners?|recipients?|nomin\w*|return|award(?:ed)?"
    r")\b)"
)
# Right before the name a sum may stand: `the establishment of a $10 billion Harbour Fund`.
_SUM = r"(?:an? [A-Z]{0,3}[$€£¥]\d[\d,.]{0,14}(?:-| )(?:[mb]illion )?)?"
_GAP = rf"(?:{APART}[\w’'&@-]+ ){{0,6}}{_SUM}[“\"‘]?$"
BEHIND = r"^[”\"’]?(?: \([^()\n]{1,40}\))?,? ?(?:which |that )?"
_STAGES_BEFORE = tuple((s, lazy_pattern(rf"\b(?:{pieces(f'before:{s}')}) {_GAP}", re.IGNORECASE)) for s in stages())
_STAGES_AFTER = tuple(
    (s, lazy_pattern(rf"{BEHIND}(?:{pieces(f'after:{s}')})\b", re.IGNORECASE)) for s in stages() if pieces(f"after:{s}")
)
WINDOW = 240
MOST_ASKED = 5  # mentions; what the first ones do not tell, later ones rarely do


def around(start: int, end: int, parts: Parts) -> tuple[str, str]:
    """What stands before and behind a place in its sentence."""
    sentence = parts.sentence_at(start)
    first, last = (sentence.start, sentence.end) if sentence is not None else (start, end)
    return parts.text[max(first, start - WINDOW) : start], parts.text[end : min(last, end + WINDOW)]


def stage_of(places: Sequence[tuple[int, int]], parts: Parts) -> str | None:
    """The stage that the first telling mention gives, or None."""
    for start, end in places[:MOST_ASKED]:
        before, after = around(start, end, parts)
        for stage, pattern in _STAGES_AFTER:
            if pattern.search(after):
                return stage
        for stage, pattern in _STAGES_BEFORE:
            if pattern.search(before):
                return stage
    return None


def tied(places: Sequence[tuple[int, int]], parts: Parts, ordered: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The facts, given in order of place, in the same clause as a mention: in its sentence, with no semicolon between and not far off."""
    out: set[tuple[int, int]] = set()
    for start, end in places:
        sentence = parts.sentence_at(start)
        if sentence is None:
            continue
        i = bisect_left(ordered, (sentence.start, 0))
        while i < len(ordered) and ordered[i][0] < sentence.end:
            first, last = ordered[i]
            between = parts.text[min(end, last) : max(start, first)]
            if ";" not in between and len(between) < WINDOW:
                out.add(ordered[i])
            i += 1
    return tuple(sorted(out))
