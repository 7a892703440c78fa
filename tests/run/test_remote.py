"""Inputs and outputs by URL: with the file systems of fsspec that need no server."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

fsspec = pytest.importorskip("fsspec")

from hkfacts.errors import OutputError, RestartNeeded, SettingsError, UnreachableInput  # noqa: E402
from hkfacts.run import remote, spool  # noqa: E402
from hkfacts.run.batch import Summary  # noqa: E402
from hkfacts.run.inputs import Search  # noqa: E402
from hkfacts.run.items import Item, Job, Limits  # noqa: E402
from hkfacts.run.remote import Store  # noqa: E402
from hkfacts.settings import Settings  # noqa: E402
from tests.run.conftest import FAKE, Place  # noqa: E402

SERIAL = Limits(workers=0)
OUT = "memory://out/facts.jsonl"


@pytest.fixture(autouse=True)
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The file system in this process's memory, empty, with a folder for outputs."""
    monkeypatch.chdir(tmp_path)
    store = fsspec.filesystem("memory")
    store.store.clear()
    store.pseudo_dirs[:] = ["", "/out"]
    yield store
    store.store.clear()


def put(memory: Any, **texts: str | bytes) -> None:
    """Files in memory; `__` is a slash, `_` a dot."""
    for name, text in texts.items():
        path = "/in/" + name.replace("__", "/").replace("_", ".")
        memory.pipe_file(path, text if isinstance(text, bytes) else text.encode())


def names(lines: bytes) -> list[str]:
    return [json.loads(line)["source"]["name"] for line in lines.splitlines()]


def run(place: Place, *urls: str, out: str | Path = OUT, **more: Any) -> Summary:
    wanted = Search(urls or ("memory://in",), recursive=True)
    return place.run(search=wanted, out=out, **({"limits": SERIAL} | more))


def test_files_elsewhere_are_inputs_like_those_here(place: Place, memory: Any) -> None:
    put(
        memory,
        b_txt="5 parts",
        a_md="6 parts",
        deep__c_txt="7 parts",
        _hidden_txt="8",
        sheet_xlsx="9",
        bad_txt=bytes(range(256)) * 9,
    )
    summary = run(place, out=place.out)
    assert names(place.out.read_bytes()) == [f"memory:///in/{n}" for n in ("a.md", "b.txt", "deep/c.txt")]
    assert summary.failures == {"unreadable": 1} and summary.leftovers == {"hidden": 1, "suffix": 1}
    assert {f["name"] for f in place.failures()} == {"memory:///in/bad.txt"}


def test_a_file_a_pattern_and_rows(place: Place, memory: Any) -> None:
    put(memory, b_txt="5 parts", a_txt="6 parts", rows_jsonl='{"text": "7", "id": "x"}\n\n{broken\n{"text": "8"}\n')
    summary = run(
        place, "memory://in/b.txt", "memory://in/[a]*.txt", "memory://in/rows.jsonl", "memory://in/no*.txt", out=place.out
    )
    assert names(place.out.read_bytes()) == [f"memory:///in/{n}" for n in ("b.txt", "a.txt", "rows.jsonl:1", "rows.jsonl:4")]
    assert summary.failures == {"missing": 1, "unreadable": 1}
    assert [f["name"] for f in place.failures()] == ["memory:///in/rows.jsonl:3", "memory://in/no*.txt"]


def test_lists_of_paths_may_hold_urls(place: Place, memory: Any) -> None:
    put(memory, a_txt="5")
    place.write("b.txt", "6")
    wanted = Search((), (b"memory://in/a.txt\n", f"{place.inputs}/b.txt\n".encode()))
    assert place.run(search=wanted, limits=SERIAL).done == 2


def test_what_is_not_there_or_is_too_large_is_a_failure(place: Place, memory: Any) -> None:
    put(memory, a_txt="5" * 900, rows_jsonl="\n")
    summary = run(place, "memory://in", "memory://nowhere", out=place.out, job=Job(Settings(max_bytes=500), factory=FAKE.factory))
    assert summary.failures == {"missing": 2, "too_large": 1} and summary.done == 0


def test_what_has_not_changed_is_not_fetched_again(place: Place, memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    put(memory, a_txt="5", b_txt="6", rows_jsonl='{"text": "7"}\n')
    run(place, out=place.out)
    before, fetched = place.out.read_bytes(), []
    monkeypatch.setattr("hkfacts.run.work.fetched", lambda url, *at: fetched.append(url) or remote.fetched(url, *at))
    assert run(place, out=place.out, again="resume").before == 3 and fetched == []
    put(memory, b_txt="changed 8")
    with memory.open("/in/rows.jsonl", "ab") as file:
        file.write(b'{"text": "9"}\n')
    run(place, out=place.out, again="resume")
    assert fetched == ["memory:///in/b.txt", "memory:///in/rows.jsonl"]
    run(place, out=place.root / "fresh.jsonl")
    assert place.out.read_bytes() == (place.root / "fresh.jsonl").read_bytes() != before


def test_same_content_is_counted_elsewhere_too(place: Place, memory: Any) -> None:
    put(memory, a_txt="5", b_txt="5", c_txt="6")
    summary = run(place, out=place.out)
    assert summary.same_content == 1 and summary.shared_ids == (0, [])


def test_a_store_that_does_not_answer_is_tried_again(place: Place, memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    put(memory, a_txt="5", b_txt="6")
    whole = type(memory).cat_file

    def failing(self: Any, path: str, *more: Any, **named: Any) -> bytes:
        if path == "/in/b.txt":
            raise TimeoutError("no answer\nfor long")
        return bytes(whole(self, path, *more, **named))

    monkeypatch.setattr(type(memory), "cat_file", failing)
    assert run(place, out=place.out).failures == {"unreachable": 1}
    assert "memory:///in/b.txt cannot be reached (no answer for long)" in place.failures()[0]["reason"]
    monkeypatch.setattr(type(memory), "cat_file", whole)
    assert run(place, out=place.out, again="resume").done == 2


def test_a_row_that_changes_meanwhile_is_not_read_wrongly(memory: Any) -> None:
    put(memory, rows_jsonl='{"text": "7"}\n')
    from hkfacts.run.work import make_extractor, work

    item = Item(0, "memory:///in/rows.jsonl:1", "memory:///in/rows.jsonl", 1, 0, 14, None, "0" * 64)
    outcome = work(item, FAKE, make_extractor(FAKE))
    assert getattr(outcome, "kind", None) == "unreachable" and "has changed since" in outcome.line.decode()


def test_workers_fetch_by_themselves(place: Place) -> None:
    place.many(12)
    place.write("odd #1 ? 🎈\n.txt", "5")
    place.write("rows.jsonl", '{"text": "5"}\n\n{"text": "6"}\n')
    here = place.run(limits=Limits(2, 20.0))
    out = place.root / "urls.jsonl"
    there = run(place, f"file://{place.inputs}", out=out, limits=Limits(2, 20.0))
    assert (here.done, there.done, there.facts) == (15, 15, here.facts)
    assert names(out.read_bytes()) == [f"file://{n}" for n in names(place.out.read_bytes())]


def test_archives_and_chains_are_read(place: Place) -> None:
    with zipfile.ZipFile(place.root / "releases.zip", "w") as archive:
        archive.writestr("2025/a.txt", "5 parts")
        archive.writestr("../b.txt", "6 parts")
        archive.writestr("2025/c.pdf.exe", "7")
    url = f"zip://2025::file://{place.root}/releases.zip"
    summary = run(place, url, f"zip://::file://{place.root}/releases.zip", out=place.out, limits=Limits(2, 20.0))
    assert names(place.out.read_bytes())[0] == f"zip://2025/a.txt::file://{place.root}/releases.zip"
    assert summary.leftovers["repeated"] == 1 and summary.leftovers["suffix"] >= 1
    assert not (place.root.parent / "b.txt").exists()


def test_links_to_folders_are_not_followed_by_url_either(place: Place) -> None:
    place.write("deep/a.txt", "5")
    (place.inputs / "deep" / "loop").symlink_to(place.inputs)
    (place.inputs / "link.txt").symlink_to("deep/a.txt")
    summary = run(place, f"file://{place.inputs}", out=place.out)
    assert summary.done == 2 and summary.leftovers == {"link": 1}


@pytest.mark.parametrize(
    ("url", "said"),
    [("s3://bucket/x", "pip install s3fs"), ("gs://bucket/x", "pip install gcsfs"), ("nosuch://x", "no URL that fsspec knows")],
)
def test_what_is_missing_to_read_a_url_is_named(url: str, said: str, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str, *_: Any, **__: Any) -> Any:
        if name not in ("s3", "gs"):
            raise ValueError(f"Protocol not known: {name}")
        raise ImportError("install something")

    monkeypatch.setattr("fsspec.core.get_filesystem_class", none)
    monkeypatch.setattr("fsspec.core.url_to_fs", lambda u: none(u.partition(":")[0]))
    for urls, out in (([url], str(place.out)), ([str(place.inputs)], url)):
        with pytest.raises(SettingsError, match=said):
            run(place, *urls, out=out)


def test_an_output_elsewhere_is_that_of_a_run_here(place: Place, memory: Any) -> None:
    put(memory, a_txt="5", b_txt="6", bad_txt=bytes(range(256)) * 9, sheet_xlsx="9")
    run(place, out=place.out)
    summary = run(place)
    assert memory.cat_file("/out/facts.jsonl") == place.out.read_bytes()
    assert memory.cat_file("/out/facts.jsonl.errors.jsonl") == Path(f"{place.out}.errors.jsonl").read_bytes()
    assert b"sheet.xlsx" in memory.cat_file("/out/facts.jsonl.skipped.jsonl")
    assert summary.names.out == "memory:///out/facts.jsonl" and not Path("hkfacts-spool").exists()


def test_an_output_elsewhere_is_gone_on_with(place: Place, memory: Any) -> None:
    put(memory, a_txt="5", c_txt="6")
    run(place)
    with pytest.raises(RestartNeeded, match=r"memory:///out/facts.jsonl is there already; --resume"):
        run(place)
    put(memory, b_txt="7", c_txt="changed 8")
    memory.pipe_file("/in/d.xlsx", b"")
    summary = run(place, again="resume")
    assert summary.total == 3 and summary.before == 1
    run(place, out=place.out)
    assert memory.cat_file("/out/facts.jsonl") == place.out.read_bytes()
    memory.rm_file("/in/d.xlsx")
    run(place, again="resume")
    assert not memory.exists("/out/facts.jsonl.skipped.jsonl")
    memory.rm("/out/facts.jsonl.journal", recursive=True)
    with pytest.raises(RestartNeeded, match=r"no journal beside it .*--restart"):
        run(place, again="resume")
    assert run(place, again="restart").done == 3


def test_a_run_that_broke_off_is_gone_on_with_from_here(place: Place, memory: Any) -> None:
    put(memory, a_txt="5", b_txt="RAISE", c_txt="7")
    stopped = run(place, fail_fast=True)
    assert stopped.stopped_by is not None and not memory.exists("/out/facts.jsonl")
    assert len(list(Path("hkfacts-spool").iterdir())) == 1
    with pytest.raises(RestartNeeded, match="hkfacts-spool"):
        run(place)
    assert run(place, again="resume").done == 2 and not Path("hkfacts-spool").exists()
    assert len(memory.cat_file("/out/facts.jsonl").splitlines()) == 2


def test_an_output_that_cannot_be_sent_stays_here(place: Place, memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    put(memory, a_txt="5", b_txt="6")

    def refusing(*_: Any, **__: Any) -> None:
        raise PermissionError("AccessDenied")

    with monkeypatch.context() as patch:
        patch.setattr(type(memory), "put_file", refusing)
        with pytest.raises(OutputError, match=r"cannot be sent .*AccessDenied.*--resume sends it"):
            run(place, spool=place.root / "work")
    assert not memory.exists("/out/facts.jsonl")
    summary = run(place, again="resume", spool=place.root / "work")
    assert summary.before == 2 and len(memory.cat_file("/out/facts.jsonl").splitlines()) == 2
    assert list((place.root / "work").iterdir()) == []


def test_an_output_that_may_not_be_written_is_said_at_once(place: Place, memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    put(memory, a_txt="5")

    def refusing(*_: Any, **__: Any) -> None:
        raise PermissionError("AccessDenied")

    monkeypatch.setattr(type(memory), "pipe_file", refusing)
    with pytest.raises(OutputError, match=r"cannot be written: .*AccessDenied"):
        run(place)
    assert not Path("hkfacts-spool").exists()


def test_sending_that_breaks_off_leaves_no_journal_that_is_wrong(
    place: Place, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(memory, a_txt="5", b_txt="6")
    run(place)
    put(memory, a_txt="changed 7")
    whole = type(memory).put_file

    def breaking(self: Any, file: str, path: str, **more: Any) -> None:
        if path.endswith("errors.jsonl"):
            raise KeyboardInterrupt
        whole(self, file, path, **more)

    with monkeypatch.context() as patch:
        patch.setattr(type(memory), "put_file", breaking)
        with pytest.raises(KeyboardInterrupt):
            run(place, again="resume")
    assert not memory.exists("/out/facts.jsonl.journal/journal.sqlite")
    run(place, again="resume")
    run(place, out=place.out)
    assert memory.cat_file("/out/facts.jsonl") == place.out.read_bytes()


@pytest.mark.parametrize("form", ["csv", "sqlite"])
def test_tables_are_sent(place: Place, memory: Any, form: str) -> None:
    put(memory, a_txt="5 parts", b_txt="6 parts")
    for again in ("refuse", "resume"):
        run(place, out="memory://out/facts", form=form, again=again)
        assert memory.exists("/out/facts.jsonl")
        if form == "csv":
            assert memory.cat_file("/out/facts/figures.csv").count(b"\n") == 3
        else:
            assert memory.cat_file("/out/facts")[:6] == b"SQLite"


def test_an_output_inside_the_inputs_is_no_input(place: Place, memory: Any) -> None:
    put(memory, a_txt="5")
    out = "memory://in/out.jsonl"
    run(place, out=out)
    summary = run(place, out=out, again="resume")
    assert summary.total == 1 and summary.leftovers["own"] >= 2


@pytest.mark.parametrize("name", ["..", "a/../../b.jsonl", "x\ny 🎈.jsonl", ".hidden", "a" * 300, "?*"])
def test_a_spool_lies_where_it_should(name: str, tmp_path: Path) -> None:
    made = spool.Spool.of(f"memory://out/{name}", "jsonl", tmp_path / "spool")
    assert made.paths.out.resolve().parent.parent == (tmp_path / "spool").resolve()
    assert made.folder != spool.Spool.of("memory://other/" + name, "jsonl", tmp_path / "spool").folder
    made.folder.mkdir(parents=True)
    made.paths.journal.mkdir()
    made.paths.lines.touch()


def test_errors_on_the_way_are_named(memory: Any) -> None:
    with (
        pytest.raises(UnreachableInput, match=r"x://y cannot be reached \(KeyError"),
        remote.reaching("x://y"),
    ):
        raise KeyError
    assert Store("memory://in").exists() is False
