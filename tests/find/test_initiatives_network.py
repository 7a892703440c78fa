"""The network that reads where names begin and end, and what is made of its chances."""

from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np
import pytest

from hkfacts.find import initiatives_network
from hkfacts.find.initiatives_leaning import Leaning, Tracks
from hkfacts.find.initiatives_network import (
    KINDS,
    REACH,
    RECALLED,
    SIGNS,
    TAGS,
    Network,
    apart,
    block_numbers,
    same_words,
    word_signs,
)
from hkfacts.find.initiatives_weigh import Scales
from hkfacts.spans import Block, Parts, Span, Tokens, View

WIDTH, INNER = 6, 8
TEXT = "Lantern Trust opens Reed School\nThe Reed School (“Lantern Kit™”) costs 20\nA reed grows"


def arrays(seed: int = 7) -> dict[str, Any]:
    """Weights drawn by lot, of the shapes that the network has."""
    rng = np.random.default_rng(seed)
    out = {"enter.weight": (INNER, 2 * WIDTH + SIGNS), "enter.bias": (INNER,), "leave.weight": (len(TAGS), INNER)}
    out |= {"leave.bias": (len(TAGS),)}
    for n in range(len(REACH)):
        out |= {f"mix.{n}.weight": (2 * INNER, 3 * INNER), f"mix.{n}.bias": (2 * INNER,)}
        out |= {f"even.{n}.weight": (INNER,), f"even.{n}.bias": (INNER,)}
    for n in RECALLED:
        out |= {f"recall.{n}.weight": (2 * INNER, 3 * INNER), f"recall.{n}.bias": (2 * INNER,)}
        out |= {f"settle.{n}.weight": (INNER,), f"settle.{n}.bias": (INNER,)}
    return {name: rng.normal(0, 0.4, shape).astype("float16") for name, shape in out.items()}


def leanings_of(parts: Parts, tokens: Tokens, network: Network | None = None) -> Any:
    """What a network without an encoder leans to."""
    network = network or Network(arrays())
    return network.leanings(parts, tokens, network.told(parts, tokens))


def release(text: str, seed: int = 3) -> tuple[Parts, Tokens]:
    """A block a line, a word between spaces, a vector by lot for each word."""
    blocks, starts, ends, place = [], [], [], 0
    for line in text.split("\n"):
        blocks.append(Block(place, place + len(line), "body"))
        for word in line.split(" "):
            starts.append(place)
            ends.append(place + len(word))
            place += len(word) + 1
    spans = tuple(Span(b.start, b.end) for b in blocks)
    vectors = np.random.default_rng(seed).normal(size=(len(starts), WIDTH)).astype("float32")
    return Parts(View(text), tuple(blocks), spans), Tokens(starts, ends, ["NNP"] * len(starts), (), vectors)


def test_the_chances_of_all_tags_of_a_word_are_one() -> None:
    said = leanings_of(*release(TEXT))
    assert said.shape == (len(TEXT.split()), len(TAGS))
    assert np.allclose(np.exp(said).sum(axis=1), 1.0, atol=1e-5)


@pytest.mark.parametrize(("below", "learns"), [("Moor Hall opens", False), ("Moor LANTERN opens", True)])
def test_a_word_is_read_with_its_neighbours_and_of_other_blocks_with_the_same_words_alone(below: str, learns: bool) -> None:
    network, (parts, tokens) = Network(arrays()), release(f"Lantern Trust told them\n{below}")
    before = leanings_of(parts, tokens, network)
    tokens.vectors[[0, 1]] = tokens.vectors[[1, 0]]  # the mean stays as it is
    changed = np.abs(leanings_of(parts, tokens, network) - before).max(axis=1) > 1e-4
    assert changed[:4].all() and changed[5] == learns


def test_words_are_the_same_in_capitals_or_small() -> None:
    assert same_words(*release("Reed Kit\nreed kits REED")).tolist() == [0, 1, 0, 2, 0]


@pytest.mark.parametrize("portion", [1, 4, 5, 9])
def test_whole_blocks_are_read_alike_in_any_portions(portion: int, monkeypatch: pytest.MonkeyPatch) -> None:
    network, (parts, tokens) = Network(arrays()), release("Reed School opens\n" * 6 + "Reed")
    whole = leanings_of(parts, tokens, network)
    monkeypatch.setattr(initiatives_network, "_AT_ONCE", max(3, portion))
    assert np.allclose(leanings_of(parts, tokens, network), whole, atol=1e-5)


def test_a_block_longer_than_a_portion_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(initiatives_network, "_AT_ONCE", 4)
    assert len(leanings_of(*release("one two three four five six seven eight nine\nten"))) == 10


def test_a_release_without_words_has_no_leanings() -> None:
    parts, _ = release("x")
    assert leanings_of(parts, Tokens()).shape == (0, len(TAGS))


def test_rows_of_nothing_part_the_blocks() -> None:
    widest = max(REACH)
    assert apart(np.array([0, 0, 2, 2, 3])).tolist() == [widest, widest + 1, 2 * widest + 2, 2 * widest + 3, 3 * widest + 4]


def test_signs_tell_what_the_release_says_of_a_word() -> None:
    parts, tokens = release(TEXT)
    parts = Parts(parts.view, parts.blocks, parts.sentences, title="Lantern Trust opens Reed School", issuer="Lantern Trust")
    signs = word_signs(parts, tokens)
    said = TEXT.split()
    assert signs.shape == (len(said), SIGNS) and signs.min() >= 0 and signs.max() <= 1
    issuers, titled = signs[:, 15], signs[:, 16]
    assert [w for w, sign in zip(said, issuers, strict=True) if sign] == ["Lantern", "Trust"]
    assert {w for w, sign in zip(said, titled, strict=True) if sign} == {"Lantern", "Trust", "Reed", "School"}
    capitals, small = signs[said.index("reed"), 17:19]
    assert (capitals, small) == (2 / 8, 1 / 4)
    assert signs[said.index("20"), 12] == 1 and signs[said.index("Lantern"), 25] == 1
    assert block_numbers(parts, tokens).tolist() == [0] * 5 + [1] * 7 + [2] * 3


def brute(said: Any, first: int, last: int, *kinds: int) -> float:
    """The chance of a stretch, tag by tag."""
    begin, inner, end, alone = (np.logaddexp.reduce([said[:, 1 + 4 * k + n] for k in kinds]) for n in range(4))
    if first == last:
        return float(alone[first])
    return float(begin[first] + inner[first + 1 : last].sum() + end[last])


@pytest.mark.parametrize("kinds", [(0,), (0, 1), (4, 2, 3)])
def test_a_stretch_is_as_likely_as_its_tags_together_of_whatever_kinds(kinds: tuple[int, ...]) -> None:
    said = leanings_of(*release(" ".join("abcdefghij")))
    tracks = Tracks(said, kinds)
    for first, last in itertools.combinations_with_replacement(range(10), 2):
        assert math.isclose(tracks.chance(first, last), brute(said, first, last, *kinds), abs_tol=1e-4)


def test_the_best_other_stretch_meets_the_words_and_is_not_they() -> None:
    said = leanings_of(*release(" ".join("abcdefghij")))
    beside = Tracks(said, (0,)).best_beside(4, 5, 0, 9)
    others = [
        brute(said, a, b, 0)
        for a, b in itertools.combinations_with_replacement(range(10), 2)
        if a <= 5 and b >= 4 and (a, b) != (4, 5)
    ]
    assert math.isclose(beside, max(others), abs_tol=1e-4)


class Sure(Network):
    """A network that is sure of one stretch of words."""

    def __init__(self, first: int, last: int, kind: str) -> None:
        super().__init__(arrays())
        self.first, self.last, self.begin = first, last, 1 + 4 * KINDS.index(kind)

    def leanings(self, parts: Parts, tokens: Tokens, told: Any) -> Any:
        said = np.full((len(tokens.starts), len(TAGS)), -20.0)
        said[:, 0] = -0.01
        said[self.first : self.last + 1, 0] = -20.0
        said[self.first, self.begin], said[self.last, self.begin + 2] = -0.01, -0.01
        said[self.first + 1 : self.last, self.begin + 1] = -0.01
        return said


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def test_a_likely_stretch_is_told_from_one_that_is_cut_or_open() -> None:
    parts, tokens = release(TEXT)
    leaning = Leaning(Sure(0, 1, "undertaking"), parts, tokens)
    whole, cut = leaning.features([place("Lantern Trust")]), leaning.features([place("Lantern")])
    assert {"read as a name at best: chance over 0.74", "read as a name before others: chance 55 times theirs"} <= whole
    assert "read as another name: chance over 0.74" in cut and not any(f.startswith("read as a name at best") for f in cut)
    assert list(leaning.stretches()) == [place("Lantern Trust")]
    left_open = Leaning(Sure(0, 1, "open"), parts, tokens)
    assert "read as a name left open: chance over 0.74" in left_open.features([place("Lantern Trust")])
    assert list(left_open.stretches()) == []


def test_a_place_without_a_word_says_nothing() -> None:
    parts, tokens = release(TEXT)
    assert Leaning(Network(arrays()), parts, tokens).features([(len(TEXT) + 3, len(TEXT) + 5)]) == set()


def test_a_network_for_other_vectors_is_not_asked() -> None:
    parts, tokens = release(TEXT)
    scales = Scales({}, 0.0, 0.0, Network(arrays()))
    assert scales.leaning(parts, tokens) is not None
    wider = Tokens(tokens.starts, tokens.ends, tokens.tags, (), np.zeros((len(tokens.starts), WIDTH + 1)))
    assert scales.leaning(parts, wider) is None and scales.leaning(parts, Tokens()) is None
    assert Scales({}, 0.0, 0.0).leaning(parts, tokens) is None
