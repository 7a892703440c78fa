"""`hkfacts schema`: the JSON Schema of the output."""

from __future__ import annotations

import json

import typer

from .app import app


def json_schema() -> str:
    """The JSON Schema (draft 2020-12) of a release as it is written, indented."""
    from ..records import Release

    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Release.model_json_schema(mode="serialization")}
    return json.dumps(schema, indent=2, ensure_ascii=False)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the records.

    Example: `hkfacts schema > release.schema.json`
    """
    typer.echo(json_schema())
