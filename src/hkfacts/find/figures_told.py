"""What the verb or the noun right before a figure says of it: `revenue rose`, `has been held at`, `the storm cost the city`."""

from __future__ import annotations

import re

from hkfacts.patterns import lazy_pattern

from ..grammar.phrases import JOINERS, VERBS, phrase_before
from ..grammar.tags import NOUNS
from .figures_marks import Marks, Walk
from .figures_things import ELIDED, Clause, change_words
from .figures_words import AGENTS, BE, CAUSATIVE, MEASURE, REPORTING, ROOMY, SPANNING, TIME, TRANSITIVE

_REACHED = lazy_pattern(r"(?:in[ ]excess|as[ ](?:high|low|much)[ ]as|exceeding|upwards?[ ]of)", re.I)
_EXCESS = lazy_pattern(
    r"(?:(?:well|far|just)[ ])?(?:in[ ]excess|exceeding|upwards?[ ]of|north[ ]of|close[ ]to|nearing|approaching|over[ ]|above[ ])",
    re.I,
)
_PASSING = lazy_pattern(r"[ ](?:beyond|past|above|over|below|through)[ ]")
# Words between a participle of the passive and the figure that it puts a thing at: `has been held between`.
_PLACING = frozenset("at to by from between near around below above under underneath beneath".split())
_LYING = frozenset("lie lies lay sit sits sat".split())
# Participles that say where a level is kept or seen.
_KEPT = frozenset("set kept held fixed pegged capped listed quoted seen put estimated valued priced pitched forecast".split())
# Verbs with `in` of getting money, whose subject it is of.
TAKING = frozenset("bring brings brought pull pulls pulled rake rakes raked".split())
# Verbs of the same without it.
_GROSSING = frozenset("gross grossed grosses".split())


class Told(Marks):
    """Reads the verb of the clause that a figure stands in, or the noun beside it."""

    def _told(self, walk: Walk) -> Clause | bool:
        """The verb that tells of the figure."""
        words, i = self.words, walk.i
        word, tag = words.lower(i), words.tag(i)
        verbs, _, _ = change_words()
        if tag == "VBN" and words.lower(i + 1) == "at" and words.tag(i - 1) in NOUNS and word in _KEPT:
            return Clause(self.printed(phrase_before(words, i - 1, walk.floor)), walk.change)  # `with its price set at`
        if tag == "VBN" and words.lower(i + 1) == "by" and self._described(i, walk.floor):
            item = self.printed(phrase_before(words, i - 1, walk.floor))
            return Clause(item, walk.change or verbs.get(word))  # `has an output raised by 9%`
        levelled = words.lower(i + 1) in ("at", "near", "to", "around", "below", "above") and walk.kind in ("money", "score")
        if tag == "VBG" and words.lower(i - 1) in ("before", "after") and levelled:
            return Clause(ELIDED, walk.change)  # `passed $9,400 before settling near`
        if tag in VERBS and walk.kind == "length" and word in _LYING and not walk.compared:
            return Clause(None, walk.change)  # how far away it is, and not how long
        if tag in VERBS:
            direction = verbs.get(word)
            if (
                word in TRANSITIVE
                and (tag != "VBN" or self._perfect(i))
                and words.lower(i + 1) not in ("to", "by", "from")
                and walk.kind in ("money", "mass", "energy", "power", "volume", "area")
            ):
                return Clause(None, walk.change)
            if word in _GROSSING and walk.kind == "money":
                return self._changed(i, walk.floor, walk.change)  # `the film grossed`
            if word in TAKING and words.lower(i + 1) == "in" and walk.kind == "money":
                return self._changed(i, walk.floor, walk.change)
            if walk.compared and word in REPORTING:
                return Clause(None, walk.change)
            if walk.compared:
                return self._changed(i, walk.floor, walk.change)
            if direction and words.lower(i + 1) not in ("to", "at"):
                walk.change = walk.change or direction
            if (
                word in MEASURE
                or (word in ROOMY and walk.kind == "area")
                or (word in SPANNING and walk.kind not in ("money", "percentage", "percentage_points", "count", "score"))
                or direction
                or (
                    walk.passed in ("at", "to")
                    and walk.kind not in ("money", "percentage", "count", "score", "percentage_points")
                )
                or (tag == "VBN" and words.lower(i + 1) in _PLACING and self._passive(i))
                or (tag == "VBD" and walk.passed == "by" and words.lower(i + 1) == "by" and word not in REPORTING)
            ):
                if word in ("has", "have", "had", "holds", "held"):
                    owner = self._subject(i, walk.floor, walk.change)  # a firm that has a sum is not of it
                    return Clause(None, walk.change) if owner.item and owner.item.split()[-1].lower() in AGENTS else owner
                return self._subject(i, walk.floor, walk.change)
            return Clause(None, walk.change)
        return False

    def _beside(self, walk: Walk) -> Clause | bool:
        """The noun or the mark right before the figure."""
        words, i = self.words, walk.i
        word, tag = words.lower(i), words.tag(i)
        if tag in NOUNS and walk.kind == "multiple" and not walk.passed:
            phrase = phrase_before(words, i, walk.floor)
            if phrase and self._object_of_change(phrase):
                return Clause(self.printed(phrase), walk.change)  # `grew its output 10x`
        if tag in NOUNS | {"PRP"} and walk.kind == "money" and not walk.passed:
            whom = phrase_before(words, i, walk.floor) or (i, i)
            taken = next((k for k in range(whom[0] + 1, whom[1]) if words.lower(k) == "cost" and words.plural(whom[1])), -1)
            if taken > 0:
                return Clause(
                    self.printed((whom[0], taken - 1)), walk.change
                )  # `the delay cost taxpayers`, with a verb taken for a noun
            verb = self._verb_before(whom)
            if words.lower(verb) in ("cost", "costs", "costing") and words.tag(verb) in VERBS | {"NN"}:
                return self._subject(verb, walk.floor, walk.change)  # `the storm cost the city $9 million`
        if tag in NOUNS:
            if (
                (words.tag(i - 1) in ("RB", "RP") or words.lower(i - 1) == "back")
                and words.lower(i).endswith("ing")
                and words.lower(i - 2) in BE
            ):
                return self._subject(i - 2, walk.floor, walk.change)  # `is back trading above`
            over = not walk.passed and bool(
                (_EXCESS if walk.kind == "money" else _REACHED).match(words.text, walk.start)
            )  # `capital in excess of`
            if walk.passed == "to" and word in change_words()[1]:
                return Clause(self._level_of(i, walk.floor), walk.change)  # `reported 9% sales growth in Q1 to $4 million`
            risen = phrase_before(words, i, walk.floor) if _PASSING.match(words.text, words.ends[i]) else None
            if risen and words.lower(risen[1]) in change_words()[1]:
                return Clause(self._noun_of_change(risen, walk.floor).item, walk.change)  # `copper’s surge beyond $9,000`
            return Clause(self.printed(phrase_before(words, i, walk.floor)) if walk.compared or over else None, walk.change)
        if word == "/" and words.word(i - 1) == "+":
            walk.i -= 2  # `the hall is +/- 300 square feet`
            return True
        if word in ("“", '"', "``", "*", "-", "•", "+"):
            walk.i -= 1
            return True
        return Clause(None, walk.change)
        return False

    def _described(self, i: int, floor: int) -> bool:
        """Whether the participle at an index belongs to the noun before it, since that noun is the object of a verb: `has an output raised by`."""
        words = self.words
        phrase = phrase_before(words, i - 1, floor)
        if phrase is None or not (words.lower(i) in change_words()[0] or words.lower(i) in CAUSATIVE) or phrase[1] in self.closed:
            return False
        verb = phrase[0] - 1
        verb -= words.tag(verb) in ("DT", "PRP$")
        return (
            words.tag(verb) in ("VB", "VBZ", "VBP", "VBD", "VBG") and words.lower(verb) not in BE and words.starts[verb] >= floor
        )

    def _level_of(self, i: int, floor: int) -> str | None:
        """What the noun of change at an index changed, where the figure is what it came to: `sales` in `sales growth to`."""
        words = self.words
        phrase = phrase_before(words, i, floor)
        if (
            phrase is None
            or phrase[0] == i
            or words.tag(i - 1) not in NOUNS
            or words.lower(i - 1) in TIME | {"%", "cent", "percent"}
        ):
            return None
        first = phrase[0]
        while first < i - 1 and (
            words.lower(first) in TIME or words.word(first) in JOINERS or words.lower(first) in ("over", "on")
        ):
            first += 1  # `year-on-year sales growth`
        return self.printed((first, i - 1))
