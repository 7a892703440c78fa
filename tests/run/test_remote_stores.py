"""Inputs and outputs on S3 and GCS: the protocols themselves, spoken with servers on this machine. `make store-test` installs what it needs."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

fsspec = pytest.importorskip("fsspec")

from hkfacts.run.batch import Summary  # noqa: E402
from hkfacts.run.inputs import Search  # noqa: E402
from hkfacts.run.items import Limits  # noqa: E402
from tests.run.conftest import Place  # noqa: E402

PICTURE = bytes(range(256)) * 40


@dataclass(frozen=True)
class Kind:
    """A store's protocol: what speaks it, what answers, and the environment by which workers find the server."""

    protocol: str
    needs: tuple[str, ...]
    command: Callable[[int], list[str]]
    environment: Callable[[str], dict[str, str]]
    forget: tuple[str, ...]


def _moto(port: int) -> list[str]:
    return ["-c", f"from moto.server import main; main(['-H', '127.0.0.1', '-p', '{port}'])"]


def _gcs(port: int) -> list[str]:
    return ["-m", "gcp_storage_emulator", "start", "--host", "127.0.0.1", "--port", str(port), "--in-memory"]


def _aws(address: str) -> dict[str, str]:
    said = {"ACCESS_KEY_ID": "someone", "SECRET_ACCESS_KEY": "secret", "DEFAULT_REGION": "us-east-1", "ENDPOINT_URL": address}
    return {f"AWS_{name}": value for name, value in said.items()}


def _google(address: str) -> dict[str, str]:
    # the second: gcsfs would ask another service, which needs credentials, what kind of bucket it is
    return {"STORAGE_EMULATOR_HOST": address, "GCSFS_EXPERIMENTAL_ZB_HNS_SUPPORT": "false"}


KINDS = (
    Kind("s3", ("s3fs", "moto"), _moto, _aws, ("AWS_",)),
    Kind("gs", ("gcsfs", "gcp_storage_emulator"), _gcs, _google, ("GOOGLE_", "GCSFS_", "STORAGE_")),
)


@dataclass
class Bucket:
    """The bucket `wire` of a store, empty at first."""

    store: Any
    root: str
    place: Place

    @property
    def out(self) -> str:
        return f"{self.root}/facts/all.jsonl"

    def put(self, **texts: str | bytes) -> None:
        """Objects in the folder `in`; `__` is a slash, `_` a dot."""
        for name, text in texts.items():
            data = text if isinstance(text, bytes) else text.encode()
            self.store.pipe_file(f"wire/in/{name.replace('__', '/').replace('_', '.')}", data)
        self.store.invalidate_cache()

    def written(self) -> bytes:
        """What OUT holds."""
        self.store.invalidate_cache()
        return bytes(self.store.cat_file("wire/facts/all.jsonl"))

    def run(self, *urls: str, workers: int = 0, **more: Any) -> Summary:
        """A batch from the bucket into the bucket."""
        wanted = Search(urls or (f"{self.root}/in",), recursive=True)
        return self.place.run(search=wanted, limits=Limits(workers, 60.0), **({"out": self.out} | more))

    def same_as_here(self) -> bool:
        """Whether OUT is what the same batch writes on this machine."""
        self.run(out=self.place.out, again="restart")
        return self.written() == self.place.out.read_bytes()


@contextmanager
def serving(command: Callable[[int], list[str]]) -> Iterator[str]:
    """The address of a server that answers."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = int(one.getsockname()[1])
    running = subprocess.Popen([sys.executable, *command(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        else:
            pytest.fail("the store has not come up in 30 s")
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait(10)


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: kind.protocol)
def server(request: pytest.FixtureRequest) -> Iterator[tuple[Kind, str]]:
    """A store of each kind for which there is what is needed."""
    kind = request.param
    for name in kind.needs:
        if find_spec(name) is None:
            pytest.skip(f"{name} is not installed; make store-test brings it")
    with serving(kind.command) as address:
        yield kind, address


@pytest.fixture
def bucket(server: tuple[Kind, str], place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Bucket]:
    """An empty bucket; workers find its store by their environment."""
    kind, address = server
    for name in [n for n in os.environ if n.startswith(kind.forget)]:
        monkeypatch.delenv(name)
    for name, value in kind.environment(address).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    store = fsspec.filesystem(kind.protocol, skip_instance_cache=True)
    store.mkdir("wire")
    yield Bucket(store, f"{kind.protocol}://wire", place)
    store.invalidate_cache()
    store.rm("wire", recursive=True)


@pytest.mark.parametrize("workers", [0, 2])
def test_a_bucket_is_read_and_written(bucket: Bucket, workers: int) -> None:
    bucket.put(b_txt="5 parts", deep__a_md="6 parts", rows_jsonl='{"text": "7"}\n{broken\n{"text": "8"}\n', sheet_xlsx="9")
    summary = bucket.run(workers=workers)
    names = [json.loads(line)["source"]["name"] for line in bucket.written().splitlines()]
    assert names == [f"{bucket.root}/in/{n}" for n in ("b.txt", "deep/a.md", "rows.jsonl:1", "rows.jsonl:3")]
    assert summary.failures == {"unreadable": 1} and summary.leftovers == {"suffix": 1}
    assert bucket.same_as_here()


def test_only_what_has_changed_is_done_again(bucket: Bucket) -> None:
    bucket.put(a_txt="5", b_txt="6")
    bucket.run()
    bucket.put(b_txt="changed 7", c_txt="8")
    summary = bucket.run(again="resume")
    assert summary.before == 1 and summary.total == 3
    assert bucket.same_as_here()


def test_a_pattern_and_what_is_not_there(bucket: Bucket) -> None:
    bucket.put(a_txt="5", b_md="6")
    none = f"{bucket.root.removesuffix('wire')}none/x"
    summary = bucket.run(f"{bucket.root}/in/*.txt", f"{bucket.root}/no", none, out=bucket.place.out)
    assert summary.done == 1 and summary.failures == {"missing": 2}


@pytest.mark.parametrize("workers", [0, 2])
def test_a_broken_object_costs_itself_only(bucket: Bucket, workers: int) -> None:
    bucket.put(a_txt="5", b_txt=PICTURE, c_txt="7", d_pdf=b"%PDF-1.7\nbroken off", e_txt="")
    summary = bucket.run(workers=workers)
    bucket.store.invalidate_cache()
    failed = [json.loads(line) for line in bucket.store.cat_file("wire/facts/all.jsonl.errors.jsonl").splitlines()]
    names = {one["name"]: one["kind"] for one in failed}
    assert names == {f"{bucket.root}/in/{n}": "unreadable" for n in ("b.txt", "d.pdf")} and summary.done == 3
    assert bucket.run(again="resume").before == 5  # nothing has changed, so nothing is tried again
    bucket.put(b_txt="6", d_pdf=b"%PDF-1.7\nbroken off")
    assert bucket.run(again="resume").failures == {"unreadable": 1}
    assert bucket.same_as_here()


def test_a_run_that_broke_off_is_gone_on_with(bucket: Bucket) -> None:
    bucket.put(a_txt="5", b_txt=PICTURE, c_txt="7")
    assert bucket.run(fail_fast=True).stopped_by
    bucket.store.invalidate_cache()
    assert not bucket.store.exists("wire/facts/all.jsonl") and Path("hkfacts-spool").is_dir()
    bucket.put(b_txt="6")
    summary = bucket.run(again="resume")
    assert (summary.done, summary.failures) == (3, {}) and not Path("hkfacts-spool").exists()
    assert bucket.same_as_here()
