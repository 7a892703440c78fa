"""Hundredths of a currency, as accounts write them: `HK15.8 cents`, `RMB4.2 cents`, `HK¢3`, `HK cents 5`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hkfacts.patterns import lazy_pattern

if TYPE_CHECKING:
    from .figures_amount import Amount

# The letters of a state or a currency that stand before the number, where `cents` stand behind it (ISO 4217).
_OF_LETTERS = {
    "HK": "HKD",
    "US": "USD",
    "A": "AUD",
    "AU": "AUD",
    "NZ": "NZD",
    "S": "SGD",
    "SG": "SGD",
    "C": "CAD",
    "CA": "CAD",
    "NT": "TWD",
    "RMB": "CNY",
}
_LETTERS = lazy_pattern(r"(?<![\w$])(?P<letters>HK|US|RMB|NT|AU|NZ|SG|CA|[ASC])$|(?<![\w$])(?P<apart>HK|US|RMB)[ ]$")
_CENTS = lazy_pattern(r"[ -]?(?:cents?|fen)\b|[ ]?¢")
_CENTS_FIRST = lazy_pattern(r"(?<![\w$])(?P<letters>HK|US|RMB)[ ]?cents?[ ]?$")
_LONGEST = 12  # characters before a number that are looked at


def read_hundredths(text: str, amount: Amount, low: int, high: int) -> None:
    """Read `cents` beside an amount, and the letters before it that say whose; filled in."""
    if amount.scale or not amount.number[0].isdigit():
        return
    floor = max(low, amount.start - _LONGEST)
    if amount.kind == "money" and amount.part and amount.currency.startswith("?"):
        before = _LETTERS.search(text, floor, amount.start)
        if before is not None:
            amount.currency = _OF_LETTERS[before["letters"] or before["apart"]]
            amount.start = before.start()
    elif amount.kind == "money" and not amount.part and not amount.signed:
        sign = text[amount.start : amount.number_end - len(amount.number)].rstrip(" (")
        behind = _CENTS.match(text, amount.end, high) if sign and "," not in amount.number else None
        # `RMB15.8 cents`, `HK$15.8 cents`; but who writes `$0.99 cents` means 99 of them
        if behind is not None and (sign.isalpha() or not amount.number.startswith("0")):
            amount.part, amount.end = True, behind.end()
    elif amount.bare and not amount.signed:
        first = _CENTS_FIRST.search(text, floor, amount.start)
        if first is not None:
            amount.kind, amount.part, amount.currency = "money", True, _OF_LETTERS[first["letters"]]
            amount.start = first.start()
