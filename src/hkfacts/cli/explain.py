"""`hkfacts explain`: which rule found a fact, why it has its value, and why a near miss was refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .app import app
from .choices import Home, ReleaseDate, Rules, chosen, iso_date
from .extract import read_input
from .status import USAGE

if TYPE_CHECKING:
    from ..records import Release
    from ..rulebook import Rulebook
    from ..settings import Settings

KIND_OF_LIST = {"dates": "date", "figures": "figure", "people": "person", "initiatives": "initiative", "quotes": "quote"}
SILENT = {"id", "rule", "section", "sentence", "start", "end", "text", "mentions"}


@dataclass(frozen=True, slots=True)
class Explanation:
    """A fact or a near miss with the stretch of the text as read that it stands in, and what there is to say of it."""

    start: int
    end: int
    fact: str | None
    lines: tuple[str, ...]


def _facts(release: Release, book: Rulebook, reasons: dict[tuple[str, int], str]) -> Iterator[Explanation]:
    for name, kind in KIND_OF_LIST.items():
        for fact in getattr(release, name):
            data: dict[str, Any] = fact.model_dump(mode="json")
            mentions = data.get("mentions") or [data]
            said = {k: v for k, v in data.items() if k not in SILENT and v not in (None, [], False)}
            first = mentions[0]
            lines = [f"{kind} {data['id']}  {first['text']!r}  [{first['start']}:{first['end']}]  in {data['section']}"]
            lines += [f"  {key}: {value}" for key, value in said.items()]
            rule = book.named(data["rule"])
            lines.append(f"  found by {data['rule']}" + (f": {rule.reason}" if rule else ""))
            why = reasons.get((kind, first["start"]))
            if why:
                lines.append(f"  because {why}")
            lines += [f"  also {m['text']!r} [{m['start']}:{m['end']}] by {m['rule']}" for m in mentions[1:]]
            for m in mentions:
                yield Explanation(m["start"], m["end"], data["id"], tuple(lines))


def explanations(name: str, settings: Settings, release_date: str | None) -> list[Explanation]:
    """All facts and near misses of one input, in order of place; the stages run anew with a trace."""
    from ..lean import import_spacy
    from ..pipeline import Extractor
    from ..spans import Trace

    import_spacy()
    extractor = Extractor(settings)
    source = read_input(name, settings)
    trace = Trace()
    release, parts = extractor.traced(source, iso_date(release_date), trace)
    where = parts.view.source_span
    reasons = {(kind, where(s, e)[0]): why for (kind, s, e), why in trace.reasons.items() if e > s}
    out = list(_facts(release, extractor.book, reasons))
    for r in trace.refusals:
        if r.end > r.start:
            start, end = where(r.start, r.end)
            text = source.text[start:end]
            line = f"refused {r.kind}  {text!r}  [{start}:{end}]  by {r.rule}: {r.reason}"
            out.append(Explanation(start, end, None, (line,)))
    return sorted(out, key=lambda e: (e.start, e.end))


@app.command()
def explain(
    file: Annotated[str, typer.Argument(help="The release; `-` is standard input.")],
    at: Annotated[int | None, typer.Option(help="Only what stands at this offset of the text.")] = None,
    fact: Annotated[str | None, typer.Option(help="Only the fact with this id.")] = None,
    release_date: ReleaseDate = None,
    home: Home = None,
    rules: Rules = None,
) -> None:
    """Say for each fact which rule found it and why it has its value, and why near misses were refused.

    Example: `hkfacts explain release.txt --at 1290`
    """
    found = explanations(file, chosen(None, None, None, rules, home), release_date)
    if at is not None:
        found = [e for e in found if e.start <= at < e.end]
    if fact is not None:
        found = [e for e in found if e.fact == fact]
    told: set[tuple[str, ...]] = set()
    for e in found:
        if e.lines not in told:
            told.add(e.lines)
            typer.echo("\n".join(e.lines))
    if not found and (at is not None or fact is not None):
        typer.echo("hkfacts: nothing was found or refused there; `hkfacts explain FILE` shows all", err=True)
        raise typer.Exit(USAGE if fact is not None else 0)
