"""Whether what a batch has written stands in what it has read: `python -m tests.benchmarks.grounding OUT`.

Every mention of every record is compared with the text of its source, read anew; independent of the models that the records were made with.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hkfacts.read import read_path
from hkfacts.settings import Settings


def mentions_of(value: Any) -> Iterator[tuple[int, int, str]]:
    """Start, end and text of all that has them."""
    if isinstance(value, dict):
        start, end, text = value.get("start"), value.get("end"), value.get("text")
        if isinstance(start, int) and isinstance(end, int) and isinstance(text, str):
            yield start, end, text
        for inner in value.values():
            yield from mentions_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from mentions_of(inner)


def ungrounded(out: Path) -> tuple[list[str], int]:
    """What is not in its text, and how many mentions there are."""
    wrong: list[str] = []
    number = 0
    with out.open("rb") as lines:
        for line in lines:
            release = json.loads(line)
            source = read_path(release["source"]["name"], Settings())
            if source.sha256 != release["source"]["sha256"]:
                wrong.append(f"{source.name}: it has changed since it was read")
            for start, end, text in mentions_of(release):
                number += 1
                if source.text[start:end] != text:
                    wrong.append(f"{source.name}: {text!r} at {start}, where {source.text[start:end]!r} is")
    return wrong, number


def main() -> None:
    """Check and print."""
    wrong, number = ungrounded(Path(sys.argv[1]))
    print(f"{number:,} mentions, {len(wrong)} not in their text")
    print("\n".join(wrong[:50]))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
