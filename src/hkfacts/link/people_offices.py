"""Words before the noun of a post that were read as its body: the place of an office, the field of a manager, half of a firm's name.

`Ashford County Commissioner` is held in no body: a post of a place keeps the place. `Publicity Manager` and `Gala Chair` name what is managed or
chaired, and of `Acme Pumps Marketing Leader` only the firm is a body.
"""

from __future__ import annotations

import re
from functools import lru_cache

from hkfacts.patterns import lazy_pattern

from ..grammar.names import Names
from ..grammar.names_roles import RolePhrase
from ..rulebook import lexicon

_OF_AREA = lazy_pattern(r"(?:[A-Z][\w.’'-]* ){1,3}(?:County|City|State|Township|Parish|Borough|Town|Village)(?:['’]s)?")
# posts that a county, a city or a state fills, and no firm that is called after one
_OFFICES = frozenset(
    "commissioner commissioners executive executives solicitor delegate delegates senator senators representative representatives mayor mayors "
    "governor recorder sheriff treasurer comptroller controller auditor assessor clerk coroner prosecutor councilman councilwoman "
    "councilmember councillor councilor councilmembers councilors alderman assemblyman assemblywoman legislator legislators".split()
)
_OF_AREAS_TOO = lazy_pattern(
    r"(?:(?:former|then|acting|interim) )?(?:(?:county|city|state|deputy|vice) )?(?P<post>[a-z]+)", re.IGNORECASE
)
# who manages, leads or advises bears the field before the noun
_OF_FIELD = frozenset(
    "manager coordinator co-ordinator specialist leader lead advisor adviser instructor supervisor consultant".split()
)
_OF_DIRECTORS = frozenset("artistic managing executive creative medical musical technical".split())
_OCCASIONS = frozenset("gala event conference campaign summit festival symposium convention dinner fundraising auction".split())
_OF_OCCASION = frozenset("chair co-chair chairman chairwoman chairperson".split())
_OWNED = frozenset("business store home franchise shop restaurant".split())
_OWNERS = frozenset("owner owners co-owner".split())
_JOINS = frozenset(("and", "&", "of"))
_REACH = 60_000
_LEGAL_ONLY = lazy_pattern(r"(?i:ltd|inc|llc|limited|plc|corp|gmbh|co|sa|ag|llp)\.?")
_WITH_LEGAL = lazy_pattern(
    r"((?:[A-Z][\w&’'-]*\.?|&)(?: (?:[A-Z][\w&’'-]*\.?|&|of|and)){0,5},? (?:Ltd|Inc|LLC|Limited|PLC|Corp|GmbH|Co|SA|AG|LLP)\.?) ?\(?$"
)
_REST = lazy_pattern(r" (?:in (?P<land>America)\b|(?:at|for|to|in|on) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})")
_FIELD_THEN_THE = lazy_pattern(r"(?P<field>[A-Z][a-z]+(?: (?:and|&|[A-Z][a-z]+)){0,4}) (?P<body>The [A-Z].+)")


@lru_cache(maxsize=1)
def _joined_bodies() -> tuple[str, ...]:
    """The public bodies of Hong Kong whose names `and` joins: `Census and Statistics Department`."""
    return tuple(row["name"] for row in lexicon("segment_bodies") if " and " in row["name"])


def mend_ahead(text: str, post: RolePhrase, known: Names, issuer: str | None) -> None:
    """Give a post the words before its noun that are no body, and a body the part of its name that was left out.

    >>> from hkfacts.grammar.names import names
    >>> said = "Ashford County Commissioner Jane Roe"
    >>> post = RolePhrase("Commissioner", "Ashford County", 15, 27, (0, 14))
    >>> mend_ahead(said, post, names(), None)
    >>> post.role, post.body
    ('Ashford County Commissioner', None)
    """
    span = post.body_span
    if post.body is None or not post.role:
        return
    if _LEGAL_ONLY.fullmatch(post.body) and span is None:
        whole = _WITH_LEGAL.search(text, max(0, post.start - 90), post.start)  # `Acme Co., Ltd. (CEO Jane Roe)`
        if whole is not None:
            post.body = whole.group(1)
    if span is None:
        return
    if span[0] >= post.end:
        _grown(text, post, span)
    for named in (issuer, *_joined_bodies()):
        if named and len(named) > len(post.body) and named.endswith(post.body) and text.endswith(named, 0, span[1]):
            post.body, post.body_span = named, (span[1] - len(named), span[1])
            return
    if text.startswith("Group ", post.start) and span[1] + 1 == post.start:
        group, rest = text[span[0] : post.start + 5], text[post.start + 6 : post.end]
        if post.role == f"Group {rest}" and _said(text, group) > _said(text, f"{group} {rest}"):
            post.role, post.start, post.body, post.body_span = rest, post.start + 6, group, (span[0], post.start + 5)
            return  # `Tolvane Group President`, where the text speaks of the Tolvane Group
    if span[1] > post.end:
        _field_before_the(text, post, known)
    elif not _place_of_office(text, post):
        _field_ahead(text, post, known, issuer)


def _grown(text: str, post: RolePhrase, span: tuple[int, int]) -> None:
    """Give a body behind its post the rest of its name, where the text never says the name without it (`founder of Lamps at Work`)."""
    rest = _REST.match(text, span[1])
    if rest is None or text[slice(*span)] != post.body:
        return
    whole = text[span[0] : rest.end()]
    if rest["land"] is not None or (_said(text, whole) == _said(text, post.body or whole) > 1):
        post.body, post.body_span = whole, (span[0], rest.end())


def _whole(text: str, post: RolePhrase, start: int) -> None:
    """Make everything from this place the post, without a body."""
    if text.endswith(("former ", "Former "), 0, start):
        start -= 7
    post.role = text[start : post.end]
    post.start, post.body, post.body_span = start, None, None


def _place_of_office(text: str, post: RolePhrase) -> bool:
    """`Ashford County Commissioner`, `Kite Bay City Solicitor`: the post with its place; False where it is no such post."""
    a, b = post.body_span or (0, 0)
    if _OF_AREA.fullmatch(text, a, b) is None or post.start > b + 3 or post.start <= a:
        return False
    office = _OF_AREAS_TOO.fullmatch(post.role)
    if office is None or office["post"].lower() not in _OFFICES:
        return False
    if office["post"].lower().startswith("executive") and not text[:b].endswith("County"):
        return False
    _whole(text, post, a)
    return True


def _field_ahead(text: str, post: RolePhrase, known: Names, issuer: str | None) -> None:
    """`Publicity Manager`, `Gala Chair`, `Small Business Owner`; `Acme Pumps Marketing Leader` of Acme Pumps."""
    a, b = post.body_span or (0, 0)
    noun = post.role.lower()
    words = text[a:b].split()
    if text[b : post.start] != " " or _said(text, f"{text[a:b]} {post.role}") != _said(text, text[a:b]):
        return  # the text knows such a body elsewhere
    keys = [w.lower() for w in words]
    if noun in _OF_OCCASION:
        if keys[-1] in _OCCASIONS and len(keys) == 1:
            _whole(text, post, a)
        return
    if noun in _OWNERS:
        if keys[-1] in _OWNED and len(keys) > 1 and all(_ordinary(k, known) or "-" in k for k in keys):
            _whole(text, post, a)
        return
    if noun == "director" and keys[-1] in _OF_DIRECTORS and len(words) > 1:
        post.start = b - len(words[-1])
        post.role, post.body, post.body_span = text[post.start : post.end], " ".join(words[:-1]), (a, post.start - 1)
        return  # `TKC Artistic Director`
    if noun not in _OF_FIELD:
        return
    own = issuer.split() if issuer else []
    first = next(
        (k for k, w in enumerate(words) if k >= len(own) or own[k] != w), len(words)
    )  # `Acme Pumps`, as the issuer begins
    if not first:
        single = len(words) == 1 and words[0].isalpha() and not words[0].isupper()
        if single or all(_ordinary(k, known) or k in _JOINS for k in keys):
            _whole(text, post, a)
            return
        first = len(words)
        while first and (keys[first - 1] in known.modifiers or keys[first - 1] in _JOINS):
            first -= 1
        while first < len(words) and keys[first] in _JOINS:
            first += 1
    front, field = " ".join(words[:first]), " ".join(words[first:])
    if field and all(_ordinary(k, known) or k in _JOINS for k in keys[first:]) and _said(text, front) > _said(text, text[a:b]):
        post.start = b - len(field)
        post.role = text[post.start : post.end]
        post.body, post.body_span = front, (a, a + len(front))


def _field_before_the(text: str, post: RolePhrase, known: Names) -> None:
    """`Vice President of Sales The Acme Group, Inc.`, a line that lost its breaks: the field is of the post."""
    a, b = post.body_span or (0, 0)
    glued = _FIELD_THEN_THE.fullmatch(text, a, b)
    if glued is None or not text.startswith(" of ", post.end) or a != post.end + 4:
        return
    if all(k in known.modifiers or k in _JOINS for k in glued["field"].lower().split()):
        post.end = a + len(glued["field"])
        post.role = text[post.start : post.end]
        post.body, post.body_span = glued["body"], glued.span("body")


def _said(text: str, words: str) -> int:
    """How often a text says this, in as much of it as a release has."""
    return text.count(words, 0, _REACH)


def _ordinary(key: str, known: Names) -> bool:
    return key in known.common or key.rstrip("s") in known.common or key in known.modifiers


_SHORT_OFFICES = frozenset(("gov.", "lt. gov.", "sen.", "rep.", "del."))
_OF_WHICH_STATE = lazy_pattern(r"(?<![\w.’'-])(U\.S\.|US|[Ss]tate|(?:(?:North|South|West|New|Rhode) )?[A-Z][a-z]{2,13}) $")


def short_office(text: str, start: int, honorific: str, known: Names) -> str | None:
    """The post that the short form of an office before a name is (`Gov. Roe`), with the place right before it; or None.

    >>> from hkfacts.grammar.names import names
    >>> short_office("said Ohio Gov. Jane Roe", 10, "Gov.", names()), short_office("So Dr. Jane Roe", 3, "Dr.", names())
    ('Ohio Gov.', None)
    """
    if honorific.lower() not in _SHORT_OFFICES:
        return None
    place = _OF_WHICH_STATE.search(text, max(0, start - 24), start)
    words = place.group(1).split() if place is not None else []
    named = bool(words) and (words[0] in ("U.S.", "US", "state", "State") or known.not_names.get(words[-1].lower()) == "place")
    return f"{place.group(1)} {honorific}" if place is not None and named else honorific
