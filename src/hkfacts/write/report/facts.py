"""What the page says of each fact, in words made here, so that its script only lays out."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath
from typing import Any

from ...records import DateRecord, FigureRecord, InitiativeRecord, PersonRecord, QuoteRecord, Release
from ..shown import amount, bounds, full_name
from .characters import plain
from .text import excerpt_blocks, places, text_blocks

KINDS = ("dates", "figures", "people", "initiatives", "quotes")
Told = list[list[str]]


def release_data(release: Release) -> dict[str, Any]:
    """One release as the page's script takes it: head, blocks of text, facts in order of kind and place."""
    facts = [fact for kind in KINDS for fact in getattr(release, kind)]
    numbers = {fact.id: n for n, fact in enumerate(facts)}
    shown = [_fact(fact, numbers) for fact in facts]
    _tie_quotes(release, numbers, shown)
    blocks, note = _blocks(release, facts)
    said = [w.message for w in release.warnings]
    return head(release) | {"note": note, "blocks": blocks, "facts": shown, "warnings": [plain(w) for w in said]}


def head(release: Release) -> dict[str, Any]:
    """What is known of a release as a whole."""
    return {
        "id": plain(release.id),
        "title": title(release),
        "date": release.release_date.isoformat() if release.release_date else None,
        "day": day(release.release_date) if release.release_date else None,
        "dateSource": release.release_date_source,
        "issuer": plain(release.issuer) if release.issuer else None,
        "place": plain(release.place) if release.place else None,
        "name": plain(release.source.name) if release.source.name else None,
        "format": plain(release.source.format),
        "sha256": plain(release.source.sha256),
        "characters": release.source.characters,
        "language": plain(release.language),
    }


def title(release: Release) -> str:
    """The headline, else the name of the file without its folders, else the id."""
    return plain(release.title or "") or plain(PurePath(release.source.name or "").name) or plain(release.id) or "untitled"


def day(when: date) -> str:
    """A date as people write it, without a locale: `3 May 2023`."""
    months = "January February March April May June July August September October November December".split()
    return f"{when.day} {months[when.month - 1]} {when.year}"


def _blocks(release: Release, facts: list[Any]) -> tuple[list[dict[str, Any]], str | None]:
    """The blocks of text, and a note where the text is not at hand or does not agree with the record."""
    if release.text is None:
        blocks = excerpt_blocks(release, facts)
        what = "The text of this release is not at hand, so what the record holds of it is shown"
        return blocks, f"{what}: sentences where it has them, else the words of each fact alone."
    found = places(release, facts)
    agree = [p for p, words in found if release.text[p.start : p.end] == words]
    lost = len(found) - len(agree)
    note = (
        f"{lost} of {len(found)} mentions do not stand in the text where the record says, and are not marked." if lost else None
    )
    return text_blocks(release.text, agree, release.title), note


def _fact(fact: Any, numbers: dict[str, int]) -> dict[str, Any]:
    mentions = getattr(fact, "mentions", None) or (fact,)
    shared = {
        "id": plain(fact.id),
        "rule": plain(fact.rule),
        "mentions": [[m.section, plain(m.rule), *([m.page] if getattr(m, "page", None) else [])] for m in mentions],
    }
    if isinstance(fact, DateRecord):
        return shared | _date(fact)
    if isinstance(fact, FigureRecord):
        return shared | _figure(fact)
    if isinstance(fact, PersonRecord):
        return shared | _person(fact)
    if isinstance(fact, InitiativeRecord):
        return shared | _initiative(fact, numbers)
    return shared | _quote(fact, numbers)


def _told(*pairs: tuple[str, Any]) -> Told:
    """Name and value of what is known."""
    return [[name, plain(str(value))] for name, value in pairs if value not in (None, "", ())]


def _days(fact: DateRecord) -> str:
    if fact.start_date is None or fact.end_date is None:
        return ""
    first, last = day(fact.start_date), day(fact.end_date)
    return first if first == last else f"{first} to {last}"


def _date(fact: DateRecord) -> dict[str, Any]:
    more = _told(
        ("type", fact.type.lower()),
        ("days", _days(fact)),
        ("bounds", bounds(fact)),
        ("granularity", fact.granularity and fact.granularity.replace("_", " ")),
        ("reckoned", "from the release date or another date" if fact.relative else None),
    )
    start, end = (d.isoformat() if d else None for d in (fact.start_date, fact.end_date))
    span = {"from": start, "to": end} if start and end else {}
    cells = [plain(fact.text), plain(fact.value or "not settled"), bounds(fact)]
    return {"kind": "dates", "label": cells[0], "value": cells[1], "cells": cells, "more": more} | span


def _figure(fact: FigureRecord) -> dict[str, Any]:
    of_what = " ".join(w for w in (fact.item, fact.per and f"per {fact.per}", fact.change and f"({fact.change})") if w)
    cells = [plain(fact.text), plain(amount(fact)), plain(of_what)]
    more = _told(
        ("kind", fact.kind.replace("_", " ")),
        ("of what", fact.item),
        ("per", fact.per),
        ("change", fact.change),
        ("precision", (fact.qualifier or "").replace("_", " ") or None),
        ("currency", "taken from the home of the release" if fact.currency_assumed else None),
    )
    return {"kind": "figures", "label": cells[0], "value": cells[1], "cells": cells, "more": more}


def _person(fact: PersonRecord) -> dict[str, Any]:
    posts = [", ".join(plain(w) for w in (p.role, p.organisation) if w) for p in fact.roles]
    contact = fact.contact
    more = _told(
        ("post", "; ".join(p for p in posts if p)),
        ("in full", fact.organisation_full),
        ("telephone", contact and contact.phone),
        ("e-mail", contact and contact.email),
    )
    name = plain(full_name(fact))
    return {"kind": "people", "label": plain(fact.name), "value": name, "cells": [name], "more": more, "quotes": []}


def _initiative(fact: InitiativeRecord, numbers: dict[str, int]) -> dict[str, Any]:
    more = _told(
        ("type", fact.type),
        ("stage", fact.stage),
        ("also", "; ".join(fact.aliases)),
        ("owner", fact.owner),
    )
    name = plain(fact.name)
    ties = {k: [numbers[i] for i in getattr(fact, k) if i in numbers] for k in ("dates", "figures")}
    return {"kind": "initiatives", "label": name, "value": name, "cells": [name], "more": more} | ties


def _quote(fact: QuoteRecord, numbers: dict[str, int]) -> dict[str, Any]:
    words = plain(fact.content)
    said = _told(("speaker", fact.speaker_text or ("nobody named" if fact.speaker is None else None)), ("cue", fact.cue))
    tie = {"speaker": numbers[fact.speaker]} if fact.speaker in numbers else {}
    short = words if len(words) <= 90 else words[:89].rstrip() + "…"
    return {
        "kind": "quotes",
        "label": short,
        "value": plain(fact.speaker_text or "nobody named"),
        "cells": [words],
        "more": said,
    } | tie


def _tie_quotes(release: Release, numbers: dict[str, int], shown: list[dict[str, Any]]) -> None:
    """Give each person the numbers of the quotes that are theirs."""
    for quote in release.quotes:
        speaker = numbers.get(quote.speaker or "")
        if speaker is not None and shown[speaker]["kind"] == "people":
            shown[speaker]["quotes"].append(numbers[quote.id])
