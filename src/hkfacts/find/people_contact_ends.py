"""Where a contact's name ends before a firm or a town that no comma parts from it: `Media Contact: Jane Roe Harbour PR Ltd`.

A run of capitals alone does not tell a third word of a name from the first word of a firm. In a line of contacts, the words that
follow, the address and the letters of the third word do.
"""

from __future__ import annotations

from dataclasses import replace

from hkfacts.patterns import lazy_pattern

from ..grammar.names import Names, is_given, look
from .people_near import Candidate

_CONTACT = lazy_pattern(
    r"(?i:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|information|relations|media|press|interviews?)\b[^\n.!?]{0,60}$"
)
_FIRM = lazy_pattern(
    r" (?:PR|IR|Public Relations|Communications?|Media|Marketing|Group|Agency|Partners|Consulting|Associates|Strategies|Ltd|Limited"
    r"|LLC|LLP|Inc|Corp|Company|Co\.|GmbH|PLC|AG)\b"
)
_STATE = lazy_pattern(r", (?:[A-Z]{2}|[A-Z][a-z]{3,12})(?:,? \d{5})? (?=[\w.+-]{1,40}@|\(?\+?\d|(?:Phone|Tel|Email|Mobile)\b)")
_DOMAIN = lazy_pattern(r"@([\w.-]{3,60})")
_NEAR = 160


def before_firm(candidate: Candidate, text: str, known: Names) -> Candidate:
    """The candidate without the last word, where that opens the name of a firm or a town; itself otherwise."""
    words = candidate.words
    if (cut := _before_known_firm(candidate, text, known)) is not None:
        return cut
    town = _STATE.match(text, words[-1].end)
    if (
        len(words) != 3
        or (candidate.post_nominals and town is None)
        or not is_given(words[0].key, known)
        or any(w.kind in "ISpqs" for w in words)
    ):
        return candidate
    last = words[2]
    if look(words[1].text).kind != "N" or last.key in known.given or text[words[1].end : last.start] != " ":
        return candidate
    if _CONTACT.search(text, max(candidate.floor, candidate.start - 90), candidate.start) is None:
        return candidate
    heard = last.key in known.family or last.key in known.surnames
    second = words[1].key in known.family or words[1].key in known.surnames
    firm = _FIRM.match(text, last.end) is not None and (second or not heard)
    letters = last.text.isupper() and len(last.text) > 2 and not heard and not words[1].text.isupper()
    address = _DOMAIN.search(text, last.end, min(candidate.ceiling + 120, last.end + _NEAR))
    domain = (
        address is not None
        and len(last.key) > 3
        and last.key in address.group(1).lower()
        and words[1].key not in address.group(1).lower()
    )
    if not (firm or letters or domain or (town is not None and not heard)):
        return candidate
    return replace(candidate, words=words[:2], after=words[1].end, right=None, post_nominals="")


def _before_known_firm(candidate: Candidate, text: str, known: Names) -> Candidate | None:
    """`Contact` / `Jane Roe Harbour Consulting Email Us`: two words, where those behind them end in a kind of firm; two further words
    are the firm's where the text names it elsewhere."""
    words = candidate.words
    if not 3 <= len(words) <= 4 or not is_given(words[0].key, known) or any(w.kind not in "N" for w in words):
        return None
    if candidate.start - candidate.floor > 14 or _LABEL.search(text, max(0, candidate.start - 40), candidate.start) is None:
        return None
    firm = _FIRM.match(text, words[-1].end)
    if firm is None or (words[1].key in known.given and words[1].key not in known.family):
        return None
    name = text[words[2].start : firm.end()]
    elsewhere = text.find(name, max(0, words[2].start - 20_000)) != words[2].start
    if not elsewhere and len(words) == 4:
        return None
    return replace(candidate, words=words[:2], after=words[1].end, right=None, post_nominals="")


_LABEL = lazy_pattern(r"(?i:contacts?|contact details|enquiries|inquiries)[:\s]{1,3}$")
