"""What a block says by its beginning: a rule of `segment.toml` or a line of `segment_lines.csv` that names a section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from hkfacts.patterns import lazy_pattern

from ..rulebook import lexicon, load_rulebook
from .shapes import Piece

_EDGES = " \t:：*_#-–—|>›»·•[](){}."
_HEAD = lazy_pattern(r"[^:：\n]{2,50}[:：]|[^–—\n]{2,50}\s[–—-]\s")
_LONGEST_LINE = 80
_LONGEST_MENU = 240
_MENU_SIGNS = lazy_pattern(r"[\s|>»›·•*/]+")
_RUN_IN = ("contacts", "boilerplate")


@dataclass(frozen=True, slots=True)
class Mark:
    """The section that a block announces, how far it reaches, by which rule, and whether the block is the mark alone."""

    section: str
    reach: str
    rule: str
    alone: bool


@lru_cache(maxsize=8)
def _rules(extra: tuple[str, ...]) -> tuple[re.Pattern[str], tuple[Mark, ...]]:
    """All section rules as one pattern, a group for each, and their marks in that order."""
    rules = load_rulebook(extra).of("section")
    joined = "|".join(f"(?P<r{i}>{r.source})" for i, r in enumerate(rules))
    return re.compile(joined), tuple(Mark(r.reader, r.attributes.get("reach", "block"), r.id, False) for r in rules)


@lru_cache(maxsize=1)
def _lines() -> dict[str, Mark]:
    """The marks of lines that stand by themselves, by line in lower case."""
    return {
        row["line"]: Mark(row["section"], row["reach"], f"section.{row['section']}-line", True)
        for row in lexicon("segment_lines")
    }


def _by_line(text: str, piece: Piece) -> Mark | None:
    known = _lines()
    if piece.end - piece.start <= _LONGEST_LINE:
        mark = known.get(text[piece.start : piece.end].lower().strip(_EDGES).replace("’", "'"))
        if mark is not None:
            return mark
    if piece.end - piece.start <= _LONGEST_MENU and _is_menu(text[piece.start : piece.end]):
        return Mark("furniture", "block", "section.furniture-menu", True)
    head = _HEAD.match(text, piece.start, min(piece.end, piece.start + 60))
    if head is None:
        return None
    mark = known.get(head.group().lower().strip(_EDGES).replace("’", "'"))
    return Mark(mark.section, mark.reach, mark.rule, False) if mark and mark.section in _RUN_IN else None


@lru_cache(maxsize=1)
def _menu_openers() -> frozenset[str]:
    """The first words of a menu's entries."""
    return frozenset(
        line.split(" ", 1)[0] for line, mark in _lines().items() if mark.reach == "block" or mark.section == "boilerplate"
    )


def _is_menu(line: str) -> bool:
    """True for several entries of a menu, or fields of a form, on one line: `Home News Contact EN`."""
    words = [w for w in _MENU_SIGNS.split(line.lower().replace("’", "'")) if w]
    if len(words) < 3 or words[0] not in _menu_openers() or line.rstrip()[-1] in ".!?;,":
        return False
    known, entries, covered, at = _lines(), 0, 0, 0
    while at < len(words):
        for size in (4, 3, 2, 1):
            if " ".join(words[at : at + size]) in known and at + size <= len(words):
                entries, covered, at = entries + 1, covered + size, at + size
                break
        else:
            at += 1
    return entries >= 3 and covered >= 0.6 * len(words)


def read_marks(text: str, pieces: list[Piece], extra: tuple[str, ...] = ()) -> list[Mark | None]:
    """For each block of the view, what its beginning says."""
    pattern, marks = _rules(extra)
    found: list[Mark | None] = []
    for piece in pieces:
        mark = _by_line(text, piece)
        if mark is None:
            match = pattern.match(text, piece.start, piece.end)
            mark = marks[int(match.lastgroup[1:])] if match and match.lastgroup else None
        found.append(mark)
    return found
