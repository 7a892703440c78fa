"""The command line: one file a command, each a thin skin over a plain function."""

from __future__ import annotations


def main() -> None:
    """Entry point of the console script `hkfacts`."""
    from .app import run

    run()
