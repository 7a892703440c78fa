"""What the issuer calls its own: a product's name with `its`, `our`, `the company’s` or the issuer's name before it."""

from __future__ import annotations

from collections.abc import Iterator

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import beside_nouns, describing_nouns, is_ordinary, type_by_words, words
from ..spans import Found, Parts
from .initiatives_refuse import FIRM
from .initiatives_runs import Labels

_OWN = lazy_pattern(
    r"(?:\b(?:[Ii]ts|[Oo]ur)|\b[Tt]he [Cc]ompany[’']s|\b(?P<owner>[\w&.-]+(?: [A-Z][\w&.]*){0,3})[’']s?) (?:own )?"
    r"(?:(?!(?:of|to|in|on|by|and|as|at|with|from|for|under|over|that|which|is|was)\b)[a-z][\w’'-]{1,20} ){0,3}[“\"‘]?$"
)
_GOODS = (
    "software|application|technology|device|engine|feature|collection|product|brand|framework|concept|ecosystem|network|protocol|exchange|"
    "offering|module|hardware|content|library|series|sensor|robot|vehicle|drone|chip|terminal|terminals|devices|products"
)
_NAMED = tuple(_GOODS.split("|"))
NOUNS = "|".join(sorted({*beside_nouns(), *describing_nouns()}, key=lambda n: (-len(n), n)))
_WHOLE = lazy_pattern(
    rf"[®™℠]|\((?:R|TM|SM)\)|[,.;:)’”\"]|$| (?:in|on|at|for|to|with|as|by|from|today|this|is|was|are|will|has|which|that|an?|the|can|offers?|provides?|uses?|"
    rf"now|also|allows?|enables?|helps?|features?|includes?)(?![\w-])| [–(]| (?:[a-z][\w-]{{2,15}} )?(?:(?P<noun>{NOUNS})|{_GOODS})s?\b"
)
_MARK = lazy_pattern(r"[®™℠]|\((?:R|TM|SM)\)")
_MARKED = lazy_pattern(r"(?:[®™℠]|\((?:R|TM|SM)\)) (?P<nouns>[a-z]+(?: [a-z]+)?)")
_SIGN = lazy_pattern(r"(?:[®™℠]|(?<=[a-z])TM|\((?:R|TM|SM)\)?)$")
_EXPLAINED = lazy_pattern(
    rf"[®™℠]?[”\"’]?(?: \([^()\n]{{1,30}}\))?, (?:its|our) (?:[a-z0-9][\w’'-]{{0,20}} ){{0,6}}?(?:(?P<noun>{NOUNS})|{_GOODS})s?(?=[,.;:)]|$| (?:for|of|that|which|to|in|with|by|on|is|has|will|was|and|from|built|designed)\b)"
)
_PARTS = lazy_pattern(r"\b(?:[Dd]ivisions?|[Ss]ubsidiar\w+|[Tt]eam|[Bb]oard|[Cc]ommittee|[Dd]epartment|[Oo]ffice)\b")
CAMEL = lazy_pattern(r"[a-z][A-Z]|[A-Z]{2}[a-z]|[A-Za-z]\d|\d[A-Za-z]")


def owned_type(name: str, beside: tuple[str, str], start: int, labels: Labels, issuer: str) -> str:
    """The type of goods or services whose whole, particular name belongs to the issuer, `start` being its place; empty for all else.

    `its` belongs to the body named last before it in the sentence: another than the issuer shows what the release merely cites.
    """
    before, after = beside
    if name.rpartition(" ")[2].lower() in words("org_tail"):
        return ""
    match = _OWN.search(before)
    behind = _WHOLE.match(after)
    if match is None or behind is None or not _particular(name, after, behind.group()):
        return ""
    stem = issuer.lower().partition(" ")[0]
    if match["owner"] is not None:
        owner = match["owner"].lower()
        letters = "".join(w[0] for w in issuer.lower().split() if w[0].isalnum())
        short = owner == letters and labels.treated.defines(f"({match['owner']})")
        if len(stem) < 3 or not (owner in issuer.lower() or stem in owner.split() or short):
            return ""
    else:
        bodies = [(a, b) for a, b, label in labels.over(start - len(before), start - len(match.group())) if label == "ORG"]
        if bodies:
            last = before[max(0, bodies[-1][0] - start + len(before)) : bodies[-1][1] - start + len(before)].lower()
            if not stem or stem not in last:
                return ""
    marked = _MARKED.match(after)
    return _type_of(behind.groupdict().get("noun") or (marked["nouns"] if marked is not None else ""), name)


def _type_of(noun: str, name: str) -> str:
    for word in noun.split():
        told = describing_nouns().get(word) or beside_nouns().get(word, ("", False))[0] or type_by_words(word, "")
        if told:
            return told if told != "institution" else "platform"
    return type_by_words(name, "platform")


def _particular(name: str, after: str, behind: str) -> bool:
    """True where the words of a name are not those of everybody, or where the noun behind it sets them off; bare letters never are."""
    keys = name.lower().split()
    if len(keys) == 1 and keys[0] in words("tech"):
        return False
    if not set(keys).isdisjoint(words("network")) or (name.isupper() and len(name) < 6 and len(keys) == 1):
        return False  # where anybody has an account, and letters
    if name.isupper() and len(keys) == 1 and len(behind.split()) > 1:
        return False  # letters that say of what kind the thing is
    if _MARK.match(after):
        return True
    if len(keys) > 1 and behind[1:2].islower() and behind[-3:].isalpha() and len(behind) > 5:
        return True
    return not is_ordinary(name) and (len(keys) > 1 or CAMEL.search(name) is not None or len(name) > 4)


def owned_bodies(parts: Parts, labels: Labels) -> Iterator[Found]:
    """Goods and services that the labels take for bodies, since they are coined like firms: a noun or a mark behind them tells."""
    text, issuer = parts.text, (parts.issuer or "").lower()
    for first, last, label in labels.spans:
        if label not in ("ORG", "PRODUCT"):
            continue
        sign = _SIGN.search(text, first, last)
        start, end = first, sign.start() if sign is not None else last
        name = text[start:end]
        if (
            _PARTS.search(name)
            or not FIRM.isdisjoint(name.lower().split())
            or (issuer and (name.lower() in issuer or issuer in name.lower()))
        ):
            continue
        after = text[end : end + 130]
        explained = _EXPLAINED.match(after)
        if explained is not None and labels.treated.is_body(name):
            continue
        if explained is not None:
            kind = _type_of(explained["noun"] or "", name)
        else:
            behind = _WHOLE.match(after)
            if behind is None or not ((behind.group()[1:2].islower() and behind.group()[-3:].isalpha()) or _MARK.match(after)):
                continue
            if behind.groupdict().get("noun") is None and not _MARK.match(after) and not behind.group().strip().endswith(_NAMED):
                continue
            sentence = parts.sentence_at(start)
            opening = max(sentence.start if sentence is not None else 0, start - 90)
            kind = owned_type(name, (text[opening:start], after), start, labels, issuer)
        if kind:
            yield Found("initiative", start, end, "initiative.own", {"type": kind, "form": "name", "acronym": ""})
