"""How two workers scale against two bare loops: `python -m tests.benchmarks.scaling FOLDER [number of releases]`.

What a second processor is worth on a shared machine changes by the second. So loops and workers take turns, a few seconds each, and their times are added up;
printed too are the processor seconds that the workers got and how long they waited for an input, which no neighbour can change.
"""

from __future__ import annotations

import multiprocessing
import os
import statistics
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from hkfacts.run.items import Item, Job, Limits
from hkfacts.run.processes import Crew, drive, open_crew

PORTION = 120  # releases a turn; the last ones of a turn are done by one worker alone
TICK = os.sysconf("SC_CLK_TCK")


def loop(number: int) -> int:
    """Nothing but arithmetic."""
    total = 0
    for n in range(number):
        total += n * n % 7
    return total


def bare(processes: int, number: int = 20_000_000) -> float:
    """Seconds that so many processes take for one loop each."""
    context = multiprocessing.get_context("fork")
    running = [context.Process(target=loop, args=(number,)) for _ in range(processes)]
    began = time.perf_counter()
    for one in running:
        one.start()
    for one in running:
        one.join()
    return time.perf_counter() - began


def processor_seconds(pid: int) -> float:
    """What a process has had of the processors."""
    fields = (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def batch(crew: Crew, files: tuple[str, ...]) -> float:
    """Seconds that workers which are there take for the files."""
    began = time.perf_counter()
    for _ in drive(crew, [Item(n, f, f) for n, f in enumerate(files)]):
        pass
    return time.perf_counter() - began


def had(crew: Crew) -> float:
    """Processor seconds of all workers."""
    return sum(processor_seconds(w.process.pid) for w in crew.workers if w.process.pid)


def main() -> None:
    """Measure and print."""
    files = sorted(str(p) for p in Path(sys.argv[1]).rglob("*.md"))
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 4 * PORTION
    files = files[:: max(1, len(files) // number)][:number]
    times: list[tuple[float, float, float, float]] = []
    used, ours = [0.0, 0.0], 0.0
    with ExitStack() as stack:
        one, two = (stack.enter_context(open_crew(Job(), Limits(n))) for n in (1, 2))
        batch(one, tuple(files[:4])), batch(two, tuple(files[:8]))
        for portion in (tuple(files[at : at + PORTION]) for at in range(0, len(files), PORTION)):
            before = had(one), had(two)
            loops = bare(1), bare(2)
            alone = batch(one, portion)
            spent = time.process_time()
            times.append((*loops, alone, batch(two, portion)))
            ours += time.process_time() - spent
            used = [u + had(c) - b for u, c, b in zip(used, (one, two), before, strict=True)]
            single, double, alone, both = times[-1]
            print(f"bare loops {2 * single / double:.2f} times, workers {alone / both:.2f} times", flush=True)
    single, double, alone, both = (sum(t[i] for t in times) for i in range(4))
    ratio = (alone / both) / (2 * single / double)
    median = statistics.median((a / b) / (2 * s / d) for s, d, a, b in times)
    print(
        f"in all: bare loops {2 * single / double:.2f} times, workers {alone / both:.2f} times: {ratio:.2f} as well (median of turns {median:.2f})"
    )
    print(
        f"processor seconds for {len(files)} releases: one worker {used[0]:.1f}, two {used[1]:.1f}, and {ours:.2f} of the process that hands out; "
        f"{len(files) / both:.1f} releases a second"
    )


if __name__ == "__main__":
    main()
