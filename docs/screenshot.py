"""Takes the picture of a report that README.md shows, in headless Chromium: `python -m docs.screenshot`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from docs.refresh import ROOT, printed
from tests.write.report.chromium import browser, window

PICTURE = ROOT / "docs" / "report.png"
LARGEST = 300_000  # bytes


def main() -> None:
    """Make the page of one sample, point at a figure in it, and take the picture."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        printed(f"hkfacts report samples/corporate.txt -o {page}", ROOT)
        with browser() as running, window(running, page, width=1280, height=860) as at:
            at.evaluate("() => window.scrollTo(0, 60)")
            at.locator("#words .k-figures", has_text="13,000 square").first.hover()
            at.wait_for_selector("#hint:not([hidden])")
            at.screenshot(path=str(PICTURE))
    size = PICTURE.stat().st_size
    if size > LARGEST:
        raise SystemExit(f"{PICTURE.name} has {size:,} bytes; at most {LARGEST:,} were wanted")
    print(f"docs/{PICTURE.name}: {size:,} bytes")


if __name__ == "__main__":
    main()
