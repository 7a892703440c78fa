"""What a batch says while it goes on: a bar on a terminal, lines elsewhere."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from rich.console import Console

from hkfacts.cli import progress
from hkfacts.cli.progress import BarWatcher, LineWatcher, left_out, watcher_for
from hkfacts.run.plan import Leftover


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    clock = Clock()
    monkeypatch.setattr(progress, "time", clock)
    yield clock


def said(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_lines_come_now_and_then_and_loading_counts_for_nothing(clock: Clock) -> None:
    console = Console(file=io.StringIO(), width=200)
    watcher = LineWatcher(console)
    watcher.begin(5_000, 1_000, list)
    for now, done, failed in ((111, 1_000, 0), (120, 1_001, 0), (122, 1_021, 1), (124, 1_041, 1), (132, 1_121, 2)):
        clock.now = float(now)
        watcher.step(done, failed)
    assert said(console).splitlines() == [
        "hkfacts: 5,000 inputs, 1,000 of them done before",
        "hkfacts: 1,000 of 5,000 (0 failed), loading",
        "hkfacts: 1,021 of 5,000 (1 failed), 10.0 a second, 0:06:37 left",
        "hkfacts: 1,121 of 5,000 (2 failed), 10.0 a second, 0:06:27 left",
    ]


def test_a_terminal_gets_a_bar_that_goes_away(clock: Clock) -> None:
    console = Console(file=io.StringIO(), force_terminal=True, width=120)
    watcher = watcher_for(console)
    assert isinstance(watcher, BarWatcher)
    watcher.phase("looking for inputs")
    watcher.begin(40, 0, list)
    watcher.step(0, 0)
    clock.now += 5
    watcher.step(10, 0)
    clock.now += 4
    watcher.step(30, 2)
    watcher.bar.refresh()
    watcher.phase("writing csv")
    watcher.bar.refresh()
    watcher.end()
    shown = said(console)
    assert "loading" in shown and "5.0 a second, 2 failed" in shown and "30/40" in shown and "writing csv" in shown
    assert shown.endswith("\x1b[2K")  # the line of the bar is wiped


def test_what_was_left_out_is_named_by_kind_and_not_without_end() -> None:
    found = [Leftover("suffix", f"{n}.png", ".png is not read") for n in range(7)]
    found += [Leftover("hidden", "a\nb", "hidden"), Leftover("duplicate", "c.txt", "says nearly the same as a.txt")]
    assert left_out(found) == [
        "left out (.png is not read): 0.png, 1.png, 2.png, 3.png, 4.png and 2 more",
        "left out (hidden): 'a\\nb'",
        "left out (duplicate): c.txt",
    ]


def test_nothing_but_lines_where_there_is_no_terminal() -> None:
    assert type(watcher_for(Console(file=io.StringIO()))) is LineWatcher
