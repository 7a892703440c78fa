"""Names as official texts write them: laws with brackets inside, works being built, phases of something, titles inside a name."""

from __future__ import annotations

from collections.abc import Iterator

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import capitals, common_words, heads, type_by_words, words
from ..spans import Found, Parts
from .initiatives_runs import Labels

LAW, WORKS, PHASE, TITLED, SHORTENED, UNVEILED, AGREED, STUDIED, SET_UP, SOLD, PAID = (
    f"initiative.{name}"
    for name in (
        "law",
        "works",
        "phase",
        "titled-inside",
        "shortened",
        "unveiled-inverted",
        "agreed",
        "quoted-study",
        "body-set-up",
        "flats-sold",
        "paid-for",
    )
)
_LOOK_BACK = 150
_CAP = r"(?:[A-Z][\w’'/-]{0,24}|[A-Z])"
_LAW_KIND = lazy_pattern(
    r"(?:(?<=[\w’'\)]) )(?P<kind>Bill|Ordinance|Regulations?|Rules|Order|Notice|By-?law)(?P<year> (?:\([^()\n]{2,40}\) )?20\d\d)?"
    r"(?P<cap> \(Cap\. ?\d{1,4}[A-Z]{0,2}\))?(?![\w-]| [A-Z])"
)
_LAW_BEFORE = lazy_pattern(
    rf"(?<![\w’'-])(?P<name>{_CAP}(?: (?:(?:and|of|for|to|in|on|or|by|against|from) (?:the )?)?{_CAP}|, {_CAP}(?= (?:{_CAP} )?and )){{0,9}}"
    r"(?P<asides>(?: \([A-Z][^()\n]{2,60}\)){0,3})(?: [A-Z][a-z]+){0,2})$"
)
_ENACTED_BEHIND = lazy_pattern(
    r" (?:(?:was|were|is|are|has|have|had|will|would|to|be|been|being|also|today|officially) ){1,4}(?:gazetted|introduced into|passed|enacted|tabled|read the|"
    r"published in the Gazette|amended)|,? (?:which )?(?:commenced|commences|came into|comes into|takes? effect|took effect|will come into|will take effect)"
)
_ENACTED_BEFORE = lazy_pattern(
    r"\b(?:introduc|gazett|enact|pass|tabl|amend|scrutini[sz]|scrutiny|second reading|third reading|amendments? to|under|pursuant to|contravene|contravention of|breach of)\w* "
    r"(?:of )?(?:the )?$"
)
_OPENS_LAW = frozenset("the a an this that under pursuant in on by as when if while since after before both meanwhile".split())
_BUILT_NOUNS = (
    r"Link|Bridge|Tunnel|Tunnels|Highway|Expressway|Bypass|Railway|Reservoir|Viaduct|Flyover|Interchange|Trunk Road|Main Line|Line|"
    r"Cable Car|Barrage|Desalination Plant|Treatment Works|Transit System|Boardwalk|Promenade"
)
_WORKS_NAME = lazy_pattern(
    rf"(?<![\w’'-])(?P<name>(?:(?:{_CAP}|[–-]|&|and) ){{0,8}}?(?:{_BUILT_NOUNS})(?: (?:[A-Z]\d{{1,2}}|Phase \d[A-Z]?|Extension)\b)?"
    r"(?: \([A-Z][\w ]{2,30} (?:Section|Phase|Stage|Extension)\))?)(?![\w-]| [A-Z])"
)
_WORKS_BEFORE = lazy_pattern(
    r"\b(?:[Cc]onstruction|[Cc]ommissioning|[Cc]ompletion|[Ww]orks|[Aa]lignment|gazettal|delivery|cost|building) (?:works )?(?:of|for|on) (?:the )?"
    r"(?:proposed |new |future )?$|\b(?:construct|build|commission|gazett|authoris)(?:ed|ing|s)? (?:the )?(?:proposed |new |future )?$|"
    r"\b(?:proposed|planned|future) $"
)
_WORKS_BEHIND = lazy_pattern(
    r"(?: \([A-Z]{2,8}\))?(?: (?:in|at) [A-Z]\w{1,15}(?: [A-Z]\w{1,15}){0,2})?,? (?:which )?(?:project\b|(?:(?:will|is|was|are|were|has|have|to|be|been|being|expected|scheduled|targeted|due|now|fully|formally|"
    r"officially|under) ){1,5}(?:commissioned|completed|constructed|built|construction|opened?|gazetted|tendered|for completion))"
)
_MENDED = lazy_pattern(r" (?:improvement|maintenance|repair|upgrading|closure|resurfacing)")
_HAVING = ("phase", "stage", "tranche", "cohort", "edition", "intake")
_PHASED = lazy_pattern(
    r"\b(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Nn]ext|[Nn]ew|[Ll]atest|[Ii]nitial|[Pp]ilot|[Ff]inal|[Ii]naugural) (?P<what>phase|stage|tranche|cohort|edition|intake) of "
    rf"(?:the |its |our |(?<=edition of ))(?P<name>{capitals(8, 1, 'and|&|of|for', 1)})(?![\w-]| [A-Z(])"
)
_OPENS = lazy_pattern(
    r"(?P<mark>[“\"])(?P<inner>[A-Z0-9][^“”\"\n]{1,40})[”\"] (?:[A-Z][\w-]{1,20} ){0,4}(?P<head>[A-Z][a-z]{2,14})(?![\w-]| [A-Z])"
)
_GIVER = lazy_pattern(r"(?<![\w’'-])(?P<name>(?:[A-Z][\w&-]{1,20} ){1,5})$")
_NOUNS = {
    "regime": "policy",
    "scheme": "scheme",
    "campaign": "campaign",
    "fund": "fund",
    "exercise": "programme",
    "project": "project",
}
_SHORTENED = lazy_pattern(
    r" \((?P<short>[A-Z][\w+@&-]{1,10})\) (?:[a-z-]{3,15} )?(?P<noun>programme|program|scheme|regime|initiative|campaign|fund|exercise|project)\b"
)
_IN_FULL = lazy_pattern(rf"(?:\b[Tt]he|\b[Ii]ts|\b[Oo]ur|\w[’']s) (?P<name>{capitals(7, 1, 'and|of|for|&', 1)})$")
_BODY_WORDS = frozenset(
    "university college council department bureau office authority commission corporation association society federation foundation hospital bank "
    "company limited institute school board committee secretariat chamber union ministry government trust".split()
)
_AGREED = lazy_pattern(
    r"\b(?P<name>(?:[A-Z][a-z-]{2,14} ){0,3}(?:Memorandum of Understanding|Memoranda of Understanding|Letter of Intent|Agreement|Arrangement|Joint Statement|Joint Declaration|"
    rf"Framework|Declaration|Consensus) (?:on|[Cc]oncerning|[Rr]egarding) (?:the )?{_CAP}(?: (?:(?:and|of|for|in|on|to) (?:the )?)?{_CAP}){{1,14}})(?![\w-])"
)
_AGREED_HEADS = ("Understanding", "Intent", "Agreement", "Arrangement", "Statement", "Declaration", "Framework", "Consensus")
_AGREED_NOUNS = (" on ", " concerning ", " regarding ", " Concerning ", " Regarding ")
_STUDY = lazy_pattern(
    r"[“\"](?P<name>(?:Study|Survey|Report|Review|Research|Guide|Guidelines?|Handbook) (?:on|of|for|into) [A-Z][^“”\"\n.;:]{3,90})[”\"]"
)
_INVERTED = lazy_pattern(
    r"\b(?:Also|Newly|Officially|Being|To be|Jointly|First) (?:unveiled|launched|introduced|announced|inaugurated|published|debuting|released|rolled out)"
    r"(?: [a-z][\w-]{1,15}){0,6} (?:was|were|is|are|will be) (?:the |its |a new )?(?P<name>[A-Z][\w@&+’'-]{1,24}(?: (?:(?:for|of|and|on) )?[A-Z0-9][\w@&+’'-]{0,24}){0,7})"
    r"(?=,? (?:an?|which|that|to|in|for|with|where)\b|[.,]| \()"
)

_BODY = (
    rf"(?P<name>(?:{_CAP} (?:(?:and|of|for|&) )?){{0,6}}?(?:Committee|Council|Commission|Office|Board|Panel|Unit|Team|Secretariat|Working Group|Steering Group|Command|Bureau|Federation|Authority|Consortium|Council)"
    rf"(?: (?:on|for|of) (?:the )?{_CAP}(?: (?:(?:and|of|for|&) )?{_CAP}){{0,7}})?)"
)
# A body is an undertaking while it is being brought about; afterwards it acts for itself.
_TO_SET_UP = lazy_pattern(
    r"\b(?:[Ss]et(?:s|ting)?[- ]up(?: of)?|[Ee]stablish(?:es|ed|ing|ment of)?|[Cc]reat(?:es?|ed|ing|ion of)|[Ff]ormation of|[Ii]naugurat(?:e|es|ed|ing|ion of)) "
    rf"(?P<art>the|an?|its) (?:[a-z][\w-]{{2,20}} ){{0,3}}{_BODY}(?![\w-]| [A-Z])"
)
_BEING_SET_UP = lazy_pattern(
    rf"\b[Tt]he (?:new |proposed |dedicated )?{_BODY}(?: \([A-Z][\w-]{{1,10}}\))?,? (?:which )?(?:will|is|are|was|were|has|to)(?: (?:to|be|been|being|soon|also|formally|officially)){{1,3}} "
    r"(?:set up|established|created|formed|inaugurated)(?! in (?:19|20[01]))"
)
_LONG_SINCE = lazy_pattern(r"\b(?:19\d\d|20[01]\d)\b")
_OF_COMPANIES = frozenset(
    "audit remuneration nomination nominating compensation executive risk special independent advisory management clinical scientific investment governance".split()
)
# What money is set aside for is being brought about, a body as much as a scheme.
_FUNDED = lazy_pattern(
    r"\b(?:earmark|set(?:s|ting)? aside|allocat|inject|reserv)\w{0,3} [^.,;\n]{3,40} (?:for|to|into) (?:the |a |an )?(?:establish\w{2,4} (?:of )?(?:the |a |an )?)?"
    rf"(?P<name>{capitals(8, 1, 'of|for|&|and(?! [A-Z]{{2,3}}[$])', 1)})(?![\w$-])"
)
_GRANTED = lazy_pattern(
    rf"(?<![\w’'-])(?P<name>{capitals(9, 1, 'and|of|for|the|&|on|in', 2)}) \((?:[Gg]rants?|[Pp]rojects?|[Aa]wards?|[Cc]ontracts?)(?: [Nn]os?\.?| [Nn]umbers?| ID| [Rr]ef\.?)?:? ?[A-Z0-9]"
)
_SALE = lazy_pattern(
    rf"\b(?P<name>Sale of {_CAP}(?: (?:(?:and|of|for|&) )?{_CAP}){{0,6}} (?:Flats|Units|Homes) (?:\(Phase \d\) )?20\d\d(?:[/-]\d\d)?)(?![\w-])"
)


def official(parts: Parts, labels: Labels) -> Iterator[Found]:
    """Names of laws, works, phased undertakings, and names around a quoted title, in the running text of a release."""
    yield from _laws(parts)
    yield from _works(parts)
    yield from _phased(parts, labels)
    yield from _titled(parts)
    yield from _explained(parts)
    yield from _agreed(parts)
    yield from _studied(parts)
    yield from _unveiled(parts, labels)
    yield from _set_up(parts, labels)
    yield from _paid(parts)
    for match in _SALE.finditer(parts.text) if "Sale of " in parts.text else ():
        yield _found(*match.span("name"), SOLD, "scheme")


def _found(start: int, end: int, rule: str, kind: str, acronym: str = "") -> Found:
    return Found("initiative", start, end, rule, {"type": kind, "form": "name", "acronym": acronym})


def _laws(parts: Parts) -> Iterator[Found]:
    """Hong Kong's bills and laws that have brackets, a year or a chapter in their names (`Tramways (Amendment) Bill 2031`)."""
    text = parts.text
    for match in _LAW_KIND.finditer(text) if parts.home == "HK" or "(Cap. " in text else ():
        low = max(0, match.start() - _LOOK_BACK, text.rfind("\n", 0, match.start()) + 1)
        before = _LAW_BEFORE.search(text, low, match.start())
        if before is None:
            continue
        start = before.start("name")
        article = before["name"].rfind(" the ")
        if article > 0 and not before["name"].startswith("of", article - 2):
            start += article + len(" the ")  # `the Quarries Ordinance and the Mines Rules 2031`
        for word in text[start : match.start()].split(" "):
            if word.lower() not in _OPENS_LAW:
                break
            start += len(word) + 1
        if start >= match.start() or text.startswith("Private Member", start):
            continue
        enacted = _ENACTED_BEHIND.match(text, match.end()) or _ENACTED_BEFORE.search(text, max(0, start - 60), start)
        firm = before["asides"] or match["cap"] or (match["year"] and (enacted or match["kind"] in ("Bill", "Ordinance")))
        if firm or (match["kind"] == "Bill" and enacted):
            yield _found(start, match.start("cap") if match["cap"] else match.end(), LAW, "policy")


def _works(parts: Parts) -> Iterator[Found]:
    """Lines, tunnels, roads and plants that Hong Kong is building: such a name is a place once they stand."""
    text = parts.text
    for match in _WORKS_NAME.finditer(text) if parts.home == "HK" else ():
        start, end = match.span("name")
        while text[start:end].partition(" ")[0].lower() in ("the", "works", "construction", "and", "meanwhile", "in"):
            start += len(text[start:end].partition(" ")[0]) + 1
        if " " not in text[start:end]:
            continue
        mended = _MENDED.match(text, end)
        if not mended and (_WORKS_BEFORE.search(text, max(0, start - 60), start) or _WORKS_BEHIND.match(text, end)):
            yield _found(start, end, WORKS, "project")


def _phased(parts: Parts, labels: Labels) -> Iterator[Found]:
    """What has phases, cohorts or editions (`the second phase of the Harbour Cloud Services`)."""
    text = parts.text
    for match in _PHASED.finditer(text) if any(f" {what} of " in text for what in _HAVING) else ():
        start, end = match.span("name")
        marks = {label for s, e, label in labels.over(start, end) if e - s >= 0.6 * (end - start)}
        keys = match["name"].lower().split()
        if marks & {"PLACE", "GPE", "PERSON", "DATE"} or _BODY_WORDS.intersection(keys[-1:]):
            continue
        gathering = match["what"] in ("edition", "intake", "cohort")
        kind = type_by_words(match["name"], "event" if match["what"] == "edition" else "programme" if gathering else "project")
        yield _found(start, end, PHASE, kind)


def _titled(parts: Parts) -> Iterator[Found]:
    """Names with a title in quotation marks inside, between who gives and what it is (`Kite Trust “Warm Nights” School Project`)."""
    text = parts.text
    for match in _OPENS.finditer(text):
        head = heads().get(match["head"].lower())
        giver = _GIVER.search(text, max(0, match.start() - 80), match.start()) if head is not None and head.weight > 1 else None
        if giver is None or head is None:
            continue
        first = giver["name"].partition(" ")[0]
        start = giver.start("name") + (len(first) + 1 if first.lower() in _OPENS_LAW else 0)
        if start < match.start():
            yield _found(start, match.end(), TITLED, head.type, match["inner"])


def _explained(parts: Parts) -> Iterator[Found]:
    """What its acronym and a noun behind it explain (`the Deep-water Diving (DWD) regime`); bodies have programmes too."""
    text = parts.text
    for match in _SHORTENED.finditer(text):
        name = _IN_FULL.search(text, max(0, match.start() - 120), match.start())
        keys = name["name"].lower().split() if name is not None else []
        if name is None or _BODY_WORDS.intersection(keys) or keys[0] in _OPENS_LAW:
            continue
        if keys[-1] not in words("org_tail") or match["noun"] == "regime":
            yield _found(*name.span("name"), SHORTENED, _NOUNS.get(match["noun"], "programme"), match["short"])


def _agreed(parts: Parts) -> Iterator[Found]:
    """Agreements by what they are on, all in capitals (`the Agreement on Deepening Pier Co-operation`)."""
    text = parts.text
    for match in _AGREED.finditer(text) if any(f"{noun}{on}" in text for noun in _AGREED_HEADS for on in _AGREED_NOUNS) else ():
        first = match["name"].partition(" ")[0]
        start = match.start("name") + (len(first) + 1 if first.lower() in _OPENS_LAW else 0)
        words_in = match["name"].split(" ")
        dated = len(words_in) > 2 and words_in[-2] in ("in", "on") and words_in[-1].lower() in words("month")
        cut = len(words_in[-1]) + len(words_in[-2]) + 2 if dated else 0  # `… on Trade in Services in March`
        yield _found(start, match.end("name") - cut, AGREED, "partnership")


def _studied(parts: Parts) -> Iterator[Found]:
    """Studies and guides in quotation marks, by what they are on."""
    for match in _STUDY.finditer(parts.text):
        if sum(w.islower() for w in match["name"].split()) <= match["name"].count(" ") // 2:
            yield _found(*match.span("name"), STUDIED, "publication")


def _unveiled(parts: Parts, labels: Labels) -> Iterator[Found]:
    """What a sentence turned round brings out (`Also unveiled today was PIER Match, a platform …`)."""
    for match in _INVERTED.finditer(parts.text):
        start, end = match.span("name")
        plain = " " not in match["name"] and match["name"].lower() in common_words()
        if not (plain or labels.at_any(start, end, "PERSON")):
            yield _found(start, end, UNVEILED, type_by_words(match["name"], "platform"))


def _set_up(parts: Parts, labels: Labels) -> Iterator[Found]:
    """Councils, offices and committees that Hong Kong's releases say are being set up (`will establish a Council for Modern Baking`)."""
    text = parts.text
    for pattern in (_TO_SET_UP, _BEING_SET_UP) if parts.home == "HK" else ():
        for match in pattern.finditer(text):
            keys = match["name"].lower().split()
            one = match.groupdict().get("art") in ("a", "an") and not {"for", "on", "of"} & set(keys)
            if len(keys) < 2 or keys[0] in _OF_COMPANIES | _OPENS_LAW or (one and len(keys) < 4):
                continue
            sentence = parts.sentence_at(match.start())
            if _LONG_SINCE.search(text, match.start(), sentence.end if sentence else match.end()):
                continue
            if match["name"].lower() == (parts.issuer or "").lower():
                continue
            if not labels.treated.is_led(match["name"]) or pattern is _TO_SET_UP:
                yield _found(*match.span("name"), SET_UP, "institution")


def _paid(parts: Parts) -> Iterator[Found]:
    """What Hong Kong sets money aside for (`earmarks $1 billion for the Kite Institute`), and funds by whose grant work was done."""
    text = parts.text
    for match in _FUNDED.finditer(text) if parts.home == "HK" else ():
        head = heads().get(match["name"].rpartition(" ")[2].lower())
        if head is not None and head.type == "institution" and not head.plural:
            yield _found(*match.span("name"), PAID, "institution")
    for match in _GRANTED.finditer(text) if "rant" in text else ():
        keys = match["name"].lower().split()
        head = next((h for k in reversed(keys) if (h := heads().get(k)) is not None), None)
        if head is not None and head.type in ("fund", "programme", "scheme") and head.weight > 1:
            start = match.start("name") + (4 if keys[0] == "the" else 0)
            yield _found(start, match.end("name"), PAID, head.type)
