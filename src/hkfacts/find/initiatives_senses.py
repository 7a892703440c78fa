"""What the words of a name and the words beside it mean together: a small network over the encoder's vectors, of one inner layer.

The network of `initiatives_network.py` tells word by word where a name begins and ends; this one is asked whether a stretch that somebody
proposes is such a name, by all places where it stands. What comes out is a sum beside the other features of the scales, and learnt with
them (`models/train/scripts/senses.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

BESIDE = (-2, -1, 1, 2)  # the words to the left of a name and to its right that are looked at
SEEN = 3 + len(BESIDE)  # vectors that tell of one place: its words in the mean, the first, the last, those beside it


class Senses:
    """The two layers, by arrays named as `senses.py` writes them.

    Raises `KeyError` or `ValueError` for arrays of another network.
    """

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        self._inner, self._outer = (np.ascontiguousarray(arrays[name], dtype="float32") for name in ("inner", "outer"))
        self._bias = np.asarray(arrays["bias"], dtype="float32")
        self._base, self._share = float(arrays["base"]), float(arrays["share"])
        if self._inner.ndim != 2 or not len(self._inner) == len(self._outer) == len(self._bias):
            raise ValueError(f"its layers have {self._inner.shape}, {self._bias.shape} and {self._outer.shape} numbers")

    @property
    def size(self) -> int:
        """How many numbers it must see of a name."""
        return len(self._inner.T)

    def sum_of(self, seen: Any) -> float:
        """What a name weighs by all that is seen of it (`seen_of`): above nought if it is more likely right than not."""
        return self._share * (self._base + float(np.maximum(self._inner @ seen + self._bias, 0.0) @ self._outer))


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
