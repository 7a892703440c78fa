"""What the places of a name say of goods and services, as features for the scales.

A coined product is shaped like a firm, and most products that a release names are somebody else's. What tells the issuer's own from
these is spread over the release: who owns it in one place, what is sold in the next, a trade mark in a third. So nothing is decided
here; each place only says what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import (
    beside_nouns,
    common_words,
    describing_nouns,
    heads,
    type_by_words,
    words,
)
from ..spans import Parts
from .initiatives_own import NOUNS
from .initiatives_refuse import FIRM
from .initiatives_runs import PARTICIPLE, Labels

MOST_PLACES = 12  # of one beginning
_GOODS = (
    "software|application|technology|technologies|device|engine|feature|collection|product|brand|framework|ecosystem|network|protocol|exchange|"
    "offering|module|hardware|content|library|series|sensor|robot|vehicle|drone|chip|terminal|model|token|coin|game|drug|therapy|vaccine|"
    "treatment|test|line|range|machine|battery|camera|bike|scooter|car|truck|van|watch|phone|tablet|laptop|speaker|wine|beer|drink|flavou?r|"
    "subscription|package|offer|tower|system|suite|solution|assistant|agent|method|formula|serum|cream|supplement|membership|course|division|subsidiary|list|ranking"
)
MARK = lazy_pattern(r"[®™℠]|\((?:R|TM|SM)\)|(?<=[a-z])TM\b")
OWN = lazy_pattern(
    r"(?:\b(?P<ours>[Ii]ts|[Oo]ur|[Tt]he [Cc]ompany[’']s|[Tt]he (?:firm|brand|group|startup)[’']s)|\b(?P<owner>[\w&.-]+)[’']s?) (?:own )?"
    r"(?:(?!(?:of|to|in|on|by|and|as|at|with|from|for|under|over|that|which|is|was)\b)[a-z0-9][\w’'-]{1,20} ){0,5}[“\"‘]?$"
)
BEHIND = lazy_pattern(
    rf"[®™℠]?[”\"’']?(?: \([^()\n]{{1,30}}\))? (?:[a-z][\w-]{{1,15}} ){{0,2}}?(?P<noun>{NOUNS}|{_GOODS})s?(?![\w-])"
)
EXPLAINED = lazy_pattern(
    rf"[®™℠]?[”\"’']?(?: \([^()\n]{{1,40}}\))?(?P<link>,| –| —|—|:| is| are| was)? ?(?P<art>an?|its|our|the|their) "
    rf"(?:[a-z0-9][\w’'/-]{{0,20}},? ){{0,7}}?(?P<noun>{NOUNS}|{_GOODS})s?(?![\w-]| (?:{NOUNS}|{_GOODS})s?(?![\w-]))"
)
NAMED = lazy_pattern(
    r"\b(?:called|named|dubbed|branded(?: as)?|known as|entitled|titled|marketed as|nicknamed) (?:the )?[“\"‘']?$"
)
OUT = lazy_pattern(
    r"\b(?:[Ll]aunch|[Uu]nveil|[Ii]ntroduc|[Rr]eleas|[Dd]ebut|[Rr]ol|[Dd]evelop|[Cc]reat|[Pp]resent|[Aa]nnounc|[Bb]rings?|[Oo]ffer|[Dd]eliver|[Aa]dd)\w{0,4}"
    r"(?: out| of)? (?:[\w’'-]{1,20} ){0,4}[“\"‘']?$"
)
LISTED = lazy_pattern(
    rf"\b(?:{NOUNS}|{_GOODS})s,?(?: [a-z]{{2,12}}){{0,2}}?(?:,? (?:such as|including|include|like|namely|comprising|are|featuring)|:) (?:the )?[“\"‘']?(?:[^.;\n]{{1,90}}(?:,|,? and) (?:the )?)?[“\"‘']?$"
)
DOES = lazy_pattern(
    r"[®™℠]?[”\"’']? (?:also |now |not only |seamlessly |can |will )?(?:enables?|allows?|lets|empowers?|helps?|combines?|integrates?|leverages?|features|delivers?|"
    r"uses?|supports?|transforms?|simplif\w+|automates?|streamlines?|comes|costs?|works|runs|targets|contains?)\b"
)
_GLUED = lazy_pattern(r"[a-z](?=[A-Z][a-z]{2})")
_BEGIN_A_LINE = ("Beyond", "About", "With", "While", "When", "The", "This")
_GLUED_BEHIND = lazy_pattern(r",? ?[A-Z][A-Za-z]{1,12}www\.|www\.")
_COUNTED = lazy_pattern(
    r"(?:USDT?|HKD|RMB|CNY|EUR|GBP|CAD|AUD|INR|SGD|CHF|JPY) ?[\d.,]+|(?:Phase|Class|Series|Section|Type|Level|Tier|Stage|Figure|Part|Item|Note|Hole|District|Route|Table|Volume|Chapter|Title|Rule|Form|Round|Day|Week|Year|Top|Step|Unit|Lot|Block|Q) ?[\dIVX]"
)
_STANDARD = lazy_pattern(
    r"(?:ISO|IEC|SOC|IEEE|ASTM|ANSI|HITRUST|IFRS|FIPS|NIST|GDPR|HIPAA|ICD|OSHA|Executive Order|Vitamin|National Instrument|[QH][1-4]|FY ?\d\d|"
    r"USB|HDMI|Thunderbolt|DisplayPort|Bluetooth|Wi-?Fi|PCIe|DDR|LTE|NFC|UWB|ERC|BEP|Layer|[A-Z]2[A-Z](?:2[A-Z])?$)(?![a-z])"
)
BEFORE = lazy_pattern(
    rf"\b(?P<noun>{NOUNS}|{_GOODS}|candidate|flagship|edition|version|called)s?,? (?:is |was |are |the |called |named |like |and ){{0,2}}[“\"‘]?$"
)
_OURS = lazy_pattern(r"(?:^|[^\w])(?:[Ww]e|[Oo]ur|[Ii]ts|[Tt]he [Cc]ompany|[Tt]he [Cc]ompany[’']s)(?!\w)")
_STEM = lazy_pattern(r"[A-Z]{2,}(?=[-\d])|[A-Z]\w+(?= )|[A-Z][a-z]{2,}(?=[A-Z])")
_TAIL = lazy_pattern(r"[- ]?[A-Z\d][\w-]{0,20}")
_METHOD_BEHIND = lazy_pattern(
    r"(?: \([^()\n]{1,20}\)|\))?,? (?:this|the) (?:new |proposed )?(?:method|algorithm|approach|technique|model|researchers|study)\b"
)
_SCIENCE_BEHIND = lazy_pattern(
    r"[”\"’']? (?:[a-z-]{3,15} )?(?:genes?|proteins?|receptors?|pathways?|enzymes?|mutations?|algorithms?|theorems?|equations?|standards?|file formats?|formats?|syndrome|"
    r"disease|disorder|cells?|mice|virus(?:es)?|bacteri\w+|assays?|criteria|questionnaires?|regressions?|antibod\w+|inhibitors?|agonists?|antagonists?|hormones?|"
    r"molecules?|compounds?|kinases?|biomarkers?|sequences?|isotopes?|alloys?|transformations?|classifiers?|statistics?|coefficients?)(?![\w-])"
)
_AWARDED = lazy_pattern(
    r"\b(?:named|recogni[sz]ed as|honou?red as|designated(?: as)?|certified as|awarded|won|earned|received|achieved) (?:an?|the|as an?|its (?:first|second|third)) (?:20\d\d )?$"
)
_SEASON = lazy_pattern(r"20\d\d [A-Z]{2,6}")
_LAUNCH = lazy_pattern(
    r"\b(?:launch|releas|unveil|introduc|debut|roll|present|announc|welcom|bring|reveal|showcas|celebrat)\w{0,3} "
    r"(?:out |the |its |their |a |an |new |brand[- ]new |all-new |latest |first |next-generation |advanced |launch of |release of ){0,5}[“\"‘']?(?P<what>[^\n]{3,90})",
    re.IGNORECASE,
)
# What a pattern that looks back from a name asks for before it, so that it is tried only there.
_NOUN_ENDS = frozenset(
    n.rpartition(" ")[2].rstrip("s") for n in (*NOUNS.split("|"), *_GOODS.replace("flavou?r", "flavour|flavor").split("|"))
) | frozenset(("candidate", "flagship", "edition", "version", "called"))
_LISTING = ("such as", "includ", "like", "namely", "compris", " are ", "featuring", ":")
_SITES = ("institution", "zone", "plan")  # centres and plans that goods are sold for


_MONEY = lazy_pattern(r"(?:RM|Rs|Rp|MOP|AED|SAR|THB|PHP|IDR|NT|MYR|VND|KRW|ZAR|NGN|KES|BRL|NZD|TWD)\.? ?\d[\d.,]*")


def is_else(name: str, label: str) -> bool:
    """True for a name that its own words tell to be none of goods: of a body, a place, a post, a standard, a quarter, a count."""
    keys = name.lower().split()
    only = keys[0] if len(keys) == 1 else ""
    return (
        (keys[-1] in words("org_tail") and label != "PRODUCT")
        or keys[-1] in words("place_tail")
        or keys[-1] in words("month")
        or keys[0] in _openers()
        or bool(only and (only in words("tech") or only in words("abbreviation") or only in common_words() or only in heads()))
        or bool(only and name[:-1].isupper() and name.endswith("s"))
        or len(set(keys)) < len(keys)
        or sum(c.isalpha() for c in name) < 3 > sum(c.isdigit() for c in name)
        or _SEASON.fullmatch(name) is not None
        or not _never().isdisjoint(keys)
        or PARTICIPLE.search(keys[0]) is not None
        or (len(keys) > 2 and keys[-2] == "and" and name.rpartition(" ")[2].isupper())
        or _two_names(keys)
        or ": " in name
        or "?" in name
        or _STANDARD.match(name) is not None
        or _COUNTED.match(name) is not None
        or _MONEY.fullmatch(name) is not None
    )


def _two_names(keys: list[str]) -> bool:
    """True for `Kestrel and Ternware`: two coined names of one word each are two."""
    return (
        len(keys) == 3 and keys[1] in ("and", "or") and not any(k in common_words() or k in heads() for k in (keys[0], keys[2]))
    )


@cache
def _openers() -> frozenset[str]:
    return words("post") | words("describer") | {"patented", "proprietary"}


@cache
def _never() -> frozenset[str]:
    return FIRM | words("network") | {"to", "in", "on", "at", "from", "with"}


@lru_cache(maxsize=8)
def _launched_in(title: str) -> str:
    """What a title says is launched, to its end, in small letters; empty where it says so of nothing."""
    match = _LAUNCH.search(title)
    return match["what"].lower() if match is not None else ""


def is_glued(name: str, text: str, end: int, issuer: str) -> bool:
    """True for the end of one line with the beginning of the next (`MarketThe`), told by an ordinary word and one that stands alone elsewhere."""
    if _GLUED_BEHIND.match(text, end):
        return True
    if name.endswith(_BEGIN_A_LINE) and _GLUED.search(name):
        return True
    for joint in _GLUED.finditer(name):
        left, right = name[: joint.end()].rpartition(" ")[2], name[joint.end() :].partition(" ")[0]
        if (left.lower() in common_words() or left == issuer) and (f" {right}" in text or f"\n{right}" in text):
            return True
    return False


def told_of_goods(parts: Parts, labels: Labels, start: int, end: int) -> Iterator[str]:
    """What one place of a name says of goods, as features for the scales."""
    text, issuer = parts.text, (parts.issuer or "").lower()
    sentence = parts.sentence_at(start)
    opening, closing = (sentence.start, sentence.end) if sentence is not None else (start, end)
    before, after = text[max(opening, start - 130) : start], text[end : min(closing, end + 130)]
    if MARK.match(after) or MARK.search(text, start, end):
        yield "goods: trade mark"
    own = OWN.search(before)
    if own is not None:
        owner = (own["owner"] or "").lower()
        if own["ours"] or (len(owner) > 2 and owner in issuer):
            yield "goods: own"
        else:
            yield "goods: another's"
    behind = BEHIND.match(after)
    if behind is not None and behind["noun"] != "website":
        yield "goods: noun behind"
        yield f"goods noun: {behind['noun']}"
    explained = EXPLAINED.match(after)
    if explained is not None and (explained["link"] or explained["art"] in ("its", "our")):
        yield "goods: explained"
        yield f"goods noun: {explained['noun']}"
        yield f"goods: explained by {explained['art']}"
    if _SCIENCE_BEHIND.match(after) or _METHOD_BEHIND.match(after):
        yield "a term of science by what stands behind it"
    if NAMED.search(before):
        yield "goods: named"
    if OUT.search(before):
        yield "goods: brought out"
    if any(word in before for word in _LISTING) and LISTED.search(before):
        yield "goods: in a list of goods"
    if DOES.match(after):
        yield "goods: may do"
    if _launched_in(parts.title or "").startswith(text[start:end].lower()):
        yield "goods: launched in the title"
    if not _NOUN_ENDS.isdisjoint(w.rstrip("s,") for w in before[-60:].split()[-3:]) and BEFORE.search(before):
        yield "goods: noun before"
    if _OURS.search(before):
        yield "goods: the issuer's own words before"
    stem = issuer.partition(" ")[0]
    if len(stem) > 2 and stem in before.lower():
        yield "goods: the issuer before"
    elif labels.at_any(start - len(before), start, "ORG"):
        yield "goods: another body before"
    if _kin(text[start:end].lower(), issuer):
        yield "goods: a kin of the issuer's name"


_STRONG = frozenset(
    "goods: trade mark|goods: own|goods: noun behind|goods: explained|goods: named|goods: brought out|goods: may do|goods: noun before|goods: launched in the title|"
    "goods: a kin of the issuer's name".split("|")
)


def sum_of_goods(told: set[str], label: str) -> Iterator[str]:
    """How many of the signs of goods a name has in all its places, alone and together with the label over it."""
    count = min(len(told & _STRONG), 4)
    yield f"goods signs: {count}"
    yield f"{label or 'no label'} and goods signs: {count}"
    for sign in sorted(told & _STRONG):
        yield f"{label or 'no label'} and {sign}"


def series_of(name: str) -> str:
    """What the names of one line of goods begin with (`TNX` of `TNX-12`, `Edge` of `EdgeWatch`); empty for a name of one plain word."""
    stem = _STEM.match(name)
    return stem.group() if stem is not None else ""


def series(name: str, text: str) -> Iterator[str]:
    """Whether names that begin alike stand in the text, and how often this one does."""
    first = series_of(name)
    tails, place = set(), -1
    for _ in range(MOST_PLACES if first else 0):
        place = text.find(first, place + 1)
        if place < 0:
            break
        tail = _TAIL.match(text, place + len(first))
        if tail is not None:
            tails.add(tail.group())
    if len(tails) > 1:
        yield "goods: one of a series"
    count = text.count(name)
    yield f"stands {'once' if count < 2 else 'twice' if count < 3 else 'some times' if count < 6 else 'often'}"


def kind_of_goods(parts: Parts, places: Sequence[tuple[int, int]]) -> str:
    """The type that a noun beside one of the places gives, else the words of the name, else a platform."""
    text = parts.text
    for _, end in places:
        for match in (BEHIND.match(text, end), EXPLAINED.match(text, end)):
            noun = match["noun"] if match is not None else ""
            told = (
                "publication"
                if noun in ("list", "ranking")
                else describing_nouns().get(noun) or beside_nouns().get(noun, ("", False))[0]
            )
            if told:
                return told if told not in _SITES else "platform"
            if noun:
                return "platform"
    name = text[places[0][0] : places[0][1]]
    if any(_AWARDED.search(text, max(0, start - 50), start) for start, _ in places):
        return "award"
    if name.endswith((" Property", " Mine", " Deposit")):
        return "project"
    if name.endswith(" Event"):
        return "event"
    head = heads().get(name.rpartition(" ")[2].lower())
    if head is not None and head.weight < 2 and head.type not in ("institution", "publication"):
        return "platform"  # `Oven Classic`, `Kettle Series`
    told = type_by_words(name, "platform")
    return "platform" if told == "plan" or name.endswith((" Series", " Line", " Edition", " Collection")) else told


def _kin(name: str, issuer: str) -> bool:
    """True where a name begins as the issuer's does (`EdgeWatch` of `EdgeFirst`), or goes on behind it."""
    stem = re.match(r"[a-z]{3,}", issuer)
    return stem is not None and not issuer.startswith(name) and len(stem.group()) > 3 and name[:4] == stem.group()[:4]
