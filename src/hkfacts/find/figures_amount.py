"""One number with what belongs to it: its sign, currency, scale and unit, read outwards from the number.

All reading is local (a few dozen characters each way, inside one block or cell) and goes by look-up, so the time does not grow with the
number of units and currencies that are known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hkfacts.patterns import lazy_pattern

from ..grammar.measures import Currency, Unit, measures, name_after, sign_before
from ..grammar.numbers import DIGITS, NUMBER_WORDS, VULGARS
from .figures_hundredths import read_hundredths
from .figures_letters import letter_currency, letter_part, letter_unit

_DECIMAL_COMMA = r"(?<![\d.,])\d{1,4},\d{1,2}(?=[ ]?(?:€|%|[Ee]uros?\b|EUR\b|[Mm]illion\b))"
_SLASHED = (
    r"(?<![\w/.,])[1-9]/(?:[2-9]|1[0-6]|32)(?=[ -](?:square[ ]|cubic[ ])?"
    r"(?:mile|inch|acre|cup|teaspoon|tablespoon|hectare|pound|ounce|metre|meter|kilomet|foot|gallon|pint|quart|litre|liter|carat|ton|yard))"
)
NUMERAL = rf"(?:{_DECIMAL_COMMA}|{_SLASHED}|{DIGITS}(?:[ ]?{VULGARS}|[ ]\d/\d(?![\d/])|[ ]and[ ]a[ ]half(?=[ -](?:thousand|million|billion|trillion)))?|{VULGARS}|{NUMBER_WORDS})"
_SCALE = lazy_pattern(
    r"-(?:thousand|million|billion|trillion)\b(?=-[a-z])|[ -]?(?:hundred|thousand|million|billion|trillion|quadrillion|lakh|crore|dozen)s?\b(?:[ ](?:thousand|million|billion|trillion|crore)\b)?",
    re.I,
)
_SHORT = lazy_pattern(
    r"[ ]?(?:mn|mln|mil|mio|mm|bn|bln|mrd|tn|trn|MN|MLN|MIO|BN|TN|Mn|Bn|Tn|Mln|Mio|Mrd|Bln|MM|m|M|b|B|k|K|t|T)(?:(?![\w²³%]|\.\w|/(?![$€£¥(\d]))|(?<=\d[KMB])(?=[A-Z][a-z]{3}))(?:(?<=mil)\.)?(?=$|[^\w]|[ ]|[A-Z][a-z])"
)
_GLUED_SHORT = lazy_pattern(
    r"[ ](?:mn|mln|mio|bn|bln|mrd|tn)(?=[ ](?:(?:US|HK|Hong Kong) )?(?:dollars?|euros?|pounds?|yen|yuan|[A-Z]{3})\b)|[ ]K(?=[ ][a-z]{3,}s\b)|(?:mn|mln|bn|bln|tn|MN|BN|Mn|Bn|M|B|k|K)(?!\w)"
)
_SPACED_SHORT = frozenset("K mn mln mio bn bln mrd tn".split())
_KELVIN = lazy_pattern(
    r"\b(?:temperature (?:rise|limit|difference|increase|threshold)s?|kelvin|cryogenic\w*|superconduct\w*|absolute zero|temperatures?) (?:[^.;]|\.(?=\d)){0,90}$",
    re.I,
)
# What is measured by an area, between its number and its unit: `40,000 rentable square feet`.
_SORT_OF_AREA = lazy_pattern(
    r"(?:(?:net|gross|total|approximate|contiguous|additional)[ ])?(?:(?:rentable|leas(?:e)?able|lettable|usable|saleable|buildable|developable|net|gross|total|contiguous"
    r"|additional|heated|finished|interior|internal|conditioned|planted|irrigated)[ ])(?=(?:square|sq\.?)[ ]|(?:acres|hectares)\b)"
)
_PERCENT = lazy_pattern(
    r"[ -]?(?P<points>(?:of[ ](?:a|one)[ ])?(?:percentage|percent|per cent|%)[ -]points?\b|(?:ppts?|ppt|pps?|p\.p\.|pct\.? pts?|%-?pts?)(?!\w))"
    r"|[ -]?(?P<basis>basis[ -]points?\b|bps?(?!\w)|bips(?!\w))"
    r"|(?P<percent>[ ]?[%％﹪]|[ -](?:per[ -]?cent|pct\.?)(?!\w|-point)|pct\b|pc(?=[ ](?:of|rise|fall|increase|decrease|growth|drop|stake|discount|higher|lower|more|less|off|from|to|in|over|year)\b|[.,;)]))",
    re.I,
)
_TIMES = lazy_pattern(
    r"[ ]?(?:-?fold\b|(?-i:[x×])(?=$|[,.;:)\]]|[ ](?!\d))|X(?=$|[,.;:)]|[ ](?:more|faster|the|higher|as|growth|returns?|gains?|profits?|ROI|rewards?|rally|surge|jump|upside|potential|increase|larger|better|leverage)\b))|"
    r"[ ](?:(?:and[ ]a[ ]half[ ])?times)(?=[ ](?:more|the|higher|larger|as|faster|its|my|our|your|his|her|that|their|greater|bigger|than|over|what|those|lower|less|better|[a-z]{2,12}er|longer|smaller|stronger|cheaper|thinner|lighter|book|earnings|revenue|sales|ebitda|interest|oversubscribed|subscribed|covered)\b)",
    re.I,
)
_STARS = lazy_pattern(r"[ -]stars?\b")
_RATED = lazy_pattern(r"\b(?:scor|rat(?:ed|ing)|grad)", re.I)
_COMPARED = lazy_pattern(
    r"\b(?:oversubscri\w+|overbooked|differences?|ratio|increase|growth|rise)(?: (?:of|by))?(?: [a-z]+){0,2} $"
    r"|\bby (?:(?:about|around|over|nearly|almost|some|up to|at least|more than) )?$",
    re.I,
)
_PLAIN_TIMES = lazy_pattern(r"[ -]times\b")
_LONE_TIMES = lazy_pattern(r"X(?![\w-])")  # behind a bound: `returns of up to 15X for early buyers`
_BOUNDED = lazy_pattern(r"\b(?:up[ ]to|as[ ]much[ ]as|as[ ]high[ ]as|more[ ]than|at[ ]least)[ ](?:an?[ ])?$", re.I)
_POINTS = lazy_pattern(
    r"(?:[ -](?:index[ ]|score[ ]?)?points?|[ ]GPA|[ ]?pts\.?|[ ]marks)(?![\w-])|[ ]out of (?:a (?:possible|maximum|total of) )?(?:100|10|5|five|ten)(?![\d,.]*\d|[ ](?!(?:stars|points|was|is|has|as|across|this|his|its)\b)\w*s\b)|/(?:100|10|5)(?![\d/,]|\.\d)",
    re.I,
)
MINUS = "-−–﹣－"
_COMMA_POINT = lazy_pattern(r"\d{1,4},\d{1,2}")
# Codes that are also words, names or abbreviations of other things.
_WORDLIKE_CODES = frozenset(
    "COP LE TOP ALL TRY SAR CFA MAD BAM SOS AMD CVE CUP AWG BOB ANG SCR SSP STN NAD GIP MGA SDR SLE ERN SHP".split()
)
_ACCOUNTING = lazy_pattern(r"(?:[,:;]|\)[ ]?/|\b(?:and|of|was|were|to|by|from|at|is|than|against|versus|vs\.?))[ ]?$")
# What follows `US` where it names the dollar before it: `$5 US.`, `$5 US a head`.
_CODE_ENDS = lazy_pattern(r"$|[,;.)\n]|[ ](?:a|an|per|each|to|for|in|and|or|on|from|by)\b")
_DEVICES = lazy_pattern(r"[ ](?:[a-z]+[ ]){0,2}[a-z]+s\b")
# Hundredths said after whole units: `20 dollars and 50 cents`.
_PARTS_TOO = lazy_pattern(
    rf",?[ ](?:and[ ])?(?P<cents>\d{{1,2}}|{NUMBER_WORDS})[ ](?:cents?|pence|p|pennies|centavos|fen|sen|paise)\b"
)
# Words that show a degree to be one of warmth, or of an angle; without them it may be one of a university.
_WEATHER = lazy_pattern(
    r"\b(?:temperatur\w*|thermostats?|warm\w*|cool\w*|cold\w*|hot(?:ter|test)?|heat\w*|freez\w+|frost\w*|weather|dawn|overnight|chill\w*|climate|minus|negative"
    r"|it(?:[’']s|[ ](?:is|was|will[ ]be))|below[ ]zero|outside|outdoors?|fever|ovens?|bak(?:e|ed|ing)|preheat\w*|winter|summer)\b",
    re.I,
)
_ANGLE = lazy_pattern(
    r"\b(?:angles?|rotat\w+|tilt\w*|slopes?|turn\w*|latitude|longitude|swing\w*|swivel\w*|bend\w*|pitch|axis|gradients?|inclines?|north|south|east|west|arc)\b",
    re.I,
)
_HEADING = lazy_pattern(r"[ ](?:north|south|east|west|latitude|longitude)\b")
_FEET_BEFORE = lazy_pattern(r"\d[ -]?(?:ft\.?|feet|foot|['’′])[ ]?$")
_LONE_LETTERS = frozenset("mgtLlVWwKJNFACHT′″")


@dataclass(slots=True)
class Amount:
    """One number with what belongs to it, as printed; offsets into the view."""

    start: int
    end: int
    number: str
    scale: str = ""
    negative: bool = False
    signed: bool = False
    currency: str = ""
    part: bool = False
    unit: str = ""
    kind: str = ""
    number_end: int = 0
    plus: bool = False
    cents: str = ""

    @property
    def bare(self) -> bool:
        """Whether nothing but a scale stands beside the number."""
        return not (self.currency or self.kind)


def read_amount(text: str, start: int, end: int, low: int, high: int, *, money: bool = False) -> Amount:
    """The number from `start` to `end` with its sign, currency, scale and unit; `money` says that a sum can be taken for granted."""
    amount = Amount(start, end, text[start:end], number_end=end)
    if _COMMA_POINT.fullmatch(amount.number):
        amount.number = amount.number.replace(",", ".")
    left, amount.negative, amount.signed = _signs(text, start, low)
    at_sign = left if amount.signed and text[left : left + 1] != " " else start
    sign, letter = None, None
    digits = text[start].isdigit() or text[start] == "."
    bracket = start > low and text[start - 1] == "(" and text[end : end + 1] == ")"
    if digits and not bracket and start > low and text[start - 1] == "(" and _enclosed(text, amount, low, high):
        return amount
    if digits or text[start:end].lower().startswith(("half", "a ", "one", "two", "three")):
        sign = sign_before(text, at_sign, low) or (sign_before(text, start - 1, low) if bracket else None)
        letter = letter_currency(text, at_sign) if digits and (sign is None or text[sign[0] : at_sign].strip() == "R") else None
        if letter and letter[0] >= low:
            sign = letter[0], Currency(letter[1])
    after = end + 1 if bracket and sign else end
    if text[after : after + 1] == "+" and _SCALE.match(text, after + 1, high):
        amount.plus, after = True, after + 1  # `40+ million`
    scale_end = _scale_at(text, after, high, money or sign is not None)
    if sign and not (digits and letter) and not _plain_sign(text[sign[0] : at_sign].strip(), amount.number, scale_end > after):
        sign = None
        after = end + amount.plus
        scale_end = _scale_at(text, after, high, False)
    amount.scale = text[after:scale_end].strip(" -.") if scale_end > after else ""
    amount.end = max(scale_end, after)
    amount.start = left if amount.signed else start
    if sign:
        amount.negative = amount.negative or bracket
        amount.currency, amount.part = sign[1].code, sign[1].part
        amount.start = sign[0]
        amount.kind = "money"
        if not bracket and _outer_brackets(text, amount, sign[0], low, high):
            amount.negative = True
        outer, negative, signed = _signs(text, sign[0], low)
        if signed:
            amount.start, amount.negative, amount.signed = outer, negative, True
        _same_code(text, amount, high)
        read_hundredths(text, amount, low, high)
        return amount
    if not (money and amount.scale):
        read_unit(text, amount, high)
    read_hundredths(text, amount, low, high)
    if bracket and amount.bare and not amount.scale and text[end + 1 : end + 2] == "%":
        amount.kind, amount.negative, amount.start, amount.end = "percentage", True, start - 1, end + 2  # `(3.2)%` of accountants
    return amount


def _enclosed(text: str, amount: Amount, low: int, high: int) -> bool:
    """Whether brackets behind a sign hold number and scale, which makes the sum negative (`$(1.4 million)`); it is then written down."""
    sign = sign_before(text, amount.start - 1, low)
    scale_end = _scale_at(text, amount.end, high, True) if sign else amount.end
    if sign is None or scale_end == amount.end or text[scale_end : scale_end + 1] != ")":
        return False
    amount.scale = text[amount.end : scale_end].strip(" -.")
    amount.start, amount.end, amount.negative = sign[0], scale_end + 1, True
    amount.kind, amount.currency, amount.part = "money", sign[1].code, sign[1].part
    return True


def _signs(text: str, start: int, low: int) -> tuple[int, bool, bool]:
    """Where a printed sign before `start` begins, and whether it is a minus, whether a sign at all."""
    sign = text[start - 1 : start] if start > low else ""
    before = text[start - 2 : start - 1] if start - 1 > low else " "
    if sign and sign in MINUS and (before in " (\u00a0[:~$€£¥" or before == ""):
        return start - 1, True, True
    if sign in ("+", "＋") and sign and before in " (\u00a0[:":
        return start - 1, False, True
    for word in ("minus ", "negative "):
        if text[max(low, start - len(word)) : start].lower() == word and not text[low : start - len(word)].endswith(("or ", "/")):
            return start - len(word), True, True
    return start, False, False


def _scale_at(text: str, pos: int, high: int, money: bool) -> int:
    """Where the scale word or sign that follows a number ends; `pos` if there is none."""
    match = _SCALE.match(text, pos, high)
    if match:
        return match.end()
    match = (_SHORT if money else _GLUED_SHORT).match(text, pos, high)
    if match and not money and match.group().strip() == "K" and _KELVIN.search(text, max(0, pos - 110), pos):
        return pos  # `a temperature rise of 60 K`
    return match.end() if match and (money or text[pos : pos + 1] != " " or match.group()[1:] in _SPACED_SHORT) else pos


def _plain_sign(sign: str, number: str, scaled: bool) -> bool:
    """Whether a sign of one or two letters (`R`, `SR`, `Rp`) or a word-like code may be one: the number must look like money."""
    if not sign.isalpha():
        return True
    if sign in ("TOP", "ALL", "CVE", "AWG", "AMD", "SOS", "CUP"):
        return scaled  # `TOP 500`
    if len(sign.rstrip(".")) <= 2 or sign in _WORDLIKE_CODES:
        return scaled or "," in number or "." in number or (len(number) >= 3 and sign not in ("R", "SR", "BD"))
    return True


def _outer_brackets(text: str, amount: Amount, start: int, low: int, high: int) -> bool:
    """Whether brackets around sign and number make it negative, as accountants write (`a result of ($1.2) million`)."""
    if start <= low or text[start - 1] != "(" or text[amount.end : amount.end + 1] != ")":
        return False
    scale_end = _scale_at(text, amount.end + 1, high, True) if not amount.scale else amount.end + 1
    if scale_end > amount.end + 1:
        amount.scale = text[amount.end + 1 : scale_end].strip(" -.")
        amount.end = scale_end
        return True
    return bool(_ACCOUNTING.search(text[low : start - 1]))


def _same_code(text: str, amount: Amount, high: int) -> None:
    """A code after the amount that names what its sign left open: `$5 million USD`, `$650,000 (US)`, `$12 HKD`, `$5 million-dollar`."""
    gap = 1 if text[amount.end : amount.end + 1] == " " or text.startswith("-dollar", amount.end) else 0
    code = text[amount.end + gap : min(high, amount.end + gap + 3)]
    found = measures().signs.get(code)
    if found and len(code) == 3 and code.isalpha() and not text[amount.end + gap + 3 : amount.end + gap + 4].isalnum():
        if amount.currency.startswith("?") or amount.currency == found.code:
            amount.currency = found.code
            amount.end += gap + 3
    elif amount.currency.startswith("?dollar"):
        named = name_after(text, amount.end + gap, high)
        if (
            named
            and isinstance(named[1], Currency)
            and named[1].code in ("?dollar", "USD", "HKD")
            and text[amount.end + gap].isalpha()
        ):
            amount.currency = amount.currency if named[1].code.startswith("?") else named[1].code
            amount.end = named[0]
        elif text[amount.end : amount.end + 3] == " US" and _CODE_ENDS.match(text, amount.end + 3):
            amount.currency, amount.end = "USD", amount.end + 3


def read_unit(text: str, amount: Amount, high: int) -> None:
    """The percentage sign, currency name or unit that follows the number; fills in `kind`, `unit`, `currency` and `end`."""
    pos = amount.end
    match = _PERCENT.match(text, pos, high)
    if match:
        amount.kind = "percentage" if match["percent"] else "percentage_points" if match["points"] else "basis_points"
        amount.end = match.end()
        return
    match = _TIMES.match(text, pos, high) or (
        _PLAIN_TIMES.match(text, pos, high)
        if ("." in amount.number and not amount.scale) or _COMPARED.search(text, max(0, amount.start - 48), amount.start)
        else _LONE_TIMES.match(text, pos, high)
        if _BOUNDED.search(text, max(0, amount.start - 20), amount.start)
        else None
    )
    if match:
        amount.kind, amount.end = "multiple", match.end()
        return
    match = _POINTS.match(text, pos, high)
    if (
        match
        and match.group()[0] == "/"
        and "." not in amount.number
        and not _RATED.search(text[max(0, amount.start - 48) : amount.start])
    ):
        match = None
    stars = None if match else _STARS.match(text, pos, high)
    if stars and ("." in amount.number or _RATED.search(text[max(0, amount.start - 48) : amount.start])) and not amount.scale:
        match = stars  # `a rating of 4.8 stars`
    if match:
        amount.kind, amount.end = "score", match.end()
        return
    gap = pos
    if text[pos : pos + 1] in (" ", "-", "\u00a0", "\u202f", "\u2009"):
        gap = pos + 1
    if text[gap : gap + 3] == "of " and amount.scale:
        gap += 3
    sort = _SORT_OF_AREA.match(text, gap, high) if gap > pos else None
    gap = sort.end() if sort else gap
    if (
        text[gap : gap + 2] == "in"
        and not text[gap + 2 : gap + 3].isalnum()
        and _FEET_BEFORE.search(text, max(0, pos - 12), amount.start)
    ):
        amount.kind, amount.unit, amount.end = "length", "[in_i]", gap + 2  # `3 ft 6 in`
        return
    named = name_after(text, gap, high)
    if named is None and amount.scale and not amount.scale[0].isspace() and len(amount.scale) == 1:
        amount_end = pos - len(amount.scale)
        named = name_after(text, amount_end, high)
        if named and isinstance(named[1], Unit) and named[0] > pos:
            amount.scale = ""
    if named is None or (isinstance(named[1], Unit) and not _fits(text, amount, gap, named[0])):
        _read_letter(text, amount, pos, high)
        return
    end, what = named
    if isinstance(what, Currency):
        part = _PARTS_TOO.match(text, end, high) if not what.part and not amount.scale else None
        if part:
            amount.cents, end = part["cents"], part.end()
        word = text[gap:end].lower()
        if word == "won" and not (amount.scale or "," in amount.number):
            return
        if what.code == "AED" and word == "aed" and not amount.scale and _DEVICES.match(text, end):
            return  # `10 AED training kits` are for hearts
        if word == "sterling" and text[end : end + 7] in (" silver", "-silver"):
            return  # `925 sterling silver`
        if (text[pos : pos + 1] == "-" and len(word) <= 2 and word.isalpha()) or (len(word) == 1 and word.isalpha()):
            return  # a piece of a code: `NV-2-R`
        amount.kind, amount.currency, amount.part, amount.end = "money", what.code, what.part, end
        return
    amount.kind, amount.unit, amount.end = what.kind, what.symbol, end
    if what.kind == "length" and text[end : end + 3] == "(2)":
        amount.kind, amount.unit, amount.end = "area", what.symbol + "2", end + 3  # a power that lost its height: `183 km(2)`
    near = max(0, amount.start - 60), min(len(text), end + 40)
    if (
        what.symbol == "deg"
        and not _HEADING.match(text, end)
        and (_WEATHER.search(text, *near) or ("." in amount.number and not _ANGLE.search(text, *near)))
    ):
        amount.kind = "temperature"


def _read_letter(text: str, amount: Amount, pos: int, high: int) -> None:
    """A unit or a hundredth of a currency that is one letter or mark, where the surroundings show it."""
    if not amount.number[0].isdigit() or amount.scale:
        return
    part = letter_part(text, amount.start, pos)
    if part:
        amount.end, amount.currency = part
        amount.kind, amount.part = "money", True
        return
    unit = letter_unit(text, amount.start, pos, high)
    if unit:
        amount.end, amount.kind, amount.unit = unit


def _fits(text: str, amount: Amount, gap: int, end: int) -> bool:
    """Whether a short unit sign is one here: `5 m`, but no `5 A`, no `5 in Wan Chai`, no `5 g` after a name."""
    unit = text[gap:end]
    spaced = gap > amount.end
    after = text[end : end + 1]
    if unit in _LONE_LETTERS:
        if after and after in "-&/'’":
            return False
        if unit in "VWwKJNFACHT":
            return not spaced and unit in "VW"
        if unit in "tg" and not spaced and text[end : end + 1].isalpha():
            return False
        return amount.number[0].isdigit() and not (spaced and text[gap - 1] == "-" and unit not in "m")
    if unit in ("in", "te", "mil"):
        return False
    if unit.lower() in ("degree", "degrees"):
        low, high = max(0, amount.start - 60), min(len(text), end + 40)
        return "." in amount.number or bool(_WEATHER.search(text, low, high) or _ANGLE.search(text, low, high))
    if unit in ("°", "˚", "º"):
        return True
    if unit in ("SF", "RT", "GT", "MP", "HA", "NM", "MT", "mt", "cf") and spaced and len(amount.number.replace(",", "")) < 3:
        return unit in ("MP", "MT")
    if unit.lower() in ("cup", "cups", "bit", "bits", "stone", "stones", "foot", "yard", "nit", "nits", "sterling"):
        return (
            unit.lower() not in ("bit", "stone", "stones", "cup", "cups", "nit", "nits")
            or text[end : end + 4] == " of "
            or (unit.lower() in ("cup", "cups") and ("/" in amount.number or amount.number[-1] in "½⅓⅔¼¾"))
        )
    return True
