"""Who issues a release, and what a bare `$` means in it."""

from __future__ import annotations

import pytest

from hkfacts.segment.home import find_home
from hkfacts.segment.home_places import home_of_place, is_elsewhere
from hkfacts.segment.issuer_names import clean

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
    (
        "Ferries full\n\nKestrel Ferries carried four million riders in the year, and the piers were full at all hours of the day.",
        "Kestrel Ferries",
    ),
    (
        "Customs seizes lobsters\n\nHong Kong Customs yesterday (June 2) seized lobsters that were hidden in boxes of tiles at a pier.",
        "Hong Kong Customs",
    ),
    (
        "Why cement cracks\n\nResearchers at Lantau Harbour University (LHU) have found why cement cracks in the winter months of the year.",
        "Lantau Harbour University",
    ),
    (
        "To: News Editors\nFrom: Harbour Cleaners' Union\nDate: 1 May 2031\n\nCleaners call for shade\n\nThe cleaners walked through the town "
        "and asked for shade and water at work.",
        "Harbour Cleaners' Union",
    ),
    (
        'Harbour Trust on the storm\n\n"We think of all who lost homes tonight," said Harbour Trust Chief Executive Nina Okoro.\n\nCall the Harbour Trust Press Office.',
        "Harbour Trust",
    ),
    (
        "Rain rises\n\nRainfall rose in the year, and researchers at a pier have found that the tides were high in the winter months.",
        None,
    ),
    ("Dust\n\nDust is bad for machines and for the people who work on them, and it is launched by every wind there is.", None),
    ("A meeting\n\nDonald Moon has announced that he will walk around the hills with his dog for the whole of the year.", None),
    # names that hold small words, commas or initials, as a heading prints them whole
    (
        "Kites by the Dozen and Tarn Mills Join Hands\n\nKites by the Dozen, a leading maker of kites, is excited to announce that it"
        " will work with Tarn Mills.\n\nAbout Kites by the Dozen\n\nKites by the Dozen makes kites.\n\nAbout Tarn Mills\n\nA mill.",
        "Kites by the Dozen",
    ),
    (
        "Moor, Hale, Tarn & Fell, P.A. Announces a Prize\n\nMoor, Hale, Tarn & Fell, P.A. is happy to announce its yearly prize for"
        " pupils who write about bridges.",
        "Moor, Hale, Tarn & Fell, P.A.",
    ),
    # what the headline opens with, said again by the text
    (
        "Quillwort Announces Winners of the Ferry Prize\n\nThe winners of the Ferry Prize have been named, thirty boats that cross the bay"
        " with nobody late. The prize was created by Quillwort for crews.\n\n“Crews deserve it,” said Ada Moon, founder of Quillwort.",
        "Quillwort",
    ),
    (
        "Winter on the Pier: Tern Kitchen Opens Its Doors to Fishermen\n\nNobody is cold on the pier now. “At Tern Kitchen, we keep the"
        " stove lit,” said Ben Ho, owner of Tern Kitchen. Learn more about Tern Kitchen at www.ternkitchen.example.",
        "Tern Kitchen",
    ),
    # a person, a book, a journal and a chart's source issue nothing
    (
        "Petrel Labs Welcomes Joan Hale as President\n\nJoan brings thirty years of boats to the firm, having built hulls in four ports."
        "\n\nJoan is fond of rope. Joan likes tar.\n\nAbout Petrel Labs: Petrel Labs builds hulls.",
        "Petrel Labs",
    ),
    (
        'Ada Moon Launches Her New Book "Tidewater Lane"\n\nAda Moon launched her book "Tidewater Lane" in May, and the book Tidewater'
        " Lane went to the shops of six towns.",
        None,
    ),
    (
        "Prices up\n\nPrices went up, as Heron Capital had said they would in the spring of last year and again in May."
        "\n\nSource: ChartHouse\n\nThey may fall again, says Heron Capital, a research firm."
        "\n\nSource: ChartHouse\n\nTo learn more about Heron Capital, visit www.heroncapital.com.",
        "Heron Capital",
    ),
    # a state's leading shop is no town of that state
    (
        "Gull Sofas Opens in Dayton\n\nGull Sofas, Ohio’s leading shop for sofas, celebrated the opening of its new hall in Dayton."
        "\n\nAbout Gull SofasGull Sofas, a maker of sofas and chairs and of all that is soft, was founded by two sisters in 1971.",
        "Gull Sofas",
    ),
    # a firm before its name, an acronym behind a comma, a legal suffix that the headline leaves out
    (
        "Fell & Tarn Among the Best of TIDENEWS\n\nCoast-based public relations firm, Fell & Tarn, has been named among the best of TIDENEWS, a list"
        " of all. “We are glad,” said Ada Moon, founder of Fell & Tarn.\n\nAbout TIDENEWS\n\nTIDENEWS is a paper.",
        "Fell & Tarn",
    ),
    (
        "Moon Sail Technologies gets a seal\n\nMoon Sail Technologies, Inc., (MST) has the seal of the port for its sails. MST is proud of it,"
        " and MST will keep it.",
        "Moon Sail Technologies, Inc.",
    ),
    (
        "MS Kites and Fell Join to Teach\n\nMS Kites Ltd., one of the leading firms of the coast, has joined with Fell, a renowned school, to teach"
        " the young. Fell has taught for years.",
        "MS Kites Ltd.",
    ),
    # a wire carries what others issue
    (
        "Rowan Lets 300 Rooms\n\nRowan, a marketplace for rooms, today announced that it has let 300 rooms by the sea since May of last"
        " year.\n\nSOURCE PR Newswire",
        "Rowan",
    ),
    # a heading that ran into its paragraph
    (
        "Peninsula up for a prize\n\nThe peninsula is up for a prize for its snow, and all may give it their vote until the end of the week."
        "\n\nAbout the North Cape Snow Board The North Cape Snow Board looks after hills: all of them.",
        "North Cape Snow Board",
    ),
    # a thing that the headline and the text speak of
    (
        "Slate May Roof the World\n\nFor long the mines of the hills have sold their stone to the port, and most of it went on roofs there."
        " Slate has its friends, and nobody who has Slate over the head would take it off again.",
        None,
    ),
    # a word that is a given name too
    (
        "Real Rafts Welcomes Ada Moon\n\nReal Rafts, a leading maker of rafts, is pleased to announce that Ada Moon has joined the company. She"
        " has built rafts for years.",
        "Real Rafts",
    ),
    # a person with a title, letters behind a name, a country, a journal
    (
        "Dr. Quill Moon Sets Up a Prize for Pupils\n\nDr. Quill Moon, a well-known figure of the port, is proud to announce a prize for pupils who"
        " write about boats. He gives it each year.\n\nAbout Dr. Quill Moon:\n\nQuill Moon is a doctor.",
        None,
    ),
    (
        "Who will build the next pier of Peru\n\nPeru is on the verge of building piers, as Peru has found the money for it. Peru will have"
        " three of them, says the news of Peru.",
        None,
    ),
    (
        "New cloth for boats\n\nSailors have a new cloth. The work was published in the Tern journal Wet Cloth in May, and it is the talk of the"
        " port.\n\nAbout Wet Cloth\n\nWet Cloth is a journal for those who work with wet cloth.",
        None,
    ),
    (
        "Result of a tender\n\nThe following is issued on behalf of the Harbour Monetary Office:\n\nA tender of bills was held on Monday. It went well.",
        "Harbour Monetary Office",
    ),
    (
        "Figures on piers\n\nThe number of piers rose by 3%, according to figures released today (June 3) by the Piers and Statistics Department (P&SD)."
        " The P&SD will publish more in July.",
        "Piers and Statistics Department",
    ),
    (
        "Heron Park opens\n\nThe Piers, Boats and Tides Department (PBTD) said today (May 6) that the park is open. Boats may come.",
        "Piers, Boats and Tides Department",
    ),
    (
        "Heron Park opens\n\nThe kite, boat and tide are seen from the park. Boats may come from May on, and all are welcome there.",
        None,
    ),
    (
        "Tarn Mills Community Relations Manager Ada Moon Speaks\n\nTarn Mills Community Relations Manager Ada Moon has announced that"
        " Tarn Mills will open a hall.\n\nAbout Tarn Mills\n\nTarn Mills makes rails.",
        "Tarn Mills",
    ),
    ("Windy\n\nIt was windy.", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "issuer"), ISSUERS)
def test_the_issuer(laid_out, text: str, issuer: str | None) -> None:
    assert laid_out(text).issuer == issuer


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Kite & Toy Museum Kite and Toy Museum", "Kite & Toy Museum"),
        ("Review of Tides The Review of Tides", "Review of Tides"),
        ("Moonworks At Moonworks", "Moonworks"),
        ("Moon Fair Association Founded", "Moon Fair Association"),
        ("Moon Wire Editorial Coverage", "Moon Wire"),
        ("CEO of Moonworks", "Moonworks"),
        ("Inc.", None),
        ("PA", None),
        ("Tarn Mills Community Relations Manager Ada Moon", None),
        ("Moon and Tarn Mills", "Moon and Tarn Mills"),
    ],
)
def test_a_name_without_what_is_not_of_it(printed: str, name: str | None) -> None:
    assert clean(printed) == name


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
    assert find_home("Lifts in Kwai Tsing and Sha Tin will cost $2 million.", None, None) == "HK"
    assert find_home("Lifts in Kwai Tsing will cost $2 million.", None, None) is None
    assert find_home("Lifts in Kwai Tsing and Sha Tin will cost $2 million.", "Toronto", None) is None


def test_a_text_that_speaks_of_america_alone_is_american() -> None:
    assert find_home(BODY + " Its nurses come from Ohio and Texas.", None, "Harbour Labs") == "US"
    assert find_home(BODY + "\n\n412 Cedar Street\nAsheville, North Carolina\n", None, "Harbour Labs") == "US"
    assert find_home(BODY + "\n\n412 Cedar Street\nParis, Ontario\n", None, "Harbour Labs") is None
    assert find_home(BODY + " Its nurses come from Ohio, Texas and Canada.", None, "Harbour Labs") is None
    assert find_home(BODY + " Its nurses come from Ohio and Texas.", "Riga", "Harbour Labs") is None


def test_a_setting_says_what_the_home_is(laid_out) -> None:
    text = f"Lab opens\n\nHONG KONG, May 3, 2031 -- {BODY}"
    assert [laid_out(text, home=h).home for h in ("HK", "US", "none")] == ["HK", "US", None]


@pytest.mark.parametrize(
    ("place", "elsewhere"),
    [
        ("TORONTO", True),
        ("VICTORIA, BC", True),
        ("RIYADH. SAUDI ARABIA", True),
        ("Boise", False),
        ("Paris, Texas", False),
        ("Washington DC", False),
        ("HONG KONG", False),
    ],
)
def test_a_place_of_another_country(place: str, elsewhere: bool) -> None:
    assert is_elsewhere(place) == elsewhere


@pytest.mark.parametrize(
    ("more", "home"),
    [
        (" It is based in Dayton, Ohio, and sells to Canada.", "US"),
        (" The U.S.-based firm digs in Kenya and Peru.", "US"),
        (" Find it at 12 Pier Street, Dayton, OH 45402.", "US"),
        (" Its nurses come from Dayton, Toledo and Akron in Ohio; Medicare pays. Tel: (555) 555-0100", "US"),
        (" It is headquartered in Oslo and sells in Ohio, Texas and Iowa.", None),
        (" It sells in Ohio and Iowa. Tel: +44 20 5555 0100", None),
        (" It sells to Kenya and Peru.", None),
        (" Its shares (TSX: HLB) (NASDAQ: HLBF) rose in New York and Chicago.", None),
        (" It makes New England clam soup for Vermont and Maine.", "US"),
        (" Its clinic in Ohio opens on Monday.", "US"),
        (" Its clinic in Ohio opens on Monday, one in Peru in May.", None),
        (" Tel: 513-555-0100", "US"),
        (" Tel: +1 604-555-0100", None),
        (" Tel: 1-800-555-0100", None),
        (" Its nurses come from Ohio. Tel: +1 604-555-0100", None),
        (" The home is a 501(c)(3) and is paid by the Department of Labor.", "US"),
        (" It spoke of the U.S. economy.", None),
        (" It sells kites nationwide.", "US"),
        (" It sells kites nationwide and in Peru.", None),
        (" It wrote to the SEC.", None),
        (" It will open in Paris, Texas, and in Ohio.", "US"),
    ],
)
def test_what_a_text_gives_for_america_is_weighed_against_other_countries(more: str, home: str | None) -> None:
    assert find_home(BODY + more, None, "Harbour Labs") == home


def test_an_american_kind_of_firm_settles_what_nothing_speaks_against() -> None:
    assert find_home(BODY, None, "Harbour Labs, Inc.") == "US"
    assert find_home(BODY + " It sells to Peru.", None, "Harbour Labs, Inc.") is None


def test_a_place_that_no_list_knows_needs_an_address() -> None:
    address = " Find it at 12 Pier Street, Dayton, OH 45402, in Ohio; it has shops in Iowa and Maine. Tel: (555) 555-0100"
    assert find_home(BODY + address, "Quillport", "Harbour Labs") == "US"
    assert find_home(BODY + " It sells in Ohio and Texas.", "Quillport", "Harbour Labs") is None
    assert find_home(BODY + address, "Toronto", "Harbour Labs") is None
