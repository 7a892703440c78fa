"""Which mentions are one initiative, of which type and stage, and whose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..grammar.initiatives import form_keys, without_edition
from ..rulebook import Rulebook
from ..spans import DateFact, FigureFact, Found, InitiativeFact, NameMention, Parts, Tokens, Trace
from .initiatives_clause import owner_of, stage_of, tied

MOST_COMPARED = 40  # things of one head; a text with more of them is a list, and comparing all pairs would take quadratic time


@dataclass(slots=True)
class _Thing:
    """One initiative in the making: its forms by key, its mentions."""

    mentions: list[Found] = field(default_factory=list)
    forms: dict[tuple[str, ...], str] = field(default_factory=dict)
    edition: tuple[str, ...] = ()
    core: tuple[str, ...] = ()

    def add(self, f: Found, printed: str) -> None:
        """Take a mention in."""
        self.mentions.append(f)
        self.forms.setdefault(form_keys(printed), printed)


def _name(f: Found, parts: Parts) -> str:
    """The name that a mention gives: the text of it, or for one of a coordinated pair that with the shared head."""
    return f.groups.get("name") or parts.text[f.start : f.end]


def _editions(keys: tuple[str, ...], core: tuple[str, ...]) -> tuple[str, ...]:
    rest = Counter(keys)
    rest.subtract(core)
    return tuple(sorted(k for k in rest.elements() if k != "annual"))


def _compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """True where two sets of editions can be of one thing: an ordinal and a year go together, two years do not."""
    if not a or not b or set(a) & set(b):
        return True
    ordinal = [any(e[-1].isalpha() and e[0].isdigit() for e in x) for x in (a, b)]
    return ordinal[0] != ordinal[1]


@dataclass(slots=True)
class _Index:
    """Things by the words of their names without edition, by every ending of them, and by head."""

    by_core: dict[tuple[str, ...], list[_Thing]] = field(default_factory=dict)
    by_ending: dict[tuple[str, ...], list[_Thing]] = field(default_factory=dict)
    by_head: dict[str, list[_Thing]] = field(default_factory=dict)

    def add(self, thing: _Thing) -> None:
        """Take a new thing in."""
        core = thing.core
        self.by_core.setdefault(core, []).append(thing)
        self.by_head.setdefault(core[-1], []).append(thing)
        for n in range(1, len(core)):
            self.by_ending.setdefault(core[n:], []).append(thing)

    def same(self, core: tuple[str, ...], edition: tuple[str, ...]) -> list[_Thing]:
        """The things of these words whose edition can be this one."""
        return [t for t in self.by_core.get(core, ())[:MOST_COMPARED] if _compatible(t.edition, edition)]

    def longer(self, core: tuple[str, ...]) -> _Thing | None:
        """The one thing whose name ends in these words, or holds them all before the same head; None where several do."""
        if len(core) < 2:
            return None
        ends = self.by_ending.get(core, ())
        if len(ends) == 1:
            return ends[0]
        akin = self.by_head.get(core[-1], ())[:MOST_COMPARED]
        holds = [t for t in akin if len(core) > 2 and len(t.core) > len(core) and set(core) <= set(t.core)]
        return holds[0] if len(holds) == 1 and not ends else None


def _gather(found: Sequence[Found], parts: Parts) -> tuple[list[_Thing], _Index]:
    """Things by full names: the same words apart from the edition, or the end of a longer name with the same head."""
    things: list[_Thing] = []
    index = _Index()
    named = [f for f in found if f.groups["form"] == "name"]
    for f in sorted(named, key=lambda f: (-len(form_keys(_name(f, parts))), f.start)):
        printed = _name(f, parts)
        keys = form_keys(printed)
        core = without_edition(keys) or keys
        if not core:
            continue
        edition = _editions(keys, core)
        fits = index.same(core, edition)
        thing = fits[0] if len(fits) == 1 or (fits and edition) else None
        if thing is None and not fits and not edition:
            thing = index.longer(core)
        if thing is None:
            thing = _Thing(edition=edition, core=core)
            things.append(thing)
            index.add(thing)
        thing.edition = tuple(sorted({*thing.edition, *edition}))
        thing.add(f, printed)
    return things, index


def _attach(things: list[_Thing], index: _Index, found: Sequence[Found], parts: Parts) -> None:
    """Acronyms to the name that they were defined behind, short forms to the one thing with that head."""
    by_acronym: dict[tuple[str, ...], _Thing] = {}
    for thing in things:
        for f in thing.mentions:
            if f.groups.get("acronym"):
                keys = form_keys(f.groups["acronym"])
                by_acronym.setdefault(keys, thing)
                thing.forms.setdefault(keys, f.groups["acronym"])
    for f in found:
        form, printed = f.groups["form"], parts.text[f.start : f.end]
        if form == "acronym" and (owner := by_acronym.get(form_keys(printed))) is not None:
            owner.add(f, printed)
        elif form == "short":
            keys = form_keys(printed)
            fits = [*index.by_core.get(keys, ()), *index.by_ending.get(keys, ())]
            if keys in by_acronym:
                by_acronym[keys].add(f, printed)
            elif len(fits) == 1:
                fits[0].add(f, printed)
            elif not fits and keys in (("budget",), ("policy", "address")):
                things.append(_Thing([f], {keys: printed}, (), keys))
                index.add(things[-1])


def _fullest(thing: _Thing, parts: Parts) -> str:
    """The form with the most words; of equal ones the first that is not a heading's."""
    printed = [_name(f, parts) for f in sorted(thing.mentions, key=lambda f: (f.rule.endswith("-again"), f.start))]
    return max(printed, key=lambda p: (len(form_keys(p)), not p.isupper()))


def link_initiatives(
    found: Sequence[Found],
    parts: Parts,
    tokens: Tokens,
    book: Rulebook,
    dates: Sequence[DateFact],
    figures: Sequence[FigureFact],
    trace: Trace | None = None,
) -> list[InitiativeFact]:
    """Initiatives with aliases, type, stage, owner and the dates and figures of the same clause."""
    mine = [f for f in found if f.kind == "initiative"]
    things, index = _gather(mine, parts)
    _attach(things, index, mine, parts)
    out = []
    for thing in things:
        mentions = sorted(thing.mentions, key=lambda f: (f.start, f.end))
        name = _fullest(thing, parts)
        own = form_keys(name)
        seen = {own}
        aliases = []
        for keys, printed in sorted(thing.forms.items(), key=lambda kv: (-len(kv[0]), kv[1])):
            if keys not in seen and keys:
                seen.add(keys)
                aliases.append(printed)
        full = [f for f in mentions if f.groups["form"] == "name"] or mentions
        types = Counter(f.groups["type"] for f in full)
        kind = max(types, key=lambda t: (types[t], t == full[0].groups["type"], t))
        places = [(f.start, f.end) for f in mentions]
        out.append(
            InitiativeFact(
                name,
                tuple(NameMention(f.start, f.end, f.rule) for f in mentions),
                kind,
                tuple(aliases),
                stage_of(places, parts),
                owner_of(places, parts),
                tied(places, parts, [(d.start, d.end) for d in dates]),
                tied(places, parts, [(g.start, g.end) for g in figures]),
            )
        )
    return sorted(out, key=lambda i: (i.mentions[0].start, i.mentions[0].end))
