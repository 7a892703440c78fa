"""How far a name reaches that its acronym in brackets explains: over commas, past its head, or around the brackets themselves.

Official texts define nearly every scheme so: `the Dredging, Lighting and Towage Support Scheme (DLTSS)`, `the Care Scheme in Outer Isles
(COI Scheme)`, `the Young Divers (YD) Programme`. The letters say which words are meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import Head, heads
from ..spans import Found, Parts

RULE = "initiative.defined"
_TYPES = frozenset(("scheme", "programme", "fund", "plan", "project", "campaign", "award", "platform", "event"))
_BRACKET = lazy_pattern(
    r"(?<=[\w’”\"]) \((?:the |hereinafter )?[“\"‘]?(?P<short>[A-Z][\w+&-]{1,14}(?P<head> [A-Z][a-z]{2,14})?)[”\"’]?\)"
    r"(?P<tail>(?: [A-Z][\w-]{2,16}){1,3}(?![\w-]))?"
)
_ASIDE = lazy_pattern(r" \((?P<aside>[A-Z][a-z]{2,12}(?: [A-Za-z]{2,12}){1,4})\)(?P<tail>(?: [A-Z][\w-]{2,16}){1,2}(?![\w-]))")
_WORD = lazy_pattern(r"[A-Za-z][\w’'/+-]{0,24}")
_OPENERS = frozenset("the a an this that its our their under".split())  # they open a sentence, not a name
_JOINERS = frozenset("and of for on in to at the &".split())
_LONGEST, _LOOK_BACK = 16, 180
# `the Culture, Sports and Tourism Fund`: what stands between an article and the first of two joined words is of the name too
_FIRST_OF_THREE = lazy_pattern(
    r"\b(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir) (?P<lead>(?:[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?, ){1,3})$"
)
_JOINED = lazy_pattern(r"[A-Z][\w-]{2,20}(?: [A-Z][\w-]{2,20})?,? and [A-Z][\w-]+ [A-Z]")
_NO_FIRST = frozenset(  # posts and bodies, behind which a comma parts
    "chairman chairwoman chairperson chair director secretary head manager president convenor convener commissioner member officer minister board "
    "government bureau council committee department company group office authority university college school foundation institute association club".split()
)


def reach(parts: Parts, found: Sequence[Found]) -> list[Found]:
    """The names found, those that an acronym explains with all their words; and the ones that stand around their acronym."""
    text = parts.text
    out = list(found)
    bracketed = " (" in text
    for match in _BRACKET.finditer(text) if bracketed else ():
        block = parts.block_at(match.start())
        if block is None or block.section in ("furniture", "contacts"):
            continue
        sentence = parts.sentence_at(match.start())
        low = max(match.start() - _LOOK_BACK, sentence.start if sentence is not None else block.start)
        name = _around(text, match, low) or _before(text, match, low, out)
        if name is not None and not any(f.start < name.start and name.end <= f.end for f in out):
            out = [f for f in out if f.end <= name.start or f.start >= name.end]
            out.append(name)
    for match in _ASIDE.finditer(text) if bracketed else ():
        name = _with_aside(text, match, parts)
        if name is not None:
            out = [f for f in out if f.end <= name.start or f.start >= name.end]
            out.append(name)
    out = [_of_three(text, f) for f in out]
    return sorted(_without_nouns(text, out), key=lambda f: (f.start, f.end))


def _of_three(text: str, f: Found) -> Found:
    """A name over the commas before it, where its first words are the last of a list that its head belongs to."""
    if f.groups.get("form") != "name" or not _JOINED.match(text, f.start, f.end):
        return f
    before = _FIRST_OF_THREE.search(text, max(0, f.start - _LOOK_BACK // 2), f.start)
    if before is None or any(
        w.split()[-1].lower() in _NO_FIRST or w.split()[-1].lower() in heads() for w in before["lead"][:-2].split(", ")
    ):
        return f
    head = heads().get(text[f.start : f.end].split()[-1].lower())
    return f if head is None or head.plural else replace(f, start=before.start("lead"))


def _without_nouns(text: str, found: list[Found]) -> list[Found]:
    """What is found without the nouns that stand behind a quoted name (`the "Mind the Gap" Funding Programme`): they tell its type alone."""
    ends = {f.end: f for f in found}
    out = list(found)
    for f in found:
        quoted = ends.get(f.start - 2) if text[f.start - 2 : f.start - 1] in ("”", '"', "’") and f.start > 2 else None
        if quoted is not None and f.rule == "initiative.head-noun" and text.count(" ", f.start, f.end) < 3:
            out.remove(f)
            out[out.index(quoted)] = replace(quoted, groups={**quoted.groups, "type": f.groups["type"]})
    return out


def _words_before(text: str, end: int, low: int, *, commas: bool) -> list[tuple[int, str]]:
    """The words of a possible name that ends at `end`, with places: capitals and what joins them, over commas where these may stand."""
    words = [(m.start(), m.group()) for m in _WORD.finditer(text, low, end)][-_LONGEST:]
    first = len(words)
    for n in range(len(words) - 1, -1, -1):
        place, word = words[n]
        after = text[place + len(word) : words[n + 1][0] if n + 1 < len(words) else end].lstrip("®™")
        known = word[0].isupper() or word in _JOINERS
        if not known or (after not in ("", " ", " & ") and not (commas and after == ", ")):
            break
        first = n
    while first < len(words) and (not words[first][1][0].isupper() or words[first][1].lower() in _OPENERS):
        first += 1
    return words[first:]


def _letter(word: str, letters: str) -> str:
    """The letter that stands for a word: its first, or X where the letters have one for a word in `Ex…` (`Kettle Experience (KX)`)."""
    return "X" if word[:2].lower() == "ex" and "X" in letters and "E" not in letters else word[0].upper()


def _matched(letters: str, words: Sequence[tuple[int, str]]) -> int | None:
    """The index of the last word from which on the letters are initials of the words in order; at most two capitalised words have none."""
    initials = [[_letter(p, letters) for p in re.split(r"[-/]", w) if p] for _, w in words]
    for start in range(len(words) - 1, -1, -1):
        if not words[start][1][0].isupper() or initials[start][0] != letters[0]:
            continue
        at, spare = 0, 0
        for n in range(start, len(words)):
            before = at
            for initial in initials[n]:
                if at < len(letters) and initial == letters[at]:
                    at += 1
            spare += at == before and words[n][1][0].isupper()
        if at == len(letters) and spare <= 2:
            return start
    return None


def spelt_out(parts: Parts, letters: str) -> tuple[int, int] | None:
    """Where the text spells out letters that it gives in brackets behind a name; None where it does not.

    They are the initials of its words (`Tidal Barrage Works (TBW)`) or letters of one of them, as signs of tokens are (`Pebblecoin (PEBL)`).
    """
    match = re.search(rf" \((?:the )?[“\"'‘]?\$?{letters}[®™]?[”\"'’]?[,;)]", parts.text)
    block = parts.block_at(match.start()) if match is not None else None
    if match is None or block is None or block.section in ("furniture", "contacts"):
        return None
    at, sentence = match.start(), parts.sentence_at(match.start())
    words = _words_before(
        parts.text, at, max(at - _LOOK_BACK, sentence.start if sentence is not None else block.start), commas=False
    )
    first = _matched(letters, words)
    if first is None or len(words) - first < 2:
        first = _drawn(letters, words)
    if first is None:
        return None
    place, last = words[-1]
    return words[first][0], place + len(last)  # a mark may stand between the name and its bracket


def _drawn(letters: str, words: Sequence[tuple[int, str]]) -> int | None:
    """The index of the last word from which the letters are drawn in their order, its first letter first; at most two words stand behind it."""
    for n in range(len(words) - 1, max(-1, len(words) - 4), -1):
        rest = iter(words[n][1].upper())
        if words[n][1][0] == letters[0] and len(words[n][1]) > len(letters) and all(letter in rest for letter in letters):
            return n
    return None


def _head(words: Sequence[str]) -> Head | None:
    """The head noun that ends a run of words, of a type that is defined so."""
    head = heads().get(words[-1].lower()) if words else None
    return head if head is not None and head.type in _TYPES and head.weight > 1 and not head.plural else None


def _closing(words: Sequence[str]) -> Head | None:
    """The head noun of any type that ends a run of words: letters that stand inside a name are those of the words before them."""
    head = heads().get(words[-1].lower()) if words else None
    return head if head is not None and not head.plural and head.weight > 1 else None


def _around(text: str, match: re.Match[str], low: int) -> Found | None:
    """A name with its acronym before its head: `the Young Divers (YD) Programme`."""
    tail = (match["tail"] or "").split()
    while tail and _closing(tail) is None:
        tail.pop()
    if not tail or match["head"] or (head := _closing(tail)) is None:
        return None
    short = match["short"]
    letters = "".join(c for c in short if c.isupper())
    words = _words_before(text, match.start(), low, commas=True)
    if len(letters) < 2 or not words:
        return None
    ahead = [(match.end(), w) for w in tail]
    start = _matched(letters, [*words, *ahead])
    if start is None or start >= len(words):
        return None
    end = match.start("tail") + len(" ".join(tail)) + 1
    left = words[start][0]
    name = f"{text[left : match.start()]} {' '.join(tail)}"
    return _found(left, end, head, short, name)


def _with_aside(text: str, match: re.Match[str], parts: Parts) -> Found | None:
    """A name with words in brackets that are a part of it: `the Outreach (Free of Charge) Programme`."""
    tail = match["tail"].split()
    while tail and _head(tail) is None:
        tail.pop()
    head = _head(tail) if tail else None
    sentence, block = parts.sentence_at(match.start()), parts.block_at(match.start())
    if (
        head is None
        or block is None
        or block.section in ("furniture", "contacts")
        or head.type not in ("scheme", "programme", "fund")
    ):
        return None
    low = max(match.start() - _LOOK_BACK, sentence.start if sentence is not None else block.start)
    words = _words_before(text, match.start(), low, commas=False)
    if len(words) < 2:
        return None
    return _found(words[0][0], match.start("tail") + len(" ".join(tail)) + 1, head, "", "")


def _before(text: str, match: re.Match[str], low: int, found: Sequence[Found]) -> Found | None:
    """A name whose acronym stands behind it, where the letters or the repeated head show that it reaches further than was seen."""
    words = _words_before(text, match.start(), low, commas=True)
    at = [n for n, (_, w) in enumerate(words) if _head([w]) is not None]
    if not words or not at:
        return None
    short, repeated = match["short"], (match["head"] or "").strip()
    letters = "".join(c for c in short.removesuffix(repeated) if c.isupper())
    seen = [f for f in found if f.start >= words[0][0] - 1 and f.end <= match.start() and f.groups["form"] == "name"]
    again = [n for n in at if words[n][1] == repeated]
    if len(letters) < 2 or not (seen or again):
        return None
    noun = again[-1] if again else at[-1]
    start = _matched(letters, words)
    if start is None:
        initials = {w[0] for _, w in words}
        fits = bool(again) and noun < len(words) - 1 and sum(c in initials for c in letters) >= 0.6 * len(letters)
        start = _run_start(text, words, noun) if fits else None
    elif start > noun:
        start = _run_start(text, words, noun)
    if start is None:
        return None
    left = min([words[start][0], *(f.start for f in seen if f.end == match.start())])
    whole = next((f for f in seen if f.start <= left and f.end == match.start()), None)
    if whole is not None:  # seen whole
        return replace(whole, groups={**whole.groups, "acronym": short}) if not whole.groups.get("acronym") else None
    head = _head([words[noun][1]])
    if head is not None and head.type == "event" and noun < len(words) - 1:
        return None  # `Convention and Exhibition Centre`
    if head is None or (
        "," in text[words[noun][0] : match.start()] and noun > start and not _listed(text, words[noun][0], match.start())
    ):
        return None
    kind = next((f.groups["type"] for f in seen if f.start <= words[noun][0] < f.end), head.type)
    return replace(_found(left, match.start(), head, short, ""), groups={"type": kind, "form": "name", "acronym": short})


def _listed(text: str, start: int, end: int) -> bool:
    """Whether the commas behind a head are those of what it is for: `Fund on Branding, Upgrading and Domestic Sales`."""
    first = text.find(",", start, end)
    return re.search(r" (?:for|on|in|of) [^,]{2,60}$", text[start:first]) is not None


def _run_start(text: str, words: Sequence[tuple[int, str]], noun: int) -> int:
    """The first of the capitalised words that lead to a head without a comma or a joiner but `and`, `of` and `for`."""
    start = noun
    while start > 0:
        place, word = words[start - 1]
        if text[place + len(word) : words[start][0]] != " " or not (word[0].isupper() or word in ("and", "of", "for")):
            break
        start -= 1
    while not words[start][1][0].isupper():
        start += 1
    return start


def _found(start: int, end: int, head: Head, acronym: str, name: str) -> Found:
    groups = {"type": head.type, "form": "name", "acronym": acronym}
    if name:
        groups["name"] = name
    return Found("initiative", start, end, RULE, groups)
