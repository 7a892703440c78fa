"""The stage `record`: one `Release` out of linked facts, with ids from content, in stable order, grounded in the text as read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, TypeVar

from .records import (
    Contact,
    DateRecord,
    FigureRecord,
    InitiativeRecord,
    Mention,
    PersonRecord,
    QuoteRecord,
    Release,
    RoleRecord,
    Sentence,
    SourceInfo,
    Warning,
)
from .settings import Settings
from .spans import (
    DateFact,
    Facts,
    FigureFact,
    InitiativeFact,
    NameMention,
    Notice,
    Parts,
    PersonFact,
    QuoteFact,
    Section,
    Source,
)

_F = TypeVar("_F", DateFact, FigureFact, QuoteFact)


def fact_id(kind: str, value: object, start: int) -> str:
    """The stable id of a fact: kind letter and twelve hexadecimal digits of kind, value and offset.

    >>> fact_id("date", "2024-02", 7) == fact_id("date", "2024-02", 7) != fact_id("date", "2024-02", 8)
    True
    """
    return f"{kind[0]}{sha256(f'{kind}|{value}|{start}'.encode('utf-8', 'backslashreplace')).hexdigest()[:12]}"


@dataclass(slots=True)
class _Recorder:
    """What is shared while one release is written down."""

    source: Source
    parts: Parts
    settings: Settings
    warnings: list[Warning] = field(default_factory=list)

    def wanted(self, kind: str, section: Section) -> bool:
        """True where settings let a fact of this kind and section out; `furniture` never goes out."""
        kinds, sections = self.settings.kinds, self.settings.sections
        return section != "furniture" and (not kinds or kind in kinds) and (not sections or section in sections)

    def place(self, start: int, end: int) -> dict[str, Any]:
        """`start`, `end` and `text` of a stretch of the view, in the text as read, and where in the file it stood."""
        first, last = self.parts.view.source_span(start, end)
        place = self.source.place_at(first) if self.source.places else None
        return {
            "start": first,
            "end": last,
            "text": self.source.text[first:last],
            "page": place.page if place else None,
            "element": place.element if place else None,
        }

    def sentence(self, start: int) -> Sentence | None:
        """The sentence around an offset of the view."""
        found = self.parts.sentence_at(start)
        if found is None:
            return None
        first, last = self.parts.view.source_span(found.start, found.end)
        said = self.source.text[first:last] if self.settings.with_sentences else None
        return Sentence.model_construct(start=first, end=last, text=said)

    def grounded(self, kind: str, value: object, fact: DateFact | FigureFact | QuoteFact) -> dict[str, Any]:
        """The fields that every fact of one mention has."""
        place = self.place(fact.start, fact.end)
        known = fact_id(kind, value, place["start"])
        self.warn(fact.notices, known)
        section = self.parts.section_at(fact.start)
        return {"id": known, "rule": fact.rule, "section": section, "sentence": self.sentence(fact.start), **place}

    def mentions(self, mentions: Sequence[NameMention]) -> tuple[Mention, ...]:
        """The mentions of a name that stand where facts are reported from."""
        return tuple(
            Mention.model_construct(section=self.parts.section_at(m.start), rule=m.rule, **self.place(m.start, m.end))
            for m in mentions
            if self.parts.section_at(m.start) != "furniture"
        )

    def named(self, kind: str, fact: PersonFact | InitiativeFact) -> dict[str, Any]:
        """The fields that every fact of several mentions has."""
        mentions = self.mentions(fact.mentions)
        first = next(m for m in fact.mentions if self.parts.section_at(m.start) != "furniture")
        known = fact_id(kind, fact.name, mentions[0].start)
        self.warn(fact.notices, known)
        return {
            "id": known,
            "rule": mentions[0].rule,
            "section": mentions[0].section,
            "sentence": self.sentence(first.start),
            "mentions": mentions,
        }

    def warn(self, notices: Iterable[Notice], fact: str | None = None) -> None:
        """Turn notices into warnings of the record."""
        for notice in notices:
            offset = None
            if notice.start is not None and notice.start < len(self.parts.text):
                offset = self.parts.view.source_span(notice.start, notice.start + 1)[0]
            self.warnings.append(Warning.model_construct(code=notice.code, message=notice.message, fact=fact, offset=offset))


def _first_section(fact: PersonFact | InitiativeFact, parts: Parts) -> Section:
    return next((s for m in fact.mentions if (s := parts.section_at(m.start)) != "furniture"), "furniture")


def _date(recorder: _Recorder, fact: DateFact) -> DateRecord:
    return DateRecord.model_construct(
        type=fact.type,
        value=fact.value,
        start_date=fact.start_date,
        end_date=fact.end_date,
        granularity=fact.granularity,
        mod=fact.mod,
        bound=fact.bound,
        relative=fact.relative,
        **recorder.grounded("date", fact.value, fact),
    )


def _figure(recorder: _Recorder, fact: FigureFact) -> FigureRecord:
    key = (fact.kind, fact.value, fact.low, fact.high, fact.currency or fact.unit)
    return FigureRecord.model_construct(
        kind=fact.kind,
        value=fact.value,
        low=fact.low,
        high=fact.high,
        qualifier=fact.qualifier,
        currency=fact.currency,
        currency_assumed=fact.currency_assumed,
        unit=fact.unit,
        item=fact.item,
        per=fact.per,
        change=fact.change,
        **recorder.grounded("figure", key, fact),
    )


def _person(recorder: _Recorder, fact: PersonFact) -> PersonRecord:
    roles = tuple(RoleRecord.model_construct(role=p.role, organisation=p.organisation) for p in fact.posts)
    contact = None
    if recorder.settings.contacts and (fact.phone or fact.email):
        contact = Contact.model_construct(phone=fact.phone, email=fact.email)
    return PersonRecord.model_construct(
        name=fact.name,
        honorific=fact.honorific,
        post_nominals=fact.post_nominals,
        role=roles[0].role if roles else None,
        organisation=roles[0].organisation if roles else None,
        organisation_full=fact.organisation_full,
        roles=roles,
        contact=contact,
        **recorder.named("person", fact),
    )


def _initiative(
    recorder: _Recorder, fact: InitiativeFact, dates: dict[tuple[int, int], str], figures: dict[tuple[int, int], str]
) -> InitiativeRecord:
    return InitiativeRecord.model_construct(
        name=fact.name,
        aliases=fact.aliases,
        type=fact.type,
        stage=fact.stage,
        owner=fact.owner,
        dates=tuple(dates[d] for d in fact.dates if d in dates),
        figures=tuple(figures[f] for f in fact.figures if f in figures),
        **recorder.named("initiative", fact),
    )


def _quote(recorder: _Recorder, fact: QuoteFact, speakers: dict[int, str]) -> QuoteRecord:
    return QuoteRecord.model_construct(
        content=fact.content,
        speaker=speakers.get(fact.speaker) if fact.speaker is not None else None,
        speaker_text=fact.speaker_text,
        cue=fact.cue,
        **recorder.grounded("quote", fact.content[:80], fact),
    )


def _kept(recorder: _Recorder, kind: str, facts: Iterable[_F]) -> list[_F]:
    section: Callable[[int], Section] = recorder.parts.section_at
    return sorted((f for f in facts if recorder.wanted(kind, section(f.start))), key=lambda f: (f.start, f.end))


def record_release(source: Source, parts: Parts, facts: Facts, settings: Settings, release_id: str | None = None) -> Release:
    """The record of one release; facts that settings leave out take the references to them along."""
    recorder = _Recorder(source, parts, settings)
    recorder.warn(facts.notices)
    kept_dates = _kept(recorder, "dates", facts.dates)
    kept_figures = _kept(recorder, "figures", facts.figures)
    dates = [_date(recorder, f) for f in kept_dates]
    figures = [_figure(recorder, f) for f in kept_figures]
    people: list[PersonRecord] = []
    speakers: dict[int, str] = {}
    for index, person in enumerate(facts.people):
        if recorder.wanted("people", _first_section(person, parts)):
            people.append(_person(recorder, person))
            speakers[index] = people[-1].id
    date_ids = {(f.start, f.end): r.id for f, r in zip(kept_dates, dates, strict=True)}
    figure_ids = {(f.start, f.end): r.id for f, r in zip(kept_figures, figures, strict=True)}
    initiatives = [
        _initiative(recorder, f, date_ids, figure_ids)
        for f in facts.initiatives
        if recorder.wanted("initiatives", _first_section(f, parts))
    ]
    quotes = [_quote(recorder, f, speakers) for f in _kept(recorder, "quotes", facts.quotes)]
    info = SourceInfo.model_construct(name=source.name, format=source.format, sha256=source.sha256, characters=len(source.text))
    return Release.model_construct(
        id=release_id or source.sha256[:16],
        source=info,
        text=source.text if settings.with_text else None,
        language=parts.language,
        title=parts.title,
        issuer=parts.issuer,
        place=parts.place,
        release_date=parts.release_date,
        release_date_source=parts.release_date_source,
        dates=tuple(dates),
        figures=tuple(figures),
        people=tuple(sorted(people, key=lambda p: p.mentions[0].start)),
        initiatives=tuple(sorted(initiatives, key=lambda i: i.mentions[0].start)),
        quotes=tuple(quotes),
        warnings=tuple(recorder.warnings),
    )
