"""Zones, services and sessions of fairs, by the rules alone; lists of names in capitals."""

from __future__ import annotations

import pytest

from hkfacts.find.initiatives_lists import items
from tests.find.test_initiatives_official import named


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Wooden Toys, Party Goods and Sports & Play, at last", ["Wooden Toys", "Party Goods", "Sports & Play"]),
        ("Pans and Pots, Linen and Candles.", ["Pans and Pots", "Linen", "Candles"]),
        ("Linen, Candles and Testing, Marking & Packing.", ["Linen", "Candles", "Testing, Marking & Packing"]),
        ("Linen, Candles and Soap, Kestrel Lab said.", ["Linen", "Candles", "Soap"]),
        ("Linen and Soap and Candles.", ["Linen", "Soap", "Candles"]),
        ("“Linen” (Hall 1), the “Soap Lane” and Kettles grew", ["Linen", "Soap Lane", "Kettles"]),
        ("Kites #12, Kite Talk: Ann Lo, and Kite Talk: Slow Boat.", ["Kites #12", "Kite Talk: Ann Lo", "Kite Talk: Slow Boat"]),
        ("nothing here", []),
    ],
)
def test_lists_come_apart(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in items(text, 0, len(text))] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Exhibitors came. Other zones include Bath Linen, LED Candles and Garden & Balcony, which grew.",
            [("Bath Linen", "zone"), ("LED Candles", "zone"), ("Garden & Balcony", "zone")],
        ),
        ("Exhibitors came. The Bath Linen and Candles zones grew.", [("Bath Linen", "zone"), ("Candles", "zone")]),
        ("Exhibitors show lamps in the Indoor & Task Lighting zone.", [("Indoor & Task Lighting", "zone")]),
        ("Exhibitors came. The new BLOOM Avenue brings together 40 florists.", [("BLOOM Avenue", "zone")]),
        ("Exhibitors came. The Hall of Fame gathers 300 brands.", [("Hall of Fame", "zone")]),
        ("Another new exhibition zone, the Explorer Hub, will feature robots.", [("Explorer Hub", "zone")]),
        ("Exhibitors came. There will be a Swap Mart on-site.", [("Swap Mart", "zone")]),
        ("Under the FAIRWAY+ hybrid online model, firms met.", [("FAIRWAY+", "platform")]),
        ("Buyers can use Tap2Talk to scan codes.", [("Tap2Talk", "platform")]),
        ("She is a graduate of the Loaf-Bio programme.", [("Loaf-Bio", "programme")]),
        (
            "Exhibitors came. The expo adds a Fitness Arena and a Pickleball Court.",
            [("Fitness Arena", "zone"), ("Pickleball Court", "zone")],
        ),
        ("They met through the Meet2Deal smart matching platform.", [("Meet2Deal", "platform")]),
    ],
)
def test_zones_and_services_of_fairs(text: str, wanted: list[tuple[str, str]]) -> None:
    assert named(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The bay has two zones, Upper Bay and Lower Bay, and no visitors.",
        "Exhibitors met at the Town Hall and in the Concert Hall, and City Hall welcomes them.",
        "Exhibitors left from 12 Kestrel Avenue, and 3 Tern Arcade houses a bank.",
        "Tap2Talk Limited hired a baker.",
        "The bond has a BBBB+ rating, and she got an A+ in May.",
    ],
)
def test_places_and_firms_are_no_zones(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "It will host a seminar titled “The Shape of Bread: From Field to Crust.”",
            [("Shape of Bread: From Field to Crust", "event")],
        ),
        ("Another session, ‘Founders Edge’, featured bakers.", [("Founders Edge", "event")]),
        (
            "A tasting titled Off the trail, loaves from quiet valleys will be led by Ann Lo.",
            [("Off the trail, loaves from quiet valleys", "event")],
        ),
        (
            "It saw the launch ceremony for “Low-salt Baking (LSB) Technical Requirements for Kitchens”.",
            [("Low-salt Baking (LSB) Technical Requirements for Kitchens", "publication")],
        ),
        ("She works at a shop listed in “Asia’s 50 Best Bakeries 2031”.", [("Asia’s 50 Best Bakeries 2031", "publication")]),
        ("Ann Lo will present “Oats and Ends” in May.", [("Oats and Ends", "event")]),
        (
            "Panels such as “Air Freight Reborn” and “Loans in a Greener Age” were full.",
            [("Air Freight Reborn", "event"), ("Loans in a Greener Age", "event")],
        ),
        ("The main plenary, Redrawing the Map of Supply, was chaired by Mr Ho.", [("Redrawing the Map of Supply", "event")]),
        ("The two-day EPiK 2031 attracted 600 start-ups.", [("EPiK 2031", "event")]),
        ("It ends with Loaf Party, where bakers mix live.", [("Loaf Party", "event")]),
        (
            "There were shows including KITEWEAR COLLECTION #12, KITEWEAR Presentation: TERNFOLK and KITEWEAR Presentation: SLOW BOAT.",
            [
                ("KITEWEAR COLLECTION #12", "event"),
                ("KITEWEAR Presentation: TERNFOLK", "event"),
                ("KITEWEAR Presentation: SLOW BOAT", "event"),
            ],
        ),
        (
            "Food pairing comes first; Take on a Rye Tasting with Carla hosted by Carla Ho.",
            [("Take on a Rye Tasting with Carla", "event")],
        ),
        (
            "He spoke at the Automatic Proofing and Smart Kneading in Bakeries seminar.",
            [("Automatic Proofing and Smart Kneading in Bakeries", "event")],
        ),
        (
            "Sessions include Exploring Island Breads and A Night of Rye.",
            [("Exploring Island Breads", "event"), ("Night of Rye", "event")],
        ),
        (
            "It will hold the Kite Job Expo and the Tern Trades Evening in May.",
            [("Kite Job Expo", "event"), ("Tern Trades Evening", "event")],
        ),
    ],
)
def test_sessions_that_a_programme_bills(text: str, wanted: list[tuple[str, str]]) -> None:
    assert named(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "She said at the session, “We Are Very Happy With This”, he said.",
        "The shows include Ann Lo and Ben Ho, and workshops, including a few for bakers.",
        "The panel, the Harbour Council and Kestrel Holdings Limited met.",
        "It met at the Kite Convention and Expo Centre (KCEC), where it rained; its panel, Ann Lo, was paid.",
        "She studied in the Anglo-French programme.",
        "Contact: Kite Session: Ask Us",
        "It has 50 best loaves.",
    ],
)
def test_words_said_people_and_bodies_are_no_sessions(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The bureau will establish a Council for Modern Baking to advise it.", [("Council for Modern Baking", "institution")]),
        ("The Office for Strategic Bakeries will be set up within the year.", [("Office for Strategic Bakeries", "institution")]),
        (
            "It signed the Third Agreement Concerning Amendment to the KEPA Pact.",
            [("Third Agreement Concerning Amendment to the KEPA Pact", "partnership")],
        ),
        ("The Sale of Starter Homes Scheme Flats 2031 opens next week.", [("Sale of Starter Homes Scheme Flats 2031", "scheme")]),
        ("The latest Budget Speech spoke of bread.", [("Budget Speech", "policy")]),
        (
            "It earmarks HK$1 billion for the Kite AI Research Institute and more.",
            [("Kite AI Research Institute", "institution")],
        ),
        ("The 90% Loan Guarantee Scheme goes on.", [("90% Loan Guarantee Scheme", "scheme")]),
        (
            "The work had help from the Basic Loaf Funds for the Central Colleges (Grant No. 20KT03).",
            [("Basic Loaf Funds for the Central Colleges", "fund")],
        ),
        ("The Kite Freight, Pier and Air Forum (KFPAF) drew 40 firms.", [("Kite Freight, Pier and Air Forum", "event")]),
    ],
)
def test_bodies_being_set_up_and_flats_on_sale(text: str, wanted: list[tuple[str, str]]) -> None:
    assert named(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The company has established the Audit Committee and the Remuneration Committee.",
        "The Government established the Harbour Council in 1975.",
        "Final of Delta region will be held tomorrow.",
        "The Twin Kettle Fairs closed.",
    ],
)
def test_standing_bodies_rounds_and_counts_are_none(text: str) -> None:
    assert named(text) == []
