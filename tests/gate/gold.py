"""Where gold lies and how it is read: releases written for this project, offsets into the shared corpus, and the shared gold.

A file of offsets covers the kinds whose lists it holds. Its words are taken from the text: a headline by `start` and `end`, what was said in a
quote by the stretches of `content`, whose `sha256` (the first sixteen digits) has to fit.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent.parent / "gold"
TEXTS = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class Case:
    """One release with its gold; `group` says which set it is of: `own`, `corpus`, `blind`, `read`, `held` or `shared`."""

    group: str
    name: str
    text: str
    gold: dict[str, Any]


def shared() -> Path | None:
    """The folder of shared texts that the environment names in HKFACTS_SHARED, if it is there."""
    named = os.environ.get("HKFACTS_SHARED")
    return Path(named) if named and Path(named).is_dir() else None


def read(path: Path) -> str:
    """A text as it is: line ends stay."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def own() -> Iterator[Case]:
    """Releases written for this project, text and gold side by side."""
    for path in sorted(GOLD.glob("*.json")):
        text = next((path.with_suffix(s) for s in TEXTS if path.with_suffix(s).is_file()), None)
        if text is None:
            raise FileNotFoundError(f"{path} has no text of its name beside it ({' or '.join(TEXTS)})")
        yield Case("own", path.stem, read(text), _load(path))


def corpus(folder: Path) -> Iterator[Case]:
    """Gold by offsets into texts of the shared corpus; a text that has changed is an error."""
    for path in sorted((GOLD / "corpus").glob("*.json")):
        gold = _load(path)
        file = folder / "corpus" / gold["file"]
        if sha256(file.read_bytes()).hexdigest() != gold["sha256"]:
            raise ValueError(f"{file} is not the text that {path} was made from")
        text = read(file)
        yield Case(gold.get("group", "corpus"), path.stem, text, _worded(gold, text, path))


def _worded(gold: dict[str, Any], text: str, path: Path) -> dict[str, Any]:
    """The gold with the words that it names by offsets only."""
    quotes = []
    for quote in gold.get("quotes", ()):
        content = " ".join(text[start:end] for start, end in quote["content"])
        if sha256(content.encode()).hexdigest()[:16] != quote["sha256"]:
            raise ValueError(f"{path}: the offsets {quote['content']} hold other words than the quote that was annotated")
        quotes.append({**quote, "content": content})
    worded = {"quotes": quotes} if "quotes" in gold else {}
    title = gold.get("title")
    return {**gold, **worded, "title": text[title["start"] : title["end"]] if title else None}


def seeds(folder: Path) -> Iterator[Case]:
    """The shared gold, with its texts."""
    places = (folder / "seeds", folder / "corpus" / "hongkong")
    for path in sorted((folder / "gold").glob("*.json")):
        text = next((t for p in places for s in TEXTS if (t := p / f"{path.stem}{s}").is_file()), None)
        if text is not None:
            yield Case("shared", path.stem, read(text), _load(path))


def cases() -> Iterator[Case]:
    """All gold that is at hand."""
    yield from own()
    folder = shared()
    if folder is not None:
        yield from corpus(folder)
        yield from seeds(folder)
