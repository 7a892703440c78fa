"""The built wheel works where nothing of the checkout is: model, rules and types inside it, and the command runs."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import hkfacts
from tests.conftest import ROOT, SAMPLES

pytestmark = pytest.mark.slow


def run(*command: str | Path, **more: object) -> str:
    """What a command prints; its failure is the test's."""
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV") and not k.startswith("HKFACTS_")}
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False, env=environment, **more)  # type: ignore[call-overload]
    assert done.returncode == 0, done.stdout + done.stderr
    return str(done.stdout)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution, so that both are complete."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a new environment that holds the wheel and what it needs."""
    folder = tmp_path_factory.mktemp("elsewhere") / "venv"
    run(sys.executable, "-m", "venv", folder)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", "-c", ROOT / "constraints.txt", wheel)
    return programs


def test_the_wheel_holds_model_rules_and_types(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"hkfacts/py.typed", "hkfacts/_model/meta.json", "hkfacts/_model/config.cfg"} <= names
    model = {
        str(p.relative_to(ROOT / "models" / "hkfacts_en")) for p in (ROOT / "models" / "hkfacts_en").rglob("*") if p.is_file()
    }
    assert {f"hkfacts/_model/{name}" for name in model} <= names
    rules = {p.name for p in (ROOT / "src" / "hkfacts" / "rules").iterdir() if p.suffix in (".toml", ".csv")}
    assert rules and {f"hkfacts/rules/{name}" for name in rules} <= names
    report = ROOT / "src" / "hkfacts" / "write" / "report"
    page = {str(p.relative_to(report)) for p in report.rglob("*") if p.suffix in (".js", ".css", ".jinja")}
    assert len(page) > 10 and {f"hkfacts/write/report/{name}" for name in page} <= names
    assert not [n for n in names if n.startswith(("tests", "samples", "docs", "models"))]


def test_it_extracts_the_same_as_the_checkout(installed: Path, tmp_path: Path) -> None:
    for sample in ("corporate.txt", "results.md"):
        said = run(
            installed / "hkfacts", "extract", "-", "--format", "json", cwd=tmp_path, input=(SAMPLES / sample).read_text("utf-8")
        )
        here = run(
            sys.executable,
            "-m",
            "hkfacts",
            "extract",
            "-",
            "--format",
            "json",
            cwd=tmp_path,
            input=(SAMPLES / sample).read_text("utf-8"),
        )
        assert said == here and '"figures"' in said
    where = run(installed / "python", "-c", "import hkfacts; print(hkfacts.__file__)", cwd=tmp_path)
    assert str(ROOT) not in where


def test_it_makes_the_same_report_as_the_checkout(installed: Path, tmp_path: Path) -> None:
    text = (SAMPLES / "wire.md").read_text("utf-8")
    run(installed / "hkfacts", "report", "-", "-o", "there.html", cwd=tmp_path, input=text)
    run(sys.executable, "-m", "hkfacts", "report", "-", "-o", "here.html", cwd=tmp_path, input=text)
    assert (tmp_path / "there.html").read_bytes() == (tmp_path / "here.html").read_bytes()


def test_it_says_its_versions(installed: Path, tmp_path: Path) -> None:
    said = run(installed / "hkfacts", "--version", cwd=tmp_path)
    assert hkfacts.__version__ in said and "missing" not in said
