"""The finder of dates: levels, the longest match, names, traces, and that every rule survives a fuzz of its own pattern."""

from __future__ import annotations

import random
import re
from datetime import date

import pytest

from hkfacts.find.dates import find_dates
from hkfacts.find.dates_checks import CHECKS
from hkfacts.grammar.calendar_words import CLASSES
from hkfacts.normalise.dates_built import READERS
from hkfacts.rulebook import Rule, load_rulebook
from hkfacts.spans import Found, Tokens, Trace
from tests.dates_by_hand import dates_of, laid_out

RULES = [r for r in load_rulebook().rules if r.kind == "date"]
# One word for each class, for texts made from patterns.
SPOKEN = {
    "month": "October",
    "abbr": "Oct",
    "weekday": "Friday",
    "wday": "Fri",
    "weekdays": "Mondays",
    "two": "13",
    "year": "2024",
    "num": "1,200",
    "word": "three",
    "scale": "hundred",
    "a": "a",
    "ord": "3rd",
    "ordword": "first",
    "second": "second",
    "vague": "several",
    "recent": "recent",
    "couple": "couple",
    "adj": "full",
    "unit": "week",
    "units": "months",
    "quarter": "quarter",
    "qtoken": "Q3",
    "half": "half",
    "htoken": "H1",
    "mtoken": "9M",
    "season": "spring",
    "fall": "fall",
    "part": "morning",
    "parts": "mornings",
    "noon": "noon",
    "weekend": "weekend",
    "deictic": "today",
    "tonight": "tonight",
    "this": "this",
    "last": "last",
    "past": "past",
    "previous": "previous",
    "next": "next",
    "coming": "coming",
    "following": "following",
    "current": "current",
    "same": "same",
    "that": "that",
    "early": "early",
    "edge": "end",
    "ago": "ago",
    "now": "now",
    "later": "later",
    "after": "after",
    "the": "the",
    "of": "of",
    "in": "in",
    "at": "at",
    "to": "to",
    "and": "and",
    "from": "from",
    "between": "between",
    "every": "every",
    "per": "per",
    "ended": "ended",
    "fiscal": "fiscal",
    "academic": "academic",
    "often": "daily",
    "once": "twice",
    "times": "times",
    "time": "time",
    "period": "period",
    "zone": "GMT",
    "iso": "2024-10-13",
    "numeric": "13/10/2024",
    "pair": "2024-25",
    "span": "2019-23",
    "clock": "3pm",
    "decade": "1990s",
    "fy": "FY2025",
    "comma": ",",
    "open": "(",
    "close": ")",
    "dash": "-",
    "slash": "/",
    "apostrophe": "'",
}


def test_the_longest_match_wins() -> None:
    (fact,) = dates_of("from 2pm to 5pm on Friday, 13 September 2024.")
    assert fact.value == "2024-09-13T14:00/2024-09-13T17:00"


def test_dates_within_names_belong_to_the_names() -> None:
    parts = laid_out("The Week of Kites in May 2024 drew crowds in May 2023.", date(2024, 6, 1))
    name = Found("initiative", 4, 29, "test")
    found = find_dates(parts, Tokens(), load_rulebook(), [name])
    assert [parts.text[f.start : f.end] for f in found] == ["May 2023"]


def test_a_trace_tells_what_was_refused_and_why() -> None:
    trace = Trace()
    assert dates_of("It sold 2018 kites. It opened in 2018.", trace=trace)[0].value == "2018"
    refused = [r for r in trace.refusals if (r.start, r.end) == (8, 12)]
    assert refused and refused[0].rule == "date.year" and refused[0].reason
    assert trace.reasons["date", 33, 37]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_rules_name_checks_readers_and_classes_that_there_are(rule: Rule) -> None:
    assert rule.action == "refuse" or rule.reader in READERS
    assert rule.attributes.get("check", next(iter(CHECKS))) in CHECKS
    assert rule.attributes.get("gives", "date") in CLASSES


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_a_fuzz_of_a_pattern_does_no_harm(rule: Rule) -> None:
    """Words of the classes that a pattern names, in their order with some left out or doubled: no exception, and sound facts."""
    spoken = {CLASSES[name]: word for name, word in SPOKEN.items()}
    letters = [c for c in re.sub(r"\(\?P<\w+>|\\.", "", rule.source) if c in spoken]
    chance = random.Random(rule.id)
    for _ in range(30):
        words = [spoken[c] for c in letters for _ in range(chance.choice((0, 1, 1, 1, 2)))]
        text = " ".join(words) + "."
        for fact in dates_of(text, date(2024, 6, 1)):
            assert 0 <= fact.start < fact.end <= len(text)
            assert fact.start_date is None or fact.end_date is None or fact.start_date <= fact.end_date


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2024",
        "on 29 February 2023.",
        "at 25:61",
        "30/02/2024",
        "13.13.2024",
        "2024-02-30",
        "in the year 99999",
        "June 31, 2025",
        "Q5 2024",
    ],
)
def test_what_the_calendar_does_not_have_is_no_day(text: str) -> None:
    assert all(f.start_date is None or f.granularity not in ("day", "minute") for f in dates_of(text, date(2024, 6, 1)))


@pytest.mark.parametrize("text", ["from 9 to 3 June 2024", "from 2024 to 2019", "between May 2024 and March 2023"])
def test_a_range_that_runs_backwards_is_none(text: str) -> None:
    assert not any(f.value and "/" in f.value for f in dates_of(text, date(2024, 6, 1)))
