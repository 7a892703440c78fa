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

_MARK = lazy_pattern(r"[“”„‟«»＂]|\"{1,2}|``|''|‘‘|’’")
_SINGLE_OPENS = lazy_pattern(r"(?:^|(?<=[\s(:—–]))[‘'](?=[A-Z]|\d(?!\d?s?\b)|\d{3})(?!')", re.MULTILINE)
_SINGLE_SHUTS = lazy_pattern(r"(?<=[.,!?…])[’'](?=\s|$|[)—–;])|(?<=[^\W\d_])[’'](?=[.,;:!?](?:\s|$))")
_FEWEST = 15  # letters between single marks
_MOST = 1500
_SINGLE_OPEN = lazy_pattern(r"(?:^|(?<=[:,]\s)|(?<=[:,]))[‘'](?=[A-Z])", re.MULTILINE)
_SINGLE_CLOSE = lazy_pattern(r"(?<=[.,!?…])[’'](?=\s|$)|(?<=\w)[’'](?=[.,;:!?])")
_OPENERS = frozenset(("“", "„", "‟", "«", "``", "‘‘"))
_OPENS_AFTER = frozenset(" \t\u00a0\u2002\u2003\u2009\u202f\u3000([{—–-:/…‘'*>")
_SENTENCE_BEFORE = lazy_pattern(r"[.!?…][)’']?\s*$")
_SAID = r"(?:said|says|added|adds|explained|noted|continued|stated)"
# The attribution that stands before a mark, the closing mark of the words before it lost: `… in May, Mr Roe said, "and …`
_LOST = lazy_pattern(
    rf"[,.!?] ?(?:{_SAID} [^\"“”\n]{{2,60}}|(?:[Hh]e|[Ss]he|(?:(?:Mr|Ms|Mrs|Dr)\.? )?[A-Z][\w’'-]{{1,20}}(?: [A-Z][\w’'.-]{{0,20}}){{0,2}}) {_SAID})[,.]? $"
)


def find_quotes(parts: Parts, book: Rulebook, trace: Trace | None = None) -> list[Found]:
    """Stretches between quotation marks (kind `quote`), marks included; `closed` is empty where the closing mark is missing."""
    out: list[Found] = []
    for number, block in enumerate(parts.blocks):
        if block.section == "furniture":
            continue
        found = list(_doubles(parts.text, block)) if _MARK.search(parts.text, block.start, block.end) else []
        if found and not found[-1].groups["closed"] and (shut := _shut_below(parts, number)):
            found[-1] = Found("quote", found[-1].start, shut, "quote.double-marks", {"closed": "1"})
        out.extend(found)
        said = parts.text[block.start : block.end]
        if "‘" in said or " '" in said or said.startswith("'"):
            after = parts.blocks[number + 1] if number + 1 < len(parts.blocks) else None
            singles = [*_singles(parts.text, block), *_running_single(parts.text, block, after)]
            held = {g.start for g in found[:400] for f in singles if f.start < g.start and g.end < f.end}
            out = [f for f in out if f.start not in held]  # `'We heard them say "stay" and we stay,' he said`
            found = [f for f in found if f.start not in held]
            out.extend(f for f in singles if not any(g.start < f.end and f.start < g.end for g in found[:400]))
    return sorted(out, key=lambda f: f.start)


def _singles(text: str, block: Block) -> Iterator[Found]:
    """British quotations in single marks: a capital after the mark, and a stop before or behind the one that closes."""
    place = block.start
    while (opener := _SINGLE_OPENS.search(text, place, block.end)) is not None:
        shut = _SINGLE_SHUTS.search(text, opener.end(), min(block.end, opener.end() + _MOST))
        if shut is None:
            place = opener.end()
            continue
        if shut.start() - opener.end() >= _FEWEST:
            yield Found("quote", opener.start(), shut.end(), "quote.single-marks", {"closed": "1"})
        place = shut.end()


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
    depth, doubled, heard = 0, False, False
    for place, mark in _marks(text, block):
        until = place + len(mark)
        before = text[place - 1] if place > block.start else ""
        after = text[until] if until < block.end else ""
        opener = after not in ("", " ", "\t") and (not before or before in _OPENS_AFTER)
        if opened is None:
            glued = after.isupper() and (before in ".!?," or before.islower())  # `… said Roe."It is …`, the space lost
            led = heard or text[max(block.start, place - 2) : place] in (", ", ": ")  # `Roe remarks, " we are honoured to …"`
            apart = led and mark == '"' and after == " " and before in ("", " ") and _shuts(text, until, block.end)
            if mark in _OPENERS or opener or glued or apart:
                opened, depth, doubled = place, 0, len(mark) == 2
            continue
        if len(mark) == 2 and mark not in _OPENERS and (doubled or mark == "’’"):
            yield Found("quote", opened, until, "quote.double-marks", {"closed": "1"})
            opened = None
            continue
        spaced = mark == "“" and after in ("", " ") and before in " ,.!?"  # `… our city, “ said Jane Roe`
        german = spaced or (mark == "“" and text[opened] == "„" and not opener)
        if (mark in _OPENERS and not german) or (mark[0] in "\"＂'" and opener):
            lost = _LOST.search(text, max(opened, place - 90), place)
            if lost is not None or _SENTENCE_BEFORE.search(text, max(opened, place - 4), place) or before in ":":
                end = lost.start() + 1 if lost is not None else _trimmed(text, opened, place)
                yield Found("quote", opened, end, "quote.double-marks", {"closed": ""})
                opened, depth = place, 0
            elif mark in _OPENERS:
                depth += 1
            else:
                depth = 1
        elif depth and not (
            mark in '"＂' and after in ("", " ") and before in ".!?" and not _closes_later(text, place, block.end)
        ):
            depth -= 1
        else:
            yield Found("quote", opened, until, "quote.double-marks", {"closed": "1"})
            opened, heard = None, True
    if opened is not None:
        yield Found("quote", opened, _trimmed(text, opened, block.end), "quote.double-marks", {"closed": ""})


def _shut_below(parts: Parts, number: int) -> int | None:
    """The end of a quotation that the next paragraph closes without having opened it again, or None."""
    if number + 1 >= len(parts.blocks):
        return None
    block, below, text = parts.blocks[number], parts.blocks[number + 1], parts.text
    if below.section != block.section or below.section not in ("body", "list") or text[block.end - 1] not in ".!?…":
        return None
    first = _MARK.search(text, below.start, min(below.end, below.start + _MOST))
    if first is None or first.start() - below.start < _FEWEST or first.group() not in ('"', "”", "＂"):
        return None
    after = text[first.end() : first.end() + 1]
    return first.end() if text[first.start() - 1] in ".,!?" and (after in (" ", "\n") or not after) else None


def _marks(text: str, block: Block) -> Iterator[tuple[int, str]]:
    """The marks of a paragraph; two signs side by side are one mark where they open or close one, and two where one quotation
    ends as the next begins."""
    doubled = False
    for match in _MARK.finditer(text, block.start, block.end):
        place, mark = match.start(), match.group()
        before = text[place - 1] if place > block.start else " "
        after = text[match.end()] if match.end() < block.end else " "
        if len(mark) == 1 or mark in _OPENERS:
            yield place, mark
            doubled = doubled or len(mark) == 2
        elif mark == "’’":
            yield place, mark
            doubled = False
        elif before in _OPENS_AFTER and not after.isspace():
            yield place, mark
            doubled = True
        elif doubled:
            yield place, mark
            doubled = False
        elif mark == '""':
            yield place, '"'
            yield place + 1, '"'


def _shuts(text: str, start: int, end: int) -> bool:
    """True where the next straight mark closes: an opening mark with a space behind it is one all the same."""
    at = text.find('"', start, min(end, start + _MOST))
    return at > start + 20 and text[at - 1] in ".,!?" and (at + 1 >= end or text[at + 1] in " .,[")


def _closes_later(text: str, place: int, end: int) -> bool:
    """True where another mark of this paragraph, within reach, can still close the outer quotation."""
    return _MARK.search(text, place + 1, min(end, place + 600)) is not None


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end
