"""Rules about figures do what their examples say; nothing that a fuzz writes raises."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hkfacts
from hkfacts.find.figures import find_figures, number_starts
from hkfacts.find.figures_tables import fallen_tables
from hkfacts.link.figures import link_figures
from hkfacts.normalise.figures import normalise_figures
from hkfacts.rulebook import Rule, load_rulebook
from hkfacts.spans import Block, FigureFact, Parts, Span, Tokens, Trace, View

BOOK = load_rulebook()
RULES = [r for r in BOOK.rules if r.kind == "figure" and r.origin == "figures.toml"]


def lay_out(text: str) -> Parts:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(at, at + len(line), "body"))
        at += len(line) + 1
    return Parts(View(text), tuple(blocks), tuple(Span(b.start, b.end) for b in blocks), home="HK")


def facts_of(text: str, trace: Trace | None = None) -> list[FigureFact]:
    parts = lay_out(text)
    return link_figures(normalise_figures(find_figures(parts, Tokens(), BOOK, [], [], trace), parts, Tokens()), parts, Tokens())


@pytest.mark.parametrize("rule", RULES, ids=[r.id for r in RULES])
def test_each_rule_has_a_reason_and_both_kinds_of_examples(rule: Rule) -> None:
    assert rule.reason and rule.examples and rule.counter_examples


@pytest.mark.parametrize("rule", [r for r in RULES if r.action == "refuse"], ids=lambda r: r.id)
def test_refusals_refuse_their_examples_and_nothing_else(rule: Rule) -> None:
    for example in rule.examples:
        at = example.text.index(example.finds)
        assert not [f for f in facts_of(example.text) if f.start <= at < f.end], example.text
        assert rule.pattern.search(example.text)
    for counter in rule.counter_examples:
        assert not rule.pattern.search(counter)


@pytest.mark.parametrize("rule", [r for r in RULES if r.action == "find" and r.reader != "numeral"], ids=lambda r: r.id)
def test_finds_find_their_examples(rule: Rule) -> None:
    for example in rule.examples:
        facts = facts_of(example.text)
        assert [f.rule for f in facts] == [rule.id]
        if example.value:
            assert float(facts[0].value or 0) == pytest.approx(float(example.value))
    for counter in rule.counter_examples:
        assert rule.id not in [f.rule for f in facts_of(counter)]


@pytest.mark.parametrize(
    "text",
    ["HK$ billion", "$1,2,3", "pay $ now", "5 to", "% of", "HK$", "1,00,0", "$", "5-5-5-5", "(((5", "½½½", "1e9999", "9" * 400],
)
def test_bad_input_gives_no_value(text: str) -> None:
    assert all(f.value is None or f.kind for f in facts_of(text))
    if "$" in text or "%" in text:
        assert facts_of(text) == []


def test_a_range_that_runs_backwards_has_no_value_but_a_notice() -> None:
    (fact,) = facts_of("between 45 and 30 per cent")
    assert (fact.value, fact.low, fact.high) == (None, None, None)
    assert [n.code for n in fact.notices] == ["range-backwards"]


def test_a_bare_dollar_is_flagged() -> None:
    (fact,) = facts_of("fees of $480")
    assert (fact.currency, fact.currency_assumed) == ("HKD", True)


PIECES = st.sampled_from(
    ["HK$", "$", "5", "1,000", " million", "%", " per cent", " to ", "-", "–", " and ", "between ", "half", " of ", "(", ")", "\n", "\t", "one", " in ", "five",
     "+", "m", "km", " sq ft", "a ", "third", "hundreds of ", ",", ".", "over ", " or more", "x", "°C", "No. ", "#", "Hall ", "each", " a year", "€", "-3", "½", "İ"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=24).map("".join))
def test_fuzz_of_pieces_never_raises_and_stays_in_place(text: str) -> None:
    for fact in facts_of(text):
        assert 0 <= fact.start < fact.end <= len(text)
        assert "\n" not in text[fact.start : fact.end] and "\t" not in text[fact.start : fact.end]
        if fact.low is not None and fact.high is not None:
            assert fact.low <= fact.high


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_fuzz_of_any_text_never_raises(text: str) -> None:
    assert all(f.start < f.end for f in facts_of(text))
    assert number_starts(text) == sorted(set(number_starts(text)))


@settings(max_examples=200, deadline=None)
@given(
    st.integers(1, 10**9),
    st.sampled_from([("HK$", "HKD"), ("US$", "USD"), ("€", "EUR"), ("£", "GBP"), ("RMB", "CNY"), ("JPY ", "JPY"), ("S$", "SGD")]),
)
def test_money_round_trips(n: int, sign: tuple[str, str]) -> None:
    (fact,) = facts_of(f"It costs {sign[0]}{n:,} in all")
    assert (fact.kind, fact.currency, fact.value) == ("money", sign[1], n)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 99_999), st.sampled_from(["%", " per cent", " percent", "-per-cent", " pct"]))
def test_percentages_round_trip(n: int, sign: str) -> None:
    (fact,) = facts_of(f"It rose by {n / 100:.2f}{sign}")
    assert (fact.kind, fact.change) == ("percentage", None)
    assert fact.value == pytest.approx(n / 100)


@settings(max_examples=200, deadline=None)
@given(
    st.integers(1, 10**6),
    st.sampled_from(
        [
            (" square metres", "m2"),
            (" km", "km"),
            (" tonnes", "t"),
            (" MW", "MW"),
            ("°C", "Cel"),
            (" sq ft", "[sft_i]"),
            (" hectares", "har"),
            (" litres", "L"),
        ]
    ),
)
def test_measurements_round_trip(n: int, unit: tuple[str, str]) -> None:
    (fact,) = facts_of(f"It measured {n:,}{unit[0]}")
    assert (fact.unit, fact.value) == (unit[1], n)


def test_a_table_that_lost_its_layout_is_read() -> None:
    lines = ["Price", "Term", "Rate", "$20", "1 lap", "5%", "$100", "2 laps", "2%", "$300", "3 laps", "1.5%"]
    (table,) = fallen_tables(lay_out("\n".join(lines)))
    assert [len(row) for row in table.rows] == [3, 3, 3, 3]
    items = {f.item for f in facts_of("\n".join(lines)) if f.kind == "money"}
    assert items == {"Price"}


def test_headings_that_lack_the_corner_stand_over_their_columns() -> None:
    text = (
        "The ferry line gave its results today (3 March 2031) at the pier in the harbour, and its chairman thanked all hands on deck.\n\n"
        "Key figures (HK$ million)\n\t1H2031\t1H2030\tChange\nFares\t310\t400\t(22.5%)\nRents\t120\t100\t20%\n\nMore of it follows."
    )
    values = [(f.kind, f.value, f.item) for f in hkfacts.extract(text).figures]
    assert values == [
        ("money", 310_000_000, "Fares"),
        ("money", 400_000_000, "Fares"),
        ("percentage", -22.5, "Fares"),
        ("money", 120_000_000, "Rents"),
        ("money", 100_000_000, "Rents"),
        ("percentage", 20, "Rents"),
    ]


def test_a_number_of_a_name_in_the_headline_is_known_by_the_text() -> None:
    body = "\n\nHONG KONG, May 3, 2031 - The fee is HK$2. Tern Pier 5 has been built over two years, and boats have come.\n"
    assert [f.text for f in hkfacts.extract(f"Harbour grows as Tern Pier 5 welcomes first guests{body}").figures] == ["HK$2"]
    assert [f.text for f in hkfacts.extract(f"Harbour grows as Tern Ferries 5 sailors{body}").figures] == ["5 sailors", "HK$2"]
