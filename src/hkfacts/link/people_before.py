"""Posts before a name: `HKDC Chairman Jane Roe`, `the Secretary for Health, Jane Roe`, `Acme’s COO, Jane`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.names import Names
from ..grammar.names_asides import before_emphasis
from ..grammar.names_bodies import Token, is_orgish, past_brackets, read_body, starts_capital, tokens_of
from ..grammar.names_heads import holds_head
from ..grammar.names_roles import Reader, RolePhrase
from .people_beside import Beside
from .people_lists import before_namely, before_seated

_BEFORE_REACH = 200
# The number by which a force calls one of its members, behind the rank.
_NUMBERED = lazy_pattern(r"\b(?:[Cc]onstable|[Ss]ergeant|[Oo]fficer|[Ff]ireman|[Ff]irefighter|[Aa]mbulanceman)( \d{3,6} )$")
_LAST_WORD = lazy_pattern(r"(?<![\w’'-])([a-z][\w/|-]*) ?$")
_LED = lazy_pattern(
    r"([A-Z0-9][\w.'’&+-]*(?: (?:[A-Z0-9&][\w.'’&+-]*|of|and)){0,6})(?:, [^.;:“”\"]{0,140}?)?,? (?:is |was )?(?:[Ll]ed|founded|"
    r"co-founded|headed|chaired|run|owned|helmed|created|established) by (?:its )?(?:[a-z-]{4,16}(?:ed|ing|ary) )?$"
)
_TICKER = lazy_pattern(r"([A-Z][\w.&'’-]*(?: (?:[A-Z&][\w.&'’-]*|of|and)){0,7}) (?:\([^()\n]{2,60}\) ?){1,2}$")
_WHOSE = lazy_pattern(r"([A-Z][\w’'&.-]*(?: (?:[A-Z&][\w’'&.-]*|of|and|for|the)){0,7})(?: \([^)\n]{1,40}\))?, whose $")
_STATE = lazy_pattern(
    r"\b(?:President|Prime Minister|Minister|Advis[eo]r|Premier|King|Queen|Chancellor|Secretary of State|Chief Executive)\b"
)


_SPEECH = frozenset("said says added adds notes explains commented stated".split())
_HOLDER = lazy_pattern(r"([A-Z][\w.&'’-]*(?: (?:[A-Z&][\w.&'’-]*|of|and|for)){0,7}) \((?:[A-Z][A-Za-z&]{1,9}, )?(?:its )?$")
# a firm that opens the sentence, its legal form at its end: `Acme Pumps LLC, Chief Officer Jane Roe said`
_FIRM_FIRST = lazy_pattern(
    r"((?:[A-Z][\w.&'’-]*|&)(?: (?:[A-Z&][\w.&'’-]*|of|and)){0,6},? (?:Inc|LLC|Ltd|Limited|LLP|PLC|plc|Corp|Corporation|GmbH|AG|Pte|Pty|Group)\.?)"
    r"(?: \([^()\n]{2,40}\))?, $"
)
_LEADING = frozenset("lead senior first co-lead corresponding principal joint".split())
_EVALUATES = frozenset(
    "exceptional influential legendary visionary extraordinary exemplary charismatic energetic enthusiastic dynamic iconic prolific "
    "historic fantastic original local national international global special typical phenomenal inspirational revolutionary "
    "sensational individual several critical real final total actual potential loyal royal equal contemporary primary necessary "
    "additional personal principal pivotal ordinary voluntary temporary sceptical skeptical optimistic authentic eccentric "
    "empathetic realistic pragmatic strategic basic central controversial".split()
)
_PEOPLE_OF = lazy_pattern(
    r"(?<![\w’'-])((?:the )?[A-Z][\w.&’'-]*(?: (?:[A-Z&][\w.&’'-]*|of|and)){0,5}?)(?:['’]s)? (?:[a-z]+ )?"
    r"(insiders|executives|leaders|officers|managers|leadership|employees|staff|representatives|experts|colleagues),? "
    r"(?:including|such as|like|include|includes) (?:[^.;:\n]{0,90}(?:,| and) )?$"
)
_AS_FIRST = lazy_pattern(r"As (?:an?|the) (?=[^,;:.“”\"\n]{4,90}, $)")
_IS_NOW = lazy_pattern(r" (?:is|remains|will be) $")
_OF_PLACES = frozenset(
    "governor senator mayor minister congressman congresswoman councillor councilmember representative ambassador".split()
)
_STROKES = lazy_pattern(r"(?<![\w|])(?:[A-Z]{2,14} \| ){1,4}$")
_PARTNERS_WITH = lazy_pattern(r" (?:up )?[Ww]ith ")  # `Acme Partners with Award-Winning Jane Roe`: a verb
_INSIDE = lazy_pattern(r"[A-Z][\w’'-]* (?:in|on) $")
_SEVERAL_NEW = frozenset("two three four five six seven eight new newest other".split())
_KINDS_BEFORE = frozenset("contact call email visit see company firm brand group studio team club agency society event".split())


class BeforeReader(Beside):
    """Reads the posts and bodies that stand before a name."""

    _state: tuple[int, str] | None = None

    def read_before(self, start: int) -> list[RolePhrase]:
        """A post before the name: `HKDC Chairman Jane Roe`, `the Secretary for Health, Jane Roe`, `Acme’s COO, Jane`."""
        start = before_emphasis(self.text, start)
        block = self.parts.block_at(start)
        sentence = self.parts.sentence_at(start)
        floor = max(block.start if block else 0, sentence.start if sentence else 0, start - _BEFORE_REACH)
        previous = bisect_left(self.ends, start)
        if previous:
            floor = max(floor, self.ends[previous - 1])
        if self.claimed:
            floor = max(floor, self.claimed[-1][1])
        if start - floor < 3:
            return []
        numbered = _NUMBERED.search(self.text, max(floor, start - 30), start)
        start = start if numbered is None else numbered.start(1)  # `Police Constable 12345 Ng Mei-fong`
        equated = _IS_NOW.search(self.text, max(floor, start - 9), start)
        if equated is not None:
            return self._equated(floor, equated.start())
        listed = before_namely(self.text, floor, start)
        if listed is not None and "namely" in self.text[listed:start]:
            start = listed
        seated = before_seated(self.text, floor, start)
        start = start if seated is None else seated
        last = _LAST_WORD.search(self.text, max(floor, start - 40), start)
        if last is not None and last.group(1).lower() not in self.known.heads and _plain(last.group(1).lower(), self.known):
            return []
        if not holds_head(self.text, floor, start):
            return []
        if (opened := self._opened_with(floor, start)) is not None:
            return opened
        tokens = tokens_of(self.text, floor, start)
        comma = bool(tokens) and tokens[-1].text in (",", ":")
        if comma and tokens[-1].text == ":" and len(tokens) > 1 and tokens[-2].key in ("investor", "investors"):
            return []  # a label of contacts
        if comma:
            tokens.pop()
        if not tokens or (not tokens[-1].is_word and tokens[-1].text != ")"):
            return []
        for head in range(len(tokens) - 1, max(-1, len(tokens) - 22), -1):
            if not tokens[head].is_word and tokens[head].text not in (",", "&", "(", ")", "/", "-"):
                return []
            reader = Reader(self.text, tokens, self.bodies.end, self.stops, self.known)
            if reader.head_kind(head) is None:
                continue
            first = self._phrase_start(tokens, reader, head)
            while first > 2 and (earlier := self._listed_post(tokens, reader, first)) is not None:
                first = self._phrase_start(tokens, reader, earlier)
            posts, after = reader.read(first)
            if first < head and tokens[first].key == "veteran" and after <= first + 1:
                first += 1
                posts, after = reader.read(first)  # `Veteran hedge-fund manager Jane Roe`
            if posts and tokens[first].start == posts[0].start:
                whole = self._with_nouns(posts[0].role, tokens, first, reader.head_kind(head))
                posts[0].start -= len(whole) - len(posts[0].role)
                posts[0].role = whole
            after = past_brackets(tokens, after)  # `Vice President (Sales) Jane Roe`
            after = _past_house(tokens, self._past_seat(posts, tokens, after)) if comma else after
            while after < len(tokens) and tokens[after].text in (",", ")"):
                after += 1
            span = posts[-1].body_span if posts else None
            if span is not None and not comma and self.text[: span[0]].rstrip()[-1:] == "," and span[1] >= tokens[-1].end:
                return []  # `… the Board of Directors, Joining Jane Roe`
            if posts and after >= len(tokens):
                joined = self._joined_before(posts[0].start if posts[0].body is None else tokens[first].start, tokens, reader)
                if joined:
                    return [*joined, *posts]
                return self._settled(self._kept(posts, tokens, first, comma), floor, tokens[first].start)
            if (
                head < len(tokens) - 1
                and not comma
                and tokens[head + 1].key not in ("of", "for", "at", "and", "&", "/", "emeritus", "elect", "general")
            ):
                return []
        return []

    def _opened_with(self, floor: int, start: int) -> list[RolePhrase] | None:
        """`As a tax lawyer in Dover, Jane Roe …`: a post at the head of a sentence with more than its body before the comma; or None."""
        opens = _AS_FIRST.match(self.text, floor, start)
        if opens is None or not self._opens_sentence(floor) or self._named_in(floor, start):
            return None
        reader = self.reader(opens.end(), start)
        posts, after = reader.read(0)
        near = bool(posts) and posts[0].start - opens.end() < 30 and after < len(reader.tokens)
        if (
            not near
            or len(posts) > 2
            or reader.tokens[after].key not in ("in", "with", "from", "who", "on", "based", "for", "of", "at")
        ):
            return None
        return posts

    def _joined_before(self, start: int, tokens: Sequence[Token], reader: Reader) -> list[RolePhrase]:
        """The posts that `and` or the commas of a list join to the one that starts here: `Acme founder and noted film critic Jane Roe`."""
        k = next((n for n, t in enumerate(tokens) if t.start >= start), 0)
        while k > 1 and tokens[k - 1].text.islower() and tokens[k - 1].text.isalpha() and self._is_adjective(tokens[k - 1]):
            k -= 1
        listed = k > 1 and tokens[k - 1].text == "," and tokens[k - 2].text.islower() and reader.head_kind(k - 2) == "trade"
        listed = listed and any(t.key == "and" for t in tokens[k:])  # `painter, sculptor and teacher Jane Roe`
        if k < 2 or not (listed or tokens[k - 1].key in ("and", "&")):
            return []
        last = k - 3 if tokens[k - 2].text == "," and k > 2 else k - 2
        first = -1
        while last >= 0 and self._may_join(tokens[last], reader.head_kind(last)):
            first = self._phrase_start(tokens, reader, last)
            if first < 2 or tokens[first - 1].text != "," or reader.head_kind(first - 2) is None:
                break
            last = first - 2
        if first < 0 or (tokens[k - 2].text == "," and tokens[first].start == tokens[k - 3].start):
            return []
        inner = tokens[first : k - 1]
        inner = inner[:-1] if inner[-1].text == "," else inner
        posts, after = Reader(self.text, inner, self.bodies.end, self.stops, self.known).read(0)
        return posts if posts and after >= len(inner) else []

    def _may_join(self, token: Token, kind: str | None) -> bool:
        """True of the noun of a post that a list of callings goes on after."""
        return not token.possessive and (kind in ("trade", "body") or (kind is not None and token.text.islower()))

    def _is_adjective(self, token: Token) -> bool:
        tag = self.tags.index_at(token.start)
        return (
            tag < len(self.tags.tags)
            and self.tags.starts[tag] == token.start
            and self.tags.tags[tag] in ("JJ", "JJS", "VBN", "VBD")
        )

    def _equated(self, floor: int, end: int) -> list[RolePhrase]:
        """`The new CEO of Acme is Jane Roe`: the post is the subject of the sentence."""
        if not holds_head(self.text, floor, end):
            return []
        reader = self.reader(floor, end)
        posts, after = reader.read(0)
        return posts if posts and after >= len(reader.tokens) and posts[0].start - floor < 60 else []

    def _listed_post(self, tokens: Sequence[Token], reader: Reader, first: int) -> int | None:
        """The head noun of a post that a comma parts from the one at `first`: `Acme Founder, CEO and Manager Jane Roe`; or None."""
        k = first - 1
        if tokens[k].key == "and" and tokens[k - 1].text == ",":
            k -= 1
        if tokens[k].text != "," or not tokens[first].capital or not tokens[k - 1].capital:
            return None
        return k - 1 if reader.head_kind(k - 1) == "body" else None

    def _past_seat(self, posts: Sequence[RolePhrase], tokens: Sequence[Token], after: int) -> int:
        """Past the place where a body sits (`the Director of the Kite Trade Office in Oslo, Jane Roe`), which is a part of an office's name."""
        if not posts or posts[-1].body is None or posts[-1].body_span is None or after + 1 >= len(tokens):
            return after
        rest = tokens[after + 1 :]
        office = posts[-1].body.rpartition(" ")[2].lower() in ("office", "consulate", "embassy", "mission", "bureau", "branch")
        placed = all(t.capital and (office or self.known.not_names.get(t.key) == "place") for t in rest)
        if tokens[after].text not in ("in", ",") or len(rest) > 3 or not placed:
            return after
        if office:
            posts[-1].body_span = (posts[-1].body_span[0], rest[-1].end)
            posts[-1].body = self.text[posts[-1].body_span[0] : rest[-1].end]
        return len(tokens)

    def _settled(self, posts: list[RolePhrase], floor: int, start: int) -> list[RolePhrase]:
        """Bodies named before: `Acme, a studio led by founder Jane Roe`; `the President of Utopia, …, the Prime Minister`."""
        for post in posts:
            self._with_strokes(post, floor)
        if not posts or any(p.body for p in posts):
            if posts and posts[-1].body and _STATE.search(posts[-1].role):
                self._state = (posts[-1].start, posts[-1].body)
            return posts
        led = _LED.search(self.text, max(floor, start - 240), start) or _WHOSE.search(self.text, max(floor, start - 120), start)
        if led is not None and posts[-1].role.split()[-1].lower() in _OF_PLACES and led.group().rstrip().endswith("by"):
            led = None  # `the Harbour Council, chaired by Lieutenant Governor Jane Roe`: who governs a state
        ticker = _TICKER.search(self.text, max(floor, start - 160), start) if led is None and posts else None
        if ticker is not None and posts:
            tokens = tokens_of(self.text, ticker.start(1), ticker.end(1))
            if tokens and self.known.not_names.get(tokens[0].key) not in ("word", "time"):
                near = [a for a, b in self.bodies.between(ticker.start(1), ticker.end(1)) if b >= ticker.end(1)]
                posts[-1].body = self.text[near[0] : ticker.end(1)] if near else ticker.group(1)  # a headline may run before it
                for post in posts[:-1]:
                    post.body = post.body or posts[-1].body
        elif (joined := self._joined_body(floor, start, posts[-1].role)) is not None:
            for post in posts:
                post.body = joined
        elif led is not None and not (
            self.known.heads.get(posts[-1].role.split()[-1].lower()) == "trade"
            and self.text[led.end(1) : led.end()].lstrip(" ,").startswith("and ")
        ):
            tokens = tokens_of(self.text, led.start(1), led.end(1))
            tokens = tokens[1:] if tokens and tokens[0].key == "the" else tokens
            found = read_body(self.text, tokens, 0, self.bodies.end, self.stops) if tokens else None
            if (issuer := self._issuer_up_to(led.end(1))) is not None:
                posts[-1].body = issuer  # `Save the Marshes, created by potter Jane Roe`
            elif _INSIDE.search(self.text, max(floor, led.start(1) - 30), led.start(1)):
                posts[-1].body = None  # `Brothers in Clay, created by potter Jane Roe`: not of Clay
            elif found and self.known.not_names.get(tokens[0].key) not in ("word", "time"):
                posts[-1].body = found[0]
        elif self._state and _STATE.search(posts[-1].role):
            sentence = self.parts.sentence_at(posts[0].start)
            if sentence is not None and sentence.start <= self._state[0]:
                posts[-1].body = self._state[1]
        return posts

    def _with_strokes(self, post: RolePhrase, floor: int) -> None:
        """Give a body the capitals that strokes join to it: `HALE | FENN | ROE attorneys`."""
        span = post.body_span
        joined = _STROKES.search(self.text, max(floor, span[0] - 60), span[0]) if span is not None else None
        if span is not None and joined is not None and self.text[span[0] : span[1]].isupper():
            post.body_span = (joined.start(), span[1])
            post.body = self.text[joined.start() : span[1]]

    def _issuer_up_to(self, end: int) -> str | None:
        """The issuer, where its whole name ends at this offset; or None."""
        issuer = self.parts.issuer
        return issuer if issuer and self.text.endswith(issuer, 0, end) else None

    def _joined_body(self, floor: int, start: int, role: str) -> str | None:
        """The body right before a post: `Pump Forum (PF, Chairman Jane Roe)`, `Acme Pumps and CEO Jane Roe`; or None."""
        several = _PEOPLE_OF.search(self.text, max(self._line_start(start), start - 200), start)
        ruled = several is not None and several.group(2)[:1] in "lr" and _STATE.search(role) is not None
        if several is not None and not ruled and (owner := self._body_in(several)) is not None:
            return owner
        holder = _HOLDER.search(self.text, max(floor, start - 120), start)
        first = _FIRM_FIRST.search(self.text, max(floor, start - 90), start) if holder is None else None
        if first is not None and self._opens_sentence(first.start(1)) and self.text[start : start + 1].isupper():
            return first.group(1)
        if holder is not None:
            tokens = tokens_of(self.text, holder.start(1), holder.end(1))
            if tokens and self.known.not_names.get(tokens[0].key) not in ("word", "time"):
                return holder.group(1)
        ruler = (
            _STATE.search(role) is not None or role.split()[-1].lower() in _OF_PLACES
        )  # `the Legislature and Governor Jane Roe`
        if self.text.endswith(" and ", max(floor, start - 5), start) and not ruler:
            near = self.bodies.between(max(floor, start - 90), start)
            if near and near[-1][1] == start - 5 and self.text[start : start + 1].isupper():
                return self.text[near[-1][0] : near[-1][1]].removeprefix("the ").removeprefix("The ")
        return None

    def _line_start(self, place: int) -> int:
        """Where the sentence starts that holds this offset."""
        sentence, block = self.parts.sentence_at(place), self.parts.block_at(place)
        return max(sentence.start if sentence else 0, block.start if block else 0)

    def _body_in(self, several: re.Match[str]) -> str | None:
        """The body that people are said to be of: `Acme insiders including President Jane Roe`; or None."""
        tokens = tokens_of(self.text, several.start(1), several.end(1))
        tokens = tokens[1:] if tokens and tokens[0].key == "the" else tokens
        bodily = bool(tokens) and (self.bodies.end(tokens[0].start) is not None or is_orgish(tokens, 0, self.known))
        if not bodily or self._named_in(several.start(1), several.end(1)):
            return None
        found = read_body(self.text, tokens, 0, self.bodies.end, self.stops)
        return found[0] if found is not None and found[2] >= several.end(1) - 2 else None

    def _kept(self, posts: list[RolePhrase], tokens: Sequence[Token], first: int, comma: bool) -> list[RolePhrase]:
        """With a comma between, a post counts only where a determiner, a body or the start of the clause opens it."""
        if any(p.role.lower().endswith(("partner", "partners")) and _PARTNERS_WITH.match(self.text, p.end) for p in posts):
            return []
        if not comma:
            return posts
        opener = tokens[first - 1].key if first else ""
        if opener == "as" or (first > 1 and opener in ("the", "a", "an", "its") and tokens[first - 2].key == "as"):
            opening = first - (1 if opener == "as" else 2)
            if opening == 0 and self._opens_sentence(tokens[0].start):
                return posts  # `As superintendent, Jane Roe will …`
        if (
            opener in ("the", "a", "an", "its", "our", "their")
            and first > 1
            and tokens[first - 2].key == "as"
            and (first < 3 or tokens[first - 3].key != "well")
        ):
            return []  # `With Jane Roe as the Tech Lead, John Roe …`
        if (
            posts[0].body is None
            and tokens[first].text[0].islower()
            and opener not in ("the", "its", "his", "her", "their", "our", "by", "with", "is", "was", ",")
            and not (opener in ("a", "an") and first > 1 and tokens[first - 2].key == "by")  # `bought by a collector, Jane Roe`
            and not (first > 1 and tokens[first - 2].key in ("the", "its") and opener in _SEVERAL_NEW)
        ):
            return []
        return posts

    def _with_nouns(self, role: str, tokens: Sequence[Token], first: int, kind: str | None) -> str:
        """A calling in lower case with the nouns right before it: `fantasy analyst`, `bike builder`, but no `company founder`."""
        if kind not in ("trade", "field") or not role.islower():
            return role
        k = first
        while k > 0 and first - k < 3 and tokens[k - 1].text.isalpha() and tokens[k - 1].text.islower():
            tag = self.tags.index_at(tokens[k - 1].start)
            noun = (
                tag < len(self.tags.tags)
                and self.tags.starts[tag] == tokens[k - 1].start
                and self.tags.tags[tag] in ("NN", "NNS")
            )
            if not noun or tokens[k - 1].key in _KINDS_BEFORE:
                break
            k -= 1
        if k > 0 and self._says_which(tokens[k - 1], tokens[k]):
            k -= 1  # `intellectual property attorney`, `medical writer`
        if 0 < k < first and tokens[k - 1].key in _LEADING:
            k -= 1  # `lead study author`
        return self.text[tokens[k].start : tokens[first].start] + role

    def _says_which(self, token: Token, after: Token) -> bool:
        """True of an adjective in lower case that says of which kind a calling is, and does not praise: `musical`, `economic`."""
        if not token.text.isalpha() or not token.text.islower() or not token.key.endswith(("al", "ic", "ary")):
            return False
        return self._is_adjective(token) and token.key not in _EVALUATES and after.start - token.end == 1

    def _opens_sentence(self, place: int) -> bool:
        """True where a sentence or a block begins at this offset."""
        block, sentence = self.parts.block_at(place), self.parts.sentence_at(place)
        return (block is not None and block.start == place) or (sentence is not None and sentence.start == place)

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
                if token.key in _SPEECH:
                    break  # `Added Acme President Jane Roe, “…`
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
            opening = self.bodies.around(tokens[i].start)
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


_HOUSES = frozenset(
    "university college school academy institute hospital clinic bank firm group agency association society union foundation trust charity club museum "
    "church court council committee commission authority department bureau centre center institution conglomerate developer".split()
)


def _past_house(tokens: Sequence[Token], after: int) -> int:
    """The index behind `of the university` before the comma of `the President of the university, Jane Roe`: whose it is, is said elsewhere."""
    keys = [t.key for t in tokens[after : after + 3]]
    whose = len(keys) == 3 and after + 3 == len(tokens) and keys[0] in ("of", "at") and keys[1] in ("the", "this", "our", "its")
    return after + 3 if whose and keys[2] in _HOUSES and tokens[after + 2].text.islower() else after


def _plain(word: str, known: Names) -> bool:
    """True of a word right before a name that ends no post."""
    return (
        word.islower()
        and word.rstrip("s") not in known.heads
        and not word.endswith("ologist")
        and not any(c in word for c in "-/|")
        and word not in ("emeritus", "elect", "general")
    )
