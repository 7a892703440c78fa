"""When a release was issued, and by what evidence; a date of the story is no date of release."""

from __future__ import annotations

from datetime import date

import pytest

from hkfacts.read import read_text
from hkfacts.segment import segment
from hkfacts.settings import Settings
from hkfacts.spans import Metadata, Source

BODY = "Harbour Labs opened a workshop for the young in Tai Po, which has twenty benches, two kilns and a hall for talks."
DATED = [
    (f"News\n\n3 May 2031\n\n{BODY}", "header"),
    (f"Lab opens\nDate: 3 May 2031\n\n{BODY}", "header"),
    (f"Posted on 03/05/2031\n\nLab opens its doors\n\n{BODY}", "header"),
    (f"For immediate release: May 3, 2031\n\nLab opens its doors\n\n{BODY}", "header"),
    (f"PRESS RELEASE | 3 May 2031\n\nLab opens its doors\n\n{BODY}", "header"),
    (f"EMBARGOED UNTIL 00:01 HKT, 3 MAY 2031\n\nLab opens its doors\n\n{BODY}", "header"),
    (f"Lab opens its doors\n\n**(Hong Kong, 3 May 2031)** – {BODY}", "dateline"),
    (f"Lab opens its doors\n\nBy Ada Moon\n\nHONG KONG, May 3, 2031 /PRNewswire/ -- {BODY}", "dateline"),
    (f"2 May 2031\n\nLab opens its doors\n\nHong Kong, 3 May 2031 - {BODY}", "dateline"),
    (f"Lab opens its doors\n\n　　{BODY}\n\nEnds/Saturday, May 3, 2031\nIssued at HKT 20:16\n\nNNNN\n", "footer"),
    (f"Lab opens its doors\n\n{BODY}\n\nEnds/Saturday, May 3, 2031, Issued at HKT 14:30\n\nNNNN", "footer"),
    (
        f"Lab opens its doors\n\n{BODY}\n\nBy order of the board\n\nHong Kong, 3 May 2031\n\nThe board has two directors.",
        "footer",
    ),
    (f"Lab opens its doors\n\n{BODY}\n\n3 May 2031\nHong Kong", "footer"),
    (f"Lab opens its doors\n\n{BODY * 2}\n\nHarbour Arts Authority\n3 May 2031", "footer"),
    (f"Lab opens its doors\n\n{BODY * 2}\n\nHarbour Arts Authority, 3 May 2031", "footer"),
    (f"Lab opens its doors\n\nLast updated: 9 May 2031\n\nPublished: 3 May 2031\n\n{BODY}", "header"),
    (f"Lab opens its doors\n\nUpdated 9 May 2031 | Published 3 May 2031\n\n{BODY}", "header"),
    (f"Lab opens its doors\n\nLast updated: 3 May 2031\n\n{BODY}", "header"),
    (f"Lab opens its doors\n\nBy Ada Moon | May 3, 2031 | News\n\n{BODY}", "header"),
    (f"Lab opens its doors\n\nMay 3, 2031 by Ada Moon\n\n{BODY}", "header"),
    (f"PRESS RELEASE · 3 May 2031 · Faculty of Piers, Harbour University\n\nLab opens its doors\n\n{BODY}", "header"),
    (f"Harbour Labs | News | 3 May 2031\n\nLab opens its doors\n\n{BODY}", "header"),
    (f"Lab opens its doors\n\nMay 03, 2031 07:00 AM Eastern Daylight Time\n\n{BODY}", "header"),
    (f"Lab opens its doors\n\nSat, 03 May 2031 10:30:00 +0800\n\n{BODY}", "header"),
    (f"Lab opens its doors\n\nPosted: May 3rd, 2031 | Author: Web Team\n\n{BODY}", "header"),
    (f"Lab opens its doors\n\n{BODY} It did so today (3 May 2031).", "body"),
    (f"Lab opens its doors\n\n{BODY} That was said on 3 May 2031, today.", "body"),
]
UNDATED = [
    f"Lab opens its doors\n\n{BODY} It was founded on 3 May 2019.",
    f"Lab opens its doors\n\nOn 3 May 2031, {BODY}",
    f"Lab opens its doors\n\n{BODY}\n\nSee https://lab.example/2031/05/03/opening",
    f"Lab opens its doors\n\n{BODY}\n\nPage last updated: 3 May 2031",
    f"Lab opens its doors\n\n{BODY} Today (3 May) is a feast.",
    f"Lab opens its doors\n\nKite Launch on May 3, 2031 – {BODY}",
    f"Lab opens its doors\n\n{BODY * 2}\n\nKite Launch - May 3, 2031 - The kites will fly from the pier at noon.",
    f"Date: 3 May 2031 (Saturday)\nTime: 3pm\nVenue: Hall 1\n\nLab opens its doors\n\n{BODY}",
    f"Lab opens its doors\n\n{BODY}\n\nEvent details:\n\nDate: 3 May 2031\n\nAll are welcome.",
    f"Lab opens its doors\n\n{BODY * 2}\n\nGreat Kite Gala\n3 May 2031",
    f"Lab opens its doors\n\n{BODY}\n\nSeattle, May 3, 2031\nPortland, May 4, 2031",
    f"Lab opens its doors\n\n{BODY}\n\n© 2031 Harbour Labs. All rights reserved.",
    f"Lab opens its doors\n\n{BODY} Open today (3 May 2031) and today (4 May 2031).",
    f"Lab opens its doors\n\n{BODY}\n\nPickup - [pier.example](https://pier.example/2031/05/03/lab)",
]


@pytest.mark.parametrize(("text", "source"), DATED)
def test_the_day_is_found_where_it_stands(laid_out, text: str, source: str) -> None:
    parts = laid_out(text)
    assert (parts.release_date, parts.release_date_source) == (date(2031, 5, 3), source)


@pytest.mark.parametrize("text", UNDATED)
def test_no_day_is_invented(laid_out, text: str) -> None:
    parts = laid_out(text)
    assert (parts.release_date, parts.release_date_source) == (None, None)


def test_an_option_is_believed_before_the_text() -> None:
    parts = segment(read_text(DATED[6][0]), Settings(), date(2030, 1, 1))
    assert (parts.release_date, parts.release_date_source) == (date(2030, 1, 1), "option")


def test_metadata_serve_where_the_text_says_nothing() -> None:
    known = Metadata(title="Lab opens", issuer="Harbour Labs", published=date(2031, 5, 3))
    parts = segment(Source(BODY, None, "html", "0", known), Settings())
    assert (parts.release_date, parts.release_date_source, parts.title) == (date(2031, 5, 3), "metadata", "Lab opens")
    parts = segment(Source(DATED[1][0].replace("2031", "2032"), None, "html", "0", known), Settings())
    assert (parts.release_date, parts.release_date_source) == (date(2032, 5, 3), "header")


def test_the_dateline_is_a_block_of_its_own(laid_out) -> None:
    parts = laid_out(DATED[6][0])
    dateline = next(b for b in parts.blocks if b.section == "dateline")
    assert parts.text[dateline.start : dateline.end] == "(Hong Kong, 3 May 2031) –"
    assert parts.text[dateline.end : dateline.end + 8] == "\nHarbour"


def test_numbers_are_read_month_first_in_an_american_release(laid_out) -> None:
    assert laid_out(f"Lab opens its doors\n\nAUSTIN, Texas, 5/3/2031 -- {BODY}").release_date == date(2031, 5, 3)
    assert laid_out(f"Lab opens its doors\n\nDate: 5/3/2031\n\n{BODY}", home="US").release_date == date(2031, 5, 3)
    assert laid_out(f"Lab opens its doors\n\nDate: 5/3/2031\n\n{BODY}").release_date == date(2031, 3, 5)
