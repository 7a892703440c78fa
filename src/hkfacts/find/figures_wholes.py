"""The whole noun that a figure modifies or is of, with all that belongs to it: compounds, lists, short forms in brackets."""

from __future__ import annotations

from hkfacts.patterns import lazy_pattern

from ..grammar.phrases import LONGEST_PHRASE, MODIFIERS, VERBS, noun_phrase
from ..grammar.tags import NOUNS, ZERO_PLURALS
from .figures_purpose import PurposeReader
from .figures_things import change_words
from .figures_words import CHANGE_EXTRA, TIME, TRADES

# Indices and rankings whose number is a part of their name.
_INDEX_NAME = lazy_pattern(
    r"(?:S&P|Fortune|Russell|FTSE|Nasdaq|NASDAQ|Forbes|Nikkei|CSI|Euro Stoxx|TOPIX|Inc\.)[ -]?\d{2,4}(?![\d%]|[,.]\d)"
)
# What is said of the noun before it, though it looks like a noun.
_LASTING = frozenset("recurring remaining outstanding".split())
_NAMED_SHORT = lazy_pattern(r" \([A-Z][A-Za-z&-]{1,8}\) (?=[A-Za-z])")


class Wholes(PurposeReader):
    """Finds the noun behind a figure from its first word to its head."""

    def _whole_noun(self, phrase: tuple[int, int], end: int, stop: int, kind: str) -> str | None:
        """The phrase with all that belongs to its noun: names in the plural before it, a short form in brackets, a compound."""
        words = self.words
        while kind == "money" and words.tag(phrase[1]) == "NNPS" and words.tag(phrase[1] + 1) in NOUNS:
            more = noun_phrase(words, phrase[1] + 1, stop, coordinate=False)
            if more is None or more[0] in self.closed or words.broken(more[0]):
                break
            phrase = (phrase[0], more[1])  # `the $9 million Heron Shoals ferry pier`
        short = _NAMED_SHORT.match(words.text, words.ends[phrase[1]]) if not words.plural(phrase[1]) else None
        more = noun_phrase(words, words.first_from(short.end()), stop, coordinate=False) if short else None
        if more and more[0] not in self.closed and words.tag(more[0]) in NOUNS:
            return self.printed((phrase[0], more[1]))  # `a $7 million Pier Fund Account (PFA) Grant`
        return self.printed(self._compound(phrase, end, stop) if kind != "count" else phrase)

    def _compound(self, phrase: tuple[int, int], end: int, stop: int) -> tuple[int, int]:
        """The whole noun that a sum modifies after `a`: a plural cannot be its head (`a $2 billion wool and paper market`)."""
        words = self.words
        last = i = words.last_before(end)
        passed = ("CD", "$", "JJ", "RB", "SYM", "NN", "HYPH")
        while (
            i >= 0
            and last - i < LONGEST_PHRASE
            and not words.broken(i)
            and words.lower(i) not in ("a", "an", "the", "this", "its", "their")
        ):
            if not (i == last or i in self.closed or words.tag(i) in passed):
                break
            i -= 1
        if words.lower(i) not in ("a", "an"):
            return self._trade(phrase, stop) if words.lower(i) in ("the", "this", "its", "their") else phrase
        head = phrase[1]
        verb = words.tag(head) == "NNS" and words.tag(head - 1) == "NN" and head > phrase[0] and words.word(head).islower()
        if (
            verb
            and words.lower(head) not in ZERO_PLURALS
            and not words.lower(head).endswith("ings")
            and words.tag(head + 1) not in NOUNS
        ):
            return phrase[0], head - 1  # a verb taken for a plural: `a 55-inch screen hangs there`
        for _ in range(2):
            head = phrase[1]
            if not words.plural(head):
                break
            nxt = head + 1 + (words.lower(head + 1) in ("and", "&", "or"))
            if (
                nxt >= words.size
                or words.broken(head + 1)
                or words.broken(nxt)
                or words.starts[nxt] >= stop
                or nxt in self.closed
            ):
                break
            more = (
                noun_phrase(words, nxt, stop, coordinate=False)
                if words.tag(nxt) in NOUNS or words.tag(nxt) in MODIFIERS
                else None
            )
            if more is None or more[0] != nxt:
                break
            phrase = (phrase[0], more[1])
        return phrase

    def _trade(self, phrase: tuple[int, int], stop: int) -> tuple[int, int]:
        """The phrase with what `and` adds to it where a noun of trade closes it: `the $9 billion freight and storage market`."""
        words, nxt = self.words, phrase[1] + 2
        if words.lower(phrase[1] + 1) not in ("and", "&") or nxt >= words.size or words.broken(nxt) or words.starts[nxt] >= stop:
            return phrase
        more = noun_phrase(words, nxt, stop, coordinate=False)
        return (
            (phrase[0], more[1]) if more and words.lower(more[1]) in TRADES and words.lower(phrase[1]) not in TRADES else phrase
        )

    def _of(self, i: int, stop: int) -> str | None:
        words = self.words
        index = _INDEX_NAME.match(words.text, words.starts[i + (words.tag(i) == "DT")]) if i + 1 < words.size else None
        if index and words.tag(words.first_from(index.end())) not in NOUNS | MODIFIERS:
            return index.group()  # `80% of the S&P 500`
        if (
            words.lower(i) in ("those", "these", "them", "which", "whom")
            and words.tag(i + 1) not in ("JJ", "VBN")
            and words.lower(i) in ("those", "which", "whom", "them")
            and words.tag(i + 1) not in NOUNS
        ):
            return None
        for _ in range(4):
            if words.lower(i) in ("total", "combined", "entire", "remaining") and words.tag(i + 1) == "CD":
                i += 1  # `of the total 300 million token supply`
            if words.tag(i) in ("DT", "PRP$", "PDT", "WDT", "CD") or words.lower(i) in (
                "all",
                "its",
                "some",
                "over",
                "about",
                "approximately",
                "roughly",
                "nearly",
                "these",
                "those",
            ):
                i += 1
        i = self._past_number(i)
        rated = i + (words.tag(i) == "JJ")
        if words.tag(rated) == "CD" and words.word(rated + 1) == "%" and words.tag(rated + 2) in NOUNS | MODIFIERS:
            i = rated + 2  # `of its outstanding 4% notes`
        while (i in self.dated or (words.tag(i) == "POS" and i - 1 in self.dated)) and words.starts[i] < stop:
            i += 1  # `of 2024 revenue`, `of this year’s talks`
        if i in self.closed:
            return None
        phrase = noun_phrase(words, i, stop)
        if phrase is None and words.tag(i) == "VBG" and (words.tag(i + 1) in ("TO", "IN", ",", ".", "CC") or words.broken(i + 1)):
            phrase = (i, i)  # `9,000 feet of drilling`
        for j in range(i + 1, i + 9):
            if (
                (phrase is not None and words.lower(phrase[1]) not in TIME)
                or j >= words.size
                or words.starts[j] >= stop
                or words.broken(j)
                or words.tag(j) in ("IN", "TO", "CC")
            ):
                break
            if j - 1 in self.dated and j not in self.dated:  # `of its full-year 2024 sales`
                phrase = noun_phrase(words, j, stop)
        if phrase is not None and words.lower(phrase[1]) in _LASTING and phrase[0] < phrase[1]:
            phrase = (phrase[0], phrase[1] - 1)  # `with 90% of revenue recurring`
        return self.printed(self.extended(self.listed(phrase, stop), stop))

    def _past_number(self, i: int) -> int:
        """The index after a number that has its bound before or behind it: `of the more than 400 shops`, `of the 400-odd shops`."""
        words = self.words
        pair = words.lower(i), words.lower(i + 1)
        if (
            pair in (("more", "than"), ("fewer", "than"), ("less", "than"), ("at", "least"), ("up", "to"))
            and words.tag(i + 2) == "CD"
        ):
            i += 3
        elif words.lower(i) == "estimated" and words.tag(i + 1) == "CD":
            i += 2
        odd = words.word(i) in ("-", "‑") and words.lower(i + 1) == "odd"
        if words.tag(i - 1) == "CD" and (odd or (words.lower(i), words.lower(i + 1)) == ("or", "so")):
            i += 2
        return i

    def _change_of(self, end: int) -> str | None:
        """The direction of the noun of change whose `of` leads to the figure (`a fall of 28% in`); None if there is none."""
        words = self.words
        for j in range(words.last_before(end), max(-1, words.last_before(end) - 9), -1):
            if words.broken(j + 1) and j + 1 < words.size and words.ends[j] < end and words.starts[j + 1] < end:
                return None
            if words.lower(j) == "of":
                head = words.lower(j - 1)
                return change_words()[1].get(head, "" if head in CHANGE_EXTRA else None)
            if words.tag(j) in VERBS or words.word(j) in (",", ";"):
                return None
        return None

    def _past_brackets(self, i: int, stop: int) -> int:
        """The word after short brackets that hold another figure (`3% (up to 4.5%) rewards`); -1 if there is none."""
        words = self.words
        if words.word(i) in (")", "-RRB-"):
            opening = next((k for k in range(i - 1, max(-1, i - 7), -1) if words.word(k) in ("(", "-LRB-")), 0)
            told = words.tag(opening - 1) in NOUNS and words.lower(opening - 1) not in ("%", "cent", "percent")
            if opening > 0 and told and words.tag(i + 1) in VERBS:
                return -1  # `toys (1.2%) held firm`: the bracket tells of what stands before it
            after = words.word(i + 1)
            return i + 1 if after[:1].islower() and words.starts[i + 1] == words.ends[i] + 1 else -1
        for j in range(i + 1, min(i + 9, words.size)):
            if words.starts[j] >= stop or words.broken(j):
                return -1
            if words.word(j) in (")", "-RRB-"):
                return j + 1
        return -1
