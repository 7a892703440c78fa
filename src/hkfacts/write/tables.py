"""CSV, SQLite and Parquet from JSON Lines of releases; written aside and moved into place when whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..errors import OutputError
from .kinds import rows

Row = tuple[str, tuple[Any, ...]]


def check_form(form: str) -> None:
    """Raise `OutputError` now, not after hours, if what writes this format is not installed."""
    if form == "parquet" and find_spec("pyarrow") is None:
        raise OutputError("Parquet needs pyarrow: pip install 'hkfacts[parquet]'")


def write_tables(lines: Path, out: Path, form: str) -> None:
    """Write the releases of a file of JSON Lines as `csv` or `parquet` (a folder of one file a table) or `sqlite` (one file)."""
    partial = Path(f"{out}.partial")
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


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _move(partial: Path, out: Path) -> None:
    """A file takes the place of another at once; of a folder, the old one first steps aside."""
    if partial.is_dir():
        aside = Path(f"{out}.old")
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
