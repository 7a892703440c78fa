"""What goods are called by and what their names look like, and what a name tells of itself that is none of goods."""

from __future__ import annotations

import re

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import beside_nouns, common_words, describing_nouns, heads, is_ordinary, type_by_words, words
from ..grammar.names import names as name_words
from ..spans import Found, Parts, Tokens
from .initiatives_cues import signs
from .initiatives_goods import is_else, is_glued
from .initiatives_model import PERSON_SHAPE, is_part, refused
from .initiatives_own import CAMEL
from .initiatives_runs import Labels

RULE = "initiative.owned-"
_UPPER = "A-ZÀ-ÖØ-ÞĀĆČĐĒĞĪİŁŃŌŐŚŞŠŪŰŻŽ"
_PIECE = (
    rf"(?:[{_UPPER}][\w&+/-]{{0,24}}(?:\.(?:[a-z]{{2,4}}|[A-Z]{{2}})(?![\w]))?|[a-z]{{1,2}}[{_UPPER}]\w{{1,20}}|\d{{1,4}}[{_UPPER}][\w-]{{0,12}})"
    r"(?:[’'](?!s?\b)\w{1,10})?"
)
_SIGNED = rf"(?:(?:[®™℠]|\((?:TM|R|SM)\))(?= [{_UPPER}\d]))?"
NAME = rf"{_PIECE}{_SIGNED}(?: (?:(?:of|and|for|the|to|in|on|&|as a|with|di|de) ){{0,2}}(?:{_PIECE}{_SIGNED}|\d{{1,4}}(?:\.\d{{1,2}})?(?![\w%]))){{0,5}}"
_STOP = r"(?!(?:of|to|in|on|by|as|at|with|from|for|under|over|into|via|that|which|who|is|was|are|were|has|have|had|will|can|may|its|our|their|the|an?|or|not|than|when|where|while|if|but)\b)"
MODIFIER = rf"(?:{_STOP}(?:[a-z]|\d{{1,4}}(?![A-Z\d]))[\w’'/&+-]{{0,24}}|[A-Z][A-Za-z]{{0,8}}-[a-z]{{2,14}}|AI(?= [a-z])),? "
_PLAIN = f"(?: {_STOP}[a-z][\\w/-]{{1,16}})"
# What goods are called by beside the nouns of undertakings, with the type that each gives.
_THINGS = {
    noun: kind
    for kind, nouns in (
        (
            "platform",
            "software|application|technology|technologies|device|engine|feature|product|brand|ecosystem|protocol|exchange|offering|module|hardware|"
            "content|library|sensor|robot|vehicle|drone|chip|terminal|coin|cryptocurrency|memecoin|drug|therapy|therapies|vaccine|treatment|test|machine|battery|batteries|camera|bike|"
            "scooter|car|truck|van|watch|phone|smartphone|tablet|laptop|speaker|wine|beer|drink|beverage|flavor|flavour|subscription|formula|"
            "formulation|serum|cream|supplement|membership|compound|candidate|molecule|antibody|antibodies|peptide|inhibitor|agonist|medicine|patch|biologic|"
            "digital asset|architecture|prototype|handset|computer|printer|charger|cartridge|insole|helmet|jet|aircraft|rocket|satellite|telescope|"
            "headset|console|simulator|digital twin|dashboard|plugin|plug-in|extension|algorithm|database|registry|tracker|monitor|analyzer|scanner|"
            "projector|display|router|server|processor|controller|blockchain|layer|bot|oracle|menu|cocktail|burger|sandwich|pizza|snack|sauce|"
            "rub|shoe|sneaker|jacket|mattress|bracelet|perfume|fragrance|lipstick|shampoo|cooker|mower|vacuum|purifier|gauze|seltzer|shaft|putter|racket|"
            "stethoscope|implant|stent|catheter|imaging system|streaming service|newswire",
        ),
        (
            "publication",
            "book|novel|memoir|anthology|novella|cookbook|album|song|film|documentary|docuseries|miniseries|video|thriller|debut|play|musical|"
            "white paper|ebook|list|ranking|journal|mixtape",
        ),
        ("event", "exhibit"),
    )
    for noun in nouns.split("|")
}
_NOT_GOODS = frozenset("network family report study survey index yearbook newsletter".split())
NOUNS = _THINGS | {
    n: t
    for n, t in ({n: t for n, (t, _) in beside_nouns().items()} | describing_nouns()).items()
    if t in ("platform", "publication", "project") and n not in _NOT_GOODS
}
THING = "|".join(sorted(NOUNS, key=lambda n: (-len(n), n)))
MARK = lazy_pattern(r"[®™℠]|\((?:R|TM|SM)\)|(?<=[a-z])TM\b")
BEHIND = lazy_pattern(rf"[®™℠]?[”\"’']?(?: \([^()\n]{{1,40}}\))?{_PLAIN}{{0,3}}? (?P<noun>{THING})s?(?![\w-])")
EXPLAINED = lazy_pattern(
    rf"(?:[®™℠]|\((?:R|TM|SM)\))?[”\"’']?(?: \([^()\n]{{1,40}}\))?[”\"’']?(?:, which is|,[”\"’']?| –| —|—| is| are|:) "
    rf"(?:an?|its|our|the (?:[\w-]+[’']s )?(?:first|only|new|latest|highly|world|industry|nation)?) ?"
    rf"(?:(?!(?:company|firm|startup|start-up|provider|maker|developer|leader|agency|subsidiary|division|nonprofit|organi[sz]ation|manufacturer|community|person)\b)(?:{_STOP}[A-Za-z0-9][\w’'/&-]{{0,24}}|and),? ){{0,8}}?(?P<noun>{THING})s?(?=[,.;:)—]| (?:for|of|that|which|to|in|with|by|on|from|built|designed|based|specifically|using|capable|and|targeting|featuring|offering)\b|$)"
)
FIRST = lazy_pattern(
    r"(?:[®™℠]|\((?:R|TM|SM)\))?[”\"’']?(?: \([^()\n]{1,40}\))?(?:,[”\"’']?| –| —|—| is) (?:the |an? )?(?:industry|world|market|nation|country|region|company)[’']s "
    r"(?:very )?(?:first|only|newest|latest|most advanced|next)\b(?! (?:company|firm|bank|person|woman|man)\b)"
)
ENDS = lazy_pattern(r"(?:[®™℠]|\((?:R|TM|SM)\))?[”\"’']?(?: \([^()\n]{1,40}\))?(?:[,.;:)!?]|$|\n| [–—]|—)")
_LETTERS = lazy_pattern(r"(?:[®™℠]|\((?:R|TM|SM)\))? \([“\"‘]?(?P<letters>[A-Z][A-Za-z0-9-]{1,11})[”\"’]?\)")
_PARTICULAR = lazy_pattern(
    r"\b(?:patented|proprietary|trademarked|patent-pending|flagship|signature|award-winning|unique|new|newest|latest|novel|lead|innovative|"
    r"popular|best-selling|bestselling|acclaimed|native|revolutionary|groundbreaking|pioneering|advanced|upcoming|next-generation|next-gen|breakthrough|cutting-edge|"
    r"state-of-the-art|debut|first|second|third|own|core)\b"
)
_ELSE = frozenset(
    "team office offices market markets region customers clients operations headquarters campus factory warehouse store stores website "
    "constitution congress government president administration amendment act law court nasdaq nyse newsletter division subsidiary dollar euro yuan yen".split()
)


# Letters and what is short for a kind of thing (`PoC`, `RaaS`, `HF-QCM`, `GLP-1`); everybody’s makes and currencies.
_SHORT = lazy_pattern(
    r"(?:[A-Z]{1,5}|[a-z]?[A-Z]{1,3}[a-z]{1,2}[A-Z]{1,3}|[A-Z]{2,4}-\d)(?:[-+/ ](?:[A-Z]{1,5}|[a-z]?[A-Z]{1,3}[a-z]{1,2}[A-Z]{1,3}))*"
)
_PEOPLES = lazy_pattern(r"[A-Z][a-z]+(?:ian|ean|ese|ish|[mc]an)")
_EVERYBODYS = frozenset(
    "visa mastercard socialfi gamefi windows linux bitcoin ethereum microsoft excel bluetooth nasdaq iphone ipad android christmas halloween".split()
)
_TAILED = lazy_pattern(r"[A-Za-z]-(?!a-|as-)[a-z]{4,}$")  # `GxP-compliant`
_WHEN_WHERE = lazy_pattern(r" (?:in|on|to|with) (?:the )?")
_WEEKDAY = lazy_pattern(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_AMOUNT = lazy_pattern(r"\d+[MBK](?:n|bn)?(?![\w-])")
_ALSO_PLACES = frozenset("bar tower house kitchen grill".split())
_GLUED = lazy_pattern(r"(?P<left>[A-Z]?[a-z]+)(?P<right>[A-Z][a-z]+)$")


class Goods:
    """Whether a stretch may name goods, asked once a name."""

    def __init__(self, parts: Parts, labels: Labels, tokens: Tokens) -> None:
        self._parts, self._labels, self._tokens = parts, labels, tokens

    def described(self, start: int, end: int) -> str:
        """The noun that tells, right behind a name, what goods it names; `mark` for a trade mark, `letters` for its initials; else empty."""
        text = self._parts.text
        if MARK.match(text, end) is not None:
            return "mark"
        letters = _LETTERS.match(text, end)
        if letters is not None and len(letters["letters"]) > 3 and _are_initials(letters["letters"], text[start:end]):
            return "letters"
        behind = BEHIND.match(text, end, end + 120)
        if behind is not None and not self.acts(end, behind.start("noun")):
            return behind["noun"]
        explained = EXPLAINED.match(text, end, end + 200)
        return explained["noun"] if explained is not None else ""

    def acts(self, start: int, end: int) -> bool:
        """True where a finite verb stands in a stretch: what follows it is not what stands before it."""
        tokens = self._tokens
        return any(tokens.tags[n] in ("VBZ", "VBP", "VBD", "MD", "VB") for n in tokens.between(start, end))

    def end_of(self, start: int, end: int) -> int:
        """The end of a name without where and when it is so (`Nexa on Monday`, `Tern Till in Macao`)."""
        text = self._parts.text
        for match in _WHEN_WHERE.finditer(text, start, end):
            place = match.end()
            if _WEEKDAY.match(text, place) or text[place:end].partition(" ")[0].lower() in words("month"):
                return match.start()
            if any(
                label in ("GPE", "PLACE", "LOC", "DATE", "PERSON", "ORG", "NORP") and s == place
                for s, _, label in self._labels.over(place, end)
            ):
                return match.start()
        return end

    def span_of(self, match: re.Match[str]) -> tuple[int, int]:
        """The name of a match, without where and when it is so."""
        start, end = match.span("name")
        return start, self.end_of(start, end)

    def is_kin(self, name: str) -> bool:
        """True for a name that begins with the issuer's."""
        return self._labels.treated.is_own(name)

    def may_be(self, start: int, end: int, *, sure: bool = False) -> bool:
        """True where nothing tells a stretch to be something else than goods; `sure` where its place lets ordinary words be a name."""
        text, labels = self._parts.text, self._labels
        name = text[start:end]
        keys = name.lower().split()
        coined = CAMEL.search(name) is not None
        if not name or "The" in name.split()[1:] or _is_run_on(name) or not _EVERYBODYS.isdisjoint(keys[:1]):
            return False
        if _TAILED.search(name) or is_glued(name, text, end, self._parts.issuer or ""):
            return False
        if text[start - 1 : start] in ("$", "€", "£") or _AMOUNT.match(name):
            return False
        if _PEOPLES.fullmatch(name) or (_SHORT.fullmatch(name) and not sure and MARK.match(text, end) is None):
            return False
        if keys[-1] in _ELSE or keys[0] in words("post") or keys[0] in words("opener") - {"the"}:
            return False
        as_food = sure and keys[-1] in _ALSO_PLACES
        if (is_else(name, "PRODUCT") and not as_food) or labels.treated.is_issuer(name) or labels.treated.is_related(name):
            return False
        head = heads().get(keys[-1])
        if head is not None and not head.weight and head.noun != "exchange":
            return False
        if len(keys) == 1 and (keys[0] in common_words() or keys[0] in words("tech") or keys[0] in words("network")):
            return False
        if keys[0] in words("network") or (is_ordinary(name) and not sure):
            return False
        marks = {label for s, e, label in labels.over(start, end) if min(e, end) - max(s, start) >= 0.6 * (end - start)}
        if len(keys) == 1 and keys[0] in name_words().given and "PRODUCT" not in marks:
            return False
        if sure and len(keys) == 1:
            marks -= {"PERSON"}  # a coined word looks like a surname
        if marks & {"PERSON", "GPE", "NORP", "PLACE", "LOC", "DATE", "LANGUAGE", "ROLE", "FAC"} and not coined:
            return False
        if (
            PERSON_SHAPE.fullmatch(name)
            or labels.treated.is_firm(name)
            or labels.treated.is_led(name)
            or labels.treated.is_place(name)
        ):
            return False
        if labels.treated.is_body(name) and not ("PRODUCT" in marks or MARK.match(text, end)):
            return False
        sentence = self._parts.sentence_at(start)
        opening, closing = (sentence.start, sentence.end) if sentence is not None else (start, end)
        said = signs(text, start, end, opening, closing)
        reason = refused(name, said, labels)
        coded = reason.startswith("a code") and (any(c.isdigit() for c in name) or MARK.match(text, end) is not None or sure)
        return (not reason or (coded and not said.actor)) and not is_part(text, start, end)


def _is_run_on(name: str) -> bool:
    """True where the last word is the end of one line and the beginning of the next (`IssuesUsing`)."""
    joint = _GLUED.search(name)
    if joint is None:
        return False
    left, right = joint["left"].lower(), joint["right"].lower()
    return left in common_words() and (right in words("opener") or (right.endswith("ing") and right in common_words()))


def particular(modifiers: str) -> bool:
    """True where the words before a name say that it is something of its own (`patented`, `flagship`, `latest`)."""
    return _PARTICULAR.search(modifiers) is not None


def kind_of(noun: str, name: str) -> str:
    """The type of goods by the noun beside their name, else by their words; a platform where neither tells."""
    told = NOUNS.get(noun) or NOUNS.get(noun.removesuffix("s")) or type_by_words(name, "platform")
    return told if told not in ("institution", "zone", "plan") else "platform"


def _are_initials(letters: str, name: str) -> bool:
    """True where letters are made of a name's first letters or capitals (`KPaaS` of `Kettle Platform as a Service`)."""
    pieces = [w for w in name.replace("-", " ").split() if w]
    if len(pieces) < 2:
        return False
    capitals = [c.lower() for c in letters if c.isalpha()]
    firsts = [w[0].lower() for w in pieces]
    at = 0
    for letter in capitals:
        while at < len(firsts) and firsts[at] != letter:
            at += 1
        if at == len(firsts):
            return False
        at += 1
    return len(capitals) > 1


def found_at(start: int, end: int, rule: str, kind: str) -> Found:
    """A name found by one of these constructions."""
    return Found("initiative", start, end, f"{RULE}{rule}", {"type": kind, "form": "name", "acronym": ""})


def two(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A name, or the two that `and` joins: each by itself is no ordinary word (`TideLink and Nerola technologies`)."""
    left, joint, right = text[start:end].partition(" and ")
    if not joint or " and " in right or ((is_ordinary(left) or is_ordinary(right)) and not _of_one_line(left, right)):
        return [(start, end)]
    return [(start, start + len(left)), (end - len(right), end)]


def _of_one_line(left: str, right: str) -> bool:
    """True for names that begin alike (`7K Rye and 7K Bun`)."""
    return right.startswith(left) or (left.partition(" ")[0] == right.partition(" ")[0] and " " in left and " " in right)
