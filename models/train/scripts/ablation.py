"""What rules and the trained pipeline bring, each alone and together, over the project's own and the shared gold.

    PYTHONPATH=. python models/train/scripts/ablation.py [FOLDER]    (from the top of the checkout)

`rules only` keeps words and tags and takes the labels away; `model only` takes each labelled PERSON and INITIATIVE as a fact of
its own, mentions of equal text joined, and nothing else. Rows that need posts, types or speakers are told for the first and last.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from hkfacts.nlp import Annotator, model_folder
from hkfacts.pipeline import Extractor
from hkfacts.read import read_text
from hkfacts.segment import segment
from hkfacts.settings import Settings
from hkfacts.spans import Parts, Tokens
from tests.gate.gold import Case, own, seeds, shared
from tests.gate.score import Total, score

ROWS = ("people", "initiatives", "quotes")


class Unlabelled:
    """An annotator that keeps words and tags and gives no entities, and no scales, which were learnt with them."""

    scales = None

    def __init__(self, annotator: Annotator) -> None:
        self.inner = annotator

    def annotate(self, parts: Parts) -> Tokens:
        """The words of a release without labels."""
        return replace(self.inner.annotate(parts), entities=())


def by_labels(annotator: Annotator, text: str) -> dict[str, Any]:
    """People and initiatives as the pipeline's labels give them."""
    parts = segment(read_text(text), Settings())
    names: dict[str, set[str]] = {"PERSON": set(), "INITIATIVE": set()}
    for e in annotator.annotate(parts).entities:
        if e.label in names and parts.section_at(e.start) != "furniture":
            names[e.label].add(parts.text[e.start : e.end])
    return {
        "people": [{"name": n} for n in sorted(names["PERSON"])],
        "initiatives": [{"name": n, "aliases": []} for n in sorted(names["INITIATIVE"])],
    }


def main() -> None:
    """Print a table a group of gold."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else model_folder()
    annotator = Annotator(folder, locked=False)
    both, rules = Extractor(Settings(model=str(folder))), Extractor(Settings(model=str(folder)))
    rules._annotator = Unlabelled(annotator)  # type: ignore[assignment]
    systems = {
        "rules only": lambda text: rules.extract(text).model_dump(mode="json"),
        "model only": lambda text: by_labels(annotator, text),
        "both": lambda text: both.extract(text).model_dump(mode="json"),
    }
    outside = shared()
    groups: dict[str, list[Case]] = {"own": list(own()), "shared": list(seeds(outside)) if outside else []}
    for group, cases in groups.items():
        for name, system in systems.items():
            totals = {row: Total() for row in ROWS}
            for case in cases:
                scored = score(system(case.text), case.gold, case.text)
                for row in ROWS:
                    if row in scored.tallies:
                        totals[row].add(scored.tallies[row].counts())
            told = "  ".join(
                f"{row} P {100 * t.precision:.1f} R {100 * t.recall:.1f} F1 {100 * t.f1:.1f}" for row, t in totals.items()
            )
            print(f"{group:7} {name:11} {told}")


if __name__ == "__main__":
    main()
