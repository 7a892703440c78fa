"""A digest of the tool's output: `python -m tests.benchmarks.digest [FOLDER] [--every N] [--save FILE] [--against FILE]`.

What is made faster must not change what is said. `--save` writes a line a release (its name and the SHA-256 of its JSON);
`--against` names the releases whose JSON differs from such a file. Without a folder it reads $HKFACTS_SHARED/corpus.
"""

from __future__ import annotations

import argparse
import sys
from hashlib import sha256
from pathlib import Path

from hkfacts.pipeline import Extractor
from hkfacts.read import read_path
from hkfacts.write.json import to_json
from tests.benchmarks.texts import releases


def digests(files: list[Path], root: Path) -> dict[str, str]:
    """The SHA-256 of the JSON of each release, by its name from the root."""
    extractor = Extractor()
    found = {}
    for file in files:
        source = read_path(file, extractor.settings)
        text = to_json(extractor.extract_source(source)).replace(str(root), "")
        found[file.relative_to(root).as_posix()] = sha256(text.encode("utf-8")).hexdigest()
    return found


def lines(found: dict[str, str]) -> str:
    """A line a release."""
    return "".join(f"{digest}  {name}\n" for name, digest in found.items())


def changed(found: dict[str, str], saved: Path) -> list[str]:
    """Names of the releases whose digest differs from the saved one, or that stand on one side only."""
    before = {name: digest for digest, name in (line.split("  ", 1) for line in saved.read_text(encoding="utf-8").splitlines())}
    return sorted(n for n in before.keys() | found.keys() if before.get(n) != found.get(n))


def main() -> None:
    """Read, digest, compare, print."""
    parser = argparse.ArgumentParser(description="A digest of the tool's output over a folder.")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--every", type=int, default=1, help="only each so-manieth release")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--against", type=Path)
    said = parser.parse_args()
    root, files = releases(said.folder)
    found = digests(files[:: said.every], root)
    text = lines(found)
    if said.save:
        said.save.write_text(text, encoding="utf-8")
    print(f"{len(found)} releases, SHA-256 of their lines {sha256(text.encode()).hexdigest()}")
    if said.against:
        different = changed(found, said.against)
        print(f"{len(different)} differ from {said.against}", *different, sep="\n  ")
        sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
