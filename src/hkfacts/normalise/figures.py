"""What a figure means: its number, currency, unit and bounds, each by a small pure function.

Numbers go through `Decimal` and come out as `int` where they are whole, else as `float`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from hkfacts.patterns import lazy_pattern

from ..grammar.numbers import SCALE_SIGNS, SCALES, read_number
from ..spans import FigureFact, Found, Notice, Number, Parts, Tokens, Trace

SMALLEST_BESIDE = 100  # a number below it before `to 5 million` is one of millions
LARGEST = Decimal(10) ** 24
_LETTER_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12, "mm": 10**6}
_FRACTIONS = ("fraction", "half")
ELIDED = "\0elided"
_YUAN = lazy_pattern(r"\bRMB|\bCNY\b|[Yy]uan\b|[Rr]enminbi")
_YEN = lazy_pattern(r"\bJPY\b|\b[Yy]en\b")
_CHINA = lazy_pattern(r"\b(?:China|Chinese|Beijing|Shanghai|Shenzhen|Guangzhou|Mainland)\b")
_JAPAN = lazy_pattern(r"\b(?:Japan|Japanese|Tokyo|Osaka|Kyoto)\b")
_STERLING = lazy_pattern(r"£|\bGBP\b|[Ss]terling|\bpence\b")
_PAID = lazy_pattern(
    r"\b(?:won|wins?|pa(?:id|ys?|ying)|costs?|costing|worth|raised?|spen[dt]|owed?|fined?|prizes?|salary|rent|fees?|price[ds]?|earn(?:s|ed)?|donat\w+"
    r"|grants?|fund\w*|invest\w+|sold|bought|budget\w*|debts?|loans?|sav(?:e|ed|ings)|lent|borrow\w*|awarded|compensation|wages?)\b[^.;]{0,40}$",
    re.I,
)
# Currencies whose hundredths are not in use, so that a point before three digits groups them.
_WHOLE = frozenset("IDR VND CLP COP PYG KRW JPY ISK UGX RWF GNF LAK KHR MMK IRR LBP".split())
_NOTED = lazy_pattern(r"[a-z]{4,}s[1-9]$")
_NOTE_MARK = lazy_pattern(r"(?<=[a-z]{3})(?:\(\d{1,2}\)?|\[\d{1,2}\]?|[*†‡]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]{1,2})$")  # `gold(1)`
# What `pounds of` weighs; money is `of` an account.
_WEIGHED = lazy_pattern(
    r"[ ]of[ ](?!(?:the|a|its|their|our|new|extra|public|private|taxpayers?|government|funding|funds?|investment|debt|savings?|revenue|sales|damages?|cash|money|value|"
    r"spending|grants?|cuts?|aid|exports?|profits?|losses|income|support|capital|assets|stock|compensation|lottery|council)\b)[A-Za-z][A-Za-z0-9-]{2,}"
)
_LETTERED = lazy_pattern(r"(?<![A-Za-z])(?P<sign>A|AU|S|C|CA|NZ|US|HK|NT)\$[ ]?\d")
_LETTERS = {"A": "AUD", "AU": "AUD", "S": "SGD", "C": "CAD", "CA": "CAD", "NZ": "NZD", "US": "USD", "HK": "HKD", "NT": "TWD"}
_POINTED = lazy_pattern(r"\d{1,3}\.\d{3}")
_SHARED_NAMES = {
    "dollar": "$",
    "yen": "¥",
    "pound": "pounds",
    "won": "won",
    "krone": "krone",
    "peso": "pesos",
    "dinar": "dinars",
    "rial": "rials",
    "shilling": "shillings",
    "manat": "manats",
    "colon": "colones",
}


def plain(value: Decimal) -> Number:
    """A whole number as `int`, any other as `float`.

    >>> plain(Decimal("5.00")), plain(Decimal("5.25")), plain(Decimal("1.43") * 10**9)
    (5, 5.25, 1430000000)
    """
    whole = value.to_integral_value()
    return int(whole) if whole == value else float(value)


def scale_factor(scale: str) -> int | None:
    """What a scale word or sign multiplies by; None for an unknown one.

    >>> scale_factor("million"), scale_factor("bn"), scale_factor("M"), scale_factor("lakh crore"), scale_factor("foot")
    (1000000, 1000000000, 1000000, 1000000000000, None)
    """
    factor = 1
    for word in scale.lower().replace(".", "").split():
        single = word.removesuffix("s") if len(word) > 3 else word
        step = (
            SCALES.get(single)
            or SCALE_SIGNS.get(single)
            or _LETTER_SCALES.get(single)
            or {"hundred": 100, "dozen": 12}.get(single)
        )
        if step is None:
            return None
        factor *= step
    return factor


def amount_value(number: str, scale: str = "", *, negative: bool = False) -> Decimal | None:
    """The value of a printed number with its scale; None where it is no number or beyond all measure.

    >>> amount_value("1.2", "million"), amount_value("3", negative=True), amount_value("half a million")
    (Decimal('1200000.0'), Decimal('-3'), Decimal('500000'))
    >>> amount_value("1,2,3") is None
    True
    """
    value = read_number(number)
    factor = scale_factor(scale) if scale else 1
    if value is None or factor is None:
        whole = read_number(f"{number} {scale}")
        if whole is None:
            return None
        value, factor = whole, 1
    value = -value * factor if negative else value * factor
    return value if abs(value) <= LARGEST else None


def range_values(low: Decimal, high: Decimal, low_scale: str, high_scale: str) -> tuple[Decimal, Decimal] | None:
    """The two ends of a range: one scale serves both where only the second has it; None where the range runs backwards.

    >>> range_values(Decimal(5), Decimal(10**7), "", "million")
    (Decimal('5000000'), Decimal('10000000'))
    >>> range_values(Decimal(500), Decimal(10**6), "", "million")
    (Decimal('500'), Decimal('1000000'))
    >>> range_values(Decimal(10), Decimal(5), "", "") is None, range_values(Decimal(10), Decimal(5000000), "", "million") is None
    (True, True)
    """
    factor = scale_factor(high_scale) if high_scale and not low_scale else None
    if factor and abs(low) * factor < abs(high):
        low *= factor
    elif factor and low < SMALLEST_BESIDE:
        return None  # `10 to 5 million`
    if high < low < 0:
        low, high = high, low  # `-2% to -2.4%` is printed by size
    return (low, high) if low < high else None


def _scale_word(groups: Mapping[str, str]) -> str:
    """The scale that ends the second number in words and serves the first one too: `three to four million`.

    >>> _scale_word({"number": "three", "number2": "four million"}), _scale_word({"number": "two hundred", "number2": "a thousand"})
    ('million', '')
    """
    words, first = groups["number2"].lower().split(), groups["number"].lower()
    if len(words) < 2 or words[-1] not in SCALES or words[0] in ("a", "an") or "scale" in groups:
        return ""
    return "" if first.isdigit() or any(word in first for word in (*SCALES, "hundred")) else words[-1]


def bounded(low: Decimal, high: Decimal | None, qualifier: str) -> tuple[Number | None, Number | None, Number | None, str]:
    """Value, low, high and qualifier as the record gives them.

    >>> bounded(Decimal(5), None, ""), bounded(Decimal(5), None, "more_than"), bounded(Decimal(5), None, "at_most")
    ((5, 5, 5, 'exact'), (5, 5, None, 'more_than'), (5, None, 5, 'at_most'))
    >>> bounded(Decimal(5), Decimal(9), "about")
    (None, 5, 9, 'range')
    """
    first = plain(low)
    if high is not None:
        return None, first, plain(high), "range"
    if qualifier in ("more_than", "at_least"):
        return first, first, None, qualifier
    if qualifier in ("less_than", "at_most"):
        return first, None, first, qualifier
    return first, first, first, qualifier or "exact"


def share_by_example(top: str, bottom: str) -> Decimal | None:
    """`one in five` as a percentage; None where it is no share.

    >>> share_by_example("one", "five"), share_by_example("3", "2") is None
    (Decimal('20'), True)
    """
    above, below = read_number(top), read_number(bottom)
    if above is None or below is None or not below or above > below:
        return None
    return above * 100 / below


def settle_currency(code: str, parts: Parts) -> tuple[str | None, bool, Notice | None]:
    """The ISO code of a currency as printed, whether it is assumed, and a notice where it stays open."""
    if not code.startswith("?"):
        return code, False, None
    name = code[1:]
    if name == "dollar":
        settled = {"HK": "HKD", "US": "USD"}.get(parts.home or "")
        if settled:
            return settled, True, None
    elif name == "yen":
        settled = _yen_or_yuan(parts.text)
        if settled:
            return settled, True, None
    elif name == "won":
        return "KRW", True, None
    elif name == "pound":
        return "GBP", True, None
    sign = _SHARED_NAMES.get(name, name)
    return (
        None,
        name in ("dollar", "yen"),
        Notice("currency-open", f"{sign} could be of several countries; the release does not settle which"),
    )


def _yen_or_yuan(text: str) -> str | None:
    """What a bare `¥` is in this text: by other signs and names of money in it, else by the country that it speaks of, else open."""
    yuan, yen = bool(_YUAN.search(text)), bool(_YEN.search(text))
    if yuan != yen:
        return "CNY" if yuan else "JPY"
    china, japan = bool(_CHINA.search(text)), bool(_JAPAN.search(text))
    if china != japan:
        return "CNY" if china else "JPY"
    return None


_CELSIUS = lazy_pattern(r"\b[Cc]elsius\b|[°º˚℃] ?C\b|℃")
_FAHRENHEIT = lazy_pattern(r"\b[Ff]ahrenheit\b|[°º˚] ?F\b|℉")
_STATED = lazy_pattern(
    r"\b(?:figures?|amounts?|dollars?|prices?|values?|results?|currency|statements?|information)\b[^.\n]{0,60}?\b(?:in|to|are|is|at)[ ](?:thousands[ ]of[ ]|millions[ ]of[ ]|the[ ])?"
    r"(?P<name>USD|U\.?S\.?[ ]dollars?|United[ ]States[ ]dollars?|CAD|Canadian[ ]dollars?|AUD|Australian[ ]dollars?|SGD|Singapore[ ]dollars?|HKD|Hong[ ]Kong[ ]dollars?|NZD"
    r"|New[ ]Zealand[ ]dollars?)\b",
    re.I,
)
_STATED_CODES = {"u": "USD", "c": "CAD", "a": "AUD", "s": "SGD", "h": "HKD", "n": "NZD"}


def stated_dollar(text: str) -> str | None:
    """The dollar that a text says its amounts are in; None where it does not say, or says two.

    >>> stated_dollar("All dollar amounts are in Canadian dollars."), stated_dollar("It sold goods for $5.")
    ('CAD', None)
    """
    codes = {_STATED_CODES[m["name"][0].lower()] for m in _STATED.finditer(text)}
    return codes.pop() if len(codes) == 1 else None


def only_dollar(text: str) -> str | None:
    """The dollar with a country's letters that is the only one in a text, at least twice; or None.

    >>> only_dollar("It earned A$5 million, or A$0.20 a share; cents rose."), only_dollar("A$5 and US$4, A$6 and US$7")
    ('AUD', None)
    """
    signs = [m["sign"] for m in _LETTERED.finditer(text)]
    return _LETTERS[signs[0]] if len(signs) > 1 and len(set(signs)) == 1 else None


_SWINGING = lazy_pattern(r"\b(?:fluctuat|oscillat|swing|swung|bounc|mov|trad|hover|rang|alternat)[a-z]{0,4}[ ]between[ ]$", re.I)


class _Normaliser:
    def __init__(self, parts: Parts, trace: Trace | None) -> None:
        self.parts, self.trace = parts, trace
        self.settled: dict[str, tuple[str | None, bool, Notice | None]] = {}
        self.sterling: bool | None = None

    def fact(self, found: Found) -> FigureFact | None:
        groups = found.groups
        kind = groups["kind"]
        if "vague" in groups:
            return FigureFact(found.start, found.end, found.rule, kind, qualifier="about", item=groups.get("item"))
        low = self._low(groups)
        if low is None:
            self._refuse(found, "the number cannot be read")
            return None
        high: Decimal | None = None
        backwards = False
        if "number2" in groups:
            high = amount_value(groups["number2"], groups.get("scale2", ""), negative="negative2" in groups)
            if high is None:
                self._refuse(found, "the second number cannot be read")
                return None
            ends = range_values(low, high, groups.get("scale", ""), groups.get("scale2", "") or _scale_word(groups))
            backwards = ends is None
            if backwards and low > high and "scale" not in groups and self._between(found):
                ends, backwards = (high, low), False  # `fluctuating between $9 and $8`
            if backwards and kind in ("count", "score"):
                self._refuse(found, "two numbers that fall and measure nothing are a code (`17-4`)")
                return None
            low, high = ends or (low, high)
        return self._made(found, kind, low, high, backwards)

    def _low(self, groups: Mapping[str, str]) -> Decimal | None:
        shape = groups.get("shape", "")
        if shape == "one-in":
            return share_by_example(groups["number"], groups["bottom"])
        number = groups.get("number", "")
        if groups.get("currency") in _WHOLE and "scale" not in groups and _POINTED.fullmatch(number):
            return amount_value(number.replace(".", ""), negative="negative" in groups)  # `Rp500.000`
        value = amount_value(number, groups.get("scale", ""), negative="negative" in groups)
        if value is not None and shape in _FRACTIONS:
            return value * 100
        return value

    def _made(self, found: Found, kind: str, low: Decimal, high: Decimal | None, backwards: bool) -> FigureFact:
        groups = found.groups
        notices: list[Notice] = []
        currency: str | None = None
        assumed = False
        unit = groups.get("unit")
        if kind == "money":
            divisor = 100 if "part" in groups else 1
            low, high = low / divisor, None if high is None else high / divisor
            low += (read_number(groups["cents"]) or 0) / Decimal(100) if "cents" in groups else 0
            currency, assumed, notice = self._currency(groups.get("currency", "?dollar"))
            if currency is None and "part" in groups and groups.get("currency") == "?dollar":
                currency = only_dollar(self.parts.text)  # `9.5 cents` of a company that reports in A$ alone
                notice = None if currency else notice
            if notice:
                notices.append(Notice(notice.code, notice.message, found.start))
            light = abs(low) < 100_000 or bool(_WEIGHED.match(self.parts.text, found.end))
            if groups.get("currency") == "?pound" and light and not self._sterling(found):
                kind, unit, currency, assumed = "mass", "[lb_av]", None, False
        elif kind == "basis_points":
            kind, low, high = "percentage_points", low / 100, None if high is None else high / 100
        if unit == "ton":
            unit = "[ston_av]" if self.parts.home == "US" else "t"
        elif unit == "deg" and kind == "temperature":
            unit = self._warmth()
        value, bottom, top, qualifier = bounded(low, high, groups.get("qualifier", ""))
        if backwards:
            value = bottom = top = None
            notices.append(Notice("range-backwards", "the range runs backwards; neither end is taken for the truth", found.start))
        item, per = groups.get("item"), groups.get("per")
        if item and _NOTED.search(item):
            item = item[:-1]  # the mark of a note glued to the noun: `advisors2`
        item = _NOTE_MARK.sub("", item) if item else item
        if per == "each":
            per = None
        return FigureFact(
            found.start, found.end, found.rule, kind, value, bottom, top, qualifier, currency, assumed, unit,
            None if item == ELIDED else item, per, groups.get("change"), tuple(notices),
            elided=item == ELIDED, elided_currency="elided_currency" in groups,
        )  # fmt: skip

    def _currency(self, code: str) -> tuple[str | None, bool, Notice | None]:
        """What a code means in this release, settled once."""
        if code not in self.settled:
            stated = stated_dollar(self.parts.text) if code == "?dollar" and self.parts.home != "HK" else None
            self.settled[code] = (stated, True, None) if stated else settle_currency(code, self.parts)
        return self.settled[code]

    def _warmth(self) -> str:
        """The scale of bare degrees: the one that the text names, else that of the place it comes from, else open."""
        celsius, fahrenheit = (bool(p.search(self.parts.text)) for p in (_CELSIUS, _FAHRENHEIT))
        if celsius != fahrenheit:
            return "Cel" if celsius else "[degF]"
        return "deg" if celsius else {"HK": "Cel", "US": "[degF]"}.get(self.parts.home or "", "deg")

    def _sterling(self, found: Found) -> bool:
        """Whether bare pounds are money: the text has other signs of sterling, or the clause speaks of paying."""
        near = self.parts.text[max(0, found.start - 48) : found.start]
        if self.sterling is None:
            self.sterling = bool(_STERLING.search(self.parts.text))
        return self.sterling or bool(_PAID.search(near))

    def _between(self, found: Found) -> bool:
        """Whether something is said to move between two ends, which may then be printed in either order."""
        return _SWINGING.search(self.parts.text, max(0, found.start - 40), found.start) is not None

    def _refuse(self, found: Found, reason: str) -> None:
        if self.trace is not None:
            self.trace.refuse("figure", found.start, found.end, found.rule, reason)


def normalise_figures(found: Sequence[Found], parts: Parts, tokens: Tokens, trace: Trace | None = None) -> list[FigureFact]:
    """Numbers, currencies, units and items of figures; what cannot be read is left out and noted in the trace."""
    normaliser = _Normaliser(parts, trace)
    facts = (normaliser.fact(f) for f in found)
    return [f for f in facts if f is not None]
