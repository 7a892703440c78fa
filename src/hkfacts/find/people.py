"""Where people are named."""

from __future__ import annotations

from ..rulebook import Rulebook
from ..spans import Found, Parts, Tokens, Trace


def find_people(parts: Parts, tokens: Tokens, book: Rulebook, trace: Trace | None = None) -> list[Found]:
    """Mentions of people (kind `person`), with honorific and post-nominals in their groups."""
    return []
