"""The shape of people's names: words in capitals, what each of them can be, and the stretches that may be a name.

Knows nothing of a release. Words are judged by lexicons (`rules/given_names.csv`, `surnames.csv`, `honorifics.csv`,
`family_names.csv`, `post_nominals.csv`, `not_names.csv`, `common_words.csv`, `role_heads.csv`), so a line added there is a rule changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

from hkfacts.patterns import lazy_pattern

from ..rulebook import columns, lexicon

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"
_LETTER = r"[^\W\d_]"
_ABBREVIATION = (
    "Dr|Mr|Mrs|Ms|Mx|Messrs|Prof|Profs|Hon|Rev|Ven|Sr|Jr|St|Sen|Rep|Gov|Gen|Col|Capt|Cmdr|Adm|Lt|Maj|Sgt|Cpl|Fr|Pres|Amb|Ir|Brig"
)
_WORD = (
    rf"(?:(?:{_ABBREVIATION})\.|D(?:ato|ATO)['’ʼ](?= )|[{_UPPER}]\.(?:-?[{_UPPER}]\.){{0,3}}(?!\w)"
    rf"|[{_UPPER}]{_LETTER}{{0,30}}(?:['’ʼ\-‑]{_LETTER}{{1,30}}){{0,3}}|[adl][l]?[-'’][{_UPPER}]{_LETTER}{{1,30}})"
)
_PARTICLE = (
    "de la|de los|de las|de|del|della|dela|der|den|da|dos|das|do|di|du|van der|van den|van de|van|von der|von|zu|bin|binti|binte|"
    "bint|ibn|al|el|ben|le|la|ter|ten|te|y|e|af|av|a/l|a/p|s/o|d/o"
)
_NICKNAME = rf"\(?[\"“‘'(][{_UPPER}]{_LETTER}{{1,14}}(?: [{_UPPER}]{_LETTER}{{1,14}})?[\"”’')]\)?"
RUN = lazy_pattern(
    rf"(?=[{_UPPER}adl])(?:(?<![\w@#/&])|(?<=\d\d\d\d)){_WORD}(?:(?: {_NICKNAME})?(?: (?:{_PARTICLE}))?[ \u00a0]{_WORD}){{0,15}}"
)
_TOKEN = lazy_pattern(rf"{_NICKNAME}|{_WORD}|[a-z/]{{1,5}}")
_GLUED = lazy_pattern(
    r"([^\W\d_]{2,}[a-z]|LLP|LLC|LTD|PLC|INC|PR|IR|(?:Co-)?CEO|GmbH|AG|SA)((?:Co-)?[A-Z][a-z]{2,}|[A-Z]{3,}|C[EFOTIM]O|PR|IR|VP)$"
)
_POSSESSIVE = lazy_pattern(r"['’ʼ](?:s|S)?$")
_MADE_BY = lazy_pattern(
    r"([A-Z][^\W\d_]{1,20}(?:['’][^\W\d_]{2,20})?)-(?:founded|designed|inspired|led|owned|backed|directed|produced|created|penned|authored|curated|"
    r"hosted|endorsed|appointed|signed)"
)
_SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv"})
_HYPHENATED = lazy_pattern(rf"[{_UPPER}][a-z]{{0,6}}[-‑][A-Za-z][a-z]{{0,6}}")
_KOREAN = lazy_pattern(r"[A-Z][a-z]{1,5}[-‑][a-z]{2,6}")  # `Ji-yoon`, a given name that stands first
_TWO_SYLLABLES = lazy_pattern(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|"
    r"ie|iu|ua|ui|uo|ue|a|e|i|o|u)"
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|"
    r"ie|iu|ua|ui|uo|ue|a|e|i|o|u)"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a run of capitals; `kind` as in `kind_of`, `key` in lower case without `’s` and full stop."""

    text: str
    start: int
    end: int
    key: str
    kind: str
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """The lexicons of names, keys in lower case."""

    honorifics: dict[str, str]
    honorific_class: dict[str, str]
    honorific_pairs: frozenset[tuple[str, str]]
    post_nominals: frozenset[str]
    surnames: dict[str, str]
    family: frozenset[str]
    family_words: frozenset[str]
    given: dict[str, str]
    ambiguous: frozenset[str]
    not_names: dict[str, str]
    common: frozenset[str]
    heads: dict[str, str]
    modifiers: frozenset[str]
    ranks: frozenset[str]

    def has_other_use(self, key: str) -> bool:
        """True of a word that is more than some body's or family's own name: a common word, a place, a post, a given name."""
        return key in self.common or key in self.not_names or key in self.heads or key in self.given


@lru_cache(maxsize=1)
def names() -> Names:
    """The lexicons, read once a process."""
    honorifics = lexicon("honorifics")
    given, family = columns("given_names"), columns("family_names")
    given_names, family_names = (tuple(map(str.lower, c["name"])) for c in (given, family))
    bad = {r["word"]: r["class"] for r in lexicon("not_names")}
    unsure = {*compress(given_names, given["ambiguous"]), *(set(given_names) & bad.keys())}
    unsure_family = frozenset(compress(family_names, family["ambiguous"]))
    return Names(
        {r["honorific"].lower().replace(".", ""): r["sex"] for r in honorifics},
        {r["honorific"].lower().replace(".", ""): r["class"] for r in honorifics},
        frozenset(
            (first, second)
            for r in honorifics
            if r["class"] == "rank"
            for first, _, second in [r["honorific"].lower().replace("'", "").partition(" ")]
            if second and first in ("dato", "datuk", "datin", "tan", "puan", "toh")
        ),
        frozenset(r["post_nominal"].replace(".", "") for r in lexicon("post_nominals")),
        {r["surname"].lower(): r["regions"] for r in lexicon("surnames")},
        frozenset(name for name, unsure in zip(family_names, family["ambiguous"], strict=True) if not unsure),
        unsure_family,
        dict(zip(given_names, given["sex"], strict=True)),
        frozenset(unsure),
        bad,
        frozenset(columns("common_words")["word"]),
        {r["head"]: r["kind"] for r in lexicon("role_heads")},
        frozenset(r["modifier"] for r in lexicon("role_modifiers")),
        frozenset(r["modifier"] for r in lexicon("role_modifiers") if r["class"] == "rank"),
    )


@lru_cache(maxsize=1 << 13)
def bare(word: str) -> str:
    """A word in lower case without possessive ending and full stops.

    >>> bare("Chai’s"), bare("Dr."), bare("C.Y.")
    ('chai', 'dr', 'cy')
    """
    return _POSSESSIVE.sub("", word).replace(".", "").replace("‑", "-").replace("’", "'").replace("İ", "I").lower()


def is_initial(text: str) -> bool:
    """True of `J.`, `C.Y.`, `T`.

    >>> is_initial("C.Y."), is_initial("Cy")
    (True, False)
    """
    return len(text) == 1 or (text.endswith(".") and len(text.replace(".", "").replace("-", "")) <= len(text) / 2 + 0.5)


def kind_of(text: str, key: str, known: Names) -> str:
    """What a word in capitals can be by itself.

    `H` honorific, `R` head noun of a post, `M` word before such a head, `X` a word that no name has, `A` letters in capitals
    (an acronym, a surname in capitals), `I` initial, `S` suffix of a name, `N` anything else.
    """
    if (
        key in known.honorifics
        and text not in ("IR", "AR")  # `AR glasses`
        and (text.endswith(".") or known.honorific_class[key] in ("title", "academic"))
        and text[0].isupper()
    ):
        return "H"
    if (
        "-" in key
        and text.rpartition("-")[2].islower()
        and len(key.rpartition("-")[2]) >= 5
        and key.rpartition("-")[2] in known.common
    ):
        return "X"  # `Tank-featured`, `AI-driven`
    if known.honorific_class.get(key) == "rank" and text[0].isupper() and len(key) > 2 and key not in known.given:
        return "H"
    if "'" in key and key.rpartition("'")[2] in ("m", "re", "ve", "ll", "d", "t"):
        return "X"
    if key in _SUFFIX:
        return "S"
    if text in ("U.S.", "U.K.", "U.N.", "E.U.", "U.A.E.", "D.C.", "U.S.A."):
        return "X"
    if is_initial(text):
        return "I"
    if key.endswith("-general") and key.removesuffix("-general") in known.heads:
        return "R"  # `Solicitor-General`
    if (
        key in known.heads or (key[-1:] == "s" and key[:-1] in known.heads and key not in known.given)
    ) and key not in known.surnames:
        return "R"
    if (key in known.not_names and text != "Ab") or _several_bodies(key, known):
        return "X"  # the Swedish form of a company is written `AB`
    if key in known.modifiers and key not in known.given:
        return "M"
    if text.isupper() and len(text) > 1 and "." not in text:
        return "A"
    return "N"


def _several_bodies(key: str, known: Names) -> bool:
    """True of `galleries`, `hospitals`: a kind of institution in the plural that is no name too."""
    if key[-1:] != "s" or key in known.family or key in known.family_words or key in known.surnames or key in known.given:
        return False
    single = key[:-3] + "y" if key.endswith("ies") else key[:-1]
    return known.not_names.get(single) == "institution"


@dataclass(frozen=True, slots=True)
class Look:
    """What one word in capitals is by itself; `tail` is the length of a possessive ending, `cut` where two glued words part."""

    key: str
    kind: str
    tail: int
    cut: int


@lru_cache(maxsize=1 << 13)
def look(raw: str) -> Look:
    """Look one word up in the lexicons; kept, since the words of a text repeat."""
    known = names()
    tail = (
        None if raw.lower() in ("dato'", "dato’", "datoʼ") else _POSSESSIVE.search(raw)
    )  # `Dato’`: the mark is part of the title
    length = len(tail.group()) if tail else 0
    key = bare(raw)
    glued = _GLUED.match(raw) if not tail else None
    whole = glued is not None and glued.group(1) in (
        "Mc",
        "Mac",
        "De",
        "La",
        "Le",
        "Di",
        "Du",
        "Da",
        "Van",
        "Von",
        "Fitz",
        "San",
        "St",
    )
    cut = glued.start(2) if glued and not whole and _unglued(glued, known) else 0
    return Look(key, kind_of(raw[: len(raw) - length], key, known) if key else "", length, cut)


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of one run of capitals, with particles (kind `p`) and nicknames (kind `q`)."""
    out: list[Word] = []
    for match in _TOKEN.finditer(text, start, end):
        raw, place, stop = match.group(), match.start(), match.end()
        if raw[0] in "\"“‘'(":
            out.append(Word(raw, place, stop, raw.lower(), "q"))
        elif raw.islower():
            out.append(Word(raw, place, stop, raw, "p"))
        else:
            seen = look(raw)
            made = _MADE_BY.fullmatch(raw)
            if made is not None and out and out[-1].kind in "NI" and out[-1].end + 1 == place and look(made.group(1)).kind == "N":
                name = made.group(1)  # `Jane Roe-founded`: the name ends there, as before `’s`
                out.append(Word(name, place, place + len(name), look(name).key, "N", True))
                continue
            cut = seen.cut or _glued_name(raw, text, stop, end) or (_after_surname(raw, out[-1]) if out else 0)
            if cut:
                left, right = raw[:cut], raw[cut:]
                lexicons = names()
                plain = left.lower() in lexicons.common or left.lower() in lexicons.not_names
                kind = "X" if plain and left.lower() not in lexicons.surnames else look(left).kind
                out.append(Word(left, place, place + cut, left.lower(), kind))
                out.append(Word(right, place + cut, stop, right.lower(), look(right).kind))
            elif seen.key:
                stop -= seen.tail
                out.append(Word(text[place:stop] if seen.tail else raw, place, stop, seen.key, seen.kind, seen.tail > 0))
    return out


_NEAR_ENOUGH = 20_000  # how far the same name is looked for with its space
_CAMEL_SHORT = lazy_pattern(r"(?!Ma?c|De|Di|La|Le|Lo|Da|Du|Do|St|Van|Von|Ver)([A-Z][a-z]{1,2})([A-Z][a-z]{2,})$")
_CAMEL_NAME = lazy_pattern(r"([A-Z][a-z]{3,}|[A-Z]{4,}|(?:Mc|Mac|De|Di|O['’])[A-Z][a-z]{2,})([A-Z][a-z]{2,})$")


def _glued_name(raw: str, text: str, stop: int, end: int) -> int:
    """Where a name begins that lost its space to the word before (`TransactionsJane Roe`), by the word that follows it; else 0."""
    glued = None if raw[1:].islower() else _CAMEL_NAME.match(raw)
    if glued is None or not text.startswith(" ", stop) or stop + 1 >= end:
        return 0
    after = _TOKEN.match(text, stop + 1, end)
    following = bare(after.group()) if after is not None and after.group()[0].isupper() else ""
    if not following:
        return 0
    known = names()
    left, right = glued.group(1).lower(), glued.group(2).lower()
    plain = left in known.common or left in known.not_names or left in known.family or left in known.given
    surname = following in known.family or following in known.surnames or following not in known.common
    if plain and surname and right in known.given and right not in known.common:
        return glued.start(2)
    posted = following in known.heads and (right in known.modifiers or right in ("account", "project", "press"))
    if posted and (left in known.family or left in known.surnames or left not in known.common):
        return glued.start(2)  # `Jane RoeAccount Director`
    alone = f"{glued.group(2)} {after.group()}" if after is not None else ""
    place = max(0, stop - _NEAR_ENOUGH)
    for _ in range(4):
        place = text.find(alone, place, stop + _NEAR_ENOUGH)
        if place < 0 or not plain or right in known.common:
            return 0
        if place == 0 or not text[place - 1].isalpha():
            return glued.start(2)  # the same name stands elsewhere with its space
        place += 1
    return 0


def _after_surname(raw: str, before: Word) -> int:
    """Where the next word begins in `RoeAmericana` after a given name, the first part of which is a family name; else 0."""
    known = names()
    if raw[1:].islower() or before.possessive or not is_given(before.key, known):
        return 0
    glued = _CAMEL_NAME.match(raw) or _CAMEL_SHORT.match(raw)
    if glued is None:
        return 0
    left = glued.group(1).lower()
    unheard = len(left) > 4 and left not in known.common and left not in known.not_names and left not in known.heads
    return glued.start(2) if left in known.family or left in known.surnames or unheard else 0


def _unglued(glued: re.Match[str], known: Names) -> bool:
    """True where two words lost the space between them: `CentreJane`, `DetailsJane`, `WongTel`."""
    left, right = glued.group(1).lower(), glued.group(2).lower()
    if right in LABELS or right in ("ceo", "cfo", "coo", "cto", "cio", "cmo", "avp", "evp", "svp"):
        return True
    if glued.group(2).isupper() and len(left) >= 4 and not glued.group(1).isupper():
        return left in known.family or left in known.surnames or left in known.family_words
    if right in known.given and right not in known.ambiguous and len(left) >= 4 and left not in known.given:
        return left not in known.common or left in known.not_names
    if (
        (right in _POST_GLUED or right in known.heads)
        and len(left) >= 3
        and (left in known.family or left in known.surnames or left not in known.common)
    ):
        return True  # `PalmerChief Executive Officer`
    if glued.group().isupper():
        return False
    if glued.group(1).isupper() or left == "gmbh":
        return right in known.given or right in known.family
    return (left in known.not_names or left in known.common) and (right in known.given or right in known.surnames)


_POST_GLUED = frozenset(
    "chief president director head vice senior manager founder managing executive chairman partner co-founder co-chair associate deputy "
    "principal communications".split()
)
LABELS = frozenset(
    ("tel contact telephone phone email mobile cell fax direct office mail web website title position company").split()
)


def runs(text: str, start: int = 0, end: int | None = None) -> Iterator[list[Word]]:
    """The runs of words in capitals of a text, each cut after a possessive."""
    for match in RUN.finditer(text, start, len(text) if end is None else end):
        yield from cut_possessives(words_of(text, match.start(), match.end()))


def cut_possessives(words: Sequence[Word]) -> Iterator[list[Word]]:
    """A run in parts, a possessive ending each of them but the last."""
    run: list[Word] = []
    for word in words:
        run.append(word)
        if word.possessive:
            yield run
            run = []
    if run:
        yield run


def is_given(key: str, known: Names) -> bool:
    """True of a known given name that is not also a common word, a place or a month."""
    return key in known.given and key not in known.ambiguous


def eastern(words: Sequence[Word], known: Names) -> bool:
    """True of a surname of the lists with a hyphenated or two-syllable given name (`Lee Ka-chiu`, `Xia Baolong`)."""
    if not 2 <= len(words) <= 3 or words[0].key not in known.surnames:
        return False
    second = words[1]
    if _HYPHENATED.fullmatch(second.text) and len(words) == 2:
        return all(len(part) <= 6 for part in second.text.replace("‑", "-").split("-"))
    if len(words) == 2 and "mainland" in known.surnames[words[0].key]:
        return second.key not in known.common and _TWO_SYLLABLES.fullmatch(second.key) is not None
    return False


def surname_keys(words: Sequence[str]) -> tuple[set[str], set[str]]:
    """The keys that may be the surname, and those that may be a given name, of a name of two words or more.

    >>> surname_keys(("paul", "chan", "mo-po"))[0]
    {'chan'}
    >>> sorted(surname_keys(("john", "smith"))[0]), surname_keys(("lee", "ka-chiu"))[0]
    (['smith'], {'lee'})
    """
    known = names()
    keys = [w for w in words if w not in _SUFFIX]
    if len(keys) < 2:
        return set(keys), set(keys)
    for place, key in enumerate(keys[:-1]):
        if key in known.surnames and "-" in keys[place + 1]:
            return {key}, set(keys) - {key}
    if len(keys) >= 3 and keys[0] in known.surnames and not is_given(keys[0], known):
        return {keys[0]}, set(keys[1:])
    if len(keys) == 4 and keys[1] in known.surnames and keys[0] in known.given:
        return {keys[1]}, {keys[0], *keys[2:]}
    if keys[-1] in known.surnames or keys[0] not in known.surnames or is_given(keys[0], known):
        return {keys[-1]}, set(keys[:-1])
    return {keys[0], keys[-1]}, set(keys)


def person_like(words: Sequence[Word], known: Names) -> bool:
    """True where the words alone make a name likely: a known given name, a surname of the lists, an initial."""
    keys = [w.key for w in words if w.kind not in "pq"]
    if len(keys) < 2:
        return False
    if is_given(keys[0], known) or eastern(words, known):
        return True
    if 3 <= len(keys) <= 4 and keys[1] == "thi" and keys[0] in known.surnames:
        return True  # `Luong Thi Hanh`
    if len(words) == 3 and "-" in words[2].text and eastern(words[1:], known):
        return True  # `Anselm Leung Ho-fung`
    if keys[-1] in known.surnames and (keys[-1] not in known.common or keys[0] in known.given) and keys[0] not in known.common:
        return True
    if len(keys) == 2 and _KOREAN.fullmatch(words[0].text) and not {keys[0], keys[-1], *keys[0].split("-")} & known.common:
        return True
    return any(w.kind == "I" and len(w.text) <= 5 for w in words[:-1]) and keys[-1] not in known.common


def common_only(words: Sequence[Word], known: Names) -> bool:
    """True where every word is also an ordinary word (`Block Green`), so that it takes a reason to read a name."""
    return all(w.key in known.common or w.kind in "ISpq" for w in words)
