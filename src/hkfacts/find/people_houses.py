"""Bodies and things that bear a person's name: firms, prizes, endowed posts, items of a list of bodies."""

from __future__ import annotations

from hkfacts.patterns import lazy_pattern

from ..grammar.names import Names, bare, is_given
from ..spans import Parts
from .people_near import Candidate, Labels, human, said_strongly

_HOUSED = lazy_pattern(
    r"(?: [A-Z][\w’'-]{1,20}){1,4} (?:Center|Centre|Programs?|Programme|Foundation|Institute|Hospital|School|College|Library|Museum|Hall|Park|"
    r"Theatre|Theater|Gallery|Fund|Clinic|Society|Stadium|Arena|Building|Pavilion|Nurses|Repairs?|Realty|Seminar)\b"
    r"|(?: [A-Z][\w’'-]{1,20}){0,2} (?:Real Estate|Ice Cream|Watch Repair)\b"
)
_HOUSE_BEFORE = lazy_pattern(r"\b(?:label|brand|fashion house|boutique|maison|atelier|fashion studio) $")
_RUNS = lazy_pattern(
    r" (?:founded|co-founded|started|launched|built|runs|ran|leads|led|created|owns|owned|has|had|was|is)\b|['’]s? "
)
_PRIZE = lazy_pattern(
    r" (?:award|scholarship|prize|fellowship|medal|trophy|lecture|bursary)s?\b|"
    r"(?: [A-Z][\w’'-]{1,20}){1,4}(?: (?:for|of|in|and)(?: [A-Z][\w’'-]{1,20}){1,3}){0,2} (?:Award|Scholarship|Prize|Fellowship|Medal|Bursary)\b"
)
_AMONG_FIRMS = lazy_pattern(
    r"\b(?:LLP|LLC|Inc|Ltd|Limited|PLC|plc|Corp|GmbH|AG|LP)\.?[,;](?: [A-Z][\w’-]{1,20}(?: [A-Z][\w’-]{1,20}){1,2}[,;]){0,3} (?:and |& )?$"
)
_OF_A_BODY = lazy_pattern(r",? (?:of|from|at|with|for) |, (?!and )[a-z]")
TRADE_MARK = ("™", "®", "©", "(TM)", "(R)", " ™", " ®", " (™)", " (®)", " (TM)")
JOINED_FIRM = lazy_pattern(
    r"&\w| ?& Co\b| ?& [A-Z][\w&]*,? (?:LLP|LLC|Inc|Ltd|Co\b|Sdn|PLC|Partners|Associates|Company)| And Co\b"
    r"| (?:&|and) (?:Associates|Partners|Sons|Daughters|Bros)\b"
)
OFFICES_OF = lazy_pattern(r"\b(?:Law (?:Offices?|Firm|Group|Practice)|Offices|Law Chambers) of $")
FIRM = lazy_pattern(
    r"(?: \([^)\n]{1,24}\))?,? (?:Inc|LLC|Ltd|Limited|LLP|PLC|plc|Corp|Corporation|GmbH|AG|Pte|Pty|Co|PLLC|P\.C(?=\.))\b(?!-)"
)


def bears_the_name(candidate: Candidate, text: str) -> str:
    """What goes on behind the name and bears it: a prize, a body; an empty string where nothing does."""
    if candidate.words[-1].possessive:
        return ""
    if _PRIZE.match(text, candidate.after, candidate.ceiling):
        return "a prize that bears the name"
    if _HOUSE_BEFORE.search(text, max(candidate.floor, candidate.start - 24), candidate.start) and not _RUNS.match(
        text, candidate.end
    ):
        return "a house that bears the name"  # `founder of the fashion label Jane Roe LOUD`
    right = candidate.right
    housed = right is None or right.kind in "MN" or (right.kind == "X" and not right.key.endswith(("s", "ed", "ing")))
    return "a body that bears the name" if housed and _HOUSED.match(text, candidate.end, candidate.ceiling) else ""


# `Jane Roe, John Doe Professor of Law`: the chair behind its holder
_CHAIR = lazy_pattern(r" (?:Distinguished |Endowed |Chair )?Professor (?:of|in) [A-Z]")
_HOLDER = lazy_pattern(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?, $")


def names_a_post(candidate: Candidate, text: str) -> bool:
    """True of an endowed post that bears the name: `the Jane Roe Professor of`, `the Jane Roe Writer in Residence`."""
    right = candidate.right
    endowed = right is not None and right.kind in "RM" and right.start == candidate.end + 1 and not candidate.words[-1].possessive
    return endowed and text.endswith(("the ", "The "), 0, candidate.start)


def names_a_chair(candidate: Candidate, text: str) -> bool:
    """True of the name of a chair behind or before its holder: `Jane Roe, John Doe Professor of Law`, `the John Doe Professor of Law`."""
    start = candidate.start
    if candidate.honorific or _CHAIR.match(text, candidate.end) is None:
        return False
    return text.endswith("the ", 0, start) or _HOLDER.search(text, max(0, start - 40), start) is not None


def names_a_firm(candidate: Candidate, text: str) -> bool:
    """True where the name is a part of a firm's: `Jane Roe & Associates`, `the Law Offices of Jane Roe`, `Jane Roe, Inc.`."""
    if candidate.words[-1].possessive:
        return False
    firm = JOINED_FIRM.match(text, candidate.end, candidate.ceiling) or FIRM.match(text, candidate.end, candidate.ceiling)
    return firm is not None or OFFICES_OF.search(text, max(candidate.floor, candidate.start - 24), candidate.start) is not None


def among_bodies(candidate: Candidate, parts: Parts, labels: Labels, known: Names) -> bool:
    """True of an item of a list of bodies: behind one with a legal form, or between two that no given name opens."""
    text, start = parts.text, candidate.start
    if _AMONG_FIRMS.search(text, max(candidate.floor, start - 120), start) and not _OF_A_BODY.match(text, candidate.end):
        return True
    beside = labels.enlisted(start, candidate.end, text)
    return bool(beside) and not any(is_given(bare(name.split()[0]), known) for name in beside)


def sure_of_it(candidate: Candidate, parts: Parts) -> bool:
    """True where a pronoun or speech beside the name says that it is a person's."""
    return human(candidate, parts) or said_strongly(candidate, parts)
