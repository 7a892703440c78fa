"""Facts as rows: one table for all kinds, for CSV and whatever reads tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hkfacts.patterns import lazy_pattern

from ..records import Release

KINDS = {"dates": "date", "figures": "figure", "people": "person", "initiatives": "initiative", "quotes": "quote"}
COLUMNS = (
    "release_id", "source", "release_date", "kind", "id", "start", "end", "text", "section", "rule",
    "type", "value", "start_date", "end_date", "granularity", "mod", "bound", "relative",
    "low", "high", "qualifier", "currency", "currency_assumed", "unit", "item", "per", "change",
    "name", "honorific", "post_nominals", "role", "organisation", "organisation_full", "phone", "email",
    "aliases", "stage", "owner", "dates", "figures", "content", "speaker", "speaker_text", "cue", "mentions", "page", "element",
)  # fmt: skip
_FORMULA = lazy_pattern(r"[=@\t\r]|[+-](?![\d ().,%/-]*$)")  # a phone number or a printed minus runs nothing


def rows(release: Release) -> Iterator[dict[str, Any]]:
    """One row a fact, with the names of `COLUMNS`; a figure's own kind stands in `type`, lists are joined by `; `."""
    shared = {"release_id": release.id, "source": release.source.name, "release_date": release.release_date}
    for field, kind in KINDS.items():
        for fact in getattr(release, field):
            data: dict[str, Any] = fact.model_dump()
            if kind == "figure":
                data["type"] = data.pop("kind")
            mentions = data.pop("mentions", None)
            if mentions:
                data |= {k: mentions[0][k] for k in ("start", "end", "text", "page", "element")}
                data["mentions"] = len(mentions)
            data |= data.pop("contact", None) or {}
            row = {k: "; ".join(map(str, v)) if isinstance(v, list | tuple) else v for k, v in data.items() if k in COLUMNS}
            yield shared | row | {"kind": kind}


def defused(cell: Any) -> Any:
    """A cell that a spreadsheet will not run as a formula: text that begins like one gets an apostrophe before it.

    >>> defused("=1+1"), defused("+cmd|x"), defused("+852 5550 0000"), defused("-5%"), defused("five")
    ("'=1+1", "'+cmd|x", '+852 5550 0000', '-5%', 'five')
    """
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


@dataclass(frozen=True, slots=True)
class CsvWriter:
    """Comma-separated values (RFC 4180 quoting, line feed ends), one fact a row, one head line."""

    def head(self) -> str:
        """The names of the columns."""
        return ",".join(COLUMNS) + "\n"

    def release(self, release: Release) -> str:
        """The rows of one release."""
        out = io.StringIO()
        table = csv.DictWriter(out, COLUMNS, lineterminator="\n", restval="")
        for row in rows(release):
            table.writerow({k: defused(v) for k, v in row.items()})
        return out.getvalue().encode("utf-8", "backslashreplace").decode("utf-8")
