"""The stage `segment`: a `Source` in, its `Parts` out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hkfacts.patterns import lazy_pattern

from ..errors import TooLargeInput
from ..settings import Settings
from ..spans import Block, DateSource, Home, Notice, Parts, Source, Span, View
from .characters import smooth
from .dateline import is_wire
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

_NUMERIC_DATE = lazy_pattern(r"\d(?<!\w\d)\d?[/.-]\d{1,2}[/.-](?:19|20)\d\d\b")


def segment(source: Source, settings: Settings, release_date: date | None = None) -> Parts:
    """The parts of a release; `release_date`, where the caller knows it, is believed before the text.

    Raises `TooLargeInput` beyond `settings.max_characters`.
    """
    if len(source.text) > settings.max_characters:
        raise TooLargeInput(
            f"{source.name or 'the text'} holds {len(source.text):,} characters; at most {settings.max_characters:,} are read. "
            "Cut it into single releases, or raise max_characters in the settings"
        )
    text = smooth(source.text)
    view, pieces = build(text, lay_out(text, read_lines(text)), inline_edits(text))
    language = find_language(view.text)
    marks = read_marks(view.text, pieces, settings.rules)
    issued = find_issued(view.text, pieces, _day_first(settings, view.text))
    headline = find_title(view.text, pieces, marks, issued, find_lead(view.text, pieces, issued, marks))
    sections = label_sections(view.text, pieces, issued, marks, headline)
    title = view.text[pieces[headline[0]].start : pieces[headline[1]].end].replace("\n", " ") if headline else None
    title = title or source.metadata.title
    tables = gather(view.text, pieces)
    view, blocks = cut_dateline(view, [Block(p.start, p.end, s) for p, s in zip(pieces, sections, strict=True)], issued)
    issuer, carried = find_issuer(view.text, blocks, title)
    issuer = issuer or _told(source.metadata.issuer)
    day, evidence = _release_date(release_date, issued, source)
    return Parts(
        view,
        tuple(blocks),
        tuple(_sentences(view.text, blocks)),
        tables,
        title=title,
        issuer=issuer,
        carried=carried,
        place=issued.place,
        release_date=day,
        release_date_source=evidence,
        home=_home(settings, view.text, issued.place, issuer),
        language=language,
        notices=_notices(language, blocks),
    )


def _told(name: str | None) -> str | None:
    """The issuer that the format tells (a page's site, a letter's sender), unless it is a wire, which carries what others issue."""
    return None if name is None or is_wire(name) else name


def _day_first(settings: Settings, text: str) -> bool:
    """What `3/4/2031` means in a date line that gives no place."""
    if settings.home is not None or not _NUMERIC_DATE.search(text):
        return settings.home != "US"
    return find_home(text, None, None) != "US"


def _release_date(option: date | None, issued: Issued, source: Source) -> tuple[date | None, DateSource | None]:
    if option is not None:
        return option, "option"
    if issued.day is not None:
        return issued.day, issued.source
    return source.metadata.published, "metadata" if source.metadata.published else None


def _sentences(text: str, blocks: list[Block]) -> Iterator[Span]:
    for block in blocks:
        if block.section in ("headline", "dateline"):  # `in the U.S. And Beyond`: a headline is one sentence
            yield Span(block.start, block.end)
        else:
            yield from split_sentences(text, block.start, block.end)


def _home(settings: Settings, text: str, place: str | None, issuer: str | None) -> Home | None:
    if settings.home is not None:
        return None if settings.home == "none" else "HK" if settings.home == "HK" else "US"
    return find_home(text, place, issuer)


def _notices(language: str, blocks: list[Block]) -> tuple[Notice, ...]:
    """What a reader of the record should know: nothing to read, no body, or a language that is not read."""
    if not blocks:
        return (Notice("empty", "the text is empty; there is nothing to extract"),)
    if language == "und":
        return (Notice("no-words", "the text has no words; only its numbers are read"),)
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
