"""A file, or bytes from anywhere, as a source: sized up, its format told, handed to that format's reader."""

from __future__ import annotations

from pathlib import Path

from ..errors import MissingInput, UnreadableInput
from ..settings import Settings
from ..spans import Source
from .formats import format_of, reader_of
from .limits import too_large

_MOST_BYTES_PER_CHARACTER = 4
_PLAIN = ("text", "markdown")


def read_bytes(data: bytes, name: str | None, settings: Settings) -> Source:
    """Bytes as a source, by the format that they are in; the hash is that of the bytes.

    Raises `UnreadableInput` for what is in no format that is read, or broken, and `TooLargeInput` beyond the limits.
    """
    where = name or "the input"
    if len(data) > settings.max_bytes:
        raise too_large(where, f"{len(data):,} bytes", settings)
    known = format_of(data, name)
    if known in _PLAIN and len(data) > settings.max_characters * _MOST_BYTES_PER_CHARACTER + 4:
        raise too_large(where, f"{len(data):,} bytes", settings)
    return reader_of(known, where)(data, name, settings)


def read_path(path: str | Path, settings: Settings) -> Source:
    """A file as a source, named as the path was given.

    Raises `MissingInput` where there is no file, `UnreadableInput` where it cannot be read, and `TooLargeInput`.
    """
    file = Path(path)
    name = str(path)
    try:
        if file.is_dir():
            raise MissingInput(
                f"{name} is a folder; a file was wanted. Name its files, for example with {name.rstrip('/')}/*.txt"
            )
        size = file.stat().st_size
        if size > settings.max_bytes:
            raise too_large(name, f"{size:,} bytes", settings)
        data = file.read_bytes()
    except FileNotFoundError:
        raise MissingInput(f"{name}: there is no such file; check the path") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableInput(f"{name} cannot be opened ({reason}); check the path and its permissions") from error
    return read_bytes(data, name, settings)
