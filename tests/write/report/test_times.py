"""Many releases together: names and bars."""

from __future__ import annotations

from datetime import date

from hkfacts.write.report.overview import MOST, Names, Overview
from hkfacts.write.report.times import BARS, Times
from tests.release_by_hand import release


def test_bars_are_as_fine_as_the_spread_allows_and_tell_what_they_leave_out() -> None:
    times = Times()
    for n in range(10):
        times.add(date(2025, 3, 1 + n), date(2025, 3, 1 + n), n)
    times.add(date(2025, 5, 30), date(2025, 5, 31), 3)
    times.add(date(2025, 1, 1), date(2025, 12, 31), 4)  # a year is no fact about January
    times.add(date(1997, 7, 1), date(1997, 7, 1), 5)
    times.add(date(2047, 6, 30), date(2047, 6, 30), 5)
    said = times.bars()
    assert [(b["name"], b["dates"]) for b in said["bars"]] == [("2025-03", 10), ("2025-04", 0), ("2025-05", 1)]
    assert (said["before"], said["after"], said["longer"]) == (1, 1, 1)
    assert said["bars"][0]["in"] == list(range(10))


def test_years_far_apart_get_wide_bars() -> None:
    times = Times()
    for year in range(1, 2500, 7):
        times.add(date(year, 1, 1), date(year, 12, 31), 0)
    said = times.bars()
    assert 0 < len(said["bars"]) <= BARS
    assert sum(b["dates"] for b in said["bars"]) + said["before"] + said["after"] + said["longer"] == len(times.spans)


def test_no_dates_no_bars() -> None:
    assert Times().bars()["bars"] == []


def test_names_are_counted_by_release_whatever_their_case() -> None:
    names = Names()
    for number, name in enumerate(["Ada Wu", "ADA WU", "Ada Wu", "Bo Li", None, ""]):
        names.add(name, number)
    names.add("Bo Li", 3)
    assert names.most() == [{"name": "Ada Wu", "in": [0, 1, 2]}, {"name": "Bo Li", "in": [3]}]
    for n in range(50):
        names.add(f"Person {n}", 9)
    assert len(names.most()) == MOST


def test_organisations_are_owners_and_employers() -> None:
    seen = Overview()
    made = release()
    owner = made.initiatives[0].model_copy(update={"owner": "Tree Board"})
    seen.add(made.model_copy(update={"initiatives": (owner,)}))
    assert [m["name"] for m in seen.bodies.most()] == ["Street Office", "Tree Board"]
    assert seen.totals() == {"dates": 1, "figures": 2, "people": 1, "initiatives": 1, "quotes": 1}
