"""The command behind `make bench`: time to start, releases a second on the samples and the gold, and memory.

The figures are of this machine at this hour; they are for comparing two states of the code on one machine, not for tables.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time

import hkfacts
from tests.conftest import ROOT, sample_files
from tests.gate.gold import own, read

ROUNDS = 5


def start(*arguments: str) -> float:
    """Seconds that a process takes, the best of three."""
    best = float("inf")
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - began)
    return best


def main() -> None:
    """Measure and print."""
    print(f"import hkfacts             {start('-c', 'import hkfacts'):8.2f} s")
    print(f"hkfacts --version          {start('-m', 'hkfacts', '--version'):8.2f} s")
    print(f"hkfacts extract, one file  {start('-m', 'hkfacts', 'extract', 'samples/corporate.txt'):8.2f} s")
    texts = [read(p) for p in sample_files()] + [case.text for case in own()]
    extractor = hkfacts.load()
    extractor.extract(texts[0])
    characters = sum(map(len, texts))
    rounds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for _release in extractor.extract_many(texts):
            pass
        rounds.append(time.perf_counter() - began)
    spent = statistics.median(rounds)
    print(f"{len(texts)} releases, {characters:,} characters, median of {ROUNDS} rounds: {spent:.2f} s")
    print(f"releases a second          {len(texts) / spent:8.1f}")
    print(f"characters a second        {characters / spent:8,.0f}")
    print(f"most memory                {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8,.0f} MiB")


if __name__ == "__main__":
    main()
