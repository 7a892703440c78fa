"""A headless browser for the tests, and pages opened in it with everything noted that a page must not do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# As root a sandbox is not to be had; the rest keeps the browser from looking for its maker's servers.
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip


def executable() -> str | None:
    """The browser that `HKFACTS_CHROMIUM` names, else the first on the path."""
    named = os.environ.get("HKFACTS_CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def browser() -> Iterator[Any]:
    """A running browser; the test skips, and says why, where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright, which drives the browser, is not installed")
    path = executable()
    if path is None:
        pytest.skip(f"no browser: none of {', '.join(NAMES)} is on the path, and HKFACTS_CHROMIUM names none")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield running
        running.close()


class Window:
    """A page in a window of its own; `faults` are console errors, exceptions and requests that left the page."""

    def __init__(self, running: Any, path: Path, *, width: int = 1280, height: int = 900, scheme: str = "light") -> None:
        self.context = running.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.faults: list[str] = []
        self.address = path.as_uri()
        self.page.on("console", lambda m: self.faults.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.faults.append(f"exception: {e}"))
        self.page.on("request", self._asked)

    def _asked(self, request: Any) -> None:
        if request.url.split("#")[0] != self.address and not request.url.startswith("data:"):
            self.faults.append(f"request: {request.url}")

    def open(self, place: str = "") -> Any:
        """Open the page at this address within it."""
        self.page.goto("about:blank")
        self.page.goto(self.address + place)
        self.page.wait_for_selector("html[data-ready]", state="attached")
        return self.page

    def close(self) -> None:
        """Close the window; what the page must not do fails the test."""
        self.context.close()
        assert self.faults == []


@contextmanager
def window(running: Any, path: Path, place: str = "", **more: Any) -> Iterator[Any]:
    """The page, opened; at the end nothing may have gone wrong in it."""
    one = Window(running, path, **more)
    yield one.open(place)
    one.close()
