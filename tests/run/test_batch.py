"""A batch whole: order, failures, going on, bad input; with the extractor that loads nothing."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from hkfacts.errors import OutputError, RestartNeeded, SettingsError
from hkfacts.run import outputs
from hkfacts.run.inputs import Search
from hkfacts.run.items import Job, Limits, RowFields
from hkfacts.settings import Settings
from tests.run.conftest import FAKE, Place

SERIAL = Limits(workers=0)


def names(place: Place) -> list[str]:
    return [r["source"]["name"] for r in place.lines()]


def test_lines_stand_in_input_order_whatever_finished_first(place: Place) -> None:
    place.many(30)
    for n in (0, 7, 8):
        place.write(f"{n:04}.txt", f"SLEEP 0.3 and {n}")
    summary = place.run()
    assert names(place) == [str(place.inputs / f"{n:04}.txt") for n in range(30)]
    assert (summary.total, summary.done, summary.failed, summary.facts["figures"]) == (30, 30, 0, 27 * 2 + 3 * 3)
    assert place.failures() == [] and place.skipped() == []


def test_serial_and_processes_write_the_same_bytes(place: Place) -> None:
    place.many(20)
    place.write("0003.txt", bytes(range(256)) * 9)
    place.write("0005.txt", "RAISE")
    place.run()
    parallel = place.written()
    place.run(again="restart", limits=SERIAL)
    assert place.written() == parallel and len(place.failures()) == 2


def test_what_waits_for_its_turn_waits_on_disk(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outputs, "EVERY", 0.05)
    monkeypatch.setattr(outputs, "SEGMENT", 4_000)
    place.many(150, "Part {n} of a text that is somewhat longer, so that it fills its file. SLEEP 0.005")
    place.write("0000.txt", "SLEEP 1.5")
    seen: set[str] = set()

    class Watcher:
        def begin(self, *_: Any) -> None: ...
        def phase(self, name: str) -> None: ...
        def end(self) -> None: ...
        def step(self, done: int, failed: int) -> None:
            seen.update(p.name for p in Path(f"{place.out}.journal").glob("kept-*"))

    place.run(watcher=Watcher())
    assert len(seen) > 2 and not list(Path(f"{place.out}.journal").glob("kept-*"))
    assert names(place) == [str(place.inputs / f"{n:04}.txt") for n in range(150)]


def test_out_is_not_overwritten_unasked(place: Place) -> None:
    place.many(2)
    place.run()
    with pytest.raises(RestartNeeded, match="--resume goes on"):
        place.run()
    place.write("0001.txt", "another 7")
    place.run(again="restart")
    assert [r["title"] for r in place.lines()][1] == "another 7"


def test_resume_of_a_finished_run_does_nothing_again(place: Place) -> None:
    place.many(6)
    place.run(limits=SERIAL)
    before, stat = place.written(), place.out.stat()
    summary = place.run(again="resume", job=Job(factory=FAKE.factory), limits=SERIAL)
    assert summary.before == 6 and place.written() == before and place.out.stat().st_mtime_ns == stat.st_mtime_ns


def test_resume_where_nothing_is_begins(place: Place) -> None:
    place.many(2)
    assert place.run(again="resume", limits=SERIAL).done == 2


def fresh(place: Place, **more: Any) -> tuple[bytes, bytes]:
    """What an uninterrupted run over the inputs as they are writes, in a place of its own."""
    out = place.root / "fresh.jsonl"
    place.run(out=out, again="restart", limits=SERIAL, **more)
    return out.read_bytes(), Path(f"{out}.errors.jsonl").read_bytes()


@pytest.mark.parametrize("change", ["edited", "added", "removed", "first removed", "mended", "all"])
def test_resume_after_inputs_changed_writes_what_a_fresh_run_would(place: Place, change: str) -> None:
    place.many(12)
    place.write("0004.txt", bytes(range(256)) * 9)
    place.run(limits=SERIAL)
    if change in ("edited", "all"):
        place.write("0006.txt", "Now 3 parts and 4 more")
    if change in ("added", "all"):
        place.write("0001-a.txt", "Added with 9 parts")
        place.write("9999.txt", "Added with 10 parts")
    if change in ("removed", "all"):
        (place.inputs / "0008.txt").unlink()
    if change == "first removed":
        (place.inputs / "0000.txt").unlink()
    if change in ("mended", "all"):
        place.write("0004.txt", "Mended")
    summary = place.run(again="resume", limits=SERIAL, job=Job(factory="tests.run.test_batch:Noting", settings=Settings()))
    assert summary.total == len(list(place.inputs.iterdir()))
    assert place.written() == fresh(place)
    assert not list(Path(f"{place.out}.journal").glob("kept-*"))
    assert len(NOTED) == {"edited": 1, "added": 2, "removed": 0, "first removed": 0, "mended": 1, "all": 4}[change]
    NOTED.clear()


NOTED: list[str] = []


def Noting(settings: Settings) -> Any:
    """The extractor that loads nothing, noting what it is given."""
    from tests.run.fakes import Fake

    class Noted(Fake):
        def extract_source(self, source: Any, *arguments: Any, **more: Any) -> Any:
            NOTED.append(source.name)
            return super().extract_source(source, *arguments, **more)

    return Noted(settings)


def test_what_failed_by_a_crash_is_tried_again_and_what_cannot_be_read_is_not(place: Place) -> None:
    place.many(8)
    crashing = place.write("0002.txt", "EXIT")
    place.write("0005.txt", bytes(range(256)) * 9)
    first = place.run()
    assert first.failures == {"crash": 1, "unreadable": 1}
    again = place.run(again="resume")
    assert again.failures == first.failures and again.before == 2
    crashing.write_text("now 2 parts")
    assert place.run(again="resume").failures == {"unreadable": 1}
    assert place.written() == fresh(place)


def test_no_input_and_nothing_of_others_is_written_over(place: Place) -> None:
    text = place.write("a.txt", "5 parts\n")
    rows = place.write("rows.jsonl", '{"id": 1, "text": "5"}\n')
    for out in (text, rows):
        for again in ("refuse", "resume", "restart"):
            with pytest.raises(RestartNeeded):
                place.run(out, out=out, again=again, limits=SERIAL)
    for again in ("refuse", "resume", "restart"):
        with pytest.raises(RestartNeeded, match=r"a\.txt is in it; name another output"):
            place.run(out=place.inputs, form="csv", again=again, limits=SERIAL)
    assert text.read_text() == "5 parts\n" and rows.read_text() == '{"id": 1, "text": "5"}\n'
    assert sorted(p.name for p in place.root.rglob("*")) == ["a.txt", "in", "rows.jsonl"]


def test_an_empty_folder_is_room_for_tables(place: Place) -> None:
    place.many(2)
    tables = place.root / "tables"
    tables.mkdir()
    assert place.run(out=tables, form="csv", limits=SERIAL).done == 2
    with pytest.raises(RestartNeeded, match="is there already"):
        place.run(out=tables, form="csv", limits=SERIAL)
    place.run(out=tables, form="csv", again="restart", limits=SERIAL)
    (tables / "mine.ods").write_text("mine")
    with pytest.raises(RestartNeeded, match=r"mine\.ods is in it"):
        place.run(out=tables, form="csv", again="restart", limits=SERIAL)
    assert (tables / "mine.ods").exists() and (tables / "releases.csv").exists()


def test_changed_settings_rules_or_model_need_a_restart(place: Place, tmp_path: Path) -> None:
    place.many(2)
    place.run(limits=SERIAL)
    other = Job(Settings(kinds=("dates",)), factory=FAKE.factory)
    with pytest.raises(RestartNeeded, match=r"settings.*--restart"):
        place.run(again="resume", job=other, limits=SERIAL)
    model = tmp_path / "model"
    model.mkdir()
    (model / "meta.json").write_text("{}")
    with pytest.raises(RestartNeeded, match="model"):
        place.run(again="resume", job=Job(Settings(model=str(model)), factory=FAKE.factory), limits=SERIAL)
    place.run(again="restart", job=other, limits=SERIAL)


def test_what_stands_behind_the_journal_is_cut_off(place: Place) -> None:
    place.many(5)
    place.run(limits=SERIAL)
    before = place.written()
    with place.out.open("ab") as file:
        file.write(b'{"id": "half a li')
    place.run(again="resume", limits=SERIAL)
    assert place.written() == before


def test_an_output_that_is_shorter_than_its_journal_says_is_not_gone_on_with(place: Place) -> None:
    place.many(5)
    place.run(limits=SERIAL)
    place.out.write_bytes(place.out.read_bytes()[:-40])
    with pytest.raises(RestartNeeded, match="shorter"):
        place.run(again="resume", limits=SERIAL)
    place.out.unlink()
    Path(f"{place.out}.journal", "journal.sqlite").unlink()
    place.out.write_text("mine")
    with pytest.raises(RestartNeeded, match="no journal"):
        place.run(again="resume", limits=SERIAL)
    assert place.out.read_text() == "mine"


def test_a_broken_journal_is_said(place: Place) -> None:
    place.many(2)
    place.run(limits=SERIAL)
    Path(f"{place.out}.journal", "journal.sqlite").write_bytes(b"this is no database, and long enough to be looked at" * 99)
    with pytest.raises(RestartNeeded, match="no journal of a batch"):
        place.run(again="resume", limits=SERIAL)


def test_two_runs_do_not_write_one_output(place: Place) -> None:
    place.many(2)
    place.run(limits=SERIAL)
    holder = sqlite3.connect(Path(f"{place.out}.journal", "journal.sqlite"), isolation_level=None)
    holder.execute("PRAGMA locking_mode=EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(OutputError, match="another run"):
        place.run(again="resume", limits=SERIAL)
    holder.close()


def test_fail_fast_stops_and_can_be_gone_on_with(place: Place) -> None:
    place.many(30)
    place.write("0002.txt", "RAISE")
    stopped = place.run(fail_fast=True, limits=SERIAL)
    assert stopped.stopped_by is not None and stopped.stopped_by.name.endswith("0002.txt") and stopped.done == 2
    place.write("0002.txt", "mended 5")
    place.run(again="resume", limits=SERIAL)
    assert place.written() == fresh(place)


def test_fail_fast_stops_at_inputs_that_are_not_there(place: Place) -> None:
    stopped = place.run(place.root / "nowhere", fail_fast=True, limits=SERIAL)
    assert stopped.stopped_by is not None and stopped.stopped_by.kind == "missing"


def test_rows_have_ids_dates_and_fields_of_any_name(place: Place) -> None:
    rows = place.write(
        "rows.jsonl", '{"key": 7, "body": "5 parts", "day": "2025-03-04"}\n\n{"body": "6 parts", "key": "x", "day": null}\n'
    )
    job = Job(factory=FAKE.factory, fields=RowFields("body", "key", "day"))
    place.run(job=job, limits=SERIAL)
    first, second = place.lines()
    assert (first["id"], first["release_date"], first["source"]["name"]) == ("7", "2025-03-04", f"{rows}:1")
    assert (second["id"], second["release_date"], second["source"]["name"]) == ("x", None, f"{rows}:3")
    assert first["source"]["format"] == "jsonl" and first["figures"][0]["text"] == "5"


def test_a_broken_row_costs_itself_only(place: Place) -> None:
    good = '{"text": "5 parts"}'
    bad = ["{", '{"text": 5}', "[]", '{"text": "x", "release_date": "soon"}', '{"text": "x", "id": [1]}', "[" * 100_000, '"\\ud8']
    place.write("rows.jsonl", "\n".join([good, *bad, good]))
    summary = place.run(limits=SERIAL)
    assert summary.done == 2 and summary.failures == {"unreadable": len(bad)}
    assert [f["name"].rpartition(":")[2] for f in place.failures()] == [str(n) for n in range(2, 2 + len(bad))]
    assert "not a line of JSON" in place.failures()[0]["reason"] and "--text-field" in place.failures()[1]["reason"]


def test_a_row_beyond_the_limit_is_too_large(place: Place) -> None:
    place.write("rows.jsonl", json.dumps({"text": "x" * 900}) + "\n" + json.dumps({"text": "5"}))
    place.write("file.txt", "y" * 900)
    summary = place.run(job=Job(Settings(max_bytes=500), factory=FAKE.factory), limits=SERIAL)
    assert summary.done == 1 and summary.failures == {"too_large": 2}


def test_an_empty_folder_is_said(place: Place) -> None:
    summary = place.run()
    assert summary.failures == {"missing": 1} and "holds no file with a suffix that is read" in place.failures()[0]["reason"]
    assert place.out.read_bytes() == b""


def test_a_folder_that_cannot_be_read_costs_itself_only(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.many(2)
    place.write("locked/secret.txt", "5")
    scandir = os.scandir

    def refusing(path: str) -> Any:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    summary = place.run(limits=SERIAL)
    assert summary.done == 2 and summary.failures == {"unreadable": 1}
    assert "Permission denied" in place.failures()[0]["reason"] and place.failures()[0]["name"].endswith("locked")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission(place: Place) -> None:
    place.many(1)
    locked = place.write("locked/secret.txt", "5").parent
    locked.chmod(0)
    try:
        assert place.run(limits=SERIAL).failures == {"unreadable": 1}
    finally:
        locked.chmod(0o700)


def test_one_file_named_twice_is_done_once_and_said(place: Place) -> None:
    place.many(3)
    one = place.inputs / "0001.txt"
    summary = place.run(one, place.inputs, one, limits=SERIAL)
    assert names(place) == [str(place.inputs / f"{n:04}.txt") for n in (1, 0, 2)]
    assert summary.leftovers == {"repeated": 2} and {s["name"] for s in place.skipped()} == {str(one)}


def test_two_rows_of_one_id_are_both_written_and_said(place: Place) -> None:
    place.write("rows.jsonl", '{"id": "a", "text": "5"}\n{"id": "a", "text": "6"}\n{"id": "b", "text": "7"}\n')
    summary = place.run(limits=SERIAL)
    assert [r["id"] for r in place.lines()] == ["a", "a", "b"] and summary.shared_ids == (1, ["a"])


def test_files_of_one_name_in_two_folders_are_two(place: Place) -> None:
    place.write("a/same.txt", "5")
    place.write("b/same.txt", "6")
    place.run(limits=SERIAL)
    assert names(place) == [str(place.inputs / "a" / "same.txt"), str(place.inputs / "b" / "same.txt")]


def test_out_inside_input_is_no_input(place: Place) -> None:
    place.many(3)
    out = place.inputs / "out.jsonl"
    place.run(out=out, limits=SERIAL)
    before = out.read_bytes()
    summary = place.run(out=out, again="resume", limits=SERIAL)
    assert out.read_bytes() == before and summary.total == 3 and summary.leftovers["own"] >= 2


def test_what_another_batch_has_written_is_no_input(place: Place) -> None:
    place.many(2)
    place.write("sheet.xlsx", "5")
    place.run(out=place.inputs / "earlier.jsonl", limits=SERIAL)
    summary = place.run(limits=SERIAL)
    assert (summary.total, summary.failed) == (2, 0) and summary.leftovers == {"own": 4, "suffix": 1}
    assert place.run(place.inputs / "earlier.jsonl", out=place.root / "rows.jsonl", limits=SERIAL).total == 2  # it is named


def test_an_output_that_is_no_file_is_left_alone(place: Place) -> None:
    place.many(1)
    os.mkfifo(place.root / "pipe")
    for out, what in ((place.inputs, "a folder"), (place.root / "pipe", "no regular file")):
        for again in ("refuse", "resume", "restart"):
            with pytest.raises(OutputError, match=what):
                place.run(out=out, again=again, limits=SERIAL)
            assert out.exists()


def test_names_with_newline_emoji_and_bytes_that_are_no_utf8(place: Place) -> None:
    place.write("line\nbreak 🎈.txt", "5")
    odd = os.fsdecode(b"latin-\xe9.txt")
    place.write(odd, "6")
    place.write("gone 🎈\n.txt", bytes(range(256)) * 9)
    summary = place.run()
    assert summary.done == 2 and summary.failures == {"unreadable": 1}
    assert place.failures()[0]["name"].endswith("gone 🎈\n.txt")
    found = [json.loads(line)["source"]["name"] for line in place.out.read_bytes().split(b"\n") if line]
    assert found[1].endswith("line\nbreak 🎈.txt") and "latin-" in found[0]
    before = place.written()
    assert place.run(again="resume").before == 3 and place.written() == before


def test_hidden_files_links_and_other_suffixes_are_left_out_and_named(place: Place) -> None:
    place.many(2)
    place.write(".hidden.txt", "5")
    place.write(".git/config.txt", "5")
    place.write("sheet.xlsx", "5")
    place.write("deep/er/more.md", "6")
    (place.inputs / "deep" / "loop").symlink_to(place.inputs)
    (place.inputs / "link.txt").symlink_to(place.inputs / "0000.txt")
    summary = place.run(limits=SERIAL)
    assert [n.rpartition("/")[2] for n in names(place)] == ["0000.txt", "0001.txt", "more.md", "link.txt"]
    assert summary.leftovers == {"hidden": 2, "link": 1, "suffix": 1}
    assert {s["name"].rpartition("/")[2]: s["kind"] for s in place.skipped()} == {
        ".hidden.txt": "hidden", ".git": "hidden", "loop": "link", "sheet.xlsx": "suffix",
    }  # fmt: skip


def test_folders_in_folders_are_for_recursive(place: Place) -> None:
    place.write("a.txt", "5")
    place.write("deep/b.txt", "6")
    summary = place.run(search=Search((str(place.inputs),)), limits=SERIAL)
    assert summary.done == 1 and summary.leftovers == {"folder": 1}


def test_globs_patterns_and_lists_of_paths(place: Place) -> None:
    for name in ("a.txt", "b.md", "c.log", "deep/d.log"):
        place.write(name, "5")
    wanted = str(place.inputs)
    cases = {
        Search((wanted + "/*.md",)): ["b.md"],
        Search((wanted + "/**/*.log",)): ["c.log", "d.log"],
        Search((wanted,), pattern="*.log", recursive=True): ["c.log", "d.log"],
        Search((), (f"{wanted}/c.log\n".encode(), b"\n", f"{wanted}/a.txt\r\n".encode())): ["c.log", "a.txt"],
    }
    for search, found in cases.items():
        place.run(search=search, again="restart", limits=SERIAL)
        assert [n.rpartition("/")[2] for n in names(place)] == found
    assert place.run(search=Search((wanted + "/*.pdf",)), again="restart", limits=SERIAL).failures == {"missing": 1}


def test_an_output_that_cannot_be_written_is_said(place: Place) -> None:
    place.many(2)
    with pytest.raises(OutputError, match="No such file or directory"):
        place.run(out=place.root / "no" / "such" / "out.jsonl")
    (place.root / "folder").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        place.run(out=place.root / "folder", again="restart")


def test_ray_that_is_not_installed_is_said(place: Place) -> None:
    pytest.importorskip("hkfacts.run.ray")
    from importlib.util import find_spec

    if find_spec("ray") is not None:
        pytest.skip("Ray is installed")
    place.many(1)
    with pytest.raises(SettingsError, match=r"hkfacts\[ray\]"):
        place.run(engine="ray")
