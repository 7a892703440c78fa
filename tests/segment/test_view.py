"""The view: what goes, what is joined, what is parted, and the way back to the text as read."""

from __future__ import annotations

import pytest

SMOOTH = [
    ("It's **big** and __bold__ and *soft* and _low_.", "It's big and bold and soft and low."),
    ("It has HK\\$1 and 2\\*3 and a\\_b.", "It has HK$1 and 2*3 and a_b."),
    ("See [the lab](https://x.example/a_b_c) and <https://y.example>.", "See the lab and https://y.example."),
    ("[one](http://a.example)[two](http://b.example)", "one two"),
    ("R&amp;D &#8212; at last&nbsp;now &copy me.", "R&D — at last now &copy me."),
    ("soft\u00adhyphen zero\u200bwidth no\u00a0break\u2003wide", "softhyphen zerowidth no break wide"),
    ("non\u2011breaking \u22125 and ＨＫ＄１０", "non-breaking -5 and HK$10"),
    ("a   b\tc", "a b c"),
    ("Members* and footnote* stay, 2 * 3 too", "Members* and footnote* stay, 2 * 3 too"),
    ("snake_case_name and https://a.example/_x_/y stay", "snake_case_name and https://a.example/_x_/y stay"),
    ("one <b>two</b> three <0.05 and a<b>c", "one two three <0.05 and ac"),
    ("“Curly” – dashes — stay", "“Curly” – dashes — stay"),
    ("half \ud800 pair", "half \ufffd pair"),
]


@pytest.mark.parametrize(("text", "view"), SMOOTH)
def test_inline_marks_and_odd_characters_are_smoothed(laid_out, text: str, view: str) -> None:
    assert laid_out(text).text == view


def test_every_piece_of_the_view_leads_back(laid_out) -> None:
    text = "# The **lab**\r\n\r\nIt has HK\\$5&nbsp;million and [three rooms](https://x.example).\r\nMore of it\r\n"
    parts = laid_out(text)
    for words in ("lab", "HK$5", "three rooms", "More"):
        at = parts.text.index(words)
        start, end = parts.view.source_span(at, at + len(words))
        assert text[start:end].replace("\\", "") == words


def test_soft_wraps_are_joined_and_real_lines_stay(shown) -> None:
    text = (
        "The lab opens its doors to the young engineers of the district on the first day of\n"
        "June, after three years of work by two hundred helpers, most of whom live in the new\n"
        "town next to it. The price of a ticket is not yet known, said Ms Ada Moon, who leads\n"
        "it.\n\nAda Moon\nHarbour Labs\nTel: 5555 0100\n"
    )
    blocks = [words for _, words in shown(text)]
    assert blocks[0].startswith("The lab opens") and blocks[0].endswith("who leads it.") and "day of June" in blocks[0]
    assert blocks[1:] == ["Ada Moon", "Harbour Labs", "Tel: 5555 0100"]


def test_words_cut_at_the_line_end_are_whole_again(laid_out) -> None:
    text = (
        "The harbour laboratory is open to all who like machines, and it runs a work-\nshop for the young each Satur-\n"
        "day in a well-\nknown hall that is known to all the people of the town and its guests.\n"
    )
    view = laid_out(text).text
    assert "workshop" in view and "Saturday" in view and "well-known" in view


def test_a_paragraph_goes_on_across_a_page(shown) -> None:
    text = (
        "The workshop that the charity has built will be open to young people from all\n\n\nPage 2 of 6\n\n\n"
        "parts of the town from the first day of June until the end of the year.\n"
    )
    assert [w for s, w in shown(text) if s == "body"] == [
        "The workshop that the charity has built will be open to young people from all parts of the town from the first day of "
        "June until the end of the year."
    ]


def test_page_numbers_are_furniture(shown) -> None:
    blocks = {w: s for s, w in shown("The lab opened.\n\n- 3 -\n\nPage 6 of 6\n\nIt is new.\n")}
    assert blocks["- 3 -"] == blocks["Page 6 of 6"] == "furniture"


def test_paragraphs_flattened_by_a_wire_are_parted(shown) -> None:
    sentence = "The harbour laboratory opened a workshop for the young. It has twenty benches and a kiln. "
    text = "Lab opens\n\n" + (sentence * 3 + " ") * 3 + " About Harbour Labs  Harbour Labs is a charity of the town."
    blocks = [w for _, w in shown(text)]
    assert blocks[1:4] == [(sentence * 3).strip()] * 3
    assert blocks[4:] == ["About Harbour Labs", "Harbour Labs is a charity of the town."]


def test_two_spaces_after_every_stop_part_nothing(shown) -> None:
    text = "The lab has opened its doors.  It is new.  The town is glad of it.  All may come.  It costs nothing at all.  " * 4
    assert len(shown(text)) == 1


def test_a_name_with_a_wide_space_behind_a_verb_of_saying_is_not_parted(shown) -> None:
    text = (
        "The harbour laboratory opened a workshop for the young. " * 6
        + "“We are glad of it,” said Ada  Moonfield, head of the lab."
    )
    assert [w for _, w in shown(text)] == [text.replace("  ", " ")]


def test_lists_run_together_are_parted(shown) -> None:
    bullets = "- The first bench is for wood and stands by the door- The second one is for metal- The third one is for glass"
    assert [w for _, w in shown(bullets)][1:] == ["The second one is for metal", "The third one is for glass"]
    numbers = "The prizes went to these, in this order:1.Ada Moon of the lab2.Ben Ho of the pier3.Cy Lau of the mill"
    assert [w for _, w in shown(numbers)][1:] == ["Ada Moon of the lab", "Ben Ho of the pier", "Cy Lau of the mill"]


def test_headings_and_labels_glued_to_words_are_parted(shown) -> None:
    text = (
        "New Premises For The LabThe laboratory has moved into a hall by the sea, where it has more room for its many visitors."
    )
    assert shown(text)[0][1] == "New Premises For The Lab"
    assert [w for _, w in shown("Contact DetailsAda Moon")] == ["Contact Details", "Ada Moon"]


def test_a_picture_leaves_its_words_as_a_caption_only_where_they_are_some(shown) -> None:
    assert shown("![Ada Moon opens the new workshop](a.jpg)\n\n![logo](b.png)\n") == [
        ("caption", "Ada Moon opens the new workshop")
    ]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u200b\u00ad", "---\n***\n", "![](x.png)"])
def test_an_empty_view_works(laid_out, text: str) -> None:
    parts = laid_out(text)
    assert (parts.text, parts.blocks, parts.sentences) == ("", (), ())
    assert [n.code for n in parts.notices] == ["empty"]
