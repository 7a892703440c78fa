"""Which names are one initiative: the same words apart from edition and number, or a part of one longer name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import common_words, form_keys, heads, without_edition, words
from ..spans import Found, Parts
from .initiatives_glossed import glossed

MOST_COMPARED = 40  # things of one head; a text with more of them is a list, and comparing all pairs would take quadratic time
Keys = tuple[str, ...]
_PURPOSE = ("for", "of", "on", "in")
_SITE = lazy_pattern(r"\.(?:com|org|net|io|ai|app)$")
_SIGNED = lazy_pattern(
    r"\((?:TM|R|SM)\)|(?<=[a-z])(?:TM|SM)\b|(?<=[^\W\d_]) (?:TM|SM)$"
)  # the raised letters of a mark may have sunk: `Kite TherapyTM`
_APART = lazy_pattern(r"[-’'‘®™]|\.(?!\d)")  # what parts letters or not: `K.T.`, `Anna's`; the point of a number stays
_SUBTITLE = lazy_pattern(r" [–—] (?=[A-Z“])")
_ARTICLE = lazy_pattern(r"[Tt]he (?=[^\W_])")
_COINED = lazy_pattern(r"[a-z][A-Z]|[A-Z]{2}[a-z]|[A-Z]{4}")


@dataclass(slots=True)
class Thing:
    """One initiative in the making: its forms by key, its mentions; `parts` are forms that are but the beginning of its name."""

    mentions: list[Found] = field(default_factory=list)
    forms: dict[Keys, str] = field(default_factory=dict)
    edition: Keys = ()
    core: Keys = ()
    parts: set[Keys] = field(default_factory=set)

    def add(self, f: Found, printed: str) -> None:
        """Take a mention in."""
        self.mentions.append(f)
        self.forms.setdefault(form_keys(printed), printed)


def name_of(f: Found, parts: Parts) -> str:
    """The name that a mention gives: the text of it without article and `(TM)`, or for one of a coordinated pair that with the shared head."""
    printed = f.groups.get("name") or parts.text[f.start : f.end]
    article = _ARTICLE.match(printed)
    return _SIGNED.sub("", printed[article.end() :] if article else printed)


def core_of(printed: str, whole: bool = False) -> tuple[Keys, Keys]:
    """The words that a name is compared by, and its edition; with `whole`, what stands behind its colon is part of it.

    The head stands in the singular; what an edition in brackets adds (`(Autumn Edition)`) stands before the other words. The sign of
    a token (`$KITE`) and a noun in small letters behind a complete name (`KiteSwap token`) are no part of it.
    """
    title, colon, _ = printed.partition(": ")
    if colon and not whole and form_keys(title)[-1:] and form_keys(title)[-1] in heads():
        printed = title  # what stands behind a colon is its motto
    before, bracket, inside = printed.partition(" (")
    keys = form_keys(printed)
    plain = without_edition(form_keys(before) if bracket else keys)
    if bracket and inside.lower().endswith(" edition)"):
        plain = (*form_keys(inside)[:-1], *plain)
    elif bracket:
        plain = without_edition(keys)
    if len(plain) > 2 and plain[-1] == "of" and len(plain) < len(keys):
        plain = plain[:-1]  # `the Pier Festival of 2031`
    plain = plain or keys
    rest = Counter(keys)
    rest.subtract(plain)
    edition = tuple(sorted(k for k in rest.elements() if k not in ("annual", "of", "edition")))
    if not plain:
        return (), edition
    plain = tuple(k[1:] if k[0] == "$" and k[1:2].isalpha() else k for k in plain)
    plain = plain[:-1] if ends_in_kind(printed) and _tells(plain[:-1]) else plain
    apart = tuple(part for k in plain for part in k.split("-") if part)
    last = len(apart) - 1
    single = tuple(_singular(k) if n == last or apart[n + 1] in _PURPOSE else k for n, k in enumerate(apart))
    return single or plain, edition


def ends_in_kind(printed: str) -> bool:
    """True for a name behind which a noun in small letters says what it is (`KiteSwap token`, `Rust Creek project`)."""
    last = printed.rpartition(" ")[2]
    return last.islower() and (_unnumbered(last) in _KINDS or last in _KINDS or last in _UNDERTAKINGS) and " " in printed


def _tells(core: Keys) -> bool:
    """True for words that are a name without a noun behind them: not one that many things share."""
    return len(core) > 1 or (len(core) == 1 and core[0] not in common_words() and core[0] not in words("tech") | words("generic"))


def squashed(core: Keys) -> str:
    """The words without what parts them, their ends in British spelling: `Kelp Line Program` and `KelpLine Programme` are one.

    >>> squashed(("sea-grass", "center")) == squashed(("seagrass", "centre"))
    True
    """
    text = _SITE.sub("", "".join(_unnumbered(key) for key in core))
    text = _APART.sub("", text)
    if text.endswith("program"):
        return text + "me"
    return text[:-2] + "re" if text.endswith("center") else text


def _unnumbered(key: str) -> str:
    """A word without the s of the plural, right or wrong: it is only compared.

    >>> [_unnumbered(k) for k in ("heroes", "entries", "notes", "glass", "nexus", "gas")]
    ['hero', 'entry', 'note', 'glass', 'nexus', 'gas']
    """
    if len(key) < 5 or not key.endswith("s") or key[-2] in "sui":
        return key
    return key[:-3] + "y" if key.endswith("ies") else key[:-2] if key.endswith("oes") else key[:-1]


def _singular(key: str) -> str:
    head = heads().get(key)
    if head is not None and head.plural:
        return head.noun.split()[-1]
    return key[:-1] if key.endswith("s") and heads().get(key[:-1]) is not None else key


def _compatible(a: Keys, b: Keys) -> bool:
    """True where two sets of editions can be of one thing: an ordinal and a year go together, two years do not."""
    if not a or not b or set(a) & set(b):
        return True
    ordinal = [any(e[-1].isalpha() for e in x) for x in (a, b)]  # `14th` and `xiv` both count
    return ordinal[0] != ordinal[1]


@dataclass(slots=True)
class Index:
    """Things by the words of their names without edition, by every ending and beginning of them, by head and by acronym."""

    by_core: dict[str, list[Thing]] = field(default_factory=dict)
    by_ending: dict[str, list[Thing]] = field(default_factory=dict)
    by_opening: dict[Keys, list[Thing]] = field(default_factory=dict)
    by_inside: dict[Keys, list[Thing]] = field(default_factory=dict)
    by_head: dict[str, list[Thing]] = field(default_factory=dict)
    by_acronym: dict[Keys, Thing] = field(default_factory=dict)
    by_title: dict[Keys, list[Thing]] = field(default_factory=dict)
    by_site: dict[Keys, Thing] = field(default_factory=dict)
    by_form: dict[Keys, Thing] = field(default_factory=dict)

    def add(self, thing: Thing, printed: str = "") -> None:
        """Take a new thing in; `printed` is its name, of which what stands before a colon is a title."""
        core = thing.core
        title, colon, _ = _SUBTITLE.sub(": ", printed, count=1).partition(": ")
        if colon:
            self.by_title.setdefault(core_of(title)[0], []).append(thing)
        self.by_core.setdefault(squashed(core), []).append(thing)
        if printed and (core[-1] in _SITES or core[-1] in _ORES):
            self.by_site.setdefault(site_of(core), thing)
        self.by_head.setdefault(core[-1], []).append(thing)
        for n in range(1, len(core)):
            self.by_ending.setdefault(squashed(core[n:]), []).append(thing)
            self.by_opening.setdefault(core[:n], []).append(thing)
            self.by_inside.setdefault(core[n:-1], []).append(thing)
        head = len(core)
        while head > 1 and _idle(core[head - 1 : head]):
            head -= 1
        for n in range(1, head) if head < len(core) else ():
            self.by_ending.setdefault(squashed(core[n:head]), []).append(thing)  # `the Expo` is short for `Kite Expo Asia` too

    def same(self, core: Keys, edition: Keys) -> list[Thing]:
        """The things of these words whose edition can be this one."""
        return [t for t in self.by_core.get(squashed(core), ())[:MOST_COMPARED] if _compatible(t.edition, edition)]

    def longer(self, core: Keys, edition: Keys) -> Thing | None:
        """The one thing whose name ends in these words, or holds them all before the same head; None where several do."""
        if len(core) < 2:
            return self._ending(core, edition)
        short = self.by_acronym.get(core[:1])
        if short is not None and len(core) == 2 and (core[-1] == short.core[-1] or _only_says(_type_of(short), core[1:])):
            return short  # `a KSF fund` of the Kite School Fund, and its `KSF ETF`
        ends = _of_edition(self.by_ending.get(squashed(core), ()), edition)
        if len(ends) == 1:
            return ends[0]
        akin = self.by_head.get(core[-1], ())[:MOST_COMPARED]
        whole = [t for t in _of_edition(akin, edition) if _spelt_out(core, t.core)]
        if len(whole) == 1:
            return whole[0]
        several = len(core) > 2 or any(c.isdigit() for c in core[0]) or _proper(core)
        holds = [t for t in akin if several and len(t.core) > len(core) and set(core) <= set(t.core)]
        if len(core) == 2:
            holds = [t for t in holds if t.core[0] == core[0]]  # `the Cadmus Project` of the `Cadmus Water Store Project`
        holds = _of_edition(
            [
                t
                for t in holds
                if not edition or set(edition) & set(t.edition) or _begins_as(core, t.core) or _idle(set(t.core) - set(core))
            ],
            edition,
        )
        return holds[0] if len(holds) == 1 and not ends else None

    def _ending(self, core: Keys, edition: Keys) -> Thing | None:
        """The one thing whose name ends in a word that is no head noun: the `Maverick` of the `Kite Maverick`."""
        if not core or core[0] in heads() or core[0].isdigit():
            return None
        ends = self.by_ending.get(squashed(core), ())
        if edition:
            ends = [t for t in ends[:MOST_COMPARED] if t.edition == edition]  # the `Diver II` of the `Kite Diver II`
        return ends[0] if len(ends) == 1 else None

    def opened(self, core: Keys, edition: Keys, kind: str, coined: bool) -> Thing | None:
        """The one thing whose name these words open: a name without its head, or without the region behind it; or a product's kind."""
        titled = self.by_title.get(core, ())
        if len(titled) == 1 and _compatible(titled[0].edition, edition):
            return titled[0]  # the `Long Tide` of `Long Tide: A Life in Boats`
        lines = self.by_opening.get(core, ()) if coined and kind == "platform" else ()
        inside = self.by_inside.get(core, ()) if coined and core else ()
        if len(inside) == 1 and inside[0].core[-1] in heads() and inside[0].mentions[0].groups["type"] == kind:
            return inside[0]
        if len(lines) == 1 and all(f.groups["type"] == "platform" for f in lines[0].mentions):
            return lines[0]
        models = [t for t in lines[:MOST_COMPARED] if len(t.core) == len(core) + 1 and any(c.isdigit() for c in t.core[-1])]
        if len(models) == 1 and models[0].mentions[0].groups["type"] == "platform":
            return models[0]  # the `KettleBot` of the `KettleBot S2`, whatever else is called after it
        opens = self.by_opening.get(core, ())
        kinds = [
            t
            for t in (opens[:MOST_COMPARED] if core and core[-1] not in heads() else ())
            if _only_says(_type_of(t), t.core[len(core) :], _type_of(t) == kind, len(core) > 1 and kind in _UNTOLD)
        ]
        if len(kinds) == 1 and _compatible(kinds[0].edition, edition):
            return kinds[0]  # the `Kite` of the `Kite Network`, whatever else is called after it
        if len(opens) == 1 and _adds_a_kind(opens[0].core[len(core) :], kind, core) and _compatible(opens[0].edition, edition):
            return opens[0]
        alone = len(core) == 1 and not any(c.isdigit() or c == "-" for c in core[0])
        if not core or alone:
            return None
        if len(opens) == 1 and len(core) > 1 and core[-1] in heads() and opens[0].core[len(core)] in _PURPOSE:
            return opens[0] if _compatible(opens[0].edition, edition) else None  # `the Kite Prize` is that `for Young Bakers`
        if edition:
            return None
        if len(opens) != 1:
            return None
        rest = opens[0].core[len(core) :]
        if heads().get(core[-1]) is not None:
            if rest in (("program",), ("programme",), ("scheme",), ("initiative",)):
                return opens[0]  # `the Kite Repair Certification` of the `… Certification Programme`
            placed = len(rest) < 3 and not any(k in common_words() or k in heads() for k in rest)
            return opens[0] if placed or _idle(rest) else None
        return opens[0] if rest[-1] in heads() else None


def _adds_a_kind(rest: Keys, kind: str, core: Keys) -> bool:
    """True where the words by which a name is longer only say what it is: `Kestrel AI`, `Oven Rise Technology`, `Rust Creek Gold Project`."""
    if kind == "platform":
        return all(k in _KINDS or k in words("tech") for k in rest)
    return kind == "project" and rest[-1] == "project" and core[-1] not in common_words() and core[-1] not in heads()


_KINDS = frozenset(
    "technology technologies service services line series platform system software app application brand solution solutions tool suite "
    "token coin card wallet network protocol chain blockchain mainnet testnet exchange marketplace chatbot assistant engine framework module device phone chip sensor "
    "robot vehicle model product products collection course game ecosystem website portal".split()
)
_UNDERTAKINGS = frozenset("project program programme initiative scheme campaign award awards study trial list".split())


_LINES = frozenset(
    "solution solutions service services products".split()
)  # which a name is the beginning of, rather than the whole
_UNTOLD = ("platform", "event")  # the types of names for want of a better sign
# Nouns that may stand behind a name or not: what says, of each type, that it is one.
_SAID = {
    "fund": frozenset("fund funds etf etfs trust".split()),
    "award": frozenset("award awards medal prize prizes honor honors honour honours".split()),
    "event": frozenset("event season conference festival show expo tournament contest competition".split()),
    "publication": frozenset(
        "index list report magazine podcast book guide survey ranking rankings newsletter series novel show".split()
    ),
    **dict.fromkeys(
        ("programme", "scheme", "campaign", "plan", "partnership"),
        frozenset("program programme initiative scheme project campaign".split()),
    ),
}
# What a place of ore or of building is called, and what lies there.
_SITES = frozenset("project property deposit mine prospect claim claims trend complex camp concession licence license".split())
_ORES = frozenset(
    "gold silver copper zinc lead nickel tin iron lithium uranium cobalt graphite antimony tungsten manganese vanadium molybdenum platinum palladium "
    "titanium tantalum niobium beryllium phosphate potash quartz coal oil gas helium rare earth earths elements ree pgm metals minerals critical ore "
    "and polymetallic gold-silver gold-copper copper-gold silver-gold nickel-copper lithium-ion diamond diamonds".split()
)


def _type_of(thing: Thing) -> str:
    """The type that the first mention of a thing gives it."""
    return thing.mentions[0].groups["type"]


def _only_says(kind: str, rest: Keys, alike: bool = True, untold: bool = False) -> bool:
    """True where the words by which a name is longer say no more than what the thing is, or which season of it.

    `alike` says that the shorter name is of the same type, `untold` that nothing told its type.
    """
    if len(rest) == 2 and rest[0] in ("season", "volume", "vol") and rest[1].isdigit():
        return True
    if not alike:
        return untold and kind not in _UNTOLD and all(k in _SAID.get(kind, ()) for k in rest)
    if kind == "platform":
        return all((k in _KINDS and k not in _LINES) or k in words("tech") or k in ("mobile", "digital", "online") for k in rest)
    return len(rest) < 3 and all(k in _SAID.get(kind, ()) for k in rest)


def site_of(core: Keys) -> Keys:
    """The name of a place of ore without what it is called and what lies there.

    >>> site_of(("rust", "creek", "gold", "project")), site_of(("rust", "creek", "mine"))
    (('rust', 'creek'), ('rust', 'creek'))
    """
    last = len(core)
    while last > 1 and (core[last - 1] in _SITES or core[last - 1] in _ORES):
        last -= 1
    return core[:last]


def _begins_as(core: Keys, whole: Keys) -> bool:
    """True where a longish name begins with the same two words as another, and with no region, which many names share."""
    return len(core) > 3 and whole[:2] == core[:2] and not _idle(core[:1])


def _spelt_out(short: Keys, whole: Keys) -> bool:
    """True where one word of the first is the initials of several of the second: `Kite IP Day` and `Kite Intellectual Property Day`."""
    more = len(whole) - len(short)
    if more < 1 or len(short) < 2:
        return False
    at = next(n for n in range(len(whole)) if n == len(short) or short[n] != whole[n])
    if at >= len(short) - 1 or len(short[at]) != more + 1 or short[at + 1 :] != whole[at + 1 + more :]:
        return False
    return "".join(k[0] for k in whole[at : at + 1 + more]) == short[at]


def _proper(core: Keys) -> bool:
    """True where the first of two words is a proper name that no other thing of this head is likely to bear."""
    agreed = core[1] in ("agreement", "accord", "treaty", "pact")
    return core[0] not in common_words() and core[0] not in words("generic") and (agreed or core[0] not in words("region"))


def _idle(keys: Iterable[str]) -> bool:
    """True for words that leave a thing the same: regions, and what many names begin with."""
    return all(k in words("region") or k in ("hong", "kong") for k in keys)


def _of_edition(things: Sequence[Thing], edition: Keys) -> list[Thing]:
    """Those whose edition can be this one."""
    return [t for t in things[:MOST_COMPARED] if _compatible(t.edition, edition)]


def _titles_of_several(names: Iterable[str]) -> set[str]:
    """What stands before the colon of several names (`Kite Presentation: Ann Lo`, `Kite Presentation: Ben Ho`): each is a thing by itself."""
    titles = Counter(title for title, colon, _ in (name.partition(": ") for name in dict.fromkeys(names)) if colon)
    return {title for title, count in titles.items() if count > 1}


def gather(found: Sequence[Found], parts: Parts) -> tuple[list[Thing], Index]:
    """Things by full names, the longest first: the same words apart from the edition, or a part of a longer name."""
    things: list[Thing] = []
    index = Index()
    named = [f for f in found if f.groups["form"] == "name"]
    several = _titles_of_several(name_of(f, parts) for f in named)
    other = {form_keys(one): core_of(two)[0] for one, two in glossed(named, parts)}
    last = set(other.values())  # letters and former names come behind the name that they stand for
    for f in sorted(named, key=lambda f: (core_of(name_of(f, parts))[0] in last, -len(form_keys(name_of(f, parts))), f.start)):
        printed = name_of(f, parts)
        core, edition = core_of(printed, printed.partition(": ")[0] in several)
        if not core:
            continue
        keys = form_keys(printed)
        fits = index.same(core, edition)
        thing = fits[0] if len(fits) == 1 or (fits and edition) else next((t for t in fits if not t.edition), None)
        if thing is None and not fits:
            thing = index.by_acronym.get(core) or index.by_form.get(keys) or index.longer(core, edition)
            if thing is None and f.groups["type"] == "project":
                thing = index.by_site.get(site_of(core))
            if thing is None:
                thing = index.opened(core, edition, f.groups["type"], _COINED.search(printed) is not None)
                if thing is not None:
                    thing.parts.add(keys)
        if thing is None:
            thing = Thing(edition=edition, core=core)
            things.append(thing)
            index.add(thing, printed)
        thing.edition = tuple(sorted({*thing.edition, *edition}))
        thing.add(f, printed)
        index.by_form.setdefault(keys, thing)
        if keys in other:
            index.by_acronym.setdefault(other[keys], thing)
        if f.groups.get("acronym"):
            index.by_acronym.setdefault(core_of(f.groups["acronym"])[0], thing)
    return things, index
