"""Titles with a colon inside and gatherings that are told off in a list: what no run of capitals holds whole."""

from __future__ import annotations

from collections.abc import Iterator

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import CAPITALISED, capitals, common_words, describing_nouns, heads, is_ordinary, words
from ..spans import Found, Parts
from .initiatives_runs import Labels

COLON, LISTED = "initiative.told-colon", "initiative.told-listed"
_NOUNS = (
    "campaign|exhibition|exhibit|initiative|program|programme|series|report|study|project|conference|summit|webinar|survey|tour|"
    "festival|podcast|contest|competition|workshop|seminar|symposium|fundraiser|event"
)
_TITLE = capitals(7, joiners="of|and|for|the|&|in|to|a|on|from|with")
_COLON = lazy_pattern(
    rf"\b(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir|[Hh]is|[Hh]er|[Aa]nnual|\w[’']s|s[’']) (?:[a-z][\w-]{{2,15}} ){{0,2}}(?P<name>{capitals(6, joiners='of|and|for|the|&|in|to')}: {_TITLE}) "
    rf"(?:[a-z][\w-]{{2,15}} )?(?P<noun>{_NOUNS})(?![\w-])"
)
_HEADED = (
    "Week|Summit|Conference|Expo|Festival|Forum|Fair|Fest|Symposium|Convention|Congress|Marathon|Carnival|Biennale|Con|Hackathon"
)
_ITEM = rf"(?:the )?{CAPITALISED}(?: (?:(?:of|the|de|&) )?{CAPITALISED}){{0,5}}(?: 20\d\d)?"
_LIST = lazy_pattern(
    rf"\b(?:[Aa]mid|[Aa]longside|[Dd]uring|[Aa]t|[Aa]ttend(?:s|ed|ing)?|[Ii]ncluding|[Ii]ncludes?|[Ss]uch as|[Ll]ike|[Ff]estivals?:|[Ee]vents?:) "
    rf"(?P<list>{_ITEM}(?:, {_ITEM}){{1,8}},? and {_ITEM})(?![\w-])"
)
_ONE = lazy_pattern(rf"(?:the )?(?P<name>{_ITEM})")
_GATHERINGS = lazy_pattern(
    r"\b(?:[Ee]vents|[Ff]estivals|[Cc]onferences|[Ff]airs|[Ss]ummits|[Tt]rade shows|[Tt]radeshows|[Hh]ackathons|[Cc]onventions|[Ee]xpos)\b[^.;\n]{0,60}$"
)
_BODIES = ("NORP", "DATE", "LANGUAGE")


def titles(parts: Parts, labels: Labels) -> Iterator[Found]:
    """Names of this file's two kinds, each with the type that the noun beside it, or its list, gives."""
    yield from _with_colon(parts)
    yield from _listed(parts, labels)


def _with_colon(parts: Parts) -> Iterator[Found]:
    """A title with a colon inside before the noun that says what it is (`their Safe Ovens: Rights of Bakers campaign`)."""
    text = parts.text
    for match in _COLON.finditer(text) if ": " in text else ():
        start, end = match.span("name")
        first = match["name"].partition(" ")[0].lower()
        if first in words("opener"):
            continue
        noun = match["noun"]
        kind = describing_nouns().get(noun, "event" if noun in ("exhibit", "tour", "fundraiser") else "")
        if kind:
            yield Found("initiative", start, end, COLON, {"type": kind, "form": "name", "acronym": ""})


def _listed(parts: Parts, labels: Labels) -> Iterator[Found]:
    """Gatherings of one list, two of which their nouns tell, or one where a word before the list does (`amid Dough Week, OVENGate and Loafcon`)."""
    text = parts.text
    for match in _LIST.finditer(text):
        start, end = match.span("list")
        spans = _items(text, start, end)
        headed = [_is_gathering(text[a:b]) for a, b in spans]
        told = _GATHERINGS.search(text, max(0, match.start() - 60), start) is not None
        amid = match.group()[:4].lower() in ("amid", "duri", "alon", "atte")
        if len(spans) < 3 or sum(headed) + told + (amid and any(headed)) < 2:
            continue
        if not all(_may_be(text[a:b], labels, (a, b), told) for a, b in spans):
            continue
        for a, b in spans:
            yield Found("initiative", a, b, LISTED, {"type": "event", "form": "name", "acronym": ""})


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names of a list, parted by commas and its last `and`."""
    out, at = [], start
    while at < end:
        stop = text.find(", ", at, end)
        last = text.find(" and ", at, end) if stop < 0 else -1
        edge = stop if stop >= 0 else last if last >= 0 else end
        item = text[at:edge]
        skip = len(item) - len(item.removeprefix("and ").removeprefix("the "))
        out.append((at + skip, edge))
        at = edge + (2 if stop >= 0 else 5 if last >= 0 else 0) if edge < end else end
    return out


def _is_gathering(name: str) -> bool:
    """True where the last word, but for a year, is the noun of a gathering."""
    keys = [k for k in name.lower().split() if not k.isdigit()]
    head = heads().get(keys[-1]) if keys else None
    return len(keys) > 1 and head is not None and head.type == "event" and head.weight > 1


def _may_be(name: str, labels: Labels, place: tuple[int, int], told: bool) -> bool:
    """True for a name that is no people and no ordinary word, and no person unless the list is `told` to be one of gatherings."""
    keys = name.lower().split()
    marks = {label for s, e, label in labels.over(*place) if e - s >= 0.6 * (place[1] - place[0])}
    if (
        not marks.isdisjoint(_BODIES)
        or ("PERSON" in marks and not told)
        or keys[-1] in words("org_tail")
        or keys[0] in words("month")
    ):
        return False
    return _is_gathering(name) or not (is_ordinary(name) or all(k in common_words() for k in keys))
