"""What is direct speech and what is only a title, a name or a word held up with tongs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hkfacts.patterns import lazy_pattern

from ..spans import Found, Parts, Tokens

WORD = lazy_pattern(r"[^\W_]+(?:['’-][^\W_]+)*")
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_AUXILIARY = lazy_pattern(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|could|may|might|must|should|do|does|did|[a-z]{3,}ed)\b|"
    r"\b(?:we|they|I|you) [a-z]+"
)
_NO_SUBJECT = frozenset("VB VBZ VBD VBN VBG VBP MD IN TO RB CC WRB".split())
_NO_CLAUSE = lazy_pattern(
    r"(?:\b(?:as|an?|of|its|has|had|have|having|with|her|his|their|the|for|about|on|some|these|those|this|such|called|being)|[’']s) $"
)
_TWICE = ("``", "''", "‘‘", "’’")
_FIRST = lazy_pattern(r"(?:I|We|My|Our)\b|[A-Z][^.!?]{0,80} (?:I|we|my|our) ")
_NEW_SENTENCE = lazy_pattern(r"[a-z][.!?] [A-Z]")
_OPENERS = frozenset("sometimes perhaps maybe now today tomorrow yesterday here then soon clearly together everywhere".split())
_SUBJECTS = frozenset("i we you he she it they this that these those there everyone nobody".split())
_CONTRACTION = lazy_pattern(r"['’](?:s|re|m|ve|ll|d|t)\b", re.IGNORECASE)
_TAIL_ATTRIBUTION = lazy_pattern(
    r"[,.!?] ?(?=(?:said|says|added|adds|stated|commented|noted|explained|remarked|shared|concluded|continued) [A-Z])"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch between marks; `end` is past the closing mark."""

    start: int
    end: int
    rule: str
    closed: bool


def pieces_of(found: Sequence[Found], parts: Parts) -> list[Piece]:
    """The stretches that may be speech; a missing mark is made good by the attribution or the paragraph's end."""
    out = []
    for item in found:
        closed = bool(item.groups.get("closed"))
        end = item.end
        if not closed:
            cut = _TAIL_ATTRIBUTION.search(parts.text, item.start, end)
            if cut is not None:
                end = cut.start() + 1
        if not closed and parts.text[item.start - 1 : item.start] == "(":
            continue  # a term that a text defines, its closing mark another
        if len(WORD.findall(parts.text, item.start, min(end, item.start + 80))) <= 2 and parts.text[end - 2] not in ".!?,":
            continue  # a nickname, a term: never speech, and no end for the attribution around it
        out.append(Piece(item.start, end, item.rule, closed))
    return out


def inner(piece: Piece, text: str) -> str:
    """The words between the marks."""
    words = text[piece.start + 1 : piece.end - 1 if piece.closed else piece.end].strip().lstrip('“„"').rstrip('”"').strip()
    if text[piece.start : piece.start + 2] in _TWICE:
        words = words[1:]
    if piece.closed and text[piece.end - 2 : piece.end] in _TWICE:
        words = words[:-1]
    return words


def is_speech(piece: Piece, attributed: bool, parts: Parts, tokens: Tokens, told: bool = False) -> bool:
    """True of a clause or more that is said: with a finite verb, and an attribution beside it or the look of sentences; `told` where
    its verb stands right before the mark."""
    words = inner(piece, parts.text)
    spoken = WORD.findall(words)
    if len(spoken) < 3 or not words:
        return False
    if is_titled(spoken) and not (attributed and (told or words[-1] in ",!") and parts.section_at(piece.start) == "headline"):
        return False  # but in a headline `“Rowing Needs More Than Words,” Says Jane Roe`, `Jane Roe: “We Row On Many Lakes”`
    if not piece.closed and piece.end - piece.start > 4000:
        return False
    last = words.rstrip("’'”\"")[-1:] or words[-1]  # `“They asked us, 'Who sails here?'” she said`
    finite = _has_verb(piece, words, tokens)
    stopped = last in ".!?…," or parts.text[piece.end : piece.end + 1] in (",", ".")
    capital = words[0].isupper() or words[0].isdigit() or words[0] in "‘'…[("
    whole = told and finite and len(spoken) >= 10  # `shares, “helping the young is our goal, so that …”`
    runs_on = attributed and finite and len(spoken) >= 20 and _NEW_SENTENCE.search(words)  # a predicate, then a whole sentence
    if (
        not capital
        and not whole
        and not runs_on
        and (_fragment(piece, parts, tokens) or _NO_CLAUSE.search(parts.text, max(0, piece.start - 14), piece.start) is not None)
    ):
        return False
    section = parts.section_at(piece.start)
    if attributed:
        if told and capital and last in ".!?":
            return True  # `He said, “Smoking harms health.”`, whatever the tagger takes it for
        if not finite:
            imperative = last in ",!" and _opens_block_or_sentence(piece, parts)
            return capital and stopped and len(spoken) >= (3 if imperative else 5) and last in ".!?,"
        subject = len(spoken) >= 4 and spoken[0].lower() in _SUBJECTS  # `in his words, “it is time to build”`
        return len(spoken) >= 6 or subject or (capital and (stopped or len(spoken) >= 4))  # `“Come at dawn,” she said.`
    if section in ("headline", "table") or not finite or not capital or _asked(piece, words, parts):
        return False
    if not piece.closed:
        return _opens_block(piece, parts) and len(spoken) >= 12 and piece.end - piece.start < 4000 and last in ".!?…,"
    before = parts.text[max(0, piece.start - 3) : piece.start].rstrip()
    if len(spoken) >= 25 and _FIRST.match(words) and _NEW_SENTENCE.search(words) and last in ".!?":
        return True  # several sentences of somebody's own, glued to a heading
    stands_alone = _opens_block(piece, parts) or before[-1:] in (".", "!", "?", ":", "”", '"', "…", ")", "\n", "—", "–")
    return stands_alone and len(spoken) >= 8 and last in ".!?…,"


def is_sentence(piece: Piece, parts: Parts, tokens: Tokens) -> bool:
    """True of a closed stretch with a finite verb, a capital before and a stop behind, that is no title and no question."""
    words = inner(piece, parts.text)
    spoken = WORD.findall(words)
    return (
        piece.closed
        and len(spoken) >= 4
        and words[0].isupper()
        and words[-1] in ".!…"
        and not is_titled(spoken)
        and _has_verb(piece, words, tokens)
    )


def _asked(piece: Piece, words: str, parts: Parts) -> bool:
    """True of a question that nobody is said to ask: one of a text's own, or of an interview, where it is a paragraph by itself."""
    if words[-1] != "?":
        return False
    block = parts.block_at(piece.start)
    alone = (
        block is not None and not parts.text[block.start : piece.start].strip() and not parts.text[piece.end : block.end].strip()
    )
    return alone or not any(mark in words[:-1] for mark in (". ", "! ", "? "))


def _fragment(piece: Piece, parts: Parts, tokens: Tokens) -> bool:
    """True of a predicate or phrase without its subject: it begins with a verb, a preposition or an adverb, or is a noun with
    nothing but a relative clause behind it (`a tool that helps people`)."""
    inside = tokens.between(piece.start + 1, piece.end)
    if not inside:
        return False
    tags = [tokens.tags[i] for i in inside]
    if tags[0] in _NO_SUBJECT:  # but `sometimes laughter is the best of all` has its subject
        if _opened_clause(tags, [parts.text[tokens.starts[i]] for i in inside]):
            return False
        opens = parts.text[piece.start + 1 : piece.start + 14].split(" ", 1)[0].lower() in _OPENERS
        return len(tags) < 5 or not (opens or (tags[0] in ("RB", "WRB") and tags[1] in ("NNS", "NNP", "PRP", "EX")))
    finite = [n for n, tag in enumerate(tags) if tag in _FINITE]
    relative = next((n for n, tag in enumerate(tags) if tag == "WDT" or (tag == "WP" and n)), None)
    if tags[0] not in ("DT", "JJ", "JJS", "NN", "NNS", "CD") or not finite or relative is None or relative > finite[0]:
        return False
    return all("WDT" in tags[max(0, n - 3) : n] or "WP" in tags[max(0, n - 3) : n] for n in finite)


def _opened_clause(tags: Sequence[str], firsts: Sequence[str]) -> bool:
    """True of a whole clause behind a phrase and a comma: `in the years to come, boats will row themselves`, `when they row, they win`."""
    if tags[0] not in ("IN", "WRB") or "," not in firsts[2:16]:
        return False
    comma = firsts.index(",", 2)
    behind = list(tags[comma + 1 : comma + 10])
    finite = next((n for n, tag in enumerate(behind) if tag in _FINITE), None)
    if not finite or behind[0] not in ("DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "EX", "CD", "-LRB-"):
        return False
    return not {"WDT", "WP", "WRB", "CC", "TO", ","} & set(behind[:finite])


def _opens_block(piece: Piece, parts: Parts) -> bool:
    block = parts.block_at(piece.start)
    return block is not None and block.start == piece.start


def _opens_block_or_sentence(piece: Piece, parts: Parts) -> bool:
    before = parts.text[max(0, piece.start - 3) : piece.start].rstrip()
    return _opens_block(piece, parts) or before[-1:] in (".", "!", "?", ":", "”", '"', "…", ",")


def is_titled(words: Sequence[str]) -> bool:
    """True where most long words begin with a capital, as in titles."""
    long = [w for w in words if len(w) > 3 and not w[0].isdigit()]
    if len(long) < 2 or len(words) >= 25 or not long[0][0].isupper():
        return len(long) >= 2 and len(words) < 25 and sum(w[0].isupper() for w in long) > 0.65 * len(long)
    rest = long[1:] if long[0] == words[0] else long  # the first word of any sentence has a capital
    return sum(w[0].isupper() for w in rest) > 0.65 * len(rest)


def _has_verb(piece: Piece, words: str, tokens: Tokens) -> bool:
    inside = tokens.between(piece.start + 1, piece.end)
    if any(tokens.tags[i] in _FINITE for i in inside) or (not inside and _AUXILIARY.search(words)):
        return True
    return _CONTRACTION.search(words) is not None
