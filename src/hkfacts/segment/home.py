"""What a bare `$` and `3/4` mean in a release: Hong Kong's or American, by place, issuer and the text itself."""

from __future__ import annotations

import re
from functools import lru_cache

from ..rulebook import lexicon
from ..spans import Home

_HK_DOLLARS = re.compile(r"\bHK ?\$|\bHKD\b")
_BARE_DOLLARS = re.compile(r"(?<![A-Za-z$])\$ ?\d")
_HK_BODY = re.compile(r"\bHong ?Kong\b|\bHK(?:[A-Z]{2,5})?\b|\((?:SEHK|HKEX|HKSE)\b|\b\d{4}\.HK\b")
_HK_PHONE = re.compile(r"(?:\+|\(|\b00)\s?852\b")
_HK_TIME = re.compile(r"\bHKT\b")
_US_TICKER = re.compile(
    r"\((?:the )?(?:NYSE|NASDAQ|Nasdaq|NasdaqGS|NasdaqGM|NasdaqCM|OTCQB|OTCQX|OTC|OTC Pink|OTC Markets|AMEX"
    r"|NYSE American)[^():]{0,24}:"
)
_OTHER_TICKER = re.compile(
    r"\b(?:TSX-?V?|TSX\.V|CSE|LSE|AIM|ASX|NZX|SGX|FSE|FRA|HKEX|SEHK|Euronext|XETRA|Cboe CA|NEO|BSE|NSE)\b[^():\n]{0,12}:"
)
_US_PHONE = re.compile(r"\+1[\s.(-]{1,2}\d{3}|\b\d{3}-\d{3}-\d{4}\b|\(\d{3}\) \d{3}-\d{4}")
_PARTS = re.compile(r"[,/;|()]| & | and ")
_AMERICAN_SITE = re.compile(r"\b[\w-]{1,63}\.(?:gov|edu|mil|nyc)\b(?!\.)")
_AMERICA = re.compile(
    r"\bU\.S\.|\bUS\b(?! ?\$)|\bUSA\b|\bUnited States\b|\bAmericans?\b|\b[A-Z][a-z]{2,12}(?: [A-Z][a-z]{3,10})?\b"
)
# Countries, their people and chief cities, and signs of money: a text that names any speaks of more than one country.
_ELSEWHERE = re.compile(
    r"(?=[A-Z€£¥₹₩₦])(?:"  # seven characters in eight are passed over by this
    r"\bCanad|\bToronto|\bVancouver|\bOntario|\bAustral|\bSydney|\bSingapore|\bHong ?Kong|\bNew Zealand|\bTaiwan|\bLondon\b|\bU\.?K\b"
    r"|\bBrit(?:ain|ish)|\bIndian?\b|\bChin(?:a|ese)\b|\bEurope|\bEU\b|\bGerman|\bFrance|\bFrench\b|\bJapan|\bKorea|[€£¥₹₩₦]|\b[ACS]\$|\bNT\$"
    r"|\b(?:CAD|AUD|SGD|EUR|GBP|INR|AED)\b|\bMexic|\bBrazil|\bAfrica|\bDubai|\bUAE\b|\bSwiss|\bSwitzerland|\bIsrael|\bNigeria|\bMalaysia"
    r"|\bVietnam|\bPhilippin|\bRussia|\bAsian?\b|\bSpain|\bItal|\bIreland|\bIrish\b|\bUkrain|\bTurk|\bSaudi|\bThai|\bIndonesia)"
)


@lru_cache(maxsize=1)
def _places() -> dict[str, tuple[Home, str]]:
    known: dict[str, tuple[Home, str]] = {}
    for row in lexicon("segment_places"):
        home: Home = "HK" if row["home"] == "HK" else "US"
        known[row["name"] + ("|" + row["kind"] if row["kind"] == "state-after-comma" else "")] = (home, row["kind"])
    return known


def home_of_place(place: str | None) -> Home | None:
    """The home that a dateline's place speaks for.

    >>> home_of_place("HONG KONG SAR"), home_of_place("TYSONS, VA"), home_of_place("VICTORIA, BC")
    ('HK', 'US', None)
    """
    if not place:
        return None
    parts = [p.strip(" .") for p in _PARTS.split(place.lower())]
    found: list[Home] = []
    for index, part in enumerate(parts):
        known = _places().get(part) or (_places().get(part + "|state-after-comma") if index else None)
        if known is None:
            # the last words may be a state's name: `Orem Utah`
            tail = part.rsplit(" ", 1)[-1] if " " in part else ""
            known = _places().get(tail)
            known = known if known and known[1] == "state" else None
        if known is None or (known[1] == "abbreviation" and index == 0):
            continue
        if known[1] == "city" and index + 1 < len(parts) and parts[index + 1] not in _places() and parts[index + 1]:
            following = _places().get(parts[index + 1] + "|state-after-comma")
            if following is None:
                continue
        found.append(known[0])
    return "HK" if "HK" in found else found[0] if found else None


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    return frozenset(row["name"].casefold() for row in lexicon("segment_bodies"))


def find_home(text: str, place: str | None, issuer: str | None) -> Home | None:
    """The home of a release, or None where nothing settles it."""
    here = home_of_place(place)
    if here == "HK":
        return "HK"
    if issuer and _HK_BODY.search(issuer):
        return "HK"
    local = len(_HK_DOLLARS.findall(text)) if "HK" in text else 0
    if local and not (here == "US" and len(_BARE_DOLLARS.findall(text)) > local):
        return "HK"
    if here == "US":
        return "US"
    if ("852" in text and _HK_PHONE.search(text)) or ("HKT" in text and _HK_TIME.search(text)):
        return "HK"
    if place is None and issuer and issuer.casefold() in _bodies():
        return "HK"
    if place is None and (_US_TICKER.search(text[:2000]) or _american_contact(text)) and not _OTHER_TICKER.search(text[:4000]):
        return "US"
    if place is None and _speaks_of_america(text):
        return "US"
    return None


def _speaks_of_america(text: str) -> bool:
    """True where a text names America, its states or its cities twice, or a site under its own domains, and no other country.

    >>> _speaks_of_america("Clinics in Texas and Ohio lack nurses."), _speaks_of_america("Clinics in Texas and Canada lack nurses.")
    (True, False)
    """
    if _ELSEWHERE.search(text):
        return False
    if _AMERICAN_SITE.search(text):
        return True
    named = 0
    for match in _AMERICA.finditer(text):
        word = match.group().lower()
        if word[:2] in ("u.", "us", "un", "am") and word in ("u.s.", "us", "usa", "united states", "american", "americans"):
            named += 1
        else:
            known = _places().get(word) or _places().get(word.split(" ", 1)[0])
            named += known is not None and known[0] == "US" and known[1] in ("state", "city")
        if named == 2:
            return True
    return False


def _american_contact(text: str) -> bool:
    """True where the telephone numbers are North American and an address or a place of the text is in a state."""
    if not _US_PHONE.search(text):
        return False
    for match in re.finditer(r", ([A-Z][a-z]{2,12}(?: [A-Z][a-z]{3,10})?|[A-Z]{2}|[A-Z]\.[A-Z])\b", text):
        known = _places().get(match.group(1).lower())
        if known and known[0] == "US" and known[1] in ("state", "abbreviation"):
            return True
    return False
