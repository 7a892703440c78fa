"""People and quotations as records: contacts, acronyms, warnings, odd and large input."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hkfacts
from hkfacts import Release
from hkfacts.link.people import name_keys, same_name
from hkfacts.link.people_bodies import expansions


def people(release: Release) -> dict[str, hkfacts.PersonRecord]:
    """The people of a record by name."""
    return {p.name: p for p in release.people}


def test_an_acronym_is_given_its_expansion_and_a_contact_its_numbers(extractor: hkfacts.Extractor) -> None:
    release = extractor.extract(
        "Pier opens\n\nThe Harbour Xylem Council (HXC) opened a pier. Jane Whitcombe, Chairman of HXC, cut the ribbon.\n\n"
        "Media contact:\n\nHarbour Xylem Council\n\nKaty Wong\n\nTel: +852 2555 0101\n\nEmail: katy.wong@hxc.example.com\n"
    )
    found = people(release)
    assert found["Jane Whitcombe"].organisation == "HXC"
    assert found["Jane Whitcombe"].organisation_full == "Harbour Xylem Council"
    contact = found["Katy Wong"].contact
    assert contact is not None and contact.phone == "+852 2555 0101" and contact.email == "katy.wong@hxc.example.com"
    assert found["Katy Wong"].role is None and found["Katy Wong"].organisation == "Harbour Xylem Council"


def test_a_name_that_fits_two_people_is_listed_alone_with_a_warning(extractor: hkfacts.Extractor) -> None:
    release = extractor.extract(
        "Desmond Lee, Chairman of Ferrywell, and Amanda Lee, CEO of Kite Works, spoke. Later Prof Lee, of neither, left."
    )
    assert {"Desmond Lee", "Amanda Lee", "Lee"} == set(people(release))
    assert [w.fact for w in release.warnings if w.code == "person-ambiguous"] == [people(release)["Lee"].id]


def test_three_lees_and_only_mr_lee_speaks(extractor: hkfacts.Extractor) -> None:
    release = extractor.extract(
        "Mr Desmond Lee, Mr Adrian Lee and Mr Victor Lee met at the pier on Monday.\n\n“We will build two more boats "
        "this year,” Mr Lee said.\n"
    )
    spoken = release.quotes[0]
    assert spoken.speaker_text == "Mr Lee"
    assert people(release)["Lee"].id == spoken.speaker


def test_a_missing_closing_mark_costs_only_its_own_quotation(extractor: hkfacts.Extractor) -> None:
    release = extractor.extract(
        "“The pier is ready.\n\nThe weather was fine on Monday and many came to see it.\n\n“We will build two more "
        "boats,” said Jane Whitcombe, CEO of Ferrywell.\n"
    )
    assert release.quotes[-1].content == "We will build two more boats,"
    assert all("weather" not in q.content for q in release.quotes)


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ("Paul Mok", "Paul Mok Chi-ho", True),
        ("John K. Roe", "John Roe", True),
        ("J. Roe", "Jane Roe", True),
        ("Jane Roe", "John Roe", False),
        ("Lau Wing-kei", "Lau Wing-sum", False),
        ("Kengo MORITA", "Kengo Morita", True),
    ],
)
def test_forms_of_one_name(a: str, b: str, wanted: bool) -> None:
    assert same_name(name_keys(a), name_keys(b)) is wanted is same_name(name_keys(b), name_keys(a))


def test_expansions_need_fitting_letters() -> None:
    assert expansions("The Harbour Trade Council (HTC) and others (MAX)") == {"HTC": "Harbour Trade Council"}


SENTENCE = "Mr Desmond Lee, Chairman of Ferrywell, said: “We will build it.” "


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "“",
        '"',
        "” ",
        "Mr Lee, ",
        "Jane Roe, CEO of ",
        "“A” said ",
        "Lee Ka-chiu and ",
        "By Jane Roe, ",
        "(ABC) ",
        "Dr Pepper ",
        SENTENCE,
        "A. ",
    ],
)
def test_time_grows_no_faster_than_the_text(extractor: hkfacts.Extractor, piece: str) -> None:
    def taken(length: int) -> float:
        text = "Pier opens\n\nThe harbour opened. " + piece * (length // len(piece))
        best = 1e9
        for _ in range(2):
            parts, tokens = _prepared(extractor, text)
            began = time.process_time()
            _run(extractor, parts, tokens)
            best = min(best, time.process_time() - began)
        return best

    small, large = taken(4_000), taken(32_000)
    assert large < max(0.25, 24 * small), f"{small:.3f} s for 4,000 characters, {large:.3f} s for 32,000"


def _prepared(extractor: hkfacts.Extractor, text: str) -> tuple[object, object]:
    from hkfacts.read import read_text
    from hkfacts.segment import segment
    from hkfacts.spans import Tokens

    return segment(read_text(text), extractor.settings, None), Tokens()


def _run(extractor: hkfacts.Extractor, parts: object, tokens: object) -> None:
    from hkfacts.find.people import find_people
    from hkfacts.find.quotes import find_quotes
    from hkfacts.link.people import link_people
    from hkfacts.link.quotes import link_quotes
    from hkfacts.spans import Parts, Tokens

    assert isinstance(parts, Parts) and isinstance(tokens, Tokens)
    linked = link_people(find_people(parts, tokens, extractor.book), parts, tokens, extractor.book)
    link_quotes(find_quotes(parts, extractor.book), parts, tokens, linked, extractor.book)


WORDS = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "‘",
        "’",
        "Mr",
        "Lee",
        "Jane Roe",
        "said",
        ", CEO of ",
        "\n",
        "\n\n",
        ". ",
        "he",
        "She added: ",
        "Ltd",
        "(",
        ")",
        "@",
        "Tel: 2555 0101",
        "By ",
        "— ",
    ]
)


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=40))
def test_no_text_breaks_people_and_quotes(extractor: hkfacts.Extractor, words: list[str]) -> None:
    text = " ".join(words)
    parts, tokens = _prepared(extractor, text)
    _run(extractor, parts, tokens)
    release = extractor.extract(text)
    for person in release.people:
        assert person.mentions and all(text[m.start : m.end] == m.text for m in person.mentions)
    for quote in release.quotes:
        assert text[quote.start : quote.end] == quote.text
