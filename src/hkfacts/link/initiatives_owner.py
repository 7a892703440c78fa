"""Who runs or announces an initiative, where the words around it say so: null rather than a guess."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import common_words, heads, pieces, words
from ..grammar.names_bodies import LEGAL_END
from ..spans import Parts, Tokens
from .initiatives_clause import APART, BEHIND, MOST_ASKED, around

_UPPER = "A-ZÀ-ÖØ-Þ"
_NAME = rf"(?:[{_UPPER}]|[a-z]{{1,2}}[{_UPPER}])[\w&@.’'-]*(?: (?:(?:of|for|and|the|&|de) ){{0,2}}[{_UPPER}][\w&@.’'-]*){{0,8}}"
_LONG_GAP = rf"(?:{APART}[\w’'&@-]+,? ){{0,10}}[“\"‘]?$"
_GLAD = "(?:proud|pleased|excited|thrilled|delighted|honou?red|happy) to "
_POSSESSED = lazy_pattern(
    rf"(?:\b[Tt]he )?(?P<owner>{_NAME}|\bgovernment)[’'](?:s )?(?: )?(?:(?!(?:at|in|with|for|to|on|of|and)\b)[a-z0-9-]+ ){{0,4}}[“\"‘]?$"
)
_RUN_BY = lazy_pattern(rf"{BEHIND}(?:is |was |will be |has been |jointly )?(?:{pieces('run_by')}) by (?:the )?(?P<owner>{_NAME})")
_UNDERTAKING = "facility|centre|center|school|course|charity|museum|initiative|programme|program|project|scheme|campaign|fund|event|platform|product|brand|service|competition|conference|fair|award|index|report|survey"
_OF_WHOM = lazy_pattern(
    rf"^[®™]?[”\"’]?(?: \([^()\n]{{1,40}}\))?, an? (?:[a-z-]{{2,20}} ){{0,4}}(?:{_UNDERTAKING}) (?:of|by|from|run by|created by|developed by|led by) (?:the )?(?P<owner>{_NAME})"
)
_SUBJECT = lazy_pattern(
    rf"(?:^|, |; |[.:] |\band |\bthat )(?:[Tt]he )?(?P<owner>{_NAME})(?:,? (?:Inc|LLC|Ltd|Limited|Corp|P\.?C|PLC)\b\.?,?)?(?: \([^()\n]{{1,30}}\))?(?:, [^,\n]{{3,90}},)? "
    rf"(?:(?:has|have|will|also|today|is|are|recently|officially|soon|proudly|successfully|jointly|earlier|this|year) ){{0,4}}(?:{_GLAD})?"
    rf"(?P<verb>{pieces('runs')}) {_LONG_GAP}"
)
_PRESENTS = lazy_pattern(
    rf"(?:^|, |; |[.:] )(?:[Tt]he )?(?P<owner>{_NAME})(?: \([^()\n]{{1,30}}\))?(?:, [^,\n]{{3,90}},)? (?:will |proudly |is ){{0,2}}(?:{_GLAD})?present(?:s|ed|ing)? "
    r"(?:the |its |a |an |this year[’']s ){0,1}(?:[a-z-]{3,15} ){0,2}[“\"‘]?$"
)
_ISSUERS = lazy_pattern(
    r"(?:\b(?P<ours>[Oo]ur)|\b[Tt]he (?:[Cc]ompany|[Ff]irm|[Oo]rgani[sz]ation|[Aa]ssociation|[Cc]harity|[Bb]rand|[Nn]on-?profit|[Ff]oundation|[Uu]niversity)[’']s) "
    r"(?:(?!(?:at|in|with|for|to|on|of|and)\b)[a-z0-9][\w-]*,? ){0,6}(?:(?<=, )the )?[“\"‘]?$"
)
_MODIFIERS = r"(?:(?!(?:at|in|with|for|to|on|of|and)\b)[a-z0-9][\w-]*,? ){0,6}"
_ITS = lazy_pattern(rf"\b(?:[Ii]ts|[Tt]heir) {_MODIFIERS}(?:(?<=, )the )?[“\"‘]?$")
# What stands between a body that opens a sentence and what it brings out, holds or works: `Corvane, a maker of ovens, today unveiled`.
_BRINGS_OUT = lazy_pattern(
    r"\b(?:launch|unveil|introduc|releas|roll(?:s|ed|ing)? out|publish|creat|develop|advanc|own|operat|explor|offer|provid|featur|anchored by|"
    r"built|build|host|organi[sz]|stag)(?:e?s|e?d|ing|ment)?\b"
)
_OF_OTHERS = lazy_pattern(
    r"\b(?:(?:partner|collaborat|integrat|work|compet|participat)\w* (?:with|in)|at|join(?:s|ed|ing)?|attend\w*|award(?:ed)?|receiv\w+|won|win|recogni[sz]\w+|nam(?:ed|es)|"
    r"rank\w*|accord\w+|support(?:s|ed|ing)? (?:by|of)|compared|unlike|approv\w+|on|in|within|into|for|from|with|through|via|using|us(?:es|ed)|by|under|joint venture|where|whose|who)\b"
)
_BY = lazy_pattern(rf"^[®™]?[”\"’]?(?: (?:list|award|awards|ranking|honou?r))?,? [Bb]y (?:the )?(?P<owner>{_NAME})")
_LETTERS = lazy_pattern(r"[®™]?(?:,? (?:Inc|Ltd|Corp|plc|PLC)\.?)?(?: ?\([^()\n]{2,40}\)){1,3}")
_ONE = lazy_pattern(r"\b[A-Z]{3,6}(?=[”\"’]?[,)])")
_PICKED = lazy_pattern(
    rf"\b(?:by|from) (?:the )?(?P<owner>{_NAME})[®™]? (?:as|in|for|with|to|on|among) (?:[\w%#-]+ ){{0,8}}(?:[Ll]eader |[Vv]isionary )?(?:in |on |of )?(?:the |its |a |an )?[“\"]?$"
)
_WORKS_AT = lazy_pattern(r"\b(?:[Tt]he [Cc]ompany[’']s|[Ii]ts) (?:[a-z][\w-]* ){1,9}(?:at|on|of|for|from) (?:the |its )?$")
_DRAWN_UP = ("publication", "award", "event")
_DONE_ALONE = ("publication", "project", "platform", "programme", "scheme", "campaign")
_MEDIA = ("magazine", "journal", "gazette", "review", "digest")
_HELD_BY = lazy_pattern(r"(?P<owner>(?:[A-Z][\w&.-]* ){0,3}(?P<last>[A-Z][\w&.-]*))[’']s [A-Z]")
_OPENS_LIST = lazy_pattern(r"(?:the )?(?:20\d\d )?(?P<owner>Inc\.|[A-Z][\w&.’-]*)(?: |[’']s )")
_EXPLAINED = lazy_pattern(
    r"^[®™]?[”\"’]?(?: \([^()\n]{1,40}\))?,? (?:is |was )?(?:our|the (?:company|firm|organi[sz]ation|association|charity|brand|non-?profit|foundation)[’']s) [a-z]"
)
_SELF = lazy_pattern(r"(?:[Tt]he (?:[Cc]ompany|[Ff]irm|[Oo]rgani[sz]ation|[Gg]roup|[Aa]ssociation)|Its?|We)\b")
_NO_OWNER = lazy_pattern(
    r"^(?:This|That|It|We|He|She|They|Our|Its|Their|I|You|Who|In|At|On|Under|Today|Yesterday|Last|Next|Year|Week|Photo|Day|"
    r"Introducing|Celebrates|Announcing|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_PASSIVE = lazy_pattern(r" (?:is|are|was|were|be) (?:\w+ )?(?:held|set up|built|run|\w+ed) ")
_GENERIC = frozenset(
    "the company corporation fund group firm organisation organization association foundation summit fair expo conference festival forum event"
    " commissioner your tomorrow today llc inc ltd limited corp p.c plc incorporated university agency department ministry bureau council".split()
)
_FOUNDING = ("launch", "creat", "found", "establish", "host", "publish", "run", "ran", "set", "produc")
_SAID_IN_HEADINGS = frozenset(
    "named among wins won launches announces unveils joins celebrates green-lights navigating expanding".split()
)
_REACH = 300  # characters
_PLACES = ("GPE", "PLACE", "LOC", "DATE", "NORP")
_NO_BODY = ("event", "award", "publication", "zone", "campaign", "policy")


class Owners:
    """The labels of a release, looked up to tell bodies from places and persons."""

    def __init__(self, parts: Parts, tokens: Tokens) -> None:
        self._parts = parts
        self._labels = {(e.start, e.end): e.label for e in tokens.entities}
        self._bodies = sorted((e.start, e.end) for e in tokens.entities if e.label == "ORG")
        self._letters = _letters_of(parts.text, parts.issuer or "")

    def of(self, name: str, kind: str, places: Sequence[tuple[int, int]]) -> str | None:
        """Who runs or announces what stands at these places under this name."""
        for start, end in places[:MOST_ASKED]:
            told = self._told(kind, start, end)
            if told is not None and told.lower() != name.lower():
                return told
        issuer = self._parts.issuer or ""
        if name.lower() == issuer.lower():
            return None
        titled = kind == "publication" and " " not in issuer  # a title may begin with any word
        if len(issuer) > 3 and not titled and self._bears(name, issuer, kind):
            return issuer
        leads = self._leads(kind, places[0][0], name)
        if leads is not None:
            return leads
        for start, _ in places[:MOST_ASKED] if kind in _DONE_ALONE and issuer else ():
            if self._is_done(start, issuer):
                return issuer
        return None

    def _bears(self, name: str, issuer: str, kind: str) -> bool:
        """True for a name that begins with the issuer's, or with its first word where that is no common one (`Corvane ONE` of `Corvane Motors`)."""
        first = issuer.partition(" ")[0]
        known = common_words() | words("region") | heads().keys()
        coined = len(first) > 4 and first.lower() not in known and kind in _DONE_ALONE
        if len(name.split()) > 2 and issuer.strip("®™").endswith(" ".join(name.split()[:2])):
            return True  # `Who’s Who in Baking` of `Kestrel Who’s Who`
        return name.lower().startswith(f"{issuer.lower()} ") or (coined and name.startswith(f"{first} "))

    def _leads(self, kind: str, start: int, name: str) -> str | None:
        """The body whose name opens that of a list, a prize or an index, where a label or another place of the text tells it to be one."""
        held = _HELD_BY.match(name) if kind in _DRAWN_UP else None
        if held is not None and held["last"].lower() not in words("kept_possessive") | {"who"}:
            return held["owner"]
        match = _OPENS_LIST.match(name) if kind in ("publication", "award") or name.startswith(("Inc.", "20")) else None
        if match is None:
            return None
        if match["owner"] == "Inc.":
            return "Inc."
        place = start + name.find(match["owner"])
        for a, b in self._between(start, start + len(name)):
            if b < start + len(name) - 4 and a <= place + 1:
                return self._parts.text[a:b].removesuffix("’s").removesuffix("'s")
        own = match["owner"]
        alone = any(self._parts.text[a:b].removesuffix("’s").removesuffix("'s") == own for a, b in self._bodies)
        return own if alone and own.lower() not in common_words() else None

    def _is_done(self, start: int, issuer: str) -> bool:
        """True where the issuer, or `the company` that it is, opens the sentence and a verb of bringing out or working leads on to the name."""
        sentence, text = self._parts.sentence_at(start), self._parts.text
        if sentence is None or start - sentence.start > _REACH:
            return False
        named = [(a, b) for a, b in self._between(sentence.start, start) if b < start]
        itself = _SELF.match(text, sentence.start)
        if itself is not None:
            # `its` behind the company is still the company's
            if itself.group() not in ("We",) and not self._speaks_of(sentence.start, issuer):
                return False
            at = itself.end()
        elif named and named[0][0] - sentence.start < 5 and self._is(issuer, *named[0]):
            at = named.pop(0)[1]
        else:
            return False
        verbs = list(_BRINGS_OUT.finditer(text, at, start))
        if not verbs or _in_speech(text[sentence.start : start]) or _OF_OTHERS.search(text, verbs[-1].end(), start):
            return False
        meant = text[at : verbs[-1].start()].endswith("to ")  # `joins forces with Tern to launch`
        others = [b for b in named if b[0] < verbs[-1].start() and text[b[0] - 1] != "(" and not self._is(issuer, *b)]
        return meant or not others

    def _told(self, kind: str, start: int, end: int) -> str | None:
        before, after = around(start, end, self._parts)
        subject = _SUBJECT.search(before) or _PRESENTS.search(before)
        if subject is not None and _PASSIVE.search(subject.group()):
            subject = None
        for match, place in (
            (_RUN_BY.search(after) or _OF_WHOM.search(after) or (_BY.search(after) if kind in _DRAWN_UP else None), end),
            (_POSSESSED.search(before), start - len(before)),
            (_PICKED.search(before) if kind in ("award", "publication") else None, start - len(before)),
            (subject, start - len(before)),
        ):
            if match is None or _NO_OWNER.match(match["owner"]):
                continue
            owner, first = self._one(match["owner"], place + match.start("owner"))
            owner = _cleaned(owner)
            if self._fits(owner, first, match.groupdict().get("verb"), kind):
                return owner
        issuer = self._parts.issuer
        works = _WORKS_AT.search(before) if kind == "project" and issuer else None
        if issuer and works is not None and not self._other_body(start - len(works.group()), issuer):
            return issuer
        return self._issuers(before, after, start)

    def _between(self, first: int, last: int) -> list[tuple[int, int]]:
        """The bodies that begin in a stretch."""
        return self._bodies[bisect_left(self._bodies, (first, 0)) : bisect_left(self._bodies, (last, 0))]

    def _one(self, owner: str, place: int) -> tuple[str, int]:
        """An owner and its place without what `and` joins to it by chance: a person behind it, or no body behind a body."""
        left, joiner, right = owner.rpartition(" and the ")
        if "’s " in left or "'s " in left:
            return right, place + len(left) + len(joiner)  # `the Tide Office’s Lamp Fund and the Piers Bureau`
        left, joiner, right = owner.rpartition(" and ")
        start = place + len(left) + len(joiner)
        if joiner and self._labels.get((start, start + len(right))) == "PERSON":
            return right, start
        whole = any(a <= start < b for a, b in self._between(place - _REACH, start + 1))
        alone = (place, place + len(left)) in self._between(place, place + 1)
        return (left, place) if joiner and not whole and alone else (owner, place)

    def _fits(self, owner: str, place: int, verb: str | None, kind: str) -> bool:
        """False for a place, an occasion or a common noun; a person owns what they founded or run, and not what they open."""
        lower = owner.lower()
        if not _SAID_IN_HEADINGS.isdisjoint(lower.split()):
            return False
        if len(owner) < 2 or lower in _GENERIC or lower in words("region") or lower in ("hong kong", "the hong kong"):
            return False
        label = next((self._labels[place, e] for e in (place + len(owner),) if (place, e) in self._labels), "")
        head = heads().get(lower.rpartition(" ")[2])
        medium = head is not None and head.noun in _MEDIA and kind in _DRAWN_UP
        if label in _PLACES or (
            head is not None and head.type in _NO_BODY and not medium and lower != (self._parts.issuer or "").lower()
        ):
            return False
        return not (label == "PERSON" and verb is not None and not verb.startswith(_FOUNDING))

    def _issuers(self, before: str, after: str, start: int) -> str | None:
        """The issuer where the words are its own (`our`, `the company’s`); for `its` the one body that the sentence names before."""
        issuer = self._parts.own_issuer
        match = _ISSUERS.search(before)
        if issuer is not None and match is not None:
            if match["ours"]:
                another = _in_speech(before) and self._with_others(start, issuer)
            else:
                another = self._other_body(start - len(match.group()), issuer)
            if not another:
                return issuer
        if issuer is not None and _EXPLAINED.match(after) and not _in_speech(before):
            return issuer
        its = _ITS.search(before)
        if its is None:
            return None
        sentence = self._parts.sentence_at(start)
        opening = sentence.start if sentence is not None else start - len(before)
        named = [(a, b) for a, b in self._between(opening, start) if b < start]
        if not named:
            itself = _SELF.match(self._parts.text, opening)
            spoken_of = itself is not None and (itself.group() != "Its" or self._speaks_of(opening, issuer or ""))
            return issuer if spoken_of else None
        apart = self._parts.text.count(" ", named[-1][1], start - len(its.group())) > 3  # not `praised Tern for its`
        about = apart and named[0][0] - opening < 5 and issuer is not None and self._is(issuer, *named[0])
        if issuer is not None and (self._is(issuer, *named[-1]) or about):
            return issuer  # named last before `its`, or what the sentence is about
        if its.group()[0] in "Tt":
            return None  # `their` may be anybody's
        owners = {LEGAL_END.sub("", self._parts.text[a:b]).removesuffix("’s").removesuffix("'s") for a, b in named}
        return owners.pop() if len(owners) == 1 else None

    def _other_body(self, place: int, issuer: str) -> bool:
        """True where the body named last before a place is another than the issuer: `the company` may be that one."""
        near = self._between(place - _REACH, place)
        return bool(near) and not self._is(issuer, *near[-1])

    def _speaks_of(self, place: int, issuer: str) -> bool:
        """True where the body named last before a place is the issuer."""
        near = self._between(place - _REACH, place)
        return bool(near) and self._is(issuer, *near[-1])

    def _with_others(self, place: int, issuer: str) -> bool:
        """True where the paragraph of a quotation does not name the issuer alone: who says `our` there may be of another body."""
        block = self._parts.block_at(place)
        named = self._between(block.start, block.end) if block is not None else []
        return not named or any(not self._is(issuer, a, b) for a, b in named)

    def _is(self, issuer: str, start: int, end: int) -> bool:
        """True where a labelled body is the issuer: by its first word, or as a part of its name."""
        printed = self._parts.text[start:end]
        said, whole = printed.lower(), issuer.lower()
        return said.partition(" ")[0] == whole.partition(" ")[0] or said in whole or printed in self._letters


def _letters_of(text: str, issuer: str) -> frozenset[str]:
    """The letters that stand in brackets behind the issuer's name: its acronym, or by what it is traded."""
    at = text.find(issuer) if issuer else -1
    behind = _LETTERS.match(text, at + len(issuer)) if at >= 0 else None
    return frozenset(_ONE.findall(behind.group())) if behind is not None else frozenset()


def _in_speech(before: str) -> bool:
    """True where the last mark before opens a quotation: who says `our` there need not be the issuer."""
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def _cleaned(owner: str) -> str:
    """An owner as printed, without the words that open the sentence before it, and without a possessive."""
    first, _, rest = owner.partition(" for ")
    if rest and heads().get(first.rpartition(" ")[2].lower()) is not None:
        owner = rest.removeprefix("the ")  # `a prize for the Office’s …`
    keys = owner.removesuffix("’s").removesuffix("'s").rstrip(".’'").split(" ")
    while len(keys) > 1 and keys[0].lower() in words("opener"):
        keys = keys[1:]
    return " ".join(keys)
