"""The headline: the first heading, or the first line that reads as one, without what only says that this is a release."""

from __future__ import annotations

import re

from hkfacts.patterns import lazy_pattern

from .issued import Issued
from .marks import Mark
from .shapes import Piece
from .words import word_list

_SENTENCE_END = lazy_pattern(r"[.;,:][\"”’')\]]{0,3}$")
_INNER_STOP = lazy_pattern(r"[a-z]{3}[.!?][\"”]? [A-Z]")
_FINITE = lazy_pattern(r"\b(?:is|are|was|were|has|have|had|will|would|said|announced)\b")
_JUNK = lazy_pattern(
    r"(?:https?://|www\.)|^[\W\d_]+$|^(?:By|BY|From|To|Date|Time|Venue|Location|Subject|Contact|Tel|Email|Source|Version|Ref)\b\s?[:：]|^By [A-Z]"
)
# A body's name alone, as its paper has it at the head: the headline stands below, behind a reference or a date.
LETTERHEAD = lazy_pattern(
    r"(?:The )?[A-Z][\w&.'’()-]{0,24}(?: (?:of|and|for|the|&|[A-Z(][\w&.'’()-]{0,24})){0,8} "
    r"(?:Corporation|CORPORATION|Limited|LIMITED|Ltd\.?|LTD\.?|Authority|Commission|Council|Inc\.|INC\.|Company|Bureau|Department)"
)
_NAME_LINE = lazy_pattern(r"(?:[A-Z][\w&.'’-]{0,24}|of|and|for|the|&)(?: (?:[A-Z][\w&.'’-]{0,24}|of|and|for|the|&)){0,5}")
_REFERENCE = lazy_pattern(r"\((?:[Ss]tock [Cc]ode|[Ii]ncorporated|[Aa] joint stock)[^()]{1,120}\)|[A-Z]{1,5} ?\d{1,4}/\d{1,4}")
_BARS = lazy_pattern(r"\s?[|>»›·•]\s?")
_LONGEST = 320
_LONGEST_LINES = 4


def find_title(text: str, pieces: list[Piece], marks: list[Mark | None], issued: Issued, lead: int) -> tuple[int, int] | None:
    """The first and last block of the headline; None where the text begins without one."""
    stop = min(lead, 25, len(pieces))
    for index in range(stop):
        if pieces[index].level and _fit(text, pieces, marks, issued, index):
            return index, index + _runs_on(text, pieces, marks, index, stop)
    fit = [
        index
        for index in range(stop)
        if _fit(text, pieces, marks, issued, index) and not _REFERENCE.fullmatch(text, pieces[index].start, pieces[index].end)
    ]
    if len(fit) > 1:
        lettered = LETTERHEAD.fullmatch(text, pieces[fit[0]].start, pieces[fit[0]].end) is not None and _apart(pieces, fit)
        if lettered or _heads_paper(text, pieces, marks, issued, fit):
            fit = fit[1:]
    return (fit[0], _last(text, pieces, marks, issued, fit[0], stop)) if fit else None


def _heads_paper(text: str, pieces: list[Piece], marks: list[Mark | None], issued: Issued, fit: list[int]) -> bool:
    """True where the first line is a name that the text has again, and a label or the day of issue parts it from the headline."""
    first = pieces[fit[0]]
    line = text[first.start : first.end]
    between = range(fit[0] + 1, fit[1])
    parted = any(index == issued.header or ((mark := marks[index]) is not None and mark.alone) for index in between)
    return parted and line.count(" ") <= 5 and _NAME_LINE.fullmatch(line) is not None and text.count(line) > 1


def _apart(pieces: list[Piece], fit: list[int]) -> bool:
    """True where a line or a gap stands between the first two lines that may be a headline: they are not one that was wrapped."""
    return fit[1] > fit[0] + 1 or pieces[fit[1]].blanks > 0


def _fit(text: str, pieces: list[Piece], marks: list[Mark | None], issued: Issued, index: int) -> bool:
    piece = pieces[index]
    if piece.kind not in ("text", "heading") or index in (issued.header, issued.footer, issued.block):
        return False
    line = text[piece.start : piece.end]
    if piece.level:
        return (marks[index] is None or not marks[index].alone) and any(c.isalpha() for c in line)  # type: ignore[union-attr]
    if marks[index] is not None or len(line) > _LONGEST or not any(c.isalpha() for c in line) or _JUNK.search(line):
        return False
    if max(map(len, line.split())) < 3:  # `A A A`: sizes of letters to choose from
        return False
    if _BARS.search(line) and max(map(len, _BARS.split(line))) <= 16:  # `EN | FR`: a menu
        return False
    if _SENTENCE_END.search(line) and not _titled(line):
        return False
    return line.count(" ") >= 1 and not (_INNER_STOP.search(line) and not _titled(line))


def _runs_on(text: str, pieces: list[Piece], marks: list[Mark | None], index: int, stop: int) -> int:
    """1 where a heading was cut in mid-sentence: the next line, with no blank line between, opens in lower case or goes on in its style; else 0."""
    if index + 1 >= stop or marks[index + 1] is not None:
        return 0
    after = pieces[index + 1]
    line = text[after.start : after.end]
    words = text[pieces[index].start : pieces[index].end].rsplit(" ", 1)
    dangling = len(words) > 1 and words[-1].lower() in word_list("small") - {"up", "off", "over", "in", "on"}
    # Both in capitals, or both with capitals, and parted from what follows: a headline that was broken to fit.
    heading = text[pieces[index].start : pieces[index].end]
    alike = _titled(heading) and _titled(line) and heading.isupper() == line.isupper() and len(heading) > 30
    broken = alike and index + 2 < len(pieces) and pieces[index + 2].blanks > 0
    cut = after.kind == "text" and not after.blanks and not after.level and (line[:1].islower() or dangling or broken)
    return int(cut and len(line) < 160 and not _SENTENCE_END.search(line) and not _SENTENCE_END.search(heading))


def _titled(line: str) -> bool:
    """True where nearly all words are capitalised, as in an American headline."""
    words = [w for w in re.findall(r"[A-Za-z][\w’'-]*", line[:_LONGEST]) if w.lower() not in word_list("small")]
    return len(words) >= 2 and sum(w[0].isupper() for w in words) >= 0.75 * len(words)


def _last(text: str, pieces: list[Piece], marks: list[Mark | None], issued: Issued, first: int, stop: int) -> int:
    """The last line of a headline that was wrapped by hand: lines of one style, with no blank line between them."""
    line = text[pieces[first].start : pieces[first].end]
    last = first
    while last + 1 < stop and last - first + 1 < _LONGEST_LINES:
        after = pieces[last + 1]
        more = text[after.start : after.end]
        if (
            after.blanks
            or after.level
            or not _fit(text, pieces, marks, issued, last + 1)
            or len(line) < 30
            or len(more) > 1.4 * len(line)
        ):
            break
        dangling = line.rsplit(" ", 1)[-1].lower() in word_list("small") or more[0].islower()
        same = line.isupper() == more.isupper() and _titled(line) == _titled(more)
        if not dangling and not (same and not _FINITE.search(line) and len(line) >= 45):
            break
        last, line = last + 1, more
    return last
