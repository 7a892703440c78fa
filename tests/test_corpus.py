"""Real releases: every one gives a sound record, and no exception. A sample by default; all of them by `make corpus`."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import hkfacts
from hkfacts.pipeline import Extractor
from hkfacts.read import read_path
from hkfacts.settings import Settings
from tests.test_properties import assert_sound

EVERY = 60


def texts(folder: Path) -> list[Path]:
    """All texts of the shared corpus, in order of name."""
    return sorted(p for p in (folder / "corpus").rglob("*.md") if p.name != "README.md")


def check(files: list[Path], extractor: Extractor) -> tuple[int, int]:
    """Facts and characters of files, each of which gives a sound record."""
    facts = characters = 0
    for file in files:
        source = read_path(file, Settings())
        release = extractor.extract_source(source)
        assert_sound(source.text, release)
        facts += sum(len(getattr(release, k)) for k in ("dates", "figures", "people", "initiatives", "quotes"))
        characters += len(source.text)
    return facts, characters


def test_a_sample_of_the_corpus(extractor: hkfacts.Extractor, shared_folder: Path) -> None:
    files = texts(shared_folder)[::EVERY]
    facts, _ = check(files, extractor)
    assert len(files) >= 10 and facts > 10 * len(files)


def test_the_seeds(extractor: hkfacts.Extractor, shared_folder: Path) -> None:
    files = sorted((shared_folder / "seeds").glob("*.txt"))
    facts, _ = check(files, extractor)
    assert len(files) == 2 and facts > 50


@pytest.mark.corpus
def test_all_of_the_corpus(extractor: hkfacts.Extractor, shared_folder: Path) -> None:
    files = texts(shared_folder)
    began = time.perf_counter()
    facts, characters = check(files, extractor)
    spent = time.perf_counter() - began
    print(
        f"\n{len(files)} releases, {characters:,} characters, {facts:,} facts, {spent:.0f} s ({len(files) / spent:.1f} releases a second)"
    )
    assert facts > 0
