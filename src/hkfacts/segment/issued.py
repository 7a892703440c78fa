"""When and where a release was issued: date lines above the text, the dateline, footers, and words of the text itself.

Nothing is guessed: a date in an address, in a link or in the story is not the day of the release.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ..spans import DateSource
from .dateline import DATE, Dateline, find_dateline, read_date, search_date
from .shapes import Piece

_TIME = (
    r"(?:[\s,@|–-]{0,4}(?:at\s)?\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[AaPp]\.?[Mm]\.?)?\s?\(?(?:HKT|GMT|UTC|[ECMP][SD]?T|CET"
    r"|CEST|BST|JST|SGT|IST|ET|PT"
    r"|hrs|[Hh]ong [Kk]ong [Tt]ime)?(?:\s?[+-]\d{1,2}(?::\d\d)?)?\)?)?"
)
_ISSUE_WORDS = (
    r"(?:(?:for|to be)\s)?(?:(?:immediate|general)\s)?(?:(?:press|media|news|public)\s)?release[ds]?(?:\s(?:date|on"
    r"|time|at|dated?))?"
    r"|date(?:d|line|\sof\s(?:issue|release|publication))?|publi(?:shed|cation|sh)(?:\s(?:on|date|time))?"
    r"|posted(?:\son)?|issue[d]?(?:\s(?:on|date|at))?"
    r"|(?:strictly\s|under\s)?embargo(?:ed)?(?:\s(?:until|till|to|for|release))*|not\sfor\s(?:publication|release"
    r"|broadcast)\s(?:before|until)|updated?(?:\son)?"
    r"|last\supdated|announced(?:\son)?|(?:latest|corporate|company|press|media|group|official)?\s?(?:news|press"
    r"|announcements?|room|statement|newsroom)"
)
_BEFORE_DATE = re.compile(
    rf"[\s*\[(]*(?:(?:{_ISSUE_WORDS})[\s:：|,*()\]/–—.-]*){{0,3}}{_TIME}[\s,:|–—-]*(?:on\s+)?$", re.IGNORECASE
)
_AFTER_DATE = re.compile(
    rf"{_TIME}[\s*)\].|]*(?:[|–—·•,/-]\s*(?:press releases?|(?:\w+ )?news|media releases?|announcements?"
    rf"|\d+ min(?:ute)?s? read|(?-i:[A-Z])[\w &]{{2,40}}))?[\s*)\].]*$",
    re.IGNORECASE,
)
_FOOTER = re.compile(r"[\s*–—-]{0,4}(?:Ends?\b|ENDS?\b|Issued\b|Released\b|Dated\b|Posted\b|Date\s?[:：])", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b[\s,(–—-]{1,4}(?:on\s)?$", re.IGNORECASE)
_NOW = re.compile(r"[Tt]oday|[Tt]onight|[Tt]his (?:morning|afternoon|evening)")
_THEN_TODAY = re.compile(r"\s?[,)]{0,2}\s{0,2}\(?today\b", re.IGNORECASE)
_LONG = 200


@dataclass(frozen=True, slots=True)
class Issued:
    """When a release was issued and by what evidence, and the blocks that hold header, dateline and footer."""

    day: date | None = None
    source: DateSource | None = None
    dateline: Dateline | None = None
    block: int | None = None
    header: int | None = None
    footer: int | None = None

    @property
    def place(self) -> str | None:
        """The place in the dateline."""
        return self.dateline.place if self.dateline else None


def find_issued(text: str, pieces: list[Piece], day_first: bool = True) -> Issued:
    """When and where a release was issued, from its layout and words; the dateline is believed before header and footer."""
    header: tuple[int, date] | None = None
    found: tuple[int, Dateline] | None = None
    long_ones = 0
    for index, piece in enumerate(pieces[:30]):
        if piece.kind not in ("text", "item", "heading"):
            continue
        if piece.start > 0.3 * pieces[-1].end and _FOOTER.match(text, piece.start, min(piece.end, piece.start + 40)):
            continue
        day = header_date(text, piece, day_first)
        if day is not None and long_ones == 0:
            header = header or (index, day)
            continue
        dateline = None if piece.level or piece.kind == "item" else find_dateline(text, piece.start, piece.end, day_first)
        if dateline is not None and (dateline.sure or not long_ones):
            found = index, dateline
            break
        long_ones += piece.end - piece.start > _LONG and piece.kind == "text"
        if long_ones > 2:
            break
    return _weigh(text, pieces, header, found, day_first)


def _weigh(
    text: str, pieces: list[Piece], header: tuple[int, date] | None, found: tuple[int, Dateline] | None, day_first: bool
) -> Issued:
    footer = footer_date(text, pieces, day_first)
    block, dateline = found or (None, None)
    at = {"header": header[0] if header else None, "footer": footer[0] if footer else None}
    if dateline is not None and dateline.day is not None:
        return Issued(dateline.day, "dateline", dateline, block, **at)
    if header is not None:
        return Issued(header[1], "header", dateline, block, **at)
    if footer is not None:
        return Issued(footer[1], "footer", dateline, block, **at)
    day = today_in_text(text, pieces, day_first)
    return Issued(day, "body" if day else None, dateline, block, **at)


def header_date(text: str, piece: Piece, day_first: bool) -> date | None:
    """The day of a line that holds a date and nothing but words of issue."""
    if piece.end - piece.start > 140:
        return None
    line = text[piece.start : piece.end]
    match = search_date(line, 0, len(line))
    if match is None or not _BEFORE_DATE.match(line[: match.start()]) or not _AFTER_DATE.match(line[match.end() :]):
        return None
    return read_date(match, day_first)


def footer_date(text: str, pieces: list[Piece], day_first: bool) -> tuple[int, date] | None:
    """The day of a line at the foot that says when the release ended or was issued, as governments print it."""
    for index in range(len(pieces) - 1, max(0, len(pieces) - 40), -1):
        piece = pieces[index]
        if piece.end - piece.start > 100 or piece.start < 0.3 * pieces[-1].end:
            continue
        line = text[piece.start : piece.end]
        match = search_date(line, 0, len(line))
        if match and _FOOTER.match(line) and match.start() < 40 and _AFTER_DATE.match(line[match.end() :]):
            day = read_date(match, day_first)
            if day:
                return index, day
    return None


def today_in_text(text: str, pieces: list[Piece], day_first: bool) -> date | None:
    """The day that the text itself calls today, with its year: `today (5 March 2031)`; None if it does so for two days."""
    days: set[date] = set()
    for piece in pieces[:12]:
        if piece.kind != "text":
            continue
        stop = min(piece.end, piece.start + 1500)
        if not _NOW.search(text, piece.start, stop):
            continue
        for match in DATE.finditer(text, piece.start, stop):
            before = text[max(piece.start, match.start() - 24) : match.start()]
            if (_TODAY.search(before) or _THEN_TODAY.match(text, match.end(), stop)) and (day := read_date(match, day_first)):
                days.add(day)
    return days.pop() if len(days) == 1 else None
