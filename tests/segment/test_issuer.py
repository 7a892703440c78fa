"""Who issues a release, and what a bare `$` means in it."""

from __future__ import annotations

import pytest

from hkfacts.segment.home import find_home, home_of_place

ISSUERS = [
    (
        "Lab opens\n\nThe Harbour Laboratory Council (HLC) today announced a plan for a new hall, to open in June.",
        "Harbour Laboratory Council",
    ),
    (
        "HLC opens hall\n\nHLC has opened a hall for all who like machines in town.\n\nAbout HLC"
        "\n\nThe Harbour Laboratory Council (HLC) is a charity.",
        "Harbour Laboratory Council",
    ),
    (
        "Fair opens\n\nThe 5th Kite Fair, organised by the Kite Board of Lantau (KBL), opened today with forty stalls."
        "\n\nMedia enquiries\nKBL Communications Department\nTel: 5555 0100"
        "\n\nAbout the KBL\n\nThe Kite Board of Lantau (KBL) flies kites.",
        "Kite Board of Lantau",
    ),
    (
        "Moonworks Robotics Announces Results\n\nMoonworks Robotics, Inc. (NYSE: MOON), a maker of arms,"
        " today reported revenue of $4 million.",
        "Moonworks Robotics, Inc.",
    ),
    (
        "Tide tables\n\nThe tide tables for the coming year are out, and the public may fetch them at every pier of the town."
        '\n\n"Check before you sail," said a spokesman for the Harbour Office.',
        "Harbour Office",
    ),
    (
        "New moon\n\nA moon was seen over the hills by a great many people who had gone out.\n\nSOURCE Moon Watch Society",
        "Moon Watch Society",
    ),
    (
        "Serve wins\n\nKite Robotics CEO Ada Moon joined the morning show to announce that Kite Robotics has opened a hall."
        "\n\nAbout Kite Robotics\n\nKite Robotics builds arms.",
        "Kite Robotics",
    ),
    (
        "Tarn Iron Mills up\n\nTarn Iron Mills Inc. (NYSE: TIMI) sold more rails.\n\nTIMI today announced a plan for a new hall,"
        " and TIMI will build it soon.",
        "Tarn Iron Mills Inc.",
    ),
    ("Dust\n\nDust is bad for machines and for the people who work on them, and it is launched by every wind there is.", None),
    ("A meeting\n\nDonald Moon has announced that he will walk around the hills with his dog for the whole of the year.", None),
    ("Windy\n\nIt was windy.", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "issuer"), ISSUERS)
def test_the_issuer(laid_out, text: str, issuer: str | None) -> None:
    assert laid_out(text).issuer == issuer


@pytest.mark.parametrize(
    ("place", "home"),
    [
        ("HONG KONG SAR", "HK"),
        ("HONG KONG SAR/SAN DIEGO, UNITED STATES", "HK"),
        ("Kowloon, Hong Kong", "HK"),
        ("TYSONS, VA", "US"),
        ("OREM, Utah", "US"),
        ("Washington, D.C.", "US"),
        ("NEW YORK", "US"),
        ("Atlanta, Georgia", "US"),
        ("VANCOUVER, BC", None),
        ("LONDON", None),
        (None, None),
    ],
)
def test_the_home_of_a_place(place: str | None, home: str | None) -> None:
    assert home_of_place(place) == home


BODY = "Harbour Labs opened a workshop for the young, which cost $3 million and has twenty benches and two kilns."


@pytest.mark.parametrize(
    ("text", "home"),
    [
        (f"Lab opens\n\nHONG KONG, May 3, 2031 -- {BODY}", "HK"),
        (f"Lab opens\n\nAUSTIN, Texas, May 3, 2031 -- {BODY}", "US"),
        (f"Lab opens\n\nLONDON, May 3, 2031 -- {BODY}", None),
        (f"Lab opens\n\n{BODY} The pier cost HK$2 million.", "HK"),
        (f"Lab opens\n\n{BODY}\n\nTel: +852 5555 0100", "HK"),
        (f"Lab opens\n\nMoonworks (NASDAQ: MOON) said: {BODY}", "US"),
        (f"Lab opens\n\n{BODY}", None),
    ],
)
def test_the_home_of_a_release(laid_out, text: str, home: str | None) -> None:
    assert laid_out(text).home == home


def test_public_bodies_of_hong_kong_are_known_by_name_alone() -> None:
    assert find_home(BODY, None, "Hospital Authority") == "HK"
    assert find_home(BODY, "London", "Hospital Authority") is None
    assert find_home(BODY, None, "Harbour Labs") is None


def test_a_text_that_speaks_of_america_alone_is_american() -> None:
    assert find_home(BODY + " Its nurses come from Ohio and Texas.", None, "Harbour Labs") == "US"
    assert find_home(BODY + " Its nurses come from Ohio, Texas and Canada.", None, "Harbour Labs") is None
    assert find_home(BODY + " Its nurses come from Ohio and Texas.", "Riga", "Harbour Labs") is None


def test_a_setting_says_what_the_home_is(laid_out) -> None:
    text = f"Lab opens\n\nHONG KONG, May 3, 2031 -- {BODY}"
    assert [laid_out(text, home=h).home for h in ("HK", "US", "none")] == ["HK", "US", None]
