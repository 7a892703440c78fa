"""How far a name with a head noun goes on behind its head: over `of`, `for`, `on` and what joins the words behind these."""

from __future__ import annotations

from ..grammar.initiatives import Head, common_words, words
from .initiatives_runs import Labels, Run, is_cap, is_edition, possessive

_EXTENDS = {
    "institution": ("of", "for", "in", "on"),
    "event": ("of", "on", "for"),
    "award": ("for", "in", "of"),
    "plan": ("for", "of", "on"),
    "policy": ("of", "on"),
    "partnership": ("on", "for"),
    "publication": ("on", "of", "for"),
    "zone": ("of",),
    "scheme": ("for", "on"),
    "programme": ("for", "on", "in"),
    "fund": ("for",),
    "campaign": ("for", "against"),
    "project": ("for",),
}


_TO_DO = ("scheme", "programme", "fund", "campaign", "project")
# Those for whom a scheme is: `Travel Scheme for the Elderly`.
_THOSE = frozenset(
    "elderly disabled young unemployed homeless blind deaf aged visually needy underprivileged handicapped sick".split()
)
# What stands before a sign of dollars, which parts a run of words.
_OF_DOLLARS = frozenset("HK US A AU AUD C CA CAD NT NZ S SG SGD USD HKD".split())


def after_joiner(run: Run, i: int, j: int, head: Head, labels: Labels) -> int:
    """Where `of`, `for`, `on` … carry the name on past its head."""
    joiner = run.words[j + 1]
    if joiner == "to" and j == i and head.noun in _TOWARDS and j + 3 < len(run.words) and run.keys[j + 2] in common_words():
        return _last_cap(run, j + 2)
    if (
        joiner == "to"
        and j == i
        and head.type in _TO_DO
        and j + 2 < len(run.words)
        and is_cap(run.words[j + 2])
        and run.keys[j + 2] in common_words()
    ):
        return _last_cap(run, j + 2)  # `Scheme to Import Care Workers`
    if (
        joiner == "for"
        and j == i
        and run.words[j + 2 : j + 3] == ["the"]
        and run.keys[j + 3 : j + 4]
        and run.keys[j + 3] in _THOSE
    ):
        return j + 3
    if j > i or joiner not in _EXTENDS.get(head.type, ()):
        return j
    if joiner == "on" and head.type == "event" and head.noun not in words("assembly"):
        return j
    k = j + 2
    if k >= len(run.words) or run.words[k] in ("a", "an"):
        return j
    if (
        joiner == "for"
        and run.words[k][0].isdigit()
        and len(run.words[k]) < 4
        and not (k + 1 < len(run.words) and is_cap(run.words[k + 1]))
    ):
        return j  # `Kestrel Accelerator for 20 start-ups`
    if (
        joiner == "for"
        and head.type == "publication"
        and (is_edition(run, k) or run.keys[k] in words("season") | words("month") | words("region"))
    ):
        return j  # `Oven Report for Fiscal 2031`
    through = run.words[k] == "the"
    if through:
        fits = (
            ("event", "institution")
            if joiner == "of"
            else ("fund", "award", "partnership", "programme", "plan")
            if joiner == "for"
            else ()
        )
        if head.type not in fits:
            return j
        k += 1
    known = run.keys[k] in common_words() or (
        joiner == "on" and head.type == "institution" and run.keys[k] not in words("season")
    )
    known = known or (
        joiner == "on"
        and head.type != "event"
        and k + 1 < len(run.keys)
        and is_cap(run.words[k + 1])
        and run.keys[k + 1] in common_words()
    )
    known = known or (joiner == "on" and head.noun in words("assembly") and _field(run, k, labels))
    if joiner in ("in", "on") and (not known or run.keys[k] in words("month") or is_edition(run, k)):
        return j
    entity = labels.at(run.starts[k])
    if entity is not None and entity[0] < run.starts[k]:
        entity = None  # a label over the whole name says nothing of what stands behind its head
    if (
        entity is not None
        and entity[2] in ("PERSON", "PLACE", "GPE", "ORG", "DATE")
        and head.type != "plan"
        and joiner in ("for", "in")
    ):
        return j
    if joiner == "of" and run.words[k] in _OF_DOLLARS:
        return j  # `Kestrel Scholarships of HK$50,000`
    if joiner == "of" and entity is not None and entity[2] in ("ORG", "PERSON") and head.weight and head.type != "award":
        return j
    end = j
    while k < len(run.words):
        if run.keys[k] in words("honoured") or run.keys[k] in words("third_person"):
            break
        if is_cap(run.words[k]) or is_edition(run, k):
            end = k
            if possessive(run, k) and not (k + 1 < len(run.words) and is_cap(run.words[k + 1])):
                break
        elif through and run.words[k : k + 2] == ["of", "the"]:
            k += 1
        elif not _carries_on(run, k):
            break
        k += 1
    return end


def _field(run: Run, k: int, labels: Labels) -> bool:
    """True where two capitalised words that are no place and no day stand at `k`: what an assembly is on."""
    last = k
    while last + 1 < len(run.words) and is_cap(run.words[last + 1]):
        last += 1
    entity = labels.at(run.starts[k])
    placed = entity is not None and entity[0] == run.starts[k] and entity[2] in ("PLACE", "GPE", "DATE", "ORG")
    return (
        last > k
        and not placed
        and run.keys[k] not in words("region") | words("season") | words("month")
        and run.keys[last] not in words("place_tail")
    )


_TOWARDS = frozenset("walk run ride race rally march campaign challenge movement".split())


def _last_cap(run: Run, k: int) -> int:
    """The last of the capitalised words that follow one another from `k` on."""
    while k + 1 < len(run.words) and (is_cap(run.words[k + 1]) or is_edition(run, k + 1)):
        k += 1
    return k


# What stands behind the head of a report or a plan and has a subject of its own: `Report on the Study on Tides`.
_STUDIED = frozenset("study studies research review survey consultation measures strategy policy development".split())


def _carries_on(run: Run, k: int) -> bool:
    """True where the joiner at `k` goes on with a name behind its head: not to an article, not to another head."""
    if run.words[k] in ("on", "for") and run.keys[k - 1] in _STUDIED:
        return k + 1 < len(run.words) and is_cap(run.words[k + 1]) and run.keys[k + 1] in common_words() - words("month")
    if run.words[k] == "in":
        return k + 1 < len(run.words) and is_cap(run.words[k + 1]) and run.keys[k + 1] in common_words() - words("month")
    if run.words[k] not in ("and", "&", "of") or (k + 1 < len(run.words) and run.words[k + 1] in ("the", "a", "an")):
        return False
    return run.words[k] != "and" or not any(run.heads[k + 1 :])
