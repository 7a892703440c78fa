"""Releases as tables for eyes, in a terminal or a pipe."""

from __future__ import annotations

import io
from typing import IO, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..records import DateRecord, FigureRecord, InitiativeRecord, PersonRecord, QuoteRecord, Release
from .shown import amount, bounds

PIPE_WIDTH = 80


def date_row(fact: DateRecord) -> tuple[str, ...]:
    """Text, value, and what the words around make of it."""
    return fact.text, fact.value or "?", bounds(fact)


def figure_row(fact: FigureRecord) -> tuple[str, ...]:
    """Text, value, item."""
    return fact.text, amount(fact), fact.item or ""


def person_row(fact: PersonRecord) -> tuple[str, ...]:
    """Name, post, body."""
    return " ".join(w for w in (fact.honorific, fact.name) if w), fact.role or "", fact.organisation or ""


def initiative_row(fact: InitiativeRecord) -> tuple[str, ...]:
    """Name, type, stage."""
    return fact.name, fact.type, fact.stage or ""


def quote_row(fact: QuoteRecord) -> tuple[str, ...]:
    """Words, speaker."""
    words = fact.content if len(fact.content) <= 160 else fact.content[:159] + "…"
    return words, fact.speaker_text or ""


TABLES: tuple[tuple[str, tuple[str, ...], Any], ...] = (
    ("dates", ("date", "value", "bounds"), date_row),
    ("figures", ("figure", "value", "of what"), figure_row),
    ("people", ("person", "post", "body"), person_row),
    ("initiatives", ("initiative", "type", "stage"), initiative_row),
    ("quotes", ("quote", "speaker"), quote_row),
)


class TerminalWriter:
    """One block of tables a release; 80 columns wide where the output is no terminal; colours follow `NO_COLOR`."""

    def __init__(self, file: IO[str]) -> None:
        self.colour = file.isatty()
        self.width = None if self.colour else PIPE_WIDTH

    def head(self) -> str:
        """Tables have no head."""
        return ""

    def release(self, release: Release) -> str:
        """The tables of one release."""
        out = io.StringIO()
        console = Console(file=out, force_terminal=self.colour, width=self.width, highlight=False)
        console.print(Text(release.title or release.source.name or release.id, style="bold"))
        known = [str(v) for v in (release.release_date, release.issuer, release.place) if v]
        if known:
            console.print(Text(" · ".join(known), style="dim"))
        for field, heads, row_of in TABLES:
            facts = getattr(release, field)
            if not facts:
                continue
            table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), title=None, header_style="bold cyan")
            for n, name in enumerate(heads):
                table.add_column(name, overflow="fold", ratio=None if n else 2)
            for fact in facts:
                table.add_row(*(Text(" ".join(cell.split())) for cell in row_of(fact)))
            console.print()
            console.print(table)
        for warning in release.warnings:
            console.print(Text(f"warning: {warning.message}", style="yellow"))
        console.print()
        lines = [line.rstrip() for line in out.getvalue().encode("utf-8", "backslashreplace").decode("utf-8").split("\n")]
        return "\n".join(lines)
