"""The page in a browser: what it marks, filters, links and refuses; and a list of measured checks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from hkfacts import Extractor, Release
from hkfacts.write.report.facts import KINDS
from tests.conftest import sample_files
from tests.write.report.chromium import Window, browser, window
from tests.write.report.pages import hostile, overlapping, page, varied
from tests.write.report.test_blocks import bare

AUDIT = (Path(__file__).parent / "audit.js").read_text(encoding="utf-8")
# Words of each piece of the text, and the mentions that lie over it.
PIECES = """() => {
  const nodes = [];
  const walker = document.createTreeWalker(document.getElementById("words"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) nodes.push([walker.currentNode.data, walker.currentNode.parentElement.dataset.keys || ""]);
  return nodes;
}"""


@pytest.fixture(scope="module")
def running() -> Iterator[Any]:
    with browser() as one:
        yield one


@pytest.fixture(scope="module")
def samples(extractor: Extractor) -> list[Release]:
    texts = [(p, p.read_text(encoding="utf-8")) for p in sample_files() if p.suffix in (".txt", ".md") and p.stem != "chinese"]
    return [extractor.extract(t).model_copy(update={"text": t}) for _, t in texts]


@pytest.fixture(scope="module")
def one(samples: list[Release], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of one release: the first sample."""
    return page(samples[:1], tmp_path_factory.mktemp("page") / "one.html")


@pytest.fixture(scope="module")
def all_samples(samples: list[Release], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page([*samples, hostile()], tmp_path_factory.mktemp("page") / "all.html")


def hover_text(at: Any) -> str:
    return str(at.locator("#hint").inner_text())


def shown(at: Any, number: int) -> None:
    """Wait for the release: an address that changes is acted upon a moment after the click that changed it."""
    at.wait_for_function(f"() => here.number === {number}")


def compare(at: Any, made: Release) -> None:
    nodes = at.evaluate(PIECES)
    facts = [f for kind in KINDS for f in getattr(made, kind)]
    assert bare("".join(words for words, _ in nodes)) == bare(made.text or "")
    for n, fact in enumerate(facts):
        for m, said in enumerate(getattr(fact, "mentions", None) or (fact,)):
            inside = [i for i, (_, keys) in enumerate(nodes) if f"{n}/{m}" in keys.split()]
            assert bare("".join(nodes[i][0] for i in inside)) == bare(said.text)
            assert bare("".join(words for words, _ in nodes[: inside[0]])) == bare((made.text or "")[: said.start])


def test_highlights_are_where_the_offsets_say(running: Any, samples: list[Release], tmp_path: Path) -> None:
    made = [*samples, overlapping(), hostile()]
    with window(running, page(made, tmp_path / "page.html")) as at:
        for number, one_ in enumerate(made, 1):
            at.evaluate(f"() => {{ location.hash = '#/{number}' }}")
            shown(at, number - 1)
            compare(at, one_)


def test_pointing_at_a_fact_shows_value_rule_and_section(running: Any, one: Path) -> None:
    with window(running, one) as at:
        assert at.locator("#hint").is_hidden()
        at.locator("#words .k-figures", has_text="13,000 square").first.hover()
        at.wait_for_selector("#hint:not([hidden])")
        assert all(w in hover_text(at) for w in ("13,000 m2", "figure.numeral", "body", "laboratories and workshops"))
        at.keyboard.press("Escape")
        assert at.locator("#hint").is_hidden()
        at.locator("#words .in-quotes.k-people").first.hover()
        at.wait_for_selector("#hint:not([hidden])")
        assert at.locator("#hint .hint-part").count() == 2  # the person, and the quote around


def test_clicking_either_side_moves_the_other(running: Any, one: Path) -> None:
    with window(running, one, height=600) as at:
        mark = at.locator("#words .k-figures", has_text="41,500 square").first
        mark.click()
        row = at.locator("#facts tr", has_text="41,500 square metres")
        assert row.get_attribute("aria-current") == "true" and mark.get_attribute("aria-current") == "true"
        assert at.evaluate("() => document.activeElement.closest('tr').textContent").startswith("41,500")
        assert row.evaluate(INSIDE) is True
        at.evaluate("() => window.scrollTo(0, 0)")
        other = at.locator("#facts .card", has_text="Wendy Kwan").first
        other.click()
        words = at.locator("#words .k-people[aria-current]")
        assert words.inner_text() == "Wendy Kwan" and words.evaluate(INSIDE) is True
        assert at.evaluate("() => location.hash").startswith("#/1/p")


INSIDE = "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= window.innerHeight }"


def test_a_person_leads_from_mention_to_mention_and_to_the_quotes(running: Any, one: Path) -> None:
    with window(running, one) as at:
        person = at.locator("#facts .card h3 .lead", has_text="Lo Ka-shing")
        seen = []
        for _ in range(4):
            person.click()
            seen.append(at.locator("#words [aria-current]").first.get_attribute("data-mention"))
        assert seen == ["0", "1", "2", "0"]
        at.locator("#facts .card", has_text="Lo Ka-shing").first.locator(".tie").click()
        assert "came home" in at.locator("#facts .k-quotes[aria-current]").inner_text()
        at.locator("#facts .k-quotes[aria-current] .speaker .tie").click()
        assert "Lo Ka-shing" in at.locator("#facts .k-people[aria-current]").inner_text()
        at.locator("#facts .k-initiatives .tie", has_text="15 per cent").click()
        assert "15 per cent" in at.locator("#facts tr[aria-current]").inner_text()


def test_filters_filter_kinds_and_sections(running: Any, one: Path) -> None:
    with window(running, one) as at:
        figures = at.locator("#words .mark.k-figures").count()
        at.locator("button.kind[data-kind=figures]").click()
        assert figures > 10 and at.locator("#words .mark.k-figures").count() == 0
        assert at.locator("#facts [data-kind=figures]").is_hidden() and at.locator("#facts [data-kind=dates]").is_visible()
        at.locator("button.kind[data-kind=figures]").click()
        assert at.locator("#words .mark.k-figures").count() == figures
        at.locator("#sections summary").click()
        at.locator("#sections input[value=contacts]").uncheck()
        assert at.locator("#words .mark", has_text="Wendy Kwan").count() == 0
        assert at.locator("#facts .card", has_text="Wendy Kwan").is_hidden()
        assert "2 of 3" in at.locator("#head-people").inner_text()


def test_the_keyboard_alone_is_enough(running: Any, one: Path) -> None:
    with window(running, one) as at:
        at.keyboard.press("Tab")
        assert at.evaluate("() => document.activeElement.className") == "skip"
        at.keyboard.press("Enter")
        assert at.evaluate("() => document.activeElement.id") == "main" and at.locator("#release").is_visible()
        at.locator("#words a[tabindex='0']").focus()
        first = at.evaluate("() => document.activeElement.textContent")
        at.keyboard.press("ArrowRight")
        second = at.evaluate("() => document.activeElement.textContent")
        assert first != second and at.locator("#words [tabindex='0']").count() == 1
        at.wait_for_selector("#hint:not([hidden])")
        assert at.evaluate("() => document.activeElement.getAttribute('aria-describedby')") == "hint"
        assert at.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") == "solid"
        at.keyboard.press("Enter")
        assert at.evaluate("() => document.activeElement.closest('#facts .fact') !== null")
        at.keyboard.press("Enter")
        assert at.evaluate("() => document.activeElement.textContent") == second
        at.locator("#timeline .dated[tabindex='0']").focus()
        at.keyboard.press("ArrowRight")
        at.keyboard.press("Enter")
        assert at.evaluate("() => document.activeElement.closest('#words') !== null")


def test_the_timeline_places_dates_and_leads_to_them(running: Any, one: Path) -> None:
    with window(running, one) as at:
        places = at.evaluate(
            "() => [...document.querySelectorAll('#timeline .dated')].map(a => [a.getAttribute('aria-label'), a.getBBox().x])"
        )
        x = {label.split(": ")[1]: at_ for label, at_ in places}
        assert "12 March 2025 and 2 more: 12 March 2025" in dict(places)
        assert x["1 April 2025"] < x["30 June 2025"] < x["21 October 2025 to 23 October 2025"]
        at.locator("#timeline .spans button", has_text="all").click()
        assert at.locator("#timeline .dated").count() > len(places)
        at.locator("#timeline .dated[aria-label^='30 June']").click()
        assert at.locator("#words [aria-current]").inner_text() == "30 June 2025"


def test_the_list_of_releases_searches_sorts_and_links(running: Any, all_samples: Path, samples: list[Release]) -> None:
    with window(running, all_samples) as at:
        rows = at.locator("#rows tbody tr:visible")
        assert rows.count() == len(samples) + 1
        at.locator("#search").fill("battery kestrel")  # of the title, and of the names
        at.wait_for_function("() => document.getElementById('found').textContent !== ''")
        assert rows.count() == 1 and "Larkspur" in rows.first.inner_text()
        at.locator("#search").fill("robots ribbon")  # of the text alone
        at.wait_for_function("() => document.querySelector('#rows tbody tr:not([hidden])').textContent.includes('Harbour')")
        at.locator("#search").fill("")
        at.wait_for_function("() => document.getElementById('found').textContent === ''")
        at.locator("th[data-by=figures] button").click()
        numbers = [int(n) for n in at.locator("#rows td[data-kind=figures]").all_inner_texts()]
        assert numbers == sorted(numbers, reverse=True)
        assert at.locator("th[data-by=figures]").get_attribute("aria-sort") == "descending"
        at.locator("button.name", has_text="Maria Delgado").click()
        assert rows.count() == 1
        at.locator("#chosen-clear").click()
        assert rows.count() == len(samples) + 1
        at.locator("#histogram .bin[aria-label*=' 1 release']").first.click()
        assert rows.count() == 1
        at.locator("#chosen-clear").click()
        number = next(n for n, r in enumerate(samples) if (r.title or "").startswith("Harbour Robotics"))
        at.locator("#rows a", has_text="Harbour Robotics").click()
        shown(at, number)
        assert at.locator("#title").inner_text().startswith("Harbour Robotics") and at.locator("#index").is_hidden()
        at.locator("#to-next").click()
        shown(at, number + 1)
        assert not at.locator("#title").inner_text().startswith("Harbour Robotics")
        at.go_back()
        shown(at, number)
        at.go_back()
        at.wait_for_selector("#index:not([hidden])")
        assert at.locator("#release").is_hidden()


def test_an_address_leads_to_one_fact(running: Any, all_samples: Path, samples: list[Release]) -> None:
    fact = samples[0].figures[3]
    with window(running, all_samples, f"#/1/{fact.id}") as at:
        assert at.locator("#words [aria-current]").inner_text() == fact.text


def test_a_hostile_release_is_text(running: Any, samples: list[Release], tmp_path: Path) -> None:
    path = page([hostile(), samples[0]], tmp_path / 'odd "name".html')
    with window(running, path) as at:
        at.locator("#search").fill("<script>")
        at.wait_for_function("() => document.getElementById('found').textContent !== ''")
        at.locator("#rows a").first.click()
        shown(at, 0)
        at.locator("#words .mark").first.hover()
        at.wait_for_selector("#hint:not([hidden])")
        at.locator("#facts .lead").last.click()
        for where in ("#title", "#words", "#facts", "#hint", "#about"):
            said = at.locator(where).text_content()
            assert "<script>window.ran = 1</script>" in said and 'onerror="window.ran = 2"' in said, where
            assert "\u202e" not in said
        assert at.evaluate("() => [typeof window.ran, document.querySelectorAll('main img, main script').length]") == [
            "undefined",
            0,
        ]
        assert at.locator("#words .unseen").all_text_contents() == ["RLO", "PDF", "RLO", "PDF", "ZWSP", "BEL", "NUL"]
        assert "49" not in at.locator("#title").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_checks_of_a_page(running: Any, all_samples: Path, scheme: str) -> None:
    """Contrast AA, order of headings, landmarks, names of controls, no link in a link, no id twice: in the list and in a release."""
    for place in ("", "#/1", "#/5"):
        with window(running, all_samples, place, scheme=scheme) as at:
            if place:
                at.locator("#sections summary").click()
                at.locator("button.kind[data-kind=people]").click()
                at.locator("#words .mark.k-figures").first.click()
                at.locator("#words .mark").last.hover()
                at.wait_for_selector("#hint:not([hidden])")
            check = lambda name: at.evaluate(AUDIT, name)  # noqa: E731 (called within the loop)
            assert check("contrast") == []
            levels = check("headings")
            assert levels[0] == 1 and levels.count(1) == 1
            assert all(b <= a + 1 for a, b in pairwise(levels)), levels
            assert check("landmarks") == [1, 1, 1] and check("unnamed") == [] and check("nested") == 0 and check("ids") == []


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_width_scrolls_sideways(running: Any, all_samples: Path, width: int) -> None:
    with window(running, all_samples, width=width) as at:
        assert at.evaluate(AUDIT, "sideways") <= 0
        for number in range(5):
            at.evaluate(f"() => openRelease({number})")
            assert at.evaluate(AUDIT, "sideways") <= 0, number


def test_the_checks_find_what_is_wrong(running: Any, one: Path) -> None:
    with window(running, one) as at:
        at.evaluate("() => document.documentElement.style.setProperty('--soft', '#aaa')")
        assert len(at.evaluate(AUDIT, "contrast")) > 5
        at.evaluate("() => { document.getElementById('words').style.minWidth = '2000px' }")
        assert at.evaluate(AUDIT, "sideways") > 0
        at.evaluate("() => document.querySelector('button.kind').replaceChildren()")
        assert len(at.evaluate(AUDIT, "unnamed")) == 1


def test_on_paper_there_is_nothing_to_press(running: Any, one: Path) -> None:
    with window(running, one) as at:
        at.emulate_media(media="print")
        assert at.locator(".filters").is_hidden() and at.locator(".bar").is_hidden()
        facts = at.locator("#facts")
        assert facts.evaluate("e => e.scrollHeight <= e.clientHeight + 1") and at.locator("#facts .card").last.is_visible()


def test_two_hundred_releases_open_at_once(
    running: Any, samples: list[Release], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Under two seconds, and correspondingly more where more wants to run than there are processors."""
    path = page(varied(samples, 200), tmp_path / "page.html")
    size = path.stat().st_size
    ready = "() => performance.getEntriesByName('ready')[0].startTime"
    times: list[float] = []
    one_ = Window(running, path)
    for _ in range(3):
        times.append(one_.open().evaluate(ready))
    turned = one_.page.evaluate("() => { const t = performance.now(); openRelease(7); return performance.now() - t }")
    one_.close()
    with capsys.disabled():
        print(f"\n200 releases: {size / 1e6:.1f} MB, open in {min(times):.0f} ms, a release shown in {turned:.0f} ms")
    crowd = 1 + os.getloadavg()[0] / (os.cpu_count() or 1)
    assert min(times) < 2000 * crowd
    assert size < 12_000_000
