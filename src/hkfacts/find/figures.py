"""Where figures stand: one scan for numbers, then what stands beside each.

The order of decisions: what dates and names hold is theirs; what a refusal covers is none; then currency, percentage, unit, multiple and
score decide the kind; a number with nothing of these counts the noun that follows; a number alone is a figure only where the clause shows
what it counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ..grammar.numbers import LONGEST_NUMBER, ONES, SCALES, TENS
from ..grammar.phrases import NOUNS, Words, noun_phrase, plural_head
from ..rulebook import Rule, Rulebook
from ..spans import DateFact, Found, Parts, Tokens, Trace
from .figures_items import ELIDED, ItemReader, plural_verb_follows
from .figures_read import (
    NUMERAL,
    Amount,
    Reading,
    bound_after,
    bound_before,
    bound_of,
    line_bounds,
    read_amount,
    read_range,
    read_rate,
)
from .figures_refuse import Refuser, refuser
from .figures_shapes import shape_groups, shape_span
from .figures_tables import TableCells

_SCAN = re.compile(NUMERAL)
_ONE = frozenset(("one", "1", "zero", "0"))
_CHANGE_FROM = re.compile(
    r"\b(?:up|down|go|goes|going|r[io]se|risen|rising|grew|grow[ns]?|growing|growth|increas\w+|climb\w*|surg\w+|jump\w*|soar\w*|fell|fall(?:s|ing|en)?|drop\w*|declin\w+|decreas\w+|"
    r"reduc\w+|cut|cuts|slip\w*|expand\w*|improv\w+|rais\w+|lower\w*|mov\w+|went|gone|swung|shift\w*|chang\w+|boost\w*|doubl\w+|tripl\w+|advanc\w+|shr[aiu]nk\w*|narrow\w*|upgrad\w*|hik\w+)\b(?:[^.;]|\.(?=\d)){0,60}\bfrom[ ](?:[\w’'-]+[ ]){0,3}$",
    re.I,
)
_CHANGE_TO = re.compile(
    r"\b(?:up|down|rose|risen|grew|grown|increased|increasing|increase|climbed|surged|jumped|soared|fell|fallen|falling|rising|dropped|declined|declining|decreased|decrease|decreasing|reduced|cut|slipped|improved|raised|lowered|gained|grows|rises|falls|drops|drop|rise)"
    r"(?:[ ](?:by|of|sharply|slightly|further|another|an additional|approximately|about|around|almost|nearly|over|more than|some|up|a|to|significantly|again)){0,3}[ ]$",
    re.I,
)
_BETWEEN = re.compile(r"\b(?:between|anywhere between)[ ](?:(?:about|around|approximately|roughly|some)[ ])?$", re.I)
_INCLUDING = re.compile(
    r"(?:\b(?:including|include|includes|comprising|comprised|comprises|with|of[ ]which|of[ ]whom|of[ ]these|of[ ]them|of[ ]those|among[ ]them|namely|plus|another|an[ ]additional|only|vs\.?|versus|from|to|at|and|while|but|against)[ ](?:(?:the|a|another|an[ ]additional|only|just|about|around|over|more[ ]than|some|nearly)[ ]){0,2}|[,:;][ ](?:and[ ]|with[ ])?|\()$",
    re.I,
)
_HYPHENED = re.compile(r"-(?=[a-z]{2,}(?![\w]))")
_AFTER_BARE = re.compile(
    r"[ ](?:in|from|on|at|for|by|are|were|is|was|have|had|of[ ](?:which|whom|them|these|those|the|its|their|our)|won|received|joined|came|took|will|during|across|through|last|this|a[ ]year|as|to|compared|with|and|or|but|worldwide|globally|respectively|overseas|locally|others?)\b|[.;,)]|$"
)
# Adjectives of size after a measurement: its item stands before it (`a wire 0.2 mm thick`).
_SIZED = re.compile(
    r"[ ](?:long|wide|high|tall|deep|thick|across|apart|away|square|in[ ](?:length|width|height|depth|diameter|size))\b"
)
# The rest of a list of plain numbers, up to the last one, whose unit serves all.
_LISTED = re.compile(r"(?:,[ ]\d[\d,.]{0,8}(?<![,.])){0,4},?[ ](?:and|or)[ ](?P<last>\d+(?:\.\d+)?)(?!\d|[.,]\d)")
# Number words before `billion-dollar`: so many things worth as much each.
_WORTH_EACH = re.compile(
    r"(?i:(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2})[ ](?P<sort>(?:multi-)?(?:million|billion|trillion)-(?:dollar|euro|pound|yuan)))"
)
# `over` that means during.
_DURING = re.compile(
    r"(?i:over[ ](?:two|three|four|five|six|seven|eight|nine|ten)[ ](?:[a-z]+[ ])?(?:phases|stages|rounds|seasons|sessions|editions|games|matches|floors|levels|stores?ys|parts|volumes|episodes|legs|sites|venues))\b"
)
_GROUP_MARK = re.compile(r"\d,\d{3}")


def _shaped(book: Rulebook) -> tuple[Rule, ...]:
    """The finds that are words or shapes of their own, and those of the user: all but the numerals."""
    return tuple(r for r in book.of("figure") if r.reader != "numeral")


_UNIT_SPOKEN = frozenset(("figure.refuse.letters-after", "figure.refuse.phone"))
_OUTSPOKEN = _UNIT_SPOKEN | {
    f"figure.refuse.{name}" for name in ("glued", "code", "label", "slash", "standard", "product", "race", "top")
}
_SERIES = frozenset(
    ("figure.refuse.age", "figure.refuse.age-list", "figure.refuse.label", "figure.refuse.duration", "figure.refuse.rank")
)
_SERIES_TAIL = re.compile(
    r"(?:(?:,?[ ](?:and|or|to|through)[ ]|[ ]?[-–&/][ ]?|,[ ])\d{1,3}\b(?![\d,.%]*\d|[ ]?%|[ ][a-z]+s\b)){1,8}"
)
_INDEX = frozenset(
    "index indices barometer score scores rating ratings gauge pmi average composite benchmark subindex reading gpa nps balance".split()
)


_IN_TOTAL = re.compile(r"[ ]in[ ](?:total|combined|aggregate)[ ]")
_LONGEST_ADDRESS = 600
_CLASS_NOUNS = frozenset(
    "class grade series style type level proof code".split()
)  # after a hyphen they name a sort, not a quantity
_SPANS_OF_TIME = frozenset("years months weeks days hours minutes seconds decades centuries nights weekends".split())
# Nouns of bodies of people that `of` joins to their number.
_BODIES = re.compile(
    r"\b(?P<body>team|staff|crew|workforce|group|squad|crowd|audience|cast|choir|orchestra|faculty|headcount|membership|congregation|fleet|delegation|party|network|community|population|network|panel|jury)[ ]of[ ]$",
    re.I,
)
# Widths of pictures in thousands of dots (ITU-R BT.2020, DCI); a count of as many thousands takes a bound or a capital less often.
_PICTURE_SIZES = frozenset("2 4 5 6 8 12 16".split())
_LONE_SCALE = re.compile(
    r"(?i:hundred|thousand|million|billion|trillion|quadrillion)(?:[ ](?:thousand|million|billion|trillion))?"
)
_GLUED_WORD = re.compile(r"(?<![A-Za-z])(?:at|to|of|by|as|is|was|from|than|over|about|and|for|up)$")
_DIGIT_START = re.compile(r"\d[\d,.]*|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒]")
_WORD_STARTS = (*ONES, *TENS, "hundred", *SCALES, "dozen", "half", "quarter", "third")
_LEADS = ("a couple of ", "an ", "a ")


def number_starts(text: str) -> list[int]:
    """Where a number may start, in order: at digits and at number words, with the article before the latter.

    Looking words up one after the other is eight times as fast as one pattern of all of them.
    """
    starts = {m.start() - (text[m.start() - 1 : m.start()] == ".") for m in _DIGIT_START.finditer(text)}
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter whose lower case is longer would shift what follows
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for word in _WORD_STARTS:
        at = lowered.find(word)
        while at >= 0:
            if not lowered[at - 1 : at].isalpha():
                starts.add(at)
                for lead in _LEADS:
                    if (
                        lowered.startswith(lead, max(0, at - len(lead)))
                        and at >= len(lead)
                        and not lowered[at - len(lead) - 1 : at - len(lead)].isalpha()
                    ):
                        starts.add(at - len(lead))
            at = lowered.find(word, at + 1)
    return sorted(starts)


def _in_address(text: str, start: int) -> bool:
    """Whether the run of characters before an offset holds the head of a web address."""
    low = max(0, start - _LONGEST_ADDRESS)
    begin = max(text.rfind(mark, low, start) for mark in " \n\t") + 1
    return start - begin > 7 and ("://" in text[max(low, begin) : start] or text.startswith("www.", begin))


class _Masks:
    """Stretches that numbers must not stand in, in order of place."""

    def __init__(self, spans: Sequence[tuple[int, int, str]]) -> None:
        self.spans = sorted(spans)
        self.starts = [s for s, _, _ in self.spans]

    def covering(self, start: int, end: int) -> tuple[int, int, str] | None:
        """The stretch that overlaps this one."""
        i = bisect_right(self.starts, end - 1)
        for j in range(i - 1, max(-1, i - 4), -1):
            if self.spans[j][1] > start:
                return self.spans[j]
        return None


class _Finder:
    """The finding of one release's figures."""

    def __init__(self, parts: Parts, tokens: Tokens, book: Rulebook, trace: Trace | None) -> None:
        self.parts, self.text, self.trace = parts, parts.text, trace
        self.words = Words(parts.text, tokens)
        self.refuser: Refuser = refuser(book)
        self.found: list[Found] = []
        self.closed: set[int] = set()  # words inside dates and figures found so far
        self.dated: set[int] = set()
        self.items = ItemReader(self.words, self.closed, self.dated)
        self.cells = TableCells(parts)

    def refuse(self, start: int, end: int, rule: str, reason: str) -> None:
        if self.trace is not None:
            self.trace.refuse("figure", start, end, rule, reason)

    def close(self, start: int, end: int) -> None:
        """Mark the words of a date or figure: no item is read out of them."""
        i = self.words.tokens.index_at(start)
        while i < self.words.size and self.words.starts[i] < end:
            self.closed.add(i)
            i += 1

    # ------------------------------------------------------------ numbers

    def numeral(self, start: int, end: int) -> int:
        """Read the number from `start` to `end`; the offset from which the scan goes on."""
        low, high = line_bounds(self.text, start, end)
        if _LONE_SCALE.fullmatch(self.text, start, end):
            self.refuse(start, end, "figure.numeral", "a scale word with neither article nor number before it tells no amount")
            return end
        amount = read_amount(self.text, start, end, low, high)
        if amount.unit == "m" and amount.end == end + 1 and self._million(amount):
            amount.unit, amount.kind, amount.scale = "", "", "m"
        if amount.unit == "BTC" and self.text[amount.end - 1].isalpha():
            phrase = self._phrase(amount.end)
            if phrase is not None and plural_head(self.words, phrase[1]):
                amount.unit, amount.kind, amount.end = "", "", end  # `ten Bitcoin mines`
        if _in_address(self.text, start):
            self.refuse(start, end, "figure.refuse.address-web", "part of a web or mail address")
            return self._past(end)
        refused = self._refused(amount, start, end, low)
        if refused:
            self.refuse(start, end, refused.id, refused.reason)
            return self._past(end, series=refused.id in _SERIES)
        each = _WORTH_EACH.match(self.text, start, high) if amount.kind == "money" else None
        phrase = self._phrase(each.end()) if each and each.end() == amount.end else None
        if each and phrase and plural_head(self.words, phrase[1]):
            amount = Amount(
                start, each.start("sort") - 1, self.text[start : each.start("sort") - 1], number_end=each.start("sort") - 1
            )
            stop = self.words.ends[phrase[1]]
            reading = Reading(start, stop, amount, item=self.text[each.start("sort") : stop])
            self._add(reading, "count")
            return stop
        if self._capital_unit(amount, start):
            self.refuse(start, amount.end, "figure.refuse.name-number", "a name that begins with a number word")
            return self._past(amount.end)
        reading = Reading(amount.start, amount.end, amount)
        if self._shares_unit(amount, high):
            reading.end = amount.number_end
        reading.qualifier, reading.bound_start = bound_of(self.text, amount, low)
        if amount.bare and _DURING.match(self.text, reading.bound_start):
            reading.qualifier = ""
        if reading.end == amount.number_end and amount.unit and self.text[reading.bound_start : reading.start].lower() == "over ":
            reading.qualifier = ""  # `races over 5, 10 and 21 km`
        if amount.plus:
            reading.plus, reading.qualifier = True, reading.qualifier or "more_than"
        self._range(reading, low, high)
        main = reading.main
        self._bound_after(reading, high)
        if main.kind == "":
            return self._count(reading, start, low, high)
        self._rate(reading, high)
        self._add(reading, main.kind)
        return reading.end

    def _shares_unit(self, amount: Amount, high: int) -> bool:
        """Whether the unit of the next number serves this one too (`48 and 60 hectares`); it is then written down."""
        listed = (
            _LISTED.match(self.text, amount.end, high) if amount.bare and not amount.scale and amount.number.isdigit() else None
        )
        if not listed or (len(amount.number) == 4 and amount.number[:2] in ("19", "20")):
            return False
        place = listed.start("last")
        other = read_amount(self.text, place, listed.end("last"), amount.end, high)
        if other.kind in ("", "money", "score", "multiple", "basis_points") or other.start < place:
            return False
        amount.kind, amount.unit = other.kind, other.unit
        return True

    def _million(self, amount: Amount) -> bool:
        """Whether `2.5m` stands for millions: a plural follows."""
        phrase = self._phrase(amount.end)
        return phrase is not None and self.words.tag(phrase[1]) == "NNS"

    def _capital_unit(self, amount: Amount, start: int) -> bool:
        """Whether number word and unit begin a name (`Four Acres Capital`): both are capitalised, and so is what follows."""
        if not (amount.unit and self.text[start].isupper() and self.parts.section_at(start) != "headline"):
            return False
        unit, after = self.text[amount.number_end + 1 : amount.number_end + 2], self.text[amount.end : amount.end + 2]
        return unit.isupper() and after[:1] == " " and after[1:].isupper()

    def _past(self, end: int, *, series: bool = False) -> int:
        """Beyond a refused number and what is glued to it, so that `1/2/3` is not looked at again; a series goes with its first member."""
        text, stop = self.text, min(len(self.text), end + 64)
        more = _SERIES_TAIL.match(text, end, stop) if series else None
        if more:
            return more.end()
        while end < stop and (text[end].isalnum() or text[end] in "/-:"):
            end += 1
        return end

    def _refused(self, amount: Amount, start: int, end: int, low: int) -> Rule | None:
        """The refusal that holds: a sign, unit or currency speaks louder than a word before it, unless the number is glued to a name."""
        ignored: frozenset[str] = frozenset()
        signed = amount.kind in ("money", "percentage", "percentage_points", "basis_points", "score")
        glued = self.text[start - 1 : start].isalpha() and not (
            signed and _GLUED_WORD.search(self.text, max(low, start - 8), start)
        )
        if amount.kind and (amount.currency or not glued):
            ignored = _OUTSPOKEN if signed else _UNIT_SPOKEN
            if amount.kind == "score":
                ignored -= {"figure.refuse.code"}
            elif signed:
                ignored |= {"figure.refuse.duration"}
        if amount.scale and not self._format(amount, low):
            ignored |= {"figure.refuse.letters-after"}
        return self.refuser.refusal(self.text, start, end, low, ignored)

    def _format(self, amount: Amount, low: int) -> bool:
        """Whether `4K` is a size of pictures or the length of a run: no bound before it and, but for those sizes, no plural after it."""
        if amount.scale != "K" or amount.currency or amount.plus or len(amount.number) > 2:
            return False
        if bound_before(self.text, amount.start, low)[0] or self.text[amount.end : amount.end + 1] == "+":
            return False
        phrase = self._phrase(amount.end)
        return amount.number in _PICTURE_SIZES or phrase is None or not plural_head(self.words, phrase[1])

    def _range(self, reading: Reading, low: int, high: int) -> None:
        """The second end, unless the words before say that the two ends are two figures (`rose from A to B`, `up A to B`)."""
        first = reading.first
        anchor = reading.bound_start if reading.qualifier else first.start
        left = self.text[low:anchor]
        between = bool(_BETWEEN.search(self.text[low : first.start]))
        read_range(self.text, reading, low, high, between=between)
        if reading.second is None:
            return
        joint = self.text[first.end : reading.second.start].strip()
        if joint.endswith("to") and (
            _CHANGE_FROM.search(left) or self._moved(anchor) or (not first.bare and _CHANGE_TO.search(left))
        ):
            reading.second, reading.end = None, first.end
        if reading.second is not None and reading.second.bare and first.bare and reading.second.kind == "" and joint == "to":
            rule = self.refuser.refusal(self.text, reading.second.start, reading.second.number_end, first.end)
            if rule and rule.id != "figure.refuse.duration":
                reading.second, reading.end = None, first.end

    def _moved(self, anchor: int) -> bool:
        """Whether `from` stands before the figure with a past verb of motion before it (`quickened from A to B`); `ranged from` is none."""
        words = self.words
        i = words.last_before(anchor)
        if words.lower(i) != "from":
            return False
        i -= 1
        if words.tag(i) == "RB":
            i -= 1
        return words.tag(i) in ("VBD", "VBN") and words.lower(i) not in (
            "ranged",
            "varied",
            "ran",
            "priced",
            "available",
            "spanned",
            "extended",
            "taken",
            "selected",
            "drawn",
        )

    def _bound_after(self, reading: Reading, high: int) -> None:
        qualifier, end = bound_after(self.text, reading.end, high)
        if not qualifier:
            return
        if self.text[reading.end : reading.end + 1] == "+":
            reading.end, reading.plus = end, True
            reading.qualifier = qualifier
            if reading.main.bare:
                low = reading.first.start
                tail = read_amount(self.text, reading.main.start, reading.main.number_end, low, reading.main.number_end)
                tail.end = end
                _read_unit_after_plus(self.text, tail, high)
                if tail.kind:
                    reading.main.kind, reading.main.unit, reading.main.currency = tail.kind, tail.unit, tail.currency
                    reading.main.part = tail.part
                    reading.end = tail.end
            return
        if not reading.qualifier:
            reading.qualifier = qualifier
        reading.after = end

    def _rate(self, reading: Reading, high: int) -> None:
        at = reading.after or reading.end
        reading.per, stop = read_rate(self.text, at, high)
        if not reading.per:
            stop = at
        if not reading.after and not reading.plus:
            qualifier, end = bound_after(self.text, stop, high)
            if qualifier and self.text[stop : stop + 1] != "+":
                reading.qualifier = reading.qualifier or qualifier
                stop = end
        reading.after = max(stop, reading.after)

    # ------------------------------------------------------------ counts

    def _count(self, reading: Reading, start: int, low: int, high: int) -> int:
        """A number with neither currency nor unit: it counts the noun that follows, or is refused, or is elided."""
        first, text = reading.first, self.text
        strong = bool(reading.qualifier or first.scale or _GROUP_MARK.search(first.number) or reading.second)
        word = first.number.lower()
        year = self.refuser.gated_refusal("figure.refuse.year", text, start, low)
        if year and not (reading.qualifier and reading.second is None and self._plural_follows(reading)):
            self.refuse(start, reading.end, year.id, year.reason)
            return self._past(reading.end)
        if text[start - 1 : start] == "-" and text[start].isalpha():
            return self._past(reading.end)
        if first.signed and not first.negative and not reading.plus and first.number.isdigit() and len(first.number) > 6:
            return self._past(reading.end)
        at = reading.after or reading.end
        if text[at : at + 1] == "-":
            return self._hyphened(reading, at)
        cell = self.cells.reading_of(reading)
        if cell is not None:
            self._add(reading, cell.kind, cell.notes)
            return reading.end
        phrase = self._phrase(at)
        if phrase is not None and self.words.lower(phrase[1]) in _SPANS_OF_TIME:
            self.refuse(start, reading.end, "figure.refuse.duration", "a duration is a date, an age is neither")
            return self.words.ends[phrase[1]]
        if phrase is not None and self._title_number(start, word, phrase):
            self.refuse(start, reading.end, "figure.refuse.name-number", "a name that begins with a number word")
            return self.words.ends[phrase[1]]
        if phrase is not None:
            named = self._name_number(start, low, phrase, strong)
            if named:
                self.refuse(start, reading.end, named.id, named.reason)
                return self._past(reading.end)
            if self._counts(phrase, word, strong, reading):
                stop = self.words.ends[phrase[1]]
                item = text[self.words.starts[phrase[0]] : stop]
                reading.item = item
                reading.end = stop
                reading.per, _ = read_rate(text, stop, min(len(text), stop + 60))
                qualifier, _ = bound_after(text, stop, min(len(text), stop + 40))
                if qualifier and not reading.qualifier and text[stop : stop + 1] != "+":
                    reading.qualifier = qualifier
                self._add(reading, "count")
                return stop
            if not plural_head(self.words, phrase[1]) and self._in_brackets(reading, start, low):
                reading.item = ELIDED
                self._add(reading, "count")
                return reading.end
        return self._alone(reading, start, low, strong)

    def _in_brackets(self, reading: Reading, start: int, low: int) -> bool:
        """Whether a count divides the one before it: `45 deals (9 state to state and 36 business to business)`."""
        earlier = self._earlier("count", start)
        if earlier is None or not reading.first.number.isdigit():
            return False
        gap = self.text[max(low, earlier.end) : start]
        return gap.endswith("(") or ("item" in earlier.groups and earlier.groups["item"] == ELIDED and gap.endswith("and "))

    def _plural_follows(self, reading: Reading) -> bool:
        phrase = self._phrase(reading.after or reading.end)
        return phrase is not None and plural_head(self.words, phrase[1])

    def _phrase(self, at: int) -> tuple[int, int] | None:
        """The noun phrase right after a number; None where anything but a space stands between."""
        words = self.words
        i = words.first_from(at)
        if i >= words.size or self.text[at : words.starts[i]] != " " or i in self.closed:
            return None
        stop = len(self.text)
        block = self.parts.block_at(at)
        if block is not None:
            stop = block.end
        if words.lower(i) in ("of",):
            return None
        phrase = noun_phrase(words, i, stop)
        if phrase is None:
            return None
        for j in range(phrase[0], phrase[1] + 1):
            if j in self.closed:
                return noun_phrase(words, i, words.starts[j]) if j > phrase[0] else None
        return phrase

    def _name_number(self, start: int, low: int, phrase: tuple[int, int] | None, strong: bool) -> Rule | None:
        """The refusal for a name with a number, where the word before is a name by its tag and no plural follows."""
        words = self.words
        i = words.last_before(start)
        if i < 0 or strong or words.tag(i) not in ("NNP", "NNPS", "NN") or words.broken(i + 1):
            return None
        code = phrase is not None and phrase[1] > phrase[0] and len(words.word(phrase[0])) > 2 and words.word(phrase[0]).isupper()
        if (
            phrase is not None
            and words.plural(phrase[1])
            and not (code and words.tag(i) == "NNP" and len(self.text[start : start + 3].strip()) < 3)
        ):
            section = self.parts.section_at(start)
            if section == "headline" or words.tag(i) != "NNP" or not self.text[start].isdigit() or phrase[1] > phrase[0]:
                return None
        return self.refuser.gated_refusal("figure.refuse.name-number", self.text, start, low)

    def _title_number(self, start: int, word: str, phrase: tuple[int, int]) -> bool:
        """Whether a capitalised number word begins a name (`Two Sons & Co.`, `Four Oaks Capital bought`)."""
        text, words = self.text, self.words
        after = phrase[1] + 1
        if text[start].isdigit() and self.parts.section_at(start) != "headline" and words.word(phrase[0])[:1].isupper():
            follows = words.word(after)[:1].isupper() and words.tag(after) in ("NNP", "NNPS") and not words.broken(after)
            return follows and words.starts[after] == words.ends[phrase[1]] + 1  # `8 Mills Bakery`
        if not text[start].isupper() or text[start + 1 : start + 2].isupper():
            return False
        follower = words.word(phrase[0])
        if not follower[:1].isupper() or words.tag(phrase[0]) not in ("NNP", "NNPS"):
            return False
        if word == "one":
            return True
        if self.parts.section_at(start) == "headline":
            return False
        sentence = self.parts.sentence_at(start)
        first = sentence is None or not text[sentence.start : start].strip(" *•“\"'-")
        return not first or not words.plural(phrase[1])

    def _counts(self, phrase: tuple[int, int], word: str, strong: bool, reading: Reading) -> bool:
        """Whether the phrase is something that the number counts: a plural, or one thing after `one`."""
        words = self.words
        head = phrase[1]
        if word in _ONE and reading.second is None and not reading.first.scale:
            if word in ("zero", "0"):
                return words.plural(head)
            previous = words.lower(words.last_before(reading.bound_start if reading.bound_start >= 0 else reading.first.start))
            if word == "1":
                return words.tag(head) == "NN" and words.word(head).islower() and previous not in ("phase", "day", "no.")
            return words.tag(head) in NOUNS and previous not in (
                "the",
                "this",
                "that",
                "any",
                "every",
                "each",
                "no",
                "which",
                "another",
                "only",
                "at",
            )
        if plural_head(words, head):
            return (
                "." not in reading.first.number
                or bool(reading.first.scale)
                or words.tag(words.last_before(reading.first.start)) not in ("NNP", "NN")
            )
        return (
            strong
            and words.tag(head) in ("NN", "NNP")
            and words.word(head).lower() not in ("percent", "cent", "pm", "am", "noon")
        )

    def _hyphened(self, reading: Reading, at: int) -> int:
        """`10-member delegation`: a count of the word that the hyphen joins, where a noun follows."""
        words = self.words
        match = _HYPHENED.match(self.text, at)
        i = words.first_from(at + 1)
        first = reading.first
        strong = words.lower(i) == "strong"
        if (
            not match
            or not (words.tag(i) == "NN" or strong)
            or words.lower(i) in _CLASS_NOUNS
            or (reading.second is not None and reading.second.scale)
        ):
            return self._past(reading.end)
        nxt = i + 1
        digits = first.number[0].isdigit()
        if not ((digits and len(first.number) >= 2) or words.lower(i) in ("member", "person", "strong")):
            return self._past(reading.end)
        phrase = noun_phrase(words, nxt, len(self.text)) if strong and not words.broken(nxt) else None
        if phrase is not None:
            reading.item = self.text[words.starts[phrase[0]] : words.ends[phrase[1]]]
            reading.end = words.ends[phrase[1]]
            self._add(reading, "count")
            return reading.end
        if words.broken(nxt) or not (words.tag(nxt) in NOUNS or words.tag(nxt) in ("JJ", "VBG", "VBN")):
            return self._past(reading.end)
        reading.item = words.word(i)
        reading.end = words.ends[i]
        self._add(reading, "count")
        return reading.end

    def _alone(self, reading: Reading, start: int, low: int, strong: bool) -> int:
        """A number with no noun: a figure where the sentence has given the item, or where the number can be nothing else."""
        text, at = self.text, reading.after or reading.end
        anchor = reading.bound_start if reading.qualifier and reading.bound_start >= 0 else reading.start
        left = text[low:anchor]
        following = text[at : at + 20]
        digit_alone = reading.first.number[0].isdigit()
        if not strong and not reading.first.signed and text[start - 1 : start] not in ("", " ", "(", "\n", "\t"):
            return self._past(reading.end)
        if following.startswith(
            (" of the ", " of its ", " of their ", " of our ", " of these ", " of those ", " of his ", " of them", " out of ")
        ):
            if reading.first.number.lower() in _ONE:
                return self._past(reading.end)
            i = self.words.first_from(at) + 2
            phrase = None
            if not following.startswith(" of them"):
                i += following.startswith(" out of") and self.words.tag(i) in ("DT", "PRP$")
                i += self.words.tag(i) == "CD"
                phrase = noun_phrase(self.words, i, len(text))
            if phrase is not None and self.words.lower(phrase[1]) in _SPANS_OF_TIME:
                self.refuse(start, reading.end, "figure.refuse.duration", "a duration is a date, an age is neither")
                return self.words.ends[phrase[1]]
            if phrase is not None and self.words.plural(phrase[1]):
                reading.item = text[self.words.starts[phrase[0]] : self.words.ends[phrase[1]]]
            else:
                reading.item = ELIDED
            self._add(reading, "count")
            return reading.end
        body = _BODIES.search(left)
        if (body and "." not in reading.first.number and _AFTER_BARE.match(text, at)) or (
            body and plural_verb_follows(self.words, at)
        ):
            reading.item = body["body"]
            self._add(reading, "count")
            return reading.end
        if self._score(reading, left):
            return reading.end
        earlier = self._earlier("count", reading.start)
        whole = "." not in reading.first.number or bool(reading.first.scale)
        if left.lower().endswith(("of which ", "of whom ")) and earlier and whole:
            reading.item = ELIDED
            self._add(reading, "count")
            return reading.end
        total = _IN_TOTAL.match(text, at) if whole and strong else None
        phrase = self._phrase(total.end() - 1) if total else None
        if phrase is not None and plural_head(self.words, phrase[1]):
            reading.item = text[self.words.starts[phrase[0]] : self.words.ends[phrase[1]]]  # `9 million in total accounts`
            self._add(reading, "count")
            return reading.end
        if (_AFTER_BARE.match(text, at) or plural_verb_follows(self.words, at)) and reading.first.number.lower() not in _ONE:
            if earlier and whole and (_INCLUDING.search(left) or plural_verb_follows(self.words, at)):
                reading.item = ELIDED
                self._add(reading, "count")
                return reading.end
            if whole and not earlier and self._subject_counts(reading, strong):
                return reading.end
        if self._surely(reading, strong, whole, left):
            money = self._earlier("money", reading.start) if not digit_alone else None
            self._add(reading, "count", {"elided_currency": "1"} if money else None)
            return reading.end
        self.refuse(start, reading.end, "figure.numeral", "no currency, unit or noun says what it measures")
        return self._past(reading.end) if not reading.second else reading.end

    def _surely(self, reading: Reading, strong: bool, whole: bool, left: str) -> bool:
        """Whether a number alone can be nothing but a count: by its scale, its grouping, or a bound that is no age limit."""
        first = reading.first
        if not (strong and whole):
            return False
        if first.scale or _GROUP_MARK.search(first.number) or re.search(r"illion|thousand", first.number):
            return True
        if reading.second is not None:
            return self.text[first.end : reading.second.start].strip() in ("to", "and", "or") and not first.number[0].isdigit()
        bound = self.text[reading.bound_start : reading.start].strip().lower() if reading.qualifier else ""
        small = first.number.isdigit() and len(first.number) < 3
        return (
            bool(bound)
            and first.number[0].isdigit()
            and not (small and bound in ("over", "under", "above", "below", "about", "around"))
        )

    def _subject_counts(self, reading: Reading, strong: bool) -> bool:
        """A bare number after a verb of measure or change whose subject is a plural: `additions grew from 7`; written down if so."""
        if not reading.first.number[0].isdigit():
            return False
        low, _ = self._sentence(reading)
        item = self.items.left(self._anchor(reading), low, "count").item
        if not item or item == ELIDED or not (item.endswith("s") and not item.endswith("ss")):
            return False
        self._add(reading, "count", {"item": item})
        return True

    def _score(self, reading: Reading, left: str) -> bool:
        """A bare number that an index or rating stands at, or a signed or decimal one that something stands at; written down if so."""
        first = reading.first
        if not first.number[0].isdigit() or first.scale:
            return False
        low, _ = self._sentence(reading)
        item = self.items.left(self._anchor(reading), low, "score").item
        known = bool(item) and item is not None and item != ELIDED and item.split()[-1].lower() in _INDEX
        decimal = "." in first.number or first.signed
        if not (known or (decimal and item)):
            return False
        if item == ELIDED and not self._earlier("score", reading.start):
            return False
        plural = (
            item is not None
            and item != ELIDED
            and (item.islower() or item.istitle())
            and item.endswith("s")
            and not item.endswith("ss")
        )
        self._add(reading, "count" if plural and not known else "score", {"item": item} if item else None)
        return True

    def _earlier(self, kind: str, start: int) -> Found | None:
        """The last figure of this kind before `start` in the same sentence."""
        sentence = self.parts.sentence_at(start)
        floor = sentence.start if sentence else max(0, start - 300)
        for found in reversed(self.found[-8:]):
            if found.start < floor:
                return None
            if found.groups.get("kind") == kind:
                return found
        return None

    # ------------------------------------------------------------ words that are figures

    def take(self, found: Found) -> None:
        """Put down a figure that a shape of its own has found, with its item."""
        groups = dict(found.groups)
        start, end = found.start, found.end
        low, high = line_bounds(self.text, start, end)
        sentence = self.parts.sentence_at(start)
        low, high = (sentence.start, sentence.end) if sentence else (low, high)
        qualifier, anchor = bound_before(self.text, start, max(low, start - 60))
        if qualifier and "qualifier" not in groups:
            groups["qualifier"] = qualifier
        if groups["kind"] == "count":
            vague = "vague" in groups and self.text[end : end + 4] == " of "
            phrase = self._phrase(end + 3 if vague else end)
            if phrase:
                end = self.words.ends[phrase[1]]
                groups["item"] = self.text[self.words.starts[phrase[0]] : end]
        elif groups.get("shape") == "one-in" and "item" in groups:
            phrase = self._phrase(end)
            groups["item"] = self.text[self.words.starts[phrase[0]] : self.words.ends[phrase[1]]] if phrase else ELIDED
        elif groups["kind"] != "multiple" and "item" not in groups:
            right = self.items.right(end, high, groups["kind"])
            left = self.items.left(anchor, low, groups["kind"])
            item = right.item or left.item or (ELIDED if plural_verb_follows(self.words, end) else None)
            if item:
                groups["item"] = item
            if right.change or left.change:
                groups["change"] = right.change or left.change or ""
        elif groups["kind"] == "multiple":
            last = self.words.last_before(end)
            item = self.items.left(self.words.ends[last], low, "multiple").item if last >= 0 else None
            if item and item != ELIDED:
                groups["item"] = item
        self.found.append(Found("figure", start, end, found.rule, groups))
        self.close(start, end)

    # ------------------------------------------------------------ writing down

    def _add(self, reading: Reading, kind: str, more: dict[str, str] | None = None) -> None:
        """Put the reading down as Found, with its item."""
        groups = _groups(reading, kind)
        if more:
            groups.update(more)
        if kind != "count" and "item" not in groups:
            self._item(reading, kind, groups)
        elif kind == "count" and reading.item in ("", ELIDED) and "item" not in groups:
            self._bare_item(reading, groups)
        self.found.append(Found("figure", reading.start, reading.end, "figure.numeral", groups))
        self.close(reading.start, (reading.second or reading.first).end if kind == "count" else reading.end)

    def _sentence(self, reading: Reading) -> tuple[int, int]:
        sentence = self.parts.sentence_at(reading.start)
        block = self.parts.block_at(reading.start)
        low = sentence.start if sentence else block.start if block else 0
        high = sentence.end if sentence else block.end if block else len(self.text)
        return low, high

    def _item(self, reading: Reading, kind: str, groups: dict[str, str]) -> None:
        """The thing that money, a percentage or a measurement is of."""
        cell = self.cells.reading_of(reading)
        if cell is not None and kind == "money" and "scale" in cell.notes:
            groups.setdefault("scale", cell.notes["scale"])
        if cell is not None and cell.notes.get("item"):
            groups["item"] = cell.notes["item"]
            return
        low, high = self._sentence(reading)
        end = max(reading.after, reading.end)
        right = self.items.right(end, high, kind)
        item, change = right.item, right.change
        sized = _SIZED.match(self.text, end) if kind in ("length", "area", "temperature") else None
        if kind == "multiple" or sized:
            item = None
        left = self.items.left(self._anchor(reading), low, kind, compared=bool(change or sized))
        if item is None:
            item = left.item
            if item is None and plural_verb_follows(self.words, end) and kind == "percentage":
                item = ELIDED
        change = change or left.change
        if item:
            groups["item"] = item
        if change:
            groups["change"] = change

    def _anchor(self, reading: Reading) -> int:
        """Where the words before the figure end: before its qualifier, unless that is a verb (`surpassed`, `exceeding`)."""
        if not reading.qualifier or reading.bound_start < 0:
            return reading.start
        bound = self.text[reading.bound_start : reading.start].strip().lower()
        if bound.startswith(("exceed", "surpass", "topp", "tops", "estimated at", "estimated to")):
            return reading.start
        return min(reading.bound_start, reading.start)

    def _bare_item(self, reading: Reading, groups: dict[str, str]) -> None:
        """The item of a count whose noun does not follow: what the clause says, else the count before it."""
        if reading.item == ELIDED:
            groups["item"] = ELIDED
            return
        low, _ = self._sentence(reading)
        item = self.items.left(self._anchor(reading), low, "count").item
        if item:
            groups["item"] = item


def _groups(reading: Reading, kind: str) -> dict[str, str]:
    """The pieces of a reading as strings, for the stage that understands them; empty ones are left out."""
    first, second, main = reading.first, reading.second, reading.main
    groups = {
        "kind": kind,
        "number": first.number,
        "scale": first.scale,
        "negative": "1" if first.negative else "",
        "number2": second.number if second else "",
        "scale2": second.scale if second else "",
        "negative2": "1" if second and second.negative else "",
        "currency": main.currency or first.currency,
        "part": "1" if main.part else "",
        "cents": first.cents if second is None else "",
        "unit": main.unit,
        "qualifier": reading.qualifier,
        "item": reading.item if reading.item != ELIDED else "",
        "per": reading.per,
    }
    return {k: v for k, v in groups.items() if v}


def _read_unit_after_plus(text: str, amount: Amount, high: int) -> None:
    """The unit that follows a `+` (`100+ MW`)."""
    from .figures_read import _unit_after

    _unit_after(text, amount, high)


_NEAR = 48


def _matches(rule: Rule, text: str, lowered: str) -> Iterator[re.Match[str]]:
    """The matches of a rule; where it names what it `needs`, only the surroundings of those words are looked at."""
    needs = rule.attributes.get("needs")
    if not needs or len(lowered) != len(text):
        yield from rule.pattern.finditer(text)
        return
    places: set[int] = set()
    for need in needs.split("|"):
        at = lowered.find(need)
        while at >= 0:
            places.add(at)
            at = lowered.find(need, at + len(need))
    done = 0
    for at in sorted(places):
        match = rule.pattern.search(text, max(done, at - _NEAR), min(len(text), at + 2 * _NEAR)) if at >= done else None
        if match:
            yield match
            done = match.end()


def _shapes(finder: _Finder, book: Rulebook, masks: _Masks) -> list[Found]:
    """What the finds other than `figure.numeral` propose, in order of place, without overlaps and outside dates and names."""
    proposed: list[Found] = []
    lowered = finder.text.lower()
    for rule in _shaped(book):
        for match in _matches(rule, finder.text, lowered):
            groups = shape_groups(rule, match)
            start, end = shape_span(rule, match)
            mask = masks.covering(start, end)
            if groups is None or (
                mask is not None and not (mask[2] == "date" and rule.reader == "fraction" and start <= mask[0] and mask[1] <= end)
            ):
                continue
            proposed.append(Found("figure", start, end, rule.id, groups))
    proposed.sort(key=lambda f: (f.start, -f.end))
    kept: list[Found] = []
    for found in proposed:
        if not kept or found.start >= kept[-1].end:
            kept.append(found)
    return kept


def find_figures(
    parts: Parts,
    tokens: Tokens,
    book: Rulebook,
    names: Sequence[Found],
    dates: Sequence[DateFact],
    trace: Trace | None = None,
) -> list[Found]:
    """Figures; numbers inside names and dates are none."""
    finder = _Finder(parts, tokens, book, trace)
    masks = _Masks([(d.start, d.end, "date") for d in dates] + [(n.start, n.end, "name") for n in names])
    for date_fact in dates:
        if date_fact.type != "SET":  # `20 daily flights`: the flights are still to be counted
            finder.close(date_fact.start, date_fact.end)
        finder.dated.update(finder.words.tokens.between(date_fact.start, date_fact.end))
    shaped = _shapes(finder, book, masks)
    starts = [f.start for f in shaped]
    place, next_shape = 0, 0
    for begin in number_starts(parts.text):
        match = _SCAN.match(parts.text, begin) if begin >= place else None
        if match is None or match.end() - begin > LONGEST_NUMBER:
            continue
        start, end = match.span()
        while next_shape < len(shaped) and shaped[next_shape].end <= start:
            finder.take(shaped[next_shape])
            next_shape += 1
        if next_shape < len(shaped) and starts[next_shape] < end:
            place = shaped[next_shape].end
            continue
        mask = masks.covering(start, end)
        if mask is not None:
            if trace is not None:
                trace.refuse("figure", start, end, f"figure.in-{mask[2]}", f"inside a {mask[2]}")
            place = mask[1] if mask[2] == "date" else end
            continue
        place = finder.numeral(start, end)
    for found in shaped[next_shape:]:
        finder.take(found)
    return sorted(finder.found, key=lambda f: f.start)
