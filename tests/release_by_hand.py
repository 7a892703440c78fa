"""A release made by hand, so that writers are tested without the stages before them."""

from __future__ import annotations

from datetime import date

from hkfacts.records import (
    Contact,
    DateRecord,
    FigureRecord,
    InitiativeRecord,
    Mention,
    PersonRecord,
    QuoteRecord,
    Release,
    RoleRecord,
    SourceInfo,
    Warning,
)

TEXT = 'Ada Wu said: "We shall plant trees." The Green Street Scheme began on 3 May 2023 with HK$1.5 million, =SUM(A1) and 5%.'


def place(text: str) -> dict[str, int | str]:
    """Start, end and text of a stretch."""
    start = TEXT.index(text)
    return {"start": start, "end": start + len(text), "text": text}


def fact(known: str) -> dict[str, object]:
    """What every fact has."""
    return {"id": known, "rule": "by.hand", "section": "body", "sentence": None}


def mention(text: str) -> Mention:
    """A mention of a name."""
    return Mention.model_validate({**place(text), "section": "body", "rule": "by.hand"})


def release(**fields: object) -> Release:
    """The release, with other fields where they are given."""
    known = {
        "id": "r1",
        "source": SourceInfo(name="a.txt", format="text", sha256="0" * 64, characters=len(TEXT)),
        "language": "en",
        "title": "Trees for the street",
        "issuer": "Street Office",
        "release_date": date(2023, 5, 2),
        "release_date_source": "dateline",
        "dates": (
            DateRecord.model_validate(
                {**fact("d1"), **place("3 May 2023"), "type": "DATE", "value": "2023-05-03"}
                | {"start_date": "2023-05-03", "end_date": "2023-05-03", "granularity": "day", "bound": "ON_OR_AFTER"}
            ),
        ),
        "figures": (
            FigureRecord.model_validate(
                {**fact("f1"), **place("HK$1.5 million"), "kind": "money", "currency": "HKD", "item": "=SUM(A1)"}
                | {"value": 1500000, "low": 1500000, "high": 1500000}
            ),
            FigureRecord.model_validate(
                {
                    **fact("f2"),
                    **place("5%"),
                    "kind": "percentage",
                    "value": None,
                    "low": 5,
                    "high": None,
                    "qualifier": "more_than",
                }
            ),
        ),
        "people": (
            PersonRecord.model_validate(
                {
                    **fact("p1"),
                    "name": "Ada Wu",
                    "honorific": "Dr",
                    "post_nominals": ("JP", "SBS"),
                    "mentions": (mention("Ada Wu"),),
                }
                | {"role": "Head", "organisation": "Street Office", "contact": Contact(phone="+852 5550 0000")}
                | {"roles": (RoleRecord(role="Head", organisation="Street Office"),)}
            ),
        ),
        "initiatives": (
            InitiativeRecord.model_validate(
                {**fact("i1"), "name": "Green Street Scheme", "type": "scheme", "stage": "launched", "dates": ("d1",)}
                | {"figures": ("f1", "f2"), "mentions": (mention("Green Street Scheme"),)}
            ),
        ),
        "quotes": (
            QuoteRecord.model_validate(
                {**fact("q1"), **place('"We shall plant trees."'), "content": "We shall plant trees."}
                | {"speaker": "p1", "speaker_text": "Ada Wu", "cue": "said"}
            ),
        ),
        "warnings": (Warning(code="test", message="a warning", fact="f2"),),
    }
    return Release.model_validate(known | fields)
