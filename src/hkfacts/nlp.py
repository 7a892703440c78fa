"""The one caller of `spacy.load`: loads the trained pipeline and gives back plain words, tags and entities.

spaCy's tokeniser takes quadratic time on runs of punctuation, its models refuse texts of over a million characters, and its
string store grows with every new word; so blocks are read one by one, cut where they are long, runs of signs are blanked, and
a memory zone bounds the strings.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import ModelError
from .spans import Entity, Parts, Tokens

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST_PIECE = 8_000
_SIGN_RUN = re.compile(r"[^\w\s]{12,}|_{12,}")
_LONG_WORD = re.compile(r"\S{200,}")


def model_folder(chosen: str | None = None) -> Path:
    """Where the trained pipeline lies: the chosen folder, the one in the wheel, or the one of the checkout."""
    if chosen:
        candidates = [Path(chosen)]
    else:
        package = Path(str(files("hkfacts")))
        candidates = [package / "_model", package.parent.parent / "models" / "hkfacts_en"]
    for folder in candidates:
        if (folder / "meta.json").is_file():
            return folder
    raise ModelError(
        f"no trained pipeline in {candidates[-1]} (its meta.json is missing); install hkfacts from its wheel or a full checkout"
    )


def check_lock(folder: Path) -> None:
    """Compare the shipped pipeline with the lock of the package; `ModelError` names the first file that differs."""
    lock = json.loads((files("hkfacts") / "model.lock.json").read_text(encoding="utf-8"))
    for name, wanted in lock["files"].items():
        path = folder / name
        got = sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"
        if got != wanted:
            raise ModelError(
                f"the trained pipeline in {folder} is not version {lock['version']} that this hkfacts was made for "
                f"({name} is {'missing' if got == 'missing' else 'another'}); install hkfacts anew, or `git checkout models`"
            )


@lru_cache(maxsize=2)
def load_pipeline(folder: Path, locked: bool = True) -> Language:
    """The spaCy pipeline of a folder, loaded once a process; `locked` says that it must be the one that the package names."""
    import spacy

    if locked:
        check_lock(folder)

    try:
        return spacy.load(folder)
    except (OSError, ValueError) as error:
        raise ModelError(f"the trained pipeline in {folder} cannot be loaded ({error}); install hkfacts anew") from error


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def pieces(parts: Parts) -> list[tuple[int, str]]:
    """What the pipeline reads: each block, cut at spaces where it is long, with its place in the view."""
    out: list[tuple[int, str]] = []
    for block in parts.blocks:
        start = block.start
        while start < block.end:
            end = block.end
            if end - start > LONGEST_PIECE:
                cut = parts.text.rfind(" ", start + 1, start + LONGEST_PIECE)
                end = cut if cut > start else start + LONGEST_PIECE
            text = _LONG_WORD.sub(_blank, _SIGN_RUN.sub(_blank, parts.text[start:end]))
            if not text.isspace():
                out.append((start, text))
            start = end
    return out


class Annotator:
    """Words, tags and entities of laid-out releases, by the trained pipeline."""

    def __init__(self, folder: Path, locked: bool = True) -> None:
        self.folder = folder
        self._nlp = load_pipeline(folder, locked)

    def annotate(self, parts: Parts) -> Tokens:
        """The words of one release."""
        return next(self.annotate_many([parts]))

    def annotate_many(self, releases: Iterable[Parts]) -> Iterator[Tokens]:
        """The words of releases, in order; within one release, blocks go through the pipeline as a batch."""
        for parts in releases:
            with self._nlp.memory_zone():
                yield self._tokens(pieces(parts))

    def _tokens(self, texts: Sequence[tuple[int, str]]) -> Tokens:
        starts: list[int] = []
        ends: list[int] = []
        tags: list[str] = []
        entities: list[Entity] = []
        strings: Any = self._nlp.vocab.strings
        names: dict[int, str] = {}
        docs = self._nlp.pipe((t for _, t in texts), batch_size=64)
        for (base, _), doc in zip(texts, docs, strict=True):
            for place, length, tag in doc.to_array(["IDX", "LENGTH", "TAG"]).tolist():
                if tag not in names:
                    names[tag] = strings[tag]
                if names[tag] == "_SP":
                    continue
                starts.append(base + place)
                ends.append(base + place + length)
                tags.append(names[tag])
            entities.extend(Entity(base + e.start_char, base + e.end_char, e.label_) for e in doc.ents)
        return Tokens(starts, ends, tags, tuple(entities))
