"""Where direct speech stands: stretches between quotation marks, paragraph by paragraph.

A mark is read by its shape and its neighbours; a mark that nothing closes costs at most its own stretch, since no search goes
beyond the paragraph. Which stretches are one quotation, who speaks, and what is no speech at all is settled in `link`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hkfacts.patterns import lazy_pattern

from ..rulebook import Rulebook
from ..spans import Block, Found, Parts, Trace

_MARK = lazy_pattern(r"[“”„‟«»\"＂]")
_SINGLE = lazy_pattern(r"(?:^|(?<=[\s(:—–]))[‘'](?=[A-Z0-9])(?P<said>[^‘“”\"\n]{15,1500}?[.,!?…])[’'](?=\s|$|[)—–;])")
_SINGLE_OPEN = lazy_pattern(r"(?:^|(?<=[:,]\s)|(?<=[:,]))[‘'](?=[A-Z])", re.MULTILINE)
_SINGLE_CLOSE = lazy_pattern(r"(?<=[.,!?…])[’'](?=\s|$)|(?<=\w)[’'](?=[.,;:!?])")
_OPENS_AFTER = frozenset(" \t\u00a0\u2002\u2003\u2009\u202f\u3000([{—–-:/…‘'*>")
_SENTENCE_BEFORE = lazy_pattern(r"[.!?…][)’']?\s*$")


def find_quotes(parts: Parts, book: Rulebook, trace: Trace | None = None) -> list[Found]:
    """Stretches between quotation marks (kind `quote`), marks included; `closed` is empty where the closing mark is missing."""
    out: list[Found] = []
    for number, block in enumerate(parts.blocks):
        if block.section == "furniture":
            continue
        found = list(_doubles(parts.text, block)) if _MARK.search(parts.text, block.start, block.end) else []
        out.extend(found)
        said = parts.text[block.start : block.end]
        if "‘" in said or " '" in said or said.startswith("'"):
            after = parts.blocks[number + 1] if number + 1 < len(parts.blocks) else None
            singles = [*_singles(parts.text, block), *_running_single(parts.text, block, after)]
            out.extend(f for f in singles if not any(g.start < f.end and f.start < g.end for g in found[:400]))
    return sorted(out, key=lambda f: f.start)


def _singles(text: str, block: Block) -> Iterator[Found]:
    """British quotations in single marks: a capital after the mark and a stop before its end."""
    for match in _SINGLE.finditer(text, block.start, block.end):
        yield Found("quote", match.start(), match.end(), "quote.single-marks", {"closed": "1"})


def _running_single(text: str, block: Block, after: Block | None) -> Iterator[Found]:
    """A quotation in single marks that the next paragraph opens again: its own paragraph has no closing mark."""
    if after is None or text[after.start : after.start + 1] not in ("'", "‘") or text[block.end - 1 : block.end] not in ".!?…":
        return
    opener = None
    for match in _SINGLE_OPEN.finditer(text, block.start, block.end):
        opener = match
    if opener is not None and _SINGLE_CLOSE.search(text, opener.end(), block.end) is None:
        yield Found("quote", opener.start(), block.end, "quote.single-marks", {"closed": ""})


def _doubles(text: str, block: Block) -> Iterator[Found]:
    """Stretches between double marks of one paragraph, nested ones left inside."""
    opened: int | None = None
    depth = 0
    for match in _MARK.finditer(text, block.start, block.end):
        place, mark = match.start(), match.group()
        before = text[place - 1] if place > block.start else ""
        after = text[place + 1] if place + 1 < block.end else ""
        opener = after not in ("", " ", "\t") and (not before or before in _OPENS_AFTER)
        if opened is None:
            glued = after.isupper() and (before in ".!?," or before.islower())  # `… said Roe."It is …`, the space lost
            if mark in "“„‟«" or opener or glued:
                opened, depth = place, 0
            continue
        spaced = mark == "“" and after in ("", " ") and before in " ,.!?"  # `… our city, “ said Jane Roe`
        german = spaced or (mark == "“" and text[opened] == "„" and not opener)
        if (mark in "“„‟«" and not german) or (mark in '"＂' and opener):
            if _SENTENCE_BEFORE.search(text, max(opened, place - 4), place) or before in ":":
                yield Found("quote", opened, _trimmed(text, opened, place), "quote.double-marks", {"closed": ""})
                opened, depth = place, 0
            elif mark in "“„‟«":
                depth += 1
            else:
                depth = 1
        elif depth and not (
            mark in '"＂' and after in ("", " ") and before in ".!?" and not _closes_later(text, place, block.end)
        ):
            depth -= 1
        else:
            yield Found("quote", opened, place + 1, "quote.double-marks", {"closed": "1"})
            opened = None
    if opened is not None:
        yield Found("quote", opened, _trimmed(text, opened, block.end), "quote.double-marks", {"closed": ""})


def _closes_later(text: str, place: int, end: int) -> bool:
    """True where another mark of this paragraph, within reach, can still close the outer quotation."""
    return _MARK.search(text, place + 1, min(end, place + 600)) is not None


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end
