"""The records: valid whatever the text, complete in their schema, frozen, and importable from the top."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel, ValidationError

import hkfacts
from hkfacts import Release, records
from hkfacts.cli.schema import json_schema
from tests.conftest import sample_files
from tests.gate.gold import read
from tests.texts import ODD_TEXTS, RELEASES

SCHEMA = json.loads(json_schema())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
TEXTS = [read(p) for p in sample_files()] + list(RELEASES) + list(ODD_TEXTS)


def models() -> list[type[BaseModel]]:
    """Every record model."""
    return [
        m for m in vars(records).values() if isinstance(m, type) and issubclass(m, records.Record) and m is not records.Record
    ]


def test_schema_is_valid_draft_2020_12() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_schema_names_every_field_and_no_other() -> None:
    definitions = SCHEMA["$defs"] | {"Release": SCHEMA}
    for model in models():
        if model.__name__ in ("Fact", "GroundedFact"):
            continue  # what other records share; not given out by themselves
        described = definitions[model.__name__]
        assert set(described["properties"]) == set(model.model_fields)
        assert set(described["required"]) == set(model.model_fields), "every field is always written, null where unknown"
        assert described["additionalProperties"] is False
        assert described.get("description")


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_every_record_is_valid(extractor: hkfacts.Extractor, number: int) -> None:
    release = extractor.extract(TEXTS[number])
    written = release.model_dump_json() if TEXTS[number].isprintable() or "\ud800" not in TEXTS[number] else None
    data: dict[str, Any] = json.loads(written) if written else release.model_dump(mode="python")
    if written:
        VALIDATOR.validate(data)
        assert Release.model_validate_json(written) == release
    assert Release.model_validate(data) == release


def test_a_field_that_is_not_known_is_refused(extractor: hkfacts.Extractor) -> None:
    data = extractor.extract(RELEASES[0]).model_dump(mode="json")
    with pytest.raises(ValidationError):
        Release.model_validate(data | {"mood": "sunny"})
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(data | {"mood": "sunny"})


def test_records_are_frozen(extractor: hkfacts.Extractor) -> None:
    release = extractor.extract(RELEASES[0])
    with pytest.raises(ValidationError):
        release.title = "another"  # type: ignore[misc]
    assert hash(release) == hash(extractor.extract(RELEASES[0]))


def test_numbers_are_json_numbers_and_integers_where_integral(extractor: hkfacts.Extractor) -> None:
    release = extractor.extract("The port spent HK$1.43 billion on 3.5 kilometres of quay and moved 12,000,000 containers.")
    values = {f["text"]: f["value"] for f in json.loads(release.model_dump_json())["figures"]}
    assert values["HK$1.43 billion"] == 1430000000 and isinstance(values["HK$1.43 billion"], int)
    assert values["3.5 kilometres"] == 3.5
    for text in TEXTS:
        for figure in extractor.extract(text).figures:
            for number in (figure.value, figure.low, figure.high):
                assert not (isinstance(number, float) and number.is_integer() and abs(number) < 1e15), figure


def test_everything_public_can_be_imported() -> None:
    for name in hkfacts.__all__:
        assert getattr(hkfacts, name).__doc__
    with pytest.raises(AttributeError, match="no attribute"):
        hkfacts.nothing_of_the_kind  # noqa: B018


def test_release_date_by_option_is_said(extractor: hkfacts.Extractor) -> None:
    release = extractor.extract("The fair opens tomorrow.", date(2025, 5, 1))
    assert (release.release_date, release.release_date_source) == (date(2025, 5, 1), "option")
    assert [str(d.start_date) for d in release.dates] == ["2025-05-02"]
    assert extractor.extract("The fair opens tomorrow.").release_date_source is None
