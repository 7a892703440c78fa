"""The closed lists that the finder of initiatives looks up: heads of names with type and weight, and word classes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..rulebook import lexicon


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that heads names: its type, its weight (3 alone enough, 2 one sign, 1 two signs, 0 only being set up), its number."""

    noun: str
    type: str
    weight: int
    plural: bool = False


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh", "z")) else f"{noun}s"


@lru_cache(maxsize=1)
def heads() -> dict[str, Head]:
    """Heads by their lower-case form, singular and plural; some are two words."""
    out: dict[str, Head] = {}
    for row in lexicon("initiative_heads"):
        noun = row["head"].lower()
        out[_plural(noun)] = Head(noun, row["type"], int(row["weight"]), True)
    for row in lexicon("initiative_heads"):
        noun = row["head"].lower()
        out[noun] = Head(noun, row["type"], int(row["weight"]))
    return out


@lru_cache(maxsize=64)
def words(of_class: str) -> frozenset[str]:
    """The words of one class, in lower case."""
    rows = (r["words"] for r in lexicon("initiative_words") if r["class"] == of_class)
    return frozenset(w for row in rows for w in (row.split("|") if "|" in row else row.split()))


@lru_cache(maxsize=1)
def describing_nouns() -> dict[str, str]:
    """Lower-case nouns that describe a named thing beside them, with the type that they give it."""
    return dict(w.split(":") for w in words("describing_noun"))
