"""One release in every format gives the same facts, and every mention says where in the file it stands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

import hkfacts
from hkfacts import Release
from hkfacts.read import read_bytes, read_path
from hkfacts.settings import Settings
from tests.conftest import ROOT, SAMPLES
from tests.makers.blocks import Block, as_markdown, as_text, read_blocks
from tests.makers.keys import keys
from tests.makers.mail import mail
from tests.makers.printed import Print, printed
from tests.makers.web import government, newsroom, wire
from tests.makers.word import word

SETTINGS = Settings()
GOLD = ROOT / "tests" / "gold"
RELEASES = (
    SAMPLES / "corporate.txt",
    SAMPLES / "government.txt",
    SAMPLES / "wire.md",
    SAMPLES / "results.md",
    GOLD / "health_camp_outbreak.txt",
    GOLD / "regulator_client_money.txt",
    GOLD / "univ_nap_study.txt",
    GOLD / "statutory_seafarers_week.md",
)
MAKERS: dict[str, tuple[str, Callable[[list[Block]], bytes]]] = {
    "markdown": ("a.md", lambda b: as_markdown(b).encode()),
    "html-newsroom": ("a.html", lambda b: newsroom(b).encode()),
    "html-government": ("a.htm", lambda b: government(b).encode()),
    "html-wire": ("a.html", lambda b: wire(b).encode()),
    "pdf": ("a.pdf", printed),
    "pdf-two-columns": ("a.pdf", lambda b: printed(b, Print(columns=2, size=9, justified=True))),
    "pdf-indents": ("a.pdf", lambda b: printed(b, Print(indents=True, size=14))),
    "docx": ("a.docx", lambda b: word(b, "Press Release")),
    "eml": ("a.eml", lambda b: mail(as_text(b, 72), newsroom(b))),
    "eml-html": ("a.eml", lambda b: mail(None, newsroom(b))),
}


def grounded(release: Release, text: str) -> bool:
    """True where every mention is the text at its offsets."""
    said = [*release.dates, *release.figures, *release.quotes]
    said += [m for named in (*release.people, *release.initiatives) for m in named.mentions]  # type: ignore[arg-type]
    return all(text[m.start : m.end] == m.text for m in said)  # type: ignore[union-attr]


@pytest.mark.parametrize("path", RELEASES, ids=lambda p: p.stem)
def test_the_same_release_gives_the_same_facts_in_every_format(extractor: hkfacts.Extractor, path: Path) -> None:
    blocks = read_blocks(path)
    wanted = keys(extractor.extract(as_text(blocks)))
    assert sum(map(len, wanted.values())) > 15
    for kind, (name, make) in MAKERS.items():
        source = read_bytes(make(blocks), name, SETTINGS)
        release = extractor.extract_source(source)
        assert source.format == kind.split("-")[0]
        assert keys(release) == wanted, kind
        assert grounded(release, source.text), kind


@pytest.mark.parametrize("name", ["corporate-page.html", "corporate-print.pdf", "corporate-word.docx", "corporate-mail.eml"])
def test_the_samples_in_other_formats_hold_the_facts_of_the_text(extractor: hkfacts.Extractor, name: str) -> None:
    wanted = keys(extractor.extract((SAMPLES / "corporate.txt").read_text(encoding="utf-8")))
    source = read_path(SAMPLES / name, SETTINGS)
    assert keys(extractor.extract_source(source)) == wanted


def test_mentions_in_a_pdf_have_their_page(extractor: hkfacts.Extractor) -> None:
    blocks = read_blocks(SAMPLES / "corporate.txt")
    source = read_bytes(printed(blocks, Print(size=20, indents=True)), "a.pdf", SETTINGS)
    release = extractor.extract_source(source)
    pages = {f.text: f.page for f in release.figures}
    assert pages["HK$480 million"] == 1 and pages["41,500 square metres"] == max(p.page or 0 for p in source.places) > 1
    assert [m.page for p in release.people for m in p.mentions] == sorted(m.page or 0 for p in release.people for m in p.mentions)
    assert all(f.element is None for f in release.figures)


def test_mentions_in_a_page_have_the_xpath_of_their_element(extractor: hkfacts.Extractor) -> None:
    data = newsroom(read_blocks(SAMPLES / "results.md")).encode()
    release = extractor.extract_source(read_bytes(data, "a.html", SETTINGS))
    tree = etree.fromstring(data, etree.HTMLParser())
    assert {f.section for f in release.figures} >= {"body", "table"}
    for figure in release.figures:
        assert figure.element is not None and figure.page is None
        (element,) = tree.xpath(figure.element)
        words = "".join(element.itertext()).replace("\xa0", " ")
        assert figure.text.replace("\xa0", " ").replace("\n", " ") in " ".join(words.split()), figure.element


def test_the_xpath_holds_where_an_id_is_given_twice_and_tables_have_captions() -> None:
    body = "<div id=a><p>One</p></div><div id=a><p>HK$5 million</p><table><caption>Sums</caption><tr><th>Year<th>Sum<tr><td>2023<td>HK$7 million</table></div>"
    source = read_bytes(f"<html><body>{body}</body></html>".encode(), "a.html", SETTINGS)
    tree = etree.fromstring(f"<html><body>{body}</body></html>".encode(), etree.HTMLParser())
    for words in ("One", "HK$5 million", "Sums", "HK$7 million"):
        place = source.place_at(source.text.index(words))
        assert place is not None and place.element is not None
        (element,) = tree.xpath(place.element)
        assert words in "".join(element.itertext())


def test_plain_text_has_neither(extractor: hkfacts.Extractor) -> None:
    release = extractor.extract("The port spent HK$1.43 billion on cranes on 3 May 2024.")
    (figure,) = json.loads(release.model_dump_json())["figures"]
    assert figure["page"] is None and figure["element"] is None


def test_the_makers_make_the_same_bytes_each_time() -> None:
    blocks = read_blocks(SAMPLES / "results.md")
    for name, make in MAKERS.values():
        assert make(blocks) == make(blocks), name
