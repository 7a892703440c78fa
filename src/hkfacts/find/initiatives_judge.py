"""Whether a name with a head noun is an initiative: its weight, the signs beside it, the model's labels over it, and refusals."""

from __future__ import annotations

from ..grammar.initiatives import common_words, words
from ..spans import Found, Parts, Trace
from .initiatives_cues import Signs, edition_tail, signs
from .initiatives_runs import Labels, Name

RULE = "initiative.head-noun"
ENOUGH = 3
_STANDING = ("policy address", "budget")


def judge(name: Name, parts: Parts, labels: Labels, trace: Trace | None, heading: bool = False) -> Found | None:
    """The mention that a name is, or None; in a heading, where a capital says nothing, one sign more is asked for."""
    text = parts.text
    end = edition_tail(text, name.end)
    sentence = parts.sentence_at(name.start)
    first, last = (sentence.start, sentence.end) if sentence else (name.start, end)
    said = signs(text, name.start, end, first, last)
    printed = text[name.start : end]
    reason = _refusal(name, printed, said, parts)
    if not reason:
        score = _score(name, printed, said, labels, end) - heading
        if score < ENOUGH:
            reason = f"the head {name.head.noun!r} with the words beside it is too weak a sign ({score} of {ENOUGH})"
    if reason:
        if trace is not None:
            trace.refuse("initiative", name.start, end, RULE, reason)
        return None
    return Found("initiative", name.start, end, RULE, {"type": name.head.type, "form": "name", "acronym": said.acronym})


def _score(name: Name, printed: str, said: Signs, labels: Labels, end: int) -> int:
    weight = name.head.weight
    score = weight + min(said.count, 3) + (name.edition and weight > 1)
    if weight == 0:
        score = ENOUGH if said.building else 0
    marks = {label for s, e, label in labels.over(name.start, end) if e - s >= 0.6 * (end - name.start)}
    if "INITIATIVE" in marks:
        score += 2
    if "PERSON" in marks:
        score -= 1
    if name.modifiers == 0:
        score -= 1 if name.edition else 2
    if name.head.plural and name.head.type not in ("event", "award", "zone"):
        score -= 1
    ordinary = all(w.lower() in common_words() for w in printed.split())
    if ordinary and not (said.owned or said.launch or said.after) and weight < ENOUGH:
        score -= 1
    return score


def _refusal(name: Name, printed: str, said: Signs, parts: Parts) -> str:
    """Why a name with a head noun is no initiative; empty where nothing speaks against it."""
    lower = printed.lower()
    if said.legal:
        return "a company's legal name or ticker"
    boiler = words("boiler")
    if lower in boiler or any(b in lower for b in boiler if " " in b):
        return "legal boilerplate or a standing term"
    if lower in words("standing_body") or any(lower.endswith(b) for b in words("standing_body")):
        return "a standing body"
    if name.modifiers == 0 and not name.edition and lower not in _STANDING:
        return "nothing but a head noun"
    if name.head.noun in ("agreement", "plan", "facility", "program") and all(
        w in words("contract") or w in words("generic") or w == name.head.noun for w in lower.split()
    ):
        return "a contract between companies"
    if parts.issuer and name.head.weight < ENOUGH and lower == parts.issuer.lower():
        return "the issuer itself"
    count = printed.split(" ", 1)[0]
    if count.isdigit() and len(count) != 4 and printed.endswith("s"):
        return "a count of things"
    return ""
