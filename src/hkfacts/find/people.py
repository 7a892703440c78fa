"""Where people are named: rules and the trained pipeline propose, lexicons and neighbours dispose.

Policy. A run of words in capitals is cut at honorifics, posts, letters after names and words that no name has; what is left
is a candidate. A candidate is a person where its neighbours say so (an honorific, a post before or after it, a verb of saying,
letters after it, a contact line), where its own shape says so (a known given name, a Hong Kong or Mainland form), or where the
trained pipeline labels it `PERSON` and nothing in it or around it speaks against it. Neighbours win over the pipeline; the
pipeline wins over mere shape.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ..grammar.names import (
    RUN,
    Names,
    Word,
    bare,
    common_only,
    cut_possessives,
    look,
    names,
    person_like,
    runs,
    words_of,
)
from ..rulebook import Rule, Rulebook
from ..spans import Found, Parts, Tokens, Trace
from .people_evidence import Candidate, Labels, evidence


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
    for candidate in several:
        if taken.meets(candidate.start, candidate.end):
            continue
        rule, reason = evidence(candidate, parts, labels, known)
        if not rule and kept and _listed(candidate, kept[-1][0], parts.text, known):
            rule = "person.list"
        if rule and (barred := _refused(candidate.start, candidate.end, parts, refusals)):
            rule, reason = "", barred
        if rule:
            kept.append((candidate, rule))
        else:
            weak.append(candidate)
            if trace is not None:
                trace.refuse("person", candidate.start, candidate.end, "person", reason)
    _listed_before(weak, kept, parts, known, refusals)
    forms = {tuple(w.key for w in c.words) for c, _ in kept if len(c.words) > 1}
    again = [c for c in weak if len(c.words) > 1 and not c.blocked and tuple(w.key for w in c.words) in forms]
    kept.extend((c, "person.repeated") for c in again)
    full = {w.key for c, _ in kept if len(c.words) > 1 for w in c.words if w.kind not in "ISpq"}
    full |= {bare(word) for f in found for word in parts.text[f.start : f.end].split() if len(word) > 2}
    for match in lone:
        near = look(match.group()).key in full
        if near or parts.text[match.start() - 2 : match.start()] == ", " or labels.person(match.start(), match.end()):
            candidate = match.candidate(known)
            if taken.meets(candidate.start, candidate.end):
                continue
            rule = (
                "person.short"
                if near and _short(candidate, full, known, labels)
                else evidence(candidate, parts, labels, known)[0]
            )
            if rule and not _refused(candidate.start, candidate.end, parts, refusals):
                kept.append((candidate, rule))
    kept.extend((c, "person.short") for c in weak if len(c.words) == 1 and _short(c, full, known, labels))
    found.extend(_as_found(candidate, rule) for candidate, rule in kept)
    return sorted(found, key=lambda f: (f.start, f.end))


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
        for match in RUN.finditer(text, block.start, block.end):
            raw = match.group()
            if " " not in raw and "\u00a0" not in raw:
                seen = look(raw)
                if not seen.cut:
                    if seen.kind in "NAI" and not _ADDRESS.match(text, match.end()):
                        lone.append(Lone(raw, match.start(), block.start, block.end))
                    continue
            for run in cut_possessives(words_of(text, match.start(), match.end())):
                several.extend(cut(run, text, block.start, block.end, known))
    return several, lone


_ADDRESS = re.compile(r"[\w.+-]{0,40}@\w")
_LIST_GAP = re.compile(r"\s?(?:,|;|,? and|,? &| &| /)\s")


def _listed(candidate: Candidate, last: Candidate, text: str, known: Names) -> bool:
    """True of a likely name right after another person in a list: `Jane Roe, Terence Choi and MC Cheung`."""
    gap = candidate.start - last.end
    if not 0 < gap <= 6 or candidate.blocked or not 2 <= len(candidate.words) <= 4 or not person_like(candidate.words, known):
        return False
    return _LIST_GAP.fullmatch(text, last.end, candidate.start) is not None and not any(w.kind in "XMR" for w in candidate.words)


def _listed_before(
    weak: list[Candidate], kept: list[tuple[Candidate, str]], parts: Parts, known: Names, refusals: Sequence[Rule]
) -> None:
    """Move likely names right before another person in a list (`Rhoda Yip / Ronald Mui`) from `weak` to `kept`."""
    starts = {c.honorific_start if c.honorific_start is not None else c.start: c for c, _ in kept}
    for candidate in reversed(weak[-400:]):
        gap = _LIST_GAP.match(parts.text, candidate.after)
        if gap is None or gap.end() not in starts or candidate.blocked or len(candidate.words) > 4:
            continue
        odd = any(w.kind in "XMRA" for w in candidate.words) or common_only(candidate.words, known)
        if odd or not person_like(candidate.words, known) or _refused(candidate.start, candidate.end, parts, refusals):
            continue
        weak.remove(candidate)
        kept.append((candidate, "person.list"))
        starts[candidate.start] = candidate


def _as_found(candidate: Candidate, rule: str) -> Found:
    start = candidate.start
    if len(candidate.words) == 1 and candidate.honorific_start is not None:
        start = candidate.honorific_start  # `Mr Lee` is one mention, honorific and all
    groups = {"honorific": candidate.honorific, "post_nominals": candidate.post_nominals, "name": candidate.name}
    return Found("person", start, candidate.end, rule, {k: v for k, v in groups.items() if v})


def _short(candidate: Candidate, full: set[str], known: Names, labels: Labels) -> bool:
    """True of a lone word that is part of a full name found elsewhere in the release."""
    if len(candidate.words) != 1 or candidate.words[0].key not in full or candidate.blocked:
        return False
    word = candidate.words[0]
    if word.kind in "AI" and not candidate.caps_line:
        return word.text.isupper() and word.key in known.surnames and not labels.other(candidate.start, candidate.end)
    if word.key in known.common or word.key in known.not_names:
        return labels.person(candidate.start, candidate.end) or not candidate.opens
    return not labels.wider(candidate.start, candidate.end)


def _refused(start: int, end: int, parts: Parts, rules: Sequence[Rule]) -> str:
    """The rule that says that this stretch is no person, or an empty string."""
    for rule in rules:
        for match in rule.pattern.finditer(parts.text, max(0, start - 40), end + 40):
            if match.start() < end and start < match.end():
                return rule.id
    return ""


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
            if start in seen or _refused(start, end, parts, refusals):
                continue
            seen.add(start)
            words = [w for run in runs(parts.text, start, end) for w in run]
            checked = rule.attributes.get("check", "") == ""
            if checked and (
                not words or any(w.kind in "XR" for w in words[:-1]) or common_only(words, known) or words[-1].kind == "R"
            ):
                if trace is not None:
                    trace.refuse("person", start, end, rule.id, "a word that no name has")
                continue
            out.append(Found("person", start, end, rule.id, {"name": parts.text[start:end]}))
    return out


def cut(run: Sequence[Word], text: str, floor: int, ceiling: int, known: Names) -> list[Candidate]:
    """The stretches of one run of capitals that may be names."""
    out: list[Candidate] = []
    kinds = [_settled(run, i, known) for i in range(len(run))]
    i = 0
    while i < len(run):
        if kinds[i] not in "NISpqAs":
            i += 1
            continue
        j = i
        while j < len(run) and kinds[j] in "NISpqAs":
            j += 1
        out.extend(_candidates(run, kinds, (i, j), text, floor, ceiling, known))
        i = j
    return out


def _settled(run: Sequence[Word], i: int, known: Names) -> str:
    """The kind of a word among its neighbours; `s` is a word that is a surname here though it is also another word."""
    word = run[i]
    kind = word.kind
    before = run[i - 1] if i else None
    after = run[i + 1] if i + 1 < len(run) else None
    if kind in "XMR" and before is not None and before.kind in "NI" and before.key in known.given and not before.possessive:
        if kind == "X" and known.not_names.get(word.key) in ("institution", "company") and word.key not in known.surnames:
            return "X"
        first = i == 1 or run[i - 2].kind in "HRXM"
        if first and (after is None or after.kind in "S"):
            return "s" if kind != "R" or word.key not in _PLAIN_POSTS else "R"
    if (
        kind == "X"
        and known.not_names.get(word.key) != "word"
        and word.key in known.given
        and after is not None
        and after.kind in "NA"
        and (before is None or before.kind in "HR")
    ):
        return "s"
    if (
        kind == "X"
        and word.key in known.surnames
        and ((before is not None and before.kind in "HNI") or (after is not None and "-" in after.text))
    ):
        return "s"
    if kind == "M" and word.key in known.surnames and before is not None and before.kind in "HN":
        return "s"
    if kind == "R" and after is None and before is not None and before.kind == "H":
        return "s"
    if kind == "X" and before is not None and before.kind == "H" and after is None and known.not_names.get(word.key) != "word":
        return "s"
    if (
        kind in "NX"
        and known.honorific_class.get(word.key) in ("church", "army", "office")
        and (word.key not in known.given or (before is not None and before.kind == "H"))
        and (before is None or before.kind in "HRXM")
        and after is not None
        and after.kind in "NIqAs"
    ):
        return "H"  # `Sister Agnes Roe`, `The Reverend Alan Roe`
    if kind in "NA" and word.text.replace(".", "") in known.post_nominals and i >= 2:
        return "P"
    return kind


_RETIRED = frozenset(("(retired)", "(retd)", "(ret’d)", "(ret'd)", "(rtd)"))
_PLAIN_POSTS = frozenset(
    (
        "chairman chairwoman chairperson chair ceo coo cfo cto cio cmo president founder co-founder director manager "
        "officer executive partner secretary minister commissioner professor vp svp evp owner chief analyst editor"
    ).split()
)


def _candidates(
    run: Sequence[Word], kinds: Sequence[str], place: tuple[int, int], text: str, floor: int, ceiling: int, known: Names
) -> list[Candidate]:
    i, j = place
    while i < j and kinds[i] in "pqS":
        i += 1
    while j > i and kinds[j - 1] in "pq":
        j -= 1
    if i >= j:
        return []
    if j - i >= 3 and run[i].key in known.common and run[i].key not in known.given and run[i + 1].key in known.given:
        i += 1  # `Sponsor Daniel Roe`
    words = list(run[i:j])
    caps_line = all(w.text.isupper() for w in run if w.kind not in "pq") and len(run) > 1
    honorific, honorific_start, k = "", None, i
    if k > 1 and run[k - 1].key in _RETIRED:
        k -= 1  # `Mr Justice (Retired) Alan Roe`
    while k > 0 and _honorific(run[k - 1], kinds[k - 1], known):
        k -= 1
    if k < i and run[k].kind == "q":
        k = i
    if k < i:
        honorific_start = run[k].start
        honorific = text[run[k].start : run[i - 1].end]
    else:
        honorific, honorific_start = "", None
    acronyms = [n for n, w in enumerate(words) if kinds[i + n] == "A"]
    if acronyms and not caps_line and honorific_start is None:
        words = _without_acronyms(words, acronyms, known)
        if not words:
            return []
    post_nominals, end = letters_after(text, words[-1].end, ceiling, known)
    left = run[k - 1] if k > 0 else None
    right = run[j] if j < len(run) else None
    return [
        Candidate(
            tuple(words),
            honorific,
            honorific_start,
            post_nominals,
            words[-1].end if not post_nominals else end,
            left if words[0] is run[i] else None,
            right if words[-1] is run[j - 1] else None,
            caps_line,
            floor,
            ceiling,
        )
    ]


def _honorific(word: Word, kind: str, known: Names) -> bool:
    return kind == "H" or (kind in "RXN" and word.key in known.honorific_class and word.key not in ("he", "hh", "coach", "chef"))


def _without_acronyms(words: list[Word], acronyms: list[int], known: Names) -> list[Word]:
    """The words of a name with letters in capitals: a surname in capitals and initials stay, the acronym of a body goes."""
    if len(acronyms) == len(words):
        return words if len(words) == 1 else []
    last = acronyms[-1]
    if last == len(words) - 1 and len(acronyms) == 1 and last > 0 and len(words[last].text) > 2:
        return words  # Eric YIM
    if acronyms == [0] and (words[0].key in known.surnames or len(words[0].text) == 2) and len(words) > 1:
        return words  # CHAN Tai-man, KC White
    if len(acronyms) == 1 and len(words[acronyms[0]].text) <= 3 and 0 < acronyms[0] < len(words) - 1:
        return words  # Karen KY Lee
    if acronyms == [0]:
        return words[1:]
    return words[: acronyms[0]] if acronyms[0] >= 2 else words[last + 1 :]


def letters_after(text: str, end: int, ceiling: int, known: Names) -> tuple[str, int]:
    """Post-nominals after a name (`, GBM, JP`; ` PhD`), as a string with single spaces, and the end of the name."""
    out: list[str] = []
    place = end
    if not text[end + 1 : end + 3].strip()[:1].isupper():
        return "", end
    for _ in range(6):
        p = place
        if text.startswith(", ", p):
            p += 2
        elif text.startswith(" ", p):
            p += 1
        else:
            break
        q = p
        while q < ceiling and (text[q].isalnum() or text[q] in ".-/"):
            q += 1
        word = text[p:q].rstrip(".") if text[p:q].replace(".", "") not in known.post_nominals else text[p:q]
        further = (
            bool(out) and text.startswith(", ", place) and 3 <= len(word) <= 6 and word.isupper() and text[q : q + 1] in (",", "")
        )
        if not word or (word.replace(".", "") not in known.post_nominals and not further):
            break
        if q - p <= 2 and not text.startswith((",", " ", ")", ";"), q) and q < ceiling and text[q] not in ".*†‡#^\n":
            break
        out.append(word if word.count(".") > 1 else word.rstrip("."))
        place = p + len(word)
    return " ".join(out), end
