"""What the suite of exports shares: the parsers of npm and of the Java platform, kept running for the whole session."""

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
JARS = Path("/usr/share/java")


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
    installed = NODE / "node_modules" / ".package-lock.json"
    if not installed.is_file() or installed.stat().st_mtime < (NODE / "package-lock.json").stat().st_mtime:
        _install()
    with subprocess.Popen(
        ["node", "read.js"], cwd=NODE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        yield NodeReader(process)
        assert process.stdin is not None
        process.stdin.close()


class JavaReader:
    """RDF4J and the OWL API, asked one file at a time."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self._process, self._out = process, folder / "read"

    def read(self, tool: str, path: Path) -> str:
        """What a tool finds in a file: N-Quads, or what an ontology says."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{tool}\t{path}\t{self._out}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer == "ok\n", answer
        return self._out.read_text("utf-8")


@pytest.fixture(scope="session")
def java(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JavaReader]:
    """The tools, as Debian's packages librdf4j-java and libowlapi-java bring them (`make tools`)."""
    if not all((JARS / f"{name}.jar").exists() for name in ("rdf4j-rio-api", "owlapi-distribution")):
        pytest.skip("RDF4J and the OWL API are not installed: they are not tried on the exports (make tools)")
    command = ["java", "-cp", f"{JARS}/*", str(Path(__file__).with_name("java") / "Read.java")]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    ) as process:
        yield JavaReader(process, tmp_path_factory.mktemp("java"))
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
