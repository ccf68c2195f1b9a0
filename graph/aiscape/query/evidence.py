"""Claims come in; facts go out: which claims say one thing, from how many independent origins, and what is against it.

Two claims say one thing if they join the same two nodes by the same relation; for a symmetric relation in either order.
A copy of an article counts as the article that it is a copy of.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from aiscape.model import Claim, Entity
from aiscape.ontology import load_ontology
from aiscape.store import KnowledgeGraph

Key = tuple[str, str, str]
#: Relations that cannot hold in both directions at once.
ONE_WAY = ("acquires", "basedOn", "outperforms", "owns", "partOf")


@dataclass(frozen=True)
class Fact:
    """One relation between two entities with every claim for and against it.

    `origins` are the articles that assert it, copies counted once; `outlets` those articles' publishers.
    """

    subject: Entity
    predicate: str
    object: Entity
    claims: tuple[Claim, ...]
    against: tuple[Claim, ...]
    origins: tuple[str, ...]
    outlets: tuple[str, ...]

    @property
    def corroborated(self) -> bool:
        """Whether at least two independent articles assert it."""
        return len(self.origins) > 1


def key(claim: Claim) -> Key:
    """What makes two claims say one thing."""
    ends = (claim.subject.iri, claim.object.iri)
    if claim.predicate in _symmetric():
        ends = min(ends), max(ends)
    return ends[0], claim.predicate, ends[1]


def is_against(claim: Claim) -> bool:
    """Whether a claim says that a relation does not hold."""
    return claim.polarity == "negated" or claim.modality == "denied"


def facts(kg: KnowledgeGraph, claims: Iterable[Claim]) -> list[Fact]:
    """Group claims into facts, the best attested first."""
    groups: dict[Key, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(key(claim), []).append(claim)
    found = [_fact(kg, group) for group in groups.values()]
    return sorted(
        found,
        key=lambda f: (-len(f.origins), f.subject.label, f.predicate, f.object.label, f.subject.iri, f.object.iri),
    )


def _fact(kg: KnowledgeGraph, group: list[Claim]) -> Fact:
    origins = {kg.lookup.original(claim.article) for claim in group if not is_against(claim)}
    outlets = {kg.lookup.article(article).publisher or article for article in origins}
    return Fact(
        group[0].subject,
        group[0].predicate,
        group[0].object,
        tuple(claim for claim in group if not is_against(claim)),
        tuple(claim for claim in group if is_against(claim)),
        tuple(sorted(origins)),
        tuple(sorted(outlets)),
    )


def speakers(kg: KnowledgeGraph, claim: Claim) -> tuple[str, ...]:
    """Who says so: those the article attributes it to, else the article's publisher."""
    if claim.attributed_to:
        return tuple(who.label for who in claim.attributed_to)
    return (kg.lookup.article(claim.article).publisher or claim.article,)


def manner(claim: Claim) -> str:
    """How an article says it, where it is not simply stated: negated, expected, possible, denied."""
    return " ".join(word for word in (claim.modality, claim.polarity) if word not in ("stated", "asserted"))


def cite(kg: KnowledgeGraph, claim: Claim) -> dict[str, Any]:
    """A claim as plain data with all that is needed to cite it."""
    article = kg.lookup.article(claim.article)
    return {
        "id": claim.id,
        "subject": claim.subject.label,
        "predicate": claim.predicate,
        "object": claim.object.label,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "qualifiers": dict(claim.qualifiers),
        "date": claim.date,
        "said_by": list(speakers(kg, claim)),
        "quote": claim.quote,
        "article": claim.article,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.date,
        "url": article.url,
        "confidence": claim.confidence,
    }


@cache
def _symmetric() -> frozenset[str]:
    return frozenset(name for name, relation in load_ontology().relations.items() if relation.symmetric)
