"""Files of every format on the command line: what comes out, where the text goes, what JSON Lines are told, and batches of them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from hkfacts.cli.app import application
from tests.conftest import SAMPLES

FORMATS = {
    "corporate.txt": "text",
    "wire.md": "markdown",
    "corporate-page.html": "html",
    "corporate-print.pdf": "pdf",
    "corporate-word.docx": "docx",
    "corporate-mail.eml": "eml",
}


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    """`hkfacts` with these arguments."""
    return CliRunner().invoke(application(), [str(a) for a in arguments], input=stdin)


def lines(text: str) -> list[dict[str, Any]]:
    """The documents of JSON Lines."""
    return [json.loads(line) for line in text.splitlines()]


def test_every_format_is_read_and_grounded_in_the_text_that_is_given() -> None:
    result = run("extract", *(SAMPLES / name for name in FORMATS), "--with-text")
    assert result.exit_code == 0 and result.stderr == ""
    records = lines(result.stdout)
    assert [r["source"]["format"] for r in records] == list(FORMATS.values())
    for record in records:
        assert record["figures"] and len(record["text"]) == record["source"]["characters"]
        assert all(record["text"][f["start"] : f["end"]] == f["text"] for k in ("dates", "figures", "quotes") for f in record[k])


@pytest.mark.parametrize("name", [n for n in FORMATS if n.startswith("corporate")])
def test_standard_input_is_told_by_its_content(name: str) -> None:
    (record,) = lines(run("extract", "-", stdin=(SAMPLES / name).read_bytes()).stdout)
    assert record["source"]["format"] == FORMATS[name] and record["source"]["name"] == "-"


def test_the_text_goes_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "text.txt"
    (record,) = lines(run("extract", SAMPLES / "corporate-print.pdf", "--text-out", out).stdout)
    text = out.read_bytes().decode()
    assert len(text) == record["source"]["characters"] and record["text"] is None
    assert all(text[f["start"] : f["end"]] == f["text"] for f in record["figures"])


def test_line_ends_stay_in_the_text_that_is_written(tmp_path: Path) -> None:
    source, out = tmp_path / "a.txt", tmp_path / "text.txt"
    source.write_bytes(b"\xef\xbb\xbfA prize of HK$5 million.\r\n\r\nIt was won.\r\n")
    assert run("extract", source, "--text-out", out).exit_code == 0
    assert out.read_bytes() == b"A prize of HK$5 million.\r\n\r\nIt was won.\r\n"


def test_the_texts_of_several_inputs_go_to_a_folder(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    again = shutil.copy(SAMPLES / "corporate.txt", tmp_path / "more" / "corporate.txt")
    out = tmp_path / "texts"
    result = run(
        "extract", SAMPLES / "corporate.txt", SAMPLES / "corporate-page.html", again, "-", "--text-out", out, stdin=b"Words."
    )
    assert result.exit_code == 0
    names = sorted(p.name for p in out.iterdir())
    assert names == ["corporate-page.html.txt", "corporate.txt-2.txt", "corporate.txt.txt", "standard-input.txt"]
    assert (out / "corporate.txt.txt").read_bytes() == (SAMPLES / "corporate.txt").read_bytes()


def test_the_text_is_never_written_over_an_input(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("A prize of HK$5 million.", encoding="utf-8")
    for target in (source, tmp_path / "no" / "such" / "folder.txt"):
        result = run("extract", source, "--text-out", target)
        assert result.exit_code == 2 and "--text-out" in result.stderr
    assert source.read_text(encoding="utf-8") == "A prize of HK$5 million."


def test_json_lines_are_told_who_reads_them(tmp_path: Path) -> None:
    table = tmp_path / "releases.jsonl"
    table.write_text('{"id": 1, "text": "A prize of HK$5 million."}\n', encoding="utf-8")
    result = run("extract", table, SAMPLES / "corporate.txt")
    assert result.exit_code == 1 and len(lines(result.stdout)) == 1
    assert f"hkfacts batch {table} -o facts.jsonl" in result.stderr and "--text-field" in result.stderr


def test_explain_reads_every_format() -> None:
    for name in FORMATS:
        result = run("explain", SAMPLES / name)
        assert result.exit_code == 0 and "figure" in result.stdout, name


def test_a_batch_takes_every_format(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in FORMATS:
        shutil.copy(SAMPLES / name, folder / name)
    (folder / "locked.pdf").write_bytes(b"%PDF-1.7 cut off")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    out = tmp_path / "facts.jsonl"
    result = run("batch", folder, "-o", out, "--workers", "0", "--quiet")
    assert result.exit_code == 1
    assert [r["source"]["format"] for r in lines(out.read_text("utf-8"))] == [FORMATS[n] for n in sorted(FORMATS)]
    (failure,) = lines(Path(f"{out}.errors.jsonl").read_text("utf-8"))
    assert failure["kind"] == "unreadable" and "locked.pdf is a broken or cut-off PDF" in failure["reason"]
