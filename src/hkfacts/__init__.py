"""hkfacts: dates, people, figures, initiatives and quotes out of press releases, as records that can be checked.

>>> import hkfacts
>>> release = hkfacts.extract("The fund was set up with HK$1 billion.")
>>> release.figures[0].value
1000000000
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .errors import HkfactsError

if TYPE_CHECKING:
    from .pipeline import Extractor
    from .records import (
        Contact,
        DateRecord,
        FigureRecord,
        InitiativeRecord,
        Mention,
        PersonRecord,
        QuoteRecord,
        Release,
        RoleRecord,
        Sentence,
        SourceInfo,
        Warning,
    )
    from .settings import Settings, load_settings

__version__ = "0.1.0"

_RECORDS = (
    "Contact",
    "DateRecord",
    "FigureRecord",
    "InitiativeRecord",
    "Mention",
    "PersonRecord",
    "QuoteRecord",
    "Release",
    "RoleRecord",
    "Sentence",
    "SourceInfo",
    "Warning",
)

__all__ = [
    "Contact",
    "DateRecord",
    "Extractor",
    "FigureRecord",
    "HkfactsError",
    "InitiativeRecord",
    "Mention",
    "PersonRecord",
    "QuoteRecord",
    "Release",
    "RoleRecord",
    "Sentence",
    "Settings",
    "SourceInfo",
    "Warning",
    "extract",
    "extract_many",
    "load",
    "load_settings",
]


def __getattr__(name: str) -> Any:
    """What is asked for is imported when it is first asked for, so that `import hkfacts` stays light."""
    if name in _RECORDS:
        return getattr(import_module(".records", __name__), name)
    if name in ("Settings", "load_settings"):
        return getattr(import_module(".settings", __name__), name)
    if name == "Extractor":
        return import_module(".pipeline", __name__).Extractor
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@lru_cache(maxsize=4)
def _kept(settings: Settings | None) -> Extractor:
    from .pipeline import Extractor

    return Extractor(settings)


def load(settings: Settings | None = None) -> Extractor:
    """An extractor with rules read; keep it to pay for loading once.

    Raises `RuleError` for a wrong rule file and `ModelError` (at the first text) for a missing or strange model.
    """
    from .pipeline import Extractor

    return Extractor(settings)


def extract(text: str, release_date: date | None = None, *, settings: Settings | None = None) -> Release:
    """The facts of one release given as text; every offset in the record points into exactly this text.

    `release_date` is the anchor of relative dates; None lets the text tell. Raises `HkfactsError` for wrong settings, rules or
    model, never for odd text.
    """
    return _kept(settings).extract(text, release_date)


def extract_many(
    texts: Iterable[str], release_date: date | None = None, *, settings: Settings | None = None
) -> Iterator[Release]:
    """The facts of many releases, one `Release` a text, in order, as they come."""
    return _kept(settings).extract_many(texts, release_date)
