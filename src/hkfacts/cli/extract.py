"""`hkfacts extract`: facts of files or standard input, in order, as they come."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from ..errors import HkfactsError, InputError, UnreadableInput
from .app import app
from .choices import Home, Kinds, ReleaseDate, Rules, Sections, SettingsFile, chosen, iso_date
from .status import FAILED, USAGE
from .text_out import TextOut

if TYPE_CHECKING:  # what the work needs is imported by the work, so that help need not wait for it
    from ..records import Release
    from ..settings import Settings
    from ..spans import Source
    from ..write import Writer

    Reader = Callable[[str, Settings], Source]


class Format(StrEnum):
    """How releases are written."""

    json = "json"
    jsonl = "jsonl"
    table = "table"
    csv = "csv"


def read_input(name: str, settings: Settings) -> Source:
    """The source of one input; `-` is standard input."""
    from ..read import read_bytes, read_path

    if name == "-":
        return read_bytes(sys.stdin.buffer.read(settings.max_bytes + 1), "-", settings)
    return read_path(Path(name), settings)


def extract_inputs(
    names: Iterable[str], settings: Settings, release_date: date | None = None, read: Reader = read_input
) -> Iterator[Release | InputError]:
    """The release of each input, or the error that says why there is none; one bad input never stops the others."""
    from ..lean import import_spacy
    from ..pipeline import Extractor

    import_spacy()
    extractor = Extractor(settings)
    for name in names:
        try:
            yield extractor.extract_source(read(name, settings), release_date)
        except InputError as error:
            yield error
        except (HkfactsError, typer.BadParameter):  # settings, rules or model: no input will do better
            raise
        except Exception as error:  # a fault of ours in one text must not cost the user the others
            yield UnreadableInput(f"{name}: not read, by a fault in hkfacts ({type(error).__name__}: {error}); please report it")


@contextmanager
def output(path: Path | None, names: Iterable[str]) -> Iterator[IO[str]]:
    """Standard output, or the file asked for, which can be none of the inputs."""
    if path is None:
        yield sys.stdout
        return
    try:
        if any(name != "-" and path.exists() and Path(name).exists() and path.samefile(name) for name in names):
            raise typer.BadParameter(f"{path} is one of the inputs; name another file", param_hint="--output")
        file = path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be written ({error.strerror})", param_hint="--output") from None
    with file:
        yield file


def write_all(results: Iterable[Release | InputError], writer: Writer, file: IO[str]) -> int:
    """Write releases as they come and errors to standard error; the number of inputs that failed."""
    failed = 0
    file.write(writer.head())
    for result in results:
        if isinstance(result, InputError):
            failed += 1
            typer.echo(f"hkfacts: {result}", err=True)
        else:
            file.write(writer.release(result))
            file.flush()
    return failed


@app.command()
def extract(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE", help="Releases: HTML, PDF, Word, e-mail, Markdown, text; `-` is standard input."),
    ] = None,
    release_date: ReleaseDate = None,
    kinds: Kinds = None,
    sections: Sections = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", metavar="NAME", help="json (indented), jsonl (a line each), table (for eyes), csv (a fact a row)."
        ),
    ] = None,
    pretty: Annotated[bool, typer.Option("--pretty", help="Indent the JSON, as on a terminal.")] = False,
    out: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")] = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="Put the text into the record.")] = False,
    text_out: Annotated[
        Path | None, typer.Option("--text-out", metavar="PATH", help="Write the text to this file (of several inputs: folder).")
    ] = None,
    with_sentences: Annotated[bool, typer.Option("--with-sentences", help="Put each fact's sentence into it.")] = False,
    no_contacts: Annotated[bool, typer.Option("--no-contacts", help="Leave phones and e-mail out.")] = False,
    home: Home = None,
    rules: Rules = None,
    settings_file: SettingsFile = None,
) -> None:
    """Print the facts of releases: one JSON document for each, in order.

    Example: `hkfacts extract release.txt --kinds figures --format table`
    """
    from ..write import writer_for

    names = files or []
    if not names:
        if sys.stdin.isatty():
            typer.echo("hkfacts: no file was named and nothing is piped in; try `hkfacts extract FILE`", err=True)
            raise typer.Exit(USAGE)
        names = ["-"]
    contacts = False if no_contacts else None
    more = {"with_text": with_text or None, "with_sentences": with_sentences or None, "contacts": contacts}
    settings = chosen(settings_file, kinds, sections, rules, home, **more)
    day = iso_date(release_date)
    read = TextOut(text_out, names).reading(read_input) if text_out else read_input
    with output(out, names) as file:
        indented = pretty or (out is None and file.isatty())
        writer = writer_for(form.value if form else ("json" if indented else "jsonl"), file)
        failed = write_all(extract_inputs(names, settings, day, read), writer, file)
    if failed:
        raise typer.Exit(FAILED)
