"""What changed by or to a figure: the subject or object of a verb of change, and what a noun of change belongs to."""

from __future__ import annotations

from ..grammar.phrases import VERBS, noun_phrase, phrase_before
from ..grammar.tags import NOUNS
from .figures_subjects import FACTORS, Subjects
from .figures_things import ELIDED, Clause, change_words
from .figures_words import AGENTS, CAUSATIVE, MEASURE, REPORTING, TIME


class Changes(Subjects):
    """Finds what verbs and nouns of change are of."""

    def _changed(self, verb: int, floor: int, change: str | None) -> Clause:
        """The subject of a verb of change or record, unless it is one who acts (`the firm saw a 5 per cent rise`)."""
        clause = self._subject(verb, floor, change)
        if not clause.item or clause.item == ELIDED:
            return clause
        last = clause.item.split()[-1]
        words = self.words
        named = last[0].isupper() and last[-1] != "s" and not last.isupper() and words.word(verb).islower()
        if named and last == clause.item:
            place = words.tokens.index_at(words.text.rfind(last, floor, words.starts[verb]))
            named = words.tag(place) != "NN"  # `Output` at the head of a sentence is no name
        return Clause(None, change) if last.lower() in AGENTS or named else clause

    def _subject_of_change(self, i: int, floor: int) -> Clause:
        """The subject for `from A` and for `to B` with a figure between: the nearest verb or noun of change to the left."""
        words = self.words
        verbs, nouns, _ = change_words()
        led = next((k for k in range(i, max(-1, i - 6), -1) if words.lower(k) == "from"), -1)
        beside = phrase_before(words, led - 1, floor) if led > 0 else None
        if (
            beside
            and words.lower(beside[1]) not in nouns
            and words.word(beside[0] - 1 - (words.tag(beside[0] - 1) == "DT")) in (",", "and")
            and self._numbered(beside[0] - 2)
        ):
            return Clause(self.printed(beside), None)  # `…, day passes from $4 to $5`
        for j in range(i - 1, max(-1, i - 14), -1):
            if words.starts[j] < floor or words.broken(j + 1):
                break
            word = words.lower(j)
            if word in ("up", "down") and words.tag(j) not in VERBS:
                phrase = phrase_before(words, j - 1, floor)
                if phrase:
                    return Clause(self.printed(phrase), None)
                if words.word(j - 1) in (",", "("):
                    return Clause(ELIDED, None)  # `was $9 million in May, up 4% from`
            if word == "worth":
                return Clause(ELIDED, None)
            if (
                words.tag(j) in VERBS
                and word not in ("has", "have", "had")
                and (word in verbs or word in MEASURE or words.tag(j) in ("VBD", "VBN") or word.startswith(FACTORS))
            ):
                moved = (
                    noun_phrase(words, j + 1 + (words.tag(j + 1) in ("DT", "PRP$")), words.starts[i])
                    if word in CAUSATIVE or word.startswith(FACTORS)
                    else None
                )
                moved = self.extended(moved, words.starts[i])
                return Clause(self.printed(moved), None) if moved else self._subject(j, floor, None)
            if words.tag(j) in NOUNS and word in nouns:
                if words.lower(j + 1) == "of" and (j + 2 in self.closed or words.tag(j + 2) == "CD"):
                    grown = phrase_before(words, j, floor)
                    if grown and grown[0] < j and words.tag(j - 1) in ("NN", "NNS") and words.lower(j - 1) not in TIME:
                        return Clause(self.printed((grown[0], j - 1)), None)  # `sales growth of 9% to $5 million`
                    return Clause(
                        self._noun_of_change(phrase_before(words, j, floor) or (j, j), floor).item, None
                    )  # `a rise of A to B`
                if words.lower(j + 1) in ("in", "of"):
                    return Clause(
                        self.printed(noun_phrase(words, j + 2 + (words.tag(j + 2) in ("DT", "PRP$")), words.starts[i])), None
                    )
                named = words.tag(j - 1) in NOUNS and words.lower(j - 1) not in (
                    "%",
                    "cent",
                    "percent",
                    "y",
                    "q",
                )  # `a 9% rise from`
                return Clause(self.printed(((phrase_before(words, j, floor) or (j, j))[0], j - 1)) if named else ELIDED, None)
            if word in ("that", "those") and words.lower(j + 1) in ("in", "of", "for"):
                return Clause(self.printed(noun_phrase(words, j + 2 + (words.tag(j + 2) == "DT"), words.starts[i])), None)
        return Clause(None, None)

    def _moved_object(self, link: int, floor: int) -> Clause | None:
        """What a verb of change before `by` or `to` has as its object: `lowers the number of errors by`."""
        words = self.words
        verbs = change_words()[0]
        for j in range(link - 2, max(-1, link - 18), -1):
            if words.starts[j] < floor or words.broken(j + 1) or j in self.closed or words.word(j) in (",", ";", ":", "."):
                return None
            word = words.lower(j)
            if words.tag(j) not in VERBS or not (word in verbs or word in CAUSATIVE):
                continue
            k = j + 1
            while words.tag(k) in ("DT", "PRP$"):
                k += 1
            moved = noun_phrase(words, k, words.starts[link], coordinate=False) if words.tag(k) != "IN" else None
            whole = noun_phrase(words, k, words.starts[link]) if moved else None
            moved = whole if whole and whole[1] == link - 1 else moved  # `boosted state and local revenues by`
            if moved is None:
                continue
            item = self.printed(self.extended(moved, words.starts[link]))
            return Clause(item, verbs.get(word) if words.lower(link) == "by" else None) if item else None
        return None

    def _noun_of_change(self, phrase: tuple[int, int], floor: int) -> Clause:
        """What a noun of change before the figure changed: `sales growth of`, `representing an increase of`."""
        words = self.words
        _, nouns, _ = change_words()
        direction = nouns.get(words.lower(phrase[1]))
        owner = next((k for k in range(phrase[1] - 1, phrase[0], -1) if words.tag(k) == "POS"), -1)
        if owner > 0 and all(words.tag(k) in ("JJ", "VBG", "VBN") for k in range(owner + 1, phrase[1])):
            return Clause(self.printed((phrase[0], owner - 1)), direction)  # `copper’s steady rise`
        if phrase[0] < phrase[1] and words.tag(phrase[1] - 1) in NOUNS and words.lower(phrase[1] - 1) not in TIME:
            return Clause(self.printed(phrase), direction)
        j = phrase[0] - 1
        if words.lower(j) in ("a", "an", "the"):
            j -= 1
        if words.lower(j) in REPORTING:
            return Clause(None, direction)
        if words.tag(j) in VERBS and not (words.tag(j) == "VBG" and words.lower(j - 1) == ","):
            return Clause(self._subject(j, floor, None).item, direction)
        if words.tag(j) in VERBS:
            return Clause(self._main_subject(j - 1, floor, None).item, direction)
        if words.lower(j) in (",", "-", "–", "with", "to", "after", "following", "despite", "against"):
            return Clause(ELIDED, direction)
        return Clause(None, direction)
