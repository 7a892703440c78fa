"""Where initiatives are named: heads and shapes, words beside them, quotation marks, acronyms, and the model; then every further mention."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..rulebook import Rulebook
from ..spans import Found, Parts, Tokens, Trace
from .initiatives_cues import edition_tail, signs
from .initiatives_runs import Labels, Name, runs, names
from .initiatives_words import words

_WORDS = re.compile(r"[^\W\d_]{4,}")


def is_heading(text: str) -> bool:
    """True for a line in Title Case or capitals, where a capital says nothing."""
    if text.endswith((".", "”", ";")) and len(text) > 120:
        return False
    found = _WORDS.findall(text[:400])
    return len(found) >= 3 and sum(w[0].isupper() for w in found) >= 0.7 * len(found)


def find_initiatives(
    parts: Parts, tokens: Tokens, book: Rulebook, people: Sequence[Found], trace: Trace | None = None
) -> list[Found]:
    """Mentions of initiatives (kind `initiative`)."""
    labels = Labels(tokens)
    text = parts.text
    found: list[Found] = []
    headings = {b.start for b in parts.blocks if is_heading(text[b.start : b.end])}
    for run in runs(parts):
        block = parts.block_at(run.start)
        if block is None or block.section in ("furniture", "contacts") or block.start in headings:
            continue
        for name in names(run, parts, labels):
            candidate = _judge(name, parts, labels, trace)
            if candidate is not None:
                found.append(candidate)
    return found


def _judge(name: Name, parts: Parts, labels: Labels, trace: Trace | None) -> Found | None:
    text = parts.text
    end = edition_tail(text, name.end)
    sentence = parts.sentence_at(name.start)
    first, last = (sentence.start, sentence.end) if sentence else (name.start, end)
    said = signs(text, name.start, end, first, last)
    printed = text[name.start : end]
    reason = _refusal(name, printed, said.legal)
    if not reason:
        score = name.head.weight + min(said.count, 3) + (name.edition and name.head.weight > 0)
        if name.head.weight == 0:
            score = 3 if said.building else 0
        marks = {label for s, e, label in labels.over(name.start, end) if e - s >= 0.6 * (end - name.start)}
        if "INITIATIVE" in marks:
            score += 2
        if marks & {"PERSON"}:
            score -= 1
        if not name.modifiers and not name.edition:
            score -= 2
        elif not name.modifiers:
            score -= 1
        if score < 3:
            reason = f"the head {name.head.noun!r} with the words beside it is too weak a sign ({score} of 3)"
    if reason:
        if trace is not None:
            trace.refuse("initiative", name.start, end, "initiative.head-noun", reason)
        return None
    return Found("initiative", name.start, end, "initiative.head-noun", {"type": name.head.type, "form": "name", "acronym": said.acronym})


def _refusal(name: Name, printed: str, legal: bool) -> str:
    """Why a name with a head noun is no initiative; empty where nothing speaks against it."""
    lower = printed.lower()
    if legal:
        return "a company's legal name or ticker"
    if any(lower == b or lower.startswith(f"{b} ") or lower.endswith(f" {b}") for b in words("boiler")):
        return "legal boilerplate or a standing term"
    if name.modifiers == 0 and not name.edition and lower not in ("policy address", "budget"):
        return "nothing but a head noun"
    return ""
