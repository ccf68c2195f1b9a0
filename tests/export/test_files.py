"""The files that every build writes say what the graph says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings

from aiscape.export.claims import write_claims
from aiscape.export.jsonld import write_jsonld
from aiscape.export.rdf import write_nquads, write_turtle
from aiscape.model import Graph
from aiscape.store import quads
from tests.build.articles import graph_of
from tests.strategies import graphs

quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
Writer = Callable[[Graph, Path], None]


def read(path: Path, kind: ox.RdfFormat) -> set[str]:
    return {str(quad) for quad in ox.parse(path=str(path), format=kind)}


@quick
@given(graphs())
@pytest.mark.parametrize(
    ("write", "kind", "named"),
    [
        (write_nquads, ox.RdfFormat.N_QUADS, True),
        (write_jsonld, ox.RdfFormat.JSON_LD, True),
        (write_turtle, ox.RdfFormat.TURTLE, False),
    ],
)
def test_rdf_files_hold_the_quads(
    tmp_path_factory: pytest.TempPathFactory, write: Writer, kind: ox.RdfFormat, named: bool, graph: Graph
) -> None:
    """N-Quads and JSON-LD hold every quad, Turtle those of the default graph; written twice, the bytes are the same."""
    path = tmp_path_factory.getbasetemp() / "file"
    write(graph, path)
    first = path.read_bytes()
    wanted = {str(quad) for quad in quads(graph) if named or quad.graph_name == ox.DefaultGraph()}
    assert read(path, kind) == wanted
    write(graph, path)
    assert path.read_bytes() == first


def test_nquads_are_lines_in_order(tmp_path: Path) -> None:
    """Two builds can be compared line by line: sorted, none twice."""
    write_nquads(graph_of("Nvidia"), tmp_path / "a.nq")
    lines = (tmp_path / "a.nq").read_bytes().splitlines()
    assert lines == sorted(set(lines))


@quick
@given(graphs())
def test_claims_are_one_object_a_line(tmp_path_factory: pytest.TempPathFactory, graph: Graph) -> None:
    """Each line of claims.jsonl is a claim with the keys of the vocabulary, whatever its texts hold."""
    path = tmp_path_factory.getbasetemp() / "claims.jsonl"
    write_claims(graph, path)
    with path.open(encoding="utf-8", newline="\n") as file:
        records = [json.loads(line) for line in file]
    assert [record["id"] for record in records] == [claim.id for claim in graph.claims]
    for record, claim in zip(records, graph.claims, strict=True):
        assert record["subject_iri"] == claim.subject.iri
        assert record["object_type"] == claim.object.type
        assert set(record["qualifiers"]) == {name for name, _ in claim.qualifiers}
        assert (record["quote"], record["start"], record["end"]) == (claim.quote, claim.start, claim.end)
