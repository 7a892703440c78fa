"""The bodies of a release: those that the trained pipeline labels, acronyms with their expansions, the owner of a domain."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.names import names
from ..spans import Tokens

_MAIL_HOSTS = frozenset("gmail yahoo outlook hotmail icloud protonmail proton aol live msn mail email qq".split())
# a heading that the pipeline takes for a body: `COMPANY CONTACT`
_HEADING = lazy_pattern(
    r"(?i:(?:company|media|press|investors?|pr|public|corporate)(?: relations)? (?:contacts?|enquiries|inquiries)(?: details| information)?):?"
)
_GLUED_ARTICLE = lazy_pattern(r"^[A-Z]{2,8}The ")
# several words on one line, without a dash between and without the year of an event
_ONE_NAME = lazy_pattern(r"(?!.* [–—-] )(?!.*\b(?:19|20)\d\d\b)\S+(?: \S+){1,9}")
_CAPITAL_AT_ONCE = lazy_pattern(r" ([A-Z][\w&-]*)")
# the names of a release that are looked for everywhere in it, and how far before a place a label may start that lies over it
_NAMES_LOOKED_FOR, _LOOK_BACK = 24, 80
_DEFINITION = lazy_pattern(r"\(\s?[“\"‘']?(?:the )?[“\"‘']?([A-Z][A-Za-z&0-9]{1,9})[”\"’']?\s?\)")
_CAPITALS_BEFORE = lazy_pattern(
    r"(?:[A-Z][\w’'.&-]*|of|and|the|for|in|on|de|&)(?: (?:[A-Z][\w’'.&-]*|of|and|the|for|in|on|de|&)){0,12} ?$"
)


def expansions(text: str) -> dict[str, str]:
    """Acronyms that the text defines in brackets, with the full name: `Hong Kong Design Centre (HKDC)`."""
    out: dict[str, str] = {}
    for match in _DEFINITION.finditer(text):
        acronym = match.group(1)
        if acronym in out or sum(c.isupper() for c in acronym) < 2:
            continue
        before = _CAPITALS_BEFORE.search(text, max(0, match.start() - 110), match.start())
        if before is None:
            continue
        words = before.group().split()
        letters = [c.lower() for c in acronym if c.isalpha()]
        for first in range(max(0, len(words) - 2 * len(letters) - 2), len(words)):
            big = [w for w in words[first:] if w[0].isupper() or len(w) == 1]
            initials = "".join(
                c.lower() for w in big for c in ([w[0], *[x for x in w[1:] if x.isupper()]] if not w.isupper() else [w[0]])
            )
            if (
                words[first][0].isupper()
                and initials
                and initials[0] == letters[0]
                and _subsequence(letters, "".join(big).lower())
                and len(letters) - 1 <= len(big) <= len(letters) + 1
            ):
                out[acronym] = _GLUED_ARTICLE.sub("", " ".join(words[first:])).removeprefix("The ")
                break
    return out


def _subsequence(letters: Sequence[str], text: str) -> bool:
    place = -1
    return all((place := text.find(c, place + 1)) >= 0 for c in letters)


class Bodies:
    """The labelled bodies of one release, asked by place and by domain."""

    def __init__(self, text: str, tokens: Tokens, issuer: str | None = None) -> None:
        self.text = text
        labelled = (e for e in tokens.entities if e.label == "ORG")
        self._bodies = {e.start: e.end for e in labelled if _HEADING.fullmatch(text, e.start, e.end) is None}
        people = [(e.start, text[e.start : e.end]) for e in tokens.entities if e.label == "PERSON"]
        persons, starts = {name for _, name in people}, {start for start, _ in people}
        for name in self._well_known(issuer):
            if name not in persons:
                self._label_all(name, starts)
        self._body_starts = sorted(self._bodies)
        self._names: Counter[str] | None = None

    def _well_known(self, issuer: str | None) -> list[str]:
        """Names of several words that are a body wherever they stand: the issuer, and what is labelled twice or more; longest first."""
        told = Counter(self.text[a:b].removeprefix("the ").removeprefix("The ") for a, b in self._bodies.items())
        often = [name for name, n in told.most_common(_NAMES_LOOKED_FOR) if n > 1]
        fits = {name for name in (*often, issuer or "") if name[:1].isupper() and _ONE_NAME.fullmatch(name)}
        return sorted(fits, key=lambda name: (-len(name), name))

    def _label_all(self, name: str, people: Collection[int]) -> None:
        """Label a name wherever it stands whole and what is labelled there is less of it: `Behind` of `Behind the Sail Trust`."""
        place = self.text.find(name)
        while place >= 0:
            end = place + len(name)
            within = self.text[end : end + 1].isalnum() or self.text[place - 1 : place].isalnum()
            over = any(self._bodies.get(a, 0) > place for a in range(max(0, place - _LOOK_BACK), place))
            if not (within or over or place in people or self._bodies.get(place, 0) >= end) and self._closes(end):
                for inner in range(place, end):
                    self._bodies.pop(inner, None)
                self._bodies[place] = end
            place = self.text.find(name, end)

    def _closes(self, end: int) -> bool:
        """True where a name ends here: no capital follows at once that makes it a longer one, but a post or its field may."""
        following = _CAPITAL_AT_ONCE.match(self.text, end)
        if following is None:
            return True
        key = following.group(1).lower()
        return key in names().heads or key in names().modifiers

    def end(self, start: int) -> int | None:
        """The end of the body that the trained pipeline labels from this offset, or None."""
        return self._bodies.get(start)

    def named(self, name: str) -> bool:
        """True of a name that lies under a label twice or more."""
        if self._names is None:
            self._names = Counter(self.text[a:b] for a, b in self._bodies.items())
        return self._names[name] > 1

    def around(self, place: int) -> int | None:
        """Where a labelled body starts that goes on over this place, or None."""
        i = bisect_right(self._body_starts, place) - 1
        start = self._body_starts[i] if i >= 0 else place
        return start if start < place < self._bodies.get(start, 0) else None

    def between(self, start: int, end: int) -> list[tuple[int, int]]:
        """The labelled bodies that start inside a stretch."""
        i, j = bisect_left(self._body_starts, start), bisect_left(self._body_starts, end)
        return [(a, self._bodies[a]) for a in self._body_starts[i:j]]

    def defined(self, term: str) -> str | None:
        """The body that the text calls by this word: `Acme Holdings Limited (“Acme” or the “Company”)`, a listing in between or
        not (`Acme, Inc. (NYSE: ACM) (the “Company”)`); or None."""
        match = re.search(
            rf"(?<!\w)([A-Z][\w.’'&-]*(?:,? (?:[A-Z&0-9][\w.’'&-]*|of|and|for|the)){{0,9}}) (?:\([^()\n]{{0,60}}\) ){{0,3}}\([^()\n]{{0,80}}[“\"‘']{re.escape(term)}[”\"’']\)",
            self.text[:6000],
        )
        return match.group(1).removeprefix("The ") if match else None

    def of_domain(self, email: str) -> str | None:
        """The body in the text whose name an e-mail address's domain is made of, or None."""
        labels = email.rsplit("@", 1)[-1].lower().split(".")
        base = max(labels[:-1], key=len, default="")
        if len(base) < 4 or base in _MAIL_HOSTS:
            return None
        base = base.replace("-", "")
        for start, end in self._bodies.items():
            squashed = re.sub(r"[\W_]", "", self.text[start:end]).lower().removeprefix("the")
            if (
                len(squashed) >= 4
                and not any(c in self.text[start:end] for c in "@/.")
                and (squashed == base or (squashed.startswith(base) and len(base) >= 5))
            ):
                return self.text[start:end].removeprefix("the ").removeprefix("The ")
        if base in names().common:
            return self._named_with(base)
        word = re.search(rf"(?<![\w@./-]){re.escape(base)}(?![\w@.-]*[@/]|\.\w)", self.text, re.IGNORECASE)
        return word.group() if word and word.group()[0].isupper() and not self.text.startswith(".", word.end()) else None

    def _named_with(self, word: str) -> str | None:
        """The labelled body named most often of those of several words that hold an ordinary word (`heart` of a domain); or None."""
        held = Counter(self.text[a:b].removeprefix("the ").removeprefix("The ") for a, b in self._bodies.items())
        fits = [(n, name) for name, n in held.items() if word in name.lower().split() and len(name.split()) > 2]
        return max(fits, key=lambda f: f[0])[1] if fits else None
