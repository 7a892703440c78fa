"""What a figure is of: the noun that it counts, or what the clause says rose, cost or amounted to it.

Purely from Penn tags and closed classes of words (prepositions, copulas, verbs of measure and change); where the clause does not say it
plainly, the answer is None. `ELIDED` says that the item is that of the figure before it.
"""

from __future__ import annotations

import re

from ..grammar.phrases import CLAUSE_PARTICIPLES, MODIFIERS, PLURALS, VERBS, Words, noun_phrase, phrase_before
from ..grammar.tags import NOUNS
from .figures_subjects import Subjects
from .figures_things import ELIDED, Clause, change_words
from .figures_words import (
    AGENTS,
    AMONG,
    BE,
    CAUSATIVE,
    CHANGE_EXTRA,
    GENERIC,
    MEASURE,
    OWN_AMOUNTS,
    PHRASAL,
    REPORTING,
    SKIP_LEFT,
    STEADY,
    TIME,
    TRANSITIVE,
)

_ALONE = re.compile(r"[^()\n]{1,24}\)")  # the rest of brackets that hold a sum and nothing else
_SPENT = re.compile(r"\b(?:spen[dt]s?|spending|invest(?:s|ed|ing)?|splurged?|budgeted?)\b[^;]{0,80}$")
_PLEDGED = re.compile(
    r"\b(?:pledg(?:es|ed|ing)|set[ ]aside|sets[ ]aside|earmark(?:s|ed|ing)|allocat(?:es|ed|ing)|donat(?:es|ed|ing))[ ][^;]{0,40}$"
)
_REACHED = re.compile(r"(?:in[ ]excess|as[ ](?:high|low|much)[ ]as|exceeding|upwards?[ ]of)", re.I)
_EXCESS = re.compile(r"(?:in[ ]excess|exceeding|upwards?[ ]of|north[ ]of|over[ ]|above[ ])", re.I)
_GLUED_LABEL = re.compile(r"([A-Za-z][\w ,&’'/-]{1,40}):$|(?<=[%)\d])([A-Z][A-Za-z][\w &’'/-]{1,40}):[ ]$")


class ItemReader(Subjects):
    """Reads the items of the figures of one release, in order."""

    def right(self, end: int, stop: int, kind: str) -> Clause:
        """What follows the figure: `of residents`, `increase in sales`, a noun that it modifies, `in funding`."""
        words = self.words
        i = words.first_from(end)
        if i >= words.size or words.starts[i] >= stop or words.broken(i):
            return Clause(None, None)
        _, nouns, adverbs = change_words()
        if words.text[end : words.starts[i]] not in (" ", "") or (
            words.starts[i] == end and words.word(i) not in ("-", ")", "‑")
        ):
            return Clause(None, None)
        if words.word(i) in ("-", "‑") and words.starts[i] == end:
            i += 1
        elif words.word(i) in ("(", ")", "-LRB-", "-RRB-"):
            i = self._past_brackets(i, stop)
        if i < 0 or i >= words.size or words.starts[i] >= stop:
            return Clause(None, None)
        word = words.lower(i)
        if word == "of" or (word == "worth" and words.lower(i + 1) == "of"):
            return Clause(self._of(i + (2 if word == "worth" else 1), stop), None)
        whole = words.text[words.starts[i] : words.ends[words.joined(i) - 1]].lower()
        if whole.startswith(("north", "south", "east", "west")) and kind == "length":
            return Clause(None, None)
        if whole in CHANGE_EXTRA or whole in ("annual", "annualised", "annualized", "overall", "organic"):
            i = words.joined(i)
            word = words.lower(i)
        if (
            word in ("higher", "lower", "more", "less", "fewer", "up", "down", "faster", "slower", "above", "below")
            and words.tag(words.joined(i)) not in NOUNS
        ):
            return Clause(None, adverbs.get(word))
        if words.tag(i) in NOUNS or words.tag(i) in MODIFIERS or words.tag(words.joined(i) - 1) in NOUNS or words.tag(i) == "RB":
            phrase = noun_phrase(words, i, stop)
            if phrase is None or phrase[0] in self.closed or words.starts[phrase[1]] >= stop:
                return Clause(None, None)
            while phrase[0] < phrase[1] and words.lower(phrase[1]) in TIME and words.tag(phrase[1] - 1) in NOUNS:
                phrase = (phrase[0], phrase[1] - 1)  # `increase year over year`
            head = words.lower(phrase[1])
            if (head in nouns or head in CHANGE_EXTRA) and head not in OWN_AMOUNTS:
                after = phrase[1] + 1
                direction = nouns.get(head)
                if words.lower(after) in ("in", "of", "on", "to", "for") and words.starts[after] < stop:
                    return Clause(self._of(after + 1, stop), direction)
                if phrase[1] > phrase[0] and words.tag(phrase[1] - 1) in NOUNS and words.lower(phrase[1] - 1) not in CHANGE_EXTRA:
                    return Clause(self.printed((phrase[0], phrase[1] - 1)), direction)
                return Clause(None, direction)
            if words.lower(phrase[0]) in ("last", "this", "next", "earlier", "previous", "same"):
                return Clause(None, None)
            if words.tag(i) in ("VBN", "VBG") and phrase[0] == i and (kind == "count" or words.lower(i) in CLAUSE_PARTICIPLES):
                return Clause(None, None)
            if phrase[0] == phrase[1] and words.tag(phrase[1]) == "NN" and kind == "percentage" and self._opens_clause(end):
                return Clause(None, None)  # a verb that was taken for a noun: `that 58 per cent work late`
            return Clause(self.printed(phrase), None)
        if (
            word in ("on", "for")
            and kind == "money"
            and (_SPENT if word == "on" else _PLEDGED).search(words.text[max(0, end - 90) : end])
        ):
            phrase = noun_phrase(words, i + 1 + (words.tag(i + 1) in ("DT", "PRP$")), stop, coordinate=False)
            if phrase and phrase[0] not in self.closed and words.lower(phrase[1]) not in PHRASAL:
                return Clause(self.printed(phrase), None)
        if word == "in" and kind == "money":
            phrase = noun_phrase(words, i + 1, stop, coordinate=False)
            if phrase and words.lower(phrase[1]) in ("amount", "value") and words.lower(phrase[1] + 1) == "of":
                phrase = noun_phrase(words, phrase[1] + 2, stop, coordinate=False) or phrase  # `in aggregate amount of notes`
            if phrase and words.lower(phrase[1] + 1) in ("and", "&") and words.tag(phrase[1] + 2) in NOUNS:
                closed = words.tag(phrase[1] + 3) in (".", ",", "IN", "-RRB-") or words.broken(phrase[1] + 3)
                phrase = (phrase[0], phrase[1] + 2) if closed else phrase  # `in property and equipment`
            if (
                phrase
                and words.lower(phrase[1]) not in PHRASAL
                and words.word(phrase[0])[:1].islower()
                and words.tag(phrase[1]) in ("NN", "NNS")
                and phrase[0] not in self.closed
            ):
                return Clause(self.printed(phrase), None)
        return Clause(None, None)

    def _past_brackets(self, i: int, stop: int) -> int:
        """The word after short brackets that hold another figure (`3% (up to 4.5%) rewards`); -1 if there is none."""
        words = self.words
        if words.word(i) in (")", "-RRB-"):
            after = words.word(i + 1)
            return i + 1 if after[:1].islower() and words.starts[i + 1] == words.ends[i] + 1 else -1
        for j in range(i + 1, min(i + 9, words.size)):
            if words.starts[j] >= stop or words.broken(j):
                return -1
            if words.word(j) in (")", "-RRB-"):
                return j + 1
        return -1

    def _of(self, i: int, stop: int) -> str | None:
        words = self.words
        if (
            words.lower(i) in ("those", "these", "them", "which", "whom")
            and words.tag(i + 1) not in ("JJ", "VBN")
            and words.lower(i) in ("those", "which", "whom", "them")
            and words.tag(i + 1) not in NOUNS
        ):
            return None
        for _ in range(4):
            if words.tag(i) in ("DT", "PRP$", "PDT", "WDT", "CD") or words.lower(i) in (
                "all",
                "its",
                "some",
                "over",
                "about",
                "these",
                "those",
            ):
                i += 1
        while i in self.dated and words.starts[i] < stop:
            i += 1  # `of 2024 revenue`
        if i in self.closed:
            return None
        phrase = noun_phrase(words, i, stop)
        for j in range(i + 1, i + 9):
            if (
                (phrase is not None and words.lower(phrase[1]) not in TIME)
                or j >= words.size
                or words.starts[j] >= stop
                or words.broken(j)
            ):
                break
            if j - 1 in self.dated and j not in self.dated:  # `of its full-year 2024 sales`
                phrase = noun_phrase(words, j, stop)
        return self.printed(self.extended(phrase, stop))

    def _opens_clause(self, end: int) -> bool:
        """Whether the figure that ends at `end` is the first thing of its clause, so that its verb may follow."""
        words = self.words
        i = words.last_before(end)
        while i >= 0 and (
            i in self.closed
            or (
                words.tag(i) in ("CD", "RB", "JJR", "IN")
                and words.lower(i) in ("over", "about", "around", "some", "nearly", "almost", "than", "more", "only", "just")
            )
        ):
            i -= 1
        while (i >= 0 and words.tag(i) in ("CD",)) or words.word(i) in ("%", "per", "cent", "percent"):
            i -= 1
        return i < 0 or words.broken(i + 1) or words.lower(i) in ("that", ",", ";", "while", "(", ".", "where", "but", "and")

    def left(self, start: int, floor: int, kind: str, *, compared: bool = False) -> Clause:
        """What stands before the figure: `funding of`, `revenue rose by`, `contracts worth`, `Revenue:`."""
        words = self.words
        verbs, nouns, adverbs = change_words()
        glued = _GLUED_LABEL.search(words.text, max(floor, start - 48), start) if ":" in words.text[start - 2 : start] else None
        if glued:
            return Clause(" ".join((glued[1] or glued[2]).split(",")[-1].split()[-4:]), None)  # `Total supply:500 million`
        i = words.last_before(start)
        change: str | None = None
        passed = ""
        for _ in range(14):
            if (
                i < 0
                or words.starts[i] < floor
                or (words.broken(i + 1) and i + 1 < words.size and words.starts[i + 1] <= start and words.ends[i] < floor)
            ):
                return Clause(None, change)
            word, tag = words.lower(i), words.tag(i)
            if i in self.closed and i not in self.dated:
                return (
                    self._subject_of_change(i + 1, floor)
                    if passed in ("to", "at")
                    else Clause(ELIDED if passed else None, change)
                )
            if (
                i in self.dated
                or (word in TIME and tag in NOUNS)
                or (tag == "RP" and word not in ("up", "down"))
                or (word in ("over", "-", "on") and words.lower(i + 1) in ("year", "-", "month", "quarter"))
            ):
                i -= 1
                continue
            if word in STEADY and words.lower(i + 1) == "at":
                k = i - 1
                while words.tag(k) == "RB":
                    k -= 1
                phrase = phrase_before(words, k, floor)
                if phrase:
                    return Clause(self.printed(phrase), None)
                i -= 1
                continue
            if tag == "VBN" and words.lower(i - 1) == "as":
                i -= 2
                continue
            skipped = word in SKIP_LEFT or (tag in ("RB", "RBR", "JJ", "JJR", "JJS", "DT", "PRP$") and word not in adverbs)
            if skipped and word not in ("worth", "against"):
                i -= 1
                continue
            if word in ("whom", "which") and words.lower(i - 1) == "of":
                return Clause(ELIDED, change)
            if word == "of":
                return self._before_of(i, floor, change)
            if word in ("in", "between") and (tag == "IN" or word == "between"):
                phrase = phrase_before(words, i - 1, floor)
                if word == "between" and phrase:
                    return Clause(self.printed(phrase), change)
                if (
                    word == "between"
                    or words.lower(i - 1) in ("come", "came", "comes", "coming")
                    or words.starts[i + 1] in [words.starts[d] for d in (i + 1,) if d in self.dated]
                ):
                    i -= 1
                    continue
                return Clause(None, change)
            if word in (
                "worth",
                "totalling",
                "totaling",
                "costing",
                "exceeding",
                "averaging",
                "amounting",
                "reaching",
                "valued",
                "priced",
                "priced",
                "spanning",
                "covering",
                "measuring",
                "weighing",
                "containing",
                "holding",
            ):
                j = i - 1
                if words.lower(j) == "," and word in ("exceeding", "reaching", "averaging", "amounting", "totalling", "totaling"):
                    return self._main_subject(j, floor, change)
                while words.lower(j) in (",", "collectively", "together", "in", "all", "each"):
                    j -= 1
                phrase = phrase_before(words, j, floor)
                if (phrase and word != "covering") or (word == "worth" and words.lower(i - 1) not in BE):
                    return Clause(self.printed(phrase), None)
                return self._subject(i, floor, change)
            if (word in ("–", "—", "=") or word.endswith(":")) and tag not in VERBS:
                item = self._label_head(i, floor) or self.printed(phrase_before(words, i - (word in (":", "–", "—", "=")), floor))
                if item is None and any(words.word(j) in ("(", "-LRB-") for j in range(max(0, i - 7), i)):
                    return Clause(ELIDED, change)  # `(previous year: …)`
                return Clause(item or self._label(i, floor), change)
            if word in ("(", "-lrb-") and kind == "money" and _ALONE.match(words.text, start):
                phrase = phrase_before(words, i - 1, floor)  # `the roof fund (HK$3 million)`
                if phrase and phrase[1] == i - 1 and phrase[1] not in self.closed:
                    item = self.printed(phrase)
                    if item:
                        return Clause(item, change)
            if word in ("(", "-lrb-", "[") or word in AMONG:
                return Clause(ELIDED, change)
            if (word in ("up", "down") and tag in ("RB", "RP", "IN", "JJ", "RBR")) or word in ("higher", "lower"):
                change = adverbs.get(word) if words.lower(i + 1) != "to" else None
                phrase = phrase_before(words, i - 1, floor)
                if phrase:
                    return Clause(self.printed(phrase), change)
                if words.tag(i - 1) in VERBS and words.lower(i - 1) not in BE:
                    return self._subject(i - 1, floor, change)
                return (
                    Clause(ELIDED, change)
                    if words.lower(i - 1) in (",", "(", "or", "and", "-lrb-")
                    else self._subject(i, floor, change)
                )
            if word == "against" and words.lower(i - 1) == ",":
                return Clause(ELIDED, change)
            if word == "from" and words.lower(i - 1) in ("up", "down"):
                if words.tag(i - 2) in VERBS and words.lower(i - 2) not in BE:
                    return self._subject(i - 2, floor, None)
                return Clause(ELIDED, None)
            if word == "from":
                return self._subject_of_change(i, floor)
            if word in ("to", "past", "at", "by", "with", "as", "around", "for", "than"):
                if word == "by":
                    change = change or self._direction(i - 1)
                passed = word
                if i - 1 in self.closed and i - 1 not in self.dated:
                    return self._subject_of_change(i, floor) if word == "to" else Clause(None, change)
                if word == "for":
                    return self._deal(i, floor, change)
                if word in ("with", "to") and words.lower(i - 1) == "compared":
                    return Clause(ELIDED, change)
                if word in ("with", "as", "than"):
                    return Clause(None, change)
                phrase = phrase_before(words, i - 1, floor)
                timed = phrase is not None and words.lower(phrase[1]) in TIME
                named = (
                    timed and phrase is not None and words.tag(phrase[1] - 1) in NOUNS and words.lower(phrase[1] - 1) not in TIME
                )
                if phrase and timed and not (named and phrase[0] < phrase[1] and self._object_of_change(phrase)):
                    i = phrase[0] - 1
                    continue
                if phrase and words.lower(phrase[0] - 1) in ("and", ",", "while") and self._numbered(phrase[0] - 2):
                    return Clause(self.printed(phrase), change)  # `deposits came to A and loans to B`
                if phrase and words.lower(phrase[0] - 1) in ("in", "of") and words.lower(phrase[0] - 2) in nouns:
                    return Clause(self.printed(phrase), change or (nouns[words.lower(phrase[0] - 2)] if word == "by" else None))
                if phrase and words.tag(phrase[0]) == "VBG" and words.lower(phrase[0]) in CAUSATIVE and phrase[0] < phrase[1]:
                    return Clause(self.printed((phrase[0] + 1, phrase[1])), change or verbs.get(words.lower(phrase[0])))
                if phrase and word in ("to", "by") and self._object_of_change(phrase):
                    return Clause(
                        self.printed(phrase), change or self._direction(self._verb_before(phrase)) if word == "by" else change
                    )
                if word in ("at", "around") and (i == 0 or words.broken(i) or words.starts[i - 1] < floor):
                    return self._after_comma(i)
                if word == "at" and phrase and words.tag(i - 1) in NOUNS:
                    if words.lower(phrase[1]) in GENERIC:
                        i = phrase[0] - 1
                        continue
                    return Clause(self.printed(phrase), change)
                if word == "to" and phrase and words.lower(phrase[1]) in nouns:
                    return self._noun_of_change(phrase, floor)
                i -= 1
                continue
            if tag in VERBS:
                direction = verbs.get(word)
                if (
                    word in TRANSITIVE
                    and (tag != "VBN" or self._perfect(i))
                    and words.lower(i + 1) not in ("to", "by", "from")
                    and kind == "money"
                ):
                    return Clause(None, change)
                if compared and word in REPORTING:
                    return Clause(None, change)
                if compared:
                    return self._changed(i, floor, change)
                if direction and words.lower(i + 1) not in ("to", "at"):
                    change = change or direction
                if (
                    word in MEASURE
                    or direction
                    or (passed == "at" and kind not in ("money", "percentage", "count"))
                    or (tag == "VBN" and words.lower(i + 1) in ("at", "to", "by", "from") and self._passive(i))
                ):
                    if word in ("has", "have", "had", "holds", "held"):
                        owner = self._subject(i, floor, change)  # a firm that has a sum is not of it
                        return Clause(None, change) if owner.item and owner.item.split()[-1].lower() in AGENTS else owner
                    return self._subject(i, floor, change)
                return Clause(None, change)
            if tag in NOUNS:
                over = not passed and bool(
                    (_EXCESS if kind == "money" else _REACHED).match(words.text, start)
                )  # `capital in excess of`
                return Clause(self.printed(phrase_before(words, i, floor)) if compared or over else None, change)
            if word in ("“", '"', "``", "*", "-", "•", "+"):
                i -= 1
                continue
            return Clause(None, change)
        return Clause(None, change)


def plural_verb_follows(words: Words, end: int) -> bool:
    """Whether the word right after a figure is a verb, so that the figure itself is its subject (`14% regret`, `2 won`)."""
    i = words.first_from(end)
    if i >= words.size or words.broken(i):
        return False
    if words.tag(i) == "RB":
        i += 1
    verbal = words.tag(i) in ("VBD", "VBP", "MD", "VBZ") or (
        words.tag(i) == "VBN" and (words.tag(i + 1) in ("IN", "TO", "CC", "RB", ".", ",") or words.broken(i + 1))
    )
    return verbal and words.text[end : words.starts[words.first_from(end)]] == " "


__all__ = ["ELIDED", "PLURALS", "Clause", "ItemReader", "change_words", "plural_verb_follows"]
