"""Nothing is lost: kills at random moments, a full disk, Ctrl-C. The long form is `python -m tests.benchmarks.faults`."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hkfacts.run.journal import JOURNAL, Journal
from tests.run import faults
from tests.run.conftest import Place

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def test_kills_of_parent_and_workers_lose_nothing(place: Place) -> None:
    place.many(60, "Part {n} of many, of some length. SLEEP 0.02")
    place.write("0007.txt", bytes(range(256)) * 9)
    place.write("0011.txt", "SLEEP 0.5")
    counts = faults.killed_and_resumed(place, kills=6, longest=0.8, seed=3)
    while any(f["kind"] == "crash" for f in place.failures()):
        assert faults.start(place.root).wait() == 0  # a file whose worker was killed twice is a failure until the next run
    assert counts["parent"] and counts["worker"]
    assert place.written() == faults.expected(place)


def test_a_full_disk_is_said_and_can_be_gone_on_with(place: Place) -> None:
    place.many(80, "Part {n} of many. " * 200)
    full = faults.start(place.root, str(place.out), "1000000")
    said = full.communicate()[0].decode()
    assert full.returncode == 1 and "make room" in said and "--resume" in said and "Traceback" not in said
    complete = place.out.read_bytes()  # none, where what waits for a slow first input is what meets the limit
    assert len(complete) <= 1_000_000
    assert faults.start(place.root).wait() == 0
    assert place.written() == faults.expected(place)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes in memory, which only root may make."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], capture_output=True, text=True)
    if made.returncode:
        pytest.skip(f"no small disk can be made here: {made.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_really_full_is_said_and_can_be_gone_on_with(place: Place, small_disk: Path) -> None:
    place.many(160, "Part {n} of many. " * 200)
    out = small_disk / "out.jsonl"
    full = faults.start(place.root, str(out))
    said = full.communicate()[0].decode()
    # the output or the journal meets the end of the disk first, and SQLite has words of its own for it
    assert "No space left on device" in said or "disk is full" in said, said
    assert full.returncode == 1 and "make room" in said and "--resume" in said, said
    assert "Traceback" not in said
    # how much was saved depends on which file met the end of the disk; what was saved is whole and right
    wanted = faults.expected(place)
    assert wanted[0].startswith(_whole_lines(out))
    noted = _noted_bytes(out, place.root / "aside")
    assert noted <= len(_whole_lines(out))
    again = faults.start(place.root, str(out))  # there is still no room; a line that the journal could not note is made again
    again.communicate()
    assert again.returncode == 1 and wanted[0].startswith(_whole_lines(out))
    assert len(_whole_lines(out)) >= noted  # and what it had noted stays
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    assert faults.start(place.root, str(out)).wait() == 0
    assert (out.read_bytes(), Path(f"{out}.errors.jsonl").read_bytes()) == wanted


def _noted_bytes(out: Path, aside: Path) -> int:
    """How much of a file the journal says is done for good, by a copy where there is room."""
    shutil.copytree(Path(f"{out}.journal"), aside)
    journal = Journal(aside / JOURNAL)
    try:
        return journal.sizes()[0]
    finally:
        journal.close()


def _whole_lines(out: Path) -> bytes:
    """What a file holds up to its last line end."""
    held = out.read_bytes()
    return held[: held.rfind(b"\n") + 1]


def test_interrupted_runs_save_what_is_done(place: Place) -> None:
    place.many(40, "Part {n}. SLEEP 0.1")
    batch = faults.start(place.root)
    deadline = time.monotonic() + 60
    while not (place.out.exists() and place.out.stat().st_size) and time.monotonic() < deadline:
        time.sleep(0.05)
    batch.send_signal(signal.SIGINT)
    said = batch.communicate()[0].decode()
    assert batch.returncode != 0 and "KeyboardInterrupt" in said
    assert place.out.read_bytes().endswith(b"\n")
    assert not any(faults.alive(p) for p in faults.processes_of(batch.pid))
    saved = place.out.read_bytes()
    assert faults.start(place.root).wait() == 0
    assert place.out.read_bytes().startswith(saved) and place.written() == faults.expected(place)
    assert not list(Path(f"{place.out}.journal").glob("kept-*"))
