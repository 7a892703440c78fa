"""Trains what tells what the words of a name and those beside it mean together: models/hkfacts_en/senses.npz.

It is learnt with the scales (`scales.py`), from the same names of releases that were labelled whole, on the encoder's vectors: whether a
name is one that is wanted, and of the right ones, what type they are. A few networks that begin otherwise are laid side by side and give
their mean.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from hkfacts.find.initiatives_senses import KINDS, Layers, with_kind

SEED = 20261124
AT_ONCE, RATE, DECAY = 256, 1e-3, 0.05
LEAST_SPREAD = 1e-3

Arrays = dict[str, np.ndarray]


@dataclass(frozen=True)
class Shape:
    """How a network is laid out and taught: numbers of the inner layer, rounds, what is left out at random, networks side by side."""

    width: int
    epochs: int
    dropped: float
    side_by_side: int


WANTED = Shape(64, 8, 0.3, 3)
TYPED = Shape(96, 40, 0.5, 1)


def wanted(seen: np.ndarray, right: np.ndarray, weight: np.ndarray) -> Arrays:
    """The layers `wanted`, from what is seen of names (a row each), which of them are right and how much each counts."""
    told, counts = torch.from_numpy(right.astype("float32")), torch.from_numpy(weight.astype("float32"))

    def loss(sums: torch.Tensor, some: torch.Tensor) -> torch.Tensor:
        return nn.functional.binary_cross_entropy_with_logits(sums[:, 0], told[some], counts[some])

    return _layers("wanted", seen, 1, loss, WANTED)


def kinds(seen: np.ndarray, said: Sequence[str], told: Sequence[str], weight: np.ndarray) -> Arrays:
    """The layers `kinds`, from what is seen of right names, the type that all else says of each, and the one that is right."""
    rows = np.array([with_kind(row, kind) for row, kind in zip(seen.astype("float32"), said, strict=True)])
    number, counts = torch.tensor([KINDS.index(kind) for kind in told]), torch.from_numpy(weight.astype("float32"))

    def loss(sums: torch.Tensor, some: torch.Tensor) -> torch.Tensor:
        return (nn.functional.cross_entropy(sums, number[some], reduction="none") * counts[some]).mean()

    return _layers("kinds", rows, len(KINDS), loss, TYPED)


def _layers(
    name: str, seen: np.ndarray, count: int, loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor], shape: Shape
) -> Arrays:
    """Networks side by side as one, in half precision; that the rows are brought to mean nought and spread one is reckoned in."""
    mean = seen.mean(axis=0, dtype="float64").astype("float32")
    spread = (seen.std(axis=0, dtype="float64") + LEAST_SPREAD).astype("float32")
    rows = torch.from_numpy((seen.astype("float32") - mean) / spread)
    inner, bias, outer, base = [], [], [], []
    for n in range(shape.side_by_side):
        enter, leave = _one(rows, count, loss, shape, SEED + n)
        inner.append(enter.weight.detach().numpy() / spread)
        bias.append(enter.bias.detach().numpy() - inner[-1] @ mean)
        outer.append(leave.weight.detach().numpy() / shape.side_by_side)
        base.append(leave.bias.detach().numpy() / shape.side_by_side)
    layers = {
        "inner": np.concatenate(inner),
        "bias": np.concatenate(bias),
        "outer": np.hstack(outer),
        "base": np.sum(base, axis=0),
    }
    return {f"{name}.{part}": array.astype("float16") for part, array in layers.items()}


def _one(
    rows: torch.Tensor, count: int, loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor], shape: Shape, seed: int
) -> tuple[nn.Linear, nn.Linear]:
    """One network."""
    torch.manual_seed(seed)
    enter, leave, drop = nn.Linear(rows.shape[1], shape.width), nn.Linear(shape.width, count), nn.Dropout(shape.dropped)
    optimiser = torch.optim.AdamW([*enter.parameters(), *leave.parameters()], lr=RATE, weight_decay=DECAY)
    for _ in range(shape.epochs):
        order = torch.randperm(len(rows))
        for first in range(0, len(order), AT_ONCE):
            some = order[first : first + AT_ONCE]
            cost = loss(leave(drop(torch.relu(enter(drop(rows[some]))))), some)
            optimiser.zero_grad()
            cost.backward()
            optimiser.step()
    return enter, leave


def of_others(seen: np.ndarray, right: np.ndarray, weight: np.ndarray, folds: Sequence[int]) -> list[float]:
    """What networks say of each name that have not learnt from its part of the releases."""
    fold = np.array(folds)
    out = np.zeros(len(seen))
    for k in sorted(set(folds)):
        some = fold != k
        layers = Layers(wanted(seen[some], right[some], weight[some]), "wanted", 1)
        out[~some] = [layers.sums(row.astype("float32"))[0] for row in seen[~some]]
    return out.tolist()
