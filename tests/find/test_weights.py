"""Files of weights that are not what they should be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hkfacts.errors import ModelError
from hkfacts.nlp import CONTEXT, NETWORK, SENSES, load_context, load_network, load_senses


@pytest.mark.parametrize("spoilt", [b"no archive", b"PK\x03\x04", b""])
@pytest.mark.parametrize(("name", "load"), [(NETWORK, load_network), (CONTEXT, load_context), (SENSES, load_senses)])
def test_a_spoilt_file_is_told_with_its_place(name: str, load: Callable[[Path], object], spoilt: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(spoilt)
    with pytest.raises(ModelError) as told:
        load(tmp_path)
    assert f"{tmp_path / name} cannot be read" in str(told.value)
