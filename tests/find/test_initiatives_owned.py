"""Goods that a construction hands to their owner, each with its type; what is shaped alike and is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hkfacts.find.initiatives_owned import owned
from hkfacts.find.initiatives_owners import Owners
from hkfacts.find.initiatives_runs import Labels
from hkfacts.spans import Entity
from tests.find.test_initiatives import page


def named(text: str, *marks: tuple[str, str], issuer: str = "Corvane Ltd", title: str = "") -> list[tuple[str, str]]:
    """Names with their types, `marks` being labels over the first places of names."""
    over = tuple(Entity(text.index(name), text.index(name) + len(name), label) for name, label in marks)
    parts, tokens = page(text, *over)
    parts = replace(parts, issuer=issuer, title=title)
    found = sorted(owned(parts, Labels(tokens, parts), tokens), key=lambda f: f.start)
    return list(dict.fromkeys((parts.text[f.start : f.end], f.groups["type"]) for f in found))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Its flagship planning platform, KettleFlow, connects bakers.", "KettleFlow"),
        ("The company’s award-winning, next-gen baking platform, Corvane Flex, connects bakers.", "Corvane Flex"),
        ("The firm tests its lead compound, Orcid-MS.", "Orcid-MS"),
        ("It is grown with Corvane’s patented, AI-powered Dough Lane Twin technology.", "Dough Lane Twin"),
        ("Corvane’s Tern Hollow Ovenry technology is new.", "Tern Hollow Ovenry"),
        ("The company’s Baking Kettle as a Service (BKaaS) weighs dough.", "Baking Kettle as a Service"),
        ("Bakers like our KettleSense smart probe device.", "KettleSense"),
        ("The hall is lit by a line of batteries dubbed Nexarro.", "Nexarro"),
        ("They bake with software called TernHouse.", "TernHouse"),
        ("That is why we created DoughGrid, the industry’s first oven meter.", "DoughGrid"),
        ("Corvane invented KNEADD(TM) in a shed.", "KNEADD"),
        ("Corvane develops the Tray Cleaner, an autonomous washing robot for bakers.", "Tray Cleaner"),
        ("They are holders of the native $KITEX token in May.", "$KITEX"),
        ("It sold its meme token, $OVN, on a site.", "$OVN"),
        ("Corvane has launched a bakery in the north, and a Rye Bun.", ""),
        ("Corvane announced the launch of Corvane Night Rack today.", "Corvane Night Rack"),
        ("Bakers put their loaves into the LoafHop app at night. LoafHop opens at six.", "LoafHop"),
        ("Users open the Loaf Counter app at night. Loaf Counter is free.", "Loaf Counter"),
        ("Its flagship offering: The Rye Book is a book. The Rye Book sells.", ""),
        ("Gullo told of the novel “Oven of Tides”, and “Oven of Tides” sells.", "Oven of Tides"),
        ("Corvane announced the launch of Corvane Till for Bakers and Millers today.", "Corvane Till"),
        ("The firm films season two of Mango Fútbol at the pier.", "Mango Fútbol"),
    ],
)
def test_a_construction_hands_goods_to_their_owner(text: str, wanted: str) -> None:
    assert [name for name, _ in named(text)] == ([wanted] if wanted else [])


def test_letters_behind_a_name_come_with_it() -> None:
    text = "It bakes with Corvane’s proprietary Rye Release System (RRS) technology."
    parts, tokens = page(text)
    found = list(owned(replace(parts, issuer="Corvane"), Labels(tokens, parts), tokens))
    assert [f.groups["acronym"] for f in found] == ["RRS"]


def test_two_names_that_and_joins_are_two() -> None:
    assert [n for n, _ in named("It runs on Corvane’s TideLink and Nerolo technologies.")] == ["TideLink", "Nerolo"]

    assert [n for n, _ in named("Corvane has launched 7Q Rye and 7Q Bun in the north.")] == ["7Q Rye", "7Q Bun"]


def test_what_is_launched_under_the_name_of_its_site() -> None:
    text = "Baking is simpler with the launch of Ternloaf.co, a website for bakers. Ternloaf.co said so."
    assert named(text, issuer="Ternloaf.co") == [("Ternloaf.co", "platform")]
    assert named("Ternloaf.co, a website for bakers, opens.", issuer="Ternloaf.co") == []


def test_the_items_of_a_list_are_taken_one_by_one() -> None:
    text = "Corvane’s brands, including Kettlo, BrixBake and Ternio, are sold here."
    assert [n for n, _ in named(text)] == ["Kettlo", "BrixBake", "Ternio"]
    text = "It operates a portfolio of digital assets including Tern.com, Gull.com and Skua.com."
    assert [n for n, _ in named(text)] == ["Tern.com", "Gull.com", "Skua.com"]


def test_lines_of_a_list_of_products_open_with_names() -> None:
    text = "Its best-loved products are:\nOven Cap Attachment – A cover that fits.\nRye Rub Bar – A dry rub.\nOthers will follow."
    assert [n for n, _ in named(text)] == ["Oven Cap Attachment", "Rye Rub Bar"]


@pytest.mark.parametrize(
    "text",
    [
        "Its key features include:\nSmart Alerts: Bakers hear of news.\nWide Choice: There is a lot.",
        "Its products include:\nRye Cream for Bakers: It soothes.\nOven Wash for Homes: It cleans.",
        "Here is what the firm does:\nOven Cap Attachment – A cover that fits.",
    ],
)
def test_lines_that_say_what_something_does_are_no_names(text: str) -> None:
    assert named(text) == []


def test_a_work_keeps_the_title_behind_its_colon() -> None:
    text = "He has released his debut collection, Slow Ovens: 40 Poems, with a press."
    assert named(text) == [("Slow Ovens: 40 Poems", "publication")]
    assert named("Her latest novel, “The Long Loaf of Rye,” is out.") == [("The Long Loaf of Rye", "publication")]


def test_projects_of_a_mining_company_are_told_by_their_noun_over_what_is_dug() -> None:
    text = "The company also owns the operating Tern Lake HMS project in Kenya, and drills for gold."
    assert named(text, ("Tern Lake", "PLACE")) == [("Tern Lake HMS", "project")]


@pytest.mark.parametrize(
    "text",
    [
        "Its PoC projects went well.",
        "The firm sells its Bolivian assets.",
        "Its Artificial Intelligence (AI) assistant bakes.",
        "Its cutting-edge Network Detection and Response (NDR) solution is new.",
        "Her upcoming memoir, The Oven, the Rye, and the Sea, is out.",
        "Its flagship project is the Ternhill Copper, Silver, and Gold District.",
        "Its GxP-compliant software is new.",
        "It sells our US Dollar token.",
        "The company’s Good Baking Practice (GBP) facility is new.",
        "Its physical Visa cards are blue.",
        "Its technology Partner came along.",
        "In Stage 5 of its presale, Kitoshi tokens are sold.",
        "Its club, Ternley FC, plays on.",
        "Its leading software is used by Baker Street Bank.",
        "Corvane Unveils Free Baking Plans for all.",
        "It is priced in dollars and its token rose by $10M of TRX, its utility token.",
        "They named it the best FinOven platform. FinOven is a word.",
        "Three major exchanges: OvenX, KilnX and BakeX list it.",
        "Its customers, Ternware, an app, and Kilnware.",
        "She won season 3 of Ternvo’s Top Loaf.",
        "It is a shop owned by Gullo, a company developing technology for bakers.",
    ],
)
def test_terms_places_bodies_and_makes_of_everybody_are_none(text: str) -> None:
    assert named(text) == []


def test_what_another_body_owns_is_left_alone() -> None:
    text = "Ternware Group opened a bakery, and its planning platform, KettleFlow, is old."
    assert named(text, ("Ternware Group", "ORG")) == []
    assert named("Ternware’s KettleFlow platform is old.", ("Ternware", "ORG")) == []


def test_an_owner_is_counted_as_a_word() -> None:
    text = "Tern’s KettleFlow platform is old. Ternary Terns were Ternish in Ternley."
    assert named(text) == []


def test_letters_of_shares_are_no_other_body() -> None:
    text = "Corvane (OTCQB: CRVN) feeds the town with its KettleFlow platform."
    assert named(text, ("CRVN", "ORG")) == [("KettleFlow", "platform")]


def test_a_name_that_acts_somewhere_is_a_firm() -> None:
    text = "Its planning platform, KettleFlow, is old.\nKettleFlow, Inc. said it will sue."
    assert named(text) == []


def test_owners_are_the_issuer_its_letters_the_title_and_whoever_is_named_often() -> None:
    parts, tokens = page("Gullo bakes. Gullo fries. Gullo boils. Gullo cooks.")
    owners = Owners(replace(parts, issuer="Tern Oven Works plc", title="Skua Mills opens"), Labels(tokens, parts))
    assert [owners.is_ours(name) for name in ("Tern Oven", "TOWP", "Skua Mills", "Gullo", "Kittiwake")] == [
        True,
        True,
        True,
        True,
        False,
    ]
