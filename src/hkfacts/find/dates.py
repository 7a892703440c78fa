"""Where dates stand: rules over classes of words, level after level, the longest match winning.

The text is read as a string of word classes (`grammar/calendar_words.py`). On each level every rule runs over that string; what
wins is put in as one character, so that the next level can build on it (`first quarter` + `of` + date). What a rule's `check`
turns down never competes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from hkfacts.patterns import lazy_pattern

from ..grammar.calendar_words import CLASSES, Words, read_words
from ..rulebook import Rule, Rulebook
from ..spans import Found, Parts, Tokens, Trace
from .dates_around import Check
from .dates_checks import CHECKS, Surroundings, glued

LEVELS = ("0", "1", "2", "3", "4", "5")
BLANK = CLASSES["other_word"]


@dataclass(slots=True)
class Row:
    """The text as classes, with the expressions already found as single places in it."""

    classes: str
    starts: list[int]
    ends: list[int]
    found: dict[int, Found] = field(default_factory=dict)  # by place in `classes`

    @classmethod
    def of(cls, words: Words) -> Row:
        """The row of a text in which nothing has been found yet."""
        return cls(words.classes, words.starts, words.ends)

    def put(self, nodes: Sequence[tuple[int, int, str, Found | None]]) -> Row:
        """The row with stretches (first place, place after the last, class, what was found) as single places."""
        if not nodes:
            return self
        row = Row("", [], [])
        classes: list[str] = []
        before = sorted(self.found.items())
        place = seen = 0
        for first, last, mark, found in [*sorted(nodes, key=lambda n: n[0]), (len(self.classes), len(self.classes), "", None)]:
            moved = len(row.starts) - place
            while seen < len(before) and before[seen][0] < first:
                at, one = before[seen]
                if at >= place:  # else within the stretch that was put last
                    row.found[at + moved] = one
                seen += 1
            classes.append(self.classes[place:first])
            row.starts += self.starts[place:first]
            row.ends += self.ends[place:first]
            if mark:
                if found is not None:
                    row.found[len(row.starts)] = found
                classes.append(mark)
                row.starts.append(found.start if found else self.starts[first])
                row.ends.append(found.end if found else self.ends[last - 1])
            place = last
        row.classes = "".join(classes)
        return row


@dataclass(frozen=True, slots=True)
class Candidate:
    """One match of a rule: places in the row, and the stretches of text that its groups hold."""

    first: int
    last: int
    rule: Rule
    order: int
    start: int
    end: int
    groups: dict[str, str]
    inner: dict[str, Found]
    spans: dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Ready:
    """A rule over words with what each of its matches asks for: its groups, by the names that they share, and its check."""

    rule: Rule
    pattern: re.Pattern[str]
    names: tuple[tuple[str, int], ...]
    check: Check | None

    @classmethod
    def of(cls, rule: Rule) -> _Ready:
        """The rule made ready."""
        names = tuple((name.rstrip("_"), index) for name, index in rule.pattern.groupindex.items())
        return cls(rule, rule.pattern, names, CHECKS.get(rule.attributes.get("check", "")))


@lru_cache(maxsize=8)
def _ready(book: Rulebook) -> dict[str, tuple[_Ready, ...]]:
    """The rules over words by level, made ready."""
    return {level: tuple(map(_Ready.of, rules)) for level, rules in _levels(book).items() if level != "text"}


@lru_cache(maxsize=8)
def _levels(book: Rulebook) -> dict[str, tuple[Rule, ...]]:
    """The rules over words by level, and those over the text under `text`."""
    levels: dict[str, list[Rule]] = {level: [] for level in (*LEVELS, "text")}
    for rule in (r for r in book.rules if r.kind == "date"):
        over_words = rule.attributes.get("over") == "words"
        levels[rule.attributes.get("level", "1") if over_words else "text"].append(rule)
    return {level: tuple(rules) for level, rules in levels.items()}


def _candidates(row: Row, rules: Sequence[_Ready], around: Surroundings, trace: Trace | None) -> Iterator[Candidate]:
    text = around.text
    for order, ready in enumerate(rules):
        rule, check = ready.rule, ready.check
        for match in ready.pattern.finditer(row.classes):
            first, last = match.span()
            start, end = row.starts[first], row.ends[last - 1]
            groups: dict[str, str] = {}
            inner: dict[str, Found] = {}
            spans: dict[str, tuple[int, int]] = {}
            for name, index in ready.names:
                a, b = match.span(index)
                if a < b:
                    groups[name] = text[row.starts[a] : row.ends[b - 1]]
                    spans[name] = (a, b)
                    if b - a == 1 and a in row.found:
                        inner[name] = row.found[a]
            why = glued(text, start, end) or (check(around, start, end, groups) if check else None)
            if why:
                if trace is not None and rule.action == "find":
                    trace.refuse("date", start, end, rule.id, why)
                continue
            yield Candidate(first, last, rule, order, start, end, groups, inner, spans)


def _winners(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that stand: of overlapping ones the longest, then the rule that stands first, then the leftmost."""
    taken: set[int] = set()
    winners: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start - c.end, c.order, c.start)):
        places = range(candidate.first, candidate.last)
        if taken.isdisjoint(places):
            taken.update(places)
            winners.append(candidate)
    return winners


def _one(candidate: Candidate) -> Found:
    rule = candidate.rule
    return Found("date", candidate.start, candidate.end, rule.id, candidate.groups, rule.reader, candidate.inner)


_DAYS = frozenset(CLASSES[name] for name in ("two", "ord"))


def _listed(candidate: Candidate, row: Row, text: str) -> list[tuple[int, int, Found]]:
    """The facts of a list of days with one month: one for each day or range; adjoining days are one range.

    Places and mention of each; the first or last takes the month that stands beside it into its mention.
    """
    if candidate.rule.attributes["split"] == "lengths":
        return _lengths_ended(candidate, row)
    if candidate.rule.attributes["split"] == "quarters":
        return _quarters_listed(candidate, row)
    if "whole" in candidate.groups:
        return _listed_of_told(candidate, row, text)
    first, last = candidate.spans["days"]
    days = [i for i in range(first, last) if row.classes[i] in _DAYS]
    shared = {k: v for k, v in candidate.groups.items() if k != "days"}
    numbers = [int("".join(filter(str.isdigit, text[row.starts[i] : row.ends[i]]))) for i in days]
    month_first = candidate.spans["month"][0] < first
    ranges = candidate.rule.attributes["split"] == "ranges"
    if not ranges and all(b == a + 1 for a, b in pairwise(numbers)):
        groups = {
            "day_a": text[row.starts[days[0]] : row.ends[days[0]]],
            "day_b": text[row.starts[days[-1]] : row.ends[days[-1]]],
        }
        groups |= {f"{k}_b": v for k, v in shared.items()}
        return [
            (candidate.first, candidate.last, Found("date", candidate.start, candidate.end, candidate.rule.id, groups, "stretch"))
        ]
    items = [(days[i], days[i + 1]) for i in range(0, len(days) - 1, 2)] if ranges else [(i, i) for i in days]
    made: list[tuple[int, int, Found]] = []
    for a, b in items:
        groups = {"day_a" if ranges else "day": text[row.starts[a] : row.ends[a]]}
        if ranges:
            groups["day_b"] = text[row.starts[b] : row.ends[b]]
        groups |= {f"{k}_b" if ranges else k: v for k, v in shared.items()}
        low = candidate.first if month_first and a == days[0] else a
        high = candidate.last if b == days[-1] else b + 1
        mention = Found("date", row.starts[low], row.ends[high - 1], candidate.rule.id, groups, "stretch" if ranges else "point")
        made.append((low, high, mention))
    return made


def _listed_of_told(candidate: Candidate, row: Row, text: str) -> list[tuple[int, int, Found]]:
    """The facts of a list of days of a month that is told from another day: `the 15th and 16th of this month`."""
    first, last = candidate.spans["days"]
    places = [i for i in range(first, last) if row.classes[i] in _DAYS]
    days = [text[row.starts[i] : row.ends[i]] for i in places]
    numbers = [int("".join(filter(str.isdigit, day))) for day in days]
    rule, whole = candidate.rule, {"whole": candidate.groups["whole"]}
    if all(b == a + 1 for a, b in pairwise(numbers)) and " or " not in text[candidate.start : candidate.end]:
        groups = {"day_a": days[0], "day_b": days[-1], **whole}
        found = Found("date", candidate.start, candidate.end, rule.id, groups, rule.reader, candidate.inner)
        return [(candidate.first, candidate.last, found)]
    made = []
    for i, day in zip(places, days, strict=True):
        high = candidate.last if i == places[-1] else i + 1
        found = Found("date", row.starts[i], row.ends[high - 1], rule.id, {"day": day, **whole}, rule.reader, candidate.inner)
        made.append((i, high, found))
    return made


def _lengths_ended(candidate: Candidate, row: Row) -> list[tuple[int, int, Found]]:
    """The two facts of `the three and nine months ended 30 September`: the first takes unit and end from the second."""
    groups, inner = candidate.groups, candidate.inner
    said = next(name for name in ("one", "unit_a", "quarter") if name in groups)
    (_, first), (second, _) = candidate.spans[said], candidate.spans["last"]
    words = groups["last"].lower().replace("-", " ").split()
    unit = "half" if "half" in words else words[-1]
    whole = {"whole": groups["whole"]}
    shorter = {"number": groups["one"], "unit": unit} if said == "one" else {said.removesuffix("_a"): groups[said]}
    longer, held = ({"length": groups["last"]}, {"length": inner["last"]}) if "last" in inner else ({"unit": unit}, {})
    inner = {**inner, **held}
    shorter, longer = {**shorter, **whole}, {**longer, **whole}
    rule = candidate.rule
    return [
        (candidate.first, first, Found("date", candidate.start, row.ends[first - 1], rule.id, shorter, rule.reader, inner)),
        (second, candidate.last, Found("date", row.starts[second], candidate.end, rule.id, longer, rule.reader, inner)),
    ]


def _quarters_listed(candidate: Candidate, row: Row) -> list[tuple[int, int, Found]]:
    """The facts of `the second and third quarters of 2025`, which share unit and year."""
    groups, rule = candidate.groups, candidate.rule
    shared = {"qh": "quarter" if groups["qh"].lower() == "quarters" else "half", "year": groups["year"]}
    names = [name for name in ("one", "mid", "ordinal") if name in groups]
    made = []
    for name in names:
        first, last = candidate.spans[name]
        low = candidate.first if name == names[0] else first
        high = candidate.last if name == names[-1] else last
        said = {"ordinal": groups[name], **shared}
        made.append((low, high, Found("date", row.starts[low], row.ends[high - 1], rule.id, said, rule.reader)))
    return made


def _level(row: Row, rules: Sequence[_Ready], around: Surroundings, trace: Trace | None) -> Row:
    nodes: list[tuple[int, int, str, Found | None]] = []
    for winner in _winners(_candidates(row, rules, around, trace)):
        if winner.rule.action == "refuse":
            nodes.append((winner.first, winner.last, BLANK, None))
            if trace is not None:
                trace.refuse("date", winner.start, winner.end, winner.rule.id, winner.rule.reason)
            continue
        mark = CLASSES[winner.rule.attributes["gives"]]
        if "split" in winner.rule.attributes:
            nodes.extend((a, b, mark, found) for a, b, found in _listed(winner, row, around.text))
        else:
            nodes.append((winner.first, winner.last, mark, _one(winner)))
    return row.put(nodes)


def _by_text(found: list[Found], rules: Sequence[Rule], around: Surroundings, trace: Trace | None) -> list[Found]:
    """What rules over the text itself find or refuse; a longer match of theirs takes the place of what it holds."""
    for rule in rules:
        found = _by_rule(sorted(found, key=lambda f: f.start), rule, around.text, trace)
    return found


def _by_rule(found: Sequence[Found], rule: Rule, text: str, trace: Trace | None) -> list[Found]:
    """What stands after one rule over the text; `found`, in order, and its matches are gone through side by side."""
    kept: list[Found] = []
    first = 0
    for match in rule.pattern.finditer(text):
        start, end = match.span()
        while first < len(found) and found[first].end <= start:
            kept.append(found[first])
            first += 1
        last = first
        while last < len(found) and found[last].start < end:
            last += 1
        if rule.action == "refuse":
            for lost in found[first:last] if trace is not None else ():
                trace.refuse("date", lost.start, lost.end, rule.id, rule.reason)  # type: ignore[union-attr]
            first = last
        elif all(f.end - f.start <= end - start for f in found[first:last]):
            groups = {k: v for k, v in match.groupdict().items() if v}
            kept.append(Found("date", start, end, rule.id, groups, rule.reader))
            first = last
    return [*kept, *found[first:]]


_DIGIT = lazy_pattern(r"\d")
_ON = lazy_pattern(r"\b(?:on|until|till|by) $")


def _told_of_a_name(found: Found, around: Surroundings) -> bool:
    """True for a day that is told of a name that was cut too long (`the Kite Hall on 6 March`), or that was taken for one whole."""
    if found.rule.startswith("date.day") and _ON.search(around.left(found.start)):
        return True
    return (
        found.end - found.start > 4
        and around.is_name(found.start, found.end)
        and bool(_DIGIT.search(around.text, found.start, found.end))
    )


def find_dates(parts: Parts, tokens: Tokens, book: Rulebook, names: Sequence[Found], trace: Trace | None = None) -> list[Found]:
    """Date expressions; `names` are mentions of people and initiatives, whose years belong to them."""
    dated = parts.release_date is not None
    around = Surroundings(parts.text, parts.home, tuple(sorted((n.start, n.end) for n in names)), tokens, dated)
    ready = _ready(book)
    row = Row.of(read_words(parts.text))
    for level in LEVELS:
        row = _level(row, ready[level], around, trace)
    found = _by_text(list(row.found.values()), _levels(book)["text"], around, trace)
    found.sort(key=lambda f: f.start)
    if trace is not None:
        for one in found:
            rule = book.named(one.rule)
            trace.explain("date", one.start, one.end, rule.reason if rule else "")
    return [replace(f, groups=dict(f.groups)) for f in found if not around.in_name(f.start, f.end) or _told_of_a_name(f, around)]
