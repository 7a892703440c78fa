"""What holds for every text: no exception, a view that leads back, blocks and sentences in order, and linear time."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hkfacts.read import read_text
from hkfacts.segment import segment
from hkfacts.settings import Settings
from hkfacts.spans import Parts

PIECES = st.sampled_from(
    [
        "HONG KONG, ",
        "3 May 2031",
        " – ",
        "(",
        ")",
        "[x](http://a.example)",
        "![a b c d e](b.png)",
        "**",
        "*",
        "__",
        "_",
        "\\",
        "&amp;",
        "&nbsp;",
        "<br>",
        "<p>",
        "|",
        "| a | b |",
        "---",
        "###",
        "# ",
        "- ",
        "1. ",
        "2. 9",
        "• ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\f",
        "\t",
        "  ",
        "   ",
        "Tel: +852 5555 0100",
        "a@b.example",
        "Media contact",
        "About Harbour Labs",
        "Page 1 of 2",
        "Ends/Tuesday, June 21, 2033",
        "Photo 1: ",
        "www.a.example/_b_",
        "Mr. ",
        "Ltd. The ",
        "end.Then ",
        "“",
        "”",
        "\u00ad",
        "\u200b",
        "\u00a0",
        "\u3000",
        "＄",
        "\ud800",
        "work-\nshop",
        "港",
        "é",
        "😀",
        "HK$5 million",
        "the lab opens ",
        "Home ",
        "News ",
        "EN ",
        "Subscribe",
        "SOURCE ",
        "(HL) ",
        "> ",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join))


def check(text: str, parts: Parts) -> None:
    view, offsets = parts.text, parts.view.offsets
    if offsets is not None:
        assert len(offsets) == len(view)
        assert all(a <= b for a, b in pairwise(offsets))
        assert not view or (offsets[0] >= 0 and offsets[-1] < len(text))
    last = 0
    for block in parts.blocks:
        assert last <= block.start < block.end <= len(view)
        words = view[block.start : block.end]
        assert "\n" not in words and "  " not in words.replace("\t", "x")
        assert words.strip(" ") == words or "\t" in words
        last = block.end
    last = 0
    for sentence in parts.sentences:
        assert last <= sentence.start < sentence.end
        block_at = parts.block_at(sentence.start)
        assert block_at is not None and sentence.end <= block_at.end
        last = sentence.end
    for block in parts.blocks:
        start, end = parts.view.source_span(block.start, block.end)
        assert 0 <= start < end <= len(text)
    for table in parts.tables:
        for row in table.rows:
            assert all(0 <= c.start <= c.end <= len(view) for c in row)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_text_is_laid_out(text: str) -> None:
    check(text, segment(read_text(text), Settings()))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="abc .\n-*", max_size=200))
def test_letters_that_stay_are_the_same_in_the_text_as_read(text: str) -> None:
    parts = segment(read_text(text), Settings())
    for at, char in enumerate(parts.text):
        if char.isalpha():
            start, end = parts.view.source_span(at, at + 1)
            assert text[start:end] == char


GROWING = [
    "Hello world, this is 1,000 things. ",
    ",",
    "\n",
    "*a ",
    "[a](",
    "[",
    "<",
    "_a_ ",
    "**a** ",
    "Some words here\n",
    " ",
    "• a\n",
    ".",
    "A ",
    "HK$1 bn. ",
    "&amp;",
    "a@",
    "1. A ",
    "- A",
    "(AB) ",
    "May 3, 2031 ",
    "HONG KONG, ",
    "| a | b\n",
    "a  b  c\n",
    "Tel: ",
    "#a ",
    "www.",
    "-\n",
    "“a” ",
    "\\",
    "![a](",
    "Mr. ",
    "a.B",
    "“",
    "About A ",
    "Home ",
    "\t",
    "a-\nb",
    "<p>",
    "港",
    "\u200b",
    "A.",
    "Contact Details",
    "CEO of A, ",
]


@pytest.mark.slow
@pytest.mark.parametrize("unit", GROWING)
def test_time_grows_with_the_text_and_not_with_its_square(unit: str) -> None:
    def spent(size: int) -> float:
        text = unit * (size // len(unit))
        source = read_text(text)
        best = float("inf")
        for _ in range(2):
            began = time.process_time()
            segment(source, Settings())
            best = min(best, time.process_time() - began)
        return best

    segment(read_text(unit), Settings())
    small, large = spent(2_000), spent(16_000)
    assert large < 0.2 or large < 24 * small
