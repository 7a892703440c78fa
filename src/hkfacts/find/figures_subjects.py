"""The subject of the verb that a figure belongs to, and what a noun of change changed."""

from __future__ import annotations

from ..grammar.phrases import noun_phrase, phrase_before
from ..grammar.tags import NOUNS
from .figures_things import ELIDED, Clause, Things, change_words
from .figures_words import (
    ACCOUNTS,
    AMOUNTS,
    BE,
    BOUNDARIES,
    INTENTS,
    PREPOSITIONS,
)

LONGEST_CLAUSE = 48
# What stands between a subject and its verb.
AUXILIARIES = frozenset("has have had also not to will expected projected forecast set and further".split())
# Participles before a name in quotation marks.
_CALLED = frozenset("titled entitled called named dubbed labelled".split())
# Nouns that stand for a figure told before.
_TOTALS = frozenset("figure figures number numbers amount sum total totals".split())
# Plain verbs of getting to an amount.
_CLIMBING = frozenset("reach rise grow climb exceed hit top surpass expand increase".split())
# Participles of foresight, and prepositions whose noun they may describe.
_FORESIGHT = frozenset("projected expected forecast estimated set poised slated predicted anticipated tipped".split())
_INTO = frozenset("in into within across with at on for through to".split())
# Nouns of how much there is of what `of` names.
_SUPPLIES = frozenset("supply volume capacity number value stock stockpile output backlog".split())
# How verbs of multiplication begin, which may have an object before `from` and `to`.
FACTORS = ("doubl", "tripl", "quadrupl", "halv")


class Subjects(Things):
    """Finds what rose, cost or amounted to a figure."""

    def _subject(self, verb: int, floor: int, change: str | None) -> Clause:
        """The subject of the verb at an index: the first noun phrase of its clause that no preposition governs."""
        words = self.words
        verb = self._first_of_joined(verb, floor)
        if words.tag(verb) == "VB" and words.tag(verb - 1) == "TO" and words.lower(verb - 2) in INTENTS:
            might = words.lower(verb - 2) in ("potential", "chance", "possibility") and words.lower(verb) in _CLIMBING
            led = words.lower(verb - 4 if words.tag(verb - 3) == "DT" else verb - 3) == "with"
            return Clause(
                ELIDED if might and led else None, change
            )  # `a plan to reach $1 billion`, `with the potential to reach`
        last = self._before_verb(verb, floor)
        if words.tag(verb) == "VBG" and words.lower(last) in (",", "–", "-") and words.lower(last + 1) not in BE:
            return self._main_subject(last, floor, change)
        foreseen = self._foreseen(last, floor)
        if foreseen:
            return Clause(foreseen, change)
        begin = self._clause_start(verb, last, floor)
        if begin > last:
            return self._subject_over_mark(begin - 1, floor, change)
        listed = any(words.lower(k) == "and" for k in range(begin, min(last, begin + 4)))
        short = words.word(last) == ")" and words.word(last - 1).isupper() and words.word(last - 2) == "("
        if listed and short and words.lower(begin - 1) == ",":
            return Clause(words.word(last - 1), change)  # the short form that ends a list: `… and amortisation (EBITDA)`
        return self._free_subject(begin, last, change)

    def _foreseen(self, last: int, floor: int) -> str | None:
        """The noun that a preposition governs and a participle of foresight describes: `in a market projected to exceed`."""
        words = self.words
        if words.lower(last + 1) not in _FORESIGHT or words.tag(last + 2) != "TO" or words.tag(last) not in NOUNS:
            return None
        phrase = phrase_before(words, last, floor)
        led = phrase[0] - 1 - (words.tag(phrase[0] - 1) == "DT") if phrase else -1
        if phrase is None or words.lower(led) not in _INTO or words.tag(phrase[1]) == "NNP":
            return None
        return self.printed(phrase)

    def _first_of_joined(self, verb: int, floor: int) -> int:
        """The verb that shares its subject with the one at an index, if `and` joins them: `the kit finds five strains and costs …`."""
        words, finite = self.words, verb
        while words.lower(finite - 1) in BE or (words.tag(finite - 1) == "RB" and words.lower(finite - 2) in BE):
            finite -= 1  # `homes have 900 sq ft and are now priced from`
        foreseen = finite
        while (
            words.tag(foreseen - 1) in ("TO", "RB") or words.lower(foreseen - 1) in _FORESIGHT or words.lower(foreseen - 1) in BE
        ):
            foreseen -= 1  # `was $9 million and is forecast to exceed`
        if foreseen < verb - 1 and words.lower(foreseen) in BE and words.lower(foreseen - 1) == "and":
            finite = foreseen
        if words.lower(finite - 1) == "and" and words.tag(finite) in ("VBZ", "VBD", "VBP"):
            behind = finite - 2 - (words.word(finite - 2) == ",")  # `is on track, and is 40% complete`
            for k in range(behind, max(-1, finite - 13), -1):
                if words.starts[k] < floor or words.broken(k + 1) or words.word(k) in (",", ";"):
                    break
                if words.tag(k) == words.tag(finite) or (finite == foreseen < verb and words.tag(k) in ("VBD", "VBZ", "VBP")):
                    return k
        return verb

    def _before_verb(self, verb: int, floor: int) -> int:
        """The index of the last word before a verb, its auxiliaries and its adverbs."""
        words, j = self.words, verb - 1
        j -= words.word(j) in ("“", '"', "``")  # `the market “is over $9 billion”`
        while j >= 0 and words.starts[j] >= floor and verb - j < LONGEST_CLAUSE:
            if words.lower(j) == "whole" and words.lower(j - 1) == "a" and words.lower(j - 2) == "as":
                j -= 3  # `exports to Asia as a whole grew`
                continue
            if words.lower(j) == "than" and words.lower(j - 1) == "more":
                j -= 2  # `shares have more than doubled`
                continue
            planned = words.tag(j) in ("VBN", "JJ") and words.tag(j + 1) == "TO" and words.lower(j - 1) in BE
            planned = planned or (words.lower(j) == "forecast" and words.tag(j + 1) == "TO" and words.tag(j - 1) in NOUNS)
            if not (
                planned
                or words.tag(j) in ("RB", "MD", "TO", "RP")
                or words.lower(j) in BE
                or (words.lower(j) in AUXILIARIES and words.tag(j) not in ("NN", "NNS"))
            ):
                break
            j -= 1
        return j

    def _clause_start(self, verb: int, last: int, floor: int) -> int:
        """The index of the first word of the clause that ends at `last` and whose verb stands at `verb`."""
        words, begin = self.words, last + 1
        while begin > 0 and words.starts[begin - 1] >= floor and not words.broken(begin) and last - begin < LONGEST_CLAUSE:
            word, tag = words.lower(begin - 1), words.tag(begin - 1)
            if word in (")", "-rrb-"):
                opening = next((k for k in range(begin - 2, max(-1, begin - 14), -1) if words.word(k) in ("(", "-LRB-")), -1)
                if opening > 0 and words.starts[opening] >= floor:
                    begin = opening
                    continue
            if word in ("”", "''") and begin - 1 == last:
                opening = next((k for k in range(begin - 2, max(-1, begin - 14), -1) if words.word(k) in ("“", "``")), -1)
                if opening > 0 and words.starts[opening] >= floor:
                    begin = opening - (words.lower(opening - 1) in _CALLED)  # `a sketch titled “Pier at Dawn” fetched`
                    continue
            if word in ("”", "''") and (words.word(begin) == "(" or (words.tag(begin) in NOUNS and words.word(begin).islower())):
                opening = next((k for k in range(begin - 2, max(-1, begin - 12), -1) if words.word(k) in ("“", '"', "``")), -1)
                if opening > 0 and words.starts[opening] >= floor:
                    begin = opening  # `“Ready to Go” (RTG) scores rose`
                    continue
            if word == "," and self._ends_list(begin - 1, last):
                begin -= 1  # `the value of toys, watches and clocks rose`
                continue
            if tag == "VBD" and self._reduced(begin - 1, verb, last):
                begin -= 1  # `fees paid to agents were`
                continue
            if word in ("ended", "ending") and begin - 1 in self.dated:
                begin -= 1  # `revenue for the year ended 31 March rose`
                continue
            if (
                word in BOUNDARIES
                or (word[:1] in ":*" and not word.isalnum())  # `Highlights:* Revenue rose`
                or tag in ("VBD", "VBZ", "VBP", "MD")
                or (
                    word in ("with", "despite", "amid")
                    and words.tag(verb) in ("VBG", "VB", "VBN")
                    and words.tag(last + 1) != "MD"
                )
            ):
                break
            if tag == "VBD" and word == "sold" and words.lower(begin - 2) == "goods" and words.lower(begin - 3) == "of":
                begin -= 1  # `cost of goods sold fell`
                continue
            if word == "and" and (tag == "CC" and words.tag(begin - 2) not in NOUNS):
                break
            if word == "and" and self._new_clause(begin - 1, floor):
                break
            begin -= 1
        return begin

    def _new_clause(self, joint: int, floor: int) -> bool:
        """Whether `and` begins a clause with a subject of its own: behind a figure, or a determiner follows it and a verb stands before it."""
        words = self.words
        if joint - 1 in self.closed and joint - 1 not in self.dated:
            return joint + 1 not in self.closed and words.tag(joint + 1) != "CD"  # `margins to hit 9% and costs to be at`
        if words.tag(joint + 1) != "DT":
            return False
        for k in range(joint - 1, max(-1, joint - 16), -1):
            if words.starts[k] < floor or words.broken(k + 1) or words.word(k) in (",", ";", "("):
                return False
            if words.tag(k) in ("VBZ", "VBD", "VBP"):
                return True  # `the firm opens a mill and the price of wool can reach`
        return False

    def _ends_list(self, comma: int, last: int) -> bool:
        """Whether the words between a comma and a verb are the last two members of a list of bare nouns: `…, watches and clocks`."""
        words = self.words
        if words.tag(comma - 1) == "NNP" and self._ends_places(comma, last):
            return True
        if words.tag(comma - 1) not in ("NN", "NNS") or words.word(comma - 1)[:1].isupper() or not 2 <= last - comma <= 7:
            return False
        joins = [k for k in range(comma + 2, last) if words.lower(k) == "and"]
        if len(joins) != 1 or words.tag(joins[0] - 1) not in ("NN", "NNS") or words.tag(last) not in ("NN", "NNS"):
            return False
        return all(words.tag(k) in ("NN", "NNS", "JJ", "CC") for k in range(comma + 1, last + 1))

    def _ends_places(self, comma: int, last: int) -> bool:
        """Whether names that a preposition governs go on behind a comma up to a verb: `sales in Asia, the Near East and Peru rose`."""
        words = self.words
        joins = [k for k in range(comma + 2, last) if words.lower(k) == "and"]
        names = ("NNP", "NNPS", "DT", "CC")
        if len(joins) != 1 or any(words.tag(k) not in names for k in range(comma + 1, last + 1)) or last - comma > 8:
            return False
        k = comma - 1
        while words.tag(k) in names and comma - k < 8:
            k -= 1
        return words.lower(k) in ("in", "across", "to", "from") and words.tag(k - 1) in NOUNS

    def _reduced(self, i: int, verb: int, last: int) -> bool:
        """Whether a past form is a participle that belongs to the noun before it, since the clause has another finite verb: `fees paid to agents were`."""
        words = self.words
        if words.tag(verb) not in ("VBD", "VBZ", "VBP") or i >= last or words.tag(i - 1) not in NOUNS:
            return False
        if words.tag(i + 1) not in ("IN", "TO") or words.lower(i + 1) in ("that", "as", "if", "because"):
            return False
        return all(words.tag(k) not in ("CC", ",", "WDT", "WP", ":") and words.lower(k) != "that" for k in range(i + 1, last + 1))

    def _subject_over_mark(self, mark: int, floor: int, change: str | None) -> Clause:
        """The subject of a verb right after a comma or a relative pronoun: what the aside or the relative clause belongs to."""
        words = self.words
        before = words.lower(mark)
        aside = self._aside(mark, floor) if before == "," else None
        if aside is not None:
            return Clause(self.printed(aside), change)
        named = phrase_before(words, mark - 1, floor) if before == "," and words.word(mark - 1)[:1].isupper() else None
        if named and words.word(named[0] - 1 - (words.tag(named[0] - 1) == "DT")) == ",":
            return Clause(self.printed(named), change)  # `the newest of them, the Heron 9, weighs`
        bought = words.lower(mark + 1) in ("bought", "sold", "purchased", "acquired", "built")
        if before == "," and (words.tag(mark + 1) == "VBN" or bought):
            beside = phrase_before(words, mark - 1, floor)
            if beside and words.tag(beside[1]) == "NNP" and words.lower(beside[0] - 1) in ("in", "at", "on", "near"):
                beside = phrase_before(words, beside[0] - 2, floor) or beside  # `a mill in Leeds, bought for`
            led = self.printed(beside)
            if led:
                return Clause(led, change)  # `the space economy, projected to top …`
        if before in ("which", "that") and words.starts[mark] >= floor:
            k = mark - 1
            k -= words.lower(k) == ","
            owner = phrase_before(words, k, floor)
            if owner and words.tag(owner[1]) == "NNP" and words.lower(owner[0] - 1) in ("by", "with", "from"):
                owner = phrase_before(words, owner[0] - 2, floor) or owner  # `a review by Moon Labs, which is`
            return Clause(self.printed(owner) or ELIDED, change)
        far = self._far_subject(mark, floor) if before == "," else None
        return Clause(self.printed(far) or ELIDED, change)

    def _free_subject(self, begin: int, last: int, change: str | None) -> Clause:
        """The first noun phrase between two words that no preposition governs, as the subject; ELIDED for a pronoun or a figure."""
        words = self.words
        i, governed = begin, False
        while i <= last:
            word, tag = words.lower(i), words.tag(i)
            if word in ("(", "-lrb-"):
                while i <= last and words.word(i) not in (")", "-RRB-"):
                    i += 1
                i += 1
                continue
            if tag == "``" and (named := self._past_name(i, last)) > 0:
                i = named  # `“Ready to Go” (RTG) scores`
                continue
            if word == "of" and (words.tag(i - 1) == "CD" or words.word(i - 1) in ("%", "cent", "percent")):
                i += 1
                continue
            if (word in PREPOSITIONS or tag == "IN") and words.joined(i) == i + 1:
                governed = True
                i += 1
                continue
            if tag == "PRP" or (tag == "DT" and word in ("this", "that", "these", "those") and i == last):
                return Clause(ELIDED if word in ("it", "this", "that", "they", "these", "those") else None, change)
            passed = tag in ("DT", "PRP$", "PDT", "CC", "``", "''", "CD", "HYPH", ":", "RB")
            phrase = None if passed else noun_phrase(words, i, words.ends[last] + 1)
            if phrase is None:
                i += 1
                continue
            if not governed and phrase[1] in self.dated and phrase[1] < last:
                i = phrase[1] + 1  # `This year the goal is`
                continue
            pointing = (
                phrase[0] == phrase[1] and words.lower(i) in _TOTALS and words.lower(i - 1) in ("this", "that", "these", "those")
            )
            if not governed and pointing:
                return Clause(None if words.word(i - 2) == "," else ELIDED, change)  # `this figure could reach`
            if not governed:
                return Clause(self.printed(self._with_joined(phrase, last)), change)
            governed = False
            i = phrase[1] + 1
        if any(k in self.closed and k not in self.dated for k in range(begin, last + 1)):
            return Clause(ELIDED, change)
        # No subject is free: the verb belongs to the noun right before it (`in a room kept at`, `while that of imports rose`).
        if words.lower(last + 1) == "and":
            return Clause(None, change)
        if words.lower(begin) in ("those", "that") and words.lower(begin + 1) in (
            "from",
            "to",
            "for",
            "at",
            "in",
            "outside",
            "by",
            "on",
        ):
            meant = self._meant(begin)
            if meant:
                return Clause(meant, change)  # `imports from Chile rose, while those from Peru fell`
        beside = phrase_before(words, last, words.starts[begin])
        led = words.lower(beside[0] - 1 - (words.tag(beside[0] - 1) == "DT")) if beside else ""
        if beside and led in ("in", "from", "at") and words.lower(begin) in ("those", "that") and words.tag(beside[1]) == "NNP":
            return Clause(ELIDED, change)  # `while those in Asia fell`
        return Clause(self.printed(beside), change)

    def _past_name(self, opening: int, last: int) -> int:
        """The noun that a name in quotation marks and its short form stand before; -1 where none does."""
        words = self.words
        for j in range(opening + 2, min(opening + 10, last)):
            if words.tag(j) == "''":
                k = j + 1
                if words.word(k) in ("(", "-LRB-") and words.word(k + 2) in (")", "-RRB-"):
                    k += 3
                return k if k <= last and words.tag(k) in NOUNS and words.word(k).islower() else -1
        return -1

    def _meant(self, pronoun: int) -> str | None:
        """The noun that `those` or `that` stands for: the last one before it that has the same preposition behind it."""
        words, link = self.words, self.words.lower(pronoun + 1)
        for j in range(pronoun - 1, max(-1, pronoun - 4 * LONGEST_CLAUSE), -1):
            if words.broken(j + 1) or words.word(j) in (".", ";"):
                return None
            if words.lower(j) == link and words.tag(j - 1) in NOUNS and words.plural(j - 1) == (words.lower(pronoun) == "those"):
                phrase = phrase_before(words, j - 1, 0)
                return self.printed(phrase) if phrase and phrase[1] not in self.closed else None
        return None

    def _with_joined(self, phrase: tuple[int, int], last: int) -> tuple[int, int] | None:
        """The phrase with what `and` adds up to the verb, or with the noun that `of` adds."""
        words = self.words
        joined = (
            words.word(phrase[1] + 1) in ("and", "&")
            and words.tag(last) in NOUNS
            and last - phrase[1] <= 4
            and all(words.tag(k) in NOUNS or words.tag(k) in ("JJ", "VBG") for k in range(phrase[1] + 2, last))
        )
        return (phrase[0], last) if joined else self.extended(phrase, words.ends[last] + 1)

    def _main_subject(self, comma: int, floor: int, change: str | None) -> Clause:
        """The subject of the clause before the comma at an index; ELIDED where a figure stands in between."""
        words = self.words
        last = phrase_before(words, comma - 1, floor)
        if last and words.lower(last[0] - 1) in ("in", "of") and words.lower(last[0] - 2) in change_words()[1]:
            return Clause(self.printed(last), change)  # `an increase in profit, reaching …`
        if last and last[1] not in self.closed and words.lower(last[1]) in AMOUNTS | ACCOUNTS:
            return Clause(self.printed(last), change)  # `a market value, surpassing …`
        whole = phrase_before(words, last[0] - 2, floor) if last and words.lower(last[0] - 1) == "of" else None
        if whole and words.lower(whole[1]) in _SUPPLIES:
            return Clause(self.printed(whole), change)  # `hosts the largest supply of coal, exceeding …`
        for j in range(comma - 1, max(-1, comma - 24), -1):
            if words.starts[j] < floor or words.broken(j + 1) or (j in self.closed and j not in self.dated):
                return Clause(ELIDED, change)
            if words.tag(j) in ("VBD", "VBZ", "VBP") and words.lower(j) not in ("said", "says", "added", "noted"):
                return self._subject(j, floor, change)
        return Clause(ELIDED, change)

    def _far_subject(self, comma: int, floor: int) -> tuple[int, int] | None:
        """The first noun phrase of the sentence, if something that is no verb follows it: `the bill for a flat that uses …, would rise`."""
        words = self.words
        i = words.first_from(floor)
        if words.tag(i) == "IN":
            opening = i
            while i < comma and words.word(i) != "," and i - opening < LONGEST_CLAUSE:
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
                if words.tag(k + 1) in ("VBN", "VBG") or words.lower(k + 1) in (
                    "a",
                    "an",
                    "inclusive",
                    "exclusive",
                    "including",
                    "excluding",
                    "which",
                    "such",
                    "as",
                    "though",
                    "although",
                    "before",
                    "net",
                    "mainly",
                    "driven",
                    "adjusted",
                ):
                    begin = self._clause_start(comma, k - 1, floor)
                    return self._first_free(begin, k - 1) or phrase_before(words, k - 1, floor)
                return None
        return None
