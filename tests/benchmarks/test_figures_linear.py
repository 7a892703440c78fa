"""The time for figures is linear in the text, also where a text is made to hurt."""

import time

import pytest

from hkfacts.find.figures import find_figures
from hkfacts.link.figures import link_figures
from hkfacts.normalise.figures import normalise_figures
from hkfacts.rulebook import load_rulebook
from hkfacts.spans import Block, Parts, Span, Tokens, View

pytestmark = pytest.mark.slow

UNITS = [
    "1",
    "1,",
    "1,234,",
    "5-10 to ",
    "one ",
    "$5 ",
    "5% ",
    "(£5) ",
    "5 km\n",
    "5+",
    "HK$",
    "5\t",
    "half of the ",
    "tens of ",
    "a@b.",
    "between 5 and ",
    "#",
    "+852 ",
    "a a",
]


def spent(unit: str, size: int) -> float:
    text = (unit * (size // len(unit) + 1))[:size]
    parts = Parts(View(text), (Block(0, size, "body"),), (Span(0, size),), home="HK")
    book = load_rulebook()
    began = time.process_time()
    link_figures(normalise_figures(find_figures(parts, Tokens(), book, [], []), parts, Tokens()), parts, Tokens())
    return time.process_time() - began


@pytest.mark.parametrize("unit", UNITS)
def test_ten_times_the_text_takes_at_most_twelve_times_as_long(unit: str) -> None:
    spent(unit, 500)
    small = max(min(spent(unit, 3_000) for _ in range(3)), 0.004)
    assert min(spent(unit, 30_000) for _ in range(2)) < 14 * small
