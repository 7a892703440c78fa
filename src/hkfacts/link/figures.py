"""What a neighbour settles for a figure: elided items and currencies, and a qualifier that reaches over a list or a conversion."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from hkfacts.patterns import lazy_pattern

from ..spans import FigureFact, Number, Parts, Tokens, Trace
from .figures_again import responders, settle_again, told_with
from .figures_shared import share_out

_CONVERSION = lazy_pattern(r"[ ]?[(\[][ ]?(?:or[ ]|equivalent[ ]to[ ]|i\.e\.[ ]?)?")
_LIST_GAP = lazy_pattern(r"(?:,|,?[ ]and|,?[ ]or)[ ]")
_LIST_GAP_BOUND = lazy_pattern(r"(?:,|,?[ ]and|,?[ ]or)[ ](?:[\w.~<>≥≤]+[ ]?){1,4}")
_ELIDING = lazy_pattern(r"[^.;:]{0,60}?\b(?:to|and|or|from|than|,)[ ][^.;:]{0,30}")
# What stands between a level and its change, or between two ways to tell one thing (`$5m, a rise of 4%`; `5%, or $2m`).
_BESIDE = lazy_pattern(
    r"(?:[ ](?:in|for|during|at|of|from|across|on|by)[ ][^,;.()]{1,40})?(?:,[ ](?:or[ ])?|[ ]or[ ]|[ ]\()(?:(?:which[ ])?(?:is|was|are|were|up|down|a|an|by|of|about|around|the|marking|representing|"
    r"reflecting|showing|equivalent|equal|to|some|over|nearly|almost|more|than|increase|decrease|rise|drop|fall|gain|growth|decline|robust|sharp|slight|modest|year-on-year)[ ]){0,7}"
)
_PLACES = lazy_pattern(r"[ ](?:in|from|across|at|on)[ ](?:(?:some|about|over|more[ ]than|nearly|all)[ ]){0,2}")
_DIVIDES = lazy_pattern(r",[ ]of[ ](?:which|whom)[ ](?:(?:about|some|over|around|nearly|more[ ]than|only)[ ]){0,2}$")
_OF_WHOM = lazy_pattern(r"\bof[ ](?:whom|which|them|these|those)\b")
_LIKENED = lazy_pattern(
    r"\b(?:compared[ ](?:with|to)|against|versus|vs\.?|up[ ]from|down[ ]from)[ ](?:(?:about|only|just|some|around)[ ])?$"
)
_AMONG = lazy_pattern(
    r"\b(?:of|among|amongst|asked|surveyed|polled|from)[ ](?:(?:the|some|its|these|over|about|more[ ]than)[ ]){0,2}$", re.I
)
_INCLUDED = lazy_pattern(r"\bincluding[ ](?:[a-z]+[ ]){0,2}$")
_BEHIND = lazy_pattern(
    r",[ ](?:(?:a|an|or|up|down|about|some|nearly|over|almost|slight|sharp|further)[ ]|(?:rise|increase|drop|fall|gain|decline|growth|jump|decrease|surge)[ ]of[ ]){0,5}$"
)
# Words at the head of a sentence that point at what the one before told of.
_POINTING = lazy_pattern(
    r"(?:(?:By|In|For|Through)[ ](?:[A-Za-z]+[ ]){0,2}[12]\d{3},[ ])?(?:This|[Ii]t(?:[’'](?=s[ ]))?s?|That|These|They|The[ ](?:figure|total|amount|sum|result|rise|increase|decrease|change|number))[ ](?:[a-z]+[ ]){1,4}"
)
_FALLING = lazy_pattern(r",[ ][a-z]+ing[ ](?:from|to)[ ](?:[^,;()\n]{1,36}[ ]to[ ])?$")
_STROKE = lazy_pattern(r"[)M]{0,2}[ ]?/[ ]?[(]?")
_BY = lazy_pattern(r"[ ]?[x×][ ]?|[ -]by[ -]")
_OPENING = lazy_pattern(
    r"(?:^|[.,;:\n][ ]?|\b(?:and|while|but|that|only|about|over|nearly|some|another|further|whereas)[ ])$", re.I
)
_OF_THEM = lazy_pattern(r"[ ]of[ ](?:them|these|those)\b(?![ ][a-z]+s\b)")
_SHARES = ("money", "percentage", "percentage_points")
OPEN = ("more_than", "at_least", "less_than", "at_most", "about")
FARTHEST = 400


def requalified(fact: FigureFact, qualifier: str) -> FigureFact:
    """The figure with another qualifier; its ends follow.

    >>> f = FigureFact(0, 1, "r", "count", 5, 5, 5)
    >>> requalified(f, "more_than").high is None, requalified(f, "at_most").low is None, requalified(f, "about").high
    (True, True, 5)
    """
    low: Number | None = fact.value
    high: Number | None = fact.value
    if qualifier in ("more_than", "at_least"):
        high = None
    elif qualifier in ("less_than", "at_most"):
        low = None
    return replace(fact, qualifier=qualifier, low=low, high=high)


# Metals that the trade weighs in troy ounces, by name and by symbol.
_PRECIOUS = lazy_pattern(
    r"\b(?:[Gg]old|[Ss]ilver|[Pp]latinum|[Pp]alladium|[Rr]hodium|[Bb]ullion|[Dd]or[eé]|Au|Ag|Pt|Pd|Rh|AuEq|AgEq|GEOs?|PGMs?|[234]E)\b"
)
_YIELDED = frozenset(
    "output production resource resources reserve reserves endowment inventory ounces sales deposit mineralisation mineralization".split()
)
_TROY_REACH = 24
# What ounces are of where it is said: `8 ounces of water` weigh nothing precious.
_OUNCES_OF = lazy_pattern(r"[ ]of[ ](?!which|whom|the[ ]|its[ ]|contained|payable|recoverable|refined)[a-z]")
_TELLING_OF_METALS = 3  # so often a text names precious metals that it is about them
# Heads of items that only a percentage can have.
_RATES = frozenset("rate rates cagr ratio margin yield growth".split())


class _Linker:
    def __init__(self, facts: Sequence[FigureFact], parts: Parts) -> None:
        self.facts = list(facts)
        self.parts, self.text = parts, parts.text
        self.metals: int | None = None  # how often the text names precious metals, up to what tells

    def same_sentence(self, first: FigureFact, second: FigureFact) -> bool:
        """Whether two figures stand in one sentence (or, without sentences, close to each other in one line)."""
        one, other = self.parts.sentence_at(first.start), self.parts.sentence_at(second.start)
        if one is None or other is None:
            return second.start - first.end < FARTHEST and "\n" not in self.text[first.end : second.start]
        return one == other

    def run(self) -> list[FigureFact]:
        for i in range(1, len(self.facts)):
            self._currency(i)
            self._conversion(i)
        self._shared_qualifiers()
        for i in range(len(self.facts)):
            if self.facts[i].elided:
                self._item(i)
            self._each_of(i)
            self._slashed(i)
        self._sides()
        share_out(self.facts, self.text, self.same_sentence)
        self._noun_last()
        settle_again(self.facts, self.text, self.same_sentence)
        weighed = [self._weighed(fact) if fact.unit == "[oz_av]" else fact for fact in self.facts]
        mined = any(fact.unit == "[oz_tr]" for fact in weighed)
        return [self._output(fact) if mined and fact.unit == "[oz_av]" else fact for fact in weighed]

    def _output(self, fact: FigureFact) -> FigureFact:
        """Ounces of what a mine yields are troy ounces where the release weighs precious metal elsewhere: `output of 900,000 ounces`."""
        told = not fact.item or fact.item.rpartition(" ")[2].lower() in _YIELDED
        return replace(fact, unit="[oz_tr]") if told else fact

    def _weighed(self, fact: FigureFact) -> FigureFact:
        """Ounces of precious metals are troy ounces: `352,000 ounces of gold`, `1.4 Moz AuEq`."""
        behind = self.text[fact.end : fact.end + _TROY_REACH].partition("\n")[0].partition(".")[0]
        precious = bool(_PRECIOUS.search(fact.item or "") or _PRECIOUS.search(behind)) or self._among_metals(fact, behind)
        return replace(fact, unit="[oz_tr]") if precious else fact

    def _among_metals(self, fact: FigureFact, behind: str) -> bool:
        """Whether bare ounces stand in a paragraph on precious metals of a text on them: `until 9,000 ounces are delivered`."""
        block = self.parts.block_at(fact.start)
        if block is None or not self.text[: fact.end].endswith("ounces") or _OUNCES_OF.match(behind):
            return False
        if self.metals is None:
            self.metals = sum(1 for _ in islice(_PRECIOUS.finditer(self.text), _TELLING_OF_METALS))
        low, high = max(block.start, fact.start - FARTHEST), min(block.end, fact.end + FARTHEST)
        return self.metals >= _TELLING_OF_METALS and _PRECIOUS.search(self.text, low, high) is not None

    def _currency(self, i: int) -> None:
        """A currency that the figure before it in the sentence gives: `from RMB 300 billion to more than a trillion`."""
        fact, before = self.facts[i], self.facts[i - 1]
        if not fact.elided_currency or fact.kind != "count" or before.kind != "money" or not self.same_sentence(before, fact):
            return
        if not _ELIDING.fullmatch(self.text[before.end : fact.start]):
            return
        self.facts[i] = replace(
            fact, kind="money", currency=before.currency, currency_assumed=before.currency_assumed, item=fact.item or before.item
        )

    def _conversion(self, i: int) -> None:
        """A conversion in brackets shares qualifier and item: `over HK$40 billion (US$5.1 billion)`."""
        fact, before = self.facts[i], self.facts[i - 1]
        gap = self.text[before.end : fact.start]
        if len(gap) > 24 or fact.kind != before.kind or not _CONVERSION.fullmatch(gap):
            return
        if fact.kind == "money" and fact.currency == before.currency and fact.value != before.value:
            return
        if fact.kind != "money" and fact.unit == before.unit:
            return
        if fact.qualifier == "exact" and before.qualifier in OPEN and fact.value is not None:
            fact = requalified(fact, before.qualifier)
        if before.item and (fact.item is None or fact.elided):
            fact = replace(fact, item=before.item, elided=False)
        self.facts[i] = fact

    def _shared_qualifiers(self) -> None:
        """A qualifier before the first member of a list of money or percentages reaches over the rest, unless one repeats it."""
        i = 0
        while i < len(self.facts):
            j = i
            while j + 1 < len(self.facts) and self._listed(self.facts[j], self.facts[j + 1]):
                j += 1
            group = self.facts[i : j + 1]
            trailing = "+" in self.text[group[0].start : group[0].end]  # a mark of its own number alone
            if j > i and group[0].qualifier in OPEN and not trailing and all(f.qualifier == "exact" for f in group[1:]):
                for k in range(i + 1, j + 1):
                    if self.facts[k].value is not None:
                        self.facts[k] = requalified(self.facts[k], group[0].qualifier)
            i = j + 1

    def _listed(self, one: FigureFact, other: FigureFact) -> bool:
        if one.kind != other.kind or one.kind not in ("money", "percentage", "count"):
            return False
        gap = self.text[one.end : other.start]
        if other.qualifier != "exact":
            return len(gap) < 32 and bool(_LIST_GAP_BOUND.fullmatch(gap))
        return len(gap) < 8 and bool(_LIST_GAP.fullmatch(gap))

    def _sides(self) -> None:
        """The noun behind the last side of a size is that of all: `a 3.5 by 1.5 km lake`."""
        for i in range(len(self.facts) - 2, -1, -1):
            fact, after = self.facts[i], self.facts[i + 1]
            sided = fact.kind == after.kind == "length" and fact.item is None and after.item
            if (
                sided
                and _BY.fullmatch(self.text[fact.end : after.start])
                and self.text.startswith(after.item or "", after.end + 1)
            ):
                self.facts[i] = replace(fact, item=after.item, elided=False)

    def _noun_last(self) -> None:
        """The noun right behind the last sum of a list is that of all: `$200, $600 and $1,200 packages`."""
        shared = False
        for i in range(len(self.facts) - 2, -1, -1):
            fact, after = self.facts[i], self.facts[i + 1]
            alike = (
                fact.item is None and after.item and fact.kind == after.kind and (fact.kind in _SHARES or fact.unit == after.unit)
            )
            listed = alike and _LIST_GAP.fullmatch(self.text[fact.end : after.start]) and self.same_sentence(fact, after)
            shared = bool(listed) and (shared or self.text.startswith(after.item or "", after.end + 1))
            if shared:
                self.facts[i] = replace(fact, item=after.item, elided=False)

    def _item(self, i: int) -> None:
        """The item of the nearest figure before it, of the same kind first, in the same sentence, else in the one before."""
        fact = self.facts[i]
        if i and told_with(fact, self.text) and self.facts[i - 1].change and not fact.change:
            self.facts[i] = replace(fact, item=None, elided=False)  # `saw 60% pay rises, with four in five reporting …`
            return
        nearest: str | None = None
        alike = responders(self.facts, i, self.text, self.same_sentence) or self._level_beside(i) or self._alike(i)
        if alike is not None:
            self.facts[i] = replace(fact, item=alike, elided=False)
            return
        divided = fact.kind == "count" and self._placed(i - 1) and _DIVIDES.search(self.text, max(0, fact.start - 40), fact.start)
        for j in range(i - 1 - bool(divided), max(-1, i - 8), -1):
            other = self.facts[j]
            if not self.same_sentence(other, fact):
                break
            if other.item is None:
                continue
            if (
                fact.kind == "percentage"
                and other.kind == "count"
                and _AMONG.search(self.text, max(0, other.start - 40), other.start)
            ):
                nearest = other.item  # `Of 900 nurses, 60% …`
                break
            if other.kind == fact.kind:
                self.facts[i] = replace(fact, item=other.item, elided=False)
                return
            rated = fact.kind == "money" and other.item.rpartition(" ")[2].lower() in _RATES
            if nearest is None and fact.kind in _SHARES and other.kind in _SHARES and not rated:
                nearest = other.item
        if (
            nearest is None
            and fact.kind not in (*_SHARES, "count")
            and _FALLING.search(self.text, max(0, fact.start - 60), fact.start)
        ):
            nearest = next(
                (
                    f.item
                    for f in reversed(self.facts[max(0, i - 4) : i])
                    if f.item and f.kind != "count" and self.same_sentence(f, fact)
                ),
                None,
            )
        if nearest is None and fact.change and _BEHIND.search(self.text, max(0, fact.start - 48), fact.start):
            nearest = next(
                (
                    f.item
                    for f in reversed(self.facts[max(0, i - 3) : i])
                    if f.item and self.same_sentence(f, fact) and not self._included(f)
                ),
                None,
            )
        if nearest is None and fact.kind == "count" and _OF_THEM.match(self.text, fact.end):
            near = [
                f for f in self.facts[max(0, i - 6) : i] if f.item and f.kind == "count" and f.value and fact.start - f.end < 300
            ]
            largest = max(near, key=lambda f: f.value or 0, default=None)
            nearest = largest.item if largest else None
        if (
            nearest is None
            and (fact.kind == "percentage" or (fact.kind == "count" and not self.text.startswith(" of ", fact.end)))
            and self._subject_alone(fact)
            and not any(self.same_sentence(f, fact) for f in self.facts[max(0, i - 1) : i])
        ):
            nearest = next(
                (
                    f.item
                    for f in reversed(self.facts[max(0, i - 4) : i])
                    if f.kind == "count"
                    and f.item
                    and fact.start - f.end < 300
                    and _AMONG.search(self.text, max(0, f.start - 40), f.start)
                ),
                None,
            )
        if nearest is None and i and fact.kind == "percentage":
            other = self.facts[i - 1]
            if (
                other.kind == "percentage"
                and other.item
                and fact.start - other.end < 200
                and "\n" not in self.text[other.end : fact.start]
            ):
                nearest = other.item
        self.facts[i] = replace(fact, item=nearest or self._pointed_at(i), elided=False)

    def _level_beside(self, i: int) -> str | None:
        """The item of the level that a change stands beside, or of the whole that a share is of: `$5m, a rise of 4%`."""
        fact = self.facts[i]
        if i and fact.kind in _SHARES and self.same_sentence(self.facts[i - 1], fact):
            beside, gap = self.facts[i - 1], self.text[self.facts[i - 1].end : fact.start]
            if i > 1 and self._included(beside) and self.same_sentence(self.facts[i - 2], beside):
                beside = self.facts[i - 2]  # `9,400 homes, including 800 flats, a rise of …`
            elif fact.change and self._placed(i - 1):
                beside, gap = (
                    self.facts[i - 2],
                    self.text[self.facts[i - 1].end : fact.start],
                )  # `300 boats from 20 ports, a rise of …`
            held = beside.kind in (*_SHARES, "score") and beside.kind != fact.kind
            level = (held or (beside.kind == "count" and fact.change)) and len(gap) < 90 and _BESIDE.fullmatch(gap)
            whole = _OF_WHOM.search(gap) or _OF_WHOM.match(self.text, fact.end + 1)
            part = fact.kind == "percentage" and beside.kind != "percentage" and len(gap) < 90 and whole
            if beside.item and (level or part):
                return beside.item
        return None

    def _placed(self, i: int) -> bool:
        """Whether a count only tells where those before it are or come from: `300 boats from 20 ports`."""
        if i < 1:
            return False
        fact, before = self.facts[i], self.facts[i - 1]
        counted = (
            fact.kind == before.kind == "count" and before.item and self.text.endswith(before.item, before.start, before.end)
        )
        return (
            bool(counted)
            and _PLACES.fullmatch(self.text[before.end : fact.start]) is not None
            and self.same_sentence(before, fact)
        )

    def _pointed_at(self, i: int) -> str | None:
        """The item in the sentence before that `this` or `it` at the head of a sentence points at: `This is a rise of 5%.`"""
        fact, before = self.facts[i], self.facts[i - 1] if i else None
        sentence = self.parts.sentence_at(fact.start)
        if before is None or sentence is None or fact.kind not in _SHARES or not _POINTING.match(self.text, sentence.start):
            return None
        near = before.end <= sentence.start < before.end + 160 and "\n" not in self.text[before.end : sentence.start]
        return before.item if near and before.kind in _SHARES else None

    def _slashed(self, i: int) -> None:
        """The item of a figure behind a stroke is that of the one before it: `estimates of $9/$8 million`."""
        fact, before = self.facts[i], self.facts[i - 1] if i else None
        if before is None or fact.item or not before.item or fact.kind != before.kind:
            return
        if _STROKE.fullmatch(self.text[before.end : fact.start]):
            self.facts[i] = replace(fact, item=before.item, elided=False)

    def _each_of(self, i: int) -> None:
        """A price per one of the things that the sentence has counted is theirs: `sold 90,000 units …, at $8 per unit`."""
        fact = self.facts[i]
        if fact.kind != "money" or not fact.per or not self.text.endswith((" at ", "—at ", "–at "), 0, fact.start):
            return
        for other in reversed(self.facts[max(0, i - 5) : i]):
            counted = other.item if other.kind == "count" and self.same_sentence(other, fact) else None
            if counted and counted.split()[-1].lower() == fact.per + "s":
                self.facts[i] = replace(fact, item=counted, elided=False)
                return

    def _included(self, fact: FigureFact) -> bool:
        """Whether a figure is only named as a part of another one."""
        return bool(_INCLUDED.search(self.text, max(0, fact.start - 24), fact.start))

    def _subject_alone(self, fact: FigureFact) -> bool:
        """Whether a figure opens its clause and a word of it follows, as the subject does (`… , and 61% slept badly`)."""
        left = self.text[max(0, fact.start - 24) : fact.start]
        return not fact.change and bool(_OPENING.search(left)) and self.text[fact.end : fact.end + 2].strip().isalpha()

    def _alike(self, i: int) -> str | None:
        """The item of the count before a comparison (`compared with 4,850`) whose size is nearest: like is compared with like."""
        fact = self.facts[i]
        if fact.kind != "count" or not fact.value or not _LIKENED.search(self.text, max(0, fact.start - 32), fact.start):
            return None
        others = [
            f for f in self.facts[max(0, i - 8) : i] if f.kind == "count" and f.item and f.value and self.same_sentence(f, fact)
        ]
        if len(others) < 2:
            return None
        return min(reversed(others), key=lambda f: abs(math.log(abs(float(f.value or 1)) / abs(float(fact.value or 1))))).item


def link_figures(facts: Sequence[FigureFact], parts: Parts, tokens: Tokens, trace: Trace | None = None) -> list[FigureFact]:
    """Figures with elided items, currencies and shared qualifiers filled in."""
    return _Linker(facts, parts).run()
