"""Figures that the words of one clause share out to as many nouns: `sales and profit were $5m and $1m, respectively`, `up 4% and 2%`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from hkfacts.patterns import lazy_pattern

from ..spans import FigureFact

_RESPECTIVELY = lazy_pattern(r"[)]?[^.;\n]{0,24},?[ ]respectively\b")
_SHARED_GAP = lazy_pattern(r"[)]?(?:,[ ]and|,|[ ]and)[ ][(]?")
_SHARED_END = lazy_pattern(
    r"[ ](?:of|were|was|are|is|to|at|reached|totalled|totaled|stood[ ]at|amounted[ ]to|recorded|(?:rose|fell|grew|dropped|declined|increased|decreased|"
    r"gained|lost|expanded|contracted|surged|advanced|went[ ](?:up|down))(?:[ ]by)?|(?:up|down)(?:[ ]by)?)[ ](?:about[ ]|around[ ]|some[ ])?[(]?$"
)
_SHARED_HEAD = lazy_pattern(r"^.{2,60}[ ](?:of|for|in|to|from|on|at)[ ](?:the[ ])?(?=[^ ])", re.S)
_COMPARED = lazy_pattern(
    r"[ ]respectively\b[^.;\n]{0,60}?[ ,(](?:as[ ])?(?:compared|against|versus|vs\.?|from)[ ](?:(?:with|to)[ ])?(?:the[ ])?$"
)
_PAIRED = lazy_pattern(
    r",[ ](?:up|down|rising|falling|increasing|decreasing|increases[ ]of|rises[ ]of|falls[ ]of|drops[ ]of)[ ](?:by[ ])?$"
)


def _shared_nouns(left: str, count: int) -> list[str]:
    """The nouns of a list that ends right before the figures, if there are as many; else none. What the first is led by leads all.

    >>> _shared_nouns("Ware Mills reported rents, mill EBITDA, and EPS of ", 3), _shared_nouns("Sales and profit were ", 2)
    (['rents', 'mill EBITDA', 'EPS'], ['Sales', 'profit'])
    >>> _shared_nouns("Exports to Japan and the US rose by ", 2), _shared_nouns("Sales were ", 2)
    (['Exports to Japan', 'Exports to the US'], [])
    """
    end = _SHARED_END.search(left)
    if not end:
        return []
    clause = re.split(
        r"[.;:\n]|\b(?:reported|recorded|posted|with|and[ ]its|saw|ha[ds]|have|achieved|generated|delivered|booked|showed)\b",
        left[: end.start()],
    )[-1]
    clause = re.sub(r"[ ](?:of|for|in)[ ](?:this|the|its|their)[ ](?:[a-z]+[ ]?){1,2}$", "", clause.rstrip())
    printed = [n.strip() for n in re.split(r",[ ]and[ ]|,[ ]|[ ]and[ ]", clause)]
    while len(printed) > count and not printed[0].islower():
        printed.pop(0)  # `Analysed by sector, the rises in …`
    nouns = [re.sub(r"^(?:the|its|their|a|an)[ ]", "", n, flags=re.I) for n in printed]
    head = _SHARED_HEAD.match(nouns[0])
    if head and not any(_SHARED_HEAD.match(n) for n in nouns[1:]):
        nouns[1:] = [head.group().removesuffix("the ") + n for n in printed[1:]]
    longest = 4 + (len(head.group().split()) if head else 0)
    return nouns if len(nouns) == count and all(0 < len(n) < 90 and len(n.split()) <= longest for n in nouns) else []


def share_out(facts: list[FigureFact], text: str, together: Callable[[FigureFact, FigureFact], bool]) -> None:
    """Give figures that stand in a row the nouns that stand in a row before them; `together` tells whether two stand in one sentence."""
    _respectively(facts, text)
    _paired(facts, text, together)


def _respectively(facts: list[FigureFact], text: str) -> None:
    """Two to five figures that `respectively` shares out to as many nouns: `sales and profit were $5m and $1m, respectively`.

    Those that they are compared with, shared out by a second `respectively`, are of the same nouns.
    """
    shared: list[str] = []
    end = i = 0
    while i < len(facts) - 1:
        group = _shared_group(facts, text, i)
        i += max(1, len(group))
        if not group:
            continue
        start = group[0].start
        again = len(shared) == len(group) and start - end < 120 and _COMPARED.search(text, end, start)
        nouns = shared if again else _shared_nouns(text[max(0, start - 160) : start], len(group))
        for k, noun in enumerate(nouns):
            change = group[k].change or group[0].change
            facts[i - len(group) + k] = replace(group[k], item=noun, change=change, elided=False)
        shared, end = nouns, group[-1].end


def _shared_group(facts: list[FigureFact], text: str, i: int) -> list[FigureFact]:
    """The figures from this one on that `respectively` shares out; none where the last has its noun behind it (`5 and 6 cases respectively`)."""
    for count in (5, 4, 3, 2):
        group = facts[i : i + count]
        if len(group) < count or group[-1].start - group[0].start > 160:
            continue
        own = group[-1].item and text[group[-1].start : group[-1].end].endswith(group[-1].item)
        if own or not _RESPECTIVELY.match(text, group[-1].end):
            continue
        if all(_SHARED_GAP.fullmatch(text[a.end : b.start]) for a, b in pairwise(group)):
            return group
    return []


def _paired(facts: list[FigureFact], text: str, together: Callable[[FigureFact, FigureFact], bool]) -> None:
    """Two changes behind two figures are theirs in turn: `9,000 riders and 80 drivers, up 4% and 2%`."""
    for i in range(2, len(facts) - 1):
        one, other = facts[i], facts[i + 1]
        if not (one.kind == other.kind == "percentage" and text[one.end : other.start] == " and "):
            continue
        first, second = facts[i - 2], facts[i - 1]
        if not (first.item and second.item and first.kind == second.kind != "percentage" and together(first, other)):
            continue
        joined = text[first.end : second.start]
        between = text[second.end : one.start]
        if len(joined) < 60 and " and " in joined and _PAIRED.search(between) and len(between) < 60:
            facts[i] = replace(one, item=first.item, elided=False)
            facts[i + 1] = replace(other, item=second.item, change=other.change or one.change, elided=False)
