"""The report: one page that shows releases with everything that was found in them, made from the records alone."""

from __future__ import annotations

from .page import write_report

__all__ = ["write_report"]
