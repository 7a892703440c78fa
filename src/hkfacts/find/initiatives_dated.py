"""The year or the ordinal that stands beside a name and tells its edition: `the 2031 Kelp Prize`, `Tide Summit 2031`, `the 4th Annual Oar Fest`.

A name is often found without it, since other places of it have none. Where all that stands beside the places of a name is one
edition, it is that one's; where there are several, each place keeps what it was found with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import form_keys, without_edition
from ..spans import Found, Parts

# Behind a year the name is over: what goes on (`Kelp Ridge 2031 drilling`) dates something else.
_YEAR_BEHIND = lazy_pattern(
    r" (?P<edition>20\d\d)(?=[.,;:!?)”\"](?!\d)|$|\n| (?:in|on|at|is|was|will|to|for|by|and|with|as|has|which|that|where|from|the|of|returns?|takes?|opens?)(?! 20\d\d)\b)"
)
# What determines a name stands before its year (`the 2031 …`, `Kelp Line’s 2031 …`); a time before a sentence (`In 2031 …`) has none.
_EDITION_BEFORE = lazy_pattern(
    r"(?:^|[“\"]|\b(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir|[Tt]his|[Ii]nto|[Aa]t|[Aa]n?)\s|[’']s\s)"
    r"(?P<edition>20\d\d|\d{1,3}(?:st|nd|rd|th)(?: [Aa]nnual)?|(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|[Ii]naugural) Annual) $"
)
_LOOK_BACK = 40


def dated(parts: Parts, found: Sequence[Found]) -> list[Found]:
    """The mentions, those of a name of one edition with it where it stands beside them."""
    taken = {p for f in found for p in (f.start, f.end - 1)}
    wider: dict[int, tuple[int, int, tuple[str, ...]]] = {}
    editions: dict[tuple[str, ...], set[str]] = {}
    for n, f in enumerate(found):
        keys = form_keys(parts.text[f.start : f.end])
        if f.groups["form"] != "name" or "name" in f.groups or not keys or without_edition(keys) != keys:
            continue
        place = _beside(parts, f)
        if place is not None and not any(p in taken for p in (*range(place[0], f.start), *range(f.end, place[1]))):
            wider[n] = place[0], place[1], keys
            editions.setdefault(keys, set()).add(place[2])
    out = list(found)
    for n, (start, end, keys) in wider.items():
        if len(editions[keys]) == 1:
            out[n] = replace(found[n], start=start, end=end)
    return out


def _beside(parts: Parts, f: Found) -> tuple[int, int, str] | None:
    """The stretch of a mention with the edition beside it, and that edition."""
    behind = _YEAR_BEHIND.match(parts.text, f.end)
    if behind is not None:
        return f.start, behind.end(), behind["edition"]
    block = parts.block_at(f.start)
    low = max(f.start - _LOOK_BACK, block.start if block is not None else 0)
    before = _EDITION_BEFORE.search(parts.text[low : f.start])
    return (low + before.start("edition"), f.end, before["edition"].lower()) if before is not None else None
