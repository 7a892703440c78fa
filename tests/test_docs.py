"""The documentation is true: what it shows is what is printed, its Python runs, and it leaves out no command, option or field."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.main import get_command
from typer.testing import CliRunner

from docs.refresh import PAGES, ROOT, blocks, commands, environment, printed, refreshed, sample_files, workplace
from hkfacts import records
from hkfacts.cli.app import application
from hkfacts.settings import Settings

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
RECORD = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


JQ = shutil.which("jq") is not None


# Pages of many commands, each a process of its own: they are checked before a change lands, and not with each run of the tests.
LONG = ("README.md", "docs/batch.md", "docs/commands.md", "docs/cookbook.md", "docs/formats.md", "docs/record.md")


@pytest.mark.parametrize(
    "name",
    [pytest.param(p, marks=[pytest.mark.slow] if p in LONG else []) for p in PAGES if "```console" in page(p)],
)
def test_what_a_page_shows_is_what_is_printed(name: str) -> None:
    """Mended by `make docs`; where there is no jq, commands that need it are taken at their word."""
    shown = page(name)
    assert refreshed(shown, skip=None if JQ else "jq") == shown


@pytest.mark.skipif(not JQ, reason="jq is not installed: what the pages show of it is taken at its word")
def test_jq_reads_json_lines() -> None:
    assert printed("hkfacts extract samples/government.txt | jq -r '.figures[].text' | head -1", ROOT) == "$126 million\n"


@pytest.mark.parametrize(
    ("name", "number"),
    [(p, n) for p in PAGES for n, b in enumerate([b for b in blocks(page(p)) if b.language == "python"]) if b.text],
)
def test_python_blocks_run(name: str, number: int, tmp_path: Path) -> None:
    """Lines that end in `# shows …` are checked as well."""
    block = [b for b in blocks(page(name)) if b.language == "python"][number]
    wanted = re.findall(r"^print\(.*\)\s+# (.*)$", block.text, re.MULTILINE)
    done = subprocess.run(
        [sys.executable, "-c", block.text],
        cwd=workplace(str(tmp_path)),
        env=environment(),
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == wanted


@pytest.mark.parametrize("sample", sample_files(), ids=lambda p: p.stem)
def test_the_record_beside_a_sample_is_what_is_printed(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mended by `make samples`."""
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(application(), ["extract", f"samples/{sample.name}", "--format", "json"])
    assert result.stdout == sample.with_suffix(".json").read_text(encoding="utf-8")


def test_every_sample_is_described() -> None:
    listed = page("samples/README.md")
    assert len(sample_files()) >= 5 and all(f"({p.name})" in listed for p in sample_files())


def test_the_readme_has_jq_and_duckdb() -> None:
    said = [c for b in blocks(README) if b.language == "console" for c, _ in commands(b)]
    assert any("| jq " in c for c in said) and any("duckdb" in c for c in said)


def test_every_command_and_option_is_documented() -> None:
    group = get_command(application())
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        assert f"## `hkfacts {name}`" in COMMANDS and f"hkfacts {name}" in README
        assert command.help and "Example:" in command.help
        section = COMMANDS.split(f"## `hkfacts {name}`")[1].split("\n## ")[0]
        for parameter in command.params:
            if isinstance(parameter, typer.core.TyperOption):
                assert parameter.help, parameter.name
                assert all(re.search(rf"(?<![\w-]){o}(?![\w-])", section) for o in parameter.opts), parameter.opts


def test_every_setting_is_documented() -> None:
    for name in Settings.__dataclass_fields__:
        assert f"`{name}`" in COMMANDS, name


def test_every_field_of_the_record_is_documented() -> None:
    for model in vars(records).values():
        if isinstance(model, type) and issubclass(model, records.Record):
            for field in model.model_fields:
                assert f"`{field}`" in RECORD, f"{model.__name__}.{field}"


def test_every_exit_status_is_documented() -> None:
    for status in ("0", "1", "2", "130"):
        assert re.search(rf"^\| {status} \|", README, re.MULTILINE)


@pytest.mark.parametrize("name", [*PAGES, "CHANGELOG.md"])
def test_links_inside_the_project_lead_somewhere(name: str) -> None:
    here = (ROOT / name).parent
    prose = re.sub(r"^```.*?^```$", "", page(name), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", prose):
        assert (here / target).exists(), target


def test_every_target_of_make_is_documented() -> None:
    targets = re.findall(r"^([a-z-]+):.*## ", page("Makefile"), re.MULTILINE)
    contributing = page("CONTRIBUTING.md")
    assert len(targets) > 5 and all(f"make {t}" in contributing for t in targets if t != "help")
