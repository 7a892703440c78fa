"""Which mentions are one initiative, of which type and stage, and whose."""

from __future__ import annotations

from collections.abc import Sequence

from ..rulebook import Rulebook
from ..spans import DateFact, FigureFact, Found, InitiativeFact, NameMention, Parts, Tokens, Trace


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
    groups: dict[str, list[Found]] = {}
    for f in found:
        groups.setdefault(parts.text[f.start : f.end].casefold(), []).append(f)
    out = []
    for fs in groups.values():
        acr = next((f.groups["acronym"] for f in fs if f.groups["acronym"]), "")
        out.append(InitiativeFact(parts.text[fs[0].start : fs[0].end], tuple(NameMention(f.start, f.end, f.rule) for f in fs), fs[0].groups["type"], (acr,) if acr else ()))
    return out
