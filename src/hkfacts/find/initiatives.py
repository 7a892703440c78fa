"""Where initiatives are named.

Head nouns and shapes, the words beside them, quotation marks, coined names and the model propose; refusals dispose; then every
further mention of what was found is looked up, in headings and capitals too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import common_words, form_keys, words
from ..grammar.names import names as name_words
from ..rulebook import Rulebook
from ..spans import Found, Parts, Refusal, Tokens, Trace
from .initiatives_beside import beside
from .initiatives_billed import beside_events, billed
from .initiatives_coined import coined
from .initiatives_cues import edition_tail
from .initiatives_dated import dated
from .initiatives_evidence import Evidence
from .initiatives_fairs import fairs
from .initiatives_forms import Forms
from .initiatives_judge import judge, settled
from .initiatives_model import from_model
from .initiatives_names import names
from .initiatives_official import official
from .initiatives_owned import owned
from .initiatives_pool import by_name, pool
from .initiatives_reach import reach
from .initiatives_runs import Labels, Run, possessive, runs
from .initiatives_subtitle import subtitled
from .initiatives_told import told
from .initiatives_weigh import Scales

_WORDS = lazy_pattern(r"[^\W\d_]{4,}")
_SILENT = ("furniture", "contacts")


def is_heading(text: str) -> bool:
    """True for a line in Title Case or capitals, where a capital says nothing."""
    if text.endswith((".", ".”", '."', ";")) and not text.isupper():
        return False
    found = _WORDS.findall(text[:400])
    if len(text) < 60 and found and all(w.lower() in common_words() for w in found):
        return found[0][0].isupper() and found[-1][0].isupper() and not any(w.islower() for w in found)
    if sum(w.islower() and len(w) > 4 and w not in words("joining") for w in found) > 1:
        return False  # a sentence full of names
    return len(found) >= 3 and sum(w[0].isupper() for w in found) >= 0.7 * len(found)


def find_initiatives(
    parts: Parts,
    tokens: Tokens,
    book: Rulebook,
    people: Sequence[Found],
    trace: Trace | None = None,
    scales: Scales | None = None,
) -> list[Found]:
    """Mentions of initiatives (kind `initiative`), groups `type`, `form` (`name`, `acronym`, `short`) and `acronym`.

    With `scales`, what the rules propose and refuse is weighed before it is believed.
    """
    scales = scales if scales is not None and scales.fits(parts) else None
    noted, trace = trace, trace if scales is None else Trace()
    labels = Labels(tokens, parts)
    text = parts.text
    headings = {b.start for b in parts.blocks if is_heading(text[b.start : b.end])}
    spoken: list[Run] = []
    cold: list[Run] = []
    for run in runs(parts):
        block = parts.block_at(run.start)
        if block is not None and block.section not in _SILENT:
            (cold if block.start in headings else spoken).append(run)
    proposed = settled([judge(name, parts, labels, trace) for run in spoken for name in names(run, parts, labels)], parts)
    proposed += [
        f
        for f in coined(parts, labels, book, spoken, trace)
        if _speaks(parts, f, headings if not _sure_in_heading(text, f) else set())
    ]
    proposed += beside(parts, labels, spoken, trace)
    proposed += [f for f in official(parts, labels) if _speaks(parts, f, headings)]
    proposed += [f for f in told(parts, labels) if _speaks(parts, f, headings)]
    proposed += [f for f in (*fairs(parts, labels), *billed(parts, labels)) if _speaks(parts, f, headings)]
    proposed += [f for f in beside_events(parts, labels, proposed) if _speaks(parts, f, headings)]
    proposed += [f for f in from_model(parts, labels, trace, proposed) if _speaks(parts, f, headings)]
    if parts.home != "HK":  # there the goods that a release names are those of a fair’s exhibitors
        proposed += [f for f in owned(parts, labels, tokens) if _speaks(parts, f, headings)]
    persons = {p.end: p.start for p in people}
    proposed = [f for f in proposed if not _names_person(f, persons)]
    named = {p.start for p in people}
    proposed = [f for f in proposed if not (f.end + 2 in named and _is_post(text, f))]
    leaning = scales.leaning(parts, tokens) if scales is not None else None
    evidence = Evidence(parts, tokens, labels, leaning)
    if scales is not None and trace is not None:
        refusals = [r for r in trace.refusals if _speaks(parts, r, headings)]
        leant = leaning.stretches() if leaning is not None else ()
        names_of = pool(parts, labels, spoken, proposed, refusals, lambda start: _speaks_at(parts, start, headings), leant)
        proposed = scales.dispose(evidence, names_of, trace)
    found = reach(parts, without_overlap(parts, proposed, people))
    known = Forms(parts, found)
    if cold:
        again = _further(parts, cold, known, found)
        held = {p for f in again for p in range(f.start, f.end)}
        kin = {form_keys(text[f.start : f.end])[-2:] for f in found if f.groups["type"] in ("award", "scheme", "programme")}
        only_there = [
            v.found
            for run in cold
            for name in names(run, parts, labels, heading=True)
            if name.start not in held
            and name.end - 1 not in held
            and (
                (v := judge(name, parts, labels, None, heading=True)).accepted
                or (not v.reason and name.last - name.first > 1 and form_keys(text[name.start : name.end])[-2:] in kin)
            )
        ]
        if scales is not None:
            headed = by_name(parts, only_there, ())
            only_there = scales.dispose(evidence, [list(n.values()) for n in headed.values()], trace)
        found = without_overlap(parts, found + only_there, people)
        known = Forms(parts, found)
    if noted is not None and trace is not None and noted is not trace:
        noted.refusals.extend(trace.refusals)
        noted.reasons.update(trace.reasons)
    found = sorted(found + _further(parts, [*spoken, *cold], known, found), key=lambda f: (f.start, f.end))
    found = subtitled(parts, found)
    return dated(parts, found) if scales is not None else found


def _speaks(parts: Parts, f: Found | Refusal, headings: set[int]) -> bool:
    return _speaks_at(parts, f.start, headings)


def _speaks_at(parts: Parts, start: int, headings: set[int]) -> bool:
    """True for a place in running text, where a capital says something."""
    block = parts.block_at(start)
    return block is not None and block.section not in _SILENT and block.start not in headings


def _sure_in_heading(text: str, f: Found) -> bool:
    """True for a title with a year (`State of …`), and for what one is at with its year whose name stands elsewhere without it."""
    if f.rule == "initiative.state-of":
        return True
    if f.rule != "initiative.name-and-year" or text[f.start - 4 : f.start] != " at ":
        return False
    bare = text[f.start : f.end - 5]
    return " " in bare and f"{bare} 20" in text and text.count(bare) > text.count(f"{bare} 20")


def _names_person(f: Found, persons: Mapping[int, int]) -> bool:
    """True where a person's name is all that a proposal holds, or ends one that no head noun speaks for; `persons` are starts by end."""
    start = persons.get(f.end)
    return start is not None and (
        start <= f.start or f.rule in ("initiative.explained", "initiative.introduced", "initiative.model")
    )


def _is_post(text: str, f: Found) -> bool:
    """True for words in capitals that end in a post, where a comma and a person follow (`its Resident Conductor, Ann Lo`)."""
    return text[f.end : f.end + 2] == ", " and text[f.start : f.end].rpartition(" ")[2].lower() in name_words().heads


def _rank(f: Found) -> int:
    """How firm a rule's edges are: quotation marks, then head nouns, then the model and coined names."""
    return 0 if "quoted" in f.rule else 1 if f.rule == "initiative.head-noun" else 2


def without_overlap(parts: Parts, proposed: Iterable[Found], people: Sequence[Found]) -> list[Found]:
    """One proposal where several overlap: the quoted, then the longer, then the one of the firmer rule."""
    spans = sorted(proposed, key=lambda f: (_rank(f) > 0, f.start - f.end, _rank(f), f.start))
    taken: set[int] = set()
    out: list[Found] = []
    for f in spans:
        places = range(f.start, f.end)
        if not taken.isdisjoint(places):
            continue
        taken.update(places)
        out.append(f)
    return sorted(out, key=lambda f: f.start)


def _further(parts: Parts, all_runs: Sequence[Run], known: Forms, found: Sequence[Found]) -> list[Found]:
    """Mentions that repeat a name or one of its forms where nothing was found yet."""
    held = {p for f in found for p in range(f.start, f.end)}
    out: list[Found] = []
    for run in all_runs:
        taken = [run.starts[n] in held for n in range(len(run.words))]
        for first, last, type_, form in known.mentions(run, taken):
            after = _on(run, first, last, taken, type_) if form == "name" else last
            start, end = run.starts[first], run.starts[after - 1] + len(run.words[after - 1])
            end = edition_tail(parts.text, _bare_end(parts.text, start, end))
            taken[first:after] = [True] * (after - first)
            out.append(Found("initiative", start, end, f"initiative.{form}-again", {"type": type_, "form": form, "acronym": ""}))
        for n in range(len(run.words)):
            if run.heads[n] is not None and not taken[n] and (kind := known.short(run, n, parts.text)) is not None:
                start = run.starts[n - 1] if n and f"{run.keys[n - 1]} {run.keys[n]}" == "policy address" else run.starts[n]
                end = _bare_end(parts.text, run.starts[n], run.starts[n] + len(run.words[n]))
                out.append(
                    Found("initiative", start, end, "initiative.short-form", {"type": kind, "form": "short", "acronym": ""})
                )
    return out


# What stands behind a project, a prize, an event in capitals and is no part of its name: `Tern Hill Project Manager`.
_OF_THEM = words("of_projects") | words("org_tail") | words("honoured") | words("post")
_DATED = ("event", "award", "publication")
_NOUN_OUTSIDE = ("platform", "award")  # whose noun mostly stands behind a name that is complete (`the “Best Oven” Award`)


def _on(run: Run, first: int, after: int, taken: Sequence[bool], kind: str) -> int:
    """The word behind a further mention taken on over a head of its type and a year (`Tern Hill` in `Tern Hill Project`, `Oven Gala 2031`)."""
    whole = after
    dated = any(w[0].isdigit() for w in run.words[first:after])
    if whole < len(run.words) and not (dated or possessive(run, whole - 1) or taken[whole]):
        head = run.heads[whole]
        before = run.heads[whole - 1]
        same = head is not None and head.weight > 1 and not head.plural and head.type == kind and kind not in _NOUN_OUTSIDE
        if same and (before is None or before.type != kind) and run.keys[whole - 1] not in words("joiner"):
            whole += 1
    ahead = run.words[whole] if whole < len(run.words) and not possessive(run, whole - 1) else ""
    year = kind in _DATED and len(ahead) == 4 and ahead.isdigit() and ahead.startswith("20") and not taken[whole]
    if year and not dated:
        whole += 1
    follows = run.keys[whole] if whole < len(run.words) else ""
    return after if follows in _OF_THEM or (follows and run.heads[whole] is not None) else whole


def _bare_end(text: str, start: int, end: int) -> int:
    """The end of a name without a possessive behind it."""
    if text[end - 2 : end] in ("’s", "'s"):
        return end - 2
    return end - 1 if text[end - 1] in "’'" and end - 1 > start else end
