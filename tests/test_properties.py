"""What holds for any text: no exception, every mention is its slice, the JSON round-trips, and nothing depends on the neighbours."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hkfacts
from hkfacts import Release, Settings
from hkfacts.write import writer_for
from hkfacts.write.json import to_json
from tests.conftest import sample_files
from tests.gate.gold import read
from tests.texts import ODD_TEXTS, RELEASES

EXTRACTOR = hkfacts.load()
LISTS = ("dates", "figures", "people", "initiatives", "quotes")

# Pieces that releases are made of, so that random texts are full of things that look like facts.
PIECES = (
    "HK$", "US$1.2 billion", "$", "HK\\$1", "€5m", "RMB322", "1,000", "12.5 per cent", "3/4/2025", "2024-25", "5G", "No. 7", "a dozen",
    "one in five", "up to ", "over ", "between ", " and ", " to ", "–", "-", "+", "%", "kg", "square metres", "companies", "3 May 2023",
    "(Hong Kong, 3 May 2023) –", "HONG KONG - May 3, 2023 (WIRE) -", "today", "next Friday", "last month", "two years", "the end of ",
    "Q3 2024", "FY2025", "the 1990s", "Mr ", "Ms Ada Wu", "Dr Lee Ka-chiu", "the Honourable", "Chairman of ", "John Lee", ", said ",
    "“", "”", '"', "‘", "’", "said", "added", "according to", "Bright Harbour Scheme", "(BHS)", "Summit 2025", "Fund", "launched", "About ",
    "Ends/Tuesday, June 21, 2022", "Media enquiries", "Tel: +852 5550 1234", "a@b.example", "Photo 1:", "- ", "* ", "# ", "| ", "|---|",
    "**", "_", "[a](b)", "<b>", "&nbsp;", "\u00a0", "\u3000", "\u00ad", "\u200b", "\t", "\n", "\n\n", "\r\n", "\r", ". ", ", ", " ", "\x00",
    "香港", "😀", "🇭🇰", "é", "e\u0301", "\ud800", "\u202e", "\ufeff", "\u2028", "\x0c", "\x1b[31m",
)  # fmt: skip
TEXT = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map(" ".join),
    st.text(max_size=300),
    st.sampled_from([read(p) for p in sample_files()]).flatmap(
        lambda t: st.tuples(st.integers(0, len(t)), st.integers(0, 400), st.sampled_from(PIECES)).map(
            lambda cut: t[cut[0] : cut[0] + cut[1]] + cut[2] + t[: cut[1]]
        )
    ),
)


def spans(record: Any) -> Iterator[dict[str, Any]]:
    """Everything in a dumped record that says where in the text it stands."""
    if isinstance(record, dict):
        if "start" in record and "end" in record:
            yield record
        for value in record.values():
            yield from spans(value)
    elif isinstance(record, list | tuple):
        for value in record:
            yield from spans(value)


def assert_sound(text: str, release: Release) -> None:
    """A release of this text is grounded, in order, complete in its references and valid."""
    data = release.model_dump()
    for span in spans(data):
        assert 0 <= span["start"] < span["end"] <= len(text)
        if span.get("text") is not None:
            assert text[span["start"] : span["end"]] == span["text"]
    for name in LISTS:
        facts = data[name]
        starts = [f["mentions"][0]["start"] if "mentions" in f else f["start"] for f in facts]
        assert starts == sorted(starts), name
        for fact in facts:
            assert fact["rule"] and fact["section"] != "furniture"
            if "mentions" in fact:
                assert fact["mentions"] == tuple(sorted(fact["mentions"], key=lambda m: (m["start"], m["end"])))
                assert (fact["section"], fact["rule"]) == (fact["mentions"][0]["section"], fact["mentions"][0]["rule"])
            if fact["sentence"]:
                first = fact["mentions"][0] if "mentions" in fact else fact
                assert fact["sentence"]["start"] <= first["start"] < fact["sentence"]["end"]
    ids = [f["id"] for name in LISTS for f in data[name]]
    assert len(ids) == len(set(ids)), "ids are unique within a release"
    known = set(ids)
    assert all(known >= {*i.dates, *i.figures} for i in release.initiatives)
    assert all(q.speaker is None or q.speaker in known for q in release.quotes)
    assert all(w.fact is None or w.fact in known for w in release.warnings)
    assert all(w.offset is None or w.offset < len(text) for w in release.warnings)
    for day in release.dates:
        assert not (day.start_date and day.end_date) or day.start_date <= day.end_date
    for figure in release.figures:
        assert figure.low is None or figure.high is None or figure.low <= figure.high
    written = to_json(release)
    if not re.search(r"\\ud[89a-f]", written):  # half a character, which JSON may hold and pydantic's reader refuses
        assert Release.model_validate_json(written) == release
    assert json.loads(written)["source"]["characters"] == len(text)
    assert Release.model_validate(data) == release


@given(TEXT, st.one_of(st.none(), st.dates(date(1950, 1, 1), date(2100, 12, 31))))
@settings(max_examples=150)
def test_any_text_gives_a_sound_record(text: str, day: date | None) -> None:
    assert_sound(text, EXTRACTOR.extract(text, day))


def test_odd_texts_and_samples_give_sound_records() -> None:
    for text in (*ODD_TEXTS, *RELEASES, *map(read, sample_files())):
        assert_sound(text, EXTRACTOR.extract(text))


def test_dates_at_the_edges_of_the_calendar_do_no_harm() -> None:
    text = "It opens tomorrow, next week, in two hundred years, three centuries ago; it closed yesterday, last month, 9,999 years ago."
    for day in (date.min, date(1, 1, 2), date(9999, 12, 30), date.max):
        assert_sound(text, EXTRACTOR.extract(text, day))


@given(st.lists(TEXT, min_size=2, max_size=4))
@settings(max_examples=15)
def test_output_is_independent_of_the_batch(texts: list[str]) -> None:
    alone = [to_json(EXTRACTOR.extract(text)) for text in texts]
    assert [to_json(r) for r in EXTRACTOR.extract_many(texts)] == alone
    assert [to_json(r) for r in EXTRACTOR.extract_many(texts[::-1])] == alone[::-1]


@given(TEXT)
@settings(max_examples=25)
def test_every_writer_takes_every_record(text: str) -> None:
    import io

    release = EXTRACTOR.extract(text)
    for form in ("json", "jsonl", "csv", "table"):
        writer = writer_for(form, io.StringIO())
        (writer.head() + writer.release(release)).encode("utf-8")
        assert writer.release(release) == writer.release(release)


@given(
    st.sampled_from([read(p) for p in sample_files()] + list(RELEASES)),
    st.sets(st.sampled_from(LISTS)).map(sorted).map(tuple),
    st.sets(st.sampled_from(["headline", "dateline", "body", "list", "table", "caption", "boilerplate", "contacts"]))
    .map(sorted)
    .map(tuple),
)
@settings(max_examples=25)
def test_what_is_left_out_takes_its_references_along(text: str, kinds: tuple[str, ...], sections: tuple[str, ...]) -> None:
    everything = EXTRACTOR.extract(text)
    some = hkfacts.extract(text, settings=Settings(kinds=kinds, sections=sections))
    assert_sound(text, some)
    for name in LISTS:
        wanted = [
            f.id for f in getattr(everything, name) if (not kinds or name in kinds) and (not sections or f.section in sections)
        ]
        assert [f.id for f in getattr(some, name)] == wanted


@pytest.mark.slow
def test_time_is_linear_in_the_length_of_the_text() -> None:
    """Four times the text may take at most about four times as long; a square would take sixteen times."""
    import time

    for piece in (
        read(sample_files()[1]),
        "HK$1,000 million to 3 May 2023 and ",
        "“Yes,” said Mr Lee. ",
        "Bright Harbour of the ",
        "$" * 50,
    ):
        spent = []
        for copies in (1, 4):
            text = piece * (8000 // len(piece) * copies)
            best = float("inf")
            for _ in range(2):
                began = time.process_time()
                EXTRACTOR.extract(text)
                best = min(best, time.process_time() - began)
            spent.append(best)
        assert spent[1] < 8 * spent[0] + 0.5, (piece[:40], spent)
