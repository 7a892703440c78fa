"""A small network that reads, word by word, where names of undertakings and of goods begin and end (tags B, I, L, U and O).

It stands on the vectors of the pipeline and of a small encoder (`context.py`), which tell a word among its neighbours, and on signs of
the whole release (`word_signs`): the section, how often a word stands in capitals elsewhere, whether it is the issuer's. Convolutions that reach eight words to either
side mix them; between two of them each word learns what the same word is wherever the release has it. What comes out is no decision
but the logarithm of how likely each tag is; the scales weigh it with all else.

The weights are made by `models/train/scripts/network.py`. But for the same words blocks do not see each other, so it is the same in which
portions they are read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from threadpoolctl import ThreadpoolController

from ..grammar.initiatives import common_words, heads
from ..spans import Parts, Tokens
from .context import Context

SECTIONS = ("headline", "dateline", "body", "list", "table", "caption", "boilerplate", "contacts", "furniture")
WANTED = (
    "undertaking",
    "event",
    "award",
    "platform",
    "publication",
)  # kinds of initiatives; those without a kind of their own are undertakings
KINDS = (*WANTED, "open", "person")  # what the tags tell apart; `open` is what the contract leaves open
TAGS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BILU"))
SIGNS = 36  # of each word
REACH = (1, 2, 4, 1)  # words to either side that each convolution looks at
RECALLED = (1,)  # the convolutions behind which a word learns what the same word is elsewhere
_AT_ONCE = 4096  # rows that a layer is run over together
_GOODS = ("platform", "publication")
_EVENTS = ("event", "award")
_TAG_SIGNS = (
    ("NNP", "NNPS"),
    ("NN", "NNS"),
    ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"),
    ("IN", "TO"),
    ("DT", "PRP$"),
    ("CC",),
    ("JJ", "JJR", "JJS"),
)
_OF_TAG = {tag: n for n, some in enumerate(_TAG_SIGNS) for tag in some}


def word_signs(parts: Parts, tokens: Tokens) -> Any:
    """What the release tells of each word beside its neighbours: an array of `SIGNS` numbers a word, all from 0 to 1."""
    said = tokens.words_of(parts.text)
    out = np.zeros((len(said), SIGNS), dtype="float32")
    if not said:
        return out
    number = {word: n for n, word in enumerate(dict.fromkeys(said))}
    rows = [number[word] for word in said]
    out[:, 10:25] = _of_spellings(list(number), Counter(said), parts)[rows]
    _of_places(out, parts, tokens, said)
    return out


def _of_spellings(spellings: Sequence[str], counts: Mapping[str, int], parts: Parts) -> Any:
    """The signs that are the same wherever a word stands: its letters, its kind, and how else it is written in the release."""
    capital: dict[str, int] = {}
    small: dict[str, int] = {}
    for word in spellings:
        if word[0].isupper():
            capital[word.lower()] = capital.get(word.lower(), 0) + counts[word]
        elif word[0].islower():
            small[word.lower()] = small.get(word.lower(), 0) + counts[word]
    issuer, title = set((parts.issuer or "").lower().split()), set((parts.title or "").lower().split())
    known, common = heads(), common_words()
    out = np.zeros((len(spellings), 15), dtype="float32")
    for row, word in zip(out, spellings, strict=True):
        key, upper = word.lower(), word[0].isupper()
        head = known.get(key)
        row[0], row[1], row[2], row[3] = (
            upper,
            len(word) > 1 and word.isupper(),
            not word.isalpha() and any(map(str.isdigit, word)),
            word[0].islower(),
        )
        row[4] = not word.islower() and not word.isupper() and any(map(str.isupper, word[1:]))
        row[5], row[6] = key in issuer, upper and key in title
        row[7], row[8] = min(capital.get(key, 0), 8) / 8, min(small.get(key, 0), 4) / 4
        if head is not None:
            row[9:13] = 1.0, head.weight / 3, head.type in _GOODS, head.type in _EVENTS
        row[13] = key in common
        row[14] = word in ("®", "™")
    return out


def _of_places(out: Any, parts: Parts, tokens: Tokens, said: Sequence[str]) -> None:
    """The signs of a word's place: section, sentence, quotation marks, what follows it, its tag."""
    text, size = parts.text, max(1, len(parts.text))
    opening = {s.start for s in parts.sentences}
    column = {block.start: SECTIONS.index(block.section) for block in parts.blocks}
    blocks, quoted, last = block_numbers(parts, tokens), False, -1
    places = zip(out, said, tokens.starts, tokens.ends, tokens.tags, blocks.tolist(), strict=True)
    for row, word, start, end, tag, block in places:
        if block != last:
            quoted, last = False, block
        if word == "“" or (word == '"' and not quoted):
            quoted = True
        elif word in ("”", '"'):
            quoted = False
        row[column[parts.blocks[block].start]] = 1.0
        row[9], row[25], row[26] = quoted, start in opening, text[end : end + 1] in ("®", "™")
        row[27], row[28] = start / size, text[end : end + 1] == " "
        kind = _OF_TAG.get(tag)
        if kind is not None:
            row[29 + kind] = 1.0


def block_numbers(parts: Parts, tokens: Tokens) -> Any:
    """The number of the block that each word stands in."""
    starts = np.array([b.start for b in parts.blocks], dtype="int64")
    return np.maximum(np.searchsorted(starts, np.array(tokens.starts, dtype="int64"), "right") - 1, 0)


def told_by(context: Context | None, parts: Parts, tokens: Tokens) -> Any:
    """What the encoder tells of each word among its neighbours: a row of numbers a word, of none without an encoder."""
    if context is None:
        return np.zeros((len(tokens.starts), 0), dtype="float32")
    return context.vectors(tokens.words_of(parts.text), block_numbers(parts, tokens).tolist())


def meanings(tokens: Tokens, told: Any) -> Any:
    """What is known of each word among its neighbours: a row of the pipeline's numbers, and the encoder's behind them."""
    return np.concatenate([np.asarray(tokens.vectors, dtype="float32"), told], axis=1)


def same_words(parts: Parts, tokens: Tokens) -> Any:
    """A number for each word, the same for words of the same letters, small or in capitals; the numbers begin at 0 and leave none out."""
    numbers: dict[str, int] = {}
    said = tokens.words_of(parts.text)
    return np.array([numbers.setdefault(word.lower(), len(numbers)) for word in said], dtype="int64")


def apart(blocks: Any) -> Any:
    """The row of each word where rows of nothing part the blocks, as many as a convolution reaches at most."""
    return np.arange(len(blocks)) + max(REACH) * (1 + np.cumsum(np.diff(blocks, prepend=blocks[:1]) != 0))


class Network:
    """The layers, by arrays named as `network.py` writes them, and the encoder that they stand on, if they do; all in single precision.

    Raises `KeyError` or `ValueError` for arrays of another network.
    """

    def __init__(self, arrays: Mapping[str, Any], context: Context | None = None) -> None:
        wanted = {"enter.weight", "enter.bias", "leave.weight", "leave.bias"}
        layers = [f"{layer}.{n}" for layer in ("mix", "even") for n in range(len(REACH))]
        layers += [f"{layer}.{n}" for layer in ("recall", "settle") for n in RECALLED]
        wanted |= {f"{layer}.{part}" for layer in layers for part in ("weight", "bias")}
        if missing := wanted - set(arrays):
            raise KeyError(min(missing))
        if len(arrays["leave.weight"]) != len(TAGS):
            raise ValueError(f"it knows {len(arrays['leave.weight'])} tags and not {len(TAGS)}")
        self._arrays = {name: np.ascontiguousarray(array, dtype="float32") for name, array in arrays.items()}
        self._context = context
        self._threads = ThreadpoolController()

    @property
    def width(self) -> int:
        """How many numbers the vectors of the pipeline must have."""
        seen: int = self._arrays["enter.weight"].shape[1]
        return (seen - SIGNS) // 2 - (self._context.width if self._context else 0)

    def told(self, parts: Parts, tokens: Tokens) -> Any:
        """What the encoder that it stands on tells of each word."""
        return told_by(self._context, parts, tokens)

    def leanings(self, parts: Parts, tokens: Tokens, told: Any) -> Any:
        """The logarithm of how likely each of `TAGS` is for each word: an array of words and tags; `told` is what the encoder tells."""
        count = len(tokens.starts)
        out = np.zeros((count, len(TAGS)), dtype="float32")
        if not count:
            return out
        vectors, signs = meanings(tokens, told), word_signs(parts, tokens)
        same = same_words(parts, tokens)
        blocks = block_numbers(parts, tokens)
        with self._threads.limit(limits=1, user_api="blas"):  # as in `inference.Reader`: the caller's processors may be busy
            felt = self._entered(vectors, signs)
            portions = [(slice(first, last), apart(blocks[first:last])) for first, last in _portions(blocks)]
            for n, reach in enumerate(REACH):
                for some, places in portions:
                    felt[some] += self._mixed(felt[some], places, n, reach)
                if n in RECALLED:
                    self._recall(felt, same, n)
            for first in range(0, count, _AT_ONCE):
                out[first : first + _AT_ONCE] = self._told(felt[first : first + _AT_ONCE])
        return out

    def _entered(self, vectors: Any, signs: Any) -> Any:
        """What is known of each word, with the mean of all vectors."""
        enter, width = self._arrays["enter.weight"], vectors.shape[1]
        mean = vectors.mean(axis=0, dtype="float64").astype("float32")
        out = vectors @ enter[:, :width].T
        out += signs @ enter[:, width : width + SIGNS].T
        out += enter[:, width + SIGNS :] @ mean + self._arrays["enter.bias"]
        return np.maximum(out, 0.0, out=out)

    def _mixed(self, felt: Any, places: Any, layer: int, reach: int) -> Any:
        """What one convolution adds to the words of whole blocks, whose rows are `places`: a word and two neighbours, mixed."""
        rows = np.zeros((places[-1] + 1 + max(REACH), felt.shape[1]), dtype="float32")
        rows[places] = felt
        around = np.concatenate([rows[places - reach], felt, rows[places + reach]], axis=1)
        return self._larger(around, f"mix.{layer}", f"even.{layer}")

    def _recall(self, felt: Any, same: Any, layer: int) -> None:
        """Add to each word what those of its letters are together: their mean and the largest numbers among them, mixed with it."""
        counts = np.bincount(same)
        firsts = np.concatenate([[0], np.cumsum(counts)[:-1]])
        sorted_by_word = felt[np.argsort(same, kind="stable")]
        mean = np.add.reduceat(sorted_by_word, firsts, axis=0) / counts[:, None].astype("float32")
        largest = np.maximum.reduceat(sorted_by_word, firsts, axis=0)
        for first in range(0, len(felt), _AT_ONCE):
            some = slice(first, first + _AT_ONCE)
            given = np.concatenate([felt[some], mean[same[some]], largest[same[some]]], axis=1)
            felt[some] += self._larger(given, f"recall.{layer}", f"settle.{layer}")

    def _larger(self, given: Any, mix: str, even: str) -> Any:
        """Two pieces of what is given, the larger number of each place, made even."""
        a = self._arrays
        sums = given @ a[f"{mix}.weight"].T + a[f"{mix}.bias"]
        half = sums.shape[1] // 2
        best = np.maximum(sums[:, :half], sums[:, half:])
        best -= best.mean(axis=1, keepdims=True)
        best /= np.sqrt(np.square(best).mean(axis=1, keepdims=True) + 1e-5)
        return best * a[f"{even}.weight"] + a[f"{even}.bias"]

    def _told(self, felt: Any) -> Any:
        """The logarithm of how likely each tag is."""
        sums = felt @ self._arrays["leave.weight"].T + self._arrays["leave.bias"]
        sums -= sums.max(axis=1, keepdims=True)
        return sums - np.log(np.exp(sums).sum(axis=1, keepdims=True))


def _portions(blocks: Any) -> Iterator[tuple[int, int]]:
    """The words in portions of whole blocks; a block that is longer than a portion is cut."""
    edges = [*(np.flatnonzero(np.diff(blocks)) + 1).tolist(), len(blocks)]
    first = last = 0
    for edge in edges:
        if edge - first > _AT_ONCE and last > first:
            yield first, last
            first = last
        while edge - first > _AT_ONCE:
            yield first, first + _AT_ONCE
            first += _AT_ONCE
        last = edge
    if last > first:
        yield first, last
