"""Every name of a release that may be an initiative: what rules propose, what they refuse, what is labelled, and what stands in capitals.

A rule sees one place of a name. What it refuses there may be told by another place, and what no rule knows by all of them together;
so all names go into one pool, each with who proposes it where and why others do not, and the scales weigh them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import NOUN_BESIDE, common_words, form_keys
from ..spans import Found, Parts, Refusal
from .initiatives_beside import whole
from .initiatives_evidence import Proposal
from .initiatives_model import trimmed
from .initiatives_runs import Labels, Run

LABELLED = "initiative.labelled"
LEANT = "initiative.leant-to"
IN_CAPITALS = "initiative.in-capitals"
QUOTED = "initiative.in-quotation-marks"
LEADING = "initiative.leading-a-line"
WITH_NOUN = "initiative.with-its-noun"
UNSAID = "no rule speaks for it"
MOST_NAMES = 300  # of one release that only labels and capitals propose; what has more is a catalogue
_LONGEST = 15  # words of a name
_LABELS = ("INITIATIVE", "PRODUCT", "ORG")
_OTHERS = ("PERSON", "PLACE", "ROLE")

_QUOTED = lazy_pattern(r"[“\"](?P<name>[A-Z0-9(][^“”\"\n]{2,90}?)[,.]?[”\"]")
_LEADING = lazy_pattern(r"(?:[•*·▪●–-] ?|\d{1,2}[.)] )?(?P<name>[A-Z0-9][^\n:–—]{2,70}?)(?:[®™])?(?:: | [–—-] )(?=\w)")
_NOUN = lazy_pattern(rf"[®™]? (?P<noun>{NOUN_BESIDE})(?![\w’'-])")

Names = dict[tuple[str, ...], dict[tuple[int, int, str], Proposal]]


def pool(
    parts: Parts,
    labels: Labels,
    spoken: Sequence[Run],
    proposed: Sequence[Found],
    refusals: Sequence[Refusal],
    speaks: Callable[[int], bool],
    leant: Iterable[tuple[int, int]] = (),
) -> list[list[Proposal]]:
    """All proposals of one name together, names in the order in which they are first proposed.

    `speaks` tells which places are read, `leant` are stretches that the network leans to.
    """
    names = by_name(parts, proposed, refusals)
    most = len(names) + MOST_NAMES
    trim = (trimmed(parts.text, start, end) for start, end in leant)
    for start, end, rule in (*_unsaid(parts, labels, spoken), *((start, end, LEANT) for start, end in trim if end - start > 1)):
        if not speaks(start):
            continue
        keys = form_keys(parts.text[start:end])
        if keys and len(keys) <= _LONGEST and (keys in names or len(names) < most):
            found = Found("initiative", start, end, rule, {"type": "", "form": "name", "acronym": ""})
            names.setdefault(keys, {}).setdefault((start, end, rule), Proposal(found, UNSAID))
    return [list(n.values()) for n in names.values()]


def by_name(parts: Parts, proposed: Sequence[Found], refusals: Sequence[Refusal]) -> Names:
    """What rules propose and refuse, by the words of the name."""
    names: Names = {}
    for f in proposed:
        keys = form_keys(f.groups.get("name") or parts.text[f.start : f.end])
        names.setdefault(keys, {}).setdefault((f.start, f.end, f.rule), Proposal(f))
    for r in refusals:
        keys = form_keys(parts.text[r.start : r.end]) if r.kind == "initiative" else ()
        if keys and len(keys) <= _LONGEST:
            found = Found("initiative", r.start, r.end, r.rule, {"type": "", "form": "name", "acronym": ""})
            names.setdefault(keys, {}).setdefault((r.start, r.end, r.rule), Proposal(found, r.reason))
    return names


def _unsaid(parts: Parts, labels: Labels, spoken: Sequence[Run]) -> Iterator[tuple[int, int, str]]:
    """Stretches that the pipeline labels as names of goods, undertakings or bodies, and those in capitals."""
    for first, last, label in labels.spans:
        if label in _LABELS:
            start, end = trimmed(parts.text, first, last)
            if end - start > 1:
                yield start, end, LABELLED
    for run in spoken:
        name = whole(parts, run)
        if name is not None:
            start, end, keys = name
            if not _is_plain(labels, start, end, keys):
                yield start, end, IN_CAPITALS
            noun = _NOUN.match(parts.text, end)
            if noun is not None:
                yield start, noun.end(), WITH_NOUN
    for match in _QUOTED.finditer(parts.text):
        yield *match.span("name"), QUOTED
    for block in parts.blocks:
        lead = _LEADING.match(parts.text, block.start, min(block.end, block.start + 90))
        if lead is not None:
            yield *lead.span("name"), LEADING


def _is_plain(labels: Labels, start: int, end: int, keys: Sequence[str]) -> bool:
    """True for words in capitals of which nobody need ask: one common word, or what is labelled as a person, a place or a post."""
    if len(keys) == 1 and (keys[0] in common_words() or len(keys[0]) < 3 or keys[0].isdigit()):
        return True
    label = labels.at(start)
    return label is not None and label[2] in _OTHERS and label[1] >= end
