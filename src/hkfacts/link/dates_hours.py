"""Clock times that lie on no day of the calendar: those of any day, and opening hours."""

from __future__ import annotations

from hkfacts.patterns import lazy_pattern

from ..grammar.calendar_shapes import Point, Stretch
from ..spans import DateFact, Parts
from .dates_shapes import is_clock

SHORT = 5
REACH = 200  # characters of the sentence to either side

# Times of any day, and opening hours over several days.
_ANY_DAY = lazy_pattern(
    r"(?i)\b(?:whether|any time|anytime|(?<!\d\s)hours|daily|weekdays|weekends|every|each|open (?:from|between|daily))\b"
)
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?"
_DATED = lazy_pattern(
    r"(?i)[a-z]{3} \d{1,2}\b(?! ?[ap:.]\.?m?)|\d [A-Z][a-z]{2}|\d{4}|\bto(?:day|morrow|night)|\b(?:next|this|last|coming)\b"
)
# `between 7am and 8am, and between 9am and 10am on weekdays`
_CLOCKS = r"(?:(?:between|from) )?[\d:. ]{1,6}[ap]\.?m\.? ?(?:and|to|[-–]) ?[\d:. ]{1,6}[ap]\.?m\.?"
_ON_ANY_DAY = lazy_pattern(
    rf"(?i)(?:,? (?:and|or) {_CLOCKS})?,? (?:on (?:weekdays|weekends|(?:mon|tues|wednes|thurs|fri|satur|sun)days)|daily|every day|each day)\b"
)
_OPENS = lazy_pattern(r"(?i)\b(?:open|opens|opened|closed|(?:opening|service|business|office) hours|hours of operation)\b")
_CLOCK = lazy_pattern(r"(?i)\d ?[ap]\.?m\b|\d[:.]\d\d")
_DAY_SPAN = lazy_pattern(rf"(?i)\b{_WEEKDAY} ?(?:to|through|thru|until|[-–—&]) ?{_WEEKDAY}(?:[ ,:;)]|$)")


def of_any_day(fact: DateFact, parts: Parts) -> bool:
    """True for a time that no day holds (`whether at 4 a.m. or 4 p.m.`) and for opening hours over several days."""
    sentence = parts.sentence_at(fact.start)
    if sentence is not None and fact.rule == "date.weekday" and fact.type == "DATE":
        around = parts.text[max(sentence.start, fact.start - REACH) : min(sentence.end, fact.end + REACH)]
        return bool(_DAY_SPAN.search(around) and _OPENS.search(around) and _CLOCK.search(around))
    if fact.type != "TIME" or sentence is None:
        return False
    text = parts.text[max(sentence.start, fact.start - REACH) : min(sentence.end, fact.end + REACH)]
    if _ON_ANY_DAY.match(parts.text, fact.end):
        return True
    spanned = bool(_DAY_SPAN.search(text))
    if fact.start_date is None and isinstance(fact.shape, Point | Stretch) and is_clock(fact.shape):
        in_story = len(parts.sentences) > SHORT  # in a note of a few sentences, the day may be that of the note
        return in_story or parts.release_date is None or spanned or bool(_ANY_DAY.search(text))
    return spanned and not _DATED.search(parts.text[fact.start : fact.end])
