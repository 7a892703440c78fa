"""Goods that a sentence or a list tells to be goods, with no owner right before them: portfolios, lines of a list, exhibits on tour."""

from __future__ import annotations

from collections.abc import Iterator

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import words
from ..spans import Found, Parts
from .initiatives_own import CAMEL
from .initiatives_owned_names import BEHIND, ENDS, EXPLAINED, MARK, MODIFIER, NAME, THING, Goods, found_at, kind_of, two
from .initiatives_owners import Owners
from .initiatives_runs import Labels

_ITEM = lazy_pattern(
    rf"(?:[Tt]he |an? )?[“\"‘]?(?P<name>{NAME})[®™℠]?[”\"’]?(?: \([^()\n]{{1,30}}\))?(?P<sep>, (?:and |or )?| and | or )?"
)
_PORTFOLIO = lazy_pattern(
    rf"(?:portfolio|family|line-?up|suite|collection|range) of (?:{MODIFIER}){{0,4}}?(?P<noun>{THING})s?,? ?(?:such as|including|includes?|like|namely|comprising|featuring|–|—|:) (?:[Tt]he )?(?=[A-Z0-9“\"])"
)
_SEVERAL = lazy_pattern(
    rf"(?:two|three|four|five|lead|flagship|core) (?:{MODIFIER}){{0,5}}?(?P<noun>product|candidate|drug|brand|app|game|offering|solution|platform|compound|device|model)s?(?:,| –| —|—|:) (?:[Tt]he )?(?=[A-Z0-9“\"])"
)
_SHOWN = lazy_pattern(
    rf"(?:touring|travell?ing|debut|hit|acclaimed|award-winning|upcoming|new|popular) (?P<noun>exhibit|exhibition|musical|film|documentary|novel|play|series|podcast|album|opera) "
    rf"(?P<name>{NAME})(?= (?:will|is|was|has|by|at|in|on|stops|opens|comes|tells|explores|follows)\b|[,.])"
)
_WORK = lazy_pattern(
    r"(?P<noun>novel|novella|memoir|book|album|single|film|documentary|short film|music video|video|EP|song|thriller|poetry collection|piece|musical|mixtape|play),?"
    r"(?: titled| entitled| called)?,? [“\"](?P<name>[A-Z0-9][^“”\"\n]{2,80}?),?[”\"]"
)
_SEASON = lazy_pattern(
    rf"(?:[Ss]eason|Series|Volume) (?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|\d{{1,2}}) of (?:[Tt]he )?[“\"‘]?(?P<name>{NAME})|(?:first|second|third|fourth|fifth|new|final) season of (?:[Tt]he )?[“\"‘]?(?P<also>{NAME})"
)
_LAUNCHED = lazy_pattern(
    r"(?:launch(?:ed|es|ing)?|unveil(?:ed|s|ing)?|introduc(?:ed|es|ing|tion)|releas(?:ed|es|ing|e)|roll(?:ed|s|ing)? ?out|debut(?:ed|s|ing)?|availability)(?: of)? "
    rf"(?:(?:the|its|our|their|today|also|new|latest|all-new) ){{0,3}}(?P<mods>(?:{MODIFIER}){{0,4}})(?P<name>{NAME})"
)
_WHERE = lazy_pattern(r" (?:in|on|for|with|to) ")  # where and for whom a thing is launched
_CAPITAL_BEHIND = lazy_pattern(r" [A-Z0-9]")
_DOER = lazy_pattern(
    r"(?:\b[Ww]e|\b[Tt]he [Cc]ompany|(?P<who>[A-Z][\w&.-]*)(?: \([^()\n]{1,40}\))*) (?:(?:has|have|having|recently|just|today|also|proudly|officially|successfully|is|are|soon|will|now) ){0,4}$"
)
_LEAD_IN = lazy_pattern(
    r"\b(?P<noun>product|flavou?r|item|model|app|brand|drink|beverage|collection|line-?up|device|book|title|game|candidate)s?(?: (?:are|include|includes|featured|available|at launch|now|currently)){0,3}:$"
)
_LINE = lazy_pattern(
    rf"(?:[-•*·–] ?|\d{{1,2}}[.)] )?(?P<name>{NAME})(?P<sign>[®™℠]|\((?:R|TM)\))?(?: \([^()\n]{{1,30}}\))?(?P<dash> [–—-] |: )(?=[A-Za-z0-9])"
)
_THE = lazy_pattern(rf"[Tt]he (?P<mods>(?:{MODIFIER}){{0,3}})(?P<name>{NAME})")
_BEST = lazy_pattern(r"\b(?:best|leading|first|only|largest|most|top|other|major|popular|premier|same|two|three)\b")
# The article of what explains a name, and back from there the name.
_ARTICLE = lazy_pattern(r"(?:,[”\"’']?| –| —|—| is) (?:an?|the|its|our) ")
_EXPLAINED_NAME = lazy_pattern(rf"(?<![\w’'-])(?P<name>{NAME})(?:[®™℠]|\((?:R|TM)\))?[”\"’']?(?: \([^()\n]{{1,40}}\))?$")
_STRICT = frozenset(
    "app software tool device drug therapy therapies vaccine treatment machine battery camera bike scooter drink beverage flavor flavour formulation serum cream supplement "
    "compound candidate molecule antibody antibodies peptide inhibitor agonist patch biologic prototype handset computer printer charger robot drone sensor headset wallet "
    "chatbot assistant game token coin cryptocurrency memecoin exhibit novel memoir album film documentary book system toolkit website portal marketplace magazine podcast dashboard "
    "plugin simulator model module technology platform solution product vehicle truck car exchange blockchain".split()
)
_LAUNCH_OF = lazy_pattern(
    rf"(?:launch of|launched|launches|launching|unveiled|introduced|introducing) (?:the )?(?P<name>{NAME})(?=,)"
)
_THINGS_LAUNCHED = frozenset(
    "website app portal tool game token coin memecoin marketplace software device wallet chatbot podcast magazine platform".split()
)
_APPS = frozenset("app wallet chatbot podcast software game".split())
_WORTH = frozenset(
    "prototype handset computer printer charger headset podcast app software tool wallet chatbot game device robot drone system toolkit platform".split()
)
_FIRMS_TOO = frozenset(
    "platform solution product exchange marketplace model technology website magazine portal system vehicle blockchain podcast game".split()
)
_COINS = frozenset("coin token cryptocurrency memecoin blockchain".split())
_PROJECT = lazy_pattern(
    rf"\b(?:[Tt]he|[Ii]ts|[’']s|[Tt]he [Cc]ompany[’']s) (?:(?!(?:of|to|in|on|by|at|for)\b)[a-z][\w-]{{1,20}},? ){{0,5}}(?P<name>{NAME})(?: \([^()\n]{{1,20}}\))?(?P<ore>(?: (?:[a-z-]{{3,24}}|\([A-Za-z-]{{1,8}}\))){{0,4}}? project)(?= in | located |,|\.| \(|;)"
)
_ORE_WORDS = lazy_pattern(
    r"\b(?:gold|silver|copper|lithium|uranium|nickel|rare earths?|zinc|graphite|HMS|mining|drill|resource|ounces|exploration|mineral|mine)\b"
)
# What is sold under a name each; features, services and solutions are mostly listed by what they do.
NAMED_ONE_BY_ONE = frozenset(
    "product brand flavor flavour game app drink beverage cocktail token model book film album project candidate device compound drug".split()
)
_CLOSERS = ")®™℠”\"’'"
FIRST_WORDS = 900  # characters
MOST_LISTED = 10
MOST_LINES = 20


def told_apart(parts: Parts, labels: Labels, goods: Goods, owners: Owners) -> Iterator[Found]:
    """Goods that no owner stands right before."""
    text = parts.text
    for pattern in (_PORTFOLIO, _SEVERAL):
        for lead in pattern.finditer(text):
            yield from items(text, lead.end(), lead["noun"], "portfolio", goods, coined=pattern is _SEVERAL)
    for match in _SHOWN.finditer(text):
        if goods.may_be(*match.span("name"), sure=True):
            yield found_at(*match.span("name"), "shown", kind_of(match["noun"], ""))
    for match in _WORK.finditer(text):
        title = match["name"]
        # what a release is about, not what somebody once played in
        early = text.find(title) < FIRST_WORDS or title in (parts.title or "")
        if early and text.count(title) > 1 and goods.may_be(*match.span("name"), sure=True):
            yield found_at(*match.span("name"), "work", "publication")
    for match in _SEASON.finditer(text) if "eason " in text or " of " in text else ():
        span = match.span("name" if match["name"] else "also")
        if goods.may_be(*span, sure=True) and text[span[1] : span[1] + 2] not in ("’s", "'s"):
            yield found_at(*span, "season", "publication")
    yield from _launched(parts, labels, goods, owners)
    yield from _lines(parts, goods)
    yield from _explained(parts, labels, goods)
    yield from _the(parts, labels, goods)
    yield from _launched_itself(parts)
    yield from _projects(parts, labels, goods)


def items(text: str, at: int, noun: str, rule: str, goods: Goods, *, coined: bool = False) -> Iterator[Found]:
    """The names in a list that a noun leads, as far as they go; only coined ones where `coined`, or where the noun stands before kinds of things."""
    one_by_one, kind = noun in NAMED_ONE_BY_ONE, kind_of(noun, "")
    for _ in range(MOST_LISTED):
        item = _ITEM.match(text, at)
        if item is None:
            return
        for a, b in two(text, *item.span("name")):
            particular = CAMEL.search(text, a, b) is not None or "." in text[a:b]
            particular = particular or (not coined and (one_by_one or goods.is_kin(text[a:b])))
            if particular and text[b : b + 2] not in ("’s", "'s") and goods.may_be(a, b, sure=one_by_one):
                yield found_at(a, b, rule, kind)
        if item["sep"] is None:
            return
        at = item.end()


def _launched(parts: Parts, labels: Labels, goods: Goods, owners: Owners) -> Iterator[Found]:
    """What the issuer launches under a name that begins as its own does, or by itself (`Corvane has launched Tern Pop and Tern Tea`)."""
    text = parts.text
    for match in _LAUNCHED.finditer(text):
        doer = _DOER.search(text, max(0, match.start() - 70), match.start())
        by_us = doer is not None and (doer["who"] is None or owners.is_ours(doer["who"]))
        start, end = match.span("name")
        reach = _WHERE.search(text, start, end)
        end = reach.start() if reach is not None else end
        both = two(text, start, end)
        whole = ENDS.match(text, end) is not None or (reach is not None and CAMEL.search(text, start, end) is not None)
        whole = whole or (len(both) > 1 and not _CAPITAL_BEHIND.match(text, end))
        for a, b in both if "," not in match["mods"] else ():
            kin = labels.treated.is_own(text[a:b])
            if (kin or (by_us and whole)) and goods.may_be(a, b, sure=kin or CAMEL.search(text, a, b) is not None):
                yield found_at(a, b, "launched", kind_of("", text[a:b]))


def _lines(parts: Parts, goods: Goods) -> Iterator[Found]:
    """The names that lead the lines of a list of products (`Kettle Descaler Bar – A citrus formula that …`)."""
    text = parts.text
    for n, block in enumerate(parts.blocks):
        if not text.endswith(":", block.start, block.end):
            continue
        lead = _LEAD_IN.search(text, max(block.start, block.end - 140), block.end)
        if lead is None:
            continue
        kind = kind_of(lead["noun"], "")
        for line in parts.blocks[n + 1 : n + 1 + MOST_LINES]:
            match = _LINE.match(text, line.start, min(line.end, line.start + 120))
            if match is None:
                break
            start, end = match.span("name")
            coined = CAMEL.search(match["name"]) is not None or match["sign"] is not None
            plain = " for " in match["name"] or (match["dash"] == ": " and not coined)
            if not plain and goods.may_be(start, end, sure=True):
                yield found_at(start, end, "line", kind)


def _explained(parts: Parts, labels: Labels, goods: Goods) -> Iterator[Found]:
    """Coined names with what they are behind a comma or `is` (`Orcid-7, an oral peptide for …`)."""
    text = parts.text
    for article in _ARTICLE.finditer(text):
        last = text[max(0, article.start() - 25) : article.start()].rpartition(" ")[2]
        match = (
            _EXPLAINED_NAME.search(text, max(0, article.start() - 90), article.start())
            if last[-1:] in _CLOSERS or not last.islower()
            else None
        )
        if match is None:
            continue
        start, end = match.span("name")
        told = EXPLAINED.match(text, end, end + 200)
        if told is None or told["noun"] not in _STRICT:
            continue
        name = match["name"]
        coined = CAMEL.search(name) is not None
        the = text[start - 4 : start] == "the "
        product = any(label == "PRODUCT" for _, _, label in labels.over(start, end))
        if not (coined or the or product) or (told["noun"] in _FIRMS_TOO and not (the or product)):
            continue
        central = text.count(name) > 1 or name.lower() in (parts.title or "").lower()
        if told["noun"] in _COINS and name.lower() not in (parts.title or "").lower():
            continue
        if central and goods.may_be(start, end):
            yield found_at(start, end, "explained", kind_of(told["noun"], name))


def _the(parts: Parts, labels: Labels, goods: Goods) -> Iterator[Found]:
    """Coined names with an article before and what they are behind (`the TreeHop wallet`)."""
    text = parts.text
    for match in _THE.finditer(text):
        start, end = match.span("name")
        behind = BEHIND.match(text, end, end + 60)
        if _BEST.search(match["mods"]) or behind is None or behind["noun"] not in _WORTH or goods.acts(end, behind.start("noun")):
            continue
        name = match["name"]
        product = any(label == "PRODUCT" for _, _, label in labels.over(start, end))
        coined = CAMEL.search(name) is not None or MARK.match(text, end) is not None
        # Nobody writes a kind of app with capitals: `the Dough Lane app`.
        app = " " in name and behind["noun"] in _APPS and behind.end() - end < len(behind["noun"]) + 3 and not match["mods"]
        known = text.count(name) > 1 or (product and coined)
        if (coined or product or app) and known and goods.may_be(start, end, sure=app):
            yield found_at(start, end, "the", kind_of(behind["noun"], name))


def _launched_itself(parts: Parts) -> Iterator[Found]:
    """What is launched under the name that its site or its makers go by (`the launch of Tern.co, a website`)."""
    text = parts.text
    for match in _LAUNCH_OF.finditer(text):
        told = EXPLAINED.match(text, match.end(), match.end() + 200)
        if told is not None and told["noun"] in _THINGS_LAUNCHED and match["name"] == parts.issuer:
            yield found_at(*match.span("name"), "launched", kind_of(told["noun"], match["name"]))


def _projects(parts: Parts, labels: Labels, goods: Goods) -> Iterator[Found]:
    """Projects of a mining company by the place that they are named after (`the operating Tern Lake HMS project in …`)."""
    text = parts.text
    for match in _PROJECT.finditer(text) if _ORE_WORDS.search(text) else ():
        start = match.start("name")
        ore = _ORE_WORDS.search(text, start, match.end()) or _ORE_WORDS.search(text, max(0, start - 100), match.end() + 100)
        keys = match["name"].lower().split()
        if (
            ore is not None
            and f"{match['name']} Project" not in text
            and words("org_tail").isdisjoint(keys)
            and not {"the", "on", "and", "with"} & set(keys)
        ):
            yield found_at(*match.span("name"), "ore", "project")
