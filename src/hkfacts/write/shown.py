"""How values are shown to people: the wording that the table for eyes and the report share."""

from __future__ import annotations

from typing import Any

from ..records import DateRecord, FigureRecord, PersonRecord

_SIGNS = {"about": "~", "more_than": ">", "at_least": "≥", "less_than": "<", "at_most": "≤"}
_UNITS = {"percentage": "%", "percentage_points": "pp"}
_BOUNDS = {"ON_OR_AFTER": "from", "ON_OR_BEFORE": "by", "BEFORE": "before", "AFTER": "after"}
_MODS = {
    "START": "the start of",
    "MID": "the middle of",
    "END": "the end of",
    "APPROX": "about",
    "MORE_THAN": "more than",
    "LESS_THAN": "less than",
    "EQUAL_OR_MORE": "at least",
    "EQUAL_OR_LESS": "at most",
}


def number(value: Any) -> str:
    """A number with its thousands parted; nothing for null. A long fraction is cut, as nobody reads its tail.

    >>> number(1430000000), number(12.5), number(100 / 3), number(None)
    ('1,430,000,000', '12.5', '33.3333…', '')
    """
    if value is None:
        return ""
    said = f"{value:,}"
    whole, point, rest = said.partition(".")
    return f"{whole}.{rest[:4]}…" if point and len(rest) > 8 else said


def amount(fact: FigureRecord) -> str:
    """The value of a figure as people write it, with its currency or unit."""
    unit = fact.currency or fact.unit or _UNITS.get(fact.kind, "")
    if fact.qualifier == "range":
        said = f"{number(fact.low)} to {number(fact.high)}"
    else:
        known = next((v for v in (fact.value, fact.low, fact.high) if v is not None), None)
        said = _SIGNS.get(fact.qualifier or "", "") + (number(known) or "?")
    return f"{unit} {said}" if fact.currency else f"{said} {unit}".strip()


def bounds(fact: DateRecord) -> str:
    """What the words inside and around a date make of it: `by the end of`, `about`."""
    return " ".join(w for w in (_BOUNDS.get(fact.bound or ""), _MODS.get(fact.mod or "")) if w)


def full_name(fact: PersonRecord) -> str:
    """A person with honorific and letters: `Dr Ada Wu, JP`."""
    named = " ".join(w for w in (fact.honorific, fact.name) if w)
    return ", ".join((named, *fact.post_nominals))
