"""Where figures stand: one scan for numbers, then what stands beside each.

The order of decisions: what dates and names hold is theirs; what a refusal covers is none; then currency, percentage, unit, multiple and
score decide the kind; a number with nothing of these counts the noun that follows; a number alone is a figure only where the clause shows
what it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.numbers import LONGEST_NUMBER, read_number
from ..grammar.phrases import plural_head
from ..rulebook import Rule, Rulebook
from ..spans import DateFact, Found, Parts, Tokens, Trace
from .figures_amount import NUMERAL, Amount, read_amount, read_unit
from .figures_bounds import CHANGE_FROM, bound_after, bound_before, bound_of, line_bounds
from .figures_counts import Counts
from .figures_places import Masks, in_address, number_starts
from .figures_read import Reading, read_range, read_rate
from .figures_shapes import shape_groups, shape_span

_SCAN = lazy_pattern(NUMERAL)
# `by A to B` that are far apart: by how much, and to what.
_CHANGE_BY = lazy_pattern(
    r"\b(?:r[io]se|risen|rising|grew|grown|increas\w+|climb\w*|surg\w+|jump\w*|fell|fall(?:s|en|ing)?|drop\w*|declin\w+|decreas\w+|reduc\w+|cut|rais\w+|lower\w*|expand\w*|shr[aiu]nk\w*)\b(?:[^.;]|\.(?=\d)){0,60}\bby[ ]$",
    re.I,
)
_CHANGE_TO = lazy_pattern(
    r"\b(?:up|down|rose|risen|grew|grown|increased|increasing|increase|climbed|surged|jumped|soared|fell|fallen|falling|rising|dropped|declined|declining|decreased|decrease|decreasing|reduced|cut|slipped|improved|raised|lowered|gained|grows|rises|falls|drops|drop|rise)"
    r"(?:[ ](?:by|of|sharply|slightly|further|another|an additional|approximately|about|around|almost|nearly|over|more than|some|up|a|to|significantly|again)){0,3}[ ]$",
    re.I,
)
_COMPARED_RANGE = lazy_pattern(
    r",?[ ](?:up[ ]|down[ ])?(?:from|versus|vs\.?|compared[ ](?:with|to)|against)[ ](?:(?:a|the|its|previous|prior|earlier|range|of|guidance)[ ]){0,5}"
)
_BETWEEN = lazy_pattern(r"\b(?:between|anywhere between|range of)[ ](?:(?:about|around|approximately|roughly|some)[ ])?$", re.I)
# The rest of a list of plain numbers, up to the last one, whose unit serves all.
_LISTED = lazy_pattern(r"(?:,[ ]\d[\d,.]{0,8}(?<![,.])){0,4},?[ ](?:and|or)[ ](?P<last>\d+(?:\.\d+)?)(?!\d|[.,]\d)")
_NUMBERED_NAMES = lazy_pattern(r"\b[A-Z][a-z]{2,14}s[ ](?:\d{1,3},[ ]){0,4}(?:\d{1,3}[ ](?:and|to)[ ])?$")
# The other sides of a size.
_SIDES = lazy_pattern(
    r"(?:(?:[ ]?[x×][ ]?|[ ]by[ ])\d+(?:\.\d+)?){0,2}(?:[ ]?[x×][ ]?|[ ]by[ ])(?P<last>\d+(?:\.\d+)?)(?!\d|[.,]\d)"
)
_UNIT_BEHIND = lazy_pattern(
    r"[ ](?:sq\.?[ ]?(?:ft|feet|foot|m|metres?|meters?|km)\b|square[ ]\w|cu\.?[ ]|cubic[ ]|tonnes?\b|tons?\b|TEUs?\b|litres?\b|liters?\b|kWh|MWh|barrels?\b)"
)
# Number words before `billion-dollar`: so many things worth as much each.
_WORTH_EACH = lazy_pattern(
    r"(?i:(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2})[ ](?P<sort>(?:multi-)?(?:million|billion|trillion)-(?:dollar|euro|pound|yuan)))"
)
# `over` that means during.
_DURING = lazy_pattern(
    r"(?i:over[ ](?:two|three|four|five|six|seven|eight|nine|ten)[ ](?:[a-z]+[ ])?(?:phases|stages|rounds|seasons|sessions|editions|games|matches|floors|levels|stores?ys|parts|volumes|episodes|legs|sites|venues))\b"
)
_UNIT_SPOKEN = frozenset(("figure.refuse.letters-after", "figure.refuse.phone", "figure.refuse.age"))  # `turns 300 tonnes into`
_OUTSPOKEN = _UNIT_SPOKEN | {
    f"figure.refuse.{name}" for name in ("glued", "code", "label", "slash", "standard", "product", "race", "top")
}
_SERIES = frozenset(
    ("figure.refuse.age", "figure.refuse.age-list", "figure.refuse.label", "figure.refuse.duration", "figure.refuse.rank")
)
# Widths of pictures in thousands of dots (ITU-R BT.2020, DCI); a count of as many thousands takes a bound or a capital less often.
_PICTURE_SIZES = frozenset("2 4 5 6 8 12 16".split())
_LONE_SCALE = lazy_pattern(
    r"(?i:hundred|thousand|million|billion|trillion|quadrillion)(?:[ ](?:thousand|million|billion|trillion))?"
)
_GLUED_WORD = lazy_pattern(r"(?<![A-Za-z])(?:at|to|of|by|as|is|was|from|than|over|about|and|for|up)$")
_FROM_BEFORE = lazy_pattern(r"[ ]from[ ][$€£]?\d[\d,.]{0,12}(?:%|[ ](?:per[ ]cent|million|billion)|[MBK]\b)")
_THE = lazy_pattern(r"\b[Tt]he[ ]$")
_CAPITAL = lazy_pattern(r"[ ][A-Z][a-z]")
_NEAR = 48
_AROUND = 3000  # characters to either side in which a name that is said again is looked for


def _shaped(book: Rulebook) -> tuple[Rule, ...]:
    """The finds that are words or shapes of their own, and those of the user: all but the numerals."""
    return tuple(r for r in book.of("figure") if r.reader != "numeral")


class _Finder(Counts):
    """The finding of one release's figures."""

    def numeral(self, start: int, end: int) -> int:
        """Read the number from `start` to `end`; the offset from which the scan goes on."""
        low, high = line_bounds(self.text, start, end)
        if _LONE_SCALE.fullmatch(self.text, start, end):
            self.refuse(start, end, "figure.numeral", "a scale word with neither article nor number before it tells no amount")
            return end
        amount = read_amount(self.text, start, end, low, high)
        if amount.unit == "m" and amount.end == end + 1 and self._million(amount):
            amount.unit, amount.kind, amount.scale = "", "", "m"
            if _UNIT_BEHIND.match(self.text, amount.end):
                read_unit(self.text, amount, high)  # `7m sq ft`
        if amount.unit == "BTC" and self.text[amount.end - 1].isalpha():
            phrase = self._phrase(amount.end)
            if phrase is not None and plural_head(self.words, phrase[1]):
                amount.unit, amount.kind, amount.end = "", "", end  # `ten Bitcoin mines`
        if in_address(self.text, start):
            self.refuse(start, end, "figure.refuse.address-web", "part of a web or mail address")
            return self._past(end)
        sided = self._side(amount, high)
        refused = None if sided else self._refused(amount, start, end, low)
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
        if self._token_name(amount):
            self.refuse(amount.start, amount.end, "figure.refuse.name-number", "a token that is called by a currency and a digit")
            return self._past(amount.end)
        if self._coded(amount, start):
            self.refuse(start, amount.end, "figure.refuse.letters-after", "a letter glued to a number that no scale fits")
            return self._past(amount.end)
        if self._capital_unit(amount, start):
            self.refuse(start, amount.end, "figure.refuse.name-number", "a name that begins with a number word")
            return self._past(amount.end)
        reading = Reading(amount.start, amount.end, amount)
        if sided or self._shares_unit(amount, high):
            reading.end = amount.number_end
        reading.qualifier, reading.bound_start = bound_of(self.text, amount, low)
        if amount.bare and _DURING.match(self.text, reading.bound_start):
            reading.qualifier = ""
        if reading.end == amount.number_end and amount.unit and self.text[reading.bound_start : reading.start].lower() == "over ":
            reading.qualifier = ""  # `races over 5, 10 and 21 km`
        spelled = self.text[reading.bound_start : reading.start].lower() if reading.qualifier == "at_most" else ""
        if spelled == "up to " and _FROM_BEFORE.match(self.text, amount.end, high):
            reading.qualifier = ""  # `short interest: up to 21% from 17.5%`
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

    def _token_name(self, amount: Amount) -> bool:
        """Whether a code glued to one digit is the name of a token (`USD1 is backed by bills`): the text says it again and again."""
        printed = self.text[amount.start : amount.end]
        named = (
            amount.kind == "money"
            and len(printed) == 4
            and printed[:3].isalpha()
            and printed.isupper()
            and printed[3] in "123456789"
        )
        if not named:
            return False
        low, high = max(0, amount.start - _AROUND), amount.end + _AROUND
        return self.text.count(f"{printed} ", low, high) > 2 and "coin" in self.text[low:high]

    def _shares_unit(self, amount: Amount, high: int) -> bool:
        """Whether the unit of the next number serves this one too (`48 and 60 hectares`); it is then written down."""
        listed = (
            _LISTED.match(self.text, amount.end, high) if amount.bare and not amount.scale and amount.number.isdigit() else None
        )
        if not listed or (len(amount.number) == 4 and amount.number[:2] in ("19", "20")):
            return False
        if self.text.startswith((", and ", ", or "), amount.end) or self.text[amount.start - 1 : amount.start] == "_":
            return False  # no list of two has a comma: `their average age was 46, and 58% were`; `in hole KT_15 and 16.4 g/t`
        if _NUMBERED_NAMES.search(self.text, max(0, amount.start - 30), amount.start):
            return False  # `Buildings 8 and 9, and 88 per cent`
        place = listed.start("last")
        other = read_amount(self.text, place, listed.end("last"), amount.end, high)
        if other.kind in ("", "money", "score", "multiple", "basis_points") or other.start < place:
            return False
        amount.kind, amount.unit = other.kind, other.unit
        return True

    def _side(self, amount: Amount, high: int) -> bool:
        """Whether the number is one side of a size whose last side has the unit of length (`3 x 4 m`); it is then written down."""
        sides = _SIDES.match(self.text, amount.end, high) if amount.bare and not amount.scale else None
        if not sides:
            return False
        other = read_amount(self.text, sides.start("last"), sides.end("last"), amount.end, high)
        if other.kind != "length" or other.start < sides.start("last"):
            return False
        amount.kind, amount.unit = other.kind, other.unit
        return True

    def _million(self, amount: Amount) -> bool:
        """Whether `2.5m` stands for millions: a plural or a unit follows."""
        if _UNIT_BEHIND.match(self.text, amount.end):
            return True
        phrase = self._phrase(amount.end)
        return phrase is not None and self.words.tag(phrase[1]) == "NNS"

    def _capital_unit(self, amount: Amount, start: int) -> bool:
        """Whether number word and unit begin a name (`Four Acres Capital`): both are capitalised, and so is what follows."""
        if amount.unit and self.text[start].isdigit() and _THE.search(self.text, max(0, start - 5), start):
            unit = self.text[amount.number_end + 1 : amount.end]
            return len(unit) > 3 and unit.istitle() and _CAPITAL.match(self.text, amount.end) is not None  # `the 40 Carat Show`
        if not (amount.unit and self.text[start].isupper() and self.parts.section_at(start) != "headline"):
            return False
        unit, after = self.text[amount.number_end + 1 : amount.number_end + 2], self.text[amount.end : amount.end + 2]
        return unit.isupper() and after[:1] == " " and after[1:].isupper()

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
        if amount.number[-1:] in "⁰¹²³⁴⁵⁶⁷⁸⁹" or "^" in amount.number:
            ignored |= {"figure.refuse.product", "figure.refuse.footnote", "figure.refuse.letters-after"}  # `3 x 10^6`
        if amount.kind and self.found and self.found[-1].end in (start - 1, start - 2) and self.text[start - 1] == "/":
            ignored |= {"figure.refuse.glued", "figure.refuse.slash", "figure.refuse.code"}  # `5 MW/10 MWh`
        if amount.kind in ("length", "mass", "volume"):
            ignored |= {"figure.refuse.product"}  # the last side of `10 x 20 cm`, each of `12 x 330 ml`
        if not amount.kind and self._verb_before(amount, start):
            ignored |= {"figure.refuse.label"}  # `will issue 300 licences`
        if amount.scale and not self._format(amount, low):
            ignored |= {"figure.refuse.letters-after"}
        return self.refuser.refusal(self.text, start, end, low, ignored)

    def _verb_before(self, amount: Amount, start: int) -> bool:
        """Whether a verb in its plain form stands before the number and a plural behind it (`issue 300 licences`, `to stage four plays`)."""
        i = self.words.last_before(start)
        if self.words.tag(i) not in ("VB", "VBP") or not self.words.word(i).islower() or self.words.ends[i] + 1 != start:
            return False
        phrase = self._phrase(amount.end)
        return phrase is not None and self.words.tag(phrase[1]) == "NNS"

    def _coded(self, amount: Amount, start: int) -> bool:
        """Whether a capital glued to a number is a part of a code and no scale: `blocks 2813A and 2814B`, `the Clade 1B strain`."""
        if amount.scale not in ("B", "M", "K", "T") or amount.currency or amount.plus or not amount.number.isdigit():
            return False
        i = self.words.last_before(start)
        phrase = self._phrase(amount.end)
        named = (
            self.words.tag(i) == "NNP" and not self.words.broken(i + 1) and not (phrase and plural_head(self.words, phrase[1]))
        )
        return len(amount.number) > 3 or (named and len(amount.number) < 3)

    def _format(self, amount: Amount, low: int) -> bool:
        """Whether `4K` is a size of pictures or the length of a run: no bound before it and, but for those sizes, no plural after it."""
        if amount.scale != "K" or amount.currency or amount.plus or len(amount.number) > 2:
            return False
        bound = bound_before(self.text, amount.start, low)[0]
        sized = bound == "at_most" and amount.number in _PICTURE_SIZES  # `films in up to 4K`
        if (bound and not sized) or self.text[amount.end : amount.end + 1] == "+":
            return False
        phrase = self._phrase(amount.end)
        if sized:
            return phrase is None or not plural_head(self.words, phrase[1])
        return amount.number in _PICTURE_SIZES or phrase is None or not plural_head(self.words, phrase[1])

    def _range(self, reading: Reading, low: int, high: int) -> None:
        """The second end, unless the words before say that the two ends are two figures (`rose from A to B`, `up A to B`)."""
        first = reading.first
        anchor = reading.bound_start if reading.qualifier else first.start
        left = self.text[low:anchor]
        between = bool(_BETWEEN.search(self.text[low : first.start]))
        read_range(self.text, reading, low, high, between=between)
        if reading.second is None or self._range_again(reading):
            return
        joint = self.text[first.end : reading.second.start].strip()
        if joint == "to" and _CHANGE_BY.search(left) and first.kind != "percentage" and self._far_apart(first, reading.second):
            reading.second, reading.end = None, first.end
            return
        points = joint == "to" and first.bare and reading.second.bare and "." in first.number
        if points and _CHANGE_TO.search(left) and self._far_apart(first, reading.second):  # `climbed 3.6 to 44.8`
            reading.second, reading.end = None, first.end
            return
        if joint.endswith("to") and (
            CHANGE_FROM.search(left) or self._moved(anchor) or (not first.bare and _CHANGE_TO.search(left))
        ):
            self._lend_unit(first, reading.second)
            reading.second, reading.end = None, first.end
        if reading.second is not None and reading.second.bare and first.bare and reading.second.kind == "" and joint == "to":
            rule = self.refuser.refusal(self.text, reading.second.start, reading.second.number_end, first.end)
            if rule and rule.id != "figure.refuse.duration":
                reading.second, reading.end = None, first.end

    def _range_again(self, reading: Reading) -> bool:
        """Whether the range is what one before it is compared with: `raised to $4 million to $5 million from $3 million to $4 million`."""
        if not self.found or "number2" not in self.found[-1].groups:
            return False
        before, first = self.found[-1], reading.first
        alike = before.groups["kind"] in (first.kind, reading.second.kind if reading.second else "")
        return alike and _COMPARED_RANGE.fullmatch(self.text, before.end, first.start) is not None

    @staticmethod
    def _lend_unit(first: Amount, second: Amount) -> None:
        """Give a bare number the unit behind the number that it goes to (`fell from 58 to 37 basis points`); written down."""
        named = second.kind != "money" or second.end > second.number_end + len(second.scale) + 1
        if not first.bare or second.bare or second.kind in ("score", "multiple") or not named:
            return
        if first.scale and first.scale != second.scale:
            return
        first.kind, first.unit, first.currency, first.part = second.kind, second.unit, second.currency, second.part
        if second.scale and not first.scale and abs(len(first.number) - len(second.number)) <= 2:
            first.scale = second.scale

    @staticmethod
    def _far_apart(first: Amount, second: Amount) -> bool:
        """Whether the second of two amounts is thrice the first or less than it, as no range of a change is."""
        if first.bare and second.kind not in ("", "money"):
            return False  # one unit serves both: `lowered by 30 to 90 basis points`
        one, other = read_number(first.number), read_number(second.number)
        if one is None or other is None:
            return False
        if first.scale != second.scale and (first.scale or one >= 1000):
            one, other = (read_number(f"{a.number} {a.scale}".strip()) for a in (first, second))  # `by 12,000 to 3 million`
        return one is not None and other is not None and not one <= other < 3 * one

    def _bound_after(self, reading: Reading, high: int) -> None:
        qualifier, end = bound_after(self.text, reading.end, high)
        if not qualifier:
            return
        if self.text.startswith(("+", "-plus"), reading.end):
            reading.end, reading.plus = end, True
            reading.qualifier = qualifier
            if reading.main.bare:
                low = reading.first.start
                tail = read_amount(self.text, reading.main.start, reading.main.number_end, low, reading.main.number_end)
                tail.end = end
                read_unit(self.text, tail, high)
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


def _shapes(finder: _Finder, book: Rulebook, masks: Masks) -> list[Found]:
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
    masks = Masks([(d.start, d.end, "date") for d in dates] + [(n.start, n.end, "name") for n in names])
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
