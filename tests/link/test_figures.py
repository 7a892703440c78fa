"""What neighbours settle: currencies, items, qualifiers."""

from hkfacts.link.figures import link_figures, requalified
from hkfacts.spans import Block, FigureFact, Parts, Span, Tokens, View

TEXT = "over HK$40 billion (US$5.1 billion)"


def parts(text: str) -> Parts:
    return Parts(View(text), (Block(0, len(text), "body"),), (Span(0, len(text)),))


def test_a_conversion_shares_qualifier_and_item() -> None:
    first = FigureFact(5, 18, "r", "money", 4, 4, None, "more_than", "HKD", item="budget")
    second = FigureFact(20, 34, "r", "money", 5, 5, 5, "exact", "USD")
    linked = link_figures([first, second], parts(TEXT), Tokens())[1]
    assert (linked.qualifier, linked.high, linked.item) == ("more_than", None, "budget")


def test_an_elided_item_is_that_of_the_figure_before() -> None:
    text = "50 offices, including 13 in Peru"
    first = FigureFact(0, 10, "r", "count", 50, 50, 50, item="offices")
    second = FigureFact(22, 24, "r", "count", 13, 13, 13, elided=True)
    assert link_figures([first, second], parts(text), Tokens())[1].item == "offices"


def test_an_elided_item_with_nothing_before_stays_open() -> None:
    alone = FigureFact(0, 2, "r", "count", 13, 13, 13, elided=True)
    assert link_figures([alone], parts("13 in Peru"), Tokens())[0].item is None


def test_requalified_moves_the_ends() -> None:
    fact = requalified(FigureFact(0, 1, "r", "count", 5, 5, 5), "less_than")
    assert (fact.low, fact.high) == (None, 5)
