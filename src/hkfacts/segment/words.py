"""The word lists that the stage asks for, out of `rules/segment_words.csv`."""

from __future__ import annotations

from functools import lru_cache

from ..rulebook import lexicon


@lru_cache(maxsize=16)
def word_list(name: str) -> frozenset[str]:
    """The words of one list."""
    return frozenset(row["word"] for row in lexicon("segment_words") if row["list"] == name)
