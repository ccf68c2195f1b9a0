"""Quads and graphs that no build makes but that RDF allows, and how two files are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib
from hypothesis import strategies as st

from aiscape.model import Entity, Graph
from aiscape.store.terms import PREFIXES
from tests.strategies import texts

#: Format -> (pyoxigraph's name, rdflib's name, whether it has named graphs).
RDF: dict[str, tuple[ox.RdfFormat, str, bool]] = {
    "nquads": (ox.RdfFormat.N_QUADS, "nquads", True),
    "trig": (ox.RdfFormat.TRIG, "trig", True),
    "jsonld": (ox.RdfFormat.JSON_LD, "json-ld", True),
    "ntriples": (ox.RdfFormat.N_TRIPLES, "nt", False),
    "turtle": (ox.RdfFormat.TURTLE, "turtle", False),
    "rdfxml": (ox.RdfFormat.RDF_XML, "xml", False),
}
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_words = st.text(st.characters(categories=["L", "N"], max_codepoint=0xFFFF), min_size=1, max_size=8)
_spaces = st.sampled_from(["http://example.org/", "urn:x:", *PREFIXES.values()])
_names = st.builds(lambda space, word: ox.NamedNode(f"{space}{word}"), _spaces, _words)
_properties = st.builds(
    lambda space, word: ox.NamedNode(f"{space}p{word}"),
    st.sampled_from(["http://example.org/", *PREFIXES.values()]),
    st.text("abcXYZ019", max_size=3),
) | st.sampled_from([ox.NamedNode(PREFIXES["skos"] + "prefLabel"), ox.NamedNode(PREFIXES["rdf"] + "type")])
_blanks = st.sampled_from(["a", "b1", "c"]).map(ox.BlankNode)
_literals = (
    st.builds(ox.Literal, texts)
    | st.builds(lambda t, tag: ox.Literal(t, language=tag), texts, st.sampled_from(["en", "de", "zh-hant", "en-gb"]))
    | st.builds(lambda t, kind: ox.Literal(t, datatype=kind), texts, _names)
    | st.integers().map(lambda n: ox.Literal(str(n), datatype=ox.NamedNode(PREFIXES["xsd"] + "integer")))
    | st.sampled_from(["001", "1e400", "-0"]).map(
        lambda text: ox.Literal(text, datatype=ox.NamedNode(PREFIXES["xsd"] + "integer"))
    )
)
_quads = st.builds(
    ox.Quad, _names | _blanks, _properties, _names | _blanks | _literals, st.just(ox.DefaultGraph()) | _names | _blanks
)
datasets = st.lists(_quads, max_size=8)


def fit_xml(text: str) -> str:
    """A text with U+FFFD for each character that the specification of XML 1.0 leaves out (its rule [2], Char)."""
    allowed = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    return "".join(char if allowed.fullmatch(char) else "\ufffd" for char in text)


def among_claims(graph: Graph) -> Graph:
    """The same graph with its first entity named like an article, and its second like one of another vocabulary."""
    names = {
        e.iri: iri
        for e, iri in zip(graph.entities, ("https://w3id.org/aiscape/article/x", "http://a.org/b"), strict=False)
    }

    def renamed(entity: Entity) -> Entity:
        return replace(entity, iri=names.get(entity.iri, entity.iri))

    claims = [
        replace(
            c, subject=renamed(c.subject), object=renamed(c.object), attributed_to=tuple(map(renamed, c.attributed_to))
        )
        for c in graph.claims
    ]
    return replace(graph, entities=tuple(map(renamed, graph.entities)), claims=tuple(claims))


def dataset(quads: Iterable[ox.Quad], *, named: bool = True) -> ox.Dataset:
    """The canonical form (RDFC-1.0) of some quads, of the default graph alone where the format has no other."""
    made = ox.Dataset(quad for quad in quads if named or quad.graph_name == ox.DefaultGraph())
    made.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return made


def by_pyoxigraph(format: str, path: Path) -> ox.Dataset:
    """A file as pyoxigraph reads it."""
    return dataset(ox.parse(path=str(path), format=RDF[format][0]))


def by_rdflib(format: str, path: Path) -> ox.Dataset:
    """A file as rdflib reads it, its literals left as they stand."""
    before, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        found = rdflib.Dataset()
        found.parse(path, format=RDF[format][1])
        return dataset(ox.Quad(_term(s), _term(p), _term(o), _graph(g)) for s, p, o, g in found.quads())
    finally:
        rdflib.NORMALIZE_LITERALS = before


def by_npm(nquads: str) -> ox.Dataset:
    """What a parser from npm read."""
    return dataset(ox.parse(nquads.encode(), format=ox.RdfFormat.N_QUADS))


def xml_fit(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The quads without characters that XML cannot hold, and without classes that are no name of an element."""
    fit = (ox.Quad(q.subject, q.predicate, _fit(q.object), q.graph_name) for q in quads)
    return [q for q in fit if q.predicate != _TYPE or not isinstance(q.object, ox.NamedNode) or _named(q.object)]


def _named(node: ox.NamedNode) -> bool:
    return bool(re.fullmatch("[A-Za-z]+", re.split("[/#:]", node.value)[-1]))


def _fit(term: Any) -> Any:
    if not isinstance(term, ox.Literal):
        return term
    text = fit_xml(term.value)
    return ox.Literal(text, language=term.language) if term.language else ox.Literal(text, datatype=term.datatype)


def _graph(name: Any) -> Any:
    if name is None or str(name) == "urn:x-rdflib:default":
        return ox.DefaultGraph()
    return _term(name)


def _term(term: Any) -> Any:
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode(str(term))
    if term.language:
        return ox.Literal(str(term), language=term.language)
    return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None)
