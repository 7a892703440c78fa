"""Verbs that hand words to a speaker, and what is read of an attribution."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from hkfacts.patterns import lazy_pattern

from ..rulebook import lexicon

NOUN_PHRASE = lazy_pattern(
    r"(?<!\w)(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir)\b(?: (?!said\b|says\b|added\b|"
    r"who\b|in\b|at\b|on\b|during\b)[\w’'&.-]+){1,7}"
)
ENDS_LEAD = lazy_pattern(r"(?:[:,]|\bthat|—|–)\s*$")
_BEFORE_NOUN = lazy_pattern(
    r"\b(?:an?|the|these|those|this|her|his|their|our|my|your|its|of|no|any|some|many|several|more|such"
    r"|old|ancient|popular|famous|well-known|favourite|favorite|Chinese|Cantonese"  # `with an old saying:`
    r"|earned|earns|won|wins|drew|draws|received|receives|gained|high) $"
)
_NEVER_NOUNS = frozenset("reads says said adds added explains explained writes wrote tells told".split())


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where the attribution stands, its verb, its subject as printed, and the person or pronoun that it names."""

    start: int
    end: int
    leads: bool
    cue: str | None
    subject: str | None
    person: int | None = None
    pronoun: str | None = None
    near: bool = True


@lru_cache(maxsize=1)
def verbs() -> dict[str, str]:
    """Verbs of attribution and their strength."""
    return {r["verb"]: r["strength"] for r in lexicon("attribution_verbs")}


@lru_cache(maxsize=1)
def verb_pattern() -> re.Pattern[str]:
    """Any verb of attribution, by its first letter: without regard to case, letter after letter would be tried for every verb."""
    rest: dict[str, list[str]] = {}
    for words in (*sorted(verbs(), key=len, reverse=True), "according to"):
        rest.setdefault(words[0], []).append(words[1:])
    either = "|".join(f"[{first}{first.upper()}](?i:{'|'.join(some)})" for first, some in rest.items())
    return re.compile(rf"\b(?:{either})\b")


def orders(verb: str) -> bool:
    """True for a verb that begins a sentence in its plain form: `Call Jo at 5550 0134.` tells nobody's words.

    >>> orders("Call"), orders("Said"), orders("call")
    (True, False, False)
    """
    plain, known = verb.lower(), verbs()
    return verb[0].isupper() and not verb.isupper() and bool({f"{plain}s", f"{plain}es", f"{plain[:-1]}ies"} & known.keys())


def is_noun(verb: re.Match[str], text: str) -> bool:
    """True of a word that is a noun here: `in a voice that`, `are among the comments`, `earned praise`."""
    return (
        verb.group().lower() not in _NEVER_NOUNS
        and _BEFORE_NOUN.search(text, max(0, verb.start() - 12), verb.start()) is not None
    )
