"""Inputs that are odd, large, or no release at all: a clear message or an empty record with a warning, in reasonable time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import hkfacts
from hkfacts import Release
from hkfacts.errors import InputError, MissingInput, TooLargeInput, UnreadableInput
from hkfacts.read import read_path
from hkfacts.settings import Settings
from tests.conftest import SAMPLES
from tests.gate.gold import read
from tests.test_properties import LISTS, assert_sound

FRENCH = (
    "Un nouveau fonds pour les jeunes entreprises\n\n(Paris, le 3 mai 2024) – Le ministère a annoncé aujourd'hui la création d'un fonds de "
    "dix millions d'euros destiné aux jeunes entreprises de la région. « Nous voulons aider celles et ceux qui osent », a déclaré la "
    "ministre. Les dossiers peuvent être déposés jusqu'au 30 juin auprès du bureau, qui les examinera avec le plus grand soin.\n"
)


def facts(release: Release) -> int:
    """How many facts of all kinds."""
    return sum(len(getattr(release, name)) for name in LISTS)


@pytest.mark.parametrize(("text", "language"), [(read(SAMPLES / "chinese.txt"), "zh-Hant"), (FRENCH, "fr")])
def test_a_language_that_is_not_supported(extractor: hkfacts.Extractor, text: str, language: str) -> None:
    release = extractor.extract(text)
    assert release.language == language and facts(release) == 0
    assert any(language in w.message or "language" in w.code for w in release.warnings)


@pytest.mark.parametrize("text", ["", " \n\t ", "\n" * 100_000, "\ufeff", "\u200b\n\u200b"])
def test_nothing_to_read(extractor: hkfacts.Extractor, text: str) -> None:
    began = time.perf_counter()
    release = extractor.extract(text)
    assert facts(release) == 0 and release.warnings and time.perf_counter() - began < 10


def test_a_release_of_only_a_headline(extractor: hkfacts.Extractor) -> None:
    release = extractor.extract("Harbour Labs Wins HK$5 Million Prize on 3 May 2024")
    assert release.title == "Harbour Labs Wins HK$5 Million Prize on 3 May 2024"
    assert [f.value for f in release.figures] == [5_000_000] and release.figures[0].section == "headline"


@pytest.mark.slow
def test_a_line_of_ten_megabytes(extractor: hkfacts.Extractor) -> None:
    sentence = "The yard sold 5 boats on 3 May 2024. "
    text = sentence + "x" * 10_000_000 + " " + sentence
    release = extractor.extract(text)
    assert [f.text for f in release.figures] == ["5 boats", "5 boats"]
    assert_sound(text, release)


def test_what_is_no_file_or_no_text(tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    for path, error in ((tmp_path / "none.txt", MissingInput), (tmp_path, MissingInput), (picture, UnreadableInput)):
        with pytest.raises(error, match=path.name) as raised:
            read_path(path, Settings())
        assert isinstance(raised.value, InputError)


def test_beyond_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("a" * 2000, encoding="utf-8")
    with pytest.raises(TooLargeInput, match="max_"):
        read_path(file, Settings(max_characters=1000))
    with pytest.raises(TooLargeInput, match="max_"):
        read_path(file, Settings(max_bytes=1000))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"], ids=lambda e: e.replace("-", "")
)
def test_the_same_facts_in_every_encoding(extractor: hkfacts.Extractor, tmp_path: Path, encoding: str) -> None:
    text = read(SAMPLES / "results.md").replace("“", '"').replace("”", '"')
    file = tmp_path / "release.md"
    file.write_bytes(text.encode(encoding))
    source = read_path(file, Settings())
    release = extractor.extract_source(source)
    assert source.text == text
    assert [f.id for f in release.figures] == [f.id for f in extractor.extract(text).figures]
    assert bool(source.notices) == (encoding in ("cp1252", "utf-16-le", "utf-16-be"))


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_change_no_fact(extractor: hkfacts.Extractor, ends: str) -> None:
    text = read(SAMPLES / "government.txt")
    plain, other = extractor.extract(text), extractor.extract(text.replace("\n", ends))
    assert_sound(text.replace("\n", ends), other)
    for name in ("dates", "figures"):
        assert [f.value for f in getattr(other, name)] == [f.value for f in getattr(plain, name)]
    assert [p.name for p in other.people] == [p.name for p in plain.people]
    assert other.release_date == plain.release_date and other.title == plain.title


@pytest.mark.parametrize(
    "text",
    [
        "Kite opens\n\nAbout the " + "A.," * 400 + "\n\nIt is open.",
        "Kite opens a pier\n\nBy "
        + "M" * 200
        + "!\n\nHONG KONG, 3 May 2024 - The pier is open now to all who come.\n\nMore is to come.",
        "The Kite " + "Inc. " * 400 + "said that it is open.",
        "The Kite Scheme" + " (TMa)" * 200 + "; the Kite Scheme" + " (TMa)" * 200 + " is open.",
    ],
    ids=["heading", "byline", "suffixes", "marks"],
)
def test_what_can_be_read_in_many_ways_is_read_in_one(extractor: hkfacts.Extractor, text: str) -> None:
    """Each reading of such a row would double those of the rest."""
    began = time.process_time()
    assert_sound(text, extractor.extract(text))
    assert time.process_time() - began < 10
