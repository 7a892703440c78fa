"""Marked sentences: ⟦ and ⟧ stand around what is to be found, `[words|LABEL]` for a label of the pipeline."""

from __future__ import annotations

import re

from hkfacts.spans import Block, Entity, Parts, Span, Tokens, View

_LABEL = re.compile(r"\[(?P<words>[^\]|]+)\|(?P<label>[A-Z]+)\]")


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A marked text without its marks, and the places that they stood around."""
    plain, places, start = "", [], 0
    for char in text:
        if char == "⟦":
            start = len(plain)
        elif char == "⟧":
            places.append((start, len(plain)))
        else:
            plain += char
    return plain, places


def labelled(marked: str, issuer: str | None = None) -> tuple[Parts, Tokens]:
    """A text in which `[words|LABEL]` stands for a label, as one block that is one sentence, and its labels."""
    text, place, entities = "", 0, []
    for match in _LABEL.finditer(marked):
        text += marked[place : match.start()]
        entities.append(Entity(len(text), len(text) + len(match["words"]), match["label"]))
        text += match["words"]
        place = match.end()
    text += marked[place:]
    parts = Parts(View(text), (Block(0, len(text), "body"),), (Span(0, len(text)),), issuer=issuer)
    return parts, Tokens(entities=tuple(entities))
