"""The long fault run: `python -m tests.benchmarks.faults [kills] [inputs]` kills a batch and its workers at random moments.

Each time it is gone on with; at the end its output must be, byte for byte, that of a run that nobody disturbed.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.run import faults
from tests.run.conftest import Place


def main() -> None:
    """Run, compare, print."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    inputs = int(sys.argv[2]) if len(sys.argv) > 2 else 20 * kills
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        place.inputs.mkdir()
        place.many(inputs, "Part {n} of many, of some length. SLEEP 0.02")
        for n in range(0, inputs, 97):
            place.write(f"{n:04}.txt", bytes(range(256)) * 9)  # unreadable
        for n in range(11, inputs, 211):
            place.write(f"{n:04}.txt", "SLEEP 0.6")  # slow: the others overtake it
        for n, order in ((inputs - 9, "SEGFAULT"), (inputs - 5, "EAT")):  # they need their time alone, which kills do not leave
            place.write(f"{n:04}.txt", order)
        began = time.monotonic()
        counts = faults.killed_and_resumed(place, kills, longest=2.0)
        more = 0
        wanted = faults.expected(place)
        while place.written() != wanted and more < 5:  # files whose worker was killed twice are tried again by the next run
            assert faults.start(place.root).wait() == 0
            more += 1
        same = place.written() == wanted
        print(
            f"{inputs:,} inputs, {kills} kills ({counts['parent']} of the parent, {counts['worker']} of workers), {counts['runs']} runs"
        )
        print(f"runs more until nothing was left to try again: {more}; {time.monotonic() - began:.0f} s")
        print(f"output equal to that of an undisturbed run: {'yes' if same else 'NO'}")
        sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()
