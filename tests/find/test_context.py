"""The small encoder: words in pieces, what is read together, and how a word's numbers come about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hkfacts.errors import ModelError
from hkfacts.find.context import ENOUGH, HEADS, LONGEST, Context, attended, gate, portions
from hkfacts.find.context_pieces import MOST_OF_A_WORD, UNKNOWN, Pieces, plain
from hkfacts.nlp import CONTEXT, load_context

LISTED = ["[UNK]", "a", "b", "lan", "##tern", "lantern", "##s", "-", "reed", "##a", "##b"]
RANK, SIZE, WIDTH = 3, 2 * HEADS, 5


def arrays(seed: int = 5) -> dict[str, Any]:
    """Weights drawn by lot, of the shapes that the encoder has; one layer."""
    rng = np.random.default_rng(seed)
    out: dict[str, Any] = {"pieces": np.frombuffer("\n".join(LISTED).encode(), dtype="uint8")}
    whole = {"rows": (len(LISTED), RANK), "rise": (SIZE, RANK), "leave": (WIDTH, SIZE), "0.asked": (3 * SIZE, SIZE)}
    whole |= {"0.mixed": (SIZE, SIZE), "0.wide": (4 * SIZE, SIZE), "0.narrow": (SIZE, 4 * SIZE)}
    for name, shape in whole.items():
        out[name] = rng.integers(-127, 128, shape).astype("int8")
        out[f"{name}.scale"] = rng.uniform(0.001, 0.01, shape[0]).astype("float32")
        out[f"{name}.bias"] = rng.normal(0, 0.1, shape[0]).astype("float16")
    out |= {"places": rng.normal(0, 0.1, (LONGEST, SIZE)), "entry": np.stack([np.ones(SIZE), np.zeros(SIZE)])}
    return out | {"0.even": np.stack([np.ones(SIZE), np.zeros(SIZE)] * 2)}


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("Lanterns", ["lantern", "##s"]),
        ("LANTERN", ["lantern"]),
        ("Reed-B", ["reed", "-", "b"]),
        ("àba", ["a", "##b", "##a"]),
        ("lanx", ["lan", "[UNK]"]),
        ("水", ["[UNK]"]),
        (" ", ["[UNK]"]),
    ],
)
def test_a_word_is_cut_into_the_longest_pieces(word: str, wanted: list[str]) -> None:
    assert [LISTED[n] for n in Pieces(LISTED).of(word)] == wanted


def test_a_long_word_has_so_many_pieces_at_most() -> None:
    pieces = Pieces(LISTED)
    assert len(pieces.of("ab" * 50_000)) == MOST_OF_A_WORD
    assert pieces.of("?" * 50_000) == (UNKNOWN,) * MOST_OF_A_WORD


def test_a_word_is_plain_without_capitals_and_accents() -> None:
    assert plain("Ébène") == "ebene" and plain("REED") == "reed"


def test_whole_paragraphs_are_read_together_as_long_as_they_are_few() -> None:
    half = ENOUGH // 2
    blocks = [0] * half + [1] * (half + 1) + [2] * 5
    assert list(portions([1] * len(blocks), blocks)) == [(0, 2 * half + 1), (2 * half + 1, len(blocks))]
    assert list(portions([2] * LONGEST, [0] * LONGEST)) == [(0, LONGEST // 2), (LONGEST // 2, LONGEST)]
    assert list(portions([], [])) == []


def test_words_read_apart_do_not_see_each_other() -> None:
    context = Context(arrays())
    first, second = ["Reed"] * (ENOUGH + 1), ["a", "Lantern"]
    blocks = [0] * len(first) + [1, 1]
    alone = context.vectors(second, [0, 0])
    assert alone.shape == (2, WIDTH) == (2, context.width)
    assert np.allclose(context.vectors(first + second, blocks)[-2:], alone, atol=1e-5)
    assert np.abs(context.vectors(["b", "Lantern"], [0, 0])[1] - alone[1]).max() > 1e-4  # a neighbour is seen
    assert context.vectors([], []).shape == (0, WIDTH)


def test_the_place_of_a_word_counts_and_its_pieces_are_taken_together() -> None:
    context = Context(arrays())
    one, other = context.vectors(["a", "a"], [0, 0])
    assert np.abs(one - other).max() > 1e-4
    assert context.vectors(["Lanterns", "reed"], [0, 0]).shape == (2, WIDTH)


def test_attention_is_a_mean_weighed_by_likeness() -> None:
    asked = np.zeros((3, 3 * SIZE), dtype="float32")
    asked[:, 2 * SIZE :] = np.arange(3)[:, None]
    assert np.allclose(attended(asked), 1.0)  # all alike: the plain mean
    asked[0, :SIZE], asked[2, SIZE : 2 * SIZE] = 30.0, 30.0
    assert np.allclose(attended(asked)[0], 2.0)  # the first asks for the last


def test_the_gate_passes_what_is_large_and_bears_any_number() -> None:
    assert np.allclose(gate(np.array([0.0, 9.0, -9.0, 1e9, -1e9], dtype="float32")), [0.5, 1.0, 0.0, 1.0, 0.0], atol=1e-3)


def test_an_encoder_of_other_shapes_is_refused(tmp_path: Path) -> None:
    whole = arrays()
    others = [
        whole | {"rows": whole["rows"][1:]},
        whole | {"rows": whole["rows"].astype("float32")},
        whole | {"places": whole["places"][1:]},
        {k: v for k, v in whole.items() if not k.startswith("0.")},
        {k: v for k, v in whole.items() if k != "0.narrow.bias"},
    ]
    for n, other in enumerate(others):
        (tmp_path / str(n)).mkdir()
        np.savez(tmp_path / str(n) / CONTEXT, **other)
        with pytest.raises(ModelError):
            load_context(tmp_path / str(n))
    np.savez(tmp_path / CONTEXT, **whole)
    context = load_context(tmp_path)
    assert context is not None and context.width == WIDTH
    assert load_context(tmp_path / "none") is None
