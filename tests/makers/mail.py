"""E-mail as press offices send it: a plain part, a page, attachments."""

from __future__ import annotations

from email.message import EmailMessage


def mail(
    plain: str | None = None,
    page: str | None = None,
    *,
    sender: str = "Harbour Labs Limited <press@labs.example>",
    subject: str = "Release",
    date: str = "Sat, 03 Feb 2001 23:50:00 +0800",
    attached: tuple[str, ...] = (),
) -> bytes:
    """A letter; text is quoted-printable where it needs to be."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"], letter["Date"] = sender, "desk@paper.example", subject, date
    letter["Message-ID"] = "<1@labs.example>"
    if plain is not None:
        letter.set_content(plain, cte="quoted-printable")
    if page is not None and plain is not None:
        letter.add_alternative(page, subtype="html", cte="quoted-printable")
    elif page is not None:
        letter.set_content(page, subtype="html", cte="quoted-printable")
    for name in attached:
        letter.add_attachment(b"%PDF-1.4 not read", maintype="application", subtype="pdf", filename=name)
    for number, part in enumerate(p for p in letter.walk() if p.is_multipart()):
        part.set_boundary(f"=_part_{number}")  # the same bytes each time
    return letter.as_bytes()
