"""What the trained pipeline says is the same whether spaCy or `inference` runs its layers, and whatever was read before."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import pytest
from spacy.language import Language

from hkfacts import nlp as module
from hkfacts.inference import Reader, Words
from hkfacts.nlp import Annotator, load_pipeline, model_folder, pieces, read_by_spacy
from hkfacts.read import read_text
from hkfacts.segment import segment
from hkfacts.settings import Settings
from hkfacts.spans import Tokens
from tests.conftest import sample_files
from tests.gate.gold import own, read

ODD = (
    "",
    "Ho",
    "   ",
    "Mr Ho",
    "Ada Lau Mei-fong",
    "a \t b",
    "Names " + "Lantern Harbour Chan Tai-man " * 300,
    "$" * 11,
    "don't 5pm Jan. U.S.",
    "香港 Café 🙂 Ltd",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline(model_folder())


def texts() -> Iterator[str]:
    """Blocks of the samples and the gold of this project."""
    for text in [read(p) for p in sample_files()] + [case.text for case in own()]:
        yield from (piece for _, piece in pieces(segment(read_text(text), Settings(), None)))


def test_the_shipped_pipeline_is_read_here(nlp: Language) -> None:
    assert Reader.of(nlp, 1000) is not None


def test_it_lies_in_half_precision_and_works_in_single_precision(nlp: Language) -> None:
    folder = model_folder()
    assert np.load(folder / "vocab" / "vectors").dtype == np.float16
    assert sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) <= 15_000_000
    layers = [node for _, pipe in nlp.pipeline for node in pipe.model.walk()]  # type: ignore[attr-defined]
    arrays = [node.get_param(name) for node in layers for name in node.param_names if node.has_param(name)]
    assert len(arrays) > 20 and {a.dtype for a in [nlp.vocab.vectors.data, *arrays]} == {np.dtype("float32")}


def test_the_same_as_spacy(nlp: Language) -> None:
    blocks = [*texts(), *ODD]
    reader = Reader(nlp, 40_000)
    names = 0
    for first in range(0, len(blocks), 50):
        some = blocks[first : first + 50]
        ours = reader.read([nlp.make_doc(t) for t in some])
        assert ours == read_by_spacy(nlp, [nlp.make_doc(t) for t in some])
        names += sum(len(r.names) for r in ours)
    assert names > 200


def test_what_was_read_before_changes_nothing(nlp: Language) -> None:
    blocks = list(texts())[:120]
    shuffled = random.Random(5).sample(blocks, len(blocks))
    fresh, used, small = Reader(nlp, 40_000), Reader(nlp, 40_000), Reader(nlp, 70)
    for text in shuffled:
        used.read([nlp.make_doc(text)])
    for text in blocks[:40]:
        docs = [nlp.make_doc(text)]
        assert fresh.read(docs) == used.read(docs) == small.read(docs)


def test_a_word_has_one_vector_whatever_stands_beside_it(nlp: Language) -> None:
    embed = nlp.get_pipe("tok2vec").model.layers[0]  # type: ignore[attr-defined]
    features = np.arange(1, 4 * 3000 + 1, dtype="uint64").reshape(-1, 4)
    keys = [(int(row[0]), int(row[1])) for row in features]
    together = Words(embed, 10_000, nlp.vocab.vectors).vectors(keys, features)
    alone = Words(embed, 10_000, nlp.vocab.vectors)
    for n in (0, 7, 63, 64, len(keys) - 1):
        assert (alone.vectors(keys[n : n + 1], features[n : n + 1]) == together[n]).all()
    assert (alone.vectors(keys[::-1], features[::-1]) == together[::-1]).all()


def test_nothing_to_read(nlp: Language) -> None:
    assert [r.tags for r in Reader(nlp, 10).read([nlp.make_doc("")])] == [[]]
    assert Reader(nlp, 10).read([]) == []


def test_a_pipeline_of_another_shape_is_left_to_spacy(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = segment(read_text(read(sample_files()[1])), Settings(), None)
    ours = Annotator(model_folder()).annotate(parts)
    with nlp.select_pipes(disable=["ner"]):
        assert Reader.of(nlp, 1000) is None
    monkeypatch.setattr(module, "reader_of", lambda nlp: None)
    assert Annotator(model_folder()).annotate(parts) == ours and ours != Tokens()


def test_the_store_of_strings_is_bounded(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a number of words, new ones are forgotten after their release, and nothing that is read changes."""
    parts = segment(read_text(read(sample_files()[1])), Settings(), None)
    before = Annotator(model_folder()).annotate(parts)
    monkeypatch.setattr(module, "KEPT_WORDS", 0)
    strings = len(nlp.vocab.strings)
    new = segment(read_text("Ada Quillfeather counted zorbles, wexels and 17 of the plimths."), Settings(), None)
    assert len(Annotator(model_folder()).annotate(new).tags) == 12
    assert len(nlp.vocab.strings) == strings
    assert Annotator(model_folder()).annotate(parts) == before
