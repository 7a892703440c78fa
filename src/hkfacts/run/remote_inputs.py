"""Which inputs are meant by a URL: a file, a folder, a pattern, or the rows of JSON Lines, listed where they are."""

from __future__ import annotations

import os
from collections.abc import Iterator

from ..errors import InputError, MissingInput, UnreachableInput
from .inputs import ROW_SUFFIXES, Search, nothing_in, rows_of, trouble, wanted_name
from .items import FailureKind
from .plan import Found, Leftover
from .remote import RemoteFile, Store, opened

_MAGIC = frozenset("*?[")


def kind_of(error: InputError) -> FailureKind:
    """The kind of failure that an error on the way to a URL is."""
    return (
        "missing" if isinstance(error, MissingInput) else "unreachable" if isinstance(error, UnreachableInput) else "unreadable"
    )


def found_at(number: int, url: str, wanted: Search) -> Iterator[Found | Leftover]:
    """Inputs at a URL. Raises `SettingsError` where nothing is installed that reads it."""
    store = Store(url)
    try:
        try:
            there = store.info()
        except MissingInput:
            if not _MAGIC & set(store.path):
                raise
            yield from _pattern(number, store, wanted)
            return
        if there.folder:
            yield from _folder(number, store, wanted)
        else:
            yield from _file(number, b"", there, wanted)
    except InputError as error:
        yield trouble(number, b"", url, kind_of(error), str(error))


def _pattern(number: int, store: Store, wanted: Search) -> Iterator[Found | Leftover]:
    files = [one for one in store.glob() if not one.folder]
    for one in files:
        yield from _file(number, os.fsencode(one.path), one, wanted)
    if not files:
        yield trouble(number, b"", store.url, "missing", f"{store.url}: no file matches; check the pattern")


def _folder(number: int, store: Store, wanted: Search) -> Iterator[Found | Leftover]:
    some = others = False
    for one in _walk(number, store, store.path, wanted):
        some = some or isinstance(one, Found)
        others = others or isinstance(one, Leftover)
        yield one
    if not some:
        yield trouble(number, b"", store.url, "missing", nothing_in(store.url, wanted, more=others))


def _walk(number: int, store: Store, folder: str, wanted: Search) -> Iterator[Found | Leftover]:
    try:
        listed = store.listing(folder)
    except InputError as error:
        url = store.name(folder)
        yield trouble(number, os.fsencode(folder), url, kind_of(error), str(error))
        return
    for one in listed:
        name = one.path.rstrip("/").rpartition("/")[2]
        if name.startswith("."):
            yield Leftover("hidden", one.url, "hidden")
        elif one.folder and one.link:
            yield Leftover("link", one.url, "a link to a folder")
        elif one.folder and one.url in wanted.own:
            yield Leftover("own", one.url, "written by this run")
        elif one.folder and wanted.recursive:
            yield from _walk(number, store, one.path, wanted)
        elif one.folder:
            yield Leftover("folder", one.url, "a folder; --recursive looks into it")
        elif wanted_name(name, wanted.pattern):
            yield from _file(number, os.fsencode(one.path), one, wanted)
        else:
            suffix = os.path.splitext(name)[1] or "no suffix"  # noqa: PTH122 (a URL is no path of this machine)
            reason = f"no name like {wanted.pattern}" if wanted.pattern else f"{suffix} is not read"
            yield Leftover("suffix", one.url, reason)


def _file(number: int, place: bytes, file: RemoteFile, wanted: Search) -> Iterator[Found | Leftover]:
    if file.url in wanted.own:
        yield Leftover("own", file.url, "written by this run")
    elif Store(file.url).path != file.path:  # a name with `::` or the like would lead elsewhere
        yield trouble(number, place, file.url, "unreadable", f"{file.url}: this name cannot be written as a URL; rename the file")
    elif file.path.lower().endswith(ROW_SUFFIXES):
        yield from _rows(number, place, file.url)
    else:
        yield Found(number, place, file.url, file.url, length=file.size, state=file.state)


def _rows(number: int, place: bytes, url: str) -> Iterator[Found]:
    some = False
    try:
        with opened(url) as source:
            for row, start, length, content in rows_of(source.readline, hashed=True):
                some = True
                yield Found(number, place, f"{url}:{row}", url, row, start, length, state=content)
    except InputError as error:
        yield trouble(number, place, url, kind_of(error), str(error))
        return
    if not some:
        yield trouble(number, place, url, "missing", f"{url} holds no row")
