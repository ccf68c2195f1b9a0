"""The commands in docs/commands.md print what the page says, on the demo graph; UPDATE_DOCS=1 writes the page anew."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from aiscape.cli import COMMANDS

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "commands.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.S)


def run(args: list[str], folder: Path) -> str:
    """What a command prints, errors last, without blanks at the ends of lines."""
    environment = {**os.environ, "COLUMNS": "100"}
    environment.pop("AISCAPE_GRAPH", None)
    program = "from aiscape.cli import main; main(prog_name='aiscape')"
    command = [sys.executable, "-c", program, *args]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
    assert "Traceback" not in done.stderr, done.stderr
    return "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines()) + "\n"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo graph as output/, and as last-week/ without the last two articles."""
    folder = tmp_path_factory.mktemp("demo")
    articles = sorted(str(path) for path in (ROOT / "sources").glob("[0-9]*.md"))
    run(["build", *articles[:-2], "-q", "-j", "1", "-o", "last-week"], folder)
    shutil.copytree(folder / "last-week", folder / "output")
    run(["build", *articles[-2:], "-q", "-j", "1"], folder)
    return folder


def again(block: str, folder: Path) -> str:
    """A block with the output of its commands made anew."""
    parts = []
    for line in block.splitlines():
        if line.startswith("$ "):
            parts.append(line + "\n" + run(shlex.split(line)[2:], folder))
    return "\n".join(parts)


def test_the_page_shows_what_the_commands_print(demo: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    fresh = BLOCK.sub(lambda match: f"```console\n{again(match[1], demo)}```", page)
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(fresh, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == fresh, "UPDATE_DOCS=1 pytest tests/cli/test_docs.py writes it anew"


def test_the_page_has_every_command_that_asks() -> None:
    headings = re.findall(r"^## ([\w-]+):", PAGE.read_text(encoding="utf-8"), re.M)
    modules = ("show", "between", "overview", "query", "serve", "mcp", "completion")
    asking = {name for name, (where, _) in COMMANDS.items() if where.split(":")[0].split(".")[-1] in modules}
    assert asking <= set(headings)


def test_the_python_on_the_page_runs(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import doctest

    monkeypatch.chdir(demo)
    blocks = re.findall(r"```pycon\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    text = "\n".join(blocks)
    example = doctest.DocTestParser().get_doctest(text, {}, "commands.md", str(PAGE), 0)
    assert doctest.DocTestRunner(verbose=False).run(example).failed == 0
