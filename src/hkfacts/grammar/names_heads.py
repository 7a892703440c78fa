"""The head nouns of posts: where one stands, which words before it belong to it, and the body that is named before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from hkfacts.patterns import lazy_pattern

from .names import Names, names
from .names_bodies import Token, is_orgish, starts_capital

_TAIL = frozenset("emeritus emerita elect general designate in-charge".split())
DETERMINERS = frozenset("the a an its our their his her my this".split())
_NEVER_BEFORE_HEAD = frozenset(
    (
        "alongside along together including among across against without of for at in on with by from to as who which that has have had is was are were be been will would can could may "
        "said says say added adds and or but not also than then when where while whose whom it he she they we you i this "
        "these those there if so because about into over after before between through during since per via upon both each "
        "either more most very just only even still"
    ).split()
)
# Nouns of bodies and fields that make one post with its head noun.
_COMPOUNDS = {
    "secretary": ("company",),
    "secretaries": ("company",),
    "officer": ("law",),
    "officers": ("law",),
    "constable": ("police", "woman"),
    "sergeant": ("police", "station"),
}
# What departments of a government are called by that departments of firms may be called by too.
_OF_STATE_DEPARTMENTS = frozenset(
    "health transport labour labor education fire civil treasury information planning housing trade justice state defence defense "
    "agriculture environment environmental social welfare water public police energy interior".split()
)
_ONLY_AFTER = {
    "justice": frozenset("chief associate lord lady presiding".split()),
    "receiver": frozenset(("official", "wide")),
}
_LEADING_RANKS = frozenset(
    (
        "chief senior deputy vice assistant associate acting interim former founding junior long-time longtime principal "
        "permanent"
    ).split()
)
_HEADLINE_VERBS = frozenset(
    "welcomes appoints names announces taps hires promotes elects selects adds joins joining introduces launches honors honours "
    "celebrates recognizes recognises brings unveils expands ".split()
)
_ROADS = frozenset("parkway street road avenue lane plaza square highway boulevard hill beach bay harbour harbor bridge".split())
_SOLD = frozenset("best-selling bestselling award-winning".split())
DESCRIBES = frozenset(
    "based born focused led backed owned driven listed powered funded headquartered filled trained certified free first enabled".split()
)
_OTHER_HEADLINE_VERBS = frozenset("supports backs thanks urges applauds endorses commends calls praises meets hosts sues".split())
_WIDE_RANKS = frozenset(
    "executive global regional national international worldwide corporate honorary group u.s. us asia apac emea consulting "
    "fractional".split()
)
_RANKS_TOO = frozenset("global international worldwide".split())
_STATE_OFFICES = frozenset(
    "mayor governor senator congressman congresswoman councillor councilor councilman councilwoman councilmember".split()
)
# offices that every state of a union has: `Utopia State Senator`
_OF_EACH_STATE = frozenset(
    "senator senators representative representatives rep assemblymember assemblyman assemblywoman delegate treasurer auditor comptroller "
    "controller superintendent legislator legislators lawmaker lawmakers geologist climatologist veterinarian librarian".split()
)
_WORKERS = frozenset(
    "lead manager coordinator specialist engineer analyst architect consultant technician supervisor administrator developer strategist".split()
)
_SPORTS = frozenset(
    "coach quarterback player receiver linebacker cornerback lineman pitcher catcher forward guard centre center goalkeeper goalie "
    "striker midfielder defender captain cheerleader mascot".split()
)
_LANDS = frozenset("uae uk u.k us u.s usa prc ksa drc".split())
_CROWNED = frozenset("king queen prince princess".split())
_OF_CHIEF = frozenset("staff party mission surgery medicine operations police protocol bureau service".split())
_ADVERBS = frozenset("based now previously currently formerly also then once later recently today both not concurrently".split())
_AREAS = frozenset("county city state town village district borough parish".split())
_TEACHES = frozenset("university college school institute institution hospital academy polytechnic centre center clinic".split())
_LOCAL_TRADES = frozenset("solicitor prosecutor sheriff coroner".split())
_OF_POSTS = frozenset("board team department office group executive staff advisory country".split())
RANK_ONLY = frozenset(
    (
        "ceo cfo coo cto cio cmo chairman chairwoman chairperson chair president founder co-founder cofounder owner co- "
        "owner principal"
    ).split()
)
_FIRM_ENDS = frozenset(
    "partners associates advisors advisers consultants architects engineers brokers attorneys builders developers investors "
    "contractors designers realtors bankers lawyers solicitors doctors producers creators analysts".split()
)
_SHARED_RANKS = frozenset(
    "managing senior founding general limited executive co-managing associate assistant deputy lead all".split()
)
_ORDINAL = lazy_pattern(r"\d{1,2}(?:st|nd|rd|th)")
_SLASHED = lazy_pattern(r"[/|]")
REGIONS = frozenset(
    (
        "asia apac emea europe america americas asia-pacific africa mena latam china hk u.s. us usa uk u.k. worldwide "
        "global international asean oceania menat mena sea gcc anz benelux nordics dach cis iberia levant eurasia australasia"
    ).split()
)
_LETTERS = lazy_pattern(r"[^\W\d_]+")


_GLUED_RANKS = frozenset("ceo cfo coo cto cmo cio".split())


def holds_head(text: str, start: int, end: int) -> bool:
    """True where a stretch has any head noun of a post: a cheap look before a phrase is read.

    >>> holds_head("the pier, its Vice-Chairman", 0, 27), holds_head("the pier", 0, 8)
    (True, False)
    """
    heads = names().heads
    words = _LETTERS.findall(text[start:end].lower())
    return any(
        w in heads or w[:3] in _GLUED_RANKS or w[:-1] in heads or w in ("co", "deputy") or w.endswith("ologist") for w in words
    )


@dataclass(slots=True)
class HeadReader:
    """Reads head nouns out of tokens; `organisations` says where a labelled body ends that starts at an offset."""

    text: str
    tokens: Sequence[Token]
    organisations: Callable[[int], int | None]
    stops: frozenset[int]
    known: Names = field(default_factory=names)

    def word(self, i: int) -> str:
        """The key of a token, or an empty string past the end and where a person's name starts."""
        if i >= len(self.tokens) or self.tokens[i].start in self.stops:
            return ""
        return self.tokens[i].key

    def head_kind(self, i: int) -> str | None:
        """The kind of head noun that this token is, `singer/songwriter` by its first part; None if it is none."""
        key = self.word(i)
        if not key:
            return None
        if key == "investor" and self.word(i + 1) == "relations":
            return None
        if key == "premier" and not self.tokens[i].capital and self.word(i + 1) not in ("of", ""):
            return None  # `the world’s premier trade fair`
        if key in _CROWNED and self.tokens[i].capital and self._names_a_place(i):
            return None  # `Queen Adelaide Hospital`
        ahead = _ONLY_AFTER.get(key.removesuffix("s"))
        if ahead is not None and (self.word(i - 1) not in ahead or not self.tokens[i].capital):
            return None  # `Secretary for Justice`, but the Chief Justice; `receiver of the award`, but the Official Receiver
        if key == "deputy" and self.word(i + 1) in ("for", "at", "of", "to"):
            return "field"  # `the Deputy for Culture`
        if key in _FIRM_ENDS and self._names_a_firm(i):
            return None  # `Larkfield Capital Partners`
        kind = self.known.heads.get(key) or (self.known.heads.get(key[:-1]) if key[-1] == "s" else None)
        if kind is None and key.endswith(("ologist", "ologists")) and len(key) > 8:
            return "trade"  # `herpetologist`
        if kind is None and ("/" in key or "|" in key):
            kind = self.known.heads.get(_SLASHED.split(key)[0])
        if kind is None and key.endswith("-at-large"):
            return self.known.heads.get(key.removesuffix("-at-large"))
        if kind is None and "-" in key and not (self.tokens[i].capital and self._names_a_place(i)):
            first, _, last = key.rpartition("-")
            if last in _TAIL and first in self.known.heads:
                return self.known.heads[first]
            kind = self.known.heads.get(last)
            if kind != "trade" and first not in self.known.modifiers and first not in self.known.heads:
                kind = None  # `neuro-oncologist`, but no `anything-officer`
        return kind

    def _names_a_place(self, i: int) -> bool:
        """True where the capitals after this word end with that of a body: `King Alfred School`."""
        k = i + 1
        while k < i + 5 and self.word(k) and self.tokens[k].capital:
            if self.known.not_names.get(self.word(k)) in ("institution", "company"):
                return True
            k += 1
        return False

    def inside_name(self, head: int) -> bool:
        """True of a plural post that a body's name goes on after: `Northern Governors University`, `Harbour Advisors Network`."""
        key, after = self.word(head), self.word(head + 1)
        if not after or key[-1:] != "s" or not self.tokens[head].capital or not self.tokens[head + 1].capital:
            return False
        if self.known.not_names.get(after) in ("institution", "company") or after in ("network", "group", "guild", "alliance"):
            return True
        nouns = [self.word(k) for k in range(head + 2, head + 4) if self.word(k) and self.tokens[k].capital]
        return any(self.known.not_names.get(n) == "institution" for n in nouns)  # `Mariners Memorial High School`

    def _names_a_firm(self, i: int) -> bool:
        """True of a plural post in capitals that a proper name stands right before, fields such as `Capital` left out."""
        k = i - 1
        if not self.tokens[i].capital:
            return False
        while k >= 0 and self.word(k) and self.tokens[k].capital and not self.tokens[k].possessive:
            key = self.word(k)
            if key in _SHARED_RANKS or key in self.known.heads:
                return False
            if key not in self.known.modifiers:
                return True
            k -= 1
        return False

    def find_head(self, i: int, reach: int = 9) -> int | None:
        """The index of the last word of the head noun of a post that begins at `i`, or None."""
        for j in range(i, min(i + reach, len(self.tokens))):
            key = self.word(j)
            if not key or (key in _NEVER_BEFORE_HEAD and not (key in ("and", "of", "for") and self._joined(j))):
                return None
            if self.head_kind(j):
                officer = (self._officer(j) or self._led(j)) if key in ("chief", "lead") else None
                officer = officer or (self._called(j) if key in ("expert", "veteran") else None)
                return self._last_head(officer or j)
            token = self.tokens[j]
            if (not token.is_word and key != "&") or (
                key == "under" and self.word(j + 1) not in ("secretary", "secretaries", "minister")
            ):
                return None
        return None

    def _officer(self, j: int) -> int | None:
        """The head noun that `chief` belongs to (`chief people and culture officer`), or None where it stands alone."""
        listed = False
        for k in range(j + 1, min(j + 8, len(self.tokens))):
            key = self.word(k)
            if key == "," and self._lists_fields(k):
                listed = True
                continue
            if listed and key in ("executive", "executives"):
                return None
            if key in (
                "officer",
                "officers",
                "executive",
                "executives",
                "scientist",
                "economist",
                "engineer",
                "counsel",
                "strategist",
                "analyst",
                "editor",
            ):
                return k
            if not key or not (self.tokens[k].is_word or key == "&") or (key in _NEVER_BEFORE_HEAD and key != "and"):
                return None
        return None

    def _lists_fields(self, k: int) -> bool:
        """True of the comma in `Chief Diversity, Equity and Inclusion Officer`: capitals, `and` and the noun follow, no other comma."""
        joined = False
        for n in range(k + 1, min(k + 6, len(self.tokens))):
            if self.word(n) in ("officer", "officers"):
                return joined
            joined = joined or self.word(n) in ("and", "&")
            if self.word(n) not in ("and", "&") and not (self.word(n) and self.tokens[n].is_word and self.tokens[n].capital):
                return False
            if self.head_kind(n):
                return False
        return False

    def _led(self, j: int) -> int | None:
        """The head noun that `Lead` stands before (`Lead Physical Therapist`), all of it in capitals; or None."""
        k = j + 1
        while self.word(j) == "lead" and k < j + 4 and self.word(k) and self.tokens[k].is_word and self.tokens[k].capital:
            if self.head_kind(k) and self.tokens[j].capital:
                return k
            k += 1
        return None

    def _called(self, j: int) -> int | None:
        """The calling that `expert` or `veteran` stands before (`expert oral surgeon`), all of it in small letters; or None."""
        for k in range(j + 1, j + 4):
            if not self.word(k) or not self.tokens[k].text.islower() or self.word(k) in _NEVER_BEFORE_HEAD | DETERMINERS:
                return None
            if self.head_kind(k) and not self.tokens[j].possessive:
                return k if self.tokens[j].text.islower() or k > j + 1 else None
        return None

    def _joined(self, j: int) -> bool:
        """True of `and` inside `sustainability and education officer` and of `of` inside a body's name before its post."""
        if j == 0 or j + 1 >= len(self.tokens):
            return False
        if self.word(j) == "and":
            left, right = self.tokens[j - 1], self.tokens[j + 1]
            gerunds = (
                left.key.endswith("ing") and right.key.endswith("ing") and left.text.islower()
            )  # `planning and moving consultant`
            return (left.key in self.known.modifiers and right.is_word) or (left.capital and right.capital) or gerunds
        return self.tokens[j - 1].capital and self.tokens[j + 1].capital

    def _last_head(self, j: int) -> int:
        while True:
            if (
                self.head_kind(j + 1)
                and not self.tokens[j].possessive
                and (self.tokens[j + 1].capital or not self.tokens[j].capital)
            ) or (self.word(j + 1) in _TAIL and self.word(j) not in ("attorney",)):
                j += 1
            elif (
                self.word(j + 1) in self.known.modifiers
                and self.head_kind(j + 2)
                and self.tokens[j + 1].capital == self.tokens[j].capital
            ):
                j += 2
            elif self.word(j + 1) == "in" and self.word(j + 2) in ("chief", "charge", "residence"):
                j += 2  # `editor in chief`, `officer in charge`
            elif self.word(j) == "chief" and self.word(j + 1) == "of" and self.word(j + 2) in _OF_CHIEF:
                j += 2
            else:
                return j

    def split_before(self, i: int, head: int) -> tuple[int, str | None, tuple[int, int] | None]:
        """Where the role begins between `i` and its head noun, and the body that stands before it."""
        if self.word(head) in _OF_CHIEF and head - 2 >= i and self.word(head - 2) == "chief":
            head -= 2  # `chief of staff`
        first = head
        lowest = max((k + 1 for k in range(i, head) if self.tokens[k].possessive or self.tokens[k].key in DETERMINERS), default=i)
        ranked = next((k for k in range(lowest, head) if self.word(k) in _LEADING_RANKS and self.tokens[k].capital), None)
        while ranked is not None and ranked > lowest and self._wide(ranked - 1, lowest):
            ranked -= 1  # `Executive Vice President`, `Regional Senior Vice President`
        while first > i:
            token = self.tokens[first - 1]
            if (
                token.possessive
                or first == ranked
                or token.text.rstrip(",") in ("Co.", "Co", "Inc.", "Inc", "Ltd", "Ltd.")
                or token.key in DETERMINERS
                or token.key in _ADVERBS
            ):
                break
            if ranked is not None and first > ranked:
                first -= 1
                continue
            if (
                (
                    token.key in _AREAS
                    or (token.key == "country" and self.word(head) in ("owner", "owners", "co-owner", "founder"))
                )
                and self.word(head) != "executive"
                and token.capital
                and first - 2 >= i
                and self.tokens[first - 2].capital
                and not self.is_modifier(first - 2)
            ):
                break
            inner = (
                self.head_kind(first - 1) is not None
                or token.key in self._modifiers(head, token)
                or (token.key in _COMPOUNDS.get(self.word(head), ()) and not token.possessive)
                or (token.key == "under" and self.is_modifier(first - 1))
            )
            firm = token.capital and (token.key not in self.known.ranks or token.key == "group")
            firm = firm and not (token.text.isupper() and self.head_kind(head) == "trade")  # `Reality TV personality`
            if inner and firm and self.tokens[first].text.islower() and first - 2 >= i and self.head_kind(first - 1) is None:
                above = self.tokens[first - 2]  # `Acme Group chief financial officer`
                inner = not (above.capital and above.key not in self.known.modifiers and not above.possessive)
            if token.key in ("and", "&") and first - 1 > i:
                inner = (
                    self.head_kind(first - 2) is not None
                    or self.tokens[first - 2].key in self.known.modifiers
                    or not self.tokens[first - 2].capital
                )
            edition = len(token.text) == 4 and token.text.isdigit() and first - 2 >= i and self.tokens[first - 2].capital
            if not inner and (token.capital or starts_capital(token.text) or token.key in ("of", "for") or edition):
                break
            first -= 1
        while first > lowest and self.is_modifier(first - 1) and not self.tokens[first - 1].capital:
            first -= 1
        owned = i < lowest < first and self.tokens[lowest - 1].possessive and self.tokens[lowest].capital
        owned = owned and self.word(head) not in RANK_ONLY
        if owned and first - lowest <= 4 and all(t.capital or t.key in ("and", "&", "of") for t in self.tokens[lowest:first]):
            first = lowest  # `Tolvane’s Flood Control Coordinator`
        if first > i and _ORDINAL.fullmatch(self.tokens[first - 1].text):
            first -= 1  # `1st Assistant Director`
        if self.tokens[first].key in ("and", "&"):
            opened = all(t.capital or t.key in ("and", "&") for t in self.tokens[i:head])
            first = i if opened and not is_orgish(self.tokens[i:head], 0, self.known) else first + 1  # `Poker Player and Coach`
        reach = self.organisations(self.tokens[i].start) or 0
        labelled = next((k + 1 for k in range(first, head) if self.tokens[k].end == reach), None)
        whole = labelled is not None and self.word(labelled - 1) not in _AREAS | _OF_POSTS
        if labelled is not None and whole and self.tokens[i].capital and i < first and self.word(head) not in RANK_ONLY:
            first = labelled  # `Acme Media executive`, where `Acme Media` is the body
        cut_at = self._past_department(i, first, head) or self._past_body(i, first, head)
        if cut_at is not None:
            first = cut_at
        j = i
        while j < first and not (self.tokens[j].capital or starts_capital(self.tokens[j].text)):
            j += 1
        if j >= first or all(t.key in DETERMINERS or t.key in _ADVERBS for t in self.tokens[j:first]):
            return first, None, None
        if self.organisations(self.tokens[j].start) is None and not self.tokens[first - 1].possessive:
            later = (k for k in range(j + 1, first) if self.organisations(self.tokens[k].start) == self.tokens[first - 1].end)
            j = next(later, j)  # `Bringing It To The Market Acme Pumps CEO`, a heading that lost its line end
        last = self.tokens[first - 1]
        if self.word(head) == "executive" and self.tokens[first].key in _AREAS and not last.possessive:
            span = (self.tokens[j].start, self.tokens[first].end)
            return first, self.text[span[0] : span[1]], span  # `Harlow County Executive`: the county is of both
        if last.key in _SOLD:
            return j, None, None  # `Evening Post Best-Selling Author`
        if last.key.rpartition("-")[2] in DESCRIBES and "-" in last.key:
            return first, None, None  # `Dover-based therapist`
        end = last.end - (2 if last.text.lower().endswith(("'s", "’s")) else 1 if last.possessive else 0)
        body = self.text[self.tokens[j].start : end].strip(" ,")
        for k in range(j + 1, first):  # a headline: `Harbour Bank Welcomes Finance Leader Jane Roe`
            if self.tokens[k].key in _OTHER_HEADLINE_VERBS and self.tokens[k].capital:
                return first, None, None  # `Acme Supports California Governor Jane Roe`: a body, but not the Governor's
            if self.tokens[k].key in _HEADLINE_VERBS and self.tokens[k].capital:
                name_end = self.tokens[k - 1].end
                return (
                    (k + 1 if k + 1 <= head else first),
                    self.text[self.tokens[j].start : name_end],
                    (self.tokens[j].start, name_end),
                )
        if last.key == "state" and self.word(head) in _OF_EACH_STATE and first - j > 1 and not last.possessive:
            named = self.known.not_names.get(self.word(first - 2)) == "place" or len(self.word(first - 2)) == 2
            if named:
                return j, None, None  # `CA State Senator`: the state stays in the post
        of_state = self.word(head) in _STATE_OFFICES or (self.word(head) == "general" and self.word(head - 1) == "attorney")
        if of_state and not last.possessive and not is_orgish(self.tokens[j:first], 0, self.known):
            return j, None, None  # `Harlow Mayor`: the place stays in the post
        if self.word(head) in ("minister", "ministers") and first - j == 1 and last.key in _LANDS and not last.possessive:
            return j, None, None  # `UAE Minister of Works`
        local = self.head_kind(head) != "trade" or self.word(head) in _LOCAL_TRADES
        if last.key in _AREAS and first - j > 1 and local and not last.possessive:
            return first, body, (self.tokens[j].start, end)  # `Harlow County Commissioner`
        lettered = first - j == 1 and last.text.isupper() and last.text.isalpha() and 1 < len(last.text) < 5
        unheard = self.organisations(last.start) is None and self.known.not_names.get(last.key) == "word"
        unheard = unheard or (self.organisations(last.start) is None and self.word(head) in _WORKERS)
        if lettered and unheard and self.tokens[head].capital and not last.possessive:
            return j, None, None  # `LED Architect`, `QXT Lead`: letters that are a word too, or that no label makes a body
        own_name = first - j == 1 and last.key in _ROADS
        if self.is_region(j, first) and not last.possessive and not own_name:
            return first, None, None
        if (team := self._team(j, first, head)) is not None:
            return first, self.text[self.tokens[team].start : end], (self.tokens[team].start, end)
        named_chair = self.word(head) in ("professor", "professors", "lecturer", "scholar", "fellow") and not last.possessive
        unnamed = self.organisations(self.tokens[j].start) is None and not is_orgish(self.tokens[j:head], 0, self.known)
        taught = first - j > 2 and not self.tokens[j].text.isupper() and not any(t.key in _TEACHES for t in self.tokens[j:first])
        if named_chair and (unnamed or taught):
            return j, None, None  # `Magnus Professor of Medicine`, `Ada Ng Holm Research Professor`
        field_from = j
        while (
            field_from < first
            and self.is_region(field_from, field_from + 1)
            and not (self.word(field_from) in _WIDE_RANKS and self.word(field_from) not in REGIONS - _RANKS_TOO)
        ):
            field_from += 1  # `Miami Immigration Attorney`, but `Global Access Director`
        if not last.possessive and self._only_field(field_from, first, head):
            return field_from, None, None
        if first - j == 1 and self._opens_a_sentence(j):
            return first, None, None  # `Ace guitarists Jane Roe and John Doe`
        trade = self.head_kind(head) == "trade" and not last.possessive
        if trade and self.organisations(self.tokens[j].start) is None and not is_orgish(self.tokens, j, self.known):
            return (i if self.tokens[i].key in ("former", "retired") and j == i + 1 else first), None, None
        return first, body, (self.tokens[j].start, end)

    def _team(self, j: int, first: int, head: int) -> int | None:
        """Where a team's name begins that ends right before a calling of sport: `Kestrels coach`, `Miami Kites player`; or None."""
        last = self.tokens[first - 1]
        plural = self.word(head) in _SPORTS and self.tokens[head].text.islower() and last.key[-1:] == "s" and len(last.key) > 4
        if not plural or not last.capital or last.text.isupper() or last.key in self.known.modifiers or self._opens_a_sentence(j):
            return None
        while j < first - 1 and self.tokens[j].key in self.known.common and self.known.not_names.get(self.word(j)) != "place":
            if self.word(j) == "new" and self.known.not_names.get(self.word(j + 1)) == "place":
                break  # `New Harlow Kites`
            j += 1  # `the first Black Harlow Kites quarterback`
        return j

    def _opens_a_sentence(self, j: int) -> bool:
        """True of an ordinary word whose capital is that of its sentence."""
        token = self.tokens[j]
        before = self.text[max(0, token.start - 2) : token.start]
        opens = token.start == 0 or before[-1:] == "\n" or before in (". ", "! ", "? ", "” ")
        plain = token.key in self.known.common and self.known.not_names.get(token.key) not in ("institution", "company")
        return opens and plain and not token.text.isupper() and not token.possessive

    def _past_department(self, i: int, first: int, head: int) -> int | None:
        """The index after a government's department before the post: `Marine Department Port Officer`; or None, as for `Sales Department`."""
        if not self.tokens[i].capital:
            return None
        k = i
        while k < head and (self.tokens[k].capital or self.word(k) in ("and", "&")) and not self.tokens[k].possessive:
            if self.word(k) == "department" and k > i and first <= k + 1 <= head:
                public = any(t.key in _OF_STATE_DEPARTMENTS or t.key not in self.known.modifiers for t in self.tokens[i:k])
                return k + 1 if public and self.tokens[k + 1].capital and self.head_kind(k - 1) is None else None
            k += 1
        return None

    def _past_body(self, i: int, first: int, head: int) -> int | None:
        """The index after the word that ends a body's name (`Coalition`), where ordinary words in capitals that name a field follow
        it: `Harlow Bay Coalition Outdoor Learning Manager`; or None."""
        if self.word(head) in RANK_ONLY or self.word(head) in ("executive", "executives"):
            return None
        ends = [
            k for k in range(i + 1, first) if self.known.not_names.get(self.word(k)) == "institution" and self.tokens[k].capital
        ]
        if not ends or ends[-1] + 1 >= first or self.word(ends[-1]) in self.known.modifiers:
            return None
        rest = self.tokens[ends[-1] + 1 : first]
        plain = all(t.capital and (t.key in self.known.common or t.key in self.known.modifiers) for t in rest)
        reach = self.organisations(self.tokens[i].start) or 0
        return ends[-1] + 1 if plain and len(rest) <= 3 and reach < rest[-1].end + 1 else None

    def _only_field(self, j: int, first: int, head: int) -> bool:
        """True of ordinary words in capitals before the head noun that no body has (`Robotics` of `Robotics Engineer`); of two or
        more also such as firms are named by, where the text has them once (`Digital Health Programs Director`)."""
        labelled = any(self.organisations(t.start) is not None for t in self.tokens[j:first])
        if self.word(head) in RANK_ONLY or (labelled and self.head_kind(head) != "trade"):
            return False
        whole = self.text[self.tokens[j].start : self.tokens[first - 1].end] if first > j else ""
        once = not labelled and first - j > 1 and self.head_kind(head) == "field" and self.text.count(whole) == 1
        kinds = ("institution", "place") if once else ("institution", "company", "place")
        return all(
            t.key in ("and", "&", "vip")
            or (
                (t.key in self.known.common or (t.key[-1:] == "s" and t.key[:-1] in self.known.common))
                and not t.text.isupper()
                and self.known.not_names.get(t.key) not in kinds
            )
            for t in self.tokens[j:first]
        )

    def _wide(self, k: int, lowest: int) -> bool:
        """True of a rank that goes before others, `Group` of `Swire Group Chief Executive` left to the body's name."""
        key = self.word(k)
        alone = k == lowest or not self.tokens[k - 1].capital or self.tokens[k - 1].possessive
        return key in _WIDE_RANKS and self.tokens[k].capital and (key not in ("group", "consulting") or alone)

    def is_modifier(self, i: int) -> bool:
        """True of a word that belongs to the post after it, `Under` of `Under Secretary` included."""
        key = self.word(i)
        return key in self.known.modifiers or (key == "under" and self.word(i + 1) in ("secretary", "secretaries", "minister"))

    def _modifiers(self, head: int, token: Token) -> frozenset[str]:
        """The words that may stand before this head noun: none but ranks before `CEO`, where they are written in capitals."""
        only = self.word(head) in RANK_ONLY or self.word(head)[:-1] in RANK_ONLY
        return self.known.ranks if token.capital and only else self.known.modifiers

    def is_region_text(self, name: str) -> bool:
        """True where a body as read is made of places and nationalities only."""
        return all(self.known.not_names.get(w) in ("place", "word") or w in REGIONS or w == "hong" for w in name.lower().split())

    def is_region(self, i: int, end: int) -> bool:
        """True where every word is a place or a nationality (`Hong Kong producer`): no body."""
        return all(
            self.known.not_names.get(t.key.split("-")[0] if t.key.endswith(("-born", "-based")) else t.key) in ("place", "word")
            or t.key in ("hong", "u.s", "u.s.", "us", "uk")
            or t.key in REGIONS
            for t in self.tokens[i:end]
        )
