"""Who said it."""

from __future__ import annotations

from collections.abc import Sequence

from ..rulebook import Rulebook
from ..spans import Found, Parts, PersonFact, QuoteFact, Tokens, Trace


def link_quotes(
    found: Sequence[Found],
    parts: Parts,
    tokens: Tokens,
    people: Sequence[PersonFact],
    book: Rulebook,
    trace: Trace | None = None,
) -> list[QuoteFact]:
    """Quotes with their speakers."""
    return []
