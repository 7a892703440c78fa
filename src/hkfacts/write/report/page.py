"""The page itself: template, style, script and data put into one file that needs nothing else.

Nothing from a release is ever mark-up: what stands in the template is escaped by Jinja, what the script shows comes out of JSON
and is set as text. On top of that, a policy in the page allows no script or style but ours (by their hashes), and no request.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import takewhile
from typing import IO, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hkfacts.patterns import lazy_pattern

from ...records import Release
from .facts import KINDS, release_data
from .overview import Overview

SCRIPTS = ("names.js", "text.js", "tables.js", "hints.js", "filters.js", "timeline.js", "index.js", "main.js")
STYLES = ("colours.css", "page.css", "facts.css", "index.css", "print.css")
SECTIONS = ("headline", "dateline", "body", "list", "table", "caption", "boilerplate", "contacts")
# What could end the script element or turn the source around; in JSON each may stand as its escape.
_ESCAPED = lazy_pattern("[<>&\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def safe_json(value: Any) -> str:
    """JSON that can stand inside a script element, whatever is in it.

    >>> safe_json("</script>\\u2028")
    '"\\\\u003c/script\\\\u003e\\\\u2028"'
    """
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}", said)


@cache
def _joined(names: tuple[str, ...]) -> str:
    folder = files(__package__) / "static"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def _hash(content: str) -> str:
    """The hash by which a Content Security Policy knows a script or style."""
    return "sha256-" + b64encode(sha256(content.encode()).digest()).decode()


def write_report(releases: Iterable[Release], file: IO[str], *, title: str | None = None) -> int:
    """Write one page about these releases, in their order; the number of them. Texts are shown where the records hold them."""
    seen = Overview()
    data = []
    for release in releases:
        seen.add(release)
        data.append(safe_json(release_data(release)))
    script, style = _joined(SCRIPTS), _joined(STYLES)
    environment = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    stream = environment.get_template("page.html.jinja").stream(
        title=title or _title(seen),
        rows=_rows(seen),
        kinds=KINDS,
        sections=SECTIONS,
        totals=seen.totals(),
        lists=_lists(seen),
        overview=Markup(safe_json(_overview(seen))),
        data=map(Markup, data),
        script=Markup(script),
        script_hash=_hash(script),
        style=Markup(style),
        style_hash=_hash(style),
    )
    for part in stream:
        file.write(part)
    return len(seen.rows)


def _title(seen: Overview) -> str:
    return seen.rows[0]["title"] if len(seen.rows) == 1 else f"{len(seen.rows):,} press releases"


def _rows(seen: Overview) -> list[dict[str, Any]]:
    """The rows with the names of files from the folder on that they share."""
    folders = [row["name"].split("/")[:-1] for row in seen.rows if row["name"]]
    shared = takewhile(lambda level: len(set(level)) == 1, zip(*folders, strict=False))
    cut = sum(len(level[0]) + 1 for level in shared)
    return [row | {"file": (row["name"] or "")[cut:]} for row in seen.rows]


def _lists(seen: Overview) -> list[dict[str, Any]]:
    named = {"People": seen.people, "Organisations": seen.bodies, "Initiatives": seen.initiatives}
    return [{"heading": heading, "most": names.most()} for heading, names in named.items()]


def _overview(seen: Overview) -> dict[str, Any]:
    rows = [{"names": row["names"]} for row in seen.rows]
    return {"rows": rows, "timeline": seen.times.bars()}
