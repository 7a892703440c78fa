"""Figures that are words or shapes of their own: fractions, shares by example, verbs of multiplication, vague amounts, and users' finds."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hkfacts.patterns import lazy_pattern

from ..rulebook import Rule

_KINDS = {"fraction": "percentage", "half": "percentage", "one-in": "percentage", "multiple": "multiple", "vague": "count"}
_FACTORS = {"doubl": "2", "tripl": "3", "quadrupl": "4", "quintupl": "5"}
_MONEY_NEXT = lazy_pattern(r"(?:(?:US|HK|American|Hong[ ]Kong)[ ])?(?:dollars|euros|pounds|yuan|yen|rupees)\b", re.I)
USER_GROUPS = ("number", "scale", "number2", "scale2", "currency", "unit", "qualifier", "item", "per", "change")


def shape_span(rule: Rule, match: re.Match[str]) -> tuple[int, int]:
    """The mention of a match: the group that carries the figure, else the whole match."""
    if rule.reader == "half":
        return match.span("fraction") if match["fraction"] else match.span()
    if rule.reader == "fraction":
        return match.span("fraction" if match["fraction"] else "after")
    if rule.reader == "one-in":
        return match.start(), match.end("bottom")
    if rule.reader == "vague":
        return match.start(), match.end("vague") - (3 if match["vague"].lower().endswith(" of") else 0)
    return match.span()


def shape_groups(rule: Rule, match: re.Match[str]) -> dict[str, str] | None:
    """The pieces of a match for the stage that understands them; None where it is no figure after all."""
    reader = rule.reader
    groups: dict[str, str] = {"kind": _KINDS.get(reader, rule.attributes.get("figure", "count")), "shape": reader}
    if reader == "fraction":
        groups["number"] = match["fraction"] or match["after"]
    elif reader == "half":
        groups["number"] = "half"
    elif reader == "one-in":
        groups |= {"number": match["top"], "bottom": match["bottom"]}
        if match["item"]:
            groups["item"] = match["item"]
    elif reader == "point":
        groups["number"] = {"h": "0.5", "q": "0.25", "t": "0.75"}[match["part"][0].lower()]
    elif reader == "multiple":
        word = match["word"].lower()
        stem = next((n for s, n in _FACTORS.items() if s in word), None)
        groups["number"] = stem or re.split(r"[ -]?fold", word)[0]
        groups["change"] = "increase"
    elif reader == "vague":
        groups["vague"] = match["vague"]
        if _MONEY_NEXT.match(match.string, match.end() + 1):
            return None
    else:
        groups |= _user(match.groupdict())
    return groups


def _user(named: Mapping[str, str | None]) -> dict[str, str]:
    """The groups of a user's rule that the normaliser knows by name."""
    return {k: v for k, v in named.items() if v and k in USER_GROUPS}


__all__ = ["USER_GROUPS", "shape_groups", "shape_span"]
