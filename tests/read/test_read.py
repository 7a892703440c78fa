"""The stage `read`: encodings, byte-order marks, what is no text, and what is not there."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from hkfacts.errors import MissingInput, TooLargeInput, UnreadableInput
from hkfacts.read import read_bytes, read_path, read_text
from hkfacts.settings import Settings

SETTINGS = Settings()
CHINESE = "港灣實驗室今日宣布，新的工作坊將於本年底啟用，為本地學生提供機械人課程，費用全免。"
CURLY = "The “new” café costs £5 – it’s cheap, said Ms Mañalac. We’re glad."


@pytest.mark.parametrize(
    ("encoding", "text", "guess"),
    [
        ("utf-8", CHINESE, None),
        ("utf-8-sig", CURLY, None),
        ("utf-16", CURLY, None),
        ("utf-16-le", "The lab opens on 3 May 2031 in Tai Po.", "UTF-16-LE"),
        ("utf-16-be", "The lab opens on 3 May 2031 in Tai Po.", "UTF-16-BE"),
        ("cp1252", CURLY, "Windows-1252"),
        ("big5", CHINESE, "Big5"),
        ("big5", f"Harbour Labs ({CHINESE[:5]}) opened a workshop in Tai Po today. " * 6, "Big5"),
        ("gb18030", "港湾实验室今天宣布，新的工作坊将于年底启用，为本地学生提供课程。", "GB 18030"),
    ],
)
def test_text_comes_back_from_its_encoding(encoding: str, text: str, guess: str | None) -> None:
    source = read_bytes(text.encode(encoding), "a.txt", SETTINGS)
    assert source.text == text
    assert [n.code for n in source.notices] == (["encoding"] if guess else [])
    assert guess is None or guess in source.notices[0].message


def test_line_ends_and_odd_characters_stay() -> None:
    data = "\ufeffa\r\nb\rc\n\u00a0d\u00ad\x0ce".encode()
    source = read_bytes(data, None, SETTINGS)
    assert source.text == "a\r\nb\rc\n\u00a0d\u00ad\x0ce"
    assert source.sha256 == sha256(data).hexdigest()


def test_a_broken_end_of_utf8_is_kept_with_a_notice() -> None:
    source = read_bytes(("Das “Haus” – " * 20).encode()[:-2], None, SETTINGS)
    assert source.text.endswith("\ufffd") and source.notices[0].code == "encoding"


@pytest.mark.parametrize(
    "data",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 text",
        b"\x89PNG\r\n\x1a\n",
        bytes(range(256)) * 40,
        b"{\\rtf1 text}",
        b"\x00\x01" * 4 + b"\x02" * 90,
    ],
)
def test_what_is_no_text_is_refused_with_a_cure(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"x\.bin .*(?:text|\.docx)"):
        read_bytes(data, "x.bin", SETTINGS)


def test_a_few_nuls_do_no_harm() -> None:
    assert read_bytes(b"one \x00 two and more words here", None, SETTINGS).text == "one \x00 two and more words here"


def test_empty_bytes_are_empty_text() -> None:
    assert read_bytes(b"", "e.txt", SETTINGS).text == ""


def test_files_are_named_and_told_by_their_ending(tmp_path: Path) -> None:
    for name, kind in (("a.txt", "text"), ("b.md", "markdown"), ("c.MARKDOWN", "markdown"), ("d", "text")):
        (tmp_path / name).write_text("Words.", encoding="utf-8")
        source = read_path(tmp_path / name, SETTINGS)
        assert (source.format, source.name, source.text) == (kind, str(tmp_path / name), "Words.")


def test_what_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="no such file"):
        read_path(tmp_path / "none.txt", SETTINGS)
    with pytest.raises(MissingInput, match="is a folder"):
        read_path(tmp_path, SETTINGS)
    with pytest.raises(UnreadableInput, match="cannot be opened"):
        read_path("a\0b", SETTINGS)


def test_too_large_is_refused_before_and_after_decoding(tmp_path: Path) -> None:
    small = Settings(max_characters=10)
    with pytest.raises(TooLargeInput, match="max_characters"):
        read_bytes(b"x" * 11, "a", small)
    (tmp_path / "big.txt").write_bytes(b"x" * 100)
    with pytest.raises(TooLargeInput, match=r"big\.txt"):
        read_path(tmp_path / "big.txt", small)
    assert read_bytes("é".encode() * 10, None, small).text == "é" * 10


def test_a_string_is_kept_as_it_is() -> None:
    text = "\ufeffodd \ud800 \r\n text"
    source = read_text(text, "n.md")
    assert source.text == text and source.format == "markdown"
    assert source.sha256 == sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
