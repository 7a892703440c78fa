"""Trains what tells what the words of a name and those beside it mean together: models/hkfacts_en/senses.npz.

It is learnt with the scales (`scales.py`), from the same names of releases that were labelled whole, on the encoder's vectors. A few
networks that begin otherwise are laid side by side and give their mean.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import nn

from hkfacts.find.initiatives_senses import Senses

SEED = 20261124
BESIDE_EACH_OTHER, WIDTH = 3, 64
EPOCHS, AT_ONCE = 8, 256
RATE, DROPPED, DECAY = 1e-3, 0.3, 0.05

Arrays = dict[str, np.ndarray]


def learnt(seen: np.ndarray, right: np.ndarray, weight: np.ndarray) -> Arrays:
    """The layers, as `Senses` takes them, from what is seen of names (a row each), which of them are right and how much each counts."""
    mean, spread = seen.mean(axis=0, dtype="float64"), seen.std(axis=0, dtype="float64") + 1e-3
    mean, spread = mean.astype("float32"), spread.astype("float32")
    rows = torch.from_numpy((seen.astype("float32") - mean) / spread)
    wanted, counts = torch.from_numpy(right.astype("float32")), torch.from_numpy(weight.astype("float32"))
    inner, bias, outer, base = [], [], [], 0.0
    for n in range(BESIDE_EACH_OTHER):
        enter, leave = _one(rows, wanted, counts, SEED + n)
        weights = enter.weight.detach().numpy() / spread
        inner.append(weights)
        bias.append(enter.bias.detach().numpy() - weights @ mean)
        outer.append(leave.weight.detach().numpy()[0] / BESIDE_EACH_OTHER)
        base += leave.bias.item() / BESIDE_EACH_OTHER
    layers = {"inner": np.concatenate(inner), "bias": np.concatenate(bias), "outer": np.concatenate(outer)}
    return {name: array.astype("float16") for name, array in layers.items()} | {
        "base": np.float32(base),
        "share": np.float32(1.0),
    }


def _one(rows: torch.Tensor, wanted: torch.Tensor, counts: torch.Tensor, seed: int) -> tuple[nn.Linear, nn.Linear]:
    """One network."""
    torch.manual_seed(seed)
    enter, leave, drop = nn.Linear(rows.shape[1], WIDTH), nn.Linear(WIDTH, 1), nn.Dropout(DROPPED)
    optimiser = torch.optim.AdamW([*enter.parameters(), *leave.parameters()], lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS):
        order = torch.randperm(len(rows))
        for first in range(0, len(order), AT_ONCE):
            some = order[first : first + AT_ONCE]
            sums = leave(drop(torch.relu(enter(drop(rows[some])))))[:, 0]
            loss = nn.functional.binary_cross_entropy_with_logits(sums, wanted[some], counts[some])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return enter, leave


def of_others(seen: np.ndarray, right: np.ndarray, weight: np.ndarray, folds: Sequence[int]) -> list[float]:
    """What networks say of each name that have not learnt from its part of the releases."""
    fold = np.array(folds)
    out = np.zeros(len(seen))
    for k in sorted(set(folds)):
        some = fold != k
        network = Senses(learnt(seen[some], right[some], weight[some]))
        out[~some] = [network.sum_of(row.astype("float32")) for row in seen[~some]]
    return out.tolist()
