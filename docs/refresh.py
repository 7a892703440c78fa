"""Writes anew what the documentation shows, from what the tool does: `make docs`, `make samples`.

In README.md and docs/*.md, a fenced block marked `console` holds commands after `$ ` and, below each, what it prints; the commands
are run (one shell a file, so that later ones find the files of earlier ones) and their output is put in. Blocks marked `python` are
run, not written. Between `<!-- accuracy -->` and `<!-- end -->` stand the floors of the gate. Beside each sample stands its record. The tests compare instead of writing.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = (
    "README.md", "CONTRIBUTING.md", "docs/record.md", "docs/commands.md", "docs/batch.md", "docs/decisions.md", "docs/formats.md",
    "docs/cookbook.md", "docs/spacy.md", "samples/README.md",
)  # fmt: skip
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ACCURACY = re.compile(r"(<!-- accuracy -->\n).*?(<!-- end -->)", re.DOTALL)
_TIMEOUT = 300
_PROGRESS = re.compile(r"hkfacts: \d+ of \d+ \(\d+ failed\), .*")
_RELEASES = (".txt", ".md", ".html", ".pdf", ".docx", ".eml")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its text, and where the text stands in the page."""

    language: str
    text: str
    start: int
    end: int


def blocks(page: str) -> Iterator[Block]:
    """The fenced blocks of a page."""
    for match in _FENCE.finditer(page):
        yield Block(match[1], match[2], match.start(2), match.end(2))


def commands(block: Block) -> list[tuple[str, str]]:
    """The commands of a console block, each with what is shown below it.

    A trailing backslash carries a command on, and so does `<<'END'` until a line that says `END`.
    """
    found: list[tuple[str, str]] = []
    carried = False
    for line in block.text.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:], ""))
        elif carried or _open(found):
            found[-1] = (found[-1][0] + line, "")
        elif found:
            found[-1] = (found[-1][0], found[-1][1] + line)
        else:
            raise ValueError(f"a console block begins with a command after `$ `, not with {line!r}")
        carried = line.endswith("\\\n") and not found[-1][1]
    return found


def _open(found: list[tuple[str, str]]) -> bool:
    """True where the last command waits for its `END`."""
    return bool(found) and "<<'END'\n" in found[-1][0] and not found[-1][0].endswith("\nEND\n")


def environment() -> dict[str, str]:
    """What commands run in: this environment's programs first, 80 columns, no colours, no settings of the user."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("HKFACTS_")}
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return kept | {"PATH": programs, "COLUMNS": "80", "TERM": "dumb", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}


def printed(command: str, folder: Path) -> str:
    """What a command prints on both streams, run by bash in this folder; a command that fails is an error here, and nothing is written."""
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=_TIMEOUT,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"status {done.returncode} from: {command}\n{done.stdout.decode('utf-8', 'replace')}")
    lines = [line.rstrip() for line in done.stdout.decode("utf-8").splitlines()]
    lines = [line for line in lines if not _PROGRESS.fullmatch(line)]  # which only a slow machine prints
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


def workplace(parent: str) -> Path:
    """A folder to run commands in, where `samples` is the one of the project."""
    folder = Path(parent) / "workplace"
    folder.mkdir()
    (folder / "samples").symlink_to(ROOT / "samples")
    return folder


def accuracy() -> str:
    """A table of the floors that the gate holds, in per cent."""
    floors = tomllib.loads((ROOT / "tests" / "gate" / "floors.toml").read_text(encoding="utf-8"))
    lines = [
        "| F1, per cent | releases written for this project | real Hong Kong releases | real wire releases |",
        "| --- | --- | --- | --- |",
    ]
    for kind in ("dates", "figures", "people", "initiatives", "quotes"):
        held = [floors.get(group, {}).get(kind) for group in ("own", "shared", "corpus")]
        lines.append(f"| {kind} | " + " | ".join("" if f is None else f"{100 * f:.0f}" for f in held) + " |")
    return "\n".join(lines) + "\n"


def refreshed(page: str, *, skip: str | None = None) -> str:
    """A page with the output of its commands put in; commands that name the program `skip` keep what they show."""
    out: list[str] = []
    done = 0
    with tempfile.TemporaryDirectory() as parent:
        folder = workplace(parent)
        for block in blocks(page):
            if block.language != "console":
                continue
            out.append(page[done : block.start])
            for command, shown in commands(block):
                keep = skip is not None and re.search(rf"\b{skip}\b", command)
                out.append(f"$ {command}{shown if keep else printed(command, folder)}")
            done = block.end
    return _ACCURACY.sub(lambda m: f"{m[1]}{accuracy()}{m[2]}", "".join(out) + page[done:])


def sample_files() -> list[Path]:
    """The releases in samples/."""
    return sorted(p for p in (ROOT / "samples").iterdir() if p.suffix in _RELEASES and p.name != "README.md")


def record_of(sample: Path) -> str:
    """What `hkfacts extract --format json` prints for a sample, named from the root of the project."""
    return printed(f"hkfacts extract samples/{sample.name} --format json", ROOT)


def refresh_samples() -> None:
    """Write the records beside the samples."""
    for sample in sample_files():
        sample.with_suffix(".json").write_text(record_of(sample), encoding="utf-8")
        print(f"samples/{sample.stem}.json")


def refresh_pages() -> None:
    """Write the outputs into the pages."""
    for name in PAGES:
        path = ROOT / name
        page = path.read_text(encoding="utf-8")
        new = refreshed(page)
        path.write_text(new, encoding="utf-8")
        print(f"{name}{'' if new != page else ' (as it was)'}")


if __name__ == "__main__":
    if sys.argv[1:] == ["samples"]:
        refresh_samples()
    elif sys.argv[1:] == ["docs"]:
        refresh_pages()
    else:
        sys.exit("usage: python -m docs.refresh samples|docs")
