"""Sentences of the view, by rule: linear in the text, and never across a block."""

from __future__ import annotations

import re
from functools import lru_cache

from hkfacts.patterns import lazy_pattern

from ..rulebook import lexicon
from ..spans import Span
from .words import word_list

# A stop, what closes after it, and either space before something that can open a sentence, or a capital glued to it.
_STOP = lazy_pattern(
    r"(?P<stop>[.!?…]{1,6})(?P<close>[\"”’'»)\]]{0,3})(?:(?P<space>[ \t]+)(?=[^\W_a-z]|[“\"‘'(\[«#@*•+$€£¥-])"
    r"|(?=(?P<glued>[A-Z“][a-z’]*)))"
)
_WORD_BEFORE = lazy_pattern(r"[^\s(“\"‘\[]{1,30}$")
_INITIALS = lazy_pattern(r"(?:[A-Z]\.?-?){1,4}$")
_NEXT_WORD = lazy_pattern(r"[“\"‘'(]{0,2}([A-Za-z’']{1,20})")


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    """Abbreviations without the last stop, in the cases they are printed in, and what follows: `name`, `number` or `end`."""
    known: dict[str, str] = {}
    for row in lexicon("segment_abbreviations"):
        word, before = row["abbreviation"], row["before"]
        known.setdefault(word.upper(), before)
        known[word] = before
        if word.islower():
            known[word.title()] = known[word.capitalize()] = before
    return known


def _splits(text: str, match: re.Match[str], start: int) -> bool:
    """True where a sentence ends at this stop."""
    stop, after = match.group("stop"), match.end()
    if match.group("glued") is not None:
        return _splits_glued(text, match, start)
    if stop != "." or match.group("close"):
        return True
    found = _WORD_BEFORE.search(text, max(start, match.start() - 31), match.start())
    word = found.group() if found else ""
    if not word:
        return True
    follows = _abbreviations().get(word)
    if follows == "name":
        return False
    if follows == "number":
        return not (text[after].isdigit() or text[after] == "#")
    if follows == "end":  # Ltd., Inc., a.m., U.S.: a sentence may end here, if what comes next opens one
        return _opens(text, after)
    if len(word) <= 8 and _INITIALS.match(word) and word[0].isupper() and ("." in word or len(word) == 1):
        return word != "I" and len(word) > 1 and _opens(text, after)
    return True


def _opens(text: str, at: int) -> bool:
    """True where the next word is one that opens sentences and does not carry a name on."""
    found = _NEXT_WORD.match(text, at)
    return found is not None and found.group(1).lower() in word_list("sentence-opener") and text[at] not in "("


def _splits_glued(text: str, match: re.Match[str], start: int) -> bool:
    """True for a missing space after a stop (`term.Following`), not for an address, a name or a number with stops."""
    if match.group("stop") not in (".", "!", "?"):
        return False
    found = _WORD_BEFORE.search(text, max(start, match.start() - 31), match.start())
    word = found.group() if found else ""
    glued = match.group("glued")
    if match.group("close"):
        return len(glued) > 1 or glued in "AI“"
    if len(word) < 3 or not word.isalpha() or not word[1:].islower() or word in _abbreviations():
        return False
    if glued != "“" and len(glued) < 2 and glued not in "AI":
        return False
    before = match.start() - len(word) - 1
    follows = text[match.end() + len(glued) : match.end() + len(glued) + 1]
    return (before < start or text[before] in ' (“"') and follows in (" ", ",", "", "’", "'", "\n") and (glued != word)


def split_sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences between two offsets of the view, without the space between them."""
    spans: list[Span] = []
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match.end() >= end or not _splits(text, match, begin):
            continue
        spans.append(Span(begin, match.end("close")))
        begin = match.end()
    if begin < end:
        spans.append(Span(begin, end))
    return spans
