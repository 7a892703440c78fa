"""The trained pipeline's layers run over many blocks at once: the same weights and the same decisions as spaCy's, in a third of its time.

spaCy embeds every word anew wherever it stands, multiplies with a slower library, and takes one decision after the other for
names, each with a dozen calls through the interpreter's lock. Here a word is embedded once; numpy multiplies; and since what is
decided for a word outside a name depends on that word alone, all those are decided in one go, and only the words inside names
one by one. A pipeline of another shape than `Reader.of` knows is left to spaCy.

The products are small and the caller's processors may be busy (with workers of a batch, say), so each is left to one thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_PLACES = ("IDX", "LENGTH", "ORTH", "IS_SPACE")
_KNOWN = (
    ["extract_features", "list2ragged", "with_array", "with_array(maxout>>layernorm>>dropout)", "ragged2list"],
    ["tok2vec-listener", "with_array(softmax)"],
    ["tok2vec-listener", "list2array", "linear"],
    ["precomputable_affine", "linear"],
)
_NEVER = np.float32(-np.inf)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read off one block: where words start and end, their tags, and names as (first word, last word, label)."""

    starts: list[int]
    ends: list[int]
    tags: list[str]
    names: list[tuple[int, int, str]]


class Words:
    """Vectors of words, by spelling and norm; kept up to a number, beyond which all are forgotten.

    Words are multiplied one by one: in one large product the last digits of a row depend on how many others there are, and what is
    read must not depend on what was read before.
    """

    def __init__(self, embed: Any, kept: int) -> None:
        self._hashed = embed.layers[2]
        parts = {node.name: node for node in embed.layers[3].walk()}
        mix, self._even = parts["maxout"], parts["layernorm"]
        self._shape = mix.get_dim("nO"), mix.get_dim("nP")
        self._weights = mix.get_param("W").reshape(self._shape[0] * self._shape[1], mix.get_dim("nI"))
        self._bias = mix.get_param("b").reshape(-1)
        self._kept = kept
        self._rows: dict[tuple[int, int], int] = {}
        self._table = np.zeros((1024, self._shape[0]), dtype="float32")

    def vectors(self, keys: list[tuple[int, int]], features: Any) -> Any:
        """One row a word; `features` are the columns that the first layer reads."""
        rows = self._rows
        if len(rows) + len(keys) > self._kept:
            rows.clear()
        new: dict[tuple[int, int], int] = {}
        for place, key in enumerate(keys):
            if key not in rows and key not in new:
                new[key] = place
        if new:
            made = self._made(features[list(new.values())])
            known, end = len(rows), len(rows) + len(new)
            if end > len(self._table):
                self._table = np.concatenate(
                    [self._table[:known], np.zeros((max(known, len(new)), made.shape[1]), dtype="float32")]
                )
            self._table[known:end] = made
            rows.update((key, known + n) for n, key in enumerate(new))
        return self._table[[rows[k] for k in keys]]

    def _made(self, features: Any) -> Any:
        hashed = self._hashed.predict(features)
        products = np.matmul(self._weights, hashed[:, :, None])[:, :, 0] + self._bias
        return self._even.predict(products.reshape(-1, *self._shape).max(axis=2))


class Namer:
    """The decisions of spaCy's greedy entity recogniser (begin, in, last, unit, out), over all blocks of a batch."""

    def __init__(self, ner: Any) -> None:
        linear = ner.model.layers[0].layers[-1]
        lower, upper = ner.model.layers[1:]
        self._first = linear.get_param("W").T, linear.get_param("b")
        count, out, pieces_, wide = (lower.get_dim(d) for d in ("nF", "nO", "nP", "nI"))
        self._lower = np.ascontiguousarray(lower.get_param("W").reshape(count, out * pieces_, wide).transpose(0, 2, 1))
        self._pad = lower.get_param("pad").reshape(count, out * pieces_)
        self._bias = lower.get_param("b").reshape(out * pieces_)
        self._shape = out, pieces_
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
        scores = sums.reshape(len(sums), *self._shape).max(axis=2) @ weights.T + bias
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
        felt = sums.reshape(len(running), *self._shape).max(axis=2)
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
        self._columns = [*_PLACES, *embed.layers[0].attrs["columns"]]
        self._norm = self._columns.index("NORM")
        self._words = Words(embed, kept)
        self._encode = encode
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
            tags, names = self._said(flat, lengths)
        starts = flat[:, 0].astype("int64")
        ends = (starts + flat[:, 1].astype("int64")).tolist()
        return self._parted(starts.tolist(), ends, tags, names, lengths)

    def _said(self, flat: Any, lengths: list[int]) -> tuple[list[int], list[list[tuple[int, int, str]]]]:
        """The number of each word's tag, and the names of each block."""
        keys = list(zip(flat[:, 2].tolist(), flat[:, self._norm].tolist(), strict=True))
        embedded = self._words.vectors(keys, flat[:, len(_PLACES) :])
        cuts = np.cumsum(lengths)[:-1]
        encoded = np.concatenate(self._encode.predict(np.split(embedded, cuts)))
        tags: list[int] = self._tag.predict(encoded).argmax(axis=1).tolist()
        return tags, self._namer.names(encoded, flat[:, 3], lengths)

    def _parted(
        self, starts: list[int], ends: list[int], tags: list[int], names: list[list[tuple[int, int, str]]], lengths: list[int]
    ) -> list[Reading]:
        found, first = [], 0
        labels = self._labels
        for some, length in zip(names, lengths, strict=True):
            end = first + length
            found.append(Reading(starts[first:end], ends[first:end], [labels[t] for t in tags[first:end]], some))
            first = end
        return found


def _known(nlp: Language) -> bool:
    """True for a hash-embedded tok2vec that a tagger and a greedy recogniser of three features listen to."""
    if nlp.pipe_names != ["tok2vec", "tagger", "ner"]:
        return False
    components: list[Any] = [component for _, component in nlp.pipeline]
    vectors, tagger, ner = (c.model for c in components)
    names = (
        [layer.name.split("(ints")[0] for layer in vectors.layers[0].layers],
        [layer.name for layer in tagger.layers],
        [layer.name for layer in ner.layers[0].layers],
        [layer.name for layer in ner.layers[1:]],
    )
    return (
        names == _KNOWN
        and "NORM" in vectors.layers[0].layers[0].attrs["columns"]
        and ner.layers[1].get_dim("nF") == 3
        and (ner.layers[1].get_dim("nP") or 1) >= 2
        and not ner.attrs["unseen_classes"]
        and components[2].cfg.get("beam_width", 1) == 1
    )
