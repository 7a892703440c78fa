"""`hkfacts report`: inputs of all kinds, one page."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from hkfacts.cli.app import application
from tests.conftest import SAMPLES
from tests.texts import RELEASES

CORPORATE = SAMPLES / "corporate.txt"


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(application(), [str(a) for a in arguments], input=stdin)


def shown(path: Path) -> list[dict[str, Any]]:
    """The releases that a page holds."""
    found = re.findall(r'<script type="application/json" id="release-\d+">(.*?)</script>', path.read_text(encoding="utf-8"))
    return [json.loads(f) for f in found]


def test_releases_and_records_in_the_order_given(tmp_path: Path) -> None:
    records = tmp_path / "facts.jsonl"
    assert run("extract", SAMPLES / "wire.md", CORPORATE, "-o", records).exit_code == 0
    out = tmp_path / "page.html"
    result = run("report", SAMPLES / "government.txt", records, "-", "-o", out, stdin=RELEASES[0])
    assert result.exit_code == 0 and f"4 releases on {out}" in result.stderr
    made = shown(out)
    assert [m["name"].rsplit("/")[-1] for m in made] == ["government.txt", "wire.md", "corporate.txt", "-"]
    assert all(m["note"] is None and m["facts"] for m in made)  # the texts of the records were found


def test_the_same_page_from_a_release_and_from_its_record(tmp_path: Path) -> None:
    from_text, from_record = tmp_path / "a.html", tmp_path / "b.html"
    said = run("extract", CORPORATE).stdout
    run("report", CORPORATE, "-o", from_text)
    assert run("report", "-", "-o", from_record, stdin=said).exit_code == 0
    assert from_text.read_bytes() == from_record.read_bytes()


def test_a_record_whose_text_has_changed_shows_sentences(tmp_path: Path) -> None:
    copy = tmp_path / "corporate.txt"
    shutil.copy(CORPORATE, copy)
    records = tmp_path / "facts.json"
    run("extract", copy, "--with-sentences", "--format", "json", "-o", records)
    copy.write_text("something else", encoding="utf-8")
    run("report", records, "-o", tmp_path / "page.html")
    (made,) = shown(tmp_path / "page.html")
    assert "not at hand" in made["note"] and made["facts"]
    assert any("first cheques" in str(block["pieces"]) for block in made["blocks"])


def test_a_folder_gives_its_releases(tmp_path: Path) -> None:
    folder = tmp_path / "releases"
    folder.mkdir()
    for name in ("b.txt", "a.md", "a.json", ".hidden.txt", "picture.png"):
        (folder / name).write_text(RELEASES[0], encoding="utf-8")
    assert run("report", folder, "-o", tmp_path / "page.html").exit_code == 0
    assert [Path(m["name"]).name for m in shown(tmp_path / "page.html")] == ["a.md", "b.txt"]


def test_what_cannot_be_read_is_said_and_the_rest_is_shown(tmp_path: Path) -> None:
    result = run("report", CORPORATE, tmp_path / "none.txt", "-o", tmp_path / "page.html")
    assert result.exit_code == 1 and "none.txt: there is no such file" in result.stderr
    assert len(shown(tmp_path / "page.html")) == 1


@pytest.mark.parametrize(
    "arguments", [("report", CORPORATE), ("report", "-o", "page.html"), ("report", CORPORATE, "-o", CORPORATE)]
)
def test_wrong_usage(arguments: tuple[object, ...]) -> None:
    before = CORPORATE.read_bytes()
    assert run(*arguments).exit_code == 2
    assert CORPORATE.read_bytes() == before


def test_a_title_for_many(tmp_path: Path) -> None:
    run("report", CORPORATE, CORPORATE, "-o", tmp_path / "page.html", "--title", "Parks & <robots>")
    assert "<h1>Parks &amp; &lt;robots&gt;</h1>" in (tmp_path / "page.html").read_text(encoding="utf-8")
