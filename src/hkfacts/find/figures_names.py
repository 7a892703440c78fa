"""Names that hold a number, which counts nothing: `Two Sons & Co.`, `Pier 5`, a title in quotation marks."""

from __future__ import annotations

from hkfacts.patterns import lazy_pattern

from ..rulebook import Rule
from .figures_alone import Lone

_FIRM = lazy_pattern(r",?[ ](?:Inc|LLC|Ltd|Limited|Corp|PLC|Plc|LP|LLP|GmbH|S\.A|Pte)\b")
_SMALL = "of|a|an|the|and|in|on|to|for|with|from|by|at|or|&"
_GREAT = r"(?:[A-Z][\w’'&.-]{0,24}|\d[\d,]{0,8})"
_TITLE = lazy_pattern(rf"{_GREAT}(?:[,:]?[ ](?:{_GREAT}|(?:{_SMALL})(?=[ ]))){{1,11}}[,.!?]?[”’\"]")
_LONGEST_TITLE = 80
TITLE_REACH = 600  # characters; further on, no text is looked through for a name


class NumberNames(Lone):
    """Decides whether a number is a part of a name."""

    def _name_number(self, start: int, low: int, phrase: tuple[int, int] | None, strong: bool) -> Rule | None:
        """The refusal for a name with a number, where the word before is a name by its tag and no plural follows."""
        words = self.words
        i = words.last_before(start)
        if i < 0 or strong or words.tag(i) not in ("NNP", "NNPS", "NN") or words.broken(i + 1):
            return None
        capitals = phrase is not None and all(words.tag(k) in ("NNP", "NNPS") for k in range(phrase[0], phrase[1] + 1))
        if capitals and words.tag(i) == "NNP" and self.text[start].isdigit() and self.parts.section_at(start) != "headline":
            inside = phrase is not None and phrase[1] > phrase[0] and words.ends[i] + 1 == start and words.word(i).istitle()
            if inside:
                return self.refuser.gated["figure.refuse.name-number"]  # `Moon 1031 Kite Services`
        code = phrase is not None and phrase[1] > phrase[0] and len(words.word(phrase[0])) > 2 and words.word(phrase[0]).isupper()
        if (
            phrase is not None
            and words.plural(phrase[1])
            and not (code and words.tag(i) == "NNP" and len(self.text[start : start + 3].strip()) < 3)
        ):
            section = self.parts.section_at(start)
            if section == "headline" or words.tag(i) != "NNP" or not self.text[start].isdigit() or phrase[1] > phrase[0]:
                return None
        return self.refuser.gated_refusal("figure.refuse.name-number", self.text, start, low)

    def _named_elsewhere(self, start: int, end: int) -> bool:
        """Whether a number of the headline ends a name that the text goes on with (`Pier 5 welcomes guests`; `Pier 5 has been built`)."""
        words = self.words
        named = words.last_before(start)
        if start > TITLE_REACH or named < 0 or not words.word(named)[:1].isupper() or words.ends[named] + 1 != start:
            return False
        if self.parts.section_at(start) != "headline":
            return False
        number = f"{words.word(named)} {self.text[start:end].strip()}"
        return len(number) < 32 and any(
            f"{number}{behind}" in self.text for behind in (" has ", " is ", " was ", " will ", ", which")
        )

    def _title_number(self, start: int, word: str, phrase: tuple[int, int]) -> bool:
        """Whether a capitalised number word begins a name (`Two Sons & Co.`, `Four Oaks Capital bought`)."""
        text, words = self.text, self.words
        after = phrase[1] + 1
        if text[start].isdigit() and phrase[0] == phrase[1] and self._named_elsewhere(start, words.starts[phrase[0]]):
            return True
        if text[start].isdigit() and words.word(phrase[0])[:1].isupper() and _FIRM.match(text, words.ends[phrase[1]]):
            return True  # a mark of a note before a firm: `3 Harbour Professionals, Inc.`
        if text[start].isdigit() and self.parts.section_at(start) != "headline" and words.word(phrase[0])[:1].isupper():
            follows = words.word(after)[:1].isupper() and words.tag(after) in ("NNP", "NNPS") and not words.broken(after)
            return follows and words.starts[after] == words.ends[phrase[1]] + 1  # `8 Mills Bakery`
        if not text[start].isupper() or text[start + 1 : start + 2].isupper():
            return False
        follower = words.word(phrase[0])
        i = words.last_before(start)
        if follower.islower() and words.word(i)[:1].isupper() and words.tag(i) in ("NNP", "NN", "JJ") and not words.broken(i + 1):
            return True  # `Primary One pupils`
        if not follower[:1].isupper() or words.tag(phrase[0]) not in ("NNP", "NNPS"):
            return False
        if word == "one":
            return True
        if self.parts.section_at(start) == "headline":
            return False
        onward = words.tag(after) == "NNP" and words.starts[after] == words.ends[phrase[1]] + 1 and not words.broken(after)
        if onward and words.word(after)[:1].isupper() and not words.word(after).isupper():
            return True  # `Seven Lanterns Rye`
        sentence = self.parts.sentence_at(start)
        first = sentence is None or not text[sentence.start : start].strip(" *•“\"'-")
        return not first or not words.plural(phrase[1])

    def _in_title(self, start: int) -> bool:
        """Whether the number stands in quotation marks that hold a title, all of whose words but the smallest begin with a capital."""
        low = max(0, start - _LONGEST_TITLE)
        low = max(low, self.text.rfind("\n", low, start) + 1)
        opening = max(self.text.rfind(mark, low, start) for mark in '“‘"')
        if opening < 0 or self.text[opening - 1 : opening].strip(" ([\n\t"):
            return False
        title = _TITLE.match(self.text, opening + 1)
        return title is not None and title.end() > start
