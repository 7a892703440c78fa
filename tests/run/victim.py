"""A batch in a process of its own, to be killed: `python -m tests.run.victim ROOT [OUT [limit of file size]]`."""

from __future__ import annotations

import resource
import signal
import sys
from pathlib import Path

from hkfacts.errors import HkfactsError, OutputError
from hkfacts.run import batch, outputs
from hkfacts.run.batch import Request, run_batch
from hkfacts.run.inputs import Search
from hkfacts.run.items import Limits
from tests.run.conftest import FAKE


def main() -> int:
    """Go on with the batch; 0 when it is done, whatever failed, 1 when it cannot write, 3 when it broke off."""
    root = Path(sys.argv[1])
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else root / "out.jsonl"
    if len(sys.argv) > 3:
        most = int(sys.argv[3])
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    batch.fingerprint = lambda *_, **__: {"of": "a test"}  # the checkout may be edited while a long run goes on
    outputs.EVERY = 0.02
    outputs.MOST_WAITING = 2_000
    try:
        summary = run_batch(
            Request(Search((str(root / "in"),), recursive=True), out, job=FAKE, limits=Limits(2, 30.0), again="resume")
        )
    except OutputError as error:
        print(error)
        return 1
    except HkfactsError as error:  # its workers were killed while they loaded, again and again
        print(error)
        return 3
    return 0 if summary.stopped_by is None else 3


if __name__ == "__main__":
    sys.exit(main())
