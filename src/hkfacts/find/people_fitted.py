"""A candidate cut to what the trained pipeline labels as a person, where the words around the label belong to no name.

The run of capitals alone cannot tell `Bracelet Winner Jane Roe` or `Jane Roe Teaches` from a name of three words; the label can.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..grammar.names import Names, Word, person_like
from .people_near import Candidate, Labels


def fitted(candidate: Candidate, labels: Labels, known: Names) -> Candidate:
    """The candidate without the words before or after a label inside it that no name has; itself where there are none."""
    words = candidate.words
    if len(words) < 3 or candidate.honorific_start is not None or candidate.caps_line:
        return candidate
    for start, end in labels.persons(candidate.start, candidate.end):
        first = next((i for i, w in enumerate(words) if w.start == start), None)
        last = next((i for i, w in enumerate(words) if w.end == end), None)
        if first is None or last is None or last - first < 1 or last - first == len(words) - 1 or words[last].kind in "Ip":
            continue
        if candidate.blocked and any(w.kind != "A" for w in words[last + 1 :]):
            continue  # `Jane Roe Moss Animal Centre` is no Jane Roe
        outside = (*words[:first], *words[last + 1 :])
        syllables = len(words) == 3 and all(w.kind == "N" and len(w.text) <= 6 and not _is_word(w, known) for w in words)
        known_inside = person_like(words[first : last + 1], known) and not syllables  # `Gim Huay Neo`
        if last + 1 < len(words) and _goes_on(words[last], words[last + 1], known):
            continue  # `Harold Joel Orfmann`: a given name at the end of the label, and a surname behind it
        if all(_foreign(w, known) and (known_inside or candidate.titled or _is_word(w, known)) for w in outside):
            return _within(candidate, words, first, last)
    return candidate


def _goes_on(last: Word, after: Word, known: Names) -> bool:
    """True of an unknown word behind a label that ends with what is no known surname, or with a given name."""
    if after.kind != "N" or _is_word(after, known) or (after.key.endswith(("es", "ed", "ing")) and after.key not in known.family):
        return False
    return last.key in known.given or not (last.key in known.family or last.key in known.surnames)


def _foreign(word: Word, known: Names) -> bool:
    """True of a word that is neither a given nor a family name of the lists, an initial or a suffix."""
    key = word.key
    joined = "-" in key and not any(part in known.heads or part in known.common for part in key.split("-"))
    return not (word.kind in "ISpqs" or key in known.given or key in known.family or key in known.surnames or joined)


def _is_word(word: Word, known: Names) -> bool:
    """True of a word of the language, which a name of unknown words (`Gim Huay Neo`) is not begun or ended with."""
    key = word.key
    return word.kind in "XRMA" or key in known.common or key in known.not_names or (key[-1:] == "s" and key[:-1] in known.common)


def _within(candidate: Candidate, words: Sequence[Word], first: int, last: int) -> Candidate:
    whole = last == len(words) - 1
    return replace(
        candidate,
        words=tuple(words[first : last + 1]),
        left=words[first - 1] if first else candidate.left,
        right=candidate.right if whole else None,
        after=candidate.after if whole else words[last].end,
        post_nominals=candidate.post_nominals if whole else "",
    )
