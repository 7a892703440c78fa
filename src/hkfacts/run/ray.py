"""The engine of many machines: Ray Data hands out inputs to actors. Each actor keeps one worker process of the engine `processes`,
so a release that crashes, hangs or eats memory costs itself only, here as there, and Ray sees nothing but sound actors.

Ray itself works for us in a process of its own (the driver): its calls hold up all threads of a process while they wait, some of
them without end, and from here they can be given a time limit. On a cluster every node must see the inputs under the same paths.
A wave of inputs is in Ray's hands at a time, so that neither the driver nor the object store grows with the number of inputs.
"""

from __future__ import annotations

import json
import logging
import multiprocessing
import os
import signal
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from itertools import chain, islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from .. import __version__
from ..errors import HkfactsError, SettingsError
from .items import Item, Job, Limits, Outcome, packed, unpacked
from .processes import FAIR_PART, PULSE, drive, end_of, open_crew, physical_memory, raise_fatal
from .worker import die_with_parent, send

WAVE = 20_000  # inputs in Ray's hands; between waves the actors load anew, which is seconds against hours
BLOCK = 16  # inputs that come back together
START_LIMIT = 300.0  # seconds until Ray answers
ROOM_LIMIT = 600.0  # seconds until a cluster finds room for a worker; one that grows on demand takes minutes
STOP_LIMIT = 20.0  # seconds until Ray has cleaned up

# Ray tells its first driver that it is up only when workers have come up, and waits for ever if they come too late: after 60 s,
# while they stand behind all other processes (niceness 15). So: no waiting, no standing behind, more time.
HERE = {
    "RAY_prestart_worker_first_driver": "0",
    "RAY_worker_niceness": "0",
    "RAY_worker_register_timeout_seconds": str(int(START_LIMIT)),
}
CONNECTED, UP, OVER, LATE = '{"said": "connected"}', '{"said": "up"}', '{"said": "over"}', '{"said": "late"}'
START_TRIES = 3  # Ray gives its own processes 30 s to come up, which on a busy machine may be too few

CURE = "try again when the machine is less busy (--resume goes on), see /tmp/ray/session_latest/logs, or do without Ray (--engine local)"


class _Late(Exception):
    """Ray has not come up within its own limit."""


class _Actor:
    """One worker of a cluster."""

    def __init__(self, spec: str, timeout: float, memory: int | None) -> None:
        memory = memory or int(physical_memory() * FAIR_PART) // max(1, os.cpu_count() or 1)
        self.stack = ExitStack()
        self.crew = self.stack.enter_context(open_crew(Job.from_json(spec), Limits(1, timeout, memory)))

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        """Outcomes of a block of items; what no item can help comes back as a row of its own."""
        rows: list[tuple[str, bytes]] = []
        try:
            for outcome in drive(self.crew, [Item.from_json(str(said)) for said in batch["item"]]):
                if outcome is not None:
                    rows.append(packed(outcome))
        except HkfactsError as error:
            rows.append((json.dumps({"fatal": type(error).__name__}), str(error).encode("utf-8", "replace")))
        return {name: [r[i] for r in rows] for i, name in enumerate(("head", "body"))}


def _connect(workers: int, address: str | None) -> None:
    """Join the cluster at an address, or start one on this machine; never one that another program has begun here unasked."""
    import ray

    if address is None:
        for name, value in HERE.items():
            os.environ.setdefault(name, value)
    here: dict[str, Any] = {} if address else {"num_cpus": max(1, workers) + 1, "include_dashboard": False}
    try:
        ray.init(address or "local", log_to_driver=False, logging_level=logging.ERROR, **here)
    except (ConnectionError, ValueError, RuntimeError) as error:
        where = f"no Ray cluster answers at {address}" if address else "Ray does not start on this machine"
        raise SettingsError(f"{where} ({error}); check --address") from None
    except Exception as error:  # of no type of its own
        raise _Late(str(error)) from error


def _sized(workers: int) -> tuple[int, float]:
    """How many actors there shall be, and how many of Ray's logical processors each asks for.

    Ray Data needs a processor beside those of the actors; where none would be left, actors ask for a part of one, so that nothing
    waits for ever.
    """
    import ray.data

    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    total = float(ray.cluster_resources().get("CPU", 1.0))
    actors = workers if workers > 0 else max(1, int(total) - 1)
    return actors, min(1.0, round(total / (actors + 1), 2))


def _version() -> str:
    return __version__


def _try_out(processors: float) -> None:
    """Run a small task where an actor would run: tells in time that there is no room, or another hkfacts."""
    import ray

    try:
        version = ray.get(ray.remote(_version).options(num_cpus=processors).remote(), timeout=ROOM_LIMIT)
    except ray.exceptions.GetTimeoutError:
        raise HkfactsError(
            f"the Ray cluster has had no room for a worker ({processors:g} of a processor) for {ROOM_LIMIT:g} s; see `ray status`, "
            "end other jobs or add nodes; --resume goes on"
        ) from None
    except ray.exceptions.RayError as error:
        raise SettingsError(
            f"the nodes of the Ray cluster cannot run hkfacts ({error}); install it there: pip install 'hkfacts[ray]'"
        ) from None
    if version != __version__:
        raise SettingsError(f"the nodes of the Ray cluster have hkfacts {version}, here is {__version__}; install the same there")


def _rows(wave: Sequence[str], spec: str, limits: Limits, actors: int, processors: float) -> Iterator[dict[str, Any]]:
    import ray.data

    data = ray.data.from_items([{"item": said} for said in wave], override_num_blocks=-(-len(wave) // BLOCK))
    actors = min(actors, -(-len(wave) // BLOCK))
    done = data.map_batches(
        _Actor,
        fn_constructor_args=(spec, limits.timeout, limits.memory),
        batch_size=None,
        compute=ray.data.ActorPoolStrategy(min_size=1, max_size=actors, initial_size=actors),
        num_cpus=processors,
    )
    yield from done.iter_rows()


def _serve(conn: Connection, spec: str, limits: Limits) -> None:
    """The driver: waves of items in, outcomes out, until the pipe is closed; each answer is a head and a body."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    die_with_parent()
    import ray

    try:
        _connect(limits.workers, limits.address)
        send(conn, CONNECTED, b"")
        actors, processors = _sized(limits.workers)
        _try_out(processors)
        send(conn, UP, b"")
        while True:
            for row in _rows(json.loads(conn.recv_bytes()), spec, limits, actors, processors):
                send(conn, row["head"], row["body"])
            send(conn, OVER, b"")
    except HkfactsError as error:
        send(conn, json.dumps({"fatal": type(error).__name__}), str(error).encode("utf-8", "replace"))
    except _Late as error:
        send(conn, LATE, str(error).encode("utf-8", "replace"))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass
    except Exception as error:
        send(conn, '{"fatal": "HkfactsError"}', f"Ray gave up: {error}".encode("utf-8", "replace"))
    finally:
        ray.shutdown()


@contextmanager
def _driver(job: Job, limits: Limits) -> Iterator[tuple[BaseProcess, Connection]]:
    """The process that works with Ray, and the pipe to it; it and all that it has started end with this."""
    if find_spec("ray") is None or find_spec("pyarrow") is None:
        raise SettingsError("--engine ray needs Ray: pip install 'hkfacts[ray]'")
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, job.to_json(), limits), daemon=True)
    process.start()
    theirs.close()
    try:
        yield process, ours
    finally:
        ours.close()
        process.join(STOP_LIMIT)
        process.kill()
        process.join()


def _answers(process: BaseProcess, conn: Connection, last: str) -> Iterator[tuple[bytes, bytes] | None]:
    """What the driver says until it says `last`; None twice a second while it says nothing."""
    while True:
        if not conn.poll(PULSE):
            yield None
            continue
        try:
            head, body = conn.recv_bytes(), conn.recv_bytes()
        except (EOFError, OSError):
            process.join(STOP_LIMIT)
            raise HkfactsError(f"the process that works with Ray {end_of(process)}; --resume goes on") from None
        if head.startswith(b'{"fatal"'):
            raise_fatal(head, body)
        if head == last.encode():
            return
        yield head, body


def _until_up(process: BaseProcess, conn: Connection, address: str | None) -> Generator[None, None, str]:
    """None twice a second until Ray is up; returns why it has given up its start by itself, if it has.

    Raises `HkfactsError` where it takes too long.
    """
    for last, limit in ((CONNECTED, START_LIMIT), (UP, ROOM_LIMIT + START_LIMIT)):
        deadline = time.monotonic() + limit
        for answer in _answers(process, conn, last):
            if answer is not None:
                return answer[1].decode("utf-8", "replace")
            if time.monotonic() > deadline:
                process.kill()
                who = f"the Ray cluster at {address} has not answered" if address else "Ray has not come up on this machine"
                raise HkfactsError(f"{who} within {limit:g} s; {CURE}")
            yield None
    return ""


def _waves(process: BaseProcess, conn: Connection, items: Iterator[Item]) -> Iterator[Outcome | None]:
    wave = list(islice(items, WAVE))
    while wave:
        missing = {item.pos: item for item in wave}
        conn.send_bytes(json.dumps([item.to_json() for item in wave]).encode())
        for answer in _answers(process, conn, OVER):
            if answer is None:
                yield None
                continue
            item = missing.pop(json.loads(answer[0])["pos"], None)  # a node that was lost may have sent it before
            if item is not None:
                yield unpacked(item, *answer)
        wave = list(missing.values()) or list(islice(items, WAVE))


def run(items: Iterable[Item], job: Job, limits: Limits) -> Iterator[Outcome | None]:
    """Outcomes as they are done, in any order, each once whatever nodes are lost; None twice a second while nothing is.

    Raises `SettingsError` where Ray is missing or no cluster answers, and other `HkfactsError` as the engine `processes`.
    """
    source = iter(items)
    first = list(islice(source, 1))
    if not first:
        return
    late = ""
    for _ in range(START_TRIES):
        with _driver(job, limits) as (process, conn):
            late = yield from _until_up(process, conn, limits.address)
            if not late:
                yield from _waves(process, conn, chain(first, source))
                return
    raise HkfactsError(f"Ray does not come up, tried {START_TRIES} times ({late}); {CURE}")
