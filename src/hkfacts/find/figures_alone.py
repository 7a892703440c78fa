"""A number alone, with no noun behind it: a figure where the clause gives what it counts, or where it can be nothing else."""

from __future__ import annotations

import re

from hkfacts.patterns import lazy_pattern

from ..grammar.phrases import VERBS, noun_phrase, plural_head
from ..grammar.tags import NOUNS
from ..spans import Found
from .figures_bounds import CHANGE_FROM
from .figures_items import plural_verb_follows
from .figures_read import Reading
from .figures_scores import Scores, several
from .figures_things import ELIDED

ONE = frozenset(("one", "1", "zero", "0"))
_INCLUDING = lazy_pattern(
    r"(?:\b(?:including|include|includes|comprising|comprised|comprises|with|of[ ]which|of[ ]whom|of[ ]these|of[ ]them|of[ ]those|among[ ]them|double|triple|twice|namely|plus|another|an[ ]additional|only|vs\.?|versus|from|to|at|and|while|but|against)[ ](?:(?:the|a|another|an[ ]additional|only|just|about|around|over|more[ ]than|some|nearly)[ ]){0,2}|[,:;][ ](?:and[ ]|with[ ])?|[ ][-–—][ ]|\()$",
    re.I,
)
_AFTER_BARE = lazy_pattern(
    r"[ ](?:in|from|on|at|for|by|are|were|is|was|have|had|of[ ](?:which|whom|them|these|those|the|its|their|our)|won|received|joined|came|took|will|during|across|through|last|this|a[ ]year|as|to|compared|with|and|or|but|worldwide|globally|now|today|respectively|overseas|locally|others?|who)\b|[.;,)]|$"
)
_ENDS_CLAUSE = lazy_pattern(r"[.;,)]|[ ](?:in|on|last|this|by|at|during|and|while|but)\b|$")
_OF_A_KIND = ("JJ", "VBN", "VBG", "NN")
_MOST_KINDS = 5  # that a list has before its last
GROUP_MARK = lazy_pattern(r"\d[, ]\d{3}")
# Nouns in the singular that are numbers of people or things.
_TALLIES = frozenset(
    "toll tally headcount workforce membership enrolment enrollment attendance population caseload readership viewership ridership patronage".split()
)
_IN_TOTAL = lazy_pattern(r"[ ]in[ ](?:total|combined|aggregate)[ ]")
SPANS_OF_TIME = frozenset("years months weeks days hours minutes seconds decades centuries nights weekends".split())
_SHARE_BEHIND = lazy_pattern(r" \((?:about |or |around )?\d{1,3}(?:\.\d{1,2})?(?:[ ]?%| per cent)\)")
_COMPARES = lazy_pattern(
    r"[ ](?:more|fewer|less)[ ]than[ ](?:the[ ]|a[ ]|last[ ]|in[ ]|that|those|before|previous|planned|expected|at[ ]|it[ ]|its[ ])"
)
_FURTHER = lazy_pattern(r"[ ]more(?=[.,;]|$|[ ](?:by|in|this|next|over|within|before|last|during)[ ])")
_SPREAD = frozenset("ranged varied ran priced available spanned extended taken selected drawn".split())
# Nouns of bodies of people that `of` joins to their number.
_BODIES = lazy_pattern(
    r"\b(?P<body>team|staff|crew|workforce|group|squad|crowd|audience|cast|choir|orchestra|faculty|headcount|membership|congregation|fleet|delegation|party|network|community|population|network|panel|jury|quota|intake|enrolment|patronage|readership|turnout)[ ]of[ ]$",
    re.I,
)
_WORDED = r"(?:\d{1,3}(?:[, ]\d{3}){0,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty)(?![\w%-]|[.,]\d)"
# The other numbers of a list that has its noun at the end: `135 and 121 cases`, `four, eight or 12 boats`.
_NOUN_LAST = lazy_pattern(rf"(?:,[ ]{_WORDED}){{0,6}},?[ ](?:and|or)[ ](?:another[ ])?(?P<last>{_WORDED})", re.I)
_OF_SO_MANY = lazy_pattern(r" of \d{1,3}(?:,\d{3})? [a-z]{3,20}s\b")  # `seven of 19 applications`
_NAME_BEFORE = lazy_pattern(r"\b[A-Z][\w’'-]{1,20} $")  # `Part 1 of 3 lessons`
_ASIDE = r"(?:[ ]\([^()\n]{1,30}\))?"  # when that was: `rose from 320 (in May) to 331`
_RISES_TO = lazy_pattern(rf"{_ASIDE}[ ]to[ ](?:about[ ]|around[ ]|over[ ]|more[ ]than[ ]|nearly[ ])?{_WORDED}", re.I)
_CAME_FROM = lazy_pattern(rf"\bfrom[ ]{_WORDED}{_ASIDE}[ ]to[ ]$", re.I)
# A second change whose verb is that of the first: `deaths fell from 9 to 4, and injuries from `.
_GAPPED = lazy_pattern(r"\bfrom [^.;]{1,40}? to [^.;,]{1,40}[,;] (?:and|while|with) [^.;]{3,80} from $")
_SAMPLE = lazy_pattern(r"[(;,] ?[nN] ?= ?$")  # the size of a group: `the control group (n = 806)`
_OF_THESE = lazy_pattern(
    r"(?:^|[.;][ ])(?:Of|Among|of|among)[ ](?:these|those|them|which),[ ](?:(?:about|around|some|over|nearly|almost|at[ ]least|more[ ]than)[ ])?$"
)
# A group in the plural of which the clause goes on to count some: `Among the pupils, two won`.
_OF_THE = lazy_pattern(
    r"(?:^|[.;][ ])(?:Of|Among|of|among)[ ](?:the|its|their|our|all)[ ](?P<group>(?:[a-z][a-z-]+[ ]){0,2}[a-z][a-z-]+[a-rt-z]s),[ ]"
    r"(?:(?:about|around|some|over|nearly|almost|at[ ]least|more[ ]than)[ ])?$"
)
_WERE = lazy_pattern(r"[ ](?:\((?:about |or )?\d{1,3}(?:\.\d{1,2})?(?:%| per cent)\)[ ])?(?:were|are|was)[ ]")
_CLAUSE_OVER = lazy_pattern(r"[.,;)]|[ ](?:and|in|at|of|from|who|that|which|representing|up|an)\b")
_THE_NUMBER = lazy_pattern(
    r"\b(?:[Tt]hat|[Tt]his|[Tt]he)[ ](?:number|total|count|tally)[ ](?:ha[sd][ ](?:since[ ]|now[ ]|already[ ])?)?(?:rose|risen|grew|grown|increased|climbed|jumped|surged|soared"
    r"|fell|fallen|dropped|declined|reached|hit|was|is|stood|stands)(?:[ ](?:to|at|now))?[ ](?:(?:about|nearly|almost|over|around|only|just)[ ])?$"
)
_FORESEEN = lazy_pattern(r"[ ](?:forecast|expected|projected|planned|foreseen|due)[ ](?:by|in|for|to|at)\b")
_SERIES_TAIL = lazy_pattern(
    r"(?:(?:,?[ ](?:and|or|to|through)[ ]|[ ]?[-–&/][ ]?|,[ ])\d{1,3}\b(?![\d,.%]*\d|[ ]?%|[ ][a-z]+s\b)){1,8}"
)


class Lone(Scores):
    """Decides whether a number with no noun is a figure."""

    def _alone(self, reading: Reading, start: int, low: int, strong: bool) -> int:
        """A number with no noun: a figure where the sentence has given the item, or where the number can be nothing else."""
        text, at = self.text, reading.after or reading.end
        anchor = reading.bound_start if reading.qualifier and reading.bound_start >= 0 else reading.start
        left = text[low:anchor]
        following = text[at : at + 20]
        digit_alone = reading.first.number[0].isdigit()
        if not strong and not reading.first.signed and text[start - 1 : start] not in ("", " ", "(", "\n", "\t", "“", '"'):
            return self._past(reading.end)
        if _OF_SO_MANY.match(text, at) and not _NAME_BEFORE.search(left):
            return self._of_more(reading, start, at, following)
        if following.startswith(
            (" of the ", " of its ", " of their ", " of our ", " of these ", " of those ", " of his ", " of them", " out of ")
        ):
            return self._of_more(reading, start, at, following)
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
        if "." not in reading.first.number and _THE_NUMBER.search(left) and _AFTER_BARE.match(text, at):
            counted = [f.groups.get("item", "") for f in self.found[-4:] if f.groups.get("kind") == "count"]
            told_of = [item for item in counted if item and item != ELIDED]
            if counted and self.found[-1].groups.get("kind") == "count":
                reading.item = told_of[-1] if told_of else ELIDED  # `That number rose to 142.`
                self._add(reading, "count")
                return reading.end
        if self._score(reading, left):
            return reading.end
        whole = "." not in reading.first.number or bool(reading.first.scale)
        if whole and _SAMPLE.search(left):
            known = self._earlier("count", reading.start)
            self._add(reading, "count", {"item": ELIDED} if known else None)
            return reading.end
        if whole and _OF_THESE.search(left) and _AFTER_BARE.match(text, at) and reading.first.number.lower() not in ONE:
            counts = [f.groups.get("item") for f in reversed(self.found[-4:]) if f.groups.get("kind") == "count"]
            before = next((item for item in counts if item and item != ELIDED), None)
            reading.item = before or ELIDED
            self._add(reading, "count")
            return reading.end
        told = whole and (_AFTER_BARE.match(text, at) or plural_verb_follows(self.words, at))
        named = _OF_THE.search(left) if told else None
        if named and reading.first.number.lower() not in ONE:
            reading.item = named["group"]
            self._add(reading, "count")
            return reading.end
        if (
            self._two_kinds(reading, at)
            or self._shares_noun(reading, anchor, low, at)
            or self._goes_from(reading, anchor, low, at)
        ):
            return reading.end
        earlier = self._earlier("count", reading.start)
        item = self._told_by(reading, low, strong, earlier) if whole else ""
        if item:
            reading.item = item
            self._add(reading, "count")
            return reading.end
        bare = _AFTER_BARE.match(text, at) or plural_verb_follows(self.words, at)
        if bare and whole and not earlier and reading.first.number.lower() not in ONE and self._subject_counts(reading, strong):
            return reading.end
        if self._surely(reading, strong, whole, left):
            if earlier and reading.second is not None and "item" in earlier.groups and not reading.item:
                reading.item = ELIDED  # `some have two cards, others between four and five`
            if not earlier and not reading.item and plural_verb_follows(self.words, at):
                reading.item = ELIDED  # `Of 5,800 samples, 14 failed. About 3,900 were …`
            money = self._earlier("money", reading.start) if not digit_alone else None
            self._add(reading, "count", {"elided_currency": "1"} if money else None)
            return reading.end
        self.refuse(start, reading.end, "figure.numeral", "no currency, unit or noun says what it measures")
        return self._past(reading.end) if not reading.second else reading.end

    def _of_more(self, reading: Reading, start: int, at: int, following: str) -> int:
        """A number `of the` or `out of` more: it counts what follows, or what the one before counts."""
        if reading.first.number.lower() in ONE:
            return self._past(reading.end)
        i = self.words.first_from(at) + 2 - following[4:5].isdigit()
        phrase = None
        if not following.startswith(" of them"):
            i += following.startswith(" out of") and self.words.tag(i) in ("DT", "PRP$")
            for _ in range(3):
                i += self.words.tag(i) == "CD" or self.words.lower(i) in ("“", '"', "top")  # `six of the “Top 10 Mills”`
            phrase = noun_phrase(self.words, i, len(self.text))
            owned = self._owned(phrase)
            phrase = owned if owned is not None else phrase
        if phrase is not None and self.words.lower(phrase[1]) in SPANS_OF_TIME:
            self.refuse(start, reading.end, "figure.refuse.duration", "a duration is a date, an age is neither")
            return self.words.ends[phrase[1]]
        if phrase is not None and self.words.plural(phrase[1]):
            reading.item = self.text[self.words.starts[phrase[0]] : self.words.ends[phrase[1]]]
        else:
            reading.item = ELIDED
        self._add(reading, "count")
        return reading.end

    def _told_by(self, reading: Reading, low: int, strong: bool, earlier: Found | None) -> str:
        """What a whole number alone counts: a noun after `in total`, or what the count before it in the sentence counts; empty if nothing."""
        text, at = self.text, reading.after or reading.end
        left = text[low : reading.bound_start if reading.qualifier and reading.bound_start >= 0 else reading.start]
        if left.lower().endswith(("of which ", "of whom ")) and earlier:
            return self._were(at) or ELIDED
        if earlier and reading.second is None and _SHARE_BEHIND.match(text, at):
            return ELIDED  # `612 (60%) were done and 409 (40%) under way`
        total = _IN_TOTAL.match(text, at) if strong else None
        phrase = self._phrase(total.end() - 1) if total else None
        if phrase is not None and plural_head(self.words, phrase[1]):
            return text[self.words.starts[phrase[0]] : self.words.ends[phrase[1]]]  # `9 million in total accounts`
        if earlier and left.endswith((", ", "(")) and _COMPARES.match(text, at):
            return ELIDED  # `150 pupils, 40 more than before`
        if earlier and _FURTHER.match(text, at) and self.words.tag(self.words.last_before(reading.start)) in VERBS:
            return ELIDED  # `has 185 clerks and will hire 60 more by June`
        if earlier and _ENDS_CLAUSE.match(text, at) and self._same_done(earlier, reading):
            return ELIDED
        if earlier and strong and _FORESEEN.match(text, at):
            return ELIDED  # `40,000 shops, with 60,000 forecast by 2026`
        verbal = plural_verb_follows(self.words, at)
        if not earlier or reading.first.number.lower() in ONE or not (_AFTER_BARE.match(text, at) or verbal):
            return ""
        if not (_INCLUDING.search(left) or verbal):
            return ""
        told = (
            self.items.left(self._anchor(reading), max(low, self._sentence(reading)[0]), "count").item
            if left.endswith(" to ")
            else None
        )
        return told if several(told) else ELIDED

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

    def _same_done(self, earlier: Found, reading: Reading) -> bool:
        """Whether a verb like that of the count before governs the number: `opened 21 shops and closed nine`."""
        words = self.words
        i, j = words.last_before(reading.start), words.last_before(earlier.start)
        alike = words.tag(i) == words.tag(j) and words.tag(i) in ("VB", "VBD", "VBN", "VBG", "VBZ")
        return alike and words.lower(i - 1) in ("and", "but") and words.starts[i - 1] >= earlier.end

    def _two_kinds(self, reading: Reading, at: int) -> bool:
        """Whether the noun behind the last number and its adjective is this one's too (`3 red, 4 white and 5 blue boats`); written down if so."""
        words = self.words
        i = words.first_from(at)
        if reading.second is not None or words.starts[i : i + 1] != [at + 1] or words.tag(i) not in _OF_A_KIND:
            return False
        if words.tag(i + 1) == "HYPH":
            i += 2
        for _ in range(_MOST_KINDS):
            if words.word(i + 1) != "," or words.tag(i + 2) != "CD" or words.tag(i + 3) not in _OF_A_KIND:
                break
            i += 3
        i += words.word(i + 1) == "," and words.lower(i + 2) in ("and", "or")
        j = i + 2
        if words.lower(i + 1) not in ("and", "or") or words.tag(j) != "CD" or words.broken(j + 1):
            return False
        phrase = self._phrase(words.ends[j])
        if phrase is None or phrase[1] == phrase[0] or not plural_head(words, phrase[1]):
            return False
        if words.lower(phrase[1]) in SPANS_OF_TIME:
            return False
        reading.item = words.word(phrase[1])
        self._add(reading, "count")
        return True

    def _shares_noun(self, reading: Reading, anchor: int, low: int, at: int) -> bool:
        """Whether the noun behind the last number of a list is this one's too (`135 and 121 cases`); it is written down if so."""
        listed = _NOUN_LAST.match(self.text, at)
        if listed is None or reading.second is not None or reading.first.number.lower() in ONE:
            return False
        if self.words.tag(self.words.last_before(anchor)) in NOUNS and anchor == reading.start:
            return False  # `Piers 3 and 5 tenants`
        phrase = self._phrase(listed.end())
        if phrase is None or not plural_head(self.words, phrase[1]) or self.words.lower(phrase[1]) in SPANS_OF_TIME:
            return False
        if self.refuser.refusal(self.text, listed.start("last"), listed.end("last"), low):
            return False
        reading.item = self.text[self.words.starts[phrase[0]] : self.words.ends[phrase[1]]]
        self._add(reading, "count")
        return True

    def _goes_from(self, reading: Reading, anchor: int, low: int, at: int) -> bool:
        """Whether a number of things goes from this number to another (`the number of piers rose from four to 24`); written down if so."""
        if _CAME_FROM.search(self.text, max(low, anchor - 72), anchor) and self._earlier("count", reading.start):
            self._add(reading, "count", {"item": ELIDED})
            return True
        rises = _RISES_TO.match(self.text, at)
        if rises is None or not (self._moved(anchor) or CHANGE_FROM.search(self.text[low:anchor])):
            return False
        phrase = self._phrase(rises.end())
        if phrase is not None and plural_head(self.words, phrase[1]) and "." not in reading.first.number:
            if self.words.lower(phrase[1]) in SPANS_OF_TIME:
                return False
            self._add(reading, "count", {"item": self.text[self.words.starts[phrase[0]] : self.words.ends[phrase[1]]]})
            return True  # `the crew grew from five to 12 members`
        first, _ = self._sentence(reading)
        item = self.items.left(self._anchor(reading), first, "count").item
        if not several(item):
            if not GROUP_MARK.search(reading.first.number):
                return False
            item = None if item == ELIDED else item
        self._add(reading, "count", {"item": item} if item else None)
        return True

    def _surely(self, reading: Reading, strong: bool, whole: bool, left: str) -> bool:
        """Whether a number alone can be nothing but a count: by its scale, its grouping, or a bound that is no age limit."""
        first = reading.first
        if not (strong and whole):
            return False
        if first.scale or GROUP_MARK.search(first.number) or re.search(r"illion|thousand", first.number):
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
        if not several(item) and not (
            item and reading.second is None and item != ELIDED and item.split()[-1].lower() in _TALLIES
        ):
            return False
        self._add(reading, "count", {"item": item or ""})
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
