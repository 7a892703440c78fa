"""Characters that cannot be seen, or that turn the reading direction round: shown by their names, never passed on to the page."""

from __future__ import annotations

import unicodedata

from hkfacts.patterns import lazy_pattern

_CONTROLS = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US".split()
)
_NAMES = {
    "\u00ad": "SHY",
    "\u061c": "ALM",
    "\u200b": "ZWSP",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2060": "WJ",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}
# Joiners (U+200C, U+200D) and variation selectors stay: emoji and several scripts are written with them.
UNSEEN = lazy_pattern(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
_HARMLESS = frozenset("\u00ad\u200b\u200e\u200f\u2060\ufeff")
_LINE_ENDS = lazy_pattern("\r\n|[\r\x85\u2028\u2029]")


def mark(character: str) -> str:
    """The short name of a character that cannot be seen.

    >>> mark("\\u202e"), mark("\\x07"), mark("\\ud800")
    ('RLO', 'BEL', 'U+D800')
    """
    code = ord(character)
    return _CONTROLS[code] if code < 0x20 else _NAMES.get(character, f"U+{code:04X}")


def description(character: str) -> str:
    """What the character is, for who wonders: `right-to-left override, U+202E`."""
    name = unicodedata.name(character, "control character" if ord(character) < 0xA0 else "unassigned character")
    return f"{name.lower()}, U+{ord(character):04X}"


def lined(text: str) -> str:
    """Text with line feeds for all line ends."""
    return _LINE_ENDS.sub("\n", text)


def plain(text: str) -> str:
    """Text on one line for cells and labels: what cannot be seen is named in double brackets, or left out where it does no harm.

    >>> plain("a\\u202eb"), plain("soft\\u00adly  now\\n")
    ('a⟦RLO⟧b', 'softly now')
    """
    safe = UNSEEN.sub(lambda m: "" if m[0] in _HARMLESS else f"⟦{mark(m[0])}⟧", text)
    return " ".join(lined(safe).split())
