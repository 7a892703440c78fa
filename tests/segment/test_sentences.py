"""Sentences by rule."""

from __future__ import annotations

import pytest

from hkfacts.segment.sentences import split_sentences

SPLIT = [
    "The lab opened.|It cost HK$1.5 million.",
    "“We are glad.”|Mr Lee said so.",
    "It grew 3.2 per cent!|Why?|Nobody knows…|He left.",
    "The lab (in Tai Po.)|It is new.",
    "It was run by Acme Ltd.|The firm left.",
    "They met in the U.S.|The talks went on.",
    "The doors close at 6 p.m.|All are welcome.",
    "It ended the term.Following that, he left.".replace("term.F", "term.|F"),
    "Visit www.acme.example.|The fair is free.",
]
WHOLE = [
    "Dr. Ada Moon and Prof. C.Y. Leung met Mr. Lee at No. 5 Pier St. James.",
    "Acme Ltd. Chairman Wong Tai-man spoke.",
    "The U.S. Department of Tides replied.",
    "It opens on Jan. 5, 2031 at 3.30pm in the St. John hall.",
    "Fruit, e.g. Pears and Co. apples, sold well.",
    "Visit www.Acme.example or Node.js for version 2.0 of it",
    "He asked “Why?” and left.",
    "J. K. Moon wrote it.",
]


@pytest.mark.parametrize("marked", SPLIT)
def test_sentences_end_where_they_end(marked: str) -> None:
    joined = ["", *marked.split("|")]
    text = ""
    for part in joined[1:]:
        glue = "" if text.endswith("term.") or not text else " "
        text += glue + part
    assert [text[s.start : s.end] for s in split_sentences(text, 0, len(text))] == marked.split("|")


@pytest.mark.parametrize("text", WHOLE)
def test_stops_inside_sentences_do_not_end_them(text: str) -> None:
    assert [text[s.start : s.end] for s in split_sentences(text, 0, len(text))] == [text]
