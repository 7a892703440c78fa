"""The grammar of names and posts, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hkfacts.grammar.names import eastern, look, names, runs, surname_keys, words_of
from hkfacts.grammar.names_bodies import read_body, tokens_of
from hkfacts.grammar.names_roles import Reader

LEXICONS = names()


def posts(text: str) -> list[tuple[str, str | None]]:
    """The posts that a phrase is read as."""
    reader = Reader(text, tokens_of(text, 0, len(text)), lambda _: None, frozenset())
    return [(p.role, p.body) for p in reader.read(0)[0]]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Mr", "H"),
        ("Dr.", "H"),
        ("Gov.", "H"),
        ("Chairman", "R"),
        ("Producers", "R"),
        ("Limited", "X"),
        ("J.", "I"),
        ("Jr", "S"),
        ("HKXC", "A"),
        ("Desmond", "N"),
    ],
)
def test_what_a_word_is_by_itself(word: str, kind: str) -> None:
    assert look(word).kind == kind


def test_glued_words_are_parted_and_possessives_end_a_run() -> None:
    assert [w.text for w in words_of("CentreChelsea Poon", 0, 18)] == ["Centre", "Chelsea", "Poon"]
    assert [[w.text for w in run] for run in runs("Acme’s Jane Roe")] == [["Acme"], ["Jane", "Roe"]]
    assert [[w.text for w in run] for run in runs("McDonald and DeBrand")] == [["McDonald"], ["DeBrand"]]


@pytest.mark.parametrize(
    ("name", "wanted"), [("Lee Ka-chiu", True), ("Xu Jianming", True), ("Jane Roe", False), ("Lee County", False)]
)
def test_surname_first_forms(name: str, wanted: bool) -> None:
    assert eastern(words_of(name, 0, len(name)), LEXICONS) is wanted


@pytest.mark.parametrize(
    ("keys", "surname"),
    [
        (("john", "smith"), {"smith"}),
        (("chan", "tai", "man"), {"chan"}),
        (("peter", "mok", "chi-ho"), {"mok"}),
        (("grace", "leung", "mei", "yee"), {"leung"}),
    ],
)
def test_which_word_is_the_surname(keys: tuple[str, ...], surname: set[str]) -> None:
    assert surname_keys(keys)[0] == surname


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chairman of the Board & CEO of OXL", [("Chairman of the Board & CEO", "OXL")]),
        ("Vice President, Sales, Acme Corp.", [("Vice President, Sales", "Acme Corp.")]),
        ("Mayor of Lisbon", [("Mayor of Lisbon", None)]),
        ("Minister of Foreign Affairs of Norway", [("Minister of Foreign Affairs", "Norway")]),
        ("Acme Education’s CEO", [("CEO", "Acme Education")]),
        ("Under Secretary for Culture, Sports and Tourism", [("Under Secretary for Culture, Sports and Tourism", None)]),
        ("Head of the Department of Chemistry at HKXU", [("Head of the Department of Chemistry", "HKXU")]),
        ("the winter of our discontent", []),
    ],
)
def test_posts_and_their_bodies(text: str, wanted: list[tuple[str, str | None]]) -> None:
    assert posts(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the Larkfield Heart Association said", "Larkfield Heart Association"),
        ("Candle Holdings, Inc. and others", "Candle Holdings, Inc."),
        ("Norway’s 01Booster", "01Booster"),
        ("Food and Health Bureau", "Food and Health Bureau"),
        ("a small bakery", None),
    ],
)
def test_names_of_bodies(text: str, wanted: str | None) -> None:
    found = read_body(text, tokens_of(text, 0, len(text)), 0, lambda _: None, frozenset())
    assert (found[0] if found else None) == wanted


@given(st.text(alphabet=st.sampled_from(list("AaBb Lee’s'\"“”.,&-()/|é陳\n\t0")), max_size=80))
def test_no_text_breaks_the_grammar(text: str) -> None:
    for run in runs(text):
        assert all(text[w.start : w.end] == w.text for w in run)
    for role, _ in posts(text):
        assert role in text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a body before one calling is not that of the next, nor one behind the last of those before it
        ("Harlow Works speaker, certified kettle chef", [("speaker", "Harlow Works"), ("certified kettle chef", None)]),
        (
            "chemist, entrepreneur, and co-founder of Quillo",
            [("chemist", None), ("entrepreneur", None), ("co-founder", "Quillo")],
        ),
        ("Chairman, President and CEO of Quillo", [("Chairman", "Quillo"), ("President and CEO", "Quillo")]),
        ("Head of Product, a former Quillo engineer", [("Head of Product", None), ("former engineer", "Quillo")]),
        # an office for two fields; letters that are a field
        (
            "Commissioner U.S. Securities and Exchange Commission",
            [("Commissioner", "U.S. Securities and Exchange Commission")],
        ),
        ("QXT Coordinator", [("QXT Coordinator", None)]),
        ("QXT Chairman", [("Chairman", "QXT")]),
        ("VP of Kelvane Logistics", [("VP of Kelvane Logistics", None)]),
        ("CEO of Kelvane Logistics", [("CEO", "Kelvane Logistics")]),
        # ordinary words in capitals around a post are its field, before it or behind a dash
        ("Certified Family Law Specialist", [("Certified Family Law Specialist", None)]),
        ("Director of Products — Technical Growth Leadership", [("Director of Products", None)]),
        ("the New York Kestrels quarterback", [("quarterback", "New York Kestrels")]),
    ],
)
def test_whose_a_post_is_among_others(text: str, wanted: list[tuple[str, str | None]]) -> None:
    assert posts(text) == wanted
