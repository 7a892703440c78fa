"""A Ray cluster of several nodes, one of which is lost in the middle: all releases arrive once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from typing import Any

import pytest

from hkfacts.run.items import Limits
from tests.run.conftest import Place

pytestmark = [
    pytest.mark.skipif(find_spec("ray") is None, reason="Ray (the extra `ray`) is not installed"),
    pytest.mark.slow,
]


@pytest.fixture
def nodes(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A head, to which nodes can be added."""
    import ray
    from ray.cluster_utils import Cluster

    from hkfacts.run.ray import HERE

    for name, value in HERE.items():
        monkeypatch.setenv(name, value)
    if ray.is_initialized():
        pytest.skip("another cluster is up in this process")
    cluster = patiently(lambda: Cluster(initialize_head=True, head_node_args={"num_cpus": 1}))
    yield cluster
    ray.shutdown()
    cluster.shutdown()


def patiently(start: Callable[[], Any]) -> Any:
    """What it starts; Ray gives a node 30 seconds to come up, which on a busy machine may be too few."""
    for _ in range(5):
        with suppress(Exception):
            return start()
    return start()


def test_a_node_that_is_lost_costs_nothing(nodes: Any, place: Place) -> None:
    lost = patiently(lambda: nodes.add_node(num_cpus=1))
    patiently(lambda: nodes.add_node(num_cpus=1))
    nodes.wait_for_nodes()
    place.many(120, "Part {n} of many. SLEEP 0.1")
    began = threading.Event()

    class Watcher:
        def begin(self, *_: Any) -> None: ...
        def phase(self, name: str) -> None: ...
        def end(self) -> None: ...
        def step(self, done: int, failed: int) -> None:
            if done > 10 and not began.is_set():
                began.set()
                nodes.remove_node(lost, allow_graceful=False)

    summary = place.run(engine="ray", limits=Limits(3, 60.0, address=nodes.address), watcher=Watcher())
    assert began.is_set() and (summary.done, summary.failed) == (120, 0)
    over_ray = place.written()
    place.run(again="restart", limits=Limits(0))
    assert place.written() == over_ray
