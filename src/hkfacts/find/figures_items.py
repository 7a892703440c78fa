"""What a figure is of: the noun that it counts, or what the clause says rose, cost or amounted to it.

Purely from Penn tags and closed classes of words (prepositions, copulas, verbs of measure and change); where the clause does not say it
plainly, the answer is None. `ELIDED` says that the item is that of the figure before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..grammar.phrases import CLAUSE_PARTICIPLES, MODIFIERS, NOUNS, PLURALS, VERBS, Words, noun_phrase, of_terms, phrase_before
from ..rulebook import lexicon
from .figures_words import (
    ACCOUNTS,
    AGENTS,
    AMONG,
    AMOUNTS,
    BE,
    BOUNDARIES,
    CAUSATIVE,
    CHANGE_EXTRA,
    DEALS,
    GENERIC,
    MARKS,
    MEASURE,
    OWN_AMOUNTS,
    PHRASAL,
    PREPOSITIONS,
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
ELIDED = "\0elided"


@lru_cache(maxsize=1)
def change_words() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Words of change with their direction: verbs, nouns, adverbs."""
    tables: tuple[dict[str, str], dict[str, str], dict[str, str]] = ({}, {}, {})
    for row in lexicon("change_words"):
        for part in row["part"].split("|"):
            tables["vna".index(part)][row["word"]] = row["direction"]
    return tables


@dataclass(frozen=True, slots=True)
class Clause:
    """What the words around a figure say: the item (None, text, or ELIDED) and the direction of a change."""

    item: str | None
    change: str | None


class ItemReader:
    """Reads the items of the figures of one release, in order."""

    def __init__(self, words: Words, closed: set[int], dated: set[int]) -> None:
        self.words = words
        self.closed = closed  # words inside dates and the numbers of other figures
        self.dated = dated  # words inside dates

    def printed(self, phrase: tuple[int, int] | None, floor: int = 0) -> str | None:
        """The text of a noun phrase without leading determiners and words of mere quantity; None for words of time or quantity alone."""
        if phrase is None:
            return None
        words, (start, head) = self.words, phrase
        while start < head and (
            words.tag(start) in ("DT", "PRP$", "RB", "RBR", "JJR", "JJS", "PDT")
            or words.lower(start) in SKIP_LEFT - {"total", "full", "combined"}
        ):
            start += 1
        while head > start and words.lower(head) in MARKS and words.tag(head - 1) in NOUNS:
            head -= 1  # `revenue mark`
        if words.lower(head) in MARKS:
            return None
        if words.lower(head) in TIME or words.lower(head) in CHANGE_EXTRA or head in self.closed:
            return None
        if words.lower(head) in GENERIC and not any(
            words.tag(j) in NOUNS and words.lower(j) not in GENERIC for j in range(start, head)
        ):
            return None
        return words.text[words.starts[start] : words.ends[head]].rstrip(".")

    def extended(self, phrase: tuple[int, int] | None, stop: int) -> tuple[int, int] | None:
        """The phrase with the bare noun that `of` adds, where that is one term (`cost of materials`, `number of visitors`)."""
        if phrase is None:
            return None
        words, (start, head) = self.words, phrase
        if words.lower(head + 1) != "of" or words.starts[head + 1] >= stop:
            return phrase
        inner = noun_phrase(words, head + 2, stop, coordinate=False)
        if inner is None:
            return phrase
        if words.lower(head) in ("number", "numbers", "proportion", "share", "percentage", "majority", "volume") or (
            words.lower(head) == "value" and words.plural(inner[1])
        ):
            return self.extended(inner, stop)
        if words.lower(inner[1]) in ("ratio", "index", "rate", "margin") and inner[1] > inner[0]:
            return start, inner[1]
        bare = words.word(inner[0])[:1].islower() and words.tag(inner[1]) in ("NN", "NNS") and inner[0] == inner[1]
        fixed = (words.lower(head), words.lower(inner[1])) in of_terms()
        return (
            (start, inner[1])
            if fixed
            or (
                bare
                and words.tag(inner[1]) == "NNS"
                and words.lower(head)
                in (
                    "cost",
                    "costs",
                    "price",
                    "prices",
                    "sale",
                    "sales",
                    "value",
                    "level",
                    "supply",
                    "production",
                    "output",
                    "imports",
                    "exports",
                )
            )
            else phrase
        )

    # ---------------------------------------------------------------- right

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

    # ---------------------------------------------------------------- left

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

    def _perfect(self, i: int) -> bool:
        """Whether a form of `have` stands before the participle at an index."""
        words = self.words
        return words.lower(i - 1) in ("has", "have", "had", "’ve", "'ve") or (
            words.tag(i - 1) == "RB" and words.lower(i - 2) in ("has", "have", "had")
        )

    def _changed(self, verb: int, floor: int, change: str | None) -> Clause:
        """The subject of a verb of change or record, unless it is one who acts (`the firm saw a 5 per cent rise`)."""
        clause = self._subject(verb, floor, change)
        if not clause.item or clause.item == ELIDED:
            return clause
        last = clause.item.split()[-1]
        named = last[0].isupper() and last[-1] != "s" and not last.isupper() and self.words.word(verb).islower()
        return Clause(None, change) if last.lower() in AGENTS or named else clause

    def _label_head(self, colon: int, floor: int) -> str | None:
        """The head of a label that opens its line and is more than one phrase (`meetings with managers: 41%`)."""
        words = self.words
        if words.word(colon) != ":":
            return None
        begin = colon
        while begin > 0 and words.starts[begin - 1] >= floor and not words.broken(begin) and colon - begin < 12:
            if words.tag(begin - 1) in ("VBD", "VBZ", "VBP", "MD") or words.word(begin - 1) in (
                ",",
                ";",
                ".",
                ":",
                "(",
                ")",
                "•",
                "*",
            ):
                break
            begin -= 1
        if (
            begin > 0
            and not words.broken(begin)
            and words.starts[begin - 1] >= floor
            and words.word(begin - 1) not in ("•", "*", "-")
        ):
            return None
        if not any(words.lower(k) in PREPOSITIONS for k in range(begin, colon)):
            return None  # one phrase: the words before the colon are its head
        return self.printed(self._first_free(begin, colon - 1))

    def _first_free(self, begin: int, last: int) -> tuple[int, int] | None:
        """The first noun phrase between two words that no preposition governs."""
        words = self.words
        i, governed = begin, False
        while i <= last:
            if words.lower(i) in PREPOSITIONS or words.tag(i) == "IN":
                governed = True
                i += 1
                continue
            phrase = noun_phrase(words, i, words.ends[last] + 1)
            if phrase is None or phrase[1] > last:
                i += 1
                continue
            if not governed:
                return phrase
            governed = False
            i = phrase[1] + 1
        return None

    def _label(self, colon: int, floor: int) -> str | None:
        """The short label that ends at a colon and begins the line (`Route 66: 4.3%`)."""
        words = self.words
        i = colon - 1
        while i >= 0 and words.starts[i] >= floor and not words.broken(i + 1) and colon - i <= 8:
            if words.tag(i) in ("VBZ", "VBD", "MD") or words.word(i) in (",", ".", ";", ":"):
                return None
            i -= 1
        if colon - i > 8 or i + 1 >= colon or i + 1 in self.closed:
            return None
        label = words.text[words.starts[i + 1] : words.ends[colon - 1]].strip("*•· ")
        return label if any(c.isalpha() for c in label) else None

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

    def _passive(self, i: int) -> bool:
        """Whether a form of `be` stands before the participle at an index."""
        words = self.words
        return any(words.lower(j) in BE for j in range(max(0, i - 3), i))

    def _verb_before(self, phrase: tuple[int, int]) -> int:
        """The index of the word before a noun phrase and its determiner."""
        j = phrase[0] - 1
        while self.words.tag(j) in ("DT", "PRP$", "CC"):
            j -= 1
        return j

    def _object_of_change(self, phrase: tuple[int, int]) -> bool:
        """Whether the phrase is what somebody changed: `cut its debt to`, `reducing costs by`."""
        words = self.words
        j = self._verb_before(phrase)
        return words.tag(j) in VERBS and words.lower(j) in (
            *change_words()[0],
            "bring",
            "brings",
            "bringing",
            "brought",
            "takes",
            "taking",
            "took",
            "push",
            "pushed",
            "keep",
            "limit",
            "limits",
            "shorten",
            "trim",
            "trimmed",
            "extend",
            "lift",
            "lifted",
            "double",
            "doubling",
        )

    def _deal(self, i: int, floor: int, change: str | None) -> Clause:
        """What was sold or bought `for` a sum: the subject of `sold for`, or the noun of the deal."""
        words = self.words
        if words.lower(i - 1) == "sale" and words.lower(i - 2) == "on":
            return self._subject(i - 2, floor, change)
        if words.lower(i - 1) in ("sold", "bought", "acquired", "available", "purchased"):
            return self._subject(i - 1, floor, change)
        for j in range(i - 1, max(-1, i - 10), -1):
            if words.starts[j] < floor or words.tag(j) in ("VBD", "VBZ"):
                break
            if words.lower(j) in DEALS and words.lower(j + 1) in ("of", "to", "for", "with", "by"):
                return Clause(self.printed(phrase_before(words, j, floor)), change)
        return Clause(None, change)

    def _direction(self, i: int) -> str | None:
        verbs, nouns, _ = change_words()
        word = self.words.lower(i)
        if self.words.tag(i).startswith("RB"):
            word = self.words.lower(i - 1)
        return verbs.get(word) or nouns.get(word)

    def _before_of(self, i: int, floor: int, change: str | None) -> Clause:
        """The noun that `of` ties the figure to: `revenue of`, `an increase in sales of`, `a total of`."""
        words = self.words
        _, nouns, _ = change_words()
        phrase = phrase_before(words, i - 1, floor)
        if phrase is None:
            return Clause(None, change)
        head = words.lower(phrase[1])
        if head in nouns and head not in OWN_AMOUNTS:
            return Clause(self._noun_of_change(phrase, floor).item, nouns[head])
        if words.lower(phrase[0] - 1) in ("in", "of") and words.lower(phrase[0] - 2) in nouns:
            change = nouns[words.lower(phrase[0] - 2)]
        if head in GENERIC:
            beside = words.lower(phrase[1] - 1)
            if phrase[0] < phrase[1] and words.tag(phrase[1] - 1) in NOUNS and beside not in GENERIC | {"record", "time"}:
                return Clause(self.printed((phrase[0], phrase[1] - 1)), change)
            j = phrase[0] - 1
            while (words.tag(j) in ("DT", "JJ") or words.lower(j) in ("record", "all", "-", "time")) and words.starts[j] >= floor:
                j -= 1
            if words.lower(j) in ("by", "to") and words.tag(j - 1) in VERBS:
                direction = change_words()[0].get(words.lower(j - 1)) if words.lower(j) == "by" else None
                return self._subject(j - 1, floor, change or direction)  # `rise by an average of`
            if words.lower(j) in ("with", "for", "at", "to", "by", "from", "in"):
                return self._subject(j, floor, change) if words.lower(j) in ("to", "by") else Clause(None, change)
            if words.tag(j) in VERBS:
                return (
                    self._subject(j, floor, change)
                    if words.lower(j) in MEASURE or words.lower(j) in change_words()[0]
                    else Clause(None, change)
                )
            return Clause(None, change)
        if words.lower(phrase[0] - 1) == "of" and (words.lower(phrase[0] - 2), head) in of_terms():
            phrase = (phrase[0] - 2, phrase[1])  # `margin of error of`
        return Clause(self.printed(self._account_before(phrase, floor) or phrase), change)

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
        return account if account and words.lower(account[1]) in ACCOUNTS else None

    def _noun_of_change(self, phrase: tuple[int, int], floor: int) -> Clause:
        """What a noun of change before the figure changed: `sales growth of`, `representing an increase of`."""
        words = self.words
        _, nouns, _ = change_words()
        direction = nouns.get(words.lower(phrase[1]))
        if phrase[0] < phrase[1] and words.tag(phrase[1] - 1) in NOUNS and words.lower(phrase[1] - 1) not in TIME:
            return Clause(self.printed(phrase), direction)
        j = phrase[0] - 1
        if words.lower(j) in ("a", "an", "the"):
            j -= 1
        if words.tag(j) in VERBS and not (words.tag(j) == "VBG" and words.lower(j - 1) == ","):
            return Clause(self._subject(j, floor, None).item, direction)
        if words.tag(j) in VERBS:
            return Clause(self._main_subject(j - 1, floor, None).item, direction)
        if words.lower(j) in (",", "-", "–", "with", "to", "after", "following", "despite", "against"):
            return Clause(ELIDED, direction)
        return Clause(None, direction)

    def _subject_of_change(self, i: int, floor: int) -> Clause:
        """The subject for `from A` and for `to B` with a figure between: the nearest verb or noun of change to the left."""
        words = self.words
        verbs, nouns, _ = change_words()
        for j in range(i - 1, max(-1, i - 14), -1):
            if words.starts[j] < floor or words.broken(j + 1):
                break
            word = words.lower(j)
            if word in ("up", "down") and words.tag(j) not in VERBS:
                phrase = phrase_before(words, j - 1, floor)
                if phrase:
                    return Clause(self.printed(phrase), None)
            if words.tag(j) in VERBS and (word in verbs or word in MEASURE or words.tag(j) in ("VBD", "VBN")):
                moved = (
                    noun_phrase(words, j + 1 + (words.tag(j + 1) in ("DT", "PRP$")), words.starts[i])
                    if word in CAUSATIVE
                    else None
                )
                return Clause(self.printed(moved), None) if moved else self._subject(j, floor, None)
            if words.tag(j) in NOUNS and word in nouns:
                if words.lower(j + 1) == "of" and (j + 2 in self.closed or words.tag(j + 2) == "CD"):
                    return Clause(
                        self._noun_of_change(phrase_before(words, j, floor) or (j, j), floor).item, None
                    )  # `a rise of A to B`
                if words.lower(j + 1) in ("in", "of"):
                    return Clause(
                        self.printed(noun_phrase(words, j + 2 + (words.tag(j + 2) in ("DT", "PRP$")), words.starts[i])), None
                    )
                return Clause(
                    self.printed(((phrase_before(words, j, floor) or (j, j))[0], j - 1)) if words.tag(j - 1) in NOUNS else ELIDED,
                    None,
                )
        return Clause(None, None)

    def _subject(self, verb: int, floor: int, change: str | None) -> Clause:
        """The subject of the verb at an index: the first noun phrase of its clause that no preposition governs."""
        words = self.words
        j = verb - 1
        if words.lower(j) == "and" and words.tag(verb) in ("VBZ", "VBD"):
            for k in range(j - 1, max(-1, j - 12), -1):
                if words.starts[k] < floor or words.broken(k + 1) or words.word(k) in (",", ";"):
                    break
                if words.tag(k) == words.tag(verb):
                    return self._subject(k, floor, change)  # `the kit finds five strains and costs …`
        while (
            j >= 0
            and words.starts[j] >= floor
            and (
                words.tag(j) in ("RB", "MD", "TO", "RP")
                or words.lower(j) in BE
                or words.lower(j)
                in (
                    "has",
                    "have",
                    "had",
                    "also",
                    "not",
                    "to",
                    "will",
                    "expected",
                    "projected",
                    "forecast",
                    "set",
                    "and",
                    "further",
                )
            )
        ):
            j -= 1
        if words.tag(verb) == "VBG" and words.lower(j) in (",", "–", "-"):
            return self._main_subject(j, floor, change)
        begin = j + 1
        while begin > 0 and words.starts[begin - 1] >= floor and not words.broken(begin):
            word, tag = words.lower(begin - 1), words.tag(begin - 1)
            if word in (")", "-rrb-"):
                opening = next((k for k in range(begin - 2, max(-1, begin - 14), -1) if words.word(k) in ("(", "-LRB-")), -1)
                if opening > 0 and words.starts[opening] >= floor:
                    begin = opening
                    continue
            if (
                word in BOUNDARIES
                or tag in ("VBD", "VBZ", "VBP", "MD")
                or (word == "with" and words.tag(verb) in ("VBG", "VB", "VBN"))
            ):
                break
            if word == "and" and (tag == "CC" and words.tag(begin - 2) not in NOUNS):
                break
            begin -= 1
        if begin > j:
            before = words.lower(begin - 1)
            aside = self._aside(begin - 1, floor) if before == "," else None
            if aside is not None:
                return Clause(self.printed(aside), change)
            if before in ("which", "that") and words.starts[begin - 1] >= floor:
                k = begin - 2
                k -= words.lower(k) == ","
                return Clause(self.printed(phrase_before(words, k, floor)) or ELIDED, change)
            far = self._far_subject(begin - 1, floor) if before == "," else None
            return Clause(self.printed(far) or ELIDED, change)
        if (
            any(words.lower(k) == "and" for k in range(begin, min(j, begin + 4)))
            and words.lower(begin - 1) == ","
            and words.word(j) == ")"
            and words.word(j - 1).isupper()
            and words.word(j - 2) == "("
        ):
            return Clause(
                words.word(j - 1), change
            )  # the short form that ends a list: `… depreciation and amortisation (EBITDA)`
        i, governed = begin, False
        while i <= j:
            word, tag = words.lower(i), words.tag(i)
            if word in ("(", "-lrb-"):
                while i <= j and words.word(i) not in (")", "-RRB-"):
                    i += 1
                i += 1
                continue
            if word == "of" and (words.tag(i - 1) == "CD" or words.word(i - 1) in ("%", "cent", "percent")):
                i += 1
                continue
            if word in PREPOSITIONS or tag == "IN":
                governed = True
                i += 1
                continue
            if tag == "PRP" or (tag == "DT" and word in ("this", "that", "these", "those") and i == j):
                return Clause(ELIDED if word in ("it", "this", "that", "they", "these", "those") else None, change)
            if tag in ("DT", "PRP$", "PDT", "CC", "``", "''", "CD", "HYPH", ":") or tag in ("RB",):
                i += 1
                continue
            phrase = noun_phrase(words, i, words.ends[j] + 1)
            if phrase is None:
                i += 1
                continue
            if not governed:
                if (
                    words.word(phrase[1] + 1) in ("and", "&")
                    and words.tag(j) in NOUNS
                    and j - phrase[1] <= 4
                    and all(words.tag(k) in NOUNS or words.tag(k) in ("JJ", "VBG") for k in range(phrase[1] + 2, j))
                ):
                    return Clause(self.printed((phrase[0], j)), change)
                return Clause(self.printed(self.extended(phrase, words.ends[j] + 1)), change)
            governed = False
            i = phrase[1] + 1
        return Clause(ELIDED if any(k in self.closed and k not in self.dated for k in range(begin, j + 1)) else None, change)

    def _numbered(self, i: int) -> bool:
        """Whether the word at an index, or one of the two before it, belongs to a figure."""
        return any(k in self.closed and k not in self.dated for k in range(max(0, i - 2), i + 1))

    def _far_subject(self, comma: int, floor: int) -> tuple[int, int] | None:
        """The first noun phrase of the sentence, if something that is no verb follows it: `the bill for a flat that uses …, would rise`."""
        words = self.words
        i = words.first_from(floor)
        if words.tag(i) == "IN":
            while i < comma and words.word(i) != ",":
                i += 1
            i += 1
        i += words.tag(i) in ("DT", "PRP$")
        phrase = noun_phrase(words, i, words.ends[comma], coordinate=False) if i < comma else None
        if phrase is None or words.lower(phrase[1] + 1) not in (
            "for",
            "of",
            "in",
            "at",
            "from",
            "who",
            "which",
            "that",
            "to",
            "on",
            "with",
        ):
            return None
        return self.extended(phrase, words.ends[comma])

    def _aside(self, comma: int, floor: int) -> tuple[int, int] | None:
        """The noun before an aside that ends at a comma: `expenses, including cost of sales, fell`."""
        words = self.words
        for k in range(comma - 1, max(-1, comma - 16), -1):
            if words.starts[k] < floor or words.broken(k + 1):
                return None
            if words.word(k) == ",":
                if words.lower(k + 1) in (
                    "including",
                    "excluding",
                    "which",
                    "such",
                    "as",
                    "before",
                    "net",
                    "mainly",
                    "driven",
                    "adjusted",
                ):
                    return phrase_before(words, k - 1, floor)
                return None
        return None

    def _main_subject(self, comma: int, floor: int, change: str | None) -> Clause:
        """The subject of the clause before the comma at an index; ELIDED where a figure stands in between."""
        words = self.words
        last = phrase_before(words, comma - 1, floor)
        if last and words.lower(last[0] - 1) in ("in", "of") and words.lower(last[0] - 2) in change_words()[1]:
            return Clause(self.printed(last), change)  # `an increase in profit, reaching …`
        for j in range(comma - 1, max(-1, comma - 24), -1):
            if words.starts[j] < floor or words.broken(j + 1) or j in self.closed:
                return Clause(ELIDED, change)
            if words.tag(j) in ("VBD", "VBZ", "VBP") and words.lower(j) not in ("said", "says", "added", "noted"):
                return self._subject(j, floor, change)
        return Clause(ELIDED, change)


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
