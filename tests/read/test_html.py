"""Pages: what is the release and what is furniture, white space, tables, encodings, and what the head says."""

from __future__ import annotations

from datetime import date

import pytest

import hkfacts
from hkfacts.errors import UnreadableInput
from hkfacts.read import read_bytes
from hkfacts.settings import Settings
from hkfacts.spans import Source

SETTINGS = Settings()
LONG = "The trust will spend HK$12.5 million on two galleries, which are to open to the public next month."


def page(body: str, head: str = "") -> Source:
    """A page as a source."""
    return read_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "a.html", SETTINGS)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One\n  two&nbsp;three</p><p>Four</p>", "One two\u00a0three\n\nFour\n"),
        ("<h1>Title &amp; more</h1><h3>Below</h3>", "# Title & more\n\n### Below\n"),
        ("One<br>two<br><br/>three<br>&nbsp;<br>four", "One\ntwo\n\nthree\n\nfour\n"),
        ("<ul><li>A</li><li><p>B</p></li></ul><ol><li>C<li>D</ol>", "- A\n- B\n\n1. C\n2. D\n"),
        ("<p>HK&#36;5 million in <b>three</b> <i>year</i>s</p>", "HK$5 million in three years\n"),
        (
            "<p>A hall of 40 m<sup>2</sup> for 1,200<sup>3</sup> pupils on the 9<sup>th</sup></p>",
            "A hall of 40 m² for 1,200³ pupils on the 9th\n",
        ),
        ("<div>A<div>B</div>C</div>", "A\n\nB\n\nC\n"),
        ("<pre>  a\n  b</pre>", "  a\n  b\n"),
        ("<p>a<p>b<div>c", "a\n\nb\n\nc\n"),
        ("<dl><dt>Tel</dt><dd>5550 1234</dd></dl>", "Tel\n\n5550 1234\n"),
        ("<p>&lt;script&gt; is a tag</p>", "<script> is a tag\n"),
        ("<h1>Title<br>*****</h1>", "# Title\n"),
        ("<div><span>News</span><span>27 Aug 2031</span></div>", "News 27 Aug 2031\n"),
        ("<p><span>HK$</span><span>5</span><span>m</span><span>illion</span></p>", "HK$5million\n"),
    ],
)
def test_white_space_and_blocks(body: str, text: str) -> None:
    assert page(body).text == text


def test_a_table_of_data_becomes_rows_and_one_that_lays_out_the_page_does_not() -> None:
    data = "<table><tr><th>Year<th colspan=2>Sum | share</tr><tr><td>2023<td>5<td>1%</table>"
    assert page(data).text == "| Year | Sum \\| share |  |\n| --- | --- | --- |\n| 2023 | 5 | 1% |\n"
    laid = f"<table><tr><td>Menu<td><h1>Title</h1><p>{LONG}</p><p>{LONG}</p></td></tr><tr><td>a<td>b</tr></table>"
    assert f"# Title\n\n{LONG}\n\n{LONG}" in page(laid).text


def test_a_picture_leaves_its_caption() -> None:
    assert (
        page("<figure><img src=x alt=y><figcaption>Ada Wu opens the hall</figcaption></figure>").text
        == "![Ada Wu opens the hall]()\n"
    )


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><a href=/>Zebra</a></nav>",
        "<div class='cookieBanner'><p>Zebra</p></div>",
        "<div id=onetrust-consent-sdk>Zebra</div>",
        "<div role=dialog>Zebra</div>",
        "<p hidden>Zebra</p>",
        "<p style='color: red; display : none'>Zebra</p>",
        "<script>var zebra = 'Zebra'</script>",
        "<template><p>Zebra</p></template>",
        "<noscript>Zebra</noscript>",
        "<button>Zebra</button>",
        "<header>Zebra</header>",
        "<footer>Zebra</footer>",
        "<div class='share-buttons'>Zebra</div>",
        "<ul class='breadcrumb'><li>Zebra</ul>",
        "<form><label>Zebra</label><input value=Zebra></form>",
        "<!-- Zebra -->",
        f"<h2>Latest posts</h2><div><h3><a href=/1>Zebra one</a></h3><p>{LONG.replace('trust', 'Zebra')}</p></div><a href=/1>Read more</a>",
        "<h3>Related news</h3><ul><li><a href=/1>Zebra one</a></li><li><a href=/2>Zebra two</a></li></ul>",
    ],
)
def test_furniture_is_left_out(furniture: str) -> None:
    text = page(f"<h1>Trust spends HK$12.5 million</h1><p>{LONG}</p><p>{LONG}</p>{furniture}").text
    assert "Zebra" not in text and text.count(LONG) == 2 and "# Trust" in text


@pytest.mark.parametrize(
    "release",
    [
        f"<div class='page sidebar-left nav-open'><p>{LONG}</p><p>{LONG}</p></div>",
        f"<form id=aspnetForm><p>{LONG}</p><p>{LONG}</p></form>",
        f"<article><header><h1>Title of it</h1></header><p>{LONG}</p><p>{LONG}</p><footer>Contact: Ada Wu</footer></article>",
        f"<div class=banner><h1>Title of it</h1></div><p>{LONG}</p><p>{LONG}</p>",
        f"<p>{LONG} <a href=/x>A link</a></p><ul><li><a href=/a>Alpha Scheme</a></li><li><a href=/b>Beta Fund</a></li></ul><p>{LONG}</p>",
    ],
)
def test_what_may_be_the_release_stays(release: str) -> None:
    text = page(release).text
    assert text.count(LONG) == 2
    assert ("Title of it" in text) == ("Title of it" in release) and ("Beta Fund" in text) == ("Beta Fund" in release)
    assert ("Contact: Ada Wu" in text) == ("Contact: Ada Wu" in release)


def test_mail_and_addresses_are_no_links_to_other_pages() -> None:
    contact = "<p>Media</p><p><a href='mailto:ada@trust.example'>ada@trust.example</a></p><p><a href='https://trust.example'>www.trust.example</a></p>"
    text = page(f"<h1>A title of four words</h1><p>{LONG}</p>{contact}").text
    assert text.endswith("Media\n\nada@trust.example\n\nwww.trust.example\n")


@pytest.mark.parametrize(
    ("head", "title", "issuer", "day"),
    [
        (
            "<title>Lab opens | Harbour Labs</title><meta property=og:site_name content='Harbour Labs'>",
            "Lab opens",
            "Harbour Labs",
            None,
        ),
        (
            "<title>Harbour Labs - Lab opens</title><meta property=og:site_name content='Harbour Labs'>",
            "Lab opens",
            "Harbour Labs",
            None,
        ),
        (
            "<title>Lab opens</title><meta property=og:site_name content='Harbour Labs Newsroom'>",
            "Lab opens",
            "Harbour Labs",
            None,
        ),
        ("<meta property=og:site_name content='www.labs.example'>", None, None, None),
        ("<meta property='article:published_time' content='2031-05-03T23:30:00+08:00'>", None, None, date(2031, 5, 3)),
        ("<meta name=DC.date.issued content=20310503>", None, None, date(2031, 5, 3)),
        ("<meta name=date content='no day'>", None, None, None),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "headline": "Lab opens", '
            '"datePublished": "2031-05-03", "publisher": {"name": "Harbour Labs"}}]}</script>',
            "Lab opens",
            "Harbour Labs",
            date(2031, 5, 3),
        ),
        ('<script type="application/ld+json">{"broken": </script>', None, None, None),
    ],
)
def test_what_the_head_of_a_page_says(head: str, title: str | None, issuer: str | None, day: date | None) -> None:
    found = page(f"<p>{LONG}</p>", head).metadata
    assert (found.title, found.issuer, found.published) == (title, issuer, day)


def test_the_head_helps_where_the_text_says_nothing(extractor: hkfacts.Extractor) -> None:
    head = "<title>Trust to open two galleries | Lantern Trust</title><meta property=og:site_name content='Lantern Trust'>"
    head += "<meta property='article:published_time' content='2031-05-03T10:00:00+08:00'>"
    silent = extractor.extract_source(page(f"<p>{LONG}</p>", head))
    assert (silent.title, silent.issuer) == ("Trust to open two galleries", "Lantern Trust")
    assert (str(silent.release_date), silent.release_date_source) == ("2031-05-03", "metadata")
    assert [str(d.start_date) for d in silent.dates] == ["2031-06-01"]
    said = extractor.extract_source(
        page(f"<h1>Galleries of glass open</h1><p>HONG KONG, 4 June 2031 – Lamp House Limited announced today: {LONG}</p>", head)
    )
    assert (said.title, said.issuer, str(said.release_date)) == ("Galleries of glass open", "Lamp House Limited", "2031-06-04")
    assert said.release_date_source == "dateline"


def test_a_wire_is_no_issuer(extractor: hkfacts.Extractor) -> None:
    release = extractor.extract_source(page(f"<p>{LONG}</p>", "<meta property=og:site_name content='PR Newswire'>"))
    assert release.issuer is None


def test_the_title_of_the_head_is_found_in_a_text_without_headings(extractor: hkfacts.Extractor) -> None:
    body = f"<div>Press Centre of the Harbour</div><div><span>Trust opens two galleries</span></div><div>{LONG}</div>"
    source = page(body, "<title>Trust opens two galleries</title>")
    assert "# Trust opens two galleries" in source.text and extractor.extract_source(source).title == "Trust opens two galleries"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("<meta charset=big5><p>香港科技園</p>".encode("big5"), None),
        (
            "<html><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'></head><p>香港科技园</p>".encode(
                "gb18030"
            ),
            None,
        ),
        ("<html><meta charset=iso-8859-1><p>“café”</p>".encode("cp1252"), None),
        ("<html><meta charset=klingon><p>“café” society of the island</p>".encode("cp1252"), "encoding"),
        ("<html><meta charset=utf-16><p>“café” society of the island</p>".encode("cp1252"), "encoding"),
        ("<html><meta charset=big5><p>“café” 香港</p>".encode(), None),
        ("<html><p>“café” 香港</p>".encode("utf-16"), None),
    ],
)
def test_encodings(data: bytes, code: str | None) -> None:
    source = read_bytes(data, "a.html", SETTINGS)
    assert "香港" in source.text or "“café”" in source.text
    assert {n.code for n in source.notices} == ({code} if code else set())


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(UnreadableInput, match=r"a\.html is an HTML page without text.*script"):
        page("<div id=root></div><script>render()</script>")
