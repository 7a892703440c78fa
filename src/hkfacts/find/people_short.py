"""Lone words that stand for a person named in full elsewhere: `Roe said`, `Jane’s plan`.

A lone word is refused where it is a part of something else: of a firm of several surnames, of a title or a house that bears the name,
of a family, of an address on the web. A surname that is also an ordinary word (`Banks`, `Hill`) is one where it speaks, or where it
stands in capitals within a sentence and does what names do.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..grammar.names import Names, bare
from ..patterns import lazy_pattern
from ..spans import Parts
from .people_near import Candidate, Labels, said_plainly, said_weakly

_OWN_HOUSE = lazy_pattern(r"\b(?:of|at|@) $")
_FAMILY = lazy_pattern(
    r" (?:family|families|clan|dynasty|household|siblings|surname|name|brand|logo|rule|theorem|syndrome|equation|law firm|group)\b"
)
_THE = lazy_pattern(r"(?<![\w’'])[Tt]he $")
_LAW_FIRM = lazy_pattern(r" (?:law|accounting|consulting|architecture|recruiting) (?:firm|group|practice)\b")
_NAMED_SO = lazy_pattern(
    r"\b(?:Project|Team|House of|Casa|Maison|Villa|Château|Chateau|Chez|Café|Cafe|Club|Planet|Operation|Official) $"
)
_SEVERAL = lazy_pattern(r"[A-Z][\w’'-]{1,24}(?:, [A-Z][\w’'-]{1,24}){1,4},? (?:&|\+) [A-Z][\w’'-]{1,24}")
_OWNED = lazy_pattern(r"(?<![\w’'-])([A-Z][\w-]{1,24})['’]s ([A-Z][\w-]{0,24})")
_TITLE = lazy_pattern(
    r"[“\"]([A-Z][\w-]{1,24})['’]s ([A-Z][\w-]{0,24})(?: (?:[A-Z][\w’'-]{0,24}|of|the|and|a|an|in|to|for|on|with)){0,8}[,.!?:]?[”\"]"
)
_HOUSE = lazy_pattern(r"['’]s (?:is|are|has|have|had|was|were|will|offers|opened|opens|serves)\b")
_BEFORE = lazy_pattern(r"([\w’'-]+) $")
_OPENS_SENTENCE = lazy_pattern(r"(?:^|[.!?:;…\n][”\"’')]{0,2}\s|[“\"‘(]|[•·*–—-] ?)$")
_NO_PERSON_BEFORE = frozenset(
    "the a an this that these those our your their its in at on near into across every each no any".split()
)
_IS = lazy_pattern(r" (?:is|was|are|were)\b")
_OWNS = lazy_pattern(r"['’]s? [a-z]")
_ENDS = lazy_pattern(r"[.,;:!?)”\"]|$")
_LEADS_ON = frozenset(("VBD", "VBZ", "MD", "IN", "TO", "CC", "WP", "RB", "WDT"))


@dataclass(frozen=True, slots=True)
class Owned:
    """Titles and houses that bear a person's name in the genitive: `“Ada's Lantern”`, `Ned's Roof Repairs`."""

    pairs: frozenset[tuple[str, str]]

    def holds(self, candidate: Candidate, text: str) -> bool:
        """True where the candidate and the word that it owns are one of them."""
        owned = _OWNED.match(text, candidate.start)
        return owned is not None and (owned.group(1).lower(), owned.group(2)) in self.pairs


def owned(text: str, known: Names) -> Owned:
    """The titles in quotation marks, and what stands so three times or heads the words `About …`, of a text."""
    pairs = {(m.group(1).lower(), m.group(2)) for m in _TITLE.finditer(text)}
    counted: Counter[tuple[str, str]] = Counter()
    for match in _OWNED.finditer(text):
        word = match.group(2).lower()
        if word in known.heads or word in known.modifiers or word in known.honorifics:
            continue
        pair = (match.group(1).lower(), match.group(2))
        counted[pair] += 3 if text.endswith("About ", 0, match.start()) else 1
    return Owned(frozenset(pairs | {pair for pair, count in counted.items() if count >= 3}))


def is_short(
    candidate: Candidate, parts: Parts, full: set[str], surnames: set[str], known: Names, labels: Labels, things: Owned
) -> bool:
    """True of a lone word that is part of a full name found elsewhere in the release."""
    if len(candidate.words) != 1 or candidate.words[0].key not in full or candidate.blocked:
        return False
    text, word = parts.text, candidate.words[0]
    if word.possessive and text[candidate.end + 2 : candidate.end + 3] in (",", ";", ")"):
        return False  # `CEO of Roe’s, was named`
    follows = word.possessive and text[candidate.end + 2 : candidate.end + 4].strip()[:1].isupper()
    if follows and _OWN_HOUSE.search(text, max(0, candidate.start - 6), candidate.start):
        return False  # `owner of Roe's Heating`
    if _is_part(candidate, text, things):
        return False
    if word.kind in "AI" and not candidate.caps_line:
        return word.text.isupper() and word.key in known.surnames and not labels.other(candidate.start, candidate.end)
    if word.kind in "XRM":
        return labels.person(candidate.start, candidate.end) or (word.key in surnames and _acts(candidate, parts, known, labels))
    if word.key in known.common or word.key in known.not_names:
        if labels.person(candidate.start, candidate.end) and not candidate.opens:
            return True
        return word.key in surnames and _acts(candidate, parts, known, labels)
    return not labels.wider(candidate.start, candidate.end)


def _is_part(candidate: Candidate, text: str, things: Owned) -> bool:
    """True of a word within the name of something else: a firm of several, a family, a house, a title, an address, a coined word."""
    start, end = candidate.start, candidate.end
    if things.holds(candidate, text) or (candidate.words[0].possessive and _HOUSE.match(text, end)):
        return True
    if text[end : end + 1].isdigit() or _in_address(text, start, end):
        return True
    if _LAW_FIRM.match(text, end) or _NAMED_SO.search(text, max(candidate.floor, start - 12), start):
        return True
    if _FAMILY.match(text, end) and _THE.search(text, max(candidate.floor, start - 5), start):
        return True
    for firm in _SEVERAL.finditer(text, max(candidate.floor, start - 80), min(candidate.ceiling, end + 80)):
        if firm.start() <= start and end <= firm.end():
            before = _BEFORE.search(text, max(candidate.floor, firm.start() - 24), firm.start())
            return before is None or not before.group(1)[0].isupper()  # no `Jane Roe, Poe & Moe`
    return False


def _in_address(text: str, start: int, end: int) -> bool:
    """True of a part of an address on the web: `example.com/Jane-Roe/books`."""
    left = max(text.rfind(" ", max(0, start - 60), start), text.rfind("\n", max(0, start - 60), start), start - 60, 0)
    return text.find("/", left, start) >= 0 and text.find(".", left, start) >= 0 and text[start - 1] in "-/._=" and end > start


def _acts(candidate: Candidate, parts: Parts, known: Names, labels: Labels) -> bool:
    """True of a surname that is also a word where it speaks, or where it is written in capitals within a sentence as names are."""
    text, word = parts.text, candidate.words[0]
    if word.text.isupper() or parts.section_at(candidate.start) == "headline" or labels.wider(candidate.start, candidate.end):
        return False
    if said_plainly(candidate, parts) or said_weakly(candidate, parts):
        return True
    if known.not_names.get(word.key) in ("place", "time") and word.key not in known.family_words:
        return False  # `Denmark has`
    leads = labels.tag(candidate.end + 1) in ("VBD", "VBZ", "MD") and _IS.match(text, candidate.end) is None
    if _OPENS_SENTENCE.search(text, max(candidate.floor, candidate.start - 4), candidate.start) or candidate.opens:
        return leads and not word.key.endswith("s") and not word.possessive  # `Golden will join`, but `Banks will join`
    if leads and text.endswith(", ", 0, candidate.start):
        return True  # `At Acme, Golden will join`
    before = _BEFORE.search(text, max(candidate.floor, candidate.start - 24), candidate.start)
    if before is None or not before.group(1)[0].islower() or bare(before.group(1)) in _NO_PERSON_BEFORE:
        return False
    if word.possessive:
        return _OWNS.match(text, candidate.end) is not None
    return _ENDS.match(text, candidate.end) is not None or labels.tag(candidate.end + 1) in _LEADS_ON
