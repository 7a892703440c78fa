"""What speaks for and against a candidate being a person."""

from __future__ import annotations

from hkfacts.patterns import lazy_pattern

from ..grammar.names import Names, common_only, eastern, is_given, person_like
from ..spans import Parts
from .people_cut import ALSO_SURNAMES, PLACE_GIVEN
from .people_houses import FIRM, JOINED_FIRM, OFFICES_OF, TRADE_MARK, among_bodies, bears_the_name, sure_of_it
from .people_near import (
    OF_FIRMS,
    WORD_BEFORE,
    Candidate,
    Labels,
    has_role_after,
    has_role_before,
    human,
    reached,
    said_after,
    said_before,
    said_plainly,
    said_strongly,
    verbs,
)
from .people_shape import CAMEL, SCOTS, SURNAME_ENDING, WORDS_GIVEN, by_shape, is_plain, named_in_title, no_name
from .people_signs import appointed, becomes_officer, dated_there, is_kin, is_place, made_by, signed, signs, wrote

_STREET = lazy_pattern(r"\b\d{1,5}[A-Za-z]? (?:[A-Z][\w.]{0,15} ){1,3}$")
_HOUSE = lazy_pattern(r"\b\d{1,5}[A-Za-z]? $")
_ROAD = lazy_pattern(
    r",? (?:RD|ST|AVE|DR|BLVD|LN|CT|PL|HWY|Dr|St|Rd|Ave|Blvd|Ln|Ct|Pkwy|Hwy|Pl|Sq|Ter|Street|Road|Avenue|Boulevard|Drive|Lane|Court|Way|Parkway|Highway|Place|"
    r"Square|Terrace|Suite|Ste)\b"
)
_ARTICLE = lazy_pattern(
    r"(?<![\w’'])(?:[Aa]n?|[Tt]he|[Tt]his|[Tt]hese|[Aa]nother|[Ee]very|[Ee]ach) $|"
    r"\b(?:Company|Organi[sz]ation|Business|Agency|Brand|Address|City|Country)(?: [Nn]ame)?: ?$"
)
_KIND_OF = lazy_pattern(
    r"\b(?:[Vv]illage|[Cc]ity|[Tt]own|[Cc]ounty|[Pp]ort|[Ss]tate|[Pp]rovince|[Ii]sland|[Ll]ake|[Mm]ount|[Uu]niversity|[Cc]ollege|"
    r"[Cc]athedral|[Dd]iocese|[Dd]istrict|[Mm]unicipality|[Bb]orough|[Ii]sle|[Gg]ulf|[Bb]ay) of $"
)
_FIRMS_MAINLY = frozenset(
    "producer producers supplier suppliers provider providers maker makers manufacturer manufacturers exporter importer retailer "
    "retailers wholesaler vendor vendors distributor distributors developer developers operator operators publisher creator creators "
    "member members leader leaders host hosts contractor contractors pioneer pioneers innovator innovators".split()
)
_TOKEN_OF_THINGS = lazy_pattern(r"[A-Z]{1,3}-[A-Z]{1,2}")  # `Dante AV-H`
_OFFICES = frozenset("president governor mayor premier chancellor senator congressman congresswoman taoiseach".split())
_LETTERS = frozenset("AI IT TV VR XR AR UK US EU HK PR HR IP UAE USA NFT API LLC DAO DEX ETF".split())
_PLACE_ARTICLES = frozenset(("El", "La", "Los", "Las", "Le", "Les", "Novi", "Nova", "San", "Santa", "Santo", "São"))
_COUNTRY_DASH = lazy_pattern(r" \([A-Z][A-Za-z. ]{1,20}\) [–—-] ")
_POST_FOLLOWS = lazy_pattern(r"((?: (?:[a-z-]{2,16}|&)){1,8}) (?=[A-Z][a-z])")
_AFTER_POST = lazy_pattern(r"[A-Z][\w’'-]+, [A-Z][^\n;:.]{2,90} [-–—] $")
_BODY_BEHIND = lazy_pattern(r"[A-Z][\w’'-]+, (?:(?:[A-Z][\w&-]*|and|of|&) ){0,6}[A-Z][\w-]*, $")
_IN_A_ROLE = lazy_pattern(r"\bas (?:the|its|our|an?) [a-z][a-z -]{2,40}, (?:and )?$")
_WHO = lazy_pattern(r",? who (?:is|was|has|had|will|leads?|led|heads?|runs?|joined|founded|said|says)\b")
_POST_COMMA = lazy_pattern(r"\b(?:[Oo]ur|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Ww]hose|[Mm]y)(?: [\w&-]{1,20}){0,2} ([\w-]{2,20}), $")
_VESSEL = lazy_pattern(r"\b(?:S\.S|U\.S\.S|H\.M\.S|M\.V|R\.M\.S|ship|frigate|destroyer|schooner|submarine)\.?,? (?:the )?$")
_MADE_BY = lazy_pattern(
    r"\b(?:[dD]esigned|[wW]ritten|[dD]irected|[fF]ounded|[cC]o-founded|led|hosted|performed|composed|curated|created|authored|photographed|"
    r"moderated|chaired|presented|coached|played|painted|sung|edited|translated|illustrated|succeeded|mentored|taught|won) by $"
)


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
    return _full(candidate, parts, labels, known)


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
    if candidate.right is not None and candidate.right.start == word.end and candidate.right.kind not in "RM":
        return "", "a part of a coined word"  # `RoeHolt attorney Jane Lund`
    if candidate.right is not None and candidate.right.kind in "RMX" and not word.possessive:
        return "", "a body before a post or a noun: `Arden Partner Jane Roe`"
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
    if role == "direct" and not is_given(word.key, known) and _firm_post(candidate, parts, OF_FIRMS):
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
        and words[-1] in known.heads
        and all(w in known.modifiers or w in known.heads or w in ("and", "&", "of") for w in words)
    )


def _line_end(candidate: Candidate) -> int:
    """Where the block of a candidate ends."""
    return candidate.ceiling


def _testifies(candidate: Candidate, parts: Parts, labels: Labels, known: Names) -> bool:
    """True of a given name and one letter of a person who is quoted or to be reached: `“… at last.” – Sophie L., Paris`."""
    if not (is_given(candidate.words[0].key, known) and labels.person(candidate.start, candidate.end)) or candidate.blocked:
        return False
    return signs(candidate, parts) or said_strongly(candidate, parts) or reached(candidate, parts)


def _full(candidate: Candidate, parts: Parts, labels: Labels, known: Names) -> tuple[str, str]:
    words = candidate.words
    text = parts.text
    before = max(candidate.floor, candidate.start - 24)
    made = words[-1].possessive and text.startswith("-", candidate.end)  # `a Jane Roe-designed hall`
    if (_ARTICLE.search(text, before, candidate.start) and not made) or words[0].text == "A":
        return "", "an article stands before it"
    if _HOUSE.search(text, before, candidate.start) and _ROAD.match(text, candidate.end, candidate.ceiling):
        return "", "a street"
    if words[-1].text in _LETTERS and not candidate.caps_line:
        return "", "ends with an acronym"
    if OFFICES_OF.search(text, before, candidate.start):
        return "", "the name of a firm"
    if _AFTER_POST.search(text, max(candidate.floor, candidate.start - 120), candidate.start) and candidate.end == _line_end(
        candidate
    ):
        return "", "the body behind the post of a line"  # `* Jane Roe, Lead Specialist - Atlas Pilot`
    wordy = is_given(words[0].key, known) and words[-1].key in known.family_words and words[-1].kind == "N" and len(words) <= 3
    if (wordy or is_plain(candidate, known)) and becomes_officer(candidate, parts):
        return "person.appointed", ""
    if candidate.titled and words[-1].kind == "X" and known.not_names.get(words[-1].key) == "word":
        return "", "words of a headline"
    if _KIND_OF.search(text, before, candidate.start) or _VESSEL.search(text, before, candidate.start):
        return "", "the name of a place or a ship"
    if words[-1].key == "law" and len(words) > 2 and not is_given(words[0].key, known) and "-" not in words[-2].text:
        return "", "a law firm"  # `Seber Bulge Law`
    labelled = labels.person(candidate.start, candidate.end)
    likely = person_like(words, known)
    common = common_only(words, known)
    odd = sum(w.kind in "XMR" and w.key not in known.surnames for w in words)
    if odd == 1 and words[-1].kind == "R" and words[-1].key in known.family and is_given(words[0].key, known):
        odd = 0  # `Scott King`
    if odd == 1 and words[0].key == "christian" and words[-1].kind != "X" and words[-1].key not in known.common:
        odd = 0  # `Christian Levin`
    first = words[0].key in PLACE_GIVEN or words[0].key in known.given
    local = first and words[0].kind == "X" and len(words) <= 3 and words[-1].key not in known.common
    if odd == 1 and local and (labelled or has_role_after(candidate, parts, labels) == "person"):
        odd = 0  # `Dallas Wohlfeil, founder of`
    also = words[-1].key in ALSO_SURNAMES or (known.not_names.get(words[-1].key) == "time" and words[0].key in known.surnames)
    if odd == 1 and labelled and words[-1].kind == "X" and len(words) <= 4 and also:
        odd = 0  # `Vance White`, `Gerald L. Kimber White`, `Liu Jun`
    if odd == 1 and words[0].key == "jun" and words[-1].key in known.surnames:
        odd = 0  # `Jun Han`
    if len({w.key for w in words}) < len(words):
        return "", "the same word twice"
    if odd and not (labelled and words[0].key in known.given):
        return "", "a word that no name has"
    if FIRM.match(parts.text, candidate.end, candidate.ceiling):
        return "", "the name of a firm"
    if parts.text.startswith(TRADE_MARK, candidate.end) or JOINED_FIRM.match(parts.text, candidate.end, candidate.ceiling):
        return "", "a trade mark or a firm of several names"
    if parts.text.startswith((" & ", " + "), candidate.end) and not is_given(words[0].key, known):
        return "", "a firm of several names"
    sure = is_given(words[0].key, known) or eastern(words, known) or (len(words) > 2 and eastern(words[1:], known))
    if is_place(candidate, parts, known) and (not sure or dated_there(candidate, parts)):
        return "", "the name of a place"
    if (
        len(words) <= 4
        and not odd
        and not (common and not likely)
        and reached(candidate, parts)
        and (likely or labelled or not labels.other(candidate.start, candidate.end))
    ):
        return "person.contact", ""
    if candidate.caps_line and (words[-1].key in verbs() or words[-1].key.replace("-", "") in verbs()):
        return "", "a verb in a line of capitals"
    named_last = words[-1].key in known.family or words[-1].key in known.surnames or words[-1].kind == "S" or len(words) == 2
    if candidate.caps_line and not (likely and named_last and (labelled or eastern(words, known)) and len(words) <= 4):
        return "", "a line in capitals"
    bracketed = text[candidate.start - 1 : candidate.start] == "("  # `(Homegrown Tea, USA)`: a body and its country
    if candidate.post_nominals and not common and not bracketed:
        return "person.post-nominals", ""
    if (eastern(words, known) and "-" in words[1].text.replace("‑", "-")) or (
        words[1].key == "thi" and likely and len(words) > 2
    ):
        return "person.eastern-form", ""
    given_first = len(words) == 3 and words[0].kind == "N" and words[0].key not in known.common and eastern(words[1:], known)
    if given_first and "-" in words[2].text.replace("‑", "-") and "hong_kong" in known.surnames.get(words[1].key, ""):
        return "person.eastern-form", ""  # `Anson Lau Ho-yin`
    if labelled and not common and not odd and wrote(candidate, parts):
        return "model.person", ""
    if candidate.titled and (common or not named_in_title(candidate, parts, known)):
        return "", "words of a headline"
    shape = "" if likely else no_name(candidate, known)
    if shape and not labelled and words[-1].kind != "A":
        return "", shape
    if not (likely or labelled) and labels.of_role(candidate.start, candidate.end):
        return "", "part of a post"
    shaped = any(CAMEL.search(w.text) and not w.text.startswith(SCOTS) and "-" not in w.text for w in words if w.kind not in "qS")
    if shaped and not candidate.caps_line and not has_role_after(candidate, parts, labels):
        return "", "a capital inside a word"
    role_after = has_role_after(candidate, parts, labels)
    if (
        not common
        and len(words) <= 5
        and role_after
        and (
            (said_before(candidate, parts) and (likely or labelled or role_after == "person"))
            or (role_after == "person" and (parts.text.startswith(", ", candidate.after) or _glued(candidate)))
        )
    ):
        return "person.role-after", ""
    plausible = likely or (labelled and not common) or (not common and not labels.other(candidate.start, candidate.end))
    if plausible or (words[0].key in known.given and labelled):
        if role_after and (likely or (labelled and (role_after == "person" or _reason(candidate, parts, labels, known)))):
            return "person.role-after", ""
        if role_after == "person" and _closed_after_role(candidate, parts):
            return "person.role-after", ""
        opened = words[0].key in known.common and words[0].key not in known.given and not labelled
        if len(words) <= 4 and (role := has_role_before(candidate, parts, known)):
            bare_name = not (common or opened) and role == "direct" and not _firm_post(candidate, parts)
            if likely or bare_name or (labelled and (role == "direct" or _reason(candidate, parts, labels, known))):
                return "person.role-before", ""
        if said_before(candidate, parts) or signs(candidate, parts) or is_kin(candidate, parts):
            return "person.said-before", ""
        if appointed(candidate, parts):
            return "person.appointed", ""
        if (likely or labelled) and (said_after(candidate, parts) or signed(candidate, parts)):
            return "person.said-after", ""
    if not (plausible or common or odd) and len(words) <= 3 and is_given(words[0].key, known) and appointed(candidate, parts):
        return "person.appointed", ""  # whatever the label
    if not (plausible or common or odd) and len(words) <= 4 and _holds_post(candidate, parts, labels, known):
        return "person.role-before", ""
    if (
        not common
        and not odd
        and is_plain(candidate, known)
        and (made_by(candidate, parts) or _in_apposition(candidate, parts, known))
    ):
        return "person.appointed", ""
    if shape:
        return "", shape
    ordinary = words[-1].key in known.common and words[-1].key not in known.surnames
    named = (
        is_given(words[0].key, known)
        or (words[0].key in WORDS_GIVEN and not ordinary)
        or (not ordinary and (words[0].key in known.given or words[0].key not in known.common))
    )
    if candidate.titled and not named_in_title(candidate, parts, known):
        return "", "words of a headline"
    if (
        len(words) > 2
        and ordinary
        and words[-1].key not in known.family
        and words[-1].kind == "N"
        and not (words[-2].kind == "I" and is_given(words[0].key, known))
        and not human(candidate, parts)
    ):
        return "", "ends with an ordinary word"
    acronym = (
        words[-1].text.isupper() and words[-1].key not in known.surnames and words[0].kind != "A" and not words[0].text.isupper()
    )
    if acronym and (len(words) > 2 or len(words[-1].text) == 2) and len(words[-1].text) < 5:
        return "", "ends with an acronym"
    if _TOKEN_OF_THINGS.fullmatch(words[-1].text) is not None and not candidate.caps_line:
        return "", "ends with an acronym"
    if len(words) == 2 and words[0].text in _PLACE_ARTICLES and not human(candidate, parts):
        return "", "the name of a place"
    if _COUNTRY_DASH.match(text, candidate.end, candidate.ceiling) and not is_given(words[0].key, known):
        return "", "a firm in a list with countries"
    if (
        not SURNAME_ENDING.search(words[-1].key)
        and not sure_of_it(candidate, parts)
        and among_bodies(candidate, parts, labels, known)
    ):
        return "", "a body among bodies"
    if labelled and (likely or (named and not labels.wider(candidate.start, candidate.end))):
        return (
            ("model.person", "") if _reason(candidate, parts, labels, known) else ("", "nothing but a label speaks for a person")
        )
    if (
        likely
        and named_last
        and not ordinary
        and is_given(words[0].key, known)
        and _WHO.match(text, candidate.after, candidate.ceiling)
    ):
        return "person.given-name", ""  # whatever the label: `Jane Roe, who leads`
    if by_shape(candidate, parts.text, labels, known) and not is_place(candidate, parts, known):
        return "person.given-name", ""
    return "", "nothing speaks for a person"


def _in_apposition(candidate: Candidate, parts: Parts, known: Names) -> bool:
    """True of a name between commas behind a post that no firm holds: `our CFO, Jane Roe, joined`."""
    if not parts.text.startswith(",", candidate.after):
        return False
    post = _POST_COMMA.search(parts.text, max(candidate.floor, candidate.start - 40), candidate.start)
    return post is not None and post.group(1).lower() in known.heads and post.group(1).lower() not in OF_FIRMS


def _firm_post(candidate: Candidate, parts: Parts, posts: frozenset[str] = _FIRMS_MAINLY) -> bool:
    """True where the word right before is a post or calling that firms have too: `the producer Mighty Roe`."""
    start = candidate.honorific_start if candidate.honorific_start is not None else candidate.start
    before = WORD_BEFORE.search(parts.text, max(candidate.floor, start - 32), start)
    return before is not None and before.group(1).lower() in posts


def _reason(candidate: Candidate, parts: Parts, labels: Labels, known: Names) -> bool:
    """True where something besides the label speaks for a person: a known given or family name, an initial, a pronoun, speech."""
    words = [w for w in candidate.words if w.kind not in "pqS"]
    first, last = words[0], words[-1]
    known_last = last.key in known.surnames or last.key in known.family
    if last.key in known.common and not known_last and last.key not in known.family_words and last.kind == "N":
        return human(candidate, parts) or said_strongly(candidate, parts) or labels.beside_role(candidate.start, candidate.after)
    among_places = not known_last and labels.lists(("PLACE", "GPE", "LOC"), candidate.start, candidate.end, parts.text)
    if (
        (is_given(first.key, known) and not among_places)
        or eastern(candidate.words, known)
        or human(candidate, parts)
        or said_strongly(candidate, parts)
        or is_kin(candidate, parts)
    ):
        return True
    if among_places or (
        first.key not in known.given and labels.lists(("ORG", "PRODUCT"), candidate.start, candidate.end, parts.text)
    ):
        return False
    if labels.beside_role(candidate.start, candidate.after) or _MADE_BY.search(
        parts.text, max(0, candidate.start - 24), candidate.start
    ):
        return True
    if first.key in WORDS_GIVEN or SURNAME_ENDING.search(last.key) or any(p in known.family for p in last.key.split("-")):
        return True
    eastern_first = first.key in known.surnames and len(words) <= 4
    return first.key in known.given or known_last or eastern_first or any(w.kind == "I" for w in words[:-1])


def _holds_post(candidate: Candidate, parts: Parts, labels: Labels, known: Names) -> bool:
    """True where a post that no firm holds stands right before, though the pipeline takes the name for something else.

    A label that covers just a part of the name, or one that no holder of a post can have, does not count against it.
    """
    role = has_role_before(candidate, parts, known)
    if not role or any(w.kind == "A" for w in candidate.words):
        return False
    before = WORD_BEFORE.search(parts.text, max(candidate.floor, candidate.start - 32), candidate.start)
    plain = len(candidate.words) <= 3 and not any(w.key in known.common or CAMEL.search(w.text) for w in candidate.words)
    if before is None or (labels.exactly("ORG", candidate.start, candidate.end) and not (plain and role == "direct")):
        return False
    return before.group(1).lower() not in OF_FIRMS or not labels.exactly("PRODUCT", candidate.start, candidate.end)


def _glued(candidate: Candidate) -> bool:
    """True where the post follows with no space: `Jane RoePresident and CEO`."""
    return candidate.right is not None and candidate.right.start == candidate.end and candidate.right.kind in "RM"


def _closed_after_role(candidate: Candidate, parts: Parts) -> bool:
    return parts.text.startswith(", ", candidate.after)
