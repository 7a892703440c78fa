"""Names without a head noun that the words right beside them tell outright.

Universities, malls, museums and firms name what they do as they like (`Open Windows`, `Moonlit Pier`); the noun stands beside the name:
before it, behind it, or in an apposition. Which noun that is, and whose, is asked here for quoted and unquoted names alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import (
    CAPITALISED,
    capitals,
    common_words,
    describing_nouns,
    is_ordinary,
    phrases,
    type_by_words,
    words,
)
from ..grammar.names import names as name_words
from ..spans import Found, Parts
from .initiatives_beside import explained_as
from .initiatives_runs import PARTICIPLE, Labels
from .initiatives_titles import titles
from .initiatives_works import works

QUOTED, HEADLINE, OWNED, OF_YEAR, TRIAL, CITED, GIVEN, ASIDE, NAMED = (
    f"initiative.told-{name}" for name in ("quoted", "headline", "owned", "of-year", "trial", "cited", "given", "aside", "named")
)
_CAP = CAPITALISED
_RUN = capitals(6, joiners="of|and|for|the|&|to|on|in|a|with", further=rf"(?:{_CAP}|\d{{1,4}}(?![\d,.]\d))")
_TITLE = capitals(6, joiners="of|and|&|for", joined=1)
_MARKS = lazy_pattern(r"(?<![\w.,!?;:])[“\"](?P<name>[A-Z0-9#@][^“”\"\n]{2,80}?)(?P<comma>,?)[”\"](?P<outside>,?)")
_SAID = lazy_pattern(
    r"(?:\btheme[d]?|\bslogan|\bmotto|\btagline|\bkeynote|\btopic|\bspeech|\bsong|\bfilm|\bbook|\bnovel|\barticle|\bsaid|\bsays|\bterm|\bword)\b[^.“”\"]{0,25}$"
)
_LOWER_RUN = lazy_pattern(r" [a-z]+ [a-z]+ [a-z]+ ")
_BRINGS = lazy_pattern(
    r"(?i)\b(?:launch|present|open|host|stag|hold|introduc|unveil|kick|debut|celebrat|organi[sz]|announc|roll|bring|showcas|premier|conclud|wrap|run)\w{0,4} "
    r"[^“”\"\n]{0,70}$"
)
_WORK = lazy_pattern(
    r"(?i)\b(?:book|novel|memoir|novella|autobiography|album|ep|single|song|film|documentary|movie|poetry|poem|anthology|story)\b"
)
_WITH = lazy_pattern(r"\b(?:with|at|for|through|in) (?:the |its )?$")
_NOUNS = "|".join(sorted(describing_nouns(), key=lambda n: (-len(n), n)))
_NEAR = lazy_pattern(rf"(?<![\w’'-])(?P<noun>{_NOUNS})s?(?![\w’'-])")
_UNDERTAKINGS = {
    "campaign": "campaign",
    "lucky draw": "campaign",
    "movement": "campaign",
    "drive": "campaign",
    "initiative": "programme",
    "internship": "programme",
    "programme": "programme",
    "program": "programme",
    "scheme": "scheme",
    "summer school": "programme",
    "summer camp": "programme",
    "strategy": "plan",
    "plan": "plan",
    "roadmap": "plan",
}
_BEHIND = lazy_pattern(rf" (?P<noun>{'|'.join(_UNDERTAKINGS)})(?![\w-]|s\b)")
_OF_ORDINARY_WORDS = frozenset(
    ("campaign", "lucky draw", "movement", "initiative", "internship", "scheme", "strategy", "summer school", "summer camp")
)
_OWNER = lazy_pattern(
    rf"(?:\b(?P<own>[Ii]ts|[Oo]ur|[Tt]heir)|(?P<of>\w[’']s|s[’'])|\b(?P<art>[Tt]he)) (?:[a-z0-9][\w’'-]{{1,20}} ){{0,2}}?(?P<name>{_RUN})"
    r"(?P<between>(?: [a-z][\w-]{2,20}){0,2})$"
)
_UNDER = lazy_pattern(r"\b(?:[Uu]nder|[Tt]hrough|part of|[Vv]ia) $")
_PROGRAMMES = frozenset(
    "loyalty rewards membership volunteer volunteering mentorship mentoring outreach scholarship ambassador incubation exchange internship traineeship".split()
)
_ABSTRACT = (
    "ment",
    "tion",
    "sion",
    "ity",
    "ics",
    "ance",
    "ence",
    "ing",
    "ology",
    "ness",
    "ship",
    "al",
    "ism",
    "ers",
    "ware",
    "chain",
    "sales",
    "growth",
    "relations",
    "resources",
    "energy",
    "business",
    "rights",
    "services",
    "markets",
    "finance",
    "zero",
)
_OF_THIS_YEAR = lazy_pattern(
    rf"\b(?:[Tt]his|[Ll]ast|[Nn]ext) (?:year|summer|winter|spring|autumn|season)[’']s (?P<name>{capitals(5, 1, 'of|and|for|the|&|on|in')})"
    r"(?= (?:brought|drew|attracted|will|is|was|has|raised|featured|saw|takes|took|kicks|returns|marks|welcomed)\b|[.,])"
)
_WHEN = tuple(f"{time}{mark}s " for time in ("year", "summer", "winter", "spring", "autumn", "season") for mark in "’'")
_STORM = frozenset("typhoon hurricane storm cyclone super supreme high best federal".split())
_TRIAL = lazy_pattern(
    r"(?<![\w-])(?P<name>[A-Z]{4,14}(?:[- ]?\d{1,4}[A-Z]?)?)(?P<mark>®|™|\(TM\)|\(R\))?(?:,? an? (?:[\w,/-]+ ){0,9}?| (?:(?:pivotal|registrational|clinical|randomi[sz]ed|open-label|"
    r"Phase [\dIV]{1,3}[abAB]?(?:/[\dIV]{1,3}[abAB]?)?) ){0,4})(?:trial|study|(?:clinical )?(?:development )?program(?:me)?)(?![\w-])"
)
_CLINICAL = lazy_pattern(r"\b(?:Phase [1-4IV]|placebo|randomi[sz]ed|patients|enrol)")
_NO_TRIAL = frozenset("COVID SARS NASA UNICEF UCLA UNESCO KPMG".split())
_CITED_KINDS = "Index|Survey|Barometer|Report|Study|Pulse|Outlook|Monitor|Tracker|Scorecard|Ranking|Rankings"
_CITED = lazy_pattern(
    rf"\b(?:[Aa]ccording to|[Rr]esults of|[Ff]indings of|[Rr]elease of|[Pp]ublication of|[Ii]n) (?:the |its |our |[^\n.;:]{{3,50}}?[’']s? )?(?:latest |new |annual |newly released |most recent ){{1,2}}"
    rf"(?P<name>{_TITLE} (?:{_CITED_KINDS})(?: 20\d\d)?)(?![\w-]| [A-Z])|"
    rf"\b[Aa]ccording to (?:the |its |[^\n.;:]{{3,50}}?[’']s )(?P<dated>{capitals(6, 1, 'of|and|&|for', 1)} 20\d\d)(?=[,.;]|$)|"
    rf"(?<![\w’'-])(?P<out>{capitals(6, 1, 'of|and|&|for', 1)} (?:{_CITED_KINDS})(?: 20\d\d)?),? (?:which (?:was|is) )?"
    r"(?:released|published|conducted|compiled|commissioned|issued|unveiled)(?: (?:today|yesterday|recently))? (?:by|on|in|among)\b"
)
_CITED_SIGN = lazy_pattern(rf" (?:{_CITED_KINDS})(?![\w-])|ccording to ")
_CITED_BACK, _CITED_AHEAD = 190, 130  # characters around such a sign that a match may take
_GIVEN = lazy_pattern(
    rf"\b(?:\d{{1,4}}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty) (?:new |full |named |annual )?(?P<name>(?:{_CAP} ){{1,4}}"
    r"(?:Scholarships|Fellowships|Professorships|Bursaries|Studentships))(?![\w-]| [A-Z])"
)
_ASIDE = lazy_pattern(
    rf"(?<![\w’'-])(?P<noun>{_NOUNS}|talks|lectures|concerts|workshops|screenings|sessions|registry|software)s?, (?:[A-Z][\w.&-]{{1,20}}[’']s )?"
    rf"(?P<name>{capitals(7, joiners='of|and|for|the|&|to|on|in|a', further=rf'(?:{_CAP}|20[0-9][0-9])')}), "
    r"(?:which |it |is |was |has |have |will |sponsored|run |launched|supported|held|aims|offers|cuts|now |developed|funded|at |in |on |from |to )"
)
_AMONG = lazy_pattern(rf"(?<![\w’'-])(?P<noun>{_NOUNS})s,? among them (?:the )?(?P<name>{capitals(6, 1)})(?=[,.;]| and )")
_ASIDE_OWNER = lazy_pattern(
    r"(?P<placed>\b(?:at|in|of|to|for|from|by|with|on|during|after|before) )?\b(?P<art>[Ii]ts|[Oo]ur|[Tt]he|[Aa]n?|of|[A-Za-z]\w*[’']s?) (?:[a-z0-9][\w’'-]{0,20} ){0,6}$"
)
_TITLES = frozenset("mr mrs ms miss dr prof professor sir dame".split())
_ITS = lazy_pattern(r"\b(?:[Ii]ts|[Oo]ur|\w+[’']s?) (?:[a-z0-9][\w’'-]{0,20} ){0,6}$")
_CALLED = lazy_pattern(
    rf"\b(?:test|tool|kit|device|robot|model|assistant|software|game|product|service|technology|material|sensor|drone|vaccine|database|method|wallet|card|plan|policy)s? "
    rf"(?:called|named|dubbed|branded|known as) (?P<name>{_CAP}(?: (?:{_CAP}|\d{{1,4}})){{0,3}})(?![\w-])"
)
_OWN_COINED = lazy_pattern(
    rf"\b(?:[Ii]ts|[Oo]ur|[A-Z]\w+[’']s) (?:[a-z][\w-]{{1,15}} )?(?P<name>{_CAP}(?: {_CAP}){{0,2}}) (?:[a-z]{{3,15}} )?(?:registry|database|helpline|hotline|chatbot)(?![\w-])"
)
_SCHOOL = lazy_pattern(
    r"\b(?:re-?named(?: as)?|to be (?:named|known as)|to name|[Ee]stablish(?:ed|es|ing|ment of)?|[Ss]et(?:s|ting)? up|[Ss]etting-up of|[Ii]naugurat\w{1,4}(?: of)?|[Ff]ound(?:ed|ing of)) "
    rf"(?:the |its |a |an |new |first )?(?P<name>(?:{_CAP} ){{0,5}}(?:School|College|Faculty) (?:of|for) {capitals(5, joiners='and|&|of', joined=1)})(?![\w-])"
)
_CLUB = lazy_pattern(
    rf"\b(?:[Mm]embers of|[Jj]oin|with an?) (?:the )?(?P<name>(?:{_CAP} ){{1,3}}(?:Club|Plus|Circle|Rewards|Privileges|Miles))(?: (?:loyalty|membership|account|card|app))? "
    r"(?=[^.\n]{0,60}\b(?:points|miles|rewards|privileges|discounts?|vouchers?|rebates?|redeem)\b)"
)
# Each pattern with the type that it gives and the literals of which one has to stand in the text.
_NAMERS = (
    (_CALLED, "platform", (" called ", " dubbed ", " branded ", " named ", "known as ")),
    (_OWN_COINED, "platform", (" registry", " database", " helpline", " hotline", " chatbot")),
    (_SCHOOL, "institution", ("School of ", "School for ", "College of ", "College for ", "Faculty of ", "Faculty for ")),
    (_CLUB, "programme", (" Club ", " Plus ", " Circle ", " Rewards ", " Privileges ", " Miles ")),
)
_CAMEL = lazy_pattern(r"[a-z][A-Z]")
_NOT_NAMES = ("PERSON", "GPE", "PLACE", "NORP", "DATE", "LANGUAGE", "LOC")


def told(parts: Parts, labels: Labels) -> Iterator[Found]:
    """Names in the running text of a release, each with the type that the noun beside it gives."""
    yield from _quoted(parts, labels)
    yield from _headlined(parts, labels)
    yield from _owned(parts, labels)
    yield from _of_this_year(parts, labels)
    yield from _trials(parts, labels)
    yield from _cited(parts)
    yield from _given(parts)
    yield from _asides(parts, labels)
    yield from _named(parts, labels)
    yield from titles(parts, labels)
    yield from works(parts, labels)


def _found(start: int, end: int, rule: str, kind: str) -> Found:
    return Found("initiative", start, end, rule, {"type": kind, "form": "name", "acronym": ""})


def is_title(name: str, before: str, most: int = 10) -> bool:
    """True for up to `most` words in quotation marks that are written as a name, not said, and no theme."""
    pieces = name.split()
    capitals = sum(w[:1].isupper() or w[:1].isdigit() for w in pieces)
    return (
        capitals * 2 >= len(pieces)
        and len(pieces) <= most
        and name[-1] not in ".,;?"
        and _LOWER_RUN.search(name) is None
        and _SAID.search(before) is None
    )


def _quoted(parts: Parts, labels: Labels) -> Iterator[Found]:
    """A name in quotation marks, then what it is (`“Moonlit Pier”, a summer campaign for …`)."""
    text = parts.text
    for match in _MARKS.finditer(text):
        start, end = match.span("name")
        if not (match["comma"] or match["outside"] or text[match.end() : match.end() + 2] in (" –", " —", " -")):
            continue
        tail = text[match.end() : match.end() + 140].partition("\n")[0]
        noun = explained_as(f",{tail}" if match["comma"] or match["outside"] else tail)
        if noun is None or not is_title(match["name"], text[max(0, start - 50) : start]):
            continue
        if noun[1] in ("event", "award") or not labels.treated.is_work(match["name"]):
            yield _found(start, end, QUOTED, noun[1])


def _headlined(parts: Parts, labels: Labels) -> Iterator[Found]:
    """A name that the headline sets in quotation marks behind a verb of bringing out, where the text names it."""
    text = parts.text
    for block in parts.blocks:
        if block.section != "headline":
            continue
        for match in _MARKS.finditer(text, block.start, block.end):
            name, before = match["name"], text[max(block.start, match.start() - 90) : match.start()]
            brought = _BRINGS.search(before) is not None
            place = text.find(name, block.end)
            if place < 0 or len(name.split()) < 2 or not (brought or _WITH.search(before)) or not is_title(name, before):
                continue
            near = _near_noun(text, place, place + len(name))
            kind = near or type_by_words(name, "event" if brought else "")
            if kind and not (kind != near and _WORK.search(before)) and (kind == "event" or not labels.treated.is_work(name)):
                yield _found(place, place + len(name), HEADLINE, kind)


def _near_noun(text: str, start: int, end: int) -> str:
    """The type by the noun of undertakings that stands nearest to a name, behind it or else before it; empty where none does."""
    behind = text[end : end + 100].partition(". ")[0].partition("\n")[0]
    after = _NEAR.search(behind)
    if after is not None:
        return describing_nouns()[after["noun"]]
    before = text[max(0, start - 70) : start].rpartition(". ")[2].rpartition("\n")[2]
    found = list(_NEAR.finditer(before))
    return describing_nouns()[found[-1]["noun"]] if found else ""


def _is_else(parts: Parts, labels: Labels, start: int, end: int) -> bool:
    """True for the name of a person, a place, a body or the issuer, and for standing terms."""
    name = parts.text[start:end]
    lower, issuer = name.lower(), (parts.issuer or "").lower()
    keys = lower.split()
    marks = {label for s, e, label in labels.over(start, end) if e - s >= 0.6 * (end - start)}
    kin = bool(issuer) and len(keys[0]) > 3 and keys[0] == issuer.partition(" ")[0]
    return (
        not marks.isdisjoint(_NOT_NAMES)
        or ("ORG" in marks and not kin)
        or "ROLE" in marks
        or (bool(issuer) and (lower in issuer or issuer in lower))
        or lower in labels.bodies
        or labels.treated.is_body(name)
        or keys[-1] in words("org_tail")
        or keys[0] in words("post")
        or keys[0] in words("month")
        or keys[-1] in words("month")
        or phrases("boiler").search(lower) is not None
        or any(PARTICIPLE.search(k) for k in keys)
    )


def _owned(parts: Parts, labels: Labels) -> Iterator[Found]:
    """What somebody has under a name with its noun behind (`its Open Windows strategy`, `the Kestrel Circle loyalty programme`)."""
    text = parts.text
    for noun in _BEHIND.finditer(text):
        owner = _OWNER.search(text, max(text.rfind("\n", 0, noun.start()) + 1, noun.start() - 120), noun.start())
        if owner is None:
            continue
        start, end = owner.span("name")
        inside = max(text.rfind("’s ", start, end), text.rfind("'s ", start, end))
        led = text[owner.start() : start]
        owned = owner["art"] is None or inside > 0 or "’s " in led or "'s " in led
        owned = owned or _UNDER.search(text, max(0, owner.start() - 10), owner.start()) is not None
        start = inside + 3 if inside > 0 else start
        name, between = text[start:end], owner["between"].split()
        keys = name.lower().split()
        if len(keys) < 2 or name.endswith(("’s", "'s", "’")) or _is_else(parts, labels, start, end):
            continue
        if any(b in words("joining") or b in ("and", "of", "or") or b.endswith("ed") for b in between):
            continue
        kind = _UNDERTAKINGS[noun["noun"]]
        if is_ordinary(name) or all(k in common_words() or k.isdigit() or k in words("joiner") for k in keys):
            plain = keys[-1].endswith(_ABSTRACT) or not owned or any(k in words("tech") for k in keys)
            dated = owned and (
                (len(keys[-1]) == 4 and keys[-1].isdigit()) or (noun["noun"] in ("programme", "program") and len(keys) > 2)
            )
            if plain or not (dated or noun["noun"] in _OF_ORDINARY_WORDS or _PROGRAMMES.intersection(between)):
                continue
        yield _found(start, end, OWNED, kind)


def _of_this_year(parts: Parts, labels: Labels) -> Iterator[Found]:
    """What was held last year, or is this year, under a name (`Last summer’s Firefly Lane drew …`)."""
    for match in _OF_THIS_YEAR.finditer(parts.text) if any(when in parts.text for when in _WHEN) else ():
        start, end = match.span("name")
        keys = match["name"].lower().split()
        plain = any(labels.at_any(start, end, label) for label in ("PERSON", "GPE", "NORP", "DATE"))
        if (
            keys[0] not in _STORM
            and keys[-1] not in words("org_tail")
            and not plain
            and not labels.treated.is_firm(match["name"])
        ):
            yield _found(start, end, OF_YEAR, type_by_words(match["name"], "event"))


def _trials(parts: Parts, labels: Labels) -> Iterator[Found]:
    """Clinical trials by the letters that name them (`KESTREL-2, a randomised Phase III trial`, `the KESTREL programme`)."""
    text = parts.text
    for match in _TRIAL.finditer(text) if _CLINICAL.search(text) else ():
        start, end = match.span("name")
        name = match["name"]
        stem = name.rstrip("0123456789- ")
        if stem in _NO_TRIAL or labels.treated.is_body(name) or (parts.issuer or "").upper().startswith(stem):
            continue
        if _CLINICAL.search(text, max(0, start - 300), match.end() + 300) and stem.lower() not in words("tech"):
            yield _found(start, end, TRIAL, "programme" if match.group().endswith(("programme", "program")) else "project")


def _cites(text: str) -> Iterator[re.Match[str]]:
    """The matches of the pattern for what is cited, looked for around the nouns of such works and behind `according to` alone."""
    past = 0
    for sign in _CITED_SIGN.finditer(text):
        low, high = max(past, sign.start() - _CITED_BACK), sign.end() + _CITED_AHEAD
        for match in _CITED.finditer(text, low, min(high, len(text))):
            yield match
            past = match.end()


def _cited(parts: Parts) -> Iterator[Found]:
    """Indices and surveys that are cited as the latest, or with who brought them out."""
    for match in _cites(parts.text):
        group = str(match.lastgroup)
        start, end = match.span(group)
        lower = match[group].lower()
        first = lower.partition(" ")[0]
        if phrases("boiler").search(lower) or first in words("opener") or (group == "out" and is_ordinary(match[group])):
            continue
        if len(lower.split()) > 1:
            yield _found(start, end, CITED, "publication")


def _given(parts: Parts) -> Iterator[Found]:
    """Scholarships and the like that are counted under their name (`30 Kestrel Scholarships`)."""
    for match in _GIVEN.finditer(parts.text) if "ships" in parts.text or "Bursaries" in parts.text else ():
        yield _found(*match.span("name"), GIVEN, "award" if match["name"].endswith("Scholarships") else "programme")


def _asides(parts: Parts, labels: Labels) -> Iterator[Found]:
    """The noun, then the name between commas (`a series of eight talks, Tides and Tales, is …`)."""
    text = parts.text
    for match in _AMONG.finditer(text) if " among them " in text else ():
        if not _is_else(parts, labels, *match.span("name")):
            yield _found(*match.span("name"), ASIDE, describing_nouns()[match["noun"]])
    for match in _ASIDE.finditer(text):
        low = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 90)
        owner = _ASIDE_OWNER.search(text, low, match.start("noun"))
        if owner is None or (owner["placed"] and owner["art"] in ("the", "a", "an") and "’s " not in owner.group()):
            continue
        start, end = match.span("name")
        name, noun = match["name"], match["noun"]
        keys = name.lower().split()
        coined = _CAMEL.search(name) is not None
        kind = describing_nouns().get(noun, "platform" if noun in ("registry", "software") else "event")
        own = _ITS.search(text, low, match.start("noun"))
        if kind == "publication":
            titled = (own or " latest " in owner.group()) and (keys[-1].isdigit() or len(keys) > 3)
        else:
            titled = own and coined
        if kind in ("platform", "institution", "publication", "project") and not titled:
            continue
        known = keys[0] in name_words().given or keys[0] in name_words().modifiers or keys[0] in _TITLES
        placed = any(label in ("GPE", "PLACE", "NORP", "LOC") for _, _, label in labels.over(start, end))
        if placed or (len(keys) < 2 and not coined):
            continue
        if known or keys[-1] in words("org_tail") or keys[0] in words("month") or keys[0] in words("post"):
            continue
        if (parts.issuer or "").lower() != name.lower() and not labels.treated.is_body(name):
            yield _found(start, end, ASIDE, kind)


def _named(parts: Parts, labels: Labels) -> Iterator[Found]:
    """Goods that are called by a coined name, own registries, schools that are set up or renamed, clubs whose members earn points."""
    text = parts.text
    for pattern, kind, needs in _NAMERS:
        for match in pattern.finditer(text) if any(need in text for need in needs) else ():
            start, end = match.span("name")
            coined = kind != "platform" or _CAMEL.search(match["name"]) is not None
            keys = match["name"].lower().split()
            if coined and not labels.treated.is_body(match["name"]) and keys[0] not in words("opener"):
                yield _found(start, end, NAMED, kind)
