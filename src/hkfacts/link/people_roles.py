"""Posts as the trained pipeline labels them: where rules read none beside a name, and where the edges of a read post are wrong."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.names_bodies import is_orgish, read_body, starts_capital, tokens_of
from ..grammar.names_heads import RANK_ONLY
from ..grammar.names_roles import RolePhrase
from ..spans import Found, Parts, Tokens
from .people_beside import Beside

_BEFORE_GAP = lazy_pattern(r",? (?:[Tt]he )?$")
_AFTER_GAP = lazy_pattern(r" ?(?:,|\(|–|—|-|\||:) ?(?:(?:the|an?|its|our|their|one of the) )?| ")
_CLOSES = lazy_pattern(
    r"\s*(?:[,.;:|)–—-]|$|\n|(?:of|at|for|with|and|&|@|in|on)\b|https?:|www\.|\+?\(?\d|(?:Tel|Phone|Email|E-mail|Mobile)\b)"
)
_OWNED_BY = lazy_pattern(r" (?:of|at|for|with|@) (?:the )?(?=\S)|, (?:the )?(?=[A-Z0-9])|[ ]?[–—|-] (?=[A-Z0-9])")
_JOINED = lazy_pattern(r"[a-z][A-Z]|CEO[A-Z]|@|www|\.\w| to |\b(?:of|the|and|for|in|at|&)$")
_HONORIFIC_LAST = lazy_pattern(r"(?:^|[ ,]+)(?:Dr|Mr|Ms|Mrs|Miss|Ir|Sr|Mx)\.?\s*$")
_SPEECH_FIRST = lazy_pattern(
    r"(?:notes|noted|says|said|adds|added|explains|explained|states|stated|shares|shared|comments|commented) (?=[A-Z])"
)
_UNIT = lazy_pattern(
    r"^(?!.*\b(?:University|Hospital)\b).*\b(?i:division|department|unit|faculty|school|college|institute|cent(?:er|re)|laborator(?:y|ies)|lab|programme?)"
    r"(?: of [A-Z][\w&-]*(?: (?:[A-Z&][\w&-]*|and)){0,4})?$"
)
_OF_PARENT = lazy_pattern(r",? (?:(?:at|of|in|with|for) )?(?:the )?(?=[A-Z0-9])")
_LEFT_OUT = lazy_pattern(r"^(?:the|an?|its|our|their|one of the|of|and|&) ")


class RoleReader(Beside):
    """Reads the posts that the pipeline labels beside a name."""

    def __init__(self, found: Sequence[Found], parts: Parts, tokens: Tokens) -> None:
        super().__init__(found, parts, tokens)
        self._names = sorted(f.start for f in found)
        self._spans = sorted((f.start, f.end) for f in found)
        labels = ((e.start, e.end) for e in tokens.entities if e.label == "ROLE")
        self._labelled = sorted(trimmed for a, b in labels if (trimmed := self._trimmed(a, b)) is not None)
        self._label_starts = [a for a, _ in self._labelled]

    def _trimmed(self, a: int, b: int) -> tuple[int, int] | None:
        """A label without the name that it runs on to and the honorific before that name; None where nothing is left."""
        before = bisect_left(self._spans, (a, a)) - 1
        if before >= 0 and self._spans[before][1] > a:
            a = self._spans[before][1] + 1  # a label that begins within a name
        i = bisect_left(self._names, a)
        if i < len(self._names) and self._names[i] < b:
            b = self._names[i]
        if (verb := _SPEECH_FIRST.match(self.text, a, b)) is not None:
            a = verb.end()  # `“…,” notes Sales Director Jane Roe`
        while (end := _HONORIFIC_LAST.search(self.text, a, b)) is not None:
            b = end.start()
        while b > a and self.text[b - 1] in " ,-–—":
            b -= 1
        return (a, b) if b - a > 3 else None

    def labelled_post(self, start: int, end: int) -> RolePhrase | None:
        """The post labelled right before a name that starts here, or right after one that ends here, with its body; or None."""
        before = self._before_name(start)
        if before is not None:
            return self._with_body(*before, after_name=False)
        after = self._after_name(end)
        return self._with_body(*after, after_name=True) if after is not None else None

    def _before_name(self, start: int) -> tuple[int, int] | None:
        i = bisect_left(self._label_starts, start) - 1
        if i < 0:
            return None
        a, b = self._labelled[i]
        gap = start - b
        if not 0 < gap <= 6 or _BEFORE_GAP.fullmatch(self.text, b, start) is None or "\n" in self.text[a:start]:
            return None
        floor = max(self.claimed[-1][1] if self.claimed else 0, self._last_name_before(start))
        return (a, b) if a >= floor and self._names_post(a, b) else None

    def _last_name_before(self, start: int) -> int:
        i = bisect_left(self.ends, start)
        return self.ends[i - 1] if i else 0

    def _after_name(self, end: int) -> tuple[int, int] | None:
        i = bisect_left(self._label_starts, end)
        if i >= len(self._labelled):
            return None
        a, b = self._labelled[i]
        if a - end > 12 or _AFTER_GAP.fullmatch(self.text, end, a) is None or not self._names_post(a, b):
            return None
        closes = _CLOSES.match(self.text, b) is not None
        plain = self.text[end:a] == " "
        if plain and not (self.text[a].isupper() and closes):
            return None
        following = bisect_left(self.starts, b)
        next_name = self.starts[following] if following < len(self.starts) else len(self.text)
        return (a, b) if next_name - b > 2 else None  # `Jane Roe, painter Ada Poe`: the next one's

    def _names_post(self, a: int, b: int) -> bool:
        """True of a label that holds no body and no glued words."""
        words = self.text[a:b]
        if all(w in self.known.ranks for w in words.lower().split(" - ")[0].split()):
            return False  # `Senior - Acme High School`
        return b - a >= 4 and b - a <= 80 and words[0].isalpha() and _JOINED.search(words) is None and not self._has_body(a, b)

    def _has_body(self, a: int, b: int) -> bool:
        """True of a stretch with a labelled body, letters of one, or the owner of what follows in it."""
        if self.bodies.between(a, b) or self.bodies.around(a) is not None:
            return True
        return any(
            (t.possessive and t.capital)
            or (
                t.is_word
                and len(t.text) > 2
                and t.text.isupper()
                and t.key not in self.known.heads
                and t.key not in self.known.modifiers
            )
            for t in tokens_of(self.text, a, b)
        )

    def _with_body(self, a: int, b: int, *, after_name: bool) -> RolePhrase:
        """The post with the body that stands before it (`Acme’s painter`) or, behind a name, after it (`, painter at Acme`)."""
        body = self._body_before(a) if not after_name else None
        if body is not None:
            return RolePhrase(self.text[a:b], self.text[body[0] : body[1]], a, b, body)
        found = self._body_behind(b) if after_name else None
        if found is not None:
            return RolePhrase(self.text[a:b], self.text[found[0] : found[1]], a, b, found)
        return RolePhrase(self.text[a:b], None, a, b)

    def _body_before(self, a: int) -> tuple[int, int] | None:
        place = a - 1
        for tail in ("’s", "'s", "’", "'"):
            if self.text.endswith(tail, 0, place):
                place -= len(tail)
                break
        near = [s for s in self.bodies.between(max(0, a - 90), a) if place <= s[1] <= a - 1]
        return (near[-1][0], place) if near and near[-1][0] < place else None

    def _body_behind(self, b: int) -> tuple[int, int] | None:
        """The place of the body that a preposition, a comma or a dash ties to a post which ends here."""
        gap = _OWNED_BY.match(self.text, b)
        if gap is None:
            return None
        tokens = tokens_of(self.text, gap.end(), self.limit(b, 140))
        if not tokens or tokens[0].start in self.stops:
            return None
        end = self.bodies.end(tokens[0].start)
        if not starts_capital(tokens[0].text):
            return (tokens[0].start, end) if end is not None and tokens[0].text[0].isdigit() else None  # `5&3 Tennis Club`
        named = end is not None or is_orgish(tokens, 0, self.known)
        if (gap.group()[0] in ",–—|-" or gap.group().strip() in ("for", "-")) and not named:
            return None
        found = read_body(self.text, tokens, 0, self.bodies.end, self.stops)
        if found is None or (not named and self.known.not_names.get(tokens[0].key) in ("place", "word", "time")):
            return None
        return found[1], found[2]

    def of_parent(self, posts: list[RolePhrase]) -> list[RolePhrase]:
        """`CFO, Lamp Division, Acme Works`: where the body of which it is a part follows a unit, that is the body, the unit the field."""
        for post in posts:
            span, unit = post.body_span, post.body
            if unit is None or span is None or span[0] < post.end or _UNIT.search(unit) is None:
                continue
            gap = _OF_PARENT.match(self.text, span[1], self.limit(span[1] - 1, 120))
            end = self._parent_end(gap.end()) if gap is not None else None
            if gap is None or end is None or gap.end() in self.stops or self._named_in(gap.end(), end):
                continue
            if _JOINED.search(self.text[post.start : span[1]]) or "\n" in self.text[post.start : end]:
                continue
            parent = self._named((gap.end(), end))
            if "Government" in parent.split():
                continue  # a department of a government is a body by itself
            for other in posts:
                if other is not post and other.body == unit:
                    other.body, other.body_span = parent, None
            post.role, post.end = self.text[post.start : span[1]], span[1]
            post.body, post.body_span = parent, (gap.end(), end)
        return posts

    def _parent_end(self, place: int) -> int | None:
        """Where a body ends that is labelled from here, or that the words from here make one; or None."""
        end = self.bodies.end(place)
        tokens = tokens_of(self.text, place, self.limit(place - 1, 120)) if end is None else []
        if not tokens or not is_orgish(tokens, 0, self.known):
            return end
        found = read_body(self.text, tokens, 0, self.bodies.end, self.stops)
        return found[2] if found is not None else None

    def _split(self, a: int, b: int) -> list[RolePhrase]:
        """The posts of a label that lists several (`actress, model and singer`); none where it is one."""
        if "," not in self.text[a:b]:
            return []
        posts, after, reader = self.phrase(a, b)
        return posts if len(posts) > 1 and after >= len(reader.tokens) else []

    def mended(self, posts: list[RolePhrase]) -> list[RolePhrase]:
        """Posts whose words the label beside them holds more of: `Cadet` of `Cadet Petty Officer` is no body."""
        for post in list(posts):
            i = bisect_left(self._label_starts, post.end) - 1
            if i < 0 or not post.role:
                continue
            a, b = self._labelled[i]
            if b <= post.start or (a, b) == (post.start, post.end) or "\n" in self.text[a:b]:
                continue
            if any(p is not post and p.start < b and a < p.end for p in posts):
                continue  # a label over several posts
            if (
                len(posts) == 1
                and a < post.start
                and post.body is None
                and not self._has_body(a, b)
                and (several := self._split(a, b))
            ):
                return several
            if a <= post.start and b >= post.end:
                self._widen(post, a, b)
            elif a < post.start and b < post.end:
                self._shift(post, a, b)
        return posts

    def _widen(self, post: RolePhrase, a: int, b: int) -> None:
        """Take the label's words for the post where those that the rules left out are no body."""
        if _JOINED.search(self.text[a:b]) or self._has_body(a, post.start) or self._has_body(post.end, b):
            return
        held_at = self.text.startswith(" at ", b) and "," not in self.text[a : post.start]
        if "," in self.text[a : post.start] + self.text[post.end : b] and not held_at:
            return
        if _LEFT_OUT.match(self.text[a:b]) or (
            post.body_span is not None
            and post.body_span[0] >= post.end
            and post.body_span[0] < b
            and not self._field_under(post, b)
        ):
            return
        if post.body_span is not None and post.body_span[0] >= post.end and post.body_span[0] < b:
            post.body, post.body_span = None, None  # `Head of Surety`
        inside = post.body_span is not None and a <= post.body_span[0] and post.body_span[1] <= post.start
        if (
            post.body_span is not None
            and post.body_span[1] <= post.start
            and not (inside and self._is_ordinary(post.body_span, self._ranked(post)))
        ):
            return
        body = None if inside else post.body
        span = None if inside else post.body_span
        if body is None and (found := self._body_behind(b)) is not None:
            body, span = self.text[found[0] : found[1]], found
        post.role, post.body, post.start, post.end, post.body_span = self.text[a:b], body, a, b, span

    def _field_under(self, post: RolePhrase, end: int) -> bool:
        """True of what was read as a body where the label of the post lies on all of it, and neither the words nor the text make it one."""
        span = post.body_span or (post.end, post.end)
        role = post.role.lower()
        if self.known.heads.get(role.split()[-1]) != "field" and not role.endswith(("vice president", "coordinator", "chair")):
            return False  # founders have no field
        words = self.text[slice(*span)]
        tokens = tokens_of(self.text, *span)
        odd = any(t.text.isupper() or self.known.not_names.get(t.key) == "company" or not t.text[0].isalpha() for t in tokens)
        if span[1] > end or not tokens or odd or is_orgish(tokens, 0, self.known) or "\n" in words:
            return False
        again = self.text.find(words) != span[0] or self.text.find(words, span[1]) >= 0
        plain = all(t.key in self.known.common or t.key in self.known.modifiers or not t.capital for t in tokens)
        return not again and (plain or len(tokens) == 1)

    def _ranked(self, post: RolePhrase) -> bool:
        """True of a post that has no field: what stands before `CEO` is a body."""
        return post.role.split()[-1].lower() in RANK_ONLY

    def _is_ordinary(self, span: tuple[int, int], ranked: bool) -> bool:
        """True of a stretch of words that no body is named by: `Publicity`, `League and Tournament`."""
        if ranked:
            return False  # `University President`
        word = self.text[slice(*span)]
        if (
            not ranked
            and word.isalpha()
            and (not word.isupper() or len(word) < 3)  # `PR Manager`
            and self.text.find(word) == span[0]
            and self.text.find(word, span[1]) < 0
        ):
            return True  # the text knows no such body
        return all(
            t.key in self.known.common
            or t.key in self.known.modifiers
            or t.key.rstrip("s") in self.known.common
            or t.key in ("and", "&", "of")
            for t in tokens_of(self.text, *span)
        )

    def _shift(self, post: RolePhrase, a: int, b: int) -> None:
        """`Tournament Director of Acme Club`: a post read with its body as a field, and with its field as a body."""
        span = post.body_span
        if (
            span is None
            or not (a <= span[0] and span[1] <= post.start)
            or self._has_body(a, b)
            or not self._is_ordinary(span, self._ranked(post))
        ):
            return
        found = self._body_behind(b)
        if found is not None and found[1] >= post.end - 1:
            post.role, post.body, post.start, post.end, post.body_span = (
                self.text[a:b],
                self.text[found[0] : found[1]],
                a,
                b,
                found,
            )
