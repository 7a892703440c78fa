"""Which mentions are one person, and which posts the person holds."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..grammar.names import Names, bare, is_initial, names, surname_keys
from ..rulebook import Rulebook
from ..spans import Found, NameMention, Notice, Parts, PersonFact, Post, Tokens, Trace
from .people_bare import is_of_company
from .people_bodies import expansions
from .people_contacts import contact_of
from .people_posts import PostReader

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


_NEAR = 60  # people of one surname that are compared; keeps a list of ten thousand Lees linear


@dataclass(slots=True, eq=False)
class Person:
    """One person while mentions are being joined; `keys` are the words of the fullest form in lower case."""

    keys: tuple[str, ...]
    mentions: list[Found] = field(default_factory=list)
    sex: str = ""
    nick: str = ""
    suffix: str = ""
    notices: list[Notice] = field(default_factory=list)

    @property
    def surnames(self) -> set[str]:
        """The words that may be the surname."""
        return surname_keys(self.keys)[0]


def link_people(
    found: Sequence[Found], parts: Parts, tokens: Tokens, book: Rulebook, trace: Trace | None = None
) -> list[PersonFact]:
    """People with their mentions, posts and contacts, in order of first mention."""
    if not found:
        return []
    people = join(found, parts.text)
    reader = PostReader(found, parts, tokens)
    full_names = expansions(parts.text)
    facts = [_fact(person, parts, reader, full_names, trace) for person in people]
    return sorted(facts, key=lambda f: (f.mentions[0].start, f.mentions[0].end))


def name_keys(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without nicknames, full stops and `Jr.`.

    >>> name_keys("John K. Roe Jr.")
    ('john', 'k', 'roe')
    """
    words = [w for w in name.replace("\u00a0", " ").split(" ") if w and w[0] not in "\"“‘'("]
    keys = tuple(_plain(bare(w.rstrip(","))) for w in words if w[0].isalnum())
    return tuple(k for k in keys if k not in _SUFFIXES) or keys


def _plain(key: str) -> str:
    """A word without accents, since one text writes `Safaí` and `Safai`."""
    return key if key.isascii() else "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c))


def nickname(name: str) -> str:
    """The name in quotation marks or brackets inside a name, in lower case; an empty string where there is none.

    >>> nickname("Robert (Bob) Roe"), nickname("Robert Roe")
    ('bob', '')
    """
    inner = next((w for w in name.split() if w[0] in "\"“‘'(" and len(w) > 3), "")
    return _plain(bare(inner.strip("\"“”‘’'()")))


def same_name(a: Sequence[str], b: Sequence[str]) -> bool:
    """True where two forms of two words or more can be one person's.

    >>> same_name(("paul", "chan"), ("paul", "chan", "mo-po")), same_name(("j", "roe"), ("jane", "roe"))
    (True, True)
    >>> same_name(("jane", "roe"), ("john", "roe")), same_name(("siu-ping", "kung"), ("kung", "siu-ping"))
    (False, True)
    >>> same_name(("jeff", "roe"), ("jeffrey", "roe")), same_name(("chris", "roe"), ("christine", "poe"))
    (True, False)
    >>> same_name(("jim", "roe"), ("james", "roe"))
    True
    """
    first, second = set(a), set(b)
    if first <= second or second <= first:
        return len(first & second) >= 2
    parted, other = _parted(a), _parted(b)
    if a[0] == b[0] and len(parted & other) > 1 and (parted <= other or other <= parted):
        return True  # `Jane Roe` and `Jane Roe-Poe`
    if not (surname_keys(a)[0] & surname_keys(b)[0]):
        return False
    if a[0] == b[0] and a[-1] == b[-1]:
        return not (len(a) > 2 and len(b) > 2) or all(x[0] == y[0] for x, y in zip(a[1:-1], b[1:-1], strict=False))
    if a[-1] == b[-1] and len(a) == len(b) == 2 and (_short_of(a[0], b[0]) or _by_habit(a[0], b[0])):
        return True
    if a[-1] == b[-1] and (len(a[0]) <= 2 or len(b[0]) <= 2):
        return a[0][0] == b[0][0] and (
            len(a[0]) == 1 or len(b[0]) == 1 or "".join(w[0] for w in b[:-1]) == a[0] or "".join(w[0] for w in a[:-1]) == b[0]
        )
    return False


def _short_of(a: str, b: str) -> bool:
    """True of a given name and its short form, `jeff` and `jeffrey`; `dan` and `dana` are two names."""
    short, full = sorted((a, b), key=len)
    return len(short) >= 3 and len(full) >= len(short) + 2 and full.startswith(short) and full[len(short) :] in _LONG_ENDS


# what is added to a short form that is cut off after its first syllable: Dan-iel, Matt-hew, Jeff-rey, Ben-jamin
_LONG_ENDS = frozenset(
    "iel hew rey ery frey jamin ael uel othy id ard olas opher topher ander andra andre ephine icia ela ette mas ory ge ert erick erica "
    "athan nathan iam rew ence thew hua eph uela abeth iana ene erly ice ney vin ick ton ueline".split()
)


def _parted(keys: Sequence[str]) -> set[str]:
    """The words of a name, those joined by hyphens apart."""
    return {part for key in keys for part in key.split("-")}


def _by_habit(a: str, b: str) -> bool:
    """True of a given name and the short form that English has for it and that does not begin like it: `jim` and `james`."""
    return b in _SHORT_FORMS.get(a, ()) or a in _SHORT_FORMS.get(b, ())


_SHORT_FORMS = {
    full: frozenset(short.split())
    for full, short in {
        "abigail": "abby",
        "albert": "bert",
        "andrew": "drew andy",
        "anthony": "tony",
        "catherine": "kate cathy katie",
        "charles": "chuck charlie",
        "christopher": "kit",
        "cynthia": "cindy",
        "deborah": "debbie",
        "edward": "ted ned eddie",
        "elizabeth": "beth betty betsy liz lizzie libby",
        "eugene": "gene",
        "francis": "frank",
        "gerald": "jerry",
        "gregory": "gregg",
        "harold": "hal harry",
        "henry": "harry hank",
        "jacob": "jake",
        "jacqueline": "jackie",
        "james": "jim jimmy jamie",
        "jennifer": "jenny",
        "john": "jack johnny",
        "joseph": "joe joey",
        "judith": "judy",
        "katherine": "kate kathy katie",
        "lawrence": "larry",
        "leonard": "lenny",
        "margaret": "peggy meg maggie",
        "matthew": "matty",
        "michael": "mike mick mickey",
        "patricia": "pat patty trish",
        "rebecca": "becky",
        "richard": "dick rick ricky",
        "robert": "bob bobby rob robbie",
        "stephen": "steve",
        "steven": "steve",
        "susan": "sue susie",
        "theodore": "ted teddy",
        "thomas": "tom tommy",
        "william": "bill billy will liam",
        "zachary": "zack",
    }.items()
}


def join(found: Sequence[Found], text: str = "") -> list[Person]:
    """People with their mentions: full names first, then the short forms that fit exactly one of them.

    With the text, a second name in brackets behind a name is the same person's: `Mok Siu-lan (Mabel Mok)`.
    """
    known = names()
    people: list[Person] = []
    by_key: dict[str, list[Person]] = {}
    keyed = [(f, name_keys(f.groups.get("name", ""))) for f in found]
    for mention, keys in sorted(keyed, key=lambda x: (-len(x[1]), x[0].start)):
        if len(keys) < 2:
            continue
        near = {id(p): p for k in dict.fromkeys(keys) for p in by_key.get(k, [])[:_NEAR]}
        nick, suffix = nickname(mention.groups.get("name", "")), _suffix(mention.groups.get("name", ""))
        fit = next((p for p in near.values() if _fits(keys, nick, suffix, p)), None)
        person = fit or Person(keys)
        person.suffix = person.suffix or suffix
        if fit is None:
            people.append(person)
            for key in dict.fromkeys(keys):
                by_key.setdefault(key, []).append(person)
        if nick and not person.nick:
            person.nick = nick
            if nick not in person.keys:
                by_key.setdefault(nick, []).append(person)
        _add(person, mention, known)
    _join_called(people, by_key, text)
    alone: dict[tuple[str, str], Person] = {}
    for mention, keys in keyed:
        if len(keys) == 1:
            _place_short(mention, keys[0], by_key, alone, people, known)
    return people


def _join_called(people: list[Person], by_key: dict[str, list[Person]], text: str) -> None:
    """Make one of two people of a surname, where the name of one stands in brackets right behind that of the other."""
    ends = {m.end: p for p in people for m in p.mentions}
    joined: set[Person] = set()
    for called in people:
        holder = next((ends[m.start - 2] for m in called.mentions if m.start - 2 in ends and _in_brackets(m, text)), None)
        if holder is None or holder is called or not (holder.surnames & called.surnames):
            continue
        holder.mentions.extend(called.mentions)
        holder.nick, holder.sex = holder.nick or called.nick, holder.sex or called.sex
        joined.add(called)
        ends.update((m.end, holder) for m in called.mentions)
        for key in dict.fromkeys(called.keys):
            near = by_key.get(key, [])
            if len(near) <= _NEAR:
                by_key[key] = list(dict.fromkeys(holder if p is called else p for p in near))
    people[:] = [p for p in people if p not in joined]


def _in_brackets(mention: Found, text: str) -> bool:
    """True of a name that brackets hold alone: ` (Mabel Mok)`."""
    return text.startswith(" (", mention.start - 2) and text.startswith(")", mention.end)


def _suffix(name: str) -> str:
    """`jr`, `sr`, `iii` at the end of a name, else an empty string."""
    last = bare(name.split()[-1]) if name else ""
    return last if last in _SUFFIXES else ""


def _fits(keys: tuple[str, ...], nick: str, suffix: str, person: Person) -> bool:
    """True where a full name is the person's, by the nickname that the text gives too; a father and a son of one name are two."""
    if suffix and person.suffix and suffix != person.suffix:
        return False
    nicked = person.nick == keys[0] or (nick != "" and nick == person.keys[0])
    return same_name(keys, person.keys) or (nicked and keys[-1] == person.keys[-1])


def _sex(mention: Found, known: Names) -> str:
    sexes = {known.honorifics.get(bare(w), "") for w in mention.groups.get("honorific", "").split()}
    return next(iter(sexes - {""}), "")


def _add(person: Person, mention: Found, known: Names) -> None:
    person.mentions.append(mention)
    person.sex = person.sex or _sex(mention, known)


def _place_short(
    mention: Found,
    key: str,
    by_key: dict[str, list[Person]],
    alone: dict[tuple[str, str], Person],
    people: list[Person],
    known: Names,
) -> None:
    """Give `Mr Lee`, `Chai`, `Sunny` to the one person that fits; where none or several do, it stands alone or is no mention."""
    sex = _sex(mention, known)
    member = mention.rule == "person.group-member"  # `Tiger@LUMEN` is another than Wong Ka-ching, Tiger
    near = [] if member else by_key.get(key, [])[:_NEAR]
    if not near and not member and not sex and len(key) > 2:
        near = [p for p in people[:_NEAR] if len(p.keys) > 1 and (_by_habit(key, p.keys[0]) or _short_of(key, p.keys[0]))]
        near = near if len(near) == 1 else []  # `Jeff continued`, of Jeffrey Roe
    fits = [p for p in near if not (sex and p.sex and sex != p.sex)]
    if mention.groups.get("honorific"):
        fits = [p for p in fits if key in p.surnames] or fits
    if suffix := _suffix(mention.groups.get("name", "")):
        fits = [p for p in fits if p.suffix == suffix] or fits
    if len(fits) > 1:
        fits = [p for p in fits if key in p.surnames] or fits
    if len(fits) == 1:
        _add(fits[0], mention, known)
        return
    if mention.rule == "person.short":
        return
    person = alone.get((key, sex))
    if person is None:
        person = alone[key, sex] = Person((key,))
        people.append(person)
        if fits:
            said = " and ".join(sorted(p.mentions[0].groups["name"] for p in fits)[:3])
            person.notices.append(
                Notice("person-ambiguous", f"{mention.groups['name']} fits {said}; it is listed alone", mention.start)
            )
    _add(person, mention, known)


def fullest(mentions: Sequence[Found]) -> str:
    """The form of the name with most words, as printed; rather not all in capitals, the first of equals."""
    best = min(
        mentions,
        key=lambda f: (
            -len([w for w in f.groups["name"].split() if not is_initial(w)]),
            -len(f.groups["name"].split()),
            f.groups["name"].isupper(),
            f.start,
        ),
    )
    return " ".join(best.groups["name"].split())


def _fact(person: Person, parts: Parts, reader: PostReader, full_names: dict[str, str], trace: Trace | None) -> PersonFact:
    mentions = sorted(person.mentions, key=lambda f: f.start)
    posts = reader.posts(mentions)
    phone, email, body = contact_of(mentions, parts, reader)
    if not posts and body:
        posts = (Post(None, body),)
    elif body and parts.section_at(mentions[0].start) == "contacts" and not any(p.organisation for p in posts):
        posts = tuple(Post(p.role, body) for p in posts)  # the block prints the post, its head the body
    elif body and not any(p.organisation for p in posts) and all(p.role and is_of_company(p.role) for p in posts):
        posts = tuple(Post(p.role, body) for p in posts)  # the release says `CEO Jane Roe`, the contacts of which company
    elif body:
        printed = [parts.text[f.end : f.end + 90] for f in mentions if parts.section_at(f.start) == "contacts"]
        posts = tuple(
            Post(p.role, body) if p.role and not p.organisation and any(p.role in s for s in printed) else p for p in posts
        )
    honorific = next((f.groups["honorific"] for f in mentions if f.groups.get("honorific")), None)
    letters = [p for f in mentions for p in f.groups.get("post_nominals", "").split()]
    body_name = next((p.organisation for p in posts if p.organisation), None)
    name = fullest(mentions)
    if trace is not None:
        trace.explain("person", mentions[0].start, mentions[0].end, f"{len(mentions)} mentions read as {name}")
    return PersonFact(
        name,
        tuple(NameMention(f.start, f.end, f.rule) for f in mentions),
        honorific,
        tuple(dict.fromkeys(letters)),
        posts,
        full_names.get(body_name) if body_name else None,
        phone,
        email,
        tuple(person.notices),
    )
