"""Speakers and clauses of quotations where tags, or people whom the rules alone do not find, matter."""

from __future__ import annotations

import pytest

import hkfacts
from hkfacts.find.quotes import find_quotes
from hkfacts.link.quotes import link_quotes
from hkfacts.link.quotes_speech import _opened_clause
from hkfacts.rulebook import load_rulebook
from hkfacts.spans import NameMention, PersonFact, Tokens
from tests.test_examples_people import laid_out


def speaker(text: str, *names: str) -> str | None:
    """Who says the only quotation of a text in which these are taken for people."""
    parts, book = laid_out(text), load_rulebook()
    people = [PersonFact(n, (NameMention(parts.text.index(n), parts.text.index(n) + len(n), "test"),)) for n in names]
    (fact,) = link_quotes(find_quotes(parts, book), parts, Tokens(), people, book)
    return people[fact.speaker].name if fact.speaker is not None else None


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        ("“The pier will open in May,” said Kestrel Lane CEO and chair Jane Whitcombe.", ("Kestrel Lane", "Jane Whitcombe"), 1),
        ("“The pier will open in May,” said Kestrel project leader, Jane Whitcombe.", ("Kestrel", "Jane Whitcombe"), 1),
        ("“The pier will open in May,” Kestrel Lane vice president Jane Whitcombe said.", ("Kestrel Lane", "Jane Whitcombe"), 1),
        ("“The pier will open in May,” said Tom Harrow and director Jane Whitcombe.", ("Tom Harrow", "Jane Whitcombe"), 0),
        ("“The pier will open in May,” said Tom Harrow, director, of Jane Whitcombe.", ("Tom Harrow", "Jane Whitcombe"), 0),
        ("“The pier will open in May,” said Tom Harrow before thanking Jane Whitcombe.", ("Tom Harrow", "Jane Whitcombe"), 0),
    ],
)
def test_a_body_before_a_post_and_a_name_does_not_speak(text: str, names: tuple[str, ...], wanted: int) -> None:
    assert speaker(text, *names) == names[wanted]


@pytest.mark.parametrize(
    ("words", "tags", "wanted"),
    [
        ("in ten years , boats will row themselves", "IN CD NNS , NNS MD VB PRP", True),
        ("when they row , they win every race", "WRB PRP VBP , PRP VBP DT NN", True),
        ("in line with the plan , which is long", "IN NN IN DT NN , WDT VBZ JJ", False),
        ("for our crews , our guests and all who row", "IN PRP$ NNS , PRP$ NNS CC DT WP VBP", False),
        ("the boats , which they row , are old", "DT NNS , WDT PRP VBP , VBP JJ", False),
        ("in the summer of next year", "IN DT NN IN JJ NN", False),
    ],
)
def test_a_phrase_before_a_clause_makes_no_fragment(words: str, tags: str, wanted: bool) -> None:
    assert _opened_clause(tags.split(), [w[0] for w in words.split()]) is wanted


def test_a_headline_in_capitals_with_its_speaker_and_a_colon(extractor: hkfacts.Extractor) -> None:
    release = extractor.extract(
        "# Ferrywell CEO Jane Whitcombe: “We Are Building the Best Boats in the Whole Bay for All Crews”\n\n"
        "Ferrywell opened a pier. Jane Whitcombe, CEO of Ferrywell, has one book, “The Boats That We Are Building In The Bay.”\n"
    )
    assert [(q.content[:15], q.section) for q in release.quotes] == [("We Are Building", "headline")]
    assert release.quotes[0].speaker == release.people[0].id
