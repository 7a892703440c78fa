"""What names of initiatives are made of: head nouns with type and weight, word classes, the form of comparison."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hkfacts.patterns import lazy_pattern

from ..rulebook import columns, lexicon
from .names import names as name_words

_SIGN = lazy_pattern(r"\((?:TM|R|SM)\)$")
_ROMAN = lazy_pattern(r"(?=[ivx]|l[ivx])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
# Not the number that names a list: `Kite 500`.
_EDITION = lazy_pattern(r"(?:\d{1,4}(?:st|nd|rd|th)|\d{1,2}|(?:19|20)\d\d)(?:[-–/]\d{2,4})?")


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that heads names: its type, weight (3 alone enough, 2 one sign, 1 two signs, 0 only being set up) and number."""

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


@lru_cache(maxsize=1)
def beside_nouns() -> dict[str, tuple[str, bool]]:
    """Lower-case nouns of an apposition, with type and whether only undertakings are called so (firms are platforms too)."""
    firm = {n: (t, True) for n, _, t in (w.partition(":") for w in words("beside_firm"))}
    return {n: (t, False) for n, _, t in (w.partition(":") for w in words("beside_soft"))} | firm


NOUN_BESIDE = "|".join(sorted(beside_nouns(), key=lambda n: (-len(n), n)))
NOUN_BEHIND = lazy_pattern(
    rf"[®™]?[”\"’']?(?: \([^()\n]{{1,80}}\))? (?:(?!(?:whose|and|its|their|who|which|that|for|from|with|are|was|were|has|have|will)\b)[a-z][\w-]{{2,15}} )?"
    rf"(?P<noun>{NOUN_BESIDE})(?![\w-])"
)

CAPITALISED = r"[A-Z][\w&@+’'-]{0,24}"


def capitals(
    most: int, least: int = 0, joiners: str = "of|and|for|the|&|to|on|in", joined: int = 2, further: str = CAPITALISED
) -> str:
    """A piece of a pattern: a capitalised word and `least` to `most` further ones, up to `joined` joiners before each of these."""
    glue = f"(?:(?:{joiners}) ){{0,{joined}}}" if joined > 1 else f"(?:(?:{joiners}) )?"
    return f"{CAPITALISED}(?: {glue}{further}){{{least},{most}}}"


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Words that releases write in lower case: a modifier among them is no proper name by itself."""
    return frozenset(columns("common_words")["word"])


def is_ordinary(name: str) -> bool:
    """True where a name has only words that releases write in lower case, and common terms of technology."""
    known = common_words()
    return all(
        w in known or w in words("tech") or w in "&–-" or ("-" in w and all(p in known or len(p) < 3 for p in w.split("-")))
        for w in name.lower().split()
    )


def type_by_words(name: str, otherwise: str) -> str:
    """The type that the words of a name give, its last one first, the others only where names with them are firm; another where none does."""
    keys = [w.strip("()“”’':,") for w in name.lower().split()]
    if (
        keys[-3:] == ["of", "the", "year"]
        or keys[-2:] == ["to", "watch"]
        or keys[-2:-1] == ["under"]
        or keys[:1] in (["best"], ["top"])
    ):
        return "award"  # lists of those whom somebody picks
    if keys[:2] == ["order", "of"] and otherwise == "platform":
        return "award"
    if keys[-1] in ("quadrant", "matrix", "marketscape") and {"magic", "peak", "idc"} & set(keys):
        return "publication"
    if keys[-1:] == ["list"] and otherwise == "event":
        return "programme"  # one joins it
    if keys[-1:] == ["sale"] and len(keys) > 1:
        return "campaign"
    if keys[-1] in ("line", "collection") and otherwise == "platform":
        return "platform"
    if "best" in keys and keys[-1] in ("firms", "companies", "workplaces", "places", "employers"):
        return "award"
    if "fastest" in keys or "fastest-growing" in keys or keys[-2:] == ["league", "tables"]:
        return "publication"
    holds = len(keys) > 1 and keys[-1].isdigit() and keys[-1].endswith(("00", "50")) and len(keys[-1]) < 5
    if holds and (keys[-1][:2] != "20" or keys[-1] == "2000"):
        return "publication"  # `Oven Trade 500`
    for n, word in enumerate(reversed(keys)):
        head = heads().get(word)
        if head is not None and (n == 0 or head.weight > 1):
            return head.type
    if otherwise == "event" and len(keys) > 2 and any(key in name_words().heads for key in keys[-2 + (not keys[-1].isdigit()) :]):
        return "award"  # `Outstanding Kite Designer 2031`
    if otherwise == "event" and len(keys) > 1 and keys[-1] in ("10", "20", "25", "30", "40", "50", "100"):
        return "award"  # so many of those whom somebody picks
    return "project" if len(keys) > 1 and keys[-1] in words("works") else otherwise


def form_keys(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without possessives, `&` as `and`; the form under which mentions are one."""
    out = []
    for word in name.split():
        key = _SIGN.sub("", word).strip("“”\"‘',()®™℠")
        key = (key[:-2] if key.endswith(("’s", "'s")) else key).rstrip("’'").lower()
        if key:
            out.append("and" if key == "&" else key)
    return tuple(out)


def without_edition(keys: Sequence[str]) -> tuple[str, ...]:
    """A form without ordinals, years and numerals at its ends."""
    first, last = 0, len(keys)
    while first < last and (_EDITION.fullmatch(keys[first]) or keys[first] == "annual"):
        first += 1
    while last > first and (_EDITION.fullmatch(keys[last - 1]) or _ROMAN.fullmatch(keys[last - 1])):
        last -= 1
    return tuple(keys[first:last])


@lru_cache(maxsize=64)
def pieces(of_class: str) -> str:
    """The words of one class of cues, as one alternative of a regular expression."""
    return "|".join(row["pieces"] for row in lexicon("initiative_cues") if row["class"] == of_class)


@lru_cache(maxsize=1)
def stages() -> tuple[str, ...]:
    """The stages that words beside a name tell, in the order in which they are asked."""
    return tuple(
        dict.fromkeys(r["class"].partition(":")[2] for r in lexicon("initiative_cues") if r["class"].startswith("before:"))
    )


@lru_cache(maxsize=4)
def phrases(of_class: str) -> re.Pattern[str]:
    """A pattern for any phrase of a word class, in lower-case text."""
    longest = sorted(words(of_class), key=lambda p: (-len(p), p))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")
