"""Which format an input is in: content before suffix; what is not read says what it is and what to do."""

from __future__ import annotations

import io
import subprocess
import sys
import tomllib
import zipfile

import pytest

from hkfacts.errors import UnreadableInput
from hkfacts.read import SUFFIXES, formats, read_bytes, read_text
from hkfacts.read.formats import format_of
from hkfacts.settings import Settings
from tests.conftest import ROOT
from tests.makers.blocks import Block
from tests.makers.mail import mail
from tests.makers.printed import printed
from tests.makers.word import word

SETTINGS = Settings()
BLOCKS = [
    Block("heading", "Ferry firm adds ten boats", 1),
    Block("paragraph", "Lamma Ferries spent HK$55 million on boats in 2023."),
]
PAGE = b"<!DOCTYPE html><html><body><p>The fund has HK$5 million.</p></body></html>"


def archive(**entries: bytes) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("name", [None, "-", "a", "a.txt", "a.html", "a.pdf", "a.docx", "a.eml", "a.md"])
def test_content_wins_over_the_suffix(name: str | None) -> None:
    assert format_of(printed(BLOCKS), name) == "pdf"
    assert format_of(word(BLOCKS), name) == "docx"
    assert format_of(PAGE, name) == "html"
    assert format_of(b"\xef\xbb\xbf\n <!-- saved from url=(0024)https://site.example/ -->\n<HTML>\n<p>x", name) == "html"
    assert format_of(PAGE.decode().encode("utf-16"), name) == "html"
    assert format_of(mail("The fund has HK$5 million."), name) == "eml"


@pytest.mark.parametrize(
    ("data", "name", "known"),
    [
        (b"<p>One.</p><p>Two.</p>", "a.html", "html"),
        (b"<p>One.</p>", "a.txt", "text"),
        (b"<div align=center>\n\n# One", "a.md", "markdown"),
        (b"<div><p>One.</p></div>", "-", "html"),
        (b"a < b and b > c", "a.html", "text"),
        (b"From: The desk\nDate: 3 May 2023\nSubject: Boats\n\nText.", "a.txt", "text"),
        (b"From: The desk\nDate: 3 May 2023\nSubject: Boats\n\nText.", "a.eml", "eml"),
        (b"Words of a release.", "a.pdf", "text"),
        (b"Words of a release.", "a.docx", "text"),
        (b"# Words", "a.MD", "markdown"),
        (b"", "a.html", "text"),
        (b'{"a": 1} is what the form begins with.\nText.', None, "text"),
    ],
)
def test_text_is_what_nothing_speaks_against(data: bytes, name: str | None, known: str) -> None:
    assert format_of(data, name) == known


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (archive(**{"xl/workbook.xml": b"<a/>"}), "a.xlsx", "Excel"),
        (archive(**{"ppt/presentation.xml": b"<a/>"}), "a.pptx", "PowerPoint"),
        (archive(**{"content.xml": b"<a/>"}), "a.odt", "OpenDocument"),
        (archive(**{"META-INF/container.xml": b"<a/>"}), "a.epub", "EPUB"),
        (archive(a=b"1", b=b"2"), "a.zip", "2 files; unpack"),
        (b"PK\x03\x04rest", "a.zip", "broken or cut-off"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 90, "a.docx", "locked by a password"),
        (b'{"id": 1, "text": "HK$5 million"}\n{"id": 2}\n', "a.jsonl", "hkfacts batch a.jsonl"),
        (b'{"id": 1, "text": "HK$5 million"}\n', "-", "hkfacts batch FILE.jsonl"),
        (b"[1, 2]", "a.json", "is JSON"),
    ],
)
def test_what_is_not_read_is_named_with_a_cure(data: bytes, name: str, said: str) -> None:
    with pytest.raises(UnreadableInput) as raised:
        read_bytes(data, name, SETTINGS)
    assert said in str(raised.value) and (name if name != "-" else "-") in str(raised.value)


@pytest.mark.parametrize(
    ("data", "name", "extra"), [(PAGE, "a.html", "html"), (printed(BLOCKS), "a.pdf", "pdf"), (word(BLOCKS), "a.docx", "docx")]
)
def test_a_library_that_is_missing_is_named_by_its_command(
    monkeypatch: pytest.MonkeyPatch, data: bytes, name: str, extra: str
) -> None:
    monkeypatch.setattr(formats, "find_spec", lambda _: None)
    with pytest.raises(UnreadableInput, match=rf"{name}.*pip install 'hkfacts\[{extra}\]'"):
        read_bytes(data, name, SETTINGS)


def test_plain_text_pays_for_no_library() -> None:
    code = (
        "import sys; from hkfacts.read import read_bytes; from hkfacts.settings import Settings; read_bytes(b'Words.', 'a.txt', Settings());"
        "print([m for m in ('lxml', 'pypdfium2', 'docx', 'email.parser', 'zipfile') if m in sys.modules and m != 'zipfile'])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_every_extra_that_is_named_exists() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    named = {extra: library for _, library, extra in formats._READERS.values() if library}
    assert named.keys() <= extras.keys() and set(extras["files"]) == {need for extra in named for need in extras[extra]}


def test_suffixes_are_those_of_the_formats() -> None:
    assert {".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml"} <= set(SUFFIXES)
    assert read_text("x", "a.html").format == "text"  # a string is what it is
