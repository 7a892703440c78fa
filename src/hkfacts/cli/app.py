"""The Typer application: which commands there are, and what happens to errors, broken pipes and Ctrl-C.

A command's module is imported when the command is named; for the list of commands, what each does stands here.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from ..errors import HkfactsError, RuleError, SettingsError
from .status import DONE, FAILED, INTERRUPTED, USAGE

# Each in the module of its name; the sentence is the first of its help.
COMMANDS = {
    "extract": "Print the facts of releases: one JSON document for each, in order.",
    "batch": "Write the facts of many releases to a file, one line each, in order; crashes and interruptions lose nothing.",
    "explain": "Say for each fact which rule found it and why it has its value, and why near misses were refused.",
    "report": "Write a page that shows releases with every fact marked; it works from disk and asks nothing of the network.",
    "rules": "List the rules, or show one with its pattern and examples.",
    "schema": "Print the JSON Schema of the records.",
}


def _silence() -> None:
    """Lead standard output nowhere: whoever read it has gone, and Python must not complain while it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Commands(TyperGroup):
    """The commands, with one place for what goes wrong: a line on standard error and an exit status, never a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except (SettingsError, RuleError) as error:
            typer.echo(f"hkfacts: {error}", err=True)
            raise typer.Exit(USAGE) from None
        except HkfactsError as error:
            typer.echo(f"hkfacts: {error}", err=True)
            raise typer.Exit(FAILED) from None
        except BrokenPipeError:
            _silence()
            raise typer.Exit(DONE) from None
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None


app = typer.Typer(
    name="hkfacts",
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    """Print the versions of package, record schema and trained pipeline, and stop."""
    if wanted:
        from .version import versions

        typer.echo(versions())
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print package, schema and model versions.")
    ] = False,
) -> None:
    """Dates, people, figures, initiatives and quotes out of press releases, as records that can be checked.

    Exit status: 0 all done; 1 some inputs failed, the others are out; 2 wrong usage; 130 interrupted.
    """


def application() -> typer.Typer:
    """The application with all commands registered."""
    for name in COMMANDS:
        import_module(f".{name}", __package__)
    return app


def application_for(arguments: Sequence[str]) -> typer.Typer:
    """The application with the command that is named, which registers itself; with none, as for help, an outline of all."""
    named = next((a for a in arguments if not a.startswith("-")), None)
    if f"_{app.info.name}_COMPLETE".upper() in os.environ:  # the shell asks for what can follow
        return application()
    if named in COMMANDS:
        import_module(f".{named}", __package__)
        return app
    for name, said in COMMANDS.items():
        app.command(name, help=said)(_outlined)
    return app


def _outlined() -> None:
    """Stands for a command where only its name and its sentence are wanted."""


def run() -> None:
    """Run the application on the arguments of the process; its output is UTF-8 with line feeds on every machine."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")
    application_for(sys.argv[1:])()
