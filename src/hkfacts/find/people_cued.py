"""Names in a list of those whom the text calls people: `artists including Jane Roe, Madbo and Yuri Oskan`.

A stage name of one word, or a name of words that no lexicon has, is read as a person where the trained pipeline labels it so and the
list is headed by the plural of a calling that no firm has. Members of a group are written `Marvo@LUMEN`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..grammar.names import Names, words_of
from ..patterns import lazy_pattern
from ..rulebook import Rule
from ..spans import Parts
from .people_lists import refused
from .people_near import Candidate, Labels
from .people_shape import ends_ordinarily

Kept = list[tuple[Candidate, str]]

_CALLED = (
    "artists|artistes|celebrities|athletes|guests|speakers|keynote speakers|panell?ists|judges|influencers|musicians|singers|actors|actresses|"
    "performers|dancers|authors|writers|poets|novelists|rappers|comedians|chefs|composers|photographers|scientists|entrepreneurs|"
    "personalities|KOLs|DJs|streamers|podcasters|footballers|golfers|swimmers|boxers|racers|alumni|moderators|attendees"
)
_CUE = lazy_pattern(
    rf"\b(?:{_CALLED})(?:(?: (?:from|of|in|at) (?:the )?[\w’'-]+(?: [\w’'-]+)?)?,? (?:including|includ(?:e|ed|es)|such as|like|namely|"
    r"are|were)(?: [a-z]{2,14}){0,2}:? |: | )(?=[A-Zİ])"
)
_ITEM = lazy_pattern(r"[A-ZÀ-Þİ][\w.’'@-]{0,24}(?: [A-ZÀ-Þİ][\w.’'-]{0,24}(?:@[A-Z]{3,12})?){0,3}(?: \([^()\n]{1,48}\))?")
_NEXT = lazy_pattern(r"(?:, and |, |; | and | & )(?=[A-ZÀ-Þİ])")
_GROUP = lazy_pattern(r"(?<![\w.@-])((?:[A-Z][a-z’'-]{1,14} ){0,2}[A-Z][a-z’'-]{1,14})@([A-Z]{3,12})(?![\w@]|\.\w)")
_MOST = 30


def cued_names(
    weak: Sequence[Candidate], kept: Kept, parts: Parts, labels: Labels, known: Names, refusals: Sequence[Rule]
) -> None:
    """Add what is labelled as a person in a list of people, and members of groups."""
    text = parts.text
    for match in _CUE.finditer(text):
        block = parts.block_at(match.end())
        if block is None or block.section == "furniture":
            continue
        items = list(_items(text, match.end(), block.end))
        within = (
            [(c.start, c.end) for c, _ in kept if len(c.words) > 1 and c.start >= match.end() and c.end <= items[-1][1]]
            if items
            else []
        )
        for start, end in items:
            if any(a < end and start < b for a, b in within) or not labels.person(start, end):
                continue
            candidate = next((c for c in weak if c.start == start and c.end == end), None)
            if candidate is None and " " not in text[start:end] and len(within) >= 2:
                candidate = _stage_name(start, end, text, known, (block.start, block.end))
            if candidate is None or candidate.blocked or any(w.kind in "XMR" for w in candidate.words):
                continue
            if ends_ordinarily(candidate, known):
                continue
            if not refused(start, end, parts, refusals):
                kept.append((candidate, "person.list"))


def _items(text: str, start: int, ceiling: int) -> Iterator[tuple[int, int]]:
    """The items of the list that begins here, what stands in brackets behind them left out."""
    place = start
    for _ in range(_MOST):
        item = _ITEM.match(text, place, ceiling)
        if item is None:
            return
        bracket = item.group().find(" (")
        yield place, place + bracket if bracket > 0 else item.end()
        joined = _NEXT.match(text, item.end(), ceiling)
        if joined is None:
            return
        place = joined.end()


def _stage_name(start: int, end: int, text: str, known: Names, line: tuple[int, int]) -> Candidate | None:
    """A single word of no other use that stands in a list of people."""
    words = words_of(text, start, end)
    if len(words) != 1 or words[0].end != end or words[0].kind != "N" or end - start < 4:
        return None
    if words[0].key in known.common or words[0].key in known.not_names or words[0].text.isupper():
        return None
    return Candidate((words[0],), "", None, "", end, None, None, False, *line)


def group_members(kept: Kept, parts: Parts, labels: Labels, known: Names) -> None:
    """Add members of groups that a group's name in capitals follows: `Marvo@LUMEN`, where a person stands beside or a label says so."""
    text = parts.text
    if "@" not in text:
        return
    found = [m for m in _GROUP.finditer(text) if parts.section_at(m.start()) not in ("furniture", "contacts")]
    several = len({m.group(1) for m in found}) > 1
    taken = sorted((c.start, c.end) for c, _ in kept)
    for match in found:
        start, end = match.span(1)
        if any(a < end and start < b for a, b in taken) or not (several or labels.person(start, match.end())):
            continue
        words = words_of(text, start, end)
        while len(words) > 1 and words[0].kind in "RMXH":
            words = words[1:]  # `Singer Marvo@LUMEN`
        block = parts.block_at(start)
        if block is not None and words and words[-1].end == end:
            candidate = Candidate(tuple(words), "", None, "", end, None, None, False, block.start, block.end)
            kept.append((candidate, "person.group-member"))
