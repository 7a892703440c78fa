"""The scorer: gold given back scores everything, nothing scores nothing, and each kind is compared by its key."""

from __future__ import annotations

from typing import Any

import pytest

from tests.gate.score import Tally, Total, date_key, figure_key, score

GOLD: dict[str, Any] = {
    "release_date": "2024-05-03",
    "issuer": ["Lamma Ferries", "Lamma Ferries Limited"],
    "title": "Ferry firm adds ten boats",
    "dates": [
        {"type": "DATE", "start_date": "2024-05-03", "end_date": "2024-05-03", "value": "2024-05-03"},
        {"type": "DURATION", "value": "P3DE"},
        {"type": "DATE", "start_date": "2024-01-01", "end_date": "2024-12-31", "optional": True},
        {"type": "SET", "value": "XXXX-WXX"},
    ],
    "figures": [
        {"kind": "money", "currency": "HKD", "unit": None, "low": 55000000, "high": 55000000, "item": "boats"},
        {"kind": "count", "currency": None, "unit": None, "low": 10, "high": None, "item": "new boats"},
        {"kind": "count", "currency": None, "unit": None, "low": 7, "high": 7, "item": "piers", "optional": True},
    ],
    "people": [
        {"name": "Carol Mak", "role": ["Managing Director", "MD"], "organisation": "Lamma Ferries", "accept": ["Mak Carol"]},
        {"name": "Ben Ip", "role": None, "organisation": None, "accept": []},
    ],
    "initiatives": [
        {"name": "Ten Boats Plan", "aliases": ["TBP"], "type": ["plan", "project"], "accept": []},
        {"name": "Sea Week", "aliases": [], "type": "event", "accept": [], "optional": True},
    ],
    "quotes": [{"content": "More boats mean shorter queues.", "speaker": "Carol Mak"}],
}
PERFECT: dict[str, Any] = {
    **GOLD,
    "issuer": "Lamma Ferries",
    "people": [
        {"id": "p1", "name": "Mak Carol", "role": "MD", "organisation": "Lamma Ferries", "roles": []},
        {"id": "p2", "name": "Ben Ip", "role": None, "organisation": None, "roles": []},
    ],
    "initiatives": [{"name": "TBP", "aliases": ["the “Ten Boats” Plan"], "type": "project"}],
    "quotes": [{"content": "“More boats mean shorter queues.”", "speaker": "p1"}],
}
TEXT = "the “Ten Boats” Plan (TBP)"


def test_gold_given_back_is_all_right() -> None:
    scored = score(PERFECT, GOLD, TEXT)
    assert {k: t.counts()[1:] for k, t in scored.tallies.items()} == dict.fromkeys(scored.tallies, (0, 0))
    assert {k: t.right for k, t in scored.tallies.items()} == {
        "dates": 2,
        "figures": 2,
        "figures+item": 2,
        "people": 2,
        "people+role": 2,
        "initiatives": 1,
        "initiatives+type": 1,
        "quotes": 1,
    }
    assert scored.header == {"release_date": True, "issuer": True, "title": True}


def test_nothing_is_nothing() -> None:
    scored = score({}, GOLD, TEXT)
    assert all(t.right == 0 and t.extra == () and t.missed for t in scored.tallies.values())
    assert scored.header == {"release_date": False, "issuer": False, "title": False}


@pytest.mark.parametrize(
    ("kind", "change", "counts"),
    [
        ("dates", [{"type": "DATE", "start_date": "2024-05-03", "end_date": "2024-05-04"}], (0, 1, 2)),
        ("dates", [{"type": "DATE", "start_date": None, "end_date": None}], (0, 0, 2)),
        ("dates", [{"type": "DURATION", "value": "P30Y"}] * 2, (1, 0, 1)),
        ("figures", [{"kind": "money", "currency": "USD", "low": 55000000, "high": 55000000}], (0, 1, 2)),
        ("figures", [{"kind": "count", "value": 7, "low": 7, "high": 7}], (0, 0, 2)),
        ("figures+item", [{"kind": "count", "low": 10, "high": None, "item": "ferries"}], (0, 1, 2)),
        ("people", [{"name": "CAROL MAK"}, {"name": "Somebody Else"}], (1, 1, 1)),
        ("people+role", [{"name": "Carol Mak", "role": "Managing Director", "organisation": None}], (0, 1, 2)),
        ("initiatives", [{"name": "Sea Week", "type": "event"}], (0, 0, 1)),
        ("initiatives", [{"name": "Other", "aliases": ["Ten Boats Plan not in text"]}], (0, 1, 1)),
        ("initiatives+type", [{"name": "Ten Boats Plan", "type": "fund"}], (0, 1, 1)),
        ("quotes", [{"content": "More boats mean shorter queues.", "speaker": None}], (0, 1, 1)),
    ],
)
def test_what_differs_is_extra_and_missed(kind: str, change: list[dict[str, Any]], counts: tuple[int, int, int]) -> None:
    field = kind.split("+")[0]
    assert score({**PERFECT, field: change}, GOLD, TEXT).tallies[kind].counts() == counts


def test_one_of_several_items_is_wanted_and_the_others_are_allowed() -> None:
    gold = {"figures": [{"kind": "count", "low": 9, "high": 9, "item": ["tenders", "bids", None]}]}

    def found(*items: str | None) -> tuple[int, int, int]:
        figures = [{"kind": "count", "low": 9, "high": 9, "item": item} for item in items]
        return score({"figures": figures}, gold, TEXT).tallies["figures+item"].counts()

    assert found("bids") == found("tenders", "bids") == found(None) == (1, 0, 0)
    assert found("boats") == (0, 1, 1)
    assert found("bids", "boats") == (1, 1, 0)


def test_a_name_said_twice_counts_once_and_is_not_wrong() -> None:
    twice = [*PERFECT["people"], {"name": "Carol Mak", "role": "MD", "organisation": "Lamma Ferries"}]
    assert score({**PERFECT, "people": twice}, GOLD, TEXT).tallies["people"].counts() == (2, 0, 0)


def test_keys() -> None:
    assert date_key({"type": "DATE", "start_date": "2024-01-01", "end_date": None}) == ("2024-01-01", "2024-01-01")
    assert figure_key({"kind": "money", "currency": "HKD", "value": 1.43 * 1e9}) == figure_key(
        {"kind": "money", "currency": "HKD", "low": 1430000000, "high": 1430000000}
    )
    assert figure_key({"kind": "count", "value": None, "low": None, "high": None}) is None


def test_totals() -> None:
    total = Total()
    for tally in (Tally(3, ("a",), ()), Tally(1, (), ("b", "c"))):
        total.add(tally.counts())
    assert (total.precision, total.recall) == (0.8, 4 / 6)
    assert total.f1 == pytest.approx(2 * 0.8 * (4 / 6) / (0.8 + 4 / 6))
    assert Total().f1 == 0.0
