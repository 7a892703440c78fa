"""What travels between a batch and its engines: inputs in, outcomes out; plain data with a JSON form, no pickle."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any, Literal

from ..settings import Settings

FACTORY = "hkfacts.pipeline:Extractor"
FACTS = ("dates", "figures", "people", "initiatives", "quotes")
NO_FACTS = (0, 0, 0, 0, 0)

FailureKind = Literal["missing", "unreadable", "unreachable", "too_large", "fault", "timeout", "crash", "memory"]
# Tried again by the next run with --resume: another day, another machine or another path may cure them.
RETRIED = frozenset({"missing", "unreachable", "timeout", "crash", "memory"})


@dataclass(frozen=True, slots=True)
class RowFields:
    """How the fields of JSON Lines inputs are called."""

    text: str = "text"
    id: str = "id"
    release_date: str = "release_date"


@dataclass(frozen=True, slots=True)
class Job:
    """What is done to each input. `factory` names what makes the extractor, as `module:name`, called with the settings."""

    settings: Settings = field(default_factory=Settings)
    release_date: date | None = None
    fields: RowFields = field(default_factory=RowFields)
    cwd: str = ""
    factory: str = FACTORY

    def to_json(self) -> str:
        """The job as JSON, for a worker."""
        day = self.release_date.isoformat() if self.release_date else None
        return json.dumps(asdict(self) | {"release_date": day}, sort_keys=True)

    @staticmethod
    def from_json(said: str) -> Job:
        """The job that a worker was sent."""
        data = json.loads(said)
        settings = {f.name: data["settings"][f.name] for f in fields(Settings)}
        settings |= {k: tuple(v) for k, v in settings.items() if isinstance(v, list)}
        day = date.fromisoformat(data["release_date"]) if data["release_date"] else None
        return Job(Settings(**settings), day, RowFields(**data["fields"]), data["cwd"], data["factory"])


@dataclass(frozen=True, slots=True)
class Limits:
    """How many workers, how long one release may take (seconds), and how much memory a worker may use (bytes; None: a fair part).

    `address` is that of a Ray cluster; None starts a local one.
    """

    workers: int = 1
    timeout: float = 300.0
    memory: int | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One input: a file, or the row of a JSON Lines file that begins at byte `start`; `pos` is its place in the order.

    `trouble` is what the search for inputs found wrong (kind, reason); such an item is a failure before it is tried. `state`, for an
    input elsewhere, is what the search knows its content by: the hash of a row, or what a listing tells of a file.
    """

    pos: int
    name: str
    path: str
    row: int | None = None
    start: int = 0
    length: int = 0
    trouble: tuple[FailureKind, str] | None = None
    state: str = ""

    @property
    def key(self) -> bytes:
        """What the journal knows the input by."""
        return os.fsencode(self.name) if self.row is None else os.fsencode(self.path) + b"\0%d" % self.row

    def to_json(self) -> str:
        """The item as JSON, for a worker."""
        return json.dumps([self.pos, self.name, self.path, self.row, self.start, self.length, None, self.state])

    @staticmethod
    def from_json(said: str | bytes) -> Item:
        """The item that a worker was sent."""
        return Item(*json.loads(said))


@dataclass(frozen=True, slots=True)
class Done:
    """A release as its line of JSON (without line end), the hash of the input's content, its id, and the number of facts by kind."""

    pos: int
    key: bytes
    identity: str | None
    line: bytes
    release: str = ""
    facts: tuple[int, ...] = NO_FACTS


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be done, and why."""

    pos: int
    key: bytes
    identity: str | None
    name: str
    kind: FailureKind
    reason: str

    @property
    def line(self) -> bytes:
        """The failure as its line of JSON (without line end)."""
        said = {"name": self.name, "kind": self.kind, "reason": self.reason}
        text = json.dumps(said, ensure_ascii=False)
        try:
            return text.encode()
        except UnicodeEncodeError:  # a name that is not UTF-8
            return json.dumps(said).encode()


Outcome = Done | Failure


def failed(item: Item, kind: FailureKind, reason: str, identity: str | None = None) -> Failure:
    """The failure of an item."""
    return Failure(item.pos, item.key, identity, item.name, kind, reason)


def packed(outcome: Outcome) -> tuple[str, bytes]:
    """An outcome as a head of JSON and a body of bytes, to be sent from a worker."""
    head: dict[str, Any] = {"pos": outcome.pos, "identity": outcome.identity}
    if isinstance(outcome, Done):
        return json.dumps(head | {"release": outcome.release, "facts": outcome.facts}), outcome.line
    return json.dumps(head | {"kind": outcome.kind}), outcome.reason.encode("utf-8", "surrogatepass")


def unpacked(item: Item, head: str | bytes, body: bytes) -> Outcome:
    """The outcome of an item that a worker sent."""
    data = json.loads(head)
    if "kind" in data:
        return failed(item, data["kind"], body.decode("utf-8", "surrogatepass"), data["identity"])
    return Done(item.pos, item.key, data["identity"], body, data["release"], tuple(data["facts"]))
