"""What a place says of home: Hong Kong, America, or somewhere else."""

from __future__ import annotations

import re
from functools import lru_cache

from hkfacts.patterns import lazy_pattern

from ..rulebook import lexicon
from ..spans import Home

_WORDS = frozenset(("in", "or", "me", "as", "hi", "ok", "la", "de", "al"))  # codes that are words too: states only behind a comma
_AWAY = frozenset(("country", "city", "capital", "province"))
_PARTS = lazy_pattern(r"[,/;|()]| & | and ")


@lru_cache(maxsize=1)
def known_places() -> dict[str, tuple[Home, str]]:
    """Places of Hong Kong and America in lower case, with their home and kind."""
    known: dict[str, tuple[Home, str]] = {}
    for row in lexicon("segment_places"):
        home: Home = "HK" if row["home"] == "HK" else "US"
        known[row["name"] + ("|" + row["kind"] if row["kind"] == "state-after-comma" else "")] = (home, row["kind"])
    return known


def home_of_place(place: str | None) -> Home | None:
    """The home that a dateline's place speaks for.

    >>> home_of_place("HONG KONG SAR"), home_of_place("TYSONS, VA"), home_of_place("VICTORIA, BC")
    ('HK', 'US', None)
    """
    if not place:
        return None
    parts = [p.strip(" .") for p in _PARTS.split(place.lower())]
    found: list[Home] = []
    for index, part in enumerate(parts):
        known = known_places().get(part) or (known_places().get(part + "|state-after-comma") if index else None)
        if known is None:
            # the last word may be a state's name or its code: `Orem Utah`, `Washington DC`
            head, _, tail = part.rpartition(" ")
            known = known_places().get(tail) if head else None
            code = (
                known is not None
                and known[1] == "abbreviation"
                and re.search(rf"\b{re.escape(tail.upper())}\b", place) is not None
            )
            if known and known[1] != "state" and not (code and len(tail) == 2 and tail not in _WORDS and head not in elsewhere()):
                known = None
            elif code:
                known = ("US", "state")
        if known is None or (known[1] == "abbreviation" and index == 0):
            continue
        if known[1] == "city" and index + 1 < len(parts) and parts[index + 1] not in known_places() and parts[index + 1]:
            following = known_places().get(parts[index + 1] + "|state-after-comma")
            if following is None:
                continue
        found.append(known[0])
    return "HK" if "HK" in found else found[0] if found else None


@lru_cache(maxsize=1)
def elsewhere() -> dict[str, str]:
    """Places that are neither Hong Kong's nor America's, in lower case, with their kind."""
    return {row["name"]: row["kind"] for row in lexicon("segment_elsewhere")}


def is_elsewhere(place: str) -> bool:
    """True where a dateline's place names another country.

    >>> is_elsewhere("TORONTO"), is_elsewhere("VICTORIA, BC"), is_elsewhere("Boise"), is_elsewhere("Paris, Texas")
    (True, True, False, False)
    """
    if home_of_place(place) is not None:
        return False
    parts = [p.strip(" .") for p in _PARTS.split(place.lower())]
    if any(elsewhere().get(p) == "province-short" for p in parts[1:]):
        return True
    words = [w.strip(" .") for p in parts for w in p.split()]
    return any(elsewhere().get(" ".join(words[i : i + n])) in _AWAY for i in range(len(words)) for n in (1, 2, 3))
