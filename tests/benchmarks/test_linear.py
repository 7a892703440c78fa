"""Time grows with the text and not with its square, on texts of a size that a test may have; `linear` measures up to 1 MB."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.benchmarks.hostile import PIECES, RELEASES
from tests.benchmarks.linear import cases, grown

pytestmark = pytest.mark.slow

SIZES = (3_000, 30_000)
LIMIT = 16.0  # of so short a text the clock tells less than of a long one; a square would take a hundred times as long

CASES = list(cases())


def test_every_text_is_measured_in_every_way_that_it_concerns() -> None:
    assert len(CASES) == 2 * len(PIECES) + len(RELEASES)


@pytest.mark.parametrize(("make", "text"), [case[2:] for case in CASES], ids=[f"{kind}: {name}" for kind, name, _, _ in CASES])
def test_ten_times_the_text_takes_about_ten_times_the_work(
    make: Callable[[str], Callable[[], object]], text: Callable[[int], str]
) -> None:
    assert grown(make, text, SIZES).ratio < LIMIT
