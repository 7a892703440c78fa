"""Where figures stand."""

from __future__ import annotations

from collections.abc import Sequence

from ..rulebook import Rulebook
from ..spans import DateFact, Found, Parts, Tokens, Trace


def find_figures(
    parts: Parts,
    tokens: Tokens,
    book: Rulebook,
    names: Sequence[Found],
    dates: Sequence[DateFact],
    trace: Trace | None = None,
) -> list[Found]:
    """Figures; numbers inside names and dates are none."""
    return []
