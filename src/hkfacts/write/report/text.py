"""The text of a release as blocks of pieces, each piece with the mentions that cover it.

Cutting is done here, where offsets count code points, so that the page's script has nothing to count. Pieces are flat: where
mentions overlap, the stretch that they share is a piece of its own, and the shortest mention stands first in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from typing import Any

from hkfacts.patterns import lazy_pattern

from ...records import Release
from .characters import UNSEEN, description, lined, mark, plain

_ITEM = lazy_pattern(r"\s*(?:[-*+•·●▪◦–|>]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_HEADING = lazy_pattern(r"\s*(?:#{1,6}\s.*|\*\*[^*\n]+\*\*)\s*")
_QUIET = lazy_pattern(r"(?m:^[ \t]{0,8}#{1,6}(?=\s))|\*{1,3}|(?<=\])\([^()\s]{1,2000}\)|!\[|\\(?=[$*_.#&\[\]()~-])")
_WRAPPED = 60  # characters: lines at least as long as this look like cut by a program, not by the writer


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands: `key` is the number of the fact and the number of its mention."""

    start: int
    end: int
    key: tuple[int, int]


def places(release: Release, numbered: Sequence[Any]) -> list[tuple[Place, str]]:
    """Where every mention of every fact is said to stand, with the text that is said to stand there."""
    found = []
    for number, fact in enumerate(numbered):
        for n, one in enumerate(getattr(fact, "mentions", None) or (fact,)):
            found.append((Place(one.start, one.end, (number, n)), one.text))
    return found


def text_blocks(text: str, said: Iterable[Place], title: str | None) -> list[dict[str, Any]]:
    """Paragraphs of the text in order: `as` (`p`, `title`, `heading`, `item`), `flow` where line breaks are those of a program, `pieces`."""
    waiting = sorted((p for p in said if p.start < p.end), key=lambda p: (p.start, p.end), reverse=True)
    heading = plain(title) if title else None
    made = []
    inside: list[Place] = []
    for start, end in _paragraphs(text):
        body = text[start:end]
        while waiting and waiting[-1].start < end:
            inside.append(waiting.pop())
        inside = [p for p in inside if p.end > start]  # quotes run on over paragraphs
        if heading is not None and plain(unescape(_QUIET.sub("", body))) == heading:
            form, heading = "title", None
        else:
            form = "heading" if _HEADING.fullmatch(body) else "item" if _ITEM.match(body) else "p"
        made.append({"as": form, "flow": _wrapped(body), "pieces": list(_pieces(text, start, end, inside))})
    return made


def excerpt_blocks(release: Release, numbered: Sequence[Any]) -> list[dict[str, Any]]:
    """What the record itself holds of the text: the sentences of its facts where it has them, else the mentions alone."""
    mentions = places(release, numbered)
    sentences = {(s.start, s.end): s.text for f in numbered if (s := f.sentence) is not None and s.text}
    taken: set[tuple[int, int]] = set()
    cut: list[tuple[int, list[dict[str, Any]]]] = []
    for (start, _end), text in sentences.items():
        inside = [
            (p, w)
            for p, w in mentions
            if start <= p.start and p.end <= start + len(text) and text[p.start - start : p.end - start] == w
        ]
        moved = [Place(p.start - start, p.end - start, p.key) for p, _ in inside]
        taken.update(p.key for p, _ in inside)
        cut.append((start, text_blocks(text, moved, None)))
    for place, words in mentions:
        if place.key not in taken and words:
            cut.append((place.start, text_blocks(words, [Place(0, len(words), place.key)], None)))
    return [block | {"as": "excerpt"} for _, blocks in sorted(cut, key=lambda c: c[0]) for block in blocks]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each run of lines with no blank one between."""
    start = end = None
    offset = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            start = offset if start is None else start
            end = offset + len(line.rstrip("\r\n\x85\u2028\u2029"))
        elif start is not None and end is not None:
            yield start, end
            start = None
        offset += len(line)
    if start is not None and end is not None:
        yield start, end


def _wrapped(body: str) -> bool:
    """Whether the lines were cut by a program: all but the last are long, and none begins like an item of a list."""
    lines = body.splitlines()
    if len(lines) < 2 or any(_ITEM.match(line) for line in lines[1:]):
        return False
    return all(len(line) >= _WRAPPED for line in lines[:-1]) and not any(line.endswith("  ") for line in lines[:-1])


def _pieces(text: str, start: int, end: int, inside: Sequence[Place]) -> Iterator[Any]:
    """The pieces of one paragraph: a string, or `[string, keys]`, or `[string, keys, how, why]` for what is shown otherwise."""
    odd = {m.start(): (m.end(), "unseen") for m in UNSEEN.finditer(text, start, end)}
    for m in _QUIET.finditer(text, start, end):
        odd.setdefault(m.start(), (m.end(), "far" if m[0].startswith("(") else "quiet"))
    cuts = sorted(
        {
            start,
            end,
            *(p for o in inside for p in (o.start, o.end) if start < p < end),
            *odd,
            *(e for e, _ in odd.values() if e < end),
        }
    )
    active: list[Place] = []
    waiting = iter(inside)
    following = next(waiting, None)
    until, how = start, ""
    for at, then in pairwise(cuts):
        while following is not None and following.start <= at:
            active.append(following)
            following = next(waiting, None)
        active = [p for p in active if p.end > at]
        if at in odd:
            until, how = odd[at]
        over = sorted(active, key=lambda p: (p.end - p.start, p.key))
        yield _piece(text[at:then], [list(p.key) for p in over], how if at < until else "")


def _piece(words: str, keys: list[list[int]], how: str) -> Any:
    if how == "unseen":
        return [mark(words[0]), keys, how, description(words[0])]
    words = lined(words)
    if how and not keys:
        return [words, keys, how, words if how == "far" else ""]
    return [words, keys] if keys else words
