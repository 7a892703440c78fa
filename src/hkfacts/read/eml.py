"""E-mail (`.eml`) and pages saved as one file (`.mhtml`), which have the same form: the letter's text, and what its head says.

The plain part is read where it has the text, else the HTML part. Files that are attached are named in a warning and not opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from hashlib import sha256

from hkfacts.patterns import lazy_pattern

from ..errors import TooLargeInput, UnreadableInput
from ..settings import Settings
from ..spans import Metadata, Notice, Source
from .encoding import decode
from .formats import reader_of
from .limits import DEEPEST_PARTS, MOST_PARTS, check_characters

_ANSWERED = lazy_pattern(r"(?:\s*(?:fwd?|fw|re|aw|wg)\s*:)+\s*", re.IGNORECASE)
_PRESS = lazy_pattern(
    r"\b(?:press|media|news|communications?|public|corporate|office|team|no-?reply|info|enquir(?:y|ies))\b", re.IGNORECASE
)
_BODY = lazy_pattern(
    r"\b(?:Limited|Ltd|Inc|Corporation|Company|Group|Holdings?|Council|Bureau|Department|Authority|University|Institute|Association|Foundation|"
    r"Chamber|Bank|Trust|Society|Federation|Commission|Centre|Center)\b"
)
_FEW = 200


def read(data: bytes, name: str | None, settings: Settings) -> Source:
    """A letter as a source. Raises `UnreadableInput` where there is no text in it, `TooLargeInput` where it is nested too deep."""
    where = name or "the input"
    message = _parsed(data, where)
    plain, page, attached = _chosen(message, where)
    source = _of_page(page, name, settings, where) if page is not None else None
    if plain is not None and not (source and len(plain[0].split()) * 3 < len(source.text.split()) and len(plain[0]) < _FEW * 5):
        text, notices = plain
        source = Source(text, name, "eml", "", notices=notices)
    if source is None:
        raise UnreadableInput(
            f"{where} is an e-mail without text ({_named(attached) or 'no part of it is text'}); save what is attached and name the files"
        )
    check_characters(len(source.text), where, settings)
    saved = message.get("Snapshot-Content-Location") is not None or (
        message.get_content_type() == "multipart/related" and "From" not in message
    )
    notices = source.notices
    if attached and not saved:
        notices += (Notice("attachment", f"not read, since it is attached: {_named(attached)}; save it and name the file"),)
    metadata = source.metadata if saved else _metadata(message, source.metadata)
    kind = "html" if saved else "eml"
    return replace(source, format=kind, sha256=sha256(data).hexdigest(), metadata=metadata, notices=notices)


def _parsed(data: bytes, where: str) -> EmailMessage:
    if data.count(b"\n--") > 20 * MOST_PARTS or data.lower().count(b"content-type: multipart/") > DEEPEST_PARTS:
        raise TooLargeInput(
            f"{where} is an e-mail of more parts within parts than are read ({DEEPEST_PARTS}); save its text by itself"
        )
    try:
        return BytesParser(policy=policy.default).parsebytes(data.lstrip(b"\r\n"))
    except (MessageError, ValueError, RecursionError, LookupError, IndexError, TypeError, AttributeError) as error:
        raise UnreadableInput(f"{where} is a broken e-mail ({error}); open it in a mail program and save it again") from None


Plain = tuple[str, tuple[Notice, ...]]


def _chosen(message: EmailMessage, where: str) -> tuple[Plain | None, EmailMessage | None, list[str]]:
    """The first plain text, the first page, and the names of what is attached."""
    plain: Plain | None = None
    page: EmailMessage | None = None
    attached: list[str] = []
    for number, part in enumerate(_parts(message)):
        if number > MOST_PARTS:
            raise TooLargeInput(f"{where} is an e-mail of more than {MOST_PARTS} parts; save its text by itself")
        kind = part.get_content_type()
        name = _header(part.get_filename)
        if part.get_content_disposition() == "attachment" or (
            name and not kind.startswith("text/") and not part.get("Content-ID")
        ):
            attached.append(name or kind)
        elif kind == "text/plain" and plain is None:
            text, notices = _decoded(part, where)
            plain = (_unflowed(text, part), notices) if text.strip() else None
        elif kind in ("text/html", "application/xhtml+xml") and page is None:
            page = part
    return plain, page, attached


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The leaves of a letter, in order; letters that are attached are leaves too."""
    waiting: list[Message] = [message]
    while waiting:
        part = waiting.pop(0)
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting[:0] = [p for p in part.get_payload() if isinstance(p, Message)]
        elif isinstance(part, EmailMessage):
            yield part


def _header(get: object) -> str | None:
    """A field of a head, None where it is too broken to be read."""
    try:
        value = get()  # type: ignore[operator]
    except (ValueError, LookupError, IndexError, TypeError, AttributeError):
        return None
    return " ".join(str(value).split()) or None if value else None


def _payload(part: EmailMessage) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _decoded(part: EmailMessage, where: str) -> Plain:
    """The characters of a part by the encoding that it names, if its bytes bear it out."""
    data = _payload(part)
    label = part.get_content_charset() or "utf-8"
    try:
        return data.decode(label).replace("\r\n", "\n"), ()
    except (LookupError, UnicodeError):
        text, notices = decode(data, where)
        return text.replace("\r\n", "\n"), notices or (
            Notice("encoding", f"the e-mail is not in the encoding that it names ({label})"),
        )


def _unflowed(text: str, part: EmailMessage) -> str:
    """Lines that a mail program broke to be put together again (RFC 3676: they end with a space)."""
    if (part.get_param("format") or "").lower() != "flowed":  # type: ignore[union-attr]
        return text
    glue = "" if str(part.get_param("delsp") or "").lower() == "yes" else " "
    out: list[str] = []
    open_line = False
    for line in text.split("\n"):
        line = line.removeprefix(" ")
        soft = line.endswith(" ") and line != "-- "
        body = line[:-1] + glue if soft else line
        if open_line and line.strip():
            out[-1] += body
        else:
            out.append(body)
        open_line = soft
    return "\n".join(out)


def _of_page(part: EmailMessage, name: str | None, settings: Settings, where: str) -> Source | None:
    data = _payload(part)
    label = part.get_content_charset()
    if label:
        with suppress(LookupError, UnicodeError):
            data = data.decode(label).encode("utf-8")
    try:
        return reader_of("html", where)(data, name, settings)
    except UnreadableInput as error:
        if "pip install" in str(error):
            raise
        return None


def _metadata(message: EmailMessage, inner: Metadata) -> Metadata:
    """The subject, the body that sent it where its name says that it is one, and the day that it was sent by the sender's clock."""
    subject = _header(lambda: message.get("Subject"))
    title = _ANSWERED.sub("", subject).strip() if subject else None
    return Metadata(title or inner.title, _sender(message), _sent(message) or inner.published)


def _sent(message: EmailMessage) -> date | None:
    said = _header(lambda: message.get("Date"))
    try:
        return parsedate_to_datetime(said).date() if said else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _sender(message: EmailMessage) -> str | None:
    try:
        shown = message["From"].addresses[0].display_name if message["From"] else ""
    except (ValueError, LookupError, AttributeError, TypeError):
        return None
    return " ".join(shown.split()) if _BODY.search(shown) and not _PRESS.fullmatch(shown) else None


def _named(attached: list[str]) -> str:
    more = f" and {len(attached) - 5} more" if len(attached) > 5 else ""
    return ", ".join(n[:80] for n in attached[:5]) + more
