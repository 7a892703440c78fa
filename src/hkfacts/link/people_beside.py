"""What stands around a mention, and how far it may be read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.names import names
from ..grammar.names_bodies import is_orgish, tokens_of
from ..grammar.names_heads import holds_head
from ..grammar.names_roles import Reader, RolePhrase
from ..spans import Found, Parts, Tokens
from .people_bodies import Bodies
from .people_offices import mend_ahead
from .people_pointed import cut_pointer, house_of_kind, land_behind, opening_body, points_at_company, unit_of_state

_KINDS = frozenset(
    "company group firm university bank council authority board foundation association commission corporation institute club "
    "college hospital trust society federation fund start-up startup agency organisation organization centre center division "
    "department brand museum".split()
)
_ANY_ISSUER = frozenset(
    "company group firm start-up startup agency organisation organization division department brand board".split()
)
_ABBREVIATED = lazy_pattern(r"(?<!\w)(?:PT|CV|St|Mt|Ft|Bros|Dept|Univ|Intl)\.\s?$")
# a mark inside a firm's name, its legal form behind: `Wow! Pumps, LLC`
_CALLED_OUT = lazy_pattern(r"[!?] [A-Z][\w&’'-]*(?: [A-Z&][\w&’'-]*){0,3},? (?:LLC|Inc|Ltd|Limited|LLP|Corp|Co|GmbH|PLC|plc)\b")
_SAID = lazy_pattern(r"[”\"] (?:said|says|added|adds|noted|notes|explained|stated|shared) $")
_OWN_PART = lazy_pattern(r"\b[Tt]he (?:[Cc]ompany|[Ff]irm|[Gg]roup|[Bb]ank)[’']s\b")
_SPEAKS_OF_ITSELF = lazy_pattern(r"\b[Tt]he (?:Company|company|Group|Firm|firm)\b")
_THE_COMPANY = lazy_pattern(r"[Tt]he Company['’]s\b")
_POINTS_AT = lazy_pattern(
    r"(?:\b([Ii]ts|[Tt]heir|[Oo]ur)|\b[Tt]he (?:[a-z-]{3,20} )?(?i:company|group|firm|university|bank|council|authority|brand|"
    r"foundation|association|commission|corporation|institute|club|college|hospital|trust|society|federation|start-?up|agency|"
    r"organi[sz]ation|exhibitor|enterprise|manufacturer|supplier|retailer|studio|school|charity|business|lab|laboratory|observatory|"
    r"theat(?:re|er)|library|gallery|orchestra|zoo|clinic|practice|non-?profit|hotel|resort|brewery|winery|museum|cent(?:re|er)|"
    r"chamber|airline|airport|publisher|start-?up|coalition|alliance|network|platform|chain)['’]s)"
    r"(?: [\w-]{2,20}){0,2} $"
)


_LAST_PART = lazy_pattern(
    r"(?P<post>[^\n]{2,80}?)(?: (?:of|for|at)|,|[ ]?[-–—|]) (?:the )?(?P<tail>[A-Z0-9][^\s,]*(?: (?:[A-Z0-9&][^\s,]*|of|and)){1,6})"
)
_LEADS_TO_BODY = lazy_pattern(r"(?P<post>[^\n,;]{3,80}?)(?P<tie>,| of| for| at| with| in)?(?: [Tt]he)? ")
# what a paper does with the people of another body: `Tideline Wire sat down with the company’s CFO`
_ASKS = lazy_pattern(
    r" (?:recently |has |just )?(?:sat down|sits down|spoke|speaks|talked|talks|caught up|interviewed|interviews|chatted|met|spoken) (?:with |to )?"
)
# What stands before `Hon`: `Dr the Hon Jane Roe`.
_THE_HON = lazy_pattern(r"(?:\b(?:Dr|Ir|Sr|Prof|Professor|Mrs?|Ms|Miss)\.? )?(?:\b[Tt]he )?$")


REACH = 2000  # characters of a paragraph that are looked back over, so that one endless paragraph takes no longer by the name


class Beside:
    """The words beside mentions; the words of one person's name are never read into the post of another."""

    def __init__(self, found: Sequence[Found], parts: Parts, tokens: Tokens) -> None:
        self.parts = parts
        self.text = parts.text
        self.known = names()
        self.tags = tokens
        self.bodies = Bodies(parts.text, tokens, parts.issuer)
        self.starts = sorted({f.start for f in found} | {self.honorific_start(f) for f in found if not self.office(f)})
        self.stops = frozenset(self.starts)
        self.ends = sorted(f.end for f in found)
        self.claimed: list[tuple[int, int]] = []

    def settle(self, posts: list[RolePhrase]) -> list[RolePhrase]:
        """Posts whose body is only pointed at (`its Director`, `the company’s CEO`, `the Company`) get the body that is meant."""
        for post in posts:
            mend_ahead(self.text, post, self.known, self.parts.issuer)
            if post.body is not None and post.body.startswith("About ") and " " in post.body[6:]:
                post.body = post.body[6:]  # a heading glued on
            if post.role and (self._issuer_behind(post) or self._swallowed(post) or self._overrun(post)):
                continue
            unit_of_state(post)
            land_behind(self.text, post, self.known)
            house_of_kind(self.text, post, self.stops)
            if cut_pointer(self.text, post) is not None:
                post.body = self._pointed_back(post.start)
                continue
            if post.body is None and post.role and (own := self._issuer_ahead(post.start)) is not None:
                post.body = own
            elif post.body is None:
                pointed = _POINTS_AT.search(self.text, max(0, post.start - 60), post.start)
                if pointed is not None and post.role:
                    ours = pointed.group(1) is None or pointed.group(1).lower() == "our"
                    told = self.parts.issuer if _SAID.search(self.text, max(0, pointed.start() - 12), pointed.start()) else None
                    post.body = told or self._joined_to(pointed) or self.antecedent(pointed.start(), ours)
                elif post.role and _OWN_PART.search(post.role):
                    post.body = self.antecedent(post.start, True)
            elif post.body.lower() in _KINDS and post.body_span is not None:
                post.body = (
                    self.bodies.defined(post.body)
                    or self._of_kind(post.body)
                    or (self.parts.issuer if post.body in ("Company", "Group", "Firm") else None)  # whose release it is
                    or self._issuer_of_kind(post.body)
                    or self.antecedent(post.body_span[0], True)
                    or self.parts.issuer
                    or (None if post.body in ("Company", "Group", "Firm") else post.body)  # whose it is, nothing says
                )
        return posts

    def _joined_to(self, pointed: re.Match[str]) -> str | None:
        """The body right before `and its`: `the suit against Acme Works and its founder, Jane Roe`; or None."""
        if pointed.group(1) is None or pointed.group(1).lower() == "our" or not self.text.endswith(" and ", 0, pointed.start(1)):
            return None
        place = pointed.start(1) - 5
        near = [b for b in self.bodies.between(max(0, place - 80), place) if b[1] == place]
        return self._named(near[-1]) if near and not self._named_in(*near[-1]) else None

    def _issuer_of_kind(self, word: str) -> str | None:
        """The issuer, where `the Foundation` in its own release can only be it; or None."""
        issuer = self.parts.issuer or ""
        return issuer if word[:1].isupper() and word in issuer.split() and len(issuer.split()) > 1 else None

    def _of_kind(self, word: str) -> str | None:
        """The only body of this kind that the text names, where the issuer is of another (`the Foundation`); or None."""
        issuer = (self.parts.issuer or "").lower().split()
        if word.lower() in issuer or word.lower() in _ANY_ISSUER:
            return None
        named = {self._named(place) for place in self.bodies.between(0, len(self.text)) if self._ends_in(place, word)}
        return named.pop() if len(named) == 1 else None

    def _ends_in(self, place: tuple[int, int], word: str) -> bool:
        last = self.text[place[0] : place[1]].removesuffix("'s").removesuffix("’s").split()
        return len(last) > 1 and last[-1].lower() == word.lower() and last[-2].lower() != "the"

    def _issuer_behind(self, post: RolePhrase) -> bool:
        """Give a post the issuing body where its very name stands behind `of` or `at`, in small letters too: `CEO of tonies`."""
        issuer = self.parts.issuer or ""
        at = next((w for w in (" of ", " at ", " for ") if self.text.startswith(w, post.end)), None)
        if at is None or len(issuer) < 4 or post.start == post.end:
            return False
        place = post.end + len(at)
        place += 4 * self.text.startswith("the ", place)
        end = place + len(issuer)
        told = self.text[place:end]
        whole = told.casefold() == issuer.casefold() and not self.text[end : end + 1].isalnum()
        odd = issuer[:1].islower() or issuer.split()[0].lower() in ("on", "in", "at", "for", "with", "to", "by", "up")
        if not whole or not odd:
            return False
        post.body, post.body_span = told, (place, end)
        return True

    def _issuer_ahead(self, place: int) -> str | None:
        """The issuer, where its name, or the coined word that the name begins with, stands right before a post: `Quillo attorney`."""
        issuer = self.parts.issuer or ""
        first = issuer.partition(" ")[0].strip(",")
        for name in (issuer, first):
            at = place - len(name) - 1
            if len(name) < 4 or at < 0 or not self.text.startswith(name + " ", at) or self.text[at - 1 : at].isalnum():
                continue
            if name == issuer or not (self.known.has_other_use(name.lower()) or name.lower() in self.known.modifiers):
                return name
        return None

    def _swallowed(self, post: RolePhrase) -> bool:
        """Part a body from a post that ends in it: `President of Key Harbour`, where the text knows a body of that name."""
        if post.body is not None or post.role != self.text[post.start : post.end]:
            return False
        cut = _LAST_PART.fullmatch(post.role)
        if cut is None or holds_head(cut["tail"], 0, len(cut["tail"])):
            return False
        if self.known.heads.get(cut["post"].split()[-1].lower()) == "place":
            return False  # `Mayor of Lisbon`
        if cut["tail"].casefold() != (self.parts.issuer or "").casefold() and not self.bodies.named(cut["tail"]):
            return False
        place = (post.start + cut.start("tail"), post.start + cut.end("tail"))
        post.role, post.body, post.end, post.body_span = cut["post"], cut["tail"], post.start + cut.end("post"), place
        return True

    def _overrun(self, post: RolePhrase) -> bool:
        """Part a labelled body from a post that runs into it: `Commissioner for the Acme Bay Department of Works`, `Founder of The`."""
        if post.body is not None or post.role != self.text[post.start : post.end]:
            return False
        for a, b in self.bodies.between(post.start + 3, post.end + 2):
            cut = _LEADS_TO_BODY.fullmatch(self.text, post.start, a)
            if cut is None or b < post.end or " " not in self.text[a:b] or self._named_in(a, b):
                continue
            if a >= post.end and cut["tie"] is None:
                continue
            kind = self.known.heads.get(cut["post"].split()[-1].lower())
            words = tokens_of(self.text, a, b)
            plain = all(t.key in self.known.common or t.key in self.known.modifiers or not t.capital for t in words)
            if (plain and self.text[a:b] != self.parts.issuer) or any(t.key in self.known.heads for t in words):
                continue  # `Member of the Executive Board and Treasurer`
            orgish = is_orgish(words, 0, self.known) or any(self.known.not_names.get(t.key) == "institution" for t in words)
            if kind is None or (not orgish and (kind == "place" or cut["tie"] in (" of", " for"))):
                continue
            post.role, post.end = cut["post"], cut.end("post")
            post.body, post.body_span = self._named((a, b)), (a, b)
            return True
        return False

    def antecedent(self, place: int, own: bool) -> str | None:
        """The body that `its` or `the company` at this place is: the subject of the sentence, else of the one before, else the
        issuer, where its release speaks of `the company` or `our`."""
        block = self.parts.block_at(place)
        sentence = self.parts.sentence_at(place)
        if block is None:
            return None
        near = [b for b in self.bodies.between(max(block.start, place - REACH), place) if not self._named_in(*b)]
        near = [b for b in near if (b[1] < place - 40 or _ASKS.match(self.text, b[1], place) is None) and not self._bracketed(b)]
        here = [b for b in near if sentence is not None and b[0] >= sentence.start]
        before = [b for b in near if b not in here]
        if here:
            return self._named(here[0])
        if not before and sentence is not None and _SPEAKS_OF_ITSELF.search(self.text, sentence.start, place):
            return self.bodies.defined("Company") or self.parts.own_issuer  # `The Company is led by Jane Roe, its CEO`
        if not own and sentence is not None and place - sentence.start <= 60 and not before:
            ahead = [b for b in self.bodies.between(place, min(sentence.end, place + 160)) if not self._named_in(*b)]
            if ahead and self.text[: ahead[0][0]].rstrip()[-1:] == ",":
                return self._named(ahead[0])  # `Under its founder, Jane Roe, Acme grew`
        if not before and own and points_at_company(self.text, place) and sentence is not None:
            opened = self._opened_before(block.start, sentence.start)
            if opened is not None:
                return opened
        if before:
            last = self.parts.sentence_at(before[-1][0])
            of_last = [b for b in before if last is not None and b[0] >= last.start]
            if last is not None and (len(of_last) == 1 or of_last[0][0] - last.start <= 80):
                return self._named(of_last[0])
            return None
        if own and _THE_COMPANY.match(self.text, place) and (other := self._other_company()):
            return other
        return self.parts.own_issuer if own else None

    def _other_company(self) -> str | None:
        """The body that the text defines as `the “Company”` where that is not who issues it: a law firm's notice of a suit, a wire's
        report of a listed firm; or None."""
        meant, issuer = self.bodies.defined("Company"), self.parts.own_issuer
        if meant is None or issuer is None:
            return None
        return meant if meant.lower().split()[0].strip(",.") not in issuer.lower() else None

    def _pointed_back(self, place: int) -> str | None:
        """The body that `of this exhibitor`, `at the startup` means; or None."""
        body, sentence, block = self.antecedent(place, True), self.parts.sentence_at(place), self.parts.block_at(place)
        if body not in (None, self.parts.issuer) or sentence is None or block is None:
            return body
        return self._opened_before(block.start, sentence.start) or body

    def _opened_before(self, floor: int, start: int) -> str | None:
        """The subject in capitals of the sentence before, which no label covers: `Quillo Trading has come. The company’s CEO`; or None."""
        above = self.parts.sentence_at(start - 2) if start - 2 > floor else None
        place = opening_body(self.text, max(above.start, floor), self.known) if above is not None else None
        if place is None or self._named_in(*place):
            return None
        return self._named(place)

    def _bracketed(self, body: tuple[int, int]) -> bool:
        """True of the letters of a body, or of its listing, in brackets: `Acme Ltd (NYSE: ACM)`."""
        return self.text[body[1] : body[1] + 1] == ")" or self.text[max(0, body[0] - 1) : body[0]] == "("

    def _named_in(self, start: int, end: int) -> bool:
        """True where a person's name stands in this stretch."""
        i = bisect_left(self.starts, start)
        return i < len(self.starts) and self.starts[i] < end

    def _named(self, place: tuple[int, int]) -> str:
        name = " ".join(self.text[place[0] : place[1]].split())
        for tail in ("'s", "’s", "'", "’"):
            name = name.removesuffix(tail)
        name = name.removeprefix("the ").removeprefix("The ")
        again = name.rfind(" ".join(name.split()[:2])) if name.count(" ") > 2 else 0
        return name[again:]  # `Acme Lamp Museum Acme Lamp Museum`, a heading that runs on to the sentence

    def honorific_start(self, mention: Found) -> int:
        """Where the honorific before a mention starts, else the mention itself."""
        honorific = mention.groups.get("honorific")
        if not honorific or self.text.startswith(honorific, mention.start):
            return mention.start
        place = self.text.rfind(honorific, max(0, mention.start - len(honorific) - 4), mention.start)
        if place >= 0 and honorific.startswith(("Hon", "Rt Hon")):
            ahead = _THE_HON.search(self.text, max(0, place - 16), place)
            place = ahead.start() if ahead is not None else place
        return place if place >= 0 else mention.start

    def office(self, mention: Found) -> bool:
        """True of an honorific that is a post too: `Principal Magistrate Jane Roe`, `Senator Roe`."""
        return self.known.honorific_class.get(mention.groups.get("honorific", "").lower().split(" ")[-1]) == "office"

    def limit(self, place: int, reach: int) -> int:
        """How far words may be read from here: to the end of the sentence, the block or the reach."""
        block = self.parts.block_at(place)
        sentence = self.parts.sentence_at(place)
        end = block.end if block else place + reach
        if sentence is not None and sentence.end > place:
            stop = sentence.end
            for _ in range(3):  # a sentence does not end with `PT.` before a name
                called = stop > 0 and _CALLED_OUT.match(self.text, stop - 1) is not None
                if not (called or _ABBREVIATED.search(self.text, max(0, stop - 6), stop)) or stop + 2 > end:
                    break
                following = self.parts.sentence_at(stop + 1)
                stop = following.end if following is not None and following.end > stop else stop
            end = min(end, stop)
        return min(end, place + reach)

    def reader(self, start: int, end: int, stops: frozenset[int] | None = None) -> Reader:
        """A reader of posts over a stretch."""
        return Reader(
            self.text,
            tokens_of(self.text, start, end),
            self.bodies.end,
            self.stops if stops is None else stops,
            self.known,
        )

    def phrase(self, start: int, limit: int) -> tuple[list[RolePhrase], int, Reader]:
        """The posts of a phrase that begins here, the index after them, and the reader with its words."""
        following = bisect_left(self.starts, start)
        if following < len(self.starts):
            limit = min(limit, self.starts[following] + 12)  # nothing is read past the next name
        if not holds_head(self.text, start, limit):
            return [], 0, self.reader(start, start)
        reader = self.reader(start, limit)
        posts, after = reader.read(0)
        return posts, after, reader
