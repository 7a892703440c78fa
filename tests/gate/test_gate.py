"""The gate: below a floor is a failure, a floor falls only where it is asked to."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from tests.gate import __main__ as gate
from tests.gate import gold
from tests.gate.gold import Case, own
from tests.gate.score import Scored, Tally


@pytest.fixture
def pinned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A gate with files of its own and two releases, whose dates score 0.5 and 1.0."""
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.toml")
    monkeypatch.setattr(gate, "PINNED", tmp_path / "pinned.json")
    monkeypatch.setattr(gate, "cases", lambda: iter([Case("own", "a", "", {}), Case("own", "b", "", {})]))
    scores = {
        ("own", "a"): Scored({"dates": Tally(1, ("x",), ("y",)), "figures+item": Tally(1)}, {"title": True}),
        ("own", "b"): Scored({"dates": Tally(2)}, {"title": False}),
    }
    monkeypatch.setattr(gate, "measure", lambda _: scores)
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["gate", *arguments])
    return gate.main()


def test_a_first_pin_writes_what_is_measured(pinned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "--raise") == 0
    assert gate.read_floors() == {"own": {"dates": 0.75, "figures+item": 1.0, "title": 0.5}}
    assert gate.read_pinned() == {"own/a": {"dates": [1, 1, 1], "figures+item": [1, 0, 0]}, "own/b": {"dates": [2, 0, 0]}}
    assert run(monkeypatch) == 0


def test_below_a_floor_fails_and_only_lower_lowers(
    pinned: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gate.write_floors({"own": {"dates": 0.9, "title": 0.4}})
    assert run(monkeypatch) == 1
    assert "own dates: 0.7500 is below 0.9000" in capsys.readouterr().out
    assert run(monkeypatch, "--raise") == 1
    assert gate.read_floors()["own"] == {"dates": 0.9, "figures+item": 1.0, "title": 0.5}
    assert run(monkeypatch, "--lower") == 0
    assert gate.read_floors()["own"]["dates"] == 0.75


def test_gains_and_losses_are_told_by_release(
    pinned: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gate.write_pinned({"own/a": {"dates": [2, 1, 0]}, "own/b": {"dates": [0, 0, 2]}})
    run(monkeypatch)
    said = capsys.readouterr().out
    assert "loss own/a" in said and "gain own/b" in said


def test_the_projects_own_gold_is_whole() -> None:
    """Every text named in gold stands in its release, and every entry has what its key is made of."""
    found = list(own())
    assert found
    for case in found:
        for kind in ("dates", "figures"):
            for entry in case.gold[kind]:
                assert entry["text"] in case.text, (case.name, entry)
        for kind in ("people", "initiatives"):
            assert all(entry["name"] for entry in case.gold[kind])
        known = {p["name"] for p in case.gold["people"]}
        for quote in case.gold["quotes"]:
            assert quote["content"] and (quote["speaker"] is None or quote["speaker"] in known), (case.name, quote)


SAID = '# A lantern is lit\n\n"We lit it," said Ada Quill, "and it burns."\n'


def by_offsets(folder: Path, **changed: object) -> Path:
    """A folder with one text, and gold of it that holds no words."""
    (folder / "corpus").mkdir()
    (folder / "corpus" / "lantern.md").write_text(SAID, encoding="utf-8", newline="")
    spans = [[SAID.index("We"), SAID.index('" said')], [SAID.index("and"), SAID.index('"\n')]]
    quote = {"content": spans, "sha256": sha256(b"We lit it, and it burns.").hexdigest()[:16], "speaker": "Ada Quill"}
    entry = {
        "file": "lantern.md",
        "sha256": sha256(SAID.encode()).hexdigest(),
        "title": {"start": 2, "end": 18},
        "quotes": [quote | changed],
    }
    (folder / "gold" / "corpus").mkdir(parents=True)
    (folder / "gold" / "corpus" / "lantern.json").write_text(json.dumps(entry | {"group": "blind"}), encoding="utf-8")
    return folder


def test_gold_by_offsets_takes_its_words_from_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gold, "GOLD", by_offsets(tmp_path) / "gold")
    (case,) = gold.corpus(tmp_path)
    assert (case.group, case.gold["title"]) == ("blind", "A lantern is lit")
    assert case.gold["quotes"][0]["content"] == "We lit it, and it burns."
    assert "people" not in case.gold


def test_errors_of_what_is_held_out_are_not_listed(capsys: pytest.CaptureFixture[str]) -> None:
    wrong = Scored({"people": Tally(0, ("Ada Quill",), ())})
    gate.show_errors({("read", "lantern"): wrong, ("held", "harbour"): wrong}, set())
    assert capsys.readouterr().out == "\nread/lantern\n  people             + Ada Quill\n"


def test_offsets_that_hold_other_words_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gold, "GOLD", by_offsets(tmp_path, content=[[20, 30]]) / "gold")
    with pytest.raises(ValueError, match="other words"):
        list(gold.corpus(tmp_path))
