"""Names in frames that hold nothing but a person, whatever the trained pipeline and the lexicons say of the words.

An address that spells the name (`Nora Sales: nora.sales@…`), the maker of a picture on a site of pictures, kinship (`his wife of ten
years, Carol,`), the lone given name of a block of contacts, two names parted by a stroke, somebody `and her team`, a disc jockey's or a
rapper's name, a head of government by the surname alone; those of `people_frames` beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ..grammar.names import Names, is_given, look, words_of
from ..patterns import lazy_pattern
from ..rulebook import Rule
from ..spans import Parts
from .people_fiction import is_fiction
from .people_frames import Framed, contact_of_body, plain_name, talked_with, titled_together, writers_listed
from .people_houses import FIRM, JOINED_FIRM, bears_the_name
from .people_lists import refused
from .people_near import Candidate, Labels

Kept = list[tuple[Candidate, str]]

_ADDRESS = lazy_pattern(r"(?<![\w.+-])([A-Za-z]{2,20})[._-]([A-Za-z]{2,20})@")
_SPELLED_NEAR = 160
_PICTURE = lazy_pattern(
    r"\b(?:[Pp]hoto|[Ii]mage|[Pp]icture)s?:? (?:by|credit:?|courtesy of) ([A-Z][\w’'-]{2,20}(?: [A-Z][\w’'-]{1,20}){0,2}) (?:on|via|from|/|\|) ?"
    r"(?:Unsplash|Pexels|Pixabay|Flickr|Wikimedia|Freepik)\b"
)
_NO_MAKERS = frozenset("pexels pixabay unsplash flickr getty shutterstock istock fotos photos images studio pictures".split())
_RELATIVE = (
    r"(?:husband|wife|spouse|son|daughter|brother|sister|mother|father|mom|dad|mum|uncle|aunt|cousin|nephew|niece|grandson|granddaughter|"
    r"grandfather|grandmother|fianc[ée]e?)"
)
_KIN = lazy_pattern(
    r"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur)|\b[A-Z][a-z]{1,14}['’]s)(?: (?:[\w-]{3,14}-year-old|loving|late|elder|older|younger|young|eldest|oldest|"
    rf"youngest|twin|beloved|infant|teenage)){{0,2}} {_RELATIVE}(?: of (?:over |more than |nearly )?[\w-]{{1,12}} years)?,? ([A-Z][a-z]{{1,14}})(?=[,.;)]| [a-z])"
    r"|\b(?:one|a|an only) (?:son|daughter), ([A-Z][a-z]{1,14})(?=[,.;)])"
)
_LONE_LINE = lazy_pattern(
    r"\n([A-Z][a-z]{1,14})\n{1,2}(?:(?:E-?mail|Tel|Phone|Mobile)(?: address| number)?[.: ]{1,3})?(?:\+?\(?\d[\d() .-]{6}|[\w.+-]{2,40}@[\w-])"
)
_BEHIND_FIRM = lazy_pattern(
    r"\b(?:Ltd|Inc|LLC|Limited|Corp|Co)\.? ([A-Z][a-z]{2,14}) (?=\(\d{3}\) ?\d{3}|\d{3}[-.]\d{3}[-.]\d{4}|\+\d)"
)
_LABEL = lazy_pattern(r"\b[Cc]ontacts?\b")
_STROKE = lazy_pattern(
    r"(?<![\w/.@])([A-Z][a-zà-ÿ]{1,14} (?:[A-Z]\. )?[A-Z][a-zà-ÿ]{2,18})/([A-Z][a-zà-ÿ]{1,14} (?:[A-Z]\. )?[A-Z][a-zà-ÿ]{2,18})(?! ?[A-Z]|[\w/.@])"
)
_AND_TEAM = lazy_pattern(
    r"(?<![\w’'-])([A-Z][\w’'-]{1,18}(?: [A-Z][\w’'-]{1,18}){1,2}),? (?:and|with|along with|together with) (?:his|her) "
    r"(?:team|wife|husband|family|crew|colleagues?|partner|son|daughter|brother|sister|mother|father|band|students|staff|children|parents)\b"
)
_STAGED = lazy_pattern(r"(?<![\w’'-])((?:DJ|Lil['’]?|Yung) [A-Z][\w’'-]{1,16}(?: [A-Z][a-z]{2,14})?)(?![\w@&])")
_SON_OF = lazy_pattern(
    r"(?<![\w’'-])([A-Z][\w’'-]{1,16}(?: [A-Z][\w’'-]{1,16})? (?:bin|bint|binti|binte|ibn) [A-Z][\w’'-]{1,16}(?: (?:bin|bint|al|Al|El)[ -][A-Z][\w’'-]{1,16})?"
    r"(?: (?:[aA]l-|El-)[A-Z][\w’'-]{1,16})?)(?! [A-Z]|[\w@-])"
)
# Presidents of the United States and heads of government of the other countries of the G7, of Russia, India, China, Brazil, Argentina, Türkiye and
# Israel since 2000, whose surname is neither a word nor anybody's first name
_HEADS = lazy_pattern(
    r"(?<![\w@#$/.&’'-])(Trump|Biden|Obama|Putin|Medvedev|Modi|Macron|Sarkozy|Merkel|Scholz|Starmer|Sunak|Trudeau|Berlusconi|Meloni|Zelensk[iy]y?|"
    r"Erdo[gğ]an|Bolsonaro|Netanyahu)(?=['’]s? [a-zA-Z]| (?:has|have|had|was|is|will|and|or|on|in|to|over|for|by|said|says|told|"
    r"signed|signs|announced|called|won|vows?|wants|ordered|nominated|pardoned|threatened|imposed|pushed)\b|[,.;:?]|$)"
)
_NO_HEAD_BEFORE = lazy_pattern(
    r"(?:\b(?!(?:President|Minister|Chancellor|Premier|From|With|By|On|For|And|To|Against|Under|As|Of|How|Why|If|When|But|While|After|Before|That|Since|Former|The|"
    r"Challenge|In|Says|Tells|At|Over)\b)[A-Z][\w’'-]*|\$) $"
)


def framed_names(
    weak: list[Candidate], kept: Kept, parts: Parts, labels: Labels, known: Names, refusals: Sequence[Rule]
) -> set[int]:
    """Add to `kept` the names that stand in such frames, in the place of what overlaps them; where those of one word begin."""
    lone: set[int] = set()
    held = {place: c for c, _ in kept for place in range(c.start, c.end)}
    framed: dict[int, tuple[Candidate, str]] = {}
    for start, end, rule in _frames(parts, labels, known):
        block = parts.block_at(start)
        if block is None or block.section == "furniture" or refused(start, end, parts, refusals):
            continue
        over = [held[place] for place in range(start, end) if place in held]
        if rule == "person.stage-name" and over and all(start <= c.start for c in over):
            end = max(end, *(c.end for c in over))  # `DJ Nora Young`, whose surname is also a word
        elif over:
            continue
        candidate = _candidate(start, end, parts.text, (block.start, block.end))
        if candidate is None or (len(candidate.words) > 1 and _goes_on(candidate, parts.text)):
            continue
        for other in over:
            framed.pop(other.start, None)
        held.update(dict.fromkeys(range(start, end), candidate))
        framed[start] = candidate, rule
        if len(candidate.words) == 1:
            lone.add(start)
    taken = {place for c, _ in framed.values() for place in range(c.start, c.end)}
    kept[:] = [(c, r) for c, r in kept if taken.isdisjoint(range(c.start, c.end))] + list(framed.values())
    weak[:] = [c for c in weak if taken.isdisjoint(range(c.start, c.end))]
    return lone


def _goes_on(candidate: Candidate, text: str) -> bool:
    return bool(FIRM.match(text, candidate.end) or JOINED_FIRM.match(text, candidate.end) or bears_the_name(candidate, text))


def _frames(parts: Parts, labels: Labels, known: Names) -> Iterator[Framed]:
    for frame in _ALL:
        yield from frame(parts, labels, known)


def _candidate(start: int, end: int, text: str, line: tuple[int, int]) -> Candidate | None:
    """The stretch as a candidate of words that stand for a name here."""
    words = words_of(text, start, end)
    if not words or words[0].start != start or words[-1].end != end:
        return None
    named = tuple(replace(w, kind="N" if w.kind in "XRMAH" else w.kind) for w in words)
    return Candidate(named, "", None, "", end, None, None, False, line[0], line[1])


def _spelled(parts: Parts, _labels: Labels, known: Names) -> Iterator[Framed]:
    """`Nora Sales: nora.sales@…`: the letters of the address, one of which is a given or a family name."""
    text = parts.text
    if "@" not in text:
        return
    for address in _ADDRESS.finditer(text):
        first, last = address.group(1).lower(), address.group(2).lower()
        if not (first in known.given or (last in known.family and not known.has_other_use(first))):
            continue
        before = text[max(0, address.start() - _SPELLED_NEAR) : address.start()]
        place = before.lower().rfind(f"{first} {last}")
        if place < 0 or (place and before[place - 1].isalnum()):
            continue
        start = address.start() - len(before) + place
        end = start + len(first) + 1 + len(last)
        if text[start].isupper() and text[start + len(first) + 1].isupper() and not text[end : end + 1].isalpha():
            yield start, end, "person.contact"


def _pictured(parts: Parts, _labels: Labels, known: Names) -> Iterator[Framed]:
    for match in _PICTURE.finditer(parts.text):
        if plain_name(match.group(1), known) and _NO_MAKERS.isdisjoint(match.group(1).lower().split()):
            yield match.start(1), match.end(1), "person.credit"


def _related(parts: Parts, _labels: Labels, known: Names) -> Iterator[Framed]:
    fiction = is_fiction(parts)
    for match in _KIN.finditer(parts.text):
        group = match.lastindex or 1
        if fiction and not ("wife" in match.group() or "husband" in match.group()):
            continue  # `her father, Gabe`, of a novel
        if is_given(match.group(group).lower(), known):
            yield match.start(group), match.end(group), "person.role-before"


def _alone(parts: Parts, _labels: Labels, known: Names) -> Iterator[Framed]:
    """A given name that is a line of its own above a number or an address, near a label of contacts, or behind a firm and before a number."""
    text = parts.text
    for match in _LONE_LINE.finditer(text):
        near = parts.section_at(match.start(1)) == "contacts" or _LABEL.search(text, max(0, match.start() - 160), match.start())
        if near and match.group(1).lower() in known.given and known.not_names.get(match.group(1).lower()) is None:
            yield match.start(1), match.end(1), "person.contact"
    for match in _BEHIND_FIRM.finditer(text):
        if is_given(match.group(1).lower(), known):
            yield match.start(1), match.end(1), "person.contact"


def _stroked(parts: Parts, _labels: Labels, known: Names) -> Iterator[Framed]:
    """`Nora Vale/Piet Sandrup`, in a line of contacts or credits."""
    for match in _STROKE.finditer(parts.text):
        if all(is_given(match.group(g).split()[0].lower(), known) and plain_name(match.group(g), known) for g in (1, 2)):
            yield match.start(1), match.end(1), "person.contact"
            yield match.start(2), match.end(2), "person.contact"


def _teamed(parts: Parts, _labels: Labels, known: Names) -> Iterator[Framed]:
    for match in _AND_TEAM.finditer(parts.text):
        name = match.group(1)
        if plain_name(name, known) and not name.isupper():
            yield match.start(1), match.end(1), "person.role-after"


def _staged(parts: Parts, labels: Labels, known: Names) -> Iterator[Framed]:
    """`DJ Quorra`, `Lil Vane`; no `DJ Booth`."""
    for match in _STAGED.finditer(parts.text):
        words = match.group(1).split()[1:]
        if words[0].lower() in known.given or (plain_name(words[0], known) and words[0].lower() not in known.not_names):
            end = match.end(1) if plain_name(" ".join(words), known) else match.start(1) + match.group(1).rfind(" ")
            if labels.vote(match.start(1), end) > 0 or is_given(words[0].lower(), known):
                yield match.start(1), end, "person.stage-name"


def _governing(parts: Parts, _labels: Labels, _known: Names) -> Iterator[Framed]:
    """`Biden’s order`; no `$TRUMP`, no `Trump Tower`, nobody whose family the text names in full."""
    text = parts.text
    for match in _HEADS.finditer(text):
        follows = text[match.end() : match.end() + 4].lstrip("'’s").lstrip()
        titled = parts.section_at(match.start()) == "headline"
        if (titled or not follows[:1].isupper()) and not _NO_HEAD_BEFORE.search(text, max(0, match.start() - 24), match.start()):
            yield match.start(1), match.end(1), "person.head-of-government"


def _fathered(parts: Parts, _labels: Labels, known: Names) -> Iterator[Framed]:
    """`Noura bint Saad Al-Kabir`, where no institution bears the name."""
    for match in _SON_OF.finditer(parts.text):
        words = [w for w in match.group(1).split() if w[0].isupper()]
        if all(look(w).kind == "N" and look(w).key not in known.common for w in words):
            yield match.start(1), match.end(1), "person.son-of"


def _in_capitals(parts: Parts, labels: Labels, known: Names) -> Iterator[Framed]:
    """A labelled name within a text in capitals: `MARTA HOLGERSON HAS BEEN APPOINTED`."""
    for start, end in labels.persons(0, len(parts.text)):
        words = parts.text[start:end].split()
        if not 2 <= len(words) <= 4 or not parts.text[start:end].isupper() or any(w[0].isdigit() for w in words):
            continue
        beside = [c for c in parts.text[max(0, start - 60) : start] + parts.text[end : end + 60] if c.isalpha()]
        if sum(c.islower() for c in beside) > len(beside) // 10:
            continue  # a house in capitals among small letters
        keys = [look(w).key for w in words]
        odd = any(
            look(w).kind not in "AIN" or k in known.common or k in known.not_names or k in known.heads
            for w, k in zip(words, keys, strict=True)
        )
        last = keys[-1] in known.family or keys[-1] in known.surnames or len(keys[-1]) > 4
        if not odd and is_given(keys[0], known) and last and not _CAPITAL_AFTER.match(parts.text, end):
            yield start, end, "person.capitals"


_CAPITAL_AFTER = lazy_pattern(
    r"['’]S? [A-Z]|, [A-Z][a-z]|[™®@\w-]| (?:&|INC|LLC|LTD|CO|CORP|CENTER|CENTRE|FOUNDATION|FUND|PRIZE|AWARD|SCHOLARSHIP|GROUP|HOMES|SCHOOL|HALL|LAW)\b"
)

_ALL: tuple[Callable[[Parts, Labels, Names], Iterator[Framed]], ...] = (
    _spelled,
    _pictured,
    _related,
    _alone,
    _stroked,
    _teamed,
    _staged,
    _governing,
    _fathered,
    _in_capitals,
    titled_together,
    talked_with,
    contact_of_body,
    writers_listed,
)
