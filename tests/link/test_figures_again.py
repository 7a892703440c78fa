"""Items that another figure of the release settles: what is said again, levels, shares of a group, changes behind an aside."""

from dataclasses import replace

import pytest

from hkfacts.link.figures_again import responders, settle_again, told_with
from hkfacts.spans import FigureFact

BARE = FigureFact(0, 1, "r", "percentage", 9, 9, 9)


def settled(text: str, *facts: tuple[str, FigureFact]) -> list[str | None]:
    """The items after settling; each fact is placed at the next mention of its text."""
    placed, at = [], 0
    for mention, fact in facts:
        at = text.index(mention, at)
        placed.append(replace(fact, start=at, end=at + len(mention)))
        at += len(mention)
    settle_again(placed, text, lambda one, other: "." not in text[one.end : other.start].replace(". ", ".", 0))
    return [fact.item for fact in placed]


def money(amount: float, item: str | None = None) -> FigureFact:
    return FigureFact(0, 1, "r", "money", amount, amount, amount, currency="USD", item=item)


def share(value: float, item: str | None = None, change: str | None = None) -> FigureFact:
    return replace(BARE, value=value, low=value, high=value, item=item, change=change)


def count(value: float, item: str) -> FigureFact:
    return replace(BARE, kind="count", value=value, low=value, high=value, item=item)


def test_what_something_comes_with_is_not_of_it_elsewhere() -> None:
    text = "Gull Works opens a mill with $4,200 for apprentices. Its board gave $4,200 last year."
    assert settled(text, ("$4,200", money(4200, "mill")), ("$4,200", money(4200))) == ["mill", None]


def test_a_sum_said_again_is_what_it_was_the_other_time() -> None:
    text = "A roof fund of $4,200 was set up. Once $4,200 is spent, work stops."
    assert settled(text, ("$4,200", money(4200, "roof fund")), ("$4,200", money(4200))) == ["roof fund", "roof fund"]


@pytest.mark.parametrize("amount", [5, 900])
def test_a_small_round_sum_may_be_the_price_of_two_things(amount: int) -> None:
    text = f"A lamp is ${amount}. Pay ${amount} at the gate."
    assert settled(text, (f"${amount}", money(amount, "lamp")), (f"${amount}", money(amount)))[1] is None


def test_a_sum_of_two_things_settles_nothing() -> None:
    text = "A loan of $4,200 and a grant of $4,200 came. So $4,200 is left."
    assert settled(text, ("$4,200", money(4200, "loan")), ("$4,200", money(4200, "grant")), ("$4,200", money(4200)))[2] is None


def test_a_round_share_said_again_settles_nothing() -> None:
    text = "Lamps took 60% of the stalls. Some 60% came by boat."
    assert settled(text, ("60%", share(60, "stalls")), ("60%", share(60)))[1] is None


def test_the_first_of_two_levels_is_what_the_second_is_of() -> None:
    text = "the step from $1 million to $2 million in lamp sales"
    assert settled(text, ("$1 million", money(1e6)), ("$2 million", money(2e6, "lamp sales")))[0] == "lamp sales"


def test_a_noun_glued_to_the_second_level_is_that_of_the_first() -> None:
    text = "One shop went from 8% to 52% conversion"
    assert settled(text, ("8%", share(8, "shop")), ("52%", share(52, "conversion")))[0] == "conversion"


def test_a_share_of_those_who_do_something_is_of_those_counted_and_not_of_their_places() -> None:
    text = "Some 900 weavers came from over 20 valleys, with 65% coming by boat"
    facts = ("900 weavers", count(900, "weavers")), ("20 valleys", count(20, "valleys")), ("65%", share(65))
    assert settled(text, *facts)[2] == "weavers"


def test_a_change_behind_an_aside_is_that_of_the_count() -> None:
    text = "40 million views across its shops, halls and sites, representing a 9% increase on last year"
    assert settled(text, ("40 million views", count(4e7, "views")), ("9%", share(9, change="increase")))[1] == "views"


def test_who_does_something_after_with() -> None:
    text = "with nearly 65% coming by boat"
    assert told_with(replace(BARE, start=12, end=15), text)
    assert not told_with(replace(BARE, start=12, end=15), "costs nearly 65% coming off")


def test_a_share_that_is_likened_passes_over_what_its_members_reached() -> None:
    text = "40% of pupils gave at least 80% right answers, compared with 27% before"
    facts = [
        replace(share(40, "pupils"), start=0, end=3),
        replace(share(80, "right answers"), start=28, end=31, qualifier="at_least", high=None),
        replace(share(27), start=61, end=64),
    ]
    assert responders(facts, 2, text, lambda one, other: True) == "pupils"
    assert responders(facts, 1, text, lambda one, other: True) is None
