"""Which posts a person holds: what the words before and after the name say."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from ..grammar.names import Names, names
from ..grammar.names_asides import before_emphasis, past_asides
from ..grammar.names_bodies import Token, is_orgish, read_body, starts_capital, tokens_of
from ..grammar.names_heads import holds_head
from ..grammar.names_roles import Reader, RolePhrase
from ..spans import Found, Parts, Post, Tokens
from .people_lists import ListHeads, before_namely, is_bare, is_plural

_AFTER_REACH = 260
_BEFORE_REACH = 200
_APPOSITION = re.compile(r"(?:,? (?:Jr|Sr)\.?)?\s?(?:,|\(|–|—|-|\||:)\s?(?=\S)")
_IS = re.compile(
    r",? (?:who )?(?:also )?(?:is|was|serves as|has served as|served as|currently serves as|is currently|has been|"
    r"will serve as|will be|became|acts as|works as) (?:also |currently |now )?"
    r"(?:the |an? |its |our |their )?(?=\S)"
)
_APPOINTED = re.compile(
    r",? (?:(?:has|have) been |was |is |will be )?(?:(?:re-?)?(?:appointed|named|elected|promoted|hired|selected|chosen)"
    r"|(?:joins|joined|returns to|rejoined) (?:the )?[A-Z][\w&.]*(?: [A-Z&][\w&.]*){0,4}(?= as ))"
    r"(?: to the (?:position|role|post) of| to serve as| as| to)?(?: (?:its|the|our|their|an?|new))* (?=\S)"
)
_AS = re.compile(
    r",? (?:as|to (?:the )?(?:position|role|post) of|to serve as)(?: (?:its|the|our|their|an?|new|next|first))* (?=\S)"
)
_APPOINTING = re.compile(
    r"\b(?:appoint|nam(?:e[sd]|ing)|elect|promot|hir(?:e[sd]|ing)|welcom|select|announce|introduc|recruit|add(?:ed|s|"
    r"ition)|addition of)",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"(?<![\w’'-])([a-z][\w/|-]*) ?$")
_MAIL_HOSTS = frozenset("gmail yahoo outlook hotmail icloud protonmail proton aol live msn mail email qq".split())
_PRONOUN_IS = re.compile(
    r"\b(?:He|She) (?:is|was|serves as|has served as|served as|currently serves as|is currently|has been) (?:also |"
    r"currently |now )?(?:the |an? |its |our |their )?(?=\S)"
)
_LIST_GAP = re.compile(r"\s?(?:,|;|,? and|,? &)\s")
_LED = re.compile(
    r"([A-Z0-9][\w.'’&+-]*(?: [A-Z0-9&][\w.'’&+-]*){0,5})(?:, [^.;:“”\"]{0,140}?)?,? (?:is |was )?(?:led|founded|"
    r"co-founded|headed|chaired|run|owned|helmed|created|established) by (?:its )?$"
)
_JOINED = re.compile(r",? (?:joins|joined|will join|returns to|rejoined) (?:the )?([A-Z][\w&.]*(?: [A-Z&][\w&.]*){0,4}) as ")
_SUBJECT = re.compile(
    r"(?:[“\"*#>\s]{0,4})(?:The )?([A-Z][\w’'&.-]*(?: (?:[A-Z&][\w’'&.-]*|of|and|for|the)){0,7})(?: \([^)\n]{1,40}\))?,?"
    r" (?:today |yesterday |this week |has |have |is pleased to |is delighted to |is proud to |announced (?:today )?(?:that it has )?|"
    r"announces )*(?:appoints?|appointed|names|named|hires|hired|promotes|promoted|elects|elected|selects|selected|taps|"
    r"welcomes|welcomed|announced? |announces |(?:the )?(?:appointment|promotion|hiring|election) of)\b"
)
_WHOSE = re.compile(r"([A-Z][\w’'&.-]*(?: (?:[A-Z&][\w’'&.-]*|of|and|for|the)){0,7})(?: \([^)\n]{1,40}\))?, whose $")
_GLUED_ARTICLE = re.compile(r"^[A-Z]{2,8}The ")
_STATE = re.compile(
    r"\b(?:President|Prime Minister|Minister|Advis[eo]r|Premier|King|Queen|Chancellor|Secretary of State|Chief Executive)\b"
)
_OF = re.compile(r" (?:of|from|at|with) (?:the )?(?=[A-Z0-9])")
_COMMA_BODY = re.compile(r"\s?[,(]\s?(?:of )?(?:the )?(?=[A-Z0-9])")
_DEFINITION = re.compile(r"\(\s?[“\"‘']?(?:the )?[“\"‘']?([A-Z][A-Za-z&0-9]{1,9})[”\"’']?\s?\)")
_CAPITALS_BEFORE = re.compile(
    r"(?:[A-Z][\w’'.&-]*|of|and|the|for|in|on|de|&)(?: (?:[A-Z][\w’'.&-]*|of|and|the|for|in|on|de|&)){0,12} ?$"
)


def expansions(text: str) -> dict[str, str]:
    """Acronyms that the text defines in brackets, with the full name: `Hong Kong Design Centre (HKDC)`."""
    out: dict[str, str] = {}
    for match in _DEFINITION.finditer(text):
        acronym = match.group(1)
        if acronym in out or sum(c.isupper() for c in acronym) < 2:
            continue
        before = _CAPITALS_BEFORE.search(text, max(0, match.start() - 110), match.start())
        if before is None:
            continue
        words = before.group().split()
        letters = [c.lower() for c in acronym if c.isalpha()]
        for first in range(max(0, len(words) - 2 * len(letters) - 2), len(words)):
            big = [w for w in words[first:] if w[0].isupper() or len(w) == 1]
            initials = "".join(
                c.lower() for w in big for c in ([w[0], *[x for x in w[1:] if x.isupper()]] if not w.isupper() else [w[0]])
            )
            if (
                words[first][0].isupper()
                and initials
                and initials[0] == letters[0]
                and _subsequence(letters, "".join(big).lower())
                and len(letters) - 1 <= len(big) <= len(letters) + 1
            ):
                out[acronym] = _GLUED_ARTICLE.sub("", " ".join(words[first:])).removeprefix("The ")
                break
    return out


def _subsequence(letters: Sequence[str], text: str) -> bool:
    place = -1
    return all((place := text.find(c, place + 1)) >= 0 for c in letters)


class PostReader:
    """Reads the posts around mentions; words used for one person are not read again for the next."""

    def __init__(self, found: Sequence[Found], parts: Parts, tokens: Tokens) -> None:
        self.parts = parts
        self.text = parts.text
        self.known = names()
        self._bodies = {e.start: e.end for e in tokens.entities if e.label == "ORG"}
        self._body_starts = sorted(self._bodies)
        self._mention_starts = sorted(f.start for f in found)
        self._starts = sorted({f.start for f in found} | {self._honorific_start(f) for f in found if not self._office(f)})
        self._stops = frozenset(self._starts)
        self._ends = sorted(f.end for f in found)
        self._after: dict[int, list[RolePhrase]] = {}
        self._state: tuple[int, str] | None = None
        self._claimed: list[tuple[int, int]] = []
        self._before: dict[int, list[RolePhrase]] = {}
        self._lists = ListHeads(parts, self._starts, self.known, self.organisation_end)
        ordered = sorted(found, key=lambda f: f.start)
        for mention in ordered:
            self._read(mention)
        self._spread(ordered)
        self._headed(ordered)
        self._pronouns(ordered)

    def _spread(self, ordered: Sequence[Found]) -> None:
        """`producers Jane Roe, John Doe and Jim Poe`: a plural post before a list holds for all names of it."""
        for mention, following in reversed(list(pairwise(ordered))):
            after = self._after.get(following.start)
            if (
                after
                and mention.start not in self._after
                and mention.start not in self._before
                and is_plural(after[-1].role or " ", self.known)
                and _LIST_GAP.fullmatch(self.text, mention.end, self._honorific_start(following))
            ):
                self._after[mention.start] = after  # `Jane Roe and John Roe, teachers at …`
        for last, mention in pairwise(ordered):
            before = self._before.get(last.start)
            if not before or mention.start in self._before or last.start in self._after:
                continue
            noun = before[-1].role.split()[-1].lower() if before[-1].role else ""
            if (
                noun.endswith("s")
                and noun not in ("laws", "news")
                and _LIST_GAP.fullmatch(self.text, last.end, self._honorific_start(mention))
            ):
                self._before[mention.start] = before

    def _headed(self, ordered: Sequence[Found]) -> None:
        """Posts from the heading of a list of names; boards named elsewhere for `the outgoing Chairman` and `Members`."""
        for mention in ordered:
            start = self._honorific_start(mention)
            if mention.start not in self._before and any(p.role for p in self._after.get(mention.start, ())) is False:
                post = self._lists.post_over(start)
                if post:
                    self._before[mention.start] = [RolePhrase(post, self._lists.board(post), start, start)]
            for phrase in self._before.get(mention.start, ()):
                if phrase.body is None and is_bare(self.text, phrase.start, phrase.role):
                    phrase.body = self._lists.board(phrase.role)

    def _pronouns(self, ordered: Sequence[Found]) -> None:
        """`She is an Honorary Professor at …`: a sentence that goes on about the one person named in its paragraph so far."""
        for match in _PRONOUN_IS.finditer(self.text):
            block = self.parts.block_at(match.start())
            sentence = self.parts.sentence_at(match.start())
            if block is None or (sentence is not None and sentence.start < match.start() - 1 and match.group()[0].islower()):
                continue
            near = ordered[
                bisect_left(self._mention_starts, max(block.start - 400, 0)) : bisect_left(self._mention_starts, match.start())
            ]
            here = [f for f in near if f.start >= block.start] or near
            names_here = {f.groups.get("name", "").split()[-1].casefold() for f in here}
            if len(names_here) != 1:
                continue
            limit = self._limit(match.end(), _AFTER_REACH)
            posts, _, _ = self._phrase(match.end(), limit)
            if posts and posts[0].start - match.end() < 30:
                self._after.setdefault(here[-1].start, []).extend(posts)

    def posts(self, mentions: Sequence[Found]) -> tuple[Post, ...]:
        """The posts of one person in order of place, said once each, those with a body before bare repeats."""
        phrases = [p for f in mentions for p in (*self._before.get(f.start, ()), *self._after.get(f.start, ()))]
        out: list[Post] = []
        for phrase in phrases:
            role = " ".join(phrase.role.split()).strip(" ,;") or None
            body = " ".join(phrase.body.split()).strip(" ,;") if phrase.body else None
            known = next(
                (
                    i
                    for i, p in enumerate(out)
                    if _same(p.role, role) and (_same(p.organisation, body) or not body or not p.organisation)
                ),
                None,
            )
            if known is None:
                out.append(Post(role, body))
            elif body and not out[known].organisation:
                out[known] = Post(out[known].role, body)
        if any(p.role for p in out):
            bodies = {p.organisation for p in out if p.role}
            out = [p for p in out if p.role or p.organisation not in bodies]
            out.sort(key=lambda p: p.role is None)
        return tuple(out)

    def first_name_in(self, start: int, end: int) -> int | None:
        """Where the first person's name of a stretch starts, or None."""
        i = bisect_left(self._starts, start)
        return self._starts[i] if i < len(self._starts) and self._starts[i] < end else None

    def body_of_domain(self, email: str) -> str | None:
        """The body in the text whose name an e-mail address's domain is made of, or None."""
        labels = email.rsplit("@", 1)[-1].lower().split(".")
        base = max(labels[:-1], key=len, default="")
        if len(base) < 4 or base in _MAIL_HOSTS:
            return None
        base = base.replace("-", "")
        for start, end in self._bodies.items():
            squashed = re.sub(r"[\W_]", "", self.text[start:end]).lower().removeprefix("the")
            if (
                len(squashed) >= 4
                and "@" not in self.text[start:end]
                and (squashed == base or (squashed.startswith(base) and len(base) >= 5))
            ):
                return self.text[start:end].removeprefix("the ").removeprefix("The ")
        word = re.search(rf"(?<![\w@./-]){re.escape(base)}(?![\w@.-]*[@/]|\.\w)", self.text, re.IGNORECASE)
        return word.group() if word and word.group()[0].isupper() else None

    def body_alone(self, body: str) -> tuple[Post, ...]:
        """A body with no post."""
        return (Post(None, body),)

    def organisation_end(self, start: int) -> int | None:
        """The end of the body that the trained pipeline labels from this offset, or None."""
        return self._bodies.get(start)

    def _honorific_start(self, mention: Found) -> int:
        honorific = mention.groups.get("honorific")
        if not honorific or self.text.startswith(honorific, mention.start):
            return mention.start
        place = self.text.rfind(honorific, max(0, mention.start - len(honorific) - 4), mention.start)
        return place if place >= 0 else mention.start

    def _office(self, mention: Found) -> bool:
        """True of an honorific that is a post too: `Principal Magistrate Jane Roe`, `Senator Roe`."""
        return self.known.honorific_class.get(mention.groups.get("honorific", "").lower().split(" ")[-1]) == "office"

    def _limit(self, place: int, reach: int) -> int:
        block = self.parts.block_at(place)
        sentence = self.parts.sentence_at(place)
        end = block.end if block else place + reach
        if sentence is not None and sentence.end > place:
            end = min(end, sentence.end)
        return min(end, place + reach)

    def _reader(self, start: int, end: int, stops: frozenset[int] | None = None) -> Reader:
        return Reader(
            self.text,
            tokens_of(self.text, start, end),
            self.organisation_end,
            self._stops if stops is None else stops,
            self.known,
        )

    def _read(self, mention: Found) -> None:
        start = self._honorific_start(mention)
        office = self._office(mention) and start < mention.start
        before = (self._read_before(mention.start) if office else []) or self._read_before(start)
        end = mention.end
        letters = mention.groups.get("post_nominals")
        if letters:
            last = letters.split()[-1]
            place = self.text.find(last, end, end + 80)
            end = place + len(last) if place >= 0 else end
            end += self.text.startswith(".", end)
        after = self._read_after(end, bool(before))
        if before:
            self._before[mention.start] = before
        if after:
            self._after[mention.start] = after
            self._claimed.append(
                (end, after[-1].body_span[1] if after[-1].body_span and after[-1].body_span[1] > after[-1].end else after[-1].end)
            )

    def _read_after(self, end: int, has_before: bool) -> list[RolePhrase]:
        """An apposition, `is the …`, `was appointed as …` after the name."""
        limit = self._limit(end - 1, _AFTER_REACH)
        end = past_asides(self.text, end, limit)
        match = _APPOSITION.match(self.text, end, limit)
        if match:
            posts, after, reader = self._phrase(match.end(), limit)
            if posts:
                if self._belongs_to_next(reader, after, has_before):
                    return []
                return posts[:-1] if self._last_is_next(posts, reader, after) else posts
            return self._body_after(_COMMA_BODY, end, limit)
        for pattern in (_APPOINTED, _IS, _AS):
            match = pattern.match(self.text, end, limit)
            if match is None or (pattern is _AS and not self._appointing(end)):
                continue
            posts, _, reader = self._phrase(match.end(), limit)
            if posts and posts[0].start - match.end() < 40:
                return self._with_appointer(posts, match, end)
        return self._body_after(_OF, end, limit)

    def _phrase(self, start: int, limit: int) -> tuple[list[RolePhrase], int, Reader]:
        following = bisect_left(self._starts, start)
        if following < len(self._starts):
            limit = min(limit, self._starts[following] + 12)  # nothing is read past the next name
        if not holds_head(self.text, start, limit):
            return [], 0, self._reader(start, start)
        reader = self._reader(start, limit)
        posts, after = reader.read(0)
        return posts, after, reader

    def _belongs_to_next(self, reader: Reader, after: int, has_before: bool) -> bool:
        """True of `the President, Jane Roe, the Secretary, John Doe`: what follows is the next person's post."""
        tokens = reader.tokens
        if after < len(tokens) and tokens[after].start in self._stops:
            return True
        if not has_before:
            return False
        definite = tokens[0].key in ("the", "his", "her", "its", "their")
        following = (
            after < len(tokens)
            and tokens[after].text == ","
            and after + 1 < len(tokens)
            and tokens[after + 1].start in self._stops
        )
        return definite and following

    def _last_is_next(self, posts: Sequence[RolePhrase], reader: Reader, after: int) -> bool:
        """True of `Jane Roe, Chairman of Acme, and its Director, John Doe`: the last post read is that of the next person."""
        if len(posts) < 2 or after >= len(reader.tokens) or posts[-1].start < posts[-2].end:
            return False
        joined = re.search(r"(?:,|;|\band|&) (?:the|its|their|our|his|her) ", self.text[posts[-2].end : posts[-1].start])
        place = reader.tokens[after].end if reader.tokens[after].text == "," else reader.tokens[after].start
        while self.text[place : place + 1] in (" ", "*", "_"):
            place += 1
        return joined is not None and place in self._stops

    def _with_appointer(self, posts: list[RolePhrase], match: re.Match[str], end: int) -> list[RolePhrase]:
        """The body that somebody joins, or that names, hires or appoints them, where the post itself has none."""
        if any(p.body for p in posts):
            return posts
        joined = _JOINED.match(self.text, match.start(), match.end())
        sentence = self.parts.sentence_at(end - 1)
        block = self.parts.block_at(end - 1)
        start = max(sentence.start if sentence else 0, block.start if block else 0)
        subject = _SUBJECT.match(self.text, start, end) if joined is None else joined
        if subject is None:
            return posts
        tokens = tokens_of(self.text, subject.start(1), subject.end(1))
        if not tokens or self.known.not_names.get(tokens[0].key) in ("word", "time"):
            return posts
        for post in posts:
            post.body = subject.group(1)
        return posts

    def _appointing(self, end: int) -> bool:
        sentence = self.parts.sentence_at(end - 1)
        start = max(sentence.start if sentence else 0, end - 220)
        return _APPOINTING.search(self.text, start, end) is not None

    def _body_after(self, pattern: re.Pattern[str], end: int, limit: int) -> list[RolePhrase]:
        """`Jane Roe of Acme Bank`, `Jane Roe, Acme Bank,`: a body with no post."""
        match = pattern.match(self.text, end, limit)
        if match is None:
            return []
        tokens = tokens_of(self.text, match.end(), limit)
        if not tokens or tokens[0].start in self._stops:
            return []
        labelled = self.organisation_end(tokens[0].start)
        if labelled is None and not is_orgish(tokens, 0, self.known) and not self._byline(end):
            return []
        found = read_body(self.text, tokens, 0, self.organisation_end, self._stops)
        if found is None:
            return []
        name, start, stop, after = found
        if self.known.not_names.get(name.split()[-1].lower()) == "thing":
            return []  # `Jane Roe, Design Leadership Award`
        if pattern is _COMMA_BODY and self.text.startswith(":", stop):
            return []  # `(NASDAQ: ACME)`
        if pattern is _COMMA_BODY and after < len(tokens):
            closing = after + 1 if tokens[after].text == "," and after + 1 < len(tokens) else after
            if tokens[closing].is_word and tokens[closing].key not in ("said", "says", "added", "noted", "explained"):
                return []
        return [RolePhrase("", name, start, stop, (start, stop))]

    def _byline(self, end: int) -> bool:
        """True of `By Jane Roe, Acme Wire` on a line of its own."""
        block = self.parts.block_at(end - 1)
        return block is not None and block.end - end < 40 and self.text.startswith(("By ", "BY "), block.start)

    def _read_before(self, start: int) -> list[RolePhrase]:
        """A post before the name: `HKDC Chairman Jane Roe`, `the Secretary for Health, Jane Roe`, `Acme’s COO, Jane`."""
        start = before_emphasis(self.text, start)
        block = self.parts.block_at(start)
        sentence = self.parts.sentence_at(start)
        floor = max(block.start if block else 0, sentence.start if sentence else 0, start - _BEFORE_REACH)
        previous = bisect_left(self._ends, start)
        if previous:
            floor = max(floor, self._ends[previous - 1])
        if self._claimed:
            floor = max(floor, self._claimed[-1][1])
        if start - floor < 3:
            return []
        listed = before_namely(self.text, floor, start)
        if listed is not None and "namely" in self.text[listed:start]:
            start = listed
        last = _LAST_WORD.search(self.text, max(floor, start - 40), start)
        if last is not None and last.group(1).lower() not in self.known.heads and _plain(last.group(1).lower(), self.known):
            return []
        if not holds_head(self.text, floor, start):
            return []
        tokens = tokens_of(self.text, floor, start)
        comma = bool(tokens) and tokens[-1].text in (",", ":")
        if comma:
            tokens.pop()
        if not tokens or (not tokens[-1].is_word and tokens[-1].text != ")"):
            return []
        for head in range(len(tokens) - 1, max(-1, len(tokens) - 22), -1):
            if not tokens[head].is_word and tokens[head].text not in (",", "&", "(", ")", "/", "-"):
                return []
            reader = Reader(self.text, tokens, self.organisation_end, self._stops, self.known)
            if reader.head_kind(head) is None:
                continue
            first = self._phrase_start(tokens, reader, head)
            posts, after = reader.read(first)
            while after < len(tokens) and tokens[after].text in (",", ")"):
                after += 1
            if posts and after >= len(tokens):
                return self._settled(self._kept(posts, tokens, first, comma), floor, tokens[first].start)
            if (
                head < len(tokens) - 1
                and not comma
                and tokens[head + 1].key not in ("of", "for", "at", "and", "&", "/", "emeritus", "elect", "general")
            ):
                return []
        return []

    def _settled(self, posts: list[RolePhrase], floor: int, start: int) -> list[RolePhrase]:
        """Bodies named before: `Acme, a studio led by founder Jane Roe`; `the President of Utopia, …, the Prime Minister`."""
        if not posts or any(p.body for p in posts):
            if posts and posts[-1].body and _STATE.search(posts[-1].role):
                self._state = (posts[-1].start, posts[-1].body)
            return posts
        led = _LED.search(self.text, max(floor, start - 240), start) or _WHOSE.search(self.text, max(floor, start - 120), start)
        if led is not None:
            tokens = tokens_of(self.text, led.start(1), led.end(1))
            found = read_body(self.text, tokens, 0, self.organisation_end, self._stops) if tokens else None
            if found and self.known.not_names.get(tokens[0].key) not in ("word", "time"):
                posts[-1].body = found[0]
        elif self._state and _STATE.search(posts[-1].role):
            sentence = self.parts.sentence_at(posts[0].start)
            if sentence is not None and sentence.start <= self._state[0]:
                posts[-1].body = self._state[1]
        return posts

    def _kept(self, posts: list[RolePhrase], tokens: Sequence[Token], first: int, comma: bool) -> list[RolePhrase]:
        """With a comma between, a post counts only where a determiner, a body or the start of the clause opens it."""
        if not comma:
            return posts
        opener = tokens[first - 1].key if first else ""
        if (
            posts[0].body is None
            and tokens[first].text[0].islower()
            and opener not in ("the", "its", "his", "her", "their", "our", "by", "with", "our", ",")
        ):
            return []
        return posts

    def _phrase_start(self, tokens: Sequence[Token], reader: Reader, head: int) -> int:
        """The first token of the noun phrase that ends in this head noun."""
        i = head
        while i > 0:
            token, before = tokens[i - 1], tokens[i - 2] if i > 1 else None
            if reader.head_kind(i - 1) or reader.is_modifier(i - 1) or token.possessive:
                i -= 1
            elif token.text in ("&", "/") or token.key == "and":
                if not self._joins(tokens, reader, i, head):
                    break
                i -= 1
            elif token.is_word and starts_capital(token.text):
                if self.known.not_names.get(token.key) in ("word", "time") and token.key not in self.known.modifiers:
                    break
                i -= 1
            elif (
                token.key in ("of", "for")
                and before is not None
                and before.capital
                and tokens[i].capital
                and not reader.head_kind(i)
            ) or (token.is_word and "-" in token.text and not token.key.startswith("so-")):
                i -= 1
            elif token.is_word and len(token.text) == 4 and token.text.isdigit() and before is not None and before.capital:
                i -= 1  # `Harbour Convention 2031 Chairman`
            else:
                break
        if tokens[i].capital and not reader.is_modifier(i) and not reader.head_kind(i):
            opening = self._body_around(tokens[i].start)
            if opening is not None and opening >= tokens[0].start:
                return next(k for k, t in enumerate(tokens) if t.start >= opening)
        return i

    def _joins(self, tokens: Sequence[Token], reader: Reader, i: int, head: int) -> bool:
        """True where the `and` before token `i` joins two posts, two fields of one, or (`&`) two words of a body's name."""
        before = tokens[i - 2] if i > 1 else None
        if before is None:
            return False
        fields = before.key in self.known.modifiers and tokens[i].key in self.known.modifiers
        firm = tokens[i - 1].text == "&" and before.capital and tokens[i].capital and i < head
        return reader.head_kind(i - 2) is not None or fields or firm

    def _body_around(self, place: int) -> int | None:
        """Where a labelled body starts that goes on over this place, or None."""
        i = bisect_right(self._body_starts, place) - 1
        start = self._body_starts[i] if i >= 0 else place
        return start if start < place < self._bodies.get(start, 0) else None


def _plain(word: str, known: Names) -> bool:
    """True of a word right before a name that ends no post."""
    return (
        word.islower()
        and word.rstrip("s") not in known.heads
        and not any(c in word for c in "-/|")
        and word not in ("emeritus", "elect", "general")
    )


def _same(a: str | None, b: str | None) -> bool:
    return (a or "").casefold() == (b or "").casefold()
