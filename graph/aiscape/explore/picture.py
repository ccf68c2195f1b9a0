"""A Graph comes in; where each entity stands, how large it is and which community it is of go out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aiscape.explore.communities import communities
from aiscape.explore.importance import importance
from aiscape.explore.layout import layout
from aiscape.model import Claim, Entity, Graph

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

CONTEXT = {"basedIn": 0.08, "activeIn": 0.08, "partOf": 0.7, "worksFor": 0.9}
"""Relations that say where a thing belongs tie half the field to one country: they pull less than the others."""

HUBS = {"Country", "City", "Region", "Sector"}
SMALLEST, LARGEST = 3.0, 15.0
NAMED_FROM = 4


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing of a graph: one row for each entity of `entities`, in the same order."""

    entities: tuple[Entity, ...]
    points: Floats
    radii: Floats
    importance: Floats
    community: Ints
    names: tuple[str, ...]


def picture(graph: Graph, *, seed: int = 0) -> Picture:
    """Draw a graph; the same graph and seed give the same picture."""
    entities = cast_of(graph)
    number = {entity.iri: at for at, entity in enumerate(entities)}
    pairs, pull, mass = _ties(graph.claims, number)
    n = len(entities)
    hub = np.array([entity.type in HUBS for entity in entities], dtype=bool)
    central = importance(n, pairs, mass)
    central = np.where(hub, central * 0.5, central)
    central = central / central.max() if n else central
    radii = SMALLEST + (LARGEST - SMALLEST) * np.sqrt(central)
    pull = np.where(hub[pairs].any(axis=1), pull * 0.5, pull) if n else pull
    group = communities(n, pairs, pull)
    points = layout(n, pairs, weights=pull, communities=group, radii=radii + 2.5, seed=seed)
    return Picture(entities, points, radii, central, group, _names(entities, central, group))


def cast_of(graph: Graph) -> tuple[Entity, ...]:
    """Every entity that the graph lists or its claims name, in the order of their IRIs."""
    known = {entity.iri: entity for entity in graph.entities}
    for claim in graph.claims:
        for entity in (claim.subject, claim.object, *claim.attributed_to):
            known.setdefault(entity.iri, entity)
    return tuple(known[iri] for iri in sorted(known))


def _ties(claims: tuple[Claim, ...], number: dict[str, int]) -> tuple[Ints, Floats, Floats]:
    """Each linked pair once, with how hard it pulls and how much it tells of importance."""
    pull: dict[tuple[int, int], float] = {}
    told: dict[tuple[int, int], set[tuple[str, str]]] = {}
    for claim in claims:
        one, two = number[claim.subject.iri], number[claim.object.iri]
        if one == two:
            continue
        pair = (one, two) if one < two else (two, one)
        force = CONTEXT.get(claim.predicate, 1.0)
        force *= 1.0 if claim.is_plain else 0.3
        pull[pair] = max(pull.get(pair, 0.0), force)
        told.setdefault(pair, set()).add((claim.predicate, claim.article))
    keys = sorted(pull)
    count = np.array([len(told[key]) for key in keys], dtype=float)
    strength = np.array([pull[key] for key in keys], dtype=float) * (1 + 0.5 * np.log2(np.maximum(count, 1)))
    return np.array(keys, dtype=np.int64).reshape(-1, 2), strength, np.sqrt(count)


def _names(entities: tuple[Entity, ...], central: Floats, group: Ints) -> tuple[str, ...]:
    """Name each community after its most central members, places and sectors last; a small one stays unnamed."""
    if not len(group):
        return ()
    order = np.lexsort((np.arange(len(group)), -central, group))
    names = []
    for members in np.split(order, np.cumsum(np.bincount(group))[:-1]):
        ranked = sorted(members.tolist(), key=lambda at: (entities[at].type in HUBS, -central[at], at))
        first = entities[ranked[0]].label if ranked else ""
        name = first
        if len(ranked) > 1:
            second = ranked[1]
            near = central[second] > 0.45 * central[ranked[0]] and entities[second].type not in HUBS
            name = f"{first} · {entities[second].label}" if near else first
        names.append(name if len(ranked) >= NAMED_FROM else "")
    return tuple(names)
