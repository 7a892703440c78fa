"""How much is read: limits that keep one odd file from taking the memory and the hours of all others."""

from __future__ import annotations

from ..errors import TooLargeInput
from ..settings import Settings

DEEPEST = 2048  # elements within elements of a page; the parser's own limit
MOST_ATTRIBUTES = 5_000  # of one element
MOST_PARTS = 500  # of a letter, or deep within one another
DEEPEST_PARTS = 50
MOST_XML = 64_000_000  # bytes of one part of a Word file, unpacked
MOST_PAGES = 3_000  # of a PDF
MOST_ON_PAGE = 100_000  # characters
MOST_ENTRIES = 10_000  # parts of a Word file


def too_large(where: str, got: str, settings: Settings) -> TooLargeInput:
    """The error for what is beyond the limits on size."""
    return TooLargeInput(
        f"{where} holds {got}; at most {settings.max_characters:,} characters and {settings.max_bytes:,} bytes are read. "
        "Cut it into single releases, or raise max_characters or max_bytes in the settings"
    )


def check_characters(count: int, where: str, settings: Settings) -> None:
    """Raise `TooLargeInput` for more characters than settings allow."""
    if count > settings.max_characters:
        raise too_large(where, f"{count:,} characters", settings)
