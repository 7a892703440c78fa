"""What a bare `$` and `3/4` mean in a release: Hong Kong's or American, by place, issuer and the text itself.

A text without a place that settles it is American by what `home_america` finds in it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from hkfacts.patterns import lazy_pattern

from ..rulebook import lexicon
from ..spans import Home
from .home_america import is_american
from .home_places import home_of_place, is_elsewhere

_HK_DOLLARS = lazy_pattern(r"\bHK ?\$|\bHKD\b")
_BARE_DOLLARS = lazy_pattern(r"(?<![A-Za-z$])\$ ?\d")
_NUMERIC_DATE = lazy_pattern(r"\b\d{1,2}/\d{1,2}/(?:20)?\d\d\b")
_HK_BODY = lazy_pattern(r"\bHong ?Kong\b|\bHK(?:[A-Z]{2,5})?\b|\((?:SEHK|HKEX|HKSE)\b|\b\d{4}\.HK\b")
_HK_PHONE = lazy_pattern(r"(?:\+|\(|\b00)\s?852\b")
_ORDINANCE = lazy_pattern(r"\b[A-Z][a-z]+ Ordinance\b")  # Hong Kong's laws; the other ICAC, of New South Wales, has Acts
_HK_TIME = lazy_pattern(r"\bHKT\b")


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    return frozenset(row["name"].casefold() for row in lexicon("segment_bodies"))


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    names = [row["name"] for kind in ("segment_districts", "segment_bodies") for row in lexicon(kind)]
    return re.compile(r"\b(?:" + "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) + r")\b")


def _speaks_of_it(text: str) -> bool:
    """True where the text names at least two of Hong Kong's districts and public bodies; asked only where something hangs on it."""
    if not (_BARE_DOLLARS.search(text) or _NUMERIC_DATE.search(text)):
        return False
    if "ICAC" in text and _ORDINANCE.search(text):
        return True
    found: set[str] = set()
    for name in _names().finditer(text):
        found.add(name.group())
        if len(found) > 1:
            return True
    return False


def find_home(text: str, place: str | None, issuer: str | None) -> Home | None:
    """The home of a release, or None where nothing settles it."""
    here = home_of_place(place)
    if here == "HK":
        return "HK"
    if issuer and _HK_BODY.search(issuer):
        return "HK"
    local = len(_HK_DOLLARS.findall(text)) if "HK" in text else 0
    if local and not (here == "US" and len(_BARE_DOLLARS.findall(text)) > local):
        return "HK"
    if here == "US":
        return "US"
    if ("852" in text and _HK_PHONE.search(text)) or ("HKT" in text and _HK_TIME.search(text)):
        return "HK"
    if place is None and ((issuer and issuer.casefold() in _bodies()) or _speaks_of_it(text)):
        return "HK"
    if place is not None and is_elsewhere(place):
        return None
    return "US" if is_american(text, issuer, doubtful=place is not None) else None
