"""The command behind `make bench`: whole processes, one process beside its rivals, and growth; ratios, as a table and as JSON.

Seconds are of one machine at one hour; the ratios of sides measured one after the other are what can be compared. On a busy machine
even they spread; the table says by how much.
"""

from __future__ import annotations

import argparse
import json
import platform
from pathlib import Path

import hkfacts
from tests.benchmarks import growth, inside, processes
from tests.benchmarks.ratios import as_data
from tests.benchmarks.texts import measured
from tests.conftest import ROOT

PARTS = ("processes", "inside", "growth")


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description="How fast the tool is, beside its rivals.")
    parser.add_argument("parts", nargs="*", default=list(PARTS), help=f"any of {', '.join(PARTS)}; all by default")
    parser.add_argument("--releases", type=int, default=70, help="how many releases one process reads")
    parser.add_argument("--rounds", type=int, default=7, help="how many pairs of processes")
    parser.add_argument("--largest", type=int, default=1_000_000, help="characters of the longest release for growth")
    parser.add_argument("--json", type=Path, default=ROOT / "out" / "bench.json")
    said = parser.parse_args()
    data: dict[str, object] = {"hkfacts": hkfacts.__version__, "python": platform.python_version(), "machine": platform.machine()}
    if "processes" in said.parts:
        found = processes.compare(said.rounds)
        data["processes"] = as_data(found)
        print("From cold, processor time", *(r.row() for r in found), "", sep="\n", flush=True)
    if "inside" in said.parts:
        origin, texts = measured(said.releases)
        ratios, each, missing = inside.compare(texts)
        data["inside"] = {"texts": origin, "releases": len(texts), "characters": sum(map(len, texts)), "ratios": as_data(ratios)}
        data["milliseconds for 4,000 characters"] = each
        print(f"One process, {len(texts)} releases, {sum(map(len, texts)):,} characters: {origin}")
        print(*(r.row() for r in ratios), *(f"not measured: {m}" for m in missing), sep="\n")
        print("\nMilliseconds of the processor for 4,000 characters, on this machine now")
        print(*(f"{name:64} {value:10.2f}" for name, value in each.items()), "", sep="\n", flush=True)
    if "growth" in said.parts:
        grown = growth.compare(tuple(n for n in growth.SIZES if n <= said.largest))
        data["growth"] = grown
        print("One release, longer and longer", *growth.table(grown), sep="\n", flush=True)
    said.json.parent.mkdir(exist_ok=True)
    said.json.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    print(f"\nAs JSON: {said.json}")


if __name__ == "__main__":
    main()
