"""What joins a second amount or the other side of a rate to a number: ranges (`5 to 10 km`) and rates (`a month`, `/kg`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hkfacts.patterns import lazy_pattern

from ..grammar.measures import measures
from ..grammar.numbers import SCALES
from .figures_amount import MINUS, NUMERAL, Amount, read_amount

_NUMERAL = lazy_pattern(NUMERAL)
_TO = lazy_pattern(
    r"[ ]?(?P<dash>[-–—−‑~〜]|[ ]?to[ ]?(?=[-–])[-–])[ ]?|[ ](?P<word>to|and|or|through|-to-)[ ]|-(?P<hyphened>to|or)-"
)
_PER = lazy_pattern(
    r"(?:[ -](?P<per>per|/)[ -](?P<what>(?:(?:square|cubic|eligible|entitled|outstanding|issued|registered|no-par|basic|diluted|ordinary|common|metric|troy|basic/diluted|full|single"
    r"|domestic|residential|working|business|calendar|trading|additional|affected|participating|qualifying|approved|successful|adult|parking|placing|consideration|offer|rights|subscription|sq\.?)[ ]|[a-z][a-z-]{2,14}[ ](?=(?:visitor|person|unit|household|flat|student|user|customer|passenger|member|worker|employee"
    r"|vehicle|taxi|room|guest|family|applicant|patient|trip|company|enterprise|agency|school)\b))?[\w’'/.-]+)|/(?:[ ])?(?P<slash>[A-Za-z]+)|[ -](?P<a>an?|each|every)[ ](?P<unit>year|month|week|day|night|hour|minute|second|quarter|"
    r"person|head|share|unit|piece|barrel|tonne|ton|kilogram|kilogramme|kg|litre|gallon|metre|ticket|visitor|student|household|family|child|employee|item|bottle|copy|seat|room|customer|user|time|ride|trip|game|class|session|hectare|acre|mile|ounce|pound|load|word|page|lesson|bag|box|case|cup|glass|pair|bushel|vote|bed|worker|pupil|member)\b|"
    r"-a-(?P<joined>year|month|week|day|night|head|person)\b|"
    r"[ ](?P<adverb>annually|yearly|monthly|weekly|daily|nightly|hourly|each|apiece|a piece|per annum|p\.a\.|pa)(?!\w|\.\w))",
    re.I,
)
_GLUED_CAPITALS = lazy_pattern(r"[A-Z]{2}")
_YEAR = lazy_pattern(r"(?:19|20)\d\d")
_THEN = lazy_pattern(
    r"[ -](?:earlier|ago|before|later|on[ -](?:(?:a|the|an)[ ])?(?:year|month|week|quarter|basis|annual|yearly|monthly|like)\b|prior|previously|after\b)"
)
# What a unit of a rate is called by: `per domestic unit`, `per Placing Share`.
_TOLD_OF = (
    "domestic residential working business calendar trading additional affected participating qualifying approved successful adult parking "
    "placing consideration offer rights subscription"
).split()
_ADVERBS = {
    "annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "nightly": "night", "hourly": "hour",
    "each": "each", "apiece": "each", "a piece": "each", "per annum": "year", "p.a.": "year", "pa": "year",
}  # fmt: skip
_SLASHES = {
    "yr": "year", "y": "year", "year": "year", "a": "year", "month": "month", "mo": "month", "mth": "month", "week": "week", "wk": "week",
    "day": "day", "d": "day", "hour": "hour", "hr": "hour", "h": "hour", "min": "minute", "minute": "minute", "s": "second", "sec": "second",
    "second": "second", "night": "night", "person": "person", "pax": "person", "share": "share", "unit": "unit", "kg": "kilogram",
    "t": "tonne", "tonne": "tonne", "ton": "ton", "oz": "ounce", "lb": "pound", "bbl": "barrel", "barrel": "barrel", "sf": "square foot",
    "sq": "square foot", "bsf": "buildable square foot", "kwh": "kilowatt-hour", "mwh": "megawatt-hour", "l": "litre", "gal": "gallon",
    "head": "head", "user": "user", "annum": "year", "km": "kilometre", "mile": "mile", "m": "metre",
}  # fmt: skip
_RATE_STOPS = lazy_pattern(
    r"[ ](?:in|of|for|from|to|at|by|on|and|or|with|as|compared|versus|vs|was|is|were|are|the|will|during|over)\b.*"
)


@dataclass(slots=True)
class Reading:
    """One figure as read: one amount or two, its bounds and its rate."""

    start: int
    end: int
    first: Amount
    second: Amount | None = None
    qualifier: str = ""
    bound_start: int = -1
    after: int = 0
    per: str = ""
    plus: bool = False
    item: str = ""
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def main(self) -> Amount:
        """The amount that carries currency or unit."""
        return self.second if self.second and self.first.bare else self.first


def read_range(text: str, reading: Reading, low: int, high: int, *, between: bool) -> None:
    """The other end of a range, where one follows; the figure then runs to its end."""
    first = reading.first
    sep = _TO.match(text, first.end, high)
    if not sep or (sep["word"] == "and" and not between):
        return
    joint = sep["word"] in ("or", "and")
    pos = sep.end()
    inner, pos = _inner_sign(text, pos, high)
    match = _NUMERAL.match(text, pos, high)
    if not match or (sep["dash"] and text[pos - 1 : pos] in MINUS and inner < 0 and pos - 1 > sep.end() - 1):
        return
    signed = sep["word"] is not None and text[match.start() - 1] in MINUS  # `-2% to -2.4%`
    floor = sep.end() if inner >= 0 else match.start() - 2 * signed
    second = read_amount(text, match.start(), match.end(), floor, high)
    if first.kind == "money" and not second.currency and second.kind not in ("", "percentage"):
        scaled = read_amount(text, match.start(), match.end(), floor, high, money=True)  # `$1-1.5m` is no length
        second = scaled if scaled.scale and scaled.kind == "" else second
    if sep["dash"] and sep["dash"].strip().startswith("to") and first.negative:
        second.negative = True
    if (second.currency == "" and inner >= 0) or (sep["dash"] and second.number.lower() in SCALES):
        return
    if second.bare and first.kind not in ("", "money"):
        return
    both = not first.bare and not second.bare and not first.kind == second.kind == "money"
    if both and (first.kind, first.unit) != (second.kind, second.unit):
        return
    if (
        first.currency
        and second.currency
        and first.currency.lstrip("?") != second.currency.lstrip("?")
        and first.currency[0] != "?"
        and second.currency[0] != "?"
    ):
        return
    if joint and sep["word"] == "or" and not (first.bare and abs(len(first.number) - len(second.number)) <= 3):
        return
    if (
        first.kind == "money"
        and second.bare
        and _YEAR.fullmatch(second.number)
        and (sep["word"] == "through" or "," in first.number)
    ):
        return  # `$535,000 through 2028`
    if first.kind == "money" and second.bare and sep["word"]:
        following = text[second.end : second.end + 2]
        if not second.scale and following[:1] == " " and following[1:2].isalpha():
            return  # `HK$5 to 10 winners`
    if (
        first.bare
        and second.kind == "money"
        and sep["dash"]
        and first.scale == ""
        and second.currency
        and second.start == match.start()
        and not _ends_with_name(second)
    ):
        return
    if second.bare and not second.scale and _GLUED_CAPITALS.match(text, second.end):
        return  # `save $20 - 30SS: spend $169`: a label that the lines of a list have run into
    reading.second = second
    reading.end = second.end


def _ends_with_name(amount: Amount) -> bool:
    return amount.end > amount.number_end + len(amount.scale)


def _inner_sign(text: str, pos: int, high: int) -> tuple[int, int]:
    """Where a currency sign at `pos` starts (-1 if none stands there), and where the number after it starts."""
    table = measures().signs
    for size in range(min(8, high - pos), 0, -1):
        if text[pos : pos + size] in table and text[pos + size : pos + size + 2].strip()[:1].isdigit():
            after = pos + size
            return pos, after + 1 if text[after : after + 1] == " " else after
    if text[pos : pos + 1] in MINUS and text[pos : pos + 1] and text[pos + 1 : pos + 2].isdigit():
        return -1, pos + 1
    return -1, pos


def read_rate(text: str, pos: int, high: int) -> tuple[str, int]:
    """The other side of a rate that follows at `pos` (`per month`, `a year`, `/kg`, `annually`), and where it ends.

    >>> read_rate("HK$50 per month", 5, 15), read_rate("$3 a share", 2, 10), read_rate("$3 a tie", 2, 8)
    (('month', 15), ('share', 10), ('', 2))
    """
    match = _PER.match(text, pos, high)
    if not match:
        return "", pos
    if match["adverb"]:
        return _ADVERBS[match["adverb"].lower()], match.end()
    if match["joined"]:
        return match["joined"].lower(), match.end()
    if match["unit"]:
        past = _THEN.match(text, match.end())
        return ("", pos) if past else (match["unit"].lower(), match.end())
    if match["slash"]:
        known = _SLASHES.get(match["slash"].lower())
        return (known, match.end()) if known else ("", pos)
    return _rate_noun(match["what"]), match.end()


def _rate_noun(what: str) -> str:
    """The noun of `per …`: the first word, or the two that make a known measure (`square foot`)."""
    words = _RATE_STOPS.sub("", what).rstrip(".,;:").split(" ")
    if len(words) == 2 and words[0].islower() and words[0] not in ("square", "cubic", "sq"):
        return words[1].lower()
    if words[0].lower() == "sq" or what.lower().startswith(("sq ", "sq. ")):
        return "square foot" if words[-1].lower().startswith("f") else "square metre"
    if words[0].lower() in ("square", "cubic") and len(words) > 1:
        return " ".join(words[:2]).lower()
    if (
        words[0].lower()
        in (
            "eligible",
            "entitled",
            "outstanding",
            "issued",
            "registered",
            "no-par",
            "basic",
            "diluted",
            "ordinary",
            "common",
            "metric",
            "troy",
            "basic/diluted",
            *_TOLD_OF,
        )
        and len(words) > 1
    ):
        return words[1].lower()
    if words[0].lower() == "annum":
        return "year"
    return words[0].lower() if words[0].islower() or words[0].istitle() else words[0]
