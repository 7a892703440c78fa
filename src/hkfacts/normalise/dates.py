"""What a date expression means: its shape, placed on the calendar with the release date as the anchor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from hkfacts.patterns import lazy_pattern

from ..grammar.calendar_facts import make_fact
from ..grammar.calendar_places import place
from ..grammar.calendar_shapes import Frequency, Length, Point, Shape, Stretch, is_relative, with_mod
from ..spans import DateFact, Found, Parts, Trace
from .dates_built import read_found
from .dates_reading import Reading

_AFTER_BOUND = lazy_pattern(r"(?i)^[ ]?(?:onwards?|and (?:later|after|beyond)|or later)\b")
_BOUNDS = (
    (
        "ON_OR_AFTER",
        lazy_pattern(
            r"(?i)\b(?:since|from|as of and from|on or after|(?:no|not) (?:earlier|sooner) than|not before)[ ](?:the[ ])?$"
        ),
    ),
    (
        "ON_OR_BEFORE",
        lazy_pattern(
            r"(?i)\b(?:by|until|till|on or before|(?:no|not) later than|not after|at the latest by"
            r"|(?<!run )(?<!run-)(?<!lead )(?<!lead-)(?<!leading )(?<!build-)(?<!build )up to(?: and including)?)[ ](?:the[ ])?$"
        ),
    ),
    ("BEFORE", lazy_pattern(r"(?i)\b(?:before|prior to)[ ](?:the[ ])?$")),
    ("AFTER", lazy_pattern(r"(?i)(?<!day )(?<!days )\bafter[ ](?:the[ ])?$")),
)
_NOT_BOUND = lazy_pattern(
    r"(?i)(?:\b(?:years? from|days? from|years? after|by or before)[ ]"
    r"|(?:\b(?:up|down|increas\w+|decreas\w+|rise|rose|fell|fall|growth|grew|"
    r"chang\w+|declin\w+|dates?|dating|improv\w+|points?|higher|lower|unchanged|"
    r"levels?|data|figures|results|recover\w*|drop\w*|jump\w*|gain\w*|%|per ?cent)[^.;]{0,60}|\d% )from[ ])$"
)
_ABOUT = lazy_pattern(r"(?i)\b(?:around|about|circa|approximately|roughly|c\.|ca\.|some time in)[ ](?:the[ ])?$")
# `information about the Aug. 11 concert`
_ON_A_SUBJECT = lazy_pattern(
    r"(?i)\b(?:information|details?|more|news|questions?|learn|know|talk\w*|all|updates?|story|facts|ask) about (?:the )?$"
)
_LENGTH_MODS = (
    (
        "EQUAL_OR_MORE",
        lazy_pattern(
            r"(?i)\b(?:at least|no less than|not less than|no fewer than|a minimum of|minimum)[ ](?:a[ ]|an[ ]|the[ ])?$"
        ),
    ),
    (
        "EQUAL_OR_LESS",
        lazy_pattern(
            r"(?i)\b(?:at most|up to|no more than|not more than|a maximum of|maximum|no longer than)[ ](?:a[ ]|the[ ])?$"
        ),
    ),
    ("MORE_THAN", lazy_pattern(r"(?i)\b(?:more than|longer than|in excess of|well over|just over|over|exceeding)[ ](?:a[ ])?$")),
    ("LESS_THAN", lazy_pattern(r"(?i)\b(?:less than|fewer than|just under|under|nearly|almost|close to)[ ](?:a[ ])?$")),
    ("APPROX", lazy_pattern(r"(?i)\b(?:about|around|approximately|roughly|some|circa)[ ](?:an?[ ])?$")),
)
_MEASURED = lazy_pattern(
    r"(?i)\b(?:for|in|after|than|of|with|by|spanning|spans?|took|takes?|lasted|lasts?|lasting|be|is|was|to|and|has|have|had|boasts?|boasting|offers?|"
    r"brings?|bringing|combined|waited|served|spent|a|an|just|well)[ ]over[ ]$"
)


def _in_the_course(left: str, before: str, mention: str, after: str) -> bool:
    """True where `over` says "in the course of" and not "more than": `over the next year`, `over a four-year period`."""
    if not before.lower().startswith("over "):
        return False
    low = mention.lower()
    if before.lower() == "over a " or low.startswith(("the ", "next ", "past ", "last ", "coming ", "recent ")):
        return True
    return not _MEASURED.search(left) and not after.startswith((" of ", "'", "’", " ago"))


def read_shape(found: Found, parts: Parts) -> Shape | None:
    """The shape that a found expression says, before it is placed."""
    return read_found(found, Reading(parts.text, parts.home != "US", parts.home))


def _today_with_date(shape: Shape, anchor: date | None) -> Shape:
    """`today (January 22)`: the date in brackets is what counts where it can be placed by itself."""
    if isinstance(shape, Point) and shape.unit == "day" and shape.shift is not None and shape.month:
        reckoned = place(shape, anchor)
        day = reckoned.start if reckoned else None
        if day is None or (day.month, day.day) != (shape.month, shape.day) or shape.year not in (None, day.year):
            return replace(shape, shift=None)
    return shape


def _surroundings(shape: Shape, found: Found, text: str) -> tuple[Shape, int, str | None]:
    """Shape with the modifier that stands before it, the start of the mention with that modifier, and the bound."""
    start = found.start
    left = text[max(0, start - 30) : start]
    left = left[max(left.rfind("\n"), left.rfind("\t")) + 1 :]
    if isinstance(shape, Length):
        for mod, pattern in _LENGTH_MODS if "X" not in shape.value else ():
            match = pattern.search(left)
            if match and not (
                mod == "MORE_THAN" and _in_the_course(left, match[0], text[start : found.end], text[found.end : found.end + 5])
            ):
                return with_mod(shape, mod), start - len(left) + match.start(), None
        after = re.match(r"[ ](?:or more|or longer|or less|or so)\b", text[found.end : found.end + 12])
        if after:
            return (
                with_mod(
                    shape,
                    {"or more": "EQUAL_OR_MORE", "or longer": "EQUAL_OR_MORE", "or less": "EQUAL_OR_LESS"}.get(
                        after[0].strip(), "APPROX"
                    ),
                ),
                start,
                None,
            )
        return shape, start, None
    if isinstance(shape, Frequency):
        return shape, start, None
    about = _ABOUT.search(left)
    if about and _ON_A_SUBJECT.search(left):
        about = None
    single = (
        isinstance(shape, Point)
        and shape.unit in ("year", "decade", "century", "clock", "month", "day")
        and not (is_relative(shape) and not shape.clock)
    )
    if about and single and not (isinstance(shape, Point) and shape.mod):
        start -= len(left) - about.start()
        shape, left = with_mod(shape, "APPROX"), left[: about.start()]
    bound = None
    old = isinstance(shape, Point) and shape.unit in ("decade", "century") and left.lower().endswith("from ")
    if not isinstance(shape, Stretch) and not old:
        bound = next((name for name, pattern in _BOUNDS if pattern.search(left)), None)
        if bound and _NOT_BOUND.search(text[max(0, start - 90) : start].rpartition("\n")[2]):
            bound = None
        if bound == "ON_OR_BEFORE" and text[found.end : found.end + 2] in ("'s", "’s"):
            bound = None  # `succeeded by today's medal`
        if bound == "ON_OR_AFTER" and re.match(r"[ ](?:to|until|till|through)\b", text[found.end : found.end + 9]):
            bound = None
        if bound is None and _AFTER_BOUND.match(text[found.end : found.end + 16]):
            bound = "ON_OR_AFTER"
    return shape, start, bound


def _readable(found: Sequence[Found], parts: Parts, trace: Trace | None) -> Iterator[tuple[Found, Shape]]:
    """What was found with what it says; of an expression that says nothing as a whole, the expressions within it."""
    for one in found:
        shape = read_shape(one, parts)
        if shape is not None:
            yield one, shape
            continue
        if trace is not None:
            trace.refuse("date", one.start, one.end, one.rule, "the calendar has no such thing")
        inner = sorted(
            {f.start: f for f in one.inner.values() if f.end - f.start < one.end - one.start}.values(), key=lambda f: f.start
        )
        yield from _readable(inner, parts, trace)


def normalise_dates(found: Sequence[Found], parts: Parts, trace: Trace | None = None) -> list[DateFact]:
    """TIMEX3 values of date expressions; what the calendar refuses is left out."""
    facts: list[DateFact] = []
    for one, shape in _readable(found, parts, trace):
        shape = _today_with_date(shape, parts.release_date)
        shape, start, bound = _surroundings(shape, one, parts.text)
        placed = place(shape, parts.release_date)
        if placed is None:
            if trace is not None:
                trace.refuse("date", one.start, one.end, one.rule, "the calendar has no such thing")
            continue
        fact = DateFact(start, one.end, one.rule, "DATE", None, bound=bound)
        facts.append(make_fact(fact, shape, placed, parts.release_date))
    return facts
