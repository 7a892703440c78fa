"""What speaks for and against a candidate being a person."""

from __future__ import annotations

from hkfacts.patterns import lazy_pattern

from ..grammar.names import Names, common_only, is_given
from ..spans import Parts
from .people_full import full
from .people_houses import bears_the_name
from .people_near import (
    OF_FIRMS,
    Candidate,
    Labels,
    has_role_after,
    has_role_before,
    holds_firm_post,
    human,
    reached,
    said_before,
    said_plainly,
    said_strongly,
)
from .people_shape import CAMEL, SCOTS
from .people_signs import is_kin, is_place, signs

_STREET = lazy_pattern(r"\b\d{1,5}[A-Za-z]? (?:[A-Z][\w.]{0,15} ){1,3}$")
_HOUSE_OF = lazy_pattern(
    r"['’]s (?:[A-Z][a-z]{2,14} ){0,2}(?:Brewing|Brewery|Bakery|Burgers?|Café|Cafe|Candies|Coffee|Cookies|Deli|Diner|Donuts|Foods|Grill|House|Kitchen|Pizza|"
    r"Pizzeria|Pub|Restaurant|Saloon|Sauce|Steakhouse|Tavern|Winery)\b"
)
_OFFICES = frozenset("president governor mayor premier chancellor senator congressman congresswoman taoiseach".split())
_POST_FOLLOWS = lazy_pattern(r"((?: (?:[a-z-]{2,16}|&)){1,8}) (?=[A-Z][a-z])")
_BODY_BEHIND = lazy_pattern(r"[A-Z][\w’'-]+, (?:(?:[A-Z][\w&-]*|and|of|&) ){0,6}[A-Z][\w-]*, $")
_PHONED = lazy_pattern(r"[ \n](?:(?:Tel|Phone|Mobile|Cell)[.:]* )?(?:\+\d[\d ()-]{8}|\(\d{3}\) ?\d{3}|\d{3}[-.]\d{3}[-.]\d{4})")
_IN_A_ROLE = lazy_pattern(r"\bas (?:the|its|our|an?) [a-z][a-z -]{2,40}, (?:and )?$")


def evidence(candidate: Candidate, parts: Parts, labels: Labels, known: Names) -> tuple[str, str]:
    """The rule by which a candidate is a person, or an empty string and the reason against it."""
    words = candidate.words
    count = sum(w.kind not in "ISpq" for w in words)
    if count == 1 and len(words) == 2 and words[1].kind == "I" and _testifies(candidate, parts, labels, known):
        return "model.person", ""
    if count == 0 or count > 6 or len(words) > 8 or (count == 1 and words[-1].kind == "I"):
        return "", "not the length of a name"
    if held := bears_the_name(candidate, parts.text):
        return "", held
    if candidate.honorific_start is not None:
        return _titled(candidate, parts, labels, known)
    if candidate.blocked:
        return "", "the run goes on with a word that no name has"
    if len(words) == 1:
        return _lone(candidate, parts, labels, known)
    return full(candidate, parts, labels, known)


def _titled(candidate: Candidate, parts: Parts, labels: Labels, known: Names) -> tuple[str, str]:
    start = candidate.honorific_start if candidate.honorific_start is not None else candidate.start
    if all(w.kind in "RX" and w.key not in known.surnames and w.key not in known.family for w in candidate.words):
        return "", "a post after an honorific: somebody is spoken to"
    after = parts.text[candidate.words[-1].end + 2 : candidate.words[-1].end + 4].strip()
    if (
        candidate.honorific.lower().rstrip(".") in ("st", "saint", "sts")
        and candidate.words[-1].possessive
        and after[:1].isupper()
    ):
        return "", "a body that bears the name"  # `St. Anselm’s College`
    if len(candidate.words) == 1 and candidate.words[-1].possessive and _HOUSE_OF.match(parts.text, candidate.end):
        return "", "a body that bears the name"  # `Dr. Quillo’s Brewing`
    if len(candidate.words) > 2 and candidate.words[-1].key == "grant" and parts.text.startswith(" for ", candidate.end):
        return "", "a prize that bears the name"  # `the Dr. Jane Roe Grant for Student Nurses`
    if len(candidate.words) == 1 and candidate.words[0].key.partition("-")[0] in known.heads and "-" in candidate.words[0].key:
        return "", "a post of two words"  # `Sr. Director-Development`
    if _STREET.search(parts.text, max(candidate.floor, start - 40), start) and is_place(candidate, parts, known):
        return "", "the end of an address"
    rank = known.honorific_class.get(candidate.honorific.lower().replace(".", "")) in ("rank", "office", "army")
    if rank and candidate.caps_line and candidate.words[0].key.endswith("s") and candidate.words[0].key in known.common:
        return "", "a headline goes on with a verb"
    if rank and len(candidate.words) == 1 and labels.exactly("ORG", start, candidate.end):
        return "", "the name of a body"
    if candidate.right is not None and candidate.right.kind in "X" and not candidate.words[-1].possessive:
        return "", "an honorific inside another name"
    if candidate.honorific.lower().replace(".", "") in (
        "general",
        "major",
        "captain",
        "sister",
        "father",
        "chef",
        "coach",
        "justice",
        "commander",
        "lord",
        "lady",
        "cardinal",
        "master",
    ):
        if len(candidate.words) == 1 and not labels.person(candidate.start, candidate.end):
            return "", "a word that is an honorific only before a name"
        if common_only(candidate.words, known):
            return "", "ordinary words after a word that is an honorific only before a name"
    return "person.honorific", ""


def _lone(candidate: Candidate, parts: Parts, labels: Labels, known: Names) -> tuple[str, str]:
    word = candidate.words[0]
    if CAMEL.search(word.text) and not word.text.startswith(SCOTS):
        return "", "a capital inside a word"
    if is_place(candidate, parts, known) and not said_before(candidate, parts):
        return "", "the name of a place"  # `Harbour High School (Clifton, New Jersey)`
    if candidate.right is not None and candidate.right.start == word.end and candidate.right.kind not in "RM":
        return "", "a part of a coined word"  # `RoeHolt attorney Jane Lund`
    if candidate.right is not None and candidate.right.kind in "RMX" and not word.possessive:
        return "", "a body before a post or a noun: `Arden Partner Jane Roe`"
    if candidate.left is not None and candidate.left.end == word.start and CAMEL.search(candidate.left.text):
        return "", "a part of a coined word"  # `DrJingRoe`
    if word.kind in "AIs" or word.key in known.common or word.key in known.not_names or candidate.caps_line:
        return "", "a lone word that is also another word"
    if (
        candidate.left is not None
        and candidate.left.key in _OFFICES
        and candidate.right is None
        and not labels.other(candidate.start, candidate.end)
    ):
        return "person.role-before", ""  # `President Roe signed it`
    if word.possessive and parts.text[candidate.end + 2 : candidate.end + 4].strip()[:1].isupper():
        return "", "the body of the person who follows"
    labelled = labels.person(candidate.start, candidate.end)
    if labelled and is_given(word.key, known) and _PHONED.match(parts.text, candidate.end):
        return "person.contact", ""  # `Acme Ltd. Marta (604) 555-0142`
    role = has_role_before(candidate, parts, known)
    if role == "comma" and _IN_A_ROLE.search(parts.text, max(candidate.floor, candidate.start - 60), candidate.start):
        return "", "a body in a list of who did what"  # `Holm as the architect, Ampera as the consultant`
    if role == "comma" and _BODY_BEHIND.search(parts.text, max(candidate.floor, candidate.start - 90), candidate.start):
        return "", "the body behind a post"  # `Jane Roe, Founder and CEO, Acmen, said`
    if (
        role == "comma"
        and (labelled or is_given(word.key, known))
        and parts.text[candidate.end : candidate.end + 1] in (",", ".", " ")
    ):
        return "person.role-before", ""
    if (labelled or is_given(word.key, known)) and is_kin(candidate, parts):
        return "person.role-before", ""
    if not word.possessive and not is_given(word.key, known) and _post_follows(candidate, parts.text, known):
        return "", "a body before a post: `said Arden executive director Jane Roe`"
    spoken = not word.possessive and (said_plainly(candidate, parts) or human(candidate, parts))
    if role == "direct" and not is_given(word.key, known) and holds_firm_post(candidate, parts, OF_FIRMS):
        role = ""  # `its partner Roenet`
    if labelled and (
        role
        or (said_before(candidate, parts) and spoken)
        or (is_given(word.key, known) and (spoken or has_role_after(candidate, parts, labels)))
    ):
        return "model.person", ""
    return "", "a lone word"


def _post_follows(candidate: Candidate, text: str, known: Names) -> bool:
    """True where nothing but the words of a post in lower case stands between the word and the next capital."""
    held = _POST_FOLLOWS.match(text, candidate.end, candidate.ceiling)
    words = held.group(1).split() if held is not None else []
    return (
        bool(words)
        and words[0] not in ("and", "&")  # `Spokesman Sugiarno and director Budi Roe`
        and words[-1] in known.heads
        and all(w in known.modifiers or w in known.heads or w in ("and", "&", "of") for w in words)
    )


def _testifies(candidate: Candidate, parts: Parts, labels: Labels, known: Names) -> bool:
    """True of a given name and one letter of a person who is quoted or to be reached: `“… at last.” – Sophie L., Paris`."""
    if not (is_given(candidate.words[0].key, known) and labels.person(candidate.start, candidate.end)) or candidate.blocked:
        return False
    return signs(candidate, parts) or said_strongly(candidate, parts) or reached(candidate, parts)
