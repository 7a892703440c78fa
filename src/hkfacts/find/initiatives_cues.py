"""What the words beside a name say: launched, organised by, defined as an acronym, quoted, or refused."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import pieces

WINDOW = 110
_DESCRIBED = r"(?:(?!(?:from|with|by|into|to|on|at|in)\b)[\w’'&@-]+ ){0,6}"  # a name further on belongs to another verb
_MARK = r"(?:[®™℠]|\((?:R|TM|SM)\))?"
_OPTIONAL_BRACKETS = rf"^{_MARK}[”\"’]?(?: \([^()\n]{{1,40}}\))?,? "
_BEFORE = lazy_pattern(rf"\b(?P<verb>{pieces('verb')}),? {_DESCRIBED}[“\"‘]?$")  # in small letters, as the next two
_LAUNCH = lazy_pattern(rf"^(?:{pieces('launch')})")
_OWNED = lazy_pattern(r"\b(?:the|its|our|their|his|her|this|this year[’']s|annual|inaugural|upcoming|new|first|\w+[’']s) $")
_OWNED_WITHIN = 40  # characters
_BODY_ENDS = tuple(f"{w} {the}" for w in (" of", " at", " for", " with", " between", "About") for the in ("", "the "))
_PARTICULAR = lazy_pattern(
    r"\b(?:(?:[Ii]ts|[Oo]ur|[Tt]he [Cc]ompany[’']s) (?:own )?(?:[a-z][a-z-]{2,15} ){0,2}|\w+[’']s (?:proprietary|patented|flagship|innovative|own|new|signature|unique|"
    r"award-winning|leading|cloud-based|next-generation|AI-powered|AI-driven) )$"
)
_AFTER = lazy_pattern(
    rf"{_OPTIONAL_BRACKETS}(?:which |that )?(?:(?:will|would|is|was|are|were|has|have|to|officially|successfully|today|also|be|"
    rf"been|being|set|scheduled|now|jointly|co-|first) ?){{0,5}}(?:{pieces('after')})"
)
# `the Kite Repair Alliance, which HKDC formed in May`
_DONE_BY = lazy_pattern(
    rf"{_OPTIONAL_BRACKETS}(?:which|that) (?:the |its )?[A-Z][\w&-]{{1,20}}(?: [A-Z][\w&-]{{1,20}}){{0,3}} (?:has |had |jointly |also )?"
    r"(?:formed|launched|set up|established|created|introduced|unveiled|initiated|runs|opened|started)\b"
)
ACRONYM = lazy_pattern(
    _MARK + r"[”\"’]? \((?:hereinafter |hereafter |collectively |also known as |or |the |abbreviated as |referred to as ){0,3}"
    r"[“\"‘]?(?:the )?(?P<acronym>(?:[A-Z0-9]|[a-z]{1,2}[A-Z])[\w&@’'+.\-]{1,24}(?: [A-Z0-9][\w&@’'+.\-]{0,24}){0,3})[®™]?[”\"’]?\)"
)
_EDITION_TAIL = lazy_pattern(
    r" \((?:[A-Z][\w’'-]{1,20} ){0,3}(?:Edition|Session|Phase [\dIVX]{1,3}|Season|Chapter|20\d\d|Round [\dIVX]{1,3})\)"
    r"| [|] (?:(?:Spring|Summer|Autumn|Fall|Winter|Q[1-4]) )?20\d\d(?![\w-])"
)
_LEGAL_TAIL = lazy_pattern(
    r",? \(?(?:(?:NYSE|NASDAQ|Nasdaq|TSX|TSXV|TSX-V|OTC\w*|CSE|LSE|ASX|HKEX|SEHK|AMEX|AIM|CBOE|Cboe|NEO|FSE|Frankfurt)\b|"
    r"Inc\b|LLC\b|Ltd\b|Limited\b|L\.?P\.?\b|LLP\b|PLC\b|plc\b|"
    r"Corp\b|Co\.|GmbH\b|S\.?A\.?\b|ETF\b)"
)
_BEING_BUILT = lazy_pattern(
    rf"\b(?:(?:{pieces('building')}) (?:(?:of|the|a|an|its|our|their|new|first|second|joint|dedicated|state-of-the-art|world-class|"
    r"national|international|(?!(?:from|with|at|by|in|for|to|on|that|which|how|detailing|and)\b)[a-z][a-z-]{2,15}) ){0,5}|"
    r"(?:proposed|future|planned) (?:(?:[a-z-]{4,16}) ){0,2})[“\"‘]?$"
)
_TO_BE_BUILT = lazy_pattern(
    rf"{_OPTIONAL_BRACKETS}(?!(?:to|will) (?:set up|develop)\b)(?!(?:which |that )?ha(?:s|ve|d) (?!been|opened))(?:(?:will|to|is|was|has|be|been|being|set|officially|formally|which|that|first|soon|now|newly|under)"
    r" ?){1,5}"
    rf"(?:{pieces('built')})\b|"
    rf"{_OPTIONAL_BRACKETS}(?:in [A-Z][\w-]+(?: [A-Z][\w-]+)? )?(?:will |has |have )?(?:beg[aiu]n?|begins|commence[sd]?|start(?:s|ed)?|c[ao]me into|enter(?:s|ed)?|went into|be put into|been put into) "
    r"(?:full |trial |official |formal )?(?:operations?|service|construction)\b|"
    r"^[®™]?(?: \([^()\n]{1,40}\))?, an? (?:[\w’'-]+ ){1,6}(?:that|which) (?:will|is to|is due to|was) (?:be )?(?:open|opened|set up|launched|established|built)\b"
)
_WORKS_BEFORE = lazy_pattern(
    r"\b(?:[Cc]onstruction|[Cc]ommissioning|[Cc]ompletion|[Ee]xpansion|[Dd]elivery|[Bb]uilding|[Ww]orks) (?:works )?(?:of|for|on) (?:the |its )?$"
)
_WORKS_BEHIND = lazy_pattern(
    r"(?: \([^()\n]{1,30}\))? (?:project\b|works\b|(?:was|is|were|will be|has been|is being|is to be) (?:(?:fully|formally|officially|expected to be|scheduled to be|now) )?"
    r"(?:commissioned|built|constructed|under construction|completed in 20\d\d))"
)


_TAUGHT = lazy_pattern(
    rf"{_MARK}(?: \([^()\n]{{1,30}}\))?(?:,| –| —| -| is) (?:an?|its|our|the (?:company|firm|group|charity|school|city)[’']s) "
    r"(?:(?!(?:of|at|in|on|to|with|by|from|who|which|that|was|is|company|firm|franchise)\b)[A-Za-z0-9][\w’'-]{0,20},? (?:and |& )?){0,6}?"
    r"(?:program(?:me)?|initiative|(?:training|teaching|research) facility|curriculum|course|(?:learning|training|education|knowledge|resource|innovation) (?:hub|arm|portal|platform|lab)|"
    r"think tank|bootcamp|scheme|project|campaign)(?=[,.;]| (?:of|for|that|which|to|in|run|led|designed|offering|dedicated|educating|teaching|focused|where|by|at|with|established|launched|operated)\b)"
)


def taught(text: str, end: int) -> bool:
    """True where what ends at a place is explained as an undertaking, though its head names bodies and places (`Kite Academy, a free course for …`)."""
    return _TAUGHT.match(text, end, end + 180) is not None


_PLANNED = lazy_pattern(r"[”\"’]?(?: \([^()\n]{1,30}\))? (?:concept|vision|proposal|master ?plan|plan|strategy|initiative)\b")


def constructed(text: str, start: int, end: int) -> bool:
    """True where what stands at a place is said to be built or taken into service, as lines, links and networks of pipes are."""
    return _WORKS_BEFORE.search(text, max(0, start - 50), start) is not None or _WORKS_BEHIND.match(text, end) is not None


_ENACTED = lazy_pattern(rf"\b(?:{pieces('enact')})\w*(?: in| on| of| into law)? (?:[\w’'-]+ ){{0,4}}$")
_ACTS = lazy_pattern(
    rf"^(?:[’']s)?(?: \([^()\n]{{1,40}}\))?,? (?:today |also |has |have |recently ){{0,2}}(?:{pieces('act')}|"
    r"(?:is|was) (?:an? |the )?(?:[\w-]+ ){0,3}(?:organi[sz]ation|company|non-?profit|provider|firm|association|charity|agency|"
    r"leader|body|institution|membership|network of|coalition of))"
)
_BODY_BEFORE = lazy_pattern(
    r"(?:\b(?:CEO|[Pp]resident|[Dd]irector|[Cc]hair(?:man|woman|person)?|[Ss]ecretary-[Gg]eneral|[Mm]embers?|[Ff]ounder|[Ss]pokes\w+|[Mm]anager|"
    r"[Oo]fficer|[Bb]oard|[Pp]artner(?:s|ed|ship)?|[Aa]greement|[Cc]ollaborat\w+|[Ww]ork(?:s|ed|ing)?|[Tt]ogether|[Jj]ointly) "
    r"(?:of|at|for|with|between) (?:the )?|\bAbout (?:the )?)$"
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a name at one place."""

    before: str = ""
    launch: bool = False
    owned: bool = False
    mine: bool = False
    indefinite: bool = False
    located: bool = False
    after: bool = False
    acronym: str = ""
    quoted: bool = False
    legal: bool = False
    building: bool = False
    actor: bool = False
    enacted: bool = False
    marked: bool = False
    particular: bool = False
    planned: bool = False

    @property
    def count(self) -> int:
        """How many signs there are; a launch verb counts twice, a bare determiner counts nothing."""
        return (
            2 * self.launch
            + (bool(self.before) and not self.launch)
            + self.after
            + bool(self.acronym)
            + (self.quoted or self.marked)
        )


def _is_acronym(acronym: str, printed: str) -> bool:
    """True for two capitals or a digit in it, or quotation marks around it; names of states are none."""
    if acronym.upper() in ("USA", "UK", "US", "UAE", "EU", "HK", "PRC", "HKSAR", "OTC", "NYSE", "NASDAQ"):
        return False
    if acronym.startswith("No.") or sum(c.isdigit() for c in acronym) > 4:
        return False  # the number of a grant
    return sum(c.isupper() for c in acronym) > 1 or any(q in printed for q in '“"‘')


def edition_tail(text: str, end: int) -> int:
    """The end of a name with an edition in brackets behind it (`(Autumn Edition)`) taken in."""
    match = _EDITION_TAIL.match(text, end)
    return match.end() if match else end


_CARRIED = lazy_pattern(
    r" (?:across|through|throughout|beyond|into|against|among|between|under) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}(?! [A-Z]|[\w-])"
    r"| from (?:[A-Z][a-z]+-)?(?:[A-Z][a-z]+ |[a-z]+ ){1,2}(?:Families|Households|Groups|Backgrounds|Areas|Districts|Regions|Countries)(?! [A-Z]|[\w-])"
)
_FOR_WHOM = lazy_pattern(r" (?:Scheme|Programme|Program|Plan|Policy|Fund|Campaign|Agreement|Arrangement) (?:for|on|to) ")


def carried(text: str, start: int, end: int) -> int:
    """The end of a scheme’s name that goes on over another preposition (`Pilot Scheme for Anglers Rowing across the Harbour`)."""
    if _FOR_WHOM.search(text, start, end) is None:
        return end
    match = _CARRIED.match(text, end)
    return match.end() if match is not None else end


_QUOTE_BEFORE = lazy_pattern(r"[“\"](?P<words>[A-Z0-9][^“”\"\n]{0,60} )$")


def quoted_whole(text: str, start: int, end: int) -> int:
    """The start of a name that ends at a closing mark, taken back to the opening mark before its first words."""
    if text[end : end + 1] not in ("”", '"'):
        return start
    opening = _QUOTE_BEFORE.search(text[max(0, start - 62) : start])
    return start - len(opening["words"]) if opening is not None and len(opening["words"].split()) < 6 else start


_SHARE = lazy_pattern(r"(?<![\w.,])\d{1,3}% $")


def share_before(text: str, start: int) -> int:
    """The start of a scheme’s name taken back over the percentage that it begins with (`90% Loan Guarantee Scheme`)."""
    match = _SHARE.search(text, max(0, start - 5), start) if text[start - 2 : start] == "% " else None
    return match.start() if match is not None else start


_NICKNAME = lazy_pattern(
    r"(?<![\w“])(?P<whole>(?:(?![\w.-]{1,20}[’']s )[A-Z][\w.’'-]{0,20} ){1,2}[“\"‘'][A-Z][\w ]{1,14}[”\"’'] )$"
)


def nicknamed(text: str, start: int) -> int:
    """The start of a name taken back over a given name and a nickname in quotation marks (`Ann “Kite” Lowe Prize`)."""
    match = _NICKNAME.search(text, max(0, start - 70), start)
    return match.start() if match is not None else start


_SOCIETY_BEFORE = lazy_pattern(
    r"(?<![\w.])(?P<whole>(?:(?:\d{1,3}(?:st|nd|rd|th)|20\d\d) )?(?:[A-Z][\w’'-]{1,20} (?:(?:of|for|on|and|in|&) (?:the )?)?){2,7}"
    r"\([A-Z][A-Za-z]{1,9}\) )$"
)
DATED = lazy_pattern(
    r"[”\"’']?,? (?:on |from |– |\()?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:\d{1,2}(?:st|nd|rd|th)? |(?:on )?)"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?)"
    r"(?: \d{1,2}\b|(?=[ ,.]))"
)


_STATE_OF = lazy_pattern(r"\b(?P<whole>(?:20\d\d )?State of (?:the |Today[’']s |[A-Z]\w{2,15} (?:and |& )?){0,2})$")
_WITHIN = lazy_pattern(r"(?:[’']s|\b(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir)) (?P<more>(?:[A-Z][a-z]{2,}(?:-[A-Za-z]+)? ){1,2})$")


def state_of(text: str, start: int) -> int:
    """The start of the title of a report or a talk taken back over `State of`."""
    match = _STATE_OF.search(text, max(0, start - 60), start)
    return match.start() if match is not None else start


def within_capitals(text: str, start: int) -> int:
    """The start of a name taken back over one or two capitalised words to the article or owner that they stand behind."""
    match = _WITHIN.search(text, max(0, start - 60), start)
    return match.start("more") if match is not None else start


def meeting_of(text: str, start: int) -> int:
    """The start of a meeting's name taken back over the society that holds it (`Society of Kites (SoK) Annual Meeting`)."""
    match = _SOCIETY_BEFORE.search(text, max(0, start - 160), start)
    return match.start() if match is not None else start


ORE = lazy_pattern(
    r"\b(?:drill|assay|minerali[sz]|intercept|orebod|breccia|ounces|g/t|grade gold|exploration target)", re.IGNORECASE
)


def in_ore(text: str, start: int, end: int) -> bool:
    """True where the words around speak of drilling and minerals: a zone there is a part of a deposit."""
    return ORE.search(text, max(0, start - 400), end + 400) is not None


def signs(text: str, start: int, end: int, sentence_start: int, sentence_end: int) -> Signs:
    """The signs beside a stretch, within its sentence."""
    before = text[max(sentence_start, start - WINDOW) : start]
    after = text[end : min(sentence_end, end + WINDOW)]
    lower = before.lower()
    verb = _BEFORE.search(lower)
    said = verb["verb"] if verb else ""
    done = _DONE_BY.match(after)
    acronym = ACRONYM.match(after)
    if acronym is not None and not _is_acronym(acronym["acronym"], acronym.group()):
        acronym = None
    return Signs(
        before=said,
        launch=bool(said and _LAUNCH.match(said)) or done is not None,
        owned=bool(_OWNED.search(lower, max(0, len(lower) - _OWNED_WITHIN))),
        indefinite=lower.endswith((" a ", " an ")),
        located=before.endswith((" at ", " in ")),
        mine=before.endswith(("its ", "our ", "Our ", "Its ")),
        after=bool(_AFTER.match(after)),
        acronym=acronym["acronym"] if acronym else "",
        quoted=before[-1:] in '“"‘' and after[:1] in '”"’' and bool(before) and bool(after),
        marked=after.startswith(("®", "™", "℠", "(R)", "(TM)", "(SM)")),
        particular=bool(_PARTICULAR.search(before)),
        legal=bool(_LEGAL_TAIL.match(after)),
        actor=bool(_ACTS.match(after) or (before.endswith(_BODY_ENDS) and _BODY_BEFORE.search(before))),
        enacted=bool(_ENACTED.search(before)),
        building=bool(
            _BEING_BUILT.search(before) or _TO_BE_BUILT.match(after) or (acronym is not None and _PLANNED.match(after))
        ),
        planned=bool(_PLANNED.match(after)),
    )
