"""The scales of initiatives: weights of features, learnt from labelled names, into models/hkfacts_en/scales.json and senses.npz.

Two steps. The first learns what names of undertakings and of goods are made of and stand beside, over the names that are labelled by
hand in passages (`data/real_*.jsonl`), told from names of people, bodies and places and from words in capitals that nobody labelled;
no label of the pipeline is a feature there. The second learns how much of that, of the rules that speak for a name or against it, of
the pipeline's labels, of what the encoder sees (`senses.py`) and of the rest to believe, over every name of the pool (`find/initiatives_pool.py`) in releases that were
labelled whole by reading (`data/whole.jsonl` and the group `read` of tests/gold/corpus); what the first step says of a name comes from
releases that are not its own. Names that the labels leave open are left out.

The shipped pipeline has learnt from all of these releases, so that its labels are too good there. The labels of a release are therefore
those of a pipeline that has learnt from the other half of the releases alone (`binaries.py halves`).
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import senses
from corpus import DATA, SETS, WORK, Passage, half_of, has_gold, is_test, layout, real_passages_at, shared
from logistic import Example, Fit, fit
from publish import TARGET, write_lock

from hkfacts.find.initiatives import find_initiatives
from hkfacts.find.initiatives_beside import whole
from hkfacts.find.initiatives_evidence import Evidence, Proposal, Told
from hkfacts.find.initiatives_leaning import Leaning
from hkfacts.find.initiatives_network import Network
from hkfacts.find.initiatives_runs import Labels, runs
from hkfacts.find.initiatives_senses import KINDS
from hkfacts.find.initiatives_weigh import Scales, findings
from hkfacts.find.people import find_people
from hkfacts.grammar.initiatives import form_keys
from hkfacts.nlp import SCALES, SENSES, Annotator, load_network
from hkfacts.rulebook import load_rulebook
from hkfacts.spans import Found, Parts, Tokens, Trace

GOLD = Path(__file__).resolve().parents[3] / "tests" / "gold" / "corpus"
FOLDS = 5
TOLD = ("INITIATIVE", "PRODUCT")  # the labels of which the first step tells how likely each is
KEEP, ADMIT = 0.0, 0.75  # docs/decisions.md says why
RIDGE = 3.3
FEWEST = (5, 3)  # releases that a feature of either step must stand in
LIGHTEST = 0.015  # weights that are left out
# Features that the first step must not see: the pipeline's labels, the rules, and what only whole releases have.
_NOT_FIRST = (
    "rule ",
    "type ",
    "refused",
    "letters that no rule",
    "read as",
    "proposed",
    "places:",
    "section",
    "no label",
    "label ",
    *(f"{label} " for label in ("INITIATIVE", "ORG", "PERSON", "PLACE", "ROLE", "PRODUCT")),
)


@dataclass
class Collector:
    """Stands where the scales stand, and takes down the names that come there with what is told of them and their types."""

    names: list[tuple[list[str], Told, str]] = field(default_factory=list)
    network: Network | None = None

    def fits(self, parts: Parts) -> bool:
        """Every release is looked at."""
        return True

    def leaning(self, parts: Parts, tokens: Tokens) -> Leaning | None:
        """What the network makes of a release."""
        return Scales({}, 0.0, 0.0, self.network).leaning(parts, tokens)

    def dispose(self, evidence: Evidence, names: Iterable[Sequence[Proposal]], _: Trace) -> list[Found]:
        """Take down the names; what the rules propose stays."""
        held = []
        for proposals in names:
            printed = sorted({p.found.groups.get("name") or evidence.text[p.found.start : p.found.end] for p in proposals})
            kind = next((f.groups["type"] for f in findings(evidence.parts, proposals)), "")
            self.names.append((printed, evidence.told(proposals), kind))
            held += [p.found for p in proposals if not p.reason]
        return held


class Strangers:
    """For each release a pipeline that has not learnt from it."""

    def __init__(self) -> None:
        folders = {half: WORK / f"half_{half}" / "model-last" for half in (1, 2)}
        self._of_half = {half: Annotator(folder, locked=False) for half, folder in folders.items()}
        self._networks = {half: load_network(folder) for half, folder in folders.items()}

    def annotator(self, file: str) -> Annotator:
        """The pipeline of the half that the release is not in."""
        return self._of_half[2 if half_of(file) == 1 else 1]

    def network(self, file: str) -> Network | None:
        """The network of that half."""
        return self._networks[2 if half_of(file) == 1 else 1]


def plain(name: str) -> str:
    """A name as names are compared: small letters, plain marks, no article."""
    folded = " ".join(name.casefold().replace("’", "'").split()).strip(" .,;:()[]\"'“”")
    return folded.removeprefix("the ")


def whole_entries() -> dict[str, dict[str, Any]]:
    """The labels of each release that was read whole; a release whose hash differs stops the run."""
    entries = [json.loads(line) for line in (DATA / "whole.jsonl").read_text(encoding="utf-8").splitlines()]
    gold = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))]
    entries += [g for g in gold if g.get("group") == "read" and "initiatives" in g]
    out = {}
    for entry in entries:
        file = entry["file"]
        if is_test(file) or has_gold(file):
            raise SystemExit(f"{file}: kept for scoring, and labelled to learn from")
        if hashlib.sha256((shared() / "corpus" / file).read_bytes()).hexdigest() != entry["sha256"]:
            raise SystemExit(f"{file}: not the text that was labelled (its hash differs)")
        if file.startswith("wire"):
            out[file] = entry
    return out


def whole_releases() -> dict[str, list[dict[str, Any]]]:
    """The labelled initiatives of each release that was read whole."""
    return {file: entry["initiatives"] for file, entry in whole_entries().items()}


def verdicts(initiatives: Iterable[Mapping[str, Any]]) -> dict[str, bool | None]:
    """Each labelled name in all its forms: True where it is wanted, None where it is left open."""
    out: dict[str, bool | None] = {}
    for entry in initiatives:
        for form in (entry["name"], *(entry.get("aliases") or ()), *(entry.get("accept") or ())):
            wanted = None if entry.get("optional") else True
            out[plain(form)] = out.get(plain(form)) or wanted
    return out


def labelled_types(initiatives: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The type of each wanted name in all its forms; of several the first."""
    out: dict[str, str] = {}
    for entry in initiatives:
        said = entry.get("type")
        first = said[0] if isinstance(said, list) else said
        if first in KINDS and not entry.get("optional"):
            for form in (entry["name"], *(entry.get("aliases") or ()), *(entry.get("accept") or ())):
                out.setdefault(plain(form), first)
    return out


def first_features(features: Iterable[str]) -> frozenset[str]:
    """Those that the first step sees."""
    return frozenset(f for f in features if not f.startswith(_NOT_FIRST))


def bare_evidence(parts: Parts, annotator: Annotator) -> Evidence:
    """A release with its words and tags, without the labels."""
    tokens = annotator.annotate(parts)
    unlabelled = Tokens(tokens.starts, tokens.ends, tokens.tags)
    return Evidence(parts, unlabelled, Labels(unlabelled, parts))


def labelled_names(
    file: str, evidence: Evidence, passages: Sequence[tuple[int, int, Passage]]
) -> Iterator[tuple[str, str, frozenset[str]]]:
    """File, label and features of each name in the passages of a release; the label is empty for words in capitals that have none."""
    parts, text = evidence.parts, evidence.text
    groups: dict[tuple[tuple[str, ...], str], list[tuple[int, int]]] = {}
    held: set[int] = set()
    for start, _, passage in passages:
        for a, b, label in passage.spans:
            groups.setdefault((form_keys(text[start + a : start + b]), label), []).append((start + a, start + b))
            held.update(range(start + a, start + b))
    for run in runs(parts):
        if not any(s <= run.start and run.end <= e for s, e, _ in passages) or not held.isdisjoint(range(run.start, run.end)):
            continue
        name = whole(parts, run)
        if name is not None:
            groups.setdefault((form_keys(text[name[0] : name[1]]), ""), []).append(name[:2])
    for (keys, label), places in groups.items():
        if keys:
            proposals = [Proposal(Found("initiative", a, b, "", {})) for a, b in places]
            yield file, label, first_features(evidence.told(proposals).features)


def first_step() -> list[tuple[str, str, frozenset[str]]]:
    """The names of all hand-labelled passages."""
    passages: dict[str, list[tuple[int, int, Passage]]] = {}
    for start, end, passage in real_passages_at(SETS):
        if not is_test(passage.file) and not has_gold(passage.file):
            passages.setdefault(passage.file, []).append((start, end, passage))
    strangers, out = Strangers(), []
    for file, mine in sorted(passages.items()):
        out += labelled_names(file, bare_evidence(layout(file)[1], strangers.annotator(file)), mine)
    return out


@dataclass(frozen=True)
class Known:
    """A name of the pool in a release that was labelled whole: what is told of it, what the encoder sees, its type by all else and by hand."""

    example: Example
    seen: np.ndarray
    said: str
    labelled: str


def second_step() -> list[Known]:
    """Every name of the pool in releases that were labelled whole; what many releases repeat counts less in each of them."""
    strangers, book = Strangers(), load_rulebook()
    found: list[tuple[str, Known]] = []
    for file, initiatives in sorted(whole_releases().items()):
        parts = layout(file)[1]
        parts = replace(parts, issuer=None) if parts.carried else parts  # as `pipeline.gather` does
        tokens = strangers.annotator(file).annotate(parts)
        collector = Collector(network=strangers.network(file))
        people = find_people(parts, tokens, book)
        find_initiatives(parts, tokens, book, people, Trace(), collector)  # type: ignore[arg-type]
        said, types = verdicts(initiatives), labelled_types(initiatives)
        for printed, known, kind in collector.names:
            told = [said[plain(name)] for name in printed if plain(name) in said]
            if known.seen is not None and (any(told) or not told):
                labelled = next((types[plain(name)] for name in printed if plain(name) in types), "")
                example = Example(file, frozenset(known.features), bool(told))
                found.append((plain(printed[0]), Known(example, known.seen.astype("float16"), kind, labelled)))
    times = Counter(name for name, _ in found)
    return [replace(k, example=replace(k.example, weight=times[name] ** -0.5)) for name, k in found]


def fold(release: str) -> int:
    """Which fifth a release is in."""
    return hashlib.sha256(release.encode()).digest()[1] % FOLDS


def fits_of(names: Sequence[tuple[str, str, frozenset[str]]]) -> list[Fit]:
    """The first step: one fit for each label of `TOLD`."""
    return [fit([Example(file, features, said == label) for file, said, features in names], RIDGE, FEWEST[0]) for label in TOLD]


def told(names: Sequence[tuple[str, str, frozenset[str]]], known: Sequence[Known]) -> list[Example]:
    """Examples of the second step with what others, learnt from other releases, say of them: the first step, and what the words mean."""
    examples = [k.example for k in known]
    meant = senses.of_others(*seen_and_told(known), [fold(e.release) for e in examples])
    parts = [fits_of([n for n in names if fold(n[0]) != k]) for k in range(FOLDS)]
    return [
        replace(e, told=(*(p.score(first_features(e.features)) for p in parts[fold(e.release)]), sense))
        for e, sense in zip(examples, meant, strict=True)
    ]


def seen_and_told(known: Sequence[Known]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What is seen of each name, whether it is right, and how much it counts."""
    seen = np.array([k.seen for k in known])
    return seen, np.array([k.example.right for k in known]), np.array([k.example.weight for k in known])


def meanings(known: Sequence[Known], share: float) -> senses.Arrays:
    """The networks of meanings, from all names; types from right ones that have one."""
    typed = [k for k in known if k.example.right and k.labelled]
    seen, _, weight = seen_and_told(typed)
    kinds = senses.kinds(seen, [k.said for k in typed], [k.labelled for k in typed], weight)
    return senses.wanted(*seen_and_told(known)) | kinds | {"share": np.float32(share)}


def merged(first: Sequence[Fit], second: Fit) -> dict[str, float]:
    """Both steps as one sum; the entry without a name is what every name gets. What the words mean together stays beside it."""
    sums = dict(second.weights)
    bias = second.bias
    for share, step in zip(second.of_told[:-1], first, strict=True):
        bias += share * step.bias
        for f, w in step.weights.items():
            sums[f] = sums.get(f, 0.0) + share * w
    return {"": round(bias, 3), **{f: round(w, 3) for f, w in sorted(sums.items()) if abs(w) >= LIGHTEST}}


def report(known: Sequence[Example]) -> None:
    """What the scales make of the names of releases that they were not learnt from."""
    scored = []
    for k in range(FOLDS):
        step = fit([e for e in known if fold(e.release) != k], RIDGE, FEWEST[1])
        scored += [(step.score(e.features, e.told), e) for e in known if fold(e.release) == k]
    print(f"{len(scored)} names, {sum(e.right for _, e in scored)} right")
    for proposed in (True, False):
        some = [(s, e.right * e.weight, e.weight) for s, e in scored if ("proposed" in e.features) == proposed]
        told = f"{sum(w for *_, w in some):.0f} right {sum(r for _, r, _ in some):.0f}"
        print("proposed by rules" if proposed else "proposed by none", told)
        for least in sorted({-1.0, -0.5, 0.0, KEEP, 0.5, ADMIT, 1.0, 1.5}):
            right, kept = sum(r for s, r, _ in some if s >= least), sum(w for s, _, w in some if s >= least)
            print(f"  from {least:5.2f}: {right:.0f} right, precision {right / max(1, kept):.3f}")


def main() -> None:
    """Learn, show what was learnt on releases left out, and write the weights and the lock."""
    names = first_step()
    print(f"first step: {len(names)} names", flush=True)
    known = second_step()
    examples = told(names, known)
    report(examples)
    second = fit(examples, RIDGE, FEWEST[1])
    weights = merged(fits_of(names), second)
    np.savez_compressed(TARGET / SENSES, **meanings(known, second.of_told[-1]))
    path = TARGET / SCALES
    path.write_text(
        json.dumps({"keep": KEEP, "admit": ADMIT, "weights": weights}, ensure_ascii=False, indent=0) + "\n", encoding="utf-8"
    )
    write_lock()
    print(f"{len(weights)} weights, {path.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
