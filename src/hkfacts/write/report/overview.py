"""What many releases say together: a row each, the names that come most, and the dated facts over time."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from ...records import Release
from .characters import plain
from .facts import KINDS, head
from .times import Times

MOST = 10  # names in each list


@dataclass(slots=True)
class Names:
    """Which releases name something, by its name without case; the commonest spelling is shown."""

    releases: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    spellings: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, name: str | None, number: int) -> None:
        """Note that a release names it."""
        said = plain(name or "")
        if said:
            self.releases[said.casefold()].add(number)
            self.spellings[said.casefold()][said] += 1

    def most(self) -> list[dict[str, Any]]:
        """The names that most releases have, in a stable order."""
        ranked = sorted(self.releases, key=lambda k: (-len(self.releases[k]), -self.spellings[k].total(), k))
        return [
            {"name": min(self.spellings[k], key=lambda s: (-self.spellings[k][s], s)), "in": sorted(self.releases[k])}
            for k in ranked[:MOST]
        ]


@dataclass(slots=True)
class Overview:
    """Gathers over releases, one after the other, so that they need not be kept."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    people: Names = field(default_factory=Names)
    bodies: Names = field(default_factory=Names)
    initiatives: Names = field(default_factory=Names)
    times: Times = field(default_factory=Times)

    def add(self, release: Release) -> None:
        """Take a release into account."""
        number = len(self.rows)
        counts = {kind: len(getattr(release, kind)) for kind in KINDS}
        names: set[str] = set()
        for person in release.people:
            self.people.add(person.name, number)
            names.add(person.name)
            for body in {p.organisation for p in person.roles} | {person.organisation}:
                self.bodies.add(body, number)
                names.add(body or "")
        for initiative in release.initiatives:
            self.initiatives.add(initiative.name, number)
            self.bodies.add(initiative.owner, number)
            names.update((initiative.name, *initiative.aliases, initiative.owner or ""))
        for fact in release.dates:
            if fact.start_date and fact.end_date:
                self.times.add(fact.start_date, fact.end_date, number)
        about = head(release)
        self.rows.append(about | {"counts": counts, "names": sorted(plain(n) for n in names if n)})

    def totals(self) -> dict[str, int]:
        """Facts by kind over all releases."""
        return {kind: sum(r["counts"][kind] for r in self.rows) for kind in KINDS}
