"""Which mentions are one initiative, of which type and stage, and whose."""

from __future__ import annotations

from collections.abc import Sequence

from ..rulebook import Rulebook
from ..spans import DateFact, FigureFact, Found, InitiativeFact, Parts, Tokens, Trace


def link_initiatives(
    found: Sequence[Found],
    parts: Parts,
    tokens: Tokens,
    book: Rulebook,
    dates: Sequence[DateFact],
    figures: Sequence[FigureFact],
    trace: Trace | None = None,
) -> list[InitiativeFact]:
    """Initiatives with aliases, type, stage, owner and the dates and figures of the same clause."""
    return []
