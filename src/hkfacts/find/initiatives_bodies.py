"""Names that the text treats as a company or another body somewhere: it says, appoints, acquires, has a chief or a legal form.

A coined name is shaped alike whether it is a firm or what the firm runs; what is done by it tells them apart. So every place where
the name stands is asked, not only the one that is judged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import pieces, words

MOST_PLACES = 12  # of one name; what the first ones do not tell, later ones rarely do
MOST_NAMES = 400  # questions of one text; a text with more such names is a list, and asking for each would take quadratic time
_ACTS = lazy_pattern(
    r"[®™]?(?: ?\([A-Z“][^()\n]{1,60}\))*(?:, [^,.;\n]{3,90},)? (?:(?:today|also|has|have|recently|proudly|officially|is|was|will|now|just|further) ){0,3}"
    rf"(?:(?:{pieces('agent')})\b|[Ll]aunch(?:es|ed|ing)? (?!with|on|in|at|to|this|today|for|from|by|as)[\w“\"])"
)
_TITLED = lazy_pattern(rf"(?:{pieces('chief')})[, ]{{1,2}}(?:of|at|for|with) (?:[Tt]he )?$")
_WORK = lazy_pattern(
    rf"\b(?:{pieces('work')})s?(?: release)?(?: called| titled| entitled| named| is| was|,|:| such as| including)?,? "
    r"(?:[“\"][^“”\"\n]{2,50}[”\"],? (?:and )?){0,4}[“\"‘']?$",
    re.IGNORECASE,
)
_SHOWN = lazy_pattern(
    r"[”\"’']?,? (?:is |was |are )?(?:currently |now )?(?:streaming on|screening|in theat(?:er|re)s|in cinemas|available on (?:Netflix|Hulu|Tubi|Spotify))\b"
)
_LED = lazy_pattern(
    r"\b(?:CEO|[Ff]ounder|[Cc]o-[Ff]ounder|[Oo]wner|[Cc]o-[Oo]wner|[Mm]anaging [Dd]irector|[Mm]anaging [Pp]artner) (?:of|at) $"
)
_STARTED = lazy_pattern(r"\b(?:CEO|[Ff]ounder|[Cc]o-[Ff]ounder|[Oo]wner)(?: (?:and|&) [A-Z][\w ]{2,30}?)? of (?:[Tt]he )?$")
_RELATED = lazy_pattern(
    r"\b(?:[Ss]ubsidiary|[Aa]ffiliate|[Pp]arent company|[Rr]ebrand(?:s|ed|ing)? (?:itself )?(?:to|as)|(?:[Rr]enamed|[Oo]perating|[Dd]oing business) as|[Ff]ormerly|d/b/a),? $"
)
_SUBSIDIARY = lazy_pattern(r"[®™]? (?:subsidiary|affiliate)\b")
_HAS = lazy_pattern(rf"[’']s? (?:[A-Za-z-]+ ){{0,3}}(?:{pieces('body_has')})\b")
# What only firms and other bodies do or have, told of a name that might as well be one of goods.
_FIRM = lazy_pattern(
    r"[®™]?(?: ?\([^()\n]{1,60}\))*(?:,? (?:[A-Z][\w&.-]* ){0,3}(?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|Corporation|PLC|plc|GmbH|S\.A|N\.V|Pty|Mfg|Bros|Holdings)\b| (?:[a-z-]{3,15} ){0,2}(?:division|subsidiary|affiliate|franchisees?|dealers?)\b|,? (?:an? )?[Mm]ember (?:of )?(?:FINRA|FDIC|SIPC|NFA)\b|"
    r"(?:, [^,.;\n]{3,90},)? (?:(?:today|also|has|have|recently|proudly|officially) ){0,3}(?:said|says|acquired|acquires|was acquired|was founded|headquartered|employs|hired|filed)\b|"
    r"(?:,| is| was)(?: an?| the) (?:[\w’'/-]+,? ){0,7}?(?:company|firm|nonprofit|non-profit|startup|start-up|organi[sz]ation|DAO|agency|studio|retailer|manufacturer|developer|broker|"
    r"brokerage|bank|insurer|franchisor|franchise|subsidiary|consultancy|dealership|distributor|news outlet|newspaper|broadcaster)(?=[,.;]| (?:that|which|with|in|of|for|based|founded|"
    r"headquartered|dedicated|focused|serving|specializing|specialising|and)\b))"
)
_MEMBER = lazy_pattern(
    r"\b(?:[Cc]lients?|[Cc]ustomers?|[Pp]artners?|[Ii]nvestors?|[Ff]ranchis\w+|[Cc]ompanies|[Ff]irms|[Ss]ubsidiaries|[Rr]etailers|[Oo]utlets|[Ff]amily of brands|[Ss]ponsors?)"
    r"(?: [\w-]+){0,3}? (?:include|includes|including|such as|like|are|namely)(?: the)?:? (?:(?:[A-Z0-9][^\s,;]{0,30}|and|or|of|the|for|&)[ ,]{1,2}){0,25}$"
)
_STATE = lazy_pattern(r", [A-Z]{2}(?![\w&-])")
_PARTED = lazy_pattern(r"[®™]?,? (?P<next>[A-Z][\w.&-]*)")


_OUT = lazy_pattern(
    rf"\b(?:{pieces('direct_out')}|develop(?:s|ed|ing|ment of)?|built|presents?|showcas(?:es|ed|ing|e)|displays?|exhibits?|(?:creator|developer|maker|introduction)s? of|behind) (?:(?!(?:of|to|in|on|by|and|as|at|with|from)\b)[\w’'-]{{1,20}} ){{0,5}}[“\"‘]?$",
    re.IGNORECASE,
)


class Bodies:
    """What the places of a name say of it, each question asked once a name."""

    def __init__(self, text: str, issuer: str) -> None:
        self._text = text
        self._issuer = issuer.lower()
        self._asked: dict[tuple[str, str], bool] = {}

    def is_body(self, name: str) -> bool:
        """True where the name is the issuer or acts, is led or is named in full as a company somewhere in the text."""
        return self.is_issuer(name) or self._any("body", name, self._acts_at)

    def is_related(self, name: str) -> bool:
        """True where some place of the name tells that it is a subsidiary, or what a firm calls itself now."""
        return self._any("related", name, self._related_at)

    def is_work(self, name: str) -> bool:
        """True where a place of the name tells that it is a song, a book or the like."""
        return self._any("work", name, self._work_at)

    def is_place(self, name: str) -> bool:
        """True where some place of the name tells that it is a town: letters of a state behind it, as in a dateline."""
        return self._any("place", name, self._town_at) or self._any("place", name.upper(), self._town_at)

    def is_started(self, name: str) -> bool:
        """True where somebody is the founder or owner of what bears the name."""
        return self._any("started", name, lambda start, _: _STARTED.search(self._text[max(0, start - 60) : start]) is not None)

    def is_led(self, name: str) -> bool:
        """True where somebody is the chief of what bears the name (`CEO of X`, `X’s founder`): a company, whatever noun heads its name."""
        return self._any("led", name, self._led_at)

    def is_firm(self, name: str) -> bool:
        """True where some place of the name tells that it is a firm: its legal form, what firms alone do, a list of clients or franchises."""
        return self._any("firm", name, self._firm_at)

    def brought_out(self, name: str) -> bool:
        """True where some place of the name tells that it is launched, developed or opened."""
        return self._any("out", name, lambda start, _: _OUT.search(self._text[max(0, start - 90) : start]) is not None)

    def _any(self, question: str, name: str, says: Callable[[int, int], bool]) -> bool:
        """True where one of the first places of a name says so; no for every name beyond the first ones of a text."""
        known = self._asked.get((question, name))
        if known is None:
            known = len(self._asked) < MOST_NAMES and any(says(start, end) for start, end in self._places(name))
            self._asked[question, name] = known
        return known

    def _places(self, name: str) -> Iterator[tuple[int, int]]:
        text, place = self._text, -1
        for _ in range(MOST_PLACES):
            place = text.find(name, place + 1)
            if place < 0:
                return
            end = place + len(name)
            if not (text[end : end + 1].isalnum() or (place and text[place - 1].isalnum())):
                yield place, end

    def is_issuer(self, name: str) -> bool:
        """True for the issuer's name, its beginning, or all of it with a legal form."""
        lower = name.lower()
        if not self._issuer or not lower.startswith(self._issuer):
            return bool(self._issuer) and self._issuer.startswith(lower)
        return all(w.strip(",.") in words("firm_tail") for w in lower[len(self._issuer) :].split())

    def defines(self, bracketed: str) -> bool:
        """True where the text defines these letters in brackets."""
        return bracketed in self._text

    def owns_at(self, place: int) -> bool:
        """True where the issuer stands as owner right before a place (`Corvane’s`, `Corvane Data’s`), by its whole name or its first word."""
        first = self._issuer.partition(" ")[0]
        before = self._text[max(0, place - len(self._issuer) - 4) : place].lower()
        return len(first) > 3 and any(before.endswith((f"{own}’s ", f"{own}'s ")) for own in (self._issuer, first))

    def is_own(self, name: str) -> bool:
        """True where the name begins with the issuer's: what a firm calls after itself is its own."""
        first, _, rest = self._issuer.partition(" ")
        stem = self._issuer if all(w.strip(",.") not in words("firm_tail") for w in rest.split()) else first
        return len(stem) > 3 and name.lower().startswith(f"{stem} ")

    def _led_at(self, start: int, end: int) -> bool:
        text = self._text
        return _LED.search(text[max(0, start - 60) : start]) is not None or _HAS.match(text[end : end + 80]) is not None

    def _town_at(self, _: int, end: int) -> bool:
        return _STATE.match(self._text, end, end + 8) is not None

    def _work_at(self, start: int, end: int) -> bool:
        text = self._text
        return _WORK.search(text[max(0, start - 130) : start]) is not None or _SHOWN.match(text, end, end + 60) is not None

    def _firm_at(self, start: int, end: int) -> bool:
        text = self._text
        return _FIRM.match(text, end, end + 220) is not None or _MEMBER.search(text, max(0, start - 200), start) is not None

    def _related_at(self, start: int, end: int) -> bool:
        text = self._text
        return _RELATED.search(text, max(0, start - 60), start) is not None or _SUBSIDIARY.match(text, end, end + 20) is not None

    def _acts_at(self, start: int, end: int) -> bool:
        after = self._text[end : end + 160]
        following = _PARTED.match(after)
        if following is not None and following["next"].rstrip(".").lower() in words("firm_tail"):
            return True
        before = self._text[max(0, start - 60) : start]
        if self._related_at(start, end):
            return True
        return _ACTS.match(after) is not None or _HAS.match(after) is not None or _TITLED.search(before) is not None
