"""Numbers as English writes them: digits in groups, words of any length, and both mixed.

`read_number` reads one number and nothing else; `DIGITS`, `NUMBER_WORDS` and `FRACTIONS` are the regular expressions that find where
one may stand. They hold no capturing groups, no nested quantifiers and only bounded repeats, so they are linear in the text.
A match of a pattern is no promise: `read_number` has the last word and answers None for what is no number (`hundred twenty million and`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from hkfacts.patterns import lazy_pattern

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES: dict[str, int] = {
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
}
SCALE_SIGNS: dict[str, int] = {
    "mn": 10**6,
    "mln": 10**6,
    "mil": 10**6,
    "mio": 10**6,
    "mrd": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
FRACTION_WORDS: dict[str, int] = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
    "hundredth": 100,
}
VULGAR: dict[str, Decimal] = {
    sign: Decimal(top) / Decimal(bottom)
    for sign, top, bottom in (
        ("½", 1, 2), ("⅓", 1, 3), ("⅔", 2, 3), ("¼", 1, 4), ("¾", 3, 4), ("⅕", 1, 5), ("⅖", 2, 5), ("⅗", 3, 5), ("⅘", 4, 5),
        ("⅙", 1, 6), ("⅚", 5, 6), ("⅐", 1, 7), ("⅛", 1, 8), ("⅜", 3, 8), ("⅝", 5, 8), ("⅞", 7, 8), ("⅑", 1, 9), ("⅒", 1, 10),
    )
}  # fmt: skip

_SMALL = {word: n for n, word in enumerate(ONES)}
_TEN = {word: 20 + 10 * n for n, word in enumerate(TENS)}
_PLURALS = {word + "s": n for word, n in FRACTION_WORDS.items() if word != "half"} | {"halves": 2}
_GAP = "[ \u00a0\u2009\u202f]"  # the spaces that group digits: plain, no-break, thin, narrow no-break

# One group behind a plain space (`40 713 cases`, as Hong Kong's government prints it) is a number inside a sentence alone: not behind the
# day's month (`on June 5 300 people came`), another number or a hyphen, and not at the end of a line, where it may be two cells of a row;
# a cell has it between tabs, strokes or wide gaps.
_ONE_GROUP = (
    r"(?<!\d[ \u00a0])(?<!\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ .])(?<!\bSept )(?<!uary )(?<!March )(?<!April )(?<!June )(?<!July )"
    r"(?<!August )(?<!tember )(?<!vember )(?<!cember )(?<!ctober )(?:[1-9]\d{0,2}[ \u00a0]\d{3}(?:(?=[ \u00a0][a-z(]|[.,;:)](?!\d)|%|[ ]per[ ]cent"
    r"|-(?:seat(?:er)?|bed|place|pupil|student|unit|space|room|berth|strong|flat|household|page|square|kilowatt|megawatt|tonne|litre)\b)"
    r"|\.\d{1,3}(?=[ ][a-z]|%))|(?<=[a-z][ ])[1-9]\d{0,2}[ \u00a0]\d{3}(?=[ ][A-Z])|(?<=\t)[1-9]\d{0,2}[ \u00a0]\d{3}(?=\t|\n|$)"
    r"|(?<=\|[ ])[1-9]\d{0,2}[ \u00a0]\d{3}(?=[ ]\|)|(?<=[ ][ ])[1-9]\d{0,2}[ \u00a0]\d{3}(?=[ ][ ]|\n|$))"
)
# A number in digits, unsigned: grouped by commas (also the Indian way), by points where two groups show it, by spaces where it is plain.
DIGITS = (
    r"(?<![\d.,])(?:"
    r"\d{1,3}(?:\.\d{1,6})?[ ]?[x×·][ ]?10(?:\^[-−]?\d{1,2}|⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})"
    r"|\d{1,3}(?:['’]\d{3}){1,5}(?!['’\d])(?:\.\d{1,2})?"
    r"|\d{1,3}(?:,\d{3}){1,9}(?:\.\d{1,12})?"
    r"|\d{1,2}(?:,\d{2}){1,6},\d{3}(?:\.\d{1,12})?"
    r"|\d{1,3}(?:\.\d{3}){2,9}(?:,\d{1,12})?"
    r"|\d{1,3}(?:\.\d{3}){1,9},\d{1,2}"
    rf"|\d{{1,3}}(?:{_GAP}\d{{3}}){{2,9}}(?:[.,]\d{{1,12}})?"
    rf"|\d{{1,3}}(?:[\u2009\u202f]\d{{3}}|{_GAP}000)(?:\.\d{{1,12}})?"
    rf"|{_ONE_GROUP}"
    r"|\d{1,18}(?:\.\d{1,12})?"
    r"|(?<!\w)\.\d{1,12}"
    r")(?!\d|[.,]\d)"
)
VULGARS = "[" + "".join(VULGAR) + "]"
_UNIT_WORD = "(?:" + "|".join(sorted([*ONES, *TENS, "hundred", *SCALES, "dozen"], key=len, reverse=True)) + ")"
_LARGE_WORD = "(?:hundred|" + "|".join([*SCALES, "dozen"]) + ")"
_BIG = "(?:hundred|" + "|".join(SCALES) + ")"
# What half or a quarter may be said of: the common units, so that `half a mile` is a number and `half a chance` is none.
_MEASURED = (
    "(?:miles?|inch|inches|foot|yard|acres?|hectares?|kilomet(?:re|er)|met(?:re|er)|millimet(?:re|er)|centimet(?:re|er)|lit(?:re|er)|pint|gallon|quart"
    "|pounds?|ounces?|ton|tonne|kilo|kilogram|gram|carat|cup|teaspoon|tablespoon|degree|per[ ]?cent(?:age[ ]point)?|percentage[ ]point|dollar|euro|cent"
    "|penny|square[ ](?:mile|metre|meter|foot|kilomet(?:re|er)))"
)
_POINT_DIGIT = "(?:oh|zero|one|two|three|four|five|six|seven|eight|nine)"
_AFTER_LARGE = "(?:(?<=hundred)|(?<=thousand)|(?<=illion)|(?<=lakh)|(?<=crore))"
# Number words: `twenty-one`, `a hundred and five`, `two and a half million`, `half a dozen`, `several` never. Case is free.
NUMBER_WORDS = (
    r"(?i:\b(?:"
    rf"half[ -]an?[ -]{_LARGE_WORD}"
    rf"|(?:an?[ -](?:quarter|third)|three[ -]quarters|two[ -]thirds|half)[ ]of[ ]an?[ ]{_BIG}"
    rf"|a[ ](?:half|quarter)(?:[ -]{_BIG}|(?=[ -]{_MEASURED}\b))"
    rf"|(?:half|(?:an?|one)[ -](?:quarter|third|fifth|tenth)[ ]of|(?:three[ -]quarters|two[ -]thirds)[ ]of)[ -]an?(?=[ -]{_MEASURED}\b)"
    rf"|(?:an?[ ](?={_LARGE_WORD}\b))?{_UNIT_WORD}(?:(?:[ -]|{_AFTER_LARGE}[ ]and[ ]){_UNIT_WORD}\b){{0,20}}"
    rf"(?:[ ]point(?:[ ]{_POINT_DIGIT}\b){{1,6}}(?:[ ]{_BIG}\b){{0,2}})?"
    rf"(?:[ ]and[ ]an?[ ](?:half|quarter)\b(?:[ ]{_BIG}\b){{0,2}}|[ ]and[ ]three[ ]quarters\b|[ -](?:and[ -]a[ -])half\b)?"
    rf"|a[ ]couple[ ]of[ ](?={_LARGE_WORD}\b){_LARGE_WORD}"
    r")\b)"
)
# A fraction in words or signs: `a third`, `two-thirds`, `three quarters`, `half`, `¾`.
FRACTIONS = (
    r"(?:(?i:\b(?:(?:an?|one|two|three|four|five|six|seven|eight|nine)[ -](?:and[ ]a[ ])?(?:"
    + "|".join(sorted([*FRACTION_WORDS, *_PLURALS], key=len, reverse=True))
    + rf")|half|halves)\b)|{VULGARS})"
)

_TOKEN = lazy_pattern(rf"[^\W\d_]+|{VULGARS}|\d[\d.,/\u00a0\u2009\u202f]*|\.\d+|[^\s]")
_POWER = lazy_pattern(r"(?P<number>\d{1,3}(?:\.\d{1,6})?)[ ]?[x×·][ ]?10(?P<exponent>\^[-−]?\d{1,2}|⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_SPACED = lazy_pattern(r"(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}(?!\d))")
_FORMS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (lazy_pattern(r"\d+|\d*\.\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"), ",", "."),
    (lazy_pattern(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,2}"), ".", ","),
)
LONGEST_NUMBER = 200


def read_digits(text: str) -> Decimal | None:
    """A number in digits with its grouping; None where the groups are not ones of three (or of two, the Indian way).

    >>> read_digits("1,234,567.8"), read_digits("12,34,567"), read_digits("1.234.567,8"), read_digits("10 000")
    (Decimal('1234567.8'), Decimal('1234567'), Decimal('1234567.8'), Decimal('10000'))
    >>> read_digits("1,2,3") is None, read_digits("12,5") is None
    (True, True)
    >>> read_digits("12'500"), read_digits("3.5 x 10^6") == 3_500_000, read_digits("2 × 10⁻³")
    (Decimal('12500'), True, Decimal('0.002'))
    """
    power = _POWER.fullmatch(text)
    if power:
        exponent = power["exponent"].translate(_RAISED).removeprefix("^").replace("−", "-")
        return Decimal(power["number"]).scaleb(int(exponent))
    if "'" in text or "’" in text:
        text = re.sub(r"(?<=\d)['’](?=\d{3})", "", text)
    joined = _SPACED.sub("", text)
    if joined != text and "," in joined:
        joined = joined.replace(",", ".")
    for form, group, point in _FORMS:
        if form.fullmatch(joined):
            return Decimal(joined.replace(group, "").replace(point, "."))
    return None


@lru_cache(maxsize=4096)
def read_number(text: str) -> Decimal | None:
    """The value of one unsigned number in digits, words or both; None where the text is not exactly one number.

    >>> [str(read_number(t)) for t in ("1.2 million", "half a billion", "a hundred and five", "two and a half", "3 thousand", "2½")]
    ['1200000', '500000000', '105', '2.5', '3000', '2.5']
    >>> read_number("twenty-one"), read_number("a dozen"), read_number("three quarters"), read_number("2 lakh crore")
    (Decimal('21'), Decimal('12'), Decimal('0.75'), Decimal('2000000000000'))
    >>> read_number("hundred five million and") is None, read_number("1,2,3") is None, read_number("") is None
    (True, True, True)
    """
    text = text.strip()
    if not text or len(text) > LONGEST_NUMBER or text[-1] in "-‐‑,.":
        return None
    if text[-1] in "0123456789⁰¹²³⁴⁵⁶⁷⁸⁹":
        plain = read_digits(text)
        if plain is not None:
            return plain
    if " point " in text.lower():
        return _with_point(text.lower())
    words = [w for w in _TOKEN.findall(_SPACED.sub("", text).lower()) if w not in "-‐‑"]
    return _Reader(words).number()


def _with_point(text: str) -> Decimal | None:
    """A decimal in words with the scale after it.

    >>> _with_point("one point five million"), _with_point("two point oh three"), _with_point("one point twelve") is None
    (Decimal('1500000'), Decimal('2.03'), True)
    """
    left, _, right = text.partition(" point ")
    words = right.split()
    digits = ""
    while words and (words[0] in ONES[:10] or words[0] == "oh"):
        word = words.pop(0)
        digits += "0" if word == "oh" else str(ONES.index(word))
    whole = read_number(left)
    if whole is None or not digits or any(w not in SCALES and w != "hundred" for w in words):
        return None
    value = whole + Decimal(f"0.{digits}")
    for word in words:
        value *= SCALES.get(word, 100)
    as_whole = value.to_integral_value()
    return as_whole if as_whole == value else value


class _Reader:
    """A reader of number words by descent; each method reads what it can at `i` and leaves `i` behind it."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.i = 0

    def peek(self, ahead: int = 0) -> str:
        return self.words[self.i + ahead] if self.i + ahead < len(self.words) else ""

    def number(self) -> Decimal | None:
        value = self._fraction_first()
        if value is None:
            self.i = 0
            value = self._chain()
        if value is None or self.i != len(self.words):
            return None
        whole = value.to_integral_value()
        return whole if whole == value else value

    def _fraction_first(self) -> Decimal | None:
        """`half a million`, `a third`, `two thirds`, `a quarter million`, `3/4`; None leaves the reading to the chain."""
        word = self.peek()
        if word == "half" and self.peek(1) in ("a", "an"):
            self.i = 2
            return self._scaled(Decimal("0.5"))  # `half a` stands before a unit
        if word == "half" and self.peek(1) != "of":
            self.i = 1
            return Decimal("0.5")
        if word == "half":
            return self._of_scale(Decimal("0.5"), 1)
        if word in ("a", "an") and self.peek(1) == "couple" and self.peek(2) == "of":
            self.i = 3
            return self._scaled(Decimal(2))
        top: Decimal | None = Decimal(1) if word in ("a", "an") else None
        self.i = 1
        if top is None:
            self.i = 0
            top = self._below_hundred()
        bottom = FRACTION_WORDS.get(self.peek()) or _PLURALS.get(self.peek())
        if top is None or bottom is None:
            return None
        if self.peek(1) == "of":
            return self._of_scale(top / bottom, self.i + 1)
        self.i += 1
        return self._scaled(top / bottom)

    def _of_scale(self, part: Decimal, i: int) -> Decimal | None:
        """A part `of a million`, with `of` at word i."""
        self.i = i + 2
        if self.i == len(self.words) and self.words[i + 1 :] in (["a"], ["an"]):
            return part  # `three-quarters of an` stands before a unit
        return self._scaled(part) if self.words[i + 1 : i + 2] in (["a"], ["an"]) and self.peek() in SCALES else None

    def _scaled(self, value: Decimal) -> Decimal:
        """The value times all scale words that follow at once (`hundred thousand`, `lakh crore`, `dozen`)."""
        while self.peek() in SCALES or self.peek() in ("hundred", "dozen"):
            value *= SCALES.get(self.peek(), 100 if self.peek() == "hundred" else 12)
            self.i += 1
        return value

    def _below_hundred(self) -> Decimal | None:
        word = self.peek()
        if word in _SMALL:
            self.i += 1
            return Decimal(_SMALL[word])
        if word in _TEN:
            self.i += 1
            value = _TEN[word]
            if 1 <= _SMALL.get(self.peek(), 0) <= 9:
                value += _SMALL[self.peek()]
                self.i += 1
            return Decimal(value)
        return None

    def _tail(self) -> Decimal | None:
        """The part after `and`: a half, a quarter, three quarters, or a number below a hundred."""
        if self.peek() in ("a", "an", "one", "three") and self.peek(1) in ("half", "quarter", "quarters", "third"):
            top = 3 if self.peek() == "three" else 1
            bottom = FRACTION_WORDS[self.peek(1).removesuffix("s")]
            self.i += 2
            return Decimal(top) / bottom
        return None

    def _term(self) -> Decimal | None:
        """A number below its scale word: digits, or words up to 9,900 (`twelve hundred and five`)."""
        word = self.peek()
        if word in ("a", "an"):
            self.i += 1
            return Decimal(1) if self.peek() in SCALES or self.peek() in ("hundred", "dozen") else None
        if word[:1].isdigit() or word[:1] == "." or word in VULGAR:
            return self._digits()
        value = self._below_hundred()
        if value is None:
            return Decimal(1) if word in SCALES or word in ("hundred", "dozen") else None
        return value

    def _digits(self) -> Decimal | None:
        word = self.peek()
        self.i += 1
        if word in VULGAR:
            return VULGAR[word]
        value = self._quotient(word) if "/" in word else read_digits(word)
        if value is None:
            return None
        if self.peek() in VULGAR:
            value += VULGAR[self.peek()]
            self.i += 1
        elif "/" in self.peek() and "/" not in word:
            part = self._quotient(self.peek())
            self.i += 1
            return None if part is None or part >= 1 else value + part
        return value

    @staticmethod
    def _quotient(word: str) -> Decimal | None:
        top, _, bottom = word.partition("/")
        if not (top.isdigit() and bottom.isdigit() and int(bottom)):
            return None
        return Decimal(top) / Decimal(bottom)

    def _hundreds(self) -> Decimal | None:
        """A term, its `hundred`, and what stands below that; fractions (`and a half`) included."""
        value = self._term()
        if value is None:
            return None
        if self.peek() == "hundred":
            value *= 100
            self.i += 1
            mark = self.i
            if self.peek() == "and":
                self.i += 1
            rest = self._below_hundred()
            if rest is None:
                self.i = mark
            else:
                value += rest
        if self.peek() == "and":
            mark = self.i
            self.i += 1
            part = self._tail()
            if part is None:
                self.i = mark
            else:
                value += part
        return value

    def _chain(self) -> Decimal | None:
        """Terms of falling scale: `two million three hundred thousand and five`."""
        total = Decimal(0)
        limit: Decimal | None = None
        while self.i < len(self.words):
            mark = self.i
            if limit is not None and self.peek() == "and":
                self.i += 1
            value = self._hundreds()
            if value is None or (limit is not None and self.words[mark][:1].isdigit() and not value):
                return None
            scale = self._scaled(Decimal(1))
            if limit is not None and value * scale >= limit:
                return None
            total += value * scale
            limit = scale
            if scale == 1:
                break
            if self.peek() == "and" and self.peek(1) in ("a", "three") and self.peek(2) in ("half", "quarter", "quarters"):
                self.i += 1
                total += (self._tail() or 0) * scale
                break
        return total
