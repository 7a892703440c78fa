"""What the clause around an initiative says of it: stage, owner, and the dates and figures that stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..grammar.initiatives import pieces, stages
from ..spans import Parts

_UPPER = "A-ZÀ-ÖØ-Þ"
_NAME = rf"(?:[{_UPPER}]|[a-z]{{1,2}}[{_UPPER}])[\w&@.’'-]*(?: (?:(?:of|for|and|the|&|de) ){{0,2}}[{_UPPER}][\w&@.’'-]*){{0,8}}"
_GAP = r"(?:[\w’'&@-]+ ){0,6}[“\"‘]?$"
_LONG_GAP = r"(?:[\w’'&@-]+,? ){0,10}[“\"‘]?$"
_BEHIND = r"^[”\"’]?(?: \([^()\n]{1,40}\))?,? ?(?:which |that )?"
_STAGES_BEFORE = tuple((s, re.compile(rf"\b(?:{pieces(f'before:{s}')}) {_GAP}", re.IGNORECASE)) for s in stages())
_STAGES_AFTER = tuple(
    (s, re.compile(rf"{_BEHIND}(?:{pieces(f'after:{s}')})\b", re.IGNORECASE)) for s in stages() if pieces(f"after:{s}")
)
_POSSESSED = re.compile(rf"(?:\b[Tt]he )?(?P<owner>{_NAME}|\bgovernment)[’'](?:s )?(?: )?(?:[a-z0-9-]+ ){{0,4}}[“\"‘]?$")
_RUN_BY = re.compile(rf"{_BEHIND}(?:is |was |will be |has been |jointly )?(?:{pieces('run_by')}) by (?:the )?(?P<owner>{_NAME})")
_SUBJECT = re.compile(
    rf"(?:^|, |; |[.:] |\band |\bthat )(?:[Tt]he )?(?P<owner>{_NAME})(?: \([^()\n]{{1,30}}\))?(?:, [^,\n]{{3,80}},)? "
    r"(?:(?:has|have|will|also|today|is|are|recently|officially|soon|proudly|successfully|jointly|earlier|this|year) ){0,4}"
    rf"(?:{pieces('runs')}) {_LONG_GAP}"
)
_NO_OWNER = re.compile(
    r"^(?:This|That|It|We|He|She|They|Our|Its|Their|I|You|Who|In|At|On|Under|Today|Yesterday|Last|Next|Year|Week|Photo|Day|"
    r"Introducing|Celebrates|Announcing|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
WINDOW = 240
MOST_ASKED = 5  # mentions; what the first ones do not tell, later ones rarely do


def _around(start: int, end: int, parts: Parts) -> tuple[str, str]:
    sentence = parts.sentence_at(start)
    first, last = (sentence.start, sentence.end) if sentence is not None else (start, end)
    return parts.text[max(first, start - WINDOW) : start], parts.text[end : min(last, end + WINDOW)]


def stage_of(places: Sequence[tuple[int, int]], parts: Parts) -> str | None:
    """The stage that the first telling mention gives, or None."""
    for start, end in places[:MOST_ASKED]:
        before, after = _around(start, end, parts)
        for stage, pattern in _STAGES_AFTER:
            if pattern.search(after):
                return stage
        for stage, pattern in _STAGES_BEFORE:
            if pattern.search(before):
                return stage
    return None


def owner_of(places: Sequence[tuple[int, int]], parts: Parts) -> str | None:
    """Who runs or announces it, where a clause says so."""
    for start, end in places[:MOST_ASKED]:
        before, after = _around(start, end, parts)
        for match in (_RUN_BY.search(after), _POSSESSED.search(before), _SUBJECT.search(before)):
            if match is not None and not _NO_OWNER.match(match["owner"]):
                owner = match["owner"].removesuffix("’s").removesuffix("'s").rstrip(".’'")
                return owner.removeprefix("The ")
    return None


def tied(places: Sequence[tuple[int, int]], parts: Parts, facts: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The facts in the same clause as a mention: in its sentence, with no semicolon or other mention nearer between."""
    out: set[tuple[int, int]] = set()
    ordered = sorted(facts)
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
