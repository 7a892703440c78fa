"""What the head of a release says of its issuer: lines that name who sends it, the body that the first sentence is about, whose researchers."""

from __future__ import annotations

from collections.abc import Iterator

from hkfacts.patterns import lazy_pattern

from ..spans import Block
from .issuer_names import BODY, NAME, is_bodily
from .issuer_signs import Sign

_VERB = (
    r"(?:(?:today|yesterday|recently|this week|has|have|had|is|are|was|were|will|also|now) ?(?:\([^()\n]{3,20}\) )?)*"
    r"(?:has|have|had|is|are|was|were|will|[a-z]{2,14}(?:ed|es|s)|won|held|met|sold|built|made|took|gave|led|kept|cut|put|set|began|began|found|saw|said)\b"
)
_SUBJECT = lazy_pattern(rf"(?:The |the )?(?P<name>{NAME})(?: ?\([^():\n]{{1,60}}\))?(?:, [^,.;\n]{{3,160}},)? {_VERB}")
_LEARNED = lazy_pattern(
    r"\b(?:[Rr]esearchers|[Ss]cientists|[Aa]cademics|[Ee]ngineers|[Ss]cholars|[Ee]xperts|[Pp]hysicists|[Cc]hemists|[Bb]iologists|[Ee]conomists|[Dd]octors|[Ss]urgeons"
    r"|[Rr]esearch team|[Tt]eam(?: led by [^.;\n]{3,60}?)?|[Ss]tudy|[Gg]roup)(?: of (?:researchers|scientists|engineers))?(?:,)? (?:led by researchers )?(?:from|at|of|by) (?:the )?(?P<name>"
    + NAME
    + r")"
)
_SENT_BY = lazy_pattern(
    r"\W{0,4}(?:From|FROM|Issued by|ISSUED BY|Released by|Published by|Issuer|Issuing (?:body|organisation)|Organi[sz]ation|Company(?: [Nn]ame)?)\s?[:：]\s?"
    rf"(?:The |the )?(?P<name>{NAME})\W{{0,3}}$"
)
_LETTERS = lazy_pattern(rf"(?:The )?(?P<name>{NAME})$")


def lead_signs(text: str, blocks: list[Block], lead: Block | None) -> Iterator[Sign]:
    """The names that the head of a release gives signs for, each with a weight and the offset where it stands."""
    for index, block in enumerate(blocks):
        if (index < 8 or index > len(blocks) - 12) and block.end - block.start < 120 and block.section != "furniture":
            match = _SENT_BY.match(text, block.start, block.end)
            if match is not None:
                yield match.group("name"), 3.5, match.start("name")
    if lead is None:
        return
    stop = min(lead.end, lead.start + 500)
    match = _SUBJECT.match(text, lead.start, stop)
    if match is not None and is_bodily(match.group("name")):
        yield match.group("name"), 1.3, match.start("name")
    for match in list(_LEARNED.finditer(text, lead.start, stop))[:2]:
        if BODY.search(match.group("name")):
            yield match.group("name"), 1.6, match.start("name")


def letterhead(text: str, blocks: list[Block], title: str | None) -> Sign | None:
    """The body whose name stands alone on the first line, above the headline, and is told of below."""
    if not blocks or blocks[0].end - blocks[0].start > 60:
        return None
    match = _LETTERS.match(text, blocks[0].start, blocks[0].end)
    if match is None or title is None or text.startswith(title, blocks[0].start):
        return None
    return (match.group("name"), 2.0, match.start("name")) if text.count(match.group("name")) > 1 else None
