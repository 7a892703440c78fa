"""JSON and JSON Lines."""

from __future__ import annotations

import json

from hkfacts import Release
from hkfacts.write.json import JsonWriter, to_json
from tests.release_by_hand import release


def test_a_document_round_trips() -> None:
    made = release()
    assert Release.model_validate_json(to_json(made)) == made
    assert Release.model_validate_json(to_json(made, pretty=True)) == made


def test_lines_are_one_line_and_documents_are_indented() -> None:
    made = release(text="line one\nline two\u2028line three")
    line = JsonWriter(pretty=False).release(made)
    assert line.endswith("\n") and line.count("\n") == 1
    assert JsonWriter(pretty=True).release(made).startswith('{\n  "id": "r1",\n')


def test_characters_stay_themselves() -> None:
    assert "香港 “quoted” 😀" in to_json(release(text="香港 “quoted” 😀"))


def test_half_a_surrogate_pair_goes_out_as_its_escape() -> None:
    made = release(title="half \ud800 of a pair")
    for pretty in (False, True):
        written = to_json(made, pretty=pretty)
        assert "\\ud800" in written
        written.encode("utf-8")
        assert json.loads(written)["title"] == "half \ud800 of a pair"


def test_both_ways_of_writing_give_the_same_value() -> None:
    odd, plain = (json.loads(to_json(release(title=t))) for t in ("\ud800", "plain"))
    assert {**odd, "title": None} == {**plain, "title": None}
    assert to_json(release(title="\ud800")).replace("\\ud800", "plain") == to_json(release(title="plain"))
