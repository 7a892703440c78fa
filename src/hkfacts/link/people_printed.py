"""Posts as they are printed: what is no part of them (praise, terms, labels, epithets), and which of them are one."""

from __future__ import annotations

from collections.abc import Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.names import Names
from ..grammar.names_bodies import CONTACT_LABELS, LEGAL_END
from ..spans import Post
from .people_lists import is_plural, singular

# what somebody is called by, beside a post
EPITHETS = tuple(
    [w]
    for w in "veteran veterans pioneer pioneers legend legends icon icons influencers luminary luminaries trailblazer enthusiast teammate "
    "storyteller storytellers hitmaker hitmakers tastemaker tastemakers changemaker changemakers democrat republican".split()
)
LOOSE = frozenset("executive entrepreneur investor leader expert professional specialist advocate adviser advisor".split())
_PRAISE = frozenset(
    "visionary renowned world-renowned internationally-renowned acclaimed critically-acclaimed famous celebrated award-winning "
    "best-selling bestselling internationally globally highly widely esteemed popular dynamic transformative new longtime "
    "long-time beloved well-known noted prominent experienced seasoned recognised recognized respected newly newly-appointed next "
    "current concurrently accomplished distinguished dedicated exceptional masterful self-made successful talented passionate prolific gifted "
    "multi-award-winning grammy-winning emmy-winning oscar-winning trusted committed first-ever sought-after resilient proven premier tenured influential inspiring "
    "pioneering legendary iconic lifelong rising emerging up-and-coming".split()
)


_ADVISES = frozenset("advisor adviser director officer president chair chairman chairwoman provost dean head founder ceo".split())
_LEADS_ON = lazy_pattern(r"(?i)^(?:of|and|for|&)$|,$")
_TERM = lazy_pattern(r"\d{4}(?:[-/–]\d{2,4})?|\d{1,2}-year(?:-old)?")
_NEW_PLACES = frozenset(
    "Home Homes Business Product Products Media Ventures Markets Patient Accounts Build York Zealand Jersey Hampshire Orleans Mexico Delhi Haven England Brunswick".split()
)
_VERBAL = frozenset("features feature featuring appointed promoted named elected hired and".split())
_AND = lazy_pattern(r"(?:,? (?:and|&) |, ?|/)")
_SHORT = {
    f"chief {w} officer": f"c{w[0]}o" for w in ("executive", "financial", "operating", "technology", "marketing", "information")
}
_FIRSTS = frozenset("author officer mate secretary minister lieutenant sergeant assistant vice deputy lady responder".split())
_NUMBERED = lazy_pattern(r" of the \d{1,2}(?:st|nd|rd|th)$")  # `director of the 1st Respondent`
_NO_BODY = lazy_pattern(
    r"(?i:(?:tele)?phone|tel|e-?mail|mobile|fax|cell)\b ?[:.]|(?:With|From|For|By|At|In|On|As|And|The|Of|To)(?: the| a| an)?$|"
    r"\d{1,3}(?:st|nd|rd|th) (?:Congressional )?District$|"
    r".{2,80} (?:Dr|Mr|Mrs|Ms|Prof)\.? [A-Z]|"  # a label over people and their body
    r"(?i:(?:grand )?champion|winner|(?:first |second |third )?runner-up|gold|silver|bronze|platinum|diamond|merit|distinction|finalist)(?i: medal| award| prize)?$|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?$|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$"
)
# words that no post ends in: what follows says where or what somebody is
_GOES_ON = frozenset("skilled based located one whom who that which the a an of for and with known".split())
_OF_SOME = lazy_pattern(
    r"(?<=\S)(?: \([^()]{1,20}\))? (?:of|for|at) an? (?:[a-z-]+ ){0,3}(?:company|firm|practice|group|organi[sz]ation|agency|business)$"
)
_HOW_MANY = frozenset(
    "a an the its their his her our one two three four five six seven eight nine ten several many some all".split()
)


def plain_role(printed: str, known: Names) -> str | None:
    """A post without words of praise before it, in the singular where several hold it; None for no post.

    >>> from hkfacts.grammar.names import names
    >>> plain_role("award-winning sommeliers", names()), plain_role("new Chairman of the Board of Directors", names())
    ('sommelier', 'Chairman of the Board of Directors')
    """
    words = printed.strip(" ,;").split()
    if len(words) > 2 and words[-1] == "Professor" and words[-2].lower() in _ADVISES:
        words = words[:-1]  # `Scientific Adviser Professor Jane Roe`
    if len(words) > 1 and words[0] in ("Firm", "Fellow", "fellow"):
        words = words[1:]  # `Firm Managing Partner, Jane Roe`
    if len(words) > 1 and _TERM.fullmatch(words[0]):
        words = words[1:]  # `2031-32 volunteer president`, `17-year-old artist`
    if (
        len(words) > 1
        and words[0].lower() in ("expert", "veteran")
        and words[1].islower()
        and words[1] not in ("witness", "and", "of")
    ):
        words = words[1:]  # `expert oral surgeon`, `veteran trial lawyer`
    while len(words) > 1 and (words[0].lower().strip(",") in _PRAISE or words[0] in _VERBAL) and words[1] not in _NEW_PLACES:
        words = words[1:]
    if len(words) == 2 and words[0] == "first" and words[1] in known.heads and words[1] not in _FIRSTS:
        words = words[1:]  # `the first architect from Utopia to win it`
    if len(words) > 2 and words[0].islower() and words[0].endswith("ed") and words[1].lower() in _HOW_MANY:
        return None  # `…, JP, welcomed three new members`
    last = len(words)
    while last > 1 and words[last - 1].strip(":").lower() in CONTACT_LABELS:
        last -= 1
    if not _LEADS_ON.search(words[last - 1] if words else ""):
        words = words[:last]  # `CEO Email`, not `Head of Mobile`
    while len(words) > 1 and words[-1].lower() in _GOES_ON:
        words = words[:-1]  # `junior buyer skilled in lamps`, `founder and one of the first`
    role = _OF_SOME.sub("", _NUMBERED.sub("", " ".join(words)))
    of = role.find(" of ")
    if of > 0 and (is_plural(role[:of], known) or role[:of] == "Masters"):
        role = singular(role[:of]) + role[of:]  # `Masters of Wine`, of one of them
    if role and " of " not in role and is_plural(role, known) and words[-1].lower() not in ("operations", "relations"):
        role = singular(role)
    return role or None


def names_something(body: str) -> bool:
    """True of what may be a body's name: no label of contacts with its number, no words that only join, no seat of a member.

    >>> names_something("Acme Ltd"), names_something("Telephone: 604-555"), names_something("With the"), names_something("3rd District")
    (True, False, False, False)
    """
    return _NO_BODY.match(body) is None


def body_alone(printed: str, role: str) -> str:
    """A body as it is printed, on one line, without a post that a label took in with it and without a bracket that does not close.

    >>> body_alone("Chief Justice of the Moon Court", "Chief Justice"), body_alone("Moon Council (Tides", "Member")
    ('Moon Court', 'Moon Council')
    """
    body = " ".join(printed.split()).strip(" ,;")
    if role and body.startswith(role + " of "):
        body = body.removeprefix(role + " of ").removeprefix("the ")
    return body if body.count("(") <= body.count(")") else body[: body.rindex("(")].rstrip(" ,;")


def without_epithet(role: str, alone: bool) -> str:
    """A post without an epithet that ends it (`CEO and racing pioneer`); empty where it is nothing else. Where nothing else is told,
    and a name says of whom or what (`Acme icon`), or in what somebody is a veteran, it stays.

    >>> without_epithet("CEO and racing pioneer", True), without_epithet("pop icon", True), without_epithet("U.S. veteran", True)
    ('CEO', '', 'U.S. veteran')
    """
    words = role.lower().strip(" ,;").split()
    if words[-1:] not in EPITHETS:
        return role
    ahead = role.split()[-2:-1]
    if alone and ahead and ahead[0].lower() not in ("and", "&") and (words[-1].startswith("veteran") or ahead[0][:1].isupper()):
        return role
    joined = list(_AND.finditer(role))
    return without_epithet(role[: joined[-1].start()], alone) if joined else ""


def is_loose(role: str | None) -> bool:
    """True of a calling in small letters that says little beside a post: `media executive`.

    >>> is_loose("media executive"), is_loose("Chief Executive"), is_loose(None)
    (True, False, True)
    """
    return role is None or (role.islower() and role.split()[-1] in LOOSE)


def _pieces(role: str) -> tuple[str, ...]:
    """The posts that a printed post is made of, those with a short form in that.

    >>> _pieces("Chief Executive Officer & Co-Founder"), _pieces("founder and CEO")
    (('ceo', 'co-founder'), ('founder', 'ceo'))
    """
    return tuple(_SHORT.get(p, p) for p in _AND.split(role.casefold()) if p)


def same_post(a: str | None, b: str | None) -> bool:
    """True of two printed posts that are one, a short form and the words that it stands for too."""
    return a == b if a is None or b is None else _pieces(a) == _pieces(b)


def body_of_like(role: str, posts: Sequence[Post]) -> str | None:
    """The one body in which the same person holds this post among others: `CEO`, and elsewhere `Founder and CEO of Acme`; or None."""
    held = {p.organisation for p in posts if p.role and p.organisation and set(_pieces(role)) & set(_pieces(p.role))}
    return held.pop() if len(held) == 1 else None


def same(a: str | None, b: str | None) -> bool:
    """True of two printed bodies that are one, with a legal form or without, or of none and none.

    >>> same("Acme, Inc.", "ACME"), same("Acme", "Acme Bank"), same(None, None)
    (True, False, True)
    """
    return LEGAL_END.sub("", a or "").casefold() == LEGAL_END.sub("", b or "").casefold()
