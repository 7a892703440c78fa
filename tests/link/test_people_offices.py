"""Words before the noun of a post that were read as its body, and short forms of offices before a name."""

from __future__ import annotations

from hkfacts.find.people import find_people
from hkfacts.link.people import link_people
from hkfacts.rulebook import load_rulebook
from tests.marks import labelled


def posts(marked: str, issuer: str | None = None) -> dict[str, list[tuple[str | None, str | None]]]:
    """The posts of the people of a text in which `[words|LABEL]` stands for a label."""
    (parts, tokens), book = labelled(marked, issuer), load_rulebook()
    facts = link_people(find_people(parts, tokens, book), parts, tokens, book)
    return {f.name: [(p.role, p.organisation) for p in f.posts] for f in facts}


def test_an_office_of_a_place_keeps_its_place() -> None:
    assert posts("Then Ashford County Commissioner [Ines Calloway|PERSON] spoke.") == {
        "Ines Calloway": [("Ashford County Commissioner", None)]
    }
    assert posts("Then former Ashford County Executive [Ines Calloway|PERSON] spoke.") == {
        "Ines Calloway": [("former Ashford County Executive", None)]
    }
    assert posts("Then Kite Bay City Solicitor [Ines Calloway|PERSON] spoke.") == {
        "Ines Calloway": [("Kite Bay City Solicitor", None)]
    }


def test_a_firm_called_after_a_place_is_the_body() -> None:
    assert posts("Then [Leadership Ashford County|ORG] CEO [Ines Calloway|PERSON] spoke.") == {
        "Ines Calloway": [("CEO", "Leadership Ashford County")]
    }


def test_what_is_managed_or_chaired_is_no_body() -> None:
    assert posts("Then [Publicity|ORG] Manager [Ines Calloway|PERSON] spoke.") == {"Ines Calloway": [("Publicity Manager", None)]}
    assert posts("Then [Gala|ORG] Chair [Ines Calloway|PERSON] spoke.") == {"Ines Calloway": [("Gala Chair", None)]}
    assert posts("Then [Small Business|ORG] Owner [Ines Calloway|PERSON] spoke.") == {
        "Ines Calloway": [("Small Business Owner", None)]
    }
    said = "[Tolvane|ORG] sells lamps. Then [Tolvane Marketing|ORG] Leader [Ines Calloway|PERSON] spoke."
    assert posts(said, "Tolvane") == {"Ines Calloway": [("Marketing Leader", "Tolvane")]}
    said = "[Tolvane|ORG] Manager [Ines Calloway|PERSON] spoke. [Tolvane|ORG] grows."
    assert posts(said) == {"Ines Calloway": [("Manager", "Tolvane")]}


def test_a_group_that_the_text_speaks_of_is_the_body() -> None:
    said = "Then [Tolvane|ORG] Group President [Ines Calloway|PERSON] spoke. [Tolvane Group|ORG] grows."
    assert posts(said) == {"Ines Calloway": [("President", "Tolvane Group")]}
    said = "Then [Tolvane|ORG] Group President [Ines Calloway|PERSON] spoke. [Tolvane|ORG] grows."
    assert posts(said) == {"Ines Calloway": [("Group President", "Tolvane")]}


def test_a_director_keeps_the_word_that_says_which() -> None:
    assert posts("Then [TKC Artistic|ORG] Director [Ines Calloway|PERSON] spoke.") == {
        "Ines Calloway": [("Artistic Director", "TKC")]
    }


def test_a_body_is_not_cut_before_its_own_name() -> None:
    assert posts("Watch & [Tide Lamps|ORG] CEO [Ines Calloway|PERSON] spoke.", "Watch & Tide Lamps") == {
        "Ines Calloway": [("CEO", "Watch & Tide Lamps")]
    }
    assert posts("It is made by Tolvane Co., Ltd. (CEO [Ines Calloway|PERSON]).") == {
        "Ines Calloway": [("CEO", "Tolvane Co., Ltd.")]
    }


def test_a_body_has_the_whole_of_a_name_that_is_never_said_without_it() -> None:
    said = "Then [Ines Calloway|PERSON], founder of [Lamps|ORG] at Work, spoke. Lamps at Work sells lamps."
    assert posts(said) == {"Ines Calloway": [("founder", "Lamps at Work")]}
    said = "Then [Ines Calloway|PERSON], founder of [Harlow Lamps|ORG] at Work, spoke. [Harlow Lamps|ORG] grows at Work."
    assert posts(said) == {"Ines Calloway": [("founder", "Harlow Lamps")]}
    said = "Then [Ines Calloway|PERSON], president of the [Kite Writers League|ORG] in America, spoke."
    assert posts(said) == {"Ines Calloway": [("president", "Kite Writers League in America")]}


def test_who_was_elsewhere_before_is_now_of_the_issuer() -> None:
    said = "[Harlow Lamps|ORG] grows. [Ines Calloway|PERSON], Head of Product, a former [Tolvane|ORG] engineer, leads it."
    assert posts(said, "Harlow Lamps")["Ines Calloway"][0] == ("Head of Product", "Harlow Lamps")


def test_a_short_form_of_an_office_is_the_post() -> None:
    assert posts("It was read by Ohio Gov. [Ines Calloway|PERSON].") == {"Ines Calloway": [("Ohio Gov.", None)]}
    assert posts("It was read by U.S. Rep. [Ines Calloway|PERSON].") == {"Ines Calloway": [("U.S. Rep.", None)]}
    assert posts("It was read by Dr. [Ines Calloway|PERSON].") == {"Ines Calloway": []}
    said = "It was read by Sen. [Ines Calloway|PERSON], chair of the [Kite Bay Committee|ORG]."
    assert posts(said)["Ines Calloway"][0] == ("chair", "Kite Bay Committee")
