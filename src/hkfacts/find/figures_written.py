"""Figures put down as they are found, each with its item."""

from __future__ import annotations

from hkfacts.patterns import lazy_pattern

from ..grammar.phrases import CLAUSE_PARTICIPLES, Words, noun_phrase, plural_head
from ..grammar.tags import NOUNS
from ..rulebook import Rulebook
from ..spans import Found, Parts, Tokens, Trace
from .figures_bounds import bound_before, line_bounds
from .figures_items import ItemReader, plural_verb_follows
from .figures_read import Reading, read_rate
from .figures_refuse import Refuser, refuser
from .figures_tables import TableCells
from .figures_things import ELIDED, change_words
from .figures_words import CAUSATIVE

# Adjectives of size after a measurement: its item stands before it (`a wire 0.2 mm thick`).
_SIZED = lazy_pattern(
    r"[ ](?:long|wide|high|tall|deep|thick|across|apart|away|square|in[ ](?:length|width|height|depth|diameter|size)|(?:above|below)[ ](?:sea|ground|the))\b"
)


_NAMED_FOLD = lazy_pattern(r"[A-Z][a-z]+fold[ ][A-Z][a-z]")  # `Tenfold Trust`
_SIDE_GAPS = ("x", "×", " x ", " × ", " by ", " ", "")
_LENGTHS = frozenset("kilometres kilometers metres meters miles hectares acres tonnes tons litres".split())
_OTHERWISE = lazy_pattern(r",? or (?:by )?|,? \((?:or )?")
_OPEN_BRACKET = lazy_pattern(r"\w\([A-Z0-9]{1,3}$")
_TIMES = frozenset(("hour", "day", "night", "week", "month", "quarter", "year"))


class Writer:
    """The state of finding one release's figures, and the writing down of each."""

    def __init__(self, parts: Parts, tokens: Tokens, book: Rulebook, trace: Trace | None) -> None:
        self.parts, self.text, self.trace = parts, parts.text, trace
        self.words = Words(parts.text, tokens)
        self.refuser: Refuser = refuser(book)
        self.found: list[Found] = []
        self.closed: set[int] = set()  # words inside dates and figures found so far
        self.dated: set[int] = set()
        self.items = ItemReader(self.words, self.closed, self.dated)
        self.cells = TableCells(parts)

    def refuse(self, start: int, end: int, rule: str, reason: str) -> None:
        """Note in the trace that a number is no figure, and why."""
        if self.trace is not None:
            self.trace.refuse("figure", start, end, rule, reason)

    def close(self, start: int, end: int) -> None:
        """Mark the words of a date or figure: no item is read out of them."""
        i = self.words.tokens.index_at(start)
        while i < self.words.size and self.words.starts[i] < end:
            self.closed.add(i)
            i += 1

    def take(self, found: Found) -> None:
        """Put down a figure that a shape of its own has found, with its item."""
        groups = dict(found.groups)
        start, end = found.start, found.end
        if _NAMED_FOLD.match(self.text, start) and self.parts.section_at(start) != "headline":
            self.refuse(start, end, "figure.refuse.name-number", "a name that begins with a number word")
            return
        low, high = line_bounds(self.text, start, end)
        sentence = self.parts.sentence_at(start)
        low, high = (sentence.start, sentence.end) if sentence else (low, high)
        qualifier, anchor = bound_before(self.text, start, max(low, start - 60))
        if qualifier and "qualifier" not in groups:
            groups["qualifier"] = qualifier
        if groups["kind"] == "count":
            vague = "vague" in groups and self.text[end : end + 4] == " of "
            phrase = self._phrase(end + 3 if vague else end)
            if phrase:
                end = self.words.ends[phrase[1]]
                groups["item"] = self.text[self.words.starts[phrase[0]] : end]
        elif groups.get("shape") == "one-in" and "item" in groups:
            phrase = self._phrase(end)
            if phrase and self.words.tag(phrase[0]) in ("VBN", "VBD") and not self.words.plural(phrase[1]):
                phrase = None  # `three in ten named food`
            if phrase and self.words.lower(phrase[0]) in CLAUSE_PARTICIPLES and self.words.tag(phrase[0]) == "VBG":
                phrase = None  # `four out of five reporting better hours`
            groups["item"] = self.text[self.words.starts[phrase[0]] : self.words.ends[phrase[1]]] if phrase else ELIDED
        elif groups["kind"] != "multiple" and "item" not in groups:
            right = self.items.right(end, high, groups["kind"])
            left = self.items.left(anchor, low, groups["kind"], compared=bool(right.change))
            item = right.item or left.item or (ELIDED if plural_verb_follows(self.words, end) else None)
            if item:
                groups["item"] = item
            if right.change or left.change:
                groups["change"] = right.change or left.change or ""
        elif groups["kind"] == "multiple":
            factored = self.text.endswith((" a factor of ", " a factor of about ", " a factor of over "), 0, start)
            last = self.words.last_before(self.text.rfind(" a factor", 0, start) if factored else end)
            item = self.items.left(self.words.ends[last], low, "multiple").item if last >= 0 else None
            if (
                self.text[start:end].lower().endswith(("bled", "bling", "bles", "ples", "lves", "pled", "pling", "lved", "lving"))
                and self.text[end : end + 1] == " "
            ):
                i = self.words.first_from(end)
                i += self.words.tag(i) in ("DT", "PRP$")
                doubled = (
                    noun_phrase(self.words, i, high, coordinate=False)
                    if self.words.tag(i) not in ("RB", "IN", "TO", "CD")
                    else None
                )
                if doubled and doubled[0] not in self.closed:
                    item = self.items.printed(doubled) or item  # `doubled its output`
            if self.text[start:end].lower().endswith("ing") and self.text.startswith((" of ", " in "), end):
                item = self.items.right(end, high, "percentage_points").item or item  # `a doubling of output`
            if item in (None, ELIDED) and self.text.endswith(" by ", 0, anchor):
                item = self.items.left(anchor, low, "percentage").item  # `an output enhanced by at least tenfold`
            right = self.items.right(end, high, "percentage")
            if right.change and right.item not in (None, ELIDED):
                item = right.item  # `a threefold increase in orders`
            if item and item != ELIDED:
                groups["item"] = item
        self.found.append(Found("figure", start, end, found.rule, groups))
        self.close(start, end)

    def _add(self, reading: Reading, kind: str, more: dict[str, str] | None = None) -> None:
        """Put the reading down as Found, with its item."""
        groups = _groups(reading, kind)
        if more:
            groups.update(more)
        if kind != "count" and "item" not in groups:
            self._item(reading, kind, groups)
        elif kind == "count" and reading.item in ("", ELIDED) and "item" not in groups:
            self._bare_item(reading, groups)
        if kind == "count":
            self._bare_rate(reading, groups)
        self.found.append(Found("figure", reading.start, reading.end, "figure.numeral", groups))
        self.close(reading.start, (reading.second or reading.first).end if kind == "count" else reading.end)

    def _bare_rate(self, reading: Reading, groups: dict[str, str]) -> None:
        """The time that a number without a noun is of: `comes to 18 million annually`, `some 4,000 a day`."""
        rate, _ = read_rate(self.text, reading.end, min(len(self.text), reading.end + 60))
        if rate in _TIMES:
            groups.setdefault("per", rate)

    def _sentence(self, reading: Reading) -> tuple[int, int]:
        sentence = self.parts.sentence_at(reading.start)
        block = self.parts.block_at(reading.start)
        low = sentence.start if sentence else block.start if block else 0
        high = sentence.end if sentence else block.end if block else len(self.text)
        return low, high

    def _item(self, reading: Reading, kind: str, groups: dict[str, str]) -> None:
        """The thing that money, a percentage or a measurement is of."""
        cell = self.cells.reading_of(reading)
        if cell is not None and kind == "money" and "scale" in cell.notes:
            groups.setdefault("scale", cell.notes["scale"])
        if cell is not None and kind == "percentage" and "negative" in cell.notes:
            groups["negative"] = "1"
        if cell is not None and cell.notes.get("item"):
            groups["item"] = cell.notes["item"]
            return
        if kind in ("length", "mass") and self._goes_on(reading, kind):
            groups["item"] = ELIDED
            return
        if kind == "score" and self.text.endswith(" GPA", reading.start, reading.end):
            groups["item"] = "GPA"  # the scale itself says what was measured
            return
        low, high = self._sentence(reading)
        end = max(reading.after, reading.end)
        right = self.items.right(end, high, kind)
        item, change = right.item, right.change
        sized = _SIZED.match(self.text, end) if kind in ("length", "area", "temperature") else None
        grown = kind == "multiple" and (
            change
            or self.words.tag(self.words.first_from(end)) == "JJR"
            or self.words.lower(self.words.first_from(end)) in ("better", "worse")
        )
        levered = (
            kind == "multiple"
            and self.text[reading.end - 1] in "xX×"
            and item
            and self.words.tag(self.words.first_from(end)) in NOUNS
        )
        behind = item if levered else None
        if (kind == "multiple" and not grown) or sized:
            item = None  # but `a 10x growth in capacity`, `a 7x higher yield`
        left = self.items.left(self._anchor(reading), low, kind, compared=bool(change or sized))
        i = self.words.last_before(self._anchor(reading))
        moved = (
            kind == "percentage"
            and not change
            and self.words.lower(i) in change_words()[0]
            and self.words.lower(i) not in CAUSATIVE
        )
        if moved and left.item and left.item != ELIDED and self.words.tag(i) in ("VBD", "VBZ", "VBN"):
            item = left.item  # `the stock dropped 90% post-split`
        if kind == "percentage" and item in (None, ELIDED) and not change:
            item = self.items.fronted_share(self._anchor(reading), low) or item
        if item is None:
            spread = self.items.spread(self._anchor(reading), low) if reading.second is not None else None
            item = spread or left.item
            if item is None and plural_verb_follows(self.words, end) and kind == "percentage":
                item = ELIDED
            item = item or behind  # `1,000x leverage`
            described = (
                item == ELIDED and self._anchor(reading) < reading.start and self.words.tag(self.words.first_from(end)) == "VBN"
            )
            if item is None or described or (item == ELIDED and kind == "money"):
                item = self.items.tied(reading.start, self._anchor(reading), end, (low, high), kind) or item
        change = change or left.change or self._said_otherwise(reading)
        if item and kind == "money" and item in _LENGTHS:
            item = None  # `$126 million to repair 48 kilometres of footpaths`
        if item and item.endswith(" worth"):
            item = item.removesuffix(" worth")  # `2 kilograms of tea worth $400`
        if item and _OPEN_BRACKET.search(item):
            item += ")"  # `CPI(C)`
        if item:
            groups["item"] = item
        if change:
            groups["change"] = change

    def _said_otherwise(self, reading: Reading) -> str | None:
        """The change of the figure right before, of which this one is the same in other terms: `up 20 points, or 1.5%`, `fell by $5 million (4%)`."""
        before = self.found[-1] if self.found else None
        change = before.groups.get("change") if before is not None else None
        return (
            change
            if before is not None and change and _OTHERWISE.fullmatch(self.text, before.end, self._anchor(reading))
            else None
        )

    def _goes_on(self, reading: Reading, kind: str) -> bool:
        """Whether a measurement is the next side of a size, or the smaller unit of the one before it: `4 x 6 m`, `7 lb 3 oz`."""
        before = self.found[-1] if self.found else None
        if before is None or before.groups.get("kind") != kind or "item" not in before.groups:
            return False
        return self.text[before.end : reading.start] in _SIDE_GAPS

    def _anchor(self, reading: Reading) -> int:
        """Where the words before the figure end: before its qualifier, unless that is a verb (`surpassed`, `exceeding`)."""
        if not reading.qualifier or reading.bound_start < 0:
            return reading.start
        bound = self.text[reading.bound_start : reading.start].strip().lower()
        if "exceed" in bound or bound.startswith(("nearing", "surpass", "topp", "tops", "estimated at", "estimated to")):
            return reading.start
        return min(reading.bound_start, reading.start)

    def _bare_item(self, reading: Reading, groups: dict[str, str]) -> None:
        """The item of a count whose noun does not follow: what the clause says, else the count before it."""
        if reading.item == ELIDED:
            groups["item"] = ELIDED
            return
        low, _ = self._sentence(reading)
        left = self.items.left(self._anchor(reading), low, "count")
        if left.item:
            groups["item"] = left.item
        if left.change:
            groups["change"] = left.change  # `employment fell by 300`

    def _earlier(self, kind: str, start: int) -> Found | None:
        """The last figure of this kind before `start` in the same sentence."""
        sentence = self.parts.sentence_at(start)
        floor = sentence.start if sentence else max(0, start - 300)
        for found in reversed(self.found[-8:]):
            if found.start < floor:
                return None
            if found.groups.get("kind") == kind:
                return found
        return None

    def _holds_year(self, i: int) -> bool:
        """Whether a date is only a part of the word at an index, so that the word is still one: `100 pre-1910 buildings`."""
        return i not in self.dated and "-" in self.words.word(i) and self.words.word(i)[:1].isalpha()

    def _quoted(self, i: int) -> tuple[int, int] | None:
        """The plural that a modifier in quotation marks right after a number belongs to: `three “open door” clinics`."""
        words = self.words
        for j in range(i + 2, min(i + 6, words.size)):
            if words.broken(j) or words.word(j) in (",", ".", ";", ":", "?", "!"):
                return None
            if words.word(j) in ("”", '"'):
                if (
                    words.broken(j + 1)
                    or words.tag(j + 1) not in (*NOUNS, "VBZ", "JJ")
                    or words.starts[j + 1] != words.ends[j] + 1
                ):
                    return None
                if words.tag(j + 1) == "VBZ" and words.tag(j + 2) in ("VBD", "VBN", "IN", "MD", ",", "."):
                    return i, j + 1  # a plural taken for a verb: `three “open door” visits were`
                phrase = noun_phrase(words, j + 1, len(self.text), coordinate=False)
                return (i, phrase[1]) if phrase is not None and plural_head(words, phrase[1]) else None
        return None

    def _phrase(self, at: int) -> tuple[int, int] | None:
        """The noun phrase right after a number; None where anything but a space stands between."""
        words = self.words
        i = words.first_from(at)
        if (
            words.word(i) == "$"
            and words.word(i + 1)[:1].isalpha()
            and words.starts[i + 1] == words.ends[i]
            and self.text[at : words.starts[i]] == " "
        ):
            token = noun_phrase(words, i + 1, len(self.text))
            return (i, token[1]) if token is not None and i + 1 not in self.closed else None  # `10,000 $KITE tokens`
        quoted = self._quoted(i) if words.word(i) in ("“", '"') and self.text[at : words.starts[i]] == " " else None
        if quoted:
            return quoted
        if i >= words.size or self.text[at : words.starts[i]] != " " or (i in self.closed and not self._holds_year(i)):
            return None
        stop = len(self.text)
        block = self.parts.block_at(at)
        if block is not None:
            stop = block.end
        if words.lower(i) in ("of",):
            return None
        phrase = noun_phrase(words, i, stop)
        if phrase is None:
            return None
        for j in range(phrase[0], phrase[1] + 1):
            if j in self.closed and not self._holds_year(j):
                return noun_phrase(words, i, words.starts[j]) if j > phrase[0] else None
        return phrase


def _groups(reading: Reading, kind: str) -> dict[str, str]:
    """The pieces of a reading as strings, for the stage that understands them; empty ones are left out."""
    first, second, main = reading.first, reading.second, reading.main
    groups = {
        "kind": kind,
        "number": first.number,
        "scale": first.scale,
        "negative": "1" if first.negative else "",
        "number2": second.number if second else "",
        "scale2": second.scale if second else "",
        "negative2": "1" if second and second.negative else "",
        "currency": main.currency or first.currency,
        "part": "1" if main.part else "",
        "cents": first.cents if second is None else "",
        "unit": main.unit,
        "qualifier": reading.qualifier,
        "item": reading.item if reading.item != ELIDED else "",
        "per": reading.per,
    }
    return {k: v for k, v in groups.items() if v}
