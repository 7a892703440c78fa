"""Names that the text itself says are one: `Kelp Line Survey (KLS)`, `Pebblecoin ($PEBL)`, `Tidewallet (formerly Shorepay)`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hkfacts.patterns import lazy_pattern

from ..spans import Found, Parts

_BRACKET = lazy_pattern(
    r"[®™]?[”\"’]? \((?:(?P<former>(?:formerly|previously|originally|also)(?: known as| called)?|a\.?k\.?a\.?) )?(?:the )?[“\"‘]?(?=\S)"
)
_CLOSED = lazy_pattern(r"[®™]?[”\"’]?[),;]")
_FORMER = lazy_pattern(r"[®™]?[”\"’]?, (?:formerly|previously|also)(?: known as| called) (?:the )?[“\"‘]?(?=\S)")
_FORMER_FIRST = lazy_pattern(r"\b[Ff]ormerly (?:known as|called) (?:the )?[“\"‘]?$")
_THEN = lazy_pattern(r"[®™]?[”\"’]?, (?:the )?[“\"‘]?(?=\S)")
_TICKER = lazy_pattern(r"[A-Z]{2,5}")
_LONGEST_LEAD = 40  # characters before a name that are looked at


def glossed(named: Sequence[Found], parts: Parts) -> Iterator[tuple[str, str]]:
    """Pairs of names found of which the text says that they are one, as printed: the one that stands for it, and its letters or its other name."""
    text, starts = parts.text, {f.start: f for f in named}
    for f in named:
        one = text[f.start : f.end]
        bracket = _BRACKET.match(text, f.end)
        behind = bracket or _FORMER.match(text, f.end)
        other = starts.get(behind.end()) if behind is not None else None
        if other is not None and (bracket is None or _CLOSED.match(text, other.end)):
            two = text[other.start : other.end]
            ticker = f.groups["type"] == "fund" and _TICKER.fullmatch(two)
            if bracket is None or bracket["former"] or ticker or _letters_of(two, one):
                yield one, two
            elif _letters_of(one, two):
                yield two, one
        elif _FORMER_FIRST.search(text, max(0, f.start - _LONGEST_LEAD), f.start):
            then = _THEN.match(text, f.end)
            now = starts.get(then.end()) if then is not None else None
            if now is not None:
                yield text[now.start : now.end], one


def _letters_of(short: str, name: str) -> bool:
    """True for letters in capitals, or the sign of a token, that are drawn from a name in their order, its first letter first.

    >>> _letters_of("$PEBL", "Pebblecoin"), _letters_of("KLS", "Kelp Line Survey"), _letters_of("SKP", "Kelp Survey")
    (True, True, False)
    """
    letters = short.removeprefix("$").upper()
    if not letters.isalnum() or len(letters) > 8 or sum(map(str.isupper, short)) < 2 or len(letters) >= len(name):
        return False
    rest = iter(name.upper())
    return letters[0] == name[0].upper() and all(letter in rest for letter in letters)
