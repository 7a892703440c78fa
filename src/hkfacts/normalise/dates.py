"""What a date expression means."""

from __future__ import annotations

from collections.abc import Sequence

from ..spans import DateFact, Found, Parts, Trace


def normalise_dates(found: Sequence[Found], parts: Parts, trace: Trace | None = None) -> list[DateFact]:
    """TIMEX3 values of date expressions."""
    return []
