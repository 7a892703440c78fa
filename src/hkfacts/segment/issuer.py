"""The organisation that issues a release, by evidence added up: who announces, whom `About` describes, whose contacts are given.

No single place tells it. Each place where a release names its issuer gives its candidates some weight; the candidate with most
weight wins, if it has enough and is no person. An acronym and the name that the text defines it for are one candidate, as are a name
with its legal suffix and the same name without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hkfacts.patterns import lazy_pattern

from ..spans import Block
from .dateline import is_wire
from .issuer_carried import carrier, contact_body, is_client, is_its_own, is_teaser
from .issuer_foot import foot_signs
from .issuer_lead import lead_signs, letterhead
from .issuer_names import (
    BODY,
    NAME,
    bare,
    clean,
    definitions,
    first,
    key,
)
from .issuer_signs import printed_names, said_twice, signs, title_heads, told
from .issuer_weights import Weights, best_of
from .titles import LETTERHEAD
from .words import word_list

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
_LEAD = lazy_pattern(rf"[“\"]?(?:The |the )?(?P<name>{NAME})(?:’s|'s)?" + _BRACKETS.format("inside"))
_ANNOUNCES = lazy_pattern(
    rf"(?P<name>{NAME})(?:’s|'s)?(?:\s?\([^()\n]{{1,90}}\)){{0,4}}(?:,[^.;\n]{{3,260}},|\s[–—-]\s[^.;\n]{{3,200}}\s[–—-])?"
    rf"\s(?:(?:today|proudly|has|have|will|also|just|officially|jointly|recently|formally|successfully|is"
    rf"|this week)\s){{0,3}}{_ANNOUNCE}\b"
)
_ORGANISED = lazy_pattern(
    rf"\b(?:[Oo]rgani[sz]ed|[Hh]osted|presented|[Ss]taged|[Ll]aunched|[Rr]un|[Oo]perated|[Cc]reated|[Ii]ssued|[Rr]eleased"
    rf"|[Pp]ublished)(?: \w+)? by (?:the )?(?P<name>{NAME})"
)
# What a department has brought out on the day, and the line that opens what another office sends for it.
_BROUGHT_OUT = lazy_pattern(
    rf"\b(?:released|published|issued|announced) today(?: \([^()\n]{{3,24}}\))? by (?:the )?(?P<name>{NAME})"
    rf"|\b(?:issued|released|published|sent) (?:on|at) (?:the )?(?:behalf|request) of (?:the )?(?P<behalf>{NAME})(?= ?(?:\([^()\n]{{2,12}}\) ?)?[:.]|$)"
)
_SPOKESMAN = lazy_pattern(
    rf"\b[Ss]pokes(?:man|woman|person) (?:for|of) (?:the )?(?P<name>{NAME})|(?P<before>{NAME}) spokes(?:man|woman|person)\b"
)
_SOURCE = lazy_pattern(
    rf"(?:SOURCE|Source)\s?[:：]?\s(?:The )?(?P<name>{NAME})\s*$|(?:[Dd]isseminated )?on behalf of (?:the )?(?P<behalf>{NAME})"
)
_SOURCED = lazy_pattern(r"SOURCE|Source|on behalf of")
_ABOUT = lazy_pattern(rf"(?:About|ABOUT)\s(?:the |The |THE )?(?P<name>{NAME})")
_MORE_ABOUT = lazy_pattern(rf"(?:More |Learn more |Learn More )?(?:about|About|ABOUT) (?:the |The )?(?P<name>{NAME})$")
_DATELINE_NAME = lazy_pattern(r"/\s(?P<name>[^/\n]{2,80}?)\s/")
_OFFICE = lazy_pattern(rf"\b(?:of|at|for|from) (?:the )?(?P<name>{NAME})")
# A department that is named after several things: `The Piers, Boats and Tides Department (PBTD)`.
_SEVERAL = lazy_pattern(
    r"(?:The |the )?(?P<name>[A-Z][a-z]+(?:, [A-Z][a-z]+){1,3},? and [A-Z][a-z]+(?: [A-Z][a-z]+)? "
    r"(?:Department|Bureau|Commission|Council|Authority|Committee|Board|Office|Branch))"
    r"(?= \([A-Z]{2,8}\)| (?:today|yesterday|said|announced|announces|has|have|will|is|reminds|reminded|urges|urged|appeals|received)\b)"
)
_PROFILE = lazy_pattern(r"linkedin\.com/(?:company|school|showcase)/(?P<slug>[A-Za-z0-9-]{3,60})")
_HOST = lazy_pattern(
    r"(?:@|https?://(?:www\.)?|www\.|(?<=[\s(]))(?P<host>[A-Za-z0-9-]{2,63})\.(?:com|org|net|io|ai|co|[a-z]{2,6})\b"
)
_DESK = lazy_pattern(r",? (?:PR|Press Office|Media(?: Relations)?|Communications|Marketing|Public Relations|Press)$")
_REACH = lazy_pattern(r"\s(?:E-?mail|Tel(?:ephone)?|Phone|Fax|Website|Address|Contact)\b")
_TITLE_SUBJECT = lazy_pattern(rf"(?:The )?(?P<name>{NAME}) (?:to )?[a-z]{{3,12}}\b")
_TITLE_TICKER = lazy_pattern(rf"(?P<name>{NAME}) \((?:[A-Z][A-Za-z .]{{1,18}}): ?[A-Z.]{{1,6}}[);,]")
# Of whom a conversation tells: `Q&A with Ada Moon, CEO of Moon Labs`.
_SPOKEN_WITH = lazy_pattern(
    rf"(?:Q&A with|[Ii]nterviews?) [^,\n]{{3,50}}(?: and [^,\n]{{3,50}})?, [^\n]{{2,70}}?(?: (?:of|at|for)|,) (?:the )?(?P<name>{NAME})(?=$|:| at | On )"
)
# Two announce together, and the first of them is who issues it: `Moon Labs and Tarn Mills Announce Partnership`.
_TWO_OF_TITLE = lazy_pattern(
    r"(?P<name>[A-Z][^,:;|“”\"]{2,50}?) (?:and|&) [A-Z][^,:;|“”\"]{2,50}? (?:Announce|Partner|Join|Launch|Team|Unite|Sign|Collaborate|Form|Enter|Extend|Unveil)\b"
)
_LAST_OF_TITLE = lazy_pattern(
    r" (?:With|From|At|By|For|In|On|As|To|Into|About|Against|Says|Said|Of the|Joins|Names|Buys|Acquires) "
)
_MARKS = lazy_pattern(r"[®™©℠]")
_HEADED = lazy_pattern(r"\b(?:CEO|[Cc]hair(?:man|woman|person)|[Pp]resident|[Dd]irector) [A-Z]")


def find_issuer(text: str, blocks: list[Block], title: str | None) -> tuple[str | None, bool]:
    """The issuer's full name as the text prints it, or None where the evidence is too thin; True with one who only carried the text."""
    weights = Weights(definitions(text), printed_names(text, blocks, title))
    lead = next((b for b in blocks if b.section == "body" and (b.end - b.start > 60 or _is_sentence(text, b))), None)
    _from_lead(text, lead, weights)
    _from_blocks(text, blocks, weights)
    head = letterhead(text, blocks, title)
    for name, weight, start in [
        *signs(text, blocks),
        *lead_signs(text, blocks, lead),
        *foot_signs(text, blocks),
        *([head] if head else []),
    ]:
        weights.at(text, start, name, weight)
    plain = told(text, blocks)
    if title and not plain.strip() and (match := _TITLE_SUBJECT.match(title)) and BODY.search(match.group("name")):
        return clean(match.group("name")), False
    _from_title(plain, title, weights)
    _from_addresses(text, weights)
    for this, name in weights.shown.items():
        short = next((s for s, f in weights.full_of.items() if f == name), None)
        weights.score[this] += 0.15 * min(text.count(bare(name)) + (text.count(short) if short else 0), 10)
    if title:
        for this, name in weights.shown.items():
            if _is_work(name, title):
                weights.score[this] -= 2.5
    return _settle(text, blocks, plain, title, weights)


def _settle(text: str, blocks: list[Block], plain: str, title: str | None, weights: Weights) -> tuple[str | None, bool]:
    """The best candidate; where there is none, or only one that news is told of, whose contact is given or who carried it."""
    brought, kind = carrier(text, blocks) or (None, None)
    best = best_of(plain, weights, brought)
    if best is not None and brought is not None and best != brought:
        named = bare(best).split()[0] in (title or "")
        of_others = kind == "site" and not (is_its_own(text, blocks, bare(best)) or _SPOKEN_WITH.search(title or ""))
        if kind == "brand" and (not named or is_teaser(text, blocks, brought)):
            of_others = not is_client(text, title or "", best)
        best = None if of_others else best
    contact = contact_body(text, blocks)
    if best is not None:
        sent = contact is not None and key(contact[0]) == key(best) and not _is_told(text, blocks, bare(best))
        return _MARKS.sub("", best), best == brought or sent
    if contact is not None:
        return contact[0], True
    carried = brought is not None and (not is_wire(brought) or f"About {brought}" in text)
    return (brought, True) if carried else (None, False)


def _is_told(text: str, blocks: list[Block], name: str) -> bool:
    """True of a body that the headline or the story names, and not the contacts and disclaimers alone."""
    return any(b.section in ("headline", "body", "list") and text.find(name, b.start, b.end) >= 0 for b in blocks)


def _is_sentence(text: str, block: Block) -> bool:
    """True of a short paragraph that is a sentence: `The Moon Museum has won the Anchor Prize.`"""
    return block.end - block.start > 30 and text[block.end - 1] == "."


def _is_work(name: str, title: str) -> bool:
    """True for a book, a song or a slogan: the title sets it in quotation marks or says so behind it."""
    at = title.find(name)
    if (
        at > 0
        and title[:at].removesuffix("The ")[-1:] in ("“", '"', "‘", "'")
        and title[at + len(name) :].lstrip(",.!?")[:1] in ("”", '"', "’", "'")
    ):
        return True
    at = title.find(name + ", ")
    after = re.findall(r"[a-z-]+", title[at + len(name) : at + len(name) + 70].lower()) if at >= 0 else []
    return any(w in word_list("kind-of-work") for w in after[:6]) and not any(w in word_list("kind-of-body") for w in after[:6])


def _told_inside(inside: str) -> float:
    """What brackets behind a name say of it: a listing, letters or a short form of a body, a head that it has; letters of several of a thing."""
    if _HEADED.search(inside):
        return 3.0
    if re.fullmatch(r"[A-Z]{2,6}s", inside):
        return -1.5
    return 1.5 if inside and (":" in inside or inside.isupper() or inside[0] in '“"') else 0.0


def _from_lead(text: str, lead: Block | None, weights: Weights) -> None:
    if lead is None:
        return
    stop = min(lead.end, lead.start + 700)
    opening = text[lead.start : stop]
    start = opening.removeprefix("The ")
    if several := _SEVERAL.match(opening):
        weights.add(several.group("name"), 3.5)
    for name in weights.printed:
        if name[0].islower() and start.startswith(name):
            weights.add(name, 1.5)
    if match := _LEAD.match(opening):
        inside = match.group("inside") or ""
        weights.at(text, lead.start + match.start("name"), match.group("name"), 1.0 + _told_inside(inside))
    for match in list(_ANNOUNCES.finditer(opening))[:2]:
        if not opening.endswith(" and ", 0, match.start()):
            weights.at(text, lead.start + match.start("name"), match.group("name"), 2.0)
    for match in list(_ORGANISED.finditer(opening))[:2]:
        name = match.group("name")
        sole = first(name)
        weights.add(sole, 1.5)
        if sole != name:
            weights.add(name[len(sole) + 5 :], 1.0)
        for other in re.findall(rf"(?:, |\) and (?:the )?|, and (?:the )?)({NAME})", opening[match.end() : match.end() + 160])[
            :2
        ]:
            weights.add(other, 0.7)
    if " by " in opening and (out := _BROUGHT_OUT.search(opening)) and out.group("name"):
        weights.add(first(out.group("name")), 2.5)
    for match in list(_OFFICE.finditer(opening))[:3]:
        weights.add(match.group("name"), 0.4)


def _from_blocks(text: str, blocks: list[Block], weights: Weights) -> None:
    abouts = 0
    credits = len(re.findall(r"^(?:Source|SOURCE)\s?[:：]", text, re.MULTILINE)) > 1  # under pictures and charts
    for index, block in enumerate(blocks):
        line = text[block.start : min(block.end, block.start + 400)]
        if block.section == "dateline" and (match := _DATELINE_NAME.search(line)) and not is_wire(match.group("name")):
            weights.add(match.group("name"), 4.0)
        if (
            (block.end - block.start < 160 or line.startswith(("SOURCE", "Diss")))
            and block.start > 0.6 * len(text)
            and not credits
            and _SOURCED.search(line)
            and (match := _SOURCE.search(line))
        ):
            weights.add(match.group("name") or match.group("behalf"), 4.0)
        if index < 6 and len(line) < 90 and LETTERHEAD.fullmatch(line) and _listed(text, blocks, index):
            weights.at(text, block.start, line, 4.0)
        behalf = index < 4 and len(line) < 160 and (" behalf of " in line or " request of " in line)
        if behalf and (match := _BROUGHT_OUT.search(line)) and match.group("behalf"):
            weights.add(match.group("behalf"), 4.0)
        if block.section == "boilerplate" and (match := _ABOUT.match(line)):
            name = said_twice(line) or match.group("name")
            weights.at(text, block.start + match.start("name"), name, 1.2 if abouts else 2.2)
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
        elif block.section in ("headline", "body") and len(line) < 80 and (match := _MORE_ABOUT.match(line)):
            weights.at(text, block.start + match.start("name"), match.group("name"), 2.0)


def _listed(text: str, blocks: list[Block], index: int) -> bool:
    """True where a stock code stands on one of the two lines below, as under the name of a firm that announces to the exchange."""
    below = blocks[index + 1 : index + 3]
    return any(text.startswith(("(Stock ", "(stock "), b.start) for b in below)


def _from_contact(line: str, weights: Weights) -> None:
    line = _REACH.split(line, maxsplit=1)[0]
    whole = clean(_DESK.sub("", line.strip(" :")))
    if whole and key(whole) in weights.score:
        weights.add(whole, 1.5)
        return
    for match in re.finditer(NAME, line[:120]):
        name = clean(match.group())
        if name is None:
            continue
        known = weights.full_of.get(name, name)
        if key(known) in weights.score:
            weights.add(name, 1.5)
        elif BODY.search(name) and len(name.split()) > 1:
            weights.add(name, 0.8)


def _from_title(text: str, title: str | None, weights: Weights) -> None:
    if not title:
        return
    if match := _TITLE_TICKER.search(title):
        weights.add(_LAST_OF_TITLE.split(re.split(r" [–—-] ", match.group("name"))[-1])[-1], 1.5)
    if match := _SPOKEN_WITH.search(title):
        weights.add(match.group("name"), 2.4)
    if (match := _TWO_OF_TITLE.match(title)) and match.group("name") in text:
        weights.add(match.group("name"), 1.4)
    for name, weight in title_heads(text, title):
        weights.add(name, weight, told=False)
    for this, name in weights.shown.items():
        forms = [bare(name), *(s for s, f in weights.full_of.items() if f == name)]
        if title.startswith(tuple(p + f for f in forms for p in ("", "The "))):
            weights.score[this] += 1.0
        elif any(f in title for f in forms):
            weights.score[this] += 0.6


def _akin(host: str, this: str) -> bool:
    """True where a site's name and a body's share most of their letters: `moonlabs` and `moonlabsasia`, but not `seaport` and `port`."""
    short, long = sorted((host, this), key=len)
    return long.startswith(short) or (short in long and len(short) >= 0.6 * len(long))


def _hosts(text: str) -> Iterator[str]:
    """The names of sites in a text, looked for only in stretches without a space that hold a dot."""
    for number, stretch in enumerate(text.split()):
        if "." in stretch:
            for match in _HOST.finditer(f" {stretch}" if number else stretch):
                yield match.group("host")


def _from_addresses(text: str, weights: Weights) -> None:
    """Weight for whose site, mail and profile the text gives; a profile that no candidate fits is one itself."""
    hosts = {host.lower().replace("-", "") for host in _hosts(text)} - word_list("public-host")
    for this, name in weights.shown.items():
        short = next((s.lower() for s, f in weights.full_of.items() if f == name), None)
        if any(len(h) > 3 and (_akin(h, this) or (short and (h == short or h.startswith(short)))) for h in hosts):
            weights.score[this] += 1.0
            weights.told[this] = weights.told.get(this, 0.0) + 1.0
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
