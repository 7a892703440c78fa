"""How far two readings of the same training passages agree, from `data/second.jsonl`: F1 of exact spans, by label.

    python agreement.py    (reads this folder's data alone)

A row holds the spans of the second reading and, where they differed, those of the first as they stood before the differences
were settled (`first`). Rows of releases name file and stretch, rows of written passages their number and the hash of their text.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter

from corpus import DATA, LABELS, SETS, is_test, written_passages

Spans = frozenset[tuple[int, int, str]]
Pair = tuple[Spans, Spans]


def spans_of(rows: list[list[object]]) -> Spans:
    """Spans of a row of JSON as a set."""
    return frozenset((int(str(a)), int(str(b)), str(label)) for a, b, label in rows)


def f1(pairs: list[Pair]) -> dict[str, float]:
    """F1 in per cent by label and over all labels (`all`).

    >>> same, first, second = (0, 3, "ORG"), (5, 8, "ORG"), (9, 12, "ROLE")
    >>> f1([(frozenset({same, first}), frozenset({same, second}))])["ORG"]
    66.7
    """
    both, made = Counter[str](), Counter[str]()
    for first, second in pairs:
        both.update(name for span in first & second for name in (span[2], "all"))
        made.update(name for spans in (first, second) for span in spans for name in (span[2], "all"))
    return {label: round(200 * both[label] / max(made[label], 1), 1) for label in (*LABELS, "all")}


def training_data() -> dict[tuple[object, ...], Spans]:
    """Spans of every training passage as they are now, by the key of a row; the hash of a release stands in its set's list."""
    now: dict[tuple[object, ...], Spans] = {}
    for name in SETS:
        hashes = json.loads((DATA / f"sha256_{name}.json").read_text())
        for line in (DATA / f"real_{name}.jsonl").read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if not is_test(entry["file"]):
                now[entry["file"], hashes[entry["file"]], entry["start"], entry["end"]] = spans_of(entry["spans"])
    for number, passage in enumerate(written_passages(), 1):
        now[number, hashlib.sha256(passage.text.encode()).hexdigest()] = frozenset(passage.spans)
    return now


def pairs() -> dict[str, tuple[list[Pair], list[Pair]]]:
    """For real and written passages: first with second reading before the settling, and the data as they are now with the second."""
    now, hashes = training_data(), json.loads((DATA / "sha256_second.json").read_text())
    found: dict[str, tuple[list[Pair], list[Pair]]] = {"written": ([], []), "real": ([], [])}
    for line in (DATA / "second.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kind = "written" if "written" in row else "real"
        key = (
            (row["written"], row["sha256"]) if kind == "written" else (row["file"], hashes[row["file"]], row["start"], row["end"])
        )
        second = spans_of(row["spans"])
        if key not in now:
            raise SystemExit(f"{key[0]}: not the passage that was read a second time")
        found[kind][0].append((spans_of(row["first"]) if "first" in row else second, second))
        found[kind][1].append((now[key], second))
    return found


def main() -> None:
    """Print the figures."""
    for kind, (before, after) in pairs().items():
        for when, rows in (("before the settling", before), ("after it", after)):
            print(f"{kind}, {len(rows)} passages, {when}: " + ", ".join(f"{k} {v}" for k, v in f1(rows).items()))


if __name__ == "__main__":
    main()
