"""The records that hkfacts gives out: Pydantic models, frozen, and their schema version. Nothing else lives here.

Field names, types and meanings are the public contract. Within a major version of `SCHEMA_VERSION` a field never changes its
meaning. Standards: TIMEX3 (ISO-TimeML) for dates, ISO 8601, ISO 4217 for currencies, UCUM for units, BCP 47 for languages.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from .spans import DateSource, Section

SCHEMA_VERSION = "1.1.0"

Offset = Annotated[int, Field(ge=0, description="Offset in Unicode code points into the text as read.")]
Number = int | float


class Record(BaseModel):
    """What all records share: frozen, no unknown fields, every field written (null where unknown)."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, json_schema_serialization_defaults_required=True)


class SourceInfo(Record):
    """Where the text of a release came from."""

    name: str | None = Field(description="Path as given, `-` for standard input, null for a string.")
    format: str = Field(description="`text`, `markdown`, `html`, `pdf`, `docx`, `eml`, `jsonl`.")
    sha256: str = Field(description="SHA-256 of the bytes; of the UTF-8 encoding for a string.")
    characters: int = Field(ge=0, description="Length of the text as read, in Unicode code points.")


class Sentence(Record):
    """The sentence around a fact."""

    start: Offset
    end: Offset
    text: str | None = Field(default=None, description="The sentence itself, on request.")


Page = Annotated[
    int | None, Field(ge=1, description="Page of the file that it begins on, from 1; null where there are no pages.")
]
Element = Annotated[
    str | None, Field(description="XPath of the element of the page that it begins in; null where there are none.")
]


class Mention(Record):
    """One stretch of the text that names a thing; `release_text[start:end] == text`."""

    start: Offset
    end: Offset
    text: str
    page: Page = None
    element: Element = None
    section: Section = Field(description="Where in the release it stands.")
    rule: str = Field(description="Rule id or model component that found it.")


class Fact(Record):
    """What every fact carries."""

    id: str = Field(description="Stable id, from kind, value and offset.")
    rule: str = Field(description="Rule id or model component that found the first mention.")
    section: Section = Field(description="Where in the release the first mention stands.")
    sentence: Sentence | None = Field(description="The sentence around the first mention.")


class GroundedFact(Fact):
    """A fact that is one mention; `release_text[start:end] == text`."""

    start: Offset
    end: Offset
    text: str
    page: Page = None
    element: Element = None


class DateRecord(GroundedFact):
    """A calendar expression, a clock time, a duration or a frequency, as TIMEX3."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None = Field(
        description="TIMEX3 value; ranges as an ISO 8601 interval; a financial year as `FY2024-25`; null if not settled."
    )
    start_date: date | None = Field(description="First day, inclusive; null for durations, sets and what cannot be placed.")
    end_date: date | None = Field(description="Last day, inclusive.")
    granularity: (
        Literal["minute", "day", "week", "month", "quarter", "half", "season", "year", "fiscal_year", "decade", "century"] | None
    ) = None
    mod: Literal["START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"] | None = Field(
        default=None, description="TIMEX3 modifier that stands inside the mention."
    )
    bound: Literal["ON_OR_AFTER", "ON_OR_BEFORE", "BEFORE", "AFTER"] | None = Field(
        default=None, description="What the words outside the mention make of it (`since`, `by`, …)."
    )
    relative: bool = Field(default=False, description="Reckoned from the release date or another date in the text.")


class FigureRecord(GroundedFact):
    """A number that measures something: money, a percentage, a count of things, a measurement."""

    kind: Literal[
        "money",
        "percentage",
        "percentage_points",
        "count",
        "area",
        "length",
        "mass",
        "volume",
        "energy",
        "power",
        "temperature",
        "speed",
        "data",
        "multiple",
        "score",
        "other",
    ]
    value: Number | None = Field(description="The number, scale words multiplied out; null for a range.")
    low: Number | None = Field(description="Lower end of a range or known end of an open bound.")
    high: Number | None = Field(description="Upper end of a range or known end of an open bound.")
    qualifier: Literal["exact", "about", "more_than", "at_least", "less_than", "at_most", "range"] | None = "exact"
    currency: str | None = Field(default=None, description="ISO 4217 code, for money.")
    currency_assumed: bool = Field(default=False, description="True where a bare sign was read by the release's home.")
    unit: str | None = Field(default=None, description="UCUM symbol, else the unit as printed.")
    item: str | None = Field(default=None, description="What is counted or measured, as the text names it.")
    per: str | None = Field(default=None, description="The other side of a rate: `month`, `year`, `person`, `share`.")
    change: Literal["increase", "decrease"] | None = Field(default=None, description="Set where it is an amount of change.")


class Contact(Record):
    """How a press contact is reached."""

    phone: str | None = None
    email: str | None = None


class RoleRecord(Record):
    """A post and the body it is held in, as the text gives them."""

    role: str | None
    organisation: str | None = None


class PersonRecord(Fact):
    """A named human being, one record however often mentioned."""

    name: str = Field(description="Fullest form in the text, without honorific or post-nominals.")
    honorific: str | None = None
    post_nominals: tuple[str, ...] = ()
    role: str | None = Field(default=None, description="The first of `roles`.")
    organisation: str | None = None
    organisation_full: str | None = Field(default=None, description="The expansion, where the text defines the acronym.")
    roles: tuple[RoleRecord, ...] = ()
    contact: Contact | None = None
    mentions: tuple[Mention, ...]


class InitiativeRecord(Fact):
    """Something that somebody runs, funds, launches, holds, builds or enacts under a proper name."""

    name: str = Field(description="Fullest form, without leading article and quotation marks.")
    aliases: tuple[str, ...] = ()
    type: Literal[
        "scheme",
        "programme",
        "fund",
        "plan",
        "policy",
        "institution",
        "zone",
        "event",
        "award",
        "platform",
        "project",
        "partnership",
        "campaign",
        "publication",
    ]
    stage: Literal["proposed", "announced", "launched", "ongoing", "completed", "ended"] | None = None
    owner: str | None = Field(default=None, description="Who runs or announces it, where the text says so.")
    dates: tuple[str, ...] = Field(default=(), description="Ids of dates of the same clause.")
    figures: tuple[str, ...] = Field(default=(), description="Ids of figures of the same clause.")
    mentions: tuple[Mention, ...]


class QuoteRecord(GroundedFact):
    """Direct speech of a clause or more."""

    content: str = Field(description="The words said, without marks and attribution; paragraphs joined by a line break.")
    speaker: str | None = Field(default=None, description="Id of the person; null if none is named.")
    speaker_text: str | None = Field(default=None, description="The speaker as printed.")
    cue: str | None = Field(default=None, description="Verb or phrase of attribution.")


class Warning(Record):
    """What could not be read or resolved."""

    code: str
    message: str
    fact: str | None = Field(default=None, description="Id of the fact that it concerns.")
    offset: int | None = Field(default=None, ge=0, description="Place in the text as read.")


class Release(Record):
    """One press release and the facts in it, each list in order of first mention."""

    id: str = Field(description="Given by the caller, else from the source's `sha256`.")
    schema_version: str = SCHEMA_VERSION
    source: SourceInfo
    text: str | None = Field(default=None, description="The text as read, only on request.")
    language: str = Field(description="BCP 47 tag.")
    title: str | None = None
    issuer: str | None = None
    place: str | None = None
    release_date: date | None = None
    release_date_source: DateSource | None = None
    dates: tuple[DateRecord, ...] = ()
    figures: tuple[FigureRecord, ...] = ()
    people: tuple[PersonRecord, ...] = ()
    initiatives: tuple[InitiativeRecord, ...] = ()
    quotes: tuple[QuoteRecord, ...] = ()
    warnings: tuple[Warning, ...] = ()
