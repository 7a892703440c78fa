"""Names of bodies as a release prints them: their shape, their legal suffixes, short forms that a text defines, and what is no body's name."""

from __future__ import annotations

import re
from functools import lru_cache

from hkfacts.patterns import lazy_pattern

from ..rulebook import columns, lexicon
from .home_places import elsewhere, home_of_place
from .words import word_list

# Initials and short forms go first, or their stop would end the name: `Office of Ada M. Moon`, `J.S. Hale`, `Moon Inc. Foundation`.
_STOPPED = r"(?:[A-Z]\.){1,3}(?= [A-Z])|Inc\.(?= [A-Z])|U\.S\.(?! [A-Z])"
TOKEN = rf"(?:{_STOPPED}|[A-Z0-9][\w&’'+/-]*(?:\.[A-Za-z]{{2,4}}\b)?[®™]?|[a-z]{{1,2}}[A-Z]\w{{1,20}}[®™]?|&)"
_PLAIN = (
    r"(?:Inc|Ltd|LLC|Limited|Co|Corp|Corporation|PLC|plc|LLP|LP|AG|SE|GmbH|Pte|Pty|Pvt|Bhd|Sdn|PLLC|PC|A/S|AB|Oy|BV|SpA|SAS|KK)"
)
_STOPS_WITHIN = r"(?:L\.P|S\.A|N\.V|P\.A|P\.C|B\.V|S\.p\.A|S\.A\.S|K\.K)"
_LEGAL = rf"(?:{_PLAIN}|{_STOPS_WITHIN})"
SUFFIX = rf"(?:,? {_LEGAL}\b\.?(?!\w))"
# What a suffix reads already is not read as a word too: of so many in a row, each reading would double those of the rest.
_NO_SUFFIX = rf"(?!{_PLAIN}(?![\w&’'+/®™-]|\.[A-Za-z])|{_STOPS_WITHIN}\. [A-Z])"
NAME = (
    rf"(?:{TOKEN}(?:, {TOKEN}){{1,4}},? (?:&|and) {TOKEN}(?=,? {_LEGAL}\b){SUFFIX}|"  # `Moon, Tarn & Hill, LLP`
    rf"{TOKEN}(?:{SUFFIX}| (?:of the|of|and|for the|for|the|de|du|del|[-–@]) {TOKEN}| {_NO_SUFFIX}{TOKEN}){{0,13}})"
)
_TAIL = lazy_pattern(SUFFIX + r"$")
_SHORT = lazy_pattern(r"\((?:the |hereinafter |also known as |or |[“\"‘']){0,2}(?P<short>[A-Z][\w&-]{1,14})[”\"’']?\)")
_TICKER = lazy_pattern(r"\((?:[A-Z][\w .]{1,18}:\s?[A-Z.]{1,6}[;,|/]\s?){0,3}[A-Z][\w .]{1,18}:\s?(?P<short>[A-Z]{2,6})\)")
# A post that a person's name follows: `Kite Mines CEO Ada Moon` is said of a person, by Kite Mines.
_POST = lazy_pattern(
    r" (?:(?:Co-)?(?:Founder|CEO|CFO|COO|CTO|Chairman|Chairwoman|Chairperson|President)|Chief [A-Z]\w+ Officer|Chief Executive|Managing Director|"
    r"Executive (?:Chairman|Director)|Vice[- ]President)\b(?=,? | and |$)"
)
_LAW = lazy_pattern(r" Act(?: of (?:19|20)\d\d)?$")
_AND_PERSON = lazy_pattern(r"\b[A-Z][a-z]+(?:, | and | )(?:Dr|Mr|Mrs|Ms|Prof)\.? [A-Z][a-z]+ (?!Clinic|Hospital)")
_LONE_SUFFIX = lazy_pattern(rf"(?:{_LEGAL}|PA)\.?")
# A post with its holder, behind which no name of a body ends: `Kite Mines Community Relations Manager Ada Moon`.
_POST_AND_PERSON = lazy_pattern(r" (?:Manager|Director|Officer|Specialist|Coordinator|Analyst|Engineer) [A-Z][a-z]+ [A-Z][a-z]+$")
_NAME_BEFORE = lazy_pattern(NAME + r"$")
# `Moon Affiliates, PA is` and `at Moon Works, Ms. Hale` are no towns in Pennsylvania and Mississippi, nor is `Kite Repair, New York City's best`.
_STATE = lazy_pattern(
    r"(?!(?:Ms|Co|La|Pa)\.? [A-Z]|(?:PA|CO|PC|AL) (?:is|was|has|will|today|announce[sd]?)\b)([A-Z][A-Za-z.]{1,14})(?: [A-Z][a-z]{3,10}){0,2}(?![\w’'-])"
)
_DAY_FIRST = lazy_pattern(r"^\d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d\d [–—@-] ")
_DESK = lazy_pattern(
    r"(?<=\w) (?:Press Office|Media Office|Corporate Communications(?: Department| Office)?|Media Relations|Public Relations Branch)$"
)
_OF_BOARD = lazy_pattern(r"^(?:The )?Board of (?:Trustees|Directors|Governors|Regents) of (?:the |The )?(?=[A-Z])")
_PARTICIPLE = lazy_pattern(r"-(?:backed|based|born|led|owned|headquartered|listed|certified)$")
_SITE_END = lazy_pattern(r"(?<=\w)\.(?:com|org|net|io|ai|app|co)$", re.IGNORECASE)
# A name that begins as sentences do, inside a sentence: `the doctors of New Moon Clinic`, `with Next Harbour Trust`.
_OPENER = r"(?:New|Next|First|Once?|All|Under|Will|Just|Most|More|Both|Beyond|Inside|Upon|Within|Your|Our|In|By|On|Such|Spring|Summer|Winter|Tens) "
_OPENED = lazy_pattern(rf"(?<=[a-z,] )(?P<name>{_OPENER}{NAME})")
_OPENED_LISTED = lazy_pattern(rf"\b(?P<name>{_OPENER}{NAME})(?= \([A-Z][A-Za-z. ]{{2,18}}: ?[A-Z])")
_MOST_OPENED = 8
_PRONOUN = lazy_pattern(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
_ORDINAL = lazy_pattern(r"\d{1,3}(?:st|nd|rd|th)\b|(?:19|20)\d\d$")
BODY = lazy_pattern(
    r"\b(?:Council|Corporation|Company|Limited|Ltd|Inc|LLC|LLP|PLLC|Group|Holdings?|Bureau|Department|Government|Authority"
    r"|Board|University|Institute|Centre"
    r"|Center|Association|Federation|Foundation|Society|Bank|Agency|Office|Commission|Chamber|Technologies|Technology"
    r"|Labs?|Capital|Partners"
    r"|Co|Corp|PLC|Trust|Exchange|College|School|Hospital|Museum|Club|Union|Network|Ventures|Solutions|Services"
    r"|Studios?|Systems|Media)\b"
)
# What the next sentence opens with, where a heading ran into its paragraph: `About Moon Labs Through its network`.
_OPENS_NEXT = frozenset(
    "Founded Established Headquartered Based Located Born Coverage Editorial Through With Since As At From For By Our We It Its Led".split()
)
_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady attorney author actor actress singer artist rapper pastor rev reverend senator "
    "representative congressman congresswoman governor mayor judge coach chef captain president gov lt".split()
)


def is_bodily(name: str) -> bool:
    """True of a name with a noun of bodies in it, or that ends in one of what serves, sells, plays, heals, builds or carries.

    >>> is_bodily("Kestrel Ferries"), is_bodily("Moon Council"), is_bodily("Bitcoin")
    (True, True, False)
    """
    _, gap, last = name.rpartition(" ")
    return BODY.search(name) is not None or (gap != "" and last.lower() in word_list("ends-a-body"))


def clean(name: str | None) -> str | None:
    """A candidate without what is not of the name around it; None for what can be none."""
    if not name:
        return None
    name = re.sub(r"(?:’s|'s|(?<=s)[’'])$", "", name.strip(" ,;:-–—@®™"))
    name = re.split(r" [–—] ", name)[-1]  # `MoonNewsBreaks – Tarn Mills Inc.`: the paper's column before the name
    name = _OF_BOARD.sub("", _DESK.sub("", _DAY_FIRST.sub("", name)))
    if post := _POST.search(name):
        name = name[: post.start()]
    words = name.split()
    while words and (words[0].lower() in ("the", "and", "of", "for", "&") or (len(words) > 1 and _PARTICIPLE.search(words[0]))):
        words.pop(0)
    if len(words) > 1 and words[0].endswith(("’s", "'s")) and elsewhere().get(words[0][:-2].lower()) is not None:
        words.pop(0)  # `Thailand’s Department of Kites`
    if len(words) > 2 and words[1] == "of" and words[0] in ("CEO", "CFO", "COO", "CTO", "Founder", "Chairman", "Chairwoman"):
        words = words[2:]
    while words and words[-1].lower() in ("the", "and", "of", "for", "&", "de", "du", "del"):
        words.pop()
    if (
        not words
        or (words[0].lower() in word_list("no-issuer") and words[0] not in ("US", "IT") and not _mixed(words))
        or not any(c.isalpha() for c in words[0] + words[-1])
        or (BODY.fullmatch(" ".join(words)) and words[0] != "Government")
        or (
            len(words) == 1
            and (
                words[0].lower() in word_list("no-body") | word_list("sentence-opener")
                or words[0].lower() in _callings()
                or words[0] in _letters()
            )
        )
        or elsewhere().get(" ".join(words).lower()) is not None
        or (words[0].endswith(("’s", "'s")) and home_of_place(words[0][:-2]))
    ):
        return None
    words = _once(words)
    name = " ".join(words)
    if _LONE_SUFFIX.fullmatch(name) or _POST_AND_PERSON.search(name) or _LAW.search(name) or _AND_PERSON.search(name):
        return None
    if len(name) < 2 or len(name) > 120 or home_of_place(name) or _ORDINAL.match(name):
        return None
    return name


def _once(words: list[str]) -> list[str]:
    """The words of a name that stands there twice (a link and its text, a heading and its line), and without what only opens the line."""
    while len(words) > 1 and words[-1] in _OPENS_NEXT:
        words = words[:-1]
    if len(words) > 3 and words[-1] in ("Team", "Office", "Department", "Desk") and words[-2] == "Relations":
        words = words[:-3]  # `Moon Fair Media Relations Team`
    plain = [w.lower().replace("&", "and") for w in words]
    for at in range(1, len(words)):
        rest = plain[at + (plain[at] in ("the", "at")) :]
        if rest and (rest == plain[:at] or (1 < len(rest) < at and rest == plain[: len(rest)])):
            return words[:at]
    return words


def _mixed(words: list[str]) -> bool:
    """True for a first word in capitals before others that are not: the letters of a name (`MS Moon`), and no small word of a headline."""
    return len(words) > 1 and len(words[0]) > 1 and words[0].isupper() and not words[1].isupper()


def key(name: str) -> str:
    """What two spellings of one name share: letters and digits in lower case, without a legal suffix."""
    name = _SITE_END.sub("", name)
    for _ in range(2):
        if found := _TAIL.search(name):
            name = name[: found.start()] or name
    return re.sub(r"\W", "", name.casefold())


def bare(name: str) -> str:
    """A name without its legal suffix: `Moon Labs` for `Moon Labs, Inc.`"""
    found = _TAIL.search(name)
    return name[: found.start()] or name if found else name


def first(name: str) -> str:
    """The first of several names joined by `and`, where the first is complete by itself."""
    head, joint, tail = name.partition(" and ")
    if joint and (
        head.isupper() or re.search(rf"(?:{SUFFIX}|Limited|Corporation|Council|Association|Region|Bureau|University)$", head)
    ):
        return head
    return name if joint and tail else head


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    given = columns("given_names")
    return frozenset(name for name, unsure in zip(given["name"], given["ambiguous"], strict=True) if not unsure)


@lru_cache(maxsize=1)
def _any_given_names() -> frozenset[str]:
    return frozenset(columns("given_names")["name"])


@lru_cache(maxsize=1)
def _family_names() -> frozenset[str]:
    return frozenset(columns("family_names")["name"])


@lru_cache(maxsize=1)
def _common_words() -> frozenset[str]:
    return frozenset(columns("common_words")["word"])


@lru_cache(maxsize=1)
def _letters() -> frozenset[str]:
    """Letters that stand behind a person's name: `CPA`."""
    return frozenset(row["post_nominal"] for row in lexicon("post_nominals"))


@lru_cache(maxsize=1)
def _callings() -> frozenset[str]:
    """What a person is called and no company: posts, and callings but those that companies share (provider, developer)."""
    posts = {row["head"] for row in lexicon("role_heads") if row["kind"] in ("body", "trade")}
    return frozenset(posts - word_list("kind-of-body"))


def is_common(name: str) -> bool:
    """True for a single word that is a common one with a capital: `Dust`, first in its sentence."""
    return name.isalpha() and name.istitle() and name.lower() in _common_words() and not BODY.search(name)


def is_notion(name: str) -> bool:
    """True for two or more common words with capitals and nothing of a body's: `Artificial Intelligence`."""
    words = name.split()
    return len(words) > 1 and all(w.istitle() and w.lower() in _common_words() for w in words) and not BODY.search(name)


def is_town(name: str, text: str) -> bool:
    """True where the text writes a state behind the name."""
    if is_bodily(name):
        return False
    at = -1
    while (at := text.find(name + ", ", at + 1)) >= 0:
        state = _STATE.match(text, at + len(name) + 2)
        whole = f"{name}, {state.group()}" if state else ""
        if state and (
            home_of_place(f"{name}, {state.group(1)}") or home_of_place(whole) or home_of_place(whole.rsplit(" ", 1)[0])
        ):
            return True
    return False


def is_person(name: str) -> bool:
    """True for what has the shape of a person's name and nothing of a body's."""
    words = name.split()
    if len(words) > 1 and words[0].lower().strip(".") in _TITLES and not is_bodily(name):
        return True
    shaped = 2 <= len(words) <= 3 and words[0] in _given_names() and all(w[:1].isupper() and not w.isupper() for w in words[1:])
    if not shaped or is_bodily(name) or "&" in words:
        return False
    # `Ada Moon Photography` and `Real Kites` are none
    return words[-1] in _family_names() or not {words[0].lower(), words[-1].lower()} & _common_words()


def is_no_person(name: str, text: str) -> bool:
    """True of a name that is shaped as a person's, where nobody has that surname and the text speaks of no man and no woman."""
    words = name.split()
    return words[-1] not in _family_names() and words[0].lower().strip(".") not in _TITLES and _PRONOUN.search(text) is None


def is_treated_as_person(name: str, text: str) -> bool:
    """True where the text treats a name as a person's: a surname follows a lone given name, a calling stands beside it."""
    words = name.split()
    if (
        len(words) > 3
        or is_bodily(name)
        or not all(re.fullmatch(r"[A-Z][\w’'-]+|[A-Z]\.", w) and (not w.isupper() or len(w) < 3 < len(name)) for w in words)
    ):
        return False
    plain = re.escape(name)
    if len(words) == 1:
        if name in _any_given_names() and len(set(re.findall(rf"\b{plain} [A-Z][a-z]+", text))) == 1:
            return True
        before = re.findall(rf"(?<![\w-])([A-Z][a-z]+) (?:[A-Z](?:\.|[a-z]{{2,12}}) )?{plain}\b", text)
        return any(b in _any_given_names() and b.lower() not in word_list("no-issuer") and b != "My" for b in before)
    if re.search(rf"\b(?:Mr|Ms|Mrs|Miss|Dr|Prof|Professor|Attorney|Author)\.? {plain}\b", text):
        return True
    if _PRONOUN.search(text) is None:
        return False
    beside = (
        rf"\b{plain}(?:, (?:(?:who (?:is|was) )?(?:the|a|an|its|our) )?| (?:is|was) (?:the|a|an) )((?:[\w&’'-]+ ){{0,4}}[\w’'-]+)"
    )
    for match in re.finditer(beside, text):
        if any(w.lower() in _callings() for w in match.group(1).split()[:5]):
            return True
    if words[0] not in _any_given_names():
        return False
    return re.search(rf"\b(?:Mr|Ms|Mrs|Dr)\.? (?:\w+ )?{re.escape(words[-1])}\b", text) is not None


def definitions(text: str) -> dict[str, str]:
    """Acronyms and short forms that the text defines, with the names they stand for."""
    known: dict[str, str] = {}
    for match in _SHORT.finditer(text):
        line = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 120)
        before = name_before(text[line : match.start()].rstrip(" ,"))
        full, short = clean(before), match.group("short")
        if full is None or full == short:
            continue
        fitted = _fit(full, short)
        if fitted and short not in known:
            known[short] = fitted
    for match in _TICKER.finditer(text[:6000]):
        line = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 120)
        full = clean(name_before(text[line : match.start()].rstrip()))
        short = match.group("short")
        if full is None or len(full.split()) > 6:  # a headline, not a name
            continue
        if short not in known and full[0] == short[0] and _fit(full, short) == full:
            known[short] = full
    return known


def opened_names(text: str) -> list[str]:
    """Names that begin with a word that opens sentences (`New`, `Next`, `Under`), as the text has them inside a sentence, at least twice in all."""
    found: dict[str, None] = {}
    for match in (*_OPENED.finditer(text), *_OPENED_LISTED.finditer(text)):
        name = re.sub(r"(?:’s|'s)$", "", match.group("name"))
        if " " in name and name not in found and not _is_place_or_person(name) and text.count(name) > 1:
            found[name] = None
            if len(found) == _MOST_OPENED:
                break
    return list(found)


def _is_place_or_person(name: str) -> bool:
    lower = name.lower()
    return home_of_place(name) is not None or elsewhere().get(lower) is not None or is_person(name) or is_notion(name)


def name_before(words: str) -> str | None:
    """The longest name that a stretch of text ends with."""
    start = len(words)
    for match in re.finditer(r"(?<![\w-])[A-Z]", words):
        if _NAME_BEFORE.match(words, match.start()):
            start = match.start()
            break
    return words[start:] or None


def _fit(full: str, short: str) -> str | None:
    """The end of a name that a short form stands for: its words' first letters in order, or a word of it."""
    words = full.split()
    letters = re.sub(r"[^A-Za-z]", "", short).lower()
    if short in words:
        return full
    for start in range(len(words)):
        if words[start][0].lower() != letters[:1] or words[start][0].islower():
            continue
        initials = "".join(w[0].lower() for w in words[start:] if w[0].isupper())
        if initials == letters or "".join(w[0].lower() for w in words[start:]) == letters:
            return " ".join(words[start:])
    at_first = next((i for i, w in enumerate(words) if w[0].lower() == letters[:1]), None)
    if at_first is None or len(letters) < 2:
        return None
    rest, at = " ".join(words[at_first:]).lower(), 0
    for letter in letters:
        at = rest.find(letter, at) + 1
        if at == 0:
            return None
    return " ".join(words[at_first:])
