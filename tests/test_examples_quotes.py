"""The marked passages of `examples/quotes.toml`, read by the rules alone: how each begins, its speaker and its cue."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from hkfacts.find.quotes import find_quotes
from hkfacts.link.quotes import link_quotes
from hkfacts.rulebook import load_rulebook
from hkfacts.spans import Tokens
from tests.test_examples_people import read

EXAMPLES = tomllib.loads((Path(__file__).parent / "examples" / "quotes.toml").read_text(encoding="utf-8"))["example"]


def test_there_are_enough_examples_with_counter_examples() -> None:
    assert len(EXAMPLES) >= 60 and sum(not e["quotes"] for e in EXAMPLES) >= 15
    assert len({e["id"] for e in EXAMPLES}) == len(EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["id"])
def test_a_passage_has_the_quotations_that_it_should(example: dict[str, Any]) -> None:
    parts, people = read(example["text"])
    book = load_rulebook()
    facts = link_quotes(find_quotes(parts, book), parts, Tokens(), people, book)
    got = [(f.content, people[f.speaker].name if f.speaker is not None else "", f.cue or "") for f in facts]
    wanted = [(q["content_starts"], q["speaker"], q["cue"]) for q in example["quotes"]]
    assert [(c[: len(w[0])], s, v) for (c, s, v), w in zip(got, wanted, strict=False)] == wanted, got
    assert len(got) == len(wanted), got
    for fact in facts:
        assert parts.text[fact.start : fact.end].strip() and 0 <= fact.start < fact.end <= len(parts.text)
