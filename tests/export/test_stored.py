"""RDF straight from a store is, byte for byte, what the graph that is loaded from it is written as."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from aiscape.errors import AiscapeError, OutputError
from aiscape.export import FORMATS, export
from aiscape.model import Graph
from aiscape.store import KnowledgeGraph, open_graph, write_store
from tests.build.articles import built
from tests.export.odd import among_claims
from tests.export.test_failures import found, small_files
from tests.query.sample import sample, write_sample
from tests.strategies import graphs

SOURCES = Path(__file__).parents[2] / "sources"
STRAIGHT = [name for name, format in FORMATS.items() if format.of_quads]
quick = settings(
    phases=[Phase.explicit, Phase.generate],
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def confident(*values: float) -> Graph:
    """The sample with these confidences, which the engine may spell in another way."""
    graph = sample()
    changed = [replace(claim, confidence=value) for claim, value in zip(graph.claims, values, strict=False)]
    return replace(graph, claims=(*changed, *graph.claims[len(changed) :]))


def quoting(text: str) -> Graph:
    """The sample whose first claim quotes a text."""
    graph = sample()
    return replace(graph, claims=(replace(graph.claims[0], quote=text), *graph.claims[1:]))


def written(graph: Graph | KnowledgeGraph, format: str, path: Path) -> bytes | str:
    """A graph's file, or why there is none."""
    try:
        export(graph, format, path)
    except AiscapeError as error:
        return str(error)
    return path.read_bytes()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demo graph."""
    folder = tmp_path_factory.mktemp("demo")
    built(folder, *sorted(SOURCES.glob("[0-9]*.md")))
    return folder


@pytest.mark.parametrize("format", STRAIGHT)
def test_the_demo_is_written_as_if_it_were_loaded(format: str, demo: Path, tmp_path: Path) -> None:
    """The same bytes, and nothing is loaded for them."""
    kg = open_graph(demo)
    straight = written(kg, format, tmp_path / "straight")
    assert "graph" not in vars(kg)
    assert straight == written(kg.graph, format, tmp_path / "loaded")
    assert kg.lookup.counts() == (len(kg.graph.entities), len(kg.graph.claims))


@pytest.mark.parametrize(
    ("format", "name"), [("nquads", "graph.nq"), ("turtle", "graph.ttl"), ("jsonld", "graph.jsonld")]
)
def test_the_demo_is_written_as_the_build_wrote_it(format: str, name: str, demo: Path, tmp_path: Path) -> None:
    """The file of the build's own folder is exported again."""
    assert written(open_graph(demo), format, tmp_path / name) == (demo / name).read_bytes()


@quick
@pytest.mark.parametrize("format", STRAIGHT)
@given(graph=graphs(), entangled=st.booleans())
@example(graph=Graph(), entangled=False)
@example(graph=sample(), entangled=True)
@example(graph=confident(1.0, 0.0, 1e-20, 5e-324, 0.1 + 0.2, 1e-7, 0.1234567890123456789), entangled=False)
@example(graph=quoting('<https://w3id.org/aiscape/ontology#confidence> "1"^^ " <'), entangled=False)
@example(graph=quoting("says <https://w3id.org/aiscape/ontology#confidence> "), entangled=False)
def test_odd_graphs_are_written_as_if_they_were_loaded(format: str, graph: Graph, entangled: bool) -> None:
    """Any text, any spelling of a number, and IRIs that lie among those of claims: the same bytes, or the same error."""
    graph = among_claims(graph) if entangled else graph
    with tempfile.TemporaryDirectory() as name:
        write_store(graph, Path(name, "store"))
        kg = open_graph(name)
        straight = written(kg, format, Path(name, "straight"))
        assert "graph" not in vars(kg)
        assert (
            straight == written(kg.graph, format, Path(name, "loaded")) == written(graph, format, Path(name, "given"))
        )


@pytest.mark.parametrize("format", STRAIGHT)
def test_of_a_store_that_another_program_worked_on_the_graph_is_written(format: str, tmp_path: Path) -> None:
    """What it put there, and no claim or entity says, is no part of the file."""
    kg = open_graph(write_sample(tmp_path / "output"))
    before = written(kg, format, tmp_path / "before")
    shutil.copytree(tmp_path / "output", tmp_path / "other")
    store = ox.Store(str(tmp_path / "other" / "store"))
    store.add(ox.Quad(ox.NamedNode("https://w3id.org/aiscape/id/nvidia"), ox.NamedNode("x:new"), ox.Literal("1")))
    store.flush()
    del store
    assert written(open_graph(tmp_path / "other"), format, tmp_path / "after") == before


@pytest.mark.parametrize("format", STRAIGHT)
def test_of_a_store_without_its_seal_the_graph_is_written(format: str, tmp_path: Path) -> None:
    """Nothing tells who wrote it, so it is loaded."""
    folder = write_sample(tmp_path / "output")
    (folder / "store" / "SEAL").unlink()
    kg = open_graph(folder)
    assert written(kg, format, tmp_path / "file") == written(sample(), format, tmp_path / "given")
    assert "graph" in vars(kg)


@pytest.mark.parametrize("format", STRAIGHT)
def test_a_full_disk_is_no_damage_of_the_store(format: str, tmp_path: Path) -> None:
    """The error is that of the file, and nothing half-written stays."""
    kg = open_graph(write_sample(tmp_path / "output"))
    before = found(tmp_path)
    with pytest.raises(OutputError, match="File too large; the previous output is unchanged"), small_files():
        export(kg, format, tmp_path / "graph")
    assert found(tmp_path) == before
