"""One character for one: odd spaces, dashes and full-width letters in the form that finders expect, at the same place.

What keeps its length is done here; what goes or shrinks (mark-up, soft hyphens) is in `markup`.
"""

from __future__ import annotations

import re

from hkfacts.patterns import lazy_pattern

# Spaces of every width, and the object mark that web pages leave where a picture stood.
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufffc"
_CONTROLS = "".join(map(chr, [*range(0x09), *range(0x0E, 0x1C), 0x1F, 0x7F, *range(0x80, 0x85), *range(0x86, 0xA0)]))
_HYPHENS = "\u2010\u2011\u2212\ufe63\uff0d"
_LINE_ENDS = "\r\x0b\x1c\x1d\x1e\x85\u2028\u2029"

# Characters that take no room: soft hyphen, zero-width space and joiners, marks of direction, word joiner, byte-order mark.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufeff"

_TABLE: dict[str, str] = {
    **dict.fromkeys(_SPACES + _CONTROLS, " "),
    **dict.fromkeys(_HYPHENS, "-"),
    **dict.fromkeys(_LINE_ENDS, "\n"),
    **{chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F) if c != 0xFF0D},
}
_ODD = lazy_pattern(
    "[\x00-\x08\x0b\x0d-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2010\u2011\u2028\u2029\u202f\u205f\u2212\u3000\ud800-\udfff"
    "\ufe63\uff01-\uff5e\ufffc]"
)


def _plain(match: re.Match[str]) -> str:
    char = match.group()
    return _TABLE.get(char, "\ufffd" if "\ud800" <= char <= "\udfff" else char)


def smooth(text: str) -> str:
    """The text with each odd character replaced by one plain one; line ends of all kinds become line feeds.

    A form feed stays, since it says that a page ends. Lone surrogates, which no encoding can carry, become U+FFFD.

    >>> smooth("HK＄1\\u00a0bn\\r\\n")
    'HK$1 bn \\n'
    """
    if "\r\n" in text:
        text = text.replace("\r\n", " \n")
    return _ODD.sub(_plain, text)
