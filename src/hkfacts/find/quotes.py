"""Where direct speech stands."""

from __future__ import annotations

from ..rulebook import Rulebook
from ..spans import Found, Parts, Trace


def find_quotes(parts: Parts, book: Rulebook, trace: Trace | None = None) -> list[Found]:
    """Stretches of direct speech of a clause or more."""
    return []
