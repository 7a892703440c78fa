"""Checks of what is built of found dates: sliced, modified, joined to ranges and times.

Each check answers with the reason why the candidate is none, or None; it reads a few dozen characters to either side, no more.
"""

from __future__ import annotations

import re

from hkfacts.patterns import lazy_pattern

from ..grammar.calendar_words import word_class
from .dates_around import Groups, Surroundings
from .dates_years import counts, not_a_year, year

_YEARS_BEFORE = lazy_pattern(
    r"(?i)\b(?:from|between|over|in|during|of|for|to|through|the|by|period|years?|"
    r"since|throughout|until|strategy|plan|around|fiscal|across|and|term)[ (:,]*$"
)
_YEARS_AFTER = lazy_pattern(
    r"[ ](?:period|term|season|strategic|plan|strategy|biennium|triennium|action|campaign|academic|fiscal|financial)\b|[)\].,;]|$"
)


_IN_FIRST = lazy_pattern(r"(?i:\b(?:in|over|during) $)|(?:^|[.;:] {1,2})For $")
_TOLD_PLAINLY = lazy_pattern(
    r"(?i),|[.;](?:\s|$)| (?:alone|compared|this|combined|and the|as compared|[a-z]{3,12}ed|was|were|rose|fell|grew|stood)\b| \("
)


def slice_bare(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`in the first ten months,`: months of a year that nobody names; not the first months of a stay, nor with a verb behind."""
    if groups["edge"].lower() not in ("first", "1st") or not re.search(r"(?i)[ -]months$", around.text[start:end]):
        return "no part of a year"
    plain = _IN_FIRST.search(around.left(start)) and _TOLD_PLAINLY.match(around.right(end))
    return None if plain else "a part of something else"


def slice_pair(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`the first two quarters of 2026/27`; not its last ones."""
    first = re.match(r"(?i)(?:the )?(?:first|1st)\b", around.text[start:end]) is not None
    return None if first and groups["unit"].lower() in ("quarters", "months") else "not its first part"


def slice_(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`the first eight months of 2025`; the whole must be longer than the piece."""
    whole, unit, number = groups["whole"], groups.get("unit", "").lower(), groups.get("number") or groups.get("length")
    edge = groups.get("edge", "").lower()
    if edge in ("latter", "back") and unit != "half":
        return "no such part"
    if not edge and not re.match(r"(?i)(?:the )?(?:last|past|final) ", groups.get("length", "")):
        return "not a part of it"
    if "," in around.text[start:end] and re.match(r"['’]s?\b| [a-z]+ (?:is|was|will|saw|has)\b", around.right(end)):
        return "another clause"  # `despite the wet first days, this year's fair was full`
    if re.fullmatch(r"(?i)year|month|week|quarter", whole):
        if not re.search(rf"(?i)(?: of| in) the {whole}$", around.text[start:end]) or re.match(
            r"(?i) (?:\d|ended|ending|to)", around.right(end)
        ):
            return "a part of something else"
        if whole.lower() in ("week",) or unit == whole.lower():
            return "a part of something else"
    elif (
        re.fullmatch(r"\d{4}", whole)
        and not re.search(r"(?i)(?: of| in| ,|,) ?\d{4}$", around.text[start:end])
        and unit not in ("quarter", "half")
    ):
        return "a number of units before a year"
    elif word_class(whole.rstrip("."))[0] == "other_word" and not re.search(
        r"\d|year|month|quarter|week|last|this|next|today", whole.lower()
    ):
        return "not part of a time"
    if edge == "second" and number is None and unit in ("s", "seconds"):
        return "no such part"
    if number is None and unit.endswith("s") and unit not in ("days", "weeks", "months", "years"):
        return "no such part"
    if (
        unit in ("minute", "hour", "second", "hours", "minutes")
        or (unit == "year" and number is None)
        or (unit == "day" and edge != "last" and edge != "first")
    ):
        return "not a slice of the calendar"
    if unit == "day" and number is None and re.fullmatch(r"(?i)year|month|quarter", whole):
        return "a day of something"
    return None


def weekday_week(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`Thursday next week`; only weeks told from the release."""
    return (
        None
        if re.fullmatch(r"(?i)(?:this|last|next|the following|the previous|the coming) week", groups["week"])
        and not re.match(r" [A-Z]|['’]s\b", around.right(end))
        else "not a week"
    )


def mod(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`the end of 2026`, `early June`, `later this year`; not `the start of play`, `late 2024 deals`."""
    text, right, left = around.text[start:end], around.right(end), around.left(start)
    inner = groups["inner"]
    low = text.lower()
    if groups.get("edge"):
        edge_word = groups["edge"].lower()
        linked = edge_word.endswith(" of") or re.search(r"(?i)(?: of | of the |[-–] ?)(?=\S+$|.)", text)
        if not linked and edge_word not in ("end",):
            return "a verb, not the edge of a time"
        if not linked and (
            re.search(r"(?i)\b(?:to|will|would|which|that|should|they|we)[ ]$", left)
            or not re.fullmatch(r"\d{4}|[A-Z][a-z]+\.?(?: \d{4})?", inner)
        ):
            return "a verb, not the edge of a time"
        if edge_word == "turn" and not re.search(r"(?i)\bat the turn|the turn", left[-10:] + text):
            return "not the edge of a time"
        if edge_word in ("close", "outset") and not low.startswith("the "):
            return "not the edge of a time"
    if groups.get("later") and not re.match(
        r"(?i)(?:later|earlier) (?:in (?:the )?)?(?:this|next|last|today|that|\d|[A-Z]|the )", text
    ):
        return "a comparison"
    if (
        groups.get("early")
        and re.fullmatch(r"\d{4}", inner)
        and re.match(r"(?i)the ", text) is None
        and counts(around, end)
        and groups["early"].lower() == "mid"
        and not re.search(r"[-–]", text)
    ):
        return "a number that counts what follows"
    if re.fullmatch(r"\d{4}", inner) and not 1000 <= int(inner) <= 2150:
        return "not a year"
    if re.fullmatch(r"(?i)may|march", inner) and not inner[0].isupper():
        return "a verb"
    if word_class(inner)[0] == "weekday" and re.match(r" [A-Z][a-z]", right):
        return "a piece of a name"
    if (
        re.fullmatch(r"[A-Z][a-z]+\.?", inner)
        and re.match(r" [A-Z][a-z]", right)
        and inner.lower() in ("april", "may", "june", "august", "march")
        and not groups.get("edge")
    ):
        return "a piece of a name"
    return None


# `the year-end review`, `a year-end party`: what is held or written at that time of any year.
_EDGE_OF_NAME = lazy_pattern(
    r"(?i)[ -](?:of|to)\b|[ ](?:review|round-?up|report|results|accounts|bonus(?:es)?|double pay|part(?:y|ies)|dinner|sales?|holidays?"
    r"|festivities|press|media|gathering|meeting|message|speech|concert|shopping|celebrations?|school|closing)\b"
)


_EDGE_OF_RUNNING = lazy_pattern(
    r"(?:later|earlier|(?:the )?end of the|(?:the )?(?:beginning|start|middle) of the week|the (?:rest|remainder|(?:early|later|latter) part) of the)\b"
)


def mod_unit(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`year-end`, `the end of the year`, `later in the year`; not `the end of the day`, `weekend`, `mid-week`."""
    unit = groups["unit"].lower()
    text, right = around.text[start:end].lower(), around.right(end)
    edge = groups.get("edge", "").lower()
    if unit not in ("year", "month", "quarter", "week", "decade", "century"):
        return "no edge that is dated"
    if edge and re.fullmatch(r"\w+(?:['’]s?)?[- ]?\w+", text):  # year-end
        return None if edge == "end" and unit in ("year", "month", "quarter") and not _EDGE_OF_NAME.match(right) else "a compound"
    if edge and edge not in ("end", "beginning", "start", "close", "middle", "rest", "remainder") and not edge.endswith(" of"):
        return "no edge that is dated"
    if edge and "of" not in text.split():
        return "a verb, not the edge of a time"
    if edge and " the " not in f" {text} "[4:] and text.startswith("the"):
        return "of something else"
    if re.match(r" (?:of|in which|when|that|\d)", right) or (
        unit in ("week", "decade", "century") and not _EDGE_OF_RUNNING.match(text)
    ):
        return "of something else"
    return None


def part_after(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`19 February in the evening`; a date and a noun that only stands next to it are two things."""
    inner = groups["inner"]
    return (
        None
        if (re.search(r"\d", inner) and not re.fullmatch(r"\d{4}", inner)) or inner.lower().endswith("day")
        else "not of a day"
    )


def span(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """Two years joined: they rise, and a word before or what stands after shows that they are years."""
    left, right, text = around.left(start), around.right(end), around.text[start:end]
    years = [int(y) for y in re.findall(r"\d{4}", text)]
    if len(years) == 2 and (years[0] >= years[1] or years[1] - years[0] > 600):
        return "years that run backwards"
    if left.endswith("(") and re.match(r"[),;]", right):
        return None
    why = not_a_year(left, right)
    if why:
        return why
    if " " in text and counts(around, end):
        return "a number that counts what follows"
    if re.match(r"[ ][A-Z][a-z]+ (?:Road|Street)", right):
        return "an address"
    if not left or _YEARS_BEFORE.search(left):
        return None
    if " to " in text and len(years) == 2 and 1950 <= years[0] < years[1] <= 2060 and not counts(around, end):
        return None
    if _YEARS_AFTER.match(right):
        return None
    return "nothing shows them to be years"


_TOLD_WEEKDAY = lazy_pattern(r"(?i)(?:this|next|last|the coming|this coming) [mtwfs][a-z]{2,5}day")
_OF_TOLD_WEEK = lazy_pattern(r"(?i)[mtwfs][a-z]{2,5}day (?:of )?(?:this|next|last|the following|the coming) week")


def _days_of_week(around: Surroundings, start: int, first: str, last: str) -> bool:
    """True for `Monday to Wednesday next week`, `next Monday to Friday`."""
    if word_class(last)[0] == "weekday":
        return _TOLD_WEEKDAY.fullmatch(first) is not None
    within = word_class(first)[0] == "weekday" and _OF_TOLD_WEEK.fullmatch(last) is not None
    return within and bool(
        re.search(r"(?i)\b(?:from|between|on|open|closed|shut|for)[ ]$", around.left(start)) or not around.left(start)
    )


# `Oven Expo 2031 – March 10-13, 2031`: the first year is the name's.
_DAY_OF_YEAR = lazy_pattern(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?(?!\d).{1,30}?\b(?:19|20)\d\d$")


def range_(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """Ends of a range are of one kind; bare years must show themselves, weekdays must not be opening days."""
    first, last = groups["first"], groups["last"]
    bare_first, bare_last = re.fullmatch(r"\d{4}", first), re.fullmatch(r"\d{4}", last)
    joiner = around.text[start + len(first) : end - len(last)]
    if bare_first and bare_last:
        return span(around, start, end, groups)
    iso = re.fullmatch(r"\d{4}-\d\d-\d\d", first) and re.fullmatch(r"\d{4}-\d\d-\d\d", last)
    if (
        "/" in joiner
        and not iso
        and not (word_class(first.split()[-1].rstrip("."))[0] in ("month", "abbr") and re.match(r"[A-Z]", last))
    ):
        return "two things, not a range"
    if " to " in joiner and re.search(
        r"(?i)\b(?:moved|postponed|changed|rescheduled|shifted|brought forward|delayed|put back|deferred)\b[^.]{0,30}\bfrom $",
        around.left(start),
    ):
        return "an old date and a new one"
    if (
        (bare_first or bare_last)
        and " to " in joiner
        and not (bare_last and re.search(r"\d{4}$", first))
        and not (bare_first and re.search(r"\d{4}$", last))
    ):
        return "a year and something else"
    if bare_first and _DAY_OF_YEAR.search(last):
        return "a year, and behind it days with their own year"
    if bare_last and re.fullmatch(r"[A-Z][a-z]+\.?", first):
        return "a month and its year"
    if bare_last:
        return year(around, end - 4, end, {"year": last}) and "a number after a date"
    if any(word_class(w.rstrip("."))[0] in ("weekday", "wday") for w in (first, last)) and re.match(
        r"[ ]?[,:(]?[ ]?(?:from )?\d{1,2}(?:[:.]\d\d)?[ ]?(?:am|pm|AM|PM|a\.m|p\.m|[-–])", around.right(end)
    ):
        return "opening hours"
    if re.search(r"(?i)\b(?:ended|ending)\b", first) and re.search(r"(?i)\b(?:un)?till?\b", joiner):
        return "a time that has ended, and another day"
    weekdays = [word_class(w.rstrip("."))[0] in ("weekday", "wday") for w in (first, last)]
    if all(weekdays) and re.search(
        r"(?i)\b(?:open|opens|works?|operates?|operating|available|runs|hours|daily)\b", around.left(start)
    ):
        return "opening days"
    if all(weekdays):
        dated = re.search(r"(?i)\b(?:from|between|this|next|last) $", around.left(start)) and not re.match(
            r",? (?:every|each|weekly|from|\d)", around.right(end)
        )
        return None if dated else "opening days"
    if _days_of_week(around, start, first, last):
        return None
    if any(weekdays) and not re.search(r"\d|tomorrow|today|yesterday", first + last):
        return "a weekday and something else"
    months = [word_class(w.rstrip("."))[0] in ("month", "abbr") for w in (first, last)]
    if months[0] and not months[1] and not re.match(r"[A-Z]", last) and " to " in joiner:
        return "a month and something else"
    if all(months):
        near = around.left(start)
        if re.search(r"(?i)(?:in|from|between|during|for|of|by|\(|the|over|since|,|through|:)[ ]?$", near) or not near:
            return None
        return None if len(first) > 4 or len(last) > 4 else "names, not months"
    if "-" in joiner and re.fullmatch(r"(?i)(?:the )?(?:first|second|third|fourth)[- ].*", last):
        return None
    return None


_TOLD = r"(?:(?:this|next|last|coming) )?[MTWFS][a-z]{2,5}day(?: (?:of )?(?:this|next|last) week)?"
_WEEKDAYS_FIRST = lazy_pattern(
    rf"(?i:{_TOLD})(?:, (?i:{_TOLD})){{0,4}},? ?(?:[-–—&]|and|to|through|until) ?(?i:{_TOLD}),? [A-Z\d]"
)
_WEEKDAYS_NAMED = lazy_pattern(rf"(?i:{_TOLD}) ?(?:[-–—&]|and|to|through|until) ?(?i:{_TOLD}) \(")


def weekdays_bracket(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`Saturday and Sunday (8 and 9 November)`."""
    named = _WEEKDAYS_NAMED.match(around.text, start, end)
    fits = re.search(r"\d{1,2}(?:st|nd|rd|th)? ?(?:[-–—&]|and|to)(?: [A-Z]| ?\d)", groups["inner"])
    return None if named and fits else "no two days"


def weekdays_days(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`Saturday and Sunday, 8 and 9 November`, `Thursday and Friday, May 1-2`; not `Saturday and Sunday, 9 November`."""
    two = re.search(r"\d{1,2}(?:st|nd|rd|th)? ?(?:[-–—&]|and|to) ?\d", groups["inner"])
    return None if two and _WEEKDAYS_FIRST.match(around.text, start, end) else "no two days"


def ended_two(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`the three and nine months ended 30 September`, `the quarter and year ended 30 June`."""
    text, last = around.text[start:end], groups["last"].lower()
    if not re.search(r"(?i)\bend(?:ed|ing)\b", text) or re.search(r"(?i)\b(?:or|commencing|starting)\b", text):
        return "no two stretches"
    if "one" in groups:
        return None if re.search(r"\b(?:months?|weeks?)$", last) else "no two stretches"
    quarter = groups.get("quarter") or groups.get("unit_a", "")
    fits = re.fullmatch(r"(?i)(?:the )?(?:[a-z]+ |[1-4](?:st|nd|rd|th) )?(?:fiscal )?quarter|Q[1-4]|[1-4]Q", quarter)
    return None if fits and re.search(r"\b(?:months?|weeks|year|half)$", last) else "no two stretches"


def weekend_of(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`the weekend of 15-16 March`: two days, which are the weekend."""
    return None if re.search(r"\d{1,2} ?(?:[-–—&]|and|to) ?\d{1,2}\b", groups["inner"]) else "no two days"


def piece_of(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`Q4 of last year`: a quarter or half of a year told from the release."""
    piece = re.fullmatch(r"(?i)[QH]\d|\d[QH]|(?:the )?\w+[ -](?:quarter|half)", groups["piece"])
    return None if piece and re.fullmatch(r"(?i)(?:last|this|next) year", groups["whole"]) else "two things"


def piece_owned(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`last year's second quarter`, `2024's first half`."""
    piece = re.fullmatch(r"(?i)[QH]\d|\d[QH]|\w+[ -](?:quarter|half)", groups["piece"])
    return None if piece and re.fullmatch(r"(?i)(?:last|this|next) year|\d{4}", groups["whole"]) else "two things"


_OWN_YEAR = lazy_pattern(r"(?:1[0-9]|20|21)\d\d|['’]\d\d")
_TOLD_YEAR = lazy_pattern(r"(?i)(?:this|last|next|that|the same|the following|the previous|the preceding) year")


def of_year(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`3 March last year`, `November of that year`; not `In March, last year's champion`."""
    piece = groups["piece"]
    if not _TOLD_YEAR.fullmatch(groups["whole"]) or _OWN_YEAR.search(piece) or re.match(r"['’]s\b", around.right(end)):
        return "two things"
    words = re.findall(r"[A-Za-z]+\.?", piece)
    months = [w for w in words if word_class(w.rstrip("."))[0] in ("month", "abbr")]
    if not months or re.search(r"(?i)\b(?:this|last|next)\b", piece):
        return "two things"
    alone = len(words) == 1 and not re.search(r"\d", piece) and not around.text.endswith(piece, start, end)
    if alone and not re.search(
        r"(?i)(?:\b(?:in|by|since|until|till|from|of|during|for|to|through|between|and|early|mid|late|last|end)|[,(–-])[ -]?$",
        around.left(start),
    ):
        return "not shown to be a month"
    return None


def season_of(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`the spring of next year`, `spring next year`."""
    if re.match(r"['’]s\b", around.right(end)):
        return "two things"
    return None if re.fullmatch(r"(?i)(?:this|last|next|that|the same|the following) year", groups["whole"]) else "two things"


def of_month(around: Surroundings, start: int, end: int, groups: Groups) -> str | None:
    """`the 16th of this month`, `the 3rd of that month`."""
    told = re.fullmatch(r"(?i)(?:this|last|next|that|the same|the following|the previous) month", groups["whole"])
    return None if told else "an ordinal that counts something else"
