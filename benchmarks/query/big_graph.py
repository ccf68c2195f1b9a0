"""A graph of any size in the shape of one that was read: entities, claims, articles and evidence.

What joins what and how often was counted over annotated articles (shape.toml). The relations that cannot go round (nothing is
based on itself by way of others) lead from later things to earlier ones, so that they are as shallow as in articles.
"""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

from aiscape.model import Article, Claim, Entity, Graph, Modality, Polarity
from aiscape.ontology import load_ontology

#: The share of entities of each type, as in the demo graph.
TYPES = {
    "Company": 30, "Person": 20, "Model": 10, "ModelFamily": 6, "Product": 8, "Chip": 5, "Platform": 3, "City": 4,
    "Country": 3, "Region": 1, "Benchmark": 3, "Dataset": 2, "Sector": 2, "Policy": 2, "GovernmentBody": 2,
    "ResearchOrganization": 4, "MediaOutlet": 2, "Document": 3,
}  # fmt: skip
#: How often each relation joins which types.
SHAPE: dict[str, dict[str, int]] = tomllib.loads(Path(__file__).with_name("shape.toml").read_text(encoding="utf-8"))
#: Relations that lead from the later to the earlier: nothing is part of, based on or owned by itself in a roundabout way.
ONE_WAY = frozenset({"acquires", "basedOn", "owns", "partOf"})


def big_graph(claims: int, *, seed: int = 1) -> Graph:
    """A graph of so many claims; some 23 quads go with each."""
    chance = random.Random(seed)
    entities = _entities(max(50, claims // 5), chance)
    articles = _articles(max(10, claims // 15), chance)
    by_type = {kind: [entity for entity in entities if kind in entity.types] for kind in TYPES}
    labels = {name: relation.label for name, relation in load_ontology().relations.items()}
    joined = [(relation, *pair.split()) for relation, pairs in SHAPE.items() for pair in pairs]
    often = [count for pairs in SHAPE.values() for count in pairs.values()]
    made = []
    for number, (predicate, first, last) in enumerate(chance.choices(joined, often, k=claims)):
        ends = [_pick(by_type[first], chance), _pick(by_type[last], chance)]
        while ends[0] is ends[1] and len(by_type[last]) > 1:
            ends[1] = _pick(by_type[last], chance)
        if predicate in ONE_WAY and first == last:
            ends.sort(key=lambda entity: entity.iri, reverse=True)
        article = articles[chance.randrange(len(articles))]
        polarity: Polarity = "negated" if chance.random() < 0.03 else "asserted"
        modality: Modality = chance.choices(["stated", "expected", "possible", "denied"], [88, 6, 4, 2])[0]  # type: ignore[assignment]
        said = (_pick(by_type["Person"], chance),) if chance.random() < 0.2 else ()
        quote = f"In sentence {number}, {ends[0].label} {labels[predicate]} {ends[1].label}, as the article has it."
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


def _pick(found: list[Entity], chance: random.Random) -> Entity:
    """One of some entities; few are in many claims and many in few."""
    return found[int(len(found) * chance.random() ** 3)]
