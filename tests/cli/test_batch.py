"""`hkfacts batch` as a command: options, what is said, exit statuses. What a batch does is tested in `tests/run`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from hkfacts.cli.app import application
from tests.benchmarks.grounding import ungrounded
from tests.conftest import SAMPLES

CORPORATE = SAMPLES / "corporate.txt"


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    """`hkfacts batch` with these arguments, in this process."""
    return CliRunner().invoke(application(), ["batch", *map(str, arguments)], input=stdin)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two releases, and a file that is none."""
    inputs = tmp_path / "in"
    inputs.mkdir()
    for name in ("corporate.txt", "government.txt"):
        (inputs / name).write_bytes((SAMPLES / name).read_bytes())
    (inputs / "sheet.xlsx").write_bytes(b"PK")
    return inputs


def test_a_batch_writes_what_extract_prints(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.jsonl"
    done = subprocess.run(
        [sys.executable, "-m", "hkfacts", "batch", str(folder), "-o", str(out), "--workers", "2"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0 and done.stdout == "", done.stderr
    assert "2 of 2 releases done" in done.stderr and "sheet.xlsx" in done.stderr and " figures" in done.stderr
    printed = CliRunner().invoke(application(), ["extract", *(str(folder / n) for n in ("corporate.txt", "government.txt"))])
    assert out.read_text(encoding="utf-8") == printed.stdout
    wrong, mentions = ungrounded(out)
    assert wrong == [] and mentions > 60


def test_a_finished_run_is_not_overwritten(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.jsonl"
    assert run(folder, "-o", out, "--workers", "0", "--quiet").stderr == ""
    refused = run(folder, "-o", out, "--workers", "0")
    assert refused.exit_code == 2 and "--resume" in refused.stderr
    resumed = run(folder, "-o", out, "--workers", "0", "--resume")
    assert resumed.exit_code == 0 and "2 by an earlier run" in resumed.stderr
    both = run(folder, "-o", out, "--resume", "--restart")
    assert both.exit_code == 2


def test_failures_are_said_and_give_status_1(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.jsonl"
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 40)
    result = run(folder, tmp_path / "nowhere", "-o", out, "--workers", "0")
    assert result.exit_code == 1 and "failed: 2 (1 missing, 1 unreadable)" in result.stderr
    errors = [json.loads(line) for line in Path(f"{out}.errors.jsonl").read_text().splitlines()]
    assert [set(e) for e in errors] == [{"name", "kind", "reason"}] * 2
    stopped = run(folder, "-o", out, "--workers", "0", "--restart", "--fail-fast")
    assert stopped.exit_code == 1 and "stopped at the first failure" in stopped.stderr


@pytest.mark.parametrize("form", ["csv", "sqlite"])
def test_other_formats_are_made_from_the_lines(folder: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "facts"
    assert run(folder, "-o", out, "--workers", "0", "--format", form).exit_code == 0
    assert len(Path(f"{out}.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    assert (out / "figures.csv").read_text(encoding="utf-8").count("HKD") > 1 if form == "csv" else out.stat().st_size > 10_000


def test_paths_come_from_standard_input_and_rows_from_json_lines(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.jsonl"
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"nr": 17, "body": "The fund of HK$5 million closes tomorrow.", "issued": "2025-05-01"}) + "\n")
    result = run(
        "--from", "-", "-o", out, "--workers", "0", "--text-field", "body", "--id-field", "nr", "--date-field", "issued",
        stdin=f"{folder / 'government.txt'}\n{rows}\n",
    )  # fmt: skip
    assert result.exit_code == 0, result.stderr
    first, second = (json.loads(line) for line in out.read_text(encoding="utf-8").splitlines())
    assert first["source"]["name"].endswith("government.txt")
    assert (second["id"], second["release_date"], second["dates"][0]["value"]) == ("17", "2025-05-01", "2025-05-02")


def test_near_duplicates_are_left_out_and_named(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("rensa")
    out = tmp_path / "facts.jsonl"
    (folder / "again.txt").write_text(
        "WIRE NEWS\n\n" + CORPORATE.read_text(encoding="utf-8") + "\nSent by Wire News.\n", encoding="utf-8"
    )
    result = run(folder, "-o", out, "--workers", "0", "--dedupe")
    assert result.exit_code == 0 and "1 duplicate" in result.stderr
    names = [json.loads(line)["source"]["name"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert [Path(n).name for n in names] == ["again.txt", "government.txt"]
    skipped = [json.loads(line) for line in Path(f"{out}.skipped.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(Path(s["name"]).name, s["kind"]) for s in skipped] == [("corporate.txt", "duplicate"), ("sheet.xlsx", "suffix")]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["-o", "x.jsonl"], "no input"),
        (["in"], "--output"),
        (["in", "-o", "x.jsonl", "--format", "xml"], "xml"),
        (["in", "-o", "x.jsonl", "--workers", "-1"], "--workers"),
        (["in", "-o", "x.jsonl", "--from", "nowhere.txt"], "nowhere.txt"),
        (["in", "-o", "x.jsonl", "--engine", "ray", "--workers", "0"], "--workers"),
        (["in", "-o", "x.jsonl", "--release-date", "1 May"], "YYYY-MM-DD"),
    ],
)
def test_wrong_usage_is_2(arguments: list[str], word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2 and word in " ".join(result.stderr.replace("│", " ").split())
    assert list(tmp_path.iterdir()) == []


def test_an_output_without_a_folder_is_status_1(folder: Path) -> None:
    result = run(folder, "-o", folder / "no" / "out.jsonl", "--workers", "0")
    assert result.exit_code == 1 and "cannot be written" in result.stderr
