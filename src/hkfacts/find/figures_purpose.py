"""What a sum is for, spent on, raised in or paid for: read where neither the noun beside the figure nor a verb of measure has told it."""

from __future__ import annotations

import re

from hkfacts.patterns import lazy_pattern

from ..grammar.phrases import VERBS, noun_phrase, phrase_before
from .figures_offers import Offers
from .figures_words import BE, DEALS, GOING, words_of

# Verbs of setting money apart, giving or asking for it, by stem: what `for` or a verb after `to` names is the purpose.
_GIVE = (
    "alloc", "approp", "approv", "assign", "award", "budget", "channel", "commit", "contribut", "dedicat", "devot", "donat", "earmark",
    "gave", "give", "giving", "grant", "inject", "invest", "need", "offer", "pledg", "provid", "pump", "put", "request", "requir", "reserv",
    "seek", "sought", "secur", "set", "spen", "unlock", "use", "using", "vot", "plough",
)  # fmt: skip
# Verbs of getting money in: their purpose stands after `to`, what they are done in after `in a`.
_GET = ("rais", "secur", "clos", "complet", "receiv", "win", "won", "borrow", "collect", "obtain", "land", "bag", "net")
_POTS = words_of("fund funds budget portfolio endowment pool prize jackpot war-chest")
_CUT = ("cut", "slash", "trim", "shav", "strip")
_SHARE_OUT = ("alloc", "add", "assign", "commit", "dedicat", "devot", "channel", "divert")
_SPEND = ("spen", "splurg", "lavish", "budget", "invest", "use", "using")
_FOUND = words_of(
    "support supports supported supporting back backs backed backing establish establishes established establishing launch launches launched"
    " launching create creates created creating fund funds funded funding endow endows endowed endowing start starts started starting seed"
    " seeds seeded seeding top tops topped topping finance finances financed financing open opens opened opening"
)
_WIN = ("receiv", "win", "won", "get", "got", "earn", "take", "took", "award", "collect", "land", "pocket")
_ROUNDS = DEALS | words_of(
    "round rounds financing offering placement raise settlement auction listing flotation fundraiser appeal campaign crowdfunding ipo"
    " presale pre-sale ico ido lawsuit case competition tender transaction placing issue refinancing"
)
# Gatherings that raise money: what they raised is theirs.
_GATHERINGS = words_of(
    "dinner gala auction concert walk walkathon run marathon fair bazaar raffle festival ball banquet lunch luncheon breakfast appeal campaign"
    " drive sale event tournament swim ride fundraiser telethon performance night day exhibition show race party reception"
)
_ON = words_of("on towards toward")
_SOURCES = lazy_pattern(r"\b(?:comes?|came|coming)[ ]from\b")
# A colon that leads to the parts of a sum: `came to $9 million: $5 million in fees, $4 million from`.
_BROKEN_UP = lazy_pattern(r"\d[^:;\n]{0,24}:[ ][^;:\n]{0,160}$")
FARTHEST = 14


class PurposeReader(Offers):
    """Reads what a figure is tied to by a verb of giving, spending, buying or getting."""

    def tied(self, start: int, anchor: int, end: int, limits: tuple[int, int], kind: str) -> str | None:
        """The thing that a figure is for, off, spent on, from or the price of; None where nothing says it.

        `start` is where the number begins, `anchor` where the words that bound it begin; `limits` are those of the sentence.
        """
        left = self.words.last_before(anchor)
        while self.words.tag(left) == "RB" and left > 0:
            left -= 1
        right = self._after_dates(self.words.first_from(end), limits[1])
        found = None
        if kind == "money":
            found = self._purpose(left, right, limits) or self._price(left, right, limits) or self._getter(left, limits[0])
        if found is None and kind in ("money", "percentage"):
            found = self._reduction(left, right, limits)
        if found is None and anchor < start:
            found = self._bounded(left, anchor, limits[0], kind)
        return found or (self._listed_pair(left, end, limits, kind) if anchor == start else None)

    def _purpose(self, left: int, right: int, limits: tuple[int, int]) -> str | None:
        """What money is given, spent or raised for."""
        words, (floor, stop) = self.words, limits
        if right < words.size and words.starts[right] < stop and not words.broken(right):
            verb, word = self._verb_left(left, floor), words.lower(right)
            passive = self._passive_after(right, stop)
            if passive >= 0:
                return self._passive_purpose(passive, stop)
            found = self._aim(verb, right, stop, word)
            if found:
                return found
            if word in ("from", "on"):
                text = words.text[max(floor, words.starts[right] - 300) : words.starts[right]]
                elliptic = words.word(left) in (",", "and", ";")
                source = _SOURCES.search(text) or ((elliptic or words.word(left) == ":") and _BROKEN_UP.search(text))
                if (word == "from" and source) or (word == "on" and elliptic and re.search(r"\bspen[dt]\b", text)):
                    return self._named(right + 1, stop)
        return self._founded(left, floor) or self._relative(left, floor)

    def _passive_purpose(self, verb: int, stop: int) -> str | None:
        """The purpose after a passive: `will be spent on`, `was set aside for`, `will go towards`, `comes from`."""
        words, link = self.words, verb + 1
        if words.lower(link) in ("aside", "mainly", "primarily", "directly", "solely"):
            link += 1
        word = words.lower(link)
        if words.lower(verb) in GOING:
            return self._named(link + 1, stop) if word in _ON else None
        if word in ("on", "for", "towards", "toward") and (self._stem(verb, _GIVE) or words.lower(verb) in BE):
            return self._named(link + 1, stop)
        if word == "in" and self._stem(verb, ("invest",)):
            return self._named(link + 1, stop)
        if word == "to" and words.tag(link + 1) == "VB" and self._stem(verb, _GIVE + _GET):
            return self._object(link + 1, stop)
        if word == "to" and self._stem(verb, _SHARE_OUT):
            return self._named(link + 1, stop)
        return None

    def _aim(self, verb: int, right: int, stop: int, word: str) -> str | None:
        """What follows the figure after an active verb: `for`, `to run`, `on`, `in`, `towards`, `from`."""
        words = self.words
        if words.lower(right) in ("come", "comes", "came") and words.lower(right + 1) == "from":
            return self._named(right + 2, stop)
        if word in GOING and words.lower(right + 1) in _ON:
            return self._named(right + 2, stop)
        if verb < 0:
            return None
        if word == "for" and self._stem(verb, _GIVE) and not self._stem(verb, ("offer",)):
            return self._named(right + 1, stop)
        if word == "from" and self._stem(verb, _CUT):
            return self._named(right + 1, stop)
        if word == "to" and words.tag(right + 1) == "VB" and self._stem(verb, _GIVE + _GET):
            return self._object(right + 1, stop)
        if word == "to" and self._stem(verb, _SHARE_OUT):
            return self._named(right + 1, stop)
        if word in ("toward", "towards") and self._stem(verb, _GIVE):
            return self._named(right + 1, stop)
        if word == "on" and self._stem(verb, _SPEND):
            return self._named(right + 1, stop)
        if word == "in" and self._stem(verb, ("invest", "deploy")):
            return self._named(right + 1, stop)
        if word == "in" and self._stem(verb, _GET) and words.tag(right + 1) in ("DT", "PRP$"):
            phrase = noun_phrase(words, right + 2, stop, coordinate=False)
            return self.printed(phrase) if phrase and words.lower(phrase[1]) in _ROUNDS else None
        return None

    def _object(self, verb: int, stop: int) -> str | None:
        """The object of the infinitive at an index, over a second verb: `to launch and scale its kit`."""
        words = self.words
        i = verb + 1
        for _ in range(4):
            if (
                words.lower(i) in ("and", "or", "help")
                or words.tag(i) in ("VB", "RB", "RP", "TO")
                or words.lower(i) in ("out", "up")
            ):
                i += 1
        return self._named(i, stop)

    def _founded(self, left: int, floor: int) -> str | None:
        """What was supported or set up `with` the sum."""
        words = self.words
        if words.lower(left) != "with":
            return None
        phrase = phrase_before(words, left - 1, floor)
        if phrase is not None and words.lower(phrase[1]) in _POTS:
            return self.printed(phrase)  # `a second fund with $1 billion`
        if phrase is not None:
            j = phrase[0] - 1
            while words.tag(j) in ("DT", "PRP$") or words.lower(j) in ("up",):
                j -= 1
            if words.starts[max(j, 0)] >= floor and (
                words.lower(j) in _FOUND or (words.lower(j) in ("set", "sets", "setting") and words.lower(j + 1) == "up")
            ):
                return self.printed(phrase)
            if words.lower(j) == "by":
                phrase, j = None, j - 1
                return self._supported(j, floor)
        if words.lower(left - 1) == "up" and words.lower(left - 2) in ("set", "topped"):
            return self._plain_subject(left - 2, floor)
        return self._plain_subject(left - 1, floor) if words.lower(left - 1) in _FOUND and words.tag(left - 1) == "VBN" else None

    def _supported(self, verb: int, floor: int) -> str | None:
        """What a participle before `by` belongs to: `the Scheme, supported by the trust with`."""
        words = self.words
        if words.lower(verb) not in _FOUND:
            return None
        if words.lower(verb - 1) in BE:
            return self._plain_subject(verb, floor)
        j = verb - 1 - (words.lower(verb - 1) == ",")
        while words.word(j) in ("*", "**"):
            j -= 1
        return self.printed(phrase_before(words, j, floor))

    def _relative(self, left: int, floor: int) -> str | None:
        """What `for which` points back to: `the plan, for which the firm has set aside`."""
        words = self.words
        for j in range(left, max(-1, left - 12), -1):
            if words.starts[j] < floor or words.broken(j + 1) or words.word(j) in (",", ";"):
                return None
            if words.lower(j) == "which" and words.lower(j - 1) in ("for", "on"):
                k = j - 2 - (words.word(j - 2) == ",")
                return self.printed(phrase_before(words, k, floor))
        return None

    def _getter(self, left: int, floor: int) -> str | None:
        """Who or what gets the sum, where it is one of a sort (`each winner receives`) or a gathering (`the dinner raised`)."""
        words = self.words
        phrase = phrase_before(words, left, floor)
        if phrase is not None and phrase[0] > 0 and words.lower(phrase[0] - 1) in ("each", "every"):
            return self.printed(phrase)
        for j in range(left, max(-1, left - FARTHEST), -1):
            if words.starts[j] < floor or words.broken(j + 1) or words.word(j) in (";", ":") or j in self.closed:
                return None
            if words.tag(j) in VERBS and self._stem(j, (*_WIN, "rais")):
                subject = self._plain_subject(j, floor)
                if subject is None:
                    return None
                at = words.text.rfind(subject, floor, words.starts[j])
                sort = words.text[max(floor, at - 6) : at].lower().endswith(("each ", "every "))
                gathering = self._stem(j, ("rais",)) and subject.split()[-1].lower() in _GATHERINGS
                return subject if (sort and not self._stem(j, ("rais",))) or gathering else None
        return None
