"""Where initiatives are named."""

from __future__ import annotations

from collections.abc import Sequence

from ..rulebook import Rulebook
from ..spans import Found, Parts, Tokens, Trace


def find_initiatives(
    parts: Parts, tokens: Tokens, book: Rulebook, people: Sequence[Found], trace: Trace | None = None
) -> list[Found]:
    """Mentions of initiatives (kind `initiative`)."""
    return []
