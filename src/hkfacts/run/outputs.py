"""OUT and the file of failures: lines in input order whatever finished first, in step with the journal.

What comes out of turn waits in memory for a second at most, then on disk. A line counts as written when the journal says so; what
stands behind that in a file after a crash is cut off.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from ..errors import OutputError, RestartNeeded
from .items import Done, Failure, Item, Outcome
from .journal import DONE, Entry, Journal

EVERY = 1.0  # seconds between commits
MOST_WAITING = 4 << 20  # bytes in memory that wait to be written or for their turn
SEGMENT = 64 << 20  # bytes of a file of kept lines, after which the next one is begun
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True)
class Names:
    """What the outputs of a batch are called: paths, or URLs."""

    out: str
    lines: str
    errors: str
    skipped: str
    journal: str

    @staticmethod
    def of(out: str, form: str) -> Names:
        """The names beside OUT."""
        lines = out if form == "jsonl" else f"{out}.jsonl"
        return Names(out, lines, f"{out}.errors.jsonl", f"{out}.skipped.jsonl", f"{out}.journal")

    def all(self) -> frozenset[str]:
        """All of them."""
        return frozenset((self.out, self.lines, self.errors, self.skipped, self.journal))


@dataclass(frozen=True, slots=True)
class Paths:
    """Where a batch writes: `lines` are the releases, `out` what the caller named (another format is made from the lines)."""

    out: Path
    lines: Path
    errors: Path
    skipped: Path
    journal: Path

    @staticmethod
    def of(out: Path, form: str) -> Paths:
        """The paths beside OUT."""
        names = Names.of(str(out), form)
        return Paths(out, Path(names.lines), Path(names.errors), Path(names.skipped), Path(names.journal))

    def names(self) -> Names:
        """What they are called."""
        return Names(str(self.out), str(self.lines), str(self.errors), str(self.skipped), str(self.journal))

    def own(self) -> frozenset[str]:
        """All of them, absolute: none of them is ever an input."""
        return frozenset(os.path.abspath(p) for p in (self.out, self.lines, self.errors, self.skipped, self.journal))  # noqa: PTH100


@contextmanager
def told(paths: Paths) -> Iterator[None]:
    """Failures of the disk as `OutputError`, with the cure."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        if isinstance(error, sqlite3.OperationalError) and not any(w in str(error) for w in ("full", "I/O", "readonly", "open")):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        full = getattr(error, "errno", None) in _NO_ROOM or "full" in reason or "I/O" in reason
        cure = "make room" if full else "check the path and its permissions"
        safe = "; what was done before is safe, and --resume goes on with it" if paths.journal.is_dir() else ""
        raise OutputError(f"{paths.out} cannot be written ({reason}): {cure}{safe}") from error


class _Appended:
    """A file that only grows; `size` is what has been given to it."""

    def __init__(self, path: Path, size: int) -> None:
        self.file: IO[bytes] = path.open("r+b" if path.exists() else "x+b", buffering=0)
        self.size = size
        self.waiting = bytearray()
        self.cut(size)

    def cut(self, size: int) -> None:
        """Forget what stands behind a place."""
        if os.fstat(self.file.fileno()).st_size != size:
            self.file.truncate(size)
        self.file.seek(size)
        self.size = size

    def add(self, line: bytes) -> int:
        """Take a line; the place where it will stand."""
        place = self.size
        self.waiting += line + b"\n"
        self.size += len(line) + 1
        return place

    def sync(self) -> None:
        """Write what waits, down to the disk."""
        if not self.waiting:
            return
        rest = memoryview(bytes(self.waiting))
        while rest:
            rest = rest[self.file.write(rest) :]
        self.waiting.clear()
        os.fsync(self.file.fileno())

    def close(self) -> None:
        """Close the file; what waits is lost."""
        self.file.close()


class Ledger:
    """Takes outcomes in any order; writes them in input order; remembers them."""

    def __init__(self, paths: Paths, journal: Journal) -> None:
        self.paths = paths
        self.journal = journal
        out_bytes, err_bytes = journal.sizes()
        for path, size in ((paths.lines, out_bytes), (paths.errors, err_bytes)):
            if size > (path.stat().st_size if path.exists() else 0):
                raise RestartNeeded(f"{path} is shorter than its journal says; put it back, or begin anew with --restart")
        self.out = _Appended(paths.lines, out_bytes)
        self.errors = _Appended(paths.errors, err_bytes)
        self.next = journal.recorded()
        self.failed = 0
        self.waiting: dict[int, Outcome] = {}
        self.waiting_bytes = 0
        self.entries: list[Entry] = []
        self.segment: _Appended | None = None
        self.number = max(journal.kept_files(), default=0)
        self.last = time.monotonic()
        journal.unplace()
        self._drop_segments()

    def _segment_path(self, number: int) -> Path:
        return self.paths.journal / f"kept-{number}.jsonl"

    def _drop_segments(self) -> None:
        """Delete the files of kept lines that nothing is kept in."""
        wanted = self.journal.kept_files()
        for path in self.paths.journal.glob("kept-*.jsonl"):
            if int(path.stem.split("-")[1]) not in wanted:
                path.unlink()

    def keep_only(self, pos: int) -> None:
        """Cut OUT at a place: what stands behind is kept for the inputs that it still holds for."""
        if pos >= self.next:
            return
        sizes = {self.out: self.out.size, self.errors: self.errors.size}
        segment = self._new_segment()
        with self._transaction():
            for entry in self.journal.entries(pos):
                file = self.out if entry.status == DONE else self.errors
                sizes[file] = min(sizes[file], entry.start)
                start = segment.add(_read(file.file, entry.start, entry.length))
                self.journal.keep([replace(entry, file=self.number, start=start)], placed=False)
                if len(segment.waiting) > MOST_WAITING:
                    segment.sync()
            segment.sync()
            self.journal.cut(pos)
            self.journal.unplace()
            self.journal.set_meta(out_bytes=sizes[self.out], err_bytes=sizes[self.errors], complete="")
        for file, size in sizes.items():
            file.cut(size)
        self._close_segment()
        self.next = pos

    def recall(self, item: Item, content: Callable[[Item], str | None]) -> bool:
        """Whether the outcome of this input is kept; it is then written when its turn comes. `content` gives its hash."""
        entry = self.journal.kept_of(item.key)
        if entry is None or not entry.holds_for(item, content(item)):
            return False
        if not self.journal.db.in_transaction:
            self.journal.db.execute("BEGIN")  # ended by the next commit: a sync for each would take longer than the work
        self.journal.place(item.key, item.pos)
        self._advance()
        return True

    def put(self, outcome: Outcome) -> None:
        """Take an outcome."""
        self.waiting[outcome.pos] = outcome
        self.waiting_bytes += len(outcome.line)
        self._advance()
        if self.waiting_bytes + len(self.out.waiting) > MOST_WAITING:
            self.commit()

    def _advance(self) -> None:
        while True:
            outcome = self.waiting.pop(self.next, None)
            if outcome is not None:
                self.waiting_bytes -= len(outcome.line)
                done = isinstance(outcome, Done)
                entry = Entry(
                    outcome.pos, outcome.key, outcome.identity, _status(outcome), _release(outcome), None, 0, len(outcome.line),
                    outcome.facts if isinstance(outcome, Done) else (0, 0, 0, 0, 0),
                )  # fmt: skip
                line = outcome.line
            else:
                kept = self.journal.kept_at(self.next)
                if kept is None:
                    return
                done, entry, line = kept.status == DONE, kept, self._kept_line(kept)
            place = (self.out if done else self.errors).add(line)
            self.failed += not done
            self.entries.append(replace(entry, file=None, start=place, length=len(line)))
            self.next += 1
            if len(self.out.waiting) > MOST_WAITING:
                self.commit()

    def _kept_line(self, entry: Entry) -> bytes:
        assert entry.file is not None
        with self._segment_path(entry.file).open("rb") as file:
            return _read(file, entry.start, entry.length)

    def tick(self) -> bool:
        """Commit if it is time to; whether it was."""
        if time.monotonic() - self.last < EVERY:
            return False
        self.commit()
        return True

    def commit(self) -> None:
        """Make all that was taken survive a power cut."""
        self.out.sync()
        self.errors.sync()
        spilled = self._spill()
        if self.entries or spilled or self.journal.db.in_transaction:
            with self._transaction():
                self.journal.add(self.entries)
                self.journal.keep(spilled)
                self.journal.set_meta(out_bytes=self.out.size, err_bytes=self.errors.size)
            if self.entries and not spilled and not self.journal.any_kept():
                self._close_segment()
                self._drop_segments()
        self.entries.clear()
        self.waiting.clear()
        self.waiting_bytes = 0
        self.last = time.monotonic()

    def _spill(self) -> list[Entry]:
        if not self.waiting:
            return []
        if self.segment is not None and self.segment.size > SEGMENT:
            self._close_segment()
            self._drop_segments()
        segment = self.segment or self._new_segment()
        spilled = []
        for pos, outcome in self.waiting.items():
            facts = outcome.facts if isinstance(outcome, Done) else (0, 0, 0, 0, 0)
            start = segment.add(outcome.line)
            spilled.append(
                Entry(
                    pos,
                    outcome.key,
                    outcome.identity,
                    _status(outcome),
                    _release(outcome),
                    self.number,
                    start,
                    len(outcome.line),
                    facts,
                )
            )
        segment.sync()
        return spilled

    def _new_segment(self) -> _Appended:
        self._close_segment()
        self.number += 1
        self.segment = _Appended(self._segment_path(self.number), 0)
        return self.segment

    def _close_segment(self) -> None:
        if self.segment is not None:
            self.segment.close()
            self.segment = None

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if not self.journal.db.in_transaction:
            self.journal.db.execute("BEGIN")
        try:
            yield
            self.journal.db.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.OperationalError):
                self.journal.db.execute("ROLLBACK")
            raise

    def finish(self) -> None:
        """Commit; all is done, and what is still kept is of inputs that are no more."""
        self.commit()
        with self._transaction():
            self.journal.db.execute("DELETE FROM kept")
            self.journal.set_meta(complete="yes")
        self._close_segment()
        self._drop_segments()

    def close(self) -> None:
        """Close all files; what was not committed is lost."""
        for file in (self.out, self.errors):
            file.close()
        self._close_segment()
        self.journal.close()


def _read(file: IO[bytes], start: int, length: int) -> bytes:
    file.seek(start)
    data = bytearray()
    while len(data) < length and (piece := file.read(length - len(data))):
        data += piece
    return bytes(data)


def _status(outcome: Outcome) -> str:
    return outcome.kind if isinstance(outcome, Failure) else DONE


def _release(outcome: Outcome) -> str:
    return outcome.release if isinstance(outcome, Done) else ""
