"""Names that the lexicons would cut or refuse, for a word in them that is also another word: `Tamsin Gold`, `Moira Day`, `JD Harlan`.

A run of capitals is cut at such a word, since most of them end something else (`Harlow Park`, `Ardmore Council`). Where the
trained pipeline labels the whole stretch as a person and a post, speech, a telephone number or people beside it in a list agree,
the name is read as labelled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ..grammar.names import Names, Word, common_only, is_given, look, words_of
from ..patterns import lazy_pattern
from ..rulebook import Rule
from ..spans import Parts
from .people_cut import ALSO_SURNAMES, PLACE_GIVEN
from .people_full import FullName
from .people_houses import FIRM, JOINED_FIRM, TRADE_MARK, bears_the_name
from .people_lists import LIST_GAP, refused
from .people_near import (
    OF_FIRMS,
    WORD_BEFORE,
    Candidate,
    Labels,
    has_role_after,
    has_role_before,
    reached,
    said_before,
    said_strongly,
)

Kept = list[tuple[Candidate, str]]

_ON = lazy_pattern(r" (?:&|and) [A-Z]|[ -]?[A-Z]|-\w|['’]s? [A-Z]|\w")
_SURNAME_KINDS = ("place", "word", "time", "company", "thing")


def labelled_names(kept: Kept, parts: Parts, labels: Labels, known: Names, refusals: Sequence[Rule]) -> None:
    """Add names of two or three words that are labelled as a person, hold a word that no name has, and are told of as people are."""
    taken = {place for c, _ in kept for place in range(c.start, c.end)}
    starts = {c.honorific_start if c.honorific_start is not None else c.start for c, _ in kept if len(c.words) > 1}
    ends = {c.end for c, _ in kept if len(c.words) > 1}
    unsure: list[Candidate] = []
    sure: set[str] = set()
    for block in parts.blocks:
        if block.section == "furniture":
            continue
        for start, end in labels.persons(block.start, block.end):
            if not taken.isdisjoint(range(start, end)):
                continue
            candidate = _candidate(start, end, parts, labels, known, (block.start, block.end))
            if candidate is None or refused(start, end, parts, refusals):
                continue
            if _agrees(candidate, parts, labels, known) or _between(candidate, parts.text, starts, ends):
                kept.append((candidate, "person.labelled"))
                sure.add(candidate.name)
            else:
                unsure.append(candidate)
    often = Counter(c.name for c in unsure)
    sure |= {
        c.name for c in unsure if often[c.name] > 1 and has_role_before(c, parts, known)
    }  # `producer Marlo Palm`, labelled twice
    kept.extend((c, "person.repeated") for c in unsure if c.name in sure)


def _candidate(start: int, end: int, parts: Parts, labels: Labels, known: Names, line: tuple[int, int]) -> Candidate | None:
    """The labelled stretch as a name, where its words may be one and nothing goes on behind it; else None."""
    text = parts.text
    if not 5 <= end - start <= 40 or " " not in text[start:end] or "\n" in text[start:end]:
        return None
    words = words_of(text, start, end)
    if not 2 <= len(words) <= 3 or words[0].start != start or words[-1].end != end or any(w.kind in "Hpq" for w in words):
        return None
    if text[words[0].end : words[-1].start].count(" ") != len(words) - 1 or any(w.text.islower() for w in words):
        return None
    if not _may_be_name(words, known, _before_post(text, end, labels)) or not _ends_here(text, end, line[1], labels):
        return None
    candidate = Candidate(
        tuple(replace(w, kind="N" if w.kind in "XRMA" else w.kind) for w in words),
        "", None, "", end, None, None, False, line[0], line[1],
    )  # fmt: skip
    trade = text.startswith(TRADE_MARK, end) or FIRM.match(text, end) or JOINED_FIRM.match(text, end)
    if trade or bears_the_name(candidate, text) or FullName(candidate, parts, labels, known).by_neighbours() is not None:
        return None
    return candidate


def _is_surname(word: Word, known: Names) -> bool:
    return word.key in known.family or word.key in known.family_words or word.key in known.surnames


def _may_be_name(words: Sequence[Word], known: Names, before_post: bool) -> bool:
    """True of a given name, initials or a word of no other use, with a surname behind it that is also another word."""
    first, last = words[0], words[-1]
    held = any(w.kind in "XRM" for w in words) or (common_only(words, known) and _is_surname(last, known))
    if first.key in ALSO_SURNAMES and first.kind == "X" and len(words) == 2:
        return last.kind == "N" and len(last.key) > 2 and not known.has_other_use(last.key)  # `Green Tong`
    if not (held or before_post) or any(w.kind in "XRM" for w in words[:-1]):
        return False
    if known.not_names.get(last.key) not in (*_SURNAME_KINDS, None) and not (
        is_given(first.key, known) and first.key not in PLACE_GIVEN
    ):
        return False
    if any(w.text.isupper() and len(w.text) > 2 for w in words) or (last.key.endswith("s") and last.key[:-1] in known.common):
        return False
    if first.kind in "IA":
        return len(first.text.replace(".", "")) == 2
    if common_only(words, known):
        return first.key in known.given
    unheard = first.kind == "N" and len(first.text) > 3 and not known.has_other_use(first.key)
    return (first.key in known.given and first.key not in PLACE_GIVEN) or unheard


def _ends_here(text: str, end: int, ceiling: int, labels: Labels) -> bool:
    """True where no further word in capitals follows, other than a labelled post of this person."""
    return _ON.match(text, end, ceiling) is None or _before_post(text, end, labels)


def _before_post(text: str, end: int, labels: Labels) -> bool:
    """True where a labelled post follows that belongs to nobody else: no `Harlow Hall Group Chief Officer Jane Roe`."""
    stop = labels.role_at(end + 1) if text[end : end + 1] == " " else 0
    return stop > 0 and not (text[stop : stop + 1] == " " and text[stop + 1 : stop + 2].isupper())


def _agrees(candidate: Candidate, parts: Parts, labels: Labels, known: Names) -> bool:
    """True where a post, speech or a way to reach somebody stands beside the name."""
    if said_before(candidate, parts) or said_strongly(candidate, parts) or reached(candidate, parts):
        return True
    if has_role_after(candidate, parts, labels) == "person" or (
        labels.role_at(candidate.end + 1) and parts.section_at(candidate.start) == "contacts"
    ):
        return True
    if not has_role_before(candidate, parts, known):
        return False
    before = WORD_BEFORE.search(parts.text, max(candidate.floor, candidate.start - 32), candidate.start)
    return before is None or before.group(1).lower() not in OF_FIRMS or is_given(candidate.words[0].key, known)


def _between(candidate: Candidate, text: str, starts: set[int], ends: set[int]) -> bool:
    """True of an item of a list with a person before it, or with one behind it and a given name at its head."""
    before = next((g for g in (", and ", ", ", "; ", " and ", " & ") if text.endswith(g, 0, candidate.start)), "")
    if before and candidate.start - len(before) in ends:
        return True
    gap = LIST_GAP.match(text, candidate.end)
    return gap is not None and gap.end() in starts and look(candidate.words[0].text).kind == "N"
