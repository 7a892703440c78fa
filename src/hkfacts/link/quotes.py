"""Who said it: stretches between marks become quotations, with their speakers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hkfacts.patterns import lazy_pattern

from ..rulebook import Rule, Rulebook
from ..spans import Found, Notice, Parts, PersonFact, QuoteFact, Tokens, Trace
from .quotes_attribution import Attributor
from .quotes_speakers import Cast
from .quotes_speech import Piece, inner, is_sentence, is_speech, pieces_of
from .quotes_verbs import Attribution, verbs

_WENT_ON = lazy_pattern(r" (?:went|goes|has gone|would go) on(?: to)?$")
_ANYBODY = lazy_pattern(r"(?i:\b(?:someone|somebody|anyone|anybody|everyone)$)")
_THING = lazy_pattern(
    r"\b(?:sign|poster|banner|sticker|plaque|badge|placard|notice|label|slogan|billboard|T-shirt|mug|caption|tagline|motto)$"
)
_OF_THINGS = frozenset({"quote.written", "quote.work-asks"})
_POLLED = lazy_pattern(r"\b(?:were|was|are|is|been|being|when|if)$")
_STOP_BEHIND = lazy_pattern(r"(?:(?<=[a-z]{3})|(?<=\d))[.,;]$")  # not of `Lucas M.`, `Roe, Jr.`
_ANYBODY_SAYS = frozenset({"say", "ask", "think", "tell"})
_WONDERS = frozenset({"ask", "wonder", "question"})
_REVIEWS = lazy_pattern(r"\b(?:[Rr]eviews|REVIEWS|[Tt]estimonials|TESTIMONIALS)\b[^.!?\n“\"]{0,50}[\s:]{1,3}(?=[“\"])")
_SHUT = lazy_pattern(r"(?:[“\"][^“”\"\n]{1,900}[”\"]\s{1,4})*")
_STYLE = lazy_pattern(
    r"(?:His|Her)(?= (?:Excellency|(?:Royal |Serene )?Highness|Majesty|Honou?r|Grace|Eminence|Holiness|Worship)\b)"
)
_ROW = lazy_pattern(r"(?P<comma>[,;]?) (?P<and>(?:and|or)(?: even| then| also)? )?")
_SURNAME = lazy_pattern(r"(?:[A-Z][\w’'-]+\.? ){0,2}[A-Z][\w’'-]+\.?")


def link_quotes(
    found: Sequence[Found],
    parts: Parts,
    tokens: Tokens,
    people: Sequence[PersonFact],
    book: Rulebook,
    trace: Trace | None = None,
) -> list[QuoteFact]:
    """Quotes with their speakers, in order of place."""
    if not found:
        return []
    pieces = pieces_of(found, parts)
    cast = Cast(people, parts)
    attributor = Attributor(parts, pieces, cast)
    kept: list[tuple[Piece, Attribution | None]] = []
    refusals = book.of("quote", "refuse")
    for index, piece in enumerate(pieces):
        said = attributor.of(index)
        near = said is not None and said.near
        refusal = _refusal(piece, parts, refusals)
        polled = said is not None and said.cue == "asked" and _POLLED.search(said.subject or "") is not None
        anybody = said is not None and _ANYBODY.search(said.subject or "") is not None
        wonders = said is not None and (said.cue in _WONDERS or (said.cue == "asks" and anybody) or polled)
        if said is not None and wonders and said.person is None and said.leads and piece_asks(piece, parts):
            refusal = refusal or "quote.question"  # `Owners often ask, “What does it cost?”`
            near = False
        if said is not None and said.person is None and not said.leads and _THING.search((said.subject or "").strip(" .,")):
            refusal, near = "quote.written", False  # `“Mind the step!” says a sign`
        if refusal == "quote.titled" and said is not None and not said.leads and said.person is None and said.pronoun is None:
            near = False  # `The theme is “Hope for All Who Sail,” emphasising …`
        by_things = refusal in _OF_THINGS and (said is None or said.leads or said.person is None)
        if (
            near
            and not by_things
            and (refusal != "quote.question" or (said is not None and (not said.leads or _answers(said, piece, parts))))
        ):
            refusal = None
        if said is None and (listed := _listed(kept, pieces, index, parts)) is not None:
            said, near = listed, True
        if refusal is None and (
            is_speech(piece, near, parts, tokens, near and said is not None and _told(said, piece, parts))
            or _opens_split(index, pieces, said, parts, attributor)
            or _resumes(kept, pieces, index, parts, attributor)
            or _runs_on(kept, pieces, index, parts)
            or _next_said(kept, pieces, index, parts, tokens)
        ):
            kept.append((piece, said))
        elif trace is not None:
            trace.refuse("quote", piece.start, piece.end, refusal or piece.rule, "no direct speech of a clause or more")
    out: list[QuoteFact] = []
    for group in _groups(kept, parts, attributor):
        fact = _fact(group, parts, cast, attributor)
        if fact is not None:
            told = max((said.end for _, said in group if said is not None and not said.leads), default=0)
            cast.heard(fact.speaker, fact.start, max(fact.end, told))
            out.append(fact)
    return out


def _told(said: Attribution, piece: Piece, parts: Parts) -> bool:
    """True where the verb of an attribution that leads stands right before the mark."""
    if not said.leads:
        return False
    words = parts.text[said.start : piece.start].rstrip()
    if said.cue is None:
        owned = said.subject is not None and f"{said.subject}’s" in words.replace("'", "’")
        return words.endswith(":") and said.person is not None and not owned  # `Jane Roe sent a message: “Look after them.”`
    strong = verbs().get(said.cue) == "strong" and (said.person is not None or said.pronoun is not None)
    return words.rstrip(" ,:").lower().endswith(said.cue) or (words.endswith(":") and strong)


def _answers(said: Attribution, piece: Piece, parts: Parts) -> bool:
    """True of `Jane Roe’s answer: “…”`: the words are hers."""
    return said.person is not None and parts.text[said.start : piece.start].rstrip(" :").endswith(("answer", "reply", "response"))


def piece_asks(piece: Piece, parts: Parts) -> bool:
    """True of a stretch that ends as a question."""
    return inner(piece, parts.text)[-1:] == "?"


def _opens_split(index: int, pieces: Sequence[Piece], said: Attribution | None, parts: Parts, attributor: Attributor) -> bool:
    """True of the short first part of a split quotation (`“The pier,” said Jane Roe, “will open.”`) and of a paragraph whose
    quotation goes on in the next."""
    piece, after = pieces[index], pieces[index + 1] if index + 1 < len(pieces) else None
    if after is None:
        return False
    if not piece.closed:
        return parts.text[piece.end : after.start] == "\n" and piece.end - piece.start > 24
    if (
        said is None
        or said.leads
        or inner(piece, parts.text)[-1:] != ","
        or "\n" in parts.text[piece.end : after.start]
        or inner(piece, parts.text)[:1].islower()
    ):
        return False
    return said.start >= piece.end and said.end <= after.start and attributor.only_attribution(said, piece.end, after.start)


def _resumes(
    kept: Sequence[tuple[Piece, Attribution | None]], pieces: Sequence[Piece], index: int, parts: Parts, attributor: Attributor
) -> bool:
    """True of the second part of a split quotation, be it a mere phrase: `“She was rust,” he said, “but the keel was sound.”`"""
    if not kept or not index or kept[-1][0] is not pieces[index - 1]:
        return False
    last, said = kept[-1]
    piece = pieces[index]
    between = parts.text[last.end : piece.start]
    if said is None or said.leads or said.start < last.end:
        return False
    words = inner(piece, parts.text)
    stopped = words[-1:] in (".", "!", "?", "…") or parts.text[piece.end : piece.end + 1] == "."
    sentence = words[:1].isupper() and stopped and " " in words.strip()
    goes_on = between.rstrip()[-1:] == "," or (
        between.rstrip()[-1:] == "." and sentence and (inner(last, parts.text)[-1:] in ",?!" or between[:1] == ",")
    )
    if not goes_on:
        return False
    if parts.block_at(last.start) is not parts.block_at(piece.start):
        return False
    return attributor.only_attribution(said, last.end, piece.start)


def _runs_on(kept: Sequence[tuple[Piece, Attribution | None]], pieces: Sequence[Piece], index: int, parts: Parts) -> bool:
    """True of a paragraph of a quotation, however short, that the paragraph before left open: `“It holds.` and below `“Try it.”`."""
    if not kept or not index or kept[-1][0] is not pieces[index - 1] or kept[-1][0].closed:
        return False
    piece = pieces[index]
    return parts.text[kept[-1][0].end : piece.start] == "\n" and inner(piece, parts.text)[-1:] in tuple(".!?…,")


def _next_said(
    kept: Sequence[tuple[Piece, Attribution | None]], pieces: Sequence[Piece], index: int, parts: Parts, tokens: Tokens
) -> bool:
    """True of a sentence between marks that is a paragraph by itself right below one with direct speech: more of the same."""
    if not kept or not index or kept[-1][0] is not pieces[index - 1]:
        return False
    (last, said), piece = kept[-1], pieces[index]
    block, above = parts.block_at(piece.start), parts.block_at(last.start)
    if said is None or block is None or above is None or parts.text[above.end : block.start].strip() or block.section != "body":
        return False
    alone = not parts.text[block.start : piece.start].strip() and not parts.text[piece.end : block.end].strip()
    return alone and is_sentence(piece, parts, tokens)


def _listed(
    kept: Sequence[tuple[Piece, Attribution | None]], pieces: Sequence[Piece], index: int, parts: Parts
) -> Attribution | None:
    """The words that lead a row of quotations, of which this is a later one: `Some wrote: “A fine boat,” “I row it daily,” and “…”`."""
    if not kept or not index or kept[-1][0] is not pieces[index - 1]:
        return None
    (last, said), piece = kept[-1], pieces[index]
    match = _ROW.fullmatch(parts.text, last.end, piece.start)
    if said is None or not said.leads or match is None or not inner(piece, parts.text)[:1].isupper():
        return None
    return said if match.group("and") or inner(last, parts.text)[-1:] == "," or match.group("comma") else None


def _refusal(piece: Piece, parts: Parts, rules: Sequence[Rule]) -> str | None:
    """The rule whose words right before the mark show that no one speaks, or None."""
    for rule in rules:
        for match in rule.pattern.finditer(parts.text, max(0, piece.start - 60), piece.start + 1):
            if match.end() == piece.start:
                return rule.id
    return None


def _groups(
    kept: Sequence[tuple[Piece, Attribution | None]], parts: Parts, attributor: Attributor
) -> list[list[tuple[Piece, Attribution | None]]]:
    """Stretches that are one quotation: parted by nothing but their attribution, or by the end of a paragraph."""
    groups: list[list[tuple[Piece, Attribution | None]]] = []
    for piece, said in kept:
        if groups and _goes_on(groups[-1], piece, said, parts, attributor):
            groups[-1].append((piece, said))
        else:
            groups.append([(piece, said)])
    return groups


def _goes_on(
    group: list[tuple[Piece, Attribution | None]], piece: Piece, said: Attribution | None, parts: Parts, attributor: Attributor
) -> bool:
    last, told = group[-1]
    between = parts.text[last.end : piece.start]
    attributed = next((s for _, s in reversed(group) if s is not None), None)
    if not between.strip(" .,;\n\t\r\u3000"):  # nothing, or the end of a paragraph
        if "\n" not in between:
            other = said is not None and attributed is not None and None not in (said.person, attributed.person)
            if other and said is not None and attributed is not None and said.person != attributed.person:
                return False  # `….”“We …,” said John Doe`, the end of the paragraph lost
            own = said is not None and told is not None and told.leads and inner(last, parts.text)[-1:] == "."
            part = (
                inner(last, parts.text)[:1].islower()
                and (own or between.lstrip()[:1] == ".")
                and inner(piece, parts.text)[:1].isupper()
            )
            return (said is None or not said.leads) and not part  # `she fears “what may come”. “We …,” she said`
        return between.count("\n") <= 3 and (said is None or attributed is None or (not last.closed and not said.leads))
    if told is None or told.leads:
        return False
    if parts.block_at(last.end - 1) is not parts.block_at(piece.start):
        if said is not None or told.start < last.end or not piece.closed:
            return False
        around = parts.text[last.end : told.start] + parts.text[told.end : piece.start]
        return not around.strip(" .,\n")  # `…,” Roe said.`, then a paragraph in marks that nobody is said to say
    if said is not None and said is not told and said.leads:
        if said.near and None not in (said.person, told.person) and said.person != told.person:
            return False  # `…,” Roe insisted, but Poe countered: “…`
        return last.end <= said.start <= told.end and attributor.only_attribution(told, last.end, piece.start)
    if told.start < last.end or not attributor.only_attribution(told, last.end, piece.start):
        return False
    if said is None or said.leads or said.start == told.start:
        return True
    if parts.text[told.end : piece.start].strip(" .,\n"):
        return False
    return said.pronoun is not None or (said.person is not None and said.person == told.person)  # `… she added, “…`


def _reviewed(piece: Piece, parts: Parts) -> bool:
    """True of what stands under a heading of reviews, or behind another such: whoever said it is not the one last named."""
    return any(
        _SHUT.fullmatch(parts.text, match.end(), piece.start) is not None
        for match in _REVIEWS.finditer(parts.text, max(0, piece.start - 1200), piece.start)
    )


def _fact(group: list[tuple[Piece, Attribution | None]], parts: Parts, cast: Cast, attributor: Attributor) -> QuoteFact | None:
    first, last = group[0][0], group[-1][0]
    said = next((s for _, s in group if s is not None and s.person is not None), None) or next(
        (s for _, s in group if s is not None), None
    )
    words = inner(first, parts.text)
    for (before, _), (piece, _) in pairwise(group):
        words += ("\n" if "\n" in parts.text[before.end : piece.start] else " ") + inner(piece, parts.text)
    notices = tuple(
        Notice("quote-unclosed", "the closing quotation mark is missing", p.start) for p, _ in group[-1:] if not p.closed
    )
    speaker = said.person if said is not None else None
    if speaker is None:
        if said is not None and said.pronoun and said.leads and said.pronoun.lower() == "they" and said.cue in _ANYBODY_SAYS:
            speaker = None  # `and they say, “…”`: people at large
        elif said is not None and said.pronoun:
            named = frozenset(i for p, _ in group for _, _, i in cast.between(p.start, p.end))
            speaker = cast.pronoun(said.pronoun, first.start, named)
        elif (
            said is not None and said.subject and said.subject.lower().removesuffix(" also") in ("and", "and then", "but", "also")
        ):
            speaker = cast.unsaid(first.start)  # `…,” he said, and added, “…`
        elif said is not None and said.subject and (style := _STYLE.match(said.subject)):
            speaker = cast.pronoun("she" if style.group() == "Her" else "he", first.start)  # `His Excellency stated: `
        elif said is not None and said.subject:
            speaker = cast.by_post(said.subject)
            begun = said.subject.split()[0]
            if speaker is None and _WENT_ON.search(said.subject) and _SURNAME.fullmatch(begun):
                speaker = cast.by_name(begun, first.start)  # `Fine went on to say`
            named_alone = _SURNAME.fullmatch(said.subject.split(",")[0])
            if speaker is None and named_alone:
                speaker = cast.by_name(named_alone.group().split()[-1].rstrip("."), first.start)  # `Roe, smiling, said`
        elif said is None and not _reviewed(first, parts):
            speaker = cast.unsaid(first.start)
    return QuoteFact(
        first.start,
        last.end,
        first.rule,
        words,
        speaker,
        _STOP_BEHIND.sub("", said.subject) if said is not None and said.subject else None,
        said.cue if said is not None else None,
        notices,
    )
