"""The engine of one machine: worker processes that are replaced when they die, hang or run out of memory.

Every worker has a pipe of its own, so a worker that is killed at any moment can leave no lock behind and break no other; that is
why this is not a pool of the standard library (which breaks whole) or one with a shared channel (which can wait for ever on a
lock whose holder was killed). What a worker was at when it died is tried once more alone, then it is a failure.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from ..errors import HkfactsError
from .items import Failure, FailureKind, Item, Job, Limits, Outcome, failed, unpacked
from .warm import VARIABLE
from .work import FATAL, identity
from .worker import THREADS, serve

METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() and sys.platform == "linux" else "spawn"
AHEAD = 2  # what a worker does and what waits in its pipe, so that it never waits for us
RENEWED_AFTER = 20_000  # inputs; what slowly grows in a worker (words that spaCy never forgets, holes) ends with it
PULSE = 0.5  # seconds after which the caller hears that nothing is done yet
LOAD_LIMIT = 300.0
LOAD_TRIES = 3
FAIR_PART = 0.8


def physical_memory() -> int:
    """Bytes of memory that this machine or container has; 0 where that cannot be told."""
    try:
        total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError, AttributeError):
        return 0
    with suppress(OSError, ValueError), open("/sys/fs/cgroup/memory.max", encoding="ascii") as file:  # noqa: PTH123
        total = min(total, int(file.read()))
    return total


@dataclass(slots=True, eq=False)
class _Worker:
    """One process, its pipe, what it was given (the first is what it is at) and since when."""

    process: BaseProcess
    conn: Connection
    ready: bool = False
    given: deque[Item] = field(default_factory=deque)
    since: float = field(default_factory=time.monotonic)
    served: int = 0

    @property
    def spent(self) -> bool:
        """Whether it is to be given nothing more."""
        return self.served + len(self.given) >= RENEWED_AFTER

    def give(self, item: Item) -> None:
        """Send an item; a worker that has died meanwhile is found out by its sentinel."""
        if not self.given:
            self.since = time.monotonic()
        self.given.append(item)
        with suppress(OSError):
            self.conn.send_bytes(item.to_json().encode())

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.process.kill()
        self.process.join()
        self.conn.close()


@contextmanager
def _environment(job: Job) -> Iterator[None]:
    """One thread of arithmetic a worker, and the job for the process that workers are forked from."""
    said = dict.fromkeys(THREADS, "1") | {VARIABLE: job.to_json()}
    before = {name: os.environ.get(name) for name in said}
    os.environ.update(said)
    try:
        if METHOD == "forkserver":
            forkserver.set_forkserver_preload(["hkfacts.run.warm"])
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


class Crew:
    """The workers of one run."""

    def __init__(self, job: Job, limits: Limits) -> None:
        self.job = job
        self.spec = job.to_json()
        self.limits = limits
        self.context: Any = multiprocessing.get_context(METHOD)
        self.workers: list[_Worker] = []
        self.suspects: deque[tuple[Item, FailureKind, str]] = deque()
        self.orphans: deque[Item] = deque()
        self.deaths_at_loading = 0
        self.memory_alone = limits.memory or int(physical_memory() * FAIR_PART)
        self.memory = limits.memory or self.memory_alone // max(1, limits.workers)

    def start(self, memory: int) -> _Worker:
        """A new worker; it loads while we go on."""
        for _ in range(LOAD_TRIES):
            ours, theirs = self.context.Pipe()
            process = self.context.Process(target=serve, args=(theirs, self.spec, memory, dict(os.environ)), daemon=True)
            try:
                process.start()
            except (OSError, EOFError):  # the process that forks was itself killed; the next call starts it anew
                ours.close()
                time.sleep(0.05)
                continue
            finally:
                theirs.close()
            return _Worker(process, ours)
        raise HkfactsError("no worker process can be started; see how many processes and how much memory this machine allows")

    def room(self) -> _Worker | None:
        """A worker that can take one more item: an idle one, a new one, or one that has nothing waiting."""
        for worker in [w for w in self.workers if w.spent and not w.given]:
            self._dismiss(worker)
        best = min((w for w in self.workers if not w.spent), key=lambda w: len(w.given), default=None)
        if (best is None or best.given) and len(self.workers) < self.limits.workers:
            best = self.start(self.memory)
            self.workers.append(best)
        return best if best is not None and len(best.given) < AHEAD else None

    def busy(self) -> bool:
        """Whether anything has been given out that is not back."""
        return any(w.given for w in self.workers)

    def limit(self, worker: _Worker) -> float:
        """How long a worker may be at what it is at."""
        return self.limits.timeout if worker.ready else LOAD_LIMIT

    def results(self, pause: float) -> Iterator[Outcome]:
        """What comes in within `pause` seconds: outcomes of the living, and the leave of the dead and the late."""
        now = time.monotonic()
        due = [w.since + self.limit(w) - now for w in self.workers if w.given or not w.ready]
        wait([w.conn for w in self.workers], max(0.0, min([pause, *due])))
        for worker in list(self.workers):
            yield from self._received(worker)
            if (
                worker in self.workers
                and (worker.given or not worker.ready)
                and time.monotonic() - worker.since > self.limit(worker)
            ):
                self._lost(worker, "timeout")

    def _received(self, worker: _Worker) -> Iterator[Outcome]:
        try:
            while worker.conn.poll():
                head, body = worker.conn.recv_bytes(), worker.conn.recv_bytes()
                outcome = self._understood(worker, head, body)
                if outcome is not None:
                    yield outcome
                if worker not in self.workers:
                    return
        except (EOFError, OSError):
            self._lost(worker, "crash")

    def _understood(self, worker: _Worker, head: bytes, body: bytes) -> Outcome | None:
        worker.since = time.monotonic()
        if not worker.ready:
            if head != b"{}":
                raise_fatal(head, body)
            worker.ready = True
            self.deaths_at_loading = 0
            return None
        if head.startswith(b'{"fatal"'):
            raise_fatal(head, body)
        outcome = unpacked(worker.given[0], head, body)
        if isinstance(outcome, Failure) and outcome.kind == "memory":
            self._lost(worker, "memory")
            return None
        worker.given.popleft()
        worker.served += 1
        return outcome

    def _lost(self, worker: _Worker, kind: FailureKind) -> None:
        """Take a worker away; what it was at is suspect, what waited in its pipe goes to others."""
        worker.stop()
        self.workers.remove(worker)
        if not worker.ready:
            self.deaths_at_loading += 1
            if self.deaths_at_loading >= LOAD_TRIES:
                said = end_of(worker.process) if kind == "crash" else f"is not ready after {LOAD_LIMIT:g} s"
                raise HkfactsError(f"workers do not come up (the last one {said}); see whether `hkfacts extract` works here")
            self.orphans.extend(worker.given)
        elif worker.given:
            first = worker.given.popleft()
            self.suspects.append((first, kind, end_of(worker.process)))
            self.orphans.extend(worker.given)

    def alone(self, item: Item) -> Outcome:
        """The outcome of a suspect in a worker of its own, with all memory, while nothing else goes on."""
        while True:
            worker = self.start(self.memory_alone)
            self.workers.append(worker)
            worker.give(item)
            outcome = None
            while worker in self.workers and outcome is None:
                outcome = next(self.results(PULSE), None)
            self._dismiss(worker)
            if outcome is not None:
                return outcome
            if item not in self.orphans:
                _, kind, end = self.suspects.pop()
                return failed(item, kind, _reason(item, kind, end, self.limits), identity(item))
            self.orphans.remove(item)  # the worker died while it loaded, which is not the item's fault

    def _dismiss(self, worker: _Worker) -> None:
        if worker in self.workers:
            self.workers.remove(worker)
            worker.stop()

    def close(self) -> None:
        """End all workers."""
        for worker in self.workers:
            worker.stop()
        self.workers.clear()


def raise_fatal(head: bytes, body: bytes) -> None:
    """Raise what a worker says that no item can help."""
    for name, error in FATAL.items():
        if b'"%s"' % name.encode() in head:
            raise error(body.decode("utf-8", "replace"))
    raise HkfactsError(body.decode("utf-8", "replace"))


def end_of(process: BaseProcess) -> str:
    """How a process that is gone came to its end, as words."""
    code = process.exitcode
    if code is None or code >= 0:
        return f"ended with status {code}"
    with suppress(ValueError):
        return f"ended by {signal.Signals(-code).name}"
    return f"ended by signal {-code}"


def _reason(item: Item, kind: FailureKind, end: str, limits: Limits) -> str:
    if kind == "timeout":
        return f"{item.name}: it takes longer than {limits.timeout:g} s, also when tried alone (--timeout)"
    if kind == "memory":
        return f"{item.name}: it needs more memory than a worker may use, also when tried alone (--memory)"
    return f"{item.name}: the worker process {end}, also when it was tried alone"


@contextmanager
def open_crew(job: Job, limits: Limits) -> Iterator[Crew]:
    """Workers for `drive`, ended when they are no longer needed."""
    with _environment(job):
        crew = Crew(job, limits)
        try:
            yield crew
        finally:
            crew.close()


def drive(crew: Crew, items: Iterable[Item]) -> Iterator[Outcome | None]:
    """Outcomes of items by workers that are there; as `run`."""
    source = iter(items)
    more = True
    while more or crew.orphans or crew.suspects or crew.busy():
        while (more or crew.orphans) and not crew.suspects and (worker := crew.room()) is not None:
            item = crew.orphans.popleft() if crew.orphans else next(source, None)
            if item is None:
                more = False
                break
            worker.give(item)
        if crew.suspects and not crew.busy():
            yield crew.alone(crew.suspects.popleft()[0])
            continue
        came = False
        for outcome in crew.results(PULSE):
            came = True
            yield outcome
        if not came:
            yield None


def run(items: Iterable[Item], job: Job, limits: Limits) -> Iterator[Outcome | None]:
    """Outcomes as they are done, in any order; None twice a second while nothing is.

    No more than two items a worker are taken ahead. Raises `HkfactsError` for wrong settings, rules or model, and if no worker
    comes up.
    """
    with open_crew(job, limits) as crew:
        yield from drive(crew, items)
