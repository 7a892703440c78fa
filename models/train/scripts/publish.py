"""Puts the trained student into models/hkfacts_en and writes the lock that the package checks it against.

    python publish.py [work/student/model-best]
    python publish.py open    → work/published: the published pipeline in single precision, as spaCy itself reads it

The vocabulary is cut to the strings that the components need, so that the pipeline loads quickly; its word vectors are found by hash.
Large arrays are kept in half precision; `hkfacts.nlp.load_pipeline` brings them back to single precision.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import srsly
from corpus import WORK

from hkfacts.nlp import CONTEXT, NETWORK, SCALES, load_pipeline

MODELS = Path(__file__).resolve().parents[2]
TARGET = MODELS / "hkfacts_en"
LOCK = MODELS.parent / "src" / "hkfacts" / "model.lock.json"
OPENED = WORK / "published"
VERSION = "0.3.0"
_LARGE = 20_000  # numbers of an array from which half of their precision saves anything


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def lean(source: Path, target: Path) -> None:
    """Save a pipeline with only the strings that its labels and tokeniser need."""
    nlp = spacy.load(source)
    fresh = spacy.blank("en").vocab
    keep = sorted(set(fresh.strings) | {label for pipe in ("tagger", "ner") for label in nlp.get_pipe(pipe).labels})
    nlp.meta["name"], nlp.meta["version"] = "hkfacts", VERSION
    nlp.meta["description"] = "Tags and names in press releases"
    nlp.meta["license"] = "MIT; word vectors and encoder Apache-2.0 (models/NOTICE)"
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.config["initialize"]["vectors"] = None
    others = {name: (target / name).read_bytes() for name in (SCALES, NETWORK, CONTEXT) if (target / name).is_file()}
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target)
    for name, held in others.items():
        (target / name).write_bytes(held)
    (target / "vocab" / "strings.json").write_text(json.dumps(keep, ensure_ascii=False))
    rewrite(target, "float16")


def rewrite(folder: Path, precision: str) -> None:
    """Write the large arrays of a saved pipeline in another precision."""

    def of(held: Any) -> Any:
        if isinstance(held, dict):
            return {key: of(value) for key, value in held.items()}
        if isinstance(held, list | tuple):
            return [of(value) for value in held]
        if isinstance(held, np.ndarray) and held.dtype.kind == "f" and held.size >= _LARGE:
            return held.astype(precision)
        return held

    vectors = np.load(folder / "vocab" / "vectors", allow_pickle=False)
    with (folder / "vocab" / "vectors").open("wb") as out:
        np.save(out, vectors.astype(precision))
    for path in folder.glob("*/model"):
        path.write_bytes(srsly.msgpack_dumps(of(srsly.msgpack_loads(path.read_bytes()))))


def write_lock() -> None:
    """Write the hashes of all files of the published model into the package."""
    files = {str(p.relative_to(TARGET)): digest(p) for p in sorted(TARGET.rglob("*")) if p.is_file()}
    meta = json.loads((TARGET / "meta.json").read_text(encoding="utf-8"))
    lock = {"name": "hkfacts", "version": meta["version"], "spacy": meta["spacy_version"], "files": files}
    LOCK.write_text(json.dumps(lock, indent=1) + "\n")
    size = sum(p.stat().st_size for p in TARGET.rglob("*") if p.is_file())
    print(f"{TARGET.name} {meta['version']}: {size / 1e6:.1f} MB, {len(files)} files")


def main() -> None:
    """Publish, check that the lean pipeline gives what the full one gives, and write the lock; or open what is published."""
    if sys.argv[1:] == ["open"]:
        shutil.copytree(TARGET, OPENED, dirs_exist_ok=True)
        rewrite(OPENED, "float32")
        return
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else WORK / "student" / "model-best"
    lean(source, TARGET)
    full, small = spacy.load(source), load_pipeline(TARGET, locked=False)
    text = "Dr Ada Ng, Chairman of the Harbour Trust, launched the Bright Harbour Scheme with HK$1 billion in Sha Tin today."
    for one, other in zip(full(text), small(text), strict=True):
        if (one.tag_, one.ent_type_) != (other.tag_, other.ent_type_):
            raise SystemExit("the lean pipeline does not give what the full one gives")
    write_lock()


if __name__ == "__main__":
    main()
