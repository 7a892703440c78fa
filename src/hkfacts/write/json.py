"""Releases as JSON documents and JSON Lines."""

from __future__ import annotations

import json
from dataclasses import dataclass

from pydantic_core import PydanticSerializationError

from ..records import Release


def to_json(release: Release, *, pretty: bool = False) -> str:
    """One release as JSON; a lone surrogate, which UTF-8 cannot hold, goes out as its escape (`\\ud800`)."""
    try:
        return release.model_dump_json(indent=2 if pretty else None)
    except (PydanticSerializationError, UnicodeEncodeError):
        separators = None if pretty else (",", ":")
        return json.dumps(release.model_dump(), default=str, indent=2 if pretty else None, separators=separators)


@dataclass(frozen=True, slots=True)
class JsonWriter:
    """JSON documents, indented or one a line."""

    pretty: bool

    def head(self) -> str:
        """JSON has no head."""
        return ""

    def release(self, release: Release) -> str:
        """One document and its line end."""
        return to_json(release, pretty=self.pretty) + "\n"
