"""Records that an earlier run wrote, as JSON documents or JSON Lines, back as releases, with their texts where those can be had."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hkfacts.patterns import lazy_pattern

from ..errors import HkfactsError, InputError, TooLargeInput, UnreadableInput
from ..read import read_path
from ..records import SCHEMA_VERSION, Release
from ..settings import Settings

SUFFIXES = (".json", ".jsonl", ".ndjson")
_FILLED = lazy_pattern(r"[^\s,]")
_MAJOR = SCHEMA_VERSION.split(".")[0]


def record_text(path: Path, settings: Settings) -> str | None:
    """The text of a file that holds records; None for another file. JSON whose first document is no record is a release to be read.

    Raises `UnreadableInput` and `TooLargeInput`.
    """
    if not path.name.lower().endswith(SUFFIXES) or not path.is_file():
        return None
    try:
        if path.stat().st_size > settings.max_bytes:
            raise TooLargeInput(
                f"{path} holds more than {settings.max_bytes:,} bytes; cut it up, or raise max_bytes in the settings"
            )
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None  # the reader of releases says what is wrong with it
    return text if is_records(text) else None


def is_records(text: str) -> bool:
    """Whether the first JSON document in a text is a record."""
    first = next(_documents(text, ""), None)
    return isinstance(first, dict) and {"schema_version", "source"} <= first.keys()


def earlier_releases(text: str, where: str, settings: Settings) -> Iterator[Release | InputError]:
    """The releases of a text of records in order; for what is no record, the error that says where. `where` names the file."""
    for number, document in enumerate(_documents(text, where), 1):
        if isinstance(document, InputError):
            yield document
            continue
        try:
            yield with_text(_release(document, f"{where}, record {number}"), Path(where).parent, settings)
        except InputError as error:
            yield error


def with_text(release: Release, folder: Path, settings: Settings) -> Release:
    """The release with its text: its own, else that of the file it came from, if it is still there and unchanged.

    `folder` is where the records lie; a path that leads nowhere from here is tried from there.
    """
    name = release.source.name
    if release.text is not None or not name or name == "-":
        return release
    for path in (Path(name), folder / name):
        try:
            if not path.is_file():  # no device, no pipe: a record may name anything
                continue
            source = read_path(path, settings)
        except (HkfactsError, OSError, ValueError):
            continue
        if source.sha256 == release.source.sha256 and len(source.text) == release.source.characters:
            return release.model_copy(update={"text": source.text})
    return release


def _release(document: Any, where: str) -> Release:
    if not isinstance(document, dict):
        raise UnreadableInput(f"{where} is no record but {type(document).__name__}; one JSON object a release was wanted")
    version = str(document.get("schema_version", "none"))
    if version.split(".")[0] != _MAJOR:
        raise UnreadableInput(f"{where} has schema version {version}; {_MAJOR}.x was wanted. Run `hkfacts extract` again")
    try:
        return Release.model_validate(document)
    except ValueError as error:
        first = str(error).splitlines()
        raise UnreadableInput(f"{where} is no record of a release ({'; '.join(line.strip() for line in first[:3])})") from None


def _documents(text: str, where: str) -> Iterator[Any]:
    """The JSON documents of a text one after the other, each on one line or on many; an error for what is none of them.

    After an error the next line that opens an object is tried, so that one broken line costs no more than itself.
    """
    decoder = json.JSONDecoder()
    at = _after_blanks(text, 0)
    while at < len(text):
        try:
            document, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            line = text.count("\n", 0, at) + 1
            yield UnreadableInput(f"{where}, line {line}: no JSON document begins here ({error}); one record a line was wanted")
            end = text.find("\n{", at + 1)
            if end < 0:
                return
        else:
            yield from document if isinstance(document, list) else (document,)
        at = _after_blanks(text, end)


def _after_blanks(text: str, at: int) -> int:
    found = _FILLED.search(text, at)
    return found.start() if found else len(text)
