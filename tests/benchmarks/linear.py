"""Whether time grows with the text and not with its square: `python -m tests.benchmarks.linear [--kind KIND] [--text NAME]`.

Each hostile text is read at 100 kB and at 1 MB: ten times the text may take at most twelve times the work. Measured is the time that
the processor has worked; what is over is measured again, and the least counts, since a busy machine only ever adds. Dates and figures
are measured by themselves, on one block that is one sentence, which is the worst that a layout can do to them; whole releases go
through the whole tool. Exit code 1 if one is over.
"""

from __future__ import annotations

import argparse
import gc
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from hkfacts.find.dates import find_dates
from hkfacts.find.figures import find_figures
from hkfacts.link.dates import link_dates
from hkfacts.link.figures import link_figures
from hkfacts.normalise.dates import normalise_dates
from hkfacts.normalise.figures import normalise_figures
from hkfacts.pipeline import Extractor
from hkfacts.rulebook import load_rulebook
from hkfacts.spans import Block, Parts, Span, Tokens, View
from hkfacts.write.json import to_json
from tests.benchmarks.hostile import PIECES, RELEASES, repeated

SMALL = 100_000  # the longer text has ten times as many characters
LIMIT = 12.0
TRIES = 4
LEAST = 0.02  # seconds; of less, the clock tells too little

_WORD = re.compile(r"\w+|[^\w\s]")
_DAY = date(2024, 6, 1)


def _parts(text: str) -> Parts:
    return Parts(View(text), (Block(0, len(text), "body"),), (Span(0, len(text)),), home="HK", release_date=_DAY)


def _tokens(text: str) -> Tokens:
    """Words with a tag each, by their looks alone."""
    starts: list[int] = []
    ends: list[int] = []
    tags: list[str] = []
    for word in _WORD.finditer(text):
        starts.append(word.start())
        ends.append(word.end())
        first = word[0][0]
        tags.append("CD" if first.isdigit() else "NNP" if first.isupper() else "NN" if first.isalpha() else first)
    return Tokens(starts, ends, tags)


def dates(text: str) -> Callable[[], object]:
    """The work on the dates of a text."""
    parts, tokens, book = _parts(text), _tokens(text), load_rulebook()
    return lambda: link_dates(normalise_dates(find_dates(parts, tokens, book, []), parts), parts, tokens)


def figures(text: str) -> Callable[[], object]:
    """The work on the figures of a text."""
    parts, tokens, book = _parts(text), _tokens(text), load_rulebook()
    return lambda: link_figures(normalise_figures(find_figures(parts, tokens, book, [], []), parts, tokens), parts, tokens)


def release(text: str) -> Callable[[], object]:
    """All the work on a text, to JSON."""
    extractor = Extractor()
    return lambda: to_json(extractor.extract(text))


@dataclass(frozen=True, slots=True)
class Growth:
    """Processor seconds for a text of both lengths."""

    small: float
    large: float

    @property
    def ratio(self) -> float:
        """How many times as long the large one took."""
        return self.large / max(self.small, LEAST)


def spent(work: Callable[[], object]) -> float:
    """Processor seconds of some work, begun without the rubbish of what was before."""
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began


def grown(
    make: Callable[[str], Callable[[], object]], text: Callable[[int], str], sizes: tuple[int, int] = (SMALL, 10 * SMALL)
) -> Growth:
    """Times for both lengths of a text; the least of some tries, as long as the ratio is over the limit."""
    few, many = make(text(sizes[0])), make(text(sizes[1]))
    spent(few)  # what is built once is built now
    found = Growth(min(spent(few) for _ in range(2)), spent(many))
    for _ in range(TRIES - 1):
        if found.ratio <= LIMIT:
            break
        found = Growth(min(found.small, spent(few)), min(found.large, spent(many)))
    return found


def cases() -> Iterator[tuple[str, str, Callable[[str], Callable[[], object]], Callable[[int], str]]]:
    """What is measured: the kind of work, the name of the text, the work and the text."""
    for kind, make in (("dates", dates), ("figures", figures)):
        for name, piece in PIECES.items():
            yield kind, name, make, lambda size, piece=piece: repeated(piece, size)  # type: ignore[misc]
    for name, text in RELEASES.items():
        yield "release", name, release, text


def main() -> int:
    """Measure, print a table, say which are over."""
    parser = argparse.ArgumentParser(description="Whether time grows with the text and not with its square.")
    parser.add_argument("--kind", action="append", choices=("dates", "figures", "release"), help="only these; all by default")
    parser.add_argument("--text", action="append", help="only the texts of this name")
    parser.add_argument(
        "--small", type=int, default=SMALL, help="characters of the shorter text; the longer one has ten times as many"
    )
    said = parser.parse_args()
    over: list[str] = []
    print(f"{'':44} {f'{said.small // 1000} kB, s':>10} {f'{said.small // 100} kB, s':>10} {'ratio':>6}", flush=True)
    for kind, name, make, text in cases():
        if (said.kind and kind not in said.kind) or (said.text and name not in said.text):
            continue
        found = grown(make, text, (said.small, 10 * said.small))
        late = found.ratio > LIMIT
        if late:
            over.append(f"{kind}: {name}")
        print(
            f"{kind + ': ' + name:44} {found.small:10.3f} {found.large:10.3f} {found.ratio:6.1f}{'  OVER' if late else ''}",
            flush=True,
        )
    print(f"\n{len(over)} over {LIMIT:g}" + (f": {'; '.join(over)}" if over else ""))
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
