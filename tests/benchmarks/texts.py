"""The releases that are measured: $HKFACTS_SHARED/corpus where it is, else releases made from those of this project."""

from __future__ import annotations

import random
import re
from pathlib import Path

from tests.conftest import sample_files
from tests.gate.gold import own, read, shared

_DIGIT = re.compile(r"\d")
_NAME = re.compile(r"\b[A-Z][a-z]{4,}\b")


def releases(folder: Path | None = None) -> tuple[Path, list[Path]]:
    """A folder and the releases in it, in order of name; without a folder, the shared corpus."""
    if folder is None:
        found = shared()
        if found is None:
            raise SystemExit("name a folder, or set HKFACTS_SHARED to one that has a corpus/")
        folder = found / "corpus"
    names = (p for p in folder.rglob("*") if p.suffix in (".md", ".txt") and p.name != "README.md")
    return folder, sorted(names)


def measured(number: int) -> tuple[str, list[str]]:
    """Where texts come from, and so many of them: all of Hong Kong and an even choice of the wires, or made ones."""
    folder = shared()
    if folder is None or not (folder / "corpus").is_dir():
        return "releases made from the samples and the gold", made(number)
    root = folder / "corpus"
    local = sorted((root / "hongkong").glob("*.md"))
    wires = sorted((root / "wire").rglob("*.md"))
    wanted = max(1, number - len(local))
    files = (local + wires[:: max(1, len(wires) // wanted)])[:number] if number >= len(local) else local[:number]
    return "corpus/hongkong and an even choice of corpus/wire", [read(f) for f in random.Random(1).sample(files, len(files))]


def made(number: int) -> list[str]:
    """Releases like those of this project, with other digits and other names in each, so that no word cache helps unduly."""
    texts = [p.read_text(encoding="utf-8") for p in sample_files() if p.suffix in (".txt", ".md")]
    texts += [case.text for case in own()]
    chance = random.Random(7)
    out = []
    for n in range(number):
        text = _DIGIT.sub(lambda m: str(chance.randint(1, 9)) if m[0] != "0" else "0", texts[n % len(texts)])
        mark = "".join(chance.choices("aeioulnrst", k=3))
        out.append(_NAME.sub(lambda m, mark=mark: m[0] + mark if chance.random() < 0.05 else m[0], text))  # type: ignore[misc]
    return out
