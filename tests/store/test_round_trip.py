"""What is written into a store is what comes out of it, in every view."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings

from aiscape.errors import StoreError
from aiscape.model import Graph
from aiscape.store import KnowledgeGraph, open_graph, quads, write_store
from tests.strategies import graphs

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(graphs())
def test_a_graph_comes_out_of_the_store_as_it_went_in(graph: Graph) -> None:
    """Claims, entities, articles and copies survive the store unchanged."""
    assert KnowledgeGraph.of(graph).graph == graph


@quick
@given(graphs())
def test_each_asserted_fact_is_one_plain_triple(graph: Graph) -> None:
    """A query without GRAPH gives each asserted fact once, and nothing that is denied, hedged or planned."""
    known = KnowledgeGraph.of(graph)
    wanted = {(c.subject.iri, c.predicate, c.object.iri) for c in graph.claims if c.is_plain}
    for predicate in {c.predicate for c in graph.claims}:
        found = known.store.query(f"SELECT * {{ ?a <https://w3id.org/aiscape/ontology#{predicate}> ?b }}")
        assert isinstance(found, ox.QuerySolutions)
        pairs = [(row["a"].value, row["b"].value) for row in found]
        assert sorted(pairs) == sorted((s, o) for s, p, o in wanted if p == predicate)


@quick
@given(graphs())
def test_the_networkx_view_has_every_claim_as_an_edge(graph: Graph) -> None:
    """The networkx view says what the graph says."""
    view = KnowledgeGraph.of(graph).nx
    assert {(a, b, key) for a, b, key in view.edges(keys=True)} == {
        (c.subject.iri, c.object.iri, c.id) for c in graph.claims
    }
    assert {node: data["label"] for node, data in view.nodes(data=True)} == {e.iri: e.label for e in graph.entities}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(graphs())
def test_the_rdflib_view_has_the_same_quads(graph: Graph) -> None:
    """The rdflib view holds as many quads, and the same facts."""
    known = KnowledgeGraph.of(graph)
    assert len(list(known.rdf.quads())) == len(set(quads(graph)))
    for claim in graph.claims:
        predicate = rdflib.URIRef(f"https://w3id.org/aiscape/ontology#{claim.predicate}")
        fact = (rdflib.URIRef(claim.subject.iri), predicate, rdflib.URIRef(claim.object.iri))
        assert (fact in known.rdf) == any(
            c.is_plain and (c.subject, c.predicate, c.object) == (claim.subject, claim.predicate, claim.object)
            for c in graph.claims
        )


@quick
@given(graphs())
def test_no_two_quads_are_alike(graph: Graph) -> None:
    """Every quad is written once."""
    every = list(quads(graph))
    facts = [quad for quad in every if quad.predicate.value.startswith("https://w3id.org/aiscape/ontology#")]
    assert len(facts) == len(set(facts))


@settings(max_examples=3, deadline=None)
@given(graph=graphs())
def test_a_store_opens_read_only_while_another_process_holds_it(
    tmp_path_factory: pytest.TempPathFactory, graph: Graph
) -> None:
    """Looking needs no lock: a store that a writer holds open can be read."""
    folder = tmp_path_factory.mktemp("out")
    write_store(graph, folder / "store")
    code = "import pyoxigraph, sys; s = pyoxigraph.Store(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder / "store")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"held\n"
        assert open_graph(folder).graph == graph


def test_what_is_no_store_is_said_to_be_none(tmp_path: Path) -> None:
    """Opening a folder without a graph says how to build one."""
    with pytest.raises(StoreError, match="aiscape build"):
        open_graph(tmp_path)


def test_a_claim_is_evidenced_as_a_web_annotation() -> None:
    """The quote and its offsets hang on the claim as text selectors."""
    query = """SELECT ?exact ?start ?end { ?claim a aiscape:Claim ; oa:hasTarget ?target .
      ?target oa:hasSource ?article ; oa:hasSelector [ oa:exact ?exact ] , [ oa:start ?start ; oa:end ?end ] }"""
    from tests.build.articles import graph_of

    graph = graph_of("Nvidia")
    rows = KnowledgeGraph.of(graph).store.query(
        query, prefixes={"aiscape": "https://w3id.org/aiscape/ontology#", "oa": "http://www.w3.org/ns/oa#"}
    )
    assert isinstance(rows, ox.QuerySolutions)
    assert {(row["exact"].value, row["start"].value, row["end"].value) for row in rows} == {
        (c.quote, str(c.start), str(c.end)) for c in graph.claims
    }
