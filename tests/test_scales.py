"""The labelled releases that the scales of initiatives are learnt from, and the fit."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

TRAIN = Path(__file__).parent.parent / "models" / "train"
ENTRIES = [json.loads(line) for line in (TRAIN / "data" / "whole.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def logistic() -> ModuleType:
    spec = importlib.util.spec_from_file_location("logistic", TRAIN / "scripts" / "logistic.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["logistic"] = module  # its dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_labelled_releases_say_what_is_wanted_and_what_is_open() -> None:
    for entry in ENTRIES:
        for initiative in entry["initiatives"]:
            assert initiative["name"].strip() == initiative["name"] != ""
            assert initiative.get("optional") in (None, True)
        for person in entry["people"]:
            assert person["name"].strip() == person["name"] != ""
    wanted = sum(not i.get("optional") for e in ENTRIES for i in e["initiatives"])
    assert wanted > 900


def test_no_release_is_labelled_twice() -> None:
    files = [e["file"] for e in ENTRIES]
    assert len(set(files)) == len(files)


def test_no_release_of_the_test_split_is_learnt_from() -> None:
    numbers = [int(m[1]) for e in ENTRIES if (m := re.search(r"w(\d+)\.md$", e["file"]))]
    assert len(numbers) == len(ENTRIES) and all(n % 10 for n in numbers)


def test_no_release_with_gold_of_our_own_is_learnt_from_but_those_read_since() -> None:
    folder = Path(__file__).parent / "gold" / "corpus"
    unread = {p.stem for p in folder.glob("*.json") if json.loads(p.read_text(encoding="utf-8")).get("group") != "read"}
    assert len(unread) > 80
    assert not unread & {Path(e["file"]).stem for e in ENTRIES}


def test_each_labelled_release_has_its_hash() -> None:
    assert all(re.fullmatch(r"[0-9a-f]{64}", e["sha256"]) for e in ENTRIES)


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
    told = [logistic.Example(f"r{n}", frozenset({f"f{n % 7}", f"g{n % 4}"}), n % 5 < 2, 1.0, (float(n % 3),)) for n in range(80)]
    assert logistic.fit(told, 1.0, 2) == logistic.fit(told, 1.0, 2)


def test_a_rare_feature_gets_no_weight(logistic: ModuleType) -> None:
    told = [
        logistic.Example("r", frozenset({"once", "all"}), True),
        *(logistic.Example(f"q{n}", frozenset({"all"}), False) for n in range(5)),
    ]
    assert "once" not in logistic.fit(told, 1.0, 2).weights
