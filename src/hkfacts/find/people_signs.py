"""Single signs beside a candidate: kinship, authorship, a signature, an appointment, a place that follows."""

from __future__ import annotations

from ..grammar.names import Names
from ..patterns import lazy_pattern
from ..spans import Parts
from .people_near import Candidate

_KIN = lazy_pattern(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|whose|late)(?: (?:late|elder|older|younger|own|twin|eldest|oldest|youngest|beloved)){0,2} "
    r"(?:husband|wife|spouse|son|daughter|brother|sister|mother|father|mom|dad|mum|uncle|aunt|cousin|nephew|niece|grand(?:father|mother|son|daughter)|"
    r"fianc[ée]e?|sons|daughters|brothers|sisters|parents|children),? $"
)
_BY_TITLE = lazy_pattern(
    r"(?:\b(?![A-Z][a-z]{1,20}ed )[A-Z][\w’'-]*[?!]?|\d|[”\"’'?!)]),? by (?:[A-Z][\w.’'-]+ (?:[A-Z][\w.’'-]+ ){1,3}(?:and|&) )?$"
)
_ENDS_ITEM = lazy_pattern(r"[ .]*(?:$|\n|,? (?:and|&) [A-Z]|, [A-Z]| ?\()")
_SIGNED = lazy_pattern(r"[”\"]\s{0,2}[—–―-]{1,2}\s?$")
_CLOSED = lazy_pattern(r"[.!?…][”\"’'] {1,2}$")
_CLOSED_LINE = lazy_pattern(r"[.!?…][”\"’']\n$")
_SIGNS_OFF = lazy_pattern(r"(?:,| \(| [|–—-]) ?[A-Za-z][^.!?\n]{1,70}$|$")
_APPOINTED_AFTER = lazy_pattern(
    r",? (?:(?:has|have) been |was |were |is |will be )?(?:re-?)?(?:appointed|named|elected|promoted|hired) (?:as |"
    r"to )?|,? (?:joins|joined|will join|returns to) [A-Z][\w &.]{1,40} as "
)
_APPOINTING = lazy_pattern(
    r"\b(?:appoint(?:s|ed|ing|ment of)|nam(?:es|ed|ing)|promot(?:es|ed|ing|ion of)|hir(?:es|ed|ing)|welcom(?:es|ed|ing)|"
    r"elect(?:s|ed|ing|ion of)) $"
)
_APPOINTING_ANY = lazy_pattern(
    r"\b(?i:appoints|appointed|appointing|appointment of|names|named|naming|hires|hired|promotes|promoted|promotion of|welcomes|welcomed|taps|"
    r"tapped|elects|elected|selects|selected|announces|adds|hiring of|addition of) $"
)
_AS_OFFICER = lazy_pattern(
    r",? (?i:as|to|to be|to serve as)(?: (?i:its|our|the|an?|new|next|first)){0,3}(?: [A-Z][\w&’'-]{0,20},?| of| and| &){0,4}? (?:Chief|"
    r"Director|President|Officer|Head|Chair|Chairman|Chairwoman|Chairperson|CEO|CFO|COO|CTO|CMO|CIO|CRO|CPO|Manager|EVP|SVP|VP|Counsel|"
    r"Secretary|Treasurer|Dean|Superintendent|Principal|Controller|Provost|Governor|Commissioner|Editor|Coach)\b|"
    r",? (?i:as|to be|to serve as)(?: (?i:its|our|the|an?|new|next|first)){1,3}(?: [a-z-]{2,14},?){0,3}? (?:chief|director|president|officer|head of|chair|chairman|"
    r"chairwoman|manager|counsel|secretary|treasurer|dean|controller|superintendent)\b"
)
_MADE_BY_SOMEBODY = lazy_pattern(
    r"\b(?i:founded|co-founded|cofounded|written|authored|co-authored|penned|illustrated|photographed|painted|sung|narrated|composed|choreographed) by $"
)
_PLACE_AFTER = lazy_pattern(r", ([A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z]{2})(?=[,.;:)]|$|\s(?:--|–|—|-|\(|/|[a-z]|\d{5}))")
_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI IA ID IL IN KS KY LA ME MI MN MO MS MT NC NE NH NJ NM NV NY OH OK OR RI SC SD TN TX UT VA VT WA WI WV WY ON BC QC NSW".split()
)
_TWO_WORDS = frozenset(  # states and provinces of two words, not both of which are places by themselves
    (
        "new jersey,new york,new hampshire,new mexico,west virginia,north carolina,south carolina,north dakota,south dakota,rhode island,"
        "british columbia,new brunswick,nova scotia"
    ).split(",")
)
_DATED = lazy_pattern(
    r", (?:[A-Z]{2}|[A-Z][a-z]{2,4}\.),? ?(?:\d{5}\b|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d|"
    r"\(?/?[A-Z][A-Z ]{5,}/|--|[–—] |/ ?[A-Z])"
)
_LOCALITY_AFTER = lazy_pattern(
    r" (?:neighbou?rhood|region|district|trend|belt|corridor|interchange|subdivision|township|shear zone)\b"
)
_OWNER = lazy_pattern(r"\b([A-Z][a-z]{2,15})['’]s $")


def is_kin(candidate: Candidate, parts: Parts) -> bool:
    """True of a name that its kinship to somebody stands before: `her husband, Walter,`."""
    return _KIN.search(parts.text, max(candidate.floor, candidate.start - 48), candidate.start) is not None


def wrote(candidate: Candidate, parts: Parts) -> bool:
    """True of the name that ends an item of a list of works: `Winter Roads by Jane Roe`, `Salt and Bone by Jane Roe and John Poe`."""
    line = parts.text[candidate.floor : candidate.start]
    if not 6 < len(line) < 120 or _BY_TITLE.search(line) is None:
        return False
    return (
        candidate.ceiling - candidate.after < 60 and _ENDS_ITEM.match(parts.text, candidate.after, candidate.ceiling) is not None
    )


def signs(candidate: Candidate, parts: Parts) -> bool:
    """True of a name that signs a quotation: `“… for us all.” — Jane Roe, Acme`."""
    return _SIGNED.search(parts.text, max(candidate.floor, candidate.start - 6), candidate.start) is not None


def alone_under_contact(candidate: Candidate, parts: Parts) -> bool:
    """True of a name that is a line by itself between the label of a press contact and an address or a number."""
    if candidate.end != candidate.ceiling or not opens_contacts(candidate, parts):
        return False
    return _REACH_BELOW.match(parts.text, candidate.end) is not None


def opens_contacts(candidate: Candidate, parts: Parts) -> bool:
    """True of a name that opens the line below the label of a press contact."""
    if candidate.start != candidate.floor:
        return False
    return _CONTACT_LABEL.search(parts.text, max(0, candidate.start - 40), candidate.start) is not None


_CONTACT_LABEL = lazy_pattern(
    r"(?:^|\n)(?:(?:Media|Press|PR|Company|Investor|Public Relations|News) )?Contacts?(?: Details| Person)?:?\s{1,3}$"
)
_REACH_BELOW = lazy_pattern(r"\s{1,3}(?:(?:E-?mail|Tel|Phone|Mobile)[.: ]{1,3})?(?:[\w.+-]{2,40}@[\w-]|\+?\(?\d[\d() .-]{6})")


def signed(candidate: Candidate, parts: Parts) -> bool:
    """True of a name and what it is of that end a paragraph behind a closed quotation, or are the line below one."""
    if candidate.ceiling - candidate.after > 80 or not _SIGNS_OFF.match(parts.text, candidate.after, candidate.ceiling):
        return False
    start = candidate.honorific_start if candidate.honorific_start is not None else candidate.start
    if start - candidate.floor <= 3:
        return _CLOSED_LINE.search(parts.text, max(0, candidate.floor - 4), candidate.floor) is not None
    return _CLOSED.search(parts.text, max(candidate.floor, start - 4), start) is not None


def appointed(candidate: Candidate, parts: Parts) -> bool:
    """True of `Jane Roe has been appointed …` and `appointed Jane Roe as …`."""
    if _APPOINTED_AFTER.match(parts.text, candidate.after, candidate.ceiling):
        return True
    start = candidate.honorific_start if candidate.honorific_start is not None else candidate.start
    before = _APPOINTING.search(parts.text, max(candidate.floor, start - 24), start)
    return before is not None and parts.text.startswith((" as ", " to ", ", "), candidate.after)


def becomes_officer(candidate: Candidate, parts: Parts) -> bool:
    """True where somebody appoints the name to a post that people hold: `Acme Appoints Jane Roe as Head of Sales`."""
    before = _APPOINTING_ANY.search(parts.text, max(candidate.floor, candidate.start - 32), candidate.start)
    return before is not None and _AS_OFFICER.match(parts.text, candidate.after, candidate.ceiling) is not None


def made_by(candidate: Candidate, parts: Parts) -> bool:
    """True of whom a work or a house is by, with a word that fits people: `founded by Jane Roe`, `written and sung by Jane Roe`."""
    return _MADE_BY_SOMEBODY.search(parts.text, max(candidate.floor, candidate.start - 24), candidate.start) is not None


def is_place(candidate: Candidate, parts: Parts, known: Names) -> bool:
    """True where a place follows after a comma, as after the name of a town: `Glenhaven, Texas`."""
    match = _PLACE_AFTER.match(parts.text, candidate.after, candidate.ceiling)
    if match is not None and match.group(1).isupper():
        return match.group(1) in _STATES
    if match is None:
        return False
    after = match.group(1).lower()
    return after in _TWO_WORDS or all(known.not_names.get(w) == "place" for w in after.split())


def is_located(candidate: Candidate, parts: Parts, known: Names) -> bool:
    """True of what the text calls a neighbourhood or a region, and of a lane or a hill that a place has: `Nevada’s Walker Lane`."""
    text, last = parts.text, candidate.words[-1]
    if not last.possessive and _LOCALITY_AFTER.match(text, candidate.end, candidate.ceiling):
        return True
    if known.not_names.get(last.key) != "place":
        return False
    owner = _OWNER.search(text, max(candidate.floor, candidate.start - 24), candidate.start)
    return owner is not None and known.not_names.get(owner.group(1).lower()) == "place"


def dated_there(candidate: Candidate, parts: Parts) -> bool:
    """True where the place after the name is followed by a postcode, a day or the mark of a wire, or stands in the dateline."""
    if candidate.caps_line and parts.section_at(candidate.start) == "dateline":
        return True
    return _DATED.match(parts.text, candidate.after, candidate.ceiling) is not None
