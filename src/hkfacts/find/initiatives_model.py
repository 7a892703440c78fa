"""What the trained pipeline proposes as initiatives, with its edges set right."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ..grammar.initiatives import heads, phrases, words
from ..rulebook import Rulebook
from ..spans import Found, Parts, Trace
from .initiatives_cues import Signs, signs
from .initiatives_runs import Labels

_FIRST = re.compile(r"(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts|[Tt]heir|[Tt]his|[Aa]nnual) |[“”\"‘’' ]+")
_BROUGHT_OUT = re.compile(r"launch|unveil|introduc|roll|debut|releas")
_COINED = re.compile(r"[a-z][A-Z]|@|\w\+\w|[A-Z]{5}|20\d\d")
_CODE = re.compile(r"[A-Z][A-Z&/.]{0,4}|[A-Z]{2,5}[ -]?[\d:.-]{1,12}")
_PLACING = frozenset(("at", "for", "since", "after", "following", "through", "via"))  # a venue, a reason or a firm can follow too
_NAMING = frozenset(
    ("called", "named", "titled", "entitled", "dubbed", "known as")
)  # books, slogans and people are called so too
_COMPLETE = re.compile(
    r"[,.;:)’”\"™®]|$| (?:in|on|at|for|to|with|as|by|from|today|this|is|was|will|has|which|that|an?|the|[-–(])(?: |\w|$)"
)
ALONE = "neither a head noun nor a sign beside it"
_LAST = re.compile(r"(?:[’']s|[“”\"‘’' ,.;:]+)$")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without article, quotation marks and a possessive at its end."""
    while (match := _FIRST.match(text, start, end)) is not None and match.end() < end:
        start = match.end()
    tail = _LAST.search(text[start:end])
    return start, end - len(tail.group()) if tail else end


_LISTED = re.compile(r"[”\"]?,? (?:and |or |as well as |alongside )?(?:the )?[“\"]?")


def from_model(parts: Parts, labels: Labels, book: Rulebook, trace: Trace | None, known: Sequence[Found] = ()) -> Iterator[Found]:
    """Spans of the labels INITIATIVE, and of PRODUCT where the text launches it; `known` are names that others found."""
    starts, ends = {f.start for f in known}, sorted(f.end for f in known)
    for first, last, label in labels.spans:
        if label not in ("INITIATIVE", "PRODUCT"):
            continue
        start, end = trimmed(parts.text, first, last)
        name = parts.text[start:end]
        sentence = parts.sentence_at(start)
        said = signs(parts.text, start, end, sentence.start if sentence else start, sentence.end if sentence else end)
        after = parts.text[end : end + 12]
        reason = _refusal(name, said, labels) or (_unlaunched(said, after) if label == "PRODUCT" else _unsupported(name, said))
        if reason == ALONE and _in_list(parts.text, start, end, starts, ends):
            reason = ""
        if parts.text[start - 1 : start] in ("“", '"') and after[:1] not in ("”", '"', ",", "."):
            reason = "a part of a quoted title"
        if reason:
            if trace is not None:
                trace.refuse("initiative", start, end, "initiative.model", reason)
            continue
        kind = type_by_words(name, "platform" if label == "PRODUCT" else "event")
        rule = "initiative.model-product" if label == "PRODUCT" else "initiative.model"
        yield Found("initiative", start, end, rule, {"type": kind, "form": "name", "acronym": said.acronym})


def _in_list(text: str, start: int, end: int, starts: set[int], ends: list[int]) -> bool:
    """True where the name stands in one list with a name that is known."""
    i = bisect_right(ends, start) - 1
    if i >= 0 and start - ends[i] < 20 and _LISTED.fullmatch(text, ends[i], start):
        return True
    match = _LISTED.match(text, end)
    return match is not None and match.end() in starts


def type_by_words(name: str, otherwise: str) -> str:
    """The type that the words of a name give, from the last one back; another where none does."""
    for word in reversed(name.lower().split()):
        head = heads().get(word.strip("()“”’'"))
        if head is not None:
            return head.type
    return otherwise


def _unlaunched(said: Signs, after: str) -> str:
    return "" if _BROUGHT_OUT.match(said.before) and _COMPLETE.match(after) else "a product that the text does not bring out"


def _unsupported(name: str, said: Signs) -> str:
    """Why the label alone is not enough: one without a head noun is launched, held or joined there.

    Quotation marks, an acronym and a naming word stand beside terms, slogans and titles as often, so they are no sign here.
    """
    head = heads().get(name.lower().split()[-1].strip("()“”’'"))
    if head is not None:
        return "" if head.weight or said.building else "the name of a body or place"
    led_in = bool(said.before) and said.before not in _PLACING and said.before not in _NAMING
    return "" if led_in or said.after or (said.owned and _COINED.search(name)) else ALONE


def _refusal(name: str, said: Signs, labels: Labels) -> str:
    lower = name.lower()
    if len(lower) < 2 or not any(c.isupper() for c in name):
        return "no capital in it"
    last = name.split()[-1]
    if last.islower() or lower.split()[-1] in words("org_tail") or lower in labels.bodies:
        return "a common noun or an organisation"
    if _CODE.fullmatch(name) or (said.actor and not said.launch):
        return "a code, an acronym by itself or an organisation that acts"
    if phrases("boiler").search(lower) or phrases("standing_body").search(lower):
        return "legal boilerplate or a standing term"
    if lower in heads() and lower not in ("budget", "policy address"):
        return "nothing but a head noun"
    return ""
