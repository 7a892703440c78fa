"""Which section each block stands in: by what its beginning says, its shape, and where it stands in the release."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import get_args

from hkfacts.patterns import lazy_pattern

from ..spans import Section
from .issued import Issued
from .marks import Mark
from .shapes import Piece

_SECTIONS = frozenset(get_args(Section))
_TERMINAL = lazy_pattern(r"[.!?;,][\"”’')\]]{0,3}$")
_REACHABLE = lazy_pattern(
    r"\+\d[\d\s()-]{7,18}\d|\b\d{3}[-.]\d{3}[-.]\d{4}\b|\(\d{3}\)\s?\d{3}[-.]\d{4}|[\w.+-]{1,64}@[\w-]{1,63}\.\w"
    r"|\b[2-9]\d{3} \d{4}\b(?<!\b20\d\d 20\d\d)"
)
_KEY_VALUE = lazy_pattern(r"[A-Z][\w &/()’'-]{1,40}[:：]\s?\S")
_ABOUT_RUN_IN = lazy_pattern(r"(?:About|ABOUT)\s(?:the |THE )?(?P<name>[A-Z][\w&.’'-]{1,40})")
_BYLINE = lazy_pattern(r"(?:By|BY)\s(?:(?<![\w.’'-])[A-Z][\w.’'-]{0,30}[\s,|]{0,3}){1,8}$")
# Entries that ask for a click, which head nothing: `Read more` above a paragraph of another matter.
_LINK_WORD = lazy_pattern(
    r"\W*(?:read|view|see|share|click|download|print|subscribe|follow|sign|log|search|skip|back|next|previous|load|show|learn)\b",
    re.IGNORECASE,
)
_STATES = ("contacts", "boilerplate", "furniture")


@dataclass(slots=True)
class _Walk:
    """The walk through the blocks of one release: what is known of them, and the sections given so far."""

    text: str
    pieces: list[Piece]
    issued: Issued
    marks: list[Mark | None]
    title: int | None
    lead: int
    state: Section = "headline"
    sections: list[Section] = field(default_factory=list)

    def late(self, index: int, share: float) -> bool:
        """True where a block stands beyond a share of the text."""
        return self.pieces[index].start >= share * self.pieces[-1].end


# What stands above every announcement to the exchange.
_NO_RESPONSIBILITY = lazy_pattern(
    r"Hong Kong Exchanges and Clearing Limited(?:,| and) (?:The|the) Stock Exchange of Hong Kong Limited"
)
_SHORT_LEAD = lazy_pattern(r"[a-z\d)]{2}\.$")


def find_lead(text: str, pieces: list[Piece], issued: Issued, marks: list[Mark | None]) -> int:
    """The index of the first block of the body: the one with the dateline, or the first whole sentence of some length."""
    alone = issued.block is not None and issued.dateline is not None and issued.dateline.end >= pieces[issued.block].end
    if issued.block is not None and not (alone and issued.block < 3):
        return issued.block  # a place and a day that stand alone at the head lead nothing: the headline may follow
    for index, piece in enumerate(pieces):
        if marks[index] or index in (issued.header, issued.block) or piece.kind not in ("text", "item"):
            continue
        length = piece.end - piece.start
        if piece.kind == "item" and length < 400:
            continue
        if index < 2 and _NO_RESPONSIBILITY.match(text, piece.start):
            continue
        tail = text[max(piece.start, piece.end - 6) : piece.end]
        headed = 0 < index < 6 and not _TERMINAL.search(text, max(0, pieces[index - 1].end - 6), pieces[index - 1].end)
        if headed and length > 36 and _SHORT_LEAD.search(tail):
            return index  # `The Moon Museum has won the Anchor Prize.` below its headline
        if length > 300 or (length > 60 and re.search(r"[.!?:…][\"”’')\]]{0,3}$", tail)):
            return index
    for index, piece in enumerate(pieces):  # a text of short sentences
        tail = text[max(piece.start, piece.end - 6) : piece.end]
        if (
            marks[index] is None
            and piece.kind == "text"
            and index not in (issued.header, issued.block)
            and re.search(r"[a-z\d)%][.!?][\"”’')\]]{0,3}$", tail)
        ):
            return index
    return len(pieces)


def label_sections(
    text: str, pieces: list[Piece], issued: Issued, marks: list[Mark | None], title: tuple[int, int] | None
) -> list[Section]:
    """The section of each block, in order; `title` are the first and last block of the headline."""
    walk = _Walk(text, pieces, issued, marks, title[0] if title else None, find_lead(text, pieces, issued, marks))
    for index in range(len(pieces)):
        if title and title[0] <= index <= title[1]:
            walk.sections.append("headline")
        else:
            walk.sections.append(_section(walk, index))
    _contact_names(walk)
    _form_headings(walk)
    return walk.sections


def _section(walk: _Walk, index: int) -> Section:
    """The section of one block; moves the state on."""
    piece, mark = walk.pieces[index], walk.marks[index]
    if index in (walk.issued.header, walk.issued.footer):
        return "dateline"
    if walk.state == "furniture" and index and (before := walk.marks[index - 1]) and before.reach == "end":
        walk.marks[index] = before
        return "furniture"
    if piece.kind in ("page", "end"):
        return "furniture"
    if index == walk.issued.block:
        walk.state = "body"
        return "body"
    if mark is not None:
        return _by_mark(walk, index, mark)
    if _about_run_in(walk, index):
        walk.state = "boilerplate"
        return "boilerplate"
    if index < walk.lead:
        return _before_lead(walk, index, piece)
    if walk.state == "headline":
        walk.state = "body"
    return _by_shape(walk, index, piece)


def _by_mark(walk: _Walk, index: int, mark: Mark) -> Section:
    if mark.section == "label":
        return "furniture"
    if mark.reach == "line":  # a telephone number: of the contacts, unless the text has hardly begun
        if index > walk.lead and walk.state == "body" and walk.late(index, 0.5):
            walk.state = "contacts"
        return "contacts"
    section: Section = mark.section if mark.section in _SECTIONS else "body"  # type: ignore[assignment]
    if mark.reach == "block":
        line = walk.text[walk.pieces[index].start : walk.pieces[index].end]
        if mark.rule == "section.furniture-line" and walk.state in ("contacts", "boilerplate") and line.endswith((":", "：")):
            return walk.state  # `Investors:` over a name
        if (
            mark.rule == "section.furniture-line"
            and not _LINK_WORD.match(line)
            and walk.lead <= index
            and walk.state == "body"
            and _heads(walk, index)
        ):
            return "headline"  # `Events` within the text heads what follows; in a menu it is furniture
        return section
    if section != "furniture" and index < walk.lead and not walk.late(index, 0.5):
        return _in_head(walk, index, mark, section)
    below = index > 0 and walk.pieces[index - 1].kind == "row" and walk.state == "body"
    if below and section == "boilerplate" and not mark.alone and walk.text.startswith("Note", walk.pieces[index].start):
        return section  # `Note: Figures for 2024 are provisional.` under a table is of the table alone
    walk.state = section
    return section


def _heads(walk: _Walk, index: int) -> bool:
    """True where a list item or a whole paragraph follows, in a text that is not near its end."""
    if walk.late(index, 0.7) or index + 1 >= len(walk.pieces):
        return False
    following = walk.pieces[index + 1]
    return following.kind == "item" or following.end - following.start > 120


def _in_head(walk: _Walk, index: int, mark: Mark, section: Section) -> Section:
    """The section of a heading of contacts or boilerplate above the text: mostly an entry of a page's menu."""
    beside = [walk.marks[i] for i in (index - 1, index + 1) if 0 <= i < len(walk.marks)]
    menu = any(m and m.reach == "block" and m.section in ("furniture", "label") for m in beside)
    if mark.alone and (menu or section == "boilerplate"):
        return "furniture"
    return "contacts" if section == "contacts" else "headline"


def _about_run_in(walk: _Walk, index: int) -> bool:
    """True for `About X` with its text in the same paragraph: X is said again soon, and the release is well on."""
    piece = walk.pieces[index]
    if not walk.late(index, 0.3) or piece.end - piece.start < 80:
        return False
    match = _ABOUT_RUN_IN.match(walk.text, piece.start, min(piece.end, piece.start + 300))
    if match is None:
        return False
    return walk.text.count(match.group("name"), piece.start, min(piece.end, piece.start + 400)) > 1


def _before_lead(walk: _Walk, index: int, piece: Piece) -> Section:
    if piece.kind == "item":
        return "list"
    if piece.kind == "row":
        return "table"
    if piece.kind == "caption":
        return "caption"
    line = walk.text[piece.start : piece.end]
    if walk.title is not None and index < walk.title and index and walk.sections[-1] == "furniture" and len(line) <= 40:
        return "furniture"  # among the entries of a menu
    return "body" if _BYLINE.match(line) or len(line) > 300 else "headline"


def _by_shape(walk: _Walk, index: int, piece: Piece) -> Section:
    length = piece.end - piece.start
    line = walk.text[piece.start : min(piece.end, piece.start + 2000)]
    if piece.kind == "caption":
        return "caption"
    if piece.kind == "row":
        return "table"
    if walk.state == "furniture":
        if length < 200:
            return "furniture"
        walk.state = "body"
    if walk.state == "contacts" and length > 280 and not _REACHABLE.search(line):
        walk.state = "body"
    if piece.level and walk.state in _STATES and length < 150:
        walk.state = "body"
    if walk.state in _STATES:
        return walk.state
    if piece.kind == "item":
        return "list"
    if not piece.level and _among_lines(walk, index):
        return "list"
    if (piece.level and length < 200) or _crosshead(walk, index, line):
        return "headline"
    if length < 300 and walk.late(index, 0.5) and _REACHABLE.search(line) and not _TERMINAL.search(line):
        return "contacts"
    return "body"


def _crosshead(walk: _Walk, index: int, line: str) -> bool:
    """True for a short line without a stop that heads what follows."""
    if len(line) > 130 or _TERMINAL.search(line) or not (line[0].isupper() or line[0].isdigit() or line[0] in "“\"‘'"):
        return False
    if line.endswith((":", "：")) and line.count(" ") > 5:
        return False
    if "http" in line or "www." in line or _KEY_VALUE.match(line):
        return False
    following = walk.pieces[index + 1] if index + 1 < len(walk.pieces) else None
    if following is None or walk.marks[index + 1] is not None:
        return False
    return following.kind == "item" or following.end - following.start > max(60, len(line))


def _among_lines(walk: _Walk, index: int) -> bool:
    """True for a short line without a stop right above or below another such: names, prizes or stops set line by line."""
    if not _bare_line(walk, index):
        return False
    piece = walk.pieces[index]
    above = index > walk.lead and not piece.blanks and _bare_line(walk, index - 1)
    below = index + 1 < len(walk.pieces) and not walk.pieces[index + 1].blanks and _bare_line(walk, index + 1)
    return above or (below and index + 2 < len(walk.pieces) and not walk.pieces[index + 2].blanks)


def _bare_line(walk: _Walk, index: int) -> bool:
    piece = walk.pieces[index]
    if piece.kind != "text" or piece.level or piece.end - piece.start > 130 or walk.marks[index] is not None:
        return False
    return not _TERMINAL.search(walk.text, max(piece.start, piece.end - 6), piece.end) and walk.text[piece.end - 1] not in ":："


def _contact_names(walk: _Walk) -> None:
    """Names and bodies that stand in lines of their own above a telephone number belong to the contacts."""
    for index, section in enumerate(walk.sections):
        mark = walk.marks[index]
        if section != "contacts" or (mark is not None and mark.reach == "run"):
            continue
        back = index - 1
        while back > walk.lead and index - back <= 4 and walk.sections[back] in ("body", "headline") and not walk.marks[back]:
            piece = walk.pieces[back]
            line = walk.text[piece.start : piece.end]
            if (
                len(line) > 80
                or (_TERMINAL.search(line) and not line.endswith(("Ltd.", "Inc.", "Co.")))
                or not walk.late(back, 0.4)
            ):
                break
            walk.sections[back] = "contacts"
            back -= 1


def _form_headings(walk: _Walk) -> None:
    """A heading such as `Contact Us` right above a form is furniture too."""
    for index in range(len(walk.sections) - 1):
        mark, after = walk.marks[index], walk.marks[index + 1]
        if mark and mark.alone and mark.section == "contacts" and after and after.rule in ("section.form", "section.consent"):
            walk.sections[index] = "furniture"
