"""Patterns that are compiled late behave as those that are compiled at once, and each of the package's can be compiled."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

import pytest

import hkfacts
from hkfacts.patterns import lazy_pattern

SOURCE = r"(?P<year>\d{4})-(\d\d)"
TEXT = "from 2031-05 to 2032-07"


@pytest.mark.parametrize("method", ["findall", "split"])
def test_a_late_pattern_gives_what_the_pattern_gives(method: str) -> None:
    assert getattr(lazy_pattern(SOURCE), method)(TEXT) == getattr(re.compile(SOURCE), method)(TEXT)


@pytest.mark.parametrize("method", ["search", "match", "fullmatch"])
def test_its_matches_stand_where_those_of_the_pattern_stand(method: str) -> None:
    late, early = (getattr(p, method)(TEXT, 5, 12) for p in (lazy_pattern(SOURCE), re.compile(SOURCE)))
    assert late.span("year") == early.span("year") == (5, 9)
    assert late.groupdict() == early.groupdict()


def test_it_replaces_and_walks_as_the_pattern_does() -> None:
    assert lazy_pattern(SOURCE).sub("-", TEXT) == re.sub(SOURCE, "-", TEXT)
    assert lazy_pattern(SOURCE).subn("-", TEXT) == re.subn(SOURCE, "-", TEXT)
    assert [m[0] for m in lazy_pattern(SOURCE).finditer(TEXT)] == ["2031-05", "2032-07"]


def test_flags_bytes_and_groups() -> None:
    assert lazy_pattern("MAY", re.I).search("in may")
    assert lazy_pattern(rb"\xef\xbb\xbf").match(b"\xef\xbb\xbfa")
    assert lazy_pattern(SOURCE).groups == 2
    assert dict(lazy_pattern(SOURCE).groupindex) == {"year": 1}
    assert lazy_pattern(SOURCE).pattern == SOURCE


def test_a_wrong_source_is_said_at_its_first_use() -> None:
    wrong = lazy_pattern("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_every_pattern_of_the_package_can_be_compiled() -> None:
    for module in pkgutil.walk_packages(hkfacts.__path__, "hkfacts."):
        if not module.name.endswith(("__main__", ".ray", ".remote")):
            importlib.import_module(module.name)
    kind = type(lazy_pattern("a")).__mro__[1]
    late = [thing for thing in gc.get_objects() if isinstance(thing, kind)]
    assert len(late) > 500
    for pattern in late:
        assert pattern.groups >= 0, pattern.pattern  # type: ignore[attr-defined]
