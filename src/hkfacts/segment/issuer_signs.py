"""Where a release names its issuer in passing: whom its speakers lead, whose `we` it is, about whom one may learn more, how its title opens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hkfacts.patterns import lazy_pattern

from ..spans import Block
from .issuer_names import BODY, NAME, clean, is_common, name_before, opened_names
from .words import word_list

_ABOUT_LINE = lazy_pattern(
    r"(?:More about|About|ABOUT|More About) (?:the |The |THE )?(?P<name>[A-Z0-9][^.!?\n]{1,70}?(?:, (?:Inc|P\.A|LLC|Ltd)\.?)?)$"
)
_ABOUT_RUN_IN = lazy_pattern(r"(?:About|ABOUT) (?:the |The |THE )?(?P<name>[A-Z0-9][^.!?:(\n]{1,70}?):")
_BRACKET = lazy_pattern(r" \([^()]{1,20}\)$")
_LINK = lazy_pattern(r"[\s(]+(?:https?:|www\.)\S*$")
_LEADS = (
    r"(?:(?:[Cc]o-?)?[Ff]ounder|CEO|CFO|COO|CTO|CMO|[Pp]resident|[Oo]wner|[Cc]hair(?:man|woman|person)?|[Pp]rincipal|[Mm]anaging (?:[Dd]irector|[Pp]artner)"
    r"|[Ee]xecutive [Dd]irector|[Dd]irector|[Cc]hief \w+ [Oo]fficer|[Ss]pokesperson|[Gg]eneral [Mm]anager|[Pp]artner)"
)
_LEADING = (
    "ounder",
    "CEO",
    "CFO",
    "COO",
    "CTO",
    "CMO",
    "resident",
    "wner",
    "hair",
    "rincipal",
    "irector",
    "hief ",
    "pokes",
    "hief Ex",
    "ecretary",
    "anager",
    "artner",
)
_LED = lazy_pattern(rf"\b{_LEADS}(?: (?:of|at|for|from)|,) (?:the |The )?(?P<name>{NAME})")
_LEADER_AFTER = lazy_pattern(
    r"(?:’s|'s)? (?:Co-)?(?:[Ff]ounder|CEO|[Pp]resident|[Oo]wner|[Cc]hief [A-Z]\w+ Officer|Chief Executive|Chair(?:man|woman)?|Managing Director"
    r"|Executive Director|Secretary[- ]General|spokes(?:man|woman|person))\b"
)
_AT = lazy_pattern(rf"\b(?:At|at) (?:the )?(?P<name>{NAME}), (?:we|our|I)\b|\b[Ww]e at (?:the )?(?P<we>{NAME})")
_MORE = lazy_pattern(
    rf"\b(?:[Ii]nformation|[Mm]ore|[Ii]nfo|[Ll]earn(?:ing)?|[Dd]etails)(?: more)? (?:about|on|regarding)(?: \w+ (?:at|from|with))? (?:the )?(?P<name>{NAME})"
    rf"|\b(?:[Cc]ontact|[Vv]isit|[Cc]all) (?:the )?(?P<seen>{NAME})(?: at| on|,| today|’s|'s)"
)
_MORE_HINTS = (
    "nformation",
    "ore about",
    "ore on",
    "ore regarding",
    "ore more",
    "nfo",
    "earn",
    "etails",
    "ontact ",
    "isit ",
    "all ",
)
_WHAT = lazy_pattern(r"(?: ?\([^()\n]{1,60}\))?(?:, | is |, is )(?:a|an|the|one of) (?P<what>[^,.;\n]{2,120})")
_SUBJECT = lazy_pattern(
    rf"(?:^|[.!?][”\"]? |, )(?:The |the )?(?P<name>{NAME})(?: ?\([^()\n]{{1,60}}\))?(?:, led by [^,\n]{{2,60}},|,[^,.\n]{{5,120}},)? "
    r"(?:is|are|has|have|was|will|offers?|provides?|continues?|helps?|works?|serves?|specializes|specialises|delivers?|understands|operates|remains|believes"
    r"|aims?|plans?|brings?|recently|proudly|today|also|now)\b"
)
_KIND_FIRST = lazy_pattern(rf"(?<=[\s-])(?P<kind>[a-z-]{{3,14}})(?P<joint>,? )(?:the )?(?P<name>{NAME})(?=[,;]|\.$| [a-z]|’s|'s)")
_JOURNAL = lazy_pattern(
    rf"\b[Pp]ublished(?: \([^()\n]{{1,80}}\))?(?: online)? in (?:the (?:[A-Z]\w{{1,15}} )?journal )?(?P<name>{NAME})"
)
_WORK = lazy_pattern(
    rf"\b(?:[Nn]ovel|[Bb]ook|[Ee]-?[Bb]ook|[Mm]emoir|[Ff]ilm|[Aa]lbum|[Pp]odcast|[Pp]ainting|[Ss]culpture|[Ss]ingle)(?: version of|,| titled| called| entitled)? [“\"‘']?(?P<name>{NAME})"
)
_VERB = lazy_pattern(
    r" (?:Announc\w+|Launch\w*|Unveil\w*|Introduc\w+|Introduces|Releas\w+|Report\w*|Expand\w*|Appoint\w*|Partner(?:s|ed)?|Present\w*|Welcom\w+|Celebrat\w+"
    r"|Opens?|Opened|Join\w*|Win\w*|Won|Host\w*|Name[sd]|Named|Receiv\w+|Offer\w*|Enhanc\w+|Debut\w*|Reveal\w*|Bring\w*|Provide\w*|Honors?|Honours?|Secure[sd]?"
    r"|Surpass\w+|Achiev\w+|Mark[s]?|Hire[sd]?|Add[s]?|Select\w*|Complet\w+|Sign[s]?|Team[s]?|Redefin\w+|Becom\w+|Set[s]?|Take[s]?|Hold[s]?|Deliver\w*|Help\w*"
    r"|to|is|are|will|has|and|&|Nominated|Recognized|Recognised|Awarded|Ranked|Earns?|Urges?|Reminds?|Warns?|Calls?|Says?|Sees?|Stresses|Showcases?|Advances?"
    r"|Strengthens?|Accelerates?|Drives?|Closes?|Reaches|Responds?|Supports?|Files?|Invites?|Shares?|Gets?|Makes?|Emerges?|Elevates?|Transforms?|launches|announces)\b"
)
_JOINT = lazy_pattern(r"[,:;“”\"()?!]| [–—] ")
_FULL = lazy_pattern(NAME)
_PIECES = lazy_pattern(r": | – | — | - |, |(?:’s|'s) ")


def printed_names(text: str, blocks: list[Block], title: str | None) -> list[str]:
    """Names as headings print them whole, whatever words they hold: `A Pier for All` in `About A Pier for All`."""
    found: list[str] = []
    for block in blocks:
        if len(found) == _MOST:
            break
        if block.end - block.start > 400 and block.section != "boilerplate":
            continue
        line = text[block.start : min(block.end, block.start + 120)]
        whole = block.end - block.start <= 90
        match = (_ABOUT_LINE.match(_LINK.sub("", line).rstrip(" :")) if whole else None) or _ABOUT_RUN_IN.match(line)
        twice = said_twice(line)
        if twice or match:
            name = twice or _BRACKET.sub("", match.group("name").strip())  # type: ignore[union-attr]
            if " " in name or (clean(name) and not is_common(name)):
                found.append(name)
    plain = told(text, blocks)
    found.extend(name for name, _ in title_heads(plain, title or ""))
    found.extend(opened_names(plain))
    return found


def said_twice(line: str) -> str | None:
    """The name in `About Moon Pier Moon Pier is …`, a heading that ran into its paragraph; None where it is not said again at once."""
    words = line.split()
    if not words or words[0] not in ("About", "ABOUT"):
        return None
    words = words[2:] if words[1:2] in (["the"], ["The"]) else words[1:]
    for size in range(min(len(words) // 2, 10), 0, -1):
        rest = words[size + 1 :] if words[size] in ("The", "the") else words[size:]
        if rest[:size] == words[:size]:
            return " ".join(words[:size]).strip(" ,:")
    return None


def told(text: str, blocks: list[Block]) -> str:
    """The text without its headline and furniture, which repeat the headline."""
    title = next((b for b in blocks if b.section == "headline"), None)
    return "\n".join(text[b.start : b.end] for b in blocks if b is not title and b.section != "furniture")


def title_heads(text: str, title: str) -> list[tuple[str, float]]:
    """What the title opens with, as far as what the release tells says it again; likewise after a colon, a comma or a genitive."""
    found: list[tuple[str, float]] = []
    starts = [0, *(m.end() for m in list(_PIECES.finditer(title))[:5])]
    for start in starts:
        piece = title[start : start + 100]
        if piece[:1].isalnum() and (start == 0 or not piece[0].islower()) and (name := _head(text, piece)) is not None:
            found.append((name, 0.6 if start == 0 else 0.5))
    return found


def _head(text: str, piece: str) -> str | None:
    """The longest beginning of a title's piece that is told at least twice, once where a verb follows."""
    match = _VERB.search(piece)
    ends = [match.start()] if match else []
    ends += [
        m.start()
        for m in re.finditer(r"[ ,:!?]|’s|'s|[’'] |$", piece)
        if m.start() <= 70 and (not match or m.start() < match.start())
    ][::-1]
    for end in ends:
        words = re.sub(r" \([^()]{1,20}\)$", "", piece[:end].strip(" ,:–—-"))
        if not words or words.split()[-1].lower() in word_list("small") or (_JOINT.search(words) and not _FULL.fullmatch(words)):
            continue
        if text.count(words) >= (1 if match and end == match.start() else 2):
            tidy = clean(words)
            return None if tidy is None or (is_common(tidy) and not BODY.search(tidy)) or len(tidy) < 2 else tidy
    return None


_MOST = 40
Sign = tuple[str, float, int]


def signs(text: str, blocks: list[Block]) -> Iterator[Sign]:
    """The names that a release gives signs for, each with a weight and the offset where it stands."""
    leaders = mores = 0
    number = 0
    acting: set[str] = set()
    for block in blocks:
        if block.section in ("furniture", "dateline", "table", "caption"):
            continue
        line = text[block.start : min(block.end, block.start + 1500)]
        found: list[Sign] = []
        if block.section == "body":
            if number < 4:
                found += _acts(line, acting)
            if number < 3:
                found += _described(line)
            led = _led(line)
            found += [(name, 0.4 if leaders + i else 1.0, at) for i, (name, at) in enumerate(led) if leaders + i < 4]
            leaders += len(led)
            found += _speaks(line)
            number += 1
        if mores < 3 and any(hint in line for hint in _MORE_HINTS) and (match := _MORE.search(line)):
            mores += 1
            group = "name" if match.group("name") else "seen"
            found.append((match.group(group), 0.8, match.start(group)))
        for name, weight, at in found:
            yield name, weight, block.start + at


def _acts(line: str, acting: set[str]) -> list[Sign]:
    """Whoever a sentence near the beginning is about, once each."""
    found: list[Sign] = []
    for match in list(_SUBJECT.finditer(line))[:2]:
        if match.group("name") not in acting and len(acting) < 3:
            acting.add(match.group("name"))
            found.append((match.group("name"), 0.8, match.start("name")))
    return found


def _led(line: str) -> list[tuple[str, int]]:
    """The bodies whose leaders a paragraph names, at most two either way."""
    if not any(c in line for c in _LEADING):
        return []
    found = [(m.group("name"), m.start("name")) for m in list(_LED.finditer(line))[:2]]
    for match in list(_LEADER_AFTER.finditer(line))[:2]:
        if name := _before(line, match.start()):
            found.append(name)
    return found


def _before(line: str, end: int) -> tuple[str, int] | None:
    """The name that ends here, and where it begins."""
    name = name_before(line[max(0, end - 90) : end]) if line[end - 1 : end].strip() else None
    return (name, end - len(name)) if name else None


def _speaks(line: str) -> Iterator[Sign]:
    """Whose `we` a paragraph has; and a journal, which issues nothing of what it prints."""
    if (", we" in line or ", our" in line or ", I " in line or "e at " in line) and (match := _AT.search(line)):
        group = "name" if match.group("name") else "we"
        yield match.group(group), 1.5, match.start(group)
    if "ublished" in line and (match := _JOURNAL.search(line)):
        yield match.group("name"), -4.0, match.start("name")


def _described(line: str) -> Iterator[Sign]:
    """Bodies that the text says are a company, a provider, a charity; and what it says is a book or a film."""
    for match in list(_WHAT.finditer(line))[:4]:
        words = re.findall(r"[a-z-]+", match.group("what").lower())[:9]
        weight = 1.2 if any(w in word_list("kind-of-body") for w in words) else 0.0
        if not weight and any(w in word_list("kind-of-work") for w in words[:4]):
            weight = -2.5
        if weight and (name := _before(line, match.start())):
            yield name[0], weight, name[1]
    for match in list(_KIND_FIRST.finditer(line))[:4]:
        if match.group("kind") in word_list("kind-of-body"):
            yield match.group("name"), 1.0 if match.group("joint").startswith(",") else 0.6, match.start("name")
    for match in list(_WORK.finditer(line))[:3]:
        yield match.group("name"), -2.5, match.start("name")
