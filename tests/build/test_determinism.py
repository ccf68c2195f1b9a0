"""The same articles give the same bytes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.build.articles import TEXTS, built, command, content, write_articles


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    write_articles(folder)
    (folder / "same-id.jsonl").write_text(
        "".join(f'{{"id": "wire-1", "text": "{text}"}}\n' for text in list(TEXTS.values())[:2]), encoding="utf-8"
    )
    return folder


@pytest.fixture(scope="module")
def first(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("first")
    built(out, sources)
    found = content(out)
    assert found["claims.jsonl"].count(b"\n") >= 5
    return found


def test_two_runs_give_the_same_bytes(sources: Path, first: dict[str, bytes], tmp_path: Path) -> None:
    """Another process, with another hash seed, writes the same files."""
    result = command("build", sources, "-o", tmp_path)
    assert result.returncode == 0, result.stderr
    assert content(tmp_path) == first


def test_the_number_of_jobs_changes_nothing(sources: Path, first: dict[str, bytes], tmp_path: Path) -> None:
    """Two processes read what one reads."""
    result = command("build", sources, "-o", tmp_path, "--jobs", "2")
    assert result.returncode == 0, result.stderr
    assert content(tmp_path) == first


def test_the_order_of_the_sources_changes_nothing(sources: Path, first: dict[str, bytes], tmp_path: Path) -> None:
    """Files in any order, and files that come twice, give the same graph."""
    files = [*sources.iterdir(), sources / "nvidia.md"]
    random.Random(3).shuffle(files)
    built(tmp_path, *files)
    assert content(tmp_path) == first


def test_articles_of_one_id_stay_two(first: dict[str, bytes]) -> None:
    """Two texts with one id are both in the graph, told apart by what they say."""
    assert len({line for line in first["graph.nq"].split(b"\n") if b'identifier> "wire-1-' in line}) == 2
    assert b'identifier> "wire-1"' not in first["graph.nq"]
