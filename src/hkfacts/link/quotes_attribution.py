"""The words that hand a quotation to its speaker: `said Jane Roe`, `Mr Lee added:`, `According to her,`, `— Jane Roe, CEO`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hkfacts.patterns import lazy_pattern

from ..rulebook import lexicon
from ..spans import Parts
from .quotes_speakers import Cast
from .quotes_speech import Piece

_REACH = 320


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where the attribution stands, its verb, its subject as printed, and the person or pronoun that it names."""

    start: int
    end: int
    leads: bool
    cue: str | None
    subject: str | None
    person: int | None = None
    pronoun: str | None = None
    near: bool = True


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    return {r["verb"]: r["strength"] for r in lexicon("attribution_verbs")}


@lru_cache(maxsize=1)
def _verb_pattern() -> re.Pattern[str]:
    """Any verb of attribution, by its first letter: without regard to case, letter after letter would be tried for every verb."""
    rest: dict[str, list[str]] = {}
    for words in (*sorted(_verbs(), key=len, reverse=True), "according to"):
        rest.setdefault(words[0], []).append(words[1:])
    either = "|".join(f"[{first}{first.upper()}](?i:{'|'.join(some)})" for first, some in rest.items())
    return re.compile(rf"\b(?:{either})\b")


def _orders(verb: str) -> bool:
    """True for a verb that begins a sentence in its plain form: `Call Jo at 5550 0134.` tells nobody's words.

    >>> _orders("Call"), _orders("Said"), _orders("call")
    (True, False, False)
    """
    plain, known = verb.lower(), _verbs()
    return verb[0].isupper() and not verb.isupper() and bool({f"{plain}s", f"{plain}es", f"{plain[:-1]}ies"} & known.keys())


_PRONOUN = lazy_pattern(r"(?:he|she|they|He|She|They|HE|SHE)\b")
_NOUN_PHRASE = lazy_pattern(
    r"(?<!\w)(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir)\b(?: (?!said\b|says\b|added\b|"
    r"who\b|in\b|at\b|on\b|during\b)[\w’'&.-]+){1,7}"
)
_SUBJECT = lazy_pattern(r"[A-Z\d@]|(?:the|an?|our|its|one|another|his|her|their|some|many|most)\b")
_LEAD = lazy_pattern(r"[\s,.;]*(?:[—–―~-]{1,2}\s*)?")
_AFTER_VERB_STOP = lazy_pattern(
    r"[,.;!?]|\s(?:in|at|during|of|when|to|as|while|after|on|about|upon|following|from|with|via|for)\b|$|\s*[\n“\"—–]"
)
_SENTENCE_END = lazy_pattern(r"(?<=[\w)”\"’%])[.!?](?=\s+[A-Z“\"‘]|\s*$|\n)")
_ENDS_LEAD = lazy_pattern(r"(?:[:,]|\bthat|—|–)\s*$")
_DASH = lazy_pattern(r"\s*[—–―-]{1,2}\s*(?=[A-Z])")
_PREPOSITION_BEFORE = lazy_pattern(
    r"\b(?:of|by|with|from|for|to|at|under|alongside|like|and|&|than|joining|thank|thanked|welcomed|succeeds|succeeded|"
    r"replaces|replaced|joined|met|praised)\s+(?:the late |Mr\.? |Ms\.? |Mrs\.? |Dr\.? |Prof\.? )?$"
)
_SIGNATURE = lazy_pattern(r"[A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]*\.?(?=,|\s*$|\s*\n|\s[–—-])")
_POST_BETWEEN = lazy_pattern(r"[a-z][\w’'/-]*(?: [\w’'/&-]+){0,5} ")
_SURNAME_AFTER = lazy_pattern(r" ((?:[A-Z]\. ?)?[A-Z][\w’'-]+)[,:]\s*$")
_GOES_ON = lazy_pattern(r"(?:while|whereas|but|although|though|before|until|unless|because|since)\b")
_BEFORE_NOUN = lazy_pattern(
    r"\b(?:an?|the|these|those|this|her|his|their|our|my|your|its|of|no|any|some|many|several|more|such) $"
)
_BEHIND_MARK = lazy_pattern(r"[,.!?…][”\"’']?\s?$")
_WHO = lazy_pattern(r",? who (?:also |then |has |later )?")
_FROM = lazy_pattern(r"(?:^|[.!?]\s)(?:And|Finally|Also|Next|Plus)?,?\s?(?:[Ff]rom|[Bb]y)\b")


class Attributor:
    """Finds the attribution of each stretch; one that is used up by a stretch before is not given again."""

    def __init__(self, parts: Parts, pieces: Sequence[Piece], cast: Cast) -> None:
        self.parts = parts
        self.text = parts.text
        self.pieces = pieces
        self.cast = cast
        self._found: dict[int, Attribution | None] = {}

    def of(self, index: int) -> Attribution | None:
        """The attribution of a stretch: the words after it come first, then those before it."""
        if index not in self._found:
            after = self._after(index)
            if after is not None and not after.pronoun and not self._comma(self.pieces[index]) and after.cue:
                before = self._before(index)
                if before is not None and before.near and before.cue:
                    after = before  # `Jane Roe noted, “… do.” Meanwhile, Paul Poe warned of …`
            self._found[index] = after or self._before(index)
        return self._found[index]

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
        block = self.parts.block_at(piece.start)
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
            below = None if _verb_pattern().search(self.text, place, block.end) else names[0]
            if below is not None:  # `“… for us all.” Dr Jane Roe, President of Acme.`
                return Attribution(place, block.end, False, None, self._printed(below), below[2])
        glued = self._comma(piece)
        verb = _verb_pattern().match(self.text, place, limit)
        if verb is not None and not _orders(verb.group()):
            return self._verb_first(verb, limit)
        return self._subject_first(place, limit, end, glued)

    def _comma(self, piece: Piece) -> bool:
        """True where the stretch ends as a clause that its attribution goes on (`,”`), not as a sentence of its own."""
        last = self.text[piece.end - 2] if piece.closed else self.text[piece.end - 1]
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

    def _verb_first(self, verb: re.Match[str], limit: int) -> Attribution | None:
        """`said Jane Roe, CEO of Acme.`"""
        cue = verb.group().lower()
        place = verb.end()
        while place < limit and self.text[place] == " ":
            place += 1
        named = self.cast.between(place, min(limit, place + 12)) or _PRONOUN.match(self.text, place)
        if not named and (near := self.cast.between(place, min(limit, place + 60))):
            named = near if _POST_BETWEEN.fullmatch(self.text, place, near[0][0]) else []  # `shares first author Jane Roe`
        if _verbs().get(cue) == "weak" and not named and not (cue == "reads" and _NOUN_PHRASE.match(self.text, place, limit)):
            return None
        pronoun = _PRONOUN.match(self.text, place, limit)
        if pronoun:
            return Attribution(verb.start(), pronoun.end(), False, cue, pronoun.group(), None, pronoun.group())
        inside = self.cast.between(place, limit)
        if inside and inside[0][0] - place < 140:
            first = inside[0]
            between = self.text[place : first[0]]
            if not re.search(r"\b(?:spokes\w+|representative|statement|on behalf)\b(?!,)[^,]*$", between) or "," in between:
                return Attribution(verb.start(), limit, False, cue, self._printed(first), first[2])
        phrase = _NOUN_PHRASE.match(self.text, place, limit)
        subject = phrase.group() if phrase else None
        if subject is None:
            name = re.compile(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,4}").match(self.text, place, limit)
            subject = name.group().rstrip(".,") if name else None
        if subject is None and cue != "according to":
            return None if _verbs().get(cue) == "weak" else Attribution(verb.start(), limit, False, cue, None)
        return Attribution(verb.start(), limit, False, cue, subject)

    def _subject_first(self, place: int, limit: int, end: int, glued: bool) -> Attribution | None:
        """`Jane Roe, CEO of Acme, said.`, `he added.`, `the spokesman said.`"""
        if _GOES_ON.match(self.text, place, limit):
            return None  # `…” while Jane Roe insists that …`
        for verb in _verb_pattern().finditer(self.text, place, min(limit, place + 240)):
            cue = verb.group().lower()
            if cue == "according to" or verb.group()[0].isupper() or self._noun(verb):
                continue
            leads_next = (limit >= end - 1 and _ENDS_LEAD.search(self.text, verb.end(), end) is not None) or self.text[
                verb.end() : verb.end() + 1
            ] == ":"
            if leads_next and not glued:
                return None
            if not glued and (
                _AFTER_VERB_STOP.match(self.text, verb.end(), limit) is None or _verbs()[cue] == "weak" or verb.end() < limit - 45
            ):
                return None
            pronoun = _PRONOUN.match(self.text, place, limit)
            if pronoun and verb.start() - pronoun.end() <= 12:
                return Attribution(place, limit, False, cue, pronoun.group(), None, pronoun.group())
            inside = self.cast.between(place, verb.start())
            if inside and (inside[0][0] - place < 60):
                return Attribution(place, limit, False, cue, self._printed(inside[0]), inside[0][2])
            phrase = _NOUN_PHRASE.match(self.text, place, verb.start())
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
        if inside and inside[0][0] - place <= 12 and _verb_pattern().search(self.text, inside[0][1], line.end) is None:
            rest = self.text[inside[0][1] : line.end]
            if (dash and dash.group().strip()) or (
                len(rest) < 80 and not rest.rstrip().endswith(".") and (rest[:1] in (",", "") or rest[:2] in (" –", " -", " |"))
            ):
                return Attribution(place, line.end, False, None, self._printed(inside[0]), inside[0][2])
        return None

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
        if index and self.pieces[index - 1].end > floor:
            floor = self.pieces[index - 1].end
        if floor >= piece.start - 1:
            return self._line_above(index, floor, piece)
        floor = max(floor, piece.start - 420)
        start = self._last_sentence(floor, piece.start)
        return self._leading(start, piece.start)

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
        return self._leading(start, above.end)

    def _last_sentence(self, floor: int, end: int) -> int:
        """Where the sentence that runs up to `end` begins."""
        sentences = self.parts.sentences
        i = bisect_right(sentences, end - 1, key=lambda s: s.start) - 1
        if i >= 0 and sentences[i].start > floor:
            if end - sentences[i].start < 3 and i > 0:
                return max(floor, sentences[i - 1].start)
            return sentences[i].start
        return floor

    def _leading(self, start: int, end: int) -> Attribution | None:
        """`Jane Roe, CEO of Acme, said: `, `He added, `, `According to Jane Roe, `, `And from Jane Roe, CEO: `."""
        words = self.text[start:end].rstrip()
        if not words.strip(" ,.;:"):
            return None
        colon = words.endswith(":")
        verb = None
        for found in _verb_pattern().finditer(self.text, start, end):
            opens = found.start() == start and found.group()[1:].islower() and not _orders(found.group())  # `Added Jane Roe, “…`
            if not found.group()[0].isupper() or opens or found.group().lower() == "according to":
                if self._noun(found):
                    continue
                if (
                    verb is not None
                    and _verbs().get(verb.group().lower()) == "strong"
                    and not verb.group().lower().endswith("ing")
                    and _verbs().get(found.group().lower()) == "weak"
                ):
                    continue
                verb = found
        inside = self.cast.between(start, end)
        if verb is None:
            if (
                inside
                and (colon or _FROM.search(words))
                and end - inside[-1][1] < 130
                and (colon and (len(inside) == 1 or end - inside[0][1] < 130))
            ):
                chosen = inside[0] if colon else inside[-1]
                return Attribution(start, end, True, None, self._printed(chosen), chosen[2])
            return None
        gap = self.text[verb.end() : end].strip(' ,:—–-“"')
        near = (
            bool(_ENDS_LEAD.search(words))
            or not gap
            or gap in ("that", "how", "it as")
            or (_verbs().get(verb.group().lower()) == "strong" and len(gap) < (80 if "to say" in verb.group() else 30))
        )
        cue = verb.group().lower()
        if self.text[max(start, verb.start() - 3) : verb.start()] in (" I ", " we", "We "):
            return None
        if cue == "according to":
            return self._according(verb, start, end)
        return self._subject_before(verb, start, end, cue, inside, near)

    def _noun(self, verb: re.Match[str]) -> bool:
        """True of a word that is a noun here: `in a voice that`, `are among the comments`."""
        return _BEFORE_NOUN.search(self.text, max(0, verb.start() - 12), verb.start()) is not None

    def _according(self, verb: re.Match[str], start: int, end: int) -> Attribution | None:
        inside = self.cast.between(verb.end(), end)
        if inside:
            return Attribution(start, end, True, "according to", self._printed(inside[0]), inside[0][2])
        place = verb.end() + 1
        phrase = _NOUN_PHRASE.match(self.text, place, end)
        return Attribution(
            start,
            end,
            True,
            "according to",
            phrase.group() if phrase else None,
            near=self.text[start:end].rstrip().endswith((",", ":")),
        )

    def _subject_before(
        self, verb: re.Match[str], start: int, end: int, cue: str, inside: Sequence[tuple[int, int, int]], near: bool
    ) -> Attribution | None:
        before = [m for m in inside if m[0] < verb.start()]
        ended = self.text[start:end].rstrip().endswith(".")
        if ended and verb.start() - start > 3 and _BEHIND_MARK.search(self.text, max(0, verb.start() - 4), verb.start()):
            told = [m for m in inside if verb.end() < m[0] <= verb.end() + 40]
            if told:  # `…,” said Jane Roe, CEO. “We saw …`, the mark before the first words lost
                return Attribution(start, end, True, cue, self._printed(told[0]), told[0][2], None, False)
        pronouns = list(re.finditer(r"(?<!\bwhat )(?<!\bthat )\b(?:he|she|they|He|She|They)\b", self.text[start : verb.start()]))
        last_pronoun = start + pronouns[-1].start() if pronouns else -1
        if before:
            direct = [m for m in before if not _PREPOSITION_BEFORE.search(self.text, max(start, m[0] - 30), m[0])]
            chosen = direct[-1] if direct else before[-1]
            if _WHO.fullmatch(self.text, before[-1][1], verb.start()):
                chosen = before[-1]  # `thanked Jane Roe, who said: `
            if last_pronoun > chosen[1] and verb.start() - last_pronoun < 20:
                return Attribution(start, end, True, cue, pronouns[-1].group(), chosen[2], None, near)
            return Attribution(start, end, True, cue, self._printed(chosen), chosen[2], None, near)
        if last_pronoun >= 0:
            return Attribution(start, end, True, cue, pronouns[-1].group(), None, pronouns[-1].group(), near)
        after = [m for m in inside if verb.end() <= m[0] <= verb.end() + (90 if verb.start() == start else 40)]
        if not after and self.text.startswith(" by ", verb.end()):
            after = [m for m in inside if verb.end() <= m[0] <= verb.end() + 90]  # `As noted by Acme’s CEO Jane Roe:`
        if after and self.text[start : verb.start()].strip(" ,").lower() in ("", "as", "and as"):
            return Attribution(start, end, True, cue, self._printed(after[0]), after[0][2], None, near)
        named = _SURNAME_AFTER.match(self.text, verb.end(), end) if verb.start() == start else None
        if named is not None:
            return Attribution(start, end, True, cue, named.group(1), None, None, near)  # `Adds Roe: “…`
        phrases = list(_NOUN_PHRASE.finditer(self.text, start, verb.start()))
        if phrases:
            return Attribution(start, end, True, cue, phrases[-1].group(), None, None, near)
        subject = self.text[start : verb.start()].strip(" ,")
        return Attribution(start, end, True, cue, subject if 0 < len(subject) < 60 else None, None, None, near)
