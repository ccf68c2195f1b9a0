"""Each RDF file says the same to three parsers that are not ours."""

from __future__ import annotations

import json
import tempfile
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from aiscape.export import export
from aiscape.export import rdf as writers
from aiscape.export.context import context_text
from aiscape.export.jsonld import write_jsonld
from aiscape.export.limits import FormatError
from aiscape.export.sorting import sorted_lines
from aiscape.export.vocabulary_page import vocabulary_page
from aiscape.model import Graph
from aiscape.ontology import ontology_file
from aiscape.store import quads
from aiscape.store.quads import texts
from tests.export.conftest import NodeReader
from tests.export.odd import RDF, among_claims, by_npm, by_pyoxigraph, by_rdflib, dataset, datasets, xml_fit
from tests.query.sample import sample
from tests.strategies import graphs

quick = settings(
    phases=[Phase.explicit, Phase.generate],
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
WRITERS = {
    "nquads": writers.write_nquads,
    "trig": writers.write_trig,
    "jsonld": write_jsonld,
    "ntriples": writers.write_ntriples,
    "turtle": writers.write_turtle,
    "rdfxml": writers.write_rdfxml,
}
#: rdflib gives these numbers, where Turtle writes them bare, another spelling of the same value.
RESPELT = {"001", "-0"}
HUGE = ox.Quad(
    ox.NamedNode("http://example.org/a"),
    ox.NamedNode("http://example.org/says"),
    ox.Literal("\r\n<&>\"'\\ 語" * 100_000),
)


def rounded(graph: Graph) -> Graph:
    """A graph with confidences as a build gives them: rdflib writes 0.00000001 as 1E-8, which is no xsd:decimal."""
    return replace(graph, claims=tuple(replace(c, confidence=round(c.confidence, 3)) for c in graph.claims))


@quick
@pytest.mark.parametrize("format", RDF)
@given(graph=graphs().map(rounded))
@example(graph=Graph())
def test_three_parsers_find_the_graph_in_the_file(format: str, npm: NodeReader, graph: Graph) -> None:
    """pyoxigraph, rdflib and one of npm read the same graph, canonically (RDFC-1.0), out of a graph's file."""
    _, _, named = RDF[format]
    made = list(quads(graph))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph")
        if format == "rdfxml":
            made = xml_fit(made)
            WRITERS[format](made, path)
        else:
            export(graph, format, path)
        wanted = dataset(made, named=named)
        assert by_pyoxigraph(format, path) == wanted
        assert by_rdflib(format, path) == wanted
        assert by_npm(npm.read(format, path)) == wanted


@quick
@pytest.mark.parametrize("format", RDF)
@given(given_quads=datasets)
@example(given_quads=[HUGE])
def test_whatever_rdf_allows_comes_through(format: str, npm: NodeReader, given_quads: list[ox.Quad]) -> None:
    """Blank nodes, language tags, odd datatypes, all of Unicode, a megabyte of text: all are read as they were."""
    _, _, named = RDF[format]
    given_quads = xml_fit(given_quads) if format == "rdfxml" else given_quads
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph")
        WRITERS[format](given_quads, path)
        wanted = dataset(given_quads, named=named)
        assert by_pyoxigraph(format, path) == wanted
        respelt = format in ("turtle", "trig") and any(getattr(q.object, "value", "") in RESPELT for q in given_quads)
        assert respelt or by_rdflib(format, path) == wanted
        assert by_npm(npm.read(format, path)) == wanted


@pytest.mark.parametrize("format", RDF)
def test_identifiers_that_end_with_a_dot_are_read_by_all(format: str, npm: NodeReader, tmp_path: Path) -> None:
    """A dot that ends a statement too is no part of an IRI's end: some parsers would take it for that."""
    graph = sample()
    claims = tuple(replace(claim, id=f"{claim.id}.", article=f"{claim.article}..") for claim in graph.claims)
    graph = replace(graph, articles=tuple(replace(a, id=f"{a.id}..") for a in graph.articles), claims=claims, copies={})
    path = tmp_path / "graph"
    export(graph, format, path)
    wanted = dataset(quads(graph), named=RDF[format][2])
    assert by_pyoxigraph(format, path) == by_rdflib(format, path) == by_npm(npm.read(format, path)) == wanted


@quick
@given(graphs())
def test_rdf_1_2_reifies_each_claim(graph: Graph) -> None:
    """Turtle 1.2 is the default graph and, for each claim, the triple term that it is about."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph.ttl")
        export(graph, "rdf12", path)
        found = set(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    terms = {quad for quad in found if isinstance(quad.object, ox.Triple)}
    assert found - terms == {quad for quad in quads(graph) if quad.graph_name == ox.DefaultGraph()}
    assert len(terms) == len(graph.claims)


@pytest.mark.parametrize("format", WRITERS)
def test_the_order_of_quads_does_not_show(format: str, tmp_path: Path) -> None:
    """Quads in any order, some of them twice, make the same bytes."""
    node = "http://example.org/{}".format
    given_quads = [
        ox.Quad(ox.NamedNode(node(n % 7)), ox.NamedNode(node("p")), ox.Literal(str(n)), graph)
        for n in range(50)
        for graph in (ox.DefaultGraph(), ox.NamedNode(node("g")))
    ]
    WRITERS[format](given_quads, tmp_path / "one")
    WRITERS[format]([*reversed(given_quads), *given_quads[:9]], tmp_path / "other")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_lines_sorted_in_parts_are_sorted_as_a_whole() -> None:
    """More quads than are held at a time come out in order, each once."""
    node = ox.NamedNode("http://example.org/p")
    given_quads = [ox.Quad(node, node, ox.Literal(str(n % 40))) for n in range(100)]

    def values(data: bytes) -> list[bytes]:
        return [line.split(b'"')[1] + b"\n" for line in data.splitlines()]

    with sorted_lines(given_quads, values, named=True, at_once=7) as found:
        assert b"".join(found).splitlines() == sorted({str(n).encode() for n in range(40)})


def test_lines_on_disk_are_not_held_in_memory() -> None:
    """Four times as many quads are sorted in nearly the same memory."""
    one, four = (peak(count) for count in (20_000, 80_000))
    assert four < 2 * one


def peak(count: int) -> int:
    """The most bytes that Python held while so many quads were sorted, a thousand at a time."""
    node = ox.NamedNode("http://example.org/p")
    given_quads = (ox.Quad(node, node, ox.Literal(f"{n * 7919 % count} as a text")) for n in range(count))
    tracemalloc.start()
    try:
        with sorted_lines(given_quads, named=True, at_once=1000) as found:
            assert sum(batch.count(b"\n") for batch in found) == count
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@settings(quick, max_examples=60)
@pytest.mark.parametrize("format", ["nquads", "ntriples", "turtle", "trig"])
@given(graph=graphs(), entangled=st.booleans())
@example(graph=sample(), entangled=False)
@example(graph=sample(), entangled=True)
def test_a_graph_is_written_as_its_quads_are(format: str, graph: Graph, entangled: bool) -> None:
    """Block by block out of the graph, or sorted as a whole out of its quads: the same bytes, wherever its IRIs stand."""
    graph = among_claims(graph) if entangled else graph
    write = cast(Callable[[object, Path], None], WRITERS[format])
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder, "one"), Path(folder, "other")
        write(graph, one)
        write(list(quads(graph))[::-1], other)
        assert one.read_bytes() == other.read_bytes()


@quick
@given(graph=graphs())
def test_lines_are_those_that_oxigraph_writes(graph: Graph) -> None:
    """Texts are escaped, and numbers and IRIs spelled, as the canonical form of N-Quads has them."""
    written = b"".join(texts(graph)).splitlines()
    assert sorted(written) == sorted((ox.serialize(quads(graph), format=ox.RdfFormat.N_QUADS) or b"").splitlines())


@pytest.mark.parametrize("iri", ["no scheme", "http://a.org/>", "http://a.org/ b", 'http://a.org/"', "x"])
def test_an_iri_that_is_none_is_refused(iri: str, tmp_path: Path) -> None:
    """Nothing that ends an IRI early can slip a quad of its own into the file."""
    graph = sample()
    entity = replace(graph.entities[0], iri=iri)
    claim = replace(graph.claims[0], object=entity)
    for odd in (replace(graph, entities=(entity,)), replace(graph, claims=(claim,))):
        with pytest.raises(ValueError, match=r"IRI"):
            writers.write_nquads(odd, tmp_path / "graph.nq")


def test_rdfxml_refuses_what_xml_cannot_hold(tmp_path: Path) -> None:
    """A control character is no silent loss: the error names the subject, the character and a way out."""
    quad = ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:x#p"), ox.Literal("\x01"))
    with pytest.raises(FormatError, match=r"<urn:a>.*U\+0001.*turtle"):
        writers.write_rdfxml([quad], tmp_path / "graph.rdf")


def test_jsonld_refuses_an_iri_that_reads_as_a_prefixed_name(tmp_path: Path) -> None:
    """The IRI schema:x would be read as https://schema.org/x, so the file is not written wrong."""
    node = ox.NamedNode("schema:x")
    with pytest.raises(FormatError, match="schema: is a prefix"):
        write_jsonld([ox.Quad(node, ox.NamedNode("http://example.org/p"), node)], tmp_path / "graph.jsonld")


def test_jsonld_has_the_things_by_iri_whatever_marks_these_hold(tmp_path: Path) -> None:
    """A part that nothing names is a thing of its own, and another thing may come between it and its whole."""
    names = [f"http://example.org/{end}" for end in ("x", "x!y", "x!y#z", "x#a", "x#b", "x-", "y")]
    says, points = ox.NamedNode("http://example.org/says"), ox.NamedNode("http://example.org/points")
    given_quads = [ox.Quad(ox.NamedNode(name), says, ox.Literal("v")) for name in reversed(names)]
    given_quads.append(ox.Quad(ox.NamedNode(names[0]), points, ox.NamedNode("http://example.org/x#b")))
    write_jsonld(given_quads, tmp_path / "graph.jsonld")
    things = json.loads((tmp_path / "graph.jsonld").read_text("utf-8"))["@graph"]
    assert [thing["@id"] for thing in things] == [name for name in names if not name.endswith("x#b")]
    assert things[0]["http://example.org/points"] == {"@id": "http://example.org/x#b", **said(things[1])}


def said(thing: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in thing.items() if key != "@id"}


def test_the_published_context_is_the_one_written() -> None:
    """ontology/context.jsonld is what every JSON-LD file starts with."""
    assert ontology_file().with_name("context.jsonld").read_text("utf-8") == context_text()


def test_the_page_of_the_vocabulary_is_the_one_generated() -> None:
    """docs/ontology.html says what the ontology says."""
    page = Path(__file__).parents[2] / "docs" / "ontology.html"
    assert page.read_text("utf-8") == vocabulary_page()
