"""The readers of dates: round trips by Hypothesis, and the small grammars tried whole."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hkfacts.grammar.calendar import MONTH_SHORT, MONTHS, WEEKDAYS, quarter_period, week_value
from hkfacts.normalise.dates_points import read_clock, read_month
from tests.dates_by_hand import dates_of, value_of

DAYS = st.dates(date(1800, 1, 1), date(2100, 12, 31))
ANCHORS = st.dates(date(1950, 1, 1), date(2050, 12, 31))
ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def written(day: date) -> list[str]:
    """A day in every written order and separator."""
    month, short, ordinal = MONTHS[day.month - 1].capitalize(), day.strftime("%b"), f"{day.day}{ENDINGS.get(day.day, 'th')}"
    weekday = WEEKDAYS[day.weekday()].capitalize()
    return [
        f"{day.day} {month} {day.year}",
        f"{day.day:02d} {short} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month} {day.day} {day.year}",
        f"{month} {ordinal}, {day.year}",
        f"the {ordinal} of {month}, {day.year}",
        f"{ordinal} {month} {day.year}",
        f"{weekday}, {day.day} {month} {day.year}",
        f"{weekday} {day.day} {month} {day.year}",
        f"{weekday}, {month} {day.day}, {day.year}",
        f"{month} {day.day}, {day.year} ({weekday})",
        f"{day.day} {month} {day.year} ({weekday})",
        day.isoformat(),
        f"{day.year}/{day.month:02d}/{day.day:02d}",
        f"{day.day}-{short}-{day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02d}.{day.month:02d}.{day.year}",
        f"{month.upper()} {day.day}, {day.year}",
    ]


@given(DAYS)
def test_a_day_comes_back_from_every_written_form(day: date) -> None:
    for form in written(day):
        facts = dates_of(f"It was signed on {form} by both.")
        assert [(f.value, f.start_date, f.end_date) for f in facts] == [(day.isoformat(), day, day)], form


@given(DAYS)
def test_an_american_release_puts_the_month_first(day: date) -> None:
    assert value_of(f"due {day.month}/{day.day}/{day.year}.", home="US") == day.isoformat()


@given(DAYS, st.integers(1, 60))
def test_a_range_of_days_comes_back(day: date, days: int) -> None:
    last = day + timedelta(days)
    for join in (" to ", " - ", " – ", " until ", " through "):
        first_form, last_form = (f"{d.day} {MONTHS[d.month - 1].capitalize()} {d.year}" for d in (day, last))
        assert value_of(f"open {first_form}{join}{last_form}.") == f"{day.isoformat()}/{last.isoformat()}"


@given(ANCHORS, st.integers(0, 6))
def test_weekdays_lie_where_the_words_put_them(anchor: date, number: int) -> None:
    name = WEEKDAYS[number].capitalize()
    monday = anchor - timedelta(anchor.weekday())
    assert value_of(f"It ends this {name}.", anchor) == (monday + timedelta(number)).isoformat()
    assert value_of(f"It ends next {name}.", anchor) == (monday + timedelta(number + 7)).isoformat()
    coming, last = value_of(f"It ends the coming {name}.", anchor), value_of(f"It ended last {name}.", anchor)
    assert coming and 1 <= (date.fromisoformat(coming) - anchor).days <= 7
    assert last and 1 <= (anchor - date.fromisoformat(last)).days <= 7


@given(ANCHORS, st.integers(2, 60))
def test_units_are_counted_from_the_release(anchor: date, count: int) -> None:
    assert value_of(f"It broke {count} days ago.", anchor) == (anchor - timedelta(count)).isoformat()
    assert value_of(f"It broke {count} weeks ago.", anchor) == week_value(anchor - timedelta(7 * count))
    index = anchor.year * 12 + anchor.month - 1 - count
    assert value_of(f"It broke {count} months ago.", anchor) == f"{index // 12:04d}-{index % 12 + 1:02d}"
    assert value_of(f"It broke {count} years ago.", anchor) == f"{anchor.year - count:04d}"


@given(ANCHORS, st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_a_year_lies_within_half_a_year(anchor: date, month: int, day: int) -> None:
    (fact,) = dates_of(f"Kites over {day} {MONTHS[month - 1].capitalize()}.", anchor)
    assert fact.start_date and abs((fact.start_date - anchor).days) <= 183


def test_every_month_name_is_read() -> None:
    for number, name in enumerate(MONTHS, 1):
        for form in (name.capitalize(), name.upper()):
            assert read_month(form) == number and value_of(f"in {form} 2024.") == f"2024-{number:02d}"
    for name, number in MONTH_SHORT.items():
        for form in (name.capitalize(), name.capitalize() + ".", name.upper()):
            assert value_of(f"in {form} 2024") == f"2024-{number:02d}"


def test_every_quarter_half_and_week_is_read() -> None:
    for year in (1999, 2024):
        for quarter, word in enumerate(("first", "second", "third", "fourth"), 1):
            for form in (
                f"Q{quarter} {year}",
                f"{quarter}Q{year % 100:02d}",
                f"{quarter}Q {year}",
                f"the {word} quarter of {year}",
                f"{word}-quarter {year}",
            ):
                (fact,) = dates_of(f"sales in {form}, it said")
                assert (fact.value, fact.start_date, fact.end_date) == (
                    f"{year}-Q{quarter}",
                    *(quarter_period(year, quarter) or ()),
                )
        for half, word in enumerate(("first", "second"), 1):
            for form in (f"H{half} {year}", f"{half}H{year % 100:02d}", f"the {word} half of {year}"):
                assert value_of(f"sales in {form}, it said") == f"{year}-H{half}"
        for week in range(1, 53):
            assert value_of(f"in week {week} of {year}.") == f"{year}-W{week:02d}"


def test_every_minute_of_the_clock_is_read() -> None:
    for minute in range(24 * 60):
        hour, rest = divmod(minute, 60)
        spoken = f"{hour % 12 or 12}:{rest:02d} {'am' if hour < 12 else 'pm'}"
        assert read_clock(f"{hour:02d}:{rest:02d}") == read_clock(spoken) == f"{hour:02d}:{rest:02d}"
    assert [read_clock(t) for t in ("24:01", "25:00", "12:60", "13am", "0pm")] == [None] * 5


@pytest.mark.parametrize("unit", ["second", "minute", "hour", "day", "week", "month", "year"])
def test_numbers_of_units_are_durations(unit: str) -> None:
    letter = {"second": "TS", "minute": "TM", "hour": "TH"}.get(unit, unit[0].upper())
    prefix, sign = ("PT", letter[1:]) if letter.startswith("T") else ("P", letter)
    for number, word in ((2, "two"), (7, "seven"), (12, "twelve"), (25, "twenty-five"), (90, "ninety")):
        for form in (f"{number} {unit}s", f"{word} {unit}s", f"{number}-{unit}", f"{word}-{unit}"):
            text = f"after a {form} pause" if "-" + unit in form else f"after {form} of rest"
            assert value_of(text) == f"{prefix}{number}{sign}", form


def test_a_weekday_that_contradicts_its_date_gives_a_notice() -> None:
    (fact,) = dates_of("on Monday, 29 November 2024.")
    assert fact.value == "2024-11-29" and [n.code for n in fact.notices] == ["weekday-mismatch"]


def test_what_no_anchor_settles_is_null_with_a_notice() -> None:
    (fact,) = dates_of("It opened last week.")
    assert fact.value is None and fact.start_date is None and [n.code for n in fact.notices] == ["no-anchor"]
    (fact,) = dates_of("It opened on 8 March.")
    assert fact.value == "XXXX-03-08" and fact.start_date is None and [n.code for n in fact.notices] == ["no-year"]


@given(st.text(alphabet=st.sampled_from("0123456789/-.,: ()'aQHFYMjpmstndrh\n"), max_size=60))
def test_no_text_raises(text: str) -> None:
    for fact in dates_of(text, date(2024, 6, 1)):
        assert text[fact.start : fact.end].strip()
