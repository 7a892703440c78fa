"""Releases for the tests of the report, and pages made of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from hkfacts import Release
from hkfacts.write.report import write_report
from tests.release_by_hand import place, release

BAD = '<script>window.ran = 1</script> "><img src=x onerror="window.ran = 2"> {{ 7 * 7 }} \u202egnp.exe\u202c </script><!--'


def page(releases: list[Release], path: Path, **more: Any) -> Path:
    """The page about these releases, written to a file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        write_report(releases, file, **more)
    return path


def hostile() -> Release:
    """A release that would run something, wherever it is shown."""
    known = release()
    text = f"{BAD}\n\n{BAD} cost 5% \u200b\x07\x00 and {known.people[0].name} said so.\n"
    figure = known.figures[1].model_copy(update={"start": text.index("5%"), "end": text.index("5%") + 2, "item": BAD})
    bad = known.people[0].mentions[0].model_copy(update={"start": 0, "end": len(BAD), "text": BAD, "rule": BAD})
    return known.model_copy(
        update={
            "text": text, "title": BAD, "issuer": BAD, "place": BAD, "id": BAD, "dates": (), "quotes": (),
            "source": known.source.model_copy(update={"name": BAD, "characters": len(text)}),
            "figures": (figure,),
            "people": (known.people[0].model_copy(update={"id": BAD, "name": BAD, "role": BAD, "organisation": BAD, "mentions": (bad,)}),),
            "initiatives": (known.initiatives[0].model_copy(update={"name": BAD, "owner": BAD, "dates": (), "figures": (BAD,), "mentions": (bad,)}),),
            "warnings": (known.warnings[0].model_copy(update={"message": BAD}),),
        }
    )  # fmt: skip


def overlapping() -> Release:
    """Mentions that lie in, over and across one another, in a text with emoji and line ends of all kinds."""
    text = "😀 Ada Wu's \U0001f1ed\U0001f1f0 Green\r\nStreet Scheme cost HK$1.5 million.\r\rEnd, 5% of it \u2028 on 3 May 2023."
    spans = {"p1": "Ada Wu's \U0001f1ed\U0001f1f0 Green", "i1": "Green\r\nStreet Scheme", "f1": "HK$1.5 million", "f2": "5%"}
    spans |= {"d1": "3 May 2023", "q1": text[2:64]}
    where = {k: {"start": text.index(v), "end": text.index(v) + len(v), "text": v} for k, v in spans.items()}
    made = release(text=text)
    facts: dict[str, Any] = {}
    for kind in ("dates", "figures", "quotes"):
        facts[kind] = tuple(f.model_copy(update=where[f.id]) for f in getattr(made, kind))
    for kind in ("people", "initiatives"):
        one = getattr(made, kind)[0]
        facts[kind] = (one.model_copy(update={"mentions": (one.mentions[0].model_copy(update=where[one.id]),)}),)
    return made.model_copy(update=facts)


def varied(releases: list[Release], number: int) -> list[Release]:
    """Many releases made of a few, each with an id and a day of its own."""
    return [
        releases[n % len(releases)].model_copy(
            update={"id": f"r{n}", "release_date": date(2020 + n % 6, 1 + n % 12, 1 + n % 28), "title": f"Release {n:03}"}
        )
        for n in range(number)
    ]


__all__ = ["BAD", "hostile", "overlapping", "page", "place", "varied"]
