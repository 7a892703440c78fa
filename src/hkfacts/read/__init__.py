"""The stage `read`: a file, bytes or a string in, a `Source` out. One file a format; its library is imported when it is needed."""

from __future__ import annotations

from .files import read_bytes, read_path
from .formats import SUFFIXES
from .text import read_text

__all__ = ["SUFFIXES", "read_bytes", "read_path", "read_text"]
