"""All engines over one folder: `python -m tests.benchmarks.engines FOLDER [number] [--rounds N] [--only serial,processes,ray]`.

Printed are the rate of each once it is started (from its first outcomes to its last), whether all have written the same bytes, and whether every
mention of them stands in the text that it was read from. Ray takes part where it is installed.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from hkfacts.run.batch import Request, Silent, run_batch
from hkfacts.run.inputs import Search
from hkfacts.run.items import Limits
from hkfacts.run.plan import Leftover
from tests.benchmarks.grounding import ungrounded

WORKERS = 2


@dataclass
class Timed(Silent):
    """Notes when the first outcomes came, how many they were, and when the last did."""

    started: float = 0.0
    first: int = 0
    first_at: float = 0.0
    last: int = 0
    last_at: float = 0.0

    def begin(self, total: int, before: int, leftovers: Callable[[], Iterable[Leftover]]) -> None:
        self.started = time.perf_counter()

    def step(self, done: int, failed: int) -> None:
        if done > self.last:
            self.last, self.last_at = done, time.perf_counter()
            if not self.first:
                self.first, self.first_at = done, self.last_at

    @property
    def rate(self) -> float:
        """Releases a second once started."""
        return (self.last - self.first) / max(1e-9, self.last_at - self.first_at)


def chosen(folder: str, number: int | None) -> list[str]:
    """The releases of a folder, or so many of them, evenly spread."""
    files = sorted(str(p) for p in Path(folder).rglob("*.md") if p.name != "README.md")
    return files[:: max(1, len(files) // number)][:number] if number else files


def main() -> None:
    """Run, compare, print."""
    said = argparse.ArgumentParser()
    said.add_argument("folder")
    said.add_argument("number", type=int, nargs="?")
    said.add_argument("--rounds", type=int, default=1)
    said.add_argument("--only", default="serial,processes" + (",ray" if find_spec("ray") else ""))
    wanted = said.parse_args()
    files = chosen(wanted.folder, wanted.number)
    engines = wanted.only.split(",")
    rates: dict[str, list[float]] = {engine: [] for engine in engines}
    written: dict[str, tuple[bytes, bytes]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        for number in range(wanted.rounds):
            for engine in engines:
                out, watcher = Path(temporary) / f"{engine}.jsonl", Timed()
                limits = Limits(0 if engine == "serial" else WORKERS)
                listed = [f"{f}\n".encode() for f in files]
                request = Request(
                    Search((), listed), out, limits=limits, engine="ray" if engine == "ray" else "local", again="restart"
                )
                summary = run_batch(request, watcher)
                rates[engine].append(watcher.rate)
                written[engine] = (out.read_bytes(), Path(f"{out}.errors.jsonl").read_bytes())
                print(
                    f"round {number + 1}, {engine}: {summary.done:,} of {summary.total:,} done, {summary.failed} failed, "
                    f"{summary.seconds:.0f} s, first after {watcher.first_at - watcher.started:.1f} s, {watcher.rate:.2f} a second once started",
                    flush=True,
                )
        first = written[engines[0]]
        same = all(w == first for w in written.values())
        print(
            f"the same bytes from {', '.join(engines)}: {'yes' if same else 'NO'} ({len(first[0]):,} bytes, {len(first[1]):,} of failures)"
        )
        wrong, mentions = ungrounded(Path(temporary) / f"{engines[0]}.jsonl")
        print(f"mentions: {mentions:,}, not in their text: {len(wrong)}{''.join(f'{chr(10)}  {w}' for w in wrong[:9])}")
    if {"processes", "ray"} <= set(engines):
        ratio = statistics.median(p / r for p, r in zip(rates["processes"], rates["ray"], strict=True))
        print(f"Ray takes {ratio:.2f} times as long as processes once started (median of {wanted.rounds})")


if __name__ == "__main__":
    main()
