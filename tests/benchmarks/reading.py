"""How fast each format is read: `python -m tests.benchmarks.reading`, also part of `make bench`.

The releases of the project's own texts are made in every format; what is timed is from bytes to text, without the search for facts.
The figures are of this machine at this hour.
"""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from hkfacts.read import read_bytes
from hkfacts.settings import Settings
from tests.makers.blocks import Block, as_markdown, as_text, read_blocks
from tests.makers.mail import mail
from tests.makers.printed import Print, printed
from tests.makers.web import newsroom
from tests.makers.word import word
from tests.test_formats import RELEASES

ROUNDS = 5
LIBRARIES = {"text": "", "markdown": "", "html": "lxml.etree", "pdf": "pypdfium2", "docx": "docx", "eml": "email.parser"}
FORMATS: dict[str, Callable[[list[Block]], bytes]] = {
    "text": lambda b: as_text(b).encode(),
    "markdown": lambda b: as_markdown(b).encode(),
    "eml": lambda b: mail(as_text(b, 72)),
    "html": lambda b: newsroom(b).encode(),
    "docx": word,
    "pdf": lambda b: printed(b, Print(columns=2, size=9, justified=True)),
}


def seconds_to_import(module: str) -> float:
    """Seconds that an import takes in a process of its own, the best of three; 0 for none."""
    code = f"import time; began = time.perf_counter(); import {module}; print(time.perf_counter() - began)"
    return min(
        float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout) for _ in range(3)
    )


def long_pdf(pages: int) -> bytes:
    """A PDF of many pages of thirty lines."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=True)
    for number in range(1, pages + 1):
        for line in range(30):
            canvas.drawString(
                60, 760 - 20 * line, f"Line {line} of sheet {number} says that the office spent HK${number} million on piers."
            )
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def timed(files: list[bytes], settings: Settings) -> tuple[float, int]:
    """Seconds for all files, the median of several rounds, and the characters read."""
    rounds = []
    characters = 0
    for _ in range(ROUNDS):
        began = time.perf_counter()
        characters = sum(len(read_bytes(data, None, settings).text) for data in files)
        rounds.append(time.perf_counter() - began)
    return statistics.median(rounds), characters


def main() -> None:
    """Measure and print, as a table in Markdown."""
    settings = Settings()
    releases = [read_blocks(path) for path in RELEASES]
    print("| format | kB a release | ms a release | releases a second | characters a second | import of its library, ms |")
    print("| --- | --- | --- | --- | --- | --- |")
    for known, make in FORMATS.items():
        files = [make(blocks) for blocks in releases]
        spent, characters = timed(files, settings)
        library = LIBRARIES[known]
        imported = f"{1000 * seconds_to_import(library):.0f} ({library.split('.')[0]})" if library else ""
        size = sum(map(len, files)) / len(files) / 1000
        each = spent / len(files)
        print(f"| {known} | {size:.1f} | {1000 * each:.2f} | {1 / each:,.0f} | {characters / spent:,.0f} | {imported} |")
    data = long_pdf(300)
    began = time.perf_counter()
    read_bytes(data, None, settings)
    print(f"\nA PDF of 300 pages: {time.perf_counter() - began:.1f} s.")


if __name__ == "__main__":
    main()
