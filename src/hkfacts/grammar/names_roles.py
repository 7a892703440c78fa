"""The grammar of posts: `Chairman of the Board & CEO of Orrin`, `Vice President of Innovation at Acme`, `Acme’s COO`.

Reads a phrase of words into posts with their bodies. Knows nothing of people; where a person's name starts, the phrase ends.
"""

from __future__ import annotations

from dataclasses import dataclass

from hkfacts.patterns import lazy_pattern

from .names_bodies import CONTACT_LABELS, is_orgish, past_brackets, read_body, starts_capital
from .names_fields import FieldReader
from .names_heads import DETERMINERS, RANK_ONLY

_TOLD = frozenset(
    "told met asked thanked briefed informed urged joined gave brought drew spent won wrote sent paid saw spoke".split()
)  # `Ms Lau, told reporters`
_DESCRIBING = frozenset(
    "bestselling best-selling award-winning prize-winning record-breaking practising practicing rising".split()
)
_DONE = frozenset(
    "promoted named hired elected appointed added welcomed joined met led moved expanded launched opened recognized recognised honored "
    "honoured supported helped thanked introduced announced selected worked managed served founded co-founded became said".split()
)
_BODY_AT_ONCE = frozenset("ceo cfo coo cto cmo owner co-owner founder co-founder president chairman".split())
_ARTICLE = lazy_pattern(r"\b(?:the|an?|its|our|new) $")
_PARTED = lazy_pattern(r" and (?:the|an?) ")
_BETWEEN = frozenset("and as cum the a an its our their his her also".split())
_WORDS = lazy_pattern(r"\([^()]{0,60}\)|[^A-Za-z]+")
_JOINS = frozenset({"and", "&", "/", "as", "cum", "+"})


@dataclass(slots=True)
class RolePhrase:
    """One post as read: the role as printed, its body, and where the phrase ends."""

    role: str
    body: str | None
    start: int
    end: int
    body_span: tuple[int, int] | None = None


_ALSO = frozenset("also now currently then concurrently".split())


@dataclass(slots=True)
class Reader(FieldReader):
    """Reads posts with their bodies out of tokens."""

    def read(self, i: int) -> tuple[list[RolePhrase], int]:
        """The posts of an apposition that begins at token `i`, and the index after them; no posts where it is none."""
        several = self.word(i) == "one" and self.word(i + 1) == "of" and (self.word(i + 2) in DETERMINERS or self._owned(i + 2))
        if several:
            i += 3  # `one of the co-founders of Acme`
        while self.word(i) in DETERMINERS or (self.word(i) in _ALSO and self.word(i + 1)):
            i += 1
        posts: list[RolePhrase] = []
        separator, posts_end, own = "", i, False
        while True:
            post, after = self._one(i)
            if post is None:
                break
            if (
                posts
                and separator in _JOINS
                and not own
                and self._adjoins(posts[-1], post)
                and self._one_post(posts[-1], post, after)
            ):
                previous = posts.pop()
                post = RolePhrase(
                    self.text[previous.start : post.start] + post.role,
                    post.body or previous.body,
                    previous.start,
                    post.end,
                    post.body_span or previous.body_span,
                )
            posts.append(post)
            posts_end = after
            separator = self.word(after)
            if separator == "," and self.word(after + 1) in ("and", "&"):
                after += 1
                separator = ","
            if separator == "in" and post.body is None and (past := self._past_field(after)):
                after, separator = past, ","  # `leader in AI and co-founder of Acme`
            if separator not in _JOINS and separator != ",":
                break
            i = after + 1
            own = self.word(i) in ("a", "an", "the")  # `Head of Works and a member of the board`: two posts
            while self.word(i) in DETERMINERS:
                i += 1
            head = self.find_head(i, 6)
            if head is None or (i < head and self._is_verb(i)):
                break
        self._share(posts)
        if several and not (posts and posts[0].body):
            return [], i  # `one of the top analysts`
        return posts, posts_end

    def _owned(self, i: int) -> bool:
        """True of a body that owns what follows, from this index: `one of Acme Works’ founders`."""
        words = self.tokens[i : i + 5]
        last = next((k for k, t in enumerate(words) if t.possessive), None)
        return last is not None and all(t.capital or t.key in ("of", "and", "&") for t in words[: last + 1])

    def _is_verb(self, i: int) -> bool:
        """True of a participle behind `and` that opens a clause: `Manager and promoted further leaders`, no `certified coach`."""
        token = self.tokens[i]
        does = token.key.endswith("s") and token.text.islower() and token.key not in self.known.modifiers and not token.possessive
        if does and self.head_kind(i) is None and i + 1 < len(self.tokens) and self.tokens[i + 1].capital:
            return True  # `CEO of Acme, runs CEO Dinners`
        return token.text.islower() and token.key in _DONE

    def _one_post(self, first: RolePhrase, second: RolePhrase, after: int) -> bool:
        """True where `A and B` is one post: no body between, or one body that stands before both and nothing follows (`Acme’s
        chairman and CEO`)."""
        if first.body is None:
            past = second.body is None and second.role.lower().startswith(("former ", "ex-"))
            return not (
                past and not first.role.lower().startswith(("former ", "ex-"))
            )  # `investor and former executive`: two posts
        before = first.body_span is not None and first.body_span[1] <= first.start
        return before and second.body is None and " of " not in second.role and self.word(after) not in _JOINS

    def _past_field(self, i: int) -> int | None:
        """The index of the `and` behind a short field that another post follows, for the `in` at `i`; or None."""
        for k in range(i + 2, i + 6):
            if self.word(k) == "and":
                return k if self.find_head(k + 1, 4) is not None else None
            if not self.word(k) or not self.tokens[k].is_word:
                return None
        return None

    def _adjoins(self, first: RolePhrase, second: RolePhrase) -> bool:
        """True where nothing but the word that joins stands between two posts: no `Ada Ng` of `CEO and Ada Ng CFO`."""
        between = self.text[first.end : second.start] if second.start >= first.end else "?"
        return len(between) < 60 and all(w in _BETWEEN for w in _WORDS.sub(" ", between).lower().split())

    def _share(self, posts: list[RolePhrase]) -> None:
        """`Chairman, President and CEO of Acme`: a body named last holds for the posts before it that have none."""
        for k in range(len(posts) - 2, -1, -1):
            span = posts[k + 1].body_span
            between = span is not None and posts[k].end <= span[0] < posts[k + 1].start
            parted = (
                _PARTED.search(self.text[posts[k].end : posts[k + 1].start]) is not None
                if posts[k + 1].start > posts[k].end
                else False
            )
            calling = self._is_calling(posts[k])
            if (between or parted) and calling:
                continue  # `painter and Acme Galleries owner`, `teacher and the founder of Acme`: the body is of the second post alone
            if calling and posts[k].role.islower() and not self._is_calling(posts[k + 1]) and posts[k + 1].body is not None:
                continue  # `a chemist, speaker, and co-founder of Acme`
            if between and self._is_past(posts[k + 1]) and not self._is_past(posts[k]):
                continue  # `Head of Lamps, a former Acme and Quillo engineer`
            if posts[k].body is None and posts[k + 1].body is not None and posts[k + 1].end > posts[k].end:
                posts[k].body = posts[k + 1].body
        if posts and posts[0].body is not None:
            for post in posts[1:]:
                if (
                    post.body is None
                    and posts[0].body_span
                    and posts[0].body_span[0] < posts[0].start
                    and not self._is_calling(post)
                ):
                    post.body = posts[0].body  # `Acme’s CEO, President`, but no `Acme speaker, certified chef`

    def _is_calling(self, post: RolePhrase) -> bool:
        """True of a post that is practised in no body: `painter`, `speaker`."""
        words = post.role.lower().split()
        return bool(words) and self.known.heads.get(words[-1]) == "trade"

    def _is_past(self, post: RolePhrase) -> bool:
        """True of a post held before."""
        return post.role.lower().startswith(("former ", "ex-"))

    def _one(self, i: int) -> tuple[RolePhrase | None, int]:
        """The post that begins at token `i`, with `former` kept before it where its body stands between (`Former Acme CEO`)."""
        i += self.word(i) == "concurrently" and bool(self.word(i + 1))
        if self.word(i) in ("former", "ex") and self.word(i + 1) and starts_capital(self.tokens[i + 1].text):
            post, after = self._plain(i + 1)
            if post is not None and post.body_span is not None and post.body_span[1] <= post.start:
                post.role = f"{self.tokens[i].text} {post.role}"
                return post, after
        return self._plain(i)

    def _plain(self, i: int) -> tuple[RolePhrase | None, int]:
        head = self.find_head(i)
        if head is None or not self.is_phrase(i, head):
            return None, i
        first, body, span = self.split_before(i, head)
        kind = self.head_kind(head) or self.head_kind(head - 1) or "field"
        if self.word(head) in ("president", "presidents") and self.word(head - 1) == "vice":
            kind = "field"
        if body is not None and span is not None and not self.tokens[first - 1].possessive:
            held = self._held_elsewhere(i, head, kind, span)
            if held is not None:
                return held
        end, body, span, after = self._after_head(first, head, kind, body, span)
        role = self.text[self.tokens[first].start : end]
        return RolePhrase(role, body, self.tokens[first].start, end, span), after

    def is_phrase(self, i: int, head: int) -> bool:
        """True where the words up to the head noun are a noun phrase: no number, no participle that opens a clause, and the head
        noun owns nothing (`Judges’ Choice`)."""
        opening = self.tokens[i]
        clause = opening.text.islower() and opening.key.endswith("ing") and opening.key not in self.known.modifiers and i < head
        clause = (
            clause and opening.key not in _DESCRIBING and not _ARTICLE.search(self.text, max(0, opening.start - 6), opening.start)
        )
        clause = clause or (i < head and opening.key in _TOLD and opening.text.islower())
        years = any(
            t.text.isdigit() and k + 1 < head and not self.tokens[k + 1].capital
            for k, t in enumerate(self.tokens[:head])
            if k >= i
        )
        following = self.tokens[head + 1] if self.word(head + 1) else None
        inside = (
            following is not None
            and following.capital
            and (self.known.not_names.get(following.key) in ("thing", "institution") or self.inside_name(head))
            and following.key not in self.known.modifiers
            and following.key not in CONTACT_LABELS  # `CEO Email: …`
        )
        board = head > 1 and self.tokens[head - 1].key == "of" and self.tokens[head - 2].key in ("board", "boards", "council")
        of_year = (
            self.word(head + 1) == "of" and self.word(head + 2) == "the" and self.word(head + 3) in ("year", "month", "decade")
        )
        titled = of_year or (following is not None and following.text in ("In", "Of", "For", "To", "And", "At", "On", "From"))
        award = any(
            t.capital and t.key in ("best", "outstanding", "favorite", "favourite")
            for k, t in enumerate(self.tokens[:head])
            if k >= i
        )
        return not (
            clause
            or board
            or years
            or award
            or titled
            or inside
            or (self.tokens[head].possessive and not self.word(head + 1).startswith("’"))
        )

    def _held_elsewhere(self, i: int, head: int, kind: str, front: tuple[int, int]) -> tuple[RolePhrase, int] | None:
        """`Export Sales Manager of Acme`: where a body follows, the capitals before the head noun are no body but its field."""
        first = next(k for k in range(i, head) if self.tokens[k].start >= front[0])
        coordinate = self.word(first + 1) in ("and", "&") and head - first == 3 and self.tokens[first].key in self.known.common
        bodily = head - first > 1 and is_orgish(self.tokens[first:head], 0, self.known)
        if bodily and not coordinate and not self.tokens[first].text.isupper():
            return None
        if any(self.organisations(self.tokens[k].start) == front[1] for k in range(first, head)) and self.word(head) in RANK_ONLY:
            return None
        named = self.word(head + 1) == "of" and head + 2 < len(self.tokens) and self.tokens[head + 2].capital
        end, body, span, after = self._after_head(first, head, "body" if named else kind, None, None)
        if body is None or span is None or span[0] < end or self.is_region_text(body):
            return None
        if all(w in self.known.modifiers or w in ("and", "&") for w in body.lower().split()):
            return None  # `Acme Head of Marketing`
        return RolePhrase(self.text[self.tokens[first].start : end], body, self.tokens[first].start, end, span), after

    def _body_at_once(self, i: int) -> tuple[str, int, int, int] | None:
        """The body right behind a post that has no field, to the end of the line: `CEO & Owner Quarter Moon Lamps`; or None."""
        if not self.word(i) or not self.tokens[i].capital or self.head_kind(i) or self.is_modifier(i):
            return None
        named = self.organisations(self.tokens[i].start) is not None or is_orgish(self.tokens, i, self.known)
        if not named or self.text[self.tokens[i - 1].end : self.tokens[i].start] != " ":
            return None
        number = next((k for k in range(i + 1, min(i + 9, len(self.tokens))) if self.tokens[k].text.isdigit()), len(self.tokens))
        found = read_body(self.text, self.tokens[:number], i, self.organisations, self.stops)  # a street follows
        closes = found is not None and (found[3] >= number or not self.tokens[found[3]].is_word)
        return found if found is not None and closes and found[1] == self.tokens[i].start and " " in found[0] else None

    def _after_head(
        self, first: int, head: int, kind: str, body: str | None, span: tuple[int, int] | None
    ) -> tuple[int, str | None, tuple[int, int] | None, int]:
        """What follows the head noun: fields of the post, its board, its body."""
        i, end = head + 1, self.tokens[head].end
        if self.tokens[head].possessive:
            return end, body, span, i
        if body is None and self.word(head) in _BODY_AT_ONCE and (found := self._body_at_once(i)) is not None:
            return end, found[0], (found[1], found[2]), found[3]
        at_once = self.field_at_once(head, i) if body is None else None
        while at_once is None and self.word(i) in self.known.modifiers and self.tokens[i].capital and not self.head_kind(i + 1):
            if self.word(i) in ("us", "uk", "u.s", "u.k") and self.word(i + 1) and self.tokens[i + 1].capital:
                found = read_body(self.text, self.tokens, i, self.organisations, self.stops)
                if found is not None and is_orgish(self.tokens, i + 1, self.known):
                    return end, found[0], (found[1], found[2]), found[3]  # `Commissioner U.S. Harbour Commission`
                break
            end, i = self.tokens[i].end, i + 1  # `Vice President Marketing`
        i, end = self.region_at_once(i, end)
        if self.word(head) == "chief" and self.tokens[head].capital and (title_end := self.chief_title(i)):
            end, i = self.tokens[title_end - 1].end, title_end
        if body is None and (field_end := self.field_at_once(head, i)):
            end, i = self.tokens[field_end - 1].end, field_end
        for _ in range(5):
            key = self.word(i)
            if key == "(" and body is None and self.word(i + 1)[:4].isdigit():
                i = past_brackets(self.tokens, i)  # `past president (2031-32) of the Guild`
                continue
            before = (
                span is not None and span[1] <= self.tokens[first].start
            )  # `Marine Department Assistant Director (Port Control)`
            if key == "(" and (body is None or before) and (close := self.bracket_end(i)):
                if close - i != 3 or not self.tokens[i + 1].text.isupper():
                    end = self.tokens[close - 1].end  # `Assistant Commissioner (Personnel)`; `(CFO)` only repeats
                i = close
                continue
            if key == "with" and self.tokens[i].capital and i > head + 1:
                break  # `Director of Marketing With a strong background at …`, its full stop lost
            of_capital = self.word(i + 1) == "of" and self.word(i + 2) and self.tokens[i + 2].text.isupper()
            if key == "," and (self.word(i + 1) in ("at", "with") or (of_capital and body is None)):
                i, key = i + 1, self.word(i + 1)
            if key in (",", "–", "-", "—") and body is None and (field_end := self.field_after_comma(i + 1, kind)):
                end, i = self.tokens[field_end - 1].end, field_end
            elif key in ("of", "for", "at", "with", "@", "from", "in", "to", "on", "over", "|", "–", "-", "—") or (
                key == "," and body is None
            ):
                step = self.preposition(key, i, first, head, kind, body)
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
