"""An extractor that loads nothing, and does to its worker what a text tells it to; for tests alone."""

from __future__ import annotations

import os
import re
import signal
import time
from datetime import date
from pathlib import Path

from hkfacts.errors import ModelError
from hkfacts.records import FigureRecord, Release, SourceInfo
from hkfacts.settings import Settings
from hkfacts.spans import Source

WORDS = {"SEGFAULT", "EXIT", "HANG", "SPIN", "EAT", "RAISE", "SLEEP", "ONCE"}
_ORDER = re.compile(r"\b(" + "|".join(WORDS) + r")\b ?(\S*)")


class Fake:
    """Numbers in the text are figures. Orders: SEGFAULT, EXIT, HANG, SPIN, EAT, RAISE, `SLEEP seconds`, `ONCE file` (dies once)."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def extract_source(self, source: Source, release_date: date | None = None, *, release_id: str | None = None) -> Release:
        for order, value in _ORDER.findall(source.text):
            obey(order, value)
        figures = tuple(
            FigureRecord.model_construct(
                id=f"f{m.start()}", rule="fake", section="body", sentence=None, start=m.start(), end=m.end(), text=m.group(),
                kind="count", value=int(m.group()), low=int(m.group()), high=int(m.group()),
            )
            for m in re.finditer(r"[0-9]{1,12}", source.text)
        )  # fmt: skip
        info = SourceInfo.model_construct(
            name=source.name, format=source.format, sha256=source.sha256, characters=len(source.text)
        )
        text = source.text if self.settings.with_text else None
        return Release.model_construct(
            id=release_id or source.sha256[:16], source=info, text=text, language="en", title=source.text[:40], figures=figures,
            release_date=release_date,
        )  # fmt: skip


class Seeing(Fake):
    """Says, as the title, what `HKFACTS_TEST_SEEN` is in its process's environment."""

    def extract_source(self, source: Source, release_date: date | None = None, *, release_id: str | None = None) -> Release:
        release = super().extract_source(source, release_date, release_id=release_id)
        return release.model_copy(update={"title": os.environ.get("HKFACTS_TEST_SEEN", "")})


def obey(order: str, value: str) -> None:
    """Do to this process what the text says."""
    if order == "SEGFAULT":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif order == "EXIT":
        os._exit(3)
    elif order == "HANG":
        time.sleep(3600)
    elif order == "SPIN":  # inside one regular expression, where no thread of this process gets a turn
        re.match(r"(a+)+$", "a" * 60 + "b")
    elif order == "EAT":
        bytearray(1 << 36)
    elif order == "RAISE":
        raise ZeroDivisionError("by zero")
    elif order == "SLEEP":
        time.sleep(float(value))
    elif order == "ONCE" and not Path(value).exists():
        Path(value).touch()
        os.kill(os.getpid(), signal.SIGKILL)


class Unloadable:
    """An extractor whose model is missing."""

    def __init__(self, settings: Settings) -> None:
        raise ModelError("no trained pipeline in nowhere")


class Incomplete:
    """An extractor that needs something that is not installed."""

    def __init__(self, settings: Settings) -> None:
        raise ModuleNotFoundError("No module named 'something'")


class Dying:
    """An extractor that no worker survives to load."""

    def __init__(self, settings: Settings) -> None:
        os._exit(7)
