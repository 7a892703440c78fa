"""The body of a bare post (`said CEO Jane Roe`): a post that only companies have is of the company that the text speaks of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.names_roles import RolePhrase
from .people_beside import REACH, Beside
from .people_printed import plain_role

_PIECES = lazy_pattern(r",? and |, ?| & | ?/ ?| \+ ")
_CHIEF = lazy_pattern(r"(?:co-)?c[a-z]{1,3}o")
_PAST = ("former", "ex-", "late ", "retired", "past ", "previous", "then", "incoming", "outgoing", "emerit")
_RANKS = frozenset(
    "new current interim acting our its executive group deputy global regional senior assistant associate founding co-founding joint "
    "sole majority first original".split()
)
# posts that only a company has, without any field
_ALONE = frozenset(
    "founder co-founder cofounder founders co-founders owner co-owner proprietor spokesman spokeswoman spokesperson gm".split()
)
_CHIEFS = frozenset(
    "scientist engineer architect technologist evangelist strategist economist actuary geologist designer counsel".split()
)
# posts of a company where a field stands before them or behind `of`
_WITH_FIELD = frozenset(
    "director manager partner head lead president vp svp evp avp chief specialist liaison coordinator supervisor counselor counsellor "
    "representative associate administrator recruiter trainer leader".split()
)
# ranks that a director of films or of an office of state does not bear, and who else bears a rank in a firm
_RANKED_DIRECTOR = frozenset("regional associate senior group area board".split())
_RANKED = frozenset("scientist technician engineer".split())
_ADVISED_IN = frozenset("scientific technical medical clinical strategic".split())
# heads of what is no part of a firm
_HEADS_ELSEWHERE = frozenset("state government mission delegation school household church family department the".split())
_FIELDS = frozenset(
    "managing general founding operating commercial operations operation sales marketing medical finance financial technical technology "
    "clinical scientific research product products project projects program programme brand account accounts communications development "
    "business plant store branch property community engineering customer client partnerships strategy strategic growth design innovation "
    "investor investors relations public people talent human hr it legal compliance regulatory supply production creative digital media pr "
    "artistic music musical revenue security sustainability outreach membership events advocacy editorial learning training "
    "analytics data content publicity infrastructure tech gtm ecosystem investment investments portfolio facilities exploration country division vice executive".split()
)
# callings that are practised in a firm, which often bears the name of one of them
_PRACTISED = frozenset(
    "attorney lawyer solicitor barrister dentist orthodontist endodontist periodontist surgeon physician doctor chiropractor therapist "
    "psychologist dermatologist optometrist realtor broker agent architect designer veterinarian accountant planner contractor plumber "
    "electrician stylist photographer jeweller jeweler chef trainer pastor".split()
)
_OTHER_LAWYERS = frozenset(
    "district state county city u.s. us federal prosecuting opposing local assistant deputy rights".split()
)
_LAW_FIRM = lazy_pattern(r"\b(?:Law|LLP|Legal|Attorneys?|Lawyers?|Abogados|Solicitors)\b")
# posts that states, courts and committees have as well
_OF_ANY = frozenset("president chairman chairwoman chairperson chair".split())
_PARTLY = lazy_pattern(r"(?:co|vice|deputy)[- ]")
# a release that speaks of a state anywhere may mean its president
_SPEAKS_OF_STATE = lazy_pattern(
    r"White House|\b(?:[Pp]residential|Congress|Senate|Parliament|[Ee]xecutive [Oo]rders?|[Tt]ariffs?|[Aa]dministration[’'](?=s\b))"
)
_OF_STATE = lazy_pattern(
    r"White House|\b(?:Congress|Senate|Senators?|Minist(?:er|ry)|Parliament|Republic|Governor|[Aa]dministration|presidential|[Gg]overnment|"
    r"[Cc]ourt|[Cc]ommittee|Commission|[Tt]he commission|Council|[Ee]lections?)\b"
)
# bodies whose releases speak of other people's companies too: organisers, chambers, governments
_PUBLIC = frozenset(
    "council authority government department bureau ministry commission chamber association federation society university college city "
    "county state office agency league union alliance".split()
)
_RUN_BY_STATE = frozenset(
    "council authority government department bureau ministry commission city county state office agency league union".split()
)
_SCHOOLS = frozenset("university college polytechnic school academy".split())
_OF_SCHOOL = frozenset("provost chancellor vice-chancellor dean rector principal headmaster headmistress".split())
_KIN = lazy_pattern(r"\b(?i:his|her|my|their|life|whose) $")
_GOES_ON = lazy_pattern(r",? (?:(?:of|at|for|with|behind) |(?:along|together) with (?:the |its )?[^,.;\n]{0,40}?\bof (?=[A-Z]))")
_OPENS_SPEECH = lazy_pattern(r"\s*[“\"‘]")
_FROM_BODY = lazy_pattern(r"\b(?:[Ff]rom|[Rr]epresenting|[Jj]oining from|[Oo]n behalf of) (?:the )?(?=[A-Z])")
_CAPITALS_INCLUDE = lazy_pattern(r"((?:[A-Z0-9][\w.&’'-]* ){0,3}[A-Z0-9][\w.&’'-]*)(?: (?:include|includes|including|are))? ?:")
# what may stand before the body that a sentence is about: `In 2031, the Harbour Bank opened`, not `It was shown to Harbour Bank`
_BEFORE_SUBJECT = lazy_pattern(
    r"[“\"‘•*\s-]{0,4}(?:(?:In|On|Since|By) [^,\n]{2,20}, |[A-Z][a-z]{2,12}, )?(?:[Aa]t )?(?:[Tt]he )?"
)
_TEAM_LED = lazy_pattern(
    r"\b(?:its|their|whose) [a-z-]{3,14}(?: [a-z-]{3,14}){0,2},? (?:is |was )?(?:led|headed|run) by (?:its )?$"
)
_SAID_SO = lazy_pattern(r" (?:said|says|added|noted|stated|commented|called|described|emphasi[sz]ed|highlighted|explained)\b")
# a drug or a model under trial, which no post is of: `ABC-102`
_CODE = lazy_pattern(r"[A-Z]{1,5}-?\d{2,5}\w{0,3}(?: [A-Z]{1,3})?")
# where shares are listed, of which nobody speaks in a release on a listing
_EXCHANGES = frozenset(("Nasdaq", "NASDAQ", "NYSE", "TSX", "OTC", "Nasdaq Capital Market", "New York Stock Exchange"))
_MAIL = lazy_pattern(r"[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3}")
_SHORTENED = lazy_pattern(r"\b(?:Inc|Corp|Co|Ltd|Bros|Cos|LLC|[A-Z])\.\s?$")
_CLOSED = lazy_pattern(r"[,.!?]\" (?:[a-z]|[A-Z][a-z])")
_BEFORE_POST = lazy_pattern(r"(?:^|[^\w.!?:’'”\"]) ?([A-Z][\w&.’'-]*),? $")


def is_of_company(role: str) -> bool:
    """True of a post that only companies and the like have: whoever is called so without a body has the one that is spoken of.

    >>> [is_of_company(r) for r in ("CEO", "founder and CEO", "Vice President of Sales", "general manager")]
    [True, True, True, True]
    >>> [is_of_company(r) for r in ("GM", "Regional Director", "Head of Harbour Lamps", "Scientific Advisor")]
    [True, True, True, True]
    >>> [is_of_company(r) for r in ("President", "director", "novelist", "former CEO", "Director of Health", "head of state")]
    [False, False, False, False, False, False]
    """
    said = " ".join(role.lower().split())
    if said.startswith(_PAST):
        return False
    return any(_piece_of_company(piece.split()) for piece in _PIECES.split(said))


def _piece_of_company(words: Sequence[str]) -> bool:
    if not words:
        return False
    head, _, behind = " ".join(words).partition(" of ")
    field, noun = behind.split(), _one_of(head.split()[-1])
    words = [*head.split()[:-1], noun]
    before = [w for w in words[:-1] if w not in _RANKS]
    if (noun in _CHIEFS and words[-2:-1] == ["chief"]) or words[-2:] in (["general", "counsel"], ["team", "member"]):
        return True
    if words[-2:] in (["executive", "chairman"], ["executive", "chair"], ["executive", "chairwoman"]):
        return len(words) == 2 and not field
    if words[-2:] in (["chief", "executive"], ["executive", "director"]):
        return not before or (words[-1] == "executive" and before == ["chief"])
    if noun in _PRACTISED and words[0] in ("founding", "managing"):
        return True
    if noun == "partner" and (not before or "strategic" in before):
        return not before and not field  # a strategic partner is another company
    if noun in _ALONE or _CHIEF.fullmatch(noun) or (noun == "officer" and "chief" in before):
        return not before or noun == "officer" or before[0] in _FIELDS
    if noun in ("member", "chair", "chairman", "chairwoman", "president", "chairperson") and (
        before[-1:] == ["board"] or field[-1:] == ["board"]
    ):
        return True
    if noun in ("advisor", "adviser"):
        return before[-1:] != [] and before[-1] in _ADVISED_IN and not field
    if (noun in _RANKED and words[0] == "senior") or (noun == "director" and len(words) == 2 and words[0] in _RANKED_DIRECTOR):
        return not field
    if noun == "head" and field and not before and field[0] not in _HEADS_ELSEWHERE:
        return True  # `Head of Harbour Lamps`
    if noun not in _WITH_FIELD:
        return False
    told = [w for w in (*before, *field) if w not in ("the", "and", "&")]
    if noun == "leader":  # `project leader`, but `business leader` is a calling
        return any(
            w in ("project", "team", "product", "program", "programme", "division", "plant", "store", "branch") for w in told
        )
    return any(w in _FIELDS for w in told) and (bool(field) or noun != "president" or "vice" in before)


def _one_of(noun: str) -> str:
    """The noun of one of several who hold a post: `partners`, `members`."""
    one = noun.removesuffix("s")
    return one if one in _WITH_FIELD or one in _ALONE or one in _PRACTISED or one in ("member", "officer", "chair") else noun


def is_of_any_body(role: str) -> bool:
    """True of a post at the head of a company, a state or a committee: `President`, `co-chairman`.

    >>> is_of_any_body("Co-Chairmen"), is_of_any_body("President"), is_of_any_body("President of Utopia")
    (True, True, False)
    """
    plain = _PARTLY.sub("", " ".join(role.lower().split()), count=1)
    return plain in _OF_ANY or plain.removesuffix("s") in _OF_ANY or plain == "chairmen"


def is_lawyer(role: str) -> bool:
    """True of a lawyer who is of no office of state and of no other place: in a law firm's own release, one of the firm.

    >>> is_lawyer("trial attorney"), is_lawyer("District Attorney"), is_lawyer("local attorney")
    (True, False, False)
    """
    said = role.lower().split()
    return bool(said) and said[-1] in ("attorney", "lawyer") and not said[0].startswith(_PAST) and _OTHER_LAWYERS.isdisjoint(said)


def is_practised(role: str) -> bool:
    """True of a calling that is practised in a firm: whoever bears the firm's name practises it there.

    >>> is_practised("trial lawyer"), is_practised("novelist"), is_practised("former attorney")
    (True, False, False)
    """
    said = role.lower().split()
    return bool(said) and said[-1] in _PRACTISED and not role.lower().startswith(_PAST)


class BareReader(Beside):
    """Reads which body a post without one is of."""

    def own_firm(self, names: Sequence[str]) -> str | None:
        """The issuer, where it bears the surname of one of these names and other words too: `Roe Family Dental`; or None."""
        issuer = self.parts.own_issuer
        words = [w.strip(",.").lower() for w in (issuer or "").split()]
        surnames = {n.split()[-1].lower() for n in names if " " in n}
        people = {n.lower() for n in names}
        return issuer if issuer and len(words) > 1 and surnames & set(words) and issuer.lower() not in people else None

    def law_firm(self) -> str | None:
        """The issuer, where it is a firm of lawyers whose own text it is; or None."""
        issuer = self.parts.own_issuer
        return issuer if issuer and _LAW_FIRM.search(issuer) is not None else None

    def body_of_bare(self, phrases: Sequence[RolePhrase], names: Sequence[str]) -> str | None:
        """The body that is meant, where all posts of a person are bare, by the first that is a post of companies; or None.

        Whom the text calls by nothing but a surname is known to everybody: `President Roe` is no president of a company.
        """
        known = all(len(name.split()) < 2 for name in names)
        for phrase in phrases:
            if known and is_of_any_body(phrase.role.strip(" ,;")):
                continue
            if phrase.role and phrase.body is None and self._is_of_company(phrase):
                body = self._spoken_of(phrase)
                if body is not None:
                    return body
        return None

    def _is_of_company(self, phrase: RolePhrase) -> bool:
        if _GOES_ON.match(self.text, phrase.end):
            return False  # `founder of the label Quillo`: the body is named, though nothing read it
        following = phrase.end + 1
        named = self.text[following - 1 : following] == " " and self.text[following : following + 1].isupper()
        if named and following not in self.stops and phrase.role[:1].isupper():
            return False  # `Jane Roe, CEO Quarter Moon Lamps`: another body, that nothing labels
        role = plain_role(phrase.role, self.known) or phrase.role.strip(" ,;")
        if role.lower() == "partner" and _KIN.search(self.text, max(0, phrase.start - 8), phrase.start):
            return False
        if is_of_company(role) or (role.endswith(" Leader") and is_of_company(role.removesuffix("Leader") + "Manager")):
            return True
        of_school = self._is_school() and role.lower() in _OF_SCHOOL
        if not (of_school or is_of_any_body(role)) or self._is_of_state():
            return False
        block = self.parts.block_at(phrase.start)
        if block is None:
            return False
        near = max(block.start, phrase.start - REACH), min(block.end, phrase.end + REACH)
        if _OF_STATE.search(self.text, *near) is not None:
            return False
        if of_school or role.startswith("Co-"):
            return True
        if role.islower() and _PARTLY.match(role):
            return False  # `co-chair`, of a committee as likely
        heard = any(mark in self.text[slice(*near)] for mark in '“"') or block.section in ("boilerplate", "caption")
        heard = heard or self._reported(phrase, near)
        return heard and _SPEAKS_OF_STATE.search(self.text) is None

    def _reported(self, phrase: RolePhrase, near: tuple[int, int]) -> bool:
        """True of `Chairman Jane Roe said the step is …` in a paragraph that names the issuer, a company whose text it is."""
        i = bisect_left(self.ends, phrase.end)
        told = i < len(self.ends) and self.ends[i] - phrase.end < 40 and _SAID_SO.match(self.text, self.ends[i]) is not None
        issuer = self.parts.own_issuer
        if not told or issuer is None or self._is_public() or not self._begins_sentence(phrase.start):
            return False
        return any(self._is_issuer(self.text[slice(*b)], issuer) for b in self.bodies.between(*near))

    def _is_school(self) -> bool:
        """True of an issuer that is a university or a college."""
        return not _SCHOOLS.isdisjoint((self.parts.issuer or "").lower().split())

    def _is_of_state(self) -> bool:
        """True of an issuer that a state or a town runs, or that stands for many others."""
        return not _RUN_BY_STATE.isdisjoint((self.parts.issuer or "").lower().split())

    def _is_public(self) -> bool:
        """True of an issuer that is no company."""
        return not _PUBLIC.isdisjoint((self.parts.issuer or "").lower().split())

    def _spoken_of(self, phrase: RolePhrase) -> str | None:
        """The issuer in a paragraph of speech; else the subject of the sentence, or of one before it; else the issuer."""
        place = phrase.start
        block = self.parts.block_at(place)
        if block is None:
            return None
        if block.section == "contacts":
            return self._contacts_of(block.start, block.end, phrase.role)
        named = [e for e in self._ends_near(place) if not self.text[e:place].strip(" ,–—-(")]
        if place in named and not self.text[phrase.end : block.end].strip() and block.end - block.start < 80:
            return None if self._is_public() else self.parts.own_issuer  # who signs: `Sincerely, / Jane RoeCEO`
        if place in named:
            return None  # `Jane RoeSales ManagerAcme Ltd`: a line of contacts that lost its breaks
        first = named or self._begins_sentence(place)
        written = None if first else _BEFORE_POST.search(self.text, max(block.start, place - 40), place)
        if (
            written is not None
            and written.group(1).replace(".", "") not in self.known.post_nominals
            and written.group(1).lower() not in self.known.heads
        ):  # `Acme Gallery owner Jane Roe`: whatever else is spoken of, the post is of that
            return self._labelled_before(place)
        floor = max(block.start, place - REACH)
        if self._inside_speech(floor, place):
            return None  # `“We urge CEO Jane Roe to …,” said John Doe`: of whom they speak
        if (before := self._under_heading(block.start, place)) is not None:
            return before or None
        led = _TEAM_LED.search(self.text, max(floor, place - 60), place)
        if led is not None:
            return self._whose_team(floor, led.start())
        issuer = self.parts.own_issuer
        if issuer is None:
            return self.antecedent(place, self.parts.issuer is None) or self._told_of()
        if _OPENS_SPEECH.match(self.text, block.start, place) and not self._is_public():
            return issuer
        near = [self._named(b) for b in self.bodies.between(floor, place) if not self._bracketed(b) and not self._named_in(*b)]
        its_own = any(self._is_issuer(b, issuer) for b in near) or not self._is_public()  # a company's release is of that company
        if its_own or (not near and not self._is_of_state()):
            body = self._subject(floor, place)
            return issuer if body is None or self._is_issuer(body, issuer) else body
        if not near and place - block.start <= 60:
            return self._spoken_above(block.start, issuer)
        return near[0] if len(set(near)) == 1 else None

    def _contacts_of(self, start: int, end: int, role: str) -> str | None:
        """The issuer for one of its chiefs in a block of contacts that names no other body (`Jane Roe, CFO`); or None."""
        issuer = self.parts.own_issuer
        chief = any(_CHIEF.fullmatch(word) for word in _PIECES.split(role.lower())) or "chief" in role.lower()
        if issuer is None or not chief or self._is_public():
            return None
        mail = _MAIL.search(self.text, start, min(end + 160, len(self.text)))
        of_mail = self.bodies.of_domain(mail.group()) if mail is not None else None
        if of_mail is not None and not self._is_issuer(of_mail, issuer):
            return None  # `jane@quillocapital.com`: of that body, which the line of contacts tells
        held = self.bodies.between(start, end)
        return issuer if all(self._is_issuer(self.text[slice(*b)], issuer) for b in held) else None

    def _begins_sentence(self, place: int) -> bool:
        """True of a post that opens its sentence: `… in Utopia. CEO Jane Roe said`, not `Acme Inc. CEO Jane Roe`."""
        sentence = self.parts.sentence_at(place)
        return sentence is not None and sentence.start == place and _SHORTENED.search(self.text, max(0, place - 8), place) is None

    def _spoken_above(self, start: int, issuer: str) -> str | None:
        """The one body of which the paragraph before speaks, where an organiser's release lets an exhibitor speak in the next; or None."""
        above = self.parts.block_at(start - 2) if start > 2 else None
        if above is None or above.section != "body" or above.end - above.start > REACH or above.end - above.start < 80:
            return None
        named = [b for b in self.bodies.between(above.start, above.end) if not self._bracketed(b) and not self._named_in(*b)]
        told = {self._named(b) for b in named}
        body = told.pop() if len(told) == 1 else None
        return None if body is None or self._is_issuer(body, issuer) else body

    def _whose_team(self, floor: int, place: int) -> str | None:
        """The body before `its team, led by`: the only one of the sentence, or the last that owns something; or None."""
        sentence = self.parts.sentence_at(place)
        start = max(floor, sentence.start if sentence else floor)
        near = [b for b in self.bodies.between(start, place) if not self._bracketed(b) and not self._named_in(*b)]
        if len({self._named(b) for b in near}) == 1:
            return self._named(near[0])
        owners = [b for b in near if self.text[b[1] - 2 : b[1]] in ("’s", "'s") or self.text.startswith(("’s", "'s"), b[1])]
        return self._named(owners[-1]) if owners else None

    def _told_of(self) -> str | None:
        """The body that a text without an issuer is about: in its title and named three times, twice as often as any other; or None."""
        counts: dict[str, int] = {}
        printed: dict[str, str] = {}
        for place in self.bodies.between(0, len(self.text)):
            if self._bracketed(place) or self._named_in(*place):
                continue
            name = self._named(place)
            key = name.split()[0].strip(",.").lower()
            counts[key] = counts.get(key, 0) + 1
            printed.setdefault(key, name)
        ranked = sorted(counts.items(), key=lambda c: -c[1])
        if not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        top = ranked[0][0]
        head = next((b for b in self.parts.blocks if b.section == "headline"), None)
        told = head is not None and top in self.text[head.start : head.end].lower()
        return printed[top] if told and len(top) > 2 else None

    def _inside_speech(self, start: int, place: int) -> bool:
        """True of a place between the marks of a quotation that opened in this block."""
        marks = [c for c in self.text[start:place] if c in '“”"']
        if marks and marks[-1] == '"' and _CLOSED.search(self.text, self.text.rfind('"', start, place) - 1, place):
            return False  # `…, our lamps are sold out," says Jane Roe, CEO`, the mark that opens it lost
        return bool(marks) and (marks[-1] == "“" or (marks[-1] == '"' and len(marks) % 2 == 1))

    def _under_heading(self, start: int, place: int) -> str | None:
        """The one body named by the line over a list of people (`Judges from Acme include:`), empty where the line or words before
        the name on its own line may name another, None where there is no such line."""
        names = bisect_left(self.starts, start)
        name = self.starts[names] if names < len(self.starts) and self.starts[names] < place else place
        if self.text[start:name].rstrip()[-1:] == ":":
            return ""  # `Into the Bay: Jane Roe, CEO`
        if name - start > 8:
            return None
        over = self.parts.block_at(start - 2) if start > 2 else None
        for _ in range(12):
            if over is None or self.text[over.start : over.end].rstrip()[-1:] == ":":
                break
            k = bisect_left(self.starts, over.start)
            if k >= len(self.starts) or self.starts[k] - over.start > 8:
                return None  # a paragraph that no name opens
            over = self.parts.block_at(over.start - 2) if over.start > 2 else None
        if over is None:
            return None
        sentence = self.parts.sentence_at(over.end - 2)
        told = _FROM_BODY.search(self.text, max(over.start, sentence.start if sentence else 0), over.end)
        if told is None:
            return None
        named = [b for b in self.bodies.between(told.end() - 1, over.end) if b[0] <= told.end() + 1]
        if not named and (listed := _CAPITALS_INCLUDE.match(self.text, told.end(), over.end)) is not None:
            return listed.group(1)  # a coined name: `Judges from Quillo include:`
        return self._named(named[0]) if named else ""

    def _ends_near(self, place: int) -> list[int]:
        """Where names end in the few characters before a place."""
        return self.ends[bisect_left(self.ends, place - 6) : bisect_right(self.ends, place)]

    def _subject(self, start: int, place: int) -> str | None:
        """The body that opens the sentence of this place, or the last one before it in the paragraph that a body opens; or None."""
        opening = None
        for body in self.bodies.between(start, place):
            sentence = self.parts.sentence_at(body[0])
            at_start = sentence is not None and _BEFORE_SUBJECT.fullmatch(self.text, sentence.start, body[0]) is not None
            coded = _CODE.fullmatch(self.text, *body) is not None
            if (
                at_start
                and not coded
                and self.text[slice(*body)] not in _EXCHANGES
                and not self._bracketed(body)
                and not self._named_in(*body)
            ):
                opening = body
        return self._named(opening) if opening is not None else None

    def _labelled_before(self, place: int) -> str | None:
        near = self.bodies.between(max(0, place - 80), place)
        return self._named(near[-1]) if near and 0 < place - near[-1][1] <= 2 else None

    def _is_issuer(self, body: str, issuer: str) -> bool:
        """True of a form of the issuer's name: cut, glued to the word before, its letters, or those it is listed by."""
        first = issuer.split()[0].strip(",")
        letters = "".join(w[0] for w in issuer.split() if w[0].isupper())
        return (len(first) > 3 and first.lower() in body.lower()) or body == letters or f": {body})" in self.text[:4000]
