"""What a word or two near a figure says of its item: a noun phrase as it is printed, labels, and what stands before a verb."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..grammar.phrases import CLAUSE_PARTICIPLES, JOINERS, VERBS, Words, noun_phrase, of_terms
from ..grammar.tags import NOUNS
from ..rulebook import lexicon
from .figures_words import (
    ACCOUNTS,
    AMOUNTS,
    BE,
    CAUSATIVE,
    CHANGE_EXTRA,
    GENERIC,
    MARKS,
    PREPOSITIONS,
    PRONOUNS,
    SKIP_LEFT,
    TIME,
)

ELIDED = "\0elided"
# Verbs of headlines before what is told.
_TOLD = frozenset(
    "Reports Posts Announces Records Sees Delivers Achieves Generates Secures Closes Raises Launches Declares Completes Receives Awards Wins Unveils Signs"
    " Expects Projects Targets Posted Reported Announced Acquires Buys Sells Purchases Repurchases Refinances Donates Pledges Invests".split()
)
# Gerunds of getting to an amount, which are no part of what gets to it.
_GAINING = frozenset(
    "achieving attaining reaching realising realizing generating recording posting earning surpassing hitting".split()
)
# Nouns of how much, which headlines write with a capital.
_MASSES = frozenset(
    "number share proportion percentage majority volume output production stock supply level export import".split()
)
DEEPEST = 3  # `the value of the number of …`


@lru_cache(maxsize=1)
def change_words() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Words of change with their direction: verbs, nouns, adverbs."""
    tables: tuple[dict[str, str], dict[str, str], dict[str, str]] = ({}, {}, {})
    for row in lexicon("change_words"):
        for part in row["part"].split("|"):
            tables["vna".index(part)][row["word"]] = row["direction"]
    return tables


@dataclass(frozen=True, slots=True)
class Clause:
    """What the words around a figure say: the item (None, text, or ELIDED) and the direction of a change."""

    item: str | None
    change: str | None


class Things:
    """Reads phrases and small signs in the words of one release."""

    def __init__(self, words: Words, closed: set[int], dated: set[int]) -> None:
        self.words = words
        self.closed = closed  # words inside dates and the numbers of other figures
        self.dated = dated  # words inside dates

    def printed(self, phrase: tuple[int, int] | None, floor: int = 0) -> str | None:
        """The text of a noun phrase without leading determiners and words of mere quantity; None for words of time or quantity alone."""
        if phrase is None:
            return None
        words, (start, head) = self.words, phrase
        while (
            start < head
            and not (words.word(start + 1) in JOINERS and words.starts[start + 1] == words.ends[start])
            and (
                words.tag(start) in ("DT", "PRP$", "RB", "RBR", "JJR", "JJS", "PDT")
                or words.lower(start) in SKIP_LEFT - {"total", "full", "combined"}
            )
        ):
            start += 1
        while start < head and words.starts[start] == words.ends[start - 1] and words.word(start - 1)[-1:].isdigit():
            start += 1  # `4K video`
        if start < head and words.lower(start) in TIME and words.word(start - 1) in JOINERS and words.tag(start - 2) == "CD":
            start += 1  # `a 7-day investment of`
        if words.lower(start) == "by" and words.joined(start) > start + 1:
            start = min(words.joined(start), head)  # `a 10-by-12-foot room`
        if (
            words.tag(start) == "VBG"
            and start < head
            and (
                words.word(start - 1) == "," or words.lower(start - 1) in BE | {"to"} or words.lower(start) in CLAUSE_PARTICIPLES
            )
        ):
            start += 1  # `, featuring halls of`
        gained = words.lower(start) in _GAINING or (words.lower(start) in CAUSATIVE and words.lower(start - 1) in ("and", ","))
        if words.tag(start) == "VBG" and start < head and gained and words.tag(start - 1) in ("IN", "CC", ",", "TO"):
            start += 1  # `a goal of achieving revenue of`, `and increasing equity by`
        for k in range(head - 1, start, -1):
            if words.word(k) in _TOLD and words.tag(k) in ("NNP", "NNPS", "NNS"):
                start = k + 1  # a headline’s verb inside a row of capitals: `Ware Mills Reports Record Revenue`
                break
        figures = [k for k in range(start, head) if k in self.closed and k not in self.dated]
        if figures:
            start = figures[-1] + 1  # `a 2-kilo cheese sale`
            if words.tag(start) not in NOUNS | {"JJ", "VBN"}:
                return None
        while head > start and words.lower(head) in MARKS and words.tag(head - 1) in NOUNS and self._mark_of(head):
            head -= 1  # `revenue mark`
        if (
            words.lower(head) in PRONOUNS
            or (start == head and words.lower(head) == "potential")
            or (words.lower(head) in MARKS and (start == head or self._mark_of(head)))
        ):
            return None
        if words.lower(head) == "times" and words.lower(head - 1) in ("many", "several", "few", "countless", "numerous"):
            return None  # `many times they gave up 10%`
        timed = words.lower(head) in TIME and not (
            words.lower(head) in ("time", "times")
            and head > start
            and words.tag(head - 1) in ("NN", "VBG")
            and words.lower(head - 1) not in TIME
        )  # but `response time`
        if timed or words.lower(head) in CHANGE_EXTRA or head in self.closed:
            return None
        if words.lower(head) in GENERIC and not any(
            words.tag(j) in NOUNS and words.lower(j) not in GENERIC | TIME for j in range(start, head)
        ):
            return None
        start = self._with_manner(start, head, floor)
        return words.text[words.starts[start] : words.ends[head]].rstrip(".")

    def _with_manner(self, start: int, head: int, floor: int) -> int:
        """The start of a phrase, or the adverb before it that goes with the participle there: `seasonally adjusted unemployment rate`."""
        words, k = self.words, start - 1
        manner = words.tag(k) == "RB" and words.lower(k).endswith("ly") and words.lower(k) not in SKIP_LEFT
        described = start < head and words.lower(start).endswith("ed") and words.tag(start) in ("VBN", "JJ")
        return k if manner and described and words.starts[k] >= floor and not words.broken(start) else start

    def _mark_of(self, head: int) -> bool:
        """Whether a noun of a point on a scale adds nothing to the noun before it (`revenue mark`); a `service level` is one thing."""
        words = self.words
        return not words.lower(head).startswith("level") or words.lower(head - 1) in ("price", "support", "resistance", "index")

    def extended(self, phrase: tuple[int, int] | None, stop: int, depth: int = 0) -> tuple[int, int] | None:
        """The phrase with the bare noun that `of` adds, where that is one term (`cost of materials`, `number of visitors`)."""
        if phrase is None:
            return None
        words, (start, head) = self.words, phrase
        if head + 2 >= words.size or words.starts[head + 1] >= stop:
            return phrase
        if words.word(head + 1) in ("(", "-LRB-") and words.word(head + 2).isupper() and words.word(head + 3) in (")", "-RRB-"):
            short = noun_phrase(words, head + 4, stop, coordinate=False) if words.word(head + 4).islower() else None
            if short and head + 4 not in self.closed and not words.broken(head + 4) and words.tag(head + 4) in ("NN", "NNS"):
                return start, short[1]  # `of Clean Harbour Act (CHA) investment credits`
        if words.lower(head) in CHANGE_EXTRA and words.lower(head + 1) in ("in", "of"):
            changed = noun_phrase(words, head + 2 + (words.tag(head + 2) == "DT"), stop, coordinate=False)
            return changed or phrase  # `the change in exports`
        if words.lower(head + 1) != "of":
            return phrase
        inner = noun_phrase(words, head + 2, stop, coordinate=False)
        if inner is None:
            return phrase
        named = words.tag(head) == "NNP" and inner[0] == head + 2 and all(words.tag(k) in ("NNP", "NNPS") for k in range(*inner))
        if named and words.tag(inner[1]) in ("NNP", "NNPS") and words.lower(head) not in ACCOUNTS | AMOUNTS | GENERIC | _MASSES:
            return start, inner[1]  # `the Hall of Lamps grew`
        if words.lower(head) in ("number", "numbers", "proportion", "share", "percentage", "majority", "volume") or (
            words.lower(head) == "value" and words.plural(inner[1])
        ):
            return self.extended(inner, stop, depth + 1) if depth < DEEPEST else inner
        if words.lower(inner[1]) in ("ratio", "index", "rate", "margin") and inner[1] > inner[0]:
            return start, inner[1]
        bare = words.word(inner[0])[:1].islower() and words.tag(inner[1]) in ("NN", "NNS") and inner[0] == inner[1]
        fixed = (words.lower(head), words.lower(inner[1])) in of_terms()
        return (
            (start, inner[1])
            if fixed
            or (
                bare
                and words.tag(inner[1]) == "NNS"
                and words.lower(head)
                in (
                    "cost",
                    "costs",
                    "price",
                    "prices",
                    "sale",
                    "sales",
                    "value",
                    "level",
                    "supply",
                    "production",
                    "output",
                    "imports",
                    "exports",
                )
            )
            else phrase
        )

    def listed(self, phrase: tuple[int, int] | None, stop: int) -> tuple[int, int] | None:
        """The phrase with the bare nouns that a list adds to it, up to a stop: `office, retail and storage space`, `seating and planting`."""
        words = self.words
        if phrase is None or phrase[0] != phrase[1] or words.tag(phrase[0]) not in ("NN", "NNS", "VBG"):
            return phrase
        i, single = phrase[1] + 1, "JJ|NN|NNS|VBG|VBN".split("|")
        while words.word(i) == "," and words.tag(i + 1) in single and words.word(i + 2) in (",", "and", "or", "&"):
            i += 2
        i += words.word(i) == "," and words.word(i + 1) in ("and", "or", "&")
        if words.word(i) not in ("and", "or", "&") or i in self.closed or words.broken(i) or words.broken(i + 1):
            return phrase
        last = noun_phrase(words, i + 1, stop, coordinate=False)
        if last is None and words.tag(i + 1) == words.tag(phrase[0]) == "VBG":
            last = (i + 1, i + 1)
        if last is None or last[0] in self.closed or words.starts[last[1]] >= stop:
            return phrase
        if words.word(i - 1) == "," and i - 1 == phrase[1] + 1 and words.tag(last[0]) in ("VBN", "VBD"):
            return phrase  # a verb behind a comma: `a third of the total, and showed teas`
        after = last[1] + 1
        closed = after >= words.size or words.broken(after) or words.tag(after) in (",", ".", "IN", ":", "-RRB-", "WDT", "")
        return (phrase[0], last[1]) if closed or words.starts[min(after, words.size - 1)] >= stop else phrase

    def _passive(self, i: int) -> bool:
        """Whether a form of `be` stands before the participle at an index."""
        words = self.words
        return any(words.lower(j) in BE for j in range(max(0, i - 3), i))

    def _perfect(self, i: int) -> bool:
        """Whether a form of `have` stands before the participle at an index."""
        words = self.words
        return words.lower(i - 1) in ("has", "have", "had", "’ve", "'ve") or (
            words.tag(i - 1) == "RB" and words.lower(i - 2) in ("has", "have", "had")
        )

    def _numbered(self, i: int) -> bool:
        """Whether the word at an index, or one of the two before it, belongs to a figure."""
        return any(k in self.closed and k not in self.dated for k in range(max(0, i - 2), i + 1))

    def _verb_before(self, phrase: tuple[int, int]) -> int:
        """The index of the word before a noun phrase and its determiner."""
        j = phrase[0] - 1
        while self.words.tag(j) in ("DT", "PRP$", "CC"):
            j -= 1
        return j

    def _object_of_change(self, phrase: tuple[int, int]) -> bool:
        """Whether the phrase is what somebody changed: `cut its debt to`, `reducing costs by`."""
        words = self.words
        j = self._verb_before(phrase)
        return words.tag(j) in VERBS and words.lower(j) in (
            *change_words()[0],
            "bring",
            "brings",
            "bringing",
            "brought",
            "takes",
            "taking",
            "took",
            "push",
            "pushed",
            "keep",
            "limit",
            "limits",
            "shorten",
            "trim",
            "trimmed",
            "extend",
            "lift",
            "lifted",
            "double",
            "doubles",
            "triples",
            "doubling",
            "doubled",
            "triple",
            "tripled",
            "tripling",
            "quadrupled",
            "halve",
            "halved",
            "halving",
        )

    def _direction(self, i: int) -> str | None:
        verbs, nouns, _ = change_words()
        word = self.words.lower(i)
        if self.words.tag(i).startswith("RB"):
            word = self.words.lower(i - 1)
        return verbs.get(word) or nouns.get(word)

    def _first_free(self, begin: int, last: int) -> tuple[int, int] | None:
        """The first noun phrase between two words that no preposition governs."""
        words = self.words
        i, governed = begin, False
        while i <= last:
            if words.lower(i) in PREPOSITIONS or words.tag(i) == "IN":
                governed = True
                i += 1
                continue
            phrase = noun_phrase(words, i, words.ends[last] + 1)
            if phrase is None or phrase[1] > last:
                i += 1
                continue
            if not governed:
                return phrase
            governed = False
            i = phrase[1] + 1
        return None

    def _label_head(self, colon: int, floor: int) -> str | None:
        """The head of a label that opens its line and is more than one phrase (`meetings with managers: 41%`)."""
        words = self.words
        if words.word(colon) != ":":
            return None
        begin = colon
        while begin > 0 and words.starts[begin - 1] >= floor and not words.broken(begin) and colon - begin < 12:
            if words.tag(begin - 1) in ("VBD", "VBZ", "VBP", "MD") or words.word(begin - 1) in (
                ",",
                ";",
                ".",
                ":",
                "(",
                ")",
                "•",
                "*",
            ):
                break
            begin -= 1
        if (
            begin > 0
            and not words.broken(begin)
            and words.starts[begin - 1] >= floor
            and words.word(begin - 1) not in ("•", "*", "-")
        ):
            return None
        if not any(words.lower(k) in PREPOSITIONS for k in range(begin, colon)):
            return None  # one phrase: the words before the colon are its head
        return self.printed(self._first_free(begin, colon - 1))

    def _label(self, colon: int, floor: int) -> str | None:
        """The short label that ends at a colon and begins the line (`Route 66: 4.3%`)."""
        words = self.words
        i = colon - 1
        while i >= 0 and words.starts[i] >= floor and not words.broken(i + 1) and colon - i <= 8:
            if words.tag(i) in ("VBZ", "VBD", "MD") or words.word(i) in (",", ".", ";", ":"):
                return None
            i -= 1
        if colon - i > 8 or i + 1 >= colon or i + 1 in self.closed:
            return None
        label = words.text[words.starts[i + 1] : words.ends[colon - 1]].strip("*•· ")
        return label if any(c.isalpha() for c in label) and label.split()[-1].lower() not in PRONOUNS else None
