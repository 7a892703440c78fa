"""What a neighbour settles for a date."""

from __future__ import annotations

from collections.abc import Sequence

from ..spans import DateFact, Parts, Tokens, Trace


def link_dates(facts: Sequence[DateFact], parts: Parts, tokens: Tokens, trace: Trace | None = None) -> list[DateFact]:
    """Dates with what other dates, tense and headings of the text settle."""
    return list(facts)
