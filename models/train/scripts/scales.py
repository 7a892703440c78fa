"""The scales of initiatives: weights of features, learnt from judged names, into models/hkfacts_en/scales.json.

    python scales.py          all of them
    python scales.py goods    those of goods alone; the others stay as they are

Two steps. The first learns what names of undertakings are made of and stand beside, over names that are labelled by hand or by the
teacher, told from names of people, bodies and places; no label of the pipeline is a feature there. The second learns how much of
that, of the rule that proposes, of the pipeline's labels and of the rest to believe, from names that the rules proposed or refused
and that were judged by reading (`data/weighed.jsonl`); what the first step says of a name comes from releases that are not its own.
The shipped pipeline has learnt from all of these releases, so that its labels are too good there. The labels of a release are therefore
those of a pipeline that has learnt from the other half of the releases alone (`binaries.py halves`).
Goods are weighed apart, in one step, from judged names that only `initiative.goods` proposes; what is somebody else's and merely cited
(`cited`) counts against them, but less than what is no name of goods at all.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from corpus import (
    DATA,
    SETS,
    WORK,
    Passage,
    half_of,
    has_gold,
    is_test,
    layout,
    real_passages_at,
    shared,
    view_span,
    written_passages,
)
from logistic import Example, Fit, fit
from publish import TARGET, write_lock

from hkfacts.find.initiatives import find_initiatives
from hkfacts.find.initiatives_evidence import Evidence, Proposal
from hkfacts.find.initiatives_goods import RULE as GOODS
from hkfacts.find.initiatives_runs import Labels
from hkfacts.find.initiatives_weigh import by_name
from hkfacts.find.people import find_people
from hkfacts.grammar.initiatives import form_keys
from hkfacts.nlp import Annotator
from hkfacts.read import read_text
from hkfacts.rulebook import load_rulebook
from hkfacts.segment import segment
from hkfacts.settings import Settings
from hkfacts.spans import Found, Parts, Refusal, Tokens, Trace

SEED = 20261122
FOLDS = 5
SURE = 0.75  # of the teacher's labels
SHARE = {
    "INITIATIVE": 1.0,
    "ORG": 0.25,
    "PERSON": 0.08,
    "PLACE": 0.08,
    "ROLE": 0.08,
}  # of the teacher's names that are learnt from
KEEP, ADMIT, ADMIT_GOODS = 0.0, 0.5, 1.0  # docs/decisions.md says why
ANNOTATED = 0.5  # how much a name in an annotated passage counts, which was labelled without its release
CITED = 0.3  # how much a name that is merely cited counts
RIDGE_OF_GOODS = 5.0
# Features that the first step must not see: the pipeline's labels, the rules, and what only whole releases have.
_NOT_FIRST = (
    "rule ",
    "type ",
    "refused",
    "places:",
    "section",
    "no label",
    "label ",
    *(f"{label} " for label in (*SHARE, "PRODUCT")),
)


@dataclass(frozen=True)
class Read:
    """A release as the finder sees it, and the same without labels."""

    file: str
    parts: Parts
    tokens: Tokens
    full: Evidence
    bare: Evidence


class Collector:
    """Stands where the scales stand, and takes down what is proposed and refused there."""

    goods: ClassVar[dict[str, float]] = {}

    def __init__(self) -> None:
        self.names: list[list[Proposal]] = []

    def fits(self, parts: Parts) -> bool:
        """Every release is looked at."""
        return True

    def dispose(self, evidence: Evidence, proposed: Sequence[Found], refusals: Sequence[Refusal], _: Trace) -> list[Found]:
        """Take down the names; all proposals stay."""
        self.names += by_name(evidence.parts, proposed, refusals)
        return list(proposed)


def read(annotator: Annotator, file: str, parts: Parts) -> Read:
    """A laid-out release with the words and labels of the pipeline."""
    tokens = annotator.annotate(parts)
    unlabelled = Tokens(tokens.starts, tokens.ends, tokens.tags)
    return Read(
        file,
        parts,
        tokens,
        Evidence(parts, tokens, Labels(tokens, parts)),
        Evidence(parts, unlabelled, Labels(unlabelled, parts)),
    )


def judged(of_goods: bool = False) -> dict[str, list[tuple[list[Proposal], str]]]:
    """The judged names of each release with their verdicts, as proposals in the view; a release whose hash differs stops the run."""
    hashes = json.loads((DATA / "sha256_weighed.json").read_text())
    out: dict[str, list[tuple[list[Proposal], str]]] = {}
    for line in (DATA / "weighed.jsonl").read_text().splitlines():
        entry = json.loads(line)
        file = entry["file"]
        if (entry["places"][0][2] == GOODS) != of_goods:
            continue
        if file not in out and hashlib.sha256((shared() / "corpus" / file).read_bytes()).hexdigest() != hashes[file]:
            raise SystemExit(f"{file}: not the text that was judged (its hash differs)")
        parts = layout(file)[1]
        proposals = []
        for first, last, rule, kind, *reason in entry["places"]:
            start, end = view_span(parts, first, last)
            if start < end:
                found = Found("initiative", start, end, rule, {"type": kind})
                proposals.append(Proposal(found, reason[0] if reason else ""))
        if proposals:
            out.setdefault(file, []).append((proposals, entry["verdict"]))
    return out


def teacher() -> dict[str, list[tuple[int, int, str, float]]]:
    """What the teacher labelled in each block of text."""
    paths = sorted(WORK.glob("labelled_*.jsonl"))
    entries = (json.loads(line) for path in paths for line in path.open(encoding="utf-8"))
    return {e["text"]: e["spans"] for e in entries}


def plain(spans: Iterable[tuple[int, int]]) -> list[Proposal]:
    """Places as proposals that nobody made."""
    return [Proposal(Found("initiative", a, b, "", {})) for a, b in spans]


def first_features(evidence: Evidence, proposals: Sequence[Proposal]) -> frozenset[str]:
    """The features of the first step."""
    return frozenset(f for f in evidence.features(proposals) if not f.startswith(_NOT_FIRST))


def labelled_names(
    release: Read, passages: Sequence[tuple[int, int, Passage]], spans: dict[str, list[tuple[int, int, str, float]]]
) -> Iterator[Example]:
    """Names that a hand or the teacher labelled in a release, for the first step."""
    rng = random.Random(f"{SEED}{release.file}")
    groups: dict[tuple[tuple[str, ...], str, float], list[tuple[int, int]]] = {}
    text = release.parts.text
    for start, _, passage in passages:
        for a, b, label in passage.spans:
            groups.setdefault((form_keys(text[start + a : start + b]), label, 3.0), []).append((start + a, start + b))
    for block in release.parts.blocks:
        if any(start < block.end and block.start < end for start, end, _ in passages):
            continue
        for a, b, label, sure in spans.get(text[block.start : block.end], ()):
            if sure >= SURE:
                key = form_keys(text[block.start + a : block.start + b]), label, 1.0
                groups.setdefault(key, []).append((block.start + a, block.start + b))
    for (keys, label, weight), places in groups.items():
        if keys and label in SHARE and (weight > 1 or rng.random() < SHARE[label]):
            yield Example(release.file, first_features(release.bare, plain(places)), label == "INITIATIVE", weight)


def unlabelled_names(
    release: Read,
    passages: Sequence[tuple[int, int, Passage]],
    spans: dict[str, list[tuple[int, int, str, float]]],
    names: Sequence[list[Proposal]],
) -> Iterator[Example]:
    """What rules propose or refuse by its words where nobody labelled anything: common nouns in capitals, for the first step."""
    read_by = [(start, end, 1.5, [(start + a, start + b) for a, b, _ in passage.spans]) for start, end, passage in passages]
    for block in release.parts.blocks:
        said = spans.get(release.parts.text[block.start : block.end])
        if said is not None and not any(start < block.end and block.start < end for start, end, _, _ in read_by):
            read_by.append((block.start, block.end, 0.5, [(block.start + a, block.start + b) for a, b, _, _ in said]))
    for proposals in names:
        if any(p.found.rule.startswith("initiative.model") for p in proposals):
            continue
        seen = [
            (weight, any(a < p.found.end and p.found.start < b for a, b in labelled))
            for p in proposals
            for start, end, weight, labelled in read_by
            if start <= p.found.start and p.found.end <= end
        ]
        if seen and not any(touched for _, touched in seen):
            yield Example(release.file, first_features(release.bare, proposals), False, seen[0][0])


def annotated_names(
    release: Read, passages: Sequence[tuple[int, int, Passage]], names: Sequence[list[Proposal]]
) -> Iterator[tuple[list[Proposal], bool]]:
    """What is proposed or refused inside annotated passages, and whether it is labelled so; products and laws are left out."""
    for proposals in names:
        said = set()
        for p in proposals:
            for start, end, passage in passages:
                if start <= p.found.start and p.found.end <= end:
                    exact = [s for s in passage.spans if (s[0] + start, s[1] + start) == (p.found.start, p.found.end)]
                    touched = any(
                        s[2] == "PRODUCT" and s[0] + start < p.found.end and p.found.start < s[1] + start for s in passage.spans
                    )
                    said.add("product" if touched else exact[0][2] if exact else "")
        if said and "product" not in said and not any("law" in p.reason for p in proposals):
            yield proposals, "INITIATIVE" in said


class Strangers:
    """For each release a pipeline that has not learnt from it."""

    def __init__(self) -> None:
        self._of_half = {half: Annotator(WORK / f"half_{half}" / "model-best", locked=False) for half in (1, 2)}

    def annotator(self, file: str) -> Annotator:
        """The pipeline of the half that the release is not in; written passages are in both, so either has seen them."""
        return self._of_half[2 if half_of(file) == 1 else 1]


def examples() -> tuple[list[Example], list[tuple[Example, frozenset[str]]]]:
    """Examples of the first step, and of the second with the features that the first step sees of each."""
    strangers, book, spans, known = Strangers(), load_rulebook(), teacher(), judged()
    passages: dict[str, list[tuple[int, int, Passage]]] = {}
    for start, end, passage in real_passages_at(SETS):
        if not is_test(passage.file) and not has_gold(passage.file):
            passages.setdefault(passage.file, []).append((start, end, passage))
    first: list[Example] = []
    second: list[tuple[Example, frozenset[str]]] = []
    for n, file in enumerate(sorted({*known, *passages})):
        if is_test(file) or has_gold(file):
            raise SystemExit(f"{file}: kept for scoring, and judged")
        release = read(strangers.annotator(file), file, layout(file)[1])
        mine = passages.get(file, [])
        first += labelled_names(release, mine, spans)
        for proposals, verdict in known.get(file, ()):
            example = Example(file, frozenset(release.full.features(proposals)), verdict == "right")
            second.append((example, first_features(release.bare, proposals)))
        collector = Collector()
        people = find_people(release.parts, release.tokens, book)
        find_initiatives(release.parts, release.tokens, book, people, None, collector)  # type: ignore[arg-type]
        first += unlabelled_names(release, mine, spans, collector.names)
        for proposals, right in annotated_names(release, mine, collector.names):
            example = Example(file, frozenset(release.full.features(proposals)), right, ANNOTATED)
            second.append((example, first_features(release.bare, proposals)))
        if n % 200 == 199:
            print(f"{n + 1} releases", flush=True)
    for n, passage in enumerate(written_passages()):
        parts = segment(read_text(passage.text), Settings())
        if parts.text == passage.text:
            release = read(strangers.annotator(""), f"written {n}", parts)
            first += [replace(e, weight=2.0) for e in labelled_names(release, [(0, len(parts.text), passage)], {})]
    return first, second


def goods() -> list[Example]:
    """The judged goods, each with all that its release says of it."""
    strangers: Strangers = Strangers()
    out = []
    for file, names in sorted(judged(of_goods=True).items()):
        if is_test(file) or has_gold(file):
            raise SystemExit(f"{file}: kept for scoring, and judged")
        release = read(strangers.annotator(file), file, layout(file)[1])
        for proposals, verdict in names:
            weight = CITED if verdict == "cited" else 1.0
            out.append(Example(file, frozenset(release.full.features(proposals)), verdict == "right", weight))
    return out


def fold(release: str) -> int:
    """Which fifth a release is in."""
    return hashlib.sha256(release.encode()).digest()[1] % FOLDS


def told(first: Sequence[Example], second: Sequence[tuple[Example, frozenset[str]]]) -> list[Example]:
    """Examples of the second step with what the first step, learnt from other releases, says of them."""
    parts = [fit([e for e in first if fold(e.release) != k], 2.0, 3) for k in range(FOLDS)]
    return [replace(e, told=parts[fold(e.release)].score(seen)) for e, seen in second]


def merged(first: Fit, second: Fit) -> dict[str, float]:
    """Both steps as one sum; the entry without a name is what every name gets."""
    sums = {f: second.of_told * w for f, w in first.weights.items()}
    for f, w in second.weights.items():
        sums[f] = sums.get(f, 0.0) + w
    out = {f: round(w, 3) for f, w in sorted(sums.items()) if abs(w) >= 0.01}
    return {"": round(second.bias + second.of_told * first.bias, 3), **out}


def report_goods(known: Sequence[Example]) -> None:
    """What the scales make of judged goods of releases that they were not learnt from; what is merely cited is left out."""
    scored = []
    for k in range(FOLDS):
        step = fit([e for e in known if fold(e.release) != k], RIDGE_OF_GOODS, 3)
        scored += [(step.score(e.features), e.right) for e in known if fold(e.release) == k and e.weight == 1]
    right = sum(r for _, r in scored)
    for least in (-1.0, -0.5, ADMIT_GOODS, 0.0, 0.5):
        kept = [r for s, r in scored if s >= least]
        print(f"  goods from {least:5.2f}: {sum(kept)} of {right} right, precision {sum(kept) / len(kept):.3f}")


def weights_of(step: Fit) -> dict[str, float]:
    """The weights of one step; the entry without a name is what every name gets."""
    return {"": round(step.bias, 3), **{f: round(w, 3) for f, w in sorted(step.weights.items()) if abs(w) >= 0.01}}


def report(known: Sequence[Example]) -> None:
    """What the scales make of judged names of releases that they were not learnt from."""
    scored = []
    for k in range(FOLDS):
        step = fit([e for e in known if fold(e.release) != k], 5.0, 4)
        scored += [(step.score(e.features, e.told), e) for e in known if fold(e.release) == k and e.weight == 1]
    for refused in (False, True):
        some = [(s, e.right) for s, e in scored if ("refused everywhere" in e.features) == refused]
        print("refused by rules" if refused else "proposed by rules", len(some), "right", sum(r for _, r in some))
        for least in (-1.0, -0.75, -0.5, -0.25, -0.1, 0.0, 0.25, 0.5, 0.75, 1.0):
            kept = [r for s, r in some if s >= least]
            print(f"  from {least:5.2f}: {sum(kept)} right, {len(kept) - sum(kept)} wrong, precision {sum(kept) / len(kept):.3f}")


def all_but_goods() -> dict[str, object]:
    """The scales of names that are no goods, learnt anew."""
    first, second = examples()
    known = told(first, second)
    print(f"first step {len(first)} names, second {len(known)}", flush=True)
    report(known)
    return {"keep": KEEP, "admit": ADMIT, "weights": merged(fit(first, 2.0, 3), fit(known, 5.0, 4))}


def main() -> None:
    """Learn, show what was learnt on releases left out, and write the weights and the lock."""
    path = TARGET / "scales.json"
    saved = json.loads(path.read_text(encoding="utf-8")) if sys.argv[1:] == ["goods"] else all_but_goods()
    known = goods()
    report_goods(known)
    saved |= {"admit_goods": ADMIT_GOODS, "goods": weights_of(fit(known, RIDGE_OF_GOODS, 3))}
    path.write_text(json.dumps(saved, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    write_lock()
    print(f"{path.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
