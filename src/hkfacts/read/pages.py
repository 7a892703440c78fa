"""What the head of a page says of it: title, site and day of publication, from its `meta` elements and its JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree

from hkfacts.patterns import lazy_pattern

from ..spans import Metadata

_PUBLISHED = frozenset(
    "article:published_time og:published_time article.published datepublished date pubdate publishdate publish-date publish_date "
    "publication_date citation_publication_date dc.date dc.date.issued dc.date.created dcterms.date dcterms.issued dcterms.created "
    "sailthru.date parsely-pub-date release_date".split()
)
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline")
_SITES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher")
_DAY = lazy_pattern(r"\s*((?:19|20)\d\d)[-/.]?([01]\d)[-/.]?([0-3]\d)(?!\d)")
_SPLIT = lazy_pattern(r"\s+[|–—·•»:-]{1,2}\s+")
_SITE_WORDS = lazy_pattern(
    r"(?<!\s)\s*+(?:[|–—-]\s*+)?(?:(?:Official )?(?:Online )?(?:News ?room|Press ?room|Press Releases?|Media (?:Centre|Center|Room)|News|Website|"
    r"Web ?site|Home ?page))$",
    re.IGNORECASE,
)
_HOST = lazy_pattern(r"[\w-]+(?:\.[\w-]+)+$")
_MOST_OBJECTS = 2000


def iso_day(value: Any) -> date | None:
    """The day at the beginning of an ISO 8601 date, as written, whatever its time zone; None for anything else.

    >>> iso_day("2025-03-12T23:30:00+08:00"), iso_day("12 March")
    (datetime.date(2025, 3, 12), None)
    """
    match = _DAY.match(value) if isinstance(value, str) else None
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _words(value: Any) -> str | None:
    """A value as words on one line; None where there are none."""
    return " ".join(value.split()) or None if isinstance(value, str) else None


def page_metadata(root: etree._Element) -> Metadata:
    """Title, site and day that a page gives for itself; of several, the first in an order of how much each is worth."""
    said: dict[str, str] = {}
    days: list[date] = []
    for element in root.iter("meta", "time", "span"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = _words(element.get("content") or element.get("datetime"))
        name = name.lower()
        if value and name in _PUBLISHED and (day := iso_day(value)):
            days.append(day)
        elif value and element.tag == "meta" and name:
            said.setdefault(name, value)
    data = list(_linked_data(root))
    linked = next((d for o in data if (d := iso_day(o.get("datePublished")))), None)
    issuer = next((said[n] for n in _SITES if n in said), None) or next((p for o in data if (p := _publisher(o))), None)
    title = next((said[n] for n in _TITLES if n in said), None) or next(
        (h for o in data if (h := _words(o.get("headline")))), None
    )
    head = root.find(".//title")
    title = title or _words("".join(map(str, head.itertext())) if head is not None else None)
    return Metadata(_without_site(title, issuer), _body(issuer), linked or (days[0] if days else None))


def _without_site(title: str | None, site: str | None) -> str | None:
    """`Lab opens | Harbour Labs` without the name of the site, which stands at the end or the beginning."""
    if title is None:
        return None
    parts = _SPLIT.split(title)
    if len(parts) > 1 and site:
        known = site.casefold()
        if parts[-1].casefold() in known or known in parts[-1].casefold():
            return title[: title.rindex(parts[-1])].rstrip(" |–—·•»:-")
        if parts[0].casefold() == known:
            return title[len(parts[0]) :].lstrip(" |–—·•»:-")
    return title


def _body(site: str | None) -> str | None:
    """The body whose site it is, without `Newsroom` and the like; None for an address."""
    name = _SITE_WORDS.sub("", site).strip() if site else ""
    return name if name and not _HOST.match(name) else None


def _publisher(said: dict[str, Any]) -> str | None:
    for field in ("sourceOrganization", "publisher"):
        found = said.get(field)
        if isinstance(found, dict) and (name := _words(found.get("name"))):
            return name
    return None


def _linked_data(root: etree._Element) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD that tell of an article, outermost first; what is no JSON is nobody's business."""
    left = _MOST_OBJECTS
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            waiting = [json.loads("".join(map(str, script.itertext())).strip().rstrip(";"))]
        except (ValueError, RecursionError):
            continue
        while waiting and left:
            left -= 1
            found = waiting.pop(0)
            if isinstance(found, list):
                waiting[:0] = found[:left]
            elif isinstance(found, dict):
                kinds = found.get("@type")
                if any(
                    isinstance(k, str) and k.endswith(("Article", "PressRelease", "BlogPosting"))
                    for k in (kinds if isinstance(kinds, list) else [kinds])
                ):
                    yield found
                waiting.extend(
                    v
                    for k, v in found.items()
                    if k in ("@graph", "mainEntity", "mainEntityOfPage") and isinstance(v, dict | list)
                )
