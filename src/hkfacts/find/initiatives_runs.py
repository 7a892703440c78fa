"""Runs of capitalised words, and the labels of the model over them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import Head, heads, words
from ..spans import Parts, Tokens
from .initiatives_bodies import Bodies

_UPPER = "A-ZÀ-ÖØ-ÞĀĆČĐĒĞĪİŁŃŌŐŚŞŠŪŰŻŽ"
_CAP = (
    rf"(?:[{_UPPER}]|[a-z]{{1,2}}[{_UPPER}]|[eimu]-[{_UPPER}])\w*(?:(?:[&@+./’'‑–\-]|\.-)\w+){{0,6}}(?:[’'](?=\s))?"
    rf"(?:(?<=\b[{_UPPER}])\.|(?<=\bSt)\.|(?<=\b[DJ]r)\.|(?<=\bInc)\.|(?<=\bNo)\.)?\+?"
)
_NUM = r"(?:\d{1,3}[A-Z]{1,2}(?![\w%-])|\d{1,4}(?:st|nd|rd|th)?(?:[-–/.]\d{1,4})?(?:-[A-Z][\w-]{1,20})?(?![\w%-]))"
_JOIN = r"(?:of|for|and|in|to|on|at|with|from|de|du|des|la|le|der|die|das|del|bin|ibn|van|von|cum|[&@+×x–-])"
# A trade mark's sign behind a word, where the name goes on (`KettleSense™ Pro 3`, `The BakeFest® Awards`).
_SIGNED = rf"(?:(?:[®™℠]|\((?:TM|R|SM)\))(?= [{_UPPER}\d]))?"
_WORD = rf"(?:{_CAP}{_SIGNED}|{_NUM})"
RUN = lazy_pattern(
    rf"(?<![\w@#/.&$€£])(?<!\d,)(?:{_CAP}{_SIGNED}|{_NUM}(?= [{_UPPER}]))(?: (?:{_JOIN} (?:the |a |an )?)?{_WORD}){{0,24}}"
)
_SIGN = lazy_pattern(r"(?:[®™℠]|\((?:TM|R|SM)\))$")
_ROMAN = lazy_pattern(r"[IVX]{1,6}|[IVXL]{3,7}")
POSSESSIVE = lazy_pattern(r"[’']s$")
_LABEL = lazy_pattern(r"(?P<label>Websites?|Photos?|Link|Tel|Email|Remarks?)[A-Z][a-z]")
_LABEL_OPENS = frozenset("WPLTER")
_ADDRESS = lazy_pattern(r"(?:https?:/|www\.|\w\.(?:com|org|net|hk))\S*[A-Z]\w* $")
_GLUED = lazy_pattern(r"(?P<left>[A-Z][a-z]+)(?P<right>[A-Z][a-z]+)")
_ABOUT = lazy_pattern(r"(?:^|\n)About (?:the )?(?P<body>[^\n.:]{2,60})(?=[\n:.]|$)")
PARTICIPLE = lazy_pattern(
    r"-(?:approved|based|funded|backed|led|powered|listed|wide|driven|owned|hosted|run|sponsored|style|class|winning|assisted|enabled|first|language|speaking)$",
    re.IGNORECASE,
)


_PERSONS = words("post") | words("honoured") | words("third_person")


@dataclass(slots=True)
class Run:
    """Words of one run with their places; `keys` are the words in lower case, without a possessive; no word ends in a trade mark's sign."""

    start: int
    end: int
    words: list[str]
    starts: list[int]
    keys: list[str]
    heads: list[Head | None]
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch that has the shape of a name with a head noun; `modifiers` counts the words that make it particular."""

    start: int
    end: int
    head: Head
    modifiers: int
    edition: bool
    first: int = 0
    last: int = 0


class Labels:
    """The entities of the model, looked up by place, and the bodies with a paragraph `About …` of their own."""

    def __init__(self, tokens: Tokens, parts: Parts) -> None:
        self.bodies = frozenset(m["body"].strip().lower() for m in _ABOUT.finditer(parts.text))
        self.treated = Bodies(parts.text, parts.issuer or "")
        self.spans = sorted(((e.start, e.end, e.label) for e in tokens.entities), key=lambda e: (e[0], -e[1]))
        self._starts = [s for s, _, _ in self.spans]

    def at(self, offset: int) -> tuple[int, int, str] | None:
        """The entity that holds this place."""
        i = bisect_right(self._starts, offset) - 1
        return self.spans[i] if i >= 0 and self.spans[i][1] > offset else None

    def at_any(self, start: int, end: int, label: str) -> bool:
        """True where an entity of this label touches a stretch."""
        return any(found == label for _, _, found in self.over(start, end))

    def over(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The entities that touch a stretch."""
        i = max(0, bisect_right(self._starts, start) - 1)
        out = []
        while i < len(self.spans) and self.spans[i][0] < end:
            if self.spans[i][1] > start:
                out.append(self.spans[i])
            i += 1
        return out


def _unglued(pieces: list[str]) -> list[tuple[int, int]]:
    """Where a run comes apart: a line's last word glued to the next line's first (`ShowWebsite`, `ReachThe`), as (word, letter)."""
    cuts = []
    for n, piece in enumerate(pieces):
        if n and pieces[n - 1][-1] in "®™℠)" and piece.lower() in _PERSONS:
            cuts.append((n, 0))  # `Oven World™ President Ann`
            continue
        if piece == "The" and n > 2 and n + 1 < len(pieces) and pieces[n + 1] in pieces[:n]:
            cuts.append((n, 0))  # `About Kite Trust The Kite Trust …`
            continue
        if n == 0 or piece.isupper() or piece.istitle() or len(piece) < 6:
            continue
        found = _GLUED.fullmatch(piece)
        if found is not None:
            left = heads().get(found["left"].lower())
            firm = left is not None and left.weight > 1 and left.type not in ("platform", "zone") and len(found["right"]) > 3
            if firm or (found["right"].lower() in words("article") and len(found["left"]) > 3):
                cuts.append((n, len(found["left"])))
    return cuts


def runs(parts: Parts) -> Iterator[Run]:
    """Every run of capitalised words, joiners inside, in order."""
    text = parts.text
    for match in RUN.finditer(text):
        start, end = match.span()
        label = _LABEL.match(text, start, end) if text[start] in _LABEL_OPENS else None
        start += len(label["label"]) if label is not None else 0
        if _behind_address(text, start):
            continue  # what is left of a name that is glued to the address before it
        sentence = parts.sentence_at(start)
        if sentence is not None and sentence.end < end:
            end = sentence.end
        opens = sentence is not None and sentence.start == start
        whole = text[start:end].rstrip()
        pieces = whole.split(" ")
        first = 0
        for n, letter in _unglued(pieces):
            cut = sum(len(p) + 1 for p in pieces[:n]) + letter
            yield _run(whole[first:cut].rstrip(), start + first, opens and not first)
            first = cut
        yield _run(whole[first:], start + first, opens and not first)


def _run(printed: str, start: int, opens: bool) -> Run:
    pieces = printed.split(" ")
    starts = []
    place = start
    for piece in pieces:
        starts.append(place)
        place += len(piece) + 1
    if any(c in printed for c in "®™℠()"):
        pieces = [_SIGN.sub("", p) for p in pieces]
    keys = [(p[:-2] if p.endswith(("’s", "'s")) else p).rstrip("’'").lower() for p in pieces]
    return Run(start, place - 1, pieces, starts, keys, _heads(pieces, keys), opens)


def _behind_address(text: str, start: int) -> bool:
    """True where the stretch without a space before this place is a web address; most hold no dot and no slash."""
    if text[start - 1 : start] != " ":
        return False
    chunk = text[max(0, text.rfind(" ", 0, start - 1)) : start - 1]
    return ("." in chunk or "/" in chunk) and _ADDRESS.search(text, max(0, start - 80), start) is not None


def is_cap(word: str) -> bool:
    """True for a word with a capital, a number with a letter too (`5G`), not for a joiner or a number."""
    return word[0].isupper() or (word[0].isalpha() and (word[1:2].isupper() or word[2:3].isupper())) or _is_code(word)


def _is_code(word: str) -> bool:
    """True for a number that ends in capitals (`5G`, `340B`): it counts no edition."""
    return word[0].isdigit() and word[-1].isupper() and word.isalnum()


def is_edition(run: Run, i: int) -> bool:
    """True where the word is a year, number or numeral that tells one edition from another."""
    word = run.words[i]
    return (word[0].isdigit() and not _is_code(word)) or _ROMAN.fullmatch(word) is not None


def tells_edition(run: Run, i: int, last: int) -> bool:
    """True for a year, an ordinal or a numeral at the end: another number inside a name counts nothing."""
    return is_edition(run, i) and (i == last or not run.words[i].isdigit() or len(run.words[i]) == 4)


def _heads(pieces: list[str], keys: list[str]) -> list[Head | None]:
    """For each word the head noun that ends at it, if one does."""
    table = heads()
    out: list[Head | None] = []
    for i, piece in enumerate(pieces):
        if not is_cap(piece):
            out.append(None)
            continue
        key = keys[i]
        head = table.get(f"{keys[i - 1]} {key}") if i and key in _seconds() else None
        out.append(head or table.get(key) or _inside(piece))
    return out


@lru_cache(maxsize=1)
def _seconds() -> frozenset[str]:
    """The last words of heads of two words."""
    return frozenset(noun.rpartition(" ")[2] for noun in heads() if " " in noun)


@lru_cache(maxsize=4096)
def _inside(word: str) -> Head | None:
    """The head noun that a coined word ends in (`HealthAcademy`), if it ends in one with a capital."""
    if word.islower() or word.isupper():
        return None
    for n in range(len(word) - 3, 1, -1):
        if word[n].isupper() and word[n - 1].islower():
            head = heads().get(word[n:].lower())
            fits = head is not None and (head.type == "institution" or (head.weight == 3 and head.type in ("event", "award")))
            return head if fits else None
    return None


def possessive(run: Run, i: int) -> bool:
    """True where the word ends in `’s` or in a plural possessive."""
    return run.words[i].endswith(("’s", "'s", "’", "'"))
