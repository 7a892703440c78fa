"""What tests of batches share: small inputs, and batches done with the extractor that loads nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from hkfacts.run.batch import Request, Summary, Watcher, run_batch
from hkfacts.run.inputs import Search
from hkfacts.run.items import Job, Limits

FAKE = Job(factory="tests.run.fakes:Fake")


@dataclass
class Place:
    """A folder with inputs `in` and an output beside it."""

    root: Path
    limits: Limits = field(default_factory=lambda: Limits(workers=2, timeout=20.0))

    @property
    def inputs(self) -> Path:
        return self.root / "in"

    @property
    def out(self) -> Path:
        return self.root / "out.jsonl"

    def write(self, name: str, text: str | bytes) -> Path:
        """An input."""
        path = self.inputs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def many(self, number: int, text: str = "Item {n} of the list has {n} parts.\n") -> None:
        """Inputs that differ."""
        for n in range(number):
            self.write(f"{n:04}.txt", text.format(n=n))

    def request(self, *names: Path | str, **more: Any) -> Request:
        """A request for the inputs, or for those named."""
        wanted = Search(tuple(map(str, names or (self.inputs,))), recursive=True)
        return replace(Request(wanted, self.out, job=FAKE, limits=self.limits), **more)

    def run(self, *names: Path | str, watcher: Watcher | None = None, **more: Any) -> Summary:
        """A batch."""
        return run_batch(self.request(*names, **more), watcher)

    def lines(self, path: Path | None = None) -> list[dict[str, Any]]:
        """The documents of a file of JSON Lines, OUT if no other is named."""
        return [json.loads(line) for line in (path or self.out).read_bytes().splitlines()]

    def failures(self) -> list[dict[str, Any]]:
        """What failed."""
        return self.lines(Path(f"{self.out}.errors.jsonl"))

    def skipped(self) -> list[dict[str, Any]]:
        """What was left out."""
        path = Path(f"{self.out}.skipped.jsonl")
        return self.lines(path) if path.exists() else []

    def written(self) -> tuple[bytes, bytes]:
        """OUT and the file of failures."""
        return self.out.read_bytes(), Path(f"{self.out}.errors.jsonl").read_bytes()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """An empty place."""
    (tmp_path / "in").mkdir()
    return Place(tmp_path)


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """The address of a Ray cluster on this machine, started once."""
    import ray

    from hkfacts.run.ray import HERE

    with pytest.MonkeyPatch.context() as patch:
        for name, value in HERE.items():
            patch.setenv(name, value)
        ray.init("local", num_cpus=3, include_dashboard=False, log_to_driver=False)
        yield ray.get_runtime_context().gcs_address
        ray.shutdown()
