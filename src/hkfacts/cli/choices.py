"""What several commands let the user choose, made into `Settings` once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from ..settings import HOMES, KINDS, SECTIONS, Settings, load_settings

Kinds = Annotated[str | None, typer.Option(metavar="A,B,…", help=f"Report only {', '.join(KINDS[:-1])} or {KINDS[-1]}.")]
Sections = Annotated[
    str | None, typer.Option(metavar="A,B,…", help=f"Report only from {', '.join(s for s in SECTIONS if s != 'furniture')}.")
]
Rules = Annotated[
    list[Path] | None, typer.Option("--rules", metavar="FILE", help="Read further rules from this file; may be repeated.")
]
Home = Annotated[
    str | None, typer.Option(metavar="PLACE", help=f"What a bare $ and 3/4 mean: {', '.join(HOMES)}; else the text tells.")
]
ReleaseDate = Annotated[str | None, typer.Option(metavar="DAY", help="Day of issue (YYYY-MM-DD); else the text tells.")]
SettingsFile = Annotated[Path | None, typer.Option("--settings", metavar="FILE", help="Read settings from this TOML file.")]


def iso_date(said: str | None) -> date | None:
    """The date of `--release-date`; anything but an ISO 8601 calendar date is wrong usage."""
    if said is None:
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise typer.BadParameter(f"{said!r} is not a date of the form YYYY-MM-DD", param_hint="--release-date") from None


def chosen(
    file: Path | None, kinds: str | None, sections: str | None, rules: list[Path] | None, home: str | None, **said: Any
) -> Settings:
    """The settings of a run: file, then environment, then options."""
    from ..rulebook import load_rulebook

    paths = [str(r) for r in rules] if rules else None
    settings = load_settings(file, kinds=kinds, sections=sections, rules=paths, home=home, **said)
    for warning in load_rulebook(settings.rules).warnings:
        typer.echo(f"hkfacts: {warning}", err=True)
    return settings
