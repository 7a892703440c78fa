"""`hkfacts report`: releases, or the records of earlier runs, as one page to look at."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError
from .app import app
from .choices import Home, ReleaseDate, Rules, SettingsFile, chosen, iso_date
from .extract import extract_inputs, output, read_input
from .status import FAILED

if TYPE_CHECKING:  # what the work needs is imported by the work, so that help need not wait for it
    from ..records import Release
    from ..settings import Settings
    from ..spans import Source

HEAVY = 60_000_000  # characters of a page that browsers take long over
_STDIN = "-"


def expanded(names: Iterable[str]) -> Iterator[str]:
    """The names of the inputs; a folder gives its releases in the order of their names, or its records where it has no release."""
    from ..read import SUFFIXES
    from ..run.earlier import SUFFIXES as RECORD_SUFFIXES

    for name in names:
        if name == _STDIN or not Path(name).is_dir():
            yield name
            continue
        found = sorted(p for p in Path(name).iterdir() if p.is_file() and not p.name.startswith("."))
        kinds = ([str(p) for p in found if p.name.lower().endswith(suffixes)] for suffixes in (SUFFIXES, RECORD_SUFFIXES))
        yield from next(filter(None, kinds), [name])  # a folder with neither is told of as an input is


def releases_of(names: Iterable[str], settings: Settings, release_date: date | None = None) -> Iterator[Release | InputError]:
    """The releases of inputs in order: taken from records where an input holds those, else found now."""
    from ..read import read_bytes
    from ..run.earlier import earlier_releases, is_records, record_text

    piped = b""

    def read(name: str, settings: Settings) -> Source:
        return read_bytes(piped, name, settings) if name == _STDIN else read_input(name, settings)

    waiting: list[str] = []
    for name in names:
        if name == _STDIN:
            piped = sys.stdin.buffer.read(settings.max_bytes + 1)
            text = piped.decode("utf-8-sig", "replace")
            records = text if text.lstrip().startswith(("{", "[")) and is_records(text) else None
        else:
            try:
                records = record_text(Path(name), settings)
            except InputError as error:
                yield error
                continue
        if records is None:
            waiting.append(name)
            continue
        yield from extract_inputs(waiting, settings, release_date, read)
        waiting = []
        yield from earlier_releases(records, name, settings)
    yield from extract_inputs(waiting, settings, release_date, read)


@app.command()
def report(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT", help="Releases, folders of them, or JSON (Lines) of earlier runs; `-` is standard input."
        ),
    ],
    out: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Write the page to this file.")],
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Title of a page of many releases.")] = None,
    release_date: ReleaseDate = None,
    home: Home = None,
    rules: Rules = None,
    settings_file: SettingsFile = None,
) -> None:
    """Write a page that shows releases with every fact marked; it works from disk and asks nothing of the network.

    Example: `hkfacts report releases/*.txt -o report.html`
    """
    from ..write.report import write_report

    settings = chosen(settings_file, None, None, rules, home, with_text=True)
    day = iso_date(release_date)
    names = list(expanded(inputs))
    failed = 0

    def told() -> Iterator[Release]:
        nonlocal failed
        for result in releases_of(names, settings, day):
            if isinstance(result, InputError):
                failed += 1
                typer.echo(f"hkfacts: {result}", err=True)
            else:
                yield result

    with output(out, names) as file:
        page = io.StringIO()
        number = write_report(told(), page, title=title)
        file.write(page.getvalue().encode("utf-8", "backslashreplace").decode("utf-8"))
    size = out.stat().st_size
    noun = "release" if number == 1 else "releases"
    typer.echo(f"hkfacts: {number:,} {noun} on {out} ({max(1, size // 1000):,} kB)", err=True)
    if size > HEAVY:
        typer.echo("hkfacts: browsers are slow with a page of this size; report fewer releases at a time", err=True)
    if failed:
        raise typer.Exit(FAILED)
