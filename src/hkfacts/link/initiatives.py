"""Which mentions are one initiative, of which type and stage, and whose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import NOUN_BEHIND, beside_nouns, form_keys, type_by_words
from ..rulebook import Rulebook
from ..spans import DateFact, FigureFact, Found, InitiativeFact, NameMention, Parts, Tokens, Trace
from .initiatives_clause import stage_of, tied
from .initiatives_owner import Owners
from .initiatives_same import Index, Thing, core_of, ends_in_kind, gather, name_of, squashed


def _attach(things: list[Thing], index: Index, found: Sequence[Found], parts: Parts) -> None:
    """Acronyms to the name that they were defined behind, short forms to the one thing with that head."""
    by_acronym: dict[tuple[str, ...], Thing] = {}
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
            core, _ = core_of(printed)
            fits = [*index.by_core.get(squashed(core), ()), *index.by_ending.get(squashed(core), ())]
            if keys in by_acronym:
                by_acronym[keys].add(f, printed)
            elif len(fits) == 1:
                fits[0].add(f, printed)
            elif not fits and keys in (("budget",), ("policy", "address")):
                things.append(Thing([f], {keys: printed}, (), keys))
                index.add(things[-1])


def _fullest(thing: Thing, parts: Parts) -> str:
    """The form with the most words; of equal ones the first that is not a heading's.

    A noun in small letters behind it does not count where the name stands without it too.
    """
    printed = [name_of(f, parts) for f in sorted(thing.mentions, key=lambda f: (f.rule.endswith("-again"), f.start))]
    complete = set(printed)
    names = [p for p in printed if not (ends_in_kind(p) and p.rpartition(" ")[0] in complete)]
    return max(names, key=lambda p: (len(form_keys(p)), not p.isupper(), not p.startswith("$")))


_NEXT = lazy_pattern(
    r"[”\"’]?(?:[®™]|\((?:R|TM|SM)\))?(?: \([^()\n]{1,30}\))?(?: in (?:the )?[A-Z][\w-]*(?:,? [A-Z][\w-]*){0,2})?(?:,(?: (?:and|as well as))?| and| &) (?:the |its )?[“\"‘]?"
)


def _called(mentions: Sequence[Found], text: str) -> str:
    """The type that the nouns right behind the places of a name give it most often (`Quiet Steps programme`), or an empty string.

    A name without a head noun is taken for an event for want of a better sign: what the text calls it elsewhere is one.
    """
    nouns = (NOUN_BEHIND.match(text, f.end) for f in mentions)
    kinds = Counter(beside_nouns()[m["noun"]][0] for m in nouns if m is not None)
    most = kinds.most_common(2)
    return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else ""


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
    things, index = gather(mine, parts)
    _attach(things, index, mine, parts)
    owners = Owners(parts, tokens)
    when, how_much = sorted((d.start, d.end) for d in dates), sorted((g.start, g.end) for g in figures)
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
        full = [f for f in mentions if f.groups["form"] == "name" and form_keys(name_of(f, parts)) not in thing.parts] or mentions
        full = [f for f in full if f.rule != "initiative.weighed"] or full  # what is weighed alone has the weakest sign of a type
        types = Counter(f.groups["type"] for f in full)
        kind = max(types, key=lambda t: (types[t], t == full[0].groups["type"], t))
        if kind == "event" and not type_by_words(name, ""):
            kind = _called(mentions, parts.text) or kind
        places = [(f.start, f.end) for f in mentions]
        out.append(
            InitiativeFact(
                name,
                tuple(NameMention(f.start, f.end, f.rule) for f in mentions),
                kind,
                tuple(aliases),
                stage_of(places, parts),
                owners.of(name, kind, places),
                tied(places, parts, when),
                tied(places, parts, how_much),
            )
        )
    return _shared(sorted(out, key=lambda i: (i.mentions[0].start, i.mentions[0].end)), parts)


def _shared(facts: list[InitiativeFact], parts: Parts) -> list[InitiativeFact]:
    """The facts, those without an owner with that of the one before them in a list (`its Tern Project in Peru, the Kite Project and …`)."""
    out: list[InitiativeFact] = []
    last: InitiativeFact | None = None
    for fact in facts:
        first = fact.mentions[0]
        if last is not None and fact.owner is None and last.owner is not None and fact.type == last.type:
            before = last.mentions[0]
            sentence = parts.sentence_at(before.start)
            within = sentence is not None and first.end <= sentence.end
            if within and before.end <= first.start and _NEXT.fullmatch(parts.text, before.end, first.start):
                fact = replace(fact, owner=last.owner)
        out.append(fact)
        last = fact
    return out
