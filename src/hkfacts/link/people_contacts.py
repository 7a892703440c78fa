"""Phone, e-mail address and body of a press contact, from the lines around the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.names import names
from ..grammar.names_bodies import Token, is_orgish, starts_capital, tokens_of
from ..grammar.names_heads import RANK_ONLY
from ..spans import Block, Found, Parts
from .people_posts import PostReader

_EMAIL = lazy_pattern(
    r"(?:(?<![\w.+-])(?:C[EFOTIM]O|Inc\.|Ltd\.?|LLC|LLP|Email|E-mail|Mail|Director|Manager|President)(?=[a-z]))?"
    r"(?P<address>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.[A-Za-z]{2,12}(?![A-Za-z]))"
)
_PHONE = lazy_pattern(r"(?<![\w.@/-])(?:\+|\()?\d[\d ()./‑–-]{6,20}\d(?![\w@])")
_LABEL = lazy_pattern(
    r"(?i)(?:tel|phone|mobile|cell|direct|office|fax|e-?mail|contact|media|press|website|web|www|https?|for |please|"
    r"enquir|inquir|photo|about|source|note)"
)
_REACH = 5


def _index(parts: Parts, offset: int) -> int | None:
    block = parts.block_at(offset)
    if block is None:
        return None
    low, high = 0, len(parts.blocks)
    while low < high:
        middle = (low + high) // 2
        if parts.blocks[middle].start < block.start:
            low = middle + 1
        else:
            high = middle
    return low


_SENTENCE = lazy_pattern(r"[a-z]{3}\.[”\"’')]{0,2}$")


def contact_of(mentions: Sequence[Found], parts: Parts, posts: PostReader) -> tuple[str | None, str | None, str | None]:
    """Phone, e-mail address and body of the person, from the block of the first mention that stands in a contact block."""
    for mention in mentions:
        i = _index(parts, mention.start)
        if i is None:
            continue
        block = parts.blocks[i]
        short = block.end - block.start <= 160
        if block.section != "contacts" and not short:
            phone, email = _inline(mention, block, parts)
            if email:
                return phone, email, None
            continue
        if block.section != "contacts" and not _EMAIL.search(
            parts.text, block.start, min(block.end + 300, parts.blocks[min(i + 3, len(parts.blocks) - 1)].end)
        ):
            continue
        if block.section != "contacts" and _SENTENCE.search(parts.text, max(block.start, block.end - 8), block.end):
            continue  # a short paragraph above the contacts
        phone, email = _below(mention, i, parts)
        if phone or email or block.section == "contacts":
            return phone, email, _body_above(i, mention, email, parts, posts)
    return None, None, None


def _inline(mention: Found, block: Block, parts: Parts) -> tuple[str | None, str | None]:
    """`please contact Jane Roe at jane@acme.com or 555 0100`."""
    end = min(block.end, mention.end + 120)
    email = _EMAIL.search(parts.text, mention.end, end)
    phone = _PHONE.search(parts.text, mention.end, end)
    if email and re.search(
        r"(?i)\bcontact|enquir|inquir|reach|media", parts.text[max(block.start, mention.start - 160) : mention.start]
    ):
        return (phone.group().strip() if phone else None), email["address"]
    return None, None


def _below(mention: Found, i: int, parts: Parts) -> tuple[str | None, str | None]:
    """Phone and e-mail from the rest of the line and the lines below, up to the next name."""
    phone = email = None
    start, stop = mention.end, min(mention.end + 400, parts.blocks[min(i + _REACH, len(parts.blocks) - 1)].end)
    for j in range(i + 1, min(i + _REACH, len(parts.blocks))):
        line = parts.text[parts.blocks[j].start : parts.blocks[j].end]
        if not _LABEL.match(line) and not _EMAIL.search(line) and not _PHONE.search(line) and len(line) > 60:
            stop = parts.blocks[j].start
            break
    found = _EMAIL.search(parts.text, start, stop)
    email = found["address"] if found else None
    number = _PHONE.search(parts.text, start, stop)
    phone = number.group().strip() if number else None
    return phone, email


_AGENCIES = frozenset(
    "pr communications limited ltd agency relations media consulting consultants llc inc group partners".split()
)
_FORMS = frozenset("co corp pte pty plc gmbh ag sa llp lp incorporated".split())
_LABEL_WORDS = frozenset(
    (
        "media press contact contacts details enquiries inquiries enquiry inquiry investor investors relations public "
        "information info company website source for more on behalf of the and us please agency's agency pr ir end ends "
        "note notes to editors photo photos general corporate communications marketing name title phone email tel "
        "location address about view interviews further download downloads newsroom room kit images image video related "
        "international national ir/pr-support pr-support ir-support support "
        "links link tags join follow official social linkedin twitter facebook instagram telegram youtube discord account channel "
        "office desk team"
    ).split()
)


def _body_above(i: int, mention: Found, email: str | None, parts: Parts, posts: PostReader) -> str | None:
    """The body that heads the contact block: the nearest line above that names one, else the address's domain."""
    if (below := _body_beneath(i, parts, posts)) is not None:
        return below
    for j in [*range(i, max(-1, i - 14), -1), i + 1, i + 2]:
        if not 0 <= j < len(parts.blocks) or (j > i and email is not None):
            continue
        block = parts.blocks[j]
        if j < i and (block.section in ("headline", "dateline") or (block.section != "contacts" and j < i - 3)):
            break
        end = posts.first_name_in(block.start, block.end) or block.end
        if end == block.start or (j == i and end == block.end):
            continue
        name = _body_in(parts, block.start, min(end, block.start + 160), posts, j == i - 1)
        if name and parts.text.startswith("About ", block.start) and _is_another(name, parts.issuer):
            continue
        if name:
            other = posts.first_name_in(block.end, parts.blocks[i].start) is not None and j < i
            own = posts.bodies.of_domain(email) if email and other else None
            return (
                own if own and not name.startswith(own) else name
            )  # another contact stands between: the address says whose this one is
    return posts.bodies.of_domain(email) if email else None


def _is_another(name: str, issuer: str | None) -> bool:
    """True of the name over a paragraph about somebody else than the issuer."""
    mine, told = (issuer or "").casefold(), name.removeprefix("About ").casefold()
    return bool(mine) and told not in mine and mine not in told


def _body_beneath(i: int, parts: Parts, posts: PostReader) -> str | None:
    """The agency on the line below names that stand right under a label of contacts: `Media Contact: / Jane Roe / Harbour PR`."""
    if not 0 < i < len(parts.blocks) - 1:
        return None
    above, below = parts.blocks[i - 1], parts.blocks[i + 1]
    if _UNDER_LABEL.search(parts.text, above.start, above.end) is None or below.end - below.start > 60:
        return None
    if posts.first_name_in(below.start, below.end) is not None:
        return None
    words = parts.text[below.start : below.end].rstrip(" .,").split()
    if not words or words[-1].lower() not in _AGENCIES or len(words) > 6:
        return None
    return _body_in(parts, below.start, below.end, posts, False)


def _opens_a_name(tokens: Sequence[Token]) -> bool:
    """True of `National` or `International` before a capital that is no label: `National Rowing League`, not `International Media`."""
    return (
        len(tokens) > 1
        and tokens[0].key in ("national", "international", "general", "public", "global")
        and tokens[1].capital
        and tokens[1].key not in _LABEL_WORDS
    )


def _body_in(parts: Parts, start: int, end: int, posts: PostReader, next_to: bool) -> str | None:
    """The body that a line names, labels around it left out, or None."""
    known = names()
    label = _GLUED_LABEL.match(parts.text, start, end)
    start = label.end() if label is not None else start
    tokens = tokens_of(parts.text, start, end)
    if any(t.key in _INVITES and t.capital for t in tokens):
        return None
    while tokens and (not tokens[0].is_word or (tokens[0].key in _LABEL_WORDS and not _opens_a_name(tokens))):
        tokens = tokens[1:]
    while tokens and (not tokens[-1].is_word or tokens[-1].key in _LABEL_ENDS):
        tokens = tokens[:-1]
    if all(t.key in _LABEL_WORDS or t.key in ("external", "internal", "global", "local") for t in tokens):
        return None
    if not tokens or "@" in parts.text[start:end] or "://" in parts.text[start:end] or _PHONE.search(parts.text, start, end):
        return None
    if _STREET.search(parts.text, start, end):
        return None
    for_whom = next((k for k, t in enumerate(tokens) if t.text == "for" and k), None)
    agency = for_whom is not None and (tokens[for_whom - 1].text == "(" or tokens[for_whom - 1].key in _AGENCIES)
    if (
        for_whom is not None
        and all(t.capital for t in tokens[:for_whom] if t.is_word)
        and (agency or not is_orgish(tokens[for_whom:], 1, known))
    ):
        tokens = tokens[:for_whom]  # `Harbour PR for Acme`: the agency
        tokens = tokens[:-1] if tokens[-1].text == "(" else tokens
    behalf = next(
        (k for k, t in enumerate(tokens) if t.key == "on" and k and tokens[min(k + 1, len(tokens) - 1)].key == "behalf"), None
    )
    tokens = tokens[:behalf]  # `Harbour PR, on behalf of Acme`
    while tokens and not tokens[-1].is_word and tokens[-1].text != ")":
        tokens = tokens[:-1]
    if not tokens or (known.heads.get(tokens[0].key) is not None and posts.bodies.end(tokens[0].start) is None):
        return None  # `VP, Investor Relations`, a line of somebody else's
    for k, token in enumerate(tokens):
        if token.possessive and token.capital and k <= 8 and any(t.key in _DEPARTMENTS for t in tokens[k:]):
            return parts.text[token.start : token.end - 2]
    if not starts_capital(tokens[0].text) and not tokens[0].text[0].isdigit():
        return None
    words = [t for t in tokens if t.is_word]
    if len(words) > 10 or any(not (t.capital or t.key in _SMALL or t.text[0].isdigit()) for t in words):
        return None
    if all(
        known.not_names.get(t.key) in ("place", "word")
        or t.key in ("americas", "asia-pacific", "emea", "apac", "international", "global")
        for t in words
    ):
        return None
    labelled = posts.bodies.end(tokens[0].start) is not None
    alone = next_to and len(words) >= 2 and known.heads.get(words[-1].key) is None
    stopped = parts.text[end - 1 : end] == "." and words[-1].key not in _AGENCIES and words[-1].key not in _FORMS
    if not (labelled or is_orgish(tokens, 0, known) or alone) or stopped:
        return None
    while len(tokens) > 1 and tokens[-1].key in RANK_ONLY:
        tokens = tokens[:-1]  # `Acme CEO`, a line of somebody else's
    found = parts.text[tokens[0].start : tokens[-1].end]
    return None if known.not_names.get(tokens[0].key) in ("word", "time") and len(words) == 1 else found


_UNDER_LABEL = lazy_pattern(r"(?i:contacts?|enquiries|inquiries|relations|press|media)[^\n]{0,12}:\s*$")
_GLUED_LABEL = lazy_pattern(
    r"\s*(?:(?i:media|press|company|pr|investor|contact) )?(?i:contact (?:details|information|info|person|name)|contacts|organization|company):?(?=[^\s:])"
)
_INVITES = frozenset("visit follow join schedule click read learn download watch subscribe buy book sign register call".split())
_STREET = lazy_pattern(
    r"\d{4,}|\b\d+[\w-]*,? [\w .]{2,30}\b(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Drive|Dr|Lane|Way|Highway|Hwy|Parkway|Pkwy|"
    r"Suite|Ste|Floor|Court|Plaza|Square|Place|Unit|Building|Tower)\b|#\d|United States$|\b(?:Suite|Room|Floor|Box|Unit) \w?\d|[|<>]"
)
_LABEL_ENDS = frozenset("contact contacts details enquiries inquiries enquiry inquiry information info".split())
_SMALL = frozenset("of and for the & de la du in".split())
_DEPARTMENTS = frozenset("department division office team unit branch".split())
