"""Texts laid out by hand for tests of dates: one block a line, no words tagged, and the marked sentences of the examples."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from hkfacts.find.dates import find_dates
from hkfacts.link.dates import link_dates
from hkfacts.normalise.dates import normalise_dates
from hkfacts.rulebook import load_rulebook
from hkfacts.spans import Block, DateFact, Home, Parts, Span, Tokens, Trace, View

_SENTENCE_END = re.compile(r"(?<=[a-z0-9)”\"'][.!?])[”\"]? (?=[A-Z“\"])")
# A line that a wrapped paragraph goes on with: not a list item, a table row or a labelled line.
_WRAP = re.compile(r"(?<!\n)\n(?!\n|[-|]|\w+:|\w+ \w+:|\w+-\w+ \w+:|Enquiries)")


def laid_out(text: str, release_date: date | None = None, home: Home | None = None) -> Parts:
    """A text as blocks of body, a line each, cut into sentences."""
    blocks, sentences = [], []
    for line in re.finditer(r"[^\n]+", text):
        blocks.append(Block(line.start(), line.end(), "body"))
        start = line.start()
        for end in _SENTENCE_END.finditer(line[0]):
            sentences.append(Span(start, line.start() + end.start()))
            start = line.start() + end.end()
        sentences.append(Span(start, line.end()))
    return Parts(View(text), tuple(blocks), tuple(sentences), release_date=release_date, home=home)


def dates_of(text: str, release_date: date | None = None, home: Home | None = None, trace: Trace | None = None) -> list[DateFact]:
    """The dates of a text, through find, normalise and link."""
    parts = laid_out(text, release_date, home)
    found = find_dates(parts, Tokens(), load_rulebook(), [], trace)
    return link_dates(normalise_dates(found, parts, trace), parts, Tokens(), trace)


def value_of(text: str, release_date: date | None = None, home: Home | None = None) -> str | None:
    """The value of the only date of a text; an error where there are none or several."""
    (fact,) = dates_of(text, release_date, home)
    return fact.value


def examples(name: str) -> list[dict[str, Any]]:
    """The marked sentences of one file; a soft line wrap in one is a space, as the stage `segment` makes it."""
    path = Path(__file__).parent / "examples" / f"{name}.toml"
    entries: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["example"]
    for entry in entries:
        entry["text"] = _WRAP.sub(" ", entry["text"].rstrip("\n"))
    return entries
