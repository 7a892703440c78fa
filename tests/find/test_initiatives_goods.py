"""Goods: which names are handed over to the scales, what is told of them, which type they get, and which the scales let in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hkfacts.find.initiatives import find_initiatives
from hkfacts.find.initiatives_evidence import Evidence, Proposal
from hkfacts.find.initiatives_goods import kind_of_goods, series, series_of, sum_of_goods, told_of_goods
from hkfacts.find.initiatives_runs import Labels
from hkfacts.find.initiatives_weigh import RULE, Scales
from hkfacts.rulebook import load_rulebook
from hkfacts.spans import Entity, Found, Trace
from tests.find.test_initiatives import page

GOODS = Scales({"": -1.0, "PRODUCT over it: always": 2.0}, 0.0, 0.0)


def over(text: str, *marks: tuple[str, str]) -> tuple[Entity, ...]:
    """Labels over the first places of names."""
    return tuple(Entity(text.index(name), text.index(name) + len(name), label) for name, label in marks)


def told(text: str, name: str, *marks: tuple[str, str]) -> set[str]:
    """What the first place of a name says."""
    parts, tokens = page(text, *over(text, *marks))
    start = parts.text.index(name)
    return set(told_of_goods(parts, Labels(tokens, parts), start, start + len(name)))


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
    assert found(LINE, GOODS, *LINE_MARKS) == [("TRN-40", RULE, "platform"), ("TRN-60", RULE, "platform")]
    assert found(LINE, GOODS) == []


def test_goods_are_told_to_the_scales() -> None:
    parts, tokens = page(LINE, *over(LINE, *LINE_MARKS))
    place = LINE.index("TRN-60")
    proposal = Proposal(Found("initiative", place, place + 6, "initiative.labelled", {"type": ""}), "no rule speaks for it")
    said = Evidence(parts, tokens, Labels(tokens, parts)).told([proposal]).features
    assert {"goods: own", "goods: one of a series", "PRODUCT and goods: own"} <= said


def of_hong_kong(text: str, *marks: tuple[str, str]) -> list[str]:
    """The names that are found in a release of Hong Kong."""
    parts, tokens = page(text, *over(text, *marks))
    found_there = find_initiatives(replace(parts, home="HK"), tokens, load_rulebook(), [])
    return [text[f.start : f.end] for f in found_there]


def test_services_of_offices_count_in_hong_kong() -> None:
    text = "Users of the iPier Smart platform rose, and the WeChat app helped."
    marks = (("iPier Smart", "PRODUCT"), ("WeChat", "PRODUCT"))
    assert of_hong_kong(text, *marks) == ["iPier Smart"]
    assert found(text, Scales({"": -9.0}, 0.0, 0.0), *marks) == []


def test_funds_of_the_government_pay_in_hong_kong() -> None:
    text = "It was funded by the Ferry and Kite Fund and supported by Gullo Works."
    assert of_hong_kong(text) == ["Ferry and Kite Fund"]
    assert "Ferry and Kite Fund" not in [name for name, *_ in found(text, Scales({"": -9.0}, 0.0, 0.0))]
    assert of_hong_kong("Its investors include the Ferry and Kite Fund and Gullo Works.") == []
