"""Whether a name with a head noun is an initiative: its weight, the signs beside it, the model's labels over it, and refusals."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import beside_nouns, common_words, form_keys, is_ordinary, without_edition, words
from ..spans import Found, Parts, Trace
from .initiatives_beside import explained_as
from .initiatives_cues import (
    DATED,
    Signs,
    carried,
    constructed,
    edition_tail,
    meeting_of,
    nicknamed,
    quoted_whole,
    share_before,
    signs,
    taught,
)
from .initiatives_pairs import split_pair
from .initiatives_refuse import BODIES, EXPLAINED, refusal
from .initiatives_runs import Labels, Name

RULE = "initiative.head-noun"
TAUGHT, MARKED = "initiative.head-explained", "initiative.head-marked"
ENOUGH = 3
_DATED_TYPES = (
    "event",
    "award",
    "policy",
    "publication",
    "scheme",
)  # what a year tells from another; drilling has a year as well
_TERMS = ("publication", "zone", "platform", "plan", "policy")  # types of things that terms with an acronym name as well
_LEARNING = ("academy", "institute", "learning center", "learning centre", "lab", "observatory", "library")
_STREETS = ("parade", "walk", "run", "ride", "classic", "open")  # streets and houses bear these too
_DEFINED = ("scheme", "programme", "award", "plan", "fund", "campaign", "event")  # types that few bodies with an acronym bear
_REPORTS = lazy_pattern(
    r"[”\"]?(?: \([^()\n]{1,30}\))? (?:compiled|stood at|rose|fell|climbed|slipped|edged|found|finds|shows|showed|reveals|revealed|tracks|measures)\b"
)
_LONG_AGO = lazy_pattern(
    r"(?: \([^()\n]{1,30}\))?,? (?:was |were )?(?:founded |established |opened )?(?:by [^.\n]{2,40} )?in (?:the )?(?:19\d\d|200\d)"
)
_RIVALS = lazy_pattern(r"\b(?:compet|contest|winn|finalist|judg|prize|entries|teams|pitch)", re.IGNORECASE)
_OCCASIONS = ("week", "month")  # what bears a proper name for so long is kept by somebody
_KEPT = ("week", "month", "day")
_OBSERVED = lazy_pattern(
    r"(?:National|International|World|Global) (?:[A-Z][\w’'&-]{1,18} ){1,5}(?:Week|Month|Day)|"
    r"(?:[A-Z][\w’'&-]{1,18} ){1,6}(?:Awareness|History|Heritage|Appreciation|Prevention|Pride) (?:Week|Month|Day)"
)
_SOCIETY = lazy_pattern(r"\b(?:[A-Z]{3,}|Society|Association|College|Academy|Congress)\b")
_ONE_OF = lazy_pattern(r"\ban? (?:[a-z][a-z-]{2,15} ){1,3}$")
_AIRED = lazy_pattern(r"\b(?:podcast|episodes?|airs|aired|broadcasts?|listeners|radio|viewers)\b")
_WORKS_AS = lazy_pattern(
    r"[®™]?[”\"]? (?:[a-z-]{2,15} )?(?:feature|tool|app|software|platform|function|system|device|dashboard|widget)s?\b"
)
_IS_TOOL = lazy_pattern(
    r"[®™]?(?: \([^()\n]{1,20}\))?, (?:an?|its|our) (?:[\w-]+ ){0,4}(?:tool|app|software|application|system|engine|dashboard|device)\b"
)
_TRADED = lazy_pattern(
    r"(?:(?:Northbound|Southbound|Cross-[Bb]oundary|Shanghai|Shenzhen|Hong Kong|[-– ]){1,6})?(?:Stock|Bond|Swap|Wealth Management|ETF) Connect"
)  # markets of the Mainland and Hong Kong
_PAID = frozenset("debit credit gift prepaid payment crypto virtual visa mastercard rewards".split())
_BUILT = ("system", "network", "extension", "platform")  # they are laid and dug as well as written
_RAILS = lazy_pattern(
    r"\b(?:[Rr]ail(?:way|ways)?|[Ss]tations?|MTR|[Mm]etro|[Tt]ram|[Tt]rains?|[Rr]unway|[Rr]oads?|[Tt]unnels?|[Hh]ighway|[Cc]onstruction)\b"
)
_BEST = lazy_pattern(r"Best (?:of|in) (?:the )?(?:Show|Class|Fest|Festival|Fair)")
_A_CONTEST = lazy_pattern(
    r"(?: \([^()\n]{1,30}\))?,? (?:is |was |which is )?(?:more than (?:just )?)?(?:an?|the) (?:[\w-]+ ){0,5}(?:contest|competition|tournament|hackathon|event)\b"
)
_IN_CONTEST = lazy_pattern(r"\b(?:contests?|competitions?|tournaments?|hackathons?|leaderboard|the event|prize pool)\b")
_MODELS = lazy_pattern(
    r"(?:[A-Z]{1,4}\d{0,4}|\d{1,4}[A-Z]{0,3}|[A-Z]{1,4}-\w{1,4})(?: Pro| Max| Plus)? Series"
)  # lines of goods by their letters
_CONTEST = lazy_pattern(r" (?:[a-z-]{3,15} ){0,1}(?:competition|contest|tournament|hackathon)\b")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was made of a name: accepted from `ENOUGH` on, a near miss below, `reason` where it is refused outright."""

    found: Found
    score: int
    reason: str = ""
    acts: bool = False

    @property
    def accepted(self) -> bool:
        """True where the signs are enough and nothing refuses it."""
        return not self.reason and self.score >= ENOUGH


def judge(name: Name, parts: Parts, labels: Labels, trace: Trace | None, heading: bool = False) -> Verdict:
    """The verdict on one name; in a heading, where a capital says nothing, one sign more is asked for."""
    text = parts.text
    end = carried(text, name.start, edition_tail(text, name.end))
    if end > name.end and text[end - 4 : end].isdigit():
        name = replace(name, edition=True)  # `Oven Report | Spring 2031`
    sentence = parts.sentence_at(name.start)
    first, last = (sentence.start, sentence.end) if sentence else (name.start, end)
    start = nicknamed(text, quoted_whole(text, name.start, end))
    if name.head.type in ("scheme", "fund") and name.head.weight > 1 and not name.head.plural:
        start = share_before(text, start)
    if name.head.type == "event" and (name.modifiers == 0 or _yearly(text[start:end])):
        start = meeting_of(text, start)
    said = signs(text, start, end, first, last)
    printed = text[start:end]
    reason = refusal(name, printed, said, parts, labels)
    heading = heading or text[end : end + 1].isupper()  # a line glued to the next was a heading
    heading = heading or (
        name.head.type not in ("event", "award") and _leads_item(parts, start, end) and _ordinary(name, printed)
    )
    score = (
        0
        if reason
        else _score(name, parts, said, labels, (start, end, heading))
        - (_coldness(name, printed) if heading and not _whole_line(name, parts, start, end) else 0)
    )
    kind = _kind(name, text, (first, start, end, last))
    found = Found(
        "initiative",
        start,
        end,
        _rule(name, (text, start, end), said, labels, score),
        {"type": kind, "form": "name", "acronym": said.acronym},
    )
    if trace is not None and (reason or score < ENOUGH):
        weak = f"the head {name.head.noun!r} with the words beside it is too weak a sign ({score} of {ENOUGH})"
        trace.refuse("initiative", name.start, end, RULE, reason or weak)
    acts = reason == EXPLAINED or (said.actor and name.head.type in BODIES) or (said.located and name.head.weight == 0)
    return Verdict(found, score, reason, acts)


def _rule(name: Name, at: tuple[str, int, int], said: Signs, labels: Labels, score: int) -> str:
    """The rule by which a name is taken: two that the scales trust more tell whose it is or what, outright."""
    if score < ENOUGH:
        return RULE
    text, start, end = at
    if name.head.weight == 0 and not said.building and (taught(text, end) or _of_the_issuer(name, text, start, labels, False)):
        return TAUGHT
    return MARKED if said.marked and said.acronym else RULE


def _whole_line(name: Name, parts: Parts, start: int, end: int) -> bool:
    """True for a gathering, an award or a report that with its edition is all that a line holds, and for a society's meeting."""
    block = parts.block_at(start)
    if name.head.noun == "meeting" and name.edition and _SOCIETY.search(parts.text, start, end):
        return True  # of a society, which no heading makes of other words
    if block is None or not name.edition or name.head.type not in ("event", "award", "publication"):
        return False
    return not any(c.isalnum() for c in parts.text[block.start : start] + parts.text[end : block.end])


def _leads_item(parts: Parts, start: int, end: int) -> bool:
    """True for what stands before the colon of an item or a paragraph: the words there have capitals for their place alone."""
    block = parts.block_at(start)
    return (
        block is not None and parts.text[end : end + 1] == ":" and not any(c.isalnum() for c in parts.text[block.start : start])
    )


def _yearly(printed: str) -> bool:
    """True for an edition and ordinary words (`2031 Annual Conference & Tradeshow`): whose gathering it is stands elsewhere."""
    return "nnual" in printed and is_ordinary(" ".join(w for w in printed.split() if not w[0].isdigit()))


def _kind(name: Name, text: str, places: tuple[int, int, int, int]) -> str:
    """The type by the head; a challenge with winners or teams in its sentence is a contest, and so is what is called one behind it."""
    first, start, end, last = places
    if _BEST.fullmatch(text, start, end):
        return "award"
    if _CONTEST.match(text, end):
        return "event"
    if name.head.noun == "show" and {"radio", "tv", "talk"} & set(text[start:end].lower().split()):
        return "platform"
    if name.head.noun == "show" and _AIRED.search(text, max(first, start - 200), min(last, end + 200)):
        return "platform"
    if name.head.noun in _BUILT and (
        constructed(text, start, end) or not {w.lower() for w in text[start:end].split()}.isdisjoint(words("works"))
    ):
        return "project"
    if name.head.type in ("publication", "plan") and _WORKS_AS.match(text, end):
        return "platform"
    if name.head.type in ("institution", "publication", "plan") and _IS_TOOL.match(text, end):
        return "platform"
    if name.head.noun == "extension" and _RAILS.search(text, max(first, start - 120), min(last, end + 120)):
        return "project"
    if name.head.noun == "connect" and _TRADED.fullmatch(text, start, end):
        return "scheme"
    if name.head.noun == "card" and not _PAID.isdisjoint(text[start:end].lower().split()):
        return "platform"
    if name.head.noun == "challenge" and (
        _RIVALS.search(text[max(first, start - 160) : min(last, end + 160)])
        or _IN_CONTEST.search(text, max(0, start - 200), end + 200)
        or _A_CONTEST.match(text, end, end + 120)
    ):
        return "event"
    if name.head.noun == "series" and _MODELS.fullmatch(text, start, end):
        return "platform"
    return name.head.type


def _ordinary(name: Name, printed: str) -> bool:
    """True where the words that a name has beside its head are ordinary ones, or numbers with a unit (`50-Year`)."""
    if name.head.weight > 1:
        return is_ordinary(printed)
    heads = {name.head.noun, *name.head.noun.split(), f"{name.head.noun}s", f"{name.head.noun[:-1]}ies"}
    return is_ordinary(" ".join(w for w in printed.split() if w.lower() not in heads and not w[0].isdigit()))


def _coldness(name: Name, printed: str) -> int:
    """How many signs more a name needs in a heading: there a capital says nothing, so ordinary words say less still."""
    ordinary = is_ordinary(" ".join(w for w in printed.split() if not w[0].isdigit()))
    gathering = name.head.type in ("event", "award", "publication")
    thin = name.modifiers < 2 and not name.edition and not gathering
    several = name.head.plural and not gathering
    before = printed.lower().partition(name.head.noun)[0].split()
    bare = not gathering and all(w in words("generic") for w in before) and len(printed.split()) > len(before) + 1
    faint = (name.head.weight < ENOUGH) + (name.head.weight == 1) + 2 * (name.modifiers == 0 and not name.edition)
    return 1 + faint + 2 * bare + (name.modifiers == 0) + 2 * ((ordinary and not (name.edition and gathering)) or thin or several)


def _score(name: Name, parts: Parts, said: Signs, labels: Labels, places: tuple[int, int, bool]) -> int:
    start, end, heading = places
    text = parts.text
    printed, weight = text[start:end], name.head.weight
    marks = {label for s, e, label in labels.over(name.start, end) if e - s >= 0.6 * (end - name.start)}
    ordinary = _ordinary(name, printed)
    if name.head.type == "fund" and ordinary and len(printed.split()) == 2 and parts.section_at(start) == "boilerplate":
        return 0  # `the Bull Fund` of a prospectus
    if weight == 0:
        plain = all(w.lower() in common_words() or not w[0].isalpha() for w in printed.split())
        if _LONG_AGO.match(text, end):
            return 0
        own = said.mine and ((said.acronym and not plain) or " for " in printed or " of " in printed)
        one = said.indefinite or _ONE_OF.search(text, max(0, start - 50), start) is not None
        built = said.building and not (plain and (said.indefinite or (one and not said.acronym)))
        run_by = taught(text, end) or _of_the_issuer(name, text, start, labels, plain or heading)
        return 2 * ("INITIATIVE" in marks) + ENOUGH * bool(built or own or run_by)
    term = (
        bool(said.acronym)
        and ordinary
        and name.head.type in _TERMS
        and not (said.launch or said.after or said.mine or said.marked or name.edition)
    )
    score = (
        weight + min(said.count - term, 3) + (name.edition and (weight > 1 or (name.head.type == "event" and name.modifiers > 0)))
    )
    if "INITIATIVE" in marks and not term:
        score += 2 - heading
    if "PERSON" in marks:
        score -= 1
    if name.head.noun in _STREETS and not name.edition and marks & {"PLACE", "GPE"}:
        score -= 2
    if name.modifiers == 0:
        score -= 1 if name.edition else 2
    if name.head.plural and name.head.type not in ("event", "award", "zone") and not _pair(printed, name, parts):
        score -= 1
    if name.head.noun == "metropolis" and parts.home == "HK" and not heading:
        score += 1  # Hong Kong has one, which it builds
    if name.head.noun == "connect" and _TRADED.fullmatch(text, start, end):
        score += 3
    if name.head.noun in _BUILT and weight == 1 and name.modifiers and not said.indefinite and constructed(text, start, end):
        score += 3
    if said.acronym and 0 < weight < ENOUGH and name.modifiers > 1 and name.head.type in _DEFINED and not term:
        score += 1
    if name.head.type == "publication" and _REPORTS.match(text, end) and not term:
        score += 1
    if weight == 1 and name.head.type == "zone" and said.planned and name.modifiers > 2:
        score += 2  # `its Tern Coast Metals Corridor vision`
    if weight == 2 and said.owned and not ordinary:
        score += 1
    several = name.head.plural and not _pair(printed, name, parts)
    if name.head.type == "platform" and not several and not heading and labels.treated.is_own(printed):
        score += 2
    elif name.head.type == "platform" and weight == 1 and not (several or heading or ordinary) and labels.treated.owns_at(start):
        score += 2  # `Kestrel’s Swiss Oven Exchange`
    if (
        weight == 2
        and name.head.type == "platform"
        and name.modifiers > 1
        and said.particular
        and not (name.head.plural or heading)
    ):
        score += 1
    if weight < ENOUGH and name.head.type == "event" and not said.after and DATED.match(text, end):
        score += 1
    if weight < ENOUGH and not heading and name.modifiers > 1 and (told := explained_as(text[end : end + 130])) is not None:
        score += beside_nouns()[told[0]][1]  # `the Tern Heart Cohort, the largest study of its kind`
    if name.head.noun in _OCCASIONS and name.modifiers > 1 and not heading and not said.indefinite:
        score += 1 + ordinary
    if heading and name.head.noun in _KEPT and _OBSERVED.fullmatch(printed):
        score += 5  # `National Oven Week`, `Kettle Fever Awareness Month`: no heading makes such a name of other words
    of_society = len(printed) > name.end - name.start  # `Society of Kites (SoK) Annual Meeting`
    if name.head.noun == "meeting" and (name.edition or of_society) and _SOCIETY.search(printed):
        score += 2 + 2 * of_society
    sentence = parts.sentence_at(start)
    if (
        ordinary
        and name.head.type == "platform"
        and len(printed.split()) == 2
        and sentence is not None
        and sentence.start == start
    ):
        score -= 1  # the capital of a first word says nothing
    return score - (_plainness(name, printed, said, term) if ordinary else 0)


def _of_the_issuer(name: Name, text: str, start: int, labels: Labels, idle: bool) -> bool:
    """True for an academy or the like that bears its issuer's name, or that stands with two words of its own behind it."""
    if idle or name.head.noun not in _LEARNING or not name.modifiers:
        return False
    return labels.treated.is_own(text[start : name.end]) or (name.modifiers > 1 and labels.treated.owns_at(start))


def _pair(printed: str, name: Name, parts: Parts) -> bool:
    """True for two names that share a head in the plural (`Harbour Lights and Hill Paths Schemes`)."""
    if " and " not in printed:
        return False
    return len(split_pair(Found("initiative", name.start, name.end, RULE, {"type": name.head.type}), parts)) > 1


def _plainness(name: Name, printed: str, said: Signs, term: bool) -> int:
    """What ordinary words cost a name: a kind of thing, or a term, is written with capitals too."""
    weight = name.head.weight
    if weight < ENOUGH:
        return 2 * int(said.indefinite) + int(weight == 1 or not (said.owned or said.launch or said.after))
    dated = name.edition and name.head.type in _DATED_TYPES
    if dated or (said.acronym and not term):
        return 0
    told = said.count - term if name.head.type in _DATED_TYPES else said.launch or said.after or said.quoted or said.marked
    bare = (sum(not w[0].isdigit() for w in printed.split()) == 2 or term) and not (said.owned or told)
    return int((bare or said.indefinite or name.head.plural or term) and not said.launch and not said.quoted)


def _family(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The first two words that carry meaning of a name that has at least three, without its edition."""
    carrying = tuple(k for k in without_edition(keys) if k not in ("and", "of", "for", "the", "in", "on"))
    return carrying[:2] if len(carrying) > 2 else ()


def settled(verdicts: list[Verdict], parts: Parts) -> list[Found]:
    """What is accepted, and near misses of the family of an accepted name; bodies that act anywhere in the text are out."""
    text = parts.text
    acting = {form_keys(text[v.found.start : v.found.end]) for v in verdicts if v.acts}
    keys = [form_keys(text[v.found.start : v.found.end]) for v in verdicts]
    families = {_family(k) for v, k in zip(verdicts, keys, strict=True) if v.accepted} - {()}
    out = []
    for v, k in zip(verdicts, keys, strict=True):
        if k in acting:
            continue
        if v.accepted or (not v.reason and v.score > 0 and v.found.groups["type"] != "institution" and _family(k) in families):
            out += split_pair(v.found, parts)
    return out
