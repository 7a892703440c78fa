"""Memory of a batch by its length: `python -m tests.benchmarks.memory [few] [many] [--short] [--fake]`.

Releases are the samples with changed words and numbers, as rows of one JSON Lines file; with `--short` a paragraph of each, with `--fake` done by an
extractor that does next to nothing, so that a hundred thousand of them take minutes. Printed is the peak, over the run, of the
proportional set size of all processes of the batch, so that memory which workers share counts once; then of it that which is no file's. Programs
beside the batch that use the same libraries make the first figure smaller, and not the second.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import ROOT, sample_files
from tests.run.faults import processes_of

LONG, SHORT = 1_500, 100  # characters of a sample
BATCH = """
import sys
from dataclasses import replace
from pathlib import Path
from hkfacts.run.batch import Request, run_batch
from hkfacts.run.inputs import Search
from hkfacts.run.items import Job, Limits
if __name__ == "__main__":
    source, out, factory = sys.argv[1:]
    job = Job(factory=factory) if factory else Job()
    run_batch(Request(Search((source,)), Path(out), job=job, limits=Limits(2)))
"""


def write_rows(path: Path, number: int, length: int) -> None:
    """A file of so many releases, none like another: a new name and new numbers in each."""
    texts = [p.read_text(encoding="utf-8")[:length] for p in sample_files()]
    with path.open("w", encoding="utf-8") as file:
        for n in range(number):
            words = " ".join(f"w{n}x{i}" for i in range(length // 50))  # words that no vocabulary has seen
            text = f"Notice {n}\n\n{texts[n % len(texts)]}\n\nMs Wong{n} Mei-{n} counted {n} parts. {words}.\n"
            file.write(json.dumps({"id": n, "text": text}) + "\n")


def pss(pid: int) -> tuple[int, int]:
    """Kibibytes of a process, shared memory by its share, and how many of these are no file's; 0 if it has gone."""
    try:
        lines = (Path("/proc") / str(pid) / "smaps_rollup").read_text().splitlines()[1:]
    except OSError:
        return 0, 0
    sizes = {name: int(size.split()[0]) for name, _, size in (line.partition(":") for line in lines)}
    return sizes["Pss"], sizes["Pss_Anon"]


def peak(number: int, factory: str, length: int) -> tuple[float, float, float]:
    """Peak MiB, those that are no file's, and releases a second of a batch of so many."""
    with tempfile.TemporaryDirectory() as folder:
        source, script = Path(folder) / "rows.jsonl", Path(folder) / "batch.py"
        write_rows(source, number, length)
        script.write_text(BATCH, encoding="utf-8")
        began, most, own = time.monotonic(), 0, 0
        batch = subprocess.Popen(
            [sys.executable, str(script), str(source), str(Path(folder) / "out.jsonl"), factory], cwd=ROOT, env=environment()
        )
        while batch.poll() is None:
            sizes = [pss(p) for p in (batch.pid, *processes_of(batch.pid))]
            most, own = max(most, sum(all_ for all_, _ in sizes)), max(own, sum(anonymous for _, anonymous in sizes))
            time.sleep(0.25)
        assert batch.returncode == 0
        return most / 1024, own / 1024, number / (time.monotonic() - began)


def environment() -> dict[str, str]:
    """The environment with this checkout's tests to be found."""
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])}


def main() -> None:
    """Measure and print."""
    sizes = [int(a) for a in sys.argv[1:] if a.isdigit()] or [5_000, 100_000]
    factory = "tests.run.fakes:Fake" if "--fake" in sys.argv else ""
    length = SHORT if "--short" in sys.argv else LONG
    first = first_own = 0.0
    for number in sizes:
        most, own, rate = peak(number, factory, length)
        first, first_own = first or most, first_own or own
        print(
            f"{number:>9,} releases: peak {most:7.1f} MiB, {most / first:.3f} of the first; "
            f"no file's {own:7.1f} MiB, {own / first_own:.3f}; {rate:.1f} releases a second",
            flush=True,
        )


if __name__ == "__main__":
    main()
