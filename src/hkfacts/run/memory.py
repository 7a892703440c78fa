"""Memory given back to the system: what a process has freed often stays with it, in holes between what is still in use."""

from __future__ import annotations

import ctypes
import sys
from functools import lru_cache
from typing import Any

RELEASES = 250  # inputs after which a worker gives back; it takes a thousandth of the time that they take


@lru_cache(maxsize=1)
def _trim() -> Any:
    """The C library's own way; None where it has none (it is glibc's)."""
    if sys.platform != "linux":
        return None
    try:
        return ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):
        return None


def give_back() -> None:
    """Give whole pages that are free to the system, where the C library can; else nothing."""
    trim = _trim()
    if trim is not None:
        trim(0)
