"""The stage `segment`: a `Source` in, its `Parts` out."""

from __future__ import annotations

from datetime import date

from ..settings import Settings
from ..spans import Block, Home, Notice, Parts, Source, Span, View
from .characters import smooth
from .home import find_home
from .issued import Issued, find_issued
from .issuer import find_issuer
from .language import find_language
from .layout import lay_out
from .lines import read_lines
from .marks import read_marks
from .markup import inline_edits
from .sections import find_lead, label_sections
from .sentences import split_sentences
from .tables import gather
from .titles import find_title
from .view import build

__all__ = ["segment"]


def segment(source: Source, settings: Settings, release_date: date | None = None) -> Parts:
    """The parts of a release."""
    text = smooth(source.text)
    view, pieces = build(text, lay_out(text, read_lines(text)), inline_edits(text))
    language = find_language(view.text)
    marks = read_marks(view.text, pieces, settings.rules)
    issued = find_issued(view.text, pieces)
    headline = find_title(view.text, pieces, marks, issued, find_lead(view.text, pieces, issued, marks))
    sections = label_sections(view.text, pieces, issued, marks, headline)
    view, blocks = cut_dateline(view, [Block(p.start, p.end, s) for p, s in zip(pieces, sections, strict=True)], issued)
    sentences: list[Span] = []
    for block in blocks:
        if block.section in ("headline", "dateline"):  # `the U.S. And Beyond`: a headline is one sentence
            sentences.append(Span(block.start, block.end))
        else:
            sentences.extend(split_sentences(view.text, block.start, block.end))
    title = view.text[pieces[headline[0]].start : pieces[headline[1]].end].replace("\n", " ") if headline else None
    issuer = find_issuer(view.text, blocks, title)
    return Parts(
        view,
        tuple(blocks),
        tuple(sentences),
        gather(view.text, pieces),
        title=title,
        issuer=issuer,
        place=issued.place,
        release_date=release_date or issued.day,
        release_date_source="option" if release_date else issued.source,
        home=_home(settings, view.text, issued.place, issuer),
        language=language,
        notices=_notices(language, blocks, title),
    )


def _home(settings: Settings, text: str, place: str | None, issuer: str | None) -> Home | None:
    if settings.home is not None:
        return None if settings.home == "none" else "HK" if settings.home == "HK" else "US"
    return find_home(text, place, issuer)


def _notices(language: str, blocks: list[Block], title: str | None) -> tuple[Notice, ...]:
    """What a reader of the record should know: nothing to read, no body, or a language that is not read."""
    if not blocks:
        return (Notice("empty", "the text is empty; there is nothing to extract"),)
    if language != "en":
        return (Notice("language", f"the text is in {language}, which is not read (only en is); the record has no facts"),)
    if not any(b.section in ("body", "list", "table", "boilerplate", "caption") for b in blocks):
        return (Notice("no-body", "the text has a headline but no body"),)
    return ()


def cut_dateline(view: View, blocks: list[Block], issued: Issued) -> tuple[View, list[Block]]:
    """Part the dateline from the paragraph that it opens, as a block of its own."""
    if issued.block is None or issued.dateline is None:
        return view, blocks
    block, end = blocks[issued.block], issued.dateline.end
    text = view.text
    if end >= block.end:
        blocks[issued.block] = Block(block.start, block.end, "dateline")
        return view, blocks
    shut = end
    while shut > block.start and text[shut - 1] == " ":
        shut -= 1
    if shut < end:  # the space between the two becomes what parts blocks
        view = View(text[: end - 1] + "\n" + text[end:], view.offsets)
    blocks[issued.block : issued.block + 1] = [Block(block.start, shut, "dateline"), Block(end, block.end, block.section)]
    return view, blocks
