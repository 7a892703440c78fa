"""Goods: which names are handed over to the scales, what is told of them, which type they get, and which the scales let in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hkfacts.find.initiatives import find_initiatives
from hkfacts.find.initiatives_evidence import Evidence, Proposal
from hkfacts.find.initiatives_goods import RULE, UNTOLD, goods, kind_of_goods, series, series_of, sum_of_goods, told_of_goods
from hkfacts.find.initiatives_runs import Labels, runs
from hkfacts.find.initiatives_weigh import Scales
from hkfacts.rulebook import load_rulebook
from hkfacts.spans import Entity, Found, Trace
from tests.find.test_initiatives import page

EVERYTHING = Scales({"": -9.0}, 0.0, 0.0, {"": 1.0}, 0.0)
NEVER = Scales({"": -9.0}, 0.0, 0.0, {"": -1.0}, 0.0)


def over(text: str, *marks: tuple[str, str]) -> tuple[Entity, ...]:
    """Labels over the first places of names."""
    return tuple(Entity(text.index(name), text.index(name) + len(name), label) for name, label in marks)


def handed(text: str, *marks: tuple[str, str]) -> list[str]:
    """The names that are handed over in a text with labels."""
    parts, tokens = page(text, *over(text, *marks))
    labels = Labels(tokens, parts)
    return [parts.text[a:b] for a, b in goods(parts, labels, list(runs(parts)), set())]


def told(text: str, name: str, *marks: tuple[str, str]) -> set[str]:
    """What the first place of a name says."""
    parts, tokens = page(text, *over(text, *marks))
    start = parts.text.index(name)
    return set(told_of_goods(parts, Labels(tokens, parts), start, start + len(name)))


def test_a_label_of_goods_hands_a_name_over() -> None:
    assert handed("Guests tried the Tern Roller in the yard.", ("Tern Roller", "PRODUCT")) == ["Tern Roller"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lo is the founder and CEO of TernMix® in Macao.",
        "The yard bought know-how of TernMix® Pharma, Inc. in May.",
        "TernMix® is a community-governed DAO that bakes.",
        "Its franchises include Fully Baked®, TernMix® and more.",
        "TernMix® was acquired by a bank.",
        "The bakery read the book TernMix® aloud.",
        "The yard tested the TernMix gene at night.",
    ],
)
def test_firms_works_and_terms_of_science_are_not_handed_over(text: str) -> None:
    assert "TernMix" not in handed(text, ("TernMix", "PRODUCT"))


def test_a_leading_platform_of_a_kind_is_not_handed_over() -> None:
    text = "Tern is the leading Oven Orchestration platform for bakers."
    assert handed(text, ("Oven Orchestration", "PRODUCT")) == []


def test_the_sign_of_a_trade_mark_inside_a_name_is_told_of_it() -> None:
    assert handed("The yard sells TernMix® Rapid Yeast to bakers.") == ["TernMix® Rapid Yeast"]


def test_a_body_needs_a_word_of_goods_beside_it() -> None:
    assert handed("They sell the QuayPad terminal abroad.", ("QuayPad", "ORG")) == ["QuayPad"]
    assert handed("They met QuayPad in Macao.", ("QuayPad", "ORG")) == []


def test_without_a_label_a_sure_sign_is_asked_for() -> None:
    assert handed("The yard sells TernMix® to bakers.") == ["TernMix"]
    assert handed("The yard sells TernMix to bakers.") == []


@pytest.mark.parametrize(
    "name",
    [
        "Tern Holdings",
        "Facebook",
        "Blockchain",
        "ISO 40404",
        "USB 9",
        "Phase 3",
        "Q3",
        "B2B2C",
        "Tern House",
        "Director Tern",
        "Tern Tern",
        "Tern: More",
        "Terns in May",
        "TERNs",
        "AI-powered Tern",
        "Tern Pan and TNP",
    ],
)
def test_words_that_name_something_else(name: str) -> None:
    assert handed(f"All of them saw the {name} platform there.", (name, "ORG")) == []


@pytest.mark.parametrize(
    "text",
    [
        "They won in the Tern Roller category there.",
        "Its subsidiary Tern Roller sells the Tern Roller platform.",
        "It is a leading Business Management platform.",
    ],
)
def test_words_beside_that_tell_something_else(text: str) -> None:
    name = "Business Management" if "Business" in text else "Tern Roller"
    assert handed(text, (name, "PRODUCT")) == []


def test_the_issuers_name_in_one_word_is_no_goods() -> None:
    text = "Bakers praised KettleWorks and the KettleWorksGroup platform."
    parts, tokens = page(text, *over(text, ("KettleWorks ", "PRODUCT"), ("KettleWorksGroup", "PRODUCT")))
    issued = replace(parts, issuer="Kettle Works")
    assert list(goods(issued, Labels(tokens, issued), [], set())) == []


def test_the_end_of_one_line_and_the_next_are_no_name() -> None:
    text = "It grows in the MarketQuayPad terminal. QuayPad is sold there."
    assert "MarketQuayPad" not in handed(text, ("MarketQuayPad", "PRODUCT"))


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("They sell Ternix® there.", "Ternix", "goods: trade mark"),
        ("The firm showed its new Ternix there.", "Ternix", "goods: own"),
        ("The crowd saw Gullo's Ternix there.", "Ternix", "goods: another's"),
        ("They use the Ternix chatbot.", "Ternix", "goods: noun behind"),
        ("We met Ternix, a camera for bakers.", "Ternix", "goods: explained"),
        ("It is a pan called Ternix.", "Ternix", "goods: named"),
        ("The firm launched Ternix.", "Ternix", "goods: brought out"),
        ("It sells tools such as Ternix.", "Ternix", "goods: in a list of goods"),
        ("Ternix helps bakers.", "Ternix", "goods: may do"),
        ("Our flagship Ternix is sold.", "Ternix", "goods: the issuer's own words before"),
    ],
)
def test_signs_beside_a_name(text: str, name: str, wanted: str) -> None:
    assert wanted in told(text, name)


def test_a_launch_in_the_title_is_told() -> None:
    text = "Gullo launches new Ternix Max for bakers.\nBakers praised Ternix Max at once."
    parts, tokens = page(text)
    start = text.rindex("Ternix")
    titled = replace(parts, title="Gullo launches new Ternix Max for bakers.")
    assert "goods: launched in the title" in set(told_of_goods(titled, Labels(tokens, parts), start, start + 10))
    assert "goods: launched in the title" not in set(told_of_goods(parts, Labels(tokens, parts), start, start + 10))


def test_another_body_before_a_name_is_told() -> None:
    assert "goods: another body before" in told("Gull Works of Sai Kung sells Ternix.", "Ternix", ("Gull Works", "ORG"))


def test_signs_are_summed_with_the_label() -> None:
    assert set(sum_of_goods({"goods: own", "goods: trade mark", "goods: in a list of goods"}, "PRODUCT")) == {
        "goods signs: 2",
        "PRODUCT and goods signs: 2",
        "PRODUCT and goods: own",
        "PRODUCT and goods: trade mark",
    }


@pytest.mark.parametrize(("name", "wanted"), [("TRN-40", "TRN"), ("Ternix Max", "Ternix"), ("QuayPad", "Quay"), ("Ternix", "")])
def test_what_a_line_of_goods_begins_with(name: str, wanted: str) -> None:
    assert series_of(name) == wanted


def test_a_series_and_how_often_a_name_stands() -> None:
    assert set(series("TRN-40", "TRN-40 follows TRN-30.")) == {"goods: one of a series", "stands once"}
    assert set(series("TRN-40", "TRN-40, and TRN-40 again.")) == {"stands twice"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Ternix programme is old.", "programme"),
        ("The Ternix scanner is old.", "platform"),
        ("Ternix, a podcast for bakers.", "platform"),
        ("Ternix is old.", "platform"),
        ("The Ternix centres are old.", "platform"),
    ],
)
def test_the_noun_beside_gives_the_type(text: str, wanted: str) -> None:
    parts, _ = page(text)
    start = text.index("Ternix")
    assert kind_of_goods(parts, [(start, start + 6)]) == wanted


LINE = "The yard tested TRN-40 at sea.\nIts TRN-60 was sold."
LINE_MARKS = (("TRN-40", "PRODUCT"), ("TRN-60", "PRODUCT"))


def found(text: str, scales: Scales, *marks: tuple[str, str], trace: Trace | None = None) -> list[tuple[str, str, str]]:
    """Names, rules and types that are found with some scales."""
    parts, tokens = page(text, *over(text, *marks))
    out = find_initiatives(parts, tokens, load_rulebook(), [], trace, scales)
    return [(text[f.start : f.end], f.rule, f.groups["type"]) for f in out]


def test_goods_that_weigh_enough_are_let_in() -> None:
    trace = Trace()
    assert found(LINE, EVERYTHING, *LINE_MARKS, trace=trace) == [("TRN-40", RULE, "platform"), ("TRN-60", RULE, "platform")]
    assert any("as goods" in why for why in trace.reasons.values())
    assert found(LINE, NEVER, *LINE_MARKS) == []


def test_goods_without_weights_are_not_looked_for() -> None:
    trace = Trace()
    assert found(LINE, Scales({"": -9.0}, 0.0, 0.0), *LINE_MARKS, trace=trace) == []
    assert not any(r.rule == RULE for r in trace.refusals)


def test_one_of_a_line_needs_less() -> None:
    owned = Scales({"": -9.0}, 0.0, 0.0, {"": -0.5, "goods: own": 1.0}, 0.0)
    assert [n for n, *_ in found(LINE, owned, *LINE_MARKS)] == ["TRN-40", "TRN-60"]
    assert [n for n, *_ in found(LINE.replace("TRN-40", "GUL-40"), owned, ("GUL-40", "PRODUCT"), ("TRN-60", "PRODUCT"))] == [
        "TRN-60"
    ]


def test_goods_are_told_to_the_scales_alone() -> None:
    parts, tokens = page(LINE, *over(LINE, *LINE_MARKS))
    place = LINE.index("TRN-60")
    for rule, wanted in ((RULE, True), ("initiative.model", False)):
        proposal = Proposal(Found("initiative", place, place + 6, rule, {"type": ""}), UNTOLD)
        said = Evidence(parts, tokens, Labels(tokens, parts)).features([proposal])
        assert ("goods: own" in said) is wanted


def of_hong_kong(text: str, *marks: tuple[str, str]) -> list[str]:
    """The names that are found in a release of Hong Kong."""
    parts, tokens = page(text, *over(text, *marks))
    found_there = find_initiatives(replace(parts, home="HK"), tokens, load_rulebook(), [])
    return [text[f.start : f.end] for f in found_there]


def test_services_of_offices_count_in_hong_kong() -> None:
    text = "Users of the iPier Smart platform rose, and the WeChat app helped."
    marks = (("iPier Smart", "PRODUCT"), ("WeChat", "PRODUCT"))
    assert of_hong_kong(text, *marks) == ["iPier Smart"]
    assert found(text, Scales({"": 9.0}, 0.0, 0.0), *marks) == []


def test_funds_of_the_government_pay_in_hong_kong() -> None:
    text = "It was funded by the Ferry and Kite Fund and supported by Gullo Works."
    assert of_hong_kong(text) == ["Ferry and Kite Fund"]
    assert "Ferry and Kite Fund" not in [name for name, *_ in found(text, Scales({"": 9.0}, 0.0, 0.0))]
    assert of_hong_kong("Its investors include the Ferry and Kite Fund and Gullo Works.") == []
