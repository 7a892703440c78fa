"""`--text-out`: the text that offsets point into, as a file, or as a folder of files for several inputs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import typer

from ..settings import Settings
from ..spans import Source

_HINT = "--text-out"


class TextOut:
    """Writes texts as read, in UTF-8 and with the line ends that they have: one input to the path, several into it as a folder."""

    def __init__(self, path: Path, names: Sequence[str]) -> None:
        self.path = path
        self.folder = len(names) > 1 or path.is_dir()
        self._taken: set[str] = set()
        try:
            if any(n != "-" and path.exists() and Path(n).exists() and path.samefile(n) for n in names):
                raise typer.BadParameter(f"{path} is one of the inputs; name another file", param_hint=_HINT)
            if self.folder:
                path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise typer.BadParameter(f"{path} cannot be written ({error.strerror})", param_hint=_HINT) from None

    def reading(self, read: Callable[[str, Settings], Source]) -> Callable[[str, Settings], Source]:
        """The same reader, which writes what it has read."""

        def reader(name: str, settings: Settings) -> Source:
            source = read(name, settings)
            self.keep(source)
            return source

        return reader

    def keep(self, source: Source) -> None:
        """Write one text. In a folder its name is the input's with `.txt` added, and a number where two inputs have one name."""
        target = self.path / self._name(source.name) if self.folder else self.path
        try:
            target.write_bytes(source.text.encode("utf-8", "surrogatepass"))
        except OSError as error:
            raise typer.BadParameter(f"{target} cannot be written ({error.strerror})", param_hint=_HINT) from None

    def _name(self, name: str | None) -> str:
        stem = Path(name).name if name and name != "-" else "standard-input"
        number, tried = 1, f"{stem}.txt"
        while tried in self._taken:
            number += 1
            tried = f"{stem}-{number}.txt"
        self._taken.add(tried)
        return tried
