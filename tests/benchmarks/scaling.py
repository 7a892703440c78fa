"""How two workers scale against two bare loops: `python -m tests.benchmarks.scaling FOLDER [number of releases]`.

The loops run in the same minute as the batches, because what a second processor is worth on a shared machine changes.
"""

from __future__ import annotations

import multiprocessing
import statistics
import sys
import time
from pathlib import Path

from hkfacts.run.items import Item, Job, Limits
from hkfacts.run.processes import drive, open_crew

ROUNDS = 3


def loop(number: int) -> int:
    """Nothing but arithmetic."""
    total = 0
    for n in range(number):
        total += n * n % 7
    return total


def bare(processes: int, number: int = 12_000_000) -> float:
    """Seconds that so many processes take for one loop each."""
    context = multiprocessing.get_context("fork")
    began = time.perf_counter()
    running = [context.Process(target=loop, args=(number,)) for _ in range(processes)]
    for one in running:
        one.start()
    for one in running:
        one.join()
    return time.perf_counter() - began


def batch(files: list[str], workers: int) -> float:
    """Seconds that so many workers, once loaded, take for the files."""
    warm = [Item(n, f, f) for n, f in enumerate(files[:workers] * 2)]
    items = [Item(n, f, f) for n, f in enumerate(files)]
    with open_crew(Job(), Limits(workers)) as crew:
        for _ in drive(crew, warm):
            pass
        began = time.perf_counter()
        for _ in drive(crew, items):
            pass
        return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    files = sorted(str(p) for p in Path(sys.argv[1]).rglob("*.md"))
    step = max(1, len(files) // (int(sys.argv[2]) if len(sys.argv) > 2 else 100))
    files = files[::step]
    rates: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        one, two = bare(1), bare(2)
        alone, both = batch(files, 1), batch(files, 2)
        rates.append((2 * one / two, alone / both))
        print(
            f"bare loops {2 * one / two:.2f} times, workers {alone / both:.2f} times ({len(files) / both:.1f} releases a second)",
            flush=True,
        )
    print(f"workers scale {statistics.median(w / b for b, w in rates):.2f} times as well as bare loops (median of {ROUNDS})")


if __name__ == "__main__":
    main()
