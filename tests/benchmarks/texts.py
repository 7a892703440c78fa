"""The releases that are measured: $HKFACTS_SHARED/corpus where it is, else releases made of the samples and the gold texts."""

from __future__ import annotations

import re
from pathlib import Path

from tests.gate.gold import shared

_NUMBER = re.compile(r"\d")


def releases(folder: Path | None = None) -> tuple[Path, list[Path]]:
    """A folder and the releases in it, in order of name; without a folder, the shared corpus."""
    if folder is None:
        found = shared()
        if found is None:
            raise SystemExit("name a folder, or set HKFACTS_SHARED to one that has a corpus/")
        folder = found / "corpus"
    names = (p for p in folder.rglob("*") if p.suffix in (".md", ".txt") and p.name != "README.md")
    return folder, sorted(names)
