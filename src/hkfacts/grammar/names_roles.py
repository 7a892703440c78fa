"""The grammar of posts: `Chairman of the Board & CEO of OSL`, `Vice President of Innovation at Acme`, `Acme’s COO`.

Reads a phrase of words into posts with their bodies. Knows nothing of people; where a person's name starts, the phrase ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from .names import Names, names
from .names_bodies import Token, is_orgish, past_brackets, read_body, starts_capital

_BOARD = frozenset(
    (
        "board boards council committee trustees directors governors management supervisory executive managing advisory governing"
    ).split()
)
_FIELD_POSTS = frozenset("minister ministers secretary secretaries undersecretary under-secretary commissioner premier".split())
_NATIONAL = frozenset("president minister premier king queen emperor sultan emir chancellor executive vice-president".split())
_TAIL = frozenset("emeritus emerita elect general designate in-charge".split())
_DETERMINERS = frozenset("the a an its our their his her my this".split())
_BODY_DIRECTORS = frozenset(["executive", "managing", "general", "founding"])
_NEVER_BEFORE_HEAD = frozenset(
    (
        "of for at in on with by from to as who which that has have had is was are were be been will would can could may "
        "said says say added adds and or but not also than then when where while whose whom it he she they we you i this "
        "these those there if so because about into over after before between through during since per via upon both each "
        "either more most very just only even still"
    ).split()
)
_LEADING_RANKS = frozenset(
    (
        "chief senior deputy vice assistant associate acting interim former founding junior long-time longtime principal "
        "permanent"
    ).split()
)
_ADVERBS = frozenset("based now previously currently formerly also then once later recently today both not".split())
_AREAS = frozenset("county city state town village district borough parish".split())
_RANK_ONLY = frozenset(
    (
        "ceo cfo coo cto cio cmo chairman chairwoman chairperson chair president founder co-founder cofounder owner co- "
        "owner principal"
    ).split()
)
_JOINS = frozenset({"and", "&", "/", "as", "cum", "+"})
_SLASHED = re.compile(r"[/|]")
_DEPARTMENTS_NAMED = frozenset(
    (
        "affairs relations communications communication marketing sales operations development finance compliance programmes "
        "resources policy strategy education sustainability engagement partnerships procurement planning logistics pr hr"
    ).split()
)
_UNIT_OF = re.compile(
    r"(?:Faculty|School|Department|Division|Institute|Centre|Center|College|Office|Bureau|Branch|Section|Unit)\b[^,;()]{0,80}?"
    r" (?:of|at) (?=(?:[Tt]he )?(?:[A-Z][\w’'.-]* ){0,6}(?:University|Polytechnic|Hospital|Group|Company|Government|"
    r"Corporation|Authority)\b)(?:[Tt]he )?"
)
_REGIONS = frozenset(
    (
        "asia apac emea europe america americas asia-pacific africa mena latam china hk u.s. us usa uk u.k. worldwide "
        "global international asean oceania"
    ).split()
)


_LETTERS = re.compile(r"[^\W\d_]+")


def holds_head(text: str, start: int, end: int) -> bool:
    """True where a stretch has any head noun of a post: a cheap look before a phrase is read.

    >>> holds_head("the pier, its Vice-Chairman", 0, 27), holds_head("the pier", 0, 8)
    (True, False)
    """
    heads = names().heads
    words = _LETTERS.findall(text[start:end].lower())
    return any(w in heads or w[:-1] in heads or w == "co" for w in words)


@dataclass(slots=True)
class RolePhrase:
    """One post as read: the role as printed, its body, and where the phrase ends."""

    role: str
    body: str | None
    start: int
    end: int
    body_span: tuple[int, int] | None = None


@dataclass(slots=True)
class Reader:
    """Reads posts out of tokens; `organisations` says where a labelled body ends that starts at an offset."""

    text: str
    tokens: Sequence[Token]
    organisations: Callable[[int], int | None]
    stops: frozenset[int]
    known: Names = field(default_factory=names)

    def word(self, i: int) -> str:
        """The key of a token, or an empty string past the end and where a person's name starts."""
        if i >= len(self.tokens) or self.tokens[i].start in self.stops:
            return ""
        return self.tokens[i].key

    def head_kind(self, i: int) -> str | None:
        """The kind of head noun that this token is, `singer/songwriter` by its first part; None if it is none."""
        key = self.word(i)
        if not key:
            return None
        kind = self.known.heads.get(key) or (self.known.heads.get(key[:-1]) if key[-1] == "s" else None)
        if kind is None and ("/" in key or "|" in key):
            kind = self.known.heads.get(_SLASHED.split(key)[0])
        if kind is None and "-" in key:
            first, _, last = key.rpartition("-")
            if last in _TAIL and first in self.known.heads:
                return self.known.heads[first]
            kind = self.known.heads.get(last) if first in self.known.modifiers or first in self.known.heads else None
        return kind

    def find_head(self, i: int, reach: int = 9) -> int | None:
        """The index of the last word of the head noun of a post that begins at `i`, or None."""
        for j in range(i, min(i + reach, len(self.tokens))):
            key = self.word(j)
            if not key or (key in _NEVER_BEFORE_HEAD and not (key in ("and", "of", "for") and self._joined(j))):
                return None
            if self.head_kind(j):
                officer = self._officer(j) if key in ("chief", "lead") else None
                return self._last_head(officer or j)
            token = self.tokens[j]
            if (not token.is_word and key != "&") or (
                key == "under" and self.word(j + 1) not in ("secretary", "secretaries", "minister")
            ):
                return None
        return None

    def _officer(self, j: int) -> int | None:
        """The head noun that `chief` belongs to (`chief people and culture officer`), or None where it stands alone."""
        for k in range(j + 1, min(j + 7, len(self.tokens))):
            key = self.word(k)
            if key in (
                "officer",
                "officers",
                "executive",
                "executives",
                "scientist",
                "economist",
                "engineer",
                "counsel",
                "strategist",
                "analyst",
                "editor",
            ):
                return k
            if not key or not (self.tokens[k].is_word or key == "&") or (key in _NEVER_BEFORE_HEAD and key != "and"):
                return None
        return None

    def _joined(self, j: int) -> bool:
        """True of `and` inside `sustainability and education officer` and of `of` inside a body's name before its post."""
        if j == 0 or j + 1 >= len(self.tokens):
            return False
        if self.word(j) == "and":
            left, right = self.tokens[j - 1], self.tokens[j + 1]
            return (left.key in self.known.modifiers and right.is_word) or (left.capital and right.capital)
        return self.tokens[j - 1].capital and self.tokens[j + 1].capital

    def _last_head(self, j: int) -> int:
        while True:
            if (
                self.head_kind(j + 1)
                and not self.tokens[j].possessive
                and (self.tokens[j + 1].capital or not self.tokens[j].capital)
            ) or (self.word(j + 1) in _TAIL and self.word(j) not in ("attorney",)):
                j += 1
            elif (
                self.word(j + 1) in self.known.modifiers
                and self.head_kind(j + 2)
                and self.tokens[j + 1].capital == self.tokens[j].capital
            ):
                j += 2
            else:
                return j

    def split_before(self, i: int, head: int) -> tuple[int, str | None, tuple[int, int] | None]:
        """Where the role begins between `i` and its head noun, and the body that stands before it."""
        first = head
        lowest = max(
            (k + 1 for k in range(i, head) if self.tokens[k].possessive or self.tokens[k].key in _DETERMINERS), default=i
        )
        ranked = next((k for k in range(lowest, head) if self.word(k) in _LEADING_RANKS and self.tokens[k].capital), None)
        while first > i:
            token = self.tokens[first - 1]
            if token.possessive or first == ranked or token.key in _DETERMINERS or token.key in _ADVERBS:
                break
            if ranked is not None and first > ranked:
                first -= 1
                continue
            if (
                token.key in _AREAS
                and token.capital
                and first - 2 >= i
                and self.tokens[first - 2].capital
                and not self.is_modifier(first - 2)
            ):
                break
            inner = (
                self.head_kind(first - 1) is not None
                or token.key in self._modifiers(head, token)
                or (token.key == "under" and self.is_modifier(first - 1))
            )
            if token.key in ("and", "&") and first - 1 > i:
                inner = (
                    self.head_kind(first - 2) is not None
                    or self.tokens[first - 2].key in self.known.modifiers
                    or not self.tokens[first - 2].capital
                )
            if not inner and (token.capital or starts_capital(token.text) or token.key in ("of", "for")):
                break
            first -= 1
        while first > lowest and self.is_modifier(first - 1) and not self.tokens[first - 1].capital:
            first -= 1
        j = i
        while j < first and not (self.tokens[j].capital or starts_capital(self.tokens[j].text)):
            j += 1
        if j >= first or all(t.key in _DETERMINERS or t.key in _ADVERBS for t in self.tokens[j:first]):
            return first, None, None
        last = self.tokens[first - 1]
        end = last.end - (2 if last.text.lower().endswith(("'s", "’s")) else 1 if last.possessive else 0)
        body = self.text[self.tokens[j].start : end].strip(" ,")
        if self._is_region(j, first) and not last.possessive:
            return first, None, None
        trade = self.head_kind(head) == "trade" and not last.possessive
        if trade and self.organisations(self.tokens[j].start) is None and not is_orgish(self.tokens, j, self.known):
            return first, None, None
        return first, body, (self.tokens[j].start, end)

    def is_modifier(self, i: int) -> bool:
        """True of a word that belongs to the post after it, `Under` of `Under Secretary` included."""
        key = self.word(i)
        return key in self.known.modifiers or (key == "under" and self.word(i + 1) in ("secretary", "secretaries", "minister"))

    def _modifiers(self, head: int, token: Token) -> frozenset[str]:
        """The words that may stand before this head noun: none but ranks before `CEO`, where they are written in capitals."""
        return self.known.ranks if token.capital and self.word(head) in _RANK_ONLY else self.known.modifiers

    def _is_region(self, i: int, end: int) -> bool:
        """True where every word is a place or a nationality (`Hong Kong producer`): no body."""
        return all(
            self.known.not_names.get(t.key.split("-")[0] if t.key.endswith(("-born", "-based")) else t.key) in ("place", "word")
            or t.key in ("hong", "u.s", "u.s.", "us", "uk")
            or t.key in _REGIONS
            for t in self.tokens[i:end]
        )

    def read(self, i: int) -> tuple[list[RolePhrase], int]:
        """The posts of an apposition that begins at token `i`, and the index after them; no posts where it is none."""
        while self.word(i) in _DETERMINERS:
            i += 1
        posts: list[RolePhrase] = []
        separator, posts_end = "", i
        while True:
            post, after = self._one(i)
            if post is None:
                break
            if posts and posts[-1].body is None and separator in _JOINS and post.start >= posts[-1].end:
                previous = posts.pop()
                post = RolePhrase(
                    self.text[previous.start : post.start] + post.role, post.body, previous.start, post.end, post.body_span
                )
            posts.append(post)
            posts_end = after
            separator = self.word(after)
            if separator == "," and self.word(after + 1) in ("and", "&"):
                after += 1
                separator = ","
            if separator not in _JOINS and separator != ",":
                break
            i = after + 1
            while self.word(i) in _DETERMINERS:
                i += 1
            head = self.find_head(i, 6)
            if head is None:
                break
        self._share(posts)
        return posts, posts_end

    def _share(self, posts: list[RolePhrase]) -> None:
        """`Chairman, President and CEO of Acme`: a body named last holds for the posts before it that have none."""
        for k in range(len(posts) - 2, -1, -1):
            if posts[k].body is None and posts[k + 1].body is not None and posts[k + 1].end > posts[k].end:
                posts[k].body = posts[k + 1].body
        if posts and posts[0].body is not None:
            for post in posts[1:]:
                if post.body is None and posts[0].body_span and posts[0].body_span[0] < posts[0].start:
                    post.body = posts[0].body

    def _one(self, i: int) -> tuple[RolePhrase | None, int]:
        head = self.find_head(i)
        if head is None:
            return None, i
        first, body, span = self.split_before(i, head)
        kind = self.head_kind(head) or self.head_kind(head - 1) or "field"
        if self.word(head) in ("president", "presidents") and self.word(head - 1) == "vice":
            kind = "field"
        end, body, span, after = self._after_head(first, head, kind, body, span)
        role = self.text[self.tokens[first].start : end]
        return RolePhrase(role, body, self.tokens[first].start, end, span), after

    def _after_head(
        self, first: int, head: int, kind: str, body: str | None, span: tuple[int, int] | None
    ) -> tuple[int, str | None, tuple[int, int] | None, int]:
        """What follows the head noun: fields of the post, its board, its body."""
        i, end = head + 1, self.tokens[head].end
        if self.tokens[head].possessive:
            return end, body, span, i
        while self.word(i) in self.known.modifiers and self.tokens[i].capital and not self.head_kind(i + 1):
            end, i = self.tokens[i].end, i + 1  # `Vice President Marketing`
        for _ in range(4):
            key = self.word(i)
            if key == "," and self.word(i + 1) in ("at", "with"):
                i, key = i + 1, self.word(i + 1)
            if key == "," and body is None and (field_end := self._field_after_comma(i + 1, kind)):
                end, i = self.tokens[field_end - 1].end, field_end
            elif key in ("of", "for", "at", "with", "@", "from", "in", "to", "on", "over", "|", "–", "-", "—") or (
                key == "," and body is None
            ):
                step = self._preposition(key, i, first, head, kind, body)
                if step is None:
                    break
                end_new, body_new, span_new, i = step
                end = end_new or end
                if body_new is not None:
                    if span is not None and span[0] > end and key in ("at", "of") and kind == "field":
                        end = span[1]  # `Head of the Department of Chemistry at …`
                    body, span = body_new, span_new
                    if key != "of" or kind == "body" or self.word(i) not in ("of", "at"):
                        break
            else:
                break
        return end, body, span, i

    def _field_after_comma(self, j: int, kind: str) -> int | None:
        """The index after the field in `Vice President, Sales, Acme` and `Managing Director, Asia Pacific, Acme`, or None."""
        k = j
        while k < j + 4 and self.word(k) and (self.tokens[k].capital or self.tokens[k].text == "&" or self.word(k) == "and"):
            plain = (
                self.word(k) in self.known.modifiers
                or self.word(k) in _REGIONS
                or self.word(k) in ("&", "and")
                or self._is_region(k, k + 1)
            )
            if not plain or self.head_kind(k):
                return None
            k += 1
        closes = self.word(k) in (",", "at", "of", "for") and not (self.word(k) == "," and self.word(k + 1) == "")
        closes = closes or (
            k >= len(self.tokens) and self.word(k - 1) in _DEPARTMENTS_NAMED
        )  # `Manager, Public Affairs` ends a line
        return k if kind == "field" and k > j and closes and self.organisations(self.tokens[j].start) is None else None

    def _preposition(
        self, key: str, i: int, first: int, head: int, kind: str, body: str | None
    ) -> tuple[int | None, str | None, tuple[int, int] | None, int] | None:
        """One phrase after the head noun: (new end of the role, body, its place, next index), None where it is neither."""
        j = i + 1
        while self.word(j) in ("the", "a", "an", "its", "our", "their"):
            j += 1
        if not self.word(j):
            return None
        if key in ("of", "for", "in", "to", "on", "over"):
            if key == "of" and (end := self._board(j)):
                return self.tokens[end - 1].end, None, None, end
            if key == "of" and kind == "field" and body is None and (end := self._held_at(j)):
                return self.tokens[end - 1].end, None, None, end
            if self._is_field(key, j, head, kind, body):
                end = self._field_end(j, head)
                return (
                    (self.tokens[end - 1].end, *self._national(j, end, head), past_brackets(self.tokens, end))
                    if end > j
                    else None
                )
            if key in ("in", "to", "on", "over") or (kind == "trade" and key == "of" and not self._labelled(j)):
                return None
        if key in (",", "|", "–", "-", "—") and (self.find_head(j, 5) is not None or not self._may_be_body(j)):
            return None
        if key == "from" and kind == "trade" and not self._labelled(j):
            return None  # `a bus driver from Dover`
        found = read_body(self.text, self.tokens, j, self.organisations, self.stops)
        if found is None:
            return None
        name, start, end_offset, after = found
        if key == "," and not self._closed(after):
            return None
        inner = _UNIT_OF.match(name) if key == "of" and kind == "field" else None
        if inner is not None and len(inner.group()) < len(name):  # `Dean of the Faculty of Letters of Ardmore University`
            cut = start + inner.end()
            return (
                start + len(inner.group().rsplit(" of ", 1)[0].rsplit(" at ", 1)[0]),
                name[inner.end() :],
                (cut, end_offset),
                after,
            )
        return None, name, (start, end_offset), after

    def _held_at(self, j: int) -> int | None:
        """The index after a field in capitals that `at` and a body follow: `Professor of Soil Science at Ardmore University`."""
        k = j
        while k < j + 7 and self.word(k) and (self.tokens[k].capital or self.word(k) in ("and", "&", "of", "the")):
            if self.tokens[k].possessive:
                return None
            k += 1
        n = k + 2 if self.word(k + 1) == "the" else k + 1
        if k == j or self.word(k) != "at" or not self.word(n) or not self.tokens[n].capital:
            return None
        return k

    def _labelled(self, j: int) -> bool:
        return self.organisations(self.tokens[j].start) is not None or is_orgish(self.tokens, j, self.known)

    def _may_be_body(self, j: int) -> bool:
        token = self.tokens[j]
        if not (token.capital or starts_capital(token.text)) or token.key in _REGIONS:
            return False
        return self.known.not_names.get(token.key) not in ("word", "time") and not self._is_region(j, j + 1)

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

    def _is_field(self, key: str, j: int, head: int, kind: str, body: str | None) -> bool:
        """True where the phrase names the field or place of the post, not the body that it is held in."""
        token, noun = self.tokens[j], self.word(head)
        if noun in _FIELD_POSTS and not (self._is_region(j, j + 1) and self.tokens[j - 1].end - self.tokens[head].end > 6):
            return self.tokens[j - 1].end - self.tokens[head].end < 6 or not self._labelled(j)
        if kind == "place" or (
            noun in ("ambassador", "ambassadors", "envoy", "representative", "adviser", "advisor", "assistant")
            and key in ("to", "on")
        ):
            return token.capital or starts_capital(token.text)
        if key == "to":
            return False
        if key in ("in", "on", "over"):
            return (
                kind == "field"
                and noun in ("professor", "lecturer", "chair", "fellow", "reader", "specialist", "expert")
                and token.is_word
            )
        if body is not None and kind == "field":
            return True
        if self._national_place(j, head):
            return True
        if noun in _FIELD_POSTS and self._is_region(j, j + 1):
            return False
        if token.possessive or kind == "trade":
            return False
        if not (token.capital or starts_capital(token.text)):
            return kind == "field" and token.is_word
        if kind == "body" and noun not in ("president", "chief", "chair", "chairman", "principal"):
            return False
        return self._capital_field(j, head, kind)

    def _capital_field(self, j: int, head: int, kind: str) -> bool:
        """`Vice President of Innovation`, `Head of Fund Sales`, `Director of the Middle East`: a field written in capitals."""
        token = self.tokens[j]
        before = self.word(head - 1) if head else ""
        place = self.known.not_names.get(token.key) == "place"
        region = token.key in _REGIONS or (place and not is_orgish(self.tokens, j, self.known))
        if kind == "body":
            return before == "vice" and token.key in self.known.modifiers and not is_orgish(self.tokens, j, self.known)
        if region:
            return self.organisations(token.start) is None and self.word(head) not in ("professor",)
        if self.known.not_names.get(token.key) == "institution":
            return False
        if token.key in self.known.modifiers and self.word(j + 1) in ("of", "at", "for", ",", "with", "and", "&", "in", ""):
            return not (self.organisations(token.start) or 0) > token.end
        if self.word(head) in ("director", "directors") and before not in _BODY_DIRECTORS and self._plain_field(j):
            return True
        if is_orgish(self.tokens, j, self.known):
            return False
        if token.key in self.known.modifiers:
            return True
        if self.organisations(token.start) is not None:
            return False
        if self.word(head) in ("head", "chief", "professor", "lecturer", "dean", "vp", "svp", "evp", "officer"):
            return before not in _BODY_DIRECTORS and token.key in self.known.common
        return (
            before not in _BODY_DIRECTORS
            and token.key in self.known.common
            and self.word(head) in ("director", "manager", "lead", "leader", "coordinator", "specialist")
        )

    def _plain_field(self, j: int) -> bool:
        """True of `Health`, `Marine Works`: ordinary words only, the last of several no word of bodies."""
        k = j
        while self.word(k) and self.tokens[k].capital:
            if self.word(k) not in self.known.common:
                return False
            k += 1
        return k == j + 1 or self.known.not_names.get(self.word(k - 1)) not in ("company", "institution")

    def _national_place(self, j: int, head: int) -> bool:
        if self.word(head) == "minister" and self.word(head - 1) != "prime":
            return False
        return self.word(head) in _NATIONAL and self._is_region(j, j + 1) and not is_orgish(self.tokens, j, self.known)

    def _national(self, j: int, end: int, head: int) -> tuple[str | None, tuple[int, int] | None]:
        """The country of a national post (`President of Uzbekistan`) is its body."""
        prime = self.word(head) != "minister" or self.word(head - 1) == "prime"
        if self.word(head) in _NATIONAL and prime and self._is_region(j, j + 1):
            place = (self.tokens[j].start, self.tokens[end - 1].end)
            return self.text[place[0] : place[1]], place
        return None, None

    def _field_end(self, j: int, head: int) -> int:
        """The index after a field: words joined by `and`, `&`, commas of a list, `of`, up to the next preposition or stop."""
        i, reach = j, j + 14
        while i < reach and self.word(i):
            token = self.tokens[i]
            if token.is_word:
                if (
                    token.key == "for"
                    and self.word(head) in _FIELD_POSTS
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
                    if not self.word(n) or (self._labelled(n) and self.word(head) not in _FIELD_POSTS):
                        break
                    if i > j and self._is_region(n, n + 1) and self.word(head) in _FIELD_POSTS:
                        break
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

    def _ends_list(self, i: int) -> bool:
        """True where `and` starts another post, not another word of the field."""
        if self.word(i) == "the":
            return self.word(i - 1) not in ("and", "of", "&")
        nxt = i + 1
        while self.word(nxt) in _DETERMINERS:
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
