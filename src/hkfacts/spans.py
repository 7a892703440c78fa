"""What travels between the stages: small, frozen, free of Pydantic and spaCy.

Offsets everywhere in this module are offsets into the *view* of a release (`View.text`), in Unicode code points, end
exclusive. The view is what finders read: the text as read, with mark-up, soft line wraps and odd characters smoothed away.
`View.source_span` leads back to the text as read; only the `record` stage does that.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Kind = Literal["date", "figure", "person", "initiative", "quote"]
Section = Literal["headline", "dateline", "body", "list", "table", "caption", "boilerplate", "contacts", "furniture"]
Home = Literal["HK", "US"]
DateSource = Literal["option", "header", "dateline", "footer", "body", "metadata"]
Number = int | float


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the view."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning on its way to `Release.warnings`; `start` is an offset into the view, or None."""

    code: str
    message: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the format itself says of the release (page title, `article:published_time`, e-mail headers)."""

    title: str | None = None
    issuer: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file the text from `start` on stood: the page, from 1, or the XPath of the element. An offset into the text as read."""

    start: int
    page: int | None = None
    element: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One input, read: its text and where it came from. `sha256` is of the bytes (for a string, of its UTF-8 form).

    `places`, in order, are for formats that have pages or elements.
    """

    text: str
    name: str | None
    format: str
    sha256: str
    metadata: Metadata = Metadata()
    notices: tuple[Notice, ...] = ()
    places: tuple[Place, ...] = ()

    def place_at(self, offset: int) -> Place | None:
        """Where in the file this offset of the text as read stood; None where the format does not tell."""
        at = bisect_right(self.places, offset, key=lambda p: p.start) - 1
        return self.places[at] if at >= 0 else None


@dataclass(frozen=True, slots=True)
class View:
    """The text that finders read, and the way back to the text as read.

    Inside a block, white space is single spaces, without mark-up; blocks are parted by one line feed and cells of a table by
    one tab, so no pattern that names neither can cross them. `offsets[i]` is the place in the text as read of character `i`;
    None means that the view is the text itself.
    """

    text: str
    offsets: Sequence[int] | None = None

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The same stretch in the text as read; empty stretches are not asked for."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table row or line, and the section that it stands in."""

    start: int
    end: int
    section: Section


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first `header_rows` of them are headings, `caption` the block above that names the table."""

    rows: tuple[tuple[Span, ...], ...]
    header_rows: int = 1
    caption: Span | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """A release laid out: its view, blocks, sentences and tables, and when, where and by whom it was issued.

    `blocks` and `sentences` are in order of place and do not overlap; a sentence never crosses a block. `home` says what a bare
    `$` and `3/4` mean (None: not settled). `release_date` is the anchor of relative dates. `carried` is True where the issuer is a
    site, a brand of news or an agency that carried the text, of which no post and no `our` in it is.
    """

    view: View
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    tables: tuple[Table, ...] = ()
    title: str | None = None
    issuer: str | None = None
    carried: bool = False
    place: str | None = None
    release_date: date | None = None
    release_date_source: DateSource | None = None
    language: str = "en"
    home: Home | None = None
    notices: tuple[Notice, ...] = ()
    text: str = field(init=False, repr=False, compare=False)  # of the view
    _block_starts: tuple[int, ...] = field(default=(), repr=False, compare=False)
    _sentence_starts: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.view.text)
        object.__setattr__(self, "_block_starts", tuple(b.start for b in self.blocks))
        object.__setattr__(self, "_sentence_starts", tuple(s.start for s in self.sentences))

    @property
    def own_issuer(self) -> str | None:
        """The issuer whose text it is; None for one who only carried it."""
        return None if self.carried else self.issuer

    def block_at(self, offset: int) -> Block | None:
        """The block that holds this offset of the view."""
        i = bisect_right(self._block_starts, offset) - 1
        return self.blocks[i] if i >= 0 and offset < self.blocks[i].end else None

    def section_at(self, offset: int) -> Section:
        """The section that this offset stands in; `body` between blocks."""
        block = self.block_at(offset)
        return block.section if block else "body"

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that holds this offset of the view."""
        i = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].end else None


@dataclass(frozen=True, slots=True)
class Entity:
    """A span that the trained pipeline labels (`PERSON`, `ORG`, `ROLE`, `INITIATIVE`, `PRODUCT`, `PLACE`)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words of the view with Penn Treebank tags, and the entities over them; parallel sequences, in order of place.

    `vectors` holds one row of numbers a word, by which the pipeline tells it among its neighbours; None where none has read them.
    """

    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    tags: Sequence[str] = ()
    entities: tuple[Entity, ...] = ()
    vectors: Any = field(default=None, compare=False, repr=False)

    def words_of(self, text: str) -> list[str]:
        """The words as the view's text writes them."""
        return [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]

    def index_at(self, offset: int) -> int:
        """The index of the first word that ends after `offset` (so the one that holds it, or the next)."""
        return bisect_right(self.ends, offset)

    def between(self, start: int, end: int) -> range:
        """Indexes of the words that lie wholly between two offsets."""
        return range(bisect_left(self.starts, start), bisect_right(self.ends, end))


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch that a rule or the model proposes, with the pieces that it was recognised by; not yet understood."""

    kind: str
    start: int
    end: int
    rule: str
    groups: Mapping[str, str] = field(default_factory=dict)
    reader: str = ""  # the function of the normalise stage that reads the groups
    inner: Mapping[str, Found] = field(default_factory=dict)  # groups that are expressions themselves


@dataclass(frozen=True, slots=True)
class Refusal:
    """A near miss: what was looked at, which rule refused it and why."""

    kind: str
    start: int
    end: int
    rule: str
    reason: str


@dataclass(slots=True)
class Trace:
    """What `explain` asks the stages to note; stages take None where nobody asks."""

    refusals: list[Refusal] = field(default_factory=list)
    reasons: dict[tuple[str, int, int], str] = field(default_factory=dict)

    def refuse(self, kind: str, start: int, end: int, rule: str, reason: str) -> None:
        """Note a near miss."""
        self.refusals.append(Refusal(kind, start, end, rule, reason))

    def explain(self, kind: str, start: int, end: int, reason: str) -> None:
        """Note why a fact has its value."""
        self.reasons[kind, start, end] = reason


DateType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class DateFact:
    """A date understood; fields as in the record of the same name. `notices` go out as warnings of this fact."""

    start: int
    end: int
    rule: str
    type: DateType
    value: str | None
    start_date: date | None = None
    end_date: date | None = None
    granularity: str | None = None
    mod: str | None = None
    bound: str | None = None
    relative: bool = False
    notices: tuple[Notice, ...] = ()
    shape: object = field(
        default=None, repr=False, compare=False
    )  # what was read, before it was placed (grammar/calendar_shapes.py)


@dataclass(frozen=True, slots=True)
class FigureFact:
    """A figure understood; fields as in the record of the same name.

    `elided` and `elided_currency`: the item or the currency is that of a figure before it, which the stage `link` looks for.
    """

    start: int
    end: int
    rule: str
    kind: str
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    qualifier: str = "exact"
    currency: str | None = None
    currency_assumed: bool = False
    unit: str | None = None
    item: str | None = None
    per: str | None = None
    change: str | None = None
    notices: tuple[Notice, ...] = ()
    elided: bool = False
    elided_currency: bool = False


@dataclass(frozen=True, slots=True)
class NameMention:
    """One mention of a person or an initiative."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Post:
    """A role and the body it is held in, as printed."""

    role: str | None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class PersonFact:
    """A person with all mentions joined; the first mention is the first in the text."""

    name: str
    mentions: tuple[NameMention, ...]
    honorific: str | None = None
    post_nominals: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    organisation_full: str | None = None
    phone: str | None = None
    email: str | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class InitiativeFact:
    """An initiative with all mentions joined; `dates` and `figures` are (start, end) of the facts of the same clause."""

    name: str
    mentions: tuple[NameMention, ...]
    type: str
    aliases: tuple[str, ...] = ()
    stage: str | None = None
    owner: str | None = None
    dates: tuple[tuple[int, int], ...] = ()
    figures: tuple[tuple[int, int], ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteFact:
    """Words said; `speaker` is the index of the person in the list of linked people."""

    start: int
    end: int
    rule: str
    content: str
    speaker: int | None = None
    speaker_text: str | None = None
    cue: str | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of a release, linked, each list in order of first mention."""

    dates: tuple[DateFact, ...] = ()
    figures: tuple[FigureFact, ...] = ()
    people: tuple[PersonFact, ...] = ()
    initiatives: tuple[InitiativeFact, ...] = ()
    quotes: tuple[QuoteFact, ...] = ()
    notices: tuple[Notice, ...] = ()
