"""Frames that name people whom no lexicon has: posts in the plural, whom somebody talks with, contacts, lists of works.

Each yields where a name starts and ends and the rule; `people_framed` asks them with its own frames.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..grammar.names import Names, is_given, look
from ..patterns import lazy_pattern
from ..spans import Parts
from .people_near import Labels

Framed = tuple[int, int, str]

_TITLES = lazy_pattern(
    r"\b(?:Senators|Sens\.|Reps\.|Congressmen|Congresswomen|(?<!the )Representatives|Drs\.|Messrs\.?|Professors|Profs\.|Justices) (?=[A-Z])"
)
_ITEM = lazy_pattern(r"([A-Z][\w’'-]{2,18})(?: [A-Z][\w.’'-]{0,18}){0,3}(?: \([^()\n]{1,14}\))?(?![\w’'@-])")
_NEXT = lazy_pattern(r"(?:, and |, | and | & )(?=[A-Z])")
_MOST = 12
_TALK = lazy_pattern(
    r"(?:\bQ ?&(?:amp;)? ?A|\b[Ii]nterview|\b[Cc]onversation|\b[Ff]ireside [Cc]hat|\b[Ss]peaks|\b[Ss]poke|\b[Tt]alks|\b[Tt]alked|\b[Ss]at down|\b[Ss]its down) with "
    r"([A-Z][\w’'-]{1,18}(?: [A-Z]\.)?(?: [A-Z][\w’'-]{1,18}){1,2})(?=[,.;:\n]|$| (?:about|on|of|from|at|to|and|who)\b)"
)
_REACHED = lazy_pattern(
    r"\bContact Details[ \n]{0,2}[^\n]{2,60}\n{1,2}([A-Z][a-z’'-]{1,16} [A-Z][a-z’'-]{1,18})( on behalf of [^\n]{2,60}|,? [A-Z][\w ,&/-]{1,60})\n{1,2}"
    r"(?=\+?\(?\d[\d() .-]{6}|[\w.+-]{2,40}@[\w-])"
)
_WORK = lazy_pattern(
    r"(?:^|\n)(?:(?:\d{1,3}[.)]|[*•–-]) )?[A-Z0-9“\"][^\n]{2,100}?(?<!ed) by ([A-Z][^\n,&]{2,40})((?:,? (?:and|&) |, )[A-Z][^\n]{2,60})?(?=\n|$)"
)
_WRITER = lazy_pattern(r"[A-Z](?:[\w’'-]{1,18}|\.)(?: [A-Z](?:[\w’'-]{1,18}|\.)){1,3}")
_FEWEST = 4  # works in a list before what stands behind `by` is a writer whatever its words


def plain_name(name: str, known: Names) -> bool:
    """True of words in capitals that are nothing but names."""
    keys = [(look(w).kind, look(w).key) for w in name.split()]
    return all(kind in "NI" and key not in known.common and not _plural(key, known) for kind, key in keys)


def _plural(key: str, known: Names) -> bool:
    return key.endswith("s") and key[:-1] in known.common and key not in known.family and key not in known.given


def titled_together(parts: Parts, _labels: Labels, known: Names) -> Iterator[Framed]:
    """Surnames behind a title in the plural: `Senators Orvik and Tandy`, `Drs. Roe, Poe (Yale) and Moe`; full names are left to others."""
    text = parts.text
    for match in _TITLES.finditer(text):
        place, found, joined = match.end(), [], False
        for _ in range(_MOST):
            item = _ITEM.match(text, place)
            if item is None:
                break
            if " " not in text[item.start() : item.end()].partition(" (")[0]:
                found.append(item.span(1))
            gap = _NEXT.match(text, item.end())
            if joined or gap is None:
                break
            place, joined = gap.end(), gap.group() != ", "
        if joined and all(_may_be_surname(text[a:b], known) for a, b in found):
            yield from ((a, b, "person.titled-together") for a, b in found)


def _may_be_surname(word: str, known: Names) -> bool:
    seen = look(word)
    if seen.tail or seen.kind == "A":
        return False
    named = seen.key in known.family or seen.key in known.surnames
    return named or (seen.kind == "N" and seen.key not in known.common)


def talked_with(parts: Parts, labels: Labels, known: Names) -> Iterator[Framed]:
    """A labelled name whom somebody talks with: `Q&A with Oriel Vandine`, `sat down with Oriel Vandine to`."""
    for match in _TALK.finditer(parts.text):
        if labels.person(match.start(1), match.end(1)) and plain_name(match.group(1), known):
            yield match.start(1), match.end(1), "person.talked-with"


def contact_of_body(parts: Parts, _labels: Labels, known: Names) -> Iterator[Framed]:
    """The line between the body and the number under `Contact Details`, with a post or `on behalf of` somebody behind the name."""
    for match in _REACHED.finditer(parts.text):
        behind = [w.strip(",/").lower() for w in match.group(2).split()]
        posted = behind[:2] == ["on", "behalf"] or behind[-1] in known.heads
        if posted and plain_name(match.group(1), known):
            yield match.start(1), match.end(1), "person.contact"


def writers_listed(parts: Parts, labels: Labels, known: Names) -> Iterator[Framed]:
    """Who wrote the works of a list, whatever the words: `Low Tide by Delphine Market`, `High Tide by Jane Roe & R. Kit Summer`.

    Most of those whom the lines name first are labelled as people or have a given name, so no list of what banks present is one.
    """
    found = list(_WORK.finditer(parts.text))
    people = sum(labels.person(*m.span(1)) or is_given(look(m.group(1).split()[0]).key, known) for m in found)
    if len(found) < _FEWEST or 3 * people < 2 * len(found):
        return
    for match in found:
        for writer in _WRITER.finditer(parts.text, match.start(1), match.end()):
            keys = [look(w).key for w in writer.group().split()]
            if keys[0] in known.given or not all(key in known.common for key in keys):
                yield writer.start(), writer.end(), "person.list"
