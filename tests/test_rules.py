"""The rules that come with hkfacts: each has a reason and examples, matches them with the value they say, and refuses the rest.

Whether a rule's pattern proposes its example is asked of the rulebook; which fact comes of it is asked of the extractor, since "a
regex proposes, code disposes". Rules of the stage `segment` have blocks, not facts; their kinds are in `LAYOUT`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

import hkfacts
from hkfacts.rulebook import Example, Rule, faults, load_rulebook, matches

RULES = load_rulebook().rules
LISTS = {"date": "dates", "figure": "figures", "person": "people", "initiative": "initiatives", "quote": "quotes"}
LAYOUT = sorted({r.kind for r in RULES} - set(LISTS))
FINDS = [(r, e) for r in RULES if r.kind in LISTS and r.action == "find" for e in r.examples]
REFUSES = [(r, e) for r in RULES if r.kind in LISTS and r.action == "refuse" for e in r.examples]
COUNTERS = [(r, c) for r in RULES if r.kind in LISTS and r.action == "find" for c in r.counter_examples]
LAYOUT_COUNTERS = [(r, c) for r in RULES if r.kind in LAYOUT for c in r.counter_examples]


def names(pairs: list[tuple[Rule, Any]]) -> list[str]:
    return [f"{rule.id}-{number}" for number, (rule, _) in enumerate(pairs)]


@pytest.mark.parametrize("rule", load_rulebook().rules, ids=lambda r: r.id)
def test_a_pattern_compiles_and_wants_something(rule: Rule) -> None:
    """Patterns of the project are compiled when they are first used, so that this stands here."""
    assert not rule.pattern.match("")


def facts(extractor: hkfacts.Extractor, rule: Rule, text: str, anchor: str | None = None) -> list[dict[str, Any]]:
    """The facts of the rule's kind in a text, one entry a mention."""
    release = extractor.extract(text, date.fromisoformat(anchor) if anchor else None)
    out = []
    for fact in getattr(release, LISTS[rule.kind]):
        data = fact.model_dump(mode="json")
        out += [{**data, **mention} for mention in data.get("mentions") or [data]]
    return out


def values(fact: dict[str, Any]) -> set[str]:
    """The ways in which an example may write the value of a fact."""
    shown = {str(fact[k]) for k in ("value", "name", "type", "content", "stage", "role") if fact.get(k) is not None}
    if "low" in fact:
        shown.add("/".join("" if n is None else str(n) for n in (fact["low"], fact["high"])))
        shown.add("-".join("" if n is None else str(n) for n in (fact["low"], fact["high"])))
        shown.add("..".join("" if n is None else str(n) for n in (fact["low"], fact["high"])))
        shown |= {str(fact[k]) for k in ("low", "high") if fact[k] is not None and fact["value"] is None}
    return shown


def test_there_are_rules_for_the_facts_that_rules_find() -> None:
    assert {"date", "figure", "initiative"} <= {r.kind for r in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_a_rule_says_why_and_shows_what(rule: Rule) -> None:
    assert rule.reason.strip() and re.fullmatch(r"[a-z]+\.[a-z0-9.-]+", rule.id)
    assert faults(rule) == []


@pytest.mark.parametrize(("rule", "example"), FINDS, ids=names(FINDS))
def test_an_example_gives_its_fact(extractor: hkfacts.Extractor, rule: Rule, example: Example) -> None:
    found = facts(extractor, rule, example.text, example.release_date)
    here = [f for f in found if f["text"] == example.finds]
    assert here, f"{example.finds!r} was not found; found were {[f['text'] for f in found]}"
    if example.value is not None:
        assert any(example.value in values(f) for f in here), f"wanted {example.value}, got {[sorted(values(f)) for f in here]}"


@pytest.mark.parametrize(("rule", "example"), REFUSES, ids=names(REFUSES))
def test_a_refusal_keeps_its_example_out(extractor: hkfacts.Extractor, rule: Rule, example: Example) -> None:
    start = example.text.index(example.finds)
    end = start + len(example.finds)
    found = facts(extractor, rule, example.text, example.release_date)
    assert [f["text"] for f in found if f["start"] < end and f["end"] > start] == []


@pytest.mark.parametrize(("rule", "counter"), COUNTERS, ids=names(COUNTERS))
def test_a_counter_example_gives_nothing_by_this_rule(extractor: hkfacts.Extractor, rule: Rule, counter: str) -> None:
    assert [f["text"] for f in facts(extractor, rule, counter) if f["rule"] == rule.id] == []


@pytest.mark.parametrize(("rule", "counter"), LAYOUT_COUNTERS, ids=names(LAYOUT_COUNTERS))
def test_a_block_that_is_none_is_not_matched(rule: Rule, counter: str) -> None:
    """Patterns over blocks are tried at the beginning of a block."""
    assert not rule.pattern.match(counter)
    assert all(matches(rule, e) for e in rule.examples)
