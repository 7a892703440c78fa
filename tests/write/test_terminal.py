"""The table for eyes."""

from __future__ import annotations

import io

import pytest

from hkfacts.records import FigureRecord
from hkfacts.write.shown import amount
from hkfacts.write.terminal import TerminalWriter
from tests.release_by_hand import fact, release


class Terminal(io.StringIO):
    """A file that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def figure(**fields: object) -> FigureRecord:
    known = {**fact("f"), "start": 0, "end": 1, "text": "1", "kind": "count", "value": 5, "low": 5, "high": 5}
    return FigureRecord.model_validate(known | fields)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"value": 1500000, "kind": "money", "currency": "HKD"}, "HKD 1,500,000"),
        ({"value": 12.5, "kind": "percentage"}, "12.5 %"),
        ({"value": None, "low": 20, "high": 30, "qualifier": "range", "unit": "km"}, "20 to 30 km"),
        ({"value": None, "low": 250, "high": None, "qualifier": "more_than"}, ">250"),
        ({"value": None, "low": None, "high": 9, "qualifier": "at_most", "unit": "kg"}, "≤9 kg"),
        ({"value": 40, "qualifier": "about"}, "~40"),
        ({"value": None, "low": None, "high": None, "qualifier": None}, "?"),
    ],
)
def test_amounts_as_people_write_them(fields: dict[str, object], said: str) -> None:
    assert amount(figure(**fields)) == said


def test_in_a_pipe_it_is_80_columns_wide_and_has_no_colours() -> None:
    made = release(title="A title that is a good deal longer than a line of eighty columns can hold, and so it is folded")
    table = TerminalWriter(io.StringIO()).release(made)
    assert max(map(len, table.splitlines())) <= 80
    assert "\x1b" not in table
    for said in (
        "3 May 2023",
        "2023-05-03",
        "HKD 1,500,000",
        "Dr Ada Wu",
        "Green Street Scheme",
        "We shall plant trees.",
        "a warning",
    ):
        assert said in table


def test_on_a_terminal_it_is_coloured_unless_no_color_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1m" in TerminalWriter(Terminal()).release(release())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[33m" not in TerminalWriter(Terminal()).release(release())


def test_mark_up_of_the_text_is_not_read_as_mark_up() -> None:
    assert "[bold red]" in TerminalWriter(io.StringIO()).release(release(title="[bold red]Sale[/bold red] now"))


def test_half_a_surrogate_pair_does_not_stop_the_table() -> None:
    TerminalWriter(io.StringIO()).release(release(title="\ud800")).encode("utf-8")


def test_an_empty_release_is_its_title_alone() -> None:
    empty = release(dates=(), figures=(), people=(), initiatives=(), quotes=(), warnings=(), issuer=None, release_date=None)
    assert TerminalWriter(io.StringIO()).release(empty).split() == ["Trees", "for", "the", "street"]
