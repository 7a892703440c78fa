"""What comes again, as TIMEX3 values: every few weeks, alternate Saturdays, a day or month of every year."""

from __future__ import annotations

from ..grammar.calendar_shapes import Frequency, Length, Point, Shape, Stretch
from ..grammar.calendar_words import word_class
from .dates_lengths import read_every, read_length
from .dates_points import Groups
from .dates_reading import Reading


def read_every_again(groups: Groups) -> Frequency | None:
    """`every Saturday`, `every few weeks`, `every half hour`: as often as the length that it names.

    >>> read_every_again({"few": "few", "unit": "weeks"}).value, read_every_again({"half": "half", "unit": "hour"}).value
    ('PXW', 'PT30M')
    """
    if not {"few", "couple", "half"} & groups.keys():
        return read_every(groups)
    length = read_length({"vague": groups["unit"]} if "few" in groups else groups)
    return Frequency(length.value) if isinstance(length, Length) else None


def read_alternate(groups: Groups) -> Frequency | None:
    """`alternate Saturdays`, `alternate weeks`.

    >>> read_alternate({"unit": "Saturdays"}).value, read_alternate({"unit": "weeks"}).value
    ('XXXX-WXX-6', 'P2W')
    """
    if word_class(groups["unit"])[0] in ("unit", "units"):
        return read_every({"number": "two", "unit": groups["unit"]})
    return read_every(groups)


def read_yearly(groups: Groups, reading: Reading) -> Shape | None:
    """`1 July every year`, `each year in March`; of stretches and of longer times than a year only how often."""
    inner = reading.of(groups, "inner")
    simple = groups["set"].lower() in ("every year", "each year", "annually", "yearly")
    if not simple and not isinstance(inner, Stretch):
        return reading.of(groups, "set")
    if len(reading.text) > len(groups["set"]) + len(groups["inner"]) + len(", from the "):  # several of them
        return Frequency("P1Y")
    if isinstance(inner, Point) and inner.month is not None and inner.unit in ("day", "month"):
        return Frequency(f"XXXX-{inner.month:02d}" + (f"-{inner.day:02d}" if inner.day else ""))
    return Frequency("P1Y") if inner is not None else None
