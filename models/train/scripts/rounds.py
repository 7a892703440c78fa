"""How often and how fast a network learns: what is looked at together in each round, and the rate of each step."""

from __future__ import annotations

import random
from collections.abc import Sequence

WARMING = 100  # steps at the start, over which the rate rises


def batches(sizes: Sequence[int], at_once: int, blur: float, rng: random.Random) -> list[list[int]]:
    """One round: the numbers of all that is learnt from, in batches of about one size, in an order drawn by lot.

    `blur` is how much larger a thing may be taken to be than it is, so that not the same ones meet in each round.
    """
    order = sorted(range(len(sizes)), key=lambda n: sizes[n] + blur * rng.random())
    out = [order[n : n + at_once] for n in range(0, len(order), at_once)]
    rng.shuffle(out)
    return out


def steps_of(things: int, at_once: int, epochs: int) -> int:
    """How many steps there are in all."""
    return epochs * -(-things // at_once)


def share_of_rate(step: int, steps: int, least: float) -> float:
    """What part of the full rate a step has, counted from 1: it rises, then falls in a straight line to the least."""
    return min(1.0, step / WARMING) * max(least, 1 - step / steps)
