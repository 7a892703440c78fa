"""`import spacy` without spaCy's own command line, which it drags in with a third of the time that it takes.

Only for a process that is ours: the command `hkfacts`. Whoever asks for `spacy.cli` later on gets it.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_LEFT_OUT = ("spacy.cli", "spacy.cli.info")


def _info(*said: Any, **more: Any) -> Any:
    """`spacy.info`, which stands in the part that was left out."""
    return import_module("spacy.cli.info").info(*said, **more)


def import_spacy() -> None:
    """Import spaCy; the modules that stood in for its command line are gone afterwards."""
    if "spacy" in sys.modules:
        return
    package, module = (ModuleType(name) for name in _LEFT_OUT)
    package.__path__ = []
    module.info = _info  # type: ignore[attr-defined]
    sys.modules |= {"spacy.cli": package, "spacy.cli.info": module}
    try:
        import spacy  # noqa: F401
    finally:
        for name in _LEFT_OUT:
            sys.modules.pop(name, None)
