"""Names without a head noun: quoted, coined, explained, dated; rules of `rules/initiatives.toml` propose, code here disposes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import common_words, describing_nouns, heads, phrases, type_by_words, words
from ..rulebook import Rule, Rulebook
from ..spans import Found, Parts, Trace
from .initiatives_bodies import Bodies
from .initiatives_cues import ACRONYM, in_ore, state_of
from .initiatives_runs import PARTICIPLE, Labels, Run

_COINED = lazy_pattern(r"[a-z][A-Z]|[A-Z]{2}[a-z]|@|\w\+\w|\d[A-Za-z]|[A-Za-z]\d")
_THEME = lazy_pattern(
    r"(?:\btheme[d]?|\bslogan|\bmotto|\btagline|\bsaid|\bstated|\bkeynote|\btopic|\bspeech|\bsong|\bfilm|\bbook|\barticle)\b[^.“”\"]{0,25}$"
)
MOST_IN_LIST = 30
_OPENS_NAME = lazy_pattern(r"[“\"‘'](?=[A-Z0-9#@])")
BEFORE_QUOTED, LONGEST_QUOTED = 130, 130  # characters that rules read before a name in quotation marks, and that one has at most
_NEXT_QUOTED = lazy_pattern(r"[”\"’'],?(?: and| or| &)? [“\"‘'](?P<name>[A-Z0-9#@][^“”\"‘’\n]{1,70}[^“”\"‘’\n ,.])(?=[”\"’'])")
_EPISODE = lazy_pattern(r"\b[Ee]pisodes? [^.\n]{0,50}$")
_NATION = lazy_pattern(r"(?:ese|ish|ian|ean|ican|ench|utch|reek)$")
_OWNED = lazy_pattern(r"(?:[\w&.-]+ ){0,6}(?P<last>[\w&.-]+)[’']s ")
_COUNTED = lazy_pattern(r"(?P<those>[A-Z][a-z]+) (?:of|to|in) (?:the )?")
_STAGED = lazy_pattern(r"(?:Phase|Stage|Batch|Round|Part) (?:\d{1,2}|[IVX]{1,4}|One|Two|Three) of (?:the )?")
_CAPITAL_BEFORE = lazy_pattern(
    r"\b(?!(?:The|A|An|Its|Our|Their|This|At|In|For|With|Under|During|From)\b)[A-Z0-9][\w’'-]* [“\"‘']?$"
)
_OWN = lazy_pattern(r"(?:\b(?:[Ii]ts|[Oo]ur|[Tt]heir|[Hh]is|[Hh]er)|\w[’']s?) (?:new |latest |flagship |popular |annual ){0,2}$")
_NAMED = lazy_pattern(r"(?:[“\"‘]|\b(?:called|named|dubbed|known as|codenamed|under|launch\w*) )$")
# What leads up to a project that bears an ordinary word as its name, in running text: `kicked off Project Lantern`.
_LED_TO = lazy_pattern(
    r"\b(?:launch(?:es|ed|ing)?|kick(?:s|ed|ing)? off|start(?:s|ed|ing)?|roll(?:s|ed|ing)? out|unveil(?:s|ed|ing)?|introduc(?:es|ed|ing)|initiat(?:es|ed|ing)"
    r"|complet(?:es|ed|ing)|join(?:s|ed|ing)?|support(?:s|ed|ing)?|conduct(?:s|ed|ing)?|mount(?:s|ed|ing)?|through|via|as part of) $"
)
_PLURAL_TITLE = lazy_pattern(r"(?:ers|ors|ists|ees|esses|ies|men) of the Year")
_LETTERS = lazy_pattern(r"(?:[A-Z®™]{3,}|[A-Za-z]{2,5}[®™]), $")
_SHOWS = ("fair", "exhibition", "expo", "trade show", "tradeshow", "festival", "convention")
_TOLD_BY = {
    "operation": "project",
    "white paper": "publication",
    "exhibit": "event",
    "guide": "publication",
    "fundraiser": "event",
}
_SURE = ("podcast", "newsletter", "webinar", "hackathon", "fellowship")  # each has a name, of ordinary words as often as not
_SOFT = frozenset(("platform", "institution", "plan", "publication"))  # firms, insurers and indices are called so too
_LATER_WORDS = lazy_pattern(r" (?:[a-z]+ )+[a-z]+ [a-z]+")


def coined(parts: Parts, labels: Labels, book: Rulebook, spoken: Sequence[Run], trace: Trace | None) -> Iterator[Found]:
    """Names that the rules of this kind propose and the checks let through; `spoken` are the runs outside headings."""
    issuer = (parts.issuer or "").lower()
    places = Places(parts.text, spoken)
    for rule in book.of("initiative"):
        for match in places.matches(rule):
            noun = match.groupdict().get("noun") or ""
            for first, end in _names_of(rule, match, parts.text):
                start = state_of(parts.text, first) if rule.id == "initiative.name-and-year" else first
                kind = rule.attributes.get("type") or _kind_of(noun.lower())
                if noun.lower() == "event":
                    kind = type_by_words(parts.text[start:end], kind)  # `the “Oven Points Programme” event`
                if rule.id == "initiative.state-of":
                    kind = (
                        "event"
                        if parts.text[start:end].endswith("Event")
                        else "institution"
                        if parts.text[start:end].endswith("Board")
                        else type_by_words(parts.text[start:end].rpartition(" ")[2], kind)
                    )
                if rule.id == "initiative.annual-edition":
                    kind = type_by_words(parts.text[start:end], kind)
                if rule.id in ("initiative.launched-quoted", "initiative.issue-of-quoted"):
                    kind = type_by_words(parts.text[start:end], "event" if match.group().startswith("edition") else kind)
                if noun[:1].isupper() and rule.id == "initiative.noun-then-quoted" and _in_name(parts.text, match.start("noun")):
                    continue  # `the Oven Book Awards called “…” a joy`
                reason = _refusal(rule, parts, labels, start, end, noun, issuer)
                if (
                    not reason
                    and "quoted" in rule.id
                    and kind not in ("award", "event")
                    and labels.treated.is_work(parts.text[start:end])
                ):
                    reason = "a work of art or of writing"
                soft = kind in _SOFT and rule.id in ("initiative.coined-then-noun", "initiative.apposition")
                if not reason and soft and not _of_the_public(parts, labels, start, end):
                    reason = _foreign(parts.text[max(0, start - 40) : start], parts.text[start:end], labels.treated, rule, kind)
                if not reason:
                    yield Found(
                        "initiative",
                        start,
                        end,
                        rule.id,
                        {"type": kind, "form": "name", "acronym": _letters_behind(match, parts.text, start, end)},
                    )
                elif trace is not None:
                    trace.refuse("initiative", start, end, rule.id, reason)


def _letters_behind(match: re.Match[str], text: str, start: int, end: int) -> str:
    """The ticker that a rule reads, or the letters in brackets behind a name where they begin as it does."""
    if match.groupdict().get("ticker"):
        return match["ticker"] if match["ticker"].isalpha() else ""
    found = ACRONYM.match(text, end)
    letters = found["acronym"] if found is not None else ""
    return letters if letters.isalpha() and letters.isupper() and letters[0] == text[start] else ""


def _in_name(text: str, start: int) -> bool:
    """True where the noun at a place is the last word of a name."""
    return _CAPITAL_BEFORE.search(text, max(0, start - 40), start) is not None


def _coined_places(spoken: Sequence[Run]) -> list[int]:
    """Where a name that holds a coined word may begin: at the run that the word stands in, or at the word if the run is long."""
    places = []
    for run in spoken:
        if not (any(w.isupper() for w in run.words) or _COINED.search(" ".join(run.words))):
            continue
        for word, start in zip(run.words, run.starts, strict=True):
            if (word.isupper() and len(word) > 4) or _COINED.search(word):
                places.append(run.start if run.end - run.start < 60 else start)
                break
    return places


def _windows(marks: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches around marks, joined where they overlap, that hold whatever a rule with a quoted name can match."""
    out: list[tuple[int, int]] = []
    for mark in marks:
        low, high = max(0, mark - BEFORE_QUOTED), mark + LONGEST_QUOTED
        if out and low < out[-1][1]:
            low = out.pop()[0]
        out.append((low, high))
    return out


class Places:
    """Where in a text rules are tried: most of them ask for something that few places have.

    `needs` (`a|b`): one of these stands in the text. `at = "coined"`: at names that hold a coined word. `at = "quoted"`: at marks that
    open a name. `near = "quoted"`: around such marks, for a name in quotation marks that the match ends with.
    """

    def __init__(self, text: str, spoken: Sequence[Run]) -> None:
        self._text = text
        self._coined = _coined_places(spoken)
        self._marks = [m.start() for m in _OPENS_NAME.finditer(text)]
        self._around = _windows(self._marks)

    def matches(self, rule: Rule) -> Iterator[re.Match[str]]:
        """Where the pattern of a rule matches."""
        text, asks, pattern = self._text, rule.attributes, rule.pattern
        if "needs" in asks and not any(need in text for need in asks["needs"].split("|")):
            return
        if asks.get("near") == "quoted":
            for low, high in self._around:
                yield from pattern.finditer(text, low, high)
        elif asks.get("at") == "quoted":
            last = 0
            for place in self._marks:
                match = pattern.match(text, place) if place >= last else None
                if match is not None:
                    last = match.end()
                    yield match
        elif asks.get("at") == "coined":
            for place in self._coined:
                match = pattern.match(text, place)
                if match is not None:
                    yield match
        else:
            yield from pattern.finditer(text)


def _names_of(rule: Rule, match: re.Match[str], text: str) -> Iterator[tuple[int, int]]:
    """The names of one match: its own, and for a list the quoted ones that follow."""
    start, end = match.span("name")
    if rule.id == "initiative.prefix" and text.endswith(("’s", "'s"), start, end):
        end -= 2  # `Project Lantern’s second phase`
    if "quoted" in rule.id and text.startswith("The ", start) and end - start > 8:
        start += 4  # the article is no part of a name
    yield (
        (
            start
            if rule.id in ("initiative.prefix", "initiative.state-of", "initiative.whos-who") or "quoted" in rule.id
            else start + _owner_length(text[start:end])
        ),
        end,
    )
    if "quoted" in rule.id:
        last = end
        for _ in range(MOST_IN_LIST):
            following = _NEXT_QUOTED.match(text, last)
            if following is None:
                return
            yield following.span("name")
            last = following.end("name")


def _owner_length(name: str) -> int:
    """How many characters of a proposal name its owner (`The Office’s `) or those who use it (`Members of `)."""
    listed = name.rfind(" and the ")
    if listed > 0:
        return listed + len(" and the ")  # `the Silver Loan and the iLoan programme`
    staged = _STAGED.match(name)
    if staged is not None:
        return staged.end()
    counted = _COUNTED.match(name)
    if counted is not None and counted["those"].lower() in words("left_of"):
        return counted.end()
    owned = _OWNED.match(name)
    return owned.end() if owned is not None and owned["last"].lower() not in words("kept_possessive") else 0


def _kind_of(noun: str) -> str:
    head = heads().get(noun)
    if noun in _TOLD_BY:
        return _TOLD_BY[noun]
    return describing_nouns().get(noun) or (head.type if head is not None else "event")


def _refusal(rule: Rule, parts: Parts, labels: Labels, start: int, end: int, noun: str, issuer: str) -> str:
    """Why what a rule proposes is no name of an undertaking; empty where nothing speaks against it."""
    name = parts.text[start:end]
    keys = [w.lower() for w in re.findall(r"[\w&@’'-]+", name)]
    quoted = "quoted" in rule.id
    marked = quoted or parts.text[start - 1 : start] in ("“", '"', "‘", "'")
    if rule.id == "initiative.whos-who":
        return ""
    if not keys or (keys[0] in words("opener") and not marked):
        return "it opens with a function word"
    before = parts.text[max(0, start - 60) : start]
    if rule.id == "initiative.prefix" and keys[1:2] and keys[1] in words("opener") and not keys[1].endswith("ing"):
        return "a project and an article"
    if rule.id == "initiative.prefix" and (labels.treated.is_firm(name) or labels.treated.is_issuer(name)):
        return "a company"
    idle = (len(keys) == 2 and keys[1] in common_words()) or keys[1] in words("of_projects") if len(keys) > 1 else True
    led = (
        len(keys) == 2
        and _LED_TO.search(before) is not None
        and keys[1] not in words("of_projects")
        and not keys[1].endswith("s")
    )
    if rule.id == "initiative.prefix" and idle and not (led or _NAMED.search(before)):
        return "what every project has"
    if name.endswith(("’s", "'s")):
        return "an owner"
    if not any(c.isalpha() for c in name):
        return "a number alone"
    if quoted and _EPISODE.search(before):
        return "a part of a show"
    if rule.id == "initiative.quoted-then-noun" and noun[:1].isupper() and _CAPITAL_BEFORE.search(before):
        return "a title inside a longer name"
    if quoted:
        capitals = sum(w[:1].isupper() for w in name.split())
        if _THEME.search(before) or _LATER_WORDS.search(name) or capitals * 2 < len(name.split()):
            return "a theme, a slogan or words said"
        return ""
    if rule.id == "initiative.state-of":
        return ""  # its boards are set up for one study
    if (
        keys[-1] in words("org_tail")
        or keys[0] in words("month")
        or (keys[-2:-1] and keys[-2] in words("month") | words("season"))
    ):
        return "an organisation or a part of the calendar"
    attended = before.endswith(("at ", "At ", "at the ", "attend ", "attended ", "during "))
    if rule.id == "initiative.name-and-year" and len(keys) == 2 and keys[0] in common_words() and not attended:
        return "an ordinary word and a year"
    if rule.id == "initiative.name-and-year" and parts.text[end : end + 1] == "," and not attended:
        return "a date or a place before a comma"
    if rule.id == "initiative.name-and-year" and keys[0] in words("generic") | words("season") and len(keys) == 2:
        return "ordinary words and a year"
    if (
        rule.id == "initiative.name-and-year"
        and len(keys) > 2
        and (keys[-2] == "of" or all(k in common_words() for k in keys[:-1]))
    ):
        return "ordinary words and a year"
    if keys[0] in words("season") | words("month") or (
        any(k in words("not_edition_noun") for k in keys[1:]) and "edition" in rule.id
    ):
        return "a part of the calendar"
    if name.lower() in labels.bodies:
        return "a body with a paragraph about itself"
    if issuer and (name.lower() in issuer or issuer in name.lower()):
        return "the issuer itself"
    if rule.id == "initiative.of-the-year" and _PLURAL_TITLE.search(name):
        return "titles in the plural"
    if rule.id == "initiative.coded-event" and _LETTERS.search(before):
        return "letters after a name"
    if rule.id == "initiative.apposition" and len(keys) > 6:
        return "a heading or a list"
    if rule.id == "initiative.apposition" and before.endswith((" by ", " from ", " at ", " by the ")):
        return "an agent or a place"
    marks = {label for s, e, label in labels.over(start, end) if e - s >= 0.6 * (end - start)}
    if marks & {"PERSON"} and rule.id not in ("initiative.prefix", "initiative.of-the-year") and not _COINED.search(name):
        return "the name of a person"
    if rule.id in ("initiative.coined-then-noun", "initiative.apposition", "initiative.called"):
        if _kind_of(noun) == "event" and labels.treated.is_place(name):
            return "a place where something is held"
        if noun == "survey" and in_ore(parts.text, start, end):
            return "a way to look for ore"
        if rule.id == "initiative.coined-then-noun" and len(keys) == 1 and name.isalnum() and keys[0] not in words("tech"):
            if (
                name.isupper()
                and parts.text.startswith(noun, end + 1)
                and keys[0] not in common_words()
                and (noun == "project" or (len(name) > 3 and _kind_of(noun) == "platform"))
                and _OWN.search(before)
            ):
                return ""  # what one has oneself under letters
            if noun == "project" and "INITIATIVE" in marks and not labels.treated.is_body(name):
                return ""
        if noun == "project" and in_ore(parts.text, start, end):
            marks -= {"GPE", "PLACE", "LOC", "FAC"}  # a mine bears the name of its hill
        return _coined_refusal(rule, name, keys, marks, noun)
    return ""


def _of_the_public(parts: Parts, labels: Labels, start: int, end: int) -> bool:
    """True for what the labels take for goods in a release of Hong Kong: its offices name their own services so, and few others'."""
    if parts.home != "HK" or not words("network").isdisjoint(parts.text[start:end].lower().split()):
        return False
    return any(label in ("PRODUCT", "INITIATIVE") and (s, e) == (start, end) for s, e, label in labels.over(start, end))


def _foreign(beside: str, name: str, bodies: Bodies, rule: Rule, kind: str) -> str:
    """Why a named platform or the like is not of those who issue the text: the name is a firm's, or nobody there owns or launches it."""
    if bodies.is_body(name):
        return "a name that the text treats as a company"
    own = _OWN.search(beside) or bodies.brought_out(name) or (rule.id == "initiative.apposition" and kind != "platform")
    return "" if own else "a platform merely cited"


def _coined_refusal(rule: Rule, name: str, keys: list[str], marks: set[str], noun: str) -> str:
    if phrases("boiler").search(name.lower()):
        return "a standing term"
    if " and " in name and all(
        k in common_words() or (w.isupper() and len(w) < 5) for k, w in zip(keys, name.split(), strict=False)
    ):
        return "ordinary words and an acronym"
    if any(PARTICIPLE.search(k) for k in keys):
        return "an adjective"
    if noun in _SURE and len(keys) > 1 and name[0].isupper() and not marks & {"GPE", "NORP", "PLACE", "PERSON", "ORG"}:
        return ""
    if "INITIATIVE" in marks and (len(keys) > 1 or _COINED.search(name)):
        return ""
    if noun in ("partnership", "alliance") and rule.id == "initiative.coined-then-noun":
        return "with whom one works"
    if _NATION.search(keys[-1]) and rule.id == "initiative.coined-then-noun" and not _COINED.search(name):
        return "an adjective"
    if marks & {"GPE", "NORP", "PLACE", "LOC", "FAC", "DATE", "LANGUAGE", "CARDINAL", "PERSON"} and not _COINED.search(name):
        return "a place, a people or a person"
    if len(keys) == 1 and keys[0] in words("tech"):
        return "a common term of technology"
    if len(name) > 3 and name.isupper() and noun in _SHOWS:
        return ""  # `the HOFEX trade show`
    if len(keys) == 1 and (_NATION.search(keys[0]) or (name.isupper() and rule.id == "initiative.coined-then-noun")):
        return "an adjective or a bare acronym"
    if rule.id == "initiative.coined-then-noun" and (marks & {"ORG"} or len(keys) == 1) and not _COINED.search(name):
        return "an organisation or an ordinary word"
    if all(k in common_words() or k in words("generic") or k in words("tech") or k.isdigit() for k in keys):
        return "ordinary words"
    loud = name.isupper() and describing_nouns().get(noun) == "event"
    if rule.id == "initiative.apposition" and not _COINED.search(name) and not loud:
        return "an apposition to a name that nothing marks as coined"
    return ""
