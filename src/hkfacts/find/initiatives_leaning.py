"""What the network leans to for a stretch of words: that it is a name of an undertaking or of goods, one left open, or another stretch."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from ..spans import Parts, Tokens
from .initiatives_network import KINDS, WANTED, Network, block_numbers
from .initiatives_senses import seen_of

_WANTED = tuple(KINDS.index(kind) for kind in WANTED)
_OPEN = (KINDS.index("open"),)
_STEPS = (-12.0, -8.0, -6.0, -4.5, -3.5, -2.7, -2.0, -1.5, -1.0, -0.6, -0.3, -0.12)  # of logarithms of chances
_AHEAD = (-6.0, -4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0)  # of a name before the next best stretch
_NEVER = -50.0
_LONGEST = 20  # words of a name
_OUTWARD, _INWARD = 5, 4  # words by which another stretch may begin sooner or later, or end later or sooner
_LEAST = -2.0  # from which a stretch that nobody else proposes is worth weighing
_LEAST_OPENING = -2.5
_MOST = 1_000  # of one release; what has more is a catalogue


class Leaning:
    """The network's tags for the words of one release."""

    def __init__(self, network: Network, parts: Parts, tokens: Tokens) -> None:
        self._starts, self._ends = tokens.starts, tokens.ends
        self._told = network.told(parts, tokens)
        said = network.leanings(parts, tokens, self._told)
        self._blocks = block_numbers(parts, tokens) if len(tokens.starts) else np.zeros(0)
        self._open = Tracks(said, _OPEN)
        self._wanted = Tracks(said, _WANTED)

    def features(self, places: Iterable[tuple[int, int]]) -> set[str]:
        """What the tags over the places of one name say, as steps of chances; nothing where no place has a word."""
        wanted, left_open, others = [], [], []
        for first, last in self._stretches_of(places):
            wanted.append(self._wanted.chance(first, last))
            left_open.append(self._open.chance(first, last))
            others.append(self._wanted.best_beside(first, last, *self._room(first, last)))
        if not wanted:
            return set()
        ahead = max(a - b for a, b in zip(wanted, others, strict=True))
        return {
            *_steps("read as a name at best", max(wanted)),
            *_steps("read as a name in the mean", sum(max(w, -15.0) for w in wanted) / len(wanted)),
            *_steps("read as a name left open", max(left_open)),
            *_steps("read as another name", max(others)),
            *(f"read as a name before others: chance {math.exp(step):.2g} times theirs" for step in _AHEAD if ahead > step),
        }

    def seen(self, places: Iterable[tuple[int, int]]) -> Any:
        """What the encoder tells of a name's words and of those beside it, for `Senses`; None where no place has a word."""
        return seen_of(self._told, self._blocks, self._stretches_of(places))

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Stretches that the tags make likely enough to be weighed, each with its likeliest end."""
        for first in self._wanted.openings(_LEAST_OPENING)[:_MOST]:
            _, high = self._room(first, first)
            last, chance = self._wanted.best_end(first, min(high, first + _LONGEST))
            if chance >= _LEAST:
                yield self._starts[first], self._ends[last]

    def _stretches_of(self, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """The first and the last word of each place of a name, in order; of a long one its first words alone."""
        for start, end in sorted(places):
            first, last = bisect_right(self._ends, start), bisect_left(self._starts, end) - 1
            if first <= last:
                yield first, min(last, first + _LONGEST)

    def _room(self, first: int, last: int) -> tuple[int, int]:
        """The first and the last word of the block of some words, as far as it matters here."""
        low, high = max(0, first - _OUTWARD), min(len(self._blocks) - 1, last + _LONGEST)
        while self._blocks[low] != self._blocks[first]:
            low += 1
        while self._blocks[high] != self._blocks[first]:
            high -= 1
        return low, high


class Tracks:
    """Chances of stretches by the tags of some kinds together: logarithms, added up from the first word to the last.

    The kinds are added up word by word. A name of which the network cannot tell the kind would otherwise lose a share of its chance
    with each word, since of each kind's tags only one goes with those before.
    """

    def __init__(self, said: Any, kinds: Sequence[int]) -> None:
        tags = said[:, 1:].astype("float64").reshape(len(said), -1, 4)[:, list(kinds)]
        opens, inner, closes, self._alone = np.logaddexp.reduce(tags, axis=1).T
        before = np.concatenate([[0.0], np.cumsum(inner)])  # the inner tags of the words before each
        self._opens, self._closes = opens - before[1:], closes + before[:-1]
        self._begins = np.logaddexp(opens, self._alone)

    def chance(self, first: int, last: int) -> float:
        """How likely the words from `first` to `last` are one name."""
        return float(self._square(first, first, last, last)[0, 0])

    def best_beside(self, first: int, last: int, low: int, high: int) -> float:
        """How likely the best other stretch is that meets these words."""
        left, right = max(low, first - _OUTWARD), min(high, last + _OUTWARD)
        late, soon = min(last, first + _INWARD - 1), max(first, last - _INWARD)
        square = self._square(left, late, soon, right)
        square[first - left, last - soon] = _NEVER
        return max(_NEVER, float(square.max()))

    def best_end(self, first: int, high: int) -> tuple[int, float]:
        """The likeliest last word of a name that begins here."""
        row = self._square(first, first, first, high)[0]
        best = int(row.argmax())
        return first + best, float(row[best])

    def openings(self, least: float) -> list[int]:
        """The words at which a name is likely enough to begin."""
        return np.flatnonzero(self._begins >= least).tolist()

    def _square(self, left: int, late: int, soon: int, right: int) -> Any:
        """The chances of all stretches that begin from `left` to `late` and end from `soon` to `right`."""
        begins, ends = np.arange(left, late + 1)[:, None], np.arange(soon, right + 1)[None, :]
        sums = self._opens[left : late + 1][:, None] + self._closes[soon : right + 1][None, :]
        return np.where(begins < ends, sums, np.where(begins == ends, self._alone[left : late + 1][:, None], _NEVER))


def _steps(name: str, chance: float) -> Iterator[str]:
    """The steps of a chance that are passed."""
    return (f"{name}: chance over {math.exp(step):.2g}" for step in _STEPS if chance > step)
