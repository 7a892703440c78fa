"""The subtitle that stands with a name between one pair of quotation marks: `“Salt Years: A Life on the Tide”`.

What opens at the mark is a title as its author gave it, and ends where the mark closes; a name that was found as far as the colon is the
short form that other places have. Outside of marks nobody can tell where a subtitle ends.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from hkfacts.patterns import lazy_pattern

from ..spans import Found, Parts

_JOINT = r"(?:: | [–—-] )(?=[^\W_])"
_CLOSED = {  # by the mark that opens
    "“": lazy_pattern(rf"{_JOINT}[^“”\"\n]{{3,140}}?(?=[.,;]?”)"),
    '"': lazy_pattern(rf"{_JOINT}[^“”\"\n]{{3,140}}?(?=[.,;]?\")"),
    "‘": lazy_pattern(rf"{_JOINT}[^“”\"‘\n]{{3,140}}?(?=[.,;]?’(?!\w))"),
    "'": lazy_pattern(rf"{_JOINT}[^“”\"\n]{{3,140}}?(?=[.,;]?'(?!\w))"),
}
_SENTENCE = lazy_pattern(
    r"[.;] [A-Z]|, (?:and|which|who|is|are|was) | (?:is|are|was|were|will be|has been) (?:an?|the|one|about|for|now|not) | (?:has|have|had|will|tells?|offers?) "
)  # a sentence that begins with the name: `“Salt Years: A Life is a story that …”`


def subtitled(parts: Parts, found: Sequence[Found]) -> list[Found]:
    """The mentions, those with a subtitle in their quotation marks as far as the marks close."""
    taken = sorted(f.start for f in found)
    out = []
    for f in found:
        end = _end(parts.text, f) if f.groups["form"] == "name" and "name" not in f.groups else None
        held = end is not None and bisect_left(taken, f.end) < bisect_left(taken, end)
        out.append(f if end is None or held else replace(f, end=end))
    return out


def _end(text: str, f: Found) -> int | None:
    """Where the title ends whose quotation mark opens right before a name; None where there is no mark or no subtitle."""
    closed = _CLOSED.get(text[f.start - 1 : f.start])
    match = closed.match(text, f.end) if closed is not None else None
    return match.end() if match is not None and not _SENTENCE.search(match.group()) else None
