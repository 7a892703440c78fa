"""What the words of a name and the words beside it mean together: a small network over the encoder's vectors, of one inner layer.

The network of `initiatives_network.py` tells word by word where a name begins and ends; this one is asked whether a stretch that somebody
proposes is such a name, and of what type, by all places where it stands. What comes out is a sum beside the other features of the
scales, learnt with them (`models/train/scripts/senses.py`), and how likely each type is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

# The types of initiatives, in the contract's order.
KINDS = (
    "scheme",
    "programme",
    "fund",
    "plan",
    "policy",
    "institution",
    "zone",
    "event",
    "award",
    "platform",
    "project",
    "partnership",
    "campaign",
    "publication",
)
BESIDE = (-2, -1, 1, 2)  # the words to the left of a name and to its right that are looked at
SEEN = 3 + len(BESIDE)  # vectors that tell of one place: its words in the mean, the first, the last, those beside it


class Senses:
    """Both networks, by arrays named as `senses.py` writes them.

    Raises `KeyError` or `ValueError` for arrays of others.
    """

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        self._wanted, self._kinds = Layers(arrays, "wanted", 1), Layers(arrays, "kinds", len(KINDS))
        self._share = float(arrays["share"])
        if self._kinds.takes != self.size + len(KINDS):
            raise ValueError(f"types are told by {self._kinds.takes} numbers and not by {self.size + len(KINDS)}")

    @property
    def size(self) -> int:
        """How many numbers it must see of a name."""
        return self._wanted.takes

    def sum_of(self, seen: Any) -> float:
        """What a name weighs by all that is seen of it (`seen_of`): above nought if it is more likely right than not."""
        return self._share * float(self._wanted.sums(seen)[0])

    def kind_of(self, seen: Any, said: str) -> tuple[str, float]:
        """The likeliest type of a name and how likely it is, where all else says that it is of the type `said`."""
        sums = self._kinds.sums(with_kind(seen, said))
        best = int(sums.argmax())
        return KINDS[best], float(1.0 / np.exp(sums - sums[best]).sum())


class Layers:
    """A layer of numbers, those above nought, and a layer of sums."""

    def __init__(self, arrays: Mapping[str, Any], name: str, count: int) -> None:
        parts = [np.ascontiguousarray(arrays[f"{name}.{part}"], dtype="float32") for part in ("inner", "bias", "outer", "base")]
        self._inner, self._bias, self._outer, self._base = parts
        if self._inner.ndim != 2 or [p.shape for p in parts[1:]] != [(len(self._inner),), (count, len(self._inner)), (count,)]:
            raise ValueError(f"the layers {name} have {', '.join(str(p.shape) for p in parts)} numbers for {count} sums")

    @property
    def takes(self) -> int:
        """How many numbers it takes."""
        return len(self._inner.T)

    def sums(self, seen: Any) -> Any:
        """The sums."""
        return self._outer @ np.maximum(self._inner @ seen + self._bias, 0.0) + self._base


def with_kind(seen: Any, said: str) -> Any:
    """What is seen of a name, and behind it the type that all else says."""
    return np.concatenate([seen, np.array([kind == said for kind in KINDS], dtype="float32")])


def seen_of(vectors: Any, blocks: Any, stretches: Iterable[tuple[int, int]]) -> Any:
    """The vectors of a name's words and of those beside it, in the mean of its places, which are given by first and last word.

    Beyond the block of a name nothing is seen: noughts.
    """
    width, total, places = vectors.shape[1], None, 0
    for first, last in stretches:
        rows = np.zeros((SEEN, width), dtype="float32")
        rows[0], rows[1], rows[2] = vectors[first : last + 1].mean(axis=0), vectors[first], vectors[last]
        for row, step in zip(rows[3:], BESIDE, strict=True):
            at = (first if step < 0 else last) + step
            if 0 <= at < len(vectors) and blocks[at] == blocks[first]:
                row[:] = vectors[at]
        total, places = rows if total is None else total + rows, places + 1
    return None if total is None else (total / places).ravel()
