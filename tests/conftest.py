"""What all tests share: one loaded extractor, the samples, and the shared corpus where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import hkfacts
from tests.gate.gold import shared

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"

# Examples are drawn from a fixed seed, so that a run today and one tomorrow try the same; time is not judged on busy machines.
settings.register_profile("hkfacts", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("hkfacts")


@pytest.fixture(scope="session")
def extractor() -> hkfacts.Extractor:
    """An extractor with default settings."""
    return hkfacts.load()


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The folder of shared texts; tests that need it skip where HKFACTS_SHARED names none."""
    folder = shared()
    if folder is None:
        pytest.skip("HKFACTS_SHARED names no folder of shared texts")
    return folder


def sample_files() -> list[Path]:
    """The sample releases, without their records."""
    return sorted(p for p in SAMPLES.iterdir() if p.suffix in (".txt", ".md") and p.name != "README.md")
