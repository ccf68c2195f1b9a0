"""A Graph and its picture come in; the data of the page go out, as columns that compress well."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from aiscape.explore.picture import Picture
from aiscape.model import Article, Claim, Graph

GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "organisation": (
        "Organisations",
        ("Organization", "Company", "ResearchOrganization", "MediaOutlet", "GovernmentBody"),
    ),
    "person": ("People", ("Person",)),
    "model": ("Models", ("ModelFamily", "Model")),
    "chip": ("Chips", ("Chip",)),
    "product": ("Products and platforms", ("Product", "Platform")),
    "place": ("Places", ("Place", "Country", "City", "Region")),
    "policy": ("Policies", ("Policy",)),
    "other": ("Data, tests, papers, sectors", ("Dataset", "Benchmark", "Document", "Sector")),
}
"""Each group has a colour and a shape of its own; a type that stands nowhere belongs to the last."""

BACKGROUND = ("basedIn", "activeIn")
SYMMETRIC = ("competesWith", "partnersWith", "alternativeTo")
VOCABULARY = "https://w3id.org/aiscape/ontology#"
OVERVIEW_FROM = 20_000
OVERVIEW_NODES = 500
OVERVIEW_LINKS = 400


def payload(graph: Graph, drawn: Picture, *, title: str, compact: bool = False) -> dict[str, Any]:
    """Everything that the page shows, ready for JSON."""
    number = {entity.iri: at for at, entity in enumerate(drawn.entities)}
    types = _ordered(kind for entity in drawn.entities for kind in entity.types)
    predicates = _ordered(claim.predicate for claim in graph.claims)
    articles = _articles(graph)
    place = {article[0]: at for at, article in enumerate(articles)}
    ordered = sorted(graph.claims, key=lambda claim: _edge_key(claim, number))
    return {
        "v": 1,
        "title": title,
        "compact": compact,
        "vocabulary": VOCABULARY,
        "groups": [[key, name] for key, (name, _) in GROUPS.items()],
        "types": [[kind, _group(kind)] for kind in types],
        "predicates": [[name, int(name in BACKGROUND), int(name in SYMMETRIC)] for name in predicates],
        "nodes": _nodes(drawn, types),
        "communities": list(drawn.names),
        "overview": _overview(graph, drawn, number),
        "articles": articles,
        "edges": _edges(ordered, number, predicates),
        "claims": _claims(ordered, number, place),
    }


def _ordered(names: Iterable[str]) -> list[str]:
    """Each name once, the most frequent first."""
    count: dict[str, int] = {}
    for name in names:
        count[name] = count.get(name, 0) + 1
    return sorted(count, key=lambda name: (-count[name], name))


def _group(kind: str) -> int:
    """The number of the group that a type is of."""
    for at, (_, kinds) in enumerate(GROUPS.values()):
        if kind in kinds:
            return at
    return len(GROUPS) - 1


def _nodes(drawn: Picture, types: list[str]) -> dict[str, Any]:
    """The entities as columns; IRIs are kept without the beginning that all share."""
    place = {kind: at for at, kind in enumerate(types)}
    iris = [entity.iri for entity in drawn.entities]
    base = _beginning(iris)
    return {
        "base": base,
        "key": [iri[len(base) :] for iri in iris],
        "label": [entity.label for entity in drawn.entities],
        "types": [[place[kind] for kind in entity.types] for entity in drawn.entities],
        "aliases": {at: list(entity.aliases) for at, entity in enumerate(drawn.entities) if entity.aliases},
        "wikidata": {at: entity.wikidata for at, entity in enumerate(drawn.entities) if entity.wikidata},
        "x": np.rint(drawn.points[:, 0] * 10).astype(int).tolist(),
        "y": np.rint(drawn.points[:, 1] * 10).astype(int).tolist(),
        "r": np.rint(drawn.radii * 10).astype(int).tolist(),
        "rank": np.rint(drawn.importance * 10000).astype(int).tolist(),
        "community": drawn.community.tolist(),
    }


def _beginning(iris: list[str]) -> str:
    """What sorted IRIs have in common, up to a separator."""
    if not iris:
        return ""
    first, last = iris[0], iris[-1]
    same = next((at for at, (one, two) in enumerate(zip(first, last, strict=False)) if one != two), len(first))
    return first[: max(first.rfind("/", 0, same), first.rfind("#", 0, same)) + 1]


def _articles(graph: Graph) -> list[list[Any]]:
    """Articles as rows, each with the number of the one it is a copy of, or -1."""
    known: dict[str, Article] = {article.id: article for article in graph.articles}
    for claim in graph.claims:
        known.setdefault(claim.article, Article(claim.article, ""))
    place = {name: at for at, name in enumerate(known)}
    return [
        [
            article.id,
            article.title,
            article.publisher,
            article.date,
            article.url,
            article.source,
            place.get(graph.copies.get(article.id, ""), -1),
        ]
        for article in known.values()
    ]


def _edge_key(claim: Claim, number: dict[str, int]) -> tuple[int, int, str, str]:
    """Claims of one edge lie together, in the order of their ids."""
    return number[claim.subject.iri], number[claim.object.iri], claim.predicate, claim.id


def _edges(ordered: list[Claim], number: dict[str, int], predicates: list[str]) -> dict[str, list[int]]:
    """Each subject, relation and object once, with how many of the claims that follow are its own."""
    place = {name: at for at, name in enumerate(predicates)}
    columns: dict[str, list[int]] = {"s": [], "p": [], "o": [], "n": []}
    last: tuple[int, int, int] | None = None
    for claim in ordered:
        key = (number[claim.subject.iri], place[claim.predicate], number[claim.object.iri])
        if key == last:
            columns["n"][-1] += 1
            continue
        for name, value in zip("spon", (*key, 1), strict=True):
            columns[name].append(value)
        last = key
    return columns


MODALITIES = ("stated", "expected", "possible", "denied")


def _claims(ordered: list[Claim], number: dict[str, int], place: dict[str, int]) -> dict[str, Any]:
    """The claims as columns, in the order of the edges; what few claims have is kept by number."""
    quotes: dict[str, int] = {}
    methods: dict[str, int] = {}
    return {
        "id": [claim.id for claim in ordered],
        "mode": [MODALITIES.index(claim.modality) + 4 * (claim.polarity == "negated") for claim in ordered],
        "by": {
            at: [number[entity.iri] for entity in claim.attributed_to]
            for at, claim in enumerate(ordered)
            if claim.attributed_to
        },
        "qualifiers": {at: claim.qualifiers for at, claim in enumerate(ordered) if claim.qualifiers},
        "date": [claim.date or "" for claim in ordered],
        "article": [place[claim.article] for claim in ordered],
        "quote": [quotes.setdefault(claim.quote, len(quotes)) for claim in ordered],
        "start": [claim.start for claim in ordered],
        "end": [claim.end for claim in ordered],
        "sure": [round(claim.confidence * 1000) for claim in ordered],
        "method": [methods.setdefault(claim.method, len(methods)) for claim in ordered],
        "quotes": list(quotes),
        "methods": list(methods),
    }


def _overview(graph: Graph, drawn: Picture, number: dict[str, int]) -> dict[str, Any] | None:
    """For a graph too large to show at once: the nodes to open on and how the communities are linked."""
    n = len(drawn.entities)
    if n <= OVERVIEW_FROM:
        return None
    top = np.lexsort((np.arange(n), -drawn.importance))[:OVERVIEW_NODES]
    pairs = np.array([(number[claim.subject.iri], number[claim.object.iri]) for claim in graph.claims], dtype=np.int64)
    linked = np.sort(drawn.community[pairs.reshape(-1, 2)], axis=1)
    linked, count = np.unique(linked[linked[:, 0] != linked[:, 1]], axis=0, return_counts=True)
    strongest = np.lexsort((np.arange(len(count)), -count))[:OVERVIEW_LINKS]
    links = np.column_stack([linked[strongest], count[strongest]])
    return {"nodes": np.sort(top).tolist(), "links": links.tolist()}
