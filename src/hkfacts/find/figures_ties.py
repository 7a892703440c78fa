"""What `of`, a deal or a fronted sum ties to a figure: `revenue of`, `a total of`, `sold for`, `At $5 million, revenue was`."""

from __future__ import annotations

from ..grammar.phrases import VERBS, noun_phrase, of_terms, phrase_before
from ..grammar.tags import NOUNS
from .figures_changes import Changes
from .figures_things import ELIDED, Clause, change_words
from .figures_words import (
    ACCOUNTS,
    AMOUNTS,
    BE,
    DEALS,
    GENERIC,
    MEASURE,
    OWN_AMOUNTS,
    PARTS,
    PHRASAL,
    TIME,
    TRANSITIVE,
)

# Whose estimate it is, rather than of what: `the consensus estimate of`.
_FORESEERS = frozenset("consensus analyst analysts street broker brokers market resource reserve".split())

# What is set or reckoned for a thing, so that `of` behind that thing tells it: `a valuation for the mill of`.
_SET_FOR = AMOUNTS | {"valuation", "target", "targets", "guidance", "forecast", "outlook", "quota", "cap", "limit"}


class Ties(Changes):
    """Finds the noun that a preposition ties to a figure."""

    def _before_of(self, i: int, floor: int, change: str | None) -> Clause:
        """The noun that `of` ties the figure to: `revenue of`, `an increase in sales of`, `a total of`."""
        words = self.words
        _, nouns, _ = change_words()
        phrase = phrase_before(words, i - 1, floor)
        if phrase is None and words.tag(i - 1) == "VBG" and i and words.starts[i - 1] >= floor and words.tag(i - 2) not in VERBS:
            phrase = (i - 1, i - 1)  # `Warming of 1.5 degrees`
        if phrase is None and words.lower(i - 1) in ("high", "low"):
            phrase = (i - 1, i - 1)  # `fell to an intraday low of`
        if phrase is None:
            return Clause(None, change)
        head = words.lower(phrase[1])
        if head in PHRASAL and words.lower(phrase[0] - 1) == "in" and phrase[0] == phrase[1]:
            phrase = phrase_before(words, phrase[0] - 2, floor) or phrase  # `an estimate of oil in place of`
            head = words.lower(phrase[1])
        managed = phrase_before(words, self._managed(phrase, floor), floor)
        if managed:
            return Clause(self.printed(managed), change)  # `assets under management and administration of`
        if head in PARTS and phrase[0] == phrase[1] and words.tag(i + 1) in ("DT", "$", "PRP$"):
            return Clause(None, change)  # `most of the $5 million`
        if head in nouns and head not in OWN_AMOUNTS:
            return Clause(self._noun_of_change(phrase, floor).item, nouns[head])
        if words.lower(phrase[0] - 1) in ("in", "of") and words.lower(phrase[0] - 2) in nouns:
            change = nouns[words.lower(phrase[0] - 2)]
        if (
            head in ("estimate", "estimates")
            and phrase[0] < phrase[1]
            and (words.tag(phrase[1] - 1) in ("JJ", "VBN") or words.lower(phrase[1] - 1) in _FORESEERS)
            and words.lower(phrase[1] - 1) not in GENERIC
        ):
            return Clause(words.text[words.starts[phrase[0]] : words.ends[phrase[1]]], change)  # `an approved estimate of`
        if head in GENERIC:
            beside = words.lower(phrase[1] - 1)
            if (
                phrase[0] < phrase[1]
                and words.tag(phrase[1] - 1) in NOUNS
                and beside not in GENERIC | TIME | {"record", "time", "intraday", "session"}
            ):
                return Clause(self.printed((phrase[0], phrase[1] - 1)), change)
            j = phrase[0] - 1
            while (
                words.tag(j) in ("DT", "JJ")
                or j in self.dated
                or words.lower(j) in ("record", "all", "-", "time", "intraday", "day", "week", "session")
            ) and words.starts[j] >= floor:
                j -= 1
            if words.lower(j) in ("by", "to") and words.tag(j - 1) in VERBS:
                direction = change_words()[0].get(words.lower(j - 1)) if words.lower(j) == "by" else None
                return self._subject(j - 1, floor, change or direction)  # `rise by an average of`
            if words.lower(j) == "from" and words.lower(j - 1) in ("up", "down"):
                return Clause(ELIDED, None)  # `down from a peak of`
            if words.lower(j) in ("against", "versus") or (words.lower(j) == "required" and words.lower(j - 1) == "the"):
                return Clause(ELIDED, change)  # `against a minimum of`
            if words.lower(j) == "in" and (
                words.lower(j - 1) in BE or words.lower(j - 1) in ("result", "results", "resulted", "resulting")
            ):
                return self._subject(j - 1, floor, change)  # `revenue is to be in the range of`
            if words.lower(j) == "in" and head in ("amount", "sum", "total", "aggregate") and words.tag(j - 1) in NOUNS:
                summed = phrase_before(words, j - 1, floor)  # `a grant in the sum of`
                if summed and summed[1] not in self.closed:
                    return Clause(self.printed(summed), change)
            if words.lower(j) in ("with", "for", "at", "to", "by", "from", "in"):
                return self._subject(j, floor, change) if words.lower(j) in ("to", "by") else Clause(None, change)
            if words.tag(j) in VERBS:
                return (
                    self._subject(j, floor, change)
                    if words.lower(j) in MEASURE or (words.lower(j) in change_words()[0] and words.lower(j) not in TRANSITIVE)
                    else Clause(None, change)
                )
            return Clause(None, change)
        if words.lower(phrase[0] - 1) == "of" and (words.lower(phrase[0] - 2), head) in of_terms():
            phrase = (phrase[0] - 2, phrase[1])  # `margin of error of`
        return Clause(self.printed(self._account_before(phrase, floor) or phrase), change)

    def _managed(self, phrase: tuple[int, int], floor: int) -> int:
        """The word before `under` that leads to a phrase, over what `and` joins: `assets under management and/or administration`; -1 if none."""
        words, j = self.words, phrase[0] - 1
        while (
            words.lower(j) in ("and", "or", "/", "and/or", "management", "administration", "advisement")
            and words.starts[j] >= floor
        ):
            j -= 1
        return j - 1 if words.lower(j) == "under" and words.tag(j - 1) == "NNS" else -1

    def _account_before(self, phrase: tuple[int, int], floor: int) -> tuple[int, int] | None:
        """The account that a preposition ties to the phrase: `profit` in `profit after tax of`, `investment` in `investment in the firms of`."""
        words = self.words
        j = phrase[0] - 1
        while words.tag(j) in ("DT", "PRP$") and words.starts[j] >= floor:
            j -= 1
        if words.lower(j) not in ("in", "from", "after", "before", "to", "on", "for") or words.lower(
            phrase[1]
        ) in AMOUNTS | ACCOUNTS - {"tax", "taxes", "interest"}:
            return None
        account = phrase_before(words, j - 1, floor)
        priced = words.lower(j) == "for" and account is not None and words.lower(account[1]) in _SET_FOR
        return account if account and (priced or words.lower(account[1]) in ACCOUNTS) else None

    def _deal(self, i: int, floor: int, change: str | None) -> Clause:
        """What was sold or bought `for` a sum: the subject of `sold for`, or the noun of the deal."""
        words = self.words
        if words.lower(i - 1) == "sale" and words.lower(i - 2) == "on":
            return self._subject(i - 2, floor, change)
        if words.lower(i - 1) == "available" and words.word(i - 2) == ":":
            label = self._label_head(i - 2, floor) or self.printed(phrase_before(words, i - 3, floor))
            return Clause(label or self._label(i - 2, floor), change)  # `Sales Brochure: Available for`
        if words.lower(i - 1) in (
            "sold",
            "bought",
            "acquired",
            "available",
            "purchased",
            "sells",
            "sell",
            "retails",
            "retail",
            "goes",
            "going",
            "selling",
            "retailing",
        ):
            return self._subject(i - 1, floor, change)
        for j in range(i - 1, max(-1, i - 18), -1):
            if words.starts[j] < floor or words.tag(j) in ("VBD", "VBZ"):
                break
            if words.lower(j) in DEALS and words.lower(j + 1) in ("of", "to", "for", "with", "by"):
                return Clause(self.printed(phrase_before(words, j, floor)), change)
        return Clause(None, change)

    def _after_comma(self, i: int) -> Clause:
        """The subject that follows `At EUR 1.0 million,` at the head of a sentence."""
        words = self.words
        for j in range(i + 1, min(i + 9, words.size)):
            if words.broken(j):
                return Clause(None, None)
            if words.word(j) == "," and j > i + 1:
                j += 1 + (words.tag(j + 1) in ("DT", "PRP$"))
                return Clause(
                    self.printed(
                        self.extended(
                            noun_phrase(words, j, words.ends[min(j + 10, words.size - 1)]),
                            words.ends[min(j + 10, words.size - 1)],
                        )
                    ),
                    None,
                )
        return Clause(None, None)
