"""Two nodes come in; what is between them goes out: claims, paths, neighbours, what they share, how they compare."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import Any

from aiscape.errors import QueryError
from aiscape.model import Claim, Entity
from aiscape.ontology import load_ontology
from aiscape.query.cards import phrase
from aiscape.query.evidence import cite, facts, is_against, manner, speakers
from aiscape.query.table import Table
from aiscape.store import KnowledgeGraph

Steps = dict[str, dict[str, list[Claim]]]


def why(kg: KnowledgeGraph, one: str, two: str) -> Table:
    """Every claim between two nodes: its quote, who says so, how well it is attested, what speaks against it.

    Raises:
        UnknownName: nothing goes by a name.

    """
    first, second = kg.entity(one), kg.entity(two)
    found = facts(kg, _between(kg, first, second))
    rows, record = [], []
    for fact in found:
        support = f"{len(fact.origins)} {'article' if len(fact.origins) == 1 else 'articles'}"
        against = f"; {len(fact.against)} against" if fact.against else ""
        for claim in (*fact.claims, *fact.against):
            said = f"{claim.subject.label} {claim.predicate} {claim.object.label}"
            how = "against" if is_against(claim) else manner(claim) or "for"
            day = kg.lookup.article(claim.article).date or ""
            rows.append((said, how, ", ".join(speakers(kg, claim)), day, support + against, claim.quote))
        record.append(
            {
                "subject": fact.subject.label,
                "predicate": fact.predicate,
                "object": fact.object.label,
                "origins": list(fact.origins),
                "outlets": list(fact.outlets),
                "claims": [cite(kg, claim) for claim in fact.claims],
                "against": [cite(kg, claim) for claim in fact.against],
            }
        )
    return Table(("claim", "says", "who", "published", "attested by", "quote"), rows, record=record)


def _between(kg: KnowledgeGraph, one: Entity, two: Entity) -> list[Claim]:
    return [*kg.claims(subject=one, object=two), *(kg.claims(subject=two, object=one) if one != two else [])]


def path(
    kg: KnowledgeGraph, one: str, two: str, *, count: int = 3, via: Collection[str] = (), longest: int = 6
) -> Table:
    """The shortest ways from one node to another over asserted claims, in either direction of each.

    Args:
        kg: the graph.
        one: where to start.
        two: where to arrive.
        count: how many ways.
        via: relations that may be walked; all if none is given.
        longest: the most steps of a way.

    Raises:
        UnknownName: nothing goes by a name.
        QueryError: the vocabulary has no such relation.

    """
    start, end = kg.entity(one), kg.entity(two)
    steps = _steps(kg, via)
    rows, record = [], []
    for number, way in enumerate(_shortest(steps, start.iri, end.iri, count, longest), 1):
        claims = [steps[a][b][0] for a, b in pairwise(way)]
        for claim in claims:
            others = len(steps[claim.subject.iri][claim.object.iri]) - 1
            said = ", ".join(speakers(kg, claim))
            rows.append((number, claim.subject.label, claim.predicate, claim.object.label, said, claim.quote, others))
        record.append({"length": len(claims), "steps": [cite(kg, claim) for claim in claims]})
    return Table(("way", "subject", "relation", "object", "who", "quote", "other claims"), rows, record=record)


def neighbors(
    kg: KnowledgeGraph, name: str, *, via: Collection[str] = (), kind: str | None = None, direction: str = "both"
) -> Table:
    """The nodes next to a node, with the relations that join them.

    Raises:
        UnknownName: nothing goes by the name.
        QueryError: the vocabulary has no such relation or type.

    """
    via, kind = relation_names(via), type_name(kind)
    entity = kg.entity(name)
    near: dict[str, tuple[Entity, list[Claim]]] = {}
    for claim in kg.claims(entity):
        out = claim.subject.iri == entity.iri
        other = claim.object if out else claim.subject
        right_way = direction == "both" or (direction == "out") == out
        if right_way and (not via or claim.predicate in via) and (kind is None or is_kind(other, kind)):
            near.setdefault(other.iri, (other, []))[1].append(claim)
    rows = [
        (other.label, other.type, ", ".join(sorted({phrase(claim, entity) for claim in claims})), len(claims))
        for other, claims in near.values()
    ]
    return Table(("node", "type", "relations", "claims"), sorted(rows, key=lambda row: (-row[3], row[0])))


def common(kg: KnowledgeGraph, one: str, two: str) -> Table:
    """What two nodes are both linked to, with the relation of each.

    Raises:
        UnknownName: nothing goes by a name.

    """
    first, second = kg.entity(one), kg.entity(two)
    sides = [_ends(kg, entity) for entity in (first, second)]
    shared = set(sides[0]) & set(sides[1]) - {first.iri, second.iri}
    rows = []
    for iri in shared:
        other = sides[0][iri][0]
        rows.append((other.label, other.type, *(", ".join(sorted(side[iri][1])) for side in sides)))
    return Table(("node", "type", first.label, second.label), sorted(rows))


def compare(kg: KnowledgeGraph, one: str, two: str) -> Table:
    """Two nodes side by side, a row for each relation that either has.

    Raises:
        UnknownName: nothing goes by a name.

    """
    pair = [kg.entity(one), kg.entity(two)]
    sides: list[dict[str, list[str]]] = []
    for entity in pair:
        side: dict[str, set[str]] = defaultdict(set)
        for claim in kg.claims(entity):
            other = claim.object if claim.subject.iri == entity.iri else claim.subject
            side[phrase(claim, entity)].add(other.label)
        sides.append({relation: sorted(labels) for relation, labels in side.items()})
    fixed: list[tuple[str, ...]] = [
        ("types", *(", ".join(entity.types) for entity in pair)),
        ("also called", *(", ".join(entity.aliases) for entity in pair)),
        ("claims", *(str(len(kg.claims(entity))) for entity in pair)),
    ]
    relations = sorted(set(sides[0]) | set(sides[1]), key=lambda name: (name.startswith("←"), name))
    said = [(name, *(", ".join(side.get(name, ())) for side in sides)) for name in relations]
    return Table(("", pair[0].label, pair[1].label), [*fixed, *said])


def is_kind(entity: Entity, kind: str) -> bool:
    """Whether an entity is of a type or one below it."""
    return load_ontology().is_a(entity.types, (kind,))


def _ends(kg: KnowledgeGraph, entity: Entity) -> dict[str, tuple[Entity, set[str]]]:
    found: dict[str, tuple[Entity, set[str]]] = {}
    for claim in kg.claims(entity):
        other = claim.object if claim.subject.iri == entity.iri else claim.subject
        found.setdefault(other.iri, (other, set()))[1].add(phrase(claim, entity))
    return found


def relation_names(via: Iterable[str]) -> frozenset[str]:
    """Relations as the vocabulary writes them; small and capital letters do not matter.

    Raises:
        QueryError: it has no such relation.

    """
    return frozenset(_name(name, load_ontology().relations, "relation") for name in via)


def type_name(kind: str | None) -> str | None:
    """A type as the vocabulary writes it; small and capital letters do not matter.

    Raises:
        QueryError: it has no such type.

    """
    return None if kind is None else _name(kind, load_ontology().types, "type")


def _name(name: str, known: Iterable[str], what: str) -> str:
    by_letters = {found.casefold(): found for found in known}
    if name.casefold() not in by_letters:
        raise QueryError(f"the vocabulary has no {what} {name!r}: it has {', '.join(sorted(known))}")
    return by_letters[name.casefold()]


def _steps(kg: KnowledgeGraph, via: Collection[str]) -> Steps:
    """From each node to each neighbour, the claims that may be walked, the surest first."""
    via = relation_names(via)
    steps: Steps = defaultdict(lambda: defaultdict(list))
    for claim in sorted(kg.graph.claims, key=lambda claim: (-claim.confidence, claim.id)):
        if not is_against(claim) and (not via or claim.predicate in via) and claim.subject != claim.object:
            steps[claim.subject.iri][claim.object.iri].append(claim)
            steps[claim.object.iri][claim.subject.iri].append(claim)
    return steps


def _shortest(steps: Steps, start: str, end: str, count: int, longest: int) -> list[list[str]]:
    """The k shortest ways without loops, by length and then by name (Yen's algorithm)."""
    first = _walk(steps, start, end, longest, set(), set())
    found: list[list[str]] = [first] if first and start != end else []
    waiting: set[tuple[int, tuple[str, ...]]] = set()
    while found and len(found) < count:
        last = found[-1]
        for index in range(len(last) - 1):
            root = last[: index + 1]
            barred = {
                (way[index], way[index + 1]) for way in found if way[: index + 1] == root and len(way) > index + 1
            }
            rest = _walk(steps, last[index], end, longest - index, set(root[:-1]), barred)
            if rest:
                way = (*root[:-1], *rest)
                waiting.add((len(way), way))
        waiting -= {(len(way), tuple(way)) for way in found}
        if not waiting:
            break
        best = min(waiting)
        waiting.remove(best)
        found.append(list(best[1]))
    return found


def _walk(
    steps: Steps, start: str, end: str, longest: int, shut: set[str], barred: set[tuple[str, str]]
) -> list[str] | None:
    """The shortest way that enters no shut node and takes no barred step."""
    came: dict[str, Any] = {start: None}
    queue = deque([(start, 0)])
    while queue:
        node, length = queue.popleft()
        if node == end:
            way = [node]
            while (before := came[way[-1]]) is not None:
                way.append(before)
            return way[::-1]
        if length < longest:
            for near in sorted(steps.get(node, ())):
                if near not in came and near not in shut and (node, near) not in barred:
                    came[near] = node
                    queue.append((near, length + 1))
    return None
