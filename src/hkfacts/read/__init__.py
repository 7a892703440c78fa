"""The stage `read`: a file, bytes or a string in, a `Source` out."""

from __future__ import annotations

from .text import read_bytes, read_path, read_text

__all__ = ["read_bytes", "read_path", "read_text"]
