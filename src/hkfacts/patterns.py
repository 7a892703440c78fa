"""Patterns that are compiled when they are first used.

A release asks a part of all patterns only, and to compile them all takes longer than to read one. A `lazy_pattern` is used like any
compiled pattern; what is wrong in its source is said at its first use, so the tests use each of them.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Pattern:
    """A pattern's source and, once it is compiled, its methods."""

    __slots__ = ("_flags", "groupindex", "groups", "pattern", *_METHODS)


class _Compiled(_Pattern):
    """A pattern that has been compiled: its attributes are read without a detour."""

    __slots__ = ()


class _Uncompiled(_Pattern):
    """A pattern that has not been used yet."""

    __slots__ = ()

    def __init__(self, source: str | bytes, flags: int) -> None:
        """Keep what is needed to compile it."""
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern, since something of it is wanted."""
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        self.groups = compiled.groups
        self.groupindex = compiled.groupindex
        self.__class__ = _Compiled  # type: ignore[assignment]
        return getattr(self, name)


def lazy_pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern of a source, compiled at its first use; it has the methods of `re.Pattern`, its `pattern` and its groups."""
    return cast("re.Pattern[AnyStr]", _Uncompiled(source, flags))
