"""What a gathering's programme bills: titled sessions, what stands in one list with a known event, shows with a number or a colon, rankings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import CAPITALISED, capitals, heads, is_ordinary, type_by_words, words
from ..grammar.names import names as name_words
from ..spans import Found, Parts
from .initiatives_lists import ITEM, items
from .initiatives_runs import Labels
from .initiatives_told import is_title

SESSION, TITLED, CEREMONY, PRESENTED, RANKED, LISTED, SHOWN, HOSTED, SEMINAR, ASIDE, DRAWS, WHERE = (
    f"initiative.billed-{name}"
    for name in (
        "quoted-session",
        "titled",
        "quoted-ceremony",
        "quoted-presented",
        "ranking",
        "listed",
        "shown",
        "hosted",
        "seminar",
        "aside",
        "draws",
        "where",
    )
)
_MEETING = (
    r"[Ss]essions?|[Ss]eminars?|[Tt]alks?|[Ll]ectures?|[Ww]orkshops?|[Ff]orums?|[Tt]astings?|[Cc]lass(?:es)?|[Mm]asterclass(?:es)?|[Dd]ialogues?|[Pp]anels?|[Ww]ebinars?|"
    r"[Ss]hows?|[Pp]erformances?|[Cc]oncerts?|[Ss]creenings?|[Ss]ymposiums?|[Cc]onferences?|[Ee]vents?|[Rr]oundtables?|[Rr]eceptions?|[Ss]haring(?: sessions?)?"
)
_QUOTE = r"(?:(?P<curly>“)|(?P<straight>\")|(?P<single>‘))(?P<name>[A-Z0-9][^“”\"‘\n]{3,130}?)[.,]?(?(curly)”)(?(straight)\")(?(single)’)(?!\w)"
_SESSION = lazy_pattern(
    rf"\b(?P<noun>{_MEETING})(?: (?:on|at|in) (?:the )?[\w ]{{3,40}}?)?(?:,? (?:titled|entitled|called|named|dubbed)|,)?(?:,? (?:including|such as|namely|featuring))? (?:the )?{_QUOTE}"
)
_UNQUOTED = lazy_pattern(
    rf"\b(?:{_MEETING}|[Ee]xhibitions?|[Rr]eports?|[Ss]tud(?:y|ies)|[Ss]urveys?),? (?:titled|entitled) (?P<name>[A-Z0-9][^“”\"‘;\n]{{7,110}}?)"
    r"(?=\.(?:\s|$)|;|,? (?:will be|was|is|were|has been|led by|hosted by|presented by|conducted by|moderated by|delivered by|organi[sz]ed by|featuring|to be held|which|where)\b|$)"
)
_CEREMONY = lazy_pattern(rf"\b(?:launch|launching|opening|inauguration|commencement) ceremony (?:for|of) (?:the )?{_QUOTE}")
_PRESENTED = lazy_pattern(
    rf"\b(?:present|host|lead|conduct|moderate)(?:s|d|ed|ing)? (?:the |a |an )?(?:[a-z-]{{3,14}} ){{0,2}}{_QUOTE}(?! (?:award|prize|trophy|certificate|plaque))"
)
_RANKING = lazy_pattern(
    r"(?<![\w’'-])(?P<name>(?:[A-Z][\w-]{1,14}(?: [A-Z][\w-]{1,14}){0,2}[’']s |[A-Z][\w-]{1,14} )?\d{2,3} Best (?!of\b)[A-Z][a-z]{2,14}(?: [A-Z][a-z]{2,14})?(?: 20\d\d)?)(?![\w-]| [A-Z])"
)
_ON_LIST = lazy_pattern(
    rf"\b(?:listed|ranked|featured|named|placed|included) (?:in|on|by|among) (?:the )?{_QUOTE}|{_QUOTE.replace('curly', 'c2').replace('straight', 's2').replace('single', 'q2').replace('<name>', '<other>')} (?:list|ranking|rankings)\b"
)
_CUE = lazy_pattern(
    r"\b(?P<noun>[Ss]hows|[Ee]vents|[Ss]essions|[Ss]eminars|[Ww]orkshops|[Tt]astings|[Aa]ctivities|[Hh]ighlights|[Ff]orums|[Cc]ompetitions|[Ff]airs|[Ee]xhibitions|[Cc]oncerts|[Ff]estivals|"
    r"[Pp]erformances|[Cc]onferences|[Ss]howcases|[Cc]lasses|[Ll]ectures|[Tt]alks)(?: (?:at|of|in|for|on|during|under|to be held|held|will be held) [^.,;:\n]{2,80}?)?"
    r"(?:,? (?:such as|including|includes?|included|like|namely|are|were|featuring)|:) (?:the )?(?=[“\"‘']?[A-Z0-9])"
)
_SURE = frozenset(
    "shows events sessions seminars workshops tastings forums competitions fairs exhibitions concerts festivals performances conferences lectures talks".split()
)
_TELLS_LIST = lazy_pattern(
    r"\b(?:includ(?:e|es|ed|ing)|such as|featur(?:e|es|ed|ing)|highlights|namely|as well as|alongside|host(?:s|ed|ing)?|h[eo]ld(?:ing)?|organi[sz]\w{1,3}|stag(?:e|ed|ing)|events|sessions|concurrent\w*)\b"
)
_ENDS = r"(?=[”\"’']?(?: \([^()\n]{1,60}\))?(?:[,.;]| and | on (?:the )?| as well as | will | where | held| to be held|$))"
_NEXT = lazy_pattern(
    rf"[”\"’']?(?: \([^()\n]{{1,60}}\))?(?:,? and |, |; (?:and )?|,? as well as )(?:the )?(?P<name>{ITEM}(?: – {ITEM})?){_ENDS}"
)
_BEFORE = lazy_pattern(
    rf"(?:such as|including|include|includes|included|featuring|,|;|and) (?:the )?(?P<name>{CAPITALISED}(?: (?:(?:of|for|the|in|&) )?{CAPITALISED}){{1,6}})(?:,? and |, |; (?:and )?)(?:the )?[“\"]?$"
)
_SHOWN = lazy_pattern(
    rf"(?<![\w’'-])(?P<name>(?:{CAPITALISED} ){{1,4}}(?:#\d{{1,3}}(?!\d)|(?:Presentation|Showcase|Session|Dialogue|Conversation|Sharing|Seminar|Workshop|Lecture|Forum|Concert|Masterclass|Talk)"
    rf": (?:[A-Z][\w’'&-]{{0,24}}(?: (?:(?:of|the|and(?! [^,.;:\n]{{2,40}}: )|for|to|in|from|with|&) ){{0,2}}[A-Z][\w’'&-]{{0,24}}){{0,9}})))(?![\w-])"
)
_HOSTED = lazy_pattern(
    rf"(?:; (?:and )?|\b(?:event|seminar|session|workshop|tasting|talk) |, and )(?P<name>[A-Z][\w’'-]{{1,20}}(?: (?:(?:on|a|an|the|of|with|and|for|in|to|&) ){{0,2}}{CAPITALISED}){{1,8}}),? "
    r"(?:hosted|led|presented|conducted|moderated|delivered|curated) by (?=[A-Z])"
)
_SEMINAR = lazy_pattern(
    rf"\b[Tt]he (?P<name>{CAPITALISED}(?: (?:(?:of|for|the|in|and|&|to|with) ){{0,2}}{CAPITALISED}){{2,9}}) (?:seminar|workshop|session|masterclass|webinar|tasting|symposium|roundtable|talk|runway show)\b(?!s)"
)
_COINED = lazy_pattern(r"[a-z][A-Z]\w* [A-Z]")  # `InnoPier Salon`
_OWNED = lazy_pattern(r"[a-z][’']s ")  # `Busan’s KCFM`: a place and what it has
_STAGED = ("show", "performance", "concert", "screening", "event")  # works of art are named so too
_NEXT_QUOTED = lazy_pattern(
    r"[,.]?[”\"’],?(?: and| or| &)? (?:the )?[“\"‘](?P<name>[A-Z0-9][^“”\"‘\n]{3,110}?)(?=[,.]?[”\"’](?!\w))"
)
_ASIDE = lazy_pattern(
    r"\b(?:[Ii]ts|[Tt]he|[Tt]his|[Tt]heir|[Aa]) (?:[a-z][\w-]{1,15} ){0,3}(?:demo day|plenary|panel|session|segment|finale|showcase|keynote|side event|sub-forum|roundtable|tasting|masterclass|phase), "
    rf"(?P<name>{capitals(8, joiners='of|and|for|the|&|to|on|in|with|a')}), (?=(?:which|is|was|will|has|had|on|at|held|led|said|moderated|chaired|featur\w{{2,3}}|takes|took)\b)"
)
_DRAWS = lazy_pattern(
    r"(?:\b[Tt]he |\bThis year[’']s |\. |^|-day |\b[Tt]he (?:[a-z][\w-]{1,15} ){1,2})(?P<name>(?:[A-Z]+[a-z]+[A-Z]\w*|[A-Z]{4,}|[a-z][A-Z]\w{2,})(?: [A-Z][a-z]{2,14})? 20\d\d) "
    r"(?=(?:attracted|drew|gathered|features?d?|brings?|brought|opens?|opened|closed|concluded|kicked|kicks|welcomed|returns|returned|hosts|hosted|saw|showcase[sd]?|will (?:be held|feature|bring|run|take|return|host|open))\b)"
)
_WHERE = lazy_pattern(rf"(?<![\w’'-])(?P<name>{CAPITALISED}(?: {CAPITALISED}){{1,5}}), (?:where|in which|during which|at which) ")
_MOST = 16
_LONGEST = 16  # words of a title
_PART = lazy_pattern(r", [A-Z][\w’' ]{2,60} [-–] [A-Z]")  # `Dawn Loaves, Rye Charm - Baking Together`
_THINGS = ("GPE", "NORP", "PERSON", "PLACE", "DATE", "ROLE", "ORG")


def billed(parts: Parts, labels: Labels) -> Iterator[Found]:
    """Titled sessions, shows and rankings in the running text of a release."""
    yield from _titles(parts, labels)
    yield from _rankings(parts)
    yield from _cued(parts, labels)
    yield from _others(parts, labels)
    yield from _told_by_noun(parts, labels)


def _after_article(text: str, start: int) -> int:
    """The start of a name without the article in capitals that a title begins with."""
    return start + (4 if text.startswith("The ", start) else 2 if text.startswith("A ", start) else 0)


def _found(start: int, end: int, rule: str, kind: str) -> Found:
    return Found("initiative", start, end, rule, {"type": kind, "form": "name", "acronym": ""})


def _titles(parts: Parts, labels: Labels) -> Iterator[Found]:
    """Titles of sessions in marks or behind `titled`, what a ceremony launches, what somebody will present."""
    text = parts.text
    for match in _SESSION.finditer(text):
        start, end = match.span("name")
        if is_title(match["name"], text[max(0, start - 50) : start], _LONGEST) and not _said(text, match.end()):
            staged = match["noun"].lower().rstrip("s") in _STAGED
            part = "pisode" in text[max(0, match.start() - 30) : match.start()]
            if not (part or (staged and parts.home != "HK") or labels.treated.is_work(match["name"])):
                yield _found(_after_article(text, start), end, SESSION, "event")
                yield from _following(text, end)
    for match in _CEREMONY.finditer(text):
        if is_title(match["name"], "", _LONGEST) and not labels.treated.is_work(match["name"]):
            yield _found(*match.span("name"), CEREMONY, _published(match["name"], "project"))
    for match in _PRESENTED.finditer(text) if parts.home == "HK" else ():
        start = match.start("name")
        if " " in match["name"] and is_title(match["name"], text[max(0, start - 50) : start]):
            yield _found(_after_article(text, start), match.end("name"), PRESENTED, type_by_words(match["name"], "event"))
    for match in _UNQUOTED.finditer(text):
        name = match["name"]
        if "titled" not in name and " " in name and not name.isupper() and name[-1] not in ",-–":
            written = match.group().partition(" ")[0].rstrip(",").lower() in (
                "report",
                "reports",
                "study",
                "studies",
                "survey",
                "surveys",
            )
            yield _found(*match.span("name"), TITLED, "publication" if written else "event")


def _following(text: str, end: int) -> Iterator[Found]:
    """The titles in marks that follow one in a list."""
    for _ in range(_MOST):
        match = _NEXT_QUOTED.match(text, end)
        if match is None or not is_title(match["name"], "", _LONGEST):
            return
        yield _found(_after_article(text, match.start("name")), match.end("name"), SESSION, "event")
        end = match.end("name")


def _said(text: str, end: int) -> bool:
    """True where a verb of saying follows: words in marks are said then."""
    return text[end : end + 12].lstrip(" ,").startswith(("said", "he ", "she ", "they "))


_RULES = frozenset(
    "requirements standard standards specification specifications guidelines code handbook guide report index".split()
)


def _published(name: str, otherwise: str) -> str:
    """The type of what a ceremony launches: a publication where rules or a report are named in it."""
    return "publication" if not _RULES.isdisjoint(name.lower().split()) else type_by_words(name, otherwise)


def _rankings(parts: Parts) -> Iterator[Found]:
    """Lists of the best that are cited (`Asia’s 50 Best Bakeries 2031`)."""
    text = parts.text
    for match in _RANKING.finditer(text) if " Best " in text else ():
        if match["name"][0].isupper():
            yield _found(*match.span("name"), RANKED, "publication")


def _is_event(parts: Parts, labels: Labels, start: int, end: int) -> bool:
    """True for capitals of two words and more that no label, post, given name or tail of a body makes something else."""
    name = parts.text[start:end]
    keys = name.lower().replace(":", "").split()
    marks = {label for s, e, label in labels.over(start, end) if e - s >= 0.6 * (end - start)}
    head = heads().get(keys[-1])
    gathering = head is not None and head.type == "event" and head.weight > 0
    return (
        len(keys) > 1
        and (gathering or marks.isdisjoint(_THINGS))
        and _PART.match(parts.text, end) is None
        and _OWNED.search(name) is None
        and not any(key in name_words().heads and after == "of" for key, after in pairwise(keys))
        and keys[0] not in words("opener") | words("post") | words("month")
        and keys[0] not in name_words().given
        and keys[-1] not in words("org_tail") | words("firm_tail")
        and keys[-1] not in name_words().heads
        and not (name.isupper() and len(keys) < 3)
        and not labels.treated.is_firm(name)
        and not labels.treated.is_body(name)
    )


def _placed(text: str, labels: Labels, start: int, end: int) -> int:
    """The end of a name without the month or the place that `in` adds to it."""
    at = text.rfind(" in ", start, end)
    following = text[at + 4 : end].partition(" ")[0].lower()
    entity = labels.at(at + 4) if at > 0 else None
    out = at > 0 and (
        following in words("month") or (entity is not None and entity[0] == at + 4 and entity[2] in ("GPE", "PLACE", "DATE"))
    )
    return at if out else end


def _cued(parts: Parts, labels: Labels) -> Iterator[Found]:
    """Events that a list tells off behind the noun that says what they are."""
    text = parts.text
    for match in _CUE.finditer(text):
        sentence = parts.sentence_at(match.start())
        found = [
            (start, end)
            for first, whole in items(text, match.end(), sentence.end if sentence else len(text))
            if _is_event(parts, labels, start := _after_article(text, first), end := _placed(text, labels, first, whole))
        ]
        sure = match["noun"].lower() in _SURE
        if not sure and not any(labels.at_any(start, end, "INITIATIVE") for start, end in found):
            continue
        for start, end in found:
            kind = type_by_words(text[start:end], "event")
            if kind in ("event", "award", "campaign") and (sure or not is_ordinary(text[start:end]) or end - start > 15):
                yield _found(start, end, LISTED, kind)


def _others(parts: Parts, labels: Labels) -> Iterator[Found]:
    """Shows with a number or a colon, what is hosted by somebody in a list, seminars by a long title before the noun."""
    text = parts.text
    for match in _SHOWN.finditer(text) if "#" in text or ": " in text else ():
        start, end = match.span("name")
        block = parts.block_at(start)
        led = text[max(0, start - 2) : start]
        if block is None or not any(c.isalnum() for c in text[block.start : start]) or led.strip() in (".", "•"):
            continue  # what stands before a colon at the beginning of a line or a sentence is its label
        if led[-1:] in '“"‘':
            continue  # a title in marks is longer
        first = match["name"].partition(" ")[0].lower()
        start += len(first) + 1 if first in words("opener") else 0
        yield _found(start, end, SHOWN, "event")
    for match in _HOSTED.finditer(text):
        start, end = match.span("name")
        called = match.group().startswith(("event ", "seminar ", "session ", "workshop ", "tasting ", "talk "))
        if _is_event(parts, labels, start, end) or (called and match["name"].count(" ") > 3):
            yield _found(start, end, HOSTED, type_by_words(match["name"], "event"))
    for match in _SEMINAR.finditer(text):
        start, end = match.span("name")
        start = max(start, text.rfind(" and the ", start, end) + len(" and the ")) if " and the " in match["name"] else start
        if text.count(" ", start, end) < 2:
            continue
        if _is_event(parts, labels, start, end):
            yield _found(start, end, SEMINAR, "event")


def _told_by_noun(parts: Parts, labels: Labels) -> Iterator[Found]:
    """A session between commas, coined gatherings with their year that draw people, gatherings `where` something is done."""
    text = parts.text
    for match in _ASIDE.finditer(text):
        start, end = match.span("name")
        keys = match["name"].lower().split()
        who = keys[0] in name_words().given or keys[0] in words("post") or keys[-1] in words("org_tail")
        if not (who or labels.at_any(start, end, "PERSON") or labels.at_any(start, end, "GPE")):
            yield _found(start, end, ASIDE, "project" if " phase, " in match.group() else "event")
    for match in _DRAWS.finditer(text):
        if not labels.treated.is_firm(match["name"][:-5]):
            yield _found(*match.span("name"), DRAWS, "event")
    for match in _WHERE.finditer(text):
        start, end = match.span("name")
        head = heads().get(match["name"].rpartition(" ")[2].lower())
        gathering = head is not None and head.type == "event" and head.weight > 0 and not head.plural
        if gathering and not labels.at_any(start, end, "GPE") and match["name"].partition(" ")[0].lower() not in words("opener"):
            yield _found(start, end, WHERE, "event")


def beside_events(parts: Parts, labels: Labels, known: Sequence[Found]) -> Iterator[Found]:
    """What stands in one list with a known event, where the sentence tells of a list (`include the Bakers Summit and Rye Tales`)."""
    text = parts.text
    for f in known:
        if f.groups["type"] not in ("event", "award") or f.groups["form"] != "name":
            continue
        sentence = parts.sentence_at(f.start)
        if sentence is None:
            continue
        told = _TELLS_LIST.search(text, sentence.start, f.start) is not None
        end = f.end
        for _ in range(_MOST):
            match = _NEXT.match(text, end, sentence.end)
            if match is None:
                break
            start, end = match.span("name")
            if not _is_event(parts, labels, start, last := _placed(text, labels, start, end)) or text[end : end + 1].isalnum():
                break
            kind = type_by_words(text[start:last], "event")
            if kind in ("event", "award") and (told or _COINED.search(text, start, last)):
                yield _found(start, last, LISTED, kind)
        before = _BEFORE.search(text, max(sentence.start, f.start - 140), f.start)
        if before is None or not told or " in " in before["name"] or not _is_event(parts, labels, *before.span("name")):
            continue
        kind = type_by_words(before["name"], "event")
        if kind in ("event", "award"):
            yield _found(*before.span("name"), LISTED, kind)
