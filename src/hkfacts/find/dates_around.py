"""The surroundings of a candidate date: what stands to its left and right, and whether it is a piece of something else.

Checks read a few dozen characters to either side and nothing more, so their cost does not grow with the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from hkfacts.patterns import lazy_pattern

from ..spans import Tokens

WINDOW = 48


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The text around candidates, the home of the release, the stretches of names, and whether the release's day is known."""

    text: str
    home: str | None
    names: tuple[tuple[int, int], ...]
    tokens: Tokens = field(default_factory=Tokens)
    dated: bool = False

    def left(self, start: int) -> str:
        """Up to 48 characters before, from the last line feed or tab on."""
        piece = self.text[max(0, start - WINDOW) : start]
        return piece[max(piece.rfind("\n"), piece.rfind("\t")) + 1 :]

    def right(self, end: int) -> str:
        """Up to 48 characters after, up to the first line feed or tab."""
        piece = self.text[end : end + WINDOW]
        for stop in "\n\t":
            at = piece.find(stop)
            if at >= 0:
                piece = piece[:at]
        return piece

    def tag(self, offset: int) -> str:
        """The Penn Treebank tag of the word at an offset; empty where the text is not tagged."""
        i = self.tokens.index_at(offset)
        return self.tokens.tags[i] if i < len(self.tokens.tags) and self.tokens.starts[i] <= offset else ""

    def in_name(self, start: int, end: int) -> bool:
        """True where the stretch lies within the mention of a person or an initiative."""
        i = bisect_right(self.names, (start, len(self.text) + 1))
        return any(a <= start and end <= b for a, b in self.names[max(0, i - 8) : i])

    def is_name(self, start: int, end: int) -> bool:
        """True where the mention of a person or an initiative is this very stretch."""
        i = bisect_right(self.names, (start, end)) - 1
        return i >= 0 and self.names[i] == (start, end)


# A number before these counts something, also where a month stands before it.
COUNTED = lazy_pattern(
    r"^ (?:million|billion|trillion|thousand|hundred|per ?cent|percent|%|percentage|points?|basis|bps|times)\b|^[-–](?=[a-z])"
)

Groups = Mapping[str, str]
Check = Callable[[Surroundings, int, int, Groups], str | None]

_PREFIX = lazy_pattern(r"(?i)\b(?:pre|post|mid|early|late|end|non|since|in|on|by|from|to|until|ends|updated?)[-–—/]$")


_MONTH_PREFIX = lazy_pattern(
    r"\d ?(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
    r"[-–]$"
)

# Two days in figures that only a dash joins: `01/04/2024-31/03/2025`.
_FIGURES = lazy_pattern(r"\d{0,2}([/.])\d{1,2}\1\d{4}")
_FIGURES_BEFORE = lazy_pattern(r"\d([/.])\d{1,2}\1\d{4}[-–]$")
_FIGURES_AFTER = lazy_pattern(r"[-–]\d{1,2}([/.])\d{1,2}\1\d{4}(?!\d)")
_DAY_IN_ISO = lazy_pattern(r"\d{4}-\d\d-\d\d")
_LINK = lazy_pattern(r"(?:https?:/|\bwww\.)\S{0,158}$")


def glued(text: str, start: int, end: int) -> str | None:
    """The reason where the stretch is only a piece of a longer word, code or number."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and before in "-/=?.&_" and _LINK.search(text[max(0, start - 160) : start]):
        return "a piece of a link"
    if before and (before.isalnum() or before in "$€£¥#@_\\"):
        return "glued to what stands before it"
    whole = bool(_FIGURES.fullmatch(text[start:end][-10:]))
    if before == "/" and _DAY_IN_ISO.fullmatch(text[start:end]) and _DAY_IN_ISO.fullmatch(text[start - 11 : start - 1]):
        before = " "
    if after == "/" and _DAY_IN_ISO.fullmatch(text[start:end]) and _DAY_IN_ISO.fullmatch(text[end + 1 : end + 11]):
        after = " "
    if before and before in "-–" and whole and _FIGURES_BEFORE.search(text[max(0, start - 11) : start]):
        before = " "
    if after and after in "-–" and whole and _FIGURES_AFTER.match(text[end : end + 12]):
        after = " "
    if before in "-–./,:'’" and start > 1 and text[start].isdigit():
        further = text[start - 2]
        worded = before in "-.:" and further.isalpha() and not _PREFIX.search(text[max(0, start - 9) : start])
        if further.isdigit() or (worded and not _MONTH_PREFIX.search(text[max(0, start - 14) : start])):
            return "a piece of a longer code or number"
    if not after:
        return None
    seam = after.isupper() and text[end + 1 : end + 2].islower() and text[end - 4 : end].isdigit() and end - start > 5
    if (after.isalnum() and not seam) or after in "_@" or (after in "%‰°" and text[end - 1].isdigit()):
        return "glued to what stands after it"
    if text[end - 1].isdigit() and after in "-–./,:" and text[end + 1 : end + 2].isdigit():
        return "a piece of a longer code or number"
    return None
