"""How a batch is going, told on standard error: a bar on a terminal, a plain line every so often elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from ..run.batch import Summary, Watcher
from ..run.plan import Leftover

EVERY = 10.0  # seconds between plain lines
SHOWN = 5  # names of files that were left out


def watcher_for(console: Console) -> Watcher:
    """What tells people on this console."""
    return BarWatcher(console) if console.is_terminal else LineWatcher(console)


def left_out(found: Iterable[Leftover]) -> list[str]:
    """A line for each kind of file that was left out: how many, and the first few by name."""
    kinds: dict[tuple[str, str], list[str]] = {}
    numbers: dict[tuple[str, str], int] = {}
    for one in found:
        key = (one.kind, one.reason if one.kind in ("suffix", "folder") else one.kind)
        numbers[key] = numbers.get(key, 0) + 1
        names = kinds.setdefault(key, [])
        if len(names) < SHOWN:
            names.append(one.name)
    lines = []
    for key, names in kinds.items():
        more = f" and {numbers[key] - len(names):,} more" if numbers[key] > len(names) else ""
        lines.append(f"left out ({key[1]}): {', '.join(map(printable, names))}{more}")
    return lines


def printable(name: str) -> str:
    """A name on one line, whatever is in it.

    >>> printable("a\\nb"), printable("plain name.txt")
    ("'a\\\\nb'", 'plain name.txt')
    """
    return name if name.isprintable() else repr(name)


class LineWatcher:
    """Plain lines."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.total = self.before = self.first = 0
        self.began = self.last = time.monotonic()

    def say(self, line: str) -> None:
        """One line, as it is."""
        self.console.print(f"hkfacts: {line}", markup=False, highlight=False, emoji=False, soft_wrap=True)

    def begin(self, total: int, before: int, leftovers: Callable[[], Iterable[Leftover]]) -> None:
        """Say how much there is to do."""
        for line in left_out(leftovers()):
            self.say(line)
        self.total, self.before, self.first = total, before, 0
        self.last = time.monotonic()
        done = f", {before:,} of them done before" if before else ""
        self.say(f"{total:,} {'input' if total == 1 else 'inputs'}{done}")

    def rate(self, done: int) -> float | None:
        """Inputs a second since the first ones came in; None before that, while workers load."""
        if not self.first:
            if done > self.before:
                self.first, self.began = done, time.monotonic()
            return None
        return (done - self.first) / max(1e-3, time.monotonic() - self.began)

    def step(self, done: int, failed: int) -> None:
        """Say now and then how far it is."""
        rate, now = self.rate(done), time.monotonic()
        if now - self.last < EVERY:
            return
        self.last = now
        speed = "loading" if rate is None else f"{rate:.1f} a second"
        left = f", {_span((self.total - done) / rate)} left" if rate else ""
        self.say(f"{done:,} of {self.total:,} ({failed:,} failed), {speed}{left}")

    def phase(self, name: str) -> None:
        """Nothing: phases are short, mostly."""

    def end(self) -> None:
        """Nothing."""


class BarWatcher(LineWatcher):
    """A bar with rate, failures and time left."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self.bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[speed]}, {task.fields[failed]} failed"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        )
        self.task: TaskID | None = None

    def begin(self, total: int, before: int, leftovers: Callable[[], Iterable[Leftover]]) -> None:
        """Show the bar."""
        super().begin(total, before, leftovers)
        self.phase("releases")
        if self.task is not None:
            self.bar.reset(self.task, total=total, completed=before)

    def step(self, done: int, failed: int) -> None:
        """Move the bar."""
        if self.task is not None:
            rate = self.rate(done)
            speed = "loading" if rate is None else f"{rate:.1f} a second"
            self.bar.update(self.task, completed=done, speed=speed, failed=f"{failed:,}")

    def phase(self, name: str) -> None:
        """Show what takes its time."""
        if self.task is None:
            self.task = self.bar.add_task(name, total=None, speed="loading", failed="0")
            self.bar.start()
        self.bar.update(self.task, description=name)

    def end(self) -> None:
        """Take the bar away."""
        self.bar.stop()


def _span(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"


def closing(summary: Summary) -> list[str]:
    """The lines at the end: counts, facts by kind, failures by reason, throughput."""
    now = summary.done + summary.failed - summary.before
    rate = f", {now / summary.seconds:.1f} a second" if now > 0 and summary.seconds > 0 else ""
    before = f" ({summary.before:,} by an earlier run)" if summary.before else ""
    lines = [
        f"{summary.done:,} of {summary.total:,} releases done{before} in {_span(summary.seconds)}{rate}: {printable(summary.names.out)}"
    ]
    lines.append("facts: " + ", ".join(f"{number:,} {kind}" for kind, number in summary.facts.items()))
    if summary.failed:
        reasons = ", ".join(f"{number:,} {kind}" for kind, number in summary.failures.items())
        lines.append(f"failed: {summary.failed:,} ({reasons}), named in {printable(summary.names.errors)}")
    if summary.leftovers:
        kinds = ", ".join(f"{number:,} {kind}" for kind, number in summary.leftovers.items())
        lines.append(f"left out: {kinds}, named in {printable(summary.names.skipped)}")
    if summary.same_content:
        lines.append(
            f"of the very same content as another: {summary.same_content:,} (--dedupe keeps one of them, and of near-duplicates too)"
        )
    number, some = summary.shared_ids
    if number:
        lines.append(
            f"ids that releases of different content share: {number:,}, such as {', '.join(map(repr, some))}; all of them are written"
        )
    return lines
