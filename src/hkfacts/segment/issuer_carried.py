"""Who carried a text that others issue: the site on which it appeared, a brand of news, the paper of its author, whose contact is given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from hkfacts.patterns import lazy_pattern

from ..spans import Block
from .issuer_names import NAME, bare, clean, is_person, key
from .words import word_list

SITE = lazy_pattern(
    r"(?<![\w@.-])(?:https?://)?(?:www\.)?(?P<host>[A-Za-z0-9][A-Za-z0-9-]{2,40})\.(?:com?|org|net|io|ai|gov|gob|edu|us|uk|ca|hk|au|eu|de|app|tech|finance"
    r"|law|fi|info|biz|tv|health|care|news)(?!/(?!(?:home|en)\b)[\w@#?]|[\w-]|\.\w)"
)
Carrier = Literal["site", "brand", "paper"]
_SHORT = 1300
_APPEARED = lazy_pattern(
    r"[Tt]he post [^\n]{3,300} (?:first appeared|appeared first) on (?P<name>[^\n]{2,50}?)\s?\.?\s?$", re.MULTILINE
)
_POWERED = lazy_pattern(r"^(?P<name>[A-Z][^\n]{2,40}?) is powered by [A-Z]", re.MULTILINE)
_BYLINE = lazy_pattern(r"By (?:[A-Z][\w.’'-]{0,20} ){1,3}?(?:[A-Z][\w’'-]{1,20}),? (?P<name>[A-Z][\w.& -]{2,30})$")
_OURS = lazy_pattern(r"\b(?:[Ww]e|[Oo]ur)\b")
_NEWS = lazy_pattern(
    r"\b(?:announce[sd]?|announcing|unveil(?:s|ed)|introduc(?:es|ed)|(?:is|are) (?:pleased|proud|excited|thrilled)|today)\b"
)
_SPONSORED = ("sponsored content", "originally published on", "originally appeared on")
_MAIL = lazy_pattern(r"@(?P<host>[A-Za-z0-9-]{3,40})\.")
_CONTACT = lazy_pattern(
    r"(?:Contact Details|Contacts?|(?:Media|Press|Company|Investor|PR|News) (?:Contacts?|Relations|(?:Enquir|Inquir)ies)|Contact [Ii]nformation)\s?:?\s{0,2}"
)


def sites(text: str) -> list[str]:
    """The sites that a text gives, but those of everybody: `harbourkites` for `www.harbour-kites.example`."""
    return [host for match in SITE.finditer(text) if (host := host_of(match))]


def host_of(match: re.Match[str]) -> str | None:
    """A site's name in small letters, without hyphens; None for what is everybody's."""
    host = match.group("host").lower().replace("-", "")
    return host if len(host) > 3 and host not in word_list("public-host") else None


def carrier(text: str, blocks: Sequence[Block]) -> tuple[str, Carrier] | None:
    """Who carried the text, as its foot or its byline says: a site on which it appeared, a brand of news, the paper of its author."""
    tail = text[-4000:]
    kind: Carrier = "site"
    match = _APPEARED.search(tail)
    if match is None:
        kind, match = "brand", _POWERED.search(tail)
    if match is None and any(words in text for words in _SPONSORED):
        kind = "paper"
        for block in blocks[:4]:
            match = match or (_BYLINE.match(text, block.start, block.end) if block.end - block.start < 90 else None)
    name = clean(match.group("name")) if match else None
    return (name, kind) if name else None


def is_its_own(text: str, blocks: Sequence[Block], name: str) -> bool:
    """True where a text that a site carried is the body's own: a dateline, a profile, its site, an announcement, or its `we` and `our`."""
    lead = next((b for b in blocks if b.section == "body" and b.end - b.start > 60), None)
    return (
        any(b.section == "dateline" for b in blocks)
        or f"about {name.split()[0]}".lower() in text.lower()
        or _OURS.search(text) is not None
        or any(key(name).startswith(host) for host in sites(text))
        or (lead is not None and _NEWS.search(text, lead.start, min(lead.end, lead.start + 600)) is not None)
    )


def is_teaser(text: str, blocks: Sequence[Block], name: str) -> bool:
    """True of a few lines about others' news that break off (`as the market and…`), with the profile of the brand that prints them."""
    told = [b for b in blocks if b.section == "body"]
    return (
        f"About {name}" in text
        and sum(b.end - b.start for b in told) < _SHORT
        and any(text[b.end - 1] == "…" or text.endswith("...", b.start, b.end) for b in told)
    )


def contact_body(text: str, blocks: Sequence[Block]) -> tuple[str, bool] | None:
    """The body that a contact block opens with, where the site or the mail given there is its own; True with one whose site it is."""
    contacts = [text[b.start : b.end] for b in blocks if b.section in ("contacts", "boilerplate") and b.start > 0.4 * len(text)]
    for index, line in enumerate(contacts):
        match = _CONTACT.match(line)
        if match is None or len(line) > 140:
            continue
        first = line[match.end() :].strip() or next(iter(contacts[index + 1 : index + 2]), "")
        name = clean(first) if len(first) < 60 and re.fullmatch(NAME, first.strip()) else None
        if name is None or is_person(name):
            continue
        below = "\n".join(contacts[index : index + 9])
        own = sites(below)
        mails = [m.group("host").lower().replace("-", "") for m in _MAIL.finditer(below)]
        if any(_is_of(h, name) for h in (own or mails)):
            return name, bool(own)
    return None


def _is_of(host: str, name: str) -> bool:
    """True of a site or a mail that is called as the body is: `harbourkites` and `Harbour Kites Ltd`."""
    return len(host) > 3 and (key(name).startswith(host) or host.startswith(key(name)))


def is_client(text: str, title: str, name: str) -> bool:
    """True of a body whose shares the title names, that the text describes in a profile, or that is proud to announce what it does."""
    plain = bare(name)
    listed = re.search(re.escape(plain) + r"[^()\n]{0,30}\([A-Z][A-Za-z. ]{1,20}[:)]", title)
    if listed is not None or f"About {plain}" in text:
        return True
    proud = rf"{re.escape(plain)}(?: \([^()\n]{{1,40}}\))?(?:, [^.;\n]{{3,200}},)? (?:is|are) (?:pleased|proud|excited|thrilled|delighted|honou?red)\b"
    return re.search(proud, text) is not None
