"""The command as a process of its own: exit statuses, pipes, Ctrl-C, and what is imported when."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLES
from tests.run.faults import hear_interrupts

COMMAND = [sys.executable, "-m", "hkfacts"]
CORPORATE = str(SAMPLES / "corporate.txt")
SPAWN = {"cwd": ROOT, "stdin": subprocess.DEVNULL}


def run(*arguments: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    """The command with these arguments, to its end."""
    options = {"cwd": ROOT, "stdin": subprocess.DEVNULL, "capture_output": True, "timeout": 120, "check": False} | more
    return subprocess.run([*COMMAND, *arguments], **options)  # type: ignore[call-overload,no-any-return]


def test_exit_statuses() -> None:
    assert run("extract", CORPORATE).returncode == 0
    failed = run("extract", "nowhere.txt")
    assert failed.returncode == 1 and failed.stdout == b"" and failed.stderr.count(b"\n") == 1
    assert run("extract", CORPORATE, "--kinds", "x").returncode == 2
    assert run("no-such-command").returncode == 2


def test_a_broken_pipe_ends_quietly() -> None:
    process = subprocess.Popen(
        [*COMMAND, "extract", *[CORPORATE] * 50, "--with-text"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.read(20)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 0


def test_a_broken_pipe_of_a_short_output_ends_quietly() -> None:
    piped = f"{sys.executable} -m hkfacts rules | true; exit ${{PIPESTATUS[0]}}"
    ended = subprocess.run(["bash", "-c", piped], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for a process of its own")
def test_ctrl_c_is_130_without_a_traceback() -> None:
    process = subprocess.Popen(
        [*COMMAND, "extract", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, preexec_fn=hear_interrupts
    )
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in said


def imported(code: str, *names: str) -> list[str]:
    """Which of these modules a new process has imported after this code."""
    probe = f"{code}\nimport sys\nprint('imported', *[m for m in {names!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, check=True, timeout=60, text=True)
    return done.stdout.splitlines()[-1].split()[1:]


def called(*arguments: str) -> str:
    """Code that calls the command in its own process, which ends well."""
    return (
        f"import sys\nsys.argv[1:] = {list(arguments)!r}\nfrom hkfacts.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code"
    )


@pytest.mark.parametrize("code", ["import hkfacts", "import hkfacts; hkfacts.Settings; hkfacts.load_settings"])
def test_import_is_light(code: str) -> None:
    assert imported(code, "spacy", "numpy", "pydantic", "typer", "rich", "hkfacts.rulebook") == []


@pytest.mark.parametrize(
    "arguments", [["--help"], ["extract", "--help"], ["explain", "--help"], ["rules", "--help"], ["report", "--help"]]
)
def test_help_and_version_import_nothing_of_the_work(arguments: list[str]) -> None:
    work = ("spacy", "numpy", "hkfacts.records", "dateparser", "charset_normalizer", "hkfacts.rulebook", "hkfacts.pipeline")
    assert imported(called(*arguments), *work) == []


def test_version_does_not_draw() -> None:
    assert imported(called("--version"), "spacy", "numpy", "rich", "hkfacts.rulebook", "hkfacts.cli.extract") == []


@pytest.mark.parametrize("arguments", [["batch", "--help"], ["rules"], ["schema"]])
def test_what_needs_no_text_does_not_import_spacy(arguments: list[str]) -> None:
    assert imported(called(*arguments), "spacy", "numpy") == []


def test_extract_imports_no_more_than_it_needs() -> None:
    code = called("extract", CORPORATE, "--output", os.devnull)
    assert imported(code, "spacy", "hkfacts.pipeline") == ["spacy", "hkfacts.pipeline"]
    assert imported(code, "spacy.cli", "weasel", "dateparser", "rich", "hkfacts.cli.batch", "hkfacts.write.table") == []


def test_spacys_own_command_line_is_there_for_whoever_asks() -> None:
    code = "from hkfacts.lean import import_spacy\nimport_spacy()\nimport spacy\nassert spacy.info()\nimport spacy.cli"
    assert imported(code, "spacy.cli", "spacy.cli.download") == ["spacy.cli", "spacy.cli.download"]
    assert imported(f"import spacy\n{code}", "spacy.cli.info") == ["spacy.cli.info"]


def test_no_color_and_pipes_have_no_escapes() -> None:
    table = run("extract", CORPORATE, "--format", "table", env={**os.environ, "NO_COLOR": "1", "FORCE_COLOR": ""})
    assert table.returncode == 0 and b"\x1b" not in table.stdout


def test_output_is_utf8_in_any_locale(tmp_path: Path) -> None:
    file = tmp_path / "release.txt"
    file.write_text("Café fund\n\n“We hope,” said Ms Zoë Chan of 香港 Café on 5 May 2024.\n", encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    result = run("extract", str(file), "--with-text", env=environment)
    assert result.returncode == 0 and "香港 Café" in result.stdout.decode("utf-8")


def test_the_same_bytes_in_two_processes() -> None:
    first, second = (run("extract", CORPORATE, env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in ("1", "2"))
    assert first == second and first
