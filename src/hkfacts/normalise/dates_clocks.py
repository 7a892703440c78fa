"""Clock times that lack something: the half of the day, which its part tells, or the end of a range tells its beginning."""

from __future__ import annotations

import re

from ..grammar.numbers import read_number
from .dates_points import read_clock


def clock_in_part(hour: str, part: str) -> str | None:
    """The clock time of an hour whose half of the day only the part of the day tells.

    >>> clock_in_part("5", "MO"), clock_in_part("8:30", "NI"), clock_in_part("two", "NI"), clock_in_part("19:30", "EV")
    ('05:00', '20:30', '02:00', '19:30')
    """
    number = read_number(hour.lower()) if ":" not in hour and "." not in hour else None
    digits = str(int(number)) if number is not None else hour
    whole = int(re.split(r"[:.]", digits)[0]) if digits[:1].isdigit() else 0
    if whole > 12:
        return read_clock(digits)
    early = part == "MO" or (part == "NI" and whole in (12, 1, 2, 3, 4))
    return read_clock(f"{digits}{'am' if early else 'pm'}") if 1 <= whole <= 12 else None


def clock_ends(text: str) -> tuple[str, str] | None:
    """First and last clock time of `2-5pm`, `9am to noon`; am or pm of the last serves the first where it fits."""
    match = re.match(
        r"(?i)\s*((?:\d{1,2}\s)?(?:noon|midnight)|\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?\s?m\.?)?|\d{4}\s?(?:hrs|h|hours))\D*?"
        r"(?:to|until|till|through|and|[-–—‑])\s?((?:\d{1,2}\s)?(?:noon|midnight)|"
        r"\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?\s?m\.?)?|\d{4}\s?(?:hrs|h|hours))",
        text,
    )
    if match is None:
        return None
    last = read_clock(match[2])
    first = read_clock(match[1])
    half = re.search(r"(?i)([ap])\.?\s?m", match[2])
    if half and not re.search(r"(?i)[ap]\.?\s?m|noon|midnight", match[1]) and last:
        own = read_clock(match[1] + half[1] + "m")
        first = own if own and own <= last else read_clock(match[1] + ("am" if half[1].lower() == "p" else "pm"))
    first = "00:00" if first == "24:00" else first  # a range that opens at midnight opens its day
    return (first, last) if first and last else None
