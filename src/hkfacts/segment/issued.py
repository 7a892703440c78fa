"""When and where a release was issued: date lines above the text, datelines, footers, and words of the text itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ..spans import DateSource
from .view import Piece

_MONTHS = {m: i + 1 for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split())}
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
DATE = re.compile(
    rf"\b{_WEEKDAY}(?:(?P<d1>{_DAY})(?:st|nd|rd|th)?(?:\s+of)?[\s\-.,]{{1,2}}(?P<m1>{_MONTH})[\s\-,]{{0,2}}(?P<y1>{_YEAR})"
    rf"|(?P<m2>{_MONTH})\s*(?P<d2>{_DAY})(?:st|nd|rd|th)?,?\s*(?P<y2>{_YEAR})"
    rf"|(?P<y3>{_YEAR})[-/.](?P<n3>0?[1-9]|1[0-2])[-/.](?P<d3>{_DAY})|(?P<a4>\d{{1,2}})[/.](?P<b4>\d{{1,2}})[/.](?P<y4>{_YEAR})"
    rf"|(?P<y5>{_YEAR})\s*年\s*(?P<n5>\d{{1,2}})\s*月\s*(?P<d5>\d{{1,2}})\s*日)(?!\d)",
    re.IGNORECASE,
)


def read_date(match: re.Match[str], day_first: bool = True) -> date | None:
    """The day that a match of `DATE` names; None where the calendar has no such day."""
    g = match.groupdict()
    for n in "12":
        if g[f"y{n}"]:
            return _day(int(g[f"y{n}"]), _MONTHS[g[f"m{n}"][:3].lower()], int(g[f"d{n}"]))
    for n in "35":
        if g[f"y{n}"]:
            return _day(int(g[f"y{n}"]), int(g[f"n{n}"]), int(g[f"d{n}"]))
    a, b, year = int(g["a4"]), int(g["b4"]), int(g["y4"])
    if a > 12 or b > 12:
        day_first = a > 12
    return _day(year, b, a) if day_first else _day(year, a, b)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


# ---- dateline ----

_WIRES = (
    r"(?:\(?(?:Media OutReach(?: Newswire)?|NEWMEDIAWIRE|GLOBE NEWSWIRE|Globe Newswire|GlobeNewswire|Business Wire|BUSINESS WIRE"
    r"|BUSINESSWIRE|PR ?Newswire(?:-[A-Za-z -]{2,30})?|PRNEWSWIRE|PRWEB|PRWeb|ACCESS ?Newswire|ACCESSWIRE|Accesswire|24-7PressRelease"
    r"|24-7 Press Release|Newsworthy\.ai|News Direct|EIN ?Presswire|EINPresswire\.com|Newsfile Corp\.?|Newsfile|CNW|CISION|Cision|Marketwired"
    r"|Xinhua|AFP|AP|Reuters|JCN Newswire|ACN Newswire|PR Wire Asia|SeaPRwire|Chainwire|Blockchain ?Wire|Zex PR Wire|AsiaNet|Asia Net"
    r"|EQS(?: Newswire| Group)?|PRLog|PR\.com|iCrowd ?Newswire|Issuewire|Baystreet\.ca|TheNewswire|Canada NewsWire|InvestorWire|KISSPR)\)?)"
)
_PLACE_WORD = r"(?:[A-Z\u00C0-\u00DE][\w.’'\u00C0-\u024F]*(?:-[\w\u00C0-\u024F]+){0,4}|de|del|di|da|do|of|the|and|la|le|el|al|am|an|der|upon|sur|en|on|in|&)"
_PLACE = rf"{_PLACE_WORD}(?:[ ]?[,/|·&][ ]?{_PLACE_WORD}|[ ]{_PLACE_WORD}|[ ]?\((?:[A-Z][\w. ]{{1,30}})\)){{0,9}}"
_DASH = r"(?:\s*(?:--+|[-–—−|:•]|/)\s*)"
_TIME = (
    r"(?:,?\s*(?:@|at\b|[-–])?\s*\d{1,2}[:.]\d\d\s*(?:[AaPp]\.?[Mm]\.?)?(?:\s*\(?(?:HKT|GMT|UTC|[ECMP][SD]?T|CET|CEST|BST|JST|SGT|IST|Eastern"
    r"|Central|Mountain|Pacific|ET)(?:[+-]\d{1,2})?(?:\s+Time)?\)?)?)?"
)
_HEAD = re.compile(
    rf"[\s\"“*]*(?P<open>[(\[（【]?)\s*(?:(?P<lead>{_WIRES}){_DASH})?(?P<place>{_PLACE})?(?P<sep>[\s,.;:/|()\[\]–—-]*(?:{_WIRES})?[\s,.;:/|()\[\]–—-]*(?:on\s)?)$"
)
_TAIL = re.compile(
    rf"{_TIME}\s*(?P<shut>[)\]）】]?)\s*(?:[,.]?\s*(?P<wire>/[^/\n]{{2,60}}/|\([^()\n]{{2,60}}\)|{_DASH}{_WIRES}|{_WIRES})\s*)?"
    rf"(?P<mark>(?:\s*(?:--+|[-–—−|:•/])){{1,3}}|[,.]?)\s*"
)
_BARE = re.compile(
    rf"[\s\"“*(\[]*(?P<place>{_PLACE})[\s,]*(?P<wire>[–—-]{{1,2}}\s*\([^()\n]{{2,40}}\)|/[^/\n]{{2,60}}/|\((?:{_WIRES})\))\s*(?:--+|[-–—])\s*"
)
_CAPITAL_PLACE = re.compile(
    r"(?P<place>[A-Z][A-Z.’' ]{2,40}(?:, [A-Z][A-Za-z.’' ]{1,30}){0,2})\s*(?:--+|[–—]|\s-)\s+(?=[A-Z“\"])"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: where it ends and the text of the release begins, its place, and its day."""

    end: int
    place: str | None
    date_start: int | None = None
    date: date | None = None


def find_dateline(text: str, start: int, end: int, day_first: bool = True) -> Dateline | None:
    """The dateline that a block opens with; `end` of it is the block's end where nothing follows it."""
    limit = min(end, start + 260)
    for match in DATE.finditer(text, start, limit):
        when = read_date(match, day_first)
        head = _HEAD.match(text[start : match.start()])
        if head is None or when is None:
            return _bare(text, start, end)
        tail = _TAIL.match(text, match.end(), end)
        assert tail is not None  # every part of it may be empty
        after = tail.end()
        place = _clean_place(head.group("place"))
        marked = bool(tail.group("mark").strip() or tail.group("wire"))
        bracketed = bool(head.group("open")) and bool(tail.group("shut"))
        if place is None and not (bracketed or marked):
            return None
        if place is None and bracketed is False and head.group("lead") is None and match.start() > start:
            return None
        if after < end and not marked and not bracketed:
            # a comma, or nothing: only where a place stands before and a new clause begins
            if place is None or not text[after].isupper():
                return None
        if place is None and after >= end:
            return None
        if place is None and after < end and text[after].islower():
            return None
        if place is None and (tail.group("shut") or head.group("open")):
            inside = re.match(rf"\s*(?P<place>{_PLACE})\s*[)\]]?\s*(?:--+|[-–—])\s*", text[after:limit])
            if inside and head.group("open"):
                place, after = _clean_place(inside.group("place")), after + inside.end()
        if place is None and bracketed is False and "," in tail.group("mark"):
            return None
        return Dateline(after, place, match.start(), when)
    return _bare(text, start, end)


def _bare(text: str, start: int, end: int) -> Dateline | None:
    """A dateline without a day: a place and a wire's name, or a place in capitals and a dash."""
    head = text[start : min(end, start + 160)]
    match = _BARE.match(head) or _CAPITAL_PLACE.match(head)
    if match is None or start + match.end() >= end:
        return None
    return Dateline(start + match.end(), _clean_place(match.group("place")))


_LABELS = re.compile(
    r"^(?:FOR IMMEDIATE RELEASE|For Immediate Release|PRESS RELEASE|Press Release|MEDIA RELEASE|NEWS RELEASE|News Release|Media Release)\W+"
)


def _clean_place(place: str | None) -> str | None:
    if place is None:
        return None
    place = _LABELS.sub("", place)
    place = re.sub(_WIRES, "", place).strip(
        " ,/|-–—:·.&()" if not place.rstrip().endswith(".") or place.count(".") < 2 else " ,/|-–—:·&()"
    )
    return place or None


# ---- header, footer, words of the text ----

_HEADER = re.compile(
    r"[\s*\[(]*(?:(?:for|to be)?\s*(?:immediate|general)?\s*(?:press|media|news)?\s*release[ds]?(?:\s+date)?|date(?:d| of (?:issue|release))?"
    r"|published(?: on| date)?|posted(?: on)?|issued(?: on)?|embargo(?:ed)?(?: (?:until|till|to|for))?(?: release)?(?: until)?|not for (?:publication|release) (?:before|until)"
    r"|updated|press|(?:latest |corporate |company )?news(?:room)?|announcements?|last updated|hong kong|under embargo until)?"
    rf"[\s:：|,*()\]–—-]*{_TIME}[\s,:|–—-]*(?:on\s+)?$",
    re.IGNORECASE,
)
_AFTER_HEADER = re.compile(
    rf"{_TIME}[\s*)\].|]*(?:[|–—·,-]\s*(?:press release|news|media release|announcements?|hong kong|\d+ min(?:ute)?s? read|[A-Z][\w &]{{2,40}}))?[\s*)\].]*$",
    re.IGNORECASE,
)
_FOOTER = re.compile(r"(?:Ends?|Issued)\s*[/:]?\s*(?:at|on)?\b|ENDS?\b|(?:Released|Issued|Dated|Posted) (?:on|by)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Issued:
    """When a release was issued, by what evidence, where, and which block holds the dateline."""

    day: date | None = None
    source: DateSource | None = None
    place: str | None = None
    block: int | None = None
    dateline: Dateline | None = None
    header: int | None = None
    footer: int | None = None


def find_issued(text: str, pieces: list[Piece], day_first: bool = True) -> Issued:
    """When and where a release was issued, from its layout."""
    header: tuple[int, date] | None = None
    for index, piece in enumerate(pieces[:14]):
        if piece.kind in ("rule", "page", "row"):
            continue
        head = _header_date(text, piece, day_first)
        if head is not None:
            header = header or (index, head)
            continue
        dateline = find_dateline(text, piece.start, piece.end, day_first) if piece.level == 0 else None
        if dateline is not None:
            day, source = (dateline.date, "dateline") if dateline.date else (header[1], "header") if header else (None, None)
            if day is None:
                footer = _footer(text, pieces, day_first)
                if footer:
                    return Issued(footer[1], "footer", dateline.place, index, dateline, footer=footer[0])
            return Issued(day, source, dateline.place, index, dateline, header[0] if header else None)  # type: ignore[arg-type]
    if header:
        return Issued(header[1], "header", header=header[0])
    footer = _footer(text, pieces, day_first)
    if footer:
        return Issued(footer[1], "footer", footer=footer[0])
    return Issued()


def _header_date(text: str, piece: Piece, day_first: bool) -> date | None:
    """The day of a line that holds a date and nothing but words of issue."""
    if piece.end - piece.start > 140:
        return None
    line = text[piece.start : piece.end]
    match = DATE.search(line)
    if match is None or not _HEADER.match(line[: match.start()]) or not _AFTER_HEADER.match(line[match.end() :]):
        return None
    return read_date(match, day_first)


def _footer(text: str, pieces: list[Piece], day_first: bool) -> tuple[int, date] | None:
    for index in range(len(pieces) - 1, max(-1, len(pieces) - 60), -1):
        piece = pieces[index]
        if piece.end - piece.start > 100:
            continue
        line = text[piece.start : piece.end]
        match = DATE.search(line)
        if match and (_FOOTER.match(line) or _header_date(text, piece, day_first)):
            when = read_date(match, day_first)
            if when:
                return index, when
    return None
