"""What a figure is the price of, taken off or bounded with, and the noun that a list sets before it; the small steps of purposes."""

from __future__ import annotations

import re

from hkfacts.patterns import lazy_pattern

from ..grammar.phrases import VERBS, noun_phrase, phrase_before
from ..grammar.tags import NOUNS
from .figures_left import LeftReader
from .figures_words import ACCOUNTS, AGENTS, AMOUNTS, BE, GOING, PHRASAL, TIME

_PAY = ("pay", "paid", "charg", "bid", "bill", "quot", "cost")
_SAVE = ("sav", "receiv", "earn", "charg", "get", "got", "pay", "paid", "levy", "levi", "offer", "take", "enjoy")
# Adjectives of what can be had at a price.
_OFFERED = ("exercisable", "redeemable", "convertible", "available", "payable", "obtainable", "callable", "repayable")
# Verbs that have two objects, so that the noun before the sum is whom it goes to.
_TWO_OBJECTS = (
    "gave", "give", "giving", "offer", "pay", "paid", "sav", "cost", "award", "grant", "lend", "lent", "charg", "earn", "send", "sent", "owe",
    "fin", "net", "win", "won", "bring", "brought", "hand", "loan", "bet", "guarante", "promis", "pledg", "tak", "allow", "provid", "refund",
)  # fmt: skip
# Verbs whose object before `for` is no thing bought: they ask, or name a reason.
_ASK = ("ask", "su", "appl", "call", "fin", "thank", "prais", "blam", "pay", "paid", "charg", "account", "look", "wait", "search", "reach", "run", "ran")  # fmt: skip
_UNIT_OF_LIST = lazy_pattern(r"(?:^|[,;:(•·|]|[ ][-–—])[ ]*$")
_AFTER_UNIT_OF_LIST = lazy_pattern(r"[ ]?(?:$|[,;)\n•·|]|and[ ]|\.(?:[ ]|$))|[ ]\([^()\n]{0,5}\d")
_BOUND = lazy_pattern(r"(?:up[ ]to|as[ ](?:high|much|low)[ ]as|over|more[ ]than|under|below|above|less[ ]than|at[ ]least|of[ ]up[ ]to|starting[ ](?:at|from)|no[ ]more[ ]than)[ ]", re.I)  # fmt: skip

# What a thing stands near, and prepositions whose noun is no such thing.
_NEAR = lazy_pattern(r"(?:near|around|beyond|past|underneath|beneath)[ ]", re.I)
_GOALS = frozenset("to for with by from in on at of".split()) - {"for", "of"}


class Offers(LeftReader):
    """Reads prices, reductions, bounds and lists of nouns with their figures."""

    def _stem(self, i: int, stems: tuple[str, ...]) -> bool:
        return i >= 0 and self.words.lower(i).startswith(stems)

    def _named(self, i: int, stop: int, *, coordinate: bool = True) -> str | None:
        """The noun phrase that starts at an index, over its determiner and a number; None for time, places in phrases and pronouns."""
        words = self.words
        for _ in range(3):
            if words.tag(i) in ("DT", "PRP$", "PDT", "CD") or (i in self.closed and i not in self.dated):
                i += 1
        if words.word(i) in ("-", "‑") and (i - 1 in self.closed or words.tag(i - 1) == "CD"):
            i += 2 if words.tag(i + 2) in NOUNS or words.tag(i + 2) in ("JJ", "VBN") else 1  # `for the 40-unit tower`
        i = self._past_quoted(i, stop)
        if i >= words.size or words.starts[i] >= stop or i in self.closed:
            return None
        if words.tag(i) == "VBG" and words.tag(i + 1) in (",", ".", "CC", ":"):
            return self.printed(self.listed((i, i), stop))
        phrase = noun_phrase(words, i, stop, coordinate=coordinate)
        while (
            phrase
            and words.word(phrase[1])[:1].isupper()
            and words.word(phrase[1] + 1)[:1].isupper()
            and not words.broken(phrase[1] + 1)
        ):
            more = noun_phrase(words, phrase[1] + 1, stop, coordinate=False)
            if more is None:
                break
            phrase = (phrase[0], more[1])  # the whole of a name
        phrase = self.listed(phrase, stop)
        if phrase is None or phrase[0] in self.closed or words.lower(phrase[1]) in PHRASAL:
            return None
        if words.tag(phrase[0]) in ("NNP", "NNPS") and words.lower(phrase[1]) in TIME:
            return None
        return self.printed(self.extended(phrase, stop))

    def _past_quoted(self, i: int, stop: int) -> int:
        """The word after a quoted modifier (`12 "open door" clinics`), or the first one inside the marks."""
        words = self.words
        if words.word(i) not in ("“", '"', "``", "‘", "''"):
            return i
        for j in range(i + 2, min(i + 7, words.size)):
            if words.starts[j] >= stop:
                break
            if words.word(j) in ("”", '"', "''", "’"):
                return j + 1 if words.tag(j + 1) in NOUNS or words.tag(j + 1) == "JJ" else i + 1
        return i + 1

    def _after_dates(self, i: int, stop: int) -> int:
        """The first word after a figure that is neither a date nor the preposition that leads to one."""
        words = self.words
        for _ in range(10):
            if i >= words.size or words.starts[i] >= stop:
                return i
            led = words.tag(i) == "IN" and any(k in self.dated for k in (i + 1, i + 2))
            if not (i in self.dated or led or words.lower(i) in ("each", "annually", "today", "yearly", "a", "per")):
                return i
            if words.lower(i) in ("a", "per") and words.lower(i + 1) not in TIME:
                return i
            i += 1 + (words.lower(i) in ("a", "per"))
        return i

    def _verb_left(self, i: int, floor: int) -> int:
        """The verb whose object the figure is: nothing but adverbs, articles and words of quantity in between; -1 if there is none."""
        words = self.words
        for _ in range(8):
            if i < 0 or words.starts[i] < floor or words.broken(i + 1):
                return -1
            if words.tag(i) in VERBS and words.lower(i) not in BE and words.tag(i) != "MD":
                return i
            passed = words.tag(i) in ("DT", "JJ", "JJR", "RB", "RP", "PRP$", "RBR") or i in self.dated
            if not (
                passed
                or words.lower(i)
                in ("aside", "total", "of", "sum", "up", "to", "additional", "over", "about", "around", "another")
            ):
                return -1
            i -= 1
        return -1

    def _passive_after(self, i: int, stop: int) -> int:
        """The participle of a passive that follows the figure (`will be spent`); -1 if there is none."""
        words = self.words
        for k in range(i, min(i + 6, words.size)):
            if words.starts[k] >= stop or words.broken(k):
                return -1
            if words.tag(k) == "VBN" and k > i:
                return k
            if words.lower(k) in GOING or (words.lower(k) in BE and words.lower(k + 1) in ("for", "from")):
                return k
            if not (
                words.tag(k) in ("MD", "RB", "TO") or words.lower(k) in BE or words.lower(k) in ("has", "have", "had", "to", "of")
            ):
                return -1
        return -1

    def _plain_subject(self, verb: int, floor: int) -> str | None:
        item = self._subject(verb, floor, None).item
        return item if item and not item.startswith("\0") else None

    def _price(self, left: int, right: int, limits: tuple[int, int]) -> str | None:
        """What was bought or seen `for` the sum, or what one pays it for."""
        words, (floor, stop) = self.words, limits
        if words.lower(left) == "for":
            fronted = words.word(left) == "For" and words.word(right) == ","
            return self._fronted(right, stop) if fronted else self._bought(left, floor)
        if words.lower(left) == "from" and words.tag(left - 1) == "NNS" and words.lower(right) != "to":
            phrase = phrase_before(words, left - 1, floor)  # `rooms from $99`
            opens = phrase is not None and (
                words.tag(phrase[0] - 1) in ("", "IN", "CC", ",", ".", ":", "VBG") or words.broken(phrase[0])
            )
            return self.printed(phrase) if opens and phrase and words.lower(phrase[0] - 1) != "of" else None
        if words.lower(left) in ("at", "for") and words.lower(left - 1) in _OFFERED:
            phrase = phrase_before(words, left - 2, floor)
            return self.printed(phrase) if phrase and phrase[1] not in self.closed else None  # `warrants exercisable at`
        verb = self._verb_left(left, floor)
        if right < words.size and words.lower(right) == "for" and words.starts[right] < stop and self._stem(verb, _PAY):
            return self._named(right + 1, stop)
        j = left - (words.lower(left) in ("at", "from"))
        if j < left and words.tag(j) in ("VBN", "VBD", "VBG") and not words.broken(j + 1):
            before = j - 1 - (words.tag(j - 1) == "RB")
            before -= words.word(before) == ","
            phrase = phrase_before(words, before, floor)  # `cider starting at`, `profit, seen at`
            if phrase and words.tag(phrase[0] - 1 - (words.tag(phrase[0] - 1) in ("DT", "PRP$"))) == "IN" and before < j - 1:
                return None  # `since the first phase, priced at`
            return self.printed(phrase) if phrase and phrase[1] not in self.closed else None
        return None

    def _fronted(self, comma: int, stop: int) -> str | None:
        """What one gets in the clause after a fronted price: `For $40, guests get a set lunch`."""
        words = self.words
        for j in range(comma + 1, min(comma + 8, words.size)):
            if words.starts[j] >= stop or words.broken(j) or words.word(j) in (",", ";", "."):
                return None
            if words.tag(j) in ("VB", "VBP", "VBZ") and words.lower(j) not in BE and words.tag(j + 1) not in ("VB", "VBN"):
                got = self._named(j + 1 + (words.lower(j + 1) in ("in", "to", "at", "on")), stop)
                return None if got and got.split()[-1].lower() in ACCOUNTS else got  # `For $300, savers expect earnings of`
        return None

    def _bought(self, link: int, floor: int) -> str | None:
        """The object of the verb before `for`, over phrases of place: `bought a mill in Leeds for`."""
        words, j = self.words, link - 1
        for _ in range(3):
            phrase = phrase_before(words, j, floor)
            if phrase is None or phrase[1] in self.closed:
                return None
            j = phrase[0] - 1
            while words.tag(j) in ("DT", "PRP$", "CD", "RP") or words.lower(j) in ("all", "back"):
                j -= 1
            if j < 0 or words.starts[j] < floor or words.broken(j + 1) or words.word(j) in (",", ":", ";", "("):
                alone = phrase[0] == phrase[1] and words.lower(phrase[1]).endswith("ing")
                return None if alone else self.printed(phrase)  # `a season pass for $90`
            if words.tag(j) in VERBS and words.lower(j) not in BE:
                if words.lower(phrase[1]) == "hands":
                    return self._plain_subject(j, floor)  # `the mill changed hands for`
                return None if self._stem(j, _ASK) else self.printed(phrase)
            if words.tag(j - 1) == "VBN" and words.lower(j - 1) in ("sold", "bought", "acquired") and self._passive(j - 1):
                return self._plain_subject(j - 1, floor)  # `was sold in Lyon for`
            if words.tag(j) != "IN" and words.lower(j) != "to":
                return None
            j -= 1
        return None

    def _reduction(self, left: int, right: int, limits: tuple[int, int]) -> str | None:
        """What a sum or percentage is taken `off`, or saved and earned `on`."""
        words, (floor, stop) = self.words, limits
        if right >= words.size or words.starts[right] >= stop or words.broken(right):
            return None
        if words.lower(right) == "off":
            wide = words.lower(right + 1) in ("sitewide", "storewide", "everything", "all") and words.lower(right + 2) in (
                "on",
                "in",
            )
            return self._named(right + 1 + 2 * wide, stop)  # `25% off sitewide on all kits`
        if words.lower(right) == "back":
            on = next((k for k in range(right + 1, right + 5) if words.lower(k) == "on"), -1)
            return self._named(on + 1, stop) if on > 0 else None  # `5% back in points on most orders`
        if words.lower(right) == "on" and self._stem(self._verb_left(left, floor), _SAVE):
            return self._named(right + 1, stop)
        return None

    def _bounded(self, left: int, anchor: int, floor: int, kind: str) -> str | None:
        """The noun right before a bound: `strip widths up to 2 m`, but nobody in `gave pupils up to $50`."""
        words = self.words
        near = _NEAR.match(words.text, anchor) if kind == "money" else None
        if not (near or _BOUND.match(words.text, anchor)):
            return None
        phrase = phrase_before(words, left, floor)
        if phrase is None or phrase[1] in self.closed or words.tag(phrase[1]) in ("NNP", "NNPS"):
            return None
        j = phrase[0] - 1
        while words.tag(j) in ("DT", "PRP$", "CD"):
            j -= 1
        if near and (words.lower(j) in _GOALS or words.lower(phrase[1]) in AGENTS):
            return None  # `gave to charity around $500`
        starting = words.text[anchor : anchor + 5].lower() == "start"
        if kind == "money" and not starting and words.tag(j) in VERBS and self._stem(j, _TWO_OBJECTS):
            return None
        return self.printed(phrase)

    def _listed_pair(self, left: int, end: int, limits: tuple[int, int], kind: str) -> str | None:
        """The noun that a list sets right before its figure: `adults $120, children $60`, `island sales +10%, bags +8%`."""
        words, (floor, _) = self.words, limits
        if kind not in ("money", "percentage") or left < 0 or words.broken(left + 1):
            return None
        after = words.text[end : end + 8].partition("\n")[0]
        if not _AFTER_UNIT_OF_LIST.match(after):
            return None
        mark = left - (words.word(left) in ("-", "–", "—"))
        phrase = phrase_before(words, mark, floor)
        if phrase is None or phrase[1] in self.closed or words.lower(phrase[1]) in TIME:
            return None
        first = words.starts[phrase[0]]
        before = words.text[max(floor, first - 240) : first].rpartition("\n")[2]
        if words.lower(phrase[0] - 2) in ("that", "those") and words.lower(phrase[0] - 1) in ("of", "for", "in", "at", "from"):
            return self.printed(phrase)  # `and those for workshops $180`
        if (
            kind == "money"
            and words.lower(phrase[1]) in AMOUNTS
            and phrase[1] == left
            and words.text[words.ends[left] : end].startswith(" ")
        ):
            return self.printed(phrase)  # `early price $0.4 later price $2.5`
        opens = before.strip() == "" or bool(_UNIT_OF_LIST.search(before))
        joined = (
            before.endswith("and ")
            and words.text[max(0, first - 12) : first].rstrip()[-4:] in (", and", " and")
            and phrase[0] - 2 in self.closed
        )
        paired = bool(
            re.search(r"[\d%)mnk]$", before.rstrip(" ,;·•|("))
            or re.match(r"[ ]?[,;·•|]|[ ]\(", after)
            or mark < left
            or "(" in before[-2:]
        )
        return self.printed(phrase) if (opens and paired) or joined else None
