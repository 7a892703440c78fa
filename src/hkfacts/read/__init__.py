"""The stage `read`: a file, bytes or a string in, a `Source` out."""

from __future__ import annotations

from .text import SUFFIXES, read_bytes, read_path, read_text

__all__ = ["SUFFIXES", "read_bytes", "read_path", "read_text"]
