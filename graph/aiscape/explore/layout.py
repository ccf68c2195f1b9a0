"""Edges come in; a place in the plane for each node goes out: communities together, parts packed, nothing overlapping.

A force layout of the ForceAtlas2 kind (repulsion by degree, attraction along edges, gravity, step by swinging), whose
repulsion is one FFT a round, so that 100,000 nodes take seconds. It starts from a layout of the communities.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from aiscape.explore.communities import communities as find_communities
from aiscape.explore.forces import EXACT_UP_TO, Field, exact
from aiscape.explore.packing import pack
from aiscape.explore.spacing import separate

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

REPULSION = 2.0
GRAVITY = 1.0
TOGETHER = 1.2
WIDE = (0.85, 1.2)
GOLDEN = np.pi * (3 - np.sqrt(5))


def layout(
    n: int,
    edges: Ints,
    *,
    weights: Floats | None = None,
    communities: Ints | None = None,
    radii: Floats | None = None,
    seed: int = 0,
) -> Floats:
    """Place `n` nodes; the same input and seed give the same places.

    Args:
        n: How many nodes there are.
        edges: Pairs of node numbers, one a row.
        weights: How hard each edge pulls; 1 if not given.
        communities: A group for each node, kept together; found from the edges if not given.
        radii: How large each node is drawn: no two circles of the result touch; 1 if not given.
        seed: Where chance starts.

    """
    pairs = np.asarray(edges, dtype=np.int64).reshape(-1, 2)
    pull = np.ones(len(pairs)) if weights is None else np.asarray(weights, dtype=float)
    kept = pairs[:, 0] != pairs[:, 1]
    pairs, pull = pairs[kept], pull[kept]
    size = np.ones(n) if radii is None else np.asarray(radii, dtype=float)
    if n == 0:
        return np.zeros((0, 2))
    groups = find_communities(n, pairs, pull) if communities is None else np.asarray(communities, dtype=np.int64)
    _, groups = np.unique(groups, return_inverse=True)
    random = np.random.default_rng(seed)
    points = _start(n, pairs, pull, groups, random)
    points = _settle(points, pairs, pull, groups, rounds=_rounds(n))
    points = _stretch(points, size)
    points = separate(points, size, rounds=60)
    return pack(points, pairs, size)


def _rounds(n: int) -> int:
    """Fewer rounds for larger graphs, whose shape comes from their communities already."""
    return 260 if n < 2000 else 140 if n < 20000 else 70


def _start(n: int, pairs: Ints, pull: Floats, groups: Ints, random: np.random.Generator) -> Floats:
    """Lay out the communities as if each were one node, then spread each one's members around it."""
    count = int(groups.max()) + 1
    sizes = np.bincount(groups, minlength=count).astype(float)
    centres = _sunflower(count) * np.sqrt(max(n / max(count, 1), 1.0))
    between = np.sort(groups[pairs], axis=1)
    between, inverse = np.unique(between[between[:, 0] != between[:, 1]], axis=0, return_inverse=True)
    if 2 < count < n and len(between):
        crossing = groups[pairs[:, 0]] != groups[pairs[:, 1]]
        total = np.bincount(inverse.ravel(), weights=pull[crossing])
        total = total / np.sqrt(sizes[between[:, 0]] * sizes[between[:, 1]])
        centres = _settle(centres, between, total, np.arange(count), rounds=150, mass=np.sqrt(sizes) * 2)
        centres *= np.sqrt(n) / max(float(np.abs(centres - centres.mean(axis=0)).mean()), 1e-9)
    angle = random.random(n) * 2 * np.pi
    reach = np.sqrt(random.random(n) * sizes[groups]) * 0.6
    return np.asarray(centres[groups] + np.stack([np.cos(angle) * reach, np.sin(angle) * reach], axis=1))


def _sunflower(count: int) -> Floats:
    """Points spread evenly over a disc, the first in its middle."""
    at = np.arange(count)
    return np.asarray(np.sqrt(at + 0.5)[:, None] * np.stack([np.cos(at * GOLDEN), np.sin(at * GOLDEN)], axis=1))


def _settle(
    points: Floats, pairs: Ints, pull: Floats, groups: Ints, *, rounds: int, mass: Floats | None = None
) -> Floats:
    """Let repulsion, attraction and gravity come to rest.

    Gravity grows with distance, so that it alone would spread the nodes evenly over an ellipse as wide as a screen;
    each community has a gravity of its own that makes it denser than what lies between communities.
    """
    n = len(points)
    one, two = pairs.T
    degree = np.bincount(pairs.ravel(), weights=np.repeat(pull, 2), minlength=n)
    mass = 1 + np.minimum(degree, 30.0) if mass is None else mass
    field = Field(128 if n < 30000 else 256) if n > EXACT_UP_TO else None
    count = int(groups.max()) + 1
    heavy = np.bincount(groups, weights=mass, minlength=count)
    gravity = 2 * REPULSION * float(mass.mean()) / _usual_length(mass, pull) ** 2 * GRAVITY
    together = gravity * TOGETHER if count < n else 0.0
    speed, before = 1.0, np.zeros((n, 2))
    longest = _usual_length(mass, pull) * np.sqrt(n) * 0.05
    for _ in range(rounds):
        force = (field.repulsion(points, mass) if field else exact(points, mass)) * mass[:, None] * REPULSION
        gap = points[two] - points[one]
        along = gap * (pull / np.sqrt(1e-3 + np.sqrt((gap**2).sum(axis=1))))[:, None]
        for axis in (0, 1):
            place = points[:, axis]
            force[:, axis] += np.bincount(one, along[:, axis], n) - np.bincount(two, along[:, axis], n)
            middle = np.bincount(groups, place * mass, count) / heavy
            force[:, axis] += mass * (together * (middle[groups] - place) - gravity * WIDE[axis] * place)
        swing = np.sqrt(((force - before) ** 2).sum(axis=1))
        trace = np.sqrt(((force + before) ** 2).sum(axis=1)) / 2
        target = float((mass * trace).sum() / max(float((mass * swing).sum()), 1e-9))
        speed = min(target, speed * 1.5)
        length = np.sqrt((force**2).sum(axis=1))
        step = np.minimum(0.9 * speed / (1 + speed * np.sqrt(swing)), longest / np.maximum(length, 1e-9))
        points = points + force * step[:, None]
        before = force
    return np.asarray(points - points.mean(axis=0))


def _usual_length(mass: Floats, pull: Floats) -> float:
    """How far apart two usual nodes come to rest that an edge ties."""
    usual = float(pull.mean()) if len(pull) else 1.0
    return float((REPULSION * float(mass.mean()) ** 2 / max(usual, 1e-9)) ** (2 / 3))


def _stretch(points: Floats, size: Floats) -> Floats:
    """Scale the picture to the size of what is drawn in it, so that little is left to push apart."""
    n = len(points)
    if n < 2:
        return points
    near = cKDTree(points).query(points, k=2)[0][:, 1]
    usual = max(float(np.median(near)), 1e-9)
    return np.asarray(points * (3.2 * float(size.mean()) / usual))
