"""What a mark or a word of measure before a figure ties it to: a label and its colon, brackets, `worth`, `Weighing 30 kg, the chair`."""

from __future__ import annotations

from dataclasses import dataclass

from hkfacts.patterns import lazy_pattern

from ..grammar.phrases import VERBS, noun_phrase, phrase_before
from ..grammar.tags import NOUNS
from .figures_things import ELIDED, Clause, change_words
from .figures_ties import Ties
from .figures_words import AMONG, BE

_ALONE = lazy_pattern(r"[^()\n]{1,44}\)")  # the rest of brackets that hold a sum and nothing else
# The next name of a list with its share, and the share of the one before.
_NEXT_SHARE = lazy_pattern(r"[^()\n]{1,24}\)(?:,|,?[ ]and)[ ][^().;\n]{2,40}[ ]\([+−–-]?\d[\d.]{0,5}[ ]?(?:%|per[ ]cent)\)")
# A name that stands between two prices in brackets, whatever its words are: `Soft ($9), Moss-Like ($12)`.
_PRICED = lazy_pattern(
    r"(?:\),[ ](?:and[ ]|or[ ])?|[:;][ ])([A-Z][\w’'+/-]{0,24}(?:[ ](?:&|w/|of|with|[A-Z0-9][\w’'+/-]{0,24})){0,4})[ ]\($"
)
_NEXT_PRICE = lazy_pattern(r"[^()\n]{1,44}\),[ ][^().;\n]{2,40}[ ]\([A-Z]{0,3}[$€£]")
_LAST_SHARE = lazy_pattern(r"\d[ ]?(?:%|per[ ]cent)\)(?:,|,?[ ]and)[ ](?:the[ ])?$")
LONGEST_LIST = 8
FARTHEST_OWNER = 28
_HELD = frozenset("owned held controlled".split())
LONGEST_GROUP = 16
_BARGAINS = frozenset(
    "contract contracts subcontract order orders agreement agreements deal deals grant grants award awards loan loans".split()
)
# Participles of measure that open a sentence before its subject.
_FRONTED = frozenset(
    "weighing priced measuring covering spanning valued costing standing stretching totalling totaling seating housing starting selling retailing trading".split()
)


@dataclass(slots=True)
class Walk:
    """Where the reading leftwards stands, and what it has met."""

    i: int
    start: int
    floor: int
    kind: str
    compared: bool
    change: str | None = None
    passed: str = ""


class Marks(Ties):
    """Reads what a mark or a word of measure ties to a figure."""

    def fronted_share(self, start: int, floor: int) -> str | None:
        """Whom a share is of that stands behind `Of` or `Among` and their group: `Among the club’s rowers over 60, about 40% …`."""
        words = self.words
        first, comma = words.first_from(floor), words.last_before(start)
        while comma > first and (
            words.tag(comma) in ("RB", "IN", "JJR", "RBR") or words.lower(comma) in ("some", "just", "only")
        ):
            comma -= 1
        if words.lower(first) not in ("of", "among", "amongst") or words.word(comma) != "," or comma - first > LONGEST_GROUP:
            return None
        begin = first + 1
        while words.tag(begin) in ("DT", "PRP$", "PDT") or words.lower(begin) == "all":
            begin += 1
        phrase = noun_phrase(words, begin, words.starts[comma])
        if phrase is None or begin in self.closed or any(words.word(k) == "," for k in range(phrase[1], comma)):
            return None
        whole = words.plural(phrase[1]) or (begin > first + 1 and words.lower(first) == "of")
        return self.printed(phrase) if whole and words.lower(begin) != "other" else None

    def _fronted_of(self, start: int, floor: int) -> Clause | None:
        """The subject behind a participle that opens the sentence: `Weighing 30 kg, the chair folds`, `Priced from $9, the kits sell`."""
        words = self.words
        first = words.first_from(floor)
        first += words.tag(first) == "RB" or words.word(first) in ("*", "•", "“")
        led = words.last_before(start)
        while led > first and (words.tag(led) in ("IN", "RB", "TO", "DT") or words.lower(led) == "just"):
            led -= 1
        if words.lower(led) in _FRONTED and words.word(led)[:1].isupper() and words.word(led - 1).endswith(":"):
            first = led  # `Miner Nine: Priced at $9, this kit …`
        if words.lower(first) not in _FRONTED or not first < words.size or not 0 < start - words.ends[first] < 28:
            return None
        if any(k in self.closed for k in range(first, words.last_before(start) + 1)):
            return None
        clause = self._after_comma(first)
        last = clause.item.split()[-1].lower() if clause.item else ""
        return clause if last and last not in change_words()[1] else None

    def _worth(self, walk: Walk) -> Clause | bool:
        """What is `worth`, `totalling` or `weighing` a figure."""
        words, i = self.words, walk.i
        word = words.lower(i)
        if word in (
            "worth",
            "totalling",
            "totaling",
            "costing",
            "exceeding",
            "averaging",
            "amounting",
            "reaching",
            "valued",
            "priced",
            "priced",
            "spanning",
            "covering",
            "measuring",
            "weighing",
            "containing",
            "holding",
        ):
            j = i - 1
            ordered = self._ordered(j, walk.floor) if words.lower(j) == "," and word in ("totalling", "totaling") else None
            if ordered:
                return Clause(ordered, walk.change)
            if words.lower(j) == "," and word in ("exceeding", "reaching", "averaging", "amounting", "totalling", "totaling"):
                return self._main_subject(j, walk.floor, walk.change)
            while words.lower(j) in (",", "collectively", "together", "in", "all", "each", "now", "currently"):
                j -= 1
            phrase = phrase_before(words, j, walk.floor)
            deal = (
                self._deal_before(phrase, walk.floor) if phrase and walk.kind == "money" and word in ("worth", "valued") else None
            )
            if deal:
                return Clause(self.printed(deal), None)  # `a contract with the town worth`
            if phrase and words.word(j + 1) == "," and words.lower(phrase[0] - 1) in ("in", "at", "across", "from"):
                phrase = phrase_before(words, phrase[0] - 2, walk.floor) or phrase  # `the pipeline in Spain, now totalling`
            led = phrase[0] - 1 - (words.tag(phrase[0] - 1) == "DT") if phrase else -1
            sold = phrase_before(words, led - 1, walk.floor) if phrase and words.lower(led) in ("of", "to", "for") else None
            if phrase and sold and word in ("priced", "costing") and words.tag(phrase[1]) == "NNP" and words.plural(sold[1]):
                phrase = sold  # `day tickets of the Tea Fair, priced at`
            if phrase and words.tag(phrase[1]) == "NNP" and words.lower(led) in ("in", "at", "across", "on", "near"):
                phrase = phrase_before(words, led - 1, walk.floor) or phrase  # `nine mills in the Kite Valley totalling`
            if (phrase and (word != "covering" or words.lower(i - 1) == ",")) or (
                word == "worth" and words.lower(i - 1) not in BE
            ):
                return Clause(self.printed(phrase), None)
            return self._subject(i, walk.floor, walk.change)
        return False

    def _ordered(self, comma: int, floor: int) -> str | None:
        """What is summed up behind a comma: things that were counted right before it, or their order: `an order for ten kiosks, totalling`."""
        words = self.words
        phrase = phrase_before(words, comma - 1, floor)
        k = phrase[0] - 1 if phrase and words.plural(phrase[1]) else -1
        if phrase is None or k not in self.closed or k in self.dated:
            return None
        while k in self.closed:
            k -= 1
        while words.tag(k) in ("RB", "JJR") or words.lower(k) in ("over", "about", "around", "some", "than"):
            k -= 1
        if words.lower(k) == "for" and words.lower(k - 1) in _BARGAINS:
            return self.printed(phrase_before(words, k - 1, floor))
        return self.printed(phrase) if words.tag(k) in VERBS or words.lower(k) in ("of", "for", "with") else None

    def _deal_before(self, phrase: tuple[int, int], floor: int) -> tuple[int, int] | None:
        """The contract or order whose partner a phrase names: `a contract with the Ware Department of Health`, `an order from three mills`."""
        words = self.words
        for k in range(phrase[0] - 1, max(-1, phrase[0] - LONGEST_GROUP), -1):
            if words.starts[k] < floor or words.broken(k + 1) or words.tag(k) in ("VBZ", "VBD", "VBP", "MD") or k in self.closed:
                return None
            if words.lower(k) in _BARGAINS and words.lower(k + 1) in ("with", "from", "for", "awarded", "to", "by"):
                return phrase_before(words, k, floor)
        return None

    def _marked(self, walk: Walk) -> Clause | bool:
        """What a colon, a dash, a bracket or the mark of a list says."""
        words, i = self.words, walk.i
        word, tag = words.lower(i), words.tag(i)
        if word.endswith(":") and any(words.word(k) in ("“", "``") for k in range(i + 1, words.last_before(walk.start) + 1)):
            return Clause(None, walk.change)  # who speaks, and no label: `Analysts: “$9 million is …`
        if (word in ("–", "—", "=") or word.endswith(":")) and tag not in VERBS:
            item = self._label_head(i, walk.floor) or self.printed(
                phrase_before(words, i - (word in (":", "–", "—", "=")), walk.floor)
            )
            if item is None and any(words.word(j) in ("(", "-LRB-") for j in range(max(0, i - 7), i)):
                return Clause(ELIDED, walk.change)  # `(previous year: …)`
            return Clause(item or self._label(i, walk.floor), walk.change)
        if word == "," and walk.compared and walk.kind == "length":
            sized = phrase_before(words, i - 1, walk.floor)  # `the film, just 0.3 mm thick, …`
            if sized and sized[1] not in self.closed and self.printed(sized):
                return Clause(self.printed(sized), walk.change)
        if word in ("(", "-lrb-") and walk.kind == "money" and _ALONE.match(words.text, walk.start):
            phrase = phrase_before(words, i - 1, walk.floor)  # `the roof fund (HK$3 million)`
            origin = phrase is not None and words.tag(phrase[1]) == "NNP" and words.word(phrase[0] - 1) == ":"
            origin = origin and not _NEXT_PRICE.match(words.text, walk.start)  # `Trims: Plain ($37), Deluxe ($46)`
            if origin and phrase is not None:
                label = self._label(phrase[0] - 1, walk.floor)  # `* Red Heron: Chile ($9)`
                if label:
                    return Clause(label, walk.change)
            if phrase and phrase[1] == i - 1 and phrase[1] not in self.closed:
                item = self.printed(self._over_complement(phrase, walk.floor))
                if item:
                    return Clause(item, walk.change)
            if priced := _PRICED.search(words.text, max(walk.floor, walk.start - 64), walk.start):
                return Clause(priced[1], walk.change)
        if word in ("(", "-lrb-") and walk.kind == "percentage" and (told := self._share_in_brackets(walk)):
            return told
        if word in ("(", "-lrb-") and (words.lower(i - 1) in BE or words.lower(i - 1) in ("of", "to", "at")):
            walk.i -= 1
            return True  # `net loss was ($1.2 million)`
        if word in ("(", "-lrb-") and walk.kind == "multiple" and _ALONE.match(words.text, walk.start):
            item = self.printed(phrase_before(words, i - 1, walk.floor))  # `a price spike (14x)`
            if item:
                return Clause(item, walk.change)
        if (word == "or" and words.lower(i - 1) == "plus") or (word == "minus" and words.lower(i - 1) == "or"):
            walk.i -= 2 if word == "or" else 3  # `plus or minus 3 points`
            return Clause(ELIDED, walk.change) if words.word(walk.i) == "," else True
        if word == "including" and self._figure_before(i, walk.floor):
            return Clause(ELIDED, walk.change)  # `$5 million in grants, including $2 million from`
        if word in ("(", "-lrb-", "[") or (word in AMONG and not (word == "/" and words.word(i - 1) == "+")):
            return Clause(ELIDED, walk.change)
        return False

    def _share_in_brackets(self, walk: Walk) -> Clause | None:
        """What a share in brackets is of: what its owners own, the noun or the label before it, the list that it stands in."""
        words, i = self.words, walk.i
        if held := self._held_by(i, walk.floor):
            return Clause(held, walk.change)
        if words.text[walk.start] not in "0123456789+-−–":
            return None
        phrase = phrase_before(words, i - 1, walk.floor)  # `fruit (27%) and spice (-1.2%)`
        if phrase is None and words.tag(i - 1) == "POS" and (owner := phrase_before(words, i - 2, walk.floor)):
            phrase = (owner[0], i - 1)  # `Ware’s (3.9%): a maker of rails`
        opens = phrase is not None and (phrase[0] == 0 or words.broken(phrase[0]) or words.starts[phrase[0]] == walk.floor)
        labelled = opens and words.text[walk.start :].partition(")")[2][:1] == ":"  # `Moon & Tarn (14.7%): a maker of rails`
        common = phrase is not None and (
            labelled
            or words.word(phrase[1]).islower()
            or (opens and phrase[0] == phrase[1] and words.tag(phrase[1]) in ("NN", "NNS"))
        )
        plain = phrase and phrase[1] == i - 1 and phrase[1] not in self.closed and common
        if plain and phrase is not None:
            phrase = self._over_cause(phrase, walk.floor)
        item = self.printed(phrase) if plain and _ALONE.match(words.text, walk.start) else None
        if item and phrase is not None and phrase[0] < phrase[1] and words.lower(phrase[1]) in change_words()[1]:
            risen = self.printed((phrase[0], phrase[1] - 1)) if words.tag(phrase[1] - 1) in NOUNS else None
            return Clause(
                risen or item, change_words()[1][words.lower(phrase[1])] if risen else walk.change
            )  # `crop yield increase (+8.2%)`
        if item is None and phrase is not None and phrase[1] == i - 1 and phrase[1] not in self.closed:
            item = self._listed_share(phrase, walk.start, walk.floor)
        if item:
            return Clause(item, walk.change)
        return None

    def _held_by(self, opening: int, floor: int) -> str | None:
        """What is owned by those whose shares stand in brackets: `the mill is owned by the Town of Ware (60%) and Oster (40%)`."""
        words = self.words
        for j in range(opening - 1, max(-1, opening - FARTHEST_OWNER), -1):
            if words.starts[j] < floor or words.broken(j + 1) or words.word(j) in (";", ":"):
                return None
            if words.lower(j) == "by" and words.lower(j - 1) in _HELD and words.tag(j - 1) in VERBS:
                verb = j - 1
                verb -= words.tag(verb - 1) == "RB"
                return self._subject(verb, floor, None).item if self._passive(verb) else None
            if words.tag(j) in ("VBZ", "VBD", "VBP", "MD"):
                return None
        return None

    def _over_cause(self, phrase: tuple[int, int], floor: int) -> tuple[int, int]:
        """The noun that a bracket tells of behind its cause or its examples: `wages due to scarcity (4%)`, `rules, such as quotas and bans (3%)`."""
        words, j = self.words, phrase[0] - 1
        if words.lower(j) == "to" and words.lower(j - 1) == "due":
            return phrase_before(words, j - 2, floor) or phrase
        for k in range(j, max(-1, j - LONGEST_GROUP), -1):
            if words.starts[k] < floor or words.broken(k + 1) or words.tag(k) in VERBS or k in self.closed:
                break
            if words.lower(k) == "as" and words.lower(k - 1) == "such":
                return phrase_before(words, k - 2 - (words.word(k - 2) == ","), floor) or phrase
        return phrase

    def spread(self, start: int, floor: int) -> str | None:
        """The noun whose range from one end to the other a figure tells: `salaries from $9 to $12`."""
        words, i = self.words, self.words.last_before(start)
        if words.lower(i) != "from" or i < 1 or words.starts[i - 1] < floor or words.broken(i):
            return None
        phrase = phrase_before(words, i - 1, floor)
        if phrase is None or phrase[1] in self.closed or not words.word(phrase[1]).islower() or not words.plural(phrase[1]):
            return None
        return self.printed(phrase)

    def _listed_share(self, phrase: tuple[int, int], start: int, floor: int) -> str | None:
        """What a share in brackets is of behind a name in a list of such: the name, or what the first of them belongs to.

        `bright in Korea (58%) and Chile (51%)` has two names, `exports to Korea (+8%) and Chile (+5%)` are exports.
        """
        words, first = self.words, phrase
        listed = _NEXT_SHARE.match(words.text, start) is not None
        for _ in range(LONGEST_LIST):
            at = words.starts[first[0]]
            last = _LAST_SHARE.search(words.text, max(floor, at - 24), at)
            if last is None:
                break
            listed, k = True, words.last_before(last.start())
            while words.word(k) not in ("(", "-LRB-") and words.starts[k] > floor and at - words.starts[k] < 40:
                k -= 1
            before = phrase_before(words, k - 1, floor)
            if before is None:
                return None
            first = before
        j = first[0] - 1
        j -= words.tag(j) in ("DT", "PRP$")
        if not listed or (words.lower(j) == "of" and words.tag(j - 1) in ("NNP", "NNPS")):
            return None  # `the City of Ware (60%)` is more than its last word
        governor = phrase_before(words, j - 1, floor) if words.lower(j) in ("to", "of", "from", "for") else None
        return self.printed(governor or phrase)

    def _before_bracket(self, opening: int, floor: int) -> str | None:
        """The noun that a bracket right behind it tells of, over its complement; None behind another figure or a verb."""
        words = self.words
        phrase = phrase_before(words, opening - 1, floor)
        marked = words.word(opening - 1) in ("”", '"', "''")
        if (
            phrase is None
            or phrase[1] != opening - 1 - marked
            or phrase[1] in self.closed
            or words.lower(phrase[1]) in ("%", "cent", "percent")
        ):
            return None
        return self.printed(self._over_complement(phrase, floor))

    def _over_complement(self, phrase: tuple[int, int], floor: int) -> tuple[int, int]:
        """The noun that a bracket belongs to, over a complement in lower case: `a guide to the pier (HK$9)`."""
        words, j = self.words, phrase[0] - 1
        while words.tag(j) in ("DT", "PRP$") or (j in self.closed and j not in self.dated):
            j -= 1
        if (
            words.lower(j) not in ("to", "for", "of", "about", "on", "with", "in", "at", "from")
            or not words.word(phrase[1])[:1].islower()
        ):
            return phrase
        governor = phrase_before(words, j - 1, floor)
        return governor if governor and governor[1] not in self.closed and words.word(governor[1])[:1].islower() else phrase

    def _figure_before(self, i: int, floor: int) -> bool:
        """Whether another figure stands before a word in its sentence."""
        first = self.words.first_from(floor)
        return any(k in self.closed and k not in self.dated for k in range(max(first, i - 60), i))
