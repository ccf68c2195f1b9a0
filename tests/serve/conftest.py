from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aiscape.store import KnowledgeGraph, open_graph
from tests.query.sample import write_sample
from tests.serve.running import Server, serving


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hand-made graph as `build` would have left it."""
    return write_sample(tmp_path_factory.mktemp("sample") / "output")


@pytest.fixture(scope="session")
def kg(folder: Path) -> KnowledgeGraph:
    return open_graph(folder)


@pytest.fixture(scope="session")
def server(folder: Path) -> Iterator[Server]:
    """One server for all tests that leave it unharmed."""
    (folder / "graph.html").write_text("<!doctype html><title>explorer</title>", encoding="utf-8")
    with serving(folder, "--timeout", "2", "--max-rows", "1000") as running:
        yield running
