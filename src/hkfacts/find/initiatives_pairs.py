"""Two names that share one head in the plural: `Night Bus and Ferry Youth Schemes` is two schemes."""

from __future__ import annotations

from ..grammar.initiatives import heads, is_ordinary, words
from ..spans import Found, Parts

_TYPES = ("scheme", "programme", "fund", "award", "project", "platform")


def split_pair(f: Found, parts: Parts) -> list[Found]:
    """The two mentions of a coordinated pair, each with its own `name`; the mention itself where it is one name.

    Both sides need two words of their own, since `Science and Technology Schemes` can be schemes of one name; words that many
    names begin with (places, `National`) count for neither.
    """
    printed = parts.text[f.start : f.end]
    left, joiner, right = printed.partition(" and ")
    if not joiner or " and " in right or f.groups["type"] not in _TYPES:
        return [f]
    *own, last = right.split()
    head = heads().get(last.lower())
    sides = left, " ".join(own)
    named = f.groups["type"] == "project" and not any(is_ordinary(" ".join(_carrying(side))) for side in sides)  # two mines
    named = named or (f.groups["type"] == "platform" and all(map(_carrying, sides)) and any(_coined(side) for side in sides))
    if head is None or not head.plural or not (named or all(len(_carrying(side)) > 1 for side in sides)):
        return [f]
    noun = head.noun.capitalize()
    middle = f.start + len(left) + len(joiner)
    first = Found(f.kind, f.start, f.start + len(left), f.rule, {**f.groups, "acronym": "", "name": f"{left} {noun}"})
    second = Found(f.kind, middle, f.end, f.rule, {**f.groups, "name": f"{' '.join(own)} {noun}"})
    return [first, second]


def _carrying(side: str) -> list[str]:
    idle = words("generic") | words("region") | {"hong", "kong"}
    return [w for w in side.split() if w[0].isupper() and w.lower() not in idle]


def _coined(side: str) -> bool:
    """True for a word of capitals or with a capital inside, which no two kinds of one thing are told apart by."""
    return any(sum(c.isupper() for c in w) > 1 and w.lower() not in words("tech") for w in side.split())
