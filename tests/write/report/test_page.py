"""The file: one page, the same bytes every time, nothing of a release in it as mark-up."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

from hkfacts.write.report.page import SCRIPTS, STYLES, safe_json
from tests.conftest import ROOT
from tests.release_by_hand import TEXT, release
from tests.write.report.pages import BAD, hostile, page

STATIC = ROOT / "src" / "hkfacts" / "write" / "report" / "static"


class Elements(HTMLParser):
    """The elements of a page, with their attributes, and the content of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:
            self.inside.append((*self.found[-1], data))


def written(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def test_every_file_of_style_and_script_is_used() -> None:
    assert {p.name for p in STATIC.iterdir()} == {*SCRIPTS, *STYLES}


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    made = [release(text=TEXT), hostile(), release()]
    assert page(made, tmp_path / "a.html").read_bytes() == page(made, tmp_path / "b.html").read_bytes()


def test_the_policy_names_the_one_script_and_the_one_style(tmp_path: Path) -> None:
    for made in ([release(text=TEXT)], [hostile(), hostile()]):
        elements = Elements(written(page(made, tmp_path / "page.html")))
        (policy,) = [a["content"] for t, a in elements.found if t == "meta" and a.get("http-equiv") == "Content-Security-Policy"]
        assert policy is not None and policy.startswith("default-src 'none'; ")
        code = [(t, d) for t, a, d in elements.inside if t == "style" or (t == "script" and not a.get("type"))]
        assert [t for t, _ in code] == ["style", "script"]
        for _, content in code:
            assert f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'" in policy
        assert not [a for _, a in elements.found if any(name.startswith("on") or name == "style" for name in a)]
        assert not [a for t, a in elements.found if a.get("src") or (t == "link" and a.get("href") != "data:,")]
        assert not [t for t, _ in elements.found if t in ("img", "iframe", "object", "embed", "form") and t != "form"]


def test_nothing_of_a_release_is_mark_up(tmp_path: Path) -> None:
    plain, bad = (Elements(written(page([r, r], tmp_path / "page.html"))) for r in (release(text=TEXT), hostile()))
    assert {t for t, _ in bad.found} == {t for t, _ in plain.found}
    assert "{{ 7 * 7 }}" in written(tmp_path / "page.html")


def test_data_can_be_read_back(tmp_path: Path) -> None:
    text = written(page([release(text=TEXT), hostile()], tmp_path / "page.html"))
    (first, second) = re.findall(r'<script type="application/json" id="release-\d+">(.*?)</script>', text)
    assert json.loads(first)["title"] == "Trees for the street"
    assert json.loads(second)["title"].startswith("<script>window.ran = 1</script>")
    assert "\u202e" not in text and "\\u202e" not in text


def test_json_in_a_page_ends_no_script_and_turns_nothing_round() -> None:
    said = safe_json({"a": BAD, "b": "\ud800 \u2028 & \x85"})
    assert not re.search("[<>&\u2028\u202e\x85\ud800]", said) and json.loads(said) == {"a": BAD, "b": "\ud800 \u2028 & \x85"}


def test_one_release_has_no_list_and_none_says_so(tmp_path: Path) -> None:
    assert 'id="index"' not in written(page([release()], tmp_path / "one.html"))
    assert 'id="index"' in written(page([release()] * 2, tmp_path / "two.html"))
    assert "There is no release to show." in written(page([], tmp_path / "none.html"))


def test_half_a_surrogate_pair_can_be_written(tmp_path: Path) -> None:
    made = release(text=f"{TEXT} \ud800", title="half \ud800", id="\udc00")
    assert "U+D800" in written(page([made, made], tmp_path / "page.html", title="many"))


def test_files_are_named_from_the_folder_that_they_share(tmp_path: Path) -> None:
    source = release().source
    made = [release(source=source.model_copy(update={"name": name})) for name in ("a/b/one.txt", "a/b/c/two.txt", None, "-")]
    text = written(page(made[:2], tmp_path / "page.html"))
    assert '<bdi class="file" title="a/b/c/two.txt">c/two.txt</bdi>' in text and ">one.txt</bdi>" in text
    assert 'title="a/b/one.txt">a/b/one.txt<' in written(page(made, tmp_path / "page.html"))
