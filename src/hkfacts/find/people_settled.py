"""Names that the words around them settle, whatever the trained pipeline labels them.

On text of a kind that the pipeline has not read, a name that no lexicon has is often left without a label or taken for a body or a
place. Some constructions hold nothing but a person: the maker of a photograph, the age of somebody, the owner of an address that is
made of the name, the one line of a name in a block of contacts, a post between an owner and a comma (`Acme’s CMO, Jane Roe,`), a
surname that stands elsewhere behind `Ms.`, two letters and a surname beside a post (`RC Roe is Head of`), the writer of a work in a
list of works whose other writers are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..grammar.names import Names, is_given
from ..patterns import lazy_pattern
from ..rulebook import Rule
from ..spans import Parts
from .people_cut import PLACE_GIVEN
from .people_full import FullName
from .people_houses import FIRM, JOINED_FIRM, TRADE_MARK, bears_the_name
from .people_lists import refused
from .people_near import OF_FIRMS, Candidate, Labels, has_role_after, has_role_before, human, said_plainly, said_strongly
from .people_shape import SURNAME_ENDING, is_plain
from .people_signs import is_place, wrote

Kept = list[tuple[Candidate, str]]

_PICTURED = lazy_pattern(
    r"\b(?:[Pp]hoto(?:graph)?s?|[Ii]mages?|[Pp]ictures?|[Ii]llustrations?)(?: (?:taken|courtesy|credit))? by:? $|\b[Pp]hotographe[rd](?: by|:) $"
)
_AGE_BEFORE = lazy_pattern(r"\b[Aa]t (?:(?:just|only|age|the age of) )?\d{1,2}(?: years old)?, $|\b\d{1,2}-year-old $")
_AGE_AFTER = lazy_pattern(
    r", (?:aged? )?[1-9]\d(?:, |\.\s)|,? (?:is|was) (?:an? )?\d{1,2}[- ]years?[- ]old\b|, an? \d{1,2}-year-old\b"
)
_ADDRESS = lazy_pattern(r"[\s,:;|()–-]{0,4}(?:E-?mail:?-? ?)?([\w.+-]{3,40})@([\w-]{2,40})\.")
_CONTACTS_OF = lazy_pattern(r"Contact Details[ \n]{0,2}[^\n]{2,60}\n{1,2}$")
_WAY_BELOW = lazy_pattern(r"\n{1,2}(?:\+?\(?\d[\d() .-]{6}|[\w.+-]{2,40}@[\w-])")
_OWNED_POST = lazy_pattern(
    r"(?:['’]s?|\b[Oo]ur|\b[Ii]ts|\b[Tt]heir|\b[Tt]he)(?: (?:original|founding|former|current|new|managing|executive|senior|long-time|[A-Z][\w&-]{1,15})){0,2} "
    r"([\w-]{2,20}), $"
)
_GOES_ON = lazy_pattern(
    r",|(?: and| &) [A-Z][\w.’'-]+ [A-Z]|(?: also| recently)? (?:said|says|shared|explained|told|joined|delivered|posting|tweeting)\b"
)
_IS_A_POST = lazy_pattern(r" (?:is|was|serves as|works as) (?:an? |the )?((?:[A-Za-z-]{2,20}[ .,]){1,4})")
_PLURALS = frozenset(
    "owners founders co-founders partners brothers sisters directors producers authors creators writers hosts".split()
)
_CAPITAL_POST = lazy_pattern(
    r"\b[A-Z][\w&-]{1,20} (?:[Cc]o-)?(?:[Ff]ounder|C[EFTMO]O|[Pp]resident|[Cc]hair(?:man|woman)|[Mm]anaging [Dd]irector)(?: and C[EFTMO]O)?, $"
)
_OF_OUTLET = lazy_pattern(r"/(?:The )?[A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{1,20}){0,3}[.)]?$")
_CREDITED = lazy_pattern(r"[.!?”\"] $|\($|\b[Pp]hotos?: $|, $|\band $")
_PLACES = frozenset("LA NY DC SF UK US EU UN HK NZ TV AI IT PR HR VR AR XR IP FC UC AC ST MT NE NW SE SW OK OR IN ME HI".split())
_FORMS = frozenset(("mr", "ms", "mrs", "miss", "dr"))


def settled(weak: list[Candidate], kept: Kept, parts: Parts, labels: Labels, known: Names, refusals: Sequence[Rule]) -> None:
    """Move names that their neighbours settle from `weak` to `kept`."""
    addressed = {
        c.words[0].key for c, _ in kept if len(c.words) == 1 and c.honorific.lower().rstrip(".") in _FORMS and not c.blocked
    }
    wrote_too = sum(len(c.words) > 1 and wrote(c, parts) for c, _ in kept)
    for candidate in list(weak[-400:]):
        if not 2 <= len(candidate.words) <= 4 or not _open(candidate, parts, labels, known):
            continue
        rule = _rule(candidate, parts, labels, known, addressed, wrote_too)
        if rule and not refused(candidate.start, candidate.end, parts, refusals):
            weak.remove(candidate)
            kept.append((candidate, rule))


def of_known_surname(
    weak: list[Candidate], kept: Kept, parts: Parts, labels: Labels, known: Names, refusals: Sequence[Rule]
) -> None:
    """Move from `weak` to `kept` the full form of somebody who is a person by the surname alone: `Roe` of `said Roe`, and `Dallas Roe`."""
    alone = {c.words[0].key for c, rule in kept if len(c.words) == 1 and rule == "model.person"}
    for candidate in list(weak[-400:]) if alone else ():
        if len(candidate.words) != 2 or candidate.words[-1].key not in alone or not _may_be_given(candidate, known):
            continue
        if _open(candidate, parts, labels, known) and not refused(candidate.start, candidate.end, parts, refusals):
            clear = [(c, rule) for c, rule in kept if not (candidate.start <= c.start < candidate.end)]
            kept[:] = [*clear, (candidate, "person.surname-known")]
            weak.remove(candidate)


def _open(candidate: Candidate, parts: Parts, labels: Labels, known: Names) -> bool:
    """True where nothing around the words makes them the name of something else."""
    text = parts.text
    if candidate.blocked or candidate.caps_line or bears_the_name(candidate, text):
        return False
    if any(pattern.match(text, candidate.end) for pattern in (FIRM, JOINED_FIRM)) or text.startswith(TRADE_MARK, candidate.end):
        return False
    if is_place(candidate, parts, known):
        return False
    return FullName(candidate, parts, labels, known).by_neighbours() is None


def _rule(candidate: Candidate, parts: Parts, labels: Labels, known: Names, addressed: set[str], wrote_too: int) -> str:
    """The rule by which the words around the candidate settle it, or an empty string."""
    words, text = candidate.words, parts.text
    if words[-1].key in addressed and _may_be_given(candidate, known):
        return "person.surname-known"
    if _lettered(candidate, known):
        return "person.lettered" if _told_of(candidate, parts, labels, known) else ""
    if not is_plain(candidate, known):
        return ""
    if _own_address(candidate, text) or _line_of_contacts(candidate, parts):
        return "person.contact"
    if _PICTURED.search(text, max(candidate.floor, candidate.start - 40), candidate.start):
        return "person.credit"
    aged = _AGE_BEFORE.search(text, max(candidate.floor, candidate.start - 30), candidate.start)
    if aged or _AGE_AFTER.match(text, candidate.after, candidate.ceiling):
        return "person.aged"
    if _in_post(candidate, text, known):
        return "person.role-before"
    if wrote_too > 2 and wrote(candidate, parts):
        return "person.list"
    if _OF_OUTLET.match(text, candidate.end, candidate.ceiling) and _CREDITED.search(
        text, max(candidate.floor, candidate.start - 9), candidate.start
    ):
        return "person.credit"
    if SURNAME_ENDING.search(words[-1].key) and said_plainly(candidate, parts):
        return "person.said-after"
    return ""


def _may_be_given(candidate: Candidate, known: Names) -> bool:
    """True where the first word is a given name, if also a place, and the others no words of another use."""
    words = candidate.words
    first = words[0].key
    rest = is_plain(replace(candidate, words=(words[-1], *words[1:])), known)
    return rest and (is_given(first, known) or first in PLACE_GIVEN or first in known.given)


def _lettered(candidate: Candidate, known: Names) -> bool:
    """True of two letters and a surname: `RC Roe`."""
    first, last = candidate.words[0], candidate.words[-1]
    if len(candidate.words) != 2 or len(first.text) != 2 or not first.text.isupper() or not first.text.isalpha():
        return False
    if first.text in _PLACES:
        return False
    surname = last.key in known.family or last.key in known.surnames or last.key in known.family_words
    plain = last.kind == "N" and not last.text.isupper() and last.key not in known.common and last.key not in known.not_names
    return surname or plain


def _told_of(candidate: Candidate, parts: Parts, labels: Labels, known: Names) -> bool:
    """True where a post, speech or a pronoun of a person stands beside two letters and a word."""
    held = _IS_A_POST.match(parts.text, candidate.after, candidate.ceiling)
    posts = [w.strip(",.").lower() for w in held.group(1).split()] if held is not None else []
    if any(w in known.heads and w not in OF_FIRMS for w in posts):
        return True
    if has_role_after(candidate, parts, labels) == "person" or said_strongly(candidate, parts):
        return True
    return human(candidate, parts) or (
        labels.person(candidate.start, candidate.end) and bool(has_role_before(candidate, parts, known))
    )


def _own_address(candidate: Candidate, text: str) -> bool:
    """True where an address follows that is made of a word of the name, in a domain that is not: `Jane Roe jroe@acme.com`."""
    found = _ADDRESS.match(text, candidate.end, candidate.end + 90)
    if found is None:
        return False
    local, domain = found.group(1).lower(), found.group(2).lower()
    keys = [w.key for w in candidate.words if len(w.key) > 2]
    if not keys or any(k in domain for k in keys):
        return False
    first, last = candidate.words[0].key, candidate.words[-1].key
    pieces = set(local.replace("_", ".").replace("-", ".").split("."))
    return bool(pieces & set(keys)) or local in (first[0] + last, first + last, last + first, first + last[0], last + first[0])


def _line_of_contacts(candidate: Candidate, parts: Parts) -> bool:
    """True of a line between a body under `Contact Details` and a number or an address."""
    head = _CONTACTS_OF.search(parts.text, max(0, candidate.start - 90), candidate.start)
    return head is not None and _WAY_BELOW.match(parts.text, candidate.end) is not None


def _in_post(candidate: Candidate, text: str, known: Names) -> bool:
    """True of a name behind a post that somebody's is: `Acme’s CMO, Jane Roe, gave`, `its owners, Jane Roe and John Poe, came`."""
    if not _GOES_ON.match(text, candidate.after, candidate.ceiling):
        return False
    if _CAPITAL_POST.search(text, max(candidate.floor, candidate.start - 60), candidate.start):
        return True
    held = _OWNED_POST.search(text, max(candidate.floor, candidate.start - 70), candidate.start)
    if held is None:
        return False
    post = held.group(1).lower()
    return (post in known.heads or post in _PLURALS) and post not in OF_FIRMS - _PLURALS
