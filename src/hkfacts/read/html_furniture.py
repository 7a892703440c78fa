"""Which elements of a page are surely no part of a release: by name, role, and the words of class and id."""

from __future__ import annotations

import re

from lxml import etree

from hkfacts.patterns import lazy_pattern

_NEVER = frozenset(
    "head script style noscript template svg math iframe frame frameset object embed applet canvas audio video map area picture img button input "
    "select textarea option datalist progress meter label dialog nav aside".split()
)
_ROLES = frozenset(
    "navigation banner contentinfo search complementary dialog alertdialog menu menubar menuitem toolbar tablist tooltip alert".split()
)
_WORDS = frozenset(
    "cookie cookies consent gdpr onetrust share shares sharing sharethis addthis social socials breadcrumb breadcrumbs crumbs related recommended "
    "recommendations newsletter subscribe subscription sidebar nav navbar navigation menu submenu megamenu pagination pager skip skiplink "
    "skiplinks comments advert adverts advertisement ads banner popup modal overlay toolbar tooltip printfriendly hidden invisible "
    "hreflang langswitch languages tagcloud tags follow prevnext backtotop controlbar topbar".split()
)
_PARTS = lazy_pattern(r"[A-Z]?[a-z]+|[A-Z]+")
_UNSEEN = lazy_pattern(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_EDGES = ("header", "footer")
_RELEASE = 0.5  # what holds this share of the page's words is the release, whatever its class says
_LONGEST_NAME = 400


class Furniture:
    """What is furniture in one page; elements that hold half of its words, or its heading, never are."""

    def __init__(self, root: etree._Element) -> None:
        self._words: dict[etree._Element, int] = {}
        self._headed: set[etree._Element] = set()
        self._count(root)
        self._all = self._words.get(root, 0)

    def _count(self, root: etree._Element) -> None:
        """How many characters of text each element holds, scripts left aside, and which elements hold a heading of the first level."""
        for _, element in etree.iterwalk(root, events=("end",)):
            if element.tag in _NEVER and element.tag not in ("nav", "aside", "dialog"):
                self._words[element] = 0
                continue
            own = len((element.text or "").strip())
            headed = element.tag == "h1"
            for child in element:
                own += self._words.get(child, 0) + len((child.tail or "").strip())
                headed = headed or child in self._headed
            self._words[element] = own
            if headed:
                self._headed.add(element)

    def is_it(self, element: etree._Element) -> bool:
        """True where an element and all that is in it can go."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _NEVER:
            return True
        if tag in ("html", "body", "main", "article"):
            return False
        words = self._words.get(element, 0)
        if words > _RELEASE * self._all or element in self._headed:
            return False
        if tag in _EDGES and not any(a.tag in ("article", "main") for a in element.iterancestors("article", "main")):
            return True
        if tag == "form" and words < 0.2 * self._all:
            return True
        return self._by_attributes(element)

    def _by_attributes(self, element: etree._Element) -> bool:
        got = element.attrib
        if not got:
            return False
        if "hidden" in got or got.get("aria-hidden") == "true" or (got.get("role") or "").strip().lower() in _ROLES:
            return True
        if "style" in got and _UNSEEN.search(str(got["style"])[:_LONGEST_NAME]):
            return True
        names = f"{got.get('class', '')[:_LONGEST_NAME]} {got.get('id', '')[:_LONGEST_NAME]}"
        return any(part.lower() in _WORDS for part in _PARTS.findall(names))
