"""The calendar: periods, values, words and lone date strings."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hkfacts.grammar.calendar import (
    day_of,
    half_period,
    month_period,
    quarter_period,
    read_date_string,
    season_period,
    week_period,
    week_value,
    year_period,
)
from hkfacts.grammar.calendar_places import period_value
from hkfacts.grammar.calendar_words import CLASSES, read_words, word_class, words

YEARS = st.integers(1000, 2199)


@given(YEARS)
def test_periods_join_without_a_gap(year: int) -> None:
    months = [month_period(year, m) for m in range(1, 13)]
    assert all(a and b and (b[0] - a[1]).days == 1 for a, b in pairwise(months))
    whole = year_period(year)
    quarters, halves = [quarter_period(year, q) for q in range(1, 5)], [half_period(year, h) for h in (1, 2)]
    assert whole and quarters[0] and quarters[3] and (quarters[0][0], quarters[3][1]) == whole
    assert halves[0] and halves[1] and (halves[0][0], halves[1][1]) == whole


@given(st.dates(date(1000, 1, 8), date(2199, 12, 20)))
def test_weeks_are_those_of_iso_8601(day: date) -> None:
    year, week, weekday = day.isocalendar()
    period = week_period(year, week)
    assert period and period[0].isoweekday() == 1 and (day - period[0]).days == weekday - 1
    assert week_value(day) == f"{year:04d}-W{week:02d}"


@given(YEARS, st.sampled_from(["month", "quarter", "half", "year"]), st.integers(1, 12))
def test_the_value_of_a_period_is_its_longest_unit(year: int, unit: str, number: int) -> None:
    makers = {"month": month_period, "quarter": quarter_period, "half": half_period}
    size = {"month": 12, "quarter": 4, "half": 2, "year": 1}[unit]
    period = year_period(year) if unit == "year" else makers[unit](year, (number - 1) % size + 1)
    assert period and period_value(*period)[1] == unit


def test_what_the_calendar_lacks_is_none() -> None:
    assert day_of(2023, 2, 29) is day_of(2024, 13, 1) is day_of(99999, 1, 1) is day_of(0, 1, 1) is None
    assert quarter_period(2024, 5) is half_period(2024, 3) is week_period(2024, 54) is season_period(2024, "XX") is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("28 February 2024", "2024-02-28"),
        ("Feb. 28th, 2024 10:00 ET", "2024-02-28"),
        ("2024-02-28T10:00:00+08:00", "2024-02-28"),
        ("Wed, 28 Feb 2024 09:00:00 GMT", "2024-02-28"),
        ("2024年2月28日", "2024-02-28"),
        ("20240228", "2024-02-28"),
        ("28-Feb-24", "2024-02-28"),
        ("28/02/2024", "2024-02-28"),
        ("28.2.2024", "2024-02-28"),
        ("Mon Feb 28 09:00:00 HKT 2022", "2022-02-28"),
        ("31 Feb 2024", None),
        ("February 2024", None),
        ("10:30", None),
        ("", None),
    ],
)
def test_lone_date_strings_are_read(text: str, wanted: str | None) -> None:
    assert read_date_string(text) == (date.fromisoformat(wanted) if wanted else None)


def test_a_lone_day_in_another_language_is_read() -> None:
    assert read_date_string("3 de mayo de 2024") == read_date_string("Mai 3, 2024") == date(2024, 5, 3)
    assert read_date_string("Hall 3, 2024") is read_date_string("le 31 février 2024") is None


def test_the_home_settles_which_figure_is_the_day() -> None:
    assert read_date_string("3/4/2025") == date(2025, 4, 3) and read_date_string("3/4/2025", day_first=False) == date(2025, 3, 4)
    assert read_date_string("3/14/2025") == date(2025, 3, 14)


def test_every_word_of_the_lexicon_has_a_class_with_a_character_of_its_own() -> None:
    assert len(set(CLASSES.values())) == len(CLASSES) and all(len(c) == 1 for c in CLASSES.values())
    for word, (name, _, case) in words().items():
        spelling = {"title": word.capitalize(), "upper": word.upper()}.get(case, word)
        assert name in CLASSES and word_class(spelling)[0] == name


def test_verbs_and_names_that_look_like_months_are_none() -> None:
    assert word_class("may")[0] == word_class("march")[0] == word_class("sat")[0] == "other_word"
    assert read_words("They may march in the sun.").classes == ""
