"""The inputs of a run in their order, in a database beside OUT: a hundred million of them take no memory, and their number is known."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .items import FailureKind, Item
from .memory import give_back

CHUNK = 500
_TABLES = """
CREATE TABLE found (
  argument INTEGER, place BLOB, row INTEGER, key BLOB UNIQUE, name BLOB, path BLOB, start INTEGER, length INTEGER, kind TEXT, reason TEXT,
  state TEXT
);
CREATE TABLE plan (
  pos INTEGER PRIMARY KEY, row INTEGER, name BLOB, path BLOB, start INTEGER, length INTEGER, kind TEXT, reason TEXT, state TEXT
);
CREATE TABLE leftover (kind TEXT, name BLOB, reason TEXT);
"""


@dataclass(frozen=True, slots=True)
class Found:
    """An input that the search came upon: in which argument, and where in it (bytes that sort as the inputs shall)."""

    argument: int
    place: bytes
    name: str
    path: str
    row: int | None = None
    start: int = 0
    length: int = 0
    trouble: tuple[FailureKind, str] | None = None
    state: str = ""

    @property
    def key(self) -> bytes:
        """One and the same for one input that is named twice."""
        if self.trouble:
            return b"\0" + os.fsencode(self.name)
        key = os.fsencode(self.path if "://" in self.path else os.path.abspath(self.path))  # noqa: PTH100 (links stay as they are)
        return key if self.row is None else key + b"\0%d" % self.row


@dataclass(frozen=True, slots=True)
class Leftover:
    """A file that is no input, and why: `suffix`, `hidden`, `link`, `folder`, `repeated`, `own`, `duplicate`."""

    kind: str
    name: str
    reason: str


class Plan:
    """Inputs in order; made anew by every run."""

    def __init__(self, file: Path) -> None:
        for old in (file, file.with_name(file.name + "-journal")):
            old.unlink(missing_ok=True)
        self.db = sqlite3.connect(file, isolation_level=None)
        # Nothing in it outlives the run, so it need not survive a power cut.
        self.db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-8000;" + _TABLES)

    def gather(self, found: Iterable[Found | Leftover]) -> None:
        """Take in what the search finds, then put it into order."""
        self.db.execute("BEGIN")
        for one in found:
            if isinstance(one, Leftover):
                self.leave_out(one)
            elif not self._insert(one):
                self.leave_out(Leftover("repeated", one.name, "named twice; done once"))
        self.db.execute(
            "INSERT INTO plan SELECT NULL, row, name, path, start, length, kind, reason, state FROM found ORDER BY argument, place, row"
        )
        self.db.execute("DROP TABLE found")
        self.db.execute("COMMIT")
        self._number()
        self._shrink()

    def _insert(self, one: Found) -> bool:
        kind, reason = one.trouble or (None, None)
        values = (
            one.argument,
            one.place,
            one.row,
            one.key,
            os.fsencode(one.name),
            os.fsencode(one.path),
            one.start,
            one.length,
            kind,
            reason,
            one.state,
        )
        return self.db.execute("INSERT OR IGNORE INTO found VALUES (?,?,?,?,?,?,?,?,?,?,?)", values).rowcount == 1

    def leave_out(self, one: Leftover) -> None:
        """Note a file that is no input."""
        self.db.execute("INSERT INTO leftover VALUES (?,?,?)", (one.kind, os.fsencode(one.name), one.reason))

    def remove(self, items: Iterable[tuple[int, Leftover]]) -> None:
        """Take inputs out again, for the reasons given."""
        self.db.execute("BEGIN")
        for pos, one in items:
            self.db.execute("DELETE FROM plan WHERE pos = ?", (pos + 1,))
            self.leave_out(one)
        self.db.execute("CREATE TABLE rest AS SELECT * FROM plan ORDER BY pos")
        self.db.execute("DELETE FROM plan")
        self.db.execute(
            "INSERT INTO plan SELECT NULL, row, name, path, start, length, kind, reason, state FROM rest ORDER BY rowid"
        )
        self.db.execute("DROP TABLE rest")
        self.db.execute("COMMIT")
        self._number()
        self._shrink()

    def _number(self) -> None:
        self.total: int = self.db.execute("SELECT count(*) FROM plan").fetchone()[0]

    def _shrink(self) -> None:
        """From here on the plan is read through once, in order, which takes little memory."""
        self.db.executescript("PRAGMA cache_size=-1000; PRAGMA shrink_memory;")
        give_back()

    def items(self, start: int = 0) -> Iterator[Item]:
        """Inputs from a place on, in order."""
        while True:
            rows = self.db.execute("SELECT * FROM plan WHERE pos > ? ORDER BY pos LIMIT ?", (start, CHUNK)).fetchall()
            yield from map(_item, rows)
            if len(rows) < CHUNK:
                return
            start = rows[-1][0]

    def item(self, pos: int) -> Item:
        """The input at a place."""
        return _item(self.db.execute("SELECT * FROM plan WHERE pos = ?", (pos + 1,)).fetchone())

    def leftovers(self) -> Iterator[Leftover]:
        """Files that are no inputs, in order of kind and name."""
        for kind, name, reason in self.db.execute("SELECT kind, name, reason FROM leftover ORDER BY kind, name"):
            yield Leftover(kind, os.fsdecode(name), reason)

    def counts(self) -> dict[str, int]:
        """How many files are no inputs, by kind."""
        return dict(self.db.execute("SELECT kind, count(*) FROM leftover GROUP BY kind ORDER BY kind"))

    def close(self) -> None:
        """Close the database."""
        self.db.close()


def _item(row: tuple[Any, ...]) -> Item:
    pos, line, name, path, begin, length, kind, reason, state = row
    return Item(pos - 1, os.fsdecode(name), os.fsdecode(path), line, begin, length, (kind, reason) if kind else None, state)
