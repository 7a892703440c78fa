"""Hostile and broken files: each ends in a clear error or a sound text, soon, with nothing fetched and the other inputs unharmed."""

from __future__ import annotations

import io
import json
import socket
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

from hkfacts.cli.app import application
from hkfacts.errors import InputError, TooLargeInput, UnreadableInput
from hkfacts.read import limits, pdf, read_bytes
from hkfacts.settings import Settings
from tests.conftest import SAMPLES
from tests.makers.blocks import read_blocks
from tests.makers.mail import mail
from tests.makers.printed import Print, pictures, printed
from tests.makers.web import newsroom
from tests.makers.word import word

SETTINGS = Settings()
BLOCKS = read_blocks(SAMPLES / "corporate.txt")
SOON = 60.0  # seconds, on a busy machine; most take milliseconds
DOCUMENT = "word/document.xml"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a socket fails the test."""

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a reader must not open a socket")

    monkeypatch.setattr(socket, "socket", refuse)


@pytest.fixture(autouse=True)
def soon() -> Any:
    """No input may take long."""
    began = time.perf_counter()
    yield
    assert time.perf_counter() - began < SOON


def repacked(data: bytes, **changed: bytes | None) -> bytes:
    """A Word file with parts changed, or left out (None)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in changed:
                new.writestr(entry.filename, old.read(entry))
        for name, said in changed.items():
            if said is not None:
                new.writestr(name, said)
    return out.getvalue()


def entity_bomb(body: str) -> bytes:
    """XML whose entities would grow to billions of characters."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "HK$5 million ">{levels}]>{body}'.encode()


def crowded(words: int) -> bytes:
    """A PDF of one page with so many words."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for number in range(words):
        canvas.drawString(number % 500, number % 800, f"piers {number} and boats")
    canvas.save()
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
IN_WORD = f"<w:document {W}><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>"
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY out SYSTEM "file:///etc/passwd">]>'
REFUSED: dict[str, tuple[str, Any, type[InputError], str]] = {
    "locked PDF": ("a.pdf", lambda: printed(BLOCKS, Print(password="secret")), UnreadableInput, "locked by a password"),
    "broken PDF": ("a.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20, UnreadableInput, "broken or cut-off PDF"),
    "head of a PDF alone": ("a.pdf", lambda: b"%PDF-1.7\n", UnreadableInput, "broken or cut-off PDF"),
    "PDF of pictures": ("a.pdf", lambda: pictures(3), UnreadableInput, "no text layer: its 3 pages are pictures"),
    "one picture": ("a.pdf", lambda: pictures(1), UnreadableInput, "no text layer: its 1 page is a picture"),
    "broken PDF by the name of text": ("a.txt", lambda: b"%PDF-1.7\nrubbish", UnreadableInput, "broken or cut-off PDF"),
    "crowded page": ("a.pdf", lambda: crowded(20_000), TooLargeInput, "characters on page 1"),
    "zip bomb": (
        "a.docx",
        lambda: repacked(word(BLOCKS), **{DOCUMENT: b" " * (limits.MOST_XML + 1)}),
        TooLargeInput,
        "unpacks to",
    ),
    "many parts": (
        "a.docx",
        lambda: repacked(word(BLOCKS), **{f"word/x{n}.xml": b"" for n in range(limits.MOST_ENTRIES)}),
        TooLargeInput,
        "parts",
    ),
    "cut-off Word file": ("a.docx", lambda: word(BLOCKS)[:-400], UnreadableInput, "broken or cut-off Word file"),
    "Word file without its text": (
        "a.docx",
        lambda: repacked(word(BLOCKS), **{DOCUMENT: None}),
        UnreadableInput,
        "broken Word file",
    ),
    "Word file with broken text": (
        "a.docx",
        lambda: repacked(word(BLOCKS), **{DOCUMENT: b"<w:document"}),
        UnreadableInput,
        "broken Word file",
    ),
    "page nested deep": ("a.html", lambda: b"<html>" + b"<div>" * 100_000 + b"x", TooLargeInput, "nested more than 2,048 deep"),
    "open fonts": (
        "a.html",
        lambda: b"<html>" + b"".join(b"<font color=%d>x<p>" % n for n in range(5000)),
        TooLargeInput,
        "nested more than",
    ),
    "many attributes": (
        "a.html",
        lambda: b"<html><p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">x",
        TooLargeInput,
        "attributes",
    ),
    "page filled by a script": ("a.html", lambda: b"<html><script>fill()</script></html>", UnreadableInput, "page without text"),
    "letters in letters": (
        "a.eml",
        lambda: (
            b"From: a@b.example\nMIME-Version: 1.0\n"
            + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
        ),
        TooLargeInput,
        "parts within parts",
    ),
    "letter of attachments": ("a.eml", lambda: mail("", attached=("a.pdf",)), UnreadableInput, "e-mail without text"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_says_what_and_where_and_what_to_do(case: str) -> None:
    name, make, error, said = REFUSED[case]
    with pytest.raises(error) as raised:
        read_bytes(make(), name, SETTINGS)
    message = str(raised.value)
    assert said in message and message.startswith(f"{name} ") and "\n" not in message and len(message) < 500
    assert any(cure in message.lower() for cure in ("save", "get it anew", "open it", "recognise", "as no page")), (
        "it names a cure"
    )


def test_a_page_of_letters_in_rows_of_tables_and_open_marks_is_read() -> None:
    many = b"<html>" + b"<table><tr><td>x</table>" * 2000 + b"<b><p>HK$5 million" * 500
    assert b"HK$5 million".decode() in read_bytes(many, "a.html", SETTINGS).text
    assert "end" in read_bytes(b"<html>" + b"</div>" * 200_000 + b"<p>end", "a.html", SETTINGS).text
    assert read_bytes(b"<html><p>" + b"<p>x" * 20_000, "a.html", SETTINGS).text.count("x") == 20_000


def test_nothing_of_a_script_is_run_or_read_and_nothing_is_fetched() -> None:
    data = newsroom(BLOCKS).replace(
        "<main",
        '<img src="http://192.0.2.1/a.png" onerror="alert(1)"><iframe src="http://192.0.2.1/"></iframe><object data="file:///etc/passwd"></object><main',
    )
    text = read_bytes(data.encode(), "a.html", SETTINGS).text
    assert "alert" not in text and "dataLayer" not in text and "999" not in text and "192.0.2.1" not in text and "HK$480" in text


@pytest.mark.parametrize(
    "body", ["<html><body><p>Kept &out;</p></body></html>", "<!DOCTYPE html><html><body><p>Kept &out;</p></body></html>"]
)
def test_entities_from_outside_are_not_fetched_in_pages(body: str) -> None:
    source = read_bytes((OUTSIDE + body).encode(), "a.html", SETTINGS)
    assert "root:" not in source.text and "Kept" in source.text


def test_entities_from_outside_and_bombs_are_not_opened_in_word_files() -> None:
    outside = repacked(word(BLOCKS), **{DOCUMENT: (OUTSIDE + IN_WORD % "Kept &out;").encode()})
    bomb = repacked(word(BLOCKS), **{DOCUMENT: entity_bomb(IN_WORD % "Kept &l9;")})
    for data in (outside, bomb):
        try:
            text = read_bytes(data, "a.docx", SETTINGS).text
        except UnreadableInput:
            continue
        assert "root:" not in text and len(text) < 1000


def test_entities_do_not_grow_in_pages() -> None:
    assert len(read_bytes(entity_bomb("<html><p>Kept &l9;</p></html>"), "a.html", SETTINGS).text) < 2000
    assert read_bytes(b"<html><p>" + b"&amp;" * 200_000, "a.html", SETTINGS).text.count("&") == 200_000
    assert "end" in read_bytes(b"<html><p>&" + b"a" * 1_000_000 + b";&#99999999999; end", "a.html", SETTINGS).text


def test_a_long_pdf_is_read_and_a_longer_one_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=True)
    for number in range(1, 301):
        canvas.drawString(60, 800, "Annual Report of the Harbour Office")
        for line in range(30):
            canvas.drawString(
                60, 740 - 20 * line, f"Line {line} of sheet {number} says that the office spent HK${number} million on piers."
            )
        canvas.showPage()
    canvas.save()
    source = read_bytes(out.getvalue(), "a.pdf", SETTINGS)
    assert [p.page for p in source.places] == list(range(1, 301)) and source.text.count("million on piers.") == 9000
    assert source.text.count("Annual Report") == 1
    monkeypatch.setattr(pdf, "MOST_PAGES", 299)
    with pytest.raises(TooLargeInput, match=r"a\.pdf has 300 pages; at most 299 are read"):
        read_bytes(out.getvalue(), "a.pdf", SETTINGS)
    monkeypatch.undo()
    with pytest.raises(TooLargeInput, match="max_characters"):
        read_bytes(out.getvalue(), "a.pdf", Settings(max_characters=10_000))


def test_a_pdf_that_was_cut_off_gives_its_text_or_says_so() -> None:
    whole = printed(BLOCKS)
    for share in (0.3, 0.6, 0.9, 0.99):
        try:
            text = read_bytes(whole[: int(len(whole) * share)], "a.pdf", SETTINGS).text
        except UnreadableInput as error:
            assert "broken or cut-off" in str(error) or "no text layer" in str(error)
        else:
            assert text.strip()


def test_a_page_that_was_cut_off_gives_what_there_is() -> None:
    data = newsroom(BLOCKS).encode()
    text = read_bytes(data[: data.index(b"The Seed Fund")] + b"The Seed Fu", "a.html", SETTINGS).text
    assert text.endswith("The Seed Fu\n") and "13,000 square" in text


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.eml", "a.html", "a.txt"])
def test_rubbish_of_any_name_is_refused_or_read_never_a_traceback(name: str) -> None:
    whole = {
        "pdf": printed(BLOCKS),
        "docx": word(BLOCKS),
        "eml": mail("Words.", newsroom(BLOCKS)),
        "html": newsroom(BLOCKS).encode(),
        "txt": b"Words.",
    }
    data = bytearray(whole[name[2:]])
    for step in range(40):
        at = step * max(1, len(data) // 40)
        spoilt = data[:at] + bytes((step * 37 + k * 11) % 256 for k in range(16)) + data[at + 16 :]
        try:
            read_bytes(bytes(spoilt), name, SETTINGS)
        except InputError as error:
            assert name in str(error)


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml", "word/_rels/document.xml.rels", "docProps/core.xml"]
)
def test_word_files_with_a_spoilt_part_are_refused_or_read_never_a_traceback(part: str) -> None:
    data = word(BLOCKS, "Press Release")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        said = archive.read(part).decode()
    for old, new in ((">", "/>"), ("w:", "v:"), ('"', '"x'), ("rId", "id"), ("application/vnd", "text/x"), ("2", "-9")):
        try:
            read_bytes(repacked(data, **{part: said.replace(old, new).encode()}), "a.docx", SETTINGS)
        except UnreadableInput as error:
            assert "a.docx" in str(error) and "\n" not in str(error)


def test_other_inputs_are_unharmed(tmp_path: Path) -> None:
    names = []
    for number, case in enumerate(REFUSED):
        name, make, _, _ = REFUSED[case]
        path = tmp_path / f"{number}{name[1:]}"
        path.write_bytes(make())
        names += [str(path), str(SAMPLES / "corporate-page.html")] if number % 5 == 0 else [str(path)]
    result = CliRunner().invoke(application(), ["extract", *names, "--kinds", "figures"])
    said = result.stderr.splitlines()
    assert result.exit_code == 1 and len(said) == len(REFUSED) and all(line.startswith("hkfacts: ") for line in said)
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(records) == names.count(names[1]) > 2 and all(r == records[0] and r["figures"] for r in records)
