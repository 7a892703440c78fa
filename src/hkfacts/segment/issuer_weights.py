"""The candidates for the issuer with their weights, and which of them wins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hkfacts.patterns import lazy_pattern

from .dateline import is_wire
from .issuer_names import (
    BODY,
    clean,
    first,
    is_common,
    is_no_person,
    is_notion,
    is_person,
    is_town,
    is_treated_as_person,
    key,
)

_EVENT = lazy_pattern(
    r"\b(?:Summit|Fair|Expo|Festival|Show|Awards?|Forum|Conference|Competition|Contest|Week|Day|Budget|Programme"
    r"|Program|Scheme|Convention"
    r"|Exhibition|Symposium|Mission|Visit|Tour|Gala|Congress|Challenge|Report|Index|Survey|Edition|Initiative|Pavilion"
    r"|Series|Season|Policy"
    r"|Address|Pavilions|Fairs|Conferences|Episode|Classic|Fiesta|Contestant|Scholarship|Sale)s?\b"
)
_FIRM = lazy_pattern(
    r" (?:Labs?|Capital|Holdings?|Technologies|Ventures|Partners|Solutions|Systems|Studios?|Inc\.?|Ltd\.?|LLC|Corp\.?)$"
)
_ENOUGH = 2.2


@dataclass(slots=True)
class Weights:
    """Candidates by key, with the fullest form seen and the weight so far."""

    full_of: dict[str, str]
    printed: list[str]
    score: dict[str, float] = field(default_factory=dict)
    told: dict[str, float] = field(default_factory=dict)  # the weight that is not the headline's
    shown: dict[str, str] = field(default_factory=dict)

    def add(self, name: str | None, weight: float, told: bool = True) -> None:
        """Give a candidate some weight; `told` unless the headline alone says so."""
        tidy = name if name in self.printed else clean(name)
        if tidy is None:
            return
        tidy = self.full_of.get(tidy, tidy)
        this = key(tidy)
        self.told[this] = self.told.get(this, 0.0) + weight * told
        if this not in self.score:
            if is_common(tidy) or is_person(tidy) or is_notion(tidy):
                weight -= 1.5
            if _EVENT.search(tidy) and not BODY.search(tidy):
                weight -= 2.0
        self.score[this] = self.score.get(this, 0.0) + weight
        self.shown.setdefault(this, tidy)

    def at(self, text: str, start: int, name: str, weight: float) -> None:
        """The same for a name that stands at an offset, which is taken as far as a heading prints it."""
        known = max((k for k in self.printed if k.startswith(name) and text.startswith(k, start)), key=len, default=None)
        if known is None and BODY.search(name) and any(name.startswith(k + " ") and clean(k) is None for k in self.printed):
            self.printed.append(known := first(name))  # `Next Harbour Trust Company`, of which the text has `Next Harbour`
        self.add(known or first(name), weight)


def best_of(text: str, weights: Weights, brought: str | None = None) -> str | None:
    """The candidate with most weight that is no person; of a name and a longer one that it opens, the longer if that is well attested."""
    own = dict(weights.score)
    _share(weights)
    order = sorted(weights.score, key=lambda k: (-weights.score[k], list(weights.score).index(k)))
    sure = [k for k in order if weights.score[k] >= _ENOUGH and weights.told[k] >= _least(weights.shown[k])]
    # A wire carries what others issue, if there are others.
    for this in sorted(sure, key=lambda k: is_wire(weights.shown[k]) or weights.shown[k] == brought):
        name = weights.shown[this]
        shaped = is_person(name) and not (weights.told[this] >= 3 and is_no_person(name, text))
        personal = (shaped or is_treated_as_person(name, text)) and not _has_article(name, text)
        if personal or is_town(name, text):
            continue
        longer = [k for k in sure if weights.shown[k].startswith((name + " ", name + "'s ", name + "’s "))]
        longer = [
            k
            for k in longer
            if not _EVENT.search(weights.shown[k])
            and not (
                any(c.isdigit() for c in weights.shown[k]) and not any(c.isdigit() for c in name)
            )  # `Ultimoon Poseidon E40`: goods
            and not re.search(r" (?:and|&) ", weights.shown[k][len(name) :])
        ]
        best = max(longer, key=lambda k: own[k], default=this)
        return weights.shown[best if own[best] >= max(_ENOUGH, 0.6 * own[this]) else this]
    return None


def _has_article(name: str, text: str) -> bool:
    """True of a name of several words that opens sentences with an article, as no person's does: `The Orlando Kites are`."""
    if " " not in name or f"The {name}" not in text:
        return False
    return (
        re.search(rf"(?:^|[.!?][”\"]? |\n)The {re.escape(name)}(?:,| \(| (?:is|are|has|have|will|today|announced?)\b)", text)
        is not None
    )


def _least(name: str) -> float:
    """The weight that a name must have besides the headline's: more for a single word and for one with digits, which may be a thing.

    A coined word (`MoonHub`) is a body's soon enough.
    """
    if _FIRM.search(name):
        return 0.0
    alone = " " not in name and not re.search(r"[a-z][A-Z]", name)
    return 1.1 if alone or any(c.isdigit() for c in name) else 0.7


def _share(weights: Weights) -> None:
    """A name and a longer one that it opens speak for each other: `Moon Labs` and `Moon Labs Asia`."""
    given: dict[str, float] = {}
    best = dict(
        sorted(weights.shown.items(), key=lambda item: -weights.score[item[0]])[:40]
    )  # so many at most, or time grows by the square
    for one, name in best.items():
        for other, longer in best.items():
            if longer.endswith(" " + name) and is_common(name) and weights.score[one] > 0 < weights.score[other]:
                given[other] = max(
                    given.get(other, 0.0), 0.8 * weights.score[one]
                )  # `Hong Kong Customs`, in the headline `Customs`
                given[one] = min(given.get(one, 0.0), -0.5 * weights.score[one])
            if longer.startswith(name + " ") and weights.score[one] > 0 and weights.score[other] > 0:
                given[one] = max(given.get(one, 0.0), 0.4 * weights.score[other])
                given[other] = max(given.get(other, 0.0), 0.4 * weights.score[one])
    for this, more in given.items():
        weights.score[this] += more
