"""The Typer application: which commands there are, and what happens to errors, broken pipes and Ctrl-C."""

from __future__ import annotations

import io
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from ..errors import HkfactsError, RuleError, SettingsError
from .status import DONE, FAILED, INTERRUPTED, USAGE


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
    """The application with its commands registered."""
    from . import batch, explain, extract, rules, schema  # noqa: F401  (each registers its command)

    return app


def run() -> None:
    """Run the application on the arguments of the process; its output is UTF-8 with line feeds on every machine."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")
    try:
        application()()
    except KeyboardInterrupt:  # while commands were still being imported
        sys.exit(INTERRUPTED)
