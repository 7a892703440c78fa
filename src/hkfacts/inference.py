"""The trained pipeline's layers run over many blocks at once: the same weights and the same decisions as spaCy's, in a third of its time.

spaCy embeds every word anew wherever it stands, multiplies with a slower library, and takes one decision after the other for
names, each with a dozen calls through the interpreter's lock. Here a word is embedded once; numpy multiplies; and since what is
decided for a word outside a name depends on that word alone, all those are decided in one go, and only the words inside names
one by one. A pipeline of another shape than `Reader.of` knows is left to spaCy.

A layer takes the largest of several pieces for each of its numbers. The weights are put in another order than spaCy's, piece by piece,
so that whole rows are compared, and not every few numbers within one.

The products are small and the caller's processors may be busy (with workers of a batch, say), so each is left to one thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_PLACES = ("IDX", "LENGTH", "ORTH", "IS_SPACE")
_MIX = "with_array(maxout>>layernorm>>dropout)"
_KNOWN = (
    ["extract_features", "list2ragged", "with_array", _MIX, "ragged2list"],
    ["tok2vec-listener", "with_array(softmax)"],
    ["tok2vec-listener", "list2array", "linear"],
    ["precomputable_affine", "linear"],
)
_CONVOLUTION = "residual(expand_window>>maxout>>layernorm>>dropout)"
_NEVER = np.float32(-np.inf)
_AT_ONCE = 4096  # words that a layer is run over together


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read off one block: where words start and end, their tags, names as (first word, last word, label), and a vector a word."""

    starts: list[int]
    ends: list[int]
    tags: list[str]
    names: list[tuple[int, int, str]]
    vectors: Any = field(default=None, compare=False)


def _largest(sums: Any, pieces: int) -> Any:
    """The largest piece of each number; the pieces stand one behind the other in each row."""
    width = sums.shape[1] // pieces
    best = sums[:, :width]
    for n in range(1, pieces):
        best = np.maximum(best, sums[:, n * width : (n + 1) * width])
    return best


def _by_piece(params: Any, out: int, pieces: int) -> Any:
    """Weights or biases of a layer with the pieces of each number (axes 0 and 1 are number and piece) one behind the other."""
    return np.ascontiguousarray(params.reshape(out, pieces, -1).swapaxes(0, 1).reshape(out * pieces, -1))


class Convolution:
    """One layer over each word and its neighbours: their vectors mixed, the largest pieces, made even, and added to the word's own."""

    def __init__(self, layer: Any) -> None:
        parts = {node.name: node for node in layer.walk()}
        mix, even = parts["maxout"], parts["layernorm"]
        out, self._pieces = mix.get_dim("nO"), mix.get_dim("nP")
        self._weights = _by_piece(mix.get_param("W"), out, self._pieces)
        self._bias = _by_piece(mix.get_param("b"), out, self._pieces)[:, 0]
        self._scale, self._shift = even.get_param("G"), even.get_param("b")

    def __call__(self, rows: Any) -> Any:
        """The new vectors; so many words at a time that what is reckoned with them stays near the processor."""
        if len(rows) <= _AT_ONCE:
            return self._over(rows, 0, len(rows))
        return np.concatenate(
            [self._over(rows, first, min(first + _AT_ONCE, len(rows))) for first in range(0, len(rows), _AT_ONCE)]
        )

    def _over(self, rows: Any, first: int, last: int) -> Any:
        """The new vectors of the words from `first` to `last`."""
        width = rows.shape[1]
        mine = rows[first:last]
        around = np.zeros((last - first, 3 * width), dtype="float32")
        opens, closes = first == 0, last == len(rows)
        around[opens:, :width] = rows[first - 1 + opens : last - 1]
        around[:, width : 2 * width] = mine
        around[: last - first - closes, 2 * width :] = rows[first + 1 : last + 1]
        sums = around @ self._weights.T
        sums += self._bias
        best = _largest(sums, self._pieces)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.square(best).mean(axis=1, keepdims=True) + 1e-08
        best *= spread ** (-1.0 / 2.0)
        best *= self._scale
        best += self._shift
        best += mine
        return best


class Encoder:
    """The convolutions over the words of all blocks at once; rows of nothing part the blocks, so that none sees another."""

    def __init__(self, encode: Any) -> None:
        self._pad: int = encode.attrs["pad"]
        self._layers = [Convolution(layer) for layer in encode.walk() if layer.name == _CONVOLUTION]

    def encoded(self, embedded: Any, lengths: Sequence[int]) -> Any:
        """The vectors of words among their neighbours; `embedded` holds the words of all blocks one after the other."""
        filled = [n for n in lengths if n]
        places = np.arange(len(embedded)) + np.repeat(self._pad * np.arange(1, len(filled) + 1), filled)
        rows = np.zeros((len(embedded) + self._pad * (len(filled) + 1), embedded.shape[1]), dtype="float32")
        rows[places] = embedded
        for layer in self._layers:
            rows = layer(rows)
        return rows[places]


def _first_places(keys: list[tuple[int, int]], known: dict[tuple[int, int], int]) -> dict[tuple[int, int], int]:
    """Where each word that is not known stands first."""
    new: dict[tuple[int, int], int] = {}
    for place, key in enumerate(keys):
        if key not in known and key not in new:
            new[key] = place
    return new


class Ready:
    """The vectors that a pipeline's vocabulary has ready for some spellings, brought to the width of the layers; nought for others."""

    def __init__(self, layer: Any, vectors: Any) -> None:
        self._weights, self._rows, self._data = layer.get_param("W"), vectors.key2row, vectors.data

    def __call__(self, spellings: list[int]) -> Any:
        """One row a spelling (its hash)."""
        rows = [self._rows.get(s, -1) for s in spellings]
        found = np.matmul(self._weights, self._data[rows][:, :, None])[:, :, 0]
        found[[r < 0 for r in rows]] = 0.0
        return found


class Words:
    """Vectors of words, by spelling and norm; kept up to a number, beyond which all are forgotten.

    The table has its full size from the start: its pages are taken as it is filled, and none is left behind in growing.

    Words are multiplied one by one: in one large product the last digits of a row depend on how many others there are, and what is
    read must not depend on what was read before.
    """

    def __init__(self, embed: Any, kept: int, ready: Any = None) -> None:
        layers = _flat(embed)
        self._hashed = layers[2]
        self._ready = Ready(embed.layers[0].layers[1], ready) if len(layers) > len(embed.layers) else None
        parts = {node.name: node for node in layers[3].walk()}
        mix, self._even = parts["maxout"], parts["layernorm"]
        out, self._pieces = mix.get_dim("nO"), mix.get_dim("nP")
        self._weights = _by_piece(mix.get_param("W"), out, self._pieces)
        self._bias = _by_piece(mix.get_param("b"), out, self._pieces)[:, 0]
        self._kept = kept
        self._rows: dict[tuple[int, int], int] = {}
        self._table = np.zeros((kept, out), dtype="float32")

    def vectors(self, keys: list[tuple[int, int]], features: Any) -> Any:
        """One row a word; `features` are the columns that the first layer reads."""
        rows = self._rows
        new = _first_places(keys, rows)
        if new and len(rows) + len(new) > self._kept:
            rows.clear()
            new = _first_places(keys, rows)
            room = max(self._kept, len(new))
            if room != len(self._table):
                self._table = np.zeros((room, self._table.shape[1]), dtype="float32")
        if new:
            known = len(rows)
            self._table[known : known + len(new)] = self._made(features[list(new.values())], [spelling for spelling, _ in new])
            rows.update((key, known + n) for n, key in enumerate(new))
        return self._table[[rows[k] for k in keys]]

    def _made(self, features: Any, spellings: list[int]) -> Any:
        hashed = self._hashed.predict(features)
        if self._ready is not None:
            hashed = np.concatenate([hashed, self._ready(spellings)], axis=1)
        products = np.matmul(self._weights, hashed[:, :, None])[:, :, 0] + self._bias
        return self._even.predict(_largest(products, self._pieces))


class Namer:
    """The decisions of spaCy's greedy entity recogniser (begin, in, last, unit, out), over all blocks of a batch."""

    def __init__(self, ner: Any) -> None:
        linear = ner.model.layers[0].layers[-1]
        lower, upper = ner.model.layers[1:]
        self._first = linear.get_param("W").T, linear.get_param("b")
        count, out, self._pieces = (lower.get_dim(d) for d in ("nF", "nO", "nP"))
        weights = lower.get_param("W").reshape(count, out * self._pieces, -1)
        self._lower = [np.ascontiguousarray(_by_piece(w, out, self._pieces).T) for w in weights]
        self._pad = [_by_piece(p, out, self._pieces)[:, 0] for p in lower.get_param("pad").reshape(count, -1)]
        self._bias = _by_piece(lower.get_param("b"), out, self._pieces)[:, 0]
        self._upper = upper.get_param("W"), upper.get_param("b")
        self.moves = [ner.moves.get_class_name(n) for n in range(ner.moves.n_moves)]
        self._begin = np.array([m.startswith("B-") for m in self.moves])
        self._unit = np.array([m.startswith("U-") and m != "U-" for m in self.moves])
        self._never = ~(self._begin | self._unit | np.array([m == "O" for m in self.moves]))
        self._in = [self.moves.index(f"I-{m[2:]}") if b else -1 for m, b in zip(self.moves, self._begin, strict=True)]
        self._last = [self.moves.index(f"L-{m[2:]}") if b else -1 for m, b in zip(self.moves, self._begin, strict=True)]
        self._out = self.moves.index("O")

    def names(self, vectors: Any, spaces: Any, lengths: Sequence[int]) -> list[list[tuple[int, int, str]]]:
        """The names in each block; `vectors` and `spaces` hold the words of all blocks one after the other."""
        weights, bias = self._first
        hidden = vectors @ weights + bias
        outside = self._outside(hidden, spaces, lengths)
        candidates = np.flatnonzero(outside != self._out).tolist()
        blocks = [_Block(0, 0) for _ in lengths]
        base, at = 0, 0
        for block, length in zip(blocks, lengths, strict=True):
            block.first, block.end = base, base + length
            base = block.end
            while at < len(candidates) and candidates[at] < base:
                block.candidates.append(candidates[at])
                at += 1
        moves = {c: int(m) for c, m in zip(candidates, outside[candidates].tolist(), strict=True)}
        running = [b for b in blocks if self._advance(b, moves)]
        while running:
            self._step(running, hidden)
            running = [b for b in running if b.open or self._advance(b, moves)]
        return [b.names for b in blocks]

    def _outside(self, hidden: Any, spaces: Any, lengths: Sequence[int]) -> Any:
        """The best move of each word if no name is open before it."""
        sums = hidden @ self._lower[0]
        for n in range(1, len(self._lower)):
            sums += self._pad[n]
        sums += self._bias
        weights, bias = self._upper
        scores = _largest(sums, self._pieces) @ weights.T + bias
        scores[:, self._never] = _NEVER
        last = np.cumsum([n for n in lengths if n]) - 1
        scores[np.ix_(last, self._begin)] = _NEVER  # nothing follows that could end the name
        scores[np.ix_(np.flatnonzero(spaces), self._begin | self._unit)] = _NEVER
        return scores.argmax(axis=1)

    def _advance(self, block: _Block, moves: dict[int, int]) -> bool:
        """Go on to the next word that begins a name of several words; False at the end of the block."""
        while block.next < len(block.candidates):
            place = block.candidates[block.next]
            block.next += 1
            if place < block.place:
                continue
            block.place = place + 1
            move = moves[place]
            if self._begin[move]:
                block.open, block.start, block.move = True, place, move
                return True
            block.names.append((place - block.first, place - block.first, self.moves[move][2:]))
        return False

    def _step(self, running: list[_Block], hidden: Any) -> None:
        """For each open name, whether the next word is in it or the last of it."""
        here = [b.place for b in running]
        start = [b.start for b in running]
        sums = hidden[here] @ self._lower[0]
        sums += hidden[start] @ self._lower[1]
        sums += hidden[[p - 1 for p in here]] @ self._lower[2]
        sums += self._bias
        felt = _largest(sums, self._pieces)
        weights, bias = self._upper
        inner, last = [self._in[b.move] for b in running], [self._last[b.move] for b in running]
        into = np.einsum("ij,ij->i", felt, weights[inner]) + bias[inner]
        ending = np.einsum("ij,ij->i", felt, weights[last]) + bias[last]
        for block, goes_on in zip(running, (into > ending).tolist(), strict=True):
            if goes_on and block.place + 1 < block.end:
                block.place += 1
                continue
            block.names.append((block.start - block.first, block.place - block.first, self.moves[block.move][2:]))
            block.place += 1
            block.open = False


class _Block:
    """How far the names of one block are read; places count over all blocks."""

    __slots__ = ("candidates", "end", "first", "move", "names", "next", "open", "place", "start")

    def __init__(self, first: int, end: int) -> None:
        self.first, self.end = first, end
        self.candidates: list[int] = []
        self.names: list[tuple[int, int, str]] = []
        self.next = self.place = self.start = self.move = 0
        self.open = False


class Reader:
    """Tags and names of tokenised blocks, by the layers of a loaded pipeline."""

    def __init__(self, nlp: Language, kept: int) -> None:
        components: list[Any] = [component for _, component in nlp.pipeline]
        vectors, tagger, ner = components
        embed, encode = vectors.model.layers
        self._columns = [*_PLACES, *_flat(embed)[0].attrs["columns"]]
        self._norm = self._columns.index("NORM")
        self._words = Words(embed, kept, nlp.vocab.vectors)
        self._encoder = Encoder(encode)
        self._tag = tagger.model.layers[1]
        self._labels = tagger.labels
        self._namer = Namer(ner)
        self._threads = ThreadpoolController()

    @staticmethod
    def of(nlp: Language, kept: int) -> Reader | None:
        """A reader for this pipeline, or None where it is of another shape than those that are known here."""
        return Reader(nlp, kept) if _known(nlp) else None

    def read(self, docs: Sequence[Doc]) -> list[Reading]:
        """What is read off each block, in order."""
        columns = [doc.to_array(self._columns) for doc in docs]
        lengths = [len(c) for c in columns]
        if not sum(lengths):
            return [Reading([], [], [], []) for _ in docs]
        flat = np.concatenate(columns)
        with self._threads.limit(limits=1, user_api="blas"):
            tags, names, vectors = self._said(flat, lengths)
        starts = flat[:, 0].astype("int64")
        ends = (starts + flat[:, 1].astype("int64")).tolist()
        return self._parted(starts.tolist(), ends, tags, names, vectors, lengths)

    def _said(self, flat: Any, lengths: list[int]) -> tuple[list[int], list[list[tuple[int, int, str]]], Any]:
        """The number of each word's tag, the names of each block, and each word's vector."""
        keys = list(zip(flat[:, 2].tolist(), flat[:, self._norm].tolist(), strict=True))
        embedded = self._words.vectors(keys, flat[:, len(_PLACES) :])
        encoded = self._encoder.encoded(embedded, lengths)
        tags: list[int] = self._tag.predict(encoded).argmax(axis=1).tolist()
        return tags, self._namer.names(encoded, flat[:, 3], lengths), encoded

    def _parted(
        self,
        starts: list[int],
        ends: list[int],
        tags: list[int],
        names: list[list[tuple[int, int, str]]],
        vectors: Any,
        lengths: list[int],
    ) -> list[Reading]:
        found, first = [], 0
        labels = self._labels
        for some, length in zip(names, lengths, strict=True):
            end = first + length
            said = [labels[t] for t in tags[first:end]]
            found.append(Reading(starts[first:end], ends[first:end], said, some, vectors[first:end]))
            first = end
        return found


def _flat(embed: Any) -> list[Any]:
    """The layers that embed a word, one after the other, without the one that looks up ready vectors beside the first three."""
    first = embed.layers[0]
    beside: list[Any] = list(getattr(first, "layers", ()))
    if len(beside) == 2 and beside[1].name == "static_vectors":
        return [*beside[0].layers, *embed.layers[1:]]
    return list(embed.layers)


def _known(nlp: Language) -> bool:
    """True for a hash-embedded tok2vec that a tagger and a greedy recogniser of three features listen to.

    The vocabulary may have vectors ready, if they are found by spelling.
    """
    if nlp.pipe_names != ["tok2vec", "tagger", "ner"]:
        return False
    components: list[Any] = [component for _, component in nlp.pipeline]
    vectors, tagger, ner = (c.model for c in components)
    convolutions = [layer for layer in vectors.layers[1].walk() if layer.name == _CONVOLUTION]
    windows = [layer.attrs["window_size"] for layer in vectors.layers[1].walk() if layer.name == "expand_window"]
    if not convolutions or vectors.layers[1].name != f"with_array({'>>'.join([_CONVOLUTION] * len(convolutions))})":
        return False
    names = (
        [layer.name.split("(ints")[0] for layer in _flat(vectors.layers[0])],
        [layer.name for layer in tagger.layers],
        [layer.name for layer in ner.layers[0].layers],
        [layer.name for layer in ner.layers[1:]],
    )
    return (
        names == _KNOWN
        and windows == [1] * len(convolutions)
        and "NORM" in _flat(vectors.layers[0])[0].attrs["columns"]
        and nlp.vocab.vectors.mode == "default"
        and ner.layers[1].get_dim("nF") == 3
        and (ner.layers[1].get_dim("nP") or 1) >= 2
        and not ner.attrs["unseen_classes"]
        and components[2].cfg.get("beam_width", 1) == 1
    )
