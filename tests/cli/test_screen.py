"""What people see on a screen of 80 columns: help that fits, tables that fit, colours only where they are wanted."""

from __future__ import annotations

import os
import re
import struct
import sys

import pytest

from hkfacts.cli.app import COMMANDS
from tests.conftest import ROOT, SAMPLES

pytest.importorskip("pty", reason="this system has no pseudo-terminals")
_STYLE = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(*arguments: str, columns: int = 80, **environment: str) -> str:
    """What `hkfacts` writes on a terminal of this width."""
    import fcntl
    import pty
    import termios

    dropped = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR")
    known = {k: v for k, v in os.environ.items() if k not in dropped} | {"TERM": "xterm-256color"} | environment
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        os.chdir(ROOT)
        os.execve(sys.executable, [sys.executable, "-m", "hkfacts", *arguments], known)
    said = b""
    while True:
        try:
            piece = os.read(terminal, 1 << 16)
        except OSError:  # the other end has gone
            piece = b""
        if not piece:
            break
        said += piece
    os.close(terminal)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, said
    return said.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize("command", [c for c in COMMANDS if c != "batch"])  # batch has thirty options
def test_help_fits_a_screen_and_shows_an_example(command: str) -> None:
    lines = _STYLE.sub("", on_terminal(command, "--help")).rstrip().splitlines()
    assert len(lines) <= 40 and max(map(len, lines)) <= 80
    assert any(line.strip().startswith("Example: hkfacts ") for line in lines)


@pytest.mark.parametrize("columns", [80, 60])
def test_a_table_fits_its_terminal(columns: int) -> None:
    said = on_terminal("extract", str(SAMPLES / "corporate.txt"), "--format", "table", columns=columns)
    plain = _STYLE.sub("", said)
    assert max(map(len, plain.splitlines())) <= columns
    assert "\x1b[1;36m" in said  # heads of columns stand out
    assert re.search(r"^21 to 23 October 2025\s+2025-10-21/2025-10-23$", plain, re.MULTILINE) or columns < 80


def test_no_colours_where_none_are_wanted() -> None:
    said = on_terminal("extract", str(SAMPLES / "corporate.txt"), "--format", "table", NO_COLOR="1")
    assert "HKD 480,000,000" in said
    colours = [c for code in _STYLE.findall(said) for c in code[2:-1].split(";") if c[:1] in ("3", "4", "9") and c != "3"]
    assert colours == []


def test_no_signs_of_style_on_a_dumb_terminal() -> None:
    assert "\x1b" not in on_terminal("extract", str(SAMPLES / "chinese.txt"), "--format", "table", TERM="dumb")
