"""Whole processes from cold: the command beside the import that it cannot do without."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

from tests.benchmarks.ratios import Ratio, ratio
from tests.conftest import ROOT

TOOL = ["-m", "hkfacts"]
PAIRS = (
    ("hkfacts extract one-file", [*TOOL, "extract", "samples/corporate.txt"], ["-c", "import spacy"], "goal: at most 1.6"),
    ("hkfacts --help", [*TOOL, "--help"], ["-c", "import typer"], "goal: at most 3"),
    ("hkfacts --version", [*TOOL, "--version"], ["-c", "import typer"], ""),
    ("import hkfacts", ["-c", "import hkfacts"], ["-c", "pass"], ""),
)


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of one process: on the clock and of the processors."""

    clock: float
    processor: float


def run(arguments: list[str], cache: str) -> Spent:
    """One process to its end; bytecode is kept in a folder of the benchmark, as it is for an installed package."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL, env=kept | {"PYTHONPYCACHEPREFIX": cache}
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(time.perf_counter() - began, processor)


def compare(rounds: int) -> list[Ratio]:
    """Ratios of processor seconds, one after the other in each round, after a first round that nobody counts."""
    found = []
    with tempfile.TemporaryDirectory() as cache:
        for name, ours, theirs, goal in PAIRS:
            pairs = [(run(ours, cache), run(theirs, cache)) for _ in range(rounds + 1)][1:]
            beside = f"python {' '.join(theirs)}"
            found.append(ratio(f"{name}, by {beside}", [a.processor for a, _ in pairs], [b.processor for _, b in pairs], goal))
    return found
