"""Lines into shapes: paragraphs with their soft wraps joined, headings, list items, table rows and pictures' captions."""

from __future__ import annotations

import re
from functools import cached_property

from hkfacts.patterns import lazy_pattern

from .lines import Line, mark_widths
from .parting import part
from .shapes import Shape, ShapeKind
from .tables import cells_of, is_separator, mark_columns
from .words import word_list

_TERMINAL = lazy_pattern(r"[.!?:;…][\"”’')\]*_]{0,4}$")
_LABEL = lazy_pattern(
    r"(?:\*{0,2})(?:Tel(?:ephone)?|Phone|Mobile|Cell|Office|Direct|Fax|E-?mail|Web(?:site)?|Url|URL|Contacts?|Date"
    r"|Posted on|Published on|Last updated|Time|Venue|Location|Address"
    r"|Media (?:Contacts?|[Ee]nquiries)|Press (?:Contacts?|[Ee]nquiries)|Photo(?:\s?\d{1,2})?|Caption|Image|Subject"
    r"|From|To|Source|Source|SOURCE"
    r"|TEL|FAX|EMAIL|WEB|DATE)\*{0,2}\s{0,2}[:：]"
)
_HYPHENATED = lazy_pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# A given name of two syllables, as the region romanises it (`Ka-fai`), between or beside other capitalised words.
_SYLLABLE = r"(?:ng|gw|kw|ts|tz|ch|sh|[bpmfdtnlgkhwzcsjy])?[aeiou]{1,3}(?:ng|[mnptkhyw])?"
_FIRST_SYLLABLE = lazy_pattern(rf"(?P<name>[A-Z][\w’'.-]{{0,20}},? )?(?=[A-Z])(?i:{_SYLLABLE})-$")
_NEXT_SYLLABLE = lazy_pattern(rf"{_SYLLABLE}(?P<name>,? [A-Z])?(?![\w-])")
_ALT = lazy_pattern(r"!\[([^\]\n]{0,600})\]")
_ADDRESS = lazy_pattern(r"https?:|www\.|[\w.+-]{1,64}@")
_DANGLING = lazy_pattern(
    r"(?:^|\s)(?:a|an|the|of|in|on|at|to|for|from|by|with|and|or|but|as|is|are|was|were|be|been|its|their|our|his|her"
    r"|this|that|these|your|my"
    r"|which|who|than|into|over|under|Mr|Mrs|Ms|Dr|Prof|St|No|vs|Inc|Ltd|Co|&)\.?$|[,(\-–—/&]$"
)


def _continues(text: str, shape: Shape, previous: Line, line: Line) -> bool:
    """True where a line that follows another directly goes on with its paragraph."""
    if line.kind != "text" or previous.kind not in ("text", "item", "heading"):
        return False
    if previous.kind == "heading":
        return False
    before, after = text[max(shape.start, previous.end - 200) : previous.end], text[line.start : line.start + 80]
    if _LABEL.match(after):
        return False
    if len(shape.pieces) < 6 and sum(text.count("**", a, b) for a, b, _ in shape.pieces) % 2 == 1:
        return True  # bold that is still open
    if text[previous.end - 1] == "-" and text[previous.end - 2].isalpha() and after[0].islower():
        return True  # a word cut at the line's end
    width = previous.width
    if previous.hard and (not width or len(previous) < 0.8 * width):
        return False
    ended = bool(_TERMINAL.search(before))
    lower = after[0].islower() or bool(_DANGLING.search(before.rstrip("*_")))
    if not width:
        return lower and not ended and len(previous) > 20 and not _ADDRESS.match(after)
    if previous.kind == "text" and line.indent > previous.indent + 1 and len(shape.pieces) > 1 and ended:
        return False
    first_word = len(after.split(" ", 1)[0])
    fitted = len(previous) + 1 + first_word <= (0.75 if not ended else 0.9) * width
    return (lower and not ended and len(previous) > 0.4 * width) or not fitted


class _Vocabulary:
    """The words of a text, hyphenated ones whole; gathered when the first cut word asks for them."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def words(self) -> frozenset[str]:
        """All words as printed."""
        return frozenset(_HYPHENATED.findall(self._text))


def _hyphenated(text: str, vocabulary: _Vocabulary, end: int, start: int) -> str | None:
    """How a word cut by a hyphen at the line's end is whole: "" with the hyphen kept, "-" without it; None: it is not cut."""
    if text[end - 1] != "-" or end < 3 or not text[end - 2].isalpha() or not text[start].isalpha():
        return None
    left = re.search(r"[^\W\d_]{1,40}$", text[max(0, end - 41) : end - 1])
    right = re.match(r"[^\W\d_]{1,40}", text[start : start + 41])
    if not left or not right:
        return None
    if text[start].isupper() or left.group() + "-" + right.group() in vocabulary.words:
        return ""
    if _is_name(text, end, start):
        return ""
    whole = left.group() + right.group()
    first = left.group().lower()
    if whole in vocabulary.words or len(first) < 2:
        return "-" if whole in vocabulary.words else ""
    if first in word_list("prefix"):
        return "" if len(right.group()) > 4 else "-"
    return "" if first in word_list("compound-first") else "-"


def _is_name(text: str, end: int, start: int) -> bool:
    """True for the two halves of a given name, which keeps its hyphen: `Raymond Sit Ka-` and `fai`."""
    before = _FIRST_SYLLABLE.search(text, max(0, end - 40), end)
    after = _NEXT_SYLLABLE.match(text, start, start + 12)
    return before is not None and after is not None and bool(before.group("name") or after.group("name"))


def _join(text: str, vocabulary: _Vocabulary, shape: Shape, line: Line) -> None:
    start, end, joiner = shape.pieces[-1]
    cut = _hyphenated(text, vocabulary, end, line.start)
    if cut is None:
        shape.pieces.append((line.start, line.end, " "))
        return
    if cut == "-":
        shape.pieces[-1] = (start, end - 1, joiner)
    shape.pieces.append((line.start, line.end, ""))


def _across_page(text: str, shapes: list[Shape], line: Line) -> Shape | None:
    """The paragraph that this line goes on with although a page ends between them, or None."""
    paged = line.paged or line.blanks >= 3
    at = len(shapes) - 1
    while at >= 0 and shapes[at].kind == "page" and len(shapes) - at < 5:
        at -= 1
        paged = True
    if at < 0 or shapes[at].kind not in ("text", "item") or line.kind != "text":
        return None
    shape = shapes[at]
    before = text[max(shape.start, shape.end - 100) : shape.end]
    if not paged and not (line.blanks == 1 and len(before) >= 60 and text[line.end - 1] in ".”" and len(line) < 300):
        return None
    if (
        not text[line.start].islower()
        or not re.search(r"[a-z0-9,’)\-]$", before)
        or shape.end - shape.start < 40
        or len(line) < 20
    ):
        return None
    del shapes[at + 1 :]
    return shape


def _start(text: str, line: Line) -> Shape | None:
    if line.kind == "image":
        words = max(_ALT.findall(text[line.start : line.end]), key=len, default="")
        if len(words.split()) < 5:
            return None
        at = text.index("![" + words + "]", line.start) + 2
        return Shape("caption", [(at, at + len(words), "")], blanks=line.blanks)
    if line.kind == "row":
        if is_separator(text, line):
            return None
        cells = [(a, b, "\t" if n else "") for n, (a, b) in enumerate(cells_of(text, line))]
        return Shape("row", cells, blanks=line.blanks)
    level = line.mark if line.kind == "heading" else 0
    start = line.start + (line.mark if line.kind in ("heading", "item") else 0)
    if start >= line.end:
        return None
    kind: ShapeKind = "text" if line.kind in ("image", "numeral") else line.kind  # type: ignore[assignment]
    return Shape(kind, [(start, line.end, "")], level=level, blanks=line.blanks)


def lay_out(text: str, lines: list[Line]) -> list[Shape]:
    """The shapes of a text, in order."""
    mark_columns(text, lines)
    mark_widths(text, lines)
    vocabulary = _Vocabulary(text)
    shapes: list[Shape] = []
    previous: Line | None = None
    for line in lines:
        if line.kind == "numeral":
            previous = line
            continue
        if previous and previous.kind == "numeral" and line.kind == "text":
            line.kind = "item"
        current = shapes[-1] if shapes else None
        direct = previous is not None and not line.blanks and not line.paged
        if current and previous and direct and _continues(text, current, previous, line):
            _join(text, vocabulary, current, line)
        elif (earlier := _across_page(text, shapes, line)) is not None:
            _join(text, vocabulary, earlier, line)
        elif line.kind != "rule" and (shape := _start(text, line)) is not None:
            shapes.append(shape)
        previous = line
    for shape in shapes:
        if shape.kind in ("text", "item"):
            shape.breaks = part(text, shape.pieces, shape.kind == "item")
    return shapes
