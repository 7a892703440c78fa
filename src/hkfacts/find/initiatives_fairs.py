"""Names as releases of fairs give them: zones told off in a list, zones by the noun behind them or the place that they are, services."""

from __future__ import annotations

from collections.abc import Iterator

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import capitals, is_ordinary, words
from ..grammar.names import names as name_words
from ..spans import Found, Parts
from .initiatives_lists import ITEM, items
from .initiatives_runs import Labels

ZONES, ZONE, PLACE, SERVICE, SITE = (
    f"initiative.fair-{name}" for name in ("zones", "zone", "place", "service", "service-of-site")
)
_FAIR = lazy_pattern(
    r"\b(?:[Ee]xhibitors?|[Ee]xhibition zones?|[Tt]hematic zones?|[Ff]airgoers|at the (?:[Ff]air|[Ee]xpo|[Ee]xhibition))\b"
)
_ZONES = lazy_pattern(
    r"\b(?:[Zz]ones|[Tt]hemed areas)(?: (?:at|of|in|for|on|within) [^.,;:\n]{2,60}?)?"
    r"(?:,? (?:such as|including|includes?|included|like|namely|are|were|featuring|covering|comprising|comprise)|:|,? –) (?:the )?(?=[“\"‘']?[A-Z0-9])"
)
_BEHIND_LIST = lazy_pattern(r"[”\"’']? (?:themed |exhibition |product )?zones\b")
_LIST_BEFORE = lazy_pattern(rf"(?:[Tt]he |[Ii]ts |[Ii]n |, )(?P<list>{ITEM}(?:, (?:the )?{ITEM}){{0,6}},? and (?:the )?{ITEM})$")
_ONE = lazy_pattern(
    rf"\b(?:[Tt]he|[Ii]ts|an?|new|added|’s|'s) (?:[a-z][\w-]{{2,15}} ){{0,3}}(?P<mark>[“\"‘])?(?P<name>{ITEM})[”\"’]? "
    r"(?:(?:exhibition|themed?|thematic|product|display|activity|experience) )?zone\b(?! of| for| in the)"
)
_STAGED_AT = r"Hall|Avenue|Mart|Galleria|Arcade|Salon|Corner|Alley|Bazaar|Boulevard|Lane"
_VISITED = ("Hall", "Mart", "Galleria", "Arcade", "Bazaar")  # where one is or buys, without more words about it
_PERMANENT = r"Hub|Gallery|Park|Studio|Theatre|Garden|Court|Market|Marketplace|Street|Square|Plaza|Village|Lounge|Stage|Kitchen|Café|Playground|Arena"
_PLACE = lazy_pattern(
    rf"(?<![\w’'/-])(?P<name>Hall of Fame|World of {capitals(2, joiners='&|of', joined=1)}|(?:[A-Z][\w&’'-]{{1,18}} ){{1,3}}(?P<noun>{_STAGED_AT}|{_PERMANENT}))"
    r"(?![\w-]| (?:of )?[A-Z0-9])"
)
_SHOWS = lazy_pattern(
    r"[”\"’]?(?: at the [A-Z][^.,;\n]{4,60}?| and the [A-Z]\w+(?: [A-Z]\w+){0,3})?,? (?:which |that )?(?:will |also |again |once |to ){0,3}(?:brings?|brought|features?|featured|showcas\w{1,3}|gathers?|gathered|hous\w{1,3}|displays?|"
    r"displayed|welcom\w{1,3}|presents?|presented|highlight\w{0,3}|spotlight\w{0,3}|grew|expand\w{0,3}|returns?|returned|focus\w{0,3}|is home to|(?:is|are) back|debut\w{0,3}|makes|spans?|compris\w{1,3}|offers?|continues?|covers?)\b"
)
_AS_ZONE = lazy_pattern(
    r"(?:\b(?:newly (?:added|launched|introduced)|new|debut(?:ing)?|dedicated|popular|inaugural|first-ever) |\bzones?(?: is| are| include| including| such as)?,? (?:is )?(?:the |called |named |dubbed )?|"
    r"\b[Tt]here (?:is|was|will be|are) (?:also )?an? |\b(?:adds?|added|introduces?|introduced|debuts?) (?:the |an? )(?:new )?(?:[A-Z]\w+(?: [A-Z]\w+){0,2} and (?:the |an? ))?)[“\"‘]?$"
)
_IN_PLACE = lazy_pattern(r"\b(?:[Ii]n|[Ff]rom|[Aa]t|[Oo]f) the [“\"‘]?$")
_STANDING = frozenset(
    "town city concert convention exhibition exhibitions grand main lecture music assembly banquet memorial union carnegie royal national central sports public "
    "shopping exhibit expo road festival congress entrance east west north south upper lower arrival departure ball dining village park garden market".split()
)
_NUMBERED = lazy_pattern(r"(?:\d[A-Za-z]?,?|[A-Z]\.|\bNo\.) $")
_NOUN_OF_SERVICE = (
    r"(?:model|mode|format|platform|service|function|feature|app|tool|system|portal|marketplace|programme|approach)s?(?![\w-])"
)
_BETWEEN = (
    r"[”\"’]? (?:(?!(?:is|are|was|were|has|had|have|will|to|of|in|on|by|with|as|that|which|for)\b)[a-zA-Z][\w-]{1,20} ){0,5}?"
)
_FORMAT = lazy_pattern(rf"(?<![\w.@/-])(?P<name>[A-Z]{{4,16}}\+)(?={_BETWEEN}{_NOUN_OF_SERVICE})")
_DIGIT = lazy_pattern(
    r"(?<![\w.@/#-])(?P<name>[A-Z][a-z]{1,14}[24][A-Z][a-z]{2,14})(?![\w@/-]|\.\w|[®™]? (?:Inc|Ltd|Limited|LLC|Corp|Group|PLC))"
)
_HYPHENED = lazy_pattern(
    r"\b(?:[Tt]he|[Ii]ts|[Oo]ur|[\w]{2,20}[’']s) (?P<name>[A-Z][a-z]{2,8}-[A-Z][a-z]{2,8}) (?:[a-z]{4,14} )?(?P<noun>programme|program|scheme|accelerator|incubator)(?![\w-])"
)
_PEOPLES = lazy_pattern(
    r"(?:ese|ish|ian|ean|ican|ench|utch|reek|Hong|Sino|Anglo|Franco|Euro|Afro|Indo)(?:$|-)|-(?:Hong|China|Asia|US|UK|East|West|Plus)$"
)
_PLATFORMS = lazy_pattern(
    r"\b(?:platforms|services|portals|apps) (?:such as|including|like) (?:the )?(?P<name>[A-Z][\w+-]{1,20}(?: [A-Z][\w+-]{1,20}){1,3})(?=,| and |\.(?:\s|$)| [a-z])"
)
_USED = lazy_pattern(
    r"\b(?:via|through|using|uses?|used|adopt\w{0,3}|launch\w{0,3}|’s|'s)(?: the| its| our)?(?: [\w-]{2,15}){0,2} [“\"‘]?$"
)
_OF_SITE = lazy_pattern(
    r"(?:\b(?:and|via|through|on|the|use|using|at) )(?P<name>[a-z][a-z0-9-]{2,20}\.(?:com|hk|org|net) [A-Z][a-z]{3,14})(?=,|[”\"’]|\. [A-Z]| (?:platform|and|for|while|to|is|with)\b)"
)


def fairs(parts: Parts, labels: Labels) -> Iterator[Found]:
    """Zones and places of a fair, in texts that tell of exhibitors; services with a coined shape in Hong Kong's releases."""
    text = parts.text
    if _FAIR.search(text):
        yield from _listed(parts, labels)
        yield from _before_zones(parts, labels)
        yield from _one(parts, labels)
        yield from _places(parts, labels)
    yield from _services(parts, labels)


def _found(start: int, end: int, rule: str, kind: str) -> Found:
    return Found("initiative", start, end, rule, {"type": kind, "form": "name", "acronym": ""})


def _is_zone(parts: Parts, labels: Labels, start: int, end: int) -> bool:
    """True for capitals that may name a zone: neither a place, a people, a person nor a firm, and no bare `Startup Zone`, which heads find."""
    name = parts.text[start:end]
    keys = name.lower().split()
    marks = {label for s, e, label in labels.over(start, end) if e - s >= 0.6 * (end - start)}
    return (
        not marks & {"GPE", "NORP", "DATE"}
        and not (marks & {"PERSON"} and keys[0] in name_words().given)
        and not (marks & {"PLACE"} and not (" " in name and is_ordinary(name)))
        and (keys[0] not in words("opener") or (len(keys[0]) > 2 and name.partition(" ")[0].isupper()))  # `LED Lamps`
        and keys[-1]
        not in words("firm_tail")
        - {"services", "solutions", "technologies", "systems", "network", "energy", "media", "resources"}
        and not (len(keys) == 1 and (keys[0] in words("region") or keys[0] in name_words().given))
    )


def _listed(parts: Parts, labels: Labels) -> Iterator[Found]:
    """Zones that a list tells off (`featured zones include Garden & Balcony, Bath Linen and Candles`)."""
    text = parts.text
    for match in _ZONES.finditer(text):
        sentence = parts.sentence_at(match.start())
        for start, end in items(text, match.end(), sentence.end if sentence else len(text)):
            if _is_zone(parts, labels, start, end):
                yield _found(start, end, ZONES, "zone")


def _before_zones(parts: Parts, labels: Labels) -> Iterator[Found]:
    """The same with the noun behind the list (`the Bath Linen and Candles zones`)."""
    text = parts.text
    for match in _BEHIND_LIST.finditer(text):
        sentence = parts.sentence_at(match.start())
        low = max(match.start() - 160, sentence.start if sentence else 0)
        before = _LIST_BEFORE.search(text, low, match.start())
        if before is None:
            continue
        for start, end in items(text, before.start("list"), match.start()):
            if _is_zone(parts, labels, start, end):
                yield _found(start, end, ZONES, "zone")


def _one(parts: Parts, labels: Labels) -> Iterator[Found]:
    """A zone with its noun behind it (`the Bath Linen zone`)."""
    for match in _ONE.finditer(parts.text):
        start, end = match.span("name")
        if _is_zone(parts, labels, start, end) and (is_ordinary(match["name"]) or not labels.at_any(start, end, "ORG")):
            yield _found(start, end, ZONE, "zone")


def _places(parts: Parts, labels: Labels) -> Iterator[Found]:
    """Halls, avenues and corners that a fair lays out: they show and gather, or the text calls them a zone."""
    text = parts.text
    for match in _PLACE.finditer(text):
        start, end = match.span("name")
        article = match["name"].partition(" ")[0]
        if article.lower() in words("opener") or article.endswith(("’s", "'s")):
            start += len(article) + 1
        keys = text[start:end].lower().split()
        if len(keys) < 2 or (keys[0] in _STANDING and match["noun"]):
            continue
        before = text[max(0, start - 60) : start]
        if _NUMBERED.search(before) or any(w[0].isdigit() for w in keys):
            continue
        called = _AS_ZONE.search(before) is not None
        shows = _SHOWS.match(text, end) is not None
        laid_out = match["noun"] is None or match["noun"] in _STAGED_AT.split("|")
        if called or (
            laid_out
            and (
                shows
                or (match["noun"] in _VISITED and is_ordinary(text[start:end].rpartition(" ")[0]) and _IN_PLACE.search(before))
            )
        ):
            marks = {label for s, e, label in labels.over(start, end) if e - s >= 0.6 * (end - start)}
            if not marks & {"GPE", "PERSON", "NORP"} and (
                called or is_ordinary(text[start:end]) or not marks & {"ORG", "PLACE", "FAC"}
            ):
                yield _found(start, end, PLACE, "zone")


def _services(parts: Parts, labels: Labels) -> Iterator[Found]:
    """Services by a shape that nothing but names has, with a digit between words or a plus behind capitals (`the Tap2Deal function`)."""
    text = parts.text
    if "+" in text:
        for match in _FORMAT.finditer(text):
            if not labels.treated.is_firm(match["name"]) and not labels.treated.is_body(match["name"]):
                yield _found(*match.span("name"), SERVICE, "platform")
    for match in _DIGIT.finditer(text) if "2" in text or "4" in text else ():
        start, end = match.span("name")
        if labels.treated.is_firm(match["name"]) or labels.treated.is_body(match["name"]):
            continue
        if match["name"].lower() in (parts.issuer or "").lower() or match["name"].lower() in labels.bodies:
            continue
        if _NAMED_SERVICE.match(text, end) or (parts.home == "HK" and _USED.search(text, max(0, start - 60), start)):
            yield _found(start, end, SERVICE, "platform")
    for match in _HYPHENED.finditer(text) if parts.home == "HK" else ():
        named = _PEOPLES.search(match["name"]) is None and not labels.at_any(*match.span("name"), "GPE")
        if named and not labels.at_any(*match.span("name"), "NORP"):
            yield _found(*match.span("name"), SERVICE, "scheme" if match["noun"] == "scheme" else "programme")
    for match in _PLATFORMS.finditer(text) if parts.home == "HK" else ():
        start, end = match.span("name")
        other = any(label not in ("INITIATIVE", "PRODUCT") for _, _, label in labels.over(start, end))
        if not other and not labels.treated.is_firm(match["name"]) and not labels.treated.is_body(match["name"]):
            yield _found(start, end, SERVICE, "platform")
    for match in _OF_SITE.finditer(text) if parts.home == "HK" else ():
        word = match["name"].rpartition(" ")[2].lower()
        if word not in words("opener") and parts.section_at(match.start()) == "body":
            yield _found(*match.span("name"), SITE, "platform")


_NAMED_SERVICE = lazy_pattern(rf"{_BETWEEN}{_NOUN_OF_SERVICE}")
