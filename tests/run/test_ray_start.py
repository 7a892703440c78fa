"""Ray that does not come up, has no room, or is not the same everywhere: said in time. Ray's part is played by a stub."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from hkfacts.errors import HkfactsError, SettingsError
from hkfacts.run import ray
from hkfacts.run.items import Item, Limits
from tests.run.conftest import FAKE

STUB = """
import os, sys, time, types

class exceptions:
    class RayError(Exception): ...
    class GetTimeoutError(RayError): ...

def init(address, **_):
    if os.environ["STUB"] == "hang":
        time.sleep(3600)
    if os.environ["STUB"] == "die":
        os._exit(9)
    if os.environ["STUB"] == "refuse":
        raise ConnectionError("nobody there")
    if os.environ["STUB"] == "late":
        raise Exception("The current node timed out during startup.")
    if os.environ["STUB"].startswith("once "):  # late at the first time
        flag = os.environ["STUB"][5:]
        if not os.path.exists(flag):
            open(flag, "w").close()
            raise Exception("The current node timed out during startup.")

def shutdown(): ...
def cluster_resources(): return {"CPU": 2.0}

class remote:
    def __init__(self, function): ...
    def options(self, **_): return self
    def remote(self): ...

def get(_, timeout):
    if os.environ["STUB"] == "full":
        raise exceptions.GetTimeoutError
    if os.environ["STUB"] == "bare":
        raise exceptions.RayError("No module named 'hkfacts'")
    return "0.0.1"
"""
DATA = """
class DataContext:
    @staticmethod
    def get_current(): return DataContext()
"""


@pytest.fixture
def stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that calls itself ray, for the process that works with it."""
    package = tmp_path / "stub" / "ray"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(STUB)
    (package / "data.py").write_text(DATA)
    monkeypatch.syspath_prepend(str(package.parent))


def outcome(address: str | None = None) -> list[object]:
    """What a run over one input gives."""
    return [o for o in ray.run([Item(0, "a.txt", "a.txt")], FAKE, Limits(1, 5.0, address=address)) if o]


@pytest.mark.parametrize(
    ("plays", "kind", "said"),
    [
        ("die", HkfactsError, r"the process that works with Ray ended with status 9"),
        ("late", HkfactsError, r"does not come up, tried 3 times \(The current node timed out.*--engine local"),
        ("refuse", SettingsError, r"Ray does not start on this machine \(nobody there\)"),
        ("full", HkfactsError, r"no room for a worker \(1 of a processor\) for 600 s; see `ray status`"),
        ("bare", SettingsError, r"cannot run hkfacts .*pip install"),
        ("other", SettingsError, r"have hkfacts 0\.0\.1, here is .*install the same"),
    ],
)
@pytest.mark.usefixtures("stub")
def test_what_is_wrong_with_ray_is_said(monkeypatch: pytest.MonkeyPatch, plays: str, kind: type[Exception], said: str) -> None:
    monkeypatch.setenv("STUB", plays)
    with pytest.raises(kind, match=said):
        outcome()


@pytest.mark.usefixtures("stub")
def test_ray_that_is_late_once_is_tried_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STUB", f"once {tmp_path / 'flag'}")
    with pytest.raises(SettingsError, match="install the same there"):  # so far it comes, and no further with a stub
        outcome()
    assert (tmp_path / "flag").exists()


@pytest.mark.parametrize(("address", "said"), [(None, "Ray has not come up on this machine"), ("x:1", "the Ray cluster at x:1")])
@pytest.mark.usefixtures("stub")
def test_ray_that_hangs_at_the_start_is_given_up(monkeypatch: pytest.MonkeyPatch, address: str | None, said: str) -> None:
    monkeypatch.setenv("STUB", "hang")
    monkeypatch.setattr(ray, "START_LIMIT", 3.0)
    began = time.monotonic()
    with pytest.raises(HkfactsError, match=rf"{said} .*within 3 s; try again .*--engine local"):
        outcome(address)
    assert time.monotonic() - began < ray.STOP_LIMIT


def test_workers_of_ray_stand_behind_nobody_and_nothing_waits_for_them() -> None:
    assert ray.HERE["RAY_worker_niceness"] == "0" and ray.HERE["RAY_prestart_worker_first_driver"] == "0"
