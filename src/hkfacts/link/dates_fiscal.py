"""Financial years by their label, where the text tells on what day the company's year ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from ..grammar.calendar import add_months, day_of, month_period
from ..grammar.calendar_shapes import Point, Slice
from ..spans import DateFact, Parts


def year_end_of(facts: Sequence[DateFact], parts: Parts) -> date | None:
    """The last day of the financial year, where the text tells one and only one (`the fiscal year ended March 31, 2025`)."""
    ends: dict[int, date] = {}
    for fact in facts:
        shape = fact.shape
        whole_year = isinstance(shape, Slice) and shape.edge == 0 and shape.unit == "year" and shape.count == 1
        # only the end of a month, so that quarters are whole months
        if whole_year and fact.end_date and (fact.end_date + timedelta(days=1)).day == 1:
            ends[fact.end_date.month] = fact.end_date
    return next(iter(ends.values())) if len(ends) == 1 else None


def with_year_end(fact: DateFact, ends: date) -> DateFact:
    """`FY25`, `Q4 FY25` where the text tells the last day of the company's year, which bears the number of its end."""
    shape = fact.shape
    if not isinstance(shape, Point) or shape.label is None:
        return fact
    if shape.year is not None and shape.unit in ("quarter", "half"):  # `Q2 FY2024/25`
        final_year = shape.year + 1
    elif shape.year is None and shape.label[2:].isdigit():
        final_year = int(shape.label[2:])
    else:
        return fact
    last = day_of(final_year, ends.month, 28 if ends.month == 2 else ends.day)
    if last is None or shape.unit not in ("fiscal_year", "quarter", "half"):
        return fact
    count, months = {"fiscal_year": (1, 12), "quarter": (shape.number or 0, 3), "half": (shape.number or 0, 6)}[shape.unit]
    year, month = add_months(last.year, last.month, -12 + months * (count - 1) + 1)
    first, final = month_period(year, month), month_period(*add_months(year, month, months - 1))
    return replace(fact, start_date=first[0], end_date=final[1]) if first and final else fact
