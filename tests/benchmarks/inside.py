"""One process: the tool and its rivals over the same texts, side after side on each group of them."""

from __future__ import annotations

import time
from collections.abc import Sequence

from tests.benchmarks.ratios import Ratio, ratio
from tests.benchmarks.sides import Side, sides

GROUPS = 7


def spent(side: Side, texts: Sequence[str]) -> float:
    """Processor seconds of one side for some texts; what else the machine does counts less than on the clock."""
    assert side.run is not None
    began = time.process_time()
    for text in texts:
        side.run(text)
    return time.process_time() - began


def compare(texts: Sequence[str]) -> tuple[list[Ratio], dict[str, float], list[str]]:
    """Ratios, milliseconds for 4,000 characters by side, and what could not be measured."""
    loaded = sides()
    able = [s for s in loaded if s.run is not None]
    for side in able:
        spent(side, texts[:3] if side.few == 1 else [texts[0][:500]])
    groups = [texts[n::GROUPS] for n in range(min(GROUPS, len(texts)))]
    seconds: dict[str, list[float]] = {s.key: [] for s in able}
    beside: dict[str, list[float]] = {s.key: [] for s in able}  # the tool on the same few texts
    characters: dict[str, int] = {s.key: 0 for s in able}
    for group in groups:
        whole = 0.0
        for side in able:
            some = group if side.few == 1 else group[:: side.few]
            seconds[side.key].append(spent(side, some))
            characters[side.key] += sum(map(len, some))
            whole = seconds["tool"][-1]
            beside[side.key].append(whole if side.few == 1 else spent(able[0], some))
    found = []
    for side in able[1:]:
        if side.key in ("stock", "glued"):
            goal = "goal: at least 3, better 4" if side.key == "stock" else "goal: at least 6"
            found.append(ratio(f"{side.name}, by the tool", seconds[side.key], beside[side.key], goal))
        else:
            goal = "goal: at most 1.8" if side.key == "floor" else ""
            found.append(ratio(f"the tool, by {side.name}", beside[side.key], seconds[side.key], goal))
    each = {s.name: 4e6 * sum(seconds[s.key]) / characters[s.key] for s in able}
    return found, each, [f"{s.name}: {s.reason}" for s in loaded if s.run is None]
