"""Boards that verbs put people on: `Jane Roe joined Acme’s board`, `Acme appointed Jane Roe to its Board of Directors`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hkfacts.patterns import lazy_pattern

from ..grammar.names_bodies import is_orgish, read_body, tokens_of
from ..grammar.names_roles import RolePhrase
from ..spans import Found, Post
from .people_beside import Beside
from .people_printed import is_loose
from .people_told import LIST_GAP, alike

_ASIDE = r"(?:, [^;:“”\"\n]{3,170},)?"
_LINK = (
    r"(?:,? (?:who|has|have|had|will|would|is|was|were|are|be|been|being|to|also|recently|currently|now|today|previously|formerly|"
    r"unanimously|officially)){0,5}"
    r" (?:(?:re)?join(?:s|ed|ing)?|(?:(?:re-?)?(?:appointed|elected|named)|added|nominated|welcomed) to|"
    r"(?:sits|sat|sitting|serves|served|serve|serving) on)"
)
_PUT_ON = r" [Tt]o|, [Tt]o"
_BOARD = (
    r" (?P<owner>(?:the|its|our|their|a|(?:the )?(?:company|firm|group|organi[sz]ation|bank)[’']s)(?= )|(?=[A-Z]|board))"
    r" ?(?P<name>(?:[A-Z0-9][\w.&’'-]*(?: (?:[A-Z0-9&][\w.&’'-]*|of|and|for)){0,7}? )??)"
    r"(?P<kind>(?:[a-z]{5,12} )?(?i:advisory|supervisory|editorial) )?"
    r"[Bb]oards?(?: of (?P<seats>(?i:directors|trustees|governors|regents|managers|advisors|advisers|overseers)))?"
)
_ON_BOARD = lazy_pattern(rf"{_ASIDE}(?:{_LINK}){_BOARD}(?![\w-])")
_TO_BOARD = lazy_pattern(rf"{_ASIDE}(?:{_PUT_ON}){_BOARD}(?![\w-])")
_CLOSES = lazy_pattern(
    r"[.,;:)”\"]|\s*$|\s*\n| (?:and|as|effective|with|in|on|at|to|after|following|who|where|for|since|by|during|while|when|alongside|"
    r"this|last|today|from|through|until|immediately|ahead|upon|pursuant|subject)\b"
)
_OF_BODY = lazy_pattern(r" (?:of|at|for) (?:the )?(?=[A-Z0-9])")
_PUTS = lazy_pattern(
    r"\b(?i:appoint|nam(?:e[sd]|ing)\b|elect|welcom|add(?:ed|s|ing|ition)?\b|nominat|promot|announc|introduc|elevat|recruit|hir(?:e[sd]|ing))"
)
_SEATED = lazy_pattern(r"\bboard\b|trustee|(?:independent|non-executive|executive) director|^director", re.IGNORECASE)
_ROLES = {"trustees": "trustee", "advisors": "advisory board member", "advisers": "advisory board member"}


class BoardReader(Beside):
    """Reads which boards people are said to join, to be appointed to or to sit on."""

    def read_boards(self, ordered: Sequence[Found]) -> dict[int, RolePhrase]:
        """The seats on boards that verbs tell, by the start of the mention; those of a list of names for all of them."""
        out: dict[int, RolePhrase] = {}
        for mention in ordered:
            if (seat := self._seat(mention)) is not None:
                out[mention.start] = seat
        for last, mention in reversed(list(pairwise(ordered))):
            listed = LIST_GAP.fullmatch(self.text, last.end, self.honorific_start(mention)) is not None
            if mention.start in out and last.start not in out and listed and "," not in out[mention.start].role:
                out[last.start] = out[mention.start]
        return out

    def _seat(self, mention: Found) -> RolePhrase | None:
        limit = self.limit(mention.end - 1, 330)
        if self.text.find("oard", mention.end, limit) < 0:
            return None
        told = _ON_BOARD.match(self.text, mention.end, limit)
        if told is None and self._is_put(mention.start):
            told = _TO_BOARD.match(self.text, mention.end, limit)
        if told is None or self._named_in(mention.end, told.end()):
            return None
        of_body = _OF_BODY.match(self.text, told.end(), limit) is not None
        if not of_body and _CLOSES.match(self.text, told.end()) is None:
            return None
        body = self._board_of(told.end(), limit)
        if body is None and not of_body:
            body = self._owner_of(mention, told["name"], told.start("name"), told["seats"] is not None)
        if body is None:
            return None
        kind = (told["kind"] or "").strip().lower()
        role = f"{kind} board member" if kind else _ROLES.get((told["seats"] or "").lower(), "board member")
        return RolePhrase(role, body, told.end(), told.end())

    def _is_put(self, start: int) -> bool:
        """True where the sentence before a name says that somebody is appointed, named, welcomed."""
        sentence, block = self.parts.sentence_at(start), self.parts.block_at(start)
        floor = max(sentence.start if sentence else 0, block.start if block else 0, start - 260)
        return _PUTS.search(self.text, floor, start) is not None

    def _board_of(self, place: int, limit: int) -> str | None:
        """The body behind `board of directors of`, or None."""
        gap = _OF_BODY.match(self.text, place, limit)
        tokens = tokens_of(self.text, gap.end(), limit) if gap is not None else []
        if not tokens or tokens[0].start in self.stops:
            return None
        found = read_body(self.text, tokens, 0, self.bodies.end, self.stops)
        if found is None or found[1] != tokens[0].start or self._is_place(found[0]):
            return None
        plain = all(w.lower() in self.known.common for w in found[0].split() if w[0].isupper())
        return (
            None if plain and self.text[place - 5 : place] == "Board" else found[0]
        )  # `the Board of Education` is itself a body

    def _is_place(self, name: str) -> bool:
        return all(self.known.not_names.get(w.lower()) in ("place", "word", "time") for w in name.split())

    def _owner_of(self, mention: Found, name: str, place: int, seats: bool) -> str | None:
        """The body whose board it is: the one that stands before it, else the one that the sentence is about before the person."""
        name = name.strip()
        owns = name.endswith(("’s", "'s", "’", "'"))
        for tail in ("’s", "'s", "’", "'"):
            name = name.removesuffix(tail)
        if not name or name in ("Company", "Group", "Firm", "Corporation", "Foundation", "Association"):
            meant = self.antecedent(mention.start, True)
            sure = meant is not None and (meant == self.parts.issuer or " " in meant or self.bodies.named(meant))
            return meant if sure else None
        end = place + len(name)
        exact = self.bodies.end(place) == end or (self.parts.issuer or "").casefold().startswith(name.casefold())
        if not (owns or exact) and not seats and self.text.startswith(" Board", end):
            return None  # `the Harbour Safety Board` is itself a body
        bodily = owns or exact or self.bodies.end(place) is not None or is_orgish(tokens_of(self.text, place, end), 0, self.known)
        return name if bodily and not self._is_place(name) else None


def with_seats(posts: Sequence[Post], seats: Sequence[RolePhrase]) -> tuple[Post, ...]:
    """Posts with the seats on boards that verbs tell, each once, behind the printed posts; none where a printed one says the same.

    >>> with_seats([Post("CEO", "Acme")], [RolePhrase("board member", "Quillo", 0, 0)])[-1].organisation
    'Quillo'
    >>> len(with_seats([Post("independent director", "Acme")], [RolePhrase("board member", "Acme", 0, 0)]))
    1
    """
    out = list(posts)
    for seat in seats:
        seated = [p for p in out if p.role and _SEATED.search(p.role)]
        if any(p.organisation is None or alike(p.organisation, seat.body) or p.organisation in (seat.body or "") for p in seated):
            continue
        alone = next((k for k, p in enumerate(out) if p.role is None and alike(p.organisation, seat.body)), None)
        if alone is not None:
            out[alone] = Post(seat.role, seat.body)
        elif all(p.organisation is None and is_loose(p.role) for p in out):
            out.insert(0, Post(seat.role, seat.body))
        else:
            out.append(Post(seat.role, seat.body))
    return tuple(out)
