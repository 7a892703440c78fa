"""Names whose edges and neighbours the labels of the pipeline tell, with labels marked by hand."""

from __future__ import annotations

import hkfacts
from hkfacts.find.people import find_people
from hkfacts.rulebook import load_rulebook
from tests.marks import labelled


def found(marked: str) -> list[str]:
    """The mentions of people in a text in which `[words|LABEL]` stands for a label."""
    parts, tokens = labelled(marked)
    people = find_people(parts, tokens, load_rulebook())
    return [parts.text[f.start : f.end] for f in people]


def test_a_label_that_ends_with_a_middle_name_does_not_cut_the_surname() -> None:
    assert found("It is led by [Harold Joel|PERSON] Orfmann and partners.") == ["Harold Joel Orfmann"]
    assert found("Reach [Mel Whitaker|PERSON] Grapevine now.") == ["Mel Whitaker"]


def test_a_region_that_bears_a_name_is_a_place() -> None:
    assert found("Gold was found in Nevada’s [Walker Lane|PERSON].") == []
    assert found("Homes in the [Walker Ashby|PERSON] neighborhood rose.") == []
    assert found("The song is by [Walker Ashby|PERSON], who lives in Oslo.") == ["Walker Ashby"]


def test_a_name_among_bodies_is_a_body() -> None:
    assert found("Sold at [Quora|ORG], [Walter Ashdown|PERSON], [Tolmar Books|ORG] and more.") == []
    assert found("Counsel were Moorlan LLP, [Walter Ashdown|PERSON], and [Nora Quillon|PERSON] on the deal.") == []
    assert found("Guests were [Nora Quillon|ORG], [Walter Ashdown|PERSON], [Tolmar Books|ORG] and more.")[-1:] == [
        "Walter Ashdown"
    ]


def test_a_surname_that_is_also_a_word() -> None:
    text = (
        "[Martin Hill|PERSON], president of Orvale, spoke. Hill emphasized the gains. Staff walked with Hill. The Hill was steep."
    )
    assert found(text) == ["Martin Hill", "Hill", "Hill"]
    assert found("[Anna Green|PERSON], president of Orvale, spoke. Green energy grows. They sat in Green.") == ["Anna Green"]


def test_endings_of_surnames_speak_for_a_labelled_name() -> None:
    assert found("They met influencers like [Vitoldi Karaminsky|PERSON] there.") == ["Vitoldi Karaminsky"]
    assert found("They met [Vitoldi Karamin|PERSON] there.") == []


def test_an_unknown_name_ends_a_list_of_two() -> None:
    assert found("It was founded by Walter Ashdown and Yakir Sudrin, who met in Oslo.") == ["Walter Ashdown", "Yakir Sudrin"]
    assert found("It was bought by Walter Ashdown and [Yakir Sudrin|ORG] in Oslo.") == ["Walter Ashdown"]


def test_a_firm_that_bears_a_whole_name() -> None:
    text = "[Walter Ashdown|PERSON] offers loans. [Walter Ashdown|PERSON] is a commercial loan brokerage based in Oslo."
    assert found(text) == []
    assert found("[Walter Ashdown|PERSON] is a loan officer based in Oslo.") == ["Walter Ashdown"]
    assert found("[Walter Ashdown|PERSON] Watch Repair opened. The shop of [Walter Ashdown|PERSON] Real Estate did not.") == []


def test_a_given_name_ends_a_list_whatever_the_label() -> None:
    assert found("Singers were Nora Quillon, Walter Ashdown, and [Salome Branchiz|ORG].")[-1:] == ["Salome Branchiz"]


def test_a_character_of_a_childrens_book() -> None:
    assert found("It is a children’s book about a girl named [Penny|PERSON] who finds her courage.") == []


def test_a_surname_that_no_name_has_is_read_where_label_and_neighbours_agree() -> None:
    assert found("“Yes,” said [Tamsin Gold|PERSON]. It grew.") == ["Tamsin Gold"]
    assert found("The song is by producer [Nora Palm|PERSON], of Oslo.") == ["Nora Palm"]
    assert found("[Miriam Council|PERSON], founder of Orvale, spoke.") == ["Miriam Council"]
    assert found("Its Marketing Manager, [Green Tongo|PERSON], spoke.") == ["Green Tongo"]
    assert found("“Yes,” said [Lynna Karsten|PERSON] [Communications Director|ROLE] for Orvale.") == ["Lynna Karsten"]


def test_a_labelled_place_or_body_with_no_neighbour_is_none() -> None:
    assert found("“Yes,” said [Brandon Field|PERSON] [Group Chief Operating Officer|ROLE] [Nora Quillon|PERSON].") == [
        "Nora Quillon"
    ]
    assert found("They walked through [Norwick Field|PERSON] at noon.") == []
    assert found("It is near [Tamsin Gold|PERSON] in the hills.") == []
    assert found("The [Miriam Council|PERSON], founder of schools, met.") == []


def test_a_list_of_those_who_are_called_people() -> None:
    text = "It drew artists including [Nora Quillon|PERSON], [Lagcho|PERSON], [Walter Ashdown|PERSON] and [Yakir Sudrin|PERSON]."
    assert found(text) == ["Nora Quillon", "Lagcho", "Walter Ashdown", "Yakir Sudrin"]
    assert found("It sells brands including [Nora Quillon|PERSON], [Lagcho|PERSON] and [Yakir Sudrin|PERSON].") == [
        "Nora Quillon"
    ]


def test_a_first_name_with_a_telephone_behind_it() -> None:
    assert found("Orvale Fences Ltd. [Sebastien|PERSON] (604) 555-0142") == ["Sebastien"]
    assert found("Orvale Fences Ltd. [Sebastien|PERSON] Row, 604 Elm") == []


def test_the_work_of_a_labelled_name() -> None:
    assert found("[Vitoldi Karamin|PERSON]'s book, out now, sells.") == ["Vitoldi Karamin"]
    assert found("[Vitoldi Karamin|PERSON]'s shoe, out now, sells.") == []


def test_a_man_of_a_story() -> None:
    text = "The story follows a man named [Walter Ashdown|PERSON], whose farm burns. It is by [Nora Quillon|PERSON], who lives in Oslo."
    assert found(text) == ["Nora Quillon"]
    assert found("The prize went to a man named [Walter Ashdown|PERSON], whose farm burns.") == ["Walter Ashdown"]


def test_a_firm_of_one_who_bears_its_name() -> None:
    assert found("[Walter A. Ashdown|PERSON], P.C. is acting as counsel.") == []
    assert found("[Walter A. Ashdown|PERSON], PhD, is acting as counsel.") == ["Walter A. Ashdown"]


def test_a_team_in_a_list_of_riders_is_nobody() -> None:
    text = "It backs riders [Walter Ashdown|PERSON] with Gull Team, [Nora Quillon|PERSON] with [Ronal Marten Lanigan Racing|PERSON] and [Seb Lund|PERSON]."
    assert found(text) == ["Walter Ashdown", "Nora Quillon", "Seb Lund"]


def test_a_body_over_its_contact_is_nobody(extractor: hkfacts.Extractor) -> None:
    text = (
        "Stella Maritime Appoints Ada Quill as Chief Executive Officer\n\n"
        "OSLO, May 2, 2031 /Wire/ -- Stella Maritime, Inc. (“Stella”), a maker of pumps, today announced the appointment of Ada Quill. "
        "Stella Maritime Chairman Dr. Uri Holm said: “We are glad.”\n\n"
        "About Stella Maritime, Inc.\n\nStella Maritime is a maker of pumps.\n\n"
        "Contact DetailsStella Maritime\n\nKevin Lund\n\n+1 855-646-7874\n"
    )
    assert [p.name for p in extractor.extract(text).people] == ["Ada Quill", "Uri Holm", "Kevin Lund"]
