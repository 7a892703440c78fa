"""Settings: what can be said, where, and who wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from hkfacts import Settings, load_settings
from hkfacts.errors import SettingsError


def test_defaults_ask_for_everything() -> None:
    settings = Settings()
    assert settings.kinds == () and settings.sections == () and settings.contacts and settings.home is None


def test_later_sources_win(tmp_path: Path) -> None:
    file = tmp_path / "hkfacts.toml"
    file.write_text('home = "US"\nkinds = ["dates"]\nmax_bytes = 1000\n', encoding="utf-8")
    environ = {"HKFACTS_HOME": "HK", "HKFACTS_WITH_TEXT": "yes", "HKFACTS_SHARED": "/elsewhere", "HOME": "/root"}
    settings = load_settings(file, environ, kinds="figures, quotes")
    assert settings == Settings(home="HK", kinds=("figures", "quotes"), max_bytes=1000, with_text=True)


def test_none_is_not_said() -> None:
    assert load_settings(None, {"HKFACTS_CONTACTS": "off"}, contacts=None, kinds=None) == Settings(contacts=False)


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ({"home": "UK"}, "UK"),
        ({"kinds": "dates,numbers"}, "numbers"),
        ({"sections": ["cellar"]}, "cellar"),
        ({"max_bytes": "many"}, "many"),
        ({"max_characters": 0}, "above 0"),
        ({"contacts": "perhaps"}, "perhaps"),
        ({"colour": "red"}, "colour"),
        ({"kinds": 3}, "list"),
    ],
)
def test_wrong_values_are_named(said: dict[str, object], word: str) -> None:
    with pytest.raises(SettingsError, match=word):
        load_settings(None, {}, **said)


@pytest.mark.parametrize("content", [b"home = ", b"\xff\xfe", None])
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "broken.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SettingsError, match=r"broken\.toml"):
        load_settings(file, {})


def test_settings_are_hashable() -> None:
    assert len({Settings(), Settings(), Settings(home="HK")}) == 2
