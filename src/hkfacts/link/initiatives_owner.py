"""Who runs or announces an initiative, where the words around it say so: null rather than a guess."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import heads, pieces, words
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
_UNDERTAKING = "initiative|programme|program|project|scheme|campaign|fund|event|platform|product|brand|service|competition|conference|fair|award|index|report|survey"
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
    r"(?:(?!(?:at|in|with|for|to|on|of|and)\b)[a-z0-9][\w-]* ){0,5}[“\"‘]?$"
)
_ITS = lazy_pattern(r"\b[Ii]ts (?:(?!(?:at|in|with|for|to|on|of|and)\b)[a-z0-9][\w-]* ){0,5}[“\"‘]?$")
_EXPLAINED = lazy_pattern(
    r"^[®™]?[”\"’]?(?: \([^()\n]{1,40}\))?,? (?:is |was )?(?:our|the (?:company|firm|organi[sz]ation|association|charity|brand|non-?profit|foundation)[’']s) [a-z]"
)
_SELF = lazy_pattern(r"(?:[Tt]he (?:[Cc]ompany|[Ff]irm|[Oo]rgani[sz]ation|[Gg]roup|[Aa]ssociation)|Its?|We)\b")
_LEGAL = lazy_pattern(r",? \(?(?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|Corporation|P\.?C|PLC|plc|GmbH|S\.?A|AG|Co)\b\.?\)?$")
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

    def of(self, name: str, places: Sequence[tuple[int, int]]) -> str | None:
        """Who runs or announces what stands at these places under this name."""
        for start, end in places[:MOST_ASKED]:
            told = self._told(start, end)
            if told is not None:
                return told
        issuer = self._parts.issuer or ""
        return issuer if len(issuer) > 3 and name.lower().startswith(f"{issuer.lower()} ") else None

    def _told(self, start: int, end: int) -> str | None:
        before, after = around(start, end, self._parts)
        subject = _SUBJECT.search(before) or _PRESENTS.search(before)
        if subject is not None and _PASSIVE.search(subject.group()):
            subject = None
        for match, place in (
            (_RUN_BY.search(after) or _OF_WHOM.search(after), end),
            (_POSSESSED.search(before), start - len(before)),
            (subject, start - len(before)),
        ):
            if match is None or _NO_OWNER.match(match["owner"]):
                continue
            owner, first = self._one(match["owner"], place + match.start("owner"))
            owner = _cleaned(owner)
            if self._fits(owner, first, match.groupdict().get("verb")):
                return owner
        return self._issuers(before, after, start)

    def _between(self, first: int, last: int) -> list[tuple[int, int]]:
        """The bodies that begin in a stretch."""
        return self._bodies[bisect_left(self._bodies, (first, 0)) : bisect_left(self._bodies, (last, 0))]

    def _one(self, owner: str, place: int) -> tuple[str, int]:
        """An owner and its place without what `and` joins to it by chance: a person behind it, or no body behind a body."""
        left, joiner, right = owner.rpartition(" and ")
        start = place + len(left) + len(joiner)
        if joiner and self._labels.get((start, start + len(right))) == "PERSON":
            return right, start
        whole = any(a <= start < b for a, b in self._between(place - _REACH, start + 1))
        alone = (place, place + len(left)) in self._between(place, place + 1)
        return (left, place) if joiner and not whole and alone else (owner, place)

    def _fits(self, owner: str, place: int, verb: str | None) -> bool:
        """False for a place, an occasion or a common noun; a person owns what they founded or run, and not what they open."""
        lower = owner.lower()
        if not _SAID_IN_HEADINGS.isdisjoint(lower.split()):
            return False
        if len(owner) < 2 or lower in _GENERIC or lower in words("region") or lower in ("hong kong", "the hong kong"):
            return False
        label = next((self._labels[place, e] for e in (place + len(owner),) if (place, e) in self._labels), "")
        head = heads().get(lower.rpartition(" ")[2])
        if label in _PLACES or (head is not None and head.type in _NO_BODY and lower != (self._parts.issuer or "").lower()):
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
        if _ITS.search(before) is None:
            return None
        sentence = self._parts.sentence_at(start)
        opening = sentence.start if sentence is not None else start - len(before)
        named = [(a, b) for a, b in self._between(opening, start) if b < start]
        if not named:
            itself = _SELF.match(self._parts.text, opening)
            spoken_of = itself is not None and (itself.group() != "Its" or self._speaks_of(opening, issuer or ""))
            return issuer if spoken_of else None
        if issuer is not None and self._is(issuer, *named[-1]):
            return issuer
        owners = {_LEGAL.sub("", self._parts.text[a:b]).removesuffix("’s").removesuffix("'s") for a, b in named}
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
        said, whole = self._parts.text[start:end].lower(), issuer.lower()
        return said.partition(" ")[0] == whole.partition(" ")[0] or said in whole


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
