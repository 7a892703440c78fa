"""The marked passages of `examples/people*.toml`, read by the rules alone: every mention, name, honorific, post and body."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from hkfacts.find.people import find_people
from hkfacts.link.people import link_people
from hkfacts.rulebook import load_rulebook
from hkfacts.segment.sentences import split_sentences
from hkfacts.spans import Block, Parts, PersonFact, Tokens, View
from tests.marks import unmarked

EXAMPLES = [
    example
    for name in ("people", "people_forms", "people_official", "people_posts", "people_told")
    for example in tomllib.loads((Path(__file__).parent / "examples" / f"{name}.toml").read_text(encoding="utf-8"))["example"]
]


def laid_out(text: str) -> Parts:
    """A text as one block of body a line."""
    blocks, place = [], 0
    for line in text.split("\n"):
        blocks.append(Block(place, place + len(line), "body"))
        place += len(line) + 1
    sentences = tuple(s for b in blocks for s in split_sentences(text, b.start, b.end))
    return Parts(View(text), tuple(blocks), sentences)


def read(text: str) -> tuple[Parts, list[PersonFact]]:
    """The people of a text by the rules alone."""
    parts, book = laid_out(text), load_rulebook()
    return parts, link_people(find_people(parts, Tokens(), book), parts, Tokens(), book)


def test_there_are_enough_examples_with_counter_examples() -> None:
    assert len(EXAMPLES) >= 120 and sum(not e["people"] for e in EXAMPLES) >= 20
    assert len({e["id"] for e in EXAMPLES}) == len(EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["id"])
def test_a_marked_passage_is_read_as_marked(example: dict[str, Any]) -> None:
    plain, places = unmarked(example["text"])
    parts, facts = read(plain)
    got = sorted((m.start, m.end) for f in facts for m in f.mentions)
    assert [parts.text[a:b] for a, b in got] == [plain[a:b] for a, b in places]
    assert sorted(f.name for f in facts) == sorted(p["name"] for p in example["people"])
    for wanted in example["people"]:
        fact = next(f for f in facts if f.name == wanted["name"])
        first = fact.posts[0] if fact.posts else None
        assert "honorific" not in wanted or (fact.honorific or "") == wanted["honorific"]
        assert "role" not in wanted or (first.role if first and first.role else "") == wanted["role"]
        if "organisation" in wanted:
            assert (first.organisation if first and first.organisation else "") == wanted["organisation"]
        assert "mentions" not in wanted or len(fact.mentions) == wanted["mentions"]
