"""The Typer application: which commands there are, and what happens to errors, broken pipes and Ctrl-C."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from ..errors import HkfactsError, RuleError, SettingsError
from .status import FAILED, INTERRUPTED, USAGE

app = typer.Typer(
    name="hkfacts",
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


def run() -> None:
    """Run the application; errors become one line on standard error and an exit status, never a traceback."""
    from . import explain, extract, rules, schema  # noqa: F401  (each registers its command)

    try:
        app()
    except (SettingsError, RuleError) as error:
        typer.echo(f"hkfacts: {error}", err=True)
        sys.exit(USAGE)
    except HkfactsError as error:
        typer.echo(f"hkfacts: {error}", err=True)
        sys.exit(FAILED)
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python must not complain of it again while it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
