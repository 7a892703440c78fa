"""The facts of a release as keys, by which two texts are said to hold the same facts."""

from __future__ import annotations

from collections.abc import Hashable

from hkfacts import Release
from tests.gate.score import date_key, figure_key, head_noun, plain


def keys(release: Release) -> dict[str, set[Hashable]]:
    """Keys by kind; the head noun of an item, posts and types are in them too."""
    said = release.model_dump(mode="json")
    names = {p["id"]: plain(p["name"]) for p in said["people"]}
    figures = {f["id"]: figure_key(f) for f in said["figures"]}
    return {
        "release": {(said["release_date"], said["title"], said["issuer"], said["place"])},
        "dates": {k for d in said["dates"] if (k := date_key(d))},
        "figures": {(figures[f["id"]], head_noun(f["item"])) for f in said["figures"]},
        "people": {(plain(p["name"]), p["role"], p["organisation"]) for p in said["people"]},
        "initiatives": {(plain(i["name"], article=True), i["type"]) for i in said["initiatives"]},
        "quotes": {("".join(c for c in q["content"] if c.isalpha())[:40], names.get(q["speaker"])) for q in said["quotes"]},
    }
