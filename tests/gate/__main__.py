"""The command behind `make gate`.

make gate                     measure, compare with floors.toml and with the releases of pinned.json; status 1 below a floor
make gate GATE="--errors"     also list what was extra (+) and missed (-), release by release, but not of those held out
make gate GATE="--raise"      pin floors that are higher than before
make gate GATE="--lower"      pin every floor where the measure stands now, also lower ones: say why in the commit
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

import hkfacts

from .gold import Case, cases, shared
from .score import KINDS, Scored, Total, score

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"
PINNED = HERE / "pinned.json"
HEADER = ("release_date", "issuer", "title")
GROUPS = {
    "own": "releases written for this project (tests/gold)",
    "corpus": "dates and figures of real releases (tests/gold/corpus)",
    "blind": "real releases annotated whole, before the tool had seen them (tests/gold/corpus)",
    "read": "real releases annotated whole or in part, whose errors have been read since (tests/gold/corpus)",
    "held": "people, initiatives and quotes of real releases that nothing is made from (tests/gold/corpus)",
    "shared": "real releases (the shared gold)",
}
HELD_OUT = "held"  # whose errors nobody who mends the tool may see

Floors = dict[str, dict[str, float]]
Counts = dict[str, dict[str, list[int]]]


def measure(gold: Iterable[Case]) -> dict[tuple[str, str], Scored]:
    """The scores of every release; the release date is not told, the text has to."""
    extractor = hkfacts.load()
    out = {}
    for case in gold:
        found = extractor.extract(case.text).model_dump(mode="json")
        out[case.group, case.name] = score(found, case.gold, case.text)
    return out


def totals(scored: Mapping[tuple[str, str], Scored]) -> dict[str, dict[str, Total]]:
    """Counts by group and kind, over the releases."""
    out: dict[str, dict[str, Total]] = {}
    for (group, _), release in scored.items():
        rows = out.setdefault(group, {})
        for kind, tally in release.tallies.items():
            rows.setdefault(kind, Total()).add(tally.counts())
        for name, right in release.header.items():
            if right is not None:
                rows.setdefault(name, Total()).add((int(right), 0, int(not right)))
    return out


def measured(row: str, total: Total) -> float:
    """The figure that a floor is set on: F1, and the share that is right for facts about the release itself."""
    return total.recall if row in HEADER else total.f1


def read_floors() -> Floors:
    """The pinned floors by group and kind."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}


def write_floors(floors: Floors) -> None:
    """Pin floors."""
    lines = [
        "# F1 by group of gold and kind; for release_date, issuer and title: the share that is right.",
        "# Raised by `make gate GATE=--raise`, lowered only by `make gate GATE=--lower`.",
        "",
    ]
    for group in GROUPS:
        if group in floors:
            lines.append(f"[{group}]")
            order = [k for k in (*KINDS, *HEADER) if k in floors[group]]
            lines += [f'"{k}" = {floors[group][k]:.4f}' if "+" in k else f"{k} = {floors[group][k]:.4f}" for k in order]
            lines.append("")
    FLOORS.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def read_pinned() -> Counts:
    """Counts by release and kind at the last pin."""
    loaded: Counts = json.loads(PINNED.read_text(encoding="utf-8")) if PINNED.is_file() else {}
    return loaded


def counts_of(scored: Mapping[tuple[str, str], Scored]) -> Counts:
    """Counts by release and kind, as they are pinned."""
    return {f"{g}/{n}": {k: list(t.counts()) for k, t in s.tallies.items()} for (g, n), s in scored.items()}


def write_pinned(now: Counts) -> None:
    """Pin counts; releases that are not at hand keep theirs."""
    rows = [f"{json.dumps(k)}: {json.dumps(v)}" for k, v in sorted((read_pinned() | now).items())]
    PINNED.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


def show(group: str, rows: Mapping[str, Total], floors: Mapping[str, float], releases: int) -> list[str]:
    """Print one group; the rows that lie below their floors."""
    print(f"\n{GROUPS[group]}: {releases} releases")
    print(f"  {'':18} {'P':>6} {'R':>6} {'F1':>6}   {'right':>5} {'extra':>5} {'missed':>6}   {'floor':>6}")
    below = []
    for row in (*KINDS, *HEADER):
        if row not in rows:
            continue
        total, floor = rows[row], floors.get(row)
        value = measured(row, total)
        change = ""
        if floor is not None and value < floor - 1e-9:
            change = f"{100 * (value - floor):+.1f}  BELOW"
            below.append(f"{group} {row}: {value:.4f} is below {floor:.4f}")
        elif floor is not None and value >= floor + 0.0005:
            change = f"{100 * (value - floor):+.1f}"
        shown = "     –" if floor is None else f"{100 * floor:6.1f}"
        if row in HEADER:
            print(f"  {row:18} {'':6} {100 * value:6.1f} {'':6}   {total.right:5} {'':5} {total.missed:6}   {shown} {change}")
        else:
            said = f"{100 * total.precision:6.1f} {100 * total.recall:6.1f} {100 * total.f1:6.1f}"
            print(f"  {row:18} {said}   {total.right:5} {total.extra:5} {total.missed:6}   {shown} {change}")
    return below


def show_changes(now: Counts, before: Counts) -> None:
    """Print what each release gained and lost since the last pin."""
    lines = []
    for name in sorted(now):
        for kind, (right, extra, missed) in now[name].items():
            old = before.get(name, {}).get(kind)
            if old is None or old == [right, extra, missed]:
                continue
            total = right + missed
            verdict = (right - old[0]) - (extra - old[1])
            sign = "gain" if verdict > 0 else "loss" if verdict < 0 else "same"
            lines.append(f"  {sign} {name:28} {kind:18} right {old[0]} → {right} of {total}, extra {old[1]} → {extra}")
    new = sorted(set(now) - set(before))
    print("\nBy release, since the last pin:" if lines or new else "\nBy release, nothing has changed since the last pin.")
    print("\n".join(lines), end="\n" if lines else "")
    if new:
        print(f"  not pinned yet: {', '.join(new)}")


def show_errors(scored: Mapping[tuple[str, str], Scored], kinds: set[str]) -> None:
    """Print what was extra and missed."""
    for (group, name), release in scored.items():
        if group == HELD_OUT:
            continue
        print(f"\n{group}/{name}")
        wrong = [k for k, right in release.header.items() if right is False]
        if wrong and not kinds:
            print(f"  wrong: {', '.join(wrong)}")
        for kind, tally in release.tallies.items():
            if kinds and kind not in kinds:
                continue
            for sign, entries in (("+", tally.extra), ("-", tally.missed)):
                for entry in entries:
                    print(f"  {kind:18} {sign} {entry}")


def pin(rows: Mapping[str, Mapping[str, Total]], floors: Floors, now: Counts, *, lower: bool) -> None:
    """Write floors (rounded down) and the counts of the releases."""
    for group, kinds in rows.items():
        for row, total in kinds.items():
            value = math.floor(measured(row, total) * 10_000) / 10_000
            old = floors.setdefault(group, {}).get(row)
            if old is None or value > old or lower:
                floors[group][row] = value
    write_floors(floors)
    write_pinned(now)
    print(f"\nPinned in {FLOORS.name} and {PINNED.name}.")


def main() -> int:
    """Measure, show, compare, and pin where asked."""
    parser = argparse.ArgumentParser(prog="make gate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    pins = parser.add_mutually_exclusive_group()
    pins.add_argument("--raise", dest="raised", action="store_true", help="pin floors that are higher than before")
    pins.add_argument("--lower", action="store_true", help="pin every floor where the measure stands now")
    parser.add_argument("--errors", action="store_true", help="list what was extra (+) and missed (-)")
    parser.add_argument("--only", help="releases by name, with commas between; floors are not looked at")
    parser.add_argument("--kinds", default="", help="with --errors: only these kinds, with commas between")
    args = parser.parse_args()
    began = time.perf_counter()
    only = set(args.only.split(",")) if args.only else None
    scored = measure(c for c in cases() if only is None or c.name in only)
    if not scored:
        print("gate: there is no gold of that name", file=sys.stderr)
        return 2
    rows, floors, now = totals(scored), read_floors() if only is None else {}, counts_of(scored)
    if args.errors:
        show_errors(scored, set(args.kinds.split(",")) - {""})
    below = []
    for group in GROUPS:
        if group in rows:
            below += show(group, rows[group], floors.get(group, {}), sum(g == group for g, _ in scored))
    if only is not None:
        return 0
    show_changes(now, read_pinned())
    print(f"\n{len(scored)} releases in {time.perf_counter() - began:.1f} s")
    if shared() is None:
        print("HKFACTS_SHARED names no folder: only the project's own gold was measured.")
    if args.raised or args.lower:
        pin(rows, floors, now, lower=args.lower)
        return 0 if args.lower or not below else 1
    if below:
        print("\nBelow the floor:\n  " + "\n  ".join(below))
        print("Mend it, or, where the loss is worth its gain, pin it: make gate GATE=--lower (and say why in the commit).")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
