"""Penn tags put right where the form of a word or its neighbours allow only another one."""

from __future__ import annotations

import re

from hkfacts.patterns import lazy_pattern

from ..spans import Tokens

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
# Verb forms in lower case that are never nouns: the strong past forms and the third persons of verbs of quantity, motion and speech.
PAST_VERBS = frozenset(
    "stood fell grew went came took paid said told gave got made became began brought bought sold built held kept led left lost met sent"
    " spent taught thought won wrote rose ate drew drove flew forgot froze knew rode sang sank shook shrank slept spoke swam threw woke wore"
    " withdrew understood overtook outgrew arose chose caught sought fought dealt meant heard felt ran passed".split()
) - {"left", "felt", "rose"}
FOLDS = frozenset("two three four five six seven eight nine ten twelve twenty hundred".split())
PRESENT_VERBS = frozenset(
    "applies becomes goes comes brings gives takes gets keeps says tells knows sends pays holds sells buys spends seeks provides includes"
    " contains equals exceeds remains receives serves allows enables requires supports employs operates owns offers generates attracts"
    " covers represents comprises totals ranges stands grows earns feeds boils freezes melts hovers".split()
) - {"covers", "ranges", "stands", "totals", "supports", "offers", "feeds", "holds"}
# Verbs of level and change whose forms in -s are nouns too.
LEVEL_VERBS = frozenset(
    "amounts totals stands rises falls increases decreases declines drops reaches ranges values trades sells starts ends peaks opens closes".split()
)
# Verbs of change as headlines print them, but for those that are nouns there more often.
_HEADLINE_VERBS = frozenset(
    "Soars Surges Jumps Climbs Rises Falls Drops Plunges Grows Declines Slips Tumbles Spikes Skyrockets Rallies Increases Decreases Reaches Hits"
    " Exceeds Surpasses Tops Crosses Nears Dips Slides Shrinks Leaps Rebounds".split()
)
# Past forms of change as headlines print them; some are names too, so that a percentage or a sum has to follow.
_HEADLINE_PASTS = frozenset(
    "Rose Fell Grew Gained Lost Jumped Climbed Soared Surged Dropped Declined Slid Sank Tumbled Slumped".split()
)
# Verbs in -s that say what a number shows; none of them is a plural that a number counts.
_SHOWING = frozenset(
    "suggests indicates poses means implies confirms reflects signifies denotes demonstrates reveals constitutes depicts portends".split()
)
# Verbs in -s that say what a sum brings; as plurals they do not stand right behind a governed sum, before an adjective and a noun.
_BRINGING = frozenset("yields offers gives brings delivers gets earns ensures secures unlocks guarantees generates".split())
# Verbs of headlines whose object changes.
_HEADLINE_CUTS = frozenset(
    "Cuts Reduces Lowers Slashes Boosts Increases Raises Trims Lifts Expands Grows Improves Decreases Doubles Triples".split()
)
# Verbs of headlines that have a sum as their object.
_HEADLINE_GIVES = frozenset(
    "Acquires Allocates Approves Awards Borrows Buys Commits Contributes Donates Earmarks Grants Gives Injects Invests Lends Pays Pledges Provides"
    " Receives Secures Sells Spends Wins".split()
)
# Past forms of change that are neither nouns nor modifiers before an amount.
_PAST_CHANGES = frozenset(
    "slid sank shrank leapt leaped shot sprang dipped eased edged soared plunged tumbled slumped climbed surged jumped slipped rebounded retreated"
    " widened narrowed dropped declined increased decreased contracted expanded fell rose grew".split()
)
# Words of quantity between `costs` and its amount.
_BEFORE_AMOUNTS = frozenset(
    "about around over nearly almost only just roughly approximately up to at least more than as much some".split()
)
# Gerunds of accounts at the head of a sentence, which are its subject.
_OPENING_NOUNS = frozenset(
    "Spending Lending Borrowing Funding Hiring Trading Investing Advertising Manufacturing Staffing".split()
)
# Nouns before the numeral that names one of them.
_LABELS = frozenset(
    "ages sections chapters items types levels phases stages figures tables pages lines routes lots grades numbers versions models categories classes"
    " articles paragraphs notes parts steps rows years days weeks months quarters".split()
)
# Adjectives that stand after their noun.
ADJECTIVES_AFTER = frozenset(
    "alone available possible present worldwide general elect wide long high tall deep old thick due payable outstanding eligible responsible"
    " active complete free full open closed online offline strong total annual daily net gross apart aware clear safe likely capable".split()
)
# Nouns without a plural ending, and plurals in no -s that taggers often take for singulars.
ZERO_PLURALS = frozenset(
    "staff personnel people aircraft spacecraft hovercraft crew cattle sheep deer fish species series media offspring police data criteria"
    " phenomena bacteria alumni fungi nuclei stimuli curricula memoranda women men children feet teeth mice geese oxen poultry swine livestock"
    " salmon trout shrimp cod bison moose troops talent faculty youth elite folk folks kin infantry cavalry clergy vermin headquarters"
    " loci foci taxa genera phyla strata spectra algae larvae vertebrae stadia consortia symposia referenda".split()
)


_FORESEEN = lazy_pattern(
    r"[ ](?:(?:the|its|their|consensus|analysts?[’']?s?|market|street)[ ]){0,3}(?:estimates?|expectations?|forecasts?|guidance|targets?)\b",
    re.I,
)
# Verbs of foresight that look like plurals.
_FORESEES = frozenset("projects estimates forecasts expects".split())
# What is foreseen without an article before it; another noun in the singular may go with `projects`: `the Reed projects team will`.
_FORESEEN_THINGS = frozenset(
    "demand supply growth revenue turnover income spending output production consumption inflation unemployment employment trade traffic adoption capacity investment use usage".split()
)
# A single quotation mark that is open: what follows has not been closed by one like it.
_OPENED = lazy_pattern(r"(?:^|[\s(\[])[‘'’](?=\w)[^‘’'\n]{0,158}$")
_E_WORD = lazy_pattern(r"[ (]e-[a-z]{3,}")
_MENDABLE = NOUNS | {
    "PRP",
    "PDT",
    "''",
    "VBN",
    "RB",
    "VBG",
    "VB",
    "VBP",
    "VBD",
    "VBZ",
    "CD",
    "JJ",
    "JJS",
}  # the others stay as they are


class _Mender:
    """The tags of a text, put right where the form of a word or its neighbours allow only another."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        self.text = text
        self.starts, self.ends, self.tags = tokens.starts, tokens.ends, tokens.tags
        self.size = len(tokens.starts)

    def mended(self, i: int, tag: str) -> str:
        """The tag of a word, put right where its form allows only another: verbs taken for nouns, subjects taken for adjectives or verbs."""
        word = self.text[self.starts[i] : self.ends[i]]
        if tag in ("JJ", "NN") and word in _PAST_CHANGES and self._moves(i):
            return "VBD"
        if tag == "PDT":
            return (
                "VB" if word == "double" and i + 1 < self.size and self.tags[i + 1] == "PRP$" else tag
            )  # `may more than double its`
        if tag == "''":
            return "POS" if word in "’'" and self._owns(i) else tag
        if tag == "PRP":
            return "NNP" if word in ("IT", "US") and not self._shouted(i) else tag
        if tag == "NNS" and word in _FORESEES and self._foresees(i):
            return "VBZ"
        if tag == "NNS" and word in LEVEL_VERBS and self._levelled(i):
            return "VBZ"
        if tag in ("NNS", "VBZ") and word.islower() and self._between_sums(i):
            return "VBZ"
        if tag == "NNS" and len(word) > 1 and word.isupper() and word[-1] != "S":
            return "NNP"  # `GAAP`
        if tag in ("NNP", "NNPS", "NNS") and (
            (word in _HEADLINE_VERBS | _HEADLINE_GIVES and self._moves(i)) or (word in _HEADLINE_CUTS and self._cuts(i))
        ):
            return "VBZ"
        if tag == "NNS" and word.islower() and (self._does_to_many(i, word) or self._tells_of_number(i, word)):
            return "VBZ"
        if tag in ("NNP", "NN", "VB") and word in _HEADLINE_PASTS and self._moves(i) and self._measured(i + 1):
            return "VBD"
        if tag in NOUNS:
            if word in ("come", "apply"):
                return "VBP"
            if word == "beat" and _FORESEEN.match(self.text, self.ends[i]):
                return "VBD"
            if word == "bears" and self.text.startswith(" interest", self.ends[i]):
                return "VBZ"
            if word in PAST_VERBS or (word == "cost" and self._priced(i)):
                return "VBD"
            if word in PRESENT_VERBS or (word == "costs" and self._priced(i)):
                return "VBZ"
            return "RB" if word.endswith("fold") and word[:-4].rstrip("-") in FOLDS else tag
        if tag in ("VB", "VBP") and word == "demand" and self.text.startswith(" for ", self.ends[i]):
            return "NN"  # as a verb it takes no `for`
        if tag == "VB" and word == "cost" and self._priced(i):
            return "VBD"
        if word == "cut" and tag in ("VBN", "VBD", "VB") and self._cut_of(i):
            return "NN"
        if tag in ("VBN", "VBD") and word == "forecast" and i > 1 and self.tags[i - 2] == "PRP$" and self.tags[i - 1] in NOUNS:
            return "NN"  # `its sales forecast to`
        if tag == "VBD" and word.endswith("ed") and self._modifies(i):
            return "VBN"
        if tag in ("VB", "VBP") and i > 1 and self.tags[i - 1] == "JJ" and self.tags[i - 2] in ("PRP$", "DT") and word.islower():
            return tag if i + 1 < self.size and self.tags[i + 1] in NOUNS else "NN"  # `its yearly spend`
        if tag == "VBZ" and word[-1:] not in "sS’'" and word.isalpha():
            return "NN"
        if (
            tag in ("VB", "VBP")
            and 0 < i < self.size - 1
            and self.tags[i + 1] == "MD"
            and self.tags[i - 1] in ("IN", "CC", "DT", "PRP$", ",")
        ):
            return "NN"  # `that pay would start at`
        if tag == "VBG" and word in _OPENING_NOUNS and i + 1 < self.size and self.tags[i + 1] == "IN":
            return "NN"  # `Spending on roads rose`
        if tag == "VBZ" and word == "returns" and i and self.text[self.starts[i - 1] : self.ends[i - 1]] == "smelter":
            return "NNS"  # `net smelter returns royalty`
        if tag == "VBZ" and self._counted(i, word):
            return "NNS"
        if tag == "CD" and word[0].isupper() and word[1:].islower() is False and word.isalpha():
            return "NNP"  # `JetMoE`
        if tag == "JJ" and (
            self._heads(i) or (word == "crude" and i + 1 < self.size and self.tags[i + 1] in ("VBD", "VBZ", "IN", ","))
        ):
            return "NN"  # `Brent crude rose`
        if tag in ("VB", "JJS") and word.istitle() and self._opens_as_noun(i):
            return "NN"
        if tag == "JJ" and _E_WORD.match(self.text, self.starts[i] - 3 if self.starts[i] > 2 else 0):
            return "NN"  # `e-waste`
        if tag == "JJ" and (self._last_of_nouns(i) or self._of_a_sum(i, word)):
            return "NN"
        if (
            tag == "RB"
            and i > 2
            and "$" in self.tags[max(0, i - 4) : i - 2]
            and not word.endswith("ly")
            and word not in ("back", "off", "each", "only", "apiece")
            and self._last_of_nouns(i)
        ):
            return "NN"
        if tag == "JJ" and i + 1 < self.size and self.text[self.starts[i + 1] : self.ends[i + 1]] in PAST_VERBS:
            return "NN"
        return tag

    def _owns(self, i: int) -> bool:
        """Whether a mark at an index is glued to a plural that owns the noun behind it: `members’ equity`; no quotation ends there."""
        if not i or i + 1 >= self.size or self.ends[i - 1] != self.starts[i] or self.tags[i - 1] not in ("NNS", "NNPS"):
            return False
        noun = self.tags[i + 1] in (*NOUNS, "JJ") and self.starts[i + 1] == self.ends[i] + 1
        return noun and not _OPENED.search(self.text, max(0, self.starts[i] - 160), self.starts[i])

    def _shouted(self, i: int) -> bool:
        """Whether the words beside the one at an index are in capitals too, so that its own say nothing: `AS IT STANDS`."""
        beside = [self.text[self.starts[k] : self.ends[k]] for k in (i - 1, i + 1) if 0 <= k < self.size]
        return any(len(word) > 1 and word.isupper() for word in beside)

    def _moves(self, i: int) -> bool:
        """Whether a capitalised word at an index has a subject before it and an amount behind it: `Kite Output Soars 50%`."""
        if (
            not i
            or i + 1 >= self.size
            or self.tags[i - 1] not in (*NOUNS, "-RRB-")
            or "\n" in self.text[self.ends[i - 1] : self.starts[i]]
        ):
            return False
        after = self.text[self.starts[i + 1] : self.ends[i + 1]].lower()
        led = (
            after in ("by", "to", "over", "nearly", "about", "almost", "past")
            and i + 2 < self.size
            and self.tags[i + 2] in ("CD", "$")
        )
        return self.tags[i + 1] in ("CD", "$") or led

    def _cuts(self, i: int) -> bool:
        """Whether a capitalised word at an index has a subject, then an object that changes by or to an amount: `Firm Cuts Waste by 9%`."""
        if not i or self.tags[i - 1] not in NOUNS or i + 3 >= self.size:
            return False
        for j in range(i + 1, min(i + 6, self.size - 1)):
            word = self.text[self.starts[j] : self.ends[j]].lower()
            if word in ("by", "to") and j > i + 1:
                return self.tags[j + 1] in ("CD", "$", "RB", "IN")
            if self.tags[j] not in (*NOUNS, "JJ", "HYPH", "PRP$", "VBG", "VBN"):
                return False
        return False

    def _foresees(self, i: int) -> bool:
        """Whether a body foresees what will be: `the Ware Office projects to be $9 million`, `Reed Bank projects demand for tin will rise`."""
        if i < 1 or i + 2 >= self.size or self.tags[i - 1] not in ("NNP", "NNPS"):
            return False
        if tuple(self.tags[i + 1 : i + 3]) == ("TO", "VB"):
            return True
        first = self.text[self.starts[i + 1] : self.ends[i + 1]]
        if not first.islower() or not (self.tags[i + 1] in ("DT", "PRP$", "NNS") or first in _FORESEEN_THINGS):
            return False
        for k in range(i + 2, min(self.size - 1, i + 14)):
            tag = self.tags[k]
            if tag == "MD" or (tag == "TO" and self.tags[k + 1] == "VB"):
                return True
            if tag in ("VBD", "VBZ", "VBP", ".", ",", ":") or "\n" in self.text[self.ends[k - 1] : self.starts[k]]:
                return False
        return False

    def _does_to_many(self, i: int, word: str) -> bool:
        """Whether a word in -s stands between a singular and a number of things, so that it is a verb: `the farm powers 300 homes`."""
        if i < 1 or i + 2 >= self.size or word in _LABELS or self.tags[i - 1] != "NN" or self.tags[i + 1] != "CD":
            return False
        before = self.text[self.starts[i - 1] : self.ends[i - 1]]
        return (
            before.islower()
            and not before.endswith("s")
            and self.tags[i + 2] in ("NNS", "JJ")
            and "\n" not in self.text[self.ends[i] : self.starts[i + 2]]
        )

    def _tells_of_number(self, i: int, word: str) -> bool:
        """Whether a word in -s is the verb of a governed number or prices what is named: `of $600 yields a`, `values the mill at $9 million`."""
        if i + 2 >= self.size or i < 2 or "\n" in self.text[self.ends[i - 1] : self.starts[i + 1]]:
            return False
        if word == "values":
            return self.tags[i - 1] in ("NN", "NNP") and self._valued(i + 1)
        if self.tags[i - 1] != "CD" or (word == "means" and self.tags[i + 1] == "IN"):
            return False
        if word in _SHOWING:
            return True
        j = i - 1
        while self.tags[j] == "CD" and j > i - 4:
            j -= 1
        governed = self.tags[j] == "$" and self.tags[j - 1] == "IN" and self.tags[j - 2] in NOUNS
        if not governed or word in _LABELS:
            return False
        after = self.text[self.starts[i + 2] : self.ends[i + 2]]
        if self.tags[i + 1] in ("DT", "PRP$"):
            return after not in ("day", "week", "month", "quarter", "year")
        return word in _BRINGING and self.tags[i + 1] in ("JJ", "JJR", "JJS") and self.tags[i + 2] in NOUNS

    def _valued(self, i: int) -> bool:
        """Whether a name or a thing, then `at` and an amount follow at an index: `Harrow Mills at $9 million`."""
        for j in range(i, min(i + 7, self.size - 1)):
            if self.text[self.starts[j] : self.ends[j]] == "at" and j > i:
                return self.tags[j + 1] in ("$", "CD", "RB", "IN")
            if self.tags[j] not in (*NOUNS, "DT", "PRP$", "JJ"):
                return False
        return False

    def _measured(self, i: int) -> bool:
        """Whether the number at an index, over a word of bound, is a sum or has a percent sign."""
        for j in range(i, min(i + 3, self.size - 1)):
            if self.tags[j] == "$":
                return True
            if self.tags[j] == "CD":
                return self.text[self.ends[j] : self.ends[j] + 1] == "%"
        return False

    def _levelled(self, i: int) -> bool:
        """Whether `to`, `at` or `by` and an amount follow the word at an index, so that it is a verb: `amounts to EUR 5 million`."""
        if i + 2 >= self.size or self.text[self.starts[i + 1] : self.ends[i + 1]] not in ("to", "at", "by"):
            return False
        if i > 1 and self.tags[i - 1] == "NN" and self.tags[i - 2] == "VB":
            return False  # `hold water rises to 2 metres`
        amount = self.text[self.starts[i + 2] : self.starts[i + 2] + 8]
        return self.tags[i + 2] in ("CD", "$", "SYM") or any(c.isdigit() for c in amount)

    def _modifies(self, i: int) -> bool:
        """Whether a past form stands between a governed number and a noun, so that it is a participle: `for 300,000 restricted shares`."""
        if i < 3 or i + 1 >= self.size or self.tags[i + 1] not in ("NN", "NNS", "NNP", "JJ"):
            return False
        if self.tags[i - 1] == "HYPH" or (self.tags[i - 1] == "," and self.tags[i - 3] == "HYPH"):
            return self.tags[i + 1] in ("NN", "NNS")  # `high-grade, hand-picked tea`
        if self.tags[i - 1] != "CD":
            return False
        return self.tags[i - 2] in ("IN", "VB", "VBD", "VBZ", "VBG", "VBN", "TO", "DT", "JJ", "PRP$")

    def _between_sums(self, i: int) -> bool:
        """Whether a sum of money stands on either side of the word at an index, so that it is a verb: `for $800 yields $8`."""
        if i < 2 or i + 1 >= self.size or self.tags[i - 1] != "CD":
            return False
        before, after = (
            self.text[self.starts[i - 2] : self.starts[i - 1]].strip(),
            self.text[self.starts[i + 1] : self.ends[i + 1]],
        )
        code = after.isupper() and len(after) == 3 and i + 2 < self.size and self.tags[i + 2] == "CD"
        paid = before[-1:] in "$€£¥" or (before.isupper() and len(before) == 3)
        return bool(before) and paid and (after[:1] in "$€£¥" or code)

    def _counted(self, i: int, word: str) -> bool:
        """Whether a word in -s at an index is a plural that was taken for a verb: a number stands before it, or a verb after it."""
        if not i or word[-1:] != "s" or word in ("is", "has", "was", "does", "'s"):
            return False
        before = self.text[self.starts[i - 1] : self.ends[i - 1]].lower()
        if (
            i > 1
            and self.tags[i - 2] == "IN"
            and self.tags[i - 1] == "CD"
            and self.text[self.starts[i - 2] : self.ends[i - 2]] == "of"
        ):
            return False  # `a team of 850 runs the port`
        if word in PRESENT_VERBS or (word.islower() and self._tells_of_number(i, word)):
            return False
        if before in ("dozen", "hundred", "thousand", "million", "billion") or (
            self.tags[i - 1] == "CD" and before not in ("one", "1")
        ):
            return True
        if (
            self.tags[i - 1] == "NNS"
            and before not in ZERO_PLURALS
            and not before.endswith(("ics", "news", "series", "'s", "’s"))
        ):
            ends = i + 1 >= self.size or self.text[self.starts[i + 1] : self.ends[i + 1]] in (
                ".",
                ",",
                ";",
                ")",
                "in",
                "of",
                "for",
                "and",
            )
            return ends and word.islower()  # a plural has no verb in -s
        after = self.tags[i + 1] if i + 1 < self.size else ""
        if word.islower() and self._listed(i, after):
            return True
        if (
            i > 1
            and self.tags[i - 1] == "JJ"
            and self.tags[i - 2] in ("CC", "DT", "JJ", "PRP$", "IN")
            and after in ("TO", "IN", ".", ",")
        ):
            return word.islower()  # `and gross proceeds to`
        if word == "works" and i > 1 and self.tags[i - 2] == "IN" and self.tags[i - 1] == "NN":
            return True  # `for repair works at`
        if self.tags[i - 1] == "," and after and self.text[self.starts[i + 1]] in "+-−–" and after != ":":
            return True  # `sales +10%, bags +8%`
        return after in ("VBD", "MD", "VBP", "VB") and self.tags[i - 1] in ("JJ", "NN", "NNP", "VBN", "VBG", "DT", "PRP$")

    def _listed(self, i: int, after: str) -> bool:
        """Whether a word in -s at an index is a member of a list of plurals: `investments, sponsorships, and gifts`, `watches and clocks fell`."""
        if i < 2 or self.tags[i - 2] != "NNS":
            return False
        if self.tags[i - 1] == "CC":
            return after in ("VBD", "VBN", "MD") and self.text[self.starts[i - 1] : self.ends[i - 1]] == "and"
        behind = self.tags[i + 2] if i + 2 < self.size else ""
        return self.tags[i - 1] == "," and ((after == "," and behind == "CC") or after == "CC")

    def _heads(self, i: int) -> bool:
        """Whether an adjective at an index stands between an article and a verb (`repairs to the weir cost`), so that it is a noun."""
        if not i or i + 1 >= self.size or self.tags[i - 1] not in ("DT", "PRP$"):
            return False
        after = self.text[self.starts[i + 1] : self.ends[i + 1]]
        return self.tags[i + 1] in ("VBD", "VBZ", "MD") or after in ("cost", "costs")

    def _opens_as_noun(self, i: int) -> bool:
        """Whether a word at the head of a sentence is its subject and no order: an adverb, a preposition or a noun follows, then a finite verb."""
        if i and self.tags[i - 1] not in (".", ":", "``") and "\n" not in self.text[self.ends[i - 1] : self.starts[i]]:
            return False
        if i + 1 >= self.size or self.tags[i + 1] not in ("RB", "JJR", "IN", "VBD", "VBZ", "MD", "NN"):
            return False
        for j in range(i + 1, min(i + 6, self.size)):
            if self.tags[j] in ("VBD", "VBZ") or self.text[self.starts[j] : self.ends[j]] in (
                "cost",
                "costs",
                "doubled",
                "tripled",
                "halved",
            ):
                return True
            if self.tags[j] in (",", ".", "WDT", "WP", "PRP", "TO", "VBP"):
                return False
        return False

    def _last_of_nouns(self, i: int) -> bool:
        """Whether an adjective at an index closes a row of nouns before a stop or a preposition (`a gift voucher.`), so that it is one."""
        if not i or i + 1 >= self.size or self.tags[i - 1] not in ("NN", "NNP") or self.starts[i] != self.ends[i - 1] + 1:
            return False
        word = self.text[self.starts[i] : self.ends[i]]
        summed = i > 2 and self.tags[i - 2] == "CD" and self.tags[i - 3] == "$"  # `a $45 cash voucher at …`
        if i > 1 and ((self.tags[i - 2] == "CD" and not summed) or self.text[self.starts[i - 2] : self.ends[i - 2]] == "per"):
            return False  # `99.9 per cent pure`
        after = self.text[self.starts[i + 1] : self.ends[i + 1]]
        return (
            word.islower()
            and word.isalpha()
            and len(word) > 3
            and (after in (",", ".", ";", ")", "for", "of") or (summed and self.tags[i + 1] == "IN"))
            and word not in ADJECTIVES_AFTER
        )

    def _cut_of(self, i: int) -> bool:
        """Whether an article and a percentage stand before the word at an index, and `in` or `to` behind it: `a 50% cut in waste`."""
        if i < 3 or i + 1 >= self.size or self.text[self.starts[i - 1] : self.ends[i - 1]] not in ("%", "cent", "percent"):
            return False
        after = self.text[self.starts[i + 1] : self.ends[i + 1]]
        return after in ("in", "to", "of", "on") and "DT" in self.tags[i - 4 : i - 2]

    def _of_a_sum(self, i: int, word: str) -> bool:
        """Whether an adjective at an index closes a phrase of an article and a sum, so that it is a noun: `a HK$100 voucher.`"""
        if i < 3 or i + 1 >= self.size or tuple(self.tags[i - 3 : i]) != ("DT", "$", "CD") or not word.islower() or len(word) < 4:
            return False
        after = self.text[self.starts[i + 1] : self.ends[i + 1]]
        return after in (".", ",", ";", ")", "for", "to", "and", "or") and word not in ADJECTIVES_AFTER

    def _priced(self, i: int) -> bool:
        """Whether `cost` at an index is a verb: a noun stands before it and an amount after it."""
        if not i or i + 1 >= self.size or self.tags[i - 1] not in (*NOUNS, "VBZ", "RB", "CC", "JJ"):
            return False
        following = self.text[self.starts[i + 1] : self.ends[i + 1]]
        k = i + 1
        while k < min(i + 4, self.size - 1) and self.text[self.starts[k] : self.ends[k]] in _BEFORE_AMOUNTS:
            k += 1
        if k > i + 1:
            return self.tags[k] in ("CD", "$")
        return (
            self.tags[i + 1] in ("CD", "$", "SYM")
            or any(c.isdigit() for c in following[:5])
            or (following.isupper() and len(following) <= 3)
        )


def mended_tags(text: str, tokens: Tokens) -> tuple[str, ...]:
    """The tags of all words, mended: verbs taken for nouns, plurals taken for verbs, subjects taken for adjectives."""
    mender = _Mender(text, tokens)
    return tuple([mender.mended(i, tag) if tag in _MENDABLE else tag for i, tag in enumerate(tokens.tags)])
