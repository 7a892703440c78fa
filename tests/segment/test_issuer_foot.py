"""The issuer by the foot of a release: the profile that closes it, its site and contact, and who only carried the text."""

from __future__ import annotations

import pytest

# name of the case, text, issuer, whether the issuer only carried the text
FEET = [
    (
        "a profile without a heading closes the text",
        "How hulls are tarred\n\nA hull is tarred once in the spring, and the tar is boiled for two hours before it is laid on."
        "\n\nMany yards do this by night, since the tar dries too soon in the sun and cracks by the noon of the next day."
        "\n\nTern Hullworks is a leading maker of boats and rafts, founded in 1971 by two sisters. Tern Hullworks serves ferries of six ports."
        "\n\nRelated Link: http://tern-hullworks.com",
        "Tern Hullworks",
        False,
    ),
    (
        "the partner's profile is no more than the firm's",
        "Heronry Labs and Tarn Mills Partner to Dry Reeds\n\nHeronry Labs, a maker of kilns, and Tarn Mills, a provider of reeds, today announced a plan"
        " to dry reeds together in two towns.\n\nAbout Heronry Labs\n\nHeronry Labs makes kilns. Visit www.heronrylabs.com."
        "\n\nAbout Tarn Mills\n\nTarn Mills is a provider of reeds. Visit www.tarnmills.com.",
        "Heronry Labs",
        False,
    ),
    (
        "a firm of several names under a heading that does not name it",
        "Jury awards a ferryman\n\nA jury of the coast found for the ferryman Otis Hale on Monday, after a trial that lasted for ten days in May."
        "\n\nAbout the firm:\n\nMoor, Fell & Quill is a trial law firm of the coast, known for serving ferrymen and their families in court.",
        "Moor, Fell & Quill",
        False,
    ),
    (
        "the site under the contact is the firm's, not the coin's that the text tells of",
        "Gullcoin Holders Gather: Is Another Coin Next?\n\nGullcoin has been in the news again, and its holders have gathered ten thousand of it in a week of May."
        "\n\nMore may gather Ternoshi, which came out in the spring, and Ternoshi may go up."
        "\n\nTernoshi wants to bring coins to all.\n\nContact Details\n\nTernoshi\n\nAda Moon\n\nsupport@ternoshi.com\n\nCompany Website\n\nhttps://ternoshi.com/",
        "Ternoshi",
        False,
    ),
    (
        "a shop where the book is sold issues nothing",
        'New Book by Ada Moon\n\nAda Moon has written "Tar and Rope", which tells of ropes and of tar and of the people of a yard in the years of steam.'
        "\n\nReaders may buy the book on Amazon at https://www.amazon.com/tar-and-rope.",
        None,
        False,
    ),
    (
        "a link into a paper leads to an article there",
        "Kite Wellness on trust\n\nNina Okoro, CEO of Kite Wellness, has written for Harbourpaper on how trust is built among crews of small boats in winter."
        "\n\nKite Wellness says that crews need it.\n\nThe whole of it stands in Harbourpaper: https://www.harbourpaper.com/sites/trust",
        "Kite Wellness",
        False,
    ),
    (
        "a site carried what nobody in it issues",
        "Town roundup: piers close, and gulls stay\n\nThe piers will be shut in the winter, the council of the town was told by its clerk, and the gulls will have them."
        "\n\nThe post Town roundup: piers close, and gulls stay appeared first on coastbiz.",
        "coastbiz",
        True,
    ),
    (
        "a site carried a firm's own release",
        "Tern Hullworks Appoints Ada Moon\n\nTern Hullworks, a maker of boats, today announced that Ada Moon will lead its yard from the first of May."
        "\n\nAbout Tern Hullworks\n\nTern Hullworks builds boats.\n\nThe post Tern Hullworks Appoints Ada Moon appeared first on coastbiz.",
        "Tern Hullworks",
        False,
    ),
    (
        "a brand of news tells of others and breaks off",
        "Gullsoft Predicts Boats Without Crews\n\nGullsoft has said that boats will sail without crews, and that it will make what they need to do so. Firms like"
        " Tarn Hulls Inc. (NYSE: TARN) are ready to…\n\nAbout HullNewsFlash\n\nHullNewsFlash (“HNF”) is a specialized communications platform."
        "\n\nHullNewsFlash is powered by QBN",
        "HullNewsFlash",
        True,
    ),
    (
        "a brand of news has a client, whose shares the headline names",
        "Tarn Hulls Inc. (NYSE: TARN) Builds a Yard\n\nTarn Hulls (NYSE: TARN), a maker of hulls, builds a yard on the coast, which will be open in the…"
        "\n\nAbout HullNewsFlash\n\nHullNewsFlash (“HNF”) is a specialized communications platform.\n\nHullNewsFlash is powered by QBN",
        "Tarn Hulls",
        False,
    ),
    (
        "the paper of the author, where none other is told of",
        "Why reeds rise\n\nBy Otis Hale, Coastpaper\n\nReeds have risen in price for a year now, and many who sit by the water ask for how long they will go on to do so."
        "\n\nThis post contains sponsored content.",
        "Coastpaper",
        True,
    ),
    (
        "names that open as sentences do",
        "Clinic for feet opens\n\nFeet are seldom cared for, say the doctors of New Heron Institute, who have opened a clinic by the pier."
        " New Heron Institute is proud to announce that the first week is free.",
        "New Heron Institute",
        False,
    ),
    (
        "a firm with a man's name before its trade is no town in New York",
        "Ron Harrow Clock Repair Celebrates a Clock\n\nRon Harrow Clock Repair, New York City’s oldest shop for clocks, is proud to announce a page on clocks that chime.",
        "Ron Harrow Clock Repair",
        False,
    ),
    (
        "a team that the text writes with the article is no person",
        "Orlando Kites Announce a Drummer\n\nThe Orlando Kites, a member of the league of the coast, are thrilled to announce that a drummer will play at all games.",
        "Orlando Kites",
        False,
    ),
    (
        "whoever is spoken with speaks of a firm",
        "Q&A with Ada Moon, CEO of Heronry Labs\n\nAda Moon has built kilns for years, and she likes to talk of the reeds that go in and of the smoke that comes out."
        "\n\nThe post Q&A with Ada Moon, CEO of Heronry Labs appeared first on coastbiz.",
        "Heronry Labs",
        False,
    ),
    (
        "a head in brackets is a body's, goods with a number are none",
        "Ultimoon Poseidon E40: The Brightest Lamp of the Coast\n\nLamps for small rooms are asked for by many who read at night, and Ultimoon Poseidon E40 is one of them."
        "\n\nAbout Ultimoon\n\nUltimoon was founded to bring lamps to all who read. Ultimoon sells them in six towns.",
        "Ultimoon",
        False,
    ),
    (
        "a forum that has a chairman",
        "Speakers of the fair are out\n\nKite Startup Forum (KSF, Chairman Otis Hale), who holds the fair, announced that its speakers are known and that they come from six towns.",
        "Kite Startup Forum",
        False,
    ),
    (
        "a heading that ran into its paragraph",
        "From tar to rope\n\nRope is best when it has been tarred twice, say those who make it by hand at Tern Ropeworks for ships of all sizes."
        "\n\nAbout Tern Ropeworks Through six yards on the coast, Tern Ropeworks sells ropes to all who sail. Tern Ropeworks is glad of it.",
        "Tern Ropeworks",
        False,
    ),
    (
        "the column of a paper before the name of its client",
        "HullNewsBreaks – Tarn Hulls Inc. (NYSE: TARN) Builds a Yard\n\nTarn Hulls Inc. (NYSE: TARN), a maker of hulls, today announced that it builds a yard on the coast.",
        "Tarn Hulls Inc.",
        False,
    ),
]


@pytest.mark.parametrize(("case", "text", "issuer", "carried"), FEET, ids=[case for case, *_ in FEET])
def test_the_issuer_by_the_foot(laid_out, case: str, text: str, issuer: str | None, carried: bool) -> None:
    parts = laid_out(text)
    assert (parts.issuer, parts.carried) == (issuer, carried)
    assert parts.own_issuer == (None if carried else issuer)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "# Heronry Labs Announces Its Second Year of\nPrizes for Reeds",
            "Heronry Labs Announces Its Second Year of Prizes for Reeds",
        ),
        (
            "# The Coast's First and Only Course for Ropemakers\nAnnounces Open Doors for May",
            "The Coast's First and Only Course for Ropemakers Announces Open Doors for May",
        ),
        ("# Heronry Labs opens a kiln\nThe kiln is the sixth of the coast", "Heronry Labs opens a kiln"),
        (
            "# Heronry Labs Announces a Second Year of Prizes\n\nReeds and Their Makers",
            "Heronry Labs Announces a Second Year of Prizes",
        ),
    ],
)
def test_a_heading_that_was_broken_to_fit(laid_out, head: str, title: str) -> None:
    body = "PORT HALE, Maine, May 3, 2031 -- Heronry Labs today announced that it will give prizes for reeds to all who cut them by hand."
    assert laid_out(f"{head}\n\n{body}").title == title
