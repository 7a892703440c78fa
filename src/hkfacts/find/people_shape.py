"""The shape of a candidate: what its words alone say for and against a name."""

from __future__ import annotations

from hkfacts.patterns import lazy_pattern

from ..grammar.names import Names, eastern, is_given
from ..spans import Parts
from .people_cut import PLACE_GIVEN
from .people_near import Candidate, Labels

CAMEL = lazy_pattern(r"[a-z][A-Z]|[A-Z]{2}[a-z]")
SCOTS = ("Mc", "Mac", "De", "Di", "La", "Le", "Lo", "Da", "Du", "Fitz", "Van", "Von", "Ver", "O'", "O’")
WORDS_GIVEN = frozenset(("will", "rich", "art", "miles"))  # given names that the lists leave out as words
SURNAME_ENDING = lazy_pattern(  # what ends surnames, and hardly anything else, in Slavic, Greek, Armenian, Georgian, Nordic, Turkish and Romanian names
    r"[a-z]{2,}(?:sk(?:yi|iy|yy|i|y|aya)|tzkiy|cki|czyk|wicz|[ov]vich|[ov]vych|enko|chuk|shvili|idze|adze|yan|opoulos|idis|akis|sson|dottir|dóttir|o[gğ]lu|escu|ovi[cć]|evi[cć])$"
)


def is_plain(candidate: Candidate, known: Names) -> bool:
    """True of two to four words that look like nothing but a name: no ordinary word, no acronym, no capital inside a word."""
    words = [w for w in candidate.words if w.kind not in "IpqS"]
    return (
        2 <= len(words) <= 4
        and not candidate.caps_line
        and all(w.kind == "N" and not w.text.isupper() for w in words)
        and not any(w.key in known.common or w.key in known.not_names or w.key in known.heads for w in words)
        and not any(CAMEL.search(w.text) and not w.text.startswith(SCOTS) for w in words)
    )


def no_name(candidate: Candidate, known: Names) -> str:
    """Why the last word of an unlikely name is none: letters in capitals, an ordinary plural; else an empty string."""
    last = candidate.words[-1]
    if last.key in known.family or last.key in known.family_words or last.key in known.surnames:
        return ""
    if last.kind == "A" and len(last.text) > 2 and not candidate.caps_line:
        return "ends with an acronym"
    return "an ordinary plural" if last.key.endswith("s") and last.key[:-1] in known.common else ""


def _mislabelled(candidate: Candidate, text: str, labels: Labels, known: Names) -> bool:
    """True of a sure given name and a family name that the pipeline calls a place, and just these words."""
    first, last = candidate.words[0], candidate.words[-1]
    return (
        len(candidate.words) == 2
        and is_given(first.key, known)
        and is_plain(candidate, known)
        and (last.key in known.family or last.key in known.surnames)
        and first.key not in PLACE_GIVEN
        and labels.just("PLACE", candidate.start, candidate.end)
        and not text.startswith((" & ", " + ", "/"), candidate.end)
    )


def by_shape(candidate: Candidate, text: str, labels: Labels, known: Names) -> bool:
    """A known given name and one or two further words, none of them ordinary, and no other label of the pipeline on it."""
    words = [w for w in candidate.words if w.kind not in "pq"]
    if not 2 <= len(words) <= 4 or (
        labels.other(candidate.start, candidate.end) and not _mislabelled(candidate, text, labels, known)
    ):
        return False
    if not is_given(words[0].key, known) and not eastern(candidate.words, known):
        return False
    last = words[-1]
    return (
        last.kind in "NAS"
        and (last.key not in known.common or last.key in known.surnames)
        and (candidate.left is None or candidate.left.kind == "N" or known.not_names.get(candidate.left.key) == "word")
        and not no_name(candidate, known)
    )


def named_in_title(candidate: Candidate, parts: Parts, known: Names) -> bool:
    """True of a name that shows itself among the capitals of a headline: a given name, and no ordinary word at its end."""
    words = [w for w in candidate.words if w.kind not in "pqSI"]
    if not words:
        return False
    first, last = words[0].key, words[-1].key
    surname = last in known.surnames or last in known.family
    if eastern(candidate.words, known) or (surname and first not in known.common):
        return True
    led = parts.text[max(candidate.floor, candidate.start - 5) : candidate.start].endswith((" by ", " and ", "with "))
    return first in known.given and (last not in known.common or surname or led)


def ends_ordinarily(candidate: Candidate, known: Names) -> bool:
    """True of three words or more of which the last is a common word and no surname: a team in a list of riders (`Quillo Marten Racing`)."""
    last = candidate.words[-1].key
    return len(candidate.words) > 2 and last in known.common and last not in known.surnames and last not in known.family_words
