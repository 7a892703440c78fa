"""The Typer application."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, rich_markup_mode="rich")


@app.callback()
def root() -> None:
    """Facts out of press releases."""


@app.command()
def extract(files: Annotated[list[Path], typer.Argument(help="Releases to read.")]) -> None:
    """Print the facts of releases as JSON."""
    import hkfacts

    for file in files:
        text = file.read_bytes().decode("utf-8")
        sys.stdout.write(hkfacts.extract(text).model_dump_json(indent=2) + "\n")
