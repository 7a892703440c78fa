"""What goes or shrinks between the text as read and the view: inline mark-up, entities, invisible characters, runs of space.

Every finding is an `Edit` of the smoothed text; edits of several passes are sorted, and one that begins inside another is
dropped. A replacement that holds a line feed parts two blocks.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from hkfacts.patterns import lazy_pattern

from .characters import INVISIBLE


class Edit(NamedTuple):
    """Put `put` in the place of the characters from `start` to `end`."""

    start: int
    end: int
    put: str


BREAK = "\n"
ITEM_BREAK = "\n-"  # the block after it is a list item

_LINK = lazy_pattern(
    r"\[([^\[\]\n]{0,600})\](\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:[ \t]{1,4}[\"'][^\"'\n]{0,200}[\"'])?\))"
)
_IMAGE_IN_LINK = lazy_pattern(r"\[(?=!\[)")
_TAG = lazy_pattern(
    r"</?(?P<name>p|br|div|li|ul|ol|h[1-6]|tr|table|tbody|thead|blockquote|section|article|header|footer|figure|figcaption|hr"
    r"|td|th|a|b|i|u|em|strong|span|sup|sub|font|small|img|strike|mark|center)(?:\s[^<>]{0,600})?/?>|<!--[^<>]{0,600}-->",
    re.IGNORECASE,
)
_INLINE_TAGS = frozenset(("a", "b", "i", "u", "em", "strong", "span", "sup", "sub", "font", "small", "strike", "mark"))
_CELL_TAGS = frozenset(("td", "th"))
_AUTOLINK = lazy_pattern(r"<(?=(?:https?://|mailto:|www\.)[^<>\s]{1,1000}>)|(?<![<\s])>(?=[\s.,;)]|$)")
_ENTITY = lazy_pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ESCAPE = lazy_pattern(r"\\(?=[!-/:-@\[-`{-~])|\\(?=\s*\n)")
_STRONG = lazy_pattern(r"\*\*\*?|__|~~")
_SOFT = lazy_pattern(r"\*(?![\s*])[^*\n]{1,400}\*|_(?![\s_])[^_\n]{1,400}_")
_ADDRESS = lazy_pattern(r"(?:https?://|www\.)\S{1,2000}")
_INVISIBLE = lazy_pattern(f"[{INVISIBLE}][{INVISIBLE}]*")  # what begins with one character is looked for ten times as fast
_GAP = lazy_pattern(r"[ \t](?:[ \t]+|(?<=\t))")


def _links(text: str, edits: list[Edit]) -> None:
    for match in _LINK.finditer(text):
        start, end = match.span()
        if text[start - 1 : start] == "!":
            edits.append(Edit(start - 1, end, _image(match.group(1))))
            continue
        edits.append(Edit(start, start + 1, ""))
        # Two links that adjoin, or a word glued to a link, would run together once the address is gone.
        glued = text[end : end + 1]
        edits.append(Edit(match.end(1), end, " " if glued == "[" or glued.isalnum() else ""))
    for match in _IMAGE_IN_LINK.finditer(text):
        edits.append(Edit(match.start(), match.end(), ""))


def _image(words: str) -> str:
    """A picture leaves nothing; `layout` reads the words that describe it where they make a caption."""
    return " "


def _tags(text: str, edits: list[Edit]) -> None:
    for match in _TAG.finditer(text):
        name = (match.group("name") or "a").lower()
        put = "" if name in _INLINE_TAGS else " " if name in _CELL_TAGS else BREAK
        edits.append(Edit(match.start(), match.end(), put))
    for match in _AUTOLINK.finditer(text):
        edits.append(Edit(match.start(), match.end(), ""))


def _entities(text: str, edits: list[Edit]) -> None:
    for match in _ENTITY.finditer(text):
        plain = unescape(match.group())
        if len(plain) == 1 and plain != match.group():
            put = "" if plain in INVISIBLE else " " if plain.isspace() else plain
            edits.append(Edit(match.start(), match.end(), put))


def _emphasis(text: str, edits: list[Edit]) -> None:
    kept = [m.span() for m in _ADDRESS.finditer(text)]
    found: list[Edit] = []
    for match in _STRONG.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start] if start else "", text[end : end + 1]
        if text[start] == "_":
            wanted = (not _word(before) and after.strip()) or (before.strip() and not _word(after))
        else:
            wanted = before.strip() or after.strip()
        if wanted:
            found.append(Edit(start, end, ""))
    found.extend(_italics(text))
    found.sort()
    at = 0
    for edit in found:
        while at < len(kept) and kept[at][1] <= edit.start:
            at += 1
        inside = at < len(kept) and kept[at][0] <= edit.start
        # Stars that close bold after an address belong to the mark-up, not to the address.
        if not inside or text[edit.start] == "*":
            edits.append(edit)


def _word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _italics(text: str) -> list[Edit]:
    """The single stars and underscores around words; those inside words, and stars of footnotes, stay."""
    found: list[Edit] = []
    at = 0
    while match := _SOFT.search(text, at):
        start, end = match.span()
        mark = text[start]
        before, after = text[start - 1 : start] if start else "", text[end : end + 1]
        opens = not _word(before) and before not in ("*", "\\")
        if opens and not _word(after) and after != "*" and not text[end - 2].isspace() and text[end - 2] not in (mark, "\\"):
            found += [Edit(start, start + 1, ""), Edit(end - 1, end, "")]
            at = end
        else:
            at = max(start + 1, end - 1)  # what ends here may be what opens
    return found


def inline_edits(text: str) -> list[Edit]:
    """All inline edits of a smoothed text, sorted, without overlaps; time is linear in the text."""
    edits: list[Edit] = []
    if "](" in text:
        _links(text, edits)
    if "<" in text:
        _tags(text, edits)
    if "&" in text:
        _entities(text, edits)
    if "\\" in text:
        edits.extend(Edit(m.start(), m.start() + 1, "") for m in _ESCAPE.finditer(text))
    if "*" in text or "_" in text or "~~" in text:
        _emphasis(text, edits)
    if not text.isascii():
        edits.extend(Edit(m.start(), m.end(), "") for m in _INVISIBLE.finditer(text))
    if "  " in text or "\t" in text:
        edits.extend(Edit(m.start(), m.end(), " ") for m in _GAP.finditer(text))
    return settle(edits)


def settle(edits: list[Edit]) -> list[Edit]:
    """Edits in order of place, without those that begin inside an earlier one; a break is kept before the space that it stands in."""
    edits.sort()
    kept: list[Edit] = []
    reach = 0
    for edit in edits:
        if edit.put[:1] == BREAK and edit.start < reach and kept[-1].put == " ":
            kept.pop()
        elif edit.start < reach:
            continue
        kept.append(edit)
        reach = edit.end
    return kept
