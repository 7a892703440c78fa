"""What a word means among its neighbours: a small encoder (two layers of attention) that was taught by a larger one.

It reads a few paragraphs at a time, with no thought of names: what it knows of English comes from all-MiniLM-L6-v2, whose third
layer it imitates (`models/train/scripts/context.py`, models/NOTICE). The network that reads where names begin and end stands on its
vectors. At work it is numpy in single precision; the weights are kept in eight bits, with a scale for each row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from threadpoolctl import ThreadpoolController

from .context_pieces import Pieces

HEADS = 12
LONGEST = 160  # pieces that are read together
ENOUGH = 100  # pieces behind which the next paragraph is read by itself
_LAYER = (
    "asked",
    "mixed",
    "wide",
    "narrow",
)  # the weights of a layer: queries with keys and values, what is attended to, the two of the inner net
_EVEN = 1e-12  # as in BERT


class Context:
    """The layers, by arrays named as `context.py` writes them.

    Raises `KeyError` or `ValueError` for arrays of another encoder.
    """

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        listed = bytes(np.asarray(arrays["pieces"], dtype="uint8")).decode("utf-8").split("\n")
        self._pieces = Pieces(listed)
        self._rows, self._row_scale = arrays["rows"], np.asarray(arrays["rows.scale"], dtype="float32")
        if self._rows.dtype != np.int8 or len(self._rows) != len(listed):
            raise ValueError(f"it has {len(self._rows)} rows of {self._rows.dtype} for {len(listed)} pieces")
        self._rise, self._leave = _opened(arrays, "rise"), _opened(arrays, "leave")
        self._rise_bias, self._leave_bias = _single(arrays, "rise.bias"), _single(arrays, "leave.bias")
        self._places, self._entry = _single(arrays, "places"), _single(arrays, "entry")
        layers = sum(name.endswith(".asked") for name in arrays)
        self._layers = [
            ([(_opened(arrays, f"{n}.{w}"), _single(arrays, f"{n}.{w}.bias")) for w in _LAYER], _single(arrays, f"{n}.even"))
            for n in range(layers)
        ]
        if len(self._places) < LONGEST or not layers or self._rise.shape[1] % HEADS:
            raise ValueError(f"it has {layers} layers of {self._rise.shape[1]} numbers for {len(self._places)} places")
        self._threads = ThreadpoolController()

    @property
    def width(self) -> int:
        """How many numbers a word's vector has."""
        return int(self._leave.shape[1])

    def vectors(self, words: Sequence[str], blocks: Sequence[int]) -> Any:
        """A row of `width` numbers for each word; `blocks` holds the number of the paragraph that each word stands in."""
        cut = [self._pieces.of(word) for word in words]
        out = np.zeros((len(words), self.width), dtype="float32")
        with self._threads.limit(limits=1, user_api="blas"):  # as in `inference.Reader`: the caller's processors may be busy
            counts = [len(pieces) for pieces in cut]
            for first, last in portions(counts, blocks):
                lengths = np.array(counts[first:last])
                felt = self._read(np.array([number for pieces in cut[first:last] for number in pieces]))
                sums = np.add.reduceat(felt, np.cumsum(lengths) - lengths, axis=0)
                out[first:last] = (sums / lengths[:, None].astype("float32")) @ self._leave + self._leave_bias
        return out

    def _read(self, numbers: Any) -> Any:
        """The vectors of some pieces that stand side by side."""
        entered = self._rows[numbers].astype("float32") * self._row_scale[numbers, None]
        felt = _even(entered @ self._rise + self._rise_bias + self._places[: len(numbers)], self._entry)
        for ((asked, ask), (mixed, mix), (wide, widen), (narrow, narrowed)), even in self._layers:
            felt = _even(felt + attended(felt @ asked + ask) @ mixed + mix, even[:2])
            inner = felt @ wide + widen
            inner *= gate(inner)
            felt = _even(felt + inner @ narrow + narrowed, even[2:])
        return felt


def attended(asked: Any) -> Any:
    """What each piece takes from the others: rows of queries, keys and values side by side, by heads."""
    count, width = len(asked), asked.shape[1] // 3
    by_head = np.ascontiguousarray(asked.reshape(count, 3 * HEADS, width // HEADS).transpose(1, 0, 2))
    queries, keys, values = by_head[:HEADS], by_head[HEADS : 2 * HEADS], by_head[2 * HEADS :]
    chances = queries @ keys.transpose(0, 2, 1)
    chances *= (width // HEADS) ** -0.5
    chances -= chances.max(axis=2, keepdims=True)
    np.exp(chances, out=chances)
    taken = (chances @ values) / chances.sum(axis=2, keepdims=True)
    return taken.transpose(1, 0, 2).reshape(count, width)


def gate(inner: Any) -> Any:
    """The share of each number that passes: a logistic curve of 1.702 times it, close to the error function's (Hendrycks and Gimpel 2016)."""
    share = np.clip(inner, -40.0, 40.0)
    share *= -1.702
    np.exp(share, out=share)
    share += 1.0
    return np.reciprocal(share, out=share)


def portions(
    lengths: Sequence[int], blocks: Sequence[int], longest: int = LONGEST, enough: int = ENOUGH
) -> Iterator[tuple[int, int]]:
    """Words that are read together: a few paragraphs, or a part of a long one; `longest` pieces at most."""
    first = held = 0
    for n, length in enumerate(lengths):
        if held and (held + length > longest or (held > enough and blocks[n] != blocks[n - 1])):
            yield first, n
            first, held = n, 0
        held += length
    if held:
        yield first, len(lengths)


def _even(felt: Any, scale: Any) -> Any:
    """Rows of mean nought and variance one, then scaled; in place."""
    felt -= felt.mean(axis=1, keepdims=True)
    felt *= 1.0 / np.sqrt(np.einsum("ij,ij->i", felt, felt) / felt.shape[1] + _EVEN)[:, None]
    felt *= scale[0]
    felt += scale[1]
    return felt


def _single(arrays: Mapping[str, Any], name: str) -> Any:
    return np.ascontiguousarray(arrays[name], dtype="float32")


def _opened(arrays: Mapping[str, Any], name: str) -> Any:
    """Weights in single precision, a column for each number that comes out."""
    return np.ascontiguousarray(
        (arrays[name].astype("float32") * np.asarray(arrays[f"{name}.scale"], dtype="float32")[:, None]).T
    )
