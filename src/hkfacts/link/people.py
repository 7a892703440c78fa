"""Which mentions are one person, and which posts the person holds."""

from __future__ import annotations

from collections.abc import Sequence

from ..rulebook import Rulebook
from ..spans import Found, Parts, PersonFact, Tokens, Trace


def link_people(
    found: Sequence[Found], parts: Parts, tokens: Tokens, book: Rulebook, trace: Trace | None = None
) -> list[PersonFact]:
    """People with their mentions, posts and contacts, in order of first mention."""
    return []
