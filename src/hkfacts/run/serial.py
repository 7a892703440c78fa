"""The engine that does everything in this process: for looking into things. A crash ends the run, and no time is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .items import Item, Job, Limits, Outcome, failed
from .work import make_extractor, work


def run(items: Iterable[Item], job: Job, limits: Limits) -> Iterator[Outcome | None]:
    """Outcomes one after the other, in order. Raises `HkfactsError` for wrong settings, rules or model."""
    extractor = make_extractor(job)
    for item in items:
        try:
            yield work(item, job, extractor)
        except MemoryError:
            yield failed(item, "memory", f"{item.name}: the memory did not suffice")
