"""Two graphs come in; one that says what both say goes out, in canonical order."""

from __future__ import annotations

from dataclasses import replace

from aiscape.model import Article, Claim, Entity, Graph
from aiscape.ontology import load_ontology


def merge(one: Graph, other: Graph) -> Graph:
    """Join two graphs; where both know an entity by its IRI or its Wikidata item, `one` names it.

    Merging a graph with itself gives the same graph, and so does merging it twice.
    """
    known = {e.iri: e for e in one.entities}
    by_item = {e.wikidata: e.iri for e in one.entities if e.wikidata}
    same = {e.iri: e.iri if e.iri in known else by_item.get(e.wikidata or "", e.iri) for e in other.entities}
    for entity in other.entities:
        iri = same[entity.iri]
        known[iri] = _joined(known[iri], entity) if iri in known else entity
    claims = {c.id: _with(c, known, {}) for c in one.claims}
    for claim in other.claims:
        claims.setdefault(claim.id, _with(claim, known, same))
    articles = {a.id: a for a in one.articles}
    for article in other.articles:
        articles[article.id] = _filled(articles[article.id], article) if article.id in articles else article
    return Graph(
        tuple(articles[id_] for id_ in sorted(articles)),
        tuple(known[iri] for iri in sorted(known)),
        tuple(
            sorted(claims.values(), key=lambda c: (c.article, c.start, c.subject.iri, c.predicate, c.object.iri, c.id))
        ),
        dict(sorted({**other.copies, **one.copies}.items())),
    )


def _joined(one: Entity, other: Entity) -> Entity:
    known = load_ontology().types
    types = set(one.types) | set(other.types)
    implied = {above for name in types if name in known for above in known[name].ancestors[1:]}
    leading = next(name for name in (one.type, other.type, *sorted(types)) if name not in implied)
    aliases = (set(one.aliases) | set(other.aliases) | {other.label}) - {one.label}
    ordered = (leading, *sorted(types - implied - {leading}))
    if set(other.types) <= set(one.types) | implied:
        ordered = one.types
    return Entity(one.iri, one.label, ordered, tuple(sorted(aliases)), one.wikidata or other.wikidata)


def _with(claim: Claim, known: dict[str, Entity], same: dict[str, str]) -> Claim:
    """A claim whose ends are the joined entities."""

    def joined(entity: Entity) -> Entity:
        return known[same.get(entity.iri, entity.iri)]

    said = {who.iri: who for who in map(joined, claim.attributed_to)}
    return replace(
        claim,
        subject=joined(claim.subject),
        object=joined(claim.object),
        attributed_to=tuple(said[iri] for iri in sorted(said)),
    )


def _filled(one: Article, other: Article) -> Article:
    """An article with what only the other knows of it."""
    return replace(
        one,
        text=one.text or other.text,
        title=one.title or other.title,
        publisher=one.publisher or other.publisher,
        date=one.date or other.date,
        url=one.url or other.url,
        references=tuple(sorted({*one.references, *other.references})),
    )
