"""What speaks for and against a candidate of two words or more, with no form of address, being a person."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from hkfacts.patterns import lazy_pattern

from ..grammar.names import Names, common_only, eastern, is_given, person_like
from ..spans import Parts
from .people_cut import ALSO_SURNAMES, PLACE_GIVEN
from .people_houses import FIRM, JOINED_FIRM, OFFICES_OF, TRADE_MARK, among_bodies, sure_of_it
from .people_near import (
    OF_FIRMS,
    WORD_BEFORE,
    Candidate,
    Labels,
    has_role_after,
    has_role_before,
    holds_firm_post,
    human,
    reached,
    said_after,
    said_before,
    said_strongly,
    verbs,
)
from .people_shape import CAMEL, SCOTS, SURNAME_ENDING, WORDS_GIVEN, by_shape, is_plain, named_in_title, no_name
from .people_signs import (
    alone_under_contact,
    appointed,
    becomes_officer,
    dated_there,
    is_kin,
    is_place,
    made_by,
    opens_contacts,
    signed,
    signs,
    wrote,
)

Verdict = tuple[str, str]

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
_TOKEN_OF_THINGS = lazy_pattern(r"[A-Z]{1,3}-[A-Z]{1,2}")  # `Dante AV-H`
_LETTERS = frozenset("AI IT TV VR XR AR UK US EU HK PR HR IP UAE USA NFT API LLC DAO DEX ETF".split())
_PLACE_ARTICLES = frozenset(("El", "La", "Los", "Las", "Le", "Les", "Novi", "Nova", "San", "Santa", "Santo", "São"))
_LAND = frozenset(("Mt", "Mt.", "Mount", "Ft", "Ft.", "Pt", "Pt."))  # `Mt Orla`
_VIETNAMESE = lazy_pattern("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđĐơưƠƯ]")  # letters of no other language of names
_COUNTRY_DASH = lazy_pattern(r" \([A-Z][A-Za-z. ]{1,20}\) [–—-] ")
_AFTER_POST = lazy_pattern(r"[A-Z][\w’'-]+, [A-Z][^\n;:.]{2,90} [-–—] $")
_WHO = lazy_pattern(r",? who (?:is|was|has|had|will|leads?|led|heads?|runs?|joined|founded|said|says)\b")
_POST_COMMA = lazy_pattern(r"\b(?:[Oo]ur|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Ww]hose|[Mm]y)(?: [\w&-]{1,20}){0,2} ([\w-]{2,20}), $")
_VESSEL = lazy_pattern(r"\b(?:S\.S|U\.S\.S|H\.M\.S|M\.V|R\.M\.S|ship|frigate|destroyer|schooner|submarine)\.?,? (?:the )?$")
_MADE_BY = lazy_pattern(
    r"\b(?:[dD]esigned|[wW]ritten|[dD]irected|[fF]ounded|[cC]o-founded|led|hosted|performed|composed|curated|created|authored|photographed|"
    r"moderated|chaired|presented|coached|played|painted|sung|edited|translated|illustrated|succeeded|mentored|taught|won) by $"
)
_WORK_OF = lazy_pattern(
    r"['’]s? (?:(?:new|latest|debut|first|second|acclaimed|bestselling) )?(?:book|novel|memoir|film|song|album|poem|painting|biography|autobiography|essay)s?\b"
)

_ORDINARY = ("", "ends with an ordinary word")
_ACRONYM = ("", "ends with an acronym")


def full(candidate: Candidate, parts: Parts, labels: Labels, known: Names) -> Verdict:
    """The rule by which a candidate of several words is a person, or an empty string and the reason against it."""
    name = FullName(candidate, parts, labels, known)
    for weigh in _IN_ORDER:
        verdict = weigh(name)
        if verdict is not None:
            return verdict
    return "", "nothing speaks for a person"


class FullName:
    """A candidate of several words, and what is asked of it more than once."""

    def __init__(self, candidate: Candidate, parts: Parts, labels: Labels, known: Names) -> None:
        self.candidate, self.parts, self.labels, self.known = candidate, parts, labels, known
        self.words = candidate.words
        self.text = parts.text

    @cached_property
    def given(self) -> bool:
        """True where the first word is a given name and hardly anything else."""
        return is_given(self.words[0].key, self.known)

    @cached_property
    def labelled(self) -> bool:
        """True where the trained pipeline says that it is a person."""
        return self.labels.person(self.candidate.start, self.candidate.end)

    @cached_property
    def likely(self) -> bool:
        """True of a name with the shape and the words of one."""
        return person_like(self.words, self.known)

    @cached_property
    def common(self) -> bool:
        """True of words that are all common words."""
        return common_only(self.words, self.known)

    @cached_property
    def odd(self) -> int:
        """How many words no name is made of; one that is a name beside these others does not count."""
        words, known, first, last = self.words, self.known, self.words[0], self.words[-1]
        odd = sum(w.kind in "XMR" and w.key not in known.surnames for w in words)
        if odd != 1:
            return odd
        if last.kind == "R" and last.key in known.family and self.given:
            return 0  # `Boris King`
        if first.key == "christian" and last.kind != "X" and last.key not in known.common:
            return 0  # `Christian Quillon`
        placed = first.key in PLACE_GIVEN or first.key in known.given
        local = placed and first.kind == "X" and len(words) <= 3 and last.key not in known.common
        if local and (self.labelled or self.role_after == "person"):
            return 0  # `Dallas Orvik, founder of`
        also = last.key in ALSO_SURNAMES or (known.not_names.get(last.key) == "time" and first.key in known.surnames)
        lettered = first.kind == "I" and first.text.count(".") == 2 and len(words) == 2
        if lettered and also and has_role_before(self.candidate, self.parts, known) == "direct":
            return 0  # `league legend T.B. Green`
        if self.labelled and last.kind == "X" and len(words) <= 4 and also:
            return 0  # `Vance Grey`, `Harold L. Tern White`, `Luo Jun`
        if first.key == "jun" and last.key in known.surnames:
            return 0  # `Jun Luo`
        return odd

    @cached_property
    def named_last(self) -> bool:
        """True where the last word may be a family name."""
        last = self.words[-1]
        return last.key in self.known.family or last.key in self.known.surnames or last.kind == "S" or len(self.words) == 2

    @cached_property
    def role_after(self) -> str:
        """What kind of post follows, or an empty string."""
        return has_role_after(self.candidate, self.parts, self.labels)

    @cached_property
    def shape(self) -> str:
        """Why its shape is no name's, or an empty string."""
        return "" if self.likely else no_name(self.candidate, self.known)

    @cached_property
    def ordinary(self) -> bool:
        """True where the last word is a common word and no surname."""
        last = self.words[-1]
        return last.key in self.known.common and last.key not in self.known.surnames

    @cached_property
    def reason(self) -> bool:
        """True where something besides the label speaks for a person."""
        return _reason(self.candidate, self.parts, self.labels, self.known)

    def by_neighbours(self) -> Verdict | None:
        """What the words around settle before the name itself is read."""
        candidate, text, words, known = self.candidate, self.text, self.words, self.known
        before = max(candidate.floor, candidate.start - 24)
        made = words[-1].possessive and text.startswith("-", candidate.end)  # `a Jane Roe-designed hall`
        if (
            (_ARTICLE.search(text, before, candidate.start) and not made)
            or words[0].text == "A"
            or (words[0].text == "An" and words[-1].key in known.common)
        ):
            return "", "an article stands before it"
        if _HOUSE.search(text, before, candidate.start) and _ROAD.match(text, candidate.end, candidate.ceiling):
            return "", "a street"
        if words[-1].text in _LETTERS and not candidate.caps_line:
            return _ACRONYM
        if OFFICES_OF.search(text, before, candidate.start):
            return "", "the name of a firm"
        behind = _AFTER_POST.search(text, max(candidate.floor, candidate.start - 120), candidate.start)
        if behind is not None and candidate.end == candidate.ceiling:
            return "", "the body behind the post of a line"  # `* Jane Roe, Lead Specialist - Atlas Pilot`
        wordy = self.given and words[-1].key in known.family_words and words[-1].kind == "N" and len(words) <= 3
        if (wordy or is_plain(candidate, known)) and becomes_officer(candidate, self.parts):
            return "person.appointed", ""
        if candidate.titled and words[-1].kind == "X" and known.not_names.get(words[-1].key) == "word":
            return "", "words of a headline"
        if _KIND_OF.search(text, before, candidate.start) or _VESSEL.search(text, before, candidate.start):
            return "", "the name of a place or a ship"
        if words[0].text in _LAND:
            return "", "the name of a place or a ship"
        if words[-1].key == "law" and len(words) > 2 and not self.given and "-" not in words[-2].text:
            return "", "a law firm"  # `Seber Bulge Law`
        return None

    def by_words(self) -> Verdict | None:
        """What the words of the name rule out: words that no name has, firms, places."""
        candidate, words, known = self.candidate, self.words, self.known
        if len({w.key for w in words}) < len(words):
            return "", "the same word twice"
        if self.odd and not (self.labelled and words[0].key in known.given):
            return "", "a word that no name has"
        if FIRM.match(self.text, candidate.end, candidate.ceiling):
            return "", "the name of a firm"
        if self.text.startswith(TRADE_MARK, candidate.end) or JOINED_FIRM.match(self.text, candidate.end, candidate.ceiling):
            return "", "a trade mark or a firm of several names"
        if self.text.startswith((" & ", " + "), candidate.end) and not self.given:
            return "", "a firm of several names"
        sure = self.given or eastern(words, known) or (len(words) > 2 and eastern(words[1:], known))
        if is_place(candidate, self.parts, known) and (not sure or dated_there(candidate, self.parts)):
            return "", "the name of a place"
        return None

    def by_form(self) -> Verdict | None:
        """A contact, a line in capitals, letters after the name, a name of an eastern form."""
        candidate, parts, words, known = self.candidate, self.parts, self.words, self.known
        unlabelled = not self.labels.other(candidate.start, candidate.end)
        if (
            len(words) <= 4
            and not self.odd
            and not (self.common and not self.likely)
            and reached(candidate, self.parts)
            and (self.likely or self.labelled or unlabelled)
        ):
            return "person.contact", ""
        if candidate.caps_line and (words[-1].key in verbs() or words[-1].key.replace("-", "") in verbs()):
            return "", "a verb in a line of capitals"
        sure = self.likely and self.named_last and (self.labelled or eastern(words, known)) and len(words) <= 4
        if candidate.caps_line and not sure:
            return "", "a line in capitals"
        bracketed = self.text[candidate.start - 1 : candidate.start] == "("  # `(Homegrown Tea, USA)`: a body and its country
        if candidate.post_nominals and not self.common and not bracketed:
            return "person.post-nominals", ""
        nick = next((w.key.strip('"“”') for w in words[1:-1] if w.kind == "q" and w.text[0] in '"“'), "")
        if nick and is_plain(candidate, known) and (self.given or nick not in known.common):
            return "person.nickname", ""  # `Umbo “Bezzo” Rokane`
        initials = words[0].kind == "I" and words[0].text.count(".") == 2 and words[-1].key in ALSO_SURNAMES
        if initials and not self.odd and has_role_before(candidate, parts, known) == "direct":
            return "person.role-before", ""
        hyphened = eastern(words, known) and "-" in words[1].text.replace("‑", "-")
        if hyphened or (words[1].key == "thi" and self.likely and len(words) > 2):
            return "person.eastern-form", ""
        given_first = len(words) == 3 and words[0].kind == "N" and words[0].key not in known.common and eastern(words[1:], known)
        if given_first and "-" in words[2].text.replace("‑", "-") and "hong_kong" in known.surnames.get(words[1].key, ""):
            return "person.eastern-form", ""  # `Anson Lau Ho-yin`
        return None

    def by_contact_line(self) -> Verdict | None:
        """A name on the line below the label of a press contact."""
        candidate, parts, words, known = self.candidate, self.parts, self.words, self.known
        if candidate.caps_line or len(words) != 2:
            return None
        called = self.given and words[1].kind == "N" and known.not_names.get(words[1].key) is None
        if called and candidate.right is None and opens_contacts(candidate, parts):
            return "person.contact", ""
        if words[1].key in known.surnames and alone_under_contact(candidate, parts):
            return "person.contact", ""  # `Media Contact` / `Minseo Park` / `press@…`
        return None

    def by_shape(self) -> Verdict | None:
        """Words of headlines and posts, and shapes that no name has."""
        candidate, words = self.candidate, self.words
        if not self.common and not self.odd and wrote(candidate, self.parts):
            if self.labelled:
                return "model.person", ""
            if self.given and is_plain(candidate, self.known):
                return "person.credit", ""  # `Salt and Bone by Jane Roe`, whatever the label
        if candidate.titled and (self.common or not named_in_title(candidate, self.parts, self.known)):
            return "", "words of a headline"
        if self.shape and not self.labelled and words[-1].kind != "A":
            return "", self.shape
        if not (self.likely or self.labelled) and self.labels.of_role(candidate.start, candidate.end):
            return "", "part of a post"
        camel = (CAMEL.search(w.text) and not w.text.startswith(SCOTS) and "-" not in w.text for w in words if w.kind not in "qS")
        if not candidate.caps_line and any(camel) and not self.role_after:
            return "", "a capital inside a word"
        return None

    def by_post(self) -> Verdict | None:
        """A post, speech or an appointment beside the name."""
        candidate, parts, words, known = self.candidate, self.parts, self.words, self.known
        sure_after = self.role_after == "person"
        if not self.common and len(words) <= 5 and self.role_after:
            told = said_before(candidate, parts) and (self.likely or self.labelled or sure_after)
            if told or (sure_after and (self.text.startswith(", ", candidate.after) or _glued(candidate))):
                return "person.role-after", ""
        if not (self.plausible or (words[0].key in known.given and self.labelled)):
            return None
        if self.role_after and (self.likely or (self.labelled and (sure_after or self.reason))):
            return "person.role-after", ""
        if sure_after and self.text.startswith(", ", candidate.after):
            return "person.role-after", ""
        opened = words[0].key in known.common and words[0].key not in known.given and not self.labelled
        if len(words) <= 4 and (role := has_role_before(candidate, parts, known)):
            bare_name = not (self.common or opened) and role == "direct" and not holds_firm_post(candidate, parts)
            if self.likely or bare_name or (self.labelled and (role == "direct" or self.reason)):
                return "person.role-before", ""
        if said_before(candidate, parts) or signs(candidate, parts) or is_kin(candidate, parts):
            return "person.said-before", ""
        if appointed(candidate, parts):
            return "person.appointed", ""
        if (self.likely or self.labelled) and (said_after(candidate, parts) or signed(candidate, parts)):
            return "person.said-after", ""
        return None

    @cached_property
    def plausible(self) -> bool:
        """True of words that may be a name, with no label that says otherwise."""
        if self.likely or (self.labelled and not self.common):
            return True
        return not self.common and not self.labels.other(self.candidate.start, self.candidate.end)

    def whatever_the_label(self) -> Verdict | None:
        """Appointments and posts that say more than a label, and the shape where nothing of that is found."""
        candidate, parts, words, known = self.candidate, self.parts, self.words, self.known
        doubted = not (self.plausible or self.common or self.odd)
        if doubted and len(words) <= 3 and self.given and appointed(candidate, parts):
            return "person.appointed", ""
        if doubted and len(words) <= 4 and _holds_post(candidate, parts, self.labels, known):
            return "person.role-before", ""
        if (
            not self.common
            and not self.odd
            and is_plain(candidate, known)
            and (made_by(candidate, parts) or _in_apposition(candidate, parts, known))
        ):
            return "person.appointed", ""
        return ("", self.shape) if self.shape else None

    def by_last_word(self) -> Verdict | None:
        """What the end of the name and the company it stands in rule out."""
        candidate, parts, words, known = self.candidate, self.parts, self.words, self.known
        last = words[-1]
        if candidate.titled and not named_in_title(candidate, parts, known):
            return "", "words of a headline"
        wordy = len(words) > 2 and self.ordinary and last.key not in known.family and last.kind == "N"
        if wordy and not (words[-2].kind == "I" and self.given) and not human(candidate, parts):
            return _ORDINARY
        capitals = last.text.isupper() and last.key not in known.surnames
        acronym = capitals and words[0].kind != "A" and not words[0].text.isupper()
        if acronym and (len(words) > 2 or len(last.text) == 2) and len(last.text) < 5:
            return _ACRONYM
        if _TOKEN_OF_THINGS.fullmatch(last.text) is not None and not candidate.caps_line:
            return _ACRONYM
        if len(words) == 2 and words[0].text in _PLACE_ARTICLES and not human(candidate, parts):
            return "", "the name of a place"
        if _COUNTRY_DASH.match(self.text, candidate.end, candidate.ceiling) and not self.given:
            return "", "a firm in a list with countries"
        unsure = not SURNAME_ENDING.search(last.key) and not sure_of_it(candidate, parts)
        if unsure and among_bodies(candidate, parts, self.labels, known):
            return "", "a body among bodies"
        return None

    def by_label(self) -> Verdict | None:
        """The label with one reason more; a given name where it is told of the person, or where the shape is a name's."""
        candidate, words, known = self.candidate, self.words, self.known
        first = words[0]
        named = (
            self.given
            or (first.key in WORDS_GIVEN and not self.ordinary)
            or (not self.ordinary and (first.key in known.given or first.key not in known.common))
        )
        if self.labelled and (self.likely or (named and not self.labels.wider(candidate.start, candidate.end))):
            return ("model.person", "") if self.reason else ("", "nothing but a label speaks for a person")
        whole = self.likely and self.named_last and not self.ordinary and self.given
        if whole and _WHO.match(self.text, candidate.after, candidate.ceiling):
            return "person.given-name", ""  # whatever the label: `Jane Roe, who leads`
        if by_shape(candidate, self.text, self.labels, known) and not is_place(candidate, self.parts, known):
            return "person.given-name", ""
        return None


_IN_ORDER: tuple[Callable[[FullName], Verdict | None], ...] = (
    FullName.by_neighbours,
    FullName.by_words,
    FullName.by_form,
    FullName.by_contact_line,
    FullName.by_shape,
    FullName.by_post,
    FullName.whatever_the_label,
    FullName.by_last_word,
    FullName.by_label,
)


def _in_apposition(candidate: Candidate, parts: Parts, known: Names) -> bool:
    """True of a name between commas behind a post that no firm holds: `our CFO, Jane Roe, joined`."""
    if not parts.text.startswith(",", candidate.after):
        return False
    post = _POST_COMMA.search(parts.text, max(candidate.floor, candidate.start - 40), candidate.start)
    return post is not None and post.group(1).lower() in known.heads and post.group(1).lower() not in OF_FIRMS


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
    if labels.beside_role(candidate.start, candidate.after) or _WORK_OF.match(parts.text, candidate.end):
        return True
    if _MADE_BY.search(parts.text, max(0, candidate.start - 24), candidate.start):
        return True
    if first.key in WORDS_GIVEN or SURNAME_ENDING.search(last.key) or any(p in known.family for p in last.key.split("-")):
        return True
    if any(_VIETNAMESE.search(w.text) for w in words):
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
