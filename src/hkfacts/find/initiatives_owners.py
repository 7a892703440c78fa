"""Whose goods are: the owner that a pronoun or a possessive before them names, and whether a release speaks for it."""

from __future__ import annotations

from collections.abc import Iterator

from hkfacts.patterns import lazy_pattern

from ..spans import Parts
from .initiatives_runs import Labels

_ANCHOR = lazy_pattern(r"(?:(?P<ours>\b(?:[Ii]ts|[Oo]ur|[Hh]is|[Hh]er|[Ww]hose|[Tt]heir))|[’']s?) (?:own )?(?=[\w“\"‘])")
_NAMED = lazy_pattern(r"(?P<name>[A-Z][\w&.-]*(?: [A-Z][\w&.]*){0,3})[®™]?(?: ?\([A-Z“][^()\n]{1,50}\))*$")
_PLAIN = lazy_pattern(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:[a-z-]+ )?(?:company|firm|brand|group|startup|start-up|studio|bank|team|maker|author|artist|band|developer|chain|project|platform|exchange|manufacturer|non-?profit|organi[sz]ation|foundation|retailer|restaurant|university)$"
)
_LOOK_BACK = 90
LEAD = 800  # characters in which those stand whom a release is about
MANY_TIMES = 4  # a body named so often is whom the release is about


class Owners:
    """Whom a release speaks for: its issuer, who stands in its title, those that it names again and again."""

    def __init__(self, parts: Parts, labels: Labels) -> None:
        self._parts, self._labels = parts, labels
        self._issuer = (parts.issuer or "").lower()
        self._title = (parts.title or "").lower()
        first = self._issuer.partition(" ")[0]
        self._stem = first if len(first) > 2 and first != "the" else self._issuer
        # A release about its issuer names others as often; one that a wire writes is about whom it names.
        self._of_issuer = bool(self._stem) and _times(self._stem, self._title, 1)
        self._asked: dict[str, bool] = {}

    def anchors(self) -> Iterator[tuple[int, bool]]:
        """The places behind an owner that the release speaks for, where what is owned begins, and whether several (`their`) are meant."""
        text = self._parts.text
        for match in _ANCHOR.finditer(text):
            sentence = self._parts.sentence_at(match.start())
            opening = sentence.start if sentence is not None else match.start()
            if match["ours"] is not None:
                if self._meant(max(opening, match.start() - 160), match.start()):
                    yield match.end(), match["ours"].lower() == "their"
                continue
            low = max(opening, match.start() - _LOOK_BACK)
            owner = text[low : match.start()]
            named = _NAMED.search(owner)
            placed = self._labels.at_any(match.start(), match.start() + 1, "GPE")
            if (named is not None and not placed and self.is_ours(named["name"])) or _PLAIN.search(owner):
                yield match.end(), False

    def is_ours(self, name: str) -> bool:
        """True for a name that the release speaks for.

        The first words of the issuer's name, or all of it with more behind, a body in the title, one that is named again and again.
        """
        known = self._asked.get(name)
        if known is None:
            known = self._asked[name] = self._is_ours(name)
        return known

    def _is_ours(self, name: str) -> bool:
        lower = name.lower().rstrip(".")
        first = lower.partition(" ")[0]
        letters = "".join(w[0] for w in self._issuer.split() if w[0].isalnum())
        return (
            (len(self._stem) > 2 and (first == self._stem or lower in self._issuer.split() or self._issuer.startswith(lower)))
            or (len(lower) > 2 and _times(lower, self._title, 1))
            or (len(lower) > 1 and lower == letters)
            or (not self._of_issuer and _times(name, self._parts.text, MANY_TIMES) and _times(name, self._parts.text[:LEAD], 1))
        )

    def _meant(self, low: int, start: int) -> bool:
        """True where `its` means whom the release speaks for: no other body stands before it in its sentence."""
        text = self._parts.text
        for a, b, label in reversed(self._labels.over(low, start)):
            if label != "ORG" or b > start:
                continue
            if self.is_ours(text[a:b].partition(" (")[0].removesuffix("’s").removesuffix("'s")):
                return True
            if text[max(0, a - 2) : a].rstrip()[-1:] not in (
                "(",
                ":",
            ):  # else letters of a name, or of where its shares are listed
                return False
        return True


def _times(name: str, text: str, least: int) -> bool:
    """True where a name stands in a text at least so often, as words of their own."""
    seen, place = 0, text.find(name)
    while place >= 0 and seen < least:
        behind = place + len(name)
        seen += not (text[behind : behind + 1].isalnum() or (place and text[place - 1].isalnum()))
        place = text.find(name, behind)
    return seen >= least
