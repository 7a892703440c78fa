"""The only reader of `rules/`: checks, compiles and keeps rule packs (`*.toml`) and lexicons (`*.csv`).

A rule pack:

    kind = "date"                     # date, figure, person, initiative, quote, or a stage's own kind
    [atoms]                           # named pieces; `{name}` in a pattern stands for `(?:…)`; atoms.toml serves all
    year = '(?:19|20)\\d\\d'
    [[rule]]
    id = "date.month-year"            # unique; every fact names the rule that found it
    action = "find"                   # or "refuse": what it matches is no fact, and it wins over finds
    pattern = '(?P<month>{month}) (?P<year>{year})'
    reader = "month"                  # the function of the normalise stage that reads the named groups
    reason = "why this is a fact (or is none)"
    examples = [{ text = "opened in March 2024", finds = "March 2024", value = "2024-03" }]
    counter_examples = ["they march 2024 miles"]

Further keys of a rule are kept, as strings, in `attributes`. `{` followed by a digit is a regular-expression bound, not an atom.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from hkfacts.patterns import lazy_pattern

from .errors import RuleError

_ATOM = lazy_pattern(r"\{([a-z][a-z0-9_]*)\}")
_KNOWN_KEYS = {"id", "kind", "action", "pattern", "reader", "reason", "examples", "counter_examples", "ignore_case"}


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a rule must match: `finds` is the mention, `value` its value as a string, `release_date` the anchor (ISO)."""

    text: str
    finds: str
    value: str | None = None
    release_date: str | None = None


@cache
def _compiled(source: str, flags: int) -> re.Pattern[str]:
    return re.compile(source, flags)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `source` is its pattern with the atoms put in, `origin` the file that it stands in."""

    id: str
    kind: str
    action: str
    source: str
    flags: int
    reader: str
    reason: str
    examples: tuple[Example, ...] = ()
    counter_examples: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    origin: str = ""

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first asked for: to compile all of them takes longer than to read a release."""
        return _compiled(self.source, self.flags)


@dataclass(frozen=True, slots=True, eq=False)
class Rulebook:
    """All rules of a run, by kind and action, in the order of their files; `warnings` says what is amiss in a user's rules.

    Compared and hashed by identity, so that what is made of its rules can be kept by it; `load_rulebook` keeps rulebooks.
    """

    rules: tuple[Rule, ...]
    atoms: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def of(self, kind: str, action: str = "find") -> tuple[Rule, ...]:
        """The rules of one kind and action."""
        return _of(self, kind, action)

    def named(self, rule_id: str) -> Rule | None:
        """The rule of this id, or None."""
        return next((r for r in self.rules if r.id == rule_id), None)


@lru_cache(maxsize=128)
def _of(book: Rulebook, kind: str, action: str) -> tuple[Rule, ...]:
    return tuple(r for r in book.rules if r.kind == kind and r.action == action)


def matches(rule: Rule, example: Example) -> bool:
    """True where the rule's pattern meets the stretch that the example marks.

    A finder may widen what a pattern proposes (a number to its unit and item), so they need only overlap. Patterns over classes
    of words (`over`) are judged by their finder alone.
    """
    if "over" in rule.attributes:
        return True
    start = example.text.find(example.finds)
    met = (m for m in rule.pattern.finditer(example.text) if m.start() < start + len(example.finds) and m.end() > start)
    return start >= 0 and any(met)


def faults(rule: Rule) -> list[str]:
    """What is amiss between a rule and its examples: none given, one not matched as it says."""
    if not rule.examples:
        return [f"{rule.origin}: rule {rule.id} has no examples; give it at least one"]
    missed = [e for e in rule.examples if not matches(rule, e)]
    return [f"{rule.origin}: rule {rule.id} does not match {e.finds!r} in {e.text!r}" for e in missed]


def compose(pattern: str, atoms: Mapping[str, str], where: str) -> str:
    """A pattern with its atoms put in, each as a group of its own; `RuleError` names an unknown one."""

    def put(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in atoms:
            raise RuleError(f"{where}: no atom is called {{{name}}}; there are {', '.join(sorted(atoms)) or 'none'}")
        return f"(?:{atoms[name]})"

    for _ in range(8):  # atoms may be made of atoms, but not of themselves
        composed = _ATOM.sub(put, pattern)
        if composed == pattern:
            return composed
        pattern = composed
    raise RuleError(f"{where}: atoms nest more than 8 deep; does one of them name itself?")


def _text(entry: Mapping[str, Any], key: str, where: str, default: str | None = None) -> str:
    value = entry.get(key, default)
    if not isinstance(value, str) or not value:
        raise RuleError(f"{where}: {key} is {value!r}; a text was wanted")
    return value


def _examples(entry: Mapping[str, Any], where: str) -> tuple[Example, ...]:
    try:
        return tuple(Example(**{k: str(v) for k, v in e.items()}) for e in entry.get("examples", ()))
    except (TypeError, AttributeError) as error:
        raise RuleError(f"{where}: an example has the keys text, finds, value, release_date ({error})") from None


def _check(source: str, flags: int, where: str) -> None:
    """Raise `RuleError` for a pattern of a user's rule that is none; those of the project are seen to by its tests."""
    try:
        pattern = _compiled(source, flags)
    except re.error as error:
        raise RuleError(f"{where}: the pattern is not a regular expression ({error})") from None
    if pattern.match(""):
        raise RuleError(f"{where}: the pattern matches the empty text")


def _rule(entry: Mapping[str, Any], pack: Mapping[str, Any], atoms: Mapping[str, str], origin: str) -> Rule:
    where = f"{origin}: rule {entry.get('id', '?')}"
    rule_id = _text(entry, "id", where)
    action = _text(entry, "action", where, "find")
    if action not in ("find", "refuse"):
        raise RuleError(f"{where}: action is {action!r}; it can be find or refuse")
    source = compose(_text(entry, "pattern", where), atoms, where)
    flags = int(re.IGNORECASE) if entry.get("ignore_case") else 0
    return Rule(
        id=rule_id,
        kind=_text({**pack, **entry}, "kind", where),
        action=action,
        source=source,
        flags=flags,
        reader=str(entry.get("reader", "")),
        reason=_text(entry, "reason", where),
        examples=_examples(entry, where),
        counter_examples=tuple(str(e) for e in entry.get("counter_examples", ())),
        attributes={k: str(v) for k, v in entry.items() if k not in _KNOWN_KEYS},
        origin=origin,
    )


def _pack(text: str, origin: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{origin}: not a TOML file ({error})") from None


def _packs(extra: tuple[str, ...]) -> list[tuple[str, dict[str, Any]]]:
    folder = files("hkfacts") / "rules"
    own = sorted(p.name for p in folder.iterdir() if p.name.endswith(".toml") and p.name != "atoms.toml")
    packs = [(name, _pack((folder / name).read_text(encoding="utf-8"), name)) for name in own]
    for path in extra:
        try:
            packs.append((path, _pack(Path(path).read_text(encoding="utf-8"), path)))
        except (OSError, UnicodeDecodeError) as error:
            raise RuleError(f"{path}: the rule file cannot be read ({error})") from None
    return packs


@lru_cache(maxsize=8)
def load_rulebook(extra: tuple[str, ...] = ()) -> Rulebook:
    """The project's rules and those of the given files; `RuleError` says which file and rule is wrong and how."""
    shared_file = files("hkfacts") / "rules" / "atoms.toml"
    shared: dict[str, str] = {}
    if shared_file.is_file():
        shared = {k: str(v) for k, v in _pack(shared_file.read_text(encoding="utf-8"), "atoms.toml").get("atoms", {}).items()}
    rules: list[Rule] = []
    seen: dict[str, str] = {}
    warnings: list[str] = []
    for origin, pack in _packs(extra):
        atoms = shared | {k: str(v) for k, v in pack.get("atoms", {}).items()}
        for entry in pack.get("rule", ()):
            rule = _rule(entry, pack, atoms, origin)
            if rule.id in seen:
                raise RuleError(f"{origin}: rule {rule.id} stands in {seen[rule.id]} already; ids are unique")
            seen[rule.id] = origin
            rules.append(rule)
            if origin in extra:
                _check(rule.source, rule.flags, f"{origin}: rule {rule.id}")
                warnings.extend(faults(rule))
    return Rulebook(tuple(rules), shared, tuple(warnings))


def _rows(name: str) -> Iterator[list[str]]:
    """The lines of `rules/<name>.csv` that are no notes, parted at their commas; the first are the headings."""
    text = (files("hkfacts") / "rules" / f"{name}.csv").read_text(encoding="utf-8")
    return csv.reader(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


@lru_cache(maxsize=8)
def columns(name: str) -> dict[str, tuple[str, ...]]:
    """The columns of `rules/<name>.csv` by their headings: for long lists, of which a row each as a mapping takes ten times as long."""
    rows = _rows(name)
    heads = next(rows)
    return dict(zip(heads, zip(*rows, strict=True), strict=True))


@lru_cache(maxsize=64)
def lexicon(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `rules/<name>.csv`, each a mapping of the heading's names; lines that start with `#` are notes."""
    rows = _rows(name)
    heads = next(rows)
    return tuple(dict(zip(heads, row, strict=False)) for row in rows)
