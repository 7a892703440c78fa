"""Imported by the process that workers are forked from: loads the extractor before the fork, so that workers share its memory.

Measured with the model of 0.1: a worker forked so is ready after 0.1 s instead of 4 s and has 43 MB of its own instead of 127.
"""

from __future__ import annotations

import contextlib
import gc
import os

from .items import Job
from .memory import give_back
from .work import Extracting, make_extractor, warmed

VARIABLE = "HKFACTS_RUN_JOB"
READY: dict[str, Extracting] = {}


def warm_up() -> None:
    """Load what the job in the environment needs; whatever goes wrong goes wrong again in a worker, which can say so."""
    said = os.environ.get(VARIABLE)
    if said and said not in READY:
        with contextlib.suppress(Exception):
            READY[said] = warmed(make_extractor(Job.from_json(said)))
            gc.collect()
            give_back()
            gc.freeze()  # the collector must not touch, and so copy, what all workers share


warm_up()
