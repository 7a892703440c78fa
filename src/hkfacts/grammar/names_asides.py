"""What may stand between a name and its post: an age, a place in a photo, a home town, marks of emphasis."""

from __future__ import annotations

from hkfacts.patterns import lazy_pattern

from .names import names
from .names_heads import holds_head

_EMPHASIS = lazy_pattern(r"\*{1,3}|_{1,3}(?=[\s,.;:(]|$)")
_FOOTNOTE = lazy_pattern(r"[*†‡#^]{1,3}(?=[\s,;:]|$)")
_AGE = lazy_pattern(r"(?:,| ?\()\s?(?:aged? |now )?\d{2}(?: years? old|-year-old)?(?=[,;)])\)?")
_POSITION = lazy_pattern(
    r" ?[(\[](?=[^()\n]{0,60}\b(?:left|right|centre|center|middle|front|back|row|standing|seated|pictured|above|below)\b)"
    r"[^()\n]{1,60}[)\]]"
)
_FROM = lazy_pattern(r" ?\([A-Z][^()\n]{1,40}\)(?=, (?:an? |the |[a-z]))")
_SEX = lazy_pattern(r" ?\((?:Ms|Mr|Mrs|Miss|Dr)\.?\)")
_HOME = lazy_pattern(r", [A-Z][\w’'.]{1,20}(?: [A-Z][\w’'.]{1,20}){0,2}(?=\s[-–—]\s)")
_LETTERS = lazy_pattern(r" ?\(([A-Z][A-Za-z.]{1,6})\)(?=,)|[®™](?=[,\s])")
_LETTERS_RUN = lazy_pattern(r"(?: (?=[A-Za-z.]{0,5}[A-Z][A-Za-z.]{0,4}[A-Z]|[A-Z]{2})[A-Z][A-Za-z.]{1,6}){1,6}(?=,)")
_ASIDES = (_EMPHASIS, _AGE, _POSITION, _FROM, _SEX, _FOOTNOTE, _HOME, _LETTERS, _LETTERS_RUN)


def past_asides(text: str, end: int, limit: int) -> int:
    """The offset after what stands between a name that ends here and the mark that opens its post.

    >>> past_asides("Jane Roe, 62, a bus driver", 8, 26), past_asides("Jane Roe (third left), Chairman", 8, 31)
    (12, 21)
    >>> past_asides("Jane Roe (PhD), Chairman", 8, 24), past_asides("Jane Roe (HSW), Chairman", 8, 24)
    (14, 8)
    >>> past_asides("Jane Roe, Chairman", 8, 18)
    8
    """
    for _ in range(4):
        for pattern in _ASIDES:
            match = pattern.match(text, end, limit)
            letters = match.group(1) if pattern is _LETTERS and match is not None else None
            if pattern is _LETTERS_RUN and match is not None:
                letters = match.group().split()[0]
            if letters and letters.replace(".", "") not in names().post_nominals:
                continue  # `Jane Roe (HSW), Director`: a body
            if match is not None and match.end() > end and not (pattern in (_HOME, _FROM) and holds_head(text, end, match.end())):
                end = match.end()
                break
        else:
            break
    return end


def before_emphasis(text: str, start: int) -> int:
    """The offset before marks of emphasis that stand right before a name: `Director, **Jane Roe**`.

    >>> before_emphasis("Director, **Jane Roe**", 12)
    10
    """
    while start and text[start - 1] in "*_":
        start -= 1
    return start
