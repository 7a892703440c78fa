"""Which encoding bytes are in: byte-order marks, UTF-8, UTF-16 without a mark, and the legacy encodings of the region.

UTF-8 needs no guess, since text in another encoding is hardly ever valid UTF-8. What is not is given to charset-normalizer with
the few encodings that releases come in; a guess always gives a notice.
"""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from hkfacts.patterns import lazy_pattern

from ..errors import UnreadableInput
from ..spans import Notice

_MARKS = (  # the longer first: UTF-32's little-endian mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (
        b"\xd0\xcf\x11\xe0",
        "an old Office file (.doc, .xls, .ppt), or a new one locked by a password",
        "unlock it and save it as .docx",
    ),
    (b"{\\rtf", "an RTF file", "save it as .docx or as plain text"),
    (b"\x89PNG", "a PNG image", "recognise its text first"),
    (b"\xff\xd8\xff", "a JPEG image", "recognise its text first"),
    (b"GIF8", "a GIF image", "recognise its text first"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"\x7fELF", "a program", "name a text file"),
)
_LEGACY = ["cp1252", "big5", "big5hkscs", "gb18030"]
_NAMES = {"cp1252": "Windows-1252", "big5": "Big5", "big5hkscs": "Big5-HKSCS", "gb18030": "GB 18030"}
_CONTROLS = lazy_pattern(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH = lazy_pattern(rb"[\x80-\xff]")
_ALONE = lazy_pattern(rb"(?<![\x80-\xff])[\x80-\xff](?=[\x00-\x3f]|[A-Za-z]{2}|$)")
_SAMPLE = 1 << 16
_GUESS_SAMPLE = 1 << 15


def decode(data: bytes, where: str) -> tuple[str, tuple[Notice, ...]]:
    """The text in these bytes and notices about a guess; `UnreadableInput`, naming `where`, if it is no text."""
    if not data:
        return "", ()
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, where)
    for magic, what, cure in _MAGIC:
        if data.startswith(magic):
            raise UnreadableInput(f"{where} is {what}; text was wanted: {cure}")
    wide = _wide(data)
    if wide is not None:
        text = data.decode(wide, "replace")
        return text, (Notice("encoding", f"no byte-order mark; read as {wide.upper()}"),)
    _refuse_binary(data, where)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        broken = error
    return _nearly_utf8(data) or _legacy(data, where, broken)


def _marked(body: bytes, encoding: str, where: str) -> tuple[str, tuple[Notice, ...]]:
    try:
        return body.decode(encoding), ()
    except UnicodeDecodeError as error:
        text = body.decode(encoding, "replace")
        lost = text.count("\ufffd")
        if lost > max(8, len(text) // 100):
            raise UnreadableInput(
                f"{where} says by its first bytes that it is {encoding.upper()}, but it is not "
                f"({error.reason} at byte {error.start}); save it as UTF-8"
            ) from None
        return text, (Notice("encoding", f"{lost} broken characters of {encoding.upper()} were read as U+FFFD"),)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark, known by its NULs, which all stand at odd or all at even places."""
    sample = data[: min(len(data) & ~1, _SAMPLE)]
    if len(sample) < 16 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.3 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.3 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes, where: str) -> None:
    sample = data[:_SAMPLE]
    controls = len(_CONTROLS.findall(sample))
    if controls > max(4, len(sample) // 50):
        raise UnreadableInput(
            f"{where} is not text ({controls} control characters in its first {len(sample):,} bytes); name a text file, "
            "or save it as UTF-8"
        )


def _nearly_utf8(data: bytes) -> tuple[str, tuple[Notice, ...]] | None:
    """UTF-8 with a few broken places, as cutting and pasting leaves them."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    beyond = sum(1 for c in text[: _SAMPLE * 4] if c > "\x7f") - lost
    if lost * 10 > beyond:
        return None
    return text, (Notice("encoding", f"{lost} byte sequences are not UTF-8 and were read as U+FFFD"),)


def _legacy(data: bytes, where: str, broken: UnicodeDecodeError) -> tuple[str, tuple[Notice, ...]]:
    start = max(0, broken.start - _GUESS_SAMPLE // 2)
    sample = data if len(data) <= _GUESS_SAMPLE else data[start : start + _GUESS_SAMPLE]
    high, alone = len(_HIGH.findall(sample)), len(_ALONE.findall(sample))
    if alone > 0.7 * high:  # accents and curly quotes among ASCII; characters of Big5 are two bytes and come in rows
        return data.decode("cp1252", "replace"), (Notice("encoding", "not UTF-8; read as Windows-1252, which is a guess"),)
    best = from_bytes(sample, cp_isolation=_LEGACY, threshold=0.6, enable_fallback=False, language_threshold=0.0).best()
    candidates = [best.encoding] if best is not None else []
    for encoding in [*candidates, "cp1252", "big5hkscs", "gb18030"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text, (Notice("encoding", f"not UTF-8; read as {_NAMES.get(encoding, encoding)}, which is a guess"),)
    encoding = candidates[0] if candidates else "cp1252"
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    if lost > max(8, len(text) // 50):
        raise UnreadableInput(
            f"{where} is in no encoding that is read (UTF-8, UTF-16, Windows-1252, Big5, GB 18030); save it as UTF-8"
        )
    return text, (
        Notice("encoding", f"not UTF-8; read as {_NAMES.get(encoding, encoding)}, which is a guess, with {lost} losses"),
    )
