"""The engine of many machines: Ray Data hands out inputs to actors. Each actor keeps one worker process of the engine `processes`,
so a release that crashes, hangs or eats memory costs itself only, here as there, and Ray sees nothing but sound actors.

On a cluster every node must see the inputs under the same paths. A wave of inputs is in Ray's hands at a time, so that neither
the driver nor the object store grows with the number of inputs.
"""

from __future__ import annotations

import json
import logging
import os
import queue
import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import islice
from typing import Any

from ..errors import HkfactsError, SettingsError
from .items import Item, Job, Limits, Outcome, packed, unpacked
from .processes import FAIR_PART, PULSE, drive, open_crew, physical_memory
from .work import FATAL

WAVE = 20_000  # inputs in Ray's hands; between waves the actors load anew, which is seconds against hours
BLOCK = 16  # inputs that come back together
BUFFER = 64  # outcomes that wait for the caller; Ray waits when there are more


class _Actor:
    """One worker of a cluster."""

    def __init__(self, spec: str, timeout: float, memory: int | None) -> None:
        memory = memory or int(physical_memory() * FAIR_PART) // max(1, os.cpu_count() or 1)
        self.stack = ExitStack()
        self.crew = self.stack.enter_context(open_crew(Job.from_json(spec), Limits(1, timeout, memory)))

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        """Outcomes of a block of items; what no item can help comes back as a row of its own."""
        rows: list[tuple[int, str, bytes]] = []
        try:
            for outcome in drive(self.crew, [Item.from_json(str(said)) for said in batch["item"]]):
                if outcome is not None:
                    rows.append((outcome.pos, *packed(outcome)))
        except HkfactsError as error:
            rows.append((-1, json.dumps({"fatal": type(error).__name__}), str(error).encode("utf-8", "replace")))
        return {name: [r[i] for r in rows] for i, name in enumerate(("pos", "head", "body"))}


@contextmanager
def _cluster(limits: Limits) -> Iterator[tuple[int, float]]:
    """A cluster; how many actors it shall have, and how many of Ray's logical processors each.

    Ray Data needs a processor beside those of the actors; where none would be left, actors ask for a part of one, so that nothing
    waits for ever.
    """
    try:
        import ray
        import ray.data
    except ImportError:
        raise SettingsError("--engine ray needs Ray: pip install 'hkfacts[ray]'") from None
    ours = not ray.is_initialized()
    if ours:
        here: dict[str, Any] = {"address": limits.address} if limits.address else {"num_cpus": max(1, limits.workers) + 1}
        before = signal.getsignal(signal.SIGTERM)
        os.environ.setdefault("RAY_worker_niceness", "0")  # else Ray's workers stand behind everything else on this machine
        try:
            ray.init(
                include_dashboard=None if limits.address else False, log_to_driver=False, logging_level=logging.ERROR, **here
            )
        except (ConnectionError, ValueError) as error:
            raise SettingsError(f"no Ray cluster answers at {limits.address} ({error}); check --address") from None
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, before)  # Ray takes it for itself; it is the caller's, who saves what is done
    try:
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.print_on_execution_start = False
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        total = float(ray.cluster_resources().get("CPU", 1.0))
        actors = limits.workers if limits.workers > 0 else max(1, int(total) - 1)
        yield actors, min(1.0, round(total / (actors + 1), 2))
    finally:
        if ours:
            ray.shutdown()


def _rows(wave: Sequence[Item], job: Job, limits: Limits, actors: int, processors: float) -> Iterator[dict[str, Any]]:
    import ray.data

    data = ray.data.from_items([{"item": item.to_json()} for item in wave], override_num_blocks=-(-len(wave) // BLOCK))
    actors = min(actors, -(-len(wave) // BLOCK))
    done = data.map_batches(
        _Actor,
        fn_constructor_args=(job.to_json(), limits.timeout, limits.memory),
        batch_size=None,
        compute=ray.data.ActorPoolStrategy(min_size=1, max_size=actors, initial_size=actors),
        num_cpus=processors,
    )
    yield from done.iter_rows()


def _listened(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any] | None]:
    """Rows as they come, and None twice a second while none does; whoever gives them waits while nobody takes them."""
    taken: queue.Queue[Any] = queue.Queue(BUFFER)
    gone = threading.Event()

    def put(one: Any) -> None:
        while not gone.is_set():
            try:
                taken.put(one, timeout=PULSE)
                return
            except queue.Full:
                continue

    def pump() -> None:
        try:
            for row in rows:
                put(row)
                if gone.is_set():
                    return
            put(None)
        except BaseException as error:  # handed on to the caller's thread
            put(error)

    threading.Thread(target=pump, daemon=True).start()
    try:
        while True:
            try:
                one = taken.get(timeout=PULSE)
            except queue.Empty:
                yield None
                continue
            if one is None:
                return
            if isinstance(one, BaseException):
                raise HkfactsError(f"Ray gave up: {one}") from one
            yield one
    finally:
        gone.set()


def run(items: Iterable[Item], job: Job, limits: Limits) -> Iterator[Outcome | None]:
    """Outcomes as they are done, in any order, each once whatever nodes are lost; None twice a second while nothing is.

    Raises `SettingsError` where Ray is missing or no cluster answers, and other `HkfactsError` as the engine `processes`.
    """
    source = iter(items)
    first = list(islice(source, 1))
    if not first:
        return
    with _cluster(limits) as (actors, processors):
        wave = first + list(islice(source, WAVE - 1))
        while wave:
            missing = {item.pos: item for item in wave}
            for row in _listened(_rows(wave, job, replace(limits, workers=1), actors, processors)):
                if row is None:
                    yield None
                    continue
                if row["pos"] < 0:
                    raise FATAL.get(json.loads(row["head"])["fatal"], HkfactsError)(row["body"].decode("utf-8", "replace"))
                item = missing.pop(row["pos"], None)  # a node that was lost may have sent it before
                if item is not None:
                    yield unpacked(item, row["head"], row["body"])
            wave = list(missing.values()) or list(islice(source, WAVE))
