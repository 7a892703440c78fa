"""What the trained pipeline proposes as initiatives, with its edges set right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..grammar.initiatives import heads, phrases
from ..rulebook import Rulebook
from ..spans import Found, Parts, Trace
from .initiatives_cues import signs
from .initiatives_runs import Labels

_FIRST = re.compile(r"(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts|[Tt]heir|[Tt]his|[Aa]nnual) |[“”\"‘’' ]+")
_BROUGHT_OUT = re.compile(r"launch|unveil|introduc|roll|debut|releas")
_LAST = re.compile(r"(?:[’']s|[“”\"‘’' ,.;:]+)$")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without article, quotation marks and a possessive at its end."""
    while (match := _FIRST.match(text, start, end)) is not None and match.end() < end:
        start = match.end()
    tail = _LAST.search(text[start:end])
    return start, end - len(tail.group()) if tail else end


def from_model(parts: Parts, labels: Labels, book: Rulebook, trace: Trace | None) -> Iterator[Found]:
    """Spans of the labels INITIATIVE, and of PRODUCT where the text launches it."""
    for first, last, label in labels.spans:
        if label not in ("INITIATIVE", "PRODUCT"):
            continue
        start, end = trimmed(parts.text, first, last)
        name = parts.text[start:end]
        reason = _refusal(name)
        if reason:
            if trace is not None:
                trace.refuse("initiative", start, end, "initiative.model", reason)
            continue
        sentence = parts.sentence_at(start)
        said = signs(parts.text, start, end, sentence.start if sentence else start, sentence.end if sentence else end)
        if label == "PRODUCT" and not (_BROUGHT_OUT.match(said.before) and any(c.isupper() for c in name)):
            continue
        kind = type_by_words(name, "platform" if label == "PRODUCT" else "event")
        rule = "initiative.model-product" if label == "PRODUCT" else "initiative.model"
        yield Found("initiative", start, end, rule, {"type": kind, "form": "name", "acronym": said.acronym})


def type_by_words(name: str, otherwise: str) -> str:
    """The type that the words of a name give, from the last one back; another where none does."""
    for word in reversed(name.lower().split()):
        head = heads().get(word.strip("()“”’'"))
        if head is not None:
            return head.type
    return otherwise


def _refusal(name: str) -> str:
    lower = name.lower()
    if len(lower) < 2 or not any(c.isupper() or c.isdigit() for c in name):
        return "no capital in it"
    if phrases("boiler").search(lower) or phrases("standing_body").search(lower):
        return "legal boilerplate or a standing term"
    if lower in heads() and lower not in ("budget", "policy address"):
        return "nothing but a head noun"
    return ""
