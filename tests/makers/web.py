"""Pages as sites publish them: the release among menus, consent, related news and footers."""

from __future__ import annotations

import json
from html import escape
from itertools import groupby

from .blocks import Block

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} | {site}</title>
<meta property="og:site_name" content="{site}">
<meta property="og:title" content="{title}">
<meta property="article:published_time" content="{published}">
<link rel="stylesheet" href="https://cdn.site.example/style.css">
<script>window.dataLayer = window.dataLayer || []; dataLayer.push({{"price": "HK$999 million", "on": "1 May 1999"}});</script>
<style>.hero::after {{ content: "HK$888 million"; }}</style>
<script type="application/ld+json">{data}</script>
</head>
"""


def _inline(text: str) -> str:
    """Words as mark-up: entities, and spaces that do not break."""
    said = escape(text).replace("’", "&rsquo;").replace("“", "&ldquo;").replace("–", "&ndash;").replace("HK$", "HK&#36;")
    return said.replace(" million", "&nbsp;million")


def _body(blocks: list[Block], *, breaks: bool = False, title: bool = True) -> str:
    """The release itself: in paragraphs, or in one element with line breaks between them."""
    out: list[str] = []
    for kind, run in groupby(blocks, key=lambda b: b.kind):
        some = list(run)
        if kind == "item":
            out.append("<ul>\n" + "".join(f"  <li>{_inline(b.text)}</li>\n" for b in some) + "</ul>\n")
            continue
        for block in some:
            if kind == "heading" and (title or block.level > 1):
                out.append(f'<h{block.level} class="entry-title">{_inline(block.text)}</h{block.level}>\n')
            elif kind == "table":
                rows = [
                    "".join(f"<{'th' if not n else 'td'}>{_inline(c)}</{'th' if not n else 'td'}>" for c in row)
                    for n, row in enumerate(block.rows)
                ]
                out.append('<table class="fin"><tbody>' + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</tbody></table>\n")
            elif kind == "lines":
                said = "<br>\n".join(map(_inline, block.lines))
                out.append(f"{said}<br><br>\n" if breaks else f"<p>{said}</p>\n")
            elif kind == "paragraph" and block.text.startswith("Photo") and not breaks:
                out.append(
                    '<figure><img src="https://img.site.example/a.jpg" alt="" width="1200"><figcaption>'
                    f"{_inline(block.text)}</figcaption></figure>\n"
                )
            elif kind == "paragraph":
                out.append(
                    f"&nbsp;&nbsp;&nbsp; {_inline(block.text)}<br />\n<br />\n" if breaks else f"<p>{_inline(block.text)}</p>\n"
                )
    return "".join(out)


def _title(blocks: list[Block]) -> str:
    return next(b.text for b in blocks if b.level == 1)


def _top(blocks: list[Block], site: str, published: str) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": _title(blocks), "datePublished": published}
    return _HEAD.format(title=escape(_title(blocks)), site=site, published=published, data=json.dumps(data))


def newsroom(blocks: list[Block], site: str = "Northshore", published: str = "2001-02-03T10:00:00+08:00") -> str:
    """A page of a company's site, by today's habits: landmarks, a consent dialogue, cards of other news."""
    return (
        _top(blocks, site, published)
        + f"""<body class="single-post">
<a class="skip-link" href="#main">Skip to main content</a>
<header class="site-header"><div class="logo"><a href="/"><img src="logo.svg" alt="{site}"></a></div>
<nav aria-label="Main"><ul><li><a href="/">Home</a></li><li><a href="/about">About us</a><ul><li><a href="/board">Our 12 directors</a></li></ul></li>
<li><a href="/news">News</a></li><li><a href="/jobs">250 open jobs</a></li></ul></nav></header>
<div id="cookie-consent" class="cookie-banner" role="dialog"><p>We and our 214 partners use cookies for up to 13 months. By clicking “Accept” you agree
to the storing of cookies.</p><button>Accept all</button><button>Reject</button></div>
<main id="main"><ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li>2001</li></ol>
<article id="post-4711" class="post">
<div class="share-buttons"><span>Share</span> <a href="#">Facebook</a> <a href="#">X</a> <a href="#">LinkedIn</a> <span class="count">1,204 shares</span></div>
{_body(blocks)}
<div class="tags"><a href="/t/1">Robots</a> <a href="/t/2">Harbour</a></div>
</article>
<section class="related-news"><h2>Related news</h2>
<div class="card"><a href="/n/1"><h3>{site} sells 4,000 lamps in a day</h3></a><time datetime="2000-06-05">5 June 2000</time></div>
<div class="card"><a href="/n/2"><h3>Mr Peregrine Ashdown joins as Chief Lamp Officer</h3></a><time>4 May 2000</time></div></section>
</main>
<aside><h3>Newsletter</h3><form><label>Enter your email</label><input name="m"><button>Sign up</button></form></aside>
<footer><p>© 2001 {site} Limited. All rights reserved. 88 Pier Road, 12/F.</p><ul><li><a href="/terms">Terms</a></li><li><a href="/privacy">Privacy</a></li></ul></footer>
<script src="https://cdn.site.example/app.js"></script>
<noscript><img src="https://pixel.site.example/?n=777"></noscript>
</body></html>
"""
    )


def government(blocks: list[Block], site: str = "press.gov.example", published: str = "2001-02-03") -> str:
    """A government's page: no landmarks, the text in one element, its paragraphs parted by line breaks."""
    return (
        _top(blocks, site, published).replace("utf-8", "UTF-8")
        + f"""<body onload="init()">
<div id="wrapper"><div id="topbar"><a href="#contentBody">Skip to content</a> | <a href="/chi">繁體版</a> | <a href="/sc">简体版</a>
| <a href="javascript:size(1)">A</a> <a href="javascript:size(2)">A</a> <a href="javascript:size(3)">A</a></div>
<div class="nav"><table><tr><td><a href="/today">Today's Press Releases</a></td><td><a href="/archive">Past 14 Days</a></td><td><a href="/subs">Subscribe</a></td></tr></table></div>
<div id="contentBody">
<div class="controlbar"><a href="#" class="email">Email this article</a> <a href="#" class="print">Print</a></div>
<div id="PRHeadline"><span class="headline">{_inline(_title(blocks))}</span></div>
<hr>
<span id="pressrelease">
{_body(blocks, breaks=True, title=False)}</span>
<div class="back"><a href="#top">Back to top</a></div>
</div>
<div id="photo"><h2>Photo</h2><img src="/photo/P1.jpg"></div>
<div class="today"><h3>Today's Press Releases</h3><ul><li><a href="/p/1">Tender of 182-day bills worth $5 billion</a></li><li><a href="/p/2">Weather at 9pm, 4 May 2000</a></li>
<li><a href="/p/3">Two men fined $12,000</a></li></ul></div>
<div id="footer">© 2000 | <a href="/notices">Important notices</a> | <a href="/privacy">Privacy policy</a> | Last revision date: 5 May 2000</div>
</div></body></html>
"""
    )


def wire(blocks: list[Block], site: str = "Daybook Wire", published: str = "2001-02-03T13:00:00Z") -> str:
    """A wire's page: boxes without meaning, styles in the text, more from the source below."""
    return (
        _top(blocks, site, published)
        + f"""<body>
<div class="gnav"><div class="c"><ul><li><a href="/s">Send a release</a></li><li><a href="/p">Products</a></li><li><a href="/l">Log in</a></li></ul></div></div>
<div class="page"><div class="col-left">
<div class="release-header"><div class="meta">News provided by <a href="/issuer">the issuer</a></div></div>
<div class="release-body container"><div class="row"><div class="col-lg-10">
<style>p.dnr {{ margin: 0 }}</style>
{_body(blocks).replace("<p>", '<p class="dnr"><span>').replace("</p>", "</span></p>")}
</div></div></div>
<div class="social"><ul class="share-list"><li><a href="#">Share this article</a></li><li><a href="#">Email</a></li></ul></div>
<div class="more"><h3>More Releases From This Source</h3><ul><li><a href="/1">Peregrine Ashdown to Speak at Lamp Expo 2000 on May 4, 2000</a></li>
<li><a href="/2">Lamps for $3 Million Sold</a></li><li><a href="/3">Explore all 57 releases</a></li></ul></div>
</div></div>
<div class="foot"><div>Contact Daybook <a href="tel:+18885550100">888-555-0100</a> from 8 AM - 9 PM ET</div><div>Copyright © 2001 Daybook. All Rights Reserved.</div></div>
</body></html>
"""
    )
