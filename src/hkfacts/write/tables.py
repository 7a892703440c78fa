"""CSV, SQLite and Parquet from JSON Lines of releases; written aside and moved into place when whole."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..errors import OutputError
from .kinds import TABLES, rows

Row = tuple[str, tuple[Any, ...]]


def check_form(form: str) -> None:
    """Raise `OutputError` now, not after hours, if what writes this format is not installed."""
    if form == "parquet" and find_spec("pyarrow") is None:
        raise OutputError("Parquet needs pyarrow: pip install 'hkfacts[parquet]'")


def stranger(out: Path, form: str) -> str:
    """What stands at OUT and is none of our tables, so that it must not be written over; empty if nothing does."""
    if not os.path.lexists(out):
        return ""
    if form == "sqlite":
        return "" if not out.is_dir() and _only_tables(out) else "it is no database of tables of hkfacts"
    if not out.is_dir():
        return "it is no folder"
    others = sorted({p.name for p in out.iterdir()} - {f"{name}.{form}" for name in TABLES})
    return f"{others[0]} is in it" if others else ""


def _only_tables(file: Path) -> bool:
    if not file.exists() or not file.stat().st_size:
        return True
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as db:
            names = {str(name) for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.DatabaseError:
        return False
    return names <= set(TABLES)


def write_tables(lines: Path, out: Path, form: str) -> None:
    """Write the releases of a file of JSON Lines as `csv` or `parquet` (a folder of one file a table) or `sqlite` (one file).

    Raises `OutputError` where what stands at OUT is none of our tables.
    """
    if what := stranger(out, form):
        raise OutputError(f"{out} is not written over, since {what}; name another output")
    partial = _beside(out, "partial")
    _remove(partial)
    _writer(form)(_rows(lines), partial)
    _move(partial, out)


def _writer(form: str) -> Callable[[Iterable[Row], Path], None]:
    if form == "csv":
        from .csv_folder import write_csv

        return write_csv
    if form == "sqlite":
        from .sqlite import write_sqlite

        return write_sqlite
    from .parquet import write_parquet

    return write_parquet


def _rows(lines: Path) -> Iterator[Row]:
    with lines.open("rb") as file:
        for number, line in enumerate(file, 1):
            yield from rows(number, json.loads(line))


def _beside(out: Path, what: str) -> Path:
    """A name beside OUT that nobody else gives to anything."""
    return out.with_name(f".{out.name}.hkfacts-{what}")


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _move(partial: Path, out: Path) -> None:
    """A file takes the place of another at once; of a folder, the old one first steps aside."""
    if partial.is_dir():
        aside = _beside(out, "old")
        _remove(aside)
        if out.exists():
            out.rename(aside)
        partial.rename(out)
        _remove(aside)
    else:
        partial.replace(out)
    if os.name == "posix":  # a rename is not on the disk before its folder is
        folder = os.open(out.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
