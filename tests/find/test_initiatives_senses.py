"""What the words of a name and those beside it mean together: what is seen of a name, and the sum that comes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest

from hkfacts.errors import ModelError
from hkfacts.find.initiatives_evidence import Evidence, Proposal
from hkfacts.find.initiatives_leaning import Leaning
from hkfacts.find.initiatives_runs import Labels
from hkfacts.find.initiatives_senses import BESIDE, KINDS, SEEN, Senses, seen_of
from hkfacts.find.initiatives_weigh import Scales
from hkfacts.nlp import SENSES, load_senses
from hkfacts.records import InitiativeRecord
from hkfacts.spans import Found, Trace
from tests.find.test_initiatives_network import TEXT, Sure, place, release

WIDTH, INNER = 2, 3


def arrays(**other: Any) -> dict[str, Any]:
    """Layers that take the numbers of a name's first word alone: twice the first of them, less its second, if that is above nought.

    Of the types they tell a fund where the sum is above nought, else what is said.
    """
    inner, kinds = np.zeros((INNER, SEEN * WIDTH), dtype="float16"), np.zeros((INNER + len(KINDS), SEEN * WIDTH + len(KINDS)))
    inner[0, WIDTH], inner[0, WIDTH + 1] = 2.0, -1.0
    kinds[:INNER, : SEEN * WIDTH] = inner
    kinds[INNER:, SEEN * WIDTH :] = np.eye(len(KINDS))
    outer = np.zeros((len(KINDS), INNER + len(KINDS)))
    outer[KINDS.index("fund"), 0] = 9.0
    outer[:, INNER:] = 3.0 * np.eye(len(KINDS))
    layers = {"wanted.inner": inner, "wanted.bias": np.zeros(INNER), "wanted.outer": np.array([[1.0, 5.0, 5.0]])}
    layers |= {"kinds.inner": kinds, "kinds.bias": np.zeros(len(kinds)), "kinds.outer": outer, "kinds.base": np.zeros(len(KINDS))}
    return layers | {"wanted.base": np.array([-0.5]), "share": np.float32(2.0)} | other


def test_a_place_is_seen_by_its_words_and_those_beside_it_in_the_block() -> None:
    vectors = np.array([[n, -n] for n in range(1, 8)], dtype="float32")
    seen = seen_of(vectors, [0, 0, 0, 0, 0, 1, 1], [(1, 3)]).reshape(SEEN, WIDTH)
    assert seen[:3, 0].tolist() == [3, 2, 4]  # the mean of its words, the first, the last
    assert seen[3:, 0].tolist() == [
        0,
        1,
        5,
        0,
    ]  # two to the left and to the right; what is beyond the text or the block is nothing
    assert BESIDE == (-2, -1, 1, 2) and (seen[:, 1] == -seen[:, 0]).all()


def test_a_name_in_several_places_is_seen_in_their_mean() -> None:
    vectors = np.arange(12, dtype="float32").reshape(6, WIDTH)
    both = seen_of(vectors, [0] * 6, [(1, 1), (3, 4)])
    assert np.allclose(both, (seen_of(vectors, [0] * 6, [(1, 1)]) + seen_of(vectors, [0] * 6, [(3, 4)])) / 2)
    assert seen_of(vectors, [0] * 6, []) is None


def test_the_sum_is_that_of_the_layers_times_its_share() -> None:
    senses, seen = Senses(arrays()), np.zeros(SEEN * WIDTH, dtype="float32")
    assert senses.size == SEEN * WIDTH
    assert senses.sum_of(seen) == pytest.approx(-1.0)
    seen[WIDTH], seen[WIDTH + 1] = 3.0, 2.0
    assert senses.sum_of(seen) == pytest.approx(2 * (2 * 3 - 2 - 0.5))
    seen[WIDTH] = -3.0
    assert senses.sum_of(seen) == pytest.approx(-1.0)


def test_scales_add_what_the_words_mean_to_their_sum_and_explain_it() -> None:
    parts, tokens = release(TEXT)
    start, end = place("Lantern Trust")
    proposal = Proposal(
        Found("initiative", start, end, "initiative.weighed", {"type": "event", "form": "name", "acronym": ""}), "x"
    )
    leaning = Leaning(
        Sure(0, 1, "undertaking"), parts, tokens
    )  # without an encoder, so that nothing is seen but that there is a name
    evidence = Evidence(parts, tokens, Labels(tokens, parts), leaning)
    layers = {
        "wanted.inner": np.zeros((1, 0)),
        "wanted.bias": np.ones(1),
        "wanted.outer": np.ones((1, 1)),
        "wanted.base": np.zeros(1),
    }
    kinds = {"kinds.inner": np.zeros((1, len(KINDS))), "kinds.bias": np.zeros(1), "kinds.outer": np.zeros((len(KINDS), 1))}
    for share, kept in ((1.5, True), (-1.5, False)):
        trace = Trace()
        senses = Senses(layers | kinds | {"kinds.base": 9.0 * (np.array(KINDS) == "award"), "share": np.float32(share)})
        found = Scales({"": 0.0}, 0.0, 1.0, senses=senses).dispose(evidence, [[proposal]], trace)
        assert [f.groups["type"] for f in found] == (["award"] if kept else [])
        assert not kept or "all its places weigh 1.5 (most for it: what its words mean" in str(trace.reasons)
    assert Scales({"": 0.0}, 0.0, 1.0, senses=Senses(arrays())).dispose(evidence, [[proposal]], None) == []  # for other vectors


def test_the_types_are_those_of_the_records_and_one_is_told_with_its_chance() -> None:
    assert get_args(InitiativeRecord.model_fields["type"].annotation) == KINDS
    senses, seen = Senses(arrays()), np.zeros(SEEN * WIDTH, dtype="float32")
    kind, chance = senses.kind_of(seen, "event")
    assert kind == "event" and chance == pytest.approx(np.exp(3) / (np.exp(3) + len(KINDS) - 1))
    seen[WIDTH] = 3.0
    kind, chance = senses.kind_of(seen, "event")
    assert kind == "fund" and chance > 0.99


@pytest.mark.parametrize(
    "other",
    [
        {"wanted.bias": np.zeros(INNER + 1)},
        {"wanted.outer": np.zeros((2, INNER))},
        {"wanted.inner": np.zeros(INNER)},
        {"kinds.inner": np.zeros((INNER + len(KINDS), SEEN * WIDTH))},
        {"kinds.base": np.zeros(len(KINDS) + 1)},
        {"share": np.zeros(2)},
    ],
)
def test_layers_that_do_not_fit_are_refused(other: dict[str, Any], tmp_path: Path) -> None:
    np.savez(tmp_path / SENSES, **arrays(**other))
    with pytest.raises(ModelError, match=r"senses\.npz cannot be read"):
        load_senses(tmp_path)
    np.savez(tmp_path / SENSES, **arrays())
    assert load_senses(tmp_path) is not None and load_senses(tmp_path / "none") is None
