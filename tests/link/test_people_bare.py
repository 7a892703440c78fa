"""Posts with no body beside them: whose they are in the release of a company, and whose nobody says."""

from __future__ import annotations

import pytest

import hkfacts

HEAD = "Tolvane Robotics Wins Dock Order\n\nRIVERTON, Ohio, March 3, 2031 -- Tolvane Robotics, a maker of cranes, has won an order.\n\n"


def bodies(extractor: hkfacts.Extractor, paragraph: str) -> dict[str, str | None]:
    """The body of each person of a paragraph in a release of Tolvane Robotics."""
    return {p.name: p.organisation for p in extractor.extract(HEAD + paragraph).people}


@pytest.mark.parametrize(
    "paragraph",
    [
        "“The order shows what Harrow Port expects,” said CEO Mira Kestle.",
        "“The order shows what Harrow Port expects,” said Mira Kestle, Chief Executive Officer.",
        "The purchases were led by Chief Operating Officer Mira Kestle.",
        "According to Vice President of Sales Mira Kestle, more will follow.",
        "Commenting on the order, founder and CEO Mira Kestle spoke of a new start.",
        "President and CEO Mira Kestle said the cranes will be built in spring.",
        "For the last order, General Manager Mira Kestle went to the docks herself.",
        "The cranes were shown to the Ministry of Ports last week. CEO Mira Kestle said that more will follow.",
    ],
)
def test_a_bare_post_of_a_company_is_of_the_one_that_is_spoken_of(extractor: hkfacts.Extractor, paragraph: str) -> None:
    assert bodies(extractor, paragraph) == {"Mira Kestle": "Tolvane Robotics"}


def test_a_paragraph_that_another_body_opens_is_of_that(extractor: hkfacts.Extractor) -> None:
    said = "Harrow Port Authority runs four docks. The cranes are old, and General Manager Mira Kestle wants new ones."
    assert bodies(extractor, said) == {"Mira Kestle": "Harrow Port Authority"}


@pytest.mark.parametrize(
    "paragraph",
    [
        "Among the guests was novelist Mira Kestle.",
        "Among the guests was former CEO Mira Kestle.",
        "The bill was signed by President Mira Kestle and goes to the Senate.",
        "The road was opened by Director of Health Mira Kestle.",
    ],
)
def test_callings_former_posts_and_offices_of_states_have_no_body(extractor: hkfacts.Extractor, paragraph: str) -> None:
    assert bodies(extractor, paragraph)["Mira Kestle"] is None


def test_a_word_that_may_be_the_body_keeps_the_issuer_out(extractor: hkfacts.Extractor) -> None:
    assert bodies(extractor, "The panel was led by Quillo Managing Director Mira Kestle.")["Mira Kestle"] != "Tolvane Robotics"


@pytest.mark.parametrize(
    "paragraph",
    [
        "The design is by Chief Scientist Mira Kestle and her team.",
        "According to Business Development Coordinator Mira Kestle, more will follow.",
        "The order went to team member Mira Kestle.",
    ],
)
def test_posts_below_the_first_rank_are_of_the_company_too(extractor: hkfacts.Extractor, paragraph: str) -> None:
    assert bodies(extractor, paragraph) == {"Mira Kestle": "Tolvane Robotics"}


def test_whom_a_quotation_speaks_of_is_not_of_the_issuer(extractor: hkfacts.Extractor) -> None:
    assert bodies(extractor, "“We urge Chairman and CEO Mira Kestle to wake up to it.”")["Mira Kestle"] is None
    assert bodies(extractor, '"We are glad of it,” said CEO Mira Kestle.')["Mira Kestle"] == "Tolvane Robotics"


def test_people_of_a_list_are_of_the_body_over_it(extractor: hkfacts.Extractor) -> None:
    listed = "Judges from Harrow Port Authority include:\n\nMira Kestle, CEO: She runs the docks.\n\nPaul Hale, CFO: He counts."
    assert bodies(extractor, listed) == {"Mira Kestle": "Harrow Port Authority", "Paul Hale": "Harrow Port Authority"}


def test_a_body_joined_to_its_founder_owns_the_post(extractor: hkfacts.Extractor) -> None:
    said = "Tolvane Robotics has filed a complaint against Harrow Port Authority and its founder, Mira Kestle."
    assert bodies(extractor, said) == {"Mira Kestle": "Harrow Port Authority"}


@pytest.mark.parametrize(
    "paragraph",
    [
        "“The order is large,” said President Mira Kestle.",
        "The order was signed by Co-Chairman Mira Kestle.",
        "“The order is large,” said Executive Director Mira Kestle.",
        "The order pleased Chief Executive Mira Kestle.",
        "Buyers can rely on founding partners Mira Kestle and her team.",
        "Sales Counselor Mira Kestle showed the buyers around.",
    ],
)
def test_heads_and_those_who_sell_are_of_the_company(extractor: hkfacts.Extractor, paragraph: str) -> None:
    assert bodies(extractor, paragraph) == {"Mira Kestle": "Tolvane Robotics"}


@pytest.mark.parametrize(
    "paragraph",
    [
        "“The order is large,” said President Mira Kestle, who asked Congress for new docks.",
        "President Mira Kestle has opened the port.",
        "Mira Kestle, Executive Director, along with the team of Quillo Lipsmark, opened the port.",
    ],
)
def test_a_president_of_a_state_and_whoever_stands_with_another_body_have_none(
    extractor: hkfacts.Extractor, paragraph: str
) -> None:
    assert bodies(extractor, paragraph)["Mira Kestle"] is None


def test_who_founds_a_practice_or_bears_its_name_is_of_it(extractor: hkfacts.Extractor) -> None:
    assert bodies(extractor, "“We care,” said Mira Kestle, Esq., founding attorney.")["Mira Kestle"] == "Tolvane Robotics"
    assert bodies(extractor, "“We care,” said Ivo Tolvane, an oral surgeon.")["Ivo Tolvane"] == "Tolvane Robotics"
    assert bodies(extractor, "“We care,” said Ivo Tolvane, a novelist.")["Ivo Tolvane"] is None
    assert bodies(extractor, "“We care,” said Mira Kestle, an oral surgeon.")["Mira Kestle"] is None


def test_capitals_behind_a_post_keep_the_issuer_out(extractor: hkfacts.Extractor) -> None:
    said = "Lamps in practice - Mira Kestle, CEO Quarter Moon Lamps"
    assert bodies(extractor, said).get("Mira Kestle") != "Tolvane Robotics"


def test_the_leader_of_its_team_is_not_the_issuer_s(extractor: hkfacts.Extractor) -> None:
    said = "Tolvane Robotics likes what Harrow Port’s people do, as its team, led by CEO and founder Mira Kestle, knows cranes."
    assert bodies(extractor, said)["Mira Kestle"] == "Harrow Port"


def test_a_text_without_an_issuer_is_about_the_body_of_its_title(extractor: hkfacts.Extractor) -> None:
    text = (
        "Harrow Port Bank Grows Again\n\nThe shares of Harrow Port Bank rose. Harrow Port Bank has a plan.\n\n"
        "Few had seen it.\n\nCEO Mira Kestle holds a stake, as do others.\n"
    )
    assert next(p.organisation for p in extractor.extract(text).people) == "Harrow Port Bank"


def test_a_president_known_by_the_surname_alone_is_of_no_company(extractor: hkfacts.Extractor) -> None:
    assert bodies(extractor, "With President Kestle back at work, “we all look ahead,” said Ada Quill, President.") == {
        "Kestle": None,
        "Ada Quill": "Tolvane Robotics",
    }


@pytest.mark.parametrize(
    "paragraph",
    [
        "The cranes will stand near the Ostrow Canal. CEO Mira Kestle said that more will follow.",
        "Lifts and cranes were on show in Utopia. Board Chair Mira Kestle highlighted the demand for cranes.",
        "Tolvane Robotics will build it. President Mira Kestle said the company is in a new phase.",
        'the order shows how sturdy our cranes are," says Mira Kestle, CEO. "We are glad of it."',
        "Firm Managing Partner, Mira Kestle, stated that more will follow.",
        "The cranes of QT-204 steel lift more. CEO Mira Kestle explained how.",
    ],
)
def test_a_post_that_opens_its_sentence_is_not_of_what_the_sentence_before_ends_in(
    extractor: hkfacts.Extractor, paragraph: str
) -> None:
    assert bodies(extractor, paragraph)["Mira Kestle"] == "Tolvane Robotics"


def test_the_full_stop_of_a_firm_s_form_ends_no_sentence(extractor: hkfacts.Extractor) -> None:
    assert bodies(extractor, "The panel was led by Quillo Pumps Inc. CEO Mira Kestle.")["Mira Kestle"] != "Tolvane Robotics"


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We grow,” said Mira Kestle, head of the company’s Dover plant.",
        "Mira Kestle is the managing director of the firm's European business.",
        "Mira Kestle serves as president of the group's crane division.",
    ],
)
def test_a_post_in_a_part_that_the_company_owns_is_of_the_company(extractor: hkfacts.Extractor, paragraph: str) -> None:
    assert bodies(extractor, paragraph) == {"Mira Kestle": "Tolvane Robotics"}


def test_a_body_behind_the_last_of_two_names_holds_for_both(extractor: hkfacts.Extractor) -> None:
    said = (
        "The sale was led by Managing Director Mira Kestle and Senior Vice President Owen Tarrant of Brightmere Realty Advisors."
    )
    assert bodies(extractor, said) == {"Mira Kestle": "Brightmere Realty Advisors", "Owen Tarrant": "Brightmere Realty Advisors"}


@pytest.mark.parametrize(
    "paragraph",
    [
        "“The order is a start,” says Mira Kestle, GM.",
        "“The order is a start,” said Mira Kestle, Regional Director.",
        "Associate Director Mira Kestle explained the order.",
        "“The order is a start,” said Mira Kestle, Head of Logistics.",
        "Questions went to Scientific Advisor Professor Mira Kestle.",
        "“We mend cranes at night,” says senior technician Mira Kestle.",
        "Cranes are rented at a 0% commission. Chairman Mira Kestle said Tolvane Robotics will rent more.",
    ],
)
def test_ranks_of_a_firm_without_a_field_are_of_the_company_too(extractor: hkfacts.Extractor, paragraph: str) -> None:
    assert bodies(extractor, paragraph) == {"Mira Kestle": "Tolvane Robotics"}


def test_a_lawyer_in_the_release_of_a_law_firm_is_of_it(extractor: hkfacts.Extractor) -> None:
    head = "Quarrel Law Firm Wins Dock Case\n\nRIVERTON, Ohio, March 3, 2031 -- Quarrel Law Firm has won a case.\n\n"
    text = head + "Write to attorney Mira Kestle. The case was brought by District Attorney Owen Tarrant."
    found = {p.name: p.organisation for p in extractor.extract(text).people}
    assert found == {"Mira Kestle": "Quarrel Law Firm", "Owen Tarrant": None}


def test_who_governs_is_not_of_the_legislature_named_before(extractor: hkfacts.Extractor) -> None:
    assert bodies(extractor, "The Legislature and Governor Mira Kestle signed it.")["Mira Kestle"] is None


def test_a_chief_in_the_contacts_of_a_release_is_of_its_issuer(extractor: hkfacts.Extractor) -> None:
    assert (
        bodies(extractor, "It opens in May.\n\nContact:\n\nMira Kestle, CFO\n\n1-800-555-0142\n")["Mira Kestle"]
        == "Tolvane Robotics"
    )
    said = "It opens with help of Brightmere Capital.\n\nContact:\n\nMira Kestle, CEO\n\nmira@brightmerecapital.com\n"
    assert bodies(extractor, said)["Mira Kestle"] != "Tolvane Robotics"
