"""What a figure is of: the noun that it counts, or what the clause says rose, cost or amounted to it.

Purely from Penn tags and closed classes of words (prepositions, copulas, verbs of measure and change); where the clause does not say it
plainly, the answer is None. `ELIDED` says that the item is that of the figure before it.
"""

from __future__ import annotations

from hkfacts.patterns import lazy_pattern

from ..grammar.phrases import CLAUSE_PARTICIPLES, LONGEST_PHRASE, MODIFIERS, PLURALS, Words, listed_plurals, noun_phrase
from ..grammar.tags import NOUNS
from .figures_things import ELIDED, Clause, change_words
from .figures_wholes import Wholes
from .figures_words import (
    ACCOUNTS,
    AGENTS,
    AMOUNTS,
    ANSWERS,
    CHANGE_EXTRA,
    OWN_AMOUNTS,
    PHRASAL,
    TIME,
)

_GLUED_PARTICIPLE = lazy_pattern(r"-[a-z]{3,12}(?=[ ][A-Za-z])")
# Endings that no plain verb has.
_NOUN_ENDINGS = ("acy", "tion", "sion", "ment", "ity", "ness", "ance", "ence", "ship", "ism", "owth")
_STATES = frozenset("let leased net gross".split())  # `was 97% let`, `3.4% net of fees`
_MANNERS = frozenset(
    "phases phase stages instalments installments tranches batches turn total full part advance arrears rounds steps prices".split()
)
# Letters of a comparison with another period, and a mark that points at a note.
_YEARLY = lazy_pattern(r"[ ](?:[yqmhYQMH]/[yqmhYQMH]|[yqmYQM]-?[oO]-?[yqmYQM])\b")
_NOTE = lazy_pattern(r"(?:[*†‡]{1,3}|\(\d\))(?=[ ][a-z])")
# Words that lead to the circumstances of a figure.
_LEADING = frozenset("following amid despite during including pending excluding".split())
# What firms sell of themselves, and gifts, which headlines and names of classes write with capitals.
_PAPERS = frozenset(
    "stock shares notes bonds debentures warrants securities units tokens equity capital scholarships prizes donations bookings orders".split()
)
# Participles that stand before an object and never before what they describe.
_DOING = frozenset("beating hitting topping crossing missing choosing surpassing outperforming preferring".split())
_EARNED = lazy_pattern(
    r"\b(?:earn|pay|get|receiv|yield|return|sav|offer|charg)[a-z]{0,4}\b[^.;:\n]{0,30}[\d.]{1,6}[ ]?(?:%|per[ ]?cent)$"
)
_MOVED = lazy_pattern(
    r"\b(?:rose|fell|grew|(?:up|down)(?![ ]to)|by|increas\w{1,4}|declin\w{1,4}|decreas\w{1,4}|drop\w{0,4}|jump\w{0,3}|gain\w{0,3})[^.;]{0,20}[\d.]{1,6}[ ]?(?:%|per[ ]?cent)$"
)
_PARALLEL = lazy_pattern(
    r"(?:%|per ?cent) [a-z][a-z-]{2,20}(?: [a-z-]{3,20})?,? and (?:about |nearly |over |roughly )?[\d.]{1,6} ?(?:%|per ?cent)$"
)
# Short forms of accounts.
_ACRONYMS = frozenset("AUM AUA ARR MRR GMV GDP EBITDA EBIT TVL NAV AGI GAV".split())
_SPELT_SHORT = lazy_pattern(r"((?:[A-Z][a-z]{2,14}[ ]){1,4}[A-Z][a-z]{2,14})[ ]\(([A-Z]{2,6})\)")
_REWARDS = frozenset("rewards reward royalties royalty commission commissions cashback points charges".split())
_SPENT = lazy_pattern(r"\b(?:spen[dt]s?|spending|invest(?:s|ed|ing)?|splurged?|budgeted?)\b[^;]{0,80}$")
_PLEDGED = lazy_pattern(
    r"\b(?:pledg(?:es|ed|ing)|set[ ]aside|sets[ ]aside|earmark(?:s|ed|ing)|allocat(?:es|ed|ing)|donat(?:es|ed|ing))[ ][^;]{0,40}$"
)
_SIZES = ("area", "length", "mass", "volume")
_MORE_OR_LESS = ("more", "less", "above", "over")
_COMPARED = ("higher", "lower", "more", "less", "fewer", "up", "down", "faster", "slower", "above", "below")
_NOTHING = Clause(None, None)
# Participles of answering, which only people do.
_ANSWERING = frozenset(
    "saying reporting stating indicating believing citing expecting planning hoping wanting preferring feeling thinking agreeing".split()
)
# What a share and its bounds are made of besides numbers and adverbs: `about nine out of ten`, `more than 86 per cent`.
_OF_SHARES = frozenset("% per cent percent out of in over about around some than".split())


class ItemReader(Wholes):
    """Reads the items of the figures of one release, in order."""

    def right(self, end: int, stop: int, kind: str) -> Clause:
        """What follows the figure: `of residents`, `increase in sales`, a noun that it modifies, `in funding`."""
        words = self.words
        end = self._past_note(end, kind)
        i = words.first_from(end)
        if i >= words.size or words.starts[i] >= stop or words.broken(i) or _YEARLY.match(words.text, end):
            return _NOTHING
        if words.text[end : end + 2] == ". " and words.text[end + 2 : end + 3].islower() and kind in _SIZES:
            end += 1  # `12,000 sq. ft. of storage`
            i = words.first_from(end)
        if (site := self._past_comma(i, end, stop, kind)) is not None:
            return site  # `an 80-acre, mixed-use site`
        glued = _GLUED_PARTICIPLE.match(words.text, end) if i and words.starts[i - 1] < end < words.ends[i - 1] else None
        if glued:
            end = glued.end()  # `the 100%-owned mill` is one word before its noun
        i = self._first_word(i, end, stop, kind)
        if i < 0 or i >= words.size or words.starts[i] >= stop:
            return _NOTHING
        if kind == "percentage" and words.lower(i) in ("owned", "controlled"):
            i += words.tag(i + 1) in NOUNS | {"JJ"} and not words.broken(i + 1)  # `the 100% owned Heron claims`
        if words.lower(i) in ("or", "and") and words.lower(i + 1) in _MORE_OR_LESS and words.lower(i + 2) == "in":
            i += 2  # `$5 million or more in assets`
        if (closed := self._by_closed_word(i, stop, kind)) is not None:
            return closed
        if kind == "percentage" and words.tag(i) in ("DT", "PRP$") and words.lower(words.last_before(end)) == "half":
            return Clause(self._of(i, stop), None)  # `at half the cost of lamps`
        whole = words.text[words.starts[i] : words.ends[words.joined(i) - 1]].lower()
        surely = whole in ("annual", "annualised", "annualized", "overall", "organic")  # an adjective, so that a noun follows
        if whole in CHANGE_EXTRA or surely:
            i = words.joined(i)
        if words.lower(i) in _COMPARED and words.tag(words.joined(i)) not in NOUNS:
            return Clause(None, change_words()[2].get(words.lower(i)))
        if words.tag(i) in NOUNS or words.tag(i) in MODIFIERS or words.tag(words.joined(i) - 1) in NOUNS or words.tag(i) == "RB":
            return self._by_phrase(i, end, stop, kind, surely)
        if words.lower(i) == "in":
            return self._after_in(i, end, stop, kind)
        if words.lower(i) in ("on", "for") and kind == "money":
            return self._after_spending(i, end, stop)
        return _NOTHING

    def _past_comma(self, i: int, end: int, stop: int, kind: str) -> Clause | None:
        """The noun behind an adjective and a comma, where the figure is one too; None where there is no such thing."""
        words = self.words
        if words.text[end : end + 2] != ", " or kind not in ("area", "length", "mass") or words.tag(i) != ",":
            return None
        hyphened = "-" in words.text[words.text.rfind(" ", 0, end) + 1 : end]
        if not hyphened or words.tag(words.joined(i + 1) - 1) not in MODIFIERS | {"NN", "NNP"}:
            return None
        phrase = noun_phrase(words, i + 1, stop, coordinate=False)
        named = phrase is not None and words.tag(i + 1) == "NNP" and not words.word(phrase[1]).islower()
        if phrase and phrase[0] < phrase[1] and phrase[0] not in self.closed and not named:
            return Clause(self.printed(phrase), None)
        return None

    def _first_word(self, i: int, end: int, stop: int, kind: str) -> int:
        """The word with which what follows the figure begins, past a hyphen, brackets and a date; -1 where nothing follows."""
        words = self.words
        beside = words.starts[i] == end
        if words.text[end : words.starts[i]] not in (" ", "") or (beside and words.word(i) not in ("-", ")", "‑")):
            return -1
        if words.word(i) in ("-", "‑") and beside:
            i += 1
            if words.lower(i) in ("tall", "long", "high", "wide", "deep", "thick", "diameter"):
                i += 1  # `a 300m-tall tower`
                if words.tag(i) not in NOUNS | MODIFIERS:
                    return -1
        elif words.word(i) in ("(", ")", "-LRB-", "-RRB-"):
            i = self._past_brackets(i, stop)
        k = i
        while 0 <= k < words.size and k in self.dated:
            k += 1
        dated = k > i and k < words.size and words.tag(k) in NOUNS and words.starts[k] < stop and not words.broken(k)
        return k if dated and kind != "count" else i  # `$18.4 million Q2 2025 earnings`

    def _by_closed_word(self, i: int, stop: int, kind: str) -> Clause | None:
        """What a word of a closed class right after the figure settles (`of`, `off`, `net`, `following`); else None."""
        words = self.words
        word = words.lower(i)
        if word in _LEADING:
            return _NOTHING  # `to reach $9 Following New Rules`
        state = (kind == "percentage" or word in ("net", "gross")) and word in _STATES
        if word in ("off", "x", "×") or (state and words.tag(words.joined(i)) not in NOUNS | MODIFIERS):
            return _NOTHING
        if kind == "length" and words.lower(i + (word == "of")) == "range":
            return Clause("range", None)  # `30 miles of range`
        if word == "of" and words.lower(i + 1) in ("which", "whom"):
            return Clause(ELIDED, None)
        if word == "of" or (word == "worth" and words.lower(i + 1) == "of"):
            return Clause(self._of(i + (2 if word == "worth" else 1), stop), None)
        whole = words.text[words.starts[i] : words.ends[words.joined(i) - 1]].lower()
        if whole.startswith(("north", "south", "east", "west")) and kind == "length":
            return _NOTHING
        return None

    def _by_phrase(self, i: int, end: int, stop: int, kind: str, surely: bool) -> Clause:
        """What the noun phrase right after the figure says: the thing itself, or its change, or that a verb was taken for it."""
        words = self.words
        if kind == "percentage" and words.lower(i) in CLAUSE_PARTICIPLES and self._group_does(words.lower(i), end):
            return Clause(ELIDED, None)  # `with 86% reporting gains`
        if words.lower(i).endswith("ing") and words.lower(words.joined(i)) in ("as", "at") and words.tag(i) in ("VBG", "NN"):
            return _NOTHING  # `a value of $5 million standing as one of …`
        phrase = noun_phrase(words, i, stop)
        dated = next((k for k in range(phrase[0] + 1, phrase[1] + 1) if k in self.dated), -1) if phrase else -1
        if dated > 0 and phrase and phrase[1] in self.dated and phrase[0] not in self.dated:
            phrase = noun_phrase(words, i, words.starts[dated])  # `a $900 contract beginning May 5`
        if phrase is None or phrase[0] in self.closed or words.starts[phrase[1]] >= stop:
            return _NOTHING
        if kind == "percentage" and words.lower(i) == "own" and self._opens_clause(end):
            return Clause(ELIDED, None)  # `among men, 57% own shares`
        while phrase[0] < phrase[1] and words.lower(phrase[1]) in TIME and words.tag(phrase[1] - 1) in NOUNS:
            phrase = (phrase[0], phrase[1] - 1)  # `increase year over year`
        told = self._change_told(phrase, stop) or self._no_noun(i, phrase, end, kind, surely)
        return told if told is not None else Clause(self._whole_noun(phrase, end, stop, kind), None)

    def _change_told(self, phrase: tuple[int, int], stop: int) -> Clause | None:
        """What a noun of change is of, with its direction: `increase in sales`, `9% rent growth`; None of any other noun."""
        words = self.words
        nouns = change_words()[1]
        head, after = words.lower(phrase[1]), phrase[1] + 1
        spared = head in ("cut", "cuts", "saving", "savings") and words.lower(after) == "in" and after + 1 not in self.dated
        if not (head in nouns or head in CHANGE_EXTRA) or (head in OWN_AMOUNTS and not spared):
            return None
        direction = nouns.get(head)
        timed = phrase[1] > phrase[0] and after + 1 in self.dated and words.lower(after) != "of"  # `9% rent growth in 2031`
        if words.lower(after) in ("in", "of", "on", "to", "for") and words.starts[after] < stop and not timed:
            return Clause(self._of(after + 1, stop), direction)
        if phrase[1] > phrase[0] and words.tag(phrase[1] - 1) in NOUNS and words.lower(phrase[1] - 1) not in CHANGE_EXTRA:
            return Clause(self.printed((phrase[0], phrase[1] - 1)), direction)
        return Clause(None, direction)

    def _no_noun(self, i: int, phrase: tuple[int, int], end: int, kind: str, surely: bool) -> Clause | None:
        """Answers, verbs and participles that look like a noun of which the figure is; None where the phrase is what it seems."""
        words = self.words
        first, head = words.lower(phrase[0]), words.lower(phrase[1])
        opens = phrase[0] == i
        if kind == "percentage" and first in ANSWERS and opens and self._opens_clause(end):
            return Clause(ELIDED, None)  # `64% expected prices to rise`
        if words.tag(i) == "VBN" and opens and words.lower(i + 1) in ("and", "but", "or") and words.tag(i + 2) != "VBN":
            return _NOTHING  # `over $9 million raised and analysts agree`
        if words.tag(i) in ("VBG", "NN") and opens and words.lower(i) in _DOING and phrase[0] < phrase[1]:
            return Clause(ELIDED if kind == "percentage" else None, None)  # `with 90% beating estimates`
        if first in ("last", "this", "next", "earlier", "previous", "same"):
            return _NOTHING
        if words.tag(i) in ("VBN", "VBG") and opens and (kind == "count" or words.lower(i) in CLAUSE_PARTICIPLES):
            return _NOTHING
        surely = surely or head in ("interest", "dividend", "income", "equity")
        lone = phrase[0] == phrase[1] and words.tag(phrase[1]) == "NN" and not surely
        if lone and kind == "percentage" and self._opens_clause(end):
            if words.tag(phrase[1] + 1) in ("VBG", "DT", "PRP$", "TO"):
                return Clause(ELIDED, None)  # `81% favour using …`
            alike = _PARALLEL.search(words.text, max(0, end - 90), end)  # `is 70% freight and 30% storage`
            if not alike and not head.endswith(_NOUN_ENDINGS):
                return _NOTHING  # a verb that was taken for a noun: `that 58 per cent work late`
        foreseen = phrase[0] == phrase[1] and head in AGENTS and words.plural(phrase[1])
        if kind == "money" and foreseen and words.tag(phrase[1] + 1) in ("VBD", "VBP", "VBN"):
            return _NOTHING  # `the $9 million analysts expected`
        return None

    def _after_spending(self, i: int, end: int, stop: int) -> Clause:
        """What money was spent on or set aside for: `invested $5 million on pumps`."""
        words = self.words
        paid = _SPENT if words.lower(i) == "on" else _PLEDGED
        if not paid.search(words.text[max(0, end - 90) : end]):
            return _NOTHING
        phrase = noun_phrase(words, i + 1 + (words.tag(i + 1) in ("DT", "PRP$")), stop, coordinate=False)
        if phrase and phrase[0] not in self.closed and words.lower(phrase[1]) not in PHRASAL:
            return Clause(self.printed(phrase), None)
        return _NOTHING

    def _after_in(self, i: int, end: int, stop: int, kind: str) -> Clause:
        """What stands behind `in`: what was earned, what changed, what the money is."""
        words = self.words
        if kind == "percentage":
            phrase = noun_phrase(words, i + 1, stop, coordinate=False)
            paid = _EARNED.search(words.text, max(0, end - 60), end) or (
                phrase and words.lower(phrase[1]) in ("fee", "fees", "rewards")
            )
            phrase = phrase if paid and not _MOVED.search(words.text, max(0, end - 48), end) else None
            if phrase and phrase[0] not in self.closed and words.lower(phrase[1]) in ACCOUNTS | _REWARDS:
                return Clause(self.printed(phrase), None)  # `earn 5% in rewards`
        if kind in ("percentage", "money", "percentage_points"):
            changed = self._change_of(end)
            if changed is not None:
                return Clause(self._of(i + 1, stop), changed or None)
        phrase = noun_phrase(words, i + 1, stop, coordinate=False) if kind == "money" else None
        return Clause(self._money_in(phrase, stop), None) if phrase else _NOTHING

    def _money_in(self, phrase: tuple[int, int], stop: int) -> str | None:
        """What money is in by the phrase behind `in` (`in funding`, `in grants, gifts and legacies`), None of a manner (`in phases`)."""
        words = self.words
        head = words.lower(phrase[1])
        taken = phrase[0] < phrase[1] and head == "steps" and words.tag(phrase[1] - 1) == "NN"
        if head in _MANNERS and not taken:
            return None  # `to $60,000 in phases`, but `in cleanup steps`
        if words.tag(phrase[1]) in ("NN", "NNS") and words.word(phrase[1]).islower() and words.word(phrase[0]).isupper():
            return self.printed(phrase)  # `in RWA market cap`
        if phrase[0] == phrase[1] and words.word(phrase[1]) in _ACRONYMS:
            return words.word(phrase[1])  # `in AUM`
        if (named := _SPELT_SHORT.match(words.text, words.starts[phrase[0]])) and named[2] in _ACRONYMS:
            return named[1]  # `in Total Value Locked (TVL)`
        if head in ("amount", "value") and words.lower(phrase[1] + 1) == "of":
            phrase = noun_phrase(words, phrase[1] + 2, stop, coordinate=False) or phrase  # `in aggregate amount of notes`
        of_list = (words.plural(phrase[1]) or words.lower(phrase[1]) == "cash") and words.word(phrase[1] + 1) == ","
        listed = listed_plurals(words, phrase[1] + 2, stop) if of_list else -1
        if listed > 0 and not any(k in self.closed for k in range(phrase[0], listed + 1)):
            return self.printed((phrase[0], listed))  # `in grants, gifts and legacies`
        phrase = self._with_second(phrase, stop)
        head = words.lower(phrase[1])
        plain = words.word(phrase[0])[:1].islower() and words.tag(phrase[1]) in ("NN", "NNS")
        account = head in ACCOUNTS | AMOUNTS | _PAPERS | {"offering", "placement", "financing", "round", "raise"}
        counted = words.tag(phrase[1]) == "NNS" and words.word(phrase[1]).islower()
        manner = head in PHRASAL - {"stock"} | {"trading", "dealings"}
        return self.printed(phrase) if not manner and (plain or account or counted) and phrase[0] not in self.closed else None

    def _with_second(self, phrase: tuple[int, int], stop: int) -> tuple[int, int]:
        """The phrase with the one that `and` adds: `in property and equipment`, `in cash and unpaid pledges`."""
        words = self.words
        if words.lower(phrase[1] + 1) not in ("and", "&"):
            return phrase
        if words.tag(phrase[1] + 2) in NOUNS:
            same = words.tag(phrase[1] + 3) in ("NN", "NNS") and words.lower(phrase[1]) == words.lower(phrase[1] + 2)
            last = phrase[1] + 2 + same  # `in cash and cash equivalents`
            closed = words.tag(last + 1) in (".", ",", "IN", "-RRB-") or words.broken(last + 1)
            return (phrase[0], last) if closed else phrase
        if words.tag(phrase[1] + 2) in MODIFIERS | {"IN"}:
            other = noun_phrase(words, phrase[1] + 2, stop, coordinate=False)
            if other and words.plural(other[1]) and words.tag(other[1] + 1) in (".", ",", "IN", "TO", "-RRB-"):
                return phrase[0], other[1]
        return phrase

    def _past_note(self, end: int, kind: str) -> int:
        """Where a mark that points at a note behind a measurement ends: `419 ppb* gold`, `5 km² long` has none."""
        note = _NOTE.match(self.words.text, end) if kind != "count" else None
        return note.end() if note else end

    def _group_does(self, participle: str, end: int) -> bool:
        """Whether a participle tells what those do of whom the share before it is: `with over 70% coming from`, `and 81% reporting gains`."""
        words = self.words
        if participle in _ANSWERING and self._opens_clause(end):
            return True
        i = words.last_before(end)
        while i >= 0 and (words.tag(i) in ("CD", "RB", "JJR", "JJ", "DT") or words.lower(i) in _OF_SHARES):
            i -= 1
        return words.lower(i) == "with"

    def _opens_clause(self, end: int) -> bool:
        """Whether the figure that ends at `end` is the first thing of its clause, so that its verb may follow."""
        words = self.words
        last = i = words.last_before(end)
        while 0 <= i > last - LONGEST_PHRASE and (
            i in self.closed
            or (
                words.tag(i) in ("CD", "RB", "JJR", "IN", "DT")
                and words.lower(i) in ("over", "about", "around", "some", "nearly", "almost", "than", "more", "only", "just")
            )
        ):
            i -= 1
        while i > last - 2 * LONGEST_PHRASE and (words.tag(i) == "CD" or words.word(i) in ("%", "per", "cent", "percent")):
            i -= 1
        return (
            i < 0
            or words.broken(i + 1)
            or words.lower(i) in ("that", ",", ";", ":", "–", "—", "while", "(", ".", "where", "but", "and")
        )


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
