"""What durations and frequencies say, as TIMEX3 values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from ..grammar.calendar_shapes import Frequency, Length
from ..grammar.calendar_words import LENGTH_TOKEN, word_class
from ..grammar.numbers import read_number

Groups = Mapping[str, str]

_YEARS = {"E": 10, "C": 100}


def unit_letter(word: str) -> str | None:
    """The TIMEX3 letter of a unit, with `T` before those of a clock: `Y`, `M`, `W`, `D`, `TH`, `TM`, `TS`, `Q`, `E`, `C`.

    >>> unit_letter("years"), unit_letter("Minutes"), unit_letter("second")
    ('Y', 'TM', 'TS')
    """
    name, value = word_class(word.rstrip("."))
    if name == "quarter":
        return "Q"
    return value if name in ("unit", "units", "second") else None


def _plain(number: Decimal) -> str:
    whole = number.to_integral_value()
    return str(int(whole)) if whole == number else format(number.normalize(), "f")


def piece(number: Decimal, letter: str) -> tuple[str, str] | None:
    """Number and letter as TIMEX3 writes them: decades and centuries in years, quarters in months, fortnights in weeks.

    >>> piece(Decimal(3), "E"), piece(Decimal("0.5"), "TH")
    (('30', 'Y'), ('30', 'TM'))
    """
    if number > 10**7:
        return None
    if letter in _YEARS:
        return _plain(number * _YEARS[letter]), "Y"
    if letter == "F":
        return _plain(number * 2), "W"
    if letter == "Q":
        return _plain(number * 3), "M"
    if letter == "TH" and number == Decimal("0.5"):
        return "30", "TM"
    if letter == "Y" and number == Decimal("0.5"):
        return "6", "M"
    return _plain(number), letter


def join_pieces(pieces: list[tuple[str, str]]) -> str:
    """The TIMEX3 duration of pieces in order.

    >>> join_pieces([("6", "Y"), ("8", "M")]), join_pieces([("13", "TM"), ("11", "TS")])
    ('P6Y8M', 'PT13M11S')
    """
    days = "".join(n + u for n, u in pieces if not u.startswith("T"))
    clock = "".join(n + u[1:] for n, u in pieces if u.startswith("T"))
    return "P" + days + ("T" + clock if clock else "")


def _number(text: str) -> Decimal | None:
    return read_number(text.lower().strip("+- "))


def read_length(groups: Groups) -> Length | None:
    """The duration that the named groups of a rule say; None where a number is none.

    >>> read_length({"number": "two", "unit": "years"}), read_length({"number": "3", "number_b": "five", "unit": "days"})
    (Length(value='P2Y', mod=None), Length(value='P3D/P5D', mod=None))
    """
    if "vague" in groups:
        letter = unit_letter(groups["vague"])
        if letter is None:
            return None
        return Length(
            "PT" + "X" + letter[1:] if letter.startswith("T") else "PX" + {"F": "W", "E": "DE", "C": "CE"}.get(letter, letter)
        )
    if "ltoken" in groups:
        return _of_token(groups["ltoken"])
    letter = unit_letter(groups["unit"])
    if letter is None:
        return None
    if "quarters" in groups:
        three = groups["quarters"].lower() in ("three", "3")
        return Length("P75Y" if three else "P25Y") if letter == "C" else Length("PT45M" if three else "PT15M")
    if "half" in groups:
        number = _number(groups["number"]) if "number" in groups else Decimal(1 if " and " in groups.get("whole", "") else 0)
        return _with_half(number, letter)
    if "couple" in groups:
        found = piece(Decimal(2), letter)
        return Length(join_pieces([found])) if found else None
    if "number_b" in groups and "number" not in groups:
        return _range(Decimal(1), _number(groups["number_b"]), letter)
    if "number" not in groups and "number2" not in groups:
        found = piece(Decimal(1), letter)
        return Length(join_pieces([found])) if found else None
    number = _number(groups.get("number", "1"))
    if number is None or number == 0:
        return None
    if "number_b" in groups:
        return _range(number, _number(groups["number_b"]), letter)
    first = piece(number, letter)
    if first is None:
        return None
    pieces = [first]
    for n in ("2", "3"):
        if f"number{n}" in groups:
            more, unit = _number(groups[f"number{n}"]), unit_letter(groups[f"unit{n}"])
            further = piece(more, unit) if more is not None and unit else None
            if further is None:
                return None
            pieces.append(further)
    return Length(join_pieces(pieces), "MORE_THAN" if "more" in groups else None)


_TOKEN_UNITS = {"h": "TH", "m": "TM", "y": "Y", "w": "W"}


def _of_token(text: str) -> Length | None:
    """`45min`, `2h30m`, `5yr`."""
    match = LENGTH_TOKEN.fullmatch(text)
    if match is None or not int(match[1]) or (match[3] and not match[2].startswith("h")):
        return None
    letter = "M" if match[2].startswith("mth") else _TOKEN_UNITS[match[2][0]]
    return Length(join_pieces([(match[1], letter), *([(match[3], "TM")] if match[3] else [])]))


def _with_half(number: Decimal | None, letter: str) -> Length | None:
    found = piece(number + Decimal("0.5"), letter) if number is not None else None
    return Length(join_pieces([found])) if found else None


def _range(low: Decimal, high: Decimal | None, letter: str) -> Length | None:
    first, last = piece(low, letter), piece(high, letter) if high is not None else None
    if first is None or last is None or high is None or high <= low:
        return None
    return Length(f"{join_pieces([first])}/{join_pieces([last])}")


def read_long(groups: Groups) -> Length | None:
    """`week-long`, `months-long`, `yearlong`.

    >>> read_long({"unit": "week"}).value, read_long({"vague": "months"}).value, read_long({"lasting": "yearlong"}).value
    ('P1W', 'PXM', 'P1Y')
    """
    return Length(word_class(groups["lasting"])[1]) if "lasting" in groups else read_length(groups)


_PER = {
    "D": "P1D",
    "W": "P1W",
    "M": "P1M",
    "Y": "P1Y",
    "TH": "PT1H",
    "TM": "PT1M",
    "TS": "PT1S",
    "E": "P10Y",
    "Q": "P3M",
    "F": "P2W",
    "C": "P100Y",
}


def read_every(groups: Groups) -> Frequency | None:
    """A frequency: `every Saturday`, `every four years`, `twice a week`, `Mondays`.

    >>> read_every({"unit": "Saturday"}).value, read_every({"number": "four", "unit": "years"}).value
    ('XXXX-WXX-6', 'P4Y')
    """
    if "weekdays" in groups:
        return Frequency(f"XXXX-WXX-{word_class(groups['weekdays'])[1]}")
    name, value = word_class(groups["unit"].rstrip("."))
    if name in ("anyday", "weekends"):
        return Frequency(f"XXXX-WXX-{'WD' if name == 'anyday' else 'WE'}")
    if name == "weekdays":
        return Frequency(f"XXXX-WXX-{value}")
    if name in ("weekday", "month", "season", "fall", "weekend"):
        form = {
            "weekday": f"XXXX-WXX-{value}",
            "month": f"XXXX-{int(value):02d}" if name == "month" else "",
            "weekend": "XXXX-WXX-WE",
        }
        return Frequency(form.get(name) or f"XXXX-{value}")
    if name == "part":
        return Frequency(f"XXXX-XX-XXT{value}")
    if name == "half":
        return Frequency("P6M")
    letter = unit_letter(groups["unit"])
    if letter is None:
        return None
    if "number" in groups:
        low = groups["number"].lower()
        number = Decimal(2) if low in ("other", "second") else _number(low) or Decimal(_ordinal(low))
        if "number_b" in groups:
            length = _range(number, _number(groups["number_b"]), letter)
            return Frequency(length.value) if length else None
        found = piece(number, letter) if number else None
        return Frequency(join_pieces([found])) if found else None
    return Frequency(_PER[letter])


def _ordinal(text: str) -> int:
    value = word_class(text)[1] or re.sub(r"\D", "", text)
    return int(value) if value.isdigit() else 0


def read_often(groups: Groups) -> Frequency:
    """An adverb of frequency: `daily`, `annually`."""
    return Frequency(word_class(groups["often"])[1])
