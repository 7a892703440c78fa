"""Which blocks of a page are the release: from its headline on, up to the lists of other news below it."""

from __future__ import annotations

import re
from dataclasses import replace

from hkfacts.patterns import lazy_pattern

from .html_blocks import Block

_OTHERS = lazy_pattern(
    r"(?:(?:You (?:may|might) also|Read (?:next|more|also)|See also|Explore|Share (?:this|on)|Follow us|Back to|Next|Previous)\b"
    r"|(?:(?:Related|Latest|Recent|Other|Similar|Popular|Trending|Top|More|Today[’']s|Past) (?:\w+ ){0,3}"
    r"(?:News|Stories|Articles?|Releases?|Posts?|Content|Topics?|Links?|Announcements?|Headlines)\b)|Related$|Tags?:?$|Topics:?$)",
    re.IGNORECASE,
)
_REACHABLE = lazy_pattern(r"\d{4}[ -]?\d{4}|\d{3}[-. ]\d{4}|\S@\S|www\.|https?://")
_PROSE = 80
_LINKED = 0.6


def _leads_away(block: Block) -> bool:
    """True where most of a block are links to other pages."""
    return block.links > _LINKED * len(block.text)


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def main_blocks(blocks: list[Block], title: str | None) -> list[Block]:
    """The blocks of the release; its headline, which the page's head may tell, becomes the one heading of the first level."""
    head = _headline(blocks, title)
    if head is not None:
        before = [b for b in blocks[:head] if b.kind in ("text", "item", "row") and not _leads_away(b) and not b.group]
        blocks = [*before, replace(blocks[head], kind="heading", level=1, mark="", group=None), *_lower(blocks[head + 1 :])]
        head = len(before)
    else:
        head = next((n for n, b in enumerate(blocks) if not _leads_away(b)), 0)
    stop = _end(blocks, head)
    kept = blocks[: head + 1] + _without_runs(blocks[head + 1 : stop])
    return [b for n, b in enumerate(kept) if n >= head or not _leads_away(b)]


def _headline(blocks: list[Block], title: str | None) -> int | None:
    """The block that is the title of the page, a heading if there is one; else the first heading of the first level."""
    if title:
        wanted = _plain(title)
        same = [
            n for n, b in enumerate(blocks) if b.kind in ("heading", "text") and len(b.text) < 400 and _plain(b.text) == wanted
        ]
        same.sort(key=lambda n: blocks[n].level or 9)
        if same and wanted:
            return same[0]
    first = [n for n, b in enumerate(blocks) if b.level == 1]
    if title and len(first) > 1:
        part = [n for n in first if _plain(blocks[n].text) and _plain(blocks[n].text) in _plain(title)]
        return max(part or first[:1], key=lambda n: len(blocks[n].text))
    return first[0] if first else None


def _lower(blocks: list[Block]) -> list[Block]:
    return [replace(b, level=2) if b.level == 1 else b for b in blocks]


def _end(blocks: list[Block], head: int) -> int:
    """Where lists of other pages begin that nothing follows but more of their kind: short lines and links."""
    last = head
    for n in range(head, len(blocks)):
        block = blocks[n]
        prose = len(block.text) >= _PROSE or block.kind == "row" or _REACHABLE.search(block.text)
        if prose and not _leads_away(block):
            last = n
    stop = next((n for n in range(last + 1, len(blocks)) if _leads_away(blocks[n])), len(blocks))
    while stop < len(blocks) and stop - 1 > last and (blocks[stop - 1].level or _OTHERS.match(blocks[stop - 1].text)):
        stop -= 1
    return stop


def _without_runs(blocks: list[Block]) -> list[Block]:
    """Without the lines that announce other news, and what they announce."""
    kept: list[Block] = []
    under: Block | None = None  # the heading whose entries are passed over
    for n, block in enumerate(blocks):
        if len(block.text) < _PROSE and _OTHERS.match(block.text) and any(_leads_away(b) for b in blocks[n : n + 3]):
            under = block if under is None or block.level else under
            continue
        if under is not None and under.level:  # what stands below a heading is its own, up to the next of its rank
            ends = 0 < block.level <= under.level
        else:
            ends = not _leads_away(block) and len(block.text) >= _PROSE / 2
        if under is not None and (ends or (_REACHABLE.search(block.text) and not _leads_away(block))):
            under = None
        if under is None:
            kept.append(block)
    return kept
