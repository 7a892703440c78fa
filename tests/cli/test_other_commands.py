"""`hkfacts schema`, `explain`, `rules` and `--version`, in one process."""

from __future__ import annotations

import json
from pathlib import Path

from typer.main import get_command
from typer.testing import CliRunner, Result

import hkfacts
from hkfacts.cli.app import COMMANDS, application
from hkfacts.cli.schema import json_schema
from hkfacts.records import SCHEMA_VERSION
from hkfacts.rulebook import load_rulebook
from tests.conftest import SAMPLES
from tests.gate.gold import read

CORPORATE = str(SAMPLES / "corporate.txt")


def run(*arguments: str) -> Result:
    """`hkfacts` with these arguments."""
    return CliRunner().invoke(application(), list(arguments))


def test_version_names_package_schema_and_model() -> None:
    said = run("--version").stdout
    assert said.startswith(f"hkfacts {hkfacts.__version__}, schema {SCHEMA_VERSION}, model ") and "missing" not in said


def test_the_outline_says_what_the_commands_say() -> None:
    """`hkfacts --help` shows it without importing the commands."""
    commands = get_command(application()).commands  # type: ignore[attr-defined]
    assert {name: (command.help or "").split("\n")[0] for name, command in commands.items()} == COMMANDS


def test_schema_is_the_schema() -> None:
    assert json.loads(run("schema").stdout) == json.loads(json_schema())


def test_rules_are_listed_and_shown() -> None:
    listed = run("rules").stdout
    rules = load_rulebook().rules
    assert len(listed.splitlines()) == len(rules) and all(rule.id in listed for rule in rules)
    rule = next(r for r in rules if r.examples and r.counter_examples)
    shown = run("rules", rule.id).stdout
    assert rule.reason in shown and rule.source in shown
    assert repr(rule.examples[0].finds) in shown and repr(rule.counter_examples[0]) in shown


def test_an_unknown_rule_is_wrong_usage() -> None:
    result = run("rules", "no.such.rule")
    assert result.exit_code == 2 and "no.such.rule" in result.stderr


def test_a_users_rules_are_listed_with_a_warning_where_they_have_no_examples(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('kind = "figure"\n[[rule]]\nid = "my.own"\npattern = "crates"\nreason = "mine"\n', encoding="utf-8")
    result = run("rules", "my.own", "--rules", str(file))
    assert result.exit_code == 0 and "my.own" in result.stdout
    assert "no examples" in result.stderr


def test_explain_says_which_rule_and_why() -> None:
    release = hkfacts.extract(read(Path(CORPORATE)))
    figure = next(f for f in release.figures if f.text == "HK$480 million")
    by_place = run("explain", CORPORATE, "--at", str(figure.start)).stdout
    by_id = run("explain", CORPORATE, "--fact", figure.id).stdout
    for said in (by_place, by_id):
        assert figure.id in said and figure.rule in said and "HKD" in said and f"[{figure.start}:{figure.end}]" in said
    everything = run("explain", CORPORATE).stdout
    facts = (*release.dates, *release.figures, *release.people, *release.initiatives, *release.quotes)
    assert all(fact.id in everything for fact in facts)


def test_explain_says_why_a_near_miss_was_refused(tmp_path: Path) -> None:
    file = tmp_path / "release.txt"
    file.write_text(
        "Ring Road Repairs\n\nThe 23rd batch of slabs was laid on 5 May 2024 under contract no. 4471.\n", encoding="utf-8"
    )
    assert "refused figure" in run("explain", str(file)).stdout


def test_explain_of_nothing_says_so() -> None:
    nothing = run("explain", CORPORATE, "--fact", "f000000000000")
    assert nothing.exit_code == 2 and "nothing was found" in nothing.stderr
    assert run("explain", "nowhere.txt").exit_code == 1
