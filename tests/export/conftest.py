"""What the suite of exports shares: the parsers of npm, kept running for the whole session."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

NODE = Path(__file__).with_name("node")


class NodeReader:
    """Parsers from npm, asked one file at a time."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def read(self, format: str, path: Path) -> Any:
        """What the parser of a format finds in a file: N-Quads as text, or nodes and edges."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"format": format, "path": str(path)}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert "error" not in answer, answer
        return answer["ok"]


@pytest.fixture(scope="session")
def npm() -> Iterator[NodeReader]:
    """The parsers, installed from the lock file where they are missing."""
    if not (NODE / "node_modules").is_dir():
        _install()
    with subprocess.Popen(
        ["node", "read.js"], cwd=NODE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        yield NodeReader(process)
        assert process.stdin is not None
        process.stdin.close()


def _install() -> None:
    command = shutil.which("npm")
    done = command and subprocess.run([command, "ci", "--no-audit", "--no-fund"], cwd=NODE, check=False).returncode == 0
    if not done:
        reason = "npm ci cannot install the parsers of tests/export/node: they are not tried on the exports"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
