"""The organisation that issues a release, by evidence added up: who announces, whom `About` describes, whose contacts are given.

No single place tells it. Each place where a release names its issuer gives its candidates some weight; the candidate with most
weight wins, if it has enough. An acronym and the name that the text defines it for are one candidate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from ..rulebook import lexicon
from ..spans import Block
from .home import home_of_place
from .words import word_list

_TOKEN = r"(?:[A-Z0-9][\w&’'+/-]*(?:\.[A-Za-z]{2,4}\b)?|(?:[a-z]{1,2}[A-Z]\w{1,20})|&|U\.S\.)"
_SUFFIX = r"(?:,? (?:Inc|Ltd|LLC|Limited|Co|Corp|Corporation|PLC|plc|LLP|L\.P|S\.A|AG|SE|N\.V|GmbH|Pte|Pty|Bhd|Sdn)\b\.?(?!\w))"
_NAME = rf"{_TOKEN}(?:{_SUFFIX}|(?: (?:of the|of|and|for the|for|the|de|du|del|[-–@])){{0,1}} {_TOKEN}){{0,13}}"
_BRACKETS = r"(?:\s?\((?P<{0}>[^()\n]{{1,90}})\)){{0,4}}"
_ANNOUNCE = (
    r"(?:announce[sd]?|announcing|unveil(?:s|ed)|launch(?:es|ed)|releas(?:es|ed)|report(?:s|ed)|introduc(?:es|ed)"
    r"|welcome[sd]?|reveal(?:s|ed)"
    r"|present(?:s|ed)|publish(?:es|ed)|celebrate[sd]?|confirm(?:s|ed)|host(?:s|ed)|stage[sd]?|sign(?:s|ed)"
    r"|complete[sd]?|appoint(?:s|ed)"
    r"|open(?:s|ed)|expand(?:s|ed)|secure[sd]?|receive[sd]?|close[sd]?|declare[sd]?|join(?:s|ed)|partner(?:s|ed)"
    r"|support(?:s|ed)|urge[sd]?"
    r"|(?:is|are|was|were) (?:\w+ )?(?:pleased|proud|delighted|thrilled|excited|honou?red|happy|set|staging|hosting"
    r"|launching|holding|organi[sz]ing))"
)
_LEAD = re.compile(rf"[“\"]?(?:The |the )?(?P<name>{_NAME})(?:’s|'s)?" + _BRACKETS.format("inside"))
_ANNOUNCES = re.compile(
    rf"(?P<name>{_NAME})(?:’s|'s)?(?:\s?\([^()\n]{{1,90}}\)){{0,4}}(?:,[^.;\n]{{3,260}},|\s[–—-]\s[^.;\n]{{3,200}}\s[–—-])?"
    rf"\s(?:(?:today|proudly|has|have|will|also|officially|jointly|recently|formally|successfully|is"
    rf"|this week)\s){{0,3}}{_ANNOUNCE}\b"
)
_ORGANISED = re.compile(
    rf"\b(?:[Oo]rgani[sz]ed|[Hh]osted|[Pp]resented|[Ss]taged|[Ll]aunched|[Rr]un|[Ii]ssued|[Rr]eleased"
    rf"|[Pp]ublished)(?: \w+)? by (?:the )?(?P<name>{_NAME})"
)
_SPOKESMAN = re.compile(
    rf"\b[Ss]pokes(?:man|woman|person) (?:for|of) (?:the )?(?P<name>{_NAME})|(?P<before>{_NAME}) spokes(?:man|woman|person)\b"
)
_SOURCE = re.compile(
    rf"(?:SOURCE|Source)\s?[:：]?\s(?:The )?(?P<name>{_NAME})\s*$|(?:[Dd]isseminated )?on behalf of (?:the )?(?P<behalf>{_NAME})"
)
_SOURCED = re.compile(r"SOURCE|Source|on behalf of")
_ABOUT = re.compile(rf"(?:About|ABOUT)\s(?:the |The |THE )?(?P<name>{_NAME})")
_SHORT = re.compile(r"\((?:the |hereinafter |also known as |or |[“\"‘']){0,2}(?P<short>[A-Z][\w&-]{1,14})[”\"’']?\)")
_TICKER = re.compile(r"\((?:[A-Z][\w .]{1,18}:\s?[A-Z.]{1,6}[;,|/]\s?){0,3}[A-Z][\w .]{1,18}:\s?(?P<short>[A-Z]{2,6})\)")
# A post that a person's name follows: `Kite Mines CEO Ada Moon` is said of a person, by Kite Mines.
_POST = re.compile(
    r" (?:(?:Co-)?(?:Founder|CEO|CFO|COO|CTO|Chairman|Chairwoman|Chairperson|President)|Chief [A-Z]\w+ Officer|Managing Director|"
    r"Executive (?:Chairman|Director)|Vice[- ]President)\b(?=,? | and |$)"
)
_NAME_BEFORE = re.compile(_NAME + r"$")
_DATELINE_NAME = re.compile(rf"/\s(?P<name>{_NAME})\s/")
_OFFICE = re.compile(rf"\b(?:of|at|for|from) (?:the )?(?P<name>{_NAME})")
_PROFILE = re.compile(r"linkedin\.com/(?:company|school|showcase)/(?P<slug>[A-Za-z0-9-]{3,60})")
_HOST = re.compile(r"(?:@|https?://(?:www\.)?|www\.)(?P<host>[A-Za-z0-9-]{2,63})\.[a-z]{2,}")
_EVENT = re.compile(
    r"\b(?:Summit|Fair|Expo|Festival|Show|Awards?|Forum|Conference|Competition|Contest|Week|Day|Budget|Programme"
    r"|Program|Scheme|Convention"
    r"|Exhibition|Symposium|Mission|Visit|Tour|Gala|Congress|Challenge|Report|Index|Survey|Edition|Initiative|Pavilion"
    r"|Series|Season|Policy"
    r"|Address|Pavilions|Fairs|Conferences)s?\b"
)
_BODY = re.compile(
    r"\b(?:Council|Corporation|Company|Limited|Ltd|Inc|LLC|Group|Holdings?|Bureau|Department|Government|Authority"
    r"|Board|University|Institute|Centre"
    r"|Center|Association|Federation|Foundation|Society|Bank|Agency|Office|Commission|Chamber|Technologies|Technology"
    r"|Labs?|Capital|Partners"
    r"|Co|Corp|PLC|Trust|Exchange|College|School|Hospital|Museum|Club|Union|Network|Ventures|Solutions|Services"
    r"|Studios?|Systems|Media)\b"
)
_ENOUGH = 2.0


@dataclass(slots=True)
class _Weights:
    """Candidates by key, with the fullest form seen and the weight so far."""

    full_of: dict[str, str]
    score: dict[str, float] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)

    def add(self, name: str | None, weight: float) -> None:
        """Give a candidate some weight."""
        clean = _clean(name)
        if clean is None:
            return
        clean = self.full_of.get(clean, clean)
        key = _key(clean)
        if _common(clean) or _person(clean):
            weight -= 1.5 if key not in self.score else 0.0
        if _EVENT.search(clean) and not _BODY.search(clean):
            weight -= 2.0 if key not in self.score else 0.0
        self.score[key] = self.score.get(key, 0.0) + weight
        self.shown.setdefault(key, clean)


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    return frozenset(row["name"] for row in lexicon("given_names") if not row["ambiguous"])


@lru_cache(maxsize=1)
def _common_words() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon("common_words"))


def _common(name: str) -> bool:
    """True for a single word that is a common one with a capital: `Dust`, first in its sentence."""
    return name.isalpha() and name.istitle() and name.lower() in _common_words() and not _BODY.search(name)


def _person(name: str) -> bool:
    """True for what has the shape of a person's name and nothing of a body's."""
    words = name.split()
    shaped = 2 <= len(words) <= 3 and words[0] in _given_names() and all(w[:1].isupper() and not w.isupper() for w in words[1:])
    return shaped and not _BODY.search(name) and "&" not in words


def _key(name: str) -> str:
    return re.sub(r"\W", "", name.casefold())


def _clean(name: str | None) -> str | None:
    if not name:
        return None
    name = re.sub(r"(?:’s|'s)$", "", name.strip(" ,;:-–—@"))
    if post := _POST.search(name):
        name = name[: post.start()]
    words = name.split()
    while words and words[0].lower() in ("the", "and", "of", "for", "&"):
        words.pop(0)
    while words and words[-1].lower() in ("the", "and", "of", "for", "&", "de", "du", "del"):
        words.pop()
    if (
        not words
        or (words[0].lower() in word_list("no-issuer") and words[0] not in ("US", "IT"))
        or not any(c.isalpha() for c in words[0] + words[-1])
    ):
        return None
    half = len(words) // 2
    if half and words[:half] == words[half:]:  # a link and its text, pasted one after the other
        words = words[:half]
    name = " ".join(words)
    if len(name) < 2 or len(name) > 120 or home_of_place(name) or re.match(r"\d{1,3}(?:st|nd|rd|th)\b|(?:19|20)\d\d$", name):
        return None
    return name


def _first(name: str) -> str:
    """The first of several names joined by `and`, where the first is complete by itself."""
    head, joint, tail = name.partition(" and ")
    if joint and (
        head.isupper() or re.search(rf"(?:{_SUFFIX}|Limited|Corporation|Council|Association|Region|Bureau|University)$", head)
    ):
        return head
    return name if joint and tail else head


def _definitions(text: str) -> dict[str, str]:
    """Acronyms and short forms that the text defines, with the names they stand for."""
    known: dict[str, str] = {}
    for match in _SHORT.finditer(text):
        line = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 120)
        before = _name_before(text[line : match.start()].rstrip())
        full, short = _clean(before), match.group("short")
        if full is None or full == short:
            continue
        fitted = _fit(full, short)
        if fitted and short not in known:
            known[short] = fitted
    for match in _TICKER.finditer(text[:6000]):
        line = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 120)
        full = _clean(_name_before(text[line : match.start()].rstrip()))
        short = match.group("short")
        if full is None or len(full.split()) > 6:  # a headline, not a name
            continue
        if short not in known and full[0] == short[0] and _fit(full, short) == full:
            known[short] = full
    return known


def _name_before(words: str) -> str | None:
    """The longest name that a stretch of text ends with."""
    start = len(words)
    for match in re.finditer(r"(?<![\w-])[A-Z]", words):
        if _NAME_BEFORE.match(words, match.start()):
            start = match.start()
            break
    return words[start:] or None


def _fit(full: str, short: str) -> str | None:
    """The end of a name that a short form stands for: its words' first letters in order, or a word of it."""
    words = full.split()
    letters = re.sub(r"[^A-Za-z]", "", short).lower()
    if short in words:
        return full
    for start in range(len(words)):
        if words[start][0].lower() != letters[:1] or words[start][0].islower():
            continue
        initials = "".join(w[0].lower() for w in words[start:] if w[0].isupper())
        if initials == letters or "".join(w[0].lower() for w in words[start:]) == letters:
            return " ".join(words[start:])
    first = next((i for i, w in enumerate(words) if w[0].lower() == letters[:1]), None)
    if first is None or len(letters) < 2:
        return None
    rest, at = " ".join(words[first:]).lower(), 0
    for letter in letters:
        at = rest.find(letter, at) + 1
        if at == 0:
            return None
    return " ".join(words[first:])


def find_issuer(text: str, blocks: list[Block], title: str | None) -> str | None:
    """The issuer's full name as the text prints it, or None where the evidence is too thin."""
    weights = _Weights(_definitions(text))
    lead = next((b for b in blocks if b.section == "body" and b.end - b.start > 60), None)
    _from_lead(text, lead, weights)
    _from_blocks(text, blocks, weights)
    _from_title(title, weights)
    _from_addresses(text, weights)
    for key, name in weights.shown.items():
        short = next((s for s, f in weights.full_of.items() if f == name), None)
        weights.score[key] += 0.15 * min(text.count(name) + (text.count(short) if short else 0), 10)
    if not weights.score:
        return None
    best = max(weights.score, key=lambda k: (weights.score[k], -list(weights.score).index(k)))
    return weights.shown[best] if weights.score[best] >= _ENOUGH else None


def _from_lead(text: str, lead: Block | None, weights: _Weights) -> None:
    if lead is None:
        return
    opening = text[lead.start : min(lead.end, lead.start + 700)]
    if match := _LEAD.match(opening):
        inside = match.group("inside") or ""
        weights.add(
            _first(match.group("name")), 1.0 + (1.5 if inside and (":" in inside or inside.isupper() or inside[0] in '“"') else 0)
        )
    for match in list(_ANNOUNCES.finditer(opening))[:2]:
        if not opening.endswith(" and ", 0, match.start()):
            weights.add(_first(match.group("name")), 2.0)
    for match in list(_ORGANISED.finditer(opening))[:2]:
        name = match.group("name")
        first = _first(name)
        weights.add(first, 1.5)
        if first != name:
            weights.add(name[len(first) + 5 :], 1.0)
        for other in re.findall(rf"(?:, |\) and (?:the )?|, and (?:the )?)({_NAME})", opening[match.end() : match.end() + 160])[
            :2
        ]:
            weights.add(other, 0.7)
    for match in list(_OFFICE.finditer(opening))[:3]:
        weights.add(match.group("name"), 0.4)


def _from_blocks(text: str, blocks: list[Block], weights: _Weights) -> None:
    abouts = 0
    for index, block in enumerate(blocks):
        line = text[block.start : min(block.end, block.start + 400)]
        if block.section == "dateline" and (match := _DATELINE_NAME.search(line)):
            weights.add(match.group("name"), 4.0)
        if (
            (block.end - block.start < 160 or line.startswith(("SOURCE", "Diss")))
            and _SOURCED.search(line)
            and (match := _SOURCE.search(line))
        ):
            weights.add(match.group("name") or match.group("behalf"), 4.0)
        if block.section == "boilerplate" and (match := _ABOUT.match(line)):
            weights.add(match.group("name"), 2.5 if not abouts else 1.2)
            abouts += 1
        elif (
            block.section == "boilerplate"
            and index
            and blocks[index - 1].section != "boilerplate"
            and (match := _LEAD.match(line))
        ):
            weights.add(match.group("name"), 1.0)
        elif block.section == "contacts" and len(line) < 160:
            _from_contact(line, weights)
        elif block.section == "body" and "pokes" in line and (match := _SPOKESMAN.search(line)):
            weights.add(match.group("name") or match.group("before"), 2.5)


def _from_contact(line: str, weights: _Weights) -> None:
    for match in re.finditer(_NAME, line[:120]):
        name = _clean(match.group())
        if name is None:
            continue
        known = weights.full_of.get(name, name)
        if _key(known) in weights.score:
            weights.add(name, 1.5)
        elif _BODY.search(name) and len(name.split()) > 1:
            weights.add(name, 0.8)


def _from_title(title: str | None, weights: _Weights) -> None:
    if not title:
        return
    for key, name in weights.shown.items():
        forms = [name, *(s for s, f in weights.full_of.items() if f == name)]
        if title.startswith(tuple(p + f for f in forms for p in ("", "The "))):
            weights.score[key] += 1.5
        elif any(f in title for f in forms):
            weights.score[key] += 0.8


def _from_addresses(text: str, weights: _Weights) -> None:
    """Weight for whose site, mail and profile the text gives; a profile that no candidate fits is one itself."""
    hosts = {m.group("host").lower().replace("-", "") for m in _HOST.finditer(text)} - word_list("public-host")
    for key, name in weights.shown.items():
        short = next((s.lower() for s, f in weights.full_of.items() if f == name), None)
        if any(h and (h in key or key in h or (short and (h == short or h.startswith(short)))) and len(h) > 3 for h in hosts):
            weights.score[key] += 1.0
    for match in list(_PROFILE.finditer(text))[:4]:
        slug = match.group("slug").lower().replace("-", "")
        fits = [k for k in weights.score if k == slug or k.startswith(slug)]
        if fits:
            weights.score[fits[0]] += 1.0
            continue
        words = [w.capitalize() for w in match.group("slug").split("-")]
        printed = re.search(r"\W?".join(re.escape(w) for w in words), text)
        if printed and len(words) > 1 and max(weights.score.values(), default=0) < 2.5:
            weights.add(" ".join(words), 2.6)
