"""One suite for all engines: the same outcomes, whatever a text does to its worker."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.util import find_spec
from itertools import islice
from typing import Any

import pytest

from hkfacts.errors import HkfactsError, ModelError
from hkfacts.run import processes, serial
from hkfacts.run.items import Done, Failure, Item, Job, Limits, Outcome
from tests.run.conftest import FAKE, Place

NEEDS_RAY = pytest.mark.skipif(find_spec("ray") is None, reason="Ray (the extra `ray`) is not installed")
Engine = Callable[..., Iterator[Outcome | None]]


def chosen(request: pytest.FixtureRequest) -> Engine:
    if request.param == "ray":
        address = request.getfixturevalue("cluster")
        from hkfacts.run import ray

        return lambda items, job, limits: ray.run(items, job, replace(limits, address=address))
    return {"serial": serial.run, "processes": processes.run}[request.param]


@pytest.fixture(params=["serial", "processes", pytest.param("ray", marks=NEEDS_RAY)])
def engine(request: pytest.FixtureRequest) -> Engine:
    return chosen(request)


@pytest.fixture(params=["processes", pytest.param("ray", marks=NEEDS_RAY)])
def safe_engine(request: pytest.FixtureRequest) -> Engine:
    """An engine that outlives what a text does to its worker."""
    return chosen(request)


def items(place: Place) -> list[Item]:
    return [Item(n, str(p), str(p)) for n, p in enumerate(sorted(place.inputs.iterdir()))]


def outcomes(engine: Engine, place: Place, job: Job = FAKE, **limits: Any) -> list[Outcome]:
    """All outcomes, by place; each input has one."""
    wanted = items(place)
    got = [o for o in engine(wanted, job, Limits(**{"workers": 2, "timeout": 30.0} | limits)) if o is not None]
    assert sorted(o.pos for o in got) == [i.pos for i in wanted]
    return sorted(got, key=lambda o: o.pos)


def test_every_input_has_its_outcome(engine: Engine, place: Place) -> None:
    place.many(40)
    got = outcomes(engine, place)
    assert all(isinstance(o, Done) and o.facts == (0, 2, 0, 0, 0) for o in got)
    assert got == sorted((o for o in serial.run(items(place), FAKE, Limits()) if o), key=lambda o: o.pos)


def test_a_worker_is_renewed_after_so_many_inputs(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.many(23)
    wanted = outcomes(processes.run, place)
    monkeypatch.setattr(processes, "RENEWED_AFTER", 5)
    begun = []
    start = processes.Crew.start

    def counted(crew: processes.Crew, memory: int) -> Any:
        begun.append(memory)
        return start(crew, memory)

    monkeypatch.setattr(processes.Crew, "start", counted)
    assert outcomes(processes.run, place) == wanted
    assert 5 <= len(begun) <= 6  # five times five inputs, and one that found nothing left to do


def test_workers_see_the_environment_as_it_is_when_they_start(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.many(1)
    for value in ("one", "two"):  # the process that workers are forked from is the same for both
        monkeypatch.setenv("HKFACTS_TEST_SEEN", value)
        (got,) = outcomes(processes.run, place, Job(factory="tests.run.fakes:Seeing"))
        assert isinstance(got, Done) and f'"title":"{value}"'.encode() in got.line.replace(b": ", b":")


def test_no_input_no_outcome(engine: Engine, place: Place) -> None:
    assert outcomes(engine, place) == []


def test_what_fails_in_reading_is_a_failure(engine: Engine, place: Place) -> None:
    place.many(3)
    place.write("a-picture.txt", bytes(range(256)) * 40)
    place.write("b-fault.txt", "RAISE")
    (place.inputs / "c-gone.txt").symlink_to("nowhere")
    got = {o.name.rpartition("/")[2]: o for o in outcomes(engine, place) if isinstance(o, Failure)}
    assert {n: o.kind for n, o in got.items()} == {"a-picture.txt": "unreadable", "b-fault.txt": "fault", "c-gone.txt": "missing"}
    assert "ZeroDivisionError" in got["b-fault.txt"].reason and "by zero" in got["b-fault.txt"].reason
    assert got["a-picture.txt"].identity and got["c-gone.txt"].identity is None


def test_a_missing_model_ends_the_run(engine: Engine, place: Place) -> None:
    place.many(3)
    with pytest.raises(ModelError, match="no trained pipeline in nowhere"):
        outcomes(engine, place, Job(factory="tests.run.fakes:Unloadable"))


def test_a_file_costs_itself_only(safe_engine: Engine, place: Place) -> None:
    place.many(12)
    place.write("0002-crash.txt", "SEGFAULT")
    place.write("0004-exit.txt", "EXIT")
    place.write("0006-hang.txt", "HANG")
    place.write("0008-spin.txt", "SPIN")
    place.write("0010-eat.txt", "EAT")
    place.write("0011-once.txt", f"ONCE {place.root / 'flag'} and 5 parts")
    got = outcomes(safe_engine, place, timeout=3.0, memory=600 << 20)
    failures = {o.name.rpartition("/")[2]: o for o in got if isinstance(o, Failure)}
    assert {n[5:-4]: o.kind for n, o in failures.items()} == {
        "crash": "crash", "exit": "crash", "hang": "timeout", "spin": "timeout", "eat": "memory",
    }  # fmt: skip
    assert "SIGSEGV" in failures["0002-crash.txt"].reason and "status 3" in failures["0004-exit.txt"].reason
    assert all(o.name in o.reason for o in failures.values())
    assert sum(isinstance(o, Done) for o in got) == 13  # among them the one that died once and was tried again


def test_processes_take_no_more_than_they_can_do(place: Place) -> None:
    place.many(60)
    taken = []

    def watched() -> Iterator[Item]:
        for item in items(place):
            taken.append(item.pos)
            yield item

    running = processes.run(watched(), FAKE, Limits(workers=2))
    done = 0
    for outcome in running:
        if outcome is not None:
            done += 1
            assert len(taken) <= done + 2 * processes.AHEAD


def test_processes_end_with_the_run(place: Place) -> None:
    place.many(8, "SLEEP 0.05 {n}")
    running = processes.run(items(place), FAKE, Limits(workers=2))
    list(islice((o for o in running if o), 2))
    children = {p.pid for p in processes.multiprocessing.active_children()}
    running.close()  # type: ignore[attr-defined]
    assert children and not any(alive(pid) for pid in children if pid)


def alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:  # noqa: PTH123
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_nothing_is_done_yet_is_said(place: Place) -> None:
    place.write("slow.txt", "SLEEP 1.5")
    began = time.monotonic()
    got = list(processes.run(items(place), FAKE, Limits(workers=1)))
    assert None in got and isinstance(got[-1], Done) and time.monotonic() - began > 1.5


def test_workers_that_do_not_come_up_end_the_run(place: Place) -> None:
    place.many(3)
    with pytest.raises(HkfactsError, match=r"do not come up .*status 7"):
        outcomes(processes.run, place, Job(factory="tests.run.fakes:Dying"))


def test_what_workers_cannot_load_is_said(safe_engine: Engine, place: Place) -> None:
    place.many(3)
    with pytest.raises(HkfactsError, match=r"cannot load .*ModuleNotFoundError: No module named 'something'"):
        outcomes(safe_engine, place, Job(factory="tests.run.fakes:Incomplete"))


def test_the_environment_is_left_as_it_was(place: Place) -> None:
    place.many(2)
    before = dict(os.environ)
    outcomes(processes.run, place)
    assert dict(os.environ) == before
