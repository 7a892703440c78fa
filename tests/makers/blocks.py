"""A release as blocks, read from the plain text or Markdown of a sample, for the makers of other formats."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

_MARKS = re.compile(r"\*\*|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")
_RULE = re.compile(r"[*=_-]{3,}$")
_ITEM = re.compile(r"(?:[-*•]|--)\s+(?=\S)")
_STOP = re.compile(r"[.!?:;,][\"”’)]?$")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, row of lines that stay apart, or table."""

    kind: Literal["heading", "paragraph", "item", "lines", "table"]
    text: str = ""
    level: int = 0
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def read_blocks(path: Path) -> list[Block]:
    """The blocks of a sample; mark-up is taken off, wrapped lines are joined."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = _MARKS.sub("", text).replace("\\$", "$")
    blocks: list[Block] = []
    for stanza in re.split(r"\n[ \t]*\n", text.replace("\u3000", " ")):
        lines = [line.strip() for line in stanza.splitlines() if line.strip() and not _RULE.match(line.strip())]
        if lines:
            blocks.extend(_stanza(lines, any(b.level == 1 for b in blocks)))
    return blocks


def _stanza(lines: list[str], titled: bool) -> list[Block]:
    if all(line.startswith("|") for line in lines):
        rows = [tuple(c.strip() for c in line.strip("|").split("|")) for line in lines]
        return [Block("table", rows=tuple(r for r in rows if not set("".join(r)) <= set("-: ")))]
    if lines[0].startswith("#"):
        level = len(lines[0]) - len(lines[0].lstrip("#"))
        return [Block("heading", lines[0].lstrip("# "), level), *(_stanza(lines[1:], True) if lines[1:] else [])]
    if any(_ITEM.match(line) for line in lines):
        found: list[Block] = []
        for line in lines:
            if _ITEM.match(line):
                found.append(Block("item", _ITEM.sub("", line)))
            elif found and found[-1].kind == "item":
                found[-1] = Block("item", f"{found[-1].text} {line}")
            else:
                found.append(Block("paragraph", line))
        return found
    lines = [line.removeprefix("> ") for line in lines]
    wrapped = len(lines) > 1 and all(len(line) >= 75 for line in lines[:-1])
    whole = " ".join(lines)
    if (
        not titled
        and not _STOP.search(whole)
        and (len(lines) == 1 or wrapped)
        and not whole.upper().startswith(("FOR IMM", "[FOR", "EMBARGO"))
    ):
        return [Block("heading", whole, 1)]
    if len(lines) > 1 and not wrapped:
        return [Block("lines", lines=tuple(lines))]
    if titled and len(whole) < 70 and not _STOP.search(whole) and not re.search(r"[:@/]|NNNN", whole):
        return [Block("heading", whole, 2)]
    return [Block("paragraph", whole)]


def as_text(blocks: list[Block], width: int = 96) -> str:
    """The release as plain text, hard-wrapped, its tables set in columns."""
    out: list[str] = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        if block.kind == "table":
            widths = [max(len(r[k]) for r in block.rows) for k in range(len(block.rows[0]))]
            rows = [
                "   ".join(c.ljust(w) if k == 0 else c.rjust(w) for k, (c, w) in enumerate(zip(r, widths, strict=True)))
                for r in block.rows
            ]
            piece = "\n".join(row.rstrip() for row in rows)
        elif block.kind == "lines":
            piece = "\n".join(block.lines)
        elif block.kind == "item":
            piece = textwrap.fill(block.text, width, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)
        else:
            piece = textwrap.fill(block.text, width, break_on_hyphens=False, break_long_words=False)
        close = before is not None and before.kind == block.kind == "item"
        out.append(("" if not out else "\n" if close else "\n\n") + piece)
    return "".join(out) + "\n"


def as_markdown(blocks: list[Block]) -> str:
    """The release as Markdown, a paragraph a line."""
    out: list[str] = []
    for block in blocks:
        if block.kind == "heading":
            out.append("#" * block.level + " " + block.text)
        elif block.kind == "item":
            out.append("- " + block.text)
        elif block.kind == "lines":
            out.append("  \n".join(block.lines))
        elif block.kind == "table":
            rows = ["| " + " | ".join(row) + " |" for row in block.rows]
            out.append("\n".join([rows[0], "|" + " --- |" * len(block.rows[0]), *rows[1:]]))
        else:
            out.append(block.text)
    return "\n\n".join(out).replace("\n\n- ", "\n- ") + "\n"
