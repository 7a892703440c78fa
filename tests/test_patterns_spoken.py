"""Every pattern of the package, tried by texts made from itself: none takes for ever, and what the tool makes of them is sound.

The rules of all kinds, the patterns of the modules, and those that functions put together: all that asks `re.compile` for a pattern is
listened to. A text begins as the pattern wants, then says one piece of it over and over, and ends otherwise: where two ways of reading
that piece double at each of its turns, no search comes back. That time grows with the text is asked of the finders (`benchmarks`).
"""

from __future__ import annotations

import gc
import importlib
import json
import pkgutil
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import FrameType

import pytest

import hkfacts
from hkfacts.patterns import lazy_pattern
from hkfacts.rulebook import load_rulebook
from tests.conftest import ROOT
from tests.spoken_patterns import Speaker
from tests.test_properties import assert_sound

TRIES = 10  # texts for each pattern
LENGTH = 240  # characters of the piece that is said over and over
SECONDS = 2.0  # of the processor; the slowest of all patterns needs a fifth of it, mostly none a hundredth
TOGETHER = 24  # patterns whose texts make one release

# Listens to what the package asks `re.compile` for while it reads the samples; prints source and flags of each.
_LISTEN = """
import json, re, sys
from pathlib import Path
compiled, asked = re.compile, {}
def listen(source, flags=0):
    if "hkfacts" in sys._getframe(1).f_code.co_filename and isinstance(source, str):
        asked[source, int(flags)] = None
    return compiled(source, flags)
re.compile = listen
import hkfacts
extractor = hkfacts.load()
for sample in sorted(Path("samples").glob("*.txt")):
    extractor.extract(sample.read_text(encoding="utf-8"))
print(json.dumps(list(asked)))
"""


@cache
def sources() -> list[tuple[str, int]]:
    """Source and flags of every pattern over text, each once, in order."""
    for module in pkgutil.walk_packages(hkfacts.__path__, "hkfacts."):
        if not module.name.endswith(("__main__", ".ray", ".remote")):
            importlib.import_module(module.name)
    late = type(lazy_pattern("a")).__mro__[1]
    found = {(t.pattern, t._flags) for t in gc.get_objects() if isinstance(t, late)}  # type: ignore[attr-defined]
    found |= {(r.source, r.flags) for r in load_rulebook().rules}
    heard = subprocess.run([sys.executable, "-c", _LISTEN], cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    found |= {(source, flags) for source, flags in json.loads(heard)}
    return sorted((source, int(flags)) for source, flags in found if isinstance(source, str))


class TooLong(BaseException):
    """A search that did not come back."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises `TooLong` after so much work of the processor; a busy machine does not count."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def hostile(source: str, flags: int) -> Iterator[str]:
    """Texts that begin as the pattern wants, say a piece of it over and over, and end otherwise."""
    speaker = Speaker(source, flags)
    chance = speaker.chance
    for turn in range(TRIES):
        said = speaker.text(long=turn % 5 == 0)[:120]
        turns = [t for t in speaker.turns if t and t in said]
        if not said:
            continue
        if turns and turn % 2:  # what a repeat has said
            piece = chance.choice(turns)
            first = said.find(piece)
        else:
            first = chance.randrange(len(said))
            piece = said[first : first + chance.choice((1, 1, 2, 3, 4, 6, 9, 15))]
        yield said[:first] + (piece * LENGTH)[:LENGTH] + chance.choice(("\x00", " ", "x", ";", "!"))


def comes_back(source: str, flags: int, text: str) -> bool:
    """True where a search for the pattern ends in time."""
    pattern = re.compile(source, flags)
    try:
        with at_most(SECONDS):
            pattern.search(text)
    except TooLong:
        return False
    return True


def test_the_patterns_of_rules_modules_and_functions_are_all_known() -> None:
    known = {source for source, _ in sources()}
    assert len(known) > 1000 and known >= {r.source for r in load_rulebook().rules}


def test_a_pattern_that_doubles_its_ways_is_told() -> None:
    assert not all(comes_back(r"By (?:[A-Z]\w*,? ?){1,60}$", 0, text) for text in hostile(r"By (?:[A-Z]\w*,? ?){1,60}$", 0))


@pytest.mark.parametrize("part", range(8))
def test_no_pattern_takes_for_ever(part: int) -> None:
    assert [(s, t) for s, f in sources()[part::8] for t in hostile(s, f) if not comes_back(s, f, t)] == []


@pytest.mark.parametrize("part", range(4))
def test_what_the_tool_makes_of_what_patterns_say_is_sound(extractor: hkfacts.Extractor, part: int) -> None:
    known = sources()[part::4]
    for first in range(0, len(known), TOGETHER):
        said = [Speaker(source, flags).text() for source, flags in known[first : first + TOGETHER]]
        text = "It opens. " + " ".join(f"The hall said {piece}." for piece in said)
        assert_sound(text, extractor.extract(text))
