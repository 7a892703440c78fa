"""A batch from its inputs to its output: search, go on from where an earlier run stopped, run an engine, write in order."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from pathlib import Path
from typing import Literal, Protocol

from ..errors import OutputError, RestartNeeded
from ..write.tables import check_form, stranger, write_tables
from . import processes, serial
from .fingerprint import fingerprint
from .inputs import Search, search
from .items import Failure, Item, Job, Limits, Outcome, failed
from .journal import DONE, JOURNAL, Journal
from .outputs import Ledger, Names, Paths, told
from .plan import Leftover, Plan
from .remote import is_remote
from .work import identity

Engine = Literal["local", "ray"]
Run = Callable[[Iterable[Item], Job, Limits], Iterator[Outcome | None]]


@dataclass(frozen=True, slots=True)
class Request:
    """What a batch is asked for; `again`: go on (`resume`), begin anew (`restart`), or refuse to if OUT is there (`refuse`).

    `out` may be a URL; then `spool` is the folder in which the batch writes until all is whole (by default one beside the caller).
    """

    search: Search
    out: Path | str
    form: str = "jsonl"
    job: Job = field(default_factory=Job)
    limits: Limits = field(default_factory=Limits)
    engine: Engine = "local"
    again: Literal["refuse", "resume", "restart"] = "refuse"
    fail_fast: bool = False
    dedupe: bool = False
    spool: Path | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of a batch. `before`: inputs that an earlier run had done; `seconds` are this run's."""

    total: int
    done: int
    before: int
    failures: dict[str, int]
    facts: dict[str, int]
    leftovers: dict[str, int]
    same_content: int
    shared_ids: tuple[int, list[str]]
    seconds: float
    names: Names
    stopped_by: Failure | None = None

    @property
    def failed(self) -> int:
        """How many inputs could not be done."""
        return sum(self.failures.values())


class Watcher(Protocol):
    """Who is told how a batch goes on."""

    def begin(self, total: int, before: int, leftovers: Callable[[], Iterable[Leftover]]) -> None:
        """All inputs are known."""

    def step(self, done: int, failed: int) -> None:
        """So many inputs are done or have failed, those of earlier runs included; called at least twice a second."""

    def phase(self, name: str) -> None:
        """Something else than extraction takes its time."""

    def end(self) -> None:
        """There is nothing more to be told; also where the batch breaks off."""


class Silent:
    """Tells nobody anything."""

    def begin(self, total: int, before: int, leftovers: Callable[[], Iterable[Leftover]]) -> None:
        """Nothing."""

    def step(self, done: int, failed: int) -> None:
        """Nothing."""

    def phase(self, name: str) -> None:
        """Nothing."""

    def end(self) -> None:
        """Nothing."""


def run_batch(request: Request, watcher: Watcher | None = None) -> Summary:
    """Do what is asked; inputs that fail are in the summary and in the file of failures.

    Raises `RestartNeeded` where what lies at OUT is not this batch's, `OutputError` where it cannot be written, and other
    `HkfactsError` where no input could be done (settings, rules, model). What was committed before any exception, Ctrl-C
    included, is gone on with by `again="resume"`.
    """
    watcher = watcher or Silent()
    try:
        if is_remote(str(request.out)):
            return _elsewhere(request, watcher)
        paths = Paths.of(Path(request.out), request.form)
        with told(paths):
            return _run(request, paths, watcher)
    finally:
        watcher.end()


def _elsewhere(request: Request, watcher: Watcher) -> Summary:
    """A batch whose OUT is not on this machine: written here, sent there."""
    from .spool import Spool, told_as_output

    url = str(request.out)
    spool = Spool.of(url, request.form, request.spool)
    with told(spool.paths):
        with told_as_output(url):
            spool.prepare(request.again)
        wanted = replace(request.search, own=request.search.own | spool.names.all())
        again: Literal["resume", "restart"] = "restart" if request.again == "restart" else "resume"
        summary = _run(replace(request, search=wanted, again=again), spool.paths, watcher)
        if summary.stopped_by is None:
            watcher.phase(f"sending to {url}")
            spool.send()
        return replace(summary, names=spool.names)


def _run(request: Request, paths: Paths, watcher: Watcher) -> Summary:
    began = time.monotonic()
    check_form(request.form)
    journal = _open(request, paths)
    plan = None
    try:
        journal.agree(fingerprint(request.job, dedupe=str(request.dedupe)))
        watcher.phase("looking for inputs")
        plan = _planned(request, paths, watcher)
        ledger = Ledger(paths, journal)
    except BaseException:
        journal.close()
        if plan is not None:
            plan.close()
        raise
    try:
        watcher.phase("comparing with what is done")
        ledger.keep_only(_unchanged(plan, journal))
        before = ledger.next
        watcher.begin(plan.total, before, plan.leftovers)
        stopped_by = _drive(request, plan, ledger, watcher, before)
        if stopped_by is None:
            ledger.finish()
            if request.form != "jsonl":
                watcher.phase(f"writing {request.form}")
                write_tables(paths.lines, paths.out, request.form)
        return _summary(plan, journal, before, time.monotonic() - began, paths.names(), stopped_by)
    finally:
        ledger.close()
        plan.close()


def _open(request: Request, paths: Paths) -> Journal:
    """The journal of this OUT: a new one, or that of an earlier run to be gone on with."""
    file = paths.journal / JOURNAL
    if paths.lines.exists() and not paths.lines.is_file():
        what = "a folder" if paths.lines.is_dir() else "no regular file"
        raise OutputError(f"{paths.lines} is {what}; a file was wanted. Name one that may be written")
    if os.path.abspath(paths.lines) in map(os.path.abspath, request.search.names):  # noqa: PTH100 (links stay as they are)
        raise RestartNeeded(f"{paths.lines} is one of the inputs; name another output")
    if request.form != "jsonl" and (what := stranger(paths.out, request.form)):
        raise RestartNeeded(f"{paths.out} is not written over, since {what}; name another output")
    there = [p for p in (paths.lines, paths.journal, paths.out) if os.path.lexists(p) and not _bare(p)]
    if there and request.again == "refuse":
        raise RestartNeeded(f"{there[0]} is there already; --resume goes on with that run, --restart writes it anew")
    if request.again == "resume" and paths.lines.exists() and not file.exists():
        raise RestartNeeded(
            f"{paths.lines} has no journal beside it ({file}), so it cannot be gone on with; --restart writes it anew"
        )
    if request.again == "restart" and not file.exists() and not _of_releases(paths.lines):
        raise RestartNeeded(
            f"{paths.lines} is not written over, since no batch has written it; name another output, or remove it"
        )
    paths.journal.mkdir(exist_ok=True)
    journal = Journal(file)
    if request.again == "restart":  # the lock is ours, so nobody else is writing there
        journal.forget()
        for path in (paths.lines, paths.errors, paths.skipped, *paths.journal.glob("kept-*.jsonl")):
            path.unlink(missing_ok=True)
    return journal


def _bare(path: Path) -> bool:
    """True of a folder with nothing in it."""
    return path.is_dir() and not path.name.endswith(".journal") and not any(path.iterdir())


def _of_releases(lines: Path) -> bool:
    """Whether a file may be OUT of a batch whose journal is gone: it is empty or not there, or begins with a release of ours."""
    try:
        with lines.open("rb") as file:
            start = file.read(4096)
    except FileNotFoundError:
        return True
    return not start or (start.startswith(b'{"id":') and b',"schema_version":' in start)


def _planned(request: Request, paths: Paths, watcher: Watcher) -> Plan:
    wanted = request.search
    plan = Plan(paths.journal / "plan.sqlite")
    plan.gather(search(Search(wanted.names, wanted.listed, wanted.pattern, wanted.recursive, wanted.own | paths.own())))
    if request.dedupe:
        from .duplicates import duplicates

        watcher.phase("comparing inputs with each other")
        plan.remove(duplicates(plan, request.job))
    _write_leftovers(plan, paths)
    return plan


def _write_leftovers(plan: Plan, paths: Paths) -> None:
    if not plan.counts():
        paths.skipped.unlink(missing_ok=True)
        return
    partial = Path(f"{paths.skipped}.partial")
    with partial.open("wb") as file:
        for one in plan.leftovers():
            file.write(json.dumps({"name": one.name, "kind": one.kind, "reason": one.reason}).encode() + b"\n")
    partial.replace(paths.skipped)


def _unchanged(plan: Plan, journal: Journal) -> int:
    """How many of the recorded outcomes, from the first on, are those of the inputs as they are now."""
    same = 0
    for entry, item in zip_longest(journal.entries(), plan.items()):
        if entry is None or item is None or not entry.holds_for(item, identity(item)):
            break
        same += 1
    return same


def _engine(request: Request) -> Run:
    if request.engine == "ray":
        from . import ray

        return ray.run
    return serial.run if request.limits.workers == 0 else processes.run


def _drive(request: Request, plan: Plan, ledger: Ledger, watcher: Watcher, start: int) -> Failure | None:
    """Run the engine over what is left; the failure that ended the run, if it is to end at one."""

    def left() -> Iterator[Item]:
        for item in plan.items(start):
            if item.trouble:
                failure = failed(item, *item.trouble)
                ledger.put(failure)
                if request.fail_fast:
                    stops.append(failure)
                    return
            elif not ledger.recall(item, identity):
                yield item
            ledger.tick()

    stops: list[Failure] = []
    outcomes = _engine(request)(left(), request.job, request.limits)
    seen = 0
    try:
        for outcome in outcomes:
            if outcome is not None:
                ledger.put(outcome)
                seen += 1
            ledger.tick()
            watcher.step(max(ledger.next, min(start + seen, plan.total)), ledger.failed)
            if request.fail_fast and isinstance(outcome, Failure):
                stops.append(outcome)
            if stops:
                break
    except (KeyboardInterrupt, OutputError):
        with suppress(OSError):
            ledger.commit()
        raise
    finally:
        with suppress(AttributeError):
            outcomes.close()  # type: ignore[attr-defined]
    ledger.commit()
    return stops[0] if stops else None


def _summary(plan: Plan, journal: Journal, before: int, seconds: float, names: Names, stopped_by: Failure | None) -> Summary:
    statuses = journal.statuses()
    return Summary(
        total=plan.total,
        done=statuses.pop(DONE, 0),
        before=before,
        failures=statuses,
        facts=journal.facts(),
        leftovers=plan.counts(),
        same_content=journal.same_content(),
        shared_ids=journal.shared_ids(),
        seconds=seconds,
        names=names,
        stopped_by=stopped_by,
    )
