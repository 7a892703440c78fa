"""The second reading of the training passages agrees with the first as far as the model card says, and its passages are still there."""

from __future__ import annotations

import importlib
import re

import pytest

from tests.conftest import ROOT


def test_the_model_card_tells_the_agreement_that_the_data_give(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "models" / "train" / "scripts")
    agreement = importlib.import_module("agreement")
    card = (ROOT / "models" / "README.md").read_text(encoding="utf-8")
    for kind, (before, after) in agreement.pairs().items():
        figures = agreement.f1(before)
        row = re.search(rf"^\| {kind}, {len(before)} .*\|$", card, re.MULTILINE)
        assert row, (kind, len(before))
        assert [float(n) for n in re.findall(r"\d+\.\d", row.group())] == [
            figures["all"],
            *(figures[x] for x in agreement.LABELS),
        ]
        assert agreement.f1(after)["all"] > figures["all"]  # what was settled drew them nearer


def test_agreement_counts_exact_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "models" / "train" / "scripts")
    agreement = importlib.import_module("agreement")
    first = frozenset({(0, 3, "ORG"), (5, 8, "ORG"), (9, 14, "PLACE")})
    second = frozenset({(0, 3, "ORG"), (5, 9, "ORG"), (9, 14, "PERSON")})
    assert {k: v for k, v in agreement.f1([(first, second)]).items() if v} == {"ORG": 50.0, "all": 33.3}
