"""The judged names that the scales of initiatives are learnt from, and the fit."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

TRAIN = Path(__file__).parent.parent / "models" / "train"
ENTRIES = [json.loads(line) for line in (TRAIN / "data" / "weighed.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def logistic() -> ModuleType:
    spec = importlib.util.spec_from_file_location("logistic", TRAIN / "scripts" / "logistic.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["logistic"] = module  # its dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_judged_names_say_where_and_what() -> None:
    for entry in ENTRIES:
        assert entry["verdict"] in ("right", "wrong", "edges", "cited")
        assert 1 <= len(entry["places"]) <= 3
        for first, last, rule, *_ in entry["places"]:
            assert 0 <= first < last
            assert rule.startswith("initiative.")


def test_no_name_is_judged_twice_by_one_rule() -> None:
    places = [(e["file"], *e["places"][0][:3]) for e in ENTRIES]
    assert len(set(places)) == len(places)


def test_no_release_of_the_test_split_is_learnt_from() -> None:
    numbers = [int(m[1]) for e in ENTRIES if (m := re.search(r"w(\d+)\.md$", e["file"]))]
    assert numbers and all(n % 10 for n in numbers)


def test_no_release_with_gold_of_our_own_is_learnt_from_but_those_read_since() -> None:
    folder = Path(__file__).parent / "gold" / "corpus"
    unread = {p.stem for p in folder.glob("*.json") if json.loads(p.read_text(encoding="utf-8")).get("group") != "read"}
    assert len(unread) > 80
    assert not unread & {Path(e["file"]).stem for e in ENTRIES}


def test_each_judged_release_has_its_hash() -> None:
    hashes = json.loads((TRAIN / "data" / "sha256_weighed.json").read_text())
    assert {e["file"] for e in ENTRIES} == set(hashes)


def test_the_fit_finds_what_speaks_for_a_name(logistic: ModuleType) -> None:
    told = [
        logistic.Example(f"r{n}", frozenset({"noise" if n % 3 else "other", "good" if n % 2 else "bad"}), n % 2 == 1)
        for n in range(60)
    ]
    fitted = logistic.fit(told, 1.0, 2)
    assert fitted.weights["good"] > 1 > 0.3 > abs(fitted.weights["noise"])
    assert fitted.weights["bad"] < -1
    assert fitted.score(frozenset({"good"})) > 0 > fitted.score(frozenset({"bad"}))


def test_the_fit_is_the_same_every_time(logistic: ModuleType) -> None:
    told = [logistic.Example(f"r{n}", frozenset({f"f{n % 7}", f"g{n % 4}"}), n % 5 < 2, 1.0, float(n % 3)) for n in range(80)]
    assert logistic.fit(told, 1.0, 2) == logistic.fit(told, 1.0, 2)


def test_a_rare_feature_gets_no_weight(logistic: ModuleType) -> None:
    told = [
        logistic.Example("r", frozenset({"once", "all"}), True),
        *(logistic.Example(f"q{n}", frozenset({"all"}), False) for n in range(5)),
    ]
    assert "once" not in logistic.fit(told, 1.0, 2).weights
