"""What stands near a candidate: labels of the trained pipeline, posts, verbs of saying, lines of contacts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from hkfacts.patterns import lazy_pattern

from ..grammar.names import LABELS, Names, Word, is_given, names
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
    titled: bool = False

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
        if right is not None and (right.key in LABELS or right.start == self.end):
            return False  # glued to what follows: `Jane RoePresident and CEO`
        if right is not None and right.text.replace(".", "") in self.post_nominals.split():
            return False  # `Jane Roe OBE`
        if right is not None and not self.words[-1].possessive and right.kind in "XA":
            return right.kind == "A" or names().not_names.get(right.key) not in ("word", "time")
        if (
            right is not None
            and right.kind in "RM"
            and not self.words[-1].possessive
            and not is_given(self.words[0].key, names())
        ):
            return True
        left = self.left
        return left is not None and left.kind == "A" and left.end != self.start and self.honorific_start is None

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
            if label == "PERSON" and min(b, end) - max(a, start) >= 0.6 * (end - start) and b <= end + (20 if a == start else 12):
                return True  # also where it runs on: `⟦Jane Roe of Acme Bank⟧`
        return False

    def persons(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches labelled `PERSON` inside this one."""
        return [(a, b) for a, b, label in self._around(start, end) if label == "PERSON" and a >= start and b <= end]

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

    def beside_role(self, start: int, end: int) -> bool:
        """True where a labelled post ends right before the stretch or begins right after it."""
        return any(
            label == "ROLE" and (0 <= start - b <= 3 or 0 <= a - end <= 4)
            for a, b, label in self._around(max(0, start - 90), end + 90)
        )

    def lists(self, wanted: tuple[str, ...], start: int, end: int, text: str) -> bool:
        """True where one with this label is the neighbour in a list: `winners include Brave Otter, Vestmark and Incline`."""
        for a, b, label in self._around(max(0, start - 40), end + 40):
            if label in wanted and (b <= start or a >= end):
                if text[max(0, a - 5) : a].endswith(("from ", " in ", " of ", " at ")):
                    continue  # `Jane Roe from Peru and John Poe`
                between = text[b:start] if b <= start else text[end:a]
                if between in (", ", " and ", ", and ", "; "):
                    return True
        return False

    def enlisted(self, start: int, end: int, text: str) -> list[str]:
        """What is labelled a body or a thing on both sides of the stretch in one list: `Quora` and `Apple Books` of `Quora, X, Apple Books`."""
        out = {}
        for a, b, label in self._around(max(0, start - 40), end + 40):
            if label in ("ORG", "PRODUCT", "INITIATIVE") and (b <= start or a >= end):
                between = text[b:start] if b <= start else text[end:a]
                if between in (", ", ", and ", "; "):
                    out[b <= start] = text[a:b]
        return list(out.values()) if len(out) == 2 else []

    def exactly(self, wanted: str, start: int, end: int) -> bool:
        """True where this label covers the whole stretch, or goes on beyond it."""
        return any(label == wanted and a <= start and b >= end for a, b, label in self._around(start, end))

    def just(self, wanted: str, start: int, end: int) -> bool:
        """True where this label covers the stretch and no more."""
        return any(label == wanted and (a, b) == (start, end) for a, b, label in self._around(start, end))

    def role_at(self, start: int) -> int:
        """Where the labelled post ends that begins here; 0 where none does."""
        return next((b for a, b, label in self._around(start, start + 1) if label == "ROLE" and a == start), 0)

    def of_role(self, start: int, end: int) -> bool:
        """True where a labelled post begins before the stretch and holds all of it: `Ambassador for ⟦Fine Recipe⟧`."""
        return any(label == "ROLE" and a < start and b >= end for a, b, label in self._around(start, end))

    def vote(self, start: int, end: int) -> int:
        """1 where the label on the stretch is `PERSON`, -1 where it is a body's or a thing's, 0 where there is none."""
        if self.person(start, end):
            return 1
        things = ("ORG", "PRODUCT", "INITIATIVE", "FAC", "PLACE", "GPE", "LOC", "WORK_OF_ART", "EVENT")
        return -1 if any(label in things and a <= start and b >= end for a, b, label in self._around(start, end)) else 0

    def tag(self, start: int) -> str:
        """The tag of the word that starts here; an empty string where none does."""
        i = bisect_left(self._tokens.starts, start)
        here = i < len(self._tokens.tags) and self._tokens.starts[i] == start
        return self._tokens.tags[i] if here else ""

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


_NEXT_WORD = lazy_pattern(
    r"(,)?\s(?:(?:also|further|then|later|recently|proudly|enthusiastically|once|famously|previously|simply|who|has|have|had)\s)?([a-z]+)"
)
WORD_BEFORE = lazy_pattern(r"([\w'’/&-]+)([,:]?)\s?$")
_ROLE_AFTER = lazy_pattern(
    r"(?:,? (?:Jr|Sr)\.)?\s?(?:,|\(|–|—|-|\||:)\s?(?=\S)| (?:is|was|serves as|who is|has been) (?=(?:an?|the|our|its)\b)"
)
_TOGETHER = lazy_pattern(r"(\band|&|,) (?:[A-Z][a-z]{1,4}\. )?$")
_FIELD_BEFORE = lazy_pattern(r"\b([A-Z][a-z-]+) (?:of|for) (?:[A-Z][\w&-]*,? |and |the ){1,7}$")
_POST_OVER_REGION = lazy_pattern(
    r"\b([A-Z][A-Za-z]{1,12}) (?:(?:Middle|Far|South|North|East|West|Central|Asia|Pacific|Africa|Europe|Americas?|EMEA|APAC|MENA|Greater|"
    r"Mainland|China|India|UK|US|Hong|Kong|Japan|Singapore|Australia|Canada)[ -]){1,4}$"
)
FIRMS_MAINLY = frozenset(
    "producer producers supplier suppliers provider providers maker makers manufacturer manufacturers exporter importer retailer "
    "retailers wholesaler vendor vendors distributor distributors developer developers operator operators publisher creator creators "
    "member members leader leaders host hosts contractor contractors pioneer pioneers innovator innovators".split()
)
OF_FIRMS = frozenset(
    "owner owners member members leader leaders partner partners publisher creator host pioneer innovator expert "
    "experts developer builder operator specialist consultant consultants contractor distributor designer brewer "
    "distiller baker trader investor broker lead principal producer producers supplier suppliers provider providers maker makers "
    "manufacturer manufacturers exporter importer retailer retailers wholesaler vendor vendors innovators pioneers distributors "
    "developers operators shareholder shareholders specialists contractors designers brewers distillers creators hosts authority player players".split()
)


def has_role_after(candidate: Candidate, parts: Parts, labels: Labels) -> str:
    """`person` where a post follows as apposition (`, Chairman of`), `any` where firms can have it too, else empty."""
    right = candidate.right
    if right is not None and right.start == candidate.end and right.kind in "RM":
        return "person"
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
    if head is None or not reader.is_phrase(i, head):
        return ""
    key = reader.word(head)
    several = key.endswith("s") and key[:-1] in names().heads
    joined = _TOGETHER.search(parts.text, max(0, candidate.start - 10), candidate.start)
    if several and (joined is None or (tokens[head].capital and joined.group(1) == ",")):
        return ""  # `Nine Pin Theatre, makers of …`, `Swift Gates, Gate Doctors`: one name does not hold several posts
    following = tokens[head + 1] if head + 1 < len(tokens) else None
    if (
        following is not None
        and following.capital
        and key in names().honorific_class
        and reader.word(head + 1) not in names().heads
    ):
        return ""  # `the Crab Cake, Chef Franson's …`: the next person's title
    return "any" if key in OF_FIRMS else "person"


def holds_firm_post(candidate: Candidate, parts: Parts, posts: frozenset[str] = FIRMS_MAINLY) -> bool:
    """True where the word right before is a post or calling that firms have too: `the producer Mighty Roe`."""
    start = candidate.honorific_start if candidate.honorific_start is not None else candidate.start
    before = WORD_BEFORE.search(parts.text, max(candidate.floor, start - 32), start)
    return before is not None and before.group(1).lower() in posts


def has_role_before(candidate: Candidate, parts: Parts, known: Names) -> str:
    """`direct` where a post stands right before (`CEO Jane Roe`), `comma` with a comma between, else an empty string."""
    start = candidate.honorific_start if candidate.honorific_start is not None else candidate.start
    if candidate.left is not None and candidate.left.kind == "R":
        return "direct"
    if candidate.left is not None and candidate.left.kind in "XM":
        over = _POST_OVER_REGION.search(parts.text, max(candidate.floor, start - 60), start)
        if over is not None and over.group(1).lower() in known.heads:
            return "direct"
    if candidate.left is not None and candidate.left.kind in "XMN":
        field = _FIELD_BEFORE.search(parts.text, max(candidate.floor, start - 80), start)
        return "direct" if field is not None and field.group(1).lower() in known.heads else ""
    match = WORD_BEFORE.search(parts.text, max(candidate.floor, start - 32), start)
    if match is None:
        return ""
    word = match.group(1).lower()
    kind = known.heads.get(word) or known.heads.get(word.split("/")[0])
    if kind is None and match.group(2) == "," and parts.text.startswith(",", candidate.after):
        of_body = _POST_OF_BODY.search(parts.text, max(candidate.floor, start - 90), start)
        if of_body is not None and of_body.group(1).lower() in known.heads and of_body.group(1).lower() not in OF_FIRMS:
            return "comma"  # `Founder and CEO of Acme, Jane Roe, will speak`
    if kind is None and match.group(1).islower() and word[-1:] == "s" and word[:-1] in known.heads and word not in OF_FIRMS:
        joined = _ANOTHER.match(parts.text, candidate.after, candidate.ceiling)
        return "direct" if joined is not None and not match.group(2) else ""  # `voice actors Jane Roe and John Poe`
    if kind is None:
        return ""
    if match.group(2) and match.group(1)[0].isupper() and word.endswith("s"):
        return ""  # `Harbour Equity Partners, Neumann Bergman, …`: a firm among firms
    return "comma" if match.group(2) else "direct"


_POST_OF_BODY = lazy_pattern(r"\b([A-Za-z]+) (?:of|at|for) (?:the )?[A-Z][\w.&’'-]*(?: (?:[A-Z][\w.&’'-]*|of|and|&|for)){0,6}, $")
_ANOTHER = lazy_pattern(r"(?: \([^()\n]{1,48}\))?(?:, | and | & |, and )(?=[A-Z][a-z])")
_SUBJECT_BEFORE = lazy_pattern(r"(?:(?<![\w’'])[A-Z][\w’'-]{2,20}|\b(?:he|she|it|they|who|which|company))\s(?:also |has |had )?$")
_CLOSING_MARK = lazy_pattern(r"[”\"’'][,.]?\s$")
_SPEECH_AFTER = lazy_pattern(r"(?:[:,]\s?| that )[“\"‘']?|\s?[“\"‘']")


def said_before(candidate: Candidate, parts: Parts) -> bool:
    """True where a verb of attribution stands right before: `said Jane Roe`; after a closing mark, where it has other senses too."""
    start = candidate.honorific_start if candidate.honorific_start is not None else candidate.start
    match = WORD_BEFORE.search(parts.text, max(candidate.floor, start - 24), start)
    strength = verbs().get(match.group(1)) if match is not None else None
    if match is None or strength is None or _has_subject(match.start(), parts.text):
        return False
    return strength == "strong" or _CLOSING_MARK.search(parts.text, max(0, match.start() - 4), match.start()) is not None


def _has_subject(verb: int, text: str) -> bool:
    """True where the verb has its subject before it: in `Roe said Acme also plans`, Acme says nothing."""
    return _SUBJECT_BEFORE.search(text, max(0, verb - 24), verb) is not None


def said_after(candidate: Candidate, parts: Parts) -> bool:
    """True where a verb of attribution follows: `Jane Roe said`, `Jane Roe, who added`; one with other senses only beside a mark."""
    match = _NEXT_WORD.match(parts.text, candidate.after, candidate.ceiling)
    strength = verbs().get(match.group(2)) if match is not None else None
    if match is None or strength is None:
        return False
    return (
        strength == "strong"
        or _SPEECH_AFTER.match(parts.text, match.end()) is not None
        or _CLOSING_MARK.search(parts.text, max(0, candidate.start - 4), candidate.start) is not None
    )


_EMAIL = lazy_pattern(r"([\w.+-]{2,64})@[\w-]{1,63}\.")
_REACHED = lazy_pattern(
    r"[\s,:;|(–-]{0,3}(?:(?:Contact|Tel|Phone|Telephone|Mobile|Cell|Direct|Office|Fax|E-?mail|T|E|M|P|O)\b[\s.:]|[\w.+-]{2,64}@|"
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


def said_strongly(candidate: Candidate, parts: Parts) -> bool:
    """True where a verb that only people are subjects of stands right before or after: `said Rosalba`."""
    start = candidate.honorific_start if candidate.honorific_start is not None else candidate.start
    before = WORD_BEFORE.search(parts.text, max(candidate.floor, start - 24), start)
    if before is not None and verbs().get(before.group(1)) == "strong" and not _has_subject(before.start(), parts.text):
        return True
    after = _NEXT_WORD.match(parts.text, candidate.after, candidate.ceiling)
    return after is not None and verbs().get(after.group(2)) == "strong"


_PLAIN_SPEECH = frozenset(
    "said says added adds noted notes explained explains commented comments stated states remarked remarks concluded concludes "
    "continued continues shared shares recalled recalls replied joked quipped laughed smiled exclaimed told".split()
)


def said_plainly(candidate: Candidate, parts: Parts) -> bool:
    """True where a plain verb of saying stands right before or after a lone name."""
    start = candidate.honorific_start if candidate.honorific_start is not None else candidate.start
    before = WORD_BEFORE.search(parts.text, max(candidate.floor, start - 24), start)
    if before is not None and before.group(1) in _PLAIN_SPEECH and not _has_subject(before.start(), parts.text):
        return True
    after = _NEXT_WORD.match(parts.text, candidate.after, candidate.ceiling)
    return after is not None and after.group(2) in _PLAIN_SPEECH


def said_weakly(candidate: Candidate, parts: Parts) -> bool:
    """True where any verb of attribution follows a name, whatever other senses it has: `Hill emphasized`, `Fine also discussed`."""
    after = _NEXT_WORD.match(parts.text, candidate.after, candidate.ceiling)
    return after is not None and after.group(1) is None and after.group(2) in verbs()


_HUMAN_AFTER = lazy_pattern(
    r"(?:/(?:The )?[A-Z][a-z]+(?: [A-Z][a-z]+){0,3}\.(?:\s|$)|,? (?:who|whose|whom)\b|, (?:aged )?\d\d[,;)]|,? (?:his|her) )"
)
_PRONOUN = lazy_pattern(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im|[Hh]imself|[Hh]erself)\b")


def human(candidate: Candidate, parts: Parts) -> bool:
    """True where `who` follows the name, or `he`, `her` within its sentence."""
    if _HUMAN_AFTER.match(parts.text, candidate.after, candidate.ceiling):
        return True
    sentence = parts.sentence_at(candidate.start)
    end = min(candidate.ceiling, sentence.end if sentence else candidate.end + 100, candidate.end + 160)
    return _PRONOUN.search(parts.text, candidate.after, end) is not None
