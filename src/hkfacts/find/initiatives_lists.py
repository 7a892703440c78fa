"""Lists of names in capitals: where each of them begins and ends, though some hold an `and` or a comma."""

from __future__ import annotations

from collections.abc import Iterator

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import CAPITALISED, capitals

_WORD = rf"(?:{CAPITALISED}|\d{{1,4}}[A-Z]?)"
ITEM = rf"(?:\d{{1,4}}[A-Z]? )?{capitals(6, joiners='of|for|the|in|&', joined=2, further=_WORD)}"
_ITEM = lazy_pattern(rf"(?:the )?[“\"‘']?(?P<name>{ITEM}(?: #\d{{1,3}})?(?:: {ITEM})?)")
_GAP = lazy_pattern(
    r"[”\"’']?(?: \([^()\n]{1,40}\))?(?:(?P<comma>[,;]) (?P<last>and |as well as |& )?|(?P<and> and | as well as ))(?=(?:the )?[“\"‘']?[A-Z0-9])"
)
_MOST = 24


def items(text: str, at: int, closing: int) -> Iterator[tuple[int, int]]:
    """The names of a list that begins at a place.

    An `and` before a comma of the list stands inside a name (`Pans and Pots, Linen and Candles`), and so does the comma behind its
    last `and` where `&` goes on (`Candles and Testing, Marking & Packing`).
    """
    spans: list[tuple[int, int]] = []
    gaps: list[str] = []
    while len(spans) < _MOST:
        match = _ITEM.match(text, at, closing)
        if match is None:
            break
        spans.append(match.span("name"))
        gap = _GAP.match(text, match.end(), closing)
        if gap is None:
            break
        gaps.append("and" if gap["and"] or gap["last"] else ",")
        at = gap.end()
    del gaps[max(0, len(spans) - 1) :]
    last_comma = max((n for n, gap in enumerate(gaps) if gap == ","), default=-1)
    if last_comma == len(gaps) - 1 and "and" in gaps:
        whole = gaps[-2:] == ["and", ","] and " & " in text[slice(*spans[-1])]
        if whole:
            spans[-2:] = [(spans[-2][0], spans[-1][1])]
        else:
            del spans[-1:]  # the list is over at its `and`
        del gaps[-1:]
        last_comma = max((n for n, gap in enumerate(gaps) if gap == ","), default=-1)
    start = None
    for n, span in enumerate(spans):
        start = span[0] if start is None else start
        if n < len(gaps) and gaps[n] == "and" and n < last_comma and text[span[1] : spans[n + 1][0]].strip(" ").startswith("and"):
            continue
        yield start, span[1]
        start = None
