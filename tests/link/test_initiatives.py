"""Identity, stage, owner and the facts of the clause."""

from __future__ import annotations

from datetime import date

import pytest

from hkfacts.find.initiatives import find_initiatives
from hkfacts.grammar.initiatives import form_keys, without_edition
from hkfacts.link.initiatives import link_initiatives
from hkfacts.rulebook import load_rulebook
from hkfacts.spans import Block, DateFact, Entity, Found, InitiativeFact, Parts, Span, Tokens, View


def read(text: str, dates: tuple[DateFact, ...] = ()) -> list[InitiativeFact]:
    """The initiatives of a text, one sentence a line."""
    blocks, place = [], 0
    for line in text.split("\n"):
        blocks.append(Block(place, place + len(line), "body"))
        place += len(line) + 1
    parts = Parts(View(text), tuple(blocks), tuple(Span(b.start, b.end) for b in blocks))
    found = find_initiatives(parts, Tokens(), load_rulebook(), [])
    return link_initiatives(found, parts, Tokens(), load_rulebook(), dates, [])


def test_forms_are_compared_without_marks_possessives_and_editions() -> None:
    assert form_keys("“Pier & Quay’s Week”") == ("pier", "and", "quay", "week")
    assert without_edition(("17th", "annual", "pier", "week", "2031")) == ("pier", "week")
    assert without_edition(("phase", "ii")) == ("phase",)


def test_edition_acronym_and_short_form_are_one() -> None:
    (fact,) = read("The 9th Delta Kite Summit (DKS) opened.\nThe Delta Kite Summit grows.\nDKS is big.\nAt the Summit, all sang.")
    assert fact.name == "9th Delta Kite Summit" and set(fact.aliases) == {"Delta Kite Summit", "DKS", "Summit"}
    assert len(fact.mentions) == 5


def test_two_years_of_one_name_are_two() -> None:
    facts = read("The 2030 Policy Address was long.\nThe 2031 Policy Address is short.")
    assert [f.name for f in facts] == ["2030 Policy Address", "2031 Policy Address"]


def test_a_short_form_that_fits_two_joins_neither() -> None:
    facts = read("The Delta Kite Summit and the Gamma Drum Summit opened.\nAt the Summit, all sang.")
    assert [f.aliases for f in facts] == [(), ()] and sum(len(f.mentions) for f in facts) == 2


def test_the_end_of_a_longer_name_joins_it() -> None:
    (fact,) = read("The PCTB Delta Watch Fair opened.\nThe Delta Watch Fair is big.")
    assert fact.name == "PCTB Delta Watch Fair" and fact.aliases == ("Delta Watch Fair",)


def test_number_bracketed_edition_and_region_do_not_make_another_thing() -> None:
    (fact,) = read("The Delta Kite Summit opened.\nThey hosted Delta Kite Summits before.")
    assert fact.name == "Delta Kite Summit" and fact.aliases == ("Delta Kite Summits",)
    (fact,) = read(
        "The Hong Kong Kite Fair (Autumn Edition) opened.\nThe 9th Kite Fair (Autumn Edition) is big.\nThe Autumn Kite Fair ends."
    )
    assert fact.name == "Hong Kong Kite Fair (Autumn Edition)" and len(fact.aliases) == 2
    (fact,) = read("The Delta Kite Festival Asia opened.\nThe Delta Kite Festival is big.")
    assert fact.name == "Delta Kite Festival Asia"
    facts = read("The Delta Kite Festival Asia opened.\nThe Delta Kite Festival Europe opened.\nThe Delta Kite Festival is big.")
    assert len(facts) == 3


def test_a_name_without_its_head_joins_the_longer_one_that_it_opens() -> None:
    (fact,) = read("The Kestrel Hill Copper Project is in Chile.\nTeams like the Kestrel Hill project.")
    assert fact.name == "Kestrel Hill Copper Project" and fact.aliases == ("Kestrel Hill",) and fact.type == "project"
    (fact,) = read("The Kite School Funds (KSF) opened.\nThey give through a KSF Fund.")
    assert fact.name == "Kite School Funds" and "KSF Fund" in fact.aliases


def _named(text: str, kind: str, *names: str) -> list[InitiativeFact]:
    """The initiatives that these names give at all their places."""
    parts = Parts(View(text), (Block(0, len(text), "body"),), (Span(0, len(text)),))
    groups = {"type": kind, "form": "name", "acronym": ""}
    held: set[int] = set()
    found = []
    for name in sorted(names, key=len, reverse=True):
        at = -1
        while (at := text.find(name, at + 1)) >= 0:
            if at not in held:
                held.update(range(at, at + len(name)))
                found.append(Found("initiative", at, at + len(name), "initiative.t", groups))
    return link_initiatives(found, parts, Tokens(), load_rulebook(), [], [])


def test_a_sign_or_a_noun_in_small_letters_makes_no_other_thing() -> None:
    (fact,) = _named("Hold $KWX now. KWX is new. The KWX token grows.", "platform", "$KWX", "KWX", "KWX token")
    assert fact.name == "KWX" and set(fact.aliases) == {"$KWX", "KWX token"}
    (fact,) = _named("The OvenLark token grows.", "platform", "OvenLark token")
    assert fact.name == "OvenLark token"  # as the text has it, and nowhere without
    facts = _named("The ESG fund and the ESG award differ.", "platform", "ESG fund", "ESG award")
    assert len(facts) == 2


def test_a_coined_word_at_the_end_of_one_longer_name_is_its_short_form() -> None:
    (fact,) = _named("The Kestrel CloudKiln is out. CloudKiln is quick.", "platform", "Kestrel CloudKiln", "CloudKiln")
    assert fact.name == "Kestrel CloudKiln"
    names = ("Kestrel CloudKiln", "Wren CloudKiln", "CloudKiln")
    assert len(_named("The Kestrel CloudKiln, the Wren CloudKiln. CloudKiln is quick.", "platform", *names)) == 3


def test_any_word_at_the_end_of_one_longer_name_is_its_short_form_unless_it_is_a_head_or_dated() -> None:
    (fact,) = _named("The Kestrel Marten is out. Marten is quick.", "platform", "Kestrel Marten", "Marten")
    assert fact.name == "Kestrel Marten" and fact.aliases == ("Marten",)
    assert len(_named("The Kestrel Marten came. Marten 2031 is on.", "event", "Kestrel Marten", "Marten 2031")) == 2


def test_a_name_without_edition_beside_two_of_editions_is_one_thing() -> None:
    names = ("Marten Day 2030", "Marten Day 2031", "Marten Day")
    facts = _named("Marten Day 2030, Marten Day 2031. Marten Day grows. Marten Day is on.", "event", *names)
    assert sorted(f.name for f in facts) == ["Marten Day", "Marten Day 2030", "Marten Day 2031"]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("platform", ("Marten Network", "Marten")),
        ("platform", ("Kestrel Mobile Wallet", "Kestrel")),
        ("programme", ("Moonlight Initiative", "Moonlight")),
        ("award", ("Silver Oar Medal", "Silver Oar")),
        ("event", ("Kestrelthon Season 6", "Kestrelthon")),
        ("platform", ("Marten Mainnet", "Marten tokens", "Marten")),
        ("platform", ("Kestrel Marten II", "Marten II")),
        ("publication", ("Ebb and Kiln – A Life in Boats", "Ebb and Kiln")),
        ("event", ("Oven Bowl LVIII", "Oven Bowl")),
        ("publication", ("Kiln 500 Index", "Kiln 500")),
        ("project", ("Rust Copper Project", "Rust Copper Property", "Rust Project", "Rust")),
        ("project", ("Marten Creek lithium project", "Marten Creek")),
        ("publication", ("Anna's War", "Annas War")),
        ("platform", ("M.A.R.T. Kit", "M.A.R.T Kit")),
        ("award", ("Harbour Hero Award", "Harbour Heroes Award")),
    ],
)
def test_words_that_only_say_what_it_is_marks_and_plurals_make_no_other_thing(kind: str, names: tuple[str, ...]) -> None:
    (fact,) = _named(". ".join(f"The {name} is out" for name in names) + ".", kind, *names)
    assert fact.name == names[0] and fact.aliases == names[1:]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("platform", ("Marten Network", "Marten Bread")),
        ("platform", ("Golden Oar Solutions", "Golden Oar", "Golden Oar Kiln")),
        ("event", ("Kiln 500", "Kiln 400")),
        ("event", ("Kiln Festival Competition", "Kiln Festival")),
        ("project", ("Rust Gold Project", "Marten Gold Project")),
        ("fund", ("Marten Fund", "Marten Bond")),
        ("platform", ("Kiln 5.0", "Kiln 50")),
    ],
)
def test_other_words_numbers_and_places_make_other_things(kind: str, names: tuple[str, ...]) -> None:
    facts = _named(". ".join(f"The {name} is out" for name in names) + ".", kind, *names)
    assert sorted(f.name for f in facts) == sorted(names)


def test_a_name_joins_the_one_longer_name_that_only_says_what_it_is_among_several() -> None:
    facts = _named(
        "The Marten Network, the Marten Kernel. Marten is quick.", "platform", "Marten Network", "Marten Kernel", "Marten"
    )
    assert {f.name: f.aliases for f in facts} == {"Marten Network": ("Marten",), "Marten Kernel": ()}


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        ("The KelpWire (“KLW”) is out. KLW sells. KelpWire grows.", "KelpWire", {"KLW"}),
        ("KLW is out. The KelpWire (KLW) grows.", "KelpWire", {"KLW"}),
        ("The Pebblecoin ($PEBL) is out. $PEBL sells.", "Pebblecoin", {"$PEBL"}),
        ("The KTK (Kestrel Tide Kit) is out.", "Kestrel Tide Kit", {"KTK"}),
        ("The Tidewallet (formerly known as Shorepay) is out.", "Tidewallet", {"Shorepay"}),
        ("The Tidewallet, previously called Shorepay, is out.", "Tidewallet", {"Shorepay"}),
        ("Formerly known as Shorepay, Tidewallet is out.", "Shorepay", {"Tidewallet"}),
    ],
)
def test_letters_in_brackets_and_a_former_name_are_the_same_thing(text: str, name: str, aliases: set[str]) -> None:
    names = ("KelpWire", "KLW", "Pebblecoin", "$PEBL", "KTK", "Kestrel Tide Kit", "Tidewallet", "Shorepay")
    (fact,) = _named(text, "platform", *(n for n in names if n in text))
    assert fact.name == name and set(fact.aliases) == aliases


@pytest.mark.parametrize(
    "text", ["The Pebblecoin (QRS) is out.", "The Pebblecoin (Tidewallet) is out.", "The Pebblecoin, PEBL is out."]
)
def test_other_names_in_brackets_or_beside_stay_apart(text: str) -> None:
    names = ("Pebblecoin", "QRS", "Tidewallet", "PEBL")
    assert len(_named(text, "platform", *(n for n in names if n in text))) == 2


def test_letters_with_the_noun_of_the_type_are_the_thing_that_they_stand_for() -> None:
    text = "The Kelp Sector Bond Fund (KSBX) is out. The KSBX ETF sells."
    (fact,) = _named(text, "fund", "Kelp Sector Bond Fund", "KSBX ETF", "KSBX")
    assert fact.name == "Kelp Sector Bond Fund" and set(fact.aliases) == {"KSBX", "KSBX ETF"}


def test_articles_and_sunken_marks_are_no_part_of_a_name() -> None:
    (fact,) = _named("The Kestrel BarrowTM sells. Kestrel Barrow is out.", "platform", "The Kestrel BarrowTM", "Kestrel Barrow")
    assert fact.name == "Kestrel Barrow" and fact.aliases == ()


def test_a_title_is_that_of_the_one_work_with_a_line_behind_its_colon() -> None:
    names = ("Long Tide: A Life in Boats", "Long Tide")
    (fact,) = _named("Long Tide: A Life in Boats is out. Long Tide sells.", "publication", *names)
    assert fact.name == "Long Tide: A Life in Boats" and fact.aliases == ("Long Tide",)


def test_stage_and_owner_come_from_the_clause_or_are_null() -> None:
    (fact,) = read("The Harbour Office will launch the Kite Repair Scheme in May.")
    assert (fact.stage, fact.owner) == ("announced", "Harbour Office")
    (fact,) = read("The Kite Repair Scheme, run by the Harbour Office, was discontinued.")
    assert fact.owner == "Harbour Office"
    (fact,) = read("He knows the Kite Repair Scheme well.")
    assert (fact.stage, fact.owner) == (None, None)


def test_dates_of_the_same_sentence_are_tied() -> None:
    text = "The Kite Repair Scheme began on 3 May 2031.\nIt rained on 4 May 2031."
    dates = tuple(
        DateFact(s, s + 10, "t", "DATE", "2031-05-03", date(2031, 5, 3), date(2031, 5, 3))
        for s in (text.index("3 May"), text.index("4 May"))
    )
    (fact,) = read(text, dates)
    assert fact.dates == ((dates[0].start, dates[0].end),)


def test_a_long_list_of_names_takes_no_quadratic_time() -> None:
    text = "\n".join(f"The Tree{i} Kite{i} Summit opened." for i in range(1500))
    assert len(read(text)) == 1500


def _owner(text: str, issuer: str | None = "Corvane Kettles", bodies: tuple[str, ...] = ()) -> str | None:
    parts = Parts(View(text), (Block(0, len(text), "body"),), (Span(0, len(text)),), issuer=issuer)
    tokens = Tokens(entities=tuple(Entity(text.index(b), text.index(b) + len(b), "ORG") for b in bodies))
    found = find_initiatives(parts, tokens, load_rulebook(), [])
    (fact,) = link_initiatives(found, parts, tokens, load_rulebook(), [], [])
    return fact.owner


def test_our_and_the_companys_are_the_issuers_outside_of_speech() -> None:
    assert _owner("Join our new Warm Hands Campaign today.") == "Corvane Kettles"
    assert _owner("Guests like the company’s annual Warm Hands Campaign.") == "Corvane Kettles"
    assert _owner("The Kestrel Warmth Campaign, the charity’s oldest drive, is back.") == "Corvane Kettles"
    assert _owner("He said: “Join our Warm Hands Campaign today.”") is None
    assert _owner("Join our new Warm Hands Campaign today.", None) is None
    assert _owner("Wren Mining grew. He praised the company’s Warm Hands Campaign.", bodies=("Wren Mining",)) is None


def test_its_is_of_the_one_body_named_before_it() -> None:
    assert (
        _owner("In May Wren Mining, Inc. drew gains from its Tin Bridge Project.", bodies=("Wren Mining, Inc.",)) == "Wren Mining"
    )
    text = "Wren Mining and Harbour Bank drew gains from its Tin Bridge Project."
    assert _owner(text, bodies=("Wren Mining", "Harbour Bank")) is None
    assert _owner("The company drew gains from its Tin Bridge Project.") == "Corvane Kettles"
    assert _owner("Nobody drew gains from its Tin Bridge Project.") is None
    text = "With Wren Mining gone, Corvane drew gains from its Tin Bridge Project."
    assert _owner(text, bodies=("Wren Mining", "Corvane")) == "Corvane Kettles"
    assert _owner("Corvane paid. Its new Tin Bridge Project grows.", bodies=("Corvane",)) == "Corvane Kettles"
    assert _owner("Wren Mining paid. Its new Tin Bridge Project grows.", bodies=("Wren Mining",)) != "Corvane Kettles"


def test_our_in_speech_is_the_issuers_where_its_paragraph_names_no_other_body() -> None:
    said = "“Join our Warm Hands Campaign,” said the head of Corvane Kettles"
    assert _owner(f"{said}.", bodies=("Corvane Kettles",)) == "Corvane Kettles"
    assert _owner(f"{said} at Wren Mining.", bodies=("Corvane Kettles", "Wren Mining")) is None


def test_a_person_owns_what_they_founded_and_not_what_they_open() -> None:
    def read(text: str) -> str | None:
        parts = Parts(View(text), (Block(0, len(text), "body"),), (Span(0, len(text)),))
        tokens = Tokens(entities=(Entity(0, len("Ann Low"), "PERSON"),))
        found = find_initiatives(parts, tokens, load_rulebook(), [])
        return link_initiatives(found, parts, tokens, load_rulebook(), [], [])[0].owner

    assert read("Ann Low founded the Warm Hands Campaign in May.") == "Ann Low"
    assert read("Ann Low opened the Kettle Steam Festival in May.") is None


def test_what_begins_with_the_issuers_name_is_the_issuers() -> None:
    assert _owner("They came to the Corvane Kettles Steam Festival.") == "Corvane Kettles"


def test_mottos_kinds_of_a_product_and_nicknames_make_no_other_thing() -> None:
    (fact,) = read("They spoke at the 2031 Kite Conference.\nThe “2031 Kite Conference: Winds of Change” was held in May.")
    assert "2031 Kite Conference" in (fact.name, *fact.aliases) and len(fact.mentions) == 2
    assert form_keys("Kite® Awards") == ("kite", "awards")
    assert form_keys("Ann 'Kite' Lowe Prize") == form_keys("Ann “Kite” Lowe Prize") == ("ann", "kite", "lowe", "prize")
    kinds = [Found("initiative", s, e, "initiative.own", {"type": "platform", "form": "name"}) for s, e in ((0, 9), (10, 24))]
    text = "KettleBOX KettleBOX Mini"
    parts = Parts(View(text), (Block(0, len(text), "body"),), (Span(0, len(text)),))
    (fact,) = link_initiatives(kinds, parts, Tokens(), load_rulebook(), [], [])
    assert fact.name == "KettleBOX Mini" and fact.aliases == ("KettleBOX",)


def test_a_region_behind_the_head_does_not_keep_the_short_form_for_another() -> None:
    facts = read("The Delta Kite Expo Asia opened.\nThe Gamma Light Expo is near.\nAt the Expo, all sang.")
    assert [f.aliases for f in facts] == [(), ()]


def test_what_the_text_calls_a_name_elsewhere_gives_its_type() -> None:
    """A name without a head noun, found as an event for want of a better sign, is what the nouns behind its places say."""
    text = "Quiet Lantern was held. We joined Quiet Lantern plans. The Quiet Lantern programme is free; the Quiet Lantern programme grows."
    parts = Parts(View(text), (Block(0, len(text), "body"),), (Span(0, len(text)),))
    places = [n for n in range(len(text)) if text.startswith("Quiet Lantern", n)]
    groups = {"type": "event", "form": "name", "acronym": ""}
    found = [Found("initiative", n, n + len("Quiet Lantern"), "initiative.name-again", groups) for n in places]
    assert [f.type for f in link_initiatives(found, parts, Tokens(), load_rulebook(), [], [])] == ["programme"]
    assert [f.type for f in link_initiatives(found[:1], parts, Tokens(), load_rulebook(), [], [])] == ["event"]


def test_who_brings_out_works_or_offers_it_from_the_opening_of_the_sentence_owns_it() -> None:
    text = "Corvane Kettles, a maker of pans, trays and ovens, today released a kit and the Tin Bridge Platform."
    assert _owner(text, bodies=("Corvane Kettles",)) == "Corvane Kettles"
    assert _owner(
        "Corvane Kettles joined forces with Tern AG to launch and manage the Tin Bridge Platform.",
        bodies=("Corvane Kettles", "Tern AG"),
    ) == ("Corvane Kettles")
    assert _owner("Corvane Kettles offers its pans in the Tin Bridge Platform.", bodies=("Corvane Kettles",)) is None
    assert _owner("Corvane Kettles was launched on the Tin Bridge Platform.", bodies=("Corvane Kettles",)) is None


def test_its_is_of_what_the_sentence_opens_with_unless_another_body_stands_right_before_it() -> None:
    text = "Corvane said that the Wren Court has ended old permits tied to its Tin Bridge Project."
    assert _owner(text, bodies=("Corvane", "Wren Court")) == "Corvane Kettles"
    text = "Corvane praised Wren Mining for its Tin Bridge Project."
    assert _owner(text, bodies=("Corvane", "Wren Mining")) != "Corvane Kettles"


def test_lists_are_of_who_draws_them_up() -> None:
    assert _owner("According to the Bread Power Index by Kestrel University, it is high.") == "Kestrel University"
    assert _owner("It was recognised by Tern Group as a Leader in the Bread Power Index.") == "Tern Group"
    assert _owner("She was named to Harbour Magazine’s prestigious Bread Power Award.") == "Harbour Magazine"
    assert _owner("It ranks on the 2031 Inc. 5000 list.") == "Inc."


def test_projects_of_one_list_have_one_owner() -> None:
    text = "The firm praised Corvane’s Tin Bridge Project in Peru, the Reed Bay Project in Chile and the Wren Hill Project."
    parts = Parts(View(text), (Block(0, len(text), "body"),), (Span(0, len(text)),))
    found = find_initiatives(parts, Tokens(), load_rulebook(), [])
    facts = link_initiatives(found, parts, Tokens(), load_rulebook(), [], [])
    assert [f.owner for f in facts] == ["Corvane", "Corvane", "Corvane"]


def test_what_begins_with_the_first_word_of_the_issuers_name_is_the_issuers_where_that_is_coined() -> None:
    assert _owner("They came with the Corvane Steam Platform.") == "Corvane Kettles"
    assert _owner("They came to the Corvane Steam Festival.") is None
    assert _owner("They joined the Global Steam Programme.", "Global Kettles") is None
