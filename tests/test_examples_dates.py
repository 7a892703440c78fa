"""The marked sentences for dates: our own, and those of a second hand who had read the specification alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.dates_by_hand import dates_of, examples
from tests.marks import unmarked

OWN, SECOND_HAND = (
    [*examples("dates"), *examples("dates_compared"), *examples("dates_official"), *examples("dates_everyday")],
    examples("dates_second_hand"),
)
ALL = [*OWN, *SECOND_HAND]
STATED = ("value", "granularity", "relative")  # judged where the example states them
ALWAYS = ("mod", "bound")


def test_there_are_enough_examples_with_counter_examples() -> None:
    assert len(OWN) >= 400 and len(SECOND_HAND) >= 200
    assert len({e["id"] for e in ALL}) == len(ALL)
    assert sum(not e["facts"] for e in ALL if "facts" in e) >= 20


@pytest.mark.parametrize("example", ALL, ids=lambda e: e["id"])
def test_a_marked_sentence_is_read_as_marked(example: dict[str, Any]) -> None:
    text, places = unmarked(example["text"])
    anchor = date.fromisoformat(example["release_date"]) if example.get("release_date") else None
    home = example.get("home")
    found = {(f.start, f.end): f for f in dates_of(text, anchor, None if home == "none" else home)}
    wanted = dict(zip(places, example.get("facts", []), strict=True))
    optional = [p for p, fact in wanted.items() if fact.get("optional")]
    required = {p for p in wanted if p not in optional}
    beside = {p for p in found if not any(p[0] < b and a < p[1] for a, b in optional)}
    assert [text[a:b] for a, b in sorted(beside)] == [text[a:b] for a, b in sorted(required)]
    for place in sorted(required):
        fact, want = found[place], wanted[place]
        days = tuple(d.isoformat() if d else None for d in (fact.start_date, fact.end_date))
        if want["type"] in ("DATE", "TIME"):  # the specification scores them as one
            assert fact.type in ("DATE", "TIME") and days == (want.get("start_date"), want.get("end_date"))
        else:
            assert fact.type == want["type"]
        assert {k: getattr(fact, k) for k in STATED if k in want} == {k: want[k] for k in STATED if k in want}
        assert {k: getattr(fact, k) for k in ALWAYS} == {k: want.get(k) for k in ALWAYS}
