"""What a figure means."""

from __future__ import annotations

from collections.abc import Sequence

from ..spans import FigureFact, Found, Parts, Tokens, Trace


def normalise_figures(found: Sequence[Found], parts: Parts, tokens: Tokens, trace: Trace | None = None) -> list[FigureFact]:
    """Numbers, currencies, units and items of figures."""
    return []
