"""Contact blocks that lost their line breaks: `Acme LLPJane Roe, Esq.(555) 010-0199jane@acme.example`, parted where the lines met.

A break is believed only inside a stretch that reaches somebody (an address or a telephone number in it), and only where one of
the two pieces tells what it is: a number, an address, a label, a legal form, a post, a given name.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from hkfacts.patterns import lazy_pattern

from ..grammar.names import names
from ..grammar.names_bodies import CONTACT_LABELS
from .markup import BREAK, Edit

_REACHED = lazy_pattern(r"@[\w-]{1,60}\.|(?:\d{3}\)? ?|\d{3}[-.])\d{3}[-. ]\d{4}|\+\d{1,3}[ (.-]")
_HEADED = lazy_pattern(
    r"(?:(?<![\w@.])|(?<=[a-z][.)]))(?:C(?:ontact|ONTACT)s?|(?:Media|Press|Investor) (?:Enquir|Inquir|Relations))"
)
_OPENED = lazy_pattern(r"\s{0,4}(?P<label>(?:(?:Media|Press|Company|Investor) )?Contact)(?P<given>[A-Z][a-z]{1,14}) [A-Z]")
_SHORT, _REGION = 400, 700
_MAIL = lazy_pattern(r"(?<![\w.+-])[\w.+-]{2,80}@")
_TOLD_ADDRESS = lazy_pattern(
    r"(?:@|www\.|https?://)[\w.-]{1,60}?\.(?:com|org|net|hk|cn|gov|edu|info|biz|io|ai|uk|asia|tv|us|ca|eu|de|xyz|co)"
    r"(?=[A-Z]|https?://|www\.|[+(]?\d{1,4}[ )./-]\d|\(\d)|@[a-z\d.-]{1,60}\.[a-z]{2,10}(?=[A-Z][a-z])"
)
_SITE = lazy_pattern(r"(?<=[A-Za-z\d)])(?=\[?https?://)|(?<=[A-Z\d)])(?=www\.)|(?<=[a-z]{4})(?=www\.)")
_NUMBER = lazy_pattern(
    r"(?:(?<=[A-Za-z])|(?<=[A-Za-z]\.))(?=(?:\+?1[ .-])?\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}(?!\d)|(?:\+?1[ .-])?\(?\d{3}\)?[ .-]{1,2}\d{3}-\d{4}"
    r"|\+\d{1,3}[ (.-]?\(?\d{1,4}\)?[ .-]\d{2})"
)
_PAST_NUMBER = lazy_pattern(
    r"(?:(?<![\d.-])|(?<=[a-z]\.))(?:\+?1[ .-])?(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?=[A-Za-z(+\[]|\d+ [A-Z])|(?<= [A-Z]{2} )\d{5}(?=[a-z][\w.+-]{0,60}@)"
    r"|(?<=\d[ -]\d{3}[ -])\d{4}(?=[A-Za-z][\w.+-]{1,60}@)"
)
_JOINT = lazy_pattern(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z])|(?<=(?:c|d|p|q|r|C)\.)(?=[A-Za-z][A-Za-z])")
_LAST_WORD = lazy_pattern(r"[A-Za-z][\w’'&-]{0,30}\.?$")
_FIRST_WORD = lazy_pattern(r"[A-Z][a-z’'-]{1,30}|[A-Z]{2,12}(?![a-z])|[A-Z](?=[\s.])")
_WORD_BEFORE = lazy_pattern(r"([A-Z][a-z’'.-]{0,30}|(?<![A-Za-z])[A-Z]{2}) $")
_NEXT_WORD = lazy_pattern(r"(?:[A-Z][a-z]{0,12})? (?:[A-Z]\. |& )?([A-Z][\w’'-]{1,30})")
_FIELD = lazy_pattern(
    r"(?<=[A-Za-z\d).])(?=(?:(?:Contact|Company) (?:Name|Person|Email|Phone|Address|Add|Website)|Company|City/Country)\s?:)"
    r"|(?<=Inc\.)(?=\d)|(?<=Ltd\.)(?=\d)|(?<=Esq\.)(?=\d)|(?<=[A-Z\d)])(?=(?:Phone|Email|Mobile|Website|Mail|Telephone)\s?:)"
)
_HEADING = lazy_pattern(
    r"(?<=[a-z)][.!?])(?=(?:(?:External|Company|Media|Press|Investor|Relations|Corporate|General|IR|PR) ){0,3}(?:Contact|CONTACT|Inquiries|Enquiries))"
)
# `…, Acme Works Investor Contact: Jane Roe`: the next contact of the same line
_NEXT_LABEL = lazy_pattern(
    r" (?=(?:Media|Press|Investors?|Investment|Sales|Business|General|Public)(?: Relations)? (?:Contacts?|Inquiries|Enquiries)\s?:)"
)
_LEADS_ON = frozenset(
    "for the and or our all any further other your company corporate external investor media press to of &".split()
)
_COLON = lazy_pattern(
    r"(?:C(?:ontact|ONTACT)s?|(?:Enquir|Inquir)ies|Relations|[Ii]nformation|Details):(?=[A-Z][\w’'.&-]{0,30}[ ,])"
)
_PARTICLE = lazy_pattern(r"(?:Ma?c|De|Di|La|Le|Lo|Da|Du|Do|St|Van|Von|Ver|O)$")
_FORMS = frozenset(
    "llp llc inc inc. ltd ltd. limited corp corp. corporation plc ag gmbh esq. esq pty nv s.a. co. jr. sr.".split()
)
_FIRMS = frozenset(
    "communications partners group agency associates consulting advisors advisory strategies foundation university association "
    "relations institute pr marketing media council society services solutions international holdings ventures capital".split()
)
_HEADINGS = frozenset("contact contacts details information inquiries enquiries relations".split())
_BOXES = lazy_pattern(
    r"(?:info|media|press|ir|pr|contact|marketing|support|sales|hello|admin|investors?|office|team|news|newsroom|communications|help"
    r"|inquir(?:y|ies)|enquir(?:y|ies)|service|mail)(?:[._-][a-z]{1,20})?$"
)
_GOES_ON = lazy_pattern(r"(?:ing|s|ed|ers?|ment|ship)(?:[^a-z]|$)|ing")
_BRAND_REACH = 6_000
_MOST_JOINTS = 40  # of one block; each is looked for around


def contact_breaks(text: str, start: int, end: int) -> list[Edit]:
    """The breaks that a block of contacts within this stretch has lost."""
    first = start
    opening = _OPENED.match(text, start, end)
    if opening is not None and opening["given"].lower() not in names().given:
        opening = None
    if _REACHED.search(text, start, end) is None:
        return [Edit(opening.end("label"), opening.end("label"), BREAK)] if opening is not None else []
    if end - start > _SHORT:
        label = _HEADED.search(text, start, end)
        while label is not None and _REACHED.search(text, label.end(), min(end, label.end() + _REGION)) is None:
            label = _HEADED.search(text, label.end(), end)
        if label is None:
            return []
        start, end = label.start(), min(end, label.end() + _REGION)
    out = [Edit(m.end(), m.end(), BREAK) for m in _TOLD_ADDRESS.finditer(text, start, end)]
    out += [Edit(m.end(), m.end(), BREAK) for m in _PAST_NUMBER.finditer(text, start, end) if m.end() < end]
    out += [Edit(m.start(), m.start(), BREAK) for m in _SITE.finditer(text, start + 1, end)]
    for match in _NUMBER.finditer(text, start + 1, end):
        label = _LAST_WORD.search(text, max(start, match.start() - 32), match.start())
        labelled = label is not None and label.group().rstrip(".").lower() in CONTACT_LABELS
        out.append(Edit(match.start(), match.start(), " " if labelled else BREAK))
    out += [Edit(m.start(), m.start(), BREAK) for m in _FIELD.finditer(text, start + 1, end)]
    out += [Edit(at, at, BREAK) for at in _boxes(text, start, end)]
    out += [Edit(at, at, BREAK) for at in _words(text, start, end, lost=bool(out))]
    for match in _NEXT_LABEL.finditer(text, start + 1, end):
        before = _LAST_WORD.search(text, max(start, match.start() - 32), match.start())
        if before is not None and before.group().lower() not in _LEADS_ON:
            out.append(Edit(match.start(), match.end(), BREAK))
    if out:  # `Contact:Jane Roe`, where other breaks are lost too
        out += [Edit(m.end(), m.end(), BREAK) for m in _COLON.finditer(text, start, end)]
        out += [Edit(m.start(), m.start(), BREAK) for m in _HEADING.finditer(text, max(first, start - 40), end)]
    return [e for e in dict.fromkeys(out) if not _in_link(text, start, e.start)]


def _in_link(text: str, start: int, at: int) -> bool:
    """True of a place inside the address of a link, which goes as a whole: `[Acme](https://acme.example)`."""
    opened = text.rfind("](", max(start, at - 300), at)
    return opened >= 0 and text.find(")", opened, at) < 0


def _words(text: str, start: int, end: int, lost: bool) -> Iterator[int]:
    """Where two words met: a name and a post, a firm and a name, a heading and what it heads; `lost` tells of other lost breaks."""
    known = names()
    for match in islice(_JOINT.finditer(text, start + 1, end), _MOST_JOINTS):
        at = match.start()
        before, after = _LAST_WORD.search(text, max(start, at - 32), at), _FIRST_WORD.match(text, at, end)
        if before is None or after is None or _PARTICLE.search(before.group()):
            continue
        left, right = before.group().lower(), after.group().lower()
        second = _NEXT_WORD.match(text, after.end(), end)
        given = right in known.given and second is not None
        if left in _HEADINGS or left in _FORMS:
            headed = left in _HEADINGS and (given or second is not None or right in CONTACT_LABELS)
            if (headed or left in _FORMS) and not _is_brand(text, before.start(), after.end()):
                yield at
            continue
        if _is_brand(text, before.start(), after.end()) or "@" in text[at : at + 1]:
            continue
        if given and (left in _FIRMS or left in known.heads or left in known.common):
            yield at  # `Acme CommunicationsJane Roe`
            continue
        first = _WORD_BEFORE.search(text, max(start, before.start() - 34), before.start())
        person = first is not None and (first.group(1).lower() in known.given or len(first.group(1)) == 2)
        surname = left in known.family or left in known.surnames or (len(left) > 3 and left not in known.common)
        if person and surname and left not in known.heads:
            yield at  # `Jane RoeDirector`, `Jane RoeAcme Public Affairs`
        elif (
            first is not None
            and left not in known.common
            and (right in known.heads or right in known.modifiers)
            and second is not None
        ):
            yield at  # `Vael DobaleChief Executive Officer`
        elif ((left in known.heads and first is not None) or (lost and left in _FIRMS)) and second is not None:
            yield at  # `Chief Executive OfficerAcme Works`, `Public RelationsAcme Works`


def _is_brand(text: str, start: int, end: int) -> bool:
    """True of a word with a capital inside that stands elsewhere too, by itself: `EdgeWorks`."""
    word = text[start:end]
    place = text.find(word, max(0, start - _BRAND_REACH), end + _BRAND_REACH)
    for _ in range(6):
        if place < 0:
            return False
        after = text[place + len(word) : place + len(word) + 1]
        if place != start and not text[place - 1 : place].isalnum() and not after.isalnum() and after != "@":
            return True
        place = text.find(word, place + 1, end + _BRAND_REACH)
    return False


def _boxes(text: str, start: int, end: int) -> Iterator[int]:
    """Where an address begins that lost the line break before it: `Jane Roejane@…`, `Acme Mediainfo@…`, `CFOjroe@…`."""
    known = names()
    for match in _MAIL.finditer(text, start, end):
        box = match.group()[:-1]
        if not box[0].isupper() or _is_full_name(box):
            continue
        first = _WORD_BEFORE.search(text, max(start, match.start() - 34), match.start())
        given = first.group(1).lower() if first is not None else ""
        for cut in range(min(24, len(box) - 2), 1, -1):
            left, right = box[:cut].lower(), box[cut:]
            if left.endswith("s") and left[:-1] in known.heads:
                continue  # `Managersteve.roe@`
            own = bool(given) and (
                right.lower() in _own_boxes(given, left) or _says_again(text, start, match.start() + cut, right)
            )
            plain = box[1:cut].islower() or box[:cut].isupper() or left.rstrip(".") in _FORMS
            if not (own or plain) or not right[0].isalpha():
                continue
            title = (
                len(right) > 1
                and (right.islower() or right.isupper() or "." in right)
                and (left in known.heads or left in _FORMS)
                and not _GOES_ON.match(right)
            )
            firm = (
                left in _FIRMS
                and len(right) > 1
                and (right[0].islower() or (box[:cut].isupper() and right[1:].islower() and len(right) > 3))
            )
            family = given in known.given and cut > 3 and left in known.family and box.lower() not in known.family
            boxed = bool(given) and given not in CONTACT_LABELS and cut > 2 and _BOXES.match(right) is not None
            if title or firm or own or boxed or (family and right.islower() and not _GOES_ON.match(right)):
                yield match.start() + cut
                break


def _is_full_name(box: str) -> bool:
    """True of a box of two names in capitals, which is whole: `Jane Roe Jane.Roe@…`; no form of a firm and a name: `Acme Inc.Jane@…`."""
    first, _, last = box.replace("_", ".").partition(".")
    return len(first) > 1 and first.istitle() and last.isalpha() and last.istitle() and first.lower() not in _FORMS


def _says_again(text: str, start: int, at: int, box: str) -> bool:
    """True of a box that says the words before it once more: `Harbour Tea Worksharbourteaworks@…`."""
    squashed = "".join(c for c in text[max(start, at - 70) : at].lower() if c.isalnum())
    return len(box) >= 5 and squashed.endswith(box.lower())


def _own_boxes(given: str, family: str) -> frozenset[str]:
    """What somebody's address begins with, by the name.

    >>> sorted(_own_boxes("jane", "roe"))[:4]
    ['j.roe', 'jane', 'jane-roe', 'jane.r']
    """
    g, f = given, family
    return frozenset(
        (
            g,
            f,
            f"{g}.{f}",
            f"{g}{f}",
            f"{g}_{f}",
            f"{g}-{f}",
            f"{g[:1]}{f}",
            f"{g[:1]}.{f}",
            f"{g}{f[:1]}",
            f"{g}.{f[:1]}",
            f"{f}{g[:1]}",
            f"{f}.{g}",
        )
    )
