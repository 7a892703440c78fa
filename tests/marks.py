"""Marked sentences: ⟦ and ⟧ stand around what is to be found."""

from __future__ import annotations


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
