"""Texts that a regular expression matches, or nearly so: made from the pattern itself, for tests that try patterns by their own words."""

from __future__ import annotations

import random
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_CATEGORIES = {
    kinds.CATEGORY_DIGIT: "0123456789",
    kinds.CATEGORY_NOT_DIGIT: "aZ -",
    kinds.CATEGORY_SPACE: " \t\n\u00a0",
    kinds.CATEGORY_NOT_SPACE: "aZ5-,",
    kinds.CATEGORY_WORD: "aeKZ59_é",
    kinds.CATEGORY_NOT_WORD: " ,.-–()$",
}
_ANY = "aZ5 ,.-–é"
_MOST = 40  # of a repeat without a bound


class Speaker:
    """Says what a pattern matches, its conditions on the surroundings apart: by chance, the same for the same seed."""

    def __init__(self, source: str, flags: int) -> None:
        self.tree = parser.parse(source, flags)
        self.chance = random.Random(repr(source))
        self.groups: dict[int, str] = {}
        self.turns: list[str] = []  # what repeats of the last text said, one turn or some

    def text(self, *, long: bool = False) -> str:
        """One text that the pattern matches; `long` says every repeat as often as it may be said."""
        self.groups, self.turns = {}, []
        return self._all(self.tree, long)

    def _all(self, items: Any, long: bool) -> str:
        return "".join(self._one(op, value, long) for op, value in items)

    def _one(self, op: Any, value: Any, long: bool) -> str:
        match op:
            case kinds.LITERAL:
                return chr(value)
            case kinds.NOT_LITERAL:
                return self.chance.choice([c for c in _ANY if ord(c) != value])
            case kinds.ANY:
                return self.chance.choice(_ANY)
            case kinds.IN:
                return self._of_set(value)
            case kinds.BRANCH:
                return self._all(self.chance.choice(value[1]), long)
            case kinds.SUBPATTERN:
                inner = self._all(value[3], long)
                if value[0] is not None:
                    self.groups[value[0]] = inner
                return inner
            case kinds.ATOMIC_GROUP:
                return self._all(value, long)
            case kinds.MAX_REPEAT | kinds.MIN_REPEAT | kinds.POSSESSIVE_REPEAT:
                least, most, piece = value
                most = min(most, max(least, _MOST))
                times = most if long else self.chance.randint(least, min(most, least + 2))
                said = [self._all(piece, long) for _ in range(times)]
                self.turns += ["".join(said[i : i + self.chance.randint(1, 4)]) for i in range(len(said))]
                return "".join(said)
            case kinds.GROUPREF:
                return self.groups.get(value, "")
            case kinds.GROUPREF_EXISTS:
                return self._all(value[1] if value[0] in self.groups else value[2] or (), long)
            case kinds.ASSERT:  # what must stand before or after is said once, so that it does
                return self._all(value[1], long)
        return ""  # places and what must not stand there

    def _of_set(self, members: Any) -> str:
        if members and members[0][0] is kinds.NEGATE:
            inside = "".join(self._members(members[1:]))
            return self.chance.choice([c for c in _ANY + "xQ7;" if c not in inside] or ["\x01"])
        return self.chance.choice(self._members(members))

    def _members(self, members: Any) -> list[str]:
        found: list[str] = []
        for op, value in members:
            if op is kinds.LITERAL:
                found.append(chr(value))
            elif op is kinds.RANGE:
                found += {chr(value[0]), chr((value[0] + value[1]) // 2), chr(value[1])}
            elif op is kinds.CATEGORY:
                found += _CATEGORIES[value]
        return sorted(found)
