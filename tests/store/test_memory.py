"""A graph in memory answers as the one on disk does, whether a query names graphs or not."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

import aiscape
from aiscape.store import KnowledgeGraph, Rows
from tests.query.sample import write_sample

FACT = "?s aiscape:develops ?o"
QUERIES = [
    f"SELECT ?s ?o {{ {FACT} }}",
    f"SELECT ?s ?o ?g {{ GRAPH ?g {{ {FACT} }} }}",
    f"SELECT ?s ?o ?g {{ graph ?g {{ {FACT} }} }}",
    f"SELECT ?s ?o FROM article:reuters-1 {{ {FACT} }}",
    f"SELECT ?s ?o ?g FROM NAMED article:reuters-1 {{ GRAPH ?g {{ {FACT} }} }}",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT ?s ?o { ?s aiscape:develops+ ?o FILTER EXISTS { ?s a aiscape:Company } }",
    'SELECT ("graph from" AS ?x) ?s { ?s a aiscape:Chip }',
]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[KnowledgeGraph, KnowledgeGraph]:
    folder = write_sample(tmp_path_factory.mktemp("memory") / "output")
    return aiscape.open(folder), aiscape.open(folder, memory=True)


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_gives_the_same_rows(both: tuple[KnowledgeGraph, KnowledgeGraph], query: str) -> None:
    answers = [kg.sparql(query) for kg in both]
    disk, memory = (sorted(map(str, answer)) for answer in answers if isinstance(answer, Rows))
    assert disk == memory
    assert disk


def test_graphs_given_beside_a_query_are_asked(both: tuple[KnowledgeGraph, KnowledgeGraph]) -> None:
    graph = ox.NamedNode("https://w3id.org/aiscape/article/reuters-1")
    disk, memory = (sorted(map(str, kg.solve(f"SELECT * {{ {FACT} }}", default_graph=[graph]))) for kg in both)
    assert disk == memory
    assert len(disk) == 1


def test_what_is_described_is_the_same(both: tuple[KnowledgeGraph, KnowledgeGraph]) -> None:
    disk, memory = (sorted(map(str, kg.sparql("DESCRIBE id:nvidia"))) for kg in both)  # type: ignore[arg-type]
    assert disk == memory != []


def test_all_views_are_the_same(both: tuple[KnowledgeGraph, KnowledgeGraph]) -> None:
    disk, memory = both
    assert disk.graph == memory.graph
    assert disk.claims("Nvidia") == memory.claims("Nvidia")
    assert len(disk.store) == len(memory.store)
    assert set(disk.rdf.quads()) == set(memory.rdf.quads())
