"""The names of bodies after a post: `the American Heart Association`, `Acme Holdings, Inc.`, `Japan’s 01Booster`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from hkfacts.patterns import lazy_pattern

from .names import Names, bare, names

_TOKEN = lazy_pattern(
    r"(?<![A-Za-z])C[EFOTIM]O(?=[A-Z][a-z]|[a-z]{2,}[.@])|"
    r"(?<![A-Za-z])(?:Officer|Director|Manager|President|Chairman|Relations|Communications|Marketing)(?=[a-z]{2,20}[.@]|[A-Z]{2,6}@)|"
    r"(?:[^\W\d_]\.){2,5}|(?:Inc|Ltd|Corp|Co|Bros|St|Dr|Mt|Jr|Sr|No|PT|CV|Ft|Pte|Pty|Dept|Univ|Assoc|Intl|Plc)\.(?!\w)"
    r"|[^\W_](?:[\w'’ʼ.&/+@:‑-]*[^\W_])?(?:['’](?=\s|,|$))?[+!]?|[^\s\w]"
)
_LABEL_GLUED = lazy_pattern(r"([A-Z][a-z]{3,}|C[EFTMI]O)(?:Tel|Phone|Telephone|Email|Mobile|Fax|Cell|Ph|Website|[MTPE])")
_NUMBER_GLUED = lazy_pattern(r"([A-Z][a-z]{3,})(?=\d{3,}-)")
_PHONE = lazy_pattern(r"\d{3}[.-]\d{3,4}[.-]\d{3,4}")
_WAVE = lazy_pattern(r"\d{2,3}\.\d")
_LEGAL = frozenset(
    ("inc ltd llc llp lp plc corp corporation limited co gmbh ag sa nv bv ab pte pty kk sdn bhd spa srl incorporated esq").split()
)
LEGAL_END = lazy_pattern(r",? \(?(?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|Corporation|P\.?C|PLC|plc|GmbH|S\.?A|AG|Co)\b\.?\)?$")
_CONNECTORS = frozenset("of and & for de du la le des der und y e + the at".split())
_DEPARTMENTS = frozenset("department division team office unit branch business group section entertainment".split())
KINDS_OF_BODY = frozenset(
    "company firm brand startup start-up exhibitor supplier manufacturer studio platform distributor retailer maker developer "
    "agency charity organisation organization bank group producer consultancy provider".split()
)
_LOWER_AFTER = frozenset(
    "and who which that to said says with in is was has will on at for of from as by or have had are were also shared added "
    "noted attended spoke".split()
)
# Imperatives that open the names of charities and campaigns: `Save the Marshes League`.
COMMANDS = frozenset("save protect feed keep stop rescue free help love defend stand clean plant teach honor honour".split())
_DESCRIBES = frozenset("based born focused led backed owned driven listed powered funded headquartered".split())
_LOWER_NAME = lazy_pattern(r"[a-z]+[A-Z0-9]|[a-z0-9-]+\.(?:com|co|io|ai|net|org|app|hk|cn|xyz|tv|me|finance)\b|\d+[A-Za-z]")


# A post with the place that it is for, as Hong Kong's departments print it: `District Lands Officer/Sha Tin`.
_POST_OF_PLACE = lazy_pattern(r"(?P<post>[A-Z][a-z]{3,14})/[A-Z][a-z]+(?: [A-Z][a-z]+){0,3}(?=,|\)|\.| \()")


class Token(NamedTuple):
    """One word or sign of a phrase; `key` in lower case without possessive ending."""

    text: str
    start: int
    end: int
    key: str
    is_word: bool
    capital: bool
    possessive: bool


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words and signs of a stretch of text."""
    out: list[Token] = []
    past, stop = start, min(len(text), end + 1)
    for match in _TOKEN.finditer(text, start, end):
        raw = match.group()
        if raw in "™®©":
            continue
        if raw[-1] == "!" and len(raw) > 1 and (raw[:-1].islower() or raw[:-1].lower() in names().heads):
            raw = raw[:-1]  # `as the new consultant!`, but `Yahoo!`
        key, word, capital, possessive, glued = _look(raw)
        start, end = match.start(), match.start() + len(raw)
        if start < past:
            continue
        if "/" in raw and (whole := _POST_OF_PLACE.match(text, start, stop)) and whole["post"].lower() in names().heads:
            past = whole.end()
            out.append(Token(whole.group(), start, past, whole["post"].lower(), True, True, False))
            continue
        if _PHONE.fullmatch(raw):  # `Head of Works 281.555.0100`
            out.append(Token("|", start, end, "|", False, False, False))
            continue
        if "/" in raw and (cut := _office_after(raw)):  # `Health Officer/Office of Works`
            left, right = raw[:cut], raw[cut + 1 :]
            out.append(Token(left, start, start + cut, left.lower(), True, True, False))
            out.append(Token("|", start + cut, start + cut + 1, "|", False, False, False))
            out.append(Token(right, start + cut + 1, end, right.lower(), True, True, False))
            continue
        if glued:  # `CommunicationsTel`
            out.append(Token(raw[:glued], start, start + glued, bare(raw[:glued]), True, True, False))
            out.append(Token("|", start + glued, start + glued, "|", False, False, False))
            continue
        out.append(Token(raw, start, end, key, word, capital, possessive))
    return out


def _office_after(raw: str) -> int:
    """Where the slash stands between a post and the office that it is in (`Officer/Department`), else 0."""
    left, _, right = raw.partition("/")
    known = names()
    office = right.lower() in _OF_SEVERAL and right[:1].isupper()
    return len(left) if office and left[:1].isupper() and left.lower() in known.heads else 0


@lru_cache(maxsize=1 << 13)
def _look(raw: str) -> tuple[str, bool, bool, bool, int]:
    """What a token is by itself, as `Token` has it from `key` on, and where a label is glued to it; kept, since words repeat."""
    word = raw[0].isalnum()
    glued = (_LABEL_GLUED.fullmatch(raw) or _NUMBER_GLUED.match(raw)) if word else None
    possessive = word and (raw.endswith(("'s", "’s", "ʼs", "’S", "'S")) or raw[-1] in "'’")
    key = bare(raw).rstrip("'") if word else raw
    return key or raw, word, raw[0].isupper(), possessive, glued.end(1) if glued is not None else 0


def starts_capital(text: str) -> bool:
    """True of a word that opens a name: a capital, a digit with letters, `apZme`, `citybiz.co`.

    >>> starts_capital("apZme"), starts_capital("01Booster"), starts_capital("apes")
    (True, True, False)
    """
    return text[0].isupper() or _LOWER_NAME.match(text) is not None


def is_orgish(tokens: Sequence[Token], j: int, known: Names | None = None) -> bool:
    """True where the capitals from `j` on hold a word of bodies (`Bank`, `Council`, `Ltd`), or begin with an acronym."""
    known = known or names()
    first = tokens[j]
    if (
        len(first.text) > 1
        and first.text.isupper()
        and first.text.isalpha()
        and first.key not in known.modifiers
        and first.key not in known.not_names
    ):
        return True
    for k in range(j, min(j + 8, len(tokens))):
        token = tokens[k]
        if not token.is_word:
            if token.text == "&":
                continue
            return k + 1 < len(tokens) and tokens[k + 1].key in _LEGAL
        if not starts_capital(token.text) and token.key not in _CONNECTORS and not (k > j and token.text.isdigit()):
            return False
        if token.key in ("at", "of", "for") and k > j and token.key != "of":
            return False
        if token.key in _LEGAL or (
            known.not_names.get(token.key) in ("institution", "company") and token.key not in known.modifiers
        ):
            return True
    return False


def _join_and(tokens: Sequence[Token], first: int, k: int, known: Names) -> bool:
    """True where `and` inside a name joins (`Food and Health Bureau`): nothing before it closes a name, something after does."""
    if _of_two_fields(tokens, k, known):
        return True
    if any(
        (known.not_names.get(t.key) in ("company", "institution") and t.key not in known.modifiers) or t.key in _OF_SEVERAL
        for t in tokens[first:k]
    ):
        return any(t.key in ("of", "for") for t in tokens[first:k]) and tokens[k + 1].key not in known.heads
    for n, token in enumerate(tokens[k + 1 : k + 5], k + 2):
        if token.text == "," and n < len(tokens) and tokens[n].key in _LEGAL and tokens[n].capital:
            return n > k + 2  # `Acme Painting and Renovating, Inc.`
        if not token.is_word or not (token.capital or token.key in _CONNECTORS):
            return False
        if token.key in known.heads and token.key != "general":  # `Revenue and General Works Bureau`
            return False
        if known.not_names.get(token.key) in ("company", "institution"):
            return True
    return False


def _of_two_fields(tokens: Sequence[Token], k: int, known: Names) -> bool:
    """True of an office for two fields, each an ordinary word, around the `and` at `k`: `Securities and Exchange Commission`."""
    around = tokens[k - 1 : k + 3]
    plain = len(around) == 4 and all(t.is_word and t.capital and t.key in known.common for t in (around[0], around[2]))
    return plain and around[3].key in _OF_SEVERAL and around[3].capital and around[0].key not in _OF_SEVERAL


def _described(tokens: Sequence[Token], j: int, known: Names) -> bool:
    """True of a place or nationality that only describes: a noun in lower case follows (`the Korean liquor distributor Acme`)."""
    if j + 1 >= len(tokens) or known.not_names.get(tokens[j].key) not in ("place", "word"):
        return False
    following = tokens[j + 1]
    return following.is_word and following.text.islower() and following.key not in _LOWER_AFTER


_SURNAMES_TOO = frozenset(
    "hill park bay lake rivers valley beach street brook brooks wood woods grove castle forest banks".split()
)
_MONTHS = frozenset("january february march april may june july august september october november december".split())
CONTACT_LABELS = frozenset("tel telephone phone mobile cell direct email e-mail mail fax website web".split())
_LABEL_MARKS = frozenset(":.+(|/")


def labels_contact(tokens: Sequence[Token], j: int) -> bool:
    """True of a word that says by what somebody is reached: `Mobile:`, `Email jane@acme.com`, not `Mobile Banking`."""
    if tokens[j].key not in CONTACT_LABELS or j + 1 >= len(tokens):
        return False
    following = tokens[j + 1].text
    return following[0] in _LABEL_MARKS or following[0].isdigit() or "@" in following


def read_body(
    text: str, tokens: Sequence[Token], j: int, organisations: Callable[[int], int | None], stops: frozenset[int]
) -> tuple[str, int, int, int] | None:
    """The body whose name begins at token `j`, articles and describing words left out: name, start, end, next index."""
    known = names()
    opening, legal = j, -1
    for _ in range(9):  # `exhibitor Acme`, `a Korean start-up Acme`, `Japan’s 01Booster`, `the Korean tea company, Acme`
        kind = j and j + 1 < len(tokens) and tokens[j].text == "," and tokens[j - 1].key in KINDS_OF_BODY
        if kind and starts_capital(tokens[j + 1].text):
            j += 1
        if j >= len(tokens) or tokens[j].start in stops or not tokens[j].is_word:
            return None
        token = tokens[j]
        describes = "-" in token.key and token.key.rpartition("-")[2] in _DESCRIBES and token.text != "State-owned"
        if describes and j + 1 < len(tokens) and tokens[j + 1].is_word:
            j += 1  # `a Norway-based tea maker, Acme`
            continue
        if starts_capital(token.text):
            place = known.not_names.get(token.key) == "place" and not (token.possessive and token.key in _SURNAMES_TOO)
            described = _described(tokens, j, known) and organisations(token.start) in (None, token.end)
            kinded = (
                j + 2 < len(tokens)
                and tokens[j + 1].key in KINDS_OF_BODY
                and tokens[j + 1].text.islower()
                and starts_capital(tokens[j + 2].text)
                and organisations(token.start) in (None, token.end)
            )  # `the AI-based Fintech startup Acme`
            covered = (organisations(token.start) or 0) > token.end  # `America’s PumpDogs`
            if covered and token.possessive:
                break
            if not (described or kinded) and not (place and token.possessive and j + 1 < len(tokens) and tokens[j + 1].is_word):
                break
        elif token.key in ("and", "who", "which", "that", "to", "said", "with", "in", "is", "was", "has"):
            return None
        j += 1
    if j >= len(tokens) or not starts_capital(tokens[j].text) or tokens[j].start in stops:
        return None
    if j > opening and tokens[j].key in _LEGAL and tokens[j].key not in ("corporation", "co", "limited"):
        if j - opening > 3 or any(
            not t.is_word or t.key in ("the", "a", "an") or t.key in KINDS_OF_BODY for t in tokens[opening:j]
        ):
            return None
        j, legal = opening, j  # `CEO of blue pier.harlow Inc.`
    if tokens[j].key in _MONTHS and j + 1 < len(tokens) and tokens[j + 1].text.isdigit():
        return None  # `with effect from February 16`
    if labels_contact(tokens, j):
        return None
    if "@" in tokens[j].text:
        return None  # `Marketingjane.roe@acme.com`, its space lost
    labelled = organisations(tokens[j].start)
    k = max(j, legal) + 1
    while (k < len(tokens) and not tokens[k - 1].possessive) or _possessive_name(tokens, j, k, labelled, known):
        if k >= len(tokens) or tokens[k].start in stops:
            break
        if tokens[k].key in ("and", "&") and k + 1 < len(tokens) and tokens[k + 1].start in stops:
            break  # `… of the Harbour Trust and Ada Ng, …`
        if "@" in tokens[k].text:
            break
        ended = k - 1 > j and tokens[k - 1].key in _LEGAL and tokens[k - 1].text.endswith(".") and tokens[k].key not in _LEGAL
        over = (labelled is not None and labelled <= tokens[k - 1].end + 1) or _opens_sentence(tokens, k, known)
        if ended and tokens[k].capital and (over or any(t.key == tokens[k].key for t in tokens[j : k - 1])):
            break  # `of Acme Pumps, Inc. Acme Pumps, Inc. is …`
        if (labelled is not None and tokens[k].start < labelled) or (tokens[k].is_word and starts_capital(tokens[k].text)):
            k += 1
        elif k == j + 1 and _WAVE.fullmatch(tokens[k].text):
            k += 1  # `Classic 91.4`
        elif tokens[k].text.isdigit() and len(tokens[k].text) < 4 and k + 1 < len(tokens) and tokens[k + 1].capital:
            k += 1  # `Harbour 911 Network`
        elif tokens[k].text == "(" and (past := _place_inside(tokens, k)):
            k = past
        elif (
            tokens[k].text == "."
            and (k > j + 1 or tokens[k].start == tokens[j].end)
            and len(tokens[k - 1].text) == 1
            and k + 1 < len(tokens)
            and tokens[k + 1].capital
        ):
            k += 2  # `Law Offices of Jane Q. Roe`
        elif tokens[k].key in _CONNECTORS and (step := _connected(tokens, j, k, labelled, known)):
            k = step
        elif (tokens[k].text == "," and k + 1 < len(tokens) and tokens[k + 1].key in _LEGAL and tokens[k + 1].capital) or (
            tokens[k].text in ("-", "–", "!")
            and k + 1 < len(tokens)
            and tokens[k].start == tokens[k - 1].end
            and tokens[k + 1].start == tokens[k].end
        ):
            k += 2
        elif tokens[k].text == "," and (listed := _named_after_several(tokens, j, k, known)):
            k = listed
        else:
            break
    last = tokens[k - 1]
    end = last.end
    shop = last.possessive and last is not tokens[-1] and tokens[k].text in (",", ".", ";") and k > j
    shop = shop and text[end - 2 : end] in ("'s", "’s") and not text[end - 3].isupper()  # `CEO of Handel’s, said`
    while not shop and (text[end - 1] in "'’" or text[end - 2 : end].lower() in ("'s", "’s")):
        end -= 1 if text[end - 1] in "'’" else 2
    if text[end - 1] == "." and last.text == ".":
        end = tokens[k - 2].end if k - 2 >= j and tokens[k - 2].key not in _LEGAL and len(tokens[k - 2].text) > 1 else end
    after = past_brackets(tokens, k)
    return text[tokens[j].start : end], tokens[j].start, end, after


def _opens_sentence(tokens: Sequence[Token], k: int, known: Names) -> bool:
    """True of an ordinary word in capitals that goes on in small letters: `… Co., Ltd. Equipped with looms, …`."""
    ordinary = tokens[k].key in known.common and known.not_names.get(tokens[k].key) not in ("institution", "company")
    return ordinary and k + 1 < len(tokens) and tokens[k + 1].text.islower() and tokens[k + 1].key not in _CONNECTORS


_OF_SEVERAL = frozenset("department bureau ministry commission office authority".split())


def _named_after_several(tokens: Sequence[Token], j: int, k: int, known: Names) -> int | None:
    """The index after a department's name that goes on over the comma at `k`: `Piers, Boats and Tides Department`; or None."""
    if any(known.not_names.get(t.key) == "institution" and t.key not in known.modifiers for t in tokens[j:k]):
        return None
    joined = False
    for n in range(k + 1, min(k + 9, len(tokens))):
        token = tokens[n]
        if token.key == "and" and not joined:
            joined = True
        elif token.text == "," and not joined:
            continue
        elif not token.is_word or not token.capital or token.possessive:
            return None
        elif joined and token.key in _OF_SEVERAL:
            goes_on = n + 1 < len(tokens) and tokens[n + 1].is_word and tokens[n + 1].capital
            return None if goes_on else n + 1
        elif token.key not in known.common and token.key.rstrip("s") not in known.common:
            return None
    return None


def _place_inside(tokens: Sequence[Token], k: int) -> int | None:
    """The index after a bracket inside the name of a firm, whose legal form follows: `Sunbay (HK) Trading Limited`."""
    close = next((n for n in range(k + 2, min(k + 4, len(tokens))) if tokens[n].text == ")"), None)
    if close is None or not all(t.capital for t in tokens[k + 1 : close]):
        return None
    for n in range(close + 1, min(close + 5, len(tokens))):
        if not tokens[n].is_word or not tokens[n].capital:
            return None
        if tokens[n].key in _LEGAL:
            return close + 1
    return None


# Bodies that are named after their many members.
_OF_MEMBERS = frozenset(
    "association federation union league society guild club chamber council cooperative congress alliance".split()
)


def _possessive_name(tokens: Sequence[Token], j: int, k: int, labelled: int | None, known: Names) -> bool:
    """True where a possessive stands inside the name (`Kelly’s Education`), not after it (`HKTDC’s Promotion Department`)."""
    if k >= len(tokens) or not tokens[k - 1].possessive or not tokens[k].is_word or not tokens[k].capital:
        return False
    if k > j + 1 and tokens[k - 1].text[-1] in "'’" and tokens[k].key in _OF_MEMBERS:
        return True  # `the Kite Bay Anglers’ Union`, whatever a label says
    if labelled is not None:
        return tokens[k].start < labelled
    return not (tokens[k - 1].text[:-2].isupper() or any(t.key in _DEPARTMENTS for t in tokens[k : k + 6]))


def _connected(tokens: Sequence[Token], j: int, k: int, labelled: int | None, known: Names) -> int | None:
    """The index after a connecting word and the capital that it joins on, or None where the name ends before it."""
    key, n = tokens[k].key, k + 1
    while n < len(tokens) and tokens[n].key in ("the", "de", "la") and key in ("of", "for", "and", "de"):
        n += 1
    if n >= len(tokens) or not tokens[n].is_word or not starts_capital(tokens[n].text):
        return None
    if key in ("and", "&") and tokens[n].key in known.honorifics:
        return None
    if labelled is not None and tokens[n].start < labelled:
        return n + 1
    if key in ("and", "&") and tokens[n].key.split("/")[0] in known.heads:
        return None  # also `Acme & Founder/CEO of Move Joy`
    if key == "and":
        return n + 1 if _join_and(tokens, j, k, known) else None
    if key == "the" and k == j + 1 and tokens[j].key in COMMANDS:
        return n + 1  # `Save the Marshes League`
    if key in ("at", "the", "e", "y"):
        return None
    if key == "for":
        return n + 1 if any(known.not_names.get(t.key) == "institution" for t in tokens[j:k]) else None
    return n + 1


def past_brackets(tokens: Sequence[Token], k: int) -> int:
    """The index after a bracket that follows a name (`(HKSTP)`, `(NASDAQ: ACME)`)."""
    if k < len(tokens) and tokens[k].text == "(":
        for n in range(k + 1, min(k + 12, len(tokens))):
            if tokens[n].text == ")":
                return n + 1
    return k
