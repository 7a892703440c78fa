"""Currencies and units as they are printed, from `rules/currencies.csv` and `rules/units.csv`.

A code that starts with `?` (`?dollar`, `?yen`) is a sign or name that several currencies share; the stage `normalise` settles it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from hkfacts.patterns import lazy_pattern

from ..rulebook import lexicon

_FIRST_WORD = lazy_pattern(r"[A-Za-zéóţłö.]+")
_SIGN = lazy_pattern(
    r"dB\(A\)|[^\s,;:)\]}\"”’!?()]{1,9}(?: (?:Celsius|celsius|Fahrenheit|fahrenheit|ft|m|km|mi|AC|DC|in|in\.|lb|cm|mm|yd|oz|oz\.|feet|C|F|Hg|t|ft\.|FT|Ft|m\.)(?![\w²³]))?"
)
_LETTER_START = lazy_pattern(r"[A-Za-z]")
_WORD = lazy_pattern(r"[^\W\d_]+(?:[.'’]?[^\W\d_]+)*\.?|\S")


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency as printed: its code (ISO 4217, or `?name` where it is shared) and whether the word names hundredths."""

    code: str
    part: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed: its UCUM symbol and the kind of figure that it measures."""

    symbol: str
    kind: str


@dataclass(frozen=True, slots=True)
class Measures:
    """What may stand beside a number: signs by exact spelling, names in lower case; the longest of each in characters."""

    signs: Mapping[str, Currency]
    names: Mapping[str, Currency]
    unit_signs: Mapping[str, Unit]
    unit_names: Mapping[str, Unit]
    longest_sign: int
    sign_ends: frozenset[str]
    name_starts: frozenset[str]


def _forms(cell: str | None) -> list[str]:
    return [form.strip() for form in (cell or "").split("|") if form.strip()]


def plural(name: str) -> str:
    """The regular plural of the head of a name: `square metre` → `square metres`, `mile per hour` → `miles per hour`.

    >>> plural("barrel of oil equivalent"), plural("inch"), plural("penny")
    ('barrels of oil equivalent', 'inches', 'pennies')
    """
    head, mark, rest = name.partition(" of ") if " of " in name else name.partition(" per ")
    if head.endswith(("s", "x", "ch", "sh")):
        head = head if head.endswith("s") else head + "es"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        head = head[:-1] + "ies"
    else:
        head += "s"
    return head + mark + rest


@lru_cache(maxsize=1)
def measures() -> Measures:
    """The lexicons, made ready once a process."""
    signs: dict[str, Currency] = {}
    names: dict[str, Currency] = {}
    for row in lexicon("currencies"):
        whole, part = Currency(row["code"]), Currency(row["code"], part=True)
        signs.update((sign, whole) for sign in _forms(row["signs"]))
        for name in _forms(row["names"]):
            names[name] = names[plural(name)] = whole
        for name in _forms(row["parts"]):
            if name.isalpha() or " " in name:
                names[name] = names[plural(name)] = part
            else:
                signs[name] = part
    unit_signs: dict[str, Unit] = {}
    unit_names: dict[str, Unit] = {}
    for row in lexicon("units"):
        unit = Unit(row["unit"], row["kind"])
        unit_signs.update((sign, unit) for sign in _forms(row["signs"]))
        for name in _forms(row["names"]):
            unit_names[name] = unit_names[plural(name)] = unit
    starts = {re.split(r"[ -]", n)[0].rstrip(".") for n in (*names, *unit_names)}
    ends = frozenset(s[-1] for s in signs)
    return Measures(signs, names, unit_signs, unit_names, max(map(len, signs)), ends, frozenset(starts))


def sign_before(text: str, end: int, start: int) -> tuple[int, Currency] | None:
    """The currency sign or code that ends at `end`, not before `start`: where it starts, and which it is.

    >>> sign_before("raised US$ ", 11, 0)
    (7, Currency(code='USD', part=False))
    >>> sign_before("the HKD", 7, 0), sign_before("XHKD", 4, 0)
    ((4, Currency(code='HKD', part=False)), None)
    """
    table = measures()
    while end > start and text[end - 1] in " \u00a0\u2009\u202f":
        end -= 1
    if end <= start or text[end - 1] not in table.sign_ends:
        return None
    for size in range(min(table.longest_sign, end - start), 0, -1):
        sign = text[end - size : end]
        currency = table.signs.get(sign)
        before = text[end - size - 1 : end - size]
        if currency and not (before and before.isalpha() and _LETTER_START.match(sign)):
            if before and before.isalnum() and size <= 2 and not before.isdigit() and sign in ("$", "£", "€", "¥"):
                return None  # `XY$5`: an unknown dollar is no bare one
            return end - size, currency
    return None


def name_after(text: str, start: int, end: int) -> tuple[int, Currency | Unit] | None:
    """The longest currency or unit, by name or sign, that starts at `start`: where it ends, and what it is.

    >>> name_after("Hong Kong dollars in", 0, 20)
    (17, Currency(code='HKD', part=False))
    >>> name_after("square metres of", 0, 16), name_after("km/h.", 0, 5)
    ((13, Unit(symbol='m2', kind='area')), (4, Unit(symbol='km/h', kind='speed')))
    >>> name_after("mothers", 0, 7) is None
    True
    """
    table = measures()
    piece = text[start : min(end, start + 48)]
    best: tuple[int, Currency | Unit] | None = None
    first = _FIRST_WORD.match(piece)
    if first and first.group().rstrip(".").lower() in table.name_starts:
        lower = piece.lower().replace("-", " ")
        stops = [m.end() for m in _WORD.finditer(piece)][:5]
        for stop in reversed(stops):
            for cut in (stop, stop - 1 if piece[stop - 1] == "." else stop):
                name = lower[:cut]
                exact = piece[:cut].lower()
                found = table.names.get(name) or table.unit_names.get(name) or table.unit_names.get(exact)
                if found and not piece[cut : cut + 1].isalpha():
                    best = start + cut, found
                    break
            if best:
                break
    sign = _SIGN.match(piece)
    if sign:
        for size in range(sign.end(), 0, -1):
            found = table.unit_signs.get(piece[:size]) or table.signs.get(piece[:size])
            following = piece[size : size + 1]
            if (
                found
                and following not in ("²", "³")
                and not (following.isalnum() and (piece[size - 1].isalnum() or piece[size - 1] in "$£€¥₹"))
            ):
                if piece[size - 1] == "." and piece[: size - 1] in table.unit_signs:
                    size -= 1  # the full stop of the sentence
                    found = table.unit_signs[piece[:size]]
                return max(best or (0, found), (start + size, found), key=lambda b: b[0])  # `lb-ft` is no `lb`
    return best
