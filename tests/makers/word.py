"""Word files as press offices send them: styles for headings, lists and tables."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from docx import Document

from .blocks import Block


def word(blocks: list[Block], head: str = "", modified: datetime | None = None) -> bytes:
    """The release as a Word file."""
    document = Document()
    if modified is not None:
        document.core_properties.author = "Press Office"
        document.core_properties.modified = modified
    if head:
        document.sections[0].header.paragraphs[0].text = head
    for block in blocks:
        if block.kind == "heading":
            document.add_heading(block.text, 0 if block.level == 1 else block.level - 1)
        elif block.kind == "item":
            document.add_paragraph(block.text, style="List Bullet")
        elif block.kind == "lines":
            paragraph = document.add_paragraph()
            for number, line in enumerate(block.lines):
                run = paragraph.add_run(line)
                if number + 1 < len(block.lines):
                    run.add_break()
        elif block.kind == "table":
            table = document.add_table(len(block.rows), len(block.rows[0]))
            for row, cells in zip(table.rows, block.rows, strict=True):
                for cell, said in zip(row.cells, cells, strict=True):
                    cell.text = said
        else:
            middle = len(block.text) // 2  # in two runs, as an editor leaves it
            paragraph = document.add_paragraph(block.text[:middle])
            paragraph.add_run(block.text[middle:]).italic = True
    made = io.BytesIO()
    document.save(made)
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():  # without the time of day, so the same bytes each time
            new.writestr(zipfile.ZipInfo(entry.filename), old.read(entry), zipfile.ZIP_DEFLATED)
    return out.getvalue()
