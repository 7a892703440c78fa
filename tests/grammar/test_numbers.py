"""Number words are read right, exhaustively to 9,999, and digits in every grouping."""

import re
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hkfacts.grammar.numbers import DIGITS, FRACTIONS, NUMBER_WORDS, ONES, SCALES, TENS, read_number

ANY = re.compile(f"(?:{DIGITS}|{NUMBER_WORDS}|{FRACTIONS})")


def say(n: int, joined: str = " and ", hyphen: str = "-") -> str:
    """A number in words, written independently of the reader."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10 - 2] + (hyphen + ONES[n % 10] if n % 10 else "")
    if n < 1000:
        return ONES[n // 100] + " hundred" + (joined + say(n % 100, joined, hyphen) if n % 100 else "")
    for scale, size in sorted(((w, s) for w, s in SCALES.items() if w not in ("lakh", "crore")), key=lambda p: -p[1]):
        if n >= size:
            rest = n % size
            link = joined if rest < 100 else " "
            return say(n // size, joined, hyphen) + f" {scale}" + (link + say(rest, joined, hyphen) if rest else "")
    raise AssertionError(n)


@pytest.mark.parametrize(("joined", "hyphen"), [(" and ", "-"), (" ", "-"), (" and ", " "), (" ", " ")])
def test_every_number_word_to_9999(joined: str, hyphen: str) -> None:
    wrong = [n for n in range(10_000) if read_number(say(n, joined, hyphen)) != n]
    assert wrong == []


def test_the_pattern_takes_every_number_word_whole() -> None:
    whole = re.compile(NUMBER_WORDS)
    wrong = [n for n in range(10_000) if not whole.fullmatch(say(n)) or not whole.fullmatch(say(n, " ").title())]
    assert wrong == []


@given(st.integers(0, 10**15 - 1))
def test_long_number_words_round_trip(n: int) -> None:
    assert read_number(say(n)) == n


@given(st.integers(0, 10**15), st.sampled_from([",", "\u2009", "\u202f", " "]))
def test_grouped_digits_round_trip(n: int, mark: str) -> None:
    assert read_number(f"{n:,}".replace(",", mark)) == n


@given(st.integers(0, 10**9), st.integers(0, 999))
def test_points_round_trip(n: int, part: int) -> None:
    assert read_number(f"{n:,}.{part:03}") == Decimal(f"{n}.{part:03}")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.2 million", "1200000"),
        ("3 thousand", "3000"),
        ("half a billion", "500000000"),
        ("a dozen", "12"),
        ("half a dozen", "6"),
        ("two dozen", "24"),
        ("two and a half", "2.5"),
        ("three and a half million", "3500000"),
        ("a million and a half", "1500000"),
        ("a hundred and five", "105"),
        ("fifteen hundred", "1500"),
        ("2.5 crore", "25000000"),
        ("two lakh", "200000"),
        ("1 lakh crore", "1000000000000"),
        ("10 thousand", "10000"),
        ("12,34,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1.234,56", "1234.56"),
        ("12 000", "12000"),
        ("three quarters", "0.75"),
        ("3/4", "0.75"),
        ("2 1/2", "2.5"),
        ("1½", "1.5"),
        ("¼", "0.25"),
        (".5", "0.5"),
        ("Twenty-One", "21"),
        ("a couple of hundred", "200"),
    ],
)
def test_written_forms(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "and",
        "1,2,3",
        "12,5",
        "1,00",
        "nine ten",
        "twenty eleven",
        "two thousand and",
        "hundred five million two billion",
        "a",
        "1/0",
        "5 -",
        "x" * 300,
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert read_number(text) is None


@given(st.text(max_size=60))
def test_never_raises(text: str) -> None:
    value = read_number(text)
    assert value is None or value >= 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["1", "1,", "1,234,", "one ", "a hundred and ", "1 000 ", "half a ", "12.345.", "two and a half "]
)
def test_patterns_are_linear(unit: str) -> None:
    def spent(size: int) -> float:
        text = unit * (size // len(unit))
        began = time.process_time()
        assert sum(1 for _ in ANY.finditer(text)) >= 0
        return time.process_time() - began

    small = max(min(spent(20_000) for _ in range(3)), 0.002)
    assert min(spent(200_000) for _ in range(3)) < 14 * small


@given(st.integers(0, 999), st.lists(st.integers(0, 9), min_size=1, max_size=5))
def test_points_in_words_round_trip(n: int, digits: list[int]) -> None:
    said = f"{say(n)} point {' '.join(say(d) for d in digits)}"
    assert re.fullmatch(NUMBER_WORDS, said)
    assert read_number(said) == Decimal(f"{n}.{''.join(map(str, digits))}")


def test_a_part_of_a_unit_is_a_number_before_it() -> None:
    found = re.compile(NUMBER_WORDS)
    for text, value in (("half a mile", "0.5"), ("a quarter of an inch", "0.25"), ("three-quarters of an acre", "0.75")):
        match = found.match(text)
        assert match and read_number(match.group()) == Decimal(value)
    assert found.match("half a chance") is None
