"""`hkfacts batch`: folders, lists and tables of releases, whatever happens on the way."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated, Any, NoReturn

import typer
from rich.console import Console

from ..errors import RestartNeeded
from ..run.batch import Request, Silent, run_batch
from ..run.inputs import Search
from ..run.items import Job, Limits, RowFields
from .app import app
from .choices import Home, Kinds, ReleaseDate, Rules, Sections, SettingsFile, chosen, iso_date
from .progress import closing, printable, watcher_for
from .status import FAILED, INTERRUPTED, USAGE


class Format(StrEnum):
    """What is made of the releases; JSON Lines always."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    sqlite = "sqlite"


class Engine(StrEnum):
    """Where the work is done."""

    local = "local"
    ray = "ray"


def _again(resume: bool, restart: bool) -> Any:
    if resume and restart:
        raise typer.BadParameter("--resume goes on and --restart begins anew; name one of them", param_hint="--resume")
    return "resume" if resume else "restart" if restart else "refuse"


def _workers(said: int | None, engine: Engine, address: str | None) -> int:
    """How many workers; -1 is as many as the cluster has processors for."""
    if engine is Engine.ray and said == 0:
        raise typer.BadParameter("--engine ray works in workers; name at least 1", param_hint="--workers")
    if said is not None:
        return said
    if engine is Engine.ray and address:
        return -1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def listed(name: str | None) -> Iterator[IO[bytes] | None]:
    """The file of paths, open; `-` is standard input."""
    if name is None:
        yield None
    elif name == "-":
        yield sys.stdin.buffer
    else:
        try:
            file = Path(name).open("rb")  # noqa: SIM115 (closed below; only its opening may fail here)
        except OSError as error:
            raise typer.BadParameter(f"{name} cannot be read ({error.strerror})", param_hint="--from") from None
        with file:
            yield file


@contextmanager
def terminated_as_interrupted() -> Iterator[None]:
    """SIGTERM ends a batch as Ctrl-C does: what is done is saved first."""

    def stop(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:  # not in the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def report(request: Request, quiet: bool) -> int:
    """Run a batch, tell how it goes on standard error, and give its exit status."""
    console = Console(stderr=True)
    watcher = Silent() if quiet else watcher_for(console)

    def say(line: str) -> None:
        console.print(f"hkfacts: {line}", markup=False, highlight=False, emoji=False, soft_wrap=True)

    try:
        with terminated_as_interrupted():
            summary = run_batch(request, watcher)
    except RestartNeeded as error:
        say(str(error))
        return USAGE
    except KeyboardInterrupt:
        if not quiet:
            say("interrupted; the same command with --resume goes on")
        return INTERRUPTED
    if summary.stopped_by is not None:
        say(f"stopped at the first failure: {printable(summary.stopped_by.reason)}; --resume goes on")
    if not quiet:
        for line in closing(summary):
            say(line)
    return FAILED if summary.failed or summary.stopped_by else 0


@app.command()
def batch(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[INPUT]...", help="Folders, files, globs, and JSON Lines of releases (.jsonl, .ndjson); also by URL."
        ),
    ] = None,
    out: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT", help="Write to this file (for csv and parquet: folder), or to a URL.")
    ] = ...,  # type: ignore[assignment]
    paths: Annotated[
        str | None,
        typer.Option("--from", metavar="FILE", help="Take the paths in this file too, one a line; `-` is standard input."),
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="jsonl; or csv, parquet, sqlite with one table a kind, made from the JSON Lines.")
    ] = Format.jsonl,
    workers: Annotated[
        int | None,
        typer.Option(
            min=0, help="Worker processes; by default as many as there are processors. 0 works in this process, unprotected."
        ),
    ] = None,
    engine: Annotated[Engine, typer.Option(help="local: this machine; ray: a Ray cluster.")] = Engine.local,
    address: Annotated[
        str | None, typer.Option(envvar="RAY_ADDRESS", help="The Ray cluster; by default one is started on this machine.")
    ] = None,
    pattern: Annotated[
        str | None,
        typer.Option("--glob", metavar="PATTERN", help="From folders take files with such names, whatever their suffix."),
    ] = None,
    recursive: Annotated[bool, typer.Option("--recursive", "-r", help="Look into folders in folders.")] = False,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with what an earlier run began; what has not changed is not done again.")
    ] = False,
    restart: Annotated[bool, typer.Option("--restart", help="Begin anew; what an earlier run wrote is thrown away.")] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first input that fails.")] = False,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one release may take.")] = 300.0,
    max_bytes: Annotated[int | None, typer.Option(min=1, help="Refuse inputs that are longer.")] = None,
    memory: Annotated[
        int | None, typer.Option(min=64, metavar="MIB", help="Memory that a worker may use; by default a fair part.")
    ] = None,
    dedupe: Annotated[
        bool, typer.Option("--dedupe", help="Of releases that say nearly the same, do the first and name the others.")
    ] = False,
    spool: Annotated[
        Path | None,
        typer.Option(help="Where OUT stands with a URL: work in this folder until all is sent.", metavar="FOLDER"),
    ] = None,
    text_field: Annotated[str, typer.Option(help="Field of JSON Lines that holds the text.")] = "text",
    id_field: Annotated[str, typer.Option(help="Field of JSON Lines that holds the id.")] = "id",
    date_field: Annotated[str, typer.Option(help="Field of JSON Lines that holds the release date.")] = "release_date",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
    release_date: ReleaseDate = None,
    kinds: Kinds = None,
    sections: Sections = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="Put the text as read into the record.")] = False,
    with_sentences: Annotated[
        bool, typer.Option("--with-sentences", help="Put the sentence around each fact into the record.")
    ] = False,
    no_contacts: Annotated[bool, typer.Option("--no-contacts", help="Leave phones and e-mail addresses out.")] = False,
    home: Home = None,
    rules: Rules = None,
    settings_file: SettingsFile = None,
) -> None:
    """Write the facts of many releases to a file, one line each, in order; crashes and interruptions lose nothing.

    What failed is named in OUT.errors.jsonl, what is done in OUT.journal.

    Example: `hkfacts batch releases/ --recursive -o facts.jsonl`
    """
    if not inputs and paths is None:
        typer.echo("hkfacts: no input was named; try `hkfacts batch FOLDER -o facts.jsonl`", err=True)
        raise typer.Exit(USAGE)
    more = {"with_text": with_text or None, "with_sentences": with_sentences or None, "contacts": False if no_contacts else None}
    settings = chosen(settings_file, kinds, sections, rules, home, max_bytes=max_bytes, **more)
    fields = RowFields(text_field, id_field, date_field)
    job = Job(settings, iso_date(release_date), fields, cwd=str(Path.cwd()))
    limits = Limits(_workers(workers, engine, address), timeout, memory << 20 if memory else None, address)
    with listed(paths) as lines:
        request = Request(
            Search(tuple(inputs or ()), lines, pattern, recursive), out, form.value, job, limits, engine.value,
            _again(resume, restart), fail_fast, dedupe, spool,
        )  # fmt: skip
        status = report(request, quiet)
    if status:
        raise typer.Exit(status)
