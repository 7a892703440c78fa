"""Posts that lines give: the line below a name, a contact's line that lost its comma, the lead over a list of names."""

from __future__ import annotations

from collections.abc import Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.names_bodies import is_orgish, read_body, tokens_of
from ..grammar.names_roles import RolePhrase
from ..spans import Block, Found, Parts, Tokens
from .people_beside import Beside
from .people_lists import is_plural

_LABEL = lazy_pattern(r"[\s*_]{0,4}(?:(?i:(?:job )?title|position|role|designation)\s?:\s?)?(?=[A-Z])")
_LABELLED = lazy_pattern(r"^(?i:company(?: name)?|organi[sz]ation)\s?:\s?")
_REST = lazy_pattern(r"[\s*_,]{0,4}")
_ADDRESS = lazy_pattern(
    r",? ?(?:[\w.+-]{1,40}@[\w-]|\(?\+?\d[\d ().-]{5}|(?:Tel|Phone|Telephone|Email|E-mail|Mobile|Cell|[TPME])\b\s?[:.]|[TPMEDF] ?(?=[+(]?\d)|https?:|www\.|\||$)"
)
_BULLET = lazy_pattern(r"[\s]{0,4}(?:[*•·▪‣–-]|\d{1,2}[.)])\s?[*_]{0,2}$")
_POINT = lazy_pattern(r"\s{0,4}(?:[*•·▪‣–-]|\d{1,2}[.)])\s")
_LEAD = lazy_pattern(
    r"\b(?i:from|at|of|representing|with|for)\s(?:the )?((?=[A-Z0-9])[\w.&’'-]+(?: (?:[A-Z0-9&][\w.&’'-]*|of|and)){0,6}?)"
    r"(?= (?:include|including|includes|is|are|on|as|will|were)\b|\s?:)[^.;\n]{0,80}:\s*$"
)


_CONTACT_WORDS = frozenset(
    "contact contacts enquiry enquiries inquiry inquiries detail details information media press investor investors company public "
    "relations corporate pr".split()
)
_GLUE = lazy_pattern(r"(?<=[a-z])(?=[A-Z])")


class LineReader(Beside):
    """Reads posts and bodies off the lines around a name that stands in a list or a block of contacts."""

    def __init__(self, found: Sequence[Found], parts: Parts, tokens: Tokens) -> None:
        super().__init__(found, parts, tokens)
        self._used: set[int] = set()
        self._by_start: dict[str, set[str]] | None = None
        self._parts_played: dict[tuple[int, int], bool] = {}

    def below(self, name: int, end: int) -> list[RolePhrase]:
        """The post on the line below a name that is a line by itself, `Title:` before it left out."""
        block = self.parts.block_at(end - 1)
        if block is None or _REST.fullmatch(self.text, end, block.end) is None:
            return []
        if block.section != "contacts" and name - block.start > 12:
            return []
        line = self._line_after(block)
        if line is None or line.end - line.start > 110:
            return []
        label = _LABEL.match(self.text, line.start, line.end)
        if label is None:
            return []
        above = self._line_before(block)
        if above is not None and above.start not in self._used and self.is_post(above):
            return []  # a list of names under their posts
        glued = self._glued_body(label.end(), line.end)
        posts, after, reader = self.phrase(label.end(), line.end if glued is None else glued[0])
        if (
            not posts
            or is_plural(posts[0].role, self.known)
            or (posts[0].start != label.end() and (posts[0].body_span or (0, 0))[0] != label.end())
        ):
            return []
        rest = self.text[reader.tokens[after].start : line.end] if after < len(reader.tokens) else ""
        if rest and _ADDRESS.match(rest.lstrip(" ,")) is None:
            return []
        self._used.add(line.start)
        body = (
            (self.text[glued[0] : glued[1]] if glued is not None else None)
            or self._body_line(line)
            or (self._body_over(above) if above is not None else None)
        )
        if posts[-1].body is None and body is not None:
            for post in posts:
                post.body = post.body or body
        return posts

    def _glued_body(self, start: int, end: int) -> tuple[int, int] | None:
        """The issuer, or a body named elsewhere, that lost its line break behind a post: `Director, Brand MarketingQuillo Bank`; or None."""
        issuer = self.parts.issuer or ""
        if _GLUE.search(self.text, start, end) is None:
            return None
        for match in _GLUE.finditer(self.text, start, end):
            place = match.start()
            if len(issuer) > 3 and self.text.startswith(issuer, place):
                return place, place + len(issuer)
            near = [n for n in self._named_by_start().get(self.text[place : place + 4], ()) if self.text.startswith(n, place)]
            held = max(near, key=len, default=None)
            if held is not None:
                return place, place + len(held)
        return None

    def _named_by_start(self) -> dict[str, set[str]]:
        """The labelled bodies of the text by their first four characters."""
        if self._by_start is None:
            self._by_start = {}
            for a, b in self.bodies.between(0, len(self.text)):
                if b - a > 5:
                    self._by_start.setdefault(self.text[a : a + 4], set()).add(self.text[a:b])
        return self._by_start

    def is_post(self, line: Block) -> bool:
        """True of a short line that is a post and nothing else."""
        if line.end - line.start > 70:
            return False
        posts, after, reader = self.phrase(line.start, line.end)
        return bool(posts) and posts[0].start == line.start and after >= len(reader.tokens)

    def _line_before(self, block: Block) -> Block | None:
        return next(
            (b for k in (1, 2, 3) if block.start >= k and (b := self.parts.block_at(block.start - k)) not in (None, block)), None
        )

    def _line_after(self, block: Block) -> Block | None:
        return next((b for k in (1, 2, 3) if (b := self.parts.block_at(block.end + k)) is not None and b is not block), None)

    def _body_line(self, line: Block) -> str | None:
        """The body that the line below a post is made of, or None."""
        below = self._line_after(line)
        if below is None or below.end - below.start > 70:
            return None
        if "@" in self.text[below.start : below.end]:
            return None
        words = _LABELLED.sub("", self.text[below.start : below.end].strip(" *_,"))
        tokens = tokens_of(words, 0, len(words))
        named = bool(tokens) and (
            self.bodies.end(below.start) is not None
            or is_orgish(tokens, 0, self.known)
            or _LABELLED.match(self.text[below.start : below.end].strip(" *_,")) is not None
        )
        return (
            words if named and all(t.capital or not t.is_word or t.key in ("of", "and", "for", "the") for t in tokens) else None
        )

    def _body_over(self, above: Block) -> str | None:
        """The body that the line above a signature is made of, or None."""
        words = self.text[above.start : above.end].strip(" *_,")
        tokens = tokens_of(words, 0, len(words))
        while tokens and (not tokens[-1].is_word or tokens[-1].key in _CONTACT_WORDS):
            tokens = tokens[:-1]  # `Acme Corporation Media Contact:`; nothing is left of `COMPANY CONTACT`
        if not tokens or len(words) > 70 or not is_orgish(tokens, 0, self.known) or self._named_in(above.start, above.end):
            return None
        words = words[: tokens[-1].end]
        return words if all(t.capital or not t.is_word or t.key in ("of", "and", "for", "the") for t in tokens) else None

    def contact_post(self, end: int) -> list[RolePhrase]:
        """`Media Contact: Jane Roe PR Manager jane@acme.com`: a post that lost its comma, in a block of contacts."""
        block = self.parts.block_at(end - 1)
        if block is None or block.section != "contacts" or not self.text.startswith(" ", end):
            return []
        posts, after, reader = self.phrase(end + 1, min(block.end, end + 120))
        if posts and posts[0].body_span is not None and posts[0].body_span[0] == end + 1 and posts[0].start > end + 1:
            posts[0].role, posts[0].body = self.text[end + 1 : posts[0].start] + posts[0].role, None  # `PR & Marcom Manager`
            posts[0].start = end + 1
        if not posts or posts[0].start != end + 1:
            return []
        place = reader.tokens[after].start if after < len(reader.tokens) else block.end
        return posts if _ADDRESS.match(self.text, place, block.end) is not None else []

    def over_list(self, start: int) -> str | None:
        """The body in the lead of a list in which a name opens its point: `Judges from Acme include:`; or None."""
        block = self.parts.block_at(start)
        if block is None or _BULLET.fullmatch(self.text, block.start, start) is None:
            return None
        for _ in range(12):
            above = self._line_before(block)
            if above is None:
                return None
            block = above
            if (
                self.text[block.end - 1 : block.end] == ":"
                or self.text[max(block.start, block.end - 2) : block.end].strip() == ":"
            ):
                break
            if _POINT.match(self.text, block.start, block.end) is None:
                return None
        lead = _LEAD.search(self.text, max(block.start, block.end - 200), block.end)
        if lead is None:
            return None
        tokens = tokens_of(self.text, lead.start(1), lead.end(1))
        found = read_body(self.text, tokens, 0, self.bodies.end, self.stops) if tokens else None
        named = found is not None and (
            self.bodies.end(found[1]) is not None or is_orgish(tokens, 0, self.known) or found[2] == lead.end(1)
        )
        plain = not tokens or self.known.not_names.get(tokens[0].key) in ("place", "word", "time")
        return found[0] if found is not None and named and not plain else None
