"""The marked sentences of `examples/initiatives*.toml`, read by the rules alone: names, types, aliases, stages, owners."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from hkfacts.find.initiatives import find_initiatives
from hkfacts.link.initiatives import link_initiatives
from hkfacts.rulebook import load_rulebook
from hkfacts.segment.sentences import split_sentences
from hkfacts.spans import Block, InitiativeFact, Parts, Section, Tokens, View
from tests.marks import unmarked

EXAMPLES = [
    example
    for name in (
        "initiatives",
        "initiatives_official",
        "initiatives_edges",
        "initiatives_told",
        "initiatives_fairs",
        "initiatives_owned",
    )
    for example in tomllib.loads((Path(__file__).parent / "examples" / f"{name}.toml").read_text(encoding="utf-8"))["example"]
]


def laid_out(text: str) -> Parts:
    """A text as one block a line, `# ` opening a headline."""
    blocks, place, lines = [], 0, []
    for line in text.split("\n"):
        section: Section = "headline" if line.startswith("# ") else "body"
        plain = line.removeprefix("# ")
        blocks.append(Block(place, place + len(plain), section))
        lines.append(plain)
        place += len(plain) + 1
    view = "\n".join(lines)
    sentences = tuple(s for b in blocks for s in split_sentences(view, b.start, b.end))
    return Parts(View(view), tuple(blocks), sentences)


def read(text: str) -> tuple[Parts, list[InitiativeFact]]:
    """The initiatives of a text by the rules alone."""
    parts, book = laid_out(text), load_rulebook()
    found = find_initiatives(parts, Tokens(), book, [])
    return parts, link_initiatives(found, parts, Tokens(), book, [], [])


def test_there_are_enough_examples_and_a_fourth_of_them_are_counter_examples() -> None:
    assert len(EXAMPLES) >= 150 and sum(not e["initiatives"] for e in EXAMPLES) >= len(EXAMPLES) / 4
    assert len({e["id"] for e in EXAMPLES}) == len(EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["id"])
def test_a_marked_sentence_is_read_as_marked(example: dict[str, Any]) -> None:
    plain, places = unmarked(example["text"])
    parts, facts = read(plain)
    shift = 2 if plain.startswith("# ") else 0
    body = plain.find("\n") + 1 if shift else 0
    got = sorted((m.start, m.end) for f in facts for m in f.mentions if m.start + shift >= body)
    assert [parts.text[a:b] for a, b in got] == [plain[a:b] for a, b in places]
    for wanted in example["initiatives"]:
        fact = next((f for f in facts if f.name == wanted["name"]), None)
        assert fact is not None, f"{wanted['name']} among {[f.name for f in facts]}"
        assert fact.type == wanted["type"]
        assert set(fact.aliases) == set(wanted["aliases"])
        assert "stage" not in wanted or (fact.stage or "") == wanted["stage"]
        assert "owner" not in wanted or (fact.owner or "") == wanted["owner"]
    assert len(facts) == len(example["initiatives"])
