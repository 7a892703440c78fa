"""The one caller of `spacy.load`: loads the trained pipeline and gives back plain words, tags and entities.

spaCy's tokeniser takes quadratic time on runs of punctuation, its models refuse texts of over a million characters, and its
string store grows with every new word; so blocks are read one by one, cut where they are long, runs of signs are blanked, and
once the store is of some size, a memory zone takes the words that are new.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zipfile import BadZipFile

from hkfacts.patterns import lazy_pattern

from .errors import ModelError
from .spans import Entity, Parts, Tokens

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from .find.context import Context
    from .find.initiatives_network import Network
    from .find.initiatives_senses import Senses
    from .find.initiatives_weigh import Scales
    from .inference import Reader, Reading

LONGEST_PIECE = 8_000
BATCH = 64  # pieces that go through the pipeline together
# Words of the first releases stay, with the pieces that the tokeniser cuts them into: a memory zone keeps neither, and without
# them tokenising takes twenty times as long. Some 4 MB hold this many; with more, nothing gets faster.
KEPT_WORDS = 12_000
KEPT_VECTORS = 8_000  # of words; these are forgotten all at once, and what a release needs is made anew, which costs little
# What the model reads of a word; spaCy would reckon some twenty more for each new word, none of which is asked for.
_READ_OF_A_WORD = ("LOWER", "NORM", "SHAPE", "PREFIX", "SUFFIX", "IS_SPACE")
SCALES = "scales.json"
NETWORK = "network.npz"
SENSES = "senses.npz"
CONTEXT = "context.npz"
_Made = TypeVar("_Made")
_SIGN_RUN = lazy_pattern(r"[^\w\s]{12,}|_{12,}")
_LONG_WORD = lazy_pattern(r"\S{200,}")
_THREE_SIGNS = lazy_pattern(r"[^\w\s][^\w\s]{2}")


def model_folder(chosen: str | None = None) -> Path:
    """Where the trained pipeline lies: the chosen folder, the one in the wheel, or the one of the checkout."""
    if chosen:
        candidates = [Path(chosen)]
    else:
        package = Path(str(files("hkfacts")))
        candidates = [package / "_model", package.parent.parent / "models" / "hkfacts_en"]
    for folder in candidates:
        if (folder / "meta.json").is_file():
            return folder
    raise ModelError(
        f"no trained pipeline in {candidates[-1]} (its meta.json is missing); install hkfacts from its wheel or a full checkout"
    )


def check_lock(folder: Path) -> None:
    """Compare the shipped pipeline with the lock of the package; `ModelError` names the first file that differs."""
    lock = json.loads((files("hkfacts") / "model.lock.json").read_text(encoding="utf-8"))
    for name, wanted in lock["files"].items():
        path = folder / name
        got = sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"
        if got != wanted:
            raise ModelError(
                f"the trained pipeline in {folder} is not version {lock['version']} that this hkfacts was made for "
                f"({name} is {'missing' if got == 'missing' else 'another'}); install hkfacts anew, or `git checkout models`"
            )


@lru_cache(maxsize=2)
def load_pipeline(folder: Path, locked: bool = True) -> Language:
    """The spaCy pipeline of a folder, loaded once a process; `locked` says that it must be the one that the package names."""
    if locked:
        check_lock(folder)
    try:
        return _load(folder)
    except (OSError, ValueError) as error:
        raise ModelError(f"the trained pipeline in {folder} cannot be loaded ({error}); install hkfacts anew") from error


@lru_cache(maxsize=2)
def load_scales(folder: Path) -> Scales | None:
    """The weights that initiatives are weighed with, and the network; None where the model's folder has no weights."""
    path = folder / SCALES
    if not path.is_file():
        return None
    from .find.initiatives_weigh import Scales

    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        weights = {str(name): float(weight) for name, weight in said["weights"].items()}
        return Scales(weights, float(said["keep"]), float(said["admit"]), load_network(folder), load_senses(folder))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"the weights in {path} cannot be read ({error!r}); install hkfacts anew") from error


def load_network(folder: Path) -> Network | None:
    """The network that reads where names begin and end; None where the model's folder has none."""
    from .find.initiatives_network import Network

    return _from_arrays(folder / NETWORK, lambda arrays: Network(arrays, load_context(folder)))


def load_senses(folder: Path) -> Senses | None:
    """The network that tells what the words of a name and those beside it mean together; None where the model's folder has none."""
    from .find.initiatives_senses import Senses

    return _from_arrays(folder / SENSES, Senses)


@lru_cache(maxsize=2)
def load_context(folder: Path) -> Context | None:
    """The encoder that tells a word among its neighbours; None where the model's folder has none."""
    from .find.context import Context

    return _from_arrays(folder / CONTEXT, Context)


def _from_arrays(path: Path, made: Callable[[dict[str, Any]], _Made]) -> _Made | None:
    """What is made of the arrays of a file; None where there is no file."""
    if not path.is_file():
        return None
    import numpy as np

    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:  # a spoilt file is closed too
            return made(dict(arrays))
    except (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile) as error:
        raise ModelError(f"the weights in {path} cannot be read ({error!r}); install hkfacts anew") from error


def _load(folder: Path) -> Language:
    """As `spacy.load`, but words are given only the attributes that the model reads, and the tokeniser is built once.

    `spacy.load` first builds the tokeniser of the language, with its 1,300 special cases, and then fills it again from disk.
    The large arrays lie there in half precision, which spaCy's layers cannot work with; they are brought to single precision.
    """
    from spacy import symbols, util
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
    from spacy.vocab import create_vocab
    from thinc.api import NumpyOps

    util.registry.tokenizers.register("hkfacts.empty.v1", func=lambda: lambda nlp: Tokenizer(nlp.vocab))
    config = util.load_config(folder / "config.cfg", overrides={"nlp.tokenizer.@tokenizers": "hkfacts.empty.v1"})
    language = util.get_lang_class(config["nlp"]["lang"])
    vocab: Any = create_vocab(config["nlp"]["lang"], language.Defaults)
    read = {getattr(symbols, name) for name in _READ_OF_A_WORD}
    vocab.lex_attr_getters = {a: f for a, f in vocab.lex_attr_getters.items() if a in read}
    nlp = language.from_config(config, vocab=vocab, auto_fill=False, validate=False).from_disk(folder)
    ops = NumpyOps(use_blis=False)  # the wheels of BLIS have no kernels for the processor at hand; numpy's library has
    components: list[Any] = [component for _, component in nlp.pipeline]
    for component in components:
        for node in component.model.walk():
            node.ops = ops
            for name in filter(node.has_param, node.param_names):
                node.set_param(name, node.get_param(name).astype("float32", copy=False))
    vocab.vectors.data = vocab.vectors.data.astype("float32", copy=False)
    return nlp


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _has_runs(text: str) -> bool:
    """True where there may be a run of twelve signs or a word of two hundred characters; nearly all texts have none."""
    some = text[::4]  # of which a run of twelve has three
    if "___" in some or _THREE_SIGNS.search(some):
        return True
    start, length = 0, len(text)
    while start + 200 <= length:
        start = text.rfind(" ", start, start + 200) + 1
        if not start:
            return True
    return False


def pieces(parts: Parts) -> list[tuple[int, str]]:
    """What the pipeline reads: each block, cut at spaces where it is long, with its place in the view."""
    out: list[tuple[int, str]] = []
    odd = _has_runs(parts.text)
    for block in parts.blocks:
        start = block.start
        while start < block.end:
            end = block.end
            if end - start > LONGEST_PIECE:
                cut = parts.text.rfind(" ", start + 1, start + LONGEST_PIECE)
                end = cut if cut > start else start + LONGEST_PIECE
            text = parts.text[start:end]
            if odd:
                text = _LONG_WORD.sub(_blank, _SIGN_RUN.sub(_blank, text))
            if not text.isspace():
                out.append((start, text))
            start = end
    return out


class Annotator:
    """Words, tags and entities of laid-out releases, by the trained pipeline."""

    def __init__(self, folder: Path, locked: bool = True) -> None:
        self.folder = folder
        self._nlp = load_pipeline(folder, locked)
        self._reader = reader_of(self._nlp)
        self.scales = load_scales(folder)

    def annotate(self, parts: Parts) -> Tokens:
        """The words of one release."""
        return next(self.annotate_many([parts]))

    def annotate_many(self, releases: Iterable[Parts]) -> Iterator[Tokens]:
        """The words of releases, in order; within one release, blocks go through the pipeline as a batch."""
        for parts in releases:
            yield self._tokens(pieces(parts))

    def _tokens(self, texts: Sequence[tuple[int, str]]) -> Tokens:
        starts: list[int] = []
        ends: list[int] = []
        tags: list[str] = []
        entities: list[Entity] = []
        vectors: list[Any] = []
        nlp = self._nlp
        for first in range(0, len(texts), BATCH):
            some = texts[first : first + BATCH]
            with nlp.memory_zone() if len(nlp.vocab.strings) > KEPT_WORDS else nullcontext():
                docs = [nlp.make_doc(text) for _, text in some]
                readings = self._reader.read(docs) if self._reader else read_by_spacy(nlp, docs)
            for (base, _), reading in zip(some, readings, strict=True):
                starts.extend([base + s for s in reading.starts])
                ends.extend([base + e for e in reading.ends])
                tags.extend(reading.tags)
                vectors.append(reading.vectors)
                entities.extend(Entity(base + reading.starts[a], base + reading.ends[b], label) for a, b, label in reading.names)
        together = _together(vectors)
        if "_SP" in tags:  # white space that is a word for the tokeniser is none for us
            kept = [n for n, tag in enumerate(tags) if tag != "_SP"]
            starts, ends, tags = [starts[n] for n in kept], [ends[n] for n in kept], [tags[n] for n in kept]
            together = together[kept] if together is not None else None
        return Tokens(starts, ends, tags, tuple(entities), together)


def _together(vectors: Sequence[Any]) -> Any:
    """The vectors of all blocks' words as one array; None where a block's are wanting."""
    import numpy as np

    some = [v for v in vectors if v is None or len(v)]
    return np.concatenate(some) if some and all(v is not None for v in some) else None


@lru_cache(maxsize=2)
def reader_of(nlp: Language) -> Reader | None:
    """What reads a loaded pipeline's layers quickly; None where only spaCy can."""
    from .inference import Reader

    return Reader.of(nlp, KEPT_VECTORS)


def read_by_spacy(nlp: Language, docs: Sequence[Doc]) -> list[Reading]:
    """The same readings by spaCy's own components, for pipelines of other shapes."""
    from .inference import Reading

    return [
        Reading(
            [t.idx for t in doc],
            [t.idx + len(t) for t in doc],
            [t.tag_ for t in doc],
            [(e.start, e.end - 1, e.label_) for e in doc.ents],
            doc.tensor if len(doc.tensor) == len(doc) else None,
        )
        for doc in nlp.pipe(docs, batch_size=BATCH)
    ]
