"""A folder of CSV files, one a kind of fact: RFC 4180 quoting, line feed ends, one head line, no cell that runs as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from .kinds import TABLES, as_json, whole
from .table import defused


def write_csv(rows: Iterable[tuple[str, tuple[Any, ...]]], folder: Path) -> None:
    """Write rows into `folder/TABLE.csv`; lists as JSON, true and false as such."""
    folder.mkdir()
    with ExitStack() as stack:
        tables = {}
        for name, columns in TABLES.items():
            file = stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            tables[name] = csv.writer(file, lineterminator="\n")
            tables[name].writerow(columns)
        for name, cells in rows:
            tables[name].writerow([_cell(c) for c in cells])


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return defused(whole(as_json(value) if isinstance(value, list) else value))
