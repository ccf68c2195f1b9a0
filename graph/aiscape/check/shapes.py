"""Quads come in; where they break the SHACL shapes goes out, in the words of a person."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pyoxigraph as ox
import rdflib
from rdflib.namespace import RDF, SH

from aiscape.check.faults import Fault
from aiscape.check.reading import Facts
from aiscape.ontology import NAMESPACE, ontology_file, shapes_file

_SHAPES = "https://w3id.org/aiscape/shapes#"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
#: What a shape's message starts with -> the fault that it tells of.
_NAMES = {
    "a claim has one subject": "claim-subject",
    "a claim has one predicate": "claim-predicate",
    "a claim has one object": "claim-object",
    "polarity is": "claim-polarity",
    "modality is": "claim-modality",
    "confidence is": "claim-confidence",
    "a claim is said in": "claim-article",
    "a claim has evidence": "claim-evidence",
    "evidence holds the quoted": "evidence-quote",
    "evidence holds where the quote starts": "evidence-start",
    "evidence holds where the quote ends": "evidence-end",
    "an entity has a label": "entity-label",
    "an article's date": "article-date",
    "the subject of": "subject-type",
    "the object of": "object-type",
}


def shape_faults(quads: Iterable[ox.Quad], facts: Facts) -> Iterator[Fault]:
    """Validate the default graph by pySHACL; the vocabulary is known to the shapes."""
    from pyshacl import validate

    with _quiet():
        data = rdflib.Graph()
        default = ox.DefaultGraph()
        for quad in quads:
            if quad.graph_name == default:
                data.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    data.parse(ontology_file())
    shapes = rdflib.Graph().parse(shapes_file())
    # Evidence is tried by itself, so that a fault tells what is missing and not that something is.
    evidence = rdflib.URIRef(_SHAPES + "Evidence")
    shapes.add((evidence, SH.targetObjectsOf, rdflib.URIRef("http://www.w3.org/ns/oa#hasTarget")))
    shapes.remove((None, SH.node, evidence))
    with _quiet():
        _, report, _ = validate(data, shacl_graph=shapes, inplace=True)
    assert isinstance(report, rdflib.Graph)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        yield _fault(report, result, facts)


@contextmanager
def _quiet() -> Iterator[None]:
    """Let rdflib not print what it makes of ill-formed numbers and dates: the shapes tell of them."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _term(term: object) -> rdflib.term.Node:
    """A term for rdflib; a number that is none is a plain text, as pySHACL cannot compare it."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if not isinstance(term, ox.Literal):
        return rdflib.Literal(str(term))
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    kind = term.datatype.value
    if kind == _STRING or term.value.strip().casefold().strip("+-") in ("nan", "snan"):
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(kind), normalize=False)


def _fault(report: rdflib.Graph, result: rdflib.term.Node, facts: Facts) -> Fault:
    iri = str(report.value(result, SH.focusNode))
    message = str(report.value(result, SH.resultMessage))
    value = report.value(result, SH.value)
    name = next((name for start, name in _NAMES.items() if message.startswith(start)), "shape")
    label = facts.label(iri)
    if name in ("subject-type", "object-type"):
        relation = message.split(" of ")[1].split(" is ")[0]
        kinds = ", ".join(sorted(facts.types(iri) - {"Thing"})) or "nothing that the vocabulary knows"
        end = "subject" if name == "subject-type" else "object"
        return Fault(
            name, iri, f"{label} ({kinds}) cannot be the {end} of {relation}: {_example(facts, iri, relation)}"
        )
    said = f", not {value}" if value is not None and str(value) != iri else ""
    shown = label if label != iri else iri.rsplit("/", 1)[-1]
    return Fault(name, iri, f"{shown}: {message}{said}")


def _example(facts: Facts, iri: str, relation: str) -> str:
    """One triple with the relation that the thing is in."""
    found = (t for t in sorted(facts.facts) if t[1] == NAMESPACE + relation and iri in (t[0], t[2]))
    triple = next(found, None)
    return facts.say(triple) if triple else "see its triples"
