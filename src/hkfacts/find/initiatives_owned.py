"""Goods and services that the words around them hand to their owner: `its planning platform, KettleFlow,`, `Corvane’s TideLink technology`.

Most products that a release names are somebody else's, and a coined one is shaped like a firm. These constructions tell both at
once, whose a thing is and that it is a thing, so what they name needs no weighing: only what its own words, or the text elsewhere,
tell to be a body, a person, a place or a common phrase is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import is_ordinary
from ..spans import Found, Parts, Tokens
from .initiatives_cues import ACRONYM
from .initiatives_own import CAMEL
from .initiatives_owned_names import (
    ENDS,
    EXPLAINED,
    FIRST,
    MARK,
    MODIFIER,
    NAME,
    NOUNS,
    THING,
    Goods,
    found_at,
    kind_of,
    particular,
    two,
)
from .initiatives_owned_told import items, told_apart
from .initiatives_owners import Owners
from .initiatives_runs import Labels

_HAS = lazy_pattern(rf"(?P<mods>(?:{MODIFIER}){{0,7}})[“\"‘]?(?P<name>{NAME})")
_IS = lazy_pattern(
    rf"(?P<mods>(?:{MODIFIER}){{0,6}}?)(?P<noun>{THING})(?P<s>s)?(?P<link>,| –| —|—|:| is|, which is|,? (?:called|named|dubbed|known as|branded as|titled|entitled))? "
    rf"(?:[Tt]he )?(?P<quote>[“\"‘])?(?P<name>\$[A-Z]{{2,10}}(?!\w)|{NAME})"
)
# A standing term with its letters, whoever sells it (`cutting-edge Oven Heat Control (OHC) solution`).
_SHORT_LETTERS = lazy_pattern(r" \([“\"]?[A-Z]{2,3}[”\"]?\)")
_PROTECTED = lazy_pattern(r"\b(?:patented|proprietary|trademarked|patent-pending|own)\b")
# A name that is the first of several words that a comma parts (`The Oven, the Rye, and the Sea`).
_ONE_OF_SEVERAL = lazy_pattern(r", (?:the )?[A-Z][\w’'-]*,? and (?:the )?[A-Z]")
_TITLE = lazy_pattern(r"[^“”\"\n]{2,80}?(?=,?[”\"])")
_SUBTITLE = lazy_pattern(r": [A-Z0-9][\w’'-]*(?:,? (?:[A-Z0-9][\w’'-]*|[a-z]{1,4}|&)){0,16}(?<=[\w’])(?=[,.;\n]|$)")
# What something is called, then back from there the noun that says what it is.
_CALLING = lazy_pattern(
    rf"(?:called|named|dubbed|branded(?: as)?|known as|titled|entitled|marketed as|nicknamed) (?:[Tt]he )?(?P<quote>[“\"‘])?(?P<name>{NAME})"
)
_BEFORE_CALLING = lazy_pattern(
    rf"\b(?P<noun>{THING})s?,? (?:(?:which is|it|also|aptly|officially|now|the company has|the company|that it|has) ){{0,2}}$"
)
_OUT = lazy_pattern(
    r"(?:[Cc]reat|[Dd]e(?:velop|sign|but)|[Ll]aunch|[Ii]n(?:vent|troduc)|[Pp](?:aten|resen)t|[Pp]owers|[Uu]nveil|[Rr]eleas|[Bb]uil[dt]|[Rr]oll(?:s|ed|ing)? out|[Oo]perat)\w{0,4}"
    rf"(?: of)? (?:(?:and|test|the|The|its|our|their|also|a|an) ){{0,3}}(?P<mods>(?:{MODIFIER}){{0,4}})[“\"‘]?(?P<name>{NAME})"
)
_LISTED = lazy_pattern(
    rf"(?P<mods>(?:{MODIFIER}){{0,6}}?)(?:(?P<noun>{THING})s?(?: of [a-z -]{{3,40}})?|portfolio of (?:{MODIFIER}){{0,4}}?(?P<held>{THING})s?)"
    r",? ?(?P<link>such as|including|includes?|like|namely|comprising|featuring|–|—|:) (?:[Tt]he )?(?P<first>[“\"‘]?)(?=[A-Z0-9a-z$])"
)
# What others make is carried, used or served.
_WITH_OTHERS = lazy_pattern(
    r"\b(?:leverag|us|serv|represent|carry|support|distribut|sell|work|partner)ing\b|\bpartner|\bcustomer|\bclient"
)
_TOKEN = lazy_pattern(r"(?<![\w$])(?P<name>\$[A-Z][A-Z0-9]{1,9})(?![\w.])")
_TOKEN_BESIDE = lazy_pattern(
    r"\b(?:native|utility|governance|its|our|meme|AI) (?:[\w-]+ ){0,3}?(?:token|coin|cryptocurrency),? \(?$"
)
_TOKEN_BEHIND = lazy_pattern(
    r"\)? (?:[a-z-]+ )?(?:tokens?|holders?|IDO|ICO|presale|airdrops?|staking|memecoin|coin|tokenomics)\b"
)


def owned(parts: Parts, labels: Labels, tokens: Tokens) -> Iterator[Found]:
    """The goods that a construction hands to whom a release speaks for."""
    goods, owners = Goods(parts, labels, tokens), Owners(parts, labels)
    for f in _all(parts, labels, goods, owners):
        letters = ACRONYM.match(parts.text, f.end)
        if letters is not None and letters["acronym"].isupper() and letters["acronym"][0] == parts.text[f.start].upper():
            yield replace(f, groups={**f.groups, "acronym": letters["acronym"]})
        else:
            yield f


def _all(parts: Parts, labels: Labels, goods: Goods, owners: Owners) -> Iterator[Found]:
    for place, theirs in owners.anchors():
        yield from _had(parts.text, place, goods, theirs=theirs)
        yield from _listed(parts.text, place, goods)
    yield from _called(parts.text, goods)
    yield from _brought_out(parts.text, goods)
    yield from _tokens(parts.text)
    yield from told_apart(parts, labels, goods, owners)


def _had(text: str, place: int, goods: Goods, *, theirs: bool) -> Iterator[Found]:
    """What an owner has: a name with what it is behind (`its patented TideLink technology`) or before it (`its lead compound, Orcid-7,`)."""
    is_ = _IS.match(text, place, place + 260)
    if is_ is not None and not goods.acts(place, is_.start("noun")):
        start, end = goods.span_of(is_)
        closes = ENDS.match(text, end) is not None
        listed = _ONE_OF_SEVERAL.match(text, end) and (is_["link"] or "").endswith("is")
        listed = listed or (NOUNS.get(is_["noun"]) == "publication" and _ONE_OF_SEVERAL.match(text, end))
        linked = is_["link"] is not None and (closes or is_["link"][-1].isalpha() or is_["quote"])
        coined = CAMEL.search(is_["name"]) is not None
        if (linked or coined) and not listed:
            quoted = is_["quote"] in ("“", '"')
            whole = _to_end_of_title(text, start, end, is_["noun"], quoted=quoted)
            kind = "publication" if whole > end and not quoted else kind_of(is_["noun"], text[start:end])
            if text[start] == "$" or goods.may_be(start, whole if quoted else end, sure=True):
                yield found_at(start, whole, "noun-name", kind)
                return
    has = _HAS.match(text, place, place + 260)
    if has is None or theirs or has["mods"].endswith(", ") or goods.acts(place, has.start("name")):
        return
    start, end = goods.span_of(has)
    end -= 2 * (text[start:end].endswith("TM") and text[end - 3].islower())
    both = two(text, start, end)
    noun = goods.described(start, end)
    if not noun:
        return
    for a, b in both:
        sure = noun in ("mark", "letters") or (particular(has["mods"]) and (" " in text[a:b] or text.count("-", a, b) > 1))
        term = is_ordinary(text[a:b]) and _SHORT_LETTERS.match(text, b) and not _PROTECTED.search(has["mods"])
        if not term and goods.may_be(a, b, sure=sure):
            yield found_at(a, b, "has", kind_of(noun, text[a:b]))


def _to_end_of_title(text: str, start: int, end: int, noun: str, *, quoted: bool) -> int:
    """The end of a name taken on to its closing mark, or, for a work, over the second title that a colon parts off."""
    titled = NOUNS.get(noun) == "publication" or noun in ("collection", "release")
    whole = _TITLE.match(text, start, start + 90) if quoted else _SUBTITLE.match(text, end, end + 160) if titled else None
    return whole.end() if whole is not None else end


def _listed(text: str, place: int, goods: Goods) -> Iterator[Found]:
    """Those that a list of an owner's goods names (`its brands, including Kettlo, Tern and Brix`)."""
    lead = _LISTED.match(text, place, place + 260)
    if lead is None or goods.acts(place, lead.start("link")):
        return
    if _WITH_OTHERS.search(lead["mods"]) is None:
        yield from items(text, lead.end(), lead["noun"] or lead["held"], "listed", goods)


def _called(text: str, goods: Goods) -> Iterator[Found]:
    """What the text says goods are called (`a line of batteries dubbed Nexa`)."""
    for match in _CALLING.finditer(text):
        what = _BEFORE_CALLING.search(text, max(0, match.start() - 60), match.start())
        if what is None:
            continue
        start, end = goods.span_of(match)
        quoted = match["quote"] in ("“", '"')
        whole = _to_end_of_title(text, start, end, what["noun"], quoted=quoted)
        if goods.may_be(start, whole if quoted else end, sure=True):
            yield found_at(start, whole, "called", kind_of(what["noun"], text[start:whole]))


def _brought_out(text: str, goods: Goods) -> Iterator[Found]:
    """What is created, launched or invented under a trade mark, or with what it is behind its name."""
    for match in _OUT.finditer(text):
        start, end = goods.span_of(match)
        explained = EXPLAINED.match(text, end, end + 200)
        noun = explained["noun"] if explained is not None else "mark" if MARK.match(text, end) or FIRST.match(text, end) else ""
        if not noun and any(c.isdigit() for c in match["name"].partition(" ")[0]):
            noun = goods.described(start, end)  # `created the KX7 smart kettle`
        if noun and goods.may_be(start, end, sure=True):
            yield found_at(start, end, "out", kind_of(noun, text[start:end]))


def _tokens(text: str) -> Iterator[Found]:
    """Tokens by their letters behind the sign of money (`holders of the native $KITEX token`)."""
    for match in _TOKEN.finditer(text) if "$" in text else ():
        start, end = match.span("name")
        before = text[max(0, start - 60) : start]
        if _TOKEN_BESIDE.search(before) or _TOKEN_BEHIND.match(text, end):
            yield found_at(start, end, "token", "platform")
