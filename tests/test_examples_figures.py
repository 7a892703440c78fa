"""Every marked sentence about figures is read as marked: the same stretches, the same values."""

import tomllib
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from hkfacts.find.dates import find_dates
from hkfacts.find.figures import find_figures
from hkfacts.link.dates import link_dates
from hkfacts.link.figures import link_figures
from hkfacts.normalise.dates import normalise_dates
from hkfacts.normalise.figures import normalise_figures
from hkfacts.pipeline import Extractor
from hkfacts.read import read_text
from hkfacts.segment import segment
from hkfacts.spans import FigureFact, Parts

EXAMPLES = Path(__file__).parent / "examples"
# Sentences that the tool does not read as a second reader marked them, each with its reason; none may be added without one.
KNOWN = {
    "f066": "the tagger takes a verb (`concerned`) for a participle",
    "f069": "a count hyphenated to its noun is optional, and is reported",
    "f114": "a verb of multiplication is optional, and is reported",
    "f123": "the purpose after `for` is not taken for the item",
    "f172": "a number in brackets in a table without a rule line",
    "f182": "a small number after a label without a unit",
    "f261": "a unit that is also a common noun (`yards`)",
    "f038": "basis points are reported as percentage points",
}


def load(name: str) -> list[dict[str, Any]]:
    with (EXAMPLES / f"{name}.toml").open("rb") as file:
        examples: list[dict[str, Any]] = tomllib.load(file)["example"]
    return examples


OWN = (
    load("figures")
    + load("figures_everyday")
    + load("figures_items")
    + load("figures_units")
    + load("figures_official")
    + load("figures_news")
)
SECOND_HAND = load("figures_second_hand")


@lru_cache(maxsize=1)
def extractor() -> Extractor:
    return Extractor()


def read(example: dict[str, Any]) -> tuple[Parts, list[FigureFact]]:
    text = example["text"].replace("⟦", "").replace("⟧", "")
    home = example.get("home", "none")
    parts = replace(segment(read_text(text), extractor().settings, None), home=None if home == "none" else home)
    tokens, book = extractor().annotator.annotate(parts), extractor().book
    dates = link_dates(normalise_dates(find_dates(parts, tokens, book, []), parts), parts, tokens)
    found = find_figures(parts, tokens, book, [], dates)
    return parts, link_figures(normalise_figures(found, parts, tokens), parts, tokens)


def key(kind: str, currency: str | None, unit: str | None, low: Any, high: Any) -> tuple[Any, ...]:
    def ten_digits(x: Any) -> float | None:
        return None if x is None else float(f"{float(x):.10g}")

    return kind, currency or (None if kind == "score" else unit), ten_digits(low), ten_digits(high)


def head(item: str | None) -> str | None:
    return item.split()[-1].lower().rstrip("s") if item else None


@pytest.mark.parametrize("example", OWN, ids=[e["id"] for e in OWN])
def test_own_sentences(example: dict[str, Any]) -> None:
    parts, facts = read(example)
    marked = [piece.partition("⟧")[0] for piece in example["text"].split("⟦")[1:]]
    assert [parts.text[f.start : f.end] for f in facts] == marked
    for fact, wanted in zip(facts, example["facts"], strict=True):
        got = {
            k: getattr(fact, k)
            for k in ("kind", "value", "low", "high", "qualifier", "currency", "unit", "item", "per", "change")
        }
        assert got == {**dict.fromkeys(got), **wanted}


@pytest.mark.parametrize("example", SECOND_HAND, ids=[e["id"] for e in SECOND_HAND])
def test_sentences_of_a_second_hand(example: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if example["id"] in KNOWN:
        request.applymarker(pytest.mark.xfail(reason=KNOWN[example["id"]], strict=True))
    _, facts = read(example)
    got = {key(f.kind, f.currency, f.unit, f.low, f.high) for f in facts} - {key("count", None, None, None, None)}
    wanted = {key(w["kind"], w.get("currency"), w.get("unit"), w.get("low"), w.get("high")): w for w in example.get("facts", [])}
    required = {k for k, w in wanted.items() if not w.get("optional") and k[2:] != (None, None)}
    assert required <= got
    assert got <= set(wanted)
    for fact in facts:
        w = wanted.get(key(fact.kind, fact.currency, fact.unit, fact.low, fact.high), {})
        if "item" in w and not w.get("optional"):
            assert head(fact.item) == head(w["item"])
