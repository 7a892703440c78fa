"""What follows the head noun of a post: its field (`Director of Marine Works`), its board, or the body that it is held in."""

from __future__ import annotations

from dataclasses import dataclass

from hkfacts.patterns import lazy_pattern

from .names_bodies import COMMANDS, KINDS_OF_BODY, is_orgish, past_brackets, read_body, starts_capital
from .names_field_ends import FIELD_POSTS, REGION_WORDS, STATES, FieldEnds
from .names_heads import REGIONS

_FIELD_HEADS = frozenset("head heads chief manager managers director directors vp svp evp lead leader president".split())
_NATIONAL = frozenset("president minister premier king queen emperor sultan emir chancellor executive vice-president".split())
_BODY_DIRECTORS = frozenset(["executive", "managing", "general", "founding"])
_ENDS_BODY = frozenset(
    "department office board committee group fund bureau bank council institute agency ventures holdings industries labs".split()
)
_BRINGING = frozenset(
    "bringing joining leading overseeing reporting expanding driving strengthening marking becoming succeeding replacing adding "
    "bolstering signaling signalling effective debuts launches unveils announces reveals expands introduces opens celebrates brings adds "
    "welcomes reports kicks starts begins shares discusses".split()
)
_PARTS_OF_FIRMS = frozenset("division segment".split())
_OVER_PARTS = frozenset("president vice-president ceo coo cfo head director manager chief vp svp evp".split())
_CHAIRS = frozenset("chair co-chair vice-chair chairman chairwoman chairperson".split())
_CHAIRED = frozenset(
    "committee subcommittee council department division section panel group force board programme program".split()
)
_WRITERS = frozenset("author authors co-author coauthor writer novelist creator translator illustrator".split())
_DEPARTMENTS_NAMED = frozenset(
    (
        "affairs relations communications communication marketing sales operations development finance compliance programmes "
        "resources policy strategy education sustainability engagement partnerships procurement planning logistics pr hr"
    ).split()
)
_FIELDS_NAMED = frozenset(
    "security management innovation engineering research analytics programs experience success products product health safety "
    "growth culture people talent acquisition learning transformation revenue quality risk audit tax treasury publicity".split()
)
_UNITS = frozenset("department division faculty school section institute centre center unit programme program".split())
# What somebody is seen at, which is no body.
_OCCASIONS = frozenset(
    "opening launch launching ceremony signing unveiling inauguration event luncheon dinner banquet reception presentation kick-off groundbreaking "
    "press media forum summit conference seminar meeting symposium exhibition celebration topping-out prize-giving official grand today's".split()
)
# Offices over what a law or a service has many of: the Registrar of Companies, a Superintendent of Police.
_OVERSEERS = frozenset("registrar superintendent comptroller inspector controller".split())
_SEATS = frozenset("port city town village state county province borough district bank kingdom republic commonwealth".split())
_PUBLIC_WORKS = frozenset("highways drainage lands buildings housing broadcasting immigration".split())
_UNIT_OF = lazy_pattern(
    r"(?:Faculty|School|Department|Division|Institute|Centre|Center|College|Office|Bureau|Branch|Section|Unit)\b[^,;()]{0,80}?"
    r" (?:of|at) (?=(?:[Tt]he )?(?:[A-Z][\w’'.-]* ){0,6}(?:University|Polytechnic|Hospital|Group|Company|Government|"
    r"Corporation|Authority)\b)(?:[Tt]he )?"
)


_FIELD_NOUNS = frozenset(
    "research development sales marketing operations engineering communications strategy partnerships finance affairs relations innovation "
    "acquisition acquisitions procurement compliance sourcing logistics training recruitment merchandising".split()
)


@dataclass(slots=True)
class FieldReader(FieldEnds):
    """Tells fields of posts from bodies."""

    def field_after_comma(self, j: int, kind: str) -> int | None:
        """The index after the field in `Vice President, Sales, Acme` and `Managing Director, Asia Pacific, Acme`, or None."""
        if kind == "field" and (end := self._field_before_body(j)):
            return end
        if self.word(j) in STATES and self.word(j + 1) == "of":
            return None  # `Minister of Fisheries, Republic of Utopia`
        k = j
        while k < j + 4 and self.word(k) and (self.tokens[k].capital or self.tokens[k].text == "&" or self.word(k) == "and"):
            plain = (
                self.word(k) in self.known.modifiers
                or self.word(k) in REGIONS
                or self.word(k) in ("&", "and")
                or self.is_region(k, k + 1)
                or (k > j and self.word(k) in REGION_WORDS)
            )
            if not plain or self.head_kind(k):
                return None
            k += 1
        closes = self.word(k) in (",", "at", "of", "for") and not (self.word(k) == "," and self.word(k + 1) == "")
        closes = closes or (
            k >= len(self.tokens) and self.word(k - 1) in _DEPARTMENTS_NAMED
        )  # `Manager, Public Affairs` ends a line
        placed = kind == "body" and k > j and all(self.is_region(n, n + 1) or self.word(n) in REGION_WORDS for n in range(j, k))
        if not (kind == "field" or placed) or k == j or not closes:
            return None  # a field, or `President, North America`
        return k if self.word(j) in REGIONS or self.organisations(self.tokens[j].start) is None else None

    def bracket_end(self, i: int) -> int | None:
        """The index after a bracket of a few words in capitals that opens at `i`, or None."""
        for k in range(i + 1, i + 9):
            if self.word(k) == ")":
                ends = k + 1 >= len(self.tokens)  # `Port Officer (Kite Bay)`, right before a name
                return k + 1 if k > i + 1 and (ends or not self.is_region(i + 1, k)) else None
            if not self.word(k) or not (self.tokens[k].capital or self.word(k) in ("and", "&", "of", ",", "/", "-", "–")):
                return None
        return None

    def _past_aside(self, end: int) -> int:
        """Past a bracket after a field, unless it is part of the post (`Secretary for Housing (Special Duties)`)."""
        close = self.bracket_end(end) if self.word(end) == "(" else None
        return end if close and not self.tokens[end + 1].text.isupper() else past_brackets(self.tokens, end)

    def _field_before_body(self, j: int) -> int | None:
        """The index after ordinary words in capitals that a comma and a body follow: `, Global Freight Forwarding, Acme`; or None."""
        k = j
        while k < j + 7 and self.word(k) and (self.tokens[k].capital or self.word(k) in ("and", "&")):
            key = self.word(k)
            ordinary = k > j or key in self.known.common or key in self.known.modifiers
            last = self.word(k + 1) == ","
            bodily = self.known.not_names.get(key) in (("institution", "company") if last else ("institution",))
            bodily = (bodily and key not in self.known.modifiers) or (last and key in _ENDS_BODY)
            letters = self.tokens[k].text.isupper() and len(self.tokens[k].text) > 3
            short = self.tokens[k].text.isupper() and not letters
            if not (ordinary or short) or bodily or self.head_kind(k) or self.tokens[k].possessive or letters:
                return None
            k += 1
        if k == j or self.word(k) != "," or not self.word(k + 1) or self.find_head(k + 1, 5) is not None:
            return None
        n = k + 1
        while n < k + 9 and self.word(n) and (self.tokens[n].capital or self.word(n) in ("&", "of", "the", "and")):
            n += 1
        return k if self._may_be_body(k + 1) and self._closed(n) else None

    def region_at_once(self, j: int, end: int) -> tuple[int, int]:
        """The index and offset after a region that stands right behind a post (`Managing Director Middle East`), else as given."""
        k = j
        while k < j + 4 and self.word(k) and self.tokens[k].capital and self._region_run(k):
            k += 1
        stops = k >= len(self.tokens) or not self.word(k) or self.word(k) in (",", "at", "of", "for", "–", "-")
        return (k, self.tokens[k - 1].end) if k > j and stops else (j, end)

    def chief_title(self, j: int) -> int | None:
        """The index after the words that say what a `Chief` is (`Chief Instigator and CEO`), where another post follows; or None."""
        k = j
        while k < j + 3 and self.word(k) and self.tokens[k].capital and not self.head_kind(k):
            if self.organisations(self.tokens[k].start) is not None or self.tokens[k].possessive:
                return None
            k += 1
        joined = self.word(k) in ("and", "&", ",") and self.head_kind(k + 1) is not None
        ended = k < j + 3 and not (self.word(k) and self.tokens[k].is_word) and self.word(j) not in self.known.given
        return k if k > j and (joined or ended) else None

    def field_at_once(self, head: int, j: int) -> int | None:
        """The index after a field with no word between (`Director Prevention and Care, Acme`), where a body follows it; or None."""
        joined = (
            self.word(j) in ("and", "&") and self.word(j + 1) and self.tokens[j + 1].capital
        )  # `Partner and Press Relations at …`
        k = j + 1 if joined else j
        while k < j + 7 and self.word(k) and (self.tokens[k].capital or (k > j and self.word(k) in ("and", "&", "of"))):
            if self.tokens[k].possessive or self.head_kind(k) or self.organisations(self.tokens[k].start) is not None:
                return None
            k += 1
        n = k + 2 if self.word(k + 1) in ("the", "our") else k + 1
        if k == j or not self.tokens[head].capital or self.word(k) not in (",", "at", "of", "with") or not self.word(n):
            return None
        if joined and (self.word(k) != "at" or not all(t.key in self.known.common for t in self.tokens[j + 1 : k])):
            return None
        if (
            self.known.not_names.get(self.word(k - 1)) in ("institution", "company")
            and self.word(k - 1) not in self.known.modifiers
        ):
            return None
        return k if self._may_be_body(n) or self.field_after_comma(n, "field") else None

    def preposition(
        self, key: str, i: int, first: int, head: int, kind: str, body: str | None
    ) -> tuple[int | None, str | None, tuple[int, int] | None, int] | None:
        """One phrase after the head noun: (new end of the role, body, its place, next index), None where it is neither."""
        j = i + 1
        while self.word(j) in ("the", "a", "an", "its", "our", "their"):
            j += 1
        if not self.word(j):
            return None
        if self.word(j) in ("whom", "which", "whose", "that") or (key == "at" and self.word(j) in _OCCASIONS):
            return None  # `Commissioner for Works, at the opening of the Kite Annex`
        if key == "with" and self.tokens[j].text[:1].isdigit() and not starts_capital(self.tokens[j].text):
            return None  # `an innovator with 20+ patents`
        own = self.word(j) in ("company", "firm", "agency") and self.word(j - 1) == "the" and key in ("of", "for", "at", "with")
        if own and body is None and not (self.word(j + 1) and self.tokens[j + 1].is_word and self.tokens[j + 1].capital):
            return (
                None,
                self.tokens[j].text,
                (self.tokens[j].start, self.tokens[j].end),
                j + 1,
            )  # `founder of the company`: whose it is, the context says
        if key == "of" and self.word(head) in _WRITERS:
            return None  # `author of The Last Ferry`: a work, no body
        if key in ("of", "for", "in", "to", "on", "over"):
            if key == "of" and (end := self._board(j)):
                return self.tokens[end - 1].end, None, None, end
            if key == "of" and body is None and (end := self._chaired(j, head)):
                return self.tokens[end - 1].end, None, None, end
            over = self.word(head) == "president" and self.word(j) in self.known.modifiers
            over = over and self.word(j + 1) in ("at", "and", "&")  # `President of Operations at Acme`
            unit = kind == "field" or self.word(j) in _UNITS or over
            deputed = key == "for" and (self.word(head) == "deputy" or self._for_field(j))
            if ((key == "of" and unit) or deputed) and body is None and (end := self._held_at(j)):
                return self.tokens[end - 1].end, None, None, end
            if self._is_field(key, j, head, kind, body):
                end = self._field_end(j, head)
                if end > j and self.tokens[end - 1].possessive:
                    held = (
                        read_body(self.text, self.tokens, end, self.organisations, self.stops) if end < len(self.tokens) else None
                    )
                    return (None, held[0], (held[1], held[2]), held[3]) if held is not None else None
                return (self.tokens[end - 1].end, *self._national(j, end, head), self._past_aside(end)) if end > j else None
            place = self._office_of(j) if key == "in" else None
            if place is not None:
                j = place
            within = place is not None or (
                key == "in"
                and (kind == "field" or self.word(head) in _CHAIRS)
                and any(
                    self.known.not_names.get(t.key) == "institution" and t.capital and t.key not in self.known.modifiers
                    for t in self.tokens[j : j + 4]
                )
            )
            if (key in ("in", "to", "on", "over") and not within) or (kind == "trade" and key == "of" and not self._labelled(j)):
                return None
        post = self.find_head(j, 5) if key in (",", "|", "–", "-", "—") else None
        if key in (",", "|", "–", "-", "—") and ((post is not None and not self.inside_name(post)) or not self._may_be_body(j)):
            return None
        if key == "from" and (self._region_run(j) or (kind == "trade" and not is_orgish(self.tokens, j, self.known))):
            return None  # `a bus driver from Dover`
        found = read_body(self.text, self.tokens, j, self.organisations, self.stops)
        if found is None:
            return None
        name, start, end_offset, after = found
        plain = " " not in name and not name.isupper() and self.known.not_names.get(name.lower()) in ("thing", "time")
        if key == "for" and plain:
            return None  # `Executive Producer for 2031 Season`
        if key == "," and not self._closed(after):
            return None
        first_comma = i == head + 1
        opening = name.split()[0].lower()
        if key == "," and opening in _BRINGING:
            return None  # `as Director, Bringing Wide Experience`
        if key in (",", "–", "-", "—") and kind == "field" and first_comma and self._names_field(j, end_offset):
            return end_offset, None, None, after  # `Vice President, Global Security`
        if key in ("|", "–", "-", "—") and " " in name and self._ordinary_field(name, start):
            return None  # `Director of Products — Seamless Harbour Integration`
        if key == "of" and self._vice(head) and self._ordinary_field(name, start):
            return end_offset, None, None, after  # `Vice President of Stewardship Investing`
        if key == "of" and (kind == "field" or self._vice(head)) and self._coined_field(name, start):
            return end_offset, None, None, after  # `Head of Bioelectric Research`
        vice = key == "of" and self._vice(head)
        if vice and " " not in name and name.lower() in self.known.common and self.organisations(start) is None:
            return end_offset, None, None, after  # `Vice President of Exploration`
        part = key in ("of", ",") and self.word(head) in _OVER_PARTS and name.split()[-1].lower() in _PARTS_OF_FIRMS
        if part and not self._followed_by_body(after) and (key == "of" or self._ordinary_words(name.lower().split())):
            return end_offset, None, None, after  # `President of the Service Division`
        inner = _UNIT_OF.match(name) if key == "of" and kind == "field" else None
        if inner is not None and len(inner.group()) < len(name):  # `Dean of the Faculty of Letters of Ardmore University`
            cut = start + inner.end()
            return (
                start + len(inner.group().rsplit(" of ", 1)[0].rsplit(" at ", 1)[0]),
                name[inner.end() :],
                (cut, end_offset),
                after,
            )
        return None, name, (start, end_offset), after

    def _chaired(self, j: int, head: int) -> int | None:
        """The index after what somebody is the chair of in small letters: `chair of marine biology`, `chair of the audit committee`."""
        if self.word(head) not in _CHAIRS or not self.tokens[j].text.islower() or self.tokens[j].key in KINDS_OF_BODY:
            return None
        end = self._field_end(j, head)
        small = all(t.text.islower() or not t.is_word for t in self.tokens[j:end])
        if end <= j or not small or self.tokens[end - 1].possessive or self.word(j - 1) in ("a", "an"):
            return None
        told = self.word(j - 1) == "of" or self.tokens[end - 1].key in _CHAIRED
        return end if told and (end >= len(self.tokens) or not self.tokens[end].capital) else None

    def _vice(self, head: int) -> bool:
        """True of vice presidents, who have a field where others have a body."""
        return self.word(head) in ("vp", "svp", "evp") or (self.word(head) == "president" and self.word(head - 1) == "vice")

    def _ordinary_words(self, words: list[str]) -> bool:
        """True of words in small letters that no proper name is made of."""
        known = self.known
        return all(
            w in known.common or w.rstrip("s") in known.common or w in known.modifiers or w in ("and", "&", "of") for w in words
        )

    def _ordinary_field(self, name: str, start: int) -> bool:
        """True of several ordinary words that no label and no word of bodies lies on: `Stewardship Investing`."""
        words = [w.lower() for w in name.split()]
        plain = self._ordinary_words(words)
        bodily = any(self.known.not_names.get(w) in ("institution", "company") and w not in self.known.modifiers for w in words)
        bodily = bodily or words[-1] in _ENDS_BODY
        return len(words) > 1 and plain and not bodily and self.organisations(start) is None

    def _coined_field(self, name: str, start: int) -> bool:
        """True of two to four words, named once and under no label, that end in what people are heads of: `Bioelectric Research`."""
        words = name.lower().split()
        once = self.organisations(start) is None and self.text.count(name) == 1
        return 1 < len(words) < 5 and words[-1] in _FIELD_NOUNS and once and not name.split()[0].isupper() and "of" not in words

    def _names_field(self, j: int, end: int) -> bool:
        """True of ordinary words in capitals that end with the field of a post and hold no word of bodies: `Global Security`."""
        run = [t for t in self.tokens[j : j + 8] if t.start < end]
        plain = all(
            t.key in self.known.common or t.key in self.known.modifiers or t.key in REGIONS or t.key in ("and", "&", "of")
            for t in run
        )
        bodily = any(
            self.known.not_names.get(t.key) in ("institution", "company") and t.key not in self.known.modifiers for t in run
        )
        if not run or not plain or bodily or len(run) > 6 or any(t.possessive for t in run[1:]):
            return False
        last = run[-1].key
        several = len(run) > 1 and self.organisations(run[0].start) is None and all(t.key in self.known.common for t in run)
        if several and self.word(j - 2) in ("director", "manager", "officer") and self.word(j - 1) == ",":
            return True  # `Director, Reading and Play`
        return last in _DEPARTMENTS_NAMED or (last in _FIELDS_NAMED and len(run) > 1)

    def _followed_by_body(self, after: int) -> bool:
        """True where `of`, `at` or a comma and a capital follow: the division is that of the body named next."""
        return self.word(after) in ("of", "at", "for", ",") and after + 1 < len(self.tokens) and self.tokens[after + 1].capital

    def _held_at(self, j: int) -> int | None:
        """The index after a field in capitals that `at` and a body follow: `Professor of Soil Science at Ardmore University`."""
        k = j
        joined = False
        while k < j + 7 and self.word(k) and (self.tokens[k].capital or self.word(k) in ("and", "&", "of", "the") or joined):
            if self.tokens[k].possessive or self.word(k) in ("at", "for") or (joined and self.head_kind(k)):
                break
            joined = joined or (self.word(k) in ("and", "&") and self.word(k + 1) in self.known.common)
            k += 1
        if k < len(self.tokens) and self.tokens[k].possessive:
            return None
        ordinary = k > j and all(t.key in self.known.common or not t.capital for t in self.tokens[j:k])
        if ordinary and self.word(k) == "," and self.word(k + 1) in ("at", "with"):
            return k  # `Vice President of Asset Management, at Acme`
        n = k + 2 if self.word(k + 1) == "the" else k + 1
        if k == j or not self.word(n) or not self.tokens[n].capital:
            return None
        lettered = self.tokens[j].text.isupper() and len(self.tokens[j].text) < 5  # `Director of HIV Services for Acme`
        plain = self._plain_field(j + 1 if lettered else j)
        return k if self.word(k) == "at" or (self.word(k) == "for" and plain and k > j + 1) else None

    def _is_field(self, key: str, j: int, head: int, kind: str, body: str | None) -> bool:
        """True where the phrase names the field or place of the post, not the body that it is held in."""
        token, noun = self.tokens[j], self.word(head)
        if key == "for" and token.possessive and token.text[:-2].isupper() and self.word(j + 1) and self.tokens[j + 1].capital:
            return False  # `Assistant Commissioner for HCD’s Division of Pests`
        if key == "of" and noun not in FIELD_POSTS and token.key in REGION_WORDS and token.capital and self._regional_body(j):
            return False  # `Director of the Northern Harbour Planning Office`
        if noun == "doctor" and key == "of":
            return True  # `Doctor of Chiropractic`
        if noun in _OVERSEERS and key == "of" and self._overseen(j):
            return True
        if noun == "secretary" and head and self.word(head - 1) == "company":
            return False  # `Company Secretary of Acme`
        if token.capital and token.key in COMMANDS and self.word(j + 1) == "the":
            return False  # `planning manager for Save the Marshes League`
        if noun in ("professor", "professors", "lecturer") and key == "of" and token.capital and self._taught(j):
            return True
        if noun in FIELD_POSTS and key == "of" and token.capital and self._departments(j):
            return False
        if noun in FIELD_POSTS and not (self.is_region(j, j + 1) and self.tokens[j - 1].end - self.tokens[head].end > 6):
            near = 10 if key == "for" else 6  # `Commissioner for the Creative Industries`
            return self.tokens[j - 1].end - self.tokens[head].end < near or not self._labelled(j)
        if kind == "place" and self._government(j):
            return False  # `Vice Mayor of the Kite Bay Municipal Government`
        if kind == "place" or (
            noun in ("ambassador", "ambassadors", "envoy", "representative", "adviser", "advisor", "assistant")
            and key in ("to", "on")
        ):
            return token.capital or starts_capital(token.text)
        if key == "to":
            return False
        if key in ("in", "on", "over"):
            return (
                (kind == "field" or noun == "chair")
                and noun in ("professor", "lecturer", "chair", "fellow", "reader", "specialist", "expert")
                and token.is_word
                and token.key not in ("same", "this", "that")
            )
        if body is not None and kind == "field":
            return True
        if self._national_place(j, head):
            return True
        if noun in FIELD_POSTS and self.is_region(j, j + 1):
            return False
        if token.possessive or kind == "trade":
            return False
        if not (token.capital or starts_capital(token.text)):
            return kind == "field" and token.is_word and not (key == "for" and self._for_a_kind(j))
        if kind == "body" and noun not in ("president", "chief", "chair", "chairman", "principal"):
            return False
        return self._capital_field(j, head, kind)

    def _overseen(self, j: int) -> bool:
        """True of ordinary words that end in a plural, or of a service, right behind `of`: `Trade Marks`, `Births and Deaths`, `Police`."""
        k = j
        while k < j + 5 and self.word(k) and self.tokens[k].start not in self.stops:
            if not self.tokens[k].capital and not (self.word(k) == "and" and self.word(k + 1) and self.tokens[k + 1].capital):
                break
            if (self.tokens[k].capital and self.word(k) not in self.known.common) or self.tokens[k].possessive:
                return False
            k += 1
        last = self.word(k - 1)
        return j < k < j + 5 and (last.endswith("s") or last == "police") and self.word(j - 1) == "of"

    def _regional_body(self, j: int) -> bool:
        """True of capitals that begin with a word of regions and end with the noun of a public body."""
        k = j
        while k < j + 7 and self.word(k) and self.tokens[k].capital:
            k += 1
        return k > j + 2 and self.word(k - 1) in ("office", "authority", "bureau", "commission", "council", "committee")

    def _capital_field(self, j: int, head: int, kind: str) -> bool:
        """`Vice President of Innovation`, `Head of Fund Sales`, `Director of the Middle East`: a field written in capitals."""
        token = self.tokens[j]
        before = self.word(head - 1) if head else ""
        if self.word(head) == "director" and before in ("", "the") and token.key in _PUBLIC_WORKS and self.word(head + 1) == "of":
            return True  # `the Director of Highways`, whatever the label
        if self.tokens[j - 1].key == "the" and self.word(j + 1) == "of" and self.word(j + 2) and self.tokens[j + 2].capital:
            ruled = self.known.not_names.get(token.key) in ("place", "institution", "company") or token.key in _SEATS
            if ruled and not self._plain_field(j + 2):
                return False  # `head of works for the Port of Dover`
        region = self._region_run(j) and (token.key in REGIONS or not is_orgish(self.tokens, j, self.known))
        if kind == "body" and self.word(head) == "president" and self._field_run(j) and self.organisations(token.start) is None:
            return True  # `President of Human Capital`
        if kind == "body":
            return before == "vice" and token.key in self.known.modifiers and not is_orgish(self.tokens, j, self.known)
        if region:
            listed = token.key in REGIONS  # `Benelux` is no body, whatever its label
            return (listed or self.organisations(token.start) is None) and self.word(head) not in ("professor",)
        if self.word(head) in _FIELD_HEADS and before not in _BODY_DIRECTORS and self._field_run(j):
            return True
        if self.known.not_names.get(token.key) == "institution":
            alone = j + 1 >= len(self.tokens) or not self.tokens[j + 1].capital
            kinds = token.key.endswith("s") and alone and self.organisations(token.start) is None
            return (
                kinds and self.word(head) in ("head", "director", "manager") and before not in _BODY_DIRECTORS
            )  # `Head of Charities`
        if self.word(head) in ("officer", "officers") and before in self.known.modifiers:
            return False  # `Chief Experience Officer of Press Haven`: the field stands before the head noun
        if token.key in self.known.modifiers and self.word(j + 1) in ("of", "at", "for", ",", "with", "and", "&", "in", ""):
            return not (self.organisations(token.start) or 0) > token.end
        if self.word(head) in ("director", "directors") and before not in _BODY_DIRECTORS and self._plain_field(j):
            return True
        if is_orgish(self.tokens, j, self.known):
            return False
        if token.key in self.known.modifiers and not self.is_region(j, j + 1):
            return True
        if self.organisations(token.start) is not None:
            return False
        if self.word(head) in ("head", "chief", "professor", "lecturer", "dean", "vp", "svp", "evp", "officer"):
            return before not in _BODY_DIRECTORS and token.key in self.known.common
        return (
            before not in _BODY_DIRECTORS
            and token.key in self.known.common
            and self.word(head) in ("director", "manager", "lead", "leader", "coordinator", "specialist")
        )

    def _field_run(self, j: int) -> bool:
        """True of several ordinary words in capitals that begin with the field of a post: `Project Development & Works`."""
        k, words = j, 0
        while k < j + 8 and self.word(k) and (self.tokens[k].capital or self.word(k) in ("and", "&")):
            if self.tokens[k].capital:
                words += 1
                key = self.word(k)
                last = not (self.word(k + 1) and self.tokens[k + 1].capital)
                legal = self.known.not_names.get(key) in (("institution", "company") if last else ("institution",))
                legal = legal and key not in self.known.modifiers
                fits = key in self.known.modifiers or (words > 1 and key in self.known.common and not legal)
                fits = fits or (words == 1 and key in REGIONS and not last)  # `Americas Credit Research`
                if not fits and not (words > 1 and key.rstrip("s") in self.known.modifiers):
                    return False
            k += 1
        return words > 1 and self.word(k - 1) not in _ENDS_BODY

    def _plain_field(self, j: int) -> bool:
        """True of `Health`, `Marine Works`: ordinary words only, the last of several no word of bodies."""
        k = j
        while self.word(k) and self.tokens[k].capital:
            if self.word(k) not in self.known.common:
                return False
            k += 1
        return k == j + 1 or self.known.not_names.get(self.word(k - 1)) not in ("company", "institution")

    def _national_place(self, j: int, head: int) -> bool:
        if self.word(head) == "minister" and self.word(head - 1) != "prime":
            return False
        return (
            self.word(head) in _NATIONAL
            and self._region_run(j)
            and self.word(j) not in ("global", "international", "worldwide")
            and not is_orgish(self.tokens, j, self.known)
        )

    def _national(self, j: int, end: int, head: int) -> tuple[str | None, tuple[int, int] | None]:
        """The country of a national post (`President of Uzbekistan`) is its body."""
        prime = self.word(head) != "minister" or self.word(head - 1) == "prime"
        if self.word(head + 1) == "for" or (
            self.word(head - 1) == "vice" and self.word(head - 2) in self.known.ranks and head > 1
        ):
            return None, None  # `Regional Vice President for Latin America`
        if self.word(head) in _NATIONAL and prime and self.is_region(j, j + 1) and self._region_run(j):
            place = (self.tokens[j].start, self.tokens[end - 1].end)
            return self.text[place[0] : place[1]], place
        return None, None
