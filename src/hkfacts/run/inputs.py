"""Which inputs are meant: folders, files, globs, a file of paths and JSON Lines, in an order that depends on names alone."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path

from ..read import SUFFIXES
from .items import FailureKind
from .journal import JOURNAL
from .plan import Found, Leftover
from .remote import is_remote

ROW_SUFFIXES = (".jsonl", ".ndjson")
BESIDE = (".errors.jsonl", ".skipped.jsonl", "")  # what a batch writes is no input, unless it is named
_MAGIC = frozenset("*?[")
_BLANK = b" \t\r\n"
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched. `pattern` chooses files of folders by name (else their suffix does); `own` are paths never taken as input.

    `listed`: lines of a file of paths, each taken as if it had been named; blank lines count for nothing.
    """

    names: tuple[str, ...] = ()
    listed: Iterable[bytes] | None = None
    pattern: str | None = None
    recursive: bool = False
    own: frozenset[str] = field(default_factory=frozenset)


def search(wanted: Search) -> Iterator[Found | Leftover]:
    """Inputs and what was left out, in the order of the search; `Plan` sorts them. What cannot be read is an input with trouble."""
    number = 0
    for name in wanted.names:
        yield from _argument(number, name, wanted)
        number += 1
    for line in wanted.listed or ():
        path = os.fsdecode(line.rstrip(b"\r\n"))
        if path.strip():
            yield from _argument(number, path, wanted)
            number += 1


def _argument(number: int, name: str, wanted: Search) -> Iterator[Found | Leftover]:
    try:
        if is_remote(name):
            from .remote_inputs import found_at

            yield from found_at(number, name, wanted)
        elif os.path.isdir(name):  # noqa: PTH112 (a path with a NUL is a ValueError here, and bytes stay bytes)
            yield from _folder(number, name, wanted)
        elif not os.path.lexists(name) and _MAGIC & set(name):
            yield from _glob(number, name, wanted)
        else:
            yield from _file(number, b"", name, wanted)
    except ValueError as error:
        yield trouble(number, b"", name, "unreadable", f"{name!r} is no path ({error})")


def trouble(number: int, place: bytes, name: str, kind: FailureKind, reason: str) -> Found:
    """An input that is a failure before it is tried."""
    return Found(number, place, name, name, trouble=(kind, reason))


def _glob(number: int, pattern: str, wanted: Search) -> Iterator[Found | Leftover]:
    some = False
    for name in glob.iglob(pattern, recursive=True):  # noqa: PTH207 (the name as the pattern gives it)
        if os.path.isfile(name):  # noqa: PTH113
            some = True
            yield from _file(number, os.fsencode(name), name, wanted)
    if not some:
        yield trouble(number, b"", pattern, "missing", f"{pattern}: no file matches; check the pattern")


def _folder(number: int, folder: str, wanted: Search) -> Iterator[Found | Leftover]:
    some = others = False
    for one in _walk(number, folder, b"", wanted):
        some = some or isinstance(one, Found)
        others = others or isinstance(one, Leftover)
        yield one
    if not some:
        yield trouble(number, b"", folder, "missing", nothing_in(folder, wanted, more=others))


def nothing_in(folder: str, wanted: Search, *, more: bool) -> str:
    """Why a folder gives no input; `more`: there is something else in it."""
    suffixes = ", ".join((*SUFFIXES, *ROW_SUFFIXES))
    what = f"a name like {wanted.pattern}" if wanted.pattern else f"a suffix that is read ({suffixes})"
    cure = "" if wanted.recursive or not more else "; --recursive looks into its folders"
    return f"{folder}: the folder holds no file with {what}{cure}"


def _walk(number: int, folder: str, place: bytes, wanted: Search) -> Iterator[Found | Leftover]:
    """Files of a folder. Names come unsorted, since the plan sorts them; links to folders are never followed, so nothing loops."""
    try:
        with os.scandir(folder) as entries:
            below = []
            for entry in entries:
                within = place + b"/" + os.fsencode(entry.name) if place else os.fsencode(entry.name)
                if entry.name.startswith("."):
                    yield Leftover("hidden", entry.path, "hidden")
                elif entry.is_dir(follow_symlinks=False):
                    if entry.name.endswith(".journal") and os.path.lexists(f"{entry.path}/{JOURNAL}"):
                        yield Leftover("own", entry.path, "written by a batch")
                    elif wanted.recursive:
                        below.append((entry.path, within))
                    else:
                        yield Leftover("folder", entry.path, "a folder; --recursive looks into it")
                elif entry.is_symlink() and entry.is_dir():
                    yield Leftover("link", entry.path, "a link to a folder")
                elif wanted_name(entry.name, wanted.pattern):
                    yield from _file(number, within, entry.path, wanted)
                else:
                    suffix = Path(entry.name).suffix or "no suffix"
                    reason = f"no name like {wanted.pattern}" if wanted.pattern else f"{suffix} is not read"
                    yield Leftover("suffix", entry.path, reason)
    except OSError as error:
        yield trouble(
            number, place, folder, "unreadable", f"{folder}: the folder cannot be read ({error.strerror}); check its permissions"
        )
        return
    for path, within in below:
        yield from _walk(number, path, within, wanted)


def wanted_name(name: str, pattern: str | None) -> bool:
    """Whether a file of a folder is taken, by its name."""
    return fnmatchcase(name, pattern) if pattern else name.lower().endswith((*SUFFIXES, *ROW_SUFFIXES))


def _file(number: int, place: bytes, name: str, wanted: Search) -> Iterator[Found | Leftover]:
    if os.path.abspath(name) in wanted.own:  # noqa: PTH100
        yield Leftover("own", name, "written by this run")
    elif place and name.endswith(ROW_SUFFIXES) and _of_a_batch(name):
        yield Leftover("own", name, "written by a batch")
    elif name.lower().endswith(ROW_SUFFIXES):
        yield from _rows(number, place, name)
    elif os.path.exists(name) and not os.path.isfile(name):  # noqa: PTH110, PTH113
        yield trouble(number, place, name, "unreadable", f"{name} is no regular file; a file was wanted")
    else:
        yield Found(number, place, name, name)


def _of_a_batch(name: str) -> bool:
    return any(os.path.lexists(f"{name.removesuffix(s)}.journal/{JOURNAL}") for s in BESIDE if name.endswith(s))


def _rows(number: int, place: bytes, name: str) -> Iterator[Found]:
    """The rows of a JSON Lines file of this machine."""
    some = False
    try:
        with open(name, "rb") as file:  # noqa: PTH123
            for row, start, length, _ in rows_of(file.readline):
                some = True
                yield Found(number, place, f"{name}:{row}", name, row, start, length)
    except OSError as error:
        kind: FailureKind = "missing" if isinstance(error, FileNotFoundError) else "unreadable"
        yield trouble(number, place, name, kind, f"{name} cannot be read ({error.strerror}); check the path and its permissions")
        return
    if not some:
        yield trouble(number, place, name, "missing", f"{name} holds no row")


def rows_of(readline: Callable[[int], bytes], *, hashed: bool = False) -> Iterator[tuple[int, int, int, str]]:
    """Number, first byte, length and (if wanted) hash of each row that is not blank; what is in it is for the workers to find out."""
    start = row = 0
    while piece := readline(_PIECE):
        content, length, blank = sha256(), 0, True
        while True:
            length += len(piece)
            blank = blank and not piece.strip(_BLANK)
            if hashed:
                content.update(piece)
            if piece.endswith(b"\n") or not (piece := readline(_PIECE)):
                break
        row += 1
        if not blank:
            yield row, start, length, content.hexdigest() if hashed else ""
        start += length
