"""Findings of all articles come in; the graph's claims go out, in one order whatever the order of the articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aiscape.lexicon import Lexicon
from aiscape.model import Article, Claim, Entity, Finding, Graph
from aiscape.names import digest
from aiscape.resolve.copies import find_copies
from aiscape.resolve.entities import Identity, gather, identity


def resolve(found: Mapping[str, Sequence[Finding]], articles: Sequence[Article], lexicon: Lexicon) -> Graph:
    """Join what all articles state.

    Args:
        found: the findings of each article, by its id.
        articles: the articles, in any order.
        lexicon: for the types and Wikidata items of known names.

    Returns:
        The graph. What a copy says too is claimed once, by the original; what only the copy says is its own claim.

    """
    ordered = sorted(articles, key=lambda a: a.id)
    mentions = [m for a in ordered for f in found.get(a.id, ()) for m in (f.subject, f.object, *f.attributed_to)]
    known = {entry.name: (entry.types, entry.wikidata) for entry in reversed(lexicon.entries)}
    entities = gather(mentions, known)
    copies = find_copies(ordered)
    claims: dict[str, Claim] = {}
    said: set[tuple[str, ...]] = set()
    for article in sorted(ordered, key=lambda a: (a.id in copies, a.id)):
        for finding in found.get(article.id, ()):
            claim = _claim(article, finding, entities)
            origin = copies.get(article.id, article.id)
            content = (origin, claim.subject.iri, claim.predicate, claim.object.iri, claim.polarity, claim.modality)
            if claim.subject.iri != claim.object.iri and content not in said:
                said.add(content)
                claims[claim.id] = claim
    used = {e.iri: e for c in claims.values() for e in (c.subject, c.object, *c.attributed_to)}
    return Graph(
        tuple(ordered),
        tuple(used[iri] for iri in sorted(used)),
        tuple(
            sorted(claims.values(), key=lambda c: (c.article, c.start, c.subject.iri, c.predicate, c.object.iri, c.id))
        ),
        dict(sorted(copies.items())),
    )


def _claim(article: Article, finding: Finding, entities: Mapping[Identity, Entity]) -> Claim:
    subject, obj = entities[identity(finding.subject)], entities[identity(finding.object)]
    said = {who.iri: who for who in (entities[identity(m)] for m in finding.attributed_to)}
    parts = (article.id, subject.iri, finding.predicate, obj.iri, finding.polarity, finding.modality)
    return Claim(
        id=digest(*parts)[:20],
        subject=subject,
        predicate=finding.predicate,
        object=obj,
        polarity=finding.polarity,
        modality=finding.modality,
        attributed_to=tuple(said[iri] for iri in sorted(said)),
        qualifiers=tuple(sorted(set(finding.qualifiers))),
        date=finding.date,
        article=article.id,
        quote=article.text[finding.start : finding.end],
        start=finding.start,
        end=finding.end,
        confidence=finding.confidence,
        method=finding.method,
    )
