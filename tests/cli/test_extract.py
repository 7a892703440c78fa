"""`hkfacts extract`, in one process: formats, options, order, errors of inputs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from hkfacts import Release
from hkfacts.cli.app import application
from tests.conftest import SAMPLES
from tests.texts import RELEASES

CORPORATE = str(SAMPLES / "corporate.txt")
GOVERNMENT = str(SAMPLES / "government.txt")
WIRE = str(SAMPLES / "wire.md")


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    """`hkfacts` with these arguments."""
    return CliRunner().invoke(application(), list(arguments), input=stdin)


def lines(result: Result) -> list[dict[str, Any]]:
    """The documents of JSON Lines."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_one_line_each_in_order_where_output_is_no_terminal() -> None:
    result = run("extract", WIRE, CORPORATE, GOVERNMENT, CORPORATE)
    assert result.exit_code == 0 and result.stderr == ""
    assert [r["source"]["name"] for r in lines(result)] == [WIRE, CORPORATE, GOVERNMENT, CORPORATE]
    assert all(Release.model_validate(r) for r in lines(result))


def test_json_is_always_indented_and_jsonl_never() -> None:
    line = run("extract", CORPORATE, "--format", "jsonl", "--pretty")
    document = run("extract", CORPORATE, "--format", "json")
    assert line.stdout.count("\n") == 1
    assert document.stdout.startswith('{\n  "id"')
    assert run("extract", CORPORATE, "--pretty").stdout == document.stdout
    assert json.loads(document.stdout) == json.loads(line.stdout)


def test_standard_input_is_read_when_named_and_when_nothing_is() -> None:
    named = run("extract", "-", stdin=RELEASES[0])
    alone = run("extract", stdin=RELEASES[0])
    assert named.stdout == alone.stdout
    (release,) = lines(named)
    assert release["source"]["name"] == "-" and release["figures"]


def test_standard_input_takes_its_place_among_files() -> None:
    names = [r["source"]["name"] for r in lines(run("extract", CORPORATE, "-", WIRE, stdin=RELEASES[0]))]
    assert names == [CORPORATE, "-", WIRE]


def test_kinds_and_sections_take_references_along() -> None:
    (only,) = lines(run("extract", CORPORATE, "--kinds", "initiatives,quotes"))
    assert only["initiatives"] and only["quotes"] and not (only["dates"] or only["figures"] or only["people"])
    assert all(i["dates"] == i["figures"] == [] for i in only["initiatives"])
    assert all(q["speaker"] is None for q in only["quotes"])
    (body,) = lines(run("extract", CORPORATE, "--sections", "boilerplate"))
    assert body["figures"] and {f["section"] for f in body["figures"]} == {"boilerplate"}


def test_text_and_sentences_only_on_request() -> None:
    (without,) = lines(run("extract", CORPORATE))
    (with_both,) = lines(run("extract", CORPORATE, "--with-text", "--with-sentences"))
    assert without["text"] is None and all(f["sentence"]["text"] is None for f in without["figures"])
    assert with_both["text"] == Path(CORPORATE).read_text(encoding="utf-8")
    for figure in with_both["figures"]:
        sentence = figure["sentence"]
        assert sentence["text"] == with_both["text"][sentence["start"] : sentence["end"]]
        assert figure["text"] in sentence["text"]


def test_contacts_can_be_left_out() -> None:
    shown, hidden = (run("extract", CORPORATE, *o).stdout for o in ((), ("--no-contacts",)))
    assert "5550 1234" in shown and "wendy.kwan@" in shown
    assert "5550 1234" not in hidden and "wendy.kwan@" not in hidden


def test_home_and_release_date_are_options() -> None:
    text = "The shop sold $5 million of lamps and closes tomorrow."
    (free,) = lines(run("extract", stdin=text))
    (told,) = lines(run("extract", "--home", "HK", "--release-date", "2025-05-01", stdin=text))
    assert free["figures"][0]["currency"] is None and free["warnings"]
    assert (told["figures"][0]["currency"], told["figures"][0]["currency_assumed"]) == ("HKD", True)
    assert (told["release_date"], told["release_date_source"], told["dates"][0]["value"]) == (
        "2025-05-01",
        "option",
        "2025-05-02",
    )


def test_settings_come_from_file_environment_and_options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('kinds = ["figures"]\nwith_text = true\n', encoding="utf-8")
    monkeypatch.setenv("HKFACTS_KINDS", "quotes")
    (release,) = lines(run("extract", CORPORATE, "--settings", str(file), "--kinds", "dates"))
    assert release["text"] and release["dates"] and not release["figures"] and not release["quotes"]


def test_csv_is_one_table_of_facts() -> None:
    result = run("extract", CORPORATE, GOVERNMENT, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert {r["source"] for r in rows} == {CORPORATE, GOVERNMENT} and {"date", "figure", "person"} <= {r["kind"] for r in rows}
    documents = lines(run("extract", CORPORATE, GOVERNMENT))
    assert len(rows) == sum(len(d[k]) for d in documents for k in ("dates", "figures", "people", "initiatives", "quotes"))


def test_the_table_is_80_columns_wide() -> None:
    result = run("extract", CORPORATE, "--format", "table")
    assert "HKD 480,000,000" in result.stdout and max(map(len, result.stdout.splitlines())) <= 80


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = run("extract", CORPORATE, "-o", str(out))
    assert result.stdout == "" and out.read_text(encoding="utf-8") == run("extract", CORPORATE).stdout


def test_one_bad_input_never_costs_the_others(tmp_path: Path) -> None:
    binary = tmp_path / "picture.txt"
    binary.write_bytes(bytes(range(256)) * 40)
    result = run("extract", CORPORATE, str(tmp_path / "nowhere.txt"), str(tmp_path), str(binary), WIRE)
    assert result.exit_code == 1
    assert [r["source"]["name"] for r in lines(result)] == [CORPORATE, WIRE]
    said = result.stderr.splitlines()
    assert len(said) == 3 and all(line.startswith("hkfacts: ") for line in said)
    assert "nowhere.txt" in said[0] and str(tmp_path) in said[1] and "picture.txt" in said[2]


def test_a_fault_of_ours_costs_one_input_only(monkeypatch: pytest.MonkeyPatch) -> None:
    from hkfacts.pipeline import Extractor

    real = Extractor.extract_source

    def broken(self: Extractor, source: Any, release_date: Any = None, **more: Any) -> Release:
        if source.name == CORPORATE:
            raise ZeroDivisionError("by zero")
        return real(self, source, release_date, **more)

    monkeypatch.setattr(Extractor, "extract_source", broken)
    result = run("extract", CORPORATE, WIRE)
    assert result.exit_code == 1 and [r["source"]["name"] for r in lines(result)] == [WIRE]
    assert "ZeroDivisionError" in result.stderr and CORPORATE in result.stderr


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \n\t\n", b"\n" * 100_000])
def test_an_empty_file_gives_an_empty_record_with_a_warning(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "empty.txt"
    file.write_bytes(content)
    result = run("extract", str(file))
    (release,) = lines(result)
    assert result.exit_code == 0 and release["warnings"]
    assert not any(release[k] for k in ("dates", "figures", "people", "initiatives", "quotes"))


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--kinds", "numbers"], "numbers"),
        (["--sections", "attic"], "attic"),
        (["--home", "UK"], "UK"),
        (["--release-date", "1 May"], "YYYY-MM-DD"),
        (["--rules", "nowhere.toml"], "nowhere.toml"),
        (["--settings", "nowhere.toml"], "nowhere.toml"),
        (["--format", "xml"], "xml"),
        (["--output", "no/such/folder/out.json"], "cannot be written"),
        (["--output", CORPORATE], "one of the inputs"),
        (["--colour"], "--colour"),
    ],
)
def test_wrong_usage_is_2(arguments: list[str], word: str) -> None:
    before = Path(CORPORATE).read_bytes()
    result = run("extract", CORPORATE, *arguments)
    assert result.exit_code == 2 and result.stdout == ""
    assert word in " ".join(result.stderr.replace("│", " ").split())
    assert Path(CORPORATE).read_bytes() == before


def test_the_same_bytes_twice() -> None:
    assert run("extract", CORPORATE, WIRE).stdout == run("extract", CORPORATE, WIRE).stdout
