"""Checks of what comes again: every few weeks, and days of every year.

Each check answers with the reason why the candidate is none, or None; it reads a few dozen characters to either side, no more.
"""

from __future__ import annotations

import re

from hkfacts.patterns import lazy_pattern

from ..grammar.calendar_words import word_class
from .dates_around import Groups, Surroundings


def every_few(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`every half hour`, `every few weeks`; not `every half day`, nor `every many`."""
    if "half" in groups:
        return None if groups["unit"].lower() in ("hour", "year", "century") else "a half of something else"
    few = groups.get("few", "few").lower()
    plural = groups["unit"].lower().endswith(("s", "ies"))
    return None if plural and few in ("few", "several") else "nothing that comes again"


_YEARLY = lazy_pattern(
    r"(?:every|each) (?:other |single |second |third |fourth |(?:two|three|four|five|ten|\d{1,2}) )?(?:calendar )?years?"
    r"|annually|yearly|biennially|(?:once|twice) (?:a|every|each) year"
)
_OWN_YEAR = lazy_pattern(r"(?<!\d)(?:1[0-9]|20|21)\d\d|['’]\d\d")
_TOLD = lazy_pattern(r"(?i)\b(?:this|last|next|past|coming|current|same|ago|to(?:day|morrow|night)|yesterday)\b")


def yearly(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`1 July every year`, `annually in May`; not `May 2025 every year`, nor `every year from May` on."""
    inner, text = groups["inner"], around.text[start:end]
    if not _YEARLY.fullmatch(groups["set"].lower()):
        return "nothing that comes again every year"
    if _OWN_YEAR.search(text) or _TOLD.search(text):
        return "of one year"
    if not any(word_class(word)[0] in ("month", "abbr") for word in re.findall(r"[A-Z][a-z]+", inner)):
        return "no day or month"
    if not text.startswith(groups["set"]):
        return None
    open_end = re.match(r" (?:from|during)\b", text[len(groups["set"]) :]) and not re.search(
        r" to | until | through |[-–—]", inner
    )
    return "a time from which on" if open_end else None
