"""OUT by a URL: object stores cannot be appended to, so a batch writes into a folder here, which is sent there when it is whole.

What broke off stays here and is gone on with from here. What was whole is gone on with from there: OUT and its journal are fetched.
The journal is the last thing to be sent and the first to be taken away, so it never says more than OUT holds.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ..errors import InputError, OutputError, RestartNeeded
from .journal import JOURNAL
from .outputs import Names, Paths
from .remote import Store, reaching

FOLDER = Path("hkfacts-spool")


@dataclass(frozen=True, slots=True)
class Spool:
    """Where a batch writes meanwhile, and where to."""

    paths: Paths
    names: Names

    @staticmethod
    def of(url: str, form: str, within: Path | None) -> Spool:
        """The spool of an output; two outputs of one name have two."""
        url = Store(url).name(Store(url).path)
        last = re.sub(r"[^\w.-]", "_", url.rstrip("/").rpartition("/")[2]).lstrip(".") or "out"
        folder = (within or FOLDER) / f"{last[:80]}-{sha256(url.encode()).hexdigest()[:12]}"
        return Spool(Paths.of(folder / last[:80], form), Names.of(url, form))

    @property
    def folder(self) -> Path:
        """The folder of this output alone."""
        return self.paths.out.parent

    def pairs(self) -> Iterator[tuple[Path, str]]:
        """What is sent, and where to; without the journal."""
        yield self.paths.lines, self.names.lines
        yield self.paths.errors, self.names.errors
        yield self.paths.skipped, self.names.skipped
        if self.paths.out.is_dir():
            for table in sorted(self.paths.out.iterdir()):
                yield table, f"{self.names.out}/{table.name}"
        elif self.paths.out != self.paths.lines:
            yield self.paths.out, self.names.out

    def prepare(self, again: str) -> None:
        """Have here what the run may go on with. Raises `RestartNeeded` as a run on this machine would."""
        journal, here = f"{self.names.journal}/{JOURNAL}", self.folder.exists()
        if again == "refuse":
            there = next((str(n) for n in (self.names.lines, journal) if Store(n).exists()), None)
            there = there or (str(self.folder) if here else None)
            if there:
                raise RestartNeeded(f"{there} is there already; --resume goes on with that run, --restart writes it anew")
        elif again == "resume" and not here:
            if Store(journal).exists():
                self._fetch(journal)
            elif Store(self.names.lines).exists():
                raise RestartNeeded(
                    f"{self.names.lines} has no journal beside it ({journal}), so it cannot be gone on with; --restart writes it anew"
                )
        _try_out(f"{self.names.lines}.partial")
        self.folder.mkdir(parents=True, exist_ok=True)

    def _fetch(self, journal: str) -> None:
        """Fetch into a folder that takes its name when it is whole."""
        partial = self.folder.with_name(f"{self.folder.name}.partial")
        shutil.rmtree(partial, ignore_errors=True)
        (partial / self.paths.journal.name).mkdir(parents=True)
        wanted = ((self.names.lines, self.paths.lines.name), (self.names.errors, self.paths.errors.name))
        for url, name in (*wanted, (journal, f"{self.paths.journal.name}/{JOURNAL}")):
            store = Store(url)
            with reaching(url):
                store.fs.get_file(store.path, str(partial / name))
        partial.replace(self.folder)

    def send(self) -> None:
        """Send all that is whole, and take the spool away. Raises `OutputError`; what was done is safe then."""
        try:
            journal = f"{self.names.journal}/{JOURNAL}"
            _remove(journal)
            if self.paths.out.is_dir():
                _folder(self.names.out)
            for file, url in self.pairs():
                _put(file, url) if file.exists() else _remove(url)
            _folder(self.names.journal)
            _put(self.paths.journal / JOURNAL, journal)
        except InputError as error:
            raise OutputError(
                f"{self.names.out} cannot be sent ({error}); what was done is in {self.folder}, and --resume sends it"
            ) from error
        shutil.rmtree(self.folder)
        if self.folder.parent == FOLDER:
            with suppress(OSError):  # the spool of another run is in it
                FOLDER.rmdir()


def _try_out(url: str) -> None:
    """Write there and take it away again: that it cannot be done is to be known now, and not after hours."""
    store = Store(url)
    with reaching(url):
        store.fs.pipe_file(store.path, b"")
        store.fs.rm_file(store.path)


def _put(file: Path, url: str) -> None:
    store = Store(url)
    with reaching(url):
        store.fs.put_file(str(file), store.path)


def _remove(url: str) -> None:
    store = Store(url)
    if store.exists():
        with reaching(url):
            store.fs.rm_file(store.path)


def _folder(url: str) -> None:
    """Make a folder, where there are such; never a bucket."""
    store = Store(url)
    with reaching(url), suppress(FileExistsError):
        store.fs.mkdir(store.path, create_parents=False)


@contextmanager
def told_as_output(url: str) -> Iterator[None]:
    """What goes wrong with reaching OUT, as `OutputError`."""
    try:
        yield
    except InputError as error:
        raise OutputError(f"{url} cannot be written: {error}") from error
