"""The completion scripts in the shells themselves, each in a terminal of its own."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from aiscape.cli import main

#: shell -> how it is started without the user's own settings
SHELLS = {
    "bash": ["bash", "--noprofile", "--norc", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
#: shell -> what is run before the script
BEFORE = {"bash": "", "zsh": "autoload -Uz compinit; compinit -u", "fish": ""}


class Terminal:
    """A shell in a terminal."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.process, self.end = pty.fork()
        if self.process == 0:
            os.execvpe(command[0], command, environment)
        self.seen = ""

    def wait(self, pattern: str, seconds: float = 60) -> str:
        """Read until something is printed; all that was printed until then."""
        deadline = time.monotonic() + seconds
        while not (match := re.search(pattern, self.seen)):
            ready, _, _ = select.select([self.end], [], [], 0.5)
            if ready:
                self.seen += re.sub(r"\x1b(\[[0-?]*[ -/]*[@-~]|[()][A-Z0-9]|[=>78]|\][^\x07]*\x07)", "", self._read())
            if time.monotonic() > deadline:
                raise AssertionError(f"{pattern!r} did not come: {self.seen[-800:]!r}")
        before, self.seen = self.seen[: match.end()], self.seen[match.end() :]
        return before

    def _read(self) -> str:
        data = os.read(self.end, 65536).decode("utf-8", "replace")
        if "\x1b[c" in data or "\x1b[0c" in data:  # fish asks what terminal it talks to, and waits for the answer
            self.type("\x1b[?62;c")
        return data

    def type(self, text: str) -> None:
        os.write(self.end, text.encode())

    def close(self) -> None:
        os.close(self.end)
        os.kill(self.process, 9)
        os.waitpid(self.process, 0)


@pytest.mark.parametrize("shell", SHELLS)
def test_a_name_of_several_words_is_completed_as_one(folder: Path, tmp_path: Path, shell: str) -> None:
    """`show Hugg<Tab>` becomes the card of Hugging Face, and `neig<Tab>` a command."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "aiscape"
    program.write_text(
        f"#!{sys.executable}\nfrom aiscape.cli import main\nmain(prog_name='aiscape')\n", encoding="utf-8"
    )
    program.chmod(0o755)
    script = tmp_path / "script"
    script.write_text(CliRunner().invoke(main, ["completion", shell]).stdout, encoding="utf-8")
    environment = {
        **os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "AISCAPE_GRAPH": str(folder), "TERM": "xterm", "PS1": "> ",
        "HOME": str(tmp_path), "LC_ALL": "C.UTF-8",
    }  # fmt: skip
    terminal = Terminal(SHELLS[shell], environment)
    try:
        terminal.type(f"{BEFORE[shell]}\n" if BEFORE[shell] else "\n")
        terminal.type(f"source {script}; echo rea''dy\n")
        terminal.wait("ready\r")
        terminal.type("aiscape show Hugg\t")
        terminal.wait(r"Face")
        terminal.type("\n")
        terminal.wait(r"Hugging Face: Platform, Company")
        terminal.type("aiscape neig\t")
        terminal.wait(r"aiscape neighbors")
    finally:
        terminal.close()
