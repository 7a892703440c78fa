"""E-mail: which part is read, how it is decoded, what the head says, what is attached."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

import hkfacts
from hkfacts.errors import UnreadableInput
from hkfacts.read import read_bytes
from hkfacts.settings import Settings
from tests.makers.mail import mail

SETTINGS = Settings()
PLAIN = "Lamma Ferries will spend HK$55 million on “ten” boats, which sail from tomorrow – and on piers.\n"
PAGE = f"<html><body><h1>Ferry firm adds ten boats</h1><p>{PLAIN}</p><p>{PLAIN}</p></body></html>"


def test_the_plain_part_is_read_and_the_head_is_metadata(extractor: hkfacts.Extractor) -> None:
    data = mail(PLAIN, PAGE, subject="Fwd: RE: Ferry firm adds ten boats", attached=("boats.pdf", "table.xlsx"))
    source = read_bytes(data, "a.eml", SETTINGS)
    assert (source.text, source.format) == (PLAIN, "eml")
    found = source.metadata
    assert (found.title, found.issuer, found.published) == ("Ferry firm adds ten boats", "Harbour Labs Limited", date(2001, 2, 3))
    assert [(n.code, n.message) for n in source.notices] == [
        ("attachment", "not read, since it is attached: boats.pdf, table.xlsx; save it and name the file")
    ]
    release = extractor.extract_source(source)
    assert (str(release.release_date), release.release_date_source) == ("2001-02-03", "metadata")
    assert [str(d.start_date) for d in release.dates] == ["2001-02-04"] and release.title == "Ferry firm adds ten boats"
    assert [w.code for w in release.warnings] == ["attachment"]


def test_the_page_is_read_where_the_plain_part_is_no_text() -> None:
    for plain in (None, "Please view this in a browser.\n"):
        source = read_bytes(mail(plain, PAGE), "a.eml", SETTINGS)
        assert source.text.startswith("# Ferry firm adds ten boats\n\nLamma Ferries") and source.format == "eml"
        assert source.places[0].element == "/html/body[1]/h1[1]"


@pytest.mark.parametrize("name", ["Ada Wu", "Press Office", "", "press@labs.example"])
def test_a_sender_that_is_no_body_is_no_issuer(name: str) -> None:
    assert read_bytes(mail(PLAIN, sender=f"{name} <ada@labs.example>"), "a.eml", SETTINGS).metadata.issuer is None


def test_flowed_lines_are_joined() -> None:
    head = b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8; format=flowed%s\r\n\r\n"
    body = b"Lamma Ferries will spend \r\nHK$55 million.\r\n\r\nEnd.\r\n"
    assert (
        read_bytes(head.replace(b"%s", b"") + body, "a.eml", SETTINGS).text == "Lamma Ferries will spend HK$55 million.\n\nEnd.\n"
    )
    assert "spendHK$55" in read_bytes(head.replace(b"%s", b"; DelSp=yes") + body, "a.eml", SETTINGS).text


@pytest.mark.parametrize(
    ("charset", "data"), [("klingon", PLAIN.encode("cp1252")), ("utf-8", PLAIN.encode("cp1252")), ("big5", PLAIN.encode())]
)
def test_an_encoding_that_is_not_borne_out_is_guessed(charset: str, data: bytes) -> None:
    head = f"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    source = read_bytes(head.encode() + data, "a.eml", SETTINGS)
    assert "“ten” boats" in source.text and [n.code for n in source.notices] == ["encoding"]


def test_a_page_saved_as_one_file_is_a_page() -> None:
    head = "From: <Saved by Blink>\nSnapshot-Content-Location: https://site.example/\nSubject: Ferry firm\nDate: Sat, 03 Feb 2001 23:50:00 +0800\n"
    head += (
        'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html\n\n'
    )
    source = read_bytes(
        f"{head}{PAGE}\n--b\nContent-Type: image/png\nContent-Location: a.png\n\nx\n--b--\n".encode(), "a.mhtml", SETTINGS
    )
    assert (
        source.format == "html"
        and source.text.startswith("# Ferry firm")
        and source.metadata.published is None
        and not source.notices
    )


def test_a_letter_without_text_says_so() -> None:
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "a@b.example", "x"
    letter.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="boats.pdf")
    with pytest.raises(UnreadableInput, match=r"a\.eml is an e-mail without text \(boats\.pdf\); save what is attached"):
        read_bytes(letter.as_bytes(), "a.eml", SETTINGS)
