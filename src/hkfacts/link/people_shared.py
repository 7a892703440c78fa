"""Posts that the names of a list share: `producers Jane Roe and John Doe`, `Director Jane Roe and Manager John Doe of Acme Bank`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hkfacts.patterns import lazy_pattern

from ..grammar.names_heads import RANK_ONLY
from ..grammar.names_roles import RolePhrase
from ..spans import Found
from .people_beside import Beside
from .people_lists import is_plural
from .people_told import LIST_GAP

OF_STATE = lazy_pattern(r"\b(?:[Aa]uthor|[Ww]riter|[Aa]ctor|[Aa]ctress|[Ss]inger|[Aa]rtist|[Mm]ayor|[Gg]overnor|[Ss]enator)\b")


class SharedReader(Beside):
    """Hands the posts and bodies of one name on to its neighbours."""

    _after: dict[int, list[RolePhrase]]
    _before: dict[int, list[RolePhrase]]

    def _spread(self, ordered: Sequence[Found]) -> None:
        """`producers Jane Roe, John Doe and Jim Poe`: a plural post before a list holds for all names of it."""
        handed: set[int] = set()
        for mention, following in reversed(list(pairwise(ordered))):
            after = self._after.get(following.start)
            if (
                after
                and mention.start not in self._after
                and mention.start not in self._before
                and (
                    is_plural(after[-1].role or " ", self.known)
                    or self.text[following.end : following.end + 1] == "/"
                    or self._of_one_body(mention, following, after[-1])
                    or (following.start in handed and not after[-1].role)
                )
                and LIST_GAP.fullmatch(self.text, mention.end, self.honorific_start(following))
            ):
                self._after[mention.start] = after  # `Jane Roe and John Roe, teachers at …`
                handed.add(mention.start)
        closed: set[int] = set()
        for last, mention in pairwise(ordered):
            before = self._before.get(last.start)
            if not before or mention.start in self._before or last.start in self._after or last.start in closed:
                continue
            if any(p.role and p.body and p.start - mention.end < 8 for p in self._after.get(mention.start, ())):
                continue  # `designers such as Jane Roe and John Doe, CEO of Acme`
            noun = before[-1].role.split(" of ")[0].split()[-1].lower() if before[-1].role else ""
            if (
                noun.endswith(("s", "chairmen"))
                and not noun.endswith("ss")
                and noun not in ("laws", "news")
                and ";" not in self.text[last.end : mention.start]
                and LIST_GAP.fullmatch(self.text, last.end, self.honorific_start(mention))
            ):
                self._before[mention.start] = before
                self._of_all(before, mention)
                if "and" in self.text[last.end : mention.start] or "&" in self.text[last.end : mention.start]:
                    closed.add(mention.start)  # `footballers Jane Roe and John Doe, Ada Poe – …`

    def _of_all(self, before: Sequence[RolePhrase], mention: Found) -> None:
        """`Co-founders Jane Roe and John Doe of Acme Labs`: the body behind the last name is that of the post before them all."""
        after = self._after.get(mention.start)
        if after and not after[0].role and after[0].body and self.text.startswith((" of ", " from ", " at "), mention.end):
            for post in before:
                post.body = post.body or after[0].body

    def _of_one_body(self, mention: Found, following: Found, last: RolePhrase) -> bool:
        """True of `Jane Roe and John Doe of Acme Bank`: a body alone that holds for all names of the list."""
        if last.role or last.body is None:
            return False
        line = self.text.startswith(", ", following.end) and self.text[last.end : last.end + 1] in (".", ";", "\n", "")
        if line and self.text[mention.end : following.start].strip() in ("and", "&") and last.start - following.end < 8:
            return True  # `Jane Roe and John Doe, Acme College`
        if not self.text.startswith((" of ", " from "), following.end):
            return False
        return len(mention.groups.get("name", "").split()) > 1 and last.start - following.end < 12

    def _shared(self, ordered: Sequence[Found]) -> None:
        """`Acme CEO Jane Roe and CFO John Roe`: the body of the post before holds for the next one, which has none."""
        for last, mention in pairwise(ordered):
            told, named = self._after.get(last.start), self._after.get(mention.start)
            if told and named and told[-1].body_span is None and not any(p.body for p in named):
                joined = self.text[told[-1].end : self.honorific_start(mention)].strip() in ("and", "&", ",", ", and")
                for post in named if joined else ():
                    post.body = told[-1].body  # `Acme Names Jane Roe CEO and John Roe CFO`
            before, own = self._before.get(last.start), self._before.get(mention.start)
            if not before or not own or before[-1].body is None or any(p.body for p in own) or last.start in self._after:
                continue
            local = OF_STATE.search(own[0].role) is not None
            span = before[-1].body_span
            rank = own[0].role.split()[-1].lower() in RANK_ONLY or own[0].role.lower().startswith("chief ")
            if span is not None and span[0] >= before[-1].start and not rank:
                continue  # `the Head of the Marine Region, Jane Roe, and Senior Inspector John Doe`
            if not local and self.text[last.end : own[0].start].strip() in ("and", "&", ", and") and own[0].role[:1].isupper():
                for post in own:
                    post.body = before[-1].body

    def _shared_back(self, ordered: Sequence[Found]) -> None:
        """`Director Jane Roe and Vice President John Doe of Acme Bank`: the body behind the last name holds for the posts before."""
        for last, mention in reversed(list(pairwise(ordered))):
            before, own, after = self._before.get(last.start), self._before.get(mention.start), self._after.get(mention.start)
            if not before or not own or not after or last.start in self._after or any(p.body for p in before):
                continue
            held = not after[0].role and after[0].body_span is not None and own[-1].body == after[0].body
            joined = self.text[last.end : own[0].start].strip() in ("and", "&", ", and", ",")
            if held and joined and self.text.startswith((" of ", " from ", " with ", " at "), mention.end):
                for post in before:
                    post.body = after[0].body
