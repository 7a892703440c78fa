"""One SQLite database, one table a kind of fact, indexed by release."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from .kinds import TABLES, as_json, whole

_TYPES = {"text": "TEXT", "integer": "INTEGER", "real": "REAL", "boolean": "INTEGER", "date": "TEXT", "json": "TEXT"}
_CHUNK = 20_000
_LARGEST = 2**63 - 1


def write_sqlite(rows: Iterable[tuple[str, tuple[Any, ...]]], path: Path) -> None:
    """Write rows into a new database; dates are ISO text, lists JSON text, true and false 1 and 0."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;")  # it is moved into place when whole
        for name, columns in TABLES.items():
            named = ", ".join(f'"{column}" {_TYPES[kind]}' for column, kind in columns.items())
            db.execute(f"CREATE TABLE {name} ({named})")
        rows = iter(rows)
        while chunk := list(islice(rows, _CHUNK)):
            for name, columns in TABLES.items():
                marks = ", ".join("?" * len(columns))
                db.executemany(f"INSERT INTO {name} VALUES ({marks})", [tuple(map(_cell, c)) for n, c in chunk if n == name])
        for name in TABLES:
            db.execute(f"CREATE INDEX {name}_release ON {name} (release)")
        db.execute("COMMIT")
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return as_json(value)
    if isinstance(value, int) and abs(value) > _LARGEST:
        return float(value)
    return whole(value)
