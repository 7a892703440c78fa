"""The dateline: place, wire and day that the first paragraph of a release opens with, in all the forms that issuers use.

A dateline is read in three steps: find the first date near the block's beginning; what stands before it must be a place, a wire
or nothing; what stands after it must close it (a dash, a bracket, a wire, or a comma after a place).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from hkfacts.patterns import lazy_pattern

from ..grammar.calendar import read_date_string
from ..rulebook import lexicon
from .home_places import home_of_place

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?"
    r"|Dec(?:ember)?)(?![a-z])\.?"  # no word ends before the day of `January28`
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s{1,2})?"
# A day with its year, with the weekday before it if there is one; the named groups tell numeric and Chinese forms from others.
DATE = lazy_pattern(
    rf"\b(?:{_WEEKDAY}(?:{_DAY}(?:st|nd|rd|th)?(?:\s+of)?[\s\-.,]{{1,2}}{_MONTH}[\s\-,]{{0,2}}{_YEAR}"
    rf"|{_MONTH}\s?{_DAY}(?:st|nd|rd|th)?[\s,.]{{1,3}}{_YEAR})"
    rf"|{_YEAR}(?P<s>[-/.])(?:0?[1-9]|1[0-2])(?P=s){_DAY}|(?P<numeric>\d{{1,2}}(?P<t>[/.-])\d{{1,2}}(?P=t){_YEAR})"
    rf"|(?P<cjk>{_YEAR}\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日))(?!\d)",
    re.IGNORECASE,
)
_DAY_AND_MONTH = lazy_pattern(
    rf"\b{_WEEKDAY}(?:{_DAY}(?:st|nd|rd|th)?\s{_MONTH}|{_MONTH}\s?{_DAY}(?:st|nd|rd|th)?)(?!\d|,?\s?{_YEAR})", re.IGNORECASE
)

_WORD = r"(?:[A-Z\u00C0-\u00DE][\w’'\u00C0-\u024F]*\.?(?:-[\w’'\u00C0-\u024F]+){0,4}|(?:[A-Z]\.){2,4})"
_SMALL = r"(?:de|del|di|da|do|dos|of|the|and|la|le|les|el|al|am|an|der|upon|sur|en|on|in|ob|&)"
PLACE = rf"{_WORD}(?:(?:\s?[,/|·&]\s?|\s)(?:{_WORD}|{_SMALL}(?=[\s-]{_WORD}))|\s?\({_WORD}(?:\s{_WORD}){{0,3}}\)){{0,9}}"
_PLACE = lazy_pattern(PLACE + r"$")
_NO_PLACE = lazy_pattern(
    r"(?:On|In|At|By|As|From|Since|Until|Before|After|Dated?|Updated?|Released?|Published|Posted|Issued|Today"
    r"|Effective|Between|During|Starting|This"
    r"|Last|Next|Dear|Held|About|Photo|Caption|Time|When|Where|Venue|For|To|Through|With|Opening|Closing|Deadline"
    r"|Ends?|ENDS?|Publication|Release|Date|Dates|Contact|Source|Press|News|Media|Embargo(?:ed)?"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_BODY = lazy_pattern(
    r"\b(?:Ltd|Limited|Inc|Corp(?:oration)?|LLC|plc|PLC|Group|Holdings|Company|Council|University|Association|Institute"
    r"|Museum|Authority|Commission|Bureau|Department|Foundation|Hospital)\b\.?|[|·•] ?(?:News|Press)\b"
)
_LABEL = lazy_pattern(
    r"\s*(?:(?:FOR |For )?(?:IMMEDIATE|Immediate|immediate) (?:RELEASE|Release|release)"
    r"|(?:PRESS|NEWS|MEDIA|Press|News|Media) (?:RELEASE|Release|release))"
    r"[\s:：|.–—/-]{1,5}"
)
# `Media Wire`: what is called as wires are called.
_SOME_WIRE = r"(?-i:(?:[A-Z][A-Za-z.-]{0,20} ){0,2}(?:\d{1,4})?[A-Z]\w{0,14} ?(?:[Nn]ews)?[Ww]ire|[A-Z]{2,14}WIRE|WIRE)"
_DASH = r"(?:\s*(?:-{1,3}|[–—−|:：•·/]))"
_TIME = lazy_pattern(
    r"[\s,;]{0,3}(?:@|\bat\b|[-–])?\s{0,2}\d{1,2}(?:[:.]\d\d)?\s?(?:[AaPp]\.?[Mm]\b\.?|(?<=\d\d)(?:hrs"
    r"|h)?)?\s?\(?(?:(?:US|America|Europe|Asia|Australia|Africa|Pacific)/(?:[A-Z][a-z]+_?){1,3}|(?:US/)?(?:HKT|GMT|UTC|[ECMP][SD]?T|CET|CEST"
    r"|BST|JST|SGT|IST|Eastern|Central|Mountain|Pacific"
    r"|Hong Kong [Tt]ime))?(?:\s?[+-]\d{1,2}(?::\d\d)?)?(?: [Tt]ime)?\)?(?=[\s)\]—–-]|$)"
)
# The press's short forms of American states, whose stop belongs to them: `RENO, Nev.`
_SHORT_STATE = lazy_pattern(
    r"(?i), ?(?:ala|ariz|ark|calif|colo|conn|del|fla|ga|ill|ind|kan|ky|la|md|mass|mich|minn|miss|mo|mont|neb|nev|okla|ore|pa|"
    r"tenn|tex|vt|va|wash|wis|wyo|ont|que|alta|sask|man)\.$"
)
_SHUT = lazy_pattern(r"\s*[)\]）】]")
_CLOSE = lazy_pattern(rf"(?:{_DASH}){{1,3}}\s*")
_BRACKET_WIRE = lazy_pattern(r"[\s,.]{0,3}(?:/\s?[^/\n]{2,60}?\s?/|\([^()\n]{2,60}\))")
_PLACE_HELD = lazy_pattern(r" ?\((?P<place>[A-Z][A-Za-z.’' -]{2,40})\)(?= ?[–—:-])")  # `3 May 2031 (Hong Kong) – `
_CAPITALS = lazy_pattern(
    r"(?P<place>[A-Z][A-Z.’' ]{2,40}(?:(?:, |/)[A-Z][A-Za-z.’' ]{1,30}){0,3}?)\s*(?:-{2,3}|[–—]|\s-)\s+(?=[A-Z“\"])"
)
_DIGIT = lazy_pattern(r"\d")
_HAS_YEAR = lazy_pattern(_YEAR)
_SIGN = lazy_pattern(r"[(/–—-]|: ")
_REACH = 200


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: where it ends and the release's text begins, its place, and its day if it gives one with the year.

    `sure` is False where only the order of the words speaks for it (`Kite Launch, 3 May 2031 – …`).
    """

    end: int
    place: str | None
    day: date | None = None
    sure: bool = True


@lru_cache(maxsize=1)
def _wire() -> re.Pattern[str]:
    """Any wire's name, in brackets or slashes or bare."""
    names = sorted((row["wire"] for row in lexicon("segment_wires")), key=len, reverse=True)
    joined = "|".join([*(re.escape(n) for n in names), _SOME_WIRE])
    return re.compile(rf"[\s,.–—|/-]{{0,4}}[(/\[]?\s?\b(?:{joined})(?!\w)\s?[)/\]]?[\s,.–—|/-]{{0,4}}", re.IGNORECASE)


@lru_cache(maxsize=1)
def _wire_words() -> re.Pattern[str]:
    """A piece of any wire's name, in lower case."""
    names = sorted({row["wire"].lower() for row in lexicon("segment_wires")}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, [*names, "wire"])))


def _search_wire(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first wire's name in a stretch; whether there can be one is asked of the stretch in lower case, which is quick."""
    return _wire().search(text, start, end) if _wire_words().search(text[start:end].lower()) else None


def is_wire(name: str) -> bool:
    """True for the name of a wire, which issues nothing of its own.

    >>> is_wire("PR Newswire"), is_wire("Harbour Labs")
    (True, False)
    """
    return _wire().fullmatch(f" {name.strip()}") is not None or name.casefold().endswith(("newswire", " wire"))


def search_date(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first `DATE` of a stretch; most stretches hold no year, and without one there is none."""
    return DATE.search(text, start, end) if _HAS_YEAR.search(text, start, end) else None


def read_date(match: re.Match[str], day_first: bool = True) -> date | None:
    """The day that a match of `DATE` names; None where the calendar has no such day."""
    words = re.sub(r"\s", "", match.group()) if match.group("cjk") else re.sub(r"(?<=[a-z])(?=\d)", " ", match.group())
    return read_date_string(words, day_first)


def clean_place(words: str | None) -> str | None:
    """A place as a dateline prints it, without labels, wires and stops around it; None for what is no place."""
    if not words:
        return None
    words = words.strip(" \t,;:/|–—-([")
    head, bar, tail = words.partition(" / ")
    if bar and head.isupper() and not tail.isupper():  # `RENO, NV / Moon Agency`: who sends it
        words = head
    if words.endswith(".") and words.count(".") < 2 and not _SHORT_STATE.search(words):
        words = words[:-1]
    if not words or len(words) > 90 or _NO_PLACE.match(words) or _BODY.search(words):
        return None
    if not _PLACE.match(words) and home_of_place(words) is None:  # a place in lower case must be a known one
        return None
    return words


def _before(head: str) -> tuple[bool, str | None, bool] | None:
    """What stands before the date: whether a bracket opens, the place, whether a wire stands there; None if it is no dateline."""
    label = _LABEL.match(head)
    if label:
        head = head[label.end() :]
    bare = head.lstrip(' \t"“*•-–—')
    opened = bare[:1] in ("(", "[", "（", "【") and not _wire().match(bare)
    bare = bare[1:] if opened else bare
    wire = _search_wire(bare, 0, len(bare))
    if wire:
        first, last = bare[: wire.start()], bare[wire.end() :]
        if first.strip(" ,|/–—-([)]") and last.strip(" ,|/–—-([)]"):
            return None
        bare = first if first.strip(" ,|/–—-([)]") else last
    rest = re.sub(r"(?:\bdated)?[\s,;:/|()\[\]–—-]*$", "", bare)
    if not rest:
        return opened, None, wire is not None
    place = clean_place(rest)
    if place is None and not (_BODY.search(rest) and _PLACE.match(rest) and not _NO_PLACE.match(rest)):
        return None
    return opened, place, wire is not None


def find_dateline(text: str, start: int, end: int, day_first: bool = True) -> Dateline | None:
    """The dateline that a block opens with; its `end` is the block's end where nothing follows it."""
    limit = min(end, start + _REACH)
    if not _DIGIT.search(text, start, limit):
        return _without_date(text, start, end)
    match = search_date(text, start, limit)
    if match is not None and (before := _before(text[start : match.start()])) is not None:
        return _with_date(text, end, match, before, day_first)
    match = _DAY_AND_MONTH.search(text, start, limit)
    if match is not None and match.start() > start and (before := _before(text[start : match.start()])) is not None:
        return _without_year(text, end, match, before)
    return _without_date(text, start, end)


def _with_date(
    text: str, end: int, match: re.Match[str], before: tuple[bool, str | None, bool], day_first: bool
) -> Dateline | None:
    opened, place, wired = before
    day = read_date(match, day_first and home_of_place(place) != "US")
    if day is None:
        return None
    at = match.end()
    if timed := _TIME.match(text, at, end):
        at = timed.end()
    if place is None and (held := _PLACE_HELD.match(text, at, end)) and home_of_place(held["place"]) is not None:
        place, at = held["place"], held.end()
    at, shut, wired_after = _after(text, at, end)
    wired = wired or wired_after
    closed = _CLOSE.match(text, at, end)
    if place is None and (opened or wired or closed or text[at : at + 1] == ","):
        place, at = _place_after(text, closed.end() if closed else at, end, opened) or (None, at)
        if place is not None:
            at, shut_after, wired_after = _after(text, at, end)
            shut, wired = shut or shut_after, wired or wired_after
            closed = _CLOSE.match(text, at, end)
    marked = closed is not None or wired or (opened and shut)
    stop = closed.end() if closed else re.compile(r"[\s,.]*").match(text, at, end).end()  # type: ignore[union-attr]
    if stop >= end:
        return Dateline(end, place, day) if place is not None or (opened and shut) or wired else None
    if not marked and not (place is not None and text[at : at + 1] in (",", ".", " ", ")") and text[stop].isupper()):
        return None
    if place is None and not wired and not (opened and shut) and text[stop].islower():
        return None
    sure = wired or (opened and shut) or (place is not None and (place.isupper() or home_of_place(place) is not None))
    return Dateline(stop, place, day, sure)


def _after(text: str, at: int, end: int) -> tuple[int, bool, bool]:
    """Past closing bracket and wire after the date: the new place, whether a bracket closed, whether a wire stood there."""
    shut = wired = False
    for _ in range(3):
        if found := _SHUT.match(text, at, end):
            at, shut = found.end(), True
        elif (found := _BRACKET_WIRE.match(text, at, end)) or (found := _wire().match(text, at, min(end, at + 60))):
            at, wired = found.end(), True
            while text[at - 1] in " ,.–—|-" and at > 1:
                at -= 1
        else:
            break
    return at, shut, wired


def _place_after(text: str, at: int, end: int, opened: bool) -> tuple[str, int] | None:
    """The place of a dateline that gives the day first: `3 May 2023, Hong Kong –`."""
    while at < end and text[at] in " ,|–—-":
        at += 1
    found = re.compile(
        rf"(?P<place>{PLACE})(?=\s?[)\]）】])" if opened else rf"(?P<place>{PLACE})(?=\s*(?:-{{1,3}}\s|[–—:]|\(|/|$))"
    ).match(text, at, min(end, at + 90))
    place = clean_place(found.group("place")) if found else None
    return (place, found.end()) if found and place else None


def _without_year(text: str, end: int, match: re.Match[str], before: tuple[bool, str | None, bool]) -> Dateline | None:
    """A dateline whose day has no year: it gives the place, and where the text begins."""
    opened, place, wired = before
    at, shut, wired_after = _after(text, match.end(), end)
    closed = _CLOSE.match(text, at, end)
    if place is None or not (closed or (opened and shut)) or not (wired or wired_after or opened or place.isupper()):
        return None
    return Dateline(closed.end() if closed else at, place)


def _without_date(text: str, start: int, end: int) -> Dateline | None:
    """A dateline without a day: a place and a wire's name, or a place in capitals and a dash."""
    limit = min(end, start + 160)
    if not _SIGN.search(text, start, limit):
        return None
    wire = _search_wire(text, start, limit)
    if wire is not None:
        before = _before(text[start : wire.end()])
        place = before[1] if before else None
        if place is not None and re.search(r"[–—)/-]\s*$", wire.group()) and wire.end() < end:
            return Dateline(wire.end(), place)
    match = _CAPITALS.match(text, start, limit)
    place = clean_place(match.group("place")) if match else None
    if match is None or place is None or match.end() >= end:
        return None
    if len(place) < 5 and home_of_place(place) is None:  # `NASA – the agency`
        return None
    return Dateline(match.end(), place)
