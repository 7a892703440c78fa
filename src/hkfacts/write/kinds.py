"""Releases as rows of tables, one table a kind of fact, for CSV, SQLite and Parquet. Every row has its release's id and date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal

Type = Literal["text", "integer", "real", "boolean", "date", "json"]
Columns = dict[str, Type]

_RELEASE: Columns = {"release": "integer", "release_id": "text", "release_date": "date"}
_WORDS: Columns = {"id": "text", "start": "integer", "end": "integer", "text": "text", "section": "text", "rule": "text"}
_IN_FILE: Columns = {"page": "integer", "element": "text"}
_FACT: Columns = _WORDS | _IN_FILE
_SENTENCE: Columns = {"sentence_start": "integer", "sentence_end": "integer", "sentence": "text"}
TABLES: dict[str, Columns] = {
    "releases": _RELEASE
    | {"name": "text", "format": "text", "sha256": "text", "characters": "integer", "language": "text", "title": "text"}
    | {"issuer": "text", "place": "text", "release_date_source": "text", "text": "text", "warnings": "json"},
    "dates": _RELEASE
    | _FACT
    | {"type": "text", "value": "text", "start_date": "date", "end_date": "date", "granularity": "text", "mod": "text"}
    | {"bound": "text", "relative": "boolean"}
    | _SENTENCE,
    "figures": _RELEASE
    | _FACT
    | {"kind": "text", "value": "real", "low": "real", "high": "real", "qualifier": "text", "currency": "text"}
    | {"currency_assumed": "boolean", "unit": "text", "item": "text", "per": "text", "change": "text"}
    | _SENTENCE,
    "people": _RELEASE
    | _FACT
    | {"name": "text", "honorific": "text", "post_nominals": "json", "role": "text", "organisation": "text"}
    | {"organisation_full": "text", "roles": "json", "phone": "text", "email": "text", "mentions": "json"}
    | _SENTENCE,
    "initiatives": _RELEASE
    | _FACT
    | {"name": "text", "aliases": "json", "type": "text", "stage": "text", "owner": "text", "dates": "json", "figures": "json"}
    | {"mentions": "json"}
    | _SENTENCE,
    "quotes": _RELEASE | _FACT | {"content": "text", "speaker": "text", "speaker_text": "text", "cue": "text"} | _SENTENCE,
}


def rows(number: int, release: dict[str, Any]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Table and cells of each row of one release, which is the line with this number (from 1); `json` cells are lists.

    For people and initiatives `start`, `end`, `text`, `page` and `element` are those of the first mention.
    """
    shared = {"release": number, "release_id": release["id"], "release_date": release["release_date"]}
    yield "releases", _cells("releases", release["source"] | release | shared)
    for table in TABLES:
        if table == "releases":
            continue
        for fact in release[table]:
            said = dict(fact)
            mentions = said.get("mentions")
            if mentions:
                said |= {k: mentions[0][k] for k in ("start", "end", "text", "page", "element")}
            said |= said.pop("contact", None) or {}
            sentence = said.pop("sentence", None) or {}
            said |= {
                "sentence": sentence.get("text"),
                "sentence_start": sentence.get("start"),
                "sentence_end": sentence.get("end"),
            }
            yield table, _cells(table, said | shared)


def _cells(table: str, said: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(said.get(name) for name in TABLES[table])


def whole(text: Any) -> Any:
    """Text without lone surrogates, which no table can hold: they stand as their escapes."""
    if not isinstance(text, str) or text.isascii():
        return text
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def as_json(value: Any) -> str | None:
    """A list as JSON text, for tables without lists."""
    return None if value is None else whole(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
