"""Items that another figure of the same release settles: a sum said again, the first of two levels, a share of those counted before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from hkfacts.patterns import lazy_pattern

from ..spans import FigureFact

Together = Callable[[FigureFact, FigureFact], bool]
_FROM = lazy_pattern(r"\b(?:from|between)[ ](?:(?:about|around|some|over|nearly)[ ])?$")
_TO = lazy_pattern(r"[ ](?:to|and)[ ](?:(?:about|around|some|over|nearly|more[ ]than)[ ]){0,2}")
_WITH = lazy_pattern(r"\bwith[ ](?:(?:about|around|some|over|nearly|almost|more[ ]than|at[ ]least|up[ ]to|only|just)[ ]){0,2}$")
_DOING = lazy_pattern(r"[ ][a-z]{2,14}ing\b")
_PLACED = lazy_pattern(
    r"(?:[ ](?:[a-z]+ed|came|come|were|are))?[ ](?:in|from|across|at|on)[ ](?:(?:some|about|over|more[ ]than|nearly|all)[ ]){0,2}"
)
# A change behind an aside: `40 million views across its shops, halls and sites, representing a 9% rise on last year`.
_MARKING = lazy_pattern(
    r"[^.;:\n]{0,160},[ ](?:(?:which[ ]is[ ]|representing[ ]|marking[ ]|reflecting[ ]|showing[ ])?an?[ ]|up[ ](?:by[ ])?|down[ ](?:by[ ])?)"
)
_LIKENED = lazy_pattern(r"\b(?:compared[ ](?:with|to)|versus|vs\.?|against)[ ](?:(?:only|just|about|around)[ ])?$")
_LEAST = 1000  # a smaller whole sum may well be a price that two things share
_SMALL = 20  # per cent; smaller whole shares are said of many things
_FARTHEST = 200


def settle_again(facts: list[FigureFact], text: str, together: Together) -> None:
    """Give figures whose clause names no item that of another figure that is plainly of the same thing; `together`: in one sentence."""
    _marked(facts, text, together)
    _numbered(facts, text)
    _levels(facts, text, together)
    _shares(facts, text, together)
    _again(facts, text)


def told_with(fact: FigureFact, text: str) -> bool:
    """Whether a share stands between `with` and what its group does: `with 65% coming from`."""
    doing = fact.kind == "percentage" and _DOING.match(text, fact.end)
    return bool(doing and _WITH.search(text, max(0, fact.start - 32), fact.start))


def responders(facts: list[FigureFact], i: int, text: str, together: Together) -> str | None:
    """The group whose share a share is compared with, over what its members reached: `40% of pupils scored at least 5%, compared with 27% in …`."""
    fact = facts[i]
    if i < 2 or fact.kind != "percentage" or not _LIKENED.search(text, max(0, fact.start - 36), fact.start):
        return None
    reached, group = facts[i - 1], facts[i - 2]
    alike = reached.kind == group.kind == "percentage" and reached.qualifier in ("at_least", "more_than") and group.item
    whole = alike and text.startswith(" of ", group.end) and fact.qualifier == group.qualifier
    return group.item if whole and together(group, fact) and together(reached, fact) else None


def _marked(facts: list[FigureFact], text: str, together: Together) -> None:
    """A change behind the one count of its sentence is that count's: `9,000 riders from all shops, yards and halls, an 8% rise on last year`."""
    for i, (before, fact) in enumerate(pairwise(facts), 1):
        changed = fact.kind == "percentage" and fact.change and fact.item is None and before.kind == "count" and before.item
        if changed and together(before, fact) and _MARKING.fullmatch(text, before.end, fact.start):
            facts[i] = replace(fact, item=before.item, elided=False)


def _numbered(facts: list[FigureFact], text: str) -> None:
    """A count in brackets right behind a share is of what the share is of: `15% (1,677) of the children`."""
    for i, (before, fact) in enumerate(pairwise(facts), 1):
        beside = before.kind == "percentage" and fact.kind == "count" and fact.item is None and before.item
        if beside and text[before.end : fact.start] == " (" and text.startswith(")", fact.end):
            facts[i] = replace(fact, item=before.item, elided=False)


def _levels(facts: list[FigureFact], text: str, together: Together) -> None:
    """The first of two levels is of what the second is of: `the step from $1 billion to $2 billion in sales`."""
    for i, (fact, after) in enumerate(pairwise(facts)):
        glued = text.startswith(f" {after.item}", after.end)
        alike = (fact.item is None or glued) and after.item and fact.kind == after.kind and fact.currency == after.currency
        if not alike or not _TO.fullmatch(text, fact.end, after.start) or not together(fact, after):
            continue
        behind = text.find(after.item or "", after.end, after.end + len(after.item or "") + 24) > 0
        if behind and _FROM.search(text, max(0, fact.start - 24), fact.start):
            facts[i] = replace(fact, item=after.item, elided=False)


def _shares(facts: list[FigureFact], text: str, together: Together) -> None:
    """A share of those who do something is of those counted before: `900 weavers from 20 valleys, with 65% coming from …`."""
    for i in range(1, len(facts)):
        fact, before = facts[i], facts[i - 1]
        told = (
            fact.kind == "percentage" and _DOING.match(text, fact.end) and _WITH.search(text, max(0, fact.start - 32), fact.start)
        )
        if not told or before.kind != "count" or not together(before, fact) or fact.start - before.end > _FARTHEST:
            continue
        if fact.item not in (None, before.item):
            continue
        first = facts[i - 2] if i > 1 else before
        placed = first.kind == "count" and first.item and _PLACED.fullmatch(text, first.end, before.start)
        facts[i] = replace(fact, item=first.item if placed else before.item, elided=False)


def _again(facts: list[FigureFact], text: str) -> None:
    """A sum or share that the release says again without its item is what it was the other time, where all the others agree.

    A round one may be of anything: only sums of a thousand and more, or with a broken part, shares with one, and greater ones that are no multiples of five count.
    What something comes with (`opens a mill with HK$9 million`) need not be of that thing elsewhere.
    """
    named: dict[tuple[object, ...], set[str]] = {}
    for fact in facts:
        if fact.item and _telling(fact) and not _WITH.search(text, max(0, fact.start - 32), fact.start):
            named.setdefault(_key(fact), set()).add(fact.item)
    for i, fact in enumerate(facts):
        items = named.get(_key(fact)) if fact.item is None and _telling(fact) else None
        if items and len({item.split()[-1].lower().rstrip("s") for item in items}) == 1:
            facts[i] = replace(fact, item=min(items, key=lambda item: (len(item), item)), elided=False)


def _key(fact: FigureFact) -> tuple[object, ...]:
    """What makes two mentions one figure."""
    return fact.kind, fact.currency, fact.low, fact.high, fact.per, fact.change


def _telling(fact: FigureFact) -> bool:
    """Whether an amount is so much its own that a second mention of it is of the same thing."""
    value = fact.value
    if value is None or fact.kind not in ("money", "percentage"):
        return False
    whole = value == int(value)
    return (abs(value) >= _LEAST or not whole) if fact.kind == "money" else (not whole or (value > _SMALL and value % 5 != 0))
