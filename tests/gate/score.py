"""Scores of one release against its gold, by section 8 of the specification of facts.

Every fact becomes a key; a prediction is right when its key equals a gold key. Gold may list several accepted values where the
text allows several readings, and marks as `optional` what counts neither for nor against.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

Entry = Mapping[str, Any]

KINDS = ("dates", "figures", "figures+item", "people", "people+role", "initiatives", "initiatives+type", "quotes")

_MARKS = dict.fromkeys(map(ord, "\"'`*_\\“”‘’​‌‍‎‏"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–", "-"))
_ARTICLE = re.compile(r"(?:the|a|an) ")
_WORD = re.compile(r"[^\W_]+(?:[&-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many gold entries were found, and which predictions and gold entries stand alone."""

    right: int = 0
    extra: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()

    def counts(self) -> tuple[int, int, int]:
        """Right, extra and missed, as numbers."""
        return self.right, len(self.extra), len(self.missed)


@dataclass(slots=True)
class Total:
    """Counts of many releases, added up."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, counts: Sequence[int]) -> None:
        """Add the counts of one release."""
        self.right += counts[0]
        self.extra += counts[1]
        self.missed += counts[2]

    @property
    def precision(self) -> float:
        """Share of the predictions that are right."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold entries that were found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        sides = 2 * self.right + self.extra + self.missed
        return 2 * self.right / sides if sides else 0.0


def plain(name: str | None, *, article: bool = False) -> str:
    """A name as it is compared: case-folded, without quotation marks, with plain dashes and single spaces.

    >>> plain("The “Bright  Harbour” Fund", article=True)
    'bright harbour fund'
    """
    folded = unicodedata.normalize("NFKC", name or "").casefold().translate(_MARKS).translate(_DASHES)
    folded = " ".join(folded.split()).strip(" .,;:()[]")
    return _ARTICLE.sub("", folded, count=1) if article and _ARTICLE.match(folded) else folded


def several(value: Any) -> list[Any]:
    """One value or a list of accepted ones, as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def number(value: float | None) -> float | None:
    """A number to ten significant digits, so that 1.43 × 10⁹ in floating point equals 1430000000."""
    return None if value is None else float(f"{value:.10g}")


def head_noun(item: str | None) -> str | None:
    """The last word of an item, without a plural `s`.

    >>> head_noun("biotech companies"), head_noun(None)
    ('companie', None)
    """
    words = _WORD.findall(plain(item, article=True))
    return words[-1].removesuffix("s") if words else None


def duration(value: str) -> str:
    """One form of a duration: decades in years, all vague ones alike.

    >>> duration("P3DE"), duration("PXD"), duration("P18M")
    ('P30Y', 'PX', 'P18M')
    """
    if value.startswith(("PX", "PTX")):
        return "PX"
    for unit, years in (("DE", 10), ("CE", 100)):
        if value.endswith(unit) and value[1:-2].isdigit():
            return f"P{int(value[1:-2]) * years}Y"
    return value


def date_key(entry: Entry) -> Hashable | None:
    """First and last day, or the value of a duration; None for what is not scored."""
    if entry.get("type") == "SET":
        return None
    if entry.get("type") == "DURATION":
        return duration(entry["value"]) if entry.get("value") else None
    first, last = entry.get("start_date"), entry.get("end_date")
    return (first or last, last or first) if first or last else None


def figure_key(entry: Entry) -> Hashable | None:
    """Kind, currency or unit, and the two ends; None for a vague amount."""
    low, high = entry.get("low"), entry.get("high")
    if low is None and high is None:
        low = high = entry.get("value")
    if low is None and high is None:
        return None
    return entry.get("kind"), entry.get("currency") or entry.get("unit"), number(low), number(high)


def keyed(predicted: Iterable[Entry], gold: Iterable[Entry], key: Callable[[Entry], Hashable | None]) -> Tally:
    """Facts compared as sets of keys."""
    wanted: set[Hashable] = set()
    allowed: set[Hashable] = set()
    for entry in gold:
        (allowed if entry.get("optional") else wanted).add(key(entry))
    wanted.discard(None)
    got = {key(entry) for entry in predicted} - {None}
    return Tally(len(got & wanted), _shown(got - wanted - allowed), _shown(wanted - got))


def _shown(keys: Iterable[Hashable]) -> tuple[str, ...]:
    return tuple(sorted(" ".join(map(str, k)) if isinstance(k, tuple) else str(k) for k in keys))


def figures_with_item(predicted: Sequence[Entry], gold: Sequence[Entry]) -> Tally:
    """Figures whose item has the right head noun too; an optional number is excused whatever its item.

    Where gold lists several items, one of them is wanted and the others are allowed.
    """
    wanted = {figure_key(e) for e in gold if not e.get("optional")}
    excused = {figure_key(e) for e in gold if e.get("optional")} - wanted
    judged = [e for e in predicted if figure_key(e) not in excused]

    def key(entry: Entry) -> Hashable | None:
        known = figure_key(entry)
        return (known, head_noun(entry.get("item"))) if known else None

    got = {key(e) for e in judged}
    return keyed(judged, [one for entry in gold for one in _one_item_each(entry, got, key)], key)


def _one_item_each(entry: Entry, got: Set[Hashable], key: Callable[[Entry], Hashable | None]) -> Iterator[Entry]:
    """An entry with several accepted items as one entry each, of which the first that was found is wanted."""
    if not isinstance(entry.get("item"), list):
        yield entry
        return
    each = sorted(({**entry, "item": item} for item in entry["item"]), key=lambda e: key(e) not in got)
    yield each[0]
    yield from ({**e, "optional": True} for e in each[1:] if key(e) != key(each[0]))


@dataclass(frozen=True, slots=True)
class Named:
    """A person or an initiative with all names that it may be matched by."""

    name: str
    main: str
    names: frozenset[str]
    entry: Entry

    @property
    def optional(self) -> bool:
        """True where gold leaves it open."""
        return bool(self.entry.get("optional"))


def named(entries: Iterable[Entry], fields: Sequence[str], *, article: bool) -> list[Named]:
    """Entries with their names made comparable; `fields` hold further names."""
    out = []
    for entry in entries:
        names = [entry.get("name"), *(n for f in fields for n in several(entry.get(f)))]
        known = frozenset(plain(n, article=article) for n in names if n) - {""}
        if known:
            out.append(Named(str(entry.get("name")), plain(entry.get("name"), article=article), known, entry))
    return out


def matched(
    predicted: Sequence[Named], gold: Sequence[Named], also: Callable[[Entry, Entry], bool] = lambda _p, _g: True
) -> Tally:
    """Predictions and gold entries paired one to one: equal names first, then any name of both; required gold first.

    A further prediction of a name that gold has is the same value said twice, and not wrong.
    """
    free = list(predicted)
    found: set[int] = set()
    order = sorted(range(len(gold)), key=lambda i: gold[i].optional)
    for equal in (True, False):
        for i in order:
            if i in found:
                continue
            for p in free:
                meets = p.main == gold[i].main if equal else bool(p.names & gold[i].names)
                if meets and also(p.entry, gold[i].entry):
                    free.remove(p)
                    found.add(i)
                    break

    def excused(p: Named) -> bool:
        return any(p.names & g.names and (g.optional or also(p.entry, g.entry)) for g in gold)

    return Tally(
        sum(not gold[i].optional for i in found),
        tuple(p.name for p in free if not excused(p)),
        tuple(g.name for i, g in enumerate(gold) if i not in found and not g.optional),
    )


def accepts(got: Iterable[str | None], wanted: Any) -> bool:
    """True where one of the values is accepted; where gold has none or allows none, having none is right too."""
    values = {plain(v, article=True) for v in got if v} - {""}
    accepted = several(wanted)
    if not values:
        return not accepted or any(not v for v in accepted)
    return bool(values & {plain(v, article=True) for v in accepted if v})


def same_post(person: Entry, gold: Entry) -> bool:
    """Post and body both as gold has them; any of several posts will do."""
    roles = [person.get("role"), *(r.get("role") for r in person.get("roles") or ())]
    bodies = [person.get("organisation"), person.get("organisation_full")]
    bodies += [r.get("organisation") for r in person.get("roles") or ()]
    return accepts(roles, gold.get("role")) and accepts(bodies, gold.get("organisation"))


def same_type(initiative: Entry, gold: Entry) -> bool:
    """The type is one that gold accepts."""
    return initiative.get("type") in several(gold.get("type"))


def quotes(predicted: Entry, gold: Entry) -> Tally:
    """Quotes by their first forty letters and their speaker; every accepted form of a name is the same person."""
    persons = {p["id"]: p["name"] for p in predicted.get("people") or () if p.get("id")}
    same: dict[str, str] = {}
    for person in gold.get("people") or ():
        for name in (*several(person.get("accept")), person["name"]):
            same[plain(name)] = plain(person["name"])

    def key(entry: Entry) -> Hashable:
        letters = "".join(c for c in plain(entry.get("content")) if c.isalnum())[:40]
        who = plain(persons.get(entry.get("speaker") or "", entry.get("speaker") or ""))
        return letters, same.get(who, who)

    return keyed(predicted.get("quotes") or (), gold.get("quotes") or (), key)


@dataclass(frozen=True, slots=True)
class Scored:
    """All tallies of one release, and whether the facts about the release itself are right (None: gold does not say)."""

    tallies: Mapping[str, Tally]
    header: Mapping[str, bool | None] = field(default_factory=dict)


def score(predicted: Entry, gold: Entry, text: str) -> Scored:
    """The tallies of one release (`model_dump(mode="json")` of it); kinds that gold does not hold are left out."""
    tallies: dict[str, Tally] = {}
    if "dates" in gold:
        tallies["dates"] = keyed(predicted.get("dates") or (), gold["dates"], date_key)
    if "figures" in gold:
        tallies["figures"] = keyed(predicted.get("figures") or (), gold["figures"], figure_key)
        tallies["figures+item"] = figures_with_item(predicted.get("figures") or (), gold["figures"])
    if "people" in gold:
        people = named(predicted.get("people") or (), (), article=False)
        wanted = named(gold["people"], ("accept",), article=False)
        tallies["people"] = matched(people, wanted)
        tallies["people+role"] = matched(people, wanted, same_post)
    if "initiatives" in gold:
        # An alias counts only where the text has it: a list of guesses is no help to a reader.
        said = text.casefold()
        real = [
            {**i, "aliases": [a for a in several(i.get("aliases")) if a.casefold() in said]}
            for i in predicted.get("initiatives") or ()
        ]
        initiatives = named(real, ("aliases",), article=True)
        wanted = named(gold["initiatives"], ("aliases", "accept"), article=True)
        tallies["initiatives"] = matched(initiatives, wanted)
        tallies["initiatives+type"] = matched(initiatives, wanted, same_type)
    if "quotes" in gold:
        tallies["quotes"] = quotes(predicted, gold)
    return Scored(tallies, _header(predicted, gold))


def _header(predicted: Entry, gold: Entry) -> dict[str, bool | None]:
    issuers = several(gold.get("issuer"))
    return {
        "release_date": predicted.get("release_date") == gold.get("release_date") if "release_date" in gold else None,
        "issuer": accepts([predicted.get("issuer")], issuers) if issuers else None,
        "title": plain(predicted.get("title"))[:60] == plain(gold["title"])[:60] if gold.get("title") else None,
    }
