"""Phone, e-mail address and body of a press contact, from the lines around the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.names import names
from ..grammar.names_bodies import CONTACT_LABELS, Token, is_orgish, starts_capital, tokens_of
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
    """Phone and e-mail address of the person, and the body that a contact block names, else the one that the address tells."""
    phone = email = told = None
    for mention in mentions:
        i = _index(parts, mention.start)
        if i is None:
            continue
        block = parts.blocks[i]
        short = block.end - block.start <= 160
        if block.section != "contacts" and not short:
            if not (phone or email):
                number, address = _inline(mention, block, parts)
                phone, email = (number, address) if address else (None, None)
            continue
        if block.section != "contacts" and not _EMAIL.search(
            parts.text, block.start, min(block.end + 300, parts.blocks[min(i + 3, len(parts.blocks) - 1)].end)
        ):
            continue
        if block.section != "contacts" and _SENTENCE.search(parts.text, max(block.start, block.end - 8), block.end):
            continue  # a short paragraph above the contacts
        number, address = _below(mention, i, parts)
        if number or address or block.section == "contacts":
            if not (phone or email):
                phone, email = number, address
            if (body := _body(i, mention, address, parts, posts)) is not None:
                return phone, email, body
            told = told or _of_domain(address, parts, posts)
    return phone, email, told


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
        "office desk team google voicemail voice whatsapp skype wechat"
    ).split()
)


def _body(i: int, mention: Found, email: str | None, parts: Parts, posts: PostReader) -> str | None:
    """The body of a contact: a field for it, what stands behind the name, on the line below, above, or None."""
    return (
        _body_field(i, parts, posts)
        or _body_beside(i, mention, parts, posts)
        or _body_beneath(i, mention, parts, posts)
        or _body_above(i, email, parts, posts)
    )


def _body_field(i: int, parts: Parts, posts: PostReader) -> str | None:
    """The body of `Company Name: Acme` among the fields of the same contact, those below the name first."""
    for way in (range(i + 1, min(len(parts.blocks), i + 6)), range(i - 1, max(-1, i - 4), -1)):
        for j in way:
            block = parts.blocks[j]
            if (field := _FIELD.match(parts.text, block.start, block.end)) is not None:
                words = parts.text[field.end() : min(block.end, field.end() + 90)].split()
                while len(words) > 1 and words[-1].lower() in ("team", "press", "media") and words[-1].islower():
                    words.pop()
                form = bool(words) and words[-1].lower().strip(".,") in (_FORMS | _AGENCIES)
                return " ".join(words).rstrip(" ,;" if form else " ,;.") or None
            if posts.first_name_in(block.start, block.end) is not None or _NEXT_CONTACT.match(parts.text, block.start, block.end):
                break
    return None


def _body_beside(i: int, mention: Found, parts: Parts, posts: PostReader) -> str | None:
    """The firm behind a contact's name on the same line, up to a number, an address or a label: `Jane Roe Harbour PR Ltd 555 0100`."""
    block = parts.blocks[i]
    opening = _OPENS.match(parts.text, mention.end, block.end)
    if opening is None:
        return None
    start, end = opening.end(), min(block.end, opening.end() + 110)
    if (reached := _REACHED.search(parts.text, start, end)) is not None:
        end = reached.start()
    elif end < block.end or opening["of"] is not None:
        return None
    name = posts.first_name_in(start, end)
    end = end if name is None else name
    while end > start and parts.text[end - 1] in " ,;:|(–—-@":
        end -= 1
    for piece in _PIECE.finditer(parts.text, start, end):
        if posts.is_post(Block(piece.start(), piece.end(), block.section)):
            continue
        return _body_in(parts, piece.start(), end, posts, False) or _body_in(parts, piece.start(), piece.end(), posts, False)
    return None


def _is_label(block: Block, parts: Parts) -> bool:
    """True of a line that says what stands below it and no more: `Media Contact:`, `For further information`."""
    if block.end - block.start > 60:
        return False
    words = parts.text[block.start : block.end].replace("/", " ").split()
    return all(w.lower().strip(":,.&()") in _LABEL_WORDS or not w[0].isalnum() for w in words)


def _is_department(block: Block, parts: Parts) -> bool:
    """True of a line below a name that says in which department somebody works: `Investor Relations`."""
    return _is_label(block, parts) and _CALLS.search(parts.text, block.start, block.end) is None


def _shared(start: int, end: int, email: str | None, parts: Parts) -> bool:
    """True where another contact between a body and this one has an address of the same domain."""
    domain = (email or "").rpartition("@")[2].lower()
    return bool(domain) and any(m["address"].lower().endswith("@" + domain) for m in _EMAIL.finditer(parts.text, start, end))


def _body_above(i: int, email: str | None, parts: Parts, posts: PostReader) -> str | None:
    """The body that heads the contact block: the nearest line above that names one, or None."""
    crossed = False
    for j in [*range(i, max(-1, i - 14), -1), i + 1, i + 2]:
        if not 0 <= j < len(parts.blocks) or (j > i and email is not None):
            continue
        block = parts.blocks[j]
        if j < i and (block.section in ("headline", "dateline") or (block.section != "contacts" and j < i - 3)):
            break
        end = posts.first_name_in(block.start, block.end) or block.end
        if end == block.start or (j == i and end == block.end):
            continue
        if j < i and parts.issuer and parts.text[block.start : block.end].strip().casefold() == parts.issuer.casefold():
            return parts.text[block.start : block.end].strip()  # `RentBoat` over its address and a name
        headed = i - 4 <= j < i - 1 and _HEADS_CONTACT.fullmatch(parts.text, parts.blocks[j - 1].start, parts.blocks[j - 1].end)
        name = _body_in(parts, block.start, min(end, block.start + 160), posts, j == i - 1 or headed is not None)
        if not name and 0 < j == i - 1 and _is_label(parts.blocks[j - 1], parts):
            name = _coined(block, parts)
        if name and parts.text.startswith("About ", block.start) and _is_another(name, parts.issuer):
            continue
        if not name:
            crossed = crossed or (j < i and _is_label(block, parts))
            continue
        other = posts.first_name_in(block.end, parts.blocks[i].start) is not None and j < i
        addressed = j < i and _EMAIL.search(parts.text, block.start, parts.blocks[i].start) is not None
        if not (other or addressed) or _shared(block.end, parts.blocks[i].start, email, parts):
            return name
        own = _of_domain(email, parts, posts)
        if other and crossed and own is None and not _is_label(parts.blocks[j + 1], parts):
            return None  # the firm of the contact above, who stands under a label of his own
        return own if own and not name.startswith(own) else name  # another contact stands between: the address says whose this is
    return None


def _coined(block: Block, parts: Parts) -> str | None:
    """The one word between a label and a contact's name, where it is no word of the language: `Contact Details / Vaskel / Jane Roe`."""
    word = parts.text[block.start : block.end].strip()
    known, key = names(), word.lower()
    plain = known.has_other_use(key) or key in _LABEL_WORDS
    return word if word.isalnum() and word[0].isupper() and len(word) > 2 and not plain else None


def _of_domain(email: str | None, parts: Parts, posts: PostReader) -> str | None:
    """The issuer, where the address's domain is made of how its name begins, else another body of the text by that name."""
    if not email:
        return None
    base = max(email.rpartition("@")[2].lower().split(".")[:-1], key=len, default="").replace("-", "")
    squashed = "".join(c for c in (parts.issuer or "").lower() if c.isalnum()).removeprefix("the")
    own = (len(base) > 4 and squashed.startswith(base)) or (len(base) > 2 and squashed == base)
    told = parts.issuer if own else posts.bodies.of_domain(email)
    # `heart@harbourheart.org` of the Harbour Heart Association
    return parts.issuer if told is not None and told in (parts.issuer or "").split() else told


def _is_another(name: str, issuer: str | None) -> bool:
    """True of the name over a paragraph about somebody else than the issuer."""
    mine, told = (issuer or "").casefold(), name.removeprefix("About ").casefold()
    return bool(mine) and told not in mine and mine not in told


def _body_beneath(i: int, mention: Found, parts: Parts, posts: PostReader) -> str | None:
    """The firm below a contact's name, or below the post there, above number and address: `Jane Roe / Harbour PR / 555 0100`."""
    text, blocks = parts.text, parts.blocks
    if _REACHED.search(text, mention.end, blocks[i].end) is not None or not 0 < i < len(blocks) - 1:
        return None
    j = i + 1
    while j < min(len(blocks) - 1, i + 3) and (posts.is_post(blocks[j]) or _is_department(blocks[j], parts)):
        j += 1
    if j >= len(blocks) or blocks[j].end - blocks[j].start > 160 or blocks[j].section != blocks[i].section:
        return None
    below = blocks[j]
    if posts.first_name_in(below.start, below.end) is not None or _is_label(below, parts):
        return None
    following = blocks[j + 1] if j + 1 < len(blocks) else None
    if (
        following is not None
        and posts.first_name_in(following.start, following.end) == following.start
        and not _is_label(blocks[i - 1], parts)
    ):
        return None  # firm and name, firm and name
    reached = _REACHED.search(text, below.start, below.end)
    end = reached.start() if reached is not None else below.end
    while end > below.start and text[end - 1] in " ,;:|(–—-":
        end -= 1
    if end - below.start > 70:
        return None
    told = reached is not None or (following is not None and _REACHED.search(text, following.start, following.end) is not None)
    return _body_in(parts, below.start, end, posts, told and _is_label(blocks[i - 1], parts)) if end > below.start else None


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
    while tokens and (not tokens[-1].is_word or tokens[-1].key in _LABEL_ENDS or tokens[-1].key in CONTACT_LABELS):
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


_HEADS_CONTACT = lazy_pattern(r"\s*(?i:contact information|contact details):?\s*")
_FIELD = lazy_pattern(r"\s{0,3}(?i:company|organi[sz]ation|firm|agency)(?i: name)?\s?:\s{0,2}(?=\w)")
_NEXT_CONTACT = lazy_pattern(r"\s{0,3}(?i:contact person|contact name|name)\s?:")
_CALLS = lazy_pattern(r"(?i)contact|enquir|inquir|information|details|:")
_OPENS = lazy_pattern(r"(?:,? ?(?P<of>of|at|from|with)(?: the)? |(?:, | [-–—|] | \(|,? ))(?=[A-Z0-9])")
_PIECE = lazy_pattern(r"[^,;|]{2,90}")
_REACHED = lazy_pattern(
    r"\b(?:[A-Z][a-z]{1,14}/[A-Z][a-z]{1,14}|Address|Location|City|Country|Office|Title|Position|Company|Name): |[\w.+-]{1,64}@[\w-]|\(?\+?\d[\d ().-]{6}|\b(?:Tel|Phone|Telephone|Email|E-mail|Mobile|Cell|Direct|Fax|Website|Web)\b\s?[:.]"
    r"|\bEmail Us\b|\bSend Email\b|\b[TPME]: |https?:|www\.|\bat:?(?=\s|$)|[|;]"
)
_GLUED_LABEL = lazy_pattern(
    r"\s*(?:(?i:media|press|company|pr|investor|contact) )?(?i:contact (?:details|information|info|person|name)|contacts|organization|company):?(?=[^\s:])"
)
_INVITES = frozenset("visit follow join schedule click read learn download watch subscribe buy book sign register call".split())
_STREET = lazy_pattern(
    r"\d{4,}|\b\d+[\w-]*,? [\w .]{2,30}\b(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Drive|Dr|Lane|Way|Highway|Hwy|Parkway|Pkwy|"
    r"Suite|Ste|Floor|Court|Plaza|Square|Place|Unit|Building|Tower)\b|#\d|United States$|\b(?:Suite|Room|Floor|Box|Unit) \w?\d|[|<>]"
)
_LABEL_ENDS = frozenset(
    "contact contacts details enquiries inquiries enquiry inquiry information info perspective perspectives expert experts".split()
)
_SMALL = frozenset("of and for the & de la du in".split())
_DEPARTMENTS = frozenset("department division office team unit branch".split())
