"""The people of a release as speakers: who was last heard, who `she` is, who `the Chairman` is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.names import bare, names
from ..spans import Parts, PersonFact

_SURNAME_FIRST = lazy_pattern(r"[A-Z][A-Za-z]{1,6} [A-Z][A-Za-z]+-[a-z]+")
_LESSER = frozenset("vice deputy assistant former acting".split())  # `the Chair` is not the Vice Chair
_POST_WORDS = lazy_pattern(r"[A-Za-z][\w-]+")


def _words_of_post(role: str) -> set[str]:
    """The words of a post in lower case, with the letters that it is short for: `Chief Financial Officer` is a `cfo`."""
    words = _POST_WORDS.findall(role)
    short = "".join(w[0] for w in words if w[0].isupper()).lower()
    return {w.lower() for w in words} | ({short} if len(short) == 3 and short[0] == "c" and short[-1] == "o" else set())


class Cast:
    """The linked people, asked by place, sex and post."""

    def __init__(self, people: Sequence[PersonFact], parts: Parts) -> None:
        self.people = people
        self.parts = parts
        self.mentions = sorted((m.start, m.end, index) for index, p in enumerate(people) for m in p.mentions)
        self._starts = [m[0] for m in self.mentions]
        self._blocks = [b.start for b in parts.blocks]
        self._heard: list[tuple[int, int, int]] = []
        self._sexes = [self._sex_of(p) for p in people]

    def _sex_of(self, person: PersonFact) -> str:
        known = names()
        for word in (person.honorific or "").split():
            if sex := known.honorifics.get(bare(word), ""):
                return sex
        if _SURNAME_FIRST.fullmatch(person.name):
            return ""  # `Lee Ka-chiu`: Lee is no given name here
        words = [bare(w) for w in person.name.split()]
        first = next((w for w in words[:2] if len(w) > 1), "")  # `L. Ron Roe`
        sex = known.given.get(first, "")
        return sex if len(sex) == 1 else ""

    def between(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Mentions (start, end, index of the person) that start inside a stretch."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def heard(self, speaker: int | None, start: int, end: int) -> None:
        """Note who spoke last."""
        if speaker is not None:
            self._heard.append((start, end, speaker))

    def pronoun(self, pronoun: str, place: int, named: frozenset[int] = frozenset()) -> int | None:
        """The person that `he` or `she` at this place is: the last speaker, else the last person named, of that sex; never one
        whom the words themselves name."""
        if pronoun.lower() == "they":
            return self._sole_voice(place, named)  # else several speak, or one whom the text does not single out
        wanted = {"he": "m", "she": "f", "his": "m", "her": "f"}.get(pronoun.lower(), "")
        led = self._subject_of_lead(place)
        if led is not None and self._fits(led, wanted):
            return led
        block = self.parts.block_at(place)
        if self._heard and block is not None and self._heard[-1][1] <= block.start:
            ours = {i for _, _, i in self.between(block.start, place) if self._fits(i, wanted) and i not in named}
            if len(ours) == 1:
                return ours.pop()  # the one person of this paragraph goes before who spoke in the last
        floor = self._floor(place, 4)
        before = self._in_sentence_before(place, wanted) - named
        opener = self._opens_sentence_before(place)
        if self._heard and self._heard[-1][1] >= floor:
            speaker = self._heard[-1][2]
            later = {i for _, _, i in self.between(self._heard[-1][1], place)} - {speaker}
            near = self.between(self._floor(place, 0), place)
            gone = self._heard[-1][1] < self._floor(place, 0) and all(i != speaker for _, _, i in near)
            opens = opener in before  # `…,” Roe said. Poe is glad of it. “…,” he says`
            surer = len(before) == 1 and speaker not in before and (self._sexes[speaker] != wanted or gone or opens)
            if (
                self._fits(speaker, wanted)
                and not surer
                and speaker not in named
                and not any(self._fits(i, wanted) and self._sexes[i] for i in later)
            ):
                return speaker
        if len(before) == 1:
            return next(iter(before))
        if opener is not None and opener not in named and self._fits(opener, wanted) and (not before or opener in before):
            return opener  # `Roe says that he and Poe are glad. He goes on: “…`
        last = self._block(place) + 1
        starts = self._blocks[max(0, last - 5) : last]
        end = place
        for start in reversed(starts):
            here = list(dict.fromkeys(i for _, _, i in self.between(start, end) if self._fits(i, wanted) and i not in named))
            sure = [i for i in here if wanted and self._sexes[i] == wanted] or here
            if len(sure) == 1:
                return sure[0]
            if sure:
                return self._heard[-1][2] if self._heard and self._heard[-1][2] in sure else None
            end = start
        voices = {who for _, _, who in self._heard}
        sole = next(iter(voices)) if len(voices) == 1 else None
        others = {i for _, _, i in self.between(self._heard[-1][1], place)} - voices if self._heard else voices
        return sole if sole is not None and wanted and self._sexes[sole] == wanted and not others else None

    def _sole_voice(self, place: int, named: frozenset[int]) -> int | None:
        """The person who spoke last, right before this place, if the text names nobody else around it."""
        if not self._heard or self._heard[-1][1] < self._floor(place, 2):
            return None
        start, _, speaker = self._heard[-1]
        around = {i for _, _, i in self.between(max(0, start - 200), place)} | named
        return speaker if around == {speaker} else None

    def _in_sentence_before(self, place: int, wanted: str) -> set[int]:
        """The people of that sex whom the sentence right before a quotation names."""
        sentence = self.parts.sentence_at(max(0, place - 2))
        if sentence is None or place - sentence.start > 400:
            return set()
        heard = self._heard[-1][1] if self._heard else 0
        start = max(sentence.start, heard)  # not whom an attribution names: `he told Jane Roe.`
        here = {i for _, _, i in self.between(start, place) if self._fits(i, wanted)}
        return {i for i in here if wanted and self._sexes[i] == wanted} or here

    def _opens_sentence_before(self, place: int) -> int | None:
        """The person whose name opens the sentence right before a quotation, or before the sentence that leads it and names nobody."""
        sentence = self.parts.sentence_at(max(0, place - 2))
        if sentence is not None and sentence.start > self._floor(place, 0) and not self.between(sentence.start, place):
            sentence = self.parts.sentence_at(sentence.start - 2)
        here = self.between(sentence.start, min(place, sentence.start + 2)) if sentence is not None else []
        return here[0][2] if here else None

    def _subject_of_lead(self, place: int) -> int | None:
        """The person whose name opens the sentence that leads a quotation with a colon, and the only one named first in it."""
        if self.parts.text[max(0, place - 3) : place].strip()[-1:] != ":":
            return None
        sentence = self.parts.sentence_at(max(0, place - 3))
        if sentence is None or place - sentence.start > 400:
            return None
        here = self.between(sentence.start, place)
        return here[0][2] if here and here[0][0] - sentence.start <= 6 else None

    def _block(self, place: int) -> int:
        return bisect_right(self._blocks, place) - 1

    def _fits(self, index: int, wanted: str) -> bool:
        return not wanted or not self._sexes[index] or self._sexes[index] == wanted

    def _floor(self, place: int, back: int) -> int:
        return self._blocks[max(0, self._block(place) - back)] if self._blocks else 0

    def by_post(self, subject: str) -> int | None:
        """The one person who holds the post that `the Chairman` names, or None."""
        words = {w.lower() for w in _POST_WORDS.findall(subject)} & set(names().heads)
        if not words:
            return None
        lesser = _LESSER - {w.lower() for w in _POST_WORDS.findall(subject)}
        fits = [
            i
            for i, p in enumerate(self.people)
            if any(post.role and words <= (held := _words_of_post(post.role)) and not held & lesser for post in p.posts)
        ]
        return fits[0] if len(fits) == 1 else None

    def by_name(self, word: str, place: int) -> int | None:
        """The one person that has this word in the name, else the only one of them who has spoken, or been named, so far, or None."""
        fits = [i for i, p in enumerate(self.people) if bare(word) in {bare(w) for w in p.name.split()}]
        if len(fits) > 1:
            heard = [i for i in fits if any(i == who for _, _, who in self._heard)]
            fits = heard or [i for i in fits if self.people[i].mentions[0].start < place and " " in self.people[i].name]
        return fits[0] if len(fits) == 1 else None

    def unsaid(self, place: int) -> int | None:
        """The speaker of a quotation with no attribution: the last heard nearby, else the one person named before it."""
        block = self.parts.block_at(place)
        start = block.start if block else 0
        if self._heard and self._heard[-1][1] >= self._floor(place, 2):
            speaker = self._heard[-1][2]
            others = {i for _, _, i in self.between(self._heard[-1][1], place)} - {speaker}
            if not others:
                return speaker
        voices = {who for _, _, who in self._heard}
        if len(voices) == 1 and self._heard[-1][1] >= self._floor(place, 8):
            named = {i for _, _, i in self.between(self._heard[0][0], place)}
            if named <= voices:
                return self._heard[-1][2]  # nobody else has been named since the first words
        here = {i for _, _, i in self.between(start, place)}
        if not here:
            here = {i for _, _, i in self.between(self._floor(place, 1), place)}
        return next(iter(here)) if len(here) == 1 else None
