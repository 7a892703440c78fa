"""What the whole text says of a candidate: what it is elsewhere, and how it is written there.

A name that the trained pipeline calls a body in most places, that a stock-exchange code or a legal form follows, or that the text
writes with an article is no person where only its shape, one label or an ambiguous word spoke for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from hkfacts.patterns import lazy_pattern

from ..grammar.names import Names, Word, bare, eastern, is_given, person_like
from ..spans import Parts
from .people_houses import FIRM, JOINED_FIRM, TRADE_MARK
from .people_near import Candidate, Labels, has_role_after, human, said_plainly, said_strongly
from .people_shape import CAMEL
from .people_signs import dated_there, is_located, is_place

Kept = list[tuple[Candidate, str]]
Keys = tuple[str, ...]

_UNSURE = frozenset(("model.person", "person.given-name", "person.said-before", "person.said-after", "person.list"))
_BY_VOTE = frozenset(("person.role-before", "person.role-after", "person.contact"))
_SURE = frozenset(("person.honorific", "person.post-nominals"))
_QUOTED = lazy_pattern(r"[“\"‘']")
_CLOSED = lazy_pattern(r"[,.]?[”\"’']")
_ARTICLE = lazy_pattern(r"(?<![\w’'])(?:[Aa]n?|[Tt]he) $")
_LISTED_STOCK = lazy_pattern(r" ?\((?:[A-Z][\w .&-]{1,24}: ?[A-Z0-9.]{1,6}\b|OTC|NYSE|NASDAQ|Nasdaq)")
_LEGAL_FORM = lazy_pattern(r",? (?:Inc|LLC|Ltd|Limited|LLP|PLC|plc|Corp|Corporation|GmbH|AG|Pte|Pty)\b(?!-)")
_PLAYED = lazy_pattern(r"\b(?:[Ss]tars?|[Ss]tarred|[Ss]tarring)(?: [A-Z][\w.]+){0,3} as $")
_WORKS_AT = lazy_pattern(
    r"\b(?:[Oo]fficer|[Dd]irector|[Mm]anager|[Pp]resident|[Pp]artner|[Aa]nalysts?|[Ee]ngineers?|[Ll]ead|[Hh]ead|C[EFOTIM]O|[Ff]ounder|[Ss]cientist|"
    r"[Ee]xecutive|[Cc]ounsel|[Ee]conomist|[Ss]trategist|[Cc]onsultant|[Aa]ssociate|[Aa]ttorneys?|[Bb]rokers?|[Aa]dvis[eo]rs?|[Ss]pecialist|Sales|Marketing|Product)"
    r"(?:,? of [A-Z][\w &]{1,30}| of \w{1,15})? (?:at|with) $"
    r"|\b(?:C[EFOTIM]O|[Pp]resident|[Cc]hairman|[Cc]hairwoman|[Cc]hief \w{4,14} [Oo]fficer|[Mm]anaging (?:[Dd]irector|[Pp]artner)|[Oo]wner|[Ff]ounder|"
    r"[Cc]o-[Ff]ounder) of $"
)
_JOINS = lazy_pattern(r"\b(?i:joins|joined|joining|rejoins|rejoined) $")
_IN_A_POST = lazy_pattern(r" (?i:as) (?:(?:an?|the|its|our|new) ){0,2}[A-Za-z]")
_OWNS_POST = lazy_pattern(
    r"['’]s (?:[Mm]anaging (?:[Pp]artner|[Dd]irector)|C[EFOTIM]O\b|[Cc]hief \w{4,14} [Oo]fficer|[Gg]eneral [Cc]ounsel|[Bb]oard of [Dd]irectors|"
    r"(?:New York|London|Hong Kong|Singapore|Washington|Boston|Chicago|Paris|Dubai) office)"
)
_FIRM_CALLED = lazy_pattern(
    r",? (?:an?|the|one of the)(?: (?!(?:of|at|for|from|with|by|who|behind)\b)[\w’'-]{1,20}){0,5} (?:brands?|brokerages?|company|companies|firms?|makers?|manufacturers?|providers?|retailers?|suppliers?|"
    r"platform|agency|consultancy|marketplace|lender|start-?up|chain|label|publisher|bank|bookmaker|brewery|winery|distillery|airline|distributor|subsidiary|corporation)"
    r"(?:[,.;:)]| (?:of|for|that|which|in|with|based|behind|and|known|specializing|specialising|serving)\b)"
    r"| (?:is|remains) (?:an?|the|one of the)(?: (?!(?:of|at|for|from|with|by|who|behind)\b)[\w’'-]{1,20}){0,5} (?:brand|brokerage|company|firm|"
    r"manufacturer|platform|agency|consultancy|marketplace|start-?up|bank|brewery|winery|airline|subsidiary|corporation)(?:[,.;:)]| (?:that|which|in|based|and)\b)"
    r"| (?:is|was) (?:headquartered|conveniently located|acquired by|incorporated|listed on)\b"
)
_MANY = 60  # mentions of one name that are looked at; a name said more often is judged by these


def keys_of(candidate: Candidate) -> Keys:
    """The words of a candidate in lower case."""
    return tuple(w.key for w in candidate.words)


def without_things(kept: Kept, several: Sequence[Candidate], parts: Parts, labels: Labels, known: Names) -> Kept:
    """Leave out what the text elsewhere shows to be a firm, a place, a trade mark or a title, where nothing certain spoke for it."""
    doubtful = {keys_of(c) for c, rule in kept if len(c.words) > 1 and rule not in _SURE}
    mentions: dict[Keys, list[Candidate]] = {}
    things: set[Keys] = set()
    bodies: set[Keys] = set()
    for c in several:
        if len(c.words) < 2 or c.honorific_start is not None:
            continue
        keys = keys_of(c)
        if keys in doubtful:
            mentions.setdefault(keys, []).append(c)
        if is_issuer(c, parts, known):
            bodies.add(keys)
        first = keys[1] if c.words[0].kind == "I" and len(keys) > 2 else keys[0]
        sure = is_given(first, known) and keys[-1] not in known.common
        placed = is_place(c, parts, known)
        if (
            _is_title(c, parts)
            or is_located(c, parts, known)
            or (placed and dated_there(c, parts))
            or (not sure and (placed or marks_thing(c, parts, known)))
        ):
            things.add(keys)
        if not sure and marks_thing(c, parts, known) and len(keys) > 2:
            things.add(keys[:2])
    voted: set[Keys] = set()
    unlikely: set[Keys] = set()
    for keys, places in mentions.items():
        verdict = _verdict(keys, places[:_MANY], parts, labels, known)
        if verdict == "stock":
            bodies.add(keys)
        elif verdict == "thing":
            voted.add(keys)
        elif verdict == "unlikely":
            unlikely.add(keys)
        elif verdict == "person":
            bodies.discard(keys)
    out = []
    for c, rule in kept:
        keys = keys_of(c)
        surname = keys[-1] not in known.common or keys[-1] in known.family_words
        enlisted = rule == "person.list" and (is_given(keys[0], known) or keys[-1] in known.family) and surname
        unsure = rule in _UNSURE and (keys in things or keys in voted or (keys in unlikely and not enlisted))
        if not (unsure or (rule in _BY_VOTE and keys in voted) or (rule not in _SURE and keys in bodies)):
            out.append((c, rule))
    return out


def _is_title(c: Candidate, parts: Parts) -> bool:
    """True of words between quotation marks of their own."""
    if c.words[-1].possessive:
        return False  # `“Jane Roe's work`
    return _QUOTED.match(parts.text, c.start - 1) is not None and _CLOSED.match(parts.text, c.end) is not None


def _verdict(keys: Keys, places: Sequence[Candidate], parts: Parts, labels: Labels, known: Names) -> str:
    """What the mentions of one name say together: `stock` (a listed firm), `thing`, `unlikely`, `person`, or an empty string."""
    text = parts.text
    places = [c for c in places if not c.name.isupper()] or places  # a house in capitals beside its founder
    if any(_LISTED_STOCK.match(text, c.end) for c in places):
        return "stock"
    warm = any(human(c, parts) or said_plainly(c, parts) for c in places)
    named = is_given(keys[0], known) and (keys[-1] in known.family or keys[-1] in known.surnames)
    named = named or eastern(places[0].words, known)
    if any(_PLAYED.search(text, max(0, c.start - 60), c.start) for c in places):
        return "thing"
    votes = sum(labels.vote(c.start, c.end) for c in places)
    if not named and votes <= -4 and votes == -len(places):
        return "thing"  # the pipeline never doubts that it is a body
    if sum(_has_officers(c, text) for c in places) > 1:
        return "thing"
    firm = any(_LEGAL_FORM.match(text, c.end) for c in places)
    post = any(has_role_after(c, parts, labels) == "person" for c in places)
    if firm and not warm and not post:
        return "thing"
    if not warm and not post and any(_employs(c, text) for c in places):
        return "thing"
    if not named and not warm:
        article = any(
            _ARTICLE.search(text, max(0, c.start - 5), c.start) and not c.blocked and text[c.end : c.end + 1] != "-"
            for c in places
        )
        if (votes < -1 and not post) or (article and votes <= 0):
            return "thing"
        if votes < 0 and not post:
            return "unlikely"
    return "person" if votes > 0 and (warm or post) and not firm else ""


def _employs(c: Candidate, text: str) -> bool:
    """True of what somebody works at, or what the text calls a firm: `a director at Jane Roe`, `Jane Roe, the largest maker of`."""
    if c.words[-1].possessive:
        return False
    return _WORKS_AT.search(text, max(c.floor, c.start - 70), c.start) is not None or (
        _FIRM_CALLED.match(text, c.after, c.ceiling) is not None
    )


def _has_officers(c: Candidate, text: str) -> bool:
    """True of what somebody joins in a post, or whose officers are spoken of: `joins Roe Poe as partner`, `Roe Poe’s Managing Partner`."""
    if c.words[-1].possessive:
        return _OWNS_POST.match(text, c.end) is not None
    joined = _JOINS.search(text, max(c.floor, c.start - 10), c.start)
    return joined is not None and _IN_A_POST.match(text, c.end) is not None


def trimmed(kept: Kept, known: Names, issuer: str | None = None) -> Kept:
    """Cut a word off a name where the text writes the name elsewhere without it and the word is no name: `Jane Roe Depicts`."""
    forms = Counter(keys_of(c) for c, _ in kept if len(c.words) > 1)
    body = tuple(bare(w) for w in (issuer or "").split())
    out: Kept = []
    for c, rule in kept:
        words = c.words
        rest = words[: -len(body)] if body else words
        if 2 <= len(rest) < len(words) and keys_of(c)[-len(body) :] == body and forms[tuple(w.key for w in rest)]:
            out.append((replace(c, words=rest, after=rest[-1].end, post_nominals="", right=words[len(rest)]), rule))
            continue  # `Jane Roe Acme Bank` on a line of contacts
        for first, last in ((0, -1), (0, -2), (1, len(words))):
            rest = words[first:last]
            cut = words[last:] if first == 0 else words[:1]
            if len(rest) < 2 or not forms[tuple(w.key for w in rest)]:
                continue
            if all(_is_stray(w, c, known) for w in cut):
                end = rest[-1].end
                c = replace(c, words=rest, after=end, post_nominals="", right=words[last] if first == 0 else c.right)
                break
        out.append((c, rule))
    return out


def _is_stray(word: Word, c: Candidate, known: Names) -> bool:
    """True of a word at the edge of a name that is no part of it: an ordinary word, letters in capitals, a word of a headline."""
    key = word.key
    if word.kind in "ISpq" or "-" in key or key in known.given or key in known.family or key in known.surnames:
        return False
    inner = any(ch.isupper() for ch in word.text[1:]) and not word.text.startswith(("Mc", "Mac", "De", "O"))
    verbal = c.titled and (key.endswith(("s", "ed", "ing")) or word.kind != "N")
    return verbal or inner or key in known.common or key in known.not_names or key in known.heads


def heads_a_body(key: str, text: str, known: Names) -> bool:
    """True where the text writes the word before another that bodies have, or owns a thing in capitals: `Dugan's Travels`."""
    for match in re.finditer(rf"\b{re.escape(key.capitalize())}(['’]s)? ([A-Z][a-z]+)", text):
        word = match.group(2).lower()
        if match.group(1) or word in known.common or known.not_names.get(word) in ("company", "institution"):
            return True
    return False


def _cold(candidate: Candidate, parts: Parts) -> bool:
    """True where nobody of the name is ever spoken of as a person: no pronoun, no speech beside it."""
    return not human(candidate, parts) and not said_strongly(candidate, parts)


def is_issuer(candidate: Candidate, parts: Parts, known: Names) -> bool:
    """True where the name is that of the issuing body, and no given name says that the issuer is a person."""
    issuer = [w.lower().strip(",.") for w in (parts.issuer or "").split()]
    keys = [w.key for w in candidate.words]
    if len(keys) < 2 or issuer[: len(keys)] != keys:
        return False
    if issuer[len(keys) :] in (["&", "associates"], ["and", "associates"], ["&", "sons"], ["and", "sons"]):
        return False  # a firm that is called after its head: `Will Harrow & Associates`
    last = candidate.words[-1]
    ordinary = last.key in known.common and last.key not in known.family_words
    if ordinary and is_given(keys[0], known):  # `Garrick Lending`, `Tessa Vu Luxury` of `Tessa Vu Luxury Treats`
        ordinary = last.key not in known.family and last.key not in known.surnames and _cold(candidate, parts)
    return (
        ordinary
        or last.kind in "AX"
        or CAMEL.search(last.text) is not None
        or (keys[0] not in known.given and not person_like(candidate.words, known) and _cold(candidate, parts))
    )


def marks_thing(candidate: Candidate, parts: Parts, known: Names) -> bool:
    """True where the run goes on as the name of a firm, or bears a trade mark: `Newfield Golf Company`, `Pure Plasma™`."""
    right = candidate.right
    firm = right is not None and right.kind == "X" and known.not_names.get(right.key) in ("company", "institution")
    text = parts.text
    marked = text.startswith(TRADE_MARK, candidate.end) or JOINED_FIRM.match(text, candidate.end, candidate.ceiling) is not None
    return (
        marked or (firm and not candidate.words[-1].possessive) or FIRM.match(text, candidate.end, candidate.ceiling) is not None
    )
