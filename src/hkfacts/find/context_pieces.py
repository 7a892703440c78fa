"""Words cut into the pieces that an encoder knows, the longest first: `preprinting` as `pre` and `##printing`.

The way of WordPiece as BERT's tokenisers without capitals do it (Schuster and Nakajima 2012; Devlin and others 2019), over fewer pieces.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from hkfacts.patterns import lazy_pattern

MOST_OF_A_WORD = 10  # pieces; what a word has beyond them is left out
UNKNOWN = 0  # the number of the piece that stands for signs nobody knows
_LONGEST = 18  # characters of a piece that are looked for
_LETTERS_OF_A_WORD = 120  # more of them make no pieces that are looked at
_KEPT = 20_000  # words; these are forgotten all at once
_RUN = lazy_pattern(r"\w+|[^\w\s]")


class Pieces:
    """The pieces by number; one that goes on a word begins with `##`, the first stands for what is unknown."""

    def __init__(self, listed: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(listed)}
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces; at least one, and `MOST_OF_A_WORD` at most."""
        pieces = self._known.get(word)
        if pieces is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            pieces = self._known[word] = self._cut(word)
        return pieces

    def _cut(self, word: str) -> tuple[int, ...]:
        out: list[int] = []
        for run in _RUN.findall(plain(word[:_LETTERS_OF_A_WORD])):
            at = 0
            while at < len(run) and len(out) < MOST_OF_A_WORD:
                number, at = self._longest(run, at)
                out.append(number)
        return tuple(out) or (UNKNOWN,)

    def _longest(self, run: str, at: int) -> tuple[int, int]:
        """The number of the longest piece that stands at a place, and where it ends."""
        opening = "##" if at else ""
        for end in range(min(len(run), at + _LONGEST), at, -1):
            number = self._numbers.get(opening + run[at:end])
            if number is not None:
                return number, end
        return UNKNOWN, at + 1


def plain(word: str) -> str:
    """A word in small letters without accents."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
