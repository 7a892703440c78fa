"""The worker process of the engine `processes`: items in, outcomes out, over one pipe that it shares with nobody."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import sys
import threading
from multiprocessing import parent_process
from multiprocessing.connection import Connection

from ..errors import HkfactsError
from .items import Item, Job, failed, packed
from .memory import RELEASES, give_back
from .warm import READY
from .work import Extracting, identity, make_extractor, warmed, work

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
_PR_SET_PDEATHSIG = 1
_MEMORY_RESERVE = 1 << 20


def die_with_parent() -> None:
    """End this process when the one that started it ends, even while it hangs inside a regular expression: nothing outlives a killed run."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    parent = parent_process()
    if parent is not None:

        def watch() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=watch, daemon=True).start()


def _limit_memory(most: int) -> None:
    """Beyond this the worker's own allocation fails, before the system looks for a process to kill."""
    if sys.platform == "linux" and most:
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (most if hard < 0 else min(most, hard), hard))


def send(conn: Connection, head: str, body: bytes) -> None:
    """Say something: a head and a body."""
    conn.send_bytes(head.encode())
    conn.send_bytes(body)


def serve(conn: Connection, spec: str, memory: int, environment: dict[str, str]) -> None:
    """Answer items until the pipe is closed. Each answer is a head and a body; the first one says that all is loaded.

    The environment is the caller's as it is now: the process that workers are forked from may have begun with another one, in
    which the credentials of a store, say, were not set yet.
    """
    os.environ.clear()
    os.environ.update(environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    die_with_parent()
    job = Job.from_json(spec)
    try:
        extractor = READY.get(spec) or _loaded(job)
        _limit_memory(memory)
        send(conn, "{}", b"")
        while True:
            for _ in range(RELEASES):
                _answer(conn, Item.from_json(conn.recv_bytes()), job, extractor)
            give_back()
    except HkfactsError as error:
        send(conn, json.dumps({"fatal": type(error).__name__}), str(error).encode("utf-8", "replace"))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass


def _loaded(job: Job) -> Extracting:
    try:
        return warmed(make_extractor(job))
    except (HkfactsError, MemoryError):
        raise
    except Exception as error:
        raise HkfactsError(
            f"a worker cannot load what it needs ({type(error).__name__}: {error}); see whether `hkfacts extract` works here"
        ) from error


def _answer(conn: Connection, item: Item, job: Job, extractor: Extracting) -> None:
    reserve = bytearray(_MEMORY_RESERVE)
    try:
        outcome = work(item, job, extractor)
    except MemoryError:
        reserve.clear()
        reason = f"{item.name}: it needs more memory than a worker may use (--memory)"
        send(conn, *packed(failed(item, "memory", reason, identity(item))))
        os._exit(0)  # who knows what else has been left half done
    send(conn, *packed(outcome))
