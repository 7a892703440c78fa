"""The blocks of a page: paragraphs, headings, list items, table rows and captions, each with the element that it stands in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from hkfacts.patterns import lazy_pattern

from .html_furniture import Furniture

BlockKind = Literal["text", "heading", "item", "row", "caption"]

_PARTING = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 header hgroup hr html legend li main menu nav ol optgroup p pre section summary table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_SPACE = lazy_pattern(r"[ \t\n\r\f]+")
_PARAGRAPHS = lazy_pattern(r"[ \u00a0\u3000]*\n(?:[ \u00a0\u3000]*\n)+[ \u00a0\u3000]*")
_NAME = lazy_pattern(r"[A-Za-z_][\w.:-]{0,120}$", re.ASCII)
_ADDRESS = lazy_pattern(r"(?:https?://|www\.)|\S@\S|^[\w-]+(?:\.[\w-]+)+(?:/\S*)?$")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SET_APART = frozenset(("a", "span", "time"))
_LONGEST_PATH = 300
_LONGEST_CELL = 400
_WIDEST = 50


@dataclass(slots=True)
class Block:
    """A block of a page; `links` are the characters that lead elsewhere, `group` is the list or table that it belongs to."""

    kind: BlockKind
    text: str
    path: str | None
    level: int = 0
    links: int = 0
    mark: str = ""
    group: int | None = None
    cells: list[tuple[str, str | None]] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """An element that is open: its path, and how many children of each name it has had so far."""

    tag: str
    path: str | None
    counts: dict[str, int] = field(default_factory=dict)
    number: int = 0  # of an ordered list's last item; -1: the list is not ordered


@dataclass(slots=True)
class _Walk:
    """The walk through a page, and the block that is being filled."""

    furniture: Furniture
    names: frozenset[str]  # ids that one element has
    blocks: list[Block] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    path: str | None = None
    fresh: bool = True
    linked: int = 0  # links that are open
    links: int = 0
    level: int = 0
    caption: bool = False
    mark: str = ""
    group: int | None = None
    pre: int = 0
    groups: int = 0

    def say(self, text: str | None) -> None:
        """Words of the page, with its white space as a browser shows it."""
        if not text:
            return
        if not self.pre:
            text = _SPACE.sub(" ", text)
            if text[0] == " " and (self.fresh or self.words[-1][-1] in " \n"):
                text = text[1:]
        if not text:
            return
        if self.fresh and text.strip(" \u00a0\u3000\n"):
            self.path, self.fresh = self.stack[-1].path if self.stack else None, False
        if self.fresh:
            return
        self.words.append(text)
        if self.linked:
            self.links += len(text.strip())

    def new_group(self) -> int:
        """The number of one more list or table."""
        self.groups += 1
        return self.groups

    def flush(self) -> None:
        """Close the block that is being filled."""
        whole = "".join(self.words)
        kind: BlockKind = "heading" if self.level else "caption" if self.caption else "item" if self.mark else "text"
        if "\n" in whole and kind in ("text", "item"):
            pieces = [p for p in _PARAGRAPHS.split(whole) if p.strip()]
        else:
            pieces = [whole] if whole.strip() else []
        for piece in pieces:
            said = "\n".join(line.strip(" \u00a0") for line in piece.split("\n")) if not self.pre else piece.rstrip()
            said = said.strip("\n") if self.pre else said.strip()
            share = self.links * len(piece) // max(1, len(whole))
            self.blocks.append(Block(kind, said, self.path, self.level, share, self.mark, self.group if self.mark else None))
            self.mark = ""
            kind = "text" if kind == "item" else kind
        self.words.clear()
        self.fresh, self.links = True, 0


def blocks_of(root: etree._Element) -> list[Block]:
    """The blocks of a page, in order, without what is surely furniture."""
    counts = Counter(e.get("id") or "" for e in root.iter())
    walk = _Walk(Furniture(root), frozenset(name for name, count in counts.items() if count == 1 and _NAME.match(name)))
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        if event == "start":
            if _start(walk, element):
                steps.skip_subtree()
        else:
            _end(walk, element)
    walk.flush()
    return walk.blocks


def _start(walk: _Walk, element: etree._Element) -> bool:
    """Open an element; True where what is in it is not to be walked."""
    tag = element.tag
    above = walk.stack[-1] if walk.stack else None
    number = 1
    if above is not None:
        number = above.counts[tag] = above.counts.get(tag, 0) + 1
    walk.stack.append(_Open(tag, _path(walk, element, number)))
    if tag in _PARTING:
        walk.flush()
    if walk.furniture.is_it(element):
        return True
    if tag in _HEADINGS:
        walk.level = _HEADINGS[tag]
    elif tag == "figcaption":
        walk.caption = True
    elif tag == "table" and _is_data(element):
        _rows(walk, element)
        return True
    elif tag == "li":
        walk.mark, walk.group = _item_mark(walk)
    elif tag == "br":
        walk.words.append("\n") if not walk.fresh else None
    elif tag in ("sup", "sub"):
        walk.say(_raised(words_of(element), tag))
        return True
    elif tag == "a" and _leads_away(element):
        walk.linked += 1
    elif tag == "pre":
        walk.pre += 1
    elif tag in ("ol", "ul", "menu", "dir"):
        walk.stack[-1].number = 0 if tag == "ol" else -1
        walk.stack[-1].counts["#"] = walk.new_group()
    if tag in _SET_APART:
        _set_apart(walk, element)
    walk.say(element.text)
    return False


def _set_apart(walk: _Walk, element: etree._Element) -> None:
    """A space between links or marks that nothing parts but the page's style: `<span>News</span><span>27 Aug</span>`."""
    before = element.getprevious()
    if before is None or before.tag not in _SET_APART or before.tail or walk.fresh:
        return
    last, first = walk.words[-1][-1], (element.text or "").strip()[:1]
    if (last.islower() and (first.isupper() or first.isdigit())) or (element.tag == before.tag == "a" and first.isalnum()):
        walk.say(" ")


def _end(walk: _Walk, element: etree._Element) -> None:
    tag = element.tag
    if tag in _PARTING:
        walk.flush()
    if tag in _HEADINGS:
        walk.level = 0
    elif tag == "figcaption":
        walk.caption = False
    elif tag == "li":
        walk.mark = ""
    elif tag == "a" and walk.linked and _leads_away(element):
        walk.linked -= 1
    elif tag == "pre" and walk.pre:
        walk.pre -= 1
    walk.stack.pop()
    walk.say(element.tail)


def _path(walk: _Walk, element: etree._Element, number: int) -> str | None:
    """The XPath of an element, from the nearest id above it; None where it grows too long. Marks within a line have their block's."""
    known, tag = element.get("id"), element.tag
    above = walk.stack[-1] if walk.stack else None
    if known in walk.names:
        return f'//*[@id="{known}"]'
    if above is None:
        return f"/{tag}"
    if tag not in _PARTING:
        return above.path
    if above.path is None or len(above.path) > _LONGEST_PATH:
        return None
    return f"{above.path}/{tag}[{number}]"


def _item_mark(walk: _Walk) -> tuple[str, int | None]:
    for above in reversed(walk.stack[:-1]):
        if above.tag in ("ol", "ul", "menu", "dir"):
            group = above.counts["#"]
            if above.number < 0:
                return "- ", group
            above.number += 1
            return f"{above.number}. ", group
    return "- ", None


def _leads_away(element: etree._Element) -> bool:
    """True for a link to another page, shown by words; addresses, telephone numbers and mail are words of the release."""
    target = element.get("href")
    if not target or target.lower().startswith(("mailto:", "tel:")):
        return False
    shown = words_of(element).strip() if len(element) < 20 else ""
    return not _ADDRESS.search(shown)


def _raised(text: str, tag: str) -> str:
    """Raised digits as such (`m²`, the number of a footnote), so that they do not run into the number before them."""
    said = text.strip()
    return said.translate(_RAISED) if tag == "sup" and said.isdecimal() and said.isascii() and len(said) < 4 else text


def _is_data(table: etree._Element) -> bool:
    """True for a table of data; false for one that lays out the page, in which text stands as anywhere else."""
    if table.find(".//table") is not None or table.get("role") == "presentation":
        return False
    if next(table.iter("h1", "h2", "h3"), None) is not None:
        return False
    wide = 0
    for row in table.iter("tr"):
        cells = [c for c in row if c.tag in ("td", "th")]
        lengths = [len(_flat(c)) for c in cells]
        if any(n > _LONGEST_CELL for n in lengths):
            return False
        wide += sum(n > 0 for n in lengths) > 1
    return wide > 1


def _flat(element: etree._Element) -> str:
    return _SPACE.sub(" ", "".join(_cell_words(element))).strip(" \u00a0")


def words_of(element: etree._Element) -> str:
    """All characters in an element."""
    return "".join(map(str, element.itertext()))


def _cell_words(element: etree._Element) -> Iterator[str]:
    """The words of a cell on one line; scripts are none."""
    steps = etree.iterwalk(element, events=("start", "end"))
    for event, inner in steps:
        if event == "end":
            if inner is not element and inner.tail:
                yield inner.tail
        elif inner.tag in ("script", "style", "template", "noscript"):
            steps.skip_subtree()
        elif inner.tag in ("sup", "sub"):
            yield _raised(words_of(inner), inner.tag)
            steps.skip_subtree()
        else:
            if inner.tag in _PARTING or inner.tag == "br":
                yield " "
            yield inner.text or ""


def _rows(walk: _Walk, table: etree._Element) -> None:
    """The rows of a table of data; a cell over several columns leaves the others empty."""
    group = walk.new_group()
    number = 0
    for row in table.iter("tr", "caption"):
        if row.tag == "caption":
            if words := _flat(row):
                walk.blocks.append(Block("text", words, walk.stack[-1].path))
            continue
        number += 1
        path = walk.stack[-1].path and f"({walk.stack[-1].path}//tr)[{number}]"
        cells: list[tuple[str, str | None]] = []
        for cell in row:
            if cell.tag in ("td", "th"):
                cells.append((_flat(cell), path))
                span = cell.get("colspan") or "1"
                extra = int(span) - 1 if span.isdecimal() and len(span) < 4 else 0
                cells += [("", path)] * min(extra, _WIDEST)
        if any(words for words, _ in cells):
            walk.blocks.append(Block("row", " ".join(w for w, _ in cells), path, group=group, cells=cells))
