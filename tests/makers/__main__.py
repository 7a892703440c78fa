"""Writes the samples that are no text anew: one release as a page, in print, as a Word file and by e-mail."""

from __future__ import annotations

from datetime import datetime

from tests.conftest import SAMPLES

from .blocks import as_text, read_blocks
from .mail import mail
from .printed import Print, printed
from .web import newsroom
from .word import word


def main() -> None:
    """Write them beside the text that they are made from."""
    blocks = read_blocks(SAMPLES / "corporate.txt")
    page = newsroom(blocks, "Harbour Robotics Park", "2025-03-12T15:00:00+08:00")
    style = Print(
        columns=2,
        justified=True,
        size=12,
        head="Harbour Robotics Park Corporation",
        title="Harbour Robotics Park opens third building",
    )
    made = {
        "corporate-page.html": page.encode(),
        "corporate-print.pdf": printed(blocks, style),
        "corporate-word.docx": word(blocks, "Press Release", datetime(2025, 3, 12, 9, 30)),
        "corporate-mail.eml": mail(
            as_text(blocks, 72), page, sender="Harbour Robotics Park Corporation <press@hrpc.example>",
            subject="Press release: third building opens", date="Wed, 12 Mar 2025 15:00:00 +0800", attached=("ribbon-cutting.jpg",),
        ),
    }  # fmt: skip
    for name, data in made.items():
        (SAMPLES / name).write_bytes(data)
        print(f"samples/{name}")


if __name__ == "__main__":
    main()
