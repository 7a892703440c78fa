"""Bodies of posts that are only pointed at: `Head of Works of this exhibitor`, `Engineer at the startup`, `Minister of Works, Utopia`."""

from __future__ import annotations

from hkfacts.patterns import lazy_pattern

from ..grammar.names import Names
from ..grammar.names_roles import RolePhrase

_KIND = (
    "company|firm|start-?up|exhibitor|enterprise|brand|manufacturer|studio|retailer|supplier|organi[sz]ation|agency|business|group|maker|"
    "distributor|trader|buyer"
)
_POINTS_BACK = lazy_pattern(rf",? (?:of|at|from|with|for) (?:the|this) (?:[a-z-]{{3,16}} )?(?:{_KIND})$")
_POINTS_ON = lazy_pattern(rf",? (?:of|at|from|with|for) (?:the|this) (?:{_KIND})\b(?!['’])")
_POINTS_OWN = lazy_pattern(rf",? (?:of|at|for|in) (?:the|this|its|our) (?:[a-z-]{{3,16}} )?(?i:{_KIND})['’]s (?=\w)")
_COMPANY = lazy_pattern(rf"(?:[Tt]he|[Tt]his) (?:[a-z-]{{3,16}} )?(?:{_KIND})['’]s ")
_OPENS = lazy_pattern(
    r"[\s“\"•*-]{0,4}(?:The |Another |An? )?(?:(?:[A-Z][a-z]+ )?(?:exhibitor|company|firm|start-?up|brand|buyer|manufacturer) )?"
    r"(?P<body>[A-Z][\w&.’'-]{1,20}(?: (?:[A-Z][\w&.’'-]{0,20}|\([A-Z][a-z]{2,12}\)|&)){1,5})(?:, (?:an?|the|from|Ltd|Limited|Inc|launched|which)\b|"
    r" (?:from|of|has|have|is|was|[a-z]{3,12}ed)\b)"
)
_OF_KIND = lazy_pattern(
    r" (?:of|at|for|with|behind) (?:the |an? |his |her |their )?(?:(?:[a-z][\w-]{1,16}|UK|US|[A-Z][a-z]{3,12}) ){0,4}?(?:label|brand|fashion house|studio|boutique|"
    r"atelier|magazine|start-?up|agency|restaurant|gallery|band|podcast|website|platform|consultancy|show) [“\"‘']?"
    r"(?P<body>[A-Z](?:[\w&’'-]|\.(?=\w)){1,20}(?: [A-Z&](?:[\w&’'-]|\.(?=\w)){0,20}){0,4})"
)
_GROUP = lazy_pattern(r"@([A-Z]{3,12})(?![\w@-]|\.\w)")
_TWO_BODIES = lazy_pattern(
    r"(?P<first>[A-Z][^\s,]*(?: [A-Z][^\s,]*){0,3}) and (?:the )?(?P<last>[A-Z][^\s,]*(?: [A-Z][^\s,]*){0,3})"
)
_UNIT_OF_STATE = lazy_pattern(
    r"(?P<post>[^,]{3,60}), (?P<unit>(?:[A-Z][\w’&-]*,? |and |of |for |the ){1,9}(?:Department|Bureau|Office|Commission|Authority|Ministry|Service))"
)
_COUNTRY = lazy_pattern(
    r", (?P<land>[A-Z][a-z]{3,14}(?: [A-Z][a-z]{2,14}){0,2}|UAE|the United Arab Emirates)(?=[;.]|,? and\b|, (?:said|spoke|and)|$)"
)
_MINISTER = lazy_pattern(r"\b(?:[Mm]inister|[Ss]ecretary of [Ss]tate)\b")


def cut_pointer(text: str, post: RolePhrase) -> int | None:
    """Cut `of this exhibitor` off a post, or find it right behind one: where it begins in the text; None where there is none."""
    if not post.role:
        return None
    if (own := _POINTS_OWN.match(text, post.end)) is not None and (post.body_span is None or post.body_span[0] >= post.end):
        post.body, post.body_span = None, None  # `head of the firm’s Harlow office`: the firm’s, and not Harlow’s
        return own.start()
    if post.body is not None:
        return None
    back = _POINTS_BACK.search(post.role)
    if back is not None and post.role == text[post.start : post.end]:
        place = post.start + back.start()
        post.role, post.end = post.role[: back.start()], place
        return place
    return post.end if _POINTS_ON.match(text, post.end) is not None else None


def points_at_company(text: str, place: int) -> bool:
    """True where `the company’s` or `this exhibitor’s` stands, no `the Council’s`."""
    return _COMPANY.match(text, place) is not None


def opening_body(text: str, start: int, known: Names) -> tuple[int, int] | None:
    """Two capitals or more that open a sentence as its subject, whether the pipeline knows them or not: `Quillo Trading from Utopia has`."""
    match = _OPENS.match(text, start)
    if match is None:
        return None
    words = match["body"].lower().split()
    if known.not_names.get(words[0]) in ("time", "place") or all(w in known.common or w in known.not_names for w in words):
        return None
    return match.span("body")


def house_of_kind(text: str, post: RolePhrase, stops: frozenset[int]) -> None:
    """Give a calling the house that is named behind its kind: `founder and designer of the London label Quillo Bright`."""
    if post.body is not None or not post.role or post.role != text[post.start : post.end]:
        return
    match = _OF_KIND.match(text, post.end)
    if match is None or match.start("body") in stops:
        return
    post.body, post.body_span = match["body"].rstrip(".,’'"), match.span("body")


def group_of(text: str, end: int) -> str | None:
    """The group behind the name of one of its members: `LUMEN` of `Marvo@LUMEN`; or None."""
    match = _GROUP.match(text, end)
    return match.group(1) if match is not None else None


def unit_of_state(post: RolePhrase) -> None:
    """Give `Deputy Director, Works Department` of the Government the department for its body, as it is one by itself."""
    if not post.body or not post.role or "Government" not in post.body.split():
        return
    held = _UNIT_OF_STATE.fullmatch(post.role)
    if held is not None:
        post.role, post.body, post.body_span = held["post"], held["unit"], None


def of_each_body(text: str, post: RolePhrase, issuer: str | None, known: Names) -> list[RolePhrase]:
    """The post once for each of two bodies that `and` joins, where the text tells that they are two: the latter stands alone
    elsewhere (`CEO of Acme and Quillo Holdings`), or both are single coined words or letters; else as it is."""
    match = _TWO_BODIES.fullmatch(post.body or "")
    if match is None or post.body == issuer:
        return [post]
    first, last = match["first"], match["last"]
    alone = text.count(last) > text.count(match.group()) and known.not_names.get(last.split()[-1].lower()) != "institution"
    coined = all(
        " " not in w and w.lower() not in known.common and known.not_names.get(w.lower()) in (None, "company")
        for w in (first, last)
    )
    if not coined and not (alone and (" " in last or last.lower() not in known.common)):
        return [post]
    parts = [RolePhrase(post.role, name, post.start, post.end) for name in (first, last)]
    return parts if post.role else [post]


def land_behind(text: str, post: RolePhrase, known: Names) -> None:
    """Give a minister the country that stands behind the post: `Minister of Works, Utopia;`."""
    if post.body is not None or _MINISTER.search(post.role) is None:
        return
    match = _COUNTRY.match(text, post.end)
    if match is not None:
        land = match["land"].removeprefix("the ")
        if all(known.not_names.get(w) == "place" for w in land.lower().split()):
            post.body = land
