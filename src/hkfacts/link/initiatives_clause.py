"""What the clause around an initiative says of it: stage, owner, and the dates and figures that stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..grammar.initiatives import pieces, stages, words
from ..spans import Parts

_UPPER = "A-ZÀ-ÖØ-Þ"
_NAME = rf"(?:[{_UPPER}]|[a-z]{{1,2}}[{_UPPER}])[\w&@.’'-]*(?: (?:(?:of|for|and|the|&|de) ){{0,2}}[{_UPPER}][\w&@.’'-]*){{0,8}}"
# What is joined, entered or praised is not what the verb before it launches: words of taking part end its reach.
_APART = (
    r"(?!(?:at|with|from|participat\w*|inclusion|includ(?:ed|es)|appearance|presence|presentation|status|success|results?|add(?:ed|ition)|"
    r"join(?:s|ed|ing)?|attend\w*|exhibit(?:s|ed|ing)|sponsor\w*|speak\w*|select(?:ed|ion)|finalists?|winners?|recipients?|nomin\w*|return|award(?:ed)?"
    r")\b)"
)
_GAP = rf"(?:{_APART}[\w’'&@-]+ ){{0,6}}[“\"‘]?$"
_LONG_GAP = rf"(?:{_APART}[\w’'&@-]+,? ){{0,10}}[“\"‘]?$"
_BEHIND = r"^[”\"’]?(?: \([^()\n]{1,40}\))?,? ?(?:which |that )?"
_STAGES_BEFORE = tuple((s, re.compile(rf"\b(?:{pieces(f'before:{s}')}) {_GAP}", re.IGNORECASE)) for s in stages())
_STAGES_AFTER = tuple(
    (s, re.compile(rf"{_BEHIND}(?:{pieces(f'after:{s}')})\b", re.IGNORECASE)) for s in stages() if pieces(f"after:{s}")
)
_POSSESSED = re.compile(
    rf"(?:\b[Tt]he )?(?P<owner>{_NAME}|\bgovernment)[’'](?:s )?(?: )?(?:(?!(?:at|in|with|for|to|on|of|and)\b)[a-z0-9-]+ ){{0,4}}[“\"‘]?$"
)
_RUN_BY = re.compile(rf"{_BEHIND}(?:is |was |will be |has been |jointly )?(?:{pieces('run_by')}) by (?:the )?(?P<owner>{_NAME})")
_SUBJECT = re.compile(
    rf"(?:^|, |; |[.:] |\band |\bthat )(?:[Tt]he )?(?P<owner>{_NAME})(?:,? (?:Inc|LLC|Ltd|Limited|Corp|P\.?C|PLC)\b\.?,?)?(?: \([^()\n]{{1,30}}\))?(?:, [^,\n]{{3,80}},)? "
    r"(?:(?:has|have|will|also|today|is|are|recently|officially|soon|proudly|successfully|jointly|earlier|this|year) ){0,4}"
    rf"(?:{pieces('runs')}) {_LONG_GAP}"
)
_NO_OWNER = re.compile(
    r"^(?:This|That|It|We|He|She|They|Our|Its|Their|I|You|Who|In|At|On|Under|Today|Yesterday|Last|Next|Year|Week|Photo|Day|"
    r"Introducing|Celebrates|Announcing|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_PASSIVE = re.compile(r" (?:is|are|was|were|be) (?:\w+ )?(?:held|set up|built|run|\w+ed) ")
_GENERIC = frozenset(
    "the company corporation fund group firm organisation organization association foundation summit fair expo conference festival forum event"
    " commissioner your tomorrow today llc inc ltd limited corp p.c plc incorporated university agency department ministry bureau council".split()
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
        subject = _SUBJECT.search(before)
        if subject is not None and _PASSIVE.search(subject.group()):
            subject = None
        for match in (_RUN_BY.search(after), _POSSESSED.search(before), subject):
            if match is not None and not _NO_OWNER.match(match["owner"]):
                owner = _cleaned(match["owner"])
                if len(owner) > 1 and owner.lower() not in _GENERIC:
                    return owner
    return None


def _cleaned(owner: str) -> str:
    """An owner as printed, without the words that open the sentence before it, and without a possessive."""
    keys = owner.removesuffix("’s").removesuffix("'s").rstrip(".’'").split(" ")
    while len(keys) > 1 and keys[0].lower() in words("opener"):
        keys = keys[1:]
    return " ".join(keys)


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
