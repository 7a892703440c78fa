"""What the linker of dates knows of a fact: its neighbours in the sentence and the block, the tense, and how to place it anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ..grammar.calendar_facts import make_fact
from ..grammar.calendar_places import place
from ..grammar.calendar_shapes import Shape
from ..spans import DateFact, Parts
from .dates_tense import Tense


@dataclass(slots=True)
class Neighbours:
    """The dates of a release, in order, each with the number of its sentence and of its block."""

    facts: list[DateFact]
    parts: Parts
    tense: Tense
    sentences: list[int]
    blocks: list[int]
    told: dict[tuple[int | None, int | None], date]  # days that the text gives with their year somewhere
    dropped: set[int] = field(default_factory=set)
    latest: dict[str, date] = field(default_factory=dict)  # first days of the latest quarter and half named with a year

    def settle(self, i: int, shape: Shape, anchor: date | None, lean: int = 0) -> None:
        """Place the fact again with this shape and anchor; what cannot be placed so stays as it was."""
        placed = place(shape, anchor, lean)
        if placed is not None:
            old = self.facts[i]
            self.facts[i] = replace(make_fact(old, shape, placed, anchor, lean), relative=old.relative)

    def near(self, i: int, back: bool, same_sentence: bool = True) -> list[int]:
        """Facts before (or after) the i-th in its sentence, or in its block, the nearest first."""
        group = self.sentences if same_sentence else self.blocks
        step = -1 if back else 1
        found: list[int] = []
        j = i + step
        while 0 <= j < len(self.facts) and group[j] == group[i] and len(found) < 12:
            found.append(j)
            j += step
        return found

    def placed(self, i: int) -> bool:
        """True where the fact lies on the calendar."""
        fact = self.facts[i]
        return fact.type in ("DATE", "TIME") and fact.start_date is not None


def numbers_of(facts: Sequence[DateFact], starts: Sequence[int]) -> list[int]:
    """For each fact the number of the sentence or block that it stands in."""
    numbers: list[int] = []
    i = 0
    for fact in facts:
        while i + 1 < len(starts) and starts[i + 1] <= fact.start:
            i += 1
        numbers.append(i)
    return numbers
