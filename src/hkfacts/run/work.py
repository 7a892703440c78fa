"""One input done: read, extracted, written as a line of JSON. The same code in every engine, so that their output is the same."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import file_digest, sha256
from importlib import import_module
from typing import Any, Protocol

from ..errors import (
    HkfactsError,
    InputError,
    MissingInput,
    ModelError,
    RuleError,
    SettingsError,
    TooLargeInput,
    UnreachableInput,
    UnreadableInput,
)
from ..read import read_bytes, read_path, read_text
from ..records import Release
from ..settings import Settings
from ..spans import Source
from ..write.json import to_json
from .items import FACTS, Done, FailureKind, Item, Job, Outcome, failed
from .remote import fetched, is_remote

FATAL = {c.__name__: c for c in (HkfactsError, ModelError, RuleError, SettingsError)}


class Extracting(Protocol):
    """What a worker needs of an extractor."""

    def extract_source(self, source: Source, release_date: date | None = None, *, release_id: str | None = None) -> Release:
        """The facts of one input that has been read."""


def make_extractor(job: Job) -> Extracting:
    """The extractor that the job names, in the folder that the paths are relative to."""
    if job.cwd and job.cwd != os.getcwd():  # noqa: PTH109 (a folder that is gone must not stop a run on absolute paths)
        os.chdir(job.cwd)
    module, _, name = job.factory.partition(":")
    factory: Callable[[Settings], Extracting] = getattr(import_module(module), name)
    return factory(job.settings)


def warmed(extractor: Extracting) -> Extracting:
    """The same extractor after it has loaded what it loads at the first text."""
    extractor.extract_source(read_text("The fund was set up with HK$1 billion on 3 May 2024.\n"))
    return extractor


def identity(item: Item) -> str | None:
    """The hash of an input's content, None where it cannot be read; rows are hashed as their bytes.

    Of an input elsewhere, what the search for inputs knows its content by: it is not fetched again only to be compared.
    """
    if item.state:
        return item.state
    try:
        if is_remote(item.path):
            return sha256(fetched(item.path)).hexdigest()
        if item.row is not None:
            return sha256(_row_bytes(item)).hexdigest()
        with open(item.path, "rb") as file:  # noqa: PTH123 (paths of all lengths, many times)
            return file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError, InputError):
        return None


def _row_bytes(item: Item) -> bytes:
    if is_remote(item.path):
        data = fetched(item.path, item.start, item.start + item.length)
        if sha256(data).hexdigest() != item.state:
            raise UnreachableInput(f"{item.name} has changed since the run began; --resume reads it anew")
        return data
    with open(item.path, "rb") as file:  # noqa: PTH123
        file.seek(item.start)
        return file.read(item.length)


def _day(value: Any, where: str) -> date | None:
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise UnreadableInput(f"{where}: {value!r} is not a date of the form YYYY-MM-DD") from None


def _row(item: Item, job: Job) -> tuple[Source, date | None, str | None]:
    if item.length > job.settings.max_bytes:
        raise TooLargeInput(f"{item.name} holds {item.length:,} bytes; at most {job.settings.max_bytes:,} are read (--max-bytes)")
    try:
        raw = _row_bytes(item)
    except OSError as error:
        raise UnreadableInput(f"{item.name} cannot be read ({error.strerror})") from error
    try:
        row = json.loads(raw)
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else error
        raise UnreadableInput(f"{item.name} is not a line of JSON ({reason}); mend or remove the line") from None
    names = job.fields
    text = row.get(names.text) if isinstance(row, dict) else None
    if not isinstance(text, str):
        raise UnreadableInput(f"{item.name} has no text under {names.text!r}; name the field that holds it with --text-field")
    if len(text) > job.settings.max_characters:
        raise TooLargeInput(
            f"{item.name} holds {len(text):,} characters; at most {job.settings.max_characters:,} are read (max_characters)"
        )
    given = row.get(names.id)
    if given is not None and not isinstance(given, str | int):
        raise UnreadableInput(f"{item.name}: {names.id!r} is no string and no number; name the field of the id with --id-field")
    day = _day(row.get(names.release_date), item.name) or job.release_date
    source = replace(read_text(text, item.name), format="jsonl")
    return source, day, None if given is None else str(given)


def _file(item: Item, job: Job) -> Source:
    if not is_remote(item.path):
        return read_path(item.path, job.settings)
    if item.length > job.settings.max_bytes:
        raise TooLargeInput(f"{item.name} holds {item.length:,} bytes; at most {job.settings.max_bytes:,} are read (--max-bytes)")
    return read_bytes(fetched(item.path), item.name, job.settings)


def text_of(item: Item, job: Job) -> str | None:
    """The text of an input; None where it cannot be read."""
    try:
        return (_file(item, job) if item.row is None else _row(item, job)[0]).text
    except InputError:
        return None


def work(item: Item, job: Job, extractor: Extracting) -> Outcome:
    """The outcome of one input; raises only what no input can help (settings, rules, model) and `MemoryError`."""
    try:
        if item.row is None:
            source, day, release_id = _file(item, job), job.release_date, None
        else:
            source, day, release_id = _row(item, job)
        release = extractor.extract_source(source, day, release_id=release_id)
        line = to_json(release).encode()
    except InputError as error:
        kind: FailureKind = "unreadable"
        if isinstance(error, MissingInput):
            kind = "missing"
        elif isinstance(error, UnreachableInput):
            kind = "unreachable"
        elif isinstance(error, TooLargeInput):
            kind = "too_large"
        return failed(item, kind, str(error), identity(item))
    except (HkfactsError, MemoryError):
        raise
    except Exception as error:  # a fault of ours in one text must not cost the user the others
        reason = f"{item.name}: not read, by a fault in hkfacts ({type(error).__name__}: {error}); please report it"
        return failed(item, "fault", reason, identity(item))
    content = source.sha256 if item.row is None else identity(item)
    if item.row is None and item.state:
        content = f"{item.state} {content}"
    return Done(item.pos, item.key, content, line, release.id, tuple(len(getattr(release, name)) for name in FACTS))
