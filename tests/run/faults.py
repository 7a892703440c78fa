"""Batches that are killed at random moments and gone on with; used by the tests (a few kills) and the benchmarks (many)."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from hkfacts.run.items import Limits
from tests.conftest import ROOT
from tests.run.conftest import Place

WORKING = 3  # processes below a batch that works: the one that forks, and workers
VICTIM = [sys.executable, "-m", "tests.run.victim"]


def processes_of(pid: int) -> list[int]:
    """The processes below one, from /proc."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError, ValueError):
                continue
            parents.setdefault(parent, []).append(int(folder.name))
    found, todo = [], [pid]
    while todo:
        below = parents.get(todo.pop(), [])
        found += below
        todo += below
    return found


def start(root: Path, *more: str) -> subprocess.Popen[bytes]:
    """A batch over `root/in`, going on with what is there."""
    return subprocess.Popen(
        [*VICTIM, str(root), *more], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=hear_interrupts
    )


def hear_interrupts() -> None:
    """For a child: what runs in the background of a shell is deaf to Ctrl-C, and so are its children, unless they say otherwise."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def kill_somebody(batch: subprocess.Popen[bytes], chance: random.Random) -> str:
    """Kill -9 the batch itself or one of its processes; who it was."""
    below = processes_of(batch.pid)
    if not below or chance.random() < 0.5:
        batch.kill()
        return "parent"
    try:
        os.kill(chance.choice(below), signal.SIGKILL)
    except ProcessLookupError:
        return "nobody"
    return "worker"


def expected(place: Place) -> tuple[bytes, bytes]:
    """What an uninterrupted run writes."""
    out = place.root / "whole.jsonl"
    place.run(out=out, again="restart", limits=Limits(2, 30.0))
    return out.read_bytes(), Path(f"{out}.errors.jsonl").read_bytes()


def killed_and_resumed(place: Place, kills: int, longest: float, seed: int = 1) -> dict[str, int]:
    """Run with kills until all are spent and the batch is done; how many of each there were. Orphans fail the caller's test."""
    chance = random.Random(seed)
    counts = {"parent": 0, "worker": 0, "nobody": 0, "runs": 0, "broke off": 0, "begun anew": 0}
    spent = 0
    while True:
        batch = start(place.root)
        counts["runs"] += 1
        below: set[int] = set()
        while batch.poll() is None and spent < kills:
            early = chance.random() < 0.1
            while not early and batch.poll() is None and len(processes_of(batch.pid)) < WORKING:
                time.sleep(0.02)  # most kills shall come while it works, not while Python starts
            time.sleep(chance.uniform(0.02, longest))
            if batch.poll() is None:
                below |= set(processes_of(batch.pid))
                who = kill_somebody(batch, chance)
                counts[who] += 1
                spent += who != "nobody"
        said, _ = batch.communicate()
        assert batch.returncode in (0, 3, -signal.SIGKILL), said.decode()
        deadline = time.monotonic() + 30
        while any(alive(pid) for pid in below):
            assert time.monotonic() < deadline, "a worker outlived its batch"
            time.sleep(0.05)
        counts["broke off"] += batch.returncode == 3
        if batch.returncode == 0 and spent >= kills:
            return counts
        if batch.returncode == 0:  # done before it was killed often enough: once more from nothing
            counts["begun anew"] += 1
            clear(place)


def alive(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def clear(place: Place) -> None:
    """Throw the output away."""
    for path in (place.out, Path(f"{place.out}.errors.jsonl"), Path(f"{place.out}.skipped.jsonl")):
        path.unlink(missing_ok=True)
    for path in Path(f"{place.out}.journal").glob("*"):
        path.unlink()
    Path(f"{place.out}.journal").rmdir()
