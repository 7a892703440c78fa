"""The work that a release brings out: a book, a film or an album under its title, where the headline or the text keeps to it.

Works that are merely cited are refused elsewhere; this one is what the release announces.
"""

from __future__ import annotations

from collections.abc import Iterator

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import CAPITALISED, capitals, common_words, words
from ..spans import Found, Parts
from .initiatives_runs import Labels

RULE = "initiative.told-work"
_NOUNS = (
    "books?|novels?|memoirs?|autobiography|biography|novella|anthology|cookbook|thriller|poetry|collection|album|EP|single|documentary|film|"
    "short film|feature film|music video|video|mixtape|soundtrack|audiobook|graphic novel|story|piece"
)
_NEW = "new|newest|newly|latest|debut|upcoming|forthcoming|first|second|third|fourth|fifth|just-released"
_WORDS = r"(?:(?!(?:of|to|in|on|by|as|at|with|from|for)\b)[a-z0-9][\w’'-]{0,20},? ){0,5}?"
_TITLE = capitals(9, joiners="of|and|for|the|&|to|in|a|an|on|from|with|is", joined=2, further=rf"(?:{CAPITALISED}|\d{{1,4}})")
_ANY = rf"(?:[“\"](?P<quoted>[A-Z0-9(][^“”\"\n]{{1,110}}?)[,.!]?[”\"]|[‘'](?P<single>[A-Z0-9(][^“”\"‘’\n]{{1,90}}?)[,.]?[’'](?!\w)|(?P<plain>{_TITLE}(?:: {_TITLE})?))"
_NOUN_FIRST = lazy_pattern(
    rf"\b(?:{_NEW}) {_WORDS}(?:{_NOUNS})(?: release)?,?:?(?: (?:is |are )?(?:both )?(?:titled|entitled|called|named))?,? {_ANY}"
)
_OF_TITLE = lazy_pattern(
    r"\b(?:an?|the|his|her|their|our|[a-z]{4,15}) (?:novels?|memoir|book|novella|anthology|album|film|documentary),?(?: (?:titled|entitled|called))?,? [“\"](?P<quoted>[A-Z0-9(][^“”\"\n]{1,110}?)[,.!]?[”\"]"
    r"(?P<single>(?!))?(?P<plain>(?!))?"
)
_TITLE_FIRST = lazy_pattern(
    rf"{_ANY},? (?:is )?(?:an?|the|his|her|their|its|[A-Z]\w+[’']s) {_WORDS}(?:{_NEW}) {_WORDS}(?:{_NOUNS})\b"
)
_COMPELLING = lazy_pattern(
    rf"{_ANY},? (?:is )?(?:an?|the|his|her) {_WORDS}(?:novel|memoir|book|narrative|documentary|album)\b(?! (?:club|store|fair|series|review))"
)
_NEEDS = lazy_pattern(rf"\b(?:{_NOUNS}|narrative)\b")
_CUT = lazy_pattern(r": (?:A|An|The)$")  # a title whose second half goes on in small letters
_MOST_PLACES = 12  # of one title
_MOST_TITLES = 40  # of one text, each of which is counted in it
_KEPT_TO = 3  # places of a title in a text that is about it


def works(parts: Parts, labels: Labels) -> Iterator[Found]:
    """The titles of works that the release brings out: named as new, and kept to by the headline or by the text."""
    text = parts.text
    if _NEEDS.search(text) is None:
        return
    titles: list[str] = []
    asked: set[str] = set()
    for pattern, most in ((_NOUN_FIRST, _KEPT_TO), (_TITLE_FIRST, _KEPT_TO), (_OF_TITLE, _KEPT_TO), (_COMPELLING, _KEPT_TO + 1)):
        for match in pattern.finditer(text):
            group = next(g for g in ("quoted", "single", "plain") if match[g])
            start, end = match.span(group)
            name = _CUT.sub("", match[group])
            end = start + len(name)
            keys = name.lower().split()
            if group == "plain" and (len(keys) < 2 or keys[0] in words("opener") or _is_else(name, labels, start, end)):
                continue
            if name in asked or len(asked) >= _MOST_TITLES:
                continue
            asked.add(name)
            if keys[-1] in words("org_tail") or not any(w[:1].isupper() for w in name.split()):
                continue
            stem = name.partition(":")[0]
            in_title = stem.casefold() in (parts.title or "").casefold() and len(stem) > 3
            if (in_title and pattern is not _COMPELLING) or (len(keys) > 1 and in_title) or text.count(stem) > most:
                titles.append(name)
    for name in dict.fromkeys(titles):
        place = text.find(name)
        for _ in range(_MOST_PLACES):
            if place < 0:
                break
            yield Found("initiative", place, place + len(name), RULE, {"type": "publication", "form": "name", "acronym": ""})
            place = text.find(name, place + len(name))


def _is_else(name: str, labels: Labels, start: int, end: int) -> bool:
    """True for a person, a place, and what the text treats as a body."""
    marks = {label for s, e, label in labels.over(start, end) if e - s >= 0.8 * (end - start)}
    plain = len(name.split()) == 1 and name.lower() in common_words()
    return plain or not marks.isdisjoint(("PERSON", "GPE", "ORG", "NORP")) or labels.treated.is_body(name)
