"""Where people are named: rules and the trained pipeline propose, lexicons and neighbours dispose.

Policy. A run of words in capitals is cut at honorifics, posts, letters after names and words that no name has; what is left
is a candidate. A candidate is a person where its neighbours say so (an honorific, a post before or after it, a verb of saying,
letters after it, a contact line), where its own shape says so (a known given name, a Hong Kong or Mainland form), or where the
trained pipeline labels it `PERSON` and nothing in it or around it speaks against it. Neighbours win over the pipeline; the
pipeline wins over mere shape.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from hkfacts.patterns import lazy_pattern

from ..grammar.names import (
    RUN,
    Names,
    Word,
    bare,
    common_only,
    cut_possessives,
    look,
    names,
    runs,
    words_of,
)
from ..rulebook import Rule, Rulebook
from ..spans import Found, Parts, Tokens, Trace
from .people_contact_ends import before_firm
from .people_cued import cued_names, group_members
from .people_cut import PLACE_GIVEN, cut, letters_after
from .people_document import heads_a_body, trimmed, without_things
from .people_evidence import evidence
from .people_fiction import characters, creatures, is_fiction
from .people_fitted import fitted
from .people_framed import framed_names
from .people_houses import bears_the_name, names_a_chair, names_a_firm, names_a_post
from .people_labelled import labelled_names
from .people_lists import couples, known_by_surname, listed, listed_before, listed_between, listed_lines, refused
from .people_near import Candidate, Labels, said_plainly
from .people_settled import of_known_surname, settled
from .people_short import is_short, owned


def find_people(parts: Parts, tokens: Tokens, book: Rulebook, trace: Trace | None = None) -> list[Found]:
    """Mentions of people (kind `person`), with honorific and post-nominals in their groups, in order of place."""
    known = names()
    labels = Labels(tokens)
    several, lone = _candidates_of(parts, known)
    refusals = book.of("person", "refuse")
    found = _stated(parts, book, refusals, trace)
    taken = Taken([(f.start, f.end) for f in found])
    kept: list[tuple[Candidate, str]] = []
    weak: list[Candidate] = []
    several = [fitted(before_firm(c, parts.text, known), labels, known) for c in several]
    for candidate in several:
        if taken.meets(candidate.start, candidate.end):
            continue
        rule, reason = evidence(candidate, parts, labels, known)
        if not rule and kept and listed(candidate, kept[-1][0], parts.text, known, labels):
            rule = "person.list"
        barred = refused(candidate.start, candidate.end, parts, refusals) if rule else ""
        if barred and (barred != "person.brand" or candidate.honorific_start is None):
            rule, reason = "", barred  # the house of Jimmy Choo is a brand, `Professor Jimmy Choo` is not
        if rule:
            kept.append((candidate, rule))
        else:
            weak.append(candidate)
            if trace is not None:
                trace.refuse("person", candidate.start, candidate.end, "person", reason)
    settled(weak, kept, parts, labels, known, refusals)
    listed_before(weak, kept, parts, known, labels, refusals)
    listed_lines(weak, kept, parts, known, labels, refusals)
    listed_between(kept, parts.text, known, labels)
    known_by_surname(weak, kept, parts, labels, refusals)
    labelled_names(kept, parts, labels, known, refusals)
    cued_names(weak, kept, parts, labels, known, refusals)
    framed = framed_names(weak, kept, parts, labels, known, refusals)
    kept = [(c, rule) for c, rule in kept if not taken.meets(c.start, c.end)]
    kept = trimmed(without_things(kept, several, parts, labels, known), known, parts.issuer)
    group_members(kept, parts, labels, known)
    invented, fiction = characters(kept, parts, labels) | creatures(kept, parts), is_fiction(parts)
    kept = [(c, rule) for c, rule in kept if not all(w.key in invented for w in c.words) and not names_a_chair(c, parts.text)]
    pairs = couples(weak, kept, parts, known, labels, refusals)
    halves = Taken([(f.start, f.end) for f in pairs])
    kept = [(c, rule) for c, rule in kept if len(c.words) > 1 or not halves.meets(c.start, c.end)]
    found.extend(pairs)
    taken = Taken([(f.start, f.end) for f in found])
    forms = {tuple(w.key for w in c.words) for c, _ in kept if len(c.words) > 1}
    again = [
        c
        for c in weak
        if len(c.words) > 1 and tuple(w.key for w in c.words) in forms and not c.blocked and not _of_a_thing(c, parts.text)
    ]
    kept.extend((c, "person.repeated") for c in again)
    full = {w.key for c, _ in kept if len(c.words) > 1 for w in c.words if w.kind not in "ISpq"}
    full |= {w.key.strip("\"“”‘’'()") for c, _ in kept for w in c.words if w.kind == "q" and " " not in w.text}
    full |= {bare(word) for f in found for word in parts.text[f.start : f.end].split() if len(word) > 2}
    surnames = {w.key for c, _ in kept if len(c.words) > 1 for w in [_last(c)]}
    things = owned(parts.text, known)
    begun = {c.start for c, rule in kept if rule == "person.group-member"} | framed
    for match in lone:
        seen = look(match.group())
        near = seen.key in full
        if match.start() in begun:
            continue
        if seen.key in invented or (seen.kind in "XRM" and not near and not _SPEAKS.match(parts.text, match.end())):
            continue
        if near or parts.text[match.start() - 2 : match.start()] == ", " or labels.person(match.start(), match.end()):
            candidate = match.candidate(known)
            if taken.meets(candidate.start, candidate.end):
                continue
            rule = (
                "person.short"
                if near and is_short(candidate, parts, full, surnames, known, labels, things)
                else evidence(candidate, parts, labels, known)[0]
            )
            if rule and not near and fiction and not said_plainly(candidate, parts):
                continue  # `her son Bobby`, of a novel
            if rule == "person.role-before" and heads_a_body(candidate.words[0].key, parts.text, known):
                continue  # `…, a cleaning agent, Corvane aims to` of Corvane Chemicals
            if rule and not refused(candidate.start, candidate.end, parts, refusals):
                kept.append((candidate, rule))
    of_known_surname(weak, kept, parts, labels, known, refusals)
    alone = {c.words[0].key for c, rule in kept if len(c.words) == 1 and rule in ("model.person", "person.role-before")} - full
    starts = {c.start for c, _ in kept}
    alone = {k for k in alone if not heads_a_body(k, parts.text, known)}
    for match in lone if alone else ():
        if match.start() in starts or look(match.group()).key not in alone:
            continue
        candidate = match.candidate(known)
        if not taken.meets(candidate.start, candidate.end) and not labels.other(candidate.start, candidate.end):
            kept.append((candidate, "person.repeated"))
    named = Taken([*((f.start, f.end) for f in found), *((c.start, c.end) for c, _ in kept)])
    kept.extend(
        (c, "person.short")
        for c in weak
        if len(c.words) == 1 and not named.meets(c.start, c.end) and is_short(c, parts, full, surnames, known, labels, things)
    )
    found.extend(_as_found(candidate, rule, parts.text, known) for candidate, rule in kept)
    return sorted(found, key=lambda f: (f.start, f.end))


def _last(candidate: Candidate) -> Word:
    """The last word of a name that is no suffix."""
    return next((w for w in reversed(candidate.words) if w.kind != "S"), candidate.words[-1])


def _of_a_thing(candidate: Candidate, text: str) -> bool:
    return names_a_firm(candidate, text) or names_a_post(candidate, text) or bool(bears_the_name(candidate, text))


class Taken:
    """Stretches that are spoken for, asked by place."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [a for a, _ in self._spans]

    def meets(self, start: int, end: int) -> bool:
        """True where one of the stretches overlaps this one (they are short, so three before it are enough to look at)."""
        if not self._spans:
            return False
        last = bisect_left(self._starts, end)
        return any(b > start for _, b in self._spans[max(0, last - 3) : last])


@dataclass(frozen=True, slots=True)
class Lone:
    """A single word in capitals, not yet looked at as a name."""

    word: str
    place: int
    floor: int
    ceiling: int

    def group(self) -> str:
        """The word."""
        return self.word

    def start(self) -> int:
        """Where it starts."""
        return self.place

    def end(self) -> int:
        """Where it ends."""
        return self.place + len(self.word)

    def candidate(self, known: Names) -> Candidate:
        """The word as a candidate."""
        seen = look(self.word)
        word = Word(
            self.word[: len(self.word) - seen.tail], self.place, self.end() - seen.tail, seen.key, seen.kind, seen.tail > 0
        )
        return Candidate((word,), "", None, "", word.end, None, None, False, self.floor, self.ceiling)


def _candidates_of(parts: Parts, known: Names) -> tuple[list[Candidate], list[Lone]]:
    """The candidates of all blocks: those cut from runs of several words, and single words for later."""
    text = parts.text
    several: list[Candidate] = []
    lone: list[Lone] = []
    for block in parts.blocks:
        if block.section == "furniture":
            continue
        titled = block.section == "headline" or _titled(text[block.start : block.end])
        for match in RUN.finditer(text, block.start, block.end):
            raw = match.group()
            if " " not in raw and "\u00a0" not in raw:
                seen = look(raw)
                if not seen.cut:
                    if seen.kind in "NAIXRM" and not _is_address(text, match.end()):
                        lone.append(Lone(raw, match.start(), block.start, block.end))
                    continue
            end = match.end() - _glued_tail(raw, text, match.end(), known)
            for run in cut_possessives(words_of(text, match.start(), end)):
                several.extend(cut(run, text, block.start, block.end, known, titled))
    return several, lone


def _titled(line: str) -> bool:
    """True of a line that writes nearly all its longer words with capitals and is no list of names: a headline within the text."""
    if len(line) > 200 or line.rstrip().endswith((".", ",", ";")) or "," in line:
        return False
    words = [w for w in line.split() if len(w) > 3 and w[0].isalpha()]
    return len(words) >= 4 and sum(w[0].isupper() for w in words) > 0.85 * len(words)


def _is_address(text: str, end: int) -> bool:
    """True where the rest of an e-mail address stands here."""
    return text.find("@", end, end + 41) >= 0 and _ADDRESS.match(text, end) is not None


def _glued_tail(raw: str, text: str, end: int, known: Names) -> int:
    """How many letters at the end of a run belong to a link or an e-mail address that lost its space: `Jane Roejane@…`."""
    link = _LINK_GLUED.search(raw) if text.startswith((":", "."), end) else None
    if link is not None:
        return len(link.group())
    if raw.endswith("â") and text[end : end + 1] == "€":
        return 1  # a dash in a wrong encoding
    if not _is_address(text, end):
        return 0
    last = raw.split()[-1]
    for word in raw.split()[:-1]:
        if last.lower().endswith(word.lower()) and len(last) > len(word):
            return len(word)
    cut_at = max((k for k in range(1, len(last)) if last[k].isupper() and last[k - 1].islower()), default=0)
    return len(last) - (cut_at or _name_begins(last.lower(), known))


_BOXES = (
    "media press info contact hello sales support news admin office marketing communications comms investors investor investorrelations ir pr"
).split()


def _name_begins(word: str, known: Names) -> int:
    """How long the family name is to which the letters before an `@` are glued (`Roemedia@…`, `Delgadowe@…`); 0 where there is none."""
    if word in known.family or word in known.surnames:
        return 0
    for box in _BOXES:
        if word.endswith(box) and len(word) > len(box) + 2:
            return len(word) - len(box)
    return max((k for k in range(4, len(word) - 1) if word[:k] in known.family or word[:k] in known.surnames), default=0)


_LINK_GLUED = lazy_pattern(r"(?<=[a-z])(?:https?|www)$")
_SPEAKS = lazy_pattern(r" (?:said|says|added|adds|noted|explained|continued|concluded|commented|stated|recalled)\b")
_ADDRESS = lazy_pattern(r"(?!\d{3}[-.])[\w.+-]{0,40}@(?![A-Z]{3,12}(?![\w@-]|\.\w))\w")  # `Marvo@LUMEN` is a member of a group
_WESTERN_BETWEEN = lazy_pattern(
    r", ([A-Z][a-z]{2,12})(?=, (?!and\b|(?:Mr|Ms|Mrs|Dr|Miss|Prof)\b))"
)  # `CHU Kwok-leung, Alfred, District Council member`
# a Western name behind a comma where nothing but letters, a bracket or the next item follows: `CHAN Tai Man, Peter, MH`
_WESTERN_LAST = lazy_pattern(
    r", ([A-Z][a-z]{2,12})(?=$|\n|;| ?\(|\)|,? [A-Z]{2,4}(?:[,;.)\n]|$)"
    r"|,? (?:has|had|have|was|is|will|would|shall|as|who|whose)\b|, (?:aged|an?|the|our|its)\b| (?:resigned|retired|tendered|joined|ceased|said)\b)"
)
_JUNIOR = lazy_pattern(r", (?:Jr\b\.?|Sr(?:\.(?! [A-Z])|(?![.\w]))|I{2,3}\b|IV\b)")


def _as_found(candidate: Candidate, rule: str, text: str, known: Names) -> Found:
    start, end, name, letters = candidate.start, candidate.end, candidate.name, candidate.post_nominals
    if len(candidate.words) == 1 and candidate.honorific_start is not None:
        start = candidate.honorific_start  # `Mr Lee` is one mention, honorific and all
    western = None if letters or not _surname_first(candidate, known) else _WESTERN_LAST.match(text, end, candidate.ceiling)
    named = candidate.words[0].text.isupper() or (candidate.honorific and "-" in candidate.words[-1].text)
    if western is None and not letters and named and _surname_first(candidate, known):
        western = _WESTERN_BETWEEN.match(text, end, candidate.ceiling)
    if western is not None and look(western.group(1)).kind == "N":
        name, end = f"{name}, {western.group(1)}", western.end(1)
        letters = letters_after(text, end, candidate.ceiling, known)[0]
    junior = _JUNIOR.match(text, end, candidate.ceiling) if western is None and not letters and len(candidate.words) > 1 else None
    if junior is not None and candidate.words[-1].kind != "S":
        name, end = name + junior.group(), junior.end()  # `Jane Roe, Jr.`
    groups = {"honorific": candidate.honorific, "post_nominals": letters, "name": name}
    return Found("person", start, end, rule, {k: v for k, v in groups.items() if v})


def _surname_first(candidate: Candidate, known: Names) -> bool:
    """True of a Cantonese name whose surname stands first: `Chan Tai-man`, `CHAN Tai Man`, `AU YEUNG Wai Ling`."""
    words = candidate.words
    if len(words) < 2 or "hong_kong" not in known.surnames.get(words[0].key, "") or any(w.kind in "IRM" for w in words[1:]):
        return False
    if "-" in words[-1].text:
        return len(words) <= 3
    return 3 <= len(words) <= 4 and all(len(w.text) <= 6 for w in words)


def _stated(parts: Parts, book: Rulebook, refusals: Sequence[Rule], trace: Trace | None) -> list[Found]:
    """What rules of kind `person` find: labels glued to names, bylines, credits; refusals of the same kind win."""
    known = names()
    out: list[Found] = []
    seen: set[int] = set()
    for rule in book.of("person"):
        for match in rule.pattern.finditer(parts.text):
            group = "name" if "name" in rule.pattern.groupindex else 0
            start, end = match.span(group)
            if start < 0 or end <= start or parts.section_at(start) == "furniture":
                continue
            if start in seen or refused(start, end, parts, refusals):
                continue
            seen.add(start)
            words = [w for run in runs(parts.text, start, end) for w in run]
            if len(words) > 2 and known.not_names.get(words[-1].key) == "company":
                words = words[:-1]  # `By Jane Roe Harbourwire`
                end = words[-1].end
            checked = rule.attributes.get("check", "") == ""
            if checked and (
                not words
                or any(w.kind in "XR" and not (w is words[0] and w.key in PLACE_GIVEN) for w in words[:-1])
                or common_only(words, known)
                or words[-1].kind == "R"
                or known.not_names.get(words[-1].key) in ("company", "institution", "thing")
                or (known.not_names.get(words[-1].key) == "place" and words[0].key not in known.given)
            ):
                if trace is not None:
                    trace.refuse("person", start, end, rule.id, "a word that no name has")
                continue
            out.append(Found("person", start, end, rule.id, {"name": parts.text[start:end]}))
    return out
