"""The command line: one file a command, each a thin skin over a plain function."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Entry point of the console script `hkfacts`."""
    gc.set_threshold(1_000_000)  # starting makes half a million objects that stay; to search them every 700 takes a tenth of it
    try:
        from .app import run

        run()
    except KeyboardInterrupt:  # while modules were still being imported
        from .status import INTERRUPTED

        sys.exit(INTERRUPTED)
    finally:
        gc.freeze()  # the process ends: to search all that it holds for garbage once more would take another tenth
