"""A folder of Parquet files, one a kind of fact; the extra `parquet` brings what writes them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from .kinds import TABLES, as_json, whole

_CHUNK = 50_000


def write_parquet(rows: Iterable[tuple[str, tuple[Any, ...]]], folder: Path) -> None:
    """Write rows into `folder/TABLE.parquet`; dates as dates, lists as JSON text."""
    import pyarrow as pa
    from pyarrow import parquet

    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "real": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "json": pa.string(),
    }
    schemas = {name: pa.schema([(c, types[t]) for c, t in columns.items()]) for name, columns in TABLES.items()}
    folder.mkdir()
    with ExitStack() as stack:
        writers = {n: stack.enter_context(parquet.ParquetWriter(folder / f"{n}.parquet", s)) for n, s in schemas.items()}
        rows = iter(rows)
        while chunk := list(islice(rows, _CHUNK)):
            for name, columns in TABLES.items():
                some = [cells for n, cells in chunk if n == name]
                arrays = [[_cell(c[i], t) for c in some] for i, t in enumerate(columns.values())]
                if some:
                    writers[name].write_table(pa.table(arrays, schema=schemas[name]))


def _cell(value: Any, kind: str) -> Any:
    if value is None:
        return None
    if kind == "json":
        return as_json(value)
    if kind == "date":
        return date.fromisoformat(value)
    return float(value) if kind == "real" else whole(value)
