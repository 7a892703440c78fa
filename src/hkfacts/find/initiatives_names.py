"""The names with a head noun inside runs of capitalised words: where they begin and end."""

from __future__ import annotations

from collections.abc import Iterator

from hkfacts.patterns import lazy_pattern

from ..grammar.initiatives import Head, common_words, heads, words
from ..spans import Parts
from .initiatives_ends import after_joiner
from .initiatives_runs import PARTICIPLE, POSSESSIVE, Labels, Name, Run, is_cap, is_edition, possessive, tells_edition

_PHONE = lazy_pattern(r"\d{3,4}-\d{4}")
_UNIT = frozenset(("mw", "gw", "kw", "mwh", "gwh", "kwh", "km", "hectare", "acre", "megawatt"))
LONGEST_NAME = 16  # words; a longer run of capitals is a heading or a list


def right_end(run: Run, i: int, head: Head, labels: Labels) -> int | None:
    """The index of the last word of a name with its head at `i`; None where the head only modifies what follows."""
    last = len(run.words) - 1
    if possessive(run, i):
        return i
    j = i
    while j < last:
        following = run.words[j + 1]
        if j + 2 <= last and following.isdigit() and run.keys[j + 2] in _AGES:
            return None  # `Kite Classic 18 Year Old`
        if is_edition(run, j + 1) and (following[0] != "1" or not following[-1:].isalpha()):
            j += 1
        elif run.keys[j + 1] in words("edition") and j + 2 <= last and is_edition(run, j + 2):
            j += 2
        elif head.weight > 1 and following in ("Plus", "Plus+", "PLUS") and (j + 1 == last or not is_cap(run.words[j + 2])):
            j += 1  # `Tide Skills Scheme Plus`
        elif (is_cap(following) and following.isupper() and following[-1].isdigit()) or (
            head.weight == 3
            and head.type in ("event", "award")
            and (run.keys[j + 1] in words("region") or (head.type == "event" and _is_place(run, j + 1, labels)))
            and not _more(run, j + 2)
        ):
            j += 1
        elif head.weight == 3 and head.type == "event" and _place_of_two(run, j + 1, labels):
            j += 2
        else:
            break
    if j == last or possessive(run, j):
        return j
    if is_cap(run.words[j + 1]) or (j == i and _modifies(run, j + 1)):
        return None
    if run.words[j + 1] == "cum" and any(h is not None and h.type in ("event", "award") for h in run.heads[j + 2 :]):
        return None  # `Carnival cum Job Expo` is one gathering
    if run.words[j + 1] in ("&", "and") and j + 2 <= last and head.type == "event" and head.weight > 1:
        other = run.heads[j + 2]
        again = run.heads[j + 3] if j + 3 <= last and not (j + 4 <= last and is_cap(run.words[j + 4])) else None
        if again is not None and again.type == "event" and other is not None and other.type == "event":
            return j + 3  # `Show & Conference Expo`
        whole = j + 2 == last or (run.words[j + 1] == "&" and run.words[j + 3] in ("in", "at", "on", "for", "to", "from", "with"))
        if whole and other is not None and other.type in ("event", "award") and not other.plural:
            return j + 2  # `Conference & Expo` is one gathering
    if (
        run.words[j + 1] == "&"
        and head.type in ("event", "award")
        and head.weight > 1
        and (other_end := _second_of_two(run, j + 2))
    ):
        return other_end  # `Community Awards & Lantern Gala`
    if run.words[j + 1] == "&" and j == i and head.type in ("plan", "programme", "policy") and not any(run.heads[j + 1 :]):
        return None  # `Strategy & Growth`
    return after_joiner(run, i, j, head, labels)


def _second_of_two(run: Run, j: int) -> int:
    """The last word of what `&` ties to a gathering: up to three capitalised words that end in the head of a gathering; 0 where none does."""
    k = j
    while k + 1 < len(run.words) and is_cap(run.words[k + 1]):
        k += 1
    head = run.heads[k] if k < len(run.words) and is_cap(run.words[j]) and j < k < j + 3 else None
    return k if head is not None and head.type == "event" and head.weight > 1 and not head.plural else 0


def _more(run: Run, j: int) -> bool:
    """True where another capitalised word that is no place stands at `j`."""
    return j < len(run.words) and is_cap(run.words[j]) and run.keys[j] not in words("region")


def _is_place(run: Run, j: int, labels: Labels) -> bool:
    """True for a word that by itself is labelled as a place (`Kite Expo Nashville`)."""
    entity = labels.at(run.starts[j])
    word = run.starts[j], run.starts[j] + len(run.words[j])
    return entity is not None and entity[2] in ("GPE", "PLACE") and (entity[0], entity[1]) == word and is_cap(run.words[j])


def _place_of_two(run: Run, j: int, labels: Labels) -> bool:
    """True where a place of two words stands at `j` and nothing capitalised behind it (`Fair Hong Kong`)."""
    if j + 1 >= len(run.words) or not is_cap(run.words[j + 1]) or _more(run, j + 2):
        return False
    if run.keys[j : j + 2] == ["hong", "kong"]:
        return True
    entity = labels.at(run.starts[j])
    return (
        entity is not None
        and entity[2] in ("GPE", "PLACE")
        and (entity[0], entity[1]) == (run.starts[j], run.starts[j + 1] + len(run.words[j + 1]))
    )


def _modifies(run: Run, j: int) -> bool:
    """True where `and` behind a head leads on to the head of a body or place (`Convention and Exhibition Centre`)."""
    if run.words[j] not in ("and", "&"):
        return False
    for n in range(j + 1, min(j + 5, len(run.words))):
        if not is_cap(run.words[n]):
            return False
        head = run.heads[n]
        if (head is not None and head.weight == 0) or run.keys[n] in words("org_tail"):
            return True
    return False


_AGES = ("year", "years", "day", "month", "inch")


_STOPPING = frozenset(("a", "an", "at", "with", "from", "on"))


def left_start(run: Run, i: int, floor: int, labels: Labels) -> int:
    """The index of the first word of a name with its head at `i`, going left no further than `floor`."""
    j = i
    while j > floor:
        word = run.words[j - 1]
        if possessive(run, j - 1) and j - 3 >= floor and _of_a_secretary(run, j - 1) and _gives(run, j - 1, i):
            j -= 3
            continue
        if possessive(run, j - 1) and not ((_kept(run, j - 1) and not _of_body(run, j - 1, labels)) or _gives(run, j - 1, i)):
            break
        if (
            word in ("the", "a", "The")
            and j - 3 >= floor + (run.opens and floor == 0)
            and run.words[j - 2] == ("Of" if word == "The" else "of")
            and is_cap(run.words[j - 3])
            and run.keys[j - 3] not in words("honoured") | words("left_of")
            and _joins(run, j - 2, i, labels)
        ):
            j -= 3
            continue
        if run.keys[j - 1] in ("the", "a", "an", "this", "our", "that", "your", "my", "which", "who"):
            break
        if run.keys[j - 1] in words("third_person") or word == "Hosted":
            break
        if is_cap(word) or is_edition(run, j - 1):
            j -= 1
            continue
        if (
            (word in _STOPPING and not _done_with(run, j - 1, floor, i))
            or j - 2 < floor
            or not (word == "with" or _joins(run, j - 1, i, labels))
        ):
            break
        j -= 2
        if possessive(run, j) and not _kept(run, j):
            return j + 2
    return j


def _done_with(run: Run, j: int, floor: int, i: int) -> bool:
    """True for the `with` of a project or the like whose name begins with a verb (`Walk with Elders Project`)."""
    head = run.heads[i]
    return (
        run.words[j] == "with"
        and j - 1 >= floor
        and (possessive(run, j - 2) if j > 1 and j - 1 > floor and run.keys[j - 2] != "the" else not (run.opens and j == 1))
        and run.keys[j - 1] in _DONE_WITH
        and head is not None
        and head.weight > 1
    )


_DONE_WITH = frozenset(
    "walk sail grow play learn read sing dance run cook live work stand share connect draw paint create bake talk meet care".split()
)


def _kept(run: Run, i: int) -> bool:
    """True for a possessive that belongs to names: of a class of people (`Women’s`), not of an owner; what an edition counts is one name."""
    if i > 1 and run.keys[i - 1] == "annual" and is_edition(run, i - 2):
        return True
    of_many = run.words[i].endswith(("s’", "s'")) and (
        run.keys[i] in common_words() or run.keys[i][:-1] in common_words() or run.keys[i].endswith("ers")
    )
    return of_many or run.keys[i] in words("kept_possessive")


def _of_body(run: Run, i: int, labels: Labels) -> bool:
    """True for the last word of a labelled body of several words (`Kestrel Harbour Securities’ Conference`): it owns what follows."""
    entity = labels.at(run.starts[i])
    bare = run.starts[i] + len(run.words[i].rstrip("’'"))
    return entity is not None and entity[2] == "ORG" and entity[0] < run.starts[i] and bare <= entity[1] <= bare + 1


def _gives(run: Run, i: int, head: int) -> bool:
    """True for the post of who gives an award (`Chairman’s Award`): a part of its name."""
    noun = run.heads[head]
    return noun is not None and noun.type == "award" and (run.keys[i] in words("giver") or _of_a_secretary(run, i))


def _of_a_secretary(run: Run, i: int) -> bool:
    """True for the last word of the post of a secretary (`Secretary for Fisheries’ Commendation`)."""
    return i > 1 and run.words[i - 1] == "for" and run.keys[i - 2] == "secretary"


def _joins(run: Run, j: int, i: int, labels: Labels) -> bool:
    """True where the joiner at `j` ties the word before it to the name whose head is at `i`."""
    word, before = run.words[j], j - 1
    if word in "–-":
        head = run.heads[i]
        return head is not None and head.type in ("event", "award", "publication")
    if word in "&@+×x":
        return True
    key = run.keys[before]
    if is_edition(run, before):
        return False
    entity = labels.at(run.starts[before])
    ends_here = entity is not None and entity[1] <= run.starts[before] + len(run.words[before])
    if word == "and":
        other = run.heads[before]
        if other is not None and other.weight > 1 and key not in words("shared"):
            return False
        law = run.heads[i]
        if law is not None and law.noun == "ordinance":
            return True  # `Securities and Futures Ordinance`
        if key in words("org_tail"):
            return False
        if run.words[before].isupper() and len(key) > 2 and "&" not in key:
            return False
        if key in common_words():
            return True
        return not (ends_here and entity is not None and entity[2] in ("PERSON", "PLACE", "GPE", "INITIATIVE", "PRODUCT"))
    if word in ("in", "to"):
        return not (entity is not None and entity[2] in ("PERSON", "PLACE", "GPE", "ORG")) and run.heads[before] is None
    if word == "for" and j + 1 < len(run.keys) and run.keys[j + 1] in ("best", "most", "outstanding"):
        return False
    if word in ("of", "for"):
        return not (run.heads[before] and run.words[i - 1] == word) and key not in words("post") | words("left_of")
    return True


# What tells of a name though an article stands before it, in capitals too: `the Upcoming Kite Fair`.
_TELLS_OF_IT = frozenset(
    "upcoming latest recently currently previously newly said named called dubbed titled entitled based led leading launched photo".split()
)


def trim(run: Run, first: int, i: int, sentence_start: int, led: bool = False) -> int:
    """The first word of the name once opening words of the sentence and describing words are off; `led` where an article leads the run."""
    if first + 1 < i and run.words[first][0].isdigit() and run.keys[first + 1] in _UNIT:
        first += 2  # `7.2 MW`: a figure of what is named
    if first + 2 < i and run.keys[first] in words("month") and run.words[first + 1].isdigit() and len(run.words[first + 1]) < 3:
        first += 2  # `the January 27 Kite Conference`
    if _counts(run, first, i):
        first += 1  # `won 12 Golden Kite Awards`
    if first < i and _PHONE.fullmatch(run.words[first]):
        first += 1
    while first < i:
        key = run.keys[first]
        opens = run.starts[first] == sentence_start or (first == 0)
        if (
            (opens and key in words("opener") and not (_of_law(run, first, i) or (led and key not in _TELLS_OF_IT)))
            or (PARTICIPLE.search(run.words[first]) and not _of_a_kind(run.keys[first]))
            or key in words("describer")
            or not (is_cap(run.words[first]) or run.words[first][0].isdigit())
        ):
            first += 1
            continue
        break
    return first


def _counts(run: Run, first: int, i: int) -> bool:
    """True for a number that counts what the head in the plural names."""
    head = run.heads[i]
    few = first + 1 < i and run.words[first].isdigit() and len(run.words[first]) < 4 and run.keys[first + 1] != "under"
    return few and head is not None and (head.plural or head.noun == "awards") and head.type in ("award", "scheme", "programme")


def _of_a_court(run: Run, i: int) -> bool:
    """True for the appeal that a court or a judge is of (`Court of Final Appeal`), which nobody launches."""
    return run.keys[i] in ("appeal", "appeals") and not {"court", "courts", "justice", "justices", "board", "lord"}.isdisjoint(
        run.keys[max(0, i - 3) : i]
    )


def _of_law(run: Run, first: int, last: int) -> bool:
    """True for a word that `and` joins to the name of a law (`Mills and Quarries Ordinance`), which has its head at or before `last`."""
    if first + 2 > last or run.words[first + 1] != "and" or not is_cap(run.words[first + 2]):
        return False
    for n in range(first + 2, last + 1):
        head = run.heads[n]
        if head is not None and head.weight:
            return head.noun == "ordinance"
    return False


def _of_a_kind(key: str) -> bool:
    """True for `school-based` and `project-based`, which name a kind of scheme, where `paris-based` tells of who runs it."""
    stem, mark, based = key.rpartition("-")
    return bool(mark) and based == "based" and stem in common_words()


def names(run: Run, parts: Parts, labels: Labels, heading: bool = False) -> Iterator[Name]:
    """The names with a head noun in one run, left to right, not overlapping."""
    floor = 0
    sentence = parts.sentence_at(run.start)
    opening = sentence.start if sentence is not None else -1
    led = parts.text[max(0, run.start - 5) : run.start].endswith((" the ", "the ", " its ", " our ", "’s ", "'s "))
    i = 0
    count = len(run.words)
    while i < count:
        head = run.heads[i]
        end = right_end(run, i, head, labels) if head is not None else None
        if (
            head is None
            or end is None
            or _of_a_court(run, i)
            or (head.weight == 0 and _of_law(run, end, min(end + 6, count - 1)))
        ):
            i += 1
            continue
        if heading and not {"to", "in"}.isdisjoint(run.words[i : end + 1]):
            end = i  # `Launches Scheme to Import Workers`, `Launches Programme in Pursuit of Gold`
        left = left_start(run, i, floor, labels)
        if heading:
            left = max([left, *(n + 1 for n in range(left, i) if run.keys[n] in words("heading_verb"))])
        first = trim(run, max(left, i - LONGEST_NAME), i, opening, led)
        head_words = 2 if " " in head.noun else 1
        particular = sum(
            1
            for n in range(first, end + 1)
            if is_cap(run.words[n])
            and not i - head_words < n <= i
            and run.keys[n] not in words("generic")
            and not is_edition(run, n)
        )
        if head_words == 1 and run.keys[i] not in heads():
            particular += 1  # a coined word is particular by itself
        if i - head_words >= first and run.words[i - head_words] in (
            "and",
            "of",
            "to",
            "for",
            "in",
            "on",
            "the",
            "with",
            "–",
            "-",
        ):
            particular = 0
        edition = any(tells_edition(run, n, end) for n in range(first, end + 1) if n != i)
        stop = run.starts[end] + len(run.words[end])
        if possessive(run, end):
            stop = run.starts[end] + len(POSSESSIVE.sub("", run.words[end]).rstrip("’'"))
        last = run.heads[end]
        if head.type == "award" and last is not None and last.type == "event" and "&" in run.words[i:end]:
            head = last  # `Community Awards & Lantern Gala` is a gathering
        yield Name(run.starts[first], stop, head, particular, edition, first, end)
        floor = end + 1
        i = end + 1
