"""A graph of the demo's shape and any size: entities of all types, claims of all relations, articles, evidence."""

from __future__ import annotations

import random

from aiscape.model import Article, Claim, Entity, Graph, Modality, Polarity
from aiscape.ontology import load_ontology

#: The share of entities of each type, as in the demo graph.
TYPES = {
    "Company": 30, "Person": 20, "Model": 10, "ModelFamily": 6, "Product": 8, "Chip": 5, "Platform": 3, "City": 4,
    "Country": 3, "Region": 1, "Benchmark": 3, "Dataset": 2, "Sector": 2, "Policy": 2, "GovernmentBody": 2,
    "ResearchOrganization": 4, "MediaOutlet": 2, "Document": 3,
}  # fmt: skip
#: The share of claims of each relation, as in the demo graph.
RELATIONS = {
    "develops": 22, "worksFor": 16, "basedIn": 10, "founded": 6, "evaluatedOn": 6, "activeIn": 5, "availableOn": 5,
    "investsIn": 4, "uses": 4, "supports": 4, "outperforms": 4, "partOf": 4, "basedOn": 3, "competesWith": 3,
    "suppliesTo": 2, "partnersWith": 2, "acquires": 2, "owns": 2, "restricts": 2, "imposes": 1, "trainedOn": 1,
}  # fmt: skip


def big_graph(claims: int, *, seed: int = 1) -> Graph:
    """A graph of so many claims; some 23 quads go with each."""
    chance = random.Random(seed)
    entities = _entities(max(50, claims // 5), chance)
    articles = _articles(max(10, claims // 15), chance)
    by_type = {kind: [e for e in entities if kind in e.types] for kind in TYPES}
    ontology = load_ontology()
    made = []
    for number in range(claims):
        predicate = chance.choices(list(RELATIONS), list(RELATIONS.values()))[0]
        relation = ontology.relations[predicate]
        ends = [_pick(by_type, side, chance) for side in (relation.subjects, relation.objects)]
        article = articles[chance.randrange(len(articles))]
        polarity: Polarity = "negated" if chance.random() < 0.03 else "asserted"
        modality: Modality = chance.choices(["stated", "expected", "possible", "denied"], [88, 6, 4, 2])[0]  # type: ignore[assignment]
        said = (_pick(by_type, frozenset({"Person"}), chance),) if chance.random() < 0.2 else ()
        quote = f"In sentence {number}, {ends[0].label} {relation.label} {ends[1].label}, as the article has it."
        day = f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}" if chance.random() < 0.3 else None
        what = (("what", f"thing {chance.randrange(50)}"),) if chance.random() < 0.2 else ()
        made.append(
            Claim(
                f"{number:012x}", ends[0], predicate, ends[1], polarity, modality, said, what, day, article.id, quote,
                number, number + len(quote), round(0.5 + chance.random() / 2, 3), "made",
            )
        )  # fmt: skip
    copies = {articles[n].id: articles[n - 1].id for n in range(7, len(articles), 20)}
    return Graph(articles, entities, tuple(sorted(made, key=lambda c: (c.article, c.start))), copies)


def _entities(count: int, chance: random.Random) -> tuple[Entity, ...]:
    kinds = chance.choices(list(TYPES), list(TYPES.values()), k=count)
    kinds[: len(TYPES)] = list(TYPES)
    return tuple(
        Entity(
            f"https://w3id.org/aiscape/id/e{number:06}", f"{kind} {number}", (kind,),
            (f"{kind[:3]}-{number}",) if number % 3 == 0 else (), f"Q{number}" if number % 4 == 0 else None,
        )
        for number, kind in enumerate(kinds)
    )  # fmt: skip


def _articles(count: int, chance: random.Random) -> tuple[Article, ...]:
    return tuple(
        Article(
            f"article-{number:06}", "", f"Article {number}", f"Outlet {chance.randrange(40)}",
            f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}", f"https://outlet.test/{number}",
        )
        for number in range(count)
    )  # fmt: skip


def _pick(by_type: dict[str, list[Entity]], wanted: frozenset[str], chance: random.Random) -> Entity:
    """An entity of one of the types; few are in many claims and many in few."""
    known = load_ontology()
    kinds = [kind for kind in by_type if by_type[kind] and known.is_a((kind,), wanted)]
    found = by_type[chance.choices(kinds, [TYPES[kind] for kind in kinds])[0]]
    return found[int(len(found) * chance.random() ** 3)]
