"""Noun phrases read from Penn tags: what a number counts, and what stands before a word of measure.

Words joined by hyphens or slashes are one word here (`co-operation`, `beds/care places`), with the tag of their last part. Nothing
crosses a block: a gap that holds a line feed or a tab ends every phrase.
"""

from __future__ import annotations

from functools import lru_cache

from ..rulebook import lexicon
from ..spans import Tokens
from .tags import NOUNS, PAST_VERBS, ZERO_PLURALS, mended_tags

PLURALS = frozenset(("NNS", "NNPS"))
MODIFIERS = frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "AFX", "ADD"))
VERBS = frozenset(("VB", "VBD", "VBZ", "VBP", "VBN", "VBG", "MD"))
JOINERS = frozenset("-/‐‑–")
_PERIODS = frozenset("day days week weeks month months year years hour hours minute minutes night nights".split())
# Nouns whose kinds have numbers, which a noun may follow.
_NUMBERED = frozenset("tier phase type level grade class category stage band zone line scope series group".split())
LONGEST_PHRASE = 16
# Nouns in -s that are singulars, besides those in -ss, -us and -is.
SINGULARS_IN_S = frozenset(
    "lens bias canvas atlas alias christmas texas pancreas diabetes kudos chaos cosmos ethos measles herpes mumps rabies news species series economics"
    " physics politics mathematics athletics electronics logistics statistics analytics genetics robotics ethics topics aerobics mechanics".split()
) - {"topics", "statistics", "mechanics", "robotics"}
# Participles that open a clause after the noun that they belong to, and are no part of a compound noun.
CLAUSE_PARTICIPLES = frozenset(
    "saying reporting stating indicating having being using seeking featuring believing citing describing requiring representing totaling totalling"
    " ranging offering providing containing attending wearing claiming noting adding including involving comprising covering spanning serving receiving"
    " showing expecting planning hoping wanting preferring feeling thinking agreeing taking making giving getting doing going coming according"
    " bringing creating enabling allowing helping driving promoting strengthening enhancing experiencing facing undergoing employing suffering exceeding"
    " entering leaving supplying generating reflecting highlighting addressing enjoying needing owning possessing carrying showcasing encompassing"
    " exploring examining pursuing delivering producing celebrating joining residing".split()
)


@lru_cache(maxsize=1)
def of_terms() -> frozenset[tuple[str, str]]:
    """Pairs (`memoranda`, `understanding`) that `of` joins into one term."""
    return frozenset((row["head"], c) for row in lexicon("of_terms") for c in row["complement"].split("|"))


class Words:
    """The words of a view with their tags, joined at hyphens; indexes are those of the tokens."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        self.text = text
        self.tokens = tokens
        self.starts, self.ends, self.tags = tokens.starts, tokens.ends, tokens.tags
        self.size = len(tokens.starts)
        self.tags = mended_tags(text, tokens)

    def word(self, i: int) -> str:
        """The word at an index, as printed; empty beyond the ends."""
        return self.text[self.starts[i] : self.ends[i]] if 0 <= i < self.size else ""

    def lower(self, i: int) -> str:
        """The word at an index in lower case."""
        return self.word(i).lower()

    def tag(self, i: int) -> str:
        """The tag at an index; empty beyond the ends."""
        return self.tags[i] if 0 <= i < self.size else ""

    def first_from(self, offset: int) -> int:
        """The index of the first word that starts at or after an offset."""
        i = self.tokens.index_at(offset)
        while i < self.size and self.starts[i] < offset:
            i += 1
        return i

    def last_before(self, offset: int) -> int:
        """The index of the last word that ends at or before an offset; -1 if there is none."""
        i = self.tokens.index_at(offset)
        while i < self.size and self.ends[i] <= offset:
            i += 1
        return i - 1

    def broken(self, i: int) -> bool:
        """Whether a block or cell ends between word i - 1 and word i."""
        if not 0 < i < self.size:
            return True
        gap = self.text[self.ends[i - 1] : self.starts[i]]
        return "\n" in gap or "\t" in gap

    def joined(self, i: int) -> int:
        """The index after the word that starts at i, with all that hyphens and slashes join to it."""
        j = i + 1
        while j + 1 < self.size and j - i < 12:
            if self.starts[j] != self.ends[j - 1] or self.word(j) not in JOINERS or self.starts[j + 1] != self.ends[j]:
                break
            j += 2
        return j

    def plural(self, i: int) -> bool:
        """Whether the noun at an index is a plural, by tag, ending or nature."""
        word = self.word(i)
        if word == "Series":
            return False  # `a Series B round`
        if self.tag(i) in PLURALS or word.lower() in ZERO_PLURALS:
            return True
        if (
            self.tag(i) == "NN"
            and len(word) > 3
            and word[-1] == "s"
            and word[-2] not in "sui"
            and word.lower() not in SINGULARS_IN_S
        ):
            return True
        return self.tag(i) == "NNP" and len(word) > 3 and word[-1] == "s" and word[-2] not in "su'’"


# People, of whom a clause without a pronoun tells behind another plural: `three things people want`.
_DOERS = frozenset(
    "people women men children kids parents investors consumers buyers users patients students workers employers".split()
)
# Verbs of will in -s that are plurals too.
_WILLED = frozenset("plans aims hopes seeks needs works looks starts promises offers pledges proposes".split())


def noun_phrase(words: Words, i: int, stop: int, *, coordinate: bool = True) -> tuple[int, int] | None:
    """The noun phrase that starts at word i and ends before offset `stop`: indexes of its first word and its head; else None."""
    start, last = i, -1
    while i < words.size and i - start < LONGEST_PHRASE and words.starts[i] < stop and (i == start or not words.broken(i)):
        nxt = words.joined(i)
        tag = words.tag(nxt - 1)
        if nxt - i > 1 and last >= 0 and words.tag(i) in ("IN", "RB", "TO", "VB", "DT", "RP"):
            break  # `sessions on-site`
        if tag in NOUNS and last >= 0 and words.lower(i) in ("ages", "aged", "age") and words.tag(nxt) == "CD":
            break  # `women ages 20 and older`
        if tag in NOUNS and words.word(nxt - 1)[:1].isalnum():
            if last >= 0 and _closes(words, last, i):
                break
            last = nxt - 1
        elif nxt - i > 1 and (tag not in VERBS or nxt - i > 4) and last < 0:
            pass  # a hyphenated modifier: `one-to-one`, `ready-to-run`
        elif (
            tag == "VBG"
            and last >= 0
            and words.word(nxt - 1).istitle()
            and words.tag(last) in ("NNP", "NNPS")
            and not _noun_after(words, nxt)
        ):
            last = nxt - 1  # `Convertible Notes Offering`
        elif tag == "VBG" and last < 0 and words.lower(i) in CLAUSE_PARTICIPLES and words.tag(i - 1) == "JJ" and i > start:
            return start, i - 1  # `this demographic saying …`
        elif tag in MODIFIERS or (tag in ("RB", "RBR", "RBS") and last < 0):
            if last >= 0 and (
                (tag == "VBG" and nxt == i + 1 and words.lower(i) in CLAUSE_PARTICIPLES)
                or (
                    tag == "VBG" and words.lower(start - 1) in ("one", "a", "an") and words.tag(nxt) == "JJ"
                )  # `one area seeing quick growth`
                or words.plural(last)
                or (
                    tag == "VBG" and nxt == i + 1 and words.tag(nxt) == "NNP" and words.tag(nxt + 1) == "POS"
                )  # `a firm rebuilding Ware’s piers`
                or words.lower(i) in ("last", "next", "previous", "same")
                or not (_noun_after(words, nxt) or (coordinate and _paired_origin(words, i, nxt)))
            ):
                break
        elif tag == "POS" and last >= 0:
            if words.tag(nxt) in ("RBS", "RBR", "RB") and words.tag(nxt + 1) in MODIFIERS:
                i = nxt + 1  # `the town’s most loved shops`
                continue
            if words.joined(nxt) > nxt + 1 and _noun_after(words, words.joined(nxt)):
                i = words.joined(nxt)  # `Lark’s move-in ready homes`
                continue
            if not (words.tag(nxt) in NOUNS or words.tag(nxt) in MODIFIERS):
                break
        elif (
            tag == "CD"
            and last >= 0
            and words.tag(last) == "NNP"
            and not words.plural(last)
            and words.tag(nxt) in NOUNS
            and words.lower(nxt) not in _PERIODS
        ):
            pass  # `Thunderbolt 4 ports`
        elif (
            tag == "CD"
            and last == i - 1
            and words.lower(last) in _NUMBERED
            and _noun_after(words, nxt)
            and words.word(i).isdigit()
        ):
            pass  # `tier 1 ratio`, `a phase 3 trial`
        elif words.word(i) == "A" and last == i - 1 and words.lower(last) in _NUMBERED and _noun_after(words, nxt):
            pass  # `Grade A office space`
        elif words.word(i) in ("and", "&", "or") and i > start and not words.broken(nxt) and coordinate:
            other = _coordinated(words, nxt, stop, last)
            if other < 0:
                break
            if last >= 0 and words.plural(last):
                return start, other
            last, nxt = other, other + 1
        elif words.word(i) == "," and last < 0 and words.tag(i - 1) in MODIFIERS and words.tag(nxt) in MODIFIERS:
            pass  # `two new, larger halls`
        elif words.word(i) == "," and last < 0 and words.tag(i - 1) in MODIFIERS and words.word(nxt) in ("and", "or", "&"):
            pass  # `big, small, and toy boats`
        elif words.word(i) == "," and last == i - 1 and _compound_modifier(words, start, i, nxt):
            last = -1  # `high-grade, hand-picked tea`
        elif words.word(i) == "," and last >= 0 and words.plural(last) and coordinate:
            listed = listed_plurals(words, nxt, stop)
            return (start, listed) if listed >= 0 else (start, last)
        elif words.word(i) == "of" and last >= 0:
            if (words.lower(last), words.lower(nxt)) not in of_terms():
                break
            last, nxt = nxt, nxt + 1
        else:
            break
        i = nxt
    return (start, last) if last >= 0 else None


def _compound_modifier(words: Words, start: int, comma: int, nxt: int) -> bool:
    """Whether the one hyphenated word before a comma is an adjective, as the one behind it is: `high-grade, hand-picked tea`."""
    hyphened = comma - start >= 3 and words.joined(start) == comma and words.word(comma - 2) in JOINERS
    if not hyphened or words.broken(comma) or words.broken(nxt) or words.plural(comma - 1):
        return False
    end = words.joined(nxt)
    modifies = words.tag(end - 1) in MODIFIERS or (end - nxt > 1 and not words.plural(end - 1)) or words.word(nxt).endswith("ed")
    return modifies and words.tag(words.joined(end) - 1) in NOUNS and not words.broken(end)


def _noun_after(words: Words, i: int) -> bool:
    """Whether a noun follows at i, over at most three more modifiers."""
    for _ in range(4):
        if i >= words.size or words.broken(i):
            return False
        if words.tag(words.joined(i) - 1) in NOUNS:
            return True
        if words.tag(i) not in MODIFIERS:
            return False
        i = words.joined(i)
    return False


def _paired_origin(words: Words, i: int, nxt: int) -> bool:
    """Whether a capitalised adjective and one that `and` adds stand before a noun: `leading Swiss and German watch brands`."""
    joined = words.tag(i) == words.tag(nxt + 1) == "JJ" and words.lower(nxt) in ("and", "&") and not words.broken(nxt)
    return joined and words.word(i)[:1].isupper() and words.word(nxt + 1)[:1].isupper() and _noun_after(words, nxt + 2)


def plural_head(words: Words, head: int) -> bool:
    """Whether a phrase with this last noun is a plural; of a term with `of` the noun before it tells (`memoranda of understanding`)."""
    return words.plural(head) or (words.word(head - 1) == "of" and words.plural(head - 2))


def _closes(words: Words, last: int, i: int) -> bool:
    """Whether a plural in lower case has ended the phrase before the noun at i (`500 firms Hong Kong …`, `200 jobs last`)."""
    if not words.plural(last):
        return False
    before, here = words.word(last), words.word(i)
    if before in ("people", "women", "men", "children") and words.tag(words.joined(i) - 1) == "NN" and here.islower():
        return not words.plural(words.joined(i) - 1) and words.tag(words.joined(i)) in (*NOUNS, "DT", "JJ", "VBG", "PRP$", "TO")
    if here in _DOERS and words.tag(i + 1) in ("VBP", "VB") and before.islower() and words.tag(words.joined(i)) not in NOUNS:
        return True  # `five mistakes women make`
    if not here[:1].isupper():
        return False
    if before in ZERO_PLURALS and here.isupper() and words.tag(i + 1) == "NNS" and words.word(i + 1).islower():
        return False  # `two alumni PTA designers`
    return before[:1].islower() or (words.tag(i) != "NN" and not words.plural(words.joined(i) - 1))


def _coordinated(words: Words, i: int, stop: int, last: int) -> int:
    """The head of what `and` adds to the item: a bare noun phrase of the same number; -1 if it adds something else."""
    if words.tag(i) in ("CD", "DT", "PRP$", "PRP", "IN", "MD", "WDT", "EX") or words.lower(i) in CLAUSE_PARTICIPLES:
        return -1
    if words.word(i)[:1].isdigit() and ("%" in words.word(i) or words.word(i + 1) == "%"):
        return -1  # `a 9% service level and 100%-owned sheds`
    if (
        words.lower(i) in ("additional", "further", "extra", "several", "various", "multiple")
        and last >= 0
        and words.plural(last)
    ):
        return -1  # `90 mills and additional yards`
    if words.lower(i) in ("dozens", "scores", "hundreds", "thousands", "millions", "tens"):
        return -1
    if words.tag(i) in ("VBN", "VBD") and words.lower(i + 1) in (
        "multiple",
        "several",
        "various",
        "many",
        "numerous",
        "new",
        "more",
        "over",
    ):
        return -1  # `attended 20 events and inspected several sites`
    if words.word(i).islower() and words.tag(i) == "NNS" and _tells_on(words, i):
        return -1  # `has 24 shops in nine towns and plans to open more`
    other = noun_phrase(words, i, stop, coordinate=False)
    if other is None:
        return -1
    head = other[1]
    if last >= 0 and words.tag(last) in ("NN", "NNS", "NNPS") and not plural_head(words, head):
        return -1
    if words.lower(head + 1) == "of" and (words.tag(head + 2) in ("$", "#") or words.word(head + 2)[:1] in "$£€¥"):
        return -1  # `2 million members and assets of £5 billion`
    if words.tag(i) == "VBG" and head > i and _after_gerund(words, last):
        return -1  # `to teaching over 300 classes and leading tours`
    if words.tag(head + 1) in ("VBD", "VBZ", "MD") and last >= 0 and words.plural(last) and words.word(i)[:1].isupper():
        return -1  # a new clause: `… 20 firms and Shenzhen officials said`
    return head


def _tells_on(words: Words, i: int) -> bool:
    """Whether a word in -s behind `and` is a second verb: it leads to an infinitive or a sum, and its clause has a verb in -s already."""
    after, behind = words.lower(i + 1), i + 2
    willed = words.lower(i) in _WILLED and after == "to" and words.tag(behind) == "VB"
    priced = after in ("for", "at", "from", "between") and words.word(behind)[:1] in ("$", "£", "€", "¥")
    if not (willed or priced):
        return False
    for j in range(i - 2, max(-1, i - 26), -1):
        if words.broken(j + 1) or words.word(j) in (".", ";", ":"):
            return False
        if words.tag(j) == "VBZ":
            return True
    return False


def _after_gerund(words: Words, i: int) -> bool:
    """Whether the number before the noun at an index is the object of a gerund, so that another gerund behind `and` is its like."""
    for j in range(i - 1, max(-1, i - 8), -1):
        if words.broken(j + 1):
            return False
        if words.tag(j) == "CD":
            while words.tag(j - 1) in ("CD", "IN", "RB", "JJR", "$"):
                j -= 1
            return words.tag(j - 1) == "VBG"
    return False


def listed_plurals(words: Words, i: int, stop: int) -> int:
    """The head of the last member of a bare list (`founders, officials and investors`) whose next member starts at i; -1 if none."""
    first = i - 2
    for _ in range(6):
        if words.tag(i) not in NOUNS and words.tag(i) != "JJ":
            return -1
        member = noun_phrase(words, i, stop, coordinate=False)
        if member is None or not plural_head(words, member[1]):
            return -1
        if words.tag(member[1]) == "NNP" and words.tag(i) == "NNP" and words.word(first).islower():
            return -1  # names in apposition: `two engineers, Ann Hines and Tom Wood`
        i = member[1] + 1
        if words.word(i) == ",":
            i += 1
            if words.word(i) not in ("and", "or", "&"):
                continue
        if words.word(i) in ("and", "or", "&"):
            return _coordinated(words, i + 1, stop, member[1])
        return -1
    return -1


def _joined_noun(words: Words, i: int) -> bool:
    """Whether a noun or adjective that `and` may join to the next noun stands at an index; a percentage is none (`by 9% and rents by 6%`)."""
    return words.tag(i) in ("NN", "JJ", "NNP") and words.lower(i) not in ("%", "cent", "percent")


def _glued_on(words: Words, start: int) -> bool:
    """Whether a word in letters is joined by a hyphen before the word at an index, or before the hyphen that stands there."""
    mark = start if words.word(start) in JOINERS - {"/", "–"} else start - 1
    if words.word(mark) not in JOINERS - {"/", "–"} or words.ends[mark - 1] != words.starts[mark]:
        return False
    return (mark == start or words.ends[mark] == words.starts[start]) and words.word(mark - 1).isalpha()


def phrase_before(words: Words, i: int, floor: int) -> tuple[int, int] | None:
    """The noun phrase whose head is the word at i (or just before a bracket or mark there), not before offset `floor`."""
    while i >= 0 and words.starts[i] >= floor and words.word(i) in ('"', "”", "’", "'", "''", "“", "``"):
        i -= 1
    if words.word(i)[:1] == ")" or words.word(i) == "-RRB-":
        depth = 0
        while i >= 0 and words.starts[i] >= floor and depth < 20:
            i, depth = i - 1, depth + 1
            if words.word(i) in ("(", "-LRB-"):
                break
        i -= 1
    if i < 0 or words.starts[i] < floor or words.tag(i) not in NOUNS:
        return None
    for _ in range(2):
        if words.lower(i - 1) == "per" and words.tag(i - 2) in NOUNS and words.starts[i - 2] >= floor:
            i -= 2  # `earnings per share`
    head = start = i
    while start > 0 and words.starts[start - 1] >= floor and not words.broken(start) and head - start < LONGEST_PHRASE:
        j = start - 1
        tag, word = words.tag(j), words.word(j)
        if tag == "VB" and word.istitle() and words.tag(j - 1) in ("", ".", ":", "``") and words.tag(j + 1) in NOUNS:
            tag = "NN"  # a noun that opens the sentence: `Prize money`
        if tag == "VBN" and words.tag(j - 1) == "NNS" and words.word(j - 1).islower():
            break  # a verb after its subject: `makers of clocks exported goods`
        if tag == "VBN" and words.tag(j - 1) in NOUNS and words.lower(j) in PAST_VERBS | {"traded", "changed"}:
            break  # a past form that is no modifier: `the quarry sold slate`
        seen = j - 1 - (words.tag(j - 1) == "RB")
        if tag == "VBN" and words.lower(seen) in ("has", "have", "had", "having"):
            break  # `has made large gifts`
        if tag == "VBG" and word.lower() in ("including", "excluding", "comprising") and words.tag(j - 1) in NOUNS:
            break  # `costs including rail fares`
        if (
            tag in NOUNS
            or tag in ("JJ", "JJR", "JJS", "VBN", "VBG", "POS", "HYPH", "AFX")
            or word in JOINERS
            or word == "&"
            or (tag == "CD" and word.isalpha() and words.word(start) in JOINERS and words.starts[start] == words.ends[j])
            or (word == "and" and _joined_noun(words, j - 1) and start == head and words.tag(head) in NOUNS)
        ):
            start = j
        else:
            break
    while start > 1 and words.starts[start - 1] >= floor and _glued_on(words, start):
        start -= 2 if words.word(start) not in JOINERS else 1  # `in-person tickets`: no part of a compound stands alone
    if words.lower(start - 1) == "per" and start < head and words.tag(start) == "NN":
        start += 1  # `bushels per acre yield`
    while start < head and (words.tag(start) in ("POS", "HYPH") or words.word(start) in JOINERS or words.word(start) == "&"):
        start += 1
    return start, head
