"""What neighbours settle for dates: lists, tense, full dates, anchors, year-ends and clock times."""

from __future__ import annotations

import re
from datetime import date

import pytest

from hkfacts.link.dates_tense import Tense, listed_with
from hkfacts.spans import Tokens
from tests.dates_by_hand import dates_of, laid_out

RELEASE = date(2024, 12, 10)


def values(text: str, release: date | None = RELEASE) -> list[str | None]:
    return [f.value for f in dates_of(text, release)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The pier will close on 1 August.", ["2025-08-01"]),
        ("The pier was closed on 1 May.", ["2024-05-01"]),
        ("On 12 May 2019 the roof fell; on 3 June it was mended.", ["2019-05-12", "2019-06-03"]),
        ("In 2016, the crew left in March and came back in July.", ["2016", "2016-03", "2016-07"]),
        ("Walks are on 14 July and 2 August 2023.", ["2023-07-14", "2023-08-02"]),
        ("Fairs are held in May, August and November 2025.", ["2025-05", "2025-08", "2025-11"]),
        ("It opened in December and January 2023.", ["2022-12", "2023-01"]),
        ("They met on 4 March 2024 and again the following day.", ["2024-03-04", "2024-03-05"]),
        ("They met on 4 March 2024 and again a week later.", ["2024-03-04", "2024-W11"]),
        (
            "Sales in the first nine months of 2024 beat those of the same period last year.",
            ["2024-01/2024-09", "2023-01/2023-09"],
        ),
        ("It was founded in March 1984.\nIn May of the same year it had a pier.", ["1984-03", "1984-05"]),
        ("It was founded in March 1984.\nIt grew.\nIn May of the same year it had a pier.", ["1984-03", "2024-05"]),
        ("The talk is on 12 December 2024; doors open at 6pm.", ["2024-12-12", "2024-12-12T18:00"]),
        ("The vote on 1 February 2025 matters. After 1 February the rate rises.", ["2025-02-01", "2025-02-01"]),
    ],
)
def test_neighbours_settle_what_a_date_lacks(text: str, wanted: list[str]) -> None:
    assert values(text) == wanted


def test_a_year_end_told_by_the_text_places_financial_years() -> None:
    facts = dates_of(
        "For the fiscal year ended March 31, 2024, profit rose. Q4 FY24 was the best of FY24, and FY25 looks dull.", RELEASE
    )
    spans = [(f.value, f.start_date, f.end_date) for f in facts[1:]]
    assert spans == [
        ("FY2024-Q4", date(2024, 1, 1), date(2024, 3, 31)),
        ("FY2024", date(2023, 4, 1), date(2024, 3, 31)),
        ("FY2025", date(2024, 4, 1), date(2025, 3, 31)),
    ]


def test_what_follows_nothing_is_not_reckoned() -> None:
    (fact,) = dates_of("It sailed two days later.", RELEASE)
    assert fact.value is None and fact.start_date is None


def test_only_the_joints_of_a_list_join_a_list() -> None:
    assert listed_with(" and ") and listed_with(", ") and listed_with(" or in ")
    assert not listed_with(" to ") and not listed_with(" met on ") and not listed_with(" – ")


@pytest.mark.parametrize(
    ("text", "lean"),
    [
        ("It will open on X.", 1),
        ("It opened on X.", -1),
        ("Kites on X.", 0),
        ("On X, it will open.", 1),
        ("The show is due to end on X.", 1),
    ],
)
def test_tense_leans(text: str, lean: int) -> None:
    at = text.index("X")
    assert Tense(laid_out(text), Tokens()).lean(at, at + 1) == lean


@pytest.mark.parametrize(
    ("text", "tags", "lean"),
    [
        ("The board in X proposed a levy", "DT NN IN NNP VBD DT NN", -1),
        ("The board set aside piers in X", "DT NN VBN RP NNS IN NNP", -1),
        ("The pier is set to open in X", "DT NN VBZ VBN TO VB IN NNP", 1),
        ("The law passed in X will apply", "DT NN VBN IN NNP MD VB", -1),
        ("The law to be passed in X will apply", "DT NN TO VB VBN IN NNP MD VB", 1),
        ("The mill in X said it would close", "DT NN IN NNP VBD PRP MD VB", -1),
        ("Work started in X and should finish", "NN VBN IN NNP CC MD VB", -1),
        ("It opened and should finish in X", "PRP VBD CC MD VB IN NNP", 1),
    ],
)
def test_tense_leans_by_tags(text: str, tags: str, lean: int) -> None:
    words = list(re.finditer(r"\w+", text))
    tokens = Tokens([w.start() for w in words], [w.end() for w in words], tags.split())
    at = text.index("X")
    assert Tense(laid_out(text), tokens).lean(at, at + 1) == lean


@pytest.mark.parametrize(
    ("text", "tags", "sure"),
    [
        ("The mill was built in X", "DT NN VBD VBN IN NNP", True),
        ("Work began in early X", "NN VBD IN JJ NNP", True),
        ("The fair was scheduled in X", "DT NN VBD VBN IN NNP", False),
        ("The fair is held in X", "DT NN VBZ VBN IN NNP", False),
        ("The mill was built for X", "DT NN VBD VBN IN NNP", False),
    ],
)
def test_a_verb_in_the_past_right_before_its_date_is_sure(text: str, tags: str, sure: bool) -> None:
    words = list(re.finditer(r"\w+", text))
    tokens = Tokens([w.start() for w in words], [w.end() for w in words], tags.split())
    assert Tense(laid_out(text), tokens).surely_past(text.index("X")) is sure
