"""CSV: one fact a row."""

from __future__ import annotations

import csv
import io

import pytest

from hkfacts.records import DateRecord, FigureRecord, InitiativeRecord, PersonRecord, QuoteRecord
from hkfacts.write.table import COLUMNS, CsvWriter, rows
from tests.release_by_hand import release


def parsed(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_one_row_a_fact() -> None:
    writer = CsvWriter()
    table = parsed(writer.head() + writer.release(release()))
    assert [row["kind"] for row in table] == ["date", "figure", "figure", "person", "initiative", "quote"]
    assert all(row["release_id"] == "r1" and row["source"] == "a.txt" and row["release_date"] == "2023-05-02" for row in table)
    date, money, share, person, initiative, quote = table
    assert (date["text"], date["type"], date["value"], date["start_date"], date["bound"]) == (
        ("3 May 2023", "DATE", "2023-05-03", "2023-05-03", "ON_OR_AFTER")
    )
    assert (money["type"], money["value"], money["currency"]) == ("money", "1500000", "HKD")
    assert (share["value"], share["low"], share["high"], share["qualifier"]) == ("", "5", "", "more_than")
    assert (person["name"], person["post_nominals"], person["phone"], person["mentions"]) == (
        "Ada Wu",
        "JP; SBS",
        "+852 5550 0000",
        "1",
    )
    assert (initiative["dates"], initiative["figures"], initiative["text"]) == ("d1", "f1; f2", "Green Street Scheme")
    assert (quote["content"], quote["speaker"], quote["cue"]) == ("We shall plant trees.", "p1", "said")


def test_text_that_a_spreadsheet_would_run_is_defused() -> None:
    money = parsed(CsvWriter().head() + CsvWriter().release(release()))[1]
    assert money["item"] == "'=SUM(A1)"


@pytest.mark.parametrize("model", [DateRecord, FigureRecord, PersonRecord, InitiativeRecord, QuoteRecord])
def test_no_field_is_left_out(model: type) -> None:
    """Every field of every fact has its column, or a reason here why it has none."""
    without = {
        "sentence": "offsets of no use in a table",
        "roles": "the first is in role and organisation",
        "contact": "phone, email",
    }
    assert set(model.model_fields) - set(COLUMNS) <= set(without)  # type: ignore[attr-defined]


def test_half_a_surrogate_pair_does_not_stop_the_table() -> None:
    CsvWriter().release(release(id="\ud800")).encode("utf-8")


def test_rows_keep_numbers_as_numbers() -> None:
    assert [r["value"] for r in rows(release()) if r["kind"] == "figure"] == [1500000, None]
