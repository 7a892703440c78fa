"""What a record depends on besides its text: versions, rules, model and settings. A run goes on only where they are the same."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from .. import __version__
from ..errors import ModelError
from ..nlp import model_folder
from ..records import SCHEMA_VERSION
from .items import FACTORY, Job

_NOT_IN_A_RECORD = ("cli", "run")
_LIBRARIES = ("spacy", "dateparser", "charset-normalizer", "lxml", "pypdfium2", "python-docx")


def _hash(paths: list[Path], root: Path) -> str:
    total = sha256()
    for path in sorted(paths):
        total.update(path.relative_to(root).as_posix().encode() + b"\0")
        total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def _files(folder: Path, pattern: str) -> list[Path]:
    return [p for p in folder.rglob(pattern) if p.is_file() and "__pycache__" not in p.parts]


def _installed(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "missing"


def fingerprint(job: Job, **more: str) -> dict[str, str]:
    """Names and states of all that decides what is written, for the journal; `more` is what else the caller lets decide."""
    said = {"hkfacts": __version__, "schema": SCHEMA_VERSION, "python": ".".join(platform.python_version_tuple()[:2])}
    said |= {library: _installed(library) for library in _LIBRARIES}
    package = Path(str(files("hkfacts")))
    if job.factory == FACTORY:
        sources = [p for p in _files(package, "*.py") if p.relative_to(package).parts[0] not in _NOT_IN_A_RECORD]
        said["program"] = _hash(sources, package)
    said["rules"] = _hash(_files(package / "rules", "*"), package)
    own = [Path(job.cwd, rule) for rule in job.settings.rules]
    said["own rules"] = ",".join(_hash([rule], rule.parent) for rule in own if rule.is_file())
    try:
        folder = model_folder(job.settings.model)
        said["model"] = _hash(_files(folder, "*"), folder)
    except ModelError:
        said["model"] = "missing"
    said["settings"] = json.dumps(asdict(job.settings) | {"rules": len(own)}, sort_keys=True)
    said["release date"] = str(job.release_date)
    said["fields"] = json.dumps(asdict(job.fields), sort_keys=True)
    return said | more
