"""Passages to train and test on: real ones by offset and hash from the shared corpus, written ones from this folder.

Real passages are read through the tool's own `segment` stage, so that the model sees the text that it will see at work.
A wire file whose number is divisible by ten belongs to the test split and is never trained on, nor is a release that has gold.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hkfacts.read import read_text
from hkfacts.segment import segment
from hkfacts.settings import Settings
from hkfacts.spans import Parts

TRAIN = Path(__file__).resolve().parent.parent
DATA = TRAIN / "data"
WORK = TRAIN / "work"
SETS = ("a", "b", "c", "d", "e")
TAUGHT = ("a", "b", "c")  # what teacher and pipeline have learnt from; `d` and `e` came later and have taught the scales alone
LABELS = ("PERSON", "ORG", "ROLE", "INITIATIVE", "PRODUCT", "PLACE")
MARK = re.compile(r"\[\[([A-Z]+)\|([^\[\]|]+)\]\]")


@dataclass(frozen=True)
class Passage:
    """A stretch of text with its labelled spans, offsets relative to the stretch; `file` is empty for written ones."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    file: str = ""


def shared() -> Path:
    """The folder named by `HKFACTS_SHARED`."""
    folder = os.environ.get("HKFACTS_SHARED")
    if not folder:
        raise SystemExit("HKFACTS_SHARED is not set; it names the folder that holds corpus/ and gold/")
    return Path(folder)


def corpus_files() -> list[str]:
    """All releases of the corpus, as paths relative to it, in order."""
    root = shared() / "corpus"
    return sorted(str(p.relative_to(root)) for p in root.glob("**/*.md") if p.name != "README.md")


def is_test(file: str) -> bool:
    """True for the test split: every tenth wire file."""
    number = re.search(r"w(\d+)\.md$", file)
    return bool(number) and int(number.group(1)) % 10 == 0


def is_dev(file: str) -> bool:
    """True for the releases, about a tenth of the annotated ones, by which the best step of a training is chosen."""
    return not is_test(file) and hashlib.sha256(file.encode()).digest()[0] < 26


def has_gold(file: str) -> bool:
    """True for releases that are kept for scoring the whole tool."""
    return (shared() / "gold" / (Path(file).stem + ".json")).is_file()


@cache
def training_files(seed: int = 20261122) -> list[str]:
    """The releases outside test split and gold, those of Hong Kong first, else in an order drawn by lot."""
    files = [f for f in corpus_files() if not is_test(f) and not has_gold(f)]
    random.Random(seed).shuffle(files)
    return sorted(files, key=lambda f: not f.startswith("hongkong"))


def half_of(file: str) -> int:
    """The half, 1 or 2, that a release is in; 0 for what is nobody's."""
    files = training_files()
    return files.index(file) % 2 + 1 if file in files else 0


@cache
def layout(file: str) -> tuple[str, Parts]:
    """The text as read and the parts of a release of the corpus."""
    with (shared() / "corpus" / file).open(encoding="utf-8", newline="") as handle:
        text = handle.read()
    return text, segment(read_text(text), Settings())


def view_span(parts: Parts, start: int, end: int) -> tuple[int, int]:
    """The stretch of the view that shows a stretch of the text as read."""
    offsets = parts.view.offsets
    if offsets is not None:
        start, end = bisect_left(offsets, start), bisect_left(offsets, end)
    while start < end and parts.text[end - 1].isspace():  # what stands for a line end may lie before the place of the end
        end -= 1
    while start < end and parts.text[start].isspace():
        start += 1
    return start, end


def real_passages(names: Iterable[str]) -> Iterator[Passage]:
    """Passages of annotation files `data/real_<name>.jsonl`; a file whose hash differs stops the run."""
    return (passage for _, _, passage in real_passages_at(names))


def real_passages_at(names: Iterable[str]) -> Iterator[tuple[int, int, Passage]]:
    """The same, each with the stretch of the view that it is."""
    for name in names:
        if not (DATA / f"real_{name}.jsonl").is_file():
            continue
        hashes = json.loads((DATA / f"sha256_{name}.json").read_text())
        for line in (DATA / f"real_{name}.jsonl").read_text().splitlines():
            entry = json.loads(line)
            parts = layout(entry["file"])[1]
            with (shared() / "corpus" / entry["file"]).open("rb") as handle:
                if hashlib.sha256(handle.read()).hexdigest() != hashes[entry["file"]]:
                    raise SystemExit(f"{entry['file']}: not the text that was annotated (its hash differs)")
            start, end = view_span(parts, entry["start"], entry["end"])
            spans = []
            for first, last, label in entry["spans"]:
                a, b = view_span(parts, first, last)
                if start <= a < b <= end:
                    spans.append((a - start, b - start, label))
            if end > start:
                yield start, end, Passage(parts.text[start:end], tuple(spans), entry["file"])


def written_passages() -> Iterator[Passage]:
    """Passages written for this project: `data/written*.txt`, one a line, marked as `[[LABEL|text]]`; `#` starts a note."""
    for path in sorted(DATA.glob("written*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield marked(line.strip())


def marked(line: str) -> Passage:
    """A marked line as a passage.

    >>> marked("[[PERSON|Ada Ng]] spoke.")
    Passage(text='Ada Ng spoke.', spans=((0, 6, 'PERSON'),), file='')
    """
    text, spans, last = "", [], 0
    for match in MARK.finditer(line):
        text += line[last : match.start()]
        spans.append((len(text), len(text) + len(match.group(2)), match.group(1)))
        text += match.group(2)
        last = match.end()
    return Passage(text + line[last:], tuple(spans))
