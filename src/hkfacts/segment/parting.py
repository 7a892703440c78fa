"""Where one line holds several blocks: paragraphs flattened by a wire, lists run together, headings and labels glued to words.

Wires that take a release through a form often lose its line breaks: two or more spaces are left where a paragraph ended, bullets
and numerals stand in the middle of a line, a heading runs into its paragraph (`New PremisesThe lab …`). Each habit is looked for
in the line as a whole before a break is believed.
"""

from __future__ import annotations

from hkfacts.patterns import lazy_pattern

from .markup import BREAK, ITEM_BREAK, Edit
from .parting_contacts import contact_breaks

_WIDE = lazy_pattern(r"[ ]{2,}(?=\S)")
_ENDED = lazy_pattern(r"[.!?:…][\"”’')\]*_]{0,4}$")
_SENTENCE_GAP = lazy_pattern(r"(?<=[a-z)\"”][.!?]) (?=[A-Z“\"])")
_DANGLING = lazy_pattern(
    r"(?:^|\s)(?:a|an|the|of|in|on|at|to|for|from|by|with|and|or|but|as|is|are|was|were|be|been|its|their|our|his|her|this|that|these"
    r"|your|my|which|who|than|into|over|under|Mr|Mrs|Ms|Dr|Prof|St|No|vs|Inc|Ltd|Co|&)\.?$|[,(\-–—/&]$"
)
_SAID_GIVEN = lazy_pattern(
    r"\b(?:said|says|added|adds|noted|notes|explained|stated|commented) (?:(?:Dr|Mr|Ms|Mrs)\. )?[A-Z][a-z]{1,14}$"
)
_DOT = lazy_pattern(r"[•●▪■◦‣➢➤►]\s{0,9}(?=\S)")
_STAR = lazy_pattern(r"\*\s{1,9}(?=[A-Z0-9“\"])")
_DASH = lazy_pattern(r"- (?=[A-Z“])(?<=[a-z0-9).%!?”\"]- )")
_NUMERAL = lazy_pattern(r"(?<![\w$€£.,/-])\s*\(?(\d{1,2})[.)]\s{0,3}(?=[A-Z“\"])")
_GLUED_NUMERAL = lazy_pattern(r"(?<=[A-Za-z).”\"])\s*(\d{1,2})\.\s?(?=[A-Z“\"])|(?<=:)\s?(1)\.\s?(?=[A-Z“\"])")
_AFTER_MAIL = lazy_pattern(
    r"(?<=@)[\w-]{1,60}(?:\.[a-z]{2,12}){0,2}?\.(?:com|org|net|hk|cn|gov|edu|info|biz|io|uk|asia|co)(?=[A-Z])"
)
_LABEL = lazy_pattern(r"(?:Tel|Phone|mail|Mobile|Fax|Website|Contact|Address|T|E)\s?[:：]")
_LABEL_GLUED = lazy_pattern(r"(?<=[a-z)\d])(?=(?:Tel|Phone|Email|E-mail|Mobile|Fax|Website|Contact|Address)\s?[:：])")
_NAME_GLUED = lazy_pattern(
    r"(?<=[a-z:])(?=[A-Z][a-z]{1,14}(?: [A-Z][a-z’-]{1,14}){1,2},? (?:Tel|Phone|Email|E-mail|Mobile|T|E)\s?[:：])"
)
_HEAD_GLUED = lazy_pattern(
    r"(?P<head>(?:[A-Z0-9“‘&$(][\w’'&.,:$%+/-]{0,30}|a|an|and|as|at|by|for|from|in|of|on|or|the|to|vs|with|via)"
    r"(?: (?:[A-Z0-9“‘&$(—–-][\w’'&.,:$%+/-]{0,30}|a|an|and|as|at|by|for|from|in|of|on|or|the|to|vs|with|via)){1,16}?[a-z?!)0-9])"
    r"(?=(?:The|This|These|That|In|On|At|As|To|For|From|With|While|When|If|It|Its|We|Our|By|And|But|After|Since|Although|Despite|Under"
    r"|During|Through|One|There|Their|They|He|She|His|Her|A|An|All|Both|Each|What|How|Over|Following|According|Founded|Based"
    r"|Located|Today|Not|More|Most|Many|Some|So|Then|Here|Now|Once|Whether|Unlike|Meanwhile|However|Additionally|Furthermore|Moreover)"
    r"[ ,’'])"
)
_ABOUT = lazy_pattern(r"(?:About|ABOUT) (?:the |The )?(?=[A-Z])")
_MARKED = lazy_pattern(r"(?:- |\(?\d{1,2}[.)] )(?=[A-Z0-9“\"])")
_FIXED_GLUED = lazy_pattern(r"(?:Contact Details(?=[A-Z])|Company Website(?=https?:|www\.))")
_LONG = 300


def part(text: str, pieces: list[tuple[int, int, str]], item: bool) -> list[Edit]:
    """The breaks inside one paragraph or list item, whose stretches of the text these are."""
    breaks: list[Edit] = []
    for start, end, _ in pieces:
        _bullets(text, start, end, item, breaks)
        _numerals(text, start, end, breaks)
        _glued(text, start, end, breaks)
        breaks.extend(contact_breaks(text, start, end))
        if end - start >= _LONG and "  " in text[start:end]:
            _paragraphs(text, start, end, breaks)
    return breaks


def _bullets(text: str, start: int, end: int, item: bool, breaks: list[Edit]) -> None:
    if end - start < 40:
        return
    breaks.extend(Edit(m.start(), m.end(), ITEM_BREAK) for m in _DOT.finditer(text, start + 2, end))
    if text.find("* ", start + 2, end) >= 0:
        for match in _STAR.finditer(text, start + 2, end):
            if text[match.start() - 1].isspace() and (text[match.start() - 2].isalnum() or text[match.start() - 2] in ".!?;:,) "):
                breaks.append(Edit(match.start(), match.end(), ITEM_BREAK))
    if item and text.find("- ", start + 2, end) >= 0:
        breaks.extend(Edit(m.start(), m.end(), ITEM_BREAK) for m in _DASH.finditer(text, start + 2, end))


def _numerals(text: str, start: int, end: int, breaks: list[Edit]) -> None:
    """Numerals that count up from 1 within a line open the items of a list."""
    if end - start < 60 or (text.find("1.", start, end) < 0 and text.find("1)", start, end) < 0):
        return
    longest: list[Edit] = []
    for pattern in (_NUMERAL, _GLUED_NUMERAL):
        wanted = 1
        found: list[Edit] = []
        for match in pattern.finditer(text, start, end):
            if int(match.group(1) or match.group(match.lastindex or 1)) == wanted:
                found.append(Edit(match.start(), match.end(), ITEM_BREAK))
                wanted += 1
        longest = max(longest, found, key=len)
    if len(longest) >= 3:
        breaks.extend(longest)


def _glued(text: str, start: int, end: int, breaks: list[Edit]) -> None:
    """Words run together by a wire: a heading and its paragraph, an address and the next name, a name and a label."""
    if (match := _FIXED_GLUED.match(text, start, end)) or (
        end - start > 80 and (match := _HEAD_GLUED.match(text, start, min(end, start + 160)))
    ):
        breaks.append(Edit(match.end(), match.end(), BREAK))
    elif (at := _about_glued(text, start, end)) is not None:
        breaks.append(Edit(at, at, BREAK))
    if text.find(":", start, end) < 0 and text.find("@", start, end) < 0:
        return
    if text.find("@", start, end) >= 0:
        breaks.extend(Edit(m.end(), m.end(), BREAK) for m in _AFTER_MAIL.finditer(text, start, end))
    if not _LABEL.search(text, start, end):
        return
    breaks.extend(Edit(m.end(), m.end(), BREAK) for m in _NAME_GLUED.finditer(text, start, end))
    breaks.extend(Edit(m.end(), m.end(), " ") for m in _LABEL_GLUED.finditer(text, start, end))


def _about_glued(text: str, start: int, end: int) -> int | None:
    """Where `About Moon LabsMoon Labs builds …` parts: the name is said again at once, with no space between."""
    match = _ABOUT.match(text, start, min(end, start + 14))
    if match is None or end - start < 80:
        return None
    first = match.end()
    for size in range(3, min(60, (end - first) // 2)):
        at = first + size
        if text[at] != text[first] or not text[at - 1].isalnum():
            continue
        name, again = text[first:at], text[at : at + size]
        if name == again or (name.isupper() and not again.isupper() and name == again.upper()):
            return at
    return None


def _paragraphs(text: str, start: int, end: int, breaks: list[Edit]) -> None:
    """Runs of spaces that stand for lost paragraph breaks; not where somebody types two spaces after every stop."""
    wide = list(_WIDE.finditer(text, start, end))
    ended = [m for m in wide if _ENDED.search(text[max(start, m.start() - 6) : m.start()])]
    single = len(_SENTENCE_GAP.findall(text[start:end])) if len(ended) >= 4 else len(ended)
    typist = len(ended) >= 4 and single < 0.15 * len(ended)
    taken = [(e.start, e.end) for e in breaks if e.end > start]
    marked = sum(_MARKED.match(text, m.end(), end) is not None for m in wide) > 1
    for match in wide:
        if (typist and len(match.group()) == 2) or any(a <= match.end() and match.start() < b for a, b in taken):
            continue
        if marked and (mark := _MARKED.match(text, match.end(), end)):
            breaks.append(Edit(match.start(), mark.end(), ITEM_BREAK))
            continue
        before, after = text[max(start, match.start() - 40) : match.start()], text[match.end()]
        opens = after.isupper() or after.isdigit() or after in "“\"‘'([*#-•–"
        if opens and not _DANGLING.search(before) and not (after.isupper() and _SAID_GIVEN.search(before)):
            breaks.append(Edit(match.start(), match.end(), BREAK))
