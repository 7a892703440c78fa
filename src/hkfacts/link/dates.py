"""What a neighbour settles for a date: its year, the day that it is counted from, the day of a clock time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from ..grammar.calendar import add_months, day_of, month_period
from ..grammar.calendar_facts import make_fact
from ..grammar.calendar_places import place
from ..grammar.calendar_shapes import Point, Shape, Shared, Slice, Stretch, is_relative, points_of
from ..spans import DateFact, Parts, Tokens, Trace
from .dates_hours import of_any_day
from .dates_shapes import (
    follows,
    heeds_tense,
    is_clock,
    is_full,
    is_monthless,
    is_open,
    moved,
    of_its_own,
    on_day,
    same_kind,
    with_year,
    year_of,
)
from .dates_tense import lean_of, listed_with

_COMPARED = re.compile(r"(?i)\b(?:compared|from|since|than|versus|vs|last|against|earlier)\b|[.;]")
_AT_FRONT = re.compile(
    r"[^\w]{0,3}(?:(?:back |early |late )?(?:in|during|by|for|throughout|of|for all of)(?: early| late)? )?", re.I
)
_AND_FULL_YEAR = re.compile(r"(?i),? (?:and|&) (?:for )?(?:the )?(?:full|whole|entire)[- ](?:calendar )?year(?: of)? ")
# What is reported of a time is reported after it, also where the sentence looks ahead: `will publish its results for Q2`.
_REPORTS = r"(?:results?|reports?|earnings|accounts|figures|filings?|statements?|numbers)"
_REPORT_OF = re.compile(rf"(?i)\b{_REPORTS} (?:for|of|from) (?:the |its |our |their )?$")
_REPORT_BEHIND = re.compile(rf"(?i)(?:[’']s)? (?:[a-z][\w-]{{1,15}} ){{0,2}}{_REPORTS}\b")
_WEEKLY = re.compile(r"(?i)\b(?:every|each) week\b")
FAR_YEARS = 2  # a date of another sentence gives its year only where the text plainly speaks of another time


@dataclass(slots=True)
class _Linker:
    facts: list[DateFact]
    parts: Parts
    tokens: Tokens
    sentences: list[int]  # the number of the sentence that each fact stands in
    blocks: list[int]
    told: dict[tuple[int | None, int | None], date]  # days that the text gives with their year somewhere
    dropped: set[int] = field(default_factory=set)

    def settle(self, i: int, shape: Shape, anchor: date | None, lean: int = 0) -> None:
        """Place the fact again with this shape and anchor; what cannot be placed so stays as it was."""
        placed = place(shape, anchor, lean)
        if placed is not None:
            old = self.facts[i]
            self.facts[i] = replace(make_fact(old, shape, placed, anchor, lean), relative=old.relative)

    def near(self, i: int, back: bool, same_sentence: bool = True) -> list[int]:
        """Facts before (or after) the i-th in its sentence, or in its block, the nearest first."""
        group = self.sentences if same_sentence else self.blocks
        step = -1 if back else 1
        found: list[int] = []
        j = i + step
        while 0 <= j < len(self.facts) and group[j] == group[i] and len(found) < 12:
            found.append(j)
            j += step
        return found

    def placed(self, i: int) -> bool:
        """True where the fact lies on the calendar."""
        fact = self.facts[i]
        return fact.type in ("DATE", "TIME") and fact.start_date is not None

    # --- lists that share their year ----------------------------------------------------------------------------------

    def share_years(self) -> None:
        """`14 July and 2 August 2025`: what lacks its year takes that of the next in the list, from right to left."""
        for i in range(len(self.facts) - 2, -1, -1):
            one, other = self.facts[i], self.facts[i + 1]
            shape, model = one.shape, other.shape
            year = year_of(model) or (model.year if isinstance(model, Point) and model.unit == "year" else None)
            if (
                not isinstance(shape, Point | Stretch)
                or year is None
                or not is_open(shape)
                or self.sentences[i] != self.sentences[i + 1]
            ):
                continue
            between = self.parts.text[one.end : other.start]
            if _AND_FULL_YEAR.fullmatch(between) and isinstance(shape, Point) and isinstance(model, Point):
                if shape.unit in ("quarter", "half") and model.unit == "year":  # `the fourth quarter and full year 2024`
                    self.settle(i, replace(shape, year=year), self.parts.release_date)
                continue
            if not listed_with(between) or not same_kind(shape, model):
                continue
            self.settle(i, with_year(shape, year, model), self.parts.release_date)

    # --- years from tense and neighbours ------------------------------------------------------------------------------

    def give_year(self, i: int) -> None:
        """A date without its year: a full date of its sentence first, else the tense of its clause."""
        fact = self.facts[i]
        shape = fact.shape
        if not isinstance(shape, Point | Stretch | Slice):
            return
        if is_monthless(shape):
            self.give_month(i, shape)
            return
        anchor = self.parts.release_date
        told = next((day for p in points_of(shape) if p.month and (day := self.told.get((p.month, p.day))) is not None), None)
        if told is not None and anchor is None:
            self.settle(i, shape, told)
            return
        if _is_known_event(shape, self.parts.text[fact.end : fact.end + 40]):
            self.settle(i, Point("day", 2001, 9, 11), anchor)
            return
        if told is not None and anchor is not None and abs((told - anchor).days) < 300:
            self.settle(i, shape, told)
            return
        lean = lean_of(self.parts, self.tokens, fact.start, fact.end)
        if fact.bound == "ON_OR_BEFORE":
            lean = max(lean, 0)  # `submit the completed form by 1 April`
        if anchor is not None and self.since_past(i, shape, anchor):
            return
        if isinstance(shape, Point) and shape.unit in ("quarter", "half"):
            lean = max(lean, 0)  # quarters and halves take the nearest, save where the sentence looks ahead
            if _REPORT_OF.search(self.parts.text, max(0, fact.start - 40), fact.start) or _REPORT_BEHIND.match(
                self.parts.text, fact.end
            ):
                lean = 0
        if fact.rule == "date.weekday" and self.weekly(fact):
            self.dropped.add(i)  # `on Friday and Saturday, every week`
            return
        if fact.rule == "date.weekday" and not lean and not self.in_headline(fact):
            lean = 1  # what has happened is told in the past
        if fact.rule == "date.season" and not lean:
            self.dropped.add(i)  # `in the winter` of every year
            return
        alone = isinstance(shape, Point) and shape.unit in ("weekday", "quarter", "half", "season")
        neighbour = None if alone else self.neighbour_with_year(i, lean)
        if neighbour is not None:
            self.settle(i, shape, neighbour)
        elif anchor is not None and lean:
            self.settle(i, shape, anchor, lean)
        elif anchor is None and isinstance(shape, Point) and shape.unit in ("quarter", "half"):
            named = [  # without a release date, the latest such quarter that the text has named
                m.start_date
                for m in self.facts[:i]
                if isinstance(m.shape, Point) and m.shape.unit == shape.unit and m.shape.year and m.start_date
            ]
            if named:
                self.settle(i, shape, max(named))

    def weekly(self, fact: DateFact) -> bool:
        """True where the sentence says that what it tells comes again every week."""
        sentence = self.parts.sentence_at(fact.start)
        low, high = (sentence.start, sentence.end) if sentence else (fact.start, fact.end)
        return bool(_WEEKLY.search(self.parts.text[max(low, fact.start - 300) : min(high, fact.end + 300)]))

    def in_headline(self, fact: DateFact) -> bool:
        """True in a headline, which tells what has happened in the present."""
        block = self.parts.block_at(fact.start)
        return block is None or block.section == "headline"

    def since_past(self, i: int, shape: Shape, release: date) -> bool:
        """`since June 30`: never a day that is still to come, however near."""
        fact = self.facts[i]
        if fact.bound != "ON_OR_AFTER" or not isinstance(shape, Point) or shape.unit not in ("day", "month"):
            return False
        ahead = fact.start_date is not None and fact.start_date > release
        if not ahead or self.parts.text[max(0, fact.start - 6) : fact.start].lower() != "since ":
            return False
        self.settle(i, shape, release - timedelta(days=183))
        return True

    def give_month(self, i: int, shape: Shape) -> None:
        """`on the 19th`: the month of the last date before it in the block, else the one nearest to the release."""
        for j in self.near(i, True) + self.near(i, True, same_sentence=False):
            if self.placed(j) and self.facts[j].granularity in ("day", "month", "minute"):
                self.settle(i, shape, self.facts[j].end_date)
                return

    def neighbour_with_year(self, i: int, lean: int) -> date | None:
        """A day near which a date without year must lie, by a full date of its sentence, or of the last one if far off."""
        release = self.parts.release_date
        near = self.near(i, True) + [
            j for j in self.near(i, False)[:1] if not _COMPARED.search(self.parts.text[self.facts[i].end : self.facts[j].start])
        ]
        full = [
            j for j in near if is_full(self.facts[j].shape) and self.facts[j].start_date and self.facts[j].bound != "ON_OR_AFTER"
        ]
        if full:
            return self.facts[full[0]].start_date
        first = self.near(i, True)
        if first and lean <= 0:
            opener = self.facts[first[-1]]
            sentence = self.parts.sentence_at(opener.start)
            # `In 2019, …`, not a year that only describes a noun (`The 1994 treaty`)
            at_front = sentence is not None and bool(_AT_FRONT.fullmatch(self.parts.text[sentence.start : opener.start]))
            shape = opener.shape
            if (
                at_front
                and isinstance(shape, Point)
                and shape.unit == "year"
                and shape.year
                and opener.start_date
                and shape.mod is None
            ):
                return date(shape.year, 7, 1)
        for j in self.near(i, True, same_sentence=False)[:1]:
            known = self.facts[j].start_date
            if (
                is_full(self.facts[j].shape)
                and known
                and (release is None or abs(known.year - release.year) >= FAR_YEARS)
                and lean <= 0
            ):
                return known
        return None

    def give_weekend(self, i: int, shape: Point) -> None:
        """`over the weekend`: the last or the next one, as the tense says; any weekend where nothing says which."""
        release, fact = self.parts.release_date, self.facts[i]
        lean = lean_of(self.parts, self.tokens, fact.start, fact.end)
        if release is None or not lean:
            self.dropped.add(i)
        elif lean < 0 and release.isoweekday() < 6:
            self.settle(i, replace(shape, shift=-1), release)

    # --- counted from another date ------------------------------------------------------------------------------------

    def follow(self, i: int) -> None:
        """`the following day`, `a year earlier`, `the same period last year`: reckoned from another date of the text."""
        shape = self.facts[i].shape
        if isinstance(shape, Shared):
            self.follow_shared(i, shape)
            return
        innermost = shape.whole.whole if isinstance(shape, Slice) and isinstance(shape.whole, Slice) else None
        innermost = shape.whole if isinstance(shape, Slice) and innermost is None else innermost
        if isinstance(shape, Slice) and isinstance(innermost, Point):
            self.settle_part(i, shape, innermost)
            return
        if not isinstance(shape, Point):
            return
        if shape.way == "the":  # `the year` is the running one, or the one that the sentence has named
            self.settle(i, shape, self.running(i, shape) or self.parts.release_date)
            return
        if (shape.shift or 0) < 0 and shape.unit in ("year", "quarter", "month", "week"):
            self.settle(i, shape, self.compared_with(i) or self.parts.release_date)
            return
        model = self.anchor_of(i, shape)
        if model is None:
            if not shape.shift:
                self.dropped.add(i)
            self.settle(i, shape, None)
            return
        day = model.end_date if (shape.shift or 1) > 0 else model.start_date
        if shape.unit == "day" and shape.shift == 0 and model.granularity not in ("day", "minute"):
            day = None
        self.settle(i, shape, day)

    def settle_part(self, i: int, shape: Slice, whole: Point) -> None:
        """`the second half of the year`: of the year that the sentence has named, else of the one that the tense allows."""
        release = self.parts.release_date
        known = self.running(i, whole)
        if known is None and whole.way != "the" and (model := self.anchor_of(i, whole)):
            known = model.end_date if (whole.shift or 0) > 0 else model.start_date
        self.settle(i, shape, known or release)
        begun = self.facts[i].start_date
        fact = self.facts[i]
        ahead = known is None and release is not None and begun is not None and begun > release and whole.unit == "year"
        if ahead and release and lean_of(self.parts, self.tokens, fact.start, fact.end) < 0:
            self.settle(i, shape, date(release.year - 1, 7, 1))

    def running(self, i: int, whole: Point) -> date | None:
        """The day in the year (or month) that the sentence has named before, for `the end of the year`."""
        for j in self.near(i, True):
            shape = self.facts[j].shape
            own = isinstance(shape, Point) and (shape.year is not None or shape.unit == whole.unit)
            if whole.unit != "year" and self.facts[j].granularity not in ("day", whole.unit):
                continue
            if own and of_its_own(shape) and self.facts[j].start_date and self.facts[j].granularity != "fiscal_year":
                return self.facts[j].start_date
        return None

    def compared_with(self, i: int) -> date | None:
        """The first day of the date that `the previous year` or `a year earlier` is compared with."""
        for j in self.near(i, True):
            if self.placed(j) and of_its_own(self.facts[j].shape) and self.facts[j].granularity not in ("decade", "century"):
                return self.facts[j].start_date
        return None

    def anchor_of(self, i: int, shape: Point) -> DateFact | None:
        """The date that a following one is counted from: the nearest placed one before it in its sentence, else in its block."""
        fine = ("day", "minute") if shape.unit in ("day", "weekday") else None
        for j in self.near(i, True) + self.near(i, True, same_sentence=False):
            fact = self.facts[j]
            if self.placed(j) and (fine is None or fact.granularity in fine):
                return fact
        return None

    def follow_shared(self, i: int, shape: Shared) -> None:
        release = self.parts.release_date
        if (
            i + 1 < len(self.facts)
            and self.parts.text[self.facts[i].end : self.facts[i + 1].start] == " ("
            and self.placed(i + 1)
        ):
            told = self.facts[i + 1]  # `the same period last year (9M 2024: …)`
            self.facts[i] = replace(
                self.facts[i], value=told.value, start_date=told.start_date, end_date=told.end_date, granularity=told.granularity
            )
            return
        absolute = shape.years >= 1000
        year = shape.years if absolute else release.year + shape.years if release else None
        for shifted in self.shared_models(i, shape, year if absolute else None):
            self.settle(i, shifted, release)
            if absolute and self.facts[i].start_date is None:
                continue
            self.facts[i] = replace(self.facts[i], relative=True)
            return
        if release is not None and shape.years == -1 and shape.unit in ("week", "month"):
            week = release.isocalendar()[1]
            same = Point("week", year=release.year - 1, number=week) if shape.unit == "week" else None
            self.settle(i, same or Point("month", year=release.year - 1, month=release.month), release)
            self.facts[i] = replace(self.facts[i], relative=True)
        elif release is not None and shape.years == -1 and shape.unit == "quarter":
            self.settle(i, Point("quarter", shift=-4), release)
            self.facts[i] = replace(self.facts[i], relative=True)
        elif year is not None:
            self.settle(i, Point("year", year=year), release)
            self.facts[i] = replace(self.facts[i], relative=True)

    def shared_models(self, i: int, shape: Shared, year: int | None) -> list[Shape]:
        """What `the same period` may be the same as, moved to its year: the nearest first, of one kind the latest first.

        In `down from Q2 2023 … the same quarter last year` it is not the quarter that the sentence has compared with already.
        """
        models: list[tuple[str | None, date, Shape]] = []
        for j in self.near(i, True) + self.near(i, False)[:1] + self.near(i, True, same_sentence=False):
            model = self.facts[j]
            start, end, target = model.start_date, model.end_date, model.shape
            lone_day = model.granularity in ("day", "decade", "century") and start == end
            if model.type != "DATE" or not of_its_own(target) or start is None or end is None or lone_day:
                continue
            back = shape.years if year is None else year - start.year
            shifted = moved(target, start.year, back) if isinstance(target, Point | Stretch | Slice) else None
            if shifted is not None and shape.unit in ("period", model.granularity):
                models.append((model.granularity, start, shifted))
        if models and year is None:
            kind = models[0][0]
            models.sort(key=lambda m: (m[0] != kind, -m[1].toordinal()))
        return [shifted for _, _, shifted in models]

    def take_apposition(self, i: int) -> None:
        """`the following year, 1985, …`: the date beside it says which."""
        one, other = self.facts[i], self.facts[i + 1]
        shape = other.shape
        beside = self.parts.text[one.end : other.start] == ", " and one.granularity == other.granularity
        known = isinstance(shape, Point) and not is_relative(shape) and (shape.year is not None or shape.unit == "day")
        if beside and known and one.granularity in ("year", "month", "day") and one.relative and other.start_date:
            self.facts[i] = replace(one, value=other.value, start_date=other.start_date, end_date=other.end_date)

    # --- financial years whose end the text tells ---------------------------------------------------------------------

    def give_fiscal(self, i: int, ends: date) -> None:
        """`FY25`, `Q4 FY25` where the text tells the last day of the company's year, which bears the number of its end."""
        shape = self.facts[i].shape
        if not isinstance(shape, Point) or shape.label is None or shape.year is not None or not shape.label[2:].isdigit():
            return
        last = day_of(int(shape.label[2:]), ends.month, 28 if ends.month == 2 else ends.day)
        if last is None or shape.unit not in ("fiscal_year", "quarter", "half"):
            return
        count, months = {"fiscal_year": (1, 12), "quarter": (shape.number or 0, 3), "half": (shape.number or 0, 6)}[shape.unit]
        year, month = add_months(last.year, last.month, -12 + months * (count - 1) + 1)
        first, final = month_period(year, month), month_period(*add_months(year, month, months - 1))
        if first and final:
            self.facts[i] = replace(self.facts[i], start_date=first[0], end_date=final[1])

    # --- the day of a clock time --------------------------------------------------------------------------------------

    def give_day(self, i: int) -> None:
        """A clock time takes the day of its sentence, or the last one named in its block."""
        candidates = self.near(i, True) + self.near(i, False) + self.near(i, True, same_sentence=False)[:2]
        if i > 0 and not candidates and self.blocks[i] - self.blocks[i - 1] == 1:
            candidates = [i - 1]
        for j in candidates:
            fact = self.facts[j]
            if self.placed(j) and fact.start_date == fact.end_date and fact.start_date is not None:
                self.settle(i, on_day(self.facts[i].shape, fact.start_date), self.parts.release_date)
                return


_ATTACKS = re.compile(r"(?i)^ (?:terrorist |terror )?(?:attacks?|hijack\w+|memorial|victims?|commission)\b")


def _is_known_event(shape: Shape, after: str) -> bool:
    """True for `the Sept. 11 attacks`: the day stands for what happened on it in 2001, not for that of any year."""
    return isinstance(shape, Point) and (shape.month, shape.day) == (9, 11) and bool(_ATTACKS.match(after))


def link_dates(facts: Sequence[DateFact], parts: Parts, tokens: Tokens, trace: Trace | None = None) -> list[DateFact]:
    """Dates with what other dates, tense and headings of the text settle."""
    starts = [s.start for s in parts.sentences]
    told: dict[tuple[int | None, int | None], date] = {}
    for fact in facts:
        points = points_of(fact.shape) if isinstance(fact.shape, Point | Stretch | Slice) else []
        for point, day in zip(points, (fact.start_date, fact.end_date), strict=False):
            if point.unit in ("day", "month") and point.year is not None and day:
                told.setdefault((point.month, point.day), day)
    numbers = _numbers(facts, starts), _numbers(facts, [b.start for b in parts.blocks])
    linker = _Linker(list(facts), parts, tokens, *numbers, told)
    linker.share_years()
    for i, fact in enumerate(linker.facts):
        shape = fact.shape
        if isinstance(shape, Point | Stretch | Slice) and heeds_tense(shape):
            linker.give_year(i)
    year_end = _year_end(linker.facts, parts)
    for i, fact in enumerate(linker.facts):
        shape = fact.shape
        if year_end is not None and isinstance(shape, Point) and shape.label is not None:
            linker.give_fiscal(i, year_end)
        if isinstance(shape, Point) and shape.unit == "weekend" and shape.way == "the":
            linker.give_weekend(i, shape)
        if isinstance(shape, Point | Stretch | Shared | Slice):
            if follows(shape):
                linker.follow(i)
            elif is_clock(shape):
                linker.give_day(i)
    for i in range(len(linker.facts) - 1):
        linker.take_apposition(i)
    return [fact for i, fact in enumerate(linker.facts) if i not in linker.dropped and not of_any_day(fact, parts)]


def _year_end(facts: Sequence[DateFact], parts: Parts) -> date | None:
    """The last day of the financial year, where the text tells one and only one (`the fiscal year ended March 31, 2025`)."""
    ends: dict[int, date] = {}
    for fact in facts:
        shape = fact.shape
        whole_year = isinstance(shape, Slice) and shape.edge == 0 and shape.unit == "year" and shape.count == 1
        # only the end of a month, so that quarters are whole months
        if whole_year and fact.end_date and (fact.end_date + timedelta(days=1)).day == 1:
            ends[fact.end_date.month] = fact.end_date
    return next(iter(ends.values())) if len(ends) == 1 else None


def _numbers(facts: Sequence[DateFact], starts: Sequence[int]) -> list[int]:
    """For each fact the number of the sentence or block that it stands in."""
    numbers: list[int] = []
    i = 0
    for fact in facts:
        while i + 1 < len(starts) and starts[i + 1] <= fact.start:
            i += 1
        numbers.append(i)
    return numbers
