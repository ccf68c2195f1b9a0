"""A graph comes in; a description of the data set goes out (VoID and DCAT): what it holds, from where, under what terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from aiscape.export.rdf import write_turtle
from aiscape.model import Graph
from aiscape.ontology import NAMESPACE, load_ontology
from aiscape.store.quads import quads
from aiscape.store.terms import DATA, PREFIXES, article_iri, term
from aiscape.version import __version__

DATASET = DATA + "dataset"
VOID, DCAT = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#"
LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"
RIGHTS = "The licence covers the graph. Each quotation belongs to the publisher of its article."
#: The files that the data set comes in: name -> media type.
FILES = {
    "graph.nq": "application/n-quads",
    "graph.ttl": "text/turtle",
    "graph.jsonld": "application/ld+json",
}


def write_description(graph: Graph, path: Path) -> None:
    """Write the description as Turtle."""
    write_turtle(describe(graph), path, {**PREFIXES, "void": VOID, "dcat": DCAT})


def describe(graph: Graph) -> Iterator[ox.Quad]:
    """The quads that describe a graph's data set."""
    yield from _head(graph)
    yield from _counts(graph)
    yield from _partitions(graph)
    for name, kind in FILES.items():
        file = f"{DATASET}#{name}"
        yield _say(DATASET, DCAT + "distribution", ox.NamedNode(file))
        yield _say(file, _a(), ox.NamedNode(DCAT + "Distribution"))
        yield _say(file, _iri("dcterms:title"), ox.Literal(name))
        yield _say(file, DCAT + "mediaType", ox.NamedNode(f"https://www.iana.org/assignments/media-types/{kind}"))


def _head(graph: Graph) -> Iterator[ox.Quad]:
    yield _say(DATASET, _a(), ox.NamedNode(VOID + "Dataset"))
    yield _say(DATASET, _a(), ox.NamedNode(DCAT + "Dataset"))
    yield _say(DATASET, _iri("dcterms:title"), ox.Literal("A graph of attributed claims", language="en"))
    text = f"{len(graph.claims)} claims of {len(graph.articles)} articles between {len(graph.entities)} entities."
    yield _say(DATASET, _iri("dcterms:description"), ox.Literal(text, language="en"))
    yield _say(DATASET, _iri("dcterms:license"), ox.NamedNode(LICENCE))
    yield _say(DATASET, _iri("dcterms:rights"), ox.Literal(RIGHTS, language="en"))
    yield _say(DATASET, _iri("owl:versionInfo"), ox.Literal(f"made by aiscape {__version__}"))
    yield _say(DATASET, _iri("dcterms:conformsTo"), ox.NamedNode(NAMESPACE.removesuffix("#")))
    yield _say(DATASET, VOID + "vocabulary", ox.NamedNode(NAMESPACE))
    version = ox.Literal(load_ontology().version)
    yield _say(NAMESPACE.removesuffix("#"), _iri("owl:versionInfo"), version)
    yield _say(DATASET, VOID + "uriSpace", ox.Literal(DATA))
    for entity in graph.entities[:1]:
        yield _say(DATASET, VOID + "exampleResource", ox.NamedNode(entity.iri))
    for article in graph.articles:
        yield _say(DATASET, _iri("dcterms:source"), article_iri(article.id))
    for publisher in sorted({article.publisher for article in graph.articles} - {""}):
        yield _say(DATASET, _iri("dcterms:contributor"), ox.Literal(publisher))
    days = sorted(article.date for article in graph.articles if article.date)
    if days:
        yield _say(DATASET, _iri("dcterms:temporal"), ox.NamedNode(f"{DATASET}#time"))
        for name, day in (("startDate", days[0]), ("endDate", days[-1])):
            yield _say(f"{DATASET}#time", DCAT + name, ox.Literal(day, datatype=term("xsd:date")))


def _counts(graph: Graph) -> Iterator[ox.Quad]:
    subjects, predicates, objects = set(), set(), set()
    triples = 0
    for quad in quads(graph):
        if quad.graph_name == ox.DefaultGraph():
            triples += 1
            subjects.add(quad.subject)
            predicates.add(quad.predicate)
            objects.add(quad.object)
    classes = {name for entity in graph.entities for name in entity.types}
    counts = {
        "triples": triples,
        "entities": len(graph.entities),
        "distinctSubjects": len(subjects),
        "distinctObjects": len(objects),
        "properties": len(predicates),
        "classes": len(classes),
        "documents": len(graph.articles),
    }
    for name, count in counts.items():
        yield _say(DATASET, VOID + name, _number(count))


def _partitions(graph: Graph) -> Iterator[ox.Quad]:
    """How many entities each leading type has, and how many claims each relation."""
    for name, count in sorted(Counter(entity.type for entity in graph.entities).items()):
        part = f"{DATASET}#{name}"
        yield _say(DATASET, VOID + "classPartition", ox.NamedNode(part))
        yield _say(part, VOID + "class", ox.NamedNode(NAMESPACE + name))
        yield _say(part, VOID + "entities", _number(count))
    facts = {(c.subject.iri, c.predicate, c.object.iri) for c in graph.claims if c.is_plain}
    for name, count in sorted(Counter(predicate for _, predicate, _ in facts).items()):
        part = f"{DATASET}#{name}"
        yield _say(DATASET, VOID + "propertyPartition", ox.NamedNode(part))
        yield _say(part, VOID + "property", ox.NamedNode(NAMESPACE + name))
        yield _say(part, VOID + "triples", _number(count))


def _say(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), value)


def _number(count: int) -> ox.Literal:
    return ox.Literal(str(count), datatype=term("xsd:integer"))


def _iri(name: str) -> str:
    return term(name).value


def _a() -> str:
    return term("rdf:type").value
