"""The words that hand a quotation to its speaker: `said Jane Roe`, `Mr Lee added:`, `According to her,`, `— Jane Roe, CEO`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from hkfacts.patterns import lazy_pattern

from ..grammar.names import names
from ..spans import Parts
from .quotes_leads import FINITE, Leads, signed_below, words_of
from .quotes_speakers import Cast
from .quotes_speech import WORD, Piece, inner, is_titled
from .quotes_verbs import ENDS_LEAD, NOUN_PHRASE, Attribution, is_noun, orders, verb_pattern, verbs

_REACH = 320


_PRONOUN = lazy_pattern(r"(?:he|she|they|He|She|They|HE|SHE)\b")
_SUBJECT = lazy_pattern(r"[A-Z\d@]|(?:the|an?|our|its|one|another|his|her|their|some|many|most)\b")
_ADVERB = lazy_pattern(r"[a-z]{2,14}ly ")
_POST_AND_NAME = lazy_pattern(
    r"(?:(?:’s|'s) (?:[\w-]+ ){1,7}| (?:founder|co-founder|owner|president|chairman|director|designer|manager|CEO|CFO|CTO|COO) )"
)
_POST_OF_BODY = lazy_pattern(
    r" (?!(?:and|or|with|of|to|that|for|in|on|at|who|about|when|as|by|from|is|was|has|said|says)\b)[\w’'&/-]+(?: [\w’'&/-]+){0,6},? "
)
_OF_ONESELF = lazy_pattern(r"(?:I|We)(?:[’'][a-z]{1,2})? [a-z]")  # `I am glad to welcome Jane, Tom and Ann to Acme,`
_LEAD = lazy_pattern(r"[\s,.;]*(?:[—–―~-]{1,2}\s*)?")
_AFTER_VERB_STOP = lazy_pattern(
    r"[,.;!?]|\s(?:in|at|during|of|when|to|as|while|after|on|about|upon|following|from|with|via|for)\b|$|\s*[\n“\"—–]"
)
_SENTENCE_END = lazy_pattern(r"(?<=[\w)”\"’%])[.!?](?=\s+[A-Z“\"‘]|\s*$|\n)")
_DASH = lazy_pattern(r"\s*[—–―-]{1,2}\s*(?=[A-Z])")
_SIGNATURE = lazy_pattern(r"[A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]*\.?(?=,|\s*$|\s*\n|\s[–—-])")
_POST_BETWEEN = lazy_pattern(r"(?!(?:with|to|that|by|for|from|in|on|at)\b)[\w’'/&-]+(?: [\w’'/&-]+){0,7} ")
_PASSED_ON = lazy_pattern(
    r"\b(?:(?:spokes\w+|representative)\b(?= (?:for|of|from|to)\b)|(?:(?:an?|the|his|her|their) statement|on behalf)\b(?!,)(?! [a-z]+ group))[^,]*$"
)
_BROKEN = lazy_pattern(r", [^.!?,]{2,60}[.!?]\s*")
_GOES_ON = lazy_pattern(r"(?:while|whereas|but|although|though|before|until|unless|because|since)\b")
_NO_SUBJECT = lazy_pattern(
    r",? (?:and |but |while |then )?(?:also |then |further )?(?:adding|[a-z]+ing|added|adds|said|says|noted|notes)\b"
)


class Attributor:
    """Finds the attribution of each stretch; one that is used up by a stretch before is not given again."""

    def __init__(self, parts: Parts, pieces: Sequence[Piece], cast: Cast) -> None:
        self.parts = parts
        self.text = parts.text
        self.pieces = pieces
        self.cast = cast
        self.leads = Leads(self.text, cast)
        self._found: dict[int, Attribution | None] = {}

    def of(self, index: int) -> Attribution | None:
        """The attribution of a stretch: the words after it come first, then those before it."""
        if index not in self._found:
            after = self._after(index)
            if after is not None and not after.pronoun and not self._comma(self.pieces[index]) and after.cue:
                before = self._before(index)
                if before is not None and before.near and before.cue:
                    after = before  # `Jane Roe noted, “… do.” Meanwhile, Paul Poe warned of …`
            elif after is not None and self._leads_the_next(index, after):
                before = self._before(index)
                after = before if before is not None and before.near and before.cue else after
            self._found[index] = after or self._before(index)
        return self._found[index]

    def _leads_the_next(self, index: int, after: Attribution) -> bool:
        """True of a sentence of its own that stands behind a question or a call and leads what follows: `… boats!” Another said, “The …`."""
        if index + 1 >= len(self.pieces) or not self.text[after.start].isupper():
            return False
        piece, below = self.pieces[index], self.pieces[index + 1]
        between = self.text[piece.end : below.start]
        asked = inner(piece, self.text)[-1:] in ("?", "!") and between[:1] == " "
        return asked and ENDS_LEAD.search(between) is not None and inner(below, self.text)[:1].isupper()

    def only_attribution(self, said: Attribution, start: int, end: int) -> bool:
        """True where an attribution is all that stands between two stretches."""
        rest = self.text[start : said.start] + " " + self.text[said.end : end]
        tail = self.text[said.end : end].strip()
        if not rest.strip(" ,.;:—–-"):
            return True
        return (
            said.start - start < 4
            and _SENTENCE_END.search(self.text[said.end : end].rstrip()[:-1] + " ") is None
            and len(tail) <= 220
        )

    def _bounds(self, index: int) -> tuple[int, int]:
        """How far the words after a stretch may be read: to the next stretch, the end of the paragraph or the reach."""
        piece = self.pieces[index]
        block = self.parts.block_at(piece.end - 1)
        end = block.end if block else len(self.text)
        if index + 1 < len(self.pieces):
            end = min(end, self.pieces[index + 1].start)
        return piece.end, min(end, piece.end + _REACH)

    def _after(self, index: int) -> Attribution | None:
        start, end = self._bounds(index)
        piece = self.pieces[index]
        if not self.text[start:end].strip(" .,"):
            return self._next_line(index)
        lead = _LEAD.match(self.text, start, end)
        place = lead.end() if lead else start
        limit = self._sentence_end(place, end)
        owned = words_of(self.text, start, end, self.cast)
        if owned is not None:  # `“…” Those were the words of Jane Roe.`
            return Attribution(start, limit, False, None, self._printed(owned), owned[2])
        dash = _DASH.match(self.text, start, end)
        if dash:
            inside = self.cast.between(place, min(place + 40, limit))
            if inside and inside[0][0] - place < 8:
                return Attribution(place, limit, False, None, self._printed(inside[0]), inside[0][2])
            if signed := _SIGNATURE.match(self.text, place, limit):
                return Attribution(place, limit, False, None, signed.group(), None)  # somebody, though nobody that is known
        block = self.parts.block_at(piece.start)
        names = self.cast.between(place, min(place + 8, limit))
        if names and block is not None and block.end - names[0][1] < 110 and self.text.startswith(", ", names[0][1]):
            below = None if verb_pattern().search(self.text, place, block.end) else names[0]
            if below is not None:  # `“… for us all.” Dr Jane Roe, President of Acme.`
                return Attribution(place, block.end, False, None, self._printed(below), below[2])
        glued = self._comma(piece)
        if (
            block is not None
            and not names
            and not glued
            and self.text[piece.end - 2] in ".!…"
            and (whose := signed_below(self.text, place, block.end))
        ):
            return Attribution(place, block.end, False, None, whose, None)
        adverb = _ADVERB.match(self.text, place, limit)  # `…,” proudly states the CEO`
        verb = verb_pattern().match(self.text, adverb.end() if adverb else place, limit)
        if verb is not None and not orders(verb.group()):
            told = self._verb_first(verb, limit)
            return replace(told, start=place) if told is not None else None
        return self._subject_first(place, limit, end, glued)

    def _comma(self, piece: Piece) -> bool:
        """True where the stretch ends as a clause that its attribution goes on (`,”`), not as a sentence of its own."""
        last = self.text[max(piece.start, piece.end - 4) : piece.end - piece.closed].rstrip("’'")[-1:]
        return last in ",?!" or self.text[piece.end : piece.end + 1] == ","

    def _sentence_end(self, start: int, end: int) -> int:
        """The end of the sentence from here, stops of abbreviations and initials passed over."""
        sentence = self.parts.sentence_at(start)
        if sentence is not None and start < sentence.end < end:
            return sentence.end
        for match in _SENTENCE_END.finditer(self.text, start, end):
            word = self.text[max(start, match.start() - 5) : match.start()].split(" ")[-1]
            if len(word) > 1 and word not in (
                "Dr",
                "Mr",
                "Mrs",
                "Ms",
                "Prof",
                "Inc",
                "Ltd",
                "Co",
                "St",
                "Jr",
                "Sr",
                "Corp",
                "Hon",
            ):
                return match.end()
        return end

    def _printed(self, mention: tuple[int, int, int]) -> str:
        return self.text[mention[0] : mention[1]]

    def _past_a_body(self, inside: Sequence[tuple[int, int, int]]) -> tuple[int, int, int]:
        """The first who is named, or the second, where only a post stands between them: what stands before the post is a body that is
        taken for a person (`said Acme’s CTO Jane Roe`, `said Acme project leader, Jane Roe`)."""
        if len(inside) < 2:
            return inside[0]
        start, end = inside[0][1], inside[1][0]
        if _POST_AND_NAME.fullmatch(self.text, start, end):
            return inside[1]
        posted = _POST_OF_BODY.fullmatch(self.text, start, end) and names().heads.keys() & set(
            self.text[start:end].lower().replace(",", " ").split()
        )
        return inside[1] if posted else inside[0]

    def _verb_first(self, verb: re.Match[str], limit: int) -> Attribution | None:
        """`said Jane Roe, CEO of Acme.`"""
        cue = verb.group().lower()
        place = verb.end()
        while place < limit and self.text[place] == " ":
            place += 1
        named = self.cast.between(place, min(limit, place + 12)) or _PRONOUN.match(self.text, place)
        if not named and (near := self.cast.between(place, min(limit, place + 60))):
            named = near if _POST_BETWEEN.fullmatch(self.text, place, near[0][0]) else []  # `shares first author Jane Roe`
        if verbs().get(cue) == "weak" and not named and not (cue == "reads" and NOUN_PHRASE.match(self.text, place, limit)):
            return None
        pronoun = _PRONOUN.match(self.text, place, limit)
        if pronoun:
            return Attribution(verb.start(), pronoun.end(), False, cue, pronoun.group(), None, pronoun.group())
        inside = self.cast.between(place, limit)
        if inside and inside[0][0] - place < 140:
            first = self._past_a_body(inside)
            between = self.text[place : first[0]]
            if not _PASSED_ON.search(between) or "," in between:
                return Attribution(verb.start(), limit, False, cue, self._printed(first), first[2])
        phrase = NOUN_PHRASE.match(self.text, place, limit)
        subject = phrase.group() if phrase else None
        if subject is None:
            name = re.compile(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,4}").match(self.text, place, limit)
            subject = name.group().rstrip(".,") if name else None
        if subject is None and cue != "according to":
            return None if verbs().get(cue) == "weak" else Attribution(verb.start(), limit, False, cue, None)
        return Attribution(verb.start(), limit, False, cue, subject)

    def _subject_first(self, place: int, limit: int, end: int, glued: bool) -> Attribution | None:
        """`Jane Roe, CEO of Acme, said.`, `he added.`, `the spokesman said.`"""
        if _GOES_ON.match(self.text, place, limit):
            return None  # `…” while Jane Roe insists that …`
        for verb in verb_pattern().finditer(self.text, place, min(limit, place + 240)):
            cue = verb.group().lower()
            if cue == "according to" or verb.group()[0].isupper() or is_noun(verb, self.text):
                continue
            leads_next = (limit >= end - 1 and ENDS_LEAD.search(self.text, verb.end(), end) is not None) or self.text[
                verb.end() : verb.end() + 1
            ] == ":"
            if leads_next and not glued:
                return None
            if not glued and (
                _AFTER_VERB_STOP.match(self.text, verb.end(), limit) is None or verbs()[cue] == "weak" or verb.end() < limit - 45
            ):
                return None
            asked = self.text[max(0, place - 4) : place].rstrip("”\"’' ")[-1:] in ("?", "!")
            asks = cue.startswith(("told", "tell", "ask"))
            if asked and not asks and self.text[place].isupper() and _AFTER_VERB_STOP.match(self.text, verb.end(), limit) is None:
                return None  # `The book asks, “…?” Jane Roe wrote it.`
            pronoun = _PRONOUN.match(self.text, place, limit)
            if pronoun and verb.start() - pronoun.end() <= 12:
                return Attribution(place, limit, False, cue, pronoun.group(), None, pronoun.group())
            inside = self.cast.between(place, verb.start())
            if inside and (inside[0][0] - place < 60):
                first = self._past_a_body(inside)
                return Attribution(place, limit, False, cue, self._printed(first), first[2])
            phrase = NOUN_PHRASE.match(self.text, place, verb.start())
            if phrase:
                return Attribution(place, limit, False, cue, phrase.group())
            if glued and verb.start() - place < 60 and _SUBJECT.match(self.text, place):
                subject = self.text[place : verb.start()].strip(" ,")
                if subject.count(" ") > 5 and self.text[place - 3 : place].strip('”" ')[-1:] == "?":
                    return None  # `…?” It is vital to find an agency that offers …`
                return Attribution(place, limit, False, cue, subject or None)
            return None
        return None

    def _next_line(self, index: int) -> Attribution | None:
        """A pull quote: the line below is the speaker's name, with or without a dash."""
        piece = self.pieces[index]
        blocks = self.parts.blocks
        i = self._block_index(piece.start) + 1
        if i >= len(blocks) or blocks[i].end - blocks[i].start > 160:
            return None
        line = blocks[i]
        dash = _LEAD.match(self.text, line.start, line.end)
        place = dash.end() if dash else line.start
        inside = self.cast.between(place, line.end)
        if any(p.start < line.end and p.end > line.start for p in self.pieces[index + 1 : index + 2]):
            return None  # `Jane Roe – “…”`: the next words are hers
        if inside and not (dash and dash.group().strip()) and (self._heads_a_life(i, inside[0]) or self._second_part(index)):
            return None
        if inside and inside[0][0] - place <= 12 and verb_pattern().search(self.text, inside[0][1], line.end) is None:
            rest = self.text[inside[0][1] : line.end]
            if (dash and dash.group().strip()) or (
                len(rest) < 80 and not rest.rstrip().endswith(".") and (rest[:1] in (",", "") or rest[:2] in (" –", " -", " |"))
            ):
                return Attribution(place, line.end, False, None, self._printed(inside[0]), inside[0][2])
        return None

    def _heads_a_life(self, i: int, named: tuple[int, int, int]) -> bool:
        """True of a line that is the heading of what the next paragraph tells of the person: `Jane Roe`, then `Jane Roe is …`."""
        if i + 1 >= len(self.parts.blocks):
            return False
        below = self.parts.blocks[i + 1]
        told = self.cast.between(below.start, below.start + 8)
        return bool(told) and told[0][2] == named[2] and FINITE.match(self.text, told[0][1] + 1, below.end) is not None

    def _second_part(self, index: int) -> bool:
        """True of a stretch that goes on what an attribution has parted: `“…,” said Mr Roe. “…”`, then a heading."""
        if not index:
            return False
        last, piece = self.pieces[index - 1], self.pieces[index]
        if self.parts.block_at(last.start) is not self.parts.block_at(piece.start) or not self._comma(last):
            return False
        told = self.of(index - 1)
        return told is not None and not told.leads and bool(told.cue) and self.only_attribution(told, last.end, piece.start)

    def _block_index(self, offset: int) -> int:
        low, high = 0, len(self.parts.blocks)
        while low < high:
            middle = (low + high) // 2
            if self.parts.blocks[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return low - 1

    def _before(self, index: int) -> Attribution | None:
        piece = self.pieces[index]
        block = self.parts.block_at(piece.start)
        floor = block.start if block else 0
        floor = max(floor, self._end_before(index))
        if floor >= piece.start - 1:
            return self._line_above(index, floor, piece)
        floor = max(floor, piece.start - 420)
        start = self._last_sentence(floor, piece.start)
        return self.leads.read(start, piece.start)

    def _end_before(self, index: int) -> int:
        """Where the quotation before a stretch ends; a mere phrase in marks is passed over with the clause that holds it, where
        what follows it has no subject of its own: `Roe called it “a gem,” adding: “…`."""
        before = index - 1
        while before >= 0 and index - before < 4 and self._phrase(before):
            between = self.text[self.pieces[before].end : self.pieces[before + 1].start]
            if len(between) > 200 or "\n" in between or not _NO_SUBJECT.match(between):
                break
            before -= 1
        return self.pieces[before].end if before >= 0 else 0

    def _phrase(self, index: int) -> bool:
        """True of a stretch that begins small, or is a name or a title, and is no part of a split quotation."""
        piece = self.pieces[index]
        words = inner(piece, self.text)
        if (
            not piece.closed
            or len(words) > 120
            or not (words[:1].islower() or (is_titled(WORD.findall(words)) and not _OF_ONESELF.match(words)))
        ):
            return False
        if index == 0 or self.text[self.pieces[index - 1].end - 2] not in ",?!":
            return True
        between = self.text[self.pieces[index - 1].end : piece.start]
        return "\n" in between or len(between) > 200 or _SENTENCE_END.search(between) is not None

    def _line_above(self, index: int, floor: int, piece: Piece) -> Attribution | None:
        """The paragraph above ends with a colon: it leads."""
        i = self._block_index(piece.start)
        if index and self.pieces[index - 1].end == floor and floor == piece.start:
            return None
        if i < 1 or self.parts.blocks[i].start != piece.start:
            return None
        above = self.parts.blocks[i - 1]
        tail = self.text[max(above.start, above.end - 320) : above.end].rstrip()
        if not tail.endswith((":", ",")) and not re.search(r"\b(?:said|says|stated|commented|added)$", tail):
            return None
        start = self._last_sentence(max(above.start, above.end - 420), above.end)
        if index and self.pieces[index - 1].end > start:
            start = self.pieces[index - 1].end
        return self.leads.read(start, above.end)

    def _broken_name(self, start: int, end: int) -> bool:
        """True where a sentence is only a name and the beginning of its post, cut at the mark of a body (`Jane Roe, CEO of Now! Media`)."""
        if end - start > 110:
            return False
        inside = self.cast.between(start, min(end, start + 8))
        if not inside or verb_pattern().search(self.text, inside[0][1], end):
            return False
        return _BROKEN.fullmatch(self.text, inside[0][1], end) is not None and not FINITE.search(self.text, inside[0][1], end)

    def _last_sentence(self, floor: int, end: int) -> int:
        """Where the sentence that runs up to `end` begins."""
        sentences = self.parts.sentences
        i = bisect_right(sentences, end - 1, key=lambda s: s.start) - 1
        if i >= 0 and sentences[i].start > floor:
            before = sentences[i - 1] if i > 0 else None
            if before is not None and (end - sentences[i].start < 3 or self._broken_name(before.start, sentences[i].start)):
                return max(floor, before.start)
            return sentences[i].start
        return floor
