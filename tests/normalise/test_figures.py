"""Small pure readers of numbers, scales and ranges."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hkfacts.normalise.figures import amount_value, bounded, plain, range_values, scale_factor, share_by_example


@pytest.mark.parametrize(
    ("scale", "factor"),
    [
        ("million", 10**6),
        ("bn", 10**9),
        ("m", 10**6),
        ("K", 1000),
        ("lakh crore", 10**12),
        ("hundred", 100),
        ("trillion", 10**12),
        ("mil.", 10**6),
    ],
)
def test_scales(scale: str, factor: int) -> None:
    assert scale_factor(scale) == factor


@given(st.decimals(0, 10**6, places=3), st.sampled_from(["thousand", "million", "billion"]))
def test_amounts_multiply_out(number: Decimal, scale: str) -> None:
    assert amount_value(f"{number:f}", scale) == number * (scale_factor(scale) or 0)


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_stay_whole(n: int) -> None:
    assert plain(Decimal(n)) == n and isinstance(plain(Decimal(n)), int)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_ranges_never_run_backwards(a: int, b: int) -> None:
    ends = range_values(Decimal(a), Decimal(b), "", "")
    assert ends is None if a >= b else ends == (a, b)


@pytest.mark.parametrize("qualifier", ["", "about", "more_than", "at_least", "less_than", "at_most"])
def test_bounds_keep_the_value(qualifier: str) -> None:
    value, low, high, said = bounded(Decimal(7), None, qualifier)
    assert value == 7 and said == (qualifier or "exact") and {low, high} <= {7, None}


def test_shares_by_example() -> None:
    assert share_by_example("two", "five") == 40
    assert share_by_example("five", "two") is None
    assert share_by_example("one", "0") is None
