"""Whether a release without a place that tells is American: what its text gives for it, weighed against what it gives for other countries.

Strong are addresses in a state, where the issuer is based, American listings and sites; weak are names of states and cities, agencies,
telephone numbers that Canada shares. Every other country that the text names, its money and its telephone numbers speak against it.
"""

from __future__ import annotations

import re

from hkfacts.patterns import lazy_pattern

from .home_places import elsewhere, known_places

_TICKER = lazy_pattern(
    r"\((?:the )?(?:NYSE|NASDAQ|Nasdaq|NasdaqGS|NasdaqGM|NasdaqCM|OTCQB|OTCQX|OTC|OTC Pink|OTC Markets|AMEX"
    r"|NYSE American)[^():]{0,24}:"
)
_OTHER_TICKER = lazy_pattern(
    r"\b(?:TSX-?V?|TSX\.V|CSE|LSE|AIM|ASX|NZX|SGX|FSE|FRA|HKEX|SEHK|Euronext|XETRA|Cboe CA|NEO|BSE|NSE)\b[^():\n]{0,12}:"
)
_PHONE = lazy_pattern(
    r"\+1[\s.(-]{1,2}(?P<plus>\d{3})\b|(?<![\w+.-])(?:1[-.])?(?P<plain>\d{3})[-.]\d{3}[-.]\d{4}\b|\((?P<round>\d{3})\) \d{3}[-.]\d{4}\b"
)
# Area codes under +1 of other countries (Canada, the Caribbean and Bermuda), and those of no place at all.
_FOREIGN_AREAS = frozenset(
    "204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 387 403 416 418 428 431 437 438 450 460 468 474 506 514 519 548 568 579 581 584 587"
    " 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 851 867 873 879 902 905 942"
    " 242 246 264 268 284 345 441 473 649 658 664 721 758 767 784 809 829 849 868 869 876".split()
)
_NO_AREAS = frozenset("800 822 833 844 855 866 877 888 900".split())
_FOREIGN_PHONE = lazy_pattern(r"(?<![\w.])\+(?!1[\s.(-])[2-9]\d{0,2}[\s().-]{1,2}\d")
_SITE = lazy_pattern(r"\b[\w-]{1,63}\.(?:gov|edu|mil|nyc)\b(?!\.)")
_ZIP = lazy_pattern(r"\b(?P<state>[A-Z]{2}|[A-Z][a-z]{3,12}),? \d{5}(?:-\d{4})?\b")
_TOWN = lazy_pattern(
    r"(?:\b(?:in|of|near|from|at|to|based|serving)|[–—(-])\s(?:[A-Z][a-z.]{1,12} )?[A-Z][a-z]{2,14}, "
    r"(?P<state>[A-Z]{2}\b|[A-Z]\.[A-Z]\.|[A-Z][a-z]{2,4}\.)"
)
# A line of an address that is a town and its state and nothing else.
_TOWN_LINE = lazy_pattern(
    r"^[ \t*]*[A-Z][A-Za-z. '’-]{2,30}, (?P<state>[A-Z][A-Za-z.]{1,13}(?: [A-Z][a-z]{3,10})?)(?:,? (?:USA|U\.S\.A?\.?|United States))?[ \t]*$",
    re.M,
)
# Where a wire that sends the news signs it, its lines run together: `LanternWireTown, Texaswww.lanternwire.example`.
_SENDER = lazy_pattern(r"(?<=[a-z])[A-Z][a-z]+(?: [A-Z][a-z]+)?, (?P<state>[A-Z]{2}|[A-Z][a-z]{3,12})(?: \d{5})?(?=\n?www\.)")
_OTHER_DOLLARS = lazy_pattern(r"\b(?:C|CA|CDN|A|AU|S|NZ)\$|\b(?:CAD|AUD|SGD|NZD)\b")
_BASED = lazy_pattern(
    r"\b(?:[Bb]ased|[Hh]eadquartered|[Hh]eadquarters|(?P<loose>[Ll]ocated|[Oo]ffices?)) (?:(?:is|are) )?(?:located )?(?:in|at|near|out of|outside) "
    r"(?P<place>[A-Z][\w.]{1,14}(?:,? [A-Z][\w.]{1,14}){0,3})"
    r"|\b(?P<before>U\.S\.|US|USA|U\.K\.|UK|[A-Z][a-z]{3,12}(?: [A-Z][a-z]{3,10})?)-(?:based|headquartered)\b"
)
_AGENCY = lazy_pattern(
    r"\b(?:501\(?c3?|Inc\. 5000|Medicare|Medicaid|Internal Revenue Service|Small Business Administration|National Institutes of Health"
    r"|Department of Veterans Affairs|(?:House|Senate) Bill|Social Security Administration|Department of (?:Homeland Security|Energy|Defense|War|Labor)|National Science Foundation)\b"
)
_WEAK = lazy_pattern(
    r"\b(?:FDA|SEC|IRS|FCC|FTC|EPA|FAA|HIPAA|10-[KQ]|8-K|GAAP|Congress|congressional|Thanksgiving|Super Bowl|Ivy League|Fortune (?:100|500|1000)|[Nn]ationwide|the nation['’]s|401\(?k|K-12)\b|\b[A-Z][a-z]{2,12} County\b"
)
# Of these, what releases of all countries speak of.
_ANYWHERE = frozenset(("SEC", "FDA", "EPA", "Congress", "GAAP"))
_NAMES = lazy_pattern(
    r"\bU\.S\.|\bU\.K\.?|\bUS\b(?! ?\$)|\bUSA\b|\bUK\b|\bEU\b|\bUAE\b|\b[A-Z][a-z\u00e0-\u00ff]{2,12}\b(?=(?P<more> [A-Z][a-z]{2,10}\b)?)"
)
_STATE_BEHIND = lazy_pattern(r", (?P<state>[A-Z][A-Za-z.]{1,13}(?: [A-Z][a-z]{3,10})?)")
_SUFFIX = lazy_pattern(r"\b(?:LLC|Inc|Corp|PLLC|LLP)\b")
_MONEY = lazy_pattern(r"[€£¥₹₩₦]|\bR?M?[ACS]\$|\bNT\$|\b(?:CAD|AUD|SGD|EUR|GBP|INR|AED|NZD)\b")
_AMERICAN = frozenset(("u.s", "us", "usa", "american", "americans"))
_AGAINST = {"country": 1.5, "people": 1.5, "people-or-thing": 0.5, "city": 1.0, "capital": 1.0, "province": 1.5, "continent": 0.5}
_BEGINNING = 2000


def is_american(text: str, issuer: str | None, doubtful: bool = False) -> bool:
    """True where a text gives enough for its being American; `doubtful` where it has a place that no list knows.

    >>> is_american("Clinics in Texas and Ohio lack nurses.", None), is_american("Clinics in Texas and Canada lack nurses.", None)
    (True, False)
    """
    if _sent_from_here(text):
        return True
    away = _at_home_elsewhere(text)
    if not doubtful and not away and _TICKER.search(text, 0, _BEGINNING):
        return True
    named, against, placed = _named(text)
    called, strong = _called(text), _strong(text)
    spoken = {m.group() for m in _WEAK.finditer(text)}
    incorporated = issuer is not None and _SUFFIX.search(issuer) is not None
    weak = min(0.5 * len(spoken), 1.0) + incorporated
    total, against = named + strong + weak + max(called, 0.0), against + away + max(-called, 0.0)
    if doubtful:
        return strong >= 3.0 and against == 0.0 and total >= 5.0
    if not against and (placed or incorporated or spoken - _ANYWHERE):
        return True  # a state or a city of ours is named or its kind of firm, school or account, and no place abroad
    return total >= 2.0 + against and (named > 0.0 or strong >= 2.0 or called > 1.0 or weak >= 2.0)


def _sent_from_here(text: str) -> bool:
    """True where the wire that sends the news signs with a town of ours, and no dollars of others are spoken of beside bare ones."""
    senders = (m.group("state") for m in _SENDER.finditer(text)) if "www." in text else ()
    return any(_is_state(s) for s in senders) and _OTHER_DOLLARS.search(text) is None


def _is_state(word: str) -> bool:
    known = known_places().get(word.lower().strip(" .")) or known_places().get(word.lower().strip(" .") + "|state-after-comma")
    return known is not None and known[0] == "US" and known[1] != "city"


def _called(text: str) -> float:
    """What telephone numbers under +1 weigh: those of an American area for it, those of a Canadian one against it."""
    areas = {m.group("plus") or m.group("plain") or m.group("round") for m in _PHONE.finditer(text)}
    ours = areas - _FOREIGN_AREAS - _NO_AREAS
    if areas & _FOREIGN_AREAS:
        return 0.0 if ours else -1.0
    return 2.0 if ours else 1.0 if areas else 0.0


def _named(text: str) -> tuple[float, float, bool]:
    """The weight of the American places that a text names, and of all others, and whether it names a state or a city of ours.

    A place named often has more.
    """
    here: dict[str, int] = {}
    away: dict[str, int] = {}
    spoken = skip = 0
    for match in _NAMES.finditer(text):
        if match.start() < skip:
            continue
        word, more = match.group().lower(), (match.group("more") or "").lower()
        if word.rstrip(".") in _AMERICAN:
            spoken += 1
            continue
        for name, end in ((word + more, match.end() + len(more)), (word, match.end())):
            known, kind = known_places().get(name), elsewhere().get(name.rstrip("."))
            if name == "united states":
                spoken += 1
            elif known and known[0] == "US" and known[1] in ("state", "city"):
                here[name] = here.get(name, 0) + 1
            elif (
                kind in _AGAINST
                and not _town_of_ours(text, end)
                and not text.startswith((" American", "-American"), end)
                and not text.endswith(("New ", "new "), 0, match.start())
            ):
                away[name] = away.get(name, 0) + 1
            else:
                continue
            skip = end
            break
    named = min(len(here), 4) + min(sum(here.values()) - len(here), 2) + min(spoken, 2)
    against = sum(_AGAINST[elsewhere()[n.rstrip(".")]] + (n_times > 2) for n, n_times in away.items())
    return float(named), against + len({m.group() for m in _MONEY.finditer(text)}), bool(here)


def _town_of_ours(text: str, end: int) -> bool:
    """True where an American state stands behind the name: `Paris, Texas`."""
    state = _STATE_BEHIND.match(text, end)
    return state is not None and _is_state(state.group("state"))


def _at_home_elsewhere(text: str) -> float:
    """The weight of what says that the issuer is at home in another country: a listing, a telephone number, where it is based."""
    weight = 8.0 if _OTHER_TICKER.search(text, 0, 2 * _BEGINNING) else 0.0
    weight += 3.0 if "+" in text and _FOREIGN_PHONE.search(text) else 0.0
    here, away = _based(text)
    return weight + (4.0 if away and not here else 0.0)


def _based(text: str) -> tuple[bool, bool]:
    """Whether the text speaks of a seat in America, and of one in another country."""
    here = away = False
    for match in _BASED.finditer(text):
        words = (match.group("place") or match.group("before")).lower().replace(",", "").split()
        names = [" ".join(words[i : i + n]).strip(".") for i in range(len(words)) for n in (1, 2, 3)]
        known = [known_places().get(n) or known_places().get(n + "|state-after-comma") for n in names]
        ours = any(
            k and k[0] == "US" and (k[1] in ("state", "city") or n not in words[:1]) for n, k in zip(names, known, strict=True)
        )
        here = here or ours
        away = away or (
            not ours
            and not match.group("loose")
            and any(elsewhere().get(n) in ("country", "city", "capital", "province") for n in names)
        )
    return here, away


def _strong(text: str) -> float:
    """The weight of addresses in a state, of where the issuer is based, of American institutions and their sites."""
    addressed = any(_is_state(m.group("state")) for pattern in (_ZIP, _TOWN_LINE) for m in pattern.finditer(text))
    weight = 3.0 if addressed else 0.0
    towns = {m.group() for m in _TOWN.finditer(text) if _is_state(m.group("state"))}
    weight += min(len(towns), 3)
    if not towns and _PHONE.search(text) and any(_is_state(m.group("state")) for m in _STATE_BEHIND.finditer(text)):
        weight += 2.0
    weight += {(True, False): 4.0, (True, True): 2.0}.get(_based(text), 0.0)
    weight += 2.0 if _AGENCY.search(text) else 0.0
    return weight + (2.0 if _SITE.search(text) else 0.0)
