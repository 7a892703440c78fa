"""Names that nothing inside them marks: told by an apposition beside them, by a launch before them, by a gathering that they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import NOUN_BESIDE, beside_nouns, capitals, common_words, heads, is_ordinary, type_by_words, words
from ..grammar.names import names as name_words
from ..spans import Found, Parts, Trace
from .initiatives_model import PERSON_SHAPE
from .initiatives_runs import PARTICIPLE, Labels, Run, is_cap, possessive

SUCH_AS = "initiative.such-as"
_COINED = lazy_pattern(r"[a-z][A-Z]|[A-Z]{2}[a-z]|\w\+\w|[A-Z]{5}")
_TAIL = r"(?=[,.;:)—–]| (?:for|of|on|to|in|at|by|with|from|about|under|that|which|where|who|run|held|valid|open|offering|dedicated|aimed|designed|featuring|launched|organi[sz]ed|published|showcasing|bringing|created|made|curated|hosted|presented|supported|celebrating|marking|spanning|based|examining|exploring|covering|detailing|tracking|measuring|ranking)\b|$)"
_DESCRIBED = r"(?:Phase \d[ab]?(?:/\d[ab]?)? )?(?:(?!(?:of|at|in|on|for|the|an?|to|with|by|from|who|which|that|was|is|and|said)\b)[a-z0-9][\w’'-]{0,20} (?:and |& )?){0,6}?"
_EXPLAINED = lazy_pattern(
    rf"[”\"’]?(?: \([^()\n]{{1,30}}\))?(?P<link>,| –| -|:| is| was| will be| has become) "
    rf"(?P<art>an?|its|our|their|(?:the|[A-Z][\w&.-]{{1,20}}[’']s|Hong Kong[’']s|the (?:world|region|country|city|nation|industry|company|group)[’']s)) "
    rf"{_DESCRIBED}(?P<noun>{NOUN_BESIDE})s?{_TAIL}"
)
_INTRODUCED = lazy_pattern(
    rf"\b(?P<art>[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir|[Aa]n?|[Tt]his year[’']s|new|\w[’']s) {_DESCRIBED}(?P<noun>{NOUN_BESIDE})(?P<comma>,)? [“\"]?$"
)
# Who is meant in small letters is mostly the issuer: `the company’s app, …`.
_THEIRS = lazy_pattern(
    r"\b[Tt]he [a-z]{3,14}[’']s? (?:(?!(?:of|to|in|on|by|and|as|at|with|from|for)\b)[a-z][\w-]{1,20} ){0,4}?[a-z]{2,14},? [“\"]?$"
)
_LAUNCHED = lazy_pattern(
    r"\b(?:launch|unveil|introduc|debut|inaugurat|pilot|roll)(?:e?s|ed|e?d|ing|ing out|ed out|s out|e)?(?: of| out)? "
    r"(?P<art>(?:(?:the|its|our|their|his|her|a|an|new|first|dedicated|online|mobile|digital|interactive|flagship|all-new|latest|"
    r"upcoming|brand-new) ){0,3})$"
)
_THINGS = frozenset(
    ("app", "software", "tool", "chatbot", "game", "podcast", "toolkit", "newsletter", "magazine", "card", "kit")
)  # no firm is one
_BROUGHT = lazy_pattern(
    r"\b(?:launch|unveil|introduc|debut|inaugurat|pilot|begin|start|releas|publish|run|roll)(?:e?s|ed|e?d|n?ing|ning|ing|e)?(?: of| out)? "
    r"(?:(?:the|its|our|their|new|first|also) ){0,3}$"
)
_PUT_OUT = lazy_pattern(
    r"[”\"’]?, (?:first |which was |that was |newly )?(?:launched|introduced|inaugurated|piloted) (?:in|on|by|last|this|earlier|under|as|today|with)\b"
)
_A_FIRM = lazy_pattern(
    r"[®™]?, (?:an?|its|the) (?:[\w-]+ ){0,4}(?:subsidiary|affiliate|company|firm|agency|studio|label|genre|non-?profit|charity)\b"
)
_GATHERS = lazy_pattern(
    r"[”\"’]? (?:which |that )?(?:will (?:be held|take place|return|kick off|open on)|takes? place|took place|(?:is|was) (?:held|being held|scheduled)|"
    r"kicks off|kicked off)\b"
)
_SHOWN_AT = lazy_pattern(r"\b(?:exhibit|showcas|demonstrat|unveil|debut|present|display|speak)\w* (?:\w+ ){0,4}at (?:the )?$")
_ATTENDED = lazy_pattern(
    r"\b(?:participat(?:e|es|ed|ing|ion) in|(?:take|took|taking|takes) part in|(?:pavilions?|booths?|stands?) at|exhibit(?:s|ed|ing)? at|"
    r"compet(?:e|es|ed|ing) (?:in|at)) (?:the |this year[’']s )?$"
)
_SUCH_AS = lazy_pattern(
    rf"\b(?P<noun>{NOUN_BESIDE})s(?: (?:that|which|to) (?:[a-z][\w’'-]* ){{1,9}}?[a-z][\w’'-]*)?,? (?:such as|including|like|namely) (?:the )?$"
)
# The next of a list: it ends at a comma, a bracket or the end of the sentence, so that no clause begins with it.
_NEXT_LISTED = lazy_pattern(
    rf"[”\"®™]{{0,2}}(?: \([^()\n]{{1,30}}\))?(?:[,;] (?:and |or )?| and | or )(?:the )?(?P<name>{capitals(5, joiners='of|for|the|&')})(?= \([^()\n]{{1,30}}\)|[,;]| and [A-Zt]|\.(?:\s|$)|$)"
)
_MOST_LISTED = 12
_ENDS_WHOLE = lazy_pattern(
    r"[”\"’]?(?:[,.;:)™®]|$| (?:in|on|at|for|to|with|as|by|from|today|this|is|was|will|has|which|that|and|an?|the|last|earlier)\b| [–(-])"
)
# What a pattern that looks back from a name asks for right before it, so that it is tried only there.
_NOUN_ENDS = frozenset(n.split(" ")[-1] for n in beside_nouns())
_LISTING_ENDS = tuple(f"{w} {the}" for w in ("such as", "including", "like", "namely") for the in ("", "the "))
_ATTENDED_ENDS = tuple(f" {w} {which}" for w in ("in", "at") for which in ("", "the ", "this year’s ", "this year's "))
_LAUNCHED_ENDS = frozenset(
    "the its our their his her a an new first dedicated online mobile digital interactive flagship all-new latest upcoming brand-new of out".split()
)
_LAUNCH_STEM = lazy_pattern(r"launch|unveil|introduc|debut|inaugurat|pilot|roll")
_OPENING = words("opener") | words("describer")
_GLUED = frozenset("what why how who when where which while with our the this these those it we by in at on for from".split())
_LEADS_OUT = frozenset(("a", "an", "at", "with", "from", "in", "on", "to", "for"))
_PLACES = lazy_pattern(r"\b(?:in|at|by|from|near|outside|of|with|between|against|join(?:s|ed)?) (?:the )?$")
_STOPS = frozenset(("a", "an", "at", "with", "from", "in"))
_TWO = lazy_pattern(r" and (?:Project|Operation) ")  # each of them is a project of its own
_THOSE = "|".join(sorted(w.capitalize() for w in words("left_of")))
_AGENT = lazy_pattern(r"\b(?:in|by|near|outside) (?:the )?$")
_LOOSE = lazy_pattern(r"\b(?:of|from|with|between|against|join(?:s|ed)?) (?:the )?$")
_SUPERLATIVE = lazy_pattern(r"largest|biggest|leading|premier|annual|longest|first|[’']s$|flagship|foremost")


def explained_as(after: str) -> tuple[str, str] | None:
    """The noun and the type that an apposition behind a name gives, `after` being the text from the name's end on; None where there is none.

    >>> explained_as(", a summer campaign for anglers"), explained_as(", a friend of mine")
    (('campaign', 'campaign'), None)
    """
    match = _EXPLAINED.match(after)
    return (match["noun"], beside_nouns()[match["noun"]][0]) if match is not None else None


def edges(run: Run, start_of_sentence: int) -> tuple[int, int] | None:
    """Word indexes of the name that a whole run gives, without opening words and `Members of the …`; None where there is none."""
    first, after = 0, len(run.words)
    opens = run.start == start_of_sentence
    if opens and after > 2 and run.words[1] in ("of", "to", "at", "for", "in") and run.keys[0] in words("left_of"):
        first = 3 if run.words[2] == "the" else 2
    while first < after and (
        run.keys[first] in _OPENING
        or ("-" in run.words[first] and PARTICIPLE.search(run.words[first]))
        or _leads_on(run, first)
        or not is_cap(run.words[first])
    ):
        first += 1
    for i in range(first, after - 1):
        if possessive(run, i) and run.keys[i] not in words("kept_possessive"):
            first = i + 1
    after = next((i for i in range(first + 1, after) if run.words[i] in _LEADS_OUT and _stops(run, i)), after)
    for i in range(first + 1, after - 1):
        if run.words[i] == "of" and _COINED.search(run.words[i + 1]):
            first = i + 1  # `a pilot in Sham Shui Po of ShipOS`
    after = next((i for i in range(first + 1, after) if _explains(run, i, after)), after)
    while after > first + 1 and run.keys[after - 1] in _GLUED:
        after -= 1  # `KettleSense What sets it apart`: a heading glued to its text
    while after > first and not (is_cap(run.words[after - 1]) or run.words[after - 1][0].isdigit()):
        after -= 1
    return (first, after) if first < after else None


def whole(parts: Parts, run: Run) -> tuple[int, int, list[str]] | None:
    """Where the name that a whole run gives stands, without a possessive that something follows, and its words as keys; None where there is none."""
    sentence = parts.sentence_at(run.start)
    inside = edges(run, sentence.start if sentence is not None else -1)
    if inside is None:
        return None
    first, after = inside
    end = run.starts[after - 1] + len(run.words[after - 1])
    if run.words[after - 1].endswith(("’s", "'s")) and parts.text[end : end + 1] == " ":
        end -= 2
    return run.starts[first], end, run.keys[first:after]


def _leads_on(run: Run, i: int) -> bool:
    """True for a participle that opens a heading before a coined name (`Complementing KettleSense`)."""
    return (
        run.keys[i].endswith("ing")
        and run.keys[i] in common_words()
        and i + 1 < len(run.words)
        and _COINED.search(run.words[i + 1]) is not None
        and not run.words[i + 1].isupper()
    )


def _explains(run: Run, i: int, after: int) -> bool:
    """True for a dash behind which an article tells what a name is (`KettleCoin - the Baking Token`), not one inside a gathering's name."""
    if run.words[i] not in ("-", "–") or run.words[i + 1 : i + 2] not in (["the"], ["a"], ["an"]):
        return False
    return not any(h is not None and h.weight > 1 and h.type in ("event", "award", "publication") for h in run.heads[i:after])


def _stops(run: Run, i: int) -> bool:
    """True for a joiner that leads out of a name: to a place, or to a day."""
    following = run.keys[i + 1] if i + 1 < len(run.words) else ""
    if run.words[i] in _STOPS:
        return not (
            run.words[i] == "in" and following in common_words() - words("month") - words("season") and is_cap(run.words[i + 1])
        )
    return run.words[i] in ("on", "to", "for") and (
        following in words("month") or following in words("season") or run.words[i + 1][:1].isdigit()
    )


def beside(parts: Parts, labels: Labels, spoken: Sequence[Run], trace: Trace | None) -> Iterator[Found]:
    """Names by what stands beside them; `spoken` are the runs outside headings."""
    text = parts.text
    issuer = (parts.issuer or "").lower()
    for run in spoken:
        sentence = parts.sentence_at(run.start)
        opening, closing = (sentence.start, sentence.end) if sentence else (run.start, run.end)
        inside = edges(run, opening)
        if inside is None:
            continue
        start = run.starts[inside[0]]
        end = run.starts[inside[1] - 1] + len(run.words[inside[1] - 1])
        if possessive(run, inside[1] - 1) or _TWO.search(text, start, end):
            continue
        both = text.rfind(" and the ", start, end)
        if both > 0 and (left := heads().get(text[start:both].rpartition(" ")[2].lower())) is not None and left.weight:
            continue  # `the Kite Scheme and the Oven Programme` are two, each by its head
        told = _told(
            text[max(opening, start - 90) : start], text[start:end], text[end : min(closing, end + 130)], labels, start, end
        )
        if told is None:
            continue
        rule, kind, certain = told
        reason = ""
        if rule in ("initiative.explained", "initiative.introduced") and kind in (
            "platform",
            "institution",
            "project",
            "partnership",
        ):
            reason = "a name that the text treats as a company" if labels.treated.is_body(text[start:end]) else ""
        if labels.treated.is_firm(text[start:end]):
            reason = "a name that the text treats as a company"
        reason = reason or _refusal(text[start:end], run.keys[inside[0] : inside[1]], labels, start, end, issuer, certain)
        if not reason:
            yield Found("initiative", start, end, rule, {"type": kind, "form": "name", "acronym": ""})
            if rule == SUCH_AS:
                yield from _listed_on(text, end, closing, kind, labels, issuer)
        elif trace is not None:
            trace.refuse("initiative", start, end, rule, reason)


def _listed_on(text: str, end: int, closing: int, kind: str, labels: Labels, issuer: str) -> Iterator[Found]:
    """The names that stand in one list behind one that its noun tells (`programmes such as Tern Path, Kite Steps and Oven Days`)."""
    for _ in range(_MOST_LISTED):
        match = _NEXT_LISTED.match(text, end, closing)
        if match is None:
            return
        start, end = match.span("name")
        name, keys = match["name"], match["name"].lower().split()
        if len(keys) < 2 or labels.treated.is_firm(name) or labels.treated.is_body(name):
            return
        if keys[0] in _OPENING or _refusal(name, keys, labels, start, end, issuer, certain=False):
            return
        yield Found("initiative", start, end, SUCH_AS, {"type": type_by_words(name, kind), "form": "name", "acronym": ""})


def _told(before: str, name: str, after: str, labels: Labels, start: int, end: int) -> tuple[str, str, bool] | None:
    """The rule by which the words beside a run tell that it names an undertaking, the type, and whether labels can be overruled."""
    coined = _COINED.search(name) is not None
    marks = {label for s, e, label in labels.over(start, end) if e - s >= 0.6 * (end - start)}
    modelled = bool(marks & {"INITIATIVE", "PRODUCT"})
    explained = _EXPLAINED.match(after)
    if explained is not None:
        placed = _PLACES.search(before) is not None
        noun, art = explained["noun"], explained["art"]
        kind, firm = beside_nouns()[noun]
        definite = art == "the"
        if not firm and explained["link"][-1].isalpha():
            return None  # firms and places are hubs and platforms
        superlative = _SUPERLATIVE.search(explained.group()) is not None
        if explained["link"] == "," and coined and noun in _THINGS and not placed:
            return "initiative.told-brought-out", kind, True  # `a prize for KiteTell, an app that tells tides`
        if explained["link"] == "," and (coined or " " in name) and _BROUGHT.search(before) and not _A_FIRM.match(after):
            return "initiative.told-brought-out", kind, True  # `will launch Kite Trail, a walking app for families`
        told_out = coined or modelled or (superlative and kind == "event")
        if explained["link"][-1].isalpha() and not coined and not superlative:
            return None  # a definition
        if placed and not (told_out and not _AGENT.search(before)) and not (firm and not definite and _LOOSE.search(before)):
            return None
        if (
            (firm and not definite)
            or (coined and (firm or art in ("its", "our", "their") or art[0].isupper()))
            or modelled
            or (firm and superlative and definite and kind == "event")
        ):
            return (
                "initiative.explained",
                kind,
                (firm and (coined or not definite)) or (coined and art in ("its", "our", "their")),
            )
    last_word = before.rstrip(' “"').rpartition(" ")[2]
    introduced = _INTRODUCED.search(before) if last_word.rstrip(",") in _NOUN_ENDS else None
    if introduced is not None:
        kind, firm = beside_nouns()[introduced["noun"]]
        own = introduced["art"].lower() in ("its", "our", "their") or _THEIRS.search(before) is not None
        if introduced["noun"] == "series" and before.rstrip()[:-7].rstrip()[-1:].isdigit():
            return None  # a `105 series` of cars
        closed = not introduced["comma"] or after[:1] in ',.;”"–' or after.startswith((" –", " by ", " from "))
        if (
            closed
            and _ENDS_WHOLE.match(after)
            and ((firm and (coined or modelled or len(name.split()) > 1)) or (own and (coined or modelled)))
        ):
            return "initiative.introduced", kind, firm and coined
    return _done_with(before, name, after, marks, coined)


def _one_of_a_kind(art: str, name: str) -> bool:
    """True for ordinary words and head nouns behind `a` or `an`."""
    return bool({"a", "an"} & set(art.split())) and all(is_ordinary(w) or w.lower() in heads() for w in name.split())


def _done_with(before: str, name: str, after: str, marks: set[str], coined: bool) -> tuple[str, str, bool] | None:
    """The same by what is done with it: told off in a list, attended, launched, held."""
    modelled = bool(marks & {"INITIATIVE", "PRODUCT"})
    listed = _SUCH_AS.search(before) if before.endswith(_LISTING_ENDS) else None
    if (
        listed is not None
        and " and " not in name
        and beside_nouns()[listed["noun"]][1]
        and (coined or modelled or len(name.split()) > 1)
    ):
        return SUCH_AS, beside_nouns()[listed["noun"]][0], False
    if (
        before.endswith(_ATTENDED_ENDS)
        and _ATTENDED.search(before)
        and _ENDS_WHOLE.match(after)
        and (coined or len(name.split()) > 1)
        and not marks & {"PLACE", "GPE"}
    ):
        offered = name.rpartition(" ")[2] in ("Offer", "Offers", "Package", "Deal", "Rebate")
        return "initiative.attended", "scheme" if offered else type_by_words(name, "event"), True
    last_word = before[:-1].rpartition(" ")[2]
    brought = last_word in _LAUNCHED_ENDS or _LAUNCH_STEM.search(last_word) is not None
    launched = _LAUNCHED.search(before) if brought else None
    if (
        launched is not None
        and _ENDS_WHOLE.match(after)
        and not _A_FIRM.match(after)
        and not _one_of_a_kind(launched["art"], name)
        and (coined or modelled or (launched["art"] and len(name.split()) > 1))
    ):
        return "initiative.brought-out", type_by_words(name, "scheme" if " for " in name else "platform"), True
    if (
        after.startswith((",", "”", '"', "’", "'"))
        and _PUT_OUT.match(after)
        and (before.endswith((" of ", " of the ")) or not _PLACES.search(before))
        and (coined or modelled or len(name.split()) > 2 or (len(name.split()) > 1 and before.endswith(("’s ", "'s "))))
    ):
        joined = re.search(rf"\b(?:{_THOSE}) of (?:the )?$", before) is not None  # `Members of the …, launched in May`
        return "initiative.brought-out", type_by_words(name, "platform"), joined
    if coined and (
        (_GATHERS.match(after) and not _PLACES.search(before)) or (_SHOWN_AT.search(before) and _ENDS_WHOLE.match(after))
    ):
        return "initiative.gathering", "event", False
    return None


def _refusal(name: str, keys: list[str], labels: Labels, start: int, end: int, issuer: str, certain: bool) -> str:
    lower = name.lower()
    marks = {label for s, e, label in labels.over(start, end) if e - s >= 0.6 * (end - start)}
    role = {label for s, e, label in labels.over(start, end) if e - s >= 0.9 * (end - start)} & {"ROLE"}
    if (
        marks & {"NORP", "DATE", "LANGUAGE"}
        or role
        or ("PERSON" in marks and not (certain and (len(keys) > 2 or (len(keys) > 1 and keys[0] not in name_words().given))))
        or PERSON_SHAPE.fullmatch(name)
        or (not certain and marks & {"GPE", "PLACE", "LOC", "FAC", "ORG"})
    ):
        return "a person, a place or an organisation"
    if (
        keys[-1] in words("org_tail")
        or keys[0] in words("post")
        or (any(k in words("month") or k in words("season") for k in keys) and not (certain and len(keys) > 2 and "of" in keys))
    ):
        return "an organisation or a part of the calendar"
    if lower in labels.bodies or (issuer and (lower in issuer or issuer in lower)):
        return "the issuer, or a body with a paragraph about itself"
    if len(keys) == 1 and (keys[0] in common_words() or keys[0] in words("tech") or (name.isupper() and len(name) < 6)):
        return "an ordinary word or a bare acronym"
    if len(keys) > 8:
        return "a heading or a list"
    return ""
