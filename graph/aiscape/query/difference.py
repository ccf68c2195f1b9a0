"""Two graphs come in; what came, went or changed from the one to the other goes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from aiscape.model import Article, Claim, Entity
from aiscape.query.evidence import Fact, facts
from aiscape.query.table import Table
from aiscape.store import KnowledgeGraph

Row = tuple[str, str, str, str]
K = TypeVar("K")


def difference(old: KnowledgeGraph, new: KnowledgeGraph) -> Table:
    """Nodes, facts and sources that differ between two builds: a row for each, those that came first."""
    rows = [*_sources(old, new), *_nodes(old, new), *_facts(old, new)]
    order = {"came": 0, "changed": 1, "went": 2}
    kinds = {"source": 0, "fact": 1, "node": 2}
    return Table(
        ("change", "kind", "what", "detail"),
        sorted(rows, key=lambda row: (kinds[row[1]], order[row[0]], row[2], row[3])),
    )


def _sources(old: KnowledgeGraph, new: KnowledgeGraph) -> Iterator[Row]:
    before, after = ({a.id: a for a in kg.graph.articles} for kg in (old, new))
    for change, key in _changes(before, after):
        article: Article = after.get(key) or before[key]
        if change != "changed" or before[key] != after[key]:
            detail = ", ".join(filter(None, (article.publisher, article.date, article.title)))
            yield change, "source", key, detail


def _nodes(old: KnowledgeGraph, new: KnowledgeGraph) -> Iterator[Row]:
    before, after = ({e.iri: e for e in kg.graph.entities} for kg in (old, new))
    for change, iri in _changes(before, after):
        if change != "changed":
            entity = after.get(iri) or before[iri]
            yield change, "node", entity.label, ", ".join(entity.types)
        elif before[iri] != after[iri]:
            yield change, "node", after[iri].label, _entity_change(before[iri], after[iri])


def _entity_change(old: Entity, new: Entity) -> str:
    parts = []
    if old.label != new.label:
        parts.append(f"was called {old.label}")
    for name, one, two in (("type", old.types, new.types), ("alias", old.aliases, new.aliases)):
        parts += [f"+{name} {value}" for value in two if value not in one]
        parts += [f"-{name} {value}" for value in one if value not in two]
    if old.wikidata != new.wikidata:
        parts.append(f"Wikidata {old.wikidata or 'none'} -> {new.wikidata or 'none'}")
    return ", ".join(parts) or "its leading type changed"


def _facts(old: KnowledgeGraph, new: KnowledgeGraph) -> Iterator[Row]:
    before, after = (
        {(f.subject.iri, f.predicate, f.object.iri): f for f in facts(kg, kg.graph.claims)} for kg in (old, new)
    )
    for change, key in _changes(before, after):
        fact = after.get(key) or before[key]
        what = f"{fact.subject.label} {fact.predicate} {fact.object.label}"
        if change == "changed":
            detail = _fact_change(before[key], after[key])
            if detail:
                yield change, "fact", what, detail
        else:
            claim = (fact.claims + fact.against)[0]
            yield change, "fact", what, f"{_attested(fact)}: {claim.quote}"


def _fact_change(old: Fact, new: Fact) -> str:
    parts = []
    if old.origins != new.origins:
        parts.append(f"{_attested(old)} -> {_attested(new)}")
    if len(old.against) != len(new.against):
        parts.append(f"{len(old.against)} -> {len(new.against)} against")
    if _manners(old.claims) != _manners(new.claims):
        parts.append(f"{'/'.join(_manners(old.claims))} -> {'/'.join(_manners(new.claims))}")
    return ", ".join(parts)


def _manners(claims: tuple[Claim, ...]) -> list[str]:
    return sorted({claim.modality for claim in claims})


def _attested(fact: Fact) -> str:
    return f"{len(fact.origins)} {'article' if len(fact.origins) == 1 else 'articles'}"


def _changes(old: Mapping[K, object], new: Mapping[K, object]) -> Iterator[tuple[str, K]]:
    yield from (("came", key) for key in new.keys() - old.keys())
    yield from (("went", key) for key in old.keys() - new.keys())
    yield from (("changed", key) for key in old.keys() & new.keys())
