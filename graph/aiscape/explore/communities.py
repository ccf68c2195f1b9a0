"""Weighted edges come in; a community for each node goes out (Louvain, deterministic)."""

from __future__ import annotations

from collections import deque

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def communities(n: int, edges: Ints, weights: Floats | None = None, *, resolution: float = 1.0) -> Ints:
    """Group nodes so that most weight lies within groups.

    Nodes are visited in their own order, so the same edges always give the same groups. The groups are numbered from
    the largest to the smallest.
    """
    edges = np.asarray(edges, dtype=np.int64).reshape(-1, 2)
    mass = np.ones(len(edges)) if weights is None else np.asarray(weights, dtype=float)
    labels = np.arange(n, dtype=np.int64)
    size, pairs = n, edges
    while len(pairs):
        groups = _move(size, pairs, mass, resolution)
        _, groups = np.unique(groups, return_inverse=True)
        count = int(groups.max()) + 1
        labels = groups[labels]
        if count == size:
            break
        pairs, mass = _gather(groups, pairs, mass, count)
        size = count
    return _by_size(labels)


def _by_size(labels: Ints) -> Ints:
    """Number groups from the largest, ties by their first member."""
    if not len(labels):
        return labels
    _, first, inverse, counts = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
    order = np.lexsort((first, -counts))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    found: Ints = rank[inverse]
    return found


def _gather(groups: Ints, pairs: Ints, mass: Floats, count: int) -> tuple[Ints, Floats]:
    """Make one node of each group, with the weight within it as a loop."""
    low, high = np.sort(groups[pairs], axis=1).T
    keys, inverse = np.unique(low * count + high, return_inverse=True)
    total = np.bincount(inverse, weights=mass)
    return np.stack([keys // count, keys % count], axis=1).astype(np.int64), np.asarray(total)


def _neighbours(n: int, pairs: Ints, mass: Floats) -> tuple[list[int], list[int], list[float]]:
    """Adjacency without loops, as offsets, targets and weights."""
    kept = pairs[:, 0] != pairs[:, 1]
    one, two, weight = pairs[kept, 0], pairs[kept, 1], mass[kept]
    source, target = np.concatenate([one, two]), np.concatenate([two, one])
    order = np.lexsort((target, source))
    offsets = np.concatenate([[0], np.cumsum(np.bincount(source, minlength=n))])
    return offsets.tolist(), target[order].tolist(), np.concatenate([weight, weight])[order].tolist()


def _move(n: int, pairs: Ints, mass: Floats, resolution: float) -> Ints:
    """Move each node to the neighbouring group that gains most, until none gains."""
    offsets, targets, weights = _neighbours(n, pairs, mass)
    degree = np.bincount(pairs.ravel(), weights=np.repeat(mass, 2), minlength=n).tolist()
    total = list(degree)
    group = list(range(n))
    scale = resolution / max(sum(degree), 1e-12)
    waiting = deque(node for node in range(n) if offsets[node] < offsets[node + 1])
    queued = bytearray(b"\1" * n)
    visits = 40 * n
    while waiting and visits:
        visits -= 1
        node = waiting.popleft()
        queued[node] = 0
        around: dict[int, float] = {}
        span = range(offsets[node], offsets[node + 1])
        for at in span:
            other = group[targets[at]]
            around[other] = around.get(other, 0.0) + weights[at]
        own, pull = group[node], degree[node] * scale
        total[own] -= degree[node]
        best, most = own, around.get(own, 0.0) - pull * total[own] + 1e-10
        for other, weight in around.items():
            gain = weight - pull * total[other]
            if gain > most:
                best, most = other, gain
        total[best] += degree[node]
        if best != own:
            group[node] = best
            for at in span:
                other = targets[at]
                if not queued[other] and group[other] != best:
                    queued[other] = 1
                    waiting.append(other)
    return np.array(group, dtype=np.int64)
