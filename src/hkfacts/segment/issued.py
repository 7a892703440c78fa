"""When and where a release was issued: date lines above the text, the dateline, footers, and words of the text itself.

Nothing is guessed: a date in an address, in a link or in the story is not the day of the release.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from hkfacts.patterns import lazy_pattern

from ..spans import DateSource
from .dateline import DATE, Dateline, find_dateline, read_date, search_date
from .shapes import Piece

_TIME = (
    r"(?:[\s,@|–-]{0,4}(?:at\s)?\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[AaPp]\.?[Mm]\.?)?\s?\(?(?:HKT|GMT|UTC|[ECMP][SD]?T|CET"
    r"|CEST|BST|JST|SGT|IST|ET|PT"
    r"|hrs|[Hh]ong [Kk]ong [Tt]ime|(?:Eastern|Central|Mountain|Pacific)(?: (?:Daylight|Standard))? Time)?(?:/[A-Z]{3,4})?"
    r"(?:\s?[+-]\d{1,2}(?::?\d\d)?)?\)?)?"
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
_BEFORE_DATE = lazy_pattern(
    rf"[\s*\[(]*(?:(?:{_ISSUE_WORDS})[\s:：|,*()\]/–—.·•-]*){{0,3}}{_TIME}[\s,:|–—-]*(?:on\s+)?$", re.IGNORECASE
)
_AFTER_DATE = lazy_pattern(
    rf"{_TIME}[\s*)\].|]*(?:[|–—·•,/-]\s*(?:press releases?|(?:\w+ )?news|media releases?|announcements?"
    rf"|\d+ min(?:ute)?s? read|(?:author|by|category|posted in|tags?|views?|source)\s?:? [^|\n]{{2,40}}|(?-i:[A-Z])[\w &]{{2,40}}(?:, [A-Z][\w &]{{2,40}})?))?[\s*)\].]*$",
    re.IGNORECASE,
)
_PARTS = lazy_pattern(r"\s?[|·•]\s?")
_NEWS = lazy_pattern(
    r"(?:latest|company|corporate)?\s?(?:news|press(?: releases?)?|media(?: releases?)?|announcements?|newsroom|news (?:and|&) events)",
    re.IGNORECASE,
)
_FOOTER = lazy_pattern(r"[\s*–—-]{0,4}(?:Ends?\b|ENDS?\b|Issued\b|Released\b|Dated\b|Posted\b|Date\s?[:：])", re.IGNORECASE)
_TODAY = lazy_pattern(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b[\s,(–—-]{1,4}(?:on\s)?$", re.IGNORECASE)
_NOW = lazy_pattern(r"[Tt]oday|[Tt]onight|[Tt]his (?:morning|afternoon|evening)")
_THEN_TODAY = lazy_pattern(r"\s?[,)]{0,2}\s{0,2}\(?today\b", re.IGNORECASE)
_ISSUED_AT = lazy_pattern(r"[\s*,;|–—-]{0,4}Issued at (?:HKT|GMT|UTC)?\s?\d{1,2}[:.]\d\d\s?(?:HKT|hrs)?[\s*.]*$", re.IGNORECASE)
_UPDATED = lazy_pattern(r"\b(?:up ?dated|modified|reviewed|revised)\b", re.IGNORECASE)
_BY = r"(?i:by)\s(?:(?<![\w.’'-])[A-Z][\w.’'-]{0,20}\s?){1,4}"
_BY_BEFORE = lazy_pattern(rf"\s*{_BY}[\s|,·•/–—-]{{1,4}}(?:on\s)?$")
_BY_AFTER = lazy_pattern(rf"[\s|,·•/–—-]{{1,4}}{_BY}$")
# `Date:` of an event: its hour or its place stands beside it, or what it is of stands above.
_EVENT_LINE = lazy_pattern(
    r"\W{0,4}(?:Time|Venue|Location|Place|Where|Address|Cost|Tickets?|Admission|Opening hours)\s?[:：]|(?:Time|Venue)$",
    re.IGNORECASE,
)
_EVENT_HEAD = lazy_pattern(r"\b(?:details?|when|events?|information|programme|schedule)\W{0,4}$", re.IGNORECASE)
_DATE_LABEL = lazy_pattern(r"\W{0,4}Date\s?[:：]", re.IGNORECASE)
# A body that signs below its release: words with capitals, one of them a noun of bodies, or an acronym.
_BODY = lazy_pattern(
    r"\b(?:Authority|Commission|Commissioner|Council|Departments?|Bureau|Office|Boards?|Committee|Corporation|Company|Limited|Ltd|Inc|Associations?|Federation"
    r"|Society|Institute|University|College|School|Hospitals?|Trust|Foundation|Banks?|Exchanges?|Group|Holdings|Chamber|Union|Agency|Ministry|Service"
    r"|Secretariat|Observatory|Ombudsman|Government|Clubs?)\b"
)
_SIGNATORY = lazy_pattern(
    r"(?:The )?(?:[A-Z][\w.’'&-]{0,24},? (?:(?:and|of|for|the|in|&) ){0,2}){0,9}(?:[A-Z][\w.’'&-]{0,24}\)?|\([A-Z]{2,8}\))(?:, [A-Z][a-z]+)?"
)
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
    updated: tuple[int, date] | None = None
    found: tuple[int, Dateline] | None = None
    long_ones = 0
    total = pieces[-1].end if pieces else 0
    for index, piece in enumerate(pieces[:30]):
        if piece.kind not in ("text", "item", "heading"):
            continue
        if piece.start > 0.3 * pieces[-1].end and _FOOTER.match(text, piece.start, min(piece.end, piece.start + 40)):
            continue
        day = None if _of_event(text, pieces, index) else header_date(text, piece, day_first)
        if day is not None and long_ones == 0:
            if _UPDATED.search(text, piece.start, piece.end):
                updated = updated or (index, day)
            else:
                header = header or (index, day)
            continue
        dateline = None if piece.level or piece.kind == "item" else find_dateline(text, piece.start, piece.end, day_first)
        if dateline is not None and dateline.end >= piece.end and piece.start > 0.5 * total and index > 1:
            continue  # a place and a day that close the text
        if dateline is not None and (dateline.sure or not long_ones):
            found = index, dateline
            break
        long_ones += piece.end - piece.start > _LONG and piece.kind == "text"
        if long_ones > 2:
            break
    return _weigh(text, pieces, header or updated, found, day_first)


def _of_event(text: str, pieces: list[Piece], index: int) -> bool:
    """True for a line `Date: …` that says when something takes place."""
    piece = pieces[index]
    if not _DATE_LABEL.match(text, piece.start, min(piece.end, piece.start + 12)):
        return False
    beside = [pieces[i] for i in (index - 1, index + 1, index + 2) if 0 <= i < len(pieces)]
    above = pieces[index - 1] if index else None
    headed = above is not None and _EVENT_HEAD.search(text, above.start, min(above.end, above.start + 60)) is not None
    return headed or any(_EVENT_LINE.match(text, p.start, p.end) for p in beside)


def _weigh(
    text: str, pieces: list[Piece], header: tuple[int, date] | None, found: tuple[int, Dateline] | None, day_first: bool
) -> Issued:
    footer = footer_date(text, pieces, day_first)
    block, dateline = found or (None, None)
    at = {"header": header[0] if header else None, "footer": footer[0] if footer else None}
    if dateline is not None and dateline.day is not None:
        return Issued(dateline.day, "dateline", dateline, block, **at)
    if header is not None:
        late = header[0] > 1 and pieces[header[0]].start > 0.5 * pieces[-1].end
        return Issued(header[1], "footer" if late else "header", dateline, block, **at)
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
    if match is None:
        return None
    before, after = line[: match.start()], line[match.end() :]
    if _PARTS.search(line) and _of_news(line, match):
        return read_date(match, day_first)
    named = _BY_BEFORE.match(before) is not None
    if not named and not _BEFORE_DATE.match(before):
        return None
    if (second := _second(line, after, day_first)) is not None:
        return second
    if not _AFTER_DATE.match(after) and (named or not _BY_AFTER.match(after)):
        return None
    return read_date(match, day_first)


def _of_news(line: str, match: re.Match[str]) -> bool:
    """True of `Kite Museum | News | 3 May 2031`: of the parts of a line one is the day and another says that this is news."""
    parts = _PARTS.split(line)
    dated = any(part.strip() == match.group().strip() for part in parts)
    return dated and len(parts) <= 4 and max(map(len, parts)) <= 48 and any(_NEWS.fullmatch(part.strip()) for part in parts)


def _second(line: str, after: str, day_first: bool) -> date | None:
    """The day of `Updated 9 May 2031 | Published 3 May 2031`: of two in a line the one on which the text was published."""
    match = DATE.search(after)
    if match is None or not _UPDATED.search(line[: len(line) - len(after)]) or _UPDATED.search(after):
        return None
    if not _BEFORE_DATE.match(after[: match.start()].lstrip(" |,·•/–—-")) or not _AFTER_DATE.match(after[match.end() :]):
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
        if match is None or not _FOOTER.match(line) or match.start() >= 40 or _of_event(text, pieces, index):
            continue
        after = line[match.end() :]
        if _AFTER_DATE.match(after) or _ISSUED_AT.match(after):
            day = read_date(match, day_first)
            if day:
                return index, day
    return _closing(text, pieces, day_first)


def _closing(text: str, pieces: list[Piece], day_first: bool) -> tuple[int, date] | None:
    """The day of a line with nothing but place and day in the second half of a text, if there is but one such line."""
    found: list[tuple[int, date]] = []
    for index in range(max(2, len(pieces) - 40), len(pieces)):
        piece = pieces[index]
        if piece.kind != "text" or piece.level or piece.end - piece.start > 60 or piece.start < 0.5 * pieces[-1].end:
            continue
        line = find_dateline(text, piece.start, piece.end, day_first)
        if line is not None and line.end >= piece.end and line.day is not None and line.place is not None:
            found.append((index, line.day))
        elif line is None and (day := _signed(text, pieces, index, day_first)):
            found.append((index, day))
    return found[0] if len(found) == 1 else None


def _signed(text: str, pieces: list[Piece], index: int, day_first: bool) -> date | None:
    """The day of a line that holds nothing else, or nothing but a name before it, right below or behind who issues the release."""
    piece = pieces[index]
    line = text[piece.start : piece.end]
    match = search_date(line, 0, len(line))
    if match is None or line[match.end() :].strip(" .*"):
        return None
    before = line[: match.start()].strip(" *,\n")
    if not before and index:
        above = pieces[index - 1]
        before = text[above.start : above.end].strip(" *") if above.kind == "text" and above.end - above.start <= 80 else ""
    signs = _SIGNATORY.fullmatch(before) and (_BODY.search(before) or before.isupper())
    return read_date(match, day_first) if signs else None


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
