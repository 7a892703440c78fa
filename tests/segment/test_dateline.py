"""Datelines in the forms that issuers and wires use, and openings that are none."""

from __future__ import annotations

import pytest

from hkfacts.segment.dateline import find_dateline

DATELINES = [
    ("(Hong Kong, 28 February 2031) – Acme", "2031-02-28", "Hong Kong"),
    ("HONG KONG - June 7, 2031 (NEWMEDIAWIRE) - Acme", "2031-06-07", "HONG KONG"),
    (
        "HONG KONG SAR/SAN DIEGO, UNITED STATES - Media OutReach Newswire - 24 June 2031 - Acme",
        "2031-06-24",
        "HONG KONG SAR/SAN DIEGO, UNITED STATES",
    ),
    ("(Hong Kong – 3 May 2031) Acme", "2031-05-03", "Hong Kong"),
    ("(Hong Kong – 3 May 2031) – Acme", "2031-05-03", "Hong Kong"),
    ("ZHEJIANG, CHINA, October 04, 2031 /24-7PressRelease/ -- Acme", "2031-10-04", "ZHEJIANG, CHINA"),
    ("CLEVELAND, July 30, 2031 /PRNewswire/ — Acme", "2031-07-30", "CLEVELAND"),
    ("LONDON--(BUSINESS WIRE)--Acme", None, "LONDON"),
    ("CHICAGO–(BUSINESS WIRE)–Acme", None, "CHICAGO"),
    ("Hong Kong, 3 May 2031 - Acme", "2031-05-03", "Hong Kong"),
    ("[3 May 2031, Hong Kong] Acme", "2031-05-03", "Hong Kong"),
    ("【Hong Kong, 3 May 2031】Acme", "2031-05-03", "Hong Kong"),
    ("3 May 2031, Hong Kong - Acme", "2031-05-03", "Hong Kong"),
    ("3 May 2031 – Hong Kong – Acme", "2031-05-03", "Hong Kong"),
    ("Wednesday, 3 May 2031, Hong Kong – Acme", "2031-05-03", "Hong Kong"),
    ("(May 3, 2031 – Hong Kong) Acme", "2031-05-03", "Hong Kong"),
    ("3 May 2031 (Hong Kong) – Acme", "2031-05-03", "Hong Kong"),
    ("Hong Kong, May 3, 2031: Acme", "2031-05-03", "Hong Kong"),
    ("HONG KONG, May 3, 2031 Acme", "2031-05-03", "HONG KONG"),
    ("HONG KONG, 01 Nov, 2031, Acme", "2031-11-01", "HONG KONG"),
    ("Hong Kong S.A.R., 1st November 2031 – Acme", "2031-11-01", "Hong Kong S.A.R."),
    ("SINGAPORE and HONG KONG, Nov 1, 2031 (GLOBE NEWSWIRE) -- Acme", "2031-11-01", "SINGAPORE and HONG KONG"),
    ("HONG KONG – Media Wire – 27 August 2031 – Acme", "2031-08-27", "HONG KONG"),
    ("NewMediaWire - November 1, 2031 - CHICAGO — Acme", "2031-11-01", "CHICAGO"),
    ("Provo, Utah (Newsworthy.ai) Tuesday Feb 18, 2031 @ 9:00 AM US/Mountain — Acme", "2031-02-18", "Provo, Utah"),
    ("las vegas, United States - August 23, 2031 / Moon House / Acme", "2031-08-23", "las vegas, United States"),
    ("FOR IMMEDIATE RELEASE: Hong Kong, 3 May 2031 - Acme", "2031-05-03", "Hong Kong"),
    ("RADSTOCK, PA - (NewMediaWire) - January 4, 2031 - Acme", "2031-01-04", "RADSTOCK, PA"),
    ("PORT ALMA, Fla., April 11, 2031 -- Acme", "2031-04-11", "PORT ALMA, Fla."),
    ("HONG KONG / ACCESSWIRE / May 3, 2031 / Acme", "2031-05-03", "HONG KONG"),
    ("Hong Kong | 3 May 2031 | Acme", "2031-05-03", "Hong Kong"),
    ("New York, NY, 3/4/2031 - Acme", "2031-03-04", "New York, NY"),
    ("Hong Kong, 3/4/2031 - Acme", "2031-04-03", "Hong Kong"),
    ("Hong Kong, 2031-05-03 - Acme", "2031-05-03", "Hong Kong"),
    ("(3 May 2031) – Acme", "2031-05-03", None),
    ("São Paulo, 3 May 2031 – Acme", "2031-05-03", "São Paulo"),
    ("Washington, D.C. – May 3, 2031 – Acme", "2031-05-03", "Washington, D.C."),
    ("The Hague, 3rd of May 2031 — Acme", "2031-05-03", "The Hague"),
    ("HONG KONG, May 3 (Xinhua) -- Acme", None, "HONG KONG"),
    ("HONG KONG – Acme", None, "HONG KONG"),
    ("Madrid, Spain – January28, 2031 – Acme", "2031-01-28", "Madrid, Spain"),
]
NONE = [
    "On June 20, 2031, the company",
    "As of June 20, 2031 – the company",
    "June 20, 2031 was the day",
    "In Hong Kong, June 20, 2031 was a day",
    "The fair opens on June 20, 2031 - a Friday",
    "Acme Ltd was founded in Hong Kong on 3 May 2031.",
    "Ends/Tuesday, June 21, 2033",
    "Hong Kong, 31 February 2031 – Acme",
    "Hong Kong - A new report",
    "NASA - The agency",
    "",
]


@pytest.mark.parametrize(("text", "day", "place"), DATELINES)
def test_a_dateline_gives_day_and_place_and_ends_where_the_text_begins(text: str, day: str | None, place: str | None) -> None:
    found = find_dateline(text, 0, len(text))
    assert found is not None
    assert (found.day and found.day.isoformat(), found.place, text[found.end :]) == (day, place, "Acme")


@pytest.mark.parametrize("text", NONE)
def test_other_openings_are_no_datelines(text: str) -> None:
    assert find_dateline(text, 0, len(text)) is None


def test_a_line_that_is_a_dateline_and_nothing_else() -> None:
    text = "Hong Kong, 3 May 2031"
    found = find_dateline(text, 0, len(text))
    assert found is not None and found.end == len(text)
