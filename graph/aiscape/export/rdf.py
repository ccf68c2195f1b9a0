"""RDF files: Turtle and JSON-LD of the default graph and its named graphs, N-Quads line by line in order."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from aiscape.model import Graph
from aiscape.store.quads import quads
from aiscape.store.terms import PREFIXES


def write_nquads(graph: Graph, path: Path) -> None:
    """All quads, one a line, sorted: two builds can be compared line by line."""
    data = ox.serialize(quads(graph), format=ox.RdfFormat.N_QUADS) or b""
    path.write_bytes(b"".join(sorted(data.splitlines(keepends=True))))


def write_turtle(graph: Graph, path: Path) -> None:
    """The default graph: facts, entities, claims, articles."""
    triples = [quad.triple for quad in quads(graph) if quad.graph_name == ox.DefaultGraph()]
    triples.sort(
        key=lambda t: (t.subject.value, t.predicate.value != PREFIXES["rdf"] + "type", t.predicate.value, str(t.object))
    )
    path.write_bytes(ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"")


def write_jsonld(graph: Graph, path: Path) -> None:
    """All quads as JSON-LD."""
    ordered = sorted(quads(graph), key=lambda q: (str(q.graph_name), q.subject.value, q.predicate.value, str(q.object)))
    path.write_bytes(ox.serialize(ordered, format=ox.RdfFormat.JSON_LD, prefixes=PREFIXES) or b"")
