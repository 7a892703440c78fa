"""The scales: a learnt sum of weights over all that a release says of a name decides whether it is an initiative.

Rules propose and refuse by what they see in one place; here every proposal of a name is weighed with all its places, and so is
what the rules refuse for want of a reason. Goods have weights of their own: what speaks for a fair speaks for no product. The weights
are made by `models/train/scripts/scales.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from math import inf

from ..grammar.initiatives import form_keys
from ..spans import Found, Parts, Refusal, Trace
from .initiatives_cues import signs
from .initiatives_evidence import Evidence, Proposal, reason_class
from .initiatives_goods import RULE as GOODS
from .initiatives_goods import UNTOLD, kind_of_goods, series_of
from .initiatives_model import ALONE, name_head
from .initiatives_owned_names import RULE as OWNED

RULE = "initiative.weighed"
LESS_FOR_ONE_OF_A_LINE = 1.0
# Rules that read what a name is from words right beside it, nine times in ten rightly: the scales must be surer to refuse their names.
MORE_FOR_QUOTED = 1.5
MORE_FOR_WHOLE = 1.5  # a name of which a part is believed
HEAD_NOUN = "initiative.head-noun"
MORE_FOR_TOLD = 1.0
MORE_FOR_SURE = 2.5  # read by a form that nothing else has, or with its explanation behind it
_SURE = frozenset(
    f"initiative.{rule}"
    for rule in ("whos-who", "quadrant", "told-listed", "told-work", "list-of-owner", "head-explained", "head-marked")
)
_TOLD = frozenset(
    f"initiative.{rule}"
    for rule in (
        "called",
        "introduced",
        "edition",
        "coded-event",
        "state-of",
        "of-the-year",
        "name-and-year",
        "ranking",
        "hall-of",
        "ore-project",
        "such-as",
        "gathering",
    )
)
# Refusals for want of evidence; the others say what the name is instead, and are believed.
OPEN_REASONS = frozenset(
    (
        ALONE,
        UNTOLD,
        "a common noun or an organisation",
        "ordinary words with a head noun and no sign beside them",
        "weak 1",
        "weak 2",
    )
)


@dataclass(frozen=True, slots=True)
class Scales:
    """Weights of features, and the sums from which a proposal of the rules stays and a refused one is let in."""

    weights: Mapping[str, float]
    keep: float
    admit: float
    goods: Mapping[str, float] = field(default_factory=dict)
    admit_goods: float = 0.0

    def fits(self, parts: Parts) -> bool:
        """Whether a release is of the kind that the weights were learnt on: a company's, not one of Hong Kong's own."""
        return parts.home != "HK"

    def score(self, features: Iterable[str]) -> float:
        """The sum of the weights; taken over sorted features, so that it is the same to the last digit every time.

        >>> Scales({"": -1.0, "edition": 2.5}, 0.0, 1.0).score({"edition", "never seen"})
        1.5
        """
        return _sum(self.weights, features)

    def dispose(
        self, evidence: Evidence, proposed: Sequence[Found], refusals: Sequence[Refusal], trace: Trace | None
    ) -> list[Found]:
        """The proposals that stay, and those refused that are let in where nothing else stands."""
        out: list[Found] = []
        late: list[Found] = []
        goods: list[tuple[float, list[Proposal]]] = []
        thin: list[Found] = []
        for proposals in by_name(evidence.parts, proposed, refusals):
            others = [p for p in proposals if p.found.rule != GOODS]
            features = evidence.features(others) if others else set()
            score = self.score(features) if others else self.admit - 1
            held = [p.found for p in proposals if not p.reason]
            if held and score >= self.keep - _trust(held):
                out += held
            elif not held and score >= self.admit:
                late += [_admitted(evidence.parts, p.found) for p in proposals]
                if trace is not None:
                    for p in proposals:
                        why = f"all its places weigh {score:.1f}{self._most(features, 1)}"
                        trace.explain("initiative", p.found.start, p.found.end, why)
            elif held:
                thin += [f for f in held if f.rule == HEAD_NOUN and score >= self.keep - MORE_FOR_WHOLE]
                why = f"all its places weigh {score:.1f}, less than {self.keep:.1f}{self._most(features, -1)}"
                if trace is not None:
                    for f in held:
                        trace.refuse("initiative", f.start, f.end, RULE, why)
            elif self.goods and len(others) < len(proposals):
                mine = [p for p in proposals if p.found.rule == GOODS]
                goods.append((_sum(self.goods, evidence.features(mine)), mine))
        told = {series_of(evidence.parts.text[f.start : f.end]) for f in out if f.rule.startswith(OWNED)}
        late += self._goods(evidence.parts, goods, told, trace)
        out += [f for f in thin if _holds_one_of(f, out)]
        return out + list(_apart(late, out))

    def _goods(
        self, parts: Parts, goods: Sequence[tuple[float, list[Proposal]]], told: Set[str], trace: Trace | None
    ) -> list[Found]:
        """The goods that weigh enough, and those that weigh a little less and begin as one of them does (`TNX-40` beside `TNX-12`).

        `told` are the beginnings of the names that a construction hands to their owner.
        """
        text = parts.text
        lines = {series_of(text[mine[0].found.start : mine[0].found.end]) for score, mine in goods if score >= self.admit_goods}
        lines = (lines | told) - {""}
        out = []
        for score, mine in goods:
            alike = series_of(text[mine[0].found.start : mine[0].found.end]) in lines
            if score < self.admit_goods - LESS_FOR_ONE_OF_A_LINE * alike:
                continue
            kind = kind_of_goods(parts, [(p.found.start, p.found.end) for p in mine])
            for p in mine:
                out.append(replace(p.found, groups={"type": kind, "form": "name", "acronym": ""}))
                if trace is not None:
                    trace.explain("initiative", p.found.start, p.found.end, f"as goods all its places weigh {score:.1f}")
        return out

    def _most(self, features: Iterable[str], sign: int) -> str:
        """What speaks most for a name (1) or against it (-1)."""
        heaviest = sorted((-sign * self.weights.get(f, 0.0), f) for f in features)[:3]
        told = "; ".join(f for weight, f in heaviest if weight < 0)
        return f" (most {'for' if sign > 0 else 'against'} it: {told})" if told else ""


def _holds_one_of(f: Found, kept: Iterable[Found]) -> bool:
    """True where a name begins with one that is kept (`International Workshop on Dough` with `International Workshop`)."""
    return any(f.start == g.start and g.end < f.end for g in kept)


def _trust(held: Sequence[Found]) -> float:
    """How much less than others a name must weigh for the scales to refuse it, by the rule that found it."""
    rules = {f.rule for f in held}
    if any(rule.startswith(OWNED) for rule in rules):
        return inf  # the construction says whose it is, which is what the scales are asked
    if any("quoted" in rule for rule in rules):
        return MORE_FOR_QUOTED
    if not rules.isdisjoint(_SURE):
        return MORE_FOR_SURE
    if any(f.rule == HEAD_NOUN and f.groups.get("name") for f in held):
        return MORE_FOR_TOLD  # a half of two names that share a head
    return MORE_FOR_TOLD * any(rule in _TOLD or rule.startswith("initiative.told-") for rule in rules)


def _sum(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """The weights of features and what every name gets, added in one order."""
    return weights.get("", 0.0) + sum(weights.get(f, 0.0) for f in sorted(features))


def by_name(parts: Parts, proposed: Sequence[Found], refusals: Sequence[Refusal]) -> list[list[Proposal]]:
    """All proposals of one name together, those of the rules and those that they refuse for want of evidence."""
    groups: dict[tuple[str, ...], dict[tuple[int, int, str], Proposal]] = {}
    for f in proposed:
        keys = form_keys(f.groups.get("name") or parts.text[f.start : f.end])
        groups.setdefault(keys, {}).setdefault((f.start, f.end, f.rule), Proposal(f))
    for r in refusals:
        if r.kind != "initiative" or reason_class(r.reason) not in OPEN_REASONS:
            continue
        keys = form_keys(parts.text[r.start : r.end])
        if keys and len(keys) < 12:
            found = Found("initiative", r.start, r.end, r.rule, {"type": "", "form": "name", "acronym": ""})
            groups.setdefault(keys, {}).setdefault((r.start, r.end, r.rule), Proposal(found, r.reason))
    return [list(g.values()) for g in groups.values()]


def _apart(late: Sequence[Found], held: Sequence[Found]) -> Iterator[Found]:
    """Those of the first that touch none of the second."""
    taken = {place for f in held for place in range(f.start, f.end)}
    return (f for f in late if taken.isdisjoint(range(f.start, f.end)))


def _admitted(parts: Parts, f: Found) -> Found:
    """A refused proposal as a finding, with the type that its words give."""
    name = parts.text[f.start : f.end]
    head = name_head(name)
    kind = head.type if head is not None else kind_of_goods(parts, [(f.start, f.end)])
    sentence = parts.sentence_at(f.start)
    said = signs(parts.text, f.start, f.end, sentence.start, sentence.end) if sentence is not None else None
    return Found("initiative", f.start, f.end, RULE, {"type": kind, "form": "name", "acronym": said.acronym if said else ""})
