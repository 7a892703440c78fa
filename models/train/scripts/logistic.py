"""Logistic regression over sets of named features, with numpy alone: the same data give the same weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

MEMORY = 10  # steps that the curvature is reckoned from


@dataclass(frozen=True)
class Example:
    """What is known of one name: its release, its features, whether it is right, how much it counts, scores given from outside."""

    release: str
    features: frozenset[str]
    right: bool
    weight: float = 1.0
    told: tuple[float, ...] = ()


@dataclass(frozen=True)
class Fit:
    """Weights by feature, what every name gets, and the weights of the scores given from outside."""

    weights: dict[str, float]
    bias: float
    of_told: tuple[float, ...] = ()

    def score(self, features: frozenset[str], told: tuple[float, ...] = ()) -> float:
        """The sum for one name."""
        outside = sum(w * t for w, t in zip(self.of_told, told, strict=True))
        return self.bias + outside + sum(self.weights.get(f, 0.0) for f in sorted(features))


def fit(examples: Sequence[Example], ridge: float, least: int) -> Fit:
    """Weights that fit the examples; a feature counts that stands in `least` releases, `ridge` draws its weight to nothing."""
    seen: dict[str, set[str]] = {}
    for e in examples:
        for f in e.features:
            seen.setdefault(f, set()).add(e.release)
    names = sorted(f for f, releases in seen.items() if len(releases) >= least)
    place = {f: n for n, f in enumerate(names)}
    pairs = [(row, place[f]) for row, e in enumerate(examples) for f in sorted(e.features) if f in place]
    rows, columns = (np.array(side) for side in zip(*pairs, strict=True))
    right = np.array([e.right for e in examples], dtype=float)
    weight = np.array([e.weight for e in examples])
    told = np.array([e.told for e in examples], dtype=float).reshape(len(examples), -1)
    count, size = len(examples), len(names)

    def loss(v: np.ndarray) -> tuple[float, np.ndarray]:
        sums = np.bincount(rows, v[columns], count) + v[size] + told @ v[size + 1 :]
        chance = 1 / (1 + np.exp(-sums))
        off = weight * (chance - right)
        cost = (weight * (np.logaddexp(0, sums) - right * sums)).sum() + 0.5 * ridge * (v[:size] @ v[:size])
        slope = np.concatenate([np.bincount(columns, off[rows], size) + ridge * v[:size], [off.sum()], off @ told])
        return float(cost), slope

    best = lowest(loss, np.zeros(size + 1 + told.shape[1]))
    return Fit(dict(zip(names, best[:size].tolist(), strict=True)), float(best[size]), tuple(best[size + 1 :].tolist()))


def lowest(loss: Callable[[np.ndarray], tuple[float, np.ndarray]], at: np.ndarray, steps: int = 200) -> np.ndarray:
    """Where a smooth function is lowest, by steps of limited-memory BFGS."""
    value, slope = loss(at)
    moves: list[tuple[np.ndarray, np.ndarray]] = []
    for _ in range(steps):
        way = slope.copy()
        used = []
        for move, change in reversed(moves):
            part = (move @ way) / (change @ move)
            used.append(part)
            way -= part * change
        if moves:
            move, change = moves[-1]
            way *= (move @ change) / (change @ change)
        for (move, change), part in zip(moves, reversed(used), strict=True):
            way += move * (part - (change @ way) / (change @ move))
        way, length = -way, 1.0 if moves else 1 / max(1.0, float(np.abs(slope).sum()))
        down = float(slope @ way)
        if down > -1e-12:
            break
        while True:
            after, slope_after = loss(at + length * way)
            if after <= value + 1e-4 * length * down or length < 1e-8:
                break
            length /= 2
        move, change = length * way, slope_after - slope
        if move @ change > 1e-12:
            moves = [*moves, (move, change)][-MEMORY:]
        settled = abs(value - after) < 1e-6 * max(1.0, abs(value))
        at, value, slope = at + move, after, slope_after
        if settled:
            break
    return at
