from __future__ import annotations

from pathlib import Path

import pytest

from aiscape.store import KnowledgeGraph, open_graph
from tests.query.sample import write_sample


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hand-made graph as `build` would have left it."""
    return write_sample(tmp_path_factory.mktemp("sample") / "output")


@pytest.fixture(scope="session")
def kg(folder: Path) -> KnowledgeGraph:
    return open_graph(folder)
