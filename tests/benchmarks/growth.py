"""How time and memory grow with one release, by `python -m tests.benchmarks.growth SIZE`: its time for a byte, and memory."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time

from tests.conftest import ROOT
from tests.gate.gold import own

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)


def release(size: int) -> str:
    """One release of this length: the bodies of the gold texts one after the other, numbered so that none is like another."""
    bodies = [case.text for case in own() if case.name.startswith(("gov", "ngo", "univ", "wire"))]
    pieces: list[str] = []
    length = number = 0
    while length < size:
        pieces.append(f"Part {number} of the report.\n\n{bodies[number % len(bodies)].strip()}\n\n")
        length += len(pieces[-1])
        number += 1
    return "".join(pieces)[:size]


def peak() -> int:
    """Most bytes that this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def measure(size: int) -> dict[str, float]:
    """Processor seconds and memory of one release, text to JSON, in this process."""
    from hkfacts.pipeline import Extractor
    from hkfacts.write.json import to_json

    extractor = Extractor()
    to_json(extractor.extract(release(5_000)))
    text = release(size)
    before, began = peak(), time.process_time()
    written = to_json(extractor.extract(text))
    spent = time.process_time() - began
    return {"characters": len(text), "seconds": spent, "memory": peak() - before, "json": len(written)}


def compare(sizes: tuple[int, ...] = SIZES) -> list[dict[str, float]]:
    """Each size in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.growth"]
    return [json.loads(subprocess.run([*command, str(n)], cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout) for n in sizes]


def table(found: list[dict[str, float]]) -> list[str]:
    """Lines for eyes: time for a byte as a multiple of that at 100 kB, memory as a multiple of the text."""
    hundred = next((f for f in found if f["characters"] == 100_000), found[0])
    base = hundred["seconds"] / hundred["characters"]
    return [
        f"{int(f['characters']):>12,} characters: time for each {f['seconds'] / f['characters'] / base:5.2f} of that at 100,000, "
        f"memory {f['memory'] / f['characters']:6.1f} bytes a character, JSON {f['json'] / f['characters']:.1f}"
        for f in found
    ]


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
