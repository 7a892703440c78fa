"""What a release says of a name, as readable features: its words and shape, what stands beside it, the labels over all its places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import common_words, form_keys, words
from ..spans import Found, Parts, Tokens
from .initiatives_bodies import MOST_NAMES
from .initiatives_cues import ACRONYM
from .initiatives_goods import is_else, is_glued, series, sum_of_goods, told_of_goods
from .initiatives_leaning import Leaning
from .initiatives_model import name_head
from .initiatives_runs import Labels

MOST_PLACES = 6  # of one name; what the first ones do not tell, later ones rarely do
MOST_PROPOSALS = 3  # of one name, whose neighbours are looked at
_VERB_REACH = 8  # words before a name among which a verb may govern it
_LOOK_BEHIND = 4  # words behind a name among which its verb stands
_CAMEL = lazy_pattern(r"[a-z][A-Z]|[A-Z]{2}[a-z]")
_LETTERS = lazy_pattern(r"[A-Z\d&.-]{2,5}")
_EDITION = lazy_pattern(r"\b(?:\d{1,3}(?:st|nd|rd|th)|(?:19|20)\d\d)\b")
_TICKER = lazy_pattern(
    r"[®™]?,? (?:\((?:NYSE|NASDAQ|Nasdaq|TSX|OTC|CSE|LSE|ASX|HKEX|SEHK|AIM|FSE)|Inc\b|LLC\b|Ltd\b|Limited\b|PLC\b|plc\b|Corp\b|GmbH\b)"
)
_APPOSITION = lazy_pattern(r",? (?:an?|the|its|our) [a-z]")
_ENDINGS = ("ing", "tion", "ment", "ity", "ics", "ology", "ware", "ism", "ers", "ies", "s")
_DETERMINERS = frozenset("the a an our its their his her this that these your my any each every new first".split())
_OF_ONE_NOUN = ("head", "model", "prefix", "coined")  # families of rules that read a name's own words, or its label
_QUOTES = "“”\"‘’'"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A stretch that somebody proposes as a name; `reason` says why the rules refuse it, empty where they do not."""

    found: Found
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a release says of a name: readable features, and what the encoder sees of it (`Leaning.seen`); None where nothing has read it."""

    features: set[str]
    seen: Any = None


class Evidence:
    """One release with all that features are read off."""

    def __init__(self, parts: Parts, tokens: Tokens, labels: Labels, leaning: Leaning | None = None) -> None:
        self.parts, self.tokens, self.labels, self.leaning = parts, tokens, labels, leaning
        self.text = parts.text
        self.issuer = (parts.issuer or "").lower()
        self.title = (parts.title or "").lower()
        self._sought = 0

    def told(self, proposals: Sequence[Proposal]) -> Told:
        """All that is known of one name, given all proposals of it."""
        first = proposals[0].found
        printed = self.text[first.start : first.end]
        out = set(_of_words(printed))
        for p in proposals:
            out.add(f"rule {p.found.rule}")
            if p.reason:
                out.add(f"refused: {reason_class(p.reason)}")
            else:
                family = p.found.rule.removeprefix("initiative.").partition("-")[0]
                out.update(("proposed", f"proposed by {family}"))
                if family not in _OF_ONE_NOUN:
                    out.add("proposed by a construction")
            out.add(f"type {p.found.groups.get('type', '')}")
        if all(p.reason for p in proposals):
            out.add("refused everywhere")
            if _LETTERS.fullmatch(printed):
                out.add("letters that no rule proposes")
        for p in proposals[:MOST_PROPOSALS]:
            out.update(self._beside(p.found.start, p.found.end))
        places = self._places(printed, proposals)
        out.update(self._labels(places))
        if self.leaning is not None:
            out.update(self.leaning.features(places))
        told = {t for start, end in places for t in told_of_goods(self.parts, self.labels, start, end)}
        out.update(told, sum_of_goods(told, self._main_label(places)))
        if self._sought <= MOST_NAMES:  # what looks through the whole text is asked for so many names and no more
            out.update(series(printed, self.text), self._elsewhere(printed, places))
        out.update(self._release(printed))
        out.update(self._where(printed, places))
        return Told(out, self.leaning.seen(places) if self.leaning is not None else None)

    def _beside(self, start: int, end: int) -> Iterator[str]:
        """What stands right and left of one place."""
        text, tokens = self.text, self.tokens
        sentence = self.parts.sentence_at(start)
        opening, closing = (sentence.start, sentence.end) if sentence else (start, end)
        yield f"section {self.parts.section_at(start)}"
        left, right = text[start - 1 : start], text[end : end + 1]
        if left in _QUOTES and right and (right in _QUOTES or text[end + 1 : end + 2] in _QUOTES):
            yield "in quotation marks"
        if right and right in "®™":
            yield "trade mark"
        if _TICKER.match(text, end):
            yield "legal form or ticker behind"
        elif ACRONYM.match(text, end):
            yield "acronym behind"
        if _APPOSITION.match(text, end):
            yield "explained behind"
        if start == opening:
            yield "opens its sentence"
        if end >= closing - 1:
            yield "closes its sentence"
        for side, place in (("before", start - 2), ("behind", end + 1)):
            entity = self.labels.at(place) if opening <= place < closing else None
            if entity is not None and not (entity[0] < end and start < entity[1]):
                yield f"label {side}: {entity[2]}"
        at = tokens.index_at(start)
        yield from self._left(at - 1, opening)
        yield from self._right(tokens.index_at(end - 1) + 1 if end > start else at, closing)
        if text[max(0, start - 2) : start] == ", " and text[end : end + 2] == ", ":
            yield "between commas"

    def _left(self, at: int, opening: int) -> Iterator[str]:
        """The words before a place, the nearest first, up to its sentence's beginning."""
        text, tokens = self.text, self.tokens
        seen, governed, determined = 0, False, False
        while at >= 0 and tokens.starts[at] >= opening and seen < _VERB_REACH:
            word, tag = text[tokens.starts[at] : tokens.ends[at]], tokens.tags[at]
            at -= 1
            if word in _QUOTES:
                continue
            key = word.lower()
            if seen == 0:
                yield f"before: {key}"
                yield f"tag before: {tag}"
                if word[:1].isupper() and key not in _DETERMINERS:
                    yield "capital before"
            elif seen == 1:
                yield f"second before: {key}"
            seen += 1
            if not determined and key in _DETERMINERS:
                determined = True
                yield f"determiner {key}"
            if not governed and tag in ("IN", "TO"):
                governed = True
                yield f"led by {key}"
            elif not governed and tag.startswith("VB"):
                governed = True
                yield f"verb before: {_stem(key)}"

    def _right(self, at: int, closing: int) -> Iterator[str]:
        """The words behind a place, up to a verb or the end of its sentence."""
        text, tokens = self.text, self.tokens
        seen = 0
        while at < len(tokens.starts) and tokens.ends[at] <= closing and seen < _LOOK_BEHIND:
            word, tag = text[tokens.starts[at] : tokens.ends[at]], tokens.tags[at]
            at += 1
            if word in _QUOTES or word in "®™":
                continue
            key = word.lower()
            if seen == 0:
                yield f"behind: {key}"
                yield f"tag behind: {tag}"
                if word[:1].isupper():
                    yield "capital behind"
            elif seen == 1:
                yield f"second behind: {key}"
            if tag.startswith("VB") or tag == "MD":
                yield f"verb behind: {_stem(key)}"
                return
            seen += 1

    def _places(self, printed: str, proposals: Sequence[Proposal]) -> set[tuple[int, int]]:
        """The first places of a name, those where it is proposed and others."""
        places = {(p.found.start, p.found.end) for p in proposals[:MOST_PLACES]}
        at, self._sought = -1, self._sought + 1
        most = MOST_PLACES if self._sought <= MOST_NAMES else 0
        while len(places) < most and (at := self.text.find(printed, at + 1)) >= 0:
            end = at + len(printed)
            if not (self.text[end : end + 1].isalnum() or (at and self.text[at - 1].isalnum())):
                places.add((at, end))
        return places

    def _main_label(self, places: set[tuple[int, int]]) -> str:
        """The label that lies over most places of a name, to the letter; of equally many the first by the alphabet."""
        counts: dict[str, int] = {}
        for start, end in places:
            for s, e, label in self.labels.over(start, end):
                if abs(s - start) < 3 and abs(e - end) < 3:
                    counts[label] = counts.get(label, 0) + 1
        return min(counts, key=lambda label: (-counts[label], label)) if counts else ""

    def _labels(self, places: set[tuple[int, int]]) -> Iterator[str]:
        """The model's labels over the places of a name, as shares."""
        counts: dict[str, int] = {}
        for start, end in places:
            seen = set()
            for s, e, label in self.labels.over(start, end):
                seen.add(f"{label} {_fit(s - start, e - end)}")
            for label in seen or {"no label"}:
                counts[label] = counts.get(label, 0) + 1
        for label, count in counts.items():
            share = "always" if count == len(places) else "often" if 2 * count >= len(places) else "once"
            yield f"{label}: {share}"
        yield f"places: {min(len(places), MOST_PLACES)}"

    def _where(self, printed: str, places: set[tuple[int, int]]) -> Iterator[str]:
        """Where in the release a name stands first, and how it lies to the issuer's name and to what follows it."""
        yield f"first at {_part_of(min(places)[0], len(self.text))}"
        lower = printed.lower()
        issuer = self.issuer
        if is_else(printed, ""):
            yield "its words name something else"
        if issuer and lower.startswith(issuer) and len(lower) > len(issuer):
            yield "begins with the issuer's name"
        elif issuer and issuer.split()[0] == lower.split()[0] and len(issuer.split()[0]) > 3:
            yield "begins with the issuer's first word"
        sections = {self.parts.section_at(start) for start, _ in places}
        if sections == {"boilerplate"}:
            yield "only in boilerplate"
        before = (self.text[max(0, start - 2) : start] for start, _ in places)
        if all("\n" in some or not some for some in before):
            yield "only at the beginning of lines"

    def _elsewhere(self, printed: str, places: set[tuple[int, int]]) -> Iterator[str]:
        """What other places of the text say of a name's letters and of words that run together in it."""
        if is_glued(printed, self.text, max(places)[1], self.parts.issuer or ""):
            yield "glued to what follows"
        if printed.isupper() and printed.isalpha() and 1 < len(printed) < 7:
            yield from self._of_letters(printed)

    def _of_letters(self, letters: str) -> Iterator[str]:
        """Whether the words that the text gives for letters are a name's, or common nouns (`light metal sheet (LMS)`)."""
        for mark in (f"({letters})", f"(“{letters}”)", f'("{letters}")', f"({letters}s)"):
            place = self.text.find(mark)
            if place < 0:
                continue
            words_before = self.text[max(0, place - 120) : place].replace("-", " ").split()[-len(letters) :]
            if [w[0].upper() for w in words_before] == list(letters):
                small = sum(w.islower() for w in words_before)
                yield "letters of common words" if small == len(letters) else "letters of a name"
                return
            yield "letters in brackets"
            return

    def _release(self, printed: str) -> Iterator[str]:
        """What the whole release says of the name."""
        lower = printed.lower()
        if lower in self.title:
            yield "in the title"
        if self.issuer and (lower in self.issuer or self.issuer in lower):
            yield "the issuer" if lower == self.issuer else "shares words with the issuer"
        if lower in self.labels.bodies:
            yield "has a paragraph about itself"
        treated = self.labels.treated
        if treated.is_body(printed):
            yield "acts as a body"
        if treated.is_led(printed):
            yield "has a chief"
        if treated.brought_out(printed):
            yield "is brought out"


def _part_of(place: int, size: int) -> str:
    """The part of a text that a place is in."""
    if place < 0.1 * size:
        return "the top"
    if 3 * place < size:
        return "the first third"
    return "the middle" if 3 * place < 2 * size else "the end"


def _fit(left: int, right: int) -> str:
    """How a label lies over a name, by how far its edges are off."""
    if not left and not right:
        return "over it"
    if left <= 0 and right >= 0:
        return "over more"
    return "over a part" if left >= 0 and right <= 0 else "across it"


def reason_class(reason: str) -> str:
    """A reason without what is particular to one name."""
    if reason.startswith("the head "):
        return "weak " + reason[reason.rfind("(") + 1 :].split()[0]
    return reason


def _stem(verb: str) -> str:
    """A verb without its ending, roughly: forms of one verb are counted together."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if verb.endswith(ending) and len(verb) - len(ending) > 2:
            return verb[: -len(ending)]
    return verb


def _of_words(printed: str) -> Iterator[str]:
    """The words of a name and its shape."""
    pieces = printed.split()
    keys = form_keys(printed)
    head = name_head(printed)
    if not keys:
        return
    if head is not None:
        yield f"head {head.noun}"
        yield f"head weight {head.weight}"
        if head.plural:
            yield "head in the plural"
    else:
        yield "no head"
        yield from (f"ends in -{e}" for e in _ENDINGS if keys[-1].endswith(e))
    yield f"last word: {keys[-1]}"
    yield f"first word: {keys[0]}"
    for key in set(keys[1:-1]):
        yield f"word: {key}"
    yield f"words: {len(keys) if len(keys) < 6 else '6-8' if len(keys) < 9 else 'many'}"
    letters = [w for w in pieces if w[0].isalpha()]
    if letters and all(w.isupper() for w in letters):
        yield "all capitals"
    elif any(w.isupper() and len(w) > 1 for w in letters):
        yield "holds an acronym"
    if _CAMEL.search(printed):
        yield "capital inside a word"
    if any(c.isdigit() for c in printed):
        yield "edition" if _EDITION.search(printed) else "digits"
    for joiner in ("and", "of", "for", "in", "the", "to", "on", "with", "at"):
        if joiner in pieces[1:-1]:
            yield f"holds {joiner}"
    if any(c in printed for c in ":,;(/"):
        yield "holds a sign"
    if "'s" in printed or "’s" in printed:
        yield "holds a possessive"
    carrying = [k for k in keys if k[0].isalpha() and k not in words("joiner")]
    common = sum(k in common_words() for k in carrying)
    yield "ordinary words: " + ("all" if common == len(carrying) else "none" if not common else "some")
    if head is not None and common >= len(carrying) - 1 and keys[-1] not in common_words():
        yield "ordinary words beside the head"
