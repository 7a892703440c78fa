"""Trains the network that reads where names of undertakings and of goods begin and end: models/hkfacts_en/network.npz.

    python network.py           the shipped one, from all releases that were labelled whole, and the two of the halves
    python network.py halves    those of the halves alone

It learns from releases labelled whole (`data/whole.jsonl`), on the vectors that a pipeline and the small encoder (`context.py`) give
their words; the weights of both stay as they are. Each half has one of its own, by which the other half is read when the scales are learnt.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from corpus import WORK, half_of, layout
from publish import TARGET, write_lock
from rounds import batches, share_of_rate, steps_of
from scales import whole_entries
from torch import nn

from hkfacts.find.context import Context
from hkfacts.find.initiatives_network import (
    KINDS,
    REACH,
    RECALLED,
    SIGNS,
    TAGS,
    WANTED,
    apart,
    block_numbers,
    meanings,
    same_words,
    told_by,
    word_signs,
)
from hkfacts.nlp import CONTEXT, NETWORK, Annotator, load_context
from hkfacts.spans import Parts, Tokens

SEED = 20261122
WIDTH = 96
EPOCHS = 10
AT_ONCE = 12  # releases that are learnt from together
LONGEST = 4_000  # words of a release that are looked at in one go
RATE, DROPPED, DECAY = 2e-3, 0.3, 1e-3
IGNORED = -100


@dataclass(frozen=True)
class Learnt:
    """A release as the network reads it: what is known of each row, the tag of each row that is a word, and which words are the same."""

    rows: np.ndarray
    tags: np.ndarray
    same: np.ndarray


class Net(nn.Module):
    """The same layers as `hkfacts.find.initiatives_network.Network`."""

    def __init__(self, seen: int) -> None:
        super().__init__()
        self.enter = nn.Linear(seen, WIDTH)
        self.mix = nn.ModuleList([nn.Linear(3 * WIDTH, 2 * WIDTH) for _ in REACH])
        self.even = nn.ModuleList([nn.LayerNorm(WIDTH) for _ in REACH])
        self.recall = nn.ModuleDict({str(n): nn.Linear(3 * WIDTH, 2 * WIDTH) for n in RECALLED})
        self.settle = nn.ModuleDict({str(n): nn.LayerNorm(WIDTH) for n in RECALLED})
        self.leave = nn.Linear(WIDTH, len(TAGS))
        self.drop = nn.Dropout(DROPPED)

    def forward(self, rows: torch.Tensor, words: torch.Tensor, same: torch.Tensor) -> torch.Tensor:
        """Sums for each tag; `words` is 1 for rows that are words and 0 for those that part blocks, `same` the number of each word."""
        felt = torch.relu(self.enter(self.drop(rows))) * words
        for n, (reach, mix, even) in enumerate(zip(REACH, self.mix, self.even, strict=True)):
            left = nn.functional.pad(felt, (0, 0, reach, 0))[:, : felt.shape[1]]
            right = nn.functional.pad(felt, (0, 0, 0, reach))[:, reach:]
            felt = (felt + self.larger([left, felt, right], mix, even)) * words
            if n in RECALLED:
                felt = (
                    felt + self.larger([felt, *together(felt, words, same)], self.recall[str(n)], self.settle[str(n)])
                ) * words
        return self.leave(felt)

    def larger(self, given: list[torch.Tensor], mix: nn.Module, even: nn.Module) -> torch.Tensor:
        """Two pieces of what is given, the larger number of each place, made even."""
        first, second = mix(torch.cat(given, dim=2)).chunk(2, dim=2)
        return self.drop(even(torch.maximum(first, second)))


def together(felt: torch.Tensor, words: torch.Tensor, same: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """For each row the mean over the rows of its release that have its number, and the largest numbers among them."""
    most = int(same.max()) + 1
    number = (same + torch.arange(len(felt))[:, None] * most).flatten()
    flat = felt.flatten(0, 1)
    sums = torch.zeros(len(felt) * most, WIDTH).index_add(0, number, flat)
    counts = torch.zeros(len(sums)).index_add(0, number, words.flatten()).clamp(min=1)
    largest = torch.full_like(sums, -9.0).scatter_reduce(0, number[:, None].expand(-1, WIDTH), flat, "amax")
    return (sums / counts[:, None])[number].view_as(felt), largest[number].view_as(felt)


def kind_of(initiative: Mapping[str, Any]) -> str:
    """What a labelled initiative is for the tags."""
    said = initiative.get("type")
    first = said[0] if isinstance(said, list) else said
    if initiative.get("optional"):
        return "open"
    return str(first) if first in WANTED else "undertaking"


def forms_of(initiatives: Iterable[Mapping[str, Any]], people: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Each form of each labelled name with what it is; what is wanted goes before what is left open."""
    forms: dict[str, str] = {}
    for entry in initiatives:
        for form in (entry["name"], *(entry.get("aliases") or ()), *(entry.get("accept") or ())):
            said = " ".join(form.split())
            if len(said) > 1 and forms.get(said, "open") == "open":
                forms[said] = kind_of(entry)
    for person in people:
        said = person["name"].split()
        forms.setdefault(" ".join(said), "person")
        if len(said) > 1 and len(said[-1]) > 2:
            forms.setdefault(said[-1], "person")
    return forms


def tags_of(parts: Parts, tokens: Tokens, forms: Mapping[str, str]) -> np.ndarray:
    """The tag of each word: every place where a form stands in the text, the longest form first."""
    tags = np.zeros(len(tokens.starts), dtype="int64")
    if not forms:
        return tags
    longest = sorted(forms, key=lambda form: (-len(form), form))
    choice = "|".join(r"\s+".join(map(re.escape, form.split())) for form in longest)
    for match in re.finditer(rf"(?<!\w)(?:{choice})(?!\w)", parts.text):
        first = int(np.searchsorted(tokens.ends, match.start(), "right"))
        last = int(np.searchsorted(tokens.starts, match.end(), "left")) - 1
        if last < first or tags[first : last + 1].any():
            continue
        begin = 1 + 4 * KINDS.index(forms[" ".join(match.group().split())])
        if first == last:
            tags[first] = begin + 3
        else:
            tags[first], tags[first + 1 : last], tags[last] = begin, begin + 1, begin + 2
    return tags


def learnt_from(file: str, annotator: Annotator, context: Context | None, forms: Mapping[str, str]) -> Learnt | None:
    """A release read by a pipeline, with its tags; None where it has no words."""
    parts = layout(file)[1]
    parts = replace(parts, issuer=None) if parts.carried else parts  # as `pipeline.gather` does
    tokens = annotator.annotate(parts)
    if not tokens.starts:
        return None
    vectors = meanings(tokens, told_by(context, parts, tokens))
    mean = np.broadcast_to(vectors.mean(axis=0), vectors.shape)
    places = apart(block_numbers(parts, tokens))
    rows = np.zeros((places[-1] + 1, 2 * vectors.shape[1] + SIGNS), dtype="float16")
    rows[places] = np.concatenate([vectors, word_signs(parts, tokens), mean], axis=1)
    tags = np.full(len(rows), IGNORED, dtype="int64")
    tags[places] = tags_of(parts, tokens, forms)
    same = np.zeros(len(rows), dtype="int64")
    same[places] = 1 + same_words(parts, tokens)  # 0 is for rows that part blocks
    return Learnt(rows, tags, same)


def batch(some: Sequence[Learnt], rng: random.Random) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Releases side by side; of a long one a part, drawn by lot."""
    length = min(LONGEST, max(len(one.rows) for one in some))
    rows = np.zeros((len(some), length, some[0].rows.shape[1]), dtype="float32")
    tags = np.full((len(some), length), IGNORED, dtype="int64")
    same = np.zeros((len(some), length), dtype="int64")
    for n, one in enumerate(some):
        first = rng.randrange(max(1, len(one.rows) - length + 1))
        count = min(length, len(one.rows))
        part = slice(first, first + count)
        rows[n, :count], tags[n, :count], same[n, :count] = one.rows[part], one.tags[part], one.same[part]
    return torch.from_numpy(rows), torch.from_numpy(tags), torch.from_numpy(same)


def trained(releases: Sequence[Learnt], epochs: int = EPOCHS) -> dict[str, np.ndarray]:
    """The weights, averaged over the later steps, that give the releases' tags."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    net = Net(releases[0].rows.shape[1])
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    mean = {name: p.detach().clone() for name, p in net.named_parameters()}
    sizes = [len(one.rows) for one in releases]
    steps, step = steps_of(len(releases), AT_ONCE, epochs), 0
    for epoch in range(epochs):
        together_now = batches(sizes, AT_ONCE, 300, rng)
        total = 0.0
        for some in together_now:
            step += 1
            for group in optimiser.param_groups:
                group["lr"] = RATE * share_of_rate(step, steps, 0.02)
            rows, tags, same = batch([releases[n] for n in some], rng)
            sums = net(rows, (tags != IGNORED).float().unsqueeze(2), same)
            loss = nn.functional.cross_entropy(sums.flatten(0, 1), tags.flatten(), ignore_index=IGNORED)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            total += loss.item()
            share = min(0.995, step / (step + 10))
            with torch.no_grad():
                for name, p in net.named_parameters():
                    mean[name].mul_(share).add_(p.detach(), alpha=1 - share)
        print(f"  {epoch + 1}: {total / len(together_now):.4f}", flush=True)
    return {name: p.numpy().astype("float16") for name, p in mean.items()}


def learn(folder: Path, files: Sequence[str]) -> None:
    """Train on these releases with the pipeline of a folder, and write the weights beside it."""
    (folder / NETWORK).unlink(missing_ok=True)  # one of other layers could not be loaded
    if folder != TARGET:
        shutil.copyfile(TARGET / CONTEXT, folder / CONTEXT)
    annotator, context = Annotator(folder, locked=False), load_context(folder)
    known = whole_entries()
    forms = {file: forms_of(known[file]["initiatives"], known[file].get("people") or ()) for file in files}
    read = (learnt_from(file, annotator, context, forms[file]) for file in files)
    releases = [one for one in read if one is not None]
    print(f"{folder}: {len(releases)} releases", flush=True)
    np.savez_compressed(folder / NETWORK, **trained(releases))


def main() -> None:
    """Train the networks, and renew the lock."""
    files = sorted(whole_entries())
    for half in (1, 2):
        learn(WORK / f"half_{half}" / "model-last", [f for f in files if half_of(f) == half])
    if sys.argv[1:] != ["halves"]:
        learn(TARGET, files)
        write_lock()


if __name__ == "__main__":
    main()
