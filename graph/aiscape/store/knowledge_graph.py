"""A store on disk comes in; one object to look things up in goes out, with rdflib and networkx views of the same data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aiscape.errors import StoreError
from aiscape.model import Claim, Entity, Graph
from aiscape.store.loading import load_graph
from aiscape.store.quads import quads
from aiscape.store.terms import PREFIXES

if TYPE_CHECKING:
    import networkx
    import rdflib


def write_store(graph: Graph, folder: Path) -> None:
    """Write a new store into an empty folder.

    Raises:
        StoreError: the folder cannot be written.

    """
    try:
        store = ox.Store(str(folder))
        store.bulk_extend(quads(graph))
        store.optimize()
        store.flush()
    except OSError as error:
        raise StoreError(folder, f"cannot be written: {error}") from error


def open_graph(path: Path | str = "output") -> KnowledgeGraph:
    """Open what a build wrote, to look at it.

    Args:
        path: the folder that was built into, or its store.

    Raises:
        StoreError: there is no store, or it cannot be read.

    """
    path = Path(path)
    folder = path / "store" if (path / "store").is_dir() else path
    if not (folder / "CURRENT").is_file():
        raise StoreError(path, "holds no graph: build one with 'aiscape build SOURCES -o " + str(path) + "'")
    try:
        return KnowledgeGraph(ox.Store.read_only(str(folder)), folder)
    except OSError as error:
        raise StoreError(folder, f"cannot be opened: {error}") from error


class KnowledgeGraph:
    """A graph of attributed claims, opened to be read."""

    def __init__(self, store: ox.Store, folder: Path | None = None) -> None:
        self.store = store
        self.folder = folder

    @classmethod
    def of(cls, graph: Graph) -> KnowledgeGraph:
        """A graph held in memory."""
        store = ox.Store()
        store.bulk_extend(quads(graph))
        return cls(store)

    @cached_property
    def graph(self) -> Graph:
        """Everything as articles, entities and claims (the articles without their texts)."""
        return load_graph(self.store)

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities, by IRI."""
        return self.graph.entities

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, by article and place."""
        return self.graph.claims

    def sparql(self, query: str) -> Any:
        """Run a SPARQL 1.1 query over the default graph, the project's prefixes declared.

        Raises:
            SyntaxError: the query is none.

        """
        return self.store.query(query, prefixes=PREFIXES)

    @cached_property
    def nx(self) -> networkx.MultiDiGraph:
        """Entities as nodes and claims as edges, the key of an edge being the claim's id."""
        import networkx

        result = networkx.MultiDiGraph()
        for entity in self.graph.entities:
            result.add_node(
                entity.iri,
                label=entity.label,
                type=entity.type,
                types=entity.types,
                aliases=entity.aliases,
                wikidata=entity.wikidata,
            )
        for claim in self.graph.claims:
            result.add_edge(claim.subject.iri, claim.object.iri, key=claim.id, **_attributes(claim))
        return result

    @cached_property
    def rdf(self) -> rdflib.Dataset:
        """The same quads as an rdflib Dataset."""
        import rdflib

        dataset = rdflib.Dataset()
        data = ox.serialize(iter(self.store), format=ox.RdfFormat.N_QUADS)
        dataset.parse(data=data or b"", format="nquads")
        for prefix, iri in PREFIXES.items():
            dataset.bind(prefix, iri, override=True)
        return dataset

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)

    def __len__(self) -> int:
        return len(self.claims)


def _attributes(claim: Claim) -> dict[str, Any]:
    return {
        "predicate": claim.predicate,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "attributed_to": [who.label for who in claim.attributed_to],
        "qualifiers": dict(claim.qualifiers),
        "date": claim.date,
        "article": claim.article,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "confidence": claim.confidence,
        "method": claim.method,
    }
