"""Dates that are counted from another date of the text: `the following day`, `a year earlier`, `the same period last year`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hkfacts.patterns import lazy_pattern

from ..grammar.calendar_shapes import Point, Shape, Shared, Slice, Stretch, is_relative
from ..spans import DateFact
from .dates_near import Neighbours
from .dates_shapes import moved, of_its_own


def _of_the_year(shape: object) -> bool:
    """True for a part of a year that the text has placed, which another year has too: `the first half of the year`."""
    whole = shape.whole if isinstance(shape, Slice) else None
    return isinstance(whole, Point) and whole.unit == "year" and whole.way == "the"


# The year that a report calls its own, and the one before it; `last year` is the calendar's.
_THE_YEAR = lazy_pattern(r"\bthe Year\b|^(?i:the (?:previous|preceding|prior) year)$")
_AS_AT = lazy_pattern(r"(?i)\bas (?:at|of) (?:the )?$")
_COMPARED_WITH = lazy_pattern(r"(?i)\b(?:over|than|from|with|against|to|on) $")
# What a figure is compared with, up to its time: `from 9 million in `, `compared with 3 per cent in `.
_BASE = lazy_pattern(
    r"(?i)\b(?:from|against|compared (?:with|to)|than|versus) [^.;,]{0,32}?\d(?:[^.;]|\.(?=\d)){0,24}?\b(?:in|for|of|during) $"
)

OPENING = 60  # dates; a report names its time among the first of them
ITEMS_APART = 8  # lines of a list
FAR_YEARS = 2  # so far back, a text plainly tells of another time


class Following(Neighbours):
    """The neighbours of a date, as what it may be counted from."""

    __slots__ = ()

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
        if isinstance(shape, Stretch) and isinstance(shape.last, Point):
            model = self.anchor_of(i, shape.last)
            self.settle(i, shape, model.start_date if model is not None else None)
            return
        if not isinstance(shape, Point):
            return
        named = self.parts.text[self.facts[i].start : self.facts[i].end]
        if shape.unit == "year" and _THE_YEAR.search(named) and (year := self.reported(i)) and self.compared_with(i) is None:
            before = shape.shift or 0
            self.settle(i, replace(shape, shift=None, year=year.year + before, follow=False, way=None), year)
            return
        if shape.way == "the":  # `the year` is the running one, or the one that the sentence has named
            self.settle(i, shape, self.running(i, shape) or self.told_of(i, shape) or self.far_off(i) or self.parts.release_date)
            self.year_end_past(i, shape)
            return
        if (shape.shift or 0) < 0 and shape.unit in ("year", "quarter", "month", "week"):
            self.settle(i, shape, self.compared_with(i) or self.far_off(i) or self.parts.release_date)
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
        known = self.running(i, whole) or (self.told_of(i, whole) if whole.way == "the" else None)
        if known is None and whole.way != "the" and (model := self.anchor_of(i, whole)):
            known = model.end_date if (whole.shift or 0) > 0 else model.start_date
        self.settle(i, shape, known or release)
        begun = self.facts[i].start_date
        fact = self.facts[i]
        ahead = known is None and release is not None and begun is not None and begun > release and whole.unit == "year"
        over = (
            shape.edge == 1 and shape.unit == "month" and known is None and "year" not in self.parts.text[fact.start : fact.end]
        )
        if over and release and fact.end_date and (fact.end_date.year, fact.end_date.month) > (release.year, release.month):
            self.settle(i, shape, date(release.year - 1, 7, 1))  # `in the first eleven months` of the year that has ended
        elif ahead and release and self.tense.lean(fact.start, fact.end) < 0:
            self.settle(i, shape, date(release.year - 1, 7, 1))

    def told_of(self, i: int, whole: Point) -> date | None:
        """The month that a report speaks of, for `the first four days of the month`: the last one named before, of the last year."""
        release, fact = self.parts.release_date, self.facts[i]
        if whole.unit != "month" or release is None or self.tense.lean(fact.start, fact.end) > 0:
            return None
        for other in reversed(self.facts[max(0, i - 40) : i]):
            begun = other.start_date
            if other.granularity in ("month", "day", "minute") and begun is not None and of_its_own(other.shape):
                past = begun.replace(day=1) < release.replace(day=1) and (release - begun).days < 400
                return begun if past and other.granularity == "month" and begun == self.first_month() else None
        return None

    def reported(self, i: int) -> date | None:
        """The first day of the calendar year whose results the release reports, once it has named it (`the year ended 31 December 2025`)."""
        release = self.parts.release_date
        for fact in self.facts[: min(i, OPENING)]:
            begun, over = fact.start_date, fact.end_date
            if fact.rule in ("date.ended", "date.length-ended") and release and begun and over and fact.granularity == "year":
                return begun if 0 < (release - over).days < 270 and begun.year == over.year else None
        return None

    def first_month(self) -> date | None:
        """The first day of the month that a text names before any other date but its own day: what a monthly report is about."""
        for fact in self.facts[:OPENING]:
            if fact.start_date != self.parts.release_date and fact.start_date is not None:
                return fact.start_date if fact.granularity == "month" else None
        return None

    def year_end_past(self, i: int, shape: Point) -> None:
        """`stood at 400 as at year end`, told early in a year: the end of the year before."""
        release, fact = self.parts.release_date, self.facts[i]
        if release is None or shape.unit != "year" or shape.mod != "END" or release.month > 6:
            return
        if _AS_AT.search(self.parts.text, max(0, fact.start - 10), fact.start) and self.tense.lean(fact.start, fact.end) < 0:
            self.settle(i, shape, date(release.year - 1, 7, 1))

    def far_off(self, i: int) -> date | None:
        """The last day that the block has named, where the text tells of another time than the release's, or that is not known."""
        release = self.parts.release_date
        for j in self.near(i, True, same_sentence=False):
            known = self.facts[j].start_date
            if release is not None and (self.facts[j].relative or self.compares(j)):
                continue
            if known is not None and self.placed(j) and self.facts[j].granularity in ("day", "month", "year", "minute"):
                away = release is None or release.year - known.year >= FAR_YEARS
                fact = self.facts[i]
                return known if away and (release is None or self.tense.lean(fact.start, fact.end) < 0) else None
        return None

    def running(self, i: int, whole: Point) -> date | None:
        """The day in the year (or month) that the sentence has named before, for `the end of the year`."""
        for j in self.near(i, True):
            shape = self.facts[j].shape
            own = isinstance(shape, Point) and (shape.year is not None or shape.unit == whole.unit)
            if whole.unit != "year" and self.facts[j].granularity not in ("day", whole.unit):
                continue
            if self.compares(j):
                continue
            if own and of_its_own(shape) and self.facts[j].start_date and self.facts[j].granularity != "fiscal_year":
                return self.facts[j].start_date
        return None

    def compared_with(self, i: int) -> date | None:
        """The first day of the date that `the previous year` or `a year earlier` is compared with."""
        for j in self.near(i, True):
            if self.placed(j) and of_its_own(self.facts[j].shape) and self.facts[j].granularity not in ("decade", "century"):
                return self.facts[j].start_date
        shape, before = self.facts[i].shape, self.parts.text[max(0, self.facts[i].start - 12) : self.facts[i].start]
        if isinstance(shape, Point) and shape.unit == "year" and _COMPARED_WITH.search(before):
            for j in self.near(i, True, same_sentence=False):
                if self.facts[j].granularity == "year" and of_its_own(self.facts[j].shape) and not self.compares(j):
                    return self.facts[j].start_date
        return None

    def compares(self, i: int) -> bool:
        """True for the time of what something is compared with: `up from 9 million in 2023`."""
        start = self.facts[i].start
        return _BASE.search(self.parts.text, max(0, start - 60), start) is not None

    def anchor_of(self, i: int, shape: Point) -> DateFact | None:
        """The date that a following one is counted from: the nearest placed one before it in its sentence, else in its block."""
        fine = ("day", "minute") if shape.unit in ("day", "weekday") else None
        for j in self.near(i, True) + self.near(i, True, same_sentence=False):
            fact = self.facts[j]
            if self.placed(j) and (fine is None or fact.granularity in fine):
                return fact
        if shape.unit == "day":
            return self.of_item_before(i)
        return self.of_paragraph_before(i) if shape.unit == "year" and (shape.shift or 0) >= 0 else None

    def of_paragraph_before(self, i: int) -> DateFact | None:
        """The last date of the paragraph right before, where a year is told on from it (`It opened in June 1984.` … `In May of that year`)."""
        if i == 0 or self.blocks[i] - self.blocks[i - 1] != 1 or not self.placed(i - 1):
            return None
        here, above = self.parts.block_at(self.facts[i].start), self.parts.block_at(self.facts[i - 1].start)
        running = here is not None and above is not None and here.section == above.section == "body"
        return self.facts[i - 1] if running else None

    def of_item_before(self, i: int) -> DateFact | None:
        """The day that an item of the same list has named, a few lines up (`(1) … on 3 May` … `(2) … on the same day`)."""
        block = self.parts.block_at(self.facts[i].start)
        if i == 0 or block is None or block.section != "list" or self.blocks[i] - self.blocks[i - 1] > ITEMS_APART:
            return None
        fact = self.facts[i - 1]
        above = self.parts.block_at(fact.start)
        listed = above is not None and above.section == "list"
        return fact if listed and self.placed(i - 1) and fact.granularity in ("day", "minute") else None

    def follow_shared(self, i: int, shape: Shared) -> None:
        """`the same period last year`: what the text has named before, moved to that year."""
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
        year = shape.years if shape.absolute else release.year + shape.years if release else None
        for shifted in self.shared_models(i, shape, year if shape.absolute else None):
            self.settle(i, shifted, release)
            if shape.absolute and self.facts[i].start_date is None:
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

    def last_named(self, i: int, unit: str) -> DateFact | None:
        """The last month or quarter that the release has named before, wherever: statistics name it once, at the top."""
        for fact in reversed(self.facts[max(0, i - 40) : i]):
            if fact.granularity == unit and fact.start_date is not None and of_its_own(fact.shape):
                return fact
        return None

    def shared_models(self, i: int, shape: Shared, year: int | None) -> list[Shape]:
        """What `the same period` may be the same as, moved to its year: the nearest first, of one kind the latest first.

        In `down from Q2 2023 … the same quarter last year` it is not the quarter that the sentence has compared with already.
        """
        models: list[tuple[str | None, date, Shape]] = []
        beside = self.near(i, True) + self.near(i, False)[:1]
        for place, j in enumerate(beside + self.near(i, True, same_sentence=False)):
            if models and place >= len(beside):
                break  # what the sentence itself speaks of
            model = self.facts[j]
            start, end, target = model.start_date, model.end_date, model.shape
            lone_day = model.granularity in ("day", "decade", "century") and start == end
            if (
                model.type != "DATE"
                or not (of_its_own(target) or _of_the_year(target))
                or start is None
                or end is None
                or lone_day
            ):
                continue
            back = shape.years if year is None else year - start.year
            shifted = moved(target, start.year, back) if isinstance(target, Point | Stretch | Slice) else None
            if shifted is not None and shape.unit in ("period", model.granularity):
                models.append((model.granularity, start, shifted))
        if not models and shape.unit in ("month", "quarter"):
            latest = self.last_named(i, shape.unit)
            begun = latest.start_date if latest is not None else None
            if latest is not None and begun is not None and isinstance(latest.shape, Point | Stretch | Slice):
                shifted = moved(latest.shape, begun.year, shape.years if year is None else year - begun.year)
                return [shifted] if shifted is not None else []
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
