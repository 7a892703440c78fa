"""What speaks for and against a candidate being a person."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from ..grammar.names import LABELS, Names, Word, common_only, eastern, is_given, names, person_like
from ..grammar.names_asides import past_asides
from ..grammar.names_bodies import tokens_of
from ..grammar.names_heads import holds_head
from ..grammar.names_roles import Reader
from ..rulebook import lexicon
from ..spans import Parts, Tokens


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of capitals that may be a name, with what stands in the same run before and after it."""

    words: tuple[Word, ...]
    honorific: str
    honorific_start: int | None
    post_nominals: str
    after: int
    left: Word | None
    right: Word | None
    caps_line: bool
    floor: int
    ceiling: int

    @property
    def start(self) -> int:
        """Where the name starts, honorific left out."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the name ends, letters after it left out."""
        return self.words[-1].end

    @property
    def name(self) -> str:
        """The words of the name with single spaces."""
        return " ".join(w.text for w in self.words)

    @property
    def blocked(self) -> bool:
        """True where the run goes on with a word that makes the whole something else (`Li Ka Shing Faculty`)."""
        right = self.right
        if right is not None and right.key in LABELS:
            return False
        if right is not None and not self.words[-1].possessive and right.kind in "XA":
            return right.kind == "A" or names().not_names.get(right.key) not in ("word", "time")
        if (
            right is not None
            and right.kind in "RM"
            and not self.words[-1].possessive
            and not is_given(self.words[0].key, names())
        ):
            return True
        return self.left is not None and self.left.kind == "A" and self.honorific_start is None

    @property
    def opens(self) -> bool:
        """True where the candidate opens its block."""
        return self.start == self.floor


class Labels:
    """The spans of the trained pipeline, asked by place."""

    def __init__(self, tokens: Tokens) -> None:
        self._entities = tokens.entities
        self._starts = [e.start for e in tokens.entities]
        self._tokens = tokens

    def _around(self, start: int, end: int) -> list[tuple[int, int, str]]:
        out = []
        i = max(0, bisect_right(self._starts, start) - 1)
        while i < len(self._entities) and self._entities[i].start < end:
            e = self._entities[i]
            if e.end > start:
                out.append((e.start, e.end, e.label))
            i += 1
        return out

    def person(self, start: int, end: int) -> bool:
        """True where a `PERSON` covers most of the stretch and little more."""
        for a, b, label in self._around(start, end):
            if label == "PERSON" and min(b, end) - max(a, start) >= 0.6 * (end - start) and b <= end + 12:
                return True
        return False

    def other(self, start: int, end: int) -> bool:
        """True where a label other than `PERSON` covers any of it."""
        return any(
            label not in ("PERSON", "ROLE", "NORP", "DATE", "CARDINAL", "ORDINAL", "LANGUAGE")
            for _, _, label in self._around(start, end)
        )

    def wider(self, start: int, end: int) -> bool:
        """True where another label holds the whole stretch and goes on beyond it."""
        return any(
            label not in ("PERSON", "ROLE", "DATE") and a <= start and b >= end and (a < start - 4 or b > end + 2)
            for a, b, label in self._around(start, end)
        )

    def exactly(self, wanted: str, start: int, end: int) -> bool:
        """True where this label covers the whole stretch, or goes on beyond it."""
        return any(label == wanted and a <= start and b >= end for a, b, label in self._around(start, end))

    def organisation_end(self, start: int) -> int | None:
        """The end of an `ORG` that starts here, or None."""
        i = bisect_left(self._starts, start)
        if i < len(self._entities) and self._entities[i].start == start and self._entities[i].label == "ORG":
            return self._entities[i].end
        return None


@lru_cache(maxsize=1)
def verbs() -> dict[str, str]:
    """Verbs of attribution and their strength."""
    return {r["verb"]: r["strength"] for r in lexicon("attribution_verbs")}


_NEXT_WORD = re.compile(r"(,)?\s(?:(?:also|further|then|later|recently|proudly|enthusiastically|who|has|have|had)\s)?([a-z]+)")
_WORD_BEFORE = re.compile(r"([\w'’/&-]+)([,:]?)\s?$")
_ROLE_AFTER = re.compile(
    r"(?:,? (?:Jr|Sr)\.)?\s?(?:,|\(|–|—|-|\||:)\s?(?=\S)| (?:is|was|serves as|who is|has been) (?=(?:an?|the|our|its)\b)"
)
_FIELD_BEFORE = re.compile(r"\b([A-Z][a-z-]+) (?:of|for) (?:[A-Z][\w&-]*,? |and |the ){1,7}$")
_APPOINTED_AFTER = re.compile(
    r",? (?:(?:has|have) been |was |were |is |will be )?(?:re-?)?(?:appointed|named|elected|promoted|hired) (?:as |"
    r"to )?|,? (?:joins|joined|will join|returns to) [A-Z][\w &.]{1,40} as "
)
_APPOINTING = re.compile(
    r"\b(?:appoint(?:s|ed|ing|ment of)|nam(?:es|ed|ing)|promot(?:es|ed|ing|ion of)|hir(?:es|ed|ing)|welcom(?:es|ed|ing)|"
    r"elect(?:s|ed|ing|ion of)) $"
)
_FIRM = re.compile(r"(?: \([^)\n]{1,24}\))?,? (?:Inc|LLC|Ltd|Limited|LLP|PLC|plc|Corp|Corporation|GmbH|AG|Pte|Pty|Co)\b(?!-)")


_OF_FIRMS = frozenset(
    "owner owners member members leader leaders partner partners publisher creator host pioneer innovator expert "
    "experts developer builder operator specialist consultant consultants contractor distributor designer brewer "
    "distiller baker trader investor broker lead principal".split()
)


def has_role_after(candidate: Candidate, parts: Parts, labels: Labels) -> str:
    """`person` where a post follows as apposition (`, Chairman of`), `any` where firms can have it too, else empty."""
    after = past_asides(parts.text, candidate.after, candidate.ceiling)
    match = _ROLE_AFTER.match(parts.text, after, candidate.ceiling)
    if match is None:
        return ""
    if not holds_head(parts.text, match.end(), min(candidate.ceiling, match.end() + 110)):
        return ""
    tokens = tokens_of(parts.text, match.end(), min(candidate.ceiling, match.end() + 110))
    if not tokens:
        return ""
    reader = Reader(parts.text, tokens, labels.organisation_end, frozenset())
    i = 0
    while reader.word(i) in ("the", "a", "an", "its", "our", "their"):
        i += 1
    head = reader.find_head(i, 7)
    if head is None:
        return ""
    return "any" if reader.word(head) in _OF_FIRMS else "person"


def has_role_before(candidate: Candidate, parts: Parts, known: Names) -> str:
    """`direct` where a post stands right before (`CEO Jane Roe`), `comma` with a comma between, else an empty string."""
    start = candidate.honorific_start if candidate.honorific_start is not None else candidate.start
    if candidate.left is not None and candidate.left.kind == "R":
        return "direct"
    if candidate.left is not None and candidate.left.kind in "XMN":
        field = _FIELD_BEFORE.search(parts.text, max(candidate.floor, start - 80), start)
        return "direct" if field is not None and field.group(1).lower() in known.heads else ""
    match = _WORD_BEFORE.search(parts.text, max(candidate.floor, start - 32), start)
    if match is None:
        return ""
    word = match.group(1).lower()
    kind = known.heads.get(word) or known.heads.get(word.split("/")[0])
    if kind is None:
        return ""
    return "comma" if match.group(2) else "direct"


def said_before(candidate: Candidate, parts: Parts) -> bool:
    """True where a verb of attribution stands right before: `said Jane Roe`."""
    start = candidate.honorific_start if candidate.honorific_start is not None else candidate.start
    match = _WORD_BEFORE.search(parts.text, max(candidate.floor, start - 24), start)
    return match is not None and match.group(1).lower() in verbs() and match.group(1)[0].islower()


def said_after(candidate: Candidate, parts: Parts) -> bool:
    """True where a verb of attribution follows: `Jane Roe said`, `Jane Roe, who added`."""
    match = _NEXT_WORD.match(parts.text, candidate.after, candidate.ceiling)
    return match is not None and match.group(2) in verbs()


_EMAIL = re.compile(r"([\w.+-]{2,64})@[\w-]{1,63}\.")
_REACHED = re.compile(
    r"[\s,:;|(–-]{0,3}(?:(?:Tel|Phone|Telephone|Mobile|Cell|Direct|Office|Fax|E-?mail|T|E|M|P|O)\b[\s.:]|[\w.+-]{2,64}@|"
    r"\+?\(?\d[\d() .-]{6})",
    re.IGNORECASE,
)


def reached(candidate: Candidate, parts: Parts) -> bool:
    """True of a name in a contact block: an address made of the name stands near, or a phone, e-mail or label follows directly."""
    keys = [w.key for w in candidate.words if len(w.key) > 2]
    window = parts.text[candidate.end : candidate.end + 140]
    found = _EMAIL.search(window) if "@" in window else None
    if found is not None:
        local = found.group(1).lower()
        initials = candidate.words[0].key[0] + candidate.words[-1].key
        if any(k in local for k in keys) or initials in local.replace(".", ""):
            return True
    return (
        parts.section_at(candidate.start) == "contacts"
        and _REACHED.match(parts.text, candidate.end, candidate.end + 40) is not None
    )


def evidence(candidate: Candidate, parts: Parts, labels: Labels, known: Names) -> tuple[str, str]:
    """The rule by which a candidate is a person, or an empty string and the reason against it."""
    words = candidate.words
    count = sum(w.kind not in "ISpq" for w in words)
    if count == 0 or count > 6 or len(words) > 8 or (count == 1 and words[-1].kind == "I"):
        return "", "not the length of a name"
    if candidate.honorific_start is not None:
        return _titled(candidate, labels, known)
    if candidate.blocked:
        return "", "the run goes on with a word that no name has"
    if len(words) == 1:
        return _lone(candidate, parts, labels, known)
    return _full(candidate, parts, labels, known)


def _titled(candidate: Candidate, labels: Labels, known: Names) -> tuple[str, str]:
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
    if word.kind in "AIs" or word.key in known.common or word.key in known.not_names or candidate.caps_line:
        return "", "a lone word that is also another word"
    if word.possessive and parts.text[candidate.end + 2 : candidate.end + 4].strip()[:1].isupper():
        return "", "the body of the person who follows"
    labelled = labels.person(candidate.start, candidate.end)
    role = has_role_before(candidate, parts, known)
    if (
        role == "comma"
        and (labelled or is_given(word.key, known))
        and parts.text[candidate.end : candidate.end + 1] in (",", ".", " ")
    ):
        return "person.role-before", ""
    if labelled and (role or said_before(candidate, parts) or (is_given(word.key, known) and said_after(candidate, parts))):
        return "model.person", ""
    return "", "a lone word"


def _full(candidate: Candidate, parts: Parts, labels: Labels, known: Names) -> tuple[str, str]:
    words = candidate.words
    labelled = labels.person(candidate.start, candidate.end)
    likely = person_like(words, known)
    common = common_only(words, known)
    odd = sum(w.kind in "XMR" and w.key not in known.surnames for w in words)
    if len({w.key for w in words}) < len(words):
        return "", "the same word twice"
    if odd and not (labelled and words[0].key in known.given):
        return "", "a word that no name has"
    if _FIRM.match(parts.text, candidate.end, candidate.ceiling):
        return "", "the name of a firm"
    if parts.text.startswith((" & ", " + "), candidate.end) and not is_given(words[0].key, known):
        return "", "a firm of several names"
    if (
        len(words) <= 4
        and not odd
        and not (common and not likely)
        and reached(candidate, parts)
        and (likely or labelled or not labels.other(candidate.start, candidate.end))
    ):
        return "person.contact", ""
    if candidate.caps_line and not (likely and (labelled or eastern(words, known)) and len(words) <= 4):
        return "", "a line in capitals"
    if candidate.post_nominals and not common:
        return "person.post-nominals", ""
    if eastern(words, known) and "-" in words[1].text.replace("‑", "-"):
        return "person.eastern-form", ""
    role_after = has_role_after(candidate, parts, labels)
    if (
        not common
        and len(words) <= 5
        and role_after
        and (said_before(candidate, parts) or (role_after == "person" and parts.text.startswith(", ", candidate.after)))
    ):
        return "person.role-after", ""
    plausible = likely or (labelled and not common) or (not common and not labels.other(candidate.start, candidate.end))
    if plausible or (words[0].key in known.given and labelled):
        if role_after and (likely or labelled or _closed_after_role(candidate, parts)):
            return "person.role-after", ""
        if len(words) <= 4 and has_role_before(candidate, parts, known) and (likely or labelled or not common):
            return "person.role-before", ""
        if said_before(candidate, parts):
            return "person.said-before", ""
        if _appointed(candidate, parts):
            return "person.appointed", ""
        if (likely or labelled) and said_after(candidate, parts):
            return "person.said-after", ""
    if not (plausible or common or odd) and len(words) <= 4 and _holds_post(candidate, parts, labels, known):
        return "person.role-before", ""
    if not likely and words[-1].kind == "A" and len(words[-1].text) > 2:
        return "", "ends with an acronym"
    if not likely and words[-1].key.endswith("s") and words[-1].key[:-1] in known.common:
        return "", "an ordinary plural"
    ordinary = words[-1].key in known.common and words[-1].key not in known.surnames
    named = is_given(words[0].key, known) or (not ordinary and (words[0].key in known.given or words[0].key not in known.common))
    if labelled and (likely or (named and not labels.wider(candidate.start, candidate.end))):
        return "model.person", ""
    if _by_shape(candidate, labels, known):
        return "person.given-name", ""
    return "", "nothing speaks for a person"


def _holds_post(candidate: Candidate, parts: Parts, labels: Labels, known: Names) -> bool:
    """True where a post that no firm holds stands right before, though the pipeline takes the name for something else.

    A label that covers just a part of the name, or one that no holder of a post can have, does not count against it.
    """
    role = has_role_before(candidate, parts, known)
    if not role or any(w.kind == "A" for w in candidate.words):
        return False
    before = _WORD_BEFORE.search(parts.text, max(candidate.floor, candidate.start - 32), candidate.start)
    if before is None or labels.exactly("ORG", candidate.start, candidate.end):
        return False
    return before.group(1).lower() not in _OF_FIRMS or not labels.exactly("PRODUCT", candidate.start, candidate.end)


def _closed_after_role(candidate: Candidate, parts: Parts) -> bool:
    return parts.text.startswith(", ", candidate.after)


def _appointed(candidate: Candidate, parts: Parts) -> bool:
    """True of `Jane Roe has been appointed …` and `appointed Jane Roe as …`."""
    if _APPOINTED_AFTER.match(parts.text, candidate.after, candidate.ceiling):
        return True
    start = candidate.honorific_start if candidate.honorific_start is not None else candidate.start
    before = _APPOINTING.search(parts.text, max(candidate.floor, start - 24), start)
    return before is not None and parts.text.startswith((" as ", " to ", ", "), candidate.after)


def _by_shape(candidate: Candidate, labels: Labels, known: Names) -> bool:
    """A known given name and one or two further words, none of them ordinary, and no other label of the pipeline on it."""
    words = [w for w in candidate.words if w.kind not in "pq"]
    if not 2 <= len(words) <= 4 or labels.other(candidate.start, candidate.end):
        return False
    if not is_given(words[0].key, known) and not eastern(candidate.words, known):
        return False
    last = words[-1]
    return (
        last.kind in "NAS"
        and (last.key not in known.common or last.key in known.surnames)
        and (candidate.left is None or candidate.left.kind == "N")
    )
