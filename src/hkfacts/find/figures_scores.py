"""Bare numbers that an index, a rating or a scale stands at: `the index rose to 51.2`, `a GPA of 3.1`."""

from __future__ import annotations

from typing import TypeGuard

from hkfacts.patterns import lazy_pattern

from .figures_read import Reading
from .figures_things import ELIDED
from .figures_written import Writer

_INDEX = frozenset(
    "index indices barometer score scores rating ratings gauge pmi average composite benchmark subindex reading gpa nps balance".split()
)
_DECIMAL = lazy_pattern(r"\d{1,3}\.\d{1,2}")
_STANDS = lazy_pattern(
    r"(?:\b(?:at|to|by|of|registered|recorded|gain(?:s|ed)|lost|rose|fell|climb(?:s|ed)|slid|dropped|surged|edged|was|stood|up|down|reached|hit|eased|added|shed)[ ]"
    r"|\([+−–-]?)$"
)
PARAGRAPH = 1200  # characters to either side, as far as a paragraph is of one thing
_SPEAKS_OF_INDEX = lazy_pattern(r"\b(?:[Ii]ndex|[Ii]ndices|[Ss]ub-?ind(?:ex|ices)|PMI|[Bb]arometer|[Dd]iffusion)\b")
_IN_MARKS = lazy_pattern(r"[“\"]([A-Z][^“”\".;\n]{2,48})[”\"][^“”\".;\n]{1,40}$")
# The least grade that somebody must have: `a minimum cumulative GPA of`.
_GRADE_FLOOR = lazy_pattern(r"\bminimum[ ](?:[a-z-]{2,16}[ ]){0,3}GPA[ ]of[ ]$")


def several(item: str | None) -> TypeGuard[str]:
    """Whether an item read off the clause is a plural by its looks.

    >>> several("mobile clinics"), several("glass"), several(ELIDED), several(None)
    (True, False, False, False)
    """
    return item is not None and item != ELIDED and item.endswith("s") and not item.endswith("ss")


class Scores(Writer):
    """Decides whether a bare number is a score."""

    def _score(self, reading: Reading, left: str) -> bool:
        """A bare number that an index or rating stands at, or a signed or decimal one that something stands at; written down if so."""
        first = reading.first
        if not first.number[0].isdigit() or first.scale:
            return False
        low, _ = self._sentence(reading)
        item = self.items.left(self._anchor(reading), low, "score").item
        known = bool(item) and item is not None and item != ELIDED and item.split()[-1].lower() in _INDEX
        decimal = "." in first.number or first.signed
        if not (known or (decimal and item)):
            return self._of_index(reading, left)
        if item == ELIDED and (_IN_MARKS.search(left) or not self._earlier("score", reading.start)):
            return self._of_index(reading, left)
        plural = several(item) and (item.islower() or item.istitle())
        if not reading.qualifier and _GRADE_FLOOR.search(left):
            reading.qualifier, item = "at_least", "GPA"
        self._add(reading, "count" if plural and not known else "score", {"item": item} if item else None)
        return True

    def _of_index(self, reading: Reading, left: str) -> bool:
        """Whether a decimal stands behind a verb or in brackets where a paragraph speaks of an index: `“Sales” gained 0.5 to 50.2`; written down."""
        first = reading.first
        if reading.second is not None or not _DECIMAL.fullmatch(first.number) or not _STANDS.search(left[-24:]):
            return False
        block = self.parts.block_at(reading.start)
        if block is None or not _SPEAKS_OF_INDEX.search(
            self.text, max(block.start, reading.start - PARAGRAPH), min(block.end, reading.start + PARAGRAPH)
        ):
            return False
        named = _IN_MARKS.search(left)
        self._add(reading, "score", {"item": named[1]} if named else None)
        return True
