"""Numbers with neither currency nor unit: they count the noun that follows, or what the clause says, or are none."""

from __future__ import annotations

import re
from dataclasses import replace

from hkfacts.patterns import lazy_pattern

from ..grammar.phrases import listed_plurals, noun_phrase, plural_head
from ..grammar.tags import NOUNS, PRESENT_VERBS, ZERO_PLURALS
from .figures_alone import GROUP_MARK, ONE, SPANS_OF_TIME
from .figures_bounds import bound_after
from .figures_names import NumberNames
from .figures_read import Reading, read_rate
from .figures_things import ELIDED
from .figures_words import BE

# Units that adjectives may stand before, with their kind and symbol.
_AFTER_ADJECTIVE = {
    "acres": ("area", "[acr_us]"),
    "hectares": ("area", "har"),
    "miles": ("length", "[mi_i]"),
    "kilometres": ("length", "km"),
    "kilometers": ("length", "km"),
}
# Nouns that say along what a distance is measured: `113 road kilometres`.
_WAYS = frozenset("road track route line air rail river lane trail".split())
# Round numbers that a rate is of.
_BASE = lazy_pattern(r"1,?[ ]?000(?:,000)?|10,?[ ]?000|100,?[ ]?000|thousand|million", re.I)
_HYPHENED = lazy_pattern(r"-(?=[a-z]{2,}(?![\w]))")
# Nouns that say how many one thing holds: people and their places.
_SIZING = frozenset(
    "member person seat bed room unit guest student pupil resident employee worker team page word bedroom space berth key".split()
)
_CLASS_NOUNS = frozenset(
    "class grade series style type level proof code".split()
)  # after a hyphen they name a sort, not a quantity
_WEATHER = frozenset("hot cold rainy wet dry sunny foggy frosty snowy stormy warm cool rain rainstorm typhoon".split())
_PRICE_EACH = lazy_pattern(
    r"[ ](?:US|HK|A|C|S|NT)?[$€£¥]\d[\d,.]{0,12}(?<=\d)(?:[ ](?:million|billion)|[MmKk]\b)?(?=[ ][A-Za-z])"
)
_SHORT_AND = lazy_pattern(r"[ ]\([A-Z][A-Za-z&-]{1,8}\)[ ](?:and|or|&)[ ](?=[a-z])")


class Counts(NumberNames):
    """Decides what a bare number counts."""

    def _count(self, reading: Reading, start: int, low: int, high: int) -> int:
        """A number with neither currency nor unit: it counts the noun that follows, or is refused, or is elided."""
        first, text = reading.first, self.text
        strong = bool(reading.qualifier or first.scale or GROUP_MARK.search(first.number) or reading.second)
        word = first.number.lower()
        year = self.refuser.gated_refusal("figure.refuse.year", text, start, low)
        if year and not (reading.qualifier and reading.second is None and self._plural_follows(reading)):
            self.refuse(start, reading.end, year.id, year.reason)
            return self._past(reading.end)
        if text[start - 1 : start] == "-" and text[start].isalpha():
            return self._past(reading.end)
        if first.signed and not first.negative and not reading.plus and first.number.isdigit() and len(first.number) > 6:
            return self._past(reading.end)
        at = reading.after or reading.end
        if text[at : at + 1] == "-":
            return self._hyphened(reading, at)
        cell = self.cells.reading_of(reading)
        if cell is not None and not cell.kind:
            self.refuse(start, reading.end, "figure.refuse.clock", "a clock time in a table")
            return reading.end
        if cell is not None:
            self._add(reading, cell.kind, cell.notes)
            return reading.end
        if self._in_title(start):
            self.refuse(start, reading.end, "figure.refuse.name-number", "a number in a title in quotation marks")
            return self._past(reading.end)
        phrase = self._past_short(self._to_plural(self._phrase(at), word))
        sized = self._sized_group(phrase, start, reading)
        if sized is not None:
            reading.item, reading.end = self.words.word(sized[0]), self.words.ends[sized[1]]
            self._add(reading, "count")
            return reading.end
        if phrase is not None and self._of_which(start, low) and self.words.tag(phrase[0]) in ("VBN", "VBD"):
            phrase = None  # `1,204 parcels, of which 318 contained toys`
        if phrase is not None and _BASE.fullmatch(text, start, first.number_end) and text.endswith(" per ", 0, start):
            stop = self.words.ends[phrase[1]]
            if self.found and text[self.found[-1].end : start] == " per ":
                self.found[-1] = replace(self.found[-1], groups={"per": text[start:stop], **self.found[-1].groups})
            self.refuse(start, stop, "figure.refuse.rate", "the other side of a rate (`4.5 per 100,000 people`)")
            return stop
        if phrase is not None and self.words.lower(phrase[1]) in SPANS_OF_TIME and not self._days_of_a_kind(phrase):
            self.refuse(start, reading.end, "figure.refuse.duration", "a duration is a date, an age is neither")
            return self.words.ends[phrase[1]]
        if phrase is not None and phrase[0] == phrase[1] and self.words.lower(phrase[1]) == "quarters":
            self.refuse(start, reading.end, "figure.refuse.duration", "a duration is a date, an age is neither")
            return self.words.ends[phrase[1]]  # `the first two quarters`, but `40 living quarters`
        if phrase is not None and self._title_number(start, word, phrase):
            self.refuse(start, reading.end, "figure.refuse.name-number", "a name that begins with a number word")
            return self.words.ends[phrase[1]]
        if phrase is not None and self._measures(phrase, reading):
            return reading.end
        if phrase is not None:
            named = self._name_number(start, low, phrase, strong)
            if named:
                self.refuse(start, reading.end, named.id, named.reason)
                return self._past(reading.end)
            if self._counts(phrase, word, strong, reading):
                stop = self.words.ends[phrase[1]]
                item = text[self.words.starts[phrase[0]] : stop]
                reading.item = item
                reading.end = stop
                reading.per, _ = read_rate(text, stop, min(len(text), stop + 60))
                qualifier, _ = bound_after(text, stop, min(len(text), stop + 40))
                if qualifier and not reading.qualifier and text[stop : stop + 1] != "+":
                    reading.qualifier = qualifier
                self._add(reading, "count")
                return stop
            if not plural_head(self.words, phrase[1]) and self._in_brackets(reading, start, low):
                reading.item = ELIDED
                self._add(reading, "count")
                return reading.end
        worth = self._worth_each(reading, at, word)
        if worth:
            reading.item = worth
            self._add(reading, "count")
            return reading.end
        return self._alone(reading, start, low, strong)

    def _worth_each(self, reading: Reading, at: int, word: str) -> str | None:
        """The plural that a small number counts over what each is worth: `one of five $500 gift cards`."""
        price = _PRICE_EACH.match(self.text, at)
        small = word.isalpha() or (word.isdigit() and len(word) < 4)
        if price is None or not small or word in ONE or reading.second is not None:
            return None
        if self.words.tag(self.words.last_before(reading.start)) in NOUNS:
            return None  # `in year two $4 million came`
        phrase = self._phrase(price.end())
        if phrase is None or not plural_head(self.words, phrase[1]):
            return None
        return self.text[self.words.starts[phrase[0]] : self.words.ends[phrase[1]]]

    def _past_short(self, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
        """The phrase with the plural that `and` adds behind its short form: `40 letters of intent (LOIs) and contracts`."""
        words = self.words
        short = _SHORT_AND.match(self.text, words.ends[phrase[1]]) if phrase and plural_head(words, phrase[1]) else None
        i = words.first_from(short.end()) if short else -1
        if phrase is None or i < 0 or words.tag(i) not in ("NNS", "NN", "JJ") or not words.word(i).islower():
            return phrase
        more = noun_phrase(words, i, len(self.text), coordinate=False)
        return (phrase[0], more[1]) if more is not None and plural_head(words, more[1]) else phrase

    def _sized_group(self, phrase: tuple[int, int] | None, start: int, reading: Reading) -> tuple[int, int] | None:
        """The noun that a number between `a` and a singular counts, as a hyphen would show: `a 4,500 member choir`."""
        words = self.words
        if phrase is None or phrase[0] == phrase[1] or reading.second is not None or reading.first.scale:
            return None
        article = self.text[max(0, start - 4) : start].lower().endswith((" a ", " an "))
        if not article or words.lower(phrase[0]) not in _SIZING or words.tag(phrase[1]) != "NN" or plural_head(words, phrase[1]):
            return None
        return phrase[0], phrase[0]

    def _of_which(self, start: int, low: int) -> bool:
        """Whether the number divides the things that a relative pronoun points back to: `of which 318 …`."""
        i = self.words.last_before(start)
        while self.words.starts[max(i, 0)] >= low and self.words.tag(i) in ("RB", "JJR", "IN") and self.words.lower(i) != "of":
            i -= 1
        return self.words.lower(i) in ("which", "whom") and self.words.lower(i - 1) == "of"

    def _to_plural(self, phrase: tuple[int, int] | None, word: str) -> tuple[int, int] | None:
        """The phrase up to its plural, since more than one can count nothing else: a tagger takes verbs for nouns and plurals for verbs."""
        words = self.words
        if phrase is None or word in ONE or plural_head(words, phrase[1]):
            return phrase
        if words.word(phrase[1] + 1) == "," and words.tag(phrase[1]) == "NN":
            listed = listed_plurals(words, phrase[1] + 2, len(self.text))
            if listed >= 0 and words.word(words.first_from(words.ends[listed])) in (".", ";", ")", ""):
                return phrase[0], listed  # `250 pieces`: `more than 200 new research, field reports, and charts`
        listed = self._listed_kinds(phrase[1])
        if listed > 0:
            return phrase[0], listed
        after = phrase[1] + 1
        if (
            words.tag(after) == "VBZ"
            and words.lower(after) not in BE | PRESENT_VERBS
            and not words.broken(after)
            and words.word(after).islower()
        ):
            follows = words.tag(after + 1) in (".", ",", "IN", "CC", "DT", "TO", ":") and words.lower(after + 1) not in (
                "the",
                "a",
                "an",
                "its",
            )
            if follows and words.lower(after) not in ("has", "does") and words.starts[after] == words.ends[phrase[1]] + 1:
                return phrase[0], after  # `2.6 million new kite licences each year`
        for j in range(phrase[1] - 1, phrase[0] - 1, -1):
            if (
                words.tag(j) == "NNS"
                and words.word(j).islower()
                and words.plural(j)
                and words.tag(phrase[1]) == "NN"
                and j == phrase[1] - 1
            ):
                return phrase[0], j  # `three mother tongues cook`
        return phrase

    def _listed_kinds(self, head: int) -> int:
        """The plural that a list of kinds ends in: `200 lodging, residential, and trading halls`; -1 where there is no such list."""
        words, joined = self.words, False
        if words.word(head + 1) != "," or words.tag(head) not in ("NN", "NNP", "JJ"):
            return -1
        for k in range(head + 2, min(head + 12, words.size)):
            if words.broken(k) or k in self.closed:
                return -1
            if words.lower(k) in ("and", "or", "&"):
                joined = True
            elif words.tag(k) in ("NNS", "NNPS"):
                return k if joined and words.plural(k) else -1
            elif words.tag(k) not in ("NN", "NNP", "JJ", "VBN", "HYPH", ",") or (joined and words.word(k) == ","):
                return -1
        return -1

    def _days_of_a_kind(self, phrase: tuple[int, int]) -> bool:
        """Whether days or nights are counted by what they were like (`53 very hot days`), which measures no time."""
        words = self.words
        return words.lower(phrase[1]) in ("days", "nights") and words.lower(phrase[1] - 1) in _WEATHER and phrase[0] < phrase[1]

    def _in_brackets(self, reading: Reading, start: int, low: int) -> bool:
        """Whether a count divides the one before it: `45 deals (9 state to state and 36 business to business)`."""
        earlier = self._earlier("count", start)
        if earlier is None or not reading.first.number.isdigit():
            return False
        gap = self.text[max(low, earlier.end) : start]
        return gap.endswith("(") or ("item" in earlier.groups and earlier.groups["item"] == ELIDED and gap.endswith("and "))

    def _plural_follows(self, reading: Reading) -> bool:
        phrase = self._phrase(reading.after or reading.end)
        return phrase is not None and plural_head(self.words, phrase[1])

    def _counts(self, phrase: tuple[int, int], word: str, strong: bool, reading: Reading) -> bool:
        """Whether the phrase is something that the number counts: a plural, or one thing after `one`."""
        words = self.words
        head = phrase[1]
        if words.lower(head) == "head" and words.lower(head + 1) == "of":
            return True  # `40 head of cattle`
        if word in ONE and reading.second is None and not reading.first.scale:
            if word in ("zero", "0"):
                return words.plural(head)
            previous = words.lower(words.last_before(reading.bound_start if reading.bound_start >= 0 else reading.first.start))
            if word == "1":
                i = words.last_before(reading.first.start)
                labelled = words.tag(i) in ("NN", "NNP") and not words.broken(i + 1)  # `serogroup 1 antigen`
                return words.tag(head) == "NN" and words.word(head).islower() and not labelled and previous != "no."
            if words.tag(head) == "NNS" and words.lower(head) not in ZERO_PLURALS and head == phrase[0]:
                return False  # `whether one drinks or not`
            return words.tag(head) in NOUNS and previous not in (
                "the",
                "this",
                "that",
                "any",
                "every",
                "each",
                "no",
                "which",
                "another",
                "only",
                "at",
            )
        if plural_head(words, head) or words.tag(head) == "VBZ":  # a plural taken for a verb
            return (
                "." not in reading.first.number
                or bool(reading.first.scale)
                or words.tag(words.last_before(reading.first.start)) not in ("NNP", "NN")
            )
        if words.lower(phrase[0]) in (
            "indicate",
            "indicates",
            "suggest",
            "suggests",
            "signify",
            "signifies",
            "denote",
            "denotes",
        ):
            return False  # `readings above 50 indicate growth`
        if words.lower(head) in ("forecast", "cast", "foreseen") and head == phrase[0] and words.tag(head + 1) in ("IN", "TO"):
            return False  # `40,000 shops, with 60,000 forecast by 2026`
        return (
            strong
            and words.tag(head) in ("NN", "NNP")
            and words.word(head).lower() not in ("percent", "cent", "pm", "am", "noon")
        )

    def _hyphened(self, reading: Reading, at: int) -> int:
        """`10-member delegation`: a count of the word that the hyphen joins, where a noun follows."""
        words = self.words
        match = _HYPHENED.match(self.text, at)
        i = words.first_from(at + 1)
        first = reading.first
        strong = words.lower(i) == "strong"
        if (
            not match
            or not (words.tag(i) == "NN" or strong)
            or words.lower(i) in _CLASS_NOUNS
            or (reading.second is not None and reading.second.scale)
        ):
            return self._past(reading.end)
        nxt = i + 1
        digits = first.number[0].isdigit()
        if not ((digits and len(first.number) >= 2) or words.lower(i) in ("member", "person", "strong")):
            return self._past(reading.end)
        phrase = noun_phrase(words, nxt, len(self.text)) if strong and not words.broken(nxt) else None
        if phrase is not None:
            reading.item = self.text[words.starts[phrase[0]] : words.ends[phrase[1]]]
            reading.end = words.ends[phrase[1]]
            self._add(reading, "count")
            return reading.end
        if words.broken(nxt) or not (words.tag(nxt) in NOUNS or words.tag(nxt) in ("JJ", "VBG", "VBN")):
            return self._past(reading.end)
        reading.item = words.word(i)
        reading.end = words.ends[i]
        self._add(reading, "score" if words.lower(i) == "magnitude" else "count")
        return reading.end

    def _measures(self, phrase: tuple[int, int], reading: Reading) -> bool:
        """Whether an adjective stands between number and unit (`18 wooded acres`); the measurement is then written down."""
        unit = _AFTER_ADJECTIVE.get(self.words.lower(phrase[1]))
        if (
            unit is None
            or reading.second is not None
            or any(
                self.words.tag(k) not in ("JJ", "VBN") and self.words.lower(k) not in _WAYS for k in range(phrase[0], phrase[1])
            )
            or phrase[0] == phrase[1]
        ):
            return False
        reading.first.kind, reading.first.unit = unit
        reading.end = self.words.ends[phrase[1]]
        self._add(reading, unit[0])
        return True
