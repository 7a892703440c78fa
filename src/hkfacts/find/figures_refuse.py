"""Refusals: what looks like a figure and is none, by the `refuse` rules of the rulebook.

A rule is tried where a number starts and at the few words before it, never over the whole text, so its cost goes with the numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hkfacts.patterns import lazy_pattern

from ..rulebook import Rule, Rulebook

_NAMED_GROUP = lazy_pattern(r"\(\?P<\w+>")
_WORD_STARTS = lazy_pattern(r"[^\s(\[“\"'‘]+")
GATED = ("figure.refuse.name-number", "figure.refuse.year")


class Refuser:
    """All refusals of a rulebook as one pattern; the rules one by one say which of them it was."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(r for r in rules if r.id not in GATED)
        self.gated = {r.id: r for r in rules if r.id in GATED}
        sources = [_NAMED_GROUP.sub("(?:", r.source) for r in self.rules]
        flagged = [f"(?i:{s})" if r.flags & re.I else s for s, r in zip(sources, self.rules, strict=True)]
        self._any = re.compile("|".join(f"(?P<r{i}>{s})" for i, s in enumerate(flagged)) or r"(?!)")

    def refusal(self, text: str, start: int, end: int, low: int, ignored: frozenset[str] = frozenset()) -> Rule | None:
        """The first rule, but the ignored ones, that covers the first character of the number from `start` to `end`."""
        for place in self._places(text, start, low):
            match = self._any.match(text, place)
            if match is None:
                continue
            first = int(str(match.lastgroup)[1:])
            if match.end() > start and self.rules[first].id not in ignored:
                return self.rules[first]
            for rule in self.rules[first + 1 :]:
                match = rule.pattern.match(text, place)
                if match and match.end() > start and rule.id not in ignored:
                    return rule
        return None

    def gated_refusal(self, rule_id: str, text: str, start: int, low: int) -> Rule | None:
        """The rule of this id, if it covers the number; the caller has seen to what else it asks for."""
        rule = self.gated.get(rule_id)
        if rule is None:
            return None
        for place in self._places(text, start, low):
            match = rule.pattern.match(text, place)
            if match and match.end() > start:
                return rule
        return None

    @staticmethod
    def _places(text: str, start: int, low: int) -> list[int]:
        """Where a rule that covers the number may begin: at it, at the run of characters that it stands in, at the words before."""
        floor = max(low, start - 48)
        left = text[floor:start]
        starts = [floor + m.start() for m in _WORD_STARTS.finditer(left)][-4:]
        places = [start]
        if left and not left[-1].isspace():
            places.extend(p for p in range(start - 1, max(floor, start - 3) - 1, -1))
        places.extend(p for p in reversed(starts) if p not in places)
        extra = [p - 1 for p in starts if p > low and text[p - 1] in "([" and p - 1 not in places]
        return places + extra


_KEPT: dict[int, tuple[Rulebook, Refuser]] = {}


def refuser(book: Rulebook) -> Refuser:
    """The refusals of a rulebook, made ready once; the rulebook is kept beside them, so its identity stays its own."""
    kept = _KEPT.get(id(book))
    if kept is None:
        if len(_KEPT) >= 8:
            _KEPT.clear()
        kept = _KEPT[id(book)] = (book, Refuser(book.of("figure", "refuse")))
    return kept[1]
