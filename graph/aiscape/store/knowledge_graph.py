"""A store comes in; one object to look things up in goes out, with rdflib and networkx views of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aiscape.errors import QueryError
from aiscape.model import Claim, Entity, Graph
from aiscape.ontology import load_ontology
from aiscape.store.answers import Rows, Triples, answer, solve
from aiscape.store.dates import span, within
from aiscape.store.loading import load_graph
from aiscape.store.lookup import Lookup, order
from aiscape.store.quads import quad_file, readable
from aiscape.store.seal import check_whole, reading, understanding
from aiscape.store.terms import PREFIXES

if TYPE_CHECKING:
    import networkx
    import rdflib
    from pyvis.network import Network


#: What may make a query look into named graphs.
_NAMES_GRAPHS = re.compile("graph|from|describe", re.I)


class KnowledgeGraph:
    """A graph of attributed claims, opened to be read."""

    def __init__(self, store: ox.Store, folder: Path | None = None, *, plain: ox.Store | None = None) -> None:
        self.store = store
        self.folder = folder
        self._plain = plain

    @classmethod
    def of(cls, graph: Graph) -> KnowledgeGraph:
        """A graph held in memory.

        Raises:
            StoreError: a text is too long to be stored.

        """
        store = ox.Store()
        with readable():
            store.bulk_load(quad_file(graph), ox.RdfFormat.N_QUADS, lenient=True)
        return cls(store)

    @cached_property
    def graph(self) -> Graph:
        """Everything as articles, entities and claims (the articles without their texts)."""
        with understanding(self.folder):
            return load_graph(self._plain or self.store)

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities, by IRI."""
        return self.graph.entities

    @cached_property
    def lookup(self) -> Lookup:
        """Single nodes, read without loading the whole graph."""
        return Lookup(self._plain or self.store, self.folder)

    def entity(self, name: str) -> Entity:
        """The entity that goes by a name, an alias or an IRI, despite case, accents and a small slip.

        Raises:
            UnknownName: nothing does; the error's `near` holds what comes near.

        """
        return self.lookup.named(name)

    def search(self, text: str, limit: int = 10) -> list[Entity]:
        """The entities whose names come nearest to a text."""
        return [entity for entity, _ in self.lookup.search(text, limit)]

    def claims(
        self,
        about: str | Entity | None = None,
        *,
        subject: str | Entity | None = None,
        predicate: str | None = None,
        object: str | Entity | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> list[Claim]:
        """The claims that meet every condition, by article and place; all of them if there is none.

        Args:
            about: what stands at either end.
            subject: what stands first.
            predicate: the relation's local name, as `develops`.
            object: what stands last.
            since: the first day, month or year: of the claim's own date or, where it has none, its article's.
            until: the last one.

        Raises:
            UnknownName: no entity goes by a name.
            QueryError: a date is none, the first is after the last, or the vocabulary has no such relation.

        """
        found = self._between(about, subject, object)
        if predicate is not None:
            known = load_ontology().relations
            if predicate not in known:
                raise QueryError(f"the vocabulary has no relation {predicate!r}: it has {', '.join(sorted(known))}")
            found = [claim for claim in found if claim.predicate == predicate]
        if since is not None or until is not None:
            _ordered(since, until)
            found = [claim for claim in found if within(self.when(claim), since, until)]
        return found

    def when(self, claim: Claim) -> str | None:
        """The claim's own date or, where it has none, that of its article."""
        return claim.date or self.lookup.article(claim.article).date

    def _between(
        self, about: str | Entity | None, subject: str | Entity | None, obj: str | Entity | None
    ) -> list[Claim]:
        ends = [end.iri if isinstance(end, Entity) else end and self.entity(end).iri for end in (about, subject, obj)]
        one, first, last = ends
        if one is None and first is None and last is None:
            return list(self.graph.claims)
        if one is None:
            return self.lookup.claims(first, last)
        either = {claim.id: claim for claim in self.lookup.claims(one) + self.lookup.claims(None, one)}
        return [
            claim
            for claim in sorted(either.values(), key=order)
            if first in (None, claim.subject.iri) and last in (None, claim.object.iri)
        ]

    def sparql(self, query: str) -> Rows | Triples | bool:
        """Run a SPARQL 1.1 query over the default graph, the project's prefixes declared.

        Returns:
            Rows of plain values (`row["label"]`, `rows.df()`) for SELECT, triples for CONSTRUCT and DESCRIBE, a bool
            for ASK.

        Raises:
            QuerySyntaxError: it cannot be read; the error has `line` and `column`.
            QueryError: it would change something or ask another server.
            StoreError: the store is damaged.

        """
        return answer(self._asked(query), query, folder=self.folder)

    def solve(self, query: str, **options: Any) -> Any:
        """Run a query as `sparql` does; give pyoxigraph's own result, to be read within `reading(kg.folder)`.

        Raises:
            QueryError, StoreError: as `sparql`.

        """
        store = self._whole if options else self._asked(query)
        return solve(store, query, folder=self.folder, **options)

    def _asked(self, query: str) -> ox.Store:
        """Where a query is answered: most never name a graph, and a store without named graphs answers faster."""
        return self._whole if self._plain is None or _NAMES_GRAPHS.search(query) else self._plain

    @cached_property
    def _whole(self) -> ox.Store:
        """All quads; looked through for damage first, for a query might not end on it."""
        if self.folder is not None:
            check_whole(self.folder)
        if self._plain is None:
            return self.store
        store = ox.Store()
        with reading(self.folder):
            store.bulk_extend(self.store)
        return store

    @cached_property
    def nx(self) -> networkx.MultiDiGraph[str]:
        """Entities as nodes and claims as edges, the key of an edge being the claim's id."""
        import networkx

        result: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
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
        with reading(self.folder):
            data = ox.serialize(iter(self.store), format=ox.RdfFormat.N_QUADS)
        dataset.parse(data=data or b"", format="nquads")
        for prefix, iri in PREFIXES.items():
            dataset.bind(prefix, iri, override=True)
        return dataset

    def _repr_html_(self) -> str:
        """How a notebook shows it: the most linked part as a small page within the cell."""
        from aiscape.explore.notebook import repr_html

        return repr_html(self.graph)

    def explore(self, path: Path | None = None) -> Path:
        """Write the explorer's page, open it in the browser and say where it is."""
        from aiscape.explore.notebook import explore

        return explore(self.graph, path)

    def to_pyvis(self) -> Network:
        """The graph as a pyvis Network, for those who build on that.

        Raises:
            OutputError: it has more nodes than pyvis can show.

        """
        from aiscape.export.pyvis_page import to_pyvis

        return to_pyvis(self.graph)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.graph.claims)

    def __len__(self) -> int:
        return len(self.graph.claims)


def _ordered(since: str | None, until: str | None) -> None:
    """Make sure that dates are dates, and the first is not after the last."""
    first, last = span(since or "0001", "since")[0], span(until or "9999", "until")[1]
    if first > last:
        raise QueryError(f"since {since} is after until {until}: no day lies between them")


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
