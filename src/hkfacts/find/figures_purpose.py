"""What a sum is for, spent on, raised in or paid for: read where neither the noun beside the figure nor a verb of measure has told it."""

from __future__ import annotations

import re

from ..grammar.phrases import VERBS, noun_phrase, phrase_before
from ..grammar.tags import NOUNS
from .figures_left import LeftReader
from .figures_words import AMOUNTS, BE, DEALS, PHRASAL, TIME, words_of

# Verbs of setting money apart, giving or asking for it, by stem: what `for` or a verb after `to` names is the purpose.
_GIVE = (
    "alloc", "approp", "approv", "assign", "award", "budget", "channel", "commit", "contribut", "dedicat", "devot", "donat", "earmark",
    "gave", "give", "giving", "grant", "inject", "invest", "need", "offer", "pledg", "provid", "pump", "put", "request", "requir", "reserv",
    "seek", "sought", "secur", "set", "spen", "unlock", "use", "using", "vot", "plough",
)  # fmt: skip
# Verbs of getting money in: their purpose stands after `to`, what they are done in after `in a`.
_GET = ("rais", "secur", "clos", "complet", "receiv", "win", "won", "borrow", "collect", "obtain", "land", "bag", "net")
_SHARE_OUT = ("alloc", "add", "assign", "commit", "dedicat", "devot", "channel", "divert")
_SPEND = ("spen", "splurg", "lavish", "budget", "invest", "use", "using")
_PAY = ("pay", "paid", "charg", "bid", "bill", "quot", "cost")
_SAVE = ("sav", "receiv", "earn", "charg", "get", "got", "pay", "paid", "levy", "levi", "offer", "take", "enjoy")
_FOUND = words_of(
    "support supports supported supporting back backs backed backing establish establishes established establishing launch launches launched"
    " launching create creates created creating fund funds funded funding endow endows endowed endowing start starts started starting seed"
    " seeds seeded seeding top tops topped topping finance finances financed financing open opens opened opening"
)
_WIN = ("receiv", "win", "won", "get", "got", "earn", "take", "took", "award", "collect", "land", "pocket")
# Verbs that have two objects, so that the noun before the sum is whom it goes to.
_TWO_OBJECTS = (
    "gave", "give", "giving", "offer", "pay", "paid", "sav", "cost", "award", "grant", "lend", "lent", "charg", "earn", "send", "sent", "owe",
    "fin", "net", "win", "won", "bring", "brought", "hand", "loan", "bet", "guarante", "promis", "pledg", "tak", "allow", "provid", "refund",
)  # fmt: skip
# Verbs whose object before `for` is no thing bought: they ask, or name a reason.
_ASK = ("ask", "su", "appl", "call", "fin", "thank", "prais", "blam", "pay", "paid", "charg", "account", "look", "wait", "search", "reach", "run", "ran")  # fmt: skip
_ROUNDS = DEALS | words_of(
    "round rounds financing offering placement raise settlement auction listing flotation fundraiser appeal campaign crowdfunding ipo"
    " lawsuit case competition tender transaction placing issue refinancing"
)
# Gatherings that raise money: what they raised is theirs.
_GATHERINGS = words_of(
    "dinner gala auction concert walk walkathon run marathon fair bazaar raffle festival ball banquet lunch luncheon breakfast appeal campaign"
    " drive sale event tournament swim ride fundraiser telethon performance night day exhibition show race party reception"
)
_GOING = words_of("go goes going went")
_ON = words_of("on towards toward")
_UNIT_OF_LIST = re.compile(r"(?:^|[,;:(•·|]|[ ][-–—])[ ]*$")
_AFTER_UNIT_OF_LIST = re.compile(r"[ ]?(?:$|[,;)\n•·|]|and[ ]|\.(?:[ ]|$))")
_SOURCES = re.compile(r"\b(?:comes?|came|coming)[ ]from\b")
_BOUND = re.compile(r"(?:up[ ]to|as[ ](?:high|much|low)[ ]as|over|more[ ]than|under|below|above|less[ ]than|at[ ]least|of[ ]up[ ]to|starting[ ](?:at|from)|no[ ]more[ ]than)[ ]", re.I)  # fmt: skip
FARTHEST = 14


class PurposeReader(LeftReader):
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

    def _stem(self, i: int, stems: tuple[str, ...]) -> bool:
        return i >= 0 and self.words.lower(i).startswith(stems)

    def _named(self, i: int, stop: int, *, coordinate: bool = True) -> str | None:
        """The noun phrase that starts at an index, over its determiner and a number; None for time, places in phrases and pronouns."""
        words = self.words
        for _ in range(3):
            if words.tag(i) in ("DT", "PRP$", "PDT", "CD") or (i in self.closed and i not in self.dated):
                i += 1
        i = self._past_quoted(i, stop)
        if i >= words.size or words.starts[i] >= stop or i in self.closed:
            return None
        if words.tag(i) == "VBG" and words.tag(i + 1) in (",", ".", "CC", ":"):
            return self.printed(self.listed((i, i), stop))
        phrase = noun_phrase(words, i, stop, coordinate=coordinate)
        while (
            phrase
            and words.word(phrase[1])[:1].isupper()
            and words.word(phrase[1] + 1)[:1].isupper()
            and not words.broken(phrase[1] + 1)
        ):
            more = noun_phrase(words, phrase[1] + 1, stop, coordinate=False)
            if more is None:
                break
            phrase = (phrase[0], more[1])  # the whole of a name
        phrase = self.listed(phrase, stop)
        if phrase is None or phrase[0] in self.closed or words.lower(phrase[1]) in PHRASAL:
            return None
        if words.tag(phrase[0]) in ("NNP", "NNPS") and words.lower(phrase[1]) in TIME:
            return None
        return self.printed(self.extended(phrase, stop))

    def _past_quoted(self, i: int, stop: int) -> int:
        """The word after a quoted modifier (`12 "open door" clinics`), or the first one inside the marks."""
        words = self.words
        if words.word(i) not in ("“", '"', "``", "‘", "''"):
            return i
        for j in range(i + 2, min(i + 7, words.size)):
            if words.starts[j] >= stop:
                break
            if words.word(j) in ("”", '"', "''", "’"):
                return j + 1 if words.tag(j + 1) in NOUNS or words.tag(j + 1) == "JJ" else i + 1
        return i + 1

    def _after_dates(self, i: int, stop: int) -> int:
        """The first word after a figure that is neither a date nor the preposition that leads to one."""
        words = self.words
        for _ in range(10):
            if i >= words.size or words.starts[i] >= stop:
                return i
            led = words.tag(i) == "IN" and any(k in self.dated for k in (i + 1, i + 2))
            if not (i in self.dated or led or words.lower(i) in ("each", "annually", "today", "yearly", "a", "per")):
                return i
            if words.lower(i) in ("a", "per") and words.lower(i + 1) not in TIME:
                return i
            i += 1 + (words.lower(i) in ("a", "per"))
        return i

    def _verb_left(self, i: int, floor: int) -> int:
        """The verb whose object the figure is: nothing but adverbs, articles and words of quantity in between; -1 if there is none."""
        words = self.words
        for _ in range(8):
            if i < 0 or words.starts[i] < floor or words.broken(i + 1):
                return -1
            if words.tag(i) in VERBS and words.lower(i) not in BE and words.tag(i) != "MD":
                return i
            passed = words.tag(i) in ("DT", "JJ", "JJR", "RB", "RP", "PRP$", "RBR") or i in self.dated
            if not (
                passed
                or words.lower(i)
                in ("aside", "total", "of", "sum", "up", "to", "additional", "over", "about", "around", "another")
            ):
                return -1
            i -= 1
        return -1

    def _passive_after(self, i: int, stop: int) -> int:
        """The participle of a passive that follows the figure (`will be spent`); -1 if there is none."""
        words = self.words
        for k in range(i, min(i + 6, words.size)):
            if words.starts[k] >= stop or words.broken(k):
                return -1
            if words.tag(k) == "VBN" and k > i:
                return k
            if words.lower(k) in _GOING or (words.lower(k) in BE and words.lower(k + 1) in ("for", "from")):
                return k
            if not (
                words.tag(k) in ("MD", "RB", "TO") or words.lower(k) in BE or words.lower(k) in ("has", "have", "had", "to", "of")
            ):
                return -1
        return -1

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
                text = words.text[floor : words.starts[right]]
                elliptic = words.word(left) in (",", "and", ";")
                if (word == "from" and _SOURCES.search(text)) or (word == "on" and elliptic and re.search(r"\bspen[dt]\b", text)):
                    return self._named(right + 1, stop)
        return self._founded(left, floor) or self._relative(left, floor)

    def _passive_purpose(self, verb: int, stop: int) -> str | None:
        """The purpose after a passive: `will be spent on`, `was set aside for`, `will go towards`, `comes from`."""
        words, link = self.words, verb + 1
        if words.lower(link) in ("aside", "mainly", "primarily", "directly", "solely"):
            link += 1
        word = words.lower(link)
        if words.lower(verb) in _GOING:
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
        if word in _GOING and words.lower(right + 1) in _ON:
            return self._named(right + 2, stop)
        if verb < 0:
            return None
        if word == "for" and self._stem(verb, _GIVE) and not self._stem(verb, ("offer",)):
            return self._named(right + 1, stop)
        if word == "to" and words.tag(right + 1) == "VB" and self._stem(verb, _GIVE + _GET):
            return self._object(right + 1, stop)
        if word == "to" and self._stem(verb, _SHARE_OUT):
            return self._named(right + 1, stop)
        if word in ("toward", "towards") and self._stem(verb, _GIVE):
            return self._named(right + 1, stop)
        if word == "on" and self._stem(verb, _SPEND):
            return self._named(right + 1, stop)
        if word == "in" and self._stem(verb, ("invest",)):
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

    def _plain_subject(self, verb: int, floor: int) -> str | None:
        item = self._subject(verb, floor, None).item
        return item if item and not item.startswith("\0") else None

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

    def _price(self, left: int, right: int, limits: tuple[int, int]) -> str | None:
        """What was bought or seen `for` the sum, or what one pays it for."""
        words, (floor, stop) = self.words, limits
        if words.lower(left) == "for":
            fronted = words.word(left) == "For" and words.word(right) == ","
            return self._fronted(right, stop) if fronted else self._bought(left, floor)
        verb = self._verb_left(left, floor)
        if right < words.size and words.lower(right) == "for" and words.starts[right] < stop and self._stem(verb, _PAY):
            return self._named(right + 1, stop)
        j = left - (words.lower(left) in ("at", "from"))
        if j < left and words.tag(j) in ("VBN", "VBD", "VBG") and not words.broken(j + 1):
            before = j - 1 - (words.tag(j - 1) == "RB")
            before -= words.word(before) == ","
            phrase = phrase_before(words, before, floor)  # `cider starting at`, `profit, seen at`
            return self.printed(phrase) if phrase and phrase[1] not in self.closed else None
        return None

    def _fronted(self, comma: int, stop: int) -> str | None:
        """What one gets in the clause after a fronted price: `For $40, guests get a set lunch`."""
        words = self.words
        for j in range(comma + 1, min(comma + 8, words.size)):
            if words.starts[j] >= stop or words.broken(j) or words.word(j) in (",", ";", "."):
                return None
            if words.tag(j) in ("VB", "VBP", "VBZ") and words.lower(j) not in BE and words.tag(j + 1) not in ("VB", "VBN"):
                return self._named(j + 1 + (words.lower(j + 1) in ("in", "to", "at", "on")), stop)
        return None

    def _bought(self, link: int, floor: int) -> str | None:
        """The object of the verb before `for`, over phrases of place: `bought a mill in Leeds for`."""
        words, j = self.words, link - 1
        for _ in range(3):
            phrase = phrase_before(words, j, floor)
            if phrase is None or phrase[1] in self.closed:
                return None
            j = phrase[0] - 1
            while words.tag(j) in ("DT", "PRP$", "CD") or words.lower(j) in ("all",):
                j -= 1
            if j < 0 or words.starts[j] < floor or words.broken(j + 1) or words.word(j) in (",", ":", ";", "("):
                alone = phrase[0] == phrase[1] and words.lower(phrase[1]).endswith("ing")
                return None if alone else self.printed(phrase)  # `a season pass for $90`
            if words.tag(j) in VERBS and words.lower(j) not in BE:
                return None if self._stem(j, _ASK) else self.printed(phrase)
            if words.tag(j - 1) == "VBN" and words.lower(j - 1) in ("sold", "bought", "acquired") and self._passive(j - 1):
                return self._plain_subject(j - 1, floor)  # `was sold in Lyon for`
            if words.tag(j) != "IN" and words.lower(j) != "to":
                return None
            j -= 1
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

    def _reduction(self, left: int, right: int, limits: tuple[int, int]) -> str | None:
        """What a sum or percentage is taken `off`, or saved and earned `on`."""
        words, (floor, stop) = self.words, limits
        if right >= words.size or words.starts[right] >= stop or words.broken(right):
            return None
        if words.lower(right) == "off":
            return self._named(right + 1, stop)
        if words.lower(right) == "on" and self._stem(self._verb_left(left, floor), _SAVE):
            return self._named(right + 1, stop)
        return None

    def _bounded(self, left: int, anchor: int, floor: int, kind: str) -> str | None:
        """The noun right before a bound: `strip widths up to 2 m`, but nobody in `gave pupils up to $50`."""
        words = self.words
        if not _BOUND.match(words.text, anchor):
            return None
        phrase = phrase_before(words, left, floor)
        if phrase is None or phrase[1] in self.closed or words.tag(phrase[1]) in ("NNP", "NNPS"):
            return None
        j = phrase[0] - 1
        while words.tag(j) in ("DT", "PRP$", "CD"):
            j -= 1
        starting = words.text[anchor : anchor + 5].lower() == "start"
        if kind == "money" and not starting and words.tag(j) in VERBS and self._stem(j, _TWO_OBJECTS):
            return None
        return self.printed(phrase)

    def _listed_pair(self, left: int, end: int, limits: tuple[int, int], kind: str) -> str | None:
        """The noun that a list sets right before its figure: `adults $120, children $60`, `island sales +10%, bags +8%`."""
        words, (floor, _) = self.words, limits
        if kind not in ("money", "percentage") or left < 0 or words.broken(left + 1):
            return None
        after = words.text[end : end + 8].partition("\n")[0]
        if not _AFTER_UNIT_OF_LIST.match(after):
            return None
        mark = left - (words.word(left) in ("-", "–", "—"))
        phrase = phrase_before(words, mark, floor)
        if phrase is None or phrase[1] in self.closed or words.lower(phrase[1]) in TIME:
            return None
        first = words.starts[phrase[0]]
        before = words.text[max(floor, first - 240) : first].rpartition("\n")[2]
        if words.lower(phrase[0] - 2) in ("that", "those") and words.lower(phrase[0] - 1) in ("of", "for", "in", "at", "from"):
            return self.printed(phrase)  # `and those for workshops $180`
        if (
            kind == "money"
            and words.lower(phrase[1]) in AMOUNTS
            and phrase[1] == left
            and words.text[words.ends[left] : end].startswith(" ")
        ):
            return self.printed(phrase)  # `pre-sale price $0.2 listing price $1.5`
        opens = before.strip() == "" or bool(_UNIT_OF_LIST.search(before))
        joined = (
            before.endswith("and ")
            and words.text[max(0, first - 12) : first].rstrip()[-4:] in (", and", " and")
            and phrase[0] - 2 in self.closed
        )
        paired = bool(
            re.search(r"[\d%)mnk]$", before.rstrip(" ,;·•|("))
            or re.match(r"[ ]?[,;·•|]", after)
            or mark < left
            or "(" in before[-2:]
        )
        return self.printed(phrase) if (opens and paired) or joined else None
