"""A graph comes in; its most important nodes and its communities go out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from aiscape.errors import QueryError
from aiscape.query.evidence import is_against, key
from aiscape.query.links import is_kind, type_name
from aiscape.query.table import Table
from aiscape.store import KnowledgeGraph

Weights = dict[str, dict[str, float]]


def rank(kg: KnowledgeGraph, *, by: str = "pagerank", kind: str | None = None, limit: int = 20) -> Table:
    """The first nodes by a measure of MEASURES, over what is asserted; the rank counts among those of the type.

    Raises:
        QueryError: there is no such measure, or the vocabulary has no such type.

    """
    kind = type_name(kind)
    if by not in MEASURES:
        raise QueryError(f"there is no measure {by!r}: try {', '.join(MEASURES)}")
    scores = MEASURES[by](kg)
    chosen = [entity for entity in kg.graph.entities if kind is None or is_kind(entity, kind)]
    chosen.sort(key=lambda entity: (-scores.get(entity.iri, 0), entity.label, entity.iri))
    rows = [
        (number, entity.label, entity.type, round(scores.get(entity.iri, 0), 5))
        for number, entity in enumerate(chosen[:limit], 1)
    ]
    return Table(("rank", "node", "type", by), rows)


def communities(kg: KnowledgeGraph, *, limit: int = 10, show: int = 6, seed: int = 0) -> Table:
    """Groups of nodes that are linked more with each other than with the rest (Louvain), the largest first."""
    import networkx

    graph: networkx.Graph[str] = networkx.Graph()
    weights = ties(kg)
    for one in sorted(weights):
        for two in sorted(weights[one]):
            graph.add_edge(one, two, weight=weights[one][two])
    found = networkx.community.louvain_communities(graph, weight="weight", seed=seed) if len(graph) else []
    scores = pagerank(kg)
    label = {entity.iri: entity.label for entity in kg.graph.entities}
    ordered = sorted(found, key=lambda group: (-len(group), min(group)))
    rows, record = [], []
    for number, group in enumerate(ordered[:limit], 1):
        nodes = [label[iri] for iri in sorted(group, key=lambda iri: (-scores[iri], iri))]
        more = f" and {len(nodes) - show} more" if len(nodes) > show else ""
        rows.append((number, len(nodes), ", ".join(nodes[:show]) + more))
        record.append({"community": number, "size": len(nodes), "nodes": nodes})
    return Table(("community", "size", "nodes"), rows, record=record)


def ties(kg: KnowledgeGraph) -> Weights:
    """How strongly two nodes are linked: one for each distinct fact between them, whichever way it points."""
    weights: Weights = defaultdict(lambda: defaultdict(float))
    known = set()
    for claim in kg.graph.claims:
        fact = key(claim)
        if fact not in known and not is_against(claim) and claim.subject != claim.object:
            known.add(fact)
            for one, two in ((fact[0], fact[2]), (fact[2], fact[0])):
                weights[one][two] += 1
    return weights


def pagerank(kg: KnowledgeGraph, *, damping: float = 0.85, rounds: int = 100) -> dict[str, float]:
    """The share of time that a random reader spends at each node, following links either way."""
    weights = ties(kg)
    nodes = [entity.iri for entity in kg.graph.entities]
    if not nodes:
        return {}
    total = {iri: sum(weights[iri].values()) for iri in nodes}
    score = dict.fromkeys(nodes, 1 / len(nodes))
    for _ in range(rounds):
        loose = sum(score[iri] for iri in nodes if not total[iri])
        base = (1 - damping + damping * loose) / len(nodes)
        new = {
            iri: base + damping * sum(score[near] * weight / total[near] for near, weight in weights[iri].items())
            for iri in nodes
        }
        change = sum(abs(new[iri] - score[iri]) for iri in nodes)
        score = new
        if change < 1e-9:
            break
    return score


def betweenness(kg: KnowledgeGraph) -> dict[str, float]:
    """The share of shortest ways between others that lead through each node (sampled beyond 2000 nodes)."""
    import networkx

    graph: networkx.Graph[str] = networkx.Graph()
    for one, near in sorted(ties(kg).items()):
        graph.add_edges_from((one, two) for two in sorted(near))
    sample = None if len(graph) <= 2000 else 500
    return dict(networkx.betweenness_centrality(graph, k=sample, seed=0))


def degree(kg: KnowledgeGraph) -> dict[str, float]:
    """With how many nodes each is linked."""
    return {iri: float(len(near)) for iri, near in ties(kg).items()}


def mentions(kg: KnowledgeGraph) -> dict[str, float]:
    """In how many articles each stands in a claim."""
    articles: dict[str, set[str]] = defaultdict(set)
    for claim in kg.graph.claims:
        for entity in (claim.subject, claim.object):
            articles[entity.iri].add(claim.article)
    return {iri: float(len(found)) for iri, found in articles.items()}


MEASURES: dict[str, Callable[[KnowledgeGraph], dict[str, float]]] = {
    "pagerank": pagerank,
    "betweenness": betweenness,
    "degree": degree,
    "mentions": mentions,
}
