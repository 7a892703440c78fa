"""Whose dollars a bare `$` is, where no dateline tells."""

from __future__ import annotations

from hkfacts.read import read_text
from hkfacts.segment import segment
from hkfacts.settings import Settings


def home(text: str) -> str | None:
    """Where the release is at home."""
    return segment(read_text(text), Settings()).home


def test_a_wire_that_signs_with_a_town_of_ours_is_american() -> None:
    """The lines of its address run together at the foot; other dollars in the text leave a bare one open."""
    body = "# Ore Prices Rise\n\nShares of Toronto miners such as Pebble Corp. (TSX.V: PEB) rose as ore reached $3,100.\n\n"
    foot = "OreLanternWireTulsa, Oklahomawww.orelanternwire.example918.555.0100 OfficeEditor@orelanternwire.example\n"
    assert home(body + foot) == "US"
    assert home(body.replace("$3,100", "C$3,100") + foot) is None
    assert home(body + foot.replace("Tulsa, Oklahoma", "Calgary, Alberta")) is None
