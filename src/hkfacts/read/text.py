"""Plain text and Markdown: which characters are in these bytes, with the line ends and everything else as they are."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from ..errors import MissingInput, TooLargeInput, UnreadableInput
from ..settings import Settings
from ..spans import Source
from .encoding import decode

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
SUFFIXES = (".txt", ".text", *_MARKDOWN)  # of files that are taken from folders; a file that is named is read whatever its suffix
_MOST_BYTES_PER_CHARACTER = 4


def _most_bytes(settings: Settings) -> int:
    return min(settings.max_bytes, settings.max_characters * _MOST_BYTES_PER_CHARACTER + 4)


def _format(name: str | None) -> str:
    return "markdown" if name and name.lower().endswith(_MARKDOWN) else "text"


def read_text(text: str, name: str | None = None) -> Source:
    """A string as a source, unchanged; its hash is that of its UTF-8 form."""
    return Source(text, name, _format(name), sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def read_bytes(data: bytes, name: str | None, settings: Settings) -> Source:
    """Bytes as a source: decoded, without their byte-order mark; the hash is that of the bytes.

    Raises `UnreadableInput` for what is no text and `TooLargeInput` beyond `settings.max_characters`.
    """
    where = name or "the input"
    if len(data) > _most_bytes(settings):
        raise TooLargeInput(_too_large(where, f"{len(data):,} bytes", settings))
    text, notices = decode(data, where)
    if len(text) > settings.max_characters:
        raise TooLargeInput(_too_large(where, f"{len(text):,} characters", settings))
    return Source(text, name, _format(name), sha256(data).hexdigest(), notices=notices)


def read_path(path: str | Path, settings: Settings) -> Source:
    """A file as a source, named as the path was given.

    Raises `MissingInput` where there is no file, `UnreadableInput` where it cannot be read as text, and `TooLargeInput`.
    """
    file = Path(path)
    name = str(path)
    try:
        if file.is_dir():
            raise MissingInput(
                f"{name} is a folder; a file was wanted. Name its files, for example with {name.rstrip('/')}/*.txt"
            )
        size = file.stat().st_size
        if size > _most_bytes(settings):
            raise TooLargeInput(_too_large(name, f"{size:,} bytes", settings))
        data = file.read_bytes()
    except FileNotFoundError:
        raise MissingInput(f"{name}: there is no such file; check the path") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableInput(f"{name} cannot be opened ({reason}); check the path and its permissions") from error
    return read_bytes(data, name, settings)


def _too_large(where: str, got: str, settings: Settings) -> str:
    return (
        f"{where} holds {got}; at most {settings.max_characters:,} characters and {settings.max_bytes:,} bytes are read. "
        "Cut it into single releases, or raise max_characters or max_bytes in the settings"
    )
