"""Read the ontology file into types and relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from aiscape.errors import OntologyError

NAMESPACE = "https://w3id.org/aiscape/ontology#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"


@dataclass(frozen=True)
class Type:
    """A class of entities; `ancestors` are the local names of itself and all classes above it."""

    name: str
    label: str
    definition: str
    ancestors: tuple[str, ...]


@dataclass(frozen=True)
class Relation:
    """A property between entities, with the types that it may join."""

    name: str
    label: str
    definition: str
    subjects: frozenset[str]
    objects: frozenset[str]
    symmetric: bool


@dataclass(frozen=True)
class Ontology:
    """All types and relations by local name, in the order of the file."""

    types: dict[str, Type]
    relations: dict[str, Relation]
    version: str

    def is_a(self, types: Iterable[str], wanted: Iterable[str]) -> bool:
        """Whether one of `types` is, or descends from, one of `wanted`."""
        wanted = set(wanted)
        return any(not wanted.isdisjoint(self.types[name].ancestors) for name in types if name in self.types)

    def allows(self, predicate: str, subject_types: Iterable[str], object_types: Iterable[str]) -> bool:
        """Whether the relation may join entities of these types.

        Raises:
            OntologyError: the vocabulary has no such relation.

        """
        relation = self.relations.get(predicate)
        if relation is None:
            raise OntologyError(f"the vocabulary has no relation {predicate!r}")
        return self.is_a(subject_types, relation.subjects) and self.is_a(object_types, relation.objects)


def ontology_file() -> Path:
    """The vocabulary in Turtle."""
    return Path(__file__).with_name("aiscape.ttl")


def shapes_file() -> Path:
    """Its SHACL shapes in Turtle."""
    return Path(__file__).with_name("shapes.ttl")


@cache
def load_ontology() -> Ontology:
    """Read and check the vocabulary, once.

    Raises:
        OntologyError: a relation names a class that the file does not define.

    """
    store = ox.Store()
    store.bulk_load(path=str(ontology_file()), format=ox.RdfFormat.TURTLE)
    version = _only(store, ox.NamedNode(NAMESPACE.removesuffix("#")), _OWL + "versionInfo")
    types = {_local(node): node for node in _instances(store, _OWL + "Class") if _ancestors(store, node)[-1] == "Thing"}
    relations = {_local(node): node for node in _instances(store, NAMESPACE + "Relation")}
    ontology = Ontology(
        {name: _type(store, node) for name, node in types.items()},
        {name: _relation(store, node) for name, node in relations.items()},
        version.value if isinstance(version, ox.Literal) else "",
    )
    for relation in ontology.relations.values():
        for name in relation.subjects | relation.objects:
            if name not in ontology.types:
                raise OntologyError(f"{relation.name}: its domain or range names {name}, which is no class")
    return ontology


def _instances(store: ox.Store, iri: str) -> list[ox.NamedNode]:
    order = ontology_file().read_text(encoding="utf-8")
    found = [q.subject for q in store.quads_for_pattern(None, ox.NamedNode(_RDF + "type"), ox.NamedNode(iri))]
    named = [node for node in found if isinstance(node, ox.NamedNode)]
    return sorted(named, key=lambda node: order.find(f"\naiscape:{_local(node)} a "))


def _type(store: ox.Store, node: ox.NamedNode) -> Type:
    return Type(
        _local(node),
        _text(store, node, _RDFS + "label"),
        _text(store, node, _SKOS + "definition"),
        _ancestors(store, node),
    )


def _relation(store: ox.Store, node: ox.NamedNode) -> Relation:
    symmetric = any(
        store.quads_for_pattern(node, ox.NamedNode(_RDF + "type"), ox.NamedNode(_OWL + "SymmetricProperty"))
    )
    return Relation(
        _local(node),
        _text(store, node, _RDFS + "label"),
        _text(store, node, _SKOS + "definition"),
        frozenset(_union(store, node, _RDFS + "domain")),
        frozenset(_union(store, node, _RDFS + "range")),
        symmetric,
    )


def _ancestors(store: ox.Store, node: ox.NamedNode) -> tuple[str, ...]:
    names = [_local(node)]
    for quad in store.quads_for_pattern(node, ox.NamedNode(_RDFS + "subClassOf"), None):
        if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(NAMESPACE):
            names += _ancestors(store, quad.object)
    return tuple(names)


def _union(store: ox.Store, node: ox.NamedNode, iri: str) -> Iterator[str]:
    """The local names of the classes in a domain or range: one, or a union of several."""
    found = _only(store, node, iri)
    if isinstance(found, ox.NamedNode):
        yield _local(found)
        return
    head = _only(store, found, _OWL + "unionOf")
    while head != ox.NamedNode(_RDF + "nil"):
        first = _only(store, head, _RDF + "first")
        if isinstance(first, ox.NamedNode):
            yield _local(first)
        head = _only(store, head, _RDF + "rest")


def _text(store: ox.Store, node: ox.NamedNode, iri: str) -> str:
    found = _only(store, node, iri)
    return found.value if isinstance(found, ox.Literal) else ""


def _only(store: ox.Store, node: object, iri: str) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
    """The object of the one statement that a node has with a property.

    Raises:
        OntologyError: there is none.

    """
    if isinstance(node, (ox.NamedNode, ox.BlankNode)):
        for quad in store.quads_for_pattern(node, ox.NamedNode(iri), None):
            return quad.object
    raise OntologyError(f"{ontology_file()}: {node} has no {iri}")


def _local(node: ox.NamedNode) -> str:
    return str(node.value).rsplit("#", 1)[-1]
