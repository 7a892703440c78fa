"""The work on dates is linear in the text, also in texts made to hurt: ten times the text takes at most 16 times the work.

Measured is the time that the processor has worked, so that a busy machine does not count.
"""

from __future__ import annotations

import time
from datetime import date

import pytest

from tests.dates_by_hand import dates_of

HOSTILE = {
    "digits": "9",
    "commas": ",",
    "groups": "1,000,",
    "days": "13-",
    "nested ranges": "1 to 2 to 3 May ",
    "years": "2024 ",
    "months": "May ",
    "slashes": "1/2/3/",
    "quarters": "first quarter of ",
    "lengths": "two days and ",
    "the": "the ",
    "clocks": "12:30 ",
    "brackets": "(May 1) ",
    "lines": "1 May 2024\n",
    "weekdays": "Friday, ",
    "ordinals": "1st ",
    "ago": "two days ago ",
    "later": "on 1 May a day later ",
    "quotes": "'",
    "short years": "'99 ",
    "eras": "44 B.C. ",
    "hours": "at 8 tonight ",
    "weeks from": "two weeks from Friday ",
    "years told": "March of that year ",
    "a or": "a day or two ",
    "each": "every first Sunday of each ",
    "full years": "Q4 and full year ",
}


def seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2):
        began = time.process_time()
        dates_of(text, date(2024, 6, 1))
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear(name: str) -> None:
    piece = HOSTILE[name]
    small, large = (piece * (size // len(piece)) for size in (5_000, 50_000))
    assert seconds(large) < 16 * max(seconds(small), 0.004)
