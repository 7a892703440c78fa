"""The rulebook: what a rule file may hold, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from hkfacts.errors import RuleError
from hkfacts.rulebook import Example, compose, lexicon, load_rulebook

GOOD = r"""
kind = "figure"
[atoms]
digit = '[0-9]'
number = '{digit}{1,9}'
[[rule]]
id = "my.crates"
pattern = '(?P<number>{number}) crates'
reason = "crates are what this user counts"
reader = "count"
colour = "blue"
examples = [{ text = "They sent 40 crates.", finds = "40 crates", value = "40" }]
counter_examples = ["They sent crates."]
"""


def written(folder: Path, text: str) -> tuple[str, ...]:
    """A rule file with this text, as `load_rulebook` takes it."""
    file = folder / "mine.toml"
    file.write_text(text, encoding="utf-8")
    return (str(file),)


def test_a_users_rule_is_read_whole(tmp_path: Path) -> None:
    book = load_rulebook(written(tmp_path, GOOD))
    rule = book.named("my.crates")
    assert rule is not None and rule.kind == "figure" and rule.action == "find" and rule.reader == "count"
    match = rule.pattern.search("They sent 40 crates.")
    assert match is not None and match["number"] == "40"
    assert rule.examples == (Example("They sent 40 crates.", "40 crates", "40"),)
    assert rule.counter_examples == ("They sent crates.",)
    assert rule.attributes == {"colour": "blue"} and rule.origin.endswith("mine.toml")
    assert rule in book.of("figure") and rule not in book.of("figure", "refuse")
    assert book.warnings == ()


def test_own_rules_come_first_and_stay(tmp_path: Path) -> None:
    own = load_rulebook().rules
    assert load_rulebook(written(tmp_path, GOOD)).rules[: len(own)] == own


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("'(?P<number>{number}) crates'", "'(?P<number>{number} crates'", "not a regular expression"),
        ("'(?P<number>{number}) crates'", "'{unknown} crates'", "unknown"),
        ("'(?P<number>{number}) crates'", "'(crates)?'", "empty text"),
        ('id = "my.crates"', "id = 3", "id is 3"),
        ('reason = "crates are what this user counts"', "", "reason"),
        ('reader = "count"', 'action = "guess"', "guess"),
        ("digit = '[0-9]'", "digit = '{number}'", "nest"),
        ('finds = "40 crates"', 'find = "40 crates"', "text, finds, value"),
        ("[[rule]]", "[rule", "not a TOML file"),
    ],
)
def test_a_wrong_rule_is_named_with_its_file(tmp_path: Path, old: str, new: str, word: str) -> None:
    assert old in GOOD
    with pytest.raises(RuleError, match=word) as raised:
        load_rulebook(written(tmp_path, GOOD.replace(old, new)))
    assert "mine.toml" in str(raised.value)


def test_ids_are_unique(tmp_path: Path) -> None:
    taken = load_rulebook().rules[0].id
    with pytest.raises(RuleError, match="ids are unique"):
        load_rulebook(written(tmp_path, GOOD.replace("my.crates", taken)))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"nowhere\.toml"):
        load_rulebook((str(tmp_path / "nowhere.toml"),))


def test_a_users_rule_without_examples_gets_a_warning(tmp_path: Path) -> None:
    bare = "\n".join(line for line in GOOD.splitlines() if not line.startswith("examples"))
    (warning,) = load_rulebook(written(tmp_path, bare)).warnings
    assert "my.crates" in warning and "no examples" in warning


def test_a_users_rule_that_misses_its_example_gets_a_warning(tmp_path: Path) -> None:
    (warning,) = load_rulebook(written(tmp_path, GOOD.replace('finds = "40 crates"', 'finds = "40 boxes"'))).warnings
    assert "40 boxes" in warning


def test_atoms_compose_and_bounds_stay() -> None:
    assert compose("{day}{1,2} {month}", {"day": "[0-9]", "month": "{letter}+", "letter": "[a-z]"}, "here") == (
        "(?:[0-9]){1,2} (?:(?:[a-z])+)"
    )


def test_lexicons_are_rows_of_their_heading() -> None:
    rows = lexicon("honorifics")
    assert rows and all(set(row) == set(rows[0]) for row in rows)
