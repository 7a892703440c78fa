"""People by their neighbours: names in a list with people, in lines beside theirs, and of a surname that an honorific stands before."""

from __future__ import annotations

from collections.abc import Sequence

from ..grammar.names import Names, common_only, is_given, person_like
from ..patterns import lazy_pattern
from ..rulebook import Rule
from ..spans import Found, Parts
from .people_near import Candidate, Labels
from .people_shape import ends_ordinarily, is_plain

_MARK = lazy_pattern(r"[ \t]*(?:[*•·‣▪◦–—-]|\d{1,3}[.)]|\([a-z0-9]{1,3}\))[ \t]+")
_FIRST_OF_TWO = lazy_pattern(r"(?:^|[^\w’'&. -] ?|(?<![A-Z])(?:\b[a-z]{1,20}|[,;:.–—-]) )([A-Z][a-z]{2,14}) (?:and|&) $")
_POST_OF_TWO = lazy_pattern(r"\b([A-Z][a-z-]{3,16})s [A-Z][a-z]{2,14} (?:and|&) $")
_LAST_OF_TWO = lazy_pattern(r" ([A-Z][a-z]{2,14}) (?:and|&) $")
_LETTERS = lazy_pattern(r"(?:,? [A-Z][A-Za-z.]{1,7}®?){1,3}(?= and | & |,)")
_SAINTS = frozenset(("st", "saint"))  # `St. Anselm’s College`
LIST_GAP = lazy_pattern(r"\s?(?:\([^()\n]{1,48}\)\s?)?(?:,|;|,? and|,? &| &| /)\s")


def listed(candidate: Candidate, last: Candidate, text: str, known: Names, labels: Labels) -> bool:
    """True of a likely name right after another person in a list: `Jane Roe, Terence Choi and MC Cheung`."""
    lettered = _LETTERS.match(text, last.end) if last.post_nominals else None
    end = lettered.end() if lettered is not None else last.end  # `Jane Roe, CCIM and John Poe`
    gap = candidate.start - end
    if not 0 < gap <= 58 or candidate.blocked or not 2 <= len(candidate.words) <= 4 or candidate.words[0].key in _SAINTS:
        return False
    likely = person_like(candidate.words, known) or labels.person(candidate.start, candidate.end)
    joined = text[end : candidate.start].endswith((" and ", " & "))  # behind a comma may stand his firm or his town
    if not likely and not (joined and (_stranger(candidate, text, known, labels) or _heard(candidate, text, known))):
        return False
    if LIST_GAP.fullmatch(text, end, candidate.start) is None:
        return False
    words = candidate.words
    called = words[-1].kind == "R" and words[-1].key in known.family and is_given(words[0].key, known)  # `Wilma Cook`
    return not any(w.kind in "XMR" for w in (words[:-1] if called else words))


def _stranger(candidate: Candidate, text: str, known: Names, labels: Labels) -> bool:
    """True of a name of unknown words that ends a list of two: `Jane Roe and Yakov Sudrin`, with no label on it or with a place's."""
    words = candidate.words
    if len(words) > 3 or candidate.titled or candidate.caps_line or any(w.kind not in "NI" or len(w.text) < 3 for w in words):
        return False
    if any(w.key in known.common or w.key in known.not_names or w.key in known.heads or w.text.isupper() for w in words):
        return False
    if any(not w.text[1:].replace("-", "").replace("’", "").islower() for w in words):
        return False
    return not labels.other(candidate.start, candidate.end) or (
        labels.just("PLACE", candidate.start, candidate.end) and is_given(words[0].key, known)
    )


def _heard(candidate: Candidate, text: str, known: Names) -> bool:
    """True of two words that nothing but a name is made of and one of which is a given or a family name, whatever the label:
    `Rob Maddern (vocals) and Don Maddern (bass)`, `Orla Quist, Perrin Vane and Kel’An Wardle`; no `Jane Roe and Casa Bravo, …`.
    """
    words = candidate.words
    if len(words) != 2 or not is_plain(candidate, known) or text.startswith((" &", " and "), candidate.end):
        return False
    return words[0].key in known.given or words[1].key in known.family


def listed_before(
    weak: list[Candidate], kept: list[tuple[Candidate, str]], parts: Parts, known: Names, labels: Labels, refusals: Sequence[Rule]
) -> None:
    """Move likely names right before another person in a list (`Rhoda Yip / Ronald Mui`) from `weak` to `kept`."""
    starts = {c.honorific_start if c.honorific_start is not None else c.start: c for c, _ in kept}
    ends = {c.end for c, _ in kept if len(c.words) > 1}
    for candidate in reversed(weak[-400:]):
        gap = LIST_GAP.match(parts.text, candidate.after)
        if gap is None or gap.end() not in starts or candidate.blocked or len(candidate.words) > 4:
            continue
        between = _behind(candidate, ends, parts.text) and _heard(candidate, parts.text, known)
        if not (between or _may_be_listed(candidate, known, labels)) or refused(candidate.start, candidate.end, parts, refusals):
            continue
        weak.remove(candidate)
        kept.append((candidate, "person.between" if between else "person.list"))
        starts[candidate.start] = candidate


def _behind(candidate: Candidate, ends: set[int], text: str) -> bool:
    """True of an item of a list right behind a person: of `Jane Roe, Smoky Robard, John Poe`, the second."""
    before = next((g for g in (", ", "; ", " and ", " & ", " / ") if text.endswith(g, 0, candidate.start)), "")
    return bool(before) and candidate.start - len(before) in ends


def listed_between(kept: list[tuple[Candidate, str]], text: str, known: Names, labels: Labels) -> None:
    """Say of names in a list that they stand between two people (`Jane Roe, Oscar Vane & Ruth Poe`), in place, so that a label of
    a body that goes on beyond the name does not count against them; one over just the name does (`Jane Roe, Vestmark, and John Poe`).
    """
    starts = {c.honorific_start if c.honorific_start is not None else c.start for c, _ in kept if len(c.words) > 1}
    ends = {c.end for c, _ in kept if len(c.words) > 1}
    for place, (candidate, rule) in enumerate(kept):
        words = candidate.words
        if (
            rule != "person.list"
            or not 2 <= len(words) <= 3
            or any(w.kind not in "NI" for w in words)
            or common_only(words, known)
        ):
            continue
        gap = LIST_GAP.match(text, candidate.end)
        before = next((g for g in (", ", "; ", " and ", " & ") if text.endswith(g, 0, candidate.start)), "")
        between = gap is not None and gap.end() in starts and before and candidate.start - len(before) in ends
        if between and not labels.just("ORG", candidate.start, candidate.end):
            kept[place] = candidate, "person.between"


def known_by_surname(
    weak: list[Candidate], kept: list[tuple[Candidate, str]], parts: Parts, labels: Labels, refusals: Sequence[Rule]
) -> None:
    """Move labelled names whose last word stands elsewhere behind an honorific (`Ms. Roe`) from `weak` to `kept`."""
    surnames = {c.words[0].key for c, _ in kept if len(c.words) == 1 and c.honorific_start is not None}
    for candidate in list(weak[-400:]) if surnames else ():
        words = candidate.words
        if not 2 <= len(words) <= 4 or words[-1].key not in surnames or candidate.blocked or any(w.kind in "XMR" for w in words):
            continue
        if labels.person(candidate.start, candidate.end) and not refused(candidate.start, candidate.end, parts, refusals):
            weak.remove(candidate)
            kept.append((candidate, "model.person"))


def _may_be_listed(candidate: Candidate, known: Names, labels: Labels) -> bool:
    """True of a candidate that is a person where its neighbours in a list are: of likely shape or labelled, without odd words."""
    if len(candidate.words) < 2 or candidate.words[0].key in _SAINTS or common_only(candidate.words, known):
        return False
    if any(w.kind in "XMRA" for w in candidate.words) or ends_ordinarily(candidate, known):
        return False
    return person_like(candidate.words, known) or labels.person(candidate.start, candidate.end)


def listed_lines(
    weak: list[Candidate], kept: list[tuple[Candidate, str]], parts: Parts, known: Names, labels: Labels, refusals: Sequence[Rule]
) -> None:
    """Move likely names that open an item of a list, the items beside which are opened by people, from `weak` to `kept`."""
    text = parts.text
    openers = {line for c, _ in kept if len(c.words) > 1 and (line := _opened(text, c)) is not None}
    if not openers:
        return
    for candidate in list(weak[-400:]):
        line = None if candidate.blocked or len(candidate.words) > 4 else _opened(text, candidate)
        if line is None or not text.startswith((",", " –", " —", " -", ":", " (", ";", "\n"), candidate.after):
            continue
        beside = [place in openers for place in _lines_beside(text, line)]
        if not (all(beside) or (any(beside) and _MARK.match(text, line))) or not _may_be_listed(candidate, known, labels):
            continue
        if not refused(candidate.start, candidate.end, parts, refusals):
            weak.remove(candidate)
            kept.append((candidate, "person.list"))
            openers.add(line)


def _opened(text: str, candidate: Candidate) -> int | None:
    """Where the line begins that the candidate opens, marks of a list left out; None where something stands before it."""
    start = candidate.honorific_start if candidate.honorific_start is not None else candidate.start
    line = text.rfind("\n", max(0, start - 12), start) + 1
    if line == 0 and start > 12:
        return None
    mark = _MARK.match(text, line, start)
    return line if (mark.end() if mark is not None else line) == start else None


def _lines_beside(text: str, line: int) -> list[int]:
    """Where the lines before and after this one begin, empty ones passed over."""
    end = line - 1
    while end > 0 and text[end - 1] in "\n ":
        end -= 1
    out = [text.rfind("\n", 0, end) + 1] if end > 0 else []
    following = text.find("\n", line)
    while 0 <= following < len(text) - 1 and text[following + 1] in "\n ":
        following += 1
    return [*out, following + 1] if following >= 0 else out


def couples(
    weak: list[Candidate], kept: list[tuple[Candidate, str]], parts: Parts, known: Names, labels: Labels, refusals: Sequence[Rule]
) -> list[Found]:
    """The first of two who share a surname (`Walter and Jane Roe`), and the second among `kept` where it was not sure before."""
    out = []
    text = parts.text
    unsure = [c for c in weak[-400:] if len(c.words) == 2 and not c.blocked and _may_be_shared(c, text, parts.issuer, known)]
    inside = {place for c, _ in kept for place in range(c.start + 1, c.end)}
    for candidate in [*(c for c, _ in kept), *unsure]:
        words = candidate.words
        if not 2 <= len(words) <= 3 or candidate.honorific_start is not None or words[0].kind not in "NX":
            continue
        first = _FIRST_OF_TWO.search(text, max(candidate.floor, candidate.start - 30), candidate.start)
        posted = _POST_OF_TWO.search(text, max(candidate.floor, candidate.start - 50), candidate.start) if first is None else None
        if posted is not None and posted.group(1).lower() in known.heads:
            first = _LAST_OF_TWO.search(text, posted.end(1), candidate.start)  # `Founders Jane and John Roe`
        if first is None or first.group(1).lower() not in known.given:
            continue
        if first.start(1) in inside:
            continue  # the end of another name: `Ana dos Santos and Jane Roe`
        if not is_given(first.group(1).lower(), known) and not labels.person(first.start(1), first.end(1)):
            continue
        second_given = words[0].key in known.given or words[-1].key in known.family
        if not second_given or words[-1].key in known.common or refused(candidate.start, candidate.end, parts, refusals):
            continue
        surname = " ".join(w.text for w in words[1:] if w.kind != "I")
        out.append(Found("person", first.start(1), first.end(1), "person.couple", {"name": f"{first.group(1)} {surname}"}))
        if candidate in unsure:
            weak.remove(candidate)
            kept.append((candidate, "person.couple"))
            inside.update(range(candidate.start + 1, candidate.end))
    return out


def _may_be_shared(candidate: Candidate, text: str, issuer: str | None, known: Names) -> bool:
    """True of a given name with a surname, or with a word that nothing else is made of and no other word in capitals follows."""
    first, last = candidate.words
    if last.key in known.family:
        return True
    plain = last.text.isalpha() and len(last.text) > 3 and last.text[1:].islower()
    goes_on = text[candidate.end : candidate.end + 2].strip()[:1]
    return (
        plain
        and not known.has_other_use(last.key)
        and is_given(first.key, known)
        and not (goes_on.isupper() or goes_on in ("&", "’", "'", "®", "™"))
        and last.text not in (issuer or "")
    )


def refused(start: int, end: int, parts: Parts, rules: Sequence[Rule]) -> str:
    """The rule that says that this stretch is no person, or an empty string."""
    for rule in rules:
        for match in rule.pattern.finditer(parts.text, max(0, start - 40), end + 40):
            if match.start() < end and start < match.end():
                return rule.id
    return ""
