"""What a neighbour settles for a date: its year, the day that it is counted from, the day of a clock time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hkfacts.patterns import lazy_pattern

from ..grammar.calendar_places import SURELY_PAST
from ..grammar.calendar_shapes import Point, Shape, Shared, Slice, Stretch, points_of
from ..spans import DateFact, Parts, Tokens, Trace
from .dates_fiscal import with_year_end, year_end_of
from .dates_follow import FAR_YEARS, Following
from .dates_hours import of_any_day
from .dates_near import numbers_of
from .dates_shapes import (
    follows,
    heeds_tense,
    is_clock,
    is_full,
    is_monthless,
    is_open,
    on_day,
    same_kind,
    with_year,
    year_of,
)
from .dates_tense import Tense, listed_with

_COMPARED = lazy_pattern(r"(?i)\b(?:compared|from|since|than|versus|vs|last|against|earlier)\b|[.;]")
_AT_FRONT = lazy_pattern(
    r"[^\w]{0,3}(?:(?:back |early |late )?(?:in|during|by|for|throughout|of|for all of)(?: early| late)? )?", re.I
)
_AND_FULL_YEAR = lazy_pattern(r"(?i),? (?:and|&) (?:for )?(?:the )?(?:full|whole|entire)[- ](?:calendar )?year(?: of)? ")
_TAKES_EFFECT = lazy_pattern(r"\b(?:with effect|effective) (?:from|on) $")
_REPORTED_TO = lazy_pattern(r"(?i)\b(?:reports?|results|accounts|figures|statements?) (?:up )?to (?:the )?$")
_ENDED = lazy_pattern(r"(?i)\bended\b")
_BEGINS = lazy_pattern(r"(?i)\b(?:beg[ia]ns?|starts?|started|opens?|opened|commences?|commenced|runs?|ran)\b[^.;]{0,24}$")
_AND_ENDS = lazy_pattern(
    r"(?i),? ?(?:and |but )?(?:will |is to |to )?(?:ends?|ended|closes?|closed|finish(?:es|ed)?|concludes?|concluded)(?: [a-z]{2,10}){0,2} (?:on|in|by) (?:the )?"
)
_WEEKLY = lazy_pattern(r"(?i)\b(?:every|each) week\b")


class _Linker(Following):
    """The dates of a release, while their neighbours settle what they lack."""

    __slots__ = ()

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

    def share_weeks(self) -> None:
        """`Wednesday and Thursday next week`: a weekday that is listed with one of a told week lies in that week."""
        for i in range(len(self.facts) - 2, -1, -1):
            one, other = self.facts[i].shape, self.facts[i + 1].shape
            if not isinstance(one, Point) or one.unit != "weekday" or one.way or one.clock or not isinstance(other, Slice):
                continue
            if other.unit != "weekday" or other.edge != 4 or not isinstance(other.whole, Point) or other.whole.unit != "week":
                continue
            if listed_with(self.parts.text[self.facts[i].end : self.facts[i + 1].start]):
                self.settle(i, replace(other, weekday=one.weekday), self.parts.release_date)

    def share_school_years(self) -> None:
        """`the 2026/27 calendar` of a text that says `the 2026/27 school year`, and nowhere that it is a financial one."""
        shapes = [(fact.rule, fact.shape) for fact in self.facts if isinstance(fact.shape, Point)]
        taught = {s.year for _, s in shapes if isinstance(s, Point) and s.unit == "academic_year" and s.year}
        taught -= {s.year for rule, s in shapes if rule == "date.fiscal" and isinstance(s, Point)}
        for i, fact in enumerate(self.facts) if taught else ():
            first = fact.shape.first if isinstance(fact.shape, Stretch) else fact.shape
            if fact.rule == "date.pair" and isinstance(first, Point) and first.year in taught:
                self.settle(i, Point("academic_year", year=first.year), self.parts.release_date)

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
        lean = self.tense.lean(fact.start, fact.end)
        if _TAKES_EFFECT.search(self.parts.text, max(0, fact.start - 24), fact.start):
            lean = 0  # what has been set `with effect from 1 April` may lie ahead
        if _REPORTED_TO.search(self.parts.text, max(0, fact.start - 32), fact.start):
            lean = -1  # `the report to 30 September will be tabled`
        if fact.bound == "ON_OR_BEFORE":
            lean = max(lean, 0)  # `submit the completed form by 1 April`
        if fact.rule in ("date.ended", "date.length-ended") and _ENDED.search(self.parts.text, fact.start, fact.end):
            lean = -1
        if anchor is not None and self.since_past(i, shape, anchor):
            return
        if self.spelt_out(i) or self.ends_what_began(i, shape):
            return
        if isinstance(shape, Point) and shape.unit in ("quarter", "half"):
            back = lean < 0 and not self.tense.outlook(fact.start)
            reported = self.reported(i) if back and anchor and fact.end_date and fact.end_date > anchor else None
            if reported is not None:
                self.settle(i, replace(shape, year=reported.year), anchor)  # `sales fell in the first half` of the year reported
                return
            lean = self.tense.of_quarter(fact.start, fact.end)
            if back and not lean and anchor is not None and fact.start_date is not None and fact.start_date > anchor:
                self.settle(i, shape, fact.start_date - timedelta(days=365))  # `sales rose in the first half`, told in November
                return
        if fact.rule == "date.weekday" and self.weekly(fact):
            self.dropped.add(i)  # `on Friday and Saturday, every week`
            return
        timed = isinstance(shape, Point) and shape.unit == "weekday" and shape.clock is not None
        if (fact.rule == "date.weekday" or timed) and not lean and not self.in_headline(fact):
            lean = 1  # what has happened is told in the past
        if fact.rule == "date.season" and not lean:
            self.dropped.add(i)  # `in the winter` of every year
            return
        alone = isinstance(shape, Point) and shape.unit in ("weekday", "quarter", "half", "season")
        alone = alone and (anchor is not None or (isinstance(shape, Point) and shape.unit == "weekday"))
        neighbour = None if alone else self.neighbour_with_year(i, lean)
        if neighbour is not None:
            self.settle(i, shape, neighbour)
        elif anchor is not None and lean:
            self.settle(i, shape, anchor, SURELY_PAST if lean < 0 and self.tense.surely_past(fact.start) else lean)
        elif anchor is None and isinstance(shape, Point) and shape.unit in self.latest:
            # without a release date, the latest such quarter that the text has named
            self.settle(i, shape, self.latest[shape.unit])

    def note_named(self, i: int) -> None:
        """Remember a quarter or half that bears its year, for those behind it."""
        fact = self.facts[i]
        shape = fact.shape
        if isinstance(shape, Point) and shape.unit in ("quarter", "half") and shape.year and fact.start_date:
            self.latest[shape.unit] = max(fact.start_date, self.latest.get(shape.unit, date.min))

    def spelt_out(self, i: int) -> bool:
        """True where brackets say which months a quarter is (`the fourth quarter (i.e. January to March 2026)`); it then takes theirs."""
        shape = self.facts[i].shape
        if i + 1 >= len(self.facts) or not isinstance(shape, Point) or shape.unit not in ("quarter", "half"):
            return False
        fact, told = self.facts[i], self.facts[i + 1]
        if self.parts.text[fact.end : told.start] not in (" (i.e. ", " (ie ", " (", " (from ") or not self.placed(i + 1):
            return False
        begun, over = told.start_date, told.end_date
        if begun is None or over is None or not 80 < (over - begun).days < 190 or told.relative:
            return False
        self.facts[i] = replace(fact, value=told.value, start_date=begun, end_date=over)
        return True

    def ends_what_began(self, i: int, shape: Shape) -> bool:
        """`begins on 1 September and ends on 15 January`: the end is the next such day after the beginning."""
        begun = self.facts[i - 1].start_date if i and self.sentences[i] == self.sentences[i - 1] else None
        if begun is None or not isinstance(shape, Point) or shape.unit not in ("day", "month") or self.facts[i - 1].type == "SET":
            return False
        before = self.parts.text[max(0, self.facts[i - 1].start - 48) : self.facts[i - 1].start]
        if not _AND_ENDS.fullmatch(self.parts.text, self.facts[i - 1].end, self.facts[i].start) or not _BEGINS.search(before):
            return False
        self.settle(i, shape, begun + timedelta(days=182))
        return True

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
                begun, coarse = self.facts[j].start_date, self.facts[j].granularity == "month"
                self.settle(i, shape, begun + timedelta(days=14) if coarse and begun else self.facts[j].end_date)
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
            # (within the text and not over a piece of it: a sentence may be as long as the text)
            at_front = sentence is not None and bool(_AT_FRONT.fullmatch(self.parts.text, sentence.start, opener.start))
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
        lean = self.tense.lean(fact.start, fact.end)
        if release is None or not lean:
            self.dropped.add(i)
        elif lean < 0 and release.isoweekday() < 6:
            self.settle(i, replace(shape, shift=-1), release)

    # --- the day of a clock time --------------------------------------------------------------------------------------

    def give_day(self, i: int) -> None:
        """A clock time takes the day of its sentence, or the last one named in its block."""
        candidates = self.near(i, True) + self.near(i, False) + self.near(i, True, same_sentence=False)[:2]
        if i > 0 and not candidates and self.blocks[i] - self.blocks[i - 1] == 1:
            candidates = [i - 1]
        if not candidates and self.of_item_before(i) is not None:
            candidates = [i - 1]
        for j in candidates:
            fact = self.facts[j]
            if self.placed(j) and fact.start_date == fact.end_date and fact.start_date is not None:
                self.settle(i, on_day(self.facts[i].shape, fact.start_date), self.parts.release_date)
                return


_ATTACKS = lazy_pattern(r"(?i)^ (?:terrorist |terror )?(?:attacks?|hijack\w+|memorial|victims?|commission)\b")


def _is_known_event(shape: Shape, after: str) -> bool:
    """True for `the Sept. 11 attacks`: the day stands for what happened on it in 2001, not for that of any year."""
    return isinstance(shape, Point) and (shape.month, shape.day) == (9, 11) and bool(_ATTACKS.match(after))


def link_dates(facts: Sequence[DateFact], parts: Parts, tokens: Tokens, trace: Trace | None = None) -> list[DateFact]:
    """Dates with what other dates, tense and headings of the text settle."""
    starts = [s.start for s in parts.sentences]
    told: dict[tuple[int | None, int | None], date] = {}
    for fact in facts:
        points = points_of(fact.shape) if isinstance(fact.shape, Point | Stretch | Slice) else []
        to_end = isinstance(fact.shape, Slice) and fact.shape.edge == 0  # `the nine months ended 30 September 2025`
        for point, day in zip(points, (fact.end_date if to_end else fact.start_date, fact.end_date), strict=False):
            if point.unit in ("day", "month") and point.year is not None and day:
                told.setdefault((point.month, point.day), day)
    numbers = numbers_of(facts, starts), numbers_of(facts, [b.start for b in parts.blocks])
    linker = _Linker(list(facts), parts, Tense(parts, tokens), *numbers, told)
    linker.share_years()
    linker.share_school_years()
    linker.share_weeks()
    for i, fact in enumerate(linker.facts):
        shape = fact.shape
        if isinstance(shape, Point | Stretch | Slice) and heeds_tense(shape):
            linker.give_year(i)
        linker.note_named(i)
    year_end = year_end_of(linker.facts, parts)
    for i, fact in enumerate(linker.facts):
        shape = fact.shape
        if year_end is not None and isinstance(shape, Point) and shape.label is not None:
            linker.facts[i] = with_year_end(linker.facts[i], year_end)
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
