"""A graph comes in that others wrote; the first thing in it that no graph may say goes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from aiscape.model import Claim, Entity, Graph, Modality, Polarity
from aiscape.ontology import load_ontology

#: The largest offset: what every number of JSON and of a table can hold.
FARTHEST = 2**53


def unsound(graph: Graph) -> str | None:
    """Why a graph cannot be taken in, if it cannot."""
    articles = {article.id for article in graph.articles}
    for entity in graph.entities:
        for reason in _entity(entity):
            return f"{entity.iri} {reason}"
    for claim in graph.claims:
        for reason in _claim(claim, articles):
            return f"claim {claim.id} {reason}"
    return None


def _entity(entity: Entity) -> Iterator[str]:
    known = load_ontology().types
    if entity.iri.startswith("_:"):
        yield "is an entity without an IRI"
    for name in entity.types:
        if name not in known:
            yield f"is a {name}, which is no type of entities"


def _claim(claim: Claim, articles: set[str]) -> Iterator[str]:
    if claim.id.startswith("_:"):
        yield "has no IRI"
    if claim.predicate not in load_ontology().relations:
        yield f"has {claim.predicate or 'nothing'} for a relation, which the vocabulary does not have"
    if claim.polarity not in get_args(Polarity):
        yield f"has the polarity {claim.polarity or 'nothing'}"
    if claim.modality not in get_args(Modality):
        yield f"has the modality {claim.modality or 'nothing'}"
    if not 0 <= claim.confidence <= 1:
        yield f"has a confidence of {claim.confidence}"
    if not 0 <= claim.start <= claim.end <= FARTHEST:
        yield f"has its quote from {claim.start} to {claim.end}"
    if claim.article not in articles:
        yield f"is said in {claim.article or 'nothing'}, which is no article of the file"
