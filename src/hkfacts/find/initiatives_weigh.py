"""The scales: a learnt sum of weights over all that a release says of a name decides whether it is an initiative.

Rules propose and refuse by what they see in one place; here every name of the pool is weighed with all its places, the rules that
speak for it or against it among them. The weights are made by `models/train/scripts/scales.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hkfacts.patterns import lazy_pattern

from ..spans import Found, Parts, Tokens, Trace
from .initiatives_cues import signs
from .initiatives_evidence import Evidence, Proposal, Told
from .initiatives_goods import kind_of_goods
from .initiatives_leaning import Leaning
from .initiatives_model import name_head
from .initiatives_network import Network
from .initiatives_reach import spelt_out
from .initiatives_refuse import has_legal_form
from .initiatives_senses import Senses

RULE = "initiative.weighed"
_SURE_OF_TYPE = (
    0.7  # how likely a type must be that the meanings tell; of those so changed, two and a half are mended for one that is spoilt
)
_LETTERS = lazy_pattern(r"[A-Z]{2,6}")
_BODY = lazy_pattern(  # beside legal forms, what the names of bodies end in
    r"\b(?:LLP|Corporation|Company|AG|University|College|Association|Society|Agency|Commission|Department|Ministry|Council|Authority|Federation|League|Union|Committee"
    r"|Chamber of Commerce)$"
)


@dataclass(frozen=True, slots=True)
class Scales:
    """Weights of features, and the sums from which a name is believed that a rule proposes, and one that none does.

    Some features come from a network, if there is one, and what a second one makes of the words' meanings is added to the sum.
    """

    weights: Mapping[str, float]
    keep: float
    admit: float
    network: Network | None = None
    senses: Senses | None = None

    def fits(self, parts: Parts) -> bool:
        """Whether a release is of the kind that the weights were learnt on: a company's, not one of Hong Kong's own."""
        return parts.home != "HK"

    def leaning(self, parts: Parts, tokens: Tokens) -> Leaning | None:
        """What the network makes of a release; None where there is none, or where its words have no vectors that fit."""
        vectors = tokens.vectors
        fits = self.network is not None and vectors is not None and vectors.shape[1] == self.network.width
        return Leaning(self.network, parts, tokens) if fits and self.network is not None else None

    def score(self, features: Iterable[str]) -> float:
        """The sum of the features' weights; taken in order, so that it is the same to the last digit every time.

        >>> Scales({"": -1.0, "edition": 2.5}, 0.0, 0.5).score({"edition", "never seen"})
        1.5
        """
        return self.weights.get("", 0.0) + sum(self.weights.get(f, 0.0) for f in sorted(features))

    def dispose(self, evidence: Evidence, names: Iterable[Sequence[Proposal]], trace: Trace | None) -> list[Found]:
        """The names that weigh enough, the heaviest first where two overlap."""
        kept: list[tuple[float, Sequence[Proposal], Told]] = []
        for proposals in names:
            told = evidence.told(proposals)
            meant = self._meant(told)
            score = self.score(told.features) + meant
            if score >= self._least(proposals):
                kept.append((score, proposals, told))
            if trace is not None:
                weights = {f: self.weights.get(f, 0.0) for f in told.features}
                self._tell(trace, proposals, weights | {"what its words mean with those beside them": meant}, score)
        taken: set[int] = set()
        out: list[Found] = []
        for _, proposals, told in sorted(kept, key=lambda k: (-k[0], k[1][0].found.start)):
            for f in self._typed(list(findings(evidence.parts, proposals)), evidence, told):
                if taken.isdisjoint(range(f.start, f.end)):
                    taken.update(range(f.start, f.end))
                    out.append(f)
        return out

    def _least(self, proposals: Sequence[Proposal]) -> float:
        """The sum from which a name is believed."""
        return self.keep if any(not p.reason for p in proposals) else self.admit

    def _meant(self, told: Told) -> float:
        """What the meanings of a name's words and of those beside it add to the sum; nought where nothing has read them."""
        senses = self._senses_of(told)
        return senses.sum_of(told.seen) if senses is not None else 0.0

    def _typed(self, found: list[Found], evidence: Evidence, told: Told) -> list[Found]:
        """Findings of one name; where it has no head noun, of the type that the meanings tell, if they tell one surely."""
        senses = self._senses_of(told)
        if senses is None or not found or name_head(evidence.text[found[0].start : found[0].end]) is not None:
            return found
        kind, chance = senses.kind_of(told.seen, found[0].groups["type"])
        return [replace(f, groups={**f.groups, "type": kind}) for f in found] if chance >= _SURE_OF_TYPE else found

    def _senses_of(self, told: Told) -> Senses | None:
        """What tells the meanings, if there is anything, and if it fits what is seen."""
        fits = self.senses is not None and told.seen is not None and len(told.seen) == self.senses.size
        return self.senses if fits else None

    def _tell(self, trace: Trace, proposals: Sequence[Proposal], weights: Mapping[str, float], score: float) -> None:
        """Note what a name weighs, and what does most of it."""
        held, least = any(not p.reason for p in proposals), self._least(proposals)
        if score >= least and not held:
            for p in proposals:
                why = f"all its places weigh {score:.1f}{_most(weights, 1)}"
                trace.explain("initiative", p.found.start, p.found.end, why)
        elif score < least and held:
            why = f"all its places weigh {score:.1f}, less than {least:.1f}{_most(weights, -1)}"
            for p in proposals:
                if not p.reason:
                    trace.refuse("initiative", p.found.start, p.found.end, RULE, why)


def _most(weights: Mapping[str, float], sign: int) -> str:
    """What speaks most for a name (1) or against it (-1)."""
    heaviest = sorted((-sign * weight, f) for f, weight in weights.items())[:3]
    told = "; ".join(f for weight, f in heaviest if weight < 0)
    return f" (most {'for' if sign > 0 else 'against'} it: {told})" if told else ""


def findings(parts: Parts, proposals: Sequence[Proposal]) -> Iterator[Found]:
    """What rules found of a name that is believed; where none did, all places that anybody proposed, but for letters of a body."""
    held = [p.found for p in proposals if not p.reason]
    if held:
        yield from held
        return
    kind = _kind(parts, proposals)
    letters = parts.text[proposals[0].found.start : proposals[0].found.end]
    place = spelt_out(parts, letters) if _LETTERS.fullmatch(letters) else None
    if place is not None:
        if has_legal_form(parts.text[slice(*place)]) or _BODY.search(parts.text, *place):
            return  # letters of a body: `Lantern Reef Limited (LRL)`
        yield Found("initiative", *place, RULE, {"type": kind, "form": "name", "acronym": letters})
    for p in proposals:
        f = p.found
        sentence = parts.sentence_at(f.start)
        said = signs(parts.text, f.start, f.end, sentence.start, sentence.end) if sentence is not None else None
        yield replace(f, rule=RULE, groups={"type": kind, "form": "name", "acronym": said.acronym if said else ""})


def _kind(parts: Parts, proposals: Sequence[Proposal]) -> str:
    """The type that the head noun of a name gives, else the nouns beside its places."""
    first = proposals[0].found
    head = name_head(parts.text[first.start : first.end])
    return head.type if head is not None else kind_of_goods(parts, [(p.found.start, p.found.end) for p in proposals])
