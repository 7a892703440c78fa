"""What the tests of the stage share."""

from __future__ import annotations

import pytest

from hkfacts.read import read_text
from hkfacts.segment import segment
from hkfacts.settings import Settings
from hkfacts.spans import Parts


@pytest.fixture
def laid_out():
    """A function of a text (and settings) that lays it out."""

    def lay(text: str, **settings: str) -> Parts:
        return segment(read_text(text), Settings(**settings))  # type: ignore[arg-type]

    return lay


@pytest.fixture
def shown(laid_out):
    """A function of a text that gives its blocks as pairs of section and text."""

    def show(text: str) -> list[tuple[str, str]]:
        parts = laid_out(text)
        return [(b.section, parts.text[b.start : b.end]) for b in parts.blocks]

    return show
