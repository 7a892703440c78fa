"""Numbers with neither currency nor unit: they count the noun that follows, or what the clause says, or are none."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeGuard

from hkfacts.patterns import lazy_pattern

from ..grammar.phrases import listed_plurals, noun_phrase, plural_head
from ..grammar.tags import NOUNS, PRESENT_VERBS, ZERO_PLURALS
from ..rulebook import Rule
from ..spans import Found
from .figures_bounds import CHANGE_FROM, bound_after
from .figures_items import plural_verb_follows
from .figures_read import Reading, read_rate
from .figures_things import ELIDED
from .figures_words import BE
from .figures_written import Writer

_ONE = frozenset(("one", "1", "zero", "0"))
# Units that adjectives may stand before, with their kind and symbol.
_AFTER_ADJECTIVE = {
    "acres": ("area", "[acr_us]"),
    "hectares": ("area", "har"),
    "miles": ("length", "[mi_i]"),
    "kilometres": ("length", "km"),
    "kilometers": ("length", "km"),
}
# Round numbers that a rate is of.
_BASE = lazy_pattern(r"1,?[ ]?000(?:,000)?|10,?[ ]?000|100,?[ ]?000|thousand|million", re.I)
_INCLUDING = lazy_pattern(
    r"(?:\b(?:including|include|includes|comprising|comprised|comprises|with|of[ ]which|of[ ]whom|of[ ]these|of[ ]them|of[ ]those|among[ ]them|double|triple|twice|namely|plus|another|an[ ]additional|only|vs\.?|versus|from|to|at|and|while|but|against)[ ](?:(?:the|a|another|an[ ]additional|only|just|about|around|over|more[ ]than|some|nearly)[ ]){0,2}|[,:;][ ](?:and[ ]|with[ ])?|\()$",
    re.I,
)
_HYPHENED = lazy_pattern(r"-(?=[a-z]{2,}(?![\w]))")
_AFTER_BARE = lazy_pattern(
    r"[ ](?:in|from|on|at|for|by|are|were|is|was|have|had|of[ ](?:which|whom|them|these|those|the|its|their|our)|won|received|joined|came|took|will|during|across|through|last|this|a[ ]year|as|to|compared|with|and|or|but|worldwide|globally|now|today|respectively|overseas|locally|others?|who)\b|[.;,)]|$"
)
_ENDS_CLAUSE = lazy_pattern(r"[.;,)]|[ ](?:in|on|last|this|by|at|during|and|while|but)\b|$")
_GROUP_MARK = lazy_pattern(r"\d[, ]\d{3}")
_INDEX = frozenset(
    "index indices barometer score scores rating ratings gauge pmi average composite benchmark subindex reading gpa nps balance".split()
)
_IN_TOTAL = lazy_pattern(r"[ ]in[ ](?:total|combined|aggregate)[ ]")
_CLASS_NOUNS = frozenset(
    "class grade series style type level proof code".split()
)  # after a hyphen they name a sort, not a quantity
_SPANS_OF_TIME = frozenset("years months weeks days hours minutes seconds decades centuries nights weekends".split())
_WEATHER = frozenset("hot cold rainy wet dry sunny foggy frosty snowy stormy warm cool rain rainstorm typhoon".split())
_SHARE_BEHIND = lazy_pattern(r" \((?:about |or |around )?\d{1,3}(?:\.\d{1,2})?(?:[ ]?%| per cent)\)")
_SPREAD = frozenset("ranged varied ran priced available spanned extended taken selected drawn".split())
# Nouns of bodies of people that `of` joins to their number.
_BODIES = lazy_pattern(
    r"\b(?P<body>team|staff|crew|workforce|group|squad|crowd|audience|cast|choir|orchestra|faculty|headcount|membership|congregation|fleet|delegation|party|network|community|population|network|panel|jury|quota|intake|enrolment|patronage|readership|turnout)[ ]of[ ]$",
    re.I,
)


_WORDED = r"(?:\d{1,3}(?:[, ]\d{3}){0,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty)(?![\w%-]|[.,]\d)"
# The other numbers of a list that has its noun at the end: `135 and 121 cases`, `four, eight or 12 boats`.
_NOUN_LAST = lazy_pattern(rf"(?:,[ ]{_WORDED}){{0,6}},?[ ](?:and|or)[ ](?:another[ ])?(?P<last>{_WORDED})", re.I)
_RISES_TO = lazy_pattern(rf"[ ]to[ ](?:about[ ]|around[ ]|over[ ]|more[ ]than[ ]|nearly[ ])?{_WORDED}", re.I)
_CAME_FROM = lazy_pattern(rf"\bfrom[ ]{_WORDED}[ ]to[ ]$", re.I)
# A second change whose verb is that of the first: `deaths fell from 9 to 4, and injuries from `.
_GAPPED = lazy_pattern(r"\bfrom [^.;]{1,40}? to [^.;,]{1,40}[,;] (?:and|while|with) [^.;]{3,80} from $")
_OF_THESE = lazy_pattern(
    r"(?:^|[.;][ ])(?:Of|Among|of|among)[ ](?:these|those|them|which),[ ](?:(?:about|around|some|over|nearly|almost|at[ ]least|more[ ]than)[ ])?$"
)
_DECIMAL = lazy_pattern(r"\d{1,3}\.\d{1,2}")
_STANDS = lazy_pattern(
    r"(?:\b(?:at|to|by|of|registered|recorded|gain(?:s|ed)|lost|rose|fell|climb(?:s|ed)|slid|dropped|surged|edged|was|stood|up|down|reached|hit|eased|added|shed)[ ]"
    r"|\([+−–-]?)$"
)
_SPEAKS_OF_INDEX = lazy_pattern(r"\b(?:[Ii]ndex|[Ii]ndices|[Ss]ub-?ind(?:ex|ices)|PMI|[Bb]arometer|[Dd]iffusion)\b")
_IN_MARKS = lazy_pattern(r"[“\"]([A-Z][^“”\".;\n]{2,48})[”\"][^“”\".;\n]{1,40}$")
_WERE = lazy_pattern(r"[ ](?:\((?:about |or )?\d{1,3}(?:\.\d{1,2})?(?:%| per cent)\)[ ])?(?:were|are|was)[ ]")
_CLAUSE_OVER = lazy_pattern(r"[.,;)]|[ ](?:and|in|at|of|from|who|that|which|representing|up|an)\b")
_FIRM = lazy_pattern(r",?[ ](?:Inc|LLC|Ltd|Limited|Corp|PLC|Plc|LP|LLP|GmbH|S\.A|Pte)\b")
_SERIES_TAIL = lazy_pattern(
    r"(?:(?:,?[ ](?:and|or|to|through)[ ]|[ ]?[-–&/][ ]?|,[ ])\d{1,3}\b(?![\d,.%]*\d|[ ]?%|[ ][a-z]+s\b)){1,8}"
)


def _several(item: str | None) -> TypeGuard[str]:
    """Whether an item read off the clause is a plural by its looks.

    >>> _several("mobile clinics"), _several("glass"), _several(ELIDED), _several(None)
    (True, False, False, False)
    """
    return item is not None and item != ELIDED and item.endswith("s") and not item.endswith("ss")


class Counts(Writer):
    """Decides what a bare number counts."""

    def _count(self, reading: Reading, start: int, low: int, high: int) -> int:
        """A number with neither currency nor unit: it counts the noun that follows, or is refused, or is elided."""
        first, text = reading.first, self.text
        strong = bool(reading.qualifier or first.scale or _GROUP_MARK.search(first.number) or reading.second)
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
        phrase = self._to_plural(self._phrase(at), word)
        if phrase is not None and _BASE.fullmatch(text, start, first.number_end) and text.endswith(" per ", 0, start):
            stop = self.words.ends[phrase[1]]
            if self.found and text[self.found[-1].end : start] == " per ":
                self.found[-1] = replace(self.found[-1], groups={"per": text[start:stop], **self.found[-1].groups})
            self.refuse(start, stop, "figure.refuse.rate", "the other side of a rate (`4.5 per 100,000 people`)")
            return stop
        if phrase is not None and self.words.lower(phrase[1]) in _SPANS_OF_TIME and not self._days_of_a_kind(phrase):
            self.refuse(start, reading.end, "figure.refuse.duration", "a duration is a date, an age is neither")
            return self.words.ends[phrase[1]]
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
        return self._alone(reading, start, low, strong)

    def _to_plural(self, phrase: tuple[int, int] | None, word: str) -> tuple[int, int] | None:
        """The phrase up to its plural, since more than one can count nothing else: a tagger takes verbs for nouns and plurals for verbs."""
        words = self.words
        if phrase is None or word in _ONE or plural_head(words, phrase[1]):
            return phrase
        if words.word(phrase[1] + 1) == "," and words.tag(phrase[1]) == "NN":
            listed = listed_plurals(words, phrase[1] + 2, len(self.text))
            if listed >= 0 and words.word(words.first_from(words.ends[listed])) in (".", ";", ")", ""):
                return phrase[0], listed  # `250 pieces`: `more than 200 new research, field reports, and charts`
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

    def _name_number(self, start: int, low: int, phrase: tuple[int, int] | None, strong: bool) -> Rule | None:
        """The refusal for a name with a number, where the word before is a name by its tag and no plural follows."""
        words = self.words
        i = words.last_before(start)
        if i < 0 or strong or words.tag(i) not in ("NNP", "NNPS", "NN") or words.broken(i + 1):
            return None
        code = phrase is not None and phrase[1] > phrase[0] and len(words.word(phrase[0])) > 2 and words.word(phrase[0]).isupper()
        if (
            phrase is not None
            and words.plural(phrase[1])
            and not (code and words.tag(i) == "NNP" and len(self.text[start : start + 3].strip()) < 3)
        ):
            section = self.parts.section_at(start)
            if section == "headline" or words.tag(i) != "NNP" or not self.text[start].isdigit() or phrase[1] > phrase[0]:
                return None
        return self.refuser.gated_refusal("figure.refuse.name-number", self.text, start, low)

    def _title_number(self, start: int, word: str, phrase: tuple[int, int]) -> bool:
        """Whether a capitalised number word begins a name (`Two Sons & Co.`, `Four Oaks Capital bought`)."""
        text, words = self.text, self.words
        after = phrase[1] + 1
        if text[start].isdigit() and words.word(phrase[0])[:1].isupper() and _FIRM.match(text, words.ends[phrase[1]]):
            return True  # a mark of a note before a firm: `3 Harbour Professionals, Inc.`
        if text[start].isdigit() and self.parts.section_at(start) != "headline" and words.word(phrase[0])[:1].isupper():
            follows = words.word(after)[:1].isupper() and words.tag(after) in ("NNP", "NNPS") and not words.broken(after)
            return follows and words.starts[after] == words.ends[phrase[1]] + 1  # `8 Mills Bakery`
        if not text[start].isupper() or text[start + 1 : start + 2].isupper():
            return False
        follower = words.word(phrase[0])
        i = words.last_before(start)
        if follower.islower() and words.word(i)[:1].isupper() and words.tag(i) in ("NNP", "NN", "JJ") and not words.broken(i + 1):
            return True  # `Primary One pupils`
        if not follower[:1].isupper() or words.tag(phrase[0]) not in ("NNP", "NNPS"):
            return False
        if word == "one":
            return True
        if self.parts.section_at(start) == "headline":
            return False
        sentence = self.parts.sentence_at(start)
        first = sentence is None or not text[sentence.start : start].strip(" *•“\"'-")
        return not first or not words.plural(phrase[1])

    def _counts(self, phrase: tuple[int, int], word: str, strong: bool, reading: Reading) -> bool:
        """Whether the phrase is something that the number counts: a plural, or one thing after `one`."""
        words = self.words
        head = phrase[1]
        if words.lower(head) == "head" and words.lower(head + 1) == "of":
            return True  # `40 head of cattle`
        if word in _ONE and reading.second is None and not reading.first.scale:
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

    def _alone(self, reading: Reading, start: int, low: int, strong: bool) -> int:
        """A number with no noun: a figure where the sentence has given the item, or where the number can be nothing else."""
        text, at = self.text, reading.after or reading.end
        anchor = reading.bound_start if reading.qualifier and reading.bound_start >= 0 else reading.start
        left = text[low:anchor]
        following = text[at : at + 20]
        digit_alone = reading.first.number[0].isdigit()
        if not strong and not reading.first.signed and text[start - 1 : start] not in ("", " ", "(", "\n", "\t"):
            return self._past(reading.end)
        if following.startswith(
            (" of the ", " of its ", " of their ", " of our ", " of these ", " of those ", " of his ", " of them", " out of ")
        ):
            if reading.first.number.lower() in _ONE:
                return self._past(reading.end)
            i = self.words.first_from(at) + 2
            phrase = None
            if not following.startswith(" of them"):
                i += following.startswith(" out of") and self.words.tag(i) in ("DT", "PRP$")
                i += self.words.tag(i) == "CD"
                phrase = noun_phrase(self.words, i, len(text))
                owned = self._owned(phrase)
                phrase = owned if owned is not None else phrase
            if phrase is not None and self.words.lower(phrase[1]) in _SPANS_OF_TIME:
                self.refuse(start, reading.end, "figure.refuse.duration", "a duration is a date, an age is neither")
                return self.words.ends[phrase[1]]
            if phrase is not None and self.words.plural(phrase[1]):
                reading.item = text[self.words.starts[phrase[0]] : self.words.ends[phrase[1]]]
            else:
                reading.item = ELIDED
            self._add(reading, "count")
            return reading.end
        if following.startswith((" of which", " of whom")) and self._earlier("count", reading.start):
            reading.item = ELIDED
            self._add(reading, "count")
            return reading.end
        body = _BODIES.search(left)
        if (body and "." not in reading.first.number and _AFTER_BARE.match(text, at)) or (
            body and plural_verb_follows(self.words, at)
        ):
            reading.item = body["body"]
            self._add(reading, "count")
            return reading.end
        if self._score(reading, left):
            return reading.end
        whole = "." not in reading.first.number or bool(reading.first.scale)
        if whole and _OF_THESE.search(left) and _AFTER_BARE.match(text, at) and reading.first.number.lower() not in _ONE:
            before = next((f.groups.get("item") for f in reversed(self.found[-3:]) if f.groups.get("kind") == "count"), None)
            reading.item = before or ELIDED
            self._add(reading, "count")
            return reading.end
        if (
            self._two_kinds(reading, at)
            or self._shares_noun(reading, anchor, low, at)
            or self._goes_from(reading, anchor, low, at)
        ):
            return reading.end
        earlier = self._earlier("count", reading.start)
        if left.lower().endswith(("of which ", "of whom ")) and earlier and whole:
            reading.item = self._were(at) or ELIDED
            self._add(reading, "count")
            return reading.end
        if earlier and whole and reading.second is None and _SHARE_BEHIND.match(text, at):
            reading.item = ELIDED  # `612 (60%) were done and 409 (40%) under way`
            self._add(reading, "count")
            return reading.end
        total = _IN_TOTAL.match(text, at) if whole and strong else None
        phrase = self._phrase(total.end() - 1) if total else None
        if phrase is not None and plural_head(self.words, phrase[1]):
            reading.item = text[self.words.starts[phrase[0]] : self.words.ends[phrase[1]]]  # `9 million in total accounts`
            self._add(reading, "count")
            return reading.end
        if earlier and whole and _ENDS_CLAUSE.match(text, at) and self._same_done(earlier, reading):
            reading.item = ELIDED
            self._add(reading, "count")
            return reading.end
        if (_AFTER_BARE.match(text, at) or plural_verb_follows(self.words, at)) and reading.first.number.lower() not in _ONE:
            if earlier and whole and (_INCLUDING.search(left) or plural_verb_follows(self.words, at)):
                told = self.items.left(self._anchor(reading), low, "count").item if left.endswith(" to ") else None
                reading.item = told if _several(told) else ELIDED
                self._add(reading, "count")
                return reading.end
            if whole and not earlier and self._subject_counts(reading, strong):
                return reading.end
        if self._surely(reading, strong, whole, left):
            if earlier and reading.second is not None and "item" in earlier.groups and not reading.item:
                reading.item = ELIDED  # `some have two cards, others between four and five`
            money = self._earlier("money", reading.start) if not digit_alone else None
            self._add(reading, "count", {"elided_currency": "1"} if money else None)
            return reading.end
        self.refuse(start, reading.end, "figure.numeral", "no currency, unit or noun says what it measures")
        return self._past(reading.end) if not reading.second else reading.end

    def _were(self, at: int) -> str | None:
        """The plural that the number is said to be: `of which 34 million were day trippers`."""
        be = _WERE.match(self.text, at)
        phrase = self._phrase(be.end() - 1) if be else None
        if (
            phrase is None
            or not plural_head(self.words, phrase[1])
            or not _CLAUSE_OVER.match(self.text, self.words.ends[phrase[1]])
        ):
            return None
        return self.text[self.words.starts[phrase[0]] : self.words.ends[phrase[1]]]

    def _owned(self, phrase: tuple[int, int] | None) -> tuple[int, int] | None:
        """What belongs to the owner that a phrase ends with: `12 of the league’s 20 grounds`, `three of the trials’ first patients`."""
        words = self.words
        if phrase is None:
            return None
        mark = phrase[1] + 1 if words.tag(phrase[1] + 1) == "POS" else phrase[1]
        if words.tag(mark) != "POS" and words.tag(mark - 1) == "POS":
            mark -= 1
        if words.tag(mark) != "POS":
            return None
        owned = noun_phrase(words, mark + 1 + (words.tag(mark + 1) == "CD"), len(self.text))
        return owned if owned is not None and words.plural(owned[1]) else None

    def _measures(self, phrase: tuple[int, int], reading: Reading) -> bool:
        """Whether an adjective stands between number and unit (`18 wooded acres`); the measurement is then written down."""
        unit = _AFTER_ADJECTIVE.get(self.words.lower(phrase[1]))
        if (
            unit is None
            or reading.second is not None
            or any(self.words.tag(k) not in ("JJ", "VBN") for k in range(phrase[0], phrase[1]))
            or phrase[0] == phrase[1]
        ):
            return False
        reading.first.kind, reading.first.unit = unit
        reading.end = self.words.ends[phrase[1]]
        self._add(reading, unit[0])
        return True

    def _same_done(self, earlier: Found, reading: Reading) -> bool:
        """Whether a verb like that of the count before governs the number: `opened 21 shops and closed nine`."""
        words = self.words
        i, j = words.last_before(reading.start), words.last_before(earlier.start)
        alike = words.tag(i) == words.tag(j) and words.tag(i) in ("VB", "VBD", "VBN", "VBG", "VBZ")
        return alike and words.lower(i - 1) in ("and", "but") and words.starts[i - 1] >= earlier.end

    def _two_kinds(self, reading: Reading, at: int) -> bool:
        """Whether the noun behind a second number and its adjective is this one's too (`3 red and 5 blue boats`); written down if so."""
        words = self.words
        i = words.first_from(at)
        if reading.second is not None or words.starts[i : i + 1] != [at + 1] or words.tag(i) not in ("JJ", "VBN", "VBG", "NN"):
            return False
        if words.tag(i + 1) == "HYPH":
            i += 2
        j = i + 2
        if words.lower(i + 1) not in ("and", "or") or words.tag(j) != "CD" or words.broken(j + 1):
            return False
        phrase = self._phrase(words.ends[j])
        if phrase is None or phrase[1] == phrase[0] or not plural_head(words, phrase[1]):
            return False
        if words.lower(phrase[1]) in _SPANS_OF_TIME:
            return False
        reading.item = words.word(phrase[1])
        self._add(reading, "count")
        return True

    def _shares_noun(self, reading: Reading, anchor: int, low: int, at: int) -> bool:
        """Whether the noun behind the last number of a list is this one's too (`135 and 121 cases`); it is written down if so."""
        listed = _NOUN_LAST.match(self.text, at)
        if listed is None or reading.second is not None or reading.first.number.lower() in _ONE:
            return False
        if self.words.tag(self.words.last_before(anchor)) in NOUNS and anchor == reading.start:
            return False  # `Piers 3 and 5 tenants`
        phrase = self._phrase(listed.end())
        if phrase is None or not plural_head(self.words, phrase[1]) or self.words.lower(phrase[1]) in _SPANS_OF_TIME:
            return False
        if self.refuser.refusal(self.text, listed.start("last"), listed.end("last"), low):
            return False
        reading.item = self.text[self.words.starts[phrase[0]] : self.words.ends[phrase[1]]]
        self._add(reading, "count")
        return True

    def _goes_from(self, reading: Reading, anchor: int, low: int, at: int) -> bool:
        """Whether a number of things goes from this number to another (`the number of piers rose from four to 24`); written down if so."""
        if _CAME_FROM.search(self.text, max(low, anchor - 40), anchor) and self._earlier("count", reading.start):
            self._add(reading, "count", {"item": ELIDED})
            return True
        rises = _RISES_TO.match(self.text, at)
        if rises is None or not (self._moved(anchor) or CHANGE_FROM.search(self.text[low:anchor])):
            return False
        phrase = self._phrase(rises.end())
        if phrase is not None and plural_head(self.words, phrase[1]) and "." not in reading.first.number:
            if self.words.lower(phrase[1]) in _SPANS_OF_TIME:
                return False
            self._add(reading, "count", {"item": self.text[self.words.starts[phrase[0]] : self.words.ends[phrase[1]]]})
            return True  # `the crew grew from five to 12 members`
        first, _ = self._sentence(reading)
        item = self.items.left(self._anchor(reading), first, "count").item
        if not _several(item):
            if not _GROUP_MARK.search(reading.first.number):
                return False
            item = None if item == ELIDED else item
        self._add(reading, "count", {"item": item} if item else None)
        return True

    def _surely(self, reading: Reading, strong: bool, whole: bool, left: str) -> bool:
        """Whether a number alone can be nothing but a count: by its scale, its grouping, or a bound that is no age limit."""
        first = reading.first
        if not (strong and whole):
            return False
        if first.scale or _GROUP_MARK.search(first.number) or re.search(r"illion|thousand", first.number):
            return True
        if reading.second is not None:
            return self.text[first.end : reading.second.start].strip() in ("to", "and", "or") and not first.number[0].isdigit()
        bound = self.text[reading.bound_start : reading.start].strip().lower() if reading.qualifier else ""
        small = first.number.isdigit() and len(first.number) < 3
        return (
            bool(bound)
            and first.number[0].isdigit()
            and not (small and bound in ("over", "under", "above", "below", "about", "around"))
        )

    def _subject_counts(self, reading: Reading, strong: bool) -> bool:
        """A bare number after a verb of measure or change whose subject is a plural: `additions grew from 7`; written down if so."""
        if not reading.first.number[0].isdigit():
            return False
        low, _ = self._sentence(reading)
        item = self.items.left(self._anchor(reading), low, "count").item
        if not _several(item):
            return False
        self._add(reading, "count", {"item": item})
        return True

    def _score(self, reading: Reading, left: str) -> bool:
        """A bare number that an index or rating stands at, or a signed or decimal one that something stands at; written down if so."""
        first = reading.first
        if not first.number[0].isdigit() or first.scale:
            return False
        low, _ = self._sentence(reading)
        item = self.items.left(self._anchor(reading), low, "score").item
        known = bool(item) and item is not None and item != ELIDED and item.split()[-1].lower() in _INDEX
        decimal = "." in first.number or first.signed
        if not (known or (decimal and item)):
            return self._of_index(reading, left)
        if item == ELIDED and (_IN_MARKS.search(left) or not self._earlier("score", reading.start)):
            return self._of_index(reading, left)
        plural = _several(item) and (item.islower() or item.istitle())
        self._add(reading, "count" if plural and not known else "score", {"item": item} if item else None)
        return True

    def _of_index(self, reading: Reading, left: str) -> bool:
        """Whether a decimal stands behind a verb or in brackets where a paragraph speaks of an index: `“Sales” gained 0.5 to 50.2`; written down."""
        first = reading.first
        if reading.second is not None or not _DECIMAL.fullmatch(first.number) or not _STANDS.search(left[-24:]):
            return False
        block = self.parts.block_at(reading.start)
        if block is None or not _SPEAKS_OF_INDEX.search(self.text, block.start, block.end):
            return False
        named = _IN_MARKS.search(left)
        self._add(reading, "score", {"item": named[1]} if named else None)
        return True

    def _moved(self, anchor: int) -> bool:
        """Whether `from` stands before the figure with a past verb of motion before it (`quickened from A to B`); `ranged from` is none."""
        words = self.words
        i = words.last_before(anchor)
        if words.lower(i) != "from":
            return False
        i -= 1
        if words.tag(i) == "RB":
            i -= 1
        if words.tag(i) in NOUNS and _GAPPED.search(self.text, max(0, anchor - 160), anchor):
            return True
        return words.tag(i) in ("VBD", "VBN") and words.lower(i) not in _SPREAD

    def _past(self, end: int, *, series: bool = False) -> int:
        """Beyond a refused number and what is glued to it, so that `1/2/3` is not looked at again; a series goes with its first member."""
        text, stop = self.text, min(len(self.text), end + 64)
        more = _SERIES_TAIL.match(text, end, stop) if series else None
        if more:
            return more.end()
        while end < stop and (text[end].isalnum() or text[end] in "/-:"):
            end += 1
        return end
