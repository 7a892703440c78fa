"""Further mentions of names once found: in headings, in capitals, without their edition, by acronym, by head alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import form_keys, heads, without_edition
from ..spans import Found, Parts
from .initiatives_runs import Run, is_cap

_TAIL = lazy_pattern(r" \([^()]{1,60}\)$")
_DETERMINED = lazy_pattern(r"\b(?:the|this|our|its|The|This|Our|Its|latest|year[’']s)[ ][“\"‘]?$")
_ALONE = frozenset(("budget", "policy address"))
LONGEST_FORM = 20


class Forms:
    """The forms by which each name that was found may stand in the text."""

    def __init__(self, parts: Parts, found: Iterable[Found]) -> None:
        self.by_keys: dict[tuple[str, ...], tuple[str, str]] = {}
        self.heads: set[str] = set()
        self._lengths: dict[str, set[int]] = {}
        for f in found:
            name = _TAIL.sub("", f.groups.get("name") or parts.text[f.start : f.end])
            keys = form_keys(name)
            self._add(keys, f.groups["type"], "name")
            bare = without_edition(keys)
            if len(bare) > 1 or (bare and bare[0] not in heads() and len(bare[0]) > 3 and name.isupper()):
                self._add(bare, f.groups["type"], "name")
            if bare:
                self.heads.add(bare[-1])
            if f.groups.get("acronym"):
                self._add(form_keys(f.groups["acronym"]), f.groups["type"], "acronym")

    def _add(self, keys: tuple[str, ...], type_: str, form: str) -> None:
        if keys and len(keys) <= LONGEST_FORM and keys not in self.by_keys:
            self.by_keys[keys] = (type_, form)
            self._lengths.setdefault(keys[0], set()).add(len(keys))

    def mentions(self, run: Run, taken: Sequence[bool]) -> Iterable[tuple[int, int, str, str]]:
        """Word indexes of the forms in a run (first, after last), with type and form; words already taken are left out."""
        keys = ["and" if k == "&" else k.strip('“”"‘,()') for k in run.keys]
        i = 0
        while i < len(keys):
            for length in sorted(self._lengths.get(keys[i], ()), reverse=True):
                known = self.by_keys.get(tuple(keys[i : i + length])) if i + length <= len(keys) else None
                if known is None or any(taken[i : i + length]) or (length == 1 and not is_cap(run.words[i])):
                    continue
                if (
                    known[1] == "acronym"
                    and not any(c.isupper() for c in run.words[i][1:])
                    and length == 1
                    and keys[i] not in heads()
                ):
                    continue
                if known[1] == "acronym" and keys[i] in heads() and length == 1:
                    continue
                yield i, i + length, *known
                i += length - 1
                break
            i += 1

    def short(self, run: Run, i: int, text: str) -> str | None:
        """The type where word `i` alone is a head with a determiner (`the Summit`) that a longer name has, else None."""
        head = run.heads[i]
        if head is None or (i + 1 < len(run.words) and is_cap(run.words[i + 1]) and not run.words[i].endswith(("’s", "'s"))):
            return None
        two = " " in head.noun
        first = i - 1 if two else i
        if first and run.keys[first - 1] not in ("the", "this", "our", "its", "latest"):
            return None
        if not _DETERMINED.search(text[max(0, run.starts[first] - 14) : run.starts[first]]):
            return None
        key = run.keys[i]
        if head.noun in _ALONE or key in self.heads:
            return head.type
        return None
