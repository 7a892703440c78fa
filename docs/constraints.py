"""Renews constraints.txt: asks pip what it would install anew for the package with its developers' tools, and pins that.

Only names and versions are written: where they come from is the business of whoever installs.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
HEAD = """\
# The versions that hkfacts is built and tested with: everything that it needs, what that needs, and the developers' tools.
# `make` installs with these; a user's own environment is free within the ranges of pyproject.toml.
# To renew: make constraints, then make test gate.
"""
ELSEWHERE = {"colorama": "0.4.6"}  # wanted on Windows only, so pip does not name it elsewhere


def main() -> None:
    """Ask pip, and write."""
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet", "--report", "-"]
    asked = subprocess.run([*command, f"{ROOT}[dev]"], check=True, stdout=subprocess.PIPE)
    found = {
        i["metadata"]["name"].lower().replace("_", "-"): i["metadata"]["version"] for i in json.loads(asked.stdout)["install"]
    }
    del found["hkfacts"]
    pins = sorted((ELSEWHERE | found).items())
    (ROOT / "constraints.txt").write_text(HEAD + "".join(f"{n}=={v}\n" for n, v in pins), encoding="utf-8")
    print(f"constraints.txt: {len(pins)} packages")


if __name__ == "__main__":
    main()
