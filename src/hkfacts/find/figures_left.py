"""What stands before a figure, read leftwards word by word: `funding of`, `revenue rose by`, `contracts worth`, `Revenue:`."""

from __future__ import annotations

from hkfacts.patterns import lazy_pattern

from ..grammar.phrases import VERBS, noun_phrase, phrase_before
from ..grammar.tags import NOUNS
from .figures_marks import Walk
from .figures_things import ELIDED, Clause, change_words
from .figures_told import TAKING, Told
from .figures_words import (
    BE,
    CAUSATIVE,
    GENERIC,
    SKIP_LEFT,
    SPANNING,
    STEADY,
    TIME,
)

_GLUED_LABEL = lazy_pattern(r"([A-Za-z][\w ,&’'/-]{1,40}):$|(?<=[%)\d])([A-Z][A-Za-z][\w &’'/-]{1,40}):[ ]$")
# Verbs with `up` and `down` that tell of no rise or fall.
_DRAWN = frozenset(
    "draw draws drawing drawn drew pay pays paid paying put puts putting write writes wrote written track tracked tracks pony".split()
)
ARROWS = {"↑": "increase", "▲": "increase", "⬆": "increase", "↓": "decrease", "▼": "decrease", "⬇": "decrease"}
LONGEST_WALK = 14
# What `at` does not stand for, but what was met or missed on the way: `costs came in below expectations at`.
_FORESEEN = frozenset("expectations expectation estimates estimate forecasts forecast guidance consensus".split())


class LeftReader(Told):
    """Reads what stands before a figure."""

    def left(self, start: int, floor: int, kind: str, *, compared: bool = False) -> Clause:
        """What stands before the figure: `funding of`, `revenue rose by`, `contracts worth`, `Revenue:`."""
        words = self.words
        glued = _GLUED_LABEL.search(words.text, max(floor, start - 48), start) if ":" in words.text[start - 2 : start] else None
        if glued:
            return Clause(" ".join((glued[1] or glued[2]).split(",")[-1].split()[-4:]), None)  # `Total supply:500 million`
        fronted = self._fronted_of(start, floor)
        if fronted is not None:
            return fronted
        walk = Walk(words.last_before(start), start, floor, kind, compared)
        steps = (self._over, self._linked, self._worth, self._marked, self._risen, self._led, self._told, self._beside)
        for _ in range(LONGEST_WALK):
            i = walk.i
            if (
                i < 0
                or words.starts[i] < floor
                or (words.broken(i + 1) and i + 1 < words.size and words.starts[i + 1] <= start and words.ends[i] < floor)
            ):
                break
            answer = next((found for step in steps if (found := step(walk)) is not False), False)
            if isinstance(answer, Clause):
                return answer
            if not answer:
                break
        return Clause(None, walk.change)

    def _over(self, walk: Walk) -> Clause | bool:
        """Pass what tells nothing: dates, words of time, adverbs and adjectives; a figure ends the reading."""
        words, i = self.words, walk.i
        word, tag = words.lower(i), words.tag(i)
        _, _, adverbs = change_words()
        if i in self.closed and i not in self.dated:
            return (
                self._subject_of_change(i + 1, walk.floor)
                if walk.passed in ("to", "at")
                else Clause(ELIDED if walk.passed else None, walk.change)
            )
        if (
            i in self.dated
            or (word in TIME and tag in NOUNS)
            or (tag == "RP" and word not in ("up", "down"))
            or (word in ("over", "-", "on") and words.lower(i + 1) in ("year", "-", "month", "quarter"))
            or (word in ("over", "on", "from", "in", "within", "during") and walk.passed == "to" and self._period_behind(i))
        ):
            walk.i -= 1
            return True
        if word in STEADY and words.lower(i + 1) == "at":
            k = i - 1
            while words.tag(k) == "RB":
                k -= 1
            phrase = phrase_before(words, k, walk.floor)
            if phrase:
                return Clause(self.printed(phrase), None)
            walk.i -= 1
            return True
        if tag == "VBN" and words.lower(i - 1) == "as":
            walk.i -= 2
            return True
        skipped = (word in SKIP_LEFT and tag not in ("VB", "VBP")) or (
            tag in ("RB", "RBR", "JJ", "JJR", "JJS", "DT", "PRP$") and word not in adverbs
        )
        if tag == "VBN" and words.tag(i - 1) == "DT" and i == words.last_before(walk.start):
            skipped = True  # `against the required minimum of`
        if skipped and word not in ("worth", "against"):
            walk.i -= 1
            return True
        return False

    def _period_behind(self, i: int) -> bool:
        """Whether the preposition at an index leads to the time that something is compared with: `over a year earlier`, `on the same month`."""
        words = self.words
        for k in range(i + 1, i + 6):
            if k in self.dated or words.lower(k) in TIME:
                return True
            if words.tag(k) not in ("DT", "JJ"):
                return False
        return False

    def _linked(self, walk: Walk) -> Clause | bool:
        """What `of`, `in` and `between` tie to the figure."""
        words, i = self.words, walk.i
        word, tag = words.lower(i), words.tag(i)
        if word in ("whom", "which") and words.lower(i - 1) == "of":
            return Clause(ELIDED, walk.change)
        if word == "of" and words.lower(i - 1) == "tune":
            return Clause(ELIDED, walk.change)  # `to the tune of`
        if word == "of":
            return self._before_of(i, walk.floor, walk.change)
        if word in ("in", "between") and (tag == "IN" or word == "between"):
            phrase = phrase_before(words, i - 1, walk.floor)
            if word == "between" and phrase and words.lower(i - 1) == "cost" and words.plural(i - 2):
                return self._subject(i - 1, walk.floor, walk.change)  # `systems for shops cost between`
            if word == "between" and words.tag(i - 1) == "VBN" and not self._passive(i - 1):
                phrase = phrase_before(words, i - 2, walk.floor)  # `margins expected between`
            if word == "between" and phrase:
                return Clause(self.printed(phrase), walk.change)
            if word == "in" and words.lower(i - 1) in TAKING:
                return self._changed(i - 1, walk.floor, walk.change)  # `the sale brought in`
            if (
                word == "between"
                or words.lower(i - 1) in ("come", "came", "comes", "coming")
                or words.starts[i + 1] in [words.starts[d] for d in (i + 1,) if d in self.dated]
            ):
                walk.i -= 1
                return True
            return Clause(None, walk.change)
        return False

    def _risen(self, walk: Walk) -> Clause | bool:
        """What is `up`, `down` or `higher`, and what `from` leads back to."""
        words, i = self.words, walk.i
        word, tag = words.lower(i), words.tag(i)
        _, _, adverbs = change_words()
        if word == "up" and words.lower(i - 1) in ("make", "makes", "made", "making"):
            return self._subject(i - 1, walk.floor, None)
        if word in ARROWS:
            beside = phrase_before(words, i - 1, walk.floor)  # `Output ↑ 27%`
            return Clause(self.printed(beside) if beside and beside[1] not in self.closed else None, ARROWS[word])
        if word in ("up", "down") and words.lower(i - 1) in _DRAWN:
            return Clause(None, None)  # `has drawn down $3 million`
        if word == "up" and tag == "RP" and words.tag(i + 1) == "DT" and words.lower(i - 1) not in change_words()[0]:
            return Clause(None, None)  # `set up a 30-litre tank`
        if (word in ("up", "down") and tag in ("RB", "RP", "IN", "JJ", "RBR")) or word in ("higher", "lower"):
            walk.change = (
                adverbs.get(word) if words.lower(i + 1) not in ("to", "at") else None
            )  # `lower at 3.4%` is where it stands
            phrase = phrase_before(words, i - 1, walk.floor)
            if phrase:
                return Clause(self.printed(phrase), walk.change)
            if words.tag(i - 1) in VERBS and words.lower(i - 1) not in BE:
                return self._subject(i - 1, walk.floor, walk.change)
            if words.word(i - 1).endswith(":"):
                return Clause(self.printed(phrase_before(words, i - 1 - (words.word(i - 1) == ":"), walk.floor)), walk.change)
            beside = phrase_before(words, i - 2, walk.floor) if words.word(i - 1) == "," else None
            if beside and beside[1] not in self.closed and not self._figure_before(i, walk.floor):
                return Clause(self.printed(beside), walk.change)  # `rents, up 4%, …`
            named = self._before_bracket(i - 1, walk.floor) if words.word(i - 1) in ("(", "-LRB-") else None
            if named:
                return Clause(named, walk.change)  # `sales of toys (up 4%)`
            return (
                Clause(ELIDED, walk.change)
                if words.lower(i - 1) in (",", "(", "or", "and", "-lrb-")
                else self._subject(i, walk.floor, walk.change)
            )
        if word == "against" and words.lower(i - 1) == ",":
            return Clause(ELIDED, walk.change)
        if word == "from" and words.lower(i - 1) in ("up", "down"):
            if words.tag(i - 2) in VERBS and words.lower(i - 2) not in BE:
                return self._subject(i - 2, walk.floor, None)
            return Clause(ELIDED, None)
        if word == "from" and words.lower(i - 1) == "ranging" and words.word(i - 2) == ",":
            spread = phrase_before(words, i - 3, walk.floor)
            if spread and words.plural(spread[1]) and spread[1] not in self.closed:
                return Clause(self.printed(spread), walk.change)  # `many widths, ranging from`
        if word == "from" and words.lower(i - 1) == "anywhere":
            walk.i -= 2
            return True  # `revenue of anywhere from`
        if word == "from":
            return self._subject_of_change(i, walk.floor)
        if word == "to" and self._led_from(i, walk.floor):
            return Clause(ELIDED, walk.change)
        return False

    def _led_from(self, to: int, floor: int) -> bool:
        """Whether words of time or brackets stand between `to` and the figure after `from`: `from $9 in year one (2031) to $12`."""
        words = self.words
        for j in range(to - 1, max(-1, to - 14), -1):
            if words.starts[j] < floor or words.broken(j + 1) or words.tag(j) in VERBS or words.word(j) in (";", ":"):
                return False
            if j in self.closed and j not in self.dated:
                if j == to - 1:
                    return False
                while j in self.closed and j not in self.dated:
                    j -= 1
                while words.tag(j) in ("$", "DT", "RB", "JJR", "IN") and words.lower(j) != "from" and to - j < 16:
                    j -= 1
                return words.lower(j) == "from"
        return False

    def _led(self, walk: Walk) -> Clause | bool:
        """What `to`, `at`, `by` and their like lead from."""
        words, i = self.words, walk.i
        word = words.lower(i)
        verbs, nouns, _ = change_words()
        if word in ("to", "past", "at", "by", "with", "as", "around", "near", "for", "than", "below", "above", "under"):
            if word == "by":
                walk.change = walk.change or self._direction(i - 1)
            walk.passed = word
            if i - 1 in self.closed and i - 1 not in self.dated:
                moved_to = word == "to" or (word == "at" and self._moved_just_before(i - 1, walk.floor))
                return self._subject_of_change(i, walk.floor) if moved_to else Clause(None, walk.change)
            enclosed = self._before_bracket(i - 1, walk.floor) if words.word(i - 1) in ("(", "-LRB-") else None
            if word == "by" and enclosed:
                return Clause(enclosed, walk.change)  # `exports of “toys” (by $9 million)`
            gapped = self._gapped(i, walk.floor) if word == "by" else None
            if gapped:
                return Clause(gapped, walk.change)  # `…, and loans for use abroad by`
            if word == "by" and words.word(i - 1) == "," and not self._figure_before(i, walk.floor):
                return self._main_subject(i - 1, walk.floor, walk.change)  # `output fell for a third month, by`
            if word == "for":
                if words.lower(i - 1) in ("account", "accounts", "accounted", "accounting"):
                    return self._subject(i - 1, walk.floor, walk.change)  # `parcels accounted for 9%`
                if words.lower(i - 1) in SPANNING and walk.kind == "length":
                    return self._subject(i - 1, walk.floor, walk.change)  # `runs for 11 km`
                return self._deal(i, walk.floor, walk.change)
            if word in ("with", "to") and words.lower(i - 1) == "compared":
                return Clause(ELIDED, walk.change)
            if word == "as" and words.tag(i - 1) == "JJ" and words.lower(i - 2) == "as":
                walk.i -= 3  # `a market that may be as large as`
                return True
            if word == "than" and words.tag(i - 1) in ("JJR", "RBR") and self._figure_before(i, walk.floor):
                return Clause(ELIDED, walk.change)  # `earnings of $3 a share, 9% higher than the $2.75`
            if word in ("with", "as", "than"):
                return Clause(None, walk.change)
            k = i - 1
            while word == "at" and k > 0 and (k in self.dated or (k + 1 in self.dated and words.tag(k) == "IN")):
                k -= 1  # `its profit for Q2 2025 at`
            phrase = phrase_before(words, k, walk.floor)
            if word == "at" and phrase and words.lower(phrase[0] - 1 - (words.tag(phrase[0] - 1) == "DT")) in ("of", "from"):
                phrase = phrase_before(words, phrase[0] - 2 - (words.tag(phrase[0] - 1) == "DT"), walk.floor) or phrase
            exchange = phrase[0] - 1 - (words.tag(phrase[0] - 1) == "DT") if phrase and words.tag(phrase[1]) == "NNP" else -1
            if word == "at" and words.lower(exchange) == "on":
                walk.i = exchange - 1
                return True  # `began trading on the Ware Exchange at`
            timed = phrase is not None and words.lower(phrase[1]) in TIME
            named = (
                timed
                and phrase is not None
                and words.tag(phrase[1] - 1) in NOUNS | {"VBG"}
                and words.lower(phrase[1] - 1) not in TIME
            )
            met = phrase is not None and words.lower(phrase[1]) in _FORESEEN and words.tag(phrase[0] - 1) in ("IN", "RB")
            if phrase and word == "at" and met and words.lower(phrase[0] - 1) not in ("of", "for"):
                walk.i = phrase[0] - 2 - (words.tag(phrase[0] - 2) in ("NN", "RP"))
                return True  # `costs came in below expectations at`
            if phrase and timed and not (named and phrase[0] < phrase[1] and self._object_of_change(phrase)):
                walk.i = phrase[0] - 1
                return True
            if phrase and words.lower(phrase[0] - 1) in ("and", ",", "while") and self._numbered(phrase[0] - 2):
                return Clause(self.printed(phrase), walk.change)  # `deposits came to A and loans to B`
            j = phrase[0] - 1 if phrase else -1
            j -= words.tag(j) in ("DT", "PRP$")
            if phrase and words.lower(j) in ("in", "of") and words.lower(j - 1) in nouns:
                return Clause(self.printed(phrase), walk.change or (nouns[words.lower(j - 1)] if word == "by" else None))
            if phrase and words.tag(phrase[0]) == "VBG" and words.lower(phrase[0]) in CAUSATIVE and phrase[0] < phrase[1]:
                return Clause(self.printed((phrase[0] + 1, phrase[1])), walk.change or verbs.get(words.lower(phrase[0])))
            if phrase and word in ("to", "by") and self._object_of_change(phrase):
                return Clause(
                    self.printed(phrase),
                    walk.change or self._direction(self._verb_before(phrase)) if word == "by" else walk.change,
                )
            if word in ("at", "around") and (i == 0 or words.broken(i) or words.starts[i - 1] < walk.floor):
                return self._after_comma(i)
            if word == "at" and phrase and walk.kind not in ("money", "percentage") and self._numbered(phrase[0] - 1):
                return Clause(None, walk.change)  # `carries 40 riders at 28 knots`
            if word == "at" and phrase and words.tag(k) in NOUNS:
                if words.lower(phrase[1]) in GENERIC:
                    walk.i = phrase[0] - 1
                    return True
                return Clause(self.printed(phrase), walk.change)
            if word == "to" and phrase and words.lower(phrase[1]) in nouns:
                return Clause(self._noun_of_change(phrase, walk.floor).item, walk.change)
            moved = self._moved_object(i, walk.floor) if (phrase or words.tag(k) == "VBG") and word in ("to", "by") else None
            if moved:
                return Clause(moved.item, walk.change or moved.change)
            walk.i -= 1
            return True
        return False

    def _moved_just_before(self, last: int, floor: int) -> bool:
        """Whether the figure that ends at an index is how far something moved, so that `at` says where it stands: `was up 3% at $9`."""
        words = self.words
        for j in range(last, max(-1, last - 8), -1):
            if words.starts[j] < floor or words.broken(j + 1):
                return False
            if j in self.closed or (words.tag(j) == "RB" and words.lower(j) not in ("up", "down")):
                continue
            moves = words.tag(j) in VERBS and words.lower(j) in change_words()[0] and words.lower(j) not in CAUSATIVE
            return moves or words.lower(j) in ("up", "down", "by")
        return False

    def _gapped(self, link: int, floor: int) -> str | None:
        """The subject of a clause that has no verb of its own, behind `and` or a comma that follows a figure: `…, and rents in the north by`."""
        words = self.words
        for j in range(link - 1, max(-1, link - 12), -1):
            if words.starts[j] < floor or words.broken(j + 1) or words.tag(j) in VERBS or j in self.closed:
                return None
            if words.lower(j) in (",", "and", "while", ";"):
                led = words.lower(j) != "," or self._numbered(j - 1)
                far = words.lower(j) == "and" and words.word(j - 1) == "," and self._figure_before(j, floor)
                if not led or not (far or self._numbered(j - 1 - (words.word(j - 1) == ","))):
                    return None
                first = j + 1 + (words.tag(j + 1) in ("DT", "PRP$"))
                phrase = noun_phrase(words, first, words.starts[link], coordinate=False)
                return self.printed(self.extended(phrase, words.starts[link]))
        return None
