"""Inputs and outputs on S3: the protocol itself, spoken with moto's server on this machine. `make store-test` installs what it needs."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("s3fs", reason="s3fs is not installed; make store-test brings it")
pytest.importorskip("moto", reason="moto is not installed; make store-test brings it")

import fsspec

from hkfacts.run.batch import Summary
from hkfacts.run.inputs import Search
from hkfacts.run.items import Limits
from tests.run.conftest import Place

OUT = "s3://wire/facts/all.jsonl"


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a store that is empty at first."""
    port = _free_port()
    command = [sys.executable, "-c", f"from moto.server import main; main(['-H', '127.0.0.1', '-p', '{port}'])"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
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


@pytest.fixture
def bucket(server: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    """The file system of the store, with an empty bucket `wire`; workers find it by their environment."""
    for name in [n for n in os.environ if n.startswith("AWS_")]:
        monkeypatch.delenv(name)
    settings = {"ACCESS_KEY_ID": "someone", "SECRET_ACCESS_KEY": "secret", "DEFAULT_REGION": "us-east-1", "ENDPOINT_URL": server}
    for name, value in settings.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    monkeypatch.chdir(tmp_path)
    store = fsspec.filesystem("s3", skip_instance_cache=True)
    store.mkdir("wire")
    yield store
    store.invalidate_cache()
    store.rm("wire", recursive=True)


def run(place: Place, *urls: str, out: str | Path = OUT, workers: int = 0, **more: Any) -> Summary:
    wanted = Search(urls or ("s3://wire/in",), recursive=True)
    return place.run(search=wanted, out=out, limits=Limits(workers, 60.0), **more)


def put(bucket: Any, **texts: str) -> None:
    for name, text in texts.items():
        bucket.pipe_file(f"wire/in/{name.replace('__', '/').replace('_', '.')}", text.encode())


def written(bucket: Any) -> bytes:
    bucket.invalidate_cache()
    return bytes(bucket.cat_file("wire/facts/all.jsonl"))


@pytest.mark.parametrize("workers", [0, 2])
def test_a_bucket_is_read_and_written(place: Place, bucket: Any, workers: int) -> None:
    put(bucket, b_txt="5 parts", deep__a_md="6 parts", rows_jsonl='{"text": "7"}\n{broken\n{"text": "8"}\n', sheet_xlsx="9")
    summary = run(place, workers=workers)
    names = [json.loads(line)["source"]["name"] for line in written(bucket).splitlines()]
    assert names == [f"s3://wire/in/{n}" for n in ("b.txt", "deep/a.md", "rows.jsonl:1", "rows.jsonl:3")]
    assert summary.failures == {"unreadable": 1} and summary.leftovers == {"suffix": 1}
    run(place, out=place.out)
    assert written(bucket) == place.out.read_bytes()


def test_only_what_has_changed_is_done_again(place: Place, bucket: Any) -> None:
    put(bucket, a_txt="5", b_txt="6")
    run(place)
    bucket.invalidate_cache()
    put(bucket, b_txt="changed 7", c_txt="8")
    summary = run(place, again="resume")
    assert summary.before == 1 and summary.total == 3
    run(place, out=place.out)
    assert written(bucket) == place.out.read_bytes()


def test_a_pattern_and_what_is_not_there(place: Place, bucket: Any) -> None:
    put(bucket, a_txt="5", b_md="6")
    summary = run(place, "s3://wire/in/*.txt", "s3://wire/no", "s3://none/x", out=place.out)
    assert summary.done == 1 and summary.failures == {"missing": 2}
