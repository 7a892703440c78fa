"""What a neighbour settles for a figure."""

from __future__ import annotations

from collections.abc import Sequence

from ..spans import FigureFact, Parts, Tokens, Trace


def link_figures(facts: Sequence[FigureFact], parts: Parts, tokens: Tokens, trace: Trace | None = None) -> list[FigureFact]:
    """Figures with elided items, currencies and shared qualifiers filled in."""
    return list(facts)
