"""The stretches of a run of capitals that may be names: cut at honorifics, posts, letters after names and words that no name has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..grammar.names import Names, Word, eastern
from ..patterns import lazy_pattern
from .people_near import Candidate, verbs


def cut(run: Sequence[Word], text: str, floor: int, ceiling: int, known: Names, titled: bool = False) -> list[Candidate]:
    """The stretches of one run of capitals that may be names; `titled` says that the line writes all its words with capitals."""
    out: list[Candidate] = []
    again = _said_twice(run)
    if again:  # `About Jane Roe Jane Roe is`, `Jane Roe Jane Roe Acme`: a heading or a label before the line that repeats it
        return [*cut(run[:again], text, floor, ceiling, known, titled), *cut(run[again:], text, floor, ceiling, known, titled)]
    kinds = [_settled(run, i, known) for i in range(len(run))]
    if "S" in kinds or any(k == "N" and w.kind in "HR" for w, k in zip(run, kinds, strict=True)):
        run = [replace(w, kind=k) if k in "SN" and w.kind in "HR" else w for w, k in zip(run, kinds, strict=True)]
    if len(run) > 1 and all(w.text.isupper() for w in run if w.kind not in "pq"):
        for i in range(1, len(run)):
            if run[i].key.replace("-", "") in verbs():
                kinds[i] = "X"  # `DR CHOY SAID`
    if titled:
        _without_verbs(run, kinds, known)
    for place in range(2, len(run)):
        bracket = kinds[place] == "q" and run[place].text[0] == "(" and run[place].text[1] not in "\"“‘'"
        if bracket and kinds[place - 1] in "NIs" and kinds[place - 2] in "NIs":
            kinds[place] = "X"  # `Nadia Vogel (Miami) Pat Roe`: a bracket after a full name is no nickname
    i = 0
    while i < len(run):
        if kinds[i] not in "NISpqAs":
            i += 1
            continue
        j = i
        while j < len(run) and kinds[j] in "NISpqAs" and not (j > i and run[j].start == run[j - 1].end):
            j += 1  # up to a word that no name has, or one that is glued on
        out.extend(_candidates(run, kinds, (i, j), text, floor, ceiling, known, titled))
        i = j
    return out


def _said_twice(run: Sequence[Word]) -> int:
    """Where a name of two words or more begins for the second time right after itself; 0 where none does."""
    keys = [w.text for w in run]
    for length in (2, 3, 4):
        for i in range(len(keys) - 2 * length + 1):
            if keys[i : i + length] == keys[i + length : i + 2 * length] and len(set(keys[i : i + length])) == length:
                return i + length
    return 0


def _without_verbs(run: Sequence[Word], kinds: list[str], known: Names) -> None:
    """In a headline, a name ends before a verb: `Jane Roe Offers`, `Jane Roe Featured on`."""
    begun = 0
    for i, word in enumerate(run):
        begun = begun + 1 if kinds[i] in "NIAs" else 0
        verbal = (
            begun > 2
            and kinds[i] == "N"
            and (
                (word.key in known.common and word.key.endswith(("s", "ed", "ing")))
                or (word.key.endswith("s") and word.key[:-1] in known.common)
            )
        )
        if verbal and not (word.key in known.surnames or word.key in known.family_words or word.key in known.given):
            kinds[i], begun = "X", 0


def _settled(run: Sequence[Word], i: int, known: Names) -> str:
    """The kind of a word among its neighbours; `s` is a word that is a surname here though it is also another word."""
    word = run[i]
    kind = word.kind
    before = run[i - 1] if i else None
    after = run[i + 1] if i + 1 < len(run) else None
    if kind == "H" and after is None and before is not None and before.kind == "N" and not word.text.endswith("."):
        return "s" if word.key in ("hon", "doctor", "sr", "ven", "fr", "sen", "col", "maj", "master") else kind  # `Keona Hon`
    if (
        word.text == "Hon"
        and i > 1
        and before is not None
        and after is not None
        and run[i - 2].kind == "H"
        and before.key in known.surnames
    ):
        return "N"  # `Ms Hui Hon Hing`
    if before is not None and after is not None and (before.key.rstrip("'"), word.key.rstrip("'")) in known.honorific_pairs:
        return "H"  # `Datuk Seri Jane Roe`
    if i + 2 < len(run) and after is not None and (word.key.rstrip("'"), after.key.rstrip("'")) in known.honorific_pairs:
        return "H"  # `Tan Sri Omar Roe`
    if kind == "H" and word.key == "sr" and after is not None and after.kind in "RM":
        return "R"  # `Sr. Director`
    named = before is not None and before.kind in "NI"
    if kind == "H" and word.text == "Sr." and named and (after is None or after.kind in "XH"):
        return "S"  # `Jane Roe Sr. Scholarship`, `Jane Roe Sr. Reverend Poe`
    if kind == "H" and word.text in ("MS", "MR", "MRS", "DR") and after is not None and not after.text.isupper():
        return "A"  # `MS Tech`, `MS Found in a Bottle`
    if kind == "X" and word.key == "christian" and before is None and after is not None and after.kind == "N":
        return "s" if after.key not in known.common else kind  # `Christian Quillon`, no `Christian Church`
    if kind == "X" and word.key in PLACE_GIVEN and before is None and after is not None and after.kind == "N" and len(run) == 2:
        return "s" if after.key not in known.common else kind  # `Dallas Orvik`
    initial = before is not None and before.kind == "I" and before.text.endswith(".") and after is not None and after.kind == "N"
    if kind == "H" and initial and (word.key in known.given or word.key in _PEERS):
        return "N"  # `J. Baron Roe`
    if word.key in ("prince", "baron", "earl", "duke") and before is not None and before.kind == "H" and after is not None:
        return "N"  # `Dr. Prince Roe`
    if (
        kind == "H"
        and word.key in ("coach", "judge")
        and before is not None
        and before.kind in "NA"
        and before.key not in known.given
    ):
        return "R"  # `Peak Performance Coach Jane Roe`, `VIP Judge Jane Roe`: a post
    if kind == "H" and word.key in _PEERS and before is not None and before.kind in "NM" and before.key not in known.given:
        return "M"  # `Notre Dame`: no title here
    if word.text in _EXCELLENCIES and len(run) > 2 and after is not None and after.kind in "NA" and (before is None or i == 0):
        return "H"  # `HE Saeed Al Roe`
    if word.key in _BEFORE_RANK and after is not None and known.honorific_class.get(after.key) == "army" and i + 2 < len(run):
        return "H"  # `Rear Admiral Jane Roe`
    if (
        known.honorific_class.get(word.key) == "army"
        and before is not None
        and before.key in _BEFORE_RANK
        and after is not None
        and after.kind in "NIqAs"
    ):
        return "H"
    if kind == "X" and "-" in word.text and word.text.rpartition("-")[2].islower():
        return "s" if _two_syllables(run, i, known) else kind  # `Hae-young Kim`, no `Harlow-designed`
    if kind in "XMR" and before is not None and before.kind in "NI" and before.key in known.given and not before.possessive:
        if kind == "X" and known.not_names.get(word.key) in ("institution", "company") and word.key not in known.surnames:
            return "X"
        if word.key in _ROADS:
            return "X"  # `Victor Heights`
        first = i == 1 or run[i - 2].kind in "HRXM"
        if first and (after is None or after.kind in "S"):
            return "s" if kind != "R" or word.key not in _PLAIN_POSTS else "R"
    last = after is None or after.kind == "S"
    if kind == "X" and last and before is not None and not before.possessive:
        if i >= 2 and run[i - 2].kind == "H" and before.kind in "NI" and word.key in known.family_words:
            return "s"  # `Rep. Al Green`
        if word.key in ALSO_SURNAMES and _leads_to_surname(_behind_post(run[:i]), known):
            return "s"  # `Vance Grey`, where the label or the words beside it agree
        if known.not_names.get(word.key) == "time" and before.key in known.surnames and i == 1:
            return "s"  # `Luo Jun`
    if kind == "X" and word.key in known.surnames and i == 0 and after is not None and eastern((word, after), known):
        return "s"  # `Song Hongbing`
    if kind == "X" and word.key == "jun" and before is None and after is not None and after.key in known.surnames:
        return "s"  # `Jun Luo`
    if (
        kind == "X"
        and word.key in ("jun", "june")
        and before is not None
        and before.kind == "H"
        and after is not None
        and after.kind == "N"
    ):
        return "s"  # `Mr Jun Hoshira`: no month behind an honorific
    if (
        kind == "X"
        and known.not_names.get(word.key) != "word"
        and word.key in known.given
        and after is not None
        and (after.kind in "NA" or (after.kind == "I" and i + 2 < len(run) and run[i + 2].kind == "N"))
        and (before is None or before.kind in "HR")
    ):
        return "s"
    if (
        kind == "X"
        and word.key in known.surnames
        and ((before is not None and before.kind in "HNI") or (after is not None and "-" in after.text))
    ):
        return "s"
    if (
        kind in "XM"
        and before is not None
        and before.kind == "p"
        and i > 1
        and run[i - 2].kind in "NI"
        and before.text in _OF_SURNAMES
    ):
        return "s"  # `Jan van de Park`
    if kind in "XMR" and before is not None and before.kind == "q" and i > 1 and run[i - 2].key in known.given:
        return "s" if after is None or after.kind == "S" else kind  # `Mildred “Mama” Council`
    if kind in "XM" and i > 1 and before is not None and before.kind == "I" and run[i - 2].key in known.given:
        return "s"  # `Brandy M. Austin`
    if kind == "M" and word.key in known.surnames and before is not None and before.kind in "HN":
        return "s"
    if kind == "R" and after is None and before is not None and before.kind == "H" and before.key != "sr":
        return kind if word.key in _ADDRESSED else "s"  # `Mr. Secretary` names nobody
    dotted = i >= 1 and before is not None and before.kind == "I" and before.text.endswith(".")
    if kind == "R" and i >= 2 and dotted and after is None and word.key not in _PLAIN_POSTS and run[i - 2].kind == "N":
        return "N"  # `Jane C. Brewer`
    if (
        kind == "R"
        and i >= 2
        and word.key in known.family
        and word.key not in _PLAIN_POSTS
        and (after is None or after.kind == "S")
        and before is not None
        and before.kind == "N"
        and run[i - 2].key in known.given
    ):
        return "s"  # `Martin Luther King`
    if kind == "X" and before is not None and before.kind == "H" and after is None and known.not_names.get(word.key) != "word":
        return kind if before.key in _PEERS and known.not_names.get(word.key) == "company" else "s"  # `Baron Oil`
    if (
        kind in "NX"
        and known.honorific_class.get(word.key) in ("church", "army", "office")
        and (word.key not in known.given or (before is not None and (before.kind == "H" or before.key in _CLERGY)))
        and (before is None or before.kind in "HRXM" or before.key in _CLERGY)
        and after is not None
        and after.kind in "NIqAs"
    ):
        return "H"  # `Sister Agnes Roe`, `The Reverend Canon Alan Roe`
    if (
        kind in "NA"
        and word.text.replace(".", "") in known.post_nominals
        and i >= 2
        and not (before is not None and before.kind in "RH")
    ):
        return "P"  # but `Vice President JD Harlan`
    return kind


def _two_syllables(run: Sequence[Word], i: int, known: Names) -> bool:
    """True of a given name of two syllables, the second of which is also a word, beside a surname or behind an honorific."""
    first, _, second = run[i].key.partition("-")
    if first in known.common or first in known.heads or not (len(first) <= 6 and second in _SYLLABLES):
        return False
    last = run[i + 1] if i + 1 < len(run) else None
    if last is not None and last.key in known.surnames and i + 2 == len(run):
        return True
    return i > 0 and (run[i - 1].kind == "H" or run[i - 1].key in known.surnames)


_SYLLABLES = frozenset("young chang hwang kwang chung sung seung shing ching cheung leung kyung myung chan chong".split())


def _behind_post(run: Sequence[Word]) -> Sequence[Word]:
    """The words behind the last post or honorific: `Vance` of `Acme CEO Vance`."""
    place = max((k for k, w in enumerate(run[:-1]) if w.kind in "RH"), default=-1)
    return run[place + 1 :]


def _leads_to_surname(run: Sequence[Word], known: Names) -> bool:
    """True of what may stand before a surname that is also another word: `Vance`, `H. Vance`, `AJ`, `Gerald L. Kimber`."""
    before = run[-1]
    if before.kind == "I":
        return len(run) == 1 and before.text.count(".") == 2  # `T.B. Green`
    if before.kind == "A":
        return len(run) == 1 and len(before.text) == 2 and before.text[1] in "JCDKTP"
    if before.kind != "N" or before.key in known.common:
        return False
    return len(run) == 1 or (
        len(run) <= 3 and all(w.kind in "NI" for w in run) and (run[0].kind == "I" or run[0].key in known.given)
    )


ALSO_SURNAMES = frozenset(
    "white black green hill hall west north lane day best little key french english church wall turkmen welsh irish polish dutch swiss thai greek somali uzbek kazakh saudi".split()
)
PLACE_GIVEN = frozenset(
    "dallas austin houston denver orlando dakota montana carolina sydney brooklyn paris london chelsea israel jordan chad georgia "
    "virginia florence madison savannah aspen phoenix cairo india ireland holland milan rio camden lincoln jackson charlotte "
    "victoria adelaide alexandria cheyenne memphis odessa vienna verona siena geneva".split()
)
_OF_SURNAMES = frozenset(("van", "van de", "van der", "van den", "von", "von der", "der", "den", "ter", "ten"))
_ROADS = frozenset(  # parts of the names of places that nobody bears as a surname
    "heights highway parkway expressway freeway turnpike motorway boulevard avenue airport peninsula archipelago township county borough".split()
)
_CLERGY = frozenset(("reverend", "rev", "venerable", "ven"))
_PEERS = frozenset("dame baron lord lady baroness".split())
_EXCELLENCIES = frozenset(("HE", "HH", "HRH"))
_BEFORE_RANK = frozenset("rear vice major brigadier lieutenant wing air squadron staff master chief petty".split())
_STYLES = frozenset("excellency highness majesty eminence holiness".split())
_RETIRED = frozenset(("(retired)", "(retd)", "(ret’d)", "(ret'd)", "(rtd)"))
_PLAIN_POSTS = frozenset(
    (
        "chairman chairwoman chairperson chair ceo coo cfo cto cio cmo president founder co-founder director manager "
        "officer executive partner secretary minister commissioner professor vp svp evp owner chief analyst editor"
    ).split()
)


_ADDRESSED = _PLAIN_POSTS | frozenset("speaker ambassador moderator mayor minister chancellor queen king universe".split())


_DEGREE = lazy_pattern(r"(?:M|B|D|Ph|LL|Ed|Psy|Sc|Pharm)\.(?:[A-Z][a-z]{0,4}\.){1,3}")
_DOUBLE_SURNAMES = frozenset(("au yeung", "ou yang", "sze to", "si tou", "see to", "ho tung", "shang guan", "sheung koon"))
_NO_DEGREES = frozenset(("D.C.", "B.C.", "B.V.", "M.V.", "M.C."))
_WITH = ("co-", "ex-", "non-", "vice-")  # what posts and parts in a case begin with


def _candidates(
    run: Sequence[Word],
    kinds: Sequence[str],
    place: tuple[int, int],
    text: str,
    floor: int,
    ceiling: int,
    known: Names,
    titled: bool,
) -> list[Candidate]:
    i, j = place
    while i < j and kinds[i] in "pqS":
        i += 1
    while j > i and kinds[j - 1] in "pq":
        j -= 1
    if i >= j:
        return []
    if j - i >= 3 and run[i].key in known.common and run[i].key not in known.given and run[i + 1].key in known.given:
        i += 1  # `Sponsor Daniel Roe`
    elif j - i >= 3 and run[i].key in known.common and run[i].key.endswith("ing") and run[i].key not in known.family_words:
        i += 1  # `Joining Minna Roe`
    if j - i >= 3 and run[i].key.startswith(_WITH) and run[i].text[-1:].islower() and run[i].key not in known.given:
        i += 1  # `Co-defendant Siu Ming-fai`
    words = list(run[i:j])
    caps_line = all(w.text.isupper() for w in run if w.kind not in "pq") and len(run) > 1
    honorific, honorific_start, k = "", None, i
    if k > 1 and run[k - 1].key in _RETIRED:
        k -= 1  # `Mr Justice (Retired) Alan Roe`
    while k > 0 and _honorific(run[k - 1], kinds[k - 1], known):
        k -= 1
    while k < i - 1 and known.honorific_class.get(run[k].key) == "office" and run[k + 1].key in _FORMS_OF_ADDRESS:
        k += 1  # `Deputy Magistrate Mr Alan Roe`: the office is his post
    if k < i and run[k].key == "justice" and text.endswith((" for ", " of "), floor, run[k].start):
        k += 1  # `Secretary for Justice Mr Alan Roe`
    if 0 < k < i and run[k].key in _STYLES and run[k - 1].key in ("his", "her", "royal", "serene"):
        k -= 2 if k > 1 and run[k - 2].key in ("his", "her") else 1
    if k < i and run[k].kind == "q":
        k = i
    if k < i:
        honorific_start = run[k].start
        honorific = text[run[k].start : run[i - 1].end]
    else:
        honorific, honorific_start = "", None
    acronyms = [n for n, w in enumerate(words) if kinds[i + n] == "A"]
    if acronyms and not caps_line and honorific_start is None:
        words = _without_acronyms(words, acronyms, known)
        if not words:
            return []
    post_nominals, end = letters_after(text, words[-1].end, ceiling, known)
    left = run[k - 1] if k > 0 else None
    right = run[j] if j < len(run) else None
    return [
        Candidate(
            tuple(words),
            honorific,
            honorific_start,
            post_nominals,
            words[-1].end if not post_nominals else end,
            left if words[0] is run[i] else _acronym_left(run[i], words, known),
            right if words[-1] is run[j - 1] else None,
            caps_line,
            floor,
            ceiling,
            titled,
        )
    ]


def _acronym_left(word: Word, words: Sequence[Word], known: Names) -> Word | None:
    """The acronym that was cut off before words that no given name opens: `TAG` of `TAG Heuer Carrera`."""
    return word if word.kind == "A" and words[0].start == word.end + 1 and words[0].key not in known.given else None


_FORMS_OF_ADDRESS = frozenset("mr mrs ms miss madam dr prof professor ir".split())


def _honorific(word: Word, kind: str, known: Names) -> bool:
    if word.text in ("IR", "HE", "PROF") and kind != "H":
        return False
    return kind == "H" or (
        kind in "RXN" and word.key in known.honorific_class and word.key not in ("he", "hh", "coach", "chef", "judge")
    )


def _without_acronyms(words: list[Word], acronyms: list[int], known: Names) -> list[Word]:
    """The words of a name with letters in capitals: a surname in capitals and initials stay, the acronym of a body goes."""
    if len(acronyms) == len(words):
        return words if len(words) == 1 else []
    last = acronyms[-1]
    if acronyms == [0, 1] and len(words) > 2 and f"{words[0].key} {words[1].key}" in _DOUBLE_SURNAMES:
        return words  # AU YEUNG Pui Shan
    if last == len(words) - 1 and len(acronyms) == 1 and last > 0 and len(words[last].text) > 2:
        return words  # Eric YIM
    if acronyms == [0] and (words[0].key in known.surnames or len(words[0].text) == 2) and len(words) > 1:
        return words  # CHAN Tai-man, KC White
    if len(acronyms) == 1 and len(words[acronyms[0]].text) <= 3 and 0 < acronyms[0] < len(words) - 1:
        return words  # Karen KY Lee
    if acronyms == [0]:
        return words[1:]
    return words[: acronyms[0]] if acronyms[0] >= 2 else words[last + 1 :]


def letters_after(text: str, end: int, ceiling: int, known: Names) -> tuple[str, int]:
    """Post-nominals after a name (`, GBM, JP`; ` PhD`), as a string with single spaces, and the end of the name."""
    out: list[str] = []
    place = end
    if not text[end + 1 : end + 3].strip()[:1].isupper():
        return "", end
    for _ in range(6):
        p = place
        if text.startswith(", ", p):
            p += 2
        elif text.startswith(" ", p):
            p += 1
        else:
            break
        q = p
        while q < ceiling and (text[q].isalnum() or text[q] in ".-/"):
            q += 1
        degree = text.startswith(", ", place) and text[p:q] not in _NO_DEGREES and _DEGREE.fullmatch(text, p, q) is not None
        word = text[p:q].rstrip(".") if text[p:q].replace(".", "") not in known.post_nominals else text[p:q]
        marked = q
        while marked < ceiling and text[marked] in "®™":
            marked += 1  # `CFP®, CDFA®`
        further = degree or (
            bool(out)
            and text.startswith(", ", place)
            and 3 <= len(word) <= 6
            and word.isupper()
            and text[marked : marked + 1] in (",", "")
        )
        if not word or (word.replace(".", "") not in known.post_nominals and not further):
            break
        following = text[q + 1 : min(q + 24, ceiling)].split(" ")[0].strip(",.;") if text[q : q + 1] == " " else ""
        if following[:1].isupper() and following.lower() in known.heads:
            break  # `Jane Roe, DC Manager`
        if q - p <= 2 and not text.startswith((",", " ", ")", ";"), marked) and q < ceiling and text[q] not in ".*†‡#^\n":
            break
        if degree:
            word = text[p:q]
        out.append(word if word.count(".") > 1 else word.rstrip("."))
        place = marked if marked > q else p + len(word)
    return " ".join(out), end
