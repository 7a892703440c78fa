"""Records of earlier runs, read back with their texts."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from hkfacts import Release, Settings
from hkfacts.errors import InputError
from hkfacts.run.earlier import earlier_releases, is_records, record_text
from hkfacts.write.json import to_json
from tests.release_by_hand import TEXT, release

SETTINGS = Settings()


def from_file(name: str, digest: str | None = None) -> Release:
    """The release by hand as a record of this file."""
    data = digest or sha256(TEXT.encode()).hexdigest()
    return release(source=release().source.model_copy(update={"name": name, "sha256": data}))


def read(text: str, where: str = "facts.jsonl") -> list[Release | InputError]:
    return list(earlier_releases(text, where, SETTINGS))


def test_lines_documents_and_lists_are_read() -> None:
    made = [release(id="a"), release(id="b", text=TEXT)]
    lines = "".join(to_json(r) + "\n" for r in made)
    documents = "\n".join(to_json(r, pretty=True) for r in made)
    listed = json.dumps([json.loads(to_json(r)) for r in made], indent=1)
    for text in (lines, documents, listed):
        assert is_records(text) and read(text) == made


def test_a_broken_line_costs_no_more_than_itself() -> None:
    whole = to_json(release())
    text = f"{whole}\n{whole[:300]}\n{whole}\n[1]\n" + '{"schema_version": "9.0.0", "source": {}}\n{"schema_version": "1.0.0"}\n'
    found = read(text)
    assert [isinstance(r, Release) for r in found] == [True, False, True, False, False, False]
    said = [str(e) for e in found if isinstance(e, InputError)]
    assert said[0].startswith("facts.jsonl, line 2: no JSON document") and "schema version 9.0.0" in said[2]


def test_deep_nesting_and_long_numbers_are_errors() -> None:
    for text in ("[" * 200_000, "1" * 10_000):
        (error,) = read(text)
        assert isinstance(error, InputError)


def test_the_text_is_taken_from_the_file_if_it_has_not_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    where = str(tmp_path / "facts.jsonl")
    for name in (str(tmp_path / "a.txt"), "a.txt"):  # as named, and beside the records
        (found,) = read(to_json(from_file(name)), where)
        assert isinstance(found, Release) and found.text == TEXT
    for other in (
        from_file("a.txt", "0" * 64),
        from_file("b.txt"),
        from_file("-"),
        from_file("."),
        from_file("a\0b"),
        from_file("/dev/zero"),
    ):
        (found,) = read(to_json(other), where)
        assert isinstance(found, Release) and found.text is None


def test_only_json_with_records_is_taken_for_records(tmp_path: Path) -> None:
    held = {
        "facts.jsonl": to_json(release()),
        "texts.jsonl": json.dumps({"text": "HK$5 million"}),
        "facts.txt": to_json(release()),
        "words.json": "no JSON at all",
        "empty.json": "",
    }
    for name, text in held.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [n for n in held if record_text(tmp_path / n, SETTINGS) is not None] == ["facts.jsonl"]
    (tmp_path / "odd.json").write_bytes(b"\xff\xfe\xff")
    assert record_text(tmp_path / "odd.json", SETTINGS) is None and record_text(tmp_path / "none.json", SETTINGS) is None


def test_half_a_surrogate_pair_comes_back() -> None:
    made = release(title="half \ud800", text="\ud800")
    (found,) = read(to_json(made))
    assert found == made
