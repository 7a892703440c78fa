"""What stands around a mention, and how far it may be read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ..grammar.names import names
from ..grammar.names_bodies import tokens_of
from ..grammar.names_heads import holds_head
from ..grammar.names_roles import Reader, RolePhrase
from ..spans import Found, Parts, Tokens
from .people_bodies import Bodies


class Beside:
    """The words beside mentions; the words of one person's name are never read into the post of another."""

    def __init__(self, found: Sequence[Found], parts: Parts, tokens: Tokens) -> None:
        self.parts = parts
        self.text = parts.text
        self.known = names()
        self.bodies = Bodies(parts.text, tokens)
        self.starts = sorted({f.start for f in found} | {self.honorific_start(f) for f in found if not self.office(f)})
        self.stops = frozenset(self.starts)
        self.ends = sorted(f.end for f in found)
        self.claimed: list[tuple[int, int]] = []

    def honorific_start(self, mention: Found) -> int:
        """Where the honorific before a mention starts, else the mention itself."""
        honorific = mention.groups.get("honorific")
        if not honorific or self.text.startswith(honorific, mention.start):
            return mention.start
        place = self.text.rfind(honorific, max(0, mention.start - len(honorific) - 4), mention.start)
        return place if place >= 0 else mention.start

    def office(self, mention: Found) -> bool:
        """True of an honorific that is a post too: `Principal Magistrate Jane Roe`, `Senator Roe`."""
        return self.known.honorific_class.get(mention.groups.get("honorific", "").lower().split(" ")[-1]) == "office"

    def limit(self, place: int, reach: int) -> int:
        """How far words may be read from here: to the end of the sentence, the block or the reach."""
        block = self.parts.block_at(place)
        sentence = self.parts.sentence_at(place)
        end = block.end if block else place + reach
        if sentence is not None and sentence.end > place:
            end = min(end, sentence.end)
        return min(end, place + reach)

    def reader(self, start: int, end: int, stops: frozenset[int] | None = None) -> Reader:
        """A reader of posts over a stretch."""
        return Reader(
            self.text,
            tokens_of(self.text, start, end),
            self.bodies.end,
            self.stops if stops is None else stops,
            self.known,
        )

    def phrase(self, start: int, limit: int) -> tuple[list[RolePhrase], int, Reader]:
        """The posts of a phrase that begins here, the index after them, and the reader with its words."""
        following = bisect_left(self.starts, start)
        if following < len(self.starts):
            limit = min(limit, self.starts[following] + 12)  # nothing is read past the next name
        if not holds_head(self.text, start, limit):
            return [], 0, self.reader(start, start)
        reader = self.reader(start, limit)
        posts, after = reader.read(0)
        return posts, after, reader
