"""Tables of facts: one a kind, the same rows in every form."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from hkfacts import Extractor
from hkfacts.errors import OutputError
from hkfacts.records import DateRecord, Release
from hkfacts.write.json import to_json
from hkfacts.write.kinds import TABLES, rows
from hkfacts.write.tables import write_tables
from tests.texts import RELEASES

FACTS = ("dates", "figures", "people", "initiatives", "quotes")


@pytest.fixture(scope="module")
def releases(extractor: Extractor) -> list[dict[str, Any]]:
    """Records of releases, one with cells that a spreadsheet would run and with a lone surrogate."""
    evil = "Ms =cmd Wong\n\nThe fund of HK$5 million opens on 3 May 2025. \ud800 “=1+1 is what we said then,” said Mary Wong, Director."
    return [json.loads(to_json(extractor.extract(text))) for text in (*RELEASES[:3], evil)]


@pytest.fixture(scope="module")
def lines(releases: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tables") / "lines.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in releases), encoding="utf-8")
    return path


def numbers(releases: list[dict[str, Any]]) -> dict[str, int]:
    return {"releases": len(releases)} | {k: sum(len(r[k]) for r in releases) for k in FACTS}


def test_every_fact_is_a_row_with_its_release(releases: list[dict[str, Any]]) -> None:
    for number, release in enumerate(releases, 1):
        for table, cells in rows(number, release):
            row = dict(zip(TABLES[table], cells, strict=True))
            assert (row["release"], row["release_id"], row["release_date"]) == (number, release["id"], release["release_date"])


def test_every_field_of_a_fact_has_its_column() -> None:
    for field in DateRecord.model_fields:
        assert field in TABLES["dates"]
    for table in FACTS:
        model = Release.model_fields[table].annotation.__args__[0]  # type: ignore[union-attr]
        assert set(model.model_fields) - set(TABLES[table]) <= {"contact"}


def test_csv_is_a_folder_of_tables_that_run_nothing(lines: Path, releases: list[dict[str, Any]], tmp_path: Path) -> None:
    out = tmp_path / "facts"
    write_tables(lines, out, "csv")
    read = {n: list(csv.DictReader((out / f"{n}.csv").open(encoding="utf-8", newline=""))) for n in TABLES}
    assert {n: len(r) for n, r in read.items()} == numbers(releases)
    quoted = [row["content"] for row in read["quotes"]]
    assert any(c.startswith("'=") for c in quoted)
    assert not [c for rows_ in read.values() for row in rows_ for c in row.values() if c.startswith(("=", "@"))]


def test_sqlite_answers_a_question(lines: Path, releases: list[dict[str, Any]], tmp_path: Path) -> None:
    out = tmp_path / "facts.sqlite"
    write_tables(lines, out, "sqlite")
    db = sqlite3.connect(out)
    assert {n: db.execute(f"SELECT count(*) FROM {n}").fetchone()[0] for n in TABLES} == numbers(releases)
    joined = db.execute("SELECT count(*) FROM figures f JOIN releases r ON r.release = f.release AND r.release_id = f.release_id")
    assert joined.fetchone()[0] == numbers(releases)["figures"]
    (value,) = db.execute("SELECT value FROM figures WHERE release = 4 AND currency = 'HKD'").fetchone()
    assert value == 5_000_000
    db.close()


def test_parquet_holds_the_same(lines: Path, releases: list[dict[str, Any]], tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    out = tmp_path / "facts"
    write_tables(lines, out, "parquet")
    for name, number in numbers(releases).items():
        assert duckdb.sql(f"SELECT count(*) FROM '{out}/{name}.parquet'").fetchall() == [(number,)]
    types = duckdb.sql(f"SELECT typeof(release_date), typeof(start_date) FROM '{out}/dates.parquet' LIMIT 1").fetchall()
    assert types == [("DATE", "DATE")]


@pytest.mark.parametrize("form", ["csv", "sqlite"])
def test_tables_are_made_anew_as_a_whole(lines: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "facts"
    write_tables(lines, out, form)
    first = content(out)
    (tmp_path / ".facts.hkfacts-partial").write_text("half")
    write_tables(lines, out, form)
    assert content(out) == first and [p.name for p in tmp_path.iterdir()] == ["facts"]


@pytest.mark.parametrize("form", ["csv", "sqlite"])
def test_what_is_no_table_of_ours_is_not_written_over(lines: Path, tmp_path: Path, form: str) -> None:
    folder, file = tmp_path / "folder", tmp_path / "file"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    file.write_text("mine")
    foreign = tmp_path / "foreign.sqlite"
    db = sqlite3.connect(foreign)
    db.execute("CREATE TABLE mine (x)")
    db.commit()
    db.close()
    before = foreign.read_bytes()
    for out in (folder, file, foreign):
        with pytest.raises(OutputError, match="is not written over"):
            write_tables(lines, out, form)
    assert (folder / "notes.txt").read_text() == file.read_text() == "mine" and foreign.read_bytes() == before


def content(path: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in ([path] if path.is_file() else sorted(path.iterdir()))}


def test_numbers_beyond_sqlite_become_real(tmp_path: Path, releases: list[dict[str, Any]]) -> None:
    release = json.loads(json.dumps(releases[3]))
    release["figures"][0]["value"] = 10**30
    lines = tmp_path / "lines.jsonl"
    lines.write_text(json.dumps(release) + "\n")
    write_tables(lines, tmp_path / "f.sqlite", "sqlite")
    db = sqlite3.connect(tmp_path / "f.sqlite")
    assert db.execute("SELECT max(value) FROM figures").fetchone()[0] == 1e30
    db.close()
