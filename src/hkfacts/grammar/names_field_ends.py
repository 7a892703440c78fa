"""Where a field or a body ends after the head noun of a post: places, boards, lists of fields, what may be a body at all."""

from __future__ import annotations

from dataclasses import dataclass

from .names_bodies import KINDS_OF_BODY, is_orgish, labels_contact, starts_capital
from .names_heads import DETERMINERS, HeadReader

_PARTS = frozenset("office division team practice group department unit".split())
_BOARD = frozenset(
    (
        "board boards council committee trustees directors governors management supervisory executive managing advisory governing"
    ).split()
)
FIELD_POSTS = frozenset("minister ministers secretary secretaries undersecretary under-secretary commissioner premier".split())
REGION_WORDS = frozenset(
    "middle sub-continent subcontinent region regions rim mainland greater bay area central northern southern eastern western "
    "special administrative republic islands territories district province continent far near".split()
)
STATES = frozenset("republic kingdom commonwealth state sultanate principality federation union".split())
_HEADS_OF = frozenset("director director-general head manager".split())
_UNITS_OF = frozenset(
    "centre center office school institute college faculty department division bureau board council section unit museum university ministry".split()
)
# What is taught and what bodies are called by.
_DISCIPLINES = frozenset(
    "law laws finance banking insurance accountancy accounting management engineering architecture education technology systems energy media "
    "design communication communications computing marketing pharmacy nursing".split()
)
_SCIENCES = ("ology", "ography", "onomy", "osophy", "istry", "ics", "iatry", "ometry", "ynecology", "surgery")
_AFTER_PLACE = frozenset(
    "and at of for in on with who which has is was will to as from by said says added the a an or have had noted also "
    "shared explained stated commented told remarked attended spoke joined".split()
)


@dataclass(slots=True)
class FieldEnds(HeadReader):
    """Tells how far a field reaches and what cannot be one."""

    def _labelled(self, j: int) -> bool:
        return self.organisations(self.tokens[j].start) is not None or is_orgish(self.tokens, j, self.known)

    def _may_be_body(self, j: int) -> bool:
        token = self.tokens[j]
        of_state = self.word(j) in STATES and self.word(j + 1) == "of"  # `Republic of Utopia`
        if not (token.capital or starts_capital(token.text)) or (self._region_run(j) and not of_state):
            return False
        ordinary = self.known.not_names.get(token.key) in ("word", "time") and not self.is_region(j, j + 1)
        return not ordinary or is_orgish(self.tokens, j, self.known)

    def _closed(self, after: int) -> bool:
        """True where a body after a comma ends as an apposition does, not as the subject of a clause."""
        key = self.word(after)
        if after >= len(self.tokens) or not key:
            return True
        return not self.tokens[after].is_word or key in (
            "said",
            "says",
            "added",
            "adds",
            "and",
            "who",
            "commented",
            "stated",
            "noted",
            "explained",
            "to",
            "on",
            "in",
            "with",
            "as",
            "will",
            "shared",
            "remarked",
            "explained",
            "emphasized",
            "emphasised",
            "highlighted",
            "stressed",
            "concluded",
            "continued",
            "observed",
            "announced",
            "told",
            "wrote",
            "reflected",
            "expressed",
        )

    def _board(self, j: int) -> int | None:
        """The index after `board`, `Board of Directors`, `Supervisory Board`, or None."""
        k = j
        while self.word(k) in _BOARD and k < j + 4:
            k += 1
        if k == j or self.word(k - 1) not in ("board", "boards", "council", "committee", "trustees", "directors", "governors"):
            return None
        if self.word(k - 1) not in ("board", "boards") and k == j + 1 and self.tokens[j].capital and self.word(k) != "of":
            return None
        if self.word(k) == "of" and self.word(k + 1) in (
            "directors",
            "trustees",
            "governors",
            "management",
            "supervisors",
            "advisors",
            "managers",
            "regents",
            "commissioners",
        ):
            k += 2
        return k

    def _departments(self, j: int) -> bool:
        """True of a place and its department: `Harbour Island Department of Energy`."""
        k = j
        while k < j + 6 and self.word(k) and self.tokens[k].capital:
            if k > j and self.word(k) in ("department", "authority", "bureau", "commission", "ministry", "agency", "council"):
                return True
            k += 1
        return False

    def _region_run(self, j: int) -> bool:
        """True where the capitals from here name places only: `North Africa and the Gulf States`."""
        k = j
        while k < j + 8 and self.word(k) and (self.tokens[k].capital or self.word(k) in ("and", "&", "the")):
            if self.tokens[k].capital and not (self.is_region(k, k + 1) or self.word(k) in REGION_WORDS):
                return False
            k += 1
        described = bool(self.word(k)) and self.tokens[k].text.islower() and self.word(k) not in _AFTER_PLACE
        return k > j and not described  # `the London label Acme` names no region

    def _field_end(self, j: int, head: int) -> int:
        """The index after a field: words joined by `and`, `&`, commas of a list, `of`, up to the next preposition or stop."""
        i, reach = j, j + 14
        while i < reach and self.word(i):
            token = self.tokens[i]
            if "@" in token.text or (token.capital and labels_contact(self.tokens, i)):
                break
            if token.is_word:
                if (
                    token.key == "for"
                    and self.word(head) in FIELD_POSTS
                    and i + 1 < len(self.tokens)
                    and not self._labelled(i + 1)
                ):
                    i += 1
                    continue
                if token.key in (
                    "at",
                    "in",
                    "with",
                    "who",
                    "which",
                    "said",
                    "says",
                    "has",
                    "is",
                    "was",
                    "will",
                    "to",
                    "as",
                    "from",
                    "on",
                    "by",
                    "added",
                    "that",
                    "for",
                ):
                    break
                if token.key == "of":
                    n = i + 2 if self.word(i + 1) == "the" else i + 1
                    if not self.word(n) or (self._labelled(n) and self.word(head) not in FIELD_POSTS):
                        break
                    small = i > j and self.tokens[i - 1].text.islower() and self.tokens[n].capital
                    if small and self.word(head) not in FIELD_POSTS and self.word(i - 1) not in _UNITS_OF:
                        break  # `vice president of sales of Acme`
                    if i > j and self.is_region(n, n + 1) and self.word(head) in FIELD_POSTS:
                        break
                    if self.word(head) in FIELD_POSTS and self._government(n):
                        break
                    if (
                        i > j
                        and self.word(head) in _HEADS_OF
                        and self.tokens[i - 1].capital
                        and self.word(i - 1) not in _UNITS_OF
                    ):
                        break  # `Director-General of Trade Promotion of Kite Island`
                elif token.key in ("and", "the"):
                    if self._ends_list(i):
                        break
                elif self.head_kind(i) and i > j and not self.tokens[i - 1].capital:
                    break
            elif token.text == ",":
                if not self._list_goes_on(i):
                    break
            elif token.text not in "&/-":
                break
            i += 1
            if self.tokens[i - 1].possessive:
                break
        while i > j and (self.tokens[i - 1].key in ("and", "the", "of") or not self.tokens[i - 1].is_word):
            i -= 1
        return i

    def _government(self, n: int) -> bool:
        """True of `the HKSAR Government`, `the Government of Utopia`: the body of a secretary, not the end of the field."""
        run: list[str] = []
        while (
            n < len(self.tokens) and len(run) < 7 and self.word(n) and (self.tokens[n].capital or self.word(n) in ("of", "the"))
        ):
            run.append(self.word(n))
            n += 1
        return "government" in run or run[:1] == ["hksar"]

    def _ends_list(self, i: int) -> bool:
        """True where `and` starts another post, not another word of the field."""
        if self.word(i) == "the":
            return self.word(i - 1) not in ("and", "of", "&")
        nxt = i + 1
        while self.word(nxt) in DETERMINERS:
            nxt += 1
        if not self.word(nxt):
            return True
        return self.find_head(nxt, 5) is not None or (self.tokens[nxt].capital != self.tokens[i - 1].capital)

    def _list_goes_on(self, i: int) -> bool:
        """True of the comma in `Innovation, Technology and Industry`: an `and` closes the list, no post between."""
        for k in range(i + 1, min(i + 8, len(self.tokens))):
            key = self.word(k)
            if not key or self.head_kind(k):
                return False
            if key in ("and", "&"):
                following = self.word(k + 1)
                return (
                    bool(following)
                    and k > i + 1
                    and self.head_kind(k + 1) is None
                    and self.tokens[k + 1].capital == self.tokens[i + 1].capital
                )
            if not self.tokens[k].is_word and key != ",":
                return False
            if self.tokens[k].is_word and self.tokens[k].capital != self.tokens[i - 1].capital:
                return False
            if (
                self._labelled(k)
                and self.known.not_names.get(self.tokens[k].key) != "institution"
                and self.tokens[k].key not in self.known.modifiers
            ):
                return False
        return False

    def _office_of(self, j: int) -> int | None:
        """The index of the body in `in the Dover office of Acme` and `in Acme’s Sports Division`, for what stands after `in`; or None."""
        if self.tokens[j].possessive and self.tokens[j].capital and self.word(j + 1) and self.tokens[j + 1].capital:
            return j if any(self.word(k) in _PARTS for k in range(j + 1, j + 5)) else None
        office = next((k for k in range(j, j + 5) if self.word(k) in _PARTS and self.word(k + 1) in ("of", "at")), None)
        if office is None or any(not self.word(k) or not self.tokens[k].is_word for k in range(j, office)):
            return None
        n = office + 3 if self.word(office + 2) == "the" else office + 2
        return n if self.word(n) and self.tokens[office].text.islower() and self._may_be_body(n) else None

    def _for_a_kind(self, j: int) -> bool:
        """True of `for online lender Acme`: the kind of a body in lower case, its name behind."""
        for k in range(j, j + 4):
            if not self.word(k) or not self.tokens[k].text.islower():
                return False
            if self.word(k) in KINDS_OF_BODY or self.word(k) in (
                "lender",
                "operator",
                "network",
                "chain",
                "school",
                "hospital",
                "club",
            ):
                return bool(self.word(k + 1)) and starts_capital(self.tokens[k + 1].text)
        return False

    def _for_field(self, j: int) -> bool:
        """True of words in capitals behind `for` that hold no word of bodies and that `at` and a body follow: `Provost for Planning at …`."""
        k = j
        while k < j + 6 and self.word(k) and (self.tokens[k].capital or self.word(k) in ("and", "&")):
            if self.known.not_names.get(self.word(k)) in ("institution", "company") or self.tokens[k].possessive:
                return False
            k += 1
        return k > j and self.word(k) == "at" and self.organisations(self.tokens[j].start) is None

    def _taught(self, j: int) -> bool:
        """True of a field in capitals that somebody teaches: no word of bodies in it (`Professor of Surgery`)."""
        k = j
        while k < j + 6 and self.word(k) and (self.tokens[k].capital or self.word(k) in ("and", "&", "of")):
            if k > j and self.word(k - 1) in ("and", "&") and self.head_kind(k):
                break  # `Professor of Law and Dean`
            bodily = self.known.not_names.get(self.word(k)) in ("institution", "company") and self.word(k) not in _DISCIPLINES
            if bodily or self.tokens[k].text.isupper():
                return False
            k += 1
        return all(
            self.word(n) in self.known.common or self.word(n).endswith(_SCIENCES) or self.word(n) in ("and", "&", "of")
            for n in range(j, k)
        )
