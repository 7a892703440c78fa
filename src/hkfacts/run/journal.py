"""What is done, in a database beside OUT that a power cut cannot tear: by input, hash of its content, settings and versions.

`record` has a row for each input whose line stands in OUT or in the file of failures, in order. `kept` has a row for each outcome
that is done but whose turn has not come: out of order, or from an earlier run whose inputs have changed since. The journal never
says more than the files hold: they are synced before it is.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import OutputError, RestartNeeded
from .items import FACTS, NO_FACTS, RETRIED, Item

JOURNAL = "journal.sqlite"  # in the folder OUT.journal
FORMAT = "1"
_TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS record (
  pos INTEGER PRIMARY KEY, key BLOB, identity TEXT, status TEXT, release TEXT, start INTEGER, length INTEGER,
  dates INTEGER, figures INTEGER, people INTEGER, initiatives INTEGER, quotes INTEGER
);
CREATE TABLE IF NOT EXISTS kept (
  key BLOB PRIMARY KEY, pos INTEGER, identity TEXT, status TEXT, release TEXT, file INTEGER, start INTEGER, length INTEGER,
  dates INTEGER, figures INTEGER, people INTEGER, initiatives INTEGER, quotes INTEGER
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS kept_pos ON kept (pos);
"""
DONE = "done"
_HASH = "substr(identity, -64)"


@dataclass(frozen=True, slots=True)
class Entry:
    """An outcome as the journal knows it: `status` is `done` or the kind of failure; `file` None is OUT (or the failures)."""

    pos: int
    key: bytes
    identity: str | None
    status: str
    release: str
    file: int | None
    start: int
    length: int
    facts: tuple[int, ...] = NO_FACTS

    def holds_for(self, item: Item, content: str | None) -> bool:
        """Whether it is the outcome of this input as it is now, and not one that is to be tried again."""
        if content is None or self.identity is None or self.key != item.key or self.status in RETRIED:
            return False
        return self.identity == content or self.identity.startswith(f"{content} ")  # a state, then the hash of the content


class Journal:
    """The database; one run at a time holds it."""

    def __init__(self, file: Path) -> None:
        self.db = sqlite3.connect(file, isolation_level=None, timeout=1.0)
        try:
            self.db.executescript(
                "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=100;"
            )
            self.db.execute("BEGIN EXCLUSIVE")
            self.db.execute("COMMIT")
            self.db.executescript(_TABLES)
        except sqlite3.OperationalError as error:
            self.db.close()
            if "locked" in str(error):
                raise OutputError(f"another run is writing {file.parent}; wait for it or end it") from None
            raise
        except sqlite3.DatabaseError as error:
            self.db.close()
            raise RestartNeeded(f"{file} is no journal of a batch ({error}); --restart begins anew") from None

    def forget(self) -> None:
        """Begin anew."""
        self.db.executescript("BEGIN; DELETE FROM meta; DELETE FROM record; DELETE FROM kept; COMMIT;")

    def meta(self, name: str) -> str | None:
        """A value by name."""
        row = self.db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def set_meta(self, **values: object) -> None:
        """Set values by name; inside a transaction if one is open."""
        self.db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", [(k, str(v)) for k, v in values.items()])

    def agree(self, fingerprint: dict[str, str]) -> None:
        """Take these settings and versions as the run's, or raise `RestartNeeded` if it was begun with others."""
        said = self.meta("fingerprint")
        wanted = fingerprint | {"journal": FORMAT}
        if said is None:
            self.set_meta(fingerprint=json.dumps(wanted))
            return
        before = json.loads(said)
        changed = [name for name in wanted if before.get(name) != wanted[name]]
        if changed:
            short = ", ".join(_change(name, before.get(name), wanted[name]) for name in changed)
            raise RestartNeeded(f"this run was begun with another state of: {short}. Go back to it, or begin anew with --restart")

    def sizes(self) -> tuple[int, int]:
        """Bytes of OUT and of the file of failures that are done for good."""
        return int(self.meta("out_bytes") or 0), int(self.meta("err_bytes") or 0)

    def recorded(self) -> int:
        """How many inputs are recorded; they are the first ones, without a gap."""
        return int(self.db.execute("SELECT count(*) FROM record").fetchone()[0])

    def entries(self, start: int = 0) -> Iterator[Entry]:
        """Recorded outcomes from a place on, in order."""
        while True:
            rows = self.db.execute("SELECT * FROM record WHERE pos >= ? ORDER BY pos LIMIT 500", (start,)).fetchall()
            for pos, key, content, status, release, begin, length, *facts in rows:
                yield Entry(pos, key, content, status, release, None, begin, length, tuple(facts))
            if len(rows) < 500:
                return
            start = rows[-1][0] + 1

    def add(self, entries: list[Entry]) -> None:
        """Record outcomes whose lines have been written; what was kept of them is no longer."""
        self.db.executemany(
            "INSERT INTO record VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
            [(e.pos, e.key, e.identity, e.status, e.release, e.start, e.length, *e.facts) for e in entries],
        )
        self.db.executemany("DELETE FROM kept WHERE key = ?", [(e.key,) for e in entries])

    def keep(self, entries: list[Entry], *, placed: bool = True) -> None:
        """Note outcomes whose turn has not come; not `placed`: which place they will have is not known yet."""
        self.db.executemany(
            "INSERT OR REPLACE INTO kept VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
            [
                (e.key, e.pos if placed else None, e.identity, e.status, e.release, e.file, e.start, e.length, *e.facts)
                for e in entries
            ],
        )

    def cut(self, pos: int) -> None:
        """Forget what is recorded from a place on."""
        self.db.execute("DELETE FROM record WHERE pos >= ?", (pos,))

    def unplace(self) -> None:
        """A new run begins: which place a kept outcome has is for its inputs to say; what is to be tried again is not kept."""
        self.db.execute("UPDATE kept SET pos = NULL WHERE pos IS NOT NULL")
        marks = ",".join("?" * len(RETRIED))
        self.db.execute(f"DELETE FROM kept WHERE status IN ({marks}) OR identity IS NULL", sorted(RETRIED))

    def kept_of(self, key: bytes) -> Entry | None:
        """The kept outcome of an input."""
        return self._kept("key", key)

    def kept_at(self, pos: int) -> Entry | None:
        """The kept outcome that has this place."""
        return self._kept("pos", pos)

    def _kept(self, column: str, value: bytes | int) -> Entry | None:
        row = self.db.execute(f"SELECT * FROM kept WHERE {column} = ?", (value,)).fetchone()
        if row is None:
            return None
        key, pos, content, status, release, file, start, length, *facts = row
        return Entry(-1 if pos is None else pos, key, content, status, release, file, start, length, tuple(facts))

    def place(self, key: bytes, pos: int) -> None:
        """Give a kept outcome its place."""
        self.db.execute("UPDATE kept SET pos = ? WHERE key = ?", (pos, key))

    def kept_files(self) -> set[int]:
        """Numbers of the files that kept outcomes lie in."""
        return {int(n) for (n,) in self.db.execute("SELECT DISTINCT file FROM kept")}

    def any_kept(self) -> bool:
        """Whether anything is kept."""
        return self.db.execute("SELECT 1 FROM kept LIMIT 1").fetchone() is not None

    def statuses(self) -> dict[str, int]:
        """How many inputs are recorded, by status."""
        return dict(self.db.execute("SELECT status, count(*) FROM record GROUP BY status ORDER BY status"))

    def facts(self) -> dict[str, int]:
        """How many facts there are, by kind."""
        sums = ", ".join(f"coalesce(sum({name}), 0)" for name in FACTS)
        return dict(zip(FACTS, self.db.execute(f"SELECT {sums} FROM record").fetchone(), strict=True))

    def same_content(self) -> int:
        """How many releases have the very content of another."""
        row = self.db.execute(f"SELECT count(*) - count(DISTINCT {_HASH}) FROM record WHERE status = 'done'").fetchone()
        return int(row[0])

    def shared_ids(self, most: int = 3) -> tuple[int, list[str]]:
        """How many ids two releases of different content have, and some of them."""
        sql = f"FROM (SELECT release FROM record WHERE status = 'done' GROUP BY release HAVING count(DISTINCT {_HASH}) > 1)"
        number = int(self.db.execute(f"SELECT count(*) {sql}").fetchone()[0])
        return number, [str(r) for (r,) in self.db.execute(f"SELECT release {sql} ORDER BY release LIMIT ?", (most,))]

    def close(self) -> None:
        """Close the database."""
        self.db.close()


def _change(name: str, before: str | None, now: str) -> str:
    if before is not None and len(before) <= 12 and len(now) <= 12:
        return f"{name} ({before} then, {now} now)"
    return name
