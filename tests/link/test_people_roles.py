"""Posts that the pipeline labels: read where rules read none, and used to mend the edges of those that are read."""

from __future__ import annotations

import hkfacts
from hkfacts.find.people import find_people
from hkfacts.link.people import link_people
from hkfacts.rulebook import load_rulebook
from tests.marks import labelled


def posts(marked: str, issuer: str | None = None) -> dict[str, list[tuple[str | None, str | None]]]:
    """The posts of the people of a text in which `[words|LABEL]` stands for a label."""
    (parts, tokens), book = labelled(marked, issuer), load_rulebook()
    facts = link_people(find_people(parts, tokens, book), parts, tokens, book)
    return {f.name: [(p.role, p.organisation) for p in f.posts] for f in facts}


def test_a_calling_that_no_list_has_is_read_where_it_is_labelled() -> None:
    assert posts("It was built by [kite tinkerer|ROLE] [Ines Calloway|PERSON].") == {"Ines Calloway": [("kite tinkerer", None)]}
    assert posts("It was won by [Brightmere|ORG]’s [tight end|ROLE], [Ines Calloway|PERSON].") == {
        "Ines Calloway": [("tight end", "Brightmere")]
    }
    assert posts("Then [Ines Calloway|PERSON], a [kite tinkerer|ROLE] at [Brightmere Works|ORG], spoke.") == {
        "Ines Calloway": [("kite tinkerer", "Brightmere Works")]
    }


def test_a_label_beside_another_name_is_left_to_its_holder() -> None:
    assert posts("They met [Ines Calloway|PERSON], [kite tinkerer|ROLE] [Tessa Moorland|PERSON] and others.") == {
        "Ines Calloway": [],
        "Tessa Moorland": [("kite tinkerer", None)],
    }


def test_words_before_a_post_that_name_no_body_are_its_own() -> None:
    found = posts("“Yes,” said [Ines Calloway|PERSON], [League and Tournament Director|ROLE] of [Brightmere Tennis Club|ORG].")
    assert found == {"Ines Calloway": [("League and Tournament Director", "Brightmere Tennis Club")]}
    assert posts("It was led by [Ines Calloway|PERSON] - [Publicity Manager|ROLE].") == {
        "Ines Calloway": [("Publicity Manager", None)]
    }


def test_a_label_that_swallows_a_body_mends_nothing() -> None:
    found = posts("“Yes,” said [Ines Calloway|PERSON], [BTLW Co-Founder and CEO|ROLE].")
    assert found == {"Ines Calloway": [("Co-Founder and CEO", "BTLW")]}
    assert posts("“Yes,” said [Ines Calloway|PERSON], [Director General of BTLW|ROLE].") == {
        "Ines Calloway": [("Director General", "BTLW")]
    }


def test_a_label_with_commas_is_several_posts() -> None:
    assert posts("It was sung by [painter, sculptor and singer|ROLE] [Ines Calloway|PERSON].")["Ines Calloway"][0] == (
        "painter",
        None,
    )


def test_a_verb_of_saying_a_name_and_an_honorific_are_no_part_of_a_labelled_post() -> None:
    assert posts("“Yes,” [notes Sales Director|ROLE] [Ines Calloway|PERSON].") == {"Ines Calloway": [("Sales Director", None)]}
    assert posts("[Former Kite Warden Ines Calloway|ROLE] spoke; “Yes,” said [Ines Calloway|PERSON].") == {
        "Ines Calloway": [("Former Kite Warden", None)]
    }


def test_a_body_that_asks_is_not_the_company_whose_officer_answers() -> None:
    told = "[Brightmere Works|ORG] makes kites. [Tideline Weekly|ORG] {} the company’s CFO, [Ines Calloway|PERSON], to talk."
    assert posts(told.format("recently sat down with"))["Ines Calloway"] == [("CFO", "Brightmere Works")]
    assert posts(told.format("interviewed"))["Ines Calloway"] == [("CFO", "Brightmere Works")]
    held = posts("[Tideline Weekly|ORG] promoted the company’s CFO, [Ines Calloway|PERSON], in May.")
    assert held["Ines Calloway"] == [("CFO", "Tideline Weekly")]


def test_a_field_under_the_label_of_a_post_is_no_body() -> None:
    found = posts("“Yes,” said [Ines Calloway|PERSON], [Head of Surety|ROLE], in May.")
    assert found == {"Ines Calloway": [("Head of Surety", None)]}
    found = posts("“Yes,” said [Ines Calloway|PERSON], [Founder of Tidewell|ROLE], in May.")
    assert found == {"Ines Calloway": [("Founder", "Tidewell")]}
    found = posts("“Yes,” said [Ines Calloway|PERSON], [Head of Surety|ROLE], in May. Surety sells kites.")
    assert found == {"Ines Calloway": [("Head", "Surety")]}


def test_a_body_that_the_text_names_elsewhere_is_no_field() -> None:
    told = "“Yes,” said [Ines Calloway|PERSON], President of Key Harbour. [Key Harbour|ORG] lets flats. {} was built in 1990."
    assert posts(told.format("[Key Harbour|ORG]"))["Ines Calloway"] == [("President", "Key Harbour")]


def test_a_body_that_is_labelled_elsewhere_is_one_wherever_it_stands() -> None:
    head = "[Behind the Sail Trust|ORG] opened a yard. It is run by [Behind the Sail Trust|ORG]. "
    assert posts(head + "“Yes,” said [Ines Calloway|PERSON], Executive Director of [Behind|ORG] the Sail Trust.") == {
        "Ines Calloway": [("Executive Director", "Behind the Sail Trust")]
    }
    assert posts("“Yes,” said [Ines Calloway|PERSON], CEO of Lamps by the Dozen.", "Lamps by the Dozen") == {
        "Ines Calloway": [("CEO", "Lamps by the Dozen")]
    }


def test_a_longer_name_and_a_person_s_are_left_as_they_are() -> None:
    head = "[Sail Trust|ORG] opened a yard. It is run by [Sail Trust|ORG]. "
    found = posts(head + "“Yes,” said [Ines Calloway|PERSON], Executive Director of [Sail Trust Holdings|ORG].")
    assert found == {"Ines Calloway": [("Executive Director", "Sail Trust Holdings")]}


def test_a_post_that_runs_into_a_labelled_body_ends_before_it() -> None:
    assert posts("[Ines Calloway|PERSON], Acting Commissioner for the [New Harlow Department of Works|ORG], came.") == {
        "Ines Calloway": [("Acting Commissioner", "New Harlow Department of Works")]
    }
    assert posts("“Yes,” said [Ines Calloway|PERSON], President Global Kettles.", "Global Kettles")["Ines Calloway"] == [
        ("President", "Global Kettles")
    ]
    found = posts("“Yes,” said [Ines Calloway|PERSON], Member of the [Executive Board and Chief Kettle Officer|ORG].")
    assert found["Ines Calloway"][0][1] != "Executive Board and Chief Kettle Officer"


def test_a_post_of_two_bodies_is_of_each() -> None:
    found = posts("“Yes,” said [Ines Calloway|PERSON], CEO of [Brightmere|ORG] and [Harlow Kettles|ORG]. Harlow Kettles grows.")
    assert found == {"Ines Calloway": [("CEO", "Brightmere"), ("CEO", "Harlow Kettles")]}
    found = posts("“Yes,” said [Ines Calloway|PERSON], CEO of the [Harlow Bay Travel and Kettle Association|ORG].")
    assert found == {"Ines Calloway": [("CEO", "Harlow Bay Travel and Kettle Association")]}


def test_who_founds_a_body_that_had_another_name_founds_it_under_its_own() -> None:
    said = "[Harlow Lamp Museum|ORG], formerly known as [Quillo Lamp House|ORG], was founded by [Ines Calloway|PERSON], a potter."
    assert posts(said) == {"Ines Calloway": [("founder", "Harlow Lamp Museum"), ("potter", None)]}
    said = "[Harlow Lamps|ORG] is a division of [Quillo Capital, LLC|ORG], founded in 2031 by [Ines Calloway|PERSON], a potter."
    assert posts(said) == {"Ines Calloway": [("founder", "Harlow Lamps"), ("potter", None)]}
    said = "About [Harlow Lamp Museum Harlow Lamp Museum|ORG], formerly known as [Quillo House|ORG], was founded by [Ines Calloway|PERSON], a potter."
    assert posts(said) == {"Ines Calloway": [("founder", "Harlow Lamp Museum"), ("potter", None)]}


def test_who_is_named_in_passing_bears_no_post_by_having_founded_something() -> None:
    said = "[Harlow Lamps|ORG] was founded in 2031 by [Ines Calloway|PERSON]."
    assert posts(said) == {"Ines Calloway": []}
    said = "[Harlow Lamps|ORG] was founded in 2031 by [Ines Calloway|PERSON]. Then [Calloway|PERSON] spoke."
    assert posts(said) == {"Ines Calloway": [("founder", "Harlow Lamps")]}
    said = "[Ines Calloway|PERSON], founder, spoke. [Harlow Lamps|ORG] was founded by [Ines Calloway|PERSON]."
    assert posts(said) == {"Ines Calloway": [("founder", "Harlow Lamps")]}


def test_a_post_ends_before_what_is_said_of_its_holder() -> None:
    assert posts("[Ines Calloway|PERSON] was once a junior buyer skilled in lamps.") == {
        "Ines Calloway": [("junior buyer", None)]
    }
    assert posts("[Ines Calloway|PERSON], founder and one of the best voices, spoke.") == {"Ines Calloway": [("founder", None)]}


def test_where_somebody_lives_is_no_post() -> None:
    assert posts("Harlow [resident|ROLE] [Ines Calloway|PERSON] has won a lamp.") == {"Ines Calloway": []}
    assert posts("It was shown by [chief resident|ROLE] [Ines Calloway|PERSON].") == {"Ines Calloway": [("chief resident", None)]}


def test_a_verb_and_those_whom_it_concerns_are_no_post(extractor: hkfacts.Extractor) -> None:
    text = "The Land Registrar, Ms Ines Calloway, reminded directors. The chairman, Mr Tobias Fenn, welcomed judges."
    found = {p.name: [(r.role, r.organisation) for r in p.roles] for p in extractor.extract(text).people}
    assert found == {"Ines Calloway": [("Land Registrar", None)], "Tobias Fenn": [("chairman", None)]}
