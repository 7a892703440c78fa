"""What the foot of a release says of its issuer: the profile that closes it, the site and the contact that it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hkfacts.patterns import lazy_pattern

from ..spans import Block
from .issuer_carried import SITE, contact_body, host_of
from .issuer_names import NAME, TOKEN, key
from .issuer_signs import Sign
from .words import word_list

# Whom it is about is told below: `About the firm:`.
_OWN = r"(?:A(?:bout|BOUT) (?:the |our |us|Us|US|THE )?(?:[Ff]irm|FIRM|[Cc]ompany|COMPANY|[Oo]rgani[sz]ation|[Cc]linic|[Ss]chool|[Aa]ssociation)?\s?:?)"
_OWN_HEADING = lazy_pattern(_OWN)
_PROFILE = lazy_pattern(
    rf"(?:{_OWN}\s{{1,3}})?"
    r"(?:(?:Founded|Established|Headquartered|Based|Launched|Incorporated|Since|Located|With|Serving|Proud|Recogni[sz]ed|Known) [^.;\n]{3,140}?, )?(?:The |the )?"
    rf"(?P<name>{NAME}|{TOKEN}(?:, {TOKEN}){{1,3}},? & {TOKEN})(?: ?\([^()\n]{{1,60}}\))?(?P<what>(?:, (?:founded|established|headquartered|based|located|led|owned|where|a|an|the|one of)\b"
    r"| (?:is|are|was|has been|provides|offers|serves|specializes|specialises|helps|delivers|works)\b)[^\n]{10,240})"
)
_OF_BODY = lazy_pattern(
    r"\b(?:founded|established|headquartered|based in|located in|provid(?:es|ing|er)|offer(?:s|ing)|serv(?:es|ing)|speciali[sz](?:es|ing)|dedicated to|committed to"
    r"|mission|members|clients|customers|patients|families|known for|nationwide|worldwide|commitment|newsletter|publication|service)\b"
)
_LISTED = lazy_pattern(r"\([A-Z][A-Za-z. ]{1,20}: ?[A-Z]{1,6}")
_LAST = 6
_LABEL = lazy_pattern(r"(?:Company Website|Website|Web site|Related Link|Official [Ss]ite)\s?:?\s{0,2}$")
_WHOLE = lazy_pattern(NAME)


def foot_signs(text: str, blocks: Sequence[Block]) -> Iterator[Sign]:
    """The names that the foot of a release gives signs for, each with a weight and the offset where it stands."""
    yield from _profiles(text, blocks)
    yield from _sites(text, blocks)
    headline = next((b for b in blocks if b.section == "headline"), None)
    listed = (
        headline is not None and _LISTED.search(text, headline.start, headline.end) is not None
    )  # a client of who is to be asked
    if not listed and (found := contact_body(text, blocks)):
        name, sited = found
        yield name, 3.2 if sited else 1.0, text.find(name)


def _profiles(text: str, blocks: Sequence[Block]) -> Iterator[Sign]:
    """Whom the paragraphs that close the text describe without a heading, first the one that is told of first."""
    told = [b for b in blocks if b.section in ("body", "boilerplate")]
    found = 0
    for index in range(max(1, len(told) - _LAST), len(told)):
        block, above = told[index], told[index - 1]
        match = None
        headed = _OWN_HEADING.fullmatch(text, above.start, above.end) is not None
        if block.end - block.start > 50 and (headed or not block.section == above.section == "boilerplate"):
            match = _PROFILE.match(text, block.start, min(block.end, block.start + 700))
        if match is None:
            continue
        words = re.findall(r"[a-z-]+", match.group("what").lower())[:16]
        kind = any(w in word_list("kind-of-body") for w in words)
        if kind or _OF_BODY.search(match.group("what")):
            headed = headed or text.startswith("About", block.start)
            yield match.group("name"), 2.4 if headed else 0.7 if found else 1.5 if kind else 1.1, match.start("name")
            found += 1


def _sites(text: str, blocks: Sequence[Block]) -> Iterator[Sign]:
    """The names that the sites given at the end are made of: `Harbour Kites` before `www.harbourkites.example`.

    A site that a label gives counts more; of others only the last one does, and no link into a site, which may lead to anybody.
    """
    hosts: dict[str, float] = {}
    last = ""
    for block in blocks[1:]:
        if block.section == "furniture" or block.end < 0.5 * len(text):
            continue
        for match in SITE.finditer(text, block.start, min(block.end, block.start + 2000)):
            host = host_of(match)
            if host:
                last = host
                if _LABEL.search(text, max(0, match.start() - 20), match.start()):
                    hosts[host] = 1.6
    alone = sum(text.startswith("About ", b.start) for b in blocks) < 2
    if last and alone:  # of two bodies that are described the last is no more than the first
        hosts.setdefault(last, 1.0)
    lower = text.lower() if hosts else ""
    for host, weight in list(hosts.items())[:4]:
        found = _printed_like(text, lower, host)
        if found and (text.count(found[0]) > 1 or (weight > 1 and len(host) > 7)):
            yield found[0], weight, found[1]


def _printed_like(text: str, lower: str, host: str) -> tuple[str, int] | None:
    """The name that a site's is made of, and where the text prints it whole: the same letters, with spaces and points between them as may be."""
    found: list[tuple[str, int]] = []
    prints = 0
    at = lower.find(host[:2]) if len(lower) == len(text) else -1
    while at >= 0:
        end = _spelt(lower, host, at)
        if end is not None and _is_print(text, at, end):
            prints += 1
            name = _WHOLE.match(text, at)
            if name is not None and key(name.group()) == host:
                found.append((name.group(), at))
        at = lower.find(host[:2], at + 1)
    return found[0] if 2 * len(found) > prints else None


def _spelt(lower: str, host: str, start: int) -> int | None:
    """Where the letters of a site's name end that begin here, at most one mark or space between two of them; None where they do not."""
    at = start
    for number, letter in enumerate(host):
        if number and at < len(lower) and lower[at] != letter and lower[at] in " .’'&-":
            at += 1
        if at >= len(lower) or lower[at] != letter:
            return None
        at += 1
    return at


def _is_print(text: str, start: int, end: int) -> bool:
    """True of words with capitals that stand by themselves, in no address and no genitive."""
    before, after = text[start - 1 : start], text[end : end + 2]
    if (before and (before.isalnum() or before in "_@./-")) or after[:1].isalnum() or (after and after[0] in "_@/-"):
        return False
    if (after[:1] == "." and after[1:].islower()) or text.endswith(("’s", "'s"), start, end):
        return False
    words = text[start:end].split()
    return not words[0].islower() and all(any(c.isupper() or c.isdigit() for c in w) or w in word_list("small") for w in words)
