"""PDF files as offices publish them: wrapped and hyphenated lines, one column or two, heads and feet on every page, ligatures."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

import reportlab
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from .blocks import Block

WIDTH, HEIGHT = 595.0, 842.0
MARGIN, GUTTER = 64.0, 24.0
PLAIN, BOLD = "Vera", "VeraBd"
_CUT = re.compile(r"(?<=[a-z]{3})(?<=[aeiouylrn])(?=[bcdfgkmpstv][a-z]{3})")


@dataclass(frozen=True, slots=True)
class Print:
    """How a release is printed. `password` locks the file."""

    columns: int = 1
    head: str = "Press Release"
    foot: str = "Page {page} of {pages}"
    hyphens: bool = True
    ligatures: bool = True
    justified: bool = False
    size: float = 10.0
    indents: bool = False  # paragraphs open with an indent instead of a gap
    password: str | None = None
    title: str | None = None


@dataclass(slots=True)
class _Line:
    text: str
    x: float
    font: str = PLAIN
    size: float = 10.0
    gap: float = 0.0  # above the line
    width: float = 0.0  # to which it is set, 0: ragged
    cells: list[tuple[float, str]] = field(default_factory=list)


def _fonts() -> None:
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in (PLAIN, BOLD):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


def _shaped(text: str, style: Print) -> str:
    return text.replace("fi", "ﬁ").replace("fl", "ﬂ") if style.ligatures else text


def _wrap(text: str, font: str, size: float, first: float, rest: float, style: Print) -> list[str]:
    """Lines of a paragraph: greedy, long words cut where the style hyphenates; a hyphen in a word is a place to break too."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        while True:
            width = rest if lines else first
            tried = f"{line} {word}" if line else word
            if pdfmetrics.stringWidth(_shaped(tried, style), font, size) <= width:
                line = tried
                break
            cuts = [m.end() for m in re.finditer(r"(?<=[a-z])-(?=[A-Za-z])", word)]
            if style.hyphens and word.isalpha() and len(word) > 7:
                cuts += [m.start() for m in _CUT.finditer(word)]
            for cut in sorted(cuts, reverse=True):
                head = word[:cut] if word[cut - 1] == "-" else word[:cut] + "-"
                tried = f"{line} {head}" if line else head
                if pdfmetrics.stringWidth(_shaped(tried, style), font, size) <= width:
                    lines.append(tried)
                    line, word = "", word[cut:]
                    break
            else:
                if not line:  # wider than the column: it sticks out
                    line = word
                    break
                lines.append(line)
                line = ""
    return [*lines, line]


def _lines(blocks: list[Block], style: Print) -> list[_Line]:
    column = (WIDTH - 2 * MARGIN - GUTTER * (style.columns - 1)) / style.columns
    out: list[_Line] = []
    for number, block in enumerate(blocks):
        size, gap = style.size, style.size * 0.7
        if block.kind == "heading":
            size = style.size * (1.6 if block.level == 1 else 1.15)
            made = [_Line(t, 0, BOLD, size) for t in _wrap(block.text, BOLD, size, column, column, replace(style, hyphens=False))]
            gap = size
        elif block.kind == "lines":
            made = [_Line(p, 0, PLAIN, size) for t in block.lines for p in _wrap(t, PLAIN, size, column, column, style)]
        elif block.kind == "item":
            room = column - 14
            texts = _wrap(block.text, PLAIN, size, room, room, style)
            made = [_Line(t, 14, PLAIN, size) for t in texts]
            made[0].cells = [(4, "•"), (14, texts[0])]
            gap = size * 0.3
        elif block.kind == "table":
            made = _table(block, column, style)
        else:
            indent = 16.0 if style.indents and number > 1 else 0.0
            texts = _wrap(block.text, PLAIN, size, column - indent, column, style)
            made = [
                _Line(t, indent if not n else 0, PLAIN, size, width=column - (indent if not n else 0))
                for n, t in enumerate(texts)
            ]
            made[-1].width = 0
            gap = 0 if style.indents and out and out[-1].font != BOLD else gap
        made[0].gap = gap
        out.extend(made)
    return out


def _table(block: Block, column: float, style: Print) -> list[_Line]:
    """Rows with the first cell to the left and the others to the right of their columns."""
    count = len(block.rows[0])
    size = min(style.size, style.size * column / 380)
    first = column * (0.42 if count > 2 else 0.6)
    step = (column - first) / max(1, count - 1)
    made = []
    for row in block.rows:
        cells = [(0.0, row[0])]
        cells += [
            (first + step * k - pdfmetrics.stringWidth(_shaped(c, style), PLAIN, size), c) for k, c in enumerate(row[1:], 1)
        ]
        made.append(_Line("", 0, PLAIN, size, 2.0, cells=[(x, c) for x, c in cells if c]))
    return made


def printed(blocks: list[Block], style: Print = Print()) -> bytes:
    """The release as a PDF; the same bytes for the same release."""
    _fonts()
    out = io.BytesIO()
    locked = StandardEncryption(style.password, strength=128) if style.password else None
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=True, encrypt=locked)
    if style.title:
        canvas.setTitle(style.title)
    pages = _pages(_lines(blocks, style), style)
    for number, page in enumerate(pages, 1):
        canvas.setFont(PLAIN, 8)
        if style.head:
            canvas.drawString(MARGIN, HEIGHT - 36, style.head)
        if style.foot:
            canvas.drawCentredString(WIDTH / 2, 30, style.foot.format(page=number, pages=len(pages)))
        for x, y, line in page:
            _draw(canvas, x, y, line, style)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _pages(lines: list[_Line], style: Print) -> list[list[tuple[float, float, _Line]]]:
    column = (WIDTH - 2 * MARGIN - GUTTER * (style.columns - 1)) / style.columns
    pages: list[list[tuple[float, float, _Line]]] = [[]]
    at, y = 0, HEIGHT - MARGIN
    for line in lines:
        need = line.gap + line.size * 1.3
        if y - need < MARGIN:
            at, y = at + 1, HEIGHT - MARGIN
            if at == style.columns:
                at = 0
                pages.append([])
            need = line.size * 1.3
        y -= need
        pages[-1].append((MARGIN + at * (column + GUTTER) + line.x, y, line))
    return pages


def _draw(canvas: Canvas, x: float, y: float, line: _Line, style: Print) -> None:
    canvas.setFont(line.font, line.size)
    for shift, cell in line.cells or [(line.x, line.text)]:
        said = _shaped(cell, style)
        gaps = said.count(" ")
        room = line.width - pdfmetrics.stringWidth(said, line.font, line.size)
        spread = style.justified and line.width and gaps and not line.cells
        canvas.drawString(x - line.x + shift, y, said, wordSpace=room / gaps if spread else 0)


def pictures(pages: int = 1) -> bytes:
    """A PDF whose pages hold drawings and no text, as a scan does."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=True)
    for _ in range(pages):
        canvas.rect(100, 100, 300, 500, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
