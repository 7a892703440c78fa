"""The stage `write`: JSON, JSON Lines, CSV, table; all made from the `Release` alone."""

from __future__ import annotations

from typing import IO, Protocol

from ..records import Release


class Writer(Protocol):
    """What turns releases into text."""

    def head(self) -> str:
        """What stands once, before the first release."""

    def release(self, release: Release) -> str:
        """One release, with the line end after it."""


def writer_for(form: str, file: IO[str]) -> Writer:
    """The writer of a format (`json`, `jsonl`, `csv`, `table`); `file` tells the table how wide it may be."""
    if form == "csv":
        from .table import CsvWriter

        return CsvWriter()
    if form == "table":
        from .terminal import TerminalWriter

        return TerminalWriter(file)
    from .json import JsonWriter

    return JsonWriter(pretty=form == "json")
