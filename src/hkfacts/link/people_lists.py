"""Posts that stand over a list of names: a heading `Members`, a line `The new members are:`, `four members, namely`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.names import Names
from ..grammar.names_bodies import read_body, tokens_of
from ..grammar.names_roles import Reader
from ..spans import Block, Parts

_RULE = lazy_pattern(r"[\s\-=_*~–—·.]{0,200}$")
_LEAD = lazy_pattern(
    r"(?:^|(?<=[\s(]))(?P<post>(?:[\w’'-]+ ){0,5}[\w’'-]+)(?: (?:of|to|on|for|in) [^:.;]{2,120})?"
    r"(?: (?:are|is|were|include|includes|will be|as follows)(?: as follows)?)?(?: \([^)\n]{1,60}\))?\s?:?$"
)
_NUMBERS = frozenset(
    "the a an our their its other new following one two three four five six seven eight nine ten eleven twelve first".split()
)
_COLLEGIATE = lazy_pattern(
    r"\b(?:[Aa]ppoint(?:ments?|ed|ing)(?: of (?:[\w-]+ ){1,4})?(?: to| as (?:[\w-]+ ){0,4}members? of)|[Mm]embership of|"
    r"[Mm]embers? of|[Cc]hair(?:man|person|woman)? of|[Cc]omposition of) (?:the )?(?=[A-Z])"
)
_BOARDS = frozenset(
    "committee council board commission authority panel tribunal association federation trust court society union body group "
    "taskforce task-force force institute club".split()
)
_COLLEGIATE_POSTS = lazy_pattern(
    r"\b(?:(?:vice-|deputy |co-)?chair(?:man|woman|person|men)?|members?|convenors?|treasurer|trustees?|fellows?)$", re.IGNORECASE
)
_BARE = lazy_pattern(
    r"(?:outgoing|incoming|retiring|new|former|current|ex-officio|co-opted|lay|ordinary|appointed|official|non-official|"
    r"returning|departing|then)\s",
    re.IGNORECASE,
)
_NAMELY = lazy_pattern(r"(?:, (?:namely|viz\.?|i\.e\.),?|:| [–—]) ?$")

# the seats that a notice of a listed company, a trust or a court tells one by one: `the executive directors are Mr Roe and Ms Poe`
_SEATED = lazy_pattern(
    r"(?<![\w’'-])(?P<post>(?:(?:independent|non-executive|executive|alternate|current|founding|managing|honorary) ){0,2}"
    r"(?:directors|trustees|governors|judges|commissioners|magistrates|co-chairs|vice-chairmen))"
    r"(?: of (?:the )?[A-Z]\w{2,20}| of the (?:board|company|group|jury|panel|trust|court|fund|bank))?"
    r" (?:are|were|comprise|comprised|include|included|will be) $",
    re.IGNORECASE,
)


def singular(role: str) -> str:
    """The post of one of several who hold it.

    >>> singular("Members"), singular("Vice-Chairmen"), singular("Independent Non-Executive Directors"), singular("Chairman")
    ('Member', 'Vice-Chairman', 'Independent Non-Executive Director', 'Chairman')
    """
    low = role.lower()
    if low.endswith("chairmen"):
        return role[:-2] + ("AN" if role[-2:].isupper() else "an")
    if low.endswith("ies") and not low.endswith("series"):
        return role[:-3] + "y"
    return role[:-1] if low.endswith("s") and not low.endswith("ss") else role


def is_plural(role: str, known: Names) -> bool:
    """True of a post named for several people: `Members`, `Vice-Chairmen`."""
    last = re.split(r"[\s-]", role.strip().lower())[-1]
    return last == "chairmen" or (last.endswith("s") and last[:-1] in known.heads) or last in ("secretaries",)


class ListHeads:
    """The posts that head lists of names, asked by the offset of a name."""

    def __init__(self, parts: Parts, starts: Sequence[int], known: Names, bodies: Callable[[int], int | None]) -> None:
        self.parts = parts
        self.text = parts.text
        self._starts = starts
        self._known = known
        self._bodies = bodies
        self._block_starts = [b.start for b in parts.blocks]
        self._memo: dict[int, str | None] = {}
        self._board: str | bool | None = False

    def post_over(self, start: int) -> str | None:
        """The post that heads the list in whose line this name stands first, or None."""
        i = bisect_left(self._block_starts, start + 1) - 1
        if i < 0 or not self._listed(self.parts.blocks[i], start):
            return None
        return self._over(i)

    def _over(self, i: int) -> str | None:
        """The post over a line of names: the heading, or what heads the line above."""
        seen: list[int] = []
        post: str | None = None
        while i > 0 and len(seen) < 60:
            if i in self._memo:
                post = self._memo[i]
                break
            seen.append(i)
            i -= 1
            block = self.parts.blocks[i]
            line = self.text[block.start : block.end].strip()
            if _RULE.fullmatch(line):
                continue
            if not self._listed(block, self._first_name(block)):
                post = self._heading(line)
                break
        for k in seen:
            if k not in self._memo and self._listed(self.parts.blocks[k], self._first_name(self.parts.blocks[k])):
                self._memo[k] = post
        return post

    def _first_name(self, block: Block) -> int:
        i = bisect_left(self._starts, block.start)
        return self._starts[i] if i < len(self._starts) else len(self.text)

    def _listed(self, block: Block, start: int) -> bool:
        """True of a short line that opens with a name, bullets and numbers left out."""
        return (
            block.start <= start < block.end
            and block.end - block.start <= 120
            and not any(c.isalpha() for c in re.sub(r"\b(?:The|Hon|Miss|Madam)\b", "", self.text[block.start : start])[4:])
            and not re.search(r"[a-z]\.\s", self.text[start : block.end - 1].replace("Mr.", "").replace("Dr.", ""))
        )

    def _heading(self, line: str) -> str | None:
        """The post that a heading or a lead-in with a colon names, or None."""
        line = line.strip("#*_ \t\u3000")
        if len(line) > 200 or (len(line) > 60 and not line.endswith(":")):
            return None
        sentence = line.rsplit(". ", 1)[-1]
        match = _LEAD.match(sentence)
        if match is None:
            return None
        tokens = tokens_of(match.group("post"), 0, len(match.group("post")))
        while tokens and (tokens[0].key in _NUMBERS or tokens[0].key.isdigit() or not tokens[0].is_word):
            tokens = tokens[1:]
        if not tokens or len(tokens) > 5:
            return None
        reader = Reader(match.group("post"), tokens, lambda _: None, frozenset(), self._known)
        kinds = [reader.head_kind(k) is not None for k in range(len(tokens))]
        last = max((k for k, head in enumerate(kinds) if head), default=-1)
        if last < 0 or not all(kinds[k] or reader.is_modifier(k) or tokens[k].key in _PLAIN for k in range(last)):
            return None
        if last != len(tokens) - 1 and not (line.endswith(":") and tokens[last + 1].key in _VERBS):
            return None
        return singular(match.group("post")[tokens[0].start : tokens[last].end])

    def board(self, role: str) -> str | None:
        """The one board that the release appoints people to, for a post that only boards have; else None."""
        if _COLLEGIATE_POSTS.search(role) is None:
            return None
        if isinstance(self._board, bool):
            self._board = self._find_board()
        return self._board

    def _find_board(self) -> str | None:
        for match in _COLLEGIATE.finditer(self.text, 0, 4000):
            tokens = tokens_of(self.text, match.end(), min(match.end() + 140, len(self.text)))
            found = read_body(self.text, tokens, 0, self._bodies, frozenset()) if tokens else None
            if found is not None and "\n" not in found[0] and found[0].split()[-1].lower() in _BOARDS and " " in found[0]:
                return found[0]
        return None


_PLAIN = frozenset(
    "non-executive non-official ex-officio lay co-opted ordinary appointed and & and/or newly re-appointed".split()
)
_VERBS = frozenset("are is were include includes will as of to on for in who appointed".split())


def is_bare(text: str, start: int, role: str) -> bool:
    """True of a post that points at a board named elsewhere: `the outgoing Chairman`, `four retiring members`."""
    return _BARE.match(role) is not None or _BARE.search(text, max(0, start - 12), start) is not None


def before_namely(text: str, floor: int, start: int) -> int | None:
    """Where the words before `, namely` or a colon end, for a name that stands right after them, or None."""
    match = _NAMELY.search(text, max(floor, start - 12), start)
    return match.start() if match is not None else None


def before_seated(text: str, floor: int, start: int) -> int | None:
    """Where the plural post ends of which the text says that those who follow hold it, or None."""
    match = _SEATED.search(text, max(floor, start - 110), start)
    return match.end("post") if match is not None else None
