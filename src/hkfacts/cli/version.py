"""What `hkfacts --version` says."""

from __future__ import annotations

import json

from .. import __version__
from ..errors import ModelError
from ..nlp import model_folder
from ..records import SCHEMA_VERSION


def versions() -> str:
    """Package, schema and model versions in one line; a missing model is said, not raised."""
    try:
        meta = json.loads((model_folder() / "meta.json").read_text(encoding="utf-8"))
        model = f"{meta['lang']}_{meta['name']} {meta['version']}"
    except ModelError:
        model = "missing"
    return f"hkfacts {__version__}, schema {SCHEMA_VERSION}, model {model}"
