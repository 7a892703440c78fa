"""What the trained pipeline proposes as initiatives, with its edges set right, and the reason for which a proposal is taken.

A label alone is never enough: a head noun, a verb of holding or launching right before, what is said of gatherings right behind, the
noun that says what it is, or a place in one list with a known name. What the text treats as a body anywhere is refused.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import (
    NOUN_BEHIND,
    NOUN_BESIDE,
    Head,
    beside_nouns,
    common_words,
    heads,
    is_ordinary,
    phrases,
    pieces,
    type_by_words,
    words,
)
from ..spans import Found, Parts, Trace
from .initiatives_cues import ORE, Signs, carried, signs, within_capitals
from .initiatives_own import owned_bodies, owned_type
from .initiatives_refuse import has_legal_form, refusal
from .initiatives_runs import Labels, Name

_FIRST = lazy_pattern(
    r"(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts|[Tt]heir|[Tt]his|[Aa]nnual|concurrent|inaugural|upcoming|new|[a-z]{4,15}) |[“”\"‘’' ]+"
)
_LAST = lazy_pattern(r"(?:[’']s|[“”\"‘’' ,.;:®™℠Ⓡ†‡*]+|\((?:TM|R|SM)\)?|(?<=[a-z]) ?TM)$")
_DAY_BEHIND = lazy_pattern(
    r",? (?:on|in|from) (?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2})(?:,? 20\d\d)?$| (?:this|next|last) (?:[A-Z][a-z]{2,8}|year|week|month|summer|winter|spring|autumn|fall)$"
)
_WORD_ENDS = lazy_pattern(r"[a-zA-Z]{1,20}(?![\w’'-])")  # the rest of a word that a label cuts at a capital inside it
_GLUED_ARTICLE = lazy_pattern(r"(?<=[a-z])The (?=[A-Z])")
_BROUGHT_OUT = lazy_pattern(r"launch|unveil|introduc|roll|debut|releas")
_CATEGORY = lazy_pattern(r"[”\"]? [Cc]ategor(?:y|ies)\b")
_TERM_BEFORE = lazy_pattern(
    r"\b(?:genus|species|strains?|genes?|proteins?|receptors?|enzymes?|hormones?|peptides?|molecules?|bacteri(?:um|a)|virus(?:es)?|minerals?|alleles?|file formats?|markers?) [“\"‘]?$"
)
_SEVERAL = lazy_pattern(
    r" (?:[a-z-]{3,15} )?(?:programs|programmes|services|classes|courses|lessons|camps|activities|certifications|solutions|products)\b"
)
_REST = lazy_pattern(r" [^“”\"‘’'\n.;:?!,]{1,50}(?=[”\"’'](?!\w))")
_IN_YEAR = lazy_pattern(r"(?<=\w) (?:in|since) (?:19|20)\d\d$")
_JOINT = lazy_pattern(r"[a-z](?=[A-Z][a-z]+$)")
_SLASHED = lazy_pattern(r"[A-Z]{2,6}(?:/[A-Z]{2,6})+")
_CODE = lazy_pattern(r"[A-Z][A-Z&/.]{0,4}|[A-Z]{2,5}[ -]?[\d:.-]{1,12}")
PERSON_SHAPE = lazy_pattern(r"[A-Z][a-z]+ [A-Z]\. [A-Z][\w’'-]+")
_COMPLETE = lazy_pattern(
    r"[,.;:)’”\"™®]|$| (?:in|on|at|for|to|with|as|by|from|today|this|is|was|will|has|which|that|an?|the)(?!\w)| [-–(]"
)
_MODIFIERS = r"(?:(?!(?:of|to|in|on|by|and|as|at|with|from|for|under|over|through|into|that|which|is|was)\b)[a-z][\w’'-]{0,20} |\d{1,3}(?:st|nd|rd|th) |[\w.&-]{1,25}[’']s ){0,5}"
_DIRECT = lazy_pattern(
    rf"\b(?:(?P<event>{pieces('direct_event')})|(?P<out>{pieces('direct_out')})) {_MODIFIERS}[“\"‘']?$", re.IGNORECASE
)
_NOUN_BEFORE = lazy_pattern(rf"\b(?P<noun>{NOUN_BESIDE})s?(?: called| named| titled| entitled| dubbed| known as)?[,:]? [“\"‘']?$")
_HELD = lazy_pattern(
    rf"[®™]?[”\"’']?(?: \([^()\n]{{1,60}}\))?,? (?:which |that )?(?:(?:will|would|is|was|has|have|to|officially|successfully|be|been|being|set|"
    rf"scheduled|first|jointly) ){{0,5}}(?:{pieces('held')})\b"
)
_IS_A = lazy_pattern(rf"[”\"’']?, (?:an?|its|our|the) (?:[\w-]+ ){{0,4}}?(?P<noun>{NOUN_BESIDE})(?= [a-z]|[,.;])")
_WEAKLY = lazy_pattern(
    r"[”\"’']? (?:\([^()\n]{2,30}\) )?(?:will )?(?:features?|provides?|offers?|showcases?|brings?|aims?|invites?|celebrates?|honou?rs?) "
)
_MODEL_NUMBER = lazy_pattern(r"\d[A-Z]|[A-Z]\d")
_YEARLY = lazy_pattern(r"\b(?:[Tt]his|[Ll]ast|[Nn]ext) year[’']s [“\"‘]?$")
_REPORTED = lazy_pattern(
    r"\b(?P<noun>report|study|survey|ranking|guide|analysis)(?:s)? (?:on|of|about) (?:the |20\d\d[’']s |this year[’']s )?[“\"‘]?$"
)
_YEAR_LAST = lazy_pattern(r".* 20\d\d")
_LISTED = lazy_pattern(r"[”\"]?,? (?:and |or |as well as |alongside )?(?:the )?[“\"]?")
_DAY = lazy_pattern(r"\d{1,2}(?:st|nd|rd|th) [A-Z]{2,5}$")
_CLOSING = ("”", '"', "’", "'")
_SCREEN = lazy_pattern(r"[”\"’']? (?:button|tab|menu|icon|field|checkbox|webpage|page|screen)s?\b")
_ARTICLE = lazy_pattern(r" (?:the|a|an) [A-Z]")
_GOES_ON = lazy_pattern(r"[®™]? [A-Z0-9][\w-]*|[”\"’'] [A-Z][a-z]")
_LOOSE = frozenset(
    "series plan course pass index drive tour report study survey guide".split()
)  # of insurers, books, lines of goods too
_INCLUDED = lazy_pattern(
    r"\b(?:activities|events|initiatives|programmes|programs|highlights|projects|fairs|competitions|schemes|awards|zones|sessions|forums|festivals)"
    r"(?: [a-z]{2,12}){0,3}? includ(?:e|es|ed|ing):? (?:the |an? )?[“\"‘]?$"
)
_DATED = lazy_pattern(
    r"[”\"’']? (?:on |\()(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})\b"
)
# What a name has, and no part of it: `Orchid Fund of HK$5 million`, `Harbour Scheme of 12 projects`; a year is part of it.
_AMOUNT_LAST = lazy_pattern(
    r" (?:of|worth|totalling|totaling) (?:(?:about|around|over|nearly|up to|some|more than) )?(?!(?:19|20)\d\d$)"
    r"(?:[A-Z]{0,3}[$€£¥]|(?:HKD|USD|RMB|EUR|GBP|CNY|MOP) ?)?\d[\d,.]{0,12}(?: ?(?:million|billion|trillion|bn|mn|[MBK]))?$"
)
_SEAT_LAST = lazy_pattern(r" (?:in|at) [A-Z][a-z]{3,15}$")  # `26th Plenary of the Harbour Joint Conference in Guangzhou`
_CONTINENTS = frozenset("asia europe africa america oceania china".split())
ALONE = "neither a head noun nor a sign beside it"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without article, quotation marks and a possessive at its end."""
    while (match := _FIRST.match(text, start, end)) is not None and match.end() < end:
        start = match.end()
    day = _DAY_BEHIND.search(text[start:end])
    end -= len(day.group()) if day is not None else 0
    seat = _SEAT_LAST.search(text[start:end]) if text.count(" ", start, end) > 4 else None
    end -= len(seat.group()) if seat is not None and seat.group().split()[-1].lower() not in _CONTINENTS | common_words() else 0
    year = _IN_YEAR.search(text[start:end])
    end -= len(year.group()) if year is not None else 0
    amount = _AMOUNT_LAST.search(text[start:end])
    end -= len(amount.group()) if amount is not None else 0
    tail = _LAST.search(text[start:end])
    return start, end - len(tail.group()) if tail else end


def from_model(parts: Parts, labels: Labels, trace: Trace | None, known: Sequence[Found] = ()) -> Iterator[Found]:
    """Spans of the labels INITIATIVE, and of PRODUCT where the text launches it; `known` are names that others found."""
    starts, ends = {f.start: f.groups["type"] for f in known}, sorted((f.end, f.groups["type"]) for f in known)
    for first, last, label in labels.spans:
        if label not in ("INITIATIVE", "PRODUCT"):
            continue
        cut = _WORD_ENDS.match(parts.text, last) if parts.text[last - 1 : last].islower() else None
        start, end = trimmed(parts.text, first, cut.end() if cut is not None else last)
        sentence = parts.sentence_at(start)
        opening, closing = (sentence.start, sentence.end) if sentence else (start, end)
        if opening <= start < closing < end and parts.text[closing - 1] == ".":
            start, end = trimmed(parts.text, start, closing)  # a label that runs over the end of its sentence
        glued = _GLUED_ARTICLE.search(parts.text, start, end)
        start = glued.end() if glued is not None and " " in parts.text[start : glued.start()] else start
        end = _quoted_whole(parts.text, start, _unglued(parts.text, start, end))
        name = parts.text[start:end]
        start = _widened(parts, labels, start, end, opening) if label == "INITIATIVE" else start
        name = parts.text[start:end]
        said = signs(parts.text, start, end, opening, closing)
        before, after = parts.text[max(opening, start - 90) : start], parts.text[end : min(closing, end + 130)]
        kind, reason = "platform", refused(name, said, labels) or is_part(parts.text, start, end)
        if not reason and label == "PRODUCT":
            own = owned_type(name, (before, after), start, labels, parts.issuer or "")
            noun = _NOUN_BEFORE.search(before)
            by_noun, firm = beside_nouns()[noun["noun"]] if noun is not None else (kind, False)
            kind = by_noun if firm else own or by_noun  # `its webinar titled …` is no platform
            reason = "" if own else _unlaunched(said, before, after)
        elif not reason:
            head = name_head(name)
            if head is not None:
                kind, told = head.type, (before, after)
                reason = refusal(_named(name, start, end, head), name, said, parts, labels) or _headed(name, head, said, told)
            else:
                listed = _in_list(parts.text, start, end, starts, ends)
                kind, reason = _supported(name, said.acronym, (before, after), listed)
                own = owned_type(name, (before, after), start, labels, parts.issuer or "") if reason == ALONE else ""
                kind, reason = (own, "") if own else (kind, reason)
        if not reason and (label == "PRODUCT" or head is None or (head.weight == 1 and kind in ("platform", "plan"))):
            if labels.treated.is_body(name) or labels.treated.is_firm(name) or PERSON_SHAPE.fullmatch(name):
                reason = "a person, or a name that the text treats as a company"
            elif labels.treated.is_work(name):
                reason = "a work of art or of writing"
            elif kind == "event" and labels.treated.is_place(name):
                reason = "a place where something is held"
        if reason:
            if trace is not None:
                trace.refuse("initiative", start, end, "initiative.model", reason)
            continue
        rule = "initiative.model-product" if label == "PRODUCT" else "initiative.model"
        end = carried(parts.text, start, end)
        yield Found("initiative", start, end, rule, {"type": kind, "form": "name", "acronym": said.acronym})
    yield from owned_bodies(parts, labels)


def _quoted_whole(text: str, start: int, end: int) -> int:
    """The end of a span that begins with a quotation taken on to its closing mark, where what lies between is a title's."""
    rest = _REST.match(text, end) if start and text[start - 1] in "“\"‘'" else None
    if rest is None:
        return end
    title = [w for w in text[start : rest.end()].split() if w[0].isalpha()]
    return rest.end() if sum(w[0].isupper() for w in title) >= 0.6 * len(title) else end


def _unglued(text: str, start: int, end: int) -> int:
    """The end of a span whose last word is glued to the next line's first (`The Oven DirectoryBeyond`): both are ordinary words."""
    word = text[start:end].rpartition(" ")[2]
    joint = _JOINT.search(word)
    if joint is None or " " not in text[start:end]:
        return end
    left, right = word[: joint.end()].lower(), word[joint.end() :].lower()
    known = common_words()
    return end - len(right) if (left in known or left in heads()) and right in known | words("opener") else end


def _widened(parts: Parts, labels: Labels, start: int, end: int, opening: int) -> int:
    """The start of a span with a head noun that begins inside a run of capitals; a word with a label of its own stays outside."""
    wider = within_capitals(parts.text, start)
    if wider == start or wider < opening or labels.over(wider, start) or name_head(parts.text[start:end]) is None:
        return start
    more = parts.text[wider:start].lower().split()
    return start if not (words("post") | words("opener") | words("heading_verb") | words("org_tail")).isdisjoint(more) else wider


def _named(name: str, start: int, end: int, head: Head) -> Name:
    """The span as a name with a head noun, for the refusals that such names meet."""
    keys = name.split()
    edition = any(k[0].isdigit() and (len(k) == 4 or k[-1].isalpha()) for k in keys)
    return Name(start, end, head, max(1, len(keys) - len(head.noun.split())), edition, 0, len(keys) - 1)


def _headed(name: str, head: Head, said: Signs, beside: tuple[str, str]) -> str:
    """Why a span with a head noun is no initiative, beyond what is refused everywhere; empty where nothing speaks against it."""
    before, after = beside
    signed = said.count or _INCLUDED.search(before) or (head.type == "event" and _DATED.match(after))
    if is_ordinary(name) and not signed and not any(c.isdigit() for c in name):
        return "ordinary words with a head noun and no sign beside them"
    if not head.weight and not (said.building and not before.endswith("’s ")):
        return "the name of a body or place"
    return ""


def _in_list(text: str, start: int, end: int, starts: dict[int, str], ends: list[tuple[int, str]]) -> str:
    """The type of the known name that a name stands in one list with; empty where it stands with none."""
    i = bisect_right(ends, (start, "￿")) - 1
    if i >= 0 and start - ends[i][0] < 20 and _LISTED.fullmatch(text, ends[i][0], start):
        return ends[i][1]
    match = _LISTED.match(text, end)
    return starts.get(match.end(), "") if match is not None else ""


def name_head(name: str) -> Head | None:
    """The head noun that the name ends in, or a firm one inside it that `for`, `on`, `of` … or a colon follows."""
    keys = name.lower().split()
    head = heads().get(keys[-1].strip("()“”’'"))
    opening = heads().get(keys[0])
    if head is None and opening is not None and not opening.weight and keys[1:2] in (["for"], ["of"]):
        return opening
    for n, key in enumerate(keys[1:-1], 1):
        inner = heads().get(key.rstrip(":"))
        if (
            head is None
            and inner is not None
            and inner.weight > 2
            and (key[-1] == ":" or keys[n + 1] in ("for", "of", "on", "in", "–", "-"))
        ):
            head = inner
    return head


def _unlaunched(said: Signs, before: str, after: str) -> str:
    direct = _DIRECT.search(before)
    brought = direct is not None and direct["out"] and _BROUGHT_OUT.match(said.before)
    return "" if brought and _COMPLETE.match(after) else "a product that the text does not bring out"


def _supported(name: str, acronym: str, beside: tuple[str, str], listed: str) -> tuple[str, str]:
    """The type of a name without a head noun, and why the label alone is not enough for it (empty where a sign supports it).

    Quotation marks, an acronym and a naming word stand beside terms, slogans and titles as often, so they are no sign here.
    """
    before, after = beside
    ordinary = is_ordinary(name)
    if ordinary and before.endswith((" a ", " an ")):
        return "", "a thing of its kind"
    behind, noun = NOUN_BEHIND.match(after), _NOUN_BEFORE.search(before)
    for match in (behind, noun):
        if match is not None and match["noun"] == "zone" and ORE.search(f"{before} {after}"):
            return "", "a body of ore"
        if match is not None and match["noun"] not in _LOOSE and beside_nouns()[match["noun"]][1]:
            return beside_nouns()[match["noun"]][0], ""
    direct = _DIRECT.search(before)
    gathering = (
        (direct is not None and direct["event"]) or _HELD.match(after) or _YEARLY.search(before) or _INCLUDED.search(before)
    )
    weakly = (
        len(name.split()) > 3 and _WEAKLY.match(after) and before.endswith(("The ", "the ")) and not _MODEL_NUMBER.search(name)
    )
    if gathering or weakly:
        return type_by_words(name, "event"), ""
    if acronym and _YEAR_LAST.fullmatch(name):
        return type_by_words(name, "award"), ""
    if _REPORTED.search(before):
        return "publication", ""
    if direct is not None and _COMPLETE.match(after):
        is_a = _IS_A.match(after)
        soft = next((beside_nouns()[m["noun"]][0] for m in (behind, noun, is_a) if m is not None), "platform")
        return type_by_words(name, soft), ""
    return (type_by_words(name, listed), "") if listed and not name.split()[0].endswith("ing") else ("", ALONE)


def is_part(text: str, start: int, end: int) -> str:
    """Why a span is but a part: capitals go on behind it, or the quotation that it opens does."""
    closes = text[end : end + 1] in _CLOSING or (text[end : end + 1] in (",", ".") and text[end + 1 : end + 2] in _CLOSING)
    if text[start - 1 : start] in ("“", '"') and not closes:
        return "a part of a quoted title"
    if text[start:end].endswith(("ing", " of", " for")) and _ARTICLE.match(text, end):
        return "a part of a longer name"
    if _SCREEN.match(text, end):
        return "a part of a screen"
    if _CATEGORY.match(text, end):
        return "a category of a contest"
    if _TERM_BEFORE.search(text, max(0, start - 40), start):
        return "a term of science"
    if is_ordinary(text[start:end]) and _SEVERAL.match(text, end):
        return "a kind of what there is several of"
    following = _GOES_ON.match(text, end)
    word = following.group().split()[-1].lower() if following is not None else ""
    if word and word not in heads() and word not in words("month") and word not in words("season"):
        return "a part of a longer name"
    return ""


def _heads_a_name(left: str) -> bool:
    """True where what stands before `and the` is a name by itself: it has a head noun."""
    return any((head := heads().get(key)) is not None and head.weight for key in left.lower().split()[1:])


def _several(keys: Sequence[str]) -> bool:
    """True where a comma parts two names that each end in a firm head noun, the first perhaps with its year (`Oven Report 2031, Dough Survey`)."""
    ends = [n for n, key in enumerate(keys[:-1]) if key.endswith(",") and n]
    if len(ends) != 1 or len(keys) - ends[0] < 3:
        return False
    left, last = keys[: ends[0] + 1], keys[-1]
    dated = left[-1].rstrip(",").isdigit() and len(left[-1]) == 5
    head, other = heads().get(left[-2] if dated else left[-1].rstrip(",")), heads().get(last)
    return head is not None and head.weight > 1 and other is not None and other.weight > 1 and "and" not in keys[ends[0] :]


def refused(name: str, said: Signs, labels: Labels) -> str:
    """Why a labelled span is no name of an undertaking by its own words; empty where nothing speaks against it."""
    lower = name.lower()
    if len(lower) < 2 or not any(c.isupper() for c in name) or "://" in name or "www." in name:
        return "no capital in it, or an address"
    last = name.split()[-1]
    if last in ("by", "at", "in", "of", "for", "to", "with", "and", "or", "on", "from", "as"):
        return "cut out of something longer"
    if last.islower() or lower.split()[-1] in words("org_tail") or has_legal_form(name) or lower in labels.bodies:
        return "a common noun or an organisation"
    if _CODE.fullmatch(name) or _SLASHED.fullmatch(name) or (said.actor and not said.launch):
        return "a code, an acronym by itself or an organisation that acts"
    if phrases("boiler").search(lower) or phrases("standing_body").search(lower):
        return "legal boilerplate or a standing term"
    if lower in heads() and lower not in ("budget", "policy address"):
        return "nothing but a head noun"
    keys = lower.split()
    if (
        keys[-1] in ("category", "categories", "division", "section")
        or ("“" in name) != ("”" in name)
        or name.count('"') % 2
        or name.count("(") != name.count(")")
    ):
        return "a part of something else"
    if keys[-1] in ("another", "this", "these", "those", "our", "the"):
        return "cut out of something longer"
    left, also, _ = name.partition(" and the ")
    if " and Project " in name or " and Operation " in name or (also and _heads_a_name(left)) or _several(keys):
        return "two names"
    left, joiner, _ = lower.partition(" of ")
    standing = heads().get(left.rpartition(" ")[2]) if joiner and keys[0] not in heads() else None
    if standing is not None and standing.type == "institution" and not (standing.weight or said.building):
        return "a body by the noun before its place"
    if _DAY.match(name):
        return "a day of the month"
    if " ".join(k for k in keys if not k.isdigit()) in words("feast"):
        return "a feast of the calendar"
    if name.endswith(("-", "–")) or (", " in name and len(keys) < 5 and not {"and", "&"} & set(keys)):
        return "cut out of something longer"
    if keys[-1].isdigit() and (keys[0] in words("season") | words("month") or (keys[-2:-1] and keys[-2] in words("season"))):
        return "a part of the calendar"
    return ""
