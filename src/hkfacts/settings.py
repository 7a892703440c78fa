"""One frozen `Settings`, merged once: defaults < TOML file < environment < what the caller says."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, get_args

from .errors import SettingsError
from .spans import Section

KINDS = ("dates", "figures", "people", "initiatives", "quotes")
SECTIONS: tuple[str, ...] = get_args(Section)
HOMES = ("HK", "US", "none")
PREFIX = "HKFACTS_"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a caller may choose; hashable, so that loaded extractors can be kept by it.

    `home`: what a bare `$` and `3/4` mean: `HK`, `US`, `none` (neither), or None to let the text tell.
    `kinds`, `sections`: which facts to report; empty means all (`furniture` is never reported).
    `rules`: further rule files. `contacts`: False leaves phones and e-mail addresses out. `with_text`: put the text into the
    record. `with_sentences`: put each fact's sentence into it. `max_bytes`: longer inputs are refused, and so are texts of more
    than `max_characters`.
    `model`: folder of another trained pipeline, for comparison.
    """

    home: str | None = None
    kinds: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    contacts: bool = True
    with_text: bool = False
    with_sentences: bool = False
    max_bytes: int = 200_000_000
    max_characters: int = 50_000_000
    model: str | None = None

    def __post_init__(self) -> None:
        if self.home is not None and self.home not in HOMES:
            raise SettingsError(f"home is {self.home!r}; it can be {', '.join(HOMES)}, or left out")
        for name, known in (("kinds", KINDS), ("sections", SECTIONS)):
            unknown = [v for v in getattr(self, name) if v not in known]
            if unknown:
                raise SettingsError(f"{name} has {unknown[0]!r}; it can have {', '.join(known)}")
        for name in ("max_bytes", "max_characters"):
            if getattr(self, name) <= 0:
                raise SettingsError(f"{name} is {getattr(self, name)}; it must be above 0")


def _typed(name: str, value: Any, origin: str) -> Any:
    """One value in the type of its field; lists and comma-separated strings become tuples."""
    if name in ("kinds", "sections", "rules"):
        parts = value.split(",") if isinstance(value, str) else value
        if not isinstance(parts, list | tuple):
            raise SettingsError(f"{origin}: {name} is {value!r}; a list of names was wanted")
        return tuple(str(p).strip() for p in parts if str(p).strip())
    if name in ("contacts", "with_text", "with_sentences"):
        if isinstance(value, bool):
            return value
        if str(value).lower() in ("1", "true", "yes", "on"):
            return True
        if str(value).lower() in ("0", "false", "no", "off"):
            return False
        raise SettingsError(f"{origin}: {name} is {value!r}; true or false was wanted")
    if name in ("max_bytes", "max_characters"):
        try:
            return int(value)
        except (TypeError, ValueError):
            raise SettingsError(f"{origin}: {name} is {value!r}; a whole number was wanted") from None
    return None if value is None else str(value)


def _known(values: Mapping[str, Any], origin: str) -> dict[str, Any]:
    names = {f.name for f in fields(Settings)}
    for name in values:
        if name not in names:
            raise SettingsError(f"{origin}: no setting is called {name!r}; there are {', '.join(sorted(names))}")
    return {name: _typed(name, value, origin) for name, value in values.items()}


def load_settings(file: Path | None = None, environ: Mapping[str, str] | None = None, **said: Any) -> Settings:
    """Settings from a TOML file, the environment (`HKFACTS_HOME=HK`, …) and keywords, the later winning; None is not said.

    Raises `SettingsError` with the origin of the wrong value.
    """
    merged: dict[str, Any] = {}
    if file is not None:
        try:
            merged |= _known(tomllib.loads(file.read_text(encoding="utf-8")), str(file))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SettingsError(f"{file}: cannot be read as a TOML file of settings ({error})") from error
    names = {f.name for f in fields(Settings)}
    environ = os.environ if environ is None else environ
    stated = {k[len(PREFIX) :].lower(): v for k, v in environ.items() if k.startswith(PREFIX)}
    merged |= _known({k: v for k, v in stated.items() if k in names}, "environment")
    merged |= _known({k: v for k, v in said.items() if v is not None}, "call")
    return replace(Settings(), **merged)
